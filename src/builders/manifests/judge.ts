import type { TomlTable } from 'smol-toml';
import { ActionError, inputError } from '../../lib/errors.ts';
import { type Mapping, mappingOf, textOf } from '../../lib/json.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { Topic } from '../../lib/topics.ts';
import { tableIn } from './buildkitd-shape.ts';
import {
  DAEMON_PROFILES,
  type Daemon,
  DEFAULT_ADDRESSES,
  faultOfImage,
  mountOf,
  normalAddress,
  readDaemon,
  rootOf,
} from './daemon.ts';
import { claimName } from './names.ts';
import { renderPodSpec } from './pod.ts';
import { patchPod } from './pod-patch.ts';
import type { Cache, NodeSpec, Security } from './spec.ts';

/** What the inputs ask of each node; `configSubject` says whose configuration it is (`Input buildkitd-config`). */
export type NodeWish = Pick<
  NodeSpec,
  'image' | 'security' | 'cpu' | 'memory' | 'cache' | 'podPatch' | 'buildkitd'
> & { readonly configSubject: string; readonly nodeCount: number };

/** Where the cache is, and all that cannot be followed, each with code `input`. */
type Judged = { readonly cache: Cache; readonly faults: readonly ActionError[] };

/** No builder and no claim has this name: it is no DNS label. */
const SAMPLE = 'SAMPLE';

/**
 * Judges what a node would be created from, before anything is created: the configuration and the pod patch may each
 * undo what the other, or this action, needs.
 */
export function judgeNode(wish: NodeWish): Judged {
  const daemon = readDaemon(renderSample(wish), wish.security);
  const { cache, fault } = judgeCache(wish, daemon);
  const faults = [
    ...judgeImage(wish, daemon),
    ...faultsOfBuildkitd(wish.buildkitd.config, wish.security, daemon).map(({ key, why }) =>
      refused('buildkitd-config', `${wish.configSubject}: ${key} cannot be used`, why),
    ),
    ...faultsOfArgs(daemon, wish).map((why) => refused('pod-patch', 'Input pod-patch cannot be used', why)),
    ...(fault === undefined ? [] : [fault]),
  ];
  return { cache, faults };
}

/** Of a node's template only how its pod runs: main starts here, and the text of the configuration takes 5 ms. */
function renderSample(wish: NodeWish): object {
  const pod = { metadata: {}, spec: renderPodSpec({ ...wish, name: SAMPLE, architecture: SAMPLE }) };
  return wish.podPatch.kind === 'none' ? pod : patchPod('pod-patch', pod, wish.podPatch.patch);
}

const LONGEST_IMAGE = 100;

function judgeImage({ image, security }: NodeWish, daemon: Daemon): readonly ActionError[] {
  const fault = daemon.image === undefined ? undefined : faultOfImage(daemon.image, security);
  if (daemon.image === undefined || fault === undefined) return [];
  const name = daemon.image === image ? 'image' : 'pod-patch';
  const message = `${JSON.stringify(truncate(daemon.image, LONGEST_IMAGE))} ${fault.what}.`;
  return [inputError(name, message, fault.hint, 'buildkit-image')];
}

/** Flags of the daemon override its configuration, so a patch that replaces them can undo it. */
function faultsOfArgs(daemon: Daemon, { security, buildkitd }: NodeWish): readonly string[] {
  const { args } = daemon;
  const { configFolder } = DAEMON_PROFILES[security];
  const own = `${configFolder}/buildkitd.toml`;
  const faults: string[] = [];
  const addresses = args.get('addr')?.map(normalAddress);
  const { address: configured = [] } = tableIn(buildkitd.config, 'grpc');
  const isDefault = addresses === undefined && Array.isArray(configured) && configured.length === 0;
  if (addresses !== undefined && !addresses.includes(daemon.address))
    faults.push(`buildx connects to ${daemon.address}: add it to --addr, or remove --addr`);
  if (isDefault && daemon.address !== DEFAULT_ADDRESSES[security])
    faults.push(`its BUILDKIT_HOST sends buildx to ${daemon.address}, where no daemon listens`);
  if (args.get('config')?.some((path) => path !== own) === true)
    faults.push('its --config hides the configuration of this action: use `buildkitd-config`');
  if (mountOf(daemon, own)?.volume?.downwardAPI === undefined)
    faults.push(`what it mounts at ${configFolder} hides the configuration: use \`buildkitd-config\``);
  if (args.get('oci-worker')?.includes('false') === true) faults.push('builders have only the OCI worker');
  if (args.get('containerd-worker')?.some((value) => value !== 'false') === true)
    faults.push('builders have only the OCI worker');
  if ([...args.keys()].some((name) => name.startsWith('oci-worker-gc')))
    faults.push('sizes for garbage collection belong in `buildkitd-config`');
  // The flag alone is the user's decision; beside it, the key of the configuration would have no effect.
  if (args.has('allow-insecure-entitlement') && buildkitd.config['insecure-entitlements'] !== undefined)
    faults.push('its --allow-insecure-entitlement hides insecure-entitlements of the configuration');
  return faults;
}

function judgeCache(
  wish: NodeWish,
  daemon: Daemon,
): { readonly cache: Cache; readonly fault: ActionError | undefined } {
  const { security, buildkitd, configSubject } = wish;
  const root = textOf(buildkitd.config, 'root');
  const place = placeCache(daemon, rootOf(daemon, root, security), wish.cache, claimName(SAMPLE));
  const { cacheFolder } = DAEMON_PROFILES[security];
  if (place.kind === 'fault') {
    const isOfConfig = root !== undefined && !daemon.args.has('root');
    const what = isOfConfig ? `${configSubject}: root cannot be used` : 'Input pod-patch cannot be used';
    const hint = isOfConfig ? `remove it, the cache is at ${cacheFolder}` : `mount one at ${cacheFolder}`;
    const of = isOfConfig ? '' : `${rootOf(daemon, root, security)}: `;
    const topic = isOfConfig ? 'buildkitd-config' : 'pod-patch';
    return { cache: wish.cache, fault: refused(topic, what, `${of}${place.what}, ${hint}`) };
  }
  const { cache } = place;
  if (cache.kind !== 'existing' || wish.nodeCount === 1 || place.isByNode) return { cache, fault: undefined };
  const name = wish.cache.kind === 'existing' ? 'cache-claim' : 'pod-patch';
  const message = `${wish.nodeCount} nodes would share claim ${cache.claim}.`;
  const hint = 'A claim is the cache of one node: set `platforms` to one architecture.';
  return { cache, fault: inputError(name, message, hint, 'claim-unfit') };
}

function refused(topic: Topic, what: string, why: string): ActionError {
  return new ActionError({ code: 'input', topic, message: `${what}: ${why}.` });
}

/** Returns the cache with a size for garbage collection, if its volume has none of its own. */
export function sizedBy(cache: Cache, bytes: number | undefined): Cache {
  return cache.kind === 'volume' && cache.bytes === undefined ? { ...cache, bytes } : cache;
}

/** A setting that cannot be followed, by its path, and what to do about it. */
type BuildkitdFault = { readonly key: string; readonly why: string };

/** Values of `[worker.oci] snapshotter` that the images support (buildkit, cmd/buildkitd/main_oci_worker.go, Dockerfile). */
const SNAPSHOTTERS: Readonly<Record<Security, readonly string[]>> = {
  privileged: ['auto', 'overlayfs', 'native', 'stargz'],
  rootless: ['auto', 'overlayfs', 'fuse-overlayfs', 'native', 'stargz'],
};

const NETWORK_MODES = ['auto', 'host', 'cni', 'bridge'];

/**
 * Returns what a configuration asks for that no builder of this action can do, or that would keep buildx or the readiness
 * probe out. Where the cache is (`root`) is judged with the volumes.
 */
function faultsOfBuildkitd(config: TomlTable, security: Security, daemon: Daemon): readonly BuildkitdFault[] {
  const worker = tableIn(config, 'worker');
  return [
    ...faultsOfGrpc(tableIn(config, 'grpc'), security, daemon),
    ...faultsOfOci(tableIn(worker, 'oci'), security),
    ...faultsOfContainerd(tableIn(worker, 'containerd')),
  ];
}

function faultsOfGrpc(grpc: TomlTable, security: Security, daemon: Daemon): readonly BuildkitdFault[] {
  const faults: BuildkitdFault[] = [];
  const { address: given } = grpc;
  const addresses = Array.isArray(given) ? given.map((one) => normalAddress(String(one))) : [];
  const isUsed = addresses.length > 0 && !daemon.args.has('addr');
  if (isUsed && !addresses.includes(daemon.address))
    faults.push({
      key: 'grpc.address',
      why: `buildx connects to ${daemon.address}: add it, or remove the key`,
    });
  const tls = tableIn(grpc, 'tls');
  const isTcp = addresses.some((one) => one.startsWith('tcp://'));
  if (Object.keys(tls).some((name) => textOf(tls, name) !== undefined) && !isTcp)
    faults.push({ key: 'grpc.tls', why: 'the unix socket that buildx connects to has no TLS: remove it' });
  // The socket is mode 0660, and buildctl runs as user 1000, who is root in the daemon's namespace.
  if (security === 'rootless' && grpc.uid !== undefined && Number(grpc.uid) !== 0)
    faults.push({ key: 'grpc.uid', why: 'buildx could not open the socket: remove it' });
  return faults;
}

function faultsOfOci(oci: TomlTable, security: Security): readonly BuildkitdFault[] {
  const faults: BuildkitdFault[] = [];
  if (oci.enabled === false)
    faults.push({ key: 'worker.oci.enabled', why: 'builders have only the OCI worker: remove it' });
  const isRootless = security === 'rootless';
  for (const name of ['rootless', 'noProcessSandbox'])
    if (oci[name] !== undefined && oci[name] !== isRootless)
      faults.push({ key: `worker.oci.${name}`, why: '`security` decides that: remove it' });
  const snapshotters = SNAPSHOTTERS[security];
  const hasProxySnapshotter = textOf(oci, 'proxySnapshotterPath') !== undefined;
  if (!hasProxySnapshotter && !snapshotters.includes(textOf(oci, 'snapshotter') ?? 'auto'))
    faults.push({ key: 'worker.oci.snapshotter', why: `it may be ${snapshotters.join(', ')}` });
  if (!NETWORK_MODES.includes(textOf(oci, 'networkMode') ?? 'auto'))
    faults.push({ key: 'worker.oci.networkMode', why: `it may be ${NETWORK_MODES.join(', ')}` });
  return faults;
}

/** Such a worker keeps its cache in the containerd of its cluster node, whose socket no builder has. */
function faultsOfContainerd(containerd: TomlTable): readonly BuildkitdFault[] {
  const { enabled } = containerd;
  const isFound = enabled === undefined && textOf(containerd, 'address')?.startsWith('tcp://') === true;
  const keys = [...(enabled === true ? ['enabled'] : []), ...(isFound ? ['address'] : [])];
  const why = 'builders have only the OCI worker: remove it';
  return keys.map((key) => ({ key: `worker.containerd.${key}`, why }));
}

/** Where the cache is, or why it would not be kept. */
type CachePlace =
  | { readonly kind: 'cache'; readonly cache: Cache; readonly isByNode: boolean }
  | { readonly kind: 'fault'; readonly what: string };

/** Volumes that nothing can be written to. */
const READ_ONLY_SOURCES = ['configMap', 'downwardAPI', 'projected', 'secret', 'image'] as const;

/**
 * Returns what a template keeps the folder `root` on. A volume of a pod patch is the cache: no claim is created beside it,
 * and garbage collection uses its size. `wanted` is what the inputs ask for, and `ownClaim` its claim's name.
 */
function placeCache(daemon: Daemon, root: string, wanted: Cache, ownClaim: string): CachePlace {
  const mount = mountOf(daemon, root);
  const volume = mount?.volume;
  if (mount === undefined || volume === undefined)
    return { kind: 'fault', what: 'no volume is mounted there' };
  if (mount.isReadOnly || READ_ONLY_SOURCES.some((source) => volume[source] !== undefined))
    return { kind: 'fault', what: 'the volume there is read-only' };
  return { kind: 'cache', cache: cacheOn(volume, wanted, ownClaim), isByNode: mount.isByNode };
}

function cacheOn(volume: Mapping, wanted: Cache, ownClaim: string): Cache {
  const claim = textOf(mappingOf(volume, 'persistentVolumeClaim'), 'claimName');
  if (claim !== undefined && claim !== ownClaim) return { kind: 'existing', claim, bytes: undefined };
  const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
  if (Object.keys(volume).some((name) => !ours.includes(name)))
    return { kind: 'volume', bytes: bytesAt(volume, EPHEMERAL_SIZE) };
  if (claim !== undefined) return wanted;
  const bytes = bytesAt(volume, ['emptyDir', 'sizeLimit']);
  return bytes === undefined ? { kind: 'none' } : { kind: 'volume', bytes };
}

/** The size of a claim that is created and deleted with the pod. */
const EPHEMERAL_SIZE = ['ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'];

function bytesAt(volume: Mapping, path: readonly string[]): number | undefined {
  const text = textOf(path.slice(0, -1).reduce(mappingOf, volume), path.at(-1) ?? '');
  return text === undefined ? undefined : quantityValue(text);
}
