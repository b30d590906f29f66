import { randomBytes } from 'node:crypto';
import type { LocalRequest, Reply } from '../api/local-server.ts';
import { type ChangingBehavior, newBehavior } from '../aws/behavior.ts';
import type { Clock } from '../runner/clock.ts';
import { gitHubClaims } from './github-claims.ts';
import type { Claims, TokenKey } from './jwt.ts';

/** The path at which a job asks for ID tokens. */
export const ID_TOKEN_PATH = '/id-token';

/** How ID tokens are made: `claims` replace those of a push to the main branch of octo-org/octo-repo. */
export type TokenMaking = {
  readonly clock: Clock;
  readonly key: TokenKey;
  /** `iss` of the tokens. */
  readonly issuer: string;
  readonly claims?: Claims;
  /** How long a token lives, if not as long as GitHub's. */
  readonly lifeSeconds?: number | undefined;
};

/** GitHub's service that gives ID tokens to jobs. */
export type IdTokens = {
  readonly issuer: string;
  readonly keys: readonly TokenKey['jwk'][];
  /** How it answers at `ID_TOKEN_PATH`. */
  readonly answer: (request: LocalRequest) => Promise<Reply>;
  /** What a job with `id-token: write` has in its environment, when the service is at this URL. */
  readonly environment: (url: string) => Readonly<Record<string, string>>;
  /** A token for this audience, without asking the service; `changes` replace claims. */
  readonly mint: (audience: string, changes?: Claims) => Promise<string>;
  /** The audiences that the service was asked for. */
  readonly asked: readonly string[];
  /** What must not be seen: all tokens that were made, newest last, and the one that a job asks with. */
  readonly minted: readonly string[];
  readonly requestToken: string;
  readonly become: ChangingBehavior['become'];
};

/** Makes the service, without a server. */
export function makeIdTokens({ clock, key, issuer, claims = {}, lifeSeconds }: TokenMaking): IdTokens {
  const requestToken = randomBytes(24).toString('base64url');
  const { become, next } = newBehavior();
  const asked: string[] = [];
  const minted: string[] = [];
  const mint: IdTokens['mint'] = async (audience, changes = {}) => {
    const usual = gitHubClaims(clock.now(), lifeSeconds);
    const token = await key.sign({ ...usual, iss: issuer, aud: audience, ...claims, ...changes });
    minted.push(token);
    return token;
  };
  const answer = async ({ url, headers }: LocalRequest): Promise<Reply> => {
    const { searchParams } = new URL(url, 'https://localhost');
    const audience = searchParams.get('audience') ?? 'https://github.com/octo-org';
    asked.push(audience);
    const behavior = next();
    if (behavior === 'silent') return 'silence';
    if (behavior !== 'works') return json(behavior.status, { message: behavior.message });
    // The toolkit writes Bearer, GitHub's documentation bearer.
    const [scheme = '', sent] = (headers.authorization ?? '').split(' ');
    if (scheme.toLowerCase() !== 'bearer' || sent !== requestToken)
      return json(401, { message: 'Unauthorized' });
    return json(200, { count: 1, value: await mint(audience) });
  };
  const environment = (url: string) => ({
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${ID_TOKEN_PATH}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  });
  return { issuer, keys: [key.jwk], answer, environment, mint, asked, minted, requestToken, become };
}

/** An answer of GitHub. */
export function json(status: number, value: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
