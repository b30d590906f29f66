import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { slowCluster } from '../doubles/api/slow-cluster.ts';
import { startRelay } from '../doubles/network/relay.ts';

/**
 * In a job that runs in a container the runner signals its `docker exec` alone, so the step is told nothing of a
 * cancellation: whatever hangs, both steps must end by themselves.
 */
const TIMEOUT_MS = 10_000;
const MAIN_SLACK_MS = 3000;
const POST_MS = 20_000;

/** A program that does not end when asked to, nor does its child at once, which holds its output. */
const STUBBORN = "trap '' TERM INT; while :; do sleep 1; done";

type Inputs = Readonly<Record<string, string>>;
type Stuck = {
  /** Makes something hang; answers the inputs that bring it about. */
  readonly sabotage: (scripted: ScriptedJob) => Promise<Inputs> | Inputs;
  readonly readyAfterMs: number;
};

function replaceBuildx({ job }: ScriptedJob, hangs: string): void {
  const path = join(job.home, '.docker', 'cli-plugins', 'docker-buildx');
  const version = "echo 'github.com/docker/buildx v0.37.2 0000000'";
  writeFileSync(path, `#!/bin/sh\nif test "$1" = ${hangs}; then ${STUBBORN}; fi\n${version}\n`);
  chmodSync(path, 0o755);
}

/** The kubeconfig with a credential plugin that hangs. */
function hangingPlugin({ job, inputs }: ScriptedJob): Inputs {
  const document = parse(inputs().kubeconfig ?? '');
  const command = join(job.home, 'plugin');
  writeFileSync(command, `#!/bin/sh\n${STUBBORN}\n`);
  chmodSync(command, 0o755);
  const apiVersion = 'client.authentication.k8s.io/v1';
  document.users[0].user = { exec: { apiVersion, command, interactiveMode: 'Never' } };
  return { kubeconfig: stringify(document) };
}

const STUCK: Readonly<Record<string, Stuck>> = {
  'a pod is never ready': {
    sabotage: () => ({}),
    readyAfterMs: Number.POSITIVE_INFINITY,
  },
  'buildx hangs as it inspects the builder': {
    sabotage: (scripted) => {
      replaceBuildx(scripted, 'inspect');
      return {};
    },
    readyAfterMs: 0,
  },
  'buildx hangs as it tells its version': {
    sabotage: (scripted) => {
      replaceBuildx(scripted, 'version');
      return {};
    },
    readyAfterMs: 0,
  },
  'the credential plugin hangs': {
    sabotage: hangingPlugin,
    readyAfterMs: 0,
  },
};

async function start(readyAfterMs: number) {
  const { cluster } = slowCluster(readyAfterMs);
  return { cluster, scripted: await startScriptedJob(cluster.script) };
}

function expectCleanRunner({ job }: ScriptedJob): void {
  expect(readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'))).toEqual([]);
  expect(existsSync(join(job.home, '.docker', 'buildx', 'instances', 'ci'))).toBe(false);
}

describe.concurrent('without any signal, main ends by its timeout and post soon after, when', () => {
  test.each(Object.entries(STUCK))('%s', { timeout: 120_000 }, async (_, stuck) => {
    const { cluster, scripted } = await start(stuck.readyAfterMs);
    try {
      const { job, inputs } = scripted;
      const more = await stuck.sabotage(scripted);
      const main = await job.runMain(inputs({ timeout: '10s', ...more }));
      expect(main).toMatchObject({ exitCode: 1, signals: [] });
      expect(main.durationMs).toBeLessThan(TIMEOUT_MS + MAIN_SLACK_MS);
      expect(main.annotations.map((one) => one.message)).toEqual([
        expect.stringMatching(/^The builder was not ready within 10s\./),
      ]);
      const post = await job.runPost();
      expect(post.exitCode).toBe(0);
      expect(post.durationMs).toBeLessThan(POST_MS);
      // What hangs before the first write leaves post nothing to let go of.
      expect(post.annotations).toEqual([]);
      expectCleanRunner(scripted);
      expect([...cluster.objects.keys()].filter((key) => key.startsWith('jobs/'))).toEqual([]);
    } finally {
      await scripted.close();
    }
  });
});

describe.concurrent('an API server that takes connections and never answers', () => {
  test('from the first call on: main ends by its timeout, and post soon after', {
    timeout: 60_000,
  }, async () => {
    const scripted = await startScriptedJob(() => expect.unreachable('no call gets through'));
    const relay = await startRelay(scripted.fake.url);
    relay.cut();
    try {
      const { job, inputs } = scripted;
      const kubeconfig = (inputs().kubeconfig ?? '').replace(scripted.fake.url, relay.server);
      const main = await job.runMain(inputs({ kubeconfig, timeout: '10s' }));
      expect(main).toMatchObject({ exitCode: 1, signals: [] });
      expect(main.durationMs).toBeLessThan(TIMEOUT_MS + MAIN_SLACK_MS);
      expect(main.annotations.map((one) => one.message)).toEqual([
        expect.stringMatching(/^Cannot reach the API server \(tried for (9|1\d) s\): no answer\./),
      ]);
      const post = await job.runPost();
      expect(post.exitCode).toBe(0);
      expect(post.durationMs).toBeLessThan(POST_MS);
      // Nothing was written, so there is nothing to let go of.
      expect(post.annotations).toEqual([]);
      expectCleanRunner(scripted);
    } finally {
      await relay.close();
      await scripted.close();
    }
  });

  test('from post on: post ends within 20 s with a warning, and the runner is clean', {
    timeout: 60_000,
  }, async () => {
    const { scripted } = await start(0);
    const relay = await startRelay(scripted.fake.url);
    try {
      const { job, inputs } = scripted;
      const kubeconfig = (inputs().kubeconfig ?? '').replace(scripted.fake.url, relay.server);
      const main = await job.runMain(inputs({ kubeconfig }));
      expect(main.exitCode, main.log).toBe(0);
      relay.cut();
      const post = await job.runPost();
      expect(post).toMatchObject({ exitCode: 0, signals: [] });
      expect(post.durationMs).toBeLessThan(POST_MS);
      expect(post.annotations).toHaveLength(1);
      expectCleanRunner(scripted);
    } finally {
      await relay.close();
      await scripted.close();
    }
  });
});
