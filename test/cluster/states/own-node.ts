import { PatchStrategy, setHeaderOptions, type V1Pod } from '@kubernetes/client-node';
import { until } from '../../run/until.ts';
import type { Site } from '../../site/site.ts';
import { type Later, NODE } from './state.ts';

/** The label of a node that a site's builders ask for, and that no node has by itself. */
const labelOf = (site: Site): string => `trouble.test/${site.namespace}`;

/** The inputs of a builder that only runs on a node of the site's own. */
export function onOwnNode(site: Site): Readonly<Record<string, string>> {
  const patch = { spec: { nodeSelector: { [labelOf(site)]: 'yes' } } };
  return { 'cache-size': '0', 'pod-patch': JSON.stringify(patch) };
}

/** Makes a node of the cluster the site's own, as one that an autoscaler has started would be. */
export async function startOwnNode(site: Site, later: Later): Promise<void> {
  // The builders of these tests are of amd64.
  const { items } = await site.core.listNode({ labelSelector: 'kubernetes.io/arch=amd64' });
  const [name = ''] = items.map((node) => node.metadata?.name ?? '');
  const label = (value: string | null): Promise<unknown> =>
    site.core.patchNode(
      { name, body: { metadata: { labels: { [labelOf(site)]: value } } } },
      setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch),
    );
  later(() => label(null));
  await label('yes');
}

/** When the builder's pod was found to have no place. */
export async function untilUnschedulable({ core, namespace }: Site): Promise<{ pod: V1Pod; since: Date }> {
  return until('the pod has no place', 30_000, async () => {
    const { items } = await core.listNamespacedPod({ namespace, labelSelector: `app=${NODE}` });
    for (const pod of items) {
      const condition = pod.status?.conditions?.find((one) => one.type === 'PodScheduled');
      if (condition?.status === 'False' && condition.lastTransitionTime !== undefined)
        return { pod, since: condition.lastTransitionTime };
    }
    return undefined;
  });
}

/** What an autoscaler says of a pod. */
export type Word = { readonly component: string; readonly reason: string; readonly message: string };

/** Says it as the autoscaler would, as soon as the builder's pod has no place. */
export async function speak(site: Site, word: Word): Promise<void> {
  await speakOf(site, (await untilUnschedulable(site)).pod, word);
}

/** Says it as soon as the builder's pod is there, of which no other scheduler says anything. */
export async function speakAtOnce(site: Site, word: Word): Promise<void> {
  const { core, namespace } = site;
  const pod = await until('the pod is there', 30_000, async () => {
    const { items } = await core.listNamespacedPod({ namespace, labelSelector: `app=${NODE}` });
    return items[0];
  });
  await speakOf(site, pod, word);
}

async function speakOf(site: Site, { metadata }: V1Pod, { component, reason, message }: Word): Promise<void> {
  const { namespace, core } = site;
  const now = new Date();
  await core.createNamespacedEvent({
    namespace,
    body: {
      metadata: { name: `${metadata?.name}.${reason.toLowerCase()}` },
      involvedObject: {
        apiVersion: 'v1',
        kind: 'Pod',
        namespace,
        name: metadata?.name ?? '',
        uid: metadata?.uid ?? '',
      },
      type: reason === 'FailedScheduling' ? 'Warning' : 'Normal',
      source: { component },
      reportingComponent: component,
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      reason,
      message,
    },
  });
}

/** A Pod of the last builder on a node that is silent. */
export const OLD_POD = `${NODE}-old`;

/** Whether the node was ready when the pod came to run there, or has never been heard of. */
export type Past = 'well' | 'unheard';

/**
 * Puts a pod of the last builder, which is being deleted, on a node without a kubelet: nothing ends it. The
 * cluster's own controllers find out about the node by themselves.
 */
export async function makeLostPod(site: Site, later: Later, past: Past): Promise<void> {
  const { core, namespace, bed } = site;
  const node = `${namespace}-lost`;
  const taints = [{ key: 'trouble.test/lost', effect: 'NoSchedule' }];
  later(() => core.deleteNode({ name: node }));
  await core.createNode({ body: { metadata: { name: node }, spec: { taints, unschedulable: true } } });
  const now = new Date();
  const ready = { type: 'Ready', status: 'True', lastTransitionTime: now };
  if (past === 'well') {
    const conditions = [{ ...ready, reason: 'KubeletReady', lastHeartbeatTime: now }];
    await core.replaceNodeStatus({ name: node, body: { metadata: { name: node }, status: { conditions } } });
  }
  const labels = { app: NODE, 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' };
  const containers = [{ name: 'buildkitd', image: bed.buildkitImage }];
  const pod = await core.createNamespacedPod({
    namespace,
    body: { metadata: { name: OLD_POD, labels }, spec: { nodeName: node, containers } },
  });
  later(() => core.deleteNamespacedPod({ name: OLD_POD, namespace, gracePeriodSeconds: 0 }));
  if (past === 'well') {
    const status = { phase: 'Running', conditions: [ready] };
    await core.replaceNamespacedPodStatus({ name: OLD_POD, namespace, body: { ...pod, status } });
  }
  await core.deleteNamespacedPod({ name: OLD_POD, namespace, gracePeriodSeconds: 1 });
}

/** Done when the pod should have ended a minute ago, and the cluster has said that its node does not answer. */
export async function untilLost(
  { core, namespace }: Site,
  isKnown: (node: string) => Promise<boolean>,
): Promise<void> {
  await until('the node is known to be lost', 120_000, async () => {
    const { metadata } = await core.readNamespacedPod({ name: OLD_POD, namespace });
    const endMs = metadata?.deletionTimestamp?.getTime() ?? Number.NaN;
    return Date.now() > endMs + 60_000 && (await isKnown(`${namespace}-lost`));
  });
}
