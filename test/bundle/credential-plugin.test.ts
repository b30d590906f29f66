import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { AwsSource } from '../../src/cluster/aws/source.ts';
import type { EksRecipe, Recipe } from '../../src/cluster/recipe/recipe.ts';
import { sendReply } from '../doubles/api/local-server.ts';
import { closedPort } from '../doubles/api/scripted-server.ts';
import { type Lives, ROLE, USER } from '../doubles/aws/fake-aws.ts';
import { stsRefusals } from '../doubles/aws/refusals.ts';
import {
  containerUrl,
  idTokenVariables,
  keysOfUser,
  type RunningAws,
  startFakeAws,
} from '../doubles/aws/running-aws.ts';
import { stsRefusal } from '../doubles/aws/sts-answer.ts';
import { type ForwardProxyOptions, startForwardProxy } from '../doubles/network/forward-proxy.ts';
import { execInfo, type PluginRun, recipeFolder, runPlugin, tokenOf } from '../doubles/runner/plugin-run.ts';
import { findSecrets } from '../site/canary.ts';

const ASSUMED = { kind: 'role', roleArn: ROLE, sessionName: 'octo-org-octo-repo-7-1' } as const;
const ASSUMED_ARN = 'arn:aws:sts::123456789012:assumed-role/ci/octo-org-octo-repo-7-1';
const NO_ROLE = { kind: 'none' } as const;
const GITHUB: AwsSource = { base: { kind: 'github' }, role: ASSUMED };

type Place = RunningAws & { readonly folder: string };

/** A server for AWS and GitHub, and the folder of a job; not with hooks, since the tests run side by side. */
async function withAws(run: (place: Place) => Promise<void>, lives: Lives = {}): Promise<void> {
  const running = await startFakeAws(lives);
  const { folder, remove } = recipeFolder('');
  try {
    await run({ ...running, folder });
  } finally {
    remove();
    await running.server.close();
  }
}

function writeRecipe({ folder }: Place, recipe: Recipe): string {
  const file = join(folder, 'recipe.json');
  writeFileSync(file, JSON.stringify(recipe), { mode: 0o600 });
  return file;
}

function eksRecipe({ url }: Place, source: AwsSource, more: Partial<EksRecipe> = {}): EksRecipe {
  const target = { cluster: 'prod', clusterId: 'prod', region: 'eu-central-1', stsUrl: url };
  return {
    kind: 'eks',
    ...target,
    useFips: false,
    useDualStack: false,
    clockOffsetMs: 0,
    madeMs: Date.now(),
    source,
    ...more,
  };
}

function callerOf({ aws }: Place, run: PluginRun): string {
  return aws.callerOf(`Bearer ${tokenOf(run)}`, 'prod');
}

/** Where credentials come from, by what the plugin is told; `arn`: whom the cluster then sees. */
type Way = { readonly arn: string; readonly source: (place: Place) => AwsSource };

function staticKeys({ aws }: Place, isTemporary = false): Extract<AwsSource['base'], { kind: 'keys' }> {
  const { accessKeyId, secretAccessKey, sessionToken = '' } = keysOfUser(aws, isTemporary);
  return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken };
}

function profileIn(place: Place, text: (keys: ReturnType<typeof staticKeys>) => string): AwsSource['base'] {
  const [configFile, credentialsFile] = [join(place.folder, 'config'), join(place.folder, 'credentials')];
  writeFileSync(credentialsFile, text(staticKeys(place, true)));
  return { kind: 'profile', name: 'ci', configFile, credentialsFile };
}

const WAYS: Readonly<Record<string, Way>> = {
  'the keys of a user': {
    arn: USER,
    source: (place) => ({ base: staticKeys(place), role: NO_ROLE }),
  },
  'keys with a session token': {
    arn: USER,
    source: (place) => ({ base: staticKeys(place, true), role: NO_ROLE }),
  },
  'keys that assume a role': {
    arn: ASSUMED_ARN,
    source: (place) => ({ base: staticKeys(place), role: ASSUMED }),
  },
  "GitHub's ID token": { arn: ASSUMED_ARN, source: () => GITHUB },
  'a profile': {
    arn: USER,
    source: (place) => ({
      base: profileIn(
        place,
        (keys) =>
          `[ci]\naws_access_key_id=${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\naws_session_token=${keys.sessionToken}\n`,
      ),
      role: NO_ROLE,
    }),
  },
  "the file of a kubelet's token": {
    arn: ASSUMED_ARN,
    source: ({ aws, folder }) => {
      const tokenFile = join(folder, 'kubelet-token');
      writeFileSync(tokenFile, `${aws.idTokens.mint('sts.amazonaws.com')}\n`);
      return { base: { ...ASSUMED, kind: 'web-identity', tokenFile }, role: NO_ROLE };
    },
  },
  'the agent of a container, with its token in a file': {
    arn: 'arn:aws:sts::123456789012:assumed-role/container/machine',
    source: ({ aws, folder, url }) => {
      const tokenFile = join(folder, 'container-token');
      writeFileSync(tokenFile, aws.containerToken);
      const base = { kind: 'container', url: containerUrl({ url }), tokenFile, token: '' } as const;
      return { base, role: NO_ROLE };
    },
  },
  'the machine': {
    arn: 'arn:aws:sts::123456789012:assumed-role/machine-role/machine',
    source: ({ url }) => ({ base: { kind: 'imds', url }, role: NO_ROLE }),
  },
  'the machine, with one hop': {
    arn: ASSUMED_ARN,
    source: ({ url }) => ({ base: { kind: 'imds', url }, role: ASSUMED }),
  },
};

describe.concurrent('a later build gets its token', () => {
  test.each(Object.entries(WAYS))('by %s', (_, { arn, source }) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, source(place)));
      const run = await runPlugin(file, idTokenVariables(place));
      expect(callerOf(place, run)).toBe(arn);
    }),
  );
});

describe.concurrent('what buildx sees of the plugin', () => {
  test.each(['v1', 'v1beta1'] as const)('is one ExecCredential of version %s, and nothing else', (version) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, { base: staticKeys(place), role: NO_ROLE }));
      const startMs = Date.now();
      const run = await runPlugin(file, execInfo(version));
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const { apiVersion, kind, status, ...more } = JSON.parse(run.stdout);
      expect({ apiVersion, kind, more }).toEqual({
        apiVersion: `client.authentication.k8s.io/${version}`,
        kind: 'ExecCredential',
        more: {},
      });
      expect(Object.keys(status)).toEqual(['token', 'expirationTimestamp']);
      // 14 minutes, as by AWS' own tools, in whole seconds of this machine's clock.
      const lifeMs = Date.parse(status.expirationTimestamp) - startMs;
      expect(lifeMs).toBeGreaterThan(14 * 60_000 - 1000);
      expect(lifeMs).toBeLessThan(14 * 60_000 + 10_000);
    }),
  );

  test("GitHub's ID token itself, for an API server that believes it, ends 30 s before its end", () =>
    withAws(async (place) => {
      const file = writeRecipe(place, { kind: 'github', audience: 'https://k8s.example/?a=b&c d' });
      const run = await runPlugin(file, idTokenVariables(place));
      expect(tokenOf(run)).toBe(place.aws.idTokens.minted[0]);
      expect(place.server.seen[0]?.path).toBe(
        '/id-token?api-version=2.0&audience=https%3A%2F%2Fk8s.example%2F%3Fa%3Db%26c+d',
      );
      const { exp } = JSON.parse(Buffer.from(tokenOf(run).split('.')[1] ?? '', 'base64url').toString());
      const ends = Date.parse(JSON.parse(run.stdout).status.expirationTimestamp);
      expect(ends).toBe((exp - 30) * 1000);
    }));

  test("a clock that AWS' is 20 minutes ahead of costs nobody a build, and the end is told by our own", () =>
    withAws(async (place) => {
      place.aws.clock.moveBy(20 * 60_000);
      const source: AwsSource = { base: staticKeys(place), role: ASSUMED };
      const file = writeRecipe(place, eksRecipe(place, source, { clockOffsetMs: 20 * 60_000 }));
      const startMs = Date.now();
      const run = await runPlugin(file);
      expect(callerOf(place, run)).toBe(ASSUMED_ARN);
      const lifeMs = Date.parse(JSON.parse(run.stdout).status.expirationTimestamp) - startMs;
      expect(lifeMs).toBeLessThan(15 * 60_000);
      expect(lifeMs).toBeGreaterThan(13 * 60_000);
    }));
});

/** A clock that was 10 minutes slow when the step measured that, a minute ago, and has been set since. */
function measuredSlow(): Partial<EksRecipe> {
  const [agoMs, slowMs] = [60_000, 600_000];
  const clockReadAt = { nowMs: Date.now() - agoMs - slowMs, uptimeMs: uptime() * 1000 - agoMs };
  return { clockOffsetMs: slowMs, madeMs: Date.now() - agoMs, clockReadAt };
}

describe.concurrent('a clock that is set after the step has measured how wrong it is', () => {
  test('counts as it is now', () =>
    withAws(async (place) => {
      const source: AwsSource = { base: staticKeys(place), role: NO_ROLE };
      const file = writeRecipe(place, eksRecipe(place, source, measuredSlow()));
      expect(callerOf(place, await runPlugin(file))).toBe(USER);
    }));

  test('counts as it is now where nobody tells the time', () =>
    withAws(async (place) => {
      const source: AwsSource = { base: staticKeys(place), role: NO_ROLE };
      const more = { ...measuredSlow(), stsUrl: `http://127.0.0.1:${await closedPort()}` };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, source, more)));
      const token = Buffer.from(tokenOf(run).slice('k8s-aws-v1.'.length), 'base64url').toString();
      const [, date = ''] = /X-Amz-Date=(\w+)/.exec(token) ?? [];
      const at = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
      expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    }));

  test('is asked about nowhere while nobody sets it', () =>
    withAws(async (place) => {
      place.aws.clock.moveBy(600_000);
      const clockReadAt = { nowMs: Date.now() - 60_000, uptimeMs: uptime() * 1000 - 60_000 };
      const source: AwsSource = { base: staticKeys(place), role: NO_ROLE };
      const more = { clockOffsetMs: 600_000, madeMs: Date.now() + 540_000, clockReadAt };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, source, more)));
      expect(callerOf(place, run)).toBe(USER);
      expect(place.server.seen).toEqual([]);
    }));
});

describe.concurrent('keys of a session that may have ended', () => {
  const old = { madeMs: Date.now() - 20 * 60_000 };

  test('and have, are asked about once', () =>
    withAws(async (place) => {
      const source: AwsSource = { base: staticKeys(place, true), role: NO_ROLE };
      const file = writeRecipe(place, eksRecipe(place, source, old));
      place.aws.clock.moveBy(24 * 3_600_000);
      for (let dial = 0; dial < 3; dial += 1)
        expectOneLine(await runPlugin(file), /keys that this job began with have ended/, place.aws.secrets);
      expect(place.server.seen).toHaveLength(1);
    }));

  test('and have not, are not asked about at each dial', () =>
    withAws(async (place) => {
      const source: AwsSource = { base: staticKeys(place, true), role: NO_ROLE };
      const file = writeRecipe(place, eksRecipe(place, source, old));
      for (let dial = 0; dial < 3; dial += 1) expect(callerOf(place, await runPlugin(file))).toBe(USER);
      expect(place.server.seen).toHaveLength(1);
    }));
});

describe.concurrent('cached credentials', () => {
  test('serve the next builds without a single call, from a file that only this user reads', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      const first = await runPlugin(file, idTokenVariables(place));
      expect(callerOf(place, first)).toBe(ASSUMED_ARN);
      const connections = place.server.connections();
      expect(connections).toBe(2);
      // Not even the right to ask for ID tokens is needed.
      const second = await runPlugin(file);
      expect(callerOf(place, second)).toBe(ASSUMED_ARN);
      expect(place.server.connections()).toBe(connections);
      const names = readdirSync(place.folder).toSorted();
      expect(names).toEqual(['recipe.json', 'recipe.json.cache']);
      for (const name of names) expect(statSync(join(place.folder, name)).mode & 0o777).toBe(0o600);
    }));

  test('that end within 5 minutes are fetched anew, so that none ends in a build', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        await runPlugin(file, idTokenVariables(place));
        expect(place.aws.identities.all()).toHaveLength(2);
      },
      { keySeconds: 5 * 60 },
    ));

  test('that end within 5 minutes serve on where there are no others', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
      },
      { keySeconds: 3 * 60 },
    ));

  test('that end within a minute do not, and why there are no others is told', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        expectOneLine(await runPlugin(file), /id-token: write/, place.aws.secrets);
      },
      { keySeconds: 50 },
    ));

  test('of a role are not asked after, however long ago the keys were set that assumed it', () =>
    withAws(async (place) => {
      const source: AwsSource = { base: staticKeys(place, true), role: ASSUMED };
      const file = writeRecipe(place, eksRecipe(place, source, { madeMs: Date.now() - 20 * 60_000 }));
      expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
      const actions = place.server.seen.map(({ body }) => new URLSearchParams(body).get('Action'));
      expect(actions).toEqual(['AssumeRole']);
    }));

  test('that are garbage are fetched anew', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      for (const garbage of ['', '{"accessKeyId":1}', '[', 'null', '\u0000'.repeat(10)]) {
        writeFileSync(`${file}.cache`, garbage, { mode: 0o600 });
        expect(callerOf(place, await runPlugin(file, idTokenVariables(place)))).toBe(ASSUMED_ARN);
      }
    }));

  test('of ten builds that start at once are whole, and none is left half-written', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      const runs = await Promise.all(
        Array.from({ length: 10 }, () => runPlugin(file, idTokenVariables(place))),
      );
      expect(runs.map((run) => callerOf(place, run))).toEqual(runs.map(() => ASSUMED_ARN));
      expect(readdirSync(place.folder).toSorted()).toEqual(['recipe.json', 'recipe.json.cache']);
      expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
    }));

  test('are not kept of keys that never end', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, { base: staticKeys(place), role: NO_ROLE }));
      expect(callerOf(place, await runPlugin(file))).toBe(USER);
      expect(readdirSync(place.folder)).toEqual(['recipe.json']);
    }));
});

/** What a later step does to its environment. */
const CHANGES: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'somebody-else',
  AWS_PROFILE: 'somebody-else',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/somebody-else',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_USE_FIPS_ENDPOINT: 'true',
  HOME: '/nowhere',
};

describe.concurrent('a later step that changes its variables builds as the same identity', () => {
  const blank = Object.fromEntries(Object.keys(CHANGES).map((name) => [name, '']));
  const rows = Object.entries(WAYS).flatMap(([name, way]) => [
    [name, 'changed', way, CHANGES] as const,
    [name, 'blanked', way, blank] as const,
  ]);
  test.each(rows)('by %s, %s', (_, __, { arn, source }, changes) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, source(place)));
      const run = await runPlugin(file, { ...idTokenVariables(place), ...changes }, '/');
      expect(callerOf(place, run)).toBe(arn);
    }),
  );
});

/** Expects the one line of a plugin that fails; `secrets` may not be in it. */
function expectOneLine(run: PluginRun, says: RegExp, secrets: readonly string[]): void {
  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toMatch(/^[^\n]*\n$/);
  expect(run.stderr).toMatch(says);
  expect(run.stderr.trimEnd().length).toBeLessThanOrEqual(300);
  expect(run.stderr).not.toMatch(/report it|\bat .*:\d+:\d+|undefined/);
  expect(findSecrets({ stderr: run.stderr }, secrets)).toEqual([]);
}

/** Who never answers, by the start of the path that it is asked by. */
const HOLES: readonly (readonly [string, string, Recipe['kind'], (place: Place) => AwsSource, RegExp])[] = [
  ['STS, asked with an ID token', '/', 'eks', () => GITHUB, /127\.0\.0\.1:\d+ was asked: no answer/],
  [
    'STS, asked with keys',
    '/',
    'eks',
    (place) => ({ base: staticKeys(place, true), role: ASSUMED }),
    /127\.0\.0\.1:\d+ was asked: no answer/,
  ],
  ["GitHub's service for ID tokens", '/id-token', 'github', () => GITHUB, /was asked: no answer/],
  ["GitHub's service, for AWS", '/id-token', 'eks', () => GITHUB, /was asked: no answer/],
  [
    'the metadata service',
    '/latest/api/token',
    'eks',
    ({ url }) => ({ base: { kind: 'imds', url }, role: NO_ROLE }),
    /metadata service.*no answer/,
  ],
  [
    'the metadata service, after its token',
    '/latest/meta-data',
    'eks',
    ({ url }) => ({ base: { kind: 'imds', url }, role: ASSUMED }),
    /metadata service.*no answer/,
  ],
  [
    'the agent of a container',
    '/v1/credentials',
    'eks',
    ({ aws, url }) => ({
      base: { kind: 'container', url: containerUrl({ url }), tokenFile: '', token: aws.containerToken },
      role: NO_ROLE,
    }),
    /credential service of this container.*no answer/,
  ],
];

/** Known to nobody but a proxy. */
const FAR = 'https://far.invalid';

/** What asks a host that is behind a proxy. */
const BEHIND: readonly (readonly [string, (place: Place) => Recipe])[] = [
  ["GitHub's service for ID tokens", () => ({ kind: 'github', audience: 'urn:k8s' })],
  ["GitHub's service, for AWS", (place) => eksRecipe(place, GITHUB)],
  [
    'STS, asked with keys',
    (place) => eksRecipe(place, { base: staticKeys(place, true), role: ASSUMED }, { stsUrl: FAR }),
  ],
];

/** A job whose way to GitHub is a proxy of this kind. */
function withProxy(
  options: ForwardProxyOptions,
  run: (job: {
    readonly place: Place;
    readonly env: Readonly<Record<string, string>>;
    readonly logIns: readonly string[];
  }) => Promise<void>,
): Promise<void> {
  return withAws(async (place) => {
    const { port, logIns, close } = await startForwardProxy(options);
    const service = { ...idTokenVariables(place), ACTIONS_ID_TOKEN_REQUEST_URL: `${FAR}/id-token` };
    try {
      await run({ place, logIns, env: { ...service, HTTPS_PROXY: `http://127.0.0.1:${port}` } });
    } finally {
      await close();
    }
  });
}

describe.concurrent('a service that never answers ends the plugin within 10 s, with one line', () => {
  test.each(HOLES)('%s', (_, path, kind, source, says) =>
    withAws(async (place) => {
      place.aws.intervene = (request) =>
        path === '/' ? request.path === '/' : request.path.startsWith(path);
      const recipe = kind === 'eks' ? eksRecipe(place, source(place)) : { kind, audience: 'urn:k8s' };
      const run = await runPlugin(writeRecipe(place, recipe), idTokenVariables(place));
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, says, place.aws.secrets);
    }),
  );

  test.each(BEHIND)('a proxy before %s', (_, recipe) =>
    withProxy({ isSilent: true }, async ({ place, env, logIns }) => {
      const run = await runPlugin(writeRecipe(place, recipe(place)), env);
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /\.invalid was asked: no answer in time/, place.aws.secrets);
      expect(logIns.length).toBeGreaterThan(0);
    }),
  );

  test('a proxy before the STS that is to say whether old keys have ended: that costs a second, and no build', () =>
    withProxy({ isSilent: true }, async ({ place, env, logIns }) => {
      const source = { base: staticKeys(place, true), role: NO_ROLE };
      const recipe = eksRecipe(place, source, { stsUrl: FAR, madeMs: Date.now() - 15 * 60_000 });
      const run = await runPlugin(writeRecipe(place, recipe), env);
      expect(callerOf(place, run)).toBe(USER);
      expect(run.durationMs).toBeLessThan(5000);
      expect(logIns).toHaveLength(1);
    }));

  test('and one that nothing can end', () =>
    withAws(async (place) => {
      place.aws.intervene = () => true;
      const deaf = join(place.folder, 'deaf.cjs');
      // As if the request ignored every signal.
      writeFileSync(
        deaf,
        'AbortController.prototype.abort = AbortSignal.timeout = () => new AbortController().signal',
      );
      const file = writeRecipe(place, { kind: 'github', audience: 'urn:k8s' });
      const run = await runPlugin(file, { ...idTokenVariables(place), NODE_OPTIONS: `--require ${deaf}` });
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /No credentials: no answer in 10 s/, place.aws.secrets);
    }));

  test('and one that sends its answer byte by byte, for ever', () =>
    withAws(async (place) => {
      const timers: NodeJS.Timeout[] = [];
      place.aws.intervene = ({ path }, response) => {
        if (path !== '/') return false;
        response.writeHead(200);
        timers.push(setInterval(() => response.write(' '), 100));
        return true;
      };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, GITHUB)), idTokenVariables(place));
      for (const timer of timers) clearInterval(timer);
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /was asked: no answer/, place.aws.secrets);
    }));
});

/** Lets STS refuse in these words, which may be about the ID token that it was sent. */
function refuseRole({ aws }: Place, words: (idToken: string) => string): void {
  aws.intervene = (request, response) => {
    const message = words(new URLSearchParams(request.body).get('WebIdentityToken') ?? '');
    if (request.path === '/')
      sendReply(response, stsRefusal(request, { ...stsRefusals.accessDenied, message }));
    return request.path === '/';
  };
}

const LONG_NAME = 'p'.repeat(400);

/** What goes wrong at once: what is done to the place, the recipe, and what the line says. */
const FAULTS: Readonly<
  Record<string, { readonly says: RegExp; readonly recipe: (place: Place) => Recipe | string }>
> = {
  'STS refuses, and tells the token': {
    says: /STS refused to assume arn:aws:iam::123456789012:role\/ci: AccessDenied: .*trust policy/,
    recipe: (place) => {
      refuseRole(place, (token) => `Not for ${token} ${'words '.repeat(100)}`);
      return eksRecipe(place, GITHUB);
    },
  },
  'STS refuses a role with the longest name': {
    says: /STS refused to assume arn:aws:iam::123456789012:role\/r+.*trust policy must name .*\.$/m,
    recipe: (place) => {
      refuseRole(place, () => 'words '.repeat(100));
      const roleArn = `arn:aws:iam::123456789012:role/${'r'.repeat(64)}/${'r'.repeat(64)}`;
      return eksRecipe(place, { base: { kind: 'github' }, role: { ...ASSUMED, roleArn } });
    },
  },
  'a proxy answers a page of its own': {
    says: /STS.*(status 200|no credentials in its answer)/,
    recipe: (place) => {
      place.aws.intervene = ({ path }, response) => {
        if (path === '/') response.end('<html><body>Please log in</body></html>');
        return path === '/';
      };
      return eksRecipe(place, GITHUB);
    },
  },
  'an answer without an end': {
    says: /was asked: .*1 MiB/,
    recipe: (place) => {
      place.aws.intervene = ({ path }, response) => {
        if (path === '/') response.end('x'.repeat(2 * 1024 * 1024));
        return path === '/';
      };
      return eksRecipe(place, GITHUB);
    },
  },
  'a profile that is gone': {
    says: /There is no AWS profile/,
    recipe: (place) => {
      const base = { kind: 'profile', name: LONG_NAME, configFile: '/no', credentialsFile: '/no' } as const;
      return eksRecipe(place, { base, role: NO_ROLE });
    },
  },
  'a recipe that is no JSON': {
    says: /recipe for credentials .*not JSON.*post step/,
    recipe: () => '{"kind":',
  },
  'a recipe of another version': { says: /recipe for credentials/, recipe: () => '{"kind":"gke"}' },
  'a recipe without a source': { says: /recipe for credentials/, recipe: () => '{"kind":"eks"}' },
  'a recipe that is null': { says: /recipe for credentials/, recipe: () => 'null' },
  'an empty recipe': { says: /recipe for credentials/, recipe: () => '' },
};

describe.concurrent('a plugin that fails says why in one line', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { says, recipe }) =>
    withAws(async (place) => {
      const made = recipe(place);
      const file = join(place.folder, 'recipe.json');
      writeFileSync(file, typeof made === 'string' ? made : JSON.stringify(made));
      expectOneLine(await runPlugin(file, idTokenVariables(place)), says, place.aws.secrets);
    }),
  );

  test.each([
    [407, /The proxy of this runner does not accept the log-in \(407\)/],
    [403, /The proxy of this runner forbids the way to far\.invalid:443 \(403\)/],
  ])('a proxy that answers %d is asked once', (refusesWith, says) =>
    withProxy({ refusesWith }, async ({ place, env, logIns }) => {
      const run = await runPlugin(writeRecipe(place, { kind: 'github', audience: 'urn:k8s' }), env);
      expectOneLine(run, says, place.aws.secrets);
      expect(logIns).toHaveLength(1);
    }),
  );

  test('a recipe that is gone: the job is over', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      rmSync(file);
      expectOneLine(await runPlugin(file), /no such file.*post step/, []);
    }));

  test('a job without id-token: write, or under sudo: both variables and the right are named', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, { kind: 'github', audience: 'a' });
      const says = /ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN.*id-token: write/;
      expectOneLine(await runPlugin(file), says, []);
      const { ACTIONS_ID_TOKEN_REQUEST_URL = '' } = idTokenVariables(place);
      expectOneLine(await runPlugin(file, { ACTIONS_ID_TOKEN_REQUEST_URL }), says, []);
    }));

  test.each([
    ['the metadata service', 'metadata service', (url: string) => ({ kind: 'imds', url }) as const],
    [
      'the agent of a container',
      'credential service of this container',
      (url: string) => ({ kind: 'container', url, tokenFile: '', token: '' }) as const,
    ],
  ])('%s is not there: that is no fault of the action', (_, name, base) =>
    withAws(async (place) => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const file = writeRecipe(place, eksRecipe(place, { base: base(url), role: NO_ROLE }));
      expectOneLine(await runPlugin(file), new RegExp(`${name}.*ECONNREFUSED`), []);
    }),
  );
});
