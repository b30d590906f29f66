import type { ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';

import { answer, refuse } from './fake-api.ts';
import { mergeMetadata, ObjectStore, type Posted, type SentPatch, type Stored } from './object-store.ts';
import type { Script, SeenRequest } from './scripted-server.ts';

export type { Posted, Stored } from './object-store.ts';

/** What a test lets happen instead of, or before, the ordinary answer; true = it has answered. */
export type Intervene = (request: SeenRequest, response: ServerResponse, cluster: FakeCluster) => boolean;

/**
 * A namespace in memory: an API server, and as much of its controllers as a test asks for. Enough for faults and races
 * that a real cluster shows once in a thousand runs; never the proof for a cluster.
 */
export class FakeCluster extends ObjectStore {
  readonly writes: string[] = [];
  /** The class that the server gives to a claim that names none; '' = the cluster has no default StorageClass. */
  defaultClass = 'standard';
  /** How long the garbage collector takes after an object is deleted; Infinity: it waits for `collectGarbage`. */
  collectMs = 0;
  /** How long a pod takes to end. */
  endMs = 0;
  /** What the Deployment controller does about a new Deployment; without a test's own wish it serves at once. */
  created: (deployment: Stored) => void = (deployment) => this.serve(deployment);
  /** What it does when a template has changed; without a test's own wish the new pod is up at once. */
  rolled: (deployment: Stored) => void = (deployment) => this.serve(deployment);
  readonly #intervene: Intervene;

  constructor(intervene: Intervene = () => false) {
    super();
    this.#intervene = intervene;
  }

  /** Replaces the pods that a Deployment has, if any, by one of its template that is ready. */
  serve(deployment: Stored): void {
    const { name, generation = 1 } = deployment.metadata;
    const found = this.objects.get(`deployments/${name}`);
    if (found !== undefined)
      this.#setStatus('deployments', found, { ...SERVING, observedGeneration: generation });
    if (this.removePods(name) > 0) this.putPod(deployment, READY);
  }

  /** Puts a pod of a Deployment's template, as a ReplicaSet would. */
  putPod({ metadata: { name, generation = 1 }, spec }: Stored, status: object): Stored {
    const { labels = {}, annotations = {} } = spec?.template?.metadata ?? {};
    const metadata = { name: `${name}-${generation}`, labels: { ...labels, app: name }, annotations };
    return this.put('pods', { metadata, status });
  }

  /** Removes a node's pods, as if they had ended; answers how many there were. */
  removePods(node: string): number {
    const pods = this.select('pods', `app=${node}`);
    for (const { metadata } of pods) this.remove(`pods/${metadata.name}`);
    return pods.length;
  }

  /** Tells a node's pods to end, which takes them `endMs`. */
  endPods(node: string): void {
    if (this.endMs === 0) return void this.removePods(node);
    for (const pod of this.select('pods', `app=${node}`)) {
      pod.metadata.deletionTimestamp ??= new Date(Date.now() + this.endMs).toISOString();
      this.changed('pods', pod);
    }
    if (Number.isFinite(this.endMs)) setTimeout(() => void this.removePods(node), this.endMs).unref();
  }

  /**
   * Does what the garbage collector does: what is being deleted in the foreground goes, then what has lost the last of
   * its owners, a Deployment with its pods; of several owners those that are gone are taken out.
   */
  collectGarbage(): void {
    for (const [key, { metadata }] of this.objects)
      if (metadata.deletionTimestamp !== undefined && isDeepStrictEqual(metadata.finalizers, [FOREGROUND]))
        this.#drop(key);
    const uids = new Set([...this.objects.values()].map(({ metadata }) => metadata.uid));
    for (const [key, stored] of this.objects) {
      const { ownerReferences: owners = [] } = stored.metadata;
      const living = owners.filter(({ uid }) => uids.has(uid));
      if (living.length === owners.length) continue;
      stored.metadata.ownerReferences = living;
      if (living.length > 0) this.changed(kindOf(key), stored);
      else this.#drop(key);
    }
  }

  #drop(key: string): void {
    this.remove(key);
    const [kind, name = ''] = key.split('/');
    if (kind === 'deployments') this.endPods(name);
  }

  #setStatus(kind: string, stored: Stored, status: object): void {
    stored.status = status;
    this.changed(kind, stored);
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
    const { searchParams } = new URL(path, 'https://x');
    const key = objectOf(request);
    const [kind = '', name = ''] = key.split('/');
    const found = this.objects.get(key);
    if (searchParams.has('watch')) return this.#watch(kind, searchParams, response);
    if (method === 'GET' && name === '') {
      const items = this.select(kind, searchParams.get('labelSelector') ?? '');
      return answer(response, 200, { items, metadata: { resourceVersion: `${this.version}` } });
    }
    if (method === 'POST') return this.#create(kind, JSON.parse(body), isDryRun(request), response);
    if (found === undefined) return refuse(response, 404, 'NotFound', `${key} not found`);
    if (method === 'DELETE') return this.#delete(key, found, body === '' ? {} : JSON.parse(body), response);
    if (method === 'PATCH') return this.#patch(key, found, JSON.parse(body), response);
    answer(response, 200, found);
  }

  /** Lasts as long as it was asked for, unless the client goes before. */
  #watch(kind: string, query: URLSearchParams, response: ServerResponse): void {
    response.writeHead(200).flushHeaders();
    const version = Number(query.get('resourceVersion'));
    const selector = query.get('labelSelector') ?? '';
    const leave = this.watch(kind, selector, version, ({ type, object }) =>
      response.write(`${JSON.stringify({ type, object })}\n`),
    );
    const timer = setTimeout(
      () => {
        leave();
        response.end();
      },
      Number(query.get('timeoutSeconds')) * 1000,
    );
    response.on('close', () => {
      clearTimeout(timer);
      leave();
    });
  }

  #create(kind: string, object: Posted, isTried: boolean, response: ServerResponse): void {
    const { name } = object.metadata;
    if (this.objects.has(`${kind}/${name}`))
      return refuse(response, 409, 'AlreadyExists', `${kind} "${name}" already exists`);
    const admitted = kind === 'persistentvolumeclaims' ? withClass(object, this.defaultClass) : object;
    if (isTried) return answer(response, 201, admitted);
    const stored = this.put(kind, admitted);
    if (kind === 'deployments') this.created(stored);
    answer(response, 201, stored);
  }

  /** What is deleted in the foreground stays, with a finalizer, until the garbage collector has been there. */
  #delete(key: string, found: Stored, options: Deletion, response: ServerResponse): void {
    if (isRefusedBy(options.preconditions ?? {}, found))
      return refuse(response, 409, 'Conflict', 'Precondition failed');
    const { metadata } = found;
    const isForeground = options.propagationPolicy === 'Foreground';
    if (isForeground) metadata.finalizers = [...new Set([...(metadata.finalizers ?? []), FOREGROUND])];
    if ((metadata.finalizers ?? []).length === 0) this.#drop(key);
    else if (metadata.deletionTimestamp === undefined) {
      metadata.deletionTimestamp = new Date().toISOString();
      metadata.generation = (metadata.generation ?? 0) + 1;
      this.changed(kindOf(key), found);
    }
    if (this.collectMs === 0) this.collectGarbage();
    else if (Number.isFinite(this.collectMs)) setTimeout(() => this.collectGarbage(), this.collectMs).unref();
    answer(response, 200, found);
  }

  #patch(key: string, found: Stored, patch: SentPatch, response: ServerResponse): void {
    const { uid, resourceVersion } = patch.metadata ?? {};
    if (uid !== undefined && uid !== found.metadata.uid)
      return refuse(response, 409, 'Conflict', 'Precondition failed: UID');
    if (resourceVersion !== undefined && resourceVersion !== found.metadata.resourceVersion)
      return refuse(response, 409, 'Conflict', 'the object has been modified');
    const before = structuredClone(found);
    mergeMetadata(found, patch.metadata ?? {});
    const { template, ...others } = patch.spec ?? {};
    if (patch.spec !== undefined) found.spec = { ...found.spec, ...others };
    if (template !== undefined) found.spec = { ...found.spec, template: replacing(template) };
    // As the server: what changes nothing is not written, and no new version of it.
    if (!isDeepStrictEqual(found, before)) this.#write(key, found, before);
    answer(response, 200, found);
  }

  /** A new generation where the spec has changed; of a Deployment also where its annotations have (its strategy.go). */
  #write(key: string, found: Stored, before: Stored): void {
    const isDeployment = key.startsWith('deployments/');
    const isRolled = !isDeepStrictEqual(found.spec?.template, before.spec?.template);
    const isNoted = !isDeepStrictEqual(found.metadata.annotations, before.metadata.annotations);
    const isNew = !isDeepStrictEqual(found.spec, before.spec) || (isDeployment && isNoted);
    const generation = (found.metadata.generation ?? 1) + (isNew ? 1 : 0);
    found.metadata.generation = generation;
    this.changed(kindOf(key), found);
    if (isRolled) this.rolled(found);
    else if (isDeployment && isNew)
      this.#setStatus('deployments', found, { ...found.status, observedGeneration: generation });
  }
}

const FOREGROUND = 'foregroundDeletion';

type Deletion = {
  readonly propagationPolicy?: string;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
};

function kindOf(key: string): string {
  return key.split('/')[0] ?? '';
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
function withClass(claim: Posted, name: string): Posted {
  return name === '' ? claim : { ...claim, spec: { storageClassName: name, ...claim.spec } };
}

function replacing({ $patch, ...template }: NonNullable<SentPatch['spec']>['template'] & object) {
  if ($patch !== 'replace') throw new Error('this cluster can only replace a template');
  return template;
}

function isRefusedBy({ uid, resourceVersion }: Partial<Stored['metadata']>, { metadata }: Stored): boolean {
  const isOther = uid !== undefined && uid !== metadata.uid;
  return isOther || (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion);
}

/** The status of a Deployment that serves. */
export const SERVING = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1 };

/** The status of a pod that is ready. */
export const READY = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
