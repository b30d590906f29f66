import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type KubeconfigSource, NO_LIMITS } from '../../../../src/cluster/kubeconfig/files.ts';
import { readKubeconfig } from '../../../../src/cluster/kubeconfig/kubeconfig.ts';
import { type AllowExec, limitKubeconfig, refuseProgram } from '../../../../src/cluster/kubeconfig/limits.ts';
import { explain, toActionError } from '../../../../src/lib/errors.ts';
import type { Outsiders } from '../../../../src/lib/github/outsiders.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';

const root = mkdtempSync(join(tmpdir(), 'limits-'));
afterAll(() => rmSync(root, { recursive: true }));
const [workspace, runner] = [join(root, 'checkout'), join(root, 'runner')];
const { authority } = makeCertificates();
for (const folder of [workspace, join(workspace, 'bin'), join(workspace, 'eks'), runner]) mkdirSync(folder);
for (const folder of [workspace, runner]) {
  writeFileSync(join(folder, 'canary.pem'), authority.certificate);
  writeFileSync(join(folder, 'canary'), '');
}
symlinkSync(join(workspace, 'canary.pem'), join(runner, 'canary-in.pem'));
symlinkSync(join(runner, 'canary.pem'), join(workspace, 'canary-out.pem'));

type Sections = { readonly user?: object; readonly cluster?: object };

const API_VERSION = 'client.authentication.k8s.io/v1beta1';
const exec = (more: object): Sections => ({
  user: { exec: { apiVersion: API_VERSION, command: 'canary', ...more } },
});
const oidc: Sections = { user: { 'auth-provider': { name: 'oidc', config: { 'id-token': 'x' } } } };

function textOf({ user = {}, cluster = {} }: Sections): string {
  return JSON.stringify({
    clusters: [{ name: 'c', cluster: { server: 'https://k8s.example', ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
}

/** A kubeconfig of one text: inline, of the pod, or of a file of this folder. */
function source(where: 'inline' | 'pod' | string, sections: Sections): KubeconfigSource {
  const kind = where === 'inline' || where === 'pod' ? where : 'file';
  const folder = kind === 'file' ? where : workspace;
  const part = { text: textOf(sections), folder, path: kind === 'file' ? join(where, 'config') : undefined };
  return { parts: [part], from: 'a test', kind, limits: NO_LIMITS };
}

/** The line by which it is refused, '' when it is not; other faults of these kubeconfigs do not count. */
function refusal(given: KubeconfigSource, allow: AllowExec, outsiders: Outsiders): string {
  try {
    readKubeconfig(limitKubeconfig(given, allow, { outsiders, workspace }), {
      context: undefined,
      namespace: undefined,
    });
  } catch (thrown) {
    const { headline } = explain(toActionError(thrown));
    expect(headline.length).toBeLessThanOrEqual(300);
    expect(headline).not.toContain('canary');
    return headline.includes('allow-exec') ? headline : '';
  }
  return '';
}

const FIELDS: Readonly<Record<string, Sections>> = {
  exec: exec({}),
  'auth-provider': oidc,
  tokenFile: { user: { tokenFile: '/canary' } },
  'client-certificate': { user: { 'client-certificate': '/canary' } },
  'client-key': { user: { 'client-key': '/canary' } },
  'certificate-authority': { cluster: { 'certificate-authority': '/canary' } },
};
const THEIRS: readonly Outsiders[] = ['words', 'code'];

test.each(Object.keys(FIELDS))(
  'a kubeconfig that outsiders may have written may not have %s, unless it is allowed',
  (field) => {
    const sections = FIELDS[field] ?? {};
    for (const where of ['inline', workspace, join(workspace, 'bin')]) {
      const given = source(where, sections);
      for (const outsiders of THEIRS) {
        expect(refusal(given, 'auto', outsiders)).toMatch(
          new RegExp(`^Input kubeconfig: kubeconfig\\..*\\.${field} is not allowed here`),
        );
        expect(refusal(given, 'true', outsiders)).toBe('');
      }
      expect(refusal(given, 'auto', 'none')).toBe('');
    }
  },
);

test.each(Object.keys(FIELDS))('with allow-exec: false no kubeconfig has %s, but the pod’s own', (field) => {
  const sections = FIELDS[field] ?? {};
  for (const outsiders of ['none', ...THEIRS] as const) {
    for (const where of ['inline', workspace, runner])
      expect(refusal(source(where, sections), 'false', outsiders)).toContain(`.${field} is not allowed here`);
    expect(refusal(source('pod', sections), 'false', outsiders)).toBe('');
  }
});

test.each(Object.keys(FIELDS))(
  'a kubeconfig of the runner itself may have %s whoever the event is of',
  (field) => {
    for (const outsiders of THEIRS)
      expect(refusal(source(runner, FIELDS[field] ?? {}), 'auto', outsiders)).toBe('');
  },
);

const inWork = (name: string): string => join(workspace, name);
const NAMED: Readonly<Record<string, readonly [string, Sections]>> = {
  'a token': ['tokenFile', { user: { tokenFile: inWork('canary') } }],
  'a token by a way around': ['tokenFile', { user: { tokenFile: '../checkout/canary' } }],
  'a client certificate': ['client-certificate', { user: { 'client-certificate': inWork('canary.pem') } }],
  'a client key by a link to it': [
    'client-key',
    { user: { 'client-certificate': 'canary.pem', 'client-key': 'canary-in.pem' } },
  ],
  'an authority by a link of its own': [
    'certificate-authority',
    { cluster: { 'certificate-authority': '../checkout/canary-out.pem' } },
  ],
  'a script for its program': ['args', exec({ args: ['-c', inWork('canary')] })],
  'a script for its program, from where it starts': ['args', exec({ args: ['canary'] })],
  'a configuration for its program': ['args', exec({ args: ['--config=./canary'] })],
  'a script in a script': ['args', exec({ args: ['-c', './canary --x | sh'] })],
  'a folder in a variable': ['env', exec({ env: [{ name: 'PYTHONPATH', value: 'bin' }] })],
  'a configuration in a variable': ['env', exec({ env: [{ name: 'AWS_CONFIG_FILE', value: 'canary' }] })],
  'programs in a variable': ['env', exec({ env: [{ name: 'PATH', value: `/usr/bin:${inWork('bin')}` }] })],
};

test.each(Object.entries(NAMED))(
  'of the workspace a kubeconfig of the runner may not name %s where outsiders may have written it',
  (_, [field, sections]) => {
    const given = source(runner, sections);
    for (const outsiders of THEIRS) {
      expect(refusal(given, 'auto', outsiders)).toMatch(
        new RegExp(`^Input kubeconfig: kubeconfig\\..*\\.${field} is in the workspace`),
      );
      expect(refusal(given, 'true', outsiders)).toBe('');
    }
    expect(refusal(given, 'auto', 'none')).toBe('');
  },
);

test.each([
  ['words', ['eks', 'get-token', '--cluster-name', 'prod', '']],
  ['addresses', ['--server-id=6dae42f8', '--issuer', 'https://x.example/y', 'api://x/y']],
  ['files of the runner', [join(runner, 'canary'), '../runner/canary', `--x=${join(runner, 'canary')}`]],
  ['what is too long for a file', ['x'.repeat(5000), `/${'y'.repeat(5000)}`]],
])('arguments of a plugin may be %s for any event', (_, args) => {
  const env = args.map((value, index) => ({ name: `V${index}`, value }));
  expect(refusal(source(runner, exec({ args, env })), 'auto', 'code')).toBe('');
});

test.each(['/bin/sh', join(runner, 'canary')])('the program %s is not of the workspace', (program) => {
  expect(() => refuseProgram({ kind: 'no-files-of', workspace }, program)).not.toThrow();
});

test.each([
  inWork('bin/login'),
  join(runner, '..', 'checkout', 'bin', 'login'),
  join(runner, 'canary-in.pem'),
])(
  'the program %s of the workspace is told by its name, and only where outsiders may have written it',
  (program) => {
    expect(() => refuseProgram({ kind: 'no-files-of', workspace }, program)).toThrow(
      /^Input kubeconfig: the credential plugin "(login|canary-in\.pem)" is in the workspace, which outsiders/,
    );
    expect(() => refuseProgram(NO_LIMITS, program)).not.toThrow();
  },
);

test('files of the workspace and others do not go together where outsiders may have written the first', () => {
  const [theirs, ours] = [source(workspace, {}), source(runner, {})];
  for (const parts of [
    [...theirs.parts, ...ours.parts],
    [...ours.parts, ...theirs.parts],
  ]) {
    const both: KubeconfigSource = { ...ours, parts };
    expect(refusal(both, 'auto', 'code')).toMatch(/^Of a test, some are in the workspace/);
    expect(refusal(both, 'auto', 'none')).toBe('');
    expect(refusal(both, 'true', 'code')).toBe('');
  }
});
