import type { Section } from './section.ts';

const NO_NODE = 'No node can run the builder: …';

/** No node runs the pod. */
export const NODES = {
  'no-node-architecture': {
    messages: [
      NO_NODE,
      'No node has the architecture …: change `platforms`',
      'The cluster has … nodes and no … node',
      'No node is 32-bit Arm',
    ],
    cause:
      "The builder needs nodes of an architecture that the cluster does not have, and no autoscaler offered one within a minute. Without `platforms`, the architecture is the runner's.",
    check: 'kubectl get nodes --label-columns kubernetes.io/arch',
    fix: 'Set `platforms` to what the cluster has, or add nodes of that architecture. The selector of `pod-patch` must match too.',
  },
  'no-room': {
    messages: [
      'Lower `cpu` and `memory`, or add nodes.',
      'The nodes run as many pods as they may: add nodes.',
      'The nodes have as many volumes as they can attach',
    ],
    cause: 'Nodes of the right kind exist, and none has enough free CPU, memory, pods or volume attachments.',
    check: 'kubectl describe nodes | grep -A9 "Allocated resources"',
    fix: 'Lower `cpu` and `memory`, or add nodes.',
  },
  'no-node-fits': {
    messages: [
      'Add a node, or lower `cpu` and `memory`.',
      'The cluster has no node: add one.',
      'Change affinity, spread constraints or ports in `pod-patch`.',
      'nodes, and none with the labels that `pod-patch` asks for',
      'nodes, and a policy of the cluster keeps the pod from them',
    ],
    cause: 'The scheduler finds no node for the pod, for the reasons in the message.',
    check: 'kubectl --namespace NAMESPACE describe pods',
    fix: 'Add a node that fits, or change what the pod asks for.',
  },
  'node-tainted': {
    messages: ['All nodes that fit are tainted', 'The nodes are cordoned'],
    cause: 'The nodes that fit have taints that the pod does not tolerate, or are cordoned.',
    check: 'kubectl get nodes --output custom-columns=NAME:.metadata.name,TAINTS:.spec.taints',
    fix: 'Add a toleration with `pod-patch` ([the pod of the builder](builder-pod.md)), or uncordon a node.',
  },
  autoscaler: {
    messages: ['No node can run the builder, and the autoscaler adds none: …'],
    cause: 'An autoscaler looked at the pod and adds no node: its groups are full, or none of them fits.',
    check: 'kubectl --namespace NAMESPACE get events --field-selector involvedObject.kind=Pod',
    fix: 'Raise the limit of the node group or the NodePool, add one that fits, or ask for less (`cpu`, `memory`, `platforms`).',
  },
  scheduler: {
    messages: [
      "No scheduler has looked at the builder's pod for a minute",
      'Something in the cluster holds the pod back',
    ],
    cause: 'The pod names a scheduler that does not run, or has a scheduling gate, for example of Kueue.',
    check: "kubectl --namespace NAMESPACE get pods --output jsonpath='{.items[*].spec.schedulerName}'",
    fix: 'Change `schedulerName` in `pod-patch`, or exempt the namespace from what adds the gate.',
  },
  fargate: {
    messages: ['Fargate cannot run BuildKit'],
    cause: 'A Fargate profile of EKS takes the pod, and Fargate runs no privileged pods.',
    check: 'aws eks list-fargate-profiles --cluster-name CLUSTER --region REGION',
    fix: 'Take the namespace out of the profile, so that an EC2 node gets the pod.',
  },
  'node-rejected': {
    messages: ['Cluster nodes rejected … pods of the builder: …'],
    cause: 'Nodes accepted pods of the builder and then rejected or evicted them, several times in a row.',
    check: 'kubectl --namespace NAMESPACE get pods; kubectl describe node NODE',
    fix: 'Raise `memory` to what builds need, give the cache a volume of its own (`cache-size`), or use larger nodes.',
  },
} satisfies Readonly<Record<string, Section>>;
