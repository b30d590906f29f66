import { expect, test } from 'vitest';

import { toBase64 } from '../../../src/lib/base64.ts';

test('a text is encoded as UTF-8, with padding and without line breaks', () => {
  expect(toBase64('ä~?')).toBe('w6R+Pw==');
  expect(toBase64('x'.repeat(60))).toBe('eHh4'.repeat(20));
  expect(toBase64('')).toBe('');
});
