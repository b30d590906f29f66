import { parseArgs } from 'node:util';

/** The least that a median is taken of. */
export const LEAST_PAIRS = 5;
const USUAL_PAIRS = 7;

/** The one figure that needs something which is no part of the project. */
const NEEDS_PEER = 'warm-peer';

/** What a command line asks for. */
export type Options = {
  readonly figures: readonly string[];
  readonly pairs: number;
  /** Where the results go as JSON; '' for nowhere. */
  readonly json: string;
  /** Whether each figure goes into docs/figures/ too, with what it was measured with. */
  readonly record: boolean;
  /** Folder of a checkout of docker/setup-buildx-action; '' without one. */
  readonly peer: string;
  /** Whether a missed bar is a failure. */
  readonly gate: boolean;
  readonly verbose: boolean;
};

/** Reads `FIGURE… --json FILE --figures --n N --peer DIR --no-gate --verbose`; one line instead of what makes no sense. */
export function readOptions(words: readonly string[], known: readonly string[]): Options | string {
  try {
    return parseOptions(words, known);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parseOptions(words: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: 'string', default: '' },
      figures: { type: 'boolean', default: false },
      n: { type: 'string', default: `${USUAL_PAIRS}` },
      peer: { type: 'string', default: '' },
      'no-gate': { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { json, figures: record, peer, verbose } = values;
  const figures = chooseFigures(positionals, known, peer);
  return { figures, pairs: readPairs(values.n), json, record, peer, gate: !values['no-gate'], verbose };
}

function chooseFigures(asked: readonly string[], known: readonly string[], peer: string): readonly string[] {
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`there is no figure ${unknown.join(', ')}; there are ${known.join(', ')}`);
  if (asked.includes(NEEDS_PEER) && peer === '') throw new Error(`${NEEDS_PEER} needs --peer DIR`);
  if (asked.length > 0) return [...new Set(asked)];
  return known.filter((name) => name !== NEEDS_PEER || peer !== '');
}

function readPairs(text: string): number {
  const pairs = Number(text);
  if (Number.isInteger(pairs) && pairs >= LEAST_PAIRS) return pairs;
  throw new Error(`--n ${text}: a median is taken of at least ${LEAST_PAIRS}`);
}
