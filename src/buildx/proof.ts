import { ActionError } from '../lib/errors.ts';
import { pause } from '../lib/system/pause.ts';
import type { RunBuildx } from './command.ts';
import { type InspectedNode, parseInspect, troubleOf } from './inspect.ts';

/** A node whose kubelet has no serving certificate yet refuses the first dials for up to a minute (buildx #2668). */
const LONGEST_PROOF_MS = 60_000;
/** What no time changes: a container that is not buildkitd, a proxy that takes no upgrades, a right that is missing. */
const FINAL = /executable file not found|Upgrade request required|bad handshake|User "[^"]*" cannot/;
const FINAL_PROOF_MS = 2000;
/** The daemon was ready a moment ago: where it does not listen on its socket now, it may be between two runs. */
const NO_SOCKET = /error reading server preface|command terminated with exit code/;
const SOCKET_PROOF_MS = 10_000;
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 5000;

/**
 * Makes buildx itself reach every node of the instance, again while it cannot. Code `buildx` with its words when
 * it could not for a minute, or sooner where they say that waiting cannot help. `remedyOf` says what helps against
 * buildx' words, undefined = not known.
 */
export async function proveReachable(
  run: RunBuildx,
  name: string,
  signal: AbortSignal,
  remedyOf: (words: string) => string | undefined,
): Promise<readonly InspectedNode[]> {
  const startedMs = performance.now();
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    const nodes = parseInspect(await run(['inspect', name]));
    const trouble = troubleOf(nodes);
    if (trouble === '') return nodes;
    if (performance.now() - startedMs + lookMs > patienceMs(trouble))
      throw unreached(trouble, remedyOf(trouble));
    await pause(lookMs, signal);
  }
}

/** How long a node that cannot be reached, for this reason, is tried. */
export function patienceMs(trouble: string): number {
  if (FINAL.test(trouble)) return FINAL_PROOF_MS;
  return NO_SOCKET.test(trouble) ? SOCKET_PROOF_MS : LONGEST_PROOF_MS;
}

function unreached(trouble: string, known: string | undefined): ActionError {
  const hint =
    known ?? 'It needs the right to create pods/exec, and a way from this runner to the API server.';
  return new ActionError({ code: 'buildx', message: `buildx does not reach the builder: ${trouble}.`, hint });
}
