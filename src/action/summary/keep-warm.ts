import type { Life } from '../../builders/manifests/spec.ts';
import { formatDuration } from '../../lib/duration.ts';

/** When the builder built, and since when it is up. */
export type Use = {
  readonly upSinceMs: number;
  readonly nowMs: number;
  /** When each build of whatever job started and ended; one that runs ends at `nowMs`. */
  readonly builds: readonly { readonly startedMs: number; readonly endedMs: number }[];
};

const MINUTE_MS = 60_000;

/** Of fewer builds nobody can say how often the builder is needed. */
const FEWEST_BUILDS = 3;

/** A hint for less is not worth a line. */
const LEAST_SAVED_MS = 10 * MINUTE_MS;

/** What people set, the longest first. */
const CHOICES = [120, 60, 30, 15, 10, 5].map((minutes) => minutes * MINUTE_MS);

/**
 * Says how long the builder was idle, and what a shorter keep-warm would have saved of it; undefined where that is little,
 * or not known. Of several it takes the longest that saves most of what the shortest would: each shorter one makes more
 * jobs wait for a start.
 */
export function renderKeepWarmHint(keepWarm: Life | undefined, use: Use): string | undefined {
  if (keepWarm?.kind !== 'for') return undefined;
  const builds = use.builds.filter(({ endedMs }) => endedMs > use.upSinceMs);
  if (builds.length < FEWEST_BUILDS) return undefined;
  const { busyMs, gapsMs } = timesOf(builds, use);
  // The clock of the runner may be behind those of the builder.
  const nowMs = Math.max(use.nowMs, ...builds.map(({ endedMs }) => endedMs));
  const saved = (choiceMs: number): number =>
    gapsMs.reduce((sum, gapMs) => sum + Math.max(0, Math.min(gapMs, keepWarm.ms) - choiceMs), 0);
  const shorter = CHOICES.filter((choiceMs) => choiceMs < keepWarm.ms);
  const most = Math.max(0, ...shorter.map(saved));
  const choice = shorter.find((choiceMs) => saved(choiceMs) * 2 >= most);
  if (choice === undefined || saved(choice) < LEAST_SAVED_MS) return undefined;
  const [busy, up] = [busyMs, nowMs - use.upSinceMs].map((ms) => Math.round(ms / MINUTE_MS));
  const minutes = Math.floor(saved(choice) / MINUTE_MS);
  return `it was busy for ${busy} of the last ${up} minutes, so \`keep-warm: ${formatDuration(choice)}\` would have saved ${minutes}`;
}

/** How long something was built, and each pause between builds. */
function timesOf(
  builds: Use['builds'],
  { upSinceMs }: Use,
): { readonly busyMs: number; readonly gapsMs: readonly number[] } {
  let busyMs = 0;
  let untilMs: number | undefined;
  const gapsMs: number[] = [];
  for (const { startedMs, endedMs } of builds.toSorted((one, other) => one.startedMs - other.startedMs)) {
    const fromMs = Math.max(startedMs, untilMs ?? upSinceMs);
    if (untilMs !== undefined && fromMs > untilMs) gapsMs.push(fromMs - untilMs);
    busyMs += Math.max(0, endedMs - fromMs);
    untilMs = Math.max(untilMs ?? 0, endedMs);
  }
  return { busyMs, gapsMs };
}
