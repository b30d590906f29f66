import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../../.ci/troubleshooting/sections.ts';
import { TITLES } from '../../../src/lib/topics.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FILES = globSync('src/**/*.ts', { cwd: ROOT }).filter((file) => file !== 'src/lib/topics.ts');
const SOURCES = FILES.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');

const GALLERY = readFileSync(join(ROOT, 'test', 'cluster', 'gallery.md'), 'utf8');

/** What is printed: the texts of the sources, with `…` for what is put in, and what a real cluster made of them. */
const PRINTED = plain(
  `${SOURCES}${GALLERY}`
    .replace(/\\([`'"])/g, '$1')
    .replace(/\$\{(?:[^{}`]|\{[^}]*\}|`[^`]*`)*\}/g, '…')
    .replace(/['"] \+\s*['"]|`\s*\+\s*`/g, ''),
);

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The parts of a message between what differs. */
function partsOf(message: string): readonly string[] {
  return plain(message)
    .split('…')
    .map((part) =>
      part
        .trim()
        .replace(/^[:.,()`]+|[:(`]+$/g, '')
        .trim(),
    )
    .filter((part) => part.length > 2);
}

describe.each(Object.entries(SECTIONS))('%s', (topic, { messages, fix }) => {
  test('is used by the action', () => {
    expect(SOURCES).toMatch(new RegExp(`['"]${topic}['"]`));
  });

  test('quotes what the action prints', () => {
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages)
      for (const part of partsOf(message)) expect(PRINTED, message).toContain(part);
  });

  test('says what to do', () => {
    expect(fix).toMatch(/\.$/);
  });
});

test('titles are sentences that fit into an annotation, and no two are alike', () => {
  const titles = Object.values(TITLES);
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles) expect(title).toMatch(/^[A-Zb][^.]{5,70}$/);
});

test('topics are anchors: lower case words with dashes', () => {
  for (const topic of Object.keys(TITLES)) expect(topic).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
