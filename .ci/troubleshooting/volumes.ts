import type { Section } from './section.ts';

const DELETE = '`kubectl --namespace NAMESPACE delete deployment/NAME pvc/NAME-cache`';

/** The volume of the cache. */
export const VOLUMES = {
  'no-default-storageclass': {
    messages: ['the cluster has no default StorageClass', 'Set `storage-class`, or `cache-size: 0`.'],
    cause:
      'The claim of the cache names no StorageClass, and the cluster has no default one. EKS has had none since 1.30.',
    check: 'kubectl get storageclass',
    fix: `Set \`storage-class\` to one of the list, or \`cache-size: 0\` for a builder without a volume. A claim that waits already has to be deleted: ${DELETE}.`,
  },
  'claim-not-provisioned': {
    messages: ['No volume was provisioned for claim …: …', 'Check the provisioner of its StorageClass.'],
    cause: 'The driver of the StorageClass did not create the volume, or no driver of that name runs.',
    check: 'kubectl --namespace NAMESPACE describe pvc',
    fix: `Fix the StorageClass or its driver, or change \`storage-class\` and delete the claim: ${DELETE}.`,
  },
  'claim-lost': {
    messages: ['The volume of claim … is gone (phase Lost).'],
    cause: 'Somebody deleted the volume behind the claim.',
    check: 'kubectl --namespace NAMESPACE get pvc; kubectl get pv',
    fix: `Delete the claim, and the next job starts with an empty cache: ${DELETE}.`,
  },
  'claim-deleting': {
    messages: ['is being deleted, and stays as long as a pod uses it.', 'is being deleted.'],
    cause: 'Somebody deleted the claim while a pod uses it.',
    check: 'kubectl --namespace NAMESPACE describe pvc NAME-cache',
    fix: 'Run the job again when it is gone.',
  },
  'claim-unfit': {
    messages: [
      'PersistentVolumeClaim … does not exist in namespace …',
      'it cannot keep a cache.',
      'nodes would share claim …',
    ],
    cause:
      'The claim of `cache-claim` or `pod-patch` does not exist, is read-only, is a block device, or is for one node where the builder has several.',
    check: 'kubectl --namespace NAMESPACE get pvc CLAIM --output yaml',
    fix: 'Name a claim with a writable file system, and use one per architecture.',
  },
  'volume-zone': {
    messages: ['Its volume is in another zone: add a node there'],
    cause: 'A volume of a cloud is in one zone, and no node there has room.',
    check: 'kubectl get nodes --label-columns topology.kubernetes.io/zone',
    fix: `Add a node in that zone, or delete the cache: ${DELETE}.`,
  },
  'volume-in-use': {
    messages: [
      'Another pod uses the same volume',
      'Another pod uses the volume',
      'Another pod or a lost cluster node still has the volume',
    ],
    cause: 'Another pod, or a node that is lost, still has the volume.',
    check: 'kubectl --namespace NAMESPACE get pods --output wide; kubectl get volumeattachments',
    fix: 'Delete the other pod. If its node is gone for good, delete the node.',
  },
  'volume-mount': {
    messages: [
      "The builder's pod cannot start",
      'Check the storage driver of the cluster, or change `storage-class`.',
      'Install that CSI driver on the cluster nodes',
    ],
    cause: 'The volume exists, and the node cannot attach or mount it.',
    check: 'kubectl --namespace NAMESPACE describe pods',
    fix: 'Check that the CSI driver runs on the node, and the volumes of `pod-patch`.',
  },
  'cache-full': {
    messages: ['The cache volume is full: raise `cache-size`', 'The disk of the cluster node is full'],
    cause: 'The volume of the cache, or the disk of the node without one, has no space left.',
    check: 'kubectl --namespace NAMESPACE exec deployment/NAME -- df -h',
    fix: `Raise \`cache-size\`, if the StorageClass can expand volumes, or delete the cache: ${DELETE}.`,
  },
  'cache-damaged': {
    messages: [
      'The cache is corrupt',
      'The file system of the volume is damaged',
      'The cache volume is broken',
    ],
    cause: 'The node or the disk failed while BuildKit wrote to the cache.',
    check: 'kubectl --namespace NAMESPACE logs deployment/NAME --previous',
    fix: `Delete the cache, and the next job starts with an empty one: ${DELETE}.`,
  },
} satisfies Readonly<Record<string, Section>>;
