import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

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

/** What else can happen to a watch is played in one process: test/unit/builders/waiting/wait-until-serving.test.ts. */
const FAULTS: Readonly<Record<string, WatchFault>> = {
  'is sound': () => false,
  'is cut in mid-event': always((response) => {
    response.writeHead(200).write('{"type":"MODIFIED","object":{"meta', () => response.destroy());
  }),
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
