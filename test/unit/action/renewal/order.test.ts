import { expect, test } from 'vitest';

import { termOf } from '../../../../src/action/renewal/order.ts';

const HOUR_MS = 3_600_000;
const unknown = { kind: 'unknown' } as const;
const seen = { kind: 'process', pid: 7, startTicks: 1 } as const;
const held = {
  hold: { name: 'hold-1', uid: 'uid-1' },
  spec: {
    name: 'hold-1',
    builder: 'ci',
    namespace: 'builds',
    nodes: ['ci-amd64'],
    image: 'buildkit',
    lifeMs: 1_200_000,
    holder: 'this run',
    runner: { kind: 'elsewhere' },
  },
  nodes: ['ci-amd64'],
} as const;

test.each([
  ['a runner that is seen', seen, 6, false, 6],
  ['a runner that is not seen', unknown, 6, false, 2],
  ['a runner that is not seen, max-job-duration given', unknown, 6, true, 6],
  ['a runner that is not seen, a long max-job-duration given', unknown, 120, true, 120],
  ['a runner that is not seen, a short max-job-duration given', unknown, 1, true, 1],
])(
  'beside %s a hold is renewed for as long as it should',
  (_, worker, maxJobDuration, isMaxJobGiven, hours) => {
    const term = { lifeMs: 1_200_000, maxJobDurationMs: maxJobDuration * HOUR_MS };
    const order = { held, term, worker, isMaxJobGiven };
    expect(termOf(order)).toEqual({ lifeMs: 1_200_000, maxJobDurationMs: hours * HOUR_MS });
  },
);
