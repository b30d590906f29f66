import type { AuthenticationV1TokenRequest, V1Secret } from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/kinds.ts';
import type { Owner } from './deployment.ts';
import { CONNECT, ENSURE, type Grant, HANDOFF, REMOVAL } from './granted.ts';
import { MANAGED_BY } from './names.ts';

/** A right in the builder's namespace, as a SelfSubjectAccessReview has it: '' is the core group, or no subresource. */
export type Right = {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly verb: string;
};

/** What the Roles allow only for longer messages; a job never asks whether it may. */
const EXPLAINING: ReadonlySet<string> = new Set(['events', 'pods/log', 'statefulsets.apps']);

/** Returns what a Role allows and a job cannot work without, of these resources only where some are named. */
function rightsOf(grants: readonly Grant[], ...only: readonly string[]): readonly Right[] {
  return grants
    .filter(([name]) => !EXPLAINING.has(name) && (only.length === 0 || only.includes(name)))
    .flatMap(([name, ...verbs]) => {
      const [path = '', group = ''] = name.split('.');
      const [resource = '', subresource = ''] = path.split('/');
      return verbs.map((verb) => ({ group, resource, subresource, verb }));
    });
}

/** What buildx itself needs to connect to a builder. */
export const RIGHTS_TO_EXEC = rightsOf(ENSURE, 'pods/exec');

/** What removes an orphan (rollout/join-or-create.ts); a job works without it. */
export const RIGHTS_TO_REMOVE_ORPHANS = rightsOf(REMOVAL, 'deployments.apps');

/** What removes a claim on which nothing was ever built (rollout/unused-claim.ts); a job works without it. */
export const RIGHTS_TO_REMOVE_CLAIMS = rightsOf(REMOVAL, 'persistentvolumeclaims');

/** Returns what mode ensure needs. Builders with `keep-warm: forever` need no holds, which are Jobs. */
export function rightsToEnsure(needsHolds: boolean): readonly Right[] {
  const all = rightsOf(ENSURE);
  return needsHolds ? all : all.filter(({ resource }) => resource !== 'jobs');
}

/** What the input build-service-account needs. */
export const RIGHTS_TO_HAND_OFF = rightsOf(HANDOFF, 'serviceaccounts/token');

/** What mode connect needs; it looks for a StatefulSet only when there is no Deployment. */
export const RIGHTS_TO_CONNECT: readonly Right[] = rightsOf(CONNECT);

/** Returns rights in words, by their resources: `get, patch deployments.apps; create pods/exec`. */
export function describeRights(wanted: readonly Right[]): string {
  const verbs = new Map<string, readonly string[]>();
  for (const right of wanted) {
    const name = [pathOf(right), right.group].filter(Boolean).join('.');
    verbs.set(name, [...(verbs.get(name) ?? []), right.verb]);
  }
  return [...verbs].map(([name, some]) => `${some.join(', ')} ${name}`).join('; ');
}

/** Returns the resource as a Role names it, for example `pods/exec`. */
function pathOf({ resource, subresource }: Right): string {
  return [resource, subresource].filter(Boolean).join('/');
}

/** The object that a token expires with, by name and uid. */
export type Anchor = { readonly name: string; readonly uid: string };

/** Returns a name that is unique for each hold: one that replaces another has the same name, and another uid. */
export function anchorName({ name, uid }: { readonly name: string; readonly uid: string }): string {
  return `${name}-${uid.slice(0, UID_LENGTH)}`;
}

/** As much of a UUID as distinguishes two holds of one job. */
const UID_LENGTH = 8;

/** The shortest life that a TokenRequest may ask for (kubernetes, pkg/registry/core/serviceaccount). */
const SHORTEST_LIFE_SECONDS = 600;

/**
 * Returns an empty Secret that is deleted with the hold, and with which the tokens that are bound to it expire: tokens can
 * be bound to Pods, Secrets and Nodes alone (KEP-1205, KEP-4193), and not to a Job.
 */
export function renderAnchor(name: string, namespace: string, owner: Owner): Wire<V1Secret> {
  const metadata = { name, namespace, labels: { ...MANAGED_BY }, ownerReferences: [owner] };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', immutable: true };
}

/** Returns the request for a token of a service account. Without an anchor it stays valid when the hold is deleted. */
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
    // An empty list is the API server's own audience.
    spec: { audiences: [], expirationSeconds, ...bound },
  };
}
