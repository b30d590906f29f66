import { defineConfig } from 'vitest/config';

import { ALONE } from './test/run/alone.ts';
import { LongestFirst } from './test/run/order.ts';

/** Waiting on a real cluster: a pod that starts, a hold that ends. */
const clusterTimeoutMs = 120_000;

/** Tests on the cluster mostly wait, for pods and for holds that end: more of them fit side by side than there are cores. */
const CLUSTER_WORKERS = 6;

/** Those of the bundle run beside them, and need the processor. */
const BUNDLE_WORKERS = 2;

/** Tests of one file that wait for a state to last. */
const WAITING_TESTS = 8;

const onCluster = { testTimeout: clusterTimeoutMs, hookTimeout: clusterTimeoutMs };

export default defineConfig({
  test: {
    restoreMocks: true,
    unstubEnvs: true,
    // Files share what they import: no test changes a module, and loading them again takes longer than many files do.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Some try hundreds of cases, on machines that are busy.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          testTimeout: 30_000,
          maxWorkers: BUNDLE_WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          exclude: [...ALONE],
          maxWorkers: CLUSTER_WORKERS,
          maxConcurrency: WAITING_TESTS,
          sequence: { groupOrder: 2 },
          ...onCluster,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster-alone',
          include: [...ALONE],
          fileParallelism: false,
          maxConcurrency: WAITING_TESTS,
          sequence: { groupOrder: 3 },
          ...onCluster,
        },
      },
    ],
  },
});
