import { expect, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import { essenceOf, type GOOD_RUNS, isWritten, keepForGallery, readGallery } from '../pages/gallery.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** Slow enough for another job to come while it starts. */
const SLOW_START = JSON.stringify({
  spec: { containers: [{ name: 'buildkitd', readinessProbe: { initialDelaySeconds: 5 } }] },
});

function expectShown(title: (typeof GOOD_RUNS)[number], { log, exitCode, annotations }: StepResult): void {
  keepForGallery(title, log);
  expect({ exitCode, annotations }, log).toEqual({ exitCode: 0, annotations: [] });
  if (site.bed.kind === 'embedded' && !isWritten)
    expect(essenceOf(log)).toEqual(essenceOf(readGallery().get(title) ?? ''));
}

test('the log of a job tells what it waits for, who else is there, and what stays', async () => {
  const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
  const inputs = ensureInputs(site, 'good', { 'pod-patch': SLOW_START, 'keep-warm': '30m' });
  const cold = one.start(inputs);
  await cold.seen(/created Deployment good-amd64/);
  const joining = two.start(inputs);
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
