import { isWebhookDown } from '../../lib/kubernetes/admission.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { isOver, reasonAndMessage } from './pods.ts';
import { POLICY_HINTS, shortenRefusal } from './policy.ts';
import {
  about,
  findRemedy,
  type HintRow,
  notThere,
  type Observed,
  type Problem,
  patchOr,
} from './problem.ts';
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
  const what = `The cluster rejected the builder's pod: ${shortenRefusal(failure.message || words)}.`;
  const remedy = findRemedy(ADMISSION_HINTS, words, setting, 'pods');
  return { what, ...(remedy ?? { topic: 'rejected', hint: 'Ask whoever runs the cluster to allow it.' }) };
}

/** Returns how long a refusal may still end by itself; the controller creates the pod again all the while. */
function graceMs(failure: string): number {
  if (isWebhookDown(failure)) return WEBHOOK_GRACE_MS;
  return failure.includes('error looking up service account') ? ACCOUNT_GRACE_MS : 0;
}

/** kubernetes, plugin/pkg/admission/resourcequota. */
const QUOTA = about('quota', [
  {
    words: /exceeded quota: .*?requested: (.*?), used: /,
    hint: ({ hasPodPatch }, [, asked = '']) => quotaHint(asked, hasPodPatch),
  },
  { words: /exceeded quota/, hint: 'Raise the ResourceQuota.' },
  {
    words: /failed quota: .*must specify/,
    hint: 'The ResourceQuota requires these: add a LimitRange with defaults, or set them with `pod-patch`.',
  },
  {
    words: /insufficient quota to match these scopes/,
    hint: patchOr(
      'Add a ResourceQuota for that scope, or change priorityClassName in `pod-patch`.',
      'Add a ResourceQuota for that scope to the namespace.',
    ),
  },
]);

/** kubernetes, plugin/pkg/admission/limitranger; a limit that it sets meets the validation of the pod. */
const LIMIT_RANGE = about('limit-range', [
  {
    words: /maximum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    hint: (_, [, most]) => `Set \`cache-size\` to at most ${most}.`,
  },
  {
    words: /minimum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    hint: (_, [, least]) => `Set \`cache-size\` to at least ${least}.`,
  },
  {
    words: /maximum (cpu|memory) usage per \w+ is ([^\s,]+), but request is/,
    hint: (_, [, input, most]) => `Set \`${input}\` to at most ${most}.`,
  },
  {
    words: /minimum (cpu|memory) usage per \w+ is ([^\s,]+?)(?:, but request is|\. +No request)/,
    hint: (_, [, input, least]) => `Set \`${input}\` to at least ${least}.`,
  },
  {
    words: /(maximum|minimum) ([\w./-]+) usage per \w+ is ([^\s,]+?)(?:, but limit is|\. +No limit)/,
    hint: (_, [, which, resource, bound]) =>
      `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with \`pod-patch\`, or change the LimitRange.`,
  },
  {
    words: /(cpu|memory) max limit to request ratio/,
    hint: (_, [, input]) =>
      `Raise \`${input}\`, nearer to the limit that the LimitRange or \`pod-patch\` sets.`,
  },
  {
    words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
    hint: ({ hasPodPatch }, [, input, most]) =>
      `Set \`${input}\` to at most ${most}, the limit that ${hasPodPatch ? '`pod-patch` or ' : ''}the namespace's LimitRange sets.`,
  },
  {
    words: /(?:minimum|maximum) \S+ usage per/,
    hint: "Keep `cpu` and `memory` within the namespace's LimitRange.",
  },
]);

/** What a pod refers to or asks for (plugin/pkg/admission: priority, runtimeclass, serviceaccount, podnodeselector …). */
const REFERENCES = about('missing-object', [
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
]);

const OF_PODS = about('rejected', [
  {
    words: /priority|preemption policy/i,
    object: 'pods',
    hint: patchOr(
      'Change priorityClassName or priority in `pod-patch`.',
      'Ask whoever runs the cluster about its priority classes.',
    ),
  },
  {
    words: /node label selector conflicts/,
    hint: patchOr(
      'Change nodeSelector in `pod-patch`: the namespace has one of its own.',
      'Set `platforms` to what the node selector of the namespace allows.',
    ),
  },
  {
    words: /tolerations .*conflict with its namespace/,
    hint: patchOr('Change tolerations in `pod-patch`: the namespace allows only some.'),
  },
]);

/** The API server itself: rights on owners (OpenShift), the namespace, and the shape of what was sent. */
const OF_API: readonly HintRow[] = [
  {
    topic: 'forbidden',
    words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
    hint: 'This cluster also requires the verb delete on deployments.apps: add it to the Role of the job.',
  },
  {
    topic: 'namespace-missing',
    words: /because it is being terminated/,
    hint: ({ namespace }) =>
      `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or change \`namespace\`.`,
  },
  {
    topic: 'namespace-missing',
    words: /namespaces? "?([^\s"]+)"? not found/,
    hint: (_, [, name]) => `Create it (kubectl create namespace ${name}), or change \`namespace\`.`,
  },
  {
    topic: 'pod-patch',
    words: /cannot unmarshal (?:bool|number) .*of type string/,
    hint: patchOr('Put that value in quotes in `pod-patch`: it must be text.'),
  },
  {
    topic: 'pod-patch',
    words: /(?:unknown|duplicate) field|cannot unmarshal|cannot be handled as/,
    hint: patchOr('Correct that field in `pod-patch`.'),
  },
  {
    topic: 'input',
    words: /is invalid: /,
    object: 'persistentvolumeclaims',
    hint: 'Check `cache-size` and `storage-class`.',
  },
  { topic: 'pod-patch', words: /is invalid: /, hint: patchOr('Correct that in `pod-patch`.') },
];

/** What helps when the API server refuses an object. */
export const ADMISSION_HINTS: readonly HintRow[] = [
  ...QUOTA,
  ...LIMIT_RANGE,
  ...POLICY_HINTS,
  ...REFERENCES,
  ...OF_PODS,
  ...OF_API,
];

/** What asks for a resource that a quota counts (kubernetes, pkg/quota/v1/evaluator/core), and how to ask for less. */
const ASKED_BY: readonly (readonly [resource: RegExp, way: string, wayByPatch?: string])[] = [
  [/(^|\/)requests\.storage$/, 'lower `cache-size`'],
  [/(^|[/.])persistentvolumeclaims$/, 'set `cache-size: 0`, or delete claims that no builder uses'],
  [/^(requests\.)?cpu$/, 'lower `cpu`'],
  [/^(requests\.)?memory$/, 'lower `memory`'],
  [/^limits\./, "lower the default limits of the namespace's LimitRange", 'lower the limits in `pod-patch`'],
  [/^count\/jobs\.batch$/, 'lower `keep-warm`, so that the holds of finished jobs expire sooner'],
  [
    /^(count\/)?(deployments\.apps|replicasets\.apps|pods)$/,
    'let more jobs share a builder (`name`, `platforms`)',
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
