import { generateKeyPairSync } from 'node:crypto';
import { createLocalJWKSet, errors, type JWK, jwtVerify, SignJWT } from 'jose';

/** What a token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** A key pair that signs tokens with RS256; the public half is as a JWKS has it. */
export type TokenKey = {
  readonly sign: (claims: Claims) => Promise<string>;
  readonly jwk: JWK & { readonly kid: string };
};

/** What a token must be to be believed. */
export type Belief = {
  readonly keys: readonly TokenKey['jwk'][];
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
};

const alg = 'RS256';

/** Makes a key pair. */
export function makeTokenKey(kid: string): TokenKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { kty = 'RSA', n = '', e = '' } = publicKey.export({ format: 'jwk' });
  return {
    sign: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg, typ: 'JWT', kid }).sign(privateKey),
    jwk: { kty, n, e, kid, alg, use: 'sig' },
  };
}

/** The claims of a token that is believed; otherwise fails with the reason, which is `expired` for an old one. */
export async function verifyJwt(token: string, { keys, now, issuer, audience }: Belief): Promise<Claims> {
  const rules = { algorithms: [alg], issuer, audience, currentDate: now, requiredClaims: ['exp'] };
  try {
    return (await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), rules)).payload;
  } catch (error) {
    throw new Error(error instanceof errors.JWTExpired ? 'expired' : String(error), { cause: error });
  }
}
