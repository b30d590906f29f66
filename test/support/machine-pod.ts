import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Site } from './site.ts';
import { until } from './until.ts';

/** How a pod ended: its exit code and its log. */
export type PodEnd = { readonly exitCode: number; readonly log: string };

// The libraries of Node, where the machine's loader looks for them.
const FOLDERS = { '/usr/lib': '/lib', '/usr/lib64': '/lib64' };

/**
 * Runs a script in a pod with the Node of this process, as the namespace's service account `default`. For the bed's own
 * cluster, whose machines are this one: Node and its libraries are mounted from here.
 */
export async function runInPod(
  { bed, core, namespace }: Site,
  name: string,
  nodeSelector: Readonly<Record<string, string>>,
  script: string,
): Promise<PodEnd> {
  const node = realpathSync(process.execPath);
  const mounts = Object.entries({ ...FOLDERS, [dirname(node)]: dirname(node) });
  const container = {
    name: 'script',
    image: bed.baseImage,
    command: [node, '--eval', script],
    volumeMounts: mounts.map(([, mountPath], index) => ({
      name: `folder-${index}`,
      mountPath,
      readOnly: true,
    })),
  };
  const volumes = mounts.map(([path], index) => ({ name: `folder-${index}`, hostPath: { path } }));
  const spec = { restartPolicy: 'Never', nodeSelector, containers: [container], volumes };
  await core.createNamespacedPod({ namespace, body: { metadata: { name }, spec } });
  const state = await until(`pod ${name} to end`, 60_000, async () => {
    const { status } = await core.readNamespacedPod({ name, namespace });
    return status?.containerStatuses?.[0]?.state?.terminated;
  });
  const log = await core.readNamespacedPodLog({ name, namespace });
  await core.deleteNamespacedPod({ name, namespace, gracePeriodSeconds: 0 });
  return { exitCode: state.exitCode, log };
}
