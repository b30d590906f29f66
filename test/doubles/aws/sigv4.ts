import { createHmac, timingSafeEqual } from 'node:crypto';

import type { LocalRequest } from '../api/local-server.ts';
import { canonicalRequest, sha256 } from './canonical-request.ts';
import type { Identities, Identity } from './identities.ts';
import { SignatureProblem } from './signature-problem.ts';
import { readClaim, type SignatureClaim } from './signed-request.ts';

/** Where a signature must be meant for, and when it is looked at. */
export type Place = { readonly region: string; readonly service: string; readonly now: Date };

/** How long a signature is good for: presigned ones of STS live 15 minutes, whatever they say themselves. */
const LIFE_MS = { query: 15 * 60_000, header: 5 * 60_000 };
const AHEAD_MS = 5 * 60_000;

/**
 * Verifies Signature Version 4 as AWS documents it ("Create a signed AWS API request"), and answers who signed. It
 * shares nothing with the code under test.
 */
export function verifySigV4(request: LocalRequest, identities: Identities, place: Place): Identity {
  const claim = readClaim(request);
  const scope = `${claim.date.slice(0, 8)}/${place.region}/${place.service}/aws4_request`;
  if (claim.scope !== scope) throw wrong(`Credential should be scoped to ${scope}, not to ${claim.scope}.`);
  requireSigned(request, claim);
  const signer = signerOf(claim, identities, place.now);
  const expected = signatureOf(request, claim, signer.secretAccessKey);
  if (!isSame(expected, claim.signature))
    throw wrong('The request signature we calculated does not match the signature you provided.');
  requireTimely(claim, place.now);
  return signer;
}

function requireSigned({ headers }: LocalRequest, { signedHeaders }: SignatureClaim): void {
  if (signedHeaders.join() !== signedHeaders.toSorted().join()) throw wrong('SignedHeaders are not sorted.');
  const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const missing = needed.filter((name) => !signedHeaders.includes(name));
  if (missing.length > 0) throw wrong(`'${missing.join()}' must be a signed header.`);
  const absent = signedHeaders.filter((name) => headers[name] === undefined);
  if (absent.length > 0) throw wrong(`'${absent.join()}' is a signed header that was not sent.`);
}

function signerOf(claim: SignatureClaim, identities: Identities, now: Date): Identity {
  const signer = identities.find(claim.accessKeyId);
  if (signer === undefined || signer.sessionToken !== claim.sessionToken)
    throw new SignatureProblem('unknown key', 'The security token included in the request is invalid.');
  if (signer.expiration !== undefined && now >= signer.expiration)
    throw new SignatureProblem('expired keys', 'The security token included in the request is expired');
  return signer;
}

function requireTimely({ date, from, expiresSeconds = 1 }: SignatureClaim, now: Date): void {
  const ageMs = now.getTime() - momentOf(date).getTime();
  if (Number.isNaN(ageMs)) throw wrong(`${date} is no ISO 8601 basic date.`);
  if (!(expiresSeconds >= 1 && expiresSeconds <= 604_800)) throw wrong('X-Amz-Expires is out of range.');
  if (ageMs > LIFE_MS[from]) throw wrong(`Signature expired: ${date} is now ${ageMs / 1000} s old.`);
  if (-ageMs > AHEAD_MS) throw wrong(`Signature not yet current: ${date} is ${-ageMs / 1000} s ahead.`);
}

/** The moment of an X-Amz-Date; none when it is not written so. */
export function momentOf(date: string): Date {
  const iso = /^\d{8}T\d{6}Z$/.test(date) ? date : '';
  return new Date(iso.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
}

function signatureOf(request: LocalRequest, { date, scope, signedHeaders }: SignatureClaim, secret: string) {
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonicalRequest(request, signedHeaders))].join(
    '\n',
  );
  const key = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`);
  return hmac(key, toSign).toString('hex');
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function wrong(message: string): SignatureProblem {
  return new SignatureProblem('wrong signature', message);
}
