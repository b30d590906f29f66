import { about, type Hint, type HintRow, patchOr } from './problem.ts';

const API_POLICY = /(?:Validating|Mutating)AdmissionPolicy/;

/** Returns the hint to exempt the namespace, after `first`: what this job can do instead, if anything. */
function orExempt(first?: string): Hint {
  return ({ namespace }, [words = '']) => {
    const exempt = `namespace ${namespace} from that ${API_POLICY.test(words) ? 'policy' : 'webhook'}.`;
    return first === undefined ? `Exempt ${exempt}` : `${first}, or exempt ${exempt}`;
  };
}

/** Returns the words by which a webhook (Kyverno, Gatekeeper, Kubewarden …) or a policy of the API server refuses for this reason. */
function denied(reason: RegExp): RegExp {
  return new RegExp(
    `^.*(?:admission webhook|AdmissionPolicy).* denied (?:the )?request.*(?:${reason.source}).*$`,
    'i',
  );
}

const LIMITS =
  /\bno (?:\S+ )?limits?\b|\blimits?\b.{0,60}\b(?:required|defined|must|missing)|(?:must|requir|missing|specify)\w*\b.{0,60}\blimits?\b/;

const REQUESTS = /\bno (?:\S+ )?requests?\b/;

const TOO_MUCH = /(?:cpu|memory|storage)\b.{0,60}\b(?:exceed|higher than|greater than|more than|max)/;

const IMAGE =
  /\b(?:images?|tags?)\b.{0,160}\b(?:registr|repo|allow|trust|verif|sign|digest|tag)|\b(?:registr|repo|signature)\w*\b.{0,100}\bimages?\b/;

const PRIVILEGES =
  /privilege|runAsNonRoot|run(?:ning)? as (?:non-?)?root|runAsUser|seccomp|apparmor|capabilit/;

/** GKE Autopilot, OpenShift and Pod Security, which know no exemption that a team could give itself. */
const PLATFORMS: readonly HintRow[] = [
  {
    topic: 'pod-security',
    words: /violates PodSecurity/,
    hint: ({ namespace }) =>
      `BuildKit needs that, also when rootless: kubectl label --overwrite namespace ${namespace} pod-security.kubernetes.io/enforce=privileged`,
  },
  {
    topic: 'pod-security',
    words: /security context constraint/,
    hint: ({ namespace }) =>
      `Allow it for a service account (oc --namespace ${namespace} adm policy add-scc-to-user privileged -z NAME) and set serviceAccountName: NAME in \`pod-patch\`.`,
  },
  {
    topic: 'gke-autopilot',
    words: /autogke-.*higher than the Autopilot maximum/,
    hint: 'Lower `cpu` and `memory`.',
  },
  {
    topic: 'gke-autopilot',
    words: /autogke-disallow-privilege|privileged; not allowed in Autopilot/,
    hint: 'GKE Autopilot runs no privileged pods: use a GKE Standard cluster.',
  },
  {
    topic: 'gke-autopilot',
    words: /autogke-|in Autopilot/,
    hint: patchOr(
      'GKE Autopilot allows no such pod: correct `pod-patch`, or use a GKE Standard cluster.',
      'GKE Autopilot allows no such pod: use a GKE Standard cluster.',
    ),
  },
];

/** What helps against platforms, policies and webhooks that want the pod otherwise or not at all. */
export const POLICY_HINTS: readonly HintRow[] = [
  ...PLATFORMS,
  {
    topic: 'webhook',
    words: /failed calling webhook/,
    hint: ({ namespace }) => `Fix the service behind that webhook, or exempt namespace ${namespace} from it.`,
  },
  ...about('policy', [
    { words: denied(LIMITS), hint: orExempt('Set limits with `pod-patch`') },
    { words: denied(REQUESTS), hint: orExempt('Set the requests with `cpu`, `memory` and `pod-patch`') },
    { words: denied(TOO_MUCH), hint: orExempt('Lower `cpu` and `memory`') },
    { words: denied(IMAGE), hint: orExempt('Set `image` to one that it allows') },
    { words: denied(PRIVILEGES), hint: orExempt('BuildKit needs that: try `security: rootless`') },
    {
      words: denied(/\blabels?\b|\bannotations?\b/),
      object: 'pods',
      hint: orExempt('Set it with `pod-patch`'),
    },
    { words: /^.*(?:admission webhook|AdmissionPolicy).*$/, hint: orExempt() },
    {
      words: /images? rejected by webhook backend/,
      hint: 'Set `image` to one that the image policy of the cluster allows.',
    },
  ]),
];

/**
 * What says nothing in the words of well-known webhooks and policies: which kind of object was refused (this action says
 * that), the internal name of the webhook, who asked, and repetitions. The order matters. Sources: Kyverno,
 * Gatekeeper, GKE Warden, OpenShift's SecurityContextConstraint, and the API server, as users have quoted them.
 */
const NOISE: readonly (readonly [RegExp, string])[] = [
  [/\s+/g, ' '],
  [/^Internal error occurred: /, ''],
  [/^Failed to create new replica set "[^"]*": /, ''],
  [/^Pod "[^"]*" is invalid: /, ''],
  [/ ?\(pod: "[^"]*", container: [\w.-]+\)/g, ''],
  [/(?:[\w.-]+ "[^"]*" is forbidden: )(?!User )/g, ''],
  [/failed calling webhook ("[^"]*"): failed to call webhook: /g, 'failed calling webhook $1: '],
  [/(ValidatingAdmissionPolicy '[^']*') with binding '[^']*'/g, '$1'],
  [
    /admission webhook "[^"]*kyverno[^"]*" denied the request: (?:resource \S+ was blocked due to the following policies:? )?/g,
    'Kyverno: ',
  ],
  [/ ?\b[Rr]ule \S+ failed at path \S+?(?=['\s]|$)/g, ''],
  [/([\w.-]+:) (?:autogen-)?[\w.-]+: ["']?validation (?:error|failure): /g, '$1 '],
  [/admission webhook "[^"]*gatekeeper[^"]*" denied the request: /g, 'Gatekeeper: '],
  [/\[denied by ([\w.-]+)\]/g, '[$1]'],
  [
    /admission webhook "[^"]*\.gke\.io" denied the request: GKE [\w ]+? rejected the request because it violates one or more \w+[.:]? (?:Violations details: )?/g,
    'GKE Autopilot: ',
  ],
  [/\.? ?Requested by user: '[^']*', groups: '[^']*'\.?/g, ''],
  [/\{"\[(autogke-[\w-]+)\]":\["/g, '$1: '],
  [/\.?"\],"\[autogke-[\w-]+\]":\["|\.?","/g, '; '],
  [/"\]\}/g, ''],
  [/provider "?[\w.-]+"?: Forbidden: not usable by user or serviceaccount(?:, )?/g, ''],
  [/ {2,}/g, ' '],
];

/** Returns a refusal in one line, without what would only take the room of its reason. Not to be trusted. */
export function shortenRefusal(words: string): string {
  return NOISE.reduce((text, [noise, instead]) => text.replace(noise, instead), words).trim();
}
