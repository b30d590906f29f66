import type { Figure, Samples } from './figure.ts';

/** A measured figure, as `--json` writes it. */
export type Result = {
  readonly figure: string;
  readonly unit: Figure['unit'];
  readonly value: number;
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly n: number;
  readonly spread: number;
  readonly samples: Samples;
};

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return middle.reduce((sum, number) => sum + number, 0) / middle.length;
}

/** How far the numbers lie apart, as a part of their median. */
export function spread(numbers: readonly number[]): number {
  return (Math.max(...numbers) - Math.min(...numbers)) / median(numbers);
}

/** Sums up the samples of a figure. */
export function summarize({ name, unit }: Figure, samples: Samples): Result {
  const { ours, baseline } = samples;
  const value = unit === 'ms' ? median(ours) : Math.max(...ours);
  const base = baseline.length === 0 ? null : median(baseline);
  return {
    figure: name,
    unit,
    value,
    baseline: base,
    ratio: base === null ? null : value / base,
    n: ours.length,
    spread: spread(ours),
    samples,
  };
}

/** True when the figure misses its bar. */
export function isOver({ bar }: Figure, { ratio, value }: Result): boolean {
  return (ratio ?? value) > bar;
}
