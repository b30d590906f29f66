import { isSecretName } from './public-words.ts';

/** A value among the arguments of a program, by the option that it belongs to; '' = it stands alone. */
export type NamedValue = { readonly name: string; readonly value: string };

/** `--name`, or `-name` as Go's own flags are written; a single letter counts as a name too. */
const OPTION = /^--?([A-Za-z][\w.-]*)$/;
const ASSIGNED = /^-{0,2}([A-Za-z_][\w.-]*)=(.*)$/s;
/** `-pVALUE`: what follows the letter cannot be the rest of a name. */
const ATTACHED = /^-([A-Za-z])(.*[^A-Za-z-].*)$/s;

/**
 * The values among arguments, each with the option before it or in it. Whether an option takes a value only its program
 * knows: a word behind one counts as its value, and a word alone as one of nobody.
 */
export function namedValues(args: readonly string[]): readonly NamedValue[] {
  const values: NamedValue[] = [];
  let before = '';
  for (const arg of args) {
    const [, option = ''] = OPTION.exec(arg) ?? [];
    const isValue = isSecretName(before) && !arg.startsWith('--');
    if (option !== '' && !isValue) {
      before = option;
      continue;
    }
    values.push(...valuesOf(arg, before));
    before = '';
  }
  return values;
}

function valuesOf(arg: string, before: string): readonly NamedValue[] {
  const [, name = '', value = ''] = ASSIGNED.exec(arg) ?? [];
  // The signs at the end of base64 assign nothing.
  if (/[^=]/.test(value))
    return arg.startsWith('-')
      ? [{ name, value }]
      : [
          { name, value },
          { name: before, value: arg },
        ];
  const [, letter = '', rest = ''] = arg.startsWith('--') ? [] : (ATTACHED.exec(arg) ?? []);
  const attached = letter === '' ? [] : [{ name: letter, value: rest }];
  return [...attached, { name: before, value: arg }];
}

/** The words of a text that is a script, or a header, with what stands before each. */
export function namedWords(text: string): readonly NamedValue[] {
  const words = text.match(/[^\s"'`;|&()<>{}[\],]+/g) ?? [];
  return namedValues(words.map(asOption));
}

function asOption(word: string): string {
  if (/^(bearer|basic)$/i.test(word)) return '--token';
  const [, name = '', value = ''] = /^([\w-]+):(?!\/\/)(.*)$/s.exec(word) ?? [];
  if (name === '' || (value !== '' && !isSecretName(name))) return word;
  return value === '' ? `--${name}` : `--${name}=${value}`;
}
