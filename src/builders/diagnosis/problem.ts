import type {
  CoreV1Event,
  V1Deployment,
  V1Node,
  V1PersistentVolumeClaim,
  V1Pod,
} from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec, Security } from '../manifests/spec.ts';

/** What can be seen of a node that is not ready. Lists are empty where this job has no right to look. */
export type Observed = {
  readonly deployment: Wire<V1Deployment>;
  readonly pods: readonly Wire<V1Pod>[];
  /** undefined: the node has no claim, or it is not there yet. */
  readonly claim: Wire<V1PersistentVolumeClaim> | undefined;
  /** Events about the node's pods and claim, oldest first. */
  readonly events: readonly Wire<CoreV1Event>[];
  /** The machines of pods that should have ended. */
  readonly clusterNodes: readonly Wire<V1Node>[];
  /** The last lines of the log of the container that crashed (crash.ts), '' when it was not read. */
  readonly log: string;
  /** What hints may name of this job. */
  readonly setting: Setting;
  /** The server's clock, ms since the epoch. */
  readonly nowMs: number | undefined;
};

/** Why waiting cannot help, and what would. The words of the cluster in `what` are not to be trusted. */
export type Problem = { readonly what: string; readonly hint: string };

/** What a hint may name of this job: its objects in the cluster, and inputs only where the job has them. */
export type Setting = {
  readonly namespace: string;
  /** The name of the Deployment; '' where there is none of ours. */
  readonly node: string;
  /** The name of the cache claim; '' = the cache is on the cluster node's own disk. */
  readonly claim: string;
  /** False for a claim that somebody else made and this job only uses. */
  readonly isOwnClaim: boolean;
  readonly hasPodPatch: boolean;
  readonly security: Security;
  /** As in the label `kubernetes.io/arch`; '' where it is not known. */
  readonly architecture: string;
};

/** The setting of a node that this job makes or joins. */
export function settingOf(spec: NodeSpec): Setting {
  return {
    namespace: spec.namespace,
    node: spec.name,
    claim: claimOf(spec),
    isOwnClaim: spec.cache.kind === 'claim',
    hasPodPatch: spec.podPatch.kind === 'patch',
    security: spec.security,
    architecture: spec.architecture,
  };
}

/** The setting of a builder that others made. */
export function foreignSetting(namespace: string): Setting {
  const nothing = { node: '', claim: '', isOwnClaim: false, architecture: '' };
  return { namespace, hasPodPatch: false, security: 'privileged', ...nothing };
}

function claimOf({ name, cache }: NodeSpec): string {
  if (cache.kind === 'existing') return cache.claim;
  return cache.kind === 'claim' ? claimName(name) : '';
}

/**
 * The command that deletes a node's cache with the Deployment whose pod would keep it: the next job makes both again.
 * A claim that others made is theirs to empty.
 */
export function deleteCache({ namespace, node, claim, isOwnClaim }: Setting): string {
  const deployment = `kubectl --namespace ${namespace} delete deployment/${node}`;
  return isOwnClaim
    ? `${deployment} pvc/${claim}`
    : `${deployment}, then empty or replace the claim ${claim}`;
}

/** What helps, given what the words matched. */
export type Hint = string | ((setting: Setting, found: readonly string[]) => string | undefined);

/** A row of the table of hints. The first row whose words match counts, so what is particular stands first. */
export type HintRow = {
  readonly words: RegExp;
  /** Of which kind of object; undefined = any. */
  readonly object?: string;
  readonly hint: Hint;
};

/** For what only `pod-patch` can have brought in, if this job has one; `without` where it has none. */
export function patchOr(withPatch: string, without?: string): Hint {
  return ({ hasPodPatch }) => (hasPodPatch ? withPatch : without);
}

/** For an object that a pod refers to and that is not there: `create` is the command that makes it, '' = none is short. */
export function notThere(what: string, field: string, create = ''): Hint {
  return (setting, found) => {
    const fill = (text: string): string =>
      text.replaceAll('NAMESPACE', setting.namespace).replaceAll('NAME', found[1] ?? '');
    const object = fill(what);
    const command = create === '' ? '' : ` (${fill(create)})`;
    if (setting.hasPodPatch) return `Create ${object}${command}, or change ${field} in pod-patch.`;
    return `Create ${object}${command}: a policy of the cluster or the pod-patch of another job asks for it.`;
  };
}

/**
 * Returns what helps against these words, in a sentence that names the input or the object to change; undefined when no
 * row knows them. `object` is the kind of object that they are about, as a resource's name in lower case such as
 * `deployments`; undefined = any.
 */
export function findHint(
  rows: readonly HintRow[],
  words: string,
  setting: Setting,
  object?: string,
): string | undefined {
  const text = words.replace(/\s+/g, ' ');
  for (const row of rows) {
    const isOfIt = row.object === undefined || object === undefined || row.object === object;
    const found = isOfIt ? row.words.exec(text) : null;
    if (found !== null) return typeof row.hint === 'string' ? row.hint : row.hint(setting, found);
  }
  return undefined;
}
