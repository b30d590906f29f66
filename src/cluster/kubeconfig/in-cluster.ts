import { join } from 'node:path';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import { type KubeconfigSource, NO_LIMITS } from './files.ts';

/** Where a pod finds its own cluster: two variables, and the files of its service account. */
export type PodPlaces = {
  /** KUBERNETES_SERVICE_HOST and _PORT; without them this is no pod. */
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly accountFolder: string;
};

/** Its name in the log. */
export const POD_ACCOUNT = 'the service account of this pod';

/** Where the kubelet mounts the service account (kubernetes, plugin/pkg/admission/serviceaccount). */
export const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Returns the service account of the pod that the job runs in, as a kubeconfig; undefined outside a pod, or where
 * none is mounted. The token stays a file, because the kubelet renews it, and the namespace is the pod's own.
 */
export function fromPod({ host, port, accountFolder }: PodPlaces): KubeconfigSource | undefined {
  const token = join(accountFolder, 'token');
  const server = ownServer({ host, port });
  if (!host || readRegularFile(token).kind === 'none') return undefined;
  const cluster = {
    server,
    'certificate-authority': join(accountFolder, 'ca.crt'),
  };
  const namespace = readNamespace(join(accountFolder, 'namespace'));
  const document = {
    clusters: [{ name: 'in-cluster', cluster }],
    users: [{ name: 'in-cluster', user: { tokenFile: token } }],
    contexts: [{ name: 'in-cluster', context: { cluster: 'in-cluster', user: 'in-cluster', namespace } }],
    'current-context': 'in-cluster',
  };
  const part = { text: JSON.stringify(document), folder: accountFolder, path: undefined };
  return { parts: [part], from: POD_ACCOUNT, kind: 'pod', limits: NO_LIMITS };
}

/**
 * Returns the API server of the cluster in which this process runs in a pod, as in a `ClusterAccess`; undefined
 * outside a pod.
 */
export function ownServer({ host, port }: Pick<PodPlaces, 'host' | 'port'>): string | undefined {
  const url = `https://${host?.includes(':') ? `[${host}]` : host}:${port || '443'}`;
  return host && URL.canParse(url) ? new URL(url).origin : undefined;
}

function readNamespace(path: string): string | undefined {
  const file = readRegularFile(path);
  return file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
}
