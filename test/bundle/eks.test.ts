import { execFile } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';
import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { sendReply } from '../doubles/api/local-server.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { closedPort } from '../doubles/api/scripted-server.ts';
import { eksAnswer } from '../doubles/aws/eks.ts';
import { clusterArn, type EksCluster } from '../doubles/aws/eks-cluster.ts';
import { CLUSTER, type EksJob, execOf, leftBy, startEksJob } from '../doubles/aws/eks-job.ts';
import { ROLE, USER } from '../doubles/aws/fake-aws.ts';
import { keyVariables } from '../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser, startFakeAws } from '../doubles/aws/running-aws.ts';
import { startForwardProxy } from '../doubles/network/forward-proxy.ts';
import { execInfo } from '../doubles/runner/plugin-run.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import { newJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';

/** Repository and run, as facts of the runner's double (test/doubles/runner/environment.ts). */
const SESSION = 'octo-org-octo-repo-1658821493-1';
const ASSUMED = `arn:aws:sts::123456789012:assumed-role/ci/${SESSION}`;

/** Runs it on a job of its own; not with hooks, since the tests run side by side. */
async function onEks(run: (eks: EksJob) => Promise<void>, clusterId?: string): Promise<void> {
  const eks = await startEksJob(clusterId);
  try {
    await run(eks);
  } finally {
    await eks.close();
  }
}

type Given = Readonly<Record<string, string>>;

/** Main with the keys of a user, unless told otherwise. */
function runMain(eks: EksJob, inputs: Given = {}, env?: Given): Promise<StepResult> {
  const variables = env ?? keyVariables(keysOfUser(eks.aws));
  return eks.scripted.job.runMain(eks.inputs(inputs), { ...eks.endpoints, ...variables });
}

/** Expects a whole main and post, all by this identity, and nothing left. */
async function expectBuilder(eks: EksJob, arn: string, inputs: Given = {}, env?: Given): Promise<void> {
  const main = await runMain(eks, inputs, env);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.annotations).toEqual([]);
  const ofMain = eks.cluster.writes.length;
  // A later step has blanked its variables; what the runner itself sets is still there.
  const post = await eks.scripted.job.runPost(env === undefined ? {} : idTokensOf(env));
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  expect(eks.callers()).toEqual([arn]);
  expect(leftBy(eks.scripted)).toBe('');
  // Post writes to the cluster too, after it has removed the kubeconfig.
  expect(eks.cluster.writes.length).toBeGreaterThan(ofMain);
}

function idTokensOf(env: Given): Given {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('ACTIONS_')));
}

/** Expects the one line of a main that fails, before anything was written; answers it. */
function expectRefused(eks: EksJob, main: StepResult, says: RegExp): void {
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations, main.log).toMatchObject([
    { level: 'error', message: expect.stringMatching(says) },
  ]);
  const [{ message } = { message: '' }] = main.annotations;
  expect(message.length).toBeLessThanOrEqual(300);
  expect(message).not.toMatch(/report it|…/);
  expect(eks.cluster.writes).toEqual([]);
  expect(main).toMatchObject({ state: {}, outputs: {}, exportedEnv: {}, summary: '' });
  expect(leftBy(eks.scripted)).toBe('');
}

/** Inputs that say where the cluster is, so that EKS is not asked. */
function given(eks: EksJob): Given {
  return { server: eks.scripted.fake.url, 'certificate-authority': eks.caPem };
}

/** Keys of a session that is over. */
function endedKeys({ aws }: EksJob): Given {
  return keyVariables(aws.identities.issue(USER, -60));
}

const calls = (eks: EksJob, start: string): number =>
  eks.server.seen.filter(({ path }) => path.startsWith(start)).length;

describe.concurrent('an EKS cluster is entered', () => {
  test('by its name, with one call to EKS and none to STS', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, USER);
      expect(eks.server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `GET /clusters/${CLUSTER}`,
      ]);
    }));

  test('by its ARN alone', () =>
    onEks((eks) => expectBuilder(eks, USER, { 'eks-cluster': clusterArn(CLUSTER), 'aws-region': '' })));

  test('by its name, in the region of AWS_REGION', () =>
    onEks((eks) => {
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_REGION: 'eu-central-1' };
      return expectBuilder(eks, USER, { 'aws-region': '' }, env);
    }));

  test('with server and certificate-authority, without a call to EKS', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, USER, given(eks));
      expect(eks.server.connections()).toBe(0);
    }));

  test('on an Outpost, by the id that its tokens name', () =>
    onEks(async (eks) => {
      const id = '7b3f0c4e-9f4b-4b39-9d4e-0f7a3b9b1c55';
      eks.describe({ id });
      await expectBuilder(eks, USER);
    }, '7b3f0c4e-9f4b-4b39-9d4e-0f7a3b9b1c55'));

  test("by role-to-assume and the job's ID token, under a name of repository and run", () =>
    onEks(async (eks) => {
      const env = idTokenVariables(eks);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE }, env);
      expect(eks.aws.sessionNames).toEqual([SESSION]);
      expect(calls(eks, '/id-token?api-version=2.0&audience=sts.amazonaws.com')).toBe(
        calls(eks, '/id-token'),
      );
    }));

  test('by role-to-assume and keys, in one hop', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE });
      expect(eks.aws.sessionNames).toEqual([SESSION]);
    }));

  test("by the machine's role, when nothing else is there", () =>
    onEks((eks) =>
      expectBuilder(eks, 'arn:aws:sts::123456789012:assumed-role/machine-role/machine', {}, {}),
    ));

  test('by a runner whose clock is 20 minutes slow', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, USER);
    }));

  test('by a runner whose clock is 20 minutes slow, with a role', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    }));

  test('by a runner whose clock is 20 minutes slow, with keys that assume a role', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE });
    }));

  test('by a runner whose clock is 20 minutes fast', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(-20 * 60_000);
      await expectBuilder(eks, USER);
    }));
});

describe.concurrent('an EKS cluster that cannot be entered is told in one line, and nothing is changed', () => {
  const DESCRIBED: readonly (readonly [string, Partial<EksCluster>, RegExp])[] = [
    ['being created', { status: 'CREATING', endpoint: undefined }, /prod is CREATING\. It must be ACTIVE/],
    ['being deleted', { status: 'DELETING' }, /prod is DELETING\. It must be ACTIVE/],
    ['failed', { status: 'FAILED' }, /prod is FAILED/],
    ['without an endpoint', { status: 'UPDATING', endpoint: undefined }, /prod has no endpoint yet/],
    [
      'only registered',
      { connectorConfig: { provider: 'GKE' }, status: 'ACTIVE', endpoint: undefined },
      /prod is only registered with EKS.*kubeconfig/,
    ],
  ];

  test.each(DESCRIBED)('%s', (_, more, says) =>
    onEks(async (eks) => {
      eks.describe(more);
      expectRefused(eks, await runMain(eks), says);
    }),
  );

  test('private, and out of reach', () =>
    onEks(async (eks) => {
      const resourcesVpcConfig = { endpointPublicAccess: false, publicAccessCidrs: [], vpcId: 'vpc-0a1b' };
      const endpoint = `https://127.0.0.1:${await closedPort()}`;
      eks.describe({ endpoint, resourcesVpcConfig });
      expectRefused(eks, await runMain(eks), /endpoint of EKS cluster prod is private.*vpc-0a1b/);
    }));

  test('open to others alone, and out of reach', () =>
    onEks(async (eks) => {
      const resourcesVpcConfig = {
        endpointPublicAccess: true,
        publicAccessCidrs: ['203.0.113.0/24', '198.51.100.7/32'],
      };
      const endpoint = `https://127.0.0.1:${await closedPort()}`;
      eks.describe({ endpoint, resourcesVpcConfig });
      const says = /open to 203\.0\.113\.0\/24, 198\.51\.100\.7\/32 alone/;
      expectRefused(eks, await runMain(eks), says);
    }));

  test('not there', () =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'eks-cluster': 'dev' });
      expectRefused(eks, main, /no EKS cluster dev in eu-central-1 of this account\. Check eks-cluster/);
      expect(calls(eks, '/clusters/')).toBe(1);
    }));

  const REFUSED: readonly (readonly [string, number, RegExp])[] = [
    ['AccessDeniedException', 403, /AWS refuses eks:DescribeCluster on prod\..*server/],
    ['UnrecognizedClientException', 403, /does not take the AWS credentials: Unrecog.*expired/],
    ['ExpiredTokenException', 403, /does not take the AWS credentials: Expired.*expired/],
    ['ServerException', 500, /EKS in eu-central-1 gave no answer about prod: ServerException/],
  ];
  test.each(REFUSED)('EKS answers %s', (type, status, says) =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }, response) => {
        if (!path.startsWith('/clusters/')) return false;
        sendReply(response, eksAnswer({ status, code: type, message: 'No.' }, eks.aws.clock.now()));
        return true;
      };
      expectRefused(eks, await runMain(eks), says);
      expect(calls(eks, '/clusters/')).toBeLessThanOrEqual(3);
    }),
  );

  test('EKS never answers: main ends long before its own timeout', { timeout: 60_000 }, () =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }) => path.startsWith('/clusters/');
      const main = await runMain(eks, { timeout: '50s' });
      expectRefused(eks, main, /EKS in eu-central-1 gave no answer about prod/);
      expect(main.durationMs).toBeLessThan(40_000);
    }),
  );

  test('EKS cannot be reached', () =>
    onEks(async (eks) => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_ENDPOINT_URL_EKS: url };
      const main = await runMain(eks, {}, env);
      expectRefused(eks, main, /EKS in eu-central-1 gave no answer about prod: .*ECONNREFUSED/);
    }));

  test('a later cancellation of the job ends the wait for EKS at once', () =>
    onEks(async (eks) => {
      const asked = Promise.withResolvers<void>();
      eks.aws.intervene = ({ path }) => {
        if (path.startsWith('/clusters/')) asked.resolve();
        return path.startsWith('/clusters/');
      };
      const env = { ...eks.endpoints, ...keyVariables(keysOfUser(eks.aws)) };
      const step = eks.scripted.job.start(eks.inputs(), env);
      await asked.promise;
      const startMs = performance.now();
      const main = await step.cancel();
      expect(performance.now() - startMs).toBeLessThan(5000);
      expect(main.signals).toEqual(['SIGINT']);
    }));

  /** A job whose ID tokens and EKS are behind a proxy that never answers; `isAsked`: that it was asked. */
  const behindSilence = (run: (eks: EksJob, env: Given, isAsked: () => boolean) => Promise<void>) =>
    onEks(async (eks) => {
      const proxy = await startForwardProxy({ isSilent: true });
      const env = {
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        AWS_ENDPOINT_URL_EKS: 'https://eks.invalid',
        ...idTokenVariables(eks),
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.invalid/id-token',
      };
      try {
        await run(eks, env, () => proxy.logIns.length > 0);
      } finally {
        await proxy.close();
      }
    });

  test('a proxy before GitHub never answers: main ends before its timeout', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE, timeout: '30s' }, env);
      expectRefused(eks, main, /github\.invalid was asked: no answer in time/);
      expect(main.durationMs).toBeLessThan(30_000);
    }),
  );

  test('a proxy before EKS never answers: main ends before its timeout', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env) => {
      const keys = keyVariables(keysOfUser(eks.aws));
      const main = await runMain(eks, { timeout: '30s' }, { ...env, ...keys });
      expectRefused(eks, main, /gave no answer about prod: no answer in time/);
      expect(main.durationMs).toBeLessThan(30_000);
    }),
  );

  test('a proxy before GitHub never answers: a cancellation ends main at once', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env, isAsked) => {
      const all = { ...eks.endpoints, ...env };
      const step = eks.scripted.job.start(eks.inputs({ 'role-to-assume': ROLE }), all);
      await until('the proxy is asked', 20_000, async () => isAsked());
      const startMs = performance.now();
      const main = await step.cancel();
      expect(performance.now() - startMs).toBeLessThan(5000);
      expect(main.signals).toEqual(['SIGINT']);
    }),
  );

  test('a proxy that wants another log-in is told with its status', () =>
    onEks(async (eks) => {
      const proxy = await startForwardProxy({ refusesWith: 407 });
      const keys = keyVariables(keysOfUser(eks.aws));
      const env = { ...keys, HTTPS_PROXY: `127.0.0.1:${proxy.port}` };
      const main = await runMain(eks, {}, { ...env, AWS_ENDPOINT_URL_EKS: 'https://eks.invalid' });
      await proxy.close();
      expectRefused(eks, main, /The proxy of this runner does not accept the log-in \(407\)/);
      expect(proxy.logIns).toHaveLength(1);
    }));

  test('no id-token: write, and no other way to the role: the right is named', () =>
    onEks(async (eks) => {
      const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${await closedPort()}` };
      const main = await runMain(eks, { 'role-to-assume': ROLE }, env);
      expectRefused(eks, main, /id-token: write/);
    }));

  // As the metadata service of Azure answers, on whose machines GitHub's own runners are.
  test.each([400, 404])('no id-token: write, on a machine of another cloud that answers %i', (status) =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }, response) => {
        if (path.startsWith('/latest/')) response.writeHead(status).end();
        return path.startsWith('/latest/');
      };
      const main = await runMain(eks, { 'role-to-assume': ROLE }, {});
      expectRefused(eks, main, /id-token: write, or let an earlier step log in to AWS\.$/);
    }),
  );

  test('no credentials at all: what gives some is named, and it takes seconds', { timeout: 60_000 }, () =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }) => path.startsWith('/latest/');
      const main = await runMain(eks, {}, {});
      expectRefused(eks, main, /role-to-assume.*id-token: write/);
      expect(main.durationMs).toBeLessThan(15_000);
    }),
  );

  test('keys that have ended, with a role: the keys are blamed, and not its trust policy', () =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE }, endedKeys(eks));
      expectRefused(eks, main, /STS refused to assume .*ci: ExpiredToken: .*The AWS keys have ended/);
    }));

  test('a session token so long that no cluster takes what is made of it, without asking one', () =>
    onEks(async (eks) => {
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_SESSION_TOKEN: 'x'.repeat(3500) };
      expectRefused(eks, await runMain(eks, given(eks), env), /EKS token has \d+ characters.*4096/);
      expect(eks.callers()).toEqual([]);
    }));

  test('STS refuses the role', () =>
    onEks(async (eks) => {
      const env = { ...idTokenVariables(eks), ACTIONS_ID_TOKEN_REQUEST_URL: `${eks.url}/nowhere` };
      expectRefused(
        eks,
        await runMain(eks, { 'role-to-assume': ROLE }, env),
        /GitHub gave no ID token \(status 404\)/,
      );
    }));

  test.each([
    ['AWS_ENDPOINT_URL_STS', 'sts.example'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'agent/credentials'],
  ])('%s is no URL', (name, value) =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE }, { [name]: value });
      expectRefused(eks, main, new RegExp(name));
    }),
  );
});

describe.concurrent('an API server that answers 401 to an EKS token', () => {
  const stranger = async (eks: EksJob, more: Given = {}, inputs: Given = {}): Promise<StepResult> => {
    // Tokens for another cluster than the one that answers.
    const env = { ...keyVariables(keysOfUser(eks.aws)), ...more };
    return runMain(eks, inputs, env);
  };

  test('is told with the cluster, the caller, the access entry and the clock, in that order', () =>
    onEks(async (eks) => {
      const main = await stranger(eks);
      expectRefused(
        eks,
        main,
        /EKS cluster prod answers 401 to arn:aws:iam::123456789012:user\/ci\. .*access entry.*clock is right/,
      );
    }, 'another'));

  test('with the minutes that the clock is off', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      const main = await stranger(eks, {}, given(eks));
      expectRefused(eks, main, /EKS cluster prod answers 401 to .*access entry.*clock is (1199|1200) s slow/);
    }));

  const KEYS: readonly (readonly [string, (eks: EksJob) => Given, RegExp])[] = [
    ['have ended', endedKeys, /\(ExpiredToken\)\. The AWS keys have ended: .*clock is right/],
    [
      'are unknown',
      (eks) => ({ ...endedKeys(eks), AWS_ACCESS_KEY_ID: 'ASIAUNKNOWN' }),
      /\(InvalidClientTokenId\)\. AWS does not know the keys/,
    ],
    [
      'are wrong',
      (eks) => ({ ...keyVariables(keysOfUser(eks.aws)), AWS_SECRET_ACCESS_KEY: 'wrong' }),
      /\(SignatureDoesNotMatch\)\. Check the secret access key\. .*clock is right/,
    ],
  ];
  test.each(KEYS)('with what STS says of keys that %s, and no word of an access entry', (_, keys, says) =>
    onEks(async (eks) => {
      const main = await runMain(eks, given(eks), keys(eks));
      expectRefused(eks, main, says);
      expect(main.annotations[0]?.message).toMatch(/^EKS cluster prod answers 401, and STS/);
      expect(main.annotations[0]?.message).not.toContain('access entry');
    }),
  );

  test('with the cluster and the access entry where STS cannot be asked', () =>
    onEks(async (eks) => {
      const main = await stranger(eks, { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await closedPort()}` });
      expectRefused(eks, main, /EKS cluster prod answers 401 to .*access entry/);
      expect(main.annotations[0]?.message).not.toContain('clock is right');
    }, 'another'));

  test('in one whole line, also when all names are as long as can be', () =>
    onEks(async (eks) => {
      const name = 'c'.repeat(100);
      eks.describe({ name });
      eks.aws.clock.moveBy(20 * 60_000);
      const role = `arn:aws:iam::123456789012:role/${'r'.repeat(64)}`;
      eks.aws.roles.push({ arn: role, trusts: () => true });
      const env = { ...idTokenVariables(eks), GITHUB_REPOSITORY: `${'o'.repeat(39)}/${'r'.repeat(100)}` };
      const main = await runMain(eks, { 'eks-cluster': name, 'role-to-assume': role }, env);
      expect(main.exitCode).toBe(1);
      const message = main.annotations[0]?.message ?? '';
      expect(message).toMatch(/EKS cluster c+… answers 401 to .*access entry.*clock is \d+ s slow\.$/);
      expect(message.length).toBeLessThanOrEqual(300);
    }));
});

/** A cluster that believes GitHub's ID tokens of an audience. */
async function onGithub(
  idTokenSeconds: number,
  run: (place: {
    readonly aws: Awaited<ReturnType<typeof startFakeAws>>;
    readonly scripted: Awaited<ReturnType<typeof startScriptedJob>>;
    readonly inputs: Given;
    readonly used: string[];
  }) => Promise<void>,
): Promise<void> {
  const running = await startFakeAws({ idTokenSeconds });
  const cluster = new FakeCluster();
  const used: string[] = [];
  const scripted = await startScriptedJob((request, response, seen) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    used.push(token);
    if (running.aws.idTokens.minted.includes(token)) cluster.script(request, response, seen);
    else refuse(response, 401, 'Unauthorized', 'Unauthorized');
  });
  const [, ca = ''] = /certificate-authority-data: (\S+)/.exec(scripted.inputs().kubeconfig ?? '') ?? [];
  const { kubeconfig: _, ...others } = scripted.inputs();
  const given = { server: scripted.fake.url, 'certificate-authority': ca, 'oidc-audience': 'urn:k8s:prod' };
  try {
    await run({ aws: running, scripted, inputs: { ...others, ...given }, used });
  } finally {
    await scripted.close();
    await running.server.close();
  }
}

describe.concurrent("a cluster that believes GitHub's ID token", () => {
  test('gets it with each call, for the audience that was asked for', () =>
    onGithub(300, async ({ aws, scripted, inputs, used }) => {
      const main = await scripted.job.runMain(inputs, idTokenVariables(aws));
      expect(main.exitCode, main.log).toBe(0);
      const post = await scripted.job.runPost(idTokenVariables(aws));
      expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
      expect(used.length).toBeGreaterThan(4);
      expect(new Set(used)).toEqual(new Set(aws.aws.idTokens.minted.filter((token) => used.includes(token))));
      for (const { path } of aws.server.seen)
        expect(path).toBe('/id-token?api-version=2.0&audience=urn%3Ak8s%3Aprod');
    }));

  test('gets a new one when it ends', () =>
    onGithub(59, async ({ aws, scripted, inputs, used }) => {
      const main = await scripted.job.runMain(inputs, idTokenVariables(aws));
      expect(main.exitCode, main.log).toBe(0);
      // All of these end within the minute that is kept in hand, so that no call has an old one.
      const ofMain = used.length;
      expect(new Set(used).size).toBe(ofMain);
    }));

  test('and does not take it: the audience and what must be configured are named', () =>
    onGithub(300, async ({ aws, scripted, inputs }) => {
      const other = await startFakeAws();
      const main = await scripted.job.runMain(inputs, idTokenVariables(other));
      await other.server.close();
      expect(main.exitCode).toBe(1);
      expect(main.annotations).toMatchObject([
        {
          message: expect.stringMatching(/ID token \(audience "urn:k8s:prod"\).*AuthenticationConfiguration/),
        },
      ]);
      expect(aws.server.connections()).toBe(0);
    }));

  test('cannot be entered without id-token: write, and the line says so', () =>
    onGithub(300, async ({ scripted, inputs }) => {
      const main = await scripted.job.runMain(inputs);
      expect(main.exitCode).toBe(1);
      expect(main.annotations).toMatchObject([{ message: expect.stringMatching(/id-token: write/) }]);
      expect(scripted.fake.connections()).toBe(0);
    }));
});

test('what main leaves runs by itself, whatever a workflow sets for its own Node programs', () =>
  onEks(async (eks) => {
    const main = await runMain(eks, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    expect(main.exitCode, main.log).toBe(0);
    const { command, args, env } = execOf(eks.scripted);
    const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    const hostile = { NODE_OPTIONS: '--require /nowhere.cjs', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const variables = { ...hostile, ...idTokenVariables(eks), ...own, ...execInfo('v1') };
    const run = promisify(execFile);
    const { stdout, stderr } = await run(command, [...args], { env: variables, cwd: '/' });
    expect(stderr).toBe('');
    expect(eks.aws.callerOf(`Bearer ${JSON.parse(stdout).status.token}`, CLUSTER)).toBe(ASSUMED);
    // The action's own folder is not needed for it: a checkout may have wiped it.
    for (const path of args) expect(path.startsWith(eks.scripted.job.temp)).toBe(true);
  }));

test('post lets go with what a build has left, when the job gets no ID tokens any more', () =>
  onEks(async (eks) => {
    const main = await runMain(eks, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    expect(main.exitCode, main.log).toBe(0);
    const { command, args } = execOf(eks.scripted);
    await eks.scripted.job.sh(command, args, { ...idTokenVariables(eks), ...execInfo('v1') });
    const ofMain = eks.cluster.writes.length;
    const post = await eks.scripted.job.runPost();
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
    expect(eks.cluster.writes.length).toBeGreaterThan(ofMain);
    expect(leftBy(eks.scripted)).toBe('');
  }));

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const isChunk = (name: string): boolean => /^\d+\.index\.js$/.test(name);

/** A copy of the action without the chunk that the SDK is in. */
function withoutChunk(folder: string): string {
  const copy = join(folder, 'dist');
  cpSync(DIST, copy, { recursive: true });
  for (const name of readdirSync(copy).filter(isChunk)) rmSync(join(copy, name));
  return join(copy, 'index.js');
}

test('a job by kubeconfig neither loads the SDK nor speaks to AWS, whatever AWS variables are there', async () => {
  expect(readdirSync(DIST).filter(isChunk)).toHaveLength(1);
  const eks = await startEksJob();
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  const holder = newJob();
  try {
    const action = scripted.job.use(withoutChunk(holder.workspace));
    const variables = { ...eks.endpoints, ...keyVariables(keysOfUser(eks.aws)), ...idTokenVariables(eks) };
    const env = { ...variables, AWS_ENDPOINT_URL: eks.url, AWS_REGION: 'eu-central-1' };
    const main = await action.runMain(scripted.inputs(), env);
    expect(main.exitCode, main.log).toBe(0);
    const post = await action.runPost(env);
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
    expect(eks.server.connections()).toBe(0);
    // The proof that the chunk is what a job by name needs.
    const byName = await eks.scripted.job
      .use(join(holder.workspace, 'dist', 'index.js'))
      .runMain(eks.inputs(), env);
    expect(byName.exitCode).toBe(1);
  } finally {
    holder.dispose();
    await scripted.close();
    await eks.close();
  }
});
