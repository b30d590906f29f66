import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedFigure } from '../test/bench/record.ts';
import { root } from './paths.ts';

/** Where a page states a figure: `<!-- figure: NAME -->…<!-- /figure -->`, or NAME.baseline for what it is compared with. */
const STATED = /<!-- figure: ([\w-]+)(\.baseline)? -->(.*?)<!-- \/figure -->/g;

/** A page with its figures as docs/figures/ has them; a figure that nobody has measured has no number. */
export function withFigures(page: string): string {
  return page.replace(STATED, (_, name: string, side: string | undefined) => {
    const which = side ?? '';
    return `<!-- figure: ${name}${which} -->${renderFigure(name, which !== '')}<!-- /figure -->`;
  });
}

/** The figures that a page states, by name, and their numbers. */
export function figuresIn(page: string): readonly { readonly name: string; readonly text: string }[] {
  return [...page.matchAll(STATED)].map(([, name = '', , text = '']) => ({ name, text }));
}

/** A page without its figures. */
export function withoutFigures(page: string): string {
  return page.replace(STATED, '');
}

function renderFigure(name: string, isBaseline: boolean): string {
  const path = join(root, 'docs', 'figures', `${name}.json`);
  if (!existsSync(path)) return 'not measured';
  const { unit, value, baseline }: RecordedFigure = JSON.parse(readFileSync(path, 'utf8'));
  const number = isBaseline ? baseline : value;
  if (number === null) throw new Error(`docs/figures/${name}.json has no baseline`);
  return renderAmount(number, unit);
}

/** A number for people: two digits of a time below 10 s count, and one above. */
export function renderAmount(value: number, unit: string): string {
  if (unit !== 'ms') return `${Math.round(value)} ${unit}`;
  const seconds = value / 1000;
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}
