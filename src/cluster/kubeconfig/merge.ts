import { toSafeLine, truncate } from '../../lib/safe-text.ts';
import { type Fields, fieldsOf, kubeconfigError, parseKubeconfigText } from './fields.ts';
import { type KubeconfigPart, placeOf } from './files.ts';

/** A cluster, user or context of a kubeconfig, and the folder that its relative paths start from. */
export type MergedEntry = {
  readonly name: string;
  readonly fields: Fields;
  readonly folder: string;
};

/** What all files of a kubeconfig say together. */
export type MergedKubeconfig = {
  readonly currentContext: string | undefined;
  readonly clusters: readonly MergedEntry[];
  readonly contexts: readonly MergedEntry[];
  readonly users: readonly MergedEntry[];
};

type Document = { readonly fields: Fields; readonly folder: string };

/**
 * Merges as client-go does (clientcmd/loader.go): the first file to name a cluster, a user, a context or the
 * current-context wins, and of what wins nothing is taken from another file. Every file must be readable.
 */
export function mergeKubeconfig(parts: readonly KubeconfigPart[]): MergedKubeconfig {
  const documents = parts.map(({ text, folder }, index) => {
    const place = placeOf(index, parts.length);
    const where = place === undefined ? 'kubeconfig' : `${place}: kubeconfig`;
    return { fields: fieldsOf(parseKubeconfigText(text, place), where), folder };
  });
  const currents = documents.map(({ fields }) => fields.text('current-context'));
  return {
    currentContext: currents.find((name) => name !== undefined),
    clusters: mergeList(documents, 'clusters', 'cluster'),
    contexts: mergeList(documents, 'contexts', 'context'),
    users: mergeList(documents, 'users', 'user'),
  };
}

/** Two of one name in one file both stay, so that `namedIn` can refuse them. */
function mergeList(documents: readonly Document[], list: string, body: string): readonly MergedEntry[] {
  const merged: MergedEntry[] = [];
  for (const { fields, folder } of documents) {
    const known = new Set(merged.map(({ name }) => name));
    const entries = fields.list(list).map((entry) => ({ entry, name: entry.text('name') ?? '' }));
    const added = entries.filter(({ name }) => !known.has(name));
    merged.push(...added.map(({ entry, name }) => ({ name, fields: entry.fields(body), folder })));
  }
  return merged;
}

/**
 * Returns the entry of this name; an entry without a name has ''.
 *
 * @throws ActionError code `input` when there is none, or more than one in one file.
 */
export function namedIn(
  merged: MergedKubeconfig,
  list: 'clusters' | 'contexts' | 'users',
  name: string,
): MergedEntry {
  const [found, ...others] = merged[list].filter((entry) => entry.name === name);
  const title = JSON.stringify(truncate(name, 60));
  if (found === undefined) {
    const hint = list === 'contexts' ? knownContexts(merged) : undefined;
    throw kubeconfigError(`The kubeconfig has no ${list.slice(0, -1)} ${title}.`, hint);
  }
  if (others.length > 0) {
    throw kubeconfigError(`The kubeconfig has several ${list} named ${title}.`, 'Keep one.');
  }
  return found;
}

const MOST_NAMES_LENGTH = 120;

/** Returns the names of the contexts, one of which has to be chosen; nothing else of a kubeconfig is printed. */
export function knownContexts({ contexts }: MergedKubeconfig): string {
  const names = contexts.map(({ name }) => name).join(', ');
  return `It has: ${truncate(toSafeLine(names), MOST_NAMES_LENGTH) || 'none'}.`;
}
