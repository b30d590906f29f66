import { ActionError } from '../../lib/errors.ts';

/** The address in a variable, '' when there is none. Code `input` for what is no URL. */
export function urlVariable(name: string, text: string): string {
  if (text === '' || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new ActionError({
    code: 'input',
    message: `The variable ${name} is not a URL.`,
    hint: 'Set it to one, or to nothing.',
  });
}
