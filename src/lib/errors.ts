import { fitHeadline } from './safe-text.ts';
import type { Topic } from './topics.ts';

/**
 * What went wrong, as a closed set, so that a caller can distinguish a typing mistake from a cluster that is down
 * without reading English.
 */
export type ErrorCode =
  | 'input'
  | 'unreachable'
  | 'unauthorized'
  | 'forbidden'
  | 'conflict'
  | 'not-ready'
  | 'buildx'
  | 'timeout'
  | 'cancelled'
  | 'internal';

/**
 * What an error says: `message` what failed and which input or right is concerned, `hint` what to do next (undefined
 * when there is nothing to add), `topic` what a reader finds more about it under (undefined: by the code), `details` what
 * the job summary says besides, in Markdown, and `cause` the error below it.
 */
export type ErrorFacts = {
  readonly code: ErrorCode;
  readonly topic?: Topic | undefined;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly details?: string | undefined;
  readonly cause?: unknown;
};

/** What an error is about where nobody says it more exactly. */
const TOPIC_OF: Readonly<Record<ErrorCode, Topic>> = {
  input: 'input',
  unreachable: 'unreachable',
  unauthorized: 'unauthorized',
  forbidden: 'forbidden',
  conflict: 'foreign-object',
  'not-ready': 'not-ready',
  buildx: 'buildx-failed',
  timeout: 'timeout',
  cancelled: 'cancelled',
  internal: 'internal',
};

/** The one error type of the action. */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly topic: Topic;
  readonly hint: string | undefined;
  readonly details: string | undefined;

  constructor({ code, topic = TOPIC_OF[code], message, hint, details, cause }: ErrorFacts) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'ActionError';
    this.code = code;
    this.topic = topic;
    this.hint = hint;
    this.details = details;
  }
}

/** Returns the error with these facts in place of its own. */
export function changedError(error: ActionError, changes: Partial<ErrorFacts>): ActionError {
  const { code, topic, message, hint, details, cause } = error;
  return new ActionError({ code, topic, message, hint, details, cause, ...changes });
}

/** What is wrong with one input: `message` is what follows after its name, as in `Input name: ...`. */
export function inputError(input: string, message: string, hint?: string, topic?: Topic): ActionError {
  return new ActionError({ code: 'input', topic, message: `Input ${input}: ${message}`, hint });
}

/** The cluster, or the home of the runner, is in a state that this job must not change. */
export function conflictError(message: string, hint?: string, topic?: Topic): ActionError {
  return new ActionError({ code: 'conflict', topic, message, hint });
}

/** buildx is missing, is not what it should be, or failed. */
export function buildxError(message: string, hint?: string, topic?: Topic): ActionError {
  return new ActionError({ code: 'buildx', topic, message, hint });
}

/** Where a person reports a bug. */
const REPORT =
  'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/issues/new?template=bug.yml';

/** The codes of a disk that is full or broken, at whatever file that showed, in words. */
const DISK_FAULTS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', "The runner's disk is full"],
  ['EDQUOT', 'The disk quota of this runner is used up'],
  ['EROFS', "The runner's disk is read-only"],
  ['EIO', "The runner's disk does not work"],
]);

/** Returns anything that was thrown as an ActionError; a foreign error becomes code 'internal'. */
export function toActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const code = codeOf(thrown);
  if (code !== undefined && DISK_FAULTS.has(code))
    return new ActionError({
      code: 'input',
      topic: 'disk-full',
      message: `${DISK_FAULTS.get(code)} (${code}).`,
      hint: 'RUNNER_TEMP and the Docker configuration need some free space.',
      cause: thrown,
    });
  return new ActionError({
    code: 'internal',
    message: messageOf(thrown),
    hint: `This is a bug in setup-buildx-kubernetes. Please report it: ${REPORT}`,
    cause: thrown,
  });
}

/** Returns the text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Returns the code of an error of Node or the system, such as ENOENT; undefined when it has none. */
export function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' && thrown.code !== '' ? thrown.code : undefined;
}

/** An error as a person reads it: what failed, cut to what is read at a glance, and what to do about it. */
export type Explained = {
  readonly what: string;
  readonly fix: string | undefined;
  /** Both in one line. */
  readonly headline: string;
  /** The chain of its causes, outermost first. */
  readonly causes: readonly string[];
};

/** Returns the error as a person reads it. */
export function explain(error: ActionError): Explained {
  const causes: string[] = [];
  let cause: unknown = error.cause;
  while (cause !== undefined && causes.length < 5) {
    causes.push(messageOf(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  const { message, hint: fix } = error;
  const what = withOneStop(fitHeadline(message, fix));
  return { what, fix, headline: inOneLine(what, fix), causes };
}

/** Returns the error in one line, however long that is. */
export function wholeOf({ message, hint }: ActionError): string {
  return inOneLine(message, hint);
}

function inOneLine(what: string, hint: string | undefined): string {
  return withOneStop(hint === undefined ? what : `${what} ${hint}`);
}

/** Words of others end with or without a full stop of their own. */
function withOneStop(text: string): string {
  return text.replace(/\.{2,}(?=\s|$)/g, '.');
}
