import { isWebhookDown, remedyOfAdmission } from '../admission.ts';
import { timestampMs } from '../timestamp.ts';
import type { Observed, Trouble } from './observed.ts';
import { describeFailure, failureOf } from './readiness.ts';

/** How long a webhook may take to come back; the pod is tried again all the while. */
const WEBHOOK_PATIENCE_MS = 8000;

/** The name of a pod that was never made tells nobody anything. */
const NAME = /pods "[^"]*" is forbidden: /;

/** Quota, LimitRange, Pod Security and webhooks refuse the pod, not the Deployment, which says so as a condition. */
export function refusedPods({ deployment, pods, nowMs }: Observed): Trouble | undefined {
  const failure = describeFailure(deployment);
  if (failure === '' || pods.length > 0) return undefined;
  const sinceMs = timestampMs(failureOf(deployment)?.lastTransitionTime);
  if (isWebhookDown(failure) && nowMs - sinceMs < WEBHOOK_PATIENCE_MS) return undefined;
  return {
    what: `The cluster does not let the builder's pod be made: ${failure.replace(NAME, '')}.`,
    remedy: remedyOfAdmission(failure) || 'Ask who runs the cluster to allow it.',
  };
}
