import type { LocalRequest } from '../api/local-server.ts';
import { type Pair, pairsOf, splitUrl } from './query.ts';
import { SignatureProblem } from './signature-problem.ts';

/** What a request says of its signature. */
export type SignatureClaim = {
  readonly from: 'query' | 'header';
  readonly accessKeyId: string;
  /** DATE/REGION/SERVICE/aws4_request */
  readonly scope: string;
  /** As in X-Amz-Date. */
  readonly date: string;
  /** Of a presigned request only. */
  readonly expiresSeconds: number | undefined;
  readonly signedHeaders: readonly string[];
  readonly sessionToken: string | undefined;
  readonly signature: string;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Reads the claim; the query counts before the header, and both together are refused. */
export function readClaim(request: LocalRequest): SignatureClaim {
  const query = pairsOf(splitUrl(request.url).query);
  const isPresigned = query.some(([name]) => name === 'X-Amz-Signature');
  const { authorization } = request.headers;
  if (isPresigned && authorization !== undefined)
    throw new SignatureProblem('incomplete', 'Only one auth mechanism is allowed.');
  if (isPresigned) return readQuery(query);
  if (authorization === undefined)
    throw new SignatureProblem('unsigned', 'Request is missing Authentication Token');
  return readHeader(request, authorization);
}

function readQuery(query: readonly Pair[]): SignatureClaim {
  const value = (name: string): string => {
    const found = query.filter(([key]) => key === name);
    const [pair] = found;
    if (pair === undefined || found.length > 1) throw incomplete(name);
    return pair[1];
  };
  if (value('X-Amz-Algorithm') !== ALGORITHM) throw incomplete('X-Amz-Algorithm');
  const hasToken = query.some(([name]) => name === 'X-Amz-Security-Token');
  return {
    from: 'query',
    ...splitCredential(value('X-Amz-Credential')),
    date: value('X-Amz-Date'),
    expiresSeconds: Number(value('X-Amz-Expires')),
    signedHeaders: value('X-Amz-SignedHeaders').split(';'),
    sessionToken: hasToken ? value('X-Amz-Security-Token') : undefined,
    signature: value('X-Amz-Signature'),
  };
}

function readHeader({ headers }: LocalRequest, authorization: string): SignatureClaim {
  const [algorithm, ...rest] = authorization.split(' ');
  if (algorithm !== ALGORITHM) throw incomplete('Authorization');
  const fields = rest
    .join(' ')
    .split(',')
    .map((field) => field.trim().split('='));
  const value = (name: string): string => {
    const found = fields.find(([key]) => key === name);
    if (found === undefined) throw incomplete(name);
    return found.slice(1).join('=');
  };
  const { 'x-amz-date': date, 'x-amz-security-token': token } = headers;
  if (typeof date !== 'string') throw incomplete('X-Amz-Date');
  return {
    from: 'header',
    ...splitCredential(value('Credential')),
    date,
    expiresSeconds: undefined,
    signedHeaders: value('SignedHeaders').split(';'),
    sessionToken: typeof token === 'string' ? token : undefined,
    signature: value('Signature'),
  };
}

function splitCredential(credential: string): Pick<SignatureClaim, 'accessKeyId' | 'scope'> {
  const at = credential.indexOf('/');
  if (at < 0) throw incomplete('Credential');
  return { accessKeyId: credential.slice(0, at), scope: credential.slice(at + 1) };
}

function incomplete(name: string): SignatureProblem {
  return new SignatureProblem('incomplete', `${name} is missing, twice there, or wrong.`);
}
