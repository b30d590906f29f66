import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { makeCertificates } from '../../doubles/network/certificates.ts';
import { STAND_INS } from '../../pages/act.ts';
import {
  EXAMPLES,
  exampleNames,
  otherExampleFiles,
  readExample,
  readExampleFile,
} from '../../pages/examples.ts';
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
const examples = exampleNames().map((name) => ({ name, text: readExample(name) }));

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

test('each workflow of examples/ is run by the test that is named for it', () => {
  expect(exampleNames()).toEqual(Object.keys(EXAMPLES).sort());
  const without = Object.entries(EXAMPLES).filter(
    ([name, file]) => !readFileSync(join(root, file), 'utf8').includes(`'${name}'`),
  );
  expect(without).toEqual([]);
});

test('each other file of examples/ is used by the test of a workflow', () => {
  const tests = [...new Set(Object.values(EXAMPLES))].map((file) => readFileSync(join(root, file), 'utf8'));
  for (const file of otherExampleFiles()) {
    const name = file.startsWith('files/') ? basename(file) : file;
    expect(
      tests.some((text) => text.includes(`'${name}'`)),
      file,
    ).toBe(true);
  }
});

test('the inputs that workflows give to actions of others are those that their stand-ins follow', () => {
  const steps = examples.flatMap(({ text }) => stepsOf(text, 'docker'));
  expect(steps.length).toBeGreaterThan(1);
  for (const { uses = '', with: given = {} } of steps) {
    const folder = STAND_INS[uses];
    expect(folder, uses).toBeDefined();
    const { inputs }: Composite = parse(readFileSync(join(folder ?? '', 'action.yml'), 'utf8'));
    expect(Object.keys(inputs), uses).toEqual(expect.arrayContaining(Object.keys(given)));
  }
});

describe.each(examples)('a user who copies the example $name', ({ text }) => {
  test('gets a step of this action, or of one that brings it', () => {
    expect([...ownSteps(text), ...stepsOf(text, 'acme')]).not.toEqual([]);
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
  const text = readExampleFile('organisation/builder/action.yml');
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
    const [call, ...more] = stepsOf(readExample('organisation'), 'acme');
    expect(more).toEqual([]);
    const required = Object.entries(inputs).filter(([, input]) => input.required === true);
    expect(Object.keys(call?.with ?? {})).toEqual(required.map(([name]) => name));
  });
});
