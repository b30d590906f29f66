import type { NodeFacts, SetUpFacts, Waits } from '../../../../src/action/runner/state.ts';
import type { Build } from '../../../../src/action/summary/builds.ts';
import type { SummaryFacts } from '../../../../src/action/summary/render.ts';

const GIB = 2 ** 30;

/** Half past two in the afternoon less 28 minutes. */
export const NOW_MS = Date.UTC(2026, 10, 27, 14, 2);

const NO_WAITS: Waits = { nodeMs: undefined, volumeMs: undefined, imageMs: undefined, startMs: undefined };

/** A node that served already. */
export function joined(change: Partial<NodeFacts> = {}): NodeFacts {
  return {
    name: 'acme-shop-5f89da04-amd64',
    architecture: 'amd64',
    startedAs: 'joined',
    clusterNode: undefined,
    readyMs: undefined,
    waits: NO_WAITS,
    cacheSizeBytes: undefined,
    buildkit: 'v0.33.1',
    ...change,
  };
}

/** A node that this job started on its kept cache, and one of arm64 for which the cluster had to add a node. */
export const COLD_NODES: readonly NodeFacts[] = [
  joined({
    startedAs: 'kept-cache',
    clusterNode: 'ip-10-0-3-17',
    readyMs: 2900,
    waits: { nodeMs: 200, volumeMs: 1400, imageMs: 0, startMs: 1100 },
    cacheSizeBytes: 50 * GIB,
  }),
  joined({
    name: 'acme-shop-5f89da04-arm64',
    architecture: 'arm64',
    startedAs: 'new-cache',
    clusterNode: 'ip-10-0-9-80',
    readyMs: 47_300,
    waits: { nodeMs: 39_100, volumeMs: 2200, imageMs: 4400, startMs: 1000 },
    cacheSizeBytes: 50 * GIB,
  }),
];

/** A set-up that had to wait for a node. */
export function coldSetUp(change: Partial<SetUpFacts> = {}): SetUpFacts {
  return {
    readyMs: 47_900,
    keepWarm: { kind: 'for', ms: 1_800_000 },
    created: true,
    otherHolds: 2,
    upSinceMs: undefined,
    buildx: '0.37.2',
    nodes: COLD_NODES,
    ...change,
  };
}

/** A set-up that found everything there. */
export function warmSetUp(change: Partial<SetUpFacts> = {}): SetUpFacts {
  return coldSetUp({ readyMs: 310, created: false, nodes: [joined()], ...change });
}

/** A build that went well. */
export function build(change: Partial<Build> = {}): Build {
  return {
    name: 'web',
    architectures: ['amd64'],
    result: 'good',
    failure: undefined,
    cachedSteps: 14,
    totalSteps: 14,
    startedMs: NOW_MS - 60_000,
    durationMs: 2100,
    steps: [],
    ...change,
  };
}

/** What a summary is made of, of a job that built what `builds` says. */
export function facts(builds: readonly Build[], change: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    builder: 'acme-shop-5f89da04',
    namespace: 'builds',
    setUp: warmSetUp(),
    built: { kind: 'listed', builds, missing: 0 },
    cacheBytes: undefined,
    keepWarmHint: undefined,
    nowMs: NOW_MS,
    ...change,
  };
}
