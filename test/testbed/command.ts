import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Takes one line of progress. */
export type Log = (line: string) => void;

/** How to run a program: folder and whole environment (default: this process'). */
export type RunOptions = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv };

/**
 * Runs a program to its end and gives its standard output.
 * Fails with the command line and what the program wrote to standard error.
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { ...options, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else {
        const reason =
          stderr.trim() || (typeof error.code === 'number' ? `exit ${error.code}` : error.message);
        reject(new Error(`${[program, ...args].join(' ')}: ${reason}`));
      }
    });
  });
}

/** Full path of a program in PATH, or undefined. */
export function which(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/** True if the path is a file that this user may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
