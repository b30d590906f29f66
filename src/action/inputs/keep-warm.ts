import type { KeepWarm } from '../../builders/manifests/spec.ts';
import { parseDuration } from '../../lib/duration.ts';
import { INPUT_DEFAULTS } from './defaults.ts';
import { bad, input } from './text.ts';

const HOUR_MS = 3_600_000;
const BOUNDS = { leastMs: 0, mostMs: 720 * HOUR_MS };

/** How long a shared builder stays up after its last job. */
export function readKeepWarm(): KeepWarm {
  const given = input('keep-warm');
  if (given === 'forever') return { kind: 'forever' };
  return { kind: 'for', ms: parseDuration('keep-warm', given, BOUNDS) };
}

/** For mode ephemeral, whose builder has only one job. */
export function refuseKeepWarm(): void {
  const given = input('keep-warm');
  if (given === INPUT_DEFAULTS['keep-warm'] || given === '0') return;
  throw bad('keep-warm', given, 'An ephemeral builder goes with its job: remove it, or set mode: ensure.');
}
