import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import type { RunBuildx } from './command.ts';
import { type InspectedNode, parseInspect, troubleOf } from './inspect.ts';

/** A node whose kubelet has no serving certificate yet refuses the first dials for up to a minute (buildx #2668). */
const LONGEST_PROOF_MS = 60_000;
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 5000;

/**
 * Makes buildx itself reach every node of the instance, again while it cannot. Code `buildx` with its words when
 * it could not for a minute.
 */
export async function proveReachable(
  run: RunBuildx,
  name: string,
  signal: AbortSignal,
): Promise<readonly InspectedNode[]> {
  const endMs = performance.now() + LONGEST_PROOF_MS;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    const nodes = parseInspect(await run(['inspect', name]));
    const trouble = troubleOf(nodes);
    if (trouble === '') return nodes;
    if (performance.now() + lookMs > endMs) {
      const hint = 'It needs the right to create pods/exec, and a way from this runner to the API server.';
      throw new ActionError('buildx', `buildx does not reach the builder: ${trouble}.`, hint);
    }
    await pause(lookMs, signal);
  }
}
