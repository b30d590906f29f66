import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

import { answer, refuse } from '../doubles/api/fake-api.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { slowCluster, type WatchFault } from '../doubles/api/slow-cluster.ts';

const READY_AFTER_MS = 9500;
const LATEST_MS = 5000;
/** A job whose watches all last makes about 25 calls in this time. */
const MOST_CALLS = 60;

/** Answers every watch in this way. */
function always(fault: (response: ServerResponse) => unknown): WatchFault {
  return (response) => {
    fault(response);
    return true;
  };
}

const GONE = { kind: 'Status', code: 410, reason: 'Expired', message: 'too old resource version: 1 (2)' };

const FAULTS: Readonly<Record<string, WatchFault>> = {
  'is sound': () => false,
  'is answered 410': always((response) => refuse(response, 410, 'Expired', GONE.message)),
  'tells 410 as its first event': always((response) =>
    answer(response, 200, { type: 'ERROR', object: GONE }),
  ),
  'is refused': always((response) => refuse(response, 403, 'Forbidden', 'no')),
  'is answered 429': always((response) => answer(response, 429, {}, { 'retry-after': '1' })),
  'is answered 503': always((response) => answer(response, 503, {})),
  'is reset': always((response) => response.destroy()),
  'is cut in mid-event': always((response) => {
    response.writeHead(200).write('{"type":"MODIFIED","object":{"meta', () => response.destroy());
  }),
  'is answered by the page of a proxy': always((response) =>
    response.writeHead(200).end('<html>\n</html>\n'),
  ),
  'has no answer': always(() => undefined),
  'goes silent': always((response) => response.writeHead(200).flushHeaders()),
};

describe.concurrent('a builder that is ready after 9.5 s is noticed within 5 s, with no storm of calls, when each watch', () => {
  test.each(Object.entries(FAULTS))('%s', { timeout: 60_000 }, async (_, fault) => {
    const { cluster, readyAtMs } = slowCluster(READY_AFTER_MS, fault);
    const { job, fake, inputs, close } = await startScriptedJob(cluster.script);
    try {
      const main = await job.runMain(inputs({ renew: 'false' }));
      const lateMs = Date.now() - readyAtMs();
      expect(main.exitCode, main.log).toBe(0);
      expect(lateMs).toBeLessThan(LATEST_MS);
      expect(fake.seen.length).toBeLessThan(MOST_CALLS);
      expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    } finally {
      await close();
    }
  });
});

test('a builder that is slow to start costs its job one call while its pod is being started, and not one each 4 s', async () => {
  const { cluster } = slowCluster(16_000, undefined, undefined, 'machine-1');
  const { job, fake, inputs, close } = await startScriptedJob(cluster.script);
  try {
    expect(await job.runMain(inputs({ renew: 'false' }))).toMatchObject({ exitCode: 0 });
    const after = fake.seen.findIndex(({ path }) => path.includes('watch=true'));
    const own = fake.seen.slice(after).filter(({ path }) => !path.endsWith('/exec'));
    expect(own.filter(({ path }) => path.includes('watch=true')).length).toBe(2);
    expect(own.length).toBeLessThanOrEqual(3);
  } finally {
    await close();
  }
}, 40_000);

test('a builder whose first watch shows it ready costs its job no list after that', async () => {
  const { cluster } = slowCluster(1000);
  const { job, fake, inputs, close } = await startScriptedJob(cluster.script);
  try {
    expect(await job.runMain(inputs({ renew: 'false' }))).toMatchObject({ exitCode: 0 });
    const after = fake.seen.findIndex(({ path }) => path.includes('watch=true'));
    const pods = fake.seen.slice(after).filter(({ path }) => /\/pods\?/.test(path));
    expect(pods.map(({ path }) => path.includes('watch=true'))).toEqual([true]);
  } finally {
    await close();
  }
}, 40_000);

test('no list is asked for in parts, so none can expire before its end', async () => {
  const { cluster } = slowCluster(1000);
  const { job, fake, inputs, close } = await startScriptedJob(cluster.script);
  try {
    expect(await job.runMain(inputs())).toMatchObject({ exitCode: 0 });
    const lists = fake.seen.filter(({ path }) => path.includes('Selector='));
    expect(lists.length).toBeGreaterThan(2);
    expect(lists.filter(({ path }) => /[?&](limit|continue)=/.test(path))).toEqual([]);
  } finally {
    await close();
  }
});

test('a builder that nobody owns and that did not come up is told, with the command that removes it', async () => {
  const { cluster } = slowCluster(60_000);
  const { job, inputs, close } = await startScriptedJob(cluster.script);
  const kept = /^Builder \S+ is kept, .*: kubectl --namespace \S+ delete deployment \S+$/m;
  try {
    const forever = await job.runMain(inputs({ timeout: '10s', 'keep-warm': 'forever' }));
    expect(forever.exitCode).toBe(1);
    expect(forever.log).toMatch(kept);
    await job.runPost();
    const held = await job.runMain(inputs({ timeout: '10s', name: 'held' }));
    expect(held.exitCode).toBe(1);
    expect(held.log).not.toMatch(kept);
  } finally {
    await close();
  }
}, 60_000);
