import { accessSync, constants, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { ExecPlugin } from './access.ts';

const EARLIER = 'in an earlier step: later builds need it too.';

/** What to do about a plugin that is not there. The kubeconfig's own `installHint` is not shown: anybody may have written it. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['aws', `Set the inputs eks-cluster and aws-region, which need no AWS CLI, or install it ${EARLIER}`],
  ['aws-iam-authenticator', 'Set the inputs eks-cluster and aws-region, which need no such program.'],
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
 * Returns the path of a credential plugin's program, as Go's exec.LookPath finds it for client-go: a name on the PATH of
 * the caller, whatever PATH the plugin itself is given, and in absolute folders only.
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
  const where = command.includes('/') ? 'no program' : 'not on PATH';
  const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
  throw new ActionError({
    code: 'input',
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
