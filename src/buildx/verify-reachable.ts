import { buildxError } from '../lib/errors.ts';
import { toSafeLine } from '../lib/safe-text.ts';
import { poll } from '../lib/system/poll.ts';
import type { Topic } from '../lib/topics.ts';
import type { RunBuildx } from './command.ts';
import { findProblem, type InspectedNode, parseInspect } from './inspect.ts';

/** A node whose kubelet has no serving certificate yet refuses the first dials for up to a minute (buildx #2668). */
const LONGEST_MS = 60_000;
/** What no time changes: a container that is not buildkitd, a proxy that takes no upgrades, a right that is missing. */
const FINAL = /executable file not found|Upgrade request required|bad handshake|User "[^"]*" cannot/;
const FINAL_MS = 2000;
/** The daemon was ready a moment ago: where it does not listen on its socket now, it may be between two runs. */
const NO_SOCKET = /error reading server preface|command terminated with exit code/;
const NO_SOCKET_MS = 10_000;

/** buildx itself takes longer than the first pauses. */
const pauseMs = (round: number): number => Math.min(100 * 2 ** round, 5000);

/** The rounds that are told: those after 3 s, and each 15 s from then on. */
const isTold = (round: number): boolean => round >= 5 && (round - 5) % 3 === 0;

/** What is made of the words of buildx. */
type Telling = {
  /** Says what helps against them. */
  readonly remedyFor: (words: string) => { readonly topic: Topic; readonly hint: string };
  /** Takes a line while they may still change. */
  readonly note: (line: string) => void;
};

/**
 * Makes buildx itself reach every node of the instance, again while it cannot, and returns what it says of them.
 *
 * @throws ActionError code 'buildx' with buildx' words when it could not reach them for a minute, or sooner where the
 *   words say that waiting cannot help
 */
export async function verifyReachable(
  run: RunBuildx,
  name: string,
  signal: AbortSignal,
  { remedyFor, note }: Telling,
): Promise<readonly InspectedNode[]> {
  const startedMs = performance.now();
  return poll({ pace: pauseMs, signal }, async (round) => {
    const nodes = parseInspect(await run(['inspect', name]));
    const found = findProblem(nodes);
    if (found === undefined) return nodes;
    // Colours would keep secrets in it from being found.
    const problem = toSafeLine(found);
    const triedMs = performance.now() - startedMs;
    const limitMs = longestMs(problem);
    if (triedMs + pauseMs(round) <= limitMs) {
      const since = `${Math.round(triedMs / 1000)} s of at most ${limitMs / 1000} s`;
      if (isTold(round)) note(`buildx cannot reach the builder yet (${since}): ${problem}`);
      return undefined;
    }
    const { hint, topic } = remedyFor(problem);
    throw buildxError(`buildx cannot reach the builder: ${problem}.`, hint, topic);
  });
}

/** Returns how long a node with this problem is tried. */
export function longestMs(problem: string): number {
  if (FINAL.test(problem)) return FINAL_MS;
  return NO_SOCKET.test(problem) ? NO_SOCKET_MS : LONGEST_MS;
}
