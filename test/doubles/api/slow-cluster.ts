import type { ServerResponse } from 'node:http';

import { answer } from './fake-api.ts';
import { FakeCluster, type Intervene, type Posted, SERVING } from './fake-cluster.ts';

/** What befalls a watch; true = it is answered, or never will be. */
export type WatchFault = (response: ServerResponse) => boolean;

/** A namespace in memory whose builder is ready a while after it was made. */
export type SlowCluster = {
  readonly cluster: FakeCluster;
  /** When the builder was ready, in ms since the epoch; Infinity before. */
  readonly readyAtMs: () => number;
};

/** Makes one, whose pods `machine` has taken at once, if it is not ''; a watch tells of its pod as an API server does, unless `befall` does something else to it. */
export function slowCluster(
  readyAfterMs: number,
  befall: WatchFault = () => false,
  intervene: Intervene = () => false,
  machine = '',
): SlowCluster {
  let readyAtMs = Number.POSITIVE_INFINITY;
  const watching = new Set<ServerResponse>();
  let isFirst = true;
  const cluster = new FakeCluster((request, response, self) => {
    if (intervene(request, response, self)) return true;
    const { pathname, searchParams } = new URL(request.path, 'https://x');
    if (searchParams.has('watch')) {
      if (!befall(response)) watch(response, Number(searchParams.get('timeoutSeconds')) * 1000);
      return true;
    }
    if (request.method !== 'POST' || !pathname.endsWith('/deployments')) return false;
    make(JSON.parse(request.body), response);
    return true;
  });

  function watch(response: ServerResponse, lastsMs: number): void {
    response.writeHead(200).flushHeaders();
    for (const [key, object] of cluster.objects)
      if (isFirst && key.startsWith('pods/')) tell(response, 'ADDED', object);
    isFirst = false;
    watching.add(response);
    const timer = setTimeout(() => response.end(), lastsMs);
    response.on('close', () => {
      clearTimeout(timer);
      watching.delete(response);
    });
  }

  function make(posted: Posted & { spec?: { template?: Posted } }, response: ServerResponse): void {
    const deployment = cluster.put('deployments', posted);
    const labels = posted.spec?.template?.metadata.labels ?? {};
    const pod = cluster.put('pods', { metadata: { name: `${posted.metadata.name}-0`, labels } });
    if (machine !== '') pod.spec = { nodeName: machine };
    answer(response, 201, deployment);
    if (!Number.isFinite(readyAfterMs)) return;
    setTimeout(() => {
      readyAtMs = Date.now();
      deployment.status = SERVING;
      pod.status = { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] };
      for (const one of watching) tell(one, 'MODIFIED', pod);
    }, readyAfterMs).unref();
  }

  return { cluster, readyAtMs: () => readyAtMs };
}

function tell(response: ServerResponse, type: string, object: object): void {
  response.write(`${JSON.stringify({ type, object })}\n`);
}
