import type { Security } from './spec.ts';

/** What is wrong with an image beside the input `security`, as its name tells it; undefined when nothing is. */
export type ImageFault = { readonly what: string; readonly remedy: string };

/** Below this BuildKit lacks what builders here are made with, and below 0.17 garbage collection empties the cache. */
const OLDEST_MINOR = 29;
export const OLDEST_BUILDKIT = `0.${OLDEST_MINOR}`;

/** Tags under which BuildKit's own images of the ordinary variant are known. */
const ORDINARY_TAG = /^(v?\d+\.\d+(\.\d+)?(-rc\d+)?|latest|master|nightly|buildx-stable-1)(-ubuntu)?$/;

/**
 * Judges an image by its name, since nothing else is known before its pod runs: a rootless daemon in a privileged pod
 * finds neither configuration nor volume and serves all the same. A digest alone, or a name of the user's own, tells
 * nothing.
 */
export function faultOfImage(image: string, security: Security): ImageFault | undefined {
  const { name, tag } = readName(image);
  const isRootless = hasWord(tag, 'rootless') || (tag !== '' && hasWord(name, 'rootless'));
  if (isRootless && security === 'privileged')
    return { what: 'is of the rootless variant', remedy: 'Set security: rootless for it.' };
  if (!name.includes('buildkit')) return undefined;
  if (isTooOld(tag)) return { what: 'is too old', remedy: `BuildKit ${OLDEST_BUILDKIT} or newer is needed.` };
  if (!isRootless && security === 'rootless' && ORDINARY_TAG.test(tag)) {
    const remedy = `Beside security: rootless its tag is ${tag.replace(/-ubuntu$/, '')}-rootless.`;
    return { what: 'is not of the rootless variant', remedy };
  }
  return undefined;
}

/**
 * True for a version of BuildKit that is too old, as a tag or the daemon itself tells it. What tells none (`latest`, a
 * build of one's own, `v0.0.0+unknown`) is taken to be new enough.
 */
export function isTooOld(version: string): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?![\w])/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) === 0 && Number(minor) > 0 && Number(minor) < OLDEST_MINOR;
}

/** The last part of the repository's path, and the tag; '' = none. */
function readName(image: string): { readonly name: string; readonly tag: string } {
  const [reference = ''] = image.toLowerCase().split('@');
  const [name = '', tag = ''] = (reference.split('/').at(-1) ?? '').split(':');
  return { name, tag };
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[-._]/).includes(word);
}
