import { type Rollout, WAITING_LIMITS } from '../../../src/builders/holds/rollout.ts';
import { MANAGED_BY } from '../../../src/builders/manifests/names.ts';
import type { HoldSpec, NodeSpec } from '../../../src/builders/manifests/spec.ts';
import { type EnsuredBuilder, ensureBuilder, holdBuilder } from '../../../src/builders/rollout/ensure.ts';
import { survey } from '../../../src/builders/rollout/survey.ts';
import { MAIN_LIMITS } from '../../../src/cluster/api/retry.ts';
import { ActionError } from '../../../src/lib/errors.ts';
import { FakeCluster, type Intervene, SERVING, type Stored } from '../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../doubles/api/opened-api.ts';
import { NODE_SPEC } from './manifests/node-spec.ts';
import { keepProgress } from './shown-progress.ts';

/** The labels of everything ours of builder `ci`. */
export const OURS = { ...MANAGED_BY, 'setup-buildx-kubernetes/builder': 'ci' };

/** The hold of this job. */
export const HOLD: HoldSpec = {
  name: 'hold-own',
  builder: 'ci',
  namespace: 'builds',
  nodes: ['ci-amd64'],
  image: NODE_SPEC.image,
  lifeMs: 1_200_000,
  holder: 'this run',
  runner: { kind: 'elsewhere' },
};

/** What a job has otherwise than `NODE_SPEC`, and the inputs that its user set. */
export type Asked = Partial<NodeSpec> & { readonly explicit?: readonly string[] };

/** A namespace in memory, and a job that works in it. */
export type Namespace = ReturnType<typeof namespaceOfTest>;

/** Makes one. The job has two minutes, by the test's clock, and calls the API server as main does. */
export function namespaceOfTest(given?: Intervene | FakeCluster) {
  const cluster = given instanceof FakeCluster ? given : new FakeCluster(given);
  const end = new AbortController();
  setTimeout(() => end.abort(new ActionError({ code: 'timeout', message: 'Too late.' })), 120_000);
  const { api, seen, notes } = openScriptedApi(cluster.script, end.signal, MAIN_LIMITS);
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const progress = keepProgress(lines);
  const { signal } = end;
  const rollout: Rollout = { api, info: log, warning: log, progress, signal, limits: WAITING_LIMITS };
  return {
    cluster,
    rollout,
    lines,
    /** What each node waits for. */
    awaited: progress.awaited,
    seen,
    notes,
    /** Runs mode ensure, as main does. */
    ensure: async ({ explicit = [], ...spec }: Asked = {}): Promise<EnsuredBuilder> => {
      const wish = { nodes: [{ ...NODE_SPEC, ...spec }], hold: HOLD, explicit: new Set(explicit) };
      const found = await survey(rollout, wish);
      const holding = await holdBuilder(rollout, wish);
      return ensureBuilder({ rollout, wish, holding }, found);
    },
    /** Puts the hold of another job there, which is at work. */
    putHold: (name = 'hold-other', annotations: Record<string, string> = {}): Stored =>
      cluster.put('jobs', { metadata: { name, labels: OURS, annotations } }),
    /** Puts a Deployment of node ci-amd64 there, which serves. */
    putNode: (holds: readonly Stored[], more: Partial<Stored['metadata']> = {}, rest: object = {}): Stored =>
      cluster.put('deployments', {
        metadata: {
          name: 'ci-amd64',
          labels: OURS,
          annotations: { 'setup-buildx-kubernetes/life': 'holds' },
          ownerReferences: holds.map(({ metadata: { name, uid } }) => ({ kind: 'Job', name, uid })),
          ...more,
        },
        spec: { template: {} },
        status: SERVING,
        ...rest,
      }),
    /** Puts a pod there that node ci-amd64 selects. */
    putPod: (name: string, more: Partial<Stored['metadata']> = {}, status: object = {}): Stored =>
      cluster.put('pods', { metadata: { name, labels: { ...OURS, app: 'ci-amd64' }, ...more }, status }),
    /** An object of this name, if it is there. */
    found: (key: string): Stored | undefined => cluster.objects.get(key),
    ownersOf: (key: string): readonly string[] =>
      (cluster.objects.get(key)?.metadata.ownerReferences ?? []).map(({ name }) => name),
  };
}

/** True for a request that is for a kind of objects, or for one of them. */
export function isFor(path: string, kind: string): boolean {
  return new RegExp(`/${kind}(/|$)`).test(new URL(path, 'https://x').pathname);
}
