exports.id = 639;
exports.ids = [639];
exports.modules = {

/***/ 6717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ hintOfKeyFault),
/* harmony export */   ZO: () => (/* binding */ askCaller),
/* harmony export */   eK: () => (/* binding */ SKEW_MS),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/* harmony import */ var _sigv4_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5911);

const SKEW_MS = 5 * 60_000;
const SKEW_CODES = ['SignatureDoesNotMatch', 'InvalidSignatureException', 'RequestExpired'];
const EXPIRES_SECONDS = 60;
const QUERY = [
    ['Action', 'GetCallerIdentity'],
    ['Version', '2011-06-15'],
];
async function askCaller({ stsUrl, region, nowMs, send }, credentials, signal) {
    const askAt = async (timeMs) => {
        const scope = { region, service: 'sts' };
        const request = { url: stsUrl, query: QUERY, headers: [], expiresSeconds: EXPIRES_SECONDS, scope };
        const url = (0,_sigv4_js__WEBPACK_IMPORTED_MODULE_0__/* .presign */ .d)(request, credentials, timeMs);
        const { status, text, headers } = await send({ method: 'GET', url, headers: {}, body: '' }, signal);
        const dateMs = timeOf(headers.date);
        return { arn: fieldOf(text, 'Arn'), refusal: status === 200 ? undefined : fieldOf(text, 'Code'), dateMs };
    };
    const caller = await askAt(nowMs);
    const { refusal, dateMs } = caller;
    const isSkewed = refusal !== undefined &&
        SKEW_CODES.includes(refusal) &&
        dateMs !== undefined &&
        Math.abs(dateMs - nowMs) > SKEW_MS;
    return isSkewed ? askAt(dateMs) : caller;
}
function timeOf(date) {
    const ms = Date.parse(date ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
function fieldOf(xml, name) {
    return new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
}
const HINTS = new Map([
    ['ExpiredToken', 'The AWS keys have expired: let a step before this one configure AWS credentials again.'],
    [
        'InvalidClientTokenId',
        'AWS does not know the keys: check the access key, and the session token of temporary ones.',
    ],
    ['SignatureDoesNotMatch', 'Check the secret access key.'],
]);
function hintOfKeyFault(code) {
    return HINTS.get(code);
}


/***/ }),

/***/ 5911:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ presign)
/* harmony export */ });
/* harmony import */ var aws4__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4428);
/* harmony import */ var aws4__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(aws4__WEBPACK_IMPORTED_MODULE_0__);

function presign({ url, query, headers, expiresSeconds, scope }, { accessKeyId, secretAccessKey, sessionToken }, nowMs) {
    const date = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
    const parameters = [...query, ['X-Amz-Date', date], ['X-Amz-Expires', `${expiresSeconds}`]];
    const path = `/?${parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
    const request = { ...scope, host: new URL(url).host, path, headers: Object.fromEntries(headers) };
    const token = sessionToken === undefined ? {} : { sessionToken };
    const signed = aws4__WEBPACK_IMPORTED_MODULE_0___default().sign({ ...request, signQuery: true }, { accessKeyId, secretAccessKey, ...token });
    return `${url}${signed.path}`;
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}


/***/ }),

/***/ 2567:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vc: () => (/* binding */ whyUnanswered),
/* harmony export */   X$: () => (/* binding */ certificateWords),
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   iM: () => (/* binding */ isCertificateFault)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5592);

function whyUnanswered(thrown, within = 'in time') {
    const isEnded = thrown instanceof Error && ['AbortError', 'TimeoutError'].includes(thrown.name);
    return isEnded ? `no answer ${within}` : ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) ?? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown));
}
function isCertificateFault(thrown) {
    return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) ?? '');
}
const UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;
function isUnknownAuthority(thrown) {
    if (UNKNOWN.test((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) ?? ''))
        return true;
    return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}
function certificateWords({ message }) {
    return message.replace(/; if the root CA is installed locally.*$/, '');
}


/***/ }),

/***/ 2165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ sendToGitHub),
/* harmony export */   Jv: () => (/* binding */ TRY_MS),
/* harmony export */   ay: () => (/* binding */ sendThroughProxies),
/* harmony export */   bj: () => (/* binding */ unanswered)
/* harmony export */ });
/* unused harmony export sendWithRetries */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5592);
/* harmony import */ var _lib_system_poll_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7396);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2567);



function sendThroughProxies(proxies) {
    return async (request, signal) => {
        const { exchangeThroughProxies } = await __webpack_require__.e(/* import() */ 627).then(__webpack_require__.bind(__webpack_require__, 8627));
        return exchangeThroughProxies(request, proxies, signal);
    };
}
const TRIES = 3;
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;
function sendWithRetries(send, tryMs = TRY_MS) {
    return (request, signal) => {
        const pace = (round) => SHORTEST_WAIT_MS * 2 ** (round + 1) * Math.random();
        return (0,_lib_system_poll_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .wt)({ pace, signal }, (round) => {
            const soon = AbortSignal.any([signal, AbortSignal.timeout(tryMs)]);
            return sendOnce(send, request, soon, round + 1 === TRIES);
        });
    };
}
function sendToGitHub(send) {
    const sendAgain = sendWithRetries(send);
    return async (request, signal) => {
        try {
            return await sendAgain(request, signal);
        }
        catch (error) {
            if (signal.aborted && signal.reason instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
                throw signal.reason;
            throw unanswered(new URL(request.url).host, error);
        }
    };
}
async function sendOnce(send, request, signal, isLast) {
    try {
        const answer = await send(request, signal);
        return isLast || (answer.status < 500 && answer.status !== 429) ? answer : undefined;
    }
    catch (error) {
        if (isLast || error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
            throw error;
        return undefined;
    }
}
function unanswered(host, error) {
    if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ)
        return error;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'unreachable',
        topic: 'aws-credentials',
        message: `No credentials from ${host}: ${(0,_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .whyUnanswered */ .Vc)(error)}.`,
        hint: 'Check the network between this runner and it (proxy, firewall, HTTPS_PROXY and NO_PROXY).',
        cause: error,
    });
}


/***/ }),

/***/ 1079:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ atServerTime),
/* harmony export */   Tv: () => (/* binding */ atClockOfNow),
/* harmony export */   wy: () => (/* binding */ clockOffset)
/* harmony export */ });
/* harmony import */ var _aws_caller_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6717);

const CLOCK_NOISE_MS = 5000;
const ASK_MS = 1000;
function clockOffset(dateMs, nowMs) {
    const ms = (dateMs ?? nowMs) - nowMs;
    return Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}
function atServerTime(recipe, context, dateMs) {
    if (dateMs === undefined)
        return recipe;
    const nowMs = context.nowMs();
    const clockReadAt = { nowMs, uptimeMs: context.uptimeMs() };
    return { ...recipe, clockOffsetMs: clockOffset(dateMs, nowMs), clockReadAt };
}
async function atClockOfNow(recipe, context, signal) {
    const { clockReadAt: last, stsUrl } = recipe;
    if (last === undefined)
        return recipe;
    const setMs = context.nowMs() - last.nowMs - (context.uptimeMs() - last.uptimeMs);
    if (Math.abs(setMs) < CLOCK_NOISE_MS)
        return recipe;
    const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const question = { method: 'GET', url: `${stsUrl}/`, headers: {}, body: '' };
    const dateMs = await context.send(question, soon).then(({ headers }) => (0,_aws_caller_js__WEBPACK_IMPORTED_MODULE_0__/* .timeOf */ .nR)(headers.date), () => undefined);
    signal.throwIfAborted();
    return atServerTime(recipe, context, dateMs ?? context.nowMs());
}


/***/ }),

/***/ 5832:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ callerQuestionOf),
  e: () => (/* binding */ openMintContext)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./js/lib/system/uptime.js

function uptimeMs() {
    return (0,external_node_os_.uptime)() * 1000;
}

// EXTERNAL MODULE: ./js/cluster/network/send.js
var send = __webpack_require__(2165);
;// CONCATENATED MODULE: ./js/cluster/recipe/context.js


function openMintContext({ idTokens, proxies }, mask, given) {
    let known = given;
    let lastCheck;
    return {
        idTokens,
        send: (0,send/* sendThroughProxies */.ay)(proxies),
        nowMs: Date.now,
        uptimeMs: uptimeMs,
        recall: () => known,
        recallCheck: () => lastCheck,
        rememberCheck: (check) => {
            lastCheck = check;
        },
        remember: (credentials) => {
            mask(credentials.secretAccessKey);
            if (credentials.sessionToken !== undefined)
                mask(credentials.sessionToken);
            known = credentials;
        },
    };
}
function callerQuestionOf({ stsUrl, region, clockOffsetMs }, { send, nowMs }) {
    return { stsUrl, region, send, nowMs: nowMs() + clockOffsetMs };
}


/***/ }),

/***/ 6639:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ awsCredentialsBy),
  W: () => (/* binding */ mintToken)
});

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/cluster/aws/partition.js
var partition = __webpack_require__(4938);
// EXTERNAL MODULE: ./js/cluster/aws/sigv4.js
var sigv4 = __webpack_require__(5911);
;// CONCATENATED MODULE: ./js/cluster/aws/eks-token.js



const EXPIRES_SECONDS = 60;
const LIFE_MS = 14 * 60_000;
const LONGEST_TOKEN = 4096;
function eksToken(target, credentials, nowMs) {
    const request = {
        url: `https://${(0,partition/* stsHost */.H)(target.region, target)}`,
        query: [
            ['Action', 'GetCallerIdentity'],
            ['Version', '2011-06-15'],
        ],
        headers: [['x-k8s-aws-id', target.clusterId]],
        expiresSeconds: EXPIRES_SECONDS,
        scope: { region: target.region, service: 'sts' },
    };
    const url = (0,sigv4/* presign */.d)(request, credentials, nowMs);
    const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
    if (token.length > LONGEST_TOKEN)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'aws-role',
            message: `The EKS token has ${token.length} characters, and clusters accept at most ${LONGEST_TOKEN}.`,
            hint: 'Assume the role with a shorter session policy, or without one.',
        });
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs ?? Number.POSITIVE_INFINITY) };
}

// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __webpack_require__(3488);
// EXTERNAL MODULE: ./js/cluster/network/fault.js
var fault = __webpack_require__(2567);
// EXTERNAL MODULE: ./js/cluster/network/send.js
var network_send = __webpack_require__(2165);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var aws_facts = __webpack_require__(1731);
// EXTERNAL MODULE: ./js/lib/jwt.js
var jwt = __webpack_require__(6586);
// EXTERNAL MODULE: ./js/cluster/aws/caller.js
var caller = __webpack_require__(6717);
;// CONCATENATED MODULE: ./js/cluster/aws/sdk.js





const loadSdk = () => Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 9643, 23));
const silent = () => undefined;
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };
function assumeRoleWithWebIdentity({ roleArn, sessionName }, token, sts) {
    return askWithToken({ RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: token }, sts).then(fromSdk);
}
function assumeRole({ roleArn, sessionName }, credentials, sts) {
    return askWithKeys(toSdk(credentials), { RoleArn: roleArn, RoleSessionName: sessionName }, sts).then(fromSdk);
}
async function askWithToken(parameters, sts) {
    const { RoleArn: roleArn = '', RoleSessionName: roleSessionName } = parameters;
    const webIdentityToken = parameters.WebIdentityToken?.trim() ?? '';
    const [subject, audience] = [(0,jwt/* subjectOf */.et)(webIdentityToken), (0,jwt/* audienceOf */.Ox)(webIdentityToken)];
    const whose = `its audience ${audience ?? '(none)'} and its subject ${subject ?? '(none)'}`;
    const hint = `Its trust policy must name the token's issuer, ${whose}.`;
    const named = roleSessionName === undefined ? {} : { roleSessionName };
    const { fromWebToken } = await loadSdk();
    return askForRole(roleArn, hint, sts, (clientConfig) => fromWebToken({ roleArn, ...named, webIdentityToken, clientConfig, logger: SILENT })());
}
async function askWithKeys(masterCredentials, params, sts) {
    const hint = 'Its trust policy must name the identity that assumes it.';
    const { fromTemporaryCredentials } = await loadSdk();
    return askForRole(params.RoleArn ?? '', hint, sts, (clientConfig) => fromTemporaryCredentials({ masterCredentials, params, clientConfig, logger: SILENT })());
}
async function askForRole(roleArn, hint, sts, ask) {
    const transport = openTransport(sts);
    try {
        return await ask(stsConfig(sts, transport));
    }
    catch (error) {
        throwIfStopped(sts.signal);
        throw refusalOfRole(roleArn, hint, transport, error);
    }
}
function stsConfig({ url, region, clockOffsetMs }, transport) {
    return {
        endpoint: url,
        region,
        useFipsEndpoint: false,
        useDualstackEndpoint: false,
        systemClockOffset: clockOffsetMs,
        requestHandler: transport.handler,
        logger: SILENT,
    };
}
function openTransport({ send, signal }) {
    let last = { host: 'AWS', answer: undefined, fault: undefined };
    const handle = async (request) => {
        const url = urlOf(request);
        const method = request.method === 'POST' ? 'POST' : 'GET';
        const body = textOf(request.body);
        const soon = AbortSignal.any([signal, AbortSignal.timeout(network_send/* TRY_MS */.Jv)]);
        try {
            const answer = await send({ method, url: url.href, headers: request.headers, body }, soon);
            last = { host: url.host, answer, fault: undefined };
            return {
                response: { statusCode: answer.status, headers: answer.headers, body: Buffer.from(answer.text) },
            };
        }
        catch (fault) {
            last = { host: url.host, answer: undefined, fault };
            throw fault;
        }
    };
    return {
        handler: { handle, updateHttpClientConfig: silent, httpHandlerConfigs: () => ({}) },
        lastOutcome: () => last,
    };
}
function textOf(body) {
    return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '');
}
function urlOf({ protocol, hostname, port, path, query = {} }) {
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
    for (const [name, value] of Object.entries(query))
        for (const one of [value ?? ''].flat())
            url.searchParams.append(name, one);
    return url;
}
function refusalOfRole(roleArn, hint, transport, error) {
    const { host, answer, fault } = transport.lastOutcome();
    if (answer === undefined)
        return (0,network_send/* unanswered */.bj)(host, fault ?? error);
    const { code, words } = wordsOf(error, answer);
    const message = `STS refused to assume ${(0,safe_text/* truncate */.xv)(roleArn, 100)}: ${words}.`;
    const keyHint = code === undefined ? undefined : (0,caller/* hintOfKeyFault */.EL)(code);
    const topic = keyHint === undefined ? 'aws-role' : 'aws-keys';
    return new errors/* ActionError */.lZ({ code: 'unauthorized', topic, message, hint: keyHint ?? hint, cause: error });
}
function wordsOf(error, { status, text }) {
    const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1];
    const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
    if (code === undefined)
        return { code, words: unsaid };
    const said = (0,safe_text/* withoutSecrets */.cT)((0,safe_text/* toSafeLine */.Dg)(`${code}: ${(0,errors/* messageOf */.bD)(error)}`));
    return { code, words: (0,safe_text/* truncate */.xv)(said, 120) };
}
function restoreVariables({ variables, homeFolder }) {
    for (const name of Object.keys(process.env))
        if (name.startsWith('AWS_'))
            delete process.env[name];
    Object.assign(process.env, variables, { HOME: homeFolder });
}
function throwIfStopped({ aborted, reason }) {
    if (aborted && reason instanceof errors/* ActionError */.lZ)
        throw reason;
}
function toSdk({ accessKeyId, secretAccessKey, sessionToken }) {
    return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}
function fromSdk({ accessKeyId, secretAccessKey, sessionToken, expiration, }) {
    return { accessKeyId, secretAccessKey, sessionToken, expiresMs: expiration?.getTime() };
}

;// CONCATENATED MODULE: ./js/cluster/aws/find-credentials.js






async function findCredentials(facts, sts) {
    return findInOrder(facts, sts).then(fromSdk);
}
async function findInOrder(facts, sts) {
    const { variables } = facts;
    const name = variables.AWS_PROFILE ?? variables.AWS_DEFAULT_PROFILE ?? DEFAULT;
    const hasToken = variables.AWS_WEB_IDENTITY_TOKEN_FILE !== undefined && variables.AWS_ROLE_ARN !== undefined;
    if (name === DEFAULT && hasToken)
        return findByTokenFile(sts);
    const found = await findInProfile(name, sts);
    if (found !== undefined)
        return found;
    if (name !== DEFAULT)
        throw noProfile(name);
    return findNearby(facts, sts.signal);
}
const DEFAULT = 'default';
const NO_PROFILE = /^Could not resolve credentials using profile: \[(.*)\]/;
async function findInProfile(profile, sts) {
    const { fromIni } = await loadSdk();
    const transport = openTransport(sts);
    const init = {
        profile,
        ignoreCache: true,
        clientConfig: { requestHandler: transport.handler, logger: SILENT },
        logger: SILENT,
        roleAssumer: (keys, parameters) => askWithKeys(keys, parameters, sts),
        roleAssumerWithWebIdentity: (parameters) => askWithToken(parameters, sts),
        ...NEARBY,
    };
    try {
        return await untilAborted(fromIni(init)(), sts.signal);
    }
    catch (error) {
        throwIfStopped(sts.signal);
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        const missing = NO_PROFILE.exec((0,errors/* messageOf */.bD)(error))?.[1];
        if (missing === profile)
            return undefined;
        if (missing !== undefined)
            throw noProfile(missing);
        const { host, fault } = transport.lastOutcome();
        throw fault === undefined
            ? refused(`profile ${quoted(profile)}`, error, IN_LATER_STEPS)
            : (0,network_send/* unanswered */.bj)(host, fault);
    }
}
const IN_LATER_STEPS = 'It must work in later steps too.';
function noProfile(name) {
    const message = `AWS profile ${quoted(name)} does not exist or has no credentials.`;
    return new errors/* ActionError */.lZ({ code: 'input', topic: 'aws-credentials', message, hint: 'Check AWS_PROFILE.' });
}
function quoted(name) {
    return JSON.stringify((0,safe_text/* truncate */.xv)(name, 60));
}
async function findByTokenFile(sts) {
    const { fromTokenFile } = await loadSdk();
    try {
        return await fromTokenFile({
            roleAssumerWithWebIdentity: (parameters) => askWithToken(parameters, sts),
            logger: SILENT,
        })();
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        const message = 'The file with the web identity token cannot be read.';
        const hint = 'It must exist in later steps too.';
        throw new errors/* ActionError */.lZ({ code: 'unauthorized', topic: 'aws-credentials', message, hint, cause: error });
    }
}
const NEARBY = { timeout: 1000, maxRetries: 2 };
const AGENT_MS = 6000;
const GET_CREDENTIALS = 'Set role-to-assume with permissions id-token: write, or let an earlier step configure AWS credentials.';
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";
async function findNearby(facts, signal) {
    const { variables } = facts;
    const url = (0,aws_facts/* readUrl */.wo)(facts, 'AWS_CONTAINER_CREDENTIALS_FULL_URI');
    if (url !== undefined || variables.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI !== undefined)
        return findInContainer(signal);
    if (variables.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true')
        throw nothingLeft();
    const { fromInstanceMetadata } = await loadSdk();
    try {
        return await untilAborted(fromInstanceMetadata({ ...NEARBY, logger: SILENT })(), signal);
    }
    catch (error) {
        throwIfStopped(signal);
        const isTokenLost = statusOf(error) === 401;
        const why = isTokenLost ? 'no answer that gives a token' : whyRefused(error);
        const isSilent = isTokenLost || statusOf(error) === undefined;
        const hint = isSilent ? `${GET_CREDENTIALS} ${HOP_LIMIT}` : GET_CREDENTIALS;
        throw refused('the metadata service of this runner', error, hint, why);
    }
}
async function findInContainer(signal) {
    const { fromHttp } = await loadSdk();
    const where = 'the credential service of this container';
    try {
        const asking = fromHttp({ timeout: 0, maxRetries: NEARBY.maxRetries, logger: SILENT })();
        return await untilAborted(asking, AbortSignal.any([signal, AbortSignal.timeout(AGENT_MS)]));
    }
    catch (error) {
        throwIfStopped(signal);
        const isRefused = statusOf(error) !== undefined;
        if ((0,errors/* codeOf */.$N)(error) === 'ENOENT')
            throw noTokenFile(error);
        throw refused(where, error, isRefused ? 'Is a role associated with its service account?' : GET_CREDENTIALS);
    }
}
function noTokenFile(cause) {
    const message = 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.';
    const hint = 'It must exist in later steps.';
    return new errors/* ActionError */.lZ({ code: 'unauthorized', topic: 'aws-credentials', message, hint, cause });
}
function nothingLeft() {
    const message = 'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED disables those of the EC2 instance.';
    return new errors/* ActionError */.lZ({ code: 'input', topic: 'aws-credentials', message, hint: GET_CREDENTIALS });
}
function refused(where, error, hint, why = whyRefused(error)) {
    const words = (0,safe_text/* truncate */.xv)((0,safe_text/* withoutSecrets */.cT)((0,safe_text/* toSafeLine */.Dg)(why)), 160);
    return new errors/* ActionError */.lZ({
        code: 'unauthorized',
        topic: 'aws-credentials',
        message: `No AWS credentials from ${where}: ${words}.`,
        hint,
        cause: error,
    });
}
function whyRefused(error) {
    const status = statusOf(error);
    if (status !== undefined)
        return `status ${status}`;
    return (0,errors/* messageOf */.bD)(error).startsWith('TimeoutError') ? 'no answer in time' : (0,fault/* whyUnanswered */.Vc)(error);
}
function statusOf(error) {
    if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
        return error.statusCode;
    const status = /^Server responded with status: (\d+)/.exec((0,errors/* messageOf */.bD)(error))?.[1];
    return status === undefined ? undefined : Number(status);
}
async function untilAborted(work, signal) {
    signal.throwIfAborted();
    const { promise, reject } = Promise.withResolvers();
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
        return await Promise.race([work, promise]);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}

// EXTERNAL MODULE: ./js/cluster/aws/source.js
var aws_source = __webpack_require__(7087);
// EXTERNAL MODULE: ./js/cluster/recipe/aws-clock.js
var aws_clock = __webpack_require__(1079);
// EXTERNAL MODULE: ./js/cluster/recipe/context.js + 1 modules
var recipe_context = __webpack_require__(5832);
;// CONCATENATED MODULE: ./js/cluster/recipe/expired-keys.js




const SHORTEST_SESSION_MS = 14 * 60_000;
const ASK_MS = 1000;
const CHECK_LASTS_MS = 5 * 60_000;
async function refuseExpiredKeys(recipe, context, credentials, signal) {
    const { source, madeMs, clockOffsetMs } = recipe;
    if (source.role !== undefined || (0,aws_source/* keysOf */.YD)(source.facts)?.sessionToken === undefined)
        return;
    const nowMs = context.nowMs() + clockOffsetMs;
    if (nowMs - madeMs < SHORTEST_SESSION_MS)
        return;
    const last = context.recallCheck();
    const isKnown = last !== undefined && (hasExpired(last) || nowMs - last.atMs < CHECK_LASTS_MS);
    const check = isKnown ? last : await askOnce(recipe, context, credentials, signal);
    if (!hasExpired(check))
        return;
    const hint = 'Use `role-to-assume`, which is renewed, or a longer role-duration-seconds in the step that set them.';
    const message = `The AWS credentials from the start of this job have expired (${check.refusal}).`;
    throw new errors/* ActionError */.lZ({ code: 'unauthorized', topic: 'aws-keys', message, hint });
}
function hasExpired({ refusal }) {
    return refusal?.startsWith('Expired') === true;
}
async function askOnce(recipe, context, credentials, signal) {
    const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const question = (0,recipe_context/* callerQuestionOf */.j)(recipe, context);
    const refusal = await (0,caller/* askCaller */.ZO)(question, credentials, soon).then((caller) => caller.refusal, () => undefined);
    const check = { atMs: question.nowMs, refusal };
    context.rememberCheck(check);
    return check;
}

// EXTERNAL MODULE: ./js/cluster/recipe/id-token.js
var id_token = __webpack_require__(8652);
;// CONCATENATED MODULE: ./js/cluster/recipe/mint.js








const MARGIN_MS = 5 * 60_000;
const LAST_MS = 60_000;
const ID_TOKEN_MARGIN_MS = 30_000;
const AUDIENCE = 'sts.amazonaws.com';
async function mintToken(recipe, context, signal) {
    if (recipe.kind === 'eks')
        return mintEksToken(await (0,aws_clock/* atClockOfNow */.Tv)(recipe, context, signal), context, signal);
    const token = await (0,id_token/* mintIdToken */.nT)(context.idTokens, recipe.audience, (0,network_send/* sendToGitHub */.J4)(context.send), signal);
    const expiresMs = (0,id_token/* expiryOf */.p1)(token);
    return { token, expiresMs: expiresMs === undefined ? undefined : expiresMs - ID_TOKEN_MARGIN_MS };
}
async function mintEksToken(recipe, context, signal) {
    const credentials = await awsCredentialsBy(recipe, context, signal);
    await refuseExpiredKeys(recipe, context, credentials, signal);
    const { token, expiresMs } = eksToken(recipe, credentials, context.nowMs() + recipe.clockOffsetMs);
    return { token, expiresMs: expiresMs - recipe.clockOffsetMs };
}
async function awsCredentialsBy(recipe, context, signal) {
    const known = context.recall();
    const lastsFor = ({ expiresMs }, ms) => expiresMs === undefined || expiresMs - context.nowMs() - recipe.clockOffsetMs > ms;
    if (known !== undefined && lastsFor(known, MARGIN_MS))
        return known;
    try {
        const fresh = await fetchAwsCredentials(recipe, context, signal);
        context.remember(fresh);
        return fresh;
    }
    catch (error) {
        if (known !== undefined && lastsFor(known, LAST_MS))
            return known;
        throw error;
    }
}
async function fetchAwsCredentials({ source, stsUrl: url, region, clockOffsetMs }, { send, idTokens }, signal) {
    const { facts, role } = source;
    const sts = { url, region, clockOffsetMs, send, signal };
    if (source.kind === 'id-token') {
        restoreVariables(facts);
        const asking = (0,id_token/* mintIdToken */.nT)(idTokens, AUDIENCE, (0,network_send/* sendToGitHub */.J4)(send), signal);
        const [token] = await Promise.all([asking, loadSdk()]);
        return assumeRoleWithWebIdentity(source.role, token, sts);
    }
    const keys = (0,aws_source/* keysOf */.YD)(facts);
    if (keys !== undefined && role === undefined)
        return keys;
    restoreVariables(facts);
    const base = keys ?? (await findCredentials(facts, sts));
    return role === undefined ? base : assumeRole(role, base, sts);
}


/***/ }),

/***/ 4428:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var aws4 = exports,
    url = __webpack_require__(7016),
    querystring = __webpack_require__(3480),
    crypto = __webpack_require__(7128),
    lru = __webpack_require__(9010),
    credentialsCache = lru(1000)

// http://docs.amazonwebservices.com/general/latest/gr/signature-version-4.html

function hmac(key, string, encoding) {
  return crypto.createHmac('sha256', key).update(string, 'utf8').digest(encoding)
}

function hash(string, encoding) {
  return crypto.createHash('sha256').update(string, 'utf8').digest(encoding)
}

// This function assumes the string has already been percent encoded
function encodeRfc3986(urlEncodedString) {
  return urlEncodedString.replace(/[!'()*]/g, function(c) {
    return '%' + c.charCodeAt(0).toString(16).toUpperCase()
  })
}

function encodeRfc3986Full(str) {
  return encodeRfc3986(encodeURIComponent(str))
}

// A bit of a combination of:
// https://github.com/aws/aws-sdk-java-v2/blob/dc695de6ab49ad03934e1b02e7263abbd2354be0/core/auth/src/main/java/software/amazon/awssdk/auth/signer/internal/AbstractAws4Signer.java#L59
// https://github.com/aws/aws-sdk-js/blob/18cb7e5b463b46239f9fdd4a65e2ff8c81831e8f/lib/signers/v4.js#L191-L199
// https://github.com/mhart/aws4fetch/blob/b3aed16b6f17384cf36ea33bcba3c1e9f3bdfefd/src/main.js#L25-L34
var HEADERS_TO_IGNORE = {
  'authorization': true,
  'connection': true,
  'x-amzn-trace-id': true,
  'user-agent': true,
  'expect': true,
  'presigned-expires': true,
  'range': true,
}

// request: { path | body, [host], [method], [headers], [service], [region] }
// credentials: { accessKeyId, secretAccessKey, [sessionToken] }
function RequestSigner(request, credentials) {

  if (typeof request === 'string') request = url.parse(request)

  var headers = request.headers = Object.assign({}, (request.headers || {})),
      hostParts = (!this.service || !this.region) && this.matchHost(request.hostname || request.host || headers.Host || headers.host)

  this.request = request
  this.credentials = credentials || this.defaultCredentials()

  this.service = request.service || hostParts[0] || ''
  this.region = request.region || hostParts[1] || 'us-east-1'

  // SES uses a different domain from the service name
  if (this.service === 'email') this.service = 'ses'

  if (!request.method && request.body)
    request.method = 'POST'

  if (!headers.Host && !headers.host) {
    headers.Host = request.hostname || request.host || this.createHost()

    // If a port is specified explicitly, use it as is
    if (request.port)
      headers.Host += ':' + request.port
  }
  if (!request.hostname && !request.host)
    request.hostname = headers.Host || headers.host

  this.isCodeCommitGit = this.service === 'codecommit' && request.method === 'GIT'

  this.extraHeadersToIgnore = request.extraHeadersToIgnore || Object.create(null)
  this.extraHeadersToInclude = request.extraHeadersToInclude || Object.create(null)
}

RequestSigner.prototype.matchHost = function(host) {
  var match = (host || '').match(/([^\.]{1,63})\.(?:([^\.]{0,63})\.)?amazonaws\.com(\.cn)?$/)
  var hostParts = (match || []).slice(1, 3)

  // ES's hostParts are sometimes the other way round, if the value that is expected
  // to be region equals ‘es’ switch them back
  // e.g. search-cluster-name-aaaa00aaaa0aaa0aaaaaaa0aaa.us-east-1.es.amazonaws.com
  if (hostParts[1] === 'es' || hostParts[1] === 'aoss')
    hostParts = hostParts.reverse()

  if (hostParts[1] == 's3') {
    hostParts[0] = 's3'
    hostParts[1] = 'us-east-1'
  } else {
    for (var i = 0; i < 2; i++) {
      if (/^s3-/.test(hostParts[i])) {
        hostParts[1] = hostParts[i].slice(3)
        hostParts[0] = 's3'
        break
      }
    }
  }

  return hostParts
}

// http://docs.aws.amazon.com/general/latest/gr/rande.html
RequestSigner.prototype.isSingleRegion = function() {
  // Special case for S3 and SimpleDB in us-east-1
  if (['s3', 'sdb'].indexOf(this.service) >= 0 && this.region === 'us-east-1') return true

  return ['cloudfront', 'ls', 'route53', 'iam', 'importexport', 'sts']
    .indexOf(this.service) >= 0
}

RequestSigner.prototype.createHost = function() {
  var region = this.isSingleRegion() ? '' : '.' + this.region,
      subdomain = this.service === 'ses' ? 'email' : this.service
  return subdomain + region + '.amazonaws.com'
}

RequestSigner.prototype.prepareRequest = function() {
  this.parsePath()

  var request = this.request, headers = request.headers, query

  if (request.signQuery) {

    this.parsedPath.query = query = this.parsedPath.query || {}

    if (this.credentials.sessionToken)
      query['X-Amz-Security-Token'] = this.credentials.sessionToken

    if (this.service === 's3' && !query['X-Amz-Expires'])
      query['X-Amz-Expires'] = 86400

    if (query['X-Amz-Date'])
      this.datetime = query['X-Amz-Date']
    else
      query['X-Amz-Date'] = this.getDateTime()

    query['X-Amz-Algorithm'] = 'AWS4-HMAC-SHA256'
    query['X-Amz-Credential'] = this.credentials.accessKeyId + '/' + this.credentialString()
    query['X-Amz-SignedHeaders'] = this.signedHeaders()

  } else {

    if (!request.doNotModifyHeaders && !this.isCodeCommitGit) {
      if (request.body && !headers['Content-Type'] && !headers['content-type'])
        headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=utf-8'

      if (request.body && !headers['Content-Length'] && !headers['content-length'])
        headers['Content-Length'] = Buffer.byteLength(request.body)

      if (this.credentials.sessionToken && !headers['X-Amz-Security-Token'] && !headers['x-amz-security-token'])
        headers['X-Amz-Security-Token'] = this.credentials.sessionToken

      if (this.service === 's3' && !headers['X-Amz-Content-Sha256'] && !headers['x-amz-content-sha256'])
        headers['X-Amz-Content-Sha256'] = hash(this.request.body || '', 'hex')

      if (headers['X-Amz-Date'] || headers['x-amz-date'])
        this.datetime = headers['X-Amz-Date'] || headers['x-amz-date']
      else
        headers['X-Amz-Date'] = this.getDateTime()
    }

    delete headers.Authorization
    delete headers.authorization
  }
}

RequestSigner.prototype.sign = function() {
  if (!this.parsedPath) this.prepareRequest()

  if (this.request.signQuery) {
    this.parsedPath.query['X-Amz-Signature'] = this.signature()
  } else {
    this.request.headers.Authorization = this.authHeader()
  }

  this.request.path = this.formatPath()

  return this.request
}

RequestSigner.prototype.getDateTime = function() {
  if (!this.datetime) {
    var headers = this.request.headers,
      date = new Date(headers.Date || headers.date || new Date)

    this.datetime = date.toISOString().replace(/[:\-]|\.\d{3}/g, '')

    // Remove the trailing 'Z' on the timestamp string for CodeCommit git access
    if (this.isCodeCommitGit) this.datetime = this.datetime.slice(0, -1)
  }
  return this.datetime
}

RequestSigner.prototype.getDate = function() {
  return this.getDateTime().substr(0, 8)
}

RequestSigner.prototype.authHeader = function() {
  return [
    'AWS4-HMAC-SHA256 Credential=' + this.credentials.accessKeyId + '/' + this.credentialString(),
    'SignedHeaders=' + this.signedHeaders(),
    'Signature=' + this.signature(),
  ].join(', ')
}

RequestSigner.prototype.signature = function() {
  var date = this.getDate(),
      cacheKey = [this.credentials.secretAccessKey, date, this.region, this.service].join(),
      kDate, kRegion, kService, kCredentials = credentialsCache.get(cacheKey)
  if (!kCredentials) {
    kDate = hmac('AWS4' + this.credentials.secretAccessKey, date)
    kRegion = hmac(kDate, this.region)
    kService = hmac(kRegion, this.service)
    kCredentials = hmac(kService, 'aws4_request')
    credentialsCache.set(cacheKey, kCredentials)
  }
  return hmac(kCredentials, this.stringToSign(), 'hex')
}

RequestSigner.prototype.stringToSign = function() {
  return [
    'AWS4-HMAC-SHA256',
    this.getDateTime(),
    this.credentialString(),
    hash(this.canonicalString(), 'hex'),
  ].join('\n')
}

RequestSigner.prototype.canonicalString = function() {
  if (!this.parsedPath) this.prepareRequest()

  var pathStr = this.parsedPath.path,
      query = this.parsedPath.query,
      headers = this.request.headers,
      queryStr = '',
      normalizePath = this.service !== 's3',
      decodePath = this.service === 's3' || this.request.doNotEncodePath,
      decodeSlashesInPath = this.service === 's3',
      firstValOnly = this.service === 's3',
      bodyHash

  if (this.service === 's3' && this.request.signQuery) {
    bodyHash = 'UNSIGNED-PAYLOAD'
  } else if (this.isCodeCommitGit) {
    bodyHash = ''
  } else {
    bodyHash = headers['X-Amz-Content-Sha256'] || headers['x-amz-content-sha256'] ||
      hash(this.request.body || '', 'hex')
  }

  if (query) {
    var reducedQuery = Object.keys(query).reduce(function(obj, key) {
      if (!key) return obj
      obj[encodeRfc3986Full(key)] = !Array.isArray(query[key]) ? query[key] :
        (firstValOnly ? query[key][0] : query[key])
      return obj
    }, {})
    var encodedQueryPieces = []
    Object.keys(reducedQuery).sort().forEach(function(key) {
      if (!Array.isArray(reducedQuery[key])) {
        encodedQueryPieces.push(key + '=' + encodeRfc3986Full(reducedQuery[key]))
      } else {
        reducedQuery[key].map(encodeRfc3986Full).sort()
          .forEach(function(val) { encodedQueryPieces.push(key + '=' + val) })
      }
    })
    queryStr = encodedQueryPieces.join('&')
  }
  if (pathStr !== '/') {
    if (normalizePath) pathStr = pathStr.replace(/\/{2,}/g, '/')
    pathStr = pathStr.split('/').reduce(function(path, piece) {
      if (normalizePath && piece === '..') {
        path.pop()
      } else if (!normalizePath || piece !== '.') {
        if (decodePath) piece = decodeURIComponent(piece.replace(/\+/g, ' '))
        path.push(encodeRfc3986Full(piece))
      }
      return path
    }, []).join('/')
    if (pathStr[0] !== '/') pathStr = '/' + pathStr
    if (decodeSlashesInPath) pathStr = pathStr.replace(/%2F/g, '/')
  }

  return [
    this.request.method || 'GET',
    pathStr,
    queryStr,
    this.canonicalHeaders() + '\n',
    this.signedHeaders(),
    bodyHash,
  ].join('\n')
}

RequestSigner.prototype.filterHeaders = function() {
  var headers = this.request.headers,
      extraHeadersToInclude = this.extraHeadersToInclude,
      extraHeadersToIgnore = this.extraHeadersToIgnore
  this.filteredHeaders = Object.keys(headers)
    .map(function(key) { return [key.toLowerCase(), headers[key]] })
    .filter(function(entry) {
      return extraHeadersToInclude[entry[0]] ||
        (HEADERS_TO_IGNORE[entry[0]] == null && !extraHeadersToIgnore[entry[0]])
    })
    .sort(function(a, b) { return a[0] < b[0] ? -1 : 1 })
}

RequestSigner.prototype.canonicalHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) {
    return entry[0] + ':' + entry[1].toString().trim().replace(/\s+/g, ' ')
  }).join('\n')
}

RequestSigner.prototype.signedHeaders = function() {
  if (!this.filteredHeaders) this.filterHeaders()

  return this.filteredHeaders.map(function(entry) { return entry[0] }).join(';')
}

RequestSigner.prototype.credentialString = function() {
  return [
    this.getDate(),
    this.region,
    this.service,
    'aws4_request',
  ].join('/')
}

RequestSigner.prototype.defaultCredentials = function() {
  var env = process.env
  return {
    accessKeyId: env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY,
    sessionToken: env.AWS_SESSION_TOKEN,
  }
}

RequestSigner.prototype.parsePath = function() {
  var path = this.request.path || '/'

  // S3 doesn't always encode characters > 127 correctly and
  // all services don't encode characters > 255 correctly
  // So if there are non-reserved chars (and it's not already all % encoded), just encode them all
  if (/[^0-9A-Za-z;,/?:@&=+$\-_.!~*'()#%]/.test(path)) {
    path = encodeURI(decodeURI(path))
  }

  var queryIx = path.indexOf('?'),
      query = null

  if (queryIx >= 0) {
    query = querystring.parse(path.slice(queryIx + 1))
    path = path.slice(0, queryIx)
  }

  this.parsedPath = {
    path: path,
    query: query,
  }
}

RequestSigner.prototype.formatPath = function() {
  var path = this.parsedPath.path,
      query = this.parsedPath.query

  if (!query) return path

  // Services don't support empty query string keys
  if (query[''] != null) delete query['']

  return path + '?' + encodeRfc3986(querystring.stringify(query))
}

aws4.RequestSigner = RequestSigner

aws4.sign = function(request, credentials) {
  return new RequestSigner(request, credentials).sign()
}


/***/ }),

/***/ 9010:
/***/ ((module) => {

module.exports = function(size) {
  return new LruCache(size)
}

function LruCache(size) {
  this.capacity = size | 0
  this.map = Object.create(null)
  this.list = new DoublyLinkedList()
}

LruCache.prototype.get = function(key) {
  var node = this.map[key]
  if (node == null) return undefined
  this.used(node)
  return node.val
}

LruCache.prototype.set = function(key, val) {
  var node = this.map[key]
  if (node != null) {
    node.val = val
  } else {
    if (!this.capacity) this.prune()
    if (!this.capacity) return false
    node = new DoublyLinkedNode(key, val)
    this.map[key] = node
    this.capacity--
  }
  this.used(node)
  return true
}

LruCache.prototype.used = function(node) {
  this.list.moveToFront(node)
}

LruCache.prototype.prune = function() {
  var node = this.list.pop()
  if (node != null) {
    delete this.map[node.key]
    this.capacity++
  }
}


function DoublyLinkedList() {
  this.firstNode = null
  this.lastNode = null
}

DoublyLinkedList.prototype.moveToFront = function(node) {
  if (this.firstNode == node) return

  this.remove(node)

  if (this.firstNode == null) {
    this.firstNode = node
    this.lastNode = node
    node.prev = null
    node.next = null
  } else {
    node.prev = null
    node.next = this.firstNode
    node.next.prev = node
    this.firstNode = node
  }
}

DoublyLinkedList.prototype.pop = function() {
  var lastNode = this.lastNode
  if (lastNode != null) {
    this.remove(lastNode)
  }
  return lastNode
}

DoublyLinkedList.prototype.remove = function(node) {
  if (this.firstNode == node) {
    this.firstNode = node.next
  } else if (node.prev != null) {
    node.prev.next = node.next
  }
  if (this.lastNode == node) {
    this.lastNode = node.prev
  } else if (node.next != null) {
    node.next.prev = node.prev
  }
}


function DoublyLinkedNode(key, val) {
  this.key = key
  this.val = val
  this.prev = null
  this.next = null
}


/***/ })

};
;