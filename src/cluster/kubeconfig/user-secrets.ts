import { existsSync } from 'node:fs';
import { isMapping, type Mapping, parseJson, textOf } from '../../lib/json.ts';
import { looksRandom } from '../../lib/safe-text.ts';
import {
  isPathName,
  isPublicText,
  isSecretName,
  PUBLIC_FIELDS,
  PUBLIC_MAP,
  PUBLIC_OPTIONS,
  PUBLIC_VARIABLES,
} from './public-names.ts';

/** A shorter value is a part of many words; one whose name says that it is a secret may be shorter. */
const SHORTEST = 8;
const SHORTEST_NAMED = 4;

/**
 * Returns the values of a kubeconfig's user that must not be seen: all of 8 characters and more, at any depth, except
 * what is listed as public, and shorter ones that are named as secrets. `known` are texts that are never secrets,
 * because the rest of the kubeconfig has them: its server, its names. What a value holds in base64, JSON or a script
 * is returned too.
 */
export function secretsOfUser(user: Mapping, known: ReadonlySet<string>): readonly string[] {
  const secrets = scalarsOf(user).flatMap(({ path, name, text }) => {
    if (PUBLIC_FIELDS.has(path) || path.startsWith(PUBLIC_MAP)) return [];
    if (path === 'exec.env.value' && PUBLIC_VARIABLES.has(name)) return [];
    return secretsOfValue(name, text);
  });
  return [...new Set(secrets)].filter((secret) => !known.has(secret));
}

type Scalar = { readonly path: string; readonly name: string; readonly text: string };
type Place = { readonly path: string; readonly name: string; readonly value: unknown };

/**
 * Returns every text and number, with the path to it and its own name. By an anchor a mapping may be a part of
 * itself.
 */
function scalarsOf(user: Mapping): readonly Scalar[] {
  const scalars: Scalar[] = [];
  const seen = new Set<unknown>();
  const places: Place[] = [{ path: '', name: '', value: user }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { path, name, value } = place;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      scalars.push({ path, name, text: String(value).trim() });
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    places.push(...partsOf(place));
  }
  return scalars;
}

function partsOf({ path, name, value }: Place): readonly Place[] {
  if (Array.isArray(value)) {
    if (path !== 'exec.args' || !value.every((item) => typeof item === 'string'))
      return value.map((item: unknown) => ({ path, name, value: item }));
    return namedValues(value).map((one) => ({ path: 'option', ...one }));
  }
  if (!isMapping(value)) return [];
  const variable = path === 'exec.env' ? textOf(value, 'name') : undefined;
  return Object.entries(value).map(([key, part]) => ({
    path: path ? `${path}.${key}` : key,
    name: variable !== undefined && key === 'value' ? variable : key,
    value: part,
  }));
}

function secretsOfValue(name: string, text: string): readonly string[] {
  if (isPlace(name, text)) return credentialsIn(text);
  const isNamed = isSecretName(name) && !/^(true|false|yes|none|null|auto|default)$/i.test(text);
  if (isNamed && text.length >= SHORTEST_NAMED) return [text, ...insideOf(text)];
  if (text.length < SHORTEST || isPublicText(text)) return [];
  return [text, ...insideOf(text)];
}

/** Returns true for what says where something is. A value that is a path of this runner is not the secret itself. */
function isPlace(name: string, text: string): boolean {
  if (PUBLIC_OPTIONS.has(name.toLowerCase().replaceAll('_', '-'))) return true;
  return text.includes('/') && (existsSync(text) || (isPathName(name) && /^(~|\.{1,2})?\//.test(text)));
}

/** Returns what a value holds that is a secret also without the rest of it. */
function insideOf(text: string): readonly string[] {
  return [...decoded(text), ...credentialsIn(text), ...inJson(text), ...inScript(text)];
}

/** Returns the text inside base64; other values of the same length are rarely valid base64 of a text. */
function decoded(text: string): readonly string[] {
  const compact = text.replace(/\s+/g, '');
  const bytes = Buffer.from(compact, 'base64');
  const isBase64 = [bytes.toString('base64'), bytes.toString('base64url')].includes(compact);
  const inside = bytes.toString('latin1');
  if (!isBase64 || inside.length < SHORTEST_NAMED || /[^\t\r\n\x20-\x7e]/.test(inside)) return [];
  return [inside.trim(), ...insideOf(inside.trim())];
}

function credentialsIn(text: string): readonly string[] {
  const url = /^\w[\w+.-]*:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return [];
  const named = [...url.searchParams].filter(([name, value]) => isSecretName(name) || looksRandom(value));
  const found = [url.password, ...named.map(([, value]) => value)];
  return found.filter((value) => value.length >= SHORTEST_NAMED);
}

function inJson(text: string): readonly string[] {
  if (!/^\s*[{[]/.test(text)) return [];
  return scalarsOf({ '': parseJson(text) }).flatMap((scalar) => secretsOfValue(scalar.name, scalar.text));
}

function inScript(text: string): readonly string[] {
  if (!/\s/.test(text)) return [];
  return namedWords(text)
    .filter(({ name, value }) => (isSecretName(name) && value.length >= SHORTEST_NAMED) || looksRandom(value))
    .map(({ value }) => value);
}

/** A value among the arguments of a program, and the option that it belongs to; '' for a value that stands alone. */
type NamedValue = { readonly name: string; readonly value: string };

/** `--name`, or `-name` as Go's own flags are written; a single letter counts as a name too. */
const OPTION = /^--?([A-Za-z][\w.-]*)$/;
const ASSIGNED = /^-{0,2}([A-Za-z_][\w.-]*)=(.*)$/s;
/** `-pVALUE`: what follows the letter cannot be the rest of a name. */
const ATTACHED = /^-([A-Za-z])(.*[^A-Za-z-].*)$/s;

/**
 * Returns the values among arguments, each with the option before it or in it. Only the program knows whether an option
 * takes a value: a word after one counts as its value, any other word stands alone.
 */
function namedValues(args: readonly string[]): readonly NamedValue[] {
  const values: NamedValue[] = [];
  let before = '';
  for (const arg of args) {
    const option = OPTION.exec(arg)?.[1];
    const isValue = isSecretName(before) && !arg.startsWith('--');
    if (option !== undefined && !isValue) {
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
  // The = at the end of base64 assigns nothing.
  if (/[^=]/.test(value))
    return [{ name, value }, ...(arg.startsWith('-') ? [] : [{ name: before, value: arg }])];
  const [, letter, rest = ''] = arg.startsWith('--') ? [] : (ATTACHED.exec(arg) ?? []);
  const attached = letter === undefined ? [] : [{ name: letter, value: rest }];
  return [...attached, { name: before, value: arg }];
}

/** Returns the words of a script, or of a header, each with the option before it. */
function namedWords(text: string): readonly NamedValue[] {
  const words = text.match(/[^\s"'`;|&()<>{}[\],]+/g) ?? [];
  return namedValues(words.map(asOption));
}

function asOption(word: string): string {
  if (/^(bearer|basic)$/i.test(word)) return '--token';
  const [, name, value] = /^([\w-]+):(?!\/\/)(.*)$/s.exec(word) ?? [];
  if (name === undefined) return word;
  if (!value) return `--${name}`;
  return isSecretName(name) ? `--${name}=${value}` : word;
}
