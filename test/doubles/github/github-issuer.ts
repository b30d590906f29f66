import { type LocalRequest, type Reply, startLocalServer } from '../api/local-server.ts';
import { makeCertificates } from '../network/certificates.ts';
import type { Clock } from '../runner/clock.ts';
import { ID_TOKEN_PATH, type IdTokens, json, makeIdTokens } from './id-tokens.ts';
import { type Claims, makeTokenKey } from './jwt.ts';

/**
 * Stands for GitHub: the service that gives ID tokens to jobs, and their issuer, whose discovery document is below
 * `issuer`, over https.
 */
export type GitHubIssuer = Pick<IdTokens, 'issuer' | 'keys' | 'mint' | 'asked' | 'become'> & {
  /** Who signed its certificate. */
  readonly authorityPem: string;
  /** What a job with `id-token: write` has in its environment. With https it must also know the authority. */
  readonly environment: (protocol: 'http' | 'https') => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Starts it; `claims` replace those of a push to the main branch of octo-org/octo-repo. */
export async function startGitHubIssuer(clock: Clock, claims: Claims = {}): Promise<GitHubIssuer> {
  const { authority, server: pair } = makeCertificates();
  const serve = async (request: LocalRequest): Promise<Reply> => {
    const { pathname } = new URL(request.url, 'https://localhost');
    if (pathname === DISCOVERY) return json(200, discoveryOf(secure.url));
    if (pathname === KEYS) return json(200, { keys: tokens.keys });
    return pathname === ID_TOKEN_PATH ? tokens.answer(request) : json(404, {});
  };
  const secure = await startLocalServer(serve, pair);
  const plain = await startLocalServer(serve);
  const tokens = makeIdTokens({ clock, key: makeTokenKey('key-1'), issuer: secure.url, claims });
  return {
    ...tokens,
    authorityPem: authority.certificate,
    environment: (protocol) => tokens.environment((protocol === 'https' ? secure : plain).url),
    close: async () => void (await Promise.all([secure.close(), plain.close()])),
  };
}

const DISCOVERY = '/.well-known/openid-configuration';
const KEYS = '/.well-known/jwks';

function discoveryOf(issuer: string): object {
  return {
    issuer,
    jwks_uri: `${issuer}${KEYS}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}
