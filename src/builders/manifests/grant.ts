import { Scalar, stringify } from 'yaml';
import { CONNECT, ENSURE, type Grant } from './granted.ts';

/** What a user is to be allowed, as deploy/ has it for each mode; `user` undefined: the server did not say who it is. */
export type Granting = {
  readonly mode: 'ensure' | 'connect';
  readonly namespace: string;
  readonly user: string | undefined;
};

const GRANTS: Readonly<Record<Granting['mode'], readonly Grant[]>> = { ensure: ENSURE, connect: CONNECT };

const API = 'rbac.authorization.k8s.io';

/** What stands for a user whose name is not known. */
export const UNKNOWN_USER = 'USER';

/**
 * Returns the Role of a mode and a RoleBinding for the user, as kubectl applies them. The Role is the one of deploy/, so
 * applying it takes nothing from others; the binding is the user's own, since applying one replaces its subjects.
 */
export function renderGrant({ mode, namespace, user = UNKNOWN_USER }: Granting): string {
  const role = `setup-buildx-kubernetes-${mode}`;
  const rules = GRANTS[mode].map(([resource, ...verbs]) => {
    const [name = '', group = ''] = resource.split('.');
    return { apiGroups: [group], resources: [name], verbs };
  });
  const apiVersion = `${API}/v1`;
  const binding = {
    apiVersion,
    kind: 'RoleBinding',
    metadata: { name: quoted(bindingName(role, user)), namespace: quoted(namespace) },
    subjects: [subjectOf(user)],
    roleRef: { apiGroup: API, kind: 'Role', name: role },
  };
  return [
    { apiVersion, kind: 'Role', metadata: { name: role, namespace: quoted(namespace) }, rules },
    binding,
  ]
    .map((object) => stringify(object, AS_KUBECTL))
    .join('---\n');
}

/** kubectl reads YAML 1.1, to which more words are no text. */
const AS_KUBECTL = { version: '1.1', lineWidth: 0 } as const;

/** Text from outside, in quotes unless it is plain words: readers of YAML differ in what they take for a number. */
function quoted(text: string): string | Scalar<string> {
  if (/^[a-z][a-z-]*$/.test(text)) return text;
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

const ACCOUNT = /^system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)$/;

function subjectOf(user: string): object {
  const [, namespace, name] = ACCOUNT.exec(user) ?? [];
  return namespace === undefined || name === undefined
    ? { kind: 'User', apiGroup: API, name: quoted(user) }
    : { kind: 'ServiceAccount', name: quoted(name), namespace: quoted(namespace) };
}

/** A path segment may be of more signs than other names of Kubernetes (kubernetes, pkg/apis/rbac/validation). */
function bindingName(role: string, user: string): string {
  return `${role}-${user.replace(/[^\w.:@-]/g, '-')}`.slice(0, LONGEST_NAME);
}

const LONGEST_NAME = 253;
