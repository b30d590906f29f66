import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fitHeadline, toSafeLine, truncate, withoutSecrets } from '../../../src/lib/safe-text.ts';
import { parseCommand } from '../../doubles/runner/command.ts';
import { LineSplitter } from '../../doubles/runner/lines.ts';

test.each([
  ['colours', 'pod \u001b[31mfailed\u001b[0m', 'pod failed'],
  ['a title of the terminal', 'a\u001b]0;title\u0007b', 'ab'],
  ['a carriage return that hides a command', 'harmless\r::add-mask::x', 'harmless ::add-mask::x'],
  ['several lines', 'one\r\ntwo\n\nthree', 'one two three'],
  ['the line breaks of Unicode', 'one\u2028two\u2029three', 'one two three'],
  ['NUL and bell', 'a\0b\u0007c', 'abc'],
  ['text that runs backwards', 'a\u202eb', 'ab'],
  ['an old command', 'pull failed ##[add-mask]secret', 'pull failed ## [add-mask]secret'],
  ['an old command behind one more hash', '###[error]x', '### [error]x'],
  ['a command at the start', '::set-output name=a::b', ': :set-output name=a::b'],
  ['a command behind blanks', '  ::error::x', '  : :error::x'],
  ['a command behind what is removed', '\u200b\u001b[0m::error::x', ': :error::x'],
  ['a command that an escape sequence splits', ':\u001b[0m:error::x', ': :error::x'],
  ['an old command that an escape sequence splits', '#\u001b[0m#[error]x', '## [error]x'],
])('%s cannot fool the log', (_, text, safe) => {
  expect(toSafeLine(text)).toBe(safe);
});

test.each(['0/1 nodes are available: 1 Insufficient cpu.', 'a :: b # c [d]', '::', 'größer – 構築 🐳', ''])(
  'harmless text stays readable: %j',
  (text) => {
    expect(toSafeLine(text).replace(': :', '::')).toBe(text);
  },
);

const pieces = fc.constantFrom(
  ...['::', ':', '##[', '#', '[', ']', '\r', '\n', '\u2028', '\0', '\u001b', '\u001b[0m', '\u200b', '\ufeff'],
  ...[' ', '\t', '\u0085', 'error', 'add-mask', 'set-output name=x', 'stop-commands'],
);
const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 });

test('no text is ever taken as a command by the runner, and it stays one line', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const safe = toSafeLine(parts.join(''));
      expect(parseCommand(safe, () => true)).toBeUndefined();
      expect(new LineSplitter().push(safe)).toEqual([]);
      expect(toSafeLine(safe)).toBe(safe);
    }),
    { numRuns: 2000 },
  );
});

test('a long text is cut between two words, and one that fits is not', () => {
  expect(truncate('12345', 5)).toBe('12345');
  expect(truncate('no such file or folder', 15)).toBe('no such file …');
});

test('a word that has no room by itself is cut, since nothing would be left', () => {
  expect(truncate('123456', 5)).toBe('1234…');
  expect(truncate('open /a/very/long/path: no such file', 12)).toBe('open /a/ver…');
});

const sentences = fc.array(
  fc.oneof(
    fc.constantFrom(
      'a',
      'failed to do:',
      'dial tcp 127.0.0.1:43611:',
      'webhook "w.example.com":',
      'größer',
      '🐳',
    ),
    fc.string({ minLength: 1, maxLength: 90 }),
  ),
  { minLength: 1, maxLength: 60 },
);

/** Expects that each word of a text that was cut is one of the whole text, unless that one is longer than `longest`. */
function expectWholeWords(whole: string, told: string, longest: number): void {
  const words = whole.split(/\s+/);
  const long = words.filter((word) => word.length > longest);
  for (const word of told.split(/\s+/).filter((one) => !/^…:?$/.test(one))) {
    const [start = '', end = ''] = word.split('…');
    const isPart = long.some((one) => one.startsWith(start) || one.endsWith(end === '' ? start : end));
    expect(words.includes(word) || isPart, `${word} of ${whole}`).toBe(true);
  }
}

test('no word is ever cut that has room', () => {
  fc.assert(
    fc.property(sentences, fc.nat(170), fc.integer({ min: 10, max: 300 }), (parts, length, limit) => {
      const whole = toSafeLine(parts.join(' ')).replaceAll('…', '.');
      const cut = truncate(whole, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expectWholeWords(whole, cut, limit - 2);
      expectWholeWords(whole, fitHeadline(whole, 'r'.repeat(length)), 36);
    }),
    { numRuns: 1000 },
  );
});

test("of Go's wrapped errors the first and the last link are told, however long the others are", () => {
  const url = `Post "https://builds.default.svc:443/${'validate/'.repeat(40)}?timeout=5s"`;
  const told = fitHeadline(
    `failed calling webhook "builds.example.com": failed to call webhook: ${url}: dial tcp 127.0.0.1:43611: connect: connection refused`,
    'Fix the service behind that webhook.',
  );
  expect(told).toBe(
    'failed calling webhook "builds.example.com": …: dial tcp 127.0.0.1:43611: connect: connection refused',
  );
});

test('an input with its value, as in `security: rootless`, is told whole and parts no links', () => {
  const told = fitHeadline(
    `Input image: BuildKit of node ci-amd64 did not read its configuration (${'x'.repeat(100)}). It needs \`security: rootless\`.`,
    `kubectl --namespace builds delete deployment ${'y'.repeat(63)}`,
  );
  expect(told).toMatch(
    /^Input image: BuildKit of node ci-amd64 did not read its configuration .*`security: rootless`\.$/,
  );
});

test('of long words of others enough is cut that the remedy can be told in full', () => {
  const remedy = 'Do this.';
  const told = fitHeadline(`what failed ${'x'.repeat(1000)} the cause`, remedy);
  expect(`${told} ${remedy}`).toHaveLength(300);
  expect(told).toMatch(/^what failed x+…x+ the cause$/);
  expect(fitHeadline('short', remedy)).toBe('short');
});

test('of a chain of errors the first link and the last ones stay', () => {
  const middle = Array.from({ length: 20 }, (_, index) => `failed to do step ${index} of many`).join(': ');
  const told = fitHeadline(
    `The image cannot be pulled: ${middle}: dial tcp: lookup r.example.com: no such host.`,
    'Do.',
  );
  expect(told).toMatch(
    /^The image cannot be pulled: …: failed to do step \d+ of many: .*: dial tcp: lookup r\.example\.com: no such host\.$/,
  );
  expect(told.length).toBeLessThanOrEqual(296);
});

test('of a reason that is too long its start stays, and the link that names who gives it', () => {
  const told = fitHeadline(
    `It was refused: ${'by somebody or other: '.repeat(9)}policy p: no privileged pods ${'and more '.repeat(80)}`,
    'Do.',
  );
  expect(told).toMatch(
    /^It was refused: …: .*by somebody or other: policy p: no privileged pods and more .*…/,
  );
});

test('a remedy with long names in its command is told in full, and the fault still in a readable part', () => {
  const remedy = `kubectl --namespace ${'n'.repeat(63)} delete deployment/${'d'.repeat(52)} pvc/${'d'.repeat(52)}-cache`;
  const told = fitHeadline(`The volume is full: ${'x'.repeat(500)}`, remedy);
  expect(told.length).toBeGreaterThan(100);
  expect(told.length).toBeLessThanOrEqual(120);
  expect(told).toMatch(/^The volume is full: x+…x+$/);
});

test('whatever the words and the remedy, the line is bounded', () => {
  const words = fc.array(fc.constantFrom('a', 'bc: ', ': ', 'longer words ', 'x'.repeat(90)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, fc.nat(170), (parts, length) => {
      const [what, remedy] = [parts.join(''), 'r'.repeat(length)];
      const told = fitHeadline(what, remedy);
      expect(told.length + remedy.length + 1).toBeLessThanOrEqual(300);
    }),
  );
});

test.each([
  ['error: Unable to locate credentials. You can configure them by "aws configure".'],
  ['Get "https://sts.eu-central-1.amazonaws.com/": dial tcp: lookup failed: no such host'],
  ['the profile internationalisation-of-things could not be found'],
  ['open /home/runner/.aws/credentials: no such file or directory'],
  ['no kind "ExecCredential" in version client.authentication.k8s.io/v1beta1'],
  ['lookup oidc.eks.eu-central-1.amazonaws.com on 10.96.0.10:53: server misbehaving'],
  ['User: arn:aws:sts::123456789012:assumed-role/builds is not authorized'],
  ['AADSTS7000215: Invalid client secret provided. Ensure the secret is the value.'],
])('what a plugin says of its failure is kept: %s', (words) => {
  expect(withoutSecrets(words)).toBe(words);
});

test.each([
  ['key 0123456789abcdefghij refused', 'key *** refused'],
  ['eyJhbGciOiJSUzI1NiIsImtpZCI6.eyJpc3MiOiJrdWJlcm5ldGVzIn0x.c2lnbmF0dXJlLTEyMzQ1', '***'],
  ['secret qE8Q~k3.Zt_x91.LmN-4vb.Rr7w2Yd. is wrong', 'secret *** is wrong'],
  ['secret:Xy98Q~abcDEF123.ghi_JKL456-mno7PQR!', '***'],
  ['pA5$word:w1th|odd^signs&9', '***'],
  ['(dGhpcyBpcyBhIHNlY3JldA/KzEyMzQ1Njc4=)', '(***)'],
])('what looks like a secret in it is not: %s', (words, shown) => {
  expect(withoutSecrets(words)).toBe(shown);
});
