import { parse, YAMLParseError } from 'yaml';
import { ActionError, inputError } from '../../lib/errors.ts';
import { isMapping, type Mapping, parseJson, textOf } from '../../lib/json.ts';

/** Returns the error for a kubeconfig that cannot be used, for messages that do not begin with the input's name. */
export function kubeconfigError(message: string, hint?: string): ActionError {
  return new ActionError({ code: 'input', topic: 'kubeconfig-invalid', message, hint });
}

/** The largest kubeconfig read: a real one with certificates has a few thousand. */
const LONGEST_KUBECONFIG = 1024 * 1024;

/**
 * Returns what the text of a kubeconfig says, as plain data (YAML, of which JSON is a part). `place` says which of
 * several files it is, of which each may be empty or have only a part of the kubeconfig; undefined = the only one.
 *
 * @throws ActionError code `input`, with the line's number: the line itself, which the parser quotes, may hold a token.
 */
export function parseKubeconfigText(text: string, place: string | undefined): Mapping {
  const refuse = (why: string, hint?: string): ActionError => notKubeconfig(place ?? 'the text', why, hint);
  if (text.includes('\0')) throw refuse('holds a NUL byte');
  if (text.length > LONGEST_KUBECONFIG) throw refuse('is larger than 1 MiB');
  const value = parseOwnJson(text) ?? parseYaml(text, refuse);
  if (place !== undefined && value === null) return {};
  if (!isMapping(value)) throw refuse('is not a mapping');
  refuseOtherKind(value, refuse);
  if (place === undefined && !Object.hasOwn(value, 'clusters')) throw refuse('has no `clusters`');
  return value;
}

const OPTIONS = { maxAliasCount: 100, uniqueKeys: true, merge: true, logLevel: 'error' } as const;

/** An object of a cluster is not a kubeconfig, though it may hold one; kubectl refuses it too. */
function refuseOtherKind(value: Mapping, refuse: (why: string, hint?: string) => ActionError): void {
  const kind = textOf(value, 'kind');
  if (kind === 'Secret')
    throw refuse('is a Kubernetes Secret', 'Give the value of its key that holds the kubeconfig, as it is.');
  if (kind !== undefined && kind !== 'Config') throw refuse('is an object of another kind than Config');
}

/**
 * Returns the value of a text that is as our own kubeconfigs are written; undefined for any other. Such JSON means the
 * same in YAML, as it has no key twice and no merge key. Post and the renewer need no YAML parser thereby, which takes
 * 10 ms to load.
 */
function parseOwnJson(text: string): unknown {
  if (!text.startsWith('{') || text.includes('"<<"')) return undefined;
  const value = parseJson(text);
  return `${JSON.stringify(value, undefined, 2)}\n` === text ? value : undefined;
}

function parseYaml(text: string, refuse: (why: string) => ActionError): unknown {
  try {
    // Merge keys are of YAML 1.1, which kubectl reads. Dashes at the end start a document with nothing in it.
    return parse(text.replace(/^\ufeff/, '').replace(/\n---\s*$/, '\n'), OPTIONS);
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
    const what =
      error instanceof YAMLParseError && error.code === 'MULTIPLE_DOCS'
        ? 'holds several documents'
        : 'is not valid YAML';
    throw refuse(`${what} (line ${line})`);
  }
}

function notKubeconfig(
  subject: string,
  why: string,
  hint = 'Give the kubeconfig as kubectl reads it.',
): ActionError {
  return inputError('kubeconfig', `${subject} ${why}.`, hint, 'kubeconfig-invalid');
}

/** Returns true when the value is a mapping in YAML or JSON, so it is the text itself and not a path. */
export function looksInline(value: string): boolean {
  return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}

/**
 * Returns the text inside strict base64 (one line or wrapped); undefined when the value is not base64 of a text that
 * could be a kubeconfig.
 */
export function fromBase64(value: string): string | undefined {
  const compact = value.replace(/\s+/g, '');
  if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
    return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
    return looksInline(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A mapping read from the user's YAML or JSON, asked field by field. A field that is absent, null or empty is
 * undefined, false or []. One of another type throws an ActionError with code `input`, which names its path and never
 * its value.
 */
export type Fields = {
  readonly where: string;
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  readonly fields: (name: string) => Fields;
  readonly list: (name: string) => readonly Fields[];
  readonly texts: (name: string) => readonly string[];
  readonly names: () => readonly string[];
  /** All of it as it was read, to search in it. */
  readonly whole: Mapping;
};

function wrong(path: string, wanted: string): ActionError {
  return inputError('kubeconfig', `${path} must be ${wanted}.`, undefined, 'kubeconfig-invalid');
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
    text: (name) => textOf(get(name) ?? '', at(name)) || undefined,
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
