import { expect, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import { essenceOf, type GOOD_RUNS, isWritten, keepForGallery, readGallery } from '../pages/gallery.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** A pod that is not ready before the test says so, whatever its probe says: another job comes while it starts. */
const GATE = 'example.com/may-serve';
const GATED = JSON.stringify({ spec: { readinessGates: [{ conditionType: GATE }] } });

async function letServe(node: string): Promise<void> {
  const { core, namespace } = site;
  await until('the pod has the condition', 60_000, async () => {
    const { items } = await core.listNamespacedPod({ namespace, labelSelector: `app=${node}` });
    const [pod] = items;
    if (pod === undefined) return false;
    const conditions = [...(pod.status?.conditions ?? []), { type: GATE, status: 'True' }];
    const body = { ...pod, status: { ...pod.status, conditions } };
    const name = pod.metadata?.name ?? '';
    // The kubelet may have written to it since.
    return core.replaceNamespacedPodStatus({ name, namespace, body }).then(
      () => true,
      () => false,
    );
  });
}

function expectShown(title: (typeof GOOD_RUNS)[number], { log, exitCode, annotations }: StepResult): void {
  keepForGallery(title, log);
  expect({ exitCode, annotations }, log).toEqual({ exitCode: 0, annotations: [] });
  if (site.bed.kind === 'embedded' && !isWritten)
    expect(essenceOf(log)).toEqual(essenceOf(readGallery().get(title) ?? ''));
}

test('the log of a job tells what it waits for, who else is there, and what stays', async () => {
  const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
  const inputs = ensureInputs(site, 'good', { 'pod-patch': GATED, 'keep-warm': '30m' });
  const cold = one.start(inputs);
  await cold.seen(/created Deployment good-amd64/);
  const joining = two.start(inputs);
  await joining.seen(/^Builder {2}good: joined; /);
  await letServe('good-amd64');
  expectShown('a builder that has to start', await cold.done);
  expectShown('a builder that starts for another job', await joining.done);
  const warm = await three.runMain(inputs);
  const own = warm.log.split('\n').filter((line) => !line.startsWith('This step does not see the runner'));
  expect(own).toHaveLength(4);
  expectShown('a builder that is up', warm);
  for (const job of [two, three])
    expect((await job.runPost()).log).toMatch(/^Released good: .+ at least until .+$/);
  expectShown('the end of a job', await one.runPost());
  await site.batch.deleteCollectionNamespacedJob({
    namespace: site.namespace,
    propagationPolicy: 'Foreground',
  });
  await untilContents(site, 60_000, ['claims/good-amd64-cache']);
});
