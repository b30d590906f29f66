import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { UNRESOLVED } from '../doubles/api/scripted-job.ts';
import { type EksJob, execOf, leftBy, startEksJob } from '../doubles/aws/eks-job.ts';
import { ROLE } from '../doubles/aws/fake-aws.ts';
import { keyVariables } from '../doubles/aws/identities.ts';
import { containerUrl, idTokenVariables, keysOfUser } from '../doubles/aws/running-aws.ts';
import { startForwardProxy } from '../doubles/network/forward-proxy.ts';
import { execInfo } from '../doubles/runner/plugin-run.ts';
import { folderOf } from '../doubles/runner/renewers.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import {
  findSecrets,
  openTo,
  type Places,
  placesOfFiles,
  placesOfRenewer,
  placesOfStep,
} from '../site/canary.ts';

type Given = Readonly<Record<string, string>>;
type Setting = { readonly env: Given; readonly inputs?: Given; readonly secrets?: readonly string[] };

const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', NODE_DEBUG: '' };

/** Where a setting may leave a token, as the kubelet does. */
const tokenFileOf = (job: ActionJob): string => join(job.home, '..', 'container-token');

/** The bearer tokens that the API server was sent. */
function tokensOf({ scripted }: EksJob): readonly string[] {
  const tokens = scripted.fake.seen.map(
    ({ headers }) => headers.authorization?.slice('Bearer '.length) ?? '',
  );
  return [...new Set(tokens)].filter((token) => token !== '');
}

/** What is in the folder of the job is for later steps; all else is seen by others. */
function withoutOwnFolder(places: Places, folder: string): Places {
  return Object.fromEntries(Object.entries(places).filter(([place]) => !place.startsWith(`${folder}/`)));
}

/** The runner itself gives each process of a job these two; they are written nowhere. */
const OF_THE_RUNNER = 'environment of the renewer';

const SETTINGS: Readonly<Record<string, (eks: EksJob) => Setting | Promise<Setting>>> = {
  'keys of a user': ({ aws }) => ({ env: keyVariables(keysOfUser(aws)) }),
  'keys with a session token': ({ aws }) => ({
    env: keyVariables(keysOfUser(aws, true)),
  }),
  'keys that assume a role': ({ aws }) => ({
    env: keyVariables(keysOfUser(aws)),
    inputs: { 'role-to-assume': ROLE },
  }),
  'an ID token that assumes a role': (eks) => ({
    env: idTokenVariables(eks),
    inputs: { 'role-to-assume': ROLE },
  }),
  'the token of a container': ({ aws, url }) => ({
    env: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl({ url }),
      AWS_CONTAINER_AUTHORIZATION_TOKEN: aws.containerToken,
    },
  }),
  'the token of a container, in a file': ({ aws, url, scripted }) => {
    const path = tokenFileOf(scripted.job);
    writeFileSync(path, aws.containerToken, { mode: 0o600 });
    return {
      env: {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl({ url }),
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: path,
      },
    };
  },
};

/** A whole job with a build's use of the plugin in it; answers where secrets were seen. */
async function runJob(eks: EksJob, { env, inputs = {}, secrets = [] }: Setting) {
  const { job } = eks.scripted;
  const all = { ...eks.endpoints, ...env, ...debug };
  const main = await job.runMain(eks.inputs(inputs), all);
  const folder = leftBy(eks.scripted);
  const places: Record<string, string> = { ...placesOfStep(main, 'main') };
  if (folder !== '') {
    const { command, args } = execOf(eks.scripted);
    await job.sh(command, args, { ...all, ...execInfo('v1') });
    const { [OF_THE_RUNNER]: _, ...renewer } = placesOfRenewer(job);
    const arguments_ = { arguments: JSON.stringify(args), ...renewer };
    Object.assign(places, arguments_, withoutOwnFolder(placesOfFiles(job, [tokenFileOf(job)]), folder));
  }
  const open = folder === '' ? [] : openTo(folder);
  const files = folder === '' ? [] : readdirSync(folder);
  const post = await job.runPost(debug);
  const objects = JSON.stringify([...eks.cluster.objects.values()]);
  Object.assign(places, {
    objects,
    ...placesOfStep(post, 'post'),
    ...placesOfFiles(job, [tokenFileOf(job)]),
  });
  const seen = findSecrets(places, [...eks.aws.secrets, ...tokensOf(eks), ...secrets]);
  return { main, post, places, open, files, seen };
}

async function onEks(run: (eks: EksJob) => Promise<void>, clusterId?: string): Promise<void> {
  const eks = await startEksJob(clusterId);
  try {
    await run(eks);
  } finally {
    await eks.close();
  }
}

describe.concurrent('a way into EKS tells none of its secrets, with debug on, and leaves nothing', () => {
  test.each(Object.entries(SETTINGS))('%s', (_, make) =>
    onEks(async (eks) => {
      const { main, post, places, open, files, seen } = await runJob(eks, await make(eks));
      expect(main.exitCode, main.log).toBe(0);
      expect(post, post.log).toMatchObject({ exitCode: 0 });
      expect(seen).toEqual([]);
      expect(open).toEqual([]);
      expect(files).toEqual(expect.arrayContaining(['kubeconfig', 'plugin.js', 'recipe.json']));
      expect(Object.keys(places)).toContain('arguments of the renewer');
      expect(folderOf(main)).not.toBe('');
      expect(leftBy(eks.scripted)).toBe('');
    }),
  );

  test.each(Object.entries(SETTINGS))('%s, which the API server does not take', (_, make) =>
    onEks(async (eks) => {
      const { main, seen } = await runJob(eks, await make(eks));
      expect(main.exitCode).toBe(1);
      expect(seen).toEqual([]);
      expect(leftBy(eks.scripted)).toBe('');
    }, 'another'),
  );

  test.each([
    ['lets us through', false],
    ['wants another password', true],
  ])('the password of a proxy that %s', (_, refuses) =>
    onEks(async (eks) => {
      const { port } = eks.scripted.fake;
      const upstream = { host: '127.0.0.1', port };
      const proxy = await startForwardProxy({ upstream, ...(refuses ? { refusesWith: 407 } : {}) });
      eks.describe({ endpoint: `https://${UNRESOLVED}:${port}` });
      const password = 'canary-of-a-proxy-0123456789/%';
      const url = `http://canaryuser01234:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}`;
      const env = { ...keyVariables(keysOfUser(eks.aws)), HTTPS_PROXY: url };
      const { main, seen } = await runJob(eks, { env, inputs: { timeout: '10s' }, secrets: [password] });
      await proxy.close();
      expect(main.exitCode, main.log).toBe(refuses ? 1 : 0);
      expect(proxy.logIns).toContain(`canaryuser01234:${password}`);
      // The environment is the job's own, and buildx needs it there.
      expect(seen).toEqual([]);
    }),
  );
});
