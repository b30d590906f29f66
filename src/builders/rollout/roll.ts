import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { pausePaced } from '../../lib/system/pace.ts';
import { isInterrupted, isReady } from '../diagnosis/pods.ts';
import { isServing } from '../diagnosis/workload.ts';
import { type Holding, listHolds } from '../holds/hold.ts';
import { confirmOwned, ownersOf } from '../holds/owners.ts';
import type { Rollout } from '../holds/rollout.ts';
import { foundLife, isOfTemplate, ownerOf, renderRemake, renderRoll } from '../manifests/deployment.ts';
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
import { isInUse } from '../manifests/hold.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { listPods } from '../waiting/observe.ts';
import { makeClaim, noteUse } from './change-claim.ts';
import type { BuilderWish } from './ensuring.ts';
import { findClaim, findUsableClaim, onClaim, onExistingClaim } from './find-claim.ts';
import { refusedDeployment } from './refusals.ts';

/** A joined node as it is to be used. `author`: whose settings it was left with, in a sentence; '' = as this job asks. */
export type Rolled = { readonly deployment: Deployment; readonly author: string };

/** What is to be done about a joined node. `lines` tell it; of a change, what it is about. */
type Course =
  | { readonly kind: 'keep'; readonly lines: readonly string[]; readonly author: string }
  | ({ readonly kind: 'roll' | 'remake'; readonly lines: readonly string[] } & Compared);
type Change = Exclude<Course, { kind: 'keep' }>;

/** A joined node beside what this job wants: where the template and the life differ, `spec` being on the claim that is there. */
type Compared = {
  readonly spec: NodeSpec;
  readonly template: readonly Difference[];
  readonly life: readonly Difference[];
};

/** What this job wants of a node, and by which hold. */
export type Wanted = { readonly wish: BuilderWish; readonly spec: NodeSpec; readonly holding: Holding };

const MOST_TRIES = 4;

/**
 * Brings a joined node closer to what this job asks for. One that serves gets the template that the user asked for
 * explicitly, if no other job uses it and it is not kept forever. One that does not serve, and that no other job holds,
 * is made as this job asks in one write: template, life and owners. Otherwise it stays as it is, and a line says where
 * it differs. Each patch carries uid and resourceVersion, so that whoever comes in between makes it conflict: then
 * everything is looked at again, never forced. undefined: the Deployment is gone, or must be joined again.
 */
export async function roll(
  rollout: Rollout,
  wanted: Wanted,
  joined: Deployment,
): Promise<Rolled | undefined> {
  let current = joined;
  for (let tries = 1; ; tries += 1) {
    const course = await decide(rollout, wanted, current, tries === MOST_TRIES);
    if (tries === 1 || course.kind === 'keep') for (const line of course.lines) rollout.info(line);
    if (course.kind === 'keep') return { deployment: current, author: course.author };
    const changed = await change(rollout, wanted, course, current);
    if (changed !== undefined) return proveRolled(rollout, wanted, current, changed);
    const found = await lookAgain(rollout, wanted, current);
    if (found === undefined) return undefined;
    current = found;
    await pausePaced(rollout.limits.roll, tries - 1, rollout.signal);
  }
}

async function decide(
  rollout: Rollout,
  wanted: Wanted,
  current: Deployment,
  isContended: boolean,
): Promise<Course> {
  const isUp = isServing(current);
  const compared = await compare(rollout, wanted, current, isUp);
  const course = isUp ? changeServing(wanted, compared, current) : remake(wanted, compared);
  if (course.kind === 'keep') return course;
  const why = isContended ? CONTENDED : await reasonToKeep(rollout, wanted, current);
  if (why !== '') return keep(wanted, compared, current, why);
  if (isUp || !(await mayBeBuilding(rollout, wanted, current))) return course;
  return changeServing(wanted, await compare(rollout, wanted, current, true), current);
}

/** What is to be done about a node that serves and that no other job holds. */
function changeServing(wanted: Wanted, compared: Compared, current: Deployment): Course {
  const { spec, template, life } = compared;
  if (template.length === 0 || foundLife(current) === 'forever')
    return keep(wanted, compared, current, MAY_BE_CONNECTED);
  const lines = [`Builder ${spec.name}: ${describeDifferences(template, wanted.wish.explicit)}.`];
  if (life.length > 0) lines.push(describeNotForever(spec));
  return { kind: 'roll', lines, ...compared };
}

/** What is to be done about a node that does not serve and that no other job holds. */
function remake({ wish }: Wanted, compared: Compared): Course {
  const found = [...compared.template, ...compared.life];
  if (found.length === 0) return { kind: 'keep', lines: [], author: '' };
  const line = `Builder ${compared.spec.name}: ${describeDifferences(found, wish.explicit)}.`;
  return { kind: 'remake', lines: [line], ...compared };
}

/** A line for where a node differs from what was asked for, and one for a life that only its next making changes. */
function keep(
  { wish }: Wanted,
  { spec, template, life }: Compared,
  current: Deployment,
  why: string,
): Course {
  const isForever = foundLife(current) === 'forever';
  const told = isForever ? [...template, ...life] : template;
  const author = template.length === 0 ? '' : (describeAuthor(current) ?? '');
  const lines: string[] = [];
  if (told.length > 0) {
    const difference = `Builder ${spec.name}: ${describeDifferences(told, wish.explicit)}.`;
    const line = [
      difference,
      `It is kept as it is: ${why}.`,
      author,
      isForever ? describeHowToChange(spec) : '',
    ];
    lines.push(line.filter((words) => words !== '').join(' '));
  }
  if (!isForever && life.length > 0) lines.push(describeNotForever(spec));
  return { kind: 'keep', lines, author };
}

/** The claim is looked at only when there is something to compare. */
async function compare(
  rollout: Rollout,
  { wish, spec }: Wanted,
  current: Deployment,
  isUp: boolean,
): Promise<Compared> {
  const inputs = isUp ? comparedInputs(current, wish.explicit) : ALL_INPUTS;
  const life = lifeDifferences(spec, current);
  if (differences(spec, current, inputs).length === 0) return { spec, template: [], life };
  const there = await onItsClaim(rollout, spec);
  return { spec: there, template: differences(there, current, inputs), life };
}

/** Garbage collection follows the volume that is there. */
async function onItsClaim(rollout: Rollout, spec: NodeSpec): Promise<NodeSpec> {
  if (spec.cache.kind === 'existing') return onExistingClaim(rollout, spec, spec.cache);
  const claim = spec.cache.kind === 'claim' ? await findClaim(rollout, spec) : undefined;
  return claim === undefined ? spec : onClaim(spec, claim);
}

async function reasonToKeep(
  { api }: Rollout,
  { spec, holding }: Wanted,
  current: Deployment,
): Promise<string> {
  if (isNewer(current)) return 'a newer version of the action made it';
  if (current.spec?.paused === true) return 'its rollout is paused';
  if (holding.kind === 'none') return 'without a hold nobody can tell who uses it';
  const others = (await listHolds(api, spec.builder)).filter(
    (job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid,
  );
  return others.length > 0 ? `${others.length} other job(s) use it` : '';
}

/**
 * True for a Deployment that serves although it does not say so: its controller has yet to see a change of its metadata,
 * or its daemon is too busy for its probe. Jobs of mode connect hold nothing, so one that is kept forever may have their
 * builds then.
 */
async function mayBeBuilding(rollout: Rollout, { spec }: Wanted, current: Deployment): Promise<boolean> {
  const isForever = foundLife(current) === 'forever';
  const { items } = await listPods(rollout, [spec.name]);
  return items.some(
    (pod) => isOfTemplate(pod, current) && (isReady(pod) || (isForever && isInterrupted(pod))),
  );
}

/** Writes the change; undefined when the Deployment has changed since it was looked at, or is gone. */
async function change(
  rollout: Rollout,
  { holding }: Wanted,
  { kind, spec, template }: Change,
  current: Deployment,
): Promise<Deployment | undefined> {
  const { api, info } = rollout;
  if (template.some(({ input }) => input === 'cache-size' || input === 'cache-claim'))
    await makeMissingClaim(rollout, spec);
  const owners = holding.kind === 'held' && spec.life.kind !== 'forever' ? [ownerOf(holding.hold)] : [];
  // An orphan has no life to change: no owner may be added to it, and it is not kept forever.
  const isWhole = kind === 'remake' && foundLife(current) !== 'orphaned';
  const patch = isWhole ? renderRemake(spec, current, owners) : renderRoll(spec, current);
  const patched = await api.patch('deployments', spec.name, patch);
  if (patched.kind === 'refused' && (patched.status === 404 || patched.status === 409)) return undefined;
  if (patched.kind === 'refused') throw refusedDeployment(patched, spec, 'patch');
  const deployment = patched.body;
  const why = kind === 'remake' ? ': it did not serve, and no other job uses it' : '';
  info(`Builder ${spec.name} is rolled${why}.`);
  return deployment;
}

/** A builder that had no claim is rolled onto one, new or old; code `conflict` for one that is not ours. */
async function makeMissingClaim(rollout: Rollout, spec: NodeSpec): Promise<void> {
  if (spec.cache.kind !== 'claim' || (await makeClaim(rollout, spec, spec.cache, [])) !== 'exists') return;
  const claim = await findUsableClaim(rollout, spec);
  if (claim !== undefined) await noteUse(rollout, claim);
}

/** An owner may have been added to a Deployment that had none; it took only if our hold lives on. */
async function proveRolled(
  rollout: Rollout,
  { wish, holding }: Wanted,
  before: Deployment,
  deployment: Deployment,
): Promise<Rolled | undefined> {
  const isNew = foundLife(before) !== 'holds' && foundLife(deployment) === 'holds';
  if (!isNew || holding.kind === 'none') return { deployment, author: '' };
  const [proved] = await confirmOwned(rollout, wish.hold.builder, [deployment], holding.hold);
  return proved?.kind === 'joined' ? { deployment: proved.deployment, author: '' } : undefined;
}

/** The Deployment after a conflict; undefined when it is gone, another one, or owned by others' holds and not by ours. */
async function lookAgain(
  { api }: Rollout,
  { spec, holding }: Wanted,
  before: Deployment,
): Promise<Deployment | undefined> {
  const answer = await api.get('deployments', spec.name);
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  const found = bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
  const { uid, deletionTimestamp } = found.metadata ?? {};
  if (uid !== before.metadata?.uid || deletionTimestamp !== undefined) return undefined;
  const owners = ownersOf(found);
  const isLost = owners.length > 0 && holding.kind === 'held' && !owners.includes(holding.hold.uid);
  return isLost ? undefined : found;
}
