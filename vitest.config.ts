import { defineConfig } from 'vitest/config';

import { aloneFiles } from './test/support/alone.ts';
import { OneMachineFirst } from './test/support/sequencer.ts';

/** Waiting on a real cluster: a pod that starts, a hold that ends. */
const clusterTimeoutMs = 120_000;

/** Tests of bundle and cluster mostly wait, so that more of them fit side by side than there are cores. */
const WAITING_WORKERS = 3;

const alone = [...aloneFiles()];
const onCluster = { testTimeout: clusterTimeoutMs, hookTimeout: clusterTimeoutMs };

export default defineConfig({
  test: {
    sequence: { sequencer: OneMachineFirst },
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'bundle',
          include: ['test/bundle/**/*.test.ts'],
          testTimeout: 30_000,
          maxWorkers: WAITING_WORKERS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          exclude: alone,
          maxWorkers: WAITING_WORKERS,
          sequence: { groupOrder: 2 },
          ...onCluster,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster-alone',
          include: alone,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...onCluster,
        },
      },
    ],
  },
});
