import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Inputs, inputVariables, readDeclaredInputs } from './inputs.ts';
import type { ActionJob } from './runner.ts';
import type { RunningStep } from './step.ts';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'index.js');

/**
 * Runs its arguments to their end, says so, and stays until it is killed, as the runner does between steps. Not by a
 * plain sh, which may drop variables such as INPUT_MAX-JOB-DURATION.
 */
const STAYS = '#!/bin/bash\n"$@"\necho "ended with $?"\nsleep 600 >/dev/null 2>&1\n';
const ENDS = '#!/bin/bash\n"$@"\necho "ended with $?"\n';

/**
 * Starts main as a child of a process of the first name, which stays until it is killed; of further names, which end
 * with main, as wrappers do. `up` is settled when main has ended well.
 */
export function startBelow(
  job: ActionJob,
  [stays, ...wrappers]: readonly [string, ...string[]],
  inputs: Inputs,
): { readonly up: Promise<void>; readonly kill: RunningStep['kill'] } {
  const chain = [writeProgram(job, stays, STAYS), ...wrappers.map((name) => writeProgram(job, name, ENDS))];
  const [program = '', ...rest] = [...chain, process.execPath, bundle];
  const variables = inputVariables(inputs, readDeclaredInputs(bundle) ?? {});
  const step = job.startSh(program, rest, variables);
  return { up: step.seen(/^ended with 0$/), kill: step.kill };
}

function writeProgram(job: ActionJob, name: string, text: string): string {
  const path = join(job.home, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}
