import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMapping, type Mapping, mappingOf, numberOf, readMapping, textOf } from '../lib/json.ts';
import { readJsonFile } from '../lib/system/regular-file.ts';
import { isBelow, parseBuildxVersion, type RunBuildx } from './command.ts';

/** A build on one node of a builder, as the node's history has it. One of several platforms has a record on each node. */
export type BuildRecord = {
  readonly id: string;
  readonly node: string;
  /** What was built, as buildx calls it: the folder of its context, or its address. */
  readonly name: string;
  readonly status: 'completed' | 'failed' | 'running';
  readonly startedMs: number;
  /** undefined while it runs. */
  readonly endedMs: number | undefined;
  readonly totalSteps: number;
  readonly cachedSteps: number;
};

/** A build that this runner's buildx started: no other job's are in its folder. */
export type OwnBuild = { readonly id: string; readonly node: string };

/** Why a build failed: the step, undefined where it was none, and buildx' words. */
export type BuildFailure = {
  readonly step: string | undefined;
  readonly message: string;
  readonly isCancelled: boolean;
};

/** A step of a Dockerfile that ran, with how long it took. */
export type BuildStep = { readonly name: string; readonly ms: number };

/** Of each node `history ls` lists this many builds, the latest (buildx, commands/history/utils.go). */
export const MOST_RECORDS = 50;

/**
 * Returns the builds that this runner's buildx started on an instance, by the files in its folder; none when nothing was
 * built. No program runs for it.
 */
export async function findOwnBuilds(storeFolder: string, instance: string): Promise<readonly OwnBuild[]> {
  const folder = join(storeFolder, 'refs', instance);
  const nodes = await listNames(folder);
  const ids = await Promise.all(nodes.map((node) => listNames(join(folder, node))));
  return nodes.flatMap((node, index) => (ids[index] ?? []).map((id) => ({ node, id })));
}

/**
 * Returns the target of a bake file that a build was for, as buildx has noted it; undefined for a build without a bake
 * file, and where there is no note.
 */
export function readTarget(
  storeFolder: string,
  instance: string,
  { node, id }: OwnBuild,
): string | undefined {
  const note = readJsonFile(join(storeFolder, 'refs', instance, node, id));
  const target = isMapping(note) ? textOf(note, 'Target') : undefined;
  // What a build without a bake file is called (buildx, commands/build.go).
  return target === 'default' ? undefined : target;
}

async function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/**
 * Asks the nodes of an instance for their latest builds, those of other jobs too.
 *
 * @throws ActionError code 'buildx' when buildx has no history (before 0.20), or does not reach a node
 */
export async function listRecords(run: RunBuildx, instance: string): Promise<readonly BuildRecord[]> {
  const output = await run(['history', 'ls', '--builder', instance, '--format', 'json']);
  return parseRecords(output, instance);
}

/**
 * Asks the nodes of an instance for their latest builds that were cancelled, which `listRecords` tells as failed.
 *
 * @throws ActionError code 'buildx' when buildx cannot tell
 */
export async function listCancelled(run: RunBuildx, instance: string): Promise<readonly BuildRecord[]> {
  const filter = ['--filter', 'status=canceled'];
  return parseRecords(
    await run(['history', 'ls', '--builder', instance, ...filter, '--format', 'json']),
    instance,
  );
}

/** Reads the output of `history ls --format json`, a line for each build; lines that it does not understand say nothing. */
export function parseRecords(output: string, instance: string): readonly BuildRecord[] {
  return output.split('\n').flatMap((line) => parseRecord(readMapping(line), instance));
}

function parseRecord(record: Mapping, instance: string): readonly BuildRecord[] {
  const [builder, node = '', id = '', ...rest] = (textOf(record, 'ref') ?? '').split('/');
  const startedMs = timeOf(record, 'created_at');
  if (builder !== instance || ![node, id].every(isName) || rest.length > 0 || startedMs === undefined)
    return [];
  const endedMs = timeOf(record, 'completed_at');
  const ended = textOf(record, 'status') === 'Error' ? 'failed' : 'completed';
  return [
    {
      id,
      node,
      name: textOf(record, 'name') ?? '',
      status: endedMs === undefined ? 'running' : ended,
      startedMs,
      endedMs,
      totalSteps: countOf(record, 'total_steps'),
      cachedSteps: countOf(record, 'cached_steps'),
    },
  ];
}

/** True for a name that buildx does not take for an option, and that leads nowhere else in a folder. */
function isName(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(text);
}

function timeOf(mapping: Mapping, name: string): number | undefined {
  const ms = Date.parse(textOf(mapping, name) ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** Returns a number of things, which may be written as text. */
function countOf(mapping: Mapping, name: string): number {
  const count = numberOf(mapping, name) ?? 0;
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** Below this, `history inspect` and `history logs` hang on a builder in Kubernetes (buildx, af0090e). */
const DETAILS: readonly [number, number] = [0, 26];

/** True where buildx of this version can tell more of a build than `listRecords`; also for one that is not known. */
export function tellsDetails(version: string | undefined): boolean {
  const parsed = parseBuildxVersion(version ?? '');
  return parsed === undefined || !isBelow(parsed, DETAILS);
}

/**
 * Asks why a build failed; undefined when buildx does not say.
 *
 * @throws ActionError code 'buildx' when buildx cannot tell
 */
export async function inspectFailure(
  run: RunBuildx,
  instance: string,
  id: string,
): Promise<BuildFailure | undefined> {
  const output = await run(['history', 'inspect', '--builder', instance, '--format', 'json', id]);
  return parseFailure(output);
}

/** Reads the output of `history inspect --format json`. */
export function parseFailure(output: string): BuildFailure | undefined {
  const record = readMapping(output);
  const error = mappingOf(record, 'Error');
  const message = textOf(error, 'Message');
  if (message === undefined) return undefined;
  const step = textOf(error, 'Name');
  return {
    step: step === undefined ? undefined : withoutStage(step),
    message,
    isCancelled: textOf(record, 'Status') === 'canceled',
  };
}

/**
 * Asks how long each step of a build took, the slowest first.
 *
 * @throws ActionError code 'buildx' when buildx cannot tell
 */
export async function readSteps(run: RunBuildx, instance: string, id: string): Promise<readonly BuildStep[]> {
  // Progress is on stderr, as in a build.
  return parseSteps(
    await run(['history', 'logs', '--builder', instance, '--progress', 'rawjson', id], 'stderr'),
  );
}

/**
 * Reads the progress of a build as `rawjson`, which has vertexes again whenever they change (BuildKit, client/graph.go).
 * A step may run more than once, with a pause between: only while it runs counts.
 */
export function parseSteps(output: string): readonly BuildStep[] {
  const spans = new Map<string, { readonly name: string; readonly times: Map<string, number> }>();
  for (const line of output.split('\n')) {
    const { vertexes } = readMapping(line);
    for (const vertex of Array.isArray(vertexes) ? vertexes.filter(isMapping) : []) noteVertex(spans, vertex);
  }
  return [...spans.values()]
    .map(({ name, times }) => ({ name, ms: [...times.values()].reduce((sum, ms) => sum + ms, 0) }))
    .sort((one, other) => other.ms - one.ms);
}

function noteVertex(
  spans: Map<string, { readonly name: string; readonly times: Map<string, number> }>,
  vertex: Mapping,
): void {
  const [digest, name] = [textOf(vertex, 'digest'), textOf(vertex, 'name')];
  const [startedMs, completedMs] = [timeOf(vertex, 'started'), timeOf(vertex, 'completed')];
  // BuildKit's own steps, such as the transfer of the context, are in brackets as a whole.
  if (digest === undefined || name === undefined || !isOfDockerfile(name)) return;
  if (startedMs === undefined || completedMs === undefined || vertex.cached === true) return;
  const span = spans.get(digest) ?? { name: withoutStage(name), times: new Map() };
  span.times.set(textOf(vertex, 'started') ?? '', Math.max(0, completedMs - startedMs));
  spans.set(digest, span);
}

/** True for `[build 2/5] RUN make` and `[linux/arm64 2/5] RUN make`, which are numbered. */
function isOfDockerfile(name: string): boolean {
  // A row of digits is looked at once: a name may be as long as its Dockerfile.
  return /^\[[^\]]*?(?<!\d)\d+\/\d+\] /.test(name);
}

function withoutStage(name: string): string {
  return name.replace(/^\[[^\]]*\] /, '');
}

/**
 * Asks how much of the cache is used, on all nodes together; undefined when buildx does not say.
 *
 * @throws ActionError code 'buildx' when buildx does not reach a node
 */
export async function readCacheUse(run: RunBuildx, instance: string): Promise<number | undefined> {
  return parseTotal(await run(['du', '--builder', instance]));
}

const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  p: 1e15,
};

/** Reads the last line of `du`, such as `Total: 4.276MB` (go-units, HumanSize: decimal, four digits). */
export function parseTotal(output: string): number | undefined {
  const [, amount, unit = ''] = /^Total:\s+(\d+(?:\.\d+)?)\s*([kmgtp]?)B\s*$/im.exec(output) ?? [];
  const bytes = Number(amount) * (UNIT_BYTES[unit.toLowerCase()] ?? Number.NaN);
  return Number.isNaN(bytes) ? undefined : bytes;
}
