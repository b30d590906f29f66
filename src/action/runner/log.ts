import * as core from '@actions/core';
import { type ActionError, explain, wholeOf } from '../../lib/errors.ts';
import { docsLink } from '../../lib/release.ts';
import { toSafeLine } from '../../lib/safe-text.ts';
import { TITLES, type Topic } from '../../lib/topics.ts';

/** The log of a step. Every line is made harmless first, whoever wrote it. */
export type Log = {
  readonly info: (line: string) => void;
  /** What a person has to act on: it is shown on the run's page, with the title and the link of its topic. */
  readonly warning: (line: string, topic: Topic) => void;
  readonly debug: (line: string) => void;
  /** Makes the runner hide this value, and each line of it, from here on. */
  readonly mask: (secret: string) => void;
};

/**
 * The runner replaces a masked value wherever it stands, so hiding a short one would turn half of the log into
 * asterisks; such values are never printed by the action itself. Whoever masks one of less than 8 characters must know
 * that it is a secret. A line of a longer one may be anything.
 */
const SHORTEST_MASK = 4;
const SHORTEST_LINE = 8;

/** The log of the running step. */
export const runnerLog: Log = {
  info: (line) => core.info(toSafeLine(line)),
  warning: (line, topic) => core.warning(textOf([line], topic), { title: TITLES[topic] }),
  debug: (line) => core.debug(toSafeLine(line)),
  mask: (secret) => {
    const lines = secret
      .trim()
      .split(/[\r\n]+/)
      .map((part) => part.trim());
    const shortest = lines.length === 1 ? SHORTEST_MASK : SHORTEST_LINE;
    for (const line of lines) if (line.length >= shortest && !line.startsWith('-----')) core.setSecret(line);
  },
};

/**
 * Ends the step as failed: one annotation with what failed, what to do, and where a reader finds more, each in a line of
 * its own; below it, in the log alone, the whole of it where it has no room, and the causes.
 */
export function fail(error: ActionError): void {
  const { what, fix = '', headline, causes } = explain(error);
  process.exitCode = FAILED;
  core.error(textOf([what, fix], error.topic), { title: TITLES[error.topic] });
  const whole = wholeOf(error);
  if (headline !== whole) core.info(`  in full: ${toSafeLine(whole)}`);
  for (const cause of causes) core.info(`  caused by: ${toSafeLine(cause)}`);
  if (error.code === 'internal' && error.cause instanceof Error)
    core.debug(toSafeLine(error.cause.stack ?? ''));
}

const FAILED = 1;

/** Lines that were cleaned one by one: the breaks between them cannot be a command's end. */
function textOf(lines: readonly string[], topic: Topic): string {
  const link = docsLink('troubleshooting', topic);
  return [...lines.map(toSafeLine).filter((line) => line !== ''), link].join('\n');
}
