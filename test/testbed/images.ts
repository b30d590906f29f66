import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, contentKey } from './cached.ts';
import type { Log } from './command.ts';
import { buildkit } from './go-modules.ts';
import { packLayer } from './layer.ts';
import { sourceDir } from './layout.ts';
import { buildGoFile, type Programs } from './programs.ts';
import type { ImageConfig } from './push-image.ts';
import { busyboxRoot, findArm64Busybox, findBusybox, makeRoot } from './rootfs.ts';

/** An image of one layer. */
export type Image = {
  /** Repository and tag, REPOSITORY:TAG. */
  readonly reference: string;
  /** Path of the uncompressed layer. */
  readonly layer: string;
  readonly architecture: string;
  readonly config: ImageConfig;
};

/** Repository and tag of the base image in any registry. */
export const baseReference = 'busybox:testbed';

/** Repository and tag of the BuildKit image; the tag is BuildKit's version, as in moby/buildkit. */
export const buildkitReference = (): string =>
  `moby/buildkit:${buildkit.version('github.com/moby/buildkit')}`;

/** This machine's architecture in the words of images. */
export const nativeArchitecture: string = process.arch === 'x64' ? 'amd64' : process.arch;

export const searchPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
// A change in how a layer is put together must change its key in the cache.
export const recipe = contentKey(
  ['images.ts', 'rootfs.ts', 'layer.ts', 'rootless-image.ts'].map((name) =>
    readFileSync(join(sourceDir, name)),
  ),
);

/** The image that keeps a pod's namespaces. */
export async function pauseImage(log: Log): Promise<Image> {
  const source = join(sourceDir, 'pause/main.go');
  const layer = await cached('images/pause', [recipe, readFileSync(source)], async (folder) => {
    const root = makeRoot(folder, []);
    await buildGoFile(source, join(root, 'pause'), log);
    await packLayer(root, join(folder, 'layer.tar'), 'root');
  });
  const config = { Entrypoint: ['/pause'] };
  return {
    reference: 'pause:1',
    layer: join(layer, 'layer.tar'),
    architecture: nativeArchitecture,
    config,
  };
}

/** What the Dockerfiles of the tests start FROM: Debian's static busybox with a link per applet. */
export async function baseImage(log: Log): Promise<Image> {
  const busybox = await findBusybox(log);
  return await baseOf(busybox, busybox, nativeArchitecture);
}

/** The same for arm64. */
export async function arm64BaseImage(log: Log): Promise<Image> {
  return await baseOf(await findArm64Busybox(log), await findBusybox(log), 'arm64');
}

async function baseOf(busybox: string, runnable: string, architecture: string): Promise<Image> {
  const folder = await cached('images/base', [recipe, readFileSync(busybox)], async (target) => {
    await packLayer(await busyboxRoot(target, busybox, runnable), join(target, 'layer.tar'), 'root');
  });
  const config = { Env: [searchPath], Cmd: ['sh'] };
  return { reference: baseReference, layer: join(folder, 'layer.tar'), architecture, config };
}

/** moby/buildkit's counterpart: buildkitd with busybox, buildctl and the static runc. */
export async function buildkitImage(programs: Programs, log: Log): Promise<Image> {
  const busybox = await findBusybox(log);
  const inputs = [recipe, readFileSync(busybox), programs.buildkit, programs.runc];
  const folder = await cached('images/buildkit', inputs, async (target) => {
    const root = await busyboxRoot(target, busybox);
    addBuildkit(root, programs);
    await packLayer(root, join(target, 'layer.tar'), 'root');
  });
  const config = { Env: [searchPath], Entrypoint: ['buildkitd'], Volumes: { '/var/lib/buildkit': {} } };
  const layer = join(folder, 'layer.tar');
  return { reference: buildkitReference(), layer, architecture: nativeArchitecture, config };
}

/** Puts buildkitd, buildctl and the static runc into the root of an image. */
export function addBuildkit(root: string, programs: Programs): void {
  for (const name of ['buildkitd', 'buildctl'])
    copyFileSync(join(programs.buildkit, name), join(root, 'usr/bin', name));
  copyFileSync(join(programs.runc, 'runc'), join(root, 'usr/bin/buildkit-runc'));
}
