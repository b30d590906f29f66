import { jobFile } from '../lib/job-files.ts';
import { isMapping } from '../lib/json.ts';
import { writePrivateFile } from '../lib/system/private-file.ts';
import { readJsonFile } from '../lib/system/regular-file.ts';
import { isInstanceName } from './instance-name.ts';
import { readInstance, type Store } from './store.ts';
import { folderOfInstance } from './taken.ts';

/** The variables by which a job chooses its builder, BUILDX_BUILDER and BUILDX_CONFIG; '' = empty or unset. */
export type Choice = { readonly builder: string; readonly config: string };

/**
 * What the choice can be set back to, best first. All but the last are of earlier steps of ours in the same job, whose
 * instances may be gone by then: post steps run in any order.
 */
export type FormerChoices = readonly Choice[];

/** What the step of ours is to put back that set up this builder; none where it is somebody else's. */
export async function readEarlierChoices(store: Store, builder: string): Promise<FormerChoices> {
  if (!isInstanceName(builder)) return [];
  // Another user of this home may have left what this one cannot read.
  const folder = folderOfInstance(await readInstance(store, builder).catch(() => ''));
  if (folder === '') return [];
  const former = readJsonFile(jobFile(folder, 'formerChoices'));
  return areFormerChoices(former) ? former : [];
}

/** Notes them in the step's own folder, for later steps of ours. */
export function noteFormerChoices(folder: string, former: FormerChoices): void {
  writePrivateFile(jobFile(folder, 'formerChoices'), JSON.stringify(former));
}

/** The first whose builder buildx still knows: the name of an instance that is gone fails every later command. */
export async function findFormerChoice(store: Store, former: FormerChoices): Promise<Choice> {
  for (const choice of former.slice(0, -1))
    if ((await readInstance(store, choice.builder)) !== '') return choice;
  return former.at(-1) ?? { builder: '', config: '' };
}

/** True for what `readEarlierChoices` answers. */
export function areFormerChoices(value: unknown): value is FormerChoices {
  return Array.isArray(value) && value.every(isChoice);
}

function isChoice(value: unknown): boolean {
  return isMapping(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}
