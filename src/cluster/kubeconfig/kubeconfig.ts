import { ActionError } from '../../lib/errors.ts';
import { jobFile } from '../../lib/job-files.ts';
import { isDnsLabel } from '../../lib/kubernetes/names.ts';
import type { ClusterAccess } from '../access/access.ts';
import { hasPlainUser, isUsable } from '../network/proxy.ts';
import { readAuthorities, readCertificate } from './certificates.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { KubeconfigSource } from './files.ts';
import { refuseBeyond } from './limits.ts';
import { knownContexts, type MergedEntry, type MergedKubeconfig, mergeKubeconfig, namedIn } from './merge.ts';
import { fromFile } from './source.ts';
import { readIdentity, readImpersonation } from './user.ts';
import { secretsOfUser } from './user-secrets.ts';
import { readInstalledPlugin } from './write.ts';

/** What the workflow chose; '' = what the kubeconfig says. */
export type KubeconfigChoice = { readonly context: string; readonly namespace: string };

/**
 * The one cluster, user and namespace that a kubeconfig names, with every file inlined but a `tokenFile`.
 * Rules of client-go's clientcmd; what buildx could not use later (insecure TLS) is refused here.
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
    caPem: readAuthorities(cluster.fields, cluster.folder, 'certificate-authority'),
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
 * The secrets of a kubeconfig that is refused: a later step can decode and show it all the same. None where its text
 * cannot be parsed.
 */
export function secretsOfRefused(source: KubeconfigSource): readonly string[] {
  try {
    return secretsIn(mergeKubeconfig(source.parts));
  } catch {
    return [];
  }
}

/** The secrets of all users: a later step can show the whole kubeconfig, of which the runner knows only base64. */
function secretsIn({ clusters, contexts, users }: MergedKubeconfig): readonly string[] {
  const servers = clusters.map(({ fields }) => fields.whole.server);
  const namespaces = contexts.map(({ fields }) => fields.whole.namespace);
  const names = [...clusters, ...contexts, ...users].map(({ name }) => name);
  const texts = [...servers, ...namespaces, ...names].filter((text) => typeof text === 'string');
  return users.flatMap(({ fields }) => secretsOfUser(fields.whole, new Set(texts)));
}

/** Of a context, or of none at all, that names nothing: what has no name either (clientcmd/client_config.go). */
function clusterOf(merged: MergedKubeconfig, context: Fields): MergedEntry {
  return namedIn(
    merged,
    'clusters',
    hasNameless(merged.clusters) ? context.text('cluster') : required(context, 'cluster'),
  );
}

function userOf(merged: MergedKubeconfig, context: Fields): MergedEntry {
  const name = context.text('user');
  return name === '' && !hasNameless(merged.users) ? NOBODY : namedIn(merged, 'users', name);
}

function hasNameless(entries: readonly MergedEntry[]): boolean {
  return entries.some(({ name }) => name === '');
}

const NO_CONTEXT = fieldsOf({}, 'kubeconfig.contexts');
const NOBODY: MergedEntry = { name: '', fields: fieldsOf({}, 'kubeconfig.users'), folder: '', path: '' };

function pickContext(merged: MergedKubeconfig, wanted: string): Fields {
  const name = wanted || merged.currentContext;
  if (name === '' && !hasNameless(merged.contexts)) {
    if (hasNameless(merged.clusters)) return NO_CONTEXT;
    throw new ActionError({
      code: 'input',
      message: 'The kubeconfig has no current-context.',
      hint: `Set the input context. ${knownContexts(merged)}`,
    });
  }
  return namedIn(merged, 'contexts', name).fields;
}

function required(fields: Fields, name: string): string {
  const value = fields.text(name);
  if (value === '')
    throw new ActionError({
      code: 'input',
      message: `Input kubeconfig: ${fields.where}.${name} is missing.`,
    });
  return value;
}

/** The input's, which was checked with the others, or the context's. */
function readNamespace(context: Fields, chosen: string): string {
  if (chosen !== '') return chosen;
  const namespace = context.text('namespace') || 'default';
  if (isDnsLabel(namespace)) return namespace;
  throw new ActionError({
    code: 'input',
    message: `Input kubeconfig: ${context.where}.namespace is not a DNS label.`,
    hint: 'Set the input namespace.',
  });
}

function readServer(cluster: Fields): string {
  if (cluster.flag('insecure-skip-tls-verify')) {
    const hint = 'Give its certificate-authority-data instead.';
    throw new ActionError({
      code: 'input',
      message: 'Input kubeconfig: insecure-skip-tls-verify would trust any server.',
      hint,
    });
  }
  const server = required(cluster, 'server');
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new ActionError({
      code: 'input',
      message: `Input kubeconfig: ${cluster.where}.server must be an https:// URL without a user.`,
    });
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readProxy(cluster: Fields): string {
  const proxy = cluster.text('proxy-url');
  if (proxy === '') return '';
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url === undefined || !isUsable(url) || !hasPlainUser(url)) {
    throw new ActionError({
      code: 'input',
      message: `Input kubeconfig: ${cluster.where}.proxy-url must be an http:// or https:// URL.`,
      hint: 'Special characters of its password are percent-encoded; socks5 is not supported.',
    });
  }
  return proxy;
}

/**
 * Reads the kubeconfig that main wrote into its folder: all that later processes of the job know of the cluster. They
 * do the work of our own plugin themselves, since post removes it before it is done with the cluster.
 */
export async function readOwnKubeconfig(folder: string, namespace: string): Promise<ClusterAccess> {
  const given = jobFile(folder, 'kubeconfig');
  const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
  const left =
    access.identity.kind === 'exec' ? readInstalledPlugin(access.identity.plugin, folder) : undefined;
  return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}
