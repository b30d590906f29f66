import { inputError } from './errors.ts';
import { truncate } from './safe-text.ts';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The lengths that an input accepts, in ms, both included. */
export type DurationBounds = { readonly leastMs: number; readonly mostMs: number };

/**
 * Returns a duration in Go's notation (`90s`, `1h30m`, `0`), in ms. Days are left out on purpose: Go has none, and buildx
 * and Kubernetes read such values too.
 *
 * @throws ActionError code 'input', with the input's name, for anything else and outside the bounds
 */
export function parseDuration(input: string, text: string, bounds: DurationBounds): number {
  const ms = durationMs(text);
  if (ms === undefined) {
    const shown = JSON.stringify(truncate(text, 40));
    throw inputError(input, `${shown} is not a duration.`, 'Write it like 90s, 30m or 1h30m.');
  }
  if (ms < bounds.leastMs || ms > bounds.mostMs) {
    const range = `${formatDuration(bounds.leastMs)} to ${formatDuration(bounds.mostMs)}`;
    throw inputError(input, `${truncate(text, 40)} is out of range.`, `Use ${range}.`);
  }
  return ms;
}

function durationMs(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g))
    ms += Number(amount) * (UNIT_MS[unit] ?? 0);
  return Number.isFinite(ms) ? Math.round(ms) : undefined;
}

/** Returns a duration as a person writes it: `1h30m`, `45s`, `0`. Parts of a second are rounded away. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  return (
    parts
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => `${amount}${unit}`)
      .join('') || '0'
  );
}
