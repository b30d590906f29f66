import { statePath } from './layout.ts';

/**
 * One machine of the cluster: a containerd and a kubelet with folders, bridge, cgroup and ports of their
 * own, so that several share this machine. Without an own cgroup root each kubelet would kill the
 * other's pods.
 */
export type ClusterNode = {
  /** Name in the cluster. The API server dials it, so it must resolve to a loopback address. */
  readonly name: string;
  /** Loopback address that the name resolves to. */
  readonly address: string;
  /** Everything this cluster node writes. */
  readonly folder: string;
  readonly cgroupRoot: string;
  /** Bridge of its pods; the first three numbers of its /24; the bridge itself is .1. */
  readonly bridge: string;
  readonly subnet: string;
  readonly ports: { readonly kubelet: number; readonly health: number; readonly streams: number };
};

/** What a cluster node has outside its folder, by name. */
export type NodeTraces = Pick<ClusterNode, 'bridge' | 'cgroupRoot'>;

/** The one that is there from the start. */
export const firstNode: ClusterNode = {
  name: 'localhost',
  address: '127.0.0.1',
  // Short: containerd limits its folder of shim sockets (folder/s) to 42 characters.
  folder: statePath('node-1'),
  cgroupRoot: '/setup-buildx-testbed-1',
  bridge: 'sbk0',
  subnet: '10.244.77',
  ports: { kubelet: 17250, health: 17248, streams: 17251 },
};

/** Joins on request. Its kubelet is an arm64 program, so the cluster knows it as an arm64 machine. */
export const arm64Node: ClusterNode = {
  name: '127.0.0.2',
  address: '127.0.0.2',
  folder: statePath('node-2'),
  cgroupRoot: '/setup-buildx-testbed-2',
  bridge: 'sbk1',
  subnet: '10.244.78',
  ports: { kubelet: 17350, health: 17348, streams: 17351 },
};

/** Every cluster node that the bed may have. */
export const clusterNodes: readonly ClusterNode[] = [firstNode, arm64Node];

/** What listens here, this machine and the pods of every cluster node reach by the same address. */
export const bridgeAddress = `${firstNode.subnet}.1`;

/** ADDRESS:PORT of the registry. */
export const registryAddress = `${bridgeAddress}:5000`;

/** Where Services have their addresses; the first one is the API server's. */
export const services = { range: '10.96.0.0/16', apiServer: '10.96.0.1' };
