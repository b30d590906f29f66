import type { Answer } from '../../cluster/api/answer.ts';
import type { Deployment, Pod } from '../../lib/kubernetes/kinds.ts';
import { isStrictRefusal, unknownFields } from '../diagnosis/input-fault.ts';
import { isOver } from '../diagnosis/pods.ts';
import { isServing } from '../diagnosis/workload.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { foundLife, renderDeployment } from '../manifests/deployment.ts';
import { ALL_INPUTS, differences, isNewer } from '../manifests/difference.ts';
import { appOf } from '../manifests/names.ts';
import { rightsToEnsure } from '../manifests/rights.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { listPods } from '../waiting/observe.ts';
import { planClaim } from './dry-run-claim.ts';
import type { BuilderWish } from './ensuring.ts';
import { type FoundNode, findNode } from './find-node.ts';
import { findMissing, forbidden } from './missing-rights.ts';
import { isNoVerdict, patchedOf, refusedDeployment } from './refusals.ts';

/**
 * All nodes of a builder; `podsVersion` is where a watch can begin when none of them had a pod, otherwise undefined. `user`:
 * who this job is for the cluster; undefined where nothing has to be created, or the server does not say.
 */
export type Survey = {
  readonly nodes: readonly FoundNode[];
  readonly podsVersion: string | undefined;
  readonly user: string | undefined;
};

/**
 * Looks at all nodes of a builder before anything is written. Rights are asked for only when something has to be created.
 *
 * @throws ActionError code `conflict` for a foreign object in the way, `forbidden` for rights that are missing, or as
 * `dryRun` does
 */
export async function survey(
  rollout: ReadOnlyRollout,
  { nodes: specs, explicit }: BuilderWish,
): Promise<Survey> {
  const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
  if (found.every(({ found }) => found.kind === 'running'))
    return { nodes: await dryRun(rollout, found, explicit), podsVersion: undefined, user: undefined };
  const user = await refuseWithoutRights(rollout, specs);
  const names = specs.map((spec) => spec.name);
  const [pods, nodes] = await Promise.all([listPods(rollout, names), dryRun(rollout, found, explicit)]);
  const { items, metadata } = pods;
  return {
    nodes: nodes.map((node) => afterItsPods(node, items)),
    podsVersion: items.length === 0 ? metadata.resourceVersion : undefined,
    user,
  };
}

/** Looks again at a node whose last pods are gone. */
export async function surveyAgain(
  rollout: ReadOnlyRollout,
  spec: NodeSpec,
  explicit: ReadonlySet<string>,
): Promise<readonly FoundNode[]> {
  return dryRun(rollout, [await findNode(rollout, spec)], explicit);
}

function afterItsPods({ spec, found }: FoundNode, pods: readonly Pod[]): FoundNode {
  const hasPods = pods.some((pod) => appOf(pod) === spec.name && !isOver(pod));
  return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}

/** Returns who this job is for the cluster; undefined where the server does not say. */
async function refuseWithoutRights(
  { api }: ReadOnlyRollout,
  specs: readonly NodeSpec[],
): Promise<string | undefined> {
  const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
  const missing = await findMissing(api, rightsToEnsure(needsHolds));
  if (missing.rights.length > 0) throw forbidden(api.namespace, missing);
  return missing.isNamed ? missing.user : undefined;
}

/**
 * Asks the API server whether it would take what has to be created or rolled, before anything is written. Returns the
 * nodes with the claims that there are, with no claim where the cluster has no class for it, and as running where somebody
 * created them meanwhile.
 *
 * @throws ActionError code `input`, with its name, for an input that the API server refuses
 */
async function dryRun(
  rollout: ReadOnlyRollout,
  nodes: readonly FoundNode[],
  explicit: ReadonlySet<string>,
): Promise<readonly FoundNode[]> {
  const [planned, first] = await Promise.all([
    Promise.all(nodes.map((node) => planClaim(rollout, node, explicit))),
    dryRunCreate(rollout, nodes),
    dryRunRolls(rollout, nodes, explicit),
  ]);
  if (first !== 'exists') return planned;
  return Promise.all(
    planned.map((node) => (node.found.kind === 'absent' ? orAppeared(rollout, node) : node)),
  );
}

/** One of the nodes to create speaks for all: their templates differ in the architecture alone. */
async function dryRunCreate(
  rollout: ReadOnlyRollout,
  nodes: readonly FoundNode[],
): Promise<'accepted' | 'exists'> {
  const first = nodes.find(({ found }) => found.kind === 'absent');
  if (first === undefined) return 'accepted';
  const answer = await tryDeployment(rollout, first.spec);
  if (answer.kind === 'ok' || isNoVerdict(answer)) return 'accepted';
  if (answer.reason === 'AlreadyExists') return 'exists';
  // Quota is checked before the name, so "exceeded quota" can hide an AlreadyExists.
  const { found } = await findNode(rollout, first.spec);
  if (found.kind === 'running') return 'exists';
  throw refusedDeployment(answer, first.spec, 'create');
}

async function orAppeared(rollout: ReadOnlyRollout, node: FoundNode): Promise<FoundNode> {
  const now = await findNode(rollout, node.spec);
  return now.found.kind === 'running' ? now : node;
}

/**
 * What a node would be rolled to is tried as if it were new: the server finds the name taken last, and its words name
 * each field, which those about a patch do not. Admission, which may also refuse because there is one already, and a
 * right that this job has not, are left to the patch itself: it changes nothing when it is refused.
 */
async function dryRunRolls(
  rollout: ReadOnlyRollout,
  nodes: readonly FoundNode[],
  explicit: ReadonlySet<string>,
): Promise<void> {
  await Promise.all(
    nodes.map(async ({ spec, found }) => {
      if (found.kind !== 'running' || !isToBeRolled(spec, found.deployment, explicit)) return;
      const answer = await tryDeployment(rollout, spec);
      if (answer.kind === 'refused' && (answer.status === 400 || answer.status === 422)) {
        const error = refusedDeployment(answer, spec, 'patch');
        if (error.code === 'input' && !isNoVerdict(answer)) throw error;
      }
    }),
  );
}

function isToBeRolled(spec: NodeSpec, running: Deployment, explicit: ReadonlySet<string>): boolean {
  const isUp = isServing(running);
  // One that serves and is kept forever is not rolled, whatever it differs in.
  if (isNewer(running) || (isUp && foundLife(running) === 'forever')) return false;
  return differences(spec, running, isUp ? explicit : ALL_INPUTS).length > 0;
}

/** Fields of our own that this server does not know are no fault of the user: it drops them, as servers do by default. */
async function tryDeployment(rollout: ReadOnlyRollout, spec: NodeSpec): Promise<Answer<Deployment>> {
  const deployment = renderDeployment(spec, []);
  const answer = await rollout.api.tryCreate('deployments', deployment, true);
  if (answer.kind === 'ok') return answer;
  const { template, patch } = patchedOf(spec);
  const isOurs = isStrictRefusal(answer) && unknownFields(answer, template, patch).length === 0;
  if (!isOurs && !/fieldValidation/.test(answer.message)) return answer;
  return rollout.api.tryCreate('deployments', deployment, false);
}
