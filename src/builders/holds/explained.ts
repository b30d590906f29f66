import { RefusedCall } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import { ADMISSION_REMEDIES } from '../diagnosis/admission.ts';
import { essenceOf } from '../diagnosis/policy.ts';
import { remedyIn, type Setting } from '../diagnosis/problem.ts';

/**
 * What was thrown, and, where the API server refused a call for a reason that the table of remedies knows, with what
 * helps this job. What was explained once is not explained again.
 */
export function explained(thrown: unknown, setting: Setting): unknown {
  if (!(thrown instanceof ActionError) || !(thrown.cause instanceof RefusedCall)) return thrown;
  const { refusal, doing } = thrown.cause;
  const remedy = remedyIn(ADMISSION_REMEDIES, refusal.message, setting, objectOf(doing));
  if (remedy === undefined) return thrown;
  const what = `The cluster refused to ${doing}: ${essenceOf(refusal.message)}.`;
  return new ActionError({
    code: thrown.code,
    message: what,
    hint: remedy,
    cause: new Error(thrown.cause.message),
  });
}

/** `create Jobs in namespace builds` is about `jobs`. */
function objectOf(doing: string): string | undefined {
  return doing.split(' ')[1]?.toLowerCase();
}
