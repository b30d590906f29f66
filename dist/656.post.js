"use strict";
exports.id = 656;
exports.ids = [656];
exports.modules = {

/***/ 5656:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findOwnJob: () => (/* binding */ findOwnJob),
  readAccess: () => (/* binding */ readAccess),
  releaseBuilder: () => (/* binding */ releaseBuilder),
  removeFolder: () => (/* binding */ removeFolder),
  removeInstance: () => (/* binding */ removeInstance)
});

// EXTERNAL MODULE: external "lazy:node:fs/promises"
var promises_ = __webpack_require__(9621);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./js/cluster/api/answer.js
var api_answer = __webpack_require__(8091);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/kubernetes/timestamp.js
var timestamp = __webpack_require__(168);
// EXTERNAL MODULE: ./js/lib/system/poll.js
var poll = __webpack_require__(7396);
// EXTERNAL MODULE: ./js/builders/manifests/names.js
var names = __webpack_require__(8197);
;// CONCATENATED MODULE: ./js/builders/manifests/hold.js


function hold_renderHold(spec) {
    const labels = { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
    return {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: { [HOLDER_ANNOTATION]: spec.holder, [NODES_ANNOTATION]: spec.nodes.join(',') },
            ...renderRunner(spec.runner),
        },
        spec: {
            parallelism: 0,
            backoffLimit: 0,
            activeDeadlineSeconds: Math.ceil(spec.lifeMs / 1000),
            ttlSecondsAfterFinished: 0,
            template: {
                metadata: { labels },
                spec: {
                    restartPolicy: 'Never',
                    automountServiceAccountToken: false,
                    securityContext: {
                        runAsNonRoot: true,
                        runAsUser: 65534,
                        seccompProfile: { type: 'RuntimeDefault' },
                    },
                    containers: [
                        {
                            name: 'hold',
                            image: spec.image,
                            resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
                            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
                        },
                    ],
                },
            },
        },
    };
}
function renderRunner(runner) {
    if (runner.kind === 'elsewhere')
        return {};
    const { name, uid } = runner;
    return { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, blockOwnerDeletion: false }] };
}
function isLiving(hold) {
    if (hold.metadata?.deletionTimestamp !== undefined)
        return false;
    const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
    return !(hold.status?.conditions ?? []).some((condition) => ended.includes(condition.type) && condition.status === 'True');
}
function isInUse(hold) {
    return isLiving(hold) && !wasReleased(hold);
}
function wasReleased(hold) {
    return hold.metadata?.annotations?.[names/* RELEASED_ANNOTATION */.sM] !== undefined;
}
function hold_stoppedClock(hold) {
    if (hold.spec?.suspend === true)
        return 'suspended it';
    const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
    return managedBy === 'kubernetes.io/job-controller' ? undefined : `gave it to ${managedBy}`;
}
function renderRelease(hold, startedMs, nowMs, keepWarmMs) {
    const elapsedMs = Math.max(0, nowMs - startedMs);
    const { uid, ownerReferences = [] } = hold.metadata ?? {};
    const owners = ownerReferences.map((owner) => ({ $patch: 'delete', uid: owner.uid }));
    return {
        metadata: {
            uid,
            annotations: { [names/* RELEASED_ANNOTATION */.sM]: 'true' },
            ...(owners.length === 0 ? {} : { ownerReferences: owners }),
        },
        spec: { activeDeadlineSeconds: Math.max(1, Math.ceil((elapsedMs + keepWarmMs) / 1000)) },
    };
}
const LONGEST_LIFE_MS = (/* unused pure expression or super */ null && (20 * 60_000));
const SHORTEST_LIFE_MS = 10_000;
const RENEWALS_IN_A_LIFE = 5;
function holdLifeMs(maxJobDurationMs) {
    return Math.min(LONGEST_LIFE_MS, Math.max(maxJobDurationMs / 3, SHORTEST_LIFE_MS));
}
function renewEveryMs(lifeMs) {
    return lifeMs / RENEWALS_IN_A_LIFE;
}
const SHORTEST_RETRY_MS = 1000;
function retryEveryMs(lifeMs) {
    return Math.max(renewEveryMs(lifeMs) / 4, SHORTEST_RETRY_MS);
}
function nextDeadline(hold, nowMs, term) {
    const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
    const longest = deadlineSeconds(term.maxJobDurationMs);
    if (wasReleased(hold))
        return { kind: 'over' };
    if (!isLiving(hold))
        return { kind: 'gone' };
    if (deadline >= longest)
        return { kind: 'over' };
    const startedMs = timestampMs(hold.status?.startTime);
    if (startedMs === undefined)
        return { kind: 'wait' };
    const seconds = deadlineSeconds(Math.max(0, nowMs - startedMs) + term.lifeMs);
    if (seconds >= longest)
        return { kind: 'last', seconds: longest };
    return seconds > deadline ? { kind: 'renew', seconds } : { kind: 'wait' };
}
function deadlineSeconds(fromStartMs) {
    return Math.ceil(fromStartMs / 1000);
}
function renderDeadline(uid, seconds) {
    return { metadata: { uid }, spec: { activeDeadlineSeconds: seconds } };
}
function renderRenewal(uid, resourceVersion, seconds) {
    return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}
function nodesOfHold(hold) {
    return hold.metadata?.annotations?.[names/* NODES_ANNOTATION */.Q0]?.split(',').filter(Boolean);
}
function othersKeptWarm(uid, holds) {
    return holds.filter((job) => job.metadata?.uid !== uid && keptWarm(job) !== undefined);
}
function superfluousHolds(uid, holds, owners) {
    const warm = holds.map(keptWarm).filter((hold) => hold !== undefined);
    const own = warm.find((hold) => hold.uid === uid);
    if (own === undefined)
        return [];
    if (warm.some((other) => isBefore(own, other) && isCovered(own, other, owners)))
        return [own.job];
    return warm
        .filter((other) => isBefore(other, own) && isCovered(other, own, owners))
        .map((other) => other.job);
}
function keptWarm(job) {
    const { uid = '', name = '' } = job.metadata ?? {};
    const startedMs = (0,timestamp/* timestampMs */.R)(job.status?.startTime);
    const seconds = job.spec?.activeDeadlineSeconds;
    if (!isLiving(job) || !wasReleased(job) || startedMs === undefined || seconds === undefined)
        return undefined;
    return { job, uid, name, endMs: startedMs + seconds * 1000, nodes: nodesOfHold(job) };
}
function lastEndMs(holds) {
    const ends = holds.map(keptWarm).flatMap((hold) => (hold === undefined ? [] : [hold.endMs]));
    return ends.length === 0 ? undefined : Math.max(...ends);
}
function isBefore(one, other) {
    return one.endMs < other.endMs || (one.endMs === other.endMs && one.name < other.name);
}
function isCovered(hold, by, owners) {
    const isKept = (node) => {
        const uids = owners.get(node);
        return uids !== undefined && (uids.has(by.uid) || !uids.has(hold.uid));
    };
    return hold.nodes?.every(isKept) === true;
}

;// CONCATENATED MODULE: ./js/builders/holds/hold.js







async function takeHold(api, spec) {
    const answer = await api.create('jobs', renderHold(spec));
    const isLost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
    const job = bodyOrThrow(isLost ? await api.get('jobs', spec.name) : answer, `create Jobs in namespace ${spec.namespace}`);
    if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder)
        throw conflictError(`Job ${spec.name} is not this job's hold.`, 'Run the job again.');
    const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
    const stopped = stoppedClock(job);
    if (stopped === undefined)
        return hold;
    await api.deleteForeground('jobs', hold);
    throw conflictError(`Something in the cluster took over this action's Job and ${stopped}.`, 'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).', 'hold-lost');
}
async function takeHoldIfAllowed({ api, info }, spec, isNeeded) {
    try {
        return { kind: 'held', hold: await takeHold(api, spec) };
    }
    catch (thrown) {
        const error = toActionError(explainRefusal(thrown, foreignSetting(spec.namespace)));
        if (error.code !== 'forbidden')
            throw error;
        const hint = `Apply the Role (${docsLink('cluster')}), or set \`keep-warm: forever\`.`;
        if (isNeeded)
            throw changedError(error, { hint });
        info('This job may not create Jobs, so it uses the builder without a hold: other jobs may reconfigure it.');
        return { kind: 'none' };
    }
}
async function listHolds(api, builder) {
    return (await listHoldsWithTime(api, builder)).holds;
}
async function listHoldsWithTime(api, builder) {
    const answer = await api.list('jobs', (0,names/* builderSelector */.VO)(builder));
    const { items } = (0,api_answer/* bodyOrThrow */.sl)(answer, `list Jobs in namespace ${api.namespace}`);
    return { holds: items, nowMs: answer.kind === 'ok' ? answer.serverTimeMs : undefined };
}
async function countOtherUsers(api, builder, own) {
    return countOthers(await listHolds(api, builder), own);
}
function countJobs(others) {
    return others === 1 ? '1 other job uses' : `${others} other jobs use`;
}
function countOthers(holds, own) {
    return holds.filter((job) => isInUse(job) && job.metadata?.uid !== own.uid).length;
}

;// CONCATENATED MODULE: ./js/builders/holds/rollout.js


const NO_PROGRESS = {
    show: () => undefined,
    await: () => undefined,
    end: () => undefined,
};
const WAITING_LIMITS = {
    conflict: poll/* CONFLICT_PACE */.jw,
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
async function findWithTime(api, kind, name) {
    const answer = await api.get(kind, name);
    if (answer.kind === 'ok')
        return answer;
    if (answer.status === 404)
        return undefined;
    throw (0,api_answer/* refusalError */.z_)(answer, `get ${PLURALS[kind]} in namespace ${api.namespace}`);
}
async function find(api, kind, name) {
    return (await findWithTime(api, kind, name))?.body;
}

;// CONCATENATED MODULE: ./js/builders/holds/release.js








const GONE = { kind: 'gone' };
const RELEASE_TRIES = 4;
async function releaseHold({ api, signal, limits }, name, holder, life) {
    const polling = { pace: limits.conflict, tries: RELEASE_TRIES, signal };
    const release = await (0,poll/* poll */.wt)(polling, () => tryRelease(api, name, holder, life));
    if (release !== undefined)
        return release;
    throw (0,errors/* conflictError */.jU)(`Could not release hold ${name}: the API server answered 409 Conflict ${RELEASE_TRIES} times.`, undefined, 'contention');
}
async function tryRelease(api, name, holder, life) {
    const found = await findWithTime(api, 'jobs', name);
    if (found === undefined)
        return GONE;
    const { body: job, serverTimeMs } = found;
    if (!(0,names/* isOurs */.MU)(job))
        throw (0,errors/* conflictError */.jU)(`Job ${name} is not a hold of this action.`);
    if (job.metadata?.annotations?.[names/* HOLDER_ANNOTATION */.$x] !== holder)
        throw (0,errors/* conflictError */.jU)(`Job ${name} is the hold of another run.`);
    if (!isLiving(job))
        return GONE;
    if (life.kind !== 'for' || life.ms === 0)
        return deleteHold(api, { name, uid: job.metadata?.uid ?? '' });
    const startedMs = (0,timestamp/* timestampMs */.R)(job.status?.startTime) ?? serverTimeMs;
    const patched = await api.patch('jobs', name, renderRelease(job, startedMs, serverTimeMs, life.ms));
    if (patched.kind === 'refused' && patched.status === 404)
        return GONE;
    if (patched.kind === 'refused' && patched.status === 409)
        return undefined;
    const released = (0,api_answer/* bodyOrThrow */.sl)(patched, `patch Jobs in namespace ${api.namespace}`);
    return isLiving(released) ? { kind: 'kept-warm', job: released, nowMs: serverTimeMs } : GONE;
}
async function deleteHold(api, hold) {
    const answer = await api.deleteForeground('jobs', hold);
    if (answer.kind === 'refused' && answer.status === 404)
        return GONE;
    if (answer.kind === 'refused' && answer.status === 409)
        return undefined;
    (0,api_answer/* bodyOrThrow */.sl)(answer, `delete Jobs in namespace ${api.namespace}`);
    return { kind: 'deleted' };
}
const MOST_REMOVED = 20;
const LONGEST_MS = 5000;
async function collapseHolds(api, own) {
    const startedMs = performance.now();
    const { uid = '', labels = {} } = own.metadata ?? {};
    const holds = await listHolds(api, labels[names/* BUILDER_LABEL */.rL] ?? '');
    const nodes = nodesOfHold(own);
    const others = countOthers(holds, { name: own.metadata?.name ?? '', uid });
    const outlook = { others, untilMs: lastEndMs(holds), removed: 0 };
    if (nodes === undefined || othersKeptWarm(uid, holds).length === 0)
        return outlook;
    const superfluous = superfluousHolds(uid, holds, await readOwners(api, nodes));
    let removed = 0;
    for (const { metadata = {} } of superfluous.slice(0, MOST_REMOVED)) {
        if (performance.now() - startedMs > LONGEST_MS)
            break;
        const { name = '', uid: itsUid = '', resourceVersion = '' } = metadata;
        const answer = await api.deleteForeground('jobs', { name, uid: itsUid, resourceVersion });
        if (answer.kind === 'ok')
            removed += 1;
        else if (answer.status !== 404 && answer.status !== 409)
            (0,api_answer/* bodyOrThrow */.sl)(answer, `delete Jobs in namespace ${api.namespace}`);
    }
    return { ...outlook, removed };
}
async function readOwners(api, nodes) {
    const owners = nodes.map(async (name) => {
        const found = await find(api, 'deployments', name);
        return [name, new Set((found?.metadata?.ownerReferences ?? []).map(({ uid }) => uid))];
    });
    return new Map(await Promise.all(owners));
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/workload.js


function isServing(deployment) {
    const { readyReplicas = 0, updatedReplicas = 0, replicas = 0 } = deployment.status ?? {};
    return isSeen(deployment) && readyReplicas >= 1 && updatedReplicas >= replicas;
}
function isSeen({ metadata, status }) {
    return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}
function conditionOf({ status }, type) {
    return status?.conditions?.find((one) => one.type === type);
}
function failureOf(deployment) {
    if (!isSeen(deployment))
        return undefined;
    const failure = conditionOf(deployment, 'ReplicaFailure');
    const progress = conditionOf(deployment, 'Progressing');
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
    const progress = conditionOf(deployment, 'Progressing');
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
    return (metadata?.labels?.[APP_LABEL] === metadata?.name &&
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

;// CONCATENATED MODULE: ./js/builders/manifests/granted.js
const granted_ENSURE = [
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

;// CONCATENATED MODULE: ./js/builders/manifests/rights.js


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
const RIGHTS_TO_EXEC = rightsOf(granted_ENSURE, 'pods/exec');
const RIGHTS_TO_REMOVE_ORPHANS = rightsOf(REMOVAL, 'deployments.apps');
const RIGHTS_TO_REMOVE_CLAIMS = rightsOf(REMOVAL, 'persistentvolumeclaims');
function rightsToEnsure(needsHolds) {
    const all = rightsOf(ENSURE);
    return needsHolds ? all : all.filter(({ resource }) => resource !== 'jobs');
}
const RIGHTS_TO_HAND_OFF = rightsOf(HANDOFF, 'serviceaccounts/token');
const RIGHTS_TO_CONNECT = rightsOf(CONNECT);
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
    const metadata = { name, namespace, labels: { ...MANAGED_BY }, ownerReferences: [owner] };
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

;// CONCATENATED MODULE: ./js/builders/rollout/unused-claim.js






const MOST_TRIES = 15;
async function findUnserved({ api, hold }, nodes) {
    const found = await Promise.all(nodes.map(async (node) => {
        const answer = await api.get('deployments', node);
        if (answer.kind === 'refused')
            return answer.status === 404 ? { node, sawFirstBoot: false } : undefined;
        return hasServed(answer.body) ? undefined : { node, sawFirstBoot: isHeldBy(answer.body, hold) };
    }));
    return found.filter((one) => one !== undefined);
}
function isHeldBy({ metadata }, hold) {
    return (metadata?.ownerReferences ?? []).some(({ name }) => name === hold);
}
async function removeUnusedClaim(cleanup, unserved) {
    const { api, info, signal, limits } = cleanup;
    const name = (0,names/* claimName */.cB)(unserved.node);
    const polling = { pace: () => limits.unusedClaimMs, tries: MOST_TRIES, signal };
    const end = await (0,poll/* poll */.wt)(polling, () => tryToRemove(cleanup, name, unserved));
    if (end === 'removed')
        info(`Cache claim ${name} is removed: nothing was ever built on it.`);
    if (end === 'removed' || end === 'in-use')
        return;
    const missing = end === 'forbidden' ? ` (no right to ${describeRights(RIGHTS_TO_REMOVE_CLAIMS)})` : '';
    info(`Cache claim ${name} stays, although nothing was ever built on it${missing}. If it is not wanted: kubectl --namespace ${api.namespace} delete pvc ${name}`);
}
async function tryToRemove(cleanup, name, unserved) {
    const { api } = cleanup;
    const claim = await findUnused(cleanup, name, unserved);
    if (claim === undefined)
        return 'in-use';
    const { uid = '', resourceVersion = '', labels = {} } = claim.metadata ?? {};
    const builder = await stateOf(api, unserved.node);
    if (builder === 'stays')
        return 'kept';
    if ((await listHolds(api, labels[names/* BUILDER_LABEL */.rL] ?? '')).some(isLiving))
        return 'in-use';
    if (builder === 'is-owned')
        return undefined;
    const deleted = await api.deleteForeground('persistentvolumeclaims', { name, uid, resourceVersion });
    if (deleted.kind === 'ok')
        return 'removed';
    return deleted.status === 403 ? 'forbidden' : undefined;
}
async function findUnused({ api, hold }, name, { sawFirstBoot }) {
    const answer = await api.get('persistentvolumeclaims', name);
    if (answer.kind === 'refused' || !(0,names/* isOurs */.MU)(answer.body))
        return undefined;
    const { annotations = {}, deletionTimestamp } = answer.body.metadata ?? {};
    const { [names/* MADE_BY_ANNOTATION */.kF]: maker } = annotations;
    const isUnused = maker === hold || (maker !== undefined && sawFirstBoot);
    return isUnused && deletionTimestamp === undefined ? answer.body : undefined;
}
async function stateOf(api, node) {
    const answer = await api.get('deployments', node);
    if (answer.kind === 'refused')
        return answer.status === 404 ? 'is-gone' : 'stays';
    const { deletionTimestamp, ownerReferences = [] } = answer.body.metadata ?? {};
    if (deletionTimestamp !== undefined)
        return 'is-gone';
    return ownerReferences.length > 0 ? 'is-owned' : 'stays';
}

// EXTERNAL MODULE: ./js/buildx/former.js
var buildx_former = __webpack_require__(2815);
// EXTERNAL MODULE: ./js/buildx/ownership.js
var ownership = __webpack_require__(341);
// EXTERNAL MODULE: ./js/buildx/store.js + 1 modules
var buildx_store = __webpack_require__(4571);
// EXTERNAL MODULE: ./js/cluster/access/access.js
var access_access = __webpack_require__(8467);
// EXTERNAL MODULE: ./js/cluster/api/retry.js
var retry = __webpack_require__(3135);
// EXTERNAL MODULE: ./js/cluster/kubeconfig/kubeconfig.js + 13 modules
var kubeconfig = __webpack_require__(9773);
// EXTERNAL MODULE: ./js/lib/duration.js
var duration = __webpack_require__(363);
// EXTERNAL MODULE: ./js/lib/job-files.js
var job_files = __webpack_require__(8394);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var facts = __webpack_require__(1731);
// EXTERNAL MODULE: ./js/cluster/network/proxy.js
var proxy = __webpack_require__(1963);
// EXTERNAL MODULE: ./js/cluster/recipe/id-token.js + 2 modules
var id_token = __webpack_require__(9620);
;// CONCATENATED MODULE: ./js/action/runner/environment.js






function readEnvironment() {
    const { env } = process;
    const variables = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
    const of = (name) => variables[name] ?? '';
    refuseOtherRunners(of('RUNNER_TEMP'));
    const homeFolder = of('HOME') || (0,external_node_os_.homedir)();
    const run = `${of('GITHUB_SERVER_URL')}/${of('GITHUB_REPOSITORY')}/actions/runs/${of('GITHUB_RUN_ID')}`;
    return {
        repository: of('GITHUB_REPOSITORY') || undefined,
        serverUrl: of('GITHUB_SERVER_URL') || undefined,
        runUrl: `${run}/attempts/${of('GITHUB_RUN_ATTEMPT') || '1'}`,
        runMark: `${of('GITHUB_RUN_ID')}-${of('GITHUB_RUN_ATTEMPT')}`.replace(/[^0-9-]/g, '').replace(/^-|-$/g, '') ||
            '0',
        trackingId: of('RUNNER_TRACKING_ID') || undefined,
        architecture: architectureOf(of('RUNNER_ARCH')),
        temporaryFolder: (0,external_node_path_.resolve)(of('RUNNER_TEMP')),
        workFolder: of('GITHUB_WORKSPACE') || process.cwd(),
        homeFolder,
        path: of('PATH'),
        kubeconfigVariable: of('KUBECONFIG'),
        serviceHost: of('KUBERNETES_SERVICE_HOST'),
        servicePort: of('KUBERNETES_SERVICE_PORT'),
        awsRegion: of('AWS_REGION') || of('AWS_DEFAULT_REGION') || undefined,
        buildxConfig: of('BUILDX_CONFIG'),
        dockerConfigFolder: of('DOCKER_CONFIG') || (0,external_node_path_.join)(homeFolder, '.docker'),
        actor: of('GITHUB_ACTOR'),
        eventName: of('GITHUB_EVENT_NAME'),
        eventPath: of('GITHUB_EVENT_PATH'),
        builderVariable: of('BUILDX_BUILDER'),
        proxies: (0,proxy/* readProxies */.rq)(variables),
        idTokens: (0,id_token/* readIdTokenService */.UD)(variables),
        aws: (0,facts/* readAwsFacts */.Pv)(variables, homeFolder),
        variables,
    };
}
function refuseOtherRunners(temporaryFolder) {
    if (process.platform !== 'linux') {
        throw new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'runner',
            message: `This action needs a Linux runner, and this one is ${process.platform}.`,
            hint: 'Use a Linux runner, for example `runs-on: ubuntu-latest`.',
        });
    }
    if (temporaryFolder === '') {
        throw new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'runner',
            message: 'The variable RUNNER_TEMP is not set.',
            hint: 'Run this as a step of a workflow: the runner sets it.',
        });
    }
}
function architectureOf(runner) {
    const name = runner || process.arch.toUpperCase();
    if (name === 'X64')
        return 'amd64';
    return name === 'ARM64' ? 'arm64' : 'unknown';
}

// EXTERNAL MODULE: ./js/action/runner/log.js + 1 modules
var log = __webpack_require__(9632);
// EXTERNAL MODULE: ./js/action/runner/outputs.js
var outputs = __webpack_require__(2095);
// EXTERNAL MODULE: ./js/action/runner/state.js
var runner_state = __webpack_require__(3668);
// EXTERNAL MODULE: ./js/action/runner/step.js
var step = __webpack_require__(8543);
// EXTERNAL MODULE: ./js/action/runner/step-api.js + 23 modules
var step_api = __webpack_require__(9394);
;// CONCATENATED MODULE: ./js/action/teardown/describe-release.js


function describeRelease(released) {
    const { release, life, wasReady, isForever, hasCache } = released;
    const cache = hasCache ? ' The cache stays.' : '';
    if (isForever)
        return 'it stays up (keep-warm forever).';
    if (life?.kind === 'ephemeral' && release.kind === 'deleted')
        return 'it is deleted with its cache (mode ephemeral).';
    if (!wasReady) {
        const isKept = life?.kind === 'forever' ? ' or it is kept forever' : '';
        return `it was not ready for this job, so it scales to zero unless other jobs hold it${isKept}.`;
    }
    if (release.kind === 'gone')
        return 'the hold of this job had expired already.';
    if (release.kind === 'kept-warm' && life?.kind === 'for')
        return `${describeWarm(released.outlook, release.nowMs, life.ms)}${cache}`;
    const why = life?.kind === 'for' ? ` (keep-warm ${(0,duration/* formatDuration */.a)(life.ms)})` : '';
    return `it scales to zero as soon as no other job holds it${why}.${cache}`;
}
function describeWarm(outlook, nowMs, keepWarmMs) {
    const { others = 0, untilMs = nowMs + keepWarmMs } = outlook ?? {};
    const until = formatTime(untilMs, nowMs);
    const then = `(keep-warm ${(0,duration/* formatDuration */.a)(keepWarmMs)}), then scales to zero.`;
    if (others === 0)
        return `up until ${until} for the next job ${then}`;
    const end = others === 1 ? 'that job ends' : 'they end';
    return `${countJobs(others)} it; it stays up until ${end}, at least until ${until} ${then}`;
}
function formatTime(ms, nowMs) {
    const [date = '', time = ''] = new Date(ms).toISOString().split('T');
    const isToday = new Date(nowMs).toISOString().startsWith(date);
    return `${isToday ? '' : `${date} `}${time.slice(0, 5)} UTC`;
}

;// CONCATENATED MODULE: ./js/action/teardown/teardown.js





















const POST_TIMEOUT_MS = 50_000;
function findOwnJob(state) {
    const environment = readEnvironment();
    const { folder } = state;
    const isOwn = (0,external_node_path_.dirname)(folder) === environment.temporaryFolder && (0,external_node_path_.basename)(folder).startsWith(job_files/* FOLDER_PREFIX */.k);
    return isOwn ? { state, environment } : undefined;
}
async function removeInstance({ state, environment }) {
    const store = (0,buildx_store/* storeIn */.$n)(state.storeFolder, state.folder);
    await (0,promises_.rm)(store.scratch, { force: true });
    const there = await (0,buildx_store/* readInstance */.oK)(store, state.instance);
    if (there !== undefined && !(0,ownership/* isInstanceOf */.tH)(there, state.folder))
        return;
    if (there !== undefined)
        await (0,buildx_store/* removeInstance */.gK)(store, state.instance);
    await restoreChoice(state, environment, store);
    if (there !== undefined)
        await (0,buildx_former/* restoreCurrent */.Y8)(store, state.instance, state.formerCurrent || undefined);
}
async function restoreChoice(state, environment, store) {
    if (environment.builderVariable !== state.instance)
        return;
    const { formerConfig = '', earlierChoices = [] } = state.later ?? {};
    const former = { builder: state.formerBuilder, config: formerConfig };
    const { builder, config } = await (0,buildx_former/* findFormerChoice */.UV)(store, [former, ...earlierChoices]);
    (0,outputs/* exportBuilder */.qr)(builder);
    if (environment.buildxConfig === state.storeFolder)
        (0,outputs/* exportStore */.ey)(config);
}
async function readAccess({ state }) {
    const access = await (0,kubeconfig/* readOwnKubeconfig */.Uv)(state.folder, state.namespace);
    for (const secret of (0,access_access/* secretsOf */.Fj)(access))
        log/* runnerLog */.t1.mask(secret);
    return access;
}
async function removeFolder({ state }) {
    await (0,promises_.rm)(state.folder, { recursive: true, force: true });
}
async function releaseBuilder({ state, environment }, access) {
    const { hold, later } = state;
    const builder = later?.builder ?? state.instance;
    if (hold.kind === 'none')
        return log/* runnerLog */.t1.info(`Released ${builder}: it stays as it is (mode connect).`);
    const { signal, end } = (0,step/* stopSignal */.Z)(POST_TIMEOUT_MS, new errors/* ActionError */.lZ({ code: 'timeout', message: 'Post has no more time for it.' }));
    const api = (0,step_api/* openStepApi */.v)(access, environment, retry/* POST_LIMITS */.SY, signal);
    const cleanup = { api, hold: hold.name, info: log/* runnerLog */.t1.info, signal, limits: WAITING_LIMITS };
    const nodes = (0,runner_state/* wasReady */.hM)() ? [] : (later?.nodesWithClaim ?? []);
    try {
        const life = (0,runner_state/* lifeAfter */.zY)(hold.life);
        const unserved = await findUnserved(cleanup, nodes).catch(() => []);
        const release = await releaseHold(cleanup, hold.name, environment.runUrl, life);
        const wasLost = release.kind === 'gone' && (0,runner_state/* wasReady */.hM)() && life.kind !== 'forever';
        if (wasLost)
            return log/* runnerLog */.t1.warning(outlived(later?.maxJobDurationMs ?? 0), 'hold-lost');
        const outlook = release.kind === 'kept-warm' ? await removeSuperfluousHolds(api, release.job) : undefined;
        log/* runnerLog */.t1.info(`Released ${builder}: ${describeRelease({ ...factsOf(state), release, outlook })}`);
        if (release.kind === 'deleted')
            await removeClaims(cleanup, unserved);
    }
    finally {
        end();
    }
}
function factsOf({ hold, later }) {
    const hasCache = (later?.nodesWithClaim ?? []).length > 0;
    const life = hold.kind === 'job' ? hold.life : undefined;
    return { life, hasCache, wasReady: (0,runner_state/* wasReady */.hM)(), isForever: (0,runner_state/* staysForever */.me)() };
}
function outlived(maxJobDurationMs) {
    const why = `max-job-duration (${(0,duration/* formatDuration */.a)(maxJobDurationMs)}) was over, or somebody deleted the hold or its builder`;
    return `The hold of this job ended before this job: ${why}. Builds from then on had no builder, unless other jobs held it. Set max-job-duration longer than the job takes.`;
}
async function removeClaims(cleanup, unserved) {
    try {
        await Promise.all(unserved.map((node) => removeUnusedClaim(cleanup, node)));
    }
    catch (thrown) {
        log/* runnerLog */.t1.info(`A cache claim may stay, although nothing was ever built on it: ${(0,errors/* explain */.WE)((0,errors/* toActionError */.ie)(thrown)).headline}`);
    }
}
async function removeSuperfluousHolds(api, own) {
    try {
        const outlook = await collapseHolds(api, own);
        log/* runnerLog */.t1.debug(`Removed ${outlook.removed} released holds that end before another one.`);
        return outlook;
    }
    catch (thrown) {
        log/* runnerLog */.t1.info(`Older holds of the builder stay until they end: ${(0,errors/* explain */.WE)((0,errors/* toActionError */.ie)(thrown)).headline}`);
        return undefined;
    }
}


/***/ })

};
;