import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

import { answer } from '../doubles/api/fake-api.ts';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { sideBySide } from '../doubles/runner/side-by-side.ts';

/** Obeys the call, but its answer gets lost. */
function loseAnswer(response: ServerResponse): false {
  response.end = () => response.destroy();
  return false;
}

/** Runs main and post, and loses the answer to one call; returns how many calls there were. */
async function runWithLostAnswer(at: number): Promise<number> {
  let calls = 0;
  const cluster = new FakeCluster((_, response) => {
    calls += 1;
    return calls === at && loseAnswer(response);
  });
  const scripted = await startScriptedJob(cluster.script);
  const { job, inputs } = scripted;
  const main = await job.runMain(inputs({ renew: 'false' }));
  expect(main.exitCode, `at call ${at}\n${main.log}`).toBe(0);
  expect(await job.runPost(), `at call ${at}`).toMatchObject({ exitCode: 0, annotations: [] });
  expect([...cluster.objects.keys()].filter((key) => key.startsWith('deployments/'))).toHaveLength(1);
  expect([...cluster.objects.keys()].filter((key) => key.startsWith('jobs/'))).toHaveLength(1);
  await scripted.close();
  return calls;
}

// What else can happen to a call is played in one process: test/unit/builders/rollout/faults.test.ts.
test('at whichever call of main or post an answer gets lost, a job succeeds and makes nothing twice', {
  timeout: 120_000,
}, async () => {
  const count = await runWithLostAnswer(0);
  expect(count).toBeGreaterThan(5);
  await sideBySide(
    Array.from({ length: count }, (__, index) => index + 1),
    3,
    async (at) => {
      await runWithLostAnswer(at);
    },
  );
});

describe.concurrent('an API server that asks to be left alone (429, Retry-After)', () => {
  /** Answers 429 to calls of this path, `times` times; counts them. */
  async function start(path: RegExp, times: number, seconds: number) {
    const seenMs: number[] = [];
    const cluster = new FakeCluster((request, response) => {
      if (!path.test(`${request.method} ${request.path}`) || seenMs.push(Date.now()) > times) return false;
      answer(response, 429, {}, { 'retry-after': `${seconds}` });
      return true;
    });
    const scripted = await startScriptedJob(cluster.script);
    return { ...scripted, cluster, seenMs };
  }

  test('in post leaves the hold to its own end, with a warning at once', { timeout: 60_000 }, async () => {
    const { job, inputs, close } = await start(/^GET .*\/jobs\/hold-/, 1000, 3600);
    expect(await job.runMain(inputs({ renew: 'false' }))).toMatchObject({ exitCode: 0 });
    const post = await job.runPost();
    expect(post.exitCode).toBe(0);
    expect(post.durationMs).toBeLessThan(20_000);
    expect(post.annotations.map((one) => one.message)).toEqual([
      expect.stringMatching(/^Could not release the builder: .*: answered 429\./),
    ]);
    await close();
  });
});
