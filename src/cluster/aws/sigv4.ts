import { createHash, createHmac } from 'node:crypto';

import type { AwsCredentials } from './source.ts';

/** What a signature is for: one service of one region. */
export type Scope = { readonly region: string; readonly service: string };

type Pairs = readonly (readonly [string, string])[];

const ALGORITHM = 'AWS4-HMAC-SHA256';

/** A GET that is to be signed: `url` as in `https://sts.eu-central-1.amazonaws.com`. */
export type Presigned = {
  readonly url: string;
  readonly query: Pairs;
  /** Headers beside host, with lower-case names, that have to be sent with it. */
  readonly headers: Pairs;
  readonly expiresSeconds: number;
  readonly scope: Scope;
};

/**
 * Returns a GET URL that its bearer can use for `expiresSeconds`, signed in its query (AWS Signature Version 4, "Add
 * the signature to the query string").
 */
export function presign(
  { url, query, headers, expiresSeconds, scope }: Presigned,
  credentials: AwsCredentials,
  nowMs: number,
): string {
  const date = amzDate(nowMs);
  const signedHeaders: Pairs = [['host', new URL(url).host], ...headers];
  const { sessionToken } = credentials;
  const token: Pairs = sessionToken === undefined ? [] : [['X-Amz-Security-Token', sessionToken]];
  const unsigned: Pairs = [
    ...query,
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(date, scope)}`],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', `${expiresSeconds}`],
    ['X-Amz-SignedHeaders', namesOf(signedHeaders)],
    ...token,
  ];
  const canonical = canonicalRequest(canonicalQuery(unsigned), signedHeaders);
  const signature = sign(canonical, date, scope, credentials);
  return `${url}/?${canonicalQuery(unsigned)}&X-Amz-Signature=${signature}`;
}

function canonicalRequest(query: string, headers: Pairs): string {
  const lines = sorted(headers).map(([name, value]) => `${name}:${value.trim()}\n`);
  return ['GET', '/', query, lines.join(''), namesOf(headers), sha256('')].join('\n');
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
