import { toSafeLine } from './safe-text.ts';

/** How much of a text from elsewhere is shown where no limit is given, in characters. */
const LONGEST_TEXT = 120;

/**
 * Returns text that comes from elsewhere (a cluster, a Dockerfile, buildx) as Markdown that shows it as it is: in one
 * line, also in a cell of a table, and without links, mentions, formulas, HTML or formatting of its own. It is cut to
 * `limit` characters.
 */
export function toMarkdown(text: string, limit = LONGEST_TEXT): string {
  // GitHub looks for formulas and mentions when Markdown is HTML already.
  return cut(text, limit).replace(NOT_PLAIN, (sign) =>
    sign === '$' || sign === '@' ? `<span>${asEntity(sign)}</span>` : asEntity(sign),
  );
}

/**
 * Returns text from elsewhere as code in a line of Markdown, as safe as by `toMarkdown`; '' for a text of which nothing
 * can be seen.
 */
export function toMarkdownCode(text: string, limit = LONGEST_TEXT): string {
  const shown = cut(text, limit);
  if (shown === '') return '';
  // Nothing else has a meaning between two backticks. A bar would end the cell of a table, and a backslash before it
  // is read differently by different renderers.
  return /[`|\\]/.test(shown) ? `<code>${shown.replace(NOT_PLAIN, asEntity)}</code>` : `\`${shown}\``;
}

/**
 * All that Markdown could take for more than a letter: signs, what makes a list at the start of a line, and the dot by
 * which GitHub tells an address without a scheme. Other dots and dashes are in most names, and mean nothing.
 */
const NOT_PLAIN = /[!-+:-@[-`{-~]|^-|(?<=^\d+)\.(?=\s|$)|(?<=www)\./gi;

/** As a number: a renderer takes it for the sign itself, never for Markdown. */
function asEntity(sign: string): string {
  return `&#${sign.codePointAt(0)};`;
}

/** Returns one line of at most `limit` characters, without half of a character at its end. */
function cut(text: string, limit: number): string {
  const line = toSafeLine(text).toWellFormed().replace(/\s+/g, ' ').trim();
  // A character has one or two units: so many of them have more than enough.
  const characters = [...line.slice(0, 2 * limit + 2)];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/** Returns a text of several lines as a block of code, which nothing in it can end. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}
