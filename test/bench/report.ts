import type { Figure } from './figure.ts';
import { isOver, type Result } from './statistics.ts';

/** One line for people: value, baseline, ratio, bar, verdict. */
export function renderLine(figure: Figure, result: Result): string {
  const { unit, value, baseline, ratio, n, spread } = result;
  const base = baseline === null ? '' : `against ${amount(baseline, unit)}`;
  const cells = [
    figure.name.padEnd(14),
    amount(value, unit).padStart(12),
    base.padEnd(20),
    (ratio === null ? '' : `ratio ${ratio.toFixed(3)}`).padEnd(12),
    `bar ${figure.bar}`.padEnd(9),
    (isOver(figure, result) ? 'OVER' : 'ok').padEnd(4),
    `n ${n}, spread ${(spread * 100).toFixed(0)} %`,
  ];
  return cells.join('  ');
}

function amount(value: number, unit: Figure['unit']): string {
  return `${value.toFixed(unit === 'calls' ? 0 : 1)} ${unit}`;
}

/** The text of the file that `--json` names. */
export function renderJson(results: readonly Result[]): string {
  return `${JSON.stringify(results, undefined, 2)}\n`;
}
