import { PatchStrategy, setHeaderOptions, type V1PodTemplateSpec } from '@kubernetes/client-node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { strategicMerge } from '../../src/builders/manifests/strategic-merge.ts';
import type { Mapping } from '../../src/lib/json.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

const MODEL = 'model';

/** A template with all kinds of lists in it. */
const TEMPLATE: V1PodTemplateSpec = {
  metadata: { labels: { app: MODEL, team: 'a' }, annotations: { note: 'x' } },
  spec: {
    nodeSelector: { 'kubernetes.io/os': 'linux', pool: 'builds' },
    securityContext: { fsGroup: 1000 },
    imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b'] }],
    tolerations: [{ key: 'a', operator: 'Exists' }],
    topologySpreadConstraints: [
      { topologyKey: 'zone', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
      { topologyKey: 'host', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
    ],
    initContainers: [{ name: 'first', image: 'i' }],
    containers: [
      {
        name: 'buildkitd',
        image: 'b',
        args: ['--one', '--two'],
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        ports: [{ containerPort: 1234, name: 'tcp' }],
        resources: { requests: { cpu: '1', memory: '1Gi' } },
        volumeMounts: [
          { name: 'config', mountPath: '/etc/buildkit' },
          { name: 'cache', mountPath: '/var/lib/buildkit' },
        ],
        readinessProbe: { exec: { command: ['true'] }, periodSeconds: 1 },
      },
    ],
    volumes: [
      { name: 'config', emptyDir: {} },
      { name: 'cache', emptyDir: { sizeLimit: '1Gi' } },
    ],
  },
};

const daemon = (fields: Mapping): Mapping => ({ spec: { containers: [{ name: 'buildkitd', ...fields }] } });

const PATCHES: Readonly<Record<string, Mapping>> = {
  'labels and annotations': { metadata: { labels: { team: null, tier: 'ci' }, annotations: { note: 'y' } } },
  tolerations: { spec: { tolerations: [{ key: 'b', operator: 'Exists' }] } },
  'another container': { spec: { containers: [{ name: 'logs', image: 'l' }] } },
  'two containers around': {
    spec: { containers: [{ name: 'x', image: 'x' }, { name: 'buildkitd' }, { name: 'y', image: 'y' }] },
  },
  'variables by name': daemon({
    env: [
      { name: 'NEW', value: '3' },
      { name: 'B', value: null, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'A', $patch: 'delete' },
    ],
  }),
  'mounts by path, ports by number': daemon({
    volumeMounts: [
      { mountPath: '/etc/buildkit', name: 'config', readOnly: true },
      { mountPath: '/a', name: 'cache' },
    ],
    ports: [{ containerPort: 1234, name: 'other' }, { containerPort: 1 }],
  }),
  'plain lists and requests': daemon({
    args: ['--three'],
    resources: { requests: { cpu: null }, limits: { memory: '2Gi' } },
  }),
  'another source for a volume': {
    spec: {
      volumes: [
        { name: 'cache', emptyDir: null, hostPath: { path: '/ssd' } },
        { name: 'n', emptyDir: {} },
      ],
    },
  },
  'a list replaced': {
    spec: {
      volumes: [{ $patch: 'replace' }, { name: 'config', emptyDir: {} }, { name: 'cache', emptyDir: {} }],
    },
  },
  'mappings replaced and emptied': {
    spec: { nodeSelector: { $patch: 'replace', arch: 'x' }, securityContext: { $patch: 'delete' } },
  },
  'a mapping that was not there, with a directive': {
    spec: {
      affinity: { $patch: 'replace', nodeAffinity: {} },
      dnsConfig: { options: [{ name: 'x', value: null }] },
    },
  },
  'secrets, aliases, spreading': {
    spec: {
      imagePullSecrets: [{ name: 'three' }, { name: 'one', $patch: 'delete' }],
      hostAliases: [
        { ip: '10.0.0.1', hostnames: ['c'] },
        { ip: '10.0.0.2', hostnames: ['d'] },
      ],
      topologySpreadConstraints: [{ topologyKey: 'host', maxSkew: 2 }],
      initContainers: [
        { name: 'first', image: 'j' },
        { name: 'zeroth', image: 'k' },
      ],
    },
  },
  'the order of volumes': {
    spec: { volumes: [{ name: 'cache' }, { name: 'new', emptyDir: {} }, { name: 'config' }] },
  },
  'a probe and a priority': {
    ...daemon({ readinessProbe: { periodSeconds: 5, timeoutSeconds: 9 } }),
    metadata: { labels: {} },
  },
};

describe('a patch does what the API server makes of it', () => {
  beforeAll(async () => {
    const { namespace } = site;
    const spec = { replicas: 0, selector: { matchLabels: { app: MODEL } }, template: TEMPLATE };
    await site.apps.createNamespacedDeployment({ namespace, body: { metadata: { name: MODEL }, spec } });
  });
  afterAll(() => site.apps.deleteNamespacedDeployment({ name: MODEL, namespace: site.namespace }));

  test.each(Object.entries(PATCHES))('%s', async (_, patch) => {
    const { apps, namespace } = site;
    const served = await apps.patchNamespacedDeployment(
      { name: MODEL, namespace, dryRun: 'All', body: { spec: { template: patch } } },
      setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch),
    );
    const merged: Mapping = strategicMerge({ ...TEMPLATE }, patch);
    const spec = { replicas: 0, selector: { matchLabels: { app: MODEL } }, template: merged };
    const ours = await apps.createNamespacedDeployment({
      namespace,
      dryRun: 'All',
      body: { metadata: { name: 'ours' }, spec },
    });
    expect(ours.spec?.template).toEqual(served.spec?.template);
  });
});

describe('the input pod-patch', () => {
  afterEach(async () => {
    await untilContents(site, 60_000, []);
  });

  async function setUp(job: ActionJob, patch: string) {
    const inputs = { 'cache-size': '0', 'pod-patch': patch };
    const main = await job.runMain(ensureInputs(site, 'patched', inputs));
    expect(main.exitCode, main.log).toBe(0);
    return main;
  }

  async function readTemplate() {
    const { spec } = await site.apps.readNamespacedDeployment({
      name: 'patched-amd64',
      namespace: site.namespace,
    });
    return spec?.template.spec;
  }

  test('brings a sidecar and variables, and the builder builds all the same', async () => {
    const job = site.newJob();
    await setUp(
      job,
      `spec:
  terminationGracePeriodSeconds: 5
  containers:
  - name: sidecar
    image: ${site.bed.baseImage}
    command: [sleep, '3600']
  - name: buildkitd
    env:
    - { name: FROM_THE_PATCH, value: 'yes' }
`,
    );
    const pod = await readTemplate();
    expect(pod?.containers.map((one) => one.name)).toEqual(['buildkitd', 'sidecar']);
    expect(pod?.containers[0]).toMatchObject({
      env: [{ name: 'FROM_THE_PATCH', value: 'yes' }],
      securityContext: { privileged: true },
    });
    await buildImage(site, job, `${site.bed.registry}/patched:1`, '1');
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });

  test('is told, and kept from a builder that another job uses; the same one again changes nothing', async () => {
    const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
    const patch = 'spec: {terminationGracePeriodSeconds: 5}';
    await setUp(one, patch);
    const same = await setUp(two, '{"spec": {"terminationGracePeriodSeconds": 5}}');
    expect(same.log).not.toContain('pod-patch differs');
    const other = await setUp(three, 'spec: {terminationGracePeriodSeconds: 6}');
    expect(other.log).toContain('Builder patched-amd64: pod-patch differs from the running one.');
    expect(other.log).toContain('It is kept as it is: 2 other jobs use it.');
    expect(await readTemplate()).toMatchObject({ terminationGracePeriodSeconds: 5 });
    for (const job of [one, two, three]) await job.runPost();
  });

  test('that the server does not take is told in its words', async () => {
    const job = site.newJob();
    const patch = 'spec: {containers: [{name: buildkitd, image: 5}]}';
    const main = await job.runMain(ensureInputs(site, 'patched', { 'pod-patch': patch, 'cache-size': '0' }));
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]?.message).toMatch(
      /^Input pod-patch: spec\.containers\[0\]\.image is a number, not text\. Put it in quotes\.$/,
    );
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});
