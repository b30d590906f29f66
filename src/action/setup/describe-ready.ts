import type { InspectedNode } from '../../buildx/inspect.ts';
import type { NodeFacts, SetUpFacts, Waits } from '../runner/state.ts';

/** How each phase is called in a list of what was waited for. */
const PHASES: readonly (readonly [keyof Waits, string])[] = [
  ['nodeMs', 'for a node'],
  ['volumeMs', 'for the volume'],
  ['imageMs', 'for the image'],
  ['startMs', 'for BuildKit'],
];

/** Shorter ones are no reason for a wait. */
const SHORTEST_MS = 1000;

/**
 * Returns the line that ends the log of main: how long it took, for which platforms, and where a node was waited for, how
 * long each phase of its start took. `platforms` are by the names of nodes.
 */
export function describeReady(
  { readyMs, nodes }: SetUpFacts,
  platforms: ReadonlyMap<string, string>,
  inspected: readonly InspectedNode[],
): string {
  const isWarm = nodes.every((node) => node.readyMs === undefined);
  const each = nodes.map((node) => `${platforms.get(node.name)}${describeStart(node)}`);
  return `Ready in ${formatSeconds(readyMs)}: ${each.join(', ')}${isWarm ? ` (${describeVersions(inspected)})` : ''}`;
}

function describeStart({ readyMs, waits }: NodeFacts): string {
  if (readyMs === undefined) return '';
  const long = PHASES.flatMap(([phase, words]) => {
    const ms = waits[phase];
    return ms === undefined || ms < SHORTEST_MS ? [] : [`${formatSeconds(ms)} ${words}`];
  });
  return ` ${formatSeconds(readyMs)}${long.length === 0 ? '' : ` (${long.join(', ')})`}`;
}

function describeVersions(nodes: readonly Pick<InspectedNode, 'buildkit'>[]): string {
  const versions = new Set(nodes.map(({ buildkit }) => buildkit?.replace(/^v/, '') ?? 'unknown'));
  return `BuildKit ${[...versions].join(', ')}`;
}

/** Returns a time in seconds, as `4.4 s`. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
