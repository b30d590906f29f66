import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Config = { readonly auths?: Readonly<Record<string, { readonly auth: string }>> };

/** Sets, or removes, what the Docker CLI's configuration has for a registry, and leaves the rest of it. */
export function keepCredentials(registry: string, auth: string | undefined): void {
  const folder = process.env.DOCKER_CONFIG ?? join(homedir(), '.docker');
  const file = join(folder, 'config.json');
  const config: Config = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const others = Object.entries(config.auths ?? {}).filter(([name]) => name !== registry);
  const given = auth === undefined ? [] : [[registry, { auth }] as const];
  mkdirSync(folder, { recursive: true });
  const auths = Object.fromEntries([...others, ...given]);
  // Jobs that run side by side here share a home: none may read half a file.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ ...config, auths }), { mode: 0o600 });
  renameSync(own, file);
}

/** The registry as the Docker CLI names it. */
export function registryInput(): string {
  return process.env.INPUT_REGISTRY || 'https://index.docker.io/v1/';
}
