import { patchOr, type RemedyRow } from './remedy-row.ts';
import { deleteCache, type Setting } from './setting.ts';

/** What helps when no cluster node takes the pod (kubernetes, pkg/scheduler/framework/plugins; EKS' fargate-scheduler). */
export const SCHEDULER_REMEDIES: readonly RemedyRow[] = [
  {
    words: /on Fargate|Fargate Profile/i,
    remedy: remedyOfFargate,
  },
  {
    words: /volume node affinity conflict|PersistentVolume's node affinity/,
    remedy: (setting) => {
      const zone = 'Its volume is in another zone: add a cluster node there';
      return setting.claim === '' ? `${zone}.` : `${zone}, or delete the cache: ${deleteCache(setting)}`;
    },
  },
  {
    words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
    remedy: patchOr(
      'Check that claim, which pod-patch may name.',
      'Run the job again when the claim is there.',
    ),
  },
  {
    words: /Insufficient (?:cpu|memory)/,
    remedy: 'Set the inputs cpu and memory lower, or add cluster nodes.',
  },
  {
    words: /Insufficient (\S+?)[.,]?(?= |$)/,
    remedy: patchOr(
      'Ask for less of it in pod-patch, or add cluster nodes that have it.',
      'Add cluster nodes that have more of it.',
    ),
  },
  { words: /Too many pods/, remedy: 'The cluster nodes are full of pods: add some.' },
  {
    words: /exceed max volume count/,
    remedy: 'The cluster nodes hold as many volumes as they can: add some, or set cache-size: 0.',
  },
  {
    words: /node affinity\/selector/,
    remedy: ({ architecture, hasPodPatch }) => {
      if (architecture === 'arm')
        return 'There is no cluster node of 32-bit arm: leave linux/arm out of the input platforms (README, several platforms).';
      if (hasPodPatch)
        return 'No cluster node has that architecture and the labels that pod-patch asks for: change pod-patch or the input platforms.';
      return 'There is no cluster node of that architecture: set the input platforms.';
    },
  },
  {
    words: /untolerated taint/,
    remedy:
      'All cluster nodes are tainted: add a toleration with the input pod-patch, or free one for builders.',
  },
  {
    words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
    remedy: patchOr('Change affinity, spread constraints or ports in pod-patch.', 'Add cluster nodes.'),
  },
  {
    words: /were unschedulable/,
    remedy: 'The cluster nodes are cordoned: kubectl uncordon one, or add some.',
  },
  {
    words: /scheduling gates/i,
    remedy: ({ namespace }) =>
      `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
  },
  {
    words: /unbound immediate/,
    remedy:
      'Its claim is not bound: check the provisioner of its StorageClass, or set the input storage-class.',
  },
  {
    words: /in use by other pod|ReadWriteOncePod/,
    remedy: ({ namespace }) =>
      `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
  },
  { words: /no nodes available/, remedy: 'The cluster has no node: add one.' },
];

/** Returns what helps where a Fargate profile takes the pod. */
export function remedyOfFargate({ namespace }: Setting): string {
  return `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`;
}
