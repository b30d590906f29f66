import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { GUIDES_WITH_COMMANDS, guideCommands, shellBlocks } from '../../pages/commands.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const readGuide = (name: string): string => readFileSync(join(ROOT, 'docs', `${name}.md`), 'utf8');
const PAGES = globSync('docs/*.md', { cwd: ROOT }).map((path) => basename(path, '.md'));

/** Pages that are no guides, and why. */
const OTHER_PAGES: Readonly<Record<string, string>> = {
  'builder-pod': 'a reference',
  faq: 'questions and answers',
  inputs: 'a reference',
  registry: 'a reference',
  troubleshooting: 'a section for each error',
};

const GUIDES = PAGES.filter((page) => !Object.hasOwn(OTHER_PAGES, page)).sort();

/** The headings of a page's sections, without those in code. */
function sectionsOf(text: string): readonly string[] {
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
  return [...prose.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
}

/** What a guide's sections lack, in words. */
function faultsOf(text: string): readonly string[] {
  const [first, ...others] = sectionsOf(text);
  const steps = others.slice(0, -2);
  const numbers = steps.map((heading) => Number(/^(\d+)\. \S/.exec(heading)?.[1]));
  return [
    ...(first === 'You need' ? [] : ['it does not begin with what a reader needs']),
    ...(steps.length > 0 && numbers.every((number, index) => number === index + 1)
      ? []
      : ['its steps are not numbered']),
    ...(others.at(-2) === 'Check that it works' ? [] : ['it does not say how to check that it works']),
    ...(others.at(-1) === 'When it fails' ? [] : ['it does not end with what to do when it fails']),
  ];
}

test('the list of other pages has no page that is not there', () => {
  expect(PAGES).toEqual(expect.arrayContaining(Object.keys(OTHER_PAGES)));
  expect(GUIDES).toContain('cluster');
});

test.each(GUIDES)(
  'a reader of docs/%s.md learns what he needs, what to do, how to check it and what if it fails',
  (guide) => {
    expect(faultsOf(readGuide(guide))).toEqual([]);
  },
);

test('a reader of the questions finds them by their words, each with an answer', () => {
  const questions = readGuide('faq').split(/^## /m).slice(1);
  expect(questions.length).toBeGreaterThan(10);
  for (const question of questions) expect(question).toMatch(/^.+\?\n\n\S[\s\S]{20,}/);
});

test.each([
  [
    '## 1. Do\n## Check that it works\n## When it fails\n',
    ['it does not begin with what a reader needs', 'its steps are not numbered'],
  ],
  [
    '## You need\n## 1. Do\n## 3. Do\n## Check that it works\n## When it fails\n',
    ['its steps are not numbered'],
  ],
  ['## You need\n## 1. Do\n## 2. Check\n## When it fails\n', ['it does not say how to check that it works']],
  [
    '## You need\n## 1. Do\n```md\n## 3. x\n```\n## Check that it works\n## When it fails\n## More\n',
    [
      'it does not say how to check that it works',
      'it does not end with what to do when it fails',
      'its steps are not numbered',
    ],
  ],
])('a guide of %j is found', (text, faults) => {
  expect(faultsOf(text).toSorted()).toEqual(faults.toSorted());
});

describe.each(GUIDES_WITH_COMMANDS)('docs/%s.md', (guide) => {
  test('runs each command for the cluster in a test', () => {
    const blocks = shellBlocks(readGuide(guide)).filter((block) => block.includes('kubectl'));
    expect(blocks.filter((block) => !block.startsWith('# run: '))).toEqual([]);
    const tests = ['guides', 'examples-recipes']
      .map((name) => readFileSync(join(ROOT, `test/cluster/${name}.test.ts`), 'utf8'))
      .join('\n');
    const names = [...guideCommands(guide).keys()];
    expect(names.filter((name) => !new RegExp(`'${guide}',\\s*'${name}'`).test(tests))).toEqual([]);
  });
});

/** Minutes of a burst of builds, bursts of a day, and days of a month: the page's example. */
const BURST_MINUTES = 6;
const BURSTS = 8;
const DAYS = 21;
const GIB_USD = 0.08;

/** How long a builder is up in a month, with this many minutes of keep-warm. */
function hoursUp(keepWarm: number): number {
  const apart = Math.min(BURST_MINUTES + keepWarm, 60);
  return (((BURSTS - 1) * apart + BURST_MINUTES + keepWarm) * DAYS) / 60;
}

describe('the worked examples of docs/cost.md', () => {
  const rows = [...readGuide('cost').matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) => row.split(' | '));

  test('are those of 10 and of 100 repositories, and follow the formula', () => {
    const storage = rows.filter(([first = '']) => /^\d+$/.test(first));
    expect(storage.map(([repositories]) => repositories)).toEqual(['10', '10', '100', '100']);
    for (const [repositories, architectures, gib = '', usd = '', up = ''] of storage) {
      expect(Number.parseInt(gib, 10)).toBe(50 * Number(repositories) * Number(architectures));
      expect(Number.parseInt(usd, 10)).toBe(Math.round(Number.parseInt(gib, 10) * GIB_USD));
      expect(up).toBe(`${Math.round(Number(repositories) * Number(architectures) * hoursUp(30))} h`);
    }
  });

  test('count the hours that a builder is up', () => {
    const shown = new Map(
      rows.map(([keepWarm = '', , month]) => [keepWarm.replace(/ \(default\)/, ''), month]),
    );
    for (const [name, minutes] of [
      ['`0`', 0],
      ['`10m`', 10],
      ['`30m`', 30],
      ['`1h`', 60],
    ] as const)
      expect(shown.get(name), name).toBe(`${hoursUp(minutes).toFixed(1)} h`);
  });
});
