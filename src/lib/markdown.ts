import { looksRandom, toSafeLine } from './safe-text.ts';

/** How much of a text from elsewhere is shown where no limit is given, in characters. */
const LONGEST_TEXT = 120;

/**
 * Returns text that comes from elsewhere (a cluster, a Dockerfile, buildx) as Markdown that shows it as it is: in one
 * line, also in a cell of a table, and without links, mentions, formulas, HTML or formatting of its own. It is cut to
 * `limit` characters, between words.
 *
 * No sign of a word is escaped: the runner masks a secret on the page only where it is written as it is. Words with signs
 * that mean something in Markdown become code instead.
 */
export function toMarkdown(text: string, limit = LONGEST_TEXT): string {
  const parts: { readonly isCode: boolean; readonly words: string[] }[] = [];
  for (const [index, word] of cut(text, limit).split(' ').entries()) {
    const isCode = SIGNS.test(word) || (index === 0 && LIST_MARK.test(word));
    const last = parts.at(-1);
    if (last?.isCode === isCode) last.words.push(word);
    else parts.push({ isCode, words: [word] });
  }
  return parts.map(({ isCode, words }) => (isCode ? asCode(words.join(' ')) : words.join(' '))).join(' ');
}

/**
 * Returns text from elsewhere as code in a line of Markdown, as safe as by `toMarkdown`; '' for a text of which nothing
 * can be seen.
 */
export function toMarkdownCode(text: string, limit = LONGEST_TEXT): string {
  return asCode(cut(text, limit));
}

/** All that Markdown or GitHub could take for more than a letter within a line, and what begins an address. */
const SIGNS = /[!#$&*<>@[\\\]^_`{|}~]|:(?!$)|www\./i;
/** What makes a list, a line or a heading of the first word of a paragraph. */
const LIST_MARK = /^[-+=]|^\d+[.)]$/;

/** A bar would end the cell of a table, also in code, and a backslash before it is read differently by renderers. */
function asCode(text: string): string {
  const parts = text.split(/(\|+)/).filter((part) => part !== '');
  return parts
    .map((part) =>
      part.startsWith('|') ? `<code>${'&#124;'.repeat(part.length)}</code>` : asCodeWithoutBars(part),
    )
    .join('');
}

/** Nothing has a meaning between backticks, but as many backticks. A blank at each end is taken off again. */
function asCodeWithoutBars(text: string): string {
  const ticks = '`'.repeat(longestTicks(text) + 1);
  const blank = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
  return `${ticks}${blank}${text}${blank}${ticks}`;
}

function longestTicks(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}

/** Returns one line of at most `limit` characters. */
function cut(text: string, limit: number): string {
  const line = toSafeLine(text).toWellFormed().replace(/\s+/g, ' ').trim();
  // A character has one or two units: so many of them have more than enough.
  const characters = [...line.slice(0, 2 * limit + 2)];
  if (characters.length <= limit) return line;
  const start = characters.slice(0, limit - 1).join('');
  return `${characters[limit - 1] === ' ' ? start.trimEnd() : withoutCutWord(start, limit)}…`;
}

/**
 * Returns the start of a line without its last word, which is cut: the runner does not mask a part of a secret. Of a word
 * that has most of the line as much is kept as is no secret.
 */
function withoutCutWord(start: string, limit: number): string {
  const word = /[^ ]*$/.exec(start)?.[0] ?? '';
  const before = start.slice(0, start.length - word.length);
  if (before.length * 3 > limit) return before.trimEnd();
  const kept = /^.*[/:@=,;?]/.exec(word)?.[0] ?? word;
  return looksRandom(kept) ? before.trimEnd() : `${before}${kept}`;
}

/** Returns a text of several lines as a block of code, which nothing in it can end. */
export function fence(language: string, text: string): string {
  const marks = '`'.repeat(Math.max(2, longestTicks(text)) + 1);
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}
