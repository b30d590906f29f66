import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { AwsFacts } from '../../src/cluster/aws/facts.ts';
import type { AwsSource } from '../../src/cluster/aws/source.ts';
import type { Recipe } from '../../src/cluster/recipe/recipe.ts';
import {
  type CredentialServer,
  startContainerCredentials,
  startMetadata,
} from '../doubles/aws/credential-servers.ts';
import { callerOf } from '../doubles/aws/eks-bearer.ts';
import { keyVariables, makeIdentities } from '../doubles/aws/identities.ts';
import { type Sts, startSts } from '../doubles/aws/sts.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../doubles/github/github-issuer.ts';
import { startClock } from '../doubles/runner/clock.ts';
import {
  type PluginRun,
  type RecipeFolder,
  recipeFolder,
  runPlugin,
  tokenOf,
} from '../doubles/runner/plugin-run.ts';

const HOUR_MS = 3_600_000;
const LONGEST_MS = 11 * HOUR_MS;
/** How long after a job's start GitHub still gives it ID tokens. */
const ID_TOKENS_MS = 6 * HOUR_MS;
const KEYS_SECONDS = 3600;
/** Dials of each of five sources: more than 500 in all, one every 6 minutes of the job. */
const STEPS = 110;

const ROLE = 'arn:aws:iam::123456789012:role/builds';
const ASSUMED = { roleArn: ROLE, sessionName: 'octo-org-octo-repo-1-1' };

const startMs = Date.now();
const clock = startClock(new Date(startMs));
const identities = makeIdentities(clock, []);
const world = { clock, identities };
const token = 'the-token-of-the-container';
let issuer: GitHubIssuer;
let sts: Sts;
let machine: CredentialServer;
let container: CredentialServer;
const folders: RecipeFolder[] = [];
beforeAll(async () => {
  issuer = await startGitHubIssuer(clock);
  sts = await startSts({
    ...world,
    issuer,
    region: 'eu-central-1',
    roles: [{ arn: ROLE, trusts: () => true }],
  });
  const issue = () => identities.assume(ROLE, 'machine', KEYS_SECONDS);
  machine = await startMetadata('builds', issue);
  container = await startContainerCredentials(token, issue);
});
afterAll(async () => {
  for (const { remove } of folders) remove();
  await Promise.all([issuer, sts, machine, container].map((one) => one.close()));
});

function job(source: AwsSource): RecipeFolder {
  const place = { cluster: 'prod', clusterId: 'prod', region: 'eu-central-1', stsUrl: sts.url } as const;
  const recipe: Recipe = {
    kind: 'eks',
    ...place,
    useFips: false,
    useDualStack: false,
    clockOffsetMs: 0,
    madeMs: startMs,
    source,
  };
  const folder = recipeFolder(recipe);
  folders.push(folder);
  return folder;
}

function factsOf(variables: Readonly<Record<string, string>>): AwsFacts {
  return { variables, homeFolder: '/nowhere' };
}

/** A job whose credentials are those of these variables. */
function jobWith(variables: Readonly<Record<string, string>>): RecipeFolder {
  return job({ kind: 'environment', role: undefined, facts: factsOf(variables) });
}

/** The plugin as buildx runs it, this long after the job's start. */
function dial({ file }: RecipeFolder, movedMs: number): Promise<PluginRun> {
  const clockFile = join(import.meta.dirname, '..', 'doubles', 'runner', 'moved-clock.cjs');
  const moved = { NODE_OPTIONS: `--require ${clockFile}`, MOVED_CLOCK_MS: `${movedMs}` };
  return runPlugin(file, { ...moved, ...issuer.environment('http') });
}

type Told = { readonly good: number; readonly refused: number; readonly lines: readonly string[] };

/** All dials of a job, the runner's clock and AWS' going on together; `before` is what happens meanwhile. */
async function dialOften(folder: RecipeFolder, movedMs: number, told: Told): Promise<Told> {
  const run = await dial(folder, movedMs);
  if (run.exitCode !== 0) return { ...told, lines: [...told.lines, run.stderr] };
  const caller = callerOf(world, `Bearer ${tokenOf(run)}`, 'prod');
  const isGood = caller.startsWith('arn:');
  return { ...told, good: told.good + Number(isGood), refused: told.refused + Number(!isGood) };
}

const NOTHING: Told = { good: 0, refused: 0, lines: [] };

test('a job of 11 hours is never unauthorized by a source that is renewed, and told so in one line by one that ends', {
  timeout: 300_000,
}, async () => {
  const github = job({ kind: 'id-token', role: ASSUMED, facts: factsOf({}) });
  const tokenFile = join(github.folder, 'kubelet-token');
  const irsa = jobWith({
    AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile,
    AWS_ROLE_ARN: ASSUMED.roleArn,
    AWS_ROLE_SESSION_NAME: ASSUMED.sessionName,
  });
  const pod = jobWith({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/v1/credentials`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
  });
  const ec2 = jobWith({ AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url });
  const keys = jobWith(keyVariables(identities.assume(ROLE, 'keys', KEYS_SECONDS)));
  const jobs = [github, irsa, pod, ec2, keys];
  let told: readonly Told[] = jobs.map(() => NOTHING);
  let inTime = { github: 0, keys: 0 };
  for (let step = 0; step < STEPS; step += 1) {
    const movedMs = Math.round((step * LONGEST_MS) / (STEPS - 1));
    clock.moveTo(new Date(startMs + movedMs));
    writeFileSync(tokenFile, await issuer.mint('sts.amazonaws.com'));
    if (movedMs > ID_TOKENS_MS)
      issuer.become({ status: 401, code: 'Unauthorized', message: 'the job is too old' });
    told = await Promise.all(jobs.map((one, index) => dialOften(one, movedMs, told[index] ?? NOTHING)));
    if (movedMs <= ID_TOKENS_MS) inTime = { ...inTime, github: inTime.github + 1 };
    if (movedMs < KEYS_SECONDS * 1000) inTime = { ...inTime, keys: inTime.keys + 1 };
  }
  const [byGithub, ...others] = told;
  const byKeys = others.at(-1);
  expect(told.map(({ refused }) => refused)).toEqual(jobs.map(() => 0));
  expect(others.slice(0, -1)).toEqual([irsa, pod, ec2].map(() => ({ good: STEPS, refused: 0, lines: [] })));
  // The last keys that it had of GitHub's token live for an hour more.
  expect(byGithub?.good).toBeGreaterThanOrEqual(inTime.github);
  expect(byGithub?.lines.length).toBeGreaterThan(0);
  expect(new Set(byGithub?.lines.map((line) => line.trim()))).toEqual(
    new Set([
      'setup-buildx-kubernetes: GitHub gave no ID token (status 401). A job can get ID tokens for about 6 hours.',
    ]),
  );
  expect(byKeys?.good).toBe(inTime.keys);
  expect(byKeys?.lines.length).toBe(STEPS - inTime.keys);
  for (const line of byKeys?.lines ?? [])
    expect(line).toMatch(
      /^setup-buildx-kubernetes: The AWS credentials from the start of this job have expired .*\n$/,
    );
});
