import type { TestCertificates } from './certificates.ts';
import { answer, startFakeApi } from './fake-api.ts';

/** An OpenID Connect issuer whose refresh tokens each work once. */
export type FakeIssuer = {
  readonly url: string;
  /** The one that works next. */
  readonly refreshToken: () => string;
  /** All that it has given out. */
  readonly idTokens: readonly string[];
  /** What came with a refresh token that had been used, or with a wrong secret. */
  readonly misuses: readonly string[];
  readonly close: () => Promise<void>;
};

/** An unsigned JWT that ends at this time. */
export function jwt(expiresMs: number, id: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: Math.floor(expiresMs / 1000), jti: id })}.signature`;
}

/** Starts it; `makeToken` makes the ID token number `count`, and `secret` is asked for in the body, never as Basic. */
export async function startFakeIssuer(
  certificates: TestCertificates,
  makeToken: (count: number) => string,
  secret: string,
): Promise<FakeIssuer> {
  let current = 'refresh-canary-0';
  const idTokens: string[] = [];
  const misuses: string[] = [];
  const issuer = await startFakeApi(certificates, ({ path, body, headers }, response) => {
    const url = `https://${headers.host}`;
    if (path.endsWith('/.well-known/openid-configuration'))
      return answer(response, 200, { token_endpoint: `${url}/token` });
    const form = new URLSearchParams(body);
    if (headers.authorization !== undefined) return answer(response, 401, { error: 'invalid_client' });
    if (form.get('refresh_token') !== current || form.get('client_secret') !== secret) {
      misuses.push(body);
      return answer(response, 400, { error: 'invalid_grant', error_description: body });
    }
    const idToken = makeToken(idTokens.push('') - 1);
    idTokens[idTokens.length - 1] = idToken;
    current = `refresh-canary-${idTokens.length}`;
    return answer(response, 200, { id_token: idToken, refresh_token: current, token_type: 'Bearer' });
  });
  return { url: issuer.url, refreshToken: () => current, idTokens, misuses, close: issuer.close };
}
