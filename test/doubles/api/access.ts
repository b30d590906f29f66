import { accessOf, type ClusterAccess } from '../../../src/cluster/access/access.ts';

/** An access of nobody to a server that no name leads to, but for what `change` says. */
export function accessTo(change: Partial<ClusterAccess>): ClusterAccess {
  const server = 'https://k8s.invalid:6443';
  const nobody = {
    source: 'a test',
    server,
    caPem: undefined,
    namespace: 'builds',
    identity: { kind: 'anonymous' },
  } as const;
  return { ...accessOf(nobody), ...change };
}
