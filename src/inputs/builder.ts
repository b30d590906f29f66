import { parseDuration } from '../builder/duration.ts';
import type { Platform } from '../builder/platform.ts';
import type { Cache } from '../builder/spec.ts';
import type { Environment } from '../environment.ts';
import { readCache } from './cache.ts';
import type { Checked } from './checked.ts';
import { refuseDeployments } from './connect.ts';
import { platformsOrOwn } from './platforms.ts';
import { type PodInputs, readPod } from './pod.ts';
import { explicitInputs, flag, input } from './text.ts';

/** What both modes read that make a builder. */
export type BuilderInputs = PodInputs & {
  /** One or more; one native node for each architecture. */
  readonly platforms: readonly Platform[];
  readonly cache: Cache;
  readonly maxJobMs: number;
  readonly renew: boolean;
  /** The inputs that say something else than their default. */
  readonly explicit: ReadonlySet<string>;
};

const HOUR_MS = 3_600_000;
const MAX_JOB_BOUNDS = { leastMs: 10_000, mostMs: 120 * HOUR_MS };

/** Reads what both modes read that make a builder. */
export function readBuilder(
  mode: 'ensure' | 'ephemeral',
  environment: Environment,
  checked: Checked,
): BuilderInputs {
  const cache = readCache(mode, checked);
  checked(refuseDeployments, undefined);
  return {
    platforms: checked(() => platformsOrOwn(environment), []),
    ...readPod(checked),
    cache,
    maxJobMs: checked(() => parseDuration('max-job', input('max-job'), MAX_JOB_BOUNDS), 0),
    renew: checked(() => flag('renew'), true),
    explicit: explicitInputs(),
  };
}
