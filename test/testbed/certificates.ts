import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bridgeAddress, clusterNodes, services } from './cluster-nodes.ts';
import { run } from './command.ts';
import { statePath } from './layout.ts';

/** Files of a key pair: certificate and private key, PEM. */
export type KeyPair = { readonly certificate: string; readonly key: string };

/** Where the key pair of a name is. 'ca' is the authority of all. */
export const keyPair = (name: string): KeyPair => ({
  certificate: statePath('pki', `${name}.crt`),
  key: statePath('pki', `${name}.key`),
});

/** Keys with which the controller manager signs, and the API server checks, service account tokens. */
export const accountKeys = { public: statePath('pki/accounts.pub'), private: statePath('pki/accounts.key') };

const newKey = [
  'req',
  '-x509',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-days',
  '3650',
];

/** Makes the authority, a certificate per component and cluster node, and the service account keys. */
export async function createCertificates(): Promise<void> {
  mkdirSync(statePath('pki'), { mode: 0o700 });
  const authority = keyPair('ca');
  await run('openssl', [
    ...newKey,
    '-subj',
    '/CN=setup-buildx-testbed',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-keyout',
    authority.key,
    '-out',
    authority.certificate,
  ]);
  await issue(
    'apiserver',
    '/CN=kube-apiserver',
    // 127.0.0.1: tests put relays there.
    `DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:${bridgeAddress},IP:${services.apiServer}`,
  );
  await issue('admin', '/O=system:masters/CN=admin');
  await issue('controller-manager', '/CN=system:kube-controller-manager');
  await issue('scheduler', '/CN=system:kube-scheduler');
  await issue('kube-proxy', '/CN=system:kube-proxy');
  for (const node of clusterNodes) {
    await issue(
      `kubelet-${node.name}`,
      `/O=system:nodes/CN=system:node:${node.name}`,
      `DNS:${node.name},IP:${node.address}`,
    );
  }
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(accountKeys.public, publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(accountKeys.private, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
}

async function issue(name: string, subject: string, alternativeNames = `DNS:${name}`): Promise<void> {
  const authority = keyPair('ca');
  const { certificate, key } = keyPair(name);
  await run('openssl', [
    ...newKey,
    '-subj',
    subject,
    '-CA',
    authority.certificate,
    '-CAkey',
    authority.key,
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-addext',
    `subjectAltName=${alternativeNames}`,
    '-addext',
    'extendedKeyUsage=serverAuth,clientAuth',
    '-keyout',
    key,
    '-out',
    certificate,
  ]);
}
