/**
 * What in the words of well-known refusers tells nothing: what kind of object was refused (this action says that), how
 * the refuser is called inside the cluster, who asked, and the same thing once more. In this order. Sources: Kyverno,
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

/** A refusal in one line, without what would only take the room of its reason. Not to be trusted. */
export function essenceOf(words: string): string {
  return NOISE.reduce((text, [noise, instead]) => text.replace(noise, instead), words).trim();
}
