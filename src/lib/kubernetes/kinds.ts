import type {
  CoreV1Event,
  V1Deployment,
  V1Job,
  V1Node,
  V1PersistentVolumeClaim,
  V1Pod,
  V1Secret,
  V1StatefulSet,
} from '@kubernetes/client-node';

/**
 * A Kubernetes object as it travels in JSON. The types of @kubernetes/client-node describe what its own decoder
 * makes of an answer, in which timestamps are `Date`; here nothing decodes them, so they are RFC 3339 text.
 */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T;

/** The kinds that this action reads or writes, by their name in URLs, and what they look like in JSON. */
export type Kinds = {
  readonly deployments: Wire<V1Deployment>;
  readonly statefulsets: Wire<V1StatefulSet>;
  readonly jobs: Wire<V1Job>;
  readonly pods: Wire<V1Pod>;
  readonly persistentvolumeclaims: Wire<V1PersistentVolumeClaim>;
  readonly events: Wire<CoreV1Event>;
  readonly secrets: Wire<V1Secret>;
};

export type Kind = keyof Kinds;

export type Deployment = Kinds['deployments'];
export type StatefulSet = Kinds['statefulsets'];
export type Job = Kinds['jobs'];
export type Pod = Kinds['pods'];
export type PersistentVolumeClaim = Kinds['persistentvolumeclaims'];
export type Event = Kinds['events'];
/** A cluster node, which is in no namespace. */
export type ClusterNode = Wire<V1Node>;

/** The API group and version under which each kind is served. */
const GROUP: Readonly<Record<Kind, string>> = {
  deployments: 'apis/apps/v1',
  statefulsets: 'apis/apps/v1',
  jobs: 'apis/batch/v1',
  pods: 'api/v1',
  persistentvolumeclaims: 'api/v1',
  events: 'api/v1',
  secrets: 'api/v1',
};

/** Returns the URL path of one object, or of the collection without a `name`. */
export function pathOf(kind: Kind, namespace: string, name?: string): string {
  const collection = `/${GROUP[kind]}/namespaces/${encodeURIComponent(namespace)}/${kind}`;
  return name === undefined ? collection : `${collection}/${encodeURIComponent(name)}`;
}
