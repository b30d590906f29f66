import type { ExecFileException } from 'node:child_process';
import { toBase64 } from '../../lib/base64.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { ActionError } from '../../lib/errors.ts';
import { isMapping, parseJson, textOf } from '../../lib/json.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import { runChild } from '../../lib/system/child.ts';
import { type ClientCertificate, type ClusterAccess, type ExecPlugin, secretsOf } from './access.ts';
import { findPlugin, pluginName } from './plugin-command.ts';

/** What a credential plugin answered; `expiresMs` is a time since the epoch, Infinity when it said none. */
export type PluginCredential = {
  readonly token: string;
  readonly certificate: ClientCertificate;
  readonly expiresMs: number;
};

/** client-go gives a plugin no limit at all; a plugin that asks the network gets this long. */
const PLUGIN_TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/**
 * Runs a credential plugin as client-go does (k8s.io/client-go/plugin/pkg/client/auth/exec): the caller's whole
 * environment, then the plugin's own variables, then KUBERNETES_EXEC_INFO; an ExecCredential on stdout. Code `input`
 * when it is not there, `unauthorized` with the plugin's last words when it fails; `signal` ends it.
 */
export async function runExecPlugin(
  plugin: ExecPlugin,
  access: ClusterAccess,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<PluginCredential> {
  const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
  const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
  const options = {
    env,
    signal,
    timeoutMs: PLUGIN_TIMEOUT_MS,
    largestBytes: LARGEST_ANSWER_BYTES,
  };
  const answer = await runChild(findPlugin(plugin, environment), plugin.args, options, (error, stderr) =>
    pluginFailed(plugin, error, wordsOf(stderr, secretsOf(access))),
  );
  return readExecCredential(plugin, answer);
}

function execInfo(plugin: ExecPlugin, access: ClusterAccess): object {
  const cluster = {
    server: access.server,
    ...(access.caPem === '' ? {} : { 'certificate-authority-data': toBase64(access.caPem) }),
    ...(access.tlsServerName === '' ? {} : { 'tls-server-name': access.tlsServerName }),
    ...(access.proxyUrl === '' ? {} : { 'proxy-url': access.proxyUrl }),
    ...(plugin.clusterConfig === undefined ? {} : { config: plugin.clusterConfig }),
  };
  const spec = { interactive: false, ...(plugin.provideClusterInfo ? { cluster } : {}) };
  return { apiVersion: plugin.apiVersion, kind: 'ExecCredential', spec };
}

function pluginFailed(plugin: ExecPlugin, error: ExecFileException, words: string): ActionError {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return badAnswer(plugin, 'printed more than 1 MiB');
  const why = error.killed === true ? `gave no answer in ${PLUGIN_TIMEOUT_MS / 1000} s` : 'failed';
  return badAnswer(plugin, `${why}: ${words || 'it said nothing'}`);
}

const LONGEST_LINE = 2000;
const LONGEST_WORDS = 200;

/** The last line of what a plugin said, without what it was given or looks like a secret, before and after it is safe. */
function wordsOf(stderr: string, secrets: readonly string[]): string {
  const last = (
    stderr
      .trim()
      .split(/[\r\n]+/)
      .at(-1) ?? ''
  ).slice(0, LONGEST_LINE);
  const safe = withoutKnown(toSafeLine(withoutKnown(last, secrets)), secrets);
  return truncate(withoutSecrets(safe), LONGEST_WORDS);
}

/** Reads an ExecCredential; code `unauthorized` when it is none, is of another version or holds no credential. */
export function readExecCredential(plugin: ExecPlugin, answer: string): PluginCredential {
  const document = parseJson(answer);
  if (!isMapping(document) || !isMapping(document.status))
    throw badAnswer(plugin, 'did not print an ExecCredential');
  if (document.apiVersion !== plugin.apiVersion)
    throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
  const token = textOf(document.status, 'token');
  const certificatePem = textOf(document.status, 'clientCertificateData');
  const keyPem = textOf(document.status, 'clientKeyData');
  if (token === undefined && (certificatePem === undefined || keyPem === undefined))
    throw badAnswer(plugin, 'printed no credential');
  const expires = Date.parse(textOf(document.status, 'expirationTimestamp') ?? '');
  return {
    token: token ?? '',
    certificate:
      certificatePem === undefined
        ? { kind: 'none' }
        : { kind: 'pair', certificatePem, keyPem: keyPem ?? '' },
    expiresMs: Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires,
  };
}

function badAnswer(plugin: ExecPlugin, what: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    message: `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`,
  });
}
