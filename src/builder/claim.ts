import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { BUILDER_LABEL, LAST_USED_ANNOTATION, MANAGED_BY } from './labels.ts';
import { claimName } from './names.ts';
import type { Cache, NodeSpec } from './spec.ts';

/**
 * The claim that keeps a node's cache. It has no owner: it stays when the builder goes. ReadWriteOnce, because
 * whether a class can do ReadWriteOncePod is told by no right that a namespaced Role can hold.
 * `nowIso` is RFC 3339.
 */
export function renderClaim(
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
  nowIso: string,
): Wire<V1PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(spec.name),
      namespace: spec.namespace,
      labels: { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder },
      annotations: { [LAST_USED_ANNOTATION]: nowIso },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: cache.size.text } },
      ...(cache.storageClass === '' ? {} : { storageClassName: cache.storageClass }),
    },
  };
}
