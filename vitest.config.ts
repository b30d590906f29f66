import { defineConfig } from 'vitest/config';

import { groupsOfCluster } from './test/run/alone.ts';

/** Waiting on a real cluster: a pod that starts, a hold that ends. */
const clusterTimeoutMs = 120_000;

/** Tests of bundle and cluster mostly wait, so that more of them fit side by side than there are cores. */
const WAITING_WORKERS = 3;

/** And tests of one file that wait for a state to last. */
const WAITING_TESTS = 8;

const { alone, arm64, arm64Alone } = groupsOfCluster();
const onCluster = { testTimeout: clusterTimeoutMs, hookTimeout: clusterTimeoutMs };

export default defineConfig({
  test: {
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          // Some try hundreds of cases, on machines that are busy.
          testTimeout: 30_000,
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
          exclude: [...alone, ...arm64, ...arm64Alone],
          maxWorkers: WAITING_WORKERS,
          sequence: { groupOrder: 2 },
          ...onCluster,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster-alone',
          include: [...alone],
          fileParallelism: false,
          maxConcurrency: WAITING_TESTS,
          sequence: { groupOrder: 3 },
          ...onCluster,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster-arm64',
          include: [...arm64],
          maxWorkers: WAITING_WORKERS,
          sequence: { groupOrder: 4 },
          ...onCluster,
        },
      },
      {
        extends: true,
        test: {
          name: 'cluster-arm64-alone',
          include: [...arm64Alone],
          fileParallelism: false,
          sequence: { groupOrder: 5 },
          ...onCluster,
        },
      },
    ],
  },
});
