/**
 * The lists of a pod template that are merged item by item, each with the field that tells its items apart
 * (patchMergeKey in k8s.io/api, core/v1/types.go); all others replace. None of these names means anything else
 * elsewhere in a pod template.
 */
const MERGE_KEYS: ReadonlyMap<string, string> = new Map([
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['ephemeralContainers', 'name'],
  ['volumes', 'name'],
  ['imagePullSecrets', 'name'],
  ['resourceClaims', 'name'],
  ['schedulingGates', 'name'],
  ['hostAliases', 'ip'],
  ['topologySpreadConstraints', 'topologyKey'],
  ['env', 'name'],
  ['ports', 'containerPort'],
  ['volumeMounts', 'mountPath'],
  ['volumeDevices', 'devicePath'],
]);

/** The key by which the list of this name is merged; undefined for a list that replaces. */
export function mergeKeyOf(list: string): string | undefined {
  return MERGE_KEYS.get(list);
}
