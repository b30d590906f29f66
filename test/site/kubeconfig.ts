import type { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';

/** Where a kubeconfig sends its requests, if not to the API server itself. */
export type Endpoint = { readonly server: string; readonly caPem: string };

/** The API server that the administrator's kubeconfig names. */
export function endpointOf(admin: KubeConfig): Endpoint {
  const cluster = admin.getCurrentCluster();
  return { server: cluster?.server ?? '', caPem: Buffer.from(cluster?.caData ?? '', 'base64').toString() };
}

/** A kubeconfig with a bearer token, as text. */
export function tokenKubeconfig({ server, caPem }: Endpoint, namespace: string, token: string): string {
  const ca = Buffer.from(caPem).toString('base64');
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server, 'certificate-authority-data': ca } }],
    users: [{ name: 'u', user: { token } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace } }],
    'current-context': 'x',
  });
}
