import { TITLES } from '../../src/lib/topics.ts';
import type { Section } from './section.ts';
import { GROUPS } from './sections.ts';

const TITLE_OF: Readonly<Record<string, string>> = TITLES;

/**
 * Renders the table of all messages, by their first letters, each with a link to its section. Fewer than three words are
 * in many messages, and lead nobody to one section.
 */
export function renderIndex(): string {
  const rows = Object.values(GROUPS).flatMap((group) =>
    Object.entries(group).flatMap(([topic, { messages }]) =>
      messages
        .filter((message) => (message.match(/\p{L}+/gu) ?? []).length > 2)
        .map((message) => ({
          message,
          row: `| ${asQuoted(message).replaceAll('|', '\\|')} | [${topic}](#${topic}) |`,
        })),
    ),
  );
  const sorted = rows.toSorted((one, other) =>
    letters(one.message).localeCompare(letters(other.message), 'en'),
  );
  return ['| message | section |', '|---|---|', ...sorted.map(({ row }) => row)].join('\n');
}

/** Programs whose names start a message in lower case. */
const NAMES = /^(buildx|buildkitd|docker) /;

/** A message whose start is of the cluster, or of the runner, is shown with dots in place of it. */
function asQuoted(message: string): string {
  return /^\p{Ll}/u.test(message) && !NAMES.test(message) ? `… ${message}` : message;
}

/** What a person looks for: not the dots of what differs, and not the signs around names. */
function letters(message: string): string {
  return message.replace(/^[^\p{L}]+/u, '').toLowerCase();
}

/** Renders the sections, under a heading for each group. A section's heading is its anchor. */
export function renderSections(): string {
  return Object.entries(GROUPS)
    .map(([heading, group]) =>
      [
        `## ${heading}`,
        ...Object.entries(group).map(([topic, section]) => renderSection(topic, section)),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function renderSection(topic: string, { messages, cause, check, fix }: Section): string {
  const said = messages.map((message) => `> ${asQuoted(message)}`).join('\n>\n');
  const checked = check === undefined ? [] : ['Check:', `\`\`\`sh\n${check}\n\`\`\``];
  return [`### ${topic}`, `**${TITLE_OF[topic]}.**`, said, cause, ...checked, `**Fix.** ${fix}`].join('\n\n');
}
