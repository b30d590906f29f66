import type { ExecFileException } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { toBase64 } from '../../lib/base64.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { ActionError } from '../../lib/errors.ts';
import { isMapping, type Mapping, parseJson, textOf } from '../../lib/json.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import { runChild } from '../../lib/system/child.ts';
import { type ClientCertificate, type ClusterAccess, type ExecPlugin, secretsOf } from './access.ts';

/** What a credential plugin printed: a token, a certificate, or both. */
export type PluginCredential = {
  readonly token: string | undefined;
  readonly certificate: ClientCertificate;
  /** Since the epoch; undefined = the plugin did not say. */
  readonly expiresMs: number | undefined;
};

/** client-go gives a plugin no limit at all; a plugin that asks the network gets this long. */
const PLUGIN_TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;

/**
 * Runs a credential plugin as client-go does (k8s.io/client-go/plugin/pkg/client/auth/exec): the caller's whole
 * environment, then the plugin's own variables, then KUBERNETES_EXEC_INFO; an ExecCredential on stdout. `signal` ends
 * it.
 *
 * @throws ActionError code `input` when there is no such program, `unauthorized` with its last line when it fails.
 */
export async function runExecPlugin(
  plugin: ExecPlugin,
  access: ClusterAccess,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<PluginCredential> {
  const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
  const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
  const options = { env, signal, timeoutMs: PLUGIN_TIMEOUT_MS, largestBytes: LARGEST_ANSWER_BYTES };
  const answer = await runChild(findPlugin(plugin, environment), plugin.args, options, (error, stderr) =>
    pluginFailed(plugin, error, wordsOf(stderr, secretsOf(access))),
  );
  return readExecCredential(plugin, answer);
}

function execInfo(plugin: ExecPlugin, access: ClusterAccess): object {
  const cluster = {
    server: access.server,
    // JSON leaves out what is undefined.
    'certificate-authority-data': access.caPem === undefined ? undefined : toBase64(access.caPem),
    'tls-server-name': access.tlsServerName,
    'proxy-url': access.proxyUrl,
    config: plugin.clusterConfig,
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

/**
 * Returns the last line that a plugin printed, without the secrets that it was given, which are looked for before and
 * after the line is made safe, and without what looks like a secret.
 */
function wordsOf(stderr: string, secrets: readonly string[]): string {
  const [line = ''] = /[^\r\n]*$/.exec(stderr.trim()) ?? [];
  const last = line.slice(0, LONGEST_LINE);
  const safe = withoutKnown(toSafeLine(withoutKnown(last, secrets)), secrets);
  return truncate(withoutSecrets(safe), LONGEST_WORDS);
}

/**
 * Reads an ExecCredential.
 *
 * @throws ActionError code `unauthorized` when it is none, is of another version or holds no credential.
 */
function readExecCredential(plugin: ExecPlugin, answer: string): PluginCredential {
  const document = parseJson(answer);
  if (!isMapping(document) || !isMapping(document.status))
    throw badAnswer(plugin, 'did not print an ExecCredential');
  if (document.apiVersion !== plugin.apiVersion)
    throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
  const token = textOf(document.status, 'token');
  const certificate = certificateIn(plugin, document.status);
  if (token === undefined && certificate.kind === 'none') throw badAnswer(plugin, 'printed no credential');
  const expires = Date.parse(textOf(document.status, 'expirationTimestamp') ?? '');
  return { token, certificate, expiresMs: Number.isNaN(expires) ? undefined : expires };
}

/** Both or neither, as for client-go. */
function certificateIn(plugin: ExecPlugin, status: Mapping): ClientCertificate {
  const certificatePem = textOf(status, 'clientCertificateData');
  const keyPem = textOf(status, 'clientKeyData');
  if (certificatePem === undefined && keyPem === undefined) return { kind: 'none' };
  if (certificatePem === undefined || keyPem === undefined)
    throw badAnswer(plugin, 'printed only one of a certificate and its key');
  return { kind: 'pair', certificatePem, keyPem };
}

function badAnswer(plugin: ExecPlugin, what: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    topic: 'exec-plugin',
    message: `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`,
  });
}

const EARLIER = 'in an earlier step: later builds need it too.';

/**
 * What to do about a plugin that is not there. The kubeconfig's own `installHint` is not shown: anybody may have
 * written it.
 */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['aws', `Set \`eks-cluster\` and \`aws-region\`, which need no AWS CLI, or install it ${EARLIER}`],
  ['aws-iam-authenticator', 'Set `eks-cluster` and `aws-region`, which need no such program.'],
  [
    'gke-gcloud-auth-plugin',
    `Install it (google-github-actions/setup-gcloud, install_components) ${EARLIER}`,
  ],
  ['gcloud', `Install it (google-github-actions/setup-gcloud) ${EARLIER}`],
  ['kubelogin', `Install it (azure/use-kubelogin) ${EARLIER}`],
  ['kubectl-oidc_login', `Install it (int128/kubelogin) ${EARLIER}`],
  ['kubectl', `Install it with its plugin (kubectl oidc-login: int128/kubelogin) ${EARLIER}`],
  ['doctl', `Install it (digitalocean/action-doctl) ${EARLIER}`],
  ['tsh', `Install it (teleport-actions/setup) ${EARLIER}`],
]);

/**
 * Returns the path of a credential plugin's program, as Go's exec.LookPath finds it for client-go: a name on the PATH
 * of the caller, whatever PATH the plugin itself is given, and in absolute folders only.
 *
 * @throws ActionError code `input` when there is none.
 */
export function findPlugin(
  plugin: ExecPlugin,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const { command } = plugin;
  const folders = (environment.PATH ?? '').split(':').filter(isAbsolute);
  const places = command.includes('/') ? [command] : folders.map((folder) => join(folder, command));
  const program = places.find(isProgram);
  if (program !== undefined) return program;
  const where = command.includes('/') ? 'not a program' : 'not on PATH';
  const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
  throw new ActionError({
    code: 'input',
    topic: 'exec-plugin',
    message,
    hint: REMEDIES.get(basename(command)) ?? `Install it ${EARLIER}`,
  });
}

/** Returns the plugin's name for messages, without its folder. */
export function pluginName({ command }: Pick<ExecPlugin, 'command'>): string {
  return JSON.stringify(truncate(basename(command), 60));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Returns how later steps run our own credential plugin: by the same Node as this process, and without the variables of
 * a workflow by which Node would run its code in the plugin (NODE_OPTIONS), or trust any server.
 */
export function ownPlugin(args: readonly string[]): ExecPlugin {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args,
    env: ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED'].map((name) => ({ name, value: '' })),
    provideClusterInfo: false,
    clusterConfig: undefined,
  };
}
