import { expect, test } from 'vitest';

import { readOptions } from '../../bench/options.ts';

const known = ['load', 'warm', 'warm-peer', 'cold'];
const usual = {
  figures: ['load', 'warm', 'cold'],
  pairs: 7,
  json: '',
  record: false,
  peer: '',
  gate: true,
  verbose: false,
};

test.each([
  { words: [], gives: {} },
  { words: ['cold', 'load', 'cold'], gives: { figures: ['cold', 'load'] } },
  {
    words: ['load', '--json', 'out.json', '--n', '9'],
    gives: { figures: ['load'], json: 'out.json', pairs: 9 },
  },
  { words: ['cold', '--figures'], gives: { figures: ['cold'], record: true } },
  { words: ['--no-gate', '--verbose'], gives: { gate: false, verbose: true } },
  { words: ['--peer', 'checkout'], gives: { figures: known, peer: 'checkout' } },
  { words: ['warm-peer', '--peer=checkout'], gives: { figures: ['warm-peer'], peer: 'checkout' } },
])('$words', ({ words, gives }) => {
  expect(readOptions(words, known)).toEqual({ ...usual, ...gives });
});

test.each([
  { words: ['load', 'lod', 'x'], says: 'there is no figure lod, x; there are load, warm, warm-peer, cold' },
  { words: ['warm-peer'], says: 'warm-peer needs --peer DIR' },
  { words: ['--n', '4'], says: '--n 4: a median is taken of at least 5' },
  { words: ['--n', 'many'], says: '--n many: a median is taken of at least 5' },
  { words: ['--n', '5.5'], says: '--n 5.5: a median is taken of at least 5' },
  { words: ['--fast'], says: expect.stringMatching(/^Unknown option '--fast'[^\n]*$/) },
])('$words is refused in one line', ({ words, says }) => {
  expect(readOptions(words, known)).toEqual(says);
});
