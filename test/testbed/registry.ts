import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { registryAddress } from './cluster-nodes.ts';
import type { Daemon } from './daemon.ts';
import type { Image } from './images.ts';
import { statePath } from './layout.ts';
import { pushImage } from './push-image.ts';

/** The registry of images: plain http, on the bridge's address only, deletion allowed. */
export function registryDaemon(programs: string): Daemon {
  const config = statePath('registry.yaml');
  const content = {
    version: '0.1',
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: statePath('registry') }, delete: { enabled: true } },
    http: { addr: registryAddress },
  };
  writeFileSync(config, stringify(content));
  // Without this it sends traces to port 4318 of this machine.
  const env = { OTEL_TRACES_EXPORTER: 'none' };
  return { name: 'registry', program: join(programs, 'registry'), args: ['serve', config], env };
}

/** True when the registry answers, otherwise why not. */
export async function isRegistryReady(): Promise<true | string> {
  const answer = fetch(`http://${registryAddress}/v2/`);
  return await answer.then((response) => response.ok || `status ${response.status}`, causeOf);
}

/** fetch says no more than "fetch failed"; what happened is in the error's cause. */
function causeOf(error: unknown): string {
  return String(error instanceof Error ? (error.cause ?? error) : error);
}

/** Full reference of an image in the bed's registry. */
export const referenceOf = (image: Image): string => `${registryAddress}/${image.reference}`;

/** Pushes an image to a registry under its own repository and tag; `others` are the same for more architectures. */
export async function publish(registry: string, image: Image, ...others: readonly Image[]): Promise<void> {
  const [repository = '', tag = ''] = image.reference.split(':');
  const variants = [image, ...others].map(({ architecture, config, layer }) => ({
    architecture,
    config,
    layers: [new Uint8Array(readFileSync(layer))],
  }));
  await pushImage(registry, repository, tag, variants);
}
