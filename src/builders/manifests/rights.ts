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
