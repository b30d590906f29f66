import type { RunBuildx } from '../../buildx/command.ts';
import {
  type BuildFailure,
  type BuildRecord,
  inspectFailure,
  listCancelled,
  listRecords,
  MOST_RECORDS,
  type OwnBuild,
  readCacheUse,
  readSteps,
  readTarget,
  tellsDetails,
} from '../../buildx/history.ts';
import { messageOf } from '../../lib/errors.ts';
import type { OwnRecord } from './builds.ts';

/** Where the builds of a job are looked for. */
export type Sources = {
  readonly run: RunBuildx;
  readonly instance: string;
  readonly storeFolder: string;
  /** undefined for one that names no release. */
  readonly buildx: string | undefined;
  /** Ends all of it: what is known then is what there is. */
  readonly signal: AbortSignal;
  readonly debug: (line: string) => void;
};

/** What was found in time. */
export type Collected = {
  readonly kind: 'nothing' | 'unseen' | 'unlisted' | 'listed';
  readonly own: readonly OwnRecord[];
  /** Builds of this job that buildx' list is too short for. */
  readonly missing: number;
  /** Builds of all jobs on this builder, those since `knownSinceMs` where the list is too short for more. */
  readonly all: readonly BuildRecord[];
  readonly knownSinceMs: number;
  readonly cacheBytes: number | undefined;
};

const NOTHING: Collected = {
  ...{ kind: 'nothing', own: [], missing: 0, all: [] },
  ...{ knownSinceMs: 0, cacheBytes: undefined },
};

/** A failed build costs a call of its own, and so does one that took long. */
const MOST_CALLS = 3;
const LONG_BUILD_MS = 30_000;

/**
 * Collects what became of the builds that the runner's buildx has noted. Where there is none, no program runs. Otherwise
 * the builder is only asked, and what does not answer before the signal is left out.
 */
export async function collect(sources: Sources, noted: readonly OwnBuild[]): Promise<Collected> {
  const { run, instance } = sources;
  if (noted.length === 0) return NOTHING;
  const cacheUse = inTime(sources, 'how full the cache is', readCacheUse(run, instance));
  const all = await inTime(sources, 'what was built', listRecords(run, instance));
  if (all === undefined) return { ...NOTHING, kind: 'unlisted', cacheBytes: await cacheUse };
  const own = await readDetails(sources, ownAmong(all, noted));
  const knownSinceMs = knownSince(all);
  const missing = knownSinceMs > 0 ? countMissing(noted, own) : 0;
  const kind = own.length + missing === 0 ? 'unseen' : 'listed';
  return { kind, own, missing, all, knownSinceMs, cacheBytes: await cacheUse };
}

function ownAmong(all: readonly BuildRecord[], noted: readonly OwnBuild[]): readonly BuildRecord[] {
  const own = new Set(noted.map(keyOf));
  return all.filter((record) => own.has(keyOf(record)));
}

function keyOf({ node, id }: OwnBuild): string {
  return `${node}/${id}`;
}

/** A build of several platforms is noted for each of its nodes. */
function countMissing(noted: readonly OwnBuild[], own: readonly OwnBuild[]): number {
  const countOn = (builds: readonly OwnBuild[], node: string): number =>
    builds.filter((build) => build.node === node).length;
  const nodes = [...new Set(noted.map(({ node }) => node))];
  return Math.max(0, ...nodes.map((node) => countOn(noted, node) - countOn(own, node)));
}

/** Returns since when each node has told all its builds; 0 where it had no more. */
function knownSince(all: readonly BuildRecord[]): number {
  const nodes = Map.groupBy(all, ({ node }) => node);
  const cut = [...nodes.values()].filter(({ length }) => length >= MOST_RECORDS);
  return Math.max(0, ...cut.map((records) => Math.min(...records.map(({ startedMs }) => startedMs))));
}

/** Asks why builds failed, and where the time went in those that took long. */
async function readDetails(sources: Sources, own: readonly BuildRecord[]): Promise<readonly OwnRecord[]> {
  const asksMore = tellsDetails(sources.buildx);
  const cancelled = asksMore ? await findCancelled(sources, own) : [];
  const failed = asksMore ? firstFailed(own.filter((record) => !cancelled.includes(record))) : [];
  const long = asksMore ? longest(own) : [];
  return Promise.all(
    own.map(async (record): Promise<OwnRecord> => {
      const { run, instance, storeFolder } = sources;
      const [failure, steps = []] = await Promise.all([
        failed.includes(record)
          ? inTime(sources, 'why a build failed', inspectFailure(run, instance, record.id))
          : undefined,
        long.includes(record)
          ? inTime(sources, 'how long steps took', readSteps(run, instance, record.id))
          : undefined,
      ]);
      const target = readTarget(storeFolder, instance, record);
      return { ...record, target, failure: cancelled.includes(record) ? CANCELLED : failure, steps };
    }),
  );
}

const CANCELLED: BuildFailure = { step: undefined, message: 'context canceled', isCancelled: true };

/** Returns which builds were cancelled, where more have failed than are asked one by one. */
async function findCancelled(sources: Sources, own: readonly BuildRecord[]): Promise<readonly BuildRecord[]> {
  const failed = own.filter(({ status }) => status === 'failed');
  if (failed.length <= MOST_CALLS) return [];
  const { run, instance } = sources;
  const listed = await inTime(sources, 'which builds were cancelled', listCancelled(run, instance));
  return listed === undefined ? [] : ownAmong(failed, listed);
}

/** What fails first cancels the other targets of a bake file, and the same build on other nodes. */
function firstFailed(own: readonly BuildRecord[]): readonly BuildRecord[] {
  return own
    .filter(({ status }) => status === 'failed')
    .sort((one, other) => (one.endedMs ?? 0) - (other.endedMs ?? 0))
    .slice(0, MOST_CALLS);
}

function longest(own: readonly BuildRecord[]): readonly BuildRecord[] {
  const durationMs = ({ startedMs, endedMs = startedMs }: BuildRecord): number => endedMs - startedMs;
  return own
    .filter((record) => durationMs(record) > LONG_BUILD_MS)
    .sort((one, other) => durationMs(other) - durationMs(one))
    .slice(0, MOST_CALLS);
}

/** Waits for an answer, but not for longer than the signal says: a child of a program that was killed may stay. */
export async function inTime<T>(
  { signal, debug }: Pick<Sources, 'signal' | 'debug'>,
  what: string,
  answer: Promise<T>,
): Promise<T | undefined> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>();
  const end = (): void => stop(undefined);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await Promise.race([answer, stopped]);
  } catch (thrown) {
    debug(`The summary does not show ${what}: ${messageOf(thrown)}`);
    return undefined;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
