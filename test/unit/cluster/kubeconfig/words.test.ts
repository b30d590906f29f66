import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { KubeconfigSource } from '../../../../src/cluster/kubeconfig/files.ts';
import { readKubeconfig } from '../../../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../../../src/cluster/kubeconfig/source.ts';
import { explain, toActionError } from '../../../../src/lib/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'words-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [homeFolder, workFolder] = [join(folder, 'home'), join(folder, 'work')];
mkdirSync(join(homeFolder, 'kube'), { recursive: true });
mkdirSync(workFolder);

const DOCUMENT = {
  clusters: [{ name: 'c', cluster: { server: 'https://k8s.example' } }],
  contexts: [{ name: 'x', context: { cluster: 'c' } }],
  'current-context': 'x',
};
const TEXT = stringify(DOCUMENT);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
writeFileSync(join(homeFolder, 'kube', 'config'), TEXT);
writeFileSync(join(homeFolder, 'kube', '$odd'), TEXT);

const NO_POD = { host: '', port: '', accountFolder: '/none' };

function find({ given = '', variable = '' }): KubeconfigSource {
  const places = { given, variable, homeFolder, workFolder, pod: NO_POD };
  return findKubeconfig(places);
}

function problemOf(given: Parameters<typeof find>[0]): string {
  try {
    find(given);
    return 'none';
  } catch (error) {
    return explain(toActionError(error)).headline;
  }
}

test.each([
  ['~/kube/config', 1],
  ['~/kube/config:~/kube/../kube/config', 1],
  ['~/kube/config:./none', 1],
])('a path below the home folder is found in KUBECONFIG: %s', (variable, files) => {
  const source = find({ variable });
  expect(source.parts).toHaveLength(files);
  expect(readKubeconfig(source, { context: undefined, namespace: undefined }).server).toBe(
    'https://k8s.example',
  );
});

test.each(['~/kube/config', ' ~/kube/config ', '~/kube/$odd'])(
  'a path below the home folder is found in the input: %s',
  (given) => {
    expect(find({ given }).parts).toMatchObject([{ text: TEXT }]);
  },
);

test.each([
  ['$HOME/.kube/config', /^Input kubeconfig: \$HOME is not expanded here\. Write ~ for the home folder\.$/],
  ['%USERPROFILE%\\.kube\\config', /^Input kubeconfig: %USERPROFILE% is not expanded here\. Write ~/],
  [`\${HOME}/.kube/config`, /^Input kubeconfig: \$HOME is not expanded here\. Write ~/],
  ['/a:$HOME/.kube/config', /^Input kubeconfig: \$HOME is not expanded here/],
  [
    '$KUBECONFIG_SECRET',
    /\$KUBECONFIG_SECRET is not expanded here\. Write \$\{\{ env\.KUBECONFIG_SECRET \}\}, or \$\{\{ secrets\./,
  ],
  [`\${KUBECONFIG}`, /\$KUBECONFIG is not expanded here\. .* leave the input empty/],
  [`\${RUNNER_TEMP}/kubeconfig`, /\$RUNNER_TEMP is not expanded here\. Write \$\{\{ runner\.temp \}\}/],
  [
    '$GITHUB_WORKSPACE/kubeconfig',
    /\$GITHUB_WORKSPACE is not expanded here\. Write \$\{\{ github\.workspace \}\}/,
  ],
  ['$(cat config)', /^Input kubeconfig: \$\(…\) is not run here/],
  [
    '~runner/.kube/config',
    /^Input kubeconfig: ~ with a name is not expanded here\. Write ~\/ or an absolute path\./,
  ],
  ['{{ secrets.KUBECONFIG }}', /^Input kubeconfig is an expression without its \$\. Write \$\{\{ /],
  ['$canary/config', /^Input kubeconfig: \$… is not expanded here/],
])('what only a shell expands is reported as that: %s', (given, says) => {
  expect(problemOf({ given })).toMatch(says);
  expect(problemOf({ given })).not.toMatch(/canary/);
});

test('KUBECONFIG is judged in the same way, where none of its files is there', () => {
  expect(problemOf({ variable: '$HOME/.kube/config' })).toMatch(
    /^The variable KUBECONFIG: \$HOME is not expanded here/,
  );
  expect(find({ variable: `$HOME/.kube/config:${homeFolder}/kube/config` }).parts).toHaveLength(1);
});

test.each([
  ['YAML', TEXT],
  ['JSON', JSON.stringify(DOCUMENT)],
  ['base64', base64(TEXT)],
  ['wrapped base64', base64(TEXT).replace(/.{40}/g, '$&\n')],
  ['base64 in quotes', `"${base64(TEXT)}"`],
])('a kubeconfig as %s in KUBECONFIG is reported as that', (_, variable) => {
  expect(problemOf({ variable })).toBe(
    'The variable KUBECONFIG is a kubeconfig itself, not a list of paths. Set `kubeconfig` to it instead.',
  );
});

test.each([`"${base64(TEXT)}"`, `'${base64(TEXT)}'`, `"${base64(TEXT)}"\n`])(
  'base64 in quotes is read: %s',
  (given) => {
    expect(find({ given })).toMatchObject({ kind: 'inline', parts: [{ text: TEXT }] });
  },
);

test('a Secret of Kubernetes, and an object of another kind, are reported as that', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', data: { value: base64(TEXT) } };
  const read = (given: string) => () =>
    readKubeconfig(find({ given }), { context: undefined, namespace: undefined });
  expect(read(stringify(secret))).toThrow('Input kubeconfig: the text is a Kubernetes Secret.');
  expect(read(base64(JSON.stringify(secret)))).toThrow('is a Kubernetes Secret.');
  expect(read(stringify({ ...DOCUMENT, kind: 'Deployment' }))).toThrow('of another kind than Config');
});

test('files that stayed on another computer are reported with the command that includes them', () => {
  const cluster = { server: 'https://k8s.example', 'certificate-authority': '/home/me/.minikube/ca.crt' };
  const source = find({ given: stringify({ ...DOCUMENT, clusters: [{ name: 'c', cluster }] }) });
  const problem = (): string => {
    try {
      return readKubeconfig(source, { context: undefined, namespace: undefined }).server;
    } catch (error) {
      return explain(toActionError(error)).headline;
    }
  };
  expect(problem()).toMatch(
    /names a file that cannot be used \(no such file\)\. .*kubectl config view --raw --flatten --minify/,
  );
  expect(problem()).not.toMatch(/minikube/);
  expect(problem().length).toBeLessThanOrEqual(300);
});
