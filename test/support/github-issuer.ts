import { randomBytes } from 'node:crypto';

import { makeCertificates } from './certificates.ts';
import type { Clock } from './clock.ts';
import { gitHubClaims } from './github-claims.ts';
import { type Claims, makeTokenKey, type TokenKey } from './jwt.ts';
import { type LocalRequest, type Reply, startLocalServer } from './local-server.ts';
import { evenTemper, type Temper } from './mood.ts';

/** Stands for GitHub: the issuer of ID tokens, and the service that gives them to jobs. */
export type GitHubIssuer = {
  /** `iss` of its tokens; the discovery document is below it, over https. */
  readonly issuer: string;
  /** Who signed its certificate. */
  readonly authorityPem: string;
  readonly keys: readonly TokenKey['jwk'][];
  /** What a job with `id-token: write` has in its environment. With https it must also know the authority. */
  readonly environment: (protocol: 'http' | 'https') => Readonly<Record<string, string>>;
  /** A token for this audience, without asking the service; `changes` replace claims. */
  readonly mint: (audience: string, changes?: Claims) => string;
  /** The audiences that the service was asked for. */
  readonly asked: readonly string[];
  /** The mood of the service. */
  readonly become: Temper['become'];
  readonly close: () => Promise<void>;
};

/** Starts it; `claims` replace those of a push to the main branch of octo-org/octo-repo. */
export async function startGitHubIssuer(clock: Clock, claims: Claims = {}): Promise<GitHubIssuer> {
  const { authority, server: pair } = makeCertificates();
  const key = makeTokenKey('key-1');
  const requestToken = randomBytes(24).toString('base64url');
  const { become, next } = evenTemper();
  const asked: string[] = [];
  const give = ({ headers }: LocalRequest, audience = 'https://github.com/octo-org'): Reply => {
    asked.push(audience);
    const mood = next();
    if (mood === 'silent') return 'silence';
    if (mood !== 'well') return json(mood.status, { message: mood.message });
    // The toolkit writes Bearer, GitHub's documentation bearer.
    const [scheme = '', sent] = (headers.authorization ?? '').split(' ');
    if (scheme.toLowerCase() !== 'bearer' || sent !== requestToken)
      return json(401, { message: 'Unauthorized' });
    return json(200, { value: mint(audience) });
  };
  const serve = (request: LocalRequest): Reply => {
    const { pathname, searchParams } = new URL(request.url, 'https://localhost');
    if (pathname === DISCOVERY) return json(200, discoveryOf(secure.url));
    if (pathname === KEYS) return json(200, { keys: [key.jwk] });
    return pathname === TOKEN ? give(request, searchParams.get('audience') ?? undefined) : json(404, {});
  };
  const secure = await startLocalServer(serve, pair);
  const plain = await startLocalServer(serve);
  const mint = (audience: string, changes: Claims = {}): string =>
    key.sign({ ...gitHubClaims(clock.now()), iss: secure.url, aud: audience, ...claims, ...changes });
  return {
    issuer: secure.url,
    authorityPem: authority.certificate,
    keys: [key.jwk],
    environment: (protocol) => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `${(protocol === 'https' ? secure : plain).url}${TOKEN}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    }),
    mint,
    asked,
    become,
    close: async () => void (await Promise.all([secure.close(), plain.close()])),
  };
}

const DISCOVERY = '/.well-known/openid-configuration';
const KEYS = '/.well-known/jwks';
const TOKEN = '/token';

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

function json(status: number, value: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
