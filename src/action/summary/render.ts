import { toMarkdown, toMarkdownCode } from '../../lib/markdown.ts';
import type { SetUpFacts } from '../runner/state.ts';
import type { Build, SlowStep } from './builds.ts';
import { formatTime, renderBar } from './figures.ts';
import { COLD_MS, renderChart, renderNodes } from './nodes.ts';
import { renderSetUp } from './set-up.ts';
import { renderFolded, renderTable } from './table.ts';

/** All that the summary of a job is rendered from. */
export type SummaryFacts = {
  readonly builder: string;
  readonly namespace: string;
  readonly setUp: SetUpFacts;
  readonly built: Built;
  /** Of the cache, on all nodes together; undefined where that is not known. */
  readonly cacheBytes: number | undefined;
  /** What a shorter keep-warm would have saved; undefined where that is not known, or little. */
  readonly keepWarmHint: string | undefined;
  readonly nowMs: number;
};

/**
 * What the job built: `unlisted` where buildx has no list, or gave none in time, `unseen` where the builder knows nothing
 * of it, or nobody can ask it any more.
 */
export type Built =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unlisted' }
  | {
      readonly kind: 'listed';
      readonly builds: readonly Build[];
      /** Those that buildx' list is too short for. */
      readonly missing: number;
    };

/** Returns the page for a job as Markdown; undefined where there is nothing to say. */
export function renderSummary(facts: SummaryFacts): string | undefined {
  const { builder, setUp, built, cacheBytes, nowMs } = facts;
  const name = toMarkdownCode(builder, LONGEST_NAME);
  const setUpLine = renderSetUp(setUp, cacheBytes, nowMs);
  if (built.kind === 'nothing' || built.kind === 'unseen') {
    const start = built.kind === 'nothing' ? 'Nothing was built on' : 'Builder';
    return setUp.readyMs > COLD_MS ? `${start} ${name} · ${setUpLine}\n` : undefined;
  }
  const builds = built.kind === 'listed' ? built.builds : [];
  const parts = [
    `### Builds on ${name}`,
    ...(built.kind === 'listed' ? renderBuilds(built.builds, built.missing) : []),
    setUpLine,
    ...renderSlowestSteps(builds),
    renderFolded('Nodes, waits and holds', [
      renderNodes(setUp.nodes),
      ...[renderChart(setUp)].filter((chart) => chart !== undefined),
      renderRest(facts),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const LONGEST_NAME = 80;
const LONGEST_STEP = 100;
const MOST_ROWS = 20;
const MOST_STEPS = 5;

function renderBuilds(builds: readonly Build[], missing: number): readonly string[] {
  const shown = chooseBuilds(builds);
  const rows = shown.map((build) => [
    [
      toMarkdownCode(build.name, LONGEST_NAME),
      build.architectures.map((one) => toMarkdown(one, 20)).join(', '),
    ]
      .filter((part) => part !== '')
      .join(' '),
    renderResult(build),
    `${renderBar(build.cachedSteps, build.totalSteps)} ${build.cachedSteps} of ${build.totalSteps}`,
    build.durationMs === undefined ? '' : formatTime(build.durationMs),
  ]);
  const more = builds.length - shown.length + missing;
  const table =
    rows.length === 0 ? [] : [renderTable(['Build', 'Result', 'Steps from cache', 'Time'], 3, rows)];
  if (more === 0) return table;
  return [...table, rows.length === 0 ? `${more} builds` : `and ${more} more`];
}

/** A build that failed has a row, however many there are. */
function chooseBuilds(builds: readonly Build[]): readonly Build[] {
  const bad = builds.filter(({ result }) => result !== 'good');
  const good = builds.filter(({ result }) => result === 'good');
  const shown = new Set([...bad, ...good].slice(0, MOST_ROWS));
  return builds.filter((build) => shown.has(build));
}

function renderResult({ result, failure }: Build): string {
  switch (result) {
    case 'good':
      return '✅';
    case 'running':
      return '⏳ still running';
    case 'cancelled':
      return '⏹️ cancelled';
    case 'failed': {
      if (failure === undefined) return '❌';
      const why = toMarkdown(shortReason(failure.message), LONGEST_STEP);
      const step = toMarkdownCode(failure.step ?? '', LONGEST_STEP);
      return step === '' ? `❌ ${why}` : `❌ ${step}: ${why}`;
    }
  }
}

/** BuildKit repeats the command before it says how it ended; of errors that wrap others the last ones say why. */
function shortReason(message: string): string {
  const [, code] = /did not complete successfully: exit code: (\d+)\s*$/.exec(message) ?? [];
  if (code !== undefined) return `exit code ${code}`;
  const links = message.split(': ');
  const last = links.findLastIndex((_, index) => links.slice(index).join(': ').length > LONGEST_STEP);
  return links.slice(Math.min(last + 1, links.length - 1)).join(': ');
}

function renderSlowestSteps(builds: readonly Build[]): readonly string[] {
  const steps = builds
    .flatMap((build) => build.steps)
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, MOST_STEPS);
  if (steps.length === 0) return [];
  const rows = steps.map((step) => [
    toMarkdownCode(step.name, LONGEST_STEP),
    renderPlace(step),
    formatTime(step.ms),
  ]);
  return [renderFolded('Slowest steps', [renderTable(['Step', 'Build', 'Time'], 2, rows)])];
}

function renderPlace({ build, architecture }: SlowStep): string {
  const name = toMarkdown(build, LONGEST_NAME);
  return architecture === undefined ? name : `${name}, ${toMarkdown(architecture, 20)}`;
}

function renderRest({ setUp, namespace, keepWarmHint }: SummaryFacts): string {
  const versions = new Set(setUp.nodes.flatMap(({ buildkit }) => buildkit?.replace(/^v/, '') ?? []));
  const parts = [
    versions.size === 0 ? undefined : `BuildKit ${toMarkdown([...versions].join(', '), LONGEST_NAME)}`,
    setUp.buildx === undefined ? undefined : `buildx ${toMarkdown(setUp.buildx, LONGEST_NAME)}`,
    `namespace ${toMarkdownCode(namespace, LONGEST_NAME)}`,
    renderHolds(setUp.otherHolds),
    keepWarmHint,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function renderHolds(otherHolds: number | undefined): string | undefined {
  if (otherHolds === undefined) return undefined;
  if (otherHolds === 0) return 'no other job held this builder at the set-up';
  return `${otherHolds} other ${otherHolds === 1 ? 'job' : 'jobs'} held this builder at the set-up`;
}
