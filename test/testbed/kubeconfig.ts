import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { keyPair } from './certificates.ts';
import { apiServerUrl } from './control-plane.ts';

/** Writes a kubeconfig (0600) whose user is the key pair of that name; everything is inlined. */
export function writeKubeconfig(path: string, user: string): void {
  const { certificate, key } = keyPair(user);
  const encoded = (file: string) => readFileSync(file).toString('base64');
  const name = 'testbed';
  const content = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: { server: apiServerUrl, 'certificate-authority-data': encoded(keyPair('ca').certificate) },
      },
    ],
    users: [
      {
        name: user,
        user: { 'client-certificate-data': encoded(certificate), 'client-key-data': encoded(key) },
      },
    ],
    contexts: [{ name, context: { cluster: name, user } }],
    'current-context': name,
  };
  writeFileSync(path, stringify(content), { mode: 0o600 });
}
