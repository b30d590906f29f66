import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportTogether } from '../../../../src/action/inputs/read-all.ts';
import { INPUT_NAMES } from '../../../../src/action/inputs/text.ts';
import { explain, inputError, toActionError } from '../../../../src/lib/errors.ts';
import type { Topic } from '../../../../src/lib/topics.ts';
import { expectRefused, refusal } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

const GIB = 2 ** 30;
const HOUR_MS = 3_600_000;

const DEFAULTS = {
  mode: 'ensure',
  kubeconfig: undefined,
  context: undefined,
  cluster: { kind: 'kubeconfig' },
  allowExec: 'auto',
  allowForks: false,
  namespace: undefined,
  buildServiceAccount: undefined,
  name: undefined,
  asksForPlatforms: false,
  timeoutMs: 600_000,
  buildkitd: { config: {}, files: [], subject: 'Input buildkitd-config', notes: [] },
  use: true,
  summary: true,
  platforms: [{ os: 'linux', architecture: 'amd64', variant: undefined }],
  image: 'docker.io/moby/buildkit:v0.33.1',
  security: 'privileged',
  cpu: { text: '1', value: 1 },
  memory: { text: '2Gi', value: 2 * GIB },
  podPatch: {},
  cache: { kind: 'claim', size: { text: '50Gi', value: 50 * GIB }, storageClass: undefined },
  keepWarm: { kind: 'for', ms: 1_800_000 },
  maxJobDurationMs: 6 * HOUR_MS,
  renew: true,
  notes: [],
};

test('a step without inputs gets the defaults', () => {
  expect(readGiven({})).toMatchObject(DEFAULTS);
});

test('a composite action that passes empty values gets the defaults', () => {
  const empty = Object.fromEntries(INPUT_NAMES.map((name) => [name, '']));
  expect(readGiven(empty)).toEqual({ ...DEFAULTS, explicit: new Set() });
});

test('platforms that were asked for are told from the default', () => {
  expect(readGiven({ platforms: 'linux/amd64' })).toMatchObject({ asksForPlatforms: true });
});

test.each(['ephemeral-ish', 'Ensure'])('mode: %j changes nothing but says so', (mode) => {
  expectRefused('mode', { mode });
});

/** One mistake in each input that can hold one by itself; deployments are judged by the mode. */
const BAD = {
  mode: 'ephemeral-ish',
  name: 'team/ci',
  namespace: 'Builds',
  platforms: 'linux/amd65',
  cpu: '10GB',
  memory: '10GB',
  'cache-size': '10GB',
  'storage-class': 'Fast Disks',
  'keep-warm': '5 minutes',
  'max-job-duration': '5 minutes',
  timeout: '5 minutes',
  image: 'moby/buildkit v0.33.1',
  'eks-cluster': 'prod/eu',
  use: 'yes',
  renew: 'yes',
  summary: 'yes',
  security: 'root',
  'pod-patch': 'just text',
  'buildkitd-config-inline': '[registry',
};

test('a few mistakes are told at once, each with its remedy', () => {
  const error = refusal({ timeout: '5 minutes', use: 'yes' });
  expect(error).toMatchObject({ code: 'input', hint: undefined });
  expect(error?.message).toBe(
    'Input timeout: "5 minutes" is not a duration. Write it like 90s, 30m or 1h30m. Input use: "yes" is not valid. Use true or false.',
  );
});

test('of many mistakes a line tells as many as it holds, and how many more there are', () => {
  const error = refusal(BAD);
  expect(error).toMatchObject({ code: 'input' });
  expect(error?.message.length).toBeLessThanOrEqual(300);
  const [, told = '', more] = /^(.*) And (\d+) more\.$/.exec(error?.message ?? '') ?? [];
  expect(told.match(/Input /g)).toHaveLength(Object.keys(BAD).length - Number(more));
  const below = explain(toActionError(error)).causes.join(' ');
  for (const name of Object.keys(BAD)) expect(below).toMatch(new RegExp(`Inputs? ${name}\\b`));
});

test('any text in any input is accepted or refused by name, in at most 300 characters', () => {
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 200 }));
  fc.assert(
    fc.property(fc.constantFrom(...INPUT_NAMES), value, (input, text) => {
      const error = refusal({ [input]: text.replaceAll('\0', '') });
      if (error === undefined) return;
      expect(error.code).toBe('input');
      expect(error.message).toContain(input);
      expect(error.message.length).toBeLessThanOrEqual(300);
    }),
  );
});

test.each<[Topic, readonly Topic[]]>([
  ['pod-patch', ['pod-patch', 'pod-patch']],
  ['input', ['pod-patch', 'buildkitd-config']],
])('bad inputs that are reported together lead to section %s of the troubleshooting', (topic, topics) => {
  const bad = topics.map((one, index) => inputError(`input-${index}`, 'it is bad.', undefined, one));
  expect(() =>
    reportTogether(() => {
      throw new AggregateError(bad);
    }),
  ).toThrow(expect.objectContaining({ code: 'input', topic }));
});
