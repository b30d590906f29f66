import { type ActionError, explain, wholeOf } from '../../lib/errors.ts';
import { toMarkdown, toMarkdownCode } from '../../lib/markdown.ts';
import { docsLink } from '../../lib/release.ts';
import { toSafeLine } from '../../lib/safe-text.ts';
import { TITLES } from '../../lib/topics.ts';
import { renderFolded } from './table.ts';

/** What the cluster says may be long, and is kept whole where that is possible. */
const LONGEST_WORDS = 1500;

/** Why main failed, as Markdown: what failed, what to do, and where to read on; folded, the words of others. */
export function renderFailure(error: ActionError): string {
  const { what, fix, headline, causes } = explain(error);
  const whole = wholeOf(error);
  // A line break in the words of others is no reason to say them again.
  const words = [...(toSafeLine(whole) === toSafeLine(headline) ? [] : [whole]), ...causes];
  const parts = [
    `### ❌ ${TITLES[error.topic]}`,
    renderText(what),
    ...(fix === undefined ? [] : [`**Fix:** ${renderText(fix)}`]),
    ...(error.details === undefined ? [] : [error.details]),
    `[More about it](${docsLink('troubleshooting', error.topic)})`,
    ...(words.length === 0 ? [] : [renderFolded('In full', [renderList(words)])]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Our own texts have names in backticks, and names that come from elsewhere as they are. */
function renderText(text: string): string {
  const parts = text.split(/`([^`]+)`/);
  return parts
    .map((part, index) => (index % 2 === 1 ? toMarkdownCode(part, LONGEST_WORDS) : renderPlain(part)))
    .reduce((before, part) => `${before}${isOneRun(before, part) ? '<span></span>' : ''}${part}`, '');
}

/** True where the backticks of two codes would become those of one. */
function isOneRun(before: string, after: string): boolean {
  return before.endsWith('`') && after.startsWith('`');
}

/** The blanks around a name stay. */
function renderPlain(text: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const blank = (around: string): string => (around === '' ? '' : ' ');
  return `${blank(before)}${toMarkdown(inside, LONGEST_WORDS)}${blank(after)}`;
}

function renderList(words: readonly string[]): string {
  return words.map((one) => `- ${toMarkdownCode(one, LONGEST_WORDS)}`).join('\n');
}
