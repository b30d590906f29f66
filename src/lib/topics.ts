/**
 * What trouble there can be, one for each that a reader has to act on differently, with its title: what an annotation
 * shows in bold. Each has its section in docs/troubleshooting.md, whose anchor is the key (.ci/troubleshooting).
 */
export const TITLES = {
  // The inputs and the runner.
  input: 'An input is not valid',
  fork: 'Not allowed on an event from a fork',
  'pod-patch': 'The pod-patch does not fit',
  'buildkitd-config': 'The BuildKit configuration is not valid',
  runner: 'This runner cannot run the action',
  'disk-full': "The runner's disk is full or read-only",
  internal: 'A bug in setup-buildx-kubernetes',
  cancelled: 'The job was cancelled',
  timeout: 'The builder was not ready in time',
  cleanup: 'The job could not be cleaned up',

  // The way to the cluster.
  'kubeconfig-missing': 'No kubeconfig was given or found',
  'kubeconfig-invalid': 'The kubeconfig cannot be used',
  'kubeconfig-untrusted': 'The kubeconfig may not run programs or read files',
  'exec-plugin': 'The credential plugin of the kubeconfig failed',
  unreachable: 'The API server cannot be reached',
  tls: 'The certificate of the server is not trusted',
  proxy: 'The proxy does not let the runner through',
  unauthorized: 'The API server rejected the credentials',
  'id-token': 'The job gets no GitHub ID token',
  'id-token-rejected': "The API server rejected the job's GitHub ID token",
  forbidden: 'Missing permissions in the cluster',
  'namespace-missing': 'The namespace does not exist',
  'namespace-default': 'The builder runs in the namespace default',
  'credentials-file': "The job's own credentials file cannot be used",

  // EKS and AWS.
  'eks-not-found': 'The EKS cluster was not found',
  'eks-not-active': 'The EKS cluster is not active',
  'eks-private': 'The runner cannot reach the endpoint of the EKS cluster',
  'eks-access-entry': 'The EKS cluster rejected the AWS role',
  'eks-describe': 'AWS did not say where the EKS cluster is',
  'aws-credentials': 'The job has no AWS credentials',
  'aws-keys': 'AWS rejected the credentials',
  'aws-role': 'AWS did not let the job assume the role',

  // buildx, and the BuildKit that it reaches.
  'buildx-missing': 'buildx is not installed on the runner',
  'buildx-too-old': 'buildx is too old',
  'buildx-failed': 'buildx failed',
  'buildx-instance': 'The buildx instance is used by another job',
  'buildx-unreachable': 'buildx cannot reach the builder',
  'buildkit-image': 'The BuildKit image cannot be used',

  // Objects in the cluster that are not as this job needs them.
  'foreign-object': 'An object of this name belongs to somebody else',
  contention: 'Something in the cluster changes the builder at the same time',
  'hold-lost': 'The hold of this job is gone or is not renewed',
  orphan: 'The builder is orphaned',
  'builder-deleted': 'The builder was deleted',
  'old-pod': 'The previous pod of the builder does not terminate',
  'scaled-down': 'Somebody scaled the builder to zero',
  'rollout-paused': 'The rollout of the builder is paused',
  'connect-unfit': 'The existing builder cannot be used by mode connect',
  'connect-not-ready': 'The existing builder is not ready',
  sidecar: 'A sidecar takes the place of BuildKit',

  // The cluster does not create the pod.
  quota: 'A ResourceQuota is used up',
  'limit-range': 'A LimitRange does not allow the request',
  'pod-security': "Pod Security rejected the builder's pod",
  policy: 'A policy of the cluster rejected the builder',
  webhook: 'An admission webhook does not answer',
  'gke-autopilot': 'GKE Autopilot cannot run the builder',
  rejected: 'The cluster rejected the builder',
  'missing-object': "An object that the builder's pod refers to does not exist",

  // No node runs the pod.
  'no-node-architecture': 'No node has the architecture of the builder',
  'no-room': 'No node has room for the builder',
  'no-node-fits': 'No node can run the builder',
  'node-tainted': 'All nodes are tainted or cordoned',
  autoscaler: 'The autoscaler adds no node',
  scheduler: "No scheduler handles the builder's pod",
  fargate: 'Fargate cannot run the builder',
  'node-rejected': "Nodes reject or evict the builder's pod",

  // The volume.
  'no-default-storageclass': 'The cluster has no default StorageClass',
  'claim-not-provisioned': 'The cache volume was not created',
  'claim-lost': 'The cache volume is gone',
  'claim-deleting': 'The cache claim is being deleted',
  'claim-unfit': 'The cache claim cannot be used',
  'volume-zone': 'The cache volume is in another zone',
  'volume-in-use': 'Another pod uses the cache volume',
  'volume-mount': "The builder's volume cannot be mounted",
  'cache-full': 'The disk of the cache is full',
  'cache-damaged': 'The cache is damaged',

  // The pod does not run.
  'image-pull': 'An image of the builder cannot be pulled',
  'container-start': "The builder's container cannot start",
  'pod-network': "The builder's pod gets no network",
  crash: 'A container of the builder keeps crashing',
  'out-of-memory': 'A container of the builder ran out of memory',
  'rootless-not-possible': 'The node does not allow rootless BuildKit',
  'not-ready': 'The builder does not become ready',
} as const;

/** The key of a title. */
export type Topic = keyof typeof TITLES;
