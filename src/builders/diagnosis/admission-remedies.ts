import { POLICY_REMEDIES } from './policy-remedies.ts';
import { remedyOfQuota } from './quota-remedy.ts';
import { notThere, patchOr, type RemedyRow } from './remedy-row.ts';

/** kubernetes, plugin/pkg/admission/resourcequota. */
const QUOTA: readonly RemedyRow[] = [
  {
    words: /exceeded quota: .*?requested: (.*?), used: /,
    remedy: ({ hasPodPatch }, [, asked = '']) => remedyOfQuota(asked, hasPodPatch),
  },
  { words: /exceeded quota/, remedy: 'Raise the ResourceQuota.' },
  {
    words: /failed quota: .*must specify/,
    remedy:
      'Give the namespace a LimitRange with defaults, or set what the quota wants with the input pod-patch.',
  },
  {
    words: /insufficient quota to match these scopes/,
    remedy: patchOr(
      'Give the namespace a ResourceQuota for that scope, or change priorityClassName in pod-patch.',
      'Give the namespace a ResourceQuota for that scope.',
    ),
  },
];

/** kubernetes, plugin/pkg/admission/limitranger; a limit that it sets meets the validation of the pod. */
const LIMIT_RANGE: readonly RemedyRow[] = [
  {
    words: /maximum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    remedy: (_, [, most]) => `Set the input cache-size to at most ${most}.`,
  },
  {
    words: /minimum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
    remedy: (_, [, least]) => `Set the input cache-size to at least ${least}.`,
  },
  {
    words: /maximum (cpu|memory) usage per \w+ is ([^\s,]+), but request is/,
    remedy: (_, [, input, most]) => `Set the input ${input} to at most ${most}.`,
  },
  {
    words: /minimum (cpu|memory) usage per \w+ is ([^\s,]+?)(?:, but request is|\. +No request)/,
    remedy: (_, [, input, least]) => `Set the input ${input} to at least ${least}.`,
  },
  {
    words: /(maximum|minimum) ([\w./-]+) usage per \w+ is ([^\s,]+?)(?:, but limit is|\. +No limit)/,
    remedy: (_, [, which, resource, bound]) =>
      `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with the input pod-patch, or change the LimitRange.`,
  },
  {
    words: /(cpu|memory) max limit to request ratio/,
    remedy: (_, [, input]) =>
      `Set the input ${input} higher, nearer to the limit that the LimitRange or pod-patch sets.`,
  },
  {
    words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
    remedy: ({ hasPodPatch }, [, input, most]) =>
      `Set the input ${input} to at most ${most}, the limit by ${hasPodPatch ? 'pod-patch or ' : ''}the namespace's LimitRange.`,
  },
  {
    words: /(?:minimum|maximum) \S+ usage per/,
    remedy: "Set the inputs cpu and memory within the namespace's LimitRange.",
  },
];

/** What a pod refers to or asks for (plugin/pkg/admission: priority, runtimeclass, serviceaccount, podnodeselector …). */
const OF_PODS: readonly RemedyRow[] = [
  {
    words: /no PriorityClass with name (\S+) was found/,
    remedy: notThere('the PriorityClass NAME', 'priorityClassName'),
  },
  {
    words: /RuntimeClass "?([^\s"]+)"? not found/,
    remedy: notThere('the RuntimeClass NAME', 'runtimeClassName'),
  },
  {
    words: /error looking up service account [^\s/]+\/([^\s:]+)/,
    remedy: notThere(
      'the service account',
      'serviceAccountName',
      'kubectl --namespace NAMESPACE create serviceaccount NAME',
    ),
  },
  {
    words: /priority|preemption policy/i,
    object: 'pods',
    remedy: patchOr(
      'Change priorityClassName or priority in pod-patch.',
      'Ask whoever runs the cluster about its priority classes.',
    ),
  },
  {
    words: /node label selector conflicts/,
    remedy: patchOr(
      'Change nodeSelector in pod-patch: the namespace has one of its own.',
      'Set the input platforms to what the node selector of the namespace allows.',
    ),
  },
  {
    words: /tolerations .*conflict with its namespace/,
    remedy: patchOr('Change tolerations in pod-patch: the namespace allows only some.'),
  },
];

/** The API server itself: rights on owners (OpenShift), the namespace, and the shape of what was sent. */
const OF_API: readonly RemedyRow[] = [
  {
    words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
    remedy: 'Add the verb delete on deployments.apps to the Role in the README: this cluster asks for it.',
  },
  {
    words: /because it is being terminated/,
    remedy: ({ namespace }) =>
      `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or set the input namespace to another.`,
  },
  {
    words: /namespaces? "?([^\s"]+)"? not found/,
    remedy: (_, [, name]) =>
      `Create it (kubectl create namespace ${name}), or set the input namespace to another.`,
  },
  {
    words: /cannot unmarshal (?:bool|number) .*of type string/,
    remedy: patchOr('Put that value in quotes in the input pod-patch: it must be text.'),
  },
  {
    words: /(?:unknown|duplicate) field|cannot unmarshal|cannot be handled as/,
    remedy: patchOr('Correct that field in the input pod-patch.'),
  },
  {
    words: /is invalid: /,
    object: 'persistentvolumeclaims',
    remedy: 'Check the inputs cache-size and storage-class.',
  },
  { words: /is invalid: /, remedy: patchOr('Correct that in the input pod-patch.') },
];

/** What helps when the API server refuses an object. */
export const ADMISSION_REMEDIES: readonly RemedyRow[] = [
  ...QUOTA,
  ...LIMIT_RANGE,
  ...POLICY_REMEDIES,
  ...OF_PODS,
  ...OF_API,
];
