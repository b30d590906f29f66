import { isMapping, type Mapping, textOf } from '../../lib/json.ts';
import { DAEMON_PROFILES } from './security.ts';
import type { Security } from './spec.ts';

/** How a pod's template starts buildkitd, whoever wrote it: this action, or a pod patch. */
export type Daemon = {
  readonly image: string;
  /** The values of its arguments by their names, without dashes. */
  readonly args: ReadonlyMap<string, readonly string[]>;
  /** The socket by which `buildctl dial-stdio` enters, and so buildx (buildkit, cmd/buildctl/main.go). */
  readonly address: string;
  readonly mounts: readonly DaemonMount[];
};

/** A folder of the daemon's container; `volume` undefined for one that the template does not have. */
export type DaemonMount = {
  readonly path: string;
  readonly isReadOnly: boolean;
  /** Each node has a folder of its own in the volume. */
  readonly isByNode: boolean;
  readonly volume: Mapping | undefined;
};

/** Where the daemon listens that is told nothing else. */
export const DEFAULT_ADDRESSES: Readonly<Record<Security, string>> = {
  privileged: 'unix:///run/buildkit/buildkitd.sock',
  rootless: 'unix:///run/user/1000/buildkit/buildkitd.sock',
};

/**
 * Reads how a template starts buildkitd in its first container. A patch may hold anything: what is of no kind that a pod
 * has is passed over, for the API server to refuse.
 */
export function readDaemon(template: unknown, security: Security): Daemon {
  const spec = mappingIn(template, 'spec');
  const [container = {}] = mappingsIn(spec, 'containers');
  const volumes = mappingsIn(spec, 'volumes');
  const host = mappingsIn(container, 'env').find(({ name }) => name === 'BUILDKIT_HOST');
  return {
    image: textOf(container, 'image') ?? '',
    args: readArgs(container.args),
    address: normalAddress(textOf(host ?? {}, 'value') ?? DEFAULT_ADDRESSES[security]),
    mounts: mappingsIn(container, 'volumeMounts').map((mount) => ({
      path: normalPath(textOf(mount, 'mountPath') ?? ''),
      isReadOnly: mount.readOnly === true,
      isByNode: mount.subPathExpr !== undefined,
      volume: volumes.find((volume) => volume.name === mount.name),
    })),
  };
}

/** Where the daemon keeps its cache: by its argument, its configuration (`root`, '' = unset) or its image. */
export function rootOf(daemon: Daemon, root: string, security: Security): string {
  return normalPath(
    daemon.args.get('root')?.at(-1) ?? (root === '' ? DAEMON_PROFILES[security].cacheFolder : root),
  );
}

/** The mount that a path of the daemon's container is on; undefined for one that is the image's own. */
export function mountOf({ mounts }: Daemon, path: string): DaemonMount | undefined {
  const around = mounts.filter((mount) => isBelow(path, mount.path));
  return around.toSorted((a, b) => b.path.length - a.path.length)[0];
}

/** `unix:///var/run/x` as `unix:///run/x`, which /var/run is a link to in each of the images. */
export function normalAddress(address: string): string {
  const [protocol = '', path = ''] = address.split('://');
  return protocol === 'unix' ? `unix://${normalPath(path).replace(/^\/var\/run\//, '/run/')}` : address;
}

/** An absolute path without `.`, `..` and needless slashes; a relative one is taken from the root, as by the daemon. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** `--name=value`, `--name value` and `--name`. */
function readArgs(given: unknown): ReadonlyMap<string, readonly string[]> {
  const args = new Map<string, readonly string[]>();
  const texts = Array.isArray(given) ? given.map(String) : [];
  for (const [index, arg] of texts.entries()) {
    const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) continue;
    const next = texts[index + 1] ?? '';
    args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
  }
  return args;
}

function mappingIn(value: unknown, name: string): Mapping {
  const inner = isMapping(value) ? value[name] : undefined;
  return isMapping(inner) ? inner : {};
}

function mappingsIn(mapping: Mapping, name: string): readonly Mapping[] {
  const value = mapping[name];
  return Array.isArray(value) ? value.filter(isMapping) : [];
}
