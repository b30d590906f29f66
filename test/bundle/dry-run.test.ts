import { describe, expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, isDryRun, SERVING } from '../doubles/api/fake-cluster.ts';
import { invalidTemplate, refusing } from '../doubles/api/refusing.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

async function runMain(cluster: FakeCluster, more: Readonly<Record<string, string>> = {}) {
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const main = await scripted.job.runMain(
    scripted.inputs({ 'cache-size': '500Gi', renew: 'false', ...more }),
  );
  const message = main.annotations.map((one) => one.message).join('|');
  return { ...scripted, main, message };
}

const TEMPLATE = 'Deployment in version "v1" cannot be handled as a Deployment';

const spec = (more: string): Readonly<Record<string, string>> => ({ 'pod-patch': `spec: {${more}}` });

type Refusal = readonly [
  title: string,
  intervene: Intervene,
  inputs: Readonly<Record<string, string>>,
  told: string,
];

/** Words of Kubernetes 1.35, which test/cluster/dry-run.test.ts holds against a real server. */
const REFUSALS: readonly Refusal[] = [
  [
    'misspelt fields of pod-patch',
    refusing(
      'deployments',
      400,
      `${TEMPLATE}: strict decoding error: unknown field "spec.template.spec.containers[0].resource", unknown field "spec.template.spec.toleration"`,
    ),
    spec('toleration: [], containers: [{name: buildkitd, resource: {}}]'),
    'Input pod-patch has unknown fields: spec.containers[0].resource, spec.toleration. Check their spelling and place.',
  ],
  [
    "a Deployment's spec as pod-patch",
    refusing(
      'deployments',
      400,
      `${TEMPLATE}: strict decoding error: unknown field "spec.template.spec.replicas", unknown field "spec.template.spec.template"`,
    ),
    spec('replicas: 1, template: {spec: {tolerations: []}}'),
    'Input pod-patch has unknown fields: spec.replicas, spec.template. It is the template of a pod itself, not the spec of a Deployment.',
  ],
  [
    'text without quotes',
    refusing(
      'deployments',
      400,
      `${TEMPLATE}: json: cannot unmarshal bool into Go struct field Toleration.spec.template.spec.tolerations.value of type string`,
    ),
    spec('tolerations: [{key: a, operator: Exists}, {key: ci, value: true}]'),
    'Input pod-patch: spec.tolerations[1].value is true or false, not text. Put it in quotes.',
  ],
  [
    'a label without quotes',
    refusing(
      'deployments',
      400,
      `${TEMPLATE}: json: cannot unmarshal number into Go struct field ObjectMeta.spec.template.metadata.labels of type string`,
    ),
    { 'pod-patch': 'metadata: {labels: {a: x, team: 7}}' },
    'Input pod-patch: metadata.labels.team is a number, not text. Put it in quotes.',
  ],
  [
    'a value that may be secret is not shown',
    invalidTemplate(
      'spec.template.spec.tolerations[0].effect',
      'Unsupported value: "hush-hush": supported values: "NoSchedule", "NoExecute"',
    ),
    spec('tolerations: [{effect: hush-hush}]'),
    'Input pod-patch: spec.tolerations[0].effect: Unsupported value: supported values: "NoSchedule", "NoExecute".',
  ],
  [
    'a label, in many words',
    invalidTemplate(
      'spec.template.labels',
      `Invalid value: "a b": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
    ),
    { 'pod-patch': 'metadata: {labels: {team: a b}}' },
    "Input pod-patch: metadata.labels: Invalid value: a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character.",
  ],
  [
    'a sidecar, by its place in the patch',
    invalidTemplate('spec.template.spec.containers[1].image', 'Required value'),
    spec('containers: [{name: logs}]'),
    'Input pod-patch: spec.containers[0].image: Required value.',
  ],
  [
    'a volume that there is not, by its place in the patch',
    invalidTemplate('spec.template.spec.containers[1].volumeMounts[0].name', 'Not found: "nope"'),
    spec('containers: [{name: logs, image: l, volumeMounts: [{name: nope, mountPath: /a}]}]'),
    'Input pod-patch: spec.containers[0].volumeMounts[0].name: Not found: "nope".',
  ],
  [
    'an image that pod-patch has nothing to do with',
    invalidTemplate('spec.template.spec.containers[0].image', 'Invalid value: "x:": invalid reference'),
    { ...spec('terminationGracePeriodSeconds: 1'), image: 'x:' },
    'Input image: Invalid value: "x:": invalid reference.',
  ],
  [
    'a size that the server does not take',
    refusing(
      'persistentvolumeclaims',
      422,
      'PersistentVolumeClaim "ci-amd64-cache" is invalid: spec.resources[storage]: Invalid value: "0"',
      {
        causes: [
          { field: 'spec.resources[storage]', message: 'Invalid value: "0": must be greater than zero' },
        ],
      },
    ),
    {},
    'Input cache-size: Invalid value: "0": must be greater than zero.',
  ],
];

describe('what the API server refuses is told with the input, and leaves nothing', () => {
  test.each(REFUSALS)('%s', async (_, intervene, inputs, told) => {
    const cluster = new FakeCluster(intervene);
    const { main, message, job } = await runMain(cluster, inputs);
    expect(main.exitCode).toBe(1);
    expect(message).toBe(told);
    expect(main.log).not.toContain('hush-hush');
    expect(cluster.writes).toEqual([]);
    expect([...cluster.objects.keys()]).toEqual([]);
    expect(main).toMatchObject({ state: {}, exportedEnv: {} });
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test.each(['deployments', 'persistentvolumeclaims'])(
  'a quota that has no room for %s leaves neither claim nor hold',
  async (kind) => {
    const cluster = new FakeCluster(
      refusing(
        kind,
        403,
        `${kind} "x" is forbidden: exceeded quota: q, requested: x=1, used: x=1, limited: x=1`,
      ),
    );
    const { main, message } = await runMain(cluster);
    expect(main.exitCode).toBe(1);
    expect(message).toContain('exceeded quota');
    expect(cluster.writes).toEqual([]);
  },
);

test('a refused change of a running builder changes nothing, and no hold is taken', async () => {
  const cluster = new FakeCluster();
  const first = await runMain(cluster, { 'cache-size': '0' });
  await first.job.runPost();
  const before = JSON.stringify([...cluster.objects]);
  cluster.writes.length = 0;
  const script = cluster.script;
  const refuseAll = refusing(
    'deployments',
    400,
    `${TEMPLATE}: strict decoding error: unknown field "spec.template.spec.toleration"`,
  );
  const scripted = await startScriptedJob((request, response, seen) => {
    if (!refuseAll(request, response, cluster)) script(request, response, seen);
  });
  onTestFinished(scripted.close);
  const main = await scripted.job.runMain(
    scripted.inputs({ 'cache-size': '500Gi', renew: 'false', ...spec('toleration: []') }),
  );
  expect(main.annotations.map((one) => one.message)).toEqual([
    'Input pod-patch has the unknown field spec.toleration. Check its spelling and place.',
  ]);
  expect(cluster.writes).toEqual([]);
  expect(JSON.stringify([...cluster.objects])).toBe(before);
});

/** Refuses dry runs of a kind in these words, and makes the object all the same. */
function noDryRun(kind: string, status: number, reason: string, message: string): Intervene {
  return (request, response) => {
    if (!isDryRun(request) || !request.path.includes(`/${kind}?`)) return false;
    refuse(response, status, reason, message);
    return true;
  };
}

test.each([
  ['deployments', 400, 'BadRequest', 'admission webhook "w.example.com" does not support dry run'],
  ['persistentvolumeclaims', 400, 'BadRequest', 'admission webhook "w.example.com" does not support dry run'],
  ['deployments', 409, 'Conflict', 'the object has been modified'],
  ['deployments', 422, 'Invalid', 'CreateOptions "" is invalid: dryRun: Unsupported value: "All"'],
])(
  'a server that cannot try %s, and says so by %d, is no obstacle',
  async (kind, status, reason, message) => {
    const cluster = new FakeCluster(noDryRun(kind, status, reason, message));
    const { main } = await runMain(cluster);
    expect(main.exitCode, main.log).toBe(0);
    expect(cluster.writes.map((write) => write.split(' ')[1])).toEqual([
      'jobs',
      'persistentvolumeclaims',
      'deployments',
    ]);
  },
);

test.each([
  `${TEMPLATE}: strict decoding error: unknown field "spec.template.spec.containers[0].securityContext.appArmorProfile"`,
  'CreateOptions "" is invalid: fieldValidation: Unsupported value: "Strict"',
])('an older server that does not know what we send is no obstacle: %s', async (message) => {
  const cluster = new FakeCluster((request, response) => {
    if (!request.path.includes('fieldValidation=Strict')) return false;
    refuse(response, 400, 'BadRequest', message);
    return true;
  });
  const { main } = await runMain(cluster, {
    security: 'rootless',
    ...spec('terminationGracePeriodSeconds: 5'),
  });
  expect(main.exitCode, main.log).toBe(0);
});

describe('without a default StorageClass', () => {
  function classless(): FakeCluster {
    const cluster = new FakeCluster();
    cluster.defaultClass = '';
    return cluster;
  }

  test('a builder of which no size was asked for keeps no cache, and one warning says so', async () => {
    const cluster = classless();
    const { main } = await runMain(cluster, { 'cache-size': '' });
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toMatchObject([
      {
        level: 'warning',
        message:
          'Builder ci-amd64 loses its cache each time it stops: the cluster has no default StorageClass. Set `storage-class`, or `cache-size: 0`.',
      },
    ]);
    expect(cluster.writes.map((write) => write.split(' ')[1])).toEqual(['jobs', 'deployments']);
    expect(JSON.stringify(cluster.objects.get('deployments/ci-amd64'))).not.toContain(
      'persistentVolumeClaim',
    );
  });

  test.each([
    ['a new builder', () => undefined],
    [
      'a builder that has none yet',
      (cluster: FakeCluster): void => {
        const labels = {
          'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
          'setup-buildx-kubernetes/builder': 'ci',
        };
        const { uid } = cluster.put('jobs', { metadata: { name: 'h', labels } }).metadata;
        const ownerReferences = [{ kind: 'Job', name: 'h', uid }];
        const template = {
          spec: { containers: [{ name: 'buildkitd' }], volumes: [{ name: 'cache', emptyDir: {} }] },
        };
        cluster.put('deployments', {
          metadata: { name: 'ci-amd64', labels, ownerReferences },
          spec: { template },
          status: SERVING,
        });
      },
    ],
  ])('a size that was asked for is refused before anything is made: %s', async (_, prepare) => {
    const cluster = classless();
    prepare(cluster);
    const { main, message } = await runMain(cluster);
    expect(main.exitCode).toBe(1);
    expect(message).toBe(
      'Input cache-size: the cluster has no default StorageClass. Set `storage-class`, or `cache-size: 0`.',
    );
    expect(cluster.writes).toEqual([]);
  });

  test.each(['fast', '-'])('storage-class: %s is taken as it is', async (storageClass) => {
    const cluster = classless();
    const { main } = await runMain(cluster, { 'cache-size': '', 'storage-class': storageClass });
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toEqual([]);
    expect(cluster.objects.get('persistentvolumeclaims/ci-amd64-cache')?.spec).toMatchObject({
      storageClassName: storageClass === '-' ? '' : storageClass,
    });
  });

  test('a claim that is bound is used', async () => {
    const cluster = classless();
    const labels = {
      'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
      'setup-buildx-kubernetes/builder': 'ci',
    };
    const status = { phase: 'Bound', capacity: { storage: '5Gi' } };
    cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels }, spec: {}, status });
    const { main } = await runMain(cluster, { 'cache-size': '' });
    expect(main).toMatchObject({ exitCode: 0, annotations: [] });
    expect(JSON.stringify(cluster.objects.get('deployments/ci-amd64'))).toContain('ci-amd64-cache');
  });

  test('a claim that waits for a class is told with the command that removes it', async () => {
    const cluster = classless();
    const labels = {
      'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
      'setup-buildx-kubernetes/builder': 'ci',
    };
    const claim = { metadata: { name: 'ci-amd64-cache', labels }, spec: {}, status: { phase: 'Pending' } };
    cluster.put('persistentvolumeclaims', claim);
    const { main, message } = await runMain(cluster);
    expect(main.exitCode).toBe(1);
    expect(message).toBe(
      'Input cache-size: its claim ci-amd64-cache waits for a default StorageClass, and the cluster has none. Set `storage-class`, or `cache-size: 0`. Then: kubectl --namespace builds delete pvc ci-amd64-cache',
    );
    expect(cluster.writes).toEqual([]);
  });
});

test('a claim that is there is used, whatever has no room for a new one', async () => {
  const labels = {
    'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
    'setup-buildx-kubernetes/builder': 'ci',
  };
  const cluster = new FakeCluster(
    refusing('persistentvolumeclaims', 403, 'persistentvolumeclaims "x" is forbidden: exceeded quota: q'),
  );
  const status = { phase: 'Bound', capacity: { storage: '5Gi' } };
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels }, spec: {}, status });
  const { main } = await runMain(cluster, { 'cache-size': '' });
  expect(main.exitCode, main.log).toBe(0);
  expect(cluster.writes).not.toContain('POST persistentvolumeclaims');
});

test("the API server's warnings are shown once each, a few of them, and never as a command", async () => {
  const texts = [
    'deprecated since v1.1',
    'say \\"hi\\"',
    '::error::x',
    '##[error]y',
    'z'.repeat(999),
    'six',
    'seven',
  ];
  const cluster = new FakeCluster((_, response) => {
    response.setHeader(
      'warning',
      texts.map((text) => `299 - "${text}"`),
    );
    return false;
  });
  const { main } = await runMain(cluster);
  expect(main.exitCode, main.log).toBe(0);
  const lines = main.rawLog.split('\n').filter((line) => /Warning from the API|more warnings/.test(line));
  expect(lines).toEqual([
    'Warning from the API server: deprecated since v1.1',
    'Warning from the API server: say "hi"',
    'Warning from the API server: : :error::x',
    'Warning from the API server: ## [error]y',
    `Warning from the API server: ${'z'.repeat(249)}…`,
    'The API server gave more warnings.',
  ]);
});
