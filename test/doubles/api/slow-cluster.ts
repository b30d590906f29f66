import type { ServerResponse } from 'node:http';

import { FakeCluster, type Intervene, READY, SERVING } from './fake-cluster.ts';

/** What befalls a watch; true = it is answered, or never will be. */
export type WatchFault = (response: ServerResponse) => boolean;

/** A namespace in memory whose builder is ready a while after it was made. */
export type SlowCluster = {
  readonly cluster: FakeCluster;
  /** When the builder was ready, in ms since the epoch; Infinity before. */
  readonly readyAtMs: () => number;
};

/** Makes one, whose pods `machine` has taken at once, if it is not ''; `befall` does something to each watch. */
export function slowCluster(
  readyAfterMs: number,
  befall: WatchFault = () => false,
  intervene: Intervene = () => false,
  machine = '',
): SlowCluster {
  let readyAtMs = Number.POSITIVE_INFINITY;
  const cluster = new FakeCluster(
    (request, response, self) =>
      intervene(request, response, self) || (request.path.includes('watch=true') && befall(response)),
  );
  cluster.created = (deployment): void => {
    const pod = cluster.putPod(deployment, {});
    if (machine !== '') pod.spec = { nodeName: machine };
    cluster.changed('pods', pod);
    if (!Number.isFinite(readyAfterMs)) return;
    setTimeout(() => {
      readyAtMs = Date.now();
      deployment.status = SERVING;
      cluster.changed('deployments', deployment);
      pod.status = READY;
      cluster.changed('pods', pod);
    }, readyAfterMs).unref();
  };
  return { cluster, readyAtMs: () => readyAtMs };
}
