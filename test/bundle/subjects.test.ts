import { beforeAll, describe, expect, test } from 'vitest';
import { refuse } from '../doubles/api/fake-api.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { awscliTimeoutMs } from '../doubles/aws/awscli.ts';
import { ACCOUNT, REGION } from '../doubles/aws/eks-cluster.ts';
import { startEksJob } from '../doubles/aws/eks-job.ts';
import { ROLE } from '../doubles/aws/fake-aws.ts';
import { idTokenVariables, startFakeAws } from '../doubles/aws/running-aws.ts';
import { SUBJECTS } from '../doubles/github/github-claims.ts';
import { type AwsCall, trustedSubjects, typeEksGuide } from '../pages/eks-guide.ts';

/** The calls of somebody who follows docs/eks.md for the repository of the tests. */
let calls: readonly AwsCall[];
beforeAll(async () => {
  calls = await typeEksGuide({ name: 'octo-org/octo-repo', ownerId: '65', id: '74' });
}, awscliTimeoutMs);

test('the commands of the guide make a role that sees the cluster and pushes images, and no more', () => {
  expect(calls.map(({ action }) => action)).toEqual([
    'GetCallerIdentity',
    'CreateOpenIDConnectProvider',
    'CreateRole',
    'PutRolePolicy',
    'POST /clusters/prod/access-entries',
    'AmazonEC2ContainerRegistry_V20150921.CreateRepository',
    'PutRolePolicy',
  ]);
  const policies = calls
    .filter(({ action }) => action === 'PutRolePolicy')
    .map(({ parameters }) => JSON.parse(String(parameters.PolicyDocument)));
  expect(policies).toMatchObject([
    {
      Statement: [
        {
          Action: 'eks:DescribeCluster',
          Resource: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/prod`,
        },
      ],
    },
    {
      Statement: [
        { Action: 'ecr:GetAuthorizationToken' },
        { Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/shop` },
      ],
    },
  ]);
  const entry = calls.find(({ action }) => action.endsWith('/access-entries'));
  expect(entry?.parameters).toMatchObject({
    principalArn: `arn:aws:iam::${ACCOUNT}:role/builds`,
    kubernetesGroups: ['builds'],
  });
});

describe.concurrent.each(Object.entries(SUBJECTS))('a repository whose subject has %s', (_, sub) => {
  test('can assume the role of the guide', async () => {
    const eks = await startEksJob('prod', { claims: { sub } });
    eks.aws.roles.splice(0, 1, {
      arn: ROLE,
      trusts: (claims) => trustedSubjects(calls).some((pattern) => pattern.test(String(claims.sub))),
    });
    const main = await eks.scripted.job.runMain(eks.inputs({ 'role-to-assume': ROLE }), {
      ...eks.endpoints,
      ...idTokenVariables(eks),
    });
    expect(main.exitCode, main.log).toBe(0);
    await eks.close();
  });

  test('is told its subject and audience by a role that does not let it in', async () => {
    const eks = await startEksJob('prod', { claims: { sub } });
    eks.aws.roles.splice(0, 1, { arn: ROLE, trusts: () => false });
    const main = await eks.scripted.job.runMain(eks.inputs({ 'role-to-assume': ROLE }), {
      ...eks.endpoints,
      ...idTokenVariables(eks),
    });
    expect(main.exitCode).toBe(1);
    const message = main.annotations[0]?.message ?? '';
    expect(message).toContain(`STS refused to assume ${ROLE}: AccessDenied`);
    expect(message).toContain(`audience sts.amazonaws.com and its subject ${sub}.`);
    await eks.close();
  });

  test('is told its subject and audience by an API server that does not take its token', async () => {
    const aws = await startFakeAws({ claims: { sub } });
    const scripted = await startScriptedJob((_request, response) =>
      refuse(response, 401, 'Unauthorized', 'Unauthorized'),
    );
    const { kubeconfig = '', ...others } = scripted.inputs();
    const [, ca = ''] = /certificate-authority-data: (\S+)/.exec(kubeconfig) ?? [];
    const given = { server: scripted.fake.url, 'certificate-authority': ca, 'oidc-audience': 'urn:k8s:prod' };
    const main = await scripted.job.runMain({ ...others, ...given }, idTokenVariables(aws));
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]?.message).toContain(
      `GitHub ID token (audience "urn:k8s:prod"). Its subject is ${sub}. Its AuthenticationConfiguration`,
    );
    await scripted.close();
    await aws.server.close();
  });
});

test("the guide's trust policy lets nobody else in", () => {
  const others = [
    'repo:octo-org/octo-repo-2:ref:refs/heads/main',
    'repo:octo-org@66/octo-repo@74:ref:refs/heads/main',
    'repo:octo-org@65/octo-repo@75:ref:refs/heads/main',
    'repo:octo-org2/octo-repo:ref:refs/heads/main',
  ];
  expect(others.filter((sub) => trustedSubjects(calls).some((pattern) => pattern.test(sub)))).toEqual([]);
});
