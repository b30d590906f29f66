import { inputError } from './errors.ts';
import { truncate } from './safe-text.ts';

/** A platform as buildx and the OCI image index write it. */
export type Platform = {
  readonly os: 'linux';
  readonly architecture: string;
  readonly variant: string | undefined;
};

/** The platforms that BuildKit can build for, normalised (containerd, platforms/database.go). */
const KNOWN: ReadonlySet<string> = new Set([
  'linux/amd64',
  'linux/amd64/v2',
  'linux/amd64/v3',
  'linux/amd64/v4',
  'linux/386',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/arm/v5',
  'linux/riscv64',
  'linux/ppc64le',
  'linux/s390x',
  'linux/loong64',
  'linux/mips64le',
  'linux/mips64',
]);

/** Spellings of the same platform, as containerd normalises them. */
const ALIASES: Readonly<Record<string, string>> = {
  'linux/x86_64': 'linux/amd64',
  'linux/x86-64': 'linux/amd64',
  'linux/amd64/v1': 'linux/amd64',
  'linux/i386': 'linux/386',
  'linux/aarch64': 'linux/arm64',
  'linux/arm64/v8': 'linux/arm64',
  'linux/arm': 'linux/arm/v7',
  'linux/armhf': 'linux/arm/v7',
  'linux/armel': 'linux/arm/v6',
};

/**
 * Returns a platform such as `linux/arm64`.
 *
 * @throws ActionError code 'input', with the input's name, when there is none of that name
 */
export function parsePlatform(input: string, text: string): Platform {
  const lower = text.toLowerCase();
  const name = Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower;
  if (!KNOWN.has(name)) {
    const shown = JSON.stringify(truncate(text, 40));
    throw inputError(input, `${shown} is not a platform.`, 'Use for example linux/amd64 or linux/arm64.');
  }
  const [, architecture = '', variant] = name.split('/');
  return { os: 'linux', architecture, variant };
}

/** Returns the platform as text, the inverse of `parsePlatform`. */
export function formatPlatform(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant]
    .filter((part) => part !== undefined)
    .join('/');
}

/**
 * Returns the architecture of the cluster node that runs this platform natively, as in the label `kubernetes.io/arch`:
 * 386 and the levels of amd64 run on an amd64 node.
 */
export function nodeArchitecture(platform: Platform): string {
  return platform.architecture === '386' ? 'amd64' : platform.architecture;
}

/** What one node of a builder builds. */
export type NodePlatforms = { readonly architecture: string; readonly platforms: readonly Platform[] };

/** Returns the platforms by the architectures that run them natively, each in the order in which it is named first. */
export function groupByArchitecture(platforms: readonly Platform[]): readonly NodePlatforms[] {
  const architectures = [...new Set(platforms.map(nodeArchitecture))];
  return architectures.map((architecture) => ({
    architecture,
    platforms: platforms.filter((platform) => nodeArchitecture(platform) === architecture),
  }));
}
