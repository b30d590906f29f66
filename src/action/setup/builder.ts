import { foreignSetting, type Setting } from '../../builders/diagnosis/problem.ts';
import { explainRefusal } from '../../builders/holds/explain.ts';
import { type Hold, NO_PROGRESS, type Rollout, WAITING_LIMITS } from '../../builders/holds/rollout.ts';
import { holdLifeMs } from '../../builders/manifests/hold.ts';
import { RIGHTS_TO_CONNECT, rightsToEnsure } from '../../builders/manifests/rights.ts';
import { mintBuildToken, refuseHandOff } from '../../builders/rollout/build-token.ts';
import { type ConnectedNode, connectBuilder } from '../../builders/rollout/connect.ts';
import { ensureBuilder, holdBuilder, type ServingNode } from '../../builders/rollout/ensure.ts';
import { findMissing } from '../../builders/rollout/missing-rights.ts';
import { type Survey, survey } from '../../builders/rollout/survey.ts';
import type { InstanceNode } from '../../buildx/instance.ts';
import { MAIN_LIMITS } from '../../cluster/api/retry.ts';
import { type ActionError, toActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { type Renewal, startRenewal } from '../renewal/renewal.ts';
import { runnerLog as log } from '../runner/log.ts';
import { openStepApi } from '../runner/step-api.ts';
import { type BuilderJob, type ConnectJob, isBuilderJob, type Job, lifeOf } from './job.ts';
import { showProgress, type Wait } from './progress.ts';

/** A builder of which all is known that the cluster says, and to which nothing was done yet. */
export type SurveyedBuilder = {
  /** Who this job is for the cluster; undefined where nothing has to be created, or the cluster does not say. */
  readonly user: string | undefined;
  /** Takes the job's hold, which is the first write to the cluster, and waits until the builder serves. */
  readonly hold: () => Promise<ServingBuilder>;
};

/** A builder that serves. */
export type ServingBuilder = {
  readonly nodes: readonly InstanceNode[];
  /** This job created the builder's Deployment. */
  readonly created: boolean;
  /** The builder stays by itself, without a hold of this job. */
  readonly isForever: boolean;
  /** What later steps get; undefined: the job's own access. */
  readonly token: string | undefined;
  /** The Deployments of nodes that this action created, by this job or an earlier one. */
  readonly deployments: readonly Deployment[];
  /** How each of those nodes came to serve; none in mode connect. */
  readonly started: readonly ServingNode[];
  /** undefined: there is no hold, or it is not to be renewed. */
  readonly renewal: Renewal | undefined;
};

/** How long a token for later steps lives in mode connect, which has no max-job-duration: a job on GitHub's runners. */
const LONGEST_JOB_MS = 6 * 3_600_000;

/** Looks at the builder in the cluster, as the mode says, and only reads. */
export async function surveyBuilder(job: Job, signal: AbortSignal): Promise<SurveyedBuilder> {
  const rollout = openRollout(job, signal);
  const explaining = <T>(step: () => Promise<T>): Promise<T> =>
    step().catch(async (thrown: unknown) => {
      throw await explain(rollout, job, thrown);
    });
  return explaining(async () => {
    if (job.inputs.buildServiceAccount !== undefined)
      await refuseHandOff(rollout, job.inputs.buildServiceAccount);
    if (isBuilderJob(job)) {
      const surveyed = await survey(rollout, job.wish);
      const { user } = surveyed;
      return { user, hold: () => explaining(() => ensure(rollout, job, surveyed)) };
    }
    const found = await connectBuilder(rollout, job.inputs.deployments);
    return { user: undefined, hold: () => explaining(() => connect(rollout, job, found)) };
  });
}

function openRollout(job: Job, signal: AbortSignal): Rollout {
  const api = openStepApi(job.access, job.environment, MAIN_LIMITS, signal);
  const progress = isBuilderJob(job) ? showProgress(waitOf(job)) : NO_PROGRESS;
  return { api, info: log.info, warning: log.warning, progress, signal, limits: WAITING_LIMITS };
}

function waitOf({ inputs, wish }: BuilderJob): Wait {
  const shortNames = new Map(wish.nodes.map(({ name, architecture }) => [name, architecture]));
  return { builder: wish.hold.builder, shortNames, limitMs: inputs.timeoutMs };
}

async function connect(
  rollout: Rollout,
  job: ConnectJob,
  found: readonly ConnectedNode[],
): Promise<ServingBuilder> {
  const { namespace } = rollout.api;
  const nodes = found.map(({ name, kind }, index) => {
    const platform = job.inputs.platforms[index];
    return { name, kind, namespace, platforms: platform === undefined ? [] : [platform] };
  });
  log.info(`Builder  ${found.map(({ name }) => name).join(', ')}: used as it is (mode connect)`);
  const token = await handOff(rollout, job, undefined);
  return { nodes, created: false, isForever: true, token, deployments: [], started: [], renewal: undefined };
}

async function ensure(rollout: Rollout, job: BuilderJob, surveyed: Survey): Promise<ServingBuilder> {
  const { wish } = job;
  const holding = await holdBuilder(rollout, wish);
  const hold = holding.kind === 'held' ? holding.hold : undefined;
  const renewal = hold === undefined ? undefined : renew(rollout, job, hold);
  const ensured = await ensureBuilder({ rollout, wish, holding }, surveyed).finally(rollout.progress.end);
  const { created, isForever, deployments, nodes: started } = ensured;
  const token = await handOff(rollout, job, hold);
  const { namespace } = rollout.api;
  const nodes = wish.nodes.map(
    ({ name, platforms }) => ({ name, kind: 'Deployment', namespace, platforms }) as const,
  );
  return { nodes, created, isForever, token, deployments, started, renewal };
}

/** Starts the renewal of the job's hold, unless the inputs want none. */
function renew(
  rollout: Rollout,
  { inputs, names, environment, wish }: BuilderJob,
  hold: Hold,
): Renewal | undefined {
  const { maxJobDurationMs, buildServiceAccount } = inputs;
  if (!inputs.renew) return undefined;
  const given = inputs.explicit.has('max-job-duration') ? { isMaxJobGiven: true } : {};
  return startRenewal(
    {
      folder: names.folder,
      variables: environment.variables,
      held: { hold, spec: wish.hold, nodes: wish.hold.nodes },
      term: { lifeMs: holdLifeMs(maxJobDurationMs), maxJobDurationMs },
      buildServiceAccount,
      ...given,
    },
    rollout,
  );
}

/** Returns the token that later steps build with; undefined when the inputs want none. */
async function handOff(rollout: Rollout, job: Job, hold: Hold | undefined): Promise<string | undefined> {
  const { buildServiceAccount: account } = job.inputs;
  if (account === undefined) return undefined;
  const lifeMs = isBuilderJob(job) ? job.inputs.maxJobDurationMs : LONGEST_JOB_MS;
  const { token, expiresMs } = await mintBuildToken(rollout, { account, lifeMs, hold });
  log.mask(token);
  const until = new Date(expiresMs).toISOString();
  // It is the hold that is renewed, and the token with it.
  const isRenewed = isBuilderJob(job) && job.inputs.renew && hold !== undefined;
  const end = isRenewed ? `${until} or a renewal` : until;
  log.info(`Later steps build as service account ${account}, until ${end}.`);
  return token;
}

/** Returns the error with what helps against it, and, for a missing right, all that are missing and their Role. */
async function explain({ api }: Rollout, job: Job, thrown: unknown): Promise<ActionError> {
  const error = toActionError(explainRefusal(thrown, settingFor(job, api.namespace)));
  if (error.code !== 'forbidden') return error;
  const wanted = isBuilderJob(job)
    ? rightsToEnsure(lifeOf(job.inputs).kind !== 'forever')
    : RIGHTS_TO_CONNECT;
  const missing = await findMissing(api, wanted);
  if (missing.rights.length === 0) return error;
  const { explainForbidden } = await import('./explain-forbidden.ts');
  return explainForbidden(job, missing, error.cause);
}

/** What a remedy may name where no single node of the builder is concerned. */
function settingFor(job: Job, namespace: string): Setting {
  const setting = foreignSetting(namespace);
  if (!isBuilderJob(job)) return setting;
  const { podPatch, security } = job.inputs;
  return { ...setting, hasPodPatch: Object.keys(podPatch).length > 0, security };
}
