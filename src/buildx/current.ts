import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { jobFile } from '../lib/job-files.ts';
import { readMapping, textOf } from '../lib/json.ts';
import { writePrivateFile } from '../lib/system/private-file.ts';
import { readInstance, type Store } from './store.ts';
import { readOrEmpty, replaceFile } from './store-file.ts';
import { folderOfInstance } from './taken.ts';

/** What `current` held before this job, to put it back; '' = there was none. */
export type FormerCurrent = string;

/**
 * What is to be put back when this job ends: what the pointer to the current instance holds now, or, where another
 * job of ours has pointed it to its own instance, which goes with that job, what that one is to put back. A pointer
 * to an instance that is gone is not worth it.
 */
export async function readFormerCurrent(store: Store): Promise<FormerCurrent> {
  const current = await readOrEmpty(join(store.folder, 'current'));
  const name = nameIn(current);
  if (name === '') return current;
  // Another user of this home may have left what this one cannot read.
  const instance = await readInstance(store, name).catch(() => '');
  if (instance === '') return '';
  const folder = folderOfInstance(instance);
  return folder === '' ? current : readOrEmpty(jobFile(folder, 'formerCurrent')).catch(() => '');
}

/** Notes it in the job's own folder, for other jobs in the same home. */
export function noteFormerCurrent(folder: string, former: FormerCurrent): void {
  writePrivateFile(jobFile(folder, 'formerCurrent'), former);
}

/** Puts the pointer back to what it was, unless somebody has pointed it elsewhere since. */
export async function restoreCurrent(store: Store, name: string, former: FormerCurrent): Promise<void> {
  const path = join(store.folder, 'current');
  if (nameIn(await readOrEmpty(path)) !== name) return;
  if (former === '') await rm(path, { force: true });
  else await replaceFile(path, store.scratch, former);
}

/** The instance that the pointer names, '' for none or for a Docker context (buildx, store/store.go). */
function nameIn(current: string): string {
  const name = textOf(readMapping(current), 'Name');
  return name === undefined || name.includes('/') ? '' : name;
}
