import { claimName } from '../manifests/names.ts';
import type { NodeSpec, Security } from '../manifests/spec.ts';

/** What a remedy may name of this job: its objects in the cluster, and inputs only where the job has them. */
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
