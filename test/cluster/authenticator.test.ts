import { CoordinationV1Api, DiscoveryV1Api, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticatorTimeoutMs, startAuthenticator } from '../doubles/aws/authenticator.ts';
import {
  amzDate,
  awscliTimeoutMs,
  awscliTokens,
  findAwscli,
  type TokenRequest,
} from '../doubles/aws/awscli.ts';
import { makeIdentities } from '../doubles/aws/identities.ts';
import { type LocalAws, startLocalAws } from '../doubles/aws/local-aws.ts';
import { stsRefusals } from '../doubles/aws/refusals.ts';
import { SUBJECTS } from '../doubles/github/github-claims.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../doubles/github/github-issuer.ts';
import {
  type SecondApiServer,
  secondApiServerTimeoutMs,
  startSecondApiServer,
} from '../doubles/network/second-api-server.ts';
import { startClock } from '../doubles/runner/clock.ts';
import { reviewSelf } from '../doubles/runner/review-self.ts';
import { administrator } from '../site/administrator.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { tokenKubeconfig } from '../site/kubeconfig.ts';
import { plainHttp } from '../site/registry-config.ts';
import { makeSite, type Site } from '../site/site.ts';

const REGION = 'eu-west-1';
const CLUSTER = 'production';
const AUDIENCE = 'urn:kubernetes:production';
const ROLE = 'arn:aws:iam::111122223333:role/builds';

const clock = startClock();
const identities = makeIdentities(clock, []);

let site: Site;
let aws: LocalAws;
let issuer: GitHubIssuer;
let door: SecondApiServer;
let before: unknown;
const endings: (() => Promise<unknown>)[] = [];
beforeAll(
  async () => {
    site = await makeSite();
    endings.push(site.remove);
    if (site.bed.kind !== 'embedded') return;
    await findAwscli();
    before = await apiServers();
    issuer = await startGitHubIssuer(clock);
    endings.push(issuer.close);
    aws = await startLocalAws({ clock, identities, region: REGION, clusters: [] });
    endings.push(aws.close);
    const mapping = { rolearn: ROLE, username: 'builds:{{SessionName}}', groups: ['builders'] };
    const authenticator = await startAuthenticator(CLUSTER, REGION, aws, [mapping]);
    endings.push(authenticator.close);
    const { webhook } = authenticator;
    door = await startSecondApiServer(site.endpoint, { webhook, gitHub: { issuer, audience: AUDIENCE } });
    endings.push(door.close);
  },
  awscliTimeoutMs + authenticatorTimeoutMs + secondApiServerTimeoutMs,
);
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

beforeEach(({ skip }) => {
  if (site.bed.kind !== 'embedded') skip("a foreign cluster's API server believes others");
});

/** What the cluster knows of its API servers: where pods reach one, and which one holds the lease. */
async function apiServers(): Promise<unknown> {
  const admin = administrator(site.bed);
  const slices = admin.makeApiClient(DiscoveryV1Api);
  const { ports, endpoints } = await slices.readNamespacedEndpointSlice({
    name: 'kubernetes',
    namespace: 'default',
  });
  const labelSelector = 'apiserver.kubernetes.io/identity=kube-apiserver';
  const leases = admin.makeApiClient(CoordinationV1Api);
  const { items } = await leases.listNamespacedLease({ namespace: 'kube-system', labelSelector });
  return { ports, endpoints, holders: items.map(({ spec }) => spec?.holderIdentity) };
}

/** A token of temporary keys, made by the AWS CLI. */
async function awsToken(changes: Partial<TokenRequest> = {}, role = ROLE): Promise<string> {
  const keys = identities.assume(role, 'job-1', 3600);
  const request = { ...keys, region: REGION, fips: false, clusterId: CLUSTER, date: amzDate(new Date()) };
  const [signed] = await awscliTokens([{ ...request, ...changes }]);
  return signed?.token ?? '';
}

test('a token of the AWS CLI is believed as one of the role that signed it', async () => {
  expect(await reviewSelf(door.endpoint, await awsToken())).toMatchObject({
    status: 201,
    user: { username: 'builds:job-1', groups: ['builders', 'system:authenticated'] },
  });
  const host = `sts.${REGION}.amazonaws.com`;
  expect(aws.sts.calls.at(-1)).toMatchObject({ host, outcome: '200' });
});

test.each([
  {
    why: 'for another cluster',
    token: () => awsToken({ clusterId: 'staging' }),
    outcome: 'SignatureDoesNotMatch',
  },
  {
    why: 'by another secret',
    token: () => awsToken({ secretAccessKey: 'x' }),
    outcome: 'SignatureDoesNotMatch',
  },
  {
    why: 'by unknown keys',
    token: () => awsToken({ accessKeyId: 'ASIAX' }),
    outcome: 'InvalidClientTokenId',
  },
  { why: 'of a role that is nobody here', token: () => awsToken({}, `${ROLE}-2`), outcome: '200' },
  {
    why: 'of the last hour',
    token: () => awsToken({ date: amzDate(new Date(Date.now() - 3_600_000)) }),
    outcome: '',
  },
])('a token of the AWS CLI $why is not', async ({ token, outcome }) => {
  const made = await token();
  const callsBefore = aws.sts.calls.length;
  expect(await reviewSelf(door.endpoint, made)).toEqual({ status: 401, user: undefined });
  expect(aws.sts.calls[callsBefore]?.outcome ?? '').toBe(outcome);
});

test('nobody is believed whom STS refuses', async () => {
  aws.sts.become(stsRefusals.accessDenied);
  expect((await reviewSelf(door.endpoint, await awsToken())).status).toBe(401);
  aws.sts.become('works');
  expect((await reviewSelf(door.endpoint, await awsToken())).status).toBe(201);
});

test.each(Object.values(SUBJECTS))("a token of GitHub is believed as the job's: %s", async (sub) => {
  expect(await reviewSelf(door.endpoint, await issuer.mint(AUDIENCE, { sub }))).toMatchObject({
    status: 201,
    user: {
      username: `github:${sub}`,
      groups: ['github:repository:octo-org/octo-repo', 'system:authenticated'],
    },
  });
});

test.each([
  { why: 'for another audience', token: () => issuer.mint('sts.amazonaws.com') },
  { why: 'of another issuer', token: () => issuer.mint(AUDIENCE, { iss: 'https://localhost' }) },
  { why: 'that is over', token: () => issuer.mint(AUDIENCE, { exp: Math.floor(Date.now() / 1000) - 1 }) },
  {
    why: 'of a pull request target',
    token: () => issuer.mint(AUDIENCE, { event_name: 'pull_request_target' }),
  },
])('a token of GitHub $why is not', async ({ token }) => {
  expect(await reviewSelf(door.endpoint, await token())).toEqual({ status: 401, user: undefined });
});

test("the bed's own API server believes none of them, and is the only one that the cluster knows", async () => {
  for (const token of [await awsToken(), await issuer.mint(AUDIENCE)])
    expect((await reviewSelf(site.endpoint, token)).status).toBe(401);
  expect(before).toMatchObject({ holders: [expect.any(String)] });
  expect(await apiServers()).toEqual(before);
});

describe('with rights to connect', () => {
  const GROUPS = ['builders', 'github:repository:octo-org/octo-repo'];

  beforeAll(async () => {
    if (site.bed.kind !== 'embedded') return;
    await applyHandWritten(site);
    const rbac = administrator(site.bed).makeApiClient(RbacAuthorizationV1Api);
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'connect' };
    const subjects = GROUPS.map((name) => ({ kind: 'Group', name, apiGroup: roleRef.apiGroup }));
    const body = { metadata: { name: 'groups' }, roleRef, subjects };
    await rbac.createNamespacedRoleBinding({ namespace: site.namespace, body });
  });

  test.each([
    { who: 'a role', token: () => awsToken() },
    { who: 'a job', token: () => issuer.mint(AUDIENCE) },
  ])('$who builds', async ({ who, token }) => {
    const job = site.newJob();
    const kubeconfig = tokenKubeconfig(door.endpoint, site.namespace, await token());
    const connect = { kubeconfig, mode: 'connect', deployments: 'remote-buildkit-agent' };
    const main = await job.runMain({ ...connect, 'buildkitd-config-inline': plainHttp(site) });
    expect(main.exitCode, main.log).toBe(0);
    const tag = `${site.bed.registry}/door:${who.replaceAll(' ', '-')}`;
    await buildImage(site, job, tag, who);
    expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});
