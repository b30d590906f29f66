import { homedir } from 'node:os';
import { join } from 'node:path';

/** Everything the bed writes while it is up. Not under /tmp: overlayfs needs a real file system below it. */
export const stateDir = '/var/lib/setup-buildx-testbed';

/** Where a checkout has the test bed's sources. */
export const sourceDir = import.meta.dirname;

/** Folder of programs and image layers, keyed by content; it survives `down`. */
export const cacheDir = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'setup-buildx-kubernetes');

/** Path of a file or folder of the running bed. */
export const statePath = (...parts: readonly string[]): string => join(stateDir, ...parts);

/** Admin's kubeconfig of the embedded cluster. */
export const kubeconfigPath = statePath('kubeconfig');
