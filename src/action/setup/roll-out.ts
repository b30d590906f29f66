import { foreignSetting, type Setting } from '../../builders/diagnosis/problem.ts';
import { explainRefusal } from '../../builders/holds/explain.ts';
import { type Hold, type Rollout, WAITING_LIMITS } from '../../builders/holds/rollout.ts';
import { RIGHTS_TO_CONNECT, rightsToEnsure } from '../../builders/manifests/rights.ts';
import { mintBuildsToken, refuseHandOff } from '../../builders/rollout/builds-token.ts';
import { connectBuilder } from '../../builders/rollout/connect.ts';
import { ensureBuilder, holdBuilder } from '../../builders/rollout/ensure.ts';
import type { BuilderWish } from '../../builders/rollout/ensuring.ts';
import { findMissing, forbidden } from '../../builders/rollout/missing-rights.ts';
import { survey } from '../../builders/rollout/survey.ts';
import type { InstanceNode } from '../../buildx/instance.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { type ClusterOptions, openCluster } from '../../cluster/api/open.ts';
import { ActionError, toActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import type { ConnectInputs, EnsureInputs, EphemeralInputs, Inputs } from '../inputs/inputs.ts';
import type { Renewal } from '../renewal/renewal.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { writeRole } from '../runner/summary.ts';
import type { JobNames } from './names.ts';
import { lifeOf, planBuilder } from './plan.ts';

/** The nodes for buildx; `woke`: this job made the builder's Deployment. `token`: what later steps get, '' = our own way in. */
export type RolledOut = {
  readonly nodes: readonly InstanceNode[];
  readonly woke: boolean;
  /** The builder stays by itself, without a hold of this job. */
  readonly isForever: boolean;
  readonly token: string;
  /** The Deployments of nodes that this action made, by this job or an earlier one. */
  readonly deployments: readonly Deployment[];
};

/** How long a token for later steps lives in mode connect, which has no max-job: a job on GitHub's runners. */
const LONGEST_JOB_MS = 6 * 3_600_000;

/** Makes sure of the builder in the cluster, as the mode says. */
export async function rollOut(
  inputs: Inputs,
  environment: Environment,
  access: ClusterAccess,
  names: JobNames,
  cluster: ClusterOptions,
  renewal: Renewal,
): Promise<RolledOut> {
  // What still runs for another node when one has failed ends with this.
  const ending = new AbortController();
  const signal = AbortSignal.any([cluster.signal, ending.signal]);
  const { api, close } = openCluster(access, { ...cluster, signal });
  const rollout: Rollout = { api, info: log.info, warning: log.warning, signal, limits: WAITING_LIMITS };
  try {
    if (inputs.buildsAccount !== '') await refuseHandOff(rollout, inputs.buildsAccount);
    if (inputs.mode === 'connect') return await connect(rollout, inputs);
    return await ensure(rollout, inputs, planBuilder(inputs, names, access, environment), renewal);
  } catch (thrown) {
    const error = explainRefusal(thrown, settingFor(inputs, api.namespace));
    throw await explainForbidden(rollout, inputs, toActionError(error));
  } finally {
    ending.abort(new ActionError({ code: 'cancelled', message: 'Another node of the builder failed.' }));
    close();
  }
}

/** What a hint may name where no single node of the builder is concerned. */
function settingFor(inputs: Inputs, namespace: string): Setting {
  const setting = foreignSetting(namespace);
  if (inputs.mode === 'connect') return setting;
  return { ...setting, hasPodPatch: Object.keys(inputs.podPatch).length > 0, security: inputs.security };
}

async function connect(rollout: Rollout, inputs: ConnectInputs): Promise<RolledOut> {
  const found = await connectBuilder(rollout, inputs.deployments);
  const { namespace } = rollout.api;
  const nodes = found.map(({ name, kind }, index) => {
    const platform = inputs.platforms[index];
    return { name, kind, namespace, platforms: platform === undefined ? [] : [platform] };
  });
  const token = await handOff(rollout, inputs, LONGEST_JOB_MS, undefined);
  return { nodes, woke: false, isForever: true, token, deployments: [] };
}

async function ensure(
  rollout: Rollout,
  inputs: EnsureInputs | EphemeralInputs,
  wish: BuilderWish,
  renewal: Renewal,
): Promise<RolledOut> {
  const { namespace } = rollout.api;
  const nodes = wish.nodes.map(
    ({ name, platforms }) => ({ name, kind: 'Deployment', namespace, platforms }) as const,
  );
  const names = nodes.map(({ name }) => name);
  const surveyed = await survey(rollout, wish);
  const holding = await holdBuilder(rollout, wish);
  const own = holding.kind === 'held' ? holding.hold : undefined;
  if (own !== undefined) renewal.start({ hold: own, spec: wish.hold, nodes: names });
  const { woke, isForever, deployments } = await ensureBuilder({ rollout, wish, holding }, surveyed);
  const token = await handOff(rollout, inputs, inputs.maxJobMs, own);
  return { nodes, woke, isForever, token, deployments };
}

/** The token that later steps build with, where the inputs want one. */
async function handOff(
  rollout: Rollout,
  inputs: Inputs,
  lifeMs: number,
  hold: Hold | undefined,
): Promise<string> {
  const { buildsAccount: account } = inputs;
  if (account === '') return '';
  const { token, expiresMs } = await mintBuildsToken(rollout, { account, lifeMs, hold });
  log.mask(token);
  const until = new Date(expiresMs).toISOString();
  // It is the hold that is renewed, and the token with it.
  const isRenewed = inputs.mode !== 'connect' && inputs.renew && hold !== undefined;
  const end = isRenewed ? `${until} or a renewal` : until;
  log.info(`Later steps build as service account ${account}, until ${end}.`);
  return token;
}

/** Of a right that turned out to be missing, all that are missing, and the Role that grants them. */
async function explainForbidden({ api }: Rollout, inputs: Inputs, error: ActionError): Promise<ActionError> {
  if (error.code !== 'forbidden') return error;
  const wanted =
    inputs.mode === 'connect' ? RIGHTS_TO_CONNECT : rightsToEnsure(lifeOf(inputs).kind !== 'forever');
  const missing = await findMissing(api, wanted);
  if (missing.rights.length === 0) return error;
  await writeRole(api.namespace, missing.user, wanted);
  return forbidden(api.namespace, missing, error.cause);
}
