import { ActionError } from '../../lib/errors.ts';
import { isMapping, parseJson } from '../../lib/json.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { EndpointChoice } from '../aws/partition.ts';
import { type AwsSource, keysOf } from '../aws/source.ts';

/**
 * How to get a fresh credential later, whatever other steps have done to the environment by then. Written to a file
 * of mode 0600 in the job's own folder, since a source can hold keys.
 */
export type Recipe = EksRecipe | GithubRecipe;

/** A token for an EKS cluster. */
export type EksRecipe = EndpointChoice & {
  readonly kind: 'eks';
  /** What the user calls it; the token names `clusterId`, which differs for local clusters. */
  readonly cluster: string;
  readonly clusterId: string;
  readonly region: string;
  readonly source: AwsSource;
  /** The STS that assumes roles. */
  readonly stsUrl: string;
  /** When it was written, by AWS' clock. */
  readonly madeMs: number;
  /** How far AWS' clock is ahead of this runner's. */
  readonly clockOffsetMs: number;
  /** When that was measured, by this runner's clock and by its uptime; undefined when the offset is to stay. */
  readonly clockReadAt?: { readonly nowMs: number; readonly uptimeMs: number };
};

/** GitHub's ID token of the job, for an API server that believes its issuer. */
export type GithubRecipe = { readonly kind: 'github'; readonly audience: string };

/** Variables of AWS that hold secrets. */
const SECRET_VARIABLES = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
] as const;

/** Returns the values of a recipe that must never be seen in a log. */
export function secretsOfRecipe(recipe: Recipe): readonly string[] {
  if (recipe.kind === 'github') return [];
  const { variables } = recipe.source.facts;
  return SECRET_VARIABLES.flatMap((name) => variables[name] ?? []);
}

/** Returns whether a token by this recipe can need AWS' SDK. */
export function needsSdk(recipe: Recipe): boolean {
  if (recipe.kind === 'github') return false;
  const { kind, role, facts } = recipe.source;
  return kind === 'id-token' || role !== undefined || keysOf(facts) === undefined;
}

/**
 * Reads the recipe that main has written.
 *
 * @throws ActionError code `unauthorized` when there is none, as after the end of the job.
 */
export function readRecipe(path: string): Recipe {
  const file = readRegularFile(path);
  if (file.kind === 'none') throw noRecipe(`it cannot be read: ${file.why}`);
  const recipe = parseJson(file.bytes.toString('utf8'));
  if (recipe === undefined) throw noRecipe('it is not JSON');
  if (!isRecipe(recipe)) throw noRecipe('it is not one of this version');
  return recipe;
}

/** True for what main writes, as far as one version differs from another: nobody else writes here. */
function isRecipe(value: unknown): value is Recipe {
  if (!isMapping(value)) return false;
  if (value.kind === 'github') return typeof value.audience === 'string';
  const { source, clusterId, region, stsUrl } = value;
  const texts = [clusterId, region, stsUrl];
  return (
    value.kind === 'eks' &&
    texts.every((text) => typeof text === 'string') &&
    isMapping(source) &&
    isMapping(source.facts) &&
    isMapping(source.facts.variables)
  );
}

function noRecipe(why: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    topic: 'credentials-file',
    message: `This job's credentials file is unusable (${why}).`,
    hint: 'Has the post step of this job already run?',
  });
}
