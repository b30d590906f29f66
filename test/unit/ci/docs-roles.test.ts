import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { DEPLOYED, deployText } from '../../pages/deploy.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** An object for a cluster, as loosely as a page can write it; or the values of a chart. */
type Written = {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly rules?: readonly { readonly resources?: readonly string[]; readonly verbs?: readonly string[] }[];
  readonly subjects?: readonly {
    readonly kind: string;
    readonly name: string;
    readonly namespace?: string;
  }[];
  readonly roleRef?: { readonly kind: string; readonly name: string };
  readonly template?: { readonly spec?: { readonly serviceAccountName?: string } };
};

/** What stands in the yaml blocks of pages; workflows and the like are objects without a kind. */
function objectsIn(pages: readonly string[]): readonly Written[] {
  const blocks = pages.flatMap((page) => [...page.matchAll(/^ *```ya?ml\n([\s\S]*?)^ *```$/gm)]);
  return blocks.flatMap(([, text = '']) =>
    parseAllDocuments(text).map((document): Written => document.toJS() ?? {}),
  );
}

/** Who creates one of these runs any pod, with every Secret and service account of the namespace. */
const OPENS = /^(pods|deployments|statefulsets|daemonsets|replicasets|jobs|cronjobs|\*)$/;

function opensNamespace({ kind, rules = [] }: Written): boolean {
  const isRole = kind === 'Role' || kind === 'ClusterRole';
  const creates = (verbs: readonly string[]): boolean => verbs.includes('create') || verbs.includes('*');
  return (
    isRole &&
    rules.some(({ resources = [], verbs = [] }) => creates(verbs) && resources.some((one) => OPENS.test(one)))
  );
}

/** What is wrong with the namespaces of these objects, in words. */
function faultsOf(objects: readonly Written[], helm: readonly string[]): readonly string[] {
  const roles = new Set(objects.filter(opensNamespace).map(({ metadata }) => metadata?.name));
  const bindings = objects.filter(({ roleRef }) => roles.has(roleRef?.name));
  const opened = new Set(bindings.map(({ metadata }) => metadata?.namespace));
  const running = objects.filter(({ kind = '' }) =>
    /^(Pod|Deployment|StatefulSet|DaemonSet|Job|CronJob|ReplicaSet|ServiceAccount|Secret)$/.test(kind),
  );
  const accounts = objects
    .map(({ template }) => template?.spec?.serviceAccountName)
    .filter((name) => name !== undefined);
  const harmless = boundHarmlessly(objects, roles);
  const known = running.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata?.name);
  return [
    ...bindings
      .filter(({ kind }) => kind === 'ClusterRoleBinding')
      .map(() => 'it is bound in every namespace'),
    ...bindings
      .filter(({ kind, metadata }) => kind === 'RoleBinding' && metadata?.namespace === undefined)
      .map(() => 'it is bound nowhere in particular'),
    ...bindings.flatMap(({ subjects = [], metadata }) =>
      subjects
        .filter((one) => isWithin(one, metadata?.namespace))
        .map(({ name }) => `${name} of the namespace itself is bound`),
    ),
    ...running
      .filter(({ metadata }) => opened.has(metadata?.namespace))
      .filter(({ kind, metadata }) => kind !== 'ServiceAccount' || !harmless.has(metadata?.name))
      .map(({ kind, metadata }) => `${kind} ${metadata?.name} is in the namespace`),
    ...accounts
      .filter((name) => !known.includes(name))
      .map((name) => `where pods of ${name} run is not said`),
    ...helm
      .filter((namespace) => opened.has(namespace))
      .map((namespace) => `a chart is installed in ${namespace}`),
  ];
}

/** Accounts that are bound only to Roles that open nothing: who runs a pod as one of them has no more than before. */
function boundHarmlessly(
  objects: readonly Written[],
  opening: ReadonlySet<string | undefined>,
): ReadonlySet<string | undefined> {
  const bindings = objects.filter(({ roleRef }) => roleRef !== undefined);
  const bound = (some: readonly Written[]): readonly string[] =>
    some.flatMap(({ subjects = [] }) =>
      subjects.filter(({ kind }) => kind === 'ServiceAccount').map(({ name }) => name),
    );
  const open = new Set(bound(bindings.filter(({ roleRef }) => opening.has(roleRef?.name))));
  return new Set(bound(bindings).filter((name) => !open.has(name)));
}

type Subject = { readonly kind: string; readonly name: string; readonly namespace?: string };

function isWithin({ kind, name, namespace = '' }: Subject, bound = ''): boolean {
  if (kind === 'ServiceAccount') return namespace === '' || namespace === bound;
  const everybody = ['system:serviceaccounts', 'system:authenticated', 'system:unauthenticated'];
  const ofBound = [`system:serviceaccounts:${bound}`, `system:serviceaccount:${bound}:`];
  return everybody.includes(name) || ofBound.some((start) => name.startsWith(start));
}

const PAGES = ['README.md', ...globSync('{docs,.github}/**/*.md', { cwd: ROOT })].map((file) =>
  readFileSync(join(ROOT, file), 'utf8'),
);
/** The files that pages tell the reader to apply, as blocks. */
const FILES = DEPLOYED.map((name) => `\`\`\`yaml\n${deployText(name)}\`\`\`\n`);
const HELM = PAGES.flatMap((page) =>
  [...page.matchAll(/helm (?:install|upgrade)[^`]*?(?:--namespace|-n)[ =](\S+)/g)].map(
    ([, namespace = '']) => namespace,
  ),
);

test('nobody who follows the pages lets jobs into a namespace that has more than builders', () => {
  const objects = objectsIn([...PAGES, ...FILES]);
  expect(objects.filter(opensNamespace).map(({ metadata }) => metadata?.name)).toEqual([
    'setup-buildx-kubernetes-ensure',
  ]);
  // Three pages bind the Role, and one of the files.
  expect(objects.filter(({ kind }) => kind === 'RoleBinding').length).toBeGreaterThanOrEqual(4);
  expect(faultsOf(objects, HELM)).toEqual([]);
});

const ROLE = JSON.stringify({
  kind: 'Role',
  metadata: { name: 'setup-buildx-kubernetes-ensure' },
  rules: [{ resources: ['deployments'], verbs: ['get', 'create'] }],
});
const binding = (more: object): object => ({
  kind: 'RoleBinding',
  metadata: { name: 'x', namespace: 'builds' },
  roleRef: { kind: 'Role', name: 'setup-buildx-kubernetes-ensure' },
  subjects: [{ kind: 'ServiceAccount', name: 'runner', namespace: 'arc-runners' }],
  ...more,
});
const account = { kind: 'ServiceAccount', metadata: { name: 'runner', namespace: 'arc-runners' } };
const own = { kind: 'ServiceAccount', name: 'runner', namespace: 'builds' };

test.each([
  ['an account of the namespace', /runner of the namespace itself is bound/, [binding({ subjects: [own] })]],
  [
    'an account of no namespace',
    /itself is bound/,
    [binding({ subjects: [{ ...own, namespace: undefined }] })],
  ],
  [
    'all accounts of the namespace',
    /itself is bound/,
    [binding({ subjects: [{ kind: 'Group', name: 'system:serviceaccounts:builds' }] })],
  ],
  [
    'every namespace',
    /in every namespace/,
    [binding({ kind: 'ClusterRoleBinding', metadata: { name: 'x' } })],
  ],
  ['no namespace', /nowhere in particular/, [binding({ metadata: { name: 'x' } })]],
  [
    'a namespace with the account of other pods',
    /ServiceAccount other is in the namespace/,
    [binding({}), { kind: 'ServiceAccount', metadata: { name: 'other', namespace: 'builds' } }],
  ],
  [
    'a namespace with a workload',
    /Deployment web is in the namespace/,
    [binding({}), { kind: 'Deployment', metadata: { name: 'web', namespace: 'builds' } }],
  ],
  [
    'runners of which nobody says where they are',
    /where pods of other run is not said/,
    [binding({}), account, { template: { spec: { serviceAccountName: 'other' } } }],
  ],
])('a page that binds the Role for %s is found', (_, fault, objects) => {
  const pages = [ROLE, ...objects.map((one) => JSON.stringify(one))].map(
    (text) => `\`\`\`yaml\n${text}\n\`\`\`\n`,
  );
  expect(faultsOf(objectsIn(pages), [])).toEqual([expect.stringMatching(fault)]);
});

test('a page that installs runners among builders is found', () => {
  const pages = [ROLE, JSON.stringify(binding({}))].map((text) => `\`\`\`yaml\n${text}\n\`\`\`\n`);
  expect(faultsOf(objectsIn(pages), ['builds'])).toEqual(['a chart is installed in builds']);
  expect(faultsOf(objectsIn(pages), ['arc-runners'])).toEqual([]);
});
