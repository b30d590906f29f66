import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Recipe } from '../../../src/cluster/recipe/recipe.ts';

/** The credential plugin, as it is committed. */
export const PLUGIN = join(import.meta.dirname, '..', '..', '..', 'dist', 'plugin.js');

/** How a run of the credential plugin ended. */
export type PluginRun = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
};

/** The folder that main leaves, with a recipe in it. */
export type RecipeFolder = { readonly folder: string; readonly file: string; readonly remove: () => void };

/** Makes it; `remove` is owed. */
export function recipeFolder(recipe: Recipe | string): RecipeFolder {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  const file = join(folder, 'recipe.json');
  writeFileSync(file, typeof recipe === 'string' ? recipe : JSON.stringify(recipe), { mode: 0o600 });
  return { folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What client-go sets for a plugin of this version. */
export function execInfo(version: 'v1' | 'v1beta1'): Readonly<Record<string, string>> {
  const apiVersion = `client.authentication.k8s.io/${version}`;
  const info = { kind: 'ExecCredential', apiVersion, spec: { interactive: false } };
  return { KUBERNETES_EXEC_INFO: JSON.stringify(info) };
}

/** Runs it as buildx does, with no variables but these. */
export function runPlugin(
  recipeFile: string,
  env: Readonly<Record<string, string>> = {},
  folder = tmpdir(),
): Promise<PluginRun> {
  const startMs = performance.now();
  const child = spawn(process.execPath, [PLUGIN, recipeFile], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ...execInfo('v1'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      told[name] += chunk;
    });
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (exitCode) => done({ exitCode, ...told, durationMs: performance.now() - startMs }));
  });
}

/** The token of an ExecCredential, which is all that the plugin may have printed. */
export function tokenOf({ exitCode, stdout, stderr }: PluginRun): string {
  if (exitCode !== 0 || stderr !== '') throw new Error(`exit ${exitCode}: ${stderr}`);
  const { kind, status }: { readonly kind: string; readonly status: { readonly token: string } } =
    JSON.parse(stdout);
  if (kind !== 'ExecCredential') throw new Error(`a ${kind}`);
  return status.token;
}
