import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { execCredential, execSection, findSecrets, placesOfStep } from '../site/canary.ts';

/** As Azure makes them: no 20 characters in a row without another sign. */
const CLIENT_SECRET = 'qE8Q~k3.Zt_x91.LmN-4vb.Rr7w2Yd.Kp3';
const SECRETS = [
  CLIENT_SECRET,
  'Short7!',
  'a-plain-looking-phrase',
  'of-a-field-nobody-knows',
  'in.json.8Zq~t3',
];
const PUBLIC = ['get-token', 'AzurePublicCloud', 'eu-central-1', 'arn:aws:iam::123456789012:role/builds'];

/** A job whose kubeconfig has secrets in all places of a plugin that is this script. */
async function start(script: string, buildx = '') {
  const scripted = await startScriptedJob(new FakeCluster().script);
  onTestFinished(scripted.close);
  const { job } = scripted;
  const plugin = join(job.home, '..', 'kubelogin');
  writeFileSync(plugin, `#!/bin/sh\n${script}\n`);
  chmodSync(plugin, 0o700);
  const args = ['get-token', '--environment', 'AzurePublicCloud', '--client-secret', CLIENT_SECRET];
  const document = parse(scripted.inputs().kubeconfig ?? '');
  const more = {
    args: [...args, '--password=Short7!', '-p', 'a-plain-looking-phrase', `--role-arn=${PUBLIC[3]}`],
    env: [
      { name: 'AWS_REGION', value: 'eu-central-1' },
      { name: 'SETTINGS', value: JSON.stringify({ deep: ['in.json.8Zq~t3'] }) },
    ],
    extra: { phrase: 'of-a-field-nobody-knows' },
  };
  document.users[0].user = execSection(plugin, more);
  const kubeconfig = Buffer.from(stringify(document)).toString('base64');
  if (buildx !== '') writeFileSync(join(job.home, '.docker', 'cli-plugins', 'docker-buildx'), buildx);
  return { job, kubeconfig, main: await job.runMain(scripted.inputs({ kubeconfig })) };
}

/** The values for which the step asked the runner to hide them. */
function masksOf({ rawLog }: { readonly rawLog: string }): readonly string[] {
  return [...rawLog.matchAll(/^::add-mask::(.*)$/gm)].map(([, value = '']) => value);
}

test('every secret of a plugin is masked for the rest of the job, and what logs need is not', async () => {
  const { job, kubeconfig, main } = await start(`echo '${execCredential({ token: 'a-token-of-a-test' })}'`);
  expect(main.exitCode, main.log).toBe(0);
  expect(masksOf(main)).toEqual(expect.arrayContaining(SECRETS));
  const path = main.outputs.kubeconfig ?? '';
  const shows = `cat ${path}; echo ${kubeconfig} | base64 -d`;
  const later = await job.sh('/bin/sh', ['-c', shows]);
  const places = { log: later.log };
  expect(findSecrets(places, SECRETS)).toEqual([]);
  for (const word of PUBLIC) expect(later.log).toContain(word);
});

test('the secrets of a kubeconfig that is refused are masked too: a later step may decode and show it', async () => {
  const scripted = await startScriptedJob(new FakeCluster().script);
  onTestFinished(scripted.close);
  const document = parse(scripted.inputs().kubeconfig ?? '');
  const exec = { args: ['--client-secret', CLIENT_SECRET], interactiveMode: 'Always' };
  document.users[0].user = execSection('kubelogin', exec);
  const kubeconfig = Buffer.from(stringify(document)).toString('base64');
  const main = await scripted.job.runMain(scripted.inputs({ kubeconfig }));
  expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(/interactiveMode/)]);
  expect(masksOf(main)).toContain(CLIENT_SECRET);
});

const TELLS: Readonly<Record<string, string>> = {
  'its arguments': 'echo "error: invalid_client: $*" >&2',
  'its variables': 'echo "error: $SETTINGS" >&2',
  'a shortened secret': 'echo "error: bad secret $(echo $5 | cut -c1-12)..." >&2',
  'a secret as base64': 'echo "error: Authorization: Basic $(printf "id:%s" "$5" | base64)" >&2',
  'a secret in a URL': 'echo "error: POST https://login.example/?s=$(printf %s "$5" | sed s/~/%7E/g)" >&2',
  'a secret in colours': 'printf "error: bad \\033[31mqE8Q~k3.\\033[0mZt_x91.LmN-4vb.Rr7w2Yd.Kp3\\n" >&2',
};

test.each(Object.entries(TELLS))('a plugin that fails and tells %s tells nothing', async (_, tell) => {
  const { job, main } = await start(`${tell}\nexit 1`);
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(/^The kubeconfig's credential plugin "kubelogin" failed: error: .*\*\*\*/),
  ]);
  expect(findSecrets(placesOfStep(main, 'main'), SECRETS)).toEqual([]);
  // What only the runner's masks hide may be shown elsewhere.
  const raw = main.rawLog.replace(/^::add-mask::.*$/gm, '');
  for (const piece of ['qE8Q~k3.', 'Rr7w2Yd.', 'LmN-4vb.', 'Short7!', '8Zq~t3"'])
    expect(raw).not.toContain(piece);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('what the plugin tells buildx is told without its secrets', async () => {
  const buildx = `#!/bin/sh
case "$1" in
version) echo 'github.com/docker/buildx v0.37.2 0000000' ;;
inspect) echo "ERROR: exec: kubelogin: bad secret qE8Q~k3.Zt_x91..." >&2; exit 1 ;;
esac
`;
  const { main } = await start(`echo '${execCredential({ token: 'a-token-of-a-test' })}'`, buildx);
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(/^docker buildx inspect failed: exec: kubelogin: bad secret \*\*\*\./),
  ]);
  expect(main.rawLog.replace(/^::add-mask::.*$/gm, '')).not.toContain('qE8Q~k3.');
});

const TOLD = 'kubelogin: bad secret qE8Q~k3.\\033[0mZt_x91...';

test('what the plugin tells buildx is told without its secrets also while buildx tries again', async () => {
  const buildx = `#!/bin/sh
echo x >> "$0.tries"
case "$1" in
version) echo 'github.com/docker/buildx v0.37.2 0000000' ;;
inspect)
  printf 'Name: ci\\nNodes:\\nName: ci-amd64\\n'
  if [ "$(wc -l < "$0.tries")" -lt 9 ]; then printf 'Status: error\\nError: ${TOLD}\\n'
  else printf 'Status: running\\nBuildKit version: v0.33.1\\nPlatforms: linux/amd64\\n'; fi ;;
esac
`;
  const { main } = await start(`echo '${execCredential({ token: 'a-token-of-a-test' })}'`, buildx);
  expect(main.log).toMatch(/cannot reach the builder yet .*: .*kubelogin: bad secret \*\*\*/);
  const raw = main.rawLog.replace(/^::add-mask::.*$/gm, '');
  for (const piece of ['qE8Q~k3.', 'Zt_x91']) expect(raw).not.toContain(piece);
});

test('what the plugin tells buildx after the job is told without its secrets', async () => {
  const { job, main } = await start(`echo '${execCredential({ token: 'a-token-of-a-test' })}'`);
  expect(main.exitCode, main.log).toBe(0);
  const refs = join(job.home, '.docker', 'buildx', 'refs', 'ci', 'ci-amd64');
  mkdirSync(refs, { recursive: true });
  writeFileSync(join(refs, 'a'), '{}');
  const script = `#!/bin/sh\nprintf 'ERROR: ${TOLD}\\n' >&2; exit 1\n`;
  writeFileSync(join(job.home, '.docker', 'cli-plugins', 'docker-buildx'), script);
  const post = await job.runPost({ RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' });
  expect(post.log).toMatch(/The summary does not show what was built: .*bad secret \*\*\*/);
  const raw = post.rawLog.replace(/^::add-mask::.*$/gm, '');
  for (const piece of ['qE8Q~k3.', 'Zt_x91']) expect(raw).not.toContain(piece);
});
