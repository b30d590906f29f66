import { type ActionError, inputError } from '../../lib/errors.ts';
import { jobFile } from '../../lib/job-files.ts';
import { isDnsLabel } from '../../lib/kubernetes/names.ts';
import type { ClusterAccess } from '../access/access.ts';
import { hasPlainUser, isUsable } from '../network/proxy.ts';
import { readAuthorities, readCertificate } from './certificates.ts';
import { type Fields, fieldsOf, kubeconfigError } from './fields.ts';
import type { KubeconfigSource } from './files.ts';
import { refuseBeyond } from './limits.ts';
import { knownContexts, type MergedEntry, type MergedKubeconfig, mergeKubeconfig, namedIn } from './merge.ts';
import { fromFile } from './source.ts';
import { readIdentity, readImpersonation } from './user.ts';
import { secretsOfUser } from './user-secrets.ts';
import { readInstalledPlugin } from './write.ts';

/** What the workflow chose; undefined = what the kubeconfig says. */
export type KubeconfigChoice = {
  readonly context: string | undefined;
  readonly namespace: string | undefined;
};

/**
 * Returns the one cluster, user and namespace that a kubeconfig names, with every file inlined but a `tokenFile`, by
 * the rules of client-go's clientcmd.
 *
 * @throws ActionError code `input` for what client-go refuses, and for what buildx could not use later (insecure
 *   TLS).
 */
export function readKubeconfig(source: KubeconfigSource, choice: KubeconfigChoice): ClusterAccess {
  const merged = mergeKubeconfig(source.parts);
  const context = pickContext(merged, choice.context);
  const cluster = clusterOf(merged, context);
  const user = userOf(merged, context);
  refuseBeyond(source.limits, cluster, user);
  return {
    source: source.from,
    server: readServer(cluster.fields),
    caPem: readAuthorities(cluster.fields, cluster.folder),
    tlsServerName: cluster.fields.text('tls-server-name'),
    proxyUrl: readProxy(cluster.fields),
    namespace: readNamespace(context, choice.namespace),
    identity: readIdentity(user, cluster.fields),
    certificate: readCertificate(user.fields, user.folder),
    impersonation: readImpersonation(user.fields),
    secrets: secretsIn(merged),
  };
}

/**
 * Returns the secrets of a kubeconfig that is refused: a later step can still decode and print it. None where its text
 * cannot be parsed.
 */
export function secretsOfRefused(source: KubeconfigSource): readonly string[] {
  try {
    return secretsIn(mergeKubeconfig(source.parts));
  } catch {
    return [];
  }
}

/**
 * Returns the secrets of all users: a later step can print the whole kubeconfig, of which the runner masks only
 * base64.
 */
function secretsIn({ clusters, contexts, users }: MergedKubeconfig): readonly string[] {
  const servers = clusters.map(({ fields }) => fields.whole.server);
  const namespaces = contexts.map(({ fields }) => fields.whole.namespace);
  const names = [...clusters, ...contexts, ...users].map(({ name }) => name);
  const texts = [...servers, ...namespaces, ...names].filter((text) => typeof text === 'string');
  return users.flatMap(({ fields }) => secretsOfUser(fields.whole, new Set(texts)));
}

/** A context that names no cluster, or no context at all, means the one without a name (clientcmd/client_config.go). */
function clusterOf(merged: MergedKubeconfig, context: Fields): MergedEntry {
  const name = hasNameless(merged.clusters) ? (context.text('cluster') ?? '') : required(context, 'cluster');
  return namedIn(merged, 'clusters', name);
}

function userOf(merged: MergedKubeconfig, context: Fields): MergedEntry {
  const name = context.text('user');
  return name === undefined && !hasNameless(merged.users) ? NO_USER : namedIn(merged, 'users', name ?? '');
}

function hasNameless(entries: readonly MergedEntry[]): boolean {
  return entries.some(({ name }) => name === '');
}

const NO_CONTEXT = fieldsOf({}, 'kubeconfig.contexts');
const NO_USER: MergedEntry = { name: '', fields: fieldsOf({}, 'kubeconfig.users'), folder: '' };

function pickContext(merged: MergedKubeconfig, wanted: string | undefined): Fields {
  const name = wanted ?? merged.currentContext;
  if (name === undefined && !hasNameless(merged.contexts)) {
    if (hasNameless(merged.clusters)) return NO_CONTEXT;
    throw kubeconfigError(
      'The kubeconfig has no current-context.',
      `Set \`context\`. ${knownContexts(merged)}`,
    );
  }
  return namedIn(merged, 'contexts', name ?? '').fields;
}

function invalid(message: string, hint?: string): ActionError {
  return inputError('kubeconfig', message, hint, 'kubeconfig-invalid');
}

function required(fields: Fields, name: string): string {
  const value = fields.text(name);
  if (value !== undefined) return value;
  throw invalid(`${fields.where}.${name} is missing.`);
}

/** Returns the input's namespace, which was checked with the other inputs, or the context's. */
function readNamespace(context: Fields, chosen: string | undefined): string {
  if (chosen !== undefined) return chosen;
  const namespace = context.text('namespace') ?? 'default';
  if (isDnsLabel(namespace)) return namespace;
  throw invalid(`${context.where}.namespace is not a DNS label.`, 'Set `namespace`.');
}

function readServer(cluster: Fields): string {
  if (cluster.flag('insecure-skip-tls-verify')) {
    const hint = 'Use certificate-authority-data instead.';
    throw invalid('insecure-skip-tls-verify would trust any server.', hint);
  }
  const server = required(cluster, 'server');
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== 'https:' || url.username || url.password) {
    throw invalid(`${cluster.where}.server must be an https:// URL without a user.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readProxy(cluster: Fields): string | undefined {
  const proxy = cluster.text('proxy-url');
  if (proxy === undefined) return undefined;
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url === undefined || !isUsable(url) || !hasPlainUser(url)) {
    throw invalid(
      `${cluster.where}.proxy-url must be an http:// or https:// URL.`,
      'Percent-encode special characters of its password. socks5 is not supported.',
    );
  }
  return proxy;
}

/**
 * Reads the kubeconfig that main wrote into its folder, from which later processes of the job know the cluster. They do
 * the work of our own plugin themselves, because post removes it before its last call to the cluster.
 */
export async function readOwnKubeconfig(folder: string, namespace: string): Promise<ClusterAccess> {
  const given = jobFile(folder, 'kubeconfig');
  const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), {
    context: undefined,
    namespace,
  });
  const left =
    access.identity.kind === 'exec' ? readInstalledPlugin(access.identity.plugin, folder) : undefined;
  return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}
