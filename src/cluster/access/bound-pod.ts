import { isMapping } from '../../lib/json.ts';
import { claimsOf } from '../../lib/jwt.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import type { ClusterAccess } from './access.ts';

/** The pod that this process runs in, by its identity in the cluster. */
export type BoundPod = { readonly name: string; readonly uid: string };

/**
 * The pod that the access' own token is bound to, if it is one of the builder's namespace: the kubelet mounts tokens
 * that say so (KEP-1205, claims `kubernetes.io`). Nothing is trusted on the strength of it but our own hold's life. Only
 * at this process' own API server, `server`: in another cluster, which may believe the token all the same, a hold of
 * such an owner would be taken for an orphan and deleted at once.
 */
export function boundPodOf(access: ClusterAccess, server: string): BoundPod | undefined {
  if (access.identity.kind !== 'token-file' || access.server !== server) return undefined;
  const file = readRegularFile(access.identity.path);
  const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
  const { namespace, pod } = fieldsIn(claims['kubernetes.io']);
  const { name, uid } = fieldsIn(pod);
  if (namespace !== access.namespace || typeof name !== 'string' || typeof uid !== 'string') return undefined;
  return { name, uid };
}

function fieldsIn(value: unknown): Readonly<Record<string, unknown>> {
  return isMapping(value) ? value : {};
}
