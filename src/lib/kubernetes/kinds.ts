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

import type { Wire } from './wire.ts';

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
/** A machine of the cluster, which is in no namespace. */
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

/** The URL path of one object, or of the collection when `name` is ''. */
export function pathOf(kind: Kind, namespace: string, name: string): string {
  const collection = `/${GROUP[kind]}/namespaces/${encodeURIComponent(namespace)}/${kind}`;
  return name === '' ? collection : `${collection}/${encodeURIComponent(name)}`;
}
