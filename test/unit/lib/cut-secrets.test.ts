import fc from 'fast-check';
import { expect, test } from 'vitest';

import { withoutKnown } from '../../../src/lib/cut-secrets.ts';
import { formsOf } from '../../site/canary.ts';

const SECRET = 'qE8Q~k3.Zt_x91.LmN-4vb.Rr7w2Yd.';

test.each([
  ['whole', `invalid_client: ${SECRET} is wrong`, 'invalid_client: *** is wrong'],
  ['twice', `${SECRET}${SECRET} ${SECRET}`, '*** ***'],
  ['its start', `invalid secret ${SECRET.slice(0, 10)}…`, 'invalid secret ***…'],
  ['its end', `…${SECRET.slice(-12)}"`, '…***"'],
  ['its middle, quoted', `"${SECRET.slice(8, 20)}"`, '"***"'],
  ['by its start and its end', `${SECRET.slice(0, 9)}...${SECRET.slice(-9)}`, '***...***'],
])('a secret that a program tells %s is cut out', (_, text, shown) => {
  expect(withoutKnown(text, ['other', SECRET])).toBe(shown);
});

test('a secret of several lines is cut out by its lines', () => {
  const secret = '-----BEGIN KEY-----\nfirst-line-of-it\r\n  second-line-of-it\n';
  expect(withoutKnown('a second-line-of-it, first-line-of-it', [secret])).toBe('a ***, ***');
});

test('of a script its words are kept', () => {
  const script = 'my-login --cluster production';
  expect(withoutKnown('my-login: cluster production is unknown', [script])).toBe(
    'my-login: cluster production is unknown',
  );
  expect(withoutKnown(`sh: ${script}: not found`, [script])).toBe('sh: ***: not found');
});

test('a short secret is cut out, and what is not secret stays', () => {
  expect(withoutKnown('user joe, password hunter2', ['hunter2'])).toBe('user joe, password ***');
  expect(withoutKnown('nothing of it', [SECRET])).toBe('nothing of it');
  expect(withoutKnown('', [SECRET, ''])).toBe('');
});

const secret = fc.string({ unit: 'binary', minLength: 12, maxLength: 60 }).filter((text) => !/\s/.test(text));
const words = fc.string({ unit: 'binary', maxLength: 40 });

test('no form of any secret is left of any text', () => {
  fc.assert(
    fc.property(secret, words, words, (value, before, after) => {
      for (const form of formsOf(value)) {
        const shown = withoutKnown(`${before}${form}${after}`, [value]);
        expect(shown).toContain('***');
        expect(shown.includes(form) && !`${before}${after}***`.includes(form)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
