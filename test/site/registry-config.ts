import type { Site } from './site.ts';

/** The input `buildkitd-config-inline` with which the bed's registry is spoken to by plain http. */
export function plainHttp(site: Site): string {
  const names = new Set([site.bed.registry, site.bed.registryInCluster]);
  return [...names].map((name) => `[registry."${name}"]\n  http = true\n`).join('');
}
