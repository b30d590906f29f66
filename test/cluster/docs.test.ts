import {
  AuthorizationV1Api,
  CoreV1Api,
  type KubernetesObject,
  KubernetesObjectApi,
} from '@kubernetes/client-node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

import { administrator } from '../support/administrator.ts';
import { readmeBlock } from '../support/readme.ts';
import { makeSite, type Site } from '../support/site.ts';

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

/** Applies what a page gives, with the site's namespaces in the place of `builds` and `arc-runners`, which are there. */
async function apply(text: string): Promise<void> {
  const objects = administrator(site.bed).makeApiClient(KubernetesObjectApi);
  const inSite = text
    .replace(/^(\s*namespace: )builds$/gm, `$1${site.namespace}`)
    .replace(/^(\s*namespace: )arc-runners$/gm, `$1${runners}`);
  for (const document of parseAllDocuments(inSite)) {
    const object: KubernetesObject = document.toJS();
    if (object.kind !== 'Namespace')
      await objects.create({ ...object, metadata: { namespace: site.namespace, ...object.metadata } });
    else expect(object.metadata?.labels).toHaveProperty(['pod-security.kubernetes.io/enforce'], 'privileged');
  }
}

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
  arc: (namespace) => ({ user: `system:serviceaccount:${namespace}-runners:runner`, groups: [] }),
};

test.each(Object.entries(PEOPLE))(
  'whoever applies the manifests of %s can make builders there, and nowhere else',
  async (name, person) => {
    const who = person(site.namespace);
    expect(await mayCreate(who, 'batch', 'jobs', site.namespace)).toBe(false);
    await apply(readmeBlock('role', 'ensure'));
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
