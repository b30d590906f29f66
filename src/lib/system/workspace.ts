import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { codeOf } from '../errors.ts';

/** As many as Linux follows before it gives up (path_resolution(7)). */
const MOST_LINKS = 40;

/**
 * True when what is at `path` may come from whoever wrote the workspace: it is in that folder, or a link on the way
 * to it does. A link in the workspace leads to what its author chose, and one from outside may lead in: only a walk
 * along the path sees both. `path` and `workspace` may be links themselves. True also where the way cannot be seen.
 */
export function isOfWorkspace(path: string, workspace: string): boolean {
  try {
    const folder = placesTo(workspace).at(-1) ?? '/';
    return placesTo(path).some((place) => isBelow(place, folder));
  } catch {
    return true;
  }
}

/** Returns every place that the system looks at on its way to a path, with links resolved; the file is the last. */
function placesTo(path: string): readonly string[] {
  const places: string[] = [];
  const names = namesOf(resolve(path));
  let at = '/';
  let links = 0;
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    if (name === '..') {
      at = dirname(at);
      continue;
    }
    const place = join(at, name);
    places.push(place);
    const target = linkAt(place);
    if (target === undefined) {
      at = place;
      continue;
    }
    links += 1;
    if (links > MOST_LINKS) throw new Error('too many links');
    names.unshift(...namesOf(target));
    if (target.startsWith('/')) at = '/';
  }
  return [...places, at];
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** Returns where a link leads; undefined for what is not a link, or not there. */
function linkAt(place: string): string | undefined {
  try {
    return lstatSync(place).isSymbolicLink() ? readlinkSync(place) : undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function isBelow(place: string, folder: string): boolean {
  const way = relative(folder, place);
  return way !== '' && way !== '..' && !way.startsWith('../');
}
