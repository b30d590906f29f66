import type { Environment } from './environment.ts';
import { isMapping } from './mapping.ts';
import { readRegularFile, utf8 } from './regular-file.ts';

/** Events that carry code or data of another repository, or may. */
const EVENTS_OF_OTHERS =
  /^(pull_request|pull_request_target|pull_request_review|pull_request_review_comment|workflow_run)$/;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * True when the event is of a repository other than the one whose workflow runs. Of such events, one whose payload
 * cannot be read, or no longer names its repository (a fork that was deleted), counts as a fork's.
 */
export function isForkEvent({ eventName, eventPath }: Environment): boolean {
  if (!EVENTS_OF_OTHERS.test(eventName)) return false;
  const event = readEvent(eventPath);
  const pull = mappingIn(event, 'pull_request');
  const run = mappingIn(event, 'workflow_run');
  const isRun = eventName === 'workflow_run';
  const head = isRun ? mappingIn(run, 'head_repository') : mappingIn(mappingIn(pull, 'head'), 'repo');
  const base = isRun ? mappingIn(run, 'repository') : mappingIn(mappingIn(pull, 'base'), 'repo');
  return head.full_name === undefined || head.full_name !== base.full_name;
}

function readEvent(path: string): Mapping {
  const file = readRegularFile(path);
  if (file.kind === 'none') return {};
  try {
    const event: unknown = JSON.parse(utf8(file.bytes) ?? '');
    return isMapping(event) ? event : {};
  } catch {
    return {};
  }
}

function mappingIn(mapping: Mapping, name: string): Mapping {
  const value = mapping[name];
  return isMapping(value) ? value : {};
}
