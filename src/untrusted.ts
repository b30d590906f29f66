import { stripVTControlCharacters } from 'node:util';

/**
 * Text that comes from elsewhere (a cluster, a plugin, a registry), made harmless for the runner's log.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it as a command, on stdout
 * and stderr alike (actions/runner, src/Runner.Common/ActionCommand.cs); carriage returns and escape sequences
 * can hide either from the eye. Line breaks become spaces, so that one message stays one line.
 */
export function oneSafeLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** The longest line that tells an error, in characters: what a person reads at a glance. */
export const LONGEST_HEADLINE = 300;

/**
 * Words of others, cut so that they fit into one line together with our own remedy, which is told in full. Cut in
 * the middle: the start says what failed, and errors that wrap others have the cause at their end.
 */
export function fitted(what: string, remedy: string): string {
  const text = oneSafeLine(what);
  const limit = LONGEST_HEADLINE - remedy.length - 1;
  if (text.length <= limit) return text;
  const endLength = Math.floor(limit / 3);
  return `${text.slice(0, limit - endLength - 1)}…${text.slice(-endLength)}`;
}

/**
 * The text of a program that may tell a secret of its own, without what looks like one: letters with digits among
 * them, 20 or more in a row.
 */
export function withoutSecrets(text: string): string {
  return text.replace(/[\w+/=~-]{20,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '***' : word));
}

/** The text cut to `limit` characters, so that a message stays readable. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
