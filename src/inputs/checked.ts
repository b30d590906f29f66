import { ActionError, toActionError } from '../errors.ts';

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
  if (others.length === 0) throw first;
  throw new ActionError('input', problems.map((one) => `${one.message} ${one.hint}`.trim()).join(' '), '');
}
