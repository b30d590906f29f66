import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type CallLog, startCallLog } from '../doubles/network/call-log.ts';
import { timesOf } from '../run/rounds.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
let arm64Node: string | undefined;
beforeAll(async () => {
  arm64Node = await askForArm64(site);
}, arm64TimeoutMs);
beforeEach(({ skip }) => {
  if (arm64Node === undefined) skip('this cluster has no node of arm64');
});

const JOBS = 50;
/** What main of most jobs may ask of the API server, the asking for rights aside. */
const MOST_CALLS = 15;
/** Where pods take longer than the first look at everything, each look costs four calls a node. */
const LOOK_EACH_MS = 9500;
const CALLS_OF_LOOK = 8;
const NODES = ['storm-amd64', 'storm-arm64'];

/** The calls of one of ours, without the asking for rights. */
function callsOf(log: CallLog, agent: string): CallLog['calls'] {
  const own = log.calls.filter((call) => call.userAgent === agent);
  return own.filter((call) => !call.path.includes('/selfsubject'));
}

/** How many calls more a job may make since its pods took so long: it waits from its list of holds on. */
function allowanceOf(calls: CallLog['calls']): number {
  const [begin, end] = [calls.findLast(({ path }) => path.includes('/jobs?')), calls.at(-1)];
  if (begin === undefined || end === undefined) throw new Error('this job never listed the holds');
  return Math.floor((end.atMs - begin.atMs) / LOOK_EACH_MS) * CALLS_OF_LOOK;
}

/** Main of one job, which has a way to the API server of its own, so that its calls can be counted. */
async function runJob() {
  const log = await startCallLog(site.endpoint);
  const job = site.newJob();
  const inputs = ensureInputs(site, 'storm', {
    kubeconfig: site.kubeconfig('ensure', log.detour),
    platforms: 'linux/amd64,linux/arm64',
    'cache-size': '',
    timeout: '5m',
  });
  const main = await job.runMain(inputs);
  const calls = callsOf(log, 'setup-buildx-kubernetes');
  const ofRenewer = callsOf(log, 'setup-buildx-kubernetes-renewer').length;
  return { job, main, calls, ofRenewer, close: () => log.close() };
}

test.each(Array.from({ length: timesOf('STORM_ROUNDS', 1) }, (_, index) => index + 1))(
  'fifty jobs that start at once share one cold builder of two nodes, round %d',
  { timeout: 600_000 },
  async () => {
    const jobs = await Promise.all(Array.from({ length: JOBS }, runJob));
    try {
      const failed = jobs.filter(({ main }) => main.exitCode !== 0);
      expect(failed.map(({ main }) => main.log)).toEqual([]);
      const contents = await site.contents();
      expect(contents.filter((name) => /^(deployments|claims)\//.test(name))).toEqual([
        ...NODES.map((node) => `claims/${node}-cache`),
        ...NODES.map((node) => `deployments/${node}`),
      ]);
      const deployments = await site.apps.listNamespacedDeployment({ namespace: site.namespace });
      expect(deployments.items.map(({ metadata }) => metadata?.ownerReferences?.length)).toEqual([
        JOBS,
        JOBS,
      ]);
      expect(jobs.filter(({ main }) => main.outputs.created === 'true').length).toBeGreaterThan(0);
      const calls = jobs.map((one) => `${one.calls.length}-${allowanceOf(one.calls)}`).sort();
      console.log(`calls of ${JOBS} jobs, and those allowed for slow pods: ${calls.join(' ')}`);
      const over = jobs.filter((one) => one.calls.length - allowanceOf(one.calls) > MOST_CALLS);
      expect(over.length).toBeLessThanOrEqual(JOBS * 0.05);
      // It looks at the hold once, to show that it can.
      expect(new Set(jobs.map(({ ofRenewer }) => ofRenewer))).toEqual(new Set([1]));
      const posts = await Promise.all(jobs.map(({ job }) => job.runPost()));
      expect(posts.filter((post) => post.exitCode !== 0 || post.annotations.length > 0)).toEqual([]);
    } finally {
      for (const { job, close } of jobs) {
        job.dispose();
        await close();
      }
    }
    await untilContents(
      site,
      90_000,
      NODES.map((node) => `claims/${node}-cache`),
    );
    for (const node of NODES)
      await site.core.deleteNamespacedPersistentVolumeClaim({
        name: `${node}-cache`,
        namespace: site.namespace,
      });
    await untilContents(site, 60_000, []);
  },
);
