/** The cluster tests that have the cluster for themselves, in their order, each with the reason. */
const REASONS: Readonly<Record<string, string>> = {
  'trouble-cluster-wide':
    'changes the default StorageClass, and adds cluster nodes of which the scheduler speaks',
  restart: 'kills the API server',
  storm: 'counts the calls of fifty jobs, which a busy machine makes more',
};

/** Their paths, from the root of the project. */
export const ALONE: readonly string[] = Object.keys(REASONS).map((name) => `test/cluster/${name}.test.ts`);
