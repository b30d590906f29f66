import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type Environment, readEnvironment } from './action/runner/environment.ts';
import { runnerLog as log } from './action/runner/log.ts';
import { exportBuilder, exportStore } from './action/runner/outputs.ts';
import { lifeAfter, loadState, type State, wasReady } from './action/runner/state.ts';
import { runStep } from './action/runner/step.ts';
import { stopSignal } from './action/runner/stop.ts';
import { collapseHolds, releaseHold } from './builders/holds/release.ts';
import { WAITING_LIMITS } from './builders/holds/rollout.ts';
import {
  type Cleanup,
  findUnserved,
  removeUnusedClaim,
  type Unserved,
} from './builders/rollout/unused-claim.ts';
import { restoreCurrent } from './buildx/current.ts';
import { findFormerChoice } from './buildx/former-choice.ts';
import { FOLDER_PREFIX } from './buildx/job-folder.ts';
import { readInstance, removeInstance, type Store, storeIn } from './buildx/store.ts';
import { isInstanceOf } from './buildx/taken.ts';
import { type ClusterAccess, secretsOf } from './cluster/access/access.ts';
import type { WritableApi } from './cluster/api/api.ts';
import { openCluster, STEP_AGENT } from './cluster/api/open.ts';
import { POST_LIMITS } from './cluster/api/retry.ts';
import { readOwnKubeconfig } from './cluster/kubeconfig/kubeconfig.ts';
import { formatDuration } from './lib/duration.ts';
import { ActionError, explain, toActionError } from './lib/errors.ts';
import type { Job } from './lib/kubernetes/kinds.ts';

/** All of post; other actions' posts share the runner's 285 seconds after a cancel. */
const POST_TIMEOUT_MS = 50_000;

/**
 * The post step: undoes what this job alone needed, in an order in which no later command finds half of it. First
 * the instance (buildx would fall back to other credentials when its kubeconfig is missing), then the kubeconfig,
 * then the hold. Never fails the job: what could not be undone is a warning, and ends by itself in the cluster.
 */
async function post(): Promise<void> {
  const loaded = loadState();
  if (loaded.kind === 'none') return log.info('Nothing was made, so there is nothing to undo.');
  if (loaded.kind === 'unreadable')
    return log.warning('The state of this step cannot be read: nothing is undone. Holds end by themselves.');
  const { state } = loaded;
  const environment = readEnvironment();
  if (!isOwnFolder(state.folder, environment))
    return log.warning(
      'The state of this step names another job: nothing is undone. Holds end by themselves.',
    );
  await attempt('remove the buildx instance', () => forgetInstance(state, environment));
  const access = await attempt('read the kubeconfig of this job', () => readAccess(state));
  await attempt('remove the kubeconfig of this job', () =>
    rm(state.folder, { recursive: true, force: true }),
  );
  if (access !== undefined) await attempt('let go of the builder', () => letGo(state, environment, access));
}

async function attempt<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    log.warning(`Could not ${what}: ${explain(toActionError(thrown)).headline}`);
    return undefined;
  }
}

async function forgetInstance(state: State, environment: Environment): Promise<void> {
  const store = storeIn(state.storeFolder, state.folder);
  await rm(store.scratch, { force: true });
  const there = await readInstance(store, state.instance);
  // Another step of this job may have set up the same name since, which is in use until its own post.
  if (there !== '' && !isInstanceOf(there, state.folder)) return;
  if (there !== '') await removeInstance(store, state.instance);
  await restoreChoice(state, environment, store);
  if (there !== '') await restoreCurrent(store, state.instance, state.formerCurrent);
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

async function readAccess(state: State): Promise<ClusterAccess> {
  const access = await readOwnKubeconfig(state.folder, state.namespace);
  for (const secret of secretsOf(access)) log.mask(secret);
  return access;
}

/** Everything else that post believes, down to the way to the cluster, is in this folder. */
function isOwnFolder(folder: string, environment: Environment): boolean {
  return dirname(folder) === environment.temporaryFolder && basename(folder).startsWith(FOLDER_PREFIX);
}

/** The process that renews the hold has nobody to tell, so post says what builds may have met. */
function outlived(maxJobMs: number): string {
  const why = `max-job (${formatDuration(maxJobMs)}) was over, or somebody deleted the hold or its builder`;
  return `The hold of this job ended before this job: ${why}. Builds from then on had no builder, unless other jobs held it. Set max-job longer than the job takes.`;
}

async function letGo(state: State, environment: Environment, access: ClusterAccess): Promise<void> {
  if (state.hold.kind === 'none') return;
  const stop = stopSignal(
    POST_TIMEOUT_MS,
    new ActionError({ code: 'timeout', message: 'Post has no more time for it.' }),
  );
  const options = {
    proxies: environment.proxies,
    environment: environment.variables,
    userAgent: STEP_AGENT,
    limits: POST_LIMITS,
    signal: stop.signal,
    note: log.info,
    mask: log.mask,
    beforeWrite: () => Promise.resolve(),
  };
  const { api, close } = openCluster(access, options);
  const cleanup = {
    api,
    hold: state.hold.name,
    info: log.info,
    signal: stop.signal,
    limits: WAITING_LIMITS,
  };
  const nodes = wasReady() ? [] : (state.later?.nodesWithClaim ?? []);
  try {
    const life = lifeAfter(state.hold.life);
    // A claim that stays is no reason to keep the hold.
    const unserved = await findUnserved(cleanup, nodes).catch(() => []);
    const release = await releaseHold(cleanup, state.hold.name, environment.runUrl, life);
    log.info(`Hold ${state.hold.name}: ${release.kind}.`);
    if (release.kind === 'deleted') await removeClaims(cleanup, unserved);
    if (release.kind === 'kept-warm') await collapse(api, release.job);
    if (release.kind === 'gone' && wasReady() && life.kind !== 'forever')
      log.warning(outlived(state.later?.maxJobMs ?? 0));
  } finally {
    close();
    stop.forget();
  }
}

/** One that stays costs money, and harms no job. */
async function removeClaims(cleanup: Cleanup, unserved: readonly Unserved[]): Promise<void> {
  try {
    await Promise.all(unserved.map((node) => removeUnusedClaim(cleanup, node)));
  } catch (thrown) {
    log.info(
      `A cache claim may stay, although nothing was ever built on it: ${explain(toActionError(thrown)).headline}`,
    );
  }
}

/** Holds that are left end by themselves, so a failure is no reason for a warning. */
async function collapse(api: WritableApi, own: Job): Promise<void> {
  try {
    const removed = await collapseHolds(api, own);
    if (removed > 0) log.info(`Removed ${removed} released hold(s) that end before another one.`);
  } catch (thrown) {
    log.info(`Older holds of the builder stay until they end: ${explain(toActionError(thrown)).headline}`);
  }
}

runStep(post);
