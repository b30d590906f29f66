import { join } from 'node:path';
import type { ClusterNode } from './cluster-nodes.ts';
import type { Programs } from './programs.ts';

/** containerd's socket on a cluster node. */
export const containerdSocket = (node: ClusterNode): string => join(node.folder, 'containerd.sock');

/** Name of a cluster node's network in CNI; CNI names its files by it. */
export const networkName = (node: Pick<ClusterNode, 'bridge'>): string =>
  `setup-buildx-testbed-${node.bridge}`;

/** containerd's own configuration, TOML: everything that it writes is below the cluster node's folder. */
export function containerdConfig(node: ClusterNode, programs: Programs, pauseReference: string): string {
  return `version = 3
root = '${node.folder}/containerd'
state = '${node.folder}/run'
imports = []
[grpc]
  address = '${containerdSocket(node)}'
[ttrpc]
  address = '${containerdSocket(node)}.ttrpc'
[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = '${pauseReference}'
[plugins.'io.containerd.cri.v1.images'.registry]
  config_path = '${node.folder}/registries'
[plugins.'io.containerd.cri.v1.runtime']
  # Without CAP_SYS_RESOURCE every sandbox dies otherwise ("can't get final child's PID from pipe: EOF").
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  cdi_spec_dirs = ['${node.folder}/cdi']
[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ['${programs.cni}']
  conf_dir = '${node.folder}/cni'
  # The loopback plugin would leave a file per pod under a name that other clusters use too.
  use_internal_loopback = true
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = 'io.containerd.runc.v2'
[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  Root = '${node.folder}/runc'
[plugins.'io.containerd.grpc.v1.cri']
  stream_server_address = '${node.address}'
  stream_server_port = '${node.ports.streams}'
[plugins.'io.containerd.shim.v1.manager']
  socket_dir = '${node.folder}/s'
[plugins.'io.containerd.internal.v1.opt']
  path = '${node.folder}/opt'
[plugins.'io.containerd.nri.v1.nri']
  disable = true
`;
}

/** CNI's configuration. Pods reach each other and the host over the bridge. */
export function networkConfig(node: ClusterNode): unknown {
  const range = {
    subnet: `${node.subnet}.0/24`,
    rangeStart: `${node.subnet}.10`,
    gateway: `${node.subnet}.1`,
  };
  const ipam = {
    type: 'host-local',
    dataDir: join(node.folder, 'addresses'),
    ranges: [[range]],
    routes: [{ dst: '0.0.0.0/0' }],
  };
  const bridge = { type: 'bridge', bridge: node.bridge, isGateway: false, ipMasq: false, ipam };
  return { cniVersion: '1.0.0', name: networkName(node), plugins: [bridge] };
}
