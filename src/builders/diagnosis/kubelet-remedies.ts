import { notThere, patchOr, type RemedyRow } from './remedy-row.ts';
import { deleteCache } from './setting.ts';

/** What a container or a volume refers to (kubernetes, pkg/kubelet/kuberuntime, pkg/volume). */
const REFERENCES: readonly RemedyRow[] = [
  {
    words: /(?:object "[^"]*"\/"|secret ")([^"]+)" not (?:found|registered)/i,
    remedy: notThere('the Secret NAME in namespace NAMESPACE', 'it'),
  },
  {
    words: /configmap "([^"]+)" not found/i,
    remedy: notThere('the ConfigMap NAME in namespace NAMESPACE', 'it'),
  },
  {
    words: /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i,
    remedy: ({ hasPodPatch }, [, key, kind, name]) =>
      `Add the key ${key} to the ${kind} ${name}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
  },
  {
    words: /references non-existent (secret|config) key: (\S+)/,
    remedy: ({ hasPodPatch }, [, kind, key]) =>
      `Add the key ${key} to that ${kind === 'secret' ? 'Secret' : 'ConfigMap'}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
  },
];

const SECURITY: readonly RemedyRow[] = [
  {
    words: /runAsNonRoot/,
    remedy: ({ security, hasPodPatch }) => {
      if (security === 'rootless')
        return 'Set the input image to a rootless one (moby/buildkit:…-rootless), whose user is not root.';
      return hasPodPatch
        ? 'Remove runAsNonRoot from pod-patch, exempt the pods from the policy that sets it, or set security: rootless.'
        : 'Exempt the pods from the policy that forbids root, or set security: rootless.';
    },
  },
  {
    words: /no runtime for|runtime handler|RuntimeHandler/i,
    remedy: patchOr(
      'Change runtimeClassName in pod-patch: the cluster nodes do not have it.',
      'The cluster nodes do not have that runtime: check the RuntimeClass that a policy sets.',
    ),
  },
  {
    words: /seccomp|apparmor/i,
    remedy: patchOr(
      'Change that profile in pod-patch, or load it on the cluster nodes.',
      'Check the seccomp and AppArmor set-up of the cluster nodes.',
    ),
  },
];

const VOLUMES: readonly RemedyRow[] = [
  {
    words: /Multi-Attach|already (?:exclusively )?(?:attached|used)/i,
    remedy: ({ namespace }) =>
      `Another pod or a lost cluster node still has the volume: kubectl --namespace ${namespace} get pods --output wide`,
  },
  {
    words: /CSI drivers?\b|does not contain driver/i,
    remedy: 'Install that CSI driver on the cluster nodes, or set the input storage-class to another.',
  },
  {
    words: /hostPath type check failed|subPath|not a shared mount/i,
    remedy: patchOr(
      'Correct that volume or mount in pod-patch.',
      'Check the volumes that the cluster adds to pods.',
    ),
  },
  {
    words: /wrong fs type|bad superblock|structure needs cleaning|fsck/i,
    remedy: (setting) =>
      setting.claim === ''
        ? 'The file system of that volume is damaged: repair or replace it.'
        : `The file system of the volume is damaged: ${deleteCache(setting)} (the cache is lost).`,
  },
  {
    words: /FailedAttachVolume|FailedMount|FailedMapVolume/,
    remedy: patchOr(
      'Check the volumes of pod-patch, and the storage driver of the cluster.',
      'Check the storage driver of the cluster, or set the input storage-class to another.',
    ),
  },
];

/** A cluster node that takes a pod and then refuses or drops it (pkg/kubelet/lifecycle, pkg/kubelet/eviction). */
const NODES: readonly RemedyRow[] = [
  {
    words: /^Pod was rejected: .*OutOf(?:cpu|memory)|^OutOf(?:cpu|memory)/i,
    remedy: 'Set the inputs cpu and memory lower, or add cluster nodes.',
  },
  { words: /^OutOf/, remedy: 'Make room on that cluster node, or add cluster nodes.' },
  {
    words: /^NodeAffinity/,
    remedy: patchOr(
      'Change nodeName or nodeSelector in pod-patch.',
      'The labels of that cluster node changed: add cluster nodes.',
    ),
  },
  {
    words: /^UnexpectedAdmissionError/,
    remedy: patchOr(
      'Check the devices that pod-patch asks for, and the device plugin of that cluster node.',
      'Restart the kubelet and the device plugins of that cluster node.',
    ),
  },
  {
    words: /^Evicted.*(?:ephemeral-storage|inodes|nodefs|imagefs|DiskPressure)/i,
    remedy: ({ claim }) =>
      claim === ''
        ? 'The disk of the cluster node is full: set cache-size, so that the cache gets a volume of its own.'
        : 'The disk of the cluster node is full: use nodes with a larger one.',
  },
  { words: /^Evicted/, remedy: 'Set the input memory to what builds need, so that the pod is not evicted.' },
];

const START: readonly RemedyRow[] = [
  {
    words: /executable file not found|no such file or directory|exec format error|no command specified/i,
    remedy: patchOr(
      'Check the inputs image and pod-patch (command).',
      'Check the input image: it must be one of BuildKit, for the architecture of the cluster node.',
    ),
  },
  {
    words: /no space left on device|disk quota/i,
    remedy: 'The disk of the cluster node is full: free it, or use another cluster node.',
  },
  {
    words: /assign an IP address|no (?:available|free) IP|IPs? .*exhausted/i,
    remedy: 'The network of the cluster has no free addresses for pods: ask whoever runs it for more.',
  },
];

/** What helps when the kubelet cannot start a pod that a cluster node has taken. */
export const KUBELET_REMEDIES: readonly RemedyRow[] = [
  ...NODES,
  ...REFERENCES,
  ...SECURITY,
  ...VOLUMES,
  ...START,
];
