import { remedyOfAdmission } from '../admission.ts';
import type { ErrorCode } from '../errors.ts';
import { ActionError } from '../errors.ts';
import { isMapping } from '../mapping.ts';
import { fitted, oneSafeLine, shortened } from '../untrusted.ts';

/**
 * What the API server said. `refused` is a decision that asking again would not change (4xx); being out of reach
 * or not logged in is thrown instead. `serverTimeMs` is the answer's Date header, in ms since the epoch.
 */
export type Answer<Body> = Granted<Body> | Refusal;
export type Granted<Body> = { readonly kind: 'ok'; readonly body: Body; readonly serverTimeMs: number };
export type Refusal = {
  readonly kind: 'refused';
  readonly status: number;
  /** The `reason` of the Status object, for example `AlreadyExists`. */
  readonly reason: string;
  readonly message: string;
};

/** Reads the Status object of a 4xx answer. */
export function refusalOf(status: number, body: string): Refusal {
  const document = statusOf(body);
  const reason = typeof document.reason === 'string' ? document.reason : '';
  const message = typeof document.message === 'string' ? document.message : body;
  return { kind: 'refused', status, reason, message: shortened(oneSafeLine(message), 500) };
}

function statusOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isMapping(value) ? value : {};
  } catch {
    return {};
  }
}

/** The body of a granted answer; a refusal is thrown as what it means while `doing` (`create Jobs in ns`). */
export function granted<Body>(answer: Answer<Body>, doing: string): Body {
  if (answer.kind === 'ok') return answer.body;
  throw refused(answer, doing);
}

/** The error for a refusal that nothing can be done about. */
export function refused(refusal: Refusal, doing: string): ActionError {
  const cause = new Error(`${refusal.status} ${refusal.reason}: ${refusal.message}`);
  const remedy = remedyOfAdmission(refusal.message);
  if (remedy !== '') {
    // Not a right that is missing: the Role would not help.
    const what = `The cluster refused to ${doing}: ${refusal.message}.`;
    return new ActionError('not-ready', fitted(what, remedy), remedy, cause);
  }
  const code = codeOf(refusal);
  if (code === 'forbidden') {
    return new ActionError(
      code,
      `The cluster forbids to ${doing}: ${refusal.message}.`,
      'Apply the Role in the README.',
      cause,
    );
  }
  if (refusal.status === 404 && refusal.message.startsWith('namespaces ')) {
    return new ActionError(
      'input',
      `Input namespace: ${refusal.message}.`,
      'Create it, or name another.',
      cause,
    );
  }
  return new ActionError(code, `The cluster refused to ${doing}: ${refusal.message}.`, '', cause);
}

function codeOf(refusal: Refusal): ErrorCode {
  if (refusal.status === 403) return 'forbidden';
  if (refusal.status === 400 || refusal.status === 422) return 'input';
  return 'conflict';
}
