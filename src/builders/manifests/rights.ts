import type { AuthenticationV1TokenRequest, V1Secret } from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Owner } from './deployment.ts';
import { MANAGED_BY } from './names.ts';

/** A right in the builder's namespace, in RBAC's words. */
export type Right = {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly verb: string;
};

function rights(
  group: string,
  resource: string,
  subresource: string,
  verbs: readonly string[],
): readonly Right[] {
  return verbs.map((verb) => ({ group, resource, subresource, verb }));
}

/** What buildx itself needs to speak to a builder. */
export const RIGHTS_TO_EXEC = rights('', 'pods', 'exec', ['create']);

const HOLDS = rights('batch', 'jobs', '', ['get', 'list', 'create', 'patch', 'delete']);

const BUILDERS = [
  ...rights('apps', 'deployments', '', ['get', 'create', 'patch']),
  ...rights('', 'persistentvolumeclaims', '', ['get', 'create', 'patch']),
  ...rights('', 'pods', '', ['list', 'watch']),
  ...RIGHTS_TO_EXEC,
];

/** What removes an orphan (rollout/orphan.ts); a job works without it. */
export const RIGHTS_TO_REMOVE_ORPHANS = rights('apps', 'deployments', '', ['delete']);

/** What removes a claim on which nothing was ever built (rollout/unused-claim.ts); a job works without it. */
export const RIGHTS_TO_REMOVE_CLAIMS = rights('', 'persistentvolumeclaims', '', ['delete']);

/** What mode ensure needs. Builders with `keep-warm: forever` can do without holds. */
export function rightsToEnsure(needsHolds: boolean): readonly Right[] {
  return needsHolds ? [...HOLDS, ...BUILDERS] : BUILDERS;
}

/** What the input builds-account needs. */
export const RIGHTS_TO_HAND_OFF = rights('', 'serviceaccounts', 'token', ['create']);

/** What mode connect needs; a StatefulSet is only looked for when there is no Deployment. */
export const RIGHTS_TO_CONNECT: readonly Right[] = [
  ...rights('apps', 'deployments', '', ['get']),
  ...rights('', 'pods', '', ['list']),
  ...RIGHTS_TO_EXEC,
];

/** Rights in words, by what they are on: `get, patch deployments.apps; create pods/exec`. */
export function describeRights(wanted: readonly Right[]): string {
  const verbs = new Map<string, readonly string[]>();
  for (const right of wanted) verbs.set(nameOf(right), [...(verbs.get(nameOf(right)) ?? []), right.verb]);
  return [...verbs].map(([name, some]) => `${some.join(', ')} ${name}`).join('; ');
}

function nameOf(right: Right): string {
  return right.group === '' ? kindOf(right) : `${kindOf(right)}.${right.group}`;
}

/** The resource as a Role names it, for example `pods/exec`. */
function kindOf({ resource, subresource }: Right): string {
  return subresource === '' ? resource : `${resource}/${subresource}`;
}

/** The Role that grants these rights, as the object that kubectl applies. */
export function renderRole(namespace: string, wanted: readonly Right[]): object {
  const rules = new Map<
    string,
    { readonly apiGroups: string[]; readonly resources: string[]; readonly verbs: string[] }
  >();
  for (const right of wanted) {
    const { group, verb } = right;
    const kind = kindOf(right);
    const rule = rules.get(`${group}/${kind}`) ?? { apiGroups: [group], resources: [kind], verbs: [] };
    rule.verbs.push(verb);
    rules.set(`${group}/${kind}`, rule);
  }
  const metadata = { name: 'setup-buildx-kubernetes', namespace };
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [...rules.values()] };
}

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
