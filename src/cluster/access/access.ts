import { toBase64 } from '../../lib/base64.ts';
import { mappingOf, textOf } from '../../lib/json.ts';
import { claimsOf } from '../../lib/jwt.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/source.ts';
import { type Proxies, proxyFor, proxySecrets } from '../network/proxy.ts';
import { type Recipe, secretsOfRecipe } from '../recipe/recipe.ts';

/**
 * How we authenticate at the API server, beside a client certificate. `exec` is a credential plugin as client-go runs
 * it (client.authentication.k8s.io); `token-file` is read again for each use, because the token in it rotates.
 */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'token-file'; readonly path: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'exec'; readonly plugin: ExecPlugin }
  /** Our own plugin's; later steps get it as `exec`. `known`: AWS credentials that it has got already. */
  | { readonly kind: 'recipe'; readonly recipe: Recipe; readonly known: AwsCredentials | undefined };

/** The `exec` section of a kubeconfig user, complete; `command` is a name on PATH or an absolute path. */
export type ExecPlugin = {
  readonly apiVersion: 'client.authentication.k8s.io/v1' | 'client.authentication.k8s.io/v1beta1';
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly provideClusterInfo: boolean;
  /** JSON that the kubeconfig's cluster has for plugins, undefined = none; they get it with `provideClusterInfo`. */
  readonly clusterConfig: unknown;
};

/** The name under which a kubeconfig's cluster has JSON for plugins (clientcmd/api/types.go). */
export const PLUGIN_EXTENSION = 'client.authentication.k8s.io/exec';

/** A TLS client certificate with its key, both PEM. client-go may send it beside a token, so it stands apart. */
export type ClientCertificate =
  | { readonly kind: 'none' }
  | { readonly kind: 'pair'; readonly certificatePem: string; readonly keyPem: string };

/** Whom to act as, by the Impersonate-* headers. */
export type Impersonation = {
  readonly user: string;
  readonly uid: string | undefined;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
};

/** Everything that calls to one cluster need; no file of the caller is read any more but a `tokenFile`. */
export type ClusterAccess = {
  /** Where it was found, for the log: never the value itself. */
  readonly source: string;
  /** `https://host[:port][/path]`, no trailing slash. */
  readonly server: string;
  /** PEM; undefined = the system's authorities. */
  readonly caPem: string | undefined;
  /** The name to verify in the server's certificate; undefined = the host of `server`. */
  readonly tlsServerName: string | undefined;
  /** The proxy of this cluster; undefined = HTTPS_PROXY and NO_PROXY of the environment. */
  readonly proxyUrl: string | undefined;
  readonly namespace: string;
  readonly identity: Identity;
  readonly certificate: ClientCertificate;
  readonly impersonation: Impersonation | undefined;
  /** What of the kubeconfig's users must not be seen, in whatever field it was. */
  readonly secrets: readonly string[];
};

/** Returns an access that has only what is given: no proxy of its own, no certificate, and nobody to act as. */
export function accessOf(
  given: Pick<ClusterAccess, 'source' | 'server' | 'caPem' | 'namespace' | 'identity'>,
): ClusterAccess {
  return {
    ...given,
    tlsServerName: undefined,
    proxyUrl: undefined,
    certificate: { kind: 'none' },
    impersonation: undefined,
    secrets: [],
  };
}

/** Returns the values that must never be seen in a log, in the form in which they could appear there. */
export function secretsOf({ certificate, identity, proxyUrl, secrets }: ClusterAccess): readonly string[] {
  const all: (string | undefined)[] = [...secrets];
  if (certificate.kind === 'pair') all.push(certificate.keyPem, toBase64(certificate.keyPem));
  if (identity.kind === 'token') all.push(identity.token);
  if (identity.kind === 'basic') all.push(identity.password);
  if (identity.kind === 'recipe') {
    const { recipe, known } = identity;
    all.push(...secretsOfRecipe(recipe), known?.secretAccessKey, known?.sessionToken);
  }
  if (proxyUrl !== undefined && URL.canParse(proxyUrl)) all.push(...proxySecrets(new URL(proxyUrl)));
  return [...new Set(all)].flatMap((secret) => secret || []);
}

/**
 * Returns the proxy for requests to the cluster, undefined where they go straight: the kubeconfig's own, whatever
 * NO_PROXY says, else that of the environment, as client-go chooses it.
 *
 * @throws ActionError code `input` when the proxy is not for http or https.
 */
export function proxyOf({ proxyUrl, server }: ClusterAccess, proxies: Proxies): URL | undefined {
  return proxyUrl === undefined ? proxyFor(new URL(server), proxies) : new URL(proxyUrl);
}

/** The pod that this process runs in, by its identity in the cluster. */
type BoundPod = { readonly name: string; readonly uid: string };

/**
 * Returns the pod that the access' own token is bound to, if it is in the builder's namespace: the kubelet mounts
 * tokens that say so (KEP-1205, claims `kubernetes.io`). They are not verified, because only the life of our own hold
 * depends on them. Only at this process' own API server, `server`: in another cluster, which may believe the token
 * all the same, a hold with such an owner would be taken for an orphan and deleted at once.
 */
export function boundPodOf(access: ClusterAccess, server: string | undefined): BoundPod | undefined {
  if (access.identity.kind !== 'token-file' || access.server !== server) return undefined;
  const file = readRegularFile(access.identity.path);
  const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
  const bound = mappingOf(claims, 'kubernetes.io');
  const pod = mappingOf(bound, 'pod');
  const [name, uid] = [textOf(pod, 'name'), textOf(pod, 'uid')];
  if (textOf(bound, 'namespace') !== access.namespace || name === undefined || uid === undefined)
    return undefined;
  return { name, uid };
}
