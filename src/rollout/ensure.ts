import type { HoldSpec, NodeSpec } from '../builder/spec.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { CONFLICT_TRIES, type Pace, pausePaced } from '../pace.ts';
import { findClaim, growClaim } from './claim.ts';
import { waitUntilGone } from './gone.ts';
import { type Holding, hold } from './holding.ts';
import { ofNode } from './of-node.ts';
import { roll } from './roll.ts';
import type { Hold, Rollout } from './rollout.ts';
import { type SettledNode, settle } from './settle.ts';
import { type Start, survey, surveyAgain } from './survey.ts';
import { waitUntilServing } from './wait.ts';

/** What this job asks of a builder: its nodes, the hold it takes, and the inputs that the user set himself. */
export type BuilderWish = {
  readonly nodes: readonly NodeSpec[];
  readonly hold: HoldSpec;
  readonly explicit: ReadonlySet<string>;
};

/** A builder that serves; `woke`: this job made a Deployment of it, new or on a kept claim. */
export type EnsuredBuilder = { readonly woke: boolean; readonly deployments: readonly Deployment[] };

/**
 * Mode ensure: finds the builder's nodes or makes them, side by side, held by this job, and waits until all serve.
 * Nothing is written before it is known that no foreign object is in the way. `held` is told of the hold as soon as
 * there is one. When a node fails, the others are left to their holds.
 */
export async function ensureBuilder(
  rollout: Rollout,
  wish: BuilderWish,
  held: (hold: Hold) => void,
): Promise<EnsuredBuilder> {
  const { starts, podsVersion } = await survey(rollout, wish.nodes);
  const needsHold = wish.nodes.some((node) => node.life.kind !== 'forever');
  const holding = await hold(rollout, wish.hold, needsHold);
  if (holding.kind === 'held') held(holding.hold);
  const nodes = await bringUp(rollout, wish, holding, starts, { podsVersion, round: 0 });
  return { woke: nodes.some((node) => node.woke), deployments: nodes.map((node) => node.deployment) };
}

/** From where pods can be watched ('' = not known), and how often nodes were begun again. */
type Round = { readonly podsVersion: string; readonly round: number };

/** Between two rounds: each takes more calls than a single write. */
const ROUND_PACE: Pace = { firstMs: 1500, longestMs: 6000 };

/** Settles the nodes and waits for them; those that were going when we came are begun anew once they are gone. */
async function bringUp(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
  { podsVersion, round }: Round,
): Promise<readonly SettledNode[]> {
  const { settled, going } = await settle(rollout, wish, holding, starts);
  const [up, later] = await Promise.all([
    serve(rollout, wish, holding, settled, podsVersion),
    Promise.all(going.map((spec) => beginAnew(rollout, wish, holding, spec, round + 1))),
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
  if (round > 1) await pausePaced(ROUND_PACE, round - 2, rollout.signal);
  await waitUntilGone(rollout, spec.name);
  return bringUp(rollout, wish, holding, [await surveyAgain(rollout, spec)], { podsVersion: '', round });
}

function unsteady({ name }: NodeSpec): ActionError {
  const message = `Builder ${name} was found, and gone again, ${CONFLICT_TRIES} times.`;
  return new ActionError('conflict', message, 'Does something in the cluster delete it? Run the job again.');
}

async function serve(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  settled: readonly SettledNode[],
  podsVersion: string,
): Promise<readonly SettledNode[]> {
  const adapted = await Promise.all(settled.map((node) => adapt(rollout, wish, holding, node)));
  try {
    await waitUntilServing(rollout, adapted, podsVersion);
  } catch (error) {
    tellStaying(rollout, adapted);
    throw error;
  }
  return adapted;
}

/** What this job made and nobody owns does not go by itself, and no Role here lets anybody delete it. */
function tellStaying({ api, info }: Rollout, nodes: readonly SettledNode[]): void {
  for (const { spec } of nodes.filter(({ spec, woke }) => woke && spec.life.kind === 'forever'))
    info(
      `Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl delete deployment ${spec.name} --namespace ${api.namespace}`,
    );
}

/** Brings a joined node closer to what this job asked for explicitly, as far as that disturbs nobody. */
async function adapt(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  node: SettledNode,
): Promise<SettledNode> {
  if (node.woke) return node;
  const { spec } = node;
  const { explicit } = wish;
  const claim = explicit.has('cache-size') ? await findClaim(rollout, spec) : undefined;
  if (claim !== undefined && spec.cache.kind === 'claim') await growClaim(rollout, claim, spec.cache);
  try {
    return { ...node, deployment: await roll(rollout, spec, explicit, node.deployment, holding) };
  } catch (thrown) {
    throw ofNode(wish, spec, thrown);
  }
}
