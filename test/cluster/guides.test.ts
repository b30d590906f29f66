import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Terminal, typeCommands } from '../pages/commands.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { makeSite, type Site } from '../site/site.ts';
import { findKubectl } from '../testbed/programs.ts';

let site: Site;
let terminal: Terminal;
beforeAll(async () => {
  site = await makeSite();
  const kubectl = await findKubectl((line) => process.stdout.write(`${line}\n`));
  const folder = mkdtempSync(join(tmpdir(), 'guides-'));
  const { kubeconfig } = site.bed;
  terminal = {
    folder,
    kubectl,
    kubeconfig,
    builds: `${site.namespace}-builds`,
    ci: `${site.namespace}-ci`,
  };
}, 10 * 60_000);
afterAll(async () => {
  rmSync(terminal.folder, { recursive: true });
  await site.remove();
  const names = (await site.core.listNamespace()).items.map(({ metadata }) => metadata?.name ?? '');
  for (const name of names.filter((one) => one === terminal.builds || one === terminal.ci))
    await site.core.deleteNamespace({ name });
});

/** Runs a block that must succeed; answers what it printed. */
async function type(guide: string, name: string, variables = {}): Promise<string> {
  const { exitCode, output } = await typeCommands(terminal, guide, name, variables);
  expect(exitCode, output).toBe(0);
  return output;
}

const CACHE = {
  labels: (builder: string) => ({
    'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
    'setup-buildx-kubernetes/builder': builder,
  }),
};

test('who follows the guides sets a cluster up, builds there, looks, resets a cache and removes everything', async () => {
  const { builds, ci } = terminal;
  await type('cluster', 'apply');
  // Again, as the page says one can.
  await type('cluster', 'apply');
  await type('cluster', 'kubeconfig');
  const kubeconfig = readFileSync(join(terminal.folder, 'builds.kubeconfig'), 'utf8');
  expect(parse(kubeconfig)).toMatchObject({ contexts: [{ context: { namespace: builds } }] });
  const expiry = Date.parse((await type('cluster', 'expiry')).trim());
  expect(expiry).toBeGreaterThan(Date.now() + 29 * 86_400_000);

  // The last of the three is a `no`, for which kubectl exits with 1.
  expect(await typeCommands(terminal, 'cluster', 'check')).toEqual({ exitCode: 1, output: 'yes\nyes\nno\n' });
  expect(await type('cluster', 'check-kubeconfig')).toBe('yes\n');
  await type('security', 'build-service-account');
  const who = await typeCommands(terminal, 'security', 'who');
  expect(who).toMatchObject({
    exitCode: 1,
    output: expect.stringMatching(/-ensure [\s\S]*-handoff [\s\S]*\nno\n$/),
  });
  expect(await type('cluster', 'check-cluster')).toMatch(/\(default\)[\s\S]*ARCH[\s\S]*amd64/);

  const job = site.newJob();
  const inputs = ensureInputs(site, 'acme', { kubeconfig, namespace: builds, 'keep-warm': '30m' });
  const main = await job.runMain(inputs);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.outputs.created).toBe('true');
  const looked = await type('lifecycle', 'look');
  expect(looked).toMatch(/deployment\.apps\/acme-amd64 +1\/1/);
  expect(looked).toMatch(/persistentvolumeclaim\/acme-amd64-cache +Bound/);
  expect(looked).toMatch(/job\.batch\/hold-/);
  expect(await type('lifecycle', 'holds')).toMatch(/^acme +https:\S+ +<none> +20\S+Z +1200$/m);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(await type('lifecycle', 'holds')).toMatch(/^acme +https:\S+ +true +20\S+Z +18\d\d$/m);

  const reset = await type('lifecycle', 'reset', { BUILDER: 'acme' });
  expect(reset).toMatch(/job\.batch "hold-\S+" deleted/);
  expect(reset).toMatch(/persistentvolumeclaim "acme-amd64-cache" deleted/);
  expect(await type('lifecycle', 'look')).toMatch(/No resources found/);

  const next = site.newJob();
  const again = await next.runMain(inputs);
  expect(again.outputs.created, again.log).toBe('true');
  expect(await next.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await type('lifecycle', 'remove-all');
  expect(await type('lifecycle', 'look')).toMatch(/No resources found/);
  await type('lifecycle', 'remove-rights');
  const left = (await site.core.listNamespace()).items.map(({ metadata }) => metadata?.name);
  expect(left).not.toContain(builds);
  expect(left).not.toContain(ci);
});

test('who follows the page on costs removes the caches that no builder used since a day, and no other', async () => {
  const { namespace } = site;
  const cost = { ...terminal, builds: namespace };
  const used = async (name: string, lastUsed: string): Promise<unknown> =>
    site.core.createNamespacedPersistentVolumeClaim({
      namespace,
      body: {
        metadata: {
          name: `${name}-amd64-cache`,
          labels: CACHE.labels(name),
          annotations: { 'setup-buildx-kubernetes/last-used': lastUsed },
        },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    });
  await used('old', '2025-03-01T10:00:00.123Z');
  await used('older', '2024-03-01T10:00:00.123Z');
  await used('young', '2026-02-01T10:00:00.123Z');
  // One that a builder is up on, which started long ago.
  await used('up', '2025-01-01T10:00:00.123Z');
  await site.apps.createNamespacedDeployment({ namespace, body: emptyDeployment('up-amd64') });
  // Somebody else's.
  await site.core.createNamespacedPersistentVolumeClaim({
    namespace,
    body: {
      metadata: { name: 'theirs' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  });

  const listed = (await typeCommands(cost, 'cost', 'list-caches')).output;
  const names = listed.split('\n').map((line) => line.split(/ +/).at(-1));
  expect(names).toEqual([
    'CLAIM',
    'older-amd64-cache',
    'up-amd64-cache',
    'old-amd64-cache',
    'young-amd64-cache',
    '',
  ]);
  expect(listed).toMatch(/^2025-03-01T10:00:00.123Z +1Gi +old-amd64-cache$/m);

  const old = await typeCommands(cost, 'cost', 'old-caches', { BEFORE: '2026-01-31' });
  expect(old.output.split('\n').sort()).toEqual(['', 'old-amd64-cache', 'older-amd64-cache']);
  expect((await typeCommands(cost, 'cost', 'remove-caches')).exitCode).toBe(0);
  const { items } = await site.core.listNamespacedPersistentVolumeClaim({ namespace });
  const left = items.filter(({ metadata }) => metadata?.deletionTimestamp === undefined);
  expect(left.map(({ metadata }) => metadata?.name)).toEqual([
    'theirs',
    'up-amd64-cache',
    'young-amd64-cache',
  ]);
});

test('a page whose date is later finds the caches that an action of today has left', async () => {
  const { namespace } = site;
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'today'));
  expect(main.exitCode, main.log).toBe(0);
  const inUse = await typeCommands({ ...terminal, builds: namespace }, 'cost', 'old-caches', {
    BEFORE: '9999-01-01',
  });
  expect(inUse.output).not.toContain('today-amd64-cache');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await expect
    .poll(
      async () =>
        (
          await typeCommands({ ...terminal, builds: namespace }, 'cost', 'old-caches', {
            BEFORE: '9999-01-01',
          })
        ).output,
      { timeout: 60_000 },
    )
    .toContain('today-amd64-cache');
});

function emptyDeployment(name: string): object {
  const labels = { app: name };
  const containers = [{ name: 'buildkitd', image: site.bed.baseImage }];
  const template = { metadata: { labels }, spec: { containers } };
  return { metadata: { name }, spec: { replicas: 0, selector: { matchLabels: labels }, template } };
}
