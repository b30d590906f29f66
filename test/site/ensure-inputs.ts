import { plainHttp } from './registry-config.ts';
import type { Site } from './site.ts';

/** The inputs of mode ensure for a small builder that goes as soon as nobody holds it; `more` wins. */
export function ensureInputs(
  site: Site,
  name: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  return {
    kubeconfig: site.kubeconfig('ensure'),
    name,
    image: site.bed.buildkitImage,
    cpu: '100m',
    memory: '128Mi',
    'cache-size': '1Gi',
    'keep-warm': '0',
    'buildkitd-config-inline': plainHttp(site),
    ...more,
  };
}
