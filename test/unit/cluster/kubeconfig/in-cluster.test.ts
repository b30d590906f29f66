import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { boundPodOf } from '../../../../src/cluster/access/access.ts';
import { ownServer } from '../../../../src/cluster/kubeconfig/in-cluster.ts';
import { readKubeconfig } from '../../../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../../../src/cluster/kubeconfig/source.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'account-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { authority } = makeCertificates();
const CHOICE = { context: undefined, namespace: undefined };

/** A token as the kubelet mounts it; its signature is the API server's business. */
function tokenOf(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

beforeEach(() => {
  writeFileSync(join(folder, 'token'), tokenOf({}));
  writeFileSync(join(folder, 'ca.crt'), authority.certificate);
  writeFileSync(join(folder, 'namespace'), 'runners\n');
});

async function read(host = '10.96.0.1', port = '443') {
  const pod = { host, port, accountFolder: folder };
  const places = { given: '', variable: '', homeFolder: '/none', workFolder: '/none', pod };
  return readKubeconfig(findKubeconfig(places), CHOICE);
}

test('a job in a pod without any kubeconfig uses the service account of its pod, by a token that is renewed', async () => {
  expect(await read()).toMatchObject({
    source: 'the service account of this pod',
    server: 'https://10.96.0.1',
    caPem: expect.stringContaining('BEGIN CERTIFICATE'),
    namespace: 'runners',
    identity: { kind: 'token-file', path: join(folder, 'token') },
  });
});

test.each([
  ['10.96.0.1', '6443', 'https://10.96.0.1:6443'],
  ['fd00::1', '443', 'https://[fd00::1]'],
  ['api.cluster', '', 'https://api.cluster'],
])('host %s and port %j are %s', async (host, port, server) => {
  expect(await read(host, port)).toMatchObject({ server });
});

test('outside a pod, and in one without an account, it is said that there is no cluster', async () => {
  await expect(read('')).rejects.toThrow(/no kubeconfig was given or found/);
  rmSync(join(folder, 'token'));
  await expect(read()).rejects.toThrow(/no kubeconfig was given or found/);
});

test('the kubeconfig in the home folder comes first', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  const pod = { host: 'h', port: '', accountFolder: folder };
  const places = { given: '', homeFolder: home, workFolder: '/', pod };
  expect(findKubeconfig({ ...places, variable: '' }).from).toBe('the service account of this pod');
  expect(() => findKubeconfig({ ...places, variable: '/none' })).toThrow(/variable KUBECONFIG/);
  rmSync(home, { recursive: true });
});

describe('the pod of the runner', () => {
  const claims = (namespace: string) => ({
    'kubernetes.io': {
      namespace,
      pod: { name: 'runner-1', uid: 'pod-uid' },
      serviceaccount: { name: 'arc' },
    },
  });

  const OWN = ownServer({ host: '10.96.0.1', port: '443' });

  test('is known from its own token, without asking', async () => {
    writeFileSync(join(folder, 'token'), tokenOf(claims('runners')));
    expect(boundPodOf(await read(), OWN)).toEqual({ name: 'runner-1', uid: 'pod-uid' });
  });

  test.each([
    ['is in another namespace than the builder', tokenOf(claims('other'))],
    ['has a token that names no pod', tokenOf({ 'kubernetes.io': { namespace: 'runners' } })],
    ['has a token that is no JWT', 'abc'],
    ['has a token of nonsense', 'a.!!.c'],
    ['has claims of another shape', tokenOf({ 'kubernetes.io': ['runners'] })],
  ])('is no owner when it %s', async (_, token) => {
    writeFileSync(join(folder, 'token'), token);
    expect(boundPodOf(await read(), OWN)).toBeUndefined();
  });

  test('is no owner in another cluster, which would delete a hold of an owner that it does not have', async () => {
    writeFileSync(join(folder, 'token'), tokenOf(claims('runners')));
    for (const host of ['10.96.0.2', ''])
      expect(boundPodOf(await read(), ownServer({ host, port: '443' }))).toBeUndefined();
  });
});
