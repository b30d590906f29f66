import { ActionError } from '../../lib/errors.ts';
import type { Trouble } from '../diagnosis/problem.ts';

/** True for what ends a wait when the step's own time is over. */
export function isTimeout(thrown: unknown): thrown is ActionError {
  return thrown instanceof ActionError && thrown.code === 'timeout';
}

/** The step's time is over, with what was waited for and what would help. */
export function withWait(timeout: ActionError, { what, remedy }: Trouble): ActionError {
  return new ActionError({ code: 'timeout', message: `${timeout.message} ${what}`, hint: remedy });
}
