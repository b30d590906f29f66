import { toBase64 } from '../../lib/base64.ts';
import { isMapping } from '../../lib/json.ts';
import { claimsOf } from '../../lib/jwt.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import { type Proxies, proxyFor, proxySecrets } from '../network/proxy.ts';
import { type Recipe, secretsOfRecipe } from '../recipe/recipe.ts';

/**
 * How the API server comes to believe who we are, beside a client certificate. `exec` is a credential plugin as
 * client-go runs it (client.authentication.k8s.io); `token-file` is read again for each use, because it rotates.
 */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'token-file'; readonly path: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'exec'; readonly plugin: ExecPlugin }
  /** Our own plugin's; later steps get it as `exec`. `known`: AWS credentials that it has made already. */
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

/** Whom to act as, by the Impersonate-* headers; `user` '' = nobody else. */
export type Impersonation = {
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
};

/** Returns an access that has only what is given: no proxy of its own, no certificate, and nobody to act as. */
export function accessOf(
  given: Pick<ClusterAccess, 'source' | 'server' | 'caPem' | 'namespace' | 'identity'>,
): ClusterAccess {
  return {
    ...given,
    tlsServerName: '',
    proxyUrl: '',
    certificate: { kind: 'none' },
    impersonation: { user: '', uid: '', groups: [], extra: {} },
    secrets: [],
  };
}

/** Everything needed to speak to one cluster, with no file of the caller's left to read but a `tokenFile`. */
export type ClusterAccess = {
  /** Where it was found, for the log: never the value itself. */
  readonly source: string;
  /** `https://host[:port][/path]`, no trailing slash. */
  readonly server: string;
  /** PEM; '' = the system's authorities. */
  readonly caPem: string;
  /** Name to verify in the server's certificate; '' = the host of `server`. */
  readonly tlsServerName: string;
  /** Proxy of this cluster; '' = HTTPS_PROXY and NO_PROXY of the environment. */
  readonly proxyUrl: string;
  readonly namespace: string;
  readonly identity: Identity;
  readonly certificate: ClientCertificate;
  readonly impersonation: Impersonation;
  /** What of the kubeconfig's users must not be seen, in whatever field it was. */
  readonly secrets: readonly string[];
};

/** The values that must never be seen in a log, in the form in which they could turn up. */
export function secretsOf(access: ClusterAccess): readonly string[] {
  const secrets: string[] = [...access.secrets];
  if (access.certificate.kind === 'pair') {
    secrets.push(access.certificate.keyPem, toBase64(access.certificate.keyPem));
  }
  if (access.identity.kind === 'token') secrets.push(access.identity.token);
  if (access.identity.kind === 'basic') secrets.push(access.identity.password);
  if (access.identity.kind === 'recipe') {
    const { recipe, known } = access.identity;
    secrets.push(...secretsOfRecipe(recipe), known?.secretAccessKey ?? '', known?.sessionToken ?? '');
  }
  if (URL.canParse(access.proxyUrl)) secrets.push(...proxySecrets(new URL(access.proxyUrl)));
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/**
 * The proxy for requests to the cluster, undefined where they go straight: the kubeconfig's own, whatever NO_PROXY
 * says, else that of the environment, as client-go chooses it. Code `input` for one that is not for http or https.
 */
export function proxyOf(access: ClusterAccess, proxies: Proxies): URL | undefined {
  return access.proxyUrl === '' ? proxyFor(new URL(access.server), proxies) : new URL(access.proxyUrl);
}

/** The pod that this process runs in, by its identity in the cluster. */
export type BoundPod = { readonly name: string; readonly uid: string };

/**
 * The pod that the access' own token is bound to, if it is one of the builder's namespace: the kubelet mounts tokens
 * that say so (KEP-1205, claims `kubernetes.io`). Nothing is trusted on the strength of it but our own hold's life. Only
 * at this process' own API server, `server`: in another cluster, which may believe the token all the same, a hold of
 * such an owner would be taken for an orphan and deleted at once.
 */
export function boundPodOf(access: ClusterAccess, server: string): BoundPod | undefined {
  if (access.identity.kind !== 'token-file' || access.server !== server) return undefined;
  const file = readRegularFile(access.identity.path);
  const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
  const { namespace, pod } = fieldsIn(claims['kubernetes.io']);
  const { name, uid } = fieldsIn(pod);
  if (namespace !== access.namespace || typeof name !== 'string' || typeof uid !== 'string') return undefined;
  return { name, uid };
}

function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return isMapping(value) ? value : {};
}
