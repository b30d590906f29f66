import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../testbed/command.ts';

const checkout = join(import.meta.dirname, '..', '..');

/** A workflow, YAML, and more files of its repository, by path. */
export type WorkflowFiles = { readonly text: string; readonly files: Readonly<Record<string, string>> };

/** Copies what a runner fetches of this action. */
export function copyAction(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['action.yml', 'dist'])
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
}

/**
 * Makes a repository with this action, the Dockerfile of test/workflows/repository on this base image and the
 * workflow; answers its one commit.
 */
export async function makeRepository(
  folder: string,
  { text, files }: WorkflowFiles,
  baseImage: string,
): Promise<string> {
  copyAction(folder);
  const dockerfile = readFileSync(join(checkout, 'test/workflows/repository/Dockerfile'), 'utf8');
  writeFileSync(join(folder, 'Dockerfile'), dockerfile.replace('busybox', baseImage));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(join(folder, '.github/workflows/test.yml'), text);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  await run('git', ['add', '--all'], { cwd: folder });
  await run('git', [...author, 'commit', '--quiet', '--message=Start'], { cwd: folder });
  // act takes GITHUB_REPOSITORY from it.
  await run('git', ['remote', 'add', 'origin', 'https://github.com/acme/app.git'], { cwd: folder });
  return (await run('git', ['rev-parse', 'HEAD'], { cwd: folder })).trim();
}
