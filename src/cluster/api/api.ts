import type {
  AuthenticationV1TokenRequest,
  V1SelfSubjectAccessReview,
  V1SelfSubjectReview,
} from '@kubernetes/client-node';
import { type ClusterNode, type Kind, type Kinds, pathOf, type Wire } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { type Answer, readObject } from './answer.ts';
import { type CallOptions, callUntilAnswered } from './call.ts';
import type { HttpRequest } from './transport.ts';
import { type Watched, watchEvents } from './watch.ts';

/** A list, and the version from which a watch sees what came after it. */
export type Listed<Item> = {
  readonly items: readonly Item[];
  readonly metadata: { readonly resourceVersion: string };
};

/** A right, in the words of a SelfSubjectAccessReview; '' = the core group, no subresource. */
export type AskedRight = {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly verb: string;
  /** '' = all of them. */
  readonly name: string;
};

/**
 * Which object to delete: only while it has this uid and, where it is given, this resourceVersion. Foreground =
 * dependents first, then the object.
 */
export type Deletion = { readonly name: string; readonly uid: string; readonly resourceVersion?: string };

/**
 * The calls that change nothing, in one namespace but for the cluster's nodes. Each rejects only where `Answer` says
 * so, or when aborted.
 */
export type ReadableApi = {
  readonly namespace: string;
  readonly get: <K extends Kind>(kind: K, name: string) => Promise<Answer<Kinds[K]>>;
  readonly list: <K extends Kind>(kind: K, labelSelector: string) => Promise<Answer<Listed<Kinds[K]>>>;
  /** Most users have no right to this. */
  readonly getClusterNode: (name: string) => Promise<Answer<ClusterNode>>;
  /** The first cluster node with these labels, if there is one. Most users have no right to this either. */
  readonly listFirstClusterNode: (labelSelector: string) => Promise<Answer<Listed<ClusterNode>>>;
  /** The events about the object of this name. */
  readonly listEvents: (name: string) => Promise<Answer<Listed<Kinds['events']>>>;
  /** The last lines of the log of a pod's container, of its run before this one when it has crashed. */
  readonly readLog: (pod: string, container: string, hasCrashed: boolean) => Promise<Answer<string>>;
  /** Whether the user may do this in the namespace, as RBAC or whatever authorizer sees it. */
  readonly isAllowed: (right: AskedRight) => Promise<Answer<boolean>>;
  /** The user's name, as the server knows it. */
  readonly whoAmI: () => Promise<Answer<string>>;
  /**
   * What `create` would answer, with nothing created (`dryRun=All`). `isStrict`: a field that the server does not
   * know is refused (`fieldValidation=Strict`), where `create` drops it.
   */
  readonly tryCreate: <K extends Kind>(
    kind: K,
    object: Kinds[K],
    isStrict: boolean,
  ) => Promise<Answer<Kinds[K]>>;
  /** One watch connection; ends after `seconds`, or when the network ends it, and must then be started again. */
  readonly watch: <K extends Kind>(
    kind: K,
    labelSelector: string,
    resourceVersion: string,
    seconds: number,
  ) => AsyncGenerator<Watched<Kinds[K]>>;
};

/** All calls that this action makes. Only `holds/` and `rollout/` of builders take this type, where they write. */
export type WritableApi = ReadableApi & {
  readonly create: <K extends Kind>(kind: K, object: Kinds[K]) => Promise<Answer<Kinds[K]>>;
  /** A strategic merge patch, which merges lists such as ownerReferences by their key. */
  readonly patch: <K extends Kind>(kind: K, name: string, patch: object) => Promise<Answer<Kinds[K]>>;
  readonly deleteForeground: (kind: Kind, deletion: Deletion) => Promise<Answer<object>>;
  /** A new token of a service account (TokenRequest); the server may shorten its life. */
  readonly requestToken: (account: string, request: object) => Promise<Answer<IssuedToken>>;
};

const DRY_RUN = { dryRun: 'All' };
const STRICT_DRY_RUN = { ...DRY_RUN, fieldValidation: 'Strict' };
/** buildkitd prints a stack of some 20 lines below its error. */
const LOG_LINES = 60;

/** A token that the API server issued, and when it expires, in ms since the epoch. */
export type IssuedToken = { readonly token: string; readonly expiresMs: number };

const REVIEW_RIGHTS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const REVIEW_SELF = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
const SELF_REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };

/** Opens the API of one namespace of a cluster. */
export function openApi(namespace: string, options: CallOptions): WritableApi {
  const send = <Body>(
    method: HttpRequest['method'],
    path: string,
    read: (text: string) => Body,
    content?: object,
  ): Promise<Answer<Body>> => {
    const body = content === undefined ? undefined : JSON.stringify(content);
    return callUntilAnswered(options, { method, path, body }, read);
  };
  const call = <Body extends object>(
    method: HttpRequest['method'],
    path: string,
    content?: object,
  ): Promise<Answer<Body>> => send(method, path, readObject<Body>, content);
  const one = (kind: Kind, name: string): string => pathOf(kind, namespace, name);
  const some = (kind: Kind, query: Readonly<Record<string, string>>): string =>
    `${pathOf(kind, namespace)}?${new URLSearchParams(query)}`;
  return {
    namespace,
    get: (kind, name) => call('GET', one(kind, name)),
    list: (kind, labelSelector) => call('GET', some(kind, { labelSelector })),
    getClusterNode: (name) => call('GET', `/api/v1/nodes/${encodeURIComponent(name)}`),
    listFirstClusterNode: (labelSelector) =>
      call('GET', `/api/v1/nodes?${new URLSearchParams({ labelSelector, limit: '1' })}`),
    listEvents: (name) => call('GET', some('events', { fieldSelector: `involvedObject.name=${name}` })),
    readLog: (pod, container, hasCrashed) => {
      const query = new URLSearchParams({ container, tailLines: `${LOG_LINES}`, previous: `${hasCrashed}` });
      return send('GET', `${one('pods', pod)}/log?${query}`, (text) => text);
    },
    isAllowed: (right) => send('POST', REVIEW_RIGHTS, readAllowed, reviewOf({ namespace, ...right })),
    whoAmI: () => send('POST', REVIEW_SELF, readUser, SELF_REVIEW),
    requestToken: (account, request) => send('POST', tokenPath(namespace, account), readIssuedToken, request),
    create: (kind, object) => call('POST', pathOf(kind, namespace), object),
    tryCreate: (kind, object, isStrict) =>
      call('POST', some(kind, isStrict ? STRICT_DRY_RUN : DRY_RUN), object),
    patch: (kind, name, patch) => call('PATCH', one(kind, name), patch),
    deleteForeground: (kind, { name, ...preconditions }) =>
      call('DELETE', one(kind, name), { propagationPolicy: 'Foreground', preconditions }),
    watch: (kind, labelSelector, resourceVersion, seconds) =>
      watchEvents(options, some(kind, { labelSelector }), resourceVersion, seconds),
  };
}

function reviewOf(resourceAttributes: object): object {
  const kind = 'SelfSubjectAccessReview';
  return { apiVersion: 'authorization.k8s.io/v1', kind, spec: { resourceAttributes } };
}

function tokenPath(namespace: string, account: string): string {
  const [space, name] = [encodeURIComponent(namespace), encodeURIComponent(account)];
  return `/api/v1/namespaces/${space}/serviceaccounts/${name}/token`;
}

function readIssuedToken(text: string): IssuedToken {
  const request = readObject<Wire<AuthenticationV1TokenRequest>>(text);
  const { token, expirationTimestamp } = request.status ?? {};
  const expiresMs = timestampMs(expirationTimestamp);
  if (token === undefined || expiresMs === undefined) throw new Error('an answer without a token');
  return { token, expiresMs };
}

function readAllowed(text: string): boolean {
  const review = readObject<Wire<V1SelfSubjectAccessReview>>(text);
  return review.status?.allowed === true;
}

function readUser(text: string): string {
  const review = readObject<Wire<V1SelfSubjectReview>>(text);
  return review.status?.userInfo?.username ?? '';
}
