import { type Mapping, readMapping, textOf } from './json.ts';
import { toSafeLine, truncate } from './safe-text.ts';

/** Returns the claims of a JWT, which are not verified; an empty mapping for any other text. */
export function claimsOf(jwt: string): Mapping {
  return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

const LONGEST_SUBJECT = 140;

const LONGEST_AUDIENCE = 60;

/** Returns whose a JWT is: what a trust policy has to match, and no secret. undefined when the token does not say. */
export function subjectOf(jwt: string): string | undefined {
  return shownClaim(jwt, 'sub', LONGEST_SUBJECT);
}

/** Returns for whom a JWT is; undefined when the token does not say, or names several. */
export function audienceOf(jwt: string): string | undefined {
  return shownClaim(jwt, 'aud', LONGEST_AUDIENCE);
}

function shownClaim(jwt: string, name: string, longest: number): string | undefined {
  return truncate(toSafeLine(textOf(claimsOf(jwt), name) ?? ''), longest) || undefined;
}
