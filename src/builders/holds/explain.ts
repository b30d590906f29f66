import { RefusedCall } from '../../cluster/api/answer.ts';
import { ActionError, changedError, type ErrorCode } from '../../lib/errors.ts';
import { ADMISSION_HINTS } from '../diagnosis/admission.ts';
import { shortenRefusal } from '../diagnosis/policy.ts';
import { findRemedy, type Problem, type Setting, settingOf } from '../diagnosis/problem.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/**
 * Returns what was thrown; where the API server refused a call for a reason that a table of remedies knows, with what
 * helps this job. What was explained once is not explained again.
 */
export function explainRefusal(thrown: unknown, setting: Setting): unknown {
  if (!(thrown instanceof ActionError) || !(thrown.cause instanceof RefusedCall)) return thrown;
  const { refusal, doing } = thrown.cause;
  const remedy = findRemedy(ADMISSION_HINTS, refusal.message, setting, objectOf(doing));
  if (remedy === undefined) return thrown;
  const message = `The cluster refused to ${doing}: ${shortenRefusal(refusal.message)}.`;
  return changedError(thrown, { ...remedy, message, cause: new Error(thrown.cause.message) });
}

/** `create Jobs in namespace builds` is about `jobs`. */
function objectOf(doing: string): string | undefined {
  return doing.split(' ')[1]?.toLowerCase();
}

/** Words of one of a builder's nodes, which say which. */
export function inNode(name: string, words: string): string {
  return `Node ${name}: ${words}`;
}

/** What is wrong with one node, and not with the whole step. */
const OF_NODES: readonly ErrorCode[] = ['input', 'forbidden', 'conflict', 'not-ready'];

/**
 * Returns what was thrown for one of a builder's nodes, as `explainRefusal` does. Of a builder with several nodes the
 * message says which one it is.
 */
export function prefixNode(
  { nodes }: { readonly nodes: readonly NodeSpec[] },
  spec: NodeSpec,
  thrown: unknown,
): unknown {
  const error = explainRefusal(thrown, settingOf(spec));
  if (nodes.length < 2 || !(error instanceof ActionError)) return error;
  const { code, message } = error;
  if (!OF_NODES.includes(code) || message.includes(spec.name)) return error;
  return changedError(error, { message: inNode(spec.name, message) });
}

/** True for what ends a wait when the step runs out of time. */
export function isTimeout(thrown: unknown): thrown is ActionError {
  return thrown instanceof ActionError && thrown.code === 'timeout';
}

/** Returns the error of a step that ran out of time, with what was waited for and what would help. */
export function withWait(timeout: ActionError, { what, ...remedy }: Problem): ActionError {
  return changedError(timeout, { ...remedy, message: `${timeout.message} ${what}` });
}
