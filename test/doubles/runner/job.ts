import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUNNER_TIMES, type StopTimes } from './child.ts';
import {
  type Environment,
  type Exported,
  hostedEnvironment,
  mergeExports,
  stepEnvironment,
} from './environment.ts';
import { Masks } from './masks.ts';
import { killOrphans } from './orphans.ts';
import { type RunningStep, startStep } from './step.ts';

/** What may differ from a job on a fresh hosted runner. */
export interface JobOptions {
  /** a home that several jobs share, as on a self-hosted runner; not removed by dispose() */
  readonly home?: string;
  /** `env:` of the job, and what GitHub sets: GITHUB_EVENT_NAME and the like */
  readonly env?: Environment;
  /** folders before the runner's own PATH: where `docker` is */
  readonly path?: readonly string[];
  /** known to the runner as secrets, hence masked from the start */
  readonly secrets?: readonly string[];
  /** the times of a cancellation */
  readonly stopTimes?: Partial<StopTimes>;
  /** what each program of the job is started by, as a container's runtime does; a prefix of the command */
  readonly within?: readonly string[];
}

/** A program of the job and the variables that only it gets. */
export interface JobProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Environment;
}

/** What steps of one job share: home, temporary folder, workspace, masks, exported variables and paths. */
export class Job {
  readonly home: string;
  readonly temp: string;
  readonly workspace: string;
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'job-')));
  readonly #masks = new Masks();
  readonly #env: Environment;
  readonly #stopTimes: StopTimes;
  readonly #within: readonly string[];
  #exported: Exported = { env: {}, paths: [] };

  constructor({ home, env, path = [], secrets = [], stopTimes, within = [] }: JobOptions) {
    this.#within = within;
    this.home = home ?? join(this.#folder, 'home');
    this.temp = join(this.#folder, 'temp');
    this.workspace = join(this.#folder, 'workspace');
    for (const folder of [this.home, this.temp, this.workspace]) mkdirSync(folder, { recursive: true });
    const hosted = hostedEnvironment(this);
    this.#env = { ...hosted, PATH: [...path, hosted.PATH].join(':'), ...env };
    this.#stopTimes = { ...RUNNER_TIMES, ...stopTimes };
    for (const secret of secrets) this.#masks.add(secret);
  }

  /** What the next step would find. */
  get env(): Environment {
    return stepEnvironment(this.#env, this.#exported, {});
  }

  /** Starts a step in the workspace; what it exports is there for the steps started after its end. */
  start({ file, args, env }: JobProgram): RunningStep {
    const variables = stepEnvironment(this.#env, this.#exported, env);
    const [first = file, ...others] = [...this.#within, file, ...args];
    const folder = this.workspace;
    const program = { file: first, args: others, folder, env: variables, stopTimes: this.#stopTimes };
    const step = startStep(program, this.#masks);
    const done = step.done.then((result) => {
      this.#exported = mergeExports(this.#exported, result.exportedEnv, result.addedPaths);
      return result;
    });
    return {
      ...step,
      done,
      cancel: () => step.cancel().then(() => done),
      kill: () => step.kill().then(() => done),
    };
  }

  /** Completes the job as the runner does: kills what its steps left running, removes its folders. */
  dispose(): void {
    killOrphans(this.env.RUNNER_TRACKING_ID ?? '');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
