import { formatDuration } from '../../lib/duration.ts';

const MINUTE_MS = 60_000;
const GIB = 2 ** 30;
const BLOCKS = 10;

/** Returns a time as a person reads it at a glance: `38.4 s`, from a minute on `3m12s`. */
export function formatTime(ms: number): string {
  return ms < MINUTE_MS - 50 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms);
}

/** Returns a share as ten blocks. Only all of it is full, and only nothing is empty. */
export function renderBar(part: number, whole: number): string {
  const rounded = whole <= 0 ? 0 : Math.round((BLOCKS * part) / whole);
  const least = part > 0 ? 1 : 0;
  const most = part >= whole && whole > 0 ? BLOCKS : BLOCKS - 1;
  const full = Math.min(most, Math.max(least, rounded));
  return `\`${'█'.repeat(full)}${'░'.repeat(BLOCKS - full)}\``;
}

/** Returns an amount in GiB without its unit: `58`, below 10 with one decimal, as `2.4`. */
export function formatGib(bytes: number): string {
  const gib = bytes / GIB;
  if (gib >= 9.95) return `${Math.round(gib)}`;
  return gib > 0 && gib < 0.05 ? '<0.1' : gib.toFixed(1).replace(/\.0$/, '');
}

/** Returns a moment of a day in UTC, `14:32 UTC`, with the date when it is not the day of `nowMs`. */
export function formatMoment(ms: number, nowMs: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  const isToday = date === new Date(nowMs).toISOString().split('T')[0];
  return `${isToday ? '' : `${date} `}${time.slice(0, 5)} UTC`;
}
