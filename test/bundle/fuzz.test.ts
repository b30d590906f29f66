import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readKubeconfig } from '../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../src/cluster/kubeconfig/source.ts';
import { ActionError, explain, toActionError } from '../../src/lib/errors.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { sideBySide } from '../doubles/runner/side-by-side.ts';
import { anyKubeconfig, CANARY } from './fuzz/fuzzed-kubeconfig.ts';

let scripted: ScriptedJob;
beforeAll(async () => {
  scripted = await startScriptedJob(() => expect.unreachable('nobody may be asked'));
});
afterAll(() => scripted.close());

/** The error of a kubeconfig, undefined for one that can be used. */
async function refusalOf(given: string): Promise<unknown> {
  const pod = { host: '', port: '', accountFolder: '/none' };
  const places = { given, variable: '', homeFolder: '/none', workFolder: '/none', pod };
  try {
    await readKubeconfig(findKubeconfig(places), { context: undefined, namespace: undefined });
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectOneLine(headline: string): void {
  expect(headline).not.toMatch(/\n/);
  expect(headline.length).toBeLessThanOrEqual(300);
  // The names of contexts are told on purpose, and of the one that was asked for.
  const unnamed = headline.replace(/It has: .*|named ".*"|has no \w+ ".*"/, '');
  expect(unnamed).not.toContain(CANARY);
  expect(unnamed).not.toContain(Buffer.from(CANARY).toString('base64'));
}

test('100,000 texts are read as a kubeconfig or refused in one line that quotes none of them', {
  timeout: 300_000,
}, async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(anyKubeconfig, async (given) => {
      const error = await refusalOf(given);
      if (error === undefined) return;
      refused += 1;
      expect(error).toBeInstanceOf(ActionError);
      expectOneLine(explain(toActionError(error)).headline);
    }),
    // The same ones each time: a red run must mean a change.
    { numRuns: 100_000, seed: 20_261_122 },
  );
  expect(refused).toBeGreaterThan(50_000);
});

test('200 that are refused end the step with one line, and nothing is asked or made', {
  timeout: 120_000,
}, async () => {
  const given: string[] = [];
  for (const text of fc.sample(anyKubeconfig, { numRuns: 2000, seed: 7 })) {
    // A NUL byte cannot be in an environment variable; an empty text is the default.
    if (
      given.length < 200 &&
      !text.includes('\0') &&
      text.trim() !== '' &&
      (await refusalOf(text)) !== undefined
    )
      given.push(text);
  }
  expect(given).toHaveLength(200);
  const { job, inputs, fake } = scripted;
  await sideBySide(given, 4, async (kubeconfig) => {
    const main = await job.use().runMain(inputs({ kubeconfig }), { HOME: '/none' });
    expect(main.exitCode, main.log).toBe(1);
    expect(main.annotations).toHaveLength(1);
    expectOneLine(main.annotations[0]?.message ?? '');
    expect(main.log.replace(main.annotations[0]?.message ?? '', '')).not.toContain(CANARY);
    expect(main.state).toEqual({});
  });
  expect(fake.seen).toEqual([]);
});
