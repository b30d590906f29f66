/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 7239:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fail),
/* harmony export */   t: () => (/* binding */ runnerLog)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8357);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3488);



const SHORTEST_MASK = 4;
const SHORTEST_LINE = 8;
const runnerLog = {
    info: (line) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(line)),
    warning: (line) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(line)),
    debug: (line) => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(line)),
    mask: (secret) => {
        const lines = secret
            .trim()
            .split(/[\r\n]+/)
            .map((part) => part.trim());
        const shortest = lines.length === 1 ? SHORTEST_MASK : SHORTEST_LINE;
        for (const line of lines)
            if (line.length >= shortest && !line.startsWith('-----'))
                _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(line);
    },
};
function fail(error) {
    const { headline, causes } = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .explain */ .WE)(error);
    const [line, whole] = [(0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(headline), (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .wholeOf */ .l2)(error))];
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(line);
    if (line !== whole)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`  in full: ${whole}`);
    for (const cause of causes)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`  caused by: ${(0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(cause)}`);
    if (error.code === 'internal' && error.cause instanceof Error)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(error.cause.stack ?? ''));
}


/***/ }),

/***/ 7511:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ isBuilderJob),
/* harmony export */   b1: () => (/* binding */ planJob),
/* harmony export */   c_: () => (/* binding */ lifeOf),
/* harmony export */   yX: () => (/* binding */ nodesWithClaim)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _builders_manifests_hold_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5500);
/* harmony import */ var _builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8197);
/* harmony import */ var _buildx_ownership_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(341);
/* harmony import */ var _cluster_access_access_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8467);
/* harmony import */ var _cluster_kubeconfig_in_cluster_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(4730);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_platform_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3500);









function planJob(inputs, environment, access) {
    const rest = { environment, access, names: nameJob(inputs, environment) };
    if (inputs.mode === 'connect')
        return { inputs, ...rest };
    return { inputs, ...rest, wish: planBuilder({ inputs, ...rest }) };
}
function isBuilderJob(job) {
    return job.inputs.mode !== 'connect';
}
function nameJob(inputs, environment) {
    const shared = nameBuilder(inputs, environment);
    const builder = inputs.mode === 'ephemeral' ? (0,_builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__/* .ephemeralBuilderName */ .cv)(shared, random(5)) : shared;
    const mark = `${environment.runMark}-${random(2)}`;
    return {
        builder,
        instance: inputs.name?.toLowerCase() ?? `${builder}-${mark}`,
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(environment.temporaryFolder, (0,_buildx_ownership_js__WEBPACK_IMPORTED_MODULE_3__/* .folderName */ .ub)(marksOf(environment), random(6))),
        hold: `hold-${random(8)}`,
    };
}
function nameBuilder(inputs, environment) {
    if (inputs.name !== undefined)
        return (0,_builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__/* .builderNameOfInstance */ .xs)(inputs.name, sha256);
    if (inputs.mode === 'connect')
        return (0,_builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__/* .builderNameOfInstance */ .xs)(inputs.deployments[0] ?? '', sha256);
    const { repository, serverUrl } = environment;
    if (repository !== '')
        return (0,_builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__/* .builderNameOfRepository */ .Au)(repository, serverUrl || undefined, sha256);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({
        code: 'input',
        message: 'Input name is missing, and there is no GITHUB_REPOSITORY to make one from.',
    });
}
function marksOf({ trackingId, machine }) {
    return { job: sha256(trackingId || machine).slice(0, 8), machine };
}
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function random(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(bytes).toString('hex');
}
const HASH_LENGTH = 16;
function lifeOf(inputs) {
    return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}
function planBuilder({ inputs, names, access, environment }) {
    const { namespace } = access;
    const pod = (0,_cluster_access_access_js__WEBPACK_IMPORTED_MODULE_5__/* .boundPodOf */ .X)(access, (0,_cluster_kubeconfig_in_cluster_js__WEBPACK_IMPORTED_MODULE_6__/* .ownServer */ .i2)({ host: environment.serviceHost, port: environment.servicePort }));
    const { builder } = names;
    const nodes = (0,_lib_platform_js__WEBPACK_IMPORTED_MODULE_7__/* .groupByArchitecture */ .ub)(inputs.platforms).map(({ architecture, platforms }) => ({
        builder,
        namespace,
        name: (0,_builders_manifests_names_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeName */ .qp)(builder, architecture, inputs.security, sha256),
        platforms,
        architecture,
        image: inputs.image,
        security: inputs.security,
        cpu: inputs.cpu,
        memory: inputs.memory,
        cache: inputs.cache,
        life: lifeOf(inputs),
        podPatch: planPatch(inputs.podPatch),
        buildkitd: inputs.buildkitd,
        run: environment.runUrl,
        job: names.hold,
    }));
    return {
        nodes,
        hold: {
            name: names.hold,
            builder,
            namespace,
            nodes: nodes.map(({ name }) => name),
            image: inputs.image,
            lifeMs: inputs.renew ? (0,_builders_manifests_hold_js__WEBPACK_IMPORTED_MODULE_8__/* .holdLifeMs */ .qP)(inputs.maxJobMs) : inputs.maxJobMs,
            holder: environment.runUrl,
            runner: pod === undefined ? { kind: 'elsewhere' } : { kind: 'pod', ...pod },
        },
        explicit: inputs.explicit,
    };
}
function nodesWithClaim({ nodes }) {
    return nodes
        .filter(({ cache, life }) => cache.kind === 'claim' && life.kind !== 'ephemeral')
        .map(({ name }) => name);
}
function planPatch(patch) {
    if (Object.keys(patch).length === 0)
        return { kind: 'none' };
    return { kind: 'patch', patch, hash: sha256(JSON.stringify(patch)).slice(0, HASH_LENGTH) };
}


/***/ }),

/***/ 8713:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bI: () => (/* binding */ isTable),
/* harmony export */   cW: () => (/* binding */ shape),
/* harmony export */   sV: () => (/* binding */ tableIn),
/* harmony export */   uQ: () => (/* binding */ BUILDKITD_KEYS),
/* harmony export */   y2: () => (/* binding */ GC_KEYS)
/* harmony export */ });
function shape(config, fields) {
    const notes = { unknown: [], wrong: [] };
    return { config: shapeTable(config, fields, '', notes), ...notes };
}
function shapeTable(table, fields, path, notes) {
    const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
    const shaped = new Map();
    for (const [key, value] of Object.entries(table)) {
        const name = names.get(key.toLowerCase());
        const field = name === undefined ? undefined : fields[name];
        if (name === undefined || field === undefined) {
            notes.unknown.push(path + quoteKey(key));
            shaped.set(key, value);
        }
        else {
            if (shaped.has(name))
                notes.wrong.push(`${path}${name} is there twice`);
            shaped.set(name, shapeValue(value, field, path + name, notes));
        }
    }
    return Object.fromEntries(shaped);
}
function shapeValue(value, wanted, path, notes) {
    if (typeof wanted === 'string') {
        if (!IS[wanted](value))
            notes.wrong.push(`${path} is not ${NAMES[wanted]}`);
        return value;
    }
    const { kind, fields } = wanted;
    if (kind === 'tables') {
        if (Array.isArray(value) && value.every(isTable))
            return value.map((one, index) => shapeTable(one, fields, `${path}[${index}].`, notes));
        notes.wrong.push(`${path} is not a list of tables, [[${path}]]`);
        return value;
    }
    if (!isTable(value)) {
        notes.wrong.push(`${path} is not a table`);
        return value;
    }
    if (kind === 'table')
        return shapeTable(value, fields, `${path}.`, notes);
    const named = Object.entries(value).map(([key, one]) => {
        const place = `${path}.${quoteKey(key)}`;
        if (isTable(one))
            return [key, shapeTable(one, fields, `${place}.`, notes)];
        notes.wrong.push(`${place} is not a table`);
        return [key, one];
    });
    return Object.fromEntries(named);
}
const IS = {
    boolean: (value) => typeof value === 'boolean',
    number: isNumber,
    text: (value) => typeof value === 'string',
    texts: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
    measure: (value) => typeof value === 'string' || isNumber(value),
    any: () => true,
};
const NAMES = {
    boolean: 'true or false',
    number: 'a number',
    text: 'a text in quotes',
    texts: 'a list of texts, ["..."]',
    measure: 'a size or a duration',
    any: 'anything',
};
function isNumber(value) {
    return typeof value === 'number' || typeof value === 'bigint';
}
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toISOString' in value);
}
function quoteKey(key) {
    return /^[\w-]{1,40}$/.test(key) ? key : JSON.stringify(key.slice(0, 40));
}
function tableIn(config, name) {
    const value = config[name];
    return isTable(value) ? value : {};
}
const table = (fields) => ({ kind: 'table', fields });
const GC_KEYS = {
    gc: 'boolean',
    gckeepstorage: 'measure',
    reservedSpace: 'measure',
    maxUsedSpace: 'measure',
    minFreeSpace: 'measure',
    gcpolicy: {
        kind: 'tables',
        fields: {
            all: 'boolean',
            filters: 'texts',
            keepDuration: 'measure',
            keepBytes: 'measure',
            reservedSpace: 'measure',
            maxUsedSpace: 'measure',
            minFreeSpace: 'measure',
        },
    },
};
const NETWORK = {
    networkMode: 'text',
    cniConfigPath: 'text',
    cniBinaryPath: 'text',
    cniPoolSize: 'number',
    bridgeName: 'text',
    bridgeSubnet: 'text',
};
const WORKER = {
    ...GC_KEYS,
    ...NETWORK,
    enabled: 'boolean',
    labels: 'any',
    platforms: 'texts',
    snapshotter: 'text',
    rootless: 'boolean',
    defaultCgroupParent: 'text',
    'apparmor-profile': 'text',
    selinux: 'boolean',
    'max-parallelism': 'number',
};
const BUILDKITD_KEYS = {
    debug: 'boolean',
    trace: 'boolean',
    root: 'text',
    'insecure-entitlements': 'texts',
    proxyNetwork: 'boolean',
    provenanceEnvDir: 'text',
    log: table({ format: 'text', level: 'text' }),
    grpc: table({
        address: 'texts',
        debugAddress: 'text',
        uid: 'number',
        gid: 'number',
        securityDescriptor: 'text',
        tls: table({ cert: 'text', key: 'text', ca: 'text' }),
    }),
    otel: table({ socketPath: 'text' }),
    cdi: table({ disabled: 'boolean', specDirs: 'texts', autoAllowed: 'texts' }),
    worker: table({
        oci: table({
            ...WORKER,
            noProcessSandbox: 'boolean',
            userRemapUnsupported: 'text',
            binary: 'text',
            proxySnapshotterPath: 'text',
            stargzSnapshotter: 'any',
        }),
        containerd: table({ ...WORKER, address: 'text', namespace: 'text', runtime: 'any' }),
    }),
    registry: {
        kind: 'named',
        fields: {
            mirrors: 'texts',
            http: 'boolean',
            insecure: 'boolean',
            ca: 'texts',
            keypair: { kind: 'tables', fields: { key: 'text', cert: 'text' } },
            tlsconfigdir: 'texts',
        },
    },
    dns: table({ nameservers: 'texts', options: 'texts', searchDomains: 'texts' }),
    history: table({ maxAge: 'measure', maxEntries: 'number' }),
    frontend: table({
        'dockerfile.v0': table({ enabled: 'boolean' }),
        'gateway.v0': table({ enabled: 'boolean', allowedRepositories: 'texts' }),
    }),
    system: table({ platformsCacheMaxAge: 'measure', maxRegistryConcurrency: 'number' }),
    cache: table({ gha: 'any' }),
};


/***/ }),

/***/ 785:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rv: () => (/* binding */ FILES_FOLDER),
  Ur: () => (/* binding */ parseBuildkitd),
  Aj: () => (/* binding */ refuseTooLarge),
  VJ: () => (/* binding */ renderBuildkitd),
  Ye: () => (/* binding */ renderRegistries)
});

;// CONCATENATED MODULE: external "./lazy-smol-toml.js"
const external_lazy_smol_toml_js_namespaceObject = require("./lazy-smol-toml.js");
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(5592);
// EXTERNAL MODULE: ./js/lib/json.js
var json = __nccwpck_require__(2369);
// EXTERNAL MODULE: ./js/builders/manifests/buildkitd-shape.js
var buildkitd_shape = __nccwpck_require__(8713);
// EXTERNAL MODULE: ./js/builders/manifests/names.js
var names = __nccwpck_require__(8197);
;// CONCATENATED MODULE: ./js/builders/manifests/buildkitd.js





const FILES_FOLDER = '/etc/buildkit';
const CACHE_MOUNT_DAYS = 14;
const USED_SHARE = 0.75;
const FREE_SHARE = 0.1;
const LARGEST_VOLUME_BYTES = 64 * 2 ** 40;
const OLD_MOUNTS_SHARE = 0.1;
const LARGEST_CONFIG_BYTES = 240 * 1024;
function renderBuildkitd(user, cache, configFolder) {
    const config = configFolder === FILES_FOLDER ? user.config : withFilesIn(user, configFolder);
    return (0,external_lazy_smol_toml_js_namespaceObject.stringify)(merge(defaultsBeside(user.config, cache), config));
}
function renderRegistries({ config }) {
    return config.registry === undefined ? undefined : (0,external_lazy_smol_toml_js_namespaceObject.stringify)({ registry: config.registry });
}
function parseBuildkitd(subject, text) {
    const { config, unknown, wrong } = (0,buildkitd_shape/* shape */.cW)(parseToml(subject, text), buildkitd_shape/* BUILDKITD_KEYS */.uQ);
    const [first] = wrong;
    if (first === undefined)
        return { config, unknown };
    throw new errors/* ActionError */.lZ({
        code: 'input',
        message: `${subject}: ${first.slice(0, 160)}.`,
        hint: 'BuildKit would not start with it.',
    });
}
function refuseTooLarge(subject, { config, files }) {
    const texts = [(0,external_lazy_smol_toml_js_namespaceObject.stringify)(config), ...files.flatMap(({ path, text }) => [path, text])];
    const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
    if (bytes <= LARGEST_CONFIG_BYTES)
        return;
    const what = files.length === 0 ? 'is' : 'and the files that it names are';
    const hint = 'Annotations of the pod carry it, and hold no more.';
    throw new errors/* ActionError */.lZ({ code: 'input', message: `${subject} ${what} larger than 240 KiB.`, hint });
}
function parseToml(subject, text) {
    try {
        return (0,external_lazy_smol_toml_js_namespaceObject.parse)(text);
    }
    catch (error) {
        const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : '';
        throw new errors/* ActionError */.lZ({ code: 'input', message: `${subject} is not valid TOML${line}.` });
    }
}
function defaultsBeside(user, cache) {
    const worker = (0,buildkitd_shape/* tableIn */.sV)(user, 'worker');
    const oci = {
        labels: { [names/* CONFIG_READ_LABEL */.j$]: 'read' },
        ...gcBeside((0,buildkitd_shape/* tableIn */.sV)(worker, 'oci'), cache),
    };
    return {
        ...(grantsHostNetwork(user) ? { 'insecure-entitlements': ['network.host'] } : {}),
        worker: worker.containerd === undefined ? { oci } : { oci, containerd: { enabled: false } },
    };
}
function grantsHostNetwork(user) {
    const oci = (0,buildkitd_shape/* tableIn */.sV)((0,buildkitd_shape/* tableIn */.sV)(user, 'worker'), 'oci');
    const mode = (0,json/* textOf */.b6)(oci, 'networkMode') ?? 'auto';
    const isHost = mode === 'host' || (mode === 'auto' && (0,json/* textOf */.b6)(oci, 'cniConfigPath') === undefined);
    return isHost && user.proxyNetwork !== true;
}
function gcBeside(oci, cache) {
    const bytes = bytesOf(cache);
    if (bytes === undefined || Object.keys(buildkitd_shape/* GC_KEYS */.y2).some((name) => oci[name] !== undefined))
        return {};
    return gcDefaults(bytes);
}
function bytesOf(cache) {
    if (cache.kind === 'none')
        return undefined;
    return cache.kind === 'claim' ? cache.size.value : cache.bytes;
}
function gcDefaults(volumeBytes) {
    const share = (part) => volumeBytes > LARGEST_VOLUME_BYTES ? `${part * 100}%` : Math.floor(volumeBytes * part);
    const everything = { maxUsedSpace: share(USED_SHARE), minFreeSpace: share(FREE_SHARE) };
    return {
        gc: true,
        gcpolicy: [
            {
                filters: ['type==source.local', 'type==exec.cachemount', 'type==source.git.checkout'],
                keepDuration: `${CACHE_MOUNT_DAYS * 24}h`,
                maxUsedSpace: share(OLD_MOUNTS_SHARE),
            },
            everything,
            { all: true, ...everything },
        ],
    };
}
function withFilesIn({ config, files }, folder) {
    const moved = new Map(files.map(({ path }) => [`${FILES_FOLDER}/${path}`, `${folder}/${path}`]));
    const move = (value) => {
        if (typeof value === 'string')
            return moved.get(value) ?? value;
        if (Array.isArray(value))
            return value.map(move);
        if (!(0,buildkitd_shape/* isTable */.bI)(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, move(one)]));
    };
    return config.registry === undefined ? config : { ...config, registry: move(config.registry) };
}
function merge(ours, theirs) {
    const merged = { ...ours };
    for (const [name, value] of Object.entries(theirs)) {
        const own = merged[name];
        merged[name] = (0,buildkitd_shape/* isTable */.bI)(own) && (0,buildkitd_shape/* isTable */.bI)(value) ? merge(own, value) : value;
    }
    return merged;
}


/***/ }),

/***/ 5357:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FE: () => (/* binding */ normalPath),
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   J9: () => (/* binding */ OLDEST_BUILDKIT),
/* harmony export */   R$: () => (/* binding */ faultOfImage),
/* harmony export */   SE: () => (/* binding */ DAEMON_PROFILES),
/* harmony export */   Um: () => (/* binding */ isTooOld),
/* harmony export */   Wv: () => (/* binding */ normalAddress),
/* harmony export */   dg: () => (/* binding */ DEFAULT_ADDRESSES),
/* harmony export */   n7: () => (/* binding */ readDaemon),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2369);

const PRIVILEGED = {
    pod: {},
    container: { privileged: true },
    args: [],
    configFolder: '/etc/buildkit',
    cacheFolder: '/var/lib/buildkit',
};
const ID = 1000;
const ROOTLESS = {
    pod: { fsGroup: ID, fsGroupChangePolicy: 'OnRootMismatch' },
    container: {
        runAsUser: ID,
        runAsGroup: ID,
        allowPrivilegeEscalation: true,
        seccompProfile: { type: 'Unconfined' },
        appArmorProfile: { type: 'Unconfined' },
    },
    args: ['--oci-worker-no-process-sandbox'],
    configFolder: '/home/user/.config/buildkit',
    cacheFolder: '/home/user/.local/share/buildkit',
};
const DAEMON_PROFILES = {
    privileged: PRIVILEGED,
    rootless: ROOTLESS,
};
const DEFAULT_ADDRESSES = {
    privileged: 'unix:///run/buildkit/buildkitd.sock',
    rootless: 'unix:///run/user/1000/buildkit/buildkitd.sock',
};
function readDaemon(template, security) {
    const spec = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(template) ? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(template, 'spec') : {};
    const [container = {}] = mappingsIn(spec, 'containers');
    const volumes = mappingsIn(spec, 'volumes');
    const host = mappingsIn(container, 'env').find(({ name }) => name === 'BUILDKIT_HOST') ?? {};
    return {
        image: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(container, 'image'),
        args: readArgs(container.args),
        address: normalAddress((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(host, 'value') ?? DEFAULT_ADDRESSES[security]),
        mounts: mappingsIn(container, 'volumeMounts').flatMap((mount) => {
            const path = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(mount, 'mountPath');
            if (path === undefined)
                return [];
            const volume = volumes.find(({ name }) => name === mount.name);
            const isByNode = mount.subPathExpr !== undefined;
            return [{ path: normalPath(path), isReadOnly: mount.readOnly === true, isByNode, volume }];
        }),
    };
}
function rootOf(daemon, root, security) {
    return normalPath(daemon.args.get('root')?.at(-1) ?? root ?? DAEMON_PROFILES[security].cacheFolder);
}
function mountOf({ mounts }, path) {
    const around = mounts.filter((mount) => isBelow(path, mount.path));
    return around.toSorted((a, b) => b.path.length - a.path.length)[0];
}
function normalAddress(address) {
    const [protocol = '', path = ''] = address.split('://');
    return protocol === 'unix' ? `unix://${normalPath(path).replace(/^\/var\/run\//, '/run/')}` : address;
}
function normalPath(path) {
    const parts = [];
    for (const part of path.match(/[^/]+/g) ?? []) {
        if (part === '..')
            parts.pop();
        else if (part !== '.')
            parts.push(part);
    }
    return `/${parts.join('/')}`;
}
function isBelow(path, folder) {
    return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
function readArgs(given) {
    const args = new Map();
    const texts = Array.isArray(given) ? given.map((one) => (typeof one === 'string' ? one : '')) : [];
    for (const [index, arg] of texts.entries()) {
        const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
        if (name === undefined)
            continue;
        const next = texts[index + 1] ?? '';
        args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
    }
    return args;
}
function mappingsIn(mapping, name) {
    const value = mapping[name];
    return Array.isArray(value) ? value.filter(_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi) : [];
}
const OLDEST_MINOR = 29;
const OLDEST_BUILDKIT = `0.${OLDEST_MINOR}`;
const ORDINARY_TAG = /^(v?\d+\.\d+(\.\d+)?(-rc\d+)?|latest|master|nightly|buildx-stable-1)(-ubuntu)?$/;
function faultOfImage(image, security) {
    const { name, tag } = readName(image);
    const isRootless = tag !== undefined && (hasWord(tag, 'rootless') || hasWord(name, 'rootless'));
    if (isRootless && security === 'privileged')
        return { what: 'is of the rootless variant', hint: 'Set security: rootless for it.' };
    if (!name.includes('buildkit') || tag === undefined)
        return undefined;
    if (isTooOld(tag))
        return { what: 'is too old', hint: `BuildKit ${OLDEST_BUILDKIT} or newer is needed.` };
    if (!isRootless && security === 'rootless' && ORDINARY_TAG.test(tag)) {
        const hint = `Beside security: rootless its tag is ${tag.replace(/-ubuntu$/, '')}-rootless.`;
        return { what: 'is not of the rootless variant', hint };
    }
    return undefined;
}
function isTooOld(version) {
    const [, major, minor] = /^v?(\d+)\.(\d+)(?![\w])/.exec(version) ?? [];
    if (major === undefined || minor === undefined)
        return false;
    return Number(major) === 0 && Number(minor) > 0 && Number(minor) < OLDEST_MINOR;
}
function readName(image) {
    const [reference = ''] = image.toLowerCase().split('@');
    const [name = '', tag] = (reference.split('/').at(-1) ?? '').split(':');
    return { name, tag };
}
function hasWord(text, word) {
    return text.split(/[-._]/).includes(word);
}


/***/ }),

/***/ 8956:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  HD: () => (/* binding */ foundLife),
  eB: () => (/* binding */ isOfTemplate),
  bf: () => (/* binding */ ownerOf),
  rU: () => (/* binding */ renderClaim),
  _D: () => (/* binding */ renderDeployment),
  S$: () => (/* binding */ renderRemake),
  wk: () => (/* binding */ renderRoll)
});

// EXTERNAL MODULE: ./js/builders/manifests/names.js
var manifests_names = __nccwpck_require__(8197);
// EXTERNAL MODULE: ./js/builders/manifests/buildkitd.js + 1 modules
var manifests_buildkitd = __nccwpck_require__(785);
// EXTERNAL MODULE: ./js/builders/manifests/daemon.js
var daemon = __nccwpck_require__(5357);
// EXTERNAL MODULE: ./js/builders/manifests/pod-patch.js
var pod_patch = __nccwpck_require__(8293);
// EXTERNAL MODULE: ./js/builders/manifests/spec.js
var manifests_spec = __nccwpck_require__(7922);
;// CONCATENATED MODULE: ./js/builders/manifests/pod.js





const NO_MESH_LABELS = { 'sidecar.istio.io/inject': 'false', 'kuma.io/sidecar-injection': 'disabled' };
const NO_MESH_ANNOTATIONS = {
    'linkerd.io/inject': 'disabled',
    'consul.hashicorp.com/connect-inject': 'false',
};
const STAY_ANNOTATIONS = {
    'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
    'karpenter.sh/do-not-disrupt': 'true',
};
const GRACE_SECONDS = 60;
function renderPod(spec, labels) {
    const profile = daemon/* DAEMON_PROFILES */.SE[spec.security];
    return {
        metadata: {
            labels: { ...labels, ...NO_MESH_LABELS },
            annotations: {
                ...NO_MESH_ANNOTATIONS,
                ...STAY_ANNOTATIONS,
                [manifests_names/* TEMPLATE_ANNOTATION */.t0]: describeTemplate(spec),
                ...renderConfig(spec),
            },
        },
        spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: GRACE_SECONDS,
            nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': spec.architecture },
            securityContext: profile.pod,
            containers: [
                {
                    name: pod_patch/* DAEMON */.Zc,
                    image: spec.image,
                    imagePullPolicy: 'IfNotPresent',
                    args: profile.args,
                    securityContext: profile.container,
                    resources: { requests: { cpu: spec.cpu.text, memory: spec.memory.text } },
                    readinessProbe: {
                        exec: { command: ['buildctl', 'debug', 'workers'] },
                        periodSeconds: 1,
                        timeoutSeconds: 10,
                        failureThreshold: 3,
                    },
                    volumeMounts: [
                        { name: 'config', mountPath: profile.configFolder },
                        { name: 'cache', mountPath: profile.cacheFolder },
                    ],
                },
            ],
            volumes: [renderConfigVolume(spec), renderCacheVolume(spec)],
        },
    };
}
function renderConfig({ buildkitd, cache, security }) {
    const { configFolder } = daemon/* DAEMON_PROFILES */.SE[security];
    const files = buildkitd.files.map(({ text }, index) => [`${manifests_names/* CONFIG_FILE_ANNOTATION */.E8}${index}`, text]);
    const toml = (0,manifests_buildkitd/* renderBuildkitd */.VJ)(buildkitd, cache, configFolder);
    return { [manifests_names/* CONFIG_ANNOTATION */.Hb]: toml, ...Object.fromEntries(files) };
}
function renderConfigVolume({ buildkitd }) {
    const item = (path, annotation) => ({
        path,
        fieldRef: { fieldPath: `metadata.annotations['${annotation}']` },
    });
    const files = buildkitd.files.map(({ path }, index) => item(path, `${manifests_names/* CONFIG_FILE_ANNOTATION */.E8}${index}`));
    return { name: 'config', downwardAPI: { items: [item('buildkitd.toml', manifests_names/* CONFIG_ANNOTATION */.Hb), ...files] } };
}
function renderCacheVolume(spec) {
    const { cache } = spec;
    if (cache.kind === 'none')
        return { name: 'cache', emptyDir: {} };
    if (cache.kind === 'volume')
        return { name: 'cache' };
    const name = cache.kind === 'existing' ? cache.claim : (0,manifests_names/* claimName */.cB)(spec.name);
    return { name: 'cache', persistentVolumeClaim: { claimName: name } };
}
function describeTemplate({ image, cpu, memory, cache }) {
    const volume = cache.kind === 'existing' ? cache.claim : cache.kind;
    return `spec=${manifests_spec/* SPEC_VERSION */.F} image=${image} cpu=${cpu.text} memory=${memory.text} cache=${volume}`;
}

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
    const pod = renderPod(spec, labels);
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


/***/ }),

/***/ 5500:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isLiving),
/* harmony export */   Qo: () => (/* binding */ deadlineSeconds),
/* harmony export */   Ul: () => (/* binding */ renderHold),
/* harmony export */   XH: () => (/* binding */ renderDeadline),
/* harmony export */   ly: () => (/* binding */ isInUse),
/* harmony export */   qP: () => (/* binding */ holdLifeMs),
/* harmony export */   sT: () => (/* binding */ stoppedClock)
/* harmony export */ });
/* unused harmony exports renderRelease, renewEveryMs, retryEveryMs, nextDeadline, renderRenewal, nodesOfHold, othersKeptWarm, superfluousHolds */
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8197);


function renderHold(spec) {
    const labels = { ..._names_js__WEBPACK_IMPORTED_MODULE_0__/* .MANAGED_BY */ .Kf, [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .BUILDER_LABEL */ .rL]: spec.builder };
    return {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: { [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .HOLDER_ANNOTATION */ .$x]: spec.holder, [_names_js__WEBPACK_IMPORTED_MODULE_0__/* .NODES_ANNOTATION */ .Q0]: spec.nodes.join(',') },
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
    return hold.metadata?.annotations?.[_names_js__WEBPACK_IMPORTED_MODULE_0__/* .RELEASED_ANNOTATION */ .sM] !== undefined;
}
function stoppedClock(hold) {
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
            annotations: { [RELEASED_ANNOTATION]: 'true' },
            ...(owners.length === 0 ? {} : { ownerReferences: owners }),
        },
        spec: { activeDeadlineSeconds: Math.max(1, Math.ceil((elapsedMs + keepWarmMs) / 1000)) },
    };
}
const LONGEST_LIFE_MS = 20 * 60_000;
const SHORTEST_LIFE_MS = 10_000;
const RENEWALS_IN_A_LIFE = 5;
function holdLifeMs(maxJobMs) {
    return Math.min(LONGEST_LIFE_MS, Math.max(maxJobMs / 3, SHORTEST_LIFE_MS));
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
    const longest = deadlineSeconds(term.maxJobMs);
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
    return hold.metadata?.annotations?.[NODES_ANNOTATION]?.split(',').filter(Boolean);
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
    const startedMs = timestampMs(job.status?.startTime);
    const seconds = job.spec?.activeDeadlineSeconds;
    if (!isLiving(job) || !wasReleased(job) || startedMs === undefined || seconds === undefined)
        return undefined;
    return { job, uid, name, endMs: startedMs + seconds * 1000, nodes: nodesOfHold(job) };
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


/***/ }),

/***/ 8197:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ HOLDER_ANNOTATION),
/* harmony export */   Au: () => (/* binding */ builderNameOfRepository),
/* harmony export */   DO: () => (/* binding */ ownAnnotations),
/* harmony export */   E8: () => (/* binding */ CONFIG_FILE_ANNOTATION),
/* harmony export */   Hb: () => (/* binding */ CONFIG_ANNOTATION),
/* harmony export */   Kf: () => (/* binding */ MANAGED_BY),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Q0: () => (/* binding */ NODES_ANNOTATION),
/* harmony export */   Tr: () => (/* binding */ LAST_USED_ANNOTATION),
/* harmony export */   VO: () => (/* binding */ builderSelector),
/* harmony export */   XH: () => (/* binding */ appOf),
/* harmony export */   bZ: () => (/* binding */ APP_LABEL),
/* harmony export */   cB: () => (/* binding */ claimName),
/* harmony export */   cv: () => (/* binding */ ephemeralBuilderName),
/* harmony export */   ed: () => (/* binding */ SPEC_ANNOTATION),
/* harmony export */   j$: () => (/* binding */ CONFIG_READ_LABEL),
/* harmony export */   jz: () => (/* binding */ CONFIGURED_BY_ANNOTATION),
/* harmony export */   kF: () => (/* binding */ MADE_BY_ANNOTATION),
/* harmony export */   qp: () => (/* binding */ nodeName),
/* harmony export */   rL: () => (/* binding */ BUILDER_LABEL),
/* harmony export */   sM: () => (/* binding */ RELEASED_ANNOTATION),
/* harmony export */   t0: () => (/* binding */ TEMPLATE_ANNOTATION),
/* harmony export */   tq: () => (/* binding */ USED_BY_LABEL),
/* harmony export */   vF: () => (/* binding */ LIFE_ANNOTATION),
/* harmony export */   xL: () => (/* binding */ POD_PATCH_ANNOTATION),
/* harmony export */   xs: () => (/* binding */ builderNameOfInstance),
/* harmony export */   zg: () => (/* binding */ nodesSelector)
/* harmony export */ });
const OURS = 'setup-buildx-kubernetes';
const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS };
const APP_LABEL = 'app';
const BUILDER_LABEL = `${OURS}/builder`;
const RELEASED_ANNOTATION = `${OURS}/released`;
const HOLDER_ANNOTATION = `${OURS}/holder`;
const NODES_ANNOTATION = `${OURS}/nodes`;
const SPEC_ANNOTATION = `${OURS}/spec`;
const LIFE_ANNOTATION = `${OURS}/life`;
const CONFIGURED_BY_ANNOTATION = `${OURS}/configured-by`;
const USED_BY_LABEL = `${OURS}/used-by`;
const TEMPLATE_ANNOTATION = `${OURS}/template`;
const CONFIG_ANNOTATION = `${OURS}/buildkitd.toml`;
const CONFIG_FILE_ANNOTATION = `${OURS}/config-file-`;
const CONFIG_READ_LABEL = `${OURS}.config`;
const POD_PATCH_ANNOTATION = `${OURS}/pod-patch`;
const MADE_BY_ANNOTATION = `${OURS}/made-by`;
const LAST_USED_ANNOTATION = `${OURS}/last-used`;
function ownAnnotations(annotations) {
    return Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith(`${OURS}/`)));
}
function isOurs(object) {
    const labels = object.metadata?.labels ?? {};
    return Object.entries(MANAGED_BY).every(([name, value]) => labels[name] === value);
}
function builderSelector(builder) {
    const [managed] = Object.entries(MANAGED_BY).map(([name, value]) => `${name}=${value}`);
    return `${managed},${BUILDER_LABEL}=${builder}`;
}
function nodesSelector(nodes) {
    return nodes.length === 1 ? `${APP_LABEL}=${nodes[0]}` : `${APP_LABEL} in (${nodes.join(',')})`;
}
function appOf(pod) {
    return pod.metadata?.labels?.[APP_LABEL];
}
const LONGEST_NODE_NAME = 52;
const HASH_LENGTH = 8;
const LONGEST_BUILDER_NAME = LONGEST_NODE_NAME - 10;
const GITHUB = 'https://github.com';
function builderNameOfRepository(repository, server, sha256) {
    const name = repository.toLowerCase();
    const origin = server?.toLowerCase().replace(/\/+$/, '') ?? GITHUB;
    const whole = origin === GITHUB ? name : `${origin}/${name}`;
    return withHash(dnsLabel(name), sha256(whole), LONGEST_BUILDER_NAME);
}
function builderNameOfInstance(instance, sha256) {
    const name = instance.toLowerCase();
    const label = dnsLabel(name);
    return label === name && name.length <= LONGEST_BUILDER_NAME
        ? name
        : withHash(label, sha256(name), LONGEST_BUILDER_NAME);
}
function ephemeralBuilderName(builder, random) {
    return `${builder.slice(0, LONGEST_BUILDER_NAME - 1 - random.length).replace(/-+$/, '')}-${random}`;
}
function nodeName(builder, architecture, security, sha256) {
    if (security === 'privileged')
        return `${builder}-${architecture}`;
    const ending = `-${architecture}-${security}`;
    const room = LONGEST_NODE_NAME - ending.length;
    return `${builder.length <= room ? builder : withHash(builder, sha256(builder), room)}${ending}`;
}
function claimName(node) {
    return `${node}-cache`;
}
function dnsLabel(name) {
    const label = name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
    return /^[a-z]/.test(label) ? label : `b-${label}`.replace(/-+$/, '');
}
function withHash(label, hash, longest) {
    const room = longest - 1 - HASH_LENGTH;
    return `${label.slice(0, room).replace(/-+$/, '')}-${hash.slice(0, HASH_LENGTH)}`;
}


/***/ }),

/***/ 8293:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TQ: () => (/* binding */ parsePodPatch),
/* harmony export */   Tq: () => (/* binding */ mountPathsOf),
/* harmony export */   Zc: () => (/* binding */ DAEMON),
/* harmony export */   sX: () => (/* binding */ patchPod)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8023);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(yaml__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2369);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8197);
/* harmony import */ var _strategic_merge_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6386);





const DAEMON = 'buildkitd';
const KEPT_LABELS = [_names_js__WEBPACK_IMPORTED_MODULE_1__/* .APP_LABEL */ .bZ, _names_js__WEBPACK_IMPORTED_MODULE_1__/* .BUILDER_LABEL */ .rL, ...Object.keys(_names_js__WEBPACK_IMPORTED_MODULE_1__/* .MANAGED_BY */ .Kf)];
const SAMPLE = {
    metadata: {
        labels: Object.fromEntries(KEPT_LABELS.map((name) => [name, 'sample'])),
        annotations: { [_names_js__WEBPACK_IMPORTED_MODULE_1__/* .CONFIG_ANNOTATION */ .Hb]: 'sample' },
    },
    spec: { containers: [{ name: DAEMON }] },
};
function parsePodPatch(input, text) {
    const patch = parseYaml(input, text);
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(patch))
        throw bad(input, 'is not a mapping', HINT);
    const unknown = Object.keys(patch).find((name) => name !== 'metadata' && name !== 'spec');
    if (unknown !== undefined)
        throw bad(input, `has ${JSON.stringify(unknown.slice(0, 40))}`, HINT);
    const fault = (0,_strategic_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .faultOfPatch */ .MZ)(patch, 'pod');
    if (fault !== undefined)
        throw bad(input, `cannot be merged: ${fault.slice(0, 120)}`);
    patchPod(input, SAMPLE, patch);
    return patch;
}
function patchPod(input, template, patch) {
    const merged = daemonFirst((0,_strategic_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .strategicMerge */ .Xo)(template, patch));
    if (!hasDaemon(merged))
        throw bad(input, `leaves no container ${DAEMON}`, 'The builder runs in it.');
    const { labels = {}, annotations = {} } = merged.metadata ?? {};
    const lost = KEPT_LABELS.find((name) => labels[name] !== template.metadata?.labels?.[name]);
    if (lost !== undefined)
        throw bad(input, `changes the label ${lost}`, 'The builder is found by it.');
    if (annotations[_names_js__WEBPACK_IMPORTED_MODULE_1__/* .CONFIG_ANNOTATION */ .Hb] !== template.metadata?.annotations?.[_names_js__WEBPACK_IMPORTED_MODULE_1__/* .CONFIG_ANNOTATION */ .Hb])
        throw bad(input, `changes the annotation ${_names_js__WEBPACK_IMPORTED_MODULE_1__/* .CONFIG_ANNOTATION */ .Hb}`, 'Use the input buildkitd-config.');
    return merged;
}
function mountPathsOf({ spec }) {
    const containers = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(spec) && Array.isArray(spec.containers) ? spec.containers.filter(_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi) : [];
    const mounts = containers.find(({ name }) => name === DAEMON)?.volumeMounts;
    if (!Array.isArray(mounts))
        return [];
    return mounts
        .filter(_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)
        .flatMap(({ mountPath }) => (typeof mountPath === 'string' ? [mountPath] : []));
}
const HINT = 'It has metadata and spec, as the template of a pod.';
function parseYaml(input, text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text, { ...AS_KUBECTL, maxAliasCount: 100, logLevel: 'error' });
    }
    catch (error) {
        if (!(error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__.YAMLParseError))
            throw bad(input, 'is not valid YAML');
        const what = error.code === 'DUPLICATE_KEY' ? 'has a key twice' : 'is not valid YAML';
        throw bad(input, `${what} (line ${error.linePos?.[0].line ?? 1})`);
    }
}
const OCTAL = {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^0[0-7]+$/,
    resolve: (digits) => Number.parseInt(digits, 8),
};
const AS_KUBECTL = { merge: true, customTags: (tags) => [OCTAL, ...tags] };
function daemonFirst(template) {
    const { spec } = template;
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(spec) || !Array.isArray(spec.containers))
        return template;
    const isDaemon = (one) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(one) && one.name === DAEMON;
    const containers = [
        ...spec.containers.filter(isDaemon),
        ...spec.containers.filter((one) => !isDaemon(one)),
    ];
    return { ...template, spec: { ...spec, containers } };
}
function hasDaemon(template) {
    const { metadata, spec } = template;
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(metadata) || !(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(spec) || !Array.isArray(spec.containers))
        return false;
    const [first] = spec.containers;
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(first) && first.name === DAEMON;
}
function bad(input, what, hint) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({ code: 'input', message: `Input ${input} ${what}.`, hint });
}


/***/ }),

/***/ 7922:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ SPEC_VERSION),
/* harmony export */   v: () => (/* binding */ NO_CLASS)
/* harmony export */ });
const NO_CLASS = '-';
const SPEC_VERSION = 2;


/***/ }),

/***/ 6386:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MZ: () => (/* binding */ faultOfPatch),
/* harmony export */   Xo: () => (/* binding */ strategicMerge),
/* harmony export */   dh: () => (/* binding */ mergeKeyOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2369);

const DIRECTIVE = '$patch';
function strategicMerge(original, patch) {
    if (patch[DIRECTIVE] === 'delete')
        return {};
    if (patch[DIRECTIVE] === 'replace')
        return cleanMapping(withoutDirective(patch));
    const merged = new Map(Object.entries(original));
    for (const [name, value] of Object.entries(patch)) {
        const result = mergeField(name, merged.get(name), value);
        if (result === undefined)
            merged.delete(name);
        else
            merged.set(name, result);
    }
    return Object.fromEntries(merged);
}
function mergeField(name, original, patch) {
    if (patch === null)
        return undefined;
    if ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(original) && (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(patch))
        return strategicMerge(withoutReplaced(name, original, patch), patch);
    const key = mergeKeyOf(name);
    if (key !== undefined && isListOfMappings(original) && isListOfMappings(patch))
        return mergeList(name, original, patch, key);
    return clean(patch);
}
function mergeList(name, original, patch, key) {
    const plain = patch.filter((item) => !(DIRECTIVE in item));
    const directives = patch.filter((item) => DIRECTIVE in item);
    if (directives.some((item) => item[DIRECTIVE] === 'replace'))
        return plain.map(cleanMapping);
    const deleted = new Set(directives.map((item) => item[key]));
    const kept = original.filter((item) => !deleted.has(item[key]));
    const merged = plain.map((item) => {
        const found = kept.find((one) => one[key] === item[key]);
        if (found === undefined)
            return cleanMapping(item);
        return strategicMerge(withoutReplaced(name, found, item), item);
    });
    return inOrder(kept, merged, key);
}
function inOrder(original, merged, key) {
    const places = new Map(original.map((item, index) => [item[key], index]));
    const named = new Set(merged.map((item) => item[key]));
    const others = original.filter((item) => !named.has(item[key]));
    const ordered = [];
    for (const item of merged) {
        const place = places.get(item[key]) ?? -1;
        while (others[0] !== undefined && (places.get(others[0][key]) ?? 0) < place)
            ordered.push(...others.splice(0, 1));
        ordered.push(item);
    }
    return [...ordered, ...others];
}
function clean(value) {
    if (Array.isArray(value))
        return value.filter((item) => !hasDirective(item)).map(clean);
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(value) ? (hasDirective(value) ? undefined : cleanMapping(value)) : value;
}
function cleanMapping(mapping) {
    const entries = Object.entries(mapping).map(([name, value]) => [name, clean(value)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}
function hasDirective(value) {
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(value) && DIRECTIVE in value;
}
function withoutDirective(mapping) {
    return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== DIRECTIVE));
}
function isListOfMappings(value) {
    return Array.isArray(value) && value.every(_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi);
}
const HANDLERS = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);
const PROBES = new Set(['readinessProbe', 'livenessProbe', 'startupProbe']);
function withoutReplaced(name, original, patch) {
    const isAlternative = alternativesOf(name);
    const chosen = Object.entries(patch).filter(([field, value]) => isAlternative(field) && value !== null);
    if (chosen.length === 0)
        return original;
    const kept = Object.entries(original).filter(([field]) => !isAlternative(field) || field in patch);
    return Object.fromEntries(kept);
}
function alternativesOf(name) {
    if (name === 'volumes')
        return (field) => field !== 'name' && !field.startsWith('$');
    return (field) => PROBES.has(name) && HANDLERS.has(field);
}
const MERGE_KEYS = new Map([
    ['containers', 'name'],
    ['initContainers', 'name'],
    ['ephemeralContainers', 'name'],
    ['volumes', 'name'],
    ['imagePullSecrets', 'name'],
    ['resourceClaims', 'name'],
    ['schedulingGates', 'name'],
    ['hostAliases', 'ip'],
    ['topologySpreadConstraints', 'topologyKey'],
    ['env', 'name'],
    ['ports', 'containerPort'],
    ['volumeMounts', 'mountPath'],
    ['volumeDevices', 'devicePath'],
]);
function mergeKeyOf(list) {
    return MERGE_KEYS.get(list);
}
function faultOfPatch(patch, path) {
    return firstFault(Object.entries(patch), ([name, value]) => {
        const shown = /^[\w$./-]+$/.test(name) ? name : JSON.stringify(name);
        return faultOfField(name, value, `${path}.${shown}`);
    });
}
function firstFault(items, faultOf) {
    for (const [index, item] of items.entries()) {
        const fault = faultOf(item, index);
        if (fault !== undefined)
            return fault;
    }
    return undefined;
}
function faultOfField(name, value, path) {
    if (name === '$patch')
        return value === 'delete' || value === 'replace' ? undefined : `${path} is not delete or replace`;
    if (name.startsWith('$'))
        return `${path} is not understood`;
    if ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(value))
        return faultOfPatch(value, path);
    if (!Array.isArray(value))
        return undefined;
    const key = mergeKeyOf(name);
    const fault = key === undefined ? undefined : faultOfKeys(value, key, path);
    const ofItem = (item, index) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(item) ? faultOfPatch(item, `${path}[${index}]`) : undefined;
    return fault ?? firstFault(value, ofItem);
}
function faultOfKeys(items, key, path) {
    const seen = new Set();
    return firstFault(items, (item, index) => {
        if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(item))
            return `${path}[${index}] is not a mapping`;
        if (item.$patch === 'replace')
            return undefined;
        const name = item[key];
        if (name === undefined || name === null)
            return `${path}[${index}] has no ${key}`;
        if (seen.has(name))
            return `${path}[${index}] has the same ${key} as an item before it`;
        if (item.$patch === undefined)
            seen.add(name);
        return undefined;
    });
}


/***/ }),

/***/ 341:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ viewFrom),
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   Ir: () => (/* binding */ refuseTaken),
/* harmony export */   h2: () => (/* binding */ jobFolderOf),
/* harmony export */   ub: () => (/* binding */ folderName)
/* harmony export */ });
/* unused harmony export isInstanceOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_job_files_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8394);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2369);
/* harmony import */ var _lib_system_machine_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(36);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3237);








function folderName({ job, machine }, own) {
    return `${_lib_job_files_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER_PREFIX */ .k}${job}-${machine}-${own}`;
}
function readFolderName(folder) {
    const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec((0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).slice(_lib_job_files_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER_PREFIX */ .k.length));
    const [, job = '', machine = ''] = match ?? [];
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder).startsWith(_lib_job_files_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER_PREFIX */ .k) && match !== null ? { job, machine } : undefined;
}
function isSameJob(one, other) {
    const [marks, others] = [readFolderName(one), readFolderName(other)];
    return marks !== undefined && marks.job === others?.job && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(one) === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(other);
}
function isSameMachine(folder, own) {
    const machine = readFolderName(own)?.machine ?? _lib_system_machine_js__WEBPACK_IMPORTED_MODULE_4__/* .UNKNOWN_MACHINE */ .j;
    return machine !== _lib_system_machine_js__WEBPACK_IMPORTED_MODULE_4__/* .UNKNOWN_MACHINE */ .j && machine === readFolderName(folder)?.machine;
}
function viewFrom(folder) {
    return { folder, exists: mayExist };
}
function mayExist(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        return true;
    }
    catch (error) {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(error);
        return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
}
function refuseTaken(name, stored, view) {
    if (stored === undefined || isAbandoned(stored, view))
        return;
    const kubeconfigs = kubeconfigsOf(stored.json);
    const ours = kubeconfigs.length > 0 && kubeconfigs.every(isOurs);
    if (ours && kubeconfigs.every((path) => isSameJob((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), view.folder)))
        return;
    const isHere = ours && kubeconfigs.every((path) => isSameMachine((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), view.folder));
    const hint = ours ? hintForOurs(name, isHere) : 'Choose another name.';
    throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .conflictError */ .jU)(`Input name: buildx has an instance ${name} on this runner already.`, hint);
}
function hintForOurs(name, isHere) {
    if (isHere)
        return 'Another job of this machine uses it: leave name empty, or choose another.';
    const ways = `Leave name empty, choose another, or, if no job uses it, delete instances/${name} in buildx' folder.`;
    return `A job of another machine or container with this home made it. ${ways}`;
}
const LONGEST_JOB_MS = 144 * 3_600_000;
function isAbandoned({ json, ageMs }, { folder, exists }) {
    const kubeconfigs = kubeconfigsOf(json);
    const hasEnded = (path) => isOurs(path) && (isSameMachine((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
    return kubeconfigs.length > 0 && kubeconfigs.every(hasEnded);
}
function isOurs(path) {
    return path?.includes(`/${_lib_job_files_js__WEBPACK_IMPORTED_MODULE_3__/* .FOLDER_PREFIX */ .k}`) === true;
}
function isInstanceOf(json, folder) {
    const kubeconfigs = kubeconfigsOf(json);
    return kubeconfigs.length > 0 && kubeconfigs.every((path) => path?.startsWith(`${folder}/`));
}
function jobFolderOf(json) {
    const [kubeconfig] = kubeconfigsOf(json);
    return isOurs(kubeconfig) ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(kubeconfig) : undefined;
}
function kubeconfigsOf(json) {
    const { Nodes: nodes } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .readMapping */ .vh)(json);
    return Array.isArray(nodes) ? nodes.map(kubeconfigOf) : [];
}
function kubeconfigOf(node) {
    const endpoint = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .isMapping */ .pi)(node) ? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .textOf */ .b6)(node, 'Endpoint') : undefined;
    if (endpoint === undefined || !URL.canParse(endpoint))
        return undefined;
    return new URL(endpoint).searchParams.get('kubeconfig') ?? undefined;
}
async function removeLeftovers(store, view) {
    await removeOldScratch(store);
    const removed = [];
    for (const name of await listNames((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.folder, 'instances'))) {
        const stored = await (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .findInstance */ .XD)(store, name);
        if (stored === undefined || !isAbandoned(stored, view))
            continue;
        if (await (0,_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removeInstance */ .gK)(store, name))
            removed.push(name);
    }
    return removed;
}
const OLDEST_WRITE_MS = 60 * 60_000;
async function removeOldScratch(store) {
    for (const name of await listNames(store.folder)) {
        if (!name.startsWith(_store_js__WEBPACK_IMPORTED_MODULE_7__/* .SCRATCH_PREFIX */ .ul))
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.folder, name);
        const written = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => undefined);
        if (written !== undefined && Date.now() - written.mtimeMs > OLDEST_WRITE_MS)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
    }
}
async function listNames(folder) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder).catch(() => []);
}


/***/ }),

/***/ 3237:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ storeFolderOf),
/* harmony export */   $n: () => (/* binding */ storeIn),
/* harmony export */   V5: () => (/* binding */ writeInstance),
/* harmony export */   XD: () => (/* binding */ findInstance),
/* harmony export */   cA: () => (/* binding */ readCurrent),
/* harmony export */   gK: () => (/* binding */ removeInstance),
/* harmony export */   iA: () => (/* binding */ verifyWritable),
/* harmony export */   oK: () => (/* binding */ readInstance),
/* harmony export */   ul: () => (/* binding */ SCRATCH_PREFIX)
/* harmony export */ });
/* unused harmony export writeCurrent */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_system_private_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6057);





const SCRATCH_PREFIX = '.setup-buildx-kubernetes-';
const PROBE_BYTES = 64 * 1024;
function storeFolderOf(buildxConfig, dockerConfigFolder) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(buildxConfig || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerConfigFolder, 'buildx'));
}
function storeIn(folder, stepFolder) {
    return { folder, scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(stepFolder)}`) };
}
async function verifyWritable({ folder, scratch }) {
    try {
        makeFolder(folder);
        (0,_lib_system_private_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeScratch */ ._D)(scratch, Buffer.alloc(PROBE_BYTES));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(scratch, { force: true });
    }
    catch (error) {
        throw unwritable(error);
    }
}
async function readInstance(store, name) {
    return readStored(instancePath(store, name));
}
async function findInstance(store, name) {
    const json = await readInstance(store, name);
    if (json === undefined)
        return undefined;
    const writtenMs = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(instancePath(store, name)).then(({ mtimeMs }) => mtimeMs, () => Date.now());
    return { json, ageMs: Date.now() - writtenMs };
}
async function writeInstance(store, name, json, refuse) {
    const path = instancePath(store, name);
    try {
        makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path));
        (0,_lib_system_private_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeScratch */ ._D)(store.scratch, json);
    }
    catch (error) {
        throw unwritable(error);
    }
    const isNew = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(store.scratch, path).then(() => true, () => false);
    try {
        if (!isNew)
            refuse(await findInstance(store, name));
        if (!isNew)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(store.scratch, path);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(store.scratch, { force: true });
    }
}
async function removeInstance(store, name) {
    const removed = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(instancePath(store, name)).then(() => true, (error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === 'ENOENT')
            return false;
        throw error;
    });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.folder, 'activity', name), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(store.folder, 'refs', name), { force: true, recursive: true });
    return removed;
}
async function readCurrent(store) {
    return readStored(currentPath(store));
}
async function writeCurrent(store, current) {
    if (current === undefined)
        return rm(currentPath(store), { force: true });
    try {
        replacePrivateFile(currentPath(store), current, store.scratch);
    }
    catch (error) {
        throw unwritable(error);
    }
}
function instancePath({ folder }, name) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'instances', name);
}
function currentPath({ folder }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'current');
}
async function readStored(path) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8')) || undefined;
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === 'ENOENT')
            return undefined;
        throw unusable('read', error);
    }
}
function makeFolder(folder) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { mode: 0o700 });
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) === 'EEXIST')
            return;
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(error) !== 'ENOENT' || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === folder)
            throw error;
        makeFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder));
        makeFolder(folder);
    }
}
function unwritable(error) {
    return unusable('written', error);
}
function unusable(how, cause) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({
        code: 'buildx',
        message: `buildx' folder cannot be ${how} (${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause) ?? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}).`,
        hint: 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.',
        cause,
    });
}


/***/ }),

/***/ 8467:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Ol: () => (/* binding */ proxyOf),
/* harmony export */   X: () => (/* binding */ boundPodOf),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   mA: () => (/* binding */ PLUGIN_EXTENSION)
/* harmony export */ });
/* harmony import */ var _lib_base64_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2416);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2369);
/* harmony import */ var _lib_jwt_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6586);
/* harmony import */ var _lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9672);
/* harmony import */ var _network_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4677);
/* harmony import */ var _recipe_recipe_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7619);






const PLUGIN_EXTENSION = 'client.authentication.k8s.io/exec';
function accessOf(given) {
    return {
        ...given,
        tlsServerName: undefined,
        proxyUrl: undefined,
        certificate: { kind: 'none' },
        impersonation: undefined,
        secrets: [],
    };
}
function secretsOf({ certificate, identity, proxyUrl, secrets }) {
    const all = [...secrets];
    if (certificate.kind === 'pair')
        all.push(certificate.keyPem, (0,_lib_base64_js__WEBPACK_IMPORTED_MODULE_0__/* .toBase64 */ .n)(certificate.keyPem));
    if (identity.kind === 'token')
        all.push(identity.token);
    if (identity.kind === 'basic')
        all.push(identity.password);
    if (identity.kind === 'recipe') {
        const { recipe, known } = identity;
        all.push(...(0,_recipe_recipe_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsOfRecipe */ .D5)(recipe), known?.secretAccessKey, known?.sessionToken);
    }
    if (proxyUrl !== undefined && URL.canParse(proxyUrl))
        all.push(...(0,_network_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .proxySecrets */ .Wm)(new URL(proxyUrl)));
    return [...new Set(all)].flatMap((secret) => secret || []);
}
function proxyOf({ proxyUrl, server }, proxies) {
    return proxyUrl === undefined ? (0,_network_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .proxyFor */ .iJ)(new URL(server), proxies) : new URL(proxyUrl);
}
function boundPodOf(access, server) {
    if (access.identity.kind !== 'token-file' || access.server !== server)
        return undefined;
    const file = (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(access.identity.path);
    const claims = file.kind === 'content' ? (0,_lib_jwt_js__WEBPACK_IMPORTED_MODULE_4__/* .claimsOf */ .ds)((0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .utf8 */ .As)(file.bytes) ?? '') : {};
    const bound = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mappingOf */ .GS)(claims, 'kubernetes.io');
    const pod = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mappingOf */ .GS)(bound, 'pod');
    const [name, uid] = [(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(pod, 'name'), (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(pod, 'uid')];
    if ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(bound, 'namespace') !== access.namespace || name === undefined || uid === undefined)
        return undefined;
    return { name, uid };
}


/***/ }),

/***/ 5626:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ runExecPlugin),
/* harmony export */   NQ: () => (/* binding */ pluginName),
/* harmony export */   fF: () => (/* binding */ findPlugin),
/* harmony export */   u8: () => (/* binding */ ownPlugin)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _lib_base64_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2416);
/* harmony import */ var _lib_cut_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9559);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2369);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3488);
/* harmony import */ var _lib_system_child_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9819);
/* harmony import */ var _access_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8467);









const PLUGIN_TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;
async function runExecPlugin(plugin, access, environment, signal) {
    const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
    const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
    const options = { env, signal, timeoutMs: PLUGIN_TIMEOUT_MS, largestBytes: LARGEST_ANSWER_BYTES };
    const answer = await (0,_lib_system_child_js__WEBPACK_IMPORTED_MODULE_2__/* .runChild */ .w)(findPlugin(plugin, environment), plugin.args, options, (error, stderr) => pluginFailed(plugin, error, wordsOf(stderr, (0,_access_js__WEBPACK_IMPORTED_MODULE_3__/* .secretsOf */ .Fj)(access))));
    return readExecCredential(plugin, answer);
}
function execInfo(plugin, access) {
    const cluster = {
        server: access.server,
        'certificate-authority-data': access.caPem === undefined ? undefined : (0,_lib_base64_js__WEBPACK_IMPORTED_MODULE_4__/* .toBase64 */ .n)(access.caPem),
        'tls-server-name': access.tlsServerName,
        'proxy-url': access.proxyUrl,
        config: plugin.clusterConfig,
    };
    const spec = { interactive: false, ...(plugin.provideClusterInfo ? { cluster } : {}) };
    return { apiVersion: plugin.apiVersion, kind: 'ExecCredential', spec };
}
function pluginFailed(plugin, error, words) {
    if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return badAnswer(plugin, 'printed more than 1 MiB');
    const why = error.killed === true ? `gave no answer in ${PLUGIN_TIMEOUT_MS / 1000} s` : 'failed';
    return badAnswer(plugin, `${why}: ${words || 'it said nothing'}`);
}
const LONGEST_LINE = 2000;
const LONGEST_WORDS = 200;
function wordsOf(stderr, secrets) {
    const [line = ''] = /[^\r\n]*$/.exec(stderr.trim()) ?? [];
    const last = line.slice(0, LONGEST_LINE);
    const safe = (0,_lib_cut_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutKnown */ .O)((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_6__/* .toSafeLine */ .Dg)((0,_lib_cut_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutKnown */ .O)(last, secrets)), secrets);
    return (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_6__/* .truncate */ .xv)((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutSecrets */ .cT)(safe), LONGEST_WORDS);
}
function readExecCredential(plugin, answer) {
    const document = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .parseJson */ .qF)(answer);
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .isMapping */ .pi)(document) || !(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .isMapping */ .pi)(document.status))
        throw badAnswer(plugin, 'did not print an ExecCredential');
    if (document.apiVersion !== plugin.apiVersion)
        throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
    const token = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .textOf */ .b6)(document.status, 'token');
    const certificate = certificateIn(plugin, document.status);
    if (token === undefined && certificate.kind === 'none')
        throw badAnswer(plugin, 'printed no credential');
    const expires = Date.parse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .textOf */ .b6)(document.status, 'expirationTimestamp') ?? '');
    return { token, certificate, expiresMs: Number.isNaN(expires) ? undefined : expires };
}
function certificateIn(plugin, status) {
    const certificatePem = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .textOf */ .b6)(status, 'clientCertificateData');
    const keyPem = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_7__/* .textOf */ .b6)(status, 'clientKeyData');
    if (certificatePem === undefined && keyPem === undefined)
        return { kind: 'none' };
    if (certificatePem === undefined || keyPem === undefined)
        throw badAnswer(plugin, 'printed only one of a certificate and its key');
    return { kind: 'pair', certificatePem, keyPem };
}
function badAnswer(plugin, what) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ActionError */ .lZ({
        code: 'unauthorized',
        message: `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`,
    });
}
const EARLIER = 'in an earlier step: later builds need it too.';
const REMEDIES = new Map([
    ['aws', `Set the inputs eks-cluster and aws-region, which need no AWS CLI, or install it ${EARLIER}`],
    ['aws-iam-authenticator', 'Set the inputs eks-cluster and aws-region, which need no such program.'],
    [
        'gke-gcloud-auth-plugin',
        `Install it (google-github-actions/setup-gcloud, install_components) ${EARLIER}`,
    ],
    ['gcloud', `Install it (google-github-actions/setup-gcloud) ${EARLIER}`],
    ['kubelogin', `Install it (azure/use-kubelogin) ${EARLIER}`],
    ['kubectl-oidc_login', `Install it (int128/kubelogin) ${EARLIER}`],
    ['kubectl', `Install it with its plugin (kubectl oidc-login: int128/kubelogin) ${EARLIER}`],
    ['doctl', `Install it (digitalocean/action-doctl) ${EARLIER}`],
    ['tsh', `Install it (teleport-actions/setup) ${EARLIER}`],
]);
function findPlugin(plugin, environment) {
    const { command } = plugin;
    const folders = (environment.PATH ?? '').split(':').filter(node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute);
    const places = command.includes('/') ? [command] : folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, command));
    const program = places.find(isProgram);
    if (program !== undefined)
        return program;
    const where = command.includes('/') ? 'no program' : 'not on PATH';
    const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .ActionError */ .lZ({
        code: 'input',
        message,
        hint: REMEDIES.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command)) ?? `Install it ${EARLIER}`,
    });
}
function pluginName({ command }) {
    return JSON.stringify((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_6__/* .truncate */ .xv)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command), 60));
}
function isProgram(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}
function ownPlugin(args) {
    return {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args,
        env: ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED'].map((name) => ({ name, value: '' })),
        provideClusterInfo: false,
        clusterConfig: undefined,
    };
}


/***/ }),

/***/ 1731:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pv: () => (/* binding */ readAwsFacts),
/* harmony export */   g3: () => (/* binding */ withSessionName),
/* harmony export */   wo: () => (/* binding */ readUrl)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);


const PATHS = new Set([
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);
function readAwsFacts(environment, homeFolder) {
    const absolute = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path.replace(/^~(?=\/)/, homeFolder));
    const variables = Object.entries(environment).flatMap(([name, value]) => name.startsWith('AWS_') && value ? [[name, PATHS.has(name) ? absolute(value) : value]] : []);
    return { variables: Object.fromEntries(variables), homeFolder };
}
function withSessionName({ variables, homeFolder }, name) {
    return { variables: { AWS_ROLE_SESSION_NAME: name, ...variables }, homeFolder };
}
function readUrl({ variables }, name) {
    const text = variables[name];
    if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''))
        return text;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'input',
        message: `The variable ${name} is not a URL.`,
        hint: 'Set it to one, or to nothing.',
    });
}


/***/ }),

/***/ 4938:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ stsHost),
/* harmony export */   i: () => (/* binding */ partitionOf)
/* harmony export */ });
const COMMERCIAL = { name: 'aws', domain: 'amazonaws.com', dualStackDomain: 'api.aws' };
const OTHERS = {
    'cn-': { name: 'aws-cn', domain: 'amazonaws.com.cn', dualStackDomain: 'api.amazonwebservices.com.cn' },
    'us-gov-': { name: 'aws-us-gov', domain: 'amazonaws.com', dualStackDomain: 'api.aws' },
    'eusc-': { name: 'aws-eusc', domain: 'amazonaws.eu', dualStackDomain: 'api.amazonwebservices.eu' },
    'us-iso-': { name: 'aws-iso', domain: 'c2s.ic.gov', dualStackDomain: 'api.aws.ic.gov' },
    'us-isob-': { name: 'aws-iso-b', domain: 'sc2s.sgov.gov', dualStackDomain: 'api.aws.scloud' },
    'eu-isoe-': { name: 'aws-iso-e', domain: 'cloud.adc-e.uk', dualStackDomain: 'api.cloud-aws.adc-e.uk' },
    'us-isof-': { name: 'aws-iso-f', domain: 'csp.hci.ic.gov', dualStackDomain: 'api.aws.hci.ic.gov' },
};
function partitionOf(region) {
    const found = Object.entries(OTHERS).find(([start]) => region.startsWith(start));
    return found?.[1] ?? COMMERCIAL;
}
function stsHost(region, { useFips, useDualStack }) {
    const { name, domain, dualStackDomain } = partitionOf(region);
    const isOrdinary = !useFips || (name === 'aws-us-gov' && !useDualStack);
    return `${isOrdinary ? 'sts' : 'sts-fips'}.${region}.${useDualStack ? dualStackDomain : domain}`;
}


/***/ }),

/***/ 7087:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   ce: () => (/* binding */ awsSourceOf),
/* harmony export */   qM: () => (/* binding */ hasNothingSet)
/* harmony export */ });
function awsSourceOf(facts, role, hasIdTokens) {
    return role !== undefined && hasIdTokens
        ? { kind: 'id-token', role, facts }
        : { kind: 'environment', role, facts };
}
function keysOf({ variables }) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
    if (accessKeyId === undefined || secretAccessKey === undefined)
        return undefined;
    return { accessKeyId, secretAccessKey, sessionToken: variables.AWS_SESSION_TOKEN, expiresMs: undefined };
}
function hasNothingSet({ variables }) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
    return ![...names, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'].some((name) => name in variables);
}


/***/ }),

/***/ 443:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ey: () => (/* binding */ fromBase64),
/* harmony export */   MY: () => (/* binding */ looksInline),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   Uj: () => (/* binding */ parseKubeconfigText),
/* harmony export */   qy: () => (/* binding */ kubeconfigError)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8023);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(yaml__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2369);



function kubeconfigError(message, hint) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({ code: 'input', message, hint });
}
const LONGEST_KUBECONFIG = 1024 * 1024;
function parseKubeconfigText(text, place) {
    const refuse = (why, hint) => notKubeconfig(place ?? 'the text', why, hint);
    if (text.includes('\0'))
        throw refuse('holds a NUL byte');
    if (text.length > LONGEST_KUBECONFIG)
        throw refuse('is larger than 1 MiB');
    const value = parseOwnJson(text) ?? parseYaml(text, refuse);
    if (place !== undefined && value === null)
        return {};
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(value))
        throw refuse('is not a mapping');
    refuseOtherKind(value, refuse);
    if (place === undefined && !Object.hasOwn(value, 'clusters'))
        throw refuse('has no `clusters`');
    return value;
}
const OPTIONS = { maxAliasCount: 100, uniqueKeys: true, merge: true, logLevel: 'error' };
function refuseOtherKind(value, refuse) {
    const kind = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)(value, 'kind');
    if (kind === 'Secret')
        throw refuse('is a Kubernetes Secret', 'Give the value of its key that holds the kubeconfig, as it is.');
    if (kind !== undefined && kind !== 'Config')
        throw refuse('is an object of another kind than Config');
}
function parseOwnJson(text) {
    if (!text.startsWith('{') || text.includes('"<<"'))
        return undefined;
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(text);
    return `${JSON.stringify(value, undefined, 2)}\n` === text ? value : undefined;
}
function parseYaml(text, refuse) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parse)(text.replace(/^\ufeff/, '').replace(/\n---\s*$/, '\n'), OPTIONS);
    }
    catch (error) {
        const line = error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__.YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
        const what = error instanceof yaml__WEBPACK_IMPORTED_MODULE_0__.YAMLParseError && error.code === 'MULTIPLE_DOCS'
            ? 'holds several documents'
            : 'is not valid YAML';
        throw refuse(`${what} (line ${line})`);
    }
}
function notKubeconfig(subject, why, hint = 'Give the kubeconfig as kubectl reads it.') {
    return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('kubeconfig', `${subject} ${why}.`, hint);
}
function looksInline(value) {
    return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}
function fromBase64(value) {
    const compact = value.replace(/\s+/g, '');
    if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
        return undefined;
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
        return looksInline(text) ? text : undefined;
    }
    catch {
        return undefined;
    }
}
function wrong(path, wanted) {
    return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .inputError */ .Xu)('kubeconfig', `${path} must be ${wanted}.`);
}
function fieldsOf(value, where) {
    if (value !== undefined && value !== null && !(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isMapping */ .pi)(value))
        throw wrong(where, 'a mapping');
    const mapping = value ?? {};
    const at = (name) => `${where}.${name}`;
    const get = (name) => Object.hasOwn(mapping, name) ? (mapping[name] ?? undefined) : undefined;
    const items = (name) => {
        const found = get(name) ?? [];
        if (!Array.isArray(found))
            throw wrong(at(name), 'a list');
        return found;
    };
    const textOf = (found, path) => {
        if (typeof found !== 'string')
            throw wrong(path, 'text (put it in quotes)');
        return found;
    };
    return {
        where,
        has: (name) => get(name) !== undefined && get(name) !== '',
        text: (name) => textOf(get(name) ?? '', at(name)) || undefined,
        flag: (name) => {
            const given = get(name) ?? false;
            const found = typeof given === 'string' && /^(y|yes|on)$/i.test(given) ? true : given;
            if (typeof found !== 'boolean')
                throw wrong(at(name), 'true or false');
            return found;
        },
        fields: (name) => fieldsOf(get(name), at(name)),
        list: (name) => items(name).map((item, index) => fieldsOf(item, `${at(name)}[${index}]`)),
        texts: (name) => items(name).map((item, index) => textOf(item, `${at(name)}[${index}]`)),
        names: () => Object.keys(mapping),
        whole: mapping,
    };
}


/***/ }),

/***/ 2663:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   AR: () => (/* binding */ listedPaths),
/* harmony export */   BU: () => (/* binding */ partOf),
/* harmony export */   d1: () => (/* binding */ NO_LIMITS),
/* harmony export */   oF: () => (/* binding */ readListed),
/* harmony export */   ys: () => (/* binding */ absolute)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9672);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(443);



const NO_LIMITS = { kind: 'none' };
function partOf(file, path, from, place) {
    if (file.kind === 'none')
        throw unreadable(from, place, file.why);
    const text = (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .utf8 */ .As)(file.bytes);
    if (text === undefined)
        throw unreadable(from, place, 'it is not UTF-8 text');
    return { text, folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), path };
}
function unreadable(from, place, why) {
    const input = from === 'the input kubeconfig'
        ? 'Input kubeconfig'
        : `${from.slice(0, 1).toUpperCase()}${from.slice(1)}`;
    const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
    if (place !== undefined)
        return (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigError */ .qy)(`${input}: ${place} cannot be used (${why}).`, hint);
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigError */ .qy)(`${input} is neither a kubeconfig nor the path of one (${why}).`, hint);
}
function placeOf(index, count) {
    return count === 1 ? undefined : `file ${index + 1} of ${count}`;
}
const MOST_FILES = 64;
const LONGEST_PATH = 4096;
function listedPaths(list, folders) {
    const paths = list.split(':').filter((path) => path.length > 0);
    return [...new Set(paths.map((path) => absolute(path, folders)))];
}
function absolute(path, { homeFolder, workFolder }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workFolder, path.replace(/^~(?=\/|$)/, homeFolder));
}
function readListed(paths, from, mayBeMissing) {
    if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
        throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigError */ .qy)(`${from} names more or longer paths than any system has.`);
    const parts = paths.flatMap((path, index) => {
        const file = (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(path);
        const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
        return isSkipped ? [] : [partOf(file, path, from, placeOf(index, paths.length))];
    });
    if (parts.length > 0)
        return parts;
    throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigError */ .qy)(`None of the ${paths.length} files of ${from} is there.`);
}


/***/ }),

/***/ 4730:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ POD_ACCOUNT),
/* harmony export */   Pd: () => (/* binding */ ACCOUNT_FOLDER),
/* harmony export */   S0: () => (/* binding */ fromPod),
/* harmony export */   i2: () => (/* binding */ ownServer)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9672);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2663);



const POD_ACCOUNT = 'the service account of this pod';
const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
function fromPod({ host, port, accountFolder }) {
    const token = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(accountFolder, 'token');
    const server = ownServer({ host, port });
    if (!host || (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(token).kind === 'none')
        return undefined;
    const cluster = {
        server,
        'certificate-authority': (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(accountFolder, 'ca.crt'),
    };
    const namespace = readNamespace((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(accountFolder, 'namespace'));
    const document = {
        clusters: [{ name: 'in-cluster', cluster }],
        users: [{ name: 'in-cluster', user: { tokenFile: token } }],
        contexts: [{ name: 'in-cluster', context: { cluster: 'in-cluster', user: 'in-cluster', namespace } }],
        'current-context': 'in-cluster',
    };
    const part = { text: JSON.stringify(document), folder: accountFolder, path: undefined };
    return { parts: [part], from: POD_ACCOUNT, kind: 'pod', limits: _files_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_LIMITS */ .d1 };
}
function ownServer({ host, port }) {
    const url = `https://${host?.includes(':') ? `[${host}]` : host}:${port || '443'}`;
    return host && URL.canParse(url) ? new URL(url).origin : undefined;
}
function readNamespace(path) {
    const file = (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(path);
    return file.kind === 'content' ? (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .utf8 */ .As)(file.bytes)?.trim() : undefined;
}


/***/ }),

/***/ 4677:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  wV: () => (/* binding */ basicOf),
  gG: () => (/* binding */ hasPlainUser),
  Ng: () => (/* binding */ isUsable),
  iJ: () => (/* binding */ proxyFor),
  Wm: () => (/* binding */ proxySecrets),
  rq: () => (/* binding */ readProxies)
});

// UNUSED EXPORTS: isDirect

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
// EXTERNAL MODULE: ./js/lib/base64.js
var base64 = __nccwpck_require__(2416);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(5592);
// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __nccwpck_require__(3488);
;// CONCATENATED MODULE: ./js/cluster/network/proxy.js





function readProxies(variables) {
    return {
        http: variables.http_proxy || variables.HTTP_PROXY || undefined,
        https: variables.https_proxy || variables.HTTPS_PROXY || undefined,
        noProxy: variables.no_proxy || variables.NO_PROXY || undefined,
        authorityFile: variables.SSL_CERT_FILE || undefined,
        authorityFolders: variables.SSL_CERT_DIR || undefined,
    };
}
function proxyFor({ protocol, hostname, port }, proxies) {
    const isPlain = protocol === 'http:';
    const given = isPlain ? proxies.http : proxies.https;
    const host = hostname.replace(/^\[|\]$/g, '');
    if (given === undefined || isDirect({ host, port: port || (isPlain ? '80' : '443') }, proxies.noProxy))
        return undefined;
    const proxy = parseProxy(given);
    if (proxy !== undefined && !isUsable(proxy))
        throw unusable(isPlain ? 'HTTP_PROXY' : 'HTTPS_PROXY', proxy, host);
    return proxy;
}
function parseProxy(given) {
    const url = /^[a-z][a-z0-9+.-]*:\/\/./i.test(given) ? given : `http://${given}`;
    return URL.canParse(url) && hasPlainUser(new URL(url)) ? new URL(url) : undefined;
}
function isUsable({ protocol, host }) {
    return /^https?:$/.test(protocol) && host.length > 0;
}
function hasPlainUser({ username, password }) {
    try {
        decodeURIComponent(`${username}${password}`);
        return true;
    }
    catch {
        return false;
    }
}
const SHORTEST_USER = 8;
function proxySecrets(proxy) {
    const { username, password } = proxy;
    const isPlain = hasPlainUser(proxy);
    const forms = (text) => (isPlain ? [text, decodeURIComponent(text)] : [text]);
    const users = forms(username).filter((user) => user.length >= SHORTEST_USER);
    const basic = isPlain ? basicOf(proxy) : undefined;
    return [...users, ...forms(password), basic].flatMap((secret) => secret || []);
}
function basicOf({ username, password }) {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return pair === ':' ? undefined : (0,base64/* toBase64 */.n)(pair);
}
function unusable(variable, { protocol }, host) {
    const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
    const hint = `Name one of http:// or https://, or ${(0,safe_text/* truncate */.xv)(host, 100)} in NO_PROXY.`;
    return new errors/* ActionError */.lZ({ code: 'input', message, hint });
}
function isDirect({ host, port }, noProxy) {
    if (host === 'localhost' || isLoopback(host))
        return true;
    const entries = (noProxy ?? '').split(',').map((entry) => entry.trim().toLowerCase());
    return entries.some((entry) => entry === '*' || matches(entry, host, port));
}
function matches(entry, host, port) {
    if ((0,external_node_net_.isIP)(host) !== 0 && isInSubnet(entry, host))
        return true;
    const [name, onPort] = splitPort(entry);
    if (name.length === 0 || (onPort !== undefined && onPort !== port))
        return false;
    if ((0,external_node_net_.isIP)(name) !== 0)
        return (0,external_node_net_.isIP)(host) !== 0 && isInSubnet(`${name}/${(0,external_node_net_.isIP)(name) === 4 ? 32 : 128}`, host);
    if ((0,external_node_net_.isIP)(host) !== 0)
        return false;
    const suffix = name.startsWith('*.') ? name.slice(1) : name;
    if (suffix.startsWith('.'))
        return host.endsWith(`.${toAscii(suffix.slice(1))}`);
    return host === toAscii(suffix) || host.endsWith(`.${toAscii(suffix)}`);
}
function splitPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
    return port === undefined ? [entry, undefined] : [bracketed ?? plain ?? '', port || undefined];
}
function isInSubnet(entry, address) {
    const [, given = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
    const [net, own] = [unmapped(given), unmapped(address)];
    const length = Number(prefix) - (net === given ? 0 : 96);
    const version = (0,external_node_net_.isIP)(net);
    if (version === 0 || version !== (0,external_node_net_.isIP)(own) || length < 0 || length > (version === 4 ? 32 : 128))
        return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const list = new external_node_net_.BlockList();
    list.addSubnet(net, length, family);
    return list.check(own, family);
}
function unmapped(address) {
    return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
function isLoopback(host) {
    return isInSubnet('127.0.0.0/8', host) || isInSubnet('::1/128', host);
}
function toAscii(name) {
    return /^[\x20-\x7e]*$/.test(name) ? name : (0,external_node_url_namespaceObject.domainToASCII)(name) || name;
}


/***/ }),

/***/ 8652:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UD: () => (/* binding */ readIdTokenService),
/* harmony export */   nT: () => (/* binding */ mintIdToken),
/* harmony export */   p1: () => (/* binding */ expiryOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);
/* harmony import */ var _lib_github_empty_secrets_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2502);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2369);
/* harmony import */ var _lib_jwt_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6586);




function readIdTokenService(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    if (url && token)
        return { kind: 'service', url, token };
    const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
    return { kind: 'none', why: (0,_lib_github_empty_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .whySecretsAreEmpty */ .N)({ actor: '', eventName, eventPath }) };
}
function noIdTokens(why) {
    const hint = 'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return (0,_lib_github_empty_secrets_js__WEBPACK_IMPORTED_MODULE_0__/* .withEmptySecrets */ .z)(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({ code: 'unauthorized', message: what, hint }), why);
}
async function mintIdToken(service, audience, send, signal) {
    if (service.kind === 'none')
        throw noIdTokens(service.why);
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
    const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
    const token = answer.status === 200 ? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .readMapping */ .vh)(answer.text), 'value') : undefined;
    if (token !== undefined)
        return token;
    const hint = 'A job can get ID tokens for about 6 hours.';
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'unauthorized',
        message: `GitHub gave no ID token (status ${answer.status}).`,
        hint,
    });
}
function expiryOf(jwt) {
    const { exp } = (0,_lib_jwt_js__WEBPACK_IMPORTED_MODULE_3__/* .claimsOf */ .ds)(jwt);
    return typeof exp === 'number' ? exp * 1000 : undefined;
}


/***/ }),

/***/ 7619:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ secretsOfRecipe),
/* harmony export */   g4: () => (/* binding */ needsSdk)
/* harmony export */ });
/* unused harmony export readRecipe */
/* harmony import */ var _aws_source_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7087);




const SECRET_VARIABLES = [
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];
function secretsOfRecipe(recipe) {
    if (recipe.kind === 'github')
        return [];
    const { variables } = recipe.source.facts;
    return SECRET_VARIABLES.flatMap((name) => variables[name] ?? []);
}
function needsSdk(recipe) {
    if (recipe.kind === 'github')
        return false;
    const { kind, role, facts } = recipe.source;
    return kind === 'id-token' || role !== undefined || (0,_aws_source_js__WEBPACK_IMPORTED_MODULE_0__/* .keysOf */ .YD)(facts) === undefined;
}
function readRecipe(path) {
    const file = readRegularFile(path);
    if (file.kind === 'none')
        throw noRecipe(`it cannot be read: ${file.why}`);
    const recipe = parseJson(file.bytes.toString('utf8'));
    if (recipe === undefined)
        throw noRecipe('it is not JSON');
    if (!isRecipe(recipe))
        throw noRecipe('it is not one of this version');
    return recipe;
}
function isRecipe(value) {
    if (!isMapping(value))
        return false;
    if (value.kind === 'github')
        return typeof value.audience === 'string';
    const { source, clusterId, region, stsUrl } = value;
    const texts = [clusterId, region, stsUrl];
    return (value.kind === 'eks' &&
        texts.every((text) => typeof text === 'string') &&
        isMapping(source) &&
        isMapping(source.facts) &&
        isMapping(source.facts.variables));
}
function noRecipe(why) {
    return new ActionError({
        code: 'unauthorized',
        message: `The recipe for credentials of this job is of no use (${why}).`,
        hint: 'Has its post step run already?',
    });
}


/***/ }),

/***/ 2416:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toBase64)
/* harmony export */ });
function toBase64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 9559:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ withoutKnown)
/* harmony export */ });
const PIECE = 8;
const SHORTEST = 4;
function withoutKnown(text, secrets) {
    const hidden = new Set();
    for (const secret of new Set(secrets.flatMap(linesOf)))
        for (const form of formsOf(secret))
            hide(text, form, /\s/.test(secret) ? form.length : PIECE, hidden);
    let shown = '';
    for (let at = 0; at < text.length; at += 1) {
        if (!hidden.has(at))
            shown += text[at];
        else if (!hidden.has(at - 1))
            shown += '***';
    }
    return shown;
}
function hide(text, secret, pieceLength, hidden) {
    const length = Math.min(pieceLength, secret.length);
    const pieces = new Set();
    for (let at = 0; at + length <= secret.length; at += 1)
        pieces.add(secret.slice(at, at + length));
    for (let at = 0; at + length <= text.length; at += 1)
        if (pieces.has(text.slice(at, at + length)))
            for (let place = at; place < at + length; place += 1)
                hidden.add(place);
}
function linesOf(secret) {
    return [secret, ...secret.split(/[\r\n]+/).map((line) => line.trim())];
}
function formsOf(text) {
    const base64 = [0, 1, 2].map((shift) => {
        const whole = Buffer.from(`${'x'.repeat(shift)}${text}`).toString('base64');
        return whole.slice(shift === 0 ? 0 : 4, -4);
    });
    const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const json = JSON.stringify(text).slice(1, -1);
    const forms = [text, encodeURIComponent(text.toWellFormed()), json, ...base64, ...urlSafe];
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}


/***/ }),

/***/ 363:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5592);

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
function parseDuration(input, text, bounds) {
    const ms = durationMs(text);
    if (ms === undefined) {
        const shown = JSON.stringify(text.slice(0, 40));
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .inputError */ .Xu)(input, `${shown} is not a duration.`, 'Write it like 90s, 30m or 1h30m.');
    }
    if (ms < bounds.leastMs || ms > bounds.mostMs) {
        const range = `${formatDuration(bounds.leastMs)} to ${formatDuration(bounds.mostMs)}`;
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .inputError */ .Xu)(input, `${text.slice(0, 40)} is out of range.`, `It may be ${range}.`);
    }
    return ms;
}
function durationMs(text) {
    if (text === '0')
        return 0;
    if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text))
        return undefined;
    let ms = 0;
    for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g))
        ms += Number(amount) * (UNIT_MS[unit] ?? 0);
    return Number.isFinite(ms) ? Math.round(ms) : undefined;
}
function formatDuration(ms) {
    const seconds = Math.round(ms / 1000);
    const parts = [
        [Math.floor(seconds / 3600), 'h'],
        [Math.floor(seconds / 60) % 60, 'm'],
        [seconds % 60, 's'],
    ];
    return (parts
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount}${unit}`)
        .join('') || '0');
}


/***/ }),

/***/ 5592:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   L$: () => (/* binding */ buildxError),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   Xu: () => (/* binding */ inputError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   ie: () => (/* binding */ toActionError),
/* harmony export */   jU: () => (/* binding */ conflictError),
/* harmony export */   l2: () => (/* binding */ wholeOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3488);

class ActionError extends Error {
    code;
    hint;
    constructor({ code, message, hint, cause }) {
        super(message, cause === undefined ? {} : { cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = hint;
    }
}
function inputError(input, message, hint) {
    return new ActionError({ code: 'input', message: `Input ${input}: ${message}`, hint });
}
function conflictError(message, hint) {
    return new ActionError({ code: 'conflict', message, hint });
}
function buildxError(message, hint) {
    return new ActionError({ code: 'buildx', message, hint });
}
const DISK_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);
function toActionError(thrown) {
    if (thrown instanceof ActionError)
        return thrown;
    const code = codeOf(thrown);
    if (code !== undefined && DISK_FAULTS.has(code))
        return new ActionError({
            code: 'input',
            message: `A disk of this runner cannot be written (${code}).`,
            hint: 'RUNNER_TEMP and the Docker configuration need some free space.',
            cause: thrown,
        });
    return new ActionError({
        code: 'internal',
        message: messageOf(thrown),
        hint: 'This is a fault of the action: please report it.',
        cause: thrown,
    });
}
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
function codeOf(thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown))
        return undefined;
    return typeof thrown.code === 'string' && thrown.code !== '' ? thrown.code : undefined;
}
function explain(error) {
    const causes = [];
    let cause = error.cause;
    while (cause !== undefined && causes.length < 5) {
        causes.push(messageOf(cause));
        cause = cause instanceof Error ? cause.cause : undefined;
    }
    const { message, hint } = error;
    return { headline: inOneLine((0,_safe_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitHeadline */ .GA)(message, hint), hint), causes };
}
function wholeOf({ message, hint }) {
    return inOneLine(message, hint);
}
function inOneLine(what, hint) {
    return (hint === undefined ? what : `${what} ${hint}`).replace(/\.{2,}(?=\s|$)/g, '.');
}


/***/ }),

/***/ 2502:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ whySecretsAreEmpty),
/* harmony export */   z: () => (/* binding */ withEmptySecrets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3488);
/* harmony import */ var _outsiders_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2463);



const WITHOUT_SECRETS = /^pull_request(_review|_review_comment)?$/;
function whySecretsAreEmpty(run) {
    const { actor, eventName } = run;
    if (WITHOUT_SECRETS.test(eventName) && (0,_outsiders_js__WEBPACK_IMPORTED_MODULE_0__/* .outsidersIn */ .m)(run) === 'code')
        return "A fork's pull request gets no secrets and no ID token: inputs that are set from secrets are empty.";
    if (actor === 'dependabot[bot]')
        return "Dependabot's runs get Dependabot's own secrets alone: inputs that are set from others are empty.";
    return undefined;
}
function withEmptySecrets(thrown, why) {
    const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toActionError */ .ie)(thrown);
    if (why === undefined || error.code === 'internal')
        return error;
    const both = error.hint === undefined ? why : `${why} ${error.hint}`;
    const hint = error.message.length + both.length < _safe_text_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_HEADLINE */ .Qs ? both : why;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: error.code,
        message: (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_2__/* .fitHeadline */ .GA)(error.message, hint),
        hint,
        cause: error.cause,
    });
}


/***/ }),

/***/ 2463:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ outsidersIn)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2369);
/* harmony import */ var _system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9672);


function outsidersIn({ eventName, eventPath }) {
    return judge(eventName, readEvent(eventPath));
}
const nobody = () => 'none';
const anybody = () => 'words';
const EVENTS = {
    branch_protection_rule: nobody,
    create: nobody,
    delete: nobody,
    label: nobody,
    milestone: nobody,
    page_build: nobody,
    public: nobody,
    push: nobody,
    registry_package: nobody,
    release: nobody,
    schedule: nobody,
    workflow_dispatch: nobody,
    deployment: nobody,
    deployment_status: nobody,
    merge_group: nobody,
    repository_dispatch: ofRelay,
    pull_request: ofPullRequest,
    pull_request_target: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    workflow_run: ofRun,
    issue_comment: ofComment,
    check_run: (payload) => ofChecks((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'check_run'), 'check_suite')),
    check_suite: (payload) => ofChecks((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'check_suite')),
    status: ofStatus,
    discussion: anybody,
    discussion_comment: anybody,
    fork: anybody,
    gollum: anybody,
    issues: anybody,
    watch: anybody,
};
function judge(eventName, payload) {
    const known = Object.hasOwn(EVENTS, eventName) ? EVENTS[eventName] : undefined;
    return (known ?? anybody)(payload);
}
function ofPullRequest(payload) {
    const pull = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'pull_request');
    return isOneRepository((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(pull, 'head'), 'repo'), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(pull, 'base'), 'repo'))
        ? 'none'
        : 'code';
}
function ofRelay(payload) {
    const pull = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'client_payload'), 'pull_request');
    const head = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
function ofRun(payload) {
    const run = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'workflow_run');
    if (!isOneRepository((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(run, 'head_repository'), (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(run, 'repository')))
        return 'code';
    const event = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(run, 'event') ?? '';
    return /^pull_request/.test(event) ? 'none' : judge(event, {});
}
function ofComment(payload) {
    const issue = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .mappingOf */ .GS)(payload, 'issue');
    return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}
function ofChecks(suite) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(suite, 'head_branch') === undefined ? 'code' : 'none';
}
function ofStatus(payload) {
    return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}
function isOneRepository(head, base) {
    const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(head, 'full_name');
    return name !== undefined && name === (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(base, 'full_name');
}
function readEvent(path) {
    const file = (0,_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(path);
    return file.kind === 'none' ? {} : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readMapping */ .vh)((0,_system_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .utf8 */ .As)(file.bytes) ?? '');
}


/***/ }),

/***/ 8394:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ jobFile),
/* harmony export */   k: () => (/* binding */ FOLDER_PREFIX)
/* harmony export */ });
const FOLDER_PREFIX = 'setup-buildx-kubernetes-';
const JOB_FILES = {
    kubeconfig: 'kubeconfig',
    buildsKubeconfig: 'builds-kubeconfig',
    buildsToken: 'builds-token',
    plugin: 'plugin.js',
    recipe: 'recipe.json',
    awsCredentials: 'recipe.json.cache',
    askedKeys: 'recipe.json.asked',
    renewalOrder: 'renewal.json',
    formerCurrent: 'former-current',
    formerChoices: 'former-choices.json',
};
function jobFile(folder, name) {
    return `${folder}/${JOB_FILES[name]}`;
}


/***/ }),

/***/ 2369:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ mappingOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   pi: () => (/* binding */ isMapping),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   vh: () => (/* binding */ readMapping)
/* harmony export */ });
/* unused harmony export numberOf */
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function readMapping(json) {
    const value = parseJson(json);
    return isMapping(value) ? value : {};
}
function mappingOf(mapping, name) {
    const value = ownValue(mapping, name);
    return isMapping(value) ? value : {};
}
function textOf(mapping, name) {
    const value = ownValue(mapping, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function numberOf(mapping, name) {
    const value = ownValue(mapping, name);
    return typeof value === 'number' ? value : undefined;
}
function ownValue(mapping, name) {
    return Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2369);
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3488);


function claimsOf(jwt) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readMapping */ .vh)(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
const LONGEST_SUBJECT = 140;
const LONGEST_AUDIENCE = 60;
function subjectOf(jwt) {
    return shownClaim(jwt, 'sub', LONGEST_SUBJECT);
}
function audienceOf(jwt) {
    return shownClaim(jwt, 'aud', LONGEST_AUDIENCE);
}
function shownClaim(jwt, name, longest) {
    return (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)((0,_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(claimsOf(jwt), name) ?? ''), longest) || undefined;
}


/***/ }),

/***/ 999:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ quantityValue),
/* harmony export */   L: () => (/* binding */ parseQuantity)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5592);

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
        const shown = JSON.stringify(text.slice(0, 40));
        const hint = 'Write it as Kubernetes does, like 500m, 2, 2Gi or 50G.';
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .inputError */ .Xu)(input, `${shown} is not a quantity.`, hint);
    }
    if (value < bounds.least || value > bounds.most) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .inputError */ .Xu)(input, `${text} is out of range.`, `It may be ${bounds.least} to ${bounds.most}.`);
    }
    return { text, value };
}


/***/ }),

/***/ 3500:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ formatPlatform),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   ub: () => (/* binding */ groupByArchitecture)
/* harmony export */ });
/* unused harmony export nodeArchitecture */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5592);

const KNOWN = new Set([
    'linux/amd64',
    'linux/amd64/v2',
    'linux/amd64/v3',
    'linux/amd64/v4',
    'linux/386',
    'linux/arm64',
    'linux/arm/v7',
    'linux/arm/v6',
    'linux/arm/v5',
    'linux/riscv64',
    'linux/ppc64le',
    'linux/s390x',
    'linux/loong64',
    'linux/mips64le',
    'linux/mips64',
]);
const ALIASES = {
    'linux/x86_64': 'linux/amd64',
    'linux/x86-64': 'linux/amd64',
    'linux/amd64/v1': 'linux/amd64',
    'linux/i386': 'linux/386',
    'linux/aarch64': 'linux/arm64',
    'linux/arm64/v8': 'linux/arm64',
    'linux/arm': 'linux/arm/v7',
    'linux/armhf': 'linux/arm/v7',
    'linux/armel': 'linux/arm/v6',
};
function parsePlatform(input, text) {
    const lower = text.toLowerCase();
    const name = Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower;
    if (!KNOWN.has(name)) {
        const shown = JSON.stringify(text.slice(0, 40));
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .inputError */ .Xu)(input, `${shown} is not a platform.`, 'Known are linux/amd64, linux/arm64 and the like.');
    }
    const [, architecture = '', variant] = name.split('/');
    return { os: 'linux', architecture, variant };
}
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant]
        .filter((part) => part !== undefined)
        .join('/');
}
function nodeArchitecture(platform) {
    return platform.architecture === '386' ? 'amd64' : platform.architecture;
}
function groupByArchitecture(platforms) {
    const architectures = [...new Set(platforms.map(nodeArchitecture))];
    return architectures.map((architecture) => ({
        architecture,
        platforms: platforms.filter((platform) => nodeArchitecture(platform) === architecture),
    }));
}


/***/ }),

/***/ 3488:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dg: () => (/* binding */ toSafeLine),
/* harmony export */   EZ: () => (/* binding */ looksRandom),
/* harmony export */   GA: () => (/* binding */ fitHeadline),
/* harmony export */   Qs: () => (/* binding */ LONGEST_HEADLINE),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

function toSafeLine(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .replace(/\p{Cc}|\p{Cf}/gu, '')
        .replaceAll('##[', '## [')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
const LONGEST_HEADLINE = 300;
const LEAST_WHAT = 120;
function fitHeadline(what, hint = '') {
    const text = toSafeLine(what);
    const limit = Math.max(LONGEST_HEADLINE - hint.length - 1, LEAST_WHAT);
    if (text.length <= limit)
        return text;
    const [first = '', ...links] = text.split(/(?<=: )/);
    const room = limit - first.length - GAP.length;
    if (links.length === 0 || room < LEAST_LINK)
        return cutInside(text, limit);
    const end = lastLinks(links, room);
    return end.isWhole ? `${first}${end.text}` : `${first}${GAP}${end.text}`;
}
function lastLinks(links, room) {
    const [leading, last = ''] = [links.slice(0, -1), links.at(-1)];
    const isLong = last.length > room / 2;
    const kept = endOf(isLong ? leading : links, isLong ? room / 2 : room);
    if (!isLong)
        return { text: kept.join(''), isWhole: false };
    const lead = kept.join('');
    return { text: `${lead}${cutInside(last, room - lead.length)}`, isWhole: kept.length === leading.length };
}
function endOf(texts, room) {
    return texts.filter((_, index) => texts.slice(index).join('').length <= room);
}
const GAP = '…: ';
const LEAST_LINK = 30;
function cutInside(text, limit) {
    if (text.length <= limit)
        return text;
    const endLength = Math.floor(limit / 3);
    return `${text.slice(0, limit - endLength - 1)}…${text.slice(-endLength)}`;
}
function withoutSecrets(text) {
    return text
        .replace(/(?:[^\s"'`()<>[\]{},;:]|(?<!:):(?!:)){20,}/g, (word) => (looksRandom(word) ? '***' : word))
        .replace(/[\w+/=~-]{20,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '***' : word));
}
const WORD = /^([A-Z]?[a-z]+|[A-Z]+|[A-Z]*[a-z]+([A-Z][a-z]{2,})+|[A-Z]+[a-z]{2,})?\d{0,2}$/;
const TERM = /^(v\d+(alpha|beta)\d+|k8s|i18n|(sha|x|p|ed|rsa|aes)\d+)$/i;
const ODD_SIGN = /[!$^*|~]/g;
function looksRandom(text) {
    if (text.length < 8)
        return false;
    if ((text.match(ODD_SIGN) ?? []).length > 1)
        return true;
    const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
    const odd = runs.filter((run) => /[A-Za-z]/.test(run) && !WORD.test(run) && !TERM.test(run));
    return odd.join('').length * 2 >= runs.join('').length && odd.length > 0;
}
function truncate(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}


/***/ }),

/***/ 9819:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ runChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);

function runChild(program, args, { env, signal, timeoutMs, largestBytes }, explain) {
    const options = {
        env: { ...env },
        signal,
        timeout: timeoutMs,
        maxBuffer: largestBytes,
        killSignal: 'SIGKILL',
    };
    return new Promise((done, failed) => {
        signal.throwIfAborted();
        const kill = () => child.kill('SIGKILL');
        signal.addEventListener('abort', kill);
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, args, options, (error, stdout, stderr) => {
            signal.removeEventListener('abort', kill);
            if (error === null)
                done(stdout);
            else
                failed(signal.aborted ? signal.reason : explain(error, stderr));
        });
        child.stdin?.end();
    });
}


/***/ }),

/***/ 36:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ UNKNOWN_MACHINE),
/* harmony export */   v: () => (/* binding */ readMachineMark)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);



const MARK_LENGTH = 12;
const UNKNOWN_MACHINE = 'unknown';
function readMachineMark() {
    try {
        const bootId = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        const namespace = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)('/proc/self/ns/mnt');
        const { dev, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)('/');
        const text = JSON.stringify([bootId, namespace, dev, ino, (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)()]);
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
    }
    catch {
        return UNKNOWN_MACHINE;
    }
}


/***/ }),

/***/ 1050:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W5: () => (/* binding */ pausePaced),
/* harmony export */   bD: () => (/* binding */ CONFLICT_TRIES),
/* harmony export */   jw: () => (/* binding */ CONFLICT_PACE),
/* harmony export */   ks: () => (/* binding */ paceMs)
/* harmony export */ });
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9391);

const CONFLICT_PACE = { firstMs: 700, longestMs: 5000 };
const CONFLICT_TRIES = 6;
function paceMs({ firstMs, longestMs }, round, random) {
    return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}
async function pausePaced(pace, round, signal) {
    await (0,_pause_js__WEBPACK_IMPORTED_MODULE_0__/* .pause */ .v)(paceMs(pace, round, Math.random()), signal);
}


/***/ }),

/***/ 9391:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ pause)
/* harmony export */ });
async function pause(ms, signal) {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers();
    const stop = () => reject(signal.reason);
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', stop);
    try {
        await promise;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 7396:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ poll)
/* harmony export */ });
/* harmony import */ var _pace_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1050);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9391);


async function poll({ pace, tries, signal }, look) {
    for (let round = 0;; round += 1) {
        const found = await look(round);
        if (found !== undefined || round + 1 === tries)
            return found;
        const ms = typeof pace === 'function' ? pace(round) : (0,_pace_js__WEBPACK_IMPORTED_MODULE_0__/* .paceMs */ .ks)(pace, round, Math.random());
        await (0,_pause_js__WEBPACK_IMPORTED_MODULE_1__/* .pause */ .v)(ms, signal);
    }
}


/***/ }),

/***/ 6057:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   _D: () => (/* binding */ writeScratch),
/* harmony export */   oN: () => (/* binding */ replacePrivateFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);


function writePrivateFile(path, content) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(path, content, { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) !== 'EEXIST')
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
        throw error;
    }
}
function replacePrivateFile(path, content, scratch = `${path}.${process.pid}`) {
    writeScratch(scratch, content);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(scratch, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(scratch, { force: true });
        throw error;
    }
}
function writeScratch(path, content) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
    writePrivateFile(path, content);
}


/***/ }),

/***/ 9672:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ utf8),
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   XF: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5592);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2369);



const LARGEST_BYTES = 1024 * 1024;
function readRegularFile(path) {
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (stats.isDirectory())
            return none('it is a folder');
        if (!stats.isFile())
            return none('it is not a regular file');
        const bytes = readBounded(path);
        return bytes.length > LARGEST_BYTES ? none('it is larger than 1 MiB') : { kind: 'content', bytes };
    }
    catch (error) {
        const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error);
        if (code === 'ENOENT')
            return { kind: 'none', isMissing: true, why: 'no such file' };
        return none(code === 'EACCES' ? 'no right to read it' : 'it cannot be read');
    }
}
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function readJsonFile(path) {
    const file = readRegularFile(path);
    return file.kind === 'none' ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(file.bytes.toString('utf8'));
}
function readBounded(path) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const bytes = Buffer.alloc(LARGEST_BYTES + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < bytes.length; length += read)
            read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, bytes, length, bytes.length - length, null);
        return bytes.subarray(0, length);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function none(why) {
    return { kind: 'none', isMissing: false, why };
}


/***/ }),

/***/ 9643:
/***/ ((module) => {

module.exports = require("./aws-credentials.js");

/***/ }),

/***/ 8023:
/***/ ((module) => {

module.exports = require("./lazy-yaml.js");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = require("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = require("querystring");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 8357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  dN: () => (/* binding */ exportVariable),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, error, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, notice, platform, setCommandEcho, startGroup, toPlatformPath, toPosixPath, toWin32Path

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
;// CONCATENATED MODULE: external "./absent.js"
const external_absent_js_namespaceObject = require("./absent.js");
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var aws_facts = __nccwpck_require__(1731);
// EXTERNAL MODULE: ./js/cluster/network/proxy.js + 1 modules
var network_proxy = __nccwpck_require__(4677);
// EXTERNAL MODULE: ./js/cluster/recipe/id-token.js
var id_token = __nccwpck_require__(8652);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(5592);
// EXTERNAL MODULE: ./js/lib/system/machine.js
var machine = __nccwpck_require__(36);
;// CONCATENATED MODULE: ./js/action/runner/environment.js







function readEnvironment() {
    const { env } = process;
    const variables = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
    const of = (name) => variables[name] ?? '';
    refuseOtherRunners(of('RUNNER_TEMP'));
    const homeFolder = of('HOME') || (0,external_node_os_.homedir)();
    const run = `${of('GITHUB_SERVER_URL')}/${of('GITHUB_REPOSITORY')}/actions/runs/${of('GITHUB_RUN_ID')}`;
    return {
        repository: of('GITHUB_REPOSITORY'),
        serverUrl: of('GITHUB_SERVER_URL'),
        runUrl: `${run}/attempts/${of('GITHUB_RUN_ATTEMPT') || '1'}`,
        runMark: `${of('GITHUB_RUN_ID')}-${of('GITHUB_RUN_ATTEMPT')}`.replace(/[^0-9-]/g, '').replace(/^-|-$/g, '') ||
            '0',
        trackingId: of('RUNNER_TRACKING_ID'),
        machine: (0,machine/* readMachineMark */.v)(),
        architecture: architectureOf(of('RUNNER_ARCH')),
        temporaryFolder: (0,external_node_path_.resolve)(of('RUNNER_TEMP')),
        workFolder: of('GITHUB_WORKSPACE') || process.cwd(),
        homeFolder,
        path: of('PATH'),
        kubeconfigVariable: of('KUBECONFIG'),
        serviceHost: of('KUBERNETES_SERVICE_HOST'),
        servicePort: of('KUBERNETES_SERVICE_PORT'),
        awsRegion: of('AWS_REGION') || of('AWS_DEFAULT_REGION'),
        buildxConfig: of('BUILDX_CONFIG'),
        dockerConfigFolder: of('DOCKER_CONFIG') || (0,external_node_path_.join)(homeFolder, '.docker'),
        actor: of('GITHUB_ACTOR'),
        eventName: of('GITHUB_EVENT_NAME'),
        eventPath: of('GITHUB_EVENT_PATH'),
        builderVariable: of('BUILDX_BUILDER'),
        proxies: (0,network_proxy/* readProxies */.rq)(variables),
        idTokens: (0,id_token/* readIdTokenService */.UD)(variables),
        aws: (0,aws_facts/* readAwsFacts */.Pv)(variables, homeFolder),
        variables,
    };
}
function refuseOtherRunners(temporaryFolder) {
    if (process.platform !== 'linux') {
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `This action runs on Linux runners, and this one is ${process.platform}.`,
            hint: 'Use runs-on: ubuntu-latest or the like.',
        });
    }
    if (temporaryFolder === '') {
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: 'The variable RUNNER_TEMP is not set.',
            hint: 'The runner sets it: run this as a step of a workflow.',
        });
    }
}
function architectureOf(runner) {
    const name = runner || process.arch.toUpperCase();
    if (name === 'X64')
        return 'amd64';
    return name === 'ARM64' ? 'arm64' : 'unknown';
}

// EXTERNAL MODULE: ./js/action/runner/log.js
var log = __nccwpck_require__(7239);
;// CONCATENATED MODULE: ./js/action/runner/step.js


function runStep(step) {
    step()
        .catch((thrown) => (0,log/* fail */.f)((0,errors/* toActionError */.ie)(thrown)))
        .finally(() => process.stdout.write('', () => process.exit()));
}

;// CONCATENATED MODULE: ./js/action/runner/stop.js

function stopSignal(timeoutMs, late) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(late), timeoutMs);
    const cancel = () => controller.abort(new errors/* ActionError */.lZ({ code: 'cancelled', message: 'The job was cancelled.' }));
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return {
        signal: controller.signal,
        end: () => {
            clearTimeout(timer);
            process.off('SIGINT', cancel);
            process.off('SIGTERM', cancel);
            controller.abort(new errors/* ActionError */.lZ({ code: 'cancelled', message: 'The step has ended.' }));
        },
    };
}

// EXTERNAL MODULE: ./js/cluster/access/access.js
var access_access = __nccwpck_require__(8467);
// EXTERNAL MODULE: ./js/cluster/kubeconfig/in-cluster.js
var in_cluster = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./js/lib/cut-secrets.js
var cut_secrets = __nccwpck_require__(9559);
// EXTERNAL MODULE: ./js/lib/duration.js
var duration = __nccwpck_require__(363);
// EXTERNAL MODULE: ./js/lib/github/empty-secrets.js
var empty_secrets = __nccwpck_require__(2502);
;// CONCATENATED MODULE: ./js/action/setup/explain-failure.js






async function explainFailure({ access, environment }, thrown) {
    const error = withoutSecretsOf(access, (0,errors/* toActionError */.ie)(thrown));
    if (error.code !== 'unauthorized' && error.code !== 'forbidden')
        return error;
    const { explainUnauthorized } = await Promise.all(/* import() */[__nccwpck_require__.e(639), __nccwpck_require__.e(198)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4198));
    const explained = await explainUnauthorized(error, access, environment);
    return access.source === in_cluster/* POD_ACCOUNT */.CA
        ? (0,empty_secrets/* withEmptySecrets */.z)(explained, (0,empty_secrets/* whySecretsAreEmpty */.N)(environment))
        : explained;
}
function notReady(timeoutMs) {
    const hint = 'The last state of the builder is in the log above; input timeout gives it longer.';
    return new errors/* ActionError */.lZ({
        code: 'timeout',
        message: `The builder was not ready within ${(0,duration/* formatDuration */.a)(timeoutMs)}.`,
        hint,
    });
}
function withoutSecretsOf(access, error) {
    if (error.code !== 'buildx')
        return error;
    const message = (0,cut_secrets/* withoutKnown */.O)(error.message, (0,access_access/* secretsOf */.Fj)(access));
    return message === error.message ? error : new errors/* ActionError */.lZ({ code: 'buildx', message, hint: error.hint });
}

// EXTERNAL MODULE: ./js/cluster/access/exec-plugin.js
var exec_plugin = __nccwpck_require__(5626);
;// CONCATENATED MODULE: ./js/cluster/aws/arn.js
const NAME = '[0-9A-Za-z][0-9A-Za-z_-]{0,99}';
const CLUSTER = new RegExp(`^arn:(aws[a-z-]*):eks:([a-z0-9-]+):\\d{12}:cluster/(${NAME})$`);
const ROLE = /^arn:(aws[a-z-]*):iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
function parseClusterArn(text) {
    const [, partition, region, name] = CLUSTER.exec(text) ?? [];
    if (partition === undefined || region === undefined || name === undefined)
        return undefined;
    return { partition, region, name };
}
function isClusterName(text) {
    return new RegExp(`^${NAME}$`).test(text);
}
function partitionOfRole(text) {
    return ROLE.exec(text)?.[1];
}
function isRegion(text) {
    return /^[a-z]{2,5}(-[a-z]+){1,3}-\d{1,2}$/.test(text);
}
const LONGEST = 64;
function sessionNameOf(repository, runMark) {
    const plain = (text) => text.replace(/[^\w+=,.@-]/g, '-');
    const end = `-${plain(runMark)}`;
    return `${plain(repository || 'setup-buildx').slice(0, LONGEST - end.length)}${end}`;
}

// EXTERNAL MODULE: ./js/cluster/aws/source.js
var source = __nccwpck_require__(7087);
;// CONCATENATED MODULE: ./js/lib/kubernetes/names.js
function isDnsLabel(name) {
    return name.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name);
}
function isSystemNamespace(name) {
    return name.startsWith('kube-');
}
function isDnsSubdomain(name) {
    return name.length <= 253 && name.split('.').every(isDnsLabel);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __nccwpck_require__(9672);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/certificates.js




function readAuthorities(cluster, folder) {
    const name = 'certificate-authority';
    const pem = readDataOrFile(cluster, name, folder);
    if (pem === undefined)
        return undefined;
    const authorities = blocksOf(pem).flatMap((block) => certificatesIn(block));
    if (authorities.length === 0)
        throw bad(cluster, name, 'holds no certificate (PEM)');
    if (authorities.every(isExpired))
        throw bad(cluster, name, `expired on ${authorities[0]?.validTo}`);
    return authorities.map((authority) => authority.toString()).join('');
}
function readAuthorityPem(given) {
    const compact = given.replace(/\s+/g, '');
    const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
    const pem = isBase64 ? Buffer.from(compact, 'base64').toString('utf8') : given;
    const blocks = blocksOf(pem);
    const authorities = blocks.map((block) => certificateOf(block, () => badInput('is not a certificate (PEM)')));
    if (authorities.length === 0)
        throw badInput('holds no certificate (PEM, or base64 of it)');
    if (authorities.every(isExpired))
        throw badInput(`expired on ${authorities[0]?.validTo}`);
    return pem;
}
function badInput(what) {
    const hint = 'Give the one of the cluster.';
    return new errors/* ActionError */.lZ({ code: 'input', message: `Input certificate-authority ${what}.`, hint });
}
function blocksOf(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
function readCertificate(user, folder) {
    const certificatePem = readDataOrFile(user, 'client-certificate', folder);
    const keyPem = readDataOrFile(user, 'client-key', folder);
    if (certificatePem === undefined && keyPem === undefined)
        return { kind: 'none' };
    if (keyPem === undefined)
        throw bad(user, 'client-certificate', 'has no client-key beside it');
    if (certificatePem === undefined)
        throw bad(user, 'client-key', 'has no client-certificate beside it');
    const certificate = certificateOf(certificatePem, () => bad(user, 'client-certificate', 'is not a certificate (PEM)'));
    if (isExpired(certificate))
        throw bad(user, 'client-certificate', `expired on ${certificate.validTo}`);
    if (!belongsTo(keyPem, certificate, user))
        throw bad(user, 'client-key', 'does not belong to the client-certificate');
    return { kind: 'pair', certificatePem, keyPem };
}
function readDataOrFile(fields, name, folder) {
    const data = fields.text(`${name}-data`)?.replace(/\s+/g, '') || undefined;
    const path = fields.text(name);
    if (data !== undefined && path !== undefined)
        throw bad(fields, name, `is there beside ${name}-data: keep one of them`);
    if (data !== undefined) {
        if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data))
            throw bad(fields, `${name}-data`, 'is not base64');
        return Buffer.from(data, 'base64').toString('utf8');
    }
    if (path === undefined)
        return undefined;
    const file = (0,regular_file/* readRegularFile */.XF)((0,external_node_path_.resolve)(folder, path));
    if (file.kind === 'content')
        return file.bytes.toString('latin1');
    const hint = 'Where that file is, this prints the kubeconfig with it inside: kubectl config view --raw --flatten --minify';
    throw bad(fields, name, `names a file that cannot be used (${file.why})`, hint);
}
function certificatesIn(block) {
    try {
        return [new external_node_crypto_.X509Certificate(block)];
    }
    catch {
        return [];
    }
}
function certificateOf(pem, fault) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw fault();
    }
}
function belongsTo(keyPem, certificate, fields) {
    try {
        return certificate.checkPrivateKey((0,external_node_crypto_.createPrivateKey)(keyPem));
    }
    catch {
        throw bad(fields, 'client-key', 'is not a private key (PEM, not encrypted)');
    }
}
function isExpired(certificate) {
    return certificate.validToDate.getTime() < Date.now();
}
function bad(fields, name, what, hint) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${fields.where}.${name} ${what}.`, hint);
}

// EXTERNAL MODULE: ./js/cluster/kubeconfig/fields.js
var fields = __nccwpck_require__(443);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./js/lib/system/workspace.js



const MOST_LINKS = 40;
function isOfWorkspace(path, workspace) {
    try {
        const folder = placesTo(workspace).at(-1) ?? '/';
        return placesTo(path).some((place) => isBelow(place, folder));
    }
    catch {
        return true;
    }
}
function placesTo(path) {
    const places = [];
    const names = namesOf((0,external_node_path_.resolve)(path));
    let at = '/';
    let links = 0;
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
        if (name === '..') {
            at = (0,external_node_path_.dirname)(at);
            continue;
        }
        const place = (0,external_node_path_.join)(at, name);
        places.push(place);
        const target = linkAt(place);
        if (target === undefined) {
            at = place;
            continue;
        }
        links += 1;
        if (links > MOST_LINKS)
            throw new Error('too many links');
        names.unshift(...namesOf(target));
        if (target.startsWith('/'))
            at = '/';
    }
    return [...places, at];
}
function namesOf(path) {
    return path.split('/').filter((name) => name !== '' && name !== '.');
}
function linkAt(place) {
    try {
        return (0,external_node_fs_.lstatSync)(place).isSymbolicLink() ? (0,external_node_fs_.readlinkSync)(place) : undefined;
    }
    catch (error) {
        const code = (0,errors/* codeOf */.$N)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
function isBelow(place, folder) {
    const way = (0,external_node_path_.relative)(folder, place);
    return way !== '' && way !== '..' && !way.startsWith('../');
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/limits.js






const PROGRAMS = ['exec', 'auth-provider'];
const FILES = ['certificate-authority', 'tokenFile', 'client-certificate', 'client-key'];
const REMEDY = 'Use a token or data in it, or set allow-exec: true';
const REMEDY_FOR_EVENT = `${REMEDY} if no outsider can change it.`;
function limitKubeconfig(source, allow, { outsiders, workspace }) {
    if (source.kind === 'pod' || allow === 'true')
        return source;
    if (allow === 'false')
        return { ...source, limits: { kind: 'no-files', remedy: `${REMEDY}.` } };
    if (outsiders === 'none')
        return source;
    const theirs = source.parts.filter(({ path }) => path === undefined || isOfWorkspace(path, workspace));
    if (theirs.length === 0)
        return { ...source, limits: { kind: 'no-files-of', workspace } };
    if (theirs.length < source.parts.length)
        throw mixed(source);
    return { ...source, limits: { kind: 'no-files', remedy: REMEDY_FOR_EVENT } };
}
function refuseBeyond(limits, cluster, user) {
    switch (limits.kind) {
        case 'none':
            return;
        case 'no-files':
            for (const { fields } of [user, cluster]) {
                const field = [...PROGRAMS, ...FILES].find((name) => fields.has(name));
                if (field !== undefined)
                    throw notAllowed(`${fields.where}.${field} is not allowed here`, limits.remedy);
            }
            return;
        case 'no-files-of':
            for (const entry of [user, cluster])
                refuseNamedFiles(entry, limits.workspace);
    }
}
function refuseProgram(limits, program) {
    if (limits.kind === 'no-files-of' && isOfWorkspace(program, limits.workspace))
        throw ofWorkspace(`the credential plugin ${(0,exec_plugin/* pluginName */.NQ)({ command: program })}`);
}
function refuseNamedFiles({ fields, folder }, workspace) {
    const named = FILES.find((name) => fields.has(name) && isOfWorkspace((0,external_node_path_.resolve)(folder, fields.text(name) ?? ''), workspace));
    if (named !== undefined)
        throw ofWorkspace(`${fields.where}.${named}`);
    const exec = fields.fields('exec');
    if (exec.texts('args').some((arg) => namesFile(arg, workspace, false)))
        throw ofWorkspace(`${exec.where}.args`);
    const isTheirs = (entry) => namesFile(entry.text('value') ?? '', workspace, PATH_VARIABLE.test(entry.text('name') ?? ''));
    if (exec.list('env').some(isTheirs))
        throw ofWorkspace(`${exec.where}.env`);
}
const PATH_VARIABLE = /(PATH|DIR|HOME|ROOT|FILE|CONFIG|LIB)$/i;
function namesFile(text, workspace, isPath) {
    const words = [text, ...text.split(/[\s"'`;|&()<>]+/)];
    const parts = words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1), ...word.split(':')]);
    return parts.some((part) => {
        const path = (0,external_node_path_.resolve)(workspace, part);
        const isThere = part.length > 0 && (isPath || part.includes('/') ? (0,external_node_fs_.existsSync)(path) : isFile(path));
        return isThere && isOfWorkspace(path, workspace);
    });
}
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}
function notAllowed(what, remedy) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${what} (input allow-exec).`, remedy);
}
function ofWorkspace(what) {
    const where = 'is in the workspace, which outsiders may have written for this event';
    return notAllowed(`${what} ${where}`, 'Keep it elsewhere, or set allow-exec: true if no outsider can change it.');
}
function mixed({ from }) {
    const message = `Of ${from}, some are in the workspace, which outsiders may have written for this event.`;
    return (0,fields/* kubeconfigError */.qy)(message, 'Keep all of them elsewhere, or set allow-exec: true.');
}

// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __nccwpck_require__(3488);
// EXTERNAL MODULE: ./js/cluster/kubeconfig/files.js
var files = __nccwpck_require__(2663);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/merge.js



function mergeKubeconfig(parts) {
    const documents = parts.map(({ text, folder }, index) => {
        const place = (0,files/* placeOf */.$t)(index, parts.length);
        const where = place === undefined ? 'kubeconfig' : `${place}: kubeconfig`;
        return { fields: (0,fields/* fieldsOf */.Pf)((0,fields/* parseKubeconfigText */.Uj)(text, place), where), folder };
    });
    const currents = documents.map(({ fields }) => fields.text('current-context'));
    return {
        currentContext: currents.find((name) => name !== undefined),
        clusters: mergeList(documents, 'clusters', 'cluster'),
        contexts: mergeList(documents, 'contexts', 'context'),
        users: mergeList(documents, 'users', 'user'),
    };
}
function mergeList(documents, list, body) {
    const merged = [];
    for (const { fields, folder } of documents) {
        const known = new Set(merged.map(({ name }) => name));
        const entries = fields.list(list).map((entry) => ({ entry, name: entry.text('name') ?? '' }));
        const added = entries.filter(({ name }) => !known.has(name));
        merged.push(...added.map(({ entry, name }) => ({ name, fields: entry.fields(body), folder })));
    }
    return merged;
}
function namedIn(merged, list, name) {
    const [found, ...others] = merged[list].filter((entry) => entry.name === name);
    const title = JSON.stringify((0,safe_text/* truncate */.xv)(name, 60));
    if (found === undefined) {
        const hint = list === 'contexts' ? knownContexts(merged) : undefined;
        throw (0,fields/* kubeconfigError */.qy)(`The kubeconfig has no ${list.slice(0, -1)} ${title}.`, hint);
    }
    if (others.length > 0) {
        throw (0,fields/* kubeconfigError */.qy)(`The kubeconfig has several ${list} named ${title}.`, 'Keep one.');
    }
    return found;
}
const MOST_NAMES_LENGTH = 120;
function knownContexts({ contexts }) {
    const names = contexts.map(({ name }) => name).join(', ');
    return `It has: ${(0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(names), MOST_NAMES_LENGTH) || 'none'}.`;
}

// EXTERNAL MODULE: ./js/lib/jwt.js
var jwt = __nccwpck_require__(6586);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/user.js





function readIdentity({ fields: user, folder }, cluster) {
    refuseTogether(user, ['exec', 'auth-provider']);
    refuseTogether(user, ['token', 'tokenFile', 'username'], 'token,tokenFile');
    const [tokenFile, token] = [user.text('tokenFile'), user.text('token')];
    if (tokenFile !== undefined) {
        const path = (0,external_node_path_.resolve)(folder, tokenFile);
        if (token === undefined || hasText(path))
            return { kind: 'token-file', path };
    }
    if (token !== undefined)
        return { kind: 'token', token: checkToken(user, token.trim()) };
    const username = user.text('username');
    if (username !== undefined)
        return { kind: 'basic', username, password: user.text('password') ?? '' };
    if (user.has('exec'))
        return { kind: 'exec', plugin: readPlugin(user.fields('exec'), folder, cluster) };
    if (user.has('auth-provider'))
        return readAuthProvider(user, Date.now());
    return { kind: 'anonymous' };
}
function refuseTogether(user, ways, allowed) {
    const given = ways.filter((name) => user.has(name));
    if (given.length > 1 && given.join() !== allowed)
        throw user_bad(user, `has ${given.join(' and ')}`, 'Keep one way to authenticate.');
}
function hasText(path) {
    const file = (0,regular_file/* readRegularFile */.XF)(path);
    return file.kind === 'content' && /\S/.test(file.bytes.toString('latin1'));
}
function checkToken(user, token) {
    if (/^[\x21-\x7e]+$/.test(token) && !token.includes('"'))
        return token;
    throw user_bad(user, 'token holds spaces, quotes or line breaks', 'Copy it again.');
}
function readPlugin(exec, folder, cluster) {
    const apiVersion = exec.text('apiVersion');
    if (apiVersion !== 'client.authentication.k8s.io/v1' &&
        apiVersion !== 'client.authentication.k8s.io/v1beta1') {
        const hint = 'Update the tool that wrote it.';
        throw user_bad(exec, 'apiVersion must be client.authentication.k8s.io/v1 or v1beta1', hint);
    }
    const mode = exec.text('interactiveMode');
    if (mode === 'Always')
        throw user_bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
    if (mode === undefined && apiVersion.endsWith('/v1')) {
        throw user_bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
    }
    const command = exec.text('command');
    if (command === undefined)
        throw user_bad(exec, 'command is missing');
    return {
        apiVersion,
        command: command.includes('/') ? (0,external_node_path_.resolve)(folder, command) : command,
        args: exec.texts('args'),
        env: exec
            .list('env')
            .map((entry) => ({ name: entry.text('name') ?? '', value: entry.text('value') ?? '' })),
        provideClusterInfo: exec.flag('provideClusterInfo'),
        clusterConfig: readClusterConfig(cluster),
    };
}
function readClusterConfig(cluster) {
    const extensions = cluster.list('extensions');
    return extensions.find((one) => one.text('name') === access_access/* PLUGIN_EXTENSION */.mA)?.whole.extension;
}
function readImpersonation(user) {
    const extra = user.fields('as-user-extra');
    const as = user.text('as');
    if (as === undefined) {
        const other = ['as-uid', 'as-groups', 'as-user-extra'].find((name) => user.has(name));
        if (other === undefined)
            return undefined;
        throw user_bad(user, `has ${other} without as`, 'Set as, or remove it.');
    }
    return {
        user: as,
        uid: user.text('as-uid'),
        groups: user.texts('as-groups'),
        extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
    };
}
function user_bad(fields, what, hint) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${fields.where}: ${what}.`, hint);
}
const REMEDIES = new Map([
    ['gcp', 'Write the kubeconfig again with gke-gcloud-auth-plugin.'],
    ['azure', 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.'],
    ['openstack', 'Use client-keystone-auth as an exec plugin, or a token.'],
]);
const MARGIN_MS = 10_000;
const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';
function readAuthProvider(user, nowMs) {
    const provider = user.fields('auth-provider');
    const name = provider.text('name') ?? '';
    if (name !== 'oidc') {
        const remedy = REMEDIES.get(name);
        if (remedy !== undefined)
            throw user_bad(provider, `${name} is no longer in Kubernetes`, remedy);
        throw user_bad(provider, 'of this name is not supported', 'Use an exec plugin or a token.');
    }
    const config = provider.fields('config');
    const token = config.text('id-token');
    if (token === undefined)
        throw user_bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
    const expiresMs = expiryOf(token);
    if (expiresMs === undefined)
        throw user_bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
    if (expiresMs <= nowMs + MARGIN_MS)
        throw user_bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
    return { kind: 'token', token };
}
function expiryOf(idToken) {
    const { exp } = (0,jwt/* claimsOf */.ds)(idToken);
    return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}

// EXTERNAL MODULE: ./js/lib/json.js
var json = __nccwpck_require__(2369);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/public-names.js
const PUBLIC_FIELDS = setOf(`
  as as-groups as-uid username tokenFile
  auth-provider.name auth-provider.config.client-id auth-provider.config.extra-scopes
  auth-provider.config.idp-certificate-authority auth-provider.config.idp-certificate-authority-data
  auth-provider.config.idp-issuer-url
  client-certificate client-certificate-data client-key
  exec.apiVersion exec.command exec.env.name exec.installHint exec.interactiveMode
`);
const PUBLIC_MAP = 'as-user-extra.';
const PUBLIC_OPTIONS = setOf(`
  i r api-version audience authority-host client-id cluster cluster-id cluster-name context
  environment format grant-type kube-cluster listen-address location log-level login
  namespace oidc-client-id oidc-extra-scope oidc-issuer-url oidc-redirect-url output profile
  project project-id proxy region resource-group role role-arn scope scopes server
  server-id session-name subscription subscription-id teleport-cluster tenant tenant-id
  user username version zone
`);
const PUBLIC_VARIABLES = setOf(`
  AAD_LOGIN_METHOD AAD_SERVICE_PRINCIPAL_CLIENT_ID
  AWS_CONFIG_FILE AWS_DEFAULT_OUTPUT AWS_DEFAULT_REGION AWS_PROFILE AWS_REGION AWS_ROLE_ARN AWS_ROLE_SESSION_NAME
  AWS_SHARED_CREDENTIALS_FILE AWS_STS_REGIONAL_ENDPOINTS AWS_WEB_IDENTITY_TOKEN_FILE
  AZURE_AUTHORITY_HOST AZURE_CLIENT_ID AZURE_CONFIG_DIR AZURE_ENVIRONMENT AZURE_FEDERATED_TOKEN_FILE AZURE_TENANT_ID
  CLOUDSDK_CONFIG CLOUDSDK_CORE_PROJECT GOOGLE_APPLICATION_CREDENTIALS USE_GKE_GCLOUD_AUTH_PLUGIN
  HOME KUBECONFIG LANG LC_ALL NO_PROXY PATH TMPDIR TZ
`);
const PUBLIC_WORDS = setOf(`
  auth ce cluster config config-helper credential credential-plugin credentials eks
  exec-credential generate-token get-client-certificate get-credentials get-token k8s kube
  kubeconfig kubelogin kubernetes login oidc oidc-login static token
  azurecli devicecode interactive managed-identity serviceprincipal workloadidentity
`);
function setOf(names) {
    return new Set(names.trim().split(/\s+/));
}
const PUBLIC_FORMS = [
    /^(af|ap|ca|cn|eu|il|me|mx|sa|us)(-[a-z]+){1,2}-\d$/,
    /^(africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d{1,2}(-[a-z])?$/,
    /^arn:aws[a-z-]*:(iam|sts|eks):[a-z0-9-]*:\d{12}:[\w+=,.@/-]+$/,
    /^client\.authentication\.k8s\.io\/v\d\w*$/,
];
function isPublicText(text) {
    return PUBLIC_WORDS.has(text) || PUBLIC_FORMS.some((form) => form.test(text));
}
const SECRET_NAME = /secret|passw|passphrase|token|credential|assertion|(api|private|access|account|shared)[-_]?key|(^|[-_.])(key|pass|pwd|pin|otp|jwt|sas)$/i;
const ABOUT_SECRETS = /[-_.](type|mode|method|format|name|url|uri|endpoint|ttl|timeout|duration|issuer|audience)$/i;
function isSecretName(name) {
    return SECRET_NAME.test(name) && !ABOUT_SECRETS.test(name);
}
function isPathName(name) {
    return /[-_.](file|dir|path|folder)$/i.test(name);
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/user-secrets.js




const SHORTEST = 8;
const SHORTEST_NAMED = 4;
function secretsOfUser(user, known) {
    const secrets = scalarsOf(user).flatMap(({ path, name, text }) => {
        if (PUBLIC_FIELDS.has(path) || path.startsWith(PUBLIC_MAP))
            return [];
        if (path === 'exec.env.value' && PUBLIC_VARIABLES.has(name))
            return [];
        return secretsOfValue(name, text);
    });
    return [...new Set(secrets)].filter((secret) => !known.has(secret));
}
function scalarsOf(user) {
    const scalars = [];
    const seen = new Set();
    const places = [{ path: '', name: '', value: user }];
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
        const { path, name, value } = place;
        if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
            scalars.push({ path, name, text: String(value).trim() });
        if (typeof value !== 'object' || value === null || seen.has(value))
            continue;
        seen.add(value);
        places.push(...partsOf(place));
    }
    return scalars;
}
function partsOf({ path, name, value }) {
    if (Array.isArray(value)) {
        if (path !== 'exec.args' || !value.every((item) => typeof item === 'string'))
            return value.map((item) => ({ path, name, value: item }));
        return namedValues(value).map((one) => ({ path: 'option', ...one }));
    }
    if (!(0,json/* isMapping */.pi)(value))
        return [];
    const variable = path === 'exec.env' ? (0,json/* textOf */.b6)(value, 'name') : undefined;
    return Object.entries(value).map(([key, part]) => ({
        path: path ? `${path}.${key}` : key,
        name: variable !== undefined && key === 'value' ? variable : key,
        value: part,
    }));
}
function secretsOfValue(name, text) {
    if (isPlace(name, text))
        return credentialsIn(text);
    const isNamed = isSecretName(name) && !/^(true|false|yes|none|null|auto|default)$/i.test(text);
    if (isNamed && text.length >= SHORTEST_NAMED)
        return [text, ...insideOf(text)];
    if (text.length < SHORTEST || isPublicText(text))
        return [];
    return [text, ...insideOf(text)];
}
function isPlace(name, text) {
    if (PUBLIC_OPTIONS.has(name.toLowerCase().replaceAll('_', '-')))
        return true;
    return text.includes('/') && ((0,external_node_fs_.existsSync)(text) || (isPathName(name) && /^(~|\.{1,2})?\//.test(text)));
}
function insideOf(text) {
    return [...decoded(text), ...credentialsIn(text), ...inJson(text), ...inScript(text)];
}
function decoded(text) {
    const compact = text.replace(/\s+/g, '');
    const bytes = Buffer.from(compact, 'base64');
    const isBase64 = [bytes.toString('base64'), bytes.toString('base64url')].includes(compact);
    const inside = bytes.toString('latin1');
    if (!isBase64 || inside.length < SHORTEST_NAMED || /[^\t\r\n\x20-\x7e]/.test(inside))
        return [];
    return [inside.trim(), ...insideOf(inside.trim())];
}
function credentialsIn(text) {
    const url = /^\w[\w+.-]*:\/\//.test(text) && URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined)
        return [];
    const named = [...url.searchParams].filter(([name, value]) => isSecretName(name) || (0,safe_text/* looksRandom */.EZ)(value));
    const found = [url.password, ...named.map(([, value]) => value)];
    return found.filter((value) => value.length >= SHORTEST_NAMED);
}
function inJson(text) {
    if (!/^\s*[{[]/.test(text))
        return [];
    return scalarsOf({ '': (0,json/* parseJson */.qF)(text) }).flatMap((scalar) => secretsOfValue(scalar.name, scalar.text));
}
function inScript(text) {
    if (!/\s/.test(text))
        return [];
    return namedWords(text)
        .filter(({ name, value }) => (isSecretName(name) && value.length >= SHORTEST_NAMED) || (0,safe_text/* looksRandom */.EZ)(value))
        .map(({ value }) => value);
}
const OPTION = /^--?([A-Za-z][\w.-]*)$/;
const ASSIGNED = /^-{0,2}([A-Za-z_][\w.-]*)=(.*)$/s;
const ATTACHED = /^-([A-Za-z])(.*[^A-Za-z-].*)$/s;
function namedValues(args) {
    const values = [];
    let before = '';
    for (const arg of args) {
        const option = OPTION.exec(arg)?.[1];
        const isValue = isSecretName(before) && !arg.startsWith('--');
        if (option !== undefined && !isValue) {
            before = option;
            continue;
        }
        values.push(...valuesOf(arg, before));
        before = '';
    }
    return values;
}
function valuesOf(arg, before) {
    const [, name = '', value = ''] = ASSIGNED.exec(arg) ?? [];
    if (/[^=]/.test(value))
        return [{ name, value }, ...(arg.startsWith('-') ? [] : [{ name: before, value: arg }])];
    const [, letter, rest = ''] = arg.startsWith('--') ? [] : (ATTACHED.exec(arg) ?? []);
    const attached = letter === undefined ? [] : [{ name: letter, value: rest }];
    return [...attached, { name: before, value: arg }];
}
function namedWords(text) {
    const words = text.match(/[^\s"'`;|&()<>{}[\],]+/g) ?? [];
    return namedValues(words.map(asOption));
}
function asOption(word) {
    if (/^(bearer|basic)$/i.test(word))
        return '--token';
    const [, name, value] = /^([\w-]+):(?!\/\/)(.*)$/s.exec(word) ?? [];
    if (name === undefined)
        return word;
    if (!value)
        return `--${name}`;
    return isSecretName(name) ? `--${name}=${value}` : word;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/kubeconfig.js












function readKubeconfig(source, choice) {
    const merged = mergeKubeconfig(source.parts);
    const context = pickContext(merged, choice.context);
    const cluster = clusterOf(merged, context);
    const user = userOf(merged, context);
    refuseBeyond(source.limits, cluster, user);
    return {
        source: source.from,
        server: readServer(cluster.fields),
        caPem: readAuthorities(cluster.fields, cluster.folder),
        tlsServerName: cluster.fields.text('tls-server-name'),
        proxyUrl: readProxy(cluster.fields),
        namespace: readNamespace(context, choice.namespace),
        identity: readIdentity(user, cluster.fields),
        certificate: readCertificate(user.fields, user.folder),
        impersonation: readImpersonation(user.fields),
        secrets: secretsIn(merged),
    };
}
function secretsOfRefused(source) {
    try {
        return secretsIn(mergeKubeconfig(source.parts));
    }
    catch {
        return [];
    }
}
function secretsIn({ clusters, contexts, users }) {
    const servers = clusters.map(({ fields }) => fields.whole.server);
    const namespaces = contexts.map(({ fields }) => fields.whole.namespace);
    const names = [...clusters, ...contexts, ...users].map(({ name }) => name);
    const texts = [...servers, ...namespaces, ...names].filter((text) => typeof text === 'string');
    return users.flatMap(({ fields }) => secretsOfUser(fields.whole, new Set(texts)));
}
function clusterOf(merged, context) {
    const name = hasNameless(merged.clusters) ? (context.text('cluster') ?? '') : required(context, 'cluster');
    return namedIn(merged, 'clusters', name);
}
function userOf(merged, context) {
    const name = context.text('user');
    return name === undefined && !hasNameless(merged.users) ? NO_USER : namedIn(merged, 'users', name ?? '');
}
function hasNameless(entries) {
    return entries.some(({ name }) => name === '');
}
const NO_CONTEXT = (0,fields/* fieldsOf */.Pf)({}, 'kubeconfig.contexts');
const NO_USER = { name: '', fields: (0,fields/* fieldsOf */.Pf)({}, 'kubeconfig.users'), folder: '' };
function pickContext(merged, wanted) {
    const name = wanted || merged.currentContext;
    if (name === undefined && !hasNameless(merged.contexts)) {
        if (hasNameless(merged.clusters))
            return NO_CONTEXT;
        throw (0,fields/* kubeconfigError */.qy)('The kubeconfig has no current-context.', `Set the input context. ${knownContexts(merged)}`);
    }
    return namedIn(merged, 'contexts', name ?? '').fields;
}
function required(fields, name) {
    const value = fields.text(name);
    if (value !== undefined)
        return value;
    throw (0,errors/* inputError */.Xu)('kubeconfig', `${fields.where}.${name} is missing.`);
}
function readNamespace(context, chosen) {
    if (chosen)
        return chosen;
    const namespace = context.text('namespace') ?? 'default';
    if (isDnsLabel(namespace))
        return namespace;
    throw (0,errors/* inputError */.Xu)('kubeconfig', `${context.where}.namespace is not a DNS label.`, 'Set the input namespace.');
}
function readServer(cluster) {
    if (cluster.flag('insecure-skip-tls-verify')) {
        const hint = 'Give its certificate-authority-data instead.';
        throw (0,errors/* inputError */.Xu)('kubeconfig', 'insecure-skip-tls-verify would trust any server.', hint);
    }
    const server = required(cluster, 'server');
    const url = URL.canParse(server) ? new URL(server) : undefined;
    if (url?.protocol !== 'https:' || url.username || url.password) {
        throw (0,errors/* inputError */.Xu)('kubeconfig', `${cluster.where}.server must be an https:// URL without a user.`);
    }
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function readProxy(cluster) {
    const proxy = cluster.text('proxy-url');
    if (proxy === undefined)
        return undefined;
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (url === undefined || !(0,network_proxy/* isUsable */.Ng)(url) || !(0,network_proxy/* hasPlainUser */.gG)(url)) {
        throw (0,errors/* inputError */.Xu)('kubeconfig', `${cluster.where}.proxy-url must be an http:// or https:// URL.`, 'Special characters of its password are percent-encoded; socks5 is not supported.');
    }
    return proxy;
}
async function readOwnKubeconfig(folder, namespace) {
    const given = jobFile(folder, 'kubeconfig');
    const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), {
        context: undefined,
        namespace,
    });
    const left = access.identity.kind === 'exec' ? readInstalledPlugin(access.identity.plugin, folder) : undefined;
    return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/source.js






const INPUT = 'the input kubeconfig';
const VARIABLE = 'the variable KUBECONFIG';
const HOME = '~/.kube/config';
function findKubeconfig(places) {
    const { given, variable = '', homeFolder, pod } = places;
    if (given !== undefined && /\S/.test(given))
        return fromInput(given, places);
    if ((0,files/* listedPaths */.AR)(variable, places).length > 0)
        return fromVariable(variable, places);
    const path = (0,external_node_path_.join)(homeFolder, '.kube', 'config');
    const file = (0,regular_file/* readRegularFile */.XF)(path);
    if (file.kind === 'none' && file.isMissing)
        return (0,in_cluster/* fromPod */.S0)(pod) ?? nowhere();
    return fromFiles([(0,files/* partOf */.BU)(file, path, HOME, undefined)], HOME);
}
function fromVariable(variable, places) {
    const isText = /\n|^\s*\{/.test(variable) && (0,fields/* looksInline */.MY)(variable);
    if (isText || (0,fields/* fromBase64 */.Ey)(unquoted(variable)) !== undefined) {
        const what = 'The variable KUBECONFIG holds a kubeconfig itself, and no paths.';
        throw (0,fields/* kubeconfigError */.qy)(what, 'Give it as the input kubeconfig.');
    }
    const listed = (0,files/* listedPaths */.AR)(variable, places);
    if (!listed.some((path) => (0,external_node_fs_.existsSync)(path)))
        refuseUnexpanded(variable, 'The variable KUBECONFIG');
    return fromFiles((0,files/* readListed */.oF)(listed, VARIABLE, true), VARIABLE);
}
function unquoted(text) {
    return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
function fromInput(given, places) {
    const { workFolder } = places;
    const text = given.trim();
    if (/^\{\{.*\}\}$/.test(text)) {
        const hint = `Write ${expression('secrets.NAME')}.`;
        throw (0,fields/* kubeconfigError */.qy)('Input kubeconfig is an expression without its $.', hint);
    }
    if ((0,fields/* looksInline */.MY)(given))
        return inline(given, INPUT, workFolder);
    const decoded = (0,fields/* fromBase64 */.Ey)(unquoted(given));
    if (decoded !== undefined)
        return inline(decoded, `${INPUT} (base64)`, workFolder);
    if (/[\0\r\n]/.test(text)) {
        const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
        throw (0,fields/* kubeconfigError */.qy)('Input kubeconfig is neither a kubeconfig nor a path.', hint);
    }
    const whole = (0,files/* absolute */.ys)(text, places);
    const file = (0,regular_file/* readRegularFile */.XF)(whole);
    const isOne = file.kind === 'content' || !file.isMissing;
    const paths = isOne ? [whole] : (0,files/* listedPaths */.AR)(text, places);
    if (!paths.every((path) => (0,external_node_fs_.existsSync)(path)))
        refuseUnexpanded(text, 'Input kubeconfig');
    return fromFiles((0,files/* readListed */.oF)(paths, INPUT, false), INPUT);
}
function inline(text, from, folder) {
    return { parts: [{ text, folder, path: undefined }], from, kind: 'inline', limits: files/* NO_LIMITS */.d1 };
}
function source_fromFile(path, from) {
    return fromFiles([partOf(readRegularFile(path), path, from, undefined)], from);
}
function fromFiles(parts, from) {
    const told = parts.length === 1 ? from : `${from} (${parts.length} files)`;
    return { parts, from: told, kind: 'file', limits: files/* NO_LIMITS */.d1 };
}
function nowhere() {
    const hint = 'Set the input kubeconfig or the variable KUBECONFIG, or run in a pod with a service account.';
    throw (0,fields/* kubeconfigError */.qy)('There is no cluster: no kubeconfig was given or found.', hint);
}
const KNOWN = new Map([
    ['HOME', '~ for the home folder'],
    ['USERPROFILE', '~ for the home folder'],
    ['GITHUB_WORKSPACE', expression('github.workspace')],
    ['RUNNER_TEMP', expression('runner.temp')],
]);
function refuseUnexpanded(paths, from) {
    const [, braced, plain, percent] = /\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)|%([A-Z_][A-Z0-9_]*)%/.exec(paths) ?? [];
    const name = braced ?? plain ?? percent;
    if (name !== undefined)
        throw unexpanded(from, percent === undefined ? `$${name}` : `%${name}%`, remedyOf(name));
    if (/\$\(|`/.test(paths))
        throw (0,fields/* kubeconfigError */.qy)(`${from}: nothing runs $(…) here.`, 'Write what it would print.');
    if (paths.includes('$'))
        throw unexpanded(from, '$…', `Write ${expression('env.NAME')}.`);
    if (/(^|:)~[\w-]/.test(paths))
        throw unexpanded(from, '~ with a name', 'Write ~/ or an absolute path.');
}
function unexpanded(from, what, hint) {
    return (0,fields/* kubeconfigError */.qy)(`${from}: nothing expands ${what} here.`, hint);
}
function remedyOf(name) {
    const known = KNOWN.get(name);
    if (known !== undefined)
        return `Write ${known}.`;
    const hint = `Write ${expression(`env.${name}`)}, or ${expression(`secrets.${name}`)} for a secret`;
    return name === 'KUBECONFIG' ? `${hint}, or leave the input empty.` : `${hint}.`;
}
function expression(content) {
    return `\${{ ${content} }}`;
}

// EXTERNAL MODULE: ./js/lib/github/outsiders.js
var outsiders = __nccwpck_require__(2463);
;// CONCATENATED MODULE: ./js/action/setup/find-cluster.js















function findCluster(inputs, environment) {
    const { cluster, namespace = 'default' } = inputs;
    refuseSystem(inputs, namespace);
    switch (cluster.kind) {
        case 'eks':
            return {
                kind: 'eks',
                request: tellingSecrets(environment, () => eksRequest(cluster, environment)),
                namespace,
            };
        case 'github': {
            const recipe = { kind: 'github', audience: cluster.audience };
            return {
                kind: 'access',
                access: maskedAccess({
                    source: 'the input server',
                    ...cluster.given,
                    namespace,
                    identity: { kind: 'recipe', recipe, known: undefined },
                }),
            };
        }
        case 'kubeconfig':
            return { kind: 'access', access: findAccess(inputs, environment) };
    }
}
async function enterCluster(found, environment, signal) {
    if (found.kind === 'access')
        return found.access;
    const { enterEksCluster } = await Promise.all(/* import() */[__nccwpck_require__.e(639), __nccwpck_require__.e(275)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6275));
    const { entry, source } = await enterEksCluster(found.request, environment, signal);
    const { server, caPem, recipe, known } = entry;
    return maskedAccess({
        source,
        server,
        caPem,
        namespace: found.namespace,
        identity: { kind: 'recipe', recipe, known },
    });
}
function tellingSecrets(environment, find) {
    try {
        return find();
    }
    catch (thrown) {
        throw (0,empty_secrets/* withEmptySecrets */.z)(thrown, (0,empty_secrets/* whySecretsAreEmpty */.N)(environment));
    }
}
function maskedAccess(given) {
    const access = (0,access_access/* accessOf */.YK)(given);
    for (const secret of (0,access_access/* secretsOf */.Fj)(access))
        log/* runnerLog */.t.mask(secret);
    return access;
}
function eksRequest(cluster, environment) {
    const { aws: facts, idTokens, proxies } = environment;
    const { name, region, roleArn, given } = cluster;
    const sessionName = sessionNameOf(environment.repository, environment.runMark);
    const role = roleArn === undefined ? undefined : { roleArn, sessionName };
    return {
        name,
        region,
        given,
        source: (0,source/* awsSourceOf */.ce)((0,aws_facts/* withSessionName */.g3)(facts, sessionName), role, idTokens.kind === 'service'),
        stsUrl: (0,aws_facts/* readUrl */.wo)(facts, 'AWS_ENDPOINT_URL_STS')?.replace(/\/+$/, ''),
        proxies,
        useFips: facts.variables.AWS_USE_FIPS_ENDPOINT === 'true',
        useDualStack: facts.variables.AWS_USE_DUALSTACK_ENDPOINT === 'true',
    };
}
function findAccess(inputs, environment) {
    const places = {
        given: inputs.kubeconfig,
        variable: environment.kubeconfigVariable,
        homeFolder: environment.homeFolder,
        workFolder: environment.workFolder,
        pod: { host: environment.serviceHost, port: environment.servicePort, accountFolder: in_cluster/* ACCOUNT_FOLDER */.Pd },
    };
    const isGiven = inputs.kubeconfig !== undefined;
    const found = isGiven ? findKubeconfig(places) : tellingSecrets(environment, () => findKubeconfig(places));
    const distrust = { outsiders: (0,outsiders/* outsidersIn */.m)(environment), workspace: environment.workFolder };
    const source = limitKubeconfig(found, inputs.allowExec, distrust);
    const access = readMasked(source, inputs);
    refuseSystem(inputs, access.namespace);
    for (const secret of (0,access_access/* secretsOf */.Fj)(access))
        log/* runnerLog */.t.mask(secret);
    const proxy = (0,access_access/* proxyOf */.Ol)(access, environment.proxies);
    if (proxy !== undefined)
        for (const secret of (0,network_proxy/* proxySecrets */.Wm)(proxy))
            log/* runnerLog */.t.mask(secret);
    if (access.identity.kind === 'exec')
        refuseProgram(source.limits, (0,exec_plugin/* findPlugin */.fF)(access.identity.plugin, environment.variables));
    return access;
}
function readMasked(source, choice) {
    try {
        return readKubeconfig(source, choice);
    }
    catch (thrown) {
        for (const secret of secretsOfRefused(source))
            log/* runnerLog */.t.mask(secret);
        throw thrown;
    }
}
function refuseSystem({ mode }, namespace) {
    if (mode !== 'connect' && isSystemNamespace(namespace))
        throw ofKubernetes(namespace);
}
function ofKubernetes(namespace) {
    const hint = 'Give the builder a namespace of its own.';
    return new errors/* ActionError */.lZ({
        code: 'input',
        message: `Input namespace: ${namespace} belongs to Kubernetes itself.`,
        hint,
    });
}

// EXTERNAL MODULE: ./js/action/setup/job.js
var setup_job = __nccwpck_require__(7511);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./js/lib/job-files.js
var job_files = __nccwpck_require__(8394);
// EXTERNAL MODULE: ./js/lib/system/private-file.js
var private_file = __nccwpck_require__(6057);
// EXTERNAL MODULE: ./js/lib/base64.js
var base64 = __nccwpck_require__(2416);
;// CONCATENATED MODULE: ./js/buildx/instance.js

function isInstanceName(name) {
    return /^[a-zA-Z][a-zA-Z0-9._-]{0,99}$/.test(name) && name.toLowerCase() !== 'default';
}
function renderInstance(instance) {
    const nodes = instance.nodes.map((node, index) => ({
        Name: node.name,
        Endpoint: endpointOf(instance, node),
        Platforms: node.platforms.length === 0 ? null : node.platforms.map(renderPlatform),
        Flags: null,
        DriverOpts: renderDriverOpts(node),
        Files: index === 0 ? renderFiles(instance) : null,
    }));
    return JSON.stringify({ Name: instance.name, Driver: 'kubernetes', Nodes: nodes, Dynamic: false });
}
function endpointOf(instance, node) {
    const query = new URLSearchParams({ deployment: node.name, kubeconfig: instance.kubeconfig });
    return `kubernetes:///${instance.name}?${query}`;
}
const REFUSED_ANNOTATION = 'The builder is gone. Run the step setup-buildx-kubernetes again';
const REFUSED_VALUE = 'the error text for that case';
function renderDriverOpts(node) {
    const options = { namespace: node.namespace, annotations: `${REFUSED_ANNOTATION}=${REFUSED_VALUE}` };
    if (node.kind === 'Deployment')
        return options;
    return { ...options, 'persistent-volume-claim.requests.storage': '1Gi' };
}
function renderFiles(instance) {
    if (instance.registriesToml === undefined)
        return null;
    const toml = { path: 'buildkitd.toml', text: instance.registriesToml };
    const files = [toml, ...instance.files].map(({ path, text }) => [path, (0,base64/* toBase64 */.n)(text)]);
    return Object.fromEntries(files);
}
function renderPlatform({ architecture, os, variant }) {
    return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}

// EXTERNAL MODULE: ./js/buildx/ownership.js
var ownership = __nccwpck_require__(341);
// EXTERNAL MODULE: ./js/buildx/store.js
var buildx_store = __nccwpck_require__(3237);
;// CONCATENATED MODULE: ./js/buildx/former.js







async function readFormerCurrent(store) {
    const current = await (0,buildx_store/* readCurrent */.cA)(store);
    const name = instanceIn(current);
    if (name === undefined)
        return current;
    const instance = await tryToRead(store, name);
    if (instance === undefined)
        return undefined;
    const folder = (0,ownership/* jobFolderOf */.h2)(instance);
    if (folder === undefined)
        return current;
    const note = (0,regular_file/* readRegularFile */.XF)((0,job_files/* jobFile */._)(folder, 'formerCurrent'));
    return note.kind === 'none' ? undefined : note.bytes.toString('utf8') || undefined;
}
async function readEarlierChoices(store, builder) {
    const instance = isInstanceName(builder) ? await tryToRead(store, builder) : undefined;
    const folder = instance === undefined ? undefined : (0,ownership/* jobFolderOf */.h2)(instance);
    const former = folder === undefined ? undefined : (0,regular_file/* readJsonFile */.JE)((0,job_files/* jobFile */._)(folder, 'formerChoices'));
    return former_areFormerChoices(former) ? former : [];
}
function noteFormer(folder, current, choices) {
    (0,private_file/* writePrivateFile */.Pl)((0,job_files/* jobFile */._)(folder, 'formerCurrent'), current ?? '');
    (0,private_file/* writePrivateFile */.Pl)((0,job_files/* jobFile */._)(folder, 'formerChoices'), JSON.stringify(choices));
}
async function restoreCurrent(store, name, former) {
    if (instanceIn(await readCurrent(store)) === name)
        await writeCurrent(store, former);
}
async function findFormerChoice(store, former) {
    for (const choice of former.slice(0, -1))
        if ((await readInstance(store, choice.builder)) !== undefined)
            return choice;
    return former.at(-1) ?? { builder: '', config: '' };
}
function former_areFormerChoices(value) {
    return Array.isArray(value) && value.every(isChoice);
}
function isChoice(value) {
    return (0,json/* isMapping */.pi)(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}
async function tryToRead(store, name) {
    return (0,buildx_store/* readInstance */.oK)(store, name).catch(() => undefined);
}
function instanceIn(current) {
    const name = (0,json/* textOf */.b6)((0,json/* readMapping */.vh)(current ?? ''), 'Name');
    return name?.includes('/') === true ? undefined : name;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/cache.js





function cache_cacheOf(recipeFile) {
    return (0,job_files/* jobFile */._)((0,external_node_path_.dirname)(recipeFile), 'awsCredentials');
}
function checkOf(recipeFile) {
    return jobFile(dirname(recipeFile), 'askedKeys');
}
function cache_readCache(path) {
    const value = readJsonFile(path);
    return isCredentials(value) ? value : undefined;
}
function writeCache(path, credentials) {
    if (credentials.expiresMs !== undefined)
        write(path, credentials);
}
function readCheck(path) {
    const value = readJsonFile(path);
    if (!isMapping(value))
        return undefined;
    const atMs = numberOf(value, 'atMs');
    return atMs === undefined ? undefined : { atMs, refusal: textOf(value, 'refusal') };
}
function writeCheck(path, check) {
    write(path, check);
}
function write(path, content) {
    try {
        (0,private_file/* replacePrivateFile */.oN)(path, JSON.stringify(content));
    }
    catch {
        return;
    }
}
function isCredentials(value) {
    if (!isMapping(value))
        return false;
    const { accessKeyId, secretAccessKey, sessionToken, expiresMs } = value;
    const texts = [accessKeyId, secretAccessKey, sessionToken ?? ''];
    return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}

// EXTERNAL MODULE: ./js/cluster/recipe/recipe.js
var recipe_recipe = __nccwpck_require__(7619);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/write.js










async function writeKubeconfig(access, folder) {
    const path = (0,job_files/* jobFile */._)(folder, 'kubeconfig');
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        const lasting = { ...access, identity: await lastingIdentity(access.identity, folder) };
        (0,private_file/* writePrivateFile */.Pl)(path, `${JSON.stringify(renderKubeconfig(lasting), null, 2)}\n`);
    }
    catch (error) {
        const hint = 'It must be a folder of this user, with some free space.';
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `RUNNER_TEMP cannot be written (${(0,errors/* codeOf */.$N)(error) ?? (0,errors/* messageOf */.bD)(error)}).`,
            hint,
            cause: error,
        });
    }
    return path;
}
async function lastingIdentity(identity, folder) {
    if (identity.kind === 'recipe')
        return { kind: 'exec', plugin: await installPlugin(identity.recipe, identity.known, folder) };
    return identity;
}
function renderKubeconfig(access) {
    const cluster = {
        server: access.server,
        'certificate-authority-data': access.caPem === undefined ? undefined : (0,base64/* toBase64 */.n)(access.caPem),
        'tls-server-name': access.tlsServerName,
        'proxy-url': access.proxyUrl,
        ...renderExtension(access.identity),
    };
    const user = {
        ...renderCertificate(access),
        ...renderIdentity(access.identity),
        ...renderImpersonation(access.impersonation),
    };
    return {
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'cluster', cluster }],
        users: [{ name: 'user', user }],
        contexts: [
            { name: 'context', context: { cluster: 'cluster', user: 'user', namespace: access.namespace } },
        ],
        'current-context': 'context',
    };
}
function renderIdentity(identity) {
    switch (identity.kind) {
        case 'anonymous':
            return {};
        case 'token':
            return { token: identity.token };
        case 'token-file':
            return { tokenFile: identity.path };
        case 'basic':
            return { username: identity.username, password: identity.password };
        case 'exec': {
            const { apiVersion, command, args, env, provideClusterInfo } = identity.plugin;
            return { exec: { apiVersion, command, args, env, provideClusterInfo, interactiveMode: 'Never' } };
        }
    }
}
function renderExtension(identity) {
    if (identity.kind !== 'exec' || identity.plugin.clusterConfig === undefined)
        return {};
    return { extensions: [{ name: access_access/* PLUGIN_EXTENSION */.mA, extension: identity.plugin.clusterConfig }] };
}
function renderCertificate(access) {
    if (access.certificate.kind === 'none')
        return {};
    const { certificatePem, keyPem } = access.certificate;
    return { 'client-certificate-data': (0,base64/* toBase64 */.n)(certificatePem), 'client-key-data': (0,base64/* toBase64 */.n)(keyPem) };
}
function renderImpersonation(impersonation) {
    if (impersonation === undefined)
        return {};
    const { user, uid, groups, extra } = impersonation;
    return { as: user, 'as-uid': uid, 'as-groups': groups, 'as-user-extra': extra };
}
async function installPlugin(recipe, known, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (known !== undefined)
        writeCache(cache_cacheOf(recipeFile), known);
    await copyOwnFiles(PLUGIN_FILES, folder);
    if ((0,recipe_recipe/* needsSdk */.g4)(recipe))
        await copyOwnFiles(SDK_FILES, folder);
    (0,private_file/* writePrivateFile */.Pl)(recipeFile, JSON.stringify(recipe));
    return (0,exec_plugin/* ownPlugin */.u8)([plugin, recipeFile]);
}
const PLUGIN_FILES = /^(\d+\.)?plugin\.js$/;
const SDK_FILES = /^aws-credentials\.js$/;
async function copyOwnFiles(names, folder) {
    const own = (0,external_node_path_.dirname)(process.argv[1] ?? '');
    for (const name of (await (0,promises_.readdir)(own)).filter((one) => names.test(one)))
        (0,private_file/* writePrivateFile */.Pl)((0,external_node_path_.join)(folder, name), await (0,promises_.readFile)((0,external_node_path_.join)(own, name)));
}
function write_readInstalledPlugin({ args }, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (args[0] !== plugin || args[1] !== recipeFile)
        return undefined;
    return { recipe: readRecipe(recipeFile), known: readCache(cacheOf(recipeFile)) };
}
function pathsIn(folder) {
    return [(0,job_files/* jobFile */._)(folder, 'plugin'), (0,job_files/* jobFile */._)(folder, 'recipe')];
}
function writeBuildsKubeconfig(access, token, folder) {
    const path = (0,job_files/* jobFile */._)(folder, 'buildsKubeconfig');
    const identity = { kind: 'token-file', path: (0,job_files/* jobFile */._)(folder, 'buildsToken') };
    const certificate = { kind: 'none' };
    const builds = { ...access, identity, impersonation: undefined, certificate };
    replaceBuildsToken(folder, token);
    (0,private_file/* writePrivateFile */.Pl)(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`);
    return path;
}
function replaceBuildsToken(folder, token) {
    (0,private_file/* replacePrivateFile */.oN)((0,job_files/* jobFile */._)(folder, 'buildsToken'), token);
}

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var lib_core = __nccwpck_require__(8357);
;// CONCATENATED MODULE: ./js/action/runner/state.js



const KEY = 'setup-buildx-kubernetes';
const READY_KEY = 'ready';
const FOREVER = 'forever';
function saveState(state) {
    lib_core/* saveState */.LZ(KEY, JSON.stringify(state));
}
function forgetState() {
    lib_core/* saveState */.LZ(KEY, '');
}
function saveReady(isForever) {
    lib_core/* saveState */.LZ(READY_KEY, isForever ? FOREVER : 'true');
}
function wasReady() {
    return core.getState(READY_KEY) !== '';
}
function lifeAfter(asked) {
    const ready = core.getState(READY_KEY);
    if (ready === FOREVER)
        return { kind: 'forever' };
    return ready === 'true' ? asked : { kind: 'for', ms: 0 };
}
function loadState() {
    const text = core.getState(KEY);
    if (text === '')
        return { kind: 'none' };
    const state = parseJson(text);
    return isState(state) ? { kind: 'state', state } : { kind: 'unreadable' };
}
function isState(value) {
    if (!isMapping(value) || value.version !== 1 || !isHold(value.hold))
        return false;
    const { folder, namespace, instance, storeFolder, formerCurrent, formerBuilder, later } = value;
    const texts = [folder, namespace, instance, storeFolder, formerCurrent, formerBuilder];
    const isWhole = texts.every((text) => typeof text === 'string') && folder !== '' && isPlainName(instance);
    return isWhole && (later === undefined || isLater(later));
}
function isLater(value) {
    if (!isMapping(value))
        return false;
    const { formerConfig, earlierChoices, maxJobMs, nodesWithClaim } = value;
    return (typeof formerConfig === 'string' &&
        areFormerChoices(earlierChoices) &&
        typeof maxJobMs === 'number' &&
        Array.isArray(nodesWithClaim) &&
        nodesWithClaim.every(isPlainName));
}
function isHold(value) {
    if (!isMapping(value))
        return false;
    if (value.kind === 'none')
        return true;
    const { life } = value;
    if (value.kind !== 'job' || !isPlainName(value.name) || !isMapping(life))
        return false;
    if (life.kind === 'forever' || life.kind === 'ephemeral')
        return true;
    return life.kind === 'for' && typeof life.ms === 'number' && life.ms >= 0;
}
function isPlainName(value) {
    return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(value);
}

;// CONCATENATED MODULE: ./js/action/setup/keep-state.js






async function keepState(job, store) {
    const { access, names } = job;
    const { builderVariable: formerBuilder, buildxConfig: formerConfig } = job.environment;
    const formerCurrent = await readFormerCurrent(store);
    const earlierChoices = await readEarlierChoices(store, formerBuilder);
    const { hold, ...planned } = planForPost(job);
    saveState({
        version: 1,
        folder: names.folder,
        namespace: access.namespace,
        instance: names.instance,
        storeFolder: store.folder,
        formerCurrent: formerCurrent ?? '',
        formerBuilder,
        later: { formerConfig, earlierChoices, ...planned },
        hold,
    });
    try {
        const kubeconfig = await writeKubeconfig(access, names.folder);
        const choices = [{ builder: formerBuilder, config: formerConfig }, ...earlierChoices];
        noteFormer(names.folder, formerCurrent, choices);
        await (0,buildx_store/* verifyWritable */.iA)(store);
        return kubeconfig;
    }
    catch (error) {
        await (0,promises_.rm)(names.folder, { recursive: true, force: true });
        forgetState();
        throw error;
    }
}
function planForPost(job) {
    if (!(0,setup_job/* isBuilderJob */.VN)(job))
        return { maxJobMs: 0, nodesWithClaim: [], hold: { kind: 'none' } };
    return {
        maxJobMs: job.inputs.maxJobMs,
        nodesWithClaim: (0,setup_job/* nodesWithClaim */.yX)(job.wish),
        hold: { kind: 'job', name: job.names.hold, life: (0,setup_job/* lifeOf */.c_)(job.inputs) },
    };
}

// EXTERNAL MODULE: ./js/lib/kubernetes/quantity.js
var quantity = __nccwpck_require__(999);
// EXTERNAL MODULE: ./js/builders/manifests/buildkitd-shape.js
var buildkitd_shape = __nccwpck_require__(8713);
// EXTERNAL MODULE: ./js/builders/manifests/daemon.js
var manifests_daemon = __nccwpck_require__(5357);
// EXTERNAL MODULE: ./js/builders/manifests/deployment.js + 1 modules
var deployment = __nccwpck_require__(8956);
// EXTERNAL MODULE: ./js/builders/manifests/names.js
var names = __nccwpck_require__(8197);
;// CONCATENATED MODULE: ./js/builders/manifests/judge.js







const SAMPLE = 'SAMPLE';
function judgeNode(wish) {
    const daemon = (0,manifests_daemon/* readDaemon */.n7)((0,deployment/* renderDeployment */._D)(sampleOf(wish), []).spec?.template, wish.security);
    const { cache, fault } = judgeCache(wish, daemon);
    const faults = [
        ...judgeImage(wish, daemon),
        ...faultsOfBuildkitd(wish.buildkitd.config, wish.security, daemon).map(({ key, why }) => refused(`${wish.configSubject}: ${key} cannot be followed`, why)),
        ...faultsOfArgs(daemon, wish).map((why) => refused('Input pod-patch cannot be followed', why)),
        ...(fault === undefined ? [] : [fault]),
    ];
    return { cache, faults };
}
function sampleOf(wish) {
    const names = { builder: SAMPLE, name: SAMPLE, namespace: SAMPLE, architecture: SAMPLE };
    return { ...wish, ...names, platforms: [], life: { kind: 'forever' }, run: '', job: '' };
}
function judgeImage({ image, security }, daemon) {
    const fault = daemon.image === undefined ? undefined : (0,manifests_daemon/* faultOfImage */.R$)(daemon.image, security);
    if (daemon.image === undefined || fault === undefined)
        return [];
    const name = daemon.image === image ? 'image' : 'pod-patch';
    const shown = JSON.stringify(daemon.image.slice(-60));
    return [
        new errors/* ActionError */.lZ({ code: 'input', message: `Input ${name}: ${shown} ${fault.what}.`, hint: fault.hint }),
    ];
}
function faultsOfArgs(daemon, { security, buildkitd }) {
    const { args } = daemon;
    const { configFolder } = manifests_daemon/* DAEMON_PROFILES */.SE[security];
    const own = `${configFolder}/buildkitd.toml`;
    const faults = [];
    const addresses = args.get('addr')?.map(manifests_daemon/* normalAddress */.Wv);
    const { address: configured = [] } = (0,buildkitd_shape/* tableIn */.sV)(buildkitd.config, 'grpc');
    const isDefault = addresses === undefined && Array.isArray(configured) && configured.length === 0;
    if (addresses !== undefined && !addresses.includes(daemon.address))
        faults.push(`buildx connects to ${daemon.address}: add it to --addr, or leave --addr out`);
    if (isDefault && daemon.address !== manifests_daemon/* DEFAULT_ADDRESSES */.dg[security])
        faults.push(`its BUILDKIT_HOST sends buildx to ${daemon.address}, where no daemon listens`);
    if (args.get('config')?.some((path) => path !== own) === true)
        faults.push('its --config hides the configuration of this action: use buildkitd-config');
    if ((0,manifests_daemon/* mountOf */.vI)(daemon, own)?.volume?.downwardAPI === undefined)
        faults.push(`what it mounts at ${configFolder} hides the configuration: use buildkitd-config`);
    if (args.get('oci-worker')?.includes('false') === true)
        faults.push('builders have the OCI worker alone');
    if (args.get('containerd-worker')?.some((value) => value !== 'false') === true)
        faults.push('builders have the OCI worker alone');
    if ([...args.keys()].some((name) => name.startsWith('oci-worker-gc')))
        faults.push('sizes for garbage collection belong into buildkitd-config');
    if (args.has('allow-insecure-entitlement') && buildkitd.config['insecure-entitlements'] !== undefined)
        faults.push('its --allow-insecure-entitlement hides insecure-entitlements of the configuration');
    return faults;
}
function judgeCache(wish, daemon) {
    const { security, buildkitd, configSubject } = wish;
    const root = (0,json/* textOf */.b6)(buildkitd.config, 'root');
    const place = placeCache(daemon, (0,manifests_daemon/* rootOf */.I5)(daemon, root, security), wish.cache, (0,names/* claimName */.cB)(SAMPLE));
    const { cacheFolder } = manifests_daemon/* DAEMON_PROFILES */.SE[security];
    if (place.kind === 'fault') {
        const isOfConfig = root !== undefined && !daemon.args.has('root');
        const what = isOfConfig
            ? `${configSubject}: root cannot be followed`
            : 'Input pod-patch cannot be followed';
        const hint = isOfConfig ? `remove it, the cache is at ${cacheFolder}` : `mount one at ${cacheFolder}`;
        const of = isOfConfig ? '' : `${(0,manifests_daemon/* rootOf */.I5)(daemon, root, security)}: `;
        return { cache: wish.cache, fault: refused(what, `${of}${place.what}, ${hint}`) };
    }
    const { cache } = place;
    if (cache.kind !== 'existing' || wish.nodeCount === 1 || place.isByNode)
        return { cache, fault: undefined };
    const name = wish.cache.kind === 'existing' ? 'cache-claim' : 'pod-patch';
    const message = `Input ${name}: ${wish.nodeCount} nodes would share the claim ${cache.claim}.`;
    const hint = 'A claim is the cache of one node: ask for platforms of one architecture.';
    return { cache, fault: new errors/* ActionError */.lZ({ code: 'input', message, hint }) };
}
function refused(what, why) {
    return new errors/* ActionError */.lZ({ code: 'input', message: `${what}: ${why}.` });
}
function sizedBy(cache, bytes) {
    return cache.kind === 'volume' && cache.bytes === undefined ? { ...cache, bytes } : cache;
}
const SNAPSHOTTERS = {
    privileged: ['auto', 'overlayfs', 'native', 'stargz'],
    rootless: ['auto', 'overlayfs', 'fuse-overlayfs', 'native', 'stargz'],
};
const NETWORK_MODES = ['auto', 'host', 'cni', 'bridge'];
function faultsOfBuildkitd(config, security, daemon) {
    const worker = (0,buildkitd_shape/* tableIn */.sV)(config, 'worker');
    return [
        ...faultsOfGrpc((0,buildkitd_shape/* tableIn */.sV)(config, 'grpc'), security, daemon),
        ...faultsOfOci((0,buildkitd_shape/* tableIn */.sV)(worker, 'oci'), security),
        ...faultsOfContainerd((0,buildkitd_shape/* tableIn */.sV)(worker, 'containerd')),
    ];
}
function faultsOfGrpc(grpc, security, daemon) {
    const faults = [];
    const { address: given } = grpc;
    const addresses = Array.isArray(given) ? given.map((one) => (0,manifests_daemon/* normalAddress */.Wv)(String(one))) : [];
    const isUsed = addresses.length > 0 && !daemon.args.has('addr');
    if (isUsed && !addresses.includes(daemon.address))
        faults.push({
            key: 'grpc.address',
            why: `buildx connects to ${daemon.address}: add it, or remove the key`,
        });
    const tls = (0,buildkitd_shape/* tableIn */.sV)(grpc, 'tls');
    const isTcp = addresses.some((one) => one.startsWith('tcp://'));
    if (Object.keys(tls).some((name) => (0,json/* textOf */.b6)(tls, name) !== undefined) && !isTcp)
        faults.push({ key: 'grpc.tls', why: 'the unix socket that buildx connects to has no TLS: remove it' });
    if (security === 'rootless' && grpc.uid !== undefined && Number(grpc.uid) !== 0)
        faults.push({ key: 'grpc.uid', why: 'buildx could not open the socket: remove it' });
    return faults;
}
function faultsOfOci(oci, security) {
    const faults = [];
    if (oci.enabled === false)
        faults.push({ key: 'worker.oci.enabled', why: 'the OCI worker is the only one here: remove it' });
    const isRootless = security === 'rootless';
    for (const name of ['rootless', 'noProcessSandbox'])
        if (oci[name] !== undefined && oci[name] !== isRootless)
            faults.push({ key: `worker.oci.${name}`, why: 'the input security decides on it: remove it' });
    const snapshotters = SNAPSHOTTERS[security];
    const hasProxySnapshotter = (0,json/* textOf */.b6)(oci, 'proxySnapshotterPath') !== undefined;
    if (!hasProxySnapshotter && !snapshotters.includes((0,json/* textOf */.b6)(oci, 'snapshotter') ?? 'auto'))
        faults.push({ key: 'worker.oci.snapshotter', why: `it may be ${snapshotters.join(', ')}` });
    if (!NETWORK_MODES.includes((0,json/* textOf */.b6)(oci, 'networkMode') ?? 'auto'))
        faults.push({ key: 'worker.oci.networkMode', why: `it may be ${NETWORK_MODES.join(', ')}` });
    return faults;
}
function faultsOfContainerd(containerd) {
    const { enabled } = containerd;
    const isFound = enabled === undefined && (0,json/* textOf */.b6)(containerd, 'address')?.startsWith('tcp://') === true;
    const keys = [...(enabled === true ? ['enabled'] : []), ...(isFound ? ['address'] : [])];
    const why = 'builders have the OCI worker alone: remove it';
    return keys.map((key) => ({ key: `worker.containerd.${key}`, why }));
}
const READ_ONLY_SOURCES = ['configMap', 'downwardAPI', 'projected', 'secret', 'image'];
function placeCache(daemon, root, wanted, ownClaim) {
    const mount = (0,manifests_daemon/* mountOf */.vI)(daemon, root);
    const volume = mount?.volume;
    if (mount === undefined || volume === undefined)
        return { kind: 'fault', what: 'no volume is mounted there' };
    if (mount.isReadOnly || READ_ONLY_SOURCES.some((source) => volume[source] !== undefined))
        return { kind: 'fault', what: 'the volume there is read-only' };
    return { kind: 'cache', cache: cacheOn(volume, wanted, ownClaim), isByNode: mount.isByNode };
}
function cacheOn(volume, wanted, ownClaim) {
    const claim = (0,json/* textOf */.b6)((0,json/* mappingOf */.GS)(volume, 'persistentVolumeClaim'), 'claimName');
    if (claim !== undefined && claim !== ownClaim)
        return { kind: 'existing', claim, bytes: undefined };
    const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
    if (Object.keys(volume).some((name) => !ours.includes(name)))
        return { kind: 'volume', bytes: bytesAt(volume, EPHEMERAL_SIZE) };
    if (claim !== undefined)
        return wanted;
    const bytes = bytesAt(volume, ['emptyDir', 'sizeLimit']);
    return bytes === undefined ? { kind: 'none' } : { kind: 'volume', bytes };
}
const EPHEMERAL_SIZE = ['ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'];
function bytesAt(volume, path) {
    const text = (0,json/* textOf */.b6)(path.slice(0, -1).reduce(json/* mappingOf */.GS, volume), path.at(-1) ?? '');
    return text === undefined ? undefined : (0,quantity/* quantityValue */.$)(text);
}

// EXTERNAL MODULE: ./js/builders/manifests/spec.js
var spec = __nccwpck_require__(7922);
// EXTERNAL MODULE: ./js/lib/platform.js
var platform = __nccwpck_require__(3500);
// EXTERNAL MODULE: ./js/builders/manifests/buildkitd.js + 1 modules
var manifests_buildkitd = __nccwpck_require__(785);
;// CONCATENATED MODULE: ./js/action/inputs/config-files.js







function takeFiles(config, place) {
    const registries = (0,buildkitd_shape/* tableIn */.sV)(config, 'registry');
    const taken = new Map();
    const moved = Object.entries(registries).map(([host, registry]) => {
        const take = (path) => takeFile(path, host, place, taken);
        return [host, (0,buildkitd_shape/* isTable */.bI)(registry) ? takeRegistry(registry, take, place) : registry];
    });
    const files = [...taken.values()];
    if (moved.length === 0)
        return { config, files };
    return { config: { ...config, registry: Object.fromEntries(moved) }, files };
}
function takeRegistry(registry, take, place) {
    const { ca, keypair, tlsconfigdir, ...rest } = registry;
    const folders = textsOf(tlsconfigdir);
    const found = folders.filter((path) => !place.isMounted(path)).map((path) => readFolder(path, place));
    const authorities = [...textsOf(ca), ...found.flatMap((one) => one.authorities)].map(take);
    const pairs = [...pairsOf(keypair, place), ...found.flatMap((one) => one.pairs)];
    const mounted = folders.filter(place.isMounted);
    return {
        ...rest,
        ...(authorities.length === 0 ? {} : { ca: authorities }),
        ...(pairs.length === 0
            ? {}
            : { keypair: pairs.map(({ key, cert }) => ({ key: take(key), cert: take(cert) })) }),
        ...(mounted.length === 0 ? {} : { tlsconfigdir: mounted }),
    };
}
function takeFile(path, host, place, taken) {
    if (place.isMounted(path))
        return path;
    const source = (0,external_node_path_.resolve)(place.workFolder, path);
    const known = taken.get(source);
    if (known !== undefined)
        return `${manifests_buildkitd/* FILES_FOLDER */.rv}/${known.path}`;
    const folder = `certs/${host.replace(/[^a-zA-Z0-9.-]+/g, '_')}`;
    const name = (0,external_node_path_.basename)(source).replace(/[^\w.-]+/g, '_');
    const names = new Set([...taken.values()].map((file) => file.path));
    const free = names.has(`${folder}/${name}`) ? `${folder}/${taken.size}-${name}` : `${folder}/${name}`;
    const file = { path: free, text: readText(path, source, place) };
    taken.set(source, file);
    return `${manifests_buildkitd/* FILES_FOLDER */.rv}/${file.path}`;
}
function readText(path, source, place) {
    if (place.onlyWorkspace && !config_files_isBelow(source, place.workFolder))
        throw unusable(path, place, 'on an event that others can cause, it may only be in the workspace');
    const file = (0,regular_file/* readRegularFile */.XF)(source);
    const text = file.kind === 'content' ? (0,regular_file/* utf8 */.As)(file.bytes) : undefined;
    if (text === undefined)
        throw unusable(path, place, file.kind === 'none' ? file.why : 'it is not a text of PEM');
    return text;
}
function readFolder(path, place) {
    try {
        const names = (0,external_node_fs_.readdirSync)((0,external_node_path_.resolve)(place.workFolder, path)).toSorted();
        const pairs = names.filter((name) => name.endsWith('.cert'));
        return {
            authorities: names.filter((name) => name.endsWith('.crt')).map((name) => (0,external_node_path_.join)(path, name)),
            pairs: pairs.map((name) => ({
                cert: (0,external_node_path_.join)(path, name),
                key: (0,external_node_path_.join)(path, name.replace(/\.cert$/, '.key')),
            })),
        };
    }
    catch (error) {
        throw unusable(path, place, (0,errors/* codeOf */.$N)(error) === 'ENOENT' ? 'no such folder' : 'it cannot be read');
    }
}
function pairsOf(keypair, place) {
    if (!Array.isArray(keypair))
        return [];
    return keypair.filter(buildkitd_shape/* isTable */.bI).map(({ key, cert }) => {
        if (typeof key === 'string' && typeof cert === 'string')
            return { key, cert };
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `${place.subject}: a keypair has no ${key === undefined ? 'key' : 'cert'}.`,
        });
    });
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
function config_files_isBelow(path, folder) {
    try {
        return (0,external_node_fs_.realpathSync)(path).startsWith(`${(0,external_node_fs_.realpathSync)(folder)}/`);
    }
    catch {
        return false;
    }
}
function unusable(path, { subject }, why) {
    const shown = JSON.stringify((0,safe_text/* truncate */.xv)(path, 60));
    const hint = 'It is read on the runner, from the workspace; a path of the pod is below a mount of pod-patch.';
    const message = `${subject}: file ${shown} of a registry cannot be used (${why}).`;
    return new errors/* ActionError */.lZ({ code: 'input', message, hint });
}

;// CONCATENATED MODULE: ./js/action/inputs/text.js



const INPUT_DEFAULTS = {
    kubeconfig: '',
    context: '',
    'eks-cluster': '',
    'aws-region': '',
    'role-to-assume': '',
    server: '',
    'certificate-authority': '',
    'oidc-audience': '',
    'allow-exec': 'auto',
    'allow-forks': 'false',
    namespace: '',
    'builds-account': '',
    mode: 'ensure',
    name: '',
    deployments: '',
    platforms: '',
    image: 'docker.io/moby/buildkit:v0.33.1',
    security: 'privileged',
    cpu: '1',
    memory: '2Gi',
    'pod-patch': '',
    'cache-size': '50Gi',
    'storage-class': '',
    'cache-claim': '',
    'keep-warm': '30m',
    'max-job': '',
    renew: 'true',
    timeout: '10m',
    'buildkitd-config': '',
    'buildkitd-config-inline': '',
    use: 'true',
    version: '',
    driver: '',
    'driver-opts': '',
    'buildkitd-flags': '',
    endpoint: '',
    append: '',
    cleanup: '',
    'keep-state': '',
    'cache-binary': '',
    config: '',
    'config-inline': '',
    install: '',
};
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS).filter(isInputName);
function isInputName(name) {
    return Object.hasOwn(INPUT_DEFAULTS, name);
}
function input(name) {
    return lib_core/* getInput */.V4(name) || INPUT_DEFAULTS[name] || undefined;
}
function isChanged(name) {
    return (input(name) ?? '') !== INPUT_DEFAULTS[name];
}
function explicitInputs() {
    const shown = (name) => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name);
    return new Set(INPUT_NAMES.filter(isChanged).map(shown));
}
function words(name) {
    return input(name)?.match(/[^\s,]+/g) ?? [];
}
function flag(name) {
    const text = input(name).toLowerCase();
    if (text === 'true' || text === 'false')
        return text === 'true';
    throw invalidInput(name, text, 'It may be true or false.');
}
function matching(name, fits, hint) {
    const text = input(name);
    if (text === undefined || fits(text))
        return text;
    throw invalidInput(name, text, hint);
}
function invalidInput(name, value, hint) {
    return (0,errors/* inputError */.Xu)(name, `${JSON.stringify((0,safe_text/* truncate */.xv)(value, 40))} is not valid.`, hint);
}

;// CONCATENATED MODULE: ./js/action/inputs/forks.js





const ALLOW = 'set allow-forks: true if you trust everybody who can cause this event.';
function refuseForks(mode, environment) {
    if (!hasCodeOfOutsiders(environment))
        return;
    const event = (0,safe_text/* truncate */.xv)(environment.eventName, 40);
    if (mode !== 'ephemeral') {
        const message = `Mode ${mode} uses a shared builder, and this ${event} event may bring code of people without write access.`;
        throw new errors/* ActionError */.lZ({ code: 'input', message, hint: `Set mode: ephemeral, or ${ALLOW}` });
    }
    if (input('cache-size') === '0' || !isChanged('cache-size'))
        return;
    const message = `this ${event} event may bring code of people without write access, which gets no volume.`;
    throw (0,errors/* inputError */.Xu)('cache-size', message, `Remove it, or ${ALLOW}`);
}
function refuseClaimOfForks(cache, environment) {
    if (cache.kind !== 'existing' || !hasCodeOfOutsiders(environment))
        return;
    const event = (0,safe_text/* truncate */.xv)(environment.eventName, 40);
    const message = `PersistentVolumeClaim ${cache.claim}: this ${event} event may bring code of people without write access, which gets no volume.`;
    throw new errors/* ActionError */.lZ({ code: 'input', message, hint: `Take it out of pod-patch, or ${ALLOW}` });
}
function refuseFileOfForks(name, path, environment) {
    if (!hasCodeOfOutsiders(environment) || !isOfWorkspace(path, environment.workFolder))
        return;
    const message = 'a file of the workspace, which people without write access may have written.';
    throw (0,errors/* inputError */.Xu)(name, message, `Keep it elsewhere, or ${ALLOW}`);
}
function hasCodeOfOutsiders(environment) {
    return input('allow-forks').toLowerCase() !== 'true' && (0,outsiders/* outsidersIn */.m)(environment) === 'code';
}

// EXTERNAL MODULE: ./js/builders/manifests/pod-patch.js
var pod_patch = __nccwpck_require__(8293);
;// CONCATENATED MODULE: ./js/action/inputs/pod-patch.js



function readPodPatch() {
    const text = input('pod-patch');
    return text === undefined ? {} : (0,pod_patch/* parsePodPatch */.TQ)('pod-patch', text);
}
function readMountPaths() {
    try {
        return (0,pod_patch/* mountPathsOf */.Tq)(readPodPatch()).map(manifests_daemon/* normalPath */.FE);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./js/action/inputs/buildkitd.js














function readBuildkitd(environment) {
    const path = input('buildkitd-config');
    const inline = input('buildkitd-config-inline');
    if (path !== undefined && inline !== undefined) {
        const message = 'Inputs buildkitd-config and buildkitd-config-inline exclude each other.';
        throw new errors/* ActionError */.lZ({ code: 'input', message, hint: 'Set one.' });
    }
    if (inline !== undefined)
        return read({ subject: 'Input buildkitd-config-inline', text: inline, isTrusted: true }, environment);
    return path === undefined ? readDefault(environment) : readFile(path, environment);
}
function readFile(path, environment) {
    const source = (0,external_node_path_.resolve)(environment.workFolder, path);
    refuseFileOfForks('buildkitd-config', source, environment);
    const file = (0,regular_file/* readRegularFile */.XF)(source);
    const text = file.kind === 'content' ? (0,regular_file/* utf8 */.As)(file.bytes) : undefined;
    if (text === undefined) {
        const why = file.kind === 'none' ? file.why : 'it is not UTF-8 text';
        throw invalidInput('buildkitd-config', path, `It is the path of a file; here: ${why}.`);
    }
    const isTrusted = (0,outsiders/* outsidersIn */.m)(environment) === 'none' || !isOfWorkspace(source, environment.workFolder);
    return read({ subject: 'Input buildkitd-config', text, isTrusted }, environment);
}
function readDefault(environment) {
    const { buildxConfig, dockerConfigFolder } = environment;
    const path = (0,external_node_path_.join)((0,buildx_store/* storeFolderOf */.$8)(buildxConfig, dockerConfigFolder), 'buildkitd.default.toml');
    if (!(0,external_node_fs_.existsSync)(path))
        return { config: {}, files: [], subject: 'Input buildkitd-config', notes: [] };
    const subject = `The runner's ${path}`;
    const file = (0,regular_file/* readRegularFile */.XF)(path);
    const text = file.kind === 'content' ? (0,regular_file/* utf8 */.As)(file.bytes) : undefined;
    if (text === undefined)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `${subject} cannot be read.`,
            hint: 'Remove it, or set buildkitd-config.',
        });
    const { notes, ...given } = read({ subject, text, isTrusted: true }, environment);
    const line = `BuildKit is configured by ${path}, as docker buildx create would.`;
    return { ...given, notes: [{ level: 'info', line }, ...notes] };
}
function read({ subject, text, isTrusted }, environment) {
    const { config, unknown } = (0,manifests_buildkitd/* parseBuildkitd */.Ur)(subject, text);
    const { workFolder } = environment;
    const mounts = readMountPaths();
    const isMounted = (path) => path.startsWith('/') && mounts.some((mount) => `${(0,manifests_daemon/* normalPath */.FE)(path)}/`.startsWith(`${mount}/`));
    const given = takeFiles(config, { subject, workFolder, isMounted, onlyWorkspace: !isTrusted });
    (0,manifests_buildkitd/* refuseTooLarge */.Aj)(subject, given);
    return { ...given, subject, notes: notesOn(subject, given, unknown) };
}
function notesOn(subject, { config, files }, unknown) {
    const notes = [];
    const note = (level, line) => notes.push({ level, line: `${subject}: ${line}` });
    const keys = unknown.slice(0, 5).join(', ');
    if (unknown.length > 0)
        note('warning', `BuildKit 0.33 knows no ${keys}, and passes over it.`);
    if ((0,buildkitd_shape/* tableIn */.sV)(config, 'worker').containerd !== undefined)
        note('info', '[worker.containerd] is for nothing here; builders have the OCI worker.');
    const keyNames = files.filter(({ text }) => text.includes('PRIVATE KEY')).map(({ path }) => path);
    if (keyNames.length > 0) {
        const names = keyNames.join(', ');
        note('info', `whoever may read Deployments and pods in the namespace can read ${names}.`);
    }
    return notes;
}

;// CONCATENATED MODULE: ./js/action/inputs/read-all.js


function readAll(readers) {
    const parts = {};
    const problems = [];
    for (const name in readers)
        try {
            parts[name] = readers[name]();
        }
        catch (thrown) {
            problems.push(...problemsIn(thrown));
        }
    if (isWhole(parts, problems))
        return parts;
    throw new AggregateError(problems);
}
function isWhole(_parts, problems) {
    return problems.length === 0;
}
function problemsIn(thrown) {
    return thrown instanceof AggregateError ? thrown.errors.flatMap(problemsIn) : [(0,errors/* toActionError */.ie)(thrown)];
}
function reportTogether(read) {
    try {
        return read();
    }
    catch (thrown) {
        const [first, ...others] = problemsIn(thrown);
        throw first === undefined || others.length > 0 ? together(problemsIn(thrown)) : first;
    }
}
function together(problems) {
    const whole = problems.map((one) => `${one.message} ${one.hint ?? ''}`.trim()).join(' ');
    if (whole.length <= safe_text/* LONGEST_HEADLINE */.Qs)
        return new errors/* ActionError */.lZ({ code: 'input', message: whole });
    const messages = problems.map((one) => one.message);
    const line = (shown) => {
        const others = messages.length - shown;
        return `${messages.slice(0, shown).join(' ')}${others === 0 ? '' : ` And ${others} more.`}`;
    };
    let shown = 1;
    while (shown < messages.length && line(shown + 1).length <= safe_text/* LONGEST_HEADLINE */.Qs)
        shown += 1;
    return new errors/* ActionError */.lZ({ code: 'input', message: line(shown), cause: new Error(whole) });
}

;// CONCATENATED MODULE: ./js/action/inputs/builder.js











const HOUR_MS = 3_600_000;
const MAX_JOB_BOUNDS = { leastMs: 10_000, mostMs: 120 * HOUR_MS };
function readBuilder(mode, environment) {
    const { node, maxJobMs, renew } = readAll({
        deployments: refuseDeployments,
        node: () => readNode(mode, environment),
        maxJobMs: () => (0,duration/* parseDuration */.E)('max-job', input('max-job') ?? '6h', MAX_JOB_BOUNDS),
        renew: () => flag('renew'),
    });
    return { ...node, maxJobMs, renew, explicit: explicitInputs() };
}
function refuseDeployments() {
    if (input('deployments') === undefined)
        return;
    throw new errors/* ActionError */.lZ({
        code: 'input',
        message: 'Input deployments is for mode: connect.',
        hint: 'Remove it, or set the mode.',
    });
}
function readNode(mode, environment) {
    const { pod, cache: asked, ...read } = readAll({
        cache: () => builder_readCache(mode),
        platforms: () => readOwnPlatforms(environment),
        pod: readPod,
        buildkitd: () => readBuildkitd(environment),
    });
    const cache = builder_judgeCache({ ...pod, ...read, cache: asked });
    return { ...pod, ...read, cache, notes: builder_notesOn(asked, cache) };
}
function builder_judgeCache({ platforms, podPatch: patch, buildkitd, ...pod }) {
    const { cache, faults } = judgeNode({
        ...pod,
        podPatch: Object.keys(patch).length === 0 ? { kind: 'none' } : { kind: 'patch', patch, hash: '' },
        buildkitd,
        configSubject: buildkitd.subject,
        nodeCount: (0,platform/* groupByArchitecture */.ub)(platforms).length,
    });
    if (faults.length > 0)
        throw new AggregateError(faults);
    return pod.cache.kind === 'claim' && isChanged('cache-size') ? sizedBy(cache, pod.cache.size.value) : cache;
}
function builder_notesOn(asked, cache) {
    if (asked.kind !== 'claim' || cache.kind === 'claim')
        return [];
    const isSizeUsed = cache.kind === 'volume' && cache.bytes === asked.size.value;
    const unused = ['cache-size', 'storage-class'].filter((name) => isChanged(name) && !(name === 'cache-size' && isSizeUsed));
    const what = cache.kind === 'existing' ? `claim ${cache.claim}` : 'a volume';
    const line = `pod-patch brings ${what} for the cache: no claim of this action is made`;
    const [only, other] = unused;
    if (only === undefined)
        return [{ level: 'info', line: `${line}.` }];
    const names = other === undefined ? `${only} is` : `${only} and ${other} are`;
    return [{ level: 'info', line: `${line}, and ${names} not used.` }];
}
function readPlatforms(hint) {
    const platforms = words('platforms').map((word) => (0,platform/* parsePlatform */.FL)('platforms', word));
    const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
    if (distinct.size < platforms.length)
        throw invalidInput('platforms', input('platforms') ?? '', hint);
    return platforms;
}
function readOwnPlatforms({ architecture }) {
    const given = readPlatforms('It names one twice.');
    if (given.length > 0)
        return given;
    if (architecture !== 'unknown')
        return [(0,platform/* parsePlatform */.FL)('platforms', `linux/${architecture}`)];
    throw new errors/* ActionError */.lZ({
        code: 'input',
        message: 'Input platforms is missing, and the architecture of this runner is not known.',
        hint: 'Set it, for example to linux/amd64.',
    });
}
const GIB = 2 ** 30;
const CPU_BOUNDS = { least: 0.001, most: 1024 };
const MEMORY_BOUNDS = { least: GIB / 16, most: 4096 * GIB };
const CACHE_BOUNDS = { least: GIB, most: 64 * 1024 * GIB };
function readPod() {
    return readAll({
        security: readSecurity,
        image: readImage,
        cpu: () => (0,quantity/* parseQuantity */.L)('cpu', input('cpu'), CPU_BOUNDS),
        memory: () => (0,quantity/* parseQuantity */.L)('memory', input('memory'), MEMORY_BOUNDS),
        podPatch: readPodPatch,
    });
}
function readSecurity() {
    const security = input('security');
    if (security === 'privileged' || security === 'rootless')
        return security;
    throw invalidInput('security', security, 'It may be privileged or rootless.');
}
function readImage() {
    const image = input('image');
    if (!isImage(image))
        throw invalidInput('image', image, 'It is an image reference, without spaces.');
    return input('security') === 'rootless' && image === INPUT_DEFAULTS.image ? `${image}-rootless` : image;
}
function isImage(text) {
    return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}
function builder_readCache(mode) {
    const isWished = mode === 'ensure' || isChanged('cache-size');
    const isClaim = isWished && input('cache-claim') === undefined && input('cache-size') !== '0';
    const { storageClass, claim, size } = readAll({
        storageClass: () => matching('storage-class', isStorageClass, 'It is the name of a StorageClass, or - for none.'),
        claim: () => readExistingClaim(mode),
        size: () => (isClaim ? (0,quantity/* parseQuantity */.L)('cache-size', input('cache-size'), CACHE_BOUNDS) : undefined),
    });
    if (claim !== undefined) {
        refuseBesideClaim();
        return { kind: 'existing', claim, bytes: undefined };
    }
    if (!isWished && storageClass !== undefined) {
        const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
        throw (0,errors/* inputError */.Xu)('storage-class', 'an ephemeral builder has no claim by default.', hint);
    }
    return size === undefined ? { kind: 'none' } : { kind: 'claim', size, storageClass };
}
function isStorageClass(text) {
    return text === spec/* NO_CLASS */.v || isDnsSubdomain(text);
}
function readExistingClaim(mode) {
    const claim = matching('cache-claim', isDnsSubdomain, 'It is the name of a PersistentVolumeClaim.');
    if (claim === undefined || mode === 'ensure')
        return claim;
    throw (0,errors/* inputError */.Xu)('cache-claim', 'an ephemeral builder keeps no cache.', 'Use mode: ensure.');
}
function refuseBesideClaim() {
    const other = ['storage-class', 'cache-size'].find(isChanged);
    if (other === undefined)
        return;
    const message = `Inputs cache-claim and ${other} exclude each other.`;
    throw new errors/* ActionError */.lZ({ code: 'input', message, hint: 'Keep one of them.' });
}

// EXTERNAL MODULE: ./js/cluster/aws/partition.js
var aws_partition = __nccwpck_require__(4938);
;// CONCATENATED MODULE: ./js/action/inputs/cluster.js








function readClusterInputs(mode, environment) {
    const read = readAll({
        cluster: () => readCluster(environment),
        allowExec: readAllowExec,
        namespace: () => matching('namespace', isDnsLabel, 'It is a DNS label.'),
    });
    return { mode, kubeconfig: input('kubeconfig'), context: input('context'), ...read };
}
function readAllowExec() {
    const given = input('allow-exec').toLowerCase();
    if (given === 'auto' || given === 'true' || given === 'false')
        return given;
    throw invalidInput('allow-exec', given, 'It may be auto, true or false.');
}
function readCluster(environment) {
    const { given, eks } = readAll({
        ways: refuseTwoWays,
        given: () => readGiven(environment),
        eks: () => readEks(environment),
    });
    return eks === undefined ? readOther(environment, given) : { ...eks, given };
}
function readOther(environment, given) {
    const audience = input('oidc-audience');
    const ofEks = ['role-to-assume', 'aws-region'].find((name) => input(name) !== undefined);
    if (ofEks !== undefined)
        throw setWithout(environment, ofEks, 'eks-cluster');
    if (audience !== undefined && given !== undefined)
        return { kind: 'github', audience, given };
    if (audience !== undefined)
        throw setWithout(environment, 'oidc-audience', 'server and certificate-authority');
    if (given !== undefined)
        throw setWithout(environment, 'server', 'oidc-audience (or eks-cluster)');
    return { kind: 'kubeconfig' };
}
function refuseTwoWays() {
    const ways = ['kubeconfig', 'eks-cluster', 'oidc-audience'].filter((name) => input(name) !== undefined);
    if (input('context') !== undefined && !ways.includes('kubeconfig') && ways.length > 0)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `Input context is for kubeconfigs, and ${ways[0]} is set.`,
            hint: 'Remove one of them.',
        });
    if (ways.length > 1)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `Inputs ${ways.join(' and ')} each name a cluster.`,
            hint: 'Keep one of them.',
        });
}
function readGiven(environment) {
    const text = input('server');
    const pem = input('certificate-authority');
    if (text === undefined && pem === undefined)
        return undefined;
    if (text === undefined)
        throw setWithout(environment, 'certificate-authority', 'server');
    if (pem === undefined)
        throw setWithout(environment, 'server', 'certificate-authority');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
        throw new errors/* ActionError */.lZ({ code: 'input', message: 'Input server must be an https:// URL without a user.' });
    return { server: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), caPem: readAuthorityPem(pem) };
}
function readEks(environment) {
    const text = input('eks-cluster');
    if (text === undefined)
        return undefined;
    const arn = parseClusterArn(text);
    if (arn === undefined && !isClusterName(text))
        throw invalidInput('eks-cluster', text, 'It is the name or the ARN of an EKS cluster.');
    const region = readRegion(environment, arn?.region);
    const partition = (0,aws_partition/* partitionOf */.i)(region).name;
    if (arn !== undefined && arn.partition !== partition)
        throw invalidInput('eks-cluster', text, `Region ${region} is in partition ${partition}.`);
    return { kind: 'eks', name: arn?.name ?? text, region, roleArn: readRole(partition, region) };
}
function readRegion(environment, ofArn) {
    const given = input('aws-region');
    const region = given ?? ofArn ?? (environment.awsRegion || undefined);
    if (region === undefined)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: 'Input aws-region is missing beside eks-cluster.',
            hint: 'Set it, or AWS_REGION, or give eks-cluster as an ARN.',
        });
    if (!isRegion(region)) {
        if (given === undefined && ofArn !== undefined)
            throw invalidInput('eks-cluster', ofArn, 'The ARN is of no region.');
        throw invalidInput('aws-region', region, 'It is a region such as eu-central-1.');
    }
    if (ofArn !== undefined && region !== ofArn)
        throw invalidInput('aws-region', region, `The ARN in eks-cluster says ${ofArn}.`);
    return region;
}
function readRole(partition, region) {
    const role = input('role-to-assume');
    if (role === undefined)
        return undefined;
    const own = partitionOfRole(role);
    if (own === undefined)
        throw invalidInput('role-to-assume', role, 'It is an ARN such as arn:aws:iam::123456789012:role/NAME.');
    if (own === partition)
        return role;
    throw invalidInput('role-to-assume', role, `Region ${region} is in partition ${partition}.`);
}
function setWithout(environment, name, missing) {
    const hint = (0,empty_secrets/* whySecretsAreEmpty */.N)(environment);
    return new errors/* ActionError */.lZ({ code: 'input', message: `Input ${name} is set without ${missing}.`, hint });
}

;// CONCATENATED MODULE: ./js/action/inputs/setup-buildx.js



const INPUT_OF_OPTION = {
    image: 'image',
    namespace: 'namespace',
    'requests.cpu': 'cpu',
    'requests.memory': 'memory',
    rootless: 'security: rootless',
    timeout: 'timeout',
    'persistent-volume-claim.requests.storage': 'cache-size',
};
const OPTIONS_OF_THE_POD = /^(env\..+|(requests|limits)\..+|nodeselector|tolerations|labels|annotations|serviceaccount|schedulername|qemu\..+|buildkit-root-volume-memory)$/;
const never = () => false;
const isBoolean = (value) => /^(true|false)$/i.test(value);
const isTrue = (value) => /^true$/i.test(value);
const isFalse = (value) => /^false$/i.test(value);
const goesWithItsJob = () => input('mode') === 'ephemeral' || input('keep-warm') === '0';
const KNOWN_INPUTS = [
    {
        name: 'version',
        isHarmless: never,
        instead: () => "The runner's own buildx is used: remove it, or install another one in an earlier step.",
    },
    {
        name: 'driver',
        isHarmless: (value) => value === 'kubernetes',
        instead: () => 'Builders here are those of the kubernetes driver: remove it.',
    },
    { name: 'driver-opts', isHarmless: never, instead: insteadOfOptions },
    {
        name: 'buildkitd-flags',
        isHarmless: (value) => /^--allow-insecure-entitlement[= ]network\.host$/.test(value),
        instead: () => 'Say it in buildkitd-config-inline: debug = true, or insecure-entitlements = [...].',
    },
    {
        name: 'endpoint',
        isHarmless: never,
        instead: () => 'For a builder in the cluster that others made: mode: connect and deployments.',
    },
    {
        name: 'append',
        isHarmless: never,
        instead: () => 'platforms gives one builder a node for each architecture.',
    },
    {
        name: 'cleanup',
        isHarmless: (value) => isFalse(value) || (isTrue(value) && goesWithItsJob()),
        instead: () => 'For a builder that goes with its job: keep-warm: 0, or mode: ephemeral.',
    },
    {
        name: 'keep-state',
        isHarmless: isFalse,
        instead: () => 'The volume of cache-size keeps the state: remove it.',
    },
    { name: 'cache-binary', isHarmless: isBoolean, instead: () => 'It may be true or false.' },
    { name: 'config', isHarmless: never, instead: () => 'Its name is buildkitd-config.' },
    { name: 'config-inline', isHarmless: never, instead: () => 'Its name is buildkitd-config-inline.' },
    {
        name: 'install',
        isHarmless: (value) => isFalse(value) || (isTrue(value) && input('use').toLowerCase() === 'true'),
        instead: () => 'use: true sends docker build to the builder too.',
    },
];
const MAY_HOLD_SECRETS = new Set(['driver-opts', 'append', 'config-inline']);
function refuseUnfollowed() {
    const problems = KNOWN_INPUTS.flatMap(problemOf);
    if (problems.length > 0)
        throw new AggregateError(problems);
}
function problemOf({ name, isHarmless, instead }) {
    const value = input(name);
    if (value === undefined || isHarmless(value))
        return [];
    const shown = MAY_HOLD_SECRETS.has(name) ? '' : ` (${JSON.stringify((0,safe_text/* truncate */.xv)(value, 40))})`;
    const message = `Input ${name}${shown} is not followed by this action.`;
    return [new errors/* ActionError */.lZ({ code: 'input', message, hint: instead(value) })];
}
function insteadOfOptions(value) {
    const options = value.split(/[\n,]/).map((part) => part.trim().replace(/^"/, '').split('=')[0] ?? '');
    const inputs = options.flatMap((option) => {
        if (Object.hasOwn(INPUT_OF_OPTION, option))
            return [`${INPUT_OF_OPTION[option]} for ${option}`];
        return OPTIONS_OF_THE_POD.test(option) ? [`pod-patch for ${option.slice(0, 30)}`] : [];
    });
    if (inputs.length === 0)
        return 'There is no input for these options: remove it.';
    return `Set the input ${[...new Set(inputs)].slice(0, 5).join(', ')}.`;
}

;// CONCATENATED MODULE: ./js/action/inputs/inputs.js











function readInputs(environment, findCluster) {
    return reportTogether(() => {
        const mode = guessMode();
        refuseForks(mode, environment);
        const { found, common, own } = readAll({
            mode: readMode,
            unfollowed: refuseUnfollowed,
            common: readCommon,
            own: () => readInputsOf(mode, environment),
            found: () => findCluster(readClusterInputs(mode, environment)),
        });
        return { inputs: { ...common, ...own }, found };
    });
}
function guessMode() {
    const mode = input('mode');
    if (isMode(mode))
        return mode;
    return input('deployments') === undefined ? 'ensure' : 'connect';
}
function readMode() {
    const mode = input('mode');
    if (isMode(mode))
        return mode;
    throw invalidInput('mode', mode, 'It may be ensure, ephemeral or connect.');
}
function isMode(text) {
    return text === 'connect' || text === 'ensure' || text === 'ephemeral';
}
const inputs_HOUR_MS = 3_600_000;
const TIMEOUT_BOUNDS = { leastMs: 10_000, mostMs: 6 * inputs_HOUR_MS };
function readCommon() {
    return readAll({
        allowForks: () => flag('allow-forks'),
        buildsAccount: () => matching('builds-account', isDnsSubdomain, 'It is the name of a service account.'),
        name: () => matching('name', isInstanceName, 'A letter, then letters, digits, dots, dashes.'),
        asksForPlatforms: () => words('platforms').length > 0,
        timeoutMs: () => (0,duration/* parseDuration */.E)('timeout', input('timeout'), TIMEOUT_BOUNDS),
        use: () => flag('use'),
    });
}
function readInputsOf(mode, environment) {
    switch (mode) {
        case 'connect': {
            const buildkitd = () => readBuildkitd(environment);
            const { nodes, ...rest } = readAll({ nodes: readConnect, buildkitd });
            return { mode, ...nodes, ...rest };
        }
        case 'ensure': {
            const builder = () => readBuilder(mode, environment);
            const read = readAll({ builder, keepWarm: readKeepWarm });
            return { mode, ...read.builder, keepWarm: read.keepWarm };
        }
        case 'ephemeral': {
            const { builder } = readAll({
                builder: () => readBuilder(mode, environment),
                keepWarm: refuseKeepWarm,
            });
            refuseClaimOfForks(builder.cache, environment);
            return { mode, ...builder };
        }
    }
}
function readConnect() {
    const read = readAll({
        deployments: readDeployments,
        platforms: () => readPlatforms('It names one twice, and buildx would never build on the second node.'),
    });
    if (read.platforms.length === 0 || read.platforms.length === read.deployments.length)
        return read;
    const hint = 'Give one for each of deployments, in their order, or none.';
    throw invalidInput('platforms', input('platforms') ?? '', hint);
}
function readDeployments() {
    const names = words('deployments');
    if (names.length === 0)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: 'Input deployments is missing: mode connect needs names.',
        });
    const odd = names.find((name) => !isDnsSubdomain(name));
    if (odd !== undefined)
        throw invalidInput('deployments', odd, 'It is the name of a Deployment.');
    if (new Set(names).size < names.length)
        throw invalidInput('deployments', names.join(' '), 'Name each once.');
    return names;
}
const KEEP_WARM_BOUNDS = { leastMs: 0, mostMs: 720 * inputs_HOUR_MS };
function readKeepWarm() {
    const given = input('keep-warm');
    if (given === 'forever')
        return { kind: 'forever' };
    return { kind: 'for', ms: (0,duration/* parseDuration */.E)('keep-warm', given, KEEP_WARM_BOUNDS) };
}
function refuseKeepWarm() {
    const given = input('keep-warm');
    if (!isChanged('keep-warm') || given === '0')
        return;
    const hint = 'An ephemeral builder goes with its job: remove it, or set mode: ensure.';
    throw invalidInput('keep-warm', given, hint);
}

;// CONCATENATED MODULE: ./js/action/setup/read-inputs.js



function readInputsAndCluster(environment) {
    const asked = readInputs(environment, (inputs) => findCluster(inputs, environment));
    reportNotes(asked.inputs);
    return asked;
}
function reportNotes(inputs) {
    const ofBuilder = inputs.mode === 'connect' ? [] : inputs.notes;
    const { subject, config } = inputs.buildkitd;
    if (inputs.mode === 'connect' && Object.keys(config).some((key) => key !== 'registry'))
        log/* runnerLog */.t.info(`${subject}: of a builder that others made, only [registry] is for buildx itself.`);
    for (const { level, line } of [...inputs.buildkitd.notes, ...ofBuilder])
        log/* runnerLog */.t[level](line);
}

// EXTERNAL MODULE: ./js/lib/system/child.js
var child = __nccwpck_require__(9819);
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
    throw (0,errors/* buildxError */.L$)('buildx is not on this runner, neither as a Docker plugin nor on PATH.', INSTALL);
}
const INSTALL = 'Install buildx in an earlier step: the package docker-buildx-plugin, or the program of its release on PATH.';
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
    return (args) => {
        const timeoutMs = args[0] === 'version' ? VERSION_TIMEOUT_MS : CALL_TIMEOUT_MS;
        const options = { env: environment, signal, timeoutMs, largestBytes };
        return (0,child/* runChild */.w)(command.program, [...command.before, ...args], options, (error, stderr) => {
            if (command.before.length > 0 && NO_PLUGIN.test(stderr))
                return (0,errors/* buildxError */.L$)('docker is on this runner, and its plugin buildx is not.', INSTALL);
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
const OLDEST = [0, 15];
const ADVISED = [0, 36];
const STATEFUL_SET = [0, 35];
function refuseOtherProgram(output) {
    if (/\bbuildx\b/.test(output))
        return;
    if (/\b(buildah|podman)\b/i.test(output))
        throw (0,errors/* buildxError */.L$)("docker buildx is Podman's on this runner, which cannot use builders of buildx.", INSTALL);
    const words = (0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(output).trim(), 60);
    const itself = words === '' ? 'says nothing' : `calls itself ${JSON.stringify(words)}`;
    throw (0,errors/* buildxError */.L$)(`docker buildx is not buildx here: it ${itself}.`, INSTALL);
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
        return 'This buildx names no release; nothing is known of its faults.';
    if (command_isBelow(version, OLDEST))
        throw tooOld(version, OLDEST, 'this action');
    if (needsStatefulSet && command_isBelow(version, STATEFUL_SET))
        throw tooOld(version, STATEFUL_SET, 'a StatefulSet');
    return command_isBelow(version, ADVISED)
        ? `buildx ${version.text}: with a version below 0.36 a build hangs when its builder's pod dies.`
        : undefined;
}
function command_isBelow(version, [major, minor]) {
    return version.major < major || (version.major === major && version.minor < minor);
}
function tooOld(version, [major, minor], what) {
    const message = `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`;
    return (0,errors/* buildxError */.L$)(message, 'Install a newer one on the runner.');
}

;// CONCATENATED MODULE: ./js/action/runner/outputs.js


function writeOutputs(outputs) {
    const asked = new Map(outputs.asked.map(({ name, platforms }) => [name, platforms]));
    const nodes = outputs.nodes.map((node) => asAsked(node, asked.get(node.name) ?? []));
    lib_core/* setOutput */.uH('name', outputs.name);
    lib_core/* setOutput */.uH('driver', 'kubernetes');
    lib_core/* setOutput */.uH('platforms', [...new Set(nodes.flatMap((node) => node.platforms))].join(','));
    lib_core/* setOutput */.uH('nodes', JSON.stringify(nodes.map(nodeOutput), null, 2));
    lib_core/* setOutput */.uH('namespace', outputs.namespace);
    lib_core/* setOutput */.uH('kubeconfig', outputs.kubeconfig);
    lib_core/* setOutput */.uH('woke', `${outputs.woke}`);
    lib_core/* setOutput */.uH('ready-ms', `${outputs.readyMs}`);
}
function exportBuilder(name) {
    lib_core/* exportVariable */.dN('BUILDX_BUILDER', name);
}
function exportStore(folder) {
    lib_core/* exportVariable */.dN('BUILDX_CONFIG', folder);
}
function asAsked(node, asked) {
    return asked.length === 0 ? node : { ...node, platforms: asked.map(platform/* formatPlatform */.Bq) };
}
function nodeOutput(node) {
    const { name, endpoint, status, buildkit, driverOpts, flags } = node;
    return {
        name,
        endpoint,
        'driver-opts': driverOpts.length === 0 ? undefined : driverOpts,
        status,
        'buildkitd-flags': flags,
        buildkit,
        platforms: node.platforms.join(','),
    };
}

;// CONCATENATED MODULE: ./js/action/setup/report.js







function reportCluster(access, environment) {
    log/* runnerLog */.t.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
    const why = access.source === in_cluster/* POD_ACCOUNT */.CA ? (0,empty_secrets/* whySecretsAreEmpty */.N)(environment) : undefined;
    if (why !== undefined)
        log/* runnerLog */.t.warning(`${why} The input kubeconfig is empty, and ${in_cluster/* POD_ACCOUNT */.CA} is used.`);
    if (access.identity.kind === 'exec')
        log/* runnerLog */.t.info(`Builds of later steps, and post, run ${(0,exec_plugin/* pluginName */.NQ)(access.identity.plugin)} to log in.`);
}
function reportVersion(version, nodes) {
    const needsStatefulSet = nodes.some(({ kind }) => kind === 'StatefulSet');
    const hint = judgeBuildxVersion(version, needsStatefulSet);
    if (hint !== undefined)
        log/* runnerLog */.t.info(hint);
}
function reportReady({ inputs, access, names }, builder, { kubeconfig, nodes, readyMs }) {
    const { instance: name } = names;
    const { namespace } = access;
    const asked = inputs.asksForPlatforms ? builder.nodes : [];
    writeOutputs({ name, namespace, kubeconfig, nodes, asked, woke: builder.woke, readyMs });
    saveReady(builder.isForever);
    const shown = nodes.map((node) => `${node.name} (BuildKit ${node.buildkit})`);
    log/* runnerLog */.t.info(`buildx uses ${name}: ${shown.join(', ')} after ${readyMs} ms.`);
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/unreached.js
const BUILDX_HINTS = [
    {
        words: /executable file not found|exec: "?buildctl"?: |stat \S*buildctl/,
        hint: 'buildx runs buildctl in the first container, which is not buildkitd: exempt the pods from sidecar injection.',
    },
    {
        words: /error reading server preface: command terminated|command terminated with exit code/,
        hint: 'buildkitd must listen on its unix socket: start it with --addr unix:///run/buildkit/buildkitd.sock too.',
    },
    {
        words: /Upgrade request required|bad handshake|unable to upgrade connection: </,
        hint: 'A proxy or load balancer before the API server must pass upgrades (SPDY and WebSocket) on.',
    },
    {
        words: /error dialing backend|No agent available/,
        hint: 'The API server cannot reach the kubelet of that cluster node (port 10250): check the network between them.',
    },
    {
        words: /admission webhook .*denied/,
        hint: "Exempt pods/exec in the builder's namespace from that webhook.",
    },
    {
        words: /User "[^"]*" cannot/,
        hint: 'Grant the right to create pods/exec (the Role in the README).',
    },
];
function hintForUnreached(words) {
    const text = words.replace(/\s+/g, ' ');
    return BUILDX_HINTS.find((row) => row.words.test(text))?.hint;
}

// EXTERNAL MODULE: ./js/lib/system/poll.js
var poll = __nccwpck_require__(7396);
;// CONCATENATED MODULE: ./js/buildx/inspect.js
function parseInspect(output) {
    const [, nodes = ''] = output.split(/^Nodes:\s*$/m);
    return nodes
        .split(/^(?=Name:)/m)
        .filter((block) => block.startsWith('Name:'))
        .map(parseNode);
}
function parseNode(block) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(block)?.[1]?.trim() || undefined;
    return {
        name: field('Name') ?? '',
        endpoint: field('Endpoint') ?? '',
        status: field('Status'),
        error: field('Error'),
        buildkit: field('BuildKit version') ?? field('Buildkit'),
        labels: readLabels(block),
        driverOpts: readDriverOpts(field('Driver Options') ?? ''),
        flags: field('BuildKit daemon flags') ?? field('Flags'),
        platforms: (field('Platforms')?.split(',') ?? []).map((platform) => platform.trim().replace(/\*$/, '')),
    };
}
function readLabels(block) {
    const [, lines = ''] = /^Labels:[ \t]*\n((?:[ \t]+.*(?:\n|$))*)/m.exec(block) ?? [];
    const labels = [...lines.matchAll(/^\s+(\S+):\s+(.*?)\s*$/gm)];
    return new Map(labels.map(([, name = '', value = '']) => [name, value]));
}
function readDriverOpts(text) {
    return [...text.matchAll(/(\S+?)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => `${name}=${value.replace(/\\(.)/g, '$1')}`);
}
function findProblem(nodes) {
    if (nodes.length === 0)
        return 'it shows no node';
    const bad = nodes.find(({ status, error, buildkit }) => status !== 'running' || error !== undefined || buildkit === undefined);
    if (bad === undefined)
        return undefined;
    return `node ${bad.name} is ${bad.status ?? 'unknown'}${bad.error === undefined ? '' : ` (${bad.error})`}`;
}

;// CONCATENATED MODULE: ./js/buildx/verify-reachable.js



const LONGEST_MS = 60_000;
const FINAL = /executable file not found|Upgrade request required|bad handshake|User "[^"]*" cannot/;
const FINAL_MS = 2000;
const NO_SOCKET = /error reading server preface|command terminated with exit code/;
const NO_SOCKET_MS = 10_000;
const pauseMs = (round) => Math.min(100 * 2 ** round, 5000);
async function verifyReachable(run, name, signal, hintFor) {
    const startedMs = performance.now();
    return (0,poll/* poll */.w)({ pace: pauseMs, signal }, async (round) => {
        const nodes = parseInspect(await run(['inspect', name]));
        const problem = findProblem(nodes);
        if (problem === undefined)
            return nodes;
        if (performance.now() - startedMs + pauseMs(round) <= longestMs(problem))
            return undefined;
        const hint = hintFor(problem) ??
            'It needs the right to create pods/exec, and a way from this runner to the API server.';
        throw (0,errors/* buildxError */.L$)(`buildx does not reach the builder: ${problem}.`, hint);
    });
}
function longestMs(problem) {
    if (FINAL.test(problem))
        return FINAL_MS;
    return NO_SOCKET.test(problem) ? NO_SOCKET_MS : LONGEST_MS;
}

;// CONCATENATED MODULE: ./js/action/setup/judge-daemons.js



function refuseWrongDaemons(nodes, deployments, inputs) {
    if (inputs.mode === 'connect')
        return;
    for (const node of nodes) {
        const deployment = deployments.find(({ metadata }) => metadata?.name === node.name);
        if ((0,manifests_daemon/* isTooOld */.Um)(node.buildkit ?? ''))
            throw judge_daemons_tooOld(node, deployment, inputs.image);
        if (deployment !== undefined && hasMark(deployment) && !node.labels.has(names/* CONFIG_READ_LABEL */.j$))
            throw hasNotRead(node, deployment);
    }
}
function hasMark(deployment) {
    const toml = deployment.spec?.template?.metadata?.annotations?.[names/* CONFIG_ANNOTATION */.Hb];
    return toml?.includes(names/* CONFIG_READ_LABEL */.j$) === true;
}
function judge_daemons_tooOld(node, deployment, wanted) {
    const image = deployment === undefined ? wanted : imageOf(deployment);
    const what = `Input image: node ${node.name} runs BuildKit ${node.buildkit} (${image.slice(-60)})`;
    return new errors/* ActionError */.lZ({
        code: 'input',
        message: `${what}, and ${manifests_daemon/* OLDEST_BUILDKIT */.J9} or newer is needed.`,
        hint: wayOut(deployment),
    });
}
function hasNotRead(node, deployment) {
    const what = `Input image: BuildKit of node ${node.name} (${imageOf(deployment).slice(-60)}) did not read its configuration`;
    return new errors/* ActionError */.lZ({
        code: 'input',
        message: `${what}. A rootless image needs security: rootless.`,
        hint: wayOut(deployment),
    });
}
function wayOut(deployment) {
    const { name, namespace } = deployment?.metadata ?? {};
    if (name === undefined)
        return undefined;
    return `To make it again: kubectl --namespace ${namespace} delete deployment ${name}`;
}
function imageOf(deployment) {
    return deployment.spec?.template?.spec?.containers[0]?.image ?? '';
}

;// CONCATENATED MODULE: ./js/action/setup/use-buildx.js












async function findRunnerBuildx(job, signal) {
    const { environment, names } = job;
    const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
    const folder = (0,buildx_store/* storeFolderOf */.$8)(environment.buildxConfig, environment.dockerConfigFolder);
    const store = (0,buildx_store/* storeIn */.$n)(folder, names.folder);
    (0,ownership/* refuseTaken */.Ir)(names.instance, await (0,buildx_store/* findInstance */.XD)(store, names.instance), (0,ownership/* viewFrom */.AL)(job.names.folder));
    return { run, store, signal };
}
async function askVersion({ run }) {
    const output = await run(['version']);
    refuseOtherProgram(output);
    const version = parseBuildxVersion(output);
    judgeBuildxVersion(version, false);
    return version;
}
async function tidyStore(job, { store }) {
    try {
        const names = await (0,ownership/* removeLeftovers */.DA)(store, (0,ownership/* viewFrom */.AL)(job.names.folder));
        if (names.length > 0)
            log/* runnerLog */.t.info(`Removed buildx instances of jobs that are over: ${names.join(', ')}.`);
    }
    catch (error) {
        log/* runnerLog */.t.info(`Instances of jobs that are over were left: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function addInstance(job, { store }, { nodes, token }, ownKubeconfig) {
    const kubeconfig = token === undefined ? ownKubeconfig : writeBuildsKubeconfig(job.access, token, job.names.folder);
    const { instance: name } = job.names;
    const { buildkitd } = job.inputs;
    const registriesToml = (0,manifests_buildkitd/* renderRegistries */.Ye)(buildkitd);
    const json = renderInstance({ name, kubeconfig, nodes, registriesToml, files: buildkitd.files });
    await (0,buildx_store/* writeInstance */.V5)(store, name, json, (there) => (0,ownership/* refuseTaken */.Ir)(name, there, (0,ownership/* viewFrom */.AL)(job.names.folder)));
    return kubeconfig;
}
async function useInstance({ inputs, names }, { run, store, signal }, deployments) {
    const [nodes] = await Promise.all([
        verifyReachable(run, names.instance, signal, hintForUnreached),
        inputs.use ? run(['use', names.instance]) : undefined,
    ]);
    refuseWrongDaemons(nodes, deployments, inputs);
    if (inputs.use) {
        exportStore(store.folder);
        exportBuilder(names.instance);
    }
    return nodes;
}

;// CONCATENATED MODULE: ./js/main.js










async function main() {
    const environment = readEnvironment();
    const { inputs, found } = readInputsAndCluster(environment);
    const stop = stopSignal(inputs.timeoutMs, notReady(inputs.timeoutMs));
    try {
        const access = await enterCluster(found, environment, stop.signal);
        reportCluster(access, environment);
        const job = (0,setup_job/* planJob */.b1)(inputs, environment, access);
        await setUp(job, stop.signal).catch(async (thrown) => {
            throw await explainFailure(job, thrown);
        });
    }
    finally {
        stop.end();
    }
}
async function setUp(job, signal) {
    const buildx = await findRunnerBuildx(job, signal);
    const [version, surveyed] = await Promise.all([askVersion(buildx), survey(job, signal)]);
    const ownKubeconfig = await keepState(job, buildx.store);
    const [builder] = await Promise.all([surveyed.hold(), tidyStore(job, buildx)]);
    reportVersion(version, builder.nodes);
    const kubeconfig = await addInstance(job, buildx, builder, ownKubeconfig);
    const nodes = await useInstance(job, buildx, builder.deployments);
    const readyMs = Math.round(performance.now());
    await builder.renewal?.leave();
    reportReady(job, builder, { kubeconfig, nodes, readyMs });
}
async function survey(job, signal) {
    const { surveyBuilder } = await Promise.all(/* import() */[__nccwpck_require__.e(639), __nccwpck_require__.e(871)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6871));
    return surveyBuilder(job, signal);
}
runStep(main);

module.exports = __webpack_exports__;
/******/ })()
;