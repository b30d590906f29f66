import { createServer } from 'node:net';
import { clusterNodes } from './cluster-nodes.ts';
import { ports } from './control-plane.ts';

/** Fails in one line that names the first port of the bed that another process has. */
export async function assertPortsFree(): Promise<void> {
  for (const [name, port] of Object.entries(ports)) await assertFree(name, '127.0.0.1', port);
  for (const node of clusterNodes) {
    for (const [name, port] of Object.entries(node.ports))
      await assertFree(`${node.name} ${name}`, node.address, port);
  }
}

async function assertFree(name: string, address: string, port: number): Promise<void> {
  const reason = await listenOnce(address, port);
  if (reason !== undefined)
    throw new Error(`port ${address}:${port} (${name}) is taken by another process: ${reason}`);
}

function listenOnce(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.message));
    server.listen(port, address, () => server.close(() => resolve(undefined)));
  });
}
