import type { Life } from '../../builders/manifests/spec.ts';
import { formatDuration } from '../../lib/duration.ts';
import { toMarkdown, toMarkdownCode } from '../../lib/markdown.ts';
import type { NodeFacts, SetUpFacts, Waits } from '../runner/state.ts';
import { formatGib, formatMoment, formatTime, renderBar } from './figures.ts';

/** A shorter wait is not named. */
const SHORTEST_WAIT_MS = 1000;

/** The line below the table: how long the set-up took, how full the cache is, and how long the builder stays. */
export function renderSetUp(facts: SetUpFacts, cacheBytes: number | undefined, nowMs: number): string {
  const parts = [
    `Set-up **${formatTime(facts.readyMs)}**${renderLongestWait(facts.nodes)}`,
    renderCache(facts.nodes, cacheBytes),
    renderStay(facts.keepWarm, nowMs),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** What each phase of a node's start waits for, `%` being the node's architecture. */
const WAITED_FOR: Readonly<Record<keyof Waits, string>> = {
  nodeMs: 'for % node',
  volumeMs: 'for the volume of % node',
  imageMs: 'for the image on % node',
  startMs: 'for BuildKit to start on % node',
};

function renderLongestWait(nodes: readonly NodeFacts[]): string {
  const waits = nodes.flatMap(({ architecture, waits }) =>
    phasesOf(waits).map(([phase, ms]) => ({ architecture, phase, ms })),
  );
  const [longest] = waits.toSorted((one, other) => other.ms - one.ms);
  if (longest === undefined || longest.ms < SHORTEST_WAIT_MS) return '';
  const what = WAITED_FOR[longest.phase].replace('%', () => withArticle(longest.architecture));
  return `, of which ${formatTime(longest.ms)} waiting ${what}`;
}

/** Returns the phases of a node's start that were seen, in their order. */
export function phasesOf(waits: Waits): readonly (readonly [keyof Waits, number])[] {
  return (['nodeMs', 'volumeMs', 'imageMs', 'startMs'] as const).flatMap((phase) => {
    const ms = waits[phase];
    return ms === undefined ? [] : [[phase, ms] as const];
  });
}

function withArticle(architecture: string | undefined): string {
  if (architecture === undefined) return 'a';
  return `${/^([aeiou]|s390x)/.test(architecture) ? 'an' : 'a'} ${toMarkdown(architecture, 20)}`;
}

function renderCache(nodes: readonly NodeFacts[], usedBytes: number | undefined): string | undefined {
  if (usedBytes === undefined) return undefined;
  const sizes = nodes.map(({ cacheSizeBytes }) => cacheSizeBytes);
  const size = sizes.reduce<number | undefined>(
    (sum, bytes) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  );
  if (size === undefined || size === 0) return `Cache ${formatGib(usedBytes)} GiB`;
  return `Cache ${renderBar(usedBytes, size)} ${formatGib(usedBytes)} of ${formatGib(size)} GiB`;
}

function renderStay(life: Life | undefined, nowMs: number): string | undefined {
  if (life === undefined) return undefined;
  if (life.kind === 'ephemeral') return 'Deleted with this job (`mode: ephemeral`)';
  if (life.kind === 'forever') return 'Stays up (`keep-warm: forever`)';
  const input = toMarkdownCode(`keep-warm: ${formatDuration(life.ms)}`);
  if (life.ms === 0) return `Scales to zero after its last job (${input})`;
  return `Up until ${formatMoment(nowMs + life.ms, nowMs)} (${input})`;
}
