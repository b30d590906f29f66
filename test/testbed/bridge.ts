import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type { ClusterNode } from './cluster-nodes.ts';
import { run } from './command.ts';

/** Makes the bridge of a cluster node's pods, up, with the first address of the subnet. */
export async function createBridge(node: ClusterNode): Promise<void> {
  // Without one of its own it has the lowest address of its ports, and so another one as pods come and go: those that
  // stay spoke to nobody for up to 30 s then.
  await run('ip', ['link', 'add', 'name', node.bridge, 'address', hardwareAddress(node), 'type', 'bridge']);
  await run('ip', ['address', 'add', `${node.subnet}.1/24`, 'dev', node.bridge]);
  await run('ip', ['link', 'set', 'dev', node.bridge, 'up']);
  // What pods send to Services and to other cluster nodes comes in here; the setting goes with the bridge.
  writeFileSync(`/proc/sys/net/ipv4/conf/${node.bridge}/forwarding`, '1');
}

/** Removes the bridge and the host ends of the pods' interfaces, if there are any. */
export async function removeBridge(node: Pick<ClusterNode, 'bridge'>): Promise<void> {
  const ports = `/sys/class/net/${node.bridge}/brif`;
  if (!existsSync(ports)) return;
  // The kernel drops a veth some time after its network namespace: one that is gone already is fine.
  for (const port of readdirSync(ports)) await run('ip', ['link', 'delete', port]).catch(() => undefined);
  await run('ip', ['link', 'delete', node.bridge]);
}

/** Made of the bridge's address, of the range for addresses that nobody gave out. */
function hardwareAddress({ subnet }: Pick<ClusterNode, 'subnet'>): string {
  const bytes = `${subnet}.1`.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  return ['0a', '58', ...bytes].join(':');
}
