import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StartedAs } from '../../../../src/action/runner/state.ts';
import type { Build } from '../../../../src/action/summary/builds.ts';
import { renderSummary, type SummaryFacts } from '../../../../src/action/summary/render.ts';
import {
  elementsOf,
  renderMarkdown,
  tablesOf,
  tagsOf,
  visibleText,
} from '../../../doubles/github/rendered.ts';
import { build, COLD_NODES, coldSetUp, facts, joined, warmSetUp } from './facts.ts';

const GIB = 2 ** 30;

const EXAMPLE = facts(
  [
    build({
      name: 'api',
      architectures: ['amd64', 'arm64'],
      cachedSteps: 21,
      totalSteps: 23,
      durationMs: 38_400,
      steps: [{ name: 'RUN npm ci', ms: 21_300, build: 'api', architecture: 'arm64' }],
    }),
    build({ name: 'web', cachedSteps: 14, totalSteps: 14, durationMs: 2100 }),
    build({
      name: 'worker',
      result: 'failed',
      failure: {
        step: 'RUN go build ./cmd/worker',
        message: 'process "/bin/sh -c go build ./cmd/worker" did not complete successfully: exit code: 1',
        isCancelled: false,
      },
      cachedSteps: 9,
      totalSteps: 13,
      durationMs: 51_000,
      steps: [{ name: 'RUN go build ./cmd/worker', ms: 17_800, build: 'worker', architecture: undefined }],
    }),
  ],
  {
    setUp: coldSetUp(),
    cacheBytes: 58 * GIB,
    keepWarmHint: 'it was busy for 34 of the last 72 minutes, so `keep-warm: 10m` would have saved 20',
  },
);

test('a person reads what was built, why one failed, and what the set-up waited for', () => {
  expect(renderSummary(EXAMPLE)).toBe(`### Builds on \`acme-shop-5f89da04\`

| Build | Result | Steps from cache | Time |
|:--|:--|:--|--:|
| \`api\` amd64, arm64 | ✅ | \`█████████░\` 21 of 23 | 38.4 s |
| \`web\` amd64 | ✅ | \`██████████\` 14 of 14 | 2.1 s |
| \`worker\` amd64 | ❌ \`RUN go build ./cmd/worker\`: exit code 1 | \`███████░░░\` 9 of 13 | 51.0 s |

Set-up **47.9 s**, of which 39.1 s waiting for an arm64 node · Cache \`██████░░░░\` 58 of 100 GiB · Up until 14:32 UTC (\`keep-warm: 30m\`)

<details><summary>Slowest steps</summary>

| Step | Build | Time |
|:--|:--|--:|
| \`RUN npm ci\` | api, arm64 | 21.3 s |
| \`RUN go build ./cmd/worker\` | worker | 17.8 s |

</details>

<details><summary>Nodes, waits and holds</summary>

| Node | Started | Cluster node | Node | Volume | Image | BuildKit | Volume size |
|:--|:--|:--|--:|--:|--:|--:|--:|
| amd64 | on its kept cache | \`ip-10-0-3-17\` | 0.2 s | 1.4 s | 0.0 s | 1.1 s | 50 GiB |
| arm64 | new | \`ip-10-0-9-80\` | 39.1 s | 2.2 s | 4.4 s | 1.0 s | 50 GiB |

\`\`\`mermaid
gantt
  dateFormat x
  axisFormat %s s
  section amd64
  node, volume :200, 1800
  image, start :1800, 2900
  section arm64
  node :crit, 600, 39700
  volume :39700, 41900
  image :41900, 46300
  start :46300, 47300
\`\`\`

BuildKit 0.33.1 · buildx 0.37.2 · namespace \`builds\` · 2 other jobs held this builder at the set-up · it was busy for 34 of the last 72 minutes, so \`keep-warm: 10m\` would have saved 20

</details>
`);
});

test('GitHub shows the tables as tables, and folds all but the first', () => {
  const html = renderMarkdown(renderSummary(EXAMPLE) ?? '');
  const tables = tablesOf(html);
  expect(tables.map((rows) => rows.length)).toEqual([4, 3, 3]);
  expect(tables.every(([head, ...rows]) => rows.every((row) => row.length === head?.length))).toBe(true);
  const folded = elementsOf(html, 'details');
  expect(folded.map((part) => elementsOf(part, 'summary'))).toEqual([
    ['Slowest steps'],
    ['Nodes, waits and holds'],
  ]);
  expect(folded.map((part) => tablesOf(part).length)).toEqual([1, 1]);
  expect(folded[1]).toContain('<code class="language-mermaid">gantt');
});

/** The line below the table. */
function lineOf(change: Partial<SummaryFacts>): string {
  const page = renderSummary(facts([build()], change)) ?? '';
  return page.split('\n').find((line) => line.startsWith('Set-up')) ?? '';
}

describe('the line', () => {
  test.each([
    ['nothing was waited for', {}, 'Set-up **0.3 s** · Up until 14:32 UTC (`keep-warm: 30m`)'],
    [
      'the next day begins before the builder ends',
      { setUp: warmSetUp({ keepWarm: { kind: 'for', ms: 36_000_000 } }) },
      'Set-up **0.3 s** · Up until 2026-11-28 00:02 UTC (`keep-warm: 10h`)',
    ],
    [
      'nothing is kept warm',
      { setUp: warmSetUp({ keepWarm: { kind: 'for', ms: 0 } }) },
      'Set-up **0.3 s** · Scales to zero after its last job (`keep-warm: 0`)',
    ],
    [
      'the builder stays',
      { setUp: warmSetUp({ keepWarm: { kind: 'forever' } }) },
      'Set-up **0.3 s** · Stays up (`keep-warm: forever`)',
    ],
    [
      'the builder was for this job alone',
      { setUp: warmSetUp({ keepWarm: { kind: 'ephemeral' } }) },
      'Set-up **0.3 s** · Deleted with this job (`mode: ephemeral`)',
    ],
    ['the builder is of others', { setUp: warmSetUp({ keepWarm: undefined }) }, 'Set-up **0.3 s**'],
    [
      'the size of the cache is not known',
      { cacheBytes: 58 * GIB, setUp: warmSetUp({ keepWarm: undefined }) },
      'Set-up **0.3 s** · Cache 58 GiB',
    ],
    [
      'the size of one cache of two is not known',
      {
        cacheBytes: 4.276e6,
        setUp: warmSetUp({ keepWarm: undefined, nodes: [joined(), joined({ cacheSizeBytes: GIB })] }),
      },
      'Set-up **0.3 s** · Cache <0.1 GiB',
    ],
    [
      'the cache is small',
      {
        cacheBytes: 4.276e6,
        setUp: warmSetUp({ keepWarm: undefined, nodes: [joined({ cacheSizeBytes: GIB })] }),
      },
      'Set-up **0.3 s** · Cache `█░░░░░░░░░` <0.1 of 1 GiB',
    ],
    [
      'the cache holds more than its size',
      {
        cacheBytes: 2.4 * GIB,
        setUp: warmSetUp({ keepWarm: undefined, nodes: [joined({ cacheSizeBytes: GIB })] }),
      },
      'Set-up **0.3 s** · Cache `██████████` 2.4 of 1 GiB',
    ],
  ])('where %s', (_, change, line) => {
    expect(lineOf(change)).toBe(line);
  });

  const waits = { nodeMs: 10, volumeMs: 20, imageMs: 30, startMs: 40 };

  test.each([
    ['volumeMs', 'arm64', 'waiting for the volume of an arm64 node'],
    ['imageMs', 'ppc64le', 'waiting for the image on a ppc64le node'],
    ['startMs', 's390x', 'waiting for BuildKit to start on an s390x node'],
    ['nodeMs', undefined, 'waiting for a node'],
  ])('names the longest wait, %s', (phase, architecture, words) => {
    const node = joined({ architecture, readyMs: 12_000, waits: { ...waits, [phase]: 11_000 } });
    expect(lineOf({ setUp: coldSetUp({ nodes: [node] }) })).toContain(`, of which 11.0 s ${words} ·`);
  });
});

/** The first table: of each row the cells as a person sees them. */
function rowsOf(builds: readonly Build[]): readonly (readonly string[])[] {
  const [[, ...rows] = []] = tablesOf(renderMarkdown(renderSummary(facts(builds)) ?? ''));
  return rows;
}

function failed(message: string, step?: string): Build {
  return build({ result: 'failed', failure: { step, message, isCancelled: false } });
}

describe('a row', () => {
  test.each([
    ['that is good', build(), '✅'],
    ['that runs', build({ result: 'running', durationMs: undefined }), '⏳ still running'],
    ['that was cancelled', build({ result: 'cancelled' }), '⏹️ cancelled'],
    ['that failed for a reason that buildx did not tell', build({ result: 'failed' }), '❌'],
    [
      'whose target is missing',
      failed('target stage "nothing" could not be found'),
      '❌ target stage "nothing" could not be found',
    ],
    [
      'whose base image is missing',
      failed(
        `failed to solve: ${'x'.repeat(90)}: failed to resolve source metadata for r/a:b: no match for platform in manifest: not found`,
        'load metadata for r/a:b',
      ),
      '❌ load metadata for r/a:b: failed to resolve source metadata for r/a:b: no match for platform in manifest: not found',
    ],
    ['whose reason is one long word', failed('x'.repeat(300)), `❌ ${'x'.repeat(99)}…`],
  ])('of a build %s says so', (_, one, result) => {
    expect(rowsOf([one])).toEqual([[expect.anything(), result, expect.anything(), expect.anything()]]);
  });

  test.each([
    [0, 6, '░░░░░░░░░░ 0 of 6'],
    [1, 100, '█░░░░░░░░░ 1 of 100'],
    [99, 100, '█████████░ 99 of 100'],
    [100, 100, '██████████ 100 of 100'],
    [0, 0, '░░░░░░░░░░ 0 of 0'],
  ])('of %i cached steps of %i has a bar that is full only of all, and empty only of none', (...row) => {
    const [cachedSteps, totalSteps, bar] = row;
    expect(rowsOf([build({ cachedSteps, totalSteps })])[0]?.[2]).toBe(bar);
  });

  test.each([
    [59_900, '59.9 s'],
    [59_960, '1m'],
    [192_000, '3m12s'],
    [40, '0.0 s'],
  ])('of %i ms has a time that a person reads at a glance', (durationMs, time) => {
    expect(rowsOf([build({ durationMs })])[0]?.[3]).toBe(time);
  });
});

test('of many builds there are 20 rows, those that failed among them, and a count of the others', () => {
  const builds = Array.from({ length: 32 }, (_, index) => build({ name: `b${index}` }));
  const last = build({ name: 'last', result: 'failed' });
  const page = renderSummary(facts([...builds, last])) ?? '';
  const names = rowsOf([...builds, last]).map(([name]) => name);
  expect(names).toEqual([...builds.slice(0, 19).map(({ name }) => `${name} amd64`), 'last amd64']);
  expect(page).toContain('\n\nand 13 more\n\n');
});

test("builds that buildx' list is too short for are counted too", () => {
  const page = renderSummary(facts([build()], { built: { kind: 'listed', builds: [build()], missing: 5 } }));
  expect(page).toContain('\n\nand 5 more\n\n');
});

test('the runner can hide a secret that is in the reason of a failure', () => {
  const secret = 'p@ss$w0rd!x*y&z';
  const page = renderSummary(facts([failed(`failed to authorize with ${secret}`)]));
  expect(page).toContain(secret);
});

describe('without a list of builds', () => {
  test('a runner whose buildx has none still shows the set-up, the cache and the nodes', () => {
    const page = renderSummary(facts([], { built: { kind: 'unlisted' }, cacheBytes: 2 * GIB })) ?? '';
    expect(page).toMatch(
      /^### Builds on `acme-shop-5f89da04`\n\nSet-up \*\*0.3 s\*\* · Cache 2 GiB · Up until/,
    );
    expect(tablesOf(renderMarkdown(page))).toHaveLength(1);
  });

  test('a job that built nothing and waited for nothing leaves no trace', () => {
    expect(renderSummary(facts([], { built: { kind: 'nothing' } }))).toBeUndefined();
  });

  test('a job that built nothing, and waited long for a node, has one line', () => {
    const page = renderSummary(facts([], { built: { kind: 'nothing' }, setUp: coldSetUp() }));
    expect(page).toBe(
      'Nothing was built on `acme-shop-5f89da04` · Set-up **47.9 s**, of which 39.1 s waiting for an arm64 node · Up until 14:32 UTC (`keep-warm: 30m`)\n',
    );
  });
});

test('a job whose builds cannot be seen any more is not said to have built nothing', () => {
  const built = { kind: 'unseen' } as const;
  expect(renderSummary(facts([], { built }))).toBeUndefined();
  expect(renderSummary(facts([], { built, setUp: coldSetUp() }))).toMatch(
    /^Builder `acme-shop-5f89da04` · Set-up \*\*47\.9 s\*\*/,
  );
});

describe('the chart', () => {
  test.each([
    ['warm', warmSetUp()],
    ['quick', coldSetUp({ readyMs: 9900 })],
    ['long, of nodes that served already', coldSetUp({ nodes: [joined()] })],
  ])('is not there for a set-up that was %s', (_, setUp) => {
    expect(renderSummary(facts([build()], { setUp }))).not.toContain('mermaid');
  });

  test('of a node with a name for no chart is one that Mermaid can read', () => {
    const nodes = COLD_NODES.map((node) => ({ ...node, architecture: 'amd64\n  section `"; x:1,2' }));
    const page = renderSummary(facts([build()], { setUp: coldSetUp({ nodes }) })) ?? '';
    const [chart = ''] = /```mermaid\n.*?\n```/s.exec(page) ?? [];
    for (const line of chart.split('\n').slice(4, -1))
      expect(line).toMatch(/^ {2}(section [\w. -]+|[a-z, ]+ :(crit, )?\d+, \d+)$/);
  });
});

test.each([
  [0, 'no other job held this builder at the set-up'],
  [1, '1 other job held this builder at the set-up'],
])('%i others who hold the builder are told', (otherHolds, words) => {
  expect(renderSummary(facts([build()], { setUp: warmSetUp({ otherHolds }) }))).toContain(`· ${words}\n`);
});

test('a node that another job started, and that this job waited for, is not told as already up', () => {
  const waits = { nodeMs: 11_000, volumeMs: 0, imageMs: 0, startMs: 0 };
  const setUp = warmSetUp({ nodes: [joined({ readyMs: 12_000, waits })] });
  const page = renderSummary(facts([build()], { setUp })) ?? '';
  expect(tablesOf(renderMarkdown(page)).at(-1)?.[1]?.slice(0, 4)).toEqual([
    ...['amd64', 'joined while it started', '', '11.0 s'],
  ]);
});

test.each<[StartedAs, string]>([
  ['joined', 'already up'],
  ['kept-cache', 'on its kept cache'],
  ['new-cache', 'new'],
  ['no-cache', 'without a cache volume'],
])('a node that was started as %s is told as %s', (startedAs, words) => {
  const page = renderSummary(facts([build()], { setUp: warmSetUp({ nodes: [joined({ startedAs })] }) }));
  expect(
    tablesOf(renderMarkdown(page ?? ''))
      .at(-1)?.[1]
      ?.slice(0, 2),
  ).toEqual(['amd64', words]);
});

const OWN_TAGS =
  /^<\/?(h3|p|table|thead|tbody|tr|t[hd]( align="(left|right)")?|code|pre|code class="language-mermaid"|span|strong|details|summary)>$/;

const pieces = fc.constantFrom(
  ...[
    '|',
    '\\',
    '`',
    '``',
    '```',
    '<b>',
    '</details>',
    '</summary>',
    '[a](b)',
    '![a](b)',
    '*',
    '_',
    '$x$',
    '@a',
  ],
  ...[
    '\n',
    '\n\n',
    '\r',
    '::error::x',
    '##[error]x',
    '\u202e',
    'שלום',
    '| a | b |',
    '<!--',
    'https://a.b',
    '- ',
  ],
);
const hostile = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 10 })
  .map((parts) => parts.join(''))
  .chain((text) => fc.integer({ min: 0, max: 40 }).map((times) => text + text.repeat(times)));

const hostileBuild = fc
  .record({
    name: hostile,
    step: hostile,
    message: hostile,
    result: fc.constantFrom('good', 'failed', 'cancelled', 'running' as const),
    cachedSteps: fc.nat(),
    totalSteps: fc.nat(),
    durationMs: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ step, message, ...rest }) =>
    build({
      ...rest,
      architectures: ['amd64', step],
      failure: { step, message, isCancelled: false },
      steps: [{ name: step, ms: 40_000, build: rest.name, architecture: message }],
    }),
  );

const WAITS = { nodeMs: 15_000, volumeMs: 2000, imageMs: 2000, startMs: 1000 };

test('whatever cluster, buildx and Dockerfiles say, the page keeps its shape, and is under 64 KiB', () => {
  const nodes = fc.array(
    fc
      .record({ name: hostile, architecture: fc.option(hostile, { nil: undefined }), clusterNode: hostile })
      .map((node) => joined({ ...node, readyMs: 20_000, waits: WAITS })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      fc.array(hostileBuild, { minLength: 1, maxLength: 40 }),
      nodes,
      hostile,
      (builds, ns, text) => {
        const setUp = coldSetUp({ nodes: ns, buildx: text });
        const page = renderSummary(facts(builds, { setUp, builder: text, namespace: text })) ?? '';
        expect(Buffer.byteLength(page)).toBeLessThan(64 * 1024);
        const html = renderMarkdown(page);
        expect(tagsOf(html).filter((tag) => !OWN_TAGS.test(tag))).toEqual([]);
        for (const [head, ...rows] of tablesOf(html))
          expect(rows.every((row) => row.length === head?.length)).toBe(true);
        const folded = elementsOf(html, 'details');
        expect(folded.map((part) => elementsOf(part, 'summary').join())).toEqual([
          'Slowest steps',
          'Nodes, waits and holds',
        ]);
        expect(visibleText(html)).not.toMatch(/^::/m);
      },
    ),
    { numRuns: 60 },
  );
});
