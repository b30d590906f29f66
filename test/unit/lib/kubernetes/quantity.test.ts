import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ActionError } from '../../../../src/lib/errors.ts';
import { parseQuantity } from '../../../../src/lib/kubernetes/quantity.ts';

const ANY = { least: 0, most: Number.MAX_VALUE };

test.each([
  ['1', 1],
  ['500m', 0.5],
  ['1.5', 1.5],
  ['2Gi', 2_147_483_648],
  ['2G', 2_000_000_000],
  ['50Gi', 53_687_091_200],
  ['1Ti', 1_099_511_627_776],
  ['1Pi', 1_125_899_906_842_624],
])('%s is %d', (text, value) => {
  expect(parseQuantity('memory', text, ANY)).toEqual({ text, value });
});

test.each([
  '',
  // Kubernetes says Gi or G.
  '10GB',
  '10 Gi',
  '-1',
  '+1',
  '1e99',
  '1E',
  '.5',
  '5.',
  '0x10',
  'Gi',
  '1gi',
  '1KI',
  'NaN',
  'Infinity',
  '9'.repeat(30),
])('%j is refused by the name of the input', (text) => {
  expect(() => parseQuantity('memory', text, ANY)).toThrow(/^Input memory: /);
});

test('a quantity outside the bounds is refused', () => {
  expect(() => parseQuantity('cpu', '0', { least: 0.001, most: 1024 })).toThrow(/out of range/);
  expect(() => parseQuantity('cpu', '1025', { least: 0.001, most: 1024 })).toThrow(/out of range/);
});

test('any text gives a finite quantity or an error of ours', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{1,9}(Ki|Mi|Gi|m|k|G|GB)?$/)), (text) => {
      try {
        const { value } = parseQuantity('memory', text, ANY);
        expect(Number.isFinite(value)).toBe(true);
        expect(value).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ActionError);
      }
    }),
  );
});
