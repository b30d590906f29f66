import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { docsLink } from '../../../src/lib/release.ts';
import { TITLES } from '../../../src/lib/topics.ts';
import { anchorsOf, faultOf, linksOf, ownAddresses, pagePaths, readPage } from '../../pages/links.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PAGES = pagePaths();

/** The faults of links, without those that work. */
function presentIn(faults: readonly (string | undefined)[]): readonly string[] {
  return faults.filter((fault) => fault !== undefined);
}

test('the pages that are checked are those that people read', () => {
  expect(PAGES).toEqual(
    expect.arrayContaining(['README.md', '.github/CONTRIBUTING.md', 'docs/cluster.md', 'test/README.md']),
  );
});

test.each(PAGES)('every link of %s leads to a file and a heading that exist', (page) => {
  const faults = linksOf(page, readPage(page) ?? '').map((link) => faultOf(link, readPage));
  expect(presentIn(faults)).toEqual([]);
});

test('every address of this repository in messages and forms leads to a file and a heading that exist', () => {
  const files = globSync(
    ['src/**/*.ts', 'action.yml', '.github/**/*.yml', 'deploy/*.yaml', 'examples/*.yml'],
    { cwd: ROOT },
  );
  const faults = files.flatMap((file) =>
    ownAddresses(readFileSync(join(ROOT, file), 'utf8'))
      // The rest of it is put in when it is printed.
      .filter((target) => !target.includes('$'))
      .map((target) => faultOf({ page: file, target }, readPage)),
  );
  expect(presentIn(faults)).toEqual([]);
});

test('every link that a message prints leads to a page and a section that exist', () => {
  const sources = globSync('src/**/*.ts', { cwd: ROOT }).map((file) =>
    readFileSync(join(ROOT, file), 'utf8'),
  );
  const literal = sources.flatMap((text) => [...text.matchAll(/\bdocsLink\('([\w-]+)'(?:, '([\w-]+)')?\)/g)]);
  const targets = [
    ...Object.keys(TITLES).map((topic) => docsLink('troubleshooting', topic)),
    ...literal.map(([, page = '', anchor]) => docsLink(page, anchor)),
  ];
  expect(targets.length).toBeGreaterThan(50);
  const faults = targets.map((target) => faultOf({ page: 'a message', target }, readPage));
  expect(presentIn(faults)).toEqual([]);
});

test('every link to a section about a problem names one that messages link to', () => {
  const targets = PAGES.flatMap((page) => linksOf(page, readPage(page) ?? '')).map(({ target }) => target);
  const topics = targets.flatMap((target) => /troubleshooting\.md#(.+)$/.exec(target)?.[1] ?? []);
  expect(topics.length).toBeGreaterThan(0);
  expect(topics.filter((topic) => !Object.hasOwn(TITLES, topic))).toEqual([]);
});

describe('of a page with links', () => {
  const read = (path: string): string | undefined =>
    ({ 'docs/a.md': '# A\n', 'docs/b.md': '# B\n\n## 1. Do `this`, now\n\n```md\n## Not this\n```\n' })[path];
  const faults = (text: string): readonly (string | undefined)[] =>
    linksOf('docs/a.md', text).map((link) => faultOf(link, read));

  test.each([
    ['[b](b.md)'],
    ['[b](b.md#1-do-this-now)'],
    ['[a](#a)'],
    ['<a href="b.md#b">b</a>'],
    ['[up](../docs/b.md)'],
    ['[b]\n\n[b]: b.md#b'],
    ['[elsewhere](https://example.com/c.md#x)'],
    [
      '```sh\nkubectl apply -f https://raw.githubusercontent.com/setup-buildx-kubernetes/setup-buildx-kubernetes/v1/docs/b.md\n```',
    ],
    ['https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/blob/v1/docs/b.md#b'],
  ])('%j works', (text) => {
    expect(faults(text)).toEqual([undefined, undefined].slice(0, faults(text).length));
    expect(faults(text).length).toBeGreaterThan(0);
  });

  test.each([
    ['[c](c.md)', /no docs\/c\.md/],
    ['[b](b.md#2-do-this)', /no such heading/],
    ['[b](b.md#not-this)', /no such heading/],
    ['[a](#b)', /no such heading/],
    ['<img src="c.svg" alt="">', /no docs\/c\.svg/],
    ['[c]: c.md', /no docs\/c\.md/],
    [
      'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/blob/v1/docs/b.md#c',
      /no such heading/,
    ],
    [
      '```sh\ncurl https://raw.githubusercontent.com/setup-buildx-kubernetes/setup-buildx-kubernetes/v1/deploy/c.yaml\n```',
      /no deploy\/c\.yaml/,
    ],
  ])('%j is found', (text, fault) => {
    expect(faults(text)).toEqual([expect.stringMatching(fault)]);
  });

  test('code is no link', () => {
    expect(linksOf('docs/a.md', '`[x](y.md)` and\n\n```yaml\n[x](y.md)\n```\n')).toEqual([]);
  });
});

test.each([
  ['## `--load`, and `docker run`?', '--load-and-docker-run'],
  ['## Why a Job, and not a Lease?', 'why-a-job-and-not-a-lease'],
  ['## [A link](x.md) here', 'a-link-here'],
  ['## snake_case – dash', 'snake_case--dash'],
])('the anchor of %s is that of GitHub', (heading, anchor) => {
  expect([...anchorsOf(`${heading}\n`)]).toEqual([anchor]);
});

test('headings of the same words have anchors of their own', () => {
  expect([...anchorsOf('# A\n## A\n### A\n')]).toEqual(['a', 'a-1', 'a-2']);
});
