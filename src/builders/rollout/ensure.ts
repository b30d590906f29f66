import { ActionError, changedError, conflictError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, paceMs, pause } from '../../lib/system/poll.ts';
import { isServing } from '../diagnosis/workload.ts';
import { prefixNode } from '../holds/explain.ts';
import { type Holding, takeHoldIfAllowed } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { describeHowToChange } from '../manifests/difference.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import type { NodeStart } from '../waiting/starts.ts';
import { waitUntilGone } from '../waiting/wait-until-gone.ts';
import { waitUntilServing } from '../waiting/wait-until-serving.ts';
import { growClaim } from './change-claim.ts';
import { CREATED_BY_OTHER } from './create.ts';
import { describeJoined, describeStart } from './describe-builder.ts';
import type { BuilderWish, Ensuring, EnsuringNode } from './ensuring.ts';
import { findClaim, isClaimNode, reportClass } from './find-claim.ts';
import type { FoundNode } from './find-node.ts';
import { describeHowToDelete, type JoinedNode, joinOrCreate } from './join-or-create.ts';
import { type Rolled, roll } from './roll.ts';
import { type Survey, surveyAgain } from './survey.ts';

/**
 * A builder that serves. `created`: this job created a Deployment of it, new or on a kept claim. `isForever`: it stays without
 * this job's hold.
 */
export type EnsuredBuilder = {
  readonly created: boolean;
  readonly isForever: boolean;
  readonly deployments: readonly Deployment[];
  readonly nodes: readonly ServingNode[];
};

/** A node that serves. `start` undefined: it served already. */
export type ServingNode = JoinedNode & { readonly start: NodeStart | undefined };

/** Takes this job's hold on a builder that was surveyed, which is the first write to the cluster. */
export async function holdBuilder(rollout: Rollout, { nodes, hold }: BuilderWish): Promise<Holding> {
  const isNeeded = nodes.some((node) => node.life.kind !== 'forever');
  return takeHoldIfAllowed(rollout, hold, isNeeded);
}

/**
 * Mode ensure, after the survey and the hold: joins the builder's nodes or creates them, side by side, and waits until
 * all serve. When a node fails, the others are left to their holds.
 */
export async function ensureBuilder(ensuring: Ensuring, surveyed: SurveyedNodes): Promise<EnsuredBuilder> {
  if (!areThere(surveyed.nodes)) report(ensuring, describeStart(surveyed.nodes.map(asToldOf)));
  const nodes = await bringUp(ensuring, surveyed, 0);
  const deployments = nodes.map(({ deployment }) => deployment);
  const isForever = deployments.every((deployment) => foundLife(deployment) === 'forever');
  return { created: nodes.some((node) => node.created !== undefined), isForever, deployments, nodes };
}

/** True where every node can be joined, as far as was seen. */
function areThere(nodes: readonly FoundNode[]): boolean {
  return nodes.map(asToldOf).every(({ found }) => found.kind === 'running');
}

/** A node whose Deployment is being deleted is not joined: it is created again once it is gone. */
function asToldOf(node: FoundNode): FoundNode {
  const { found } = node;
  const isDeleted = found.kind === 'running' && found.deployment.metadata?.deletionTimestamp !== undefined;
  return isDeleted ? asEnding(node) : node;
}

function asEnding({ spec }: FoundNode): FoundNode {
  return { spec, found: { kind: 'ending' } };
}

/** What looked like the end of a builder was the start of another one. */
function showJoined({ rollout }: Ensuring, nodes: readonly FoundNode[]): void {
  for (const { spec } of nodes.filter(({ found }) => found.kind === 'running'))
    rollout.progress.show(spec.name, CREATED_BY_OTHER);
}

type SurveyedNodes = Pick<Survey, 'nodes' | 'podsVersion'>;

function report({ rollout, wish }: Ensuring, words: string): void {
  rollout.info(`Builder  ${wish.hold.builder}: ${words}`);
}

/** A node that is as close to what this job asks for as it will be. */
type AdaptedNode = JoinedNode & Rolled;

/** Joins the nodes or creates them, and waits for them; those that were ending are started again once they are gone. */
async function bringUp(
  ensuring: Ensuring,
  { nodes, podsVersion }: SurveyedNodes,
  round: number,
): Promise<readonly ServingNode[]> {
  const joined = await joinOrCreate(ensuring, nodes);
  if (round === 0 && areThere(nodes)) {
    const words = joined.length > 0 ? describeJoined(joined) : describeStart(nodes.map(asEnding));
    report(ensuring, words);
  }
  if (round > 0) showJoined(ensuring, nodes);
  const adapted = await Promise.all(joined.map((node) => adapt(ensuring, node)));
  const staying = adapted.filter((node) => node !== undefined);
  const names = new Set(staying.map(({ spec }) => spec.name));
  const ending = nodes.filter(({ spec }) => !names.has(spec.name));
  const [up, later] = await Promise.all([
    serve(ensuring, staying, podsVersion),
    Promise.all(ending.map(({ spec }) => startAgain({ ...ensuring, spec }, round + 1))),
  ]);
  return [...up, ...later.flat()];
}

async function startAgain(ensuring: EnsuringNode, round: number): Promise<readonly ServingNode[]> {
  const { rollout, wish, spec } = ensuring;
  if (round > CONFLICT_TRIES) throw unsteady(spec);
  // A single round is the rule, and it has waited for the end of the last builder.
  if (round > 1) await pause(paceMs(rollout.limits.round, round - 2, Math.random()), rollout.signal);
  await waitUntilGone(rollout, spec.name);
  const nodes = await surveyAgain(rollout, spec, wish.explicit);
  return bringUp(ensuring, { nodes, podsVersion: undefined }, round);
}

function unsteady({ name }: NodeSpec): ActionError {
  return conflictError(
    `Builder ${name} appeared and disappeared ${CONFLICT_TRIES} times.`,
    'Check what in the cluster deletes it, and run the job again.',
    'contention',
  );
}

async function serve(
  { rollout, wish }: Ensuring,
  nodes: readonly AdaptedNode[],
  podsVersion: string | undefined,
): Promise<readonly ServingNode[]> {
  try {
    const starts = await waitUntilServing(rollout, nodes, podsVersion, wish.nodes.length > 1);
    return nodes.map((node) => ({ ...node, start: starts.find(({ name }) => name === node.spec.name) }));
  } catch (error) {
    reportStaying(rollout, nodes);
    throw withWhereToLook(nodes, error);
  }
}

/**
 * Returns what was thrown, with where to look: a builder that does not come up with the settings of another run is that
 * run's, and one that no hold owns is deleted only by hand.
 */
function withWhereToLook(nodes: readonly AdaptedNode[], thrown: unknown): unknown {
  if (!(thrown instanceof ActionError) || !['not-ready', 'timeout'].includes(thrown.code)) return thrown;
  const { message, hint } = thrown;
  const about = nodes.filter(({ spec }) => nodes.length === 1 || message.includes(spec.name));
  const orphans = about.filter(({ deployment }) => foundLife(deployment) === 'orphaned');
  const more = new Set([
    ...about.map(({ author }) => author),
    ...orphans.map(({ spec }) => describeHowToDelete(spec)),
  ]);
  const whole = [hint, ...more].filter((words) => words !== undefined).join(' ');
  return changedError(thrown, { hint: whole });
}

/** What this job created and no hold owns stays, and no Role here lets anybody delete it. */
function reportStaying({ api, info }: Rollout, nodes: readonly JoinedNode[]): void {
  const kept = nodes.filter(({ spec, created }) => created !== undefined && spec.life.kind === 'forever');
  for (const { spec } of kept)
    info(
      `Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl --namespace ${api.namespace} delete deployment ${spec.name}`,
    );
}

/** Brings a joined node closer to what this job asks for. Returns undefined when it is to be started again. */
async function adapt(ensuring: Ensuring, node: JoinedNode): Promise<AdaptedNode | undefined> {
  if (node.created !== undefined) return { ...node, author: undefined };
  const { spec, deployment } = node;
  try {
    await adaptClaim({ ...ensuring, spec }, deployment);
    const rolled = await roll({ ...ensuring, spec }, deployment);
    return rolled === undefined ? undefined : { ...node, ...rolled };
  } catch (thrown) {
    throw prefixNode(ensuring.wish, spec, thrown);
  }
}

async function adaptClaim({ rollout, wish, spec }: EnsuringNode, running: Deployment): Promise<void> {
  if (!isClaimNode(spec)) return;
  const asked = CLAIM_INPUTS.filter((name) => wish.explicit.has(name));
  if (asked.length === 0) return;
  // One without a claim may be rolled onto its own, old or new, for a job that asks for a size, or as it does not serve.
  const used = usedClaim(running) ?? (asked.includes('cache-size') ? claimName(spec.name) : undefined);
  if (isServing(running) && used !== claimName(spec.name)) return reportUnused(rollout, spec, used, asked);
  const claim = await findClaim(rollout, spec);
  if (claim === undefined) return;
  reportClass(rollout, spec, claim);
  if (asked.includes('cache-size')) await growClaim(rollout, claim, spec);
}

const CLAIM_INPUTS = ['cache-size', 'storage-class'] as const;

/** Prints that a builder has its cache elsewhere than on a claim of its own, so that these inputs do nothing. */
function reportUnused(
  { info }: Rollout,
  spec: NodeSpec,
  used: string | undefined,
  asked: readonly string[],
): void {
  const has = used === undefined ? 'has no claim for its cache' : `keeps its cache on claim ${used}`;
  const are = asked.length === 1 ? 'is' : 'are';
  info(`Builder ${spec.name} ${has}: ${asked.join(' and ')} ${are} not used. ${describeHowToChange(spec)}`);
}

/** Returns the claim that a builder has its cache on; undefined for none. */
function usedClaim({ spec }: Deployment): string | undefined {
  const volume = spec?.template.spec?.volumes?.find(({ name }) => name === 'cache');
  return volume?.persistentVolumeClaim?.claimName;
}
