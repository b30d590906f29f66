import aws4 from 'aws4';

import type { AwsCredentials } from './source.ts';

type Pairs = readonly (readonly [string, string])[];

/** A GET that is to be signed: `url` as in `https://sts.eu-central-1.amazonaws.com`. */
export type Presigned = {
  readonly url: string;
  readonly query: Pairs;
  /** Headers beside host, with lower-case names, that have to be sent with it. */
  readonly headers: Pairs;
  readonly expiresSeconds: number;
  /** What the signature is for: one service of one region. */
  readonly scope: { readonly region: string; readonly service: string };
};

/**
 * Returns a GET URL that its bearer can use for `expiresSeconds`, signed in its query (AWS Signature Version 4, "Add
 * the signature to the query string").
 */
export function presign(
  { url, query, headers, expiresSeconds, scope }: Presigned,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  nowMs: number,
): string {
  const date = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const parameters = [...query, ['X-Amz-Date', date], ['X-Amz-Expires', `${expiresSeconds}`]] as const;
  const path = `/?${parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
  const request = { ...scope, host: new URL(url).host, path, headers: Object.fromEntries(headers) };
  const token = sessionToken === undefined ? {} : { sessionToken };
  const signed = aws4.sign({ ...request, signQuery: true }, { accessKeyId, secretAccessKey, ...token });
  return `${url}${signed.path}`;
}

/** RFC 3986, of which encodeURIComponent leaves out five characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
