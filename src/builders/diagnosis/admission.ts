import { isWebhookDown } from '../../lib/kubernetes/admission.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { isOver, reasonAndMessage } from './pods.ts';
import { POLICY_HINTS, shortenRefusal } from './policy.ts';
import { findHint, type HintRow, notThere, type Observed, type Problem, patchOr } from './problem.ts';
import { failureOf } from './workload.ts';

/** A webhook may only be restarting. */
const WEBHOOK_GRACE_MS = 8000;

/** The account that every namespace has is created a moment after the namespace. */
const ACCOUNT_GRACE_MS = 10_000;

/**
 * Returns why the API server refuses the builder's pods. Quota, LimitRange, Pod Security and webhooks refuse the pod, not
 * the Deployment, which says so as a condition.
 */
export function refusalProblem({ deployment, pods, nowMs, setting }: Observed): Problem | undefined {
  const failure = failureOf(deployment);
  if (failure === undefined || pods.some((pod) => !isOver(pod))) return undefined;
  const words = reasonAndMessage(failure);
  const sinceMs = ageMs(failure.lastTransitionTime, nowMs);
  if (sinceMs !== undefined && sinceMs < graceMs(words)) return undefined;
  return {
    what: `The cluster refuses to create the builder's pod: ${shortenRefusal(failure.message || words)}.`,
    hint: findHint(ADMISSION_HINTS, words, setting, 'pods') ?? 'Ask whoever runs the cluster to allow it.',
  };
}

/** Returns how long a refusal may still end by itself; the controller creates the pod again all the while. */
function graceMs(failure: string): number {
  if (isWebhookDown(failure)) return WEBHOOK_GRACE_MS;
  return failure.includes('error looking up service account') ? ACCOUNT_GRACE_MS : 0;
}

/** kubernetes, plugin/pkg/admission/resourcequota. */
const QUOTA: readonly HintRow[] = [
  {
    words: /exceeded quota: .*?requested: (.*?), used: /,
    hint: ({ hasPodPatch }, [, asked = '']) => quotaHint(asked, hasPodPatch),
  },
  { words: /exceeded quota/, hint: 'Raise the ResourceQuota.' },
  {
    words: /failed quota: .*must specify/,
    hint: 'Give the namespace a LimitRange with defaults, or set what the quota wants with the input pod-patch.',
  },
  {
    words: /insufficient quota to match these scopes/,
    hint: patchOr(
      'Give the namespace a ResourceQuota for that scope, or change priorityClassName in pod-patch.',
      'Give the namespace a ResourceQuota for that scope.',
    ),
  },
];

/** kubernetes, plugin/pkg/admission/limitranger; a limit that it sets meets the validation of the pod. */
const LIMIT_RANGE: readonly HintRow[] = [
  {
    words: /maximum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    hint: (_, [, most]) => `Set the input cache-size to at most ${most}.`,
  },
  {
    words: /minimum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    hint: (_, [, least]) => `Set the input cache-size to at least ${least}.`,
  },
  {
    words: /maximum (cpu|memory) usage per \w+ is ([^\s,]+), but request is/,
    hint: (_, [, input, most]) => `Set the input ${input} to at most ${most}.`,
  },
  {
    words: /minimum (cpu|memory) usage per \w+ is ([^\s,]+?)(?:, but request is|\. +No request)/,
    hint: (_, [, input, least]) => `Set the input ${input} to at least ${least}.`,
  },
  {
    words: /(maximum|minimum) ([\w./-]+) usage per \w+ is ([^\s,]+?)(?:, but limit is|\. +No limit)/,
    hint: (_, [, which, resource, bound]) =>
      `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with the input pod-patch, or change the LimitRange.`,
  },
  {
    words: /(cpu|memory) max limit to request ratio/,
    hint: (_, [, input]) =>
      `Set the input ${input} higher, nearer to the limit that the LimitRange or pod-patch sets.`,
  },
  {
    words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
    hint: ({ hasPodPatch }, [, input, most]) =>
      `Set the input ${input} to at most ${most}, the limit by ${hasPodPatch ? 'pod-patch or ' : ''}the namespace's LimitRange.`,
  },
  {
    words: /(?:minimum|maximum) \S+ usage per/,
    hint: "Set the inputs cpu and memory within the namespace's LimitRange.",
  },
];

/** What a pod refers to or asks for (plugin/pkg/admission: priority, runtimeclass, serviceaccount, podnodeselector …). */
const OF_PODS: readonly HintRow[] = [
  {
    words: /no PriorityClass with name (\S+) was found/,
    hint: notThere('the PriorityClass NAME', 'priorityClassName'),
  },
  {
    words: /RuntimeClass "?([^\s"]+)"? not found/,
    hint: notThere('the RuntimeClass NAME', 'runtimeClassName'),
  },
  {
    words: /error looking up service account [^\s/]+\/([^\s:]+)/,
    hint: notThere(
      'the service account',
      'serviceAccountName',
      'kubectl --namespace NAMESPACE create serviceaccount NAME',
    ),
  },
  {
    words: /priority|preemption policy/i,
    object: 'pods',
    hint: patchOr(
      'Change priorityClassName or priority in pod-patch.',
      'Ask whoever runs the cluster about its priority classes.',
    ),
  },
  {
    words: /node label selector conflicts/,
    hint: patchOr(
      'Change nodeSelector in pod-patch: the namespace has one of its own.',
      'Set the input platforms to what the node selector of the namespace allows.',
    ),
  },
  {
    words: /tolerations .*conflict with its namespace/,
    hint: patchOr('Change tolerations in pod-patch: the namespace allows only some.'),
  },
];

/** The API server itself: rights on owners (OpenShift), the namespace, and the shape of what was sent. */
const OF_API: readonly HintRow[] = [
  {
    words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
    hint: 'Add the verb delete on deployments.apps to the Role in the README: this cluster asks for it.',
  },
  {
    words: /because it is being terminated/,
    hint: ({ namespace }) =>
      `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or set the input namespace to another.`,
  },
  {
    words: /namespaces? "?([^\s"]+)"? not found/,
    hint: (_, [, name]) =>
      `Create it (kubectl create namespace ${name}), or set the input namespace to another.`,
  },
  {
    words: /cannot unmarshal (?:bool|number) .*of type string/,
    hint: patchOr('Put that value in quotes in the input pod-patch: it must be text.'),
  },
  {
    words: /(?:unknown|duplicate) field|cannot unmarshal|cannot be handled as/,
    hint: patchOr('Correct that field in the input pod-patch.'),
  },
  {
    words: /is invalid: /,
    object: 'persistentvolumeclaims',
    hint: 'Check the inputs cache-size and storage-class.',
  },
  { words: /is invalid: /, hint: patchOr('Correct that in the input pod-patch.') },
];

/** What helps when the API server refuses an object. */
export const ADMISSION_HINTS: readonly HintRow[] = [
  ...QUOTA,
  ...LIMIT_RANGE,
  ...POLICY_HINTS,
  ...OF_PODS,
  ...OF_API,
];

/** What asks for a resource that a quota counts (kubernetes, pkg/quota/v1/evaluator/core), and how to ask for less. */
const ASKED_BY: readonly (readonly [resource: RegExp, way: string, wayByPatch?: string])[] = [
  [/(^|\/)requests\.storage$/, 'set the input cache-size lower'],
  [/(^|[/.])persistentvolumeclaims$/, 'set cache-size: 0, or delete claims that no builder uses'],
  [/^(requests\.)?cpu$/, 'set the input cpu lower'],
  [/^(requests\.)?memory$/, 'set the input memory lower'],
  [/^limits\./, "lower the default limits of the namespace's LimitRange", 'lower the limits in pod-patch'],
  [/^count\/jobs\.batch$/, 'set keep-warm lower, so that the holds of ended jobs expire sooner'],
  [
    /^(count\/)?(deployments\.apps|replicasets\.apps|pods)$/,
    'let more jobs share a builder (inputs name and platforms)',
  ],
];

/** Returns what helps against a quota. `asked` lists what is too much, for example `requests.cpu=1,pods=1`. */
function quotaHint(asked: string, hasPodPatch: boolean): string {
  const names = asked.split(',').map((one) => one.trim().replace(/=.*$/, ''));
  const ways = names.flatMap((name) => {
    const [, way, wayByPatch] = ASKED_BY.find(([resource]) => resource.test(name)) ?? [];
    const best = hasPodPatch ? (wayByPatch ?? way) : way;
    return best === undefined ? [] : [best];
  });
  return `${['Raise the ResourceQuota', ...new Set(ways)].join(', or ')}.`;
}
