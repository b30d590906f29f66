import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AwsRole, AwsSource } from '../../../src/cluster/aws/source.ts';
import type { EksRecipe, Recipe } from '../../../src/cluster/recipe/recipe.ts';
import { type Lives, ROLE } from '../../doubles/aws/fake-aws.ts';
import {
  idTokenVariables,
  keysOfUser,
  type RunningAws,
  startFakeAws,
} from '../../doubles/aws/running-aws.ts';
import { type ForwardProxyOptions, startForwardProxy } from '../../doubles/network/forward-proxy.ts';
import { type PluginRun, recipeFolder, tokenOf } from '../../doubles/runner/plugin-run.ts';
import { findSecrets } from '../../site/canary.ts';

export const ASSUMED = { roleArn: ROLE, sessionName: 'octo-org-octo-repo-7-1' };
export const ASSUMED_ARN = 'arn:aws:sts::123456789012:assumed-role/ci/octo-org-octo-repo-7-1';
/** The job's own ID token, for the role. */
export const GITHUB: AwsSource = {
  kind: 'id-token',
  role: ASSUMED,
  facts: { variables: {}, homeFolder: '/nowhere' },
};

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

/** What a step finds in its environment, and the role that it assumes with it. */
export function environmentOf(
  { folder }: Pick<Place, 'folder'>,
  variables: Readonly<Record<string, string>>,
  role?: AwsRole,
): AwsSource {
  return { kind: 'environment', role, facts: { variables, homeFolder: folder } };
}

/** Variables of a user's keys. */
export function staticKeys({ aws }: Place, isTemporary = false): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey, sessionToken } = keysOfUser(aws, isTemporary);
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  return sessionToken === undefined ? keys : { ...keys, AWS_SESSION_TOKEN: sessionToken };
}

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
