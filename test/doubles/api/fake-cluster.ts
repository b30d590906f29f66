import type { ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';

import { answer, refuse } from './fake-api.ts';
import type { Script, SeenRequest } from './scripted-server.ts';

/** A stored object, as loosely as JSON is. */
export type Stored = {
  kind?: string;
  metadata: {
    name: string;
    uid: string;
    generation?: number;
    resourceVersion?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { kind: string; name: string; uid: string }[];
    deletionTimestamp?: string;
  };
  spec?: { template?: Template; activeDeadlineSeconds?: number; readonly [field: string]: unknown };
  status?: object;
};

/** A Deployment's pod template, as far as it matters here. */
type Template = {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  readonly [field: string]: unknown;
};

/** A strategic merge patch as it is sent. */
type SentPatch = {
  readonly metadata?: Omit<Partial<Stored['metadata']>, 'ownerReferences'> & {
    readonly ownerReferences?: Stored['metadata']['ownerReferences'] | null;
  };
  readonly spec?: { readonly template?: Template & { readonly $patch?: string } };
};

/** An object before the server gave it a uid. */
export type Posted = Omit<Stored, 'metadata'> & { metadata: Omit<Stored['metadata'], 'uid'> };

/** What a test lets happen instead of, or before, the ordinary answer; true = it has answered. */
export type Intervene = (request: SeenRequest, response: ServerResponse, cluster: FakeCluster) => boolean;

/**
 * A namespace in memory that stores, lists by labels, merges owners by uid and refuses what exists: enough for
 * faults that a real cluster shows once in a thousand runs. What a cluster does by itself is not played, but for what
 * follows from a Deployment's owners (`collectGarbage`) and template (`rolled`).
 */
export class FakeCluster {
  readonly objects = new Map<string, Stored>();
  readonly writes: string[] = [];
  /** The class that the server gives to a claim that names none; '' = the cluster has no default StorageClass. */
  defaultClass = 'standard';
  #uid = 0;
  readonly #intervene: Intervene;
  /** What the Deployment controller does when a template has changed; without a test's own wish the new pod is up at once. */
  rolled: (deployment: Stored) => void = (deployment) => this.serve(deployment);

  constructor(intervene: Intervene = () => false) {
    this.#intervene = intervene;
  }

  /** Puts an object there as somebody else would; answers it with a uid. */
  put(kind: string, object: Posted): Stored {
    this.#uid += 1;
    const given = { generation: 1, resourceVersion: '1', ...object.metadata };
    const stored = { ...object, metadata: { ...given, uid: `uid-${this.#uid}` } };
    this.objects.set(`${kind}/${stored.metadata.name}`, stored);
    return stored;
  }

  /** Replaces the pods that a Deployment has, if any, by one of its template that is ready. */
  serve({ metadata, spec }: Stored): void {
    const { name, generation = 1 } = metadata;
    const deployment = this.objects.get(`deployments/${name}`);
    if (deployment !== undefined) deployment.status = { ...SERVING, observedGeneration: generation };
    if (this.removePods(name) === 0) return;
    const { labels = {}, annotations = {} } = spec?.template?.metadata ?? {};
    const pod = { name: `${name}-${generation}`, labels: { ...labels, app: name }, annotations };
    this.put('pods', { metadata: pod, status: READY });
  }

  /** Removes a node's pods; answers how many there were. */
  removePods(node: string): number {
    const pods = [...this.objects].filter(
      ([key, pod]) => key.startsWith('pods/') && pod.metadata.labels?.app === node,
    );
    for (const [key] of pods) this.objects.delete(key);
    return pods.length;
  }

  /** Does what the garbage collector does about owners that are gone: a Deployment goes with the last of them. */
  collectGarbage(): void {
    const uids = new Set([...this.objects.values()].map(({ metadata }) => metadata.uid));
    for (const [key, { metadata }] of this.objects) {
      const { name, ownerReferences: owners = [] } = metadata;
      const living = owners.filter(({ uid }) => uids.has(uid));
      if (!key.startsWith('deployments/') || living.length === owners.length) continue;
      metadata.ownerReferences = living;
      if (living.length > 0) continue;
      this.objects.delete(key);
      this.removePods(name);
    }
  }

  /** The script of a fake API server that serves this namespace. */
  readonly script: Script = (request, response) => {
    if (request.path.includes('/selfsubject')) return answer(response, 201, { status: { allowed: true } });
    if (request.method !== 'GET' && !isDryRun(request))
      this.writes.push(`${request.method} ${objectOf(request)}`);
    if (!this.#intervene(request, response, this)) this.#serve(request, response);
  };

  #serve(request: SeenRequest, response: ServerResponse): void {
    const { method, path, body } = request;
    const url = new URL(path, 'https://x');
    const key = objectOf(request);
    const [kind = '', name = ''] = key.split('/');
    const found = this.objects.get(key);
    if (url.searchParams.has('watch')) return void response.writeHead(200).end();
    if (method === 'GET' && name === '')
      return this.#list(kind, url.searchParams.get('labelSelector') ?? '', response);
    if (method === 'POST') return this.#create(kind, JSON.parse(body), isDryRun(request), response);
    if (found === undefined) return refuse(response, 404, 'NotFound', `${key} not found`);
    if (method === 'DELETE') return this.#delete(key, found, body, response);
    if (method === 'PATCH') return this.#patch(found, JSON.parse(body), response);
    answer(response, 200, found);
  }

  #list(kind: string, selector: string, response: ServerResponse): void {
    const wanted = readSelector(selector);
    const items = [...this.objects].filter(([key]) => key.startsWith(`${kind}/`)).map(([, object]) => object);
    const fits = (object: Stored): boolean =>
      wanted.every(({ name, values }) => values.includes(object.metadata.labels?.[name] ?? ''));
    answer(response, 200, { items: items.filter(fits), metadata: { resourceVersion: '1' } });
  }

  #create(kind: string, object: Stored, isTried: boolean, response: ServerResponse): void {
    const { name } = object.metadata;
    if (this.objects.has(`${kind}/${name}`))
      return refuse(response, 409, 'AlreadyExists', `${kind} "${name}" already exists`);
    const admitted = kind === 'persistentvolumeclaims' ? withClass(object, this.defaultClass) : object;
    if (isTried) return answer(response, 201, admitted);
    const stored = this.put(kind, admitted);
    if (kind === 'deployments') stored.status = SERVING;
    answer(response, 201, stored);
  }

  #delete(key: string, found: Stored, body: string, response: ServerResponse): void {
    const { preconditions = {} }: { preconditions?: { uid?: string; resourceVersion?: string } } =
      body === '' ? {} : JSON.parse(body);
    if (isRefusedBy(preconditions, found)) return refuse(response, 409, 'Conflict', 'Precondition failed');
    this.objects.delete(key);
    answer(response, 200, found);
  }

  #patch(found: Stored, patch: SentPatch, response: ServerResponse): void {
    const {
      uid,
      resourceVersion,
      ownerReferences = [],
      annotations = {},
      labels = {},
    } = patch.metadata ?? {};
    if (uid !== undefined && uid !== found.metadata.uid)
      return refuse(response, 409, 'Conflict', 'Precondition failed: UID');
    if (resourceVersion !== undefined && resourceVersion !== found.metadata.resourceVersion)
      return refuse(response, 409, 'Conflict', 'the object has been modified');
    found.metadata.resourceVersion = `${Number(found.metadata.resourceVersion) + 1}`;
    // null is how a patch takes a field away; a list of owners is merged by uid.
    if (ownerReferences === null) delete found.metadata.ownerReferences;
    const known = found.metadata.ownerReferences ?? [];
    const added = (ownerReferences ?? []).filter((owner) => !known.some((one) => one.uid === owner.uid));
    if (added.length > 0) found.metadata.ownerReferences = [...known, ...added];
    found.metadata.labels = { ...found.metadata.labels, ...labels };
    found.metadata.annotations = { ...found.metadata.annotations, ...annotations };
    this.#patchSpec(found, patch.spec ?? {});
    answer(response, 200, found);
  }

  #patchSpec(found: Stored, { template, ...others }: NonNullable<SentPatch['spec']>): void {
    found.spec = { ...found.spec, ...others };
    if (template === undefined) return;
    const { $patch, ...replacing } = template;
    if ($patch !== 'replace') throw new Error('this cluster can only replace a template');
    if (isDeepStrictEqual(found.spec.template, replacing)) return;
    found.spec = { ...found.spec, template: replacing };
    found.metadata.generation = (found.metadata.generation ?? 1) + 1;
    this.rolled(found);
  }
}

/** The kind and name of the object that a request is about; a new one has no name yet. */
function objectOf({ path }: SeenRequest): string {
  const { pathname } = new URL(path, 'https://x');
  return pathname.split('/namespaces/')[1]?.split('/').slice(1).join('/') ?? '';
}

/** True for a request that changes nothing. */
export function isDryRun({ path }: SeenRequest): boolean {
  return new URL(path, 'https://x').searchParams.get('dryRun') === 'All';
}

/** What the admission plugin DefaultStorageClass makes of a claim. */
function withClass(claim: Stored, name: string): Stored {
  return name === '' ? claim : { ...claim, spec: { storageClassName: name, ...claim.spec } };
}

/** `a=b,c in (d,e)` as names and the values that each may have. */
function readSelector(
  selector: string,
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  return [...selector.matchAll(/([^\s,=]+)(?:=([^,]*)| in \(([^)]*)\))/g)].map(
    ([, name = '', value, values]) => ({
      name,
      values: value === undefined ? (values ?? '').split(',') : [value],
    }),
  );
}

function isRefusedBy({ uid, resourceVersion }: Partial<Stored['metadata']>, { metadata }: Stored): boolean {
  const isOther = uid !== undefined && uid !== metadata.uid;
  return isOther || (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion);
}

/** The status of a Deployment that serves. */
export const SERVING = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1 };

/** The status of a pod that is ready. */
export const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
