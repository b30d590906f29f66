import type { Exit } from './child.ts';
import type { CommandFiles } from './file-commands.ts';
import type { Masks } from './masks.ts';
import type { StepLog } from './step-log.ts';
import type { Annotation } from './transcript.ts';

type Pairs = Readonly<Record<string, string>>;

/** All that a step left. */
export interface StepResult extends Exit {
  /** by the exit code, or by a command that the runner could not obey */
  readonly hasFailed: boolean;
  /** as people see it: masked, commands obeyed, groups as `##[group]title` and `##[endgroup]` */
  readonly log: string;
  /** as the process printed it */
  readonly rawLog: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Pairs;
  readonly state: Pairs;
  /** masked */
  readonly summary: string;
  readonly exportedEnv: Pairs;
  readonly addedPaths: readonly string[];
  /** what was sent to the process, in order */
  readonly signals: readonly NodeJS.Signals[];
  readonly durationMs: number;
}

const maxSummaryBytes = 1024 * 1024;

function readSummary(text: string, log: StepLog, masks: Masks): string {
  if (Buffer.byteLength(text) <= maxSummaryBytes)
    return text
      .split('\n')
      .map((line) => masks.apply(line))
      .join('\n');
  log.transcript.annotate(
    'error',
    '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k',
  );
  return '';
}

/** Reads what the process left in the runner's files, which happens after any end of it. */
export function collectResult(
  exit: Exit,
  log: StepLog,
  files: CommandFiles,
  masks: Masks,
): Omit<StepResult, 'durationMs' | 'signals'> {
  const { env, outputs, state, paths, summary, faults } = files.read();
  for (const fault of faults) log.refuse(fault);
  const shownSummary = readSummary(summary, log, masks);
  return {
    ...exit,
    hasFailed: exit.exitCode !== 0 || log.hasFailed,
    log: log.transcript.text,
    rawLog: log.rawText,
    annotations: log.transcript.annotations,
    outputs: { ...log.outputs, ...outputs },
    state: { ...log.state, ...state },
    summary: shownSummary,
    exportedEnv: env,
    addedPaths: paths,
  };
}
