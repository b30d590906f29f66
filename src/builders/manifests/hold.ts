import type { V1Job, V1OwnerReference } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import {
  BUILDER_LABEL,
  HOLDER_ANNOTATION,
  MANAGED_BY,
  NODES_ANNOTATION,
  RELEASED_ANNOTATION,
} from './names.ts';
import type { HoldSpec, RunnerPlace } from './spec.ts';

/**
 * The Job that is a hold: with `parallelism: 0` it never runs a pod, so it is only a timer that
 * kube-controller-manager keeps and the garbage collector acts on (pkg/controller/job, pkg/controller/ttlafterfinished).
 * Its template is never run, but has the most restricted security context, since admission policies read it.
 */
export function renderHold(spec: HoldSpec): Wire<V1Job> {
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

/** The garbage collector ends a hold with the runner's pod: nobody is left to use the builder, or to renew it. */
function renderRunner(runner: RunnerPlace): { readonly ownerReferences?: readonly Wire<V1OwnerReference>[] } {
  if (runner.kind === 'elsewhere') return {};
  const { name, uid } = runner;
  return { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, blockOwnerDeletion: false }] };
}

/** True while a hold keeps what it owns: it is there, is not being deleted, and its time is not up. */
export function isLiving(hold: Wire<V1Job>): boolean {
  if (hold.metadata?.deletionTimestamp !== undefined) return false;
  const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
  return !(hold.status?.conditions ?? []).some(
    (condition) => ended.includes(condition.type) && condition.status === 'True',
  );
}

/** True while the job that took the hold is still at work, as opposed to a hold that only keeps the builder warm. */
export function isInUse(hold: Wire<V1Job>): boolean {
  return isLiving(hold) && !wasReleased(hold);
}

/** True when the job that took the hold has let it go. */
function wasReleased(hold: Wire<V1Job>): boolean {
  return hold.metadata?.annotations?.[RELEASED_ANNOTATION] !== undefined;
}

/**
 * What keeps a Job's clock from running: a suspended Job has no deadline, and one that another controller manages
 * is not looked at. Kueue does either. '' when nothing does.
 */
export function stoppedClock(hold: Wire<V1Job>): string {
  if (hold.spec?.suspend === true) return 'suspended it';
  const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
  return managedBy === 'kubernetes.io/job-controller' ? '' : `gave it to ${managedBy}`;
}

/**
 * The patch with which a job lets go: the hold ends `keepWarmMs` from now. Times are the server's, in ms since
 * the epoch; the deadline counts from `startedMs`. Never null: that would be accepted, and never end.
 */
export function renderRelease(
  hold: Wire<V1Job>,
  startedMs: number,
  nowMs: number,
  keepWarmMs: number,
): object {
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

/** How long a hold lives unrenewed, and how long with all its renewals. */
export type HoldTerm = { readonly lifeMs: number; readonly maxJobMs: number };

/** How long a hold that is renewed lives after each renewal, hence at most after a runner has died. */
export function holdLifeMs(maxJobMs: number): number {
  return Math.min(LONGEST_LIFE_MS, Math.max(maxJobMs / 3, SHORTEST_LIFE_MS));
}

/** The time from one renewal to the next. */
export function renewEveryMs(lifeMs: number): number {
  return lifeMs / RENEWALS_IN_A_LIFE;
}

/** A renewal takes up to four calls, and no loop makes more than five in a second. */
const SHORTEST_RETRY_MS = 1000;

/** The time from a renewal that failed to the next try. */
export function retryEveryMs(lifeMs: number): number {
  return Math.max(renewEveryMs(lifeMs) / 4, SHORTEST_RETRY_MS);
}

/**
 * What is to be done about a hold: `last` takes it to the end of `max-job`, `wait` leaves it as it is for now, `over`
 * for good; `gone` asks for a new one. `seconds` count from its start.
 */
export type NextDeadline =
  | { readonly kind: 'renew'; readonly seconds: number }
  | { readonly kind: 'last'; readonly seconds: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'over' };

/** Decides on the next deadline of a hold, which is never sooner than the one it has. `nowMs` is the server's time. */
export function nextDeadline(hold: Wire<V1Job>, nowMs: number, term: HoldTerm): NextDeadline {
  const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
  const longest = deadlineSeconds(term.maxJobMs);
  if (wasReleased(hold)) return { kind: 'over' };
  if (!isLiving(hold)) return { kind: 'gone' };
  if (deadline >= longest) return { kind: 'over' };
  const startedMs = timestampMs(hold.status?.startTime);
  // The controller can lag behind by seconds, and the clock does not run before it has noted the start.
  if (startedMs === undefined) return { kind: 'wait' };
  const seconds = deadlineSeconds(Math.max(0, nowMs - startedMs) + term.lifeMs);
  if (seconds >= longest) return { kind: 'last', seconds: longest };
  return seconds > deadline ? { kind: 'renew', seconds } : { kind: 'wait' };
}

/** The deadline of a hold that is to live this long from its start. */
export function deadlineSeconds(fromStartMs: number): number {
  return Math.ceil(fromStartMs / 1000);
}

/** The patch that sets a hold's deadline, for the object of this uid alone. */
export function renderDeadline(uid: string, seconds: number): object {
  return { metadata: { uid }, spec: { activeDeadlineSeconds: seconds } };
}

/**
 * The patch that renews a hold. It is refused when anything about the hold has changed since it was read: otherwise
 * it could take back the deadline with which post lets the hold go.
 */
export function renderRenewal(uid: string, resourceVersion: string, seconds: number): object {
  return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}

/** The uids of the owners of each node's Deployment, by the node's name. */
export type OwnersOfNodes = ReadonlyMap<string, ReadonlySet<string>>;

/** A hold that only keeps its builder warm: when it ends, and which nodes it may own; undefined when it does not say. */
type KeptWarm = {
  readonly job: Wire<V1Job>;
  readonly uid: string;
  readonly name: string;
  readonly endMs: number;
  readonly nodes: readonly string[] | undefined;
};

/** The names of the nodes that a hold may own; undefined for one of a version that did not note them. */
export function nodesOfHold(hold: Wire<V1Job>): readonly string[] | undefined {
  return hold.metadata?.annotations?.[NODES_ANNOTATION]?.split(',').filter((name) => name !== '');
}

/** Other holds that only keep the builder warm. */
export function othersKeptWarm(uid: string, holds: readonly Wire<V1Job>[]): readonly Wire<V1Job>[] {
  return holds.filter((job) => job.metadata?.uid !== uid && keptWarm(job) !== undefined);
}

/**
 * Released holds that keep nothing that another released hold does not keep for longer: the own one (`uid`) when there
 * is such another, otherwise those that the own one makes superfluous. Holds are ordered by their end, then by name,
 * and each is removed only in favor of a later one that owns all of its nodes, so that of any number of jobs that do
 * this at the same time none removes the last one. `owners` has at least the own hold's nodes.
 */
export function superfluousHolds(
  uid: string,
  holds: readonly Wire<V1Job>[],
  owners: OwnersOfNodes,
): readonly Wire<V1Job>[] {
  const warm = holds.map(keptWarm).filter((hold) => hold !== undefined);
  const own = warm.find((hold) => hold.uid === uid);
  if (own === undefined) return [];
  if (warm.some((other) => isBefore(own, other) && isCovered(own, other, owners))) return [own.job];
  return warm
    .filter((other) => isBefore(other, own) && isCovered(other, own, owners))
    .map((other) => other.job);
}

function keptWarm(job: Wire<V1Job>): KeptWarm | undefined {
  const { uid = '', name = '' } = job.metadata ?? {};
  const startedMs = timestampMs(job.status?.startTime);
  const seconds = job.spec?.activeDeadlineSeconds;
  if (!isLiving(job) || !wasReleased(job) || startedMs === undefined || seconds === undefined)
    return undefined;
  return { job, uid, name, endMs: startedMs + seconds * 1000, nodes: nodesOfHold(job) };
}

function isBefore(one: KeptWarm, other: KeptWarm): boolean {
  return one.endMs < other.endMs || (one.endMs === other.endMs && one.name < other.name);
}

/** True when `by` owns every node that `hold` owns. */
function isCovered(hold: KeptWarm, by: KeptWarm, owners: OwnersOfNodes): boolean {
  return (hold.nodes ?? ['']).every((node) => {
    const uids = owners.get(node);
    return uids !== undefined && (uids.has(by.uid) || !uids.has(hold.uid));
  });
}
