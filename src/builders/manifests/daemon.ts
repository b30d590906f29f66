import type { V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';
import { isMapping, type Mapping, mappingOf, textOf } from '../../lib/json.ts';
import type { Wire } from '../../lib/kubernetes/kinds.ts';
import type { Security } from './spec.ts';

/** How the daemon runs in its pod, and where it looks for its things. */
type DaemonProfile = {
  readonly pod: Wire<V1PodSecurityContext>;
  readonly container: Wire<V1SecurityContext>;
  readonly args: readonly string[];
  readonly configFolder: string;
  readonly cacheFolder: string;
};

const PRIVILEGED: DaemonProfile = {
  pod: {},
  container: { privileged: true },
  args: [],
  configFolder: '/etc/buildkit',
  cacheFolder: '/var/lib/buildkit',
};

/** The user of the rootless image (buildkit, docs/rootless.md). */
const ID = 1000;

/**
 * Unconfined, because the default profiles forbid the mounts and namespaces that builds are made of. Privilege
 * escalation is what newuidmap needs, which carries file capabilities. Kubernetes masks parts of /proc, so a build
 * step cannot get a PID namespace with a /proc of its own.
 */
const ROOTLESS: DaemonProfile = {
  // A new volume is root's. The kubelet gives it to the group once; else it would at each start give every file below
  // to the group, writable, those of cached layers too (kubernetes, pkg/volume/volume_linux.go).
  pod: { fsGroup: ID, fsGroupChangePolicy: 'OnRootMismatch' },
  container: {
    runAsUser: ID,
    runAsGroup: ID,
    allowPrivilegeEscalation: true,
    seccompProfile: { type: 'Unconfined' },
    appArmorProfile: { type: 'Unconfined' },
  },
  args: ['--oci-worker-no-process-sandbox'],
  configFolder: '/home/user/.config/buildkit',
  cacheFolder: '/home/user/.local/share/buildkit',
};

/** The profile of each kind of builder. */
export const DAEMON_PROFILES: Readonly<Record<Security, DaemonProfile>> = {
  privileged: PRIVILEGED,
  rootless: ROOTLESS,
};

/** How a pod's template starts buildkitd, whoever wrote it: this action, or a pod patch. */
export type Daemon = {
  /** undefined: the template names none. */
  readonly image: string | undefined;
  /** The values of its arguments by their names, without dashes. */
  readonly args: ReadonlyMap<string, readonly string[]>;
  /** The address that `buildctl dial-stdio` connects to, and so buildx (buildkit, cmd/buildctl/main.go). */
  readonly address: string;
  readonly mounts: readonly DaemonMount[];
};

/** A mount of the daemon's container; `volume` undefined for one that the template does not have. */
type DaemonMount = {
  readonly path: string;
  readonly isReadOnly: boolean;
  /** True when each node has a folder of its own in the volume. */
  readonly isByNode: boolean;
  readonly volume: Mapping | undefined;
};

/** Where a daemon listens without an argument or a configuration. */
export const DEFAULT_ADDRESSES: Readonly<Record<Security, string>> = {
  privileged: 'unix:///run/buildkit/buildkitd.sock',
  rootless: 'unix:///run/user/1000/buildkit/buildkitd.sock',
};

/**
 * Reads how a template starts buildkitd in its first container. A patch may hold anything: a value of a type that no pod
 * has is ignored here, and the API server refuses it.
 */
export function readDaemon(template: unknown, security: Security): Daemon {
  const spec = isMapping(template) ? mappingOf(template, 'spec') : {};
  const [container = {}] = mappingsIn(spec, 'containers');
  const volumes = mappingsIn(spec, 'volumes');
  const host = mappingsIn(container, 'env').find(({ name }) => name === 'BUILDKIT_HOST') ?? {};
  return {
    image: textOf(container, 'image'),
    args: readArgs(container.args),
    address: normalAddress(textOf(host, 'value') ?? DEFAULT_ADDRESSES[security]),
    mounts: mappingsIn(container, 'volumeMounts').flatMap((mount) => {
      const path = textOf(mount, 'mountPath');
      if (path === undefined) return [];
      const volume = volumes.find(({ name }) => name === mount.name);
      const isByNode = mount.subPathExpr !== undefined;
      return [{ path: normalPath(path), isReadOnly: mount.readOnly === true, isByNode, volume }];
    }),
  };
}

/** Returns where the daemon keeps its cache: by its argument, else its configuration (`root`), else its image. */
export function rootOf(daemon: Daemon, root: string | undefined, security: Security): string {
  return normalPath(daemon.args.get('root')?.at(-1) ?? root ?? DAEMON_PROFILES[security].cacheFolder);
}

/** Returns the mount that a path of the daemon's container is on; undefined for a path of the image. */
export function mountOf({ mounts }: Daemon, path: string): DaemonMount | undefined {
  const around = mounts.filter((mount) => isBelow(path, mount.path));
  return around.toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** Returns `unix:///var/run/x` as `unix:///run/x`, since /var/run is a link to /run in each of the images. */
export function normalAddress(address: string): string {
  const [protocol = '', path = ''] = address.split('://');
  return protocol === 'unix' ? `unix://${normalPath(path).replace(/^\/var\/run\//, '/run/')}` : address;
}

/** Returns a path without `.`, `..` and double slashes; a relative one starts at the root, as it does for the daemon. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.match(/[^/]+/g) ?? []) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** Reads `--name=value`, `--name value` and `--name`. */
function readArgs(given: unknown): ReadonlyMap<string, readonly string[]> {
  const args = new Map<string, readonly string[]>();
  const texts = Array.isArray(given) ? given.map((one) => (typeof one === 'string' ? one : '')) : [];
  for (const [index, arg] of texts.entries()) {
    const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) continue;
    const next = texts[index + 1] ?? '';
    args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
  }
  return args;
}

function mappingsIn(mapping: Mapping, name: string): readonly Mapping[] {
  const value = mapping[name];
  return Array.isArray(value) ? value.filter(isMapping) : [];
}

/** Why an image does not fit the input `security`, or is too old. */
type ImageFault = { readonly what: string; readonly hint: string };

/** Older BuildKits lack what builders here use, and below 0.17 garbage collection empties the cache. */
const OLDEST_MINOR = 29;

export const OLDEST_BUILDKIT = `0.${OLDEST_MINOR}`;

/** Tags of BuildKit's own images of the ordinary variant. */
const ORDINARY_TAG = /^(v?\d+\.\d+(\.\d+)?(-rc\d+)?|latest|master|nightly|buildx-stable-1)(-ubuntu)?$/;

/**
 * Judges an image by its name, since nothing else is known before its pod runs: a rootless daemon in a privileged pod
 * finds neither configuration nor volume, and still serves. A digest alone, or a name of the user's own, says nothing.
 */
export function faultOfImage(image: string, security: Security): ImageFault | undefined {
  const { name, tag } = readName(image);
  const isRootless = tag !== undefined && (hasWord(tag, 'rootless') || hasWord(name, 'rootless'));
  if (isRootless && security === 'privileged')
    return { what: 'is of the rootless variant', hint: 'Set security: rootless for it.' };
  if (!name.includes('buildkit') || tag === undefined) return undefined;
  if (isTooOld(tag)) return { what: 'is too old', hint: `BuildKit ${OLDEST_BUILDKIT} or newer is needed.` };
  if (!isRootless && security === 'rootless' && ORDINARY_TAG.test(tag)) {
    const hint = `Beside security: rootless its tag is ${tag.replace(/-ubuntu$/, '')}-rootless.`;
    return { what: 'is not of the rootless variant', hint };
  }
  return undefined;
}

/**
 * True for a version of BuildKit, of a tag or of the daemon itself, that is too old. Text without a version (`latest`, a
 * build of one's own, `v0.0.0+unknown`) counts as new enough.
 */
export function isTooOld(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?![\w])/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) === 0 && Number(minor) > 0 && Number(minor) < OLDEST_MINOR;
}

/** Returns the last part of the repository's path, and the tag. */
function readName(image: string): { readonly name: string; readonly tag: string | undefined } {
  const [reference = ''] = image.toLowerCase().split('@');
  const [name = '', tag] = (reference.split('/').at(-1) ?? '').split(':');
  return { name, tag };
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[-._]/).includes(word);
}
