import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

function readTexts(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|notice)/i.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
}

/**
 * The licences of everything that can be in the bundle: all packages of the lock that are not for development.
 * ncc's own `--license` names only the packages of one chunk when there are several (seen with 0.45.0).
 */
export function renderLicenses(): string {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const bundled = Object.entries(lock.packages).filter(
    ([path, { dev, optional }]) => path && !dev && !optional,
  );
  const chapters = bundled.map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [`${name} ${version}`, license, ...readTexts(join(root, path))].join('\n\n');
  });
  return `${chapters.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
