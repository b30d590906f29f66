import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { collapseHolds, type Outlook, releaseHold } from '../../builders/holds/release.ts';
import { WAITING_LIMITS } from '../../builders/holds/rollout.ts';
import {
  type Cleanup,
  findUnserved,
  removeUnusedClaim,
  type Unserved,
} from '../../builders/rollout/unused-claim.ts';
import { findFormerChoice, restoreCurrent } from '../../buildx/former.ts';
import { isInstanceOf } from '../../buildx/ownership.ts';
import { readInstance, removeInstance as removeStored, type Store, storeIn } from '../../buildx/store.ts';
import { type ClusterAccess, secretsOf } from '../../cluster/access/access.ts';
import type { WritableApi } from '../../cluster/api/api.ts';
import { POST_LIMITS } from '../../cluster/api/retry.ts';
import { readOwnKubeconfig } from '../../cluster/kubeconfig/kubeconfig.ts';
import { formatDuration } from '../../lib/duration.ts';
import { ActionError, explain, toActionError } from '../../lib/errors.ts';
import { FOLDER_PREFIX } from '../../lib/job-files.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { type Environment, readEnvironment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { exportBuilder, exportStore } from '../runner/outputs.ts';
import { lifeAfter, type State, staysForever, wasReady } from '../runner/state.ts';
import { stopSignal } from '../runner/step.ts';
import { openStepApi } from '../runner/step-api.ts';
import { describeRelease, type Released } from './describe-release.ts';

/** All of post; other actions' posts share the runner's 285 seconds after a cancel. */
const POST_TIMEOUT_MS = 50_000;

/** What main of this job left. */
export type OwnJob = { readonly state: State; readonly environment: Environment };

/** Returns the job that the state is of; undefined when it is of another. */
export function findOwnJob(state: State): OwnJob | undefined {
  const environment = readEnvironment();
  // Everything else that post believes, down to the way to the cluster, is in this folder.
  const { folder } = state;
  const isOwn = dirname(folder) === environment.temporaryFolder && basename(folder).startsWith(FOLDER_PREFIX);
  return isOwn ? { state, environment } : undefined;
}

/** Removes this job's buildx instance, and makes buildx' choice of a builder what it was before. */
export async function removeInstance({ state, environment }: OwnJob): Promise<void> {
  const store = storeIn(state.storeFolder, state.folder);
  await rm(store.scratch, { force: true });
  const there = await readInstance(store, state.instance);
  // Another step of this job may have set up the same name since, which is in use until its own post.
  if (there !== undefined && !isInstanceOf(there, state.folder)) return;
  if (there !== undefined) await removeStored(store, state.instance);
  await restoreChoice(state, environment, store);
  if (there !== undefined) await restoreCurrent(store, state.instance, state.formerCurrent || undefined);
}

/** Unless a later step has chosen another builder. No step can unset a variable, but an empty one is none to buildx. */
async function restoreChoice(state: State, environment: Environment, store: Store): Promise<void> {
  if (environment.builderVariable !== state.instance) return;
  const { formerConfig = '', earlierChoices = [] } = state.later ?? {};
  const former = { builder: state.formerBuilder, config: formerConfig };
  const { builder, config } = await findFormerChoice(store, [former, ...earlierChoices]);
  exportBuilder(builder);
  if (environment.buildxConfig === state.storeFolder) exportStore(config);
}

/** Reads how main entered the cluster, and masks its secrets. */
export async function readAccess({ state }: OwnJob): Promise<ClusterAccess> {
  const access = await readOwnKubeconfig(state.folder, state.namespace);
  for (const secret of secretsOf(access)) log.mask(secret);
  return access;
}

/** Removes the folder with the kubeconfig, which ends the renewer too. */
export async function removeFolder({ state }: OwnJob): Promise<void> {
  await rm(state.folder, { recursive: true, force: true });
}

/** Releases this job's hold on its builder, and removes what was only for it. */
export async function releaseBuilder({ state, environment }: OwnJob, access: ClusterAccess): Promise<void> {
  const { hold, later } = state;
  const builder = later?.builder ?? state.instance;
  if (hold.kind === 'none') return log.info(`Released ${builder}: it stays as it is (mode connect).`);
  const { signal, end } = stopSignal(
    POST_TIMEOUT_MS,
    new ActionError({ code: 'timeout', message: 'Post has no more time for it.' }),
  );
  const api = openStepApi(access, environment, POST_LIMITS, signal);
  const cleanup = { api, hold: hold.name, info: log.info, signal, limits: WAITING_LIMITS };
  const nodes = wasReady() ? [] : (later?.nodesWithClaim ?? []);
  try {
    const life = lifeAfter(hold.life);
    // A claim that stays is no reason to keep the hold.
    const unserved = await findUnserved(cleanup, nodes).catch(() => []);
    const release = await releaseHold(cleanup, hold.name, environment.runUrl, life);
    const wasLost = release.kind === 'gone' && wasReady() && life.kind !== 'forever';
    if (wasLost) return log.warning(outlived(later?.maxJobDurationMs ?? 0), 'hold-lost');
    const outlook = release.kind === 'kept-warm' ? await removeSuperfluousHolds(api, release.job) : undefined;
    log.info(`Released ${builder}: ${describeRelease({ ...factsOf(state), release, outlook })}`);
    if (release.kind === 'deleted') await removeClaims(cleanup, unserved);
  } finally {
    end();
  }
}

function factsOf({ hold, later }: State): Omit<Released, 'release' | 'outlook'> {
  const hasCache = (later?.nodesWithClaim ?? []).length > 0;
  const life = hold.kind === 'job' ? hold.life : undefined;
  return { life, hasCache, wasReady: wasReady(), isForever: staysForever() };
}

/** The process that renews the hold has nobody to tell, so post says what builds may have met. */
function outlived(maxJobDurationMs: number): string {
  const why = `max-job-duration (${formatDuration(maxJobDurationMs)}) was over, or somebody deleted the hold or its builder`;
  return `The hold of this job ended before this job: ${why}. Builds from then on had no builder, unless other jobs held it. Set max-job-duration longer than the job takes.`;
}

/** A claim that stays costs money, and harms no job. */
async function removeClaims(cleanup: Cleanup, unserved: readonly Unserved[]): Promise<void> {
  try {
    await Promise.all(unserved.map((node) => removeUnusedClaim(cleanup, node)));
  } catch (thrown) {
    log.info(
      `A cache claim may stay, although nothing was ever built on it: ${explain(toActionError(thrown)).headline}`,
    );
  }
}

/** Holds that are left end by themselves, so a failure is no reason for a warning. Returns what keeps the builder up. */
async function removeSuperfluousHolds(api: WritableApi, own: Job): Promise<Outlook | undefined> {
  try {
    const outlook = await collapseHolds(api, own);
    log.debug(`Removed ${outlook.removed} released holds that end before another one.`);
    return outlook;
  } catch (thrown) {
    log.info(`Older holds of the builder stay until they end: ${explain(toActionError(thrown)).headline}`);
    return undefined;
  }
}
