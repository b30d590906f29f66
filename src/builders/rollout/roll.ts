import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { poll } from '../../lib/system/poll.ts';
import { isInterrupted, isReady } from '../diagnosis/pods.ts';
import { isServing } from '../diagnosis/workload.ts';
import { countJobs, countOtherUsers } from '../holds/hold.ts';
import { confirmOwned, ownersOf } from '../holds/owners.ts';
import { find, type ReadOnlyRollout, type Rollout } from '../holds/rollout.ts';
import { foundLife, isOfTemplate, renderRemake, renderRoll } from '../manifests/deployment.ts';
import {
  ALL_INPUTS,
  CONTENDED,
  comparedInputs,
  type Difference,
  describeAuthor,
  describeDifferences,
  describeHowToChange,
  describeNotForever,
  differences,
  isNewer,
  lifeDifferences,
  MAY_BE_CONNECTED,
} from '../manifests/difference.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { listPods } from '../waiting/observe.ts';
import { createClaim, noteUse } from './change-claim.ts';
import { type EnsuringNode, ownersFor } from './ensuring.ts';
import { findClaim, findUsableClaim, isClaimNode, withClaimSize, withExistingClaim } from './find-claim.ts';
import { refusedDeployment } from './refusals.ts';

/** A joined node as it is to be used. `author`: whose settings it keeps, in a sentence; undefined = as this job asks. */
export type Rolled = { readonly deployment: Deployment; readonly author: string | undefined };

/** A joined node beside what this job wants: where the template and the life differ, `spec` being on the claim that is there. */
type Compared = {
  readonly spec: NodeSpec;
  readonly template: readonly Difference[];
  readonly life: readonly Difference[];
};

/** What to do about a joined node, and the lines that say so: nothing, a new template, or all of it in one write. */
type Decision = Keep | Change;
type Keep = {
  readonly kind: 'keep';
  readonly lines: readonly string[];
  readonly author: string | undefined;
};
type Change = Compared & { readonly kind: 'roll' | 'remake'; readonly lines: readonly string[] };

const MOST_TRIES = 4;

/**
 * Brings a joined node closer to what this job asks for.
 *
 * - One that serves gets the template that the user asked for explicitly, if no other job uses it and it is not kept
 *   forever.
 * - One that does not serve, and that no other job holds, is changed to all that this job asks for in one write: template,
 *   life and owners.
 * - Otherwise it stays as it is, and a line says where it differs.
 *
 * Each patch carries uid and resourceVersion, so that a write in between makes it conflict: then everything is looked at
 * again, never forced.
 *
 * Returns undefined when the Deployment is gone, or must be joined again.
 */
export async function roll(ensuring: EnsuringNode, joined: Deployment): Promise<Rolled | undefined> {
  const { rollout } = ensuring;
  let current = joined;
  const polling = { pace: rollout.limits.roll, signal: rollout.signal };
  const { rolled } = await poll(polling, async (round) => {
    const decision = await decide(ensuring, current, round + 1 === MOST_TRIES);
    if (round === 0 || decision.kind === 'keep') for (const line of decision.lines) rollout.info(line);
    if (decision.kind === 'keep') return { rolled: { deployment: current, author: decision.author } };
    const changed = await change(ensuring, decision, current);
    if (changed !== undefined) return { rolled: await confirmRolled(ensuring, current, changed) };
    const found = await lookAgain(ensuring, current);
    if (found === undefined) return { rolled: undefined };
    current = found;
    return undefined;
  });
  return rolled;
}

async function decide(ensuring: EnsuringNode, current: Deployment, isContended: boolean): Promise<Decision> {
  const isUp = isServing(current);
  const compared = await compare(ensuring, current, isUp);
  const decision = isUp ? decideServing(ensuring, compared, current) : decideDown(ensuring, compared);
  if (decision.kind === 'keep') return decision;
  const why = isContended ? CONTENDED : await reasonToKeep(ensuring, current);
  if (why !== undefined) return keep(ensuring, compared, current, why);
  if (isUp || !(await mayBeBuilding(ensuring, current))) return decision;
  return decideServing(ensuring, await compare(ensuring, current, true), current);
}

/** What to do about a node that serves and that no other job holds. */
function decideServing(ensuring: EnsuringNode, compared: Compared, current: Deployment): Decision {
  const { spec, template, life } = compared;
  if (template.length === 0 || foundLife(current) === 'forever')
    return keep(ensuring, compared, current, MAY_BE_CONNECTED);
  const lines = [`Builder ${spec.name}: ${describeDifferences(template, ensuring.wish.explicit)}.`];
  if (life.length > 0) lines.push(describeNotForever(spec));
  return { kind: 'roll', lines, ...compared };
}

/** What to do about a node that does not serve and that no other job holds. */
function decideDown({ wish }: EnsuringNode, compared: Compared): Decision {
  const found = [...compared.template, ...compared.life];
  if (found.length === 0) return { kind: 'keep', lines: [], author: undefined };
  const line = `Builder ${compared.spec.name}: ${describeDifferences(found, wish.explicit)}.`;
  return { kind: 'remake', lines: [line], ...compared };
}

/** With a line for where a node differs from what was asked for, and one for a life that changes when it is created next. */
function keep(
  { wish }: EnsuringNode,
  { spec, template, life }: Compared,
  current: Deployment,
  why: string,
): Keep {
  const isForever = foundLife(current) === 'forever';
  const different = isForever ? [...template, ...life] : template;
  const author = template.length === 0 ? undefined : describeAuthor(current);
  const lines: string[] = [];
  if (different.length > 0) {
    const difference = `Builder ${spec.name}: ${describeDifferences(different, wish.explicit)}.`;
    const way = isForever ? describeHowToChange(spec) : undefined;
    const line = [difference, `It is kept as it is: ${why}.`, author, way];
    lines.push(line.filter((words) => words !== undefined).join(' '));
  }
  if (!isForever && life.length > 0) lines.push(describeNotForever(spec));
  return { kind: 'keep', lines, author };
}

/** The claim is looked at only when there is something to compare. */
async function compare(
  { rollout, wish, spec }: EnsuringNode,
  current: Deployment,
  isUp: boolean,
): Promise<Compared> {
  const inputs = isUp ? comparedInputs(current, wish.explicit) : ALL_INPUTS;
  const life = lifeDifferences(spec, current);
  if (differences(spec, current, inputs).length === 0) return { spec, template: [], life };
  const there = await withFoundClaim(rollout, spec);
  return { spec: there, template: differences(there, current, inputs), life };
}

/** Garbage collection follows the volume that is there. */
async function withFoundClaim(rollout: ReadOnlyRollout, spec: NodeSpec): Promise<NodeSpec> {
  if (spec.cache.kind === 'existing') return withExistingClaim(rollout, spec, spec.cache);
  const claim = isClaimNode(spec) ? await findClaim(rollout, spec) : undefined;
  return claim === undefined ? spec : withClaimSize(spec, claim);
}

/** Returns why a node is not changed whatever it differs in; undefined when nothing is against a change. */
async function reasonToKeep(
  { rollout, spec, holding }: EnsuringNode,
  current: Deployment,
): Promise<string | undefined> {
  if (isNewer(current)) return 'a newer version of the action made it';
  if (current.spec?.paused === true) return 'its rollout is paused';
  if (holding.kind === 'none') return 'without a hold nobody can tell who uses it';
  const others = await countOtherUsers(rollout.api, spec.builder, holding.hold);
  return others > 0 ? `${countJobs(others)} it` : undefined;
}

/**
 * True for a Deployment that serves although it does not say so: its controller has yet to see a change of its metadata,
 * or its daemon is too busy for its probe. Jobs of mode connect hold nothing, so one that is kept forever may have their
 * builds then.
 */
async function mayBeBuilding({ rollout, spec }: EnsuringNode, current: Deployment): Promise<boolean> {
  const isForever = foundLife(current) === 'forever';
  const { items } = await listPods(rollout, [spec.name]);
  return items.some(
    (pod) => isOfTemplate(pod, current) && (isReady(pod) || (isForever && isInterrupted(pod))),
  );
}

/** Writes the change. Returns undefined when the Deployment has changed since it was looked at, or is gone. */
async function change(
  { rollout, holding }: EnsuringNode,
  { kind, spec, template }: Change,
  current: Deployment,
): Promise<Deployment | undefined> {
  const { api, info } = rollout;
  if (template.some(({ input }) => input === 'cache-size' || input === 'cache-claim'))
    await createMissingClaim(rollout, spec);
  // An orphan has no life to change: no owner may be added to it, and it is not kept forever.
  const isWhole = kind === 'remake' && foundLife(current) !== 'orphaned';
  const patch = isWhole ? renderRemake(spec, current, ownersFor(spec, holding)) : renderRoll(spec, current);
  const patched = await api.patch('deployments', spec.name, patch);
  if (patched.kind === 'refused' && (patched.status === 404 || patched.status === 409)) return undefined;
  if (patched.kind === 'refused') throw refusedDeployment(patched, spec, 'patch');
  const why = kind === 'remake' ? ': it did not serve, and no other job uses it' : '';
  info(`Builder ${spec.name} restarts with the settings of this job${why}.`);
  return patched.body;
}

/** A builder that had no claim is rolled onto one, new or old. */
async function createMissingClaim(rollout: Rollout, spec: NodeSpec): Promise<void> {
  if (!isClaimNode(spec) || (await createClaim(rollout, spec, [])) !== 'exists') return;
  const claim = await findUsableClaim(rollout, spec);
  if (claim !== undefined) await noteUse(rollout, claim);
}

/** An owner may have been added to a Deployment that had none; it took only if our hold lives on. */
async function confirmRolled(
  { rollout, wish, holding }: EnsuringNode,
  before: Deployment,
  deployment: Deployment,
): Promise<Rolled | undefined> {
  const isNew = foundLife(before) !== 'holds' && foundLife(deployment) === 'holds';
  if (!isNew || holding.kind === 'none') return { deployment, author: undefined };
  const [confirmed] = await confirmOwned(rollout, wish.hold.builder, [deployment], holding.hold);
  return confirmed?.kind === 'joined' ? { deployment: confirmed.deployment, author: undefined } : undefined;
}

/**
 * Returns the Deployment after a conflict; undefined when it is gone, is another one, or is owned by others' holds and not
 * by ours.
 */
async function lookAgain(
  { rollout, spec, holding }: EnsuringNode,
  before: Deployment,
): Promise<Deployment | undefined> {
  const found = await find(rollout.api, 'deployments', spec.name);
  const { uid, deletionTimestamp } = found?.metadata ?? {};
  if (found === undefined || uid !== before.metadata?.uid || deletionTimestamp !== undefined)
    return undefined;
  const owners = ownersOf(found);
  const isLost = owners.length > 0 && holding.kind === 'held' && !owners.includes(holding.hold.uid);
  return isLost ? undefined : found;
}
