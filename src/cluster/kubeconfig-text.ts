import { parse, YAMLParseError } from 'yaml';

import { ActionError } from '../errors.ts';
import { isMapping } from './fields.ts';

/** The largest kubeconfig read: a real one with certificates has a few thousand. */
const LONGEST_KUBECONFIG = 1024 * 1024;

/**
 * What the text of a kubeconfig says, as plain data (YAML, of which JSON is a part).
 *
 * The parser's own message quotes the line it stumbled on, which may hold a token; only the line's number is told.
 */
export function parseKubeconfigText(text: string): Readonly<Record<string, unknown>> {
  if (text.includes('\0')) throw notKubeconfig('holds a NUL byte');
  if (text.length > LONGEST_KUBECONFIG) throw notKubeconfig('is larger than 1 MiB');
  const value = parseYaml(text);
  if (!isMapping(value)) throw notKubeconfig('is not a mapping');
  if (!Object.hasOwn(value, 'clusters')) throw notKubeconfig('has no `clusters`');
  return value;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text.replace(/^\ufeff/, ''), { maxAliasCount: 100, uniqueKeys: true, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
    const what =
      error instanceof YAMLParseError && error.code === 'MULTIPLE_DOCS'
        ? 'holds several documents'
        : 'is not valid YAML';
    throw notKubeconfig(`${what} (line ${line})`);
  }
}

function notKubeconfig(why: string): ActionError {
  return new ActionError(
    'input',
    `Input kubeconfig: the text ${why}.`,
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
