/** Codes of STS about the keys themselves (AWS STS API reference, Common errors), and what to do about each. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['ExpiredToken', 'The AWS keys have ended: let a step before this one log in to AWS anew.'],
  [
    'InvalidClientTokenId',
    'AWS does not know the keys: check the access key, and the session token of temporary ones.',
  ],
  ['SignatureDoesNotMatch', 'Check the secret access key.'],
]);

/** What to do about keys that STS refuses with this code; '' when they are not what is wrong. */
export function hintOfKeyFault(code: string): string {
  return HINTS.get(code) ?? '';
}
