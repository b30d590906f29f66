import { pause } from '../../lib/system/pause.ts';
import { uptimeMs } from '../../lib/system/uptime.ts';
import { type HoldTerm, renewEveryMs, retryEveryMs } from '../manifests/hold.ts';
import { type HeldBuilder, rehold } from './rehold.ts';
import { renewHold } from './renew.ts';
import type { Hold, Rollout } from './rollout.ts';

/** A hold and how long it may live, from its own start. */
type Renewable = { readonly hold: Hold; readonly term: HoldTerm };

/**
 * Renews a job's hold again and again, until max-job is reached, the builder is gone, or the hold is not wanted any
 * more. What fails is tried again, after the hold's end too: others may keep the builder until the cluster can be
 * reached again. `renewed` is told of the hold each time, and fails as a renewal does. Rejects with the rollout's signal.
 */
export async function keepHeld(
  rollout: Rollout,
  held: HeldBuilder,
  term: HoldTerm,
  isWanted: () => boolean,
  renewed: (hold: Hold) => Promise<void>,
): Promise<void> {
  // max-job is as long as that on a machine that was suspended, or whose clock was set.
  const endMs = uptimeMs() + term.maxJobMs;
  let current: Renewable = { hold: held.hold, term };
  for (let waitMs = renewEveryMs(term.lifeMs); uptimeMs() + waitMs < endMs; ) {
    await pause(waitMs, rollout.signal);
    try {
      const next = await renewOnce(rollout, held, current, isWanted, endMs);
      if (next === undefined) return;
      current = next;
      await renewed(current.hold);
      waitMs = renewEveryMs(term.lifeMs);
    } catch {
      waitMs = retryEveryMs(term.lifeMs);
    }
  }
}

/** Renews the hold, or takes a new one for what is left of max-job; undefined when there is no more to do. */
async function renewOnce(
  rollout: Rollout,
  held: HeldBuilder,
  { hold, term }: Renewable,
  isWanted: () => boolean,
  endMs: number,
): Promise<Renewable | undefined> {
  const renewed = await renewHold(rollout, hold, term, isWanted);
  if (renewed === 'again') return { hold, term };
  if (renewed === 'over') return undefined;
  const maxJobMs = endMs - uptimeMs();
  const lifeMs = Math.min(term.lifeMs, maxJobMs);
  const anew = await rehold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
  return anew === undefined ? undefined : { hold: anew, term: { lifeMs, maxJobMs } };
}
