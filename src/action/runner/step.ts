import { ActionError, toActionError } from '../../lib/errors.ts';
import { fail } from './log.ts';

/**
 * Runs a step of the action, and ends the process when the step has ended: open connections would keep it alive for
 * some 40 ms.
 */
export function runStep(step: () => Promise<void>): void {
  step()
    .catch((thrown: unknown) => fail(toActionError(thrown)))
    // Whatever was printed before is out when this is.
    .finally(() => process.stdout.write('', () => process.exit()));
}

/**
 * Returns a signal that ends everything that waits: with `late` after `timeoutMs`, or when the runner cancels the step.
 * The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to this process alone, so its children end by this
 * too (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `end` ends what still waits when the step has failed, such as
 * the other nodes of a builder.
 */
export function stopSignal(
  timeoutMs: number,
  late: ActionError,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late), timeoutMs);
  const cancel = (): void =>
    controller.abort(new ActionError({ code: 'cancelled', message: 'The job was cancelled.' }));
  process.on('SIGINT', cancel);
  process.on('SIGTERM', cancel);
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      process.off('SIGINT', cancel);
      process.off('SIGTERM', cancel);
      controller.abort(new ActionError({ code: 'cancelled', message: 'The step has ended.' }));
    },
  };
}
