import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type CredentialServer, startContainerCredentials } from '../doubles/aws/credential-servers.ts';
import { ACCOUNT, REGION } from '../doubles/aws/eks-cluster.ts';
import {
  AUDIENCE,
  clusterAt,
  type EksSite,
  eksSiteTimeoutMs,
  OTHER_ROLE,
  ROLE,
  startEksSite,
} from '../doubles/aws/eks-site.ts';
import { type Identity, keyVariables } from '../doubles/aws/identities.ts';
import { type ForwardProxy, startForwardProxy } from '../doubles/network/forward-proxy.ts';
import type { Environment } from '../doubles/runner/environment.ts';
import type { Inputs } from '../doubles/runner/inputs.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { workflowTimeoutMs } from '../pages/act.ts';
import type { ExampleName } from '../pages/examples.ts';
import {
  countPosts,
  type ExampleOptions,
  hasPushed,
  runExample,
  smallBuilder,
} from '../pages/workflow-example.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

const CONTAINER_TOKEN = `token-${randomBytes(12).toString('hex')}`;

let site: Site;
let eks: EksSite;
let container: CredentialServer;

beforeAll(async () => {
  site = await makeSite();
  if (site.bed.kind !== 'embedded') return;
  eks = await startEksSite(site);
  container = await startContainerCredentials(CONTAINER_TOKEN, () => session('container'));
}, eksSiteTimeoutMs);
afterAll(async () => {
  if (site.bed.kind === 'embedded') await Promise.all([eks.close(), container.close()]);
  await site.remove();
});
beforeEach(({ skip }) => {
  if (site.bed.kind !== 'embedded') skip('another API server is started beside that of the embedded cluster');
});

/** Temporary keys of the role that the cluster knows. */
function session(name: string, role = ROLE): Required<Identity> {
  return eks.identities.assume(role, name, 3600);
}

const EKS: Inputs = { 'eks-cluster': 'prod', 'aws-region': REGION };

type Way = {
  readonly inputs: Inputs;
  /** What the runner itself gives each step. */
  readonly ofJob: () => Environment;
  /** What an earlier step has set, and later ones change. */
  readonly env: (job: ActionJob) => Environment | Promise<Environment>;
  readonly session: string;
};

const nothing = (): Environment => ({});

const RUN_SESSION = 'octo-org-octo-repo-';

const WAYS: Readonly<Record<string, Way>> = {
  "a role by the job's ID token": {
    inputs: { ...EKS, 'role-to-assume': ROLE },
    ofJob: () => eks.issuer.environment('http'),
    env: nothing,
    session: RUN_SESSION,
  },
  'keys in the environment': {
    inputs: EKS,
    ofJob: nothing,
    env: () => keyVariables(session('keys')),
    session: 'keys',
  },
  'keys in the environment, and a role in one hop': {
    inputs: { ...EKS, 'role-to-assume': ROLE },
    ofJob: nothing,
    env: () => keyVariables(session('stone', OTHER_ROLE)),
    session: RUN_SESSION,
  },
  'a profile': {
    inputs: EKS,
    ofJob: nothing,
    env: (job) => {
      const { accessKeyId, secretAccessKey, sessionToken } = session('profile');
      mkdirSync(join(job.home, '.aws'));
      const keys = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key=${secretAccessKey}`];
      const lines = ['[team]', ...keys, `aws_session_token = ${sessionToken}`];
      writeFileSync(join(job.home, '.aws', 'credentials'), lines.join('\n'));
      return { AWS_PROFILE: 'team' };
    },
    session: 'profile',
  },
  'a web identity in a file (IRSA)': {
    inputs: EKS,
    ofJob: nothing,
    env: async (job) => {
      const file = join(job.home, 'web-identity');
      writeFileSync(file, await eks.issuer.mint('sts.amazonaws.com'));
      return { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: ROLE, AWS_ROLE_SESSION_NAME: 'irsa' };
    },
    session: 'irsa',
  },
  "a container's agent (EKS Pod Identity)": {
    inputs: EKS,
    ofJob: nothing,
    env: (job) => {
      const file = join(job.home, 'container-token');
      writeFileSync(file, CONTAINER_TOKEN);
      return {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/v1/credentials`,
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
      };
    },
    session: 'container',
  },
  'the machine (IMDSv2)': { inputs: EKS, ofJob: nothing, env: nothing, session: 'machine' },
};

/** A step of others that sets AWS variables for a purpose of its own, and one whose post blanks them. */
async function meddle(job: ActionJob): Promise<void> {
  const foreign = eks.identities.assume(`arn:aws:iam::${ACCOUNT}:role/foreign`, 'foreign', 3600);
  const names = [
    ...Object.keys(keyVariables(foreign)),
    'AWS_PROFILE',
    'AWS_REGION',
    'AWS_ROLE_ARN',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ];
  const set = { ...keyVariables(foreign), AWS_REGION: 'us-east-1' };
  await exportAll(job, set);
  await exportAll(job, Object.fromEntries(names.map((name) => [name, ''])));
  await exportAll(job, set);
}

async function exportAll(job: ActionJob, variables: Environment): Promise<void> {
  for (const [name, value] of Object.entries(variables)) {
    const written = await job.sh('sh', ['-c', `echo "$NAME=$VALUE" >> "$GITHUB_ENV"`], {
      NAME: name,
      VALUE: value,
    });
    expect(written.exitCode).toBe(0);
  }
}

function arnOf(sessionName: string): string {
  return `arn:aws:sts::${ACCOUNT}:assumed-role/builds/${sessionName}`;
}

function inputsOf(name: string, way: Inputs): Inputs {
  const { kubeconfig: _, ...rest } = ensureInputs(site, name, { 'cache-size': '0' });
  return { ...rest, namespace: site.namespace, ...way };
}

describe('a whole job into an EKS cluster, while later steps change every AWS variable, by', () => {
  test.each(Object.entries(WAYS))('%s', async (_, way) => {
    const job = site.newJob({ env: { ...eks.network(), ...way.ofJob() } });
    const before = eks.aws.sts.calls.length;
    const main = await job.runMain(inputsOf('ways', way.inputs), await way.env(job));
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain('(eks-cluster prod), namespace ');
    await meddle(job);
    await buildImage(site, job, `${site.bed.registry}/ways:1`, randomBytes(4).toString('hex'));
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    const asked = eks.aws.sts.calls.slice(before).filter(({ action }) => action === 'GetCallerIdentity');
    expect(asked.length).toBeGreaterThan(0);
    expect([...new Set(asked.map(({ by }) => by.replace(/-\d+-\d+$/, '-')))]).toEqual([arnOf(way.session)]);
    await untilContents(site, 60_000, []);
  });
});

test("a whole job by GitHub's ID token straight to the API server", async () => {
  const job = site.newJob({ env: eks.issuer.environment('http') });
  const given = { server: eks.door.endpoint.server, 'certificate-authority': eks.door.endpoint.caPem };
  const main = await job.runMain(inputsOf('github', { ...given, 'oidc-audience': AUDIENCE }));
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/ways:2`, '2');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(new Set(eks.issuer.asked.slice(-3))).toEqual(new Set([AUDIENCE]));
  await untilContents(site, 60_000, []);
});

test.each<[string, ExampleName, () => Partial<ExampleOptions>]>([
  ['Amazon EKS', 'eks', () => ({ env: { ...eks.network(), ...eks.issuer.environment('http') } })],
  [
    "GitHub's ID token",
    'github-oidc',
    () => ({
      env: eks.issuer.environment('http'),
      vars: { KUBERNETES_CA: eks.door.endpoint.caPem },
      replaced: { [`server: ${AUDIENCE}`]: `server: ${eks.door.endpoint.server}` },
    }),
  ],
])(
  'the workflow for %s builds and pushes without any secret',
  async (_, name, more) => {
    const inputs = { ...smallBuilder, 'cache-size': '0' };
    const run = await runExample(site, name, { rights: 'none', inputs, ...more() });
    expect(run.exitCode, run.log).toBe(0);
    const tag = name === 'eks' ? `shop:${run.sha}` : 'shop:latest';
    expect(await hasPushed(site, run, `${site.bed.registry}/${tag}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, []);
  },
  workflowTimeoutMs,
);

/** A name that nothing on this machine resolves, and that the API server's certificate has. */
const BEHIND = 'kubernetes.default.svc';

describe('a whole job where a proxy with a password is the only way to anything, by', () => {
  const LOG_IN = 'a-user:a-password/%ä';
  let proxy: ForwardProxy;
  let env: Environment;
  beforeAll(async () => {
    const { hostname: host, port } = new URL(eks.door.endpoint.server);
    proxy = await startForwardProxy({
      logIn: LOG_IN,
      local: { ...eks.aws.places, [BEHIND]: { host, port: Number(port) } },
    });
    const { NODE_EXTRA_CA_CERTS } = eks.network();
    const url = `http://a-user:${encodeURIComponent('a-password/%ä')}@127.0.0.1:${proxy.port}`;
    env = { HTTPS_PROXY: url, ...(NODE_EXTRA_CA_CERTS === undefined ? {} : { NODE_EXTRA_CA_CERTS }) };
    eks.clusters.splice(0, 1, clusterAt('prod', `https://${BEHIND}`, eks.door));
  });
  afterAll(() => {
    eks.clusters.splice(0, 1, clusterAt('prod', eks.door.endpoint.server, eks.door));
    return proxy.close();
  });

  test.each<[string, () => Inputs, readonly string[]]>([
    [
      "a role by the job's ID token",
      () => ({ ...EKS, 'role-to-assume': ROLE }),
      [`eks.${REGION}.amazonaws.com`, `sts.${REGION}.amazonaws.com`],
    ],
    [
      "GitHub's ID token",
      () => ({
        server: `https://${BEHIND}`,
        'certificate-authority': eks.door.endpoint.caPem,
        'oidc-audience': AUDIENCE,
      }),
      [],
    ],
  ])('%s', async (_, inputs, others) => {
    const before = proxy.targets.length;
    const job = site.newJob({ env: { ...env, ...eks.issuer.environment('http') } });
    const main = await job.runMain(inputsOf('behind', inputs()));
    expect(main.exitCode, main.log).toBe(0);
    const byMain = proxy.targets.length;
    await buildImage(site, job, `${site.bed.registry}/ways:3`, randomBytes(4).toString('hex'));
    expect(proxy.targets.length).toBeGreaterThan(byMain);
    const post = await job.runPost();
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    const hosts = [...new Set(proxy.targets.slice(before))].toSorted();
    expect(hosts).toEqual([...others, BEHIND].map((host) => `${host}:443`).toSorted());
    expect(new Set(proxy.logIns)).toEqual(new Set([LOG_IN]));
    for (const log of [main.rawLog, post.rawLog])
      expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/a-password|YS11c2Vy/);
    await untilContents(site, 60_000, []);
  });
});

test('with server and certificate-authority EKS is not asked where the cluster is', async () => {
  const job = site.newJob({ env: { ...eks.network(), ...keyVariables(session('given')) } });
  const given = { server: eks.door.endpoint.server, 'certificate-authority': eks.door.endpoint.caPem };
  const before = eks.aws.eks.calls.length;
  const main = await job.runMain(inputsOf('given', { ...EKS, ...given }));
  expect(main.exitCode, main.log).toBe(0);
  expect(eks.aws.eks.calls.length).toBe(before);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await untilContents(site, 60_000, []);
});

describe('a caller whom the cluster does not know is told what it can be', () => {
  test.each([
    ['a role without an access entry', 'prod', OTHER_ROLE, 'assumed-role/stepping-stone/unknown'],
    ['the name of another cluster', 'staging', ROLE, 'assumed-role/builds/unknown'],
  ])('%s', async (_, name, role, caller) => {
    eks.clusters.push(clusterAt('staging', eks.door.endpoint.server, eks.door));
    const job = site.newJob({ env: { ...eks.network(), ...keyVariables(session('unknown', role)) } });
    const main = await job.runMain(inputsOf('unknown', { ...EKS, 'eks-cluster': name }));
    expect(main.exitCode).toBe(1);
    const [annotation, ...others] = main.annotations;
    expect(others).toEqual([]);
    const message = annotation?.message ?? '';
    const words = [name, caller, 'access entry', 'clock'].map((word) => message.indexOf(word));
    expect(words.toSorted((one, other) => one - other)).toEqual(words);
    expect(
      words.every((at) => at >= 0),
      message,
    ).toBe(true);
    expect(message.length).toBeLessThanOrEqual(300);
    expect(await site.contents()).toEqual([]);
  });
});
