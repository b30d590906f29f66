import type { Progress } from '../../builders/holds/rollout.ts';
import { formatDuration } from '../../lib/duration.ts';
import { runnerLog as log } from '../runner/log.ts';
import { formatSeconds } from './describe-ready.ts';

/** The wait for a builder: its name, its nodes by the names of their Deployments, and how long the step may take. */
export type Wait = {
  readonly builder: string;
  /** What each node is called in the log. */
  readonly shortNames: ReadonlyMap<string, string>;
  readonly limitMs: number;
};

/** How long the log is silent at most. */
const HEARTBEAT_MS = 15_000;

/**
 * Shows the wait for a builder as a group of the log, which begins with the first line: each with the seconds since the
 * start of the step, and one for each node that is waited for whenever nothing else was new for a while.
 */
export function showProgress({ builder, shortNames, limitMs }: Wait): Progress {
  const shown = new Set<string>();
  const awaited = new Map<string, string>();
  const width = Math.max(0, ...[...shortNames.values()].map((name) => name.length));
  const limit = formatDuration(limitMs);
  let endGroup: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const beatLater = (): void => {
    clearTimeout(timer);
    timer = isOver ? undefined : setTimeout(beat, HEARTBEAT_MS);
  };
  const print = (node: string, words: string): void => {
    endGroup ??= log.group(`Waiting for ${builder} (at most ${limit})`);
    const name = (shortNames.get(node) ?? node).padEnd(width);
    log.info(`${formatSeconds(performance.now()).padStart(8)}  ${name}  ${words}`);
    beatLater();
  };
  const beat = (): void => {
    const since = `${Math.round(performance.now() / 1000)} s of at most ${limit}`;
    for (const [node, what] of awaited) print(node, `still waiting for ${what} (${since})`);
    beatLater();
  };

  return {
    show: (node, words) => {
      const key = `${node} ${words}`;
      if (isOver || shown.has(key)) return;
      shown.add(key);
      print(node, words);
    },
    await: (node, what) => {
      if (what === undefined) awaited.delete(node);
      else awaited.set(node, what);
      if (timer === undefined) beatLater();
    },
    end: () => {
      isOver = true;
      clearTimeout(timer);
      endGroup?.();
      endGroup = undefined;
    },
  };
}
