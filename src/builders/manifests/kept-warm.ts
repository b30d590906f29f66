import type { V1Job } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { isLiving, wasReleased } from './hold.ts';
import { NODES_ANNOTATION } from './labels.ts';

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
  const endMs = timestampMs(job.status?.startTime) + (job.spec?.activeDeadlineSeconds ?? Number.NaN) * 1000;
  if (!isLiving(job) || !wasReleased(job) || Number.isNaN(endMs)) return undefined;
  return { job, uid, name, endMs, nodes: nodesOfHold(job) };
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
