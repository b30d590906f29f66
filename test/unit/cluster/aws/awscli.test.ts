import { beforeAll, expect, test } from 'vitest';

import { eksToken } from '../../../../src/cluster/aws/eks-token.ts';
import type { SignedToken } from '../../../doubles/aws/awscli.ts';
import { awscliVectors } from '../../../doubles/aws/awscli-vectors.ts';
import { momentOf } from '../../../doubles/aws/sigv4.ts';

/** The first time on a machine the AWS CLI is installed. */
const INSTALLING_MS = 180_000;

let vectors: readonly SignedToken[];
beforeAll(async () => {
  vectors = await awscliVectors();
}, INSTALLING_MS);

/** The URL that a token holds: where it leads, and what it says there, in whatever order. */
function read(token: string) {
  const url = new URL(Buffer.from(token.replace(/^k8s-aws-v1\./, ''), 'base64url').toString());
  return { host: url.host, path: url.pathname, query: Object.fromEntries(url.searchParams) };
}

test('a cluster gets from us the very signature that the AWS CLI would make', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(270);
  for (const { token, ...vector } of vectors) {
    const { region, clusterId, accessKeyId, secretAccessKey, sessionToken } = vector;
    const target = { region, clusterId, useFips: vector.fips, useDualStack: false };
    const credentials = { accessKeyId, secretAccessKey, sessionToken, expiresMs: undefined };
    const ours = eksToken(target, credentials, momentOf(vector.date).getTime()).token;
    expect(read(ours), JSON.stringify(vector)).toEqual(read(token));
    expect(ours).toMatch(/^k8s-aws-v1\.[\w-]+$/);
  }
});
