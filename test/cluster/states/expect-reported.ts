import { expect, type TestContext } from 'vitest';
import type { StepResult } from '../../doubles/runner/result.ts';
import { essenceOf, isWritten, keepForGallery, readGallery } from '../../pages/gallery.ts';
import { ensureInputs } from '../../site/ensure-inputs.ts';
import { makeSite, type Site, untilContents } from '../../site/site.ts';
import { BUILDER, type Later, type State } from './state.ts';

/** Runs a test on a site of its own, and undoes all that it did to the cluster. */
export async function onSite(run: (site: Site, later: Later) => Promise<void>): Promise<void> {
  const site = await makeSite();
  const steps: (() => Promise<unknown>)[] = [site.remove];
  const faults: unknown[] = [];
  const note = (fault: unknown): void => void faults.push(fault);
  await run(site, (undo) => steps.push(undo)).catch(note);
  // Each is undone whatever became of the others: the cluster is not this test's alone.
  for (const undo of steps.reverse()) await undo().catch(note);
  if (faults.length > 0) throw faults[0];
}

/** Brings the state about, and expects the job to end with its cause and its remedy. */
export async function expectReported(state: State, { skip }: TestContext): Promise<void> {
  await onSite(async (site, later) => {
    if (state.onlyOnBed && site.bed.kind !== 'embedded') return skip('only the bed can be brought into it');
    await state.prepare(site, later);
    const job = site.newJob();
    const startMs = performance.now();
    const running = job.start(ensureInputs(site, BUILDER, state.inputs(site)));
    const exists = state.meanwhile(site).then(() => performance.now() - startMs);
    const [main, existedMs] = await Promise.all([running.done, exists]);
    const existsMs = Math.max(state.existsAfterMs, existedMs);
    keepForGallery(state.title, main.log);
    expect(main.exitCode).toBe(1);
    expectExplained(main, state);
    expect(main.durationMs - existsMs).toBeLessThan(15_000);
    if (site.bed.kind === 'embedded' && !isWritten)
      expect(essenceOf(main.log)).toEqual(essenceOf(readGallery().get(state.title) ?? ''));
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, state.left);
  });
}

function expectExplained(main: StepResult, { cause, remedy, progress }: State): void {
  expect(main.annotations).toHaveLength(1);
  const message = main.annotations[0]?.message ?? '';
  expect(message).toMatch(cause);
  expect(message).toMatch(remedy);
  expect(message).not.toMatch(/\n/);
  expect(message.length).toBeLessThanOrEqual(300);
  expect(main.log).toMatch(progress);
}
