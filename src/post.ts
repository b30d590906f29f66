import { runnerLog as log } from './action/runner/log.ts';
import { loadState } from './action/runner/state.ts';
import { runStep } from './action/runner/step.ts';
import type { SummarizedJob } from './action/summary/summary.ts';
import { explain, toActionError } from './lib/errors.ts';

const BY_ITSELF = 'The hold of this job expires by itself.';

/**
 * The post step: undoes what this job alone needed, in an order in which no later command finds half of it. First
 * the instance (buildx would fall back to other credentials when its kubeconfig is missing), then the kubeconfig,
 * then the hold. Never fails the job: what could not be undone is a warning, and ends by itself in the cluster.
 */
async function post(): Promise<void> {
  const loaded = loadState();
  if (loaded.kind === 'none') return log.info('Nothing was set up, so there is nothing to release.');
  if (loaded.kind === 'unreadable')
    return log.warning(`The state of this step cannot be read: nothing is removed. ${BY_ITSELF}`, 'cleanup');
  // Most of it speaks to the cluster, and takes 20 ms to load.
  const { findOwnJob, removeInstance, readAccess, removeFolder, releaseBuilder } = await import(
    './action/teardown/teardown.ts'
  );
  const job = findOwnJob(loaded.state);
  if (job === undefined)
    return log.warning(
      `The state of this step is another job's: nothing is removed. ${BY_ITSELF}`,
      'cleanup',
    );
  if (loaded.state.later?.wantsSummary === true) await summarize(job);
  await attempt('remove the buildx instance', () => removeInstance(job));
  const ending = loaded.state.hold.kind === 'none' ? '' : BY_ITSELF;
  const access = await attempt('read the kubeconfig of this job', () => readAccess(job), ending);
  await attempt('remove the kubeconfig of this job', () => removeFolder(job));
  if (access !== undefined) await attempt('release the builder', () => releaseBuilder(job, access), ending);
}

/** What was built can be asked only as long as the instance exists. Most of it is text, which the rest does not need. */
async function summarize(job: SummarizedJob): Promise<void> {
  const { writeSummary } = await import('./action/summary/summary.ts');
  await writeSummary(job);
}

/** `ending`: what becomes of what could not be undone. */
async function attempt<T>(what: string, run: () => Promise<T>, ending = ''): Promise<T | undefined> {
  try {
    return await run();
  } catch (thrown) {
    log.warning(`Could not ${what}: ${explain(toActionError(thrown)).headline} ${ending}`.trim(), 'cleanup');
    return undefined;
  }
}

runStep(post);
