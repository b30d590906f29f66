import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { refuse } from '../doubles/api/fake-api.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { startEksJob } from '../doubles/aws/eks-job.ts';
import { ROLE } from '../doubles/aws/fake-aws.ts';
import { idTokenVariables, startFakeAws } from '../doubles/aws/running-aws.ts';
import { SUBJECTS } from '../doubles/github/github-claims.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'eks.md'), 'utf8');

type TrustPolicy = {
  readonly Statement: readonly {
    readonly Condition: { readonly StringLike: Readonly<Record<string, string[]>> };
  }[];
};

/** The subjects that the guide's trust policy lets in, for the repository of the tests, as regular expressions. */
function trusted(): readonly RegExp[] {
  const [, json = ''] = /^```json\n(\{[^`]*AssumeRoleWithWebIdentity[^`]*)```$/m.exec(GUIDE) ?? [];
  const policy: TrustPolicy = JSON.parse(json);
  const [statement] = policy.Statement;
  const patterns = statement?.Condition.StringLike['token.actions.githubusercontent.com:sub'] ?? [];
  const numbers = { acme: 'octo-org', shop: 'octo-repo', '123456': '65', '456789': '74' };
  return patterns.map((pattern) => {
    const own = Object.entries(numbers).reduce((text, [of, to]) => text.replace(of, to), pattern);
    return new RegExp(`^${own.replaceAll('*', '.*')}$`);
  });
}

describe.concurrent.each(Object.entries(SUBJECTS))('a repository whose subject has %s', (_, sub) => {
  test('can assume the role of the guide', async () => {
    const eks = await startEksJob('prod', { claims: { sub } });
    eks.aws.roles.splice(0, 1, {
      arn: ROLE,
      trusts: (claims) => trusted().some((pattern) => pattern.test(String(claims.sub))),
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
  expect(others.filter((sub) => trusted().some((pattern) => pattern.test(sub)))).toEqual([]);
});
