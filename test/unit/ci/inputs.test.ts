import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

import { ALLOWED_VALUES, checkInputs, INPUT_GROUPS, type Metadata, partsOf } from '../../../.ci/inputs.ts';
import { expression } from '../../../src/cluster/kubeconfig/source.ts';
import { makeCertificates } from '../../doubles/network/certificates.ts';
import { actionYml } from '../action/inputs/action-yml.ts';
import { readGiven, runnerEnvironment } from '../action/inputs/stubbed-step.ts';

const { certificate } = makeCertificates().authority;

/** The inputs that an input needs beside it. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'aws-region': { 'eks-cluster': 'prod' },
  'role-to-assume': { 'eks-cluster': 'prod', 'aws-region': 'eu-central-1' },
  'eks-cluster': { 'aws-region': 'eu-central-1' },
  server: { 'certificate-authority': certificate, 'oidc-audience': 'audience' },
  'certificate-authority': { server: 'https://api.example.com', 'oidc-audience': 'audience' },
  'oidc-audience': { server: 'https://api.example.com', 'certificate-authority': certificate },
  deployments: { mode: 'connect' },
};

/** Returns a workspace with the files that examples name. */
function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries({
    'ci/cluster-ca.pem': certificate,
    '.github/buildkitd.toml': 'debug = true\n',
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const EXAMPLES = Object.entries(actionYml.inputs).flatMap(([name, entry]) => {
  const { example } = partsOf(entry);
  return example === undefined ? [] : [[name, example] as const];
});

test.each(EXAMPLES)(
  'a user who copies the example of input %s gives a value that is accepted: %s',
  (name, value) => {
    const given = { ...BESIDE[name], [name]: value };
    expect(() => readGiven(given, runnerEnvironment(workspace()))).not.toThrow();
  },
);

describe.each(Object.entries(ALLOWED_VALUES))(
  'the values that the page allows for input %s',
  (name, values) => {
    test.each(values)('%s is accepted', (value) => {
      const given = value === 'connect' ? { deployments: 'buildkit' } : {};
      expect(() => readGiven({ ...given, [name]: value })).not.toThrow();
    });

    test('are all', () => {
      expect(() => readGiven({ [name]: 'else' })).toThrow(new RegExp(`^Input ${name}\\b`));
    });
  },
);

/** An action.yml with every input that is grouped, described as it should be, and what the test changes of it. */
function metadataWith(changed: Metadata['inputs'], without = ''): Metadata {
  const names = INPUT_GROUPS.flatMap(({ main, others }) => [...main, ...others]).filter(
    (name) => name !== without,
  );
  const good = Object.fromEntries(names.map((name) => [name, { description: 'What. Example: `a`' }]));
  return { inputs: { ...good, ...changed }, outputs: {} };
}

test.each([
  ['lacks a group', metadataWith({ other: { description: 'What. Example: `a`' } }), /other is in 0 groups/],
  ['is grouped, and gone', metadataWith({}, 'cpu'), /no input cpu/],
  ['has no example', metadataWith({ cpu: { description: 'What.' } }), /cpu does not end with Example:/],
  [
    'has an expression, which the runner would evaluate',
    metadataWith({ cpu: { description: `What. Example: \`${expression('secrets.CPU')}\`` } }),
    /cpu has an expression/,
  ],
])('an input that %s is a fault', (_, metadata, fault) => {
  expect(checkInputs(metadata)).toEqual([expect.stringMatching(fault)]);
});

test('what is good has no fault', () => {
  expect(checkInputs(metadataWith({}))).toEqual([]);
});
