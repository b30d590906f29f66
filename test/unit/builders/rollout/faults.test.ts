import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

import { releaseHold } from '../../../../src/builders/holds/release.ts';
import { answer } from '../../../doubles/api/fake-api.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { HOLD, isFor, namespaceOfTest } from '../namespace.ts';

useFakeClock();

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

/** Does what main and post do, with this fault at one call; answers how many calls there were. */
async function runWith(fault: Fault, at: number): Promise<number> {
  let calls = 0;
  const { cluster, rollout, ensure } = namespaceOfTest((_, response) => {
    calls += 1;
    return calls === at && fault(response);
  });
  expect(await ensure(), `at call ${at}`).toMatchObject({ isForever: false });
  const life = { kind: 'for', ms: 60_000 } as const;
  expect(await releaseHold(rollout, HOLD.name, HOLD.holder, life), `at call ${at}`).toMatchObject({
    kind: 'kept-warm',
  });
  for (const kind of ['deployments', 'jobs', 'persistentvolumeclaims'])
    expect(cluster.select(kind, ''), `${kind}, at call ${at}`).toHaveLength(1);
  return calls;
}

describe('at whichever call of main or post it comes, a job succeeds and makes nothing twice', () => {
  test.each(Object.entries(FAULTS))('%s', async (_, fault) => {
    const count = await runWith(() => false, 0);
    expect(count).toBeGreaterThan(5);
    for (let at = 1; at <= count; at += 1) await runWith(fault, at);
  });
});

test('an answer that never comes is asked for again after 15 s', async () => {
  let isSilent = true;
  const { ensure, notes } = namespaceOfTest(({ method, path }) => {
    const isIt = isSilent && method === 'POST' && isFor(path, 'deployments') && !path.includes('dryRun');
    if (isIt) isSilent = false;
    return isIt;
  });
  const startMs = performance.now();
  await ensure();
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(15_000);
  expect(notes).toContainEqual(expect.stringMatching(/no answer in 15 s; trying again/));
});

test('an API server that is away is told of again each 10 s and more, and not at each try', async () => {
  const startMs = performance.now();
  const toldMs: number[] = [];
  const { ensure, notes } = namespaceOfTest((_, response) => {
    while (toldMs.length < notes.length) toldMs.push(performance.now() - startMs);
    answer(response, 503, {});
    return true;
  });
  await expect(ensure()).rejects.toMatchObject({ code: 'unreachable' });
  expect(new Set(notes.map((line) => line.replace(/ in \d+ ms/, '')))).toEqual(
    new Set(['The API server: answered 503; trying again.']),
  );
  expect(notes.length).toBeLessThan(8);
  const pauses = toldMs.map((ms, index) => ms - (toldMs[index - 1] ?? 0));
  expect(Math.max(...pauses)).toBeLessThan(16_000);
});

describe('an API server that asks to be left alone (429, Retry-After)', () => {
  /** Answers 429 to each POST of a Deployment, `times` times. */
  function busy(times: number, seconds: number) {
    const seenMs: number[] = [];
    const namespace = namespaceOfTest(({ method, path }, response) => {
      if (method !== 'POST' || !isFor(path, 'deployments') || path.includes('dryRun')) return false;
      if (seenMs.push(performance.now()) > times) return false;
      answer(response, 429, {}, { 'retry-after': `${seconds}` });
      return true;
    });
    return { ...namespace, seenMs };
  }

  test('for 2 s is asked again after that', async () => {
    const { ensure, seenMs } = busy(1, 2);
    await ensure();
    expect((seenMs[1] ?? 0) - (seenMs[0] ?? 0)).toBeGreaterThanOrEqual(2000);
    expect(seenMs).toHaveLength(2);
  });

  test('for an hour is asked again after 30 s all the same', async () => {
    const { ensure, seenMs } = busy(1, 3600);
    await ensure();
    expect((seenMs[1] ?? 0) - (seenMs[0] ?? 0)).toBeLessThan(35_000);
  });

  test('forever costs main a minute, few calls and one line', async () => {
    const { ensure, seenMs } = busy(1000, 3600);
    const startMs = performance.now();
    await expect(ensure()).rejects.toMatchObject({
      message: expect.stringMatching(/^Cannot reach the API server \(tried for \d+ s\): answered 429\./),
    });
    expect(performance.now() - startMs).toBeLessThan(70_000);
    expect(seenMs.length).toBeLessThan(4);
  });
});
