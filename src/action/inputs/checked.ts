import { ActionError, toActionError } from '../../lib/errors.ts';
import { LONGEST_HEADLINE } from '../../lib/safe-text.ts';

/** Reads one input; a bad one is noted, and `instead` stands in for it, so that the others are read too. */
export type Checked = <T>(read: () => T, instead: T) => T;

/** What `read` makes of all inputs; all bad ones are reported together, in one error with code `input`. */
export function readChecked<T>(read: (checked: Checked) => T): T {
  const problems: ActionError[] = [];
  const whole = read((part, instead) => {
    try {
      return part();
    } catch (error) {
      problems.push(toActionError(error));
      return instead;
    }
  });
  const [first, ...others] = problems;
  if (first === undefined) return whole;
  throw others.length === 0 ? first : together(problems);
}

/** All in one line; where they do not fit, as many as do without their hints, and all of them below it. */
function together(problems: readonly ActionError[]): ActionError {
  const whole = problems.map((one) => `${one.message} ${one.hint ?? ''}`.trim()).join(' ');
  if (whole.length <= LONGEST_HEADLINE) return new ActionError({ code: 'input', message: whole });
  const messages = problems.map((one) => one.message);
  const line = (shown: number): string => {
    const others = messages.length - shown;
    return `${messages.slice(0, shown).join(' ')}${others === 0 ? '' : ` And ${others} more.`}`;
  };
  let shown = 1;
  while (shown < messages.length && line(shown + 1).length <= LONGEST_HEADLINE) shown += 1;
  return new ActionError({ code: 'input', message: line(shown), cause: new Error(whole) });
}
