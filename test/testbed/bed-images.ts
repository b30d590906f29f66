import type { Log } from './command.ts';
import { baseImage, buildkitImage, type Image, pauseImage } from './images.ts';
import type { Programs } from './programs.ts';
import { rootlessImage } from './rootless-image.ts';

/** The images that the cluster starts with. */
export type BedImages = Readonly<Record<'pause' | 'base' | 'buildkit' | 'rootless', Image>>;

/** Makes the images that the cache does not have. */
export async function makeImages(programs: Programs, log: Log): Promise<BedImages> {
  return {
    pause: await pauseImage(log),
    base: await baseImage(log),
    buildkit: await buildkitImage(programs, log),
    rootless: await rootlessImage(programs, log),
  };
}
