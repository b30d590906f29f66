import type { Setting } from './setting.ts';

/** What helps, given what the words matched. */
export type Remedy = string | ((setting: Setting, found: readonly string[]) => string | undefined);

/** A row of the table of remedies. The first row whose words match counts, so what is particular stands first. */
export type RemedyRow = {
  readonly words: RegExp;
  /** Of which kind of object; undefined = any. */
  readonly object?: string;
  readonly remedy: Remedy;
};

/** For what only `pod-patch` can have brought in, if this job has one; `without` where it has none. */
export function patchOr(withPatch: string, without?: string): Remedy {
  return ({ hasPodPatch }) => (hasPodPatch ? withPatch : without);
}

/** For an object that a pod refers to and that is not there: `create` is the command that makes it, '' = none is short. */
export function notThere(what: string, field: string, create = ''): Remedy {
  return (setting, found) => {
    const fill = (text: string): string =>
      text.replaceAll('NAMESPACE', setting.namespace).replaceAll('NAME', found[1] ?? '');
    const object = fill(what);
    const command = create === '' ? '' : ` (${fill(create)})`;
    if (setting.hasPodPatch) return `Create ${object}${command}, or change ${field} in pod-patch.`;
    return `Create ${object}${command}: a policy of the cluster or the pod-patch of another job asks for it.`;
  };
}

/**
 * Returns what helps against these words, in a sentence that names the input or the object to change; undefined when no
 * row knows them. `object` is the kind of object that they are about, as a resource's name in lower case such as
 * `deployments`; undefined = any.
 */
export function remedyIn(
  rows: readonly RemedyRow[],
  words: string,
  setting: Setting,
  object?: string,
): string | undefined {
  const text = words.replace(/\s+/g, ' ');
  for (const row of rows) {
    const isOfIt = row.object === undefined || object === undefined || row.object === object;
    const found = isOfIt ? row.words.exec(text) : null;
    if (found !== null) return typeof row.remedy === 'string' ? row.remedy : row.remedy(setting, found);
  }
  return undefined;
}
