import type { V1OwnerReference } from '@kubernetes/client-node';
import type { Job, Wire } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import {
  BUILDER_LABEL,
  HOLDER_ANNOTATION,
  MANAGED_BY,
  NODES_ANNOTATION,
  RELEASED_ANNOTATION,
} from './names.ts';
import type { HoldSpec, RunnerPlace } from './spec.ts';

/**
 * Returns the Job that is a hold: with `parallelism: 0` it never runs a pod, so it is only a timer that
 * kube-controller-manager keeps and the garbage collector acts on (pkg/controller/job, pkg/controller/ttlafterfinished).
 * Its template never runs, but has the most restricted security context, since admission policies read it.
 */
export function renderHold(spec: HoldSpec): Job {
  const labels = { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      labels,
      annotations: { [HOLDER_ANNOTATION]: spec.holder, [NODES_ANNOTATION]: spec.nodes.join(',') },
      ...renderRunner(spec.runner),
    },
    spec: {
      parallelism: 0,
      backoffLimit: 0,
      activeDeadlineSeconds: Math.ceil(spec.lifeMs / 1000),
      ttlSecondsAfterFinished: 0,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65534,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'hold',
              image: spec.image,
              resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  };
}

/** The garbage collector deletes a hold with the runner's pod: then no job uses the builder or renews the hold. */
function renderRunner(runner: RunnerPlace): { readonly ownerReferences?: readonly Wire<V1OwnerReference>[] } {
  if (runner.kind === 'elsewhere') return {};
  const { name, uid } = runner;
  return { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, blockOwnerDeletion: false }] };
}

/** True while a hold keeps what it owns: it is not being deleted, and its deadline has not passed. */
export function isLiving(hold: Job): boolean {
  if (hold.metadata?.deletionTimestamp !== undefined) return false;
  const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
  return !(hold.status?.conditions ?? []).some(
    (condition) => ended.includes(condition.type) && condition.status === 'True',
  );
}

/** True while the job that took the hold still runs, as opposed to a hold that only keeps the builder warm. */
export function isInUse(hold: Job): boolean {
  return isLiving(hold) && !wasReleased(hold);
}

/** True when the job that took the hold has released it. */
function wasReleased(hold: Job): boolean {
  return hold.metadata?.annotations?.[RELEASED_ANNOTATION] !== undefined;
}

/**
 * Returns what somebody did that keeps a Job's deadline from passing; undefined when nobody did. A suspended Job has no
 * deadline, and the Job controller ignores one that another controller manages. Kueue does either.
 */
export function stoppedClock(hold: Job): string | undefined {
  if (hold.spec?.suspend === true) return 'suspended it';
  const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
  return managedBy === 'kubernetes.io/job-controller' ? undefined : `gave it to ${managedBy}`;
}

/**
 * Returns the patch that releases a hold: it ends `keepWarmMs` from now. Times are the server's, in ms since the epoch;
 * the deadline counts from `startedMs`. The deadline is never null, which the server would accept: the hold would never
 * end.
 */
export function renderRelease(hold: Job, startedMs: number, nowMs: number, keepWarmMs: number): object {
  const elapsedMs = Math.max(0, nowMs - startedMs);
  const { uid, ownerReferences = [] } = hold.metadata ?? {};
  // From here on the hold keeps the builder warm for others, so it must outlive the runner's pod.
  const owners = ownerReferences.map((owner) => ({ $patch: 'delete', uid: owner.uid }));
  return {
    metadata: {
      uid,
      annotations: { [RELEASED_ANNOTATION]: 'true' },
      ...(owners.length === 0 ? {} : { ownerReferences: owners }),
    },
    spec: { activeDeadlineSeconds: Math.max(1, Math.ceil((elapsedMs + keepWarmMs) / 1000)) },
  };
}

const LONGEST_LIFE_MS = 20 * 60_000;

const SHORTEST_LIFE_MS = 10_000;

/** Four renewals in a row may fail before the hold ends. */
const RENEWALS_IN_A_LIFE = 5;

/** How long a hold lives without a renewal, and how long with all its renewals. */
export type HoldTerm = { readonly lifeMs: number; readonly maxJobDurationMs: number };

/** Returns how long a hold lives after each renewal, and so at most after its runner has died. */
export function holdLifeMs(maxJobDurationMs: number): number {
  return Math.min(LONGEST_LIFE_MS, Math.max(maxJobDurationMs / 3, SHORTEST_LIFE_MS));
}

/** Returns the time from one renewal to the next. */
export function renewEveryMs(lifeMs: number): number {
  return lifeMs / RENEWALS_IN_A_LIFE;
}

/** A renewal takes up to four calls, and no loop makes more than five a second. */
const SHORTEST_RETRY_MS = 1000;

/** Returns the time from a renewal that failed to the next try. */
export function retryEveryMs(lifeMs: number): number {
  return Math.max(renewEveryMs(lifeMs) / 4, SHORTEST_RETRY_MS);
}

/**
 * What to do about a hold: `last` moves its deadline to the end of `max-job-duration`, `wait` leaves it as it is for now, `over`
 * leaves it for good; `gone` needs a new hold. `seconds` count from its start.
 */
export type NextDeadline =
  | { readonly kind: 'renew'; readonly seconds: number }
  | { readonly kind: 'last'; readonly seconds: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'over' };

/** Returns the next deadline of a hold, which is never sooner than the one it has. `nowMs` is the server's time. */
export function nextDeadline(hold: Job, nowMs: number, term: HoldTerm): NextDeadline {
  const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
  const longest = deadlineSeconds(term.maxJobDurationMs);
  if (wasReleased(hold)) return { kind: 'over' };
  if (!isLiving(hold)) return { kind: 'gone' };
  if (deadline >= longest) return { kind: 'over' };
  const startedMs = timestampMs(hold.status?.startTime);
  // The controller can lag behind by seconds, and the deadline counts from the start that it writes.
  if (startedMs === undefined) return { kind: 'wait' };
  const seconds = deadlineSeconds(Math.max(0, nowMs - startedMs) + term.lifeMs);
  if (seconds >= longest) return { kind: 'last', seconds: longest };
  return seconds > deadline ? { kind: 'renew', seconds } : { kind: 'wait' };
}

/** Returns the deadline of a hold that should live this long from its start. */
export function deadlineSeconds(fromStartMs: number): number {
  return Math.ceil(fromStartMs / 1000);
}

/** Returns the patch that sets a hold's deadline, for the object of this uid alone. */
export function renderDeadline(uid: string, seconds: number): object {
  return { metadata: { uid }, spec: { activeDeadlineSeconds: seconds } };
}

/**
 * Returns the patch that renews a hold. The server refuses it when the hold has changed since it was read: otherwise it
 * could undo the deadline that post sets to release the hold.
 */
export function renderRenewal(uid: string, resourceVersion: string, seconds: number): object {
  return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}

/** The uids of the owners of each node's Deployment, by the node's name. */
export type OwnersOfNodes = ReadonlyMap<string, ReadonlySet<string>>;

/** A hold that only keeps its builder warm: when it ends, and which nodes it may own, if it says so. */
type KeptWarm = {
  readonly job: Job;
  readonly uid: string;
  readonly name: string;
  readonly endMs: number;
  readonly nodes: readonly string[] | undefined;
};

/** Returns the names of the nodes that a hold may own; undefined for a hold of a version that did not note them. */
export function nodesOfHold(hold: Job): readonly string[] | undefined {
  return hold.metadata?.annotations?.[NODES_ANNOTATION]?.split(',').filter(Boolean);
}

/** Returns the other holds that only keep the builder warm. */
export function othersKeptWarm(uid: string, holds: readonly Job[]): readonly Job[] {
  return holds.filter((job) => job.metadata?.uid !== uid && keptWarm(job) !== undefined);
}

/**
 * Returns the released holds of which another released hold keeps the same builders for longer: the own one (`uid`) if
 * it is such a hold, otherwise those that the own one outlives. Holds are ordered by their end, then by name, and each is
 * removed only in favor of a later one that owns all of its nodes: so no number of jobs that do this at the same time
 * removes the last one. `owners` has at least the own hold's nodes.
 */
export function superfluousHolds(uid: string, holds: readonly Job[], owners: OwnersOfNodes): readonly Job[] {
  const warm = holds.map(keptWarm).filter((hold) => hold !== undefined);
  const own = warm.find((hold) => hold.uid === uid);
  if (own === undefined) return [];
  if (warm.some((other) => isBefore(own, other) && isCovered(own, other, owners))) return [own.job];
  return warm
    .filter((other) => isBefore(other, own) && isCovered(other, own, owners))
    .map((other) => other.job);
}

function keptWarm(job: Job): KeptWarm | undefined {
  const { uid = '', name = '' } = job.metadata ?? {};
  const startedMs = timestampMs(job.status?.startTime);
  const seconds = job.spec?.activeDeadlineSeconds;
  if (!isLiving(job) || !wasReleased(job) || startedMs === undefined || seconds === undefined)
    return undefined;
  return { job, uid, name, endMs: startedMs + seconds * 1000, nodes: nodesOfHold(job) };
}

/** Returns when the last of the released holds ends, in ms since the epoch; undefined when there is none that has begun. */
export function lastEndMs(holds: readonly Job[]): number | undefined {
  const ends = holds.map(keptWarm).flatMap((hold) => (hold === undefined ? [] : [hold.endMs]));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

function isBefore(one: KeptWarm, other: KeptWarm): boolean {
  return one.endMs < other.endMs || (one.endMs === other.endMs && one.name < other.name);
}

/** True when `by` owns every node that `hold` owns. */
function isCovered(hold: KeptWarm, by: KeptWarm, owners: OwnersOfNodes): boolean {
  const isKept = (node: string): boolean => {
    const uids = owners.get(node);
    return uids !== undefined && (uids.has(by.uid) || !uids.has(hold.uid));
  };
  return hold.nodes?.every(isKept) === true;
}
