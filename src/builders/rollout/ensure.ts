import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import { prefixNode } from '../holds/explain.ts';
import { type Holding, takeHoldIfAllowed } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { waitUntilGone } from '../waiting/wait-until-gone.ts';
import { waitUntilServing } from '../waiting/wait-until-serving.ts';
import { growClaim } from './change-claim.ts';
import type { BuilderWish, Ensuring } from './ensuring.ts';
import { findClaim, tellClass } from './find-claim.ts';
import type { Start } from './find-node.ts';
import { type SettledNode, settle } from './join-or-create.ts';
import { wayOut } from './orphan.ts';
import { roll } from './roll.ts';
import { type Survey, surveyAgain } from './survey.ts';

/**
 * A builder that serves. `woke`: this job made a Deployment of it, new or on a kept claim. `isForever`: it stays without
 * this job's hold.
 */
export type EnsuredBuilder = {
  readonly woke: boolean;
  readonly isForever: boolean;
  readonly deployments: readonly Deployment[];
};

/** Takes this job's hold on a builder that was surveyed, which is the first write to the cluster. */
export async function holdBuilder(rollout: Rollout, { nodes, hold: spec }: BuilderWish): Promise<Holding> {
  return takeHoldIfAllowed(
    rollout,
    spec,
    nodes.some((node) => node.life.kind !== 'forever'),
  );
}

/**
 * Mode ensure, after the survey and the hold: joins the builder's nodes or creates them, side by side, and waits until
 * all serve. When a node fails, the others are left to their holds.
 */
export async function ensureBuilder(
  { rollout, wish, holding }: Ensuring,
  { starts, podsVersion }: Survey,
): Promise<EnsuredBuilder> {
  const nodes = await bringUp(rollout, wish, holding, starts, { podsVersion, round: 0 });
  const deployments = nodes.map(({ deployment }) => deployment);
  const isForever = deployments.every((deployment) => foundLife(deployment) === 'forever');
  return { woke: nodes.some((node) => node.woke), isForever, deployments };
}

/** A node that is as close to what this job asks for as it will be. `author`: see `Rolled`. */
type AdaptedNode = SettledNode & { readonly author: string };

/** From where pods can be watched ('' = not known), and how often nodes were begun again. */
type Round = { readonly podsVersion: string | undefined; readonly round: number };

/** Settles the nodes and waits for them; those that were going when we came are begun anew once they are gone. */
async function bringUp(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
  { podsVersion, round }: Round,
): Promise<readonly SettledNode[]> {
  const { settled } = await settle(rollout, wish, holding, starts);
  const adapted = await Promise.all(settled.map((node) => adapt(rollout, wish, holding, node)));
  const staying = adapted.filter((node) => node !== undefined);
  const names = new Set(staying.map(({ spec }) => spec.name));
  const going = starts.filter(({ spec }) => !names.has(spec.name));
  const [up, later] = await Promise.all([
    serve(rollout, staying, podsVersion),
    Promise.all(going.map(({ spec }) => beginAnew(rollout, wish, holding, spec, round + 1))),
  ]);
  return [...up, ...later.flat()];
}

async function beginAnew(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  spec: NodeSpec,
  round: number,
): Promise<readonly SettledNode[]> {
  if (round > CONFLICT_TRIES) throw unsteady(spec);
  // A single round is the rule, and it has waited for the end of the last builder.
  if (round > 1) await pausePaced(rollout.limits.round, round - 2, rollout.signal);
  await waitUntilGone(rollout, spec.name);
  const starts = await surveyAgain(rollout, spec, wish.explicit);
  return bringUp(rollout, wish, holding, starts, { podsVersion: undefined, round });
}

function unsteady({ name }: NodeSpec): ActionError {
  const message = `Builder ${name} was found, and gone again, ${CONFLICT_TRIES} times.`;
  return new ActionError({
    code: 'conflict',
    message,
    hint: 'Does something in the cluster delete it? Run the job again.',
  });
}

async function serve(
  rollout: Rollout,
  nodes: readonly AdaptedNode[],
  podsVersion: string | undefined,
): Promise<readonly SettledNode[]> {
  try {
    await waitUntilServing(rollout, nodes, podsVersion);
  } catch (error) {
    tellStaying(rollout, nodes);
    throw withWay(nodes, error);
  }
  return nodes;
}

/**
 * A builder that does not come up with the settings of another run: that run is where to look. One that no hold owns
 * goes only by hand.
 */
function withWay(nodes: readonly AdaptedNode[], thrown: unknown): unknown {
  if (!(thrown instanceof ActionError) || !['not-ready', 'timeout'].includes(thrown.code)) return thrown;
  const { code, message, hint, cause } = thrown;
  const about = nodes.filter(({ spec }) => nodes.length === 1 || message.includes(spec.name));
  const ways = about.map(({ spec, deployment }) =>
    foundLife(deployment) === 'orphaned' ? wayOut(spec) : '',
  );
  const told = [...new Set([...about.map(({ author }) => author), ...ways])].filter((words) => words !== '');
  if (told.length === 0) return thrown;
  const whole = [hint, ...told].filter((words) => words !== '').join(' ');
  return new ActionError({ code, message, hint: whole, cause });
}

/** What this job made and nobody owns does not go by itself, and no Role here lets anybody delete it. */
function tellStaying({ api, info }: Rollout, nodes: readonly SettledNode[]): void {
  for (const { spec } of nodes.filter(({ spec, woke }) => woke && spec.life.kind === 'forever'))
    info(
      `Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl --namespace ${api.namespace} delete deployment ${spec.name}`,
    );
}

/** Brings a joined node closer to what this job asks for; undefined when it is to be begun anew. */
async function adapt(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  node: SettledNode,
): Promise<AdaptedNode | undefined> {
  if (node.woke) return { ...node, author: '' };
  const { spec } = node;
  try {
    await adaptClaim(rollout, spec, wish.explicit);
    const rolled = await roll(rollout, { wish, spec, holding }, node.deployment);
    return rolled === undefined ? undefined : { ...node, ...rolled };
  } catch (thrown) {
    throw prefixNode(wish, spec, thrown);
  }
}

async function adaptClaim(rollout: Rollout, spec: NodeSpec, explicit: ReadonlySet<string>): Promise<void> {
  if (spec.cache.kind !== 'claim') return;
  if (!explicit.has('cache-size') && !explicit.has('storage-class')) return;
  const claim = await findClaim(rollout, spec);
  if (claim === undefined) return;
  tellClass(rollout, spec, claim);
  if (explicit.has('cache-size')) await growClaim(rollout, claim, spec.cache);
}
