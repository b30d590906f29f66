import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { makeCertificates } from '../../doubles/network/certificates.ts';
import { readmeBlock, readmeBlocks } from '../../pages/readme.ts';
import { actionYml } from '../action/inputs/action-yml.ts';
import { readGiven } from '../action/inputs/stubbed-step.ts';

type Step = {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Workflow = { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
type Composite = {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

const caPem = makeCertificates().authority.certificate;
const root = join(import.meta.dirname, '..', '..', '..');
const examples = [...readmeBlocks('example')].map(([name, text]) => ({ name, text }));

/** The steps of a workflow that use an action of this owner. */
function stepsOf(text: string, owner: string): readonly Step[] {
  const workflow: Workflow = parse(text);
  return Object.values(workflow.jobs)
    .flatMap((job) => job.steps)
    .filter((step) => step.uses?.startsWith(`${owner}/`));
}

/** The steps that use this action. */
function ownSteps(text: string): readonly Step[] {
  return stepsOf(text, 'setup-buildx-kubernetes');
}

function givenOf(step: Step): Readonly<Record<string, string>> {
  const values = Object.entries(step.with ?? {}).map(([name, value]) => [
    name,
    String(value).replace(/\$\{\{.*?\}\}/g, name === 'certificate-authority' ? caPem : 'fake-secret'),
  ]);
  return Object.fromEntries(values);
}

test('the README shows how to use each mode', () => {
  expect(examples.map(({ name }) => name)).toEqual(expect.arrayContaining(['ensure', 'connect']));
});

/** Examples that act cannot play, since GitHub, AWS or a pod has a part in them, by the tests that do what they do. */
const PLAYED_ELSEWHERE = {
  'in-cluster': 'test/cluster/in-cluster.test.ts',
  eks: 'test/cluster/ways-in.test.ts',
  'github-oidc': 'test/cluster/ways-in.test.ts',
};

test('each example works on a cluster, or a test fails', () => {
  const tests = globSync('test/cluster/readme-*.test.ts', { cwd: root });
  const text = tests.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
  // `rights: 'ensure'` names a Role, not an example.
  const played = [...text.matchAll(/(?<!rights: )'([\w-]+)'/g)].map(([, name]) => name);
  const elsewhere = Object.keys(PLAYED_ELSEWHERE);
  const names = examples.map(({ name }) => name);
  expect([...played, ...elsewhere]).toEqual(expect.arrayContaining(names));
  expect(names).toEqual(expect.arrayContaining(elsewhere));
  expect(Object.values(PLAYED_ELSEWHERE).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

describe.each(examples)('a user who copies the example $name', ({ text }) => {
  test('gets a step of this action', () => {
    expect(ownSteps(text)).not.toEqual([]);
  });

  test('gives only inputs that there are, with values that are accepted', () => {
    for (const step of ownSteps(text)) {
      const given = givenOf(step);
      expect(Object.keys(actionYml.inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(readGiven(given).mode).toBe(given.mode ?? 'ensure');
    }
  });

  test('reads only outputs that there are', () => {
    const ids = ownSteps(text).map(({ id }) => id);
    const used = [...text.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(([, id]) =>
      ids.includes(id),
    );
    expect(Object.keys(actionYml.outputs)).toEqual(
      expect.arrayContaining(used.map(([, , output]) => output)),
    );
  });
});

describe('an organisation that copies the composite action', () => {
  const text = readmeBlock('action', 'builder');
  const { inputs, outputs, runs }: Composite = parse(text);
  const [step, ...others] = runs.steps;

  test('passes on only inputs that there are, from inputs that it declares', () => {
    expect(others).toEqual([]);
    expect(Object.keys(actionYml.inputs)).toEqual(expect.arrayContaining(Object.keys(step?.with ?? {})));
    const read = [...text.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name]) => name);
    expect(read).toEqual(Object.keys(inputs));
  });

  test('passes on only outputs that there are', () => {
    const read = Object.values(outputs).map(
      ({ value }) => /steps\.builder\.outputs\.([\w-]+)/.exec(value)?.[1],
    );
    expect(Object.keys(actionYml.outputs)).toEqual(expect.arrayContaining(read));
  });

  test('is called with what it declares and requires', () => {
    const [call, ...more] = stepsOf(readmeBlock('caller', 'builder'), 'acme');
    expect(more).toEqual([]);
    const required = Object.entries(inputs).filter(([, input]) => input.required === true);
    expect(Object.keys(call?.with ?? {})).toEqual(required.map(([name]) => name));
  });
});

test('the tables of the README are those of action.yml', async () => {
  await promisify(execFile)(process.execPath, ['.ci/readme.ts', '--check'], { cwd: root });
});
