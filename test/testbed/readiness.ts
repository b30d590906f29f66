import { existsSync } from 'node:fs';
import { type Answer, callApi, readLocal } from './api.ts';
import { type ClusterNode, clusterNodes, services } from './cluster-nodes.ts';
import { hasStarted } from './containerd.ts';
import { containerdSocket } from './containerd-config.ts';
import { ports } from './control-plane.ts';
import { assertDaemonsAlive } from './daemon.ts';
import { at, listAt } from './json.ts';
import { isRegistryReady } from './registry.ts';
import { type Check, waitFor } from './wait.ts';

/** Something that must hold while the bed is up. */
export type Requirement = { readonly what: string; readonly timeoutMs: number; readonly check: Check };

export const apiServerReady: Requirement = {
  what: 'API server',
  timeoutMs: 60_000,
  check: () => answers(callApi('GET', '/readyz')),
};
export const registryReady: Requirement = { what: 'registry', timeoutMs: 20_000, check: isRegistryReady };

/** containerd of a cluster node takes calls. */
export const containerdReady = (node: ClusterNode): Requirement => ({
  what: `containerd of ${node.name}`,
  timeoutMs: 20_000,
  check: () => existsSync(containerdSocket(node)) || 'no socket yet',
});

/** A cluster node takes pods. */
export const nodeReady = ({ name }: ClusterNode): Requirement => ({
  what: `cluster node ${name}`,
  timeoutMs: 60_000,
  check: () => isNodeReady(name),
});

/** All that must hold for the bed to be up, with the cluster nodes that it has by now. */
export const requirements = (): readonly Requirement[] => [
  apiServerReady,
  registryReady,
  {
    what: 'controller manager',
    timeoutMs: 30_000,
    check: () => answers(readLocal(ports.controllerManager, '/healthz')),
  },
  { what: 'scheduler', timeoutMs: 30_000, check: () => answers(readLocal(ports.scheduler, '/healthz')) },
  {
    what: 'kube-proxy',
    timeoutMs: 30_000,
    check: () => answers(callApi('GET', '/readyz', undefined, `https://${services.apiServer}`)),
  },
  ...clusterNodes.filter(hasStarted).map(nodeReady),
  {
    what: 'service account default',
    timeoutMs: 30_000,
    check: () => answers(callApi('GET', '/api/v1/namespaces/default/serviceaccounts/default')),
  },
  {
    what: 'storage class local',
    timeoutMs: 10_000,
    check: () => answers(callApi('GET', '/apis/storage.k8s.io/v1/storageclasses/local')),
  },
];

/** Waits for a requirement; fails at once, with the log's end, when a daemon has ended. */
export async function requireReady({ what, timeoutMs, check }: Requirement): Promise<void> {
  await waitFor(what, timeoutMs, async () => {
    const answer = await check();
    if (answer !== true) assertDaemonsAlive();
    return answer;
  });
}

/** What does not hold now, one line each; empty when the bed is up. */
export async function problems(): Promise<readonly string[]> {
  const answers = await Promise.all(
    requirements().map(async ({ what, check }) => ({ what, answer: await check() })),
  );
  return answers.flatMap(({ what, answer }) => (answer === true ? [] : [`${what}: ${answer}`]));
}

async function answers(call: Promise<Answer>): Promise<true | string> {
  return await call.then(
    ({ status }) => status === 200 || `status ${status}`,
    (error: unknown) => String(error),
  );
}

async function isNodeReady(name: string): Promise<true | string> {
  const answer = await callApi('GET', `/api/v1/nodes/${name}`).catch((error: unknown) => ({
    status: 0,
    body: String(error),
  }));
  if (answer.status !== 200) return `status ${answer.status}`;
  const node: unknown = JSON.parse(answer.body);
  const ready = listAt(node, 'status', 'conditions').find((condition) => at(condition, 'type') === 'Ready');
  if (at(ready, 'status') !== 'True') return String(at(ready, 'message') ?? 'no Ready condition');
  // The taint not-ready outlives the condition by a moment, and pods wait for its end.
  return listAt(node, 'spec', 'taints').length === 0 || 'still tainted';
}
