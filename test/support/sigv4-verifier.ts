import { createHash, createHmac } from 'node:crypto';

import type { SeenRequest } from './scripted-server.ts';

/** Answers the secret key of an access key; undefined for one that is not known. */
export type SecretOf = (accessKeyId: string) => string | undefined;

type Given = {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly header: (name: string) => string | undefined;
  readonly bodyHash: string;
};
type Claim = {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly date: string;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * What is wrong with a request that is signed in its Authorization header; '' when AWS would take it. Written from the
 * IAM User Guide, "Create a signed AWS API request", and from no code.
 */
export function faultOfSigned({ method, path, headers, body }: SeenRequest, secretOf: SecretOf): string {
  const [, credential = '', signedHeaders = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^ ,]+), ?SignedHeaders=([^ ,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [pathOnly = '', query = ''] = path.split('?');
  const header = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.join(',');
  };
  const date = header('x-amz-date') ?? '';
  const given = { method, path: pathOnly, query: pairsOf(query), header, bodyHash: sha256(body) };
  return faultOf(given, { credential, signedHeaders, signature, date }, secretOf);
}

/** The same for a presigned GET, which is sent with these headers beside host. */
export function faultOfPresigned(
  text: string,
  headers: Readonly<Record<string, string>>,
  secretOf: SecretOf,
): string {
  const url = new URL(text);
  if (url.protocol !== 'https:') return 'not https';
  const pairs = pairsOf(url.search.slice(1));
  const of = (name: string): string => pairs.find(([key]) => key === name)?.[1] ?? '';
  if (of('X-Amz-Algorithm') !== ALGORITHM) return 'another algorithm';
  const names = pairs.map(([name]) => name.toLowerCase());
  if (new Set(names).size !== names.length) return 'a parameter is there twice';
  const claim = {
    credential: of('X-Amz-Credential'),
    signedHeaders: of('X-Amz-SignedHeaders'),
    signature: of('X-Amz-Signature'),
    date: of('X-Amz-Date'),
  };
  const all: Readonly<Record<string, string>> = { ...headers, host: url.host };
  const given = {
    method: 'GET',
    path: url.pathname,
    query: pairs.filter(([name]) => name !== 'X-Amz-Signature'),
    header: (name: string) => all[name],
    bodyHash: sha256(''),
  };
  return faultOf(given, claim, secretOf);
}

/** `20260102T030405Z` in ms since the epoch; NaN for anything else. */
export function timeOf(amzDate: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate) ?? [];
  const [year = Number.NaN, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function faultOf(given: Given, claim: Claim, secretOf: SecretOf): string {
  const [accessKeyId = '', ...scope] = claim.credential.split('/');
  const secret = secretOf(accessKeyId);
  if (secret === undefined) return `unknown access key ${JSON.stringify(accessKeyId)}`;
  const [day = '', region = '', service = '', end = ''] = scope;
  if (scope.length !== 4 || end !== 'aws4_request') return `bad scope ${scope.join('/')}`;
  if (Number.isNaN(timeOf(claim.date)) || !claim.date.startsWith(`${day}T`)) return `bad date ${claim.date}`;
  const names = claim.signedHeaders.split(';');
  if (!names.includes('host')) return 'host is not signed';
  if (names.join() !== names.toSorted().join()) return 'the signed headers are not in order';
  const absent = names.find((name) => given.header(name) === undefined);
  if (absent !== undefined) return `no header ${absent}`;
  const lines = names.map((name) => `${name}:${(given.header(name) ?? '').trim().replace(/ +/g, ' ')}\n`);
  const canonical = [
    given.method,
    given.path === '' ? '/' : given.path,
    canonicalQuery(given.query),
    lines.join(''),
    claim.signedHeaders,
    given.bodyHash,
  ].join('\n');
  const text = `${ALGORITHM}\n${claim.date}\n${scope.join('/')}\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  return hmac(key, text).toString('hex') === claim.signature ? '' : 'the signature does not match';
}

function pairsOf(query: string): readonly (readonly [string, string])[] {
  if (query === '') return [];
  return query.split('&').map((part) => {
    const at = part.indexOf('=');
    const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

function canonicalQuery(pairs: Given['query']): string {
  const encoded = pairs.map(([name, value]) => [encode(name), encode(value)] as const);
  const order = (one: string, other: string): number => Number(one > other) - Number(one < other);
  const sorted = encoded.toSorted((one, other) => order(one[0], other[0]) || order(one[1], other[1]));
  return sorted.map((pair) => pair.join('=')).join('&');
}

/** Each byte but A-Z a-z 0-9 - . _ ~ as % and two capital digits. */
function encode(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const one = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(one) ? one : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
