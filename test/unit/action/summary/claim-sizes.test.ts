import { expect, test } from 'vitest';

import { lacksSizes, withClaimSizes } from '../../../../src/action/summary/claim-sizes.ts';
import { answer, refuse } from '../../../doubles/api/fake-api.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import { COLD_NODES, coldSetUp, joined, warmSetUp } from './facts.ts';

const GIB = 2 ** 30;

/** The sizes of the volumes of a joined node and a created one, where the claim of the joined node is this. */
async function sizesWith(claim: object | undefined) {
  const { api, seen } = openScriptedApi((_, response) => {
    if (claim === undefined) refuse(response, 404, 'NotFound', 'not found');
    else answer(response, 200, claim);
  });
  const setUp = coldSetUp({ nodes: [joined({ name: 'ci-amd64' }), ...COLD_NODES.slice(1)] });
  const { nodes } = await withClaimSizes(api, setUp);
  return {
    sizes: nodes.map(({ cacheSizeBytes }) => cacheSizeBytes),
    asked: seen.map(({ method, path }) => `${method} ${path}`),
  };
}

const ASKED = ['GET /api/v1/namespaces/builds/persistentvolumeclaims/ci-amd64-cache'];
const spec = { resources: { requests: { storage: '60Gi' } } };

test.each([
  ['what the volume has', { spec, status: { capacity: { storage: '50Gi' } } }, 50 * GIB],
  ['what the claim asks for, where the volume is not there yet', { spec }, 60 * GIB],
  ['nothing that is known, where a claim says no size', {}, undefined],
  ['nothing that is known, where a node has no claim', undefined, undefined],
])('the size of the cache of a node that was joined is %s', async (_, claim, bytes) => {
  expect(await sizesWith(claim)).toEqual({ sizes: [bytes, 50 * GIB], asked: ASKED });
});

test.each([
  ['created', coldSetUp(), false],
  ['joined', warmSetUp(), true],
  ['joined of others, in mode connect', warmSetUp({ keepWarm: undefined }), false],
])('of a builder that was %s, the claims are asked for: %s', (_, setUp, asked) => {
  expect(lacksSizes(setUp)).toBe(asked);
});
