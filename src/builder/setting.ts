import { claimName } from './names.ts';
import type { NodeSpec, Security } from './spec.ts';

/** What a remedy may name of this job: its objects in the cluster, and inputs only where the job has them. */
export type Setting = {
  readonly namespace: string;
  /** The name of the Deployment; '' where there is none of ours. */
  readonly node: string;
  /** The name of the cache claim; '' = the cache is on the cluster node's own disk. */
  readonly claim: string;
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
    claim: spec.cache.kind === 'claim' ? claimName(spec.name) : '',
    hasPodPatch: spec.podPatch.kind === 'patch',
    security: spec.security,
    architecture: spec.architecture,
  };
}

/** The setting of a builder that others made. */
export function foreignSetting(namespace: string): Setting {
  return { namespace, node: '', claim: '', hasPodPatch: false, security: 'privileged', architecture: '' };
}

/** The command that deletes a node's cache with the Deployment whose pod would keep it: the next job makes both again. */
export function deleteCache({ namespace, node, claim }: Setting): string {
  return `kubectl --namespace ${namespace} delete deployment/${node} pvc/${claim}`;
}
