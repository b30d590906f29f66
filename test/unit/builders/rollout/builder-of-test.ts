import { releaseHold } from '../../../../src/builders/holds/release.ts';
import { type Rollout, WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import type { PodPatch } from '../../../../src/builders/manifests/pod-patch.ts';
import type { Cache, Life, NodeSpec } from '../../../../src/builders/manifests/spec.ts';
import { ensureBuilder, holdBuilder } from '../../../../src/builders/rollout/ensure.ts';
import type { BuilderWish } from '../../../../src/builders/rollout/ensuring.ts';
import { survey } from '../../../../src/builders/rollout/survey.ts';
import { parseQuantity } from '../../../../src/lib/kubernetes/quantity.ts';
import { FakeCluster, type Intervene, type Stored } from '../../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import type { SeenRequest } from '../../../doubles/api/scripted-server.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { keepProgress } from '../shown-progress.ts';

/** What a job asks for that the builder of these tests has otherwise. */
export const WANTED_MEMORY = '4Gi';

const NAME = 'ci-amd64';
const OURS = { 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' };
const LABELS = { ...OURS, 'setup-buildx-kubernetes/builder': 'ci' };
const OVER = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 0 };
const LIVES = { holds: { kind: 'for', ms: 1_800_000 }, forever: { kind: 'forever' } } as const;
const GIB = 2 ** 30;

/** What a test's builder was made with, and how it is found. */
export type Found = {
  readonly life: keyof typeof LIVES;
  readonly isServing: boolean;
  /** Whether another job is at work on it. */
  readonly hasOthers: boolean;
};

/** A builder in memory that a job made and has released, and what happens around it. */
export type Builder = Awaited<ReturnType<typeof builderOfTest>>;

/** Makes it. A pod that is not ready is so at the first watch, if nobody rolls it before. */
export async function builderOfTest({ life, isServing, hasOthers }: Found) {
  const violations: string[] = [];
  const state: { intervene: Intervene; onWatch: () => void } = {
    intervene: () => false,
    onWatch: () => cluster.serve(deployment()),
  };
  const cluster = new FakeCluster((request, response, self) => {
    if (request.path.includes('watch=true')) state.onWatch();
    return state.intervene(request, response, self);
  });
  const { api } = openScriptedApi((request, response, seen) => {
    cluster.script(request, response, seen);
    if (request.method !== 'GET') check(request);
  });
  const rollout = (lines: string[]): Rollout => ({
    api,
    info: (line) => lines.push(line),
    warning: (line) => lines.push(line),
    progress: keepProgress(lines),
    signal: AbortSignal.timeout(30_000),
    limits: WAITING_LIMITS,
  });

  function deployment(): Stored {
    const found = cluster.objects.get(`deployments/${NAME}`);
    if (found === undefined) throw new Error('the builder is gone');
    return found;
  }

  /** Annotation and owners say the same after each write: whatever comes next, nothing is lost or stays forever. */
  function check({ method, path }: SeenRequest): void {
    const found = cluster.objects.get(`deployments/${NAME}`);
    if (found === undefined) return;
    const isOwned = (found.metadata.ownerReferences ?? []).length > 0;
    const said = found.metadata.annotations?.['setup-buildx-kubernetes/life'];
    if (said !== (isOwned ? 'holds' : 'forever'))
      violations.push(`${method} ${path}: ${said}, owned: ${isOwned}`);
  }

  const putHold = (name: string, annotations: Record<string, string> = {}): Stored =>
    cluster.put('jobs', { metadata: { name, labels: LABELS, annotations } });
  const own = ({ metadata: { name, uid } }: Stored): void => {
    const { metadata } = deployment();
    metadata.ownerReferences = [...(metadata.ownerReferences ?? []), { kind: 'Job', name, uid }];
    metadata.annotations = { ...metadata.annotations, 'setup-buildx-kubernetes/life': 'holds' };
  };
  const touch = (): void => {
    const { metadata } = deployment();
    metadata.resourceVersion = `${Number(metadata.resourceVersion) + 1}`;
  };
  const builder = {
    cluster,
    violations,
    rollout,
    deployment,
    putHold,
    own,
    touch,
    set intervene(intervene: Intervene) {
      state.intervene = intervene;
    },
    /** What becomes of the builder when its pods are watched; without a test's own wish it serves. */
    set onWatch(onWatch: () => void) {
      state.onWatch = onWatch;
    },
    /** Ends the holds of jobs that are at work, as their post does when main has failed. */
    endHolds: () => {
      for (const [key, { metadata }] of cluster.objects)
        if (
          key.startsWith('jobs/') &&
          metadata.annotations?.['setup-buildx-kubernetes/released'] === undefined
        )
          cluster.objects.delete(key);
      cluster.collectGarbage();
    },
    setPod: (status: object) => {
      for (const [key, pod] of cluster.objects) if (key.startsWith('pods/')) pod.status = status;
    },
    /** Somebody deletes it and makes it again. */
    replace: () => {
      const { metadata, ...rest } = deployment();
      cluster.objects.delete(`deployments/${NAME}`);
      cluster.put('deployments', { ...structuredClone(rest), metadata: structuredClone(metadata) });
    },
    memory: (): string => /"memory":"([^"]+)"/.exec(JSON.stringify(deployment().spec))?.[1] ?? '',
    life: (): 'holds' | 'forever' | 'gone' => {
      const found = cluster.objects.get(`deployments/${NAME}`);
      if (found === undefined) return 'gone';
      return (found.metadata.ownerReferences ?? []).length > 0 ? 'holds' : 'forever';
    },
    owners: () => (deployment().metadata.ownerReferences ?? []).map(({ name }) => name),
    writes: (kind: string) => cluster.writes.filter((write) => write.includes(kind)),
  };

  const maker = await ensureOn(builder, { life });
  await maker.release();
  const labels = { ...LABELS, app: NAME };
  const annotations = deployment().spec?.template?.metadata?.annotations ?? {};
  cluster.put('pods', { metadata: { name: 'first', labels, annotations } });
  cluster.serve(deployment());
  if (!isServing) {
    deployment().status = OVER;
    builder.setPod({ phase: 'Pending' });
  }
  if (hasOthers) {
    const other = putHold('hold-other');
    if (life === 'holds') own(other);
  }
  cluster.writes.splice(0);
  violations.splice(0);
  return builder;
}

/** What a job of a test asks for, where it is not the default. */
export type Asked = {
  readonly life: keyof typeof LIVES;
  readonly memory?: string;
  /** As the default of another release. */
  readonly image?: string;
  readonly podPatch?: PodPatch;
  readonly cache?: Cache;
  /** The inputs of the cache that the user set. */
  readonly cacheInputs?: readonly string[];
};

let jobs = 0;

/** Runs mode ensure, and `release` what post does; rejects as it does. */
export async function ensureOn(
  builder: Pick<Builder, 'rollout'>,
  { life, memory = '2Gi', image, podPatch = { kind: 'none' }, ...asks }: Asked,
) {
  const lines: string[] = [];
  const rollout = builder.rollout(lines);
  jobs += 1;
  const run = `https://github.com/octo-org/octo-repo/actions/runs/${jobs}/attempts/1`;
  const name = `hold-${jobs}`;
  const asked: Life = LIVES[life];
  const node: NodeSpec = {
    ...NODE_SPEC,
    run,
    life: asked,
    cache: asks.cache ?? { kind: 'none' },
    memory: parseQuantity('memory', memory, { least: GIB, most: 99 * GIB }),
    image: image ?? NODE_SPEC.image,
    podPatch,
  };
  const explicit = [
    memory === '2Gi' ? '' : 'memory',
    life === 'forever' ? 'keep-warm' : '',
    podPatch.kind === 'none' ? '' : 'pod-patch',
    ...(asks.cacheInputs ?? []),
  ];
  const wish: BuilderWish = {
    nodes: [node],
    hold: {
      name,
      builder: 'ci',
      namespace: 'builds',
      nodes: [NAME],
      image: node.image,
      lifeMs: 60_000,
      holder: run,
      runner: { kind: 'elsewhere' },
    },
    explicit: new Set(explicit),
  };
  const found = await survey(rollout, wish);
  const holding = await holdBuilder(rollout, wish);
  const { isForever } = await ensureBuilder({ rollout, wish, holding }, found);
  return {
    hold: name,
    spec: wish.hold,
    log: lines.join('\n'),
    release: () => releaseHold(rollout, name, run, isForever ? { kind: 'forever' } : asked),
  };
}

/** Ends all holds, as time would. */
export function endJobs({ cluster }: Pick<Builder, 'cluster'>): void {
  for (const key of cluster.objects.keys()) if (key.startsWith('jobs/')) cluster.objects.delete(key);
  cluster.collectGarbage();
}
