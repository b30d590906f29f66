import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderLicenses } from './licenses.ts';
import { root, scratch } from './paths.ts';
import { run } from './process.ts';

async function mustRun(program: string, args: readonly string[], folder: string): Promise<void> {
  const finished = await run(program, args, folder);
  if (!finished.ok) throw new Error(`${program} failed\n${finished.output}`);
}

/**
 * Makes a scratch folder and bundles src/ into its dist/. The caller removes it.
 *
 * tsc writes ES modules under a package.json without `type`: that makes ncc emit CommonJS, which loads faster. ncc
 * runs in the scratch folder, since the ids of its modules and chunks come from the paths relative to where it runs.
 */
export async function bundle(): Promise<string> {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'bundle-'));
  writeFileSync(join(folder, 'package.json'), '{"sideEffects":false}\n');
  await mustRun('tsc', ['-p', join(root, '.ci', 'tsconfig.emit.json'), '--outDir', join(folder, 'js')], root);
  writeVersion(join(folder, 'js', 'lib', 'release.js'));
  await mustRun(process.execPath, [join(root, '.ci', 'ncc.ts')], folder);
  writeFileSync(join(folder, 'dist', 'package.json'), '{"type":"commonjs"}\n');
  writeFileSync(join(folder, 'dist', 'licenses.txt'), renderLicenses());
  return folder;
}

/** Gives the action the version of package.json, of which nothing else is bundled. */
function writeVersion(path: string): void {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const code = readFileSync(path, 'utf8');
  const written = code.replace("VERSION = 'unbuilt'", `VERSION = '${version}'`);
  if (written === code) throw new Error(`${path} has no place for the version`);
  writeFileSync(path, written);
}
