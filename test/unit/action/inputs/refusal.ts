import { expect } from 'vitest';

import { ActionError, toActionError } from '../../../../src/lib/errors.ts';
import { readGiven, runnerEnvironment } from './stubbed-step.ts';

/** `with:` of a step. */
export type Given = Readonly<Record<string, string>>;

/** Why these inputs are refused; undefined when they are accepted. */
export function refusal(given: Given, environment = runnerEnvironment()): ActionError | undefined {
  try {
    readGiven(given, environment);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ActionError);
    return toActionError(error);
  }
}

/** Expects one short line that names the input. */
export function expectRefused(name: string, given: Given): void {
  const error = refusal(given);
  expect(error).toMatchObject({ code: 'input' });
  expect(error?.message).toContain(name);
  expect(error?.message).not.toMatch(/[\r\n]/);
  expect(error?.message.length).toBeLessThanOrEqual(300);
}
