import { judgeNode, sizedBy } from '../../builders/manifests/judge.ts';
import { type Cache, NO_CLASS, type Security } from '../../builders/manifests/spec.ts';
import { parseDuration } from '../../lib/duration.ts';
import { ActionError, inputError } from '../../lib/errors.ts';
import type { Mapping } from '../../lib/json.ts';
import { isDnsSubdomain } from '../../lib/kubernetes/names.ts';
import { parseQuantity, type Quantity } from '../../lib/kubernetes/quantity.ts';
import { groupByArchitecture, type Platform, parsePlatform } from '../../lib/platform.ts';
import type { Environment } from '../runner/environment.ts';
import { type GivenBuildkitd, type Note, readBuildkitd } from './buildkitd.ts';
import { readPodPatch } from './pod-patch.ts';
import { readAll } from './read-all.ts';
import {
  explicitInputs,
  flag,
  INPUT_DEFAULTS,
  input,
  invalidInput,
  isChanged,
  matching,
  words,
} from './text.ts';

/** What both modes read that make a builder. */
export type BuilderInputs = NodeInputs & {
  readonly maxJobDurationMs: number;
  readonly renew: boolean;
  /** The inputs that say something else than their default. */
  readonly explicit: ReadonlySet<string>;
};

/** What a builder's nodes are created from. */
type NodeInputs = PodInputs & {
  /** One or more; one native node for each architecture. */
  readonly platforms: readonly Platform[];
  readonly cache: Cache;
  readonly buildkitd: GivenBuildkitd;
  readonly notes: readonly Note[];
};

/** What a builder's pod is created from. */
type PodInputs = {
  readonly image: string;
  readonly security: Security;
  readonly cpu: Quantity;
  readonly memory: Quantity;
  /** Empty = the pod is as this action makes it. */
  readonly podPatch: Mapping;
};

const HOUR_MS = 3_600_000;
const MAX_JOB_DURATION_BOUNDS = { leastMs: 10_000, mostMs: 120 * HOUR_MS };

/** Reads what both modes read that make a builder. */
export function readBuilder(mode: 'ensure' | 'ephemeral', environment: Environment): BuilderInputs {
  const { node, maxJobDurationMs, renew } = readAll({
    deployments: refuseDeployments,
    node: () => readNode(mode, environment),
    maxJobDurationMs: () =>
      parseDuration('max-job-duration', input('max-job-duration') ?? '6h', MAX_JOB_DURATION_BOUNDS),
    renew: () => flag('renew'),
  });
  return { ...node, maxJobDurationMs, renew, explicit: explicitInputs() };
}

/** What these modes create has a name of its own. */
function refuseDeployments(): void {
  if (input('deployments') === undefined) return;
  throw new ActionError({
    code: 'input',
    message: 'Input deployments is for mode: connect.',
    hint: 'Remove it, or set the mode.',
  });
}

function readNode(mode: 'ensure' | 'ephemeral', environment: Environment): NodeInputs {
  const {
    pod,
    cache: asked,
    ...read
  } = readAll({
    cache: () => readCache(mode),
    platforms: () => readOwnPlatforms(environment),
    pod: readPod,
    buildkitd: () => readBuildkitd(environment),
  });
  const cache = judgeCache({ ...pod, ...read, cache: asked });
  return { ...pod, ...read, cache, notes: notesOn(asked, cache) };
}

/**
 * Returns where the cache is.
 *
 * @throws AggregateError of all in these inputs that cannot be followed
 */
function judgeCache({ platforms, podPatch: patch, buildkitd, ...pod }: Omit<NodeInputs, 'notes'>): Cache {
  const { cache, faults } = judgeNode({
    ...pod,
    podPatch: Object.keys(patch).length === 0 ? { kind: 'none' } : { kind: 'patch', patch, hash: '' },
    buildkitd,
    configSubject: buildkitd.subject,
    nodeCount: groupByArchitecture(platforms).length,
  });
  if (faults.length > 0) throw new AggregateError(faults);
  return pod.cache.kind === 'claim' && isChanged('cache-size') ? sizedBy(cache, pod.cache.size.value) : cache;
}

/** Notes inputs of a claim that is not created, since the pod patch brings a volume. */
function notesOn(asked: Cache, cache: Cache): readonly Note[] {
  if (asked.kind === 'none' && isChanged('storage-class'))
    return [{ level: 'info', line: 'storage-class is not used: cache-size: 0 asks for no volume.' }];
  if (asked.kind !== 'claim' || cache.kind === 'claim') return [];
  const isSizeUsed = cache.kind === 'volume' && cache.bytes === asked.size.value;
  const unused = (['cache-size', 'storage-class'] as const).filter(
    (name) => isChanged(name) && !(name === 'cache-size' && isSizeUsed),
  );
  const what = cache.kind === 'existing' ? `claim ${cache.claim}` : 'a volume';
  const line = `pod-patch brings ${what} for the cache: this action creates no claim`;
  const [only, other] = unused;
  if (only === undefined) return [{ level: 'info', line: `${line}.` }];
  const names = other === undefined ? `${only} is` : `${only} and ${other} are`;
  return [{ level: 'info', line: `${line}, and ${names} not used.` }];
}

/** Returns the platforms as given, each once; `hint` says why one must not come twice. */
export function readPlatforms(hint: string): readonly Platform[] {
  const platforms = words('platforms').map((word) => parsePlatform('platforms', word));
  const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
  if (distinct.size < platforms.length) throw invalidInput('platforms', input('platforms') ?? '', hint);
  return platforms;
}

/** Returns the platforms as given, else the runner's own. */
function readOwnPlatforms({ architecture }: Environment): readonly Platform[] {
  const given = readPlatforms('It names a platform twice.');
  if (given.length > 0) return given;
  if (architecture !== 'unknown') return [parsePlatform('platforms', `linux/${architecture}`)];
  throw new ActionError({
    code: 'input',
    message: 'Input platforms is missing, and the architecture of this runner is not known.',
    hint: 'Set it, for example to linux/amd64.',
  });
}

const GIB = 2 ** 30;
const CPU_BOUNDS = { least: 0.001, most: 1024 };
const MEMORY_BOUNDS = { least: GIB / 16, most: 4096 * GIB };
const CACHE_BOUNDS = { least: GIB, most: 64 * 1024 * GIB };

function readPod(): PodInputs {
  return readAll({
    security: readSecurity,
    image: readImage,
    cpu: () => parseQuantity('cpu', input('cpu'), CPU_BOUNDS),
    memory: () => parseQuantity('memory', input('memory'), MEMORY_BOUNDS),
    podPatch: readPodPatch,
  });
}

function readSecurity(): Security {
  const security = input('security');
  if (security === 'privileged' || security === 'rootless') return security;
  throw invalidInput('security', security, 'Use privileged or rootless.');
}

function readImage(): string {
  const image = input('image');
  if (!isImage(image)) throw invalidInput('image', image, 'It is an image reference, without spaces.');
  return input('security') === 'rootless' && image === INPUT_DEFAULTS.image ? `${image}-rootless` : image;
}

/** True for an image reference as containerd takes it, loosely: it must not be something else by mistake. */
function isImage(text: string): boolean {
  return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}

/** Reads where a builder keeps its cache. */
function readCache(mode: 'ensure' | 'ephemeral'): Cache {
  // The runner fills in the default, which looks like a wish for it: an ephemeral builder has no claim then.
  const isWished = mode === 'ensure' || isChanged('cache-size');
  const isClaim = isWished && input('cache-claim') === undefined && input('cache-size') !== '0';
  const { storageClass, claim, size } = readAll({
    storageClass: () =>
      matching('storage-class', isStorageClass, 'It is the name of a StorageClass, or - for none.'),
    claim: () => readExistingClaim(mode),
    size: () => (isClaim ? parseQuantity('cache-size', input('cache-size'), CACHE_BOUNDS) : undefined),
  });
  if (claim !== undefined) {
    refuseBesideClaim();
    return { kind: 'existing', claim, bytes: undefined };
  }
  if (!isWished && storageClass !== undefined) {
    const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
    throw inputError('storage-class', 'an ephemeral builder has no cache volume by default.', hint);
  }
  return size === undefined ? { kind: 'none' } : { kind: 'claim', size, storageClass };
}

function isStorageClass(text: string): boolean {
  return text === NO_CLASS || isDnsSubdomain(text);
}

function readExistingClaim(mode: 'ensure' | 'ephemeral'): string | undefined {
  const claim = matching('cache-claim', isDnsSubdomain, 'It is the name of a PersistentVolumeClaim.');
  if (claim === undefined || mode === 'ensure') return claim;
  throw inputError('cache-claim', 'an ephemeral builder keeps no cache.', 'Use mode: ensure.');
}

function refuseBesideClaim(): void {
  const other = (['storage-class', 'cache-size'] as const).find(isChanged);
  if (other === undefined) return;
  const message = `Inputs cache-claim and ${other} cannot be set together.`;
  throw new ActionError({ code: 'input', message, hint: 'Set only one of them.' });
}
