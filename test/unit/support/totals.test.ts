import { expect, test } from 'vitest';
import { renderTotals } from '../../support/totals.ts';

test.each([
  { totals: { passed: 2, failed: 0, skipped: [] }, line: '2 passed, 0 failed' },
  {
    totals: { passed: 0, failed: 1, skipped: [{ name: 'n', reason: 'r' }] },
    line: '0 passed, 1 failed, 1 skipped',
  },
])('$line', ({ totals, line }) => {
  expect(renderTotals(totals)).toBe(line);
});
