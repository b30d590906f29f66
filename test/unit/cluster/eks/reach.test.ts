import { expect, test } from 'vitest';

import { refuseOutOfReach } from '../../../../src/cluster/eks/entry.ts';
import { blackHole, closedPort, startPlainServer } from '../../../doubles/api/scripted-server.ts';

const OPEN = { isPublic: true, publicCidrs: ['0.0.0.0/0'], vpc: 'vpc-1' };
const SOME = { ...OPEN, publicCidrs: ['203.0.113.0/24'] };
const PRIVATE = { ...OPEN, isPublic: false, publicCidrs: [] };

test.each([
  ['a private endpoint', PRIVATE, /prod is private, and this runner/],
  ['an endpoint for others', SOME, /open only to 203\.0\.113\.0\/24, and this runner/],
  // EKS allows 40 of them.
  ['one for many', { ...SOME, publicCidrs: Array(40).fill('203.0.113.0/24') }, /^.{1,300}$/],
])('%s out of reach is told by name, with where to run the job', async (_, reach, says) => {
  const server = `https://127.0.0.1:${await closedPort()}`;
  await expect(refuseOutOfReach('prod', server, reach, false)).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringMatching(says),
    hint: expect.stringContaining('vpc-1'),
  });
});

test.each([
  ['one for all, which is tried in earnest anyway', OPEN, false],
  ['one behind a proxy, which may reach it', PRIVATE, true],
  ['one for all, as EKS leaves out the list', { ...OPEN, publicCidrs: [] }, false],
])('%s is not tried beforehand', async (_, reach, hasProxy) => {
  const server = `https://127.0.0.1:${await closedPort()}`;
  await expect(refuseOutOfReach('prod', server, reach, hasProxy)).resolves.toBeUndefined();
});

test('a private endpoint in reach is let through', async () => {
  const { port, close } = await startPlainServer(blackHole);
  await expect(
    refuseOutOfReach('prod', `https://127.0.0.1:${port}`, PRIVATE, false),
  ).resolves.toBeUndefined();
  await close();
});
