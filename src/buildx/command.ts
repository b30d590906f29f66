import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

import { runChild } from '../child.ts';
import { ActionError } from '../errors.ts';
import { oneSafeLine, shortened } from '../untrusted.ts';

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
 * No Docker daemon is needed, and none is asked. Code `buildx` when there is none.
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
  throw new ActionError(
    'buildx',
    'buildx is not on this runner, neither as a Docker plugin nor on PATH.',
    'Install it in an earlier step.',
  );
}

async function firstExecutable(paths: readonly string[]): Promise<string | undefined> {
  const found = await Promise.all(
    paths.map((path) =>
      access(path, constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.find((_, index) => found[index]);
}

/** Runs buildx with these arguments and answers its stdout; code `buildx` with its last words when it fails. */
export type RunBuildx = (args: readonly string[]) => Promise<string>;

/** One call of buildx may take this long: `inspect` itself gives up on a node after 20 s. */
const CALL_TIMEOUT_MS = 60_000;

const LARGEST_ANSWER_BYTES = 8 * 1024 * 1024;

/** A `RunBuildx` for this command; `signal` ends a call that runs. */
export function buildxRunner(
  command: BuildxCommand,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): RunBuildx {
  const options = {
    env: environment,
    signal,
    timeoutMs: CALL_TIMEOUT_MS,
    largestBytes: LARGEST_ANSWER_BYTES,
  };
  return (args) =>
    runChild(command.program, [...command.before, ...args], options, (error, stderr) =>
      buildxFailed(args, error, stderr),
    );
}

function buildxFailed(args: readonly string[], error: Error, stderr: string): ActionError {
  const last = stderr.trim().split('\n').at(-1) ?? '';
  const words = shortened(oneSafeLine(last.replace(/^ERROR: /, '') || error.message), 300);
  return new ActionError('buildx', `docker buildx ${args[0]} failed: ${words}.`, '');
}
