import type { AuthenticationV1TokenRequest, V1Secret } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Owner } from './deployment.ts';
import { MANAGED_BY } from './labels.ts';

/** What a token dies with: an object of this name and uid. */
export type Anchor = { readonly name: string; readonly uid: string };

/** A name of each hold's own: one that takes the place of another has the same name, and another uid. */
export function anchorName({ name, uid }: { readonly name: string; readonly uid: string }): string {
  return `${name}-${uid.slice(0, UID_LENGTH)}`;
}

/** As much of a UUID as tells two holds of one job apart. */
const UID_LENGTH = 8;

/** The least that a TokenRequest may ask for (kubernetes, pkg/registry/core/serviceaccount). */
const SHORTEST_LIFE_SECONDS = 600;

/**
 * An empty Secret that goes with the hold, and takes along the tokens that are bound to it: they can be bound to Pods,
 * Secrets and Nodes alone (KEP-1205, KEP-4193), and not to a Job.
 */
export function renderAnchor(name: string, namespace: string, owner: Owner): Wire<V1Secret> {
  const metadata = { name, namespace, labels: { ...MANAGED_BY }, ownerReferences: [owner] };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', immutable: true };
}

/** Asks for a token of a service account; without an anchor it lives its life whatever becomes of the hold. */
export function renderTokenRequest(
  lifeMs: number,
  anchor: Anchor | undefined,
): Wire<AuthenticationV1TokenRequest> {
  const expirationSeconds = Math.max(SHORTEST_LIFE_SECONDS, Math.ceil(lifeMs / 1000));
  const bound =
    anchor === undefined ? {} : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...anchor } };
  return {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    // The API server's own audience.
    spec: { audiences: [], expirationSeconds, ...bound },
  };
}
