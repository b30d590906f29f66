import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { readEnvironment } from './action/runner/environment.ts';
import { runnerLog as log } from './action/runner/log.ts';
import { loadState } from './action/runner/state.ts';
import { runStep } from './action/runner/step.ts';
import { explain, toActionError } from './lib/errors.ts';
import { FOLDER_PREFIX } from './lib/job-files.ts';

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
  if (!isOwnFolder(state.folder, environment.temporaryFolder))
    return log.warning(
      'The state of this step names another job: nothing is undone. Holds end by themselves.',
    );
  const { removeOwnInstance, readAccess, releaseBuilder } = await import('./action/teardown/teardown.ts');
  await attempt('remove the buildx instance', () => removeOwnInstance(state, environment));
  const access = await attempt('read the kubeconfig of this job', () => readAccess(state));
  await attempt('remove the kubeconfig of this job', () =>
    rm(state.folder, { recursive: true, force: true }),
  );
  if (access !== undefined)
    await attempt('let go of the builder', () => releaseBuilder(state, environment, access));
}

/** Everything else that post believes, down to the way to the cluster, is in this folder. */
function isOwnFolder(folder: string, temporaryFolder: string): boolean {
  return dirname(folder) === temporaryFolder && basename(folder).startsWith(FOLDER_PREFIX);
}

async function attempt<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    log.warning(`Could not ${what}: ${explain(toActionError(thrown)).headline}`);
    return undefined;
  }
}

runStep(post);
