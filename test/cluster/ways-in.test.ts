import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { administrator } from '../support/administrator.ts';
import {
  type Authenticator,
  authenticatorTimeoutMs,
  startAuthenticator,
} from '../support/aws/authenticator.ts';
import {
  type CredentialServer,
  startContainerCredentials,
  startMetadata,
} from '../support/aws/credential-servers.ts';
import type { EksCluster } from '../support/aws/eks-cluster.ts';
import { type Identities, type Identity, makeIdentities } from '../support/aws/identities.ts';
import { type LocalAws, startLocalAws } from '../support/aws/local-aws.ts';
import { startClock } from '../support/clock.ts';
import { ensureInputs } from '../support/ensure-inputs.ts';
import { type FrontDoor, frontDoorTimeoutMs, startFrontDoor } from '../support/front-door.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../support/github-issuer.ts';
import { buildImage } from '../support/image.ts';
import type { Environment } from '../support/runner/environment.ts';
import type { Inputs } from '../support/runner/inputs.ts';
import type { ActionJob } from '../support/runner.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';

const REGION = 'eu-central-1';
const ACCOUNT = '123456789012';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/builds`;
const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/stepping-stone`;
const AUDIENCE = 'https://kubernetes.example.com';
const CONTAINER_TOKEN = `token-${randomBytes(12).toString('hex')}`;

const clock = startClock();
const folder = mkdtempSync(join(tmpdir(), 'authority-'));
const clusters: EksCluster[] = [];
let site: Site;
let identities: Identities;
let issuer: GitHubIssuer;
let aws: LocalAws;
let authenticator: Authenticator;
let door: FrontDoor;
let machine: CredentialServer;
let container: CredentialServer;

beforeAll(async () => {
  site = await makeSite();
  if (site.bed.kind !== 'embedded') return;
  identities = makeIdentities(clock, []);
  issuer = await startGitHubIssuer(clock);
  const roles = [
    { arn: ROLE, principals: [OTHER_ROLE], trusts: () => true },
    { arn: OTHER_ROLE, trusts: () => true },
  ];
  aws = await startLocalAws({ clock, identities, issuer, region: REGION, roles, clusters });
  const mapping = { rolearn: ROLE, username: 'builds:{{SessionName}}', groups: ['builds'] };
  authenticator = await startAuthenticator('prod', REGION, aws, [mapping]);
  const gitHub = { issuer, audience: AUDIENCE };
  door = await startFrontDoor(site.endpoint, { webhook: authenticator.webhook, gitHub });
  writeFileSync(join(folder, 'authority.pem'), aws.authorityPem);
  machine = await startMetadata('builds', () => session('machine'));
  container = await startContainerCredentials(CONTAINER_TOKEN, () => session('container'));
  await bind('builds');
  await bind('github:repository:octo-org/octo-repo');
  clusters.push(clusterAt('prod', door));
}, authenticatorTimeoutMs + frontDoorTimeoutMs);
afterAll(async () => {
  if (site.bed.kind === 'embedded')
    await Promise.all([door, authenticator, aws, issuer, machine, container].map((one) => one.close()));
  rmSync(folder, { recursive: true });
  await site.remove();
});
beforeEach(({ skip }) => {
  if (site.bed.kind !== 'embedded') skip('another API server is started beside that of the embedded cluster');
});

function clusterAt(name: string, { endpoint }: FrontDoor): EksCluster {
  return {
    name,
    status: 'ACTIVE',
    arn: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${name}`,
    endpoint: endpoint.server,
    certificateAuthority: { data: Buffer.from(endpoint.caPem).toString('base64') },
    resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/0'] },
  };
}

/** Temporary keys of the role that the cluster knows. */
function session(name: string, role = ROLE): Required<Identity> {
  return identities.assume(role, name, 3600);
}

async function bind(group: string): Promise<void> {
  const rbac = administrator(site.bed).makeApiClient(RbacAuthorizationV1Api);
  await rbac.createNamespacedRoleBinding({
    namespace: site.namespace,
    body: {
      metadata: { generateName: 'way-' },
      subjects: [{ kind: 'Group', name: group, apiGroup: 'rbac.authorization.k8s.io' }],
      roleRef: { kind: 'Role', name: 'ensure', apiGroup: 'rbac.authorization.k8s.io' },
    },
  });
}

/** What every job has: AWS by its own names, and no machine that would answer for another one. */
function network(): Environment {
  return {
    HTTPS_PROXY: `http://127.0.0.1:${aws.proxy.port}`,
    NO_PROXY: new URL(door.endpoint.server).hostname,
    NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
    AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url,
  };
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: Required<Identity>): Environment {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}

const EKS: Inputs = { 'eks-cluster': 'prod', 'aws-region': REGION };

type Way = {
  readonly inputs: Inputs;
  /** What the runner itself gives each step. */
  readonly ofJob: () => Environment;
  /** What an earlier step has set, and later ones change. */
  readonly env: (job: ActionJob) => Environment;
  readonly session: string;
};

const nothing = (): Environment => ({});

const RUN_SESSION = 'octo-org-octo-repo-';

const WAYS: Readonly<Record<string, Way>> = {
  "a role by the job's ID token": {
    inputs: { ...EKS, 'role-to-assume': ROLE },
    ofJob: () => issuer.environment('http'),
    env: nothing,
    session: RUN_SESSION,
  },
  'keys in the environment': {
    inputs: EKS,
    ofJob: nothing,
    env: () => keysOf(session('keys')),
    session: 'keys',
  },
  'keys in the environment, and a role in one hop': {
    inputs: { ...EKS, 'role-to-assume': ROLE },
    ofJob: nothing,
    env: () => keysOf(session('stone', OTHER_ROLE)),
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
    env: (job) => {
      const file = join(job.home, 'web-identity');
      writeFileSync(file, issuer.mint('sts.amazonaws.com'));
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
  const foreign = identities.assume(`arn:aws:iam::${ACCOUNT}:role/foreign`, 'foreign', 3600);
  const names = [
    ...Object.keys(keysOf(foreign)),
    'AWS_PROFILE',
    'AWS_REGION',
    'AWS_ROLE_ARN',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ];
  const set = { ...keysOf(foreign), AWS_REGION: 'us-east-1' };
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
    const job = site.newJob({ env: { ...network(), ...way.ofJob() } });
    const before = aws.sts.calls.length;
    const main = await job.runMain(inputsOf('ways', way.inputs), way.env(job));
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain(`EKS cluster prod in ${REGION}`);
    await meddle(job);
    await buildImage(site, job, `${site.bed.registry}/ways:1`, randomBytes(4).toString('hex'));
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    const asked = aws.sts.calls.slice(before).filter(({ action }) => action === 'GetCallerIdentity');
    expect(asked.length).toBeGreaterThan(0);
    expect([...new Set(asked.map(({ by }) => by.replace(/-\d+-\d+$/, '-')))]).toEqual([arnOf(way.session)]);
    await untilContents(site, 60_000, []);
  });
});

test("a whole job by GitHub's ID token straight to the API server", async () => {
  const job = site.newJob({ env: issuer.environment('http') });
  const given = { server: door.endpoint.server, 'certificate-authority': door.endpoint.caPem };
  const main = await job.runMain(inputsOf('github', { ...given, 'oidc-audience': AUDIENCE }));
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/ways:2`, '2');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(new Set(issuer.asked.slice(-3))).toEqual(new Set([AUDIENCE]));
  await untilContents(site, 60_000, []);
});

test('with server and certificate-authority EKS is not asked where the cluster is', async () => {
  const job = site.newJob({ env: { ...network(), ...keysOf(session('given')) } });
  const given = { server: door.endpoint.server, 'certificate-authority': door.endpoint.caPem };
  const before = aws.eks.calls.length;
  const main = await job.runMain(inputsOf('given', { ...EKS, ...given }));
  expect(main.exitCode, main.log).toBe(0);
  expect(aws.eks.calls.length).toBe(before);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await untilContents(site, 60_000, []);
});

describe('a caller whom the cluster does not know is told what it can be', () => {
  test.each([
    ['a role without an access entry', 'prod', OTHER_ROLE, 'assumed-role/stepping-stone/unknown'],
    ['the name of another cluster', 'staging', ROLE, 'assumed-role/builds/unknown'],
  ])('%s', async (_, name, role, caller) => {
    clusters.push(clusterAt('staging', door));
    const job = site.newJob({ env: { ...network(), ...keysOf(session('unknown', role)) } });
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
