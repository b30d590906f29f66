import { ActionError } from '../../lib/errors.ts';

/**
 * One signal that ends everything that waits: with `late` after `timeoutMs`, or when the runner cancels the step. The runner
 * sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to this process alone, so its children end by this too
 * (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `end` ends what still waits when the step is done for, such as the
 * other nodes of a builder of which one has failed.
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
