import { type Mapping, readMapping } from './mapping.ts';

/** The claims of a JWT; empty for any other text. Nothing is verified: that is for whoever is to believe them. */
export function claimsOf(jwt: string): Mapping {
  return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
