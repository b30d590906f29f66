import type { ExecFileException } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type ActionError, buildxError } from '../lib/errors.ts';
import { toSafeLine, truncate } from '../lib/safe-text.ts';
import { runChild } from '../lib/system/child.ts';

/** How buildx is started: a program and the arguments before its own. */
export type BuildxCommand = { readonly program: string; readonly before: readonly string[] };

/** The parts of the environment that say where buildx and its files are. */
export type BuildxPlaces = { readonly path: string; readonly dockerConfigFolder: string };

/** Where the Docker CLI looks for plugins (docker/cli, cli-plugins/manager/manager_unix.go). */
const PLUGIN_FOLDERS = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * Finds buildx: the Docker plugin's own program, a stand-alone `buildx` on PATH, or else whatever `docker buildx`
 * starts. The program itself does the same as `docker buildx` in half the time (43 ms against 99 ms for `use`).
 * No Docker daemon is needed, and none is asked.
 *
 * @throws ActionError code 'buildx' when there is none
 */
export async function findBuildx(places: BuildxPlaces): Promise<BuildxCommand> {
  const onPath = places.path.split(delimiter).filter((folder) => folder !== '');
  const plugins = [join(places.dockerConfigFolder, 'cli-plugins'), ...PLUGIN_FOLDERS];
  const programs = [
    ...plugins.map((folder) => join(folder, 'docker-buildx')),
    ...onPath.flatMap((folder) => [join(folder, 'buildx'), join(folder, 'docker-buildx')]),
  ];
  const program = await firstExecutable(programs);
  if (program !== undefined) return { program, before: [] };
  const docker = await firstExecutable(onPath.map((folder) => join(folder, 'docker')));
  if (docker !== undefined) return { program: docker, before: ['buildx'] };
  throw buildxError(
    'buildx is not on this runner, neither as a Docker plugin nor on PATH.',
    INSTALL,
    'buildx-missing',
  );
}

const INSTALL =
  'Install buildx in an earlier step: the package docker-buildx-plugin, or the binary of a release on PATH.';

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  const found = await Promise.all(paths.map(isProgram));
  return paths.find((_, index) => found[index]);
}

/** A folder may be entered, which counts as executable too. */
async function isProgram(path: string): Promise<boolean> {
  try {
    const [, stats] = await Promise.all([access(path, constants.X_OK), stat(path)]);
    return stats.isFile();
  } catch {
    return false;
  }
}

/**
 * Runs buildx with these arguments and returns its stdout, or stderr.
 *
 * @throws ActionError code 'buildx' with buildx' last words when it fails
 */
export type RunBuildx = (args: readonly string[], output?: 'stdout' | 'stderr') => Promise<string>;

/** One call of buildx may take this long: `inspect` itself gives up on a node after 20 s. */
const CALL_TIMEOUT_MS = 60_000;
/** `version` asks no server. */
const VERSION_TIMEOUT_MS = 15_000;

const LARGEST_ANSWER_MIB = 8;

/** Returns a `RunBuildx` for this command; `signal` ends a call that runs. */
export function buildxRunner(
  command: BuildxCommand,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): RunBuildx {
  const largestBytes = LARGEST_ANSWER_MIB * 1024 * 1024;
  return (args, output) => {
    const timeoutMs = args[0] === 'version' ? VERSION_TIMEOUT_MS : CALL_TIMEOUT_MS;
    const options = { env: environment, signal, timeoutMs, largestBytes, output };
    return runChild(command.program, [...command.before, ...args], options, (error, stderr) => {
      if (command.before.length > 0 && NO_PLUGIN.test(stderr))
        return buildxError(
          'docker is on this runner, but its buildx plugin is not.',
          INSTALL,
          'buildx-missing',
        );
      const words = truncate(whyFailed(error, stderr, timeoutMs), 300);
      return buildxError(`docker buildx ${args[0]} failed: ${words}.`);
    });
  };
}

/** The Docker CLI's words for a plugin that it does not have, until 27 and since 28 (docker/cli, cmd/docker). */
const NO_PLUGIN = /is not a docker command|unknown command/i;

function whyFailed(error: ExecFileException, stderr: string, timeoutMs: number): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return `it printed more than ${LARGEST_ANSWER_MIB} MiB`;
  if (error.killed === true) return `no answer in ${timeoutMs / 1000} s`;
  const lines = stderr.split('\n').map((line) => line.trim());
  // The Docker CLI's last line says where its help is.
  const last = lines.findLast((line) => line !== '' && !/^(See|Run) 'docker /.test(line)) ?? '';
  return toSafeLine(last.replace(/^ERROR: /, '')) || howItEnded(error);
}

function howItEnded({ code, signal, message }: ExecFileException): string {
  if (typeof signal === 'string') return `it ended by ${signal}`;
  return typeof code === 'number' ? `it said nothing, and ended with exit code ${code}` : toSafeLine(message);
}

/** A release of buildx; `text` as it calls itself. */
export type BuildxVersion = { readonly major: number; readonly minor: number; readonly text: string };

/** Below this the kubernetes driver takes the wrong cluster when nodes differ, and knows no `timeout`. */
export const OLDEST: readonly [number, number] = [0, 15];

/** Below this a build never ends when its builder's pod dies (buildx #556, fixed by #3966). */
export const ADVISED: readonly [number, number] = [0, 36];

/** Below this its StatefulSet option does not work (buildx 0.34.0 panics). */
const STATEFUL_SET: readonly [number, number] = [0, 35];

/**
 * Refuses another program that goes by the name, by what it prints for `version`. buildx, and what distributions make of
 * it, names the repository that it is of; Podman, installed as docker, answers as buildah.
 *
 * @throws ActionError code 'buildx'
 */
export function refuseOtherProgram(output: string): void {
  if (/\bbuildx\b/.test(output)) return;
  if (/\b(buildah|podman)\b/i.test(output))
    throw buildxError(
      'docker buildx is Podman on this runner, which cannot use buildx builders.',
      INSTALL,
      'buildx-missing',
    );
  const words = truncate(toSafeLine(output).trim(), 60);
  const itself = words === '' ? 'says nothing' : `calls itself ${JSON.stringify(words)}`;
  throw buildxError(
    `docker buildx is another program on this runner: it ${itself}.`,
    INSTALL,
    'buildx-missing',
  );
}

/**
 * Returns the release that `buildx version` prints (`github.com/docker/buildx v0.36.1 …`); undefined for a build without
 * a release number, of which nothing can be said.
 */
export function parseBuildxVersion(output: string): BuildxVersion | undefined {
  const match = /\bv?((\d+)\.(\d+)\.\d+\S*)/.exec(output);
  const [, text = '', major, minor] = match ?? [];
  if (match === null || (Number(major) === 0 && Number(minor) === 0)) return undefined;
  return { text, major: Number(major), minor: Number(minor) };
}

/**
 * Returns the hint to print about a version; undefined when there is none.
 *
 * @throws ActionError code 'buildx' for a version that is too old
 */
export function judgeBuildxVersion(
  version: BuildxVersion | undefined,
  needsStatefulSet: boolean,
): string | undefined {
  if (version === undefined) return undefined;
  if (isBelow(version, OLDEST)) throw tooOld(version, OLDEST, 'this action');
  if (needsStatefulSet && isBelow(version, STATEFUL_SET))
    throw tooOld(version, STATEFUL_SET, 'a StatefulSet');
  return isBelow(version, ADVISED)
    ? `buildx ${version.text} hangs when the pod of a builder dies mid-build. Install buildx 0.36 or newer on the runner.`
    : undefined;
}

/** True for a version before this one. */
export function isBelow(version: BuildxVersion, [major, minor]: readonly [number, number]): boolean {
  return version.major < major || (version.major === major && version.minor < minor);
}

function tooOld(
  version: BuildxVersion,
  [major, minor]: readonly [number, number],
  what: string,
): ActionError {
  const message = `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`;
  return buildxError(message, 'Install a newer buildx on the runner.', 'buildx-too-old');
}
