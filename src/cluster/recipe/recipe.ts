import type { EndpointChoice } from '../aws/partition.ts';
import type { AwsSource } from '../aws/source.ts';

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
  /** When that was measured, by this runner's clock and by its uptime; undefined = it counts whatever becomes of them. */
  readonly clockReadAt?: { readonly nowMs: number; readonly uptimeMs: number };
};

/** GitHub's ID token of the job, for an API server that believes its issuer. */
export type GithubRecipe = { readonly kind: 'github'; readonly audience: string };

/** The values of a recipe that must never be seen in a log. */
export function secretsOfRecipe(recipe: Recipe): readonly string[] {
  if (recipe.kind === 'github') return [];
  const { base } = recipe.source;
  if (base.kind === 'keys') return [base.secretAccessKey, base.sessionToken];
  return base.kind === 'container' ? [base.token] : [];
}
