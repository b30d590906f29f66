import type { Inputs } from '../doubles/runner/inputs.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { type Site, untilContents } from '../site/site.ts';

const GONE_MS = 90_000;

/**
 * The inputs of a job that uses the builder `name`. No claim: buildx's own builders have none either. It asks for
 * next to nothing, as they do, so that a small cluster has room for it.
 */
export function inputsFor(site: Site, name: string, more: Inputs = {}): Inputs {
  return {
    kubeconfig: site.kubeconfig('ensure'),
    name,
    image: site.bed.buildkitImage,
    cpu: '100m',
    memory: '128Mi',
    'cache-size': '0',
    'keep-warm': '5m',
    ...more,
  };
}

/** A bundle that does not load prints a line of itself, and that can be all of it. */
const LOG_TAIL = 2000;

/** Passes the result of a step that went well; throws the end of its log otherwise. */
export function mustPass(step: StepResult): StepResult {
  if (step.hasFailed) throw new Error(`a step failed:\n${step.log.slice(-LOG_TAIL)}`);
  return step;
}

/** Runs `use` with a job on a fresh runner of its own. */
export async function withJob<T>(site: Site, use: (job: ActionJob) => Promise<T>): Promise<T> {
  const job = site.newJob();
  try {
    return await use(job);
  } finally {
    job.dispose();
  }
}

/**
 * Runs `measure` while a job of the bench's own keeps the builder `name` up; it gets the name of the builder's one
 * node. Afterwards the site is empty.
 */
export async function withWarmBuilder<T>(
  site: Site,
  name: string,
  measure: (node: string) => Promise<T>,
): Promise<T> {
  return withJob(site, async (keeper) => {
    try {
      const main = mustPass(await keeper.runMain(inputsFor(site, name)));
      const nodes: readonly { readonly name: string }[] = JSON.parse(main.outputs.nodes ?? '[]');
      return await measure(nodes[0]?.name ?? '');
    } finally {
      await emptySite(site);
    }
  });
}

/** Removes all builders, whoever made them, with their caches, and waits until their pods are gone too. */
export async function emptySite({ namespace, ...site }: Site): Promise<void> {
  const foreground = { namespace, propagationPolicy: 'Foreground' };
  await site.batch.deleteCollectionNamespacedJob(foreground);
  await site.apps.deleteCollectionNamespacedDeployment(foreground);
  await site.core.deleteCollectionNamespacedPersistentVolumeClaim({ namespace });
  await untilContents({ namespace, ...site }, GONE_MS, []);
}
