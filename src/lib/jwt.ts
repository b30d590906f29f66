import { type Mapping, readMapping, textOf } from './mapping.ts';
import { toSafeLine, truncate } from './safe-text.ts';

/** The claims of a JWT; empty for any other text. Nothing is verified: that is for whoever is to believe them. */
export function claimsOf(jwt: string): Mapping {
  return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

const LONGEST_SUBJECT = 140;

/** Whose a JWT is: what a trust policy has to match, and no secret. '' for a token that does not say. */
export function subjectOf(jwt: string): string {
  return truncate(toSafeLine(textOf(claimsOf(jwt), 'sub')), LONGEST_SUBJECT);
}

/** For whom a JWT is; '' for a token that does not say, or names several. */
export function audienceOf(jwt: string): string {
  return truncate(toSafeLine(textOf(claimsOf(jwt), 'aud')), 60);
}
