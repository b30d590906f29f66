import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything below these folders, byte for byte, as lines; but for what is not the action's: the runner's
 * own files, and the calls that the stand-in of buildx notes.
 */
export function snapshot(folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => !/\/_runner_file_commands-|\/cli-plugins\/calls$/.test(path))
    .sort()
    .map((path) => {
      const stats = lstatSync(path);
      return `${stats.mode.toString(8)} ${path} ${contentOf(path, stats)}`;
    });
}

function contentOf(path: string, stats: Stats): string {
  if (stats.isSymbolicLink()) return readlinkSync(path);
  return stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
}
