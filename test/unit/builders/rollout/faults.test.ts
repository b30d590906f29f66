import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { type Rollout, WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import { POST_LIMITS } from '../../../../src/cluster/api/retry.ts';
import { answer } from '../../../doubles/api/fake-api.ts';
import { FakeCluster } from '../../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import { ensureOn } from './builder-of-test.ts';

/** Short waits, so that a call that fails costs no time. */
const LIMITS = { ...POST_LIMITS, shortestMs: 1, longestMs: 5, answerMs: 100 };

/** Does something to the call; true = it is answered, or never will be. */
type Fault = (response: ServerResponse) => boolean;

const FAULTS: Readonly<Record<string, Fault>> = {
  'too many requests': (response) => {
    answer(response, 429, {}, { 'retry-after': '0' });
    return true;
  },
  'an API server that restarts': (response) => {
    answer(response, 503, {});
    return true;
  },
  'a connection that is reset': (response) => {
    response.destroy();
    return true;
  },
  'a call that is obeyed, but its answer gets lost': (response) => {
    response.end = () => response.destroy();
    return false;
  },
  'an answer that is cut in the middle': (response) => {
    response.end = () => {
      response.socket?.write('{"half":');
      return response.destroy();
    };
    return false;
  },
  'an answer that never comes': () => true,
  'a call that is obeyed, but never answered': (response) => {
    response.end = () => response;
    return false;
  },
};

/** Runs a job from its survey to the end of its hold, with this fault at one call; returns how many calls there were. */
async function runWith(fault: Fault, at: number): Promise<number> {
  let calls = 0;
  const cluster = new FakeCluster((request, response, self) => {
    const found = self.objects.get('deployments/ci-amd64');
    if (request.path.includes('watch=true') && found !== undefined) self.serve(found);
    calls += 1;
    return calls === at && fault(response);
  });
  const rollout = (lines: string[]): Rollout => {
    const signal = AbortSignal.timeout(30_000);
    const log = (line: string): unknown => lines.push(line);
    const { api } = openScriptedApi(cluster.script, signal, LIMITS);
    return { api, info: log, warning: log, signal, limits: WAITING_LIMITS };
  };
  const job = await ensureOn({ rollout }, { life: 'holds' });
  const deployment = cluster.objects.get('deployments/ci-amd64');
  expect(deployment?.metadata.ownerReferences, `at call ${at}`).toHaveLength(1);
  await job.release();
  const names = [...cluster.objects.keys()];
  expect(names.filter((key) => key.startsWith('deployments/'))).toHaveLength(1);
  expect(names.filter((key) => key.startsWith('jobs/'))).toHaveLength(1);
  return calls;
}

test.concurrent.each(Object.entries(FAULTS))(
  'at whichever call it comes, a job succeeds and makes nothing twice: %s',
  async (_, fault) => {
    const count = await runWith(() => false, 0);
    expect(count).toBeGreaterThan(5);
    for (let at = 1; at <= count; at += 1) await runWith(fault, at);
  },
);
