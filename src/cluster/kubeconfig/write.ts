import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toBase64 } from '../../lib/base64.ts';
import { ActionError, codeOf, messageOf } from '../../lib/errors.ts';
import { jobFile } from '../../lib/job-files.ts';
import { replacePrivateFile, writePrivateFile } from '../../lib/system/private-file.ts';
import { type ClusterAccess, type ExecPlugin, type Identity, PLUGIN_EXTENSION } from '../access/access.ts';
import { ownPlugin } from '../access/exec-plugin.ts';
import type { AwsCredentials } from '../aws/source.ts';
import { cacheOf, readCache, writeCache } from '../recipe/cache.ts';
import { needsSdk, type Recipe, readRecipe } from '../recipe/recipe.ts';

/**
 * Writes the kubeconfig that later steps and post use: one cluster, one user, one context, everything inlined.
 * buildx reads a single file and its current-context only (buildx, driver/kubernetes/context/load.go).
 * JSON is YAML too, and has no words that a YAML 1.1 parser takes for booleans.
 *
 * Creates the folder with mode 0700, which must not exist; the file has mode 0600. Returns the file's path.
 *
 * @throws ActionError code `input` when they cannot be written.
 */
export async function writeKubeconfig(access: ClusterAccess, folder: string): Promise<string> {
  const path = jobFile(folder, 'kubeconfig');
  try {
    await mkdir(folder, { mode: 0o700 });
    const lasting = { ...access, identity: await lastingIdentity(access.identity, folder) };
    writePrivateFile(path, `${JSON.stringify(renderKubeconfig(lasting), null, 2)}\n`);
  } catch (error) {
    const hint = 'It must be a writable folder of this user, with some free space.';
    throw new ActionError({
      code: 'input',
      topic: 'runner',
      message: `RUNNER_TEMP cannot be written (${codeOf(error) ?? messageOf(error)}).`,
      hint,
      cause: error,
    });
  }
  return path;
}

/** Returns the identity for later steps: in place of a recipe, our plugin, which is installed beside the kubeconfig. */
async function lastingIdentity(identity: Identity, folder: string): Promise<LastingIdentity> {
  if (identity.kind === 'recipe')
    return { kind: 'exec', plugin: await installPlugin(identity.recipe, identity.known, folder) };
  return identity;
}

/** An identity that a kubeconfig can hold. */
type LastingIdentity = Exclude<Identity, { kind: 'recipe' }>;

/**
 * Returns the kubeconfig document for this access, as kubectl and buildx read it. JSON leaves out what is undefined.
 */
function renderKubeconfig(access: ClusterAccess & { readonly identity: LastingIdentity }): object {
  const cluster = {
    server: access.server,
    'certificate-authority-data': access.caPem === undefined ? undefined : toBase64(access.caPem),
    'tls-server-name': access.tlsServerName,
    'proxy-url': access.proxyUrl,
    ...renderExtension(access.identity),
  };
  const user = {
    ...renderCertificate(access),
    ...renderIdentity(access.identity),
    ...renderImpersonation(access.impersonation),
  };
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'cluster', cluster }],
    users: [{ name: 'user', user }],
    contexts: [
      { name: 'context', context: { cluster: 'cluster', user: 'user', namespace: access.namespace } },
    ],
    'current-context': 'context',
  };
}

function renderIdentity(identity: LastingIdentity): object {
  switch (identity.kind) {
    case 'anonymous':
      return {};
    case 'token':
      return { token: identity.token };
    case 'token-file':
      return { tokenFile: identity.path };
    case 'basic':
      return { username: identity.username, password: identity.password };
    case 'exec': {
      const { apiVersion, command, args, env, provideClusterInfo } = identity.plugin;
      return { exec: { apiVersion, command, args, env, provideClusterInfo, interactiveMode: 'Never' } };
    }
  }
}

function renderExtension(identity: LastingIdentity): object {
  if (identity.kind !== 'exec' || identity.plugin.clusterConfig === undefined) return {};
  return { extensions: [{ name: PLUGIN_EXTENSION, extension: identity.plugin.clusterConfig }] };
}

function renderCertificate(access: ClusterAccess): object {
  if (access.certificate.kind === 'none') return {};
  const { certificatePem, keyPem } = access.certificate;
  return { 'client-certificate-data': toBase64(certificatePem), 'client-key-data': toBase64(keyPem) };
}

function renderImpersonation(impersonation: ClusterAccess['impersonation']): object {
  if (impersonation === undefined) return {};
  const { user, uid, groups, extra } = impersonation;
  return { as: user, 'as-uid': uid, 'as-groups': groups, 'as-user-extra': extra };
}

/**
 * Installs a copy of the plugin's bundle and its recipe in the job's own folder, for buildx in later steps: a checkout
 * can remove the action's own folder. Returns the section `exec` that runs them.
 */
async function installPlugin(
  recipe: Recipe,
  known: AwsCredentials | undefined,
  folder: string,
): Promise<ExecPlugin> {
  const [plugin, recipeFile] = pathsIn(folder);
  if (known !== undefined) writeCache(cacheOf(recipeFile), known);
  await copyOwnFiles(PLUGIN_FILES, folder);
  if (needsSdk(recipe)) await copyOwnFiles(SDK_FILES, folder);
  writePrivateFile(recipeFile, JSON.stringify(recipe));
  return ownPlugin([plugin, recipeFile]);
}

/** The plugin with the chunks that it loads when its cache is empty, and AWS' SDK. */
const PLUGIN_FILES = /^(\d+\.)?plugin\.js$/;
const SDK_FILES = /^aws-credentials\.js$/;

/** Copies those files of the action that are named so. */
async function copyOwnFiles(names: RegExp, folder: string): Promise<void> {
  const own = dirname(process.argv[1] ?? '');
  for (const name of (await readdir(own)).filter((one) => names.test(one)))
    writePrivateFile(join(folder, name), await readFile(join(own, name)));
}

/**
 * Returns the recipe that `installPlugin` wrote, and the AWS credentials of the plugin; undefined for another plugin.
 */
export function readInstalledPlugin(
  { args }: ExecPlugin,
  folder: string,
): { readonly recipe: Recipe; readonly known: AwsCredentials | undefined } | undefined {
  const [plugin, recipeFile] = pathsIn(folder);
  if (args[0] !== plugin || args[1] !== recipeFile) return undefined;
  return { recipe: readRecipe(recipeFile), known: readCache(cacheOf(recipeFile)) };
}

function pathsIn(folder: string): readonly [string, string] {
  return [jobFile(folder, 'plugin'), jobFile(folder, 'recipe')];
}

/**
 * Writes the kubeconfig that later steps get in place of the job's own: the same cluster, with a token in a file that
 * allows builds only. The renewer replaces the token, and client-go reads it again each minute. Both files have mode
 * 0600. Returns the kubeconfig's path.
 */
export function writeBuildsKubeconfig(access: ClusterAccess, token: string, folder: string): string {
  const path = jobFile(folder, 'buildKubeconfig');
  const identity = { kind: 'token-file', path: jobFile(folder, 'buildToken') } as const;
  const certificate = { kind: 'none' } as const;
  const builds = { ...access, identity, impersonation: undefined, certificate };
  replaceBuildToken(folder, token);
  writePrivateFile(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`);
  return path;
}

/** Replaces the token of builds, in one step. */
export function replaceBuildToken(folder: string, token: string): void {
  replacePrivateFile(jobFile(folder, 'buildToken'), token);
}
