import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Owner } from './deployment.ts';
import { BUILDER_LABEL, LAST_USED_ANNOTATION, MADE_BY_ANNOTATION, MANAGED_BY } from './labels.ts';
import { claimName } from './names.ts';
import { type Cache, NO_CLASS, type NodeSpec } from './spec.ts';

/**
 * The claim that keeps a node's cache. Without owners it stays when the builder goes; an ephemeral builder's is owned
 * by the hold, so that it goes too. ReadWriteOnce, because whether a class can do ReadWriteOncePod is told by no
 * right that a namespaced Role can hold. `nowIso` is RFC 3339.
 */
export function renderClaim(
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
  owners: readonly Owner[],
  nowIso: string,
): Wire<V1PersistentVolumeClaim> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(spec.name),
      namespace: spec.namespace,
      labels: { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder },
      annotations: { [LAST_USED_ANNOTATION]: nowIso, [MADE_BY_ANNOTATION]: spec.job },
      ...(owners.length === 0 ? {} : { ownerReferences: owners }),
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: cache.size.text } },
      ...renderClass(cache.storageClass),
    },
  };
}

/** `''` in a claim is Kubernetes' word for no class at all; to leave it out asks for the default one. */
function renderClass(storageClass: string): { readonly storageClassName?: string } {
  if (storageClass === '') return {};
  return { storageClassName: storageClass === NO_CLASS ? '' : storageClass };
}
