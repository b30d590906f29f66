import type { Section } from './section.ts';

/** The pod has a node and does not run. */
export const PODS = {
  'image-pull': {
    messages: ["The builder's image … cannot be pulled: …", 'cannot start, its image … cannot be pulled: …'],
    cause:
      'The image does not exist, the nodes may not pull it, or the registry cannot be reached from them.',
    check: 'kubectl --namespace NAMESPACE describe pods',
    fix: 'Check `image`. For a private registry, add `imagePullSecrets` with `pod-patch`; without a way to the internet, use [a mirror](registry.md).',
  },
  'container-start': {
    messages: [
      "The builder's container cannot start",
      'Check `image`: it must be BuildKit for the architecture of the cluster node.',
    ],
    cause:
      'The container runtime could not start the container: another image, another architecture, or a security profile that the node does not have.',
    check: 'kubectl --namespace NAMESPACE describe pods',
    fix: 'Check `image` and `pod-patch`.',
  },
  'pod-network': {
    messages: ['The network of the cluster has no free addresses for pods'],
    cause: 'The network of the cluster could not give the pod an address.',
    check: 'kubectl --namespace NAMESPACE describe pods',
    fix: 'Ask whoever runs the cluster for more addresses, or wait until other pods end.',
  },
  crash: {
    messages: ['… keeps crashing (…): exit code …'],
    cause: 'The container starts and exits, again and again. The end of its log is in the step.',
    check: 'kubectl --namespace NAMESPACE logs deployment/NAME --all-containers --previous',
    fix: 'Fix what the log names: mostly `buildkitd-config`, `image` or `pod-patch`.',
  },
  'out-of-memory': {
    messages: [
      'it reached its memory limit of … (OOMKilled)',
      'the cluster node ran out of memory (OOMKilled; the container has no limit)',
    ],
    cause:
      'A limit of a LimitRange or of `pod-patch`, or a full node, ended BuildKit. `memory` is a request, not a limit.',
    check:
      "kubectl --namespace NAMESPACE get pods --output jsonpath='{.items[*].spec.containers[*].resources}'",
    fix: 'Raise the limit, or raise `memory`, so that the pod gets a node with more room.',
  },
  'rootless-not-possible': {
    messages: [
      'The cluster node does not let ordinary users create user namespaces',
      'buildkitd (user 1000) may not write to the cache volume',
      'With `security: rootless`, `image` must be a rootless one',
    ],
    cause:
      'Rootless BuildKit needs user namespaces on the node, a rootless image, and a volume that user 1000 may write to.',
    check: 'kubectl --namespace NAMESPACE logs deployment/NAME --previous',
    fix: 'Use nodes that allow user namespaces (`kernel.unprivileged_userns_clone`, AppArmor of Ubuntu 24.04), a StorageClass that honors `fsGroup`, or `security: privileged`: [what a rootless builder needs](builder-pod.md#a-builder-that-is-not-root).',
  },
  'not-ready': {
    messages: ['Waiting for …'],
    cause: 'The builder does not become ready, for the reason in the message.',
    check: 'kubectl --namespace NAMESPACE describe deployment NAME',
    fix: 'Fix what the reason names, and run the job again.',
  },
} satisfies Readonly<Record<string, Section>>;
