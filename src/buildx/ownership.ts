import { statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { codeOf, conflictError } from '../lib/errors.ts';
import { FOLDER_PREFIX } from '../lib/job-files.ts';
import { isMapping, readMapping, textOf } from '../lib/json.ts';
import { UNKNOWN_MACHINE } from '../lib/system/machine.ts';
import { findInstance, removeInstance, SCRATCH_PREFIX, type Store, type StoredInstance } from './store.ts';

/**
 * Whose a folder is: its job, by a mark that all steps of the job have, and the runner's machine, as of
 * `readMachineMark`. The name is a part of the kubeconfig's path in the buildx instance, where jobs of other machines
 * with the same home find it.
 */
export type FolderMarks = { readonly job: string; readonly machine: string };

/** Returns the name of a step's own folder; `own` is a part that no other step has. */
export function folderName({ job, machine }: FolderMarks, own: string): string {
  return `${FOLDER_PREFIX}${job}-${machine}-${own}`;
}

/** Undefined for a folder of a version that did not name the machine, or that is not ours. */
function readFolderName(folder: string): FolderMarks | undefined {
  const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec(basename(folder).slice(FOLDER_PREFIX.length));
  const [, job = '', machine = ''] = match ?? [];
  return basename(folder).startsWith(FOLDER_PREFIX) && match !== null ? { job, machine } : undefined;
}

function isSameJob(one: string, other: string): boolean {
  const [marks, others] = [readFolderName(one), readFolderName(other)];
  return marks !== undefined && marks.job === others?.job && dirname(one) === dirname(other);
}

/** True when a path of this folder that is not there for the step with the folder `own` does not exist at all. */
function isSameMachine(folder: string, own: string): boolean {
  const machine = readFolderName(own)?.machine ?? UNKNOWN_MACHINE;
  return machine !== UNKNOWN_MACHINE && machine === readFolderName(folder)?.machine;
}

/** What a step knows about the instances in its home. */
export type HomeView = {
  /** This step's own folder. */
  readonly folder: string;
  /** False only where there is provably nothing: what must not be looked at may exist. */
  readonly exists: (path: string) => boolean;
};

/** Returns what the step with this folder sees. */
export function viewFrom(folder: string): HomeView {
  return { folder, exists: mayExist };
}

function mayExist(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/**
 * Refuses to replace an instance that is not ours. Ours are those whose kubeconfig an earlier step of this job wrote, or
 * a job that has ended.
 *
 * @throws ActionError code 'conflict'
 */
export function refuseTaken(name: string, stored: StoredInstance | undefined, view: HomeView): void {
  if (stored === undefined || isAbandoned(stored, view)) return;
  const kubeconfigs = kubeconfigsOf(stored.json);
  const ours = kubeconfigs.length > 0 && kubeconfigs.every(isOurs);
  if (ours && kubeconfigs.every((path) => isSameJob(dirname(path), view.folder))) return;
  const isHere = ours && kubeconfigs.every((path) => isSameMachine(dirname(path), view.folder));
  const hint = ours ? hintForOurs(name, isHere) : 'Change `name`.';
  throw conflictError(
    `Input name: buildx already has an instance ${name} on this runner.`,
    hint,
    'buildx-instance',
  );
}

function hintForOurs(name: string, isHere: boolean): string {
  if (isHere) return 'Another job on this machine uses it: leave `name` empty, or change it.';
  const ways = `Leave \`name\` empty, change it, or, if no job uses it, delete instances/${name} in the folder of buildx.`;
  return `A job on another machine or container with this home created it. ${ways}`;
}

/** No job goes on for longer: max-job-duration is 120 h at most, and a day is for clocks that differ. */
const LONGEST_JOB_MS = 144 * 3_600_000;

/**
 * True for an instance of ours whose job has ended. Where its kubeconfig is gone, the job has, if it ran on this machine,
 * in sight of the same files. Of another machine or container only the age says that.
 */
function isAbandoned({ json, ageMs }: StoredInstance, { folder, exists }: HomeView): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  const hasEnded = (path: string | undefined): boolean =>
    isOurs(path) && (isSameMachine(dirname(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
  return kubeconfigs.length > 0 && kubeconfigs.every(hasEnded);
}

function isOurs(path: string | undefined): path is string {
  return path?.includes(`/${FOLDER_PREFIX}`) === true;
}

/** True when the instance is the one that this job wrote, by the folder of its kubeconfig. */
export function isInstanceOf(json: string, folder: string): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  return kubeconfigs.length > 0 && kubeconfigs.every((path) => path?.startsWith(`${folder}/`));
}

/** Returns the folder of the job that wrote an instance; undefined when it is not ours. */
export function jobFolderOf(json: string): string | undefined {
  const [kubeconfig] = kubeconfigsOf(json);
  return isOurs(kubeconfig) ? dirname(kubeconfig) : undefined;
}

/** Returns the kubeconfig of each node of an instance; undefined for a node that names none. */
function kubeconfigsOf(json: string): readonly (string | undefined)[] {
  const { Nodes: nodes } = readMapping(json);
  return Array.isArray(nodes) ? nodes.map(kubeconfigOf) : [];
}

function kubeconfigOf(node: unknown): string | undefined {
  const endpoint = isMapping(node) ? textOf(node, 'Endpoint') : undefined;
  if (endpoint === undefined || !URL.canParse(endpoint)) return undefined;
  return new URL(endpoint).searchParams.get('kubeconfig') ?? undefined;
}

/**
 * Removes what jobs that were killed left on a runner that is kept: instances of ours whose kubeconfig is gone, since
 * the runner empties RUNNER_TEMP at the start and at the end of a job. Those of other machines and containers with the
 * same home stay until no job can be that old. Returns the names of the instances that this job removed: jobs that start
 * at once find the same leftovers.
 *
 * Each is read right before it is removed, and not by `buildx rm`, which takes so long to start that another job could
 * have written a living instance of the same name by then. What remains is the moment between two calls of the system.
 */
export async function removeLeftovers(store: Store, view: HomeView): Promise<readonly string[]> {
  await removeOldScratch(store);
  const removed: string[] = [];
  for (const name of await listNames(join(store.folder, 'instances'))) {
    const stored = await findInstance(store, name);
    if (stored === undefined || !isAbandoned(stored, view)) continue;
    if (await removeInstance(store, name)) removed.push(name);
  }
  return removed;
}

/** A file that a job was writing when it was killed is not touched sooner than this. */
const OLDEST_WRITE_MS = 60 * 60_000;

async function removeOldScratch(store: Store): Promise<void> {
  for (const name of await listNames(store.folder)) {
    if (!name.startsWith(SCRATCH_PREFIX)) continue;
    const path = join(store.folder, name);
    // Another job may have finished its write, or removed the same file.
    const written = await stat(path).catch(() => undefined);
    if (written !== undefined && Date.now() - written.mtimeMs > OLDEST_WRITE_MS)
      await rm(path, { force: true });
  }
}

async function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
