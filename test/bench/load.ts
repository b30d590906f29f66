import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../doubles/runner/environment.ts';
import { newJob } from '../doubles/runner/runner.ts';
import type { Figure, Samples } from './figure.ts';
import { interleave } from './sampling.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');

/**
 * Loaded before the script: ends the process when the event loop has gone round once, so what main does at once is
 * in it. What it has asked the system for by then may be too, which is not in our favour.
 */
const FIRST_TICK = 'setImmediate(() => process.exit(0));\n';

/** A sample takes 0.1 s, and starting a process is the noisiest thing that is measured here. */
const SAMPLES_PER_PAIR = 3;

/** Loading the bundle as the runner does for main, up to the first tick, against an empty script. */
export const load: Figure = loadOf('load', 1.7, {
  bundle: 'index.js',
  status: 1,
  says: /No cluster is configured/,
});

/** The same for post. */
export const loadPost: Figure = loadOf('load-post', 1.3, {
  bundle: 'post.js',
  status: 0,
  says: /nothing to release/,
});

/** A bundle, and how it ends on a runner with nothing to do: by that one knows that it was loaded. */
type Loaded = { readonly bundle: string; readonly status: number; readonly says: RegExp };

function loadOf(name: string, bar: number, loaded: Loaded): Figure {
  return { name, unit: 'ms', bar, measure: ({ pairs }) => measureLoad(loaded, pairs) };
}

async function measureLoad({ bundle, status, says }: Loaded, pairs: number): Promise<Samples> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const [preload, empty] = [join(folder, 'first-tick.cjs'), join(folder, 'empty.cjs')];
  writeFileSync(preload, FIRST_TICK);
  writeFileSync(empty, '');
  const job = newJob();
  try {
    const { stdout } = spawnSync(process.execPath, [join(dist, bundle)], {
      env: job.env(),
      encoding: 'utf8',
    });
    if (!says.test(stdout)) throw new Error(`${bundle} does not load:\n${stdout}`);
    return await interleave(
      pairs * SAMPLES_PER_PAIR,
      async () => timeNode(['-r', preload, join(dist, bundle)], job.env(), status),
      async () => timeNode(['-r', preload, empty], job.env()),
    );
  } finally {
    job.dispose();
    rmSync(folder, { recursive: true });
  }
}

/** How long Node runs, in ms, from its start to its end. */
export function timeNode(args: readonly string[], env: Environment, wanted = 0): number {
  const startMs = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  const durationMs = performance.now() - startMs;
  if (status !== wanted) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return durationMs;
}
