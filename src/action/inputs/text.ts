import * as core from '@actions/core';

import { ActionError } from '../../lib/errors.ts';
import { INPUT_DEFAULTS, INPUT_NAMES, type InputName } from './defaults.ts';

/** The input as given, or its default: an empty value is the default, since composite actions pass empty ones. */
export function input(name: InputName): string {
  return core.getInput(name) || INPUT_DEFAULTS[name];
}

/** The names in an input, which spaces, commas and line breaks separate. */
export function words(name: InputName): readonly string[] {
  return input(name)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** The input, which may be true or false. */
export function flag(name: 'allow-forks' | 'renew' | 'use'): boolean {
  const text = input(name).toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw bad(name, text, 'It may be true or false.');
}

/** The input, when it fits; `hint` says what does. */
export function matching(name: InputName, fits: (text: string) => boolean, hint: string): string {
  const text = input(name);
  if (fits(text)) return text;
  throw bad(name, text, hint);
}

/** The inputs that say something else than their default; the runner fills in defaults, so more cannot be known. */
export function explicitInputs(): ReadonlySet<string> {
  const changed = INPUT_NAMES.filter((name) => input(name) !== INPUT_DEFAULTS[name]);
  // Two inputs, one configuration.
  return new Set(changed.map((name) => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name)));
}

/** The error of an input whose value may be shown. */
export function bad(name: InputName, value: string, hint: string): ActionError {
  const shown = JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  return new ActionError({ code: 'input', message: `Input ${name}: ${shown} is not valid.`, hint });
}
