import type { AwsCredentials } from '../aws/credentials.ts';
import type { Recipe } from '../recipe/recipe.ts';

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
