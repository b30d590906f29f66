import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import {
  emptyGallery,
  essenceOf,
  isWritten,
  keepForGallery,
  readGallery,
  writeGallery,
} from '../pages/gallery.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { onOwnMachine, speak, startOwnMachine, untilUnschedulable } from '../site/machines.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { BUILDER, type Later, type State } from '../site/trouble.ts';
import { CLUSTER_STATES, STATES } from './states/all.ts';

beforeAll(() => {
  if (isWritten) emptyGallery();
});
afterAll(() => {
  if (isWritten) writeGallery();
});

/** Runs a test on a site of its own, and undoes all that it did to the cluster. */
async function onSite(run: (site: Site, later: Later) => Promise<void>): Promise<void> {
  const site = await makeSite();
  const steps: (() => Promise<unknown>)[] = [site.remove];
  const faults: unknown[] = [];
  const note = (fault: unknown): void => void faults.push(fault);
  await run(site, (undo) => steps.push(undo)).catch(note);
  // Each is undone whatever became of the others: the cluster is not this test's alone.
  for (const undo of steps.reverse()) await undo().catch(note);
  if (faults.length > 0) throw faults[0];
}

async function expectTold(state: State, { skip }: TestContext): Promise<void> {
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

describe.concurrent('a state that waiting cannot end is told with its cause and its remedy', {
  timeout: 240_000,
}, () => {
  test.for(STATES)('$title', expectTold);
});

test.concurrent('a pod whose machine is being started is waited for, as long as that takes', {
  timeout: 240_000,
}, async () => {
  await onSite(async (site, later) => {
    const job = site.newJob();
    const running = job.start(ensureInputs(site, BUILDER, onOwnMachine(site)));
    await speak(site, {
      component: 'cluster-autoscaler',
      reason: 'TriggeredScaleUp',
      message: 'pod triggered scale-up: [{builds 1->2 (max: 3)}]',
    });
    await running.seen(
      /^Builder trouble-amd64: autoscaler: pod triggered scale-up: \[\{builds 1->2 \(max: 3\)\}\]$/,
    );
    const { since } = await untilUnschedulable(site);
    await until('it has waited longer than it does for silence', 120_000, async () => {
      return Date.now() - since.getTime() > 80_000;
    });
    await startOwnMachine(site, later);
    const main = await running.done;
    expect(main.exitCode, main.log).toBe(0);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, []);
  });
});

const EVIL = [
  'x ##[add-path]/evil',
  '::set-env name=CANARY::1',
  '\u001b[2K\r::set-output name=canary::1',
  '##[error]forged',
].join('\n');

type Source = {
  readonly from: string;
  readonly inputs: (site: Site) => Readonly<Record<string, string>>;
  readonly meanwhile: (site: Site) => Promise<unknown>;
  readonly told: RegExp;
};

const SOURCES: readonly Source[] = [
  {
    from: 'the name of an image',
    inputs: () => patched({ image: EVIL }),
    meanwhile: async () => undefined,
    told: /cannot be pulled: .*invalid reference format/,
  },
  {
    from: "a daemon's log",
    inputs: () =>
      patched({
        command: ['sh', '-c', `printf '%s\\n' "$EVIL" "buildkitd: $EVIL"; exit 1`],
        args: [],
        env: [{ name: 'EVIL', value: EVIL }],
      }),
    meanwhile: async () => undefined,
    told: /buildkitd keeps crashing/,
  },
  {
    from: 'an event',
    inputs: onOwnMachine,
    meanwhile: (site) =>
      speak(site, { component: 'cluster-autoscaler', reason: 'NotTriggerScaleUp', message: EVIL }),
    told: /the autoscaler starts none: /,
  },
];

function patched(container: object): Readonly<Record<string, string>> {
  const containers = [{ name: 'buildkitd', ...container }];
  return { 'cache-size': '0', 'pod-patch': JSON.stringify({ spec: { containers } }) };
}

describe.concurrent('words of the cluster never command the runner', { timeout: 120_000 }, () => {
  test.for(SOURCES)('of $from', async ({ inputs, meanwhile, told }) => {
    await onSite(async (site) => {
      const job = site.newJob();
      const running = job.start(ensureInputs(site, BUILDER, inputs(site)));
      await meanwhile(site);
      const main = await running.done;
      expect(main.exitCode).toBe(1);
      expect(main.annotations).toHaveLength(1);
      expect(main.annotations[0]?.message).toMatch(told);
      // The words themselves are there, or this test would not see what becomes of them.
      expect(main.rawLog).toContain('[add-path]/evil');
      expect(main.rawLog).not.toContain('##[');
      // Tabs and line breaks aside, no character that a terminal would obey.
      expect(main.rawLog).not.toMatch(/(?![\t\n])\p{Cc}/u);
      const commands = main.rawLog.split('\n').filter((line) => /^\s*::/.test(line));
      expect(commands.filter((line) => !/^::(error|add-mask|debug)::/.test(line))).toEqual([]);
      expect(main).toMatchObject({ exportedEnv: {}, addedPaths: [], outputs: {} });
      expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
      await untilContents(site, 60_000, []);
    });
  });
});

// After the others, which would notice too.
describe('so is one that other namespaces would notice', { timeout: 240_000 }, () => {
  test.concurrent.for(CLUSTER_STATES)('$title', expectTold);
});
