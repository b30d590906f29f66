import { parse, YAMLParseError } from 'yaml';

import { ActionError } from '../errors.ts';
import { isMapping } from '../mapping.ts';

/** The largest kubeconfig read: a real one with certificates has a few thousand. */
const LONGEST_KUBECONFIG = 1024 * 1024;

/**
 * What the text of a kubeconfig says, as plain data (YAML, of which JSON is a part). `place` says which of several
 * files it is, of which each may be empty or have only a part of it all; '' = the only one.
 *
 * The parser's own message quotes the line it stumbled on, which may hold a token; only the line's number is told.
 */
export function parseKubeconfigText(text: string, place: string): Readonly<Record<string, unknown>> {
  const refuse = (why: string): ActionError => notKubeconfig(place || 'the text', why);
  if (text.includes('\0')) throw refuse('holds a NUL byte');
  if (text.length > LONGEST_KUBECONFIG) throw refuse('is larger than 1 MiB');
  const value = parseYaml(text, refuse);
  if (place !== '' && value === null) return {};
  if (!isMapping(value)) throw refuse('is not a mapping');
  if (place === '' && !Object.hasOwn(value, 'clusters')) throw refuse('has no `clusters`');
  return value;
}

function parseYaml(text: string, refuse: (why: string) => ActionError): unknown {
  try {
    return parse(text.replace(/^\ufeff/, ''), { maxAliasCount: 100, uniqueKeys: true, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
    const what =
      error instanceof YAMLParseError && error.code === 'MULTIPLE_DOCS'
        ? 'holds several documents'
        : 'is not valid YAML';
    throw refuse(`${what} (line ${line})`);
  }
}

function notKubeconfig(subject: string, why: string): ActionError {
  return new ActionError(
    'input',
    `Input kubeconfig: ${subject} ${why}.`,
    'Give the kubeconfig as kubectl reads it.',
  );
}

/** True when the value is a mapping in YAML or JSON, hence meant as the text itself and not as a path. */
export function looksInline(value: string): boolean {
  return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}

/**
 * The text inside strict base64 (one line or wrapped), or '' when the value is not base64 of a text that could
 * be a kubeconfig.
 */
export function fromBase64(value: string): string {
  const compact = value.replace(/\s+/g, '');
  if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return '';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
    return looksInline(text) ? text : '';
  } catch {
    return '';
  }
}
