import { dirname, join } from 'node:path';

/** The repository's folder. */
export const root = dirname(import.meta.dirname);
/** What the action's users run. */
export const dist = join(root, 'dist');
/** Scratch of the build and of npm, ignored by git. */
export const scratch = join(root, '.build');
