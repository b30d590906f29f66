import { renderDeployment } from '../builder/deployment.ts';
import { describeDifference, differences, isNewer } from '../builder/difference.ts';
import { isInUse } from '../builder/hold.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import type { Api } from '../cluster/api.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { findClaim, findUsableClaim, makeClaim, noteUse, onClaim } from './claim.ts';
import { onExistingClaim } from './existing-claim.ts';
import { listHolds } from './hold.ts';
import type { Holding } from './holding.ts';
import type { Rollout } from './rollout.ts';

/**
 * Gives a joined builder what this job asked for explicitly, if nobody else is at work on it; otherwise keeps it
 * as it is and says where it differs. The patch carries uid and resourceVersion, so that whoever joins in between
 * makes it conflict: then everything is read again, never forced.
 */
export async function roll(
  rollout: Rollout,
  wanted: NodeSpec,
  explicit: ReadonlySet<string>,
  joined: Deployment,
  holding: Holding,
): Promise<Deployment> {
  const { api, info } = rollout;
  if (differences(wanted, joined, explicit).length === 0) return joined;
  const spec = await onItsClaim(rollout, wanted);
  let current = joined;
  for (;;) {
    const found = differences(spec, current, explicit);
    if (found.length === 0) return current;
    for (const difference of found) info(`Builder ${spec.name}: ${describeDifference(difference)}.`);
    const why = await reasonToKeep(api, spec, current, holding);
    if (why !== '') {
      info(`It is kept as it is: ${why}.`);
      return current;
    }
    if (found.some((one) => one.input === 'cache-size')) await makeMissingClaim(rollout, spec);
    const patched = await api.patch('deployments', spec.name, renderRoll(spec, current));
    if (patched.kind === 'ok') {
      info(`Builder ${spec.name} is rolled.`);
      return patched.body;
    }
    if (patched.status !== 409) granted(patched, `patch Deployments in namespace ${api.namespace}`);
    current = granted(
      await api.get('deployments', spec.name),
      `get Deployments in namespace ${api.namespace}`,
    );
  }
}

/** Garbage collection follows the volume that is there; looked at only when there is something to compare. */
async function onItsClaim(rollout: Rollout, spec: NodeSpec): Promise<NodeSpec> {
  if (spec.cache.kind === 'existing') return onExistingClaim(rollout, spec, spec.cache);
  const claim = spec.cache.kind === 'claim' ? await findClaim(rollout, spec) : undefined;
  return claim === undefined ? spec : onClaim(spec, claim);
}

/** A builder that had no claim is rolled onto one, new or old; code `conflict` for one that is not ours. */
async function makeMissingClaim(rollout: Rollout, spec: NodeSpec): Promise<void> {
  if (spec.cache.kind !== 'claim' || (await makeClaim(rollout, spec, spec.cache, [])) !== 'exists') return;
  const claim = await findUsableClaim(rollout, spec);
  if (claim !== undefined) await noteUse(rollout, claim);
}

async function reasonToKeep(
  api: Api,
  spec: NodeSpec,
  current: Deployment,
  holding: Holding,
): Promise<string> {
  if (isNewer(current)) return 'a newer version of the action made it';
  if (holding.kind === 'none') return 'without a hold nobody can tell who uses it';
  const others = (await listHolds(api, spec.builder)).filter(
    (job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid,
  );
  return others.length > 0 ? `${others.length} other job(s) use it` : '';
}

function renderRoll(spec: NodeSpec, current: Deployment): object {
  const { uid, resourceVersion } = current.metadata ?? {};
  const wanted = renderDeployment(spec, []);
  return {
    metadata: { uid, resourceVersion, annotations: wanted.metadata?.annotations },
    // $patch is strategic merge's word for "not merged": what the new template leaves out goes.
    spec: { template: { $patch: 'replace', ...wanted.spec?.template } },
  };
}
