import type { Security } from './spec.ts';

/** SHA-256 of a text, in hex: handed in, because `builder/` itself computes nothing but data. */
export type Sha256Hex = (text: string) => string;

/** A node's name ends up in labels of objects made from it, with a hash behind it: 63 - 11 (`facts` of StatefulSets). */
const LONGEST_NODE_NAME = 52;
const HASH_LENGTH = 8;

/** Room for the longest architecture that a node's name adds (`-ppc64le`, `-mips64le`, with a variant). */
const LONGEST_BUILDER_NAME = LONGEST_NODE_NAME - 10;

const GITHUB = 'https://github.com';

/**
 * The builder's name for a repository (`owner/name`): readable, and with a hash, since `a/b-c` and `a-b/c` would
 * otherwise be one builder, with one cache, for two repositories; so would repositories of one name at github.com and
 * at another `server`, '' = github.com. Repositories differ by letters, not by case.
 */
export function builderNameOfRepository(repository: string, server: string, sha256: Sha256Hex): string {
  const name = repository.toLowerCase();
  const origin = server.toLowerCase().replace(/\/+$/, '');
  const whole = origin === '' || origin === GITHUB ? name : `${origin}/${name}`;
  return hashed(dnsLabel(name), sha256(whole), LONGEST_BUILDER_NAME);
}

/**
 * The builder's name in the cluster for the instance name that the user gave. A DNS label of at most 42
 * characters stays as it is; anything else is made one, with a hash that keeps it apart from others.
 */
export function builderNameOfInstance(instance: string, sha256: Sha256Hex): string {
  const name = instance.toLowerCase();
  const label = dnsLabel(name);
  return label === name && name.length <= LONGEST_BUILDER_NAME
    ? name
    : hashed(label, sha256(name), LONGEST_BUILDER_NAME);
}

/**
 * The name of a builder that is one job's own: `random` keeps it apart from every other. What it takes from the
 * name of the shared builder is only for people.
 */
export function ephemeralBuilderName(builder: string, random: string): string {
  return `${builder.slice(0, LONGEST_BUILDER_NAME - 1 - random.length).replace(/-+$/, '')}-${random}`;
}

/**
 * The name of a builder's node for an architecture: Deployment, `app` label and buildx node alike. A rootless node
 * is another one, since it cannot read a privileged one's cache, nor the other way round.
 */
export function nodeName(
  builder: string,
  architecture: string,
  security: Security,
  sha256: Sha256Hex,
): string {
  if (security === 'privileged') return `${builder}-${architecture}`;
  const ending = `-${architecture}-${security}`;
  const room = LONGEST_NODE_NAME - ending.length;
  return `${builder.length <= room ? builder : hashed(builder, sha256(builder), room)}${ending}`;
}

/** The name of a node's cache claim. */
export function claimName(node: string): string {
  return `${node}-cache`;
}

function dnsLabel(name: string): string {
  const label = name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(label) ? label : `b-${label}`.replace(/-+$/, '');
}

function hashed(label: string, hash: string, longest: number): string {
  const room = longest - 1 - HASH_LENGTH;
  return `${label.slice(0, room).replace(/-+$/, '')}-${hash.slice(0, HASH_LENGTH)}`;
}
