import { createHash, createHmac } from 'node:crypto';

import type { AwsCredentials } from './credentials.ts';

/** What a signature is for: one service of one region. */
export type Scope = { readonly region: string; readonly service: string };

type Pairs = readonly (readonly [string, string])[];

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * A GET URL that its bearer can use for `expiresSeconds`, signed in its query (AWS Signature Version 4, "Add the
 * signature to the query string"). `headers` beside host, with lower-case names, have to be sent with it.
 */
export function presign(
  host: string,
  query: Pairs,
  headers: Pairs,
  expiresSeconds: number,
  scope: Scope,
  credentials: AwsCredentials,
  nowMs: number,
): string {
  const date = amzDate(nowMs);
  const signedHeaders: Pairs = [['host', host], ...headers];
  const token: Pairs =
    credentials.sessionToken === '' ? [] : [['X-Amz-Security-Token', credentials.sessionToken]];
  const unsigned: Pairs = [
    ...query,
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(date, scope)}`],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', `${expiresSeconds}`],
    ['X-Amz-SignedHeaders', namesOf(signedHeaders)],
    ...token,
  ];
  const canonical = canonicalRequest('GET', canonicalQuery(unsigned), signedHeaders, '');
  const signature = sign(canonical, date, scope, credentials);
  return `https://${host}/?${canonicalQuery(unsigned)}&X-Amz-Signature=${signature}`;
}

/** The headers of a signed POST to `/`, the given ones and Authorization among them (Signature Version 4). */
export function signPost(
  host: string,
  contentType: string,
  body: string,
  scope: Scope,
  credentials: AwsCredentials,
  nowMs: number,
): Readonly<Record<string, string>> {
  const date = amzDate(nowMs);
  const token: Pairs =
    credentials.sessionToken === '' ? [] : [['x-amz-security-token', credentials.sessionToken]];
  const headers: Pairs = [['content-type', contentType], ['host', host], ['x-amz-date', date], ...token];
  const signature = sign(canonicalRequest('POST', '', headers, body), date, scope, credentials);
  const credential = `${credentials.accessKeyId}/${scopeOf(date, scope)}`;
  const authorization = `${ALGORITHM} Credential=${credential}, SignedHeaders=${namesOf(headers)}, Signature=${signature}`;
  return { ...Object.fromEntries(headers), authorization };
}

function canonicalRequest(method: string, query: string, headers: Pairs, body: string): string {
  const lines = sorted(headers).map(([name, value]) => `${name}:${value.trim()}\n`);
  return [method, '/', query, lines.join(''), namesOf(headers), sha256(body)].join('\n');
}

function canonicalQuery(query: Pairs): string {
  return sorted(query.map(([name, value]) => [encode(name), encode(value)] as const))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function sign(canonical: string, date: string, scope: Scope, { secretAccessKey }: AwsCredentials): string {
  const text = [ALGORITHM, date, scopeOf(date, scope), sha256(canonical)].join('\n');
  const parts = [date.slice(0, 8), scope.region, scope.service, 'aws4_request'];
  const key = parts.reduce<Buffer>((last, part) => hmac(last, part), Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, text).toString('hex');
}

function scopeOf(date: string, { region, service }: Scope): string {
  return `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function namesOf(headers: Pairs): string {
  return sorted(headers)
    .map(([name]) => name)
    .join(';');
}

/** By code units, and not as people of some country sort. */
function sorted(pairs: Pairs): Pairs {
  return pairs.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
}

/** RFC 3986, of which encodeURIComponent leaves out five characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function amzDate(nowMs: number): string {
  return new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
