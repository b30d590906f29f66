import { jobFile } from '../lib/job-files.ts';
import { isMapping, readMapping, textOf } from '../lib/json.ts';
import { writePrivateFile } from '../lib/system/private-file.ts';
import { readJsonFile, readRegularFile } from '../lib/system/regular-file.ts';
import { isInstanceName } from './instance.ts';
import { jobFolderOf } from './ownership.ts';
import { readCurrent, readInstance, type Store, writeCurrent } from './store.ts';

/** The variables by which a job chooses its builder, BUILDX_BUILDER and BUILDX_CONFIG; '' = empty or unset. */
export type Choice = { readonly builder: string; readonly config: string };

/**
 * What the choice can be set back to, best first. All but the last are of earlier steps of ours in the same job, whose
 * instances may be gone by then: post steps run in any order.
 */
export type FormerChoices = readonly Choice[];

/**
 * Returns what is to be put back when this job ends, undefined for no pointer: what the pointer to the current instance
 * holds now, or, where another job of ours has set it to its own instance, which is removed with that job, what that
 * one is to put back. A pointer to an instance that is gone is not worth it.
 */
export async function readFormerCurrent(store: Store): Promise<string | undefined> {
  const current = await readCurrent(store);
  const name = instanceIn(current);
  if (name === undefined) return current;
  const instance = await tryToRead(store, name);
  if (instance === undefined) return undefined;
  const folder = jobFolderOf(instance);
  if (folder === undefined) return current;
  const note = readRegularFile(jobFile(folder, 'formerCurrent'));
  return note.kind === 'none' ? undefined : note.bytes.toString('utf8') || undefined;
}

/** Returns what the step of ours is to put back that set up this builder; none where it is somebody else's. */
export async function readEarlierChoices(store: Store, builder: string): Promise<FormerChoices> {
  const instance = isInstanceName(builder) ? await tryToRead(store, builder) : undefined;
  const folder = instance === undefined ? undefined : jobFolderOf(instance);
  const former = folder === undefined ? undefined : readJsonFile(jobFile(folder, 'formerChoices'));
  return areFormerChoices(former) ? former : [];
}

/** Writes into the step's own folder what it puts back, for other jobs in the same home and later steps of ours. */
export function noteFormer(folder: string, current: string | undefined, choices: FormerChoices): void {
  writePrivateFile(jobFile(folder, 'formerCurrent'), current ?? '');
  writePrivateFile(jobFile(folder, 'formerChoices'), JSON.stringify(choices));
}

/** Puts the pointer back to what it was, unless somebody has pointed it elsewhere since. */
export async function restoreCurrent(store: Store, name: string, former: string | undefined): Promise<void> {
  if (instanceIn(await readCurrent(store)) === name) await writeCurrent(store, former);
}

/** Returns the first whose builder buildx still knows: the name of a removed instance fails every later command. */
export async function findFormerChoice(store: Store, former: FormerChoices): Promise<Choice> {
  for (const choice of former.slice(0, -1))
    if ((await readInstance(store, choice.builder)) !== undefined) return choice;
  return former.at(-1) ?? { builder: '', config: '' };
}

/** True for what `readEarlierChoices` returns. */
export function areFormerChoices(value: unknown): value is FormerChoices {
  return Array.isArray(value) && value.every(isChoice);
}

function isChoice(value: unknown): boolean {
  return isMapping(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}

/** Another user of this home may have left an instance that this one cannot read. */
async function tryToRead(store: Store, name: string): Promise<string | undefined> {
  return readInstance(store, name).catch(() => undefined);
}

/** Returns the instance that the pointer names; undefined for none and for a Docker context (buildx, store/store.go). */
function instanceIn(current: string | undefined): string | undefined {
  const name = textOf(readMapping(current ?? ''), 'Name');
  return name?.includes('/') === true ? undefined : name;
}
