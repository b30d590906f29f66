import { toMarkdown, toMarkdownCode } from '../../lib/markdown.ts';
import type { NodeFacts, SetUpFacts, StartedAs, Waits } from '../runner/state.ts';
import { formatGib, formatTime } from './figures.ts';
import { phasesOf } from './set-up.ts';
import { renderTable } from './table.ts';

/** More than a builder has; mode connect may name any number. */
const MOST_NODES = 10;
const LONGEST_NAME = 60;

const STARTED: Readonly<Record<StartedAs, string>> = {
  joined: 'already up',
  'kept-cache': 'on its kept cache',
  'new-cache': 'new',
  'no-cache': 'without a cache volume',
};

function describeStart({ startedAs, readyMs }: Pick<NodeFacts, 'startedAs' | 'readyMs'>): string {
  return startedAs === 'joined' && readyMs !== undefined ? 'joined while it started' : STARTED[startedAs];
}

/** The nodes of the builder, and what each start waited for. */
export function renderNodes(nodes: readonly NodeFacts[]): string {
  const rows = nodes
    .slice(0, MOST_NODES)
    .map(({ waits, ...node }) => [
      labelOf(node),
      describeStart(node),
      toMarkdownCode(node.clusterNode ?? '', LONGEST_NAME),
      ...[waits.nodeMs, waits.volumeMs, waits.imageMs, waits.startMs].map((ms) =>
        ms === undefined ? '' : formatTime(ms),
      ),
      node.cacheSizeBytes === undefined ? '' : `${formatGib(node.cacheSizeBytes)} GiB`,
    ]);
  const heads = ['Node', 'Started', 'Cluster node', 'Node', 'Volume', 'Image', 'BuildKit', 'Volume size'];
  const table = renderTable(heads, 3, rows);
  const more = nodes.length - MOST_NODES;
  return more > 0 ? `${table}\n\nand ${more} more` : table;
}

/** A node is called by its architecture, as in the log; where that is not known, by its name. */
function labelOf({ architecture, name }: Pick<NodeFacts, 'architecture' | 'name'>): string {
  return architecture === undefined ? toMarkdownCode(name, LONGEST_NAME) : toMarkdown(architecture, 20);
}

/** A shorter start needs no picture. */
export const COLD_MS = 10_000;

/** How the nodes started, as a chart that GitHub draws; undefined where none took long. */
export function renderChart({ readyMs, nodes }: SetUpFacts): string | undefined {
  const started = nodes.slice(0, MOST_NODES).filter((node) => node.readyMs !== undefined);
  const longestMs = Math.max(0, ...started.flatMap(({ waits }) => phasesOf(waits).map(([, ms]) => ms)));
  const sections = started.flatMap((node) => renderSection(node, longestMs));
  if (readyMs <= COLD_MS || sections.length === 0) return undefined;
  // In ms: of seconds (X), Mermaid takes the start of a bar for ms all the same. Minutes would be those of the reader's
  // time zone, which may begin at half an hour.
  return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %s s', ...sections, '```'].join('\n');
}

const PHASES: Readonly<Record<keyof Waits, string>> = {
  nodeMs: 'node',
  volumeMs: 'volume',
  imageMs: 'image',
  startMs: 'start',
};

/** A phase of less than this is shown with the next one. */
const SHORTEST_BAR_MS = 1000;

type Bar = { readonly names: readonly string[]; readonly fromMs: number; readonly untilMs: number };

function renderSection(node: NodeFacts, longestMs: number): readonly string[] {
  const bars = barsOf(node);
  const name = (node.architecture ?? node.name).replace(/[^a-zA-Z0-9._ -]/g, '').slice(0, LONGEST_NAME);
  if (bars.length === 0) return [];
  return [
    `  section ${name || 'node'}`,
    ...bars.map(({ names, fromMs, untilMs }) => {
      const mark = untilMs - fromMs >= longestMs ? 'crit, ' : '';
      return `  ${names.join(', ')} :${mark}${Math.round(fromMs)}, ${Math.round(untilMs)}`;
    }),
  ];
}

function barsOf({ readyMs = 0, waits }: NodeFacts): readonly Bar[] {
  const phases = phasesOf(waits);
  let fromMs = Math.max(0, readyMs - phases.reduce((sum, [, ms]) => sum + ms, 0));
  const bars: Bar[] = [];
  for (const [phase, ms] of phases) {
    const last = bars.at(-1);
    const isShort = last !== undefined && last.untilMs - last.fromMs < SHORTEST_BAR_MS;
    const bar = { names: [PHASES[phase]], fromMs, untilMs: fromMs + ms };
    if (isShort) bars.splice(-1, 1, { ...bar, names: [...last.names, PHASES[phase]], fromMs: last.fromMs });
    else bars.push(bar);
    fromMs += ms;
  }
  return bars;
}
