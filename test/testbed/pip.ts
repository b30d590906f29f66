import { type Log, run } from './command.ts';
import { install } from './debian.ts';

/** Installs Python packages, given in pip's own words, without what they depend on; programs go to `bin` of the folder. */
export async function installFromPyPI(folder: string, packages: readonly string[], log: Log): Promise<void> {
  // Debian has a Python without pip.
  const hasPip = await run('python3', ['-m', 'pip', '--version']).then(
    () => true,
    () => false,
  );
  if (!hasPip) await install(['python3-pip'], log);
  await run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder, ...packages]);
}
