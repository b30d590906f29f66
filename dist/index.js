/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

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

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

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

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./js/lib/safe-text.js

function toSafeLine(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .replace(/\p{Cc}|\p{Cf}/gu, '')
        .replaceAll('##[', '## [')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
const LONGEST_HEADLINE = 300;
const LEAST_WHAT = 120;
function fitHeadline(what, remedy) {
    const text = toSafeLine(what);
    const limit = Math.max(LONGEST_HEADLINE - remedy.length - 1, LEAST_WHAT);
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

;// CONCATENATED MODULE: ./js/lib/errors.js

class errors_ActionError extends Error {
    code;
    hint;
    constructor({ code, message, hint, cause }) {
        super(message, cause === undefined ? {} : { cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = hint === '' ? undefined : hint;
    }
}
function inputError(input, message, hint) {
    return new errors_ActionError({ code: 'input', message: `Input ${input}: ${message}`, hint });
}
function errors_conflictError(message, hint) {
    return new errors_ActionError({ code: 'conflict', message, hint });
}
function unauthorizedError(message, hint) {
    return new errors_ActionError({ code: 'unauthorized', message, hint });
}
function buildxError(message, hint) {
    return new errors_ActionError({ code: 'buildx', message, hint });
}
const DISK_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);
function toActionError(thrown) {
    if (thrown instanceof errors_ActionError)
        return thrown;
    const code = codeOf(thrown);
    if (DISK_FAULTS.has(code)) {
        const hint = 'RUNNER_TEMP and the Docker configuration need some free space.';
        return new errors_ActionError({
            code: 'input',
            message: `A disk of this runner cannot be written (${code}).`,
            hint,
            cause: thrown,
        });
    }
    return new errors_ActionError({
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
    return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}
function explain(error) {
    const causes = [];
    let cause = error.cause;
    while (cause !== undefined && causes.length < 5) {
        causes.push(messageOf(cause));
        cause = cause instanceof Error ? cause.cause : undefined;
    }
    const { message, hint } = error;
    return { headline: inOneLine(fitHeadline(message, hint ?? ''), hint), causes };
}
function wholeOf({ message, hint }) {
    return inOneLine(message, hint);
}
function inOneLine(what, hint) {
    return `${what}${hint === undefined ? '' : ` ${hint}`}`.replace(/\.{2,}(?=\s|$)/g, '.');
}

;// CONCATENATED MODULE: ./js/action/inputs/checked.js


function readChecked(read) {
    const problems = [];
    const whole = read((part, instead) => {
        try {
            return part();
        }
        catch (error) {
            problems.push(toActionError(error));
            return instead;
        }
    });
    const [first, ...others] = problems;
    if (first === undefined)
        return whole;
    throw others.length === 0 ? first : together(problems);
}
function together(problems) {
    const whole = problems.map((one) => `${one.message} ${one.hint ?? ''}`.trim()).join(' ');
    if (whole.length <= LONGEST_HEADLINE)
        return new errors_ActionError({ code: 'input', message: whole });
    const messages = problems.map((one) => one.message);
    const line = (shown) => {
        const others = messages.length - shown;
        return `${messages.slice(0, shown).join(' ')}${others === 0 ? '' : ` And ${others} more.`}`;
    };
    let shown = 1;
    while (shown < messages.length && line(shown + 1).length <= LONGEST_HEADLINE)
        shown += 1;
    return new errors_ActionError({ code: 'input', message: line(shown), cause: new Error(whole) });
}

;// CONCATENATED MODULE: ./js/lib/json.js
function json_isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function json_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function readMapping(json) {
    const value = json_parseJson(json);
    return json_isMapping(value) ? value : {};
}
function mappingOf(mapping, name) {
    const value = ownValue(mapping, name);
    return json_isMapping(value) ? value : {};
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
        const hint = 'Write it as Kubernetes does, like 500m, 2, 2Gi or 50G.';
        throw new errors_ActionError({
            code: 'input',
            message: `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a quantity.`,
            hint,
        });
    }
    if (value < bounds.least || value > bounds.most) {
        throw new errors_ActionError({
            code: 'input',
            message: `Input ${input}: ${text} is out of range.`,
            hint: `It may be ${bounds.least} to ${bounds.most}.`,
        });
    }
    return { text, value };
}

;// CONCATENATED MODULE: ./js/builders/manifests/buildkitd-shape.js
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
            notes.unknown.push(path + shownKey(key));
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
        const place = `${path}.${shownKey(key)}`;
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
function shownKey(key) {
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

;// CONCATENATED MODULE: ./js/builders/manifests/daemon.js

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
    const spec = mappingIn(template, 'spec');
    const [container = {}] = mappingsIn(spec, 'containers');
    const volumes = mappingsIn(spec, 'volumes');
    const host = mappingsIn(container, 'env').find(({ name }) => name === 'BUILDKIT_HOST');
    return {
        image: textOf(container, 'image') ?? '',
        args: readArgs(container.args),
        address: normalAddress(textOf(host ?? {}, 'value') ?? DEFAULT_ADDRESSES[security]),
        mounts: mappingsIn(container, 'volumeMounts').map((mount) => ({
            path: normalPath(textOf(mount, 'mountPath') ?? ''),
            isReadOnly: mount.readOnly === true,
            isByNode: mount.subPathExpr !== undefined,
            volume: volumes.find((volume) => volume.name === mount.name),
        })),
    };
}
function rootOf(daemon, root, security) {
    return normalPath(daemon.args.get('root')?.at(-1) ?? (root === '' ? DAEMON_PROFILES[security].cacheFolder : root));
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
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return `/${parts.join('/')}`;
}
function isBelow(path, folder) {
    return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}
function readArgs(given) {
    const args = new Map();
    const texts = Array.isArray(given) ? given.map(String) : [];
    for (const [index, arg] of texts.entries()) {
        const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
        if (name === undefined)
            continue;
        const next = texts[index + 1] ?? '';
        args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
    }
    return args;
}
function mappingIn(value, name) {
    const inner = json_isMapping(value) ? value[name] : undefined;
    return json_isMapping(inner) ? inner : {};
}
function mappingsIn(mapping, name) {
    const value = mapping[name];
    return Array.isArray(value) ? value.filter(json_isMapping) : [];
}
const OLDEST_MINOR = 29;
const OLDEST_BUILDKIT = `0.${OLDEST_MINOR}`;
const ORDINARY_TAG = /^(v?\d+\.\d+(\.\d+)?(-rc\d+)?|latest|master|nightly|buildx-stable-1)(-ubuntu)?$/;
function faultOfImage(image, security) {
    const { name, tag } = readName(image);
    const isRootless = hasWord(tag, 'rootless') || (tag !== '' && hasWord(name, 'rootless'));
    if (isRootless && security === 'privileged')
        return { what: 'is of the rootless variant', hint: 'Set security: rootless for it.' };
    if (!name.includes('buildkit'))
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
    const [name = '', tag = ''] = (reference.split('/').at(-1) ?? '').split(':');
    return { name, tag };
}
function hasWord(text, word) {
    return text.split(/[-._]/).includes(word);
}

;// CONCATENATED MODULE: ./js/builders/manifests/names.js
const OURS = 'setup-buildx-kubernetes';
const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS };
const APP_LABEL = 'app';
const BUILDER_LABEL = `${OURS}/builder`;
const names_RELEASED_ANNOTATION = `${OURS}/released`;
const HOLDER_ANNOTATION = `${OURS}/holder`;
const names_NODES_ANNOTATION = `${OURS}/nodes`;
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
function names_isOurs(object) {
    const labels = object.metadata?.labels ?? {};
    return Object.entries(MANAGED_BY).every(([name, value]) => labels[name] === value);
}
function builderSelector(builder) {
    const [managed] = Object.entries(MANAGED_BY).map(([name, value]) => `${name}=${value}`);
    return `${managed},${BUILDER_LABEL}=${builder}`;
}
function nodeSelector(node) {
    return `${APP_LABEL}=${node}`;
}
function nodesSelector(nodes) {
    const [only = '', ...others] = nodes;
    return others.length === 0 ? nodeSelector(only) : `${APP_LABEL} in (${nodes.join(',')})`;
}
function appOf(pod) {
    return pod.metadata?.labels?.[APP_LABEL] ?? '';
}
const LONGEST_NODE_NAME = 52;
const HASH_LENGTH = 8;
const LONGEST_BUILDER_NAME = LONGEST_NODE_NAME - 10;
const GITHUB = 'https://github.com';
function builderNameOfRepository(repository, server, sha256) {
    const name = repository.toLowerCase();
    const origin = server.toLowerCase().replace(/\/+$/, '');
    const whole = origin === '' || origin === GITHUB ? name : `${origin}/${name}`;
    return hashed(dnsLabel(name), sha256(whole), LONGEST_BUILDER_NAME);
}
function builderNameOfInstance(instance, sha256) {
    const name = instance.toLowerCase();
    const label = dnsLabel(name);
    return label === name && name.length <= LONGEST_BUILDER_NAME
        ? name
        : hashed(label, sha256(name), LONGEST_BUILDER_NAME);
}
function ephemeralBuilderName(builder, random) {
    return `${builder.slice(0, LONGEST_BUILDER_NAME - 1 - random.length).replace(/-+$/, '')}-${random}`;
}
function nodeName(builder, architecture, security, sha256) {
    if (security === 'privileged')
        return `${builder}-${architecture}`;
    const ending = `-${architecture}-${security}`;
    const room = LONGEST_NODE_NAME - ending.length;
    return `${builder.length <= room ? builder : hashed(builder, sha256(builder), room)}${ending}`;
}
function claimName(node) {
    return `${node}-cache`;
}
function dnsLabel(name) {
    const label = name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
    return /^[a-z]/.test(label) ? label : `b-${label}`.replace(/-+$/, '');
}
function hashed(label, hash, longest) {
    const room = longest - 1 - HASH_LENGTH;
    return `${label.slice(0, room).replace(/-+$/, '')}-${hash.slice(0, HASH_LENGTH)}`;
}

;// CONCATENATED MODULE: external "./lazy-smol-toml.js"
const external_lazy_smol_toml_js_namespaceObject = require("./lazy-smol-toml.js");
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
    return config.registry === undefined ? '' : (0,external_lazy_smol_toml_js_namespaceObject.stringify)({ registry: config.registry });
}
function parseBuildkitd(subject, text) {
    const { config, unknown, wrong } = shape(parseToml(subject, text), BUILDKITD_KEYS);
    const [first] = wrong;
    if (first === undefined)
        return { config, unknown };
    throw new errors_ActionError({
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
    const hint = 'It travels in annotations, which hold no more.';
    throw new errors_ActionError({ code: 'input', message: `${subject} ${what} larger than 240 KiB.`, hint });
}
function parseToml(subject, text) {
    try {
        return (0,external_lazy_smol_toml_js_namespaceObject.parse)(text);
    }
    catch (error) {
        const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : '';
        throw new errors_ActionError({ code: 'input', message: `${subject} is not valid TOML${line}.` });
    }
}
function defaultsBeside(user, cache) {
    const worker = tableIn(user, 'worker');
    const oci = {
        labels: { [CONFIG_READ_LABEL]: 'read' },
        ...gcBeside(tableIn(worker, 'oci'), cache),
    };
    return {
        ...(grantsHostNetwork(user) ? { 'insecure-entitlements': ['network.host'] } : {}),
        worker: worker.containerd === undefined ? { oci } : { oci, containerd: { enabled: false } },
    };
}
function grantsHostNetwork(user) {
    const { networkMode = 'auto', cniConfigPath = '' } = tableIn(tableIn(user, 'worker'), 'oci');
    const isHost = networkMode === 'host' || (['auto', ''].includes(String(networkMode)) && cniConfigPath === '');
    return isHost && user.proxyNetwork !== true;
}
function gcBeside(oci, cache) {
    const bytes = bytesOf(cache);
    if (bytes === undefined || Object.keys(GC_KEYS).some((name) => oci[name] !== undefined))
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
        if (!isTable(value))
            return value;
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, move(one)]));
    };
    return config.registry === undefined ? config : { ...config, registry: move(config.registry) };
}
function merge(ours, theirs) {
    const merged = { ...ours };
    for (const [name, value] of Object.entries(theirs)) {
        const own = merged[name];
        merged[name] = isTable(own) && isTable(value) ? merge(own, value) : value;
    }
    return merged;
}

;// CONCATENATED MODULE: external "./lazy-yaml.js"
const external_lazy_yaml_js_namespaceObject = require("./lazy-yaml.js");
;// CONCATENATED MODULE: ./js/builders/manifests/strategic-merge.js

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
    if (json_isMapping(original) && json_isMapping(patch))
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
    return json_isMapping(value) ? (hasDirective(value) ? undefined : cleanMapping(value)) : value;
}
function cleanMapping(mapping) {
    const entries = Object.entries(mapping).map(([name, value]) => [name, clean(value)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}
function hasDirective(value) {
    return json_isMapping(value) && DIRECTIVE in value;
}
function withoutDirective(mapping) {
    return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== DIRECTIVE));
}
function isListOfMappings(value) {
    return Array.isArray(value) && value.every(json_isMapping);
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
    for (const [name, value] of Object.entries(patch)) {
        const shown = /^[\w$./-]+$/.test(name) ? name : JSON.stringify(name);
        const fault = faultOfField(name, value, `${path}.${shown}`);
        if (fault !== '')
            return fault;
    }
    return '';
}
function faultOfField(name, value, path) {
    if (name === '$patch')
        return value === 'delete' || value === 'replace' ? '' : `${path} is not delete or replace`;
    if (name.startsWith('$'))
        return `${path} is not understood`;
    if (json_isMapping(value))
        return faultOfPatch(value, path);
    if (!Array.isArray(value))
        return '';
    const key = mergeKeyOf(name);
    const fault = key === undefined ? '' : faultOfKeys(value, key, path);
    if (fault !== '')
        return fault;
    const faults = value.map((item, index) => (json_isMapping(item) ? faultOfPatch(item, `${path}[${index}]`) : ''));
    return faults.find((one) => one !== '') ?? '';
}
function faultOfKeys(items, key, path) {
    const seen = new Set();
    for (const [index, item] of items.entries()) {
        if (!json_isMapping(item))
            return `${path}[${index}] is not a mapping`;
        if (item.$patch === 'replace')
            continue;
        const name = item[key];
        if (name === undefined || name === null)
            return `${path}[${index}] has no ${key}`;
        if (seen.has(name))
            return `${path}[${index}] has the same ${key} as an item before it`;
        if (item.$patch === undefined)
            seen.add(name);
    }
    return '';
}

;// CONCATENATED MODULE: ./js/builders/manifests/pod-patch.js





const DAEMON = 'buildkitd';
const KEPT_LABELS = [APP_LABEL, BUILDER_LABEL, ...Object.keys(MANAGED_BY)];
const SAMPLE = {
    metadata: {
        labels: Object.fromEntries(KEPT_LABELS.map((name) => [name, 'sample'])),
        annotations: { [CONFIG_ANNOTATION]: 'sample' },
    },
    spec: { containers: [{ name: DAEMON }] },
};
function parsePodPatch(input, text) {
    const patch = parseYaml(input, text);
    if (!json_isMapping(patch))
        throw bad(input, 'is not a mapping', HINT);
    const unknown = Object.keys(patch).find((name) => name !== 'metadata' && name !== 'spec');
    if (unknown !== undefined)
        throw bad(input, `has ${JSON.stringify(unknown.slice(0, 40))}`, HINT);
    const fault = faultOfPatch(patch, 'pod');
    if (fault !== '')
        throw bad(input, `cannot be merged: ${fault.slice(0, 120)}`, '');
    patchPod(input, SAMPLE, patch);
    return patch;
}
function patchPod(input, template, patch) {
    const merged = daemonFirst(strategicMerge(template, patch));
    if (!hasDaemon(merged))
        throw bad(input, `leaves no container ${DAEMON}`, 'The builder runs in it.');
    const { labels = {}, annotations = {} } = merged.metadata ?? {};
    const lost = KEPT_LABELS.find((name) => labels[name] !== template.metadata?.labels?.[name]);
    if (lost !== undefined)
        throw bad(input, `changes the label ${lost}`, 'The builder is found by it.');
    if (annotations[CONFIG_ANNOTATION] !== template.metadata?.annotations?.[CONFIG_ANNOTATION])
        throw bad(input, `changes the annotation ${CONFIG_ANNOTATION}`, 'Use the input buildkitd-config.');
    return merged;
}
function mountPathsOf({ spec }) {
    const containers = json_isMapping(spec) && Array.isArray(spec.containers) ? spec.containers.filter(json_isMapping) : [];
    const mounts = containers.find(({ name }) => name === DAEMON)?.volumeMounts;
    if (!Array.isArray(mounts))
        return [];
    return mounts
        .filter(json_isMapping)
        .flatMap(({ mountPath }) => (typeof mountPath === 'string' ? [mountPath] : []));
}
const HINT = 'It has metadata and spec, as the template of a pod.';
function parseYaml(input, text) {
    try {
        return (0,external_lazy_yaml_js_namespaceObject.parse)(text, { ...AS_KUBECTL, maxAliasCount: 100, logLevel: 'error' });
    }
    catch (error) {
        if (!(error instanceof external_lazy_yaml_js_namespaceObject.YAMLParseError))
            throw bad(input, 'is not valid YAML', '');
        const what = error.code === 'DUPLICATE_KEY' ? 'has a key twice' : 'is not valid YAML';
        throw bad(input, `${what} (line ${error.linePos?.[0].line ?? 1})`, '');
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
    if (!json_isMapping(spec) || !Array.isArray(spec.containers))
        return template;
    const isDaemon = (one) => json_isMapping(one) && one.name === DAEMON;
    const containers = [
        ...spec.containers.filter(isDaemon),
        ...spec.containers.filter((one) => !isDaemon(one)),
    ];
    return { ...template, spec: { ...spec, containers } };
}
function hasDaemon(template) {
    const { metadata, spec } = template;
    if (!json_isMapping(metadata) || !json_isMapping(spec) || !Array.isArray(spec.containers))
        return false;
    const [first] = spec.containers;
    return json_isMapping(first) && first.name === DAEMON;
}
function bad(input, what, hint) {
    return new errors_ActionError({ code: 'input', message: `Input ${input} ${what}.`, hint });
}

;// CONCATENATED MODULE: ./js/builders/manifests/spec.js
const NO_CLASS = '-';
const SPEC_VERSION = 2;

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
    const profile = DAEMON_PROFILES[spec.security];
    return {
        metadata: {
            labels: { ...labels, ...NO_MESH_LABELS },
            annotations: {
                ...NO_MESH_ANNOTATIONS,
                ...STAY_ANNOTATIONS,
                [TEMPLATE_ANNOTATION]: describeTemplate(spec),
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
                    name: DAEMON,
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
    const { configFolder } = DAEMON_PROFILES[security];
    const files = buildkitd.files.map(({ text }, index) => [`${CONFIG_FILE_ANNOTATION}${index}`, text]);
    const toml = renderBuildkitd(buildkitd, cache, configFolder);
    return { [CONFIG_ANNOTATION]: toml, ...Object.fromEntries(files) };
}
function renderConfigVolume({ buildkitd }) {
    const item = (path, annotation) => ({
        path,
        fieldRef: { fieldPath: `metadata.annotations['${annotation}']` },
    });
    const files = buildkitd.files.map(({ path }, index) => item(path, `${CONFIG_FILE_ANNOTATION}${index}`));
    return { name: 'config', downwardAPI: { items: [item('buildkitd.toml', CONFIG_ANNOTATION), ...files] } };
}
function renderCacheVolume(spec) {
    const { cache } = spec;
    if (cache.kind === 'none')
        return { name: 'cache', emptyDir: {} };
    if (cache.kind === 'volume')
        return { name: 'cache' };
    const name = cache.kind === 'existing' ? cache.claim : claimName(spec.name);
    return { name: 'cache', persistentVolumeClaim: { claimName: name } };
}
function describeTemplate({ image, cpu, memory, cache }) {
    const volume = cache.kind === 'existing' ? cache.claim : cache.kind;
    return `spec=${SPEC_VERSION} image=${image} cpu=${cpu.text} memory=${memory.text} cache=${volume}`;
}

;// CONCATENATED MODULE: ./js/builders/manifests/deployment.js




function ownerOf(hold) {
    return { apiVersion: 'batch/v1', kind: 'Job', name: hold.name, uid: hold.uid, blockOwnerDeletion: false };
}
function renderDeployment(spec, owners) {
    const labels = { [APP_LABEL]: spec.name, ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
    return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: {
                [SPEC_ANNOTATION]: `${SPEC_VERSION}`,
                [LIFE_ANNOTATION]: lifeNote(spec.life),
                [CONFIGURED_BY_ANNOTATION]: spec.run,
            },
            ownerReferences: owners,
        },
        spec: {
            replicas: 1,
            strategy: { type: 'Recreate' },
            selector: { matchLabels: { [APP_LABEL]: spec.name } },
            template: renderTemplate(spec, labels),
        },
    };
}
function renderTemplate(spec, labels) {
    const pod = renderPod(spec, labels);
    if (spec.podPatch.kind === 'none')
        return pod;
    const { metadata, ...rest } = patchPod('pod-patch', pod, spec.podPatch.patch);
    const annotations = { ...metadata?.annotations, [POD_PATCH_ANNOTATION]: spec.podPatch.hash };
    return { ...rest, metadata: { ...metadata, annotations } };
}
function renderRoll(spec, current) {
    const { uid, resourceVersion } = current.metadata ?? {};
    const { [LIFE_ANNOTATION]: _, ...annotations } = renderDeployment(spec, []).metadata?.annotations ?? {};
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
            name: claimName(spec.name),
            namespace: spec.namespace,
            labels: { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder },
            annotations: { [LAST_USED_ANNOTATION]: nowIso, [MADE_BY_ANNOTATION]: spec.job },
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
    if (storageClass === '')
        return {};
    return { storageClassName: storageClass === NO_CLASS ? '' : storageClass };
}
function foundLife({ metadata }) {
    if ((metadata?.ownerReferences ?? []).length > 0)
        return 'holds';
    return metadata?.annotations?.[LIFE_ANNOTATION] === 'forever' ? 'forever' : 'orphaned';
}
function lifeNote(life) {
    return life.kind === 'forever' ? 'forever' : 'holds';
}
function isOfTemplate(pod, deployment) {
    if ((deployment.metadata?.generation ?? 1) === 1)
        return true;
    const has = ownAnnotations(pod.metadata?.annotations ?? {});
    const ought = ownAnnotations(deployment.spec?.template.metadata?.annotations ?? {});
    const names = new Set([...Object.keys(has), ...Object.keys(ought)]);
    return [...names].every((name) => has[name] === ought[name]);
}

;// CONCATENATED MODULE: ./js/builders/manifests/judge.js







const judge_SAMPLE = 'SAMPLE';
function judgeNode(wish) {
    const daemon = readDaemon(renderDeployment(sampleOf(wish), []).spec?.template, wish.security);
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
    const names = { builder: judge_SAMPLE, name: judge_SAMPLE, namespace: judge_SAMPLE, architecture: judge_SAMPLE };
    return { ...wish, ...names, platforms: [], life: { kind: 'forever' }, run: '', job: '' };
}
function judgeImage({ image, security }, daemon) {
    const fault = faultOfImage(daemon.image, security);
    if (fault === undefined)
        return [];
    const name = daemon.image === image ? 'image' : 'pod-patch';
    const shown = JSON.stringify(daemon.image.slice(-60));
    return [
        new errors_ActionError({ code: 'input', message: `Input ${name}: ${shown} ${fault.what}.`, hint: fault.hint }),
    ];
}
function faultsOfArgs(daemon, { security, buildkitd }) {
    const { args } = daemon;
    const { configFolder } = DAEMON_PROFILES[security];
    const own = `${configFolder}/buildkitd.toml`;
    const faults = [];
    const addresses = args.get('addr')?.map(normalAddress);
    const { address: told = [] } = tableIn(buildkitd.config, 'grpc');
    const isUntold = Array.isArray(told) && told.length === 0;
    if (addresses !== undefined && !addresses.includes(daemon.address))
        faults.push(`buildx enters by ${daemon.address}: add it to --addr, or leave --addr out`);
    if (addresses === undefined && isUntold && daemon.address !== DEFAULT_ADDRESSES[security])
        faults.push(`its BUILDKIT_HOST sends buildx to ${daemon.address}, where no daemon listens`);
    if (args.get('config')?.some((path) => path !== own) === true)
        faults.push('its --config hides the configuration of this action: use buildkitd-config');
    if (mountOf(daemon, own)?.volume?.downwardAPI === undefined)
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
    const root = typeof buildkitd.config.root === 'string' ? buildkitd.config.root : '';
    const place = placeCache(daemon, rootOf(daemon, root, security), wish.cache, claimName(judge_SAMPLE));
    const { cacheFolder } = DAEMON_PROFILES[security];
    if (place.kind === 'fault') {
        const isOfConfig = root !== '' && !daemon.args.has('root');
        const what = isOfConfig
            ? `${configSubject}: root cannot be followed`
            : 'Input pod-patch cannot be followed';
        const hint = isOfConfig ? `remove it, the cache is at ${cacheFolder}` : `mount one at ${cacheFolder}`;
        const of = isOfConfig ? '' : `${rootOf(daemon, root, security)}: `;
        return { cache: wish.cache, fault: refused(what, `${of}${place.what}, ${hint}`) };
    }
    const { cache } = place;
    if (cache.kind !== 'existing' || wish.nodeCount === 1 || place.isByNode)
        return { cache, fault: undefined };
    const name = wish.cache.kind === 'existing' ? 'cache-claim' : 'pod-patch';
    const message = `Input ${name}: ${wish.nodeCount} nodes would share the claim ${cache.claim}.`;
    const hint = 'A claim is the cache of one node: ask for platforms of one architecture.';
    return { cache, fault: new errors_ActionError({ code: 'input', message, hint }) };
}
function refused(what, why) {
    return new errors_ActionError({ code: 'input', message: `${what}: ${why}.` });
}
function sizedBy(cache, bytes) {
    return cache.kind === 'volume' && cache.bytes === undefined ? { ...cache, bytes } : cache;
}
const SNAPSHOTTERS = {
    privileged: ['', 'auto', 'overlayfs', 'native', 'stargz'],
    rootless: ['', 'auto', 'overlayfs', 'fuse-overlayfs', 'native', 'stargz'],
};
const NETWORK_MODES = ['', 'auto', 'host', 'cni', 'bridge'];
function faultsOfBuildkitd(config, security, daemon) {
    const worker = tableIn(config, 'worker');
    return [
        ...faultsOfGrpc(tableIn(config, 'grpc'), security, daemon),
        ...faultsOfOci(tableIn(worker, 'oci'), security),
        ...faultsOfContainerd(tableIn(worker, 'containerd')),
    ];
}
function faultsOfGrpc(grpc, security, daemon) {
    const faults = [];
    const { address: given } = grpc;
    const addresses = Array.isArray(given) ? given.map((one) => normalAddress(String(one))) : [];
    const isTold = addresses.length > 0 && !daemon.args.has('addr');
    if (isTold && !addresses.includes(daemon.address))
        faults.push({
            key: 'grpc.address',
            why: `buildx enters by ${daemon.address}: add it, or remove the key`,
        });
    const tls = tableIn(grpc, 'tls');
    const isTcp = addresses.some((one) => one.startsWith('tcp://'));
    if (Object.values(tls).some((one) => one !== '') && !isTcp)
        faults.push({ key: 'grpc.tls', why: 'the unix socket by which buildx enters has no TLS: remove it' });
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
    const { snapshotter = '', networkMode = '', proxySnapshotterPath = '' } = oci;
    if (proxySnapshotterPath === '' && !SNAPSHOTTERS[security].includes(String(snapshotter)))
        faults.push({ key: 'worker.oci.snapshotter', why: `it may be ${listed(SNAPSHOTTERS[security])}` });
    if (!NETWORK_MODES.includes(String(networkMode)))
        faults.push({ key: 'worker.oci.networkMode', why: `it may be ${listed(NETWORK_MODES)}` });
    return faults;
}
function faultsOfContainerd({ enabled, address = '' }) {
    if (enabled === true)
        return [{ key: 'worker.containerd.enabled', why: 'builders have the OCI worker alone: remove it' }];
    const isFound = enabled === undefined && String(address).startsWith('tcp://');
    return isFound
        ? [{ key: 'worker.containerd.address', why: 'builders have the OCI worker alone: remove it' }]
        : [];
}
function listed(names) {
    return names.filter((name) => name !== '').join(', ');
}
const READ_ONLY_SOURCES = ['configMap', 'downwardAPI', 'projected', 'secret', 'image'];
function placeCache(daemon, root, wanted, ownClaim) {
    const mount = mountOf(daemon, root);
    const volume = mount?.volume;
    if (mount === undefined || volume === undefined)
        return { kind: 'fault', what: 'no volume is mounted there' };
    if (mount.isReadOnly || READ_ONLY_SOURCES.some((source) => volume[source] !== undefined))
        return { kind: 'fault', what: 'the volume there is read-only' };
    return { kind: 'cache', cache: cacheOn(volume, wanted, ownClaim), isByNode: mount.isByNode };
}
function cacheOn(volume, wanted, ownClaim) {
    const claim = textAt(volume, ['persistentVolumeClaim', 'claimName']);
    if (claim !== '' && claim !== ownClaim)
        return { kind: 'existing', claim, bytes: undefined };
    const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
    if (Object.keys(volume).some((name) => !ours.includes(name)))
        return { kind: 'volume', bytes: bytesAt(volume, EPHEMERAL_SIZE) };
    if (claim !== '')
        return wanted;
    const bytes = bytesAt(volume, ['emptyDir', 'sizeLimit']);
    return bytes === undefined ? { kind: 'none' } : { kind: 'volume', bytes };
}
const EPHEMERAL_SIZE = ['ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'];
function bytesAt(volume, path) {
    return quantityValue(textAt(volume, path));
}
function textAt(mapping, path) {
    let value = mapping;
    for (const name of path)
        value = json_isMapping(value) ? value[name] : undefined;
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./js/lib/duration.js

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
function parseDuration(input, text, bounds) {
    const ms = durationMs(text);
    if (ms === undefined) {
        throw new errors_ActionError({
            code: 'input',
            message: `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a duration.`,
            hint: 'Write it like 90s, 30m or 1h30m.',
        });
    }
    if (ms < bounds.leastMs || ms > bounds.mostMs) {
        const range = `${formatDuration(bounds.leastMs)} to ${formatDuration(bounds.mostMs)}`;
        throw new errors_ActionError({
            code: 'input',
            message: `Input ${input}: ${text.slice(0, 40)} is out of range.`,
            hint: `It may be ${range}.`,
        });
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

;// CONCATENATED MODULE: ./js/lib/platform.js

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
        const hint = 'Known are linux/amd64, linux/arm64 and the like.';
        throw new errors_ActionError({
            code: 'input',
            message: `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a platform.`,
            hint,
        });
    }
    const [, architecture = '', variant = ''] = name.split('/');
    return { os: 'linux', architecture, variant };
}
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter((part) => part !== '').join('/');
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

;// CONCATENATED MODULE: ./js/action/inputs/defaults.js
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
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = require("crypto");
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
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
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
;// CONCATENATED MODULE: ./js/action/inputs/text.js



function input(name) {
    return getInput(name) || INPUT_DEFAULTS[name];
}
function words(name) {
    return input(name)
        .split(/[\s,]+/)
        .filter((word) => word !== '');
}
function flag(name) {
    const text = input(name).toLowerCase();
    if (text === 'true' || text === 'false')
        return text === 'true';
    throw text_bad(name, text, 'It may be true or false.');
}
function matching(name, fits, hint) {
    const text = input(name);
    if (fits(text))
        return text;
    throw text_bad(name, text, hint);
}
function explicitInputs() {
    const changed = INPUT_NAMES.filter((name) => input(name) !== INPUT_DEFAULTS[name]);
    return new Set(changed.map((name) => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name)));
}
function text_bad(name, value, hint) {
    const shown = JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
    return new errors_ActionError({ code: 'input', message: `Input ${name}: ${shown} is not valid.`, hint });
}

;// CONCATENATED MODULE: ./js/action/inputs/cache.js






const GIB = 2 ** 30;
const SIZE_BOUNDS = { least: GIB, most: 64 * 1024 * GIB };
function cache_readCache(mode, checked) {
    const storageClass = checked(readStorageClass, '');
    const claim = checked(() => readExistingClaim(mode, storageClass), '');
    if (claim !== '')
        return { kind: 'existing', claim, bytes: undefined };
    const isUnwished = mode === 'ephemeral' && input('cache-size') === INPUT_DEFAULTS['cache-size'];
    if (isUnwished)
        checked(() => refuseUnusedClass(storageClass), undefined);
    if (isUnwished || input('cache-size') === '0')
        return { kind: 'none' };
    const size = checked(() => parseQuantity('cache-size', input('cache-size'), SIZE_BOUNDS), {
        text: '',
        value: 0,
    });
    return { kind: 'claim', size, storageClass };
}
function readExistingClaim(mode, storageClass) {
    const fits = (text) => text === '' || isDnsSubdomain(text);
    const claim = matching('cache-claim', fits, 'It is the name of a PersistentVolumeClaim.');
    if (claim === '')
        return '';
    if (mode === 'ephemeral')
        throw new errors_ActionError({
            code: 'input',
            message: 'Input cache-claim: an ephemeral builder keeps no cache.',
            hint: 'Use mode: ensure.',
        });
    const other = storageClass === '' ? 'cache-size' : 'storage-class';
    if (storageClass !== '' || input('cache-size') !== INPUT_DEFAULTS['cache-size'])
        throw new errors_ActionError({
            code: 'input',
            message: `Inputs cache-claim and ${other} exclude each other.`,
            hint: 'Keep one of them.',
        });
    return claim;
}
function readStorageClass() {
    const fits = (text) => text === '' || text === NO_CLASS || isDnsSubdomain(text);
    return matching('storage-class', fits, 'It is the name of a StorageClass, or - for none.');
}
function refuseUnusedClass(storageClass) {
    if (storageClass === '')
        return;
    const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
    throw new errors_ActionError({
        code: 'input',
        message: 'Input storage-class: an ephemeral builder has no claim by default.',
        hint,
    });
}

;// CONCATENATED MODULE: ./js/action/inputs/platforms.js



function readPlatforms(repeated) {
    const platforms = words('platforms').map((word) => parsePlatform('platforms', word));
    const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
    if (distinct.size < platforms.length)
        throw text_bad('platforms', input('platforms'), repeated);
    return platforms;
}
function platformsOrOwn(environment) {
    const given = readPlatforms('It names one twice.');
    if (given.length > 0)
        return given;
    if (environment.architecture !== 'unknown')
        return [parsePlatform('platforms', `linux/${environment.architecture}`)];
    throw new errors_ActionError({
        code: 'input',
        message: 'Input platforms is missing, and the architecture of this runner is not known.',
        hint: 'Set it, for example to linux/amd64.',
    });
}

;// CONCATENATED MODULE: ./js/action/inputs/connect.js




function readConnect(checked) {
    const deployments = words('deployments');
    const platforms = checked(() => readPlatforms('It names one twice, and buildx would never build on the second node.'), []);
    checked(() => {
        refuseOddNames(deployments);
        refuseOddNumber(deployments, platforms);
    }, undefined);
    return { deployments, platforms };
}
function refuseDeployments() {
    if (input('deployments') === '')
        return;
    throw new errors_ActionError({
        code: 'input',
        message: 'Input deployments is for mode: connect.',
        hint: 'Remove it, or set the mode.',
    });
}
function refuseOddNames(deployments) {
    if (deployments.length === 0)
        throw new errors_ActionError({
            code: 'input',
            message: 'Input deployments is missing: mode connect needs names.',
        });
    const odd = deployments.find((name) => !isDnsSubdomain(name));
    if (odd !== undefined)
        throw text_bad('deployments', odd, 'It is the name of a Deployment.');
    if (new Set(deployments).size < deployments.length)
        throw text_bad('deployments', deployments.join(' '), 'Name each once.');
}
function refuseOddNumber(deployments, platforms) {
    if (platforms.length === 0 || platforms.length === deployments.length)
        return;
    throw text_bad('platforms', input('platforms'), 'Give one for each of deployments, in their order, or none.');
}

;// CONCATENATED MODULE: ./js/action/inputs/pod.js




const pod_GIB = 2 ** 30;
const CPU_BOUNDS = { least: 0.001, most: 1024 };
const MEMORY_BOUNDS = { least: pod_GIB / 16, most: 4096 * pod_GIB };
function readPod(checked) {
    const security = checked(readSecurity, input('image').endsWith('-rootless') ? 'rootless' : 'privileged');
    const quantity = (name, bounds) => checked(() => parseQuantity(name, input(name), bounds), { text: '', value: 0 });
    return {
        security,
        image: checked(() => readImage(security), ''),
        cpu: quantity('cpu', CPU_BOUNDS),
        memory: quantity('memory', MEMORY_BOUNDS),
        podPatch: checked(readPodPatch, {}),
    };
}
function readSecurity() {
    const security = input('security');
    if (security === 'privileged' || security === 'rootless')
        return security;
    throw text_bad('security', security, 'It may be privileged or rootless.');
}
function readImage(security) {
    const image = matching('image', isImage, 'It is an image reference, without spaces.');
    return security === 'rootless' && image === INPUT_DEFAULTS.image ? `${image}-rootless` : image;
}
function isImage(text) {
    return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}
function readPodPatch() {
    const text = input('pod-patch');
    return text === '' ? {} : parsePodPatch('pod-patch', text);
}

;// CONCATENATED MODULE: ./js/action/inputs/builder.js








const HOUR_MS = 3_600_000;
const MAX_JOB_BOUNDS = { leastMs: 10_000, mostMs: 120 * HOUR_MS };
function readBuilder(mode, environment, buildkitd, checked) {
    const asked = cache_readCache(mode, checked);
    checked(refuseDeployments, undefined);
    const platforms = checked(() => platformsOrOwn(environment), []);
    const pod = readPod(checked);
    const cache = checked(() => judge({ ...pod, cache: asked, platforms }, buildkitd, checked), asked);
    return {
        platforms,
        ...pod,
        cache,
        notes: notesOn(asked, cache),
        maxJobMs: checked(() => parseDuration('max-job', input('max-job') || '6h', MAX_JOB_BOUNDS), 0),
        renew: checked(() => flag('renew'), true),
        explicit: explicitInputs(),
    };
}
function judge({ platforms, podPatch, ...pod }, buildkitd, checked) {
    const { cache, faults } = judgeNode({
        ...pod,
        podPatch: Object.keys(podPatch).length === 0 ? { kind: 'none' } : { kind: 'patch', patch: podPatch, hash: '' },
        buildkitd,
        configSubject: buildkitd.subject,
        nodeCount: groupByArchitecture(platforms).length,
    });
    for (const fault of faults)
        checked(() => {
            throw fault;
        }, undefined);
    if (pod.cache.kind !== 'claim' || !explicitInputs().has('cache-size'))
        return cache;
    return sizedBy(cache, pod.cache.size.value);
}
function notesOn(asked, cache) {
    if (asked.kind !== 'claim' || cache.kind === 'claim')
        return [];
    const explicit = explicitInputs();
    const unused = [
        ...(explicit.has('cache-size') && (cache.kind !== 'volume' || cache.bytes !== asked.size.value)
            ? ['cache-size']
            : []),
        ...(explicit.has('storage-class') ? ['storage-class'] : []),
    ];
    const what = cache.kind === 'existing' ? `claim ${cache.claim}` : 'a volume';
    const line = `pod-patch brings ${what} for the cache: no claim of this action is made`;
    return [
        {
            level: 'info',
            line: unused.length === 0
                ? `${line}.`
                : `${line}, and ${unused.join(' and ')} ${unused.length === 1 ? 'is' : 'are'} not used.`,
        },
    ];
}

;// CONCATENATED MODULE: ./js/buildx/instance-name.js
function isInstanceName(name) {
    return /^[a-zA-Z][a-zA-Z0-9._-]{0,99}$/.test(name) && name.toLowerCase() !== 'default';
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./js/lib/system/private-file.js


function writePrivateFile(path, content) {
    try {
        (0,external_node_fs_.writeFileSync)(path, content, { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        if (codeOf(error) !== 'EEXIST')
            (0,external_node_fs_.rmSync)(path, { force: true });
        throw error;
    }
}
function replacePrivateFile(path, content, scratch = `${path}.${process.pid}`) {
    writeScratch(scratch, content);
    try {
        (0,external_node_fs_.renameSync)(scratch, path);
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(scratch, { force: true });
        throw error;
    }
}
function writeScratch(path, content) {
    (0,external_node_fs_.rmSync)(path, { force: true });
    writePrivateFile(path, content);
}

;// CONCATENATED MODULE: ./js/buildx/store-file.js





const PROBE_BYTES = 64 * 1024;
const REMEDY = 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.';
async function store_file_readOrEmpty(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return '';
        throw new errors_ActionError({
            code: 'buildx',
            message: `buildx' folder cannot be read (${codeOf(error)}).`,
            hint: REMEDY,
            cause: error,
        });
    }
}
function mayExist(path) {
    try {
        (0,external_node_fs_.statSync)(path);
        return true;
    }
    catch (error) {
        return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
    }
}
async function writeBeside(scratch, path, content) {
    try {
        await makeFolders((0,external_node_path_.dirname)(path));
        writeScratch(scratch, content);
    }
    catch (error) {
        throw unwritable(error);
    }
}
async function store_file_replaceFile(path, scratch, content) {
    await writeBeside(scratch, path, content);
    try {
        await rename(scratch, path);
    }
    catch (error) {
        throw unwritable(error);
    }
}
async function proveWritable(probe) {
    const folder = (0,external_node_path_.dirname)(probe);
    let made = '';
    try {
        made = await makeFolders(folder);
        writeScratch(probe, Buffer.alloc(PROBE_BYTES));
        await (0,promises_.rm)(probe, { force: true });
    }
    catch (error) {
        if (made !== '')
            await removeEmpty(folder, made);
        throw unwritable(error);
    }
}
async function makeFolders(folder) {
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        return folder;
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return '';
        if (codeOf(error) !== 'ENOENT' || (0,external_node_path_.dirname)(folder) === folder)
            throw error;
        const topmost = await makeFolders((0,external_node_path_.dirname)(folder));
        const made = await makeFolders(folder);
        return topmost === '' ? made : topmost;
    }
}
async function removeEmpty(folder, topmost) {
    for (let path = folder; path.startsWith(topmost); path = (0,external_node_path_.dirname)(path))
        await (0,promises_.rmdir)(path).catch(() => undefined);
}
function unwritable(error) {
    return new errors_ActionError({
        code: 'buildx',
        message: `buildx' folder cannot be written (${codeOf(error)}).`,
        hint: REMEDY,
        cause: error,
    });
}

;// CONCATENATED MODULE: ./js/buildx/store.js




const TEMPORARY_PREFIX = '.setup-buildx-kubernetes-';
function storeFolderOf(buildxConfig, dockerConfigFolder) {
    return (0,external_node_path_.resolve)(buildxConfig === '' ? (0,external_node_path_.join)(dockerConfigFolder, 'buildx') : buildxConfig);
}
function storeIn(folder, stepFolder) {
    return { folder, scratch: (0,external_node_path_.join)(folder, `.${(0,external_node_path_.basename)(stepFolder)}`) };
}
async function proveStore({ scratch }) {
    await proveWritable(scratch);
}
async function store_readInstance(store, name) {
    return store_file_readOrEmpty((0,external_node_path_.join)(store.folder, 'instances', name));
}
async function lookAtInstance(store, name) {
    const json = await store_readInstance(store, name);
    const writtenMs = await (0,promises_.stat)((0,external_node_path_.join)(store.folder, 'instances', name)).then(({ mtimeMs }) => mtimeMs, () => Date.now());
    return { json, ageMs: Date.now() - writtenMs };
}
async function writeInstance(store, name, json, refuse) {
    const path = (0,external_node_path_.join)(store.folder, 'instances', name);
    await writeBeside(store.scratch, path, json);
    const isNew = await (0,promises_.link)(store.scratch, path).then(() => true, () => false);
    try {
        if (!isNew)
            refuse(await lookAtInstance(store, name));
        if (!isNew)
            await (0,promises_.rename)(store.scratch, path);
    }
    finally {
        await (0,promises_.rm)(store.scratch, { force: true });
    }
}
async function removeInstance(store, name) {
    const removed = await (0,promises_.unlink)((0,external_node_path_.join)(store.folder, 'instances', name)).then(() => true, notThere);
    await (0,promises_.rm)((0,external_node_path_.join)(store.folder, 'activity', name), { force: true });
    await (0,promises_.rm)((0,external_node_path_.join)(store.folder, 'refs', name), { force: true, recursive: true });
    return removed;
}
function notThere(error) {
    if (codeOf(error) === 'ENOENT')
        return false;
    throw error;
}

;// CONCATENATED MODULE: ./js/lib/system/regular-file.js



const LARGEST_BYTES = 1024 * 1024;
function regular_file_readRegularFile(path) {
    try {
        const stats = (0,external_node_fs_.statSync)(path);
        if (stats.isDirectory())
            return none('it is a folder');
        if (!stats.isFile())
            return none('it is not a regular file');
        const bytes = readBounded(path);
        return bytes.length > LARGEST_BYTES ? none('it is larger than 1 MiB') : { kind: 'content', bytes };
    }
    catch (error) {
        const code = codeOf(error);
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
function regular_file_readJsonFile(path) {
    const file = regular_file_readRegularFile(path);
    return file.kind === 'none' ? undefined : json_parseJson(file.bytes.toString('utf8'));
}
function readBounded(path) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        const bytes = Buffer.alloc(LARGEST_BYTES + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < bytes.length; length += read)
            read = (0,external_node_fs_.readSync)(file, bytes, length, bytes.length - length, null);
        return bytes.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function none(why) {
    return { kind: 'none', isMissing: false, why };
}

;// CONCATENATED MODULE: ./js/lib/github/outsiders.js


function outsidersIn({ eventName, eventPath }) {
    return outsiders_judge(eventName, readEvent(eventPath));
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
    check_run: (payload) => ofChecks(mappingOf(mappingOf(payload, 'check_run'), 'check_suite')),
    check_suite: (payload) => ofChecks(mappingOf(payload, 'check_suite')),
    status: ofStatus,
    discussion: anybody,
    discussion_comment: anybody,
    fork: anybody,
    gollum: anybody,
    issues: anybody,
    watch: anybody,
};
function outsiders_judge(eventName, payload) {
    const known = Object.hasOwn(EVENTS, eventName) ? EVENTS[eventName] : undefined;
    return (known ?? anybody)(payload);
}
function ofPullRequest(payload) {
    const pull = mappingOf(payload, 'pull_request');
    return isOneRepository(mappingOf(mappingOf(pull, 'head'), 'repo'), mappingOf(mappingOf(pull, 'base'), 'repo'))
        ? 'none'
        : 'code';
}
function ofRelay(payload) {
    const pull = mappingOf(mappingOf(payload, 'client_payload'), 'pull_request');
    const head = textOf(mappingOf(mappingOf(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === textOf(mappingOf(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
function ofRun(payload) {
    const run = mappingOf(payload, 'workflow_run');
    if (!isOneRepository(mappingOf(run, 'head_repository'), mappingOf(run, 'repository')))
        return 'code';
    const event = textOf(run, 'event') ?? '';
    return /^pull_request/.test(event) ? 'none' : outsiders_judge(event, {});
}
function ofComment(payload) {
    const issue = mappingOf(payload, 'issue');
    return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}
function ofChecks(suite) {
    return textOf(suite, 'head_branch') === undefined ? 'code' : 'none';
}
function ofStatus(payload) {
    return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}
function isOneRepository(head, base) {
    const name = textOf(head, 'full_name');
    return name !== undefined && name === textOf(base, 'full_name');
}
function readEvent(path) {
    const file = regular_file_readRegularFile(path);
    return file.kind === 'none' ? {} : readMapping(utf8(file.bytes) ?? '');
}

;// CONCATENATED MODULE: ./js/lib/system/workspace.js



const MOST_LINKS = 40;
function isOfWorkspace(path, workspace) {
    try {
        const folder = placesTo(workspace).at(-1) ?? '/';
        return placesTo(path).some((place) => workspace_isBelow(place, folder));
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
        if (['ENOENT', 'ENOTDIR'].includes(codeOf(error)))
            return undefined;
        throw error;
    }
}
function workspace_isBelow(place, folder) {
    const way = (0,external_node_path_.relative)(folder, place);
    return way !== '' && way !== '..' && !way.startsWith('../');
}

;// CONCATENATED MODULE: ./js/action/inputs/config-files.js







function takeFiles(config, place) {
    const registries = tableIn(config, 'registry');
    const taken = new Map();
    const moved = Object.entries(registries).map(([host, registry]) => {
        const take = (path) => takeFile(path, host, place, taken);
        return [host, isTable(registry) ? takeRegistry(registry, take, place) : registry];
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
        return `${FILES_FOLDER}/${known.path}`;
    const folder = `certs/${host.replace(/[^a-zA-Z0-9.-]+/g, '_')}`;
    const name = (0,external_node_path_.basename)(source).replace(/[^\w.-]+/g, '_');
    const names = new Set([...taken.values()].map((file) => file.path));
    const free = names.has(`${folder}/${name}`) ? `${folder}/${taken.size}-${name}` : `${folder}/${name}`;
    const file = { path: free, text: readText(path, source, place) };
    taken.set(source, file);
    return `${FILES_FOLDER}/${file.path}`;
}
function readText(path, source, place) {
    if (place.onlyWorkspace && !config_files_isBelow(source, place.workFolder))
        throw unusable(path, place, 'on an event that others can cause, it may only be in the workspace');
    const file = regular_file_readRegularFile(source);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
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
        throw unusable(path, place, codeOf(error) === 'ENOENT' ? 'no such folder' : 'it cannot be read');
    }
}
function pairsOf(keypair, place) {
    if (!Array.isArray(keypair))
        return [];
    return keypair.filter(isTable).map(({ key, cert }) => {
        if (typeof key === 'string' && typeof cert === 'string')
            return { key, cert };
        throw new errors_ActionError({
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
    const shown = JSON.stringify(truncate(path, 60));
    const hint = 'It is read on the runner, from the workspace; a path of the pod is below a mount of pod-patch.';
    return new errors_ActionError({
        code: 'input',
        message: `${subject}: file ${shown} of a registry cannot be used (${why}).`,
        hint,
    });
}

;// CONCATENATED MODULE: ./js/action/inputs/forks.js






const ALLOW = 'set allow-forks: true if you trust everybody who can cause this event.';
function refuseForks(mode, environment) {
    if (!hasCodeOfOutsiders(environment))
        return;
    const event = truncate(environment.eventName, 40);
    if (mode !== 'ephemeral') {
        const message = `Mode ${mode} uses a shared builder, and this ${event} event may bring code of people without write access.`;
        throw new errors_ActionError({ code: 'input', message, hint: `Set mode: ephemeral, or ${ALLOW}` });
    }
    const size = input('cache-size');
    if (size === '0' || size === INPUT_DEFAULTS['cache-size'])
        return;
    const message = `Input cache-size: this ${event} event may bring code of people without write access, which gets no volume.`;
    throw new errors_ActionError({ code: 'input', message, hint: `Remove it, or ${ALLOW}` });
}
function refuseClaimOfForks(cache, environment) {
    if (cache.kind !== 'existing' || !hasCodeOfOutsiders(environment))
        return;
    const event = truncate(environment.eventName, 40);
    const message = `PersistentVolumeClaim ${cache.claim}: this ${event} event may bring code of people without write access, which gets no volume.`;
    throw new errors_ActionError({ code: 'input', message, hint: `Take it out of pod-patch, or ${ALLOW}` });
}
function refuseFileOfForks(name, path, environment) {
    if (!hasCodeOfOutsiders(environment) || !isOfWorkspace(path, environment.workFolder))
        return;
    const message = `Input ${name}: a file of the workspace, which people without write access may have written.`;
    throw new errors_ActionError({ code: 'input', message, hint: `Keep it elsewhere, or ${ALLOW}` });
}
function hasCodeOfOutsiders(environment) {
    return input('allow-forks').toLowerCase() !== 'true' && outsidersIn(environment) === 'code';
}

;// CONCATENATED MODULE: ./js/action/inputs/buildkitd.js















const NO_BUILDKITD = { config: {}, files: [], subject: '', notes: [] };
function readBuildkitd(environment) {
    const path = input('buildkitd-config');
    const inline = input('buildkitd-config-inline');
    if (path !== '' && inline !== '') {
        throw new errors_ActionError({
            code: 'input',
            message: 'Inputs buildkitd-config and buildkitd-config-inline exclude each other.',
            hint: 'Set one.',
        });
    }
    if (inline !== '')
        return read({ subject: 'Input buildkitd-config-inline', text: inline, isTrusted: true }, environment);
    if (path !== '')
        return readFile(path, environment);
    return readDefault(environment);
}
function readFile(path, environment) {
    const source = (0,external_node_path_.resolve)(environment.workFolder, path);
    refuseFileOfForks('buildkitd-config', source, environment);
    const file = regular_file_readRegularFile(source);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
    if (text === undefined) {
        const why = file.kind === 'none' ? file.why : 'it is not UTF-8 text';
        throw text_bad('buildkitd-config', path, `It is the path of a file; here: ${why}.`);
    }
    const isTrusted = outsidersIn(environment) === 'none' || !isOfWorkspace(source, environment.workFolder);
    return read({ subject: 'Input buildkitd-config', text, isTrusted }, environment);
}
function readDefault(environment) {
    const { buildxConfig, dockerConfigFolder } = environment;
    const path = (0,external_node_path_.join)(storeFolderOf(buildxConfig, dockerConfigFolder), 'buildkitd.default.toml');
    if (!(0,external_node_fs_.existsSync)(path))
        return NO_BUILDKITD;
    const subject = `The runner's ${path}`;
    const file = regular_file_readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
    if (text === undefined)
        throw new errors_ActionError({
            code: 'input',
            message: `${subject} cannot be read.`,
            hint: 'Remove it, or set buildkitd-config.',
        });
    const { notes, ...given } = read({ subject, text, isTrusted: true }, environment);
    const line = `BuildKit is configured by ${path}, as docker buildx create would.`;
    return { ...given, notes: [{ level: 'info', line }, ...notes] };
}
function read({ subject, text, isTrusted }, environment) {
    const { config, unknown } = parseBuildkitd(subject, text);
    const { workFolder } = environment;
    const mounts = mountPathsOfPatch();
    const isMounted = (path) => path.startsWith('/') && mounts.some((mount) => `${normalPath(path)}/`.startsWith(`${mount}/`));
    const given = takeFiles(config, { subject, workFolder, isMounted, onlyWorkspace: !isTrusted });
    refuseTooLarge(subject, given);
    return { ...given, subject, notes: buildkitd_notesOn(subject, given, unknown) };
}
function buildkitd_notesOn(subject, { config, files }, unknown) {
    const notes = [];
    const keys = unknown.slice(0, 5).join(', ');
    if (unknown.length > 0)
        notes.push({ level: 'warning', line: `${subject}: BuildKit 0.33 knows no ${keys}, and passes over it.` });
    if (tableIn(config, 'worker').containerd !== undefined)
        notes.push({
            level: 'info',
            line: `${subject}: [worker.containerd] is for nothing here; builders have the OCI worker.`,
        });
    const keyNames = files.filter(({ text }) => text.includes('PRIVATE KEY')).map(({ path }) => path);
    if (keyNames.length > 0)
        notes.push({
            level: 'info',
            line: `${subject}: whoever may read Deployments and pods in the namespace can read ${keyNames.join(', ')}.`,
        });
    return notes;
}
function mountPathsOfPatch() {
    try {
        return mountPathsOf(readPodPatch()).map(normalPath);
    }
    catch {
        return [];
    }
}

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

;// CONCATENATED MODULE: ./js/cluster/aws/partition.js
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/certificates.js




function readAuthorities(cluster, folder, name) {
    const pem = readDataOrFile(cluster, name, folder);
    if (pem === '')
        return '';
    const authorities = blocksOf(pem).flatMap((block) => certificatesIn(block));
    if (authorities.length === 0)
        throw certificates_bad(cluster, name, 'holds no certificate (PEM)');
    if (authorities.every(isExpired))
        throw certificates_bad(cluster, name, `expired on ${authorities[0]?.validTo}`);
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
    return new errors_ActionError({
        code: 'input',
        message: `Input certificate-authority ${what}.`,
        hint: 'Give the one of the cluster.',
    });
}
function blocksOf(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
function readCertificate(user, folder) {
    const certificatePem = readDataOrFile(user, 'client-certificate', folder);
    const keyPem = readDataOrFile(user, 'client-key', folder);
    if (certificatePem === '' && keyPem === '')
        return { kind: 'none' };
    if (keyPem === '')
        throw certificates_bad(user, 'client-certificate', 'has no client-key beside it');
    if (certificatePem === '')
        throw certificates_bad(user, 'client-key', 'has no client-certificate beside it');
    const certificate = certificateOf(certificatePem, () => notCertificate(user, 'client-certificate'));
    if (isExpired(certificate))
        throw certificates_bad(user, 'client-certificate', `expired on ${certificate.validTo}`);
    if (!belongsTo(keyPem, certificate, user))
        throw certificates_bad(user, 'client-key', 'does not belong to the client-certificate');
    return { kind: 'pair', certificatePem, keyPem };
}
function readDataOrFile(fields, name, folder) {
    const data = fields.text(`${name}-data`).replace(/\s+/g, '');
    const path = fields.text(name);
    if (data !== '' && path !== '')
        throw certificates_bad(fields, name, `is there beside ${name}-data: keep one of them`);
    if (data !== '') {
        if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data))
            throw certificates_bad(fields, `${name}-data`, 'is not base64');
        return Buffer.from(data, 'base64').toString('utf8');
    }
    if (path === '')
        return '';
    const file = regular_file_readRegularFile((0,external_node_path_.resolve)(folder, path));
    if (file.kind === 'content')
        return file.bytes.toString('latin1');
    const hint = 'Where that file is, this prints the kubeconfig with it inside: kubectl config view --raw --flatten --minify';
    throw certificates_bad(fields, name, `names a file that cannot be used (${file.why})`, hint);
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
function notCertificate(fields, name) {
    return certificates_bad(fields, name, 'is not a certificate (PEM)');
}
function belongsTo(keyPem, certificate, fields) {
    try {
        return certificate.checkPrivateKey((0,external_node_crypto_.createPrivateKey)(keyPem));
    }
    catch {
        throw certificates_bad(fields, 'client-key', 'is not a private key (PEM, not encrypted)');
    }
}
function isExpired(certificate) {
    return certificate.validToDate.getTime() < Date.now();
}
function certificates_bad(fields, name, what, hint = '') {
    return new errors_ActionError({
        code: 'input',
        message: `Input kubeconfig: ${fields.where}.${name} ${what}.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./js/lib/github/empty-secrets.js



const WITHOUT_SECRETS = /^pull_request(_review|_review_comment)?$/;
function whySecretsAreEmpty(run) {
    const { actor, eventName } = run;
    if (WITHOUT_SECRETS.test(eventName) && outsidersIn(run) === 'code')
        return "A fork's pull request gets no secrets and no ID token: inputs that are set from secrets are empty.";
    if (actor === 'dependabot[bot]')
        return "Dependabot's runs get Dependabot's own secrets alone: inputs that are set from others are empty.";
    return '';
}
function withEmptySecrets(thrown, why) {
    const error = toActionError(thrown);
    if (why === '' || error.code === 'internal')
        return error;
    const both = `${why} ${error.hint ?? ''}`.trim();
    const hint = error.message.length + both.length < LONGEST_HEADLINE ? both : why;
    return new errors_ActionError({
        code: error.code,
        message: fitHeadline(error.message, hint),
        hint,
        cause: error.cause,
    });
}

;// CONCATENATED MODULE: ./js/action/inputs/cluster.js






const NO_SERVER = { server: '', caPem: '' };
const UNKNOWN = { kind: 'unknown' };
function readCluster(environment, checked) {
    const isOneWay = checked(refuseTwoWays, false);
    const given = checked(() => readGiven(environment), undefined);
    const isEks = input('eks-cluster') !== '';
    const isKnown = isOneWay && given !== undefined;
    if (!isKnown && !isEks)
        return UNKNOWN;
    const cluster = checked(() => (isEks ? readEks(environment, given ?? NO_SERVER) : readOther(environment, given ?? NO_SERVER)), UNKNOWN);
    return isKnown ? cluster : UNKNOWN;
}
function readOther(environment, given) {
    const audience = input('oidc-audience');
    if (input('role-to-assume') !== '' || input('aws-region') !== '')
        throw lonely(environment, input('role-to-assume') === '' ? 'aws-region' : 'role-to-assume', 'eks-cluster');
    if (given.server === '' && audience === '')
        return { kind: 'kubeconfig' };
    if (audience === '')
        throw lonely(environment, 'server', 'oidc-audience (or eks-cluster)');
    if (given.server === '')
        throw lonely(environment, 'oidc-audience', 'server and certificate-authority');
    return { kind: 'github', audience, given };
}
function refuseTwoWays() {
    const ways = ['kubeconfig', 'eks-cluster', 'oidc-audience'].filter((name) => input(name) !== '');
    if (input('context') !== '' && !ways.includes('kubeconfig') && ways.length > 0)
        throw new errors_ActionError({
            code: 'input',
            message: `Input context is for kubeconfigs, and ${ways[0]} is set.`,
            hint: 'Remove one of them.',
        });
    if (ways.length > 1)
        throw new errors_ActionError({
            code: 'input',
            message: `Inputs ${ways.join(' and ')} each name a cluster.`,
            hint: 'Keep one of them.',
        });
    return true;
}
function readGiven(environment) {
    const text = input('server');
    const pem = input('certificate-authority');
    if (text === '' && pem === '')
        return NO_SERVER;
    if (text === '')
        throw lonely(environment, 'certificate-authority', 'server');
    if (pem === '')
        throw lonely(environment, 'server', 'certificate-authority');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
        throw new errors_ActionError({ code: 'input', message: 'Input server must be an https:// URL without a user.' });
    return { server: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), caPem: readAuthorityPem(pem) };
}
function readEks(environment, given) {
    const text = input('eks-cluster');
    const arn = parseClusterArn(text);
    if (arn === undefined && !isClusterName(text))
        throw text_bad('eks-cluster', text, 'It is the name or the ARN of an EKS cluster.');
    const region = readRegion(environment, arn?.region ?? '');
    const partition = partitionOf(region).name;
    if (arn !== undefined && arn.partition !== partition)
        throw text_bad('eks-cluster', text, `Region ${region} is in partition ${partition}.`);
    return { kind: 'eks', name: arn?.name ?? text, region, roleArn: readRole(partition, region), given };
}
function readRegion(environment, ofArn) {
    const given = input('aws-region');
    const region = given || ofArn || environment.awsRegion;
    if (region === '')
        throw new errors_ActionError({
            code: 'input',
            message: 'Input aws-region is missing beside eks-cluster.',
            hint: 'Set it, or AWS_REGION, or give eks-cluster as an ARN.',
        });
    if (!isRegion(region)) {
        if (given === '' && ofArn !== '')
            throw text_bad('eks-cluster', ofArn, 'The ARN is of no region.');
        throw text_bad('aws-region', region, 'It is a region such as eu-central-1.');
    }
    if (ofArn !== '' && given !== '' && given !== ofArn)
        throw text_bad('aws-region', given, `The ARN in eks-cluster says ${ofArn}.`);
    return region;
}
function readRole(partition, region) {
    const role = input('role-to-assume');
    if (role === '')
        return '';
    const own = partitionOfRole(role);
    if (own === undefined)
        throw text_bad('role-to-assume', role, 'It is an ARN such as arn:aws:iam::123456789012:role/NAME.');
    if (own !== partition)
        throw text_bad('role-to-assume', role, `Region ${region} is in partition ${partition}.`);
    return role;
}
function lonely(environment, name, missing) {
    const hint = whySecretsAreEmpty(environment);
    return new errors_ActionError({ code: 'input', message: `Input ${name} is set without ${missing}.`, hint });
}

;// CONCATENATED MODULE: ./js/action/inputs/common.js






const common_HOUR_MS = 3_600_000;
const TIMEOUT_BOUNDS = { leastMs: 10_000, mostMs: 6 * common_HOUR_MS };
function readCommon(environment, checked) {
    return {
        kubeconfig: input('kubeconfig'),
        context: input('context'),
        cluster: readCluster(environment, checked),
        allowExec: checked(readAllowExec, 'true'),
        allowForks: checked(() => flag('allow-forks'), false),
        namespace: checked(readNamespace, 'default'),
        buildsAccount: checked(readBuildsAccount, ''),
        name: checked(common_readName, ''),
        asksForPlatforms: words('platforms').length > 0,
        timeoutMs: checked(() => parseDuration('timeout', input('timeout'), TIMEOUT_BOUNDS), 0),
        buildkitd: checked(() => readBuildkitd(environment), NO_BUILDKITD),
        use: checked(() => flag('use'), true),
    };
}
function readAllowExec() {
    const given = input('allow-exec').toLowerCase();
    if (given === 'auto' || given === 'true' || given === 'false')
        return given;
    throw text_bad('allow-exec', given, 'It may be auto, true or false.');
}
function readNamespace() {
    return matching('namespace', (text) => text === '' || isDnsLabel(text), 'It is a DNS label.');
}
function readBuildsAccount() {
    const fits = (text) => text === '' || isDnsSubdomain(text);
    return matching('builds-account', fits, 'It is the name of a service account.');
}
function common_readName() {
    const fits = (text) => text === '' || isInstanceName(text);
    return matching('name', fits, 'A letter, then letters, digits, dots, dashes.');
}

;// CONCATENATED MODULE: ./js/action/inputs/keep-warm.js



const keep_warm_HOUR_MS = 3_600_000;
const BOUNDS = { leastMs: 0, mostMs: 720 * keep_warm_HOUR_MS };
function readKeepWarm() {
    const given = input('keep-warm');
    if (given === 'forever')
        return { kind: 'forever' };
    return { kind: 'for', ms: parseDuration('keep-warm', given, BOUNDS) };
}
function refuseKeepWarm() {
    const given = input('keep-warm');
    if (given === INPUT_DEFAULTS['keep-warm'] || given === '0')
        return;
    throw text_bad('keep-warm', given, 'An ephemeral builder goes with its job: remove it, or set mode: ensure.');
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
function refuseUnfollowed(checked) {
    for (const known of KNOWN_INPUTS)
        checked(() => refuseOne(known), undefined);
}
function refuseOne({ name, isHarmless, instead }) {
    const value = input(name);
    if (value === '' || isHarmless(value))
        return;
    const shown = MAY_HOLD_SECRETS.has(name) ? '' : ` (${JSON.stringify(truncate(value, 40))})`;
    throw new errors_ActionError({
        code: 'input',
        message: `Input ${name}${shown} is not followed by this action.`,
        hint: instead(value),
    });
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







function readInputs(environment, checked) {
    const mode = checked(readMode, input('deployments') === '' ? 'ensure' : 'connect');
    refuseForks(mode, environment);
    refuseUnfollowed(checked);
    const common = readCommon(environment, checked);
    return readInputsOf(mode, common, environment, checked);
}
function readMode() {
    const mode = input('mode');
    if (mode === 'connect' || mode === 'ensure' || mode === 'ephemeral')
        return mode;
    throw text_bad('mode', mode, 'It may be ensure, ephemeral or connect.');
}
function readInputsOf(mode, common, environment, checked) {
    if (mode === 'connect')
        return { ...common, ...readConnect(checked), mode };
    const builder = { ...common, ...readBuilder(mode, environment, common.buildkitd, checked) };
    if (mode === 'ensure')
        return { ...builder, mode, keepWarm: checked(readKeepWarm, { kind: 'forever' }) };
    checked(refuseKeepWarm, undefined);
    checked(() => refuseClaimOfForks(builder.cache, environment), undefined);
    return { ...builder, mode };
}

;// CONCATENATED MODULE: ./js/lib/kubernetes/admission.js
function isWebhookDown(message) {
    return message.includes('failed calling webhook');
}
function isAdmission(message) {
    return (/is forbidden: (?!User ")|denied (?:the )?request|exceeded quota/.test(message) || isWebhookDown(message));
}

;// CONCATENATED MODULE: ./js/cluster/api/answer.js




const LONGEST_MESSAGE = 4000;
const LONGEST_CAUSE = 1000;
function refusalOf(status, body) {
    const document = readMapping(body);
    const reason = typeof document.reason === 'string' ? document.reason : '';
    const message = typeof document.message === 'string' ? document.message : body;
    const words = truncate(toSafeLine(message), LONGEST_MESSAGE);
    return { kind: 'refused', status, reason, message: words, causes: causesOf(document.details) };
}
const MOST_CAUSES = 20;
function causesOf(details) {
    const causes = json_isMapping(details) && Array.isArray(details.causes) ? details.causes : [];
    return causes.slice(0, MOST_CAUSES).flatMap((cause) => {
        if (!json_isMapping(cause) || typeof cause.field !== 'string')
            return [];
        const message = truncate(toSafeLine(textOf(cause, 'message') ?? ''), LONGEST_CAUSE);
        return [{ field: toSafeLine(cause.field), message }];
    });
}
function readObject(text) {
    const value = json_parseJson(text);
    if (isObject(value))
        return value;
    throw new Error('an answer that is not a JSON object');
}
function isObject(value) {
    return json_isMapping(value);
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
        super(`${refusal.status} ${refusal.reason}: ${truncate(refusal.message, LONGEST_CAUSE)}`);
        this.refusal = refusal;
        this.doing = doing;
    }
}
function refusalError(refusal, doing) {
    const cause = new RefusedCall(refusal, doing);
    const code = answer_codeOf(refusal);
    if (code === 'forbidden') {
        const hint = 'Apply the Role in the README.';
        return new errors_ActionError({
            code,
            message: `The cluster forbids to ${doing}: ${refusal.message}.`,
            hint,
            cause,
        });
    }
    const hint = code === 'not-ready' ? 'Ask whoever runs the cluster to allow it.' : '';
    return new errors_ActionError({
        code,
        message: `The cluster refused to ${doing}: ${refusal.message}.`,
        hint,
        cause,
    });
}
function answer_codeOf(refusal) {
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
    const told = new Set();
    return (headers = []) => {
        for (const text of headers.flatMap(answer_textsOf)) {
            if (told.has(text) || told.size > MOST_WARNINGS)
                continue;
            told.add(text);
            const isLast = told.size > MOST_WARNINGS;
            note(isLast ? 'The API server gave more warnings.' : `Warning of the API server: ${text}`);
        }
    };
}
function answer_textsOf(header) {
    return [...header.matchAll(WARNING)].map(([, quoted = '']) => truncate(toSafeLine(quoted.replace(/\\(.)/g, '$1')), LONGEST_WARNING));
}

;// CONCATENATED MODULE: ./js/lib/system/pause.js
async function pause_pause(ms, signal) {
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

;// CONCATENATED MODULE: ./js/lib/system/pace.js

const CONFLICT_PACE = { firstMs: 700, longestMs: 5000 };
const pace_CONFLICT_TRIES = 6;
function paceMs({ firstMs, longestMs }, round, random) {
    return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}
async function pausePaced(pace, round, signal) {
    await pause_pause(paceMs(pace, round, Math.random()), signal);
}

;// CONCATENATED MODULE: ./js/lib/system/poll.js


async function poll_poll({ pace, tries, signal }, look) {
    for (let round = 0;; round += 1) {
        const found = await look(round);
        if (found !== undefined || round + 1 === tries)
            return found;
        const ms = typeof pace === 'function' ? pace(round) : paceMs(pace, round, Math.random());
        await pause_pause(ms, signal);
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./js/lib/system/uptime.js

function uptime_uptimeMs() {
    return (0,external_node_os_.uptime)() * 1000;
}

;// CONCATENATED MODULE: ./js/builders/manifests/hold.js


function renderHold(spec) {
    const labels = { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
    return {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: { [HOLDER_ANNOTATION]: spec.holder, [names_NODES_ANNOTATION]: spec.nodes.join(',') },
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
function hold_isLiving(hold) {
    if (hold.metadata?.deletionTimestamp !== undefined)
        return false;
    const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
    return !(hold.status?.conditions ?? []).some((condition) => ended.includes(condition.type) && condition.status === 'True');
}
function isInUse(hold) {
    return hold_isLiving(hold) && !wasReleased(hold);
}
function wasReleased(hold) {
    return hold.metadata?.annotations?.[names_RELEASED_ANNOTATION] !== undefined;
}
function stoppedClock(hold) {
    if (hold.spec?.suspend === true)
        return 'suspended it';
    const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
    return managedBy === 'kubernetes.io/job-controller' ? '' : `gave it to ${managedBy}`;
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
function hold_renewEveryMs(lifeMs) {
    return lifeMs / RENEWALS_IN_A_LIFE;
}
const SHORTEST_RETRY_MS = 1000;
function hold_retryEveryMs(lifeMs) {
    return Math.max(hold_renewEveryMs(lifeMs) / 4, SHORTEST_RETRY_MS);
}
function hold_nextDeadline(hold, nowMs, term) {
    const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
    const longest = deadlineSeconds(term.maxJobMs);
    if (wasReleased(hold))
        return { kind: 'over' };
    if (!hold_isLiving(hold))
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
function hold_renderRenewal(uid, resourceVersion, seconds) {
    return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}
function nodesOfHold(hold) {
    return hold.metadata?.annotations?.[NODES_ANNOTATION]?.split(',').filter((name) => name !== '');
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
    if (!hold_isLiving(job) || !wasReleased(job) || startedMs === undefined || seconds === undefined)
        return undefined;
    return { job, uid, name, endMs: startedMs + seconds * 1000, nodes: nodesOfHold(job) };
}
function isBefore(one, other) {
    return one.endMs < other.endMs || (one.endMs === other.endMs && one.name < other.name);
}
function isCovered(hold, by, owners) {
    return (hold.nodes ?? ['']).every((node) => {
        const uids = owners.get(node);
        return uids !== undefined && (uids.has(by.uid) || !uids.has(hold.uid));
    });
}

;// CONCATENATED MODULE: ./js/builders/holds/find.js

const PLURALS = {
    deployments: 'Deployments',
    jobs: 'Jobs',
    persistentvolumeclaims: 'PersistentVolumeClaims',
};
async function find_findWithTime(api, kind, name) {
    const answer = await api.get(kind, name);
    if (answer.kind === 'ok')
        return answer;
    if (answer.status === 404)
        return undefined;
    throw refusalError(answer, `get ${PLURALS[kind]} in namespace ${api.namespace}`);
}
async function find_find(api, kind, name) {
    return (await find_findWithTime(api, kind, name))?.body;
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/problem.js

function settingOf(spec) {
    return {
        namespace: spec.namespace,
        node: spec.name,
        claim: claimOf(spec),
        hasPodPatch: spec.podPatch.kind === 'patch',
        security: spec.security,
        architecture: spec.architecture,
    };
}
function foreignSetting(namespace) {
    const unknown = { node: undefined, claim: undefined, architecture: undefined };
    return { namespace, hasPodPatch: false, security: 'privileged', ...unknown };
}
function claimOf({ name, cache }) {
    if (cache.kind === 'existing')
        return { name: cache.claim, isOwn: false };
    return cache.kind === 'claim' ? { name: claimName(name), isOwn: true } : undefined;
}
function cacheDeletion({ namespace, node, claim }) {
    if (node === undefined || claim === undefined)
        return undefined;
    const deployment = `kubectl --namespace ${namespace} delete deployment/${node}`;
    return claim.isOwn
        ? `${deployment} pvc/${claim.name}`
        : `${deployment}, then empty or replace the claim ${claim.name}`;
}
function findHint(rows, words, setting, object) {
    const text = words.replace(/\s+/g, ' ');
    for (const row of rows) {
        const isOfIt = row.object === undefined || object === undefined || row.object === object;
        const found = isOfIt ? row.words.exec(text) : null;
        if (found !== null)
            return typeof row.hint === 'string' ? row.hint : row.hint(setting, found);
    }
    return undefined;
}
function patchOr(withPatch, without) {
    return ({ hasPodPatch }) => (hasPodPatch ? withPatch : without);
}
function claimOr(withClaim, without) {
    return (setting) => {
        const deletion = cacheDeletion(setting);
        return deletion === undefined ? without : withClaim(deletion);
    };
}
function problem_notThere(what, field, create) {
    return (setting, found) => {
        const fill = (text) => text.replaceAll('NAMESPACE', setting.namespace).replaceAll('NAME', found[1] ?? '');
        const command = create === undefined ? '' : ` (${fill(create)})`;
        const todo = `Create ${fill(what)}${command}`;
        if (setting.hasPodPatch)
            return `${todo}, or change ${field} in pod-patch.`;
        return `${todo}: a policy of the cluster or the pod-patch of another job asks for it.`;
    };
}

;// CONCATENATED MODULE: ./js/lib/kubernetes/timestamp.js
function timestamp_timestampMs(text) {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
function ageMs(text, nowMs) {
    const ms = timestamp_timestampMs(text);
    return ms === undefined || nowMs === undefined ? undefined : nowMs - ms;
}

;// CONCATENATED MODULE: ./js/builders/diagnosis/pods.js


function containersOf(pod) {
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
    const titled = (statuses, kind) => statuses.map((status) => ({ pod, status, title: `${kind} ${status.name}`, isDaemon: false }));
    const daemons = containerStatuses.filter(({ name }) => name === DAEMON);
    const sidecars = containerStatuses.filter(({ name }) => name !== DAEMON);
    return [
        ...daemons.map((status) => ({ pod, status, title: DAEMON, isDaemon: true })),
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
function readyConditionOf({ status }) {
    return status?.conditions?.find((one) => one.type === 'Ready');
}
function isInterrupted(pod) {
    if (isEnding(pod) || isOver(pod))
        return false;
    const ready = readyConditionOf(pod);
    const startedAt = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running?.startedAt;
    const [changedMs, startedMs] = [timestamp_timestampMs(ready?.lastTransitionTime), timestamp_timestampMs(startedAt)];
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
    const name = `pod ${pod.metadata?.name ?? '?'}`;
    if (isEnding(pod))
        return `${name} is ending`;
    if (isReady(pod))
        return `${name} is ready`;
    const { conditions, phase = 'Pending' } = pod.status ?? {};
    const unscheduled = conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
    const state = unscheduled === undefined ? phase : reasonAndMessage(unscheduled);
    return `${name}${describeContainers(pod) ?? `: ${state}`}`;
}
function describeContainers(pod) {
    const [daemon, ...others] = containersOf(pod);
    if (daemon === undefined)
        return undefined;
    const waits = others.map((one) => ({ one, waiting: waitingOf(one) }));
    const failing = waits.find(({ waiting }) => waiting !== undefined && !isTurnToCome(waiting));
    if (failing?.waiting !== undefined)
        return `: ${failing.one.title.toLowerCase()}: ${reasonAndMessage(failing.waiting)}`;
    const waiting = waitingOf(daemon);
    if (waiting !== undefined)
        return `: ${reasonAndMessage(waiting)}`;
    if (daemon.status.state?.running === undefined)
        return undefined;
    const late = others.find(({ status }) => status.state?.running !== undefined && status.ready === false);
    const who = daemon.status.ready && late !== undefined ? late.title.toLowerCase() : 'buildkitd';
    return ` runs, ${who} does not answer yet`;
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
        words: /violates PodSecurity/,
        hint: ({ namespace }) => `BuildKit needs that, rootless too: kubectl label --overwrite namespace ${namespace} pod-security.kubernetes.io/enforce=privileged`,
    },
    {
        words: /security context constraint/,
        hint: ({ namespace }) => `Allow it to a service account (oc --namespace ${namespace} adm policy add-scc-to-user privileged -z NAME) and set serviceAccountName: NAME in pod-patch.`,
    },
    { words: /autogke-.*higher than the Autopilot maximum/, hint: 'Set the inputs cpu and memory lower.' },
    {
        words: /autogke-disallow-privilege|privileged; not allowed in Autopilot/,
        hint: 'GKE Autopilot runs no privileged pods: use a GKE Standard cluster.',
    },
    {
        words: /autogke-|in Autopilot/,
        hint: patchOr('GKE Autopilot allows no such pod: correct pod-patch, or use a GKE Standard cluster.', 'GKE Autopilot allows no such pod: use a GKE Standard cluster.'),
    },
];
const POLICY_HINTS = [
    ...PLATFORMS,
    {
        words: /failed calling webhook/,
        hint: ({ namespace }) => `Fix the service behind that webhook, or exempt namespace ${namespace} from it.`,
    },
    { words: denied(LIMITS), hint: orExempt('Set limits with the input pod-patch') },
    { words: denied(REQUESTS), hint: orExempt('Set the requests with the inputs cpu, memory and pod-patch') },
    { words: denied(TOO_MUCH), hint: orExempt('Set the inputs cpu and memory lower') },
    { words: denied(IMAGE), hint: orExempt('Set the input image to one that it allows') },
    { words: denied(PRIVILEGES), hint: orExempt('BuildKit needs that: see security: rootless') },
    {
        words: denied(/\blabels?\b|\bannotations?\b/),
        object: 'pods',
        hint: orExempt('Set it with the input pod-patch'),
    },
    { words: /^.*(?:admission webhook|AdmissionPolicy).*$/, hint: orExempt() },
    {
        words: /images? rejected by webhook backend/,
        hint: 'Set the input image to one that the image policy of the cluster allows.',
    },
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
    return { what, hint: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}
function pausedProblem(deployment, namespace) {
    if (deployment.spec?.paused !== true || isServing(deployment))
        return undefined;
    const name = deployment.metadata?.name;
    return {
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

;// CONCATENATED MODULE: ./js/builders/diagnosis/admission.js






const WEBHOOK_GRACE_MS = 8000;
const ACCOUNT_GRACE_MS = 10_000;
function refusalProblem({ deployment, pods, nowMs, setting }) {
    const failure = failureOf(deployment);
    if (failure === undefined || pods.some((pod) => !isOver(pod)))
        return undefined;
    const words = reasonAndMessage(failure);
    const sinceMs = ageMs(failure.lastTransitionTime, nowMs);
    if (sinceMs !== undefined && sinceMs < graceMs(words))
        return undefined;
    return {
        what: `The cluster refuses to create the builder's pod: ${shortenRefusal(failure.message || words)}.`,
        hint: findHint(ADMISSION_HINTS, words, setting, 'pods') ?? 'Ask whoever runs the cluster to allow it.',
    };
}
function graceMs(failure) {
    if (isWebhookDown(failure))
        return WEBHOOK_GRACE_MS;
    return failure.includes('error looking up service account') ? ACCOUNT_GRACE_MS : 0;
}
const QUOTA = [
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
        hint: patchOr('Give the namespace a ResourceQuota for that scope, or change priorityClassName in pod-patch.', 'Give the namespace a ResourceQuota for that scope.'),
    },
];
const LIMIT_RANGE = [
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
        hint: (_, [, which, resource, bound]) => `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with the input pod-patch, or change the LimitRange.`,
    },
    {
        words: /(cpu|memory) max limit to request ratio/,
        hint: (_, [, input]) => `Set the input ${input} higher, nearer to the limit that the LimitRange or pod-patch sets.`,
    },
    {
        words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
        hint: ({ hasPodPatch }, [, input, most]) => `Set the input ${input} to at most ${most}, the limit by ${hasPodPatch ? 'pod-patch or ' : ''}the namespace's LimitRange.`,
    },
    {
        words: /(?:minimum|maximum) \S+ usage per/,
        hint: "Set the inputs cpu and memory within the namespace's LimitRange.",
    },
];
const OF_PODS = [
    {
        words: /no PriorityClass with name (\S+) was found/,
        hint: problem_notThere('the PriorityClass NAME', 'priorityClassName'),
    },
    {
        words: /RuntimeClass "?([^\s"]+)"? not found/,
        hint: problem_notThere('the RuntimeClass NAME', 'runtimeClassName'),
    },
    {
        words: /error looking up service account [^\s/]+\/([^\s:]+)/,
        hint: problem_notThere('the service account', 'serviceAccountName', 'kubectl --namespace NAMESPACE create serviceaccount NAME'),
    },
    {
        words: /priority|preemption policy/i,
        object: 'pods',
        hint: patchOr('Change priorityClassName or priority in pod-patch.', 'Ask whoever runs the cluster about its priority classes.'),
    },
    {
        words: /node label selector conflicts/,
        hint: patchOr('Change nodeSelector in pod-patch: the namespace has one of its own.', 'Set the input platforms to what the node selector of the namespace allows.'),
    },
    {
        words: /tolerations .*conflict with its namespace/,
        hint: patchOr('Change tolerations in pod-patch: the namespace allows only some.'),
    },
];
const OF_API = [
    {
        words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
        hint: 'Add the verb delete on deployments.apps to the Role in the README: this cluster asks for it.',
    },
    {
        words: /because it is being terminated/,
        hint: ({ namespace }) => `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or set the input namespace to another.`,
    },
    {
        words: /namespaces? "?([^\s"]+)"? not found/,
        hint: (_, [, name]) => `Create it (kubectl create namespace ${name}), or set the input namespace to another.`,
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
const ADMISSION_HINTS = [
    ...QUOTA,
    ...LIMIT_RANGE,
    ...POLICY_HINTS,
    ...OF_PODS,
    ...OF_API,
];
const ASKED_BY = [
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
    if (!(thrown instanceof errors_ActionError) || !(thrown.cause instanceof RefusedCall))
        return thrown;
    const { refusal, doing } = thrown.cause;
    const hint = findHint(ADMISSION_HINTS, refusal.message, setting, objectOf(doing));
    if (hint === undefined)
        return thrown;
    const what = `The cluster refused to ${doing}: ${shortenRefusal(refusal.message)}.`;
    return new errors_ActionError({
        code: thrown.code,
        message: what,
        hint,
        cause: new Error(thrown.cause.message),
    });
}
function objectOf(doing) {
    return doing.split(' ')[1]?.toLowerCase();
}
function inNode(name, words) {
    return `Node ${name}: ${words}`;
}
const OF_NODES = ['input', 'forbidden', 'conflict', 'not-ready'];
function prefixNode({ nodes }, spec, thrown) {
    const error = explainRefusal(thrown, settingOf(spec));
    if (nodes.length < 2 || !(error instanceof errors_ActionError))
        return error;
    const { code, message, hint, cause } = error;
    if (!OF_NODES.includes(code) || message.includes(spec.name))
        return error;
    return new errors_ActionError({ code, message: inNode(spec.name, message), hint, cause });
}
function isTimeout(thrown) {
    return thrown instanceof errors_ActionError && thrown.code === 'timeout';
}
function withWait(timeout, { what, hint }) {
    return new errors_ActionError({ code: 'timeout', message: `${timeout.message} ${what}`, hint });
}

;// CONCATENATED MODULE: ./js/builders/holds/hold.js






async function hold_takeHold(api, spec) {
    const answer = await api.create('jobs', renderHold(spec));
    const isLost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
    const job = answer_bodyOrThrow(isLost ? await api.get('jobs', spec.name) : answer, `create Jobs in namespace ${spec.namespace}`);
    if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder)
        throw errors_conflictError(`The Job ${spec.name} belongs to somebody else.`, 'Run the job again.');
    const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
    const stopped = stoppedClock(job);
    if (stopped === '')
        return hold;
    await api.deleteForeground('jobs', hold);
    throw errors_conflictError(`Something in the cluster took over the hold and ${stopped}.`, 'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).');
}
async function takeHoldIfAllowed({ api, info }, spec, isNeeded) {
    try {
        return { kind: 'held', hold: await hold_takeHold(api, spec) };
    }
    catch (thrown) {
        const error = toActionError(explainRefusal(thrown, foreignSetting(spec.namespace)));
        const { code, message, cause } = error;
        if (code !== 'forbidden')
            throw error;
        const hint = 'Apply the Role for mode ensure (README), or set keep-warm: forever.';
        if (isNeeded)
            throw new errors_ActionError({ code, message, hint, cause });
        info('No right to make Jobs: this builder is used without a hold, so nobody sees that it is in use.');
        return { kind: 'none' };
    }
}
async function listHolds(api, builder) {
    const answer = await api.list('jobs', builderSelector(builder));
    return answer_bodyOrThrow(answer, `list Jobs in namespace ${api.namespace}`).items;
}

;// CONCATENATED MODULE: ./js/builders/holds/owners.js









async function owners_confirmOwned(rollout, builder, patched, hold) {
    let looked = patched.map((deployment) => ({ kind: 'open', deployment }));
    let conflicts = 0;
    const pace = (round) => roundMs(rollout, looked.filter(isOpen).length, round, conflicts);
    return poll_poll({ pace, signal: rollout.signal }, async (round) => {
        if (round > 0)
            looked = await Promise.all(looked.map((one) => lookAgain(rollout.api, one, hold)));
        const holds = looked.some(isOpen) ? await listHolds(rollout.api, builder) : [];
        const living = new Set(holds.filter(hold_isLiving).map((job) => job.metadata?.uid));
        looked = looked.map((one) => owners_judge(one, living, hold));
        const joined = looked.flatMap((one) => (one.kind === 'open' ? [] : [one]));
        if (joined.length === looked.length)
            return joined;
        if (!living.has(hold.uid))
            throw lostHold(hold);
        const refused = looked.flatMap((one) => one.kind === 'open' && !isOwnedBy(one.deployment, hold) ? [one.deployment] : []);
        if (refused[0] === undefined)
            return undefined;
        conflicts += 1;
        if (conflicts === pace_CONFLICT_TRIES)
            throw contended(refused[0]);
        return undefined;
    });
}
function roundMs({ limits }, open, round, conflicts) {
    const [pace, pauses] = conflicts > 0 ? [limits.conflict, conflicts - 1] : [limits.confirmation, round];
    return (paceMs(pace, pauses, Math.random()) * (1 + open)) / 2;
}
function isOpen({ kind }) {
    return kind === 'open';
}
function isOwnedBy(deployment, hold) {
    return owners_ownersOf(deployment).includes(hold.uid);
}
function owners_judge(looked, living, hold) {
    if (looked.kind !== 'open')
        return looked;
    const { deployment } = looked;
    if (deployment.metadata?.deletionTimestamp !== undefined)
        return { kind: 'gone' };
    const isConfirmed = isOwnedBy(deployment, hold) && owners_ownersOf(deployment).every((owner) => living.has(owner));
    return isConfirmed ? { kind: 'joined', deployment } : looked;
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
    return errors_conflictError(`Deployment ${metadata?.name} could not be joined: the API server answered 409 Conflict ${pace_CONFLICT_TRIES} times.`, 'Does a controller or an admission webhook of the cluster change or refuse it? Run the job again.');
}
function lostHold({ name }) {
    const message = `The hold ${name} ended while it was needed.`;
    return errors_conflictError(message, 'Did somebody delete the Job? Run the job again.');
}
function owners_ownersOf({ metadata }) {
    const owners = metadata?.ownerReferences ?? [];
    const foreign = owners.find((owner) => owner.kind !== 'Job');
    if (foreign === undefined)
        return owners.map((owner) => owner.uid);
    const what = `Deployment ${metadata?.name} is owned by ${foreign.kind} ${foreign.name}, which is no hold.`;
    throw errors_conflictError(what, 'Choose another name.');
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
    const found = await find_find(api, 'deployments', metadata?.name ?? '');
    return found?.metadata?.uid === metadata?.uid ? found : undefined;
}
async function owners_noteUser({ api, info, signal, limits }, found, user) {
    const { name = '', uid } = found.metadata ?? {};
    const note = { metadata: { uid, labels: { [USED_BY_LABEL]: user } } };
    let current = found;
    const polling = { pace: limits.conflict, tries: pace_CONFLICT_TRIES, signal };
    const end = await poll_poll(polling, async () => {
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
        info(`Builder ${name} does not take a note that this job uses it: another job may change it at the same time.`);
    return current;
}

;// CONCATENATED MODULE: ./js/builders/holds/renew.js











async function keepHeld(rollout, held, keeping) {
    const endMs = uptimeMs() + keeping.term.maxJobMs;
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
    const maxJobMs = endMs - uptimeMs();
    const lifeMs = Math.min(term.lifeMs, maxJobMs);
    const hold = await retakeHold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
    return hold === undefined ? undefined : { held: { ...held, hold }, term: { lifeMs, maxJobMs } };
}
async function renewHold({ api, signal, limits }, hold, term, isWanted) {
    const polling = { pace: limits.conflict, tries: CONFLICT_TRIES, signal };
    const renewed = await poll(polling, () => tryRenew(api, hold, term, isWanted));
    if (renewed !== undefined)
        return renewed;
    throw conflictError(`The hold ${hold.name} could not be renewed: it changes all the time.`);
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
    const patch = renderDeadline(hold.uid, deadlineSeconds(fromStartMs));
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

;// CONCATENATED MODULE: ./js/lib/base64.js
function toBase64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

;// CONCATENATED MODULE: ./js/cluster/recipe/aws-clock.js
const CLOCK_NOISE_MS = 5000;
const ASK_MS = 1000;
function clockOffset(dateMs, nowMs) {
    const ms = dateMs - nowMs;
    return Number.isNaN(ms) || Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}
function atServerTime(recipe, kitchen, dateMs) {
    if (Number.isNaN(dateMs))
        return recipe;
    const nowMs = kitchen.nowMs();
    const clockReadAt = { nowMs, uptimeMs: kitchen.uptimeMs() };
    return { ...recipe, clockOffsetMs: clockOffset(dateMs, nowMs), clockReadAt };
}
async function atClockOfNow(recipe, kitchen, signal) {
    const { clockReadAt: last, stsUrl } = recipe;
    if (last === undefined)
        return recipe;
    const setMs = kitchen.nowMs() - last.nowMs - (kitchen.uptimeMs() - last.uptimeMs);
    if (Math.abs(setMs) < CLOCK_NOISE_MS)
        return recipe;
    const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const question = { method: 'GET', url: `${stsUrl}/`, headers: {}, body: '' };
    const dateMs = await kitchen.send(question, soon).then(({ date }) => Date.parse(date), () => Number.NaN);
    signal.throwIfAborted();
    return atServerTime(recipe, kitchen, Number.isNaN(dateMs) ? kitchen.nowMs() : dateMs);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require("node:tls");
;// CONCATENATED MODULE: ./js/cluster/network/exchange.js



const AS_GO = { allowPartialTrustChain: true };
function requestVerified(url, options) {
    return (0,external_node_https_.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
function connectVerified(options) {
    return (0,external_node_tls_namespaceObject.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
}
function responseTo(outgoing, body, signal) {
    return new Promise((done, failed) => {
        outgoing.once('response', done);
        outgoing.once('error', failed);
        signal.addEventListener('abort', () => failed(signal.reason), { once: true });
        outgoing.end(body === '' ? undefined : body);
    });
}
const LARGEST_ANSWER = 1024 * 1024;
async function exchange(request, agent, signal) {
    try {
        const response = await begin(request, agent, signal);
        return {
            status: response.statusCode ?? 0,
            text: await exchange_read(response),
            date: response.headers.date ?? '',
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
    const send = target.protocol === 'http:' ? external_node_http_.request : requestVerified;
    const all = { ...headers, 'content-length': Buffer.byteLength(body) };
    return responseTo(send(target, { method, headers: all, signal, agent }), body, signal);
}
async function exchange_read(response) {
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
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
        throw proxy_unusable(isPlain ? 'HTTP_PROXY' : 'HTTPS_PROXY', proxy, host);
    return proxy;
}
function parseProxy(given) {
    const url = /^[a-z][a-z0-9+.-]*:\/\/./i.test(given) ? given : `http://${given}`;
    return URL.canParse(url) && hasPlainUser(new URL(url)) ? new URL(url) : undefined;
}
function isUsable({ protocol, hostname }) {
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
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
    return [...users, ...forms(password), isPlain ? basicOf(proxy) : ''].filter((secret) => secret !== '');
}
function basicOf({ username, password }) {
    if (username === '' && password === '')
        return '';
    return toBase64(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
}
function proxy_unusable(variable, { protocol }, host) {
    const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
    const hint = `Name one of http:// or https://, or ${truncate(host, 100)} in NO_PROXY.`;
    return new errors_ActionError({ code: 'input', message, hint });
}
function isDirect({ host, port }, noProxy = '') {
    if (host === 'localhost' || isLoopback(host))
        return true;
    const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase());
    return entries.some((entry) => entry === '*' || matches(entry, host, port));
}
function matches(entry, host, port) {
    if ((0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInSubnet(entry, host))
        return true;
    const [name, onPort] = splitPort(entry);
    if (name === '' || (onPort !== '' && onPort !== port))
        return false;
    if ((0,external_node_net_namespaceObject.isIP)(name) !== 0)
        return (0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInSubnet(`${name}/${(0,external_node_net_namespaceObject.isIP)(name) === 4 ? 32 : 128}`, host);
    if ((0,external_node_net_namespaceObject.isIP)(host) !== 0)
        return false;
    const suffix = name.startsWith('*.') ? name.slice(1) : name;
    if (suffix.startsWith('.'))
        return host.endsWith(`.${ascii(suffix.slice(1))}`);
    return host === ascii(suffix) || host.endsWith(`.${ascii(suffix)}`);
}
function splitPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
    return port === undefined ? [entry, ''] : [bracketed ?? plain ?? '', port];
}
function isInSubnet(entry, address) {
    const [, given = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
    const [net, own] = [unmapped(given), unmapped(address)];
    const length = Number(prefix) - (net === given ? 0 : 96);
    const version = (0,external_node_net_namespaceObject.isIP)(net);
    if (version === 0 || version !== (0,external_node_net_namespaceObject.isIP)(own) || length < 0 || length > (version === 4 ? 32 : 128))
        return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const list = new external_node_net_namespaceObject.BlockList();
    list.addSubnet(net, length, family);
    return list.check(own, family);
}
function unmapped(address) {
    return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
function isLoopback(host) {
    return isInSubnet('127.0.0.0/8', host) || isInSubnet('::1/128', host);
}
function ascii(name) {
    return /^[\x20-\x7e]*$/.test(name) ? name : (0,external_node_url_namespaceObject.domainToASCII)(name) || name;
}

;// CONCATENATED MODULE: ./js/cluster/network/trust.js




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
        if (!isUnknownAuthority(error))
            throw error;
        const wider = { ca: [...(0,external_node_tls_namespaceObject.getCACertificates)('default'), ...systemAuthorities(proxies)] };
        known.set(key, wider);
        return connect(wider);
    }
}
function systemAuthorities({ authorityFile: file, authorityFolders: list }) {
    const files = file ? [file] : FILES;
    const folders = list ? list.split(':') : FOLDERS;
    const bundle = files.map(trust_textOf).find((text) => text !== '') ?? '';
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => trust_textOf((0,external_node_path_.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap(trust_certificatesIn))];
}
function trust_certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function trust_textOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isFile() ? (0,external_node_fs_.readFileSync)(path, 'latin1') : '';
    }
    catch {
        return '';
    }
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function isCertificateFault(thrown) {
    return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown));
}
const trust_UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;
function isUnknownAuthority(thrown) {
    if (trust_UNKNOWN.test(codeOf(thrown)))
        return true;
    return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}
function certificateWords({ message }) {
    return message.replace(/; if the root CA is installed locally.*$/, '');
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./js/cluster/network/tunnel.js









class TunnelAgent extends external_node_https_.Agent {
    #route;
    #tls;
    #pending = new Set();
    constructor(route, options) {
        super({ ...options, rejectUnauthorized: true, ...AS_GO });
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
            connected(error instanceof Error ? error : new Error(messageOf(error)), new external_node_stream_.Duplex());
        }
        return null;
    }
    #tunnel(proxy, options, connected) {
        const asking = askFor(targetOf(options), proxy, this.#tls.ca, this.#route.limitMs);
        this.#pending.add(asking);
        asking.once('close', () => this.#pending.delete(asking));
        asking.once('error', (error) => connected(explained(error), new external_node_stream_.Duplex()));
        asking.once('connect', ({ statusCode = 0 }, socket) => {
            const { servername = '' } = options;
            const tls = { ...this.#tls, ALPNProtocols: ['http/1.1'], host: hostOf(options), servername, socket };
            if (statusCode === 200)
                return connected(null, connectVerified(tls));
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
    return `${(0,external_node_net_namespaceObject.isIP)(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
}
function askFor(target, proxy, ca, limitMs) {
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    const basic = basicOf(proxy);
    const headers = { host: target, ...(basic === '' ? {} : { 'proxy-authorization': `Basic ${basic}` }) };
    const options = { method: 'CONNECT', host, path: target, headers, agent: false };
    const asking = proxy.protocol === 'https:'
        ?
            requestVerified(proxy, {
                ...options,
                port: proxy.port || 443,
                servername: (0,external_node_net_namespaceObject.isIP)(host) === 0 ? host : '',
                ca,
            })
        : (0,external_node_http_.request)({ ...options, port: proxy.port || 80 });
    const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), limitMs);
    asking.once('connect', () => clearTimeout(timer));
    asking.once('close', () => clearTimeout(timer));
    return asking;
}
function refusal(status, target) {
    if (status !== 407 && status !== 403)
        return new Error(`the proxy answered ${status}`);
    const what = status === 407 ? 'does not accept the credentials' : `forbids the way to ${truncate(target, 100)}`;
    const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
    return new errors_ActionError({
        code: 'unreachable',
        message: `The proxy of this runner ${what} (${status}).`,
        hint,
    });
}
function explained(error) {
    if (!isCertificateFault(error))
        return error;
    const hint = "Its authority must be among the kubeconfig's certificate-authority-data, where there is one.";
    return new errors_ActionError({
        code: 'unreachable',
        message: `The proxy's certificate is not trusted: ${certificateWords(error)}.`,
        hint,
        cause: error,
    });
}
const TUNNEL_LIMIT_MS = 15_000;
function secureAgent(proxies, trust) {
    return new TunnelAgent({ proxyFor: (server) => proxyFor(server, proxies), limitMs: TUNNEL_LIMIT_MS }, trust);
}
function plainAgent(server, proxies) {
    const proxy = proxyFor(server, proxies);
    if (proxy === undefined)
        return new external_node_http_.Agent();
    const proxyEnv = { http_proxy: proxy.href };
    return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new external_node_http_.Agent({ proxyEnv });
}
class SecureProxyAgent extends external_node_http_.Agent {
    #proxy;
    constructor(proxy, proxyEnv) {
        super({ proxyEnv });
        this.#proxy = proxy;
    }
    createConnection(_) {
        const host = this.#proxy.hostname.replace(/^\[|\]$/g, '');
        const port = Number(this.#proxy.port || 443);
        return connectVerified({ host, port, servername: (0,external_node_net_namespaceObject.isIP)(host) === 0 ? host : '' });
    }
}

;// CONCATENATED MODULE: ./js/cluster/aws/http.js




function sendThroughProxies(proxies) {
    return async (request, signal) => {
        const server = new URL(request.url);
        const isPlain = server.protocol === 'http:';
        if (isPlain)
            return exchange(request, plainAgent(server, proxies), signal);
        return trustingSystem(proxies, (trust) => exchange(request, secureAgent(proxies, trust), signal));
    };
}
const sendDirectly = sendThroughProxies(readProxies({}));

;// CONCATENATED MODULE: ./js/cluster/aws/retrying.js

const TRIES = 3;
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;
function retrying(send, tryMs = TRY_MS) {
    return async (request, signal) => {
        for (let attempt = 1;; attempt += 1) {
            const isLast = attempt === TRIES;
            const answer = await sendOnce(send, request, signal, tryMs, isLast);
            if (answer !== undefined && (isLast || !saysLater(answer)))
                return answer;
            await new Promise((done) => setTimeout(done, SHORTEST_WAIT_MS * 2 ** attempt * Math.random()));
        }
    };
}
function saysLater({ status, text }) {
    if (status >= 500 || status === 429)
        return true;
    return status === 400 && /<Code>(Throttling|RequestThrottled|IDPCommunicationError)/.test(text);
}
async function sendOnce(send, request, signal, tryMs, isLast) {
    try {
        return await send(request, AbortSignal.any([signal, AbortSignal.timeout(tryMs)]));
    }
    catch (error) {
        signal.throwIfAborted();
        if (isLast || error instanceof errors_ActionError)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./js/cluster/aws/silence.js

function whySilent(error) {
    const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isEnded ? 'no answer in time' : codeOf(error) || messageOf(error);
}

;// CONCATENATED MODULE: ./js/cluster/recipe/unanswered.js


function named(send) {
    return async (request, signal) => {
        try {
            return await send(request, signal);
        }
        catch (error) {
            if (signal.aborted && signal.reason instanceof errors_ActionError)
                throw signal.reason;
            if (error instanceof errors_ActionError)
                throw error;
            const hint = 'Check the way from this runner to it (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
            throw new errors_ActionError({
                code: 'unreachable',
                message: `No credentials: ${new URL(request.url).host} was asked: ${whySilent(error)}.`,
                hint,
                cause: error,
            });
        }
    };
}

;// CONCATENATED MODULE: ./js/cluster/recipe/context.js





function openKitchen(environment, mask, given) {
    let known = given;
    let asked;
    return {
        environment,
        send: named(retrying(sendThroughProxies(readProxies(environment)))),
        nowMs: Date.now,
        uptimeMs: uptime_uptimeMs,
        recall: () => known,
        recallAsked: () => asked,
        rememberAsked: (now) => {
            asked = now;
        },
        remember: (credentials) => {
            mask(credentials.secretAccessKey);
            mask(credentials.sessionToken);
            known = credentials;
        },
    };
}

;// CONCATENATED MODULE: ./js/cluster/aws/sigv4.js

const ALGORITHM = 'AWS4-HMAC-SHA256';
function presign(host, query, headers, expiresSeconds, scope, credentials, nowMs) {
    const date = amzDate(nowMs);
    const signedHeaders = [['host', host], ...headers];
    const token = credentials.sessionToken === '' ? [] : [['X-Amz-Security-Token', credentials.sessionToken]];
    const unsigned = [
        ...query,
        ['X-Amz-Algorithm', ALGORITHM],
        ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(date, scope)}`],
        ['X-Amz-Date', date],
        ['X-Amz-Expires', `${expiresSeconds}`],
        ['X-Amz-SignedHeaders', sigv4_namesOf(signedHeaders)],
        ...token,
    ];
    const canonical = canonicalRequest('GET', canonicalQuery(unsigned), signedHeaders, '');
    const signature = sign(canonical, date, scope, credentials);
    return `https://${host}/?${canonicalQuery(unsigned)}&X-Amz-Signature=${signature}`;
}
function signPost(host, contentType, body, scope, credentials, nowMs) {
    const date = amzDate(nowMs);
    const token = credentials.sessionToken === '' ? [] : [['x-amz-security-token', credentials.sessionToken]];
    const headers = [['content-type', contentType], ['host', host], ['x-amz-date', date], ...token];
    const signature = sign(canonicalRequest('POST', '', headers, body), date, scope, credentials);
    const credential = `${credentials.accessKeyId}/${scopeOf(date, scope)}`;
    const authorization = `${ALGORITHM} Credential=${credential}, SignedHeaders=${sigv4_namesOf(headers)}, Signature=${signature}`;
    return { ...Object.fromEntries(headers), authorization };
}
function canonicalRequest(method, query, headers, body) {
    const lines = sorted(headers).map(([name, value]) => `${name}:${value.trim()}\n`);
    return [method, '/', query, lines.join(''), sigv4_namesOf(headers), sha256(body)].join('\n');
}
function canonicalQuery(query) {
    return sorted(query.map(([name, value]) => [encode(name), encode(value)]))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
}
function sign(canonical, date, scope, { secretAccessKey }) {
    const text = [ALGORITHM, date, scopeOf(date, scope), sha256(canonical)].join('\n');
    const parts = [date.slice(0, 8), scope.region, scope.service, 'aws4_request'];
    const key = parts.reduce((last, part) => hmac(last, part), Buffer.from(`AWS4${secretAccessKey}`));
    return hmac(key, text).toString('hex');
}
function scopeOf(date, { region, service }) {
    return `${date.slice(0, 8)}/${region}/${service}/aws4_request`;
}
function sigv4_namesOf(headers) {
    return sorted(headers)
        .map(([name]) => name)
        .join(';');
}
function sorted(pairs) {
    return pairs.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
function amzDate(nowMs) {
    return new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
}

;// CONCATENATED MODULE: ./js/cluster/aws/eks-token.js



const EXPIRES_SECONDS = 60;
const LIFE_MS = 14 * 60_000;
const LONGEST_TOKEN = 4096;
function eksToken(target, credentials, nowMs) {
    const url = presign(stsHost(target.region, target), [
        ['Action', 'GetCallerIdentity'],
        ['Version', '2011-06-15'],
    ], [['x-k8s-aws-id', target.clusterId]], EXPIRES_SECONDS, { region: target.region, service: 'sts' }, credentials, nowMs);
    const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
    if (token.length > LONGEST_TOKEN)
        throw new errors_ActionError({
            code: 'input',
            message: `The EKS token has ${token.length} characters, and clusters refuse more than ${LONGEST_TOKEN}.`,
            hint: 'Assume the role with a shorter session policy, or none.',
        });
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs) };
}

;// CONCATENATED MODULE: ./js/cluster/aws/machine.js





const IMDS_URL = 'http://169.254.169.254';
const LOG_IN = 'Set role-to-assume with permissions id-token: write, or let an earlier step log in to AWS.';
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";
const TOKEN_SECONDS = 300;
const MACHINE_MS = 1000;
const AGENT_MS = 2000;
async function imdsCredentials(url, send, signal) {
    const where = 'the metadata service of this machine';
    const ask = async (method, path, headers) => {
        const request = { method, url: `${url}/latest/${path}`, headers, body: '' };
        const hint = `${LOG_IN} ${HOP_LIMIT}`;
        const answer = await askNearby(retrying(send, MACHINE_MS), request, where, hint, signal);
        if (answer.status === 200)
            return answer.text;
        throw machine_refused(where, `status ${answer.status}`, LOG_IN);
    };
    const token = await ask('PUT', 'api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': `${TOKEN_SECONDS}` });
    const headers = { 'x-aws-ec2-metadata-token': token };
    const path = 'meta-data/iam/security-credentials/';
    const [role = ''] = (await ask('GET', path, headers)).split('\n');
    return readJson(await ask('GET', `${path}${encodeURIComponent(role.trim())}`, headers), where);
}
async function containerCredentials({ url, tokenFile, token }, send, signal) {
    const authorization = tokenFile === '' ? token : readToken(tokenFile);
    const headers = authorization === '' ? {} : { authorization };
    const where = 'the credential service of this container';
    const request = {
        method: 'GET',
        url,
        headers: { accept: 'application/json', ...headers },
        body: '',
    };
    const answer = await askNearby(retrying(send, AGENT_MS), request, where, LOG_IN, signal);
    if (answer.status !== 200)
        throw machine_refused(where, `status ${answer.status}`, 'Is a role associated with its service account?');
    return readJson(answer.text, where);
}
async function askNearby(send, request, where, hint, signal) {
    try {
        return await send(request, signal);
    }
    catch (error) {
        if (signal.aborted && signal.reason instanceof errors_ActionError)
            throw signal.reason;
        throw machine_refused(where, whySilent(error), hint);
    }
}
function readToken(path) {
    const file = regular_file_readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined)
        return text;
    throw new errors_ActionError({
        code: 'unauthorized',
        message: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.',
        hint: 'It must exist in later steps.',
    });
}
function readJson(text, where) {
    const answer = readMapping(text);
    const of = (name) => textOf(answer, name) ?? '';
    const expiresMs = Date.parse(of('Expiration'));
    const credentials = {
        accessKeyId: of('AccessKeyId'),
        secretAccessKey: of('SecretAccessKey'),
        sessionToken: of('Token'),
        expiresMs: Number.isNaN(expiresMs) ? Number.POSITIVE_INFINITY : expiresMs,
    };
    if (credentials.accessKeyId !== '' && credentials.secretAccessKey !== '')
        return credentials;
    throw machine_refused(where, 'no credentials in its answer', LOG_IN);
}
function machine_refused(where, why, hint) {
    return new errors_ActionError({
        code: 'unauthorized',
        message: `No AWS credentials from ${where}: ${why}.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./js/cluster/aws/profile.js


const REFUSED = [
    'sso_session',
    'sso_start_url',
    'credential_process',
    'login_session',
    'credential_source',
    'mfa_serial',
];
function readProfile(place) {
    const profile = findProfile(place);
    if (profile === undefined)
        throw new errors_ActionError({
            code: 'input',
            message: `There is no AWS profile ${JSON.stringify(place.name)}.`,
            hint: 'Check AWS_PROFILE.',
        });
    const odd = REFUSED.find((name) => profile[name] !== undefined);
    if (odd === undefined || profile.aws_access_key_id !== undefined)
        return profile;
    throw new errors_ActionError({
        code: 'input',
        message: `The AWS profile ${JSON.stringify(place.name)} logs in by ${odd}, which this action does not do.`,
        hint: 'Use role-to-assume, or an earlier step that sets AWS_ACCESS_KEY_ID and the like.',
    });
}
const LOG_INS = ['aws_access_key_id', 'role_arn', ...REFUSED];
function hasProfile(place) {
    const profile = findProfile(place);
    return LOG_INS.some((name) => profile?.[name] !== undefined);
}
function findProfile({ name, configFile, credentialsFile }) {
    const sections = sectionsOf(configFile);
    const config = sections.get(`profile ${name}`) ?? (name === 'default' ? sections.get(name) : undefined);
    const credentials = sectionsOf(credentialsFile).get(name);
    return config === undefined && credentials === undefined ? undefined : { ...config, ...credentials };
}
function sectionsOf(path) {
    const file = regular_file_readRegularFile(path);
    const text = file.kind === 'content' ? (utf8(file.bytes) ?? '') : '';
    const sections = new Map();
    let section = {};
    for (const line of text.split(/\r?\n/)) {
        const title = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
        if (title !== undefined) {
            const name = title.replace(/^profile\s+/, 'profile ');
            section = sections.get(name) ?? {};
            sections.set(name, section);
            continue;
        }
        const [, key, value] = /^([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
        if (key !== undefined && value !== undefined)
            section[key.toLowerCase()] = value.replace(/\s[#;].*$/, '');
    }
    return sections;
}

;// CONCATENATED MODULE: ./js/lib/jwt.js


function claimsOf(jwt) {
    return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
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
    return truncate(toSafeLine(textOf(claimsOf(jwt), name) ?? ''), longest) || undefined;
}

;// CONCATENATED MODULE: ./js/cluster/aws/key-fault.js
const HINTS = new Map([
    ['ExpiredToken', 'The AWS keys have ended: let a step before this one log in to AWS anew.'],
    [
        'InvalidClientTokenId',
        'AWS does not know the keys: check the access key, and the session token of temporary ones.',
    ],
    ['SignatureDoesNotMatch', 'Check the secret access key.'],
]);
function hintOfKeyFault(code) {
    return HINTS.get(code) ?? '';
}

;// CONCATENATED MODULE: ./js/cluster/aws/sts-call.js

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';
const SKEW_MS = 5 * 60_000;
const SKEW_CODES = new Set([
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'RequestExpired',
]);
function askSts(sts, action, parameters, signal) {
    const headers = { 'content-type': CONTENT_TYPE };
    const body = sts_call_form(action, parameters);
    return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
}
async function askStsSigned(sts, action, parameters, credentials, signal) {
    const { host } = new URL(sts.url);
    const scope = { region: sts.region, service: 'sts' };
    const body = sts_call_form(action, parameters);
    const askAt = (nowMs) => {
        const headers = signPost(host, CONTENT_TYPE, body, scope, credentials, nowMs);
        return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
    };
    const answer = await askAt(sts.nowMs());
    const dateMs = Date.parse(answer.date);
    const isSkewed = SKEW_CODES.has(stsField(answer.text, 'Code')) && Math.abs(dateMs - sts.nowMs()) > SKEW_MS;
    return isSkewed ? askAt(dateMs) : answer;
}
function sts_call_form(action, parameters) {
    return new URLSearchParams({ Action: action, Version: '2011-06-15', ...parameters }).toString();
}
function stsField(xml, name) {
    const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    return text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
}

;// CONCATENATED MODULE: ./js/cluster/aws/sts.js





async function assumeRoleWithWebIdentity(sts, { roleArn, sessionName }, webIdentityToken, signal) {
    const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: webIdentityToken };
    const answer = await askSts(sts, 'AssumeRoleWithWebIdentity', parameters, signal);
    const [subject, audience] = [subjectOf(webIdentityToken), audienceOf(webIdentityToken)];
    const token = `its audience ${audience || '(none)'} and its subject ${subject || '(none)'}`;
    return readCredentials(answer, roleArn, `Its trust policy must name the token's issuer, ${token}.`);
}
async function assumeRole(sts, { roleArn, sessionName, externalId }, credentials, signal) {
    const word = externalId === '' ? {} : { ExternalId: externalId };
    const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, ...word };
    const answer = await askStsSigned(sts, 'AssumeRole', parameters, credentials, signal);
    return readCredentials(answer, roleArn, 'Its trust policy must name the identity that assumes it.');
}
async function callerIdentity(sts, credentials, signal) {
    const { status, text, date } = await askStsSigned(sts, 'GetCallerIdentity', {}, credentials, signal);
    const dateMs = Date.parse(date);
    return status === 200
        ? { arn: stsField(text, 'Arn'), refusal: '', dateMs }
        : { arn: '', refusal: stsField(text, 'Code'), dateMs };
}
function readCredentials({ status, text }, roleArn, hint) {
    const credentials = {
        accessKeyId: stsField(text, 'AccessKeyId'),
        secretAccessKey: stsField(text, 'SecretAccessKey'),
        sessionToken: stsField(text, 'SessionToken'),
        expiresMs: Date.parse(stsField(text, 'Expiration')),
    };
    const isWhole = Object.values(credentials).every((value) => value !== '' && !Number.isNaN(value));
    if (status === 200 && isWhole)
        return credentials;
    const code = stsField(text, 'Code');
    const words = [code, stsField(text, 'Message')].filter((word) => word !== '').join(': ');
    const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
    const why = truncate(withoutSecrets(toSafeLine(words)), 120) || unsaid;
    const what = `STS refused to assume ${truncate(roleArn, 100)}: ${why}.`;
    throw new errors_ActionError({ code: 'unauthorized', message: what, hint: hintOfKeyFault(code) || hint });
}

;// CONCATENATED MODULE: ./js/cluster/recipe/id-token.js




function readIdTokenService(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    if (url && token)
        return { kind: 'service', url, token };
    const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
    return { kind: 'none', why: whySecretsAreEmpty({ actor: '', eventName, eventPath }) || undefined };
}
function noIdTokens(why) {
    const hint = 'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return withEmptySecrets(new errors_ActionError({ code: 'unauthorized', message: what, hint }), why ?? '');
}
async function mintIdToken(service, audience, send, signal) {
    if (service.kind === 'none')
        throw noIdTokens(service.why);
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
    const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
    const token = answer.status === 200 ? textOf(readMapping(answer.text), 'value') : undefined;
    if (token !== undefined)
        return token;
    const hint = 'Its right to ask ends about 6 hours after the job began.';
    throw new errors_ActionError({
        code: 'unauthorized',
        message: `GitHub gave no ID token (status ${answer.status}).`,
        hint,
    });
}
function expiryOf(jwt) {
    const { exp } = claimsOf(jwt);
    return typeof exp === 'number' ? exp * 1000 : undefined;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/aws-credentials.js






const AUDIENCE = 'sts.amazonaws.com';
async function fetchAwsCredentials({ base, role }, ways) {
    if (base.kind !== 'github') {
        const credentials = await fetchBase(base, ways);
        return role.kind === 'none'
            ? credentials
            : assumeRole(ways.sts, { ...role, externalId: '' }, credentials, ways.signal);
    }
    if (role.kind === 'none')
        throw new errors_ActionError({
            code: 'input',
            message: 'An ID token alone is no AWS credential.',
            hint: 'Set role-to-assume.',
        });
    const token = await mintIdToken(ways.idTokens, AUDIENCE, ways.sts.send, ways.signal);
    return assumeRoleWithWebIdentity(ways.sts, role, token, ways.signal);
}
function fetchBase(base, ways) {
    switch (base.kind) {
        case 'keys': {
            const { accessKeyId, secretAccessKey, sessionToken } = base;
            return Promise.resolve({
                accessKeyId,
                secretAccessKey,
                sessionToken,
                expiresMs: Number.POSITIVE_INFINITY,
            });
        }
        case 'profile':
            return profileCredentials(base, ways);
        case 'web-identity':
            return assumeRoleWithWebIdentity(ways.sts, base, aws_credentials_readToken(base.tokenFile), ways.signal);
        case 'container':
            return containerCredentials(base, ways.sendDirectly, ways.signal);
        case 'imds':
            return imdsCredentials(base.url, ways.sendDirectly, ways.signal);
    }
}
async function profileCredentials(place, ways) {
    const profile = readProfile(place);
    const { role_arn: roleArn, source_profile: source, web_identity_token_file: tokenFile } = profile;
    if (roleArn === undefined)
        return keysOf(profile, place.name);
    const role = { roleArn, sessionName: profile.role_session_name ?? 'setup-buildx-kubernetes' };
    if (tokenFile !== undefined)
        return assumeRoleWithWebIdentity(ways.sts, role, aws_credentials_readToken(tokenFile), ways.signal);
    const name = source ?? place.name;
    const hop = { ...role, externalId: profile.external_id ?? '' };
    return assumeRole(ways.sts, hop, keysOf(readProfile({ ...place, name }), name), ways.signal);
}
function keysOf(profile, name) {
    const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = profile;
    if (accessKeyId !== undefined && secretAccessKey !== undefined) {
        const sessionToken = profile.aws_session_token ?? '';
        return { accessKeyId, secretAccessKey, sessionToken, expiresMs: Number.POSITIVE_INFINITY };
    }
    const what = `The AWS profile ${JSON.stringify(name)} has no aws_access_key_id and aws_secret_access_key.`;
    throw new errors_ActionError({
        code: 'unauthorized',
        message: what,
        hint: 'It must be there in later steps too.',
    });
}
function aws_credentials_readToken(path) {
    const file = regular_file_readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined && text !== '')
        return text;
    throw new errors_ActionError({
        code: 'unauthorized',
        message: 'The file with the web identity token cannot be read.',
        hint: 'It must exist in later steps too.',
    });
}

;// CONCATENATED MODULE: ./js/cluster/recipe/ended-keys.js


const SHORTEST_SESSION_MS = 14 * 60_000;
const ended_keys_ASK_MS = 1000;
const ASKED_FOR_MS = 60_000;
async function refuseEndedKeys({ source: { base, role }, madeMs }, asking, credentials, signal) {
    const nowMs = asking.sts.nowMs();
    const isYoung = nowMs - madeMs < SHORTEST_SESSION_MS;
    if (base.kind !== 'keys' || base.sessionToken === '' || isYoung)
        return;
    if (role.kind === 'role')
        return;
    const last = asking.memory.recallAsked();
    const isKnown = last !== undefined && (hasEnded(last) || nowMs - last.atMs < ASKED_FOR_MS);
    const asked = isKnown ? last : await ask(asking, credentials, signal);
    if (!hasEnded(asked))
        return;
    const hint = 'Use role-to-assume, which is renewed, or a longer role-duration-seconds in the step that set them.';
    const what = `The AWS keys that this job began with have ended (${asked.refusal}).`;
    throw new errors_ActionError({ code: 'unauthorized', message: what, hint });
}
function hasEnded({ refusal }) {
    return refusal.startsWith('Expired');
}
async function ask({ sts, memory }, credentials, signal) {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(ended_keys_ASK_MS)]);
    const refusal = await callerIdentity(sts, credentials, soon).then((caller) => caller.refusal, () => '');
    const asked = { atMs: sts.nowMs(), refusal };
    memory.rememberAsked(asked);
    return asked;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/mint.js






const MARGIN_MS = 5 * 60_000;
const LAST_MS = 60_000;
const ID_TOKEN_MARGIN_MS = 30_000;
async function bearerBy(recipe, kitchen, signal) {
    if (recipe.kind === 'github') {
        const token = await mintIdToken(readIdTokenService(kitchen.environment), recipe.audience, kitchen.send, signal);
        const expiresMs = expiryOf(token);
        return { token, expiresMs: expiresMs === undefined ? undefined : expiresMs - ID_TOKEN_MARGIN_MS };
    }
    return eksBearer(await atClockOfNow(recipe, kitchen, signal), kitchen, signal);
}
async function eksBearer(recipe, kitchen, signal) {
    const credentials = await awsCredentialsBy(recipe, kitchen, signal);
    await refuseEndedKeys(recipe, { sts: stsOf(recipe, kitchen), memory: kitchen }, credentials, signal);
    const { token, expiresMs } = eksToken(recipe, credentials, kitchen.nowMs() + recipe.clockOffsetMs);
    return { token, expiresMs: expiresMs - recipe.clockOffsetMs };
}
async function awsCredentialsBy(recipe, kitchen, signal) {
    const known = kitchen.recall();
    const leftMs = () => (known?.expiresMs ?? Number.NEGATIVE_INFINITY) - kitchen.nowMs() - recipe.clockOffsetMs;
    if (known !== undefined && leftMs() > MARGIN_MS)
        return known;
    try {
        const fresh = await fetchAwsCredentials(recipe.source, {
            sts: stsOf(recipe, kitchen),
            sendDirectly: sendDirectly,
            idTokens: readIdTokenService(kitchen.environment),
            signal,
        });
        kitchen.remember(fresh);
        return fresh;
    }
    catch (error) {
        if (known !== undefined && leftMs() > LAST_MS)
            return known;
        throw error;
    }
}
function stsOf({ stsUrl, region, clockOffsetMs }, { send, nowMs }) {
    return { url: stsUrl, region, send, nowMs: () => nowMs() + clockOffsetMs };
}

;// CONCATENATED MODULE: ./js/lib/cut-secrets.js
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./js/lib/system/child.js

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
        const child = (0,external_node_child_process_.execFile)(program, args, options, (error, stdout, stderr) => {
            signal.removeEventListener('abort', kill);
            if (error === null)
                done(stdout);
            else
                failed(signal.aborted ? signal.reason : explain(error, stderr));
        });
        child.stdin?.end();
    });
}

;// CONCATENATED MODULE: ./js/cluster/recipe/recipe.js
function secretsOfRecipe(recipe) {
    if (recipe.kind === 'github')
        return [];
    const { base } = recipe.source;
    if (base.kind === 'keys')
        return [base.secretAccessKey, base.sessionToken];
    return base.kind === 'container' ? [base.token] : [];
}

;// CONCATENATED MODULE: ./js/cluster/access/access.js






const PLUGIN_EXTENSION = 'client.authentication.k8s.io/exec';
function secretsOf(access) {
    const secrets = [...access.secrets];
    if (access.certificate.kind === 'pair') {
        secrets.push(access.certificate.keyPem, toBase64(access.certificate.keyPem));
    }
    if (access.identity.kind === 'token')
        secrets.push(access.identity.token);
    if (access.identity.kind === 'basic')
        secrets.push(access.identity.password);
    if (access.identity.kind === 'recipe') {
        const { recipe, known } = access.identity;
        secrets.push(...secretsOfRecipe(recipe), known?.secretAccessKey ?? '', known?.sessionToken ?? '');
    }
    if (URL.canParse(access.proxyUrl))
        secrets.push(...proxySecrets(new URL(access.proxyUrl)));
    return [...new Set(secrets)].filter((secret) => secret !== '');
}
function proxyOf(access, proxies) {
    return access.proxyUrl === '' ? proxyFor(new URL(access.server), proxies) : new URL(access.proxyUrl);
}
function boundPodOf(access, server) {
    if (access.identity.kind !== 'token-file' || access.server !== server)
        return undefined;
    const file = regular_file_readRegularFile(access.identity.path);
    const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
    const { namespace, pod } = fieldsIn(claims['kubernetes.io']);
    const { name, uid } = fieldsIn(pod);
    if (namespace !== access.namespace || typeof name !== 'string' || typeof uid !== 'string')
        return undefined;
    return { name, uid };
}
function fieldsIn(value) {
    return json_isMapping(value) ? value : {};
}

;// CONCATENATED MODULE: ./js/cluster/access/plugin-command.js




const EARLIER = 'in an earlier step: later builds need it too.';
const REMEDIES = {
    aws: `Set the inputs eks-cluster and aws-region, which need no AWS CLI, or install it ${EARLIER}`,
    'aws-iam-authenticator': 'Set the inputs eks-cluster and aws-region, which need no such program.',
    'gke-gcloud-auth-plugin': `Install it (google-github-actions/setup-gcloud, install_components) ${EARLIER}`,
    gcloud: `Install it (google-github-actions/setup-gcloud) ${EARLIER}`,
    kubelogin: `Install it (azure/use-kubelogin) ${EARLIER}`,
    'kubectl-oidc_login': `Install it (int128/kubelogin) ${EARLIER}`,
    kubectl: `Install it with its plugin (kubectl oidc-login: int128/kubelogin) ${EARLIER}`,
    doctl: `Install it (digitalocean/action-doctl) ${EARLIER}`,
    tsh: `Install it (teleport-actions/setup) ${EARLIER}`,
};
function findPlugin(plugin, environment) {
    const { command } = plugin;
    const folders = (environment.PATH ?? '').split(':').filter(external_node_path_.isAbsolute);
    const places = command.includes('/') ? [command] : folders.map((folder) => (0,external_node_path_.join)(folder, command));
    const program = places.find(isProgram);
    if (program !== undefined)
        return program;
    const where = command.includes('/') ? 'no program' : 'not on PATH';
    const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
    throw new errors_ActionError({ code: 'input', message, hint: remedyOf((0,external_node_path_.basename)(command)) });
}
function pluginName({ command }) {
    return JSON.stringify(truncate((0,external_node_path_.basename)(command), 60));
}
function remedyOf(name) {
    return Object.hasOwn(REMEDIES, name) ? (REMEDIES[name] ?? '') : `Install it ${EARLIER}`;
}
function isProgram(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
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

;// CONCATENATED MODULE: ./js/cluster/access/exec-plugin.js








const PLUGIN_TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;
async function runExecPlugin(plugin, access, environment, signal) {
    const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
    const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
    const options = {
        env,
        signal,
        timeoutMs: PLUGIN_TIMEOUT_MS,
        largestBytes: LARGEST_ANSWER_BYTES,
    };
    const answer = await runChild(findPlugin(plugin, environment), plugin.args, options, (error, stderr) => pluginFailed(plugin, error, wordsOf(stderr, secretsOf(access))));
    return readExecCredential(plugin, answer);
}
function execInfo(plugin, access) {
    const cluster = {
        server: access.server,
        ...(access.caPem === '' ? {} : { 'certificate-authority-data': toBase64(access.caPem) }),
        ...(access.tlsServerName === '' ? {} : { 'tls-server-name': access.tlsServerName }),
        ...(access.proxyUrl === '' ? {} : { 'proxy-url': access.proxyUrl }),
        ...(plugin.clusterConfig === undefined ? {} : { config: plugin.clusterConfig }),
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
    const last = (stderr
        .trim()
        .split(/[\r\n]+/)
        .at(-1) ?? '').slice(0, LONGEST_LINE);
    const safe = withoutKnown(toSafeLine(withoutKnown(last, secrets)), secrets);
    return truncate(withoutSecrets(safe), LONGEST_WORDS);
}
function readExecCredential(plugin, answer) {
    const document = json_parseJson(answer);
    if (!json_isMapping(document) || !json_isMapping(document.status))
        throw badAnswer(plugin, 'did not print an ExecCredential');
    if (document.apiVersion !== plugin.apiVersion)
        throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
    const token = textOf(document.status, 'token');
    const certificatePem = textOf(document.status, 'clientCertificateData');
    const keyPem = textOf(document.status, 'clientKeyData');
    if (token === undefined && (certificatePem === undefined || keyPem === undefined))
        throw badAnswer(plugin, 'printed no credential');
    const expires = Date.parse(textOf(document.status, 'expirationTimestamp') ?? '');
    return {
        token: token ?? '',
        certificate: certificatePem === undefined
            ? { kind: 'none' }
            : { kind: 'pair', certificatePem, keyPem: keyPem ?? '' },
        expiresMs: Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires,
    };
}
function badAnswer(plugin, what) {
    return new errors_ActionError({
        code: 'unauthorized',
        message: `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`,
    });
}

;// CONCATENATED MODULE: ./js/cluster/access/credentials.js







const EXPIRY_MARGIN_MS = 30_000;
function credentialSource(access, environment, mask) {
    const { identity, certificate } = access;
    switch (identity.kind) {
        case 'anonymous':
            return async () => ({ authorization: '', certificate });
        case 'token':
            return async () => ({ authorization: `Bearer ${identity.token}`, certificate });
        case 'basic': {
            const pair = toBase64(`${identity.username}:${identity.password}`);
            return async () => ({ authorization: `Basic ${pair}`, certificate });
        }
        case 'token-file':
            return async () => {
                const token = credentials_readToken(identity.path);
                mask(token);
                return { authorization: `Bearer ${token}`, certificate };
            };
        case 'exec':
            return pluginSource(access, identity.plugin, environment, mask);
        case 'recipe':
            return recipeSource(identity, certificate, environment, mask);
    }
}
function recipeSource({ recipe, known }, certificate, environment, mask) {
    const kitchen = openKitchen(environment, mask, known);
    let current = recipe;
    let last;
    return async (unaccepted, signal) => {
        if (unaccepted !== undefined && current.kind === 'eks')
            current = atServerTime(current, kitchen, unaccepted.serverTimeMs ?? Number.NaN);
        if (last === undefined || unaccepted !== undefined || expiresSoon(last))
            last = await bearerBy(current, kitchen, signal);
        mask(last.token);
        return { authorization: `Bearer ${last.token}`, certificate };
    };
}
function expiresSoon({ expiresMs }) {
    return expiresMs !== undefined && expiresMs - EXPIRY_MARGIN_MS < Date.now();
}
function pluginSource(access, plugin, environment, mask) {
    let last;
    const run = (signal) => {
        const running = runExecPlugin(plugin, access, environment, signal);
        last = running;
        running.catch(() => {
            if (last === running)
                last = undefined;
        });
        return running;
    };
    return async (unaccepted, signal) => {
        const known = await (unaccepted !== undefined ? run(signal) : (last ?? run(signal)));
        const fresh = known.expiresMs - EXPIRY_MARGIN_MS > Date.now() ? known : await run(signal);
        mask(fresh.token);
        if (fresh.certificate.kind === 'none') {
            return { authorization: `Bearer ${fresh.token}`, certificate: access.certificate };
        }
        mask(fresh.certificate.keyPem);
        return {
            authorization: fresh.token === '' ? '' : `Bearer ${fresh.token}`,
            certificate: fresh.certificate,
        };
    };
}
function credentials_readToken(path) {
    const file = regular_file_readRegularFile(path);
    if (file.kind === 'content')
        return file.bytes.toString('utf8').trim();
    throw new errors_ActionError({
        code: 'input',
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
    return name === '' ? collection : `${collection}/${encodeURIComponent(name)}`;
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

;// CONCATENATED MODULE: ./js/cluster/api/unanswered.js


function whyNoAnswer(thrown, answerMs) {
    if (thrown instanceof errors_ActionError)
        throw thrown;
    if (thrown instanceof Error && isCertificateFault(thrown))
        throw untrusted(thrown);
    if (codeOf(thrown) === 'ERR_INVALID_CHAR')
        throw unsendable();
    if (thrown instanceof Error && (thrown.name === 'TimeoutError' || thrown.name === 'AbortError'))
        return `no answer in ${answerMs / 1000} s`;
    return codeOf(thrown) || messageOf(thrown);
}
function untrusted(error) {
    const hint = isUnknownAuthority(error)
        ? "Its authority, or that of a proxy in between, belongs into certificate-authority-data, or where that is empty into this runner's store (SSL_CERT_FILE)."
        : 'Check server and tls-server-name.';
    const message = `The API server's certificate is not trusted: ${certificateWords(error)}.`;
    return new errors_ActionError({ code: 'unreachable', message, hint, cause: error });
}
function unsendable() {
    return new errors_ActionError({
        code: 'input',
        message: "The kubeconfig's user holds line breaks or control characters.",
        hint: 'Copy it again, in one line.',
    });
}
function unauthorized(message) {
    return new errors_ActionError({
        code: 'unauthorized',
        message: `The API server does not accept the credentials (401 ${message}).`,
        hint: 'The credential of the kubeconfig is wrong or has expired.',
    });
}
function unreachable(server, why, triedMs) {
    const message = `The API server could not be reached for ${Math.ceil(triedMs / 1000)} s: ${why}.`;
    const { host, hostname } = new URL(server);
    const hint = LOOPBACK.test(hostname)
        ? `${host} is this runner itself: name the server by the address that the runner reaches it by.`
        : 'Check the server address, the network and the proxy of this runner.';
    return new errors_ActionError({ code: 'unreachable', message, hint });
}
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.*\.)?localhost|kubernetes\.docker\.internal)$/;

;// CONCATENATED MODULE: ./js/cluster/api/call.js






const call_LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
async function callUntilAnswered(options, request, read) {
    const startedMs = performance.now();
    const asking = { startedMs, sentMs: startedMs, trouble: undefined, wasUnauthorized: false };
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
        if (!(thrown instanceof errors_ActionError) || thrown.code !== 'timeout' || !isSilent)
            throw thrown;
        throw asking.trouble === undefined ? thrown : unreachable(options.server, asking.trouble, passedMs);
    }
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
        options.note(`The API server: ${again.message}; trying again in ${Math.round(waitMs)} ms.`);
        await pause_pause(waitMs, signal);
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
    return { kind: 'again', message: `answered ${status}, which may be for its start`, askedMs: 0 };
}
async function callOnce(options, request, read, unaccepted) {
    const { signal, limits } = options;
    const credential = await options.credentials(unaccepted, signal);
    try {
        const ending = AbortSignal.any([signal, AbortSignal.timeout(limits.answerMs)]);
        const response = await options.send(request, credential, ending);
        const status = response.statusCode ?? 0;
        const text = await call_textOf(response);
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
async function call_textOf(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > call_LARGEST_ANSWER_BYTES)
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
        const request = { method: 'GET', path, contentType: '', body: '' };
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





const STRATEGIC_MERGE = 'application/strategic-merge-patch+json';
const DRY_RUN = { dryRun: 'All' };
const STRICT_DRY_RUN = { ...DRY_RUN, fieldValidation: 'Strict' };
const LOG_LINES = 60;
function openApi(namespace, options) {
    const call = async (method, path, body) => {
        if (method !== 'GET')
            await options.beforeWrite();
        const contentType = method === 'PATCH' ? STRATEGIC_MERGE : 'application/json';
        const request = { method, path, contentType, body: body === undefined ? '' : JSON.stringify(body) };
        return callUntilAnswered(options, request, readObject);
    };
    const one = (kind, name) => pathOf(kind, namespace, name);
    const some = (kind, query) => `${pathOf(kind, namespace, '')}?${new URLSearchParams(query)}`;
    return {
        namespace,
        get: (kind, name) => call('GET', one(kind, name)),
        list: (kind, labelSelector) => call('GET', some(kind, { labelSelector })),
        getClusterNode: (name) => call('GET', `/api/v1/nodes/${encodeURIComponent(name)}`),
        listEvents: (name) => call('GET', some('events', { fieldSelector: `involvedObject.name=${name}` })),
        readLog: (pod, container, hasCrashed) => {
            const query = new URLSearchParams({ container, tailLines: `${LOG_LINES}`, previous: `${hasCrashed}` });
            const path = `${one('pods', pod)}/log?${query}`;
            const request = { method: 'GET', path, contentType: '', body: '' };
            return callUntilAnswered(options, request, (text) => text);
        },
        isAllowed: (right) => {
            const review = reviewOf({ namespace, ...right });
            return api_ask(options, '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', review, readAllowed);
        },
        whoAmI: () => {
            const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
            return api_ask(options, '/apis/authentication.k8s.io/v1/selfsubjectreviews', review, readUser);
        },
        requestToken: (account, request) => api_ask(options, tokenPath(namespace, account), request, readIssuedToken),
        create: (kind, object) => call('POST', one(kind, ''), object),
        tryCreate: (kind, object, isStrict) => api_ask(options, some(kind, isStrict ? STRICT_DRY_RUN : DRY_RUN), object, (text) => readObject(text)),
        patch: (kind, name, patch) => call('PATCH', one(kind, name), patch),
        deleteForeground: (kind, { name, ...preconditions }) => call('DELETE', one(kind, name), { propagationPolicy: 'Foreground', preconditions }),
        watch: (kind, labelSelector, resourceVersion, seconds) => watchEvents(options, some(kind, { labelSelector }), resourceVersion, seconds),
    };
}
function reviewOf(resourceAttributes) {
    const kind = 'SelfSubjectAccessReview';
    return { apiVersion: 'authorization.k8s.io/v1', kind, spec: { resourceAttributes } };
}
function api_ask(options, path, question, read) {
    const request = {
        method: 'POST',
        path,
        contentType: 'application/json',
        body: JSON.stringify(question),
    };
    return callUntilAnswered(options, request, read);
}
function tokenPath(namespace, account) {
    const [space, name] = [encodeURIComponent(namespace), encodeURIComponent(account)];
    return `/api/v1/namespaces/${space}/serviceaccounts/${name}/token`;
}
function readIssuedToken(text) {
    const request = readObject(text);
    const { token, expirationTimestamp } = request.status ?? {};
    const expiresMs = timestamp_timestampMs(expirationTimestamp);
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

;// CONCATENATED MODULE: ./js/cluster/api/transport.js




function openTransport(access, { proxies, userAgent, limits }, lost) {
    const route = { proxyFor: () => proxy, limitMs: limits.tunnelMs };
    const proxy = proxyOf(access, proxies);
    const agents = openAgents(access, route);
    const sendTrusting = (trust, ...[request, credential, signal]) => {
        const outgoing = requestVerified(new URL(`${access.server}${request.path}`), {
            method: request.method,
            agent: agents.agentFor(credential, trust),
            signal,
            headers: { 'user-agent': userAgent, ...headersOf(request, credential, access) },
        });
        outgoing.once('socket', (socket) => {
            if (!socket.listeners('close').includes(lost))
                socket.on('close', lost);
        });
        return responseTo(outgoing, request.body, signal);
    };
    const own = { ca: [access.caPem] };
    const send = async (...parts) => access.caPem === ''
        ? trustingSystem(proxies, (trust) => sendTrusting(trust, ...parts))
        : sendTrusting(own, ...parts);
    return { send, close: agents.close };
}
function openAgents({ tlsServerName }, route) {
    let last;
    const agentFor = ({ certificate }, trust) => {
        const key = certificate.kind === 'pair' ? certificate.certificatePem : '';
        if (last?.key === key && last.trust.ca === trust.ca)
            return last.agent;
        last?.agent.destroy();
        const agent = new TunnelAgent(route, {
            keepAlive: true,
            maxSockets: 3,
            ...trust,
            ...(tlsServerName === '' ? {} : { servername: tlsServerName }),
            ...(certificate.kind === 'pair' ? { cert: certificate.certificatePem, key: certificate.keyPem } : {}),
        });
        last = { agent, key, trust };
        return agent;
    };
    return { agentFor, close: () => last?.agent.destroy() };
}
function headersOf(request, credential, access) {
    const { user, uid, groups, extra } = access.impersonation;
    return {
        accept: 'application/json',
        ...(request.body === ''
            ? {}
            : { 'content-type': request.contentType, 'content-length': `${Buffer.byteLength(request.body)}` }),
        ...(credential.authorization === '' ? {} : { authorization: credential.authorization }),
        ...(user === '' ? {} : { 'impersonate-user': user, 'impersonate-group': [...groups] }),
        ...(uid === '' ? {} : { 'impersonate-uid': uid }),
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
    const { environment, limits, signal, note, mask, beforeWrite } = options;
    const grace = openStartupGrace(Math.min(limits.startupMs, limits.totalMs / 5));
    const { send, close } = openTransport(access, options, grace.connectionLost);
    const api = openApi(access.namespace, {
        send,
        credentials: credentialSource(access, environment, mask),
        limits,
        grace,
        reach: { hasAnswered: false },
        server: access.server,
        signal,
        note,
        warn: warningLogger(note),
        beforeWrite,
    });
    return { api, close };
}

;// CONCATENATED MODULE: ./js/action/runner/log.js



const SHORTEST_MASK = 4;
const SHORTEST_LINE = 8;
const runnerLog = {
    info: (line) => info(toSafeLine(line)),
    warning: (line) => warning(toSafeLine(line)),
    debug: (line) => core_debug(toSafeLine(line)),
    mask: (secret) => {
        const lines = secret
            .trim()
            .split(/[\r\n]+/)
            .map((part) => part.trim());
        const shortest = lines.length === 1 ? SHORTEST_MASK : SHORTEST_LINE;
        for (const line of lines)
            if (line.length >= shortest && !line.startsWith('-----'))
                core_setSecret(line);
    },
};
function fail(error) {
    const { headline, causes } = explain(error);
    const [line, whole] = [toSafeLine(headline), toSafeLine(wholeOf(error))];
    setFailed(line);
    if (line !== whole)
        info(`  in full: ${whole}`);
    for (const cause of causes)
        info(`  caused by: ${toSafeLine(cause)}`);
    if (error.code === 'internal' && error.cause instanceof Error)
        core_debug(toSafeLine(error.cause.stack ?? ''));
}

;// CONCATENATED MODULE: ./js/lib/job-files.js
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
function job_files_jobFile(folder, name) {
    return `${folder}/${JOB_FILES[name]}`;
}

;// CONCATENATED MODULE: ./js/action/renewal/worker.js


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
function worker_isWorkerGone(worker) {
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
        const code = codeOf(error);
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

;// CONCATENATED MODULE: ./js/action/renewal/order.js







const LOOK_MS = 1000;
const UNSEEN_JOB_MS = 2 * 3_600_000;
function termOf({ term, worker, isMaxJobGiven = false }) {
    if (worker.kind !== 'unknown' || isMaxJobGiven)
        return term;
    return { ...term, maxJobMs: Math.min(term.maxJobMs, UNSEEN_JOB_MS) };
}
function writeRenewalOrder(folder, order) {
    writePrivateFile(job_files_jobFile(folder, 'renewalOrder'), `${JSON.stringify(order)}\n`);
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

;// CONCATENATED MODULE: ./js/action/renewal/start.js



function startRenewer(folder, environment, failed) {
    const [, main = ''] = process.argv;
    const child = (0,external_node_child_process_.spawn)(process.execPath, [(0,external_node_path_.join)((0,external_node_path_.dirname)(main), 'renewer.js'), folder], {
        detached: true,
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: environment,
    });
    const { promise: isUp, resolve } = Promise.withResolvers();
    let isOurs = true;
    const letGo = () => {
        isOurs = false;
        resolve(false);
        if (child.connected)
            child.disconnect();
        child.unref();
    };
    const giveUp = (why) => {
        if (!isOurs)
            return;
        letGo();
        child.kill('SIGKILL');
        failed(why);
    };
    child.on('error', (error) => giveUp(messageOf(error)));
    child.once('message', () => resolve(true));
    child.once('exit', (code, signal) => code === 0 ? resolve(true) : giveUp(`the process for it ended with ${signal ?? code}`));
    const stop = () => {
        if (!isOurs)
            return;
        letGo();
        child.kill('SIGKILL');
    };
    return { isUp, giveUp, stop, letGo };
}

;// CONCATENATED MODULE: ./js/action/renewal/renewal.js








const PROOF_MS = 5000;
const NO_RENEWAL = {
    start: () => undefined,
    settle: () => Promise.resolve(),
    stop: () => undefined,
};
function leaveOrder(folder, held, { lifeMs, maxJobMs, isGiven }, buildsAccount) {
    const term = { lifeMs, maxJobMs };
    const given = isGiven ? { isMaxJobGiven: true } : {};
    const order = { held, term, worker: findWorker(process.ppid), buildsAccount, ...given };
    writeRenewalOrder(folder, order);
    const longestMs = termOf(order).maxJobMs;
    if (longestMs === maxJobMs)
        return;
    runnerLog.info(`This step does not see the runner, as in a container: the builder is held for ${formatDuration(longestMs)} at most, also when the runner dies. For a longer job set max-job.`);
}
function renewalFrom(folder, access, options, term, buildsAccount) {
    let renewer;
    let instead = Promise.resolve();
    return {
        start: (held) => {
            const failed = (why) => {
                instead = goWithout(access, options, held.hold, term, why);
            };
            try {
                leaveOrder(folder, held, term, buildsAccount);
                renewer = startRenewer(folder, options.environment, failed);
            }
            catch (thrown) {
                failed(messageOf(thrown));
            }
        },
        settle: async () => {
            if (renewer !== undefined)
                await prove(renewer, options.signal);
            await instead;
            options.signal.throwIfAborted();
            renewer?.letGo();
        },
        stop: () => renewer?.stop(),
    };
}
async function prove(renewer, signal) {
    const timer = setTimeout(() => renewer.giveUp(`the process for it gave no sign of life in ${PROOF_MS / 1000} s`), PROOF_MS);
    signal.addEventListener('abort', renewer.stop);
    await renewer.isUp;
    signal.removeEventListener('abort', renewer.stop);
    clearTimeout(timer);
}
async function goWithout(access, options, hold, { lifeMs, maxJobMs }, why) {
    const { api, close } = openCluster(access, options);
    try {
        await prolongHold(api, hold, maxJobMs);
        runnerLog.info(`Holds are not renewed on this runner (${why}): this one lives for max-job, ${formatDuration(maxJobMs)}.`);
    }
    catch (thrown) {
        if (options.signal.aborted)
            return;
        const { headline } = explain(toActionError(thrown));
        runnerLog.warning(`The hold is not renewed on this runner (${why}), so the builder may go after ${formatDuration(lifeMs)}. ${headline}`);
    }
    finally {
        close();
    }
}

;// CONCATENATED MODULE: ./js/lib/system/machine.js



const MARK_LENGTH = 12;
const UNKNOWN_MACHINE = 'unknown';
function readMachineMark() {
    try {
        const bootId = (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        const namespace = (0,external_node_fs_.readlinkSync)('/proc/self/ns/mnt');
        const { dev, ino } = (0,external_node_fs_.statSync)('/');
        const text = JSON.stringify([bootId, namespace, dev, ino, (0,external_node_os_.hostname)()]);
        return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
    }
    catch {
        return UNKNOWN_MACHINE;
    }
}

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
        machine: readMachineMark(),
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
        proxies: readProxies(variables),
        variables,
    };
}
function refuseOtherRunners(temporaryFolder) {
    if (process.platform !== 'linux') {
        throw new errors_ActionError({
            code: 'input',
            message: `This action runs on Linux runners, and this one is ${process.platform}.`,
            hint: 'Use runs-on: ubuntu-latest or the like.',
        });
    }
    if (temporaryFolder === '') {
        throw new errors_ActionError({
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

;// CONCATENATED MODULE: ./js/action/runner/outputs.js


function writeOutputs(outputs) {
    const asked = new Map(outputs.asked.map(({ name, platforms }) => [name, platforms]));
    const nodes = outputs.nodes.map((node) => asAsked(node, asked.get(node.name) ?? []));
    setOutput('name', outputs.name);
    setOutput('driver', 'kubernetes');
    setOutput('platforms', [...new Set(nodes.flatMap((node) => node.platforms))].join(','));
    setOutput('nodes', JSON.stringify(nodes.map(nodeOutput), null, 2));
    setOutput('namespace', outputs.namespace);
    setOutput('kubeconfig', outputs.kubeconfig);
    setOutput('woke', `${outputs.woke}`);
    setOutput('ready-ms', `${outputs.readyMs}`);
}
function exportBuilder(name) {
    exportVariable('BUILDX_BUILDER', name);
}
function exportStore(folder) {
    exportVariable('BUILDX_CONFIG', folder);
}
function asAsked(node, asked) {
    return asked.length === 0 ? node : { ...node, platforms: asked.map(formatPlatform) };
}
function nodeOutput(node) {
    const { name, endpoint, status, buildkit, driverOpts, flags } = node;
    return {
        name,
        endpoint,
        'driver-opts': driverOpts.length === 0 ? undefined : driverOpts,
        status,
        'buildkitd-flags': flags === '' ? undefined : flags,
        buildkit,
        platforms: node.platforms.join(','),
    };
}

;// CONCATENATED MODULE: ./js/buildx/job-folder.js


const FOLDER_PREFIX = 'setup-buildx-kubernetes-';
function folderName({ job, machine }, own) {
    return `${FOLDER_PREFIX}${job}-${machine}-${own}`;
}
function readFolderName(folder) {
    const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec((0,external_node_path_.basename)(folder).slice(FOLDER_PREFIX.length));
    const [, job = '', machine = ''] = match ?? [];
    return (0,external_node_path_.basename)(folder).startsWith(FOLDER_PREFIX) && match !== null ? { job, machine } : undefined;
}
function isSameJob(one, other) {
    const [marks, others] = [readFolderName(one), readFolderName(other)];
    return marks !== undefined && marks.job === others?.job && (0,external_node_path_.dirname)(one) === (0,external_node_path_.dirname)(other);
}
function isSameMachine(folder, own) {
    const machine = readFolderName(own)?.machine ?? UNKNOWN_MACHINE;
    return machine !== UNKNOWN_MACHINE && machine === readFolderName(folder)?.machine;
}

;// CONCATENATED MODULE: ./js/buildx/taken.js




const LONGEST_JOB_MS = 144 * 3_600_000;
function refuseTaken(name, stored, view) {
    if (stored.json === '' || isAbandoned(stored, view))
        return;
    const kubeconfigs = kubeconfigsOf(stored.json);
    const ours = kubeconfigs.length > 0 && kubeconfigs.every(taken_isOurs);
    if (ours && kubeconfigs.every((path) => isSameJob((0,external_node_path_.dirname)(path), view.folder)))
        return;
    const isHere = ours && kubeconfigs.every((path) => isSameMachine((0,external_node_path_.dirname)(path), view.folder));
    throw new errors_ActionError({
        code: 'conflict',
        message: `Input name: buildx has an instance ${name} on this runner already.`,
        hint: ours ? remedyOfOurs(name, isHere) : 'Choose another name.',
    });
}
function remedyOfOurs(name, isHere) {
    if (isHere)
        return 'Another job of this machine uses it: leave name empty, or choose another.';
    const ways = `Leave name empty, choose another, or, if no job uses it, delete instances/${name} in buildx' folder.`;
    return `A job of another machine or container with this home made it. ${ways}`;
}
function isAbandoned({ json, ageMs }, { folder, exists }) {
    const kubeconfigs = kubeconfigsOf(json);
    const isOver = (path) => taken_isOurs(path) && (isSameMachine((0,external_node_path_.dirname)(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
    return kubeconfigs.length > 0 && kubeconfigs.every(isOver);
}
function taken_isOurs(path) {
    return path.includes(`/${FOLDER_PREFIX}`);
}
function isInstanceOf(json, folder) {
    const kubeconfigs = kubeconfigsOf(json);
    return kubeconfigs.length > 0 && kubeconfigs.every((path) => path.startsWith(`${folder}/`));
}
function folderOfInstance(json) {
    const [kubeconfig = ''] = kubeconfigsOf(json);
    return taken_isOurs(kubeconfig) ? (0,external_node_path_.dirname)(kubeconfig) : '';
}
function kubeconfigsOf(json) {
    const { Nodes: nodes } = readMapping(json);
    return Array.isArray(nodes) ? nodes.map(kubeconfigOf) : [];
}
function kubeconfigOf(node) {
    const endpoint = json_isMapping(node) ? (textOf(node, 'Endpoint') ?? '') : '';
    return URL.canParse(endpoint) ? (new URL(endpoint).searchParams.get('kubeconfig') ?? '') : '';
}

;// CONCATENATED MODULE: ./js/buildx/former-choice.js







async function readEarlierChoices(store, builder) {
    if (!isInstanceName(builder))
        return [];
    const folder = folderOfInstance(await store_readInstance(store, builder).catch(() => ''));
    if (folder === '')
        return [];
    const former = regular_file_readJsonFile(job_files_jobFile(folder, 'formerChoices'));
    return former_choice_areFormerChoices(former) ? former : [];
}
function noteFormerChoices(folder, former) {
    writePrivateFile(job_files_jobFile(folder, 'formerChoices'), JSON.stringify(former));
}
async function findFormerChoice(store, former) {
    for (const choice of former.slice(0, -1))
        if ((await readInstance(store, choice.builder)) !== '')
            return choice;
    return former.at(-1) ?? { builder: '', config: '' };
}
function former_choice_areFormerChoices(value) {
    return Array.isArray(value) && value.every(isChoice);
}
function isChoice(value) {
    return json_isMapping(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}

;// CONCATENATED MODULE: ./js/action/runner/state.js



const KEY = 'setup-buildx-kubernetes';
const READY_KEY = 'ready';
const FOREVER = 'forever';
function state_saveState(state) {
    saveState(KEY, JSON.stringify(state));
}
function forgetState() {
    saveState(KEY, '');
}
function saveReady(isForever) {
    saveState(READY_KEY, isForever ? FOREVER : 'true');
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

;// CONCATENATED MODULE: ./js/action/runner/step.js


function runStep(step) {
    step()
        .catch((thrown) => fail(toActionError(thrown)))
        .finally(() => process.stdout.write('', () => process.exit()));
}

;// CONCATENATED MODULE: ./js/action/runner/stop.js

function stopSignal(timeoutMs, late) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(late), timeoutMs);
    const cancel = () => controller.abort(new errors_ActionError({ code: 'cancelled', message: 'The job was cancelled.' }));
    process.on('SIGINT', cancel);
    process.on('SIGTERM', cancel);
    return {
        signal: controller.signal,
        forget: () => {
            clearTimeout(timer);
            process.off('SIGINT', cancel);
            process.off('SIGTERM', cancel);
        },
    };
}

;// CONCATENATED MODULE: ./js/action/setup/buildx-words.js



function withoutSecretsOf(access, error) {
    if (error.code !== 'buildx')
        return error;
    const message = withoutKnown(error.message, secretsOf(access));
    return message === error.message ? error : new errors_ActionError({ code: 'buildx', message, hint: error.hint });
}

;// CONCATENATED MODULE: ./js/action/setup/explain-unauthorized.js








const explain_unauthorized_ASK_MS = 5000;
const CLOCK_FAULT_MS = 60_000;
const explain_unauthorized_UNKNOWN = { arn: '', refusal: '', dateMs: Number.NaN };
async function explainUnauthorized(error, access, environment) {
    const { identity } = access;
    if (error.code !== 'unauthorized' || identity.kind !== 'recipe')
        return error;
    const { recipe } = identity;
    const kitchen = openKitchen(environment.variables, runnerLog.mask, identity.known);
    if (recipe.kind === 'eks')
        return explainEks(error, recipe, kitchen);
    const token = await tokenBy(recipe, kitchen);
    if (token === '')
        return error;
    const audience = JSON.stringify(truncate(recipe.audience, 60));
    const refused = `The API server does not take this job's GitHub ID token (audience ${audience}).`;
    const what = `${refused} Its subject is ${subjectOf(token) || '(none)'}.`;
    const hint = 'Its AuthenticationConfiguration must name the issuer and this audience, and have rules that this job fits.';
    return new errors_ActionError({ code: 'unauthorized', message: what, hint, cause: error });
}
function tokenBy(recipe, kitchen) {
    return bearerBy(recipe, kitchen, AbortSignal.timeout(explain_unauthorized_ASK_MS)).then(({ token }) => {
        runnerLog.mask(token);
        return token;
    }, () => '');
}
async function explainEks(error, recipe, kitchen) {
    const signal = AbortSignal.timeout(explain_unauthorized_ASK_MS);
    try {
        const credentials = await awsCredentialsBy(recipe, kitchen, signal);
        const sts = stsOf(recipe, kitchen);
        const caller = await callerIdentity(sts, credentials, signal).catch(() => explain_unauthorized_UNKNOWN);
        return answers401(error, truncate(recipe.cluster, 60), caller);
    }
    catch {
        return error;
    }
}
function answers401(error, cluster, { arn, refusal, dateMs }) {
    const clock = clockWords(dateMs - Date.now());
    const keyHint = hintOfKeyFault(refusal);
    if (keyHint !== '') {
        const what = `EKS cluster ${cluster} answers 401, and STS does not take the AWS keys either (${refusal}).`;
        return new errors_ActionError({ code: 'unauthorized', message: what, hint: `${keyHint}${clock}`, cause: error });
    }
    const caller = arn === '' ? 'this caller (STS does not tell its ARN)' : truncate(arn, 120);
    const what = `EKS cluster ${cluster} answers 401 to ${caller}.`;
    const hint = `Is eks-cluster its exact name, and has the role an access entry?${clock}`;
    return new errors_ActionError({ code: 'unauthorized', message: what, hint, cause: error });
}
function clockWords(offsetMs) {
    if (Number.isNaN(offsetMs))
        return '';
    if (Math.abs(offsetMs) < CLOCK_FAULT_MS)
        return " This runner's clock is right.";
    return ` This runner's clock is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'slow' : 'fast'}.`;
}

;// CONCATENATED MODULE: ./js/cluster/aws/facts.js


const PATHS = new Set([
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);
function readAwsFacts(environment, homeFolder) {
    const absolute = (path) => (0,external_node_path_.resolve)(path.replace(/^~(?=\/)/, homeFolder));
    const variables = Object.entries(environment).flatMap(([name, value]) => name.startsWith('AWS_') && value ? [[name, PATHS.has(name) ? absolute(value) : value]] : []);
    return { variables: Object.fromEntries(variables), homeFolder };
}
function readUrl({ variables }, name) {
    const text = variables[name];
    if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''))
        return text;
    throw new errors_ActionError({
        code: 'input',
        message: `The variable ${name} is not a URL.`,
        hint: 'Set it to one, or to nothing.',
    });
}

;// CONCATENATED MODULE: ./js/cluster/aws/find-source.js





const ECS = 'http://169.254.170.2';
function findAwsSource(facts, hasIdTokens, { roleArn, sessionName }) {
    const role = roleArn === '' ? { kind: 'none' } : { kind: 'role', roleArn, sessionName };
    if (roleArn !== '' && hasIdTokens)
        return { base: { kind: 'github' }, role };
    return { base: findBase(facts, sessionName), role };
}
function findBase(facts, sessionName) {
    const of = (name) => facts.variables[name] ?? '';
    const { homeFolder } = facts;
    const accessKeyId = of('AWS_ACCESS_KEY_ID');
    const secretAccessKey = of('AWS_SECRET_ACCESS_KEY');
    if (accessKeyId !== '' && secretAccessKey !== '')
        return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken: of('AWS_SESSION_TOKEN') };
    const profile = {
        kind: 'profile',
        name: of('AWS_PROFILE') || of('AWS_DEFAULT_PROFILE') || 'default',
        configFile: of('AWS_CONFIG_FILE') || (0,external_node_path_.join)(homeFolder, '.aws', 'config'),
        credentialsFile: of('AWS_SHARED_CREDENTIALS_FILE') || (0,external_node_path_.join)(homeFolder, '.aws', 'credentials'),
    };
    if (profile.name !== 'default')
        return profile;
    const tokenFile = of('AWS_WEB_IDENTITY_TOKEN_FILE');
    const roleArn = of('AWS_ROLE_ARN');
    if (tokenFile !== '' && roleArn !== '')
        return {
            kind: 'web-identity',
            tokenFile,
            roleArn,
            sessionName: of('AWS_ROLE_SESSION_NAME') || sessionName,
        };
    if (hasProfile(profile))
        return profile;
    return findMachine(facts, of);
}
function findMachine(facts, of) {
    const relative = of('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
    const url = relative === '' ? readUrl(facts, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') : `${ECS}${relative}`;
    const tokenFile = of('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE');
    if (url !== undefined)
        return { kind: 'container', url, tokenFile, token: of('AWS_CONTAINER_AUTHORIZATION_TOKEN') };
    if (of('AWS_EC2_METADATA_DISABLED').toLowerCase() === 'true')
        throw nothingLeft();
    const machine = readUrl(facts, 'AWS_EC2_METADATA_SERVICE_ENDPOINT') ?? IMDS_URL;
    return { kind: 'imds', url: machine.replace(/\/+$/, '') };
}
function nothingLeft() {
    const what = 'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED keeps it from those of its machine.';
    return new errors_ActionError({ code: 'input', message: what, hint: LOG_IN });
}

;// CONCATENATED MODULE: ./js/cluster/aws/session-name.js
const LONGEST = 64;
function sessionNameOf(repository, runMark) {
    const plain = (text) => text.replace(/[^\w+=,.@-]/g, '-');
    const end = `-${plain(runMark)}`;
    return `${plain(repository || 'setup-buildx').slice(0, LONGEST - end.length)}${end}`;
}

;// CONCATENATED MODULE: ./js/cluster/eks/describe.js






const CONNECT_MS = 5000;
const ANSWER_MS = 10_000;
const loadSdk = () => __nccwpck_require__.e(/* import() */ 448).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5448, 19));
function describeCluster(question, signal) {
    return trustingSystem(readProxies(question.environment), (trust) => describeTrusting(trust, question, signal));
}
async function describeTrusting(trust, question, signal) {
    const { EKSClient, DescribeClusterCommand } = await loadSdk();
    const { environment } = question;
    const proxies = readProxies(environment);
    const { accessKeyId, secretAccessKey, sessionToken } = question.credentials;
    const client = new EKSClient({
        region: question.region,
        useFipsEndpoint: question.useFips,
        useDualstackEndpoint: question.useDualStack,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) },
        requestHandler: {
            httpAgent: plainAgent(plainEndpoint(environment), proxies),
            httpsAgent: secureAgent(proxies, trust),
            connectionTimeout: CONNECT_MS,
            requestTimeout: ANSWER_MS,
            throwOnRequestTimeout: true,
        },
    });
    let dateMs = Number.NaN;
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        dateMs = dateOf(result.response);
        return result;
    }, { step: 'deserialize', priority: 'low' });
    try {
        const { cluster } = await client.send(new DescribeClusterCommand({ name: question.name }), {
            abortSignal: signal,
        });
        return { ...describe_readCluster(question.name, cluster), dateMs };
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof errors_ActionError ? error : describe_explain(question, error);
    }
    finally {
        client.destroy();
    }
}
function plainEndpoint(environment) {
    const name = environment.AWS_ENDPOINT_URL_EKS ? 'AWS_ENDPOINT_URL_EKS' : 'AWS_ENDPOINT_URL';
    return new URL(readUrl(readAwsFacts(environment, ''), name) ?? 'http://localhost');
}
function dateOf(response) {
    const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
    const date = typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
    return typeof date === 'string' ? Date.parse(date) : Number.NaN;
}
function describe_readCluster(name, cluster) {
    if (cluster?.connectorConfig !== undefined)
        throw new errors_ActionError({
            code: 'input',
            message: `Cluster ${name} is only registered with EKS, which does not run it.`,
            hint: 'Use the input kubeconfig for it.',
        });
    if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
        throw new errors_ActionError({
            code: 'not-ready',
            message: `EKS cluster ${name} is ${cluster?.status ?? 'not there'}.`,
            hint: 'It must be ACTIVE.',
        });
    const { endpoint = '', certificateAuthority, resourcesVpcConfig: network } = cluster;
    const ca = certificateAuthority?.data ?? '';
    if (endpoint === '' || ca === '')
        throw new errors_ActionError({
            code: 'not-ready',
            message: `EKS cluster ${name} has no endpoint yet.`,
            hint: 'Run the job again later.',
        });
    return {
        clusterId: cluster.id ?? name,
        server: endpoint.replace(/\/+$/, ''),
        caPem: Buffer.from(ca, 'base64').toString('utf8'),
        reach: {
            isPublic: network?.endpointPublicAccess ?? true,
            publicCidrs: network?.publicAccessCidrs ?? [],
            vpc: network?.vpcId ?? '',
        },
    };
}
function describe_explain({ name, region }, error) {
    const code = error instanceof Error ? error.name : '';
    const words = truncate(withoutSecrets(toSafeLine(messageOf(error))), 100);
    if (code === 'ResourceNotFoundException')
        return new errors_ActionError({
            code: 'input',
            message: `There is no EKS cluster ${name} in ${region} of this account.`,
            hint: 'Check eks-cluster, aws-region and the role.',
            cause: error,
        });
    if (code.startsWith('AccessDenied'))
        return new errors_ActionError({
            code: 'forbidden',
            message: `AWS refuses eks:DescribeCluster on ${name}.`,
            hint: 'Allow it, or set the inputs server and certificate-authority.',
            cause: error,
        });
    if (/Token|Signature|Unrecognized|MissingAuthentication|RequestTimeTooSkewed|RequestExpired/.test(code))
        return new errors_ActionError({
            code: 'unauthorized',
            message: `EKS does not take the AWS credentials: ${code}: ${words}.`,
            hint: 'Are they expired?',
            cause: error,
        });
    const why = code === 'TimeoutError' ? 'no answer in time' : `${code === 'Error' ? '' : `${code}: `}${words}`;
    return new errors_ActionError({
        code: 'unreachable',
        message: `EKS in ${region} gave no answer about ${name}: ${why}.`,
        hint: 'Check aws-region, and the way from this runner to it (proxy, VPC endpoint).',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./js/cluster/eks/reach.js



const reach_CONNECT_MS = 5000;
async function refuseOutOfReach(name, server, reach, hasProxy) {
    const isForAll = reach.isPublic && (reach.publicCidrs.length === 0 || reach.publicCidrs.includes('0.0.0.0/0'));
    if (isForAll || hasProxy || (await isReachable(new URL(server))))
        return;
    const vpc = reach.vpc === '' ? 'its VPC' : reach.vpc;
    const what = reach.isPublic
        ? `The endpoint of EKS cluster ${name} is open to ${truncate(reach.publicCidrs.join(', '), 100)} alone, and this runner does not reach it.`
        : `The endpoint of EKS cluster ${name} is private, and this runner does not reach it.`;
    throw new errors_ActionError({
        code: 'unreachable',
        message: what,
        hint: `Run the job in ${vpc} or where it is routed to, or set HTTPS_PROXY.`,
    });
}
function isReachable({ hostname, port }) {
    return new Promise((done) => {
        const socket = (0,external_node_net_namespaceObject.connect)({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
        const end = (isOpen) => {
            socket.destroy();
            done(isOpen);
        };
        socket.setTimeout(reach_CONNECT_MS, () => end(false));
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}

;// CONCATENATED MODULE: ./js/cluster/eks/entry.js






async function enterEks(request, kitchen, signal) {
    const { name, region, useFips, useDualStack, given, source } = request;
    const stsUrl = request.stsUrl || `https://${stsHost(region, request)}`;
    const base = {
        kind: 'eks',
        cluster: name,
        clusterId: name,
        region,
        useFips,
        useDualStack,
        source,
        stsUrl,
    };
    const clockReadAt = { nowMs: kitchen.nowMs(), uptimeMs: kitchen.uptimeMs() };
    const recipe = { ...base, madeMs: clockReadAt.nowMs, clockOffsetMs: 0, clockReadAt };
    if (given.server !== '')
        return { ...given, recipe, known: undefined };
    const [credentials] = await Promise.all([awsCredentialsBy(recipe, kitchen, signal), loadSdk()]);
    const { environment } = kitchen;
    const question = { name, region, useFips, useDualStack, credentials, environment };
    const { clusterId, server, caPem, reach, dateMs } = await describeCluster(question, signal);
    const awsMs = kitchen.nowMs() + clockOffset(dateMs, kitchen.nowMs());
    const hasProxy = proxyFor(new URL(server), readProxies(environment)) !== undefined;
    await refuseOutOfReach(name, server, reach, hasProxy);
    return {
        server,
        caPem,
        known: credentials,
        recipe: { ...atServerTime(recipe, kitchen, dateMs), clusterId, madeMs: awsMs },
    };
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/files.js



const NO_LIMITS = { kind: 'none' };
function files_partOf(file, path, from, place) {
    if (file.kind === 'none')
        throw unreadable(from, place, file.why);
    const text = utf8(file.bytes);
    if (text === undefined)
        throw unreadable(from, place, 'it is not UTF-8 text');
    return { text, folder: (0,external_node_path_.dirname)(path), path };
}
function unreadable(from, place, why) {
    const input = from === 'the input kubeconfig'
        ? 'Input kubeconfig'
        : `${from.slice(0, 1).toUpperCase()}${from.slice(1)}`;
    const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
    if (place !== '')
        return new errors_ActionError({ code: 'input', message: `${input}: ${place} cannot be used (${why}).`, hint });
    return new errors_ActionError({
        code: 'input',
        message: `${input} is neither a kubeconfig nor the path of one (${why}).`,
        hint,
    });
}
function placeOf(index, count) {
    return count === 1 ? '' : `file ${index + 1} of ${count}`;
}
const MOST_FILES = 64;
const LONGEST_PATH = 4096;
function listedPaths(list, folders) {
    const paths = list.split(':').filter((path) => path !== '');
    return [...new Set(paths.map((path) => absolute(path, folders)))];
}
function absolute(path, { homeFolder, workFolder }) {
    return (0,external_node_path_.resolve)(workFolder, path.replace(/^~(?=\/|$)/, homeFolder));
}
function readListed(paths, from, mayBeMissing) {
    if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
        throw new errors_ActionError({
            code: 'input',
            message: `${from} names more or longer paths than any system has.`,
        });
    const parts = paths.flatMap((path, index) => {
        const file = regular_file_readRegularFile(path);
        const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
        return isSkipped ? [] : [files_partOf(file, path, from, placeOf(index, paths.length))];
    });
    if (parts.length > 0)
        return parts;
    throw new errors_ActionError({ code: 'input', message: `None of the ${paths.length} files of ${from} is there.` });
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/in-cluster.js



const POD_ACCOUNT = 'the service account of this pod';
const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
function fromPod({ host, port, accountFolder }) {
    const token = (0,external_node_path_.join)(accountFolder, 'token');
    if (host === '' || regular_file_readRegularFile(token).kind === 'none')
        return undefined;
    const cluster = {
        server: ownServer({ host, port }),
        'certificate-authority': (0,external_node_path_.join)(accountFolder, 'ca.crt'),
    };
    const namespace = in_cluster_readNamespace((0,external_node_path_.join)(accountFolder, 'namespace'));
    const document = {
        clusters: [{ name: 'in-cluster', cluster }],
        users: [{ name: 'in-cluster', user: { tokenFile: token } }],
        contexts: [{ name: 'in-cluster', context: { cluster: 'in-cluster', user: 'in-cluster', namespace } }],
        'current-context': 'in-cluster',
    };
    const part = { text: JSON.stringify(document), folder: accountFolder, path: '' };
    return { parts: [part], from: POD_ACCOUNT, kind: 'pod', limits: NO_LIMITS };
}
function ownServer({ host, port }) {
    const url = `https://${host.includes(':') ? `[${host}]` : host}:${port || '443'}`;
    return URL.canParse(url) ? new URL(url).origin : '';
}
function in_cluster_readNamespace(path) {
    const file = regular_file_readRegularFile(path);
    return file.kind === 'content' ? (utf8(file.bytes)?.trim() ?? '') : '';
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/fields.js



const LONGEST_KUBECONFIG = 1024 * 1024;
function parseKubeconfigText(text, place) {
    const refuse = (why, hint) => notKubeconfig(place || 'the text', why, hint);
    if (text.includes('\0'))
        throw refuse('holds a NUL byte');
    if (text.length > LONGEST_KUBECONFIG)
        throw refuse('is larger than 1 MiB');
    const value = parseOwnJson(text) ?? fields_parseYaml(text, refuse);
    if (place !== '' && value === null)
        return {};
    if (!json_isMapping(value))
        throw refuse('is not a mapping');
    refuseOtherKind(value, refuse);
    if (place === '' && !Object.hasOwn(value, 'clusters'))
        throw refuse('has no `clusters`');
    return value;
}
const OPTIONS = { maxAliasCount: 100, uniqueKeys: true, merge: true, logLevel: 'error' };
function refuseOtherKind(value, refuse) {
    const kind = textOf(value, 'kind');
    if (kind === 'Secret')
        throw refuse('is a Kubernetes Secret', 'Give the value of its key that holds the kubeconfig, as it is.');
    if (kind !== undefined && kind !== 'Config')
        throw refuse('is an object of another kind than Config');
}
function parseOwnJson(text) {
    if (!text.startsWith('{') || text.includes('"<<"'))
        return undefined;
    const value = json_parseJson(text);
    return `${JSON.stringify(value, undefined, 2)}\n` === text ? value : undefined;
}
function fields_parseYaml(text, refuse) {
    try {
        return (0,external_lazy_yaml_js_namespaceObject.parse)(text.replace(/^\ufeff/, '').replace(/\n---\s*$/, '\n'), OPTIONS);
    }
    catch (error) {
        const line = error instanceof external_lazy_yaml_js_namespaceObject.YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
        const what = error instanceof external_lazy_yaml_js_namespaceObject.YAMLParseError && error.code === 'MULTIPLE_DOCS'
            ? 'holds several documents'
            : 'is not valid YAML';
        throw refuse(`${what} (line ${line})`);
    }
}
function notKubeconfig(subject, why, hint = 'Give the kubeconfig as kubectl reads it.') {
    return new errors_ActionError({ code: 'input', message: `Input kubeconfig: ${subject} ${why}.`, hint });
}
function looksInline(value) {
    return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}
function fromBase64(value) {
    const compact = value.replace(/\s+/g, '');
    if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
        return '';
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
        return looksInline(text) ? text : '';
    }
    catch {
        return '';
    }
}
function wrong(path, wanted) {
    return new errors_ActionError({ code: 'input', message: `Input kubeconfig: ${path} must be ${wanted}.` });
}
function fieldsOf(value, where) {
    if (value !== undefined && value !== null && !json_isMapping(value))
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
        text: (name) => textOf(get(name) ?? '', at(name)),
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

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/limits.js





const PROGRAMS = ['exec', 'auth-provider'];
const limits_FILES = ['certificate-authority', 'tokenFile', 'client-certificate', 'client-key'];
const limits_REMEDY = 'Log in by a token or by data in it, or set allow-exec: true';
const REMEDY_FOR_EVENT = `${limits_REMEDY} if no outsider can change it.`;
function limitKubeconfig(source, allow, { outsiders, workspace }) {
    if (source.kind === 'pod' || allow === 'true')
        return source;
    if (allow === 'false')
        return { ...source, limits: { kind: 'no-files', remedy: `${limits_REMEDY}.` } };
    if (outsiders === 'none')
        return source;
    const theirs = source.parts.filter(({ path }) => path === '' || isOfWorkspace(path, workspace));
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
                const field = [...PROGRAMS, ...limits_FILES].find((name) => fields.has(name));
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
        throw ofWorkspace(`the credential plugin ${pluginName({ command: program })}`);
}
function refuseNamedFiles({ fields, folder }, workspace) {
    const named = limits_FILES.find((name) => fields.has(name) && isOfWorkspace((0,external_node_path_.resolve)(folder, fields.text(name)), workspace));
    if (named !== undefined)
        throw ofWorkspace(`${fields.where}.${named}`);
    const exec = fields.fields('exec');
    if (exec.texts('args').some((arg) => namesFile(arg, workspace, false)))
        throw ofWorkspace(`${exec.where}.args`);
    const isTheirs = (entry) => namesFile(entry.text('value'), workspace, PATH_VARIABLE.test(entry.text('name')));
    if (exec.list('env').some(isTheirs))
        throw ofWorkspace(`${exec.where}.env`);
}
const PATH_VARIABLE = /(PATH|DIR|HOME|ROOT|FILE|CONFIG|LIB)$/i;
function namesFile(text, workspace, isPath) {
    const words = [text, ...text.split(/[\s"'`;|&()<>]+/)];
    const parts = words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1), ...word.split(':')]);
    return parts.some((part) => {
        const path = (0,external_node_path_.resolve)(workspace, part);
        const isThere = part !== '' && (isPath || part.includes('/') ? (0,external_node_fs_.existsSync)(path) : isFile(path));
        return isThere && isOfWorkspace(path, workspace);
    });
}
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}
function notAllowed(what, remedy) {
    return new errors_ActionError({
        code: 'input',
        message: `Input kubeconfig: ${what} (input allow-exec).`,
        hint: remedy,
    });
}
function ofWorkspace(what) {
    const where = 'is in the workspace, which outsiders may have written for this event';
    return notAllowed(`${what} ${where}`, 'Keep it elsewhere, or set allow-exec: true if no outsider can change it.');
}
function mixed({ from }) {
    const message = `Of ${from}, some are in the workspace, which outsiders may have written for this event.`;
    return new errors_ActionError({
        code: 'input',
        message,
        hint: 'Keep all of them elsewhere, or set allow-exec: true.',
    });
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/merge.js




function mergeKubeconfig(parts) {
    const documents = parts.map(({ text, folder, path }, index) => {
        const place = placeOf(index, parts.length);
        const where = place === '' ? 'kubeconfig' : `${place}: kubeconfig`;
        return { fields: fieldsOf(parseKubeconfigText(text, place), where), folder, path };
    });
    const currents = documents.map(({ fields }) => fields.text('current-context'));
    return {
        currentContext: currents.find((name) => name !== '') ?? '',
        clusters: merge_mergeList(documents, 'clusters', 'cluster'),
        contexts: merge_mergeList(documents, 'contexts', 'context'),
        users: merge_mergeList(documents, 'users', 'user'),
    };
}
function merge_mergeList(documents, list, body) {
    const merged = [];
    for (const { fields, folder, path } of documents) {
        const known = new Set(merged.map(({ name }) => name));
        const entries = fields.list(list).map((entry) => ({ entry, name: entry.text('name') }));
        const added = entries.filter(({ name }) => !known.has(name));
        merged.push(...added.map(({ entry, name }) => ({ name, fields: entry.fields(body), folder, path })));
    }
    return merged;
}
function namedIn(merged, list, name) {
    const [found, ...others] = merged[list].filter((entry) => entry.name === name);
    const title = JSON.stringify(truncate(name, 60));
    if (found === undefined) {
        const hint = list === 'contexts' ? knownContexts(merged) : '';
        throw new errors_ActionError({
            code: 'input',
            message: `The kubeconfig has no ${list.slice(0, -1)} ${title}.`,
            hint,
        });
    }
    if (others.length > 0) {
        throw new errors_ActionError({
            code: 'input',
            message: `The kubeconfig has several ${list} named ${title}.`,
            hint: 'Keep one.',
        });
    }
    return found;
}
const MOST_NAMES_LENGTH = 120;
function knownContexts({ contexts }) {
    const names = contexts.map(({ name }) => name).join(', ');
    return `It has: ${truncate(toSafeLine(names), MOST_NAMES_LENGTH) || 'none'}.`;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/source.js







const INPUT = 'the input kubeconfig';
const VARIABLE = 'the variable KUBECONFIG';
const HOME = '~/.kube/config';
function findKubeconfig(places) {
    const { given, variable, homeFolder, pod } = places;
    if (given.trim() !== '')
        return fromInput(given, places);
    if (listedPaths(variable, places).length > 0)
        return fromVariable(variable, places);
    const path = (0,external_node_path_.join)(homeFolder, '.kube', 'config');
    const file = regular_file_readRegularFile(path);
    if (file.kind === 'none' && file.isMissing)
        return fromPod(pod) ?? nowhere();
    return fromFiles([files_partOf(file, path, HOME, '')], HOME);
}
function fromVariable(variable, places) {
    const isText = /\n|^\s*\{/.test(variable) && looksInline(variable);
    if (isText || fromBase64(unquoted(variable)) !== '') {
        const what = 'The variable KUBECONFIG holds a kubeconfig itself, and no paths.';
        throw new errors_ActionError({ code: 'input', message: what, hint: 'Give it as the input kubeconfig.' });
    }
    const listed = listedPaths(variable, places);
    if (!listed.some((path) => (0,external_node_fs_.existsSync)(path)))
        refuseUnexpanded(variable, 'The variable KUBECONFIG');
    return fromFiles(readListed(listed, VARIABLE, true), VARIABLE);
}
function unquoted(text) {
    return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}
function fromInput(given, places) {
    const { workFolder } = places;
    const text = given.trim();
    if (/^\{\{.*\}\}$/.test(text)) {
        const hint = `Write ${expression('secrets.NAME')}.`;
        throw new errors_ActionError({
            code: 'input',
            message: 'Input kubeconfig is an expression without its $.',
            hint,
        });
    }
    if (looksInline(given))
        return inline(given, INPUT, workFolder);
    const decoded = fromBase64(unquoted(given));
    if (decoded !== '')
        return inline(decoded, `${INPUT} (base64)`, workFolder);
    if (/[\0\r\n]/.test(text)) {
        const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
        throw new errors_ActionError({
            code: 'input',
            message: 'Input kubeconfig is neither a kubeconfig nor a path.',
            hint,
        });
    }
    const whole = absolute(text, places);
    const file = regular_file_readRegularFile(whole);
    const isOne = file.kind === 'content' || !file.isMissing;
    const paths = isOne ? [whole] : listedPaths(text, places);
    if (!paths.every((path) => (0,external_node_fs_.existsSync)(path)))
        refuseUnexpanded(text, 'Input kubeconfig');
    return fromFiles(readListed(paths, INPUT, false), INPUT);
}
function inline(text, from, folder) {
    return { parts: [{ text, folder, path: '' }], from, kind: 'inline', limits: NO_LIMITS };
}
function source_fromFile(path, from) {
    return fromFiles([partOf(readRegularFile(path), path, from, '')], from);
}
function fromFiles(parts, from) {
    const told = parts.length === 1 ? from : `${from} (${parts.length} files)`;
    return { parts, from: told, kind: 'file', limits: NO_LIMITS };
}
function nowhere() {
    const hint = 'Set the input kubeconfig or the variable KUBECONFIG, or run in a pod with a service account.';
    throw new errors_ActionError({
        code: 'input',
        message: 'There is no cluster to speak to: no kubeconfig was given or found.',
        hint,
    });
}
const source_KNOWN = {
    HOME: '~ for the home folder',
    USERPROFILE: '~ for the home folder',
    GITHUB_WORKSPACE: expression('github.workspace'),
    RUNNER_TEMP: expression('runner.temp'),
};
function refuseUnexpanded(paths, from) {
    const [, braced, plain, percent] = /\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)|%([A-Z_][A-Z0-9_]*)%/.exec(paths) ?? [];
    const name = braced ?? plain ?? percent;
    if (name !== undefined)
        throw unexpanded(from, percent === undefined ? `$${name}` : `%${name}%`, source_remedyOf(name));
    if (/\$\(|`/.test(paths))
        throw new errors_ActionError({
            code: 'input',
            message: `${from}: nothing runs $(…) here.`,
            hint: 'Write what it would print.',
        });
    if (paths.includes('$'))
        throw unexpanded(from, '$…', `Write ${expression('env.NAME')}.`);
    if (/(^|:)~[\w-]/.test(paths))
        throw unexpanded(from, '~ with a name', 'Write ~/ or an absolute path.');
}
function unexpanded(from, what, hint) {
    return new errors_ActionError({ code: 'input', message: `${from}: nothing expands ${what} here.`, hint });
}
function source_remedyOf(name) {
    if (Object.hasOwn(source_KNOWN, name))
        return `Write ${source_KNOWN[name] ?? ''}.`;
    const hint = `Write ${expression(`env.${name}`)}, or ${expression(`secrets.${name}`)} for a secret`;
    return name === 'KUBECONFIG' ? `${hint}, or leave the input empty.` : `${hint}.`;
}
function expression(content) {
    return `\${{ ${content} }}`;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/user.js





function readIdentity({ fields: user, folder }, cluster) {
    refuseTogether(user, ['exec', 'auth-provider']);
    refuseTogether(user, ['token', 'tokenFile', 'username'], 'token,tokenFile');
    if (user.has('tokenFile')) {
        const path = (0,external_node_path_.resolve)(folder, user.text('tokenFile'));
        if (!user.has('token') || hasText(path))
            return { kind: 'token-file', path };
    }
    if (user.has('token'))
        return { kind: 'token', token: user_readToken(user) };
    if (user.has('username')) {
        return { kind: 'basic', username: user.text('username'), password: user.text('password') };
    }
    if (user.has('exec'))
        return { kind: 'exec', plugin: readPlugin(user.fields('exec'), folder, cluster) };
    if (user.has('auth-provider'))
        return readAuthProvider(user, Date.now());
    return { kind: 'anonymous' };
}
function refuseTogether(user, ways, allowed = '') {
    const given = ways.filter((name) => user.has(name));
    if (given.length > 1 && given.join() !== allowed)
        throw user_bad(user, `has ${given.join(' and ')}`, 'Keep one way to authenticate.');
}
function hasText(path) {
    const file = regular_file_readRegularFile(path);
    return file.kind === 'content' && file.bytes.toString('latin1').trim() !== '';
}
function user_readToken(user) {
    const token = user.text('token').trim();
    if (!/^[\x21-\x7e]+$/.test(token) || token.includes('"')) {
        throw user_bad(user, 'token holds spaces, quotes or line breaks', 'Copy it anew.');
    }
    return token;
}
function readPlugin(exec, folder, cluster) {
    const apiVersion = exec.text('apiVersion');
    if (apiVersion !== 'client.authentication.k8s.io/v1' &&
        apiVersion !== 'client.authentication.k8s.io/v1beta1') {
        throw user_bad(exec, 'apiVersion must be client.authentication.k8s.io/v1 or v1beta1', 'Update the tool that wrote it.');
    }
    const mode = exec.text('interactiveMode');
    if (mode === 'Always')
        throw user_bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
    if (mode === '' && apiVersion.endsWith('/v1')) {
        throw user_bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
    }
    const command = exec.text('command');
    if (command === '')
        throw user_bad(exec, 'command is missing', '');
    return {
        apiVersion,
        command: command.includes('/') ? (0,external_node_path_.resolve)(folder, command) : command,
        args: exec.texts('args'),
        env: exec.list('env').map((entry) => ({ name: entry.text('name'), value: entry.text('value') })),
        provideClusterInfo: exec.flag('provideClusterInfo'),
        clusterConfig: readClusterConfig(cluster),
    };
}
function readClusterConfig(cluster) {
    const extensions = cluster.list('extensions');
    return extensions.find((one) => one.text('name') === PLUGIN_EXTENSION)?.whole.extension;
}
function readImpersonation(user) {
    const extra = user.fields('as-user-extra');
    const lonely = ['as-uid', 'as-groups', 'as-user-extra'].find((name) => user.has(name));
    if (lonely !== undefined && !user.has('as'))
        throw user_bad(user, `has ${lonely} without as`, 'Set as, or remove it.');
    return {
        user: user.text('as'),
        uid: user.text('as-uid'),
        groups: user.texts('as-groups'),
        extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
    };
}
function user_bad(fields, what, hint) {
    return new errors_ActionError({ code: 'input', message: `Input kubeconfig: ${fields.where}: ${what}.`, hint });
}
const user_REMEDIES = {
    gcp: 'Write the kubeconfig again with gke-gcloud-auth-plugin.',
    azure: 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.',
    openstack: 'Use client-keystone-auth as an exec plugin, or a token.',
};
const user_MARGIN_MS = 10_000;
const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';
function readAuthProvider(user, nowMs) {
    const provider = user.fields('auth-provider');
    const name = provider.text('name');
    if (name !== 'oidc') {
        const known = Object.hasOwn(user_REMEDIES, name);
        const hint = known ? (user_REMEDIES[name] ?? '') : 'Use an exec plugin or a token.';
        throw user_bad(provider, known ? `${name} is no longer in Kubernetes` : 'of this name is not supported', hint);
    }
    const config = provider.fields('config');
    const token = config.text('id-token');
    if (token === '')
        throw user_bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
    const expiresMs = user_expiryOf(token);
    if (expiresMs === undefined)
        throw user_bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
    if (expiresMs <= nowMs + user_MARGIN_MS)
        throw user_bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
    return { kind: 'token', token };
}
function user_expiryOf(idToken) {
    const { exp } = claimsOf(idToken);
    return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/public-names.js
const PUBLIC_FIELDS = new Set([
    'as',
    'as-groups',
    'as-uid',
    'auth-provider.config.client-id',
    'auth-provider.config.extra-scopes',
    'auth-provider.config.idp-certificate-authority',
    'auth-provider.config.idp-certificate-authority-data',
    'auth-provider.config.idp-issuer-url',
    'auth-provider.name',
    'client-certificate',
    'client-certificate-data',
    'client-key',
    'exec.apiVersion',
    'exec.command',
    'exec.env.name',
    'exec.installHint',
    'exec.interactiveMode',
    'tokenFile',
    'username',
]);
const PUBLIC_MAP = 'as-user-extra.';
const PUBLIC_OPTIONS = new Set([
    ...['i', 'r'],
    ...[
        'api-version',
        'audience',
        'authority-host',
        'client-id',
        'cluster',
        'cluster-id',
        'cluster-name',
        'context',
    ],
    ...[
        'environment',
        'format',
        'grant-type',
        'kube-cluster',
        'listen-address',
        'location',
        'log-level',
        'login',
    ],
    ...[
        'namespace',
        'oidc-client-id',
        'oidc-extra-scope',
        'oidc-issuer-url',
        'oidc-redirect-url',
        'output',
        'profile',
    ],
    ...[
        'project',
        'project-id',
        'proxy',
        'region',
        'resource-group',
        'role',
        'role-arn',
        'scope',
        'scopes',
        'server',
    ],
    ...[
        'server-id',
        'session-name',
        'subscription',
        'subscription-id',
        'teleport-cluster',
        'tenant',
        'tenant-id',
    ],
    ...['user', 'username', 'version', 'zone'],
]);
const PUBLIC_VARIABLES = new Set([
    ...['AAD_LOGIN_METHOD', 'AAD_SERVICE_PRINCIPAL_CLIENT_ID', 'AWS_CONFIG_FILE', 'AWS_DEFAULT_OUTPUT'],
    ...['AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_REGION', 'AWS_ROLE_ARN', 'AWS_ROLE_SESSION_NAME'],
    ...['AWS_SHARED_CREDENTIALS_FILE', 'AWS_STS_REGIONAL_ENDPOINTS', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
    ...['AZURE_AUTHORITY_HOST', 'AZURE_CLIENT_ID', 'AZURE_CONFIG_DIR', 'AZURE_ENVIRONMENT'],
    ...['AZURE_FEDERATED_TOKEN_FILE', 'AZURE_TENANT_ID', 'CLOUDSDK_CONFIG', 'CLOUDSDK_CORE_PROJECT'],
    ...[
        'GOOGLE_APPLICATION_CREDENTIALS',
        'HOME',
        'KUBECONFIG',
        'LANG',
        'LC_ALL',
        'NO_PROXY',
        'PATH',
        'TMPDIR',
        'TZ',
    ],
    ...['USE_GKE_GCLOUD_AUTH_PLUGIN'],
]);
const PUBLIC_WORDS = new Set([
    ...[
        'auth',
        'ce',
        'cluster',
        'config',
        'config-helper',
        'credential',
        'credential-plugin',
        'credentials',
        'eks',
    ],
    ...[
        'exec-credential',
        'generate-token',
        'get-client-certificate',
        'get-credentials',
        'get-token',
        'k8s',
        'kube',
    ],
    ...['kubeconfig', 'kubelogin', 'kubernetes', 'login', 'oidc', 'oidc-login', 'static', 'token'],
    ...['azurecli', 'devicecode', 'interactive', 'managed-identity', 'serviceprincipal', 'workloadidentity'],
]);
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




const user_secrets_SHORTEST = 8;
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
    if (!json_isMapping(value))
        return [];
    const own = path === 'exec.env' && typeof value.name === 'string' ? value.name : '';
    return Object.entries(value).map(([key, part]) => ({
        path: path === '' ? key : `${path}.${key}`,
        name: own !== '' && key === 'value' ? own : key,
        value: part,
    }));
}
function secretsOfValue(name, text) {
    if (isPlace(name, text))
        return credentialsIn(text);
    const isNamed = isSecretName(name) && !/^(true|false|yes|none|null|auto|default)$/i.test(text);
    if (isNamed && text.length >= SHORTEST_NAMED)
        return [text, ...insideOf(text)];
    if (text.length < user_secrets_SHORTEST || isPublicText(text))
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
    const named = [...url.searchParams].filter(([name, value]) => isSecretName(name) || looksRandom(value));
    const found = [url.password, ...named.map(([, value]) => value)];
    return found.filter((value) => value.length >= SHORTEST_NAMED);
}
function inJson(text) {
    if (!/^\s*[{[]/.test(text))
        return [];
    return scalarsOf({ '': json_parseJson(text) }).flatMap((scalar) => secretsOfValue(scalar.name, scalar.text));
}
function inScript(text) {
    if (!/\s/.test(text))
        return [];
    return namedWords(text)
        .filter(({ name, value }) => (isSecretName(name) && value.length >= SHORTEST_NAMED) || looksRandom(value))
        .map(({ value }) => value);
}
const OPTION = /^--?([A-Za-z][\w.-]*)$/;
const ASSIGNED = /^-{0,2}([A-Za-z_][\w.-]*)=(.*)$/s;
const ATTACHED = /^-([A-Za-z])(.*[^A-Za-z-].*)$/s;
function namedValues(args) {
    const values = [];
    let before = '';
    for (const arg of args) {
        const [, option = ''] = OPTION.exec(arg) ?? [];
        const isValue = isSecretName(before) && !arg.startsWith('--');
        if (option !== '' && !isValue) {
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
        return arg.startsWith('-')
            ? [{ name, value }]
            : [
                { name, value },
                { name: before, value: arg },
            ];
    const [, letter = '', rest = ''] = arg.startsWith('--') ? [] : (ATTACHED.exec(arg) ?? []);
    const attached = letter === '' ? [] : [{ name: letter, value: rest }];
    return [...attached, { name: before, value: arg }];
}
function namedWords(text) {
    const words = text.match(/[^\s"'`;|&()<>{}[\],]+/g) ?? [];
    return namedValues(words.map(asOption));
}
function asOption(word) {
    if (/^(bearer|basic)$/i.test(word))
        return '--token';
    const [, name = '', value = ''] = /^([\w-]+):(?!\/\/)(.*)$/s.exec(word) ?? [];
    if (name === '' || (value !== '' && !isSecretName(name)))
        return word;
    return value === '' ? `--${name}` : `--${name}=${value}`;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/cache.js





function cache_cacheOf(recipeFile) {
    return job_files_jobFile((0,external_node_path_.dirname)(recipeFile), 'awsCredentials');
}
function askedOf(recipeFile) {
    return jobFile(dirname(recipeFile), 'askedKeys');
}
function recipe_cache_readCache(path) {
    const value = readJsonFile(path);
    return isCredentials(value) ? value : undefined;
}
function writeCache(path, credentials) {
    if (Number.isFinite(credentials.expiresMs))
        write(path, credentials);
}
function readAsked(path) {
    const value = readJsonFile(path);
    if (!isMapping(value))
        return undefined;
    const { atMs, refusal } = value;
    return typeof atMs === 'number' && typeof refusal === 'string' ? { atMs, refusal } : undefined;
}
function writeAsked(path, asked) {
    write(path, asked);
}
function write(path, content) {
    try {
        replacePrivateFile(path, JSON.stringify(content));
    }
    catch {
        return;
    }
}
function isCredentials(value) {
    if (!isMapping(value))
        return false;
    const { accessKeyId, secretAccessKey, sessionToken, expiresMs } = value;
    const texts = [accessKeyId, secretAccessKey, sessionToken];
    return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}

;// CONCATENATED MODULE: ./js/cluster/recipe/recipe-file.js



function recipe_file_readRecipe(path) {
    const file = readRegularFile(path);
    if (file.kind === 'none')
        throw noRecipe(`it cannot be read: ${file.why}`);
    const recipe = parseJson(file.bytes.toString('utf8'));
    if (isRecipe(recipe))
        return recipe;
    throw noRecipe(recipe === undefined ? 'it is not JSON' : 'it is not one of this version');
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
        isMapping(source.base) &&
        isMapping(source.role));
}
function noRecipe(why) {
    return new ActionError({
        code: 'unauthorized',
        message: `The recipe for credentials of this job is of no use (${why}).`,
        hint: 'Has its post step run already?',
    });
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/write.js










async function writeKubeconfig(access, folder) {
    const path = job_files_jobFile(folder, 'kubeconfig');
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        const lasting = { ...access, identity: await lastingIdentity(access.identity, folder) };
        writePrivateFile(path, `${JSON.stringify(renderKubeconfig(lasting), null, 2)}\n`);
    }
    catch (error) {
        const hint = 'It must be a folder of this user, with some free space.';
        throw new errors_ActionError({
            code: 'input',
            message: `RUNNER_TEMP cannot be written (${codeOf(error)}).`,
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
        ...given('certificate-authority-data', toBase64(access.caPem)),
        ...given('tls-server-name', access.tlsServerName),
        ...given('proxy-url', access.proxyUrl),
        ...renderExtension(access.identity),
    };
    const user = {
        ...renderCertificate(access),
        ...renderIdentity(access.identity),
        ...renderImpersonation(access),
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
    return { extensions: [{ name: PLUGIN_EXTENSION, extension: identity.plugin.clusterConfig }] };
}
function renderCertificate(access) {
    if (access.certificate.kind === 'none')
        return {};
    const { certificatePem, keyPem } = access.certificate;
    return { 'client-certificate-data': toBase64(certificatePem), 'client-key-data': toBase64(keyPem) };
}
function renderImpersonation(access) {
    const { user, uid, groups, extra } = access.impersonation;
    if (user === '')
        return {};
    return { as: user, ...given('as-uid', uid), 'as-groups': groups, 'as-user-extra': extra };
}
function given(name, value) {
    return value === '' ? {} : { [name]: value };
}
async function installPlugin(recipe, known, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (known !== undefined)
        writeCache(cache_cacheOf(recipeFile), known);
    writePrivateFile(plugin, await (0,promises_.readFile)((0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), 'plugin.js')));
    writePrivateFile(recipeFile, JSON.stringify(recipe));
    return ownPlugin([plugin, recipeFile]);
}
function write_readInstalledPlugin({ args }, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (args[0] !== plugin || args[1] !== recipeFile)
        return undefined;
    return { recipe: readRecipe(recipeFile), known: readCache(cacheOf(recipeFile)) };
}
function pathsIn(folder) {
    return [job_files_jobFile(folder, 'plugin'), job_files_jobFile(folder, 'recipe')];
}
function writeBuildsKubeconfig(access, token, folder) {
    const path = job_files_jobFile(folder, 'buildsKubeconfig');
    const identity = { kind: 'token-file', path: job_files_jobFile(folder, 'buildsToken') };
    const impersonation = { user: '', uid: '', groups: [], extra: {} };
    const builds = { ...access, identity, impersonation, certificate: { kind: 'none' } };
    replaceBuildsToken(folder, token);
    writePrivateFile(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`);
    return path;
}
function replaceBuildsToken(folder, token) {
    replacePrivateFile(job_files_jobFile(folder, 'buildsToken'), token);
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
        caPem: readAuthorities(cluster.fields, cluster.folder, 'certificate-authority'),
        tlsServerName: cluster.fields.text('tls-server-name'),
        proxyUrl: readProxy(cluster.fields),
        namespace: kubeconfig_readNamespace(context, choice.namespace),
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
    return namedIn(merged, 'clusters', hasNameless(merged.clusters) ? context.text('cluster') : required(context, 'cluster'));
}
function userOf(merged, context) {
    const name = context.text('user');
    return name === '' && !hasNameless(merged.users) ? NOBODY : namedIn(merged, 'users', name);
}
function hasNameless(entries) {
    return entries.some(({ name }) => name === '');
}
const NO_CONTEXT = fieldsOf({}, 'kubeconfig.contexts');
const NOBODY = { name: '', fields: fieldsOf({}, 'kubeconfig.users'), folder: '', path: '' };
function pickContext(merged, wanted) {
    const name = wanted || merged.currentContext;
    if (name === '' && !hasNameless(merged.contexts)) {
        if (hasNameless(merged.clusters))
            return NO_CONTEXT;
        throw new errors_ActionError({
            code: 'input',
            message: 'The kubeconfig has no current-context.',
            hint: `Set the input context. ${knownContexts(merged)}`,
        });
    }
    return namedIn(merged, 'contexts', name).fields;
}
function required(fields, name) {
    const value = fields.text(name);
    if (value === '')
        throw new errors_ActionError({
            code: 'input',
            message: `Input kubeconfig: ${fields.where}.${name} is missing.`,
        });
    return value;
}
function kubeconfig_readNamespace(context, chosen) {
    if (chosen !== '')
        return chosen;
    const namespace = context.text('namespace') || 'default';
    if (isDnsLabel(namespace))
        return namespace;
    throw new errors_ActionError({
        code: 'input',
        message: `Input kubeconfig: ${context.where}.namespace is not a DNS label.`,
        hint: 'Set the input namespace.',
    });
}
function readServer(cluster) {
    if (cluster.flag('insecure-skip-tls-verify')) {
        const hint = 'Give its certificate-authority-data instead.';
        throw new errors_ActionError({
            code: 'input',
            message: 'Input kubeconfig: insecure-skip-tls-verify would trust any server.',
            hint,
        });
    }
    const server = required(cluster, 'server');
    const url = URL.canParse(server) ? new URL(server) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
        throw new errors_ActionError({
            code: 'input',
            message: `Input kubeconfig: ${cluster.where}.server must be an https:// URL without a user.`,
        });
    }
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function readProxy(cluster) {
    const proxy = cluster.text('proxy-url');
    if (proxy === '')
        return '';
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (url === undefined || !isUsable(url) || !hasPlainUser(url)) {
        throw new errors_ActionError({
            code: 'input',
            message: `Input kubeconfig: ${cluster.where}.proxy-url must be an http:// or https:// URL.`,
            hint: 'Special characters of its password are percent-encoded; socks5 is not supported.',
        });
    }
    return proxy;
}
async function readOwnKubeconfig(folder, namespace) {
    const given = jobFile(folder, 'kubeconfig');
    const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
    const left = access.identity.kind === 'exec' ? readInstalledPlugin(access.identity.plugin, folder) : undefined;
    return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}

;// CONCATENATED MODULE: ./js/action/setup/find-cluster.js


















function findCluster(inputs, environment) {
    const { cluster } = inputs;
    const namespace = inputs.namespace || 'default';
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
                access: accessBy({ kind: 'recipe', recipe, known: undefined }, cluster.given, namespace, 'the input server'),
            };
        }
        case 'kubeconfig':
            return { kind: 'access', access: findAccess(inputs, environment) };
        case 'unknown':
            return NO_CLUSTER;
    }
}
async function enterCluster(found, environment, signal) {
    if (found.kind === 'access')
        return found.access;
    const kitchen = openKitchen(environment.variables, runnerLog.mask, undefined);
    const entering = enterEks(found.request, kitchen, signal);
    const { recipe, known, ...given } = await entering.catch((thrown) => {
        signal.throwIfAborted();
        const why = found.request.source.base.kind === 'imds' ? whySecretsAreEmpty(environment) : '';
        throw withEmptySecrets(thrown, why);
    });
    return accessBy({ kind: 'recipe', recipe, known }, given, found.namespace, `EKS cluster ${found.request.name} in ${found.request.region}`);
}
function tellingSecrets(environment, find) {
    try {
        return find();
    }
    catch (thrown) {
        throw withEmptySecrets(thrown, whySecretsAreEmpty(environment));
    }
}
function accessBy(identity, { server, caPem }, namespace, source) {
    const access = {
        ...NO_ACCESS,
        source,
        server,
        caPem,
        namespace,
        identity,
    };
    for (const secret of secretsOf(access))
        runnerLog.mask(secret);
    return access;
}
function eksRequest(cluster, environment) {
    const facts = readAwsFacts(environment.variables, environment.homeFolder);
    const hasIdTokens = readIdTokenService(environment.variables).kind === 'service';
    const role = {
        roleArn: cluster.roleArn,
        sessionName: sessionNameOf(environment.repository, environment.runMark),
    };
    return {
        name: cluster.name,
        region: cluster.region,
        given: cluster.given,
        source: findAwsSource(facts, hasIdTokens, role),
        stsUrl: readUrl(facts, 'AWS_ENDPOINT_URL_STS')?.replace(/\/+$/, '') ?? '',
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
        pod: { host: environment.serviceHost, port: environment.servicePort, accountFolder: ACCOUNT_FOLDER },
    };
    const isGiven = inputs.kubeconfig.trim() !== '';
    const found = isGiven ? findKubeconfig(places) : tellingSecrets(environment, () => findKubeconfig(places));
    const distrust = { outsiders: outsidersIn(environment), workspace: environment.workFolder };
    const source = limitKubeconfig(found, inputs.allowExec, distrust);
    const access = readMasked(source, inputs);
    refuseSystem(inputs, access.namespace);
    for (const secret of secretsOf(access))
        runnerLog.mask(secret);
    const proxy = proxyOf(access, environment.proxies);
    if (proxy !== undefined)
        for (const secret of proxySecrets(proxy))
            runnerLog.mask(secret);
    if (access.identity.kind === 'exec')
        refuseProgram(source.limits, findPlugin(access.identity.plugin, environment.variables));
    return access;
}
function readMasked(source, choice) {
    try {
        return readKubeconfig(source, choice);
    }
    catch (thrown) {
        for (const secret of secretsOfRefused(source))
            runnerLog.mask(secret);
        throw thrown;
    }
}
const NO_ACCESS = {
    source: '',
    server: '',
    caPem: '',
    tlsServerName: '',
    proxyUrl: '',
    namespace: '',
    identity: { kind: 'anonymous' },
    certificate: { kind: 'none' },
    impersonation: { user: '', uid: '', groups: [], extra: {} },
    secrets: [],
};
const NO_CLUSTER = { kind: 'access', access: NO_ACCESS };
function refuseSystem({ mode }, namespace) {
    if (mode !== 'connect' && isSystemNamespace(namespace))
        throw ofKubernetes(namespace);
}
function ofKubernetes(namespace) {
    const hint = 'Give the builder a namespace of its own.';
    return new errors_ActionError({
        code: 'input',
        message: `Input namespace: ${namespace} belongs to Kubernetes itself.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./js/action/setup/judge-daemons.js



function refuseWrongDaemons(nodes, deployments, inputs) {
    if (inputs.mode === 'connect')
        return;
    for (const node of nodes) {
        const deployment = deployments.find(({ metadata }) => metadata?.name === node.name);
        if (isTooOld(node.buildkit))
            throw tooOld(node, deployment, inputs.image);
        if (deployment !== undefined && hasMark(deployment) && !node.labels.has(CONFIG_READ_LABEL))
            throw hasNotRead(node, deployment);
    }
}
function hasMark(deployment) {
    const toml = deployment.spec?.template?.metadata?.annotations?.[CONFIG_ANNOTATION];
    return toml?.includes(CONFIG_READ_LABEL) === true;
}
function tooOld(node, deployment, wanted) {
    const image = deployment === undefined ? wanted : imageOf(deployment);
    const what = `Input image: node ${node.name} runs BuildKit ${node.buildkit} (${image.slice(-60)})`;
    return new errors_ActionError({
        code: 'input',
        message: `${what}, and ${OLDEST_BUILDKIT} or newer is needed.`,
        hint: wayOut(deployment),
    });
}
function hasNotRead(node, deployment) {
    const what = `Input image: BuildKit of node ${node.name} (${imageOf(deployment).slice(-60)}) did not read its configuration`;
    return new errors_ActionError({
        code: 'input',
        message: `${what}. A rootless image needs security: rootless.`,
        hint: wayOut(deployment),
    });
}
function wayOut(deployment) {
    const { name = '', namespace = '' } = deployment?.metadata ?? {};
    if (name === '')
        return '';
    return `To make it again: kubectl --namespace ${namespace} delete deployment ${name}`;
}
function imageOf(deployment) {
    return deployment.spec?.template?.spec?.containers[0]?.image ?? '';
}

;// CONCATENATED MODULE: ./js/action/setup/names.js





function nameJob(inputs, environment) {
    const shared = nameBuilder(inputs, environment);
    const builder = inputs.mode === 'ephemeral' ? ephemeralBuilderName(shared, random(5)) : shared;
    const mark = `${environment.runMark}-${random(2)}`;
    return {
        builder,
        instance: inputs.name === '' ? `${builder}-${mark}` : inputs.name.toLowerCase(),
        folder: (0,external_node_path_.join)(environment.temporaryFolder, folderName(marksOf(environment), random(6))),
        hold: `hold-${random(8)}`,
    };
}
function nameBuilder(inputs, environment) {
    if (inputs.name !== '')
        return builderNameOfInstance(inputs.name, names_sha256);
    if (inputs.mode === 'connect')
        return builderNameOfInstance(inputs.deployments[0] ?? '', names_sha256);
    const { repository, serverUrl } = environment;
    if (repository !== '')
        return builderNameOfRepository(repository, serverUrl, names_sha256);
    throw new errors_ActionError({
        code: 'input',
        message: 'Input name is missing, and there is no GITHUB_REPOSITORY to make one from.',
    });
}
function marksOf({ trackingId, machine }) {
    return { job: names_sha256(trackingId || machine).slice(0, 8), machine };
}
function names_sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function random(bytes) {
    return (0,external_node_crypto_.randomBytes)(bytes).toString('hex');
}

;// CONCATENATED MODULE: ./js/action/setup/plan.js






const plan_HASH_LENGTH = 16;
function lifeOf(inputs) {
    return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}
function planBuilder(inputs, names, access, environment) {
    const { namespace } = access;
    const pod = boundPodOf(access, ownServer({ host: environment.serviceHost, port: environment.servicePort }));
    const { builder } = names;
    const nodes = groupByArchitecture(inputs.platforms).map(({ architecture, platforms }) => ({
        builder,
        namespace,
        name: nodeName(builder, architecture, inputs.security, names_sha256),
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
            lifeMs: inputs.renew ? holdLifeMs(inputs.maxJobMs) : inputs.maxJobMs,
            holder: environment.runUrl,
            runner: pod === undefined ? { kind: 'elsewhere' } : { kind: 'pod', ...pod },
        },
        explicit: inputs.explicit,
    };
}
function nodesWithClaim(nodes) {
    return nodes
        .filter(({ cache, life }) => cache.kind === 'claim' && life.kind !== 'ephemeral')
        .map(({ name }) => name);
}
function planPatch(patch) {
    if (Object.keys(patch).length === 0)
        return { kind: 'none' };
    return { kind: 'patch', patch, hash: names_sha256(JSON.stringify(patch)).slice(0, plan_HASH_LENGTH) };
}

;// CONCATENATED MODULE: ./js/buildx/current.js








async function readFormerCurrent(store) {
    const current = await store_file_readOrEmpty((0,external_node_path_.join)(store.folder, 'current'));
    const name = nameIn(current);
    if (name === '')
        return current;
    const instance = await store_readInstance(store, name).catch(() => '');
    if (instance === '')
        return '';
    const folder = folderOfInstance(instance);
    return folder === '' ? current : store_file_readOrEmpty(job_files_jobFile(folder, 'formerCurrent')).catch(() => '');
}
function noteFormerCurrent(folder, former) {
    writePrivateFile(job_files_jobFile(folder, 'formerCurrent'), former);
}
async function restoreCurrent(store, name, former) {
    const path = join(store.folder, 'current');
    if (nameIn(await readOrEmpty(path)) !== name)
        return;
    if (former === '')
        await rm(path, { force: true });
    else
        await replaceFile(path, store.scratch, former);
}
function nameIn(current) {
    const name = textOf(readMapping(current), 'Name');
    return name === undefined || name.includes('/') ? '' : name;
}

;// CONCATENATED MODULE: ./js/action/setup/prepare-buildx.js






async function prepareBuildx(access, names, store, former) {
    try {
        const kubeconfig = await writeKubeconfig(access, names.folder);
        noteFormerCurrent(names.folder, former.current);
        noteFormerChoices(names.folder, former.choices);
        await proveStore(store);
        return kubeconfig;
    }
    catch (error) {
        await (0,promises_.rm)(names.folder, { recursive: true, force: true });
        forgetState();
        throw error;
    }
}

;// CONCATENATED MODULE: ./js/builders/holds/rollout.js

const WAITING_LIMITS = {
    conflict: CONFLICT_PACE,
    confirmation: { firstMs: 20, longestMs: 1500 },
    nameMs: 500,
    joinsSpreadMs: 2500,
    creatorMs: [100, 400],
    deletedClaimMs: 500,
    unusedClaimMs: 700,
    roll: { firstMs: 1500, longestMs: 3000 },
    round: { firstMs: 1500, longestMs: 6000 },
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

;// CONCATENATED MODULE: ./js/builders/manifests/rights.js

function rights(group, resource, subresource, verbs) {
    return verbs.map((verb) => ({ group, resource, subresource, verb }));
}
const RIGHTS_TO_EXEC = rights('', 'pods', 'exec', ['create']);
const HOLDS = rights('batch', 'jobs', '', ['get', 'list', 'create', 'patch', 'delete']);
const BUILDERS = [
    ...rights('apps', 'deployments', '', ['get', 'create', 'patch']),
    ...rights('', 'persistentvolumeclaims', '', ['get', 'create', 'patch']),
    ...rights('', 'pods', '', ['list', 'watch']),
    ...RIGHTS_TO_EXEC,
];
const RIGHTS_TO_REMOVE_ORPHANS = rights('apps', 'deployments', '', ['delete']);
const RIGHTS_TO_REMOVE_CLAIMS = rights('', 'persistentvolumeclaims', '', ['delete']);
function rightsToEnsure(needsHolds) {
    return needsHolds ? [...HOLDS, ...BUILDERS] : BUILDERS;
}
const RIGHTS_TO_HAND_OFF = rights('', 'serviceaccounts', 'token', ['create']);
const RIGHTS_TO_CONNECT = [
    ...rights('apps', 'deployments', '', ['get']),
    ...rights('', 'pods', '', ['list']),
    ...RIGHTS_TO_EXEC,
];
function describeRights(wanted) {
    const verbs = new Map();
    for (const right of wanted)
        verbs.set(nameOf(right), [...(verbs.get(nameOf(right)) ?? []), right.verb]);
    return [...verbs].map(([name, some]) => `${some.join(', ')} ${name}`).join('; ');
}
function nameOf(right) {
    return right.group === '' ? kindOf(right) : `${kindOf(right)}.${right.group}`;
}
function kindOf({ resource, subresource }) {
    return subresource === '' ? resource : `${resource}/${subresource}`;
}
function renderRole(namespace, wanted) {
    const rules = new Map();
    for (const right of wanted) {
        const { group, verb } = right;
        const kind = kindOf(right);
        const rule = rules.get(`${group}/${kind}`) ?? { apiGroups: [group], resources: [kind], verbs: [] };
        rule.verbs.push(verb);
        rules.set(`${group}/${kind}`, rule);
    }
    const metadata = { name: 'setup-buildx-kubernetes', namespace };
    return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata, rules: [...rules.values()] };
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

;// CONCATENATED MODULE: ./js/builders/rollout/builds-token.js




async function mintBuildsToken(rollout, { account, lifeMs, hold }) {
    const { api } = rollout;
    const anchor = hold === undefined ? undefined : await findAnchor(rollout, hold);
    const answer = await api.requestToken(account, renderTokenRequest(lifeMs, anchor));
    if (answer.kind === 'refused' && answer.status === 404) {
        const message = `There is no service account ${account} in namespace ${api.namespace}.`;
        throw new errors_ActionError({ code: 'input', message, hint: 'Check the input builds-account.' });
    }
    return answer_bodyOrThrow(answer, `create serviceaccounts/token of ${account} in namespace ${api.namespace}`);
}
async function findAnchor({ api, info }, hold) {
    const name = anchorName(hold);
    const made = await api.create('secrets', renderAnchor(name, api.namespace, ownerOf(hold)));
    const isThere = made.kind === 'refused' && made.reason === 'AlreadyExists';
    const answer = isThere ? await api.get('secrets', name) : made;
    if (answer.kind === 'ok') {
        const { uid = '', ownerReferences = [], deletionTimestamp } = answer.body.metadata ?? {};
        const [owner, ...others] = ownerReferences;
        if (owner?.uid === hold.uid && others.length === 0 && deletionTimestamp === undefined)
            return { name, uid };
        throw new errors_ActionError({
            code: 'conflict',
            message: `The Secret ${name} is not the one of this job's hold.`,
            hint: 'Run the job again.',
        });
    }
    if (answer.status !== 403)
        answer_bodyOrThrow(answer, `create Secrets in namespace ${api.namespace}`);
    info('No right to make Secrets: the token for later steps is not bound to the hold, and ends by itself.');
    return undefined;
}
async function refuseHandOff({ api }, account) {
    const [right] = RIGHTS_TO_HAND_OFF;
    const answer = right === undefined ? undefined : await api.isAllowed({ ...right, name: account });
    if (answer?.kind !== 'ok' || answer.body)
        return;
    const hint = 'Grant it by a Role (README), or remove the input builds-account.';
    const message = `There is no right, in namespace ${api.namespace}, to create serviceaccounts/token of ${account}.`;
    throw new errors_ActionError({ code: 'forbidden', message, hint });
}

;// CONCATENATED MODULE: ./js/builders/rollout/find-node.js




async function findNode(rollout, spec) {
    const deployment = await findDeployment(rollout, spec.name);
    if (deployment !== undefined)
        refuseStopped(deployment, rollout.api.namespace);
    const absent = { kind: 'absent', claim: undefined };
    return { spec, found: deployment === undefined ? absent : { kind: 'running', deployment } };
}
async function findDeployment(rollout, name) {
    const { api } = rollout;
    const answer = await api.get('deployments', name);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = answer_bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
    if (names_isOurs(found))
        return found;
    throw foreign(found, name, api.namespace);
}
function foreign(found, name, namespace) {
    const message = `Deployment ${name} exists in namespace ${namespace} and is not ours`;
    if (!isMadeByBuildx(found)) {
        return new errors_ActionError({
            code: 'conflict',
            message: `${message}.`,
            hint: 'Choose another name, or use it with mode: connect.',
        });
    }
    const hint = `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`;
    return new errors_ActionError({
        code: 'conflict',
        message: `${message}: buildx made it, in the place of a builder that was gone.`,
        hint,
    });
}
function refuseScaledDown(workload, namespace) {
    if (workload.object.metadata?.deletionTimestamp !== undefined)
        return;
    const problem = scaledDownProblem(workload, namespace);
    if (problem !== undefined)
        throw new errors_ActionError({ code: 'not-ready', message: problem.what, hint: problem.hint });
}
function refuseStopped(deployment, namespace) {
    refuseScaledDown({ kind: 'Deployment', object: deployment }, namespace);
    if (deployment.metadata?.deletionTimestamp !== undefined)
        return;
    const problem = pausedProblem(deployment, namespace);
    if (problem !== undefined)
        throw new errors_ActionError({ code: 'not-ready', message: problem.what, hint: problem.hint });
}

;// CONCATENATED MODULE: ./js/builders/rollout/missing-rights.js


async function findMissing(api, wanted) {
    const [user, ...allowed] = await Promise.all([
        api.whoAmI(),
        ...wanted.map((right) => api.isAllowed({ ...right, name: '' })),
    ]);
    const rights = wanted.filter((_, index) => {
        const answer = allowed[index];
        return answer?.kind === 'ok' && !answer.body;
    });
    return { user: user.kind === 'ok' ? user.body : 'the user of the kubeconfig', rights };
}
function forbidden(namespace, { user, rights }, cause) {
    const message = `${user} has no right, in namespace ${namespace}, to: ${describeRights(rights)}.`;
    return new errors_ActionError({
        code: 'forbidden',
        message,
        hint: 'The job summary has the Role to apply.',
        cause,
    });
}

;// CONCATENATED MODULE: ./js/builders/rollout/connect.js









async function connectBuilder(rollout, names) {
    const { api } = rollout;
    const [missing, listed, ...workloads] = await Promise.all([
        findMissing(api, RIGHTS_TO_EXEC),
        api.list('pods', nodesSelector(names)),
        ...names.map((name) => findWorkload(rollout, name)),
    ]);
    const { items } = answer_bodyOrThrow(listed, `list Pods in namespace ${api.namespace}`);
    const nodes = workloads.map((workload) => checkNode(rollout, workload, items));
    if (missing.rights.length > 0)
        throw forbidden(api.namespace, missing);
    return nodes;
}
function checkNode(rollout, { kind, name, object }, allPods) {
    const title = `${kind} ${name}`;
    if (names_isOurs(object) && foundLife(object) !== 'forever') {
        const hint = 'Use mode: ensure for it: connect holds nothing, so it could go in mid-build.';
        throw new errors_ActionError({ code: 'conflict', message: `${title} lives by the holds of other jobs.`, hint });
    }
    refuseNotBuildkitd(title, object.spec?.template);
    refuseWithoutSocket(title, object.spec?.template);
    refuseScaledDown({ kind, object }, rollout.api.namespace);
    const pods = allPods.filter((pod) => appOf(pod) === name && !isOver(pod));
    refuseBrokenPods(title, pods);
    if ((object.status?.readyReplicas ?? 0) === 0)
        throw notReady(title, pods);
    refuseUndialable(title, name, object, pods);
    if (kind === 'StatefulSet' && pods.length > 1) {
        rollout.info(`${title} has ${pods.length} pods: buildx picks one by the path of the build context.`);
    }
    return { name, kind };
}
async function findWorkload(rollout, name) {
    const { api } = rollout;
    const deployment = await api.get('deployments', name);
    if (deployment.kind === 'ok')
        return { kind: 'Deployment', name, object: deployment.body };
    if (deployment.status !== 404)
        answer_bodyOrThrow(deployment, `get Deployments in namespace ${api.namespace}`);
    const statefulSet = await api.get('statefulsets', name);
    if (statefulSet.kind === 'ok')
        return { kind: 'StatefulSet', name, object: statefulSet.body };
    const hint = 'Check the inputs deployments and namespace.';
    const where = `${name} in namespace ${api.namespace}`;
    const unseen = statefulSet.status === 403;
    const message = unseen
        ? `There is no Deployment ${where}, and no right to look for a StatefulSet.`
        : `There is no Deployment or StatefulSet ${where}.`;
    throw new errors_ActionError({ code: 'input', message, hint });
}
function refuseBrokenPods(title, pods) {
    const broken = pods.find((pod) => pod.spec !== undefined && !looksLikeBuildkitd(pod.spec.containers[0]));
    if (broken === undefined)
        return;
    const hint = 'buildx runs its command in the first container: exempt the pods from sidecar injection.';
    throw new errors_ActionError({
        code: 'conflict',
        message: `Container 0 of pod ${broken.metadata?.name} of ${title} is not buildkitd.`,
        hint,
    });
}
function notReady(title, pods) {
    return new errors_ActionError({
        code: 'not-ready',
        message: `${title} has no ready replica: ${describePods(pods)}.`,
        hint: 'Connect waits for nothing: fix it first.',
    });
}
function refuseUndialable(title, name, object, pods) {
    if (pods.length > 0)
        return;
    const has = object.spec?.template?.metadata?.labels?.[APP_LABEL];
    const label = has === undefined ? 'no such label' : `${APP_LABEL}=${has}`;
    throw new errors_ActionError({
        code: 'conflict',
        message: `The pods of ${title} are not labelled ${APP_LABEL}=${name} (${label}).`,
        hint: 'buildx finds them by this label: add it to the pod template.',
    });
}
function refuseNotBuildkitd(title, template) {
    if (looksLikeBuildkitd(template?.spec?.containers[0]))
        return;
    throw new errors_ActionError({
        code: 'conflict',
        message: `Container 0 of ${title} is not buildkitd.`,
        hint: 'buildx runs its command in the first container.',
    });
}
function refuseWithoutSocket(title, template) {
    const [daemon] = template?.spec?.containers ?? [];
    if (daemon === undefined || !isWithoutSocket(daemon))
        return;
    const hint = 'buildx enters by the socket: add --addr unix:///run/buildkit/buildkitd.sock to its arguments.';
    throw new errors_ActionError({
        code: 'conflict',
        message: `The buildkitd of ${title} listens on no unix socket.`,
        hint,
    });
}
function looksLikeBuildkitd(container) {
    if (container === undefined)
        return false;
    return [container.name, container.image ?? '', ...(container.command ?? [])].some((word) => word.includes('buildkit'));
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
    return isMisconfigured(container) && kubelet_graceMs(kubelet_wordsOf(container)) === 0;
}
function kubelet_wordsOf(container) {
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
        const startedAgoMs = ageMs(pod.status?.startTime, nowMs);
        if (startedAgoMs !== undefined && startedAgoMs < kubelet_graceMs(words))
            continue;
        const image = setting.hasPodPatch ? 'inputs image and pod-patch' : 'input image';
        const fallback = `Check the ${image}${setting.hasPodPatch ? ',' : ''} and the cluster node.`;
        const hint = findHint(KUBELET_HINTS, words, setting) ?? fallback;
        return { what: `${subject} cannot be started: ${shortenRefusal(words)}.`, hint };
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
        return { pod, subject, words: kubelet_wordsOf(container) };
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
    const why = `cannot be pulled: ${kubelet_wordsOf(container)}.`;
    if (isDaemon)
        return { what: `The builder's image ${image} ${why}`, hint: `Check the input image, ${pulls}.` };
    const where = setting.hasPodPatch ? 'in pod-patch' : 'where the cluster adds that container';
    return {
        what: `${title} cannot start, its image ${image} ${why}`,
        hint: `Check that image ${where}, ${pulls}.`,
    };
}
const REFERENCES = [
    {
        words: /(?:object "[^"]*"\/"|secret ")([^"]+)" not (?:found|registered)/i,
        hint: problem_notThere('the Secret NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /configmap "([^"]+)" not found/i,
        hint: problem_notThere('the ConfigMap NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i,
        hint: ({ hasPodPatch }, [, key, kind, name]) => `Add the key ${key} to the ${kind} ${name}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
    },
    {
        words: /references non-existent (secret|config) key: (\S+)/,
        hint: ({ hasPodPatch }, [, kind, key]) => `Add the key ${key} to that ${kind === 'secret' ? 'Secret' : 'ConfigMap'}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
    },
];
const SECURITY = [
    {
        words: /runAsNonRoot/,
        hint: ({ security, hasPodPatch }) => {
            if (security === 'rootless')
                return 'Set the input image to a rootless one (moby/buildkit:…-rootless), whose user is not root.';
            return hasPodPatch
                ? 'Remove runAsNonRoot from pod-patch, exempt the pods from the policy that sets it, or set security: rootless.'
                : 'Exempt the pods from the policy that forbids root, or set security: rootless.';
        },
    },
    {
        words: /no runtime for|runtime handler|RuntimeHandler/i,
        hint: patchOr('Change runtimeClassName in pod-patch: the cluster nodes do not have it.', 'The cluster nodes do not have that runtime: check the RuntimeClass that a policy sets.'),
    },
    {
        words: /seccomp|apparmor/i,
        hint: patchOr('Change that profile in pod-patch, or load it on the cluster nodes.', 'Check the seccomp and AppArmor set-up of the cluster nodes.'),
    },
];
const VOLUMES = [
    {
        words: /Multi-Attach|already (?:exclusively )?(?:attached|used)/i,
        hint: ({ namespace }) => `Another pod or a lost cluster node still has the volume: kubectl --namespace ${namespace} get pods --output wide`,
    },
    {
        words: /CSI drivers?\b|does not contain driver/i,
        hint: 'Install that CSI driver on the cluster nodes, or set the input storage-class to another.',
    },
    {
        words: /hostPath type check failed|subPath|not a shared mount/i,
        hint: patchOr('Correct that volume or mount in pod-patch.', 'Check the volumes that the cluster adds to pods.'),
    },
    {
        words: /wrong fs type|bad superblock|structure needs cleaning|fsck/i,
        hint: claimOr((deletion) => `The file system of the volume is damaged: ${deletion} (the cache is lost).`, 'The file system of that volume is damaged: repair or replace it.'),
    },
    {
        words: /FailedAttachVolume|FailedMount|FailedMapVolume/,
        hint: patchOr('Check the volumes of pod-patch, and the storage driver of the cluster.', 'Check the storage driver of the cluster, or set the input storage-class to another.'),
    },
];
const NODES = [
    {
        words: /^Pod was rejected: .*OutOf(?:cpu|memory)|^OutOf(?:cpu|memory)/i,
        hint: 'Set the inputs cpu and memory lower, or add cluster nodes.',
    },
    { words: /^OutOf/, hint: 'Make room on that cluster node, or add cluster nodes.' },
    {
        words: /^NodeAffinity/,
        hint: patchOr('Change nodeName or nodeSelector in pod-patch.', 'The labels of that cluster node changed: add cluster nodes.'),
    },
    {
        words: /^UnexpectedAdmissionError/,
        hint: patchOr('Check the devices that pod-patch asks for, and the device plugin of that cluster node.', 'Restart the kubelet and the device plugins of that cluster node.'),
    },
    {
        words: /^Evicted.*(?:ephemeral-storage|inodes|nodefs|imagefs|DiskPressure)/i,
        hint: claimOr(() => 'The disk of the cluster node is full: use nodes with a larger one.', 'The disk of the cluster node is full: set cache-size, so that the cache gets a volume of its own.'),
    },
    { words: /^Evicted/, hint: 'Set the input memory to what builds need, so that the pod is not evicted.' },
];
const START = [
    {
        words: /executable file not found|no such file or directory|exec format error|no command specified/i,
        hint: patchOr('Check the inputs image and pod-patch (command).', 'Check the input image: it must be one of BuildKit, for the architecture of the cluster node.'),
    },
    {
        words: /no space left on device|disk quota/i,
        hint: 'The disk of the cluster node is full: free it, or use another cluster node.',
    },
    {
        words: /assign an IP address|no (?:available|free) IP|IPs? .*exhausted/i,
        hint: 'The network of the cluster has no free addresses for pods: ask whoever runs it for more.',
    },
];
const KUBELET_HINTS = [...NODES, ...REFERENCES, ...SECURITY, ...VOLUMES, ...START];

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
        what: `Pod ${name} should have ended at ${deletionTimestamp} on cluster node ${node}${why}.`,
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
    const overdueMs = ageMs(metadata?.deletionTimestamp, nowMs);
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
        const createdAgoMs = ageMs(metadata?.creationTimestamp, nowMs);
        const hasReason = status?.reason !== undefined && status.reason !== '';
        return status?.phase === 'Failed' && hasReason && createdAgoMs !== undefined && createdAgoMs < RECENT_MS;
    });
    const last = failed.at(-1)?.status;
    if (last === undefined || failed.length < REFUSED_PODS)
        return undefined;
    const words = reasonAndMessage(last);
    return {
        what: `Cluster nodes refuse the builder's pods, ${failed.length} so far: ${words}.`,
        hint: findHint(KUBELET_HINTS, words, setting) ?? 'Check the kubelet of those cluster nodes.',
    };
}

;// CONCATENATED MODULE: ./js/builders/waiting/observe.js







async function observe(api, spec, pods) {
    const claim = spec.cache.kind === 'claim' ? claimName(spec.name) : '';
    const [node, found, podEvents, claimEvents, clusterNodes, log] = await Promise.all([
        readNode(api, spec.name),
        claim === '' ? undefined : readClaim(api, claim),
        Promise.all(pods.map((pod) => readEvents(api, pod.metadata?.name ?? ''))),
        claim === '' ? [] : readEvents(api, claim),
        readClusterNodes(api, pods.filter((pod) => pod.metadata?.deletionTimestamp !== undefined)),
        readCrashLog(api, pods),
    ]);
    const events = [...podEvents.flat(), ...claimEvents].sort((one, other) => timeOf(one) - timeOf(other));
    const { deployment, nowMs } = node;
    const setting = settingOf(spec);
    return { deployment, nowMs, pods, claim: found, events, clusterNodes, log, setting };
}
async function readNode(api, name) {
    const answer = await api.get('deployments', name);
    if (answer.kind === 'ok')
        return { deployment: answer.body, nowMs: answer.serverTimeMs };
    if (answer.status === 404) {
        throw new errors_ActionError({
            code: 'not-ready',
            message: `Builder ${name} was deleted while this job waited for it.`,
            hint: 'Run the job again.',
        });
    }
    return answer_bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
}
async function readClaim(api, name) {
    const answer = await api.get('persistentvolumeclaims', name);
    return answer.kind === 'ok' ? answer.body : undefined;
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
    return timestamp_timestampMs(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp) ?? 0;
}
async function observeEnd(api, pods, nowMs) {
    const late = pods.filter((pod) => isLate(pod, nowMs));
    const [events, clusterNodes] = await Promise.all([
        Promise.all(late.map((pod) => readEvents(api, pod.metadata?.name ?? ''))),
        readClusterNodes(api, late),
    ]);
    return { pods, events: events.flat(), clusterNodes, nowMs };
}
async function readEvents(api, name) {
    const answer = await api.listEvents(name);
    return answer.kind === 'ok' ? answer.body.items : [];
}
async function readClusterNodes(api, pods) {
    const names = new Set(pods.map((pod) => pod.spec?.nodeName ?? ''));
    const answers = await Promise.all([...names].filter((name) => name !== '').map((name) => api.getClusterNode(name)));
    return answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.body] : []));
}

;// CONCATENATED MODULE: ./js/builders/waiting/wait-until-gone.js









async function waitUntilGone(rollout, node) {
    const { signal, limits } = rollout;
    let said = '';
    let end = { kind: 'coming' };
    try {
        for (let round = 0;; round += 1) {
            const left = await findLeft(rollout, node);
            if (left.kind === 'none')
                return;
            end = left.end;
            const state = end.kind === 'coming' ? describeEnding(left.pods) : end.what;
            if (state !== said)
                rollout.info(`Waiting for the last builder ${node} to end: ${state}`);
            said = state;
            if (end.kind === 'lost')
                throw new errors_ActionError({ code: 'not-ready', message: end.what, hint: end.hint });
            if (end.kind === 'coming')
                await pausePaced(limits.gone, round, signal);
            else
                await pause_pause(limits.lateMs, signal);
        }
    }
    catch (thrown) {
        throw isTimeout(thrown) ? afterWait(thrown, node, end, said) : thrown;
    }
}
function afterWait(timeout, node, end, state) {
    if (end.kind !== 'coming')
        return withWait(timeout, end);
    if (state === '')
        return timeout;
    const hint = 'Give it longer by the input timeout, or look at what keeps it.';
    return withWait(timeout, { what: `The last builder ${node} has not ended: ${state}.`, hint });
}
async function findLeft(rollout, node) {
    const deployment = await stateOfDeployment(rollout, node);
    if (deployment === 'anew')
        return { kind: 'none' };
    const { pods, nowMs } = await listLive(rollout, node);
    if (deployment === 'gone' && pods.length === 0)
        return { kind: 'none' };
    return { kind: 'some', pods, end: judgeEnd(await observeEnd(rollout.api, pods, nowMs)) };
}
function describeEnding(pods) {
    return pods.length === 0 ? 'its Deployment is being deleted' : describePods(pods);
}
async function stateOfDeployment(rollout, node) {
    const answer = await rollout.api.get('deployments', node);
    if (answer.kind === 'refused' && answer.status === 404)
        return 'gone';
    const found = answer_bodyOrThrow(answer, `get Deployments in namespace ${rollout.api.namespace}`);
    return found.metadata?.deletionTimestamp === undefined ? 'anew' : 'going';
}
async function listLive(rollout, node) {
    const { items, nowMs } = await listPods(rollout, [node]);
    return { pods: items.filter((pod) => !isOver(pod)), nowMs };
}
async function listPods({ api }, nodes) {
    const answer = await api.list('pods', nodesSelector(nodes));
    const listed = answer_bodyOrThrow(answer, `list Pods in namespace ${api.namespace}`);
    const nowMs = answer.kind === 'ok' ? answer.serverTimeMs : undefined;
    const foreign = listed.items.find((pod) => !names_isOurs(pod) && !isOver(pod) && !isEnding(pod));
    if (foreign === undefined)
        return { ...listed, nowMs };
    const message = `Pod ${foreign.metadata?.name} has the label ${nodeSelector(appOf(foreign))}, but is not ours.`;
    const hint = 'buildx would dial it: choose another name, or remove the label.';
    throw new errors_ActionError({ code: 'conflict', message, hint });
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
    const { why, hint } = isOutOfMemory ? outOfMemory(crashed, setting) : failed(crashed, log, setting);
    return { what: `${crashed.title} keeps crashing (${times}): ${why}.`, hint };
}
function failed({ status, isDaemon }, log, setting) {
    const { exitCode = 'unknown', message } = status.lastState?.terminated ?? {};
    const words = (isDaemon ? errorLineOf(log) : withoutStacks(log).at(-1)) ?? (message || undefined);
    const why = `exit code ${exitCode}${words === undefined ? '' : `: ${words}`}`;
    if (!isDaemon)
        return { why, hint: hintForOthers(setting) };
    const known = findHint(LOG_HINTS, log, setting) ?? findHint(KUBELET_HINTS, message ?? '', setting);
    return { why, hint: known ?? "Read the builder's log above." };
}
function hintForOthers({ hasPodPatch, namespace }) {
    return hasPodPatch
        ? 'Fix that container in pod-patch, unless something in the cluster adds it.'
        : `Something in the cluster adds that container: fix it, or exempt namespace ${namespace} from it.`;
}
function outOfMemory({ pod, status, isDaemon }, { hasPodPatch }) {
    const { containers = [], initContainers = [] } = pod.spec ?? {};
    const spec = [...containers, ...initContainers].find((one) => one.name === status.name);
    const limit = spec?.resources?.limits?.memory;
    if (limit === undefined) {
        const hint = isDaemon
            ? 'Set the input memory higher, so that the pod gets a cluster node with more room.'
            : 'Give that container a memory request, or use larger cluster nodes.';
        return { why: 'the cluster node ran out of memory (OOMKilled; the container has no limit)', hint };
    }
    const where = hasPodPatch ? 'in pod-patch or the LimitRange' : "in the namespace's LimitRange";
    return { why: `it reached its memory limit of ${limit} (OOMKilled)`, hint: `Raise that limit ${where}.` };
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
const crash_ROOTLESS = [
    {
        words: /rootless mode requires to be executed/,
        hint: 'With security: rootless the input image must be a rootless one (moby/buildkit:…-rootless).',
    },
    {
        words: /\[rootlesskit:.*(?:fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map)/,
        hint: 'Its cluster node forbids user namespaces to ordinary users: see security: rootless in the README.',
    },
    {
        words: /\[rootlesskit:.*(?:\.lock: permission denied|mkdir \S+: permission denied)|(?:\.lock: permission denied|mkdir \S+: permission denied).*\[rootlesskit:/,
        hint: 'Its volume is not its own: choose a storage-class whose driver honours fsGroup, or cache-size: 0.',
    },
];
const DISK = [
    {
        words: /no space left on device|disk quota exceeded/,
        hint: claimOr((deletion) => `Its volume is full: set cache-size higher, or delete the cache: ${deletion}`, "The disk of its cluster node is full: set cache-size, or free the node's disk."),
    },
    {
        words: /read-only file system|input\/output error/,
        hint: claimOr((deletion) => `Its volume is broken: ${deletion} (the cache is lost).`, 'The disk of its cluster node is broken: use another cluster node.'),
    },
];
const DAMAGED = /invalid database|invalid freelist page|page type is unknown|already freed|checksum error|file size too small|but self identifies as|unexpected fault address|\w\.db: (?:unexpected EOF|invalid|version mismatch)|(?:panic|fatal error|SIGSEGV|SIGBUS).*bbolt/;
const LOG_HINTS = [
    ...crash_ROOTLESS,
    {
        words: /another instance running|\w\.db: timeout/,
        hint: ({ namespace, node }) => `Another pod uses the same volume: kubectl --namespace ${namespace} get pods${node === undefined ? '' : ` --selector app=${node}`}, and delete it.`,
    },
    ...DISK,
    {
        words: DAMAGED,
        hint: claimOr((deletion) => `The cache on its volume is corrupt: delete it, and the next job starts with an empty one: ${deletion}`, 'The cache is corrupt: run the job again.'),
    },
    {
        words: /failed to (?:load|parse) config|toml: /,
        hint: 'Check the input buildkitd-config.',
    },
    {
        words: /operation not permitted|permission denied/,
        hint: 'BuildKit needs a privileged container on this cluster.',
    },
];

;// CONCATENATED MODULE: ./js/builders/diagnosis/volume.js

const volume_NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;
function volumeProblem({ claim, events, setting }) {
    const name = claim?.metadata?.name;
    if (claim === undefined || name === undefined || claim.status?.phase === 'Bound')
        return undefined;
    const deletion = cacheDeletion(setting) ?? `kubectl --namespace ${setting.namespace} delete pvc ${name}`;
    if (claim.status?.phase === 'Lost') {
        const what = `The volume behind the claim ${name} is gone (phase Lost).`;
        return { what, hint: `The next job starts with an empty cache after: ${deletion}` };
    }
    const { reason, message = '' } = events.findLast((event) => event.involvedObject.name === name && event.type === 'Warning') ?? {};
    const noVolume = `The claim ${name} gets no volume`;
    if (claim.spec?.storageClassName === undefined || volume_NO_CLASS.test(message))
        return {
            what: `${noVolume}: the cluster has no default StorageClass.`,
            hint: `Set cache-size: 0, or the input storage-class after: ${deletion}`,
        };
    const what = `${noVolume}: ${reason}: ${message}.`;
    if (MISSING_CLASS.test(message))
        return { what, hint: `Set the input storage-class to one that the cluster has, after: ${deletion}` };
    if (reason !== 'ProvisioningFailed')
        return undefined;
    return { what, hint: 'Fix the StorageClass or its driver, or set cache-size: 0.' };
}
function isBeingProvisioned({ claim, events }) {
    const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
    return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}
function describeDeletedClaim(name, namespace) {
    return {
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
const NO_NODE = "No cluster node takes the builder's pod";
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
        return { what: `${NO_NODE}, and the autoscaler starts none: ${scaling.words}.`, hint: AUTOSCALER_HINT };
    const silentMs = ageMs(condition.lastTransitionTime, nowMs);
    if (silentMs === undefined || silentMs <= SILENCE_MS)
        return undefined;
    const reason = withoutOtherKinds(words.replace(PREEMPTION, ''));
    const hint = findHint(SCHEDULER_HINTS, reason, setting);
    return { what: `${NO_NODE}: ${reason}.`, hint: hint ?? 'Make room for it in the cluster.' };
}
const FARGATE = /not supported on Fargate|Misconfigured Fargate/i;
function fargateProblem({ pods, events, setting }) {
    const waiting = new Set(pods.filter(isPending).map((pod) => pod.metadata?.name));
    const about = events.filter((one) => waiting.has(one.involvedObject.name));
    const words = about.findLast(({ message = '' }) => FARGATE.test(message))?.message;
    return words === undefined ? undefined : { what: `${NO_NODE}: ${words}.`, hint: fargateHint(setting) };
}
function schedulerProblem({ pods, setting, nowMs }) {
    const pod = pods.find((one) => {
        const createdAgoMs = ageMs(one.metadata?.creationTimestamp, nowMs);
        const isSeen = one.status?.conditions?.some(({ type }) => type === 'PodScheduled') === true;
        return isPending(one) && !isSeen && createdAgoMs !== undefined && createdAgoMs > SILENCE_MS;
    });
    if (pod === undefined)
        return undefined;
    const scheduler = pod.spec?.schedulerName ?? 'default-scheduler';
    const isByPatch = setting.hasPodPatch && scheduler !== 'default-scheduler';
    return {
        what: `No scheduler has looked at the builder's pod for a minute (schedulerName ${scheduler}).`,
        hint: isByPatch ? 'Change schedulerName in pod-patch.' : 'Check that scheduler.',
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
const PREEMPTION = /\.? (no new claims to deallocate, )?preemption: .*$/s;
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
const AUTOSCALER_HINT = 'Let it start a cluster node that fits, or ask for less (inputs cpu, memory, platforms).';
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
const OTHER_ZONE = 'Its volume is in another zone: add a cluster node there';
const SCHEDULER_HINTS = [
    {
        words: /on Fargate|Fargate Profile/i,
        hint: fargateHint,
    },
    {
        words: /volume node affinity conflict|PersistentVolume's node affinity/,
        hint: claimOr((deletion) => `${OTHER_ZONE}, or delete the cache: ${deletion}`, `${OTHER_ZONE}.`),
    },
    {
        words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
        hint: patchOr('Check that claim, which pod-patch may name.', 'Run the job again when the claim is there.'),
    },
    {
        words: /Insufficient (?:cpu|memory)/,
        hint: 'Set the inputs cpu and memory lower, or add cluster nodes.',
    },
    {
        words: /Insufficient (\S+?)[.,]?(?= |$)/,
        hint: patchOr('Ask for less of it in pod-patch, or add cluster nodes that have it.', 'Add cluster nodes that have more of it.'),
    },
    { words: /Too many pods/, hint: 'The cluster nodes are full of pods: add some.' },
    {
        words: /exceed max volume count/,
        hint: 'The cluster nodes hold as many volumes as they can: add some, or set cache-size: 0.',
    },
    {
        words: /node affinity\/selector/,
        hint: ({ architecture, hasPodPatch }) => {
            if (architecture === 'arm')
                return 'There is no cluster node of 32-bit arm: leave linux/arm out of the input platforms (README, several platforms).';
            if (hasPodPatch)
                return 'No cluster node has that architecture and the labels that pod-patch asks for: change pod-patch or the input platforms.';
            return 'There is no cluster node of that architecture: set the input platforms.';
        },
    },
    {
        words: /untolerated taint/,
        hint: 'All cluster nodes are tainted: add a toleration with the input pod-patch, or free one for builders.',
    },
    {
        words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
        hint: patchOr('Change affinity, spread constraints or ports in pod-patch.', 'Add cluster nodes.'),
    },
    {
        words: /were unschedulable/,
        hint: 'The cluster nodes are cordoned: kubectl uncordon one, or add some.',
    },
    {
        words: /scheduling gates/i,
        hint: ({ namespace }) => `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
    },
    {
        words: /unbound immediate/,
        hint: 'Its claim is not bound: check the provisioner of its StorageClass, or set the input storage-class.',
    },
    {
        words: /in use by other pod|ReadWriteOncePod/,
        hint: ({ namespace }) => `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
    },
    { words: /no nodes available/, hint: 'The cluster has no node: add one.' },
];
function fargateHint({ namespace }) {
    return `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`;
}

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
const LONGER = 'Input timeout gives it longer.';
function describeOthers(observed) {
    const scaling = scalingState(eventsOfPods(observed));
    const scaler = scaling.kind === 'silent' ? undefined : `autoscaler: ${scaling.words}`;
    const all = [describeFailure(observed.deployment), describeClaim(observed), scaler];
    return all.filter((words) => words !== undefined).join('; ') || undefined;
}
function timeoutProblem(observed) {
    const claim = describeClaim(observed);
    if (claim !== undefined)
        return { what: `Last seen: ${claim}.`, hint: `Look at the provisioner of its StorageClass. ${LONGER}` };
    const scaling = scalingState(eventsOfPods(observed));
    if (scaling.kind === 'starting')
        return { what: `Last seen: a cluster node is being started: ${scaling.words}.`, hint: LONGER };
    const state = describePods(observed.pods);
    const warning = eventsOfPods(observed).findLast(({ type, reason = '' }) => type === 'Warning' && !BESIDE_THE_POINT.test(reason));
    if (warning === undefined)
        return { what: `Last seen: ${state}.`, hint: LONGER };
    const words = `${warning.reason}: ${warning.message}`;
    const rows = warning.reason === 'FailedScheduling' ? SCHEDULER_HINTS : KUBELET_HINTS;
    const hint = findHint(rows, words, observed.setting);
    return {
        what: `Last seen: ${state}; ${words}.`,
        hint: hint === undefined ? LONGER : `${hint} ${LONGER}`,
    };
}
function describeClaim({ claim, events }) {
    if (claim === undefined || claim.status?.phase === 'Bound')
        return undefined;
    const name = claim.metadata?.name;
    const last = events.findLast((event) => event.involvedObject.name === name);
    return last === undefined ? undefined : `claim ${name}: ${last.reason}: ${last.message}`;
}
function eventsOfPods({ pods, events }) {
    const names = new Set(pods.map((pod) => pod.metadata?.name));
    return events.filter((event) => names.has(event.involvedObject.name));
}
const MOST_EVENTS = 5;
const MOST_LOG_LINES = 6;
function renderReport({ events, log, pods }) {
    const told = [...new Set(events.filter(isWorthReporting).map(renderEvent))].slice(-MOST_EVENTS);
    const lines = withoutStacks(log ?? '').slice(-MOST_LOG_LINES);
    const crashed = crashedOf(pods);
    const whose = crashed === undefined || crashed.isDaemon ? 'log' : `log of ${crashed.status.name}`;
    return [...told, ...lines.map((line) => `  ${whose}: ${line}`)];
}
function isWorthReporting({ type, reason }) {
    return type !== 'Normal' || /Scale|Nominated|Launched|ExternalProvisioning/.test(reason ?? '');
}
function renderEvent({ type = 'Event', reason = '', involvedObject, message = '', count = 1, }) {
    const times = count > 1 ? ` (${count} times)` : '';
    return `  ${type} ${reason} on ${involvedObject.kind} ${involvedObject.name}: ${message}${times}`;
}

;// CONCATENATED MODULE: ./js/builders/waiting/watch-pods.js








async function watchUntilLook(rollout, nodes, last, pace, tell) {
    const isFirst = pace === 'first';
    const { glanceMs, lookAfterMs, startMs } = rollout.limits.watch;
    const startedMs = performance.now();
    const seen = isFirst ? await watchPods(rollout, nodes, startedMs + glanceMs, last, tell) : last;
    if (isFirst && areDecided(nodes, seen.pods))
        return seen;
    if (!areStarting(nodes, seen.pods) || (await hasStartFault(rollout, seen.pods)))
        return watchPods(rollout, nodes, startedMs + lookAfterMs[pace], seen, tell);
    return watchPods(rollout, nodes, startedMs + startMs, seen, tell, (pods) => !areStarting(nodes, pods));
}
async function hasStartFault({ api }, pods) {
    const unstarted = pods.filter((pod) => !isEnding(pod) && !hasRun(pod));
    const events = await Promise.all(unstarted.map((pod) => readEvents(api, pod.metadata?.name ?? '')));
    return events.flat().some(isStartFailure);
}
async function watchPods(rollout, nodes, endMs, last, tell, isEnough = () => false) {
    const selector = nodesSelector(nodes.map(({ spec }) => spec.name));
    const isDecided = (pods) => {
        for (const node of nodes)
            tell(node.spec.name, describePods(podsOf(node, pods)));
        return areDecided(nodes, pods) || isEnough(pods);
    };
    const { shortestRoundMs, longestRoundMs, trustMs, untrustedMs } = rollout.limits.watch;
    let seen = last;
    for (let roundMs = shortestRoundMs;; roundMs = Math.min(roundMs * 2, longestRoundMs)) {
        const startedMs = performance.now();
        if (seen.version === '')
            seen = { ...seen, ...(await watch_pods_listPods(rollout, selector)) };
        if (isDecided(seen.pods))
            return seen;
        const leftMs = Math.max(endMs - performance.now(), trustMs);
        const watchMs = seen.isTrusted ? leftMs : Math.min(leftMs, untrustedMs);
        seen = await watchOnce(rollout, selector, seen, watchMs, isDecided);
        if (isDecided(seen.pods) || performance.now() >= endMs - shortestRoundMs)
            return seen;
        await pause_pause(Math.max(0, startedMs + roundMs - performance.now()), rollout.signal);
    }
}
async function watch_pods_listPods({ api }, selector) {
    const listed = answer_bodyOrThrow(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
    return { pods: listed.items, version: listed.metadata.resourceVersion };
}
async function watchOnce({ api, limits }, selector, last, watchMs, isDecided) {
    const pods = new Map(last.pods.map((pod) => [pod.metadata?.uid ?? '', pod]));
    let { version } = last;
    let firstMs = Number.POSITIVE_INFINITY;
    for await (const event of api.watch('pods', selector, last.version, Math.ceil(watchMs / 1000))) {
        if (event.type === 'OVER') {
            const isTrusted = last.isTrusted || performance.now() - firstMs > limits.watch.trustMs;
            return { pods: [...pods.values()], version, isTrusted };
        }
        firstMs = Math.min(firstMs, performance.now());
        const { uid = '', resourceVersion = '' } = event.object.metadata ?? {};
        version = resourceVersion;
        if (event.type === 'DELETED')
            pods.delete(uid);
        else
            pods.set(uid, event.object);
        if (isDecided([...pods.values()]))
            break;
    }
    return { pods: [...pods.values()], version: '', isTrusted: false };
}
function areDecided(nodes, pods) {
    const of = nodes.map((node) => podsOf(node, pods));
    return canNeverStart(of.flat()) || of.every((some) => some.some(isReady));
}
function areStarting(nodes, pods) {
    const of = nodes.map((node) => podsOf(node, pods));
    return !canNeverStart(of.flat()) && of.every((some) => some.some(isStarting));
}
function podsOf({ spec, deployment }, pods) {
    return pods.filter((pod) => appOf(pod) === spec.name && (isEnding(pod) || isOfTemplate(pod, deployment)));
}
function progressOf({ info }) {
    const told = new Map();
    return (node, state) => {
        if (state !== undefined && state !== told.get(node))
            info(`Builder ${node}: ${state}`);
        told.set(node, state);
    };
}

;// CONCATENATED MODULE: ./js/builders/waiting/wait-until-serving.js












async function waitUntilServing(rollout, nodes, podsVersion) {
    let open = nodes
        .filter((node) => !isServing(node.deployment))
        .map((node) => ({ node, last: undefined }));
    const tellPods = progressOf(rollout);
    const tellOthers = progressOf(rollout);
    let seen = { pods: [], version: podsVersion, isTrusted: false };
    try {
        for (let round = 0; open.length > 0; round += 1) {
            const startedMs = performance.now();
            const waited = open.map(({ node }) => node);
            seen = await watchUntilLook(rollout, waited, seen, lookOf(round, open), tellPods);
            const { pods } = seen;
            const looked = await Promise.all(waited.map((node) => look(rollout, node, pods)));
            open = looked.filter((one) => one !== undefined);
            if (areDecided(waited, pods))
                seen = { ...seen, version: '' };
            for (const one of open)
                refuseHopeless(rollout, one, tellOthers, nodes.length > 1);
            const roundMs = open.length * paceMs(rollout.limits.look, round, Math.random());
            if (open.length > 0)
                await pause_pause(Math.max(0, startedMs + roundMs - performance.now()), rollout.signal);
        }
    }
    catch (thrown) {
        const late = open.find(({ last }) => last !== undefined) ?? open[0];
        if (late === undefined || !isTimeout(thrown))
            throw thrown;
        const { node, last = podsAlone(node.spec, node.deployment, podsOf(node, seen.pods)) } = late;
        tellReport(rollout, node.spec.name, last);
        throw withWait(thrown, problemIn(node, timeoutProblem(last), nodes.length > 1));
    }
}
function lookOf(round, open) {
    if (round === 0)
        return 'first';
    return open.some(({ last }) => last !== undefined && isDecidedSoon(last)) ? 'soon' : 'next';
}
async function look(rollout, { spec, deployment }, allPods) {
    const pods = podsOf({ spec, deployment }, allPods);
    if (deployment.metadata?.generation === 1 && pods.some(isReady))
        return undefined;
    const last = await observeUntilCounted(rollout, spec, pods);
    if (isServing(last.deployment))
        return undefined;
    const node = { spec, deployment: last.deployment };
    return { node, last: { ...last, pods: podsOf(node, pods) } };
}
function refuseHopeless(rollout, { node, last }, tell, isOneOfMany) {
    if (last === undefined)
        return;
    const { name } = node.spec;
    tell(name, describeOthers(last));
    const problem = findProblem(last);
    if (problem === undefined)
        return;
    tellReport(rollout, name, last);
    const { what, hint } = problemIn(node, problem, isOneOfMany);
    throw new errors_ActionError({ code: 'not-ready', message: what, hint });
}
function problemIn({ spec }, { what, hint }, isOneOfMany) {
    return isOneOfMany ? { what: inNode(spec.name, what), hint } : { what, hint };
}
async function observeUntilCounted(rollout, spec, pods) {
    const { api, signal, limits } = rollout;
    for (const lookMs of pods.some(isReady) ? limits.countedMs : []) {
        const answer = await api.get('deployments', spec.name);
        if (answer.kind === 'ok' && isServing(answer.body)) {
            return podsAlone(spec, answer.body, pods);
        }
        await pause_pause(lookMs, signal);
    }
    return observe(api, spec, pods);
}
function podsAlone(spec, deployment, pods) {
    const nothing = { claim: undefined, events: [], clusterNodes: [], log: undefined, nowMs: undefined };
    return { deployment, pods, setting: settingOf(spec), ...nothing };
}
function tellReport(rollout, node, observed) {
    const report = renderReport(observed);
    if (report.length > 0)
        rollout.info(`What the cluster says of builder ${node}:`);
    for (const line of report)
        rollout.info(line);
}

;// CONCATENATED MODULE: ./js/builders/rollout/find-claim.js






async function findUsableClaim(rollout, spec) {
    const { api } = rollout;
    const name = claimName(spec.name);
    const found = await find_claim_readClaim(rollout, name);
    if (found === undefined)
        return undefined;
    if (!names_isOurs(found)) {
        const hint = `Choose another name, or label it app.kubernetes.io/managed-by=setup-buildx-kubernetes to hand it over.`;
        throw new errors_ActionError({
            code: 'conflict',
            message: `PersistentVolumeClaim ${name} exists and is not ours.`,
            hint,
        });
    }
    if (found.metadata?.deletionTimestamp !== undefined) {
        const { what, hint } = describeDeletedClaim(name, api.namespace);
        throw new errors_ActionError({ code: 'conflict', message: what, hint });
    }
    return found;
}
const MOST_LOOKS = 6;
async function find_claim_readClaim({ api, signal, limits }, name) {
    for (let looks = 1;; looks += 1) {
        const answer = await api.get('persistentvolumeclaims', name);
        if (answer.kind === 'refused' && answer.status === 404)
            return undefined;
        const found = answer_bodyOrThrow(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
        if (found.metadata?.deletionTimestamp === undefined || looks === MOST_LOOKS)
            return found;
        await pause_pause(limits.deletedClaimMs, signal);
    }
}
async function findClaim(rollout, spec) {
    const found = await rollout.api.get('persistentvolumeclaims', claimName(spec.name));
    return found.kind === 'ok' && names_isOurs(found.body) ? found.body : undefined;
}
function tellClaim({ info }, { metadata, status }) {
    info(`Cache claim ${metadata?.name} is there (${status?.capacity?.storage ?? status?.phase}).`);
}
function isMadeByOther({ job }, { metadata }) {
    const maker = metadata?.annotations?.[MADE_BY_ANNOTATION];
    return maker !== undefined && maker !== job;
}
function onClaim(spec, claim) {
    const text = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
    const value = quantityValue(text);
    if (spec.cache.kind !== 'claim' || value === undefined)
        return spec;
    return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}
function tellClass({ info }, { cache, name, namespace }, claim) {
    const has = claim.spec?.storageClassName ?? '';
    if (cache.kind !== 'claim' || cache.storageClass === '' || cache.storageClass === has)
        return;
    const kept = claim.metadata?.name ?? '';
    const of = has === '' ? 'has no StorageClass' : `is of StorageClass ${has}`;
    info(`Cache claim ${kept} ${of}, and no claim can change that: storage-class: ${cache.storageClass} counts for a new one. To have it, with an empty cache: kubectl --namespace ${namespace} delete deployment/${name} persistentvolumeclaim/${kept}`);
}
async function onExistingClaim({ api }, spec, cache) {
    const answer = await api.get('persistentvolumeclaims', cache.claim);
    if (answer.kind === 'refused' && answer.status === 404) {
        const where = `PersistentVolumeClaim ${cache.claim} in namespace ${api.namespace}`;
        throw new errors_ActionError({
            code: 'input',
            message: `There is no ${where}.`,
            hint: 'Check the input cache-claim, or pod-patch.',
        });
    }
    const claim = answer_bodyOrThrow(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
    if (claim.metadata?.deletionTimestamp !== undefined) {
        const message = `PersistentVolumeClaim ${cache.claim} is being deleted.`;
        throw new errors_ActionError({
            code: 'conflict',
            message,
            hint: 'Name another one, or wait until it is gone and make it again.',
        });
    }
    refuseUnfit(cache.claim, claim);
    const size = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
    return { ...spec, cache: { ...cache, bytes: quantityValue(size) } };
}
function refuseUnfit(name, { spec }) {
    const modes = spec?.accessModes ?? [];
    const isReadOnly = modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany');
    if (spec?.volumeMode !== 'Block' && !isReadOnly)
        return;
    const what = isReadOnly ? 'is read-only (ReadOnlyMany)' : 'is a block device (volumeMode Block)';
    throw new errors_ActionError({
        code: 'input',
        message: `PersistentVolumeClaim ${name} ${what}: it cannot keep a cache.`,
        hint: 'Name one with a file system that can be written, by cache-claim or pod-patch.',
    });
}

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
        return input_fault_faultOfPatch(refusal, patched);
    const [cause] = refusal.causes;
    return cause === undefined ? undefined : input_fault_faultOfField(cause);
}
function input_fault_faultOfPatch(refusal, { template, patch }) {
    const wrongType = typeFault(refusal.message, patch);
    if (wrongType !== undefined)
        return wrongType;
    const placed = refusal.causes.map((cause) => ({ cause, ...input_fault_placeOf(cause.field, template, patch) }));
    const first = placed.find(({ isPatched }) => isPatched) ?? placed[0];
    if (first === undefined)
        return { input: 'pod-patch', what: wordsWithoutValue(refusal.message) };
    const fault = first.isPatched ? undefined : input_fault_faultOfField(first.cause);
    const what = `${first.path}: ${wordsWithoutValue(first.cause.message)}`;
    return fault ?? { input: 'pod-patch', what };
}
function input_fault_faultOfField({ field, message }) {
    const input = INPUT_OF.find(([pattern]) => pattern.test(field))?.[1];
    return input === undefined ? undefined : { input, what: input_fault_words(message) };
}
function unknownFields({ message }, template, patch) {
    const fields = [...message.matchAll(/unknown field "([^"]+)"/g)].flatMap(([, field]) => field ?? []);
    const places = fields.map((field) => input_fault_placeOf(field, template, patch));
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
    const kind = input_fault_kindOf(wanted);
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
function input_fault_kindOf(wanted) {
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
function input_fault_words(message) {
    return message.replace(OF_OBJECT, '').replace(EXAMPLES, '').replace(/\.$/, '');
}
const EXAMPLES = / \(e\.g\. .*$/;
const OF_OBJECT = /^Deployment in version "v1" cannot be handled as a Deployment: /;
function wordsWithoutValue(message) {
    return input_fault_words(message).replace(VALUE, '$1: ');
}
const VALUE = /((?:Invalid|Unsupported) value): ("(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|[^":]*): /;
const TEMPLATE = 'spec.template.';
function input_fault_placeOf(field, template, patch) {
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
    return json_isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
function itemAt(value, index) {
    return Array.isArray(value) ? value[index] : undefined;
}
function indexIn(patched, list, item, index) {
    if (!Array.isArray(patched))
        return undefined;
    const key = mergeKeyOf(list);
    if (key === undefined)
        return index < patched.length ? index : undefined;
    const place = patched.findIndex((one) => json_isMapping(one) && json_isMapping(item) && one[key] === item[key]);
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
    if (!json_isMapping(value))
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
    return json_isMapping(value) ? 'object' : typeof value;
}

;// CONCATENATED MODULE: ./js/builders/rollout/refusals.js







function refusedDeployment(refusal, spec, verb) {
    const fault = isOfContent(refusal) ? faultOfInput(refusal, patchedOf(spec)) : undefined;
    return fault === undefined ? otherwise(refusal, spec, `${verb} Deployments`) : refusals_badInput(fault);
}
function refusedClaim(refusal, spec, cache) {
    const [cause] = isOfContent(refusal) ? refusal.causes : [];
    const input = cause === undefined ? undefined : inputOfClaim(cause.field, cache);
    if (cause !== undefined && input !== undefined)
        return refusals_badInput({ input, what: cause.message });
    return otherwise(refusal, spec, 'create PersistentVolumeClaims');
}
function otherwise(refusal, spec, doing) {
    return toActionError(explainRefusal(refusalError(refusal, `${doing} in namespace ${spec.namespace}`), settingOf(spec)));
}
function patchedOf(spec) {
    const template = { ...renderDeployment(spec, []).spec?.template };
    return { template, patch: spec.podPatch.kind === 'patch' ? spec.podPatch.patch : {} };
}
function isOfContent(refusal) {
    return (refusal.status === 400 || refusal.status === 422) && !isAdmission(refusal.message);
}
function inputOfClaim(field, { storageClass }) {
    if (field.startsWith('spec.resources'))
        return 'cache-size';
    if (field.startsWith('spec.storageClassName') && storageClass !== '')
        return 'storage-class';
    return field.startsWith('metadata.') ? 'name' : undefined;
}
function refusals_badInput({ input, what, hint }) {
    const message = `Input ${input}${/^has /.test(what) ? '' : ':'} ${what}.`;
    return new errors_ActionError({ code: 'input', message, hint });
}
function isNoVerdict({ status, reason, message }) {
    if (/does not support dry run|dryRun/.test(message))
        return true;
    return status === 409 && reason !== 'AlreadyExists';
}

;// CONCATENATED MODULE: ./js/builders/rollout/change-claim.js






async function makeClaim(rollout, spec, cache, owners) {
    const { api, info } = rollout;
    const name = claimName(spec.name);
    const claim = renderClaim(spec, cache, owners, new Date().toISOString());
    const created = await api.create('persistentvolumeclaims', claim);
    if (created.kind === 'ok') {
        info(`Cache claim ${name} (${cache.size.text}) made.`);
        return created.body;
    }
    if (created.reason === 'AlreadyExists')
        return 'exists';
    const found = await api.get('persistentvolumeclaims', name);
    if (found.kind === 'ok')
        return 'exists';
    throw refusedClaim(created, spec, cache);
}
async function noteUse(rollout, claim) {
    tellClaim(rollout, claim);
    const patch = { metadata: { annotations: usedNow() } };
    await rollout.api.patch('persistentvolumeclaims', claim.metadata?.name ?? '', patch);
}
function usedNow() {
    return { [LAST_USED_ANNOTATION]: new Date().toISOString(), [MADE_BY_ANNOTATION]: null };
}
async function takeOver({ api }, spec, claim) {
    if (!isMadeByOther(spec, claim))
        return 'not-needed';
    const { name = '', uid } = claim.metadata ?? {};
    const answer = await api.patch('persistentvolumeclaims', name, {
        metadata: { uid, annotations: usedNow() },
    });
    if (answer.kind === 'ok')
        return answer.body.metadata?.deletionTimestamp === undefined ? 'noted' : 'gone';
    if (answer.status !== 404 && answer.status !== 409)
        answer_bodyOrThrow(answer, `patch PersistentVolumeClaims in namespace ${api.namespace}`);
    return 'gone';
}
async function giveBack({ api }, claim, deployment) {
    const { name = '', uid, annotations = {} } = claim.metadata ?? {};
    const maker = annotations[MADE_BY_ANNOTATION];
    const owners = deployment.metadata?.ownerReferences ?? [];
    if (maker === undefined || !owners.some((owner) => owner.name === maker))
        return;
    await api.patch('persistentvolumeclaims', name, {
        metadata: { uid, annotations: { [MADE_BY_ANNOTATION]: maker } },
    });
}
async function growClaim({ api, info }, claim, cache) {
    const name = claim.metadata?.name ?? '';
    const asked = claim.spec?.resources?.requests?.storage ?? '';
    const bytes = quantityValue(asked);
    if (cache.size.value === bytes)
        return;
    if (bytes !== undefined && cache.size.value < bytes)
        return info(`Cache claim ${name} stays at ${asked}: a claim cannot shrink to ${cache.size.text}.`);
    const storage = cache.size.text;
    const answer = await api.patch('persistentvolumeclaims', name, {
        spec: { resources: { requests: { storage } } },
    });
    if (answer.kind === 'ok')
        info(`Cache claim ${name} grows from ${asked} to ${storage}.`);
    else
        info(`Cache claim ${name} stays at ${asked}, ${storage} is refused: ${answer.message}`);
}

;// CONCATENATED MODULE: ./js/builders/rollout/create.js










async function makeAbsent(rollout, wish, holding, starts) {
    const makeOne = (spec, found) => make(rollout, wish, holding, { spec, found }).catch((thrown) => {
        throw prefixNode(wish, spec, thrown);
    });
    let first;
    for (const { spec, found } of starts) {
        if (found.kind !== 'absent')
            continue;
        first = await makeOne(spec, found);
        break;
    }
    return Promise.all(starts.map(async ({ spec, found }) => {
        if (found.kind !== 'absent')
            return { spec, met: found };
        if (first?.spec === spec)
            return first;
        const rival = first?.met.kind === 'running' ? await awaitRival(rollout, spec.name) : undefined;
        return rival === undefined
            ? makeOne(spec, found)
            : { spec, met: { kind: 'running', deployment: rival } };
    }));
}
async function make(rollout, { explicit }, holding, { spec, found }) {
    const made = await makeNode(rollout, spec, explicit, holding, found.claim);
    if (made.deployment === undefined)
        return { spec, met: { kind: 'ending' } };
    if (made.kind === 'exists')
        return { spec, met: { kind: 'running', deployment: made.deployment } };
    rollout.info(`Builder ${spec.name} made (${spec.image}).`);
    return { spec, met: { kind: 'made', deployment: made.deployment } };
}
async function makeNode(rollout, spec, explicit, holding, known) {
    const isOwned = holding.kind === 'held' && spec.life.kind !== 'forever';
    const owners = isOwned ? [ownerOf(holding.hold)] : [];
    const ground = await findGround(rollout, spec, owners, known);
    if (ground.kind === 'rival')
        return { kind: 'exists', deployment: ground.deployment };
    if (ground.kind === 'none')
        return post(rollout, spec, owners);
    const { claim, isOld } = ground;
    tellClass(rollout, spec, claim);
    const use = isOld ? await takeOver(rollout, spec, claim) : 'noted';
    if (use === 'gone')
        return { kind: 'exists', deployment: undefined };
    if (isOld && explicit.has('cache-size') && spec.cache.kind === 'claim')
        await growClaim(rollout, claim, spec.cache);
    const made = await post(rollout, onClaim(spec, claim), owners);
    if (use === 'noted' && made.kind === 'exists' && made.deployment !== undefined)
        await giveBack(rollout, claim, made.deployment);
    if (isOld && made.kind === 'made')
        await (use === 'noted' ? tellClaim(rollout, claim) : noteUse(rollout, claim));
    return made;
}
async function findGround(rollout, spec, owners, known) {
    const { cache } = spec;
    if (cache.kind !== 'claim')
        return { kind: 'none' };
    if (known === undefined)
        return createGround(rollout, { ...spec, cache }, spec.life.kind === 'ephemeral' ? owners : []);
    const rival = isMadeByOther(spec, known) ? await awaitRival(rollout, spec.name) : undefined;
    if (rival !== undefined)
        return { kind: 'rival', deployment: rival };
    return { kind: 'claim', claim: known, isOld: true };
}
async function createGround(rollout, spec, owners) {
    for (let round = 0; round < pace_CONFLICT_TRIES; round += 1) {
        if (round > 0)
            await pausePaced(rollout.limits.conflict, round - 1, rollout.signal);
        const made = await makeClaim(rollout, spec, spec.cache, owners);
        if (made !== 'exists')
            return { kind: 'claim', claim: made, isOld: false };
        const rival = await awaitRival(rollout, spec.name);
        if (rival !== undefined)
            return { kind: 'rival', deployment: rival };
        const claim = await findUsableClaim(rollout, spec);
        if (claim !== undefined)
            return { kind: 'claim', claim, isOld: true };
    }
    throw unsteadyClaim(spec);
}
function unsteadyClaim({ name }) {
    const message = `PersistentVolumeClaim ${claimName(name)} exists when it is created, and does not when it is read.`;
    return new errors_ActionError({
        code: 'conflict',
        message,
        hint: 'Does something in the cluster delete it? Run the job again.',
    });
}
async function awaitRival(rollout, name) {
    for (const lookMs of rollout.limits.creatorMs) {
        await pause_pause(lookMs, rollout.signal);
        const found = await findDeployment(rollout, name);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
async function post(rollout, spec, owners) {
    const { api } = rollout;
    const created = await api.create('deployments', renderDeployment(spec, owners));
    if (created.kind === 'ok')
        return { kind: 'made', deployment: created.body };
    if (created.reason === 'AlreadyExists' || created.message.includes('exceeded quota')) {
        const found = await findDeployment(rollout, spec.name);
        if (found !== undefined || created.reason === 'AlreadyExists')
            return { kind: 'exists', deployment: found };
    }
    throw refusedDeployment(created, spec, 'create');
}

;// CONCATENATED MODULE: ./js/builders/rollout/orphan.js







const YOUNGEST_ORPHAN_MS = 10 * 60_000;
async function settleOrphan(rollout, { spec, holding, user }, found) {
    const looked = await orphan_look(rollout, found);
    if (looked === undefined)
        return undefined;
    const why = (await whyKept(rollout, spec, holding, looked)) || (await remove(rollout, looked.body));
    if (why === '')
        return undefined;
    const noted = await owners_noteUser(rollout, looked.body, user);
    if (noted === undefined || noted.metadata?.deletionTimestamp !== undefined)
        return undefined;
    rollout.warning(`Builder ${spec.name} has lost its holds, so it does not end by itself. ${why} ${orphan_wayOut(spec)}`);
    return noted;
}
function orphan_wayOut({ name, namespace }) {
    return `Delete it when no job uses it: kubectl --namespace ${namespace} delete deployment ${name}`;
}
async function orphan_look({ api }, found) {
    const answer = await api.get('deployments', found.metadata?.name ?? '');
    if (answer.kind === 'refused') {
        if (answer.status !== 404)
            answer_bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
        return undefined;
    }
    const { metadata } = answer.body;
    const isSame = metadata?.uid === found.metadata?.uid && metadata?.deletionTimestamp === undefined;
    return isSame && foundLife(answer.body) === 'orphaned' ? answer : undefined;
}
async function whyKept({ api }, spec, holding, { body, serverTimeMs }) {
    if (holding.kind === 'none')
        return 'Without a hold this job cannot tell who uses it.';
    if ((ageMs(body.metadata?.creationTimestamp, serverTimeMs) ?? 0) < YOUNGEST_ORPHAN_MS)
        return 'It is too young to be removed by a job.';
    const others = (await listHolds(api, spec.builder)).filter((job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid);
    return others.length > 0 ? `${others.length} other job(s) use it.` : '';
}
async function remove({ api, info }, orphan) {
    const { name = '', uid = '', resourceVersion = '' } = orphan.metadata ?? {};
    const deleted = await api.deleteForeground('deployments', { name, uid, resourceVersion });
    if (deleted.kind === 'ok')
        info(`Builder ${name} had lost its holds, and is made again.`);
    else if (deleted.status === 403)
        return `This job has no right to ${describeRights(RIGHTS_TO_REMOVE_ORPHANS)}.`;
    else if (deleted.status !== 404 && deleted.status !== 409)
        answer_bodyOrThrow(deleted, `delete Deployments in namespace ${api.namespace}`);
    return '';
}

;// CONCATENATED MODULE: ./js/builders/rollout/join-or-create.js








async function settle(rollout, wish, holding, starts) {
    const present = await makeAbsent(rollout, wish, holding, starts);
    const tried = await Promise.all(present.map((node) => tryNode(rollout, wish, holding, node).catch((thrown) => {
        throw prefixNode(wish, node.spec, thrown);
    })));
    const hopeful = tried.filter((node) => node !== undefined);
    const settled = await join_or_create_prove(rollout, wish.hold.builder, holding, hopeful);
    const names = new Set(settled.map((node) => node.spec.name));
    return { settled, going: starts.map(({ spec }) => spec).filter(({ name }) => !names.has(name)) };
}
async function join_or_create_prove(rollout, builder, holding, nodes) {
    if (holding.kind === 'none')
        return nodes;
    const owned = nodes.filter((node) => owners_ownersOf(node.deployment).length > 0);
    const proved = await owners_confirmOwned(rollout, builder, owned.map((node) => node.deployment), holding.hold);
    const joined = new Map(proved.flatMap((one) => (one.kind === 'joined' ? [[one.deployment.metadata?.uid, one.deployment]] : [])));
    return nodes.flatMap((node) => {
        if (!owned.includes(node))
            return [node];
        const deployment = joined.get(node.deployment.metadata?.uid);
        return deployment === undefined ? [] : [{ ...node, deployment }];
    });
}
async function tryNode(rollout, { hold }, holding, { spec, met }) {
    if (met.kind === 'ending')
        return undefined;
    if (met.kind === 'running')
        return tryJoin(rollout, { spec, holding, user: hold.name }, met.deployment);
    return { spec, deployment: met.deployment, woke: true };
}
async function tryJoin(rollout, join, found) {
    const { spec, holding, user } = join;
    if (found.metadata?.deletionTimestamp !== undefined)
        return undefined;
    const life = foundLife(found);
    if (life === 'orphaned')
        return settledOn(spec, await settleOrphan(rollout, join, found));
    if (!isServing(found))
        await pause_pause(Math.random() * rollout.limits.joinsSpreadMs, rollout.signal);
    if (life === 'forever') {
        const noted = await owners_noteUser(rollout, found, user);
        if (noted === undefined)
            return undefined;
        const isAsFound = foundLife(noted) === 'forever' && noted.metadata?.deletionTimestamp === undefined;
        return isAsFound ? settledOn(spec, noted) : tryJoin(rollout, join, noted);
    }
    if (holding.kind === 'none')
        throw needsHold(spec.name);
    owners_ownersOf(found);
    const deployment = await owners_addOwner(rollout.api, found, holding.hold);
    if (deployment !== undefined)
        rollout.info(`Builder ${spec.name} joined.`);
    return settledOn(spec, deployment);
}
function settledOn(spec, deployment) {
    return deployment === undefined ? undefined : { spec, deployment, woke: false };
}
function needsHold(name) {
    const message = `Builder ${name} lives by its holds, and this job may make none.`;
    return new errors_ActionError({ code: 'forbidden', message, hint: 'Apply the Role for mode ensure (README).' });
}

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
    const is = readTemplate(running.spec?.template);
    const ought = readTemplate(renderDeployment(spec, []).spec?.template);
    const found = COMPARED.map((input) => ({ input, wanted: ought[input], running: is[input] })).filter((one) => inputs.has(one.input) && !isSame(one));
    const hasNone = found.some(({ input }) => input === 'cache-size');
    return found.filter(({ input }) => !hasNone || input !== 'cache-claim');
}
function readTemplate(template) {
    const container = template?.spec?.containers[0];
    const requests = container?.resources?.requests;
    const annotations = template?.metadata?.annotations;
    const volume = template?.spec?.volumes?.find((one) => one.name === 'cache');
    return {
        image: container?.image ?? '',
        cpu: requests?.cpu ?? '',
        memory: requests?.memory ?? '',
        'cache-size': volume?.persistentVolumeClaim === undefined ? 'no claim' : 'a claim',
        'cache-claim': volume?.persistentVolumeClaim?.claimName ?? 'no claim',
        'buildkitd-config': readConfig(annotations ?? {}),
        'pod-patch': annotations?.[POD_PATCH_ANNOTATION] ?? '',
    };
}
function readConfig(annotations) {
    const files = Object.entries(annotations).filter(([name]) => name.startsWith(CONFIG_FILE_ANNOTATION));
    const parts = files.toSorted(([a], [b]) => a.localeCompare(b)).flat();
    return [annotations[CONFIG_ANNOTATION] ?? '', ...parts].join('\n');
}
function isSame({ input, wanted, running }) {
    const value = input === 'cpu' || input === 'memory' ? quantityValue(wanted) : undefined;
    return value === undefined ? wanted === running : value === quantityValue(running);
}
function isNewer(running) {
    return Number(running.metadata?.annotations?.[SPEC_ANNOTATION] ?? 0) > SPEC_VERSION;
}
function lifeDifferences({ life }, running) {
    const found = foundLife(running);
    if (found === 'forever' && life.kind === 'for')
        return [{ input: 'keep-warm', wanted: formatDuration(life.ms), running: 'forever' }];
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
const MAY_BE_CONNECTED = 'jobs of mode connect may be using it';
const CONTENDED = 'others change it at the same time';
const LONGEST_RUN = 150;
function describeAuthor(running) {
    const run = toSafeLine(running.metadata?.annotations?.[CONFIGURED_BY_ANNOTATION] ?? '');
    return run === '' ? '' : `Its settings are those of ${truncate(run, LONGEST_RUN)}.`;
}
function describeHowToChange({ name, namespace }) {
    return `To change it, when no job uses it: kubectl --namespace ${namespace} delete deployment ${name} (its cache stays, and the next job makes it as it asks).`;
}
function describeNotForever(spec) {
    const when = 'It ends with its last hold, which this job keeps only while it runs, and the next job makes it forever';
    return `Builder ${spec.name}: keep-warm is not forever, this job asked for forever. ${when}. ${describeHowToChange(spec)}`;
}

;// CONCATENATED MODULE: ./js/builders/rollout/roll.js













const MOST_TRIES = 4;
async function roll(rollout, wanted, joined) {
    let current = joined;
    for (let tries = 1;; tries += 1) {
        const course = await decide(rollout, wanted, current, tries === MOST_TRIES);
        if (tries === 1 || course.kind === 'keep')
            for (const line of course.lines)
                rollout.info(line);
        if (course.kind === 'keep')
            return { deployment: current, author: course.author };
        const changed = await change(rollout, wanted, course, current);
        if (changed !== undefined)
            return proveRolled(rollout, wanted, current, changed);
        const found = await roll_lookAgain(rollout, wanted, current);
        if (found === undefined)
            return undefined;
        current = found;
        await pausePaced(rollout.limits.roll, tries - 1, rollout.signal);
    }
}
async function decide(rollout, wanted, current, isContended) {
    const isUp = isServing(current);
    const compared = await compare(rollout, wanted, current, isUp);
    const course = isUp ? changeServing(wanted, compared, current) : remake(wanted, compared);
    if (course.kind === 'keep')
        return course;
    const why = isContended ? CONTENDED : await reasonToKeep(rollout, wanted, current);
    if (why !== '')
        return keep(wanted, compared, current, why);
    if (isUp || !(await mayBeBuilding(rollout, wanted, current)))
        return course;
    return changeServing(wanted, await compare(rollout, wanted, current, true), current);
}
function changeServing(wanted, compared, current) {
    const { spec, template, life } = compared;
    if (template.length === 0 || foundLife(current) === 'forever')
        return keep(wanted, compared, current, MAY_BE_CONNECTED);
    const lines = [`Builder ${spec.name}: ${describeDifferences(template, wanted.wish.explicit)}.`];
    if (life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: 'roll', lines, ...compared };
}
function remake({ wish }, compared) {
    const found = [...compared.template, ...compared.life];
    if (found.length === 0)
        return { kind: 'keep', lines: [], author: '' };
    const line = `Builder ${compared.spec.name}: ${describeDifferences(found, wish.explicit)}.`;
    return { kind: 'remake', lines: [line], ...compared };
}
function keep({ wish }, { spec, template, life }, current, why) {
    const isForever = foundLife(current) === 'forever';
    const told = isForever ? [...template, ...life] : template;
    const author = template.length === 0 ? '' : describeAuthor(current);
    const lines = [];
    if (told.length > 0) {
        const difference = `Builder ${spec.name}: ${describeDifferences(told, wish.explicit)}.`;
        const line = [
            difference,
            `It is kept as it is: ${why}.`,
            author,
            isForever ? describeHowToChange(spec) : '',
        ];
        lines.push(line.filter((words) => words !== '').join(' '));
    }
    if (!isForever && life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: 'keep', lines, author };
}
async function compare(rollout, { wish, spec }, current, isUp) {
    const inputs = isUp ? comparedInputs(current, wish.explicit) : ALL_INPUTS;
    const life = lifeDifferences(spec, current);
    if (differences(spec, current, inputs).length === 0)
        return { spec, template: [], life };
    const there = await onItsClaim(rollout, spec);
    return { spec: there, template: differences(there, current, inputs), life };
}
async function onItsClaim(rollout, spec) {
    if (spec.cache.kind === 'existing')
        return onExistingClaim(rollout, spec, spec.cache);
    const claim = spec.cache.kind === 'claim' ? await findClaim(rollout, spec) : undefined;
    return claim === undefined ? spec : onClaim(spec, claim);
}
async function reasonToKeep({ api }, { spec, holding }, current) {
    if (isNewer(current))
        return 'a newer version of the action made it';
    if (current.spec?.paused === true)
        return 'its rollout is paused';
    if (holding.kind === 'none')
        return 'without a hold nobody can tell who uses it';
    const others = (await listHolds(api, spec.builder)).filter((job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid);
    return others.length > 0 ? `${others.length} other job(s) use it` : '';
}
async function mayBeBuilding(rollout, { spec }, current) {
    const isForever = foundLife(current) === 'forever';
    const { items } = await listPods(rollout, [spec.name]);
    return items.some((pod) => isOfTemplate(pod, current) && (isReady(pod) || (isForever && isInterrupted(pod))));
}
async function change(rollout, { holding }, { kind, spec, template }, current) {
    const { api, info } = rollout;
    if (template.some(({ input }) => input === 'cache-size' || input === 'cache-claim'))
        await makeMissingClaim(rollout, spec);
    const owners = holding.kind === 'held' && spec.life.kind !== 'forever' ? [ownerOf(holding.hold)] : [];
    const isWhole = kind === 'remake' && foundLife(current) !== 'orphaned';
    const patch = isWhole ? renderRemake(spec, current, owners) : renderRoll(spec, current);
    const patched = await api.patch('deployments', spec.name, patch);
    if (patched.kind === 'refused' && (patched.status === 404 || patched.status === 409))
        return undefined;
    if (patched.kind === 'refused')
        throw refusedDeployment(patched, spec, 'patch');
    const deployment = patched.body;
    const why = kind === 'remake' ? ': it did not serve, and no other job uses it' : '';
    info(`Builder ${spec.name} is rolled${why}.`);
    return deployment;
}
async function makeMissingClaim(rollout, spec) {
    if (spec.cache.kind !== 'claim' || (await makeClaim(rollout, spec, spec.cache, [])) !== 'exists')
        return;
    const claim = await findUsableClaim(rollout, spec);
    if (claim !== undefined)
        await noteUse(rollout, claim);
}
async function proveRolled(rollout, { wish, holding }, before, deployment) {
    const isNew = foundLife(before) !== 'holds' && foundLife(deployment) === 'holds';
    if (!isNew || holding.kind === 'none')
        return { deployment, author: '' };
    const [proved] = await owners_confirmOwned(rollout, wish.hold.builder, [deployment], holding.hold);
    return proved?.kind === 'joined' ? { deployment: proved.deployment, author: '' } : undefined;
}
async function roll_lookAgain({ api }, { spec, holding }, before) {
    const answer = await api.get('deployments', spec.name);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = answer_bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
    const { uid, deletionTimestamp } = found.metadata ?? {};
    if (uid !== before.metadata?.uid || deletionTimestamp !== undefined)
        return undefined;
    const owners = owners_ownersOf(found);
    const isLost = owners.length > 0 && holding.kind === 'held' && !owners.includes(holding.hold.uid);
    return isLost ? undefined : found;
}

;// CONCATENATED MODULE: ./js/builders/rollout/dry-run-claim.js





async function withClaim(rollout, start, explicit) {
    const { spec, found } = start;
    if (found.kind === 'absent' && spec.cache.kind === 'existing')
        return { spec: await onExistingClaim(rollout, spec, spec.cache), found };
    if (found.kind === 'ending' || spec.cache.kind !== 'claim')
        return start;
    if (found.kind === 'running' && !needsClaim(found.deployment, explicit))
        return start;
    const tried = await tryClaim(rollout, spec, spec.cache);
    if (tried.kind === 'no-class') {
        const { message, hint } = tried;
        if (explicit.has('cache-size') || explicit.has('storage-class'))
            throw new errors_ActionError({ code: 'input', message: `Input cache-size: ${message}.`, hint });
        rollout.warning(`Builder ${spec.name} keeps no cache when it ends: ${message}. ${hint}`);
        return { spec: { ...spec, cache: { kind: 'none' } }, found };
    }
    if (found.kind === 'running' || tried.kind === 'new')
        return start;
    return { spec, found: { kind: 'absent', claim: tried.claim } };
}
function needsClaim(running, explicit) {
    const { volumes = [] } = running.spec?.template.spec ?? {};
    const hasClaim = volumes.some((one) => one.persistentVolumeClaim !== undefined);
    return !hasClaim && (explicit.has('cache-size') || !isServing(running));
}
async function tryClaim(rollout, spec, cache) {
    const claim = renderClaim(spec, cache, [], new Date().toISOString());
    const answer = await rollout.api.tryCreate('persistentvolumeclaims', claim, false);
    if (answer.kind === 'ok')
        return answer.body.spec?.storageClassName === undefined ? noClass() : { kind: 'new' };
    const there = await findUsableClaim(rollout, spec);
    if (there !== undefined)
        return isStuck(there) ? stuck(rollout, there) : { kind: 'there', claim: there };
    if (answer.reason === 'AlreadyExists' || isNoVerdict(answer))
        return { kind: 'new' };
    throw refusedClaim(answer, spec, cache);
}
function noClass() {
    return {
        kind: 'no-class',
        message: 'the cluster has no default StorageClass',
        hint: 'Set the input storage-class, or cache-size: 0.',
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
        hint: `Set cache-size: 0, or the input storage-class after: kubectl --namespace ${api.namespace} delete pvc ${name}`,
    };
}

;// CONCATENATED MODULE: ./js/builders/rollout/survey.js












async function survey(rollout, { nodes: specs, explicit }) {
    const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
    if (found.every(({ found }) => found.kind === 'running'))
        return { starts: await tryOut(rollout, found, explicit), podsVersion: '' };
    await refuseWithoutRights(rollout, specs);
    const [pods, starts] = await Promise.all([
        listPods(rollout, specs.map((spec) => spec.name)),
        tryOut(rollout, found, explicit),
    ]);
    const { resourceVersion } = pods.metadata;
    return {
        starts: starts.map((start) => afterItsPods(start, pods.items)),
        podsVersion: pods.items.length === 0 ? resourceVersion : '',
    };
}
async function surveyAgain(rollout, spec, explicit) {
    return tryOut(rollout, [await findNode(rollout, spec)], explicit);
}
function afterItsPods({ spec, found }, pods) {
    const hasPods = pods.some((pod) => appOf(pod) === spec.name && !isOver(pod));
    return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}
async function refuseWithoutRights({ api }, specs) {
    const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
    const missing = await findMissing(api, rightsToEnsure(needsHolds));
    if (missing.rights.length > 0)
        throw forbidden(api.namespace, missing);
}
async function tryOut(rollout, starts, explicit) {
    const [planned, first] = await Promise.all([
        Promise.all(starts.map((start) => withClaim(rollout, start, explicit))),
        tryAbsent(rollout, starts),
        tryRolls(rollout, starts, explicit),
    ]);
    if (first !== 'exists')
        return planned;
    return Promise.all(planned.map((start) => (start.found.kind === 'absent' ? orAppeared(rollout, start) : start)));
}
async function tryAbsent(rollout, starts) {
    const first = starts.find(({ found }) => found.kind === 'absent');
    if (first === undefined)
        return 'taken';
    const answer = await tryDeployment(rollout, first.spec);
    if (answer.kind === 'ok' || isNoVerdict(answer))
        return 'taken';
    if (answer.reason === 'AlreadyExists')
        return 'exists';
    const { found } = await findNode(rollout, first.spec);
    if (found.kind === 'running')
        return 'exists';
    throw refusedDeployment(answer, first.spec, 'create');
}
async function orAppeared(rollout, start) {
    const looked = await findNode(rollout, start.spec);
    return looked.found.kind === 'running' ? looked : start;
}
async function tryRolls(rollout, starts, explicit) {
    await Promise.all(starts.map(async ({ spec, found }) => {
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













async function holdBuilder(rollout, { nodes, hold: spec }) {
    return takeHoldIfAllowed(rollout, spec, nodes.some((node) => node.life.kind !== 'forever'));
}
async function ensureBuilder({ rollout, wish, holding }, { starts, podsVersion }) {
    const nodes = await bringUp(rollout, wish, holding, starts, { podsVersion, round: 0 });
    const deployments = nodes.map(({ deployment }) => deployment);
    const isForever = deployments.every((deployment) => foundLife(deployment) === 'forever');
    return { woke: nodes.some((node) => node.woke), isForever, deployments };
}
async function bringUp(rollout, wish, holding, starts, { podsVersion, round }) {
    const { settled } = await settle(rollout, wish, holding, starts);
    const adapted = await Promise.all(settled.map((node) => adapt(rollout, wish, holding, node)));
    const staying = adapted.filter((node) => node !== undefined);
    const names = new Set(staying.map(({ spec }) => spec.name));
    const going = starts.filter(({ spec }) => !names.has(spec.name));
    const [up, later] = await Promise.all([
        serve(rollout, staying, podsVersion),
        Promise.all(going.map(({ spec }) => beginAnew(rollout, wish, holding, spec, round + 1))),
    ]);
    return [...up, ...later.flat()];
}
async function beginAnew(rollout, wish, holding, spec, round) {
    if (round > pace_CONFLICT_TRIES)
        throw unsteady(spec);
    if (round > 1)
        await pausePaced(rollout.limits.round, round - 2, rollout.signal);
    await waitUntilGone(rollout, spec.name);
    const starts = await surveyAgain(rollout, spec, wish.explicit);
    return bringUp(rollout, wish, holding, starts, { podsVersion: '', round });
}
function unsteady({ name }) {
    const message = `Builder ${name} was found, and gone again, ${pace_CONFLICT_TRIES} times.`;
    return new errors_ActionError({
        code: 'conflict',
        message,
        hint: 'Does something in the cluster delete it? Run the job again.',
    });
}
async function serve(rollout, nodes, podsVersion) {
    try {
        await waitUntilServing(rollout, nodes, podsVersion);
    }
    catch (error) {
        tellStaying(rollout, nodes);
        throw withWay(nodes, error);
    }
    return nodes;
}
function withWay(nodes, thrown) {
    if (!(thrown instanceof errors_ActionError) || !['not-ready', 'timeout'].includes(thrown.code))
        return thrown;
    const { code, message, hint, cause } = thrown;
    const about = nodes.filter(({ spec }) => nodes.length === 1 || message.includes(spec.name));
    const ways = about.map(({ spec, deployment }) => foundLife(deployment) === 'orphaned' ? orphan_wayOut(spec) : '');
    const told = [...new Set([...about.map(({ author }) => author), ...ways])].filter((words) => words !== '');
    if (told.length === 0)
        return thrown;
    const whole = [hint, ...told].filter((words) => words !== '').join(' ');
    return new errors_ActionError({ code, message, hint: whole, cause });
}
function tellStaying({ api, info }, nodes) {
    for (const { spec } of nodes.filter(({ spec, woke }) => woke && spec.life.kind === 'forever'))
        info(`Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl --namespace ${api.namespace} delete deployment ${spec.name}`);
}
async function adapt(rollout, wish, holding, node) {
    if (node.woke)
        return { ...node, author: '' };
    const { spec } = node;
    try {
        await adaptClaim(rollout, spec, wish.explicit);
        const rolled = await roll(rollout, { wish, spec, holding }, node.deployment);
        return rolled === undefined ? undefined : { ...node, ...rolled };
    }
    catch (thrown) {
        throw prefixNode(wish, spec, thrown);
    }
}
async function adaptClaim(rollout, spec, explicit) {
    if (spec.cache.kind !== 'claim')
        return;
    if (!explicit.has('cache-size') && !explicit.has('storage-class'))
        return;
    const claim = await findClaim(rollout, spec);
    if (claim === undefined)
        return;
    tellClass(rollout, spec, claim);
    if (explicit.has('cache-size'))
        await growClaim(rollout, claim, spec.cache);
}

;// CONCATENATED MODULE: ./js/action/runner/summary.js



async function writeRole(namespace, user, wanted) {
    const role = (0,external_lazy_yaml_js_namespaceObject.stringify)(renderRole(namespace, wanted));
    summary
        .addHeading('setup-buildx-kubernetes: a Role is missing', 3)
        .addRaw(`Apply this and bind it to ${user.replace(/[^\w:.@/-]/g, '?')}:`, true)
        .addCodeBlock(role, 'yaml');
    await summary.write();
}

;// CONCATENATED MODULE: ./js/action/setup/roll-out.js














const roll_out_LONGEST_JOB_MS = 6 * 3_600_000;
async function rollOut(inputs, environment, access, names, cluster, renewal) {
    const ending = new AbortController();
    const signal = AbortSignal.any([cluster.signal, ending.signal]);
    const { api, close } = openCluster(access, { ...cluster, signal });
    const rollout = { api, info: runnerLog.info, warning: runnerLog.warning, signal, limits: WAITING_LIMITS };
    try {
        if (inputs.buildsAccount !== '')
            await refuseHandOff(rollout, inputs.buildsAccount);
        if (inputs.mode === 'connect')
            return await connect(rollout, inputs);
        return await ensure(rollout, inputs, planBuilder(inputs, names, access, environment), renewal);
    }
    catch (thrown) {
        const error = explainRefusal(thrown, settingFor(inputs, api.namespace));
        throw await explainForbidden(rollout, inputs, toActionError(error));
    }
    finally {
        ending.abort(new errors_ActionError({ code: 'cancelled', message: 'Another node of the builder failed.' }));
        close();
    }
}
function settingFor(inputs, namespace) {
    const setting = foreignSetting(namespace);
    if (inputs.mode === 'connect')
        return setting;
    return { ...setting, hasPodPatch: Object.keys(inputs.podPatch).length > 0, security: inputs.security };
}
async function connect(rollout, inputs) {
    const found = await connectBuilder(rollout, inputs.deployments);
    const { namespace } = rollout.api;
    const nodes = found.map(({ name, kind }, index) => {
        const platform = inputs.platforms[index];
        return { name, kind, namespace, platforms: platform === undefined ? [] : [platform] };
    });
    const token = await handOff(rollout, inputs, roll_out_LONGEST_JOB_MS, undefined);
    return { nodes, woke: false, isForever: true, token, deployments: [] };
}
async function ensure(rollout, inputs, wish, renewal) {
    const { namespace } = rollout.api;
    const nodes = wish.nodes.map(({ name, platforms }) => ({ name, kind: 'Deployment', namespace, platforms }));
    const names = nodes.map(({ name }) => name);
    const surveyed = await survey(rollout, wish);
    const holding = await holdBuilder(rollout, wish);
    const own = holding.kind === 'held' ? holding.hold : undefined;
    if (own !== undefined)
        renewal.start({ hold: own, spec: wish.hold, nodes: names });
    const { woke, isForever, deployments } = await ensureBuilder({ rollout, wish, holding }, surveyed);
    const token = await handOff(rollout, inputs, inputs.maxJobMs, own);
    return { nodes, woke, isForever, token, deployments };
}
async function handOff(rollout, inputs, lifeMs, hold) {
    const { buildsAccount: account } = inputs;
    if (account === '')
        return '';
    const { token, expiresMs } = await mintBuildsToken(rollout, { account, lifeMs, hold });
    runnerLog.mask(token);
    const until = new Date(expiresMs).toISOString();
    const isRenewed = inputs.mode !== 'connect' && inputs.renew && hold !== undefined;
    const end = isRenewed ? `${until} or a renewal` : until;
    runnerLog.info(`Later steps build as service account ${account}, until ${end}.`);
    return token;
}
async function explainForbidden({ api }, inputs, error) {
    if (error.code !== 'forbidden')
        return error;
    const wanted = inputs.mode === 'connect' ? RIGHTS_TO_CONNECT : rightsToEnsure(lifeOf(inputs).kind !== 'forever');
    const missing = await findMissing(api, wanted);
    if (missing.rights.length === 0)
        return error;
    await writeRole(api.namespace, missing.user, wanted);
    return forbidden(api.namespace, missing, error.cause);
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
    throw new errors_ActionError({
        code: 'buildx',
        message: 'buildx is not on this runner, neither as a Docker plugin nor on PATH.',
        hint: INSTALL,
    });
}
const INSTALL = 'Install buildx in an earlier step: the package docker-buildx-plugin, or the program of its release on PATH.';
async function firstExecutable(paths) {
    const found = await Promise.all(paths.map(command_isProgram));
    return paths.find((_, index) => found[index]);
}
async function command_isProgram(path) {
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
        return runChild(command.program, [...command.before, ...args], options, (error, stderr) => {
            if (command.before.length > 0 && NO_PLUGIN.test(stderr))
                return noPlugin();
            const words = truncate(whyFailed(error, stderr, timeoutMs), 300);
            return new errors_ActionError({ code: 'buildx', message: `docker buildx ${args[0]} failed: ${words}.` });
        });
    };
}
const NO_PLUGIN = /is not a docker command|unknown command/i;
function noPlugin() {
    return new errors_ActionError({
        code: 'buildx',
        message: 'docker is on this runner, and its plugin buildx is not.',
        hint: INSTALL,
    });
}
function whyFailed(error, stderr, timeoutMs) {
    if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        return `it printed more than ${LARGEST_ANSWER_MIB} MiB`;
    if (error.killed === true)
        return `no answer in ${timeoutMs / 1000} s`;
    const lines = stderr.split('\n').map((line) => line.trim());
    const last = lines.findLast((line) => line !== '' && !/^(See|Run) 'docker /.test(line)) ?? '';
    return toSafeLine(last.replace(/^ERROR: /, '')) || howItEnded(error);
}
function howItEnded({ code, signal, message }) {
    if (typeof signal === 'string')
        return `it ended by ${signal}`;
    return typeof code === 'number' ? `it said nothing, and ended with exit code ${code}` : toSafeLine(message);
}

;// CONCATENATED MODULE: ./js/buildx/leftovers.js




const OLDEST_WRITE_MS = 60 * 60_000;
async function removeLeftovers(store, view) {
    await removeOldWrites(store);
    const removed = [];
    for (const name of await listNames((0,external_node_path_.join)(store.folder, 'instances'))) {
        if (!isAbandoned(await lookAtInstance(store, name), view))
            continue;
        if (await removeInstance(store, name))
            removed.push(name);
    }
    return removed;
}
async function removeOldWrites(store) {
    for (const name of await listNames(store.folder)) {
        if (!name.startsWith(TEMPORARY_PREFIX))
            continue;
        const path = (0,external_node_path_.join)(store.folder, name);
        const written = await (0,promises_.stat)(path).catch(() => undefined);
        if (written === undefined)
            continue;
        if (Date.now() - written.mtimeMs > OLDEST_WRITE_MS)
            await (0,promises_.rm)(path, { force: true });
    }
}
async function listNames(folder) {
    return (0,promises_.readdir)(folder).catch(() => []);
}

;// CONCATENATED MODULE: ./js/buildx/inspect.js
function parseInspect(output) {
    const [, nodes = ''] = output.split(/^Nodes:\s*$/m);
    return nodes
        .split(/^(?=Name:)/m)
        .filter((block) => block.startsWith('Name:'))
        .map(parseNode);
}
function parseNode(block) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(block)?.[1]?.trim() ?? '';
    const platforms = field('Platforms');
    return {
        name: field('Name'),
        endpoint: field('Endpoint'),
        status: field('Status'),
        error: field('Error'),
        buildkit: field('BuildKit version') || field('Buildkit'),
        labels: readLabels(block),
        driverOpts: readDriverOpts(field('Driver Options')),
        flags: field('BuildKit daemon flags') || field('Flags'),
        platforms: platforms === '' ? [] : platforms.split(',').map((platform) => platform.trim().replace(/\*$/, '')),
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
function troubleOf(nodes) {
    if (nodes.length === 0)
        return 'it shows no node';
    const bad = nodes.find((node) => node.status !== 'running' || node.error !== '' || node.buildkit === '');
    if (bad === undefined)
        return '';
    return `node ${bad.name} is ${bad.status || 'unknown'}${bad.error === '' ? '' : ` (${bad.error})`}`;
}

;// CONCATENATED MODULE: ./js/buildx/proof.js



const LONGEST_PROOF_MS = 60_000;
const FINAL = /executable file not found|Upgrade request required|bad handshake|User "[^"]*" cannot/;
const FINAL_PROOF_MS = 2000;
const NO_SOCKET = /error reading server preface|command terminated with exit code/;
const SOCKET_PROOF_MS = 10_000;
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 5000;
async function proveReachable(run, name, signal, remedyOf) {
    const startedMs = performance.now();
    for (let lookMs = FIRST_LOOK_MS;; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
        const nodes = parseInspect(await run(['inspect', name]));
        const trouble = troubleOf(nodes);
        if (trouble === '')
            return nodes;
        if (performance.now() - startedMs + lookMs > patienceMs(trouble))
            throw unreached(trouble, remedyOf(trouble));
        await pause_pause(lookMs, signal);
    }
}
function patienceMs(trouble) {
    if (FINAL.test(trouble))
        return FINAL_PROOF_MS;
    return NO_SOCKET.test(trouble) ? SOCKET_PROOF_MS : LONGEST_PROOF_MS;
}
function unreached(trouble, known) {
    const hint = known ?? 'It needs the right to create pods/exec, and a way from this runner to the API server.';
    return new errors_ActionError({ code: 'buildx', message: `buildx does not reach the builder: ${trouble}.`, hint });
}

;// CONCATENATED MODULE: ./js/buildx/version.js



const OLDEST = [0, 15];
const ADVISED = [0, 36];
const STATEFUL_SET = [0, 35];
function refuseOtherProgram(output) {
    if (/\bbuildx\b/.test(output))
        return;
    if (/\b(buildah|podman)\b/i.test(output)) {
        const message = "docker buildx is Podman's on this runner, which cannot use builders of buildx.";
        throw new errors_ActionError({ code: 'buildx', message, hint: INSTALL });
    }
    const words = truncate(toSafeLine(output).trim(), 60);
    const itself = words === '' ? 'says nothing' : `calls itself ${JSON.stringify(words)}`;
    throw new errors_ActionError({
        code: 'buildx',
        message: `docker buildx is not buildx here: it ${itself}.`,
        hint: INSTALL,
    });
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
    if (version_isBelow(version, OLDEST))
        throw version_tooOld(version, OLDEST, 'this action');
    if (needsStatefulSet && version_isBelow(version, STATEFUL_SET))
        throw version_tooOld(version, STATEFUL_SET, 'a StatefulSet');
    return version_isBelow(version, ADVISED)
        ? `buildx ${version.text}: with a version below 0.36 a build hangs when its builder's pod dies.`
        : '';
}
function version_isBelow(version, [major, minor]) {
    return version.major < major || (version.major === major && version.minor < minor);
}
function version_tooOld(version, [major, minor], what) {
    return new errors_ActionError({
        code: 'buildx',
        message: `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`,
        hint: 'Install a newer one on the runner.',
    });
}

;// CONCATENATED MODULE: ./js/action/setup/use-buildx.js








async function startBuildx(environment, signal) {
    const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
    const output = await run(['version']);
    refuseOtherProgram(output);
    const version = parseBuildxVersion(output);
    judgeBuildxVersion(version, false);
    return { run, version };
}
async function tidyStore(store, view) {
    try {
        const names = await removeLeftovers(store, view);
        if (names.length > 0)
            runnerLog.info(`Removed buildx instances of jobs that are over: ${names.join(', ')}.`);
    }
    catch (error) {
        runnerLog.info(`Instances of jobs that are over were left: ${messageOf(error)}`);
    }
}
async function useBuilder(run, store, instance, isCurrent, signal, judge) {
    const [nodes] = await Promise.all([
        proveReachable(run, instance, signal, hintForUnreached),
        isCurrent ? run(['use', instance]) : Promise.resolve(''),
    ]);
    judge(nodes);
    if (isCurrent) {
        exportStore(store.folder);
        exportBuilder(instance);
    }
    return nodes;
}

;// CONCATENATED MODULE: ./js/buildx/instance.js

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
    if (instance.registriesToml === '')
        return null;
    const toml = { path: 'buildkitd.toml', text: instance.registriesToml };
    const files = [toml, ...instance.files].map(({ path, text }) => [path, toBase64(text)]);
    return Object.fromEntries(files);
}
function renderPlatform({ architecture, os, variant }) {
    return { architecture, os, ...(variant === '' ? {} : { variant }) };
}

;// CONCATENATED MODULE: ./js/lib/once.js
function once(run) {
    let running;
    return () => {
        running ??= run();
        return running;
    };
}

;// CONCATENATED MODULE: ./js/main.js




































async function main() {
    const startedMs = performance.now();
    const environment = readEnvironment();
    const { inputs, found } = readChecked((checked) => {
        const inputs = readInputs(environment, checked);
        return { inputs, found: checked(() => findCluster(inputs, environment), NO_CLUSTER) };
    });
    tellNotes(inputs);
    const stop = stopSignal(inputs.timeoutMs, main_notReady(inputs.timeoutMs));
    try {
        const access = await enterCluster(found, environment, stop.signal);
        runnerLog.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
        const why = access.source === POD_ACCOUNT ? whySecretsAreEmpty(environment) : '';
        if (why !== '')
            runnerLog.warning(`${why} The input kubeconfig is empty, and ${POD_ACCOUNT} is used.`);
        if (access.identity.kind === 'exec')
            runnerLog.info(`Builds of later steps, and post, run ${pluginName(access.identity.plugin)} to log in.`);
        await setUp(inputs, access, environment, stop.signal, startedMs).catch(async (thrown) => {
            const known = withoutSecretsOf(access, toActionError(thrown));
            const error = await explainUnauthorized(known, access, environment);
            throw ['unauthorized', 'forbidden'].includes(error.code) ? withEmptySecrets(error, why) : error;
        });
    }
    finally {
        stop.forget();
    }
}
function tellNotes(inputs) {
    const ofBuilder = inputs.mode === 'connect' ? [] : inputs.notes;
    const { subject, config } = inputs.buildkitd;
    if (inputs.mode === 'connect' && Object.keys(config).some((key) => key !== 'registry'))
        runnerLog.info(`${subject}: of a builder that others made, only [registry] is for buildx itself.`);
    for (const { level, line } of [...inputs.buildkitd.notes, ...ofBuilder])
        runnerLog[level](line);
}
function main_notReady(timeoutMs) {
    const hint = 'The last state of the builder is in the log above; input timeout gives it longer.';
    return new errors_ActionError({
        code: 'timeout',
        message: `The builder was not ready within ${formatDuration(timeoutMs)}.`,
        hint,
    });
}
async function setUp(inputs, access, environment, signal, startedMs) {
    const buildx = await startBuildx(environment, signal);
    const names = nameJob(inputs, environment);
    const store = storeIn(storeFolderOf(environment.buildxConfig, environment.dockerConfigFolder), names.folder);
    const view = { folder: names.folder, exists: mayExist };
    const refuse = (there) => refuseTaken(names.instance, there, view);
    refuse(await lookAtInstance(store, names.instance));
    const keep = once(() => keepState(inputs, environment, access, names, store));
    const cluster = clusterOptions(environment, signal, keep);
    const renewal = planRenewal(inputs, access, names, cluster);
    try {
        const [builder] = await Promise.all([
            rollOut(inputs, environment, access, names, cluster, renewal),
            tidyStore(store, view),
        ]);
        const own = await keep();
        const { woke } = builder;
        const asked = inputs.asksForPlatforms ? builder.nodes : [];
        const kubeconfig = builder.token === '' ? own : writeBuildsKubeconfig(access, builder.token, names.folder);
        const hint = judgeBuildxVersion(buildx.version, usesStatefulSet(builder.nodes));
        if (hint !== '')
            runnerLog.info(hint);
        const json = renderInstance(instanceOf(inputs, names.instance, kubeconfig, builder.nodes));
        await writeInstance(store, names.instance, json, refuse);
        const judge = (shown) => refuseWrongDaemons(shown, builder.deployments, inputs);
        const nodes = await useBuilder(buildx.run, store, names.instance, inputs.use, signal, judge);
        const readyMs = Math.round(performance.now() - startedMs);
        await renewal.settle();
        const { instance: name } = names;
        const { namespace } = access;
        writeOutputs({ name, namespace, kubeconfig, nodes, asked, woke, readyMs });
        saveReady(builder.isForever);
        runnerLog.info(`buildx uses ${name}: ${nodes.map(describeNode).join(', ')} after ${readyMs} ms.`);
    }
    finally {
        renewal.stop();
    }
}
function instanceOf({ buildkitd }, name, kubeconfig, nodes) {
    return { name, kubeconfig, nodes, registriesToml: renderRegistries(buildkitd), files: buildkitd.files };
}
function clusterOptions(environment, signal, beforeWrite) {
    return {
        proxies: environment.proxies,
        environment: environment.variables,
        userAgent: STEP_AGENT,
        limits: MAIN_LIMITS,
        signal,
        note: runnerLog.info,
        mask: runnerLog.mask,
        beforeWrite,
    };
}
function planRenewal(inputs, access, names, cluster) {
    if (inputs.mode === 'connect' || !inputs.renew)
        return NO_RENEWAL;
    const { maxJobMs, buildsAccount } = inputs;
    const isGiven = inputs.explicit.has('max-job');
    const term = { lifeMs: holdLifeMs(maxJobMs), maxJobMs, isGiven };
    return renewalFrom(names.folder, access, cluster, term, buildsAccount);
}
async function keepState(inputs, environment, access, names, store) {
    const current = await readFormerCurrent(store);
    const { builderVariable: formerBuilder, buildxConfig: formerConfig } = environment;
    const earlierChoices = await readEarlierChoices(store, formerBuilder);
    state_saveState({
        version: 1,
        folder: names.folder,
        namespace: access.namespace,
        instance: names.instance,
        storeFolder: store.folder,
        formerCurrent: current,
        formerBuilder,
        later: {
            formerConfig,
            earlierChoices,
            maxJobMs: inputs.mode === 'connect' ? 0 : inputs.maxJobMs,
            nodesWithClaim: inputs.mode === 'connect'
                ? []
                : nodesWithClaim(planBuilder(inputs, names, access, environment).nodes),
        },
        hold: inputs.mode === 'connect' ? { kind: 'none' } : { kind: 'job', name: names.hold, life: lifeOf(inputs) },
    });
    const choices = [{ builder: formerBuilder, config: formerConfig }, ...earlierChoices];
    return prepareBuildx(access, names, store, { current, choices });
}
function usesStatefulSet(nodes) {
    return nodes.some((node) => node.kind === 'StatefulSet');
}
function describeNode(node) {
    return `${node.name} (BuildKit ${node.buildkit})`;
}
runStep(main);

module.exports = __webpack_exports__;
/******/ })()
;