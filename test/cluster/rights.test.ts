import { type KubernetesObject, KubernetesObjectApi, type V1PolicyRule } from '@kubernetes/client-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { StepResult } from '../doubles/runner/result.ts';
import { deployRules } from '../pages/deploy.ts';
import { administrator } from '../site/administrator.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

type Removal = { readonly right: string; readonly rules: readonly V1PolicyRule[] };

/** The Role without one verb of one rule, for each that is not only there to explain. */
function removals(mode: 'ensure' | 'connect'): readonly Removal[] {
  const rules = deployRules(mode);
  return rules.flatMap((rule, index) => {
    const resource = rule.resources?.[0] ?? '';
    if (resource === 'events' || resource === 'pods/log') return [];
    const group = rule.apiGroups?.[0] ?? '';
    return rule.verbs.map((verb) => {
      const others = rule.verbs.filter((word) => word !== verb);
      const kept = rules.map((one, at) => (at === index ? { ...one, verbs: others } : one));
      const right = `${verb} ${group === '' ? resource : `${resource}.${group}`}`;
      return { right, rules: kept.filter((one) => one.verbs.length > 0) };
    });
  });
}

/** What the job summary says to apply. */
function grantOf({ summary }: StepResult): readonly KubernetesObject[] {
  const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(summary) ?? [];
  return parseAllDocuments(yaml, { version: '1.1' }).map((one): KubernetesObject => one.toJS());
}

function expectOneLine(main: StepResult, user: string, right: string): void {
  expect(main.exitCode, main.log).toBe(1);
  const account = `system:serviceaccount:${site.namespace}:${user}`;
  const [first, ...others] = main.annotations.map((one) => one.message);
  expect(first).toMatch(/ Apply the Role and RoleBinding from the job summary\.$/);
  expect(first).toContain(`${account} lacks permissions in namespace ${site.namespace}: ${right}. `);
  expect(others).toEqual([]);
  expect(grantOf(main)).toMatchObject([
    { kind: 'Role', metadata: { namespace: site.namespace } },
    { kind: 'RoleBinding', subjects: [{ kind: 'ServiceAccount', namespace: site.namespace, name: user }] },
  ]);
}

describe('mode ensure, without one of its rights', () => {
  test.each(removals('ensure'))(
    '$right: one line says so before anything is made',
    async ({ right, rules }) => {
      const user = `no-${right.replace(/[^a-z]+/g, '-')}`;
      const kubeconfig = await site.kubeconfigWith(user, rules);
      const before = await site.contents();
      const job = site.newJob();
      const main = await job.runMain(ensureInputs(site, 'rights', { kubeconfig }));
      expectOneLine(main, user, right);
      expect(await site.contents()).toEqual(before);
      expect(await job.runPost()).toMatchObject({ exitCode: 0 });
    },
  );
});

describe('mode connect, without one of its rights', () => {
  beforeAll(() => applyHandWritten(site));

  test.each(removals('connect'))('$right: one line says so', async ({ right, rules }) => {
    const user = `no-${right.replace(/[^a-z]+/g, '-')}-connect`;
    const kubeconfig = await site.kubeconfigWith(user, rules);
    const job = site.newJob();
    const inputs = { kubeconfig, mode: 'connect', deployments: 'remote-buildkit-agent' };
    expectOneLine(await job.runMain(inputs), user, right);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test('everything that is missing is told at once, with the name of who lacks it', async () => {
  const kubeconfig = await site.kubeconfigWith('nobody', []);
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'rights', { kubeconfig }));
  const message = main.annotations[0]?.message ?? '';
  const told = message.replace(/^.*? lacks permissions in namespace \S+: /, '').split(/; |\. /);
  for (const { right } of removals('ensure')) {
    const [verb = '', resource = ''] = right.split(' ');
    const verbs = told.find((part) => part.endsWith(` ${resource}`)) ?? '';
    expect(verbs.split(/, | /)).toContain(verb);
  }
  expect(message).toContain(`system:serviceaccount:${site.namespace}:nobody`);
});

test('what the job summary gives is applied as it is, and the job works', async () => {
  const kubeconfig = await site.kubeconfigWith('granted', []);
  const inputs = ensureInputs(site, 'granted', { kubeconfig, 'keep-warm': '0' });
  const refused = await site.newJob().runMain(inputs);
  expect(refused.exitCode, refused.log).toBe(1);
  const objects = administrator(site.bed).makeApiClient(KubernetesObjectApi);
  for (const object of grantOf(refused)) await objects.create(object);
  const job = site.newJob();
  const main = await job.runMain(inputs);
  expect(main.exitCode, main.log).toBe(0);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
