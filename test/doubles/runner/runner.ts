import { join } from 'node:path';
import { Action } from './action.ts';
import type { Environment } from './environment.ts';
import type { Inputs } from './inputs.ts';
import { Job, type JobOptions } from './job.ts';
import type { StepResult } from './result.ts';
import type { RunningStep } from './step.ts';

const distBundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'index.js');

/** A job of a workflow that uses the action once (more often: use()), as GitHub's runner would run it. */
export interface ActionJob {
  readonly home: string;
  readonly temp: string;
  readonly workspace: string;
  /** what the next step would find */
  env(): Environment;
  runMain(inputs?: Inputs, env?: Environment): Promise<StepResult>;
  /** main, to be cancelled or killed on its way */
  start(inputs?: Inputs, env?: Environment): RunningStep;
  runPost(env?: Environment): Promise<StepResult>;
  startPost(env?: Environment): RunningStep;
  /** one more `uses:` of the action, or of another bundle, in the same job */
  use(bundle?: string): Action;
  /** a `run:` step, without a shell */
  sh(file: string, args: readonly string[], env?: Environment): Promise<StepResult>;
  /** the same, to be waited for line by line */
  startSh(file: string, args: readonly string[], env?: Environment): RunningStep;
  /** Completes the job: kills what its steps left running, removes its folders. */
  dispose(): void;
}

/** The job, and which bundle its action runs. */
export interface JobSetup extends JobOptions {
  readonly bundle?: string;
}

/** Starts with nothing: fresh home, temporary folder and workspace. dispose() is owed. */
export function newJob({ bundle = distBundle, ...options }: JobSetup = {}): ActionJob {
  const job = new Job(options);
  const action = new Action(job, bundle);
  return {
    home: job.home,
    temp: job.temp,
    workspace: job.workspace,
    env: () => job.env,
    runMain: (inputs, env) => action.runMain(inputs, env),
    start: (inputs, env) => action.start(inputs, env),
    runPost: (env) => action.runPost(env),
    startPost: (env) => action.startPost(env),
    use: (other = bundle) => new Action(job, other),
    sh: (file, args, env = {}) => job.start({ file, args, env }).done,
    startSh: (file, args, env = {}) => job.start({ file, args, env }),
    dispose: () => job.dispose(),
  };
}
