import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../testbed/command.ts';

const checkout = join(import.meta.dirname, '..', '..');

/** Copies what a runner fetches of this action. */
export function copyAction(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['action.yml', 'dist'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
}

/** Makes a repository with this action, the files of test/workflows/repository and one workflow, all committed. */
export async function makeRepository(folder: string, workflow: string): Promise<void> {
  copyAction(folder);
  cpSync(join(checkout, 'test/workflows/repository'), folder, { recursive: true });
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(join(folder, '.github/workflows/test.yml'), workflow);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  await run('git', ['add', '--all'], { cwd: folder });
  await run('git', [...author, 'commit', '--quiet', '--message=Start'], { cwd: folder });
  // act takes GITHUB_REPOSITORY from it.
  await run('git', ['remote', 'add', 'origin', 'https://github.com/acme/app.git'], { cwd: folder });
}
