import { inputError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { isServing } from '../diagnosis/workload.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { renderClaim } from '../manifests/deployment.ts';
import { type ClaimNode, findUsableClaim, isClaimNode, withExistingClaim } from './find-claim.ts';
import type { FoundNode } from './find-node.ts';
import { isNoVerdict, refusedClaim } from './refusals.ts';

/** What a dry run shows of a node's claim: it is there, it would be created, or it would never get a class. */
type Tried =
  | { readonly kind: 'there'; readonly claim: PersistentVolumeClaim }
  | { readonly kind: 'new' }
  | { readonly kind: 'no-class'; readonly message: string; readonly hint: string };

/**
 * Returns a node that has to be created with the claim that it can be created on. Where the cluster has no class for a
 * new one, the node keeps no cache, and a warning says so. The same for a node that is to be rolled onto its first claim.
 *
 * @throws ActionError code `input` where there is no class, and a cache of a certain size was asked for
 */
export async function planClaim(
  rollout: ReadOnlyRollout,
  node: FoundNode,
  explicit: ReadonlySet<string>,
): Promise<FoundNode> {
  const { spec, found } = node;
  if (found.kind === 'absent' && spec.cache.kind === 'existing')
    return { spec: await withExistingClaim(rollout, spec, spec.cache), found };
  if (found.kind === 'ending' || !isClaimNode(spec)) return node;
  if (found.kind === 'running' && !needsClaim(found.deployment, explicit)) return node;
  const tried = await tryClaim(rollout, spec);
  if (tried.kind === 'no-class') {
    const { message, hint } = tried;
    if (explicit.has('cache-size') || explicit.has('storage-class'))
      throw inputError('cache-size', `${message}.`, hint, 'no-default-storageclass');
    const lost = `Builder ${spec.name} loses its cache each time it stops: ${message}.`;
    rollout.warning(`${lost} ${hint}`, 'no-default-storageclass');
    return { spec: { ...spec, cache: { kind: 'none' } }, found };
  }
  if (found.kind === 'running' || tried.kind === 'new') return node;
  return { spec, found: { kind: 'absent', claim: tried.claim } };
}

/** True for a builder without a claim that may be rolled onto one: on request, or because it does not serve. */
function needsClaim(running: Deployment, explicit: ReadonlySet<string>): boolean {
  const { volumes = [] } = running.spec?.template.spec ?? {};
  const hasClaim = volumes.some((one) => one.persistentVolumeClaim !== undefined);
  return !hasClaim && (explicit.has('cache-size') || !isServing(running));
}

/**
 * Tries the claim by a dry run, which also shows whether it is there already, and which class the server would give it
 * (admission plugin DefaultStorageClass): no right in a namespace lets a job look at classes.
 */
async function tryClaim(rollout: ReadOnlyRollout, spec: ClaimNode): Promise<Tried> {
  const claim = renderClaim(spec, spec.cache, [], new Date().toISOString());
  const answer = await rollout.api.tryCreate('persistentvolumeclaims', claim, false);
  if (answer.kind === 'ok')
    return answer.body.spec?.storageClassName === undefined ? noClass() : { kind: 'new' };
  // Whatever else refuses a new one (quota, LimitRange, a webhook) says nothing about one that is there.
  const there = await findUsableClaim(rollout, spec);
  if (there !== undefined) return isStuck(there) ? stuck(rollout, there) : { kind: 'there', claim: there };
  if (answer.reason === 'AlreadyExists' || isNoVerdict(answer)) return { kind: 'new' };
  throw refusedClaim(answer, spec);
}

function noClass(): Tried {
  return {
    kind: 'no-class',
    message: 'the cluster has no default StorageClass',
    hint: 'Set `storage-class`, or `cache-size: 0`.',
  };
}

/** True for a claim that waits for a class, which Kubernetes gives it as soon as there is a default one. */
function isStuck({ spec, status }: PersistentVolumeClaim): boolean {
  return (
    status?.phase === 'Pending' && spec?.storageClassName === undefined && spec?.volumeName === undefined
  );
}

function stuck({ api }: ReadOnlyRollout, { metadata }: PersistentVolumeClaim): Tried {
  const name = metadata?.name ?? '';
  return {
    kind: 'no-class',
    message: `its claim ${name} waits for a default StorageClass, and the cluster has none`,
    hint: `Set \`storage-class\`, or \`cache-size: 0\`. Then: kubectl --namespace ${api.namespace} delete pvc ${name}`,
  };
}
