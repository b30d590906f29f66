import { CoreV1Api } from '@kubernetes/client-node';
import { afterEach, describe, expect, test } from 'vitest';

import { administrator } from '../site/administrator.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { type Site, untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
afterEach(() => untilContents(site, 60_000, []));

/** What it may take to be told of what the server knows at once; pods that do not start are told of after 8 s. */
const AT_ONCE_MS = 6000;

async function runMain(more: Readonly<Record<string, string>>) {
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'tried', more));
  const message = main.annotations.map((one) => one.message).join('|');
  return { job, main, message };
}

/** The job fails at once, in these words, and neither then nor after post is anything there. */
async function expectRefused(more: Readonly<Record<string, string>>, told: RegExp): Promise<void> {
  const { job, main, message } = await runMain(more);
  expect(main.exitCode, main.log).toBe(1);
  expect(message).toMatch(told);
  expect(message.length).toBeLessThanOrEqual(300);
  expect(main.durationMs).toBeLessThan(AT_ONCE_MS);
  expect(await site.contents()).toEqual([]);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

const spec = (more: string): string => `spec: {${more}}`;
const daemon = (more: string): string => spec(`containers: [{name: buildkitd, ${more}}]`);

const PATCHES: readonly (readonly [title: string, patch: string, told: RegExp])[] = [
  [
    'misspelt fields',
    spec('toleration: [], nodeselector: {a: b}, containers: [{name: buildkitd, resource: {}}]'),
    /^Input pod-patch has unknown fields: (?=.*spec\.toleration\b)(?=.*spec\.nodeselector\b).*spec\.containers\[0\]\.resource\b/,
  ],
  [
    "a Deployment's spec",
    spec('replicas: 1, template: {spec: {tolerations: []}}'),
    /^Input pod-patch has unknown fields: spec\.replicas, spec\.template\. It is the template of a pod/,
  ],
  [
    'fields of another case',
    daemon('imagepullpolicy: Always'),
    /unknown field spec\.containers\[0\]\.imagepullpolicy/,
  ],
  [
    'a field of securityContext',
    daemon('securityContext: {privilegd: true}'),
    /unknown field spec\.containers\[0\]\.securityContext\.privilegd/,
  ],
  [
    'true without quotes',
    spec('tolerations: [{key: a, operator: Exists}, {key: ci, operator: Equal, value: true}]'),
    /^Input pod-patch: spec\.tolerations\[1\]\.value is true or false, not text\. Put it in quotes\.$/,
  ],
  [
    'a number without quotes',
    daemon('env: [{name: A, value: -1}]'),
    /^Input pod-patch: spec\.containers\[0\]\.env\[0\]\.value is a number, not text\. Put it in quotes\.$/,
  ],
  [
    'a label without quotes',
    'metadata: {labels: {team: 7}}',
    /^Input pod-patch: metadata\.labels\.team is a number, not text\. Put it in quotes\.$/,
  ],
  [
    'a number in quotes',
    spec('terminationGracePeriodSeconds: "5"'),
    /^Input pod-patch: spec\.terminationGracePeriodSeconds is text, not a whole number\. Write it without quotes\.$/,
  ],
  [
    'a mapping for a list',
    spec('tolerations: {key: a}'),
    /^Input pod-patch: spec\.tolerations is a mapping, not a list\.$/,
  ],
  [
    'a quantity that is none',
    daemon('resources: {limits: {memory: much}}'),
    /^Input pod-patch: quantities must match/,
  ],
  [
    'an operator that is none',
    spec('tolerations: [{operator: Is}]'),
    /^Input pod-patch: spec\.tolerations\[0\]\.operator: /,
  ],
  [
    'a value beside Exists',
    spec('tolerations: [{operator: Exists}, {key: k, operator: Exists, value: a}]'),
    /^Input pod-patch: spec\.tolerations\[1\]\.operator: /,
  ],
  [
    'an effect that is none',
    spec('tolerations: [{effect: Never}]'),
    /^Input pod-patch: spec\.tolerations\[0\]\.effect: /,
  ],
  [
    'a label that is none',
    `metadata: {labels: {team: 'a b'}}`,
    /^Input pod-patch: metadata\.labels: Invalid value: /,
  ],
  ['a long label', `metadata: {labels: {team: ${'x'.repeat(64)}}}`, /^Input pod-patch: metadata\.labels: /],
  ['a label of that name', 'metadata: {labels: {a/b/c: ""}}', /^Input pod-patch: metadata\.labels: /],
  ['labels as a list', 'metadata: {labels: [a]}', /^Input pod-patch/],
  ['a selector that is none', spec('nodeSelector: {a: "-"}'), /^Input pod-patch: spec\.nodeSelector: /],
  [
    'tolerations of text',
    spec('tolerations: [a]'),
    /^Input pod-patch: spec\.tolerations\[0\] is text, not a mapping\.$/,
  ],
  [
    'a sidecar without an image',
    spec('containers: [{name: logs}]'),
    /^Input pod-patch: spec\.containers\[0\]\.image: Required value\.$/,
  ],
  [
    'a second handler that is chosen on purpose',
    daemon('readinessProbe: {exec: {command: [a]}, tcpSocket: {port: 1}}'),
    /^Input pod-patch: spec\.containers\[0\]\.readinessProbe\.\S+: Forbidden: may not specify more than 1 handler type/,
  ],
  [
    'two sources of one volume',
    spec('volumes: [{name: cache, hostPath: {path: /a}, emptyDir: {}}]'),
    /^Input pod-patch: spec\.volumes\[0\]\.\S+: Forbidden: may not specify more than 1 volume type/,
  ],
  [
    'a volume that there is not',
    spec('containers: [{name: logs, image: l, volumeMounts: [{name: nope, mountPath: /a}]}]'),
    /^Input pod-patch: spec\.containers\[0\]\.volumeMounts\[0\]\.name: Not found: "nope"\.$/,
  ],
];

describe('a pod-patch that the API server does not take is told at once, and leaves nothing', () => {
  test.each(PATCHES)('%s', (_, patch, told) => expectRefused({ 'pod-patch': patch }, told));
});

test("a volume's other source, and a probe's other way, replace ours", async () => {
  const patch = spec(
    'volumes: [{name: cache, hostPath: {path: /tmp}}], containers: [{name: buildkitd, readinessProbe: {tcpSocket: {port: 1}}}]',
  );
  const job = site.newJob();
  const inputs = { 'pod-patch': patch, timeout: '12s', 'cache-size': '0' };
  const running = job.start(ensureInputs(site, 'tried', inputs));
  await running.seen(/created Deployment tried-amd64/);
  const { namespace } = site;
  const { spec: made } = await site.apps.readNamespacedDeployment({ name: 'tried-amd64', namespace });
  expect(made?.template.spec?.volumes?.find(({ name }) => name === 'cache')).toEqual({
    name: 'cache',
    hostPath: { path: '/tmp', type: '' },
  });
  expect(Object.keys(made?.template.spec?.containers[0]?.readinessProbe ?? {})).not.toContain('exec');
  await running.done;
  await job.runPost();
});

describe('limits of the namespace are told at once, and leave nothing', () => {
  test('a LimitRange for claims', async () => {
    const metadata = { name: 'claims' };
    const limits = [{ type: 'PersistentVolumeClaim', max: { storage: '10Gi' } }];
    await site.core.createNamespacedLimitRange({
      namespace: site.namespace,
      body: { metadata, spec: { limits } },
    });
    try {
      await expectRefused(
        { 'cache-size': '50Gi' },
        /maximum storage usage per PersistentVolumeClaim is 10Gi.*cache-size/,
      );
    } finally {
      await site.core.deleteNamespacedLimitRange({ name: 'claims', namespace: site.namespace });
    }
  });

  test.each([
    ['storage', { 'requests.storage': '20Gi' }, /exceeded quota.*requests\.storage.*cache-size/],
    ['claims', { persistentvolumeclaims: '0' }, /exceeded quota.*persistentvolumeclaims/],
    ['Deployments', { 'count/deployments.apps': '0' }, /exceeded quota.*count\/deployments\.apps/],
  ])('a quota on %s', async (_, hard, told) => {
    const { namespace } = site;
    await site.core.createNamespacedResourceQuota({
      namespace,
      body: { metadata: { name: 'q' }, spec: { hard } },
    });
    try {
      await untilCounted(site);
      await expectRefused({ 'cache-size': '50Gi' }, told);
    } finally {
      await site.core.deleteNamespacedResourceQuota({ name: 'q', namespace });
    }
  });
});

/** A quota holds as soon as its controller has counted. */
async function untilCounted({ core, namespace }: Site): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { status } = await core.readNamespacedResourceQuota({ name: 'q', namespace });
    if (status?.hard !== undefined) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('the quota is not counted');
}

test('a refused change of a builder that is there changes nothing', async () => {
  const { namespace } = site;
  const read = () => site.apps.readNamespacedDeployment({ name: 'tried-amd64', namespace });
  const first = await runMain({ 'cache-size': '0', 'keep-warm': '60s' });
  expect(first.main.exitCode, first.main.log).toBe(0);
  expect(await first.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  const [before, there] = [await read(), await site.contents()];
  for (const [patch, told] of [
    [spec('toleration: []'), /^Input pod-patch has the unknown field spec\.toleration\./],
    [
      spec('tolerations: [{value: true}]'),
      /^Input pod-patch: spec\.tolerations\[0\]\.value is true or false, not text/,
    ],
    [spec('tolerations: [{effect: Never}]'), /^Input pod-patch: spec\.tolerations\[0\]\.effect: /],
  ] as const) {
    const { job, main, message } = await runMain({ 'cache-size': '1Gi', 'pod-patch': patch });
    expect(main.exitCode, main.log).toBe(1);
    expect(message).toMatch(told);
    expect(await site.contents()).toEqual(there);
    expect((await read()).metadata?.generation).toBe(before.metadata?.generation);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  }
  await site.batch.deleteCollectionNamespacedJob({ namespace, propagationPolicy: 'Foreground' });
});

test('what the API server warns of is shown once: a namespace that Pod Security would not allow', async () => {
  const core = administrator(site.bed).makeApiClient(CoreV1Api);
  const name = site.namespace;
  const labels = { 'pod-security.kubernetes.io/warn': 'restricted' };
  const found = await core.readNamespace({ name });
  const relabel = (more: object) =>
    core.replaceNamespace({
      name,
      body: { metadata: { name, labels: { ...found.metadata?.labels, ...more } } },
    });
  await relabel(labels);
  try {
    const { job, main } = await runMain({ 'cache-size': '0' });
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toEqual([]);
    const told = main.log.split('\n').filter((line) => line.startsWith('Warning from the API server: '));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/would violate PodSecurity "restricted:latest": privileged/);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  } finally {
    await relabel({});
  }
});
