import { basename, dirname } from 'node:path';

import { UNKNOWN_MACHINE } from '../lib/system/machine.ts';

/** The start of the names of our folders in RUNNER_TEMP. */
export const FOLDER_PREFIX = 'setup-buildx-kubernetes-';

/**
 * Whose a folder is: its job, by a mark that all steps of the job have, and the machine, as of `readMachineMark`. The
 * name goes with the kubeconfig's path into the buildx instance, where jobs of other machines with the same home find it.
 */
export type FolderMarks = { readonly job: string; readonly machine: string };

/** The name of a step's own folder; `own` is a part that no other step has. */
export function folderName({ job, machine }: FolderMarks, own: string): string {
  return `${FOLDER_PREFIX}${job}-${machine}-${own}`;
}

/** Reads the name of a folder; undefined for one of a version that did not name the machine, or that is none of ours. */
export function readFolderName(folder: string): FolderMarks | undefined {
  const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec(basename(folder).slice(FOLDER_PREFIX.length));
  const [, job = '', machine = ''] = match ?? [];
  return basename(folder).startsWith(FOLDER_PREFIX) && match !== null ? { job, machine } : undefined;
}

/** True when both folders are of steps of one job. */
export function isSameJob(one: string, other: string): boolean {
  const [marks, others] = [readFolderName(one), readFolderName(other)];
  return marks !== undefined && marks.job === others?.job && dirname(one) === dirname(other);
}

/** True when a path of this folder that is not there for the step with the folder `own` is nowhere. */
export function isSameMachine(folder: string, own: string): boolean {
  const machine = readFolderName(own)?.machine ?? UNKNOWN_MACHINE;
  return machine !== UNKNOWN_MACHINE && machine === readFolderName(folder)?.machine;
}
