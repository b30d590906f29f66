import { ActionError } from '../../lib/errors.ts';
import { claimsOf } from '../../lib/jwt.ts';
import type { Identity } from '../access/access.ts';
import type { Fields } from './fields.ts';

/** What replaces the auth-providers that client-go no longer has (kubernetes 1.26), by their names. */
const REMEDIES: Readonly<Record<string, string>> = {
  gcp: 'Write the kubeconfig again with gke-gcloud-auth-plugin.',
  azure: 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.',
  openstack: 'Use client-keystone-auth as an exec plugin, or a token.',
};

/** A token that expires sooner than this counts as expired, as in client-go (plugin/pkg/client/auth/oidc). */
const MARGIN_MS = 10_000;

const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';

/**
 * The `auth-provider` of a kubeconfig user. The ID token of `oidc` is used as it is while it is valid; this action does
 * not refresh it, because a refresh token can work only once, and the file that it came from would have to be written.
 *
 * @throws ActionError code `input` for an expired token and for every other provider, with what replaces it.
 */
export function readAuthProvider(user: Fields, nowMs: number): Identity {
  const provider = user.fields('auth-provider');
  const name = provider.text('name');
  if (name !== 'oidc') {
    const known = Object.hasOwn(REMEDIES, name);
    const hint = known ? (REMEDIES[name] ?? '') : 'Use an exec plugin or a token.';
    throw bad(provider, known ? `${name} is no longer in Kubernetes` : 'of this name is not supported', hint);
  }
  const config = provider.fields('config');
  const token = config.text('id-token');
  if (token === '') throw bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
  const expiresMs = expiryOf(token);
  if (expiresMs === undefined) throw bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
  if (expiresMs <= nowMs + MARGIN_MS)
    throw bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
  return { kind: 'token', token };
}

/** When an ID token expires, in ms since the epoch; undefined for what is not a JWT with an `exp`. */
function expiryOf(idToken: string): number | undefined {
  const { exp } = claimsOf(idToken);
  return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}

function bad(fields: Fields, what: string, hint: string): ActionError {
  return new ActionError({ code: 'input', message: `Input kubeconfig: ${fields.where}: ${what}.`, hint });
}
