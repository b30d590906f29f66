import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';

/** What the kubelet says of the daemon; of the first container where none has its name. */
export function daemonOf(pod: Wire<V1Pod>): Wire<V1ContainerStatus> | undefined {
  return (
    pod.status?.containerStatuses?.find((one) => one.name === 'buildkitd') ??
    pod.status?.containerStatuses?.[0]
  );
}
