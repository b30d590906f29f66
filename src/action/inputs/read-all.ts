import { ActionError, toActionError } from '../../lib/errors.ts';
import { LONGEST_HEADLINE } from '../../lib/safe-text.ts';

/** How each part of a value is read, by the part's name. */
type Readers<T> = { readonly [Name in keyof T]: () => T[Name] };

/**
 * Reads every part, also after one that is bad, so that all bad inputs can be reported together. What one part needs to
 * know of another is read after both are known to be good.
 *
 * @throws AggregateError with the ActionErrors of all bad parts
 */
export function readAll<T extends object>(readers: Readers<T>): T {
  const parts: Partial<T> = {};
  const problems: ActionError[] = [];
  for (const name in readers)
    try {
      parts[name] = readers[name]();
    } catch (thrown) {
      problems.push(...problemsIn(thrown));
    }
  if (isWhole<T>(parts, problems)) return parts;
  throw new AggregateError(problems);
}

function isWhole<T extends object>(_parts: Partial<T>, problems: readonly ActionError[]): _parts is T {
  return problems.length === 0;
}

function problemsIn(thrown: unknown): readonly ActionError[] {
  return thrown instanceof AggregateError ? thrown.errors.flatMap(problemsIn) : [toActionError(thrown)];
}

/**
 * Returns what `read` returns.
 *
 * @throws ActionError code 'input' that reports all that `readAll` found to be bad in it
 */
export function reportTogether<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    const [first, ...others] = problemsIn(thrown);
    throw first === undefined || others.length > 0 ? together(problemsIn(thrown)) : first;
  }
}

/** All in one line; where they do not fit, as many as do without their hints, and all of them below it. */
function together(problems: readonly ActionError[]): ActionError {
  const whole = problems.map((one) => `${one.message} ${one.hint ?? ''}`.trim()).join(' ');
  const [topic, another] = new Set(problems.map((one) => one.topic));
  const about = { code: 'input', topic: another === undefined ? topic : 'input' } as const;
  if (whole.length <= LONGEST_HEADLINE) return new ActionError({ ...about, message: whole });
  const messages = problems.map((one) => one.message);
  const line = (shown: number): string => {
    const others = messages.length - shown;
    return `${messages.slice(0, shown).join(' ')}${others === 0 ? '' : ` And ${others} more.`}`;
  };
  let shown = 1;
  while (shown < messages.length && line(shown + 1).length <= LONGEST_HEADLINE) shown += 1;
  return new ActionError({ ...about, message: line(shown), cause: new Error(whole) });
}
