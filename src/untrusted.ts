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
