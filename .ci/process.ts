import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { root } from './paths.ts';

/** What a finished process left. */
export interface Finished {
  readonly ok: boolean;
  /** stdout, then stderr */
  readonly output: string;
  readonly durationMs: number;
}

/** Runs a program of node_modules/.bin or of PATH to its end. */
export async function run(program: string, args: readonly string[], folder = root): Promise<Finished> {
  const startMs = performance.now();
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  const [code, stdout, stderr] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
  return { ok: code === 0, output: stdout + stderr, durationMs: performance.now() - startMs };
}
