import { stripVTControlCharacters } from 'node:util';

/**
 * Returns text that comes from elsewhere (a cluster, a plugin, a registry), made harmless for the runner's log.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it as a command, on stdout
 * and stderr alike (actions/runner, src/Runner.Common/ActionCommand.cs); carriage returns and escape sequences
 * can hide either from the eye. Line breaks become spaces, so that one message stays one line.
 */
export function toSafeLine(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** The longest line that reports an error, in characters: what a person reads at a glance. */
export const LONGEST_HEADLINE = 300;
/** A hint with long names of the cluster in its command may make the line longer: this much of the fault is kept. */
const LEAST_WHAT = 120;

/**
 * Returns what failed in words of others, cut so that it fits into one line together with our own hint, which is kept
 * whole. Errors that wrap others read from the outermost to the cause: the first link says what failed, the last ones
 * why, so links are taken out between them. A link that is too long by itself loses its middle. No word is cut, unless it
 * is too long for the line by itself.
 */
export function fitHeadline(what: string, hint = ''): string {
  const text = toSafeLine(what);
  const limit = Math.max(LONGEST_HEADLINE - hint.length - 1, LEAST_WHAT);
  if (text.length <= limit) return text;
  const [start = '', ...links] = linksOf(text);
  if (links.length === 0) return cutInside(text, limit);
  const longest = Math.floor((limit * 2) / 3);
  const first = start.length > longest ? `${cutInside(start.trimEnd(), longest - 1)} ` : start;
  const room = limit - first.length - GAP.length;
  const end = lastLinks(links, room);
  return end.isWhole ? `${first}${end.text}` : `${first}${GAP}${end.text}`;
}

/** A colon between backticks is of our own words, as in `security: rootless`, and parts no links. */
function linksOf(text: string): readonly string[] {
  return text.match(/(?:`[^`]*`|[^`]|`)+?(?:: |$)/g) ?? [];
}

/** Returns as many of the last links as have room; of a last one that is too long, its start, and the links that lead to it. */
function lastLinks(
  links: readonly string[],
  room: number,
): { readonly text: string; readonly isWhole: boolean } {
  const [leading, last = ''] = [links.slice(0, -1), links.at(-1)];
  const isLong = last.length > room;
  const kept = endOf(isLong ? leading : links, isLong ? room / 2 : room);
  const isWhole = kept.length === (isLong ? leading : links).length;
  if (!isLong) return { text: kept.join(''), isWhole };
  const lead = kept.join('');
  return { text: `${lead}${cutInside(last, room - lead.length)}`, isWhole };
}

/** Returns the last of these texts, as many as have room together. */
function endOf(texts: readonly string[], room: number): readonly string[] {
  return texts.filter((_, index) => texts.slice(index).join('').length <= room);
}

const GAP = '…: ';

/** The start of a sentence says most of it, and names are at its end. */
function cutInside(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = Math.floor((limit * 2) / 3);
  const longest = room - ELLIPSIS.length;
  const end = backwards(startOf(backwards(text), limit - room + 1, longest));
  return startOf(text, room, longest) + end.slice(1);
}

function backwards(text: string): string {
  return [...text].reverse().join('');
}

const ELLIPSIS = ' …';

/** Returns the words at the start of a text, and a part of one that is longer than `longest`; in all `room` characters. */
function startOf(text: string, room: number, longest: number): string {
  const before = text.lastIndexOf(' ', room - ELLIPSIS.length);
  const next = text.indexOf(' ', before + 1);
  const isCut = (next < 0 ? text.length : next) - before - 1 > longest;
  // No half of a character at the end.
  if (isCut) return `${text.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…`;
  return before <= 0 ? '…' : `${text.slice(0, before).trimEnd()}${ELLIPSIS}`;
}

/**
 * Returns the text cut to `limit` characters, so that a message stays readable. No word is cut, unless it has no room by
 * itself.
 */
export function truncate(text: string, limit: number): string {
  return text.length <= limit ? text : startOf(text, limit, limit - ELLIPSIS.length);
}

/**
 * Returns the text of a program that may contain a secret of its own, without what looks like one: 20 characters or more in a row
 * that no person would write as words, with separators among them or without. Two colons in a row are none: programs
 * write them between words.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(?:[^\s"'`()<>[\]{},;:]|(?<!:):(?!:)){20,}/g, (word) => (looksRandom(word) ? '***' : word))
    .replace(/[\w+/=~-]{20,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '***' : word));
}

/** Words as people write them, also in camel case or with a small number behind; versions and algorithms. */
const WORD = /^([A-Z]?[a-z]+|[A-Z]+|[A-Z]*[a-z]+([A-Z][a-z]{2,})+|[A-Z]+[a-z]{2,})?\d{0,2}$/;
const TERM = /^(v\d+(alpha|beta)\d+|k8s|i18n|(sha|x|p|ed|rsa|aes)\d+)$/i;

/** Signs that are in passwords rather than in addresses and paths. */
const ODD_SIGN = /[!$^*|~]/g;

/** True for 8 characters or more with odd signs, or of which half are in runs of letters and digits that are no words. */
export function looksRandom(text: string): boolean {
  if (text.length < 8) return false;
  if ((text.match(ODD_SIGN) ?? []).length > 1) return true;
  const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
  const odd = runs.filter((run) => /[A-Za-z]/.test(run) && !WORD.test(run) && !TERM.test(run));
  return odd.join('').length * 2 >= runs.join('').length && odd.length > 0;
}
