import { createPublicKey, generateKeyPairSync, type JsonWebKey, sign, verify } from 'node:crypto';

/** What a token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** A key pair that signs tokens with RS256; the public half is as a JWKS has it. */
export type TokenKey = {
  readonly sign: (claims: Claims) => string;
  readonly jwk: JsonWebKey & { readonly kid: string };
};

/** What a token must be to be believed. */
export type Belief = {
  readonly keys: readonly TokenKey['jwk'][];
  readonly issuer: string;
  readonly audience: string;
  readonly now: Date;
};

/** Makes a key pair. */
export function makeTokenKey(kid: string): TokenKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const header = encode({ alg: 'RS256', typ: 'JWT', kid });
  return {
    sign: (claims) => {
      const content = `${header}.${encode(claims)}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' },
  };
}

/** The claims of a token that is believed; otherwise fails with the reason. */
export function verifyJwt(token: string, { keys, issuer, audience, now }: Belief): Claims {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) throw new Error('not a JWT');
  const { alg, kid } = decode(header);
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined || alg !== 'RS256') throw new Error('signed by a key that the issuer does not have');
  const content = Buffer.from(`${header}.${payload}`);
  const isSigned = verify(
    'sha256',
    content,
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('wrong signature');
  const claims = decode(payload);
  const { iss, aud, exp, nbf } = claims;
  if (iss !== issuer) throw new Error('of another issuer');
  if (aud !== audience) throw new Error('for another audience');
  const seconds = now.getTime() / 1000;
  if (typeof exp !== 'number' || exp <= seconds) throw new Error('expired');
  if (typeof nbf === 'number' && nbf > seconds) throw new Error('not valid yet');
  return claims;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Claims {
  try {
    const value: Claims = JSON.parse(Buffer.from(part, 'base64url').toString());
    return value;
  } catch {
    throw new Error('not a JWT');
  }
}
