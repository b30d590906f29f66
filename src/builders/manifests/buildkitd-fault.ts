import type { TomlTable } from 'smol-toml';

import { type Daemon, normalAddress } from './daemon.ts';
import type { Security } from './spec.ts';
import { isTable } from './toml-shape.ts';

/** A setting that cannot be followed, by its path, and what to do about it. */
export type BuildkitdFault = { readonly key: string; readonly why: string };

/** `[worker.oci] snapshotter`, of what the images have (buildkit, cmd/buildkitd/main_oci_worker.go and Dockerfile). */
const SNAPSHOTTERS: Readonly<Record<Security, readonly string[]>> = {
  privileged: ['', 'auto', 'overlayfs', 'native', 'stargz'],
  rootless: ['', 'auto', 'overlayfs', 'fuse-overlayfs', 'native', 'stargz'],
};

const NETWORK_MODES = ['', 'auto', 'host', 'cni', 'bridge'];

/**
 * What a configuration, in shape, asks for that no builder of this action can do, or that would keep buildx or the
 * readiness probe out. Where the cache is (`root`) is judged beside the volumes.
 */
export function faultsOfBuildkitd(
  config: TomlTable,
  security: Security,
  daemon: Daemon,
): readonly BuildkitdFault[] {
  const worker = tableIn(config, 'worker');
  return [
    ...faultsOfGrpc(tableIn(config, 'grpc'), security, daemon),
    ...faultsOfOci(tableIn(worker, 'oci'), security),
    ...faultsOfContainerd(tableIn(worker, 'containerd')),
  ];
}

/** A table of a configuration; empty for one that is not there. */
export function tableIn(config: TomlTable, name: string): TomlTable {
  const value = config[name];
  return isTable(value) ? value : {};
}

function faultsOfGrpc(grpc: TomlTable, security: Security, daemon: Daemon): readonly BuildkitdFault[] {
  const faults: BuildkitdFault[] = [];
  const { address: given } = grpc;
  const addresses = Array.isArray(given) ? given.map((one) => normalAddress(String(one))) : [];
  const isTold = addresses.length > 0 && !daemon.args.has('addr');
  if (isTold && !addresses.includes(daemon.address))
    faults.push({
      key: 'grpc.address',
      why: `buildx enters by ${daemon.address}: add it, or remove the key`,
    });
  const tls = tableIn(grpc, 'tls');
  const isTcp = addresses.some((one) => one.startsWith('tcp://'));
  if (Object.values(tls).some((one) => one !== '') && !isTcp)
    faults.push({ key: 'grpc.tls', why: 'the unix socket by which buildx enters has no TLS: remove it' });
  // The socket is mode 0660, and buildctl runs as user 1000, who is root in the daemon's namespace.
  if (security === 'rootless' && grpc.uid !== undefined && Number(grpc.uid) !== 0)
    faults.push({ key: 'grpc.uid', why: 'buildx could not open the socket: remove it' });
  return faults;
}

function faultsOfOci(oci: TomlTable, security: Security): readonly BuildkitdFault[] {
  const faults: BuildkitdFault[] = [];
  if (oci.enabled === false)
    faults.push({ key: 'worker.oci.enabled', why: 'the OCI worker is the only one here: remove it' });
  const isRootless = security === 'rootless';
  for (const name of ['rootless', 'noProcessSandbox'])
    if (oci[name] !== undefined && oci[name] !== isRootless)
      faults.push({ key: `worker.oci.${name}`, why: 'the input security decides on it: remove it' });
  const { snapshotter = '', networkMode = '', proxySnapshotterPath = '' } = oci;
  if (proxySnapshotterPath === '' && !SNAPSHOTTERS[security].includes(String(snapshotter)))
    faults.push({ key: 'worker.oci.snapshotter', why: `it may be ${listed(SNAPSHOTTERS[security])}` });
  if (!NETWORK_MODES.includes(String(networkMode)))
    faults.push({ key: 'worker.oci.networkMode', why: `it may be ${listed(NETWORK_MODES)}` });
  return faults;
}

/** Such a worker keeps its cache in the containerd of its machine, whose socket no builder has. */
function faultsOfContainerd({ enabled, address = '' }: TomlTable): readonly BuildkitdFault[] {
  if (enabled === true)
    return [{ key: 'worker.containerd.enabled', why: 'builders have the OCI worker alone: remove it' }];
  const isFound = enabled === undefined && String(address).startsWith('tcp://');
  return isFound
    ? [{ key: 'worker.containerd.address', why: 'builders have the OCI worker alone: remove it' }]
    : [];
}

function listed(names: readonly string[]): string {
  return names.filter((name) => name !== '').join(', ');
}
