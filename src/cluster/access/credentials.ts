import { toBase64 } from '../../lib/base64.ts';
import { ActionError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { BearerToken } from '../aws/eks-token.ts';
import { atServerTime } from '../recipe/aws-clock.ts';
import { openKitchen } from '../recipe/context.ts';
import { bearerBy } from '../recipe/mint.ts';
import type { ClientCertificate, ClusterAccess, ExecPlugin, Identity } from './access.ts';
import type { PluginCredential } from './exec-plugin.ts';
import { runExecPlugin } from './exec-plugin.ts';

/** What one request carries: the Authorization header ('' = none) and a client certificate. */
export type Credential = { readonly authorization: string; readonly certificate: ClientCertificate };

/** A credential was answered 401, at this time by the server's clock; undefined = it does not say. */
export type Unaccepted = { readonly serverTimeMs: number | undefined };

/** Where requests get their credential; after one that was not accepted, not that one again. */
export type CredentialSource = (last: Unaccepted | undefined, signal: AbortSignal) => Promise<Credential>;

/** A credential that ends sooner than this is fetched anew. */
const EXPIRY_MARGIN_MS = 30_000;

/**
 * The credential source of a cluster access. `environment` is what a plugin inherits; every token or key that a
 * plugin hands out, or a file holds, is given to `mask` first.
 */
export function credentialSource(
  access: ClusterAccess,
  environment: Readonly<Record<string, string | undefined>>,
  mask: (secret: string) => void,
): CredentialSource {
  const { identity, certificate } = access;
  switch (identity.kind) {
    case 'anonymous':
      return async () => ({ authorization: '', certificate });
    case 'token':
      return async () => ({ authorization: `Bearer ${identity.token}`, certificate });
    case 'basic': {
      const pair = toBase64(`${identity.username}:${identity.password}`);
      return async () => ({ authorization: `Basic ${pair}`, certificate });
    }
    case 'token-file':
      return async () => {
        const token = readToken(identity.path);
        mask(token);
        return { authorization: `Bearer ${token}`, certificate };
      };
    case 'exec':
      return pluginSource(access, identity.plugin, environment, mask);
    case 'recipe':
      return recipeSource(identity, certificate, environment, mask);
  }
}

/** In our own process the plugin's work is done here. */
function recipeSource(
  { recipe, known }: Extract<Identity, { kind: 'recipe' }>,
  certificate: ClientCertificate,
  environment: Readonly<Record<string, string | undefined>>,
  mask: (secret: string) => void,
): CredentialSource {
  const kitchen = openKitchen(environment, mask, known);
  let current = recipe;
  let last: BearerToken | undefined;
  return async (unaccepted, signal) => {
    // It may have been signed for another time than AWS': what the server says now is newer than what was measured.
    if (unaccepted !== undefined && current.kind === 'eks')
      current = atServerTime(current, kitchen, unaccepted.serverTimeMs ?? Number.NaN);
    if (last === undefined || unaccepted !== undefined || expiresSoon(last))
      last = await bearerBy(current, kitchen, signal);
    mask(last.token);
    return { authorization: `Bearer ${last.token}`, certificate };
  };
}

function expiresSoon({ expiresMs }: BearerToken): boolean {
  return expiresMs !== undefined && expiresMs - EXPIRY_MARGIN_MS < Date.now();
}

function pluginSource(
  access: ClusterAccess,
  plugin: ExecPlugin,
  environment: Readonly<Record<string, string | undefined>>,
  mask: (secret: string) => void,
): CredentialSource {
  let last: Promise<PluginCredential> | undefined;
  const run = (signal: AbortSignal): Promise<PluginCredential> => {
    const running = runExecPlugin(plugin, access, environment, signal);
    last = running;
    running.catch(() => {
      if (last === running) last = undefined;
    });
    return running;
  };
  return async (unaccepted, signal) => {
    const known = await (unaccepted !== undefined ? run(signal) : (last ?? run(signal)));
    const fresh = known.expiresMs - EXPIRY_MARGIN_MS > Date.now() ? known : await run(signal);
    mask(fresh.token);
    if (fresh.certificate.kind === 'none') {
      return { authorization: `Bearer ${fresh.token}`, certificate: access.certificate };
    }
    mask(fresh.certificate.keyPem);
    return {
      authorization: fresh.token === '' ? '' : `Bearer ${fresh.token}`,
      certificate: fresh.certificate,
    };
  };
}

function readToken(path: string): string {
  const file = readRegularFile(path);
  if (file.kind === 'content') return file.bytes.toString('utf8').trim();
  throw new ActionError({
    code: 'input',
    message: `The kubeconfig's tokenFile cannot be used (${file.why}).`,
    hint: 'It must still exist in later steps.',
  });
}
