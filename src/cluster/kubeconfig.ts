import { ActionError } from '../errors.ts';
import type { ClusterAccess } from './access.ts';
import type { Fields } from './fields.ts';
import { fieldsOf } from './fields.ts';
import type { KubeconfigSource } from './kubeconfig-source.ts';
import { parseKubeconfigText } from './kubeconfig-text.ts';
import { readIdentity, readImpersonation } from './kubeconfig-user.ts';
import { readAuthorities, readCertificate } from './pem.ts';

/** What the workflow chose; '' = what the kubeconfig says. */
export type KubeconfigChoice = { readonly context: string; readonly namespace: string };

/**
 * The one cluster, user and namespace that a kubeconfig names, with every file inlined but a `tokenFile`.
 * Rules of client-go's clientcmd; what buildx could not use later (insecure TLS, auth-provider) is refused here.
 */
export async function readKubeconfig(
  source: KubeconfigSource,
  choice: KubeconfigChoice,
): Promise<ClusterAccess> {
  const document = fieldsOf(parseKubeconfigText(source.text), 'kubeconfig');
  const context = pickContext(document, choice.context);
  const cluster = named(document, 'clusters', required(context, 'cluster')).fields('cluster');
  const userName = context.text('user');
  const user =
    userName === '' ? fieldsOf({}, 'kubeconfig.users') : named(document, 'users', userName).fields('user');
  return {
    source: source.from,
    server: readServer(cluster),
    caPem: await readAuthorities(cluster, source.folder),
    tlsServerName: cluster.text('tls-server-name'),
    proxyUrl: readProxy(cluster),
    namespace: choice.namespace || context.text('namespace') || 'default',
    identity: readIdentity(user, source.folder),
    certificate: await readCertificate(user, source.folder),
    impersonation: readImpersonation(user),
  };
}

function pickContext(document: Fields, wanted: string): Fields {
  const name = wanted || document.text('current-context');
  if (name === '') {
    const known = document.list('contexts').map((context) => context.text('name'));
    throw new ActionError(
      'input',
      'The kubeconfig has no current-context.',
      `Set the input context (${known.join(', ')}).`,
    );
  }
  return named(document, 'contexts', name).fields('context');
}

function named(document: Fields, list: 'clusters' | 'contexts' | 'users', name: string): Fields {
  const entries = document.list(list);
  const [found, ...others] = entries.filter((entry) => entry.text('name') === name);
  const kind = list.slice(0, -1);
  if (found === undefined) {
    const known = entries.map((entry) => entry.text('name')).join(', ') || 'none';
    throw new ActionError(
      'input',
      `The kubeconfig has no ${kind} ${JSON.stringify(name)}.`,
      `It has: ${known}.`,
    );
  }
  if (others.length > 0) {
    throw new ActionError(
      'input',
      `The kubeconfig has several ${list} named ${JSON.stringify(name)}.`,
      'Keep one.',
    );
  }
  return found;
}

function required(fields: Fields, name: string): string {
  const value = fields.text(name);
  if (value === '')
    throw new ActionError('input', `Input kubeconfig: ${fields.where}.${name} is missing.`, '');
  return value;
}

function readServer(cluster: Fields): string {
  if (cluster.flag('insecure-skip-tls-verify')) {
    const hint = 'Give its certificate-authority-data instead.';
    throw new ActionError(
      'input',
      'Input kubeconfig: insecure-skip-tls-verify would trust any server.',
      hint,
    );
  }
  const server = required(cluster, 'server');
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new ActionError(
      'input',
      `Input kubeconfig: ${cluster.where}.server must be an https:// URL without a user.`,
      '',
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function readProxy(cluster: Fields): string {
  const proxy = cluster.text('proxy-url');
  if (proxy === '') return '';
  if (!URL.canParse(proxy) || !['http:', 'https:'].includes(new URL(proxy).protocol)) {
    throw new ActionError(
      'input',
      `Input kubeconfig: ${cluster.where}.proxy-url must be an http:// or https:// URL.`,
      '',
    );
  }
  return proxy;
}
