import type { V1Container, V1PodTemplateSpec, V1Volume } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
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
  readonly volume: Wire<V1Volume> | undefined;
};

/** Where the daemon listens that is told nothing else. */
export const DEFAULT_ADDRESSES: Readonly<Record<Security, string>> = {
  privileged: 'unix:///run/buildkit/buildkitd.sock',
  rootless: 'unix:///run/user/1000/buildkit/buildkitd.sock',
};

/** Reads how a template starts buildkitd in its first container. */
export function readDaemon(template: Wire<V1PodTemplateSpec>, security: Security): Daemon {
  const [container] = template.spec?.containers ?? [];
  const volumes = template.spec?.volumes ?? [];
  const host = container?.env?.find(({ name }) => name === 'BUILDKIT_HOST')?.value;
  return {
    image: container?.image ?? '',
    args: readArgs(container),
    address: normalAddress(host ?? DEFAULT_ADDRESSES[security]),
    mounts: (container?.volumeMounts ?? []).map(({ mountPath, name, readOnly, subPathExpr }) => ({
      path: normalPath(mountPath),
      isReadOnly: readOnly === true,
      isByNode: subPathExpr !== undefined,
      volume: volumes.find((volume) => volume.name === name),
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
function readArgs(container: Wire<V1Container> | undefined): ReadonlyMap<string, readonly string[]> {
  const args = new Map<string, readonly string[]>();
  const given = container?.args ?? [];
  for (const [index, arg] of given.entries()) {
    const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) continue;
    const next = given[index + 1] ?? '';
    args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
  }
  return args;
}
