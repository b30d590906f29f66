import type { Environment } from './environment.ts';
import { type Inputs, inputVariables, postScript, readDeclaredInputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { StepResult } from './result.ts';
import type { RunningStep } from './step.ts';

/** One `uses:` of a job: its main and its post share inputs and saved state. */
export class Action {
  readonly #job: Job;
  readonly #bundle: string;
  #inputs: Inputs = {};
  #state: Environment = {};

  constructor(job: Job, bundle: string) {
    this.#job = job;
    this.#bundle = bundle;
  }

  /** Starts main; `env` is the step's. State counts for post however main ends. */
  start(inputs: Inputs = {}, env: Environment = {}): RunningStep {
    this.#inputs = inputs;
    return this.#startNode(this.#bundle, env);
  }

  /** Starts post, with the same inputs. */
  startPost(env: Environment = {}): RunningStep {
    return this.#startNode(postScript(this.#bundle), env);
  }

  /** Runs main to its end. */
  runMain(inputs: Inputs = {}, env: Environment = {}): Promise<StepResult> {
    return this.start(inputs, env).done;
  }

  /** Runs post to its end. */
  runPost(env: Environment = {}): Promise<StepResult> {
    return this.startPost(env).done;
  }

  #startNode(script: string, env: Environment): RunningStep {
    const state = Object.entries(this.#state).map(([name, value]) => [`STATE_${name}`, value]);
    const step = this.#job.start({
      file: process.execPath,
      args: [script],
      env: { ...env, ...Object.fromEntries(state), ...this.#inputVariables() },
    });
    const done = step.done.then((result) => {
      this.#state = { ...this.#state, ...result.state };
      return result;
    });
    return {
      ...step,
      done,
      cancel: () => step.cancel().then(() => done),
      kill: () => step.kill().then(() => done),
    };
  }

  #inputVariables(): Environment {
    const declared = readDeclaredInputs(this.#bundle);
    const unknown = Object.keys(this.#inputs).filter((name) => declared !== undefined && !(name in declared));
    // The runner only warns, but in a test it is a slip.
    if (unknown.length > 0) throw new Error(`action.yml declares no input ${unknown.join(', ')}`);
    return inputVariables(this.#inputs, declared ?? {});
  }
}
