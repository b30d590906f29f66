import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ClusterNode, registryAddress } from './cluster-nodes.ts';
import { run } from './command.ts';
import { containerdConfig, containerdSocket, networkConfig } from './containerd-config.ts';
import { type Daemon, startedDaemons } from './daemon.ts';
import type { Programs } from './programs.ts';

const daemonName = (node: ClusterNode): string => `containerd-${node.name}`;

/** True if the bed has this cluster node, well or not. */
export function hasStarted(node: ClusterNode): boolean {
  return startedDaemons().some((daemon) => daemon.name === daemonName(node));
}

/** Writes the configuration of a cluster node's containerd, of its network and of its registry. */
export function containerdDaemon(node: ClusterNode, programs: Programs, pauseReference: string): Daemon {
  const config = join(node.folder, 'containerd.toml');
  writeFileSync(config, containerdConfig(node, programs, pauseReference));
  mkdirSync(join(node.folder, 'cni'), { recursive: true });
  writeFileSync(join(node.folder, 'cni/10-bridge.conflist'), JSON.stringify(networkConfig(node)));
  const hosts = join(node.folder, 'registries', registryAddress);
  mkdirSync(hosts, { recursive: true });
  writeFileSync(join(hosts, 'hosts.toml'), `server = "http://${registryAddress}"\n`);
  // It finds its shim, and the shim finds runc, by PATH.
  const env = { PATH: [programs.containerd, programs.runc, process.env.PATH ?? ''].join(delimiter) };
  return {
    name: daemonName(node),
    program: join(programs.containerd, 'containerd'),
    args: ['--config', config],
    env,
  };
}

/** Brings an image of the bed's registry to a cluster node. */
export async function pullImage(node: ClusterNode, programs: Programs, reference: string): Promise<void> {
  const ctr = join(programs.containerd, 'ctr');
  await run(ctr, [
    '--address',
    containerdSocket(node),
    '--namespace',
    'k8s.io',
    'images',
    'pull',
    '--plain-http',
    reference,
  ]);
}
