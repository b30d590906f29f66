"use strict";
exports.id = 585;
exports.ids = [585];
exports.modules = {

/***/ 2585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeSummary: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: external "lazy:node:fs/promises"
var promises_ = __webpack_require__(9621);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __webpack_require__(26);
// EXTERNAL MODULE: ./js/lib/system/child.js
var child = __webpack_require__(9819);
;// CONCATENATED MODULE: ./js/buildx/command.js





const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
async function findBuildx(places) {
    const onPath = places.path.split(external_node_path_.delimiter).filter((folder) => folder !== '');
    const plugins = [(0,external_node_path_.join)(places.dockerConfigFolder, 'cli-plugins'), ...PLUGIN_FOLDERS];
    const programs = [
        ...plugins.map((folder) => (0,external_node_path_.join)(folder, 'docker-buildx')),
        ...onPath.flatMap((folder) => [(0,external_node_path_.join)(folder, 'buildx'), (0,external_node_path_.join)(folder, 'docker-buildx')]),
    ];
    const program = await firstExecutable(programs);
    if (program !== undefined)
        return { program, before: [] };
    const docker = await firstExecutable(onPath.map((folder) => (0,external_node_path_.join)(folder, 'docker')));
    if (docker !== undefined)
        return { program: docker, before: ['buildx'] };
    throw (0,errors/* buildxError */.L$)('buildx is not on this runner, neither as a Docker plugin nor on PATH.', INSTALL, 'buildx-missing');
}
const INSTALL = 'Install buildx in an earlier step: the package docker-buildx-plugin, or the binary of a release on PATH.';
async function firstExecutable(paths) {
    const found = await Promise.all(paths.map(isProgram));
    return paths.find((_, index) => found[index]);
}
async function isProgram(path) {
    try {
        const [, stats] = await Promise.all([(0,promises_.access)(path, promises_.constants.X_OK), (0,promises_.stat)(path)]);
        return stats.isFile();
    }
    catch {
        return false;
    }
}
const CALL_TIMEOUT_MS = 60_000;
const VERSION_TIMEOUT_MS = 15_000;
const LARGEST_ANSWER_MIB = 8;
function buildxRunner(command, environment, signal) {
    const largestBytes = LARGEST_ANSWER_MIB * 1024 * 1024;
    return (args, output) => {
        const timeoutMs = args[0] === 'version' ? VERSION_TIMEOUT_MS : CALL_TIMEOUT_MS;
        const options = { env: environment, signal, timeoutMs, largestBytes, output };
        return (0,child/* runChild */.w)(command.program, [...command.before, ...args], options, (error, stderr) => {
            if (command.before.length > 0 && NO_PLUGIN.test(stderr))
                return (0,errors/* buildxError */.L$)('docker is on this runner, but its buildx plugin is not.', INSTALL, 'buildx-missing');
            const words = (0,safe_text/* truncate */.xv)(whyFailed(error, stderr, timeoutMs), 300);
            return (0,errors/* buildxError */.L$)(`docker buildx ${args[0]} failed: ${words}.`);
        });
    };
}
const NO_PLUGIN = /is not a docker command|unknown command/i;
function whyFailed(error, stderr, timeoutMs) {
    if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return `it printed more than ${LARGEST_ANSWER_MIB} MiB`;
    if (error.killed === true)
        return `no answer in ${timeoutMs / 1000} s`;
    const lines = stderr.split('\n').map((line) => line.trim());
    const last = lines.findLast((line) => line !== '' && !/^(See|Run) 'docker /.test(line)) ?? '';
    return (0,safe_text/* toSafeLine */.Dg)(last.replace(/^ERROR: /, '')) || howItEnded(error);
}
function howItEnded({ code, signal, message }) {
    if (typeof signal === 'string')
        return `it ended by ${signal}`;
    return typeof code === 'number' ? `it said nothing, and ended with exit code ${code}` : (0,safe_text/* toSafeLine */.Dg)(message);
}
const OLDEST = (/* unused pure expression or super */ null && ([0, 15]));
const ADVISED = (/* unused pure expression or super */ null && ([0, 36]));
const STATEFUL_SET = (/* unused pure expression or super */ null && ([0, 35]));
function refuseOtherProgram(output) {
    if (/\bbuildx\b/.test(output))
        return;
    if (/\b(buildah|podman)\b/i.test(output))
        throw buildxError('docker buildx is Podman on this runner, which cannot use buildx builders.', INSTALL, 'buildx-missing');
    const words = truncate(toSafeLine(output).trim(), 60);
    const itself = words === '' ? 'says nothing' : `calls itself ${JSON.stringify(words)}`;
    throw buildxError(`docker buildx is another program on this runner: it ${itself}.`, INSTALL, 'buildx-missing');
}
function parseBuildxVersion(output) {
    const match = /\bv?((\d+)\.(\d+)\.\d+\S*)/.exec(output);
    const [, text = '', major, minor] = match ?? [];
    if (match === null || (Number(major) === 0 && Number(minor) === 0))
        return undefined;
    return { text, major: Number(major), minor: Number(minor) };
}
function judgeBuildxVersion(version, needsStatefulSet) {
    if (version === undefined)
        return undefined;
    if (isBelow(version, OLDEST))
        throw tooOld(version, OLDEST, 'this action');
    if (needsStatefulSet && isBelow(version, STATEFUL_SET))
        throw tooOld(version, STATEFUL_SET, 'a StatefulSet');
    return isBelow(version, ADVISED)
        ? `buildx ${version.text} hangs when the pod of a builder dies mid-build. Install buildx 0.36 or newer on the runner.`
        : undefined;
}
function isBelow(version, [major, minor]) {
    return version.major < major || (version.major === major && version.minor < minor);
}
function tooOld(version, [major, minor], what) {
    const message = `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`;
    return buildxError(message, 'Install a newer buildx on the runner.', 'buildx-too-old');
}

// EXTERNAL MODULE: ./js/lib/json.js
var json = __webpack_require__(2369);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __webpack_require__(9672);
;// CONCATENATED MODULE: ./js/buildx/history.js





const MOST_RECORDS = 50;
async function findOwnBuilds(storeFolder, instance) {
    const folder = (0,external_node_path_.join)(storeFolder, 'refs', instance);
    const nodes = await listNames(folder);
    const ids = await Promise.all(nodes.map((node) => listNames((0,external_node_path_.join)(folder, node))));
    return nodes.flatMap((node, index) => (ids[index] ?? []).map((id) => ({ node, id })));
}
function readTarget(storeFolder, instance, { node, id }) {
    const note = (0,regular_file/* readJsonFile */.JE)((0,external_node_path_.join)(storeFolder, 'refs', instance, node, id));
    const target = (0,json/* isMapping */.pi)(note) ? (0,json/* textOf */.b6)(note, 'Target') : undefined;
    return target === 'default' ? undefined : target;
}
async function listNames(folder) {
    return (0,promises_.readdir)(folder).catch(() => []);
}
async function listRecords(run, instance) {
    const output = await run(['history', 'ls', '--builder', instance, '--format', 'json']);
    return parseRecords(output, instance);
}
async function listCancelled(run, instance) {
    const filter = ['--filter', 'status=canceled'];
    return parseRecords(await run(['history', 'ls', '--builder', instance, ...filter, '--format', 'json']), instance);
}
function parseRecords(output, instance) {
    return output.split('\n').flatMap((line) => parseRecord((0,json/* readMapping */.vh)(line), instance));
}
function parseRecord(record, instance) {
    const [builder, node = '', id = '', ...rest] = ((0,json/* textOf */.b6)(record, 'ref') ?? '').split('/');
    const startedMs = timeOf(record, 'created_at');
    if (builder !== instance || ![node, id].every(isName) || rest.length > 0 || startedMs === undefined)
        return [];
    const endedMs = timeOf(record, 'completed_at');
    const ended = (0,json/* textOf */.b6)(record, 'status') === 'Error' ? 'failed' : 'completed';
    return [
        {
            id,
            node,
            name: (0,json/* textOf */.b6)(record, 'name') ?? '',
            status: endedMs === undefined ? 'running' : ended,
            startedMs,
            endedMs,
            totalSteps: countOf(record, 'total_steps'),
            cachedSteps: countOf(record, 'cached_steps'),
        },
    ];
}
function isName(text) {
    return /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(text);
}
function timeOf(mapping, name) {
    const ms = Date.parse((0,json/* textOf */.b6)(mapping, name) ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
function countOf(mapping, name) {
    const count = (0,json/* numberOf */.rl)(mapping, name) ?? 0;
    return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
const DETAILS = [0, 26];
function tellsDetails(version) {
    const parsed = parseBuildxVersion(version ?? '');
    return parsed === undefined || !isBelow(parsed, DETAILS);
}
async function inspectFailure(run, instance, id) {
    const output = await run(['history', 'inspect', '--builder', instance, '--format', 'json', id]);
    return parseFailure(output);
}
function parseFailure(output) {
    const record = (0,json/* readMapping */.vh)(output);
    const error = (0,json/* mappingOf */.GS)(record, 'Error');
    const message = (0,json/* textOf */.b6)(error, 'Message');
    if (message === undefined)
        return undefined;
    const step = (0,json/* textOf */.b6)(error, 'Name');
    return {
        step: step === undefined ? undefined : withoutStage(step),
        message,
        isCancelled: (0,json/* textOf */.b6)(record, 'Status') === 'canceled',
    };
}
async function readSteps(run, instance, id) {
    return parseSteps(await run(['history', 'logs', '--builder', instance, '--progress', 'rawjson', id], 'stderr'));
}
function parseSteps(output) {
    const spans = new Map();
    for (const line of output.split('\n')) {
        const { vertexes } = (0,json/* readMapping */.vh)(line);
        for (const vertex of Array.isArray(vertexes) ? vertexes.filter(json/* isMapping */.pi) : [])
            noteVertex(spans, vertex);
    }
    return [...spans.values()]
        .map(({ name, times }) => ({ name, ms: [...times.values()].reduce((sum, ms) => sum + ms, 0) }))
        .sort((one, other) => other.ms - one.ms);
}
function noteVertex(spans, vertex) {
    const [digest, name] = [(0,json/* textOf */.b6)(vertex, 'digest'), (0,json/* textOf */.b6)(vertex, 'name')];
    const [startedMs, completedMs] = [timeOf(vertex, 'started'), timeOf(vertex, 'completed')];
    if (digest === undefined || name === undefined || !isOfDockerfile(name))
        return;
    if (startedMs === undefined || completedMs === undefined || vertex.cached === true)
        return;
    const span = spans.get(digest) ?? { name: withoutStage(name), times: new Map() };
    span.times.set((0,json/* textOf */.b6)(vertex, 'started') ?? '', Math.max(0, completedMs - startedMs));
    spans.set(digest, span);
}
function isOfDockerfile(name) {
    return /^\[[^\]]*?(?<!\d)\d+\/\d+\] /.test(name);
}
function withoutStage(name) {
    return name.replace(/^\[[^\]]*\] /, '');
}
async function readCacheUse(run, instance) {
    return parseTotal(await run(['du', '--builder', instance]));
}
const UNIT_BYTES = {
    '': 1,
    k: 1e3,
    m: 1e6,
    g: 1e9,
    t: 1e12,
    p: 1e15,
};
function parseTotal(output) {
    const [, amount, unit = ''] = /^Total:\s+(\d+(?:\.\d+)?)\s*([kmgtp]?)B\s*$/im.exec(output) ?? [];
    const bytes = Number(amount) * (UNIT_BYTES[unit.toLowerCase()] ?? Number.NaN);
    return Number.isNaN(bytes) ? undefined : bytes;
}

// EXTERNAL MODULE: ./js/buildx/ownership.js
var ownership = __webpack_require__(341);
// EXTERNAL MODULE: ./js/buildx/store.js + 1 modules
var store = __webpack_require__(4571);
// EXTERNAL MODULE: ./js/cluster/access/access.js
var access_access = __webpack_require__(8467);
// EXTERNAL MODULE: ./js/cluster/api/retry.js
var retry = __webpack_require__(3135);
// EXTERNAL MODULE: ./js/cluster/kubeconfig/kubeconfig.js + 13 modules
var kubeconfig = __webpack_require__(9773);
// EXTERNAL MODULE: ./js/lib/cut-secrets.js
var cut_secrets = __webpack_require__(9559);
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
;// CONCATENATED MODULE: ./js/action/summary/builds.js
const SAME_START_MS = 2000;
function groupBuilds(records, architectures) {
    const groups = [];
    for (const record of records.toSorted((one, other) => one.startedMs - other.startedMs)) {
        const group = groups.find((records) => belongs(record, records));
        if (group === undefined)
            groups.push([record]);
        else
            group.push(record);
    }
    return groups.map((group) => joinRecords(group, architectures));
}
function belongs(record, [first, ...others]) {
    if (first === undefined || nameOf(first) !== nameOf(record))
        return false;
    const isNear = record.startedMs - first.startedMs <= SAME_START_MS;
    return isNear && [first, ...others].every(({ node }) => node !== record.node);
}
function nameOf({ name, target }) {
    return target ?? (name || 'build');
}
function joinRecords(group, architectures) {
    const order = [...architectures.keys()];
    const records = group.toSorted((one, other) => order.indexOf(one.node) - order.indexOf(other.node));
    const [first] = records;
    const name = first === undefined ? '' : nameOf(first);
    const startedMs = Math.min(...records.map((record) => record.startedMs));
    const ends = records.flatMap(({ endedMs }) => endedMs ?? []);
    return {
        name,
        architectures: records.flatMap(({ node }) => architectures.get(node) ?? []),
        result: resultOf(records),
        failure: failureOf(records),
        cachedSteps: sum(records.map(({ cachedSteps }) => cachedSteps)),
        totalSteps: sum(records.map(({ totalSteps }) => totalSteps)),
        startedMs,
        durationMs: ends.length === records.length ? Math.max(0, Math.max(...ends) - startedMs) : undefined,
        steps: records.flatMap(({ node, steps }) => {
            const architecture = records.length > 1 ? architectures.get(node) : undefined;
            return steps.map((step) => ({ ...step, build: name, architecture }));
        }),
    };
}
function failureOf(records) {
    const failures = records.flatMap(({ failure }) => failure ?? []);
    return failures.find(({ isCancelled }) => !isCancelled) ?? failures[0];
}
function resultOf(records) {
    const failed = records.filter(({ status }) => status === 'failed');
    if (failed.length > 0)
        return failed.every(({ failure }) => failure?.isCancelled === true) ? 'cancelled' : 'failed';
    return records.some(({ status }) => status === 'running') ? 'running' : 'good';
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}

// EXTERNAL MODULE: ./js/builders/manifests/names.js
var names = __webpack_require__(8197);
;// CONCATENATED MODULE: ./js/lib/kubernetes/quantity.js


const QUANTITY = /^(\d+(?:\.\d+)?)(|n|u|m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)$/;
const SUFFIX = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
};
function quantityValue(text) {
    const [, amount, suffix = ''] = QUANTITY.exec(text) ?? [];
    const unit = SUFFIX[suffix];
    return amount === undefined || unit === undefined ? undefined : Number(amount) * unit;
}
function parseQuantity(input, text, bounds) {
    const value = quantityValue(text);
    if (value === undefined || text.length > 24) {
        const shown = JSON.stringify(truncate(text, 40));
        const hint = 'Write it as Kubernetes does, like 500m, 2, 2Gi or 50G.';
        throw inputError(input, `${shown} is not a quantity.`, hint);
    }
    if (value < bounds.least || value > bounds.most) {
        throw inputError(input, `${text} is out of range.`, `Use ${bounds.least} to ${bounds.most}.`);
    }
    return { text, value };
}

;// CONCATENATED MODULE: ./js/action/summary/claim-sizes.js


function lacksSizes({ keepWarm, nodes }) {
    return keepWarm !== undefined && nodes.some(({ cacheSizeBytes }) => cacheSizeBytes === undefined);
}
async function withClaimSizes(api, setUp) {
    const nodes = await Promise.all(setUp.nodes.map(async (node) => ({
        ...node,
        cacheSizeBytes: node.cacheSizeBytes ?? (await readSize(api, node.name)),
    })));
    return { ...setUp, nodes };
}
async function readSize(api, node) {
    const found = await api.get('persistentvolumeclaims', (0,names/* claimName */.cB)(node));
    if (found.kind !== 'ok')
        return undefined;
    const { spec, status } = found.body;
    return quantityValue(status?.capacity?.storage ?? spec?.resources?.requests?.storage ?? '');
}

;// CONCATENATED MODULE: ./js/action/summary/collect.js


const NOTHING = {
    ...{ kind: 'nothing', own: [], missing: 0, all: [] },
    ...{ knownSinceMs: 0, cacheBytes: undefined },
};
const MOST_CALLS = 3;
const LONG_BUILD_MS = 30_000;
async function collect(sources, noted) {
    const { run, instance } = sources;
    if (noted.length === 0)
        return NOTHING;
    const cacheUse = inTime(sources, 'how full the cache is', readCacheUse(run, instance));
    const all = await inTime(sources, 'what was built', listRecords(run, instance));
    if (all === undefined)
        return { ...NOTHING, kind: 'unlisted', cacheBytes: await cacheUse };
    const own = await readDetails(sources, ownAmong(all, noted));
    const knownSinceMs = knownSince(all);
    const missing = knownSinceMs > 0 ? countMissing(noted, own) : 0;
    const kind = own.length + missing === 0 ? 'unseen' : 'listed';
    return { kind, own, missing, all, knownSinceMs, cacheBytes: await cacheUse };
}
function ownAmong(all, noted) {
    const own = new Set(noted.map(keyOf));
    return all.filter((record) => own.has(keyOf(record)));
}
function keyOf({ node, id }) {
    return `${node}/${id}`;
}
function countMissing(noted, own) {
    const countOn = (builds, node) => builds.filter((build) => build.node === node).length;
    const nodes = [...new Set(noted.map(({ node }) => node))];
    return Math.max(0, ...nodes.map((node) => countOn(noted, node) - countOn(own, node)));
}
function knownSince(all) {
    const nodes = Map.groupBy(all, ({ node }) => node);
    const cut = [...nodes.values()].filter(({ length }) => length >= MOST_RECORDS);
    return Math.max(0, ...cut.map((records) => Math.min(...records.map(({ startedMs }) => startedMs))));
}
async function readDetails(sources, own) {
    const asksMore = tellsDetails(sources.buildx);
    const cancelled = asksMore ? await findCancelled(sources, own) : [];
    const failed = asksMore ? firstFailed(own.filter((record) => !cancelled.includes(record))) : [];
    const long = asksMore ? longest(own) : [];
    return Promise.all(own.map(async (record) => {
        const { run, instance, storeFolder } = sources;
        const [failure, steps = []] = await Promise.all([
            failed.includes(record)
                ? inTime(sources, 'why a build failed', inspectFailure(run, instance, record.id))
                : undefined,
            long.includes(record)
                ? inTime(sources, 'how long steps took', readSteps(run, instance, record.id))
                : undefined,
        ]);
        const target = readTarget(storeFolder, instance, record);
        return { ...record, target, failure: cancelled.includes(record) ? CANCELLED : failure, steps };
    }));
}
const CANCELLED = { step: undefined, message: 'context canceled', isCancelled: true };
async function findCancelled(sources, own) {
    const failed = own.filter(({ status }) => status === 'failed');
    if (failed.length <= MOST_CALLS)
        return [];
    const { run, instance } = sources;
    const listed = await inTime(sources, 'which builds were cancelled', listCancelled(run, instance));
    return listed === undefined ? [] : ownAmong(failed, listed);
}
function firstFailed(own) {
    return own
        .filter(({ status }) => status === 'failed')
        .sort((one, other) => (one.endedMs ?? 0) - (other.endedMs ?? 0))
        .slice(0, MOST_CALLS);
}
function longest(own) {
    const durationMs = ({ startedMs, endedMs = startedMs }) => endedMs - startedMs;
    return own
        .filter((record) => durationMs(record) > LONG_BUILD_MS)
        .sort((one, other) => durationMs(other) - durationMs(one))
        .slice(0, MOST_CALLS);
}
async function inTime({ signal, debug }, what, answer) {
    const { promise: stopped, resolve: stop } = Promise.withResolvers();
    const end = () => stop(undefined);
    signal.addEventListener('abort', end);
    if (signal.aborted)
        end();
    try {
        return await Promise.race([answer, stopped]);
    }
    catch (thrown) {
        debug(`The summary does not show ${what}: ${(0,errors/* messageOf */.bD)(thrown)}`);
        return undefined;
    }
    finally {
        signal.removeEventListener('abort', end);
    }
}

// EXTERNAL MODULE: ./js/lib/duration.js
var duration = __webpack_require__(363);
;// CONCATENATED MODULE: ./js/action/summary/keep-warm.js

const MINUTE_MS = 60_000;
const FEWEST_BUILDS = 3;
const LEAST_SAVED_MS = 10 * MINUTE_MS;
const CHOICES = [120, 60, 30, 15, 10, 5].map((minutes) => minutes * MINUTE_MS);
function renderKeepWarmHint(keepWarm, use) {
    if (keepWarm?.kind !== 'for')
        return undefined;
    const builds = use.builds.filter(({ endedMs }) => endedMs > use.upSinceMs);
    if (builds.length < FEWEST_BUILDS)
        return undefined;
    const { busyMs, gapsMs } = timesOf(builds, use);
    const nowMs = Math.max(use.nowMs, ...builds.map(({ endedMs }) => endedMs));
    const saved = (choiceMs) => gapsMs.reduce((sum, gapMs) => sum + Math.max(0, Math.min(gapMs, keepWarm.ms) - choiceMs), 0);
    const shorter = CHOICES.filter((choiceMs) => choiceMs < keepWarm.ms);
    const most = Math.max(0, ...shorter.map(saved));
    const choice = shorter.find((choiceMs) => saved(choiceMs) * 2 >= most);
    if (choice === undefined || saved(choice) < LEAST_SAVED_MS)
        return undefined;
    const [busy, up] = [busyMs, nowMs - use.upSinceMs].map((ms) => Math.round(ms / MINUTE_MS));
    const minutes = Math.floor(saved(choice) / MINUTE_MS);
    return `it was busy for ${busy} of the last ${up} minutes, so \`keep-warm: ${(0,duration/* formatDuration */.a)(choice)}\` would have saved ${minutes}`;
}
function timesOf(builds, { upSinceMs }) {
    let busyMs = 0;
    let untilMs;
    const gapsMs = [];
    for (const { startedMs, endedMs } of builds.toSorted((one, other) => one.startedMs - other.startedMs)) {
        const fromMs = Math.max(startedMs, untilMs ?? upSinceMs);
        if (untilMs !== undefined && fromMs > untilMs)
            gapsMs.push(fromMs - untilMs);
        busyMs += Math.max(0, endedMs - fromMs);
        untilMs = Math.max(untilMs ?? 0, endedMs);
    }
    return { busyMs, gapsMs };
}

;// CONCATENATED MODULE: ./js/lib/markdown.js

const LONGEST_TEXT = 120;
function toMarkdown(text, limit = LONGEST_TEXT) {
    const parts = [];
    for (const [index, word] of cut(text, limit).split(' ').entries()) {
        const isCode = SIGNS.test(word) || (index === 0 && LIST_MARK.test(word));
        const last = parts.at(-1);
        if (last?.isCode === isCode)
            last.words.push(word);
        else
            parts.push({ isCode, words: [word] });
    }
    return parts.map(({ isCode, words }) => (isCode ? asCode(words.join(' ')) : words.join(' '))).join(' ');
}
function toMarkdownCode(text, limit = LONGEST_TEXT) {
    return asCode(cut(text, limit));
}
const SIGNS = /[!#$&*<>@[\\\]^_`{|}~]|:(?!$)|www\./i;
const LIST_MARK = /^[-+=]|^\d+[.)]$/;
function asCode(text) {
    const parts = text.split(/(\|+)/).filter((part) => part !== '');
    return parts
        .map((part) => part.startsWith('|') ? `<code>${'&#124;'.repeat(part.length)}</code>` : asCodeWithoutBars(part))
        .join('');
}
function asCodeWithoutBars(text) {
    const ticks = '`'.repeat(longestTicks(text) + 1);
    const blank = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
    return `${ticks}${blank}${text}${blank}${ticks}`;
}
function longestTicks(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}
function cut(text, limit) {
    const line = (0,safe_text/* toSafeLine */.Dg)(text).toWellFormed().replace(/\s+/g, ' ').trim();
    const characters = [...line.slice(0, 2 * limit + 2)];
    if (characters.length <= limit)
        return line;
    const start = characters.slice(0, limit - 1).join('');
    return `${characters[limit - 1] === ' ' ? start.trimEnd() : withoutCutWord(start, limit)}…`;
}
function withoutCutWord(start, limit) {
    const word = /[^ ]*$/.exec(start)?.[0] ?? '';
    const before = start.slice(0, start.length - word.length);
    if (before.length * 3 > limit)
        return before.trimEnd();
    const kept = /^.*[/:@=,;?]/.exec(word)?.[0] ?? word;
    return (0,safe_text/* looksRandom */.EZ)(kept) ? before.trimEnd() : `${before}${kept}`;
}
function fence(language, text) {
    const marks = '`'.repeat(Math.max(2, longestTicks(text)) + 1);
    return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}

;// CONCATENATED MODULE: ./js/action/summary/figures.js

const figures_MINUTE_MS = 60_000;
const GIB = 2 ** 30;
const BLOCKS = 10;
function formatTime(ms) {
    return ms < figures_MINUTE_MS - 50 ? `${(ms / 1000).toFixed(1)} s` : (0,duration/* formatDuration */.a)(ms);
}
function renderBar(part, whole) {
    const rounded = whole <= 0 ? 0 : Math.round((BLOCKS * part) / whole);
    const least = part > 0 ? 1 : 0;
    const most = part >= whole && whole > 0 ? BLOCKS : BLOCKS - 1;
    const full = Math.min(most, Math.max(least, rounded));
    return `\`${'█'.repeat(full)}${'░'.repeat(BLOCKS - full)}\``;
}
function formatGib(bytes) {
    const gib = bytes / GIB;
    if (gib >= 9.95)
        return `${Math.round(gib)}`;
    return gib > 0 && gib < 0.05 ? '<0.1' : gib.toFixed(1).replace(/\.0$/, '');
}
function formatMoment(ms, nowMs) {
    const [date = '', time = ''] = new Date(ms).toISOString().split('T');
    const isToday = date === new Date(nowMs).toISOString().split('T')[0];
    return `${isToday ? '' : `${date} `}${time.slice(0, 5)} UTC`;
}

;// CONCATENATED MODULE: ./js/action/summary/set-up.js



const SHORTEST_WAIT_MS = 1000;
function renderSetUp(facts, cacheBytes, nowMs) {
    const parts = [
        `Set-up **${formatTime(facts.readyMs)}**${renderLongestWait(facts.nodes)}`,
        renderCache(facts.nodes, cacheBytes),
        renderStay(facts.keepWarm, nowMs),
    ];
    return parts.filter((part) => part !== undefined).join(' · ');
}
const WAITED_FOR = {
    nodeMs: 'for % node',
    volumeMs: 'for the volume of % node',
    imageMs: 'for the image on % node',
    startMs: 'for BuildKit to start on % node',
};
function renderLongestWait(nodes) {
    const waits = nodes.flatMap(({ architecture, waits }) => phasesOf(waits).map(([phase, ms]) => ({ architecture, phase, ms })));
    const [longest] = waits.toSorted((one, other) => other.ms - one.ms);
    if (longest === undefined || longest.ms < SHORTEST_WAIT_MS)
        return '';
    const what = WAITED_FOR[longest.phase].replace('%', () => withArticle(longest.architecture));
    return `, of which ${formatTime(longest.ms)} waiting ${what}`;
}
function phasesOf(waits) {
    return ['nodeMs', 'volumeMs', 'imageMs', 'startMs'].flatMap((phase) => {
        const ms = waits[phase];
        return ms === undefined ? [] : [[phase, ms]];
    });
}
function withArticle(architecture) {
    if (architecture === undefined)
        return 'a';
    return `${/^([aeiou]|s390x)/.test(architecture) ? 'an' : 'a'} ${toMarkdown(architecture, 20)}`;
}
function renderCache(nodes, usedBytes) {
    if (usedBytes === undefined)
        return undefined;
    const sizes = nodes.map(({ cacheSizeBytes }) => cacheSizeBytes);
    const size = sizes.reduce((sum, bytes) => (sum === undefined || bytes === undefined ? undefined : sum + bytes), 0);
    if (size === undefined || size === 0)
        return `Cache ${formatGib(usedBytes)} GiB`;
    return `Cache ${renderBar(usedBytes, size)} ${formatGib(usedBytes)} of ${formatGib(size)} GiB`;
}
function renderStay(life, nowMs) {
    if (life === undefined)
        return undefined;
    if (life.kind === 'ephemeral')
        return 'Deleted with this job (`mode: ephemeral`)';
    if (life.kind === 'forever')
        return 'Stays up (`keep-warm: forever`)';
    const input = toMarkdownCode(`keep-warm: ${(0,duration/* formatDuration */.a)(life.ms)}`);
    if (life.ms === 0)
        return `Scales to zero after its last job (${input})`;
    return `Up until ${formatMoment(nowMs + life.ms, nowMs)} (${input})`;
}

;// CONCATENATED MODULE: ./js/action/summary/table.js
function renderTable(heads, right, rows) {
    const line = heads.map((_, column) => (column < right ? ':--' : '--:'));
    return [
        `| ${heads.join(' | ')} |`,
        `|${line.join('|')}|`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n');
}
function renderFolded(title, parts) {
    return [`<details><summary>${title}</summary>`, ...parts, '</details>'].join('\n\n');
}

;// CONCATENATED MODULE: ./js/action/summary/nodes.js




const MOST_NODES = 10;
const LONGEST_NAME = 60;
const STARTED = {
    joined: 'already up',
    'kept-cache': 'on its kept cache',
    'new-cache': 'new',
    'no-cache': 'without a cache volume',
};
function describeStart({ startedAs, readyMs }) {
    return startedAs === 'joined' && readyMs !== undefined ? 'joined while it started' : STARTED[startedAs];
}
function renderNodes(nodes) {
    const rows = nodes
        .slice(0, MOST_NODES)
        .map(({ waits, ...node }) => [
        labelOf(node),
        describeStart(node),
        toMarkdownCode(node.clusterNode ?? '', LONGEST_NAME),
        ...[waits.nodeMs, waits.volumeMs, waits.imageMs, waits.startMs].map((ms) => ms === undefined ? '' : formatTime(ms)),
        node.cacheSizeBytes === undefined ? '' : `${formatGib(node.cacheSizeBytes)} GiB`,
    ]);
    const heads = ['Node', 'Started', 'Cluster node', 'Node', 'Volume', 'Image', 'BuildKit', 'Volume size'];
    const table = renderTable(heads, 3, rows);
    const more = nodes.length - MOST_NODES;
    return more > 0 ? `${table}\n\nand ${more} more` : table;
}
function labelOf({ architecture, name }) {
    return architecture === undefined ? toMarkdownCode(name, LONGEST_NAME) : toMarkdown(architecture, 20);
}
const COLD_MS = 10_000;
function renderChart({ readyMs, nodes }) {
    const started = nodes.slice(0, MOST_NODES).filter((node) => node.readyMs !== undefined);
    const longestMs = Math.max(0, ...started.flatMap(({ waits }) => phasesOf(waits).map(([, ms]) => ms)));
    const sections = started.flatMap((node) => renderSection(node, longestMs));
    if (readyMs <= COLD_MS || sections.length === 0)
        return undefined;
    return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %s s', ...sections, '```'].join('\n');
}
const PHASES = {
    nodeMs: 'node',
    volumeMs: 'volume',
    imageMs: 'image',
    startMs: 'start',
};
const SHORTEST_BAR_MS = 1000;
function renderSection(node, longestMs) {
    const bars = barsOf(node);
    const name = (node.architecture ?? node.name).replace(/[^a-zA-Z0-9._ -]/g, '').slice(0, LONGEST_NAME);
    if (bars.length === 0)
        return [];
    return [
        `  section ${name || 'node'}`,
        ...bars.map(({ names, fromMs, untilMs }) => {
            const mark = untilMs - fromMs >= longestMs ? 'crit, ' : '';
            return `  ${names.join(', ')} :${mark}${Math.round(fromMs)}, ${Math.round(untilMs)}`;
        }),
    ];
}
function barsOf({ readyMs = 0, waits }) {
    const phases = phasesOf(waits);
    let fromMs = Math.max(0, readyMs - phases.reduce((sum, [, ms]) => sum + ms, 0));
    const bars = [];
    for (const [phase, ms] of phases) {
        const last = bars.at(-1);
        const isShort = last !== undefined && last.untilMs - last.fromMs < SHORTEST_BAR_MS;
        const bar = { names: [PHASES[phase]], fromMs, untilMs: fromMs + ms };
        if (isShort)
            bars.splice(-1, 1, { ...bar, names: [...last.names, PHASES[phase]], fromMs: last.fromMs });
        else
            bars.push(bar);
        fromMs += ms;
    }
    return bars;
}

;// CONCATENATED MODULE: ./js/action/summary/render.js





function renderSummary(facts) {
    const { builder, setUp, built, cacheBytes, nowMs } = facts;
    const name = toMarkdownCode(builder, render_LONGEST_NAME);
    const setUpLine = renderSetUp(setUp, cacheBytes, nowMs);
    if (built.kind === 'nothing' || built.kind === 'unseen') {
        const start = built.kind === 'nothing' ? 'Nothing was built on' : 'Builder';
        return setUp.readyMs > COLD_MS ? `${start} ${name} · ${setUpLine}\n` : undefined;
    }
    const builds = built.kind === 'listed' ? built.builds : [];
    const parts = [
        `### Builds on ${name}`,
        ...(built.kind === 'listed' ? renderBuilds(built.builds, built.missing) : []),
        setUpLine,
        ...renderSlowestSteps(builds),
        renderFolded('Nodes, waits and holds', [
            renderNodes(setUp.nodes),
            ...[renderChart(setUp)].filter((chart) => chart !== undefined),
            renderRest(facts),
        ]),
    ];
    return `${parts.join('\n\n')}\n`;
}
const render_LONGEST_NAME = 80;
const LONGEST_STEP = 100;
const MOST_ROWS = 20;
const MOST_STEPS = 5;
function renderBuilds(builds, missing) {
    const shown = chooseBuilds(builds);
    const rows = shown.map((build) => [
        [
            toMarkdownCode(build.name, render_LONGEST_NAME),
            build.architectures.map((one) => toMarkdown(one, 20)).join(', '),
        ]
            .filter((part) => part !== '')
            .join(' '),
        renderResult(build),
        `${renderBar(build.cachedSteps, build.totalSteps)} ${build.cachedSteps} of ${build.totalSteps}`,
        build.durationMs === undefined ? '' : formatTime(build.durationMs),
    ]);
    const more = builds.length - shown.length + missing;
    const table = rows.length === 0 ? [] : [renderTable(['Build', 'Result', 'Steps from cache', 'Time'], 3, rows)];
    if (more === 0)
        return table;
    return [...table, rows.length === 0 ? `${more} builds` : `and ${more} more`];
}
function chooseBuilds(builds) {
    const bad = builds.filter(({ result }) => result !== 'good');
    const good = builds.filter(({ result }) => result === 'good');
    const shown = new Set([...bad, ...good].slice(0, MOST_ROWS));
    return builds.filter((build) => shown.has(build));
}
function renderResult({ result, failure }) {
    switch (result) {
        case 'good':
            return '✅';
        case 'running':
            return '⏳ still running';
        case 'cancelled':
            return '⏹️ cancelled';
        case 'failed': {
            if (failure === undefined)
                return '❌';
            const why = toMarkdown(shortReason(failure.message), LONGEST_STEP);
            const step = toMarkdownCode(failure.step ?? '', LONGEST_STEP);
            return step === '' ? `❌ ${why}` : `❌ ${step}: ${why}`;
        }
    }
}
function shortReason(message) {
    const [, code] = /did not complete successfully: exit code: (\d+)\s*$/.exec(message) ?? [];
    if (code !== undefined)
        return `exit code ${code}`;
    const links = message.split(': ');
    const last = links.findLastIndex((_, index) => links.slice(index).join(': ').length > LONGEST_STEP);
    return links.slice(Math.min(last + 1, links.length - 1)).join(': ');
}
function renderSlowestSteps(builds) {
    const steps = builds
        .flatMap((build) => build.steps)
        .toSorted((one, other) => other.ms - one.ms)
        .slice(0, MOST_STEPS);
    if (steps.length === 0)
        return [];
    const rows = steps.map((step) => [
        toMarkdownCode(step.name, LONGEST_STEP),
        renderPlace(step),
        formatTime(step.ms),
    ]);
    return [renderFolded('Slowest steps', [renderTable(['Step', 'Build', 'Time'], 2, rows)])];
}
function renderPlace({ build, architecture }) {
    const name = toMarkdown(build, render_LONGEST_NAME);
    return architecture === undefined ? name : `${name}, ${toMarkdown(architecture, 20)}`;
}
function renderRest({ setUp, namespace, keepWarmHint }) {
    const versions = new Set(setUp.nodes.flatMap(({ buildkit }) => buildkit?.replace(/^v/, '') ?? []));
    const parts = [
        versions.size === 0 ? undefined : `BuildKit ${toMarkdown([...versions].join(', '), render_LONGEST_NAME)}`,
        setUp.buildx === undefined ? undefined : `buildx ${toMarkdown(setUp.buildx, render_LONGEST_NAME)}`,
        `namespace ${toMarkdownCode(namespace, render_LONGEST_NAME)}`,
        renderHolds(setUp.otherHolds),
        keepWarmHint,
    ];
    return parts.filter((part) => part !== undefined).join(' · ');
}
function renderHolds(otherHolds) {
    if (otherHolds === undefined)
        return undefined;
    if (otherHolds === 0)
        return 'no other job held this builder at the set-up';
    return `${otherHolds} other ${otherHolds === 1 ? 'job' : 'jobs'} held this builder at the set-up`;
}

;// CONCATENATED MODULE: ./js/action/summary/summary.js



















const SUMMARY_MS = 5000;
async function writeSummary({ state, environment }) {
    const facts = (0,runner_state/* loadFacts */.mM)();
    if (facts === undefined)
        return;
    const { signal, end } = (0,step/* stopSignal */.Z)(SUMMARY_MS, new errors/* ActionError */.lZ({ code: 'timeout', message: 'The summary has no more time for it.' }));
    const untold = [];
    const debug = (line) => void untold.push(line);
    try {
        const { instance, storeFolder } = state;
        const isThere = await hasInstance(state);
        const noted = isThere ? await findOwnBuilds(storeFolder, instance) : [];
        const run = await openBuildx(state, environment, signal);
        const sources = { run, instance, storeFolder, buildx: facts.buildx, signal, debug };
        const sizes = inTime(sources, 'the size of the cache', findSizes({ state, environment }, facts, noted, signal));
        const collected = await collect(sources, noted);
        const found = isThere ? collected : { ...collected, kind: 'unseen' };
        const page = renderPage(state, (await sizes) ?? facts, found);
        if (page !== undefined)
            await (0,outputs/* appendSummary */.fe)(page);
    }
    catch (thrown) {
        debug(`There is no summary: ${(0,errors/* messageOf */.bD)(thrown)}`);
    }
    finally {
        end();
    }
    await tell(state, untold);
}
async function tell({ folder, namespace }, lines) {
    if (lines.length === 0)
        return;
    const access = await (0,kubeconfig/* readOwnKubeconfig */.Uv)(folder, namespace).catch(() => undefined);
    if (access === undefined)
        return;
    for (const line of lines)
        log/* runnerLog */.t1.debug((0,cut_secrets/* withoutKnown */.O)(line, (0,access_access/* secretsOf */.Fj)(access)));
}
async function hasInstance({ storeFolder, folder, instance }) {
    const json = await (0,store/* readInstance */.oK)((0,store/* storeIn */.$n)(storeFolder, folder), instance);
    return json !== undefined && (0,ownership/* isInstanceOf */.tH)(json, folder);
}
async function openBuildx({ storeFolder }, environment, signal) {
    const variables = { ...environment.variables, BUILDX_CONFIG: storeFolder };
    return buildxRunner(await findBuildx(environment), variables, signal);
}
async function findSizes({ state, environment }, setUp, noted, signal) {
    if (noted.length === 0 || !lacksSizes(setUp))
        return setUp;
    const access = await (0,kubeconfig/* readOwnKubeconfig */.Uv)(state.folder, state.namespace);
    for (const secret of (0,access_access/* secretsOf */.Fj)(access))
        log/* runnerLog */.t1.mask(secret);
    return withClaimSizes((0,step_api/* openStepApi */.v)(access, environment, ONE_TRY, signal), setUp);
}
const ONE_TRY = { ...retry/* POST_LIMITS */.SY, totalMs: 1 };
function renderPage(state, asked, found) {
    const setUp = { ...asked, keepWarm: grantedLife(asked.keepWarm) };
    const nowMs = Date.now();
    const architectures = new Map(setUp.nodes.map(({ name, architecture }) => [name, architecture]));
    const { kind, own, missing, cacheBytes } = found;
    return renderSummary({
        builder: state.later?.builder ?? state.instance,
        namespace: state.namespace,
        setUp,
        built: kind === 'listed' ? { kind, builds: groupBuilds(own, architectures), missing } : { kind },
        cacheBytes,
        keepWarmHint: hintFor(setUp, found, nowMs),
        nowMs,
    });
}
function grantedLife(asked) {
    if (asked === undefined || asked.kind === 'ephemeral')
        return asked;
    if ((0,runner_state/* staysForever */.me)())
        return { kind: 'forever' };
    return asked.kind === 'forever' ? undefined : asked;
}
function hintFor({ keepWarm, upSinceMs }, { all, knownSinceMs }, nowMs) {
    if (upSinceMs === undefined)
        return undefined;
    const builds = all.map(({ startedMs, endedMs = nowMs }) => ({ startedMs, endedMs }));
    return renderKeepWarmHint(keepWarm, { upSinceMs: Math.max(upSinceMs, knownSinceMs), nowMs, builds });
}


/***/ })

};
;