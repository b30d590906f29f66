import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../doubles/runner/environment.ts';
import { newJob } from '../doubles/runner/runner.ts';
import type { Figure } from './figure.ts';
import { interleave } from './sampling.ts';

const bundle = join(import.meta.dirname, '..', '..', 'dist', 'index.js');

/**
 * Loaded before the script: ends the process when the event loop has gone round once, so what main does at once is
 * in it. What it has asked the system for by then may be too, which is not in our favour.
 */
const FIRST_TICK = 'setImmediate(() => process.exit(0));\n';

/** A sample takes 0.1 s, and starting a process is the noisiest thing that is measured here. */
const SAMPLES_PER_PAIR = 3;

/** Loading the bundle as the runner does for main, up to the first tick, against an empty script. */
export const load: Figure = {
  name: 'load',
  unit: 'ms',
  bar: 3.5,
  measure: async ({ pairs }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const [preload, empty] = [join(folder, 'first-tick.cjs'), join(folder, 'empty.cjs')];
    writeFileSync(preload, FIRST_TICK);
    writeFileSync(empty, '');
    const job = newJob();
    const time = (script: string) => timeNode(['-r', preload, script], job.env());
    try {
      return await interleave(
        pairs * SAMPLES_PER_PAIR,
        async () => time(bundle),
        async () => time(empty),
      );
    } finally {
      job.dispose();
      rmSync(folder, { recursive: true });
    }
  },
};

/** How long Node runs, in ms, from its start to its end. */
export function timeNode(args: readonly string[], env: Environment): number {
  const startMs = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  const durationMs = performance.now() - startMs;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return durationMs;
}
