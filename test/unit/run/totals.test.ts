import { expect, test } from 'vitest';
import { addTotals, NO_TESTS, renderTotals } from '../../run/totals.ts';

test.each([
  { totals: { passed: 2, failed: 0, skipped: [] }, line: '2 passed, 0 failed' },
  {
    totals: { passed: 0, failed: 1, skipped: [{ name: 'n', reason: 'r' }] },
    line: '0 passed, 1 failed, 1 skipped',
  },
])('$line', ({ totals, line }) => {
  expect(renderTotals(totals)).toBe(line);
});

test('a failure or a skip of either run is in the sum', () => {
  const one = { passed: 2, failed: 1, skipped: [{ name: 'a', reason: 'r' }] };
  const other = { passed: 3, failed: 0, skipped: [{ name: 'b', reason: 'r' }] };
  expect(renderTotals(addTotals(one, addTotals(other, NO_TESTS)))).toBe('5 passed, 1 failed, 2 skipped');
});
