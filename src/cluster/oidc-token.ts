import { claimsOf } from '../jwt.ts';

/** A token that ends sooner than this counts as over, as in client-go (plugin/pkg/client/auth/oidc). */
const MARGIN_MS = 10_000;

/** When an ID token ends, in ms since the epoch; undefined for what is no JWT with an `exp`. */
export function expiryOf(idToken: string): number | undefined {
  const { exp } = claimsOf(idToken);
  return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}

/** True while an API server will take the token. */
export function isCurrent(idToken: string, nowMs: number): boolean {
  return nowMs + MARGIN_MS < (expiryOf(idToken) ?? 0);
}
