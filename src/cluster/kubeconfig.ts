import { isDnsLabel } from '../builder/names.ts';
import { ActionError } from '../errors.ts';
import { oneSafeLine, shortened } from '../untrusted.ts';
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
export function readKubeconfig(source: KubeconfigSource, choice: KubeconfigChoice): ClusterAccess {
  const document = fieldsOf(parseKubeconfigText(source.text), 'kubeconfig');
  const context = pickContext(document, choice.context);
  const cluster = named(document, 'clusters', required(context, 'cluster')).fields('cluster');
  const userName = context.text('user');
  const user =
    userName === '' ? fieldsOf({}, 'kubeconfig.users') : named(document, 'users', userName).fields('user');
  return {
    source: source.from,
    server: readServer(cluster),
    caPem: readAuthorities(cluster, source.folder),
    tlsServerName: cluster.text('tls-server-name'),
    proxyUrl: readProxy(cluster),
    namespace: readNamespace(context, choice.namespace),
    identity: readIdentity(user, source.folder),
    certificate: readCertificate(user, source.folder),
    impersonation: readImpersonation(user),
  };
}

function pickContext(document: Fields, wanted: string): Fields {
  const name = wanted || document.text('current-context');
  if (name === '') {
    throw new ActionError(
      'input',
      'The kubeconfig has no current-context.',
      `Set the input context. ${known(document)}`,
    );
  }
  return named(document, 'contexts', name).fields('context');
}

const MOST_NAMES_LENGTH = 120;

/** Contexts are told by name, since one of them has to be chosen; nothing else of a kubeconfig is. */
function known(document: Fields): string {
  const names = document.list('contexts').map((context) => context.text('name'));
  return `It has: ${shortened(oneSafeLine(names.join(', ')), MOST_NAMES_LENGTH) || 'none'}.`;
}

function named(document: Fields, list: 'clusters' | 'contexts' | 'users', name: string): Fields {
  const [found, ...others] = document.list(list).filter((entry) => entry.text('name') === name);
  const title = JSON.stringify(shortened(name, 60));
  if (found === undefined) {
    const hint = list === 'contexts' ? known(document) : '';
    throw new ActionError('input', `The kubeconfig has no ${list.slice(0, -1)} ${title}.`, hint);
  }
  if (others.length > 0) {
    throw new ActionError('input', `The kubeconfig has several ${list} named ${title}.`, 'Keep one.');
  }
  return found;
}

function required(fields: Fields, name: string): string {
  const value = fields.text(name);
  if (value === '')
    throw new ActionError('input', `Input kubeconfig: ${fields.where}.${name} is missing.`, '');
  return value;
}

/** The input's, which was checked with the others, or the context's. */
function readNamespace(context: Fields, chosen: string): string {
  if (chosen !== '') return chosen;
  const namespace = context.text('namespace') || 'default';
  if (isDnsLabel(namespace)) return namespace;
  throw new ActionError(
    'input',
    `Input kubeconfig: ${context.where}.namespace is not a DNS label.`,
    'Set the input namespace.',
  );
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
