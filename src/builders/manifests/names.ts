import type { Security } from './spec.ts';

/** The prefix of our labels and annotations. */
const OURS = 'setup-buildx-kubernetes';

/** What marks an object as ours. Without it an object is somebody else's: refused, untouched. */
export const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS } as const;

/** buildx dials the pods with this label and the node's name (buildx, driver/kubernetes/manifest). */
export const APP_LABEL = 'app';

/** The builder that an object belongs to. */
export const BUILDER_LABEL = `${OURS}/builder`;

/** On a hold: its job has ended, it is only the keep-warm timer now. */
export const RELEASED_ANNOTATION = `${OURS}/released`;

/** On a hold: who holds. */
export const HOLDER_ANNOTATION = `${OURS}/holder`;

/** On a hold: the names of the nodes that it may own, separated by commas. */
export const NODES_ANNOTATION = `${OURS}/nodes`;

/** On a Deployment: `SPEC_VERSION` of what made it. */
export const SPEC_ANNOTATION = `${OURS}/spec`;

/** On a Deployment: `holds` (its owners say how long it lives) or `forever`. */
export const LIFE_ANNOTATION = `${OURS}/life`;

/** On a Deployment: the run whose settings its template has. */
export const CONFIGURED_BY_ANNOTATION = `${OURS}/configured-by`;

/**
 * On a Deployment: the last job that uses it without owning it. A label, since a change of an annotation is a new
 * generation of a Deployment, which does not serve until its controller has seen it (kubernetes,
 * pkg/registry/apps/deployment/strategy.go).
 */
export const USED_BY_LABEL = `${OURS}/used-by`;

/** On a pod: what its template was made from, to tell it from the pods of earlier templates. */
export const TEMPLATE_ANNOTATION = `${OURS}/template`;

/** On a pod: the daemon's configuration. */
export const CONFIG_ANNOTATION = `${OURS}/buildkitd.toml`;

/** On a pod: a file that the daemon's configuration names; a number follows. */
export const CONFIG_FILE_ANNOTATION = `${OURS}/config-file-`;

/** On a worker, as `docker buildx inspect` shows it: its daemon has read the configuration that was mounted for it. */
export const CONFIG_READ_LABEL = `${OURS}.config`;

/** On a pod: a hash of the patch that its template was made with. */
export const POD_PATCH_ANNOTATION = `${OURS}/pod-patch`;

/** On a claim: the hold of the job that made it, until another job makes a builder on it. */
export const MADE_BY_ANNOTATION = `${OURS}/made-by`;

/** On a claim: when a builder was last made on it, RFC 3339. */
export const LAST_USED_ANNOTATION = `${OURS}/last-used`;

/** The annotations among these that are ours. */
export function ownAnnotations(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith(`${OURS}/`)));
}

/** True for an object that this action made. */
export function isOurs(object: {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
}): boolean {
  const labels = object.metadata?.labels ?? {};
  return Object.entries(MANAGED_BY).every(([name, value]) => labels[name] === value);
}

/** The selector of everything ours of one builder. */
export function builderSelector(builder: string): string {
  const [managed] = Object.entries(MANAGED_BY).map(([name, value]) => `${name}=${value}`);
  return `${managed},${BUILDER_LABEL}=${builder}`;
}

/** The selector by which buildx finds a node's pods. */
export function nodeSelector(node: string): string {
  return `${APP_LABEL}=${node}`;
}

/** The selector of the pods of several nodes. */
export function nodesSelector(nodes: readonly string[]): string {
  const [only = '', ...others] = nodes;
  return others.length === 0 ? nodeSelector(only) : `${APP_LABEL} in (${nodes.join(',')})`;
}

/** The node that a pod belongs to, by the label that buildx finds it by; '' = none. */
export function appOf(pod: {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
}): string {
  return pod.metadata?.labels?.[APP_LABEL] ?? '';
}

/** SHA-256 of a text, in hex: handed in, because `builder/` itself computes nothing but data. */
type Sha256Hex = (text: string) => string;

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
