import { join } from 'node:path';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import { type KubeconfigSource, NO_LIMITS } from './files.ts';

/** Where a pod finds its own cluster: two variables, and the files of its service account. */
export type PodPlaces = {
  /** KUBERNETES_SERVICE_HOST and _PORT; '' = not in a pod. */
  readonly host: string;
  readonly port: string;
  readonly accountFolder: string;
};

/** What a log calls it. */
export const POD_ACCOUNT = 'the service account of this pod';

/** Where the kubelet mounts the service account (kubernetes, plugin/pkg/admission/serviceaccount). */
export const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The service account of the pod that the job runs in, as a kubeconfig; undefined outside a pod, or where none is
 * mounted. The token stays a file, since the kubelet renews it, and the namespace is the pod's own.
 */
export function fromPod({ host, port, accountFolder }: PodPlaces): KubeconfigSource | undefined {
  const token = join(accountFolder, 'token');
  if (host === '' || readRegularFile(token).kind === 'none') return undefined;
  const cluster = {
    server: ownServer({ host, port }),
    'certificate-authority': join(accountFolder, 'ca.crt'),
  };
  const namespace = readNamespace(join(accountFolder, 'namespace'));
  const document = {
    clusters: [{ name: 'in-cluster', cluster }],
    users: [{ name: 'in-cluster', user: { tokenFile: token } }],
    contexts: [{ name: 'in-cluster', context: { cluster: 'in-cluster', user: 'in-cluster', namespace } }],
    'current-context': 'in-cluster',
  };
  const part = { text: JSON.stringify(document), folder: accountFolder, path: '' };
  return { parts: [part], from: POD_ACCOUNT, kind: 'pod', limits: NO_LIMITS };
}

/** The API server of the cluster that this process runs in a pod of, as in a `ClusterAccess`; '' outside a pod. */
export function ownServer({ host, port }: Pick<PodPlaces, 'host' | 'port'>): string {
  const url = `https://${host.includes(':') ? `[${host}]` : host}:${port || '443'}`;
  return URL.canParse(url) ? new URL(url).origin : '';
}

function readNamespace(path: string): string {
  const file = readRegularFile(path);
  return file.kind === 'content' ? (utf8(file.bytes)?.trim() ?? '') : '';
}
