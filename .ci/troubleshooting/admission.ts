import type { Section } from './section.ts';

const REJECTED = "The cluster rejected the builder's pod: …";

/** The cluster does not let the pod be created. */
export const ADMISSION = {
  quota: {
    messages: ['Raise the ResourceQuota', 'The ResourceQuota requires these: add a LimitRange with defaults'],
    cause:
      'The namespace has a ResourceQuota, and the builder would exceed it, or the quota requires limits that the pod does not have.',
    check: 'kubectl --namespace NAMESPACE describe resourcequota',
    fix: 'Raise the quota, or ask for less: `cpu`, `memory`, `cache-size`. More jobs can share one builder by `name`.',
  },
  'limit-range': {
    messages: [
      'Set `…` to at most …',
      'Set `…` to at least …',
      "Keep `cpu` and `memory` within the namespace's LimitRange.",
    ],
    cause: 'The namespace has a LimitRange, and the builder asks for more or less than it allows.',
    check: 'kubectl --namespace NAMESPACE describe limitrange',
    fix: 'Set the input that the message names to a value within the range.',
  },
  'pod-security': {
    messages: ['BuildKit needs that, also when rootless: …', 'adm policy add-scc-to-user privileged'],
    cause:
      'The namespace enforces a Pod Security level, or OpenShift a SecurityContextConstraint, that BuildKit cannot run under.',
    check: 'kubectl get namespace NAMESPACE --show-labels',
    fix: 'Give the builders a namespace of their own: `kubectl label --overwrite namespace NAMESPACE pod-security.kubernetes.io/enforce=privileged`.',
  },
  policy: {
    messages: ['exempt …', 'BuildKit needs that: try `security: rootless`'],
    cause:
      'A webhook (Kyverno, Gatekeeper, Kubewarden) or a ValidatingAdmissionPolicy of the cluster refused the pod, the Deployment, the claim or the hold.',
    check: 'kubectl get validatingwebhookconfigurations,validatingadmissionpolicies',
    fix: 'Change what the policy names, or exempt the namespace from it.',
  },
  webhook: {
    messages: ['Fix the service behind that webhook, or exempt namespace … from it.'],
    cause: 'An admission webhook is registered and does not answer, so the API server refuses.',
    check: 'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations',
    fix: 'Restart the service behind the webhook, or exempt the namespace with a `namespaceSelector`.',
  },
  'gke-autopilot': {
    messages: [
      'GKE Autopilot runs no privileged pods: use a GKE Standard cluster.',
      'GKE Autopilot allows no such pod',
    ],
    cause: 'GKE Autopilot allows neither privileged pods nor what rootless BuildKit needs.',
    fix: 'Use a GKE Standard cluster, or a node pool of one, for builders.',
  },
  rejected: {
    messages: [REJECTED, 'The cluster refused to …: …', 'Ask whoever runs the cluster to allow it.'],
    cause: 'Something in the cluster refused an object of the builder, with the reason in the message.',
    check: 'kubectl --namespace NAMESPACE get events --sort-by=.lastTimestamp',
    fix: 'Change what the reason names, or ask whoever runs the cluster to allow it.',
  },
  'missing-object': {
    messages: ['Create …', 'Service account … does not exist in namespace …'],
    cause:
      'The pod refers to a Secret, ConfigMap, PriorityClass, RuntimeClass or service account that does not exist: by `pod-patch`, or by a policy of the cluster.',
    check:
      'kubectl --namespace NAMESPACE get secrets,configmaps,serviceaccounts; kubectl get priorityclasses,runtimeclasses',
    fix: 'Create it, or change the field of `pod-patch` that names it.',
  },
} satisfies Readonly<Record<string, Section>>;
