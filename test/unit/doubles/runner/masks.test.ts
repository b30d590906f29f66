import { expect, test } from 'vitest';
import { Masks } from '../../../doubles/runner/masks.ts';

function mask(secrets: readonly string[], text: string): string {
  const masks = new Masks();
  for (const secret of secrets) masks.add(secret);
  return masks.apply(text);
}

test('hides every occurrence', () => {
  expect(mask(['s3cret'], 's3cret and s3cret, not S3cret')).toBe('*** and ***, not S3cret');
});

test('hides each line of a secret', () => {
  expect(mask(['first\n  second\r\n'], 'a first b second c')).toBe('a *** b *** c');
});

test('shows text without secrets as it is', () => {
  expect(mask([], 'a***b')).toBe('a***b');
  expect(mask(['x'], '')).toBe('');
});

test.each(['', 'u', 'us', 'user:', 'a longer name:'])('hides base64 behind %j', (before) => {
  const secret = 'correct horse battery';
  const encoded = Buffer.from(`${before}${secret}`).toString('base64');
  const shown = mask([secret], encoded);
  expect(shown).toContain('***');
  expect(shown.length).toBeLessThan(encoded.length - 20);
});

test.each([
  ['a"b<c&d', '{"key":"a\\"b<c&d"}'],
  ['a b/c(d)', 'x?y=a%20b%2Fc%28d%29'],
  ['a"b<c&d', '<t>a&quot;b&lt;c&amp;d</t>'],
  ['"quoted secret"', 'quoted secret'],
  ['back\\slash', JSON.stringify({ key: 'back\\slash' })],
])('hides %j in %j', (secret, text) => {
  const shown = mask([secret], text);
  expect(shown).toContain('***');
  expect(shown).not.toMatch(/slash|secret|%2F|lt/);
});

test('overlapping and adjacent secrets become one mark', () => {
  expect(mask(['abcd', 'cdef', 'ghij'], '-abcdefghij-')).toBe('-***-');
  expect(mask(['aa'], 'aaa')).toBe('***');
});
