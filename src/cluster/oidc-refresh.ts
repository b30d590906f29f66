import { ActionError } from '../errors.ts';
import { readMapping, textOf } from '../mapping.ts';
import type { OidcOrigin } from './oidc-origin.ts';
import { expiryOf } from './oidc-token.ts';
import { type Fetched, type Fetching, fetchText } from './small-fetch.ts';

/** A client of an OpenID Connect issuer, and what it has been given. */
export type OidcTokens = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** PEM; '' = the system's authorities. */
  readonly caPem: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly origin: OidcOrigin;
};

/**
 * Asks the issuer for a new ID token, as client-go does (plugin/pkg/client/auth/oidc): the token endpoint by discovery,
 * then the refresh token. One that rotates takes the old one's place. Code `unauthorized` when it fails.
 */
export async function refreshTokens(tokens: OidcTokens, fetching: Fetching): Promise<OidcTokens> {
  const own = { ...fetching, caPem: tokens.caPem };
  const known = `${tokens.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const discovered = await ask('its configuration', () => fetchText(known, '', {}, own));
  const endpoint = textIn(discovered, 'token_endpoint');
  if (!URL.canParse(endpoint) || new URL(endpoint).protocol !== 'https:')
    throw failed('it names no token endpoint');
  const answer = await ask('a token', () => askForToken(endpoint, tokens, own));
  const idToken = textIn(answer, 'id_token');
  if (expiryOf(idToken) === undefined) throw failed('it gave no id_token (scope openid?)');
  return { ...tokens, idToken, refreshToken: textIn(answer, 'refresh_token') || tokens.refreshToken };
}

/** With a secret first as a Basic log-in and then in the body, as golang.org/x/oauth2 finds out what is liked. */
async function askForToken(endpoint: string, tokens: OidcTokens, fetching: Fetching): Promise<Fetched> {
  const { clientId, clientSecret, refreshToken } = tokens;
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const body = (more: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ ...grant, ...more }).toString();
  if (clientSecret === '') return fetchText(endpoint, body({ client_id: clientId }), {}, fetching);
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  const answer = await fetchText(endpoint, body({}), { authorization }, fetching);
  if (answer.status !== 400 && answer.status !== 401) return answer;
  if (errorIn(answer) === 'invalid_grant') return answer;
  return fetchText(endpoint, body({ client_id: clientId, client_secret: clientSecret }), {}, fetching);
}

async function ask(what: string, send: () => Promise<Fetched>): Promise<Fetched> {
  const answer = await send();
  if (answer.status !== 200) throw failed(`it answered ${answer.status} ${errorIn(answer)} for ${what}`);
  return answer;
}

/** The code of RFC 6749; nothing else of an issuer's answer is told. */
function errorIn(answer: Fetched): string {
  return /^[a-z_]{1,40}$/.exec(textIn(answer, 'error'))?.[0] ?? '';
}

function textIn({ text }: Fetched, name: string): string {
  return textOf(readMapping(text), name);
}

function failed(why: string): ActionError {
  const message = `The issuer of the kubeconfig's auth-provider oidc gave no new token: ${why}.`;
  return new ActionError('unauthorized', message, 'Log in anew, and give the kubeconfig that this writes.');
}
