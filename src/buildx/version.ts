import { ActionError } from '../lib/errors.ts';
import { toSafeLine, truncate } from '../lib/safe-text.ts';
import { INSTALL } from './command.ts';

/** A release of buildx; `text` as it calls itself. */
export type BuildxVersion = { readonly major: number; readonly minor: number; readonly text: string };

/** Below this the kubernetes driver takes the wrong cluster when nodes differ, and knows no `timeout`. */
const OLDEST: readonly [number, number] = [0, 15];

/** Below this a build hangs for ever when its builder's pod dies (buildx #556, fixed by #3966). */
const ADVISED: readonly [number, number] = [0, 36];

/** Below this its StatefulSet option does not work (buildx 0.34.0 panics). */
const STATEFUL_SET: readonly [number, number] = [0, 35];

/**
 * Code `buildx` for what answers to the name and is another program. buildx, and what distributions make of it, names
 * the repository that it is of; Podman, installed as docker, answers as buildah.
 */
export function refuseOtherProgram(output: string): void {
  if (/\bbuildx\b/.test(output)) return;
  if (/\b(buildah|podman)\b/i.test(output)) {
    const message = "docker buildx is Podman's on this runner, which cannot use builders of buildx.";
    throw new ActionError({ code: 'buildx', message, hint: INSTALL });
  }
  const words = truncate(toSafeLine(output).trim(), 60);
  const itself = words === '' ? 'says nothing' : `calls itself ${JSON.stringify(words)}`;
  throw new ActionError({
    code: 'buildx',
    message: `docker buildx is not buildx here: it ${itself}.`,
    hint: INSTALL,
  });
}

/**
 * Reads what `buildx version` prints (`github.com/docker/buildx v0.36.1 …`). undefined for a build without a
 * release number, of which nothing can be said.
 */
export function parseBuildxVersion(output: string): BuildxVersion | undefined {
  const match = /\bv?((\d+)\.(\d+)\.\d+\S*)/.exec(output);
  const [, text = '', major, minor] = match ?? [];
  if (match === null || (Number(major) === 0 && Number(minor) === 0)) return undefined;
  return { text, major: Number(major), minor: Number(minor) };
}

/** Code `buildx` for a version that cannot be worked with. Answers the hint to print, '' when there is none. */
export function judgeBuildxVersion(version: BuildxVersion | undefined, needsStatefulSet: boolean): string {
  if (version === undefined) return 'This buildx names no release; nothing is known of its faults.';
  if (isBelow(version, OLDEST)) throw tooOld(version, OLDEST, 'this action');
  if (needsStatefulSet && isBelow(version, STATEFUL_SET))
    throw tooOld(version, STATEFUL_SET, 'a StatefulSet');
  return isBelow(version, ADVISED)
    ? `buildx ${version.text}: with a version below 0.36 a build hangs when its builder's pod dies.`
    : '';
}

function isBelow(version: BuildxVersion, [major, minor]: readonly [number, number]): boolean {
  return version.major < major || (version.major === major && version.minor < minor);
}

function tooOld(
  version: BuildxVersion,
  [major, minor]: readonly [number, number],
  what: string,
): ActionError {
  return new ActionError({
    code: 'buildx',
    message: `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`,
    hint: 'Install a newer one on the runner.',
  });
}
