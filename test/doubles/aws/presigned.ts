import type { LocalRequest } from '../api/local-server.ts';
import { pairsOf } from './query.ts';
import { SignatureProblem } from './signature-problem.ts';

/** The request that a presigned URL is for, sent with these headers beside host. */
export function presignedGet(text: string, headers: Readonly<Record<string, string>> = {}): LocalRequest {
  const { protocol, host, pathname, search } = new URL(text);
  if (protocol !== 'https:') throw incomplete(`The URL must be https, not ${protocol}`);
  const names = pairsOf(search.slice(1)).map(([name]) => name.toLowerCase());
  // As aws-iam-authenticator has it (pkg/token/token.go), which does not leave it to STS.
  if (new Set(names).size !== names.length) throw incomplete('The URL has a parameter twice.');
  return { method: 'GET', url: `${pathname}${search}`, headers: { ...headers, host }, body: '' };
}

function incomplete(message: string): SignatureProblem {
  return new SignatureProblem('incomplete', message);
}
