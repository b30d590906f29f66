import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { FakeCluster, type Stored } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';

type Place = { readonly scripted: ScriptedJob; readonly cluster: FakeCluster };

async function onCluster(run: (place: Place) => Promise<void>): Promise<void> {
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  try {
    await run({ scripted, cluster });
  } finally {
    await scripted.close();
  }
}

/** Lets buildx show such a node, whoever asks. */
function showNode({ scripted }: Place, version: string, labels: readonly string[]): void {
  const shown = [
    'Name: ci',
    '',
    'Nodes:',
    'Name: ci-amd64',
    'Status: running',
    `BuildKit version: ${version}`,
  ];
  const lines = [...shown, 'Platforms: linux/amd64', ...(labels.length === 0 ? [] : ['Labels:']), ...labels];
  const path = join(scripted.job.home, '.docker', 'cli-plugins', 'docker-buildx');
  const version0 = "version) echo 'github.com/docker/buildx v0.37.2 0000000' ;;";
  const inspect = `inspect) cat <<'END'\n${lines.join('\n')}\nEND\n;;`;
  writeFileSync(path, `#!/bin/sh\ncase "$1" in\n${version0}\n${inspect}\nesac\n`);
  chmodSync(path, 0o755);
}

const READ = ' setup-buildx-kubernetes.config: read';
const DIGEST = `moby/buildkit@sha256:${'0'.repeat(64)}`;

describe('a daemon whose image does not tell what it is', () => {
  test.each([
    ['is too old', 'v0.12.5', [READ], /^Input image: node ci-amd64 runs BuildKit v0\.12\.5 .*0\.29 or newer/],
    [
      'did not read its configuration',
      'v0.33.1',
      [],
      /^Input image: .*ci-amd64.*did not read its configuration/,
    ],
    ['did not read it and has other labels', 'v0.33.1', [' executor: oci'], /needs `security: rootless`/],
  ])('and %s fails the step, with the way out', (_, version, labels, says) =>
    onCluster(async (place) => {
      showNode(place, version, labels);
      const { job, inputs } = place.scripted;
      const main = await job.runMain(inputs({ image: DIGEST }));
      expect(main.exitCode, main.log).toBe(1);
      expect(main.annotations).toMatchObject([{ level: 'error', message: expect.stringMatching(says) }]);
      expect(main.annotations[0]?.message).toMatch(/kubectl --namespace builds delete deployment ci-amd64$/);
      expect(main.exportedEnv.BUILDX_BUILDER).toBeUndefined();
      expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    }),
  );

  test('fails the jobs that join it too, whatever their image is', () =>
    onCluster(async (place) => {
      showNode(place, 'v0.33.1', []);
      const { job, inputs } = place.scripted;
      await job.runMain(inputs({ image: DIGEST }));
      const joined = await job.runMain(inputs());
      expect(joined.annotations).toMatchObject([{ message: expect.stringContaining('did not read') }]);
    }));

  test('and that did read its configuration is used', () =>
    onCluster(async (place) => {
      showNode(place, 'v0.33.1', [' executor: oci', READ]);
      const { job, inputs } = place.scripted;
      expect((await job.runMain(inputs({ image: DIGEST }))).exitCode).toBe(0);
    }));
});

const team = (status: object): Parameters<FakeCluster['put']>[1] => ({
  metadata: { name: 'team-cache' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
  status,
});

const PATCH = 'spec: { volumes: [{ name: cache, persistentVolumeClaim: { claimName: team-cache } }] }';

/** The parts of a Deployment that say where its cache is. */
function templateOf(deployment: Stored | undefined): {
  readonly toml: string;
  readonly volumes: readonly { readonly name: string }[];
} {
  const spec: {
    template?: {
      metadata?: { annotations?: Record<string, string> };
      spec?: { volumes?: { name: string }[] };
    };
  } = deployment?.spec ?? {};
  return {
    toml: spec.template?.metadata?.annotations?.['setup-buildx-kubernetes/buildkitd.toml'] ?? '',
    volumes: spec.template?.spec?.volumes ?? [],
  };
}

describe.each([
  ['cache-claim', { 'cache-claim': 'team-cache', 'cache-size': '' }],
  ['pod-patch', { 'pod-patch': PATCH, 'cache-size': '' }],
  ['pod-patch beside cache-size 0', { 'pod-patch': PATCH, 'cache-size': '0' }],
])('a claim of others, by %s', (_, given) => {
  test('is the cache: none is made beside it, and garbage collection goes by its size', () =>
    onCluster(async ({ scripted, cluster }) => {
      const before = structuredClone(
        cluster.put('persistentvolumeclaims', team({ capacity: { storage: '40Gi' } })),
      );
      const main = await scripted.job.runMain(scripted.inputs(given));
      expect(main.exitCode, main.log).toBe(0);
      const { toml, volumes } = templateOf(cluster.objects.get('deployments/ci-amd64'));
      expect(volumes).toContainEqual({ name: 'cache', persistentVolumeClaim: { claimName: 'team-cache' } });
      // 75 % of 40Gi.
      expect(toml).toContain('maxUsedSpace = 32212254720');
      await scripted.job.runPost();
      const claims = [...cluster.objects].filter(([name]) => name.startsWith('persistentvolumeclaims/'));
      expect(claims).toEqual([['persistentvolumeclaims/team-cache', before]]);
    }));

  test('that is not bound yet counts by what it asks for', () =>
    onCluster(async ({ scripted, cluster }) => {
      cluster.put('persistentvolumeclaims', team({ phase: 'Pending' }));
      const main = await scripted.job.runMain(scripted.inputs(given));
      expect(main.exitCode, main.log).toBe(0);
      // 75 % of 20Gi.
      expect(templateOf(cluster.objects.get('deployments/ci-amd64')).toml).toContain(
        'maxUsedSpace = 16106127360',
      );
    }));

  test('that is not there, or is being deleted, is told before anything is made', () =>
    onCluster(async ({ scripted, cluster }) => {
      const missing = await scripted.job.runMain(scripted.inputs(given));
      expect(missing.annotations).toMatchObject([
        {
          message: expect.stringMatching(
            /^PersistentVolumeClaim team-cache does not exist in namespace builds\./,
          ),
        },
      ]);
      const going = cluster.put('persistentvolumeclaims', team({}));
      going.metadata.deletionTimestamp = '2026-01-01T00:00:00Z';
      const deleted = await scripted.job.runMain(scripted.inputs(given));
      expect(deleted.annotations).toMatchObject([
        { message: expect.stringMatching(/^PersistentVolumeClaim team-cache is being deleted\./) },
      ]);
      expect(cluster.writes).toEqual([]);
    }));
});

test.each([
  [
    'a block device',
    { volumeMode: 'Block' },
    /is a block device \(volumeMode Block\): it cannot keep a cache/,
  ],
  ['read-only', { accessModes: ['ReadOnlyMany'] }, /is read-only \(ReadOnlyMany\): it cannot keep a cache/],
])('a claim of others that is %s is told before anything is made', (_, spec, says) =>
  onCluster(async ({ scripted, cluster }) => {
    cluster.put('persistentvolumeclaims', { metadata: { name: 'team-cache' }, spec });
    const main = await scripted.job.runMain(
      scripted.inputs({ 'cache-claim': 'team-cache', 'cache-size': '' }),
    );
    expect(main.annotations).toMatchObject([{ message: expect.stringMatching(says) }]);
    expect(cluster.writes).toEqual([]);
  }),
);

test('a running builder moves to the claim that a job asks for', () =>
  onCluster(async ({ scripted, cluster }) => {
    cluster.put('persistentvolumeclaims', team({ capacity: { storage: '40Gi' } }));
    expect((await scripted.job.runMain(scripted.inputs())).exitCode).toBe(0);
    await scripted.job.runPost();
    const given = { 'cache-claim': 'team-cache', 'cache-size': '' };
    const main = await scripted.job.runMain(scripted.inputs(given));
    expect(main.log).toContain('cache-claim is no claim, this job asked for team-cache.');
    expect(main.log).toContain('Builder ci-amd64 restarts with the settings of this job.');
    const { toml, volumes } = templateOf(cluster.objects.get('deployments/ci-amd64'));
    expect(volumes).toContainEqual({ name: 'cache', persistentVolumeClaim: { claimName: 'team-cache' } });
    expect(toml).toContain('maxUsedSpace = 32212254720');
  }));

test('the files of a registry reach the pod and the instance, where buildx looks for them', () =>
  onCluster(async ({ scripted, cluster }) => {
    const { job, inputs } = scripted;
    writeFileSync(join(job.workspace, 'ca.pem'), 'PEM of an authority');
    const toml = '[registry."r.example.com:5000"]\nca = ["ca.pem"]';
    const main = await job.runMain(inputs({ 'buildkitd-config-inline': toml }));
    expect(main.exitCode, main.log).toBe(0);
    const deployment = JSON.stringify(cluster.objects.get('deployments/ci-amd64'));
    expect(deployment).toContain('"setup-buildx-kubernetes/config-file-0":"PEM of an authority"');
    expect(deployment).toContain('"path":"certs/r.example.com_5000/ca.pem"');
    const instance = readFileSync(join(job.home, '.docker', 'buildx', 'instances', 'ci'), 'utf8');
    const { Nodes: nodes }: { readonly Nodes: readonly { readonly Files: Record<string, string> }[] } =
      JSON.parse(instance);
    const files = nodes[0]?.Files ?? {};
    const text = (path: string): string => Buffer.from(files[path] ?? '', 'base64').toString('utf8');
    expect(text('certs/r.example.com_5000/ca.pem')).toBe('PEM of an authority');
    expect(text('buildkitd.toml')).toContain('/etc/buildkit/certs/r.example.com_5000/ca.pem');
  }));
