import type { V1Deployment } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { APP_LABEL } from '../manifests/labels.ts';

/**
 * True for a Deployment as buildx makes one of its own defaults: by the label and by the probe that only it sets
 * (driver/kubernetes/manifest/manifest.go). With a node's name it is what buildx made in the place of a builder that
 * was gone, by an instance of an older version of this action, or one that somebody wrote by hand.
 */
export function isMadeByBuildx({ metadata, spec }: Wire<V1Deployment>): boolean {
  const [container] = spec?.template?.spec?.containers ?? [];
  const probe = container?.readinessProbe;
  return (
    metadata?.labels?.[APP_LABEL] === metadata?.name &&
    container?.name === 'buildkitd' &&
    probe?.exec?.command?.join(' ') === 'buildctl debug workers' &&
    probe.initialDelaySeconds === 5 &&
    probe.periodSeconds === 30 &&
    probe.timeoutSeconds === 60
  );
}
