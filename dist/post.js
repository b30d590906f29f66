/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 239:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fail),
/* harmony export */   t: () => (/* binding */ runnerLog)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(357);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(592);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(26);



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

/***/ 668:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ loadState),
/* harmony export */   hM: () => (/* binding */ wasReady),
/* harmony export */   zY: () => (/* binding */ lifeAfter)
/* harmony export */ });
/* unused harmony exports saveState, forgetState, saveReady */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(357);
/* harmony import */ var _buildx_former_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(815);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(369);



const KEY = 'setup-buildx-kubernetes';
const READY_KEY = 'ready';
const FOREVER = 'forever';
function saveState(state) {
    core.saveState(KEY, JSON.stringify(state));
}
function forgetState() {
    core.saveState(KEY, '');
}
function saveReady(isForever) {
    core.saveState(READY_KEY, isForever ? FOREVER : 'true');
}
function wasReady() {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(READY_KEY) !== '';
}
function lifeAfter(asked) {
    const ready = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(READY_KEY);
    if (ready === FOREVER)
        return { kind: 'forever' };
    return ready === 'true' ? asked : { kind: 'for', ms: 0 };
}
function loadState() {
    const text = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getState */ .Gu(KEY);
    if (text === '')
        return { kind: 'none' };
    const state = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(text);
    return isState(state) ? { kind: 'state', state } : { kind: 'unreadable' };
}
function isState(value) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value) || value.version !== 1 || !isHold(value.hold))
        return false;
    const { folder, namespace, instance, storeFolder, formerCurrent, formerBuilder, later } = value;
    const texts = [folder, namespace, instance, storeFolder, formerCurrent, formerBuilder];
    const isWhole = texts.every((text) => typeof text === 'string') && folder !== '' && isPlainName(instance);
    return isWhole && (later === undefined || isLater(later));
}
function isLater(value) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value))
        return false;
    const { formerConfig, earlierChoices, maxJobMs, nodesWithClaim } = value;
    return (typeof formerConfig === 'string' &&
        (0,_buildx_former_js__WEBPACK_IMPORTED_MODULE_2__/* .areFormerChoices */ .EL)(earlierChoices) &&
        typeof maxJobMs === 'number' &&
        Array.isArray(nodesWithClaim) &&
        nodesWithClaim.every(isPlainName));
}
function isHold(value) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value))
        return false;
    if (value.kind === 'none')
        return true;
    const { life } = value;
    if (value.kind !== 'job' || !isPlainName(value.name) || !(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(life))
        return false;
    if (life.kind === 'forever' || life.kind === 'ephemeral')
        return true;
    return life.kind === 'for' && typeof life.ms === 'number' && life.ms >= 0;
}
function isPlainName(value) {
    return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(value);
}


/***/ }),

/***/ 815:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ areFormerChoices),
/* harmony export */   UV: () => (/* binding */ findFormerChoice),
/* harmony export */   Y8: () => (/* binding */ restoreCurrent)
/* harmony export */ });
/* unused harmony exports readFormerCurrent, readEarlierChoices, noteFormer */
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(369);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(571);







async function readFormerCurrent(store) {
    const current = await readCurrent(store);
    const name = instanceIn(current);
    if (name === undefined)
        return current;
    const instance = await tryToRead(store, name);
    if (instance === undefined)
        return undefined;
    const folder = jobFolderOf(instance);
    if (folder === undefined)
        return current;
    const note = readRegularFile(jobFile(folder, 'formerCurrent'));
    return note.kind === 'none' ? undefined : note.bytes.toString('utf8') || undefined;
}
async function readEarlierChoices(store, builder) {
    const instance = isInstanceName(builder) ? await tryToRead(store, builder) : undefined;
    const folder = instance === undefined ? undefined : jobFolderOf(instance);
    const former = folder === undefined ? undefined : readJsonFile(jobFile(folder, 'formerChoices'));
    return areFormerChoices(former) ? former : [];
}
function noteFormer(folder, current, choices) {
    writePrivateFile(jobFile(folder, 'formerCurrent'), current ?? '');
    writePrivateFile(jobFile(folder, 'formerChoices'), JSON.stringify(choices));
}
async function restoreCurrent(store, name, former) {
    if (instanceIn(await (0,_store_js__WEBPACK_IMPORTED_MODULE_0__/* .readCurrent */ .cA)(store)) === name)
        await (0,_store_js__WEBPACK_IMPORTED_MODULE_0__/* .writeCurrent */ .pQ)(store, former);
}
async function findFormerChoice(store, former) {
    for (const choice of former.slice(0, -1))
        if ((await (0,_store_js__WEBPACK_IMPORTED_MODULE_0__/* .readInstance */ .oK)(store, choice.builder)) !== undefined)
            return choice;
    return former.at(-1) ?? { builder: '', config: '' };
}
function areFormerChoices(value) {
    return Array.isArray(value) && value.every(isChoice);
}
function isChoice(value) {
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}
async function tryToRead(store, name) {
    return readInstance(store, name).catch(() => undefined);
}
function instanceIn(current) {
    const name = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .readMapping */ .vh)(current ?? ''), 'Name');
    return name?.includes('/') === true ? undefined : name;
}


/***/ }),

/***/ 571:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  cA: () => (/* binding */ readCurrent),
  oK: () => (/* binding */ readInstance),
  gK: () => (/* binding */ removeInstance),
  $n: () => (/* binding */ storeIn),
  pQ: () => (/* binding */ writeCurrent)
});

// UNUSED EXPORTS: SCRATCH_PREFIX, findInstance, storeFolderOf, verifyWritable, writeInstance

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(592);
;// CONCATENATED MODULE: ./js/lib/system/private-file.js


function writePrivateFile(path, content) {
    try {
        (0,external_node_fs_.writeFileSync)(path, content, { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) !== 'EEXIST')
            (0,external_node_fs_.rmSync)(path, { force: true });
        throw error;
    }
}
function replacePrivateFile(path, content, scratch = `${path}.${process.pid}`) {
    private_file_writeScratch(scratch, content);
    try {
        (0,external_node_fs_.renameSync)(scratch, path);
    }
    catch (error) {
        (0,external_node_fs_.rmSync)(scratch, { force: true });
        throw error;
    }
}
function private_file_writeScratch(path, content) {
    (0,external_node_fs_.rmSync)(path, { force: true });
    writePrivateFile(path, content);
}

;// CONCATENATED MODULE: ./js/buildx/store.js





const SCRATCH_PREFIX = '.setup-buildx-kubernetes-';
const PROBE_BYTES = (/* unused pure expression or super */ null && (64 * 1024));
function storeFolderOf(buildxConfig, dockerConfigFolder) {
    return resolve(buildxConfig || join(dockerConfigFolder, 'buildx'));
}
function storeIn(folder, stepFolder) {
    return { folder, scratch: (0,external_node_path_.join)(folder, `.${(0,external_node_path_.basename)(stepFolder)}`) };
}
async function verifyWritable({ folder, scratch }) {
    try {
        makeFolder(folder);
        writeScratch(scratch, Buffer.alloc(PROBE_BYTES));
        await rm(scratch, { force: true });
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
    const writtenMs = await stat(instancePath(store, name)).then(({ mtimeMs }) => mtimeMs, () => Date.now());
    return { json, ageMs: Date.now() - writtenMs };
}
async function writeInstance(store, name, json, refuse) {
    const path = instancePath(store, name);
    try {
        makeFolder(dirname(path));
        writeScratch(store.scratch, json);
    }
    catch (error) {
        throw unwritable(error);
    }
    const isNew = await link(store.scratch, path).then(() => true, () => false);
    try {
        if (!isNew)
            refuse(await findInstance(store, name));
        if (!isNew)
            await rename(store.scratch, path);
    }
    finally {
        await rm(store.scratch, { force: true });
    }
}
async function removeInstance(store, name) {
    const removed = await (0,promises_.unlink)(instancePath(store, name)).then(() => true, (error) => {
        if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
            return false;
        throw error;
    });
    await (0,promises_.rm)((0,external_node_path_.join)(store.folder, 'activity', name), { force: true });
    await (0,promises_.rm)((0,external_node_path_.join)(store.folder, 'refs', name), { force: true, recursive: true });
    return removed;
}
async function readCurrent(store) {
    return readStored(currentPath(store));
}
async function writeCurrent(store, current) {
    if (current === undefined)
        return (0,promises_.rm)(currentPath(store), { force: true });
    try {
        replacePrivateFile(currentPath(store), current, store.scratch);
    }
    catch (error) {
        throw unwritable(error);
    }
}
function instancePath({ folder }, name) {
    return (0,external_node_path_.join)(folder, 'instances', name);
}
function currentPath({ folder }) {
    return (0,external_node_path_.join)(folder, 'current');
}
async function readStored(path) {
    try {
        return (await (0,promises_.readFile)(path, 'utf8')) || undefined;
    }
    catch (error) {
        if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
            return undefined;
        throw unusable('read', error);
    }
}
function makeFolder(folder) {
    try {
        mkdirSync(folder, { mode: 0o700 });
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return;
        if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder)
            throw error;
        makeFolder(dirname(folder));
        makeFolder(folder);
    }
}
function unwritable(error) {
    return unusable('written', error);
}
function unusable(how, cause) {
    return new errors/* ActionError */.lZ({
        code: 'buildx',
        message: `buildx' folder cannot be ${how} (${(0,errors/* codeOf */.$N)(cause) ?? (0,errors/* messageOf */.bD)(cause)}).`,
        hint: 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.',
        cause,
    });
}


/***/ }),

/***/ 592:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   Xu: () => (/* binding */ inputError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   ie: () => (/* binding */ toActionError),
/* harmony export */   jU: () => (/* binding */ conflictError),
/* harmony export */   l2: () => (/* binding */ wholeOf),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony export buildxError */
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(26);

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

/***/ 369:
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

/***/ 26:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qs: () => (/* binding */ LONGEST_HEADLINE),
  GA: () => (/* binding */ fitHeadline),
  EZ: () => (/* binding */ looksRandom),
  Dg: () => (/* binding */ toSafeLine),
  xv: () => (/* binding */ truncate),
  cT: () => (/* binding */ withoutSecrets)
});

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
;// CONCATENATED MODULE: ./js/lib/safe-text.js

function toSafeLine(text) {
    return (0,external_node_util_namespaceObject.stripVTControlCharacters)(text)
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

/***/ 643:
/***/ ((module) => {

module.exports = require("./aws-credentials.js");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = require("./lazy-yaml.js");

/***/ }),

/***/ 982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 480:
/***/ ((module) => {

module.exports = require("querystring");

/***/ }),

/***/ 16:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  dN: () => (/* binding */ exportVariable),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  C1: () => (/* binding */ setFailed),
  Pq: () => (/* binding */ core_setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, error, getBooleanInput, getIDToken, getInput, getMultilineInput, group, isDebug, markdownSummary, notice, platform, saveState, setCommandEcho, setOutput, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
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
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(982);
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
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
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
const summary = (/* unused pure expression or super */ null && (_summary));
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
    const convertedVal = utils_toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', file_command_prepareKeyValueMessage(name, val));
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
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(os.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
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
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
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
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
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
/******/ 			return "" + chunkId + ".post.js";
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

// EXTERNAL MODULE: ./js/action/runner/log.js
var log = __nccwpck_require__(239);
// EXTERNAL MODULE: ./js/action/runner/state.js
var state = __nccwpck_require__(668);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(592);
;// CONCATENATED MODULE: ./js/action/runner/step.js


function runStep(step) {
    step()
        .catch((thrown) => (0,log/* fail */.f)((0,errors/* toActionError */.ie)(thrown)))
        .finally(() => process.stdout.write('', () => process.exit()));
}

;// CONCATENATED MODULE: ./js/post.js




async function post() {
    const loaded = (0,state/* loadState */.C7)();
    if (loaded.kind === 'none')
        return log/* runnerLog */.t.info('Nothing was made, so there is nothing to undo.');
    if (loaded.kind === 'unreadable')
        return log/* runnerLog */.t.warning('The state of this step cannot be read: nothing is undone. Holds end by themselves.');
    const { findOwnJob, removeInstance, readAccess, removeFolder, releaseBuilder } = await __nccwpck_require__.e(/* import() */ 295).then(__nccwpck_require__.bind(__nccwpck_require__, 295));
    const job = findOwnJob(loaded.state);
    if (job === undefined)
        return log/* runnerLog */.t.warning('The state of this step names another job: nothing is undone. Holds end by themselves.');
    await attempt('remove the buildx instance', () => removeInstance(job));
    const access = await attempt('read the kubeconfig of this job', () => readAccess(job));
    await attempt('remove the kubeconfig of this job', () => removeFolder(job));
    if (access !== undefined)
        await attempt('let go of the builder', () => releaseBuilder(job, access));
}
async function attempt(what, run) {
    try {
        return await run();
    }
    catch (thrown) {
        log/* runnerLog */.t.warning(`Could not ${what}: ${(0,errors/* explain */.WE)((0,errors/* toActionError */.ie)(thrown)).headline}`);
        return undefined;
    }
}
runStep(post);

module.exports = __webpack_exports__;
/******/ })()
;