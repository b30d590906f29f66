import { resolve } from 'node:path';

import { ActionError } from '../errors.ts';
import type { ExecPlugin, Identity, Impersonation } from './access.ts';
import { readAuthProvider } from './auth-provider.ts';
import type { Fields } from './fields.ts';
import type { MergedEntry } from './kubeconfig-merge.ts';

/**
 * How a kubeconfig user proves itself, beside a client certificate. Order and exclusions as in client-go
 * (clientcmd/validation.go, rest/exec): a plugin and another way, or a token and a password, are refused.
 */
export function readIdentity({ fields: user, folder }: MergedEntry): Identity {
  const ways = ['exec', 'auth-provider', 'token', 'tokenFile', 'username'].filter((name) => user.has(name));
  if (ways.length > 1 && ways.join() !== 'token,tokenFile') {
    throw bad(user, `has ${ways.join(' and ')}`, 'Keep one way to log in.');
  }
  if (user.has('exec')) return { kind: 'exec', plugin: readPlugin(user.fields('exec'), folder) };
  if (user.has('auth-provider')) return readAuthProvider(user, Date.now());
  if (user.has('tokenFile')) return { kind: 'token-file', path: resolve(folder, user.text('tokenFile')) };
  if (user.has('token')) return { kind: 'token', token: readToken(user) };
  if (user.has('username')) {
    return { kind: 'basic', username: user.text('username'), password: user.text('password') };
  }
  return { kind: 'anonymous' };
}

function readToken(user: Fields): string {
  const token = user.text('token').trim();
  // RFC 6750: a bearer token has no spaces or quotes; with a line break in it every request would fail oddly.
  if (!/^[\x21-\x7e]+$/.test(token) || token.includes('"')) {
    throw bad(user, 'token holds spaces, quotes or line breaks', 'Copy it anew.');
  }
  return token;
}

function readPlugin(exec: Fields, folder: string): ExecPlugin {
  const apiVersion = exec.text('apiVersion');
  if (
    apiVersion !== 'client.authentication.k8s.io/v1' &&
    apiVersion !== 'client.authentication.k8s.io/v1beta1'
  ) {
    throw bad(
      exec,
      'apiVersion must be client.authentication.k8s.io/v1 or v1beta1',
      'Update the tool that wrote it.',
    );
  }
  const mode = exec.text('interactiveMode');
  if (mode === 'Always')
    throw bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
  if (mode === '' && apiVersion.endsWith('/v1')) {
    throw bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
  }
  const command = exec.text('command');
  if (command === '') throw bad(exec, 'command is missing', '');
  return {
    apiVersion,
    // A name with a slash starts at the kubeconfig's folder, one without is looked up on PATH (clientcmd/loader.go).
    command: command.includes('/') ? resolve(folder, command) : command,
    args: exec.texts('args'),
    env: exec.list('env').map((entry) => ({ name: entry.text('name'), value: entry.text('value') })),
    provideClusterInfo: exec.flag('provideClusterInfo'),
  };
}

/** The `as*` fields of a kubeconfig user. */
export function readImpersonation(user: Fields): Impersonation {
  const extra = user.fields('as-user-extra');
  return {
    user: user.text('as'),
    uid: user.text('as-uid'),
    groups: user.texts('as-groups'),
    extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
  };
}

function bad(fields: Fields, what: string, hint: string): ActionError {
  return new ActionError('input', `Input kubeconfig: ${fields.where}: ${what}.`, hint);
}
