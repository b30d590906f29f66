import type { RemedyRow } from './remedy-row.ts';
import { deleteCache } from './setting.ts';

/**
 * rootlesskit and the daemon below it. A cluster node that allows no user namespaces answers ENOSPC or EPERM to the
 * first one (user_namespaces(7)), so these stand before a disk that is full.
 */
const ROOTLESS: readonly RemedyRow[] = [
  {
    words: /rootless mode requires to be executed/,
    remedy: 'With security: rootless the input image must be a rootless one (moby/buildkit:…-rootless).',
  },
  {
    words: /\[rootlesskit:.*(?:fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map)/,
    remedy:
      'Its cluster node lets an ordinary user make no user namespaces: see security: rootless in the README.',
  },
  {
    words:
      /\[rootlesskit:.*(?:\.lock: permission denied|mkdir \S+: permission denied)|(?:\.lock: permission denied|mkdir \S+: permission denied).*\[rootlesskit:/,
    remedy:
      'Its volume is not its own: choose a storage-class whose driver honours fsGroup, or cache-size: 0.',
  },
];

/** A full or broken disk: before damage, which names the same files. */
const DISK: readonly RemedyRow[] = [
  {
    words: /no space left on device|disk quota exceeded/,
    remedy: (setting) => {
      if (setting.claim === '')
        return "The disk of its cluster node is full: set cache-size, or free the node's disk.";
      return `Its volume is full: set cache-size higher, or delete the cache: ${deleteCache(setting)}`;
    },
  },
  {
    words: /read-only file system|input\/output error/,
    remedy: (setting) =>
      setting.claim === ''
        ? 'The disk of its cluster node is broken: use another cluster node.'
        : `Its volume is broken: ${deleteCache(setting)} (the cache is lost).`,
  },
];

/** bbolt and the databases that BuildKit and containerd keep in it; a damaged page may show only in the stack. */
const DAMAGED =
  /invalid database|invalid freelist page|page type is unknown|already freed|checksum error|file size too small|but self identifies as|unexpected fault address|\w\.db: (?:unexpected EOF|invalid|version mismatch)|(?:panic|fatal error|SIGSEGV|SIGBUS).*bbolt/;

/** What buildkitd says when it cannot start (buildkit, cmd/buildkitd/main.go; bbolt). */
export const LOG_REMEDIES: readonly RemedyRow[] = [
  ...ROOTLESS,
  {
    words: /another instance running|\w\.db: timeout/,
    remedy: ({ namespace, node }) =>
      `Another pod uses the same volume: kubectl --namespace ${namespace} get pods${node === '' ? '' : ` --selector app=${node}`}, and delete it.`,
  },
  ...DISK,
  {
    words: DAMAGED,
    remedy: (setting) =>
      setting.claim === ''
        ? 'The cache is corrupt: run the job again.'
        : `The cache on its volume is corrupt: delete it, and the next job starts with an empty one: ${deleteCache(setting)}`,
  },
  {
    words: /failed to (?:load|parse) config|toml: /,
    remedy: 'Check the input buildkitd-config.',
  },
  {
    words: /operation not permitted|permission denied/,
    remedy: 'BuildKit needs a privileged container on this cluster.',
  },
];
