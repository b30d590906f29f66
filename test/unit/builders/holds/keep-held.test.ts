import { expect, test, vi } from 'vitest';

import { keepHeld } from '../../../../src/builders/holds/renew.ts';
import { NO_PROGRESS, WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import { FakeCluster } from '../../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';

const HOUR_MS = 3_600_000;
const SPEC = {
  name: 'hold-own',
  builder: 'ci',
  namespace: 'builds',
  nodes: ['ci-amd64'],
  image: 'buildkit',
  lifeMs: 1000,
  holder: 'this run',
  runner: { kind: 'elsewhere' },
} as const;

useFakeClock();

test.each([7 * HOUR_MS, -7 * HOUR_MS])(
  'a clock that is set by %i ms changes nothing of max-job-duration',
  async (setMs) => {
    const cluster = new FakeCluster();
    const { uid } = cluster.put('jobs', {
      // Its clock has not started yet, so that only the renewer's own says when it is over.
      metadata: { name: SPEC.name },
      spec: { activeDeadlineSeconds: 1 },
    }).metadata;
    const { api } = openScriptedApi(cluster.script);
    const start = performance.now();
    const rollout = {
      api,
      info: () => undefined,
      warning: () => undefined,
      progress: NO_PROGRESS,
      signal: AbortSignal.timeout(10_000),
      limits: WAITING_LIMITS,
    };
    const hold = { name: SPEC.name, uid };
    let renewals = 0;
    const renewed = (): Promise<void> => {
      renewals += 1;
      if (renewals === 1) vi.setSystemTime(Date.now() + setMs);
      return Promise.resolve();
    };
    await keepHeld(
      rollout,
      { hold, spec: SPEC, nodes: SPEC.nodes },
      { term: { lifeMs: 1000, maxJobDurationMs: 2000 }, isWanted: () => true, onRenewed: renewed },
    );
    expect(renewals).toBeGreaterThan(4);
    expect(performance.now() - start).toBeGreaterThan(1500);
    expect(performance.now() - start).toBeLessThan(6000);
  },
);
