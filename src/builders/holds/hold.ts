import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError, toActionError } from '../../lib/errors.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { foreignSetting } from '../diagnosis/problem.ts';
import { renderHold, stoppedClock } from '../manifests/hold.ts';
import { builderSelector, HOLDER_ANNOTATION } from '../manifests/names.ts';
import type { HoldSpec } from '../manifests/spec.ts';
import { explained } from './explain.ts';
import type { Hold, Rollout } from './rollout.ts';

/**
 * Takes a hold on a builder (design: line 1 of the protocol). Its name is this job's own, so a name that exists
 * already is our own POST, whose answer got lost. Code `conflict` when something stops the hold's clock.
 */
export async function takeHold(api: WritableApi, spec: HoldSpec): Promise<Hold> {
  const doing = `create Jobs in namespace ${spec.namespace}`;
  const answer = await api.create('jobs', renderHold(spec));
  const lost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
  const job = granted(lost ? await api.get('jobs', spec.name) : answer, doing);
  const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
  if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder) {
    throw new ActionError({
      code: 'conflict',
      message: `The Job ${spec.name} belongs to somebody else.`,
      hint: 'Run the job again.',
    });
  }
  const stopped = stoppedClock(job);
  if (stopped !== '') {
    await api.deleteForeground('jobs', hold);
    const hint =
      'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).';
    throw new ActionError({
      code: 'conflict',
      message: `Something in the cluster took over the hold and ${stopped}.`,
      hint,
    });
  }
  return hold;
}

/** All holds of a builder, living or not. */
export async function listHolds(api: ReadableApi, builder: string): Promise<readonly Job[]> {
  const answer = await api.list('jobs', builderSelector(builder));
  return granted(answer, `list Jobs in namespace ${api.namespace}`).items;
}

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
