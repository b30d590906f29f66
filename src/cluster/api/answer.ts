import { ActionError, type ErrorCode } from '../../lib/errors.ts';
import { isMapping, parseJson, readMapping, textOf } from '../../lib/json.ts';
import { isAdmission } from '../../lib/kubernetes/admission.ts';
import { docsLink } from '../../lib/release.ts';
import { toSafeLine, truncate } from '../../lib/safe-text.ts';
import type { Topic } from '../../lib/topics.ts';

/** A policy prints all of its rules; of that, and of a cause below an error, this many characters are kept. */
const LONGEST_MESSAGE = 4000;
const LONGEST_CAUSE = 1000;

/**
 * What the API server answered. `refused` is a decision that another call would not change (4xx); a server that
 * cannot be reached, or that does not accept the credentials, throws instead. `serverTimeMs` is the answer's Date
 * header, in ms since the epoch.
 */
export type Answer<Body> = OkAnswer<Body> | Refusal;
export type OkAnswer<Body> = { readonly kind: 'ok'; readonly body: Body; readonly serverTimeMs: number };
export type Refusal = {
  readonly kind: 'refused';
  readonly status: number;
  /** The `reason` of the Status object, for example `AlreadyExists`. */
  readonly reason: string;
  readonly message: string;
  /** What is wrong with which field, where the server says so for each (422). */
  readonly causes: readonly FieldFault[];
};

/** What is wrong with one field, for example `spec.template.spec.nodeSelector`. */
export type FieldFault = { readonly field: string; readonly message: string };

/** Returns the refusal that the Status object of a 4xx answer says. */
export function refusalOf(status: number, body: string): Refusal {
  const document = readMapping(body);
  const reason = typeof document.reason === 'string' ? document.reason : '';
  const message = typeof document.message === 'string' ? document.message : body;
  const words = truncate(toSafeLine(message), LONGEST_MESSAGE);
  return { kind: 'refused', status, reason, message: words, causes: causesOf(document.details) };
}

const MOST_CAUSES = 20;

function causesOf(details: unknown): readonly FieldFault[] {
  const causes = isMapping(details) && Array.isArray(details.causes) ? details.causes : [];
  return causes.slice(0, MOST_CAUSES).flatMap((cause: unknown) => {
    if (!isMapping(cause) || typeof cause.field !== 'string') return [];
    const message = truncate(toSafeLine(textOf(cause, 'message') ?? ''), LONGEST_CAUSE);
    return [{ field: toSafeLine(cause.field), message }];
  });
}

/**
 * Returns the object that the API server answered. That it has the fields of its kind is taken on the word of the
 * server.
 *
 * @throws Error when the answer is not a JSON object
 */
export function readObject<Body extends object>(text: string): Body {
  const value = parseJson(text);
  if (isObject<Body>(value)) return value;
  throw new Error('an answer that is not a JSON object');
}

function isObject<Body extends object>(value: unknown): value is Body {
  return isMapping(value);
}

/**
 * Returns the body of an answer.
 *
 * @throws ActionError for a refusal; `doing` is what was refused, as in `create Jobs in namespace builds`.
 */
export function bodyOrThrow<Body>(answer: Answer<Body>, doing: string): Body {
  if (answer.kind === 'ok') return answer.body;
  throw refusalError(answer, doing);
}

/**
 * A call that the API server refused, as the cause of an error. Whoever knows the inputs of the job can tell from it
 * what helps (builders/holds/explain.ts). `doing` is as in `create Jobs in namespace builds`.
 */
export class RefusedCall extends Error {
  readonly refusal: Refusal;
  readonly doing: string;

  constructor(refusal: Refusal, doing: string) {
    const { status, reason, message } = refusal;
    const words = truncate(message, LONGEST_CAUSE) || 'no words';
    super(`${status}${reason === '' ? '' : ` ${reason}`}: ${words}`);
    this.refusal = refusal;
    this.doing = doing;
  }
}

/** Returns the error for a refusal, with a RefusedCall as its cause. */
export function refusalError(refusal: Refusal, doing: string): ActionError {
  const code = codeOf(refusal);
  const refused = code === 'forbidden' ? 'Not allowed to' : 'The cluster refused to';
  return new ActionError({
    code,
    topic: topicOf(refusal, code),
    message: `${refused} ${doing}: ${refusal.message || `status ${refusal.status}`}.`,
    hint: HINTS.get(code),
    cause: new RefusedCall(refusal, doing),
  });
}

const HINTS: ReadonlyMap<ErrorCode, string> = new Map([
  ['forbidden', `Apply the Role: ${docsLink('cluster')}`],
  ['not-ready', 'Ask whoever runs the cluster to allow it.'],
]);

function topicOf(refusal: Refusal, code: ErrorCode): Topic | undefined {
  if (isNoNamespace(refusal)) return 'namespace-missing';
  // Whoever looks for an object of somebody else's says so: the API server alone cannot tell.
  if (code === 'conflict') return refusal.status === 409 ? 'contention' : 'rejected';
  return code === 'not-ready' ? 'rejected' : undefined;
}

function codeOf(refusal: Refusal): ErrorCode {
  if (isAdmission(refusal.message)) return 'not-ready';
  if (refusal.status === 403) return 'forbidden';
  if (refusal.status === 400 || refusal.status === 422 || isNoNamespace(refusal)) return 'input';
  return 'conflict';
}

function isNoNamespace({ status, message }: Refusal): boolean {
  return status === 404 && message.startsWith('namespaces ');
}

const MOST_WARNINGS = 5;
const LONGEST_WARNING = 250;

/** One warning of a header, as RFC 7234 writes it: a code, who warns, and the text in quotes. */
const WARNING = /\b299 \S+ "((?:[^"\\]|\\.)*)"/g;

/**
 * Returns what logs each warning of the API server once, in one line: deprecated fields, what Pod Security would
 * refuse, and what policies report without refusing. The text is not to be trusted, and its amount is limited.
 */
export function warningLogger(
  note: (line: string) => void,
): (headers: readonly string[] | undefined) => void {
  const logged = new Set<string>();
  return (headers = []) => {
    for (const text of headers.flatMap(textsOf)) {
      if (logged.has(text) || logged.size > MOST_WARNINGS) continue;
      logged.add(text);
      const isLast = logged.size > MOST_WARNINGS;
      note(isLast ? 'The API server gave more warnings.' : `Warning from the API server: ${text}`);
    }
  };
}

function textsOf(header: string): readonly string[] {
  return [...header.matchAll(WARNING)].map(([, quoted = '']) =>
    truncate(toSafeLine(quoted.replace(/\\(.)/g, '$1')), LONGEST_WARNING),
  );
}
