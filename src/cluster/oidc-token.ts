import { isMapping } from './fields.ts';

/** A token that ends sooner than this counts as over, as in client-go (plugin/pkg/client/auth/oidc). */
const MARGIN_MS = 10_000;

/** When an ID token ends, in ms since the epoch; undefined for what is no JWT with an `exp`. */
export function expiryOf(idToken: string): number | undefined {
  const [, payload = '', ...rest] = idToken.split('.');
  if (rest.length !== 1) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isMapping(claims) && typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** True while an API server will take the token. */
export function isCurrent(idToken: string, nowMs: number): boolean {
  return nowMs + MARGIN_MS < (expiryOf(idToken) ?? 0);
}
