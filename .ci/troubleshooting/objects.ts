import type { Section } from './section.ts';

const OURS = 'app.kubernetes.io/managed-by=setup-buildx-kubernetes';

/** Objects in the cluster that are not as a job needs them. */
export const OBJECTS = {
  'foreign-object': {
    messages: [
      'exists, and this action did not create it.',
      'belongs to another hold',
      "is not this job's hold.",
      'which is not a hold.',
    ],
    cause:
      'An object of the name that the builder needs exists, and is not one of this action. It is never changed.',
    check: 'kubectl --namespace NAMESPACE get deployment/NAME pvc/NAME-cache --show-labels',
    fix: `Change \`name\`, or delete the object. A claim can be handed over with the label \`${OURS}\`. A builder that you made can be used with \`mode: connect\`.`,
  },
  contention: {
    messages: [
      'answered 409 Conflict … times.',
      'appeared and disappeared … times.',
      'it changes all the time.',
    ],
    cause:
      'A controller or a webhook of the cluster changes or deletes the objects of the builder while jobs use them.',
    check: 'kubectl --namespace NAMESPACE get deployment NAME --output yaml --show-managed-fields',
    fix: `Exempt objects with the label \`${OURS}\` from it, and run the job again.`,
  },
  'hold-lost': {
    messages: [
      'disappeared while this job needed it.',
      "took over this action's Job and …",
      'The hold of this job ended before this job',
      'The hold is not renewed on this runner',
    ],
    cause:
      'The hold, a Job with a deadline that runs no pod, is gone or is not renewed, so the builder may stop while this job builds: somebody deleted it, a controller such as Kueue took it over, or the job took longer than `max-job-duration`.',
    check: `kubectl --namespace NAMESPACE get jobs --selector ${OURS}`,
    fix: `Raise \`max-job-duration\`, and exempt Jobs with the label \`${OURS}\` from controllers that suspend Jobs.`,
  },
  orphan: {
    messages: ['is orphaned (no job owns it), so it does not scale to zero by itself.'],
    cause: 'Somebody deleted the hold of a builder without the builder. Nothing else would ever remove it.',
    check: `kubectl --namespace NAMESPACE get deployments --selector ${OURS}`,
    fix: 'Delete it when no job uses it: `kubectl --namespace NAMESPACE delete deployment NAME`. The cache stays. With `deploy/removal.yaml`, jobs do that themselves.',
  },
  'builder-deleted': {
    messages: ['Builder … was deleted while this job waited for it.'],
    cause: 'Somebody, or something in the cluster, deleted the Deployment.',
    fix: 'Run the job again.',
  },
  'old-pod': {
    messages: ['The previous builder … is not gone yet: …', 'should have terminated at … on cluster node …'],
    cause:
      'The previous pod of the builder does not terminate, so its volume is not free: its node is lost, a finalizer keeps it, or the volume does not detach.',
    check: 'kubectl --namespace NAMESPACE get pods --output wide; kubectl get nodes',
    fix: 'If its node is gone for good: `kubectl delete node NODE`, or `kubectl --namespace NAMESPACE delete pod POD --force`. Never do so while the node may still run it.',
  },
  'scaled-down': {
    messages: ['is scaled to 0…'],
    cause: 'A person or a downscaler set `replicas` to 0. Jobs do not undo that.',
    check: 'kubectl --namespace NAMESPACE get deployment NAME --output yaml',
    fix: 'Scale it up: `kubectl --namespace NAMESPACE scale deployment NAME --replicas=1`, and exempt it from the downscaler.',
  },
  'rollout-paused': {
    messages: ['The rollout of Deployment … is paused.'],
    cause: 'Somebody paused it, so changes create no pods.',
    check: 'kubectl --namespace NAMESPACE rollout status deployment NAME --watch=false',
    fix: 'Resume it: `kubectl --namespace NAMESPACE rollout resume deployment NAME`.',
  },
  'connect-unfit': {
    messages: [
      'was created by mode ensure and can scale to zero mid-build.',
      'exists in namespace …',
      'do not have the label …',
      'does not listen on a unix socket.',
    ],
    cause:
      '`mode: connect` uses builders that you made. This one is missing, is one of `mode: ensure`, or buildx could not find or enter its pods.',
    check: 'kubectl --namespace NAMESPACE get deployment,statefulset,pods --show-labels',
    fix: 'Give the pods the label `app=NAME`, let buildkitd listen on `unix:///run/buildkit/buildkitd.sock`, or use `mode: ensure`.',
  },
  'connect-not-ready': {
    messages: ['has no ready replica: …'],
    cause: '`mode: connect` does not wait: the builder has to be ready.',
    check: 'kubectl --namespace NAMESPACE describe deployment NAME',
    fix: 'Fix the Deployment, and run the job again.',
  },
  sidecar: {
    messages: ['is not buildkitd.', 'exempt the pods from sidecar injection.'],
    cause:
      'buildx runs its command in the first container of the pod, and something puts another container first.',
    check: "kubectl --namespace NAMESPACE get pods --output jsonpath='{.items[*].spec.containers[0].name}'",
    fix: 'Exempt the pods from injection, for example `sidecar.istio.io/inject: "false"` by `pod-patch`.',
  },
} satisfies Readonly<Record<string, Section>>;
