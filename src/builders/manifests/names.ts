import type { Security } from './spec.ts';

/** The prefix of our labels and annotations. */
const OURS = 'setup-buildx-kubernetes';

/** The label of every object that this action creates. An object without it is never changed. */
export const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS } as const;

/** buildx connects to the pods with this label and the node's name (buildx, driver/kubernetes/manifest). */
export const APP_LABEL = 'app';

/** The builder that an object belongs to. */
export const BUILDER_LABEL = `${OURS}/builder`;

/** On a hold: its job has ended, and the hold is only the timer of keep-warm. */
export const RELEASED_ANNOTATION = `${OURS}/released`;

/** On a hold: who holds. */
export const HOLDER_ANNOTATION = `${OURS}/holder`;

/** On a hold: the names of the nodes that it may own, separated by commas. */
export const NODES_ANNOTATION = `${OURS}/nodes`;

/** On a Deployment: the `SPEC_VERSION` of the action that created it. */
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

/** On a pod: what its template was rendered from, which distinguishes it from the pods of earlier templates. */
export const TEMPLATE_ANNOTATION = `${OURS}/template`;

/** On a pod: the daemon's configuration. */
export const CONFIG_ANNOTATION = `${OURS}/buildkitd.toml`;

/** On a pod: a file that the daemon's configuration names; a number follows. */
export const CONFIG_FILE_ANNOTATION = `${OURS}/config-file-`;

/** On a worker, as `docker buildx inspect` shows it: its daemon has read the configuration that this action mounts. */
export const CONFIG_READ_LABEL = `${OURS}.config`;

/** On a pod: a hash of the patch of its template. */
export const POD_PATCH_ANNOTATION = `${OURS}/pod-patch`;

/** On a claim: the hold of the job that created it, until another job creates a builder on it. */
export const MADE_BY_ANNOTATION = `${OURS}/made-by`;

/** On a claim: when a builder was last created on it, RFC 3339. */
export const LAST_USED_ANNOTATION = `${OURS}/last-used`;

/** Returns the annotations among these that are ours. */
export function ownAnnotations(
  annotations: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith(`${OURS}/`)));
}

type Labeled = { readonly metadata?: { readonly labels?: Readonly<Record<string, string>> } };

/** True for an object that this action created. */
export function isOurs(object: Labeled): boolean {
  const labels = object.metadata?.labels ?? {};
  return Object.entries(MANAGED_BY).every(([name, value]) => labels[name] === value);
}

/** Returns the selector of all objects of one builder that this action created. */
export function builderSelector(builder: string): string {
  const [managed] = Object.entries(MANAGED_BY).map(([name, value]) => `${name}=${value}`);
  return `${managed},${BUILDER_LABEL}=${builder}`;
}

/** Returns the selector of the pods of these nodes. */
export function nodesSelector(nodes: readonly string[]): string {
  return nodes.length === 1 ? `${APP_LABEL}=${nodes[0]}` : `${APP_LABEL} in (${nodes.join(',')})`;
}

/** Returns the node that a pod belongs to, by the label that buildx uses; undefined for a pod of no node. */
export function appOf(pod: Labeled): string | undefined {
  return pod.metadata?.labels?.[APP_LABEL];
}

/** SHA-256 of a text, in hex. It is a parameter, because this room imports nothing of Node. */
type Sha256Hex = (text: string) => string;

/** Labels of the pods of a StatefulSet have the node's name with a hash of 11 characters behind it: 63 - 11. */
const LONGEST_NODE_NAME = 52;

const HASH_LENGTH = 8;

/** Room for the longest architecture that a node's name adds (`-ppc64le`, `-mips64le`, with a variant). */
const LONGEST_BUILDER_NAME = LONGEST_NODE_NAME - 10;

const GITHUB = 'https://github.com';

/**
 * Returns the builder's name for a repository (`owner/name`): readable, and with a hash, since `a/b-c` and `a-b/c` would
 * otherwise be one builder, with one cache, for two repositories; so would repositories of one name at github.com and
 * at another `server`, undefined = github.com. Names of repositories ignore case.
 */
export function builderNameOfRepository(
  repository: string,
  server: string | undefined,
  sha256: Sha256Hex,
): string {
  const name = repository.toLowerCase();
  const origin = server?.toLowerCase().replace(/\/+$/, '') ?? GITHUB;
  const whole = origin === GITHUB ? name : `${origin}/${name}`;
  return withHash(dnsLabel(name), sha256(whole), LONGEST_BUILDER_NAME);
}

/**
 * Returns the builder's name in the cluster for the instance name that the user gave. A DNS label of at most 42
 * characters stays as it is; any other name becomes one, with a hash that keeps it unique.
 */
export function builderNameOfInstance(instance: string, sha256: Sha256Hex): string {
  const name = instance.toLowerCase();
  const label = dnsLabel(name);
  return label === name && name.length <= LONGEST_BUILDER_NAME
    ? name
    : withHash(label, sha256(name), LONGEST_BUILDER_NAME);
}

/**
 * Returns the name of a builder that is one job's own: `random` keeps it unique. The part from the name of the shared
 * builder is only for people.
 */
export function ephemeralBuilderName(builder: string, random: string): string {
  return `${builder.slice(0, LONGEST_BUILDER_NAME - 1 - random.length).replace(/-+$/, '')}-${random}`;
}

/**
 * Returns the name of a builder's node for an architecture, which its Deployment, its `app` label and buildx' node have.
 * A rootless node has a name of its own: it cannot read a privileged one's cache, nor the other way round.
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
  return `${builder.length <= room ? builder : withHash(builder, sha256(builder), room)}${ending}`;
}

/** Returns the name of a node's cache claim. */
export function claimName(node: string): string {
  return `${node}-cache`;
}

function dnsLabel(name: string): string {
  const label = name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return /^[a-z]/.test(label) ? label : `b-${label}`.replace(/-+$/, '');
}

function withHash(label: string, hash: string, longest: number): string {
  const room = longest - 1 - HASH_LENGTH;
  return `${label.slice(0, room).replace(/-+$/, '')}-${hash.slice(0, HASH_LENGTH)}`;
}
