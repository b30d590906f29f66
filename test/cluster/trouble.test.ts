import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyGallery, isWritten, writeGallery } from '../pages/gallery.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { type Site, untilContents } from '../site/site.ts';
import { STATES } from './states/all.ts';
import { expectReported, onSite } from './states/expect-reported.ts';
import { onOwnNode, speak, startOwnNode, untilUnschedulable } from './states/own-node.ts';
import { BUILDER } from './states/state.ts';

beforeAll(() => {
  if (isWritten) emptyGallery();
});
afterAll(() => {
  if (isWritten) writeGallery();
});

describe.concurrent('a state that waiting cannot end is told with its cause and its remedy', {
  timeout: 240_000,
}, () => {
  test.for(STATES)('$title', expectReported);
});

test.concurrent('a pod whose node is being started is waited for, as long as that takes', {
  timeout: 240_000,
}, async () => {
  await onSite(async (site, later) => {
    const job = site.newJob();
    const running = job.start(ensureInputs(site, BUILDER, onOwnNode(site)));
    await speak(site, {
      component: 'cluster-autoscaler',
      reason: 'TriggeredScaleUp',
      message: 'pod triggered scale-up: [{builds 1->2 (max: 3)}]',
    });
    await running.seen(
      / amd64 {2}the autoscaler adds a cluster node: pod triggered scale-up: \[\{builds 1->2 \(max: 3\)\}\]$/,
    );
    const { since } = await untilUnschedulable(site);
    await until('it has waited longer than it does for silence', 120_000, async () => {
      return Date.now() - since.getTime() > 80_000;
    });
    await startOwnNode(site, later);
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
    inputs: onOwnNode,
    meanwhile: (site) =>
      speak(site, { component: 'cluster-autoscaler', reason: 'NotTriggerScaleUp', message: EVIL }),
    told: /the autoscaler adds none: /,
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
      expect(
        commands.filter((line) => !/^::(error title=[^:,]+|add-mask|debug|group|endgroup)::/.test(line)),
      ).toEqual([]);
      expect(main).toMatchObject({ exportedEnv: {}, addedPaths: [], outputs: {} });
      expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
      await untilContents(site, 60_000, []);
    });
  });
});
