"use strict";
exports.id = 172;
exports.ids = [172];
exports.modules = {

/***/ 172:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  surveyBuilder: () => (/* binding */ surveyBuilder)
});

// EXTERNAL MODULE: ./js/builders/diagnosis/problem.js
var problem = __webpack_require__(1773);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/json.js
var json = __webpack_require__(2369);
;// CONCATENATED MODULE: ./js/lib/kubernetes/admission.js
function isWebhookDown(message) {
    return message.includes('failed calling webhook');
}
function isAdmission(message) {
    return (/is forbidden: (?!User ")|denied (?:the )?request|exceeded quota/.test(message) || isWebhookDown(message));
}

// EXTERNAL MODULE: ./js/lib/release.js
var release = __webpack_require__(8138);
// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __webpack_require__(3488);
;// CONCATENATED MODULE: ./js/cluster/api/answer.js





const LONGEST_MESSAGE = 4000;
const LONGEST_CAUSE = 1000;
function refusalOf(status, body) {
    const document = (0,json/* readMapping */.vh)(body);
    const reason = typeof document.reason === 'string' ? document.reason : '';
    const message = typeof document.message === 'string' ? document.message : body;
    const words = (0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(message), LONGEST_MESSAGE);
    return { kind: 'refused', status, reason, message: words, causes: causesOf(document.details) };
}
const MOST_CAUSES = 20;
function causesOf(details) {
    const causes = (0,json/* isMapping */.pi)(details) && Array.isArray(details.causes) ? details.causes : [];
    return causes.slice(0, MOST_CAUSES).flatMap((cause) => {
        if (!(0,json/* isMapping */.pi)(cause) || typeof cause.field !== 'string')
            return [];
        const message = (0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)((0,json/* textOf */.b6)(cause, 'message') ?? ''), LONGEST_CAUSE);
        return [{ field: (0,safe_text/* toSafeLine */.Dg)(cause.field), message }];
    });
}
function readObject(text) {
    const value = (0,json/* parseJson */.qF)(text);
    if (isObject(value))
        return value;
    throw new Error('an answer that is not a JSON object');
}
function isObject(value) {
    return (0,json/* isMapping */.pi)(value);
}
function answer_bodyOrThrow(answer, doing) {
    if (answer.kind === 'ok')
        return answer.body;
    throw refusalError(answer, doing);
}
class RefusedCall extends Error {
    refusal;
    doing;
    constructor(refusal, doing) {
        const { status, reason, message } = refusal;
        const words = (0,safe_text/* truncate */.xv)(message, LONGEST_CAUSE) || 'no words';
        super(`${status}${reason === '' ? '' : ` ${reason}`}: ${words}`);
        this.refusal = refusal;
        this.doing = doing;
    }
}
function refusalError(refusal, doing) {
    const code = codeOf(refusal);
    const refused = code === 'forbidden' ? 'Not allowed to' : 'The cluster refused to';
    return new errors/* ActionError */.lZ({
        code,
        topic: topicOf(refusal, code),
        message: `${refused} ${doing}: ${refusal.message || `status ${refusal.status}`}.`,
        hint: HINTS.get(code),
        cause: new RefusedCall(refusal, doing),
    });
}
const HINTS = new Map([
    ['forbidden', `Apply the Role: ${(0,release/* docsLink */._h)('cluster')}`],
    ['not-ready', 'Ask whoever runs the cluster to allow it.'],
]);
function topicOf(refusal, code) {
    if (isNoNamespace(refusal))
        return 'namespace-missing';
    if (code === 'conflict')
        return refusal.status === 409 ? 'contention' : 'rejected';
    return code === 'not-ready' ? 'rejected' : undefined;
}
function codeOf(refusal) {
    if (isAdmission(refusal.message))
        return 'not-ready';
    if (refusal.status === 403)
        return 'forbidden';
    if (refusal.status === 400 || refusal.status === 422 || isNoNamespace(refusal))
        return 'input';
    return 'conflict';
}
function isNoNamespace({ status, message }) {
    return status === 404 && message.startsWith('namespaces ');
}
const MOST_WARNINGS = 5;
const LONGEST_WARNING = 250;
const WARNING = /\b299 \S+ "((?:[^"\\]|\\.)*)"/g;
function warningLogger(note) {
    const logged = new Set();
    return (headers = []) => {
        for (const text of headers.flatMap(textsOf)) {
            if (logged.has(text) || logged.size > MOST_WARNINGS)
                continue;
            logged.add(text);
            const isLast = logged.size > MOST_WARNINGS;
            note(isLast ? 'The API server gave more warnings.' : `Warning from the API server: ${text}`);
        }
    };
}
function textsOf(header) {
    return [...header.matchAll(WARNING)].map(([, quoted = '']) => (0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(quoted.replace(/\\(.)/g, '$1')), LONGEST_WARNING));
}

// EXTERNAL MODULE: ./js/lib/kubernetes/timestamp.js
var timestamp = __webpack_require__(168);
// EXTERNAL MODULE: ./js/builders/manifests/pod-patch.js
var pod_patch = __webpack_require__(8293);
;// CONCATENATED MODULE: ./js/builders/diagnosis/pods.js


function containersOf(pod) {
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
    const titled = (statuses, kind) => statuses.map((status) => ({ pod, status, title: `${kind} ${status.name}`, isDaemon: false }));
    const daemons = containerStatuses.filter(({ name }) => name === pod_patch/* DAEMON */.Zc);
    const sidecars = containerStatuses.filter(({ name }) => name !== pod_patch/* DAEMON */.Zc);
    return [
        ...daemons.map((status) => ({ pod, status, title: pod_patch/* DAEMON */.Zc, isDaemon: true })),
        ...titled(initContainerStatuses, 'Init container'),
        ...titled(sidecars, 'Container'),
    ];
}
function liveContainersOf(pods) {
    return pods.filter((pod) => !isEnding(pod)).flatMap(containersOf);
}
function waitingOf({ status }) {
    const { reason, message = '' } = status.state?.waiting ?? {};
    return reason === undefined || reason === '' ? undefined : { reason, message };
}
const CONFIG_ERRORS = [
    'CreateContainerConfigError',
    'CreateContainerError',
    'RunContainerError',
];
function isMisconfigured(container) {
    return CONFIG_ERRORS.includes(waitingOf(container)?.reason ?? '');
}
function isCrashing(container) {
    return waitingOf(container)?.reason === 'CrashLoopBackOff';
}
function crashedOf(pods) {
    const all = liveContainersOf(pods);
    return all.find(isCrashing) ?? all.find(({ status }) => status.restartCount > 0);
}
function hasRun(pod) {
    return containersOf(pod).some(({ status: { restartCount, state } }) => restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined);
}
function isEnding(pod) {
    return pod.metadata?.deletionTimestamp !== undefined;
}
function isOver(pod) {
    return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}
function isReady(pod) {
    return !isEnding(pod) && readyConditionOf(pod)?.status === 'True';
}
function readyConditionOf(pod) {
    return conditionOf(pod, 'Ready');
}
function isInterrupted(pod) {
    if (isEnding(pod) || isOver(pod))
        return false;
    const ready = readyConditionOf(pod);
    const startedAt = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running?.startedAt;
    const [changedMs, startedMs] = [(0,timestamp/* timestampMs */.R)(ready?.lastTransitionTime), (0,timestamp/* timestampMs */.R)(startedAt)];
    if (ready?.status !== 'False' || changedMs === undefined || startedMs === undefined)
        return false;
    return changedMs > startedMs;
}
function isStarting(pod) {
    const hasFailed = containersOf(pod).some((one) => one.status.restartCount > 0 || isMisconfigured(one));
    return pod.spec?.nodeName !== undefined && !hasFailed && !isEnding(pod) && !isOver(pod);
}
function describePods(pods) {
    const live = pods.filter((pod) => !isOver(pod));
    return live.length === 0 ? 'no pod yet' : live.map(describePod).join('; ');
}
function describePod(pod) {
    if (isEnding(pod))
        return `its previous pod ${pod.metadata?.name} is terminating`;
    if (isReady(pod))
        return 'ready';
    return describeContainers(pod) ?? describePlace(pod);
}
function describePlace(pod) {
    const { spec, status } = pod;
    const unscheduled = conditionOf(pod, 'PodScheduled');
    if (unscheduled?.status === 'False') {
        const words = unscheduledWords(pod);
        if (words?.includes('unbound immediate') === true)
            return 'its volume is not bound yet';
        return words === undefined ? reasonAndMessage(unscheduled) : `no cluster node fits yet: ${words}`;
    }
    const { phase = 'Pending' } = status ?? {};
    if (spec?.nodeName === undefined)
        return phase === 'Pending' ? 'waiting to be scheduled' : phase;
    const isMounted = conditionOf(pod, 'PodReadyToStartContainers')?.status === 'True';
    return `scheduled on ${spec.nodeName}${isMounted ? ', its volumes are mounted' : ''}`;
}
function conditionOf({ status }, type) {
    return status?.conditions?.find((one) => one.type === type);
}
function unscheduledWords(pod) {
    const { status, reason, message = '' } = conditionOf(pod, 'PodScheduled') ?? {};
    return status === 'False' && reason === 'Unschedulable' ? withoutPreemption(message) : undefined;
}
function withoutPreemption(words) {
    return words.replace(/\.? (no new claims to deallocate, )?preemption: .*$/s, '').replace(/\.$/, '');
}
function describeContainers(pod) {
    const [daemon, ...others] = containersOf(pod);
    if (daemon === undefined)
        return undefined;
    const waits = others.map((one) => ({ one, waiting: waitingOf(one) }));
    const failing = waits.find(({ waiting }) => waiting !== undefined && !isTurnToCome(waiting));
    if (failing?.waiting !== undefined)
        return `${failing.one.title.toLowerCase()}: ${reasonAndMessage(failing.waiting)}`;
    const waiting = waitingOf(daemon);
    if (waiting !== undefined)
        return isTurnToCome(waiting) ? undefined : reasonAndMessage(waiting);
    if (daemon.status.state?.running === undefined)
        return undefined;
    const late = others.find(({ status }) => status.state?.running !== undefined && status.ready === false);
    const who = daemon.status.ready && late !== undefined ? late.title.toLowerCase() : 'buildkitd';
    return `${who} runs and does not answer yet`;
}
function isTurnToCome({ reason }) {
    return reason === 'PodInitializing' || reason === 'ContainerCreating';
}
function reasonAndMessage({ reason, message }) {
    return [reason, message].filter((word) => word !== undefined && word !== '').join(': ') || 'waiting';
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/policy.js

const API_POLICY = /(?:Validating|Mutating)AdmissionPolicy/;
function orExempt(first) {
    return ({ namespace }, [words = '']) => {
        const exempt = `namespace ${namespace} from that ${API_POLICY.test(words) ? 'policy' : 'webhook'}.`;
        return first === undefined ? `Exempt ${exempt}` : `${first}, or exempt ${exempt}`;
    };
}
function denied(reason) {
    return new RegExp(`^.*(?:admission webhook|AdmissionPolicy).* denied (?:the )?request.*(?:${reason.source}).*$`, 'i');
}
const LIMITS = /\bno (?:\S+ )?limits?\b|\blimits?\b.{0,60}\b(?:required|defined|must|missing)|(?:must|requir|missing|specify)\w*\b.{0,60}\blimits?\b/;
const REQUESTS = /\bno (?:\S+ )?requests?\b/;
const TOO_MUCH = /(?:cpu|memory|storage)\b.{0,60}\b(?:exceed|higher than|greater than|more than|max)/;
const IMAGE = /\b(?:images?|tags?)\b.{0,160}\b(?:registr|repo|allow|trust|verif|sign|digest|tag)|\b(?:registr|repo|signature)\w*\b.{0,100}\bimages?\b/;
const PRIVILEGES = /privilege|runAsNonRoot|run(?:ning)? as (?:non-?)?root|runAsUser|seccomp|apparmor|capabilit/;
const PLATFORMS = [
    {
        topic: 'pod-security',
        words: /violates PodSecurity/,
        hint: ({ namespace }) => `BuildKit needs that, also when rootless: kubectl label --overwrite namespace ${namespace} pod-security.kubernetes.io/enforce=privileged`,
    },
    {
        topic: 'pod-security',
        words: /security context constraint/,
        hint: ({ namespace }) => `Allow it for a service account (oc --namespace ${namespace} adm policy add-scc-to-user privileged -z NAME) and set serviceAccountName: NAME in \`pod-patch\`.`,
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
        hint: (0,problem/* patchOr */.uk)('GKE Autopilot allows no such pod: correct `pod-patch`, or use a GKE Standard cluster.', 'GKE Autopilot allows no such pod: use a GKE Standard cluster.'),
    },
];
const POLICY_HINTS = [
    ...PLATFORMS,
    {
        topic: 'webhook',
        words: /failed calling webhook/,
        hint: ({ namespace }) => `Fix the service behind that webhook, or exempt namespace ${namespace} from it.`,
    },
    ...(0,problem/* about */.Cv)('policy', [
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
const NOISE = [
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
function shortenRefusal(words) {
    return NOISE.reduce((text, [noise, instead]) => text.replace(noise, instead), words).trim();
}

// EXTERNAL MODULE: ./js/builders/manifests/names.js
var manifests_names = __webpack_require__(8197);
;// CONCATENATED MODULE: ./js/builders/diagnosis/workload.js


function isServing(deployment) {
    const { readyReplicas = 0, updatedReplicas = 0, replicas = 0 } = deployment.status ?? {};
    return isSeen(deployment) && readyReplicas >= 1 && updatedReplicas >= replicas;
}
function isSeen({ metadata, status }) {
    return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}
function workload_conditionOf({ status }, type) {
    return status?.conditions?.find((one) => one.type === type);
}
function failureOf(deployment) {
    if (!isSeen(deployment))
        return undefined;
    const failure = workload_conditionOf(deployment, 'ReplicaFailure');
    const progress = workload_conditionOf(deployment, 'Progressing');
    if (progress?.status === 'False' && progress.reason === 'ReplicaSetCreateError')
        return progress;
    if (failure?.status !== 'True')
        return undefined;
    const newest = /replica ?set "([^"]+)"/i.exec(progress?.message ?? '')?.[1];
    const refused = /^pods "([^"]+)-[^"-]*" is forbidden/.exec(failure.message ?? '')?.[1];
    const isStale = newest !== undefined && refused !== undefined && newest !== refused;
    return isStale ? undefined : failure;
}
function describeFailure(deployment) {
    const failure = failureOf(deployment);
    return failure === undefined ? undefined : reasonAndMessage(failure);
}
function hasServed(deployment) {
    const { metadata, status } = deployment;
    const isRolled = (metadata?.generation ?? 0) > 1;
    const progress = workload_conditionOf(deployment, 'Progressing');
    return isRolled || (status?.readyReplicas ?? 0) > 0 || progress?.reason === 'NewReplicaSetAvailable';
}
const DOWNSCALER_PREFIX = 'downscaler/';
function scaledDownProblem({ kind, object }, namespace) {
    if (object.spec?.replicas !== 0)
        return undefined;
    const { name, annotations = {} } = object.metadata ?? {};
    const isByDownscaler = Object.keys(annotations).some((key) => key.startsWith(DOWNSCALER_PREFIX));
    const what = `${kind} ${name} is scaled to 0${isByDownscaler ? ' by a downscaler' : ''}.`;
    const command = `kubectl --namespace ${namespace} scale ${kind.toLowerCase()} ${name} --replicas=1`;
    const exempt = 'Exempt it (annotation downscaler/exclude: "true"), and scale it up';
    return { topic: 'scaled-down', what, hint: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}
function pausedProblem(deployment, namespace) {
    if (deployment.spec?.paused !== true || isServing(deployment))
        return undefined;
    const name = deployment.metadata?.name;
    return {
        topic: 'rollout-paused',
        what: `The rollout of Deployment ${name} is paused.`,
        hint: `Resume it: kubectl --namespace ${namespace} rollout resume deployment ${name}`,
    };
}
function isMadeByBuildx({ metadata, spec }) {
    const [container] = spec?.template?.spec?.containers ?? [];
    const probe = container?.readinessProbe;
    return (metadata?.labels?.[manifests_names/* APP_LABEL */.bZ] === metadata?.name &&
        container?.name === 'buildkitd' &&
        probe?.exec?.command?.join(' ') === 'buildctl debug workers' &&
        probe.initialDelaySeconds === 5 &&
        probe.periodSeconds === 30 &&
        probe.timeoutSeconds === 60);
}
function isWithoutSocket({ command = [], args = [] }) {
    const words = [...command, ...args];
    const addresses = words.flatMap((word, index) => {
        if (word === '--addr')
            return [words[index + 1] ?? ''];
        return word.startsWith('--addr=') ? [word.slice('--addr='.length)] : [];
    });
    return addresses.length > 0 && !addresses.some((address) => /^(?:unix|fd):/.test(address));
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/admission.js






const WEBHOOK_GRACE_MS = 8000;
const ACCOUNT_GRACE_MS = 10_000;
function refusalProblem({ deployment, pods, nowMs, setting }) {
    const failure = failureOf(deployment);
    if (failure === undefined || pods.some((pod) => !isOver(pod)))
        return undefined;
    const words = reasonAndMessage(failure);
    const sinceMs = (0,timestamp/* ageMs */.W)(failure.lastTransitionTime, nowMs);
    if (sinceMs !== undefined && sinceMs < graceMs(words))
        return undefined;
    const what = `The cluster rejected the builder's pod: ${shortenRefusal(failure.message || words)}.`;
    const remedy = (0,problem/* findRemedy */.KJ)(ADMISSION_HINTS, words, setting, 'pods');
    return { what, ...(remedy ?? { topic: 'rejected', hint: 'Ask whoever runs the cluster to allow it.' }) };
}
function graceMs(failure) {
    if (isWebhookDown(failure))
        return WEBHOOK_GRACE_MS;
    return failure.includes('error looking up service account') ? ACCOUNT_GRACE_MS : 0;
}
const QUOTA = (0,problem/* about */.Cv)('quota', [
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
        hint: (0,problem/* patchOr */.uk)('Add a ResourceQuota for that scope, or change priorityClassName in `pod-patch`.', 'Add a ResourceQuota for that scope to the namespace.'),
    },
]);
const LIMIT_RANGE = (0,problem/* about */.Cv)('limit-range', [
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
        hint: (_, [, which, resource, bound]) => `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with \`pod-patch\`, or change the LimitRange.`,
    },
    {
        words: /(cpu|memory) max limit to request ratio/,
        hint: (_, [, input]) => `Raise \`${input}\`, nearer to the limit that the LimitRange or \`pod-patch\` sets.`,
    },
    {
        words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
        hint: ({ hasPodPatch }, [, input, most]) => `Set \`${input}\` to at most ${most}, the limit that ${hasPodPatch ? '`pod-patch` or ' : ''}the namespace's LimitRange sets.`,
    },
    {
        words: /(?:minimum|maximum) \S+ usage per/,
        hint: "Keep `cpu` and `memory` within the namespace's LimitRange.",
    },
]);
const REFERENCES = (0,problem/* about */.Cv)('missing-object', [
    {
        words: /no PriorityClass with name (\S+) was found/,
        hint: (0,problem/* notThere */._)('the PriorityClass NAME', 'priorityClassName'),
    },
    {
        words: /RuntimeClass "?([^\s"]+)"? not found/,
        hint: (0,problem/* notThere */._)('the RuntimeClass NAME', 'runtimeClassName'),
    },
    {
        words: /error looking up service account [^\s/]+\/([^\s:]+)/,
        hint: (0,problem/* notThere */._)('the service account', 'serviceAccountName', 'kubectl --namespace NAMESPACE create serviceaccount NAME'),
    },
]);
const OF_PODS = (0,problem/* about */.Cv)('rejected', [
    {
        words: /priority|preemption policy/i,
        object: 'pods',
        hint: (0,problem/* patchOr */.uk)('Change priorityClassName or priority in `pod-patch`.', 'Ask whoever runs the cluster about its priority classes.'),
    },
    {
        words: /node label selector conflicts/,
        hint: (0,problem/* patchOr */.uk)('Change nodeSelector in `pod-patch`: the namespace has one of its own.', 'Set `platforms` to what the node selector of the namespace allows.'),
    },
    {
        words: /tolerations .*conflict with its namespace/,
        hint: (0,problem/* patchOr */.uk)('Change tolerations in `pod-patch`: the namespace allows only some.'),
    },
]);
const OF_API = [
    {
        topic: 'forbidden',
        words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
        hint: 'This cluster also requires the verb delete on deployments.apps: add it to the Role of the job.',
    },
    {
        topic: 'namespace-missing',
        words: /because it is being terminated/,
        hint: ({ namespace }) => `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or change \`namespace\`.`,
    },
    {
        topic: 'namespace-missing',
        words: /namespaces? "?([^\s"]+)"? not found/,
        hint: (_, [, name]) => `Create it (kubectl create namespace ${name}), or change \`namespace\`.`,
    },
    {
        topic: 'pod-patch',
        words: /cannot unmarshal (?:bool|number) .*of type string/,
        hint: (0,problem/* patchOr */.uk)('Put that value in quotes in `pod-patch`: it must be text.'),
    },
    {
        topic: 'pod-patch',
        words: /(?:unknown|duplicate) field|cannot unmarshal|cannot be handled as/,
        hint: (0,problem/* patchOr */.uk)('Correct that field in `pod-patch`.'),
    },
    {
        topic: 'input',
        words: /is invalid: /,
        object: 'persistentvolumeclaims',
        hint: 'Check `cache-size` and `storage-class`.',
    },
    { topic: 'pod-patch', words: /is invalid: /, hint: (0,problem/* patchOr */.uk)('Correct that in `pod-patch`.') },
];
const ADMISSION_HINTS = [
    ...QUOTA,
    ...LIMIT_RANGE,
    ...POLICY_HINTS,
    ...REFERENCES,
    ...OF_PODS,
    ...OF_API,
];
const ASKED_BY = [
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
function quotaHint(asked, hasPodPatch) {
    const names = asked.split(',').map((one) => one.trim().replace(/=.*$/, ''));
    const ways = names.flatMap((name) => {
        const [, way, wayByPatch] = ASKED_BY.find(([resource]) => resource.test(name)) ?? [];
        const best = hasPodPatch ? (wayByPatch ?? way) : way;
        return best === undefined ? [] : [best];
    });
    return `${['Raise the ResourceQuota', ...new Set(ways)].join(', or ')}.`;
}

;// CONCATENATED MODULE: ./js/builders/holds/explain.js





function explainRefusal(thrown, setting) {
    if (!(thrown instanceof errors/* ActionError */.lZ) || !(thrown.cause instanceof RefusedCall))
        return thrown;
    const { refusal, doing } = thrown.cause;
    const remedy = (0,problem/* findRemedy */.KJ)(ADMISSION_HINTS, refusal.message, setting, objectOf(doing));
    if (remedy === undefined)
        return thrown;
    const message = `The cluster refused to ${doing}: ${shortenRefusal(refusal.message)}.`;
    return (0,errors/* changedError */.zi)(thrown, { ...remedy, message, cause: new Error(thrown.cause.message) });
}
function objectOf(doing) {
    return doing.split(' ')[1]?.toLowerCase();
}
function inNode(name, words) {
    return `Node ${name}: ${words}`;
}
const OF_NODES = ['input', 'forbidden', 'conflict', 'not-ready'];
function prefixNode({ nodes }, spec, thrown) {
    const error = explainRefusal(thrown, (0,problem/* settingOf */.y7)(spec));
    if (nodes.length < 2 || !(error instanceof errors/* ActionError */.lZ))
        return error;
    const { code, message } = error;
    if (!OF_NODES.includes(code) || message.includes(spec.name))
        return error;
    return (0,errors/* changedError */.zi)(error, { message: inNode(spec.name, message) });
}
function isTimeout(thrown) {
    return thrown instanceof errors/* ActionError */.lZ && thrown.code === 'timeout';
}
function withWait(timeout, { what, ...remedy }) {
    return (0,errors/* changedError */.zi)(timeout, { ...remedy, message: `${timeout.message} ${what}` });
}

// EXTERNAL MODULE: ./js/lib/system/poll.js
var system_poll = __webpack_require__(7396);
;// CONCATENATED MODULE: ./js/builders/holds/rollout.js


const NO_PROGRESS = {
    show: () => undefined,
    await: () => undefined,
    end: () => undefined,
};
const WAITING_LIMITS = {
    conflict: system_poll/* CONFLICT_PACE */.jw,
    confirmation: { firstMs: 20, longestMs: 1500 },
    nameMs: 500,
    joinsSpreadMs: 2500,
    creatorMs: [800, 1200],
    deletedClaimMs: 500,
    unusedClaimMs: 700,
    roll: { firstMs: 1500, longestMs: 3000 },
    round: { firstMs: 1700, longestMs: 6000 },
    gone: { firstMs: 50, longestMs: 1500 },
    lateMs: 5000,
    look: { firstMs: 2000, longestMs: 6000 },
    countedMs: [20, 80, 320],
    watch: {
        shortestRoundMs: 500,
        longestRoundMs: 5000,
        untrustedMs: 6000,
        trustMs: 1000,
        lookAfterMs: { first: 10_000, next: 10_000, soon: 3000 },
        glanceMs: 6000,
        startMs: 24_000,
    },
};
const PLURALS = {
    deployments: 'Deployments',
    jobs: 'Jobs',
    persistentvolumeclaims: 'PersistentVolumeClaims',
};
async function rollout_findWithTime(api, kind, name) {
    const answer = await api.get(kind, name);
    if (answer.kind === 'ok')
        return answer;
    if (answer.status === 404)
        return undefined;
    throw refusalError(answer, `get ${PLURALS[kind]} in namespace ${api.namespace}`);
}
async function rollout_find(api, kind, name) {
    return (await rollout_findWithTime(api, kind, name))?.body;
}

// EXTERNAL MODULE: ./js/builders/manifests/hold.js
var manifests_hold = __webpack_require__(5500);
// EXTERNAL MODULE: ./js/builders/manifests/rights.js
var rights = __webpack_require__(9678);
// EXTERNAL MODULE: ./js/builders/manifests/pod.js
var manifests_pod = __webpack_require__(5322);
// EXTERNAL MODULE: ./js/builders/manifests/spec.js
var manifests_spec = __webpack_require__(7922);
;// CONCATENATED MODULE: ./js/builders/manifests/deployment.js




function ownerOf(hold) {
    return { apiVersion: 'batch/v1', kind: 'Job', name: hold.name, uid: hold.uid, blockOwnerDeletion: false };
}
function renderDeployment(spec, owners) {
    const labels = { [manifests_names/* APP_LABEL */.bZ]: spec.name, ...manifests_names/* MANAGED_BY */.Kf, [manifests_names/* BUILDER_LABEL */.rL]: spec.builder };
    return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: {
                [manifests_names/* SPEC_ANNOTATION */.ed]: `${manifests_spec/* SPEC_VERSION */.F}`,
                [manifests_names/* LIFE_ANNOTATION */.vF]: lifeNote(spec.life),
                [manifests_names/* CONFIGURED_BY_ANNOTATION */.jz]: spec.run,
            },
            ownerReferences: owners,
        },
        spec: {
            replicas: 1,
            strategy: { type: 'Recreate' },
            selector: { matchLabels: { [manifests_names/* APP_LABEL */.bZ]: spec.name } },
            template: renderTemplate(spec, labels),
        },
    };
}
function renderTemplate(spec, labels) {
    const pod = (0,manifests_pod/* renderPod */.C)(spec, labels);
    if (spec.podPatch.kind === 'none')
        return pod;
    const { metadata, ...rest } = (0,pod_patch/* patchPod */.sX)('pod-patch', pod, spec.podPatch.patch);
    const annotations = { ...metadata?.annotations, [manifests_names/* POD_PATCH_ANNOTATION */.xL]: spec.podPatch.hash };
    return { ...rest, metadata: { ...metadata, annotations } };
}
function renderRoll(spec, current) {
    const { uid, resourceVersion } = current.metadata ?? {};
    const { [manifests_names/* LIFE_ANNOTATION */.vF]: _, ...annotations } = renderDeployment(spec, []).metadata?.annotations ?? {};
    return { metadata: { uid, resourceVersion, annotations }, spec: renderRolledTemplate(spec) };
}
function renderRemake(spec, current, owners) {
    const { uid, resourceVersion } = current.metadata ?? {};
    const { annotations } = renderDeployment(spec, owners).metadata ?? {};
    const ownerReferences = owners.length === 0 ? null : owners;
    return {
        metadata: { uid, resourceVersion, annotations, ownerReferences },
        spec: renderRolledTemplate(spec),
    };
}
function renderRolledTemplate(spec) {
    return { template: { $patch: 'replace', ...renderDeployment(spec, []).spec?.template } };
}
function renderClaim(spec, cache, owners, nowIso) {
    return {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
            name: (0,manifests_names/* claimName */.cB)(spec.name),
            namespace: spec.namespace,
            labels: { ...manifests_names/* MANAGED_BY */.Kf, [manifests_names/* BUILDER_LABEL */.rL]: spec.builder },
            annotations: { [manifests_names/* LAST_USED_ANNOTATION */.Tr]: nowIso, [manifests_names/* MADE_BY_ANNOTATION */.kF]: spec.job },
            ...(owners.length === 0 ? {} : { ownerReferences: owners }),
        },
        spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: cache.size.text } },
            ...renderClass(cache.storageClass),
        },
    };
}
function renderClass(storageClass) {
    if (storageClass === undefined)
        return {};
    return { storageClassName: storageClass === manifests_spec/* NO_CLASS */.v ? '' : storageClass };
}
function foundLife({ metadata }) {
    if ((metadata?.ownerReferences ?? []).length > 0)
        return 'holds';
    return metadata?.annotations?.[manifests_names/* LIFE_ANNOTATION */.vF] === 'forever' ? 'forever' : 'orphaned';
}
function lifeNote(life) {
    return life.kind === 'forever' ? 'forever' : 'holds';
}
function isOfTemplate(pod, deployment) {
    if ((deployment.metadata?.generation ?? 1) === 1)
        return true;
    const found = (0,manifests_names/* ownAnnotations */.DO)(pod.metadata?.annotations ?? {});
    const wanted = (0,manifests_names/* ownAnnotations */.DO)(deployment.spec?.template.metadata?.annotations ?? {});
    const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
    return [...names].every((name) => found[name] === wanted[name]);
}

;// CONCATENATED MODULE: ./js/builders/rollout/build-token.js





async function mintBuildToken(rollout, { account, lifeMs, hold }) {
    const { api } = rollout;
    const anchor = hold === undefined ? undefined : await ensureAnchor(rollout, hold);
    const answer = await api.requestToken(account, (0,rights/* renderTokenRequest */.Rh)(lifeMs, anchor));
    if (answer.kind === 'refused' && answer.status === 404) {
        const message = `Service account ${account} does not exist in namespace ${api.namespace}.`;
        const hint = `Check \`build-service-account\`, or create it: kubectl --namespace ${api.namespace} create serviceaccount ${account}`;
        throw new errors/* ActionError */.lZ({ code: 'input', topic: 'missing-object', message, hint });
    }
    return answer_bodyOrThrow(answer, `create serviceaccounts/token of ${account} in namespace ${api.namespace}`);
}
async function ensureAnchor({ api, info }, hold) {
    const name = (0,rights/* anchorName */.HY)(hold);
    const made = await api.create('secrets', (0,rights/* renderAnchor */.YZ)(name, api.namespace, ownerOf(hold)));
    const isThere = made.kind === 'refused' && made.reason === 'AlreadyExists';
    const answer = isThere ? await api.get('secrets', name) : made;
    if (answer.kind === 'ok') {
        const { uid = '', ownerReferences = [], deletionTimestamp } = answer.body.metadata ?? {};
        const [owner, ...others] = ownerReferences;
        if (owner?.uid === hold.uid && others.length === 0 && deletionTimestamp === undefined)
            return { name, uid };
        throw (0,errors/* conflictError */.jU)(`Secret ${name} belongs to another hold than this job's.`, 'Run the job again.');
    }
    if (answer.status !== 403)
        answer_bodyOrThrow(answer, `create Secrets in namespace ${api.namespace}`);
    info('Not allowed to create Secrets: the token of later steps does not expire with the hold, but by its own time.');
    return undefined;
}
async function refuseHandOff({ api }, account) {
    const [right] = rights/* RIGHTS_TO_HAND_OFF */.sT;
    const answer = right === undefined ? undefined : await api.isAllowed({ ...right, name: account });
    if (answer?.kind !== 'ok' || answer.body)
        return;
    const hint = `Grant it (${(0,release/* docsLink */._h)('security')}), or remove \`build-service-account\`.`;
    const message = `Not allowed to create serviceaccounts/token of ${account} in namespace ${api.namespace}.`;
    throw new errors/* ActionError */.lZ({ code: 'forbidden', message, hint });
}

;// CONCATENATED MODULE: ./js/builders/rollout/find-node.js




async function findNode(rollout, spec) {
    const { namespace } = rollout.api;
    const deployment = await findDeployment(rollout, spec.name);
    if (deployment === undefined)
        return { spec, found: { kind: 'absent', claim: undefined } };
    refuseScaledDown({ kind: 'Deployment', object: deployment }, namespace);
    if (deployment.metadata?.deletionTimestamp === undefined)
        throwProblem(pausedProblem(deployment, namespace));
    return { spec, found: { kind: 'running', deployment } };
}
function refuseScaledDown(workload, namespace) {
    if (workload.object.metadata?.deletionTimestamp === undefined)
        throwProblem(scaledDownProblem(workload, namespace));
}
function throwProblem(problem) {
    if (problem === undefined)
        return;
    const { topic, what, hint } = problem;
    throw new errors/* ActionError */.lZ({ code: 'not-ready', topic, message: what, hint });
}
async function findDeployment({ api }, name) {
    const found = await rollout_find(api, 'deployments', name);
    if (found === undefined || (0,manifests_names/* isOurs */.MU)(found))
        return found;
    const { namespace } = api;
    const message = `Deployment ${name} exists in namespace ${namespace}, and this action did not create it`;
    if (!isMadeByBuildx(found))
        throw (0,errors/* conflictError */.jU)(`${message}.`, 'Change `name`, or use it with `mode: connect`.');
    throw (0,errors/* conflictError */.jU)(`${message}: buildx did, in place of a builder that was gone.`, `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`);
}

// EXTERNAL MODULE: ./js/builders/rollout/missing-rights.js
var missing_rights = __webpack_require__(1360);
;// CONCATENATED MODULE: ./js/builders/rollout/connect.js










async function connectBuilder(rollout, names) {
    const { api } = rollout;
    const [missing, listed, ...workloads] = await Promise.all([
        (0,missing_rights/* findMissing */.y)(api, rights/* RIGHTS_TO_EXEC */.oy),
        api.list('pods', (0,manifests_names/* nodesSelector */.zg)(names)),
        ...names.map((name) => findWorkload(rollout, name)),
    ]);
    const { items } = answer_bodyOrThrow(listed, `list Pods in namespace ${api.namespace}`);
    const nodes = workloads.map((workload) => checkNode(rollout, workload, items));
    if (missing.rights.length > 0)
        throw (0,missing_rights/* forbidden */.o)(api.namespace, missing);
    return nodes;
}
function checkNode(rollout, workload, allPods) {
    const { kind, name, object } = workload;
    const title = `${kind} ${name}`;
    if ((0,manifests_names/* isOurs */.MU)(object) && foundLife(object) !== 'forever') {
        const what = `${title} was created by mode ensure and can scale to zero mid-build.`;
        throw (0,errors/* conflictError */.jU)(what, 'Use `mode: ensure`.', 'connect-unfit');
    }
    refuseTemplate(title, object.spec?.template);
    refuseScaledDown({ kind, object }, rollout.api.namespace);
    const pods = allPods.filter((pod) => (0,manifests_names/* appOf */.XH)(pod) === name && !isOver(pod));
    refuseBrokenPods(title, pods);
    if ((object.status?.readyReplicas ?? 0) === 0)
        throw notReady(title, pods);
    refuseUndialable(title, workload, pods);
    if (kind === 'StatefulSet' && pods.length > 1) {
        rollout.info(`${title} has ${pods.length} pods: buildx picks one by the path of the build context.`);
    }
    return { name, kind };
}
async function findWorkload({ api }, name) {
    const deployment = await rollout_find(api, 'deployments', name);
    if (deployment !== undefined)
        return { kind: 'Deployment', name, object: deployment };
    const statefulSet = await api.get('statefulsets', name);
    if (statefulSet.kind === 'ok')
        return { kind: 'StatefulSet', name, object: statefulSet.body };
    const hint = 'Check `deployments` and `namespace`.';
    const unseen = statefulSet.status === 403;
    const message = unseen
        ? `Deployment ${name} does not exist in namespace ${api.namespace}, and this job may not look for a StatefulSet.`
        : `No Deployment or StatefulSet ${name} exists in namespace ${api.namespace}.`;
    throw new errors/* ActionError */.lZ({ code: 'input', topic: 'connect-unfit', message, hint });
}
function refuseBrokenPods(title, pods) {
    const broken = pods.find((pod) => pod.spec !== undefined && !looksLikeBuildkitd(pod.spec.containers[0]));
    if (broken === undefined)
        return;
    throw (0,errors/* conflictError */.jU)(`Container 0 of pod ${broken.metadata?.name} of ${title} is not buildkitd.`, 'buildx runs its command in the first container: exempt the pods from sidecar injection.', 'sidecar');
}
function notReady(title, pods) {
    return new errors/* ActionError */.lZ({
        code: 'not-ready',
        topic: 'connect-not-ready',
        message: `${title} has no ready replica: ${describePods(pods)}.`,
        hint: `\`mode: connect\` does not wait: fix the ${title.split(' ')[0]} first.`,
    });
}
function refuseUndialable(title, { name, object }, pods) {
    if (pods.length > 0)
        return;
    const has = object.spec?.template?.metadata?.labels?.[manifests_names/* APP_LABEL */.bZ];
    const label = has === undefined ? 'no such label' : `${manifests_names/* APP_LABEL */.bZ}=${has}`;
    throw (0,errors/* conflictError */.jU)(`The pods of ${title} do not have the label ${manifests_names/* APP_LABEL */.bZ}=${name} (${label}).`, 'buildx finds them by this label: add it to the pod template.', 'connect-unfit');
}
function refuseTemplate(title, template) {
    const [daemon] = template?.spec?.containers ?? [];
    if (daemon === undefined || !looksLikeBuildkitd(daemon))
        throw (0,errors/* conflictError */.jU)(`Container 0 of ${title} is not buildkitd.`, 'buildx runs its command in the first container: make that buildkitd.', 'sidecar');
    if (isWithoutSocket(daemon))
        throw (0,errors/* conflictError */.jU)(`The buildkitd of ${title} does not listen on a unix socket.`, 'buildx connects to the socket: add --addr unix:///run/buildkit/buildkitd.sock to its arguments.', 'connect-unfit');
}
function looksLikeBuildkitd(container) {
    if (container === undefined)
        return false;
    return [container.name, container.image ?? '', ...(container.command ?? [])].some((word) => word.includes('buildkit'));
}

;// CONCATENATED MODULE: ./js/builders/holds/hold.js







async function hold_takeHold(api, spec) {
    const answer = await api.create('jobs', (0,manifests_hold/* renderHold */.Ul)(spec));
    const isLost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
    const job = answer_bodyOrThrow(isLost ? await api.get('jobs', spec.name) : answer, `create Jobs in namespace ${spec.namespace}`);
    if (job.metadata?.annotations?.[manifests_names/* HOLDER_ANNOTATION */.$x] !== spec.holder)
        throw (0,errors/* conflictError */.jU)(`Job ${spec.name} is not this job's hold.`, 'Run the job again.');
    const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
    const stopped = (0,manifests_hold/* stoppedClock */.sT)(job);
    if (stopped === undefined)
        return hold;
    await api.deleteForeground('jobs', hold);
    throw (0,errors/* conflictError */.jU)(`Something in the cluster took over this action's Job and ${stopped}.`, 'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).', 'hold-lost');
}
async function takeHoldIfAllowed({ api, info }, spec, isNeeded) {
    try {
        return { kind: 'held', hold: await hold_takeHold(api, spec) };
    }
    catch (thrown) {
        const error = (0,errors/* toActionError */.ie)(explainRefusal(thrown, (0,problem/* foreignSetting */.nT)(spec.namespace)));
        if (error.code !== 'forbidden')
            throw error;
        const hint = `Apply the Role (${(0,release/* docsLink */._h)('cluster')}), or set \`keep-warm: forever\`.`;
        if (isNeeded)
            throw (0,errors/* changedError */.zi)(error, { hint });
        info('This job may not create Jobs, so it uses the builder without a hold: other jobs may reconfigure it.');
        return { kind: 'none' };
    }
}
async function listHolds(api, builder) {
    return (await listHoldsWithTime(api, builder)).holds;
}
async function listHoldsWithTime(api, builder) {
    const answer = await api.list('jobs', (0,manifests_names/* builderSelector */.VO)(builder));
    const { items } = answer_bodyOrThrow(answer, `list Jobs in namespace ${api.namespace}`);
    return { holds: items, nowMs: answer.kind === 'ok' ? answer.serverTimeMs : undefined };
}
async function countOtherUsers(api, builder, own) {
    return countOthers(await listHolds(api, builder), own);
}
function countJobs(others) {
    return others === 1 ? '1 other job uses' : `${others} other jobs use`;
}
function countOthers(holds, own) {
    return holds.filter((job) => (0,manifests_hold/* isInUse */.ly)(job) && job.metadata?.uid !== own.uid).length;
}

// EXTERNAL MODULE: ./js/lib/duration.js
var duration = __webpack_require__(363);
// EXTERNAL MODULE: ./js/lib/kubernetes/quantity.js
var quantity = __webpack_require__(999);
;// CONCATENATED MODULE: ./js/builders/manifests/difference.js






const COMPARED = [
    ...['image', 'cpu', 'memory', 'cache-size', 'cache-claim'],
    ...['buildkitd-config', 'pod-patch'],
];
const ALL_INPUTS = new Set(COMPARED);
function comparedInputs(running, explicit) {
    return foundLife(running) === 'forever' ? new Set([...explicit, 'image']) : explicit;
}
function differences(spec, running, inputs) {
    if (inputs.size === 0)
        return [];
    const has = readTemplate(running.spec?.template);
    const wants = readTemplate(renderDeployment(spec, []).spec?.template);
    const found = COMPARED.map((input) => ({ input, wanted: wants[input], running: has[input] })).filter((one) => inputs.has(one.input) && !isSame(one));
    const hasNone = found.some(({ input }) => input === 'cache-size');
    return found.filter(({ input }) => !hasNone || input !== 'cache-claim');
}
function readTemplate(template) {
    const container = template?.spec?.containers[0];
    const requests = container?.resources?.requests;
    const annotations = template?.metadata?.annotations;
    const volume = template?.spec?.volumes?.find((one) => one.name === 'cache');
    return {
        image: container?.image ?? 'none',
        cpu: requests?.cpu ?? 'none',
        memory: requests?.memory ?? 'none',
        'cache-size': volume?.persistentVolumeClaim === undefined ? 'no claim' : 'a claim',
        'cache-claim': volume?.persistentVolumeClaim?.claimName ?? 'no claim',
        'buildkitd-config': readConfig(annotations ?? {}),
        'pod-patch': annotations?.[manifests_names/* POD_PATCH_ANNOTATION */.xL] ?? 'none',
    };
}
function readConfig(annotations) {
    const files = Object.entries(annotations).filter(([name]) => name.startsWith(manifests_names/* CONFIG_FILE_ANNOTATION */.E8));
    const parts = files.toSorted(([a], [b]) => a.localeCompare(b)).flat();
    return [annotations[manifests_names/* CONFIG_ANNOTATION */.Hb], ...parts].join('\n');
}
function isSame({ input, wanted, running }) {
    const value = input === 'cpu' || input === 'memory' ? (0,quantity/* quantityValue */.$)(wanted) : undefined;
    return value === undefined ? wanted === running : value === (0,quantity/* quantityValue */.$)(running);
}
function isNewer(running) {
    return Number(running.metadata?.annotations?.[manifests_names/* SPEC_ANNOTATION */.ed] ?? 0) > manifests_spec/* SPEC_VERSION */.F;
}
function lifeDifferences({ life }, running) {
    const found = foundLife(running);
    if (found === 'forever' && life.kind === 'for')
        return [{ input: 'keep-warm', wanted: (0,duration/* formatDuration */.a)(life.ms), running: 'forever' }];
    if (found === 'holds' && life.kind === 'forever')
        return [{ input: 'keep-warm', wanted: 'forever', running: 'not forever' }];
    return [];
}
function describeDifferences(found, explicit) {
    return found.map((one) => describeDifference(one, explicit)).join('; ');
}
function describeDifference({ input, wanted, running }, explicit) {
    if (input === 'buildkitd-config' || input === 'pod-patch')
        return `${input} differs from the running one`;
    const whose = explicit.has(input) ? 'this job asked for' : 'the default is';
    return `${input} is ${running}, ${whose} ${wanted}`;
}
const MAY_BE_CONNECTED = 'jobs with mode connect may be using it';
const CONTENDED = 'something else changes it at the same time';
const LONGEST_RUN = 150;
function describeAuthor(running) {
    const run = (0,safe_text/* toSafeLine */.Dg)(running.metadata?.annotations?.[manifests_names/* CONFIGURED_BY_ANNOTATION */.jz] ?? '');
    return run === '' ? undefined : `Its settings come from ${(0,safe_text/* truncate */.xv)(run, LONGEST_RUN)}.`;
}
function describeHowToChange({ name, namespace }) {
    return `To change it, when no job uses it: kubectl --namespace ${namespace} delete deployment ${name} (the cache stays, and the next job creates the builder with its own settings).`;
}
function describeNotForever(spec) {
    const when = '`keep-warm: forever` applies the next time this builder starts; until then it scales to zero';
    return `Builder ${spec.name}: ${when}. ${describeHowToChange(spec)}`;
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/kubelet.js




const POD_ERRORS = [
    'FailedMount',
    'FailedAttachVolume',
    'FailedMapVolume',
    'FailedCreatePodSandBox',
];
const REFERENCE_GRACE_MS = 10_000;
const GRACE_MS = [
    [/hostPath type check failed|runAsNonRoot|no runtime for|executable file not found/, 0],
    [/not found in the list of registered CSI drivers|does not contain driver/, 90_000],
    [/not found|not registered|couldn't find key|references non-existent/, REFERENCE_GRACE_MS],
    [/Multi-Attach|timed out|deadline exceeded|is reserved|FailedCreatePodSandBox/, 120_000],
    [/^(?:FailedMount|FailedAttachVolume|FailedMapVolume)/, 60_000],
];
function kubelet_graceMs(words) {
    return GRACE_MS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}
function isUncreatable(container) {
    return isMisconfigured(container) && kubelet_graceMs(wordsOf(container)) === 0;
}
function wordsOf(container) {
    return reasonAndMessage(waitingOf(container) ?? {});
}
function isStartFailure({ type, reason = '' }) {
    return type === 'Warning' && POD_ERRORS.includes(reason);
}
function isProgress({ reason = '' }) {
    return /^(?:Pulling|Pulled|Created|Started)$/.test(reason);
}
function startProblem(observed) {
    const { nowMs, setting } = observed;
    for (const { pod, subject, words } of startFailures(observed)) {
        const startedAgoMs = (0,timestamp/* ageMs */.W)(pod.status?.startTime, nowMs);
        if (startedAgoMs !== undefined && startedAgoMs < kubelet_graceMs(words))
            continue;
        const hint = `Check \`image\`${setting.hasPodPatch ? ', `pod-patch`' : ''} and the cluster node.`;
        const remedy = (0,problem/* findRemedy */.KJ)(KUBELET_HINTS, words, setting) ?? { topic: 'container-start', hint };
        return { what: `${subject} cannot start: ${shortenRefusal(words)}.`, ...remedy };
    }
    return undefined;
}
function isDecidedSoon(observed) {
    return startFailures(observed).some(({ words }) => kubelet_graceMs(words) <= REFERENCE_GRACE_MS);
}
function startFailures({ pods, events }) {
    const live = pods.filter((pod) => !isOver(pod) && !isEnding(pod));
    return live.map((pod) => startFailureOf(pod, events)).filter((failure) => failure !== undefined);
}
function startFailureOf(pod, events) {
    const container = containersOf(pod).find(isMisconfigured);
    if (container !== undefined) {
        const subject = container.isDaemon ? "The builder's container" : container.title;
        return { pod, subject, words: wordsOf(container) };
    }
    if (hasRun(pod))
        return undefined;
    const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
    const last = about.findLast((event) => isStartFailure(event) || isProgress(event));
    if (last === undefined || !isStartFailure(last))
        return undefined;
    return { pod, subject: "The builder's pod", words: reasonAndMessage(last) };
}
const NEVER_PULLED = [
    'InvalidImageName',
    'ErrImageNeverPull',
    'ImageInspectError',
    'ImagePullBackOff',
    'SignatureValidationFailed',
];
const FINAL_PULL = /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;
function isUnpullable(container) {
    const { reason = '', message = '' } = waitingOf(container) ?? {};
    return NEVER_PULLED.includes(reason) || (reason === 'ErrImagePull' && FINAL_PULL.test(message));
}
function pullProblem({ pods, setting }) {
    const container = liveContainersOf(pods).find(isUnpullable);
    if (container === undefined)
        return undefined;
    const { pod, status, isDaemon, title } = container;
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    const image = [...containers, ...initContainers].find((one) => one.name === status.name)?.image ?? '';
    const pulls = 'and that the cluster nodes may pull it (imagePullSecrets, mirror)';
    const why = `cannot be pulled: ${wordsOf(container)}.`;
    if (isDaemon)
        return {
            topic: 'image-pull',
            what: `The builder's image ${image} ${why}`,
            hint: `Check \`image\`, ${pulls}.`,
        };
    const where = setting.hasPodPatch ? 'in `pod-patch`' : 'where the cluster adds that container';
    return {
        topic: 'image-pull',
        what: `${title} cannot start, its image ${image} ${why}`,
        hint: `Check that image ${where}, ${pulls}.`,
    };
}
const kubelet_REFERENCES = (0,problem/* about */.Cv)('missing-object', [
    {
        words: /(?:object "[^"]*"\/"|secret ")([^"]+)" not (?:found|registered)/i,
        hint: (0,problem/* notThere */._)('the Secret NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /configmap "([^"]+)" not found/i,
        hint: (0,problem/* notThere */._)('the ConfigMap NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i,
        hint: ({ hasPodPatch }, [, key, kind, name]) => `Add the key ${key} to the ${kind} ${name}${hasPodPatch ? ', or change it in `pod-patch`' : ''}.`,
    },
    {
        words: /references non-existent (secret|config) key: (\S+)/,
        hint: ({ hasPodPatch }, [, kind, key]) => `Add the key ${key} to that ${kind === 'secret' ? 'Secret' : 'ConfigMap'}${hasPodPatch ? ', or change it in `pod-patch`' : ''}.`,
    },
]);
const SECURITY = (0,problem/* about */.Cv)('container-start', [
    {
        words: /runAsNonRoot/,
        hint: ({ security, hasPodPatch }) => {
            if (security === 'rootless')
                return 'Set `image` to a rootless one (moby/buildkit:…-rootless), whose user is not root.';
            return hasPodPatch
                ? 'Remove runAsNonRoot from `pod-patch`, exempt the pods from the policy that sets it, or set `security: rootless`.'
                : 'Exempt the pods from the policy that forbids root, or set `security: rootless`.';
        },
    },
    {
        words: /no runtime for|runtime handler|RuntimeHandler/i,
        hint: (0,problem/* patchOr */.uk)('Change runtimeClassName in `pod-patch`: the cluster nodes do not have it.', 'The cluster nodes do not have that runtime: check the RuntimeClass that a policy sets.'),
    },
    {
        words: /seccomp|apparmor/i,
        hint: (0,problem/* patchOr */.uk)('Change that profile in `pod-patch`, or load it on the cluster nodes.', 'Check the seccomp and AppArmor profiles of the cluster nodes.'),
    },
]);
const VOLUMES = [
    {
        topic: 'volume-in-use',
        words: /Multi-Attach|already (?:exclusively )?(?:attached|used)/i,
        hint: ({ namespace }) => `Another pod or a lost cluster node still has the volume: kubectl --namespace ${namespace} get pods --output wide`,
    },
    {
        topic: 'volume-mount',
        words: /CSI drivers?\b|does not contain driver/i,
        hint: 'Install that CSI driver on the cluster nodes, or change `storage-class`.',
    },
    {
        topic: 'volume-mount',
        words: /hostPath type check failed|subPath|not a shared mount/i,
        hint: (0,problem/* patchOr */.uk)('Correct that volume or mount in `pod-patch`.', 'Check the volumes that the cluster adds to pods.'),
    },
    {
        topic: 'cache-damaged',
        words: /wrong fs type|bad superblock|structure needs cleaning|fsck/i,
        hint: (0,problem/* claimOr */._9)((deletion) => `The file system of the volume is damaged: ${deletion} (the cache is lost).`, 'The file system of that volume is damaged: repair or replace it.'),
    },
    {
        topic: 'volume-mount',
        words: /FailedAttachVolume|FailedMount|FailedMapVolume/,
        hint: (0,problem/* patchOr */.uk)('Check the volumes of `pod-patch`, and the storage driver of the cluster.', 'Check the storage driver of the cluster, or change `storage-class`.'),
    },
];
const NODES = (0,problem/* about */.Cv)('node-rejected', [
    {
        words: /^Pod was rejected: .*OutOf(?:cpu|memory)|^OutOf(?:cpu|memory)/i,
        hint: 'Lower `cpu` and `memory`, or add cluster nodes.',
    },
    { words: /^OutOf/, hint: 'Make room on that cluster node, or add cluster nodes.' },
    {
        words: /^NodeAffinity/,
        hint: (0,problem/* patchOr */.uk)('Change nodeName or nodeSelector in `pod-patch`.', 'The labels of that cluster node changed: add cluster nodes.'),
    },
    {
        words: /^UnexpectedAdmissionError/,
        hint: (0,problem/* patchOr */.uk)('Check the devices that `pod-patch` asks for, and the device plugin of that cluster node.', 'Restart the kubelet and the device plugins of that cluster node.'),
    },
    {
        words: /^Evicted.*(?:ephemeral-storage|inodes|nodefs|imagefs|DiskPressure)/i,
        hint: (0,problem/* claimOr */._9)(() => 'The disk of the cluster node is full: use nodes with a larger disk.', 'The disk of the cluster node is full: set `cache-size`, so that the cache gets a volume of its own.'),
    },
    { words: /^Evicted/, hint: 'Set `memory` to what builds need, so that the pod is not evicted.' },
]);
const START = [
    {
        topic: 'container-start',
        words: /executable file not found|no such file or directory|exec format error|no command specified/i,
        hint: (0,problem/* patchOr */.uk)('Check `image`, and command in `pod-patch`.', 'Check `image`: it must be BuildKit for the architecture of the cluster node.'),
    },
    {
        topic: 'cache-full',
        words: /no space left on device|disk quota/i,
        hint: 'The disk of the cluster node is full: free it, or use another cluster node.',
    },
    {
        topic: 'pod-network',
        words: /assign an IP address|no (?:available|free) IP|IPs? .*exhausted/i,
        hint: 'The network of the cluster has no free addresses for pods: ask whoever runs it for more.',
    },
];
const KUBELET_HINTS = [...NODES, ...kubelet_REFERENCES, ...SECURITY, ...VOLUMES, ...START];

;// CONCATENATED MODULE: ./js/builders/diagnosis/cluster-nodes.js




const LATE_AFTER_MS = 10_000;
const LOST_AFTER_MS = 60_000;
function judgeEnd(ending) {
    const pod = ending.pods.find((one) => isLate(one, ending.nowMs));
    if (pod === undefined)
        return { kind: 'coming' };
    const { name, namespace, deletionTimestamp } = pod.metadata ?? {};
    const node = pod.spec?.nodeName ?? '';
    const silence = silenceOf(pod, ending);
    const isLost = silence !== undefined && isOverdue(pod, ending.nowMs, LOST_AFTER_MS);
    const why = silence === undefined ? '' : `, which does not answer (${silence})`;
    return {
        kind: isLost ? 'lost' : 'late',
        topic: 'old-pod',
        what: `Pod ${name} should have terminated at ${deletionTimestamp} on cluster node ${node}${why}.`,
        hint: `If that cluster node is gone for good: kubectl delete node ${node}, or kubectl --namespace ${namespace} delete pod ${name} --force`,
    };
}
function lostPodProblem(ending) {
    const end = judgeEnd(ending);
    return end.kind === 'lost' ? end : undefined;
}
function isLate(pod, nowMs) {
    return isOverdue(pod, nowMs, LATE_AFTER_MS);
}
function isOverdue({ metadata }, nowMs, byMs) {
    const overdueMs = (0,timestamp/* ageMs */.W)(metadata?.deletionTimestamp, nowMs);
    return overdueMs !== undefined && overdueMs > byMs;
}
function silenceOf(pod, { clusterNodes, events }) {
    const node = clusterNodes.find((one) => one.metadata?.name === pod.spec?.nodeName);
    const ready = node?.status?.conditions?.find((one) => one.type === 'Ready');
    if (ready !== undefined)
        return ready.status === 'True' ? undefined : (ready.reason ?? 'NotReady');
    const isEvicted = pod.status?.conditions?.some((one) => one.reason === 'DeletionByTaintManager');
    if (isEvicted === true)
        return 'DeletionByTaintManager';
    const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
    return about.some((event) => event.reason === 'NodeNotReady') ? 'NodeNotReady' : undefined;
}
const REFUSED_PODS = 3;
const RECENT_MS = 300_000;
function nodeRefusalProblem({ pods, nowMs, setting }) {
    const failed = pods.filter(({ metadata, status }) => {
        const createdAgoMs = (0,timestamp/* ageMs */.W)(metadata?.creationTimestamp, nowMs);
        const hasReason = status?.reason !== undefined && status.reason !== '';
        return status?.phase === 'Failed' && hasReason && createdAgoMs !== undefined && createdAgoMs < RECENT_MS;
    });
    const last = failed.at(-1)?.status;
    if (last === undefined || failed.length < REFUSED_PODS)
        return undefined;
    const words = reasonAndMessage(last);
    const remedy = (0,problem/* findRemedy */.KJ)(KUBELET_HINTS, words, setting);
    return {
        what: `Cluster nodes rejected ${failed.length} pods of the builder: ${words}.`,
        ...(remedy ?? { topic: 'node-rejected', hint: 'Check the kubelet of those cluster nodes.' }),
    };
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/volume.js

const NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;
function volumeProblem({ claim, events, setting }) {
    const name = claim?.metadata?.name;
    if (claim === undefined || name === undefined || claim.status?.phase === 'Bound')
        return undefined;
    const deletion = (0,problem/* cacheDeletion */.rc)(setting) ?? `kubectl --namespace ${setting.namespace} delete pvc ${name}`;
    if (claim.status?.phase === 'Lost') {
        const what = `The volume of claim ${name} is gone (phase Lost).`;
        return { topic: 'claim-lost', what, hint: `To start with an empty cache, delete it: ${deletion}` };
    }
    const { reason, message = '' } = events.findLast((event) => event.involvedObject.name === name && event.type === 'Warning') ?? {};
    const noVolume = `No volume was provisioned for claim ${name}`;
    if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message))
        return {
            topic: 'no-default-storageclass',
            what: `${noVolume}: the cluster has no default StorageClass.`,
            hint: `Set \`storage-class\`, or \`cache-size: 0\`. Then: ${deletion}`,
        };
    const what = `${noVolume}: ${reason}: ${message}.`;
    const topic = 'claim-not-provisioned';
    if (MISSING_CLASS.test(message))
        return { topic, what, hint: `Set \`storage-class\` to one that the cluster has. Then: ${deletion}` };
    if (reason !== 'ProvisioningFailed')
        return undefined;
    return { topic, what, hint: 'Fix the StorageClass or its driver, or set `cache-size: 0`.' };
}
function isBeingProvisioned({ claim, events }) {
    const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
    return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}
function describeDeletedClaim(name, namespace) {
    return {
        topic: 'claim-deleting',
        what: `PersistentVolumeClaim ${name} is being deleted, and stays as long as a pod uses it.`,
        hint: `Run the job again when it is gone. What uses it: kubectl --namespace ${namespace} describe pvc ${name}`,
    };
}
function deletedClaimProblem({ claim, pods, setting }) {
    const { name, deletionTimestamp } = claim?.metadata ?? {};
    if (name === undefined || deletionTimestamp === undefined)
        return undefined;
    const hasPlace = pods.some((pod) => pod.spec?.nodeName !== undefined);
    return hasPlace ? undefined : describeDeletedClaim(name, setting.namespace);
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/scheduler.js




const SILENCE_MS = 60_000;
const NO_NODE = 'No node can run the builder';
function schedulingProblem(observed) {
    return fargateProblem(observed) ?? schedulerProblem(observed) ?? unscheduledProblem(observed);
}
function unscheduledProblem(observed) {
    const { pods, events, setting, nowMs } = observed;
    const pod = pods.find((one) => unscheduledConditionOf(one) !== undefined);
    const condition = pod === undefined ? undefined : unscheduledConditionOf(pod);
    if (pod === undefined || condition === undefined)
        return undefined;
    const scaling = scalingState(events.filter((event) => event.involvedObject.name === pod.metadata?.name));
    const words = condition.message ?? 'no reason given';
    if (scaling.kind === 'starting' || (words.includes(UNBOUND) && isBeingProvisioned(observed)))
        return undefined;
    if (scaling.kind === 'refused')
        return {
            topic: 'autoscaler',
            what: `${NO_NODE}, and the autoscaler adds none: ${scaling.words}.`,
            hint: AUTOSCALER_HINT,
        };
    const silentMs = (0,timestamp/* ageMs */.W)(condition.lastTransitionTime, nowMs);
    if (silentMs === undefined || silentMs <= SILENCE_MS)
        return undefined;
    const reason = withoutOtherKinds(withoutPreemption(words));
    const remedy = (0,problem/* findRemedy */.KJ)(SCHEDULER_HINTS, reason, setting);
    const hint = 'Add a node, or lower `cpu` and `memory`.';
    return { what: `${NO_NODE}: ${reason}.`, ...(remedy ?? { topic: 'no-node-fits', hint }) };
}
const FARGATE = /not supported on Fargate|Misconfigured Fargate/i;
function fargateProblem({ pods, events, setting }) {
    const waiting = new Set(pods.filter(isPending).map((pod) => pod.metadata?.name));
    const about = events.filter((one) => waiting.has(one.involvedObject.name));
    const words = about.findLast(({ message = '' }) => FARGATE.test(message))?.message;
    if (words === undefined)
        return undefined;
    return { topic: 'fargate', what: `${NO_NODE}: ${words}.`, hint: fargateHint(setting) };
}
function schedulerProblem({ pods, setting, nowMs }) {
    const pod = pods.find((one) => {
        const createdAgoMs = (0,timestamp/* ageMs */.W)(one.metadata?.creationTimestamp, nowMs);
        const isSeen = one.status?.conditions?.some(({ type }) => type === 'PodScheduled') === true;
        return isPending(one) && !isSeen && createdAgoMs !== undefined && createdAgoMs > SILENCE_MS;
    });
    if (pod === undefined)
        return undefined;
    const scheduler = pod.spec?.schedulerName ?? 'default-scheduler';
    const isByPatch = setting.hasPodPatch && scheduler !== 'default-scheduler';
    return {
        topic: 'scheduler',
        what: `No scheduler has looked at the builder's pod for a minute (schedulerName ${scheduler}).`,
        hint: isByPatch ? 'Change schedulerName in `pod-patch`.' : 'Check that scheduler.',
    };
}
function isPending(pod) {
    const { spec, status } = pod;
    return spec?.nodeName === undefined && (status?.phase ?? 'Pending') === 'Pending' && !isEnding(pod);
}
function unscheduledConditionOf(pod) {
    if (isEnding(pod))
        return undefined;
    return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}
const UNBOUND = 'unbound immediate';
const OF_OTHER_KIND = /^\d+ node\(s\) didn't match Pod's node affinity\/selector\.?$/;
const OF_RIGHT_KIND = /Insufficient|volume|Too many pods/i;
function withoutOtherKinds(words) {
    const [head, list] = words.split(/(?<=nodes are available: )/);
    if (list === undefined)
        return words;
    const meant = list.split(', ').filter((reason) => !OF_OTHER_KIND.test(reason));
    return meant.some((reason) => OF_RIGHT_KIND.test(reason)) ? `${head}${meant.join(', ')}` : words;
}
const AUTOSCALER_HINT = 'Let it add a node that fits, or ask for less (`cpu`, `memory`, `platforms`).';
const AUTOSCALERS = [
    {
        starts: ({ reason }) => reason === 'TriggeredScaleUp',
        refuses: ({ reason }) => reason === 'NotTriggerScaleUp',
    },
    {
        starts: ({ reason }) => reason === 'Nominated' || reason === 'Launched',
        refuses: ({ reason, message = '' }) => reason === 'FailedScheduling' && message.startsWith('Failed to schedule pod, '),
    },
];
function scalingState(events) {
    const last = AUTOSCALERS.flatMap(({ starts, refuses }) => {
        const event = events.findLast((one) => starts(one) || refuses(one));
        if (event === undefined)
            return [];
        const kind = starts(event) ? 'starting' : 'refused';
        return [{ kind, words: event.message ?? event.reason ?? '' }];
    });
    return last.find((one) => one.kind === 'starting') ?? last[0] ?? { kind: 'silent' };
}
const NO_MATCH = /node affinity\/selector/;
function isWithoutMatch(pod) {
    return NO_MATCH.test(unscheduledConditionOf(pod)?.message ?? '');
}
const OTHER_ZONE = 'Its volume is in another zone: add a node there';
const SCHEDULER_HINTS = [
    {
        topic: 'fargate',
        words: /on Fargate|Fargate Profile/i,
        hint: fargateHint,
    },
    {
        topic: 'volume-zone',
        words: /volume node affinity conflict|PersistentVolume's node affinity/,
        hint: (0,problem/* claimOr */._9)((deletion) => `${OTHER_ZONE}, or delete the cache: ${deletion}`, `${OTHER_ZONE}.`),
    },
    {
        topic: 'claim-unfit',
        words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
        hint: (0,problem/* patchOr */.uk)('Check that claim, which `pod-patch` may name.', 'Run the job again when the claim exists.'),
    },
    {
        topic: 'no-room',
        words: /Insufficient (?:cpu|memory)/,
        hint: 'Lower `cpu` and `memory`, or add nodes.',
    },
    {
        topic: 'no-room',
        words: /Insufficient (\S+?)[.,]?(?= |$)/,
        hint: (0,problem/* patchOr */.uk)('Ask for less of it in `pod-patch`, or add nodes that have it.', 'Add nodes that have more of it.'),
    },
    { topic: 'no-room', words: /Too many pods/, hint: 'The nodes run as many pods as they may: add nodes.' },
    {
        topic: 'no-room',
        words: /exceed max volume count/,
        hint: 'The nodes have as many volumes as they can attach: add nodes, or set `cache-size: 0`.',
    },
    {
        topic: 'no-node-fits',
        words: NO_MATCH,
        isFor: ({ architecture, clusterArchitecture }) => clusterArchitecture !== undefined && clusterArchitecture === architecture,
        hint: labelsHint,
    },
    {
        topic: 'no-node-architecture',
        words: NO_MATCH,
        hint: noMatchHint,
    },
    {
        topic: 'node-tainted',
        words: /untolerated taint/,
        hint: 'All nodes that fit are tainted: add a toleration with `pod-patch`, or add a node without taints.',
    },
    {
        topic: 'no-node-fits',
        words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
        hint: (0,problem/* patchOr */.uk)('Change affinity, spread constraints or ports in `pod-patch`.', 'Add nodes.'),
    },
    {
        topic: 'node-tainted',
        words: /were unschedulable/,
        hint: 'The nodes are cordoned: uncordon one (kubectl uncordon NODE), or add nodes.',
    },
    {
        topic: 'scheduler',
        words: /scheduling gates/i,
        hint: ({ namespace }) => `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
    },
    {
        topic: 'claim-not-provisioned',
        words: /unbound immediate/,
        hint: 'Its claim is not bound: check the provisioner of its StorageClass, or change `storage-class`.',
    },
    {
        topic: 'volume-in-use',
        words: /in use by other pod|ReadWriteOncePod/,
        hint: ({ namespace }) => `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
    },
    { topic: 'no-node-fits', words: /no nodes available/, hint: 'The cluster has no node: add one.' },
];
function labelsHint({ clusterArchitecture: known, hasPodPatch }) {
    return hasPodPatch
        ? `The cluster has ${known} nodes, and none with the labels that \`pod-patch\` asks for: change \`pod-patch\`.`
        : `The cluster has ${known} nodes, and a policy of the cluster keeps the pod from them: check the nodeSelector and affinity of the pod.`;
}
function noMatchHint({ architecture, clusterArchitecture: known, hasPodPatch }) {
    if (known !== undefined && known !== architecture)
        return `The cluster has ${known} nodes and no ${architecture} node: set \`platforms: linux/${known}\` (the default is the runner's), or add a node.`;
    if (architecture === 'arm')
        return 'No node is 32-bit Arm: remove linux/arm from `platforms`. arm64 nodes that run 32-bit code can build it.';
    if (hasPodPatch)
        return 'No node has that architecture and the labels that `pod-patch` asks for: change `pod-patch` or `platforms`.';
    const other = architecture === 'amd64' ? 'arm64' : 'amd64';
    return `No node has the architecture ${architecture}: change \`platforms\`, for example to linux/${other} (the default is the runner's), or add a node.`;
}
function fargateHint({ namespace }) {
    return `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`;
}

;// CONCATENATED MODULE: ./js/builders/waiting/observe.js









async function observe(api, spec, pods) {
    const claim = spec.cache.kind === 'claim' ? (0,manifests_names/* claimName */.cB)(spec.name) : undefined;
    const [node, found, podEvents, claimEvents, clusterNodes, log, clusterArchitecture] = await Promise.all([
        readNode(api, spec.name),
        claim === undefined ? undefined : api.get('persistentvolumeclaims', claim),
        readEventsOfPods(api, pods),
        claim === undefined ? [] : readEvents(api, claim),
        readClusterNodes(api, pods.filter(isEnding)),
        readCrashLog(api, pods),
        pods.some(isWithoutMatch) ? readClusterArchitecture(api, spec.architecture) : undefined,
    ]);
    const events = [...podEvents, ...claimEvents].sort((one, other) => timeOf(one) - timeOf(other));
    return {
        deployment: node.body,
        nowMs: node.serverTimeMs,
        pods,
        claim: found?.kind === 'ok' ? found.body : undefined,
        events,
        clusterNodes,
        log,
        setting: { ...(0,problem/* settingOf */.y7)(spec), clusterArchitecture },
    };
}
async function readNode(api, name) {
    const found = await rollout_findWithTime(api, 'deployments', name);
    if (found !== undefined)
        return found;
    throw new errors/* ActionError */.lZ({
        code: 'not-ready',
        topic: 'builder-deleted',
        message: `Builder ${name} was deleted while this job waited for it.`,
        hint: 'Run the job again.',
    });
}
async function readCrashLog(api, pods) {
    const crashed = crashedOf(pods);
    if (crashed === undefined)
        return undefined;
    const container = crashed.status.name;
    const name = crashed.pod.metadata?.name ?? '';
    const before = await api.readLog(name, container, true);
    if (before.kind === 'ok' && before.body.trim() !== '')
        return before.body;
    const now = await api.readLog(name, container, false);
    return now.kind === 'ok' ? now.body : undefined;
}
function timeOf(event) {
    return (0,timestamp/* timestampMs */.R)(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp) ?? 0;
}
async function observeEnd(api, pods, nowMs) {
    const late = pods.filter((pod) => isLate(pod, nowMs));
    const [events, clusterNodes] = await Promise.all([
        readEventsOfPods(api, late),
        readClusterNodes(api, late),
    ]);
    return { pods, events, clusterNodes, nowMs };
}
async function readEventsOfPods(api, pods) {
    return (await Promise.all(pods.map((pod) => readEvents(api, pod.metadata?.name ?? '')))).flat();
}
async function readEvents(api, name) {
    const answer = await api.listEvents(name);
    return answer.kind === 'ok' ? answer.body.items : [];
}
async function readClusterNodes(api, pods) {
    const names = new Set(pods.map(({ spec }) => spec?.nodeName).filter((name) => name));
    const answers = await Promise.all([...names].map((name = '') => api.getClusterNode(name)));
    return answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.body] : []));
}
async function readClusterArchitecture(api, architecture) {
    const label = 'kubernetes.io/arch';
    const [same, other] = await Promise.all([
        api.listFirstClusterNode(`${label}=${architecture}`),
        api.listFirstClusterNode(`kubernetes.io/os=linux,${label}!=${architecture}`),
    ]);
    if (same.kind === 'refused' || other.kind === 'refused')
        return undefined;
    return same.body.items.length > 0 ? architecture : other.body.items[0]?.metadata?.labels?.[label];
}
async function listPods({ api }, nodes) {
    const answer = await api.list('pods', (0,manifests_names/* nodesSelector */.zg)(nodes));
    if (answer.kind === 'refused')
        throw refusalError(answer, `list Pods in namespace ${api.namespace}`);
    const foreign = answer.body.items.find((pod) => !(0,manifests_names/* isOurs */.MU)(pod) && !isOver(pod) && !isEnding(pod));
    if (foreign === undefined)
        return { ...answer.body, nowMs: answer.serverTimeMs };
    throw (0,errors/* conflictError */.jU)(`Pod ${foreign.metadata?.name} has the label ${manifests_names/* APP_LABEL */.bZ}=${(0,manifests_names/* appOf */.XH)(foreign)}, but is not the builder's.`, 'buildx would connect to it: change `name`, or remove the label.');
}

;// CONCATENATED MODULE: ./js/builders/waiting/wait-until-gone.js







async function waitUntilGone(rollout, node) {
    const { signal, limits, progress } = rollout;
    const seen = { last: undefined };
    const pace = (round) => seen.last?.end.kind === 'coming' ? (0,system_poll/* paceMs */.ks)(limits.gone, round, Math.random()) : limits.lateMs;
    try {
        await (0,system_poll/* poll */.wt)({ pace, signal }, async () => {
            const left = await findLeft(rollout, node);
            if (left === undefined) {
                progress.await(node, undefined);
                return 'gone';
            }
            const { state, end } = left;
            seen.last = left;
            if (end.kind === 'lost')
                throw new errors/* ActionError */.lZ({ code: 'not-ready', topic: end.topic, message: end.what, hint: end.hint });
            progress.show(node, state);
            progress.await(node, 'its previous pod to terminate');
            return undefined;
        });
    }
    catch (thrown) {
        throw isTimeout(thrown) && seen.last !== undefined
            ? withWait(thrown, problemOf(node, seen.last))
            : thrown;
    }
}
function problemOf(node, { state, end }) {
    if (end.kind !== 'coming')
        return end;
    const what = `The previous builder ${node} is not gone yet: ${state}.`;
    const hint = 'Raise `timeout`, or check what blocks it (a finalizer, a volume that does not detach).';
    return { topic: 'old-pod', what, hint };
}
async function findLeft(rollout, node) {
    const { api } = rollout;
    const deployment = await rollout_find(api, 'deployments', node);
    if (deployment !== undefined && deployment.metadata?.deletionTimestamp === undefined)
        return undefined;
    const { items, nowMs } = await listPods(rollout, [node]);
    const pods = items.filter((pod) => !isOver(pod));
    if (deployment === undefined && pods.length === 0)
        return undefined;
    const end = judgeEnd(await observeEnd(api, pods, nowMs));
    if (end.kind !== 'coming')
        return { state: end.what, end };
    return { state: pods.length === 0 ? 'its Deployment is being deleted' : describePods(pods), end };
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/crash.js



function crashProblem({ log = '', pods, setting }) {
    const crashed = crashedOf(pods);
    if (crashed === undefined || !isCrashing(crashed))
        return undefined;
    if (/another instance running/.test(log) && pods.some(isEnding))
        return undefined;
    const { restartCount, lastState } = crashed.status;
    const times = restartCount === 1 ? '1 restart' : `${restartCount} restarts`;
    const isOutOfMemory = lastState?.terminated?.reason === 'OOMKilled';
    const { why, ...remedy } = isOutOfMemory ? outOfMemory(crashed, setting) : failed(crashed, log, setting);
    return { what: `${crashed.title} keeps crashing (${times}): ${why}.`, ...remedy };
}
function failed({ status, isDaemon }, log, setting) {
    const { exitCode = 'unknown', message } = status.lastState?.terminated ?? {};
    const words = (isDaemon ? errorLineOf(log) : withoutStacks(log).at(-1)) ?? (message || undefined);
    const why = `exit code ${exitCode}${words === undefined ? '' : `: ${words}`}`;
    if (!isDaemon)
        return { topic: 'crash', why, hint: hintForOthers(setting) };
    const known = (0,problem/* findRemedy */.KJ)(LOG_HINTS, log, setting) ?? (0,problem/* findRemedy */.KJ)(KUBELET_HINTS, message ?? '', setting);
    return { why, ...(known ?? { topic: 'crash', hint: "Read the builder's log above." }) };
}
function hintForOthers({ hasPodPatch, namespace }) {
    return hasPodPatch
        ? 'Fix that container in `pod-patch`, unless something in the cluster adds it.'
        : `Something in the cluster adds that container: fix it, or exempt namespace ${namespace} from it.`;
}
function outOfMemory({ pod, status, isDaemon }, { hasPodPatch }) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    const spec = [...containers, ...initContainers].find((one) => one.name === status.name);
    const limit = spec?.resources?.limits?.memory;
    if (limit === undefined) {
        const hint = isDaemon
            ? 'Raise `memory`, so that the pod gets a cluster node with more room.'
            : 'Give that container a memory request, or use larger cluster nodes.';
        return {
            topic: 'out-of-memory',
            why: 'the cluster node ran out of memory (OOMKilled; the container has no limit)',
            hint,
        };
    }
    const where = hasPodPatch ? 'in `pod-patch` or the LimitRange' : "in the namespace's LimitRange";
    return {
        topic: 'out-of-memory',
        why: `it reached its memory limit of ${limit} (OOMKilled)`,
        hint: `Raise that limit ${where}.`,
    };
}
function withoutStacks(log) {
    return log.split('\n').filter((line) => line.trim() !== '' && !FRAMES.some((frame) => frame.test(line)));
}
const FRAMES = [
    /^\t/,
    /^[\w./*()-]+\.[\w.()*]+$/,
    /^[\w./*()[\]…~@-]+\.[\w.()*[\]…-]+\(.*\)$/,
    /^panic\(.*\)$/,
    /^goroutine \d+ .*:$/,
    /^created by /,
    /^\[signal /,
];
function errorLineOf(log) {
    const lines = withoutStacks(log);
    const isError = (line) => /^buildkitd: |level=(error|fatal)|^panic: |^fatal error: |^unexpected fault address/.test(line);
    return lines.findLast(isError) ?? lines.at(-1);
}
const ROOTLESS = (0,problem/* about */.Cv)('rootless-not-possible', [
    {
        words: /rootless mode requires to be executed/,
        hint: 'With `security: rootless`, `image` must be a rootless one (moby/buildkit:…-rootless).',
    },
    {
        words: /\[rootlesskit:.*(?:fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map)/,
        hint: 'The cluster node does not let ordinary users create user namespaces: use another node, or `security: privileged`.',
    },
    {
        words: /\[rootlesskit:.*(?:\.lock: permission denied|mkdir \S+: permission denied)|(?:\.lock: permission denied|mkdir \S+: permission denied).*\[rootlesskit:/,
        hint: 'buildkitd (user 1000) may not write to the cache volume: choose a `storage-class` whose driver honours fsGroup, or `cache-size: 0`.',
    },
]);
const DISK = [
    {
        topic: 'cache-full',
        words: /no space left on device|disk quota exceeded/,
        hint: (0,problem/* claimOr */._9)((deletion) => `The cache volume is full: raise \`cache-size\`, or delete the cache: ${deletion}`, "The disk of the cluster node is full: set `cache-size`, or free the node's disk."),
    },
    {
        topic: 'cache-damaged',
        words: /read-only file system|input\/output error/,
        hint: (0,problem/* claimOr */._9)((deletion) => `The cache volume is broken: ${deletion} (the cache is lost).`, 'The disk of the cluster node is broken: use another node.'),
    },
];
const DAMAGED = /invalid database|invalid freelist page|page type is unknown|already freed|checksum error|file size too small|but self identifies as|unexpected fault address|\w\.db: (?:unexpected EOF|invalid|version mismatch)|(?:panic|fatal error|SIGSEGV|SIGBUS).*bbolt/;
const LOG_HINTS = [
    ...ROOTLESS,
    {
        topic: 'volume-in-use',
        words: /another instance running|\w\.db: timeout/,
        hint: ({ namespace, node }) => `Another pod uses the same volume: kubectl --namespace ${namespace} get pods${node === undefined ? '' : ` --selector app=${node}`}, and delete it.`,
    },
    ...DISK,
    {
        topic: 'cache-damaged',
        words: DAMAGED,
        hint: (0,problem/* claimOr */._9)((deletion) => `The cache is corrupt: delete it, and the next job starts with an empty one: ${deletion}`, 'The cache is corrupt: run the job again.'),
    },
    {
        topic: 'container-start',
        words: /exec format error/,
        hint: 'Check `image`: it must be BuildKit for the architecture of the cluster node.',
    },
    {
        topic: 'buildkitd-config',
        words: /failed to (?:load|parse) config|toml: /,
        hint: 'Check `buildkitd-config`.',
    },
    {
        topic: 'crash',
        words: /operation not permitted|permission denied/,
        hint: 'BuildKit needs a privileged container on this cluster.',
    },
];

;// CONCATENATED MODULE: ./js/builders/diagnosis/find-problem.js








function findProblem(observed) {
    const { deployment, setting } = observed;
    return (scaledDownProblem({ kind: 'Deployment', object: deployment }, setting.namespace) ??
        pausedProblem(deployment, setting.namespace) ??
        deletedClaimProblem(observed) ??
        refusalProblem(observed) ??
        pullProblem(observed) ??
        startProblem(observed) ??
        crashProblem(observed) ??
        volumeProblem(observed) ??
        schedulingProblem(observed) ??
        nodeRefusalProblem(observed) ??
        lostPodProblem(observed));
}
function canNeverStart(pods) {
    return liveContainersOf(pods).some((one) => isUnpullable(one) || isUncreatable(one));
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/report.js






const BESIDE_THE_POINT = /^(?:MissingClusterDNS|DNSConfigForming)$/;
const LONGER = 'If it only needs more time, raise `timeout`.';
function describeOthers(observed) {
    const claim = describeClaim(observed);
    const volume = claim === undefined ? undefined : `its volume: ${claim}`;
    const all = [describeFailure(observed.deployment), volume, describeScaling(observed)];
    return all.filter((words) => words !== undefined).join('; ') || undefined;
}
function scalingOf(observed) {
    const waiting = observed.pods.filter(({ spec }) => spec?.nodeName === undefined);
    return scalingState(eventsOfPods({ ...observed, pods: waiting }));
}
function describeScaling(observed) {
    const scaling = scalingOf(observed);
    if (scaling.kind === 'silent')
        return undefined;
    return `the autoscaler adds ${scaling.kind === 'starting' ? 'a' : 'no'} cluster node: ${scaling.words}`;
}
function isScalingUp(observed) {
    return scalingOf(observed).kind === 'starting';
}
function timeoutProblem(observed) {
    const claim = describeClaim(observed);
    if (claim !== undefined)
        return {
            topic: 'claim-not-provisioned',
            what: `Last seen: claim ${observed.claim?.metadata?.name}: ${claim}.`,
            hint: `Check the provisioner of its StorageClass. ${LONGER}`,
        };
    const scaling = scalingOf(observed);
    if (scaling.kind === 'starting')
        return { topic: 'timeout', what: `Last seen: a node is being added: ${scaling.words}.`, hint: LONGER };
    const state = describePods(observed.pods);
    const warning = eventsOfPods(observed).findLast((event) => event.type === 'Warning' && !BESIDE_THE_POINT.test(event.reason ?? '') && !isPast(event, observed));
    if (warning === undefined)
        return { topic: 'timeout', what: `Last seen: ${state}.`, hint: LONGER };
    const words = `${warning.reason}: ${warning.message}`;
    const rows = warning.reason === 'FailedScheduling' ? SCHEDULER_HINTS : KUBELET_HINTS;
    const { topic = 'timeout', hint } = (0,problem/* findRemedy */.KJ)(rows, words, observed.setting) ?? {};
    return {
        topic,
        what: `Last seen: ${state}; ${words}.`,
        hint: hint === undefined ? LONGER : `${hint} ${LONGER}`,
    };
}
const WAITS_FOR_POD = /^WaitFor(?:FirstConsumer|PodScheduled)$/;
function describeClaim({ claim, events }) {
    if (claim === undefined || claim.status?.phase === 'Bound')
        return undefined;
    const name = claim.metadata?.name;
    const last = events.findLast(({ involvedObject, reason = '' }) => involvedObject.name === name && !WAITS_FOR_POD.test(reason));
    return last === undefined ? undefined : `${last.reason}: ${last.message}`;
}
const OF_SCHEDULING = /^FailedScheduling$|Scale|Nominated|Launched/;
function isPast(event, { pods, events }) {
    const { name } = event.involvedObject;
    if (OF_SCHEDULING.test(event.reason ?? ''))
        return pods.some(({ metadata, spec }) => metadata?.name === name && spec?.nodeName !== undefined);
    const later = events.slice(events.indexOf(event) + 1);
    return isStartFailure(event) && later.some((one) => one.involvedObject.name === name && isProgress(one));
}
function eventsOfPods({ pods, events }) {
    const names = new Set(pods.map((pod) => pod.metadata?.name));
    return events.filter((event) => names.has(event.involvedObject.name));
}
const MOST_EVENTS = 5;
const MOST_LOG_LINES = 6;
function renderReport(observed) {
    const { events, log, pods } = observed;
    const shown = new Set(pods.map(unscheduledWords));
    const isNew = ({ message = '' }) => !shown.has(withoutPreemption(message));
    const telling = events.filter((one) => isWorthReporting(one) && isNew(one) && !isPast(one, observed));
    const told = [...new Set(telling.map(renderEvent))].slice(-MOST_EVENTS);
    const lines = withoutStacks(log ?? '').slice(-MOST_LOG_LINES);
    const crashed = crashedOf(pods);
    const whose = crashed === undefined || crashed.isDaemon ? 'log' : `log of ${crashed.status.name}`;
    return [...told, ...lines.map((line) => `  ${whose}: ${line}`)];
}
function isWorthReporting({ type, reason = '', message = '' }) {
    if (type === 'Normal')
        return /Scale|Nominated|Launched|ExternalProvisioning/.test(reason);
    return !BESIDE_THE_POINT.test(reason) && !message.includes(UNBOUND);
}
function renderEvent({ type = 'Event', reason = '', involvedObject, message = '', count = 1, }) {
    const times = count > 1 ? ` (${count} times)` : '';
    const words = reason === 'FailedScheduling' ? withoutPreemption(message) : message;
    return `  ${type} ${reason} on ${involvedObject.kind} ${involvedObject.name}: ${words}${times}`;
}

;// CONCATENATED MODULE: ./js/builders/waiting/phases.js


const MILESTONES = ['scheduled', 'mounted', 'running', 'ready'];
function startTiming(nowMs) {
    return { sinceMs: nowMs, lookedMs: nowMs, at: {}, hadNoNode: false };
}
function notePassed(before, pods, nowMs) {
    const pod = newestOf(pods);
    if (pod === undefined)
        return { ...before, lookedMs: nowMs };
    const times = timesOf(pod);
    const lastMs = Math.max(...MILESTONES.map((one) => times[one] ?? 0));
    const at = {};
    let floorMs = before.lookedMs;
    for (const [index, milestone] of MILESTONES.entries()) {
        const [known, time] = [before.at[milestone], times[milestone]];
        if (time === undefined)
            continue;
        const agoMs = time === 0 ? 0 : lastMs - time;
        const latestMs = Math.min(nowMs, ...MILESTONES.slice(index + 1).map((later) => before.at[later] ?? nowMs));
        const passedMs = Math.max(floorMs, agoMs < CERTAIN_MS ? nowMs : nowMs - agoMs);
        at[milestone] = known ?? Math.min(latestMs, passedMs);
        floorMs = Math.max(floorMs, at[milestone] ?? 0);
    }
    return { ...before, lookedMs: nowMs, at, hadNoNode: before.hadNoNode || hasNoNode(pod) };
}
function hasNoNode(pod) {
    return unscheduledWords(pod)?.includes('unbound immediate') === false;
}
const CERTAIN_MS = 2000;
function waitsOf({ sinceMs, at, hadNoNode }) {
    let fromMs = sinceMs;
    const [nodeMs, volumeMs, imageMs, startMs] = MILESTONES.map((milestone) => {
        const passedMs = at[milestone];
        if (passedMs === undefined)
            return undefined;
        const ms = Math.round(passedMs - fromMs);
        fromMs = passedMs;
        return ms;
    });
    if (hadNoNode || nodeMs === undefined || volumeMs === undefined)
        return { nodeMs, volumeMs, imageMs, startMs };
    return { nodeMs: 0, volumeMs: nodeMs + volumeMs, imageMs, startMs };
}
function awaitedBy(pods) {
    const pod = newestOf(pods);
    if (pod === undefined)
        return pods.some(isEnding) ? 'its previous pod to terminate' : 'its pod';
    const times = timesOf(pod);
    if (times.ready !== undefined)
        return undefined;
    if (times.scheduled === undefined)
        return hasNoNode(pod) ? 'a cluster node' : 'a cluster node and its volume';
    if (times.running !== undefined)
        return 'BuildKit to answer';
    return times.mounted === undefined ? 'its volumes and its image' : 'its image';
}
function newestOf(pods) {
    return pods
        .filter((pod) => !isEnding(pod) && !isOver(pod))
        .toSorted((one, other) => createdMs(one) - createdMs(other))
        .at(-1);
}
function createdMs({ metadata }) {
    return (0,timestamp/* timestampMs */.R)(metadata?.creationTimestamp) ?? 0;
}
function timesOf(pod) {
    const running = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running;
    const scheduledMs = phases_timeOf(pod, 'PodScheduled');
    return {
        scheduled: pod.spec?.nodeName === undefined ? scheduledMs : (scheduledMs ?? 0),
        mounted: phases_timeOf(pod, 'PodReadyToStartContainers'),
        running: running === undefined ? undefined : ((0,timestamp/* timestampMs */.R)(running.startedAt) ?? 0),
        ready: isReady(pod) ? phases_timeOf(pod, 'Ready') : undefined,
    };
}
function phases_timeOf({ status }, type) {
    const condition = status?.conditions?.find((one) => one.type === type);
    return condition?.status === 'True' ? ((0,timestamp/* timestampMs */.R)(condition.lastTransitionTime) ?? 0) : undefined;
}

;// CONCATENATED MODULE: ./js/builders/waiting/starts.js



const FLEETING = ['no pod yet', 'waiting to be scheduled'];
function followNodes(progress, nodes) {
    const passed = startTiming(performance.now());
    const nothing = { passed, pods: [], isScaling: false, servedMs: undefined };
    const followed = new Map(nodes.map(({ spec }) => [spec.name, nothing]));
    const follow = (name, more) => {
        const now = { ...(followed.get(name) ?? nothing), ...more };
        followed.set(name, now);
        return now;
    };
    for (const { spec } of nodes)
        progress.await(spec.name, awaitedBy([]));
    return {
        seePods: ({ spec: { name } }, pods) => {
            const before = followed.get(name) ?? nothing;
            const now = follow(name, { pods, passed: notePassed(before.passed, pods, performance.now()) });
            const state = describePods(pods);
            if (!FLEETING.includes(state))
                progress.show(name, state);
            progress.await(name, awaitedNow(now));
        },
        observe: (name, observed) => {
            const now = follow(name, { isScaling: isScalingUp(observed) });
            const words = describeOthers(observed);
            if (words !== undefined)
                progress.show(name, words);
            progress.await(name, awaitedNow(now));
        },
        serves: (name) => {
            follow(name, { servedMs: performance.now() });
            progress.show(name, 'ready');
            progress.await(name, undefined);
        },
        ended: () => [...followed].flatMap(([name, node]) => startOf(name, node)),
    };
}
function awaitedNow({ pods, isScaling }) {
    const awaited = awaitedBy(pods);
    return awaited === 'a cluster node' && isScaling ? 'a new cluster node' : awaited;
}
function startOf(name, { passed, pods, servedMs }) {
    if (servedMs === undefined)
        return [];
    return [{ name, clusterNode: pods.find(isReady)?.spec?.nodeName, servedMs, waits: waitsOf(passed) }];
}

;// CONCATENATED MODULE: ./js/builders/waiting/watch-pods.js








async function watchUntilLook(watching, last, pace) {
    const { rollout, nodes } = watching;
    const isFirst = pace === 'first';
    const { glanceMs, lookAfterMs, startMs } = rollout.limits.watch;
    const startedMs = performance.now();
    const seen = isFirst ? await watchPods(watching, last, startedMs + glanceMs) : last;
    if (isFirst && areDecided(nodes, seen.pods))
        return seen;
    if (!areStarting(nodes, seen.pods) || (await hasStartFailure(rollout, seen.pods)))
        return watchPods(watching, seen, startedMs + lookAfterMs[pace]);
    return watchPods(watching, seen, startedMs + startMs, (pods) => !areStarting(nodes, pods));
}
async function hasStartFailure({ api }, pods) {
    const unstarted = pods.filter((pod) => !isEnding(pod) && !hasRun(pod));
    return (await readEventsOfPods(api, unstarted)).some(isStartFailure);
}
async function watchPods({ rollout, nodes, report }, last, endMs, isEnough = () => false) {
    const { signal, limits } = rollout;
    const { shortestRoundMs, longestRoundMs, trustMs, untrustedMs } = limits.watch;
    const selector = (0,manifests_names/* nodesSelector */.zg)(nodes.map(({ spec }) => spec.name));
    const isDecided = (pods) => {
        for (const node of nodes)
            report(node, podsOf(node, pods));
        return areDecided(nodes, pods) || isEnough(pods);
    };
    let seen = last;
    let startedMs = 0;
    const pace = (round) => Math.max(0, startedMs + Math.min(shortestRoundMs * 2 ** round, longestRoundMs) - performance.now());
    return (0,system_poll/* poll */.wt)({ pace, signal }, async () => {
        startedMs = performance.now();
        if (seen.version === undefined)
            seen = { ...seen, ...(await watch_pods_listPods(rollout, selector)) };
        if (isDecided(seen.pods))
            return seen;
        const leftMs = Math.max(endMs - performance.now(), trustMs);
        const watchMs = seen.isTrusted ? leftMs : Math.min(leftMs, untrustedMs);
        seen = await watchOnce(rollout, selector, { ...seen, watchMs }, isDecided);
        return isDecided(seen.pods) || performance.now() >= endMs - shortestRoundMs ? seen : undefined;
    });
}
async function watch_pods_listPods({ api }, selector) {
    const listed = answer_bodyOrThrow(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
    return { pods: listed.items, version: listed.metadata.resourceVersion };
}
async function watchOnce({ api, limits }, selector, last, isDecided) {
    const pods = new Map(last.pods.map((pod) => [pod.metadata?.uid ?? '', pod]));
    let { version = '' } = last;
    let firstMs;
    for await (const event of api.watch('pods', selector, version, Math.ceil(last.watchMs / 1000))) {
        if (event.type === 'OVER') {
            const { trustMs } = limits.watch;
            const isTrusted = last.isTrusted || (firstMs !== undefined && performance.now() - firstMs > trustMs);
            return { pods: [...pods.values()], version, isTrusted };
        }
        firstMs ??= performance.now();
        const { uid = '', resourceVersion = '' } = event.object.metadata ?? {};
        version = resourceVersion;
        if (event.type === 'DELETED')
            pods.delete(uid);
        else
            pods.set(uid, event.object);
        if (isDecided([...pods.values()]))
            break;
    }
    return { pods: [...pods.values()], version: undefined, isTrusted: false };
}
function areDecided(nodes, pods) {
    const ofNodes = nodes.map((node) => podsOf(node, pods));
    return canNeverStart(ofNodes.flat()) || ofNodes.every((some) => some.some(isReady));
}
function areStarting(nodes, pods) {
    const ofNodes = nodes.map((node) => podsOf(node, pods));
    return !canNeverStart(ofNodes.flat()) && ofNodes.every((some) => some.some(isStarting));
}
function podsOf({ spec, deployment }, pods) {
    return pods.filter((pod) => (0,manifests_names/* appOf */.XH)(pod) === spec.name && (isEnding(pod) || isOfTemplate(pod, deployment)));
}

;// CONCATENATED MODULE: ./js/builders/waiting/wait-until-serving.js












async function waitUntilServing(rollout, nodes, podsVersion, isOneOfMany) {
    const { signal, limits } = rollout;
    let open = nodes
        .filter((node) => !isServing(node.deployment))
        .map((node) => ({ node, last: undefined }));
    const starts = followNodes(rollout.progress, open.map(({ node }) => node));
    let seen = { pods: [], version: podsVersion, isTrusted: false };
    let startedMs = 0;
    const pace = (round) => Math.max(0, startedMs + open.length * (0,system_poll/* paceMs */.ks)(limits.look, round, Math.random()) - performance.now());
    try {
        return await (0,system_poll/* poll */.wt)({ pace, signal }, async (round) => {
            if (open.length === 0)
                return starts.ended();
            startedMs = performance.now();
            const waited = open.map(({ node }) => node);
            const report = starts.seePods;
            seen = await watchUntilLook({ rollout, nodes: waited, report }, seen, lookOf(round, open));
            const { pods } = seen;
            const looked = await Promise.all(waited.map((node) => look(rollout, node, pods)));
            open = looked.filter((one) => one !== undefined);
            for (const node of waited.filter(({ spec }) => !open.some((one) => one.node.spec.name === spec.name)))
                starts.serves(node.spec.name);
            if (areDecided(waited, pods))
                seen = { ...seen, version: undefined };
            for (const one of open)
                refuseHopeless(rollout, one, starts, isOneOfMany);
            return open.length === 0 ? starts.ended() : undefined;
        });
    }
    catch (thrown) {
        const late = open.find(({ last }) => last !== undefined) ?? open[0];
        if (late === undefined || !isTimeout(thrown))
            throw thrown;
        const { node, last = podsAlone(node, podsOf(node, seen.pods)) } = late;
        reportAll(rollout, node.spec.name, last);
        throw withWait(thrown, problemIn(node, timeoutProblem(last), isOneOfMany));
    }
}
function lookOf(round, open) {
    if (round === 0)
        return 'first';
    return open.some(({ last }) => last !== undefined && isDecidedSoon(last)) ? 'soon' : 'next';
}
async function look(rollout, node, allPods) {
    const { spec, deployment } = node;
    const pods = podsOf(node, allPods);
    if (deployment.metadata?.generation === 1 && pods.some(isReady))
        return undefined;
    const last = await observeUntilCounted(rollout, spec, pods);
    if (isServing(last.deployment))
        return undefined;
    const now = { spec, deployment: last.deployment };
    return { node: now, last: { ...last, pods: podsOf(now, pods) } };
}
function refuseHopeless(rollout, { node, last }, starts, isOneOfMany) {
    if (last === undefined)
        return;
    const { name } = node.spec;
    starts.observe(name, last);
    const problem = findProblem(last);
    if (problem === undefined)
        return;
    reportAll(rollout, name, last);
    const { what: message, ...remedy } = problemIn(node, problem, isOneOfMany);
    throw new errors/* ActionError */.lZ({ code: 'not-ready', message, ...remedy });
}
function problemIn({ spec }, problem, isOneOfMany) {
    return isOneOfMany ? { ...problem, what: inNode(spec.name, problem.what) } : problem;
}
async function observeUntilCounted(rollout, spec, pods) {
    const { api, signal, limits } = rollout;
    for (const lookMs of pods.some(isReady) ? limits.countedMs : []) {
        const answer = await api.get('deployments', spec.name);
        if (answer.kind === 'ok' && isServing(answer.body))
            return podsAlone({ spec, deployment: answer.body }, pods);
        await (0,system_poll/* pause */.v7)(lookMs, signal);
    }
    return observe(api, spec, pods);
}
function podsAlone({ spec, deployment }, pods) {
    const nothing = { claim: undefined, events: [], clusterNodes: [], log: undefined, nowMs: undefined };
    return { deployment, pods, setting: (0,problem/* settingOf */.y7)(spec), ...nothing };
}
function reportAll(rollout, node, observed) {
    const report = renderReport(observed);
    rollout.progress.end();
    if (report.length > 0)
        rollout.info(`What the cluster says of builder ${node}:`);
    for (const line of report)
        rollout.info(line);
}

;// CONCATENATED MODULE: ./js/builders/rollout/find-claim.js







function isClaimNode(spec) {
    return spec.cache.kind === 'claim';
}
const MOST_LOOKS = 6;
async function findUsableClaim({ api, signal, limits }, spec) {
    const name = (0,manifests_names/* claimName */.cB)(spec.name);
    const { claim, isDeleted } = await (0,system_poll/* poll */.wt)({ pace: () => limits.deletedClaimMs, signal }, async (round) => {
        const claim = await rollout_find(api, 'persistentvolumeclaims', name);
        const isDeleted = claim?.metadata?.deletionTimestamp !== undefined;
        return isDeleted && round + 1 < MOST_LOOKS ? undefined : { claim, isDeleted };
    });
    if (claim !== undefined && !(0,manifests_names/* isOurs */.MU)(claim))
        throw (0,errors/* conflictError */.jU)(`PersistentVolumeClaim ${name} exists, and this action did not create it.`, `Change \`name\`, or hand the claim over: kubectl --namespace ${api.namespace} label pvc ${name} app.kubernetes.io/managed-by=setup-buildx-kubernetes`);
    if (!isDeleted)
        return claim;
    const { what, hint, topic } = describeDeletedClaim(name, api.namespace);
    throw (0,errors/* conflictError */.jU)(what, hint, topic);
}
async function findClaim({ api }, spec) {
    const found = await api.get('persistentvolumeclaims', (0,manifests_names/* claimName */.cB)(spec.name));
    return found.kind === 'ok' && (0,manifests_names/* isOurs */.MU)(found.body) ? found.body : undefined;
}
function isMadeByOther({ job }, { metadata }) {
    const maker = metadata?.annotations?.[manifests_names/* MADE_BY_ANNOTATION */.kF];
    return maker !== undefined && maker !== job;
}
async function isMakerAtWork({ api }, spec, claim) {
    const maker = claim.metadata?.annotations?.[manifests_names/* MADE_BY_ANNOTATION */.kF];
    if (maker === undefined || !isMadeByOther(spec, claim))
        return false;
    const hold = await api.get('jobs', maker);
    return hold.kind === 'ok' && (0,manifests_hold/* isInUse */.ly)(hold.body);
}
function withClaimSize(spec, claim) {
    const { text, value } = sizeOf(claim);
    if (!isClaimNode(spec) || text === undefined || value === undefined)
        return spec;
    return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}
function sizeOf({ spec, status }) {
    const text = status?.capacity?.storage ?? spec?.resources?.requests?.storage;
    return { text, value: text === undefined ? undefined : (0,quantity/* quantityValue */.$)(text) };
}
async function withExistingClaim({ api }, spec, cache) {
    const claim = await rollout_find(api, 'persistentvolumeclaims', cache.claim);
    if (claim === undefined) {
        const message = `PersistentVolumeClaim ${cache.claim} does not exist in namespace ${api.namespace}.`;
        throw new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'claim-unfit',
            message,
            hint: 'Check `cache-claim` or `pod-patch`.',
        });
    }
    if (claim.metadata?.deletionTimestamp !== undefined)
        throw (0,errors/* conflictError */.jU)(`PersistentVolumeClaim ${cache.claim} is being deleted.`, 'Name another claim, or wait until it is gone and create it again.', 'claim-deleting');
    refuseUnfit(cache.claim, claim);
    return { ...spec, cache: { ...cache, bytes: sizeOf(claim).value } };
}
function refuseUnfit(name, { spec }) {
    const modes = spec?.accessModes ?? [];
    const isReadOnly = modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany');
    if (spec?.volumeMode !== 'Block' && !isReadOnly)
        return;
    const what = isReadOnly ? 'is read-only (ReadOnlyMany)' : 'is a block device (volumeMode Block)';
    throw new errors/* ActionError */.lZ({
        code: 'input',
        topic: 'claim-unfit',
        message: `PersistentVolumeClaim ${name} ${what}: it cannot keep a cache.`,
        hint: 'Name a claim with a writable file system in `cache-claim` or `pod-patch`.',
    });
}
function reportClass({ info }, { cache, name, namespace }, claim) {
    const has = claim.spec?.storageClassName ?? '';
    if (cache.kind !== 'claim' || cache.storageClass === undefined || cache.storageClass === has)
        return;
    const kept = claim.metadata?.name ?? '';
    const of = has === '' ? 'has no StorageClass' : `is of StorageClass ${has}`;
    info(`Cache claim ${kept} ${of}, and no claim can change that: storage-class: ${cache.storageClass} counts for a new one. To have it, with an empty cache: kubectl --namespace ${namespace} delete deployment/${name} persistentvolumeclaim/${kept}`);
}

// EXTERNAL MODULE: ./js/builders/manifests/strategic-merge.js
var strategic_merge = __webpack_require__(6386);
;// CONCATENATED MODULE: ./js/builders/diagnosis/input-fault.js


const INPUT_OF = [
    [/\.containers\[0\]\.image$/, 'image'],
    [/\.requests(\[cpu\]|\.cpu)$/, 'cpu'],
    [/\.requests(\[memory\]|\.memory)$/, 'memory'],
    [/\.template\.(metadata\.)?annotations\b/, 'buildkitd-config'],
    [/^metadata\.(name|labels)\b|^spec\.selector\b|\.template\.(metadata\.)?labels\b/, 'name'],
];
function faultOfInput(refusal, patched) {
    const unknown = unknownFields(refusal, patched.template, patched.patch);
    if (unknown.length > 0)
        return unknownFault(unknown);
    if (Object.keys(patched.patch).length > 0)
        return faultOfPatch(refusal, patched);
    const [cause] = refusal.causes;
    return cause === undefined ? undefined : faultOfField(cause);
}
function faultOfPatch(refusal, { template, patch }) {
    const wrongType = typeFault(refusal.message, patch);
    if (wrongType !== undefined)
        return wrongType;
    const placed = refusal.causes.map((cause) => ({ cause, ...placeOf(cause.field, template, patch) }));
    const first = placed.find(({ isPatched }) => isPatched) ?? placed[0];
    if (first === undefined)
        return { input: 'pod-patch', what: wordsWithoutValue(refusal.message) };
    const fault = first.isPatched ? undefined : faultOfField(first.cause);
    const what = `${first.path}: ${wordsWithoutValue(first.cause.message)}`;
    return fault ?? { input: 'pod-patch', what };
}
function faultOfField({ field, message }) {
    const input = INPUT_OF.find(([pattern]) => pattern.test(field))?.[1];
    return input === undefined ? undefined : { input, what: words(message) };
}
function unknownFields({ message }, template, patch) {
    const fields = [...message.matchAll(/unknown field "([^"]+)"/g)].flatMap(([, field]) => field ?? []);
    const places = fields.map((field) => placeOf(field, template, patch));
    return places.filter(({ isPatched }) => isPatched).map(({ path }) => path);
}
function isStrictRefusal({ message }) {
    return message.includes('strict decoding error');
}
function unknownFault(fields) {
    const isOne = fields.length === 1;
    const what = `has ${isOne ? 'the unknown field ' : 'unknown fields: '}${fields.join(', ')}`;
    const hint = fields.includes('spec.template')
        ? 'It is the template of a pod itself, not the spec of a Deployment.'
        : `Check ${isOne ? 'its' : 'their'} spelling and place.`;
    return { input: 'pod-patch', what, hint };
}
const WRONG_TYPE = /cannot unmarshal (\w+) into Go struct field [\w.]*?\bspec\.template\.([\w.]+) of type (\S+)/;
function typeFault(message, patch) {
    const [, type, path, wanted] = WRONG_TYPE.exec(message) ?? [];
    if (type === undefined || path === undefined || wanted === undefined)
        return undefined;
    const place = findOfType(patch, path, type);
    if (place === undefined)
        return undefined;
    const kind = kindOf(wanted);
    return {
        input: 'pod-patch',
        what: `${place} is ${TYPES[type] ?? type}, not ${kind}`,
        hint: quotesHint(type, kind),
    };
}
const TYPES = {
    bool: 'true or false',
    number: 'a number',
    string: 'text',
    array: 'a list',
    object: 'a mapping',
};
function kindOf(wanted) {
    if (/^\*?string$/.test(wanted))
        return 'text';
    if (/^\*?u?int\d*$/.test(wanted))
        return 'a whole number';
    if (/^\*?bool$/.test(wanted))
        return 'true or false';
    if (wanted.startsWith('[]'))
        return 'a list';
    return /^map\[|^\*?v1\./.test(wanted) ? 'a mapping' : wanted;
}
function quotesHint(type, wanted) {
    if ((type === 'bool' || type === 'number') && wanted === 'text')
        return 'Put it in quotes.';
    return type === 'string' && /number|true/.test(wanted) ? 'Write it without quotes.' : undefined;
}
function words(message) {
    return message.replace(OF_OBJECT, '').replace(EXAMPLES, '').replace(/\.$/, '');
}
const EXAMPLES = / \(e\.g\. .*$/;
const OF_OBJECT = /^Deployment in version "v1" cannot be handled as a Deployment: /;
function wordsWithoutValue(message) {
    return words(message).replace(VALUE, '$1: ');
}
const VALUE = /((?:Invalid|Unsupported) value): ("(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|[^":]*): /;
const TEMPLATE = 'spec.template.';
function placeOf(field, template, patch) {
    if (!field.startsWith(TEMPLATE))
        return { path: field, isPatched: false };
    let merged = template;
    let patched = patch;
    let path = '';
    let list = '';
    const inTemplate = field.slice(TEMPLATE.length).replace(METADATA, 'metadata.$1');
    for (const [, name, index, key] of inTemplate.matchAll(STEP)) {
        if (index === undefined) {
            list = name ?? key ?? '';
            path += name === undefined ? `[${list}]` : `.${list}`;
            merged = childOf(merged, list);
            patched = childOf(patched, list);
            continue;
        }
        merged = itemAt(merged, Number(index));
        const place = indexIn(patched, list, merged, Number(index));
        path += `[${place ?? index}]`;
        patched = place === undefined ? undefined : itemAt(patched, place);
    }
    return { path: withoutDot(path), isPatched: patched !== undefined };
}
const METADATA = /^(labels|annotations)\b/;
const STEP = /([^.[\]]+)(?![^[]*\])|\[(\d+)\]|\[([^\]]*)\]/g;
function withoutDot(path) {
    return path.replace(/^\./, '');
}
function childOf(value, name) {
    return (0,json/* isMapping */.pi)(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
function itemAt(value, index) {
    return Array.isArray(value) ? value[index] : undefined;
}
function indexIn(patched, list, item, index) {
    if (!Array.isArray(patched))
        return undefined;
    const key = (0,strategic_merge/* mergeKeyOf */.dh)(list);
    if (key === undefined)
        return index < patched.length ? index : undefined;
    const place = patched.findIndex((one) => (0,json/* isMapping */.pi)(one) && (0,json/* isMapping */.pi)(item) && one[key] === item[key]);
    return place < 0 ? undefined : place;
}
function findOfType(patch, path, type) {
    const found = findBelow(patch, path.split('.'), type, '');
    return found === undefined ? undefined : withoutDot(found);
}
function findBelow(value, names, type, at) {
    const [name, ...others] = names;
    if (name === undefined && typeOf(value) === type)
        return at;
    if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) {
            const found = findBelow(item, names, type, `${at}[${index}]`);
            if (found !== undefined)
                return found;
        }
        return undefined;
    }
    if (!(0,json/* isMapping */.pi)(value))
        return undefined;
    if (name !== undefined)
        return findBelow(childOf(value, name), others, type, `${at}.${name}`);
    const entry = Object.entries(value).find(([, one]) => typeOf(one) === type);
    return entry === undefined ? undefined : `${at}.${entry[0]}`;
}
function typeOf(value) {
    if (Array.isArray(value))
        return 'array';
    if (typeof value === 'boolean')
        return 'bool';
    return (0,json/* isMapping */.pi)(value) ? 'object' : typeof value;
}

;// CONCATENATED MODULE: ./js/builders/rollout/refusals.js







function refusedDeployment(refusal, spec, verb) {
    const fault = isOfContent(refusal) ? faultOfInput(refusal, patchedOf(spec)) : undefined;
    return fault === undefined ? otherwise(refusal, spec, `${verb} Deployments`) : badInput(fault);
}
function refusedClaim(refusal, spec) {
    const [cause] = isOfContent(refusal) ? refusal.causes : [];
    const input = cause === undefined ? undefined : inputOfClaim(cause.field, spec);
    if (cause !== undefined && input !== undefined)
        return badInput({ input, what: cause.message });
    return otherwise(refusal, spec, 'create PersistentVolumeClaims');
}
function otherwise(refusal, spec, doing) {
    return (0,errors/* toActionError */.ie)(explainRefusal(refusalError(refusal, `${doing} in namespace ${spec.namespace}`), (0,problem/* settingOf */.y7)(spec)));
}
function patchedOf(spec) {
    const template = { ...renderDeployment(spec, []).spec?.template };
    return { template, patch: spec.podPatch.kind === 'patch' ? spec.podPatch.patch : {} };
}
function isOfContent(refusal) {
    return (refusal.status === 400 || refusal.status === 422) && !isAdmission(refusal.message);
}
function inputOfClaim(field, { cache }) {
    if (field.startsWith('spec.resources'))
        return 'cache-size';
    if (field.startsWith('spec.storageClassName') && cache.storageClass !== undefined)
        return 'storage-class';
    return field.startsWith('metadata.') ? 'name' : undefined;
}
function badInput({ input, what, hint }) {
    const message = `Input ${input}${/^has /.test(what) ? '' : ':'} ${what}.`;
    const topic = input === 'pod-patch' ? 'pod-patch' : 'input';
    return new errors/* ActionError */.lZ({ code: 'input', topic, message, hint });
}
function isNoVerdict({ status, reason, message }) {
    if (/does not support dry run|dryRun/.test(message))
        return true;
    return status === 409 && reason !== 'AlreadyExists';
}

;// CONCATENATED MODULE: ./js/builders/rollout/change-claim.js






async function createClaim({ api }, spec, owners) {
    const name = (0,manifests_names/* claimName */.cB)(spec.name);
    const claim = renderClaim(spec, spec.cache, owners, new Date().toISOString());
    const created = await api.create('persistentvolumeclaims', claim);
    if (created.kind === 'ok')
        return created.body;
    if (created.reason === 'AlreadyExists')
        return 'exists';
    const found = await api.get('persistentvolumeclaims', name);
    if (found.kind === 'ok')
        return 'exists';
    throw refusedClaim(created, spec);
}
async function noteUse(rollout, claim) {
    const patch = { metadata: { annotations: usedNow() } };
    await rollout.api.patch('persistentvolumeclaims', claim.metadata?.name ?? '', patch);
}
function usedNow() {
    return { [manifests_names/* LAST_USED_ANNOTATION */.Tr]: new Date().toISOString(), [manifests_names/* MADE_BY_ANNOTATION */.kF]: null };
}
async function adoptClaim({ api }, spec, claim) {
    if (!isMadeByOther(spec, claim))
        return 'not-needed';
    const { name = '', uid } = claim.metadata ?? {};
    const patch = { metadata: { uid, annotations: usedNow() } };
    const answer = await api.patch('persistentvolumeclaims', name, patch);
    if (answer.kind === 'refused' && (answer.status === 404 || answer.status === 409))
        return 'gone';
    const { metadata } = answer_bodyOrThrow(answer, `patch PersistentVolumeClaims in namespace ${api.namespace}`);
    return metadata?.deletionTimestamp === undefined ? 'noted' : 'gone';
}
async function disownClaim({ api }, claim, deployment) {
    const { name = '', uid, annotations = {} } = claim.metadata ?? {};
    const maker = annotations[manifests_names/* MADE_BY_ANNOTATION */.kF];
    const owners = deployment.metadata?.ownerReferences ?? [];
    if (maker === undefined || !owners.some((owner) => owner.name === maker))
        return;
    const patch = { metadata: { uid, annotations: { [manifests_names/* MADE_BY_ANNOTATION */.kF]: maker } } };
    await api.patch('persistentvolumeclaims', name, patch);
}
async function growClaim({ api, info }, claim, { cache }) {
    const name = claim.metadata?.name ?? '';
    const asked = claim.spec?.resources?.requests?.storage ?? '';
    const bytes = (0,quantity/* quantityValue */.$)(asked);
    const { text: storage, value } = cache.size;
    if (value === bytes)
        return;
    if (bytes !== undefined && value < bytes)
        return info(`Cache claim ${name} stays at ${asked}: a claim cannot shrink to ${storage}.`);
    const patch = { spec: { resources: { requests: { storage } } } };
    const answer = await api.patch('persistentvolumeclaims', name, patch);
    if (answer.kind === 'ok')
        info(`Cache claim ${name} grows from ${asked} to ${storage}.`);
    else
        info(`Cache claim ${name} stays at ${asked}, ${storage} is refused: ${answer.message}`);
}

;// CONCATENATED MODULE: ./js/builders/rollout/ensuring.js

function ownersFor({ life }, holding) {
    return holding.kind === 'held' && life.kind !== 'forever' ? [ownerOf(holding.hold)] : [];
}

;// CONCATENATED MODULE: ./js/builders/rollout/create.js










async function createAbsent(ensuring, nodes) {
    const create = async ({ spec, found }) => {
        if (found.kind !== 'absent')
            return { spec, state: found };
        const state = await createNode(ensuring, spec, found.claim).catch((thrown) => {
            throw prefixNode(ensuring.wish, spec, thrown);
        });
        showCreated(ensuring.rollout, spec, state);
        return { spec, state };
    };
    const firstAbsent = nodes.find(({ found }) => found.kind === 'absent');
    const first = firstAbsent === undefined ? undefined : await create(firstAbsent);
    return Promise.all(nodes.map(async (node) => {
        if (first !== undefined && node === firstAbsent)
            return first;
        const { spec, found } = node;
        if (found.kind !== 'absent' || first?.state.kind !== 'running')
            return create(node);
        const deployment = await awaitDeployment(ensuring.rollout, spec.name);
        return deployment === undefined ? create(node) : { spec, state: { kind: 'running', deployment } };
    }));
}
const CREATED_BY_OTHER = 'joining it, as another job created it first';
function showCreated({ progress }, spec, state) {
    if (state.kind === 'running')
        progress.show(spec.name, CREATED_BY_OTHER);
    if (state.kind !== 'created')
        return;
    const isNew = isClaimNode(spec) && state.basis.kind === 'new-cache';
    const claim = isNew ? ` and volume claim ${(0,manifests_names/* claimName */.cB)(spec.name)} (${spec.cache.size.text})` : '';
    progress.show(spec.name, `created Deployment ${spec.name}${claim}`);
}
async function createNode(ensuring, spec, known) {
    const { rollout, holding } = ensuring;
    const owners = ownersFor(spec, holding);
    if (!isClaimNode(spec))
        return createDeployment(rollout, spec, owners, basisOf(spec));
    const basis = await findBasis(rollout, spec, owners, known);
    if (basis.kind === 'running')
        return basis;
    reportClass(rollout, spec, basis.claim);
    if (basis.isOld)
        return createOnOldClaim(ensuring, spec, basis.claim);
    const sized = withClaimSize(spec, basis.claim);
    const state = await createDeployment(rollout, sized, owners, basisOf(sized));
    if (state.kind === 'running')
        await disownClaim(rollout, basis.claim, state.deployment);
    return state;
}
async function createOnOldClaim({ rollout, wish, holding }, spec, claim) {
    const use = await adoptClaim(rollout, spec, claim);
    if (use === 'gone')
        return { kind: 'ending' };
    if (wish.explicit.has('cache-size'))
        await growClaim(rollout, claim, spec);
    const sized = withClaimSize(spec, claim);
    const basis = { ...basisOf(sized), kind: 'kept-cache' };
    const state = await createDeployment(rollout, sized, ownersFor(spec, holding), basis);
    if (use === 'noted' && state.kind === 'running')
        await disownClaim(rollout, claim, state.deployment);
    if (state.kind === 'created' && use !== 'noted')
        await noteUse(rollout, claim);
    return state;
}
function basisOf({ cache }) {
    if (cache.kind === 'claim')
        return { kind: 'new-cache', bytes: cache.size.value };
    return cache.kind === 'existing'
        ? { kind: 'kept-cache', bytes: cache.bytes }
        : { kind: 'no-cache', bytes: undefined };
}
async function findBasis(rollout, spec, owners, known) {
    if (known === undefined)
        return createBasis(rollout, spec, spec.life.kind === 'ephemeral' ? owners : []);
    const isExpected = await isMakerAtWork(rollout, spec, known);
    const deployment = isExpected ? await awaitDeployment(rollout, spec.name) : undefined;
    return deployment === undefined
        ? { kind: 'claim', claim: known, isOld: true }
        : { kind: 'running', deployment };
}
async function createBasis(rollout, spec, owners) {
    const polling = { pace: rollout.limits.conflict, tries: system_poll/* CONFLICT_TRIES */.bD, signal: rollout.signal };
    const basis = await (0,system_poll/* poll */.wt)(polling, async () => {
        const created = await createClaim(rollout, spec, owners);
        if (created !== 'exists')
            return { kind: 'claim', claim: created, isOld: false };
        const deployment = await awaitDeployment(rollout, spec.name);
        if (deployment !== undefined)
            return { kind: 'running', deployment };
        const claim = await findUsableClaim(rollout, spec);
        return claim === undefined ? undefined : { kind: 'claim', claim, isOld: true };
    });
    if (basis !== undefined)
        return basis;
    throw unsteadyClaim(spec);
}
function unsteadyClaim({ name }) {
    return (0,errors/* conflictError */.jU)(`PersistentVolumeClaim ${(0,manifests_names/* claimName */.cB)(name)} exists when it is created, and does not when it is read.`, 'Check what in the cluster deletes it, and run the job again.', 'contention');
}
async function awaitDeployment(rollout, name) {
    for (const lookMs of rollout.limits.creatorMs) {
        await (0,system_poll/* pause */.v7)(lookMs, rollout.signal);
        const found = await findDeployment(rollout, name);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function createDeployment(rollout, spec, owners, basis) {
    const created = await rollout.api.create('deployments', renderDeployment(spec, owners));
    if (created.kind === 'ok')
        return { kind: 'created', deployment: created.body, basis };
    const isThere = created.reason === 'AlreadyExists';
    const mayBeThere = isThere || created.message.includes('exceeded quota');
    const deployment = mayBeThere ? await findDeployment(rollout, spec.name) : undefined;
    if (deployment !== undefined)
        return { kind: 'running', deployment };
    if (isThere)
        return { kind: 'ending' };
    throw refusedDeployment(created, spec, 'create');
}

;// CONCATENATED MODULE: ./js/builders/rollout/describe-builder.js




function describeStart(nodes) {
    const missing = nodes.filter(({ found }) => found.kind !== 'running');
    const running = nodes.filter(({ found }) => found.kind === 'running');
    const starts = missing.map((node, index) => `${node.spec.architecture} ${describeBasis(node, missing.slice(0, index))}`);
    const count = missing.length === 1 ? '1 node' : `${missing.length} nodes`;
    const rest = running.length === 0 ? '' : `, joining ${namesOf(running)}`;
    return `starting ${count} (${starts.join(', ')})${rest}`;
}
function describeBasis(node, before) {
    const { spec, found } = node;
    if (found.kind === 'ending')
        return 'once its previous pod has ended';
    if (spec.cache.kind === 'existing')
        return `on the claim ${spec.cache.claim}`;
    const size = cacheSizeOf(node);
    if (size === undefined)
        return spec.cache.kind === 'none' ? 'without a cache volume' : 'on its own volume';
    const isKept = found.kind === 'absent' && found.claim !== undefined;
    const isSaid = before.some((other) => cacheSizeOf(other) === size);
    const cache = isSaid ? 'one' : `cache of ${size}`;
    return isKept ? `on its kept ${cache}` : `with a new ${cache}`;
}
function cacheSizeOf({ spec, found }) {
    if (!isClaimNode(spec) || found.kind === 'ending')
        return undefined;
    const claim = found.kind === 'absent' ? found.claim : undefined;
    const sized = claim === undefined ? spec : withClaimSize(spec, claim);
    return isClaimNode(sized) ? sized.cache.size.text : undefined;
}
function describeJoined(nodes) {
    const company = nodes.find((node) => node.company !== undefined)?.company;
    const starting = nodes.filter(({ deployment }) => !isServing(deployment));
    const state = starting.length === 0
        ? describeUp(nodes, company?.nowMs)
        : describeStarting(starting, nodes, company?.nowMs);
    return [`joined; ${state}`, ...describe_builder_describeOthers(company?.others)].join(', ');
}
function describeUp(nodes, nowMs) {
    const upMs = youngestMs(nodes, (deployment) => servingForMs(deployment, nowMs));
    return upMs === undefined ? 'it is up' : `up for ${formatAge(upMs)}`;
}
function describeStarting(starting, nodes, nowMs) {
    const which = starting.length === nodes.length ? '' : ` ${namesOf(starting)}`;
    const createdMs = youngestMs(starting, ({ metadata }) => (0,timestamp/* ageMs */.W)(metadata?.creationTimestamp, nowMs));
    return `still starting${which}${createdMs === undefined ? '' : `, created ${formatAge(createdMs)} ago`}`;
}
function youngestMs(nodes, ageOf) {
    const ages = nodes.flatMap(({ deployment }) => ageOf(deployment) ?? []);
    return ages.length === 0 ? undefined : Math.min(...ages);
}
function describe_builder_describeOthers(others) {
    if (others === undefined)
        return [];
    if (others === 0)
        return ['no other job on it'];
    return [others === 1 ? '1 other job on it' : `${others} other jobs on it`];
}
function servingForMs({ metadata, status }, nowMs) {
    const available = status?.conditions?.find((one) => one.type === 'Available' && one.status === 'True');
    return (0,timestamp/* ageMs */.W)(available?.lastTransitionTime ?? metadata?.creationTimestamp, nowMs);
}
function formatAge(ms) {
    const step = ms < 60_000 ? 1000 : 60_000;
    return (0,duration/* formatDuration */.a)(Math.max(0, Math.floor(ms / step)) * step).replace(/^0$/, '0s');
}
function namesOf(nodes) {
    return nodes.map(({ spec }) => spec.architecture).join(' and ');
}

;// CONCATENATED MODULE: ./js/builders/holds/owners.js








async function owners_confirmOwned(rollout, builder, patched, hold) {
    let looked = patched.map((deployment) => ({ kind: 'open', deployment }));
    let conflicts = 0;
    const pace = (round) => roundMs(rollout, looked.filter(isOpen).length, round, conflicts);
    return (0,system_poll/* poll */.wt)({ pace, signal: rollout.signal }, async (round) => {
        if (round > 0)
            looked = await Promise.all(looked.map((one) => lookAgain(rollout.api, one, hold)));
        const { holds, nowMs } = looked.some(isOpen) ? await listHoldsWithTime(rollout.api, builder) : NO_HOLDS;
        const living = new Set(holds.filter(manifests_hold/* isLiving */.O).map((job) => job.metadata?.uid));
        const company = { others: countOthers(holds, hold), nowMs };
        looked = looked.map((one) => judge(one, living, company, hold));
        const joined = looked.flatMap((one) => (one.kind === 'open' ? [] : [one]));
        if (joined.length === looked.length)
            return joined;
        if (!living.has(hold.uid))
            throw lostHold(hold);
        const refused = looked.flatMap((one) => one.kind === 'open' && !isOwnedBy(one.deployment, hold) ? [one.deployment] : []);
        if (refused[0] === undefined)
            return undefined;
        conflicts += 1;
        if (conflicts === system_poll/* CONFLICT_TRIES */.bD)
            throw contended(refused[0]);
        return undefined;
    });
}
const NO_HOLDS = { holds: [], nowMs: undefined };
function roundMs({ limits }, open, round, conflicts) {
    const [pace, pauses] = conflicts > 0 ? [limits.conflict, conflicts - 1] : [limits.confirmation, round];
    return ((0,system_poll/* paceMs */.ks)(pace, pauses, Math.random()) * (1 + open)) / 2;
}
function isOpen({ kind }) {
    return kind === 'open';
}
function isOwnedBy(deployment, hold) {
    return owners_ownersOf(deployment).includes(hold.uid);
}
function judge(looked, living, company, hold) {
    if (looked.kind !== 'open')
        return looked;
    const { deployment } = looked;
    if (deployment.metadata?.deletionTimestamp !== undefined)
        return { kind: 'gone' };
    const isConfirmed = isOwnedBy(deployment, hold) && owners_ownersOf(deployment).every((owner) => living.has(owner));
    return isConfirmed ? { kind: 'joined', deployment, company } : looked;
}
async function lookAgain(api, looked, hold) {
    if (looked.kind !== 'open')
        return looked;
    const { deployment } = looked;
    const found = await (isOwnedBy(deployment, hold)
        ? findSame(api, deployment)
        : owners_addOwner(api, deployment, hold));
    return found === undefined ? { kind: 'gone' } : { kind: 'open', deployment: found };
}
function contended({ metadata }) {
    return (0,errors/* conflictError */.jU)(`Could not join Deployment ${metadata?.name}: the API server answered 409 Conflict ${system_poll/* CONFLICT_TRIES */.bD} times.`, 'Check whether a controller or an admission webhook changes it all the time, and run the job again.', 'contention');
}
function lostHold({ name }) {
    const message = `Hold ${name} disappeared while this job needed it.`;
    return (0,errors/* conflictError */.jU)(message, 'Did somebody delete the Job? Run the job again.', 'hold-lost');
}
function owners_ownersOf({ metadata }) {
    const owners = metadata?.ownerReferences ?? [];
    const foreign = owners.find((owner) => owner.kind !== 'Job');
    if (foreign === undefined)
        return owners.map((owner) => owner.uid);
    const what = `Deployment ${metadata?.name} is owned by ${foreign.kind} ${foreign.name}, which is not a hold.`;
    throw (0,errors/* conflictError */.jU)(what, 'Change `name`.');
}
async function owners_addOwner(api, deployment, hold) {
    const { name = '', uid = '' } = deployment.metadata ?? {};
    const patch = { metadata: { uid, ownerReferences: [ownerOf(hold)] } };
    const answer = await api.patch('deployments', name, patch);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    if (answer.kind === 'refused' && answer.status === 409) {
        const found = await findSame(api, deployment);
        return found === undefined || owners_ownersOf(found).length === 0 ? undefined : found;
    }
    return answer_bodyOrThrow(answer, `patch Deployments in namespace ${api.namespace}`);
}
async function findSame(api, { metadata }) {
    const found = await rollout_find(api, 'deployments', metadata?.name ?? '');
    return found?.metadata?.uid === metadata?.uid ? found : undefined;
}
async function owners_noteUser({ api, info, signal, limits }, found, user) {
    const { name = '', uid } = found.metadata ?? {};
    const note = { metadata: { uid, labels: { [manifests_names/* USED_BY_LABEL */.tq]: user } } };
    let current = found;
    const polling = { pace: limits.conflict, tries: system_poll/* CONFLICT_TRIES */.bD, signal };
    const end = await (0,system_poll/* poll */.wt)(polling, async () => {
        const answer = await api.patch('deployments', name, note);
        if (answer.kind === 'refused' && answer.status === 403)
            return 'refused';
        if (answer.kind === 'refused' && answer.status === 409)
            current = await findSame(api, found);
        else if (answer.kind === 'refused' && answer.status === 404)
            current = undefined;
        else
            current = answer_bodyOrThrow(answer, `patch Deployments in namespace ${api.namespace}`);
        return answer.kind === 'ok' || current === undefined ? 'done' : undefined;
    });
    if (end !== 'done')
        info(`Could not note on builder ${name} that this job uses it: another job may reconfigure it meanwhile.`);
    return current;
}

;// CONCATENATED MODULE: ./js/builders/rollout/join-or-create.js













async function joinOrCreate(ensuring, nodes) {
    const present = await createAbsent(ensuring, nodes);
    const joined = await Promise.all(present.map((node) => joinPresent(ensuring, node).catch((thrown) => {
        throw prefixNode(ensuring.wish, node.spec, thrown);
    })));
    return confirmJoined(ensuring, joined.filter((node) => node !== undefined));
}
async function confirmJoined({ rollout, wish, holding }, nodes) {
    if (holding.kind === 'none')
        return nodes;
    const owned = nodes.filter((node) => owners_ownersOf(node.deployment).length > 0);
    const deployments = owned.map((node) => node.deployment);
    const confirmed = await owners_confirmOwned(rollout, wish.hold.builder, deployments, holding.hold);
    const joined = new Map(confirmed.flatMap((one) => (one.kind === 'joined' ? [[one.deployment.metadata?.uid, one]] : [])));
    return nodes.flatMap((node) => {
        if (!owned.includes(node))
            return [node];
        const found = joined.get(node.deployment.metadata?.uid);
        return found === undefined ? [] : [{ ...node, deployment: found.deployment, company: found.company }];
    });
}
async function joinPresent(ensuring, { spec, state }) {
    if (state.kind === 'ending')
        return undefined;
    const created = state.kind === 'created' ? state.basis : undefined;
    const deployment = state.kind === 'created' ? state.deployment : await join({ ...ensuring, spec }, state.deployment);
    return deployment === undefined ? undefined : { spec, deployment, created, company: undefined };
}
async function join(ensuring, found) {
    const { rollout, wish, spec, holding } = ensuring;
    if (found.metadata?.deletionTimestamp !== undefined)
        return undefined;
    const life = foundLife(found);
    if (life === 'orphaned')
        return removeOrUseOrphan(ensuring, found);
    if (!isServing(found))
        await (0,system_poll/* pause */.v7)(Math.random() * rollout.limits.joinsSpreadMs, rollout.signal);
    if (life === 'forever') {
        const noted = await owners_noteUser(rollout, found, wish.hold.name);
        if (noted === undefined)
            return undefined;
        const isAsFound = foundLife(noted) === 'forever' && noted.metadata?.deletionTimestamp === undefined;
        return isAsFound ? noted : join(ensuring, noted);
    }
    if (holding.kind === 'none')
        throw needsHold(spec.name);
    owners_ownersOf(found);
    return owners_addOwner(rollout.api, found, holding.hold);
}
function needsHold(name) {
    const message = `This job may not create Jobs, which keep builder ${name} alive.`;
    return new errors/* ActionError */.lZ({ code: 'forbidden', message, hint: `Apply the Role: ${(0,release/* docsLink */._h)('cluster')}` });
}
const YOUNGEST_ORPHAN_MS = 10 * 60_000;
async function removeOrUseOrphan(ensuring, found) {
    const { rollout, wish, spec } = ensuring;
    const orphan = await findOrphan(rollout, found);
    if (orphan === undefined)
        return undefined;
    const why = (await reasonToKeep(ensuring, orphan)) ?? (await remove(rollout, orphan.body));
    if (why === undefined)
        return undefined;
    const noted = await owners_noteUser(rollout, orphan.body, wish.hold.name);
    if (noted === undefined || noted.metadata?.deletionTimestamp !== undefined)
        return undefined;
    const orphaned = `Builder ${spec.name} is orphaned (no job owns it), so it does not scale to zero by itself.`;
    rollout.warning(`${orphaned} ${why} ${describeHowToDelete(spec)}`, 'orphan');
    return noted;
}
function describeHowToDelete({ name, namespace }) {
    return `Delete it when no job uses it: kubectl --namespace ${namespace} delete deployment ${name}`;
}
async function findOrphan({ api }, { metadata }) {
    const now = await rollout_findWithTime(api, 'deployments', metadata?.name ?? '');
    if (now === undefined || now.body.metadata?.uid !== metadata?.uid)
        return undefined;
    const isDeleted = now.body.metadata?.deletionTimestamp !== undefined;
    return isDeleted || foundLife(now.body) !== 'orphaned' ? undefined : now;
}
async function reasonToKeep({ rollout, spec, holding }, { body, serverTimeMs }) {
    if (holding.kind === 'none')
        return 'Without a hold this job cannot tell who uses it.';
    if (((0,timestamp/* ageMs */.W)(body.metadata?.creationTimestamp, serverTimeMs) ?? 0) < YOUNGEST_ORPHAN_MS)
        return 'It is too young to be removed by a job.';
    const others = await countOtherUsers(rollout.api, spec.builder, holding.hold);
    return others > 0 ? `${countJobs(others)} it.` : undefined;
}
async function remove({ api, info }, orphan) {
    const { name = '', uid = '', resourceVersion = '' } = orphan.metadata ?? {};
    const deleted = await api.deleteForeground('deployments', { name, uid, resourceVersion });
    if (deleted.kind === 'ok')
        info(`Builder ${name} had lost its holds, and is created again.`);
    else if (deleted.status === 403)
        return `This job may not ${(0,rights/* describeRights */.RH)(rights/* RIGHTS_TO_REMOVE_ORPHANS */.R5)}.`;
    else if (deleted.status !== 404 && deleted.status !== 409)
        answer_bodyOrThrow(deleted, `delete Deployments in namespace ${api.namespace}`);
    return undefined;
}

;// CONCATENATED MODULE: ./js/builders/rollout/roll.js













const MOST_TRIES = 4;
async function roll(ensuring, joined) {
    const { rollout } = ensuring;
    let current = joined;
    const polling = { pace: rollout.limits.roll, signal: rollout.signal };
    const { rolled } = await (0,system_poll/* poll */.wt)(polling, async (round) => {
        const decision = await decide(ensuring, current, round + 1 === MOST_TRIES);
        if (round === 0 || decision.kind === 'keep')
            for (const line of decision.lines)
                rollout.info(line);
        if (decision.kind === 'keep')
            return { rolled: { deployment: current, author: decision.author } };
        const changed = await change(ensuring, decision, current);
        if (changed !== undefined)
            return { rolled: await confirmRolled(ensuring, current, changed) };
        const found = await roll_lookAgain(ensuring, current);
        if (found === undefined)
            return { rolled: undefined };
        current = found;
        return undefined;
    });
    return rolled;
}
async function decide(ensuring, current, isContended) {
    const isUp = isServing(current);
    const compared = await compare(ensuring, current, isUp);
    const decision = isUp ? decideServing(ensuring, compared, current) : decideDown(ensuring, compared);
    if (decision.kind === 'keep')
        return decision;
    const why = isContended ? CONTENDED : await roll_reasonToKeep(ensuring, current);
    if (why !== undefined)
        return keep(ensuring, compared, current, why);
    if (isUp || !(await mayBeBuilding(ensuring, current)))
        return decision;
    return decideServing(ensuring, await compare(ensuring, current, true), current);
}
function decideServing(ensuring, compared, current) {
    const { spec, template, life } = compared;
    if (template.length === 0 || foundLife(current) === 'forever')
        return keep(ensuring, compared, current, MAY_BE_CONNECTED);
    const lines = [`Builder ${spec.name}: ${describeDifferences(template, ensuring.wish.explicit)}.`];
    if (life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: 'roll', lines, ...compared };
}
function decideDown({ wish }, compared) {
    const found = [...compared.template, ...compared.life];
    if (found.length === 0)
        return { kind: 'keep', lines: [], author: undefined };
    const line = `Builder ${compared.spec.name}: ${describeDifferences(found, wish.explicit)}.`;
    return { kind: 'remake', lines: [line], ...compared };
}
function keep({ wish }, { spec, template, life }, current, why) {
    const isForever = foundLife(current) === 'forever';
    const different = isForever ? [...template, ...life] : template;
    const author = template.length === 0 ? undefined : describeAuthor(current);
    const lines = [];
    if (different.length > 0) {
        const difference = `Builder ${spec.name}: ${describeDifferences(different, wish.explicit)}.`;
        const way = isForever ? describeHowToChange(spec) : undefined;
        const line = [difference, `It is kept as it is: ${why}.`, author, way];
        lines.push(line.filter((words) => words !== undefined).join(' '));
    }
    if (!isForever && life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: 'keep', lines, author };
}
async function compare({ rollout, wish, spec }, current, isUp) {
    const inputs = isUp ? comparedInputs(current, wish.explicit) : ALL_INPUTS;
    const life = lifeDifferences(spec, current);
    if (differences(spec, current, inputs).length === 0)
        return { spec, template: [], life };
    const there = await withFoundClaim(rollout, spec);
    return { spec: there, template: differences(there, current, inputs), life };
}
async function withFoundClaim(rollout, spec) {
    if (spec.cache.kind === 'existing')
        return withExistingClaim(rollout, spec, spec.cache);
    const claim = isClaimNode(spec) ? await findClaim(rollout, spec) : undefined;
    return claim === undefined ? spec : withClaimSize(spec, claim);
}
async function roll_reasonToKeep({ rollout, spec, holding }, current) {
    if (isNewer(current))
        return 'a newer version of the action made it';
    if (current.spec?.paused === true)
        return 'its rollout is paused';
    if (holding.kind === 'none')
        return 'without a hold nobody can tell who uses it';
    const others = await countOtherUsers(rollout.api, spec.builder, holding.hold);
    return others > 0 ? `${countJobs(others)} it` : undefined;
}
async function mayBeBuilding({ rollout, spec }, current) {
    const isForever = foundLife(current) === 'forever';
    const { items } = await listPods(rollout, [spec.name]);
    return items.some((pod) => isOfTemplate(pod, current) && (isReady(pod) || (isForever && isInterrupted(pod))));
}
async function change({ rollout, holding }, { kind, spec, template }, current) {
    const { api, info } = rollout;
    if (template.some(({ input }) => input === 'cache-size' || input === 'cache-claim'))
        await createMissingClaim(rollout, spec);
    const isWhole = kind === 'remake' && foundLife(current) !== 'orphaned';
    const patch = isWhole ? renderRemake(spec, current, ownersFor(spec, holding)) : renderRoll(spec, current);
    const patched = await api.patch('deployments', spec.name, patch);
    if (patched.kind === 'refused' && (patched.status === 404 || patched.status === 409))
        return undefined;
    if (patched.kind === 'refused')
        throw refusedDeployment(patched, spec, 'patch');
    const why = kind === 'remake' ? ': it did not serve, and no other job uses it' : '';
    info(`Builder ${spec.name} restarts with the settings of this job${why}.`);
    return patched.body;
}
async function createMissingClaim(rollout, spec) {
    if (!isClaimNode(spec) || (await createClaim(rollout, spec, [])) !== 'exists')
        return;
    const claim = await findUsableClaim(rollout, spec);
    if (claim !== undefined)
        await noteUse(rollout, claim);
}
async function confirmRolled({ rollout, wish, holding }, before, deployment) {
    const isNew = foundLife(before) !== 'holds' && foundLife(deployment) === 'holds';
    if (!isNew || holding.kind === 'none')
        return { deployment, author: undefined };
    const [confirmed] = await owners_confirmOwned(rollout, wish.hold.builder, [deployment], holding.hold);
    return confirmed?.kind === 'joined' ? { deployment: confirmed.deployment, author: undefined } : undefined;
}
async function roll_lookAgain({ rollout, spec, holding }, before) {
    const found = await rollout_find(rollout.api, 'deployments', spec.name);
    const { uid, deletionTimestamp } = found?.metadata ?? {};
    if (found === undefined || uid !== before.metadata?.uid || deletionTimestamp !== undefined)
        return undefined;
    const owners = owners_ownersOf(found);
    const isLost = owners.length > 0 && holding.kind === 'held' && !owners.includes(holding.hold.uid);
    return isLost ? undefined : found;
}

;// CONCATENATED MODULE: ./js/builders/rollout/dry-run-claim.js





async function planClaim(rollout, node, explicit) {
    const { spec, found } = node;
    if (found.kind === 'absent' && spec.cache.kind === 'existing')
        return { spec: await withExistingClaim(rollout, spec, spec.cache), found };
    if (found.kind === 'ending' || !isClaimNode(spec))
        return node;
    if (found.kind === 'running' && !needsClaim(found.deployment, explicit))
        return node;
    const tried = await tryClaim(rollout, spec);
    if (tried.kind === 'no-class') {
        const { message, hint } = tried;
        if (explicit.has('cache-size') || explicit.has('storage-class'))
            throw (0,errors/* inputError */.Xu)('cache-size', `${message}.`, hint, 'no-default-storageclass');
        const lost = `Builder ${spec.name} loses its cache each time it stops: ${message}.`;
        rollout.warning(`${lost} ${hint}`, 'no-default-storageclass');
        return { spec: { ...spec, cache: { kind: 'none' } }, found };
    }
    if (found.kind === 'running' || tried.kind === 'new')
        return node;
    return { spec, found: { kind: 'absent', claim: tried.claim } };
}
function needsClaim(running, explicit) {
    const { volumes = [] } = running.spec?.template.spec ?? {};
    const hasClaim = volumes.some((one) => one.persistentVolumeClaim !== undefined);
    return !hasClaim && (explicit.has('cache-size') || !isServing(running));
}
async function tryClaim(rollout, spec) {
    const claim = renderClaim(spec, spec.cache, [], new Date().toISOString());
    const answer = await rollout.api.tryCreate('persistentvolumeclaims', claim, false);
    if (answer.kind === 'ok')
        return answer.body.spec?.storageClassName === undefined ? noClass() : { kind: 'new' };
    const there = await findUsableClaim(rollout, spec);
    if (there !== undefined)
        return isStuck(there) ? stuck(rollout, there) : { kind: 'there', claim: there };
    if (answer.reason === 'AlreadyExists' || isNoVerdict(answer))
        return { kind: 'new' };
    throw refusedClaim(answer, spec);
}
function noClass() {
    return {
        kind: 'no-class',
        message: 'the cluster has no default StorageClass',
        hint: 'Set `storage-class`, or `cache-size: 0`.',
    };
}
function isStuck({ spec, status }) {
    return (status?.phase === 'Pending' && spec?.storageClassName === undefined && spec?.volumeName === undefined);
}
function stuck({ api }, { metadata }) {
    const name = metadata?.name ?? '';
    return {
        kind: 'no-class',
        message: `its claim ${name} waits for a default StorageClass, and the cluster has none`,
        hint: `Set \`storage-class\`, or \`cache-size: 0\`. Then: kubectl --namespace ${api.namespace} delete pvc ${name}`,
    };
}

;// CONCATENATED MODULE: ./js/builders/rollout/survey.js












async function survey(rollout, { nodes: specs, explicit }) {
    const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
    if (found.every(({ found }) => found.kind === 'running'))
        return { nodes: await dryRun(rollout, found, explicit), podsVersion: undefined, user: undefined };
    const user = await refuseWithoutRights(rollout, specs);
    const names = specs.map((spec) => spec.name);
    const [pods, nodes] = await Promise.all([listPods(rollout, names), dryRun(rollout, found, explicit)]);
    const { items, metadata } = pods;
    return {
        nodes: nodes.map((node) => afterItsPods(node, items)),
        podsVersion: items.length === 0 ? metadata.resourceVersion : undefined,
        user,
    };
}
async function surveyAgain(rollout, spec, explicit) {
    return dryRun(rollout, [await findNode(rollout, spec)], explicit);
}
function afterItsPods({ spec, found }, pods) {
    const hasPods = pods.some((pod) => (0,manifests_names/* appOf */.XH)(pod) === spec.name && !isOver(pod));
    return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}
async function refuseWithoutRights({ api }, specs) {
    const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
    const missing = await (0,missing_rights/* findMissing */.y)(api, (0,rights/* rightsToEnsure */.xG)(needsHolds));
    if (missing.rights.length > 0)
        throw (0,missing_rights/* forbidden */.o)(api.namespace, missing);
    return missing.isNamed ? missing.user : undefined;
}
async function dryRun(rollout, nodes, explicit) {
    const [planned, first] = await Promise.all([
        Promise.all(nodes.map((node) => planClaim(rollout, node, explicit))),
        dryRunCreate(rollout, nodes),
        dryRunRolls(rollout, nodes, explicit),
    ]);
    if (first !== 'exists')
        return planned;
    return Promise.all(planned.map((node) => (node.found.kind === 'absent' ? orAppeared(rollout, node) : node)));
}
async function dryRunCreate(rollout, nodes) {
    const first = nodes.find(({ found }) => found.kind === 'absent');
    if (first === undefined)
        return 'accepted';
    const answer = await tryDeployment(rollout, first.spec);
    if (answer.kind === 'ok' || isNoVerdict(answer))
        return 'accepted';
    if (answer.reason === 'AlreadyExists')
        return 'exists';
    const { found } = await findNode(rollout, first.spec);
    if (found.kind === 'running')
        return 'exists';
    throw refusedDeployment(answer, first.spec, 'create');
}
async function orAppeared(rollout, node) {
    const now = await findNode(rollout, node.spec);
    return now.found.kind === 'running' ? now : node;
}
async function dryRunRolls(rollout, nodes, explicit) {
    await Promise.all(nodes.map(async ({ spec, found }) => {
        if (found.kind !== 'running' || !isToBeRolled(spec, found.deployment, explicit))
            return;
        const answer = await tryDeployment(rollout, spec);
        if (answer.kind === 'refused' && (answer.status === 400 || answer.status === 422)) {
            const error = refusedDeployment(answer, spec, 'patch');
            if (error.code === 'input' && !isNoVerdict(answer))
                throw error;
        }
    }));
}
function isToBeRolled(spec, running, explicit) {
    const isUp = isServing(running);
    if (isNewer(running) || (isUp && foundLife(running) === 'forever'))
        return false;
    return differences(spec, running, isUp ? explicit : ALL_INPUTS).length > 0;
}
async function tryDeployment(rollout, spec) {
    const deployment = renderDeployment(spec, []);
    const answer = await rollout.api.tryCreate('deployments', deployment, true);
    if (answer.kind === 'ok')
        return answer;
    const { template, patch } = patchedOf(spec);
    const isOurs = isStrictRefusal(answer) && unknownFields(answer, template, patch).length === 0;
    if (!isOurs && !/fieldValidation/.test(answer.message))
        return answer;
    return rollout.api.tryCreate('deployments', deployment, false);
}

;// CONCATENATED MODULE: ./js/builders/rollout/ensure.js

















async function holdBuilder(rollout, { nodes, hold }) {
    const isNeeded = nodes.some((node) => node.life.kind !== 'forever');
    return takeHoldIfAllowed(rollout, hold, isNeeded);
}
async function ensureBuilder(ensuring, surveyed) {
    if (!areThere(surveyed.nodes))
        report(ensuring, describeStart(surveyed.nodes.map(asToldOf)));
    const nodes = await bringUp(ensuring, surveyed, 0);
    const deployments = nodes.map(({ deployment }) => deployment);
    const isForever = deployments.every((deployment) => foundLife(deployment) === 'forever');
    return { created: nodes.some((node) => node.created !== undefined), isForever, deployments, nodes };
}
function areThere(nodes) {
    return nodes.map(asToldOf).every(({ found }) => found.kind === 'running');
}
function asToldOf(node) {
    const { found } = node;
    const isDeleted = found.kind === 'running' && found.deployment.metadata?.deletionTimestamp !== undefined;
    return isDeleted ? asEnding(node) : node;
}
function asEnding({ spec }) {
    return { spec, found: { kind: 'ending' } };
}
function showJoined({ rollout }, nodes) {
    for (const { spec } of nodes.filter(({ found }) => found.kind === 'running'))
        rollout.progress.show(spec.name, CREATED_BY_OTHER);
}
function report({ rollout, wish }, words) {
    rollout.info(`Builder  ${wish.hold.builder}: ${words}`);
}
async function bringUp(ensuring, { nodes, podsVersion }, round) {
    const joined = await joinOrCreate(ensuring, nodes);
    if (round === 0 && areThere(nodes)) {
        const words = joined.length > 0 ? describeJoined(joined) : describeStart(nodes.map(asEnding));
        report(ensuring, words);
    }
    if (round > 0)
        showJoined(ensuring, nodes);
    const adapted = await Promise.all(joined.map((node) => adapt(ensuring, node)));
    const staying = adapted.filter((node) => node !== undefined);
    const names = new Set(staying.map(({ spec }) => spec.name));
    const ending = nodes.filter(({ spec }) => !names.has(spec.name));
    const [up, later] = await Promise.all([
        serve(ensuring, staying, podsVersion),
        Promise.all(ending.map(({ spec }) => startAgain({ ...ensuring, spec }, round + 1))),
    ]);
    return [...up, ...later.flat()];
}
async function startAgain(ensuring, round) {
    const { rollout, wish, spec } = ensuring;
    if (round > system_poll/* CONFLICT_TRIES */.bD)
        throw unsteady(spec);
    if (round > 1)
        await (0,system_poll/* pause */.v7)((0,system_poll/* paceMs */.ks)(rollout.limits.round, round - 2, Math.random()), rollout.signal);
    await waitUntilGone(rollout, spec.name);
    const nodes = await surveyAgain(rollout, spec, wish.explicit);
    return bringUp(ensuring, { nodes, podsVersion: undefined }, round);
}
function unsteady({ name }) {
    return (0,errors/* conflictError */.jU)(`Builder ${name} appeared and disappeared ${system_poll/* CONFLICT_TRIES */.bD} times.`, 'Check what in the cluster deletes it, and run the job again.', 'contention');
}
async function serve({ rollout, wish }, nodes, podsVersion) {
    try {
        const starts = await waitUntilServing(rollout, nodes, podsVersion, wish.nodes.length > 1);
        return nodes.map((node) => ({ ...node, start: starts.find(({ name }) => name === node.spec.name) }));
    }
    catch (error) {
        reportStaying(rollout, nodes);
        throw withWhereToLook(nodes, error);
    }
}
function withWhereToLook(nodes, thrown) {
    if (!(thrown instanceof errors/* ActionError */.lZ) || !['not-ready', 'timeout'].includes(thrown.code))
        return thrown;
    const { message, hint } = thrown;
    const about = nodes.filter(({ spec }) => nodes.length === 1 || message.includes(spec.name));
    const orphans = about.filter(({ deployment }) => foundLife(deployment) === 'orphaned');
    const more = new Set([
        ...about.map(({ author }) => author),
        ...orphans.map(({ spec }) => describeHowToDelete(spec)),
    ]);
    const whole = [hint, ...more].filter((words) => words !== undefined).join(' ');
    return (0,errors/* changedError */.zi)(thrown, { hint: whole });
}
function reportStaying({ api, info }, nodes) {
    const kept = nodes.filter(({ spec, created }) => created !== undefined && spec.life.kind === 'forever');
    for (const { spec } of kept)
        info(`Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl --namespace ${api.namespace} delete deployment ${spec.name}`);
}
async function adapt(ensuring, node) {
    if (node.created !== undefined)
        return { ...node, author: undefined };
    const { spec, deployment } = node;
    try {
        await adaptClaim({ ...ensuring, spec }, deployment);
        const rolled = await roll({ ...ensuring, spec }, deployment);
        return rolled === undefined ? undefined : { ...node, ...rolled };
    }
    catch (thrown) {
        throw prefixNode(ensuring.wish, spec, thrown);
    }
}
async function adaptClaim({ rollout, wish, spec }, running) {
    if (!isClaimNode(spec))
        return;
    const asked = CLAIM_INPUTS.filter((name) => wish.explicit.has(name));
    if (asked.length === 0)
        return;
    const used = usedClaim(running) ?? (asked.includes('cache-size') ? (0,manifests_names/* claimName */.cB)(spec.name) : undefined);
    if (isServing(running) && used !== (0,manifests_names/* claimName */.cB)(spec.name))
        return reportUnused(rollout, spec, used, asked);
    const claim = await findClaim(rollout, spec);
    if (claim === undefined)
        return;
    reportClass(rollout, spec, claim);
    if (asked.includes('cache-size'))
        await growClaim(rollout, claim, spec);
}
const CLAIM_INPUTS = ['cache-size', 'storage-class'];
function reportUnused({ info }, spec, used, asked) {
    const has = used === undefined ? 'has no claim for its cache' : `keeps its cache on claim ${used}`;
    const are = asked.length === 1 ? 'is' : 'are';
    info(`Builder ${spec.name} ${has}: ${asked.join(' and ')} ${are} not used. ${describeHowToChange(spec)}`);
}
function usedClaim({ spec }) {
    const volume = spec?.template.spec?.volumes?.find(({ name }) => name === 'cache');
    return volume?.persistentVolumeClaim?.claimName;
}

;// CONCATENATED MODULE: ./js/cluster/api/retry.js
const MAIN_LIMITS = {
    totalMs: 60_000,
    shortestMs: 200,
    longestMs: 5000,
    retryAfterMs: 30_000,
    answerMs: 15_000,
    tunnelMs: 15_000,
    webhookMs: 8000,
    silenceMs: 10_000,
    startupMs: 3000,
    watchGraceMs: 1000,
};
const POST_LIMITS = { ...MAIN_LIMITS, totalMs: 15_000, longestMs: 2000 };
const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);
function isRetryable(status) {
    return RETRYABLE_STATUS.has(status);
}
function retryAfterMs(header, nowMs, longestMs) {
    if (header === undefined)
        return 0;
    const seconds = Number(header);
    const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
    return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), longestMs);
}
function backoffMs(attempt, askedMs, random, { shortestMs, longestMs }) {
    const ceiling = Math.min(longestMs, shortestMs * 2 ** attempt);
    return Math.max(askedMs, shortestMs + random * (ceiling - shortestMs));
}
function openStartupGrace(longestMs) {
    let lostMs = 0;
    let loadedMs;
    let firstRefusalMs;
    return {
        connectionLost: () => {
            lostMs = performance.now();
            loadedMs = undefined;
            firstRefusalMs = undefined;
        },
        answered: (sentMs) => {
            if (sentMs >= lostMs)
                loadedMs ??= performance.now();
        },
        isWithin: (sentMs) => {
            if (loadedMs !== undefined && sentMs >= loadedMs)
                return false;
            const nowMs = performance.now();
            firstRefusalMs ??= nowMs;
            return nowMs - firstRefusalMs < longestMs;
        },
    };
}

// EXTERNAL MODULE: external "lazy:node:child_process"
var external_lazy_node_child_process_ = __webpack_require__(2099);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./js/builders/holds/renew.js









async function keepHeld(rollout, held, keeping) {
    const endMs = uptimeMs() + keeping.term.maxJobDurationMs;
    const { lifeMs } = keeping.term;
    let current = { held, term: keeping.term };
    for (let waitMs = renewEveryMs(lifeMs); uptimeMs() + waitMs < endMs;) {
        await pause(waitMs, rollout.signal);
        try {
            const next = await renewOrRetake(rollout, current, keeping.isWanted, endMs);
            if (next === undefined)
                return;
            current = next;
            await keeping.onRenewed(current.held.hold);
            waitMs = renewEveryMs(lifeMs);
        }
        catch {
            waitMs = retryEveryMs(lifeMs);
        }
    }
}
async function renewOrRetake(rollout, { held, term }, isWanted, endMs) {
    const renewed = await renewHold(rollout, held.hold, term, isWanted);
    if (renewed === 'again')
        return { held, term };
    if (renewed === 'over')
        return undefined;
    const maxJobDurationMs = endMs - uptimeMs();
    const lifeMs = Math.min(term.lifeMs, maxJobDurationMs);
    const hold = await retakeHold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
    return hold === undefined ? undefined : { held: { ...held, hold }, term: { lifeMs, maxJobDurationMs } };
}
async function renewHold({ api, signal, limits }, hold, term, isWanted) {
    const polling = { pace: limits.conflict, tries: CONFLICT_TRIES, signal };
    const renewed = await poll(polling, () => tryRenew(api, hold, term, isWanted));
    if (renewed !== undefined)
        return renewed;
    throw conflictError(`Could not renew hold ${hold.name}: it changes all the time.`, undefined, 'contention');
}
async function tryRenew(api, hold, term, isWanted) {
    const looked = await lookAtHold(api, hold, term);
    if (looked?.next.kind === 'over' || !isWanted())
        return 'over';
    if (looked === undefined || looked.next.kind === 'gone')
        return 'gone';
    const { next, resourceVersion } = looked;
    if (next.kind !== 'renew' && next.kind !== 'last')
        return 'again';
    const patch = renderRenewal(hold.uid, resourceVersion, next.seconds);
    const answer = await api.patch('jobs', hold.name, patch);
    if (answer.kind === 'refused' && answer.status === 409)
        return undefined;
    if (answer.kind === 'refused' && answer.status === 404)
        return 'gone';
    if (!isLiving(bodyOrThrow(answer, `patch Jobs in namespace ${api.namespace}`)))
        return 'gone';
    return next.kind === 'renew' ? 'again' : 'over';
}
async function lookAtHold(api, { name, uid }, term) {
    const found = await findWithTime(api, 'jobs', name);
    if (found === undefined || found.body.metadata?.uid !== uid)
        return undefined;
    const { resourceVersion = '' } = found.body.metadata;
    return { next: nextDeadline(found.body, found.serverTimeMs, term), resourceVersion };
}
async function prolongHold(api, hold, fromStartMs) {
    const patch = (0,manifests_hold/* renderDeadline */.XH)(hold.uid, (0,manifests_hold/* deadlineSeconds */.Qo)(fromStartMs));
    answer_bodyOrThrow(await api.patch('jobs', hold.name, patch), `patch Jobs in namespace ${api.namespace}`);
}
async function retakeHold(rollout, held, isWanted) {
    const { api } = rollout;
    await waitUntilNameIsFree(rollout, held.spec.name);
    if ((await findNodes(api, held.nodes)).length === 0 || !isWanted())
        return undefined;
    const hold = await takeHold(api, held.spec);
    const isHeld = await rejoinNodes(rollout, { ...held, hold });
    if (isHeld && isWanted())
        return hold;
    await api.deleteForeground('jobs', hold);
    return undefined;
}
async function waitUntilNameIsFree({ api, signal, limits }, name) {
    await poll({ pace: () => limits.nameMs, signal }, async () => {
        const job = await find(api, 'jobs', name);
        return job === undefined || isLiving(job) ? 'free' : undefined;
    });
}
async function rejoinNodes(rollout, { hold, spec, nodes }) {
    const found = await findNodes(rollout.api, nodes);
    const owned = found.filter((node) => ownersOf(node).length > 0);
    const unowned = found.filter((node) => !owned.includes(node));
    const noted = await Promise.all(unowned.map((node) => noteUser(rollout, node, hold.uid)));
    const added = await Promise.all(owned.map((node) => addOwner(rollout.api, node, hold)));
    const patched = added.filter((node) => node !== undefined);
    const confirmed = await confirmOwned(rollout, spec.builder, patched, hold);
    return noted.some((node) => node !== undefined) || confirmed.some(({ kind }) => kind === 'joined');
}
async function findNodes(api, names) {
    const found = [];
    for (const name of names) {
        const node = await find(api, 'deployments', name);
        if (node !== undefined && isOurs(node) && node.metadata?.deletionTimestamp === undefined)
            found.push(node);
    }
    return found;
}

// EXTERNAL MODULE: ./js/action/runner/log.js
var log = __webpack_require__(7239);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./js/lib/job-files.js
var job_files = __webpack_require__(8394);
// EXTERNAL MODULE: ./js/lib/system/private-file.js
var private_file = __webpack_require__(6057);
;// CONCATENATED MODULE: ./js/action/renewal/order.js






const LOOK_MS = 1000;
const UNSEEN_JOB_MS = 2 * 3_600_000;
function termOf({ term, worker, isMaxJobGiven = false }) {
    if (worker.kind !== 'unknown' || isMaxJobGiven)
        return term;
    return { ...term, maxJobDurationMs: Math.min(term.maxJobDurationMs, UNSEEN_JOB_MS) };
}
function writeRenewalOrder(folder, order) {
    (0,private_file/* writePrivateFile */.Pl)((0,job_files/* jobFile */._)(folder, 'renewalOrder'), `${JSON.stringify(order)}\n`);
}
function readRenewalOrder(folder) {
    const order = readJsonFile(jobFile(folder, 'renewalOrder'));
    if (isOrder(order))
        return order;
    throw new Error('The order of the renewer is not there, or is of another version.');
}
function isOrder(value) {
    return isMapping(value) && [value.held, value.term, value.worker].every(isMapping);
}
function isJobAlive(folder, worker) {
    return existsSync(jobFile(folder, 'renewalOrder')) && !isWorkerGone(worker);
}
function jobSignal(folder, worker) {
    const controller = new AbortController();
    const timer = setInterval(() => {
        if (!isJobAlive(folder, worker))
            controller.abort(new ActionError({ code: 'cancelled', message: 'The job is over.' }));
    }, LOOK_MS);
    return { signal: controller.signal, forget: () => clearInterval(timer) };
}
const WORKER_NAME = 'Runner.Worker';
function findWorker(parent) {
    for (let pid = parent; pid > 1;) {
        const stat = readStat(pid);
        if (stat.kind === 'none')
            break;
        if (stat.name === WORKER_NAME)
            return { kind: 'process', pid, startTicks: stat.startTicks };
        pid = stat.parent;
    }
    return { kind: 'unknown' };
}
function isWorkerGone(worker) {
    if (worker.kind === 'unknown')
        return false;
    const stat = readStat(worker.pid);
    if (stat.kind === 'none')
        return stat.isGone;
    return stat.startTicks !== worker.startTicks || stat.hasEnded;
}
function readStat(pid) {
    try {
        return parseStat((0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
    }
    catch (error) {
        const code = (0,errors/* codeOf */.$N)(error);
        return { kind: 'none', isGone: code === 'ENOENT' || code === 'ESRCH' };
    }
}
function parseStat(line) {
    const [open, close] = [line.indexOf('('), line.lastIndexOf(')')];
    const fields = line.slice(close + 2).split(' ');
    const [state = '', parent = ''] = fields;
    const startTicks = Number(fields[19] ?? Number.NaN);
    if (open < 0 || Number.isNaN(startTicks))
        return { kind: 'none', isGone: false };
    return {
        kind: 'stat',
        name: line.slice(open + 1, close),
        hasEnded: state === 'Z' || state === 'X',
        parent: Number(parent),
        startTicks,
    };
}

;// CONCATENATED MODULE: ./js/action/renewal/renewal.js








const UP_MS = 5000;
function startRenewal(wanted, rollout) {
    const { folder, variables, ...order } = wanted;
    let instead;
    const failed = (thrown) => {
        instead = goWithout(rollout, order, (0,errors/* messageOf */.bD)(thrown));
    };
    let renewer;
    try {
        giveOrder(folder, { ...order, worker: findWorker(process.ppid) });
        renewer = startRenewer({ folder, variables, signal: rollout.signal }, failed);
    }
    catch (thrown) {
        failed(thrown);
    }
    return {
        detach: async () => {
            await renewer?.isUp();
            await instead;
            rollout.signal.throwIfAborted();
            renewer?.release();
        },
    };
}
function giveOrder(folder, order) {
    writeRenewalOrder(folder, order);
    const longestMs = termOf(order).maxJobDurationMs;
    if (longestMs === order.term.maxJobDurationMs)
        return;
    log/* runnerLog */.t1.info(`This step does not see the runner, as in a container: the builder is held for ${(0,duration/* formatDuration */.a)(longestMs)} at most, also when the runner dies. For a longer job set max-job-duration.`);
}
function startRenewer({ folder, variables, signal }, failed) {
    const [, main = ''] = process.argv;
    const child = (0,external_lazy_node_child_process_.spawn)(process.execPath, [(0,external_node_path_.join)((0,external_node_path_.dirname)(main), 'renewer.js'), folder], {
        detached: true,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: variables,
    });
    giveWay(child.pid);
    const up = Promise.withResolvers();
    let isOurs = true;
    const release = () => {
        isOurs = false;
        up.resolve();
        signal.removeEventListener('abort', end);
        if (child.connected)
            child.disconnect();
        child.unref();
    };
    const end = () => {
        release();
        child.kill('SIGKILL');
    };
    const fail = (thrown) => {
        if (!isOurs)
            return;
        end();
        failed(thrown);
    };
    signal.addEventListener('abort', end);
    child.on('error', fail);
    child.once('message', () => up.resolve());
    child.once('exit', (code, by) => code === 0 ? up.resolve() : fail(new Error(`the process for it ended with ${by ?? code}`)));
    const isUp = async () => {
        const why = `the process for it gave no sign of life in ${UP_MS / 1000} s`;
        const timer = setTimeout(() => fail(new Error(why)), UP_MS);
        await up.promise;
        clearTimeout(timer);
    };
    return { isUp, release };
}
function giveWay(pid) {
    try {
        if (pid !== undefined)
            (0,external_node_os_.setPriority)(pid, 5);
    }
    catch {
    }
}
async function goWithout({ api, signal }, { held, term }, why) {
    try {
        await prolongHold(api, held.hold, term.maxJobDurationMs);
        log/* runnerLog */.t1.info(`Holds are not renewed on this runner (${why}): this one lives for max-job-duration, ${(0,duration/* formatDuration */.a)(term.maxJobDurationMs)}.`);
    }
    catch (thrown) {
        if (signal.aborted)
            return;
        const { headline } = (0,errors/* explain */.WE)((0,errors/* toActionError */.ie)(thrown));
        const lifeWords = (0,duration/* formatDuration */.a)(term.lifeMs);
        log/* runnerLog */.t1.warning(`The hold is not renewed on this runner (${why}), so the builder may stop after ${lifeWords}. ${headline}`, 'hold-lost');
    }
}

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(5794);
// EXTERNAL MODULE: ./js/lib/base64.js
var base64 = __webpack_require__(2416);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __webpack_require__(9672);
// EXTERNAL MODULE: ./js/cluster/recipe/aws-clock.js
var aws_clock = __webpack_require__(1079);
// EXTERNAL MODULE: ./js/cluster/recipe/context.js + 1 modules
var recipe_context = __webpack_require__(5832);
// EXTERNAL MODULE: ./js/cluster/recipe/mint.js + 4 modules
var mint = __webpack_require__(6639);
// EXTERNAL MODULE: ./js/cluster/access/exec-plugin.js
var exec_plugin = __webpack_require__(5626);
;// CONCATENATED MODULE: ./js/cluster/access/credentials.js







const EXPIRY_MARGIN_MS = 30_000;
function credentialSource(access, facts) {
    const { identity, certificate } = access;
    switch (identity.kind) {
        case 'anonymous':
            return async () => ({ authorization: undefined, certificate });
        case 'token':
            return async () => ({ authorization: `Bearer ${identity.token}`, certificate });
        case 'basic': {
            const pair = (0,base64/* toBase64 */.n)(`${identity.username}:${identity.password}`);
            return async () => ({ authorization: `Basic ${pair}`, certificate });
        }
        case 'token-file':
            return async () => {
                const token = readToken(identity.path);
                facts.mask(token);
                return { authorization: `Bearer ${token}`, certificate };
            };
        case 'exec':
            return pluginSource(access, identity.plugin, facts);
        case 'recipe':
            return recipeSource(identity, certificate, facts);
    }
}
function recipeSource({ recipe, known }, certificate, facts) {
    const context = (0,recipe_context/* openMintContext */.e)(facts, facts.mask, known);
    let current = recipe;
    let last;
    return async (unaccepted, signal) => {
        if (unaccepted !== undefined && current.kind === 'eks')
            current = (0,aws_clock/* atServerTime */.M8)(current, context, unaccepted.serverTimeMs);
        if (last === undefined || unaccepted !== undefined || expiresSoon(last))
            last = await (0,mint/* mintToken */.W)(current, context, signal);
        facts.mask(last.token);
        return { authorization: `Bearer ${last.token}`, certificate };
    };
}
function expiresSoon({ expiresMs }) {
    return expiresMs !== undefined && expiresMs - EXPIRY_MARGIN_MS < Date.now();
}
function pluginSource(access, plugin, { environment, mask }) {
    let last;
    const run = (signal) => {
        const running = (0,exec_plugin/* runExecPlugin */.Ah)(plugin, access, environment, signal);
        last = running;
        running.catch(() => {
            if (last === running)
                last = undefined;
        });
        return running;
    };
    return async (unaccepted, signal) => {
        const known = await (unaccepted !== undefined ? run(signal) : (last ?? run(signal)));
        const { token, certificate } = expiresSoon(known) ? await run(signal) : known;
        if (token !== undefined)
            mask(token);
        if (certificate.kind === 'pair')
            mask(certificate.keyPem);
        return {
            authorization: token === undefined ? undefined : `Bearer ${token}`,
            certificate: certificate.kind === 'pair' ? certificate : access.certificate,
        };
    };
}
function readToken(path) {
    const file = (0,regular_file/* readRegularFile */.XF)(path);
    if (file.kind === 'content')
        return file.bytes.toString('utf8').trim();
    throw new errors/* ActionError */.lZ({
        code: 'input',
        topic: 'kubeconfig-invalid',
        message: `The kubeconfig's tokenFile cannot be used (${file.why}).`,
        hint: 'It must still exist in later steps.',
    });
}

;// CONCATENATED MODULE: ./js/lib/kubernetes/kinds.js
const GROUP = {
    deployments: 'apis/apps/v1',
    statefulsets: 'apis/apps/v1',
    jobs: 'apis/batch/v1',
    pods: 'api/v1',
    persistentvolumeclaims: 'api/v1',
    events: 'api/v1',
    secrets: 'api/v1',
};
function pathOf(kind, namespace, name) {
    const collection = `/${GROUP[kind]}/namespaces/${encodeURIComponent(namespace)}/${kind}`;
    return name === undefined ? collection : `${collection}/${encodeURIComponent(name)}`;
}

// EXTERNAL MODULE: ./js/cluster/network/fault.js
var fault = __webpack_require__(2567);
;// CONCATENATED MODULE: ./js/cluster/api/unanswered.js


function whyNoAnswer(thrown, answerMs) {
    if (thrown instanceof errors/* ActionError */.lZ)
        throw thrown;
    if (thrown instanceof Error && (0,fault/* isCertificateFault */.iM)(thrown))
        throw untrusted(thrown);
    if ((0,errors/* codeOf */.$N)(thrown) === 'ERR_INVALID_CHAR')
        throw unsendable();
    return (0,fault/* whyUnanswered */.Vc)(thrown, `in ${answerMs / 1000} s`);
}
function untrusted(error) {
    const hint = (0,fault/* isUnknownAuthority */.c2)(error)
        ? "Add its authority, or that of a proxy in between, to certificate-authority-data or, where that is empty, to the runner's store (SSL_CERT_FILE)."
        : 'Check server and tls-server-name.';
    const message = `The API server's certificate is not trusted: ${(0,fault/* certificateWords */.X$)(error)}.`;
    return new errors/* ActionError */.lZ({ code: 'unreachable', topic: 'tls', message, hint, cause: error });
}
function unsendable() {
    return new errors/* ActionError */.lZ({
        code: 'input',
        topic: 'kubeconfig-invalid',
        message: "The kubeconfig's user has line breaks or control characters.",
        hint: 'Copy it again, on one line.',
    });
}
function unauthorized(message) {
    return new errors/* ActionError */.lZ({
        code: 'unauthorized',
        message: `The API server rejected the credentials (401 ${message}).`,
        hint: "The kubeconfig's token or certificate is wrong or expired.",
    });
}
function unreachable(server, why, triedMs) {
    const message = `Cannot reach the API server (tried for ${Math.ceil(triedMs / 1000)} s): ${why}.`;
    const { host, hostname } = new URL(server);
    const hint = LOOPBACK.test(hostname)
        ? `${host} is the runner itself: use the address at which the runner reaches the server.`
        : 'Check the server address, the network and the proxy of this runner.';
    return new errors/* ActionError */.lZ({ code: 'unreachable', message, hint });
}
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.*\.)?localhost|kubernetes\.docker\.internal)$/;

;// CONCATENATED MODULE: ./js/cluster/api/call.js






const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
async function callUntilAnswered(options, request, read) {
    const startedMs = performance.now();
    const asking = {
        startedMs,
        sentMs: startedMs,
        trouble: undefined,
        wasUnauthorized: false,
        told: undefined,
    };
    const send = (...all) => {
        asking.trouble ??= 'no answer';
        return options.send(...all);
    };
    try {
        return await callWithin({ ...options, send }, request, read, asking);
    }
    catch (thrown) {
        const passedMs = performance.now() - asking.startedMs;
        const isSilent = !options.reach.hasAnswered || passedMs > options.limits.silenceMs;
        if (!(thrown instanceof errors/* ActionError */.lZ) || thrown.code !== 'timeout' || !isSilent)
            throw thrown;
        throw asking.trouble === undefined ? thrown : unreachable(options.server, asking.trouble, passedMs);
    }
}
const TELL_AGAIN_MS = 10_000;
function tell({ note }, asking, message, waitMs) {
    const nowMs = performance.now();
    if (message === asking.told?.message && nowMs - asking.told.atMs < TELL_AGAIN_MS)
        return;
    asking.told = { message, atMs: nowMs };
    note(`The API server: ${message}; trying again in ${Math.round(waitMs)} ms.`);
}
async function callWithin(options, request, read, asking) {
    const { limits, grace, signal } = options;
    for (let attempt = 0;; attempt += 1) {
        const outcome = await callWithCredential(options, request, read, asking);
        const again = call_judge(grace, outcome, asking.sentMs);
        if (again.kind === 'ok' || again.kind === 'refused')
            return again;
        asking.trouble = again.kind === 'again' ? again.message : undefined;
        const waitMs = backoffMs(attempt, again.askedMs, Math.random(), limits);
        const passedMs = performance.now() - asking.startedMs;
        if (passedMs + waitMs > (again.kind === 'blocked' ? limits.webhookMs : limits.totalMs))
            return lastAnswer(options, again, passedMs);
        tell(options, asking, again.message, waitMs);
        await (0,system_poll/* pause */.v7)(waitMs, signal);
    }
}
async function callWithCredential(options, request, read, asking) {
    asking.sentMs = performance.now();
    const outcome = await callOnce(options, request, read, undefined);
    if (outcome.kind !== 'again')
        options.reach.hasAnswered = true;
    if (outcome.kind !== 'unauthorized' || asking.wasUnauthorized)
        return outcome;
    asking.wasUnauthorized = true;
    asking.sentMs = performance.now();
    return callOnce(options, request, read, outcome);
}
function lastAnswer({ server }, again, passedMs) {
    if (again.kind === 'blocked')
        return again.refusal;
    throw unreachable(server, again.message, passedMs);
}
function call_judge(grace, outcome, sentMs) {
    if (outcome.kind === 'blocked')
        return outcome;
    if (outcome.kind === 'again') {
        grace.connectionLost();
        return outcome;
    }
    const isDenied = outcome.kind === 'unauthorized' || (outcome.kind === 'refused' && outcome.status === 403);
    if (!isDenied)
        grace.answered(sentMs);
    if (!isDenied || !grace.isWithin(sentMs)) {
        if (outcome.kind === 'unauthorized')
            throw unauthorized(outcome.message);
        return outcome;
    }
    const status = outcome.kind === 'refused' ? outcome.status : 401;
    return { kind: 'again', message: `answered ${status}, perhaps still starting up`, askedMs: 0 };
}
async function callOnce(options, request, read, unaccepted) {
    const { signal, limits } = options;
    const credential = await options.credentials(unaccepted, signal);
    try {
        const ending = AbortSignal.any([signal, AbortSignal.timeout(limits.answerMs)]);
        const response = await options.send(request, credential, ending);
        const status = response.statusCode ?? 0;
        const text = await textOf(response);
        options.warn(response.headersDistinct.warning);
        const serverTimeMs = Date.parse(response.headers.date ?? '') || undefined;
        if (status >= 200 && status < 300)
            return { kind: 'ok', body: read(text), serverTimeMs: serverTimeMs ?? Date.now() };
        if (status === 401)
            return { kind: 'unauthorized', message: refusalOf(status, text).message, serverTimeMs };
        if (!isRetryable(status))
            return refusalOf(status, text);
        const askedMs = retryAfterMs(response.headers['retry-after'], Date.now(), limits.retryAfterMs);
        return retryable(status, text, askedMs);
    }
    catch (error) {
        signal.throwIfAborted();
        return { kind: 'again', message: whyNoAnswer(error, limits.answerMs), askedMs: 0 };
    }
}
function retryable(status, text, askedMs) {
    const refusal = refusalOf(status, text);
    const message = `answered ${status}`;
    if (!isWebhookDown(refusal.message))
        return { kind: 'again', message, askedMs };
    return { kind: 'blocked', message: `${message}, an admission webhook fails`, askedMs, refusal };
}
async function textOf(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > LARGEST_ANSWER_BYTES)
            throw new Error('an answer of more than 32 MiB');
    }
    return Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./js/cluster/api/watch.js

async function* watchEvents(options, collectionPath, resourceVersion, seconds) {
    const { signal } = options;
    const startedMs = performance.now();
    const query = new URLSearchParams({ watch: 'true', resourceVersion, timeoutSeconds: `${seconds}` });
    const path = `${collectionPath}&${query}`;
    const deadline = AbortSignal.timeout(seconds * 1000 + options.limits.watchGraceMs);
    try {
        const credential = await options.credentials(undefined, signal);
        const request = { method: 'GET', path, body: undefined };
        const response = await options.send(request, credential, AbortSignal.any([signal, deadline]));
        try {
            if (response.statusCode !== 200)
                return;
            let rest = '';
            response.setEncoding('utf8');
            for await (const chunk of response) {
                const lines = `${rest}${chunk}`.split('\n');
                rest = lines.pop() ?? '';
                for (const line of lines) {
                    const event = readObject(line);
                    if (event.type === 'ERROR')
                        return;
                    yield event;
                }
            }
            if (performance.now() - startedMs >= (seconds - 1) * 1000)
                yield { type: 'OVER' };
        }
        finally {
            response.destroy();
        }
    }
    catch {
        signal.throwIfAborted();
    }
}

;// CONCATENATED MODULE: ./js/cluster/api/api.js





const DRY_RUN = { dryRun: 'All' };
const STRICT_DRY_RUN = { ...DRY_RUN, fieldValidation: 'Strict' };
const LOG_LINES = 60;
const REVIEW_RIGHTS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const REVIEW_SELF = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
const SELF_REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
function openApi(namespace, options) {
    const send = (method, path, read, content) => {
        const body = content === undefined ? undefined : JSON.stringify(content);
        return callUntilAnswered(options, { method, path, body }, read);
    };
    const call = (method, path, content) => send(method, path, readObject, content);
    const one = (kind, name) => pathOf(kind, namespace, name);
    const some = (kind, query) => `${pathOf(kind, namespace)}?${new URLSearchParams(query)}`;
    return {
        namespace,
        get: (kind, name) => call('GET', one(kind, name)),
        list: (kind, labelSelector) => call('GET', some(kind, { labelSelector })),
        getClusterNode: (name) => call('GET', `/api/v1/nodes/${encodeURIComponent(name)}`),
        listFirstClusterNode: (labelSelector) => call('GET', `/api/v1/nodes?${new URLSearchParams({ labelSelector, limit: '1' })}`),
        listEvents: (name) => call('GET', some('events', { fieldSelector: `involvedObject.name=${name}` })),
        readLog: (pod, container, hasCrashed) => {
            const query = new URLSearchParams({ container, tailLines: `${LOG_LINES}`, previous: `${hasCrashed}` });
            return send('GET', `${one('pods', pod)}/log?${query}`, (text) => text);
        },
        isAllowed: (right) => send('POST', REVIEW_RIGHTS, readAllowed, reviewOf({ namespace, ...right })),
        whoAmI: () => send('POST', REVIEW_SELF, readUser, SELF_REVIEW),
        requestToken: (account, request) => send('POST', tokenPath(namespace, account), readIssuedToken, request),
        create: (kind, object) => call('POST', pathOf(kind, namespace), object),
        tryCreate: (kind, object, isStrict) => call('POST', some(kind, isStrict ? STRICT_DRY_RUN : DRY_RUN), object),
        patch: (kind, name, patch) => call('PATCH', one(kind, name), patch),
        deleteForeground: (kind, { name, ...preconditions }) => call('DELETE', one(kind, name), { propagationPolicy: 'Foreground', preconditions }),
        watch: (kind, labelSelector, resourceVersion, seconds) => watchEvents(options, some(kind, { labelSelector }), resourceVersion, seconds),
    };
}
function reviewOf(resourceAttributes) {
    const kind = 'SelfSubjectAccessReview';
    return { apiVersion: 'authorization.k8s.io/v1', kind, spec: { resourceAttributes } };
}
function tokenPath(namespace, account) {
    const [space, name] = [encodeURIComponent(namespace), encodeURIComponent(account)];
    return `/api/v1/namespaces/${space}/serviceaccounts/${name}/token`;
}
function readIssuedToken(text) {
    const request = readObject(text);
    const { token, expirationTimestamp } = request.status ?? {};
    const expiresMs = (0,timestamp/* timestampMs */.R)(expirationTimestamp);
    if (token === undefined || expiresMs === undefined)
        throw new Error('an answer without a token');
    return { token, expiresMs };
}
function readAllowed(text) {
    const review = readObject(text);
    return review.status?.allowed === true;
}
function readUser(text) {
    const review = readObject(text);
    return review.status?.userInfo?.username ?? '';
}

;// CONCATENATED MODULE: ./js/cluster/api/trace.js
function traceCalls(send, trace) {
    return async (request, ...rest) => {
        const startedMs = performance.now();
        const tell = (end) => trace(`${request.method} ${request.path}: ${end}, ${Math.round(performance.now() - startedMs)} ms`);
        try {
            const response = await send(request, ...rest);
            tell(`${response.statusCode}`);
            return response;
        }
        catch (thrown) {
            tell('no answer');
            throw thrown;
        }
    };
}

// EXTERNAL MODULE: ./js/cluster/access/access.js
var access_access = __webpack_require__(8467);
// EXTERNAL MODULE: ./js/cluster/network/exchange.js
var exchange = __webpack_require__(42);
// EXTERNAL MODULE: ./js/cluster/network/trust.js
var trust = __webpack_require__(4409);
// EXTERNAL MODULE: ./js/cluster/network/tunnel.js
var tunnel = __webpack_require__(2281);
;// CONCATENATED MODULE: ./js/cluster/api/transport.js




function openTransport(access, { proxies, userAgent, limits }, lost) {
    const route = { proxyFor: () => proxy, limitMs: limits.tunnelMs };
    const proxy = (0,access_access/* proxyOf */.Ol)(access, proxies);
    const agents = openAgents(access, route);
    const sendTrusting = (trust, ...[request, credential, signal]) => {
        const outgoing = (0,exchange/* requestVerified */.qf)(new URL(`${access.server}${request.path}`), {
            method: request.method,
            agent: agents.agentFor(credential, trust),
            signal,
            headers: { 'user-agent': userAgent, ...headersOf(request, credential, access) },
        });
        outgoing.once('socket', (socket) => {
            if (!socket.listeners('close').includes(lost))
                socket.on('close', lost);
        });
        return (0,exchange/* responseTo */.$_)(outgoing, request.body, signal);
    };
    const own = access.caPem === undefined ? undefined : { ca: [access.caPem] };
    const send = async (...parts) => own === undefined
        ? (0,trust/* trustingSystem */.M)(proxies, (trust) => sendTrusting(trust, ...parts))
        : sendTrusting(own, ...parts);
    return { send, close: agents.close };
}
function openAgents({ tlsServerName }, route) {
    let last;
    const agentFor = ({ certificate }, trust) => {
        const key = certificate.kind === 'pair' ? certificate.certificatePem : undefined;
        if (last !== undefined && last.key === key && last.trust.ca === trust.ca)
            return last.agent;
        last?.agent.destroy();
        const agent = new tunnel/* TunnelAgent */.ag(route, {
            keepAlive: true,
            maxSockets: 3,
            ...trust,
            ...(tlsServerName === undefined ? {} : { servername: tlsServerName }),
            ...(certificate.kind === 'pair' ? { cert: certificate.certificatePem, key: certificate.keyPem } : {}),
        });
        last = { agent, key, trust };
        return agent;
    };
    return { agentFor, close: () => last?.agent.destroy() };
}
function headersOf(request, { authorization }, { impersonation }) {
    return {
        accept: 'application/json',
        ...bodyHeaders(request),
        ...(authorization === undefined ? {} : { authorization }),
        ...(impersonation === undefined ? {} : impersonationHeaders(impersonation)),
    };
}
function bodyHeaders({ method, body }) {
    if (body === undefined)
        return {};
    const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
    return { 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` };
}
function impersonationHeaders({ user, uid, groups, extra, }) {
    return {
        'impersonate-user': user,
        'impersonate-group': [...groups],
        ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
        ...Object.fromEntries(Object.entries(extra).map(([name, values]) => [`impersonate-extra-${headerKey(name)}`, [...values]])),
    };
}
function headerKey(name) {
    return encodeURIComponent(name).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}

;// CONCATENATED MODULE: ./js/cluster/api/open.js






const STEP_AGENT = 'setup-buildx-kubernetes';
const RENEWER_AGENT = (/* unused pure expression or super */ null && (`${STEP_AGENT}-renewer`));
function openCluster(access, options) {
    const { limits, signal, note, trace } = options;
    const grace = openStartupGrace(Math.min(limits.startupMs, limits.totalMs / 5));
    const { send, close } = openTransport(access, options, grace.connectionLost);
    const api = openApi(access.namespace, {
        send: trace === undefined ? send : traceCalls(send, trace),
        credentials: credentialSource(access, options),
        limits,
        grace,
        reach: { hasAnswered: false },
        server: access.server,
        signal,
        note,
        warn: warningLogger(note),
    });
    return { api, close };
}

;// CONCATENATED MODULE: ./js/action/runner/step-api.js



function openStepApi(access, { proxies, idTokens, variables }, limits, signal) {
    const facts = { proxies, idTokens, environment: variables, mask: log/* runnerLog */.t1.mask };
    const trace = core/* isDebug */._o() ? log/* runnerLog */.t1.debug : undefined;
    return openCluster(access, { ...facts, userAgent: STEP_AGENT, limits, signal, note: log/* runnerLog */.t1.info, trace }).api;
}

// EXTERNAL MODULE: ./js/action/setup/job.js
var setup_job = __webpack_require__(7511);
// EXTERNAL MODULE: ./js/action/setup/describe-ready.js
var describe_ready = __webpack_require__(4893);
;// CONCATENATED MODULE: ./js/action/setup/progress.js



const HEARTBEAT_MS = 15_000;
function showProgress({ builder, shortNames, limitMs }) {
    const shown = new Set();
    const awaited = new Map();
    const width = Math.max(0, ...[...shortNames.values()].map((name) => name.length));
    const limit = (0,duration/* formatDuration */.a)(limitMs);
    let endGroup;
    let timer;
    let isOver = false;
    const beatLater = () => {
        clearTimeout(timer);
        timer = isOver ? undefined : setTimeout(beat, HEARTBEAT_MS);
    };
    const print = (node, words) => {
        endGroup ??= log/* runnerLog */.t1.group(`Waiting for ${builder} (at most ${limit})`);
        const name = (shortNames.get(node) ?? node).padEnd(width);
        log/* runnerLog */.t1.info(`${(0,describe_ready/* formatSeconds */.X)(performance.now()).padStart(8)}  ${name}  ${words}`);
        beatLater();
    };
    const beat = () => {
        const since = `${Math.round(performance.now() / 1000)} s of at most ${limit}`;
        for (const [node, what] of awaited)
            print(node, `still waiting for ${what} (${since})`);
        beatLater();
    };
    return {
        show: (node, words) => {
            const key = `${node} ${words}`;
            if (isOver || shown.has(key))
                return;
            shown.add(key);
            print(node, words);
        },
        await: (node, what) => {
            if (what === undefined)
                awaited.delete(node);
            else
                awaited.set(node, what);
            if (timer === undefined)
                beatLater();
        },
        end: () => {
            isOver = true;
            clearTimeout(timer);
            endGroup?.();
            endGroup = undefined;
        },
    };
}

;// CONCATENATED MODULE: ./js/action/setup/builder.js

















const LONGEST_JOB_MS = 6 * 3_600_000;
async function surveyBuilder(job, signal) {
    const rollout = openRollout(job, signal);
    const explaining = (step) => step().catch(async (thrown) => {
        throw await explain(rollout, job, thrown);
    });
    return explaining(async () => {
        if (job.inputs.buildServiceAccount !== undefined)
            await refuseHandOff(rollout, job.inputs.buildServiceAccount);
        if ((0,setup_job/* isBuilderJob */.VN)(job)) {
            const surveyed = await survey(rollout, job.wish);
            const { user } = surveyed;
            return { user, hold: () => explaining(() => ensure(rollout, job, surveyed)) };
        }
        const found = await connectBuilder(rollout, job.inputs.deployments);
        return { user: undefined, hold: () => explaining(() => connect(rollout, job, found)) };
    });
}
function openRollout(job, signal) {
    const api = openStepApi(job.access, job.environment, MAIN_LIMITS, signal);
    const progress = (0,setup_job/* isBuilderJob */.VN)(job) ? showProgress(waitOf(job)) : NO_PROGRESS;
    return { api, info: log/* runnerLog */.t1.info, warning: log/* runnerLog */.t1.warning, progress, signal, limits: WAITING_LIMITS };
}
function waitOf({ inputs, wish }) {
    const shortNames = new Map(wish.nodes.map(({ name, architecture }) => [name, architecture]));
    return { builder: wish.hold.builder, shortNames, limitMs: inputs.timeoutMs };
}
async function connect(rollout, job, found) {
    const { namespace } = rollout.api;
    const nodes = found.map(({ name, kind }, index) => {
        const platform = job.inputs.platforms[index];
        return { name, kind, namespace, platforms: platform === undefined ? [] : [platform] };
    });
    log/* runnerLog */.t1.info(`Builder  ${found.map(({ name }) => name).join(', ')}: used as it is (mode connect)`);
    const token = await handOff(rollout, job, undefined);
    return { nodes, created: false, isForever: true, token, deployments: [], started: [], renewal: undefined };
}
async function ensure(rollout, job, surveyed) {
    const { wish } = job;
    const holding = await holdBuilder(rollout, wish);
    const hold = holding.kind === 'held' ? holding.hold : undefined;
    const renewal = hold === undefined ? undefined : renew(rollout, job, hold);
    const ensured = await ensureBuilder({ rollout, wish, holding }, surveyed).finally(rollout.progress.end);
    const { created, isForever, deployments, nodes: started } = ensured;
    const token = await handOff(rollout, job, hold);
    const { namespace } = rollout.api;
    const nodes = wish.nodes.map(({ name, platforms }) => ({ name, kind: 'Deployment', namespace, platforms }));
    return { nodes, created, isForever, token, deployments, started, renewal };
}
function renew(rollout, { inputs, names, environment, wish }, hold) {
    const { maxJobDurationMs, buildServiceAccount } = inputs;
    if (!inputs.renew)
        return undefined;
    const given = inputs.explicit.has('max-job-duration') ? { isMaxJobGiven: true } : {};
    return startRenewal({
        folder: names.folder,
        variables: environment.variables,
        held: { hold, spec: wish.hold, nodes: wish.hold.nodes },
        term: { lifeMs: (0,manifests_hold/* holdLifeMs */.qP)(maxJobDurationMs), maxJobDurationMs },
        buildServiceAccount,
        ...given,
    }, rollout);
}
async function handOff(rollout, job, hold) {
    const { buildServiceAccount: account } = job.inputs;
    if (account === undefined)
        return undefined;
    const lifeMs = (0,setup_job/* isBuilderJob */.VN)(job) ? job.inputs.maxJobDurationMs : LONGEST_JOB_MS;
    const { token, expiresMs } = await mintBuildToken(rollout, { account, lifeMs, hold });
    log/* runnerLog */.t1.mask(token);
    const until = new Date(expiresMs).toISOString();
    const isRenewed = (0,setup_job/* isBuilderJob */.VN)(job) && job.inputs.renew && hold !== undefined;
    const end = isRenewed ? `${until} or a renewal` : until;
    log/* runnerLog */.t1.info(`Later steps build as service account ${account}, until ${end}.`);
    return token;
}
async function explain({ api }, job, thrown) {
    const error = (0,errors/* toActionError */.ie)(explainRefusal(thrown, settingFor(job, api.namespace)));
    if (error.code !== 'forbidden')
        return error;
    const wanted = (0,setup_job/* isBuilderJob */.VN)(job)
        ? (0,rights/* rightsToEnsure */.xG)((0,setup_job/* lifeOf */.c_)(job.inputs).kind !== 'forever')
        : rights/* RIGHTS_TO_CONNECT */.t9;
    const missing = await (0,missing_rights/* findMissing */.y)(api, wanted);
    if (missing.rights.length === 0)
        return error;
    const { explainForbidden } = await __webpack_require__.e(/* import() */ 144).then(__webpack_require__.bind(__webpack_require__, 9144));
    return explainForbidden(job, missing, error.cause);
}
function settingFor(job, namespace) {
    const setting = (0,problem/* foreignSetting */.nT)(namespace);
    if (!(0,setup_job/* isBuilderJob */.VN)(job))
        return setting;
    const { podPatch, security } = job.inputs;
    return { ...setting, hasPodPatch: Object.keys(podPatch).length > 0, security };
}


/***/ }),

/***/ 8390:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hT: () => (/* binding */ ENSURE),
/* harmony export */   hg: () => (/* binding */ CONNECT),
/* harmony export */   lF: () => (/* binding */ REMOVAL),
/* harmony export */   rT: () => (/* binding */ HANDOFF)
/* harmony export */ });
const ENSURE = [
    ['jobs.batch', 'get', 'list', 'create', 'patch', 'delete'],
    ['deployments.apps', 'get', 'create', 'patch'],
    ['persistentvolumeclaims', 'get', 'create', 'patch'],
    ['pods', 'list', 'watch'],
    ['pods/exec', 'create'],
    ['events', 'list'],
    ['pods/log', 'get'],
];
const CONNECT = [
    ['deployments.apps', 'get'],
    ['statefulsets.apps', 'get'],
    ['pods', 'list'],
    ['pods/exec', 'create'],
];
const REMOVAL = [
    ['deployments.apps', 'delete'],
    ['persistentvolumeclaims', 'delete'],
];
const HANDOFF = [
    ['serviceaccounts/token', 'create'],
    ['secrets', 'create', 'get'],
];


/***/ }),

/***/ 9678:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HY: () => (/* binding */ anchorName),
/* harmony export */   R5: () => (/* binding */ RIGHTS_TO_REMOVE_ORPHANS),
/* harmony export */   RH: () => (/* binding */ describeRights),
/* harmony export */   Rh: () => (/* binding */ renderTokenRequest),
/* harmony export */   YZ: () => (/* binding */ renderAnchor),
/* harmony export */   oy: () => (/* binding */ RIGHTS_TO_EXEC),
/* harmony export */   sT: () => (/* binding */ RIGHTS_TO_HAND_OFF),
/* harmony export */   t9: () => (/* binding */ RIGHTS_TO_CONNECT),
/* harmony export */   xG: () => (/* binding */ rightsToEnsure)
/* harmony export */ });
/* unused harmony export RIGHTS_TO_REMOVE_CLAIMS */
/* harmony import */ var _granted_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8390);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8197);


const EXPLAINING = new Set(['events', 'pods/log', 'statefulsets.apps']);
function rightsOf(grants, ...only) {
    return grants
        .filter(([name]) => !EXPLAINING.has(name) && (only.length === 0 || only.includes(name)))
        .flatMap(([name, ...verbs]) => {
        const [path = '', group = ''] = name.split('.');
        const [resource = '', subresource = ''] = path.split('/');
        return verbs.map((verb) => ({ group, resource, subresource, verb }));
    });
}
const RIGHTS_TO_EXEC = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .ENSURE */ .hT, 'pods/exec');
const RIGHTS_TO_REMOVE_ORPHANS = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .REMOVAL */ .lF, 'deployments.apps');
const RIGHTS_TO_REMOVE_CLAIMS = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .REMOVAL */ .lF, 'persistentvolumeclaims');
function rightsToEnsure(needsHolds) {
    const all = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .ENSURE */ .hT);
    return needsHolds ? all : all.filter(({ resource }) => resource !== 'jobs');
}
const RIGHTS_TO_HAND_OFF = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .HANDOFF */ .rT, 'serviceaccounts/token');
const RIGHTS_TO_CONNECT = rightsOf(_granted_js__WEBPACK_IMPORTED_MODULE_0__/* .CONNECT */ .hg);
function describeRights(wanted) {
    const verbs = new Map();
    for (const right of wanted) {
        const name = [pathOf(right), right.group].filter(Boolean).join('.');
        verbs.set(name, [...(verbs.get(name) ?? []), right.verb]);
    }
    return [...verbs].map(([name, some]) => `${some.join(', ')} ${name}`).join('; ');
}
function pathOf({ resource, subresource }) {
    return [resource, subresource].filter(Boolean).join('/');
}
function anchorName({ name, uid }) {
    return `${name}-${uid.slice(0, UID_LENGTH)}`;
}
const UID_LENGTH = 8;
const SHORTEST_LIFE_SECONDS = 600;
function renderAnchor(name, namespace, owner) {
    const metadata = { name, namespace, labels: { ..._names_js__WEBPACK_IMPORTED_MODULE_1__/* .MANAGED_BY */ .Kf }, ownerReferences: [owner] };
    return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', immutable: true };
}
function renderTokenRequest(lifeMs, anchor) {
    const expirationSeconds = Math.max(SHORTEST_LIFE_SECONDS, Math.ceil(lifeMs / 1000));
    const bound = anchor === undefined ? {} : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...anchor } };
    return {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { audiences: [], expirationSeconds, ...bound },
    };
}


/***/ }),

/***/ 1360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ forbidden),
/* harmony export */   y: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5592);
/* harmony import */ var _manifests_rights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9678);


async function findMissing(api, wanted) {
    const [user, ...allowed] = await Promise.all([
        api.whoAmI(),
        ...wanted.map((right) => api.isAllowed({ ...right, name: '' })),
    ]);
    const rights = wanted.filter((_, index) => {
        const answer = allowed[index];
        return answer?.kind === 'ok' && !answer.body;
    });
    const isNamed = user.kind === 'ok' && user.body !== '';
    return { user: isNamed ? user.body : 'the user of the kubeconfig', isNamed, rights };
}
function forbidden(namespace, { user, rights }, cause) {
    const message = `${user} lacks permissions in namespace ${namespace}: ${(0,_manifests_rights_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRights */ .RH)(rights)}.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'forbidden',
        message,
        hint: 'Apply the Role and RoleBinding from the job summary.',
        cause,
    });
}


/***/ }),

/***/ 42:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ responseTo),
/* harmony export */   L1: () => (/* binding */ connectVerified),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   eu: () => (/* binding */ AS_GO),
/* harmony export */   qf: () => (/* binding */ requestVerified)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_2__);



const AS_GO = { allowPartialTrustChain: true };
function requestVerified(url, options) {
    return (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
function connectVerified(options) {
    return (0,node_tls__WEBPACK_IMPORTED_MODULE_2__.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
}
function responseTo(outgoing, body, signal) {
    return new Promise((done, failed) => {
        outgoing.once('response', done);
        outgoing.once('error', failed);
        signal.addEventListener('abort', () => failed(signal.reason), { once: true });
        outgoing.end(body);
    });
}
const LARGEST_ANSWER = 1024 * 1024;
async function exchange(request, agent, signal) {
    try {
        const response = await begin(request, agent, signal);
        return {
            status: response.statusCode ?? 0,
            text: await read(response),
            headers: headersOf(response),
        };
    }
    catch (error) {
        signal.throwIfAborted();
        throw error;
    }
    finally {
        agent.destroy();
    }
}
function begin({ method, url, headers, body }, agent, signal) {
    const target = new URL(url);
    const send = target.protocol === 'http:' ? node_http__WEBPACK_IMPORTED_MODULE_0__.request : requestVerified;
    const all = { ...headers, 'content-length': Buffer.byteLength(body) };
    return responseTo(send(target, { method, headers: all, signal, agent }), body, signal);
}
async function read(response) {
    try {
        let text = '';
        response.setEncoding('utf8');
        for await (const chunk of response) {
            text += chunk;
            if (text.length > LARGEST_ANSWER)
                throw new Error('the answer is larger than 1 MiB');
        }
        return text;
    }
    finally {
        response.destroy();
    }
}
function headersOf({ headers }) {
    const entries = Object.entries(headers).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : []);
    return Object.fromEntries(entries);
}


/***/ }),

/***/ 4409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ trustingSystem)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_tls__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2567);




const FILES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
const FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];
const known = new Map();
async function trustingSystem(proxies, connect) {
    const key = JSON.stringify([proxies.authorityFile, proxies.authorityFolders]);
    const trust = known.get(key);
    if (trust !== undefined)
        return connect(trust);
    try {
        return await connect({});
    }
    catch (error) {
        if (!(0,_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnknownAuthority */ .c2)(error))
            throw error;
        const wider = { ca: [...(0,node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates)('default'), ...systemAuthorities(proxies)] };
        known.set(key, wider);
        return connect(wider);
    }
}
function systemAuthorities({ authorityFile: file, authorityFolders: list }) {
    const files = file ? [file] : FILES;
    const folders = list ? list.split(':') : FOLDERS;
    const bundle = files.map(textOf).find((text) => text !== undefined);
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap((pem) => certificatesIn(pem ?? '')))];
}
function certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function textOf(path) {
    try {
        return ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile() && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'latin1')) || undefined;
    }
    catch {
        return undefined;
    }
}
function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}


/***/ }),

/***/ 2281:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G_: () => (/* binding */ plainAgent),
/* harmony export */   ag: () => (/* binding */ TunnelAgent),
/* harmony export */   hY: () => (/* binding */ secureAgent)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1932);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7075);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_stream__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5592);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3488);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2567);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4677);









class TunnelAgent extends node_https__WEBPACK_IMPORTED_MODULE_1__.Agent {
    #route;
    #tls;
    #pending = new Set();
    constructor(route, options) {
        super({ ...options, rejectUnauthorized: true, ..._exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .AS_GO */ .eu });
        this.#route = route;
        this.#tls = options;
    }
    createConnection(options, connected = () => undefined) {
        try {
            const proxy = this.#route.proxyFor(new URL(`https://${targetOf(options)}`));
            if (proxy === undefined)
                return super.createConnection(options, connected);
            this.#tunnel(proxy, options, connected);
        }
        catch (error) {
            connected(error instanceof Error ? error : new Error((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error)), new node_stream__WEBPACK_IMPORTED_MODULE_3__.Duplex());
        }
        return null;
    }
    #tunnel(proxy, options, connected) {
        const asking = askFor(targetOf(options), proxy, this.#tls.ca, this.#route.limitMs);
        this.#pending.add(asking);
        asking.once('close', () => this.#pending.delete(asking));
        asking.once('error', (error) => connected(explained(error), new node_stream__WEBPACK_IMPORTED_MODULE_3__.Duplex()));
        asking.once('connect', ({ statusCode = 0 }, socket) => {
            const { servername = '' } = options;
            const tls = { ...this.#tls, ALPNProtocols: ['http/1.1'], host: hostOf(options), servername, socket };
            if (statusCode === 200)
                return connected(null, (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .connectVerified */ .L1)(tls));
            socket.destroy();
            connected(refusal(statusCode, targetOf(options)), socket);
        });
        asking.end();
    }
    destroy() {
        for (const asking of this.#pending)
            asking.destroy();
        super.destroy();
    }
}
function hostOf({ host }) {
    return host ?? 'localhost';
}
function targetOf(options) {
    const host = hostOf(options);
    return `${(0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIP)(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
}
function askFor(target, proxy, ca, limitMs) {
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    const basic = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .basicOf */ .wV)(proxy);
    const headers = {
        host: target,
        ...(basic === undefined ? {} : { 'proxy-authorization': `Basic ${basic}` }),
    };
    const options = { method: 'CONNECT', host, path: target, headers, agent: false };
    const asking = proxy.protocol === 'https:'
        ?
            (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .requestVerified */ .qf)(proxy, {
                ...options,
                port: proxy.port || 443,
                servername: (0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIP)(host) === 0 ? host : '',
                ca,
            })
        : (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)({ ...options, port: proxy.port || 80 });
    const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), limitMs);
    asking.once('connect', () => clearTimeout(timer));
    asking.once('close', () => clearTimeout(timer));
    return asking;
}
function refusal(status, target) {
    if (status !== 407 && status !== 403)
        return new Error(`the proxy answered ${status}`);
    const what = status === 407
        ? 'rejected its user or password'
        : `does not allow connections to ${(0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_7__/* .truncate */ .xv)(target, 100)}`;
    const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .lZ({
        code: 'unreachable',
        topic: 'proxy',
        message: `The proxy of this runner ${what} (${status}).`,
        hint,
    });
}
function explained(error) {
    if (!(0,_fault_js__WEBPACK_IMPORTED_MODULE_8__/* .isCertificateFault */ .iM)(error))
        return error;
    const hint = "Add its authority to the kubeconfig's certificate-authority-data, where that is set.";
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ActionError */ .lZ({
        code: 'unreachable',
        topic: 'tls',
        message: `The proxy's certificate is not trusted: ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_8__/* .certificateWords */ .X$)(error)}.`,
        hint,
        cause: error,
    });
}
const TUNNEL_LIMIT_MS = 15_000;
function secureAgent(proxies, trust) {
    return new TunnelAgent({ proxyFor: (server) => (0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyFor */ .iJ)(server, proxies), limitMs: TUNNEL_LIMIT_MS }, trust);
}
function plainAgent(server, proxies) {
    const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_6__/* .proxyFor */ .iJ)(server, proxies);
    if (proxy === undefined)
        return new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent();
    const proxyEnv = { http_proxy: proxy.href };
    return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent({ proxyEnv });
}
class SecureProxyAgent extends node_http__WEBPACK_IMPORTED_MODULE_0__.Agent {
    #proxy;
    constructor(proxy, proxyEnv) {
        super({ proxyEnv });
        this.#proxy = proxy;
    }
    createConnection(_) {
        const host = this.#proxy.hostname.replace(/^\[|\]$/g, '');
        const port = Number(this.#proxy.port || 443);
        return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_4__/* .connectVerified */ .L1)({ host, port, servername: (0,node_net__WEBPACK_IMPORTED_MODULE_2__.isIP)(host) === 0 ? host : '' });
    }
}


/***/ })

};
;