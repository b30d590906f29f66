import { isWebhookDown } from '../../lib/kubernetes/admission.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { ADMISSION_REMEDIES } from './admission-remedies.ts';
import { essenceOf } from './essence.ts';
import type { Observed, Trouble } from './observed.ts';
import { describeFailure, failureOf, isOver } from './readiness.ts';
import { remedyIn } from './remedy-row.ts';

/** A webhook may only be restarting. */
const WEBHOOK_PATIENCE_MS = 8000;

/** An account that every namespace gets is made a moment after it. */
const ACCOUNT_PATIENCE_MS = 10_000;

/** Quota, LimitRange, Pod Security and webhooks refuse the pod, not the Deployment, which says so as a condition. */
export function refusedPods({ deployment, pods, nowMs, setting }: Observed): Trouble | undefined {
  const failure = describeFailure(deployment);
  if (failure === '' || pods.some((pod) => !isOver(pod))) return undefined;
  const { lastTransitionTime, message } = failureOf(deployment) ?? {};
  const sinceMs = timestampMs(lastTransitionTime);
  const patience = patienceMs(failure);
  if (patience > 0 && nowMs - sinceMs < patience) return undefined;
  const remedy = remedyIn(ADMISSION_REMEDIES, failure, setting, 'pods');
  return {
    what: `The cluster does not let the builder's pod be made: ${essenceOf(message || failure)}.`,
    remedy: remedy ?? 'Ask whoever runs the cluster to allow it.',
  };
}

/** How long a refusal may be one that passes; the pod is tried again all the while. */
function patienceMs(failure: string): number {
  if (isWebhookDown(failure)) return WEBHOOK_PATIENCE_MS;
  return failure.includes('error looking up service account') ? ACCOUNT_PATIENCE_MS : 0;
}
