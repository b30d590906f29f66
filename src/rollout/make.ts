import { ownerOf, renderDeployment } from '../builder/deployment.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ensureClaim, growClaim, onClaim } from './claim.ts';
import type { BuilderWish } from './ensure.ts';
import type { Holding } from './holding.ts';
import type { Rollout } from './rollout.ts';

/** A Deployment that our POST made, or word that somebody was faster. */
export type Made = { readonly kind: 'made'; readonly deployment: Deployment } | { readonly kind: 'exists' };

/** Makes a node on its claim, old or new (line 2 of the protocol). */
export async function makeNode(rollout: Rollout, wish: BuilderWish, holding: Holding): Promise<Made> {
  const { api } = rollout;
  const { node: spec, explicit } = wish;
  const owned = holding.kind === 'held' && spec.life.kind !== 'forever';
  const owners = owned ? [ownerOf(holding.hold)] : [];
  let sized = spec;
  if (spec.cache.kind === 'claim') {
    const claim = await ensureClaim(rollout, spec, spec.cache, spec.life.kind === 'ephemeral' ? owners : []);
    if (explicit.has('cache-size')) await growClaim(rollout, claim, spec.cache);
    sized = onClaim(spec, claim);
  }
  const created = await api.create('deployments', renderDeployment(sized, owners));
  if (created.kind === 'refused' && created.reason === 'AlreadyExists') return { kind: 'exists' };
  if (created.kind === 'refused' && created.message.includes('exceeded quota')) {
    // Quota is checked before the name, so this can hide an AlreadyExists.
    const found = await api.get('deployments', spec.name);
    if (found.kind === 'ok') return { kind: 'exists' };
  }
  return { kind: 'made', deployment: granted(created, `create Deployments in namespace ${api.namespace}`) };
}
