import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { FakeCluster, type Intervene, type Stored } from '../../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../../doubles/api/scripted-job.ts';
import type { SeenRequest } from '../../doubles/api/scripted-server.ts';

/** A hold of 10 s that is renewed each 2 s. */
export const SHORT = { 'max-job-duration': '30s' };
export const root = join(import.meta.dirname, '..', '..', '..');

/** A cluster in which holds start at once. */
export async function start(intervene: Intervene = () => false) {
  const startTime = new Date().toISOString();
  const cluster = new FakeCluster((request, response, self) => {
    for (const hold of holdsOf(self)) hold.status ??= { startTime };
    return intervene(request, response, self);
  });
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const renewals = () => scripted.fake.seen.filter((one) => isOfRenewer(one, 'PATCH'));
  return { ...scripted, cluster, renewals };
}

export function holdsOf(cluster: FakeCluster): readonly Stored[] {
  return cluster.select('jobs', '');
}

export function deadlineOf(cluster: FakeCluster): number {
  return holdsOf(cluster)[0]?.spec?.activeDeadlineSeconds ?? 0;
}

export function isOfRenewer({ headers, method }: SeenRequest, wanted: string): boolean {
  return headers['user-agent'] === 'setup-buildx-kubernetes-renewer' && method === wanted;
}
