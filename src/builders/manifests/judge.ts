import { ActionError } from '../../lib/errors.ts';
import { faultsOfBuildkitd, tableIn } from './buildkitd-fault.ts';
import { placeCache } from './cache-volume.ts';
import { type Daemon, DEFAULT_ADDRESSES, mountOf, normalAddress, readDaemon, rootOf } from './daemon.ts';
import { renderDeployment } from './deployment.ts';
import { faultOfImage } from './image.ts';
import { claimName } from './names.ts';
import { DAEMON_PROFILES } from './security.ts';
import type { Cache, NodeSpec } from './spec.ts';

/** What the inputs ask of each node; `configSubject` says whose configuration it is (`Input buildkitd-config`). */
export type NodeWish = Pick<
  NodeSpec,
  'image' | 'security' | 'cpu' | 'memory' | 'cache' | 'podPatch' | 'buildkitd'
> & { readonly configSubject: string; readonly nodeCount: number };

/** Where the cache comes to lie, and all that cannot be followed, each with code `input`. */
export type Judged = { readonly cache: Cache; readonly faults: readonly ActionError[] };

/** No builder has this name, nor a claim of it: it is no DNS label. */
const SAMPLE = 'SAMPLE';

/**
 * Judges what a node would be made of, before anything is: the configuration and the pod patch may each undo what the
 * other, or this action, needs.
 */
export function judgeNode(wish: NodeWish): Judged {
  const daemon = readDaemon(renderDeployment(sampleOf(wish), []).spec?.template, wish.security);
  const { cache, fault } = judgeCache(wish, daemon);
  const faults = [
    ...judgeImage(wish, daemon),
    ...faultsOfBuildkitd(wish.buildkitd.config, wish.security, daemon).map(({ key, why }) =>
      refused(`${wish.configSubject}: ${key} cannot be followed`, why),
    ),
    ...faultsOfArgs(daemon, wish).map((why) => refused('Input pod-patch cannot be followed', why)),
    ...(fault === undefined ? [] : [fault]),
  ];
  return { cache, faults };
}

function sampleOf(wish: NodeWish): NodeSpec {
  const names = { builder: SAMPLE, name: SAMPLE, namespace: SAMPLE, architecture: SAMPLE };
  return { ...wish, ...names, platforms: [], life: { kind: 'forever' }, run: '', job: '' };
}

function judgeImage({ image, security }: NodeWish, daemon: Daemon): readonly ActionError[] {
  const fault = faultOfImage(daemon.image, security);
  if (fault === undefined) return [];
  const name = daemon.image === image ? 'image' : 'pod-patch';
  const shown = JSON.stringify(daemon.image.slice(-60));
  return [
    new ActionError({ code: 'input', message: `Input ${name}: ${shown} ${fault.what}.`, hint: fault.remedy }),
  ];
}

/** Flags of the daemon win over its configuration, so a patch that replaces them can undo it. */
function faultsOfArgs(daemon: Daemon, { security, buildkitd }: NodeWish): readonly string[] {
  const { args } = daemon;
  const { configFolder } = DAEMON_PROFILES[security];
  const own = `${configFolder}/buildkitd.toml`;
  const faults: string[] = [];
  const addresses = args.get('addr')?.map(normalAddress);
  const { address: told = [] } = tableIn(buildkitd.config, 'grpc');
  const isUntold = Array.isArray(told) && told.length === 0;
  if (addresses !== undefined && !addresses.includes(daemon.address))
    faults.push(`buildx enters by ${daemon.address}: add it to --addr, or leave --addr out`);
  if (addresses === undefined && isUntold && daemon.address !== DEFAULT_ADDRESSES[security])
    faults.push(`its BUILDKIT_HOST sends buildx to ${daemon.address}, where no daemon listens`);
  if (args.get('config')?.some((path) => path !== own) === true)
    faults.push('its --config hides the configuration of this action: use buildkitd-config');
  if (mountOf(daemon, own)?.volume?.downwardAPI === undefined)
    faults.push(`what it mounts at ${configFolder} hides the configuration: use buildkitd-config`);
  if (args.get('oci-worker')?.includes('false') === true) faults.push('builders have the OCI worker alone');
  if (args.get('containerd-worker')?.some((value) => value !== 'false') === true)
    faults.push('builders have the OCI worker alone');
  if ([...args.keys()].some((name) => name.startsWith('oci-worker-gc')))
    faults.push('sizes for garbage collection belong into buildkitd-config');
  // What only a flag can say is the user's to say; what is said twice would be said in vain.
  if (args.has('allow-insecure-entitlement') && buildkitd.config['insecure-entitlements'] !== undefined)
    faults.push('its --allow-insecure-entitlement hides insecure-entitlements of the configuration');
  return faults;
}

function judgeCache(
  wish: NodeWish,
  daemon: Daemon,
): { readonly cache: Cache; readonly fault: ActionError | undefined } {
  const { security, buildkitd, configSubject } = wish;
  const root = typeof buildkitd.config.root === 'string' ? buildkitd.config.root : '';
  const place = placeCache(daemon, rootOf(daemon, root, security), wish.cache, claimName(SAMPLE));
  const { cacheFolder } = DAEMON_PROFILES[security];
  if (place.kind === 'fault') {
    const isOfConfig = root !== '' && !daemon.args.has('root');
    const what = isOfConfig
      ? `${configSubject}: root cannot be followed`
      : 'Input pod-patch cannot be followed';
    const remedy = isOfConfig ? `remove it, the cache is at ${cacheFolder}` : `mount one at ${cacheFolder}`;
    const of = isOfConfig ? '' : `${rootOf(daemon, root, security)}: `;
    return { cache: wish.cache, fault: refused(what, `${of}${place.what}, ${remedy}`) };
  }
  const { cache } = place;
  if (cache.kind !== 'existing' || wish.nodeCount === 1 || place.isByNode) return { cache, fault: undefined };
  const name = wish.cache.kind === 'existing' ? 'cache-claim' : 'pod-patch';
  const message = `Input ${name}: ${wish.nodeCount} nodes would share the claim ${cache.claim}.`;
  const hint = 'A claim is the cache of one node: ask for platforms of one architecture.';
  return { cache, fault: new ActionError({ code: 'input', message, hint }) };
}

function refused(what: string, why: string): ActionError {
  return new ActionError({ code: 'input', message: `${what}: ${why}.` });
}

/** The size by which garbage collection goes on a volume that tells none. */
export function sizedBy(cache: Cache, bytes: number | undefined): Cache {
  return cache.kind === 'volume' && cache.bytes === undefined ? { ...cache, bytes } : cache;
}
