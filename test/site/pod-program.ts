import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { until } from '../run/until.ts';
import type { Site } from './site.ts';

/** How a pod ended: its exit code and its log. */
export type PodEnd = { readonly exitCode: number; readonly log: string };

/** What a pod runs with the Node of this process, as which service account, on what node, with which folders. */
export type PodProgram = {
  readonly name: string;
  readonly args: readonly string[];
  readonly serviceAccountName: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Folders of this machine that it reads, at their own paths. */
  readonly folders: readonly string[];
};

// The libraries of Node, where the machine's loader looks for them.
const LIBRARIES = { '/usr/lib': '/lib', '/usr/lib64': '/lib64' };

/** Runs a script in a pod as the namespace's service account `default`. For the bed's own cluster. */
export function runInPod(
  site: Site,
  name: string,
  nodeSelector: Readonly<Record<string, string>>,
  script: string,
): Promise<PodEnd> {
  const args = ['--eval', script];
  return runProgramInPod(site, { name, args, serviceAccountName: 'default', nodeSelector, folders: [] });
}

/** Runs it to its end. For the bed's own cluster, whose nodes are this computer: Node is mounted from here. */
export async function runProgramInPod(
  { bed, core, namespace }: Site,
  { name, args, serviceAccountName, nodeSelector, folders }: PodProgram,
): Promise<PodEnd> {
  const node = realpathSync(process.execPath);
  const own = [...new Set([dirname(node), ...folders])].map((folder) => [folder, folder] as const);
  const mounts = [...Object.entries(LIBRARIES), ...own];
  const container = {
    name: 'script',
    image: bed.baseImage,
    command: [node, ...args],
    volumeMounts: mounts.map(([, mountPath], index) => ({
      name: `folder-${index}`,
      mountPath,
      readOnly: true,
    })),
  };
  const volumes = mounts.map(([path], index) => ({ name: `folder-${index}`, hostPath: { path } }));
  const spec = { restartPolicy: 'Never', serviceAccountName, nodeSelector, containers: [container], volumes };
  await core.createNamespacedPod({ namespace, body: { metadata: { name }, spec } });
  const state = await until(`pod ${name} to end`, 60_000, async () => {
    const { status } = await core.readNamespacedPod({ name, namespace });
    return status?.containerStatuses?.[0]?.state?.terminated;
  });
  const log = await core.readNamespacedPodLog({ name, namespace });
  await core.deleteNamespacedPod({ name, namespace, gracePeriodSeconds: 0 });
  return { exitCode: state.exitCode, log };
}
