import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import {
  ApiextensionsV1Api,
  AuthorizationV1Api,
  CoreV1Api,
  type KubernetesObject,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { mountAccount } from '../doubles/runner/account-mount.ts';
import { deployText } from '../pages/deploy.ts';
import { BLOCKS, readmeBlock } from '../pages/readme.ts';
import { until } from '../run/until.ts';
import { administrator } from '../site/administrator.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { run } from '../testbed/command.ts';
import { findKubectl } from '../testbed/programs.ts';
import { typeCheck } from './docs/check.ts';
import { NODE_POOL } from './docs/node-pool.ts';

/** kubectl is built from source the first time on a machine. */
const programTimeoutMs = 5 * 60_000;

let site: Site;
/** The namespace of the runners. */
let runners: string;
beforeEach(async () => {
  site = await makeSite();
  runners = `${site.namespace}-runners`;
  await site.core.createNamespace({ body: { metadata: { name: runners } } });
});
afterEach(async () => {
  await site.core.deleteNamespace({ name: runners });
  await site.remove();
});

/** Applies what a page gives, with the site's namespaces in the place of `builds` and those of jobs, which are there. */
async function apply(text: string): Promise<void> {
  const objects = administrator(site.bed).makeApiClient(KubernetesObjectApi);
  const inSite = text
    .replace(/^(\s*namespace: )builds$/gm, `$1${site.namespace}`)
    .replace(/^(\s*namespace: )(?:arc-runners|ci)$/gm, `$1${runners}`);
  for (const document of parseAllDocuments(inSite)) {
    const object: KubernetesObject = document.toJS();
    if (object.kind !== 'Namespace')
      await objects.create({ ...object, metadata: { namespace: site.namespace, ...object.metadata } });
    else if (object.metadata?.name === 'builds')
      expect(object.metadata.labels).toHaveProperty(['pod-security.kubernetes.io/enforce'], 'privileged');
  }
}

/** Lets the cluster know Karpenter's NodePool for this test. */
async function serveNodePools(): Promise<void> {
  const name = 'nodepools.karpenter.sh';
  const api = administrator(site.bed).makeApiClient(ApiextensionsV1Api);
  await api.createCustomResourceDefinition({ body: NODE_POOL });
  onTestFinished(async () => {
    await api.deleteCustomResourceDefinition({ name });
  });
  await until('NodePools are served', 30_000, async () => {
    const { status } = await api.readCustomResourceDefinition({ name });
    return status?.conditions?.some((one) => one.type === 'Established' && one.status === 'True');
  });
}

test.each(BLOCKS.filter(({ kind }) => kind === 'manifest'))(
  'a cluster takes the $kind $name of $page as it is there, with no field that it does not know',
  async ({ text }) => {
    if (text.includes('kind: NodePool')) await serveNodePools();
    const kubectl = await findKubectl((line) => process.stdout.write(`${line}\n`));
    const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.yaml');
    onTestFinished(() => rmSync(dirname(file), { recursive: true }));
    // A namespace that a dry run makes is not there for what is to be in it.
    writeFileSync(file, text.replaceAll(/^(\s*namespace: )\S+$/gm, `$1${site.namespace}`));
    const options = [`--kubeconfig=${site.bed.kubeconfig}`, `--namespace=${site.namespace}`];
    await run(kubectl, [...options, 'apply', '--dry-run=server', '--validate=strict', '--filename', file]);
  },
  programTimeoutMs,
);

type Person = { readonly user: string; readonly groups: readonly string[] };

async function mayCreate(
  { user, groups }: Person,
  group: string,
  resource: string,
  namespace: string,
): Promise<boolean> {
  const reviews = administrator(site.bed).makeApiClient(AuthorizationV1Api);
  const [kind = '', subresource] = resource.split('/');
  const named = subresource === undefined ? { resource: kind } : { resource: kind, subresource };
  const resourceAttributes = { namespace, group, verb: 'create', ...named };
  const body = { spec: { user, groups: [...groups], resourceAttributes } };
  return (await reviews.createSubjectAccessReview({ body })).status?.allowed ?? false;
}

const PEOPLE: Readonly<Record<string, (namespace: string) => Person>> = {
  eks: () => ({ user: 'arn:aws:sts::123456789012:assumed-role/builds/acme-shop-1-1', groups: ['builds'] }),
  github: () => ({
    user: 'github:repo:acme/shop:ref:refs/heads/main',
    groups: ['github:repository:acme/shop'],
  }),
  gke: () => ({ user: 'builds@acme-builds.iam.gserviceaccount.com', groups: [] }),
  aks: () => ({ user: '11111111-2222-3333-4444-555555555555', groups: [] }),
  arc: (namespace) => ({ user: `system:serviceaccount:${namespace}-runners:runner`, groups: [] }),
};

test.each(Object.entries(PEOPLE))(
  'whoever applies the manifests of %s can make builders there, and nowhere else',
  async (name, person) => {
    const who = person(site.namespace);
    expect(await mayCreate(who, 'batch', 'jobs', site.namespace)).toBe(false);
    await apply(deployText('ensure'));
    await apply(readmeBlock('manifest', name));
    expect(await mayCreate(who, 'batch', 'jobs', site.namespace)).toBe(true);
    expect(await mayCreate(who, 'apps', 'deployments', site.namespace)).toBe(true);
    expect(await mayCreate(who, '', 'secrets', site.namespace)).toBe(false);
    for (const elsewhere of ['default', runners])
      for (const [group, resource] of [
        ['batch', 'jobs'],
        ['apps', 'deployments'],
        ['', 'pods'],
        ['', 'pods/exec'],
      ] as const)
        expect(await mayCreate(who, group, resource, elsewhere)).toBe(false);
  },
);

/** Pages, the manifest of each, the variables that its steps set, and what its check answers. */
const CHECKS: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['eks', 'eks', {}, ['yes']],
  ['github-oidc', 'github', {}, ['yes']],
  ['gke', 'gke', { ACCOUNT: 'builds@acme-builds.iam.gserviceaccount.com' }, ['yes']],
  ['aks', 'aks', { PRINCIPAL: '11111111-2222-3333-4444-555555555555' }, ['yes']],
  ['arc', 'arc', {}, ['yes', 'no']],
];

test.each(CHECKS)(
  'who followed docs/%s.md sees by its check that the rights are there, and before that they are not',
  async (page, manifest, variables, answers) => {
    const desk = { kubeconfig: site.bed.kubeconfig, builds: site.namespace, runners, variables };
    expect(await typeCheck(page, desk)).toEqual(answers.map(() => 'no'));
    await apply(deployText('ensure'));
    await apply(readmeBlock('manifest', manifest));
    expect(await typeCheck(page, desk)).toEqual(answers);
  },
  programTimeoutMs,
);

test("the runner pod of the chart's values is one that the cluster takes, as the account of the manifests", async () => {
  await apply(readmeBlock('manifest', 'arc'));
  const { template } = parse(readmeBlock('values', 'arc'));
  const core = administrator(site.bed).makeApiClient(CoreV1Api);
  const made = await core.createNamespacedPod({
    namespace: runners,
    dryRun: 'All',
    fieldValidation: 'Strict',
    body: { metadata: { name: 'runner' }, ...template },
  });
  // What the client does not know as a field of a pod would be missing here.
  expect(made.spec).toMatchObject(template.spec);
});

test('a runner of the page makes a builder in the namespace of builders, where its pod owns nothing', async ({
  skip,
}) => {
  if (process.getuid?.() !== 0) skip('mounts need root');
  await apply(deployText('ensure'));
  await apply(readmeBlock('manifest', 'arc'));
  const { core, batch, endpoint, namespace } = site;
  const containers = [{ name: 'runner', image: site.bed.baseImage, command: ['sleep', '1000'] }];
  const spec = { serviceAccountName: 'runner', containers, terminationGracePeriodSeconds: 1 };
  const pod = await core.createNamespacedPod({
    namespace: runners,
    body: { metadata: { name: 'runner' }, spec },
  });
  const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name: 'runner', uid: pod.metadata?.uid ?? '' };
  const body = { spec: { audiences: [], boundObjectRef } };
  const { status } = await core.createNamespacedServiceAccountToken({
    name: 'runner',
    namespace: runners,
    body,
  });
  const place = await mountAccount({ token: status?.token ?? '', caPem: endpoint.caPem, namespace: runners });
  try {
    const { hostname, port } = new URL(endpoint.server);
    const env = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port };
    const job = site.newJob({ within: place.within, env });
    const given = ensureInputs(site, 'theirs', { namespace, 'cache-size': '0', 'keep-warm': '0' });
    const { kubeconfig: _, ...inputs } = given;
    const main = await job.runMain(inputs);
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain(`(service account of this pod), namespace ${namespace}`);
    const { items } = await batch.listNamespacedJob({ namespace });
    expect(items.map(({ metadata }) => metadata?.ownerReferences ?? [])).toEqual([[]]);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, []);
  } finally {
    await place.end();
  }
});
