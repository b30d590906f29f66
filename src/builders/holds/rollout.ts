import { type OkAnswer, refusalError } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import type { Kinds } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_PACE, type Pace } from '../../lib/system/poll.ts';
import type { Topic } from '../../lib/topics.ts';

/** Shows how far the nodes are that the job waits for, each by the name of its Deployment. */
export type Progress = {
  /** Shows what is new of a node. The same words are shown once. */
  readonly show: (node: string, words: string) => void;
  /** Says what a node waits for from now on, as it follows after "still waiting for"; undefined: for nothing any more. */
  readonly await: (node: string, what: string | undefined) => void;
  /** Ends it: what is printed from now on is not of the wait. */
  readonly end: () => void;
};

/** For whoever has nobody to show it to. */
export const NO_PROGRESS: Progress = {
  show: () => undefined,
  await: () => undefined,
  end: () => undefined,
};

/** What every step that only looks at the cluster needs; `signal` ends its waiting, with its reason. */
export type ReadOnlyRollout = {
  readonly api: ReadableApi;
  readonly info: (line: string) => void;
  /** What the user has to act on, and should see without opening the step's log. */
  readonly warning: (line: string, topic: Topic) => void;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly limits: WaitingLimits;
};

/** What every step that changes the cluster needs. */
export type Rollout = ReadOnlyRollout & { readonly api: WritableApi };

/** A hold that exists, by its identity in the cluster. */
export type Hold = { readonly name: string; readonly uid: string };

/** How long the loops around the cluster wait. No loop makes more than five calls a second. */
export type WaitingLimits = {
  /** After a write that the API server answered with 409 Conflict. */
  readonly conflict: Pace;
  /** Between two looks whether all owners of a Deployment are living holds. */
  readonly confirmation: Pace;
  /** Between two looks whether a hold that is being deleted has released its name. */
  readonly nameMs: number;
  /** Jobs that find a builder that does not serve yet spread their joins over this time. */
  readonly joinsSpreadMs: number;
  /** The pauses before each look for the Deployment that the creator of a claim is about to create. */
  readonly creatorMs: readonly number[];
  /** Between two looks whether a claim that is being deleted is gone. */
  readonly deletedClaimMs: number;
  /** Between two tries to remove a claim that was never used. */
  readonly unusedClaimMs: number;
  /** Between two tries to roll a Deployment. */
  readonly roll: Pace;
  /** Between two rounds of joining nodes or creating them. */
  readonly round: Pace;
  /** Between two looks whether the last builder is gone. */
  readonly gone: Pace;
  /** The same, once its pod is late. */
  readonly lateMs: number;
  /** Between two looks at everything about a node. */
  readonly look: Pace;
  /** The pauses after each look whether a Deployment counts its ready pod. */
  readonly countedMs: readonly number[];
  readonly watch: WatchLimits;
};

/** How long pods are watched. */
export type WatchLimits = {
  /** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
  readonly shortestRoundMs: number;
  readonly longestRoundMs: number;
  /** The longest watch of a connection that is not trusted yet. */
  readonly untrustedMs: number;
  /** A watch is trusted once it has brought an event this long before its end. */
  readonly trustMs: number;
  /** How long before everything is looked at for the first time, again, or again at what may just have passed. */
  readonly lookAfterMs: { readonly first: number; readonly next: number; readonly soon: number };
  /** When it is known whether cluster nodes have taken the pods and mounted their volumes. */
  readonly glanceMs: number;
  /** How long before everything is looked at, where all pods are starting: then only the pods show more. */
  readonly startMs: number;
};

export const WAITING_LIMITS: WaitingLimits = {
  conflict: CONFLICT_PACE,
  // The garbage collector is mostly done within 60 ms.
  confirmation: { firstMs: 20, longestMs: 1500 },
  nameMs: 500,
  // It would take longer than that anyway. Fifty patches of one object at once kept the API server busy for 8 s with its
  // own conflicts, and the kubelet out.
  joinsSpreadMs: 2500,
  // Each look too early is a call more. Its pods take longer than that to start anyway.
  creatorMs: [800, 1200],
  deletedClaimMs: 500,
  // A try is three calls.
  unusedClaimMs: 700,
  // A try takes up to five calls.
  roll: { firstMs: 1500, longestMs: 3000 },
  // A round takes more calls than a single write. With 1500 a job came to 29 calls in 5 s.
  round: { firstMs: 1700, longestMs: 6000 },
  gone: { firstMs: 50, longestMs: 1500 },
  lateMs: 5000,
  // A look at a node takes 6 to 9 calls.
  look: { firstMs: 2000, longestMs: 6000 },
  countedMs: [20, 80, 320],
  watch: {
    shortestRoundMs: 500,
    longestRoundMs: 5000,
    untrustedMs: 6000,
    trustMs: 1000,
    // A builder is mostly up before the first look.
    lookAfterMs: { first: 10_000, next: 10_000, soon: 3000 },
    glanceMs: 6000,
    startMs: 24_000,
  },
};

const PLURALS = {
  deployments: 'Deployments',
  jobs: 'Jobs',
  persistentvolumeclaims: 'PersistentVolumeClaims',
} as const;

/** A kind that a name is looked up of. */
type FindableKind = keyof typeof PLURALS;

/**
 * Returns the object of this name and the server's time; undefined when there is none.
 *
 * @throws ActionError when the API server refuses to say
 */
export async function findWithTime<K extends FindableKind>(
  api: ReadableApi,
  kind: K,
  name: string,
): Promise<OkAnswer<Kinds[K]> | undefined> {
  const answer = await api.get(kind, name);
  if (answer.kind === 'ok') return answer;
  if (answer.status === 404) return undefined;
  throw refusalError(answer, `get ${PLURALS[kind]} in namespace ${api.namespace}`);
}

/** The same, without the time. */
export async function find<K extends FindableKind>(
  api: ReadableApi,
  kind: K,
  name: string,
): Promise<Kinds[K] | undefined> {
  return (await findWithTime(api, kind, name))?.body;
}
