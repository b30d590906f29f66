import { ADMISSION_REMEDIES } from './admission-remedies.ts';
import { BUILDX_REMEDIES } from './buildx-remedies.ts';
import { KUBELET_REMEDIES } from './kubelet-remedies.ts';
import { LOG_REMEDIES } from './log-remedies.ts';
import type { RemedyRow } from './remedy-row.ts';
import { SCHEDULER_REMEDIES } from './scheduler-remedies.ts';
import { foreignSetting, type Setting } from './setting.ts';

/** Who says that something does not work. */
export type Speaker =
  /** The API server with its admission plugins and webhooks, of an object that is created or changed. */
  | 'admission'
  | 'scheduler'
  /** The kubelet, of a container, a volume or the whole pod. */
  | 'kubelet'
  /** The log of a container that crashed. */
  | 'log'
  /** buildx, of a builder that it cannot reach. */
  | 'buildx';

/** What was said, of which kind of object: a resource's name in lower case such as `deployments`, '' = any. */
export type Complaint = { readonly speaker: Speaker; readonly object: string; readonly words: string };

/** The one table of what helps: by who complains, of what, in which words. */
const TABLE: Readonly<Record<Speaker, readonly RemedyRow[]>> = {
  admission: ADMISSION_REMEDIES,
  scheduler: SCHEDULER_REMEDIES,
  kubelet: KUBELET_REMEDIES,
  log: LOG_REMEDIES,
  buildx: BUILDX_REMEDIES,
};

/** What helps against a complaint, in a sentence that names the input or the object to change; '' = not known. */
export function remedyOf({ speaker, object, words }: Complaint, setting: Setting): string {
  const text = words.replace(/\s+/g, ' ');
  for (const row of TABLE[speaker]) {
    const isOfIt = row.object === undefined || object === '' || row.object === object;
    const found = isOfIt ? row.words.exec(text) : null;
    if (found !== null) return typeof row.remedy === 'string' ? row.remedy : row.remedy(setting, found);
  }
  return '';
}

/** What helps against the words of buildx on a builder that it does not reach; '' = not known. */
export function remedyOfUnreached(words: string): string {
  return remedyOf({ speaker: 'buildx', object: '', words }, foreignSetting(''));
}
