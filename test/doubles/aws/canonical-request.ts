import { createHash } from 'node:crypto';

import type { LocalRequest } from '../api/local-server.ts';
import { type Pair, pairsOf, splitUrl } from './query.ts';

/** A request in the form that its signature is made of; `names` are the headers that count. */
export function canonicalRequest(
  { method, url, headers, body }: LocalRequest,
  names: readonly string[],
): string {
  const { path, query } = splitUrl(url);
  const pairs = pairsOf(query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): Pair => [encode(name), encode(value)])
    .toSorted(byNameAndValue)
    .map((pair) => pair.join('='));
  // Every service but S3 has the path encoded once more than it is sent.
  const segments = path.split('/').map(encode);
  const lines = names.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  );
  return [method, segments.join('/'), pairs.join('&'), lines.join(''), names.join(';'), sha256(body)].join(
    '\n',
  );
}

function byNameAndValue([name, value]: Pair, [otherName, otherValue]: Pair): number {
  const [one, other] = name === otherName ? [value, otherValue] : [name, otherName];
  return one < other ? -1 : Number(one > other);
}

/** Each byte but A-Z a-z 0-9 - . _ ~ as % and two capital digits; byte by byte, which is not how the action does it. */
function encode(text: string): string {
  return Array.from(Buffer.from(text), (byte) => {
    const letter = String.fromCharCode(byte);
    return /[\w.~-]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** A digest, as hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
