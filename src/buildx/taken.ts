import { dirname } from 'node:path';

import { ActionError } from '../lib/errors.ts';
import { isMapping, readMapping, textOf } from '../lib/json.ts';
import { FOLDER_PREFIX, isSameJob, isSameMachine } from './job-folder.ts';

/** What is known on this machine about the instances in its home. */
export type HomeView = {
  /** This step's own folder. */
  readonly folder: string;
  /** False only where there is provably nothing: what may not be looked at is there. */
  readonly exists: (path: string) => boolean;
};

/** An instance in the store: its JSON, '' = there is none, and for how long it has been there. */
export type StoredInstance = { readonly json: string; readonly ageMs: number };

/** No job goes on for longer: max-job is 120 h at most, and a day is for clocks that differ. */
const LONGEST_JOB_MS = 144 * 3_600_000;

/**
 * Code `conflict` when an instance of this name is in the store and not ours to replace. Ours are those whose
 * kubeconfig was made by an earlier step of this job, or whose job is over.
 */
export function refuseTaken(name: string, stored: StoredInstance, view: HomeView): void {
  if (stored.json === '' || isAbandoned(stored, view)) return;
  const kubeconfigs = kubeconfigsOf(stored.json);
  const ours = kubeconfigs.length > 0 && kubeconfigs.every(isOurs);
  if (ours && kubeconfigs.every((path) => isSameJob(dirname(path), view.folder))) return;
  const isHere = ours && kubeconfigs.every((path) => isSameMachine(dirname(path), view.folder));
  throw new ActionError({
    code: 'conflict',
    message: `Input name: buildx has an instance ${name} on this runner already.`,
    hint: ours ? remedyOfOurs(name, isHere) : 'Choose another name.',
  });
}

function remedyOfOurs(name: string, isHere: boolean): string {
  if (isHere) return 'Another job of this machine uses it: leave name empty, or choose another.';
  const ways = `Leave name empty, choose another, or, if no job uses it, delete instances/${name} in buildx' folder.`;
  return `A job of another machine or container with this home made it. ${ways}`;
}

/**
 * True for an instance of ours whose job is over. Where its kubeconfig is gone, its job is, if it ran on this machine, in
 * sight of the same files. Of another machine or container nothing but the age tells that.
 */
export function isAbandoned({ json, ageMs }: StoredInstance, { folder, exists }: HomeView): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  const isOver = (path: string): boolean =>
    isOurs(path) && (isSameMachine(dirname(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
  return kubeconfigs.length > 0 && kubeconfigs.every(isOver);
}

function isOurs(path: string): boolean {
  return path.includes(`/${FOLDER_PREFIX}`);
}

/** True when the instance is the one that this job wrote, going by the folder of its kubeconfig. */
export function isInstanceOf(json: string, folder: string): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  return kubeconfigs.length > 0 && kubeconfigs.every((path) => path.startsWith(`${folder}/`));
}

/** The folder of the job that wrote an instance; '' when it is none of ours. */
export function folderOfInstance(json: string): string {
  const [kubeconfig = ''] = kubeconfigsOf(json);
  return isOurs(kubeconfig) ? dirname(kubeconfig) : '';
}

function kubeconfigsOf(json: string): readonly string[] {
  const { Nodes: nodes } = readMapping(json);
  return Array.isArray(nodes) ? nodes.map(kubeconfigOf) : [];
}

/** Returns the kubeconfig that a node of an instance names; '' for a node that is not ours, or is not one at all. */
function kubeconfigOf(node: unknown): string {
  const endpoint = isMapping(node) ? (textOf(node, 'Endpoint') ?? '') : '';
  return URL.canParse(endpoint) ? (new URL(endpoint).searchParams.get('kubeconfig') ?? '') : '';
}
