import { isMapping, type Mapping } from '../../lib/json.ts';

/** What a mapping of a patch may say of itself instead of being merged: `$patch: delete` or `replace`. */
const DIRECTIVE = '$patch';

/**
 * Returns a pod template, or a part of one, with a strategic merge patch applied as the API server does it (apimachinery,
 * pkg/util/strategicpatch/patch.go, mergeMap): mappings merge, null deletes, lists merge by key or replace. One thing
 * is easier: another source of a volume replaces the old one, see `withoutReplaced`. The patch must be without fault in `faultOfPatch`.
 */
export function strategicMerge(original: Mapping, patch: Mapping): Mapping {
  if (patch[DIRECTIVE] === 'delete') return {};
  if (patch[DIRECTIVE] === 'replace') return cleanMapping(withoutDirective(patch));
  const merged = new Map(Object.entries(original));
  for (const [name, value] of Object.entries(patch)) {
    const result = mergeField(name, merged.get(name), value);
    if (result === undefined) merged.delete(name);
    else merged.set(name, result);
  }
  return Object.fromEntries(merged);
}

/** Returns the merged value of a field; undefined = the field is deleted. */
function mergeField(name: string, original: unknown, patch: unknown): unknown {
  if (patch === null) return undefined;
  if (isMapping(original) && isMapping(patch))
    return strategicMerge(withoutReplaced(name, original, patch), patch);
  const key = mergeKeyOf(name);
  if (key !== undefined && isListOfMappings(original) && isListOfMappings(patch))
    return mergeList(name, original, patch, key);
  return clean(patch);
}

function mergeList(
  name: string,
  original: readonly Mapping[],
  patch: readonly Mapping[],
  key: string,
): readonly Mapping[] {
  const plain = patch.filter((item) => !(DIRECTIVE in item));
  const directives = patch.filter((item) => DIRECTIVE in item);
  if (directives.some((item) => item[DIRECTIVE] === 'replace')) return plain.map(cleanMapping);
  const deleted = new Set(directives.map((item) => item[key]));
  const kept = original.filter((item) => !deleted.has(item[key]));
  const merged = plain.map((item) => {
    const found = kept.find((one) => one[key] === item[key]);
    if (found === undefined) return cleanMapping(item);
    return strategicMerge(withoutReplaced(name, found, item), item);
  });
  return inOrder(kept, merged, key);
}

/**
 * Returns the items in the server's order: those of the patch in the patch's order, each before the first of the others
 * that did not come before it already. So a new item is first.
 */
function inOrder(original: readonly Mapping[], merged: readonly Mapping[], key: string): readonly Mapping[] {
  const places = new Map(original.map((item, index) => [item[key], index]));
  const named = new Set(merged.map((item) => item[key]));
  const others = original.filter((item) => !named.has(item[key]));
  const ordered: Mapping[] = [];
  for (const item of merged) {
    const place = places.get(item[key]) ?? -1;
    while (others[0] !== undefined && (places.get(others[0][key]) ?? 0) < place)
      ordered.push(...others.splice(0, 1));
    ordered.push(item);
  }
  return [...ordered, ...others];
}

/** Returns what the server keeps of a value that replaces or is new: no nulls, and no mapping with a directive. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !hasDirective(item)).map(clean);
  return isMapping(value) ? (hasDirective(value) ? undefined : cleanMapping(value)) : value;
}

function cleanMapping(mapping: Mapping): Mapping {
  const entries = Object.entries(mapping).map(([name, value]) => [name, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

function hasDirective(value: unknown): boolean {
  return isMapping(value) && DIRECTIVE in value;
}

function withoutDirective(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== DIRECTIVE));
}

function isListOfMappings(value: unknown): value is readonly Mapping[] {
  return Array.isArray(value) && value.every(isMapping);
}

/** The ways to probe a container, of which a probe has one (k8s.io/api, core/v1/types.go, ProbeHandler). */
const HANDLERS: ReadonlySet<string> = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);

const PROBES: ReadonlySet<string> = new Set(['readinessProbe', 'livenessProbe', 'startupProbe']);

/**
 * Returns `original` without the alternatives that the patch replaces, where the field of this name may have only one of
 * them: a volume has one source, a probe one handler. The server keeps both, and then refuses the pod, unless the patch
 * also says `emptyDir: null`; no user wants that.
 */
function withoutReplaced(name: string, original: Mapping, patch: Mapping): Mapping {
  const isAlternative = alternativesOf(name);
  const chosen = Object.entries(patch).filter(([field, value]) => isAlternative(field) && value !== null);
  if (chosen.length === 0) return original;
  const kept = Object.entries(original).filter(([field]) => !isAlternative(field) || field in patch);
  return Object.fromEntries(kept);
}

/** Returns a test for the fields that exclude each other in an item of the list, or in the mapping, of this name. */
function alternativesOf(name: string): (field: string) => boolean {
  if (name === 'volumes') return (field) => field !== 'name' && !field.startsWith('$');
  return (field) => PROBES.has(name) && HANDLERS.has(field);
}

/**
 * The lists of a pod template that are merged item by item, each with the field that identifies its items (patchMergeKey
 * in k8s.io/api, core/v1/types.go); all others replace. None of these names means anything else elsewhere in a pod
 * template.
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

/** Returns the key by which the list of this name is merged; undefined for a list that replaces. */
export function mergeKeyOf(list: string): string | undefined {
  return MERGE_KEYS.get(list);
}

/**
 * Returns what is wrong with a strategic merge patch, by its path and without its values, which may be secret; undefined
 * when it can be merged. Of the directives only `$patch` is allowed: the others are what kubectl apply computes for itself.
 */
export function faultOfPatch(patch: Mapping, path: string): string | undefined {
  return firstFault(Object.entries(patch), ([name, value]) => {
    const shown = /^[\w$./-]+$/.test(name) ? name : JSON.stringify(name);
    return faultOfField(name, value, `${path}.${shown}`);
  });
}

/** Returns the fault of the first item that has one. */
function firstFault<Item>(
  items: readonly Item[],
  faultOf: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const fault = faultOf(item, index);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOfField(name: string, value: unknown, path: string): string | undefined {
  if (name === '$patch')
    return value === 'delete' || value === 'replace' ? undefined : `${path} is not delete or replace`;
  if (name.startsWith('$')) return `${path} is not understood`;
  if (isMapping(value)) return faultOfPatch(value, path);
  if (!Array.isArray(value)) return undefined;
  const key = mergeKeyOf(name);
  const fault = key === undefined ? undefined : faultOfKeys(value, key, path);
  const ofItem = (item: unknown, index: number): string | undefined =>
    isMapping(item) ? faultOfPatch(item, `${path}[${index}]`) : undefined;
  return fault ?? firstFault(value, ofItem);
}

function faultOfKeys(items: readonly unknown[], key: string, path: string): string | undefined {
  const seen = new Set<unknown>();
  return firstFault(items, (item, index) => {
    if (!isMapping(item)) return `${path}[${index}] is not a mapping`;
    // "$patch: replace" stands alone: it is about the whole list.
    if (item.$patch === 'replace') return undefined;
    const name = item[key];
    if (name === undefined || name === null) return `${path}[${index}] has no ${key}`;
    if (seen.has(name)) return `${path}[${index}] has the same ${key} as an item before it`;
    if (item.$patch === undefined) seen.add(name);
    return undefined;
  });
}
