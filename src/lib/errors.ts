import { fitHeadline } from './safe-text.ts';

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
 * when there is nothing to add), `cause` the error below it.
 */
export type ErrorFacts = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly cause?: unknown;
};

/** The one error type of the action. */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;

  constructor({ code, message, hint, cause }: ErrorFacts) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'ActionError';
    this.code = code;
    this.hint = hint;
  }
}

/** What is wrong with one input: `message` is what follows after its name, as in `Input name: ...`. */
export function inputError(input: string, message: string, hint?: string): ActionError {
  return new ActionError({ code: 'input', message: `Input ${input}: ${message}`, hint });
}

/** The cluster, or the home of the runner, is in a state that this job must not change. */
export function conflictError(message: string, hint?: string): ActionError {
  return new ActionError({ code: 'conflict', message, hint });
}

/** buildx is missing, is not what it should be, or failed. */
export function buildxError(message: string, hint?: string): ActionError {
  return new ActionError({ code: 'buildx', message, hint });
}

/** The codes of a disk that is full or broken, at whatever file that showed. */
const DISK_FAULTS: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);

/** Returns anything that was thrown as an ActionError; a foreign error becomes code 'internal'. */
export function toActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const code = codeOf(thrown);
  if (code !== undefined && DISK_FAULTS.has(code))
    return new ActionError({
      code: 'input',
      message: `A disk of this runner cannot be written (${code}).`,
      hint: 'RUNNER_TEMP and the Docker configuration need some free space.',
      cause: thrown,
    });
  return new ActionError({
    code: 'internal',
    message: messageOf(thrown),
    hint: 'This is a fault of the action: please report it.',
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

/** Returns the error in one line, cut to what a person reads at a glance, and the chain of its causes, outermost first. */
export function explain(error: ActionError): {
  readonly headline: string;
  readonly causes: readonly string[];
} {
  const causes: string[] = [];
  let cause: unknown = error.cause;
  while (cause !== undefined && causes.length < 5) {
    causes.push(messageOf(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  const { message, hint } = error;
  return { headline: inOneLine(fitHeadline(message, hint), hint), causes };
}

/** Returns the error in one line, however long that is. */
export function wholeOf({ message, hint }: ActionError): string {
  return inOneLine(message, hint);
}

/** Words of others end with or without a full stop of their own. */
function inOneLine(what: string, hint: string | undefined): string {
  return (hint === undefined ? what : `${what} ${hint}`).replace(/\.{2,}(?=\s|$)/g, '.');
}
