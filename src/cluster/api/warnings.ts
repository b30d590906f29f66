import { toSafeLine, truncate } from '../../lib/safe-text.ts';

const MOST_WARNINGS = 5;
const LONGEST_WARNING = 250;

/** One warning of a header, as RFC 7234 writes it: a code, who warns, and the text in quotes. */
const WARNING = /\b299 \S+ "((?:[^"\\]|\\.)*)"/g;

/**
 * Tells each warning of the API server once, in one line, by `note`: deprecated fields, what Pod Security would say,
 * and what policies say without refusing. The text is not to be trusted, and its amount is bounded.
 */
export function warningTeller(
  note: (line: string) => void,
): (headers: readonly string[] | undefined) => void {
  const told = new Set<string>();
  return (headers = []) => {
    for (const text of headers.flatMap(textsOf)) {
      if (told.has(text) || told.size > MOST_WARNINGS) continue;
      told.add(text);
      const isLast = told.size > MOST_WARNINGS;
      note(isLast ? 'The API server gave more warnings.' : `Warning of the API server: ${text}`);
    }
  };
}

function textsOf(header: string): readonly string[] {
  return [...header.matchAll(WARNING)].map(([, quoted = '']) =>
    truncate(toSafeLine(quoted.replace(/\\(.)/g, '$1')), LONGEST_WARNING),
  );
}
