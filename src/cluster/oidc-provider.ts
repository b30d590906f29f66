import { ActionError } from '../errors.ts';
import type { Identity } from './access.ts';
import type { Fields } from './fields.ts';
import type { OidcOrigin } from './oidc-origin.ts';
import { openSession } from './oidc-session.ts';
import { expiryOf, isCurrent } from './oidc-token.ts';
import { readAuthorities } from './pem.ts';

/** What became of the auth-providers that client-go no longer has (kubernetes 1.26), by their names. */
const REMEDIES: Readonly<Record<string, string>> = {
  gcp: 'Write the kubeconfig anew with gke-gcloud-auth-plugin.',
  azure: 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.',
  openstack: 'Use client-keystone-auth as an exec plugin, or a token.',
};

/** The `auth-provider` of a kubeconfig user: `oidc`, the one that buildx has, or a refusal by name. */
export function readAuthProvider(user: Fields, folder: string, from: Omit<OidcOrigin, 'seen'>): Identity {
  const provider = user.fields('auth-provider');
  const name = provider.text('name');
  if (name !== 'oidc') {
    const known = Object.hasOwn(REMEDIES, name);
    const hint = known ? (REMEDIES[name] ?? '') : 'Use an exec plugin or a token.';
    throw bad(provider, known ? `${name} is no longer in Kubernetes` : 'of this name is not supported', hint);
  }
  const config = provider.fields('config');
  const issuer = required(config, 'idp-issuer-url');
  if (!URL.canParse(issuer) || new URL(issuer).protocol !== 'https:')
    throw bad(config, 'idp-issuer-url must be an https:// URL', '');
  const [idToken, refreshToken] = [config.text('id-token'), config.text('refresh-token')];
  if (idToken !== '' && expiryOf(idToken) === undefined)
    throw bad(config, 'id-token is no JWT', 'Log in anew.');
  const clientId = required(config, 'client-id');
  if (refreshToken === '') return withoutRefresh(config, idToken);
  const origin = { ...from, seen: refreshToken };
  const client = { issuer, clientId, clientSecret: config.text('client-secret') };
  const caPem = readAuthorities(config, folder, 'idp-certificate-authority');
  return { kind: 'oidc', session: openSession({ ...client, caPem, idToken, refreshToken, origin }, '') };
}

/** Then it is a token like any other, for as long as it lasts. */
function withoutRefresh(config: Fields, token: string): Identity {
  if (isCurrent(token, Date.now())) return { kind: 'token', token };
  throw bad(config, 'id-token is missing or over, and there is no refresh-token', 'Log in anew.');
}

function required(config: Fields, name: string): string {
  const value = config.text(name);
  if (value === '') throw bad(config, `${name} is missing`, '');
  return value;
}

function bad(fields: Fields, what: string, hint: string): ActionError {
  return new ActionError('input', `Input kubeconfig: ${fields.where}: ${what}.`, hint);
}
