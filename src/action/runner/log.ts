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
  /** Starts a group of lines, which GitHub folds. Returns what ends it; the end of the step does so too. */
  readonly group: (title: string) => () => void;
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

/** What is to be printed before anything else, and what is open, of the one log that a step has. */
const open: { heading: (() => void) | undefined; hasGroup: boolean } = {
  heading: undefined,
  hasGroup: false,
};

/**
 * Keeps lines back that are not known to the end yet: `print` is called before the next line, whatever it is, or by
 * `printHeading`.
 */
export function keepHeading(print: () => void): void {
  open.heading = print;
}

/** Prints what was kept back, once. */
export function printHeading(): void {
  const { heading } = open;
  open.heading = undefined;
  heading?.();
}

function endGroup(): void {
  if (open.hasGroup) core.endGroup();
  open.hasGroup = false;
}

/** The log of the running step. */
export const runnerLog: Log = {
  info: (line) => {
    printHeading();
    core.info(toSafeLine(line));
  },
  warning: (line, topic) => {
    printHeading();
    core.warning(textOf([line], topic), { title: TITLES[topic] });
  },
  debug: (line) => core.debug(toSafeLine(line)),
  group: (title) => {
    printHeading();
    endGroup();
    core.startGroup(toSafeLine(title));
    open.hasGroup = true;
    return endGroup;
  },
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
  printHeading();
  // An annotation inside a group would be folded with it.
  endGroup();
  core.error(textOf([what, fix], error.topic), { title: TITLES[error.topic] });
  const whole = toSafeLine(wholeOf(error));
  if (toSafeLine(headline) !== whole) core.info(`  in full: ${whole}`);
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
