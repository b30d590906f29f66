import { formatDuration } from '../../lib/duration.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { isServing } from '../diagnosis/workload.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { isClaimNode, withClaimSize } from './find-claim.ts';
import type { FoundNode } from './find-node.ts';
import type { JoinedNode } from './join-or-create.ts';

/** Returns what a job does about a builder of which nodes have to be created: which, and on what caches. */
export function describeStart(nodes: readonly FoundNode[]): string {
  const missing = nodes.filter(({ found }) => found.kind !== 'running');
  const running = nodes.filter(({ found }) => found.kind === 'running');
  const starts = missing.map(
    (node, index) => `${node.spec.architecture} ${describeBasis(node, missing.slice(0, index))}`,
  );
  const count = missing.length === 1 ? '1 node' : `${missing.length} nodes`;
  const rest = running.length === 0 ? '' : `, joining ${namesOf(running)}`;
  return `starting ${count} (${starts.join(', ')})${rest}`;
}

function describeBasis(node: FoundNode, before: readonly FoundNode[]): string {
  const { spec, found } = node;
  if (found.kind === 'ending') return 'once its previous pod has ended';
  if (spec.cache.kind === 'existing') return `on the claim ${spec.cache.claim}`;
  const size = cacheSizeOf(node);
  if (size === undefined) return spec.cache.kind === 'none' ? 'without a cache volume' : 'on its own volume';
  const isKept = found.kind === 'absent' && found.claim !== undefined;
  const isSaid = before.some((other) => cacheSizeOf(other) === size);
  const cache = isSaid ? 'one' : `cache of ${size}`;
  return isKept ? `on its kept ${cache}` : `with a new ${cache}`;
}

/** The size of the claim that is there or will be; undefined for a node without one of its own. */
function cacheSizeOf({ spec, found }: FoundNode): string | undefined {
  if (!isClaimNode(spec) || found.kind === 'ending') return undefined;
  const claim = found.kind === 'absent' ? found.claim : undefined;
  const sized = claim === undefined ? spec : withClaimSize(spec, claim);
  return isClaimNode(sized) ? sized.cache.size.text : undefined;
}

/** Returns how a builder is whose nodes this job has joined, and who else is at work on it, where that is known. */
export function describeJoined(nodes: readonly JoinedNode[]): string {
  const company = nodes.find((node) => node.company !== undefined)?.company;
  const starting = nodes.filter(({ deployment }) => !isServing(deployment));
  const state =
    starting.length === 0
      ? describeUp(nodes, company?.nowMs)
      : describeStarting(starting, nodes, company?.nowMs);
  return [`joined; ${state}`, ...describeOthers(company?.others)].join(', ');
}

/** A builder that is kept forever has no holds to list, and its age no server to go by. */
function describeUp(nodes: readonly JoinedNode[], nowMs: number | undefined): string {
  const upMs = youngestMs(nodes, (deployment) => servingForMs(deployment, nowMs));
  return upMs === undefined ? 'it is up' : `up for ${formatAge(upMs)}`;
}

function describeStarting(
  starting: readonly JoinedNode[],
  nodes: readonly JoinedNode[],
  nowMs: number | undefined,
): string {
  const which = starting.length === nodes.length ? '' : ` ${namesOf(starting)}`;
  const createdMs = youngestMs(starting, ({ metadata }) => ageMs(metadata?.creationTimestamp, nowMs));
  return `still starting${which}${createdMs === undefined ? '' : `, created ${formatAge(createdMs)} ago`}`;
}

function youngestMs(
  nodes: readonly JoinedNode[],
  ageOf: (deployment: Deployment) => number | undefined,
): number | undefined {
  const ages = nodes.flatMap(({ deployment }) => ageOf(deployment) ?? []);
  return ages.length === 0 ? undefined : Math.min(...ages);
}

function describeOthers(others: number | undefined): readonly string[] {
  if (others === undefined) return [];
  if (others === 0) return ['no other job on it'];
  return [others === 1 ? '1 other job on it' : `${others} other jobs on it`];
}

function servingForMs({ metadata, status }: Deployment, nowMs: number | undefined): number | undefined {
  const available = status?.conditions?.find((one) => one.type === 'Available' && one.status === 'True');
  return ageMs(available?.lastTransitionTime ?? metadata?.creationTimestamp, nowMs);
}

/** Seconds are of interest in the first minute. */
function formatAge(ms: number): string {
  const step = ms < 60_000 ? 1000 : 60_000;
  return formatDuration(Math.max(0, Math.floor(ms / step)) * step).replace(/^0$/, '0s');
}

function namesOf(nodes: readonly { readonly spec: NodeSpec }[]): string {
  return nodes.map(({ spec }) => spec.architecture).join(' and ');
}
