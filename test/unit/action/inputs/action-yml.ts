import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Entry = { readonly description: string; readonly default?: string };

const text = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'action.yml'), 'utf8');

/** The inputs and outputs that action.yml declares. */
export const actionYml: {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
} = parse(text);

/** Every declared input with its default, as the runner passes it on. */
export const declaredDefaults: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(actionYml.inputs).map(([name, entry]) => [name, entry.default ?? '']),
);
