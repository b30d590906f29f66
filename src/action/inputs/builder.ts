import { judgeNode, sizedBy } from '../../builders/manifests/judge.ts';
import type { Cache } from '../../builders/manifests/spec.ts';
import { parseDuration } from '../../lib/duration.ts';
import { groupByArchitecture, type Platform } from '../../lib/platform.ts';
import type { Environment } from '../runner/environment.ts';
import type { GivenBuildkitd, Note } from './buildkitd.ts';
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
  readonly notes: readonly Note[];
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
  buildkitd: GivenBuildkitd,
  checked: Checked,
): BuilderInputs {
  const asked = readCache(mode, checked);
  checked(refuseDeployments, undefined);
  const platforms = checked(() => platformsOrOwn(environment), []);
  const pod = readPod(checked);
  const cache = checked(() => judge({ ...pod, cache: asked, platforms }, buildkitd, checked), asked);
  return {
    platforms,
    ...pod,
    cache,
    notes: notesOn(asked, cache),
    maxJobMs: checked(() => parseDuration('max-job', input('max-job') || '6h', MAX_JOB_BOUNDS), 0),
    renew: checked(() => flag('renew'), true),
    explicit: explicitInputs(),
  };
}

/** Where the cache comes to lie; what cannot be followed is noted by `checked`. */
function judge(
  { platforms, podPatch, ...pod }: PodInputs & Pick<BuilderInputs, 'platforms' | 'cache'>,
  buildkitd: GivenBuildkitd,
  checked: Checked,
): Cache {
  const { cache, faults } = judgeNode({
    ...pod,
    podPatch:
      Object.keys(podPatch).length === 0 ? { kind: 'none' } : { kind: 'patch', patch: podPatch, hash: '' },
    buildkitd,
    configSubject: buildkitd.subject,
    nodeCount: groupByArchitecture(platforms).length,
  });
  for (const fault of faults)
    checked(() => {
      throw fault;
    }, undefined);
  if (pod.cache.kind !== 'claim' || !explicitInputs().has('cache-size')) return cache;
  return sizedBy(cache, pod.cache.size.value);
}

/** Inputs of a claim that is not made, since the pod patch brings a volume. */
function notesOn(asked: Cache, cache: Cache): readonly Note[] {
  if (asked.kind !== 'claim' || cache.kind === 'claim') return [];
  const explicit = explicitInputs();
  const unused = [
    ...(explicit.has('cache-size') && (cache.kind !== 'volume' || cache.bytes !== asked.size.value)
      ? ['cache-size']
      : []),
    ...(explicit.has('storage-class') ? ['storage-class'] : []),
  ];
  const what = cache.kind === 'existing' ? `claim ${cache.claim}` : 'a volume';
  const line = `pod-patch brings ${what} for the cache: no claim of this action is made`;
  return [
    {
      level: 'info',
      line:
        unused.length === 0
          ? `${line}.`
          : `${line}, and ${unused.join(' and ')} ${unused.length === 1 ? 'is' : 'are'} not used.`,
    },
  ];
}
