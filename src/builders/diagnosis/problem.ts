import type {
  ClusterNode,
  Deployment,
  Event,
  PersistentVolumeClaim,
  Pod,
} from '../../lib/kubernetes/kinds.ts';
import type { Topic } from '../../lib/topics.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec, Security } from '../manifests/spec.ts';

/** What this job sees of a node that is not ready. Lists are empty where the job has no right to look. */
export type Observed = {
  readonly deployment: Deployment;
  readonly pods: readonly Pod[];
  /** undefined: the node has no claim, or the claim does not exist yet. */
  readonly claim: PersistentVolumeClaim | undefined;
  /** Events about the node's pods and claim, oldest first. */
  readonly events: readonly Event[];
  /** The cluster nodes of pods that should have ended. */
  readonly clusterNodes: readonly ClusterNode[];
  /** The last lines of the log of the container that crashed (`crashedOf`); undefined when it was not read. */
  readonly log: string | undefined;
  readonly setting: Setting;
  /** The server's clock, ms since the epoch; undefined when it was not asked. */
  readonly nowMs: number | undefined;
};

/** What helps, in a sentence that names the input or the object to change, and where a reader finds more about it. */
export type Remedy = { readonly topic: Topic; readonly hint: string };

/** Why waiting cannot help, and what would. The cluster's words in `what` are not to be trusted. */
export type Problem = Remedy & { readonly what: string };

/** What a hint may name of this job: its objects in the cluster, and inputs only where the job has them. */
export type Setting = {
  readonly namespace: string;
  /** The name of the Deployment; undefined for a builder that others created. */
  readonly node: string | undefined;
  /** The cache claim, which this job may only use; undefined for a cache on the cluster node's own disk. */
  readonly claim: { readonly name: string; readonly isOwn: boolean } | undefined;
  readonly hasPodPatch: boolean;
  readonly security: Security;
  /** As in the label `kubernetes.io/arch`; undefined where it is not known. */
  readonly architecture: string | undefined;
  /** The builder's architecture where a cluster node has it, else another one; undefined where none is known. */
  readonly clusterArchitecture: string | undefined;
};

/** Returns the setting of a node that this job creates or joins. */
export function settingOf(spec: NodeSpec): Setting {
  return {
    namespace: spec.namespace,
    node: spec.name,
    claim: claimOf(spec),
    hasPodPatch: spec.podPatch.kind === 'patch',
    security: spec.security,
    architecture: spec.architecture,
    clusterArchitecture: undefined,
  };
}

/** Returns the setting of a builder that others created. */
export function foreignSetting(namespace: string): Setting {
  const unknown = {
    node: undefined,
    claim: undefined,
    architecture: undefined,
    clusterArchitecture: undefined,
  };
  return { namespace, hasPodPatch: false, security: 'privileged', ...unknown };
}

function claimOf({ name, cache }: NodeSpec): Setting['claim'] {
  if (cache.kind === 'existing') return { name: cache.claim, isOwn: false };
  return cache.kind === 'claim' ? { name: claimName(name), isOwn: true } : undefined;
}

/**
 * Returns the command that deletes a node's cache, with the Deployment whose pod would keep it: the next job creates
 * both again. A claim that others created is theirs to empty. Returns undefined for a cache that is on no claim.
 */
export function cacheDeletion({ namespace, node, claim }: Setting): string | undefined {
  if (node === undefined || claim === undefined) return undefined;
  const deployment = `kubectl --namespace ${namespace} delete deployment/${node}`;
  return claim.isOwn
    ? `${deployment} pvc/${claim.name}`
    : `${deployment}, then empty or replace the claim ${claim.name}`;
}

/** What helps, given what the words matched; undefined where nothing is known to help this job. */
export type Hint = string | ((setting: Setting, found: readonly string[]) => string | undefined);

/** A row of a table of hints. The first row whose words match counts, so special cases come first. */
export type HintRow = {
  readonly topic: Topic;
  readonly words: RegExp;
  /** The kind of object that the words are about; undefined = any. */
  readonly object?: string;
  /** Which jobs the row is for; undefined = all. */
  readonly isFor?: (setting: Setting) => boolean;
  readonly hint: Hint;
};

/** Returns rows that are all about one topic. */
export function about(topic: Topic, rows: readonly Omit<HintRow, 'topic'>[]): readonly HintRow[] {
  return rows.map((row) => ({ topic, ...row }));
}

/**
 * Returns what helps against these words; undefined when no row knows them. `object` is the kind of object that they are
 * about, as a resource's name in lower case such as `deployments`; undefined = any.
 */
export function findRemedy(
  rows: readonly HintRow[],
  words: string,
  setting: Setting,
  object?: string,
): Remedy | undefined {
  const text = words.replace(/\s+/g, ' ');
  for (const row of rows) {
    const isOfIt = row.object === undefined || object === undefined || row.object === object;
    const found = isOfIt && row.isFor?.(setting) !== false ? row.words.exec(text) : null;
    if (found === null) continue;
    const hint = typeof row.hint === 'string' ? row.hint : row.hint(setting, found);
    return hint === undefined ? undefined : { topic: row.topic, hint };
  }
  return undefined;
}

/** Returns the hint about what only `pod-patch` can have set, if this job has one; otherwise `without`. */
export function patchOr(withPatch: string, without?: string): Hint {
  return ({ hasPodPatch }) => (hasPodPatch ? withPatch : without);
}

/** Returns the hint about a cache on a claim, given the command that deletes it; `without` for one on no claim. */
export function claimOr(withClaim: (deletion: string) => string, without: string): Hint {
  return (setting) => {
    const deletion = cacheDeletion(setting);
    return deletion === undefined ? without : withClaim(deletion);
  };
}

/** Returns the hint about an object that a pod refers to and that does not exist. `create` is the command, if short. */
export function notThere(what: string, field: string, create?: string): Hint {
  return (setting, found) => {
    const fill = (text: string): string =>
      text.replaceAll('NAMESPACE', setting.namespace).replaceAll('NAME', found[1] ?? '');
    const command = create === undefined ? '' : ` (${fill(create)})`;
    const todo = `Create ${fill(what)}${command}`;
    if (setting.hasPodPatch) return `${todo}, or change ${field} in \`pod-patch\`.`;
    return `${todo}: a policy of the cluster or the pod-patch of another job asks for it.`;
  };
}
