import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CommandFiles, parsePairs } from '../../../doubles/runner/file-commands.ts';

test.each([
  { text: 'a=1\nb=x=y\n\nc=\n', pairs: { a: '1', b: 'x=y', c: '' } },
  { text: 'a<<E\n1\n\n2\nE\nb=2\n', pairs: { a: '1\n\n2', b: '2' } },
  { text: 'a<<E\nE\n', pairs: { a: '' } },
  { text: 'a<<E\nb=<<E\nE', pairs: { a: 'b=<<E' } },
  { text: 'a=b<<c\n', pairs: { a: 'b<<c' } },
  { text: 'a<<E=\n1\nE=\n', pairs: { a: '1' } },
  { text: 'a=1\na=2\n', pairs: { a: '2' } },
  { text: '', pairs: {} },
])('$text', ({ text, pairs }) => {
  expect(parsePairs(text)).toEqual({ pairs });
});

test.each([
  { text: 'a=1\nb<<E\nhalf', fault: "Invalid value. Matching delimiter not found 'E'" },
  { text: 'a=1\nnonsense\nb=2', fault: "Invalid format 'nonsense'" },
  { text: 'a=1\n<<E\nE\n', fault: "Invalid format '<<E'" },
  { text: 'a=1\nb<<\n', fault: "Invalid format 'b<<'" },
  { text: 'a=1\n=2\n', fault: "Invalid format '=2'" },
])('keeps what stands before a fault: $text', ({ text, fault }) => {
  expect(parsePairs(text)).toEqual({ pairs: { a: '1' }, fault });
});

function newFiles(): CommandFiles {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return new CommandFiles(folder);
}

test('each file goes to its place', () => {
  const files = newFiles();
  for (const [name, path] of Object.entries(files.variables)) appendFileSync(path, `${name}=1\n`);
  expect(files.read()).toEqual({
    env: { GITHUB_ENV: '1' },
    outputs: { GITHUB_OUTPUT: '1' },
    state: { GITHUB_STATE: '1' },
    paths: ['GITHUB_PATH=1'],
    summary: 'GITHUB_STEP_SUMMARY=1\n',
    faults: [],
  });
});

test('a deleted file is an empty one, a broken one is a fault', () => {
  const files = newFiles();
  rmSync(files.variables.GITHUB_ENV ?? '');
  appendFileSync(files.variables.GITHUB_STATE ?? '', 'half<<E\n');
  expect(files.read()).toMatchObject({ env: {}, faults: [expect.stringContaining("file command 'state'")] });
});
