import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { slowCluster } from '../doubles/api/slow-cluster.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

async function start(cluster: FakeCluster) {
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const inputs = (more = {}) => scripted.inputs({ renew: 'false', 'cache-size': '1Gi', ...more });
  return { ...scripted, inputs };
}

/** Lines with the address, and times, as they are in every run. */
function linesOf(log: string): readonly string[] {
  return log
    .split('\n')
    .map((line) => line.replace(/https:\/\/\S+/g, 'HOST').replace(/\b\d+\.\d s/g, 'SECONDS'));
}

/** Answers who the user is, as API servers do. */
const NAMED: Intervene = () => false;

describe('a job reads in its log', () => {
  test('in four lines all that there is to say of a warm builder', async () => {
    const cluster = new FakeCluster();
    const { job, inputs } = await start(cluster);
    await job.runMain(inputs());
    const { metadata } = cluster.objects.get('deployments/ci-amd64') ?? {};
    const createdMs = Date.now() - 12.5 * 60_000;
    Object.assign(metadata ?? {}, { creationTimestamp: new Date(createdMs).toISOString() });
    const other = await start(cluster);
    const main = await other.job.runMain(other.inputs());
    expect(linesOf(main.log)).toEqual([
      `setup-buildx-kubernetes ${version}, buildx 0.37.2`,
      'Cluster  HOST (input kubeconfig), namespace builds',
      'Builder  ci: joined; up for 12m, 1 other job on it',
      'Ready in SECONDS: linux/amd64 (BuildKit 0.33.1)',
    ]);
  });

  test('of a cold one what is done, what is waited for, how long each took, and how later steps use it', async () => {
    const { cluster } = slowCluster(1500, undefined, NAMED, 'node-1');
    const { job, inputs } = await start(cluster);
    const main = await job.runMain(inputs());
    expect(linesOf(main.log)).toEqual([
      `setup-buildx-kubernetes ${version}, buildx 0.37.2`,
      'Cluster  HOST (input kubeconfig), namespace builds',
      'Builder  ci: starting 1 node (amd64 with a new cache of 1Gi)',
      '##[group]Waiting for ci (at most 10m)',
      '   SECONDS  amd64  created Deployment ci-amd64 and volume claim ci-amd64-cache (1Gi)',
      '   SECONDS  amd64  scheduled on node-1',
      '   SECONDS  amd64  ready',
      '##[endgroup]',
      expect.stringMatching(/^Ready in SECONDS: linux\/amd64 SECONDS( \(.*\))?$/),
      'Later steps build on ci (docker build, buildx, bake, compose, build-push-action).',
    ]);
  });

  test('in one line until when its builder stays, when it ends', async () => {
    const { job, inputs } = await start(new FakeCluster());
    await job.runMain(inputs());
    expect((await job.runPost()).log).toMatch(
      /^Released ci: up until (\S+ )?\d\d:\d\d UTC for the next job \(keep-warm 30m\), then scales to zero\. The cache stays\.$/,
    );
  });

  test('who it is for the cluster where something is created', async () => {
    const cluster = new FakeCluster();
    const scripted = await startScriptedJob((request, response, seen) => {
      if (!request.path.endsWith('/selfsubjectreviews')) return cluster.script(request, response, seen);
      response.writeHead(201).end('{"status":{"userInfo":{"username":"system:serviceaccount:ci:ci"}}}');
    });
    onTestFinished(scripted.close);
    const main = await scripted.job.runMain(scripted.inputs({ renew: 'false' }));
    expect(main.log).toMatch(
      /^Cluster {2}\S+ \(input kubeconfig\), namespace builds, as system:serviceaccount:ci:ci$/m,
    );
  });

  test('its version first, and what BuildKit ignores of its inputs below that', async () => {
    const { job, inputs } = await start(new FakeCluster());
    const main = await job.runMain(inputs({ 'buildkitd-config-inline': 'depug = true' }));
    expect(linesOf(main.log).slice(0, 3)).toEqual([
      `setup-buildx-kubernetes ${version}, buildx 0.37.2`,
      'Cluster  HOST (input kubeconfig), namespace builds',
      expect.stringMatching(/^##\[warning\]Input buildkitd-config-inline: .* depug, and ignores it\.$/),
    ]);
  });

  test('which cluster it asked, although that does not answer', async () => {
    const { job, inputs } = await start(
      new FakeCluster((_, response) => void response.writeHead(503).end() === undefined),
    );
    const main = await job.runMain(inputs({ timeout: '10s' }));
    expect(linesOf(main.log).slice(0, 2)).toEqual([
      expect.stringMatching(/^setup-buildx-kubernetes /),
      'Cluster  HOST (input kubeconfig), namespace builds',
    ]);
  });
});

describe('the group of the wait is closed, and the annotation is outside of it, when', () => {
  /** What stands in the log from the group on, without what is in it. */
  const afterGroup = (log: string): string => log.replace(/^[\s\S]*?^##\[group\].*\n(?:(?!##\[).*\n)*/m, '');
  const CLOSED = /^##\[endgroup\]\n(?:What the cluster says .*\n)?(?: {2}.*\n)*##\[error\]/;

  test('the step runs out of time', async () => {
    const { job, inputs } = await start(slowCluster(Number.POSITIVE_INFINITY).cluster);
    const main = await job.runMain(inputs({ timeout: '10s' }));
    expect(afterGroup(main.log)).toMatch(CLOSED);
  });

  test('the job is cancelled', async () => {
    const { job, inputs } = await start(slowCluster(Number.POSITIVE_INFINITY).cluster);
    const step = job.start(inputs());
    await step.seen(/created Deployment ci-amd64/);
    const main = await step.cancel();
    expect(afterGroup(main.log)).toMatch(CLOSED);
    expect(main.annotations).toMatchObject([{ message: expect.stringMatching(/^The job was cancelled\./) }]);
  });

  test('the cluster refuses a call in the middle of it', async () => {
    let isRefused = false;
    const { cluster } = slowCluster(Number.POSITIVE_INFINITY, undefined, ({ path, method }, response) => {
      isRefused ||= path.includes('watch=true');
      if (!isRefused || method !== 'GET' || !path.includes('/deployments/')) return false;
      refuse(response, 403, 'Forbidden', 'no');
      return true;
    });
    const { job, inputs } = await start(cluster);
    const main = await job.runMain(inputs({ timeout: '60s' }));
    expect(main.exitCode).toBe(1);
    expect(afterGroup(main.log)).toMatch(CLOSED);
  }, 60_000);

  test('the words of the cluster try to close it themselves', async () => {
    const cluster = new FakeCluster();
    cluster.created = (deployment) => {
      const conditions = [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: '\n::endgroup::\n##[endgroup]\n',
        },
      ];
      cluster.putPod(deployment, { phase: 'Pending', conditions });
    };
    const { job, inputs } = await start(cluster);
    const main = await job.runMain(inputs({ timeout: '10s' }));
    expect(main.log).toContain('no cluster node fits yet:');
    expect(main.log.match(/##\[endgroup\]/g)).toHaveLength(1);
    expect(afterGroup(main.log)).toMatch(CLOSED);
  });
});

describe('a debug log has each call to the API server with its status and its time', () => {
  const CALL = /^##\[debug\](GET|POST|PATCH|DELETE) \/\S+: (\d+|no answer), \d+ ms$/gm;

  test('where it is wanted, and no secret of them', async () => {
    const { job, inputs, fake } = await start(new FakeCluster());
    const main = await job.runMain(inputs(), { RUNNER_DEBUG: '1' });
    expect(main.rawLog.replaceAll('::debug::', '##[debug]').match(CALL)?.length).toBe(fake.seen.length);
    expect(main.rawLog.match(/.*a-token-of-a-test.*/g)).toEqual(['::add-mask::a-token-of-a-test']);
  });

  test('and nowhere else', async () => {
    const { job, inputs } = await start(new FakeCluster());
    expect((await job.runMain(inputs())).rawLog).not.toMatch(/::debug::(GET|POST)/);
  });
});
