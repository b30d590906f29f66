import { KUBELET_HINTS } from './kubelet.ts';
import { type Container, crashedOf, isCrashing, isEnding } from './pods.ts';
import {
  about,
  claimOr,
  findRemedy,
  type HintRow,
  type Observed,
  type Problem,
  type Remedy,
  type Setting,
} from './problem.ts';

/** Returns why a container of the builder ends as often as it starts; undefined when none does. */
export function crashProblem({ log = '', pods, setting }: Observed): Problem | undefined {
  const crashed = crashedOf(pods);
  if (crashed === undefined || !isCrashing(crashed)) return undefined;
  // The old pod of a node that is being rolled still has the volume: buildkitd starts once that pod has ended.
  if (/another instance running/.test(log) && pods.some(isEnding)) return undefined;
  const { restartCount, lastState } = crashed.status;
  const times = restartCount === 1 ? '1 restart' : `${restartCount} restarts`;
  const isOutOfMemory = lastState?.terminated?.reason === 'OOMKilled';
  const { why, ...remedy } = isOutOfMemory ? outOfMemory(crashed, setting) : failed(crashed, log, setting);
  return { what: `${crashed.title} keeps crashing (${times}): ${why}.`, ...remedy };
}

type End = Remedy & { readonly why: string };

function failed({ status, isDaemon }: Container, log: string, setting: Setting): End {
  const { exitCode = 'unknown', message } = status.lastState?.terminated ?? {};
  // A program that could not be started wrote no log: the container runtime says why.
  const words = (isDaemon ? errorLineOf(log) : withoutStacks(log).at(-1)) ?? (message || undefined);
  const why = `exit code ${exitCode}${words === undefined ? '' : `: ${words}`}`;
  if (!isDaemon) return { topic: 'crash', why, hint: hintForOthers(setting) };
  const known = findRemedy(LOG_HINTS, log, setting) ?? findRemedy(KUBELET_HINTS, message ?? '', setting);
  return { why, ...(known ?? { topic: 'crash', hint: "Read the builder's log above." }) };
}

/** Returns what helps a container that this action does not create. */
function hintForOthers({ hasPodPatch, namespace }: Setting): string {
  return hasPodPatch
    ? 'Fix that container in `pod-patch`, unless something in the cluster adds it.'
    : `Something in the cluster adds that container: fix it, or exempt namespace ${namespace} from it.`;
}

/** The input memory is a request: what kills is a limit, which others set, or a cluster node without more memory. */
function outOfMemory({ pod, status, isDaemon }: Container, { hasPodPatch }: Setting): End {
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const spec = [...containers, ...initContainers].find((one) => one.name === status.name);
  const limit = spec?.resources?.limits?.memory;
  if (limit === undefined) {
    const hint = isDaemon
      ? 'Raise `memory`, so that the pod gets a cluster node with more room.'
      : 'Give that container a memory request, or use larger cluster nodes.';
    return {
      topic: 'out-of-memory',
      why: 'the cluster node ran out of memory (OOMKilled; the container has no limit)',
      hint,
    };
  }
  const where = hasPodPatch ? 'in `pod-patch` or the LimitRange' : "in the namespace's LimitRange";
  return {
    topic: 'out-of-memory',
    why: `it reached its memory limit of ${limit} (OOMKilled)`,
    hint: `Raise that limit ${where}.`,
  };
}

/** Returns the lines of buildkitd's log without the stacks that it prints below an error, and without empty ones. */
export function withoutStacks(log: string): readonly string[] {
  return log.split('\n').filter((line) => line.trim() !== '' && !FRAMES.some((frame) => frame.test(line)));
}

/** The lines of stacks: those of pkg/errors have no arguments, those of Go's runtime have, with braces for structs. */
const FRAMES: readonly RegExp[] = [
  /^\t/,
  /^[\w./*()-]+\.[\w.()*]+$/,
  /^[\w./*()[\]…~@-]+\.[\w.()*[\]…-]+\(.*\)$/,
  /^panic\(.*\)$/,
  /^goroutine \d+ .*:$/,
  /^created by /,
  /^\[signal /,
];

/** Returns the line that says why buildkitd ended, which names the program before the error; undefined without lines. */
export function errorLineOf(log: string): string | undefined {
  const lines = withoutStacks(log);
  const isError = (line: string): boolean =>
    /^buildkitd: |level=(error|fatal)|^panic: |^fatal error: |^unexpected fault address/.test(line);
  return lines.findLast(isError) ?? lines.at(-1);
}

/**
 * rootlesskit and the daemon below it. A cluster node that allows no user namespaces answers ENOSPC or EPERM to the
 * first one (user_namespaces(7)), so these rows come before a disk that is full.
 */
const ROOTLESS = about('rootless-not-possible', [
  {
    words: /rootless mode requires to be executed/,
    hint: 'With `security: rootless`, `image` must be a rootless one (moby/buildkit:…-rootless).',
  },
  {
    words: /\[rootlesskit:.*(?:fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map)/,
    hint: 'The cluster node does not let ordinary users create user namespaces: use another node, or `security: privileged`.',
  },
  {
    words:
      /\[rootlesskit:.*(?:\.lock: permission denied|mkdir \S+: permission denied)|(?:\.lock: permission denied|mkdir \S+: permission denied).*\[rootlesskit:/,
    hint: 'buildkitd (user 1000) may not write to the cache volume: choose a `storage-class` whose driver honours fsGroup, or `cache-size: 0`.',
  },
]);

/** A full or broken disk: before damage, which names the same files. */
const DISK: readonly HintRow[] = [
  {
    topic: 'cache-full',
    words: /no space left on device|disk quota exceeded/,
    hint: claimOr(
      (deletion) => `The cache volume is full: raise \`cache-size\`, or delete the cache: ${deletion}`,
      "The disk of the cluster node is full: set `cache-size`, or free the node's disk.",
    ),
  },
  {
    topic: 'cache-damaged',
    words: /read-only file system|input\/output error/,
    hint: claimOr(
      (deletion) => `The cache volume is broken: ${deletion} (the cache is lost).`,
      'The disk of the cluster node is broken: use another node.',
    ),
  },
];

/** bbolt and the databases that BuildKit and containerd keep in it; a damaged page may show only in the stack. */
const DAMAGED =
  /invalid database|invalid freelist page|page type is unknown|already freed|checksum error|file size too small|but self identifies as|unexpected fault address|\w\.db: (?:unexpected EOF|invalid|version mismatch)|(?:panic|fatal error|SIGSEGV|SIGBUS).*bbolt/;

/** What buildkitd says when it cannot start (buildkit, cmd/buildkitd/main.go; bbolt). */
export const LOG_HINTS: readonly HintRow[] = [
  ...ROOTLESS,
  {
    topic: 'volume-in-use',
    words: /another instance running|\w\.db: timeout/,
    hint: ({ namespace, node }) =>
      `Another pod uses the same volume: kubectl --namespace ${namespace} get pods${node === undefined ? '' : ` --selector app=${node}`}, and delete it.`,
  },
  ...DISK,
  {
    topic: 'cache-damaged',
    words: DAMAGED,
    hint: claimOr(
      (deletion) => `The cache is corrupt: delete it, and the next job starts with an empty one: ${deletion}`,
      'The cache is corrupt: run the job again.',
    ),
  },
  {
    topic: 'container-start',
    words: /exec format error/,
    hint: 'Check `image`: it must be BuildKit for the architecture of the cluster node.',
  },
  {
    topic: 'buildkitd-config',
    words: /failed to (?:load|parse) config|toml: /,
    hint: 'Check `buildkitd-config`.',
  },
  {
    topic: 'crash',
    words: /operation not permitted|permission denied/,
    hint: 'BuildKit needs a privileged container on this cluster.',
  },
];
