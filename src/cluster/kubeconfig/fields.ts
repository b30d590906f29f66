import { ActionError } from '../../lib/errors.ts';
import { isMapping, type Mapping } from '../../lib/json.ts';

/**
 * A mapping read from somebody else's YAML or JSON, asked field by field. A field that is absent, null or empty
 * reads as '' / false / []; one of another type is code `input`, told by its path and never by its value.
 */
export type Fields = {
  readonly where: string;
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string;
  readonly flag: (name: string) => boolean;
  readonly fields: (name: string) => Fields;
  readonly list: (name: string) => readonly Fields[];
  readonly texts: (name: string) => readonly string[];
  readonly names: () => readonly string[];
  /** All of it as it was read, for those who look for what they do not know. */
  readonly whole: Mapping;
};

function wrong(path: string, wanted: string): ActionError {
  return new ActionError({ code: 'input', message: `Input kubeconfig: ${path} must be ${wanted}.` });
}

/** Reads `value` as a mapping; `where` is its path in the document, for messages. */
export function fieldsOf(value: unknown, where: string): Fields {
  if (value !== undefined && value !== null && !isMapping(value)) throw wrong(where, 'a mapping');
  const mapping = value ?? {};
  const at = (name: string): string => `${where}.${name}`;
  const get = (name: string): unknown =>
    Object.hasOwn(mapping, name) ? (mapping[name] ?? undefined) : undefined;
  const items = (name: string): readonly unknown[] => {
    const found = get(name) ?? [];
    if (!Array.isArray(found)) throw wrong(at(name), 'a list');
    return found;
  };
  const textOf = (found: unknown, path: string): string => {
    if (typeof found !== 'string') throw wrong(path, 'text (put it in quotes)');
    return found;
  };
  return {
    where,
    has: (name) => get(name) !== undefined && get(name) !== '',
    text: (name) => textOf(get(name) ?? '', at(name)),
    flag: (name) => {
      const given = get(name) ?? false;
      // kubectl reads YAML 1.1, in which these are booleans too.
      const found = typeof given === 'string' && /^(y|yes|on)$/i.test(given) ? true : given;
      if (typeof found !== 'boolean') throw wrong(at(name), 'true or false');
      return found;
    },
    fields: (name) => fieldsOf(get(name), at(name)),
    list: (name) => items(name).map((item, index) => fieldsOf(item, `${at(name)}[${index}]`)),
    texts: (name) => items(name).map((item, index) => textOf(item, `${at(name)}[${index}]`)),
    names: () => Object.keys(mapping),
    whole: mapping,
  };
}
