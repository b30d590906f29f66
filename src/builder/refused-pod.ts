import type { Observed, Trouble } from './observed.ts';
import { describeFailure } from './readiness.ts';

/** Quota, LimitRange, Pod Security and webhooks refuse the pod, not the Deployment, which says so as a condition. */
export function refusedPods({ deployment, pods }: Observed): Trouble | undefined {
  const failure = describeFailure(deployment);
  if (failure === '' || pods.length > 0) return undefined;
  return {
    what: `The cluster does not let the builder's pod be made: ${failure}.`,
    remedy: remedyOfRefusal(failure),
  };
}

/** The words of each admission plugin (kubernetes, plugin/pkg/admission; pod-security-admission). */
function remedyOfRefusal(failure: string): string {
  if (failure.includes('exceeded quota'))
    return 'Raise the ResourceQuota, or set the inputs cpu and memory lower.';
  if (failure.includes('must specify'))
    return 'The quota wants limits: give the namespace a LimitRange with defaults.';
  if (/(minimum|maximum) (cpu|memory) usage per|(cpu|memory) limit of/.test(failure))
    return "Set the inputs cpu and memory within the namespace's LimitRange.";
  if (failure.includes('violates PodSecurity')) {
    return 'BuildKit needs that, rootless too: label its namespace pod-security.kubernetes.io/enforce=privileged.';
  }
  if (failure.includes('admission webhook')) return 'Exempt the namespace of the builder from that webhook.';
  return 'Ask who runs the cluster to allow it.';
}
