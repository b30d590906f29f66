import type { Refusal } from '../../cluster/api/answer.ts';

/**
 * True for an answer that says nothing about the object: of a webhook that does not take part in dry runs
 * (apiserver/pkg/admission/plugin/webhook/errors), of a server that knows none, or of a conflict that is over when the
 * object is made.
 */
export function isNoVerdict({ status, reason, message }: Refusal): boolean {
  if (/does not support dry run|dryRun/.test(message)) return true;
  return status === 409 && reason !== 'AlreadyExists';
}
