// Builds dist/ from src/. With --check it only compares: exit 1 when dist/ is not what src/ gives.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.ts';
import { dist } from './paths.ts';

function readFiles(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

function listDifferences(builtFolder: string): readonly string[] {
  const old = readFiles(dist);
  const built = readFiles(builtFolder);
  const names = [...new Set([...old.keys(), ...built.keys()])].sort();
  return names.flatMap((name) => {
    const before = old.get(name);
    const after = built.get(name);
    if (before === undefined) return [`dist/${name} is missing`];
    if (after === undefined) return [`dist/${name} is left over`];
    return before.equals(after) ? [] : [`dist/${name} differs`];
  });
}

function report(differences: readonly string[]): void {
  if (differences.length === 0) return;
  process.stderr.write(`${differences.join('\n')}\nrun \`npm run build\` and commit dist/\n`);
  process.exitCode = 1;
}

const folder = await bundle();
try {
  const built = join(folder, 'dist');
  if (process.argv.includes('--check')) {
    report(listDifferences(built));
  } else {
    rmSync(dist, { recursive: true, force: true });
    renameSync(built, dist);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
