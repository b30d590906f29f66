import type { BuildFailure, BuildRecord, BuildStep } from '../../buildx/history.ts';

/** A build of this job on one node, with what the runner and buildx know of it besides its record. */
export type OwnRecord = BuildRecord & {
  /** The target of a bake file; undefined for a build without one. */
  readonly target: string | undefined;
  /** undefined: it did not fail, or nobody asked. */
  readonly failure: BuildFailure | undefined;
  /** The slowest first; none where nobody asked. */
  readonly steps: readonly BuildStep[];
};

/** A build as a person started it: of several platforms it has a record on each node. */
export type Build = {
  readonly name: string;
  /** The architectures that it was built for, where they are known. */
  readonly architectures: readonly string[];
  readonly result: 'good' | 'failed' | 'cancelled' | 'running';
  readonly failure: BuildFailure | undefined;
  readonly cachedSteps: number;
  readonly totalSteps: number;
  readonly startedMs: number;
  /** undefined while it runs. */
  readonly durationMs: number | undefined;
  readonly steps: readonly SlowStep[];
};

/** A step of a build, on one node of several where `architecture` is given. */
export type SlowStep = BuildStep & { readonly build: string; readonly architecture: string | undefined };

/** The nodes of one build start together; their clocks are nearly the same. */
const SAME_START_MS = 2000;

/**
 * Returns the builds that these records are of, in the order of their starts. Records of one name that started together
 * on different nodes are of one build. `architectures` are by the names of nodes.
 */
export function groupBuilds(
  records: readonly OwnRecord[],
  architectures: ReadonlyMap<string, string | undefined>,
): readonly Build[] {
  const groups: OwnRecord[][] = [];
  for (const record of records.toSorted((one, other) => one.startedMs - other.startedMs)) {
    const group = groups.find((records) => belongs(record, records));
    if (group === undefined) groups.push([record]);
    else group.push(record);
  }
  return groups.map((group) => joinRecords(group, architectures));
}

function belongs(record: OwnRecord, [first, ...others]: readonly OwnRecord[]): boolean {
  if (first === undefined || nameOf(first) !== nameOf(record)) return false;
  const isNear = record.startedMs - first.startedMs <= SAME_START_MS;
  return isNear && [first, ...others].every(({ node }) => node !== record.node);
}

/** A bake file may build many targets of one folder. */
function nameOf({ name, target }: OwnRecord): string {
  return target ?? (name || 'build');
}

function joinRecords(
  group: readonly OwnRecord[],
  architectures: ReadonlyMap<string, string | undefined>,
): Build {
  // A bake target that nodes of different speed build keeps the order of the builder's nodes.
  const order = [...architectures.keys()];
  const records = group.toSorted((one, other) => order.indexOf(one.node) - order.indexOf(other.node));
  const [first] = records;
  const name = first === undefined ? '' : nameOf(first);
  const startedMs = Math.min(...records.map((record) => record.startedMs));
  const ends = records.flatMap(({ endedMs }) => endedMs ?? []);
  return {
    name,
    architectures: records.flatMap(({ node }) => architectures.get(node) ?? []),
    result: resultOf(records),
    failure: failureOf(records),
    cachedSteps: sum(records.map(({ cachedSteps }) => cachedSteps)),
    totalSteps: sum(records.map(({ totalSteps }) => totalSteps)),
    startedMs,
    durationMs: ends.length === records.length ? Math.max(0, Math.max(...ends) - startedMs) : undefined,
    steps: records.flatMap(({ node, steps }) => {
      const architecture = records.length > 1 ? architectures.get(node) : undefined;
      return steps.map((step) => ({ ...step, build: name, architecture }));
    }),
  };
}

/** What fails on one node is cancelled on the others, which is no reason. */
function failureOf(records: readonly OwnRecord[]): BuildFailure | undefined {
  const failures = records.flatMap(({ failure }) => failure ?? []);
  return failures.find(({ isCancelled }) => !isCancelled) ?? failures[0];
}

function resultOf(records: readonly OwnRecord[]): Build['result'] {
  const failed = records.filter(({ status }) => status === 'failed');
  if (failed.length > 0)
    return failed.every(({ failure }) => failure?.isCancelled === true) ? 'cancelled' : 'failed';
  return records.some(({ status }) => status === 'running') ? 'running' : 'good';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
