import { describe, expect, test } from 'vitest';

import { awaitedBy, notePassed, startTiming, waitsOf } from '../../../../src/builders/waiting/phases.ts';
import type { Pod } from '../../../../src/lib/kubernetes/kinds.ts';

const FULL = '0/1 nodes are available: 1 Insufficient cpu.';
const START = Date.parse('2026-01-01T00:00:00Z');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

type Seconds = {
  scheduled?: number;
  mounted?: number;
  running?: number;
  ready?: number;
  /** Why no cluster node fits. */
  misfit?: string;
};

/** A pod that passed these milestones, at these seconds of its cluster's clock. */
function pod({ scheduled, mounted, running, ready, misfit }: Seconds, metadata: object = {}): Pod {
  const condition = (type: string, seconds: number | undefined) =>
    seconds === undefined ? [] : [{ type, status: 'True', lastTransitionTime: at(seconds) }];
  const state = running === undefined ? {} : { running: { startedAt: at(running) } };
  return {
    metadata: { name: 'ci-1', creationTimestamp: at(0), ...metadata },
    ...(scheduled === undefined ? {} : { spec: { nodeName: 'n1', containers: [] } }),
    status: {
      conditions: [
        ...condition('PodScheduled', scheduled),
        ...(misfit === undefined
          ? []
          : [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: misfit }]),
        ...condition('PodReadyToStartContainers', mounted),
        ...condition('Ready', ready),
      ],
      containerStatuses: [
        { name: 'buildkitd', image: '', imageID: '', ready: false, restartCount: 0, state },
      ],
    },
  };
}

/** What is measured of a pod that looks like this at these times of our own clock, which begins with 1000 ms. */
function measure(...looks: readonly (readonly [number, Seconds])[]) {
  const passed = looks.reduce(
    (before, [ms, seconds]) => notePassed(before, [pod(seconds)], ms),
    startTiming(1000),
  );
  return waitsOf(passed);
}

describe('how long a node waited in each phase is told', () => {
  test('to the ms where each step was seen as it happened', () => {
    const waits = measure(
      [1050, { misfit: FULL }],
      [40_100, { scheduled: 39 }],
      [42_300, { scheduled: 39, mounted: 41 }],
      [46_700, { scheduled: 39, mounted: 41, running: 46 }],
      [47_700, { scheduled: 39, mounted: 41, running: 46, ready: 47 }],
    );
    expect(waits).toEqual({ nodeMs: 39_100, volumeMs: 2200, imageMs: 4400, startMs: 1000 });
  });

  test("by the pod's own times where all was seen at once, as behind a proxy that keeps events back", () => {
    const waits = measure(
      [1010, { misfit: FULL }],
      [31_010, { scheduled: 20, mounted: 24, running: 29, ready: 30 }],
    );
    expect(waits).toEqual({ nodeMs: 20_010, volumeMs: 4000, imageMs: 6000, startMs: 0 });
  });

  test('never longer than the job waited, whatever the clock of the cluster says', () => {
    const waits = measure([1500, { scheduled: 0, mounted: 300, running: 400, ready: 500 }]);
    expect(waits).toEqual({ nodeMs: 0, volumeMs: 0, imageMs: 0, startMs: 500 });
  });

  test('from the moment when the job came, of a builder that another job started', () => {
    const waits = measure(
      [1010, { scheduled: 0, mounted: 1, running: 20 }],
      [9000, { scheduled: 0, mounted: 1, running: 20, ready: 28 }],
    );
    expect(waits).toEqual({ nodeMs: 0, volumeMs: 0, imageMs: 10, startMs: 7990 });
  });

  test('with the volume as a part of the image where the cluster is too old to tell', () => {
    const waits = measure([3000, { scheduled: 1 }], [8000, { scheduled: 1, running: 7 }]);
    expect(waits).toEqual({ nodeMs: 2000, volumeMs: undefined, imageMs: 5000, startMs: undefined });
  });

  test.each([undefined, '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims'])(
    'as the time of its volume where a cluster node fits, and the claim has to be bound first: %s',
    (misfit) => {
      const look = misfit === undefined ? {} : { misfit };
      const waits = measure(
        [1050, look],
        [9000, { scheduled: 8 }],
        [10_000, { scheduled: 8, mounted: 9, running: 9, ready: 9 }],
      );
      expect(waits).toEqual({ nodeMs: 0, volumeMs: 9000, imageMs: 0, startMs: 0 });
    },
  );

  test('never as less than nothing, where the mount of the volumes is told after the start of the container', () => {
    const waits = measure(
      [2000, { scheduled: 1, running: 3 }],
      [5000, { scheduled: 1, mounted: 2, running: 3 }],
      [6000, { scheduled: 1, mounted: 2, running: 3, ready: 4 }],
    );
    expect(waits).toEqual({ nodeMs: 0, volumeMs: 1000, imageMs: 0, startMs: 4000 });
  });

  test('as unknown where no pod was ever seen', () => {
    const waits = waitsOf(notePassed(startTiming(1000), [], 5000));
    expect(waits).toEqual({
      nodeMs: undefined,
      volumeMs: undefined,
      imageMs: undefined,
      startMs: undefined,
    });
  });
});

const ENDING = { deletionTimestamp: at(0) };

test.each<[string | undefined, readonly Pod[]]>([
  ['its pod', []],
  ['its previous pod to terminate', [pod({ scheduled: 1, running: 2, ready: 3 }, ENDING)]],
  ['a cluster node', [pod({ misfit: FULL })]],
  ['a cluster node and its volume', [pod({})]],
  ['its volumes and its image', [pod({ scheduled: 1 })]],
  ['its image', [pod({ scheduled: 1, mounted: 2 })]],
  ['BuildKit to answer', [pod({ scheduled: 1, mounted: 2, running: 3 })]],
  [undefined, [pod({ scheduled: 1, mounted: 2, running: 3, ready: 4 })]],
  ['a cluster node', [pod({ scheduled: 1 }, ENDING), pod({ misfit: FULL }, { creationTimestamp: at(9) })]],
])('whoever looks at a silent log reads what a node still waits for: %s', (words, pods) => {
  expect(awaitedBy(pods)).toBe(words);
});
