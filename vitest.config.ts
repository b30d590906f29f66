import { defineConfig } from 'vitest/config';

import { OneMachineFirst } from './test/support/sequencer.ts';

/** Waiting on a real cluster: a pod that starts, a hold that ends. */
const clusterTimeoutMs = 120_000;

export default defineConfig({
  test: {
    sequence: { sequencer: OneMachineFirst },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'bundle', include: ['test/bundle/**/*.test.ts'], testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: clusterTimeoutMs,
          hookTimeout: clusterTimeoutMs,
        },
      },
    ],
  },
});
