import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

/** `with:` of a step. */
export type Inputs = Readonly<Record<string, string>>;

/** Contexts are empty here: `${{ github.token }}` and the like. */
function withoutExpressions(text: string): string {
  return text.replace(/\$\{\{.*?\}\}/g, '');
}

/** The script of the post step as the action.yml above the bundle's folder names it, else the bundle itself. */
export function postScript(bundle: string): string {
  const folder = dirname(dirname(bundle));
  const path = join(folder, 'action.yml');
  if (!existsSync(path)) return bundle;
  const action: { runs?: { post?: string } } = parse(readFileSync(path, 'utf8'));
  return action.runs?.post === undefined ? bundle : join(folder, action.runs.post);
}

/** The inputs with their defaults as the action.yml above the bundle's folder declares them, if there is one. */
export function readDeclaredInputs(bundle: string): Inputs | undefined {
  const path = join(dirname(dirname(bundle)), 'action.yml');
  if (!existsSync(path)) return undefined;
  const action: { inputs?: Record<string, { default?: unknown } | null> } = parse(readFileSync(path, 'utf8'));
  const inputs = Object.entries(action.inputs ?? {});
  return Object.fromEntries(
    inputs.map(([name, input]) => [name, withoutExpressions(String(input?.default ?? ''))]),
  );
}

/** INPUT_* of a step: every declared input is there, with its default if it was not given. */
export function inputVariables(given: Inputs, declared: Inputs): Readonly<Record<string, string>> {
  const variables = Object.entries({ ...declared, ...given });
  return Object.fromEntries(
    variables.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}
