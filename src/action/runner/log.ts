import * as core from '@actions/core';
import type { ActionError } from '../../lib/errors.ts';
import { explain, wholeOf } from '../../lib/errors.ts';
import { toSafeLine } from '../../lib/safe-text.ts';

/** The log of a step. Every line is made harmless first, whoever wrote it. */
export type Log = {
  readonly info: (line: string) => void;
  readonly warning: (line: string) => void;
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
  warning: (line) => core.warning(toSafeLine(line)),
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

/** Ends the step as failed: one annotation line, the whole of it below where it has no room, and the causes. */
export function fail(error: ActionError): void {
  const { headline, causes } = explain(error);
  const [line, whole] = [toSafeLine(headline), toSafeLine(wholeOf(error))];
  core.setFailed(line);
  if (line !== whole) core.info(`  in full: ${whole}`);
  for (const cause of causes) core.info(`  caused by: ${toSafeLine(cause)}`);
  if (error.code === 'internal' && error.cause instanceof Error)
    core.debug(toSafeLine(error.cause.stack ?? ''));
}
