/** How long the steps of one job took. */
export type Times = { readonly setUpMs: number; readonly buildMs: number; readonly postMs: number };

/** The times of both jobs side by side, a line for each step. */
export function renderTimes(cold: Times, warm: Times): readonly string[] {
  const rows: readonly (readonly [string, number, number])[] = [
    ['set up (main)', cold.setUpMs, warm.setUpMs],
    ['docker buildx build', cold.buildMs, warm.buildMs],
    ['clean up (post)', cold.postMs, warm.postMs],
    ['together', totalMs(cold), totalMs(warm)],
  ];
  const lines = rows.map(([name, coldMs, warmMs]) => renderRow(name, seconds(coldMs), seconds(warmMs)));
  return [renderRow('', 'cold', 'warm'), ...lines];
}

/** A duration for people. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** How long the whole job took. */
export function totalMs({ setUpMs, buildMs, postMs }: Times): number {
  return setUpMs + buildMs + postMs;
}

function renderRow(name: string, cold: string, warm: string): string {
  return `${name.padEnd(20)}${cold.padStart(10)}${warm.padStart(10)}`;
}
