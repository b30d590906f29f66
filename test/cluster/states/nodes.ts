import { readFileSync } from 'node:fs';

import { makeLostPod, OLD_POD, onOwnNode, speak, untilLost } from './own-node.ts';
import { type State, state } from './state.ts';

const LET_IT_START = /Let it add a node that fits, or ask for less \(`cpu`, `memory`, `platforms`\)\.$/;

/** An autoscaler starts no node for the pod. */
export const AUTOSCALER_STATES: readonly State[] = [
  state({
    title: 'a cluster-autoscaler that starts no node',
    inputs: onOwnNode,
    meanwhile: (site) =>
      speak(site, {
        component: 'cluster-autoscaler',
        reason: 'NotTriggerScaleUp',
        message: "pod didn't trigger scale-up: 1 max node group size reached",
      }),
    cause:
      /^No node can run the builder, and the autoscaler adds none: pod didn't trigger scale-up: 1 max node group size reached\./,
    remedy: LET_IT_START,
  }),
  state({
    title: 'a Karpenter that starts no node',
    inputs: onOwnNode,
    meanwhile: (site) =>
      speak(site, {
        component: 'karpenter',
        reason: 'FailedScheduling',
        message: 'Failed to schedule pod, all available instance types exceed limits for nodepool "builds"',
      }),
    cause:
      /^No node can run the builder, and the autoscaler adds none: Failed to schedule pod, all .*limits for nodepool "builds"\./,
    remedy: LET_IT_START,
  }),
];

const GONE_FOR_GOOD =
  /If that cluster node is gone for good: kubectl delete node \S+-lost, or kubectl --namespace t-\w+ delete pod trouble-amd64-old --force$/;
const WAITING = / amd64 {2}Pod trouble-amd64-old should have terminated at /m;
const left = [`pods/${OLD_POD}`];

/** The last builder's pod never ends. Each adds a node to the cluster, which the scheduler counts in its events. */
export const LOST_STATES: readonly State[] = [
  state({
    title: 'a pod on a node that the cluster gave up',
    prepare: (site, later) => makeLostPod(site, later, 'well'),
    meanwhile: (site) =>
      untilLost(site, async () => {
        const { items } = await site.core.listNamespacedEvent({ namespace: site.namespace });
        return items.some((event) => event.reason === 'NodeNotReady');
      }),
    cause:
      /^Pod trouble-amd64-old should have terminated at \S+ on cluster node \S+-lost, which does not answer \(NodeNotReady\)\./,
    remedy: GONE_FOR_GOOD,
    progress: WAITING,
    left,
  }),
  state({
    title: 'a pod on a node that this job may see is silent',
    inputs: ({ bed, namespace }) => ({
      'cache-size': '0',
      kubeconfig: readFileSync(bed.kubeconfig, 'utf8'),
      namespace,
    }),
    prepare: (site, later) => makeLostPod(site, later, 'unheard'),
    meanwhile: (site) =>
      untilLost(site, async (name) => {
        const { status } = await site.core.readNode({ name });
        return status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'Unknown') === true;
      }),
    cause:
      /^Pod trouble-amd64-old should have terminated at \S+ on cluster node \S+-lost, which does not answer \(NodeStatusNeverUpdated\)\./,
    remedy: GONE_FOR_GOOD,
    progress: WAITING,
    left,
  }),
  state({
    title: 'a pod that never ends',
    inputs: () => ({ 'cache-size': '0', timeout: '25s' }),
    prepare: (site, later) => makeLostPod(site, later, 'unheard'),
    cause:
      /^The builder was not ready within 25s\. Pod trouble-amd64-old should have terminated at \S+ on cluster node \S+-lost\. /,
    remedy: GONE_FOR_GOOD,
    progress: WAITING,
    existsAfterMs: 25_000,
    left,
  }),
];
