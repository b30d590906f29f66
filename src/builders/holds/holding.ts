import { ActionError, toActionError } from '../../lib/errors.ts';
import { foreignSetting } from '../diagnosis/problem.ts';
import type { HoldSpec } from '../manifests/spec.ts';
import { explained } from './explained.ts';
import { takeHold } from './hold.ts';
import type { Hold, Rollout } from './rollout.ts';

/** Whether this job holds the builder. `none` only with `keep-warm: forever`, where nothing depends on it. */
export type Holding = { readonly kind: 'held'; readonly hold: Hold } | { readonly kind: 'none' };

/** Takes the hold; without the right to make Jobs that is an error, or, where it is not needed, a line. */
export async function hold(rollout: Rollout, spec: HoldSpec, isNeeded: boolean): Promise<Holding> {
  const setting = foreignSetting(spec.namespace);
  try {
    return { kind: 'held', hold: await takeHold(rollout.api, spec) };
  } catch (thrown) {
    const error = toActionError(explained(thrown, setting));
    if (error.code !== 'forbidden') throw error;
    if (isNeeded) throw noJobs(error);
    rollout.info(
      'No right to make Jobs: this builder is used without a hold, so nobody sees that it is in use.',
    );
    return { kind: 'none' };
  }
}

function noJobs(error: ActionError): ActionError {
  const hint = 'Apply the Role for mode ensure (README), or set keep-warm: forever.';
  return new ActionError({ code: 'forbidden', message: error.message, hint, cause: error.cause });
}
