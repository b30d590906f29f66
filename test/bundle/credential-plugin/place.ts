import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AwsSource } from '../../../src/cluster/aws/source.ts';
import type { EksRecipe, Recipe } from '../../../src/cluster/recipe/recipe.ts';
import { type Lives, ROLE, USER } from '../../doubles/aws/fake-aws.ts';
import {
  containerUrl,
  idTokenVariables,
  keysOfUser,
  type RunningAws,
  startFakeAws,
} from '../../doubles/aws/running-aws.ts';
import { type ForwardProxyOptions, startForwardProxy } from '../../doubles/network/forward-proxy.ts';
import { type PluginRun, recipeFolder, tokenOf } from '../../doubles/runner/plugin-run.ts';
import { findSecrets } from '../../site/canary.ts';

export const ASSUMED = { kind: 'role', roleArn: ROLE, sessionName: 'octo-org-octo-repo-7-1' } as const;
export const ASSUMED_ARN = 'arn:aws:sts::123456789012:assumed-role/ci/octo-org-octo-repo-7-1';
export const NO_ROLE = { kind: 'none' } as const;
export const GITHUB: AwsSource = { base: { kind: 'github' }, role: ASSUMED };

export type Place = RunningAws & { readonly folder: string };

/** A server for AWS and GitHub, and the folder of a job; not with hooks, since the tests run side by side. */
export async function withAws(run: (place: Place) => Promise<void>, lives: Lives = {}): Promise<void> {
  const running = await startFakeAws(lives);
  const { folder, remove } = recipeFolder('');
  try {
    await run({ ...running, folder });
  } finally {
    remove();
    await running.server.close();
  }
}

export function writeRecipe({ folder }: Place, recipe: Recipe): string {
  const file = join(folder, 'recipe.json');
  writeFileSync(file, JSON.stringify(recipe), { mode: 0o600 });
  return file;
}

export function eksRecipe({ url }: Place, source: AwsSource, more: Partial<EksRecipe> = {}): EksRecipe {
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

export function callerOf({ aws }: Place, run: PluginRun): string {
  return aws.callerOf(`Bearer ${tokenOf(run)}`, 'prod');
}

/** Where credentials come from, by what the plugin is told; `arn`: whom the cluster then sees. */
export type Way = { readonly arn: string; readonly source: (place: Place) => AwsSource };

export function staticKeys(
  { aws }: Place,
  isTemporary = false,
): Extract<AwsSource['base'], { kind: 'keys' }> {
  const { accessKeyId, secretAccessKey, sessionToken = '' } = keysOfUser(aws, isTemporary);
  return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken };
}

function profileIn(place: Place, text: (keys: ReturnType<typeof staticKeys>) => string): AwsSource['base'] {
  const [configFile, credentialsFile] = [join(place.folder, 'config'), join(place.folder, 'credentials')];
  writeFileSync(credentialsFile, text(staticKeys(place, true)));
  return { kind: 'profile', name: 'ci', configFile, credentialsFile };
}

export const WAYS: Readonly<Record<string, Way>> = {
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

/** Expects the one line of a plugin that fails; `secrets` may not be in it. */
export function expectOneLine(run: PluginRun, says: RegExp, secrets: readonly string[]): void {
  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  expect(run.stderr).toMatch(/^[^\n]*\n$/);
  expect(run.stderr).toMatch(says);
  expect(run.stderr.trimEnd().length).toBeLessThanOrEqual(300);
  expect(run.stderr).not.toMatch(/report it|\bat .*:\d+:\d+|undefined/);
  expect(findSecrets({ stderr: run.stderr }, secrets)).toEqual([]);
}

/** Known to nobody but a proxy. */
export const FAR = 'https://far.invalid';

/** A job whose way to GitHub is a proxy of this kind. */
export function withProxy(
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
