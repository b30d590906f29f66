import { toBase64 } from '../../lib/base64.ts';
import { ActionError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { BearerToken } from '../aws/eks-token.ts';
import { atServerTime } from '../recipe/aws-clock.ts';
import { type MintFacts, openMintContext } from '../recipe/context.ts';
import { mintToken } from '../recipe/mint.ts';
import type { ClientCertificate, ClusterAccess, ExecPlugin, Identity } from './access.ts';
import { type PluginCredential, runExecPlugin } from './exec-plugin.ts';

/** What one request carries: the Authorization header and a client certificate. */
export type Credential = {
  readonly authorization: string | undefined;
  readonly certificate: ClientCertificate;
};

/** A credential was answered 401, at this time by the server's clock; undefined = it does not say. */
export type Unaccepted = { readonly serverTimeMs: number | undefined };

/** Returns the credential of a request; after one that was not accepted, not that one again. */
export type CredentialSource = (last: Unaccepted | undefined, signal: AbortSignal) => Promise<Credential>;

/** A credential that expires sooner than this is fetched again. */
const EXPIRY_MARGIN_MS = 30_000;

/** What credentials are fetched with. */
export type CredentialFacts = MintFacts & {
  /** What credential plugins inherit. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called for every token or key that a plugin prints, or a file holds, before it is used. */
  readonly mask: (secret: string) => void;
};

/** Returns the credential source of a cluster access. */
export function credentialSource(access: ClusterAccess, facts: CredentialFacts): CredentialSource {
  const { identity, certificate } = access;
  switch (identity.kind) {
    case 'anonymous':
      return async () => ({ authorization: undefined, certificate });
    case 'token':
      return async () => ({ authorization: `Bearer ${identity.token}`, certificate });
    case 'basic': {
      const pair = toBase64(`${identity.username}:${identity.password}`);
      return async () => ({ authorization: `Basic ${pair}`, certificate });
    }
    case 'token-file':
      return async () => {
        const token = readToken(identity.path);
        facts.mask(token);
        return { authorization: `Bearer ${token}`, certificate };
      };
    case 'exec':
      return pluginSource(access, identity.plugin, facts);
    case 'recipe':
      return recipeSource(identity, certificate, facts);
  }
}

/** Our own process does the work of our plugin itself. */
function recipeSource(
  { recipe, known }: Extract<Identity, { kind: 'recipe' }>,
  certificate: ClientCertificate,
  facts: CredentialFacts,
): CredentialSource {
  const context = openMintContext(facts, facts.mask, known);
  let current = recipe;
  let last: BearerToken | undefined;
  return async (unaccepted, signal) => {
    // It may have been signed for another time than AWS': what the server says now is newer than what was measured.
    if (unaccepted !== undefined && current.kind === 'eks')
      current = atServerTime(current, context, unaccepted.serverTimeMs);
    if (last === undefined || unaccepted !== undefined || expiresSoon(last))
      last = await mintToken(current, context, signal);
    facts.mask(last.token);
    return { authorization: `Bearer ${last.token}`, certificate };
  };
}

function expiresSoon({ expiresMs }: { readonly expiresMs: number | undefined }): boolean {
  return expiresMs !== undefined && expiresMs - EXPIRY_MARGIN_MS < Date.now();
}

function pluginSource(
  access: ClusterAccess,
  plugin: ExecPlugin,
  { environment, mask }: CredentialFacts,
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
    const { token, certificate } = expiresSoon(known) ? await run(signal) : known;
    if (token !== undefined) mask(token);
    if (certificate.kind === 'pair') mask(certificate.keyPem);
    return {
      authorization: token === undefined ? undefined : `Bearer ${token}`,
      certificate: certificate.kind === 'pair' ? certificate : access.certificate,
    };
  };
}

function readToken(path: string): string {
  const file = readRegularFile(path);
  if (file.kind === 'content') return file.bytes.toString('utf8').trim();
  throw new ActionError({
    code: 'input',
    topic: 'kubeconfig-invalid',
    message: `The kubeconfig's tokenFile cannot be used (${file.why}).`,
    hint: 'It must still exist in later steps.',
  });
}
