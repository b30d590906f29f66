"use strict";
exports.id = 639;
exports.ids = [639];
exports.modules = {

/***/ 6717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

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
    ['ExpiredToken', 'The AWS keys have expired: let a step before this one log in to AWS again.'],
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

/***/ 4372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jv: () => (/* binding */ TRY_MS),
/* harmony export */   Vc: () => (/* binding */ whyUnanswered),
/* harmony export */   ay: () => (/* binding */ sendThroughProxies),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   zw: () => (/* binding */ sendPatiently)
/* harmony export */ });
/* unused harmony export sendWithRetries */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5592);
/* harmony import */ var _lib_system_poll_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7396);


function sendThroughProxies(proxies) {
    return async (request, signal) => {
        const { exchangeThroughProxies } = await __webpack_require__.e(/* import() */ 903).then(__webpack_require__.bind(__webpack_require__, 7903));
        return exchangeThroughProxies(request, proxies, signal);
    };
}
const TRIES = 3;
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;
function sendWithRetries(send, tryMs = TRY_MS) {
    return (request, signal) => {
        const pace = (round) => SHORTEST_WAIT_MS * 2 ** (round + 1) * Math.random();
        return (0,_lib_system_poll_js__WEBPACK_IMPORTED_MODULE_0__/* .poll */ .w)({ pace, signal }, (round) => {
            const soon = AbortSignal.any([signal, AbortSignal.timeout(tryMs)]);
            return sendOnce(send, request, soon, round + 1 === TRIES);
        });
    };
}
function sendPatiently(send) {
    const patient = sendWithRetries(send);
    return async (request, signal) => {
        try {
            return await patient(request, signal);
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
        message: `No credentials: ${host} was asked: ${whyUnanswered(error)}.`,
        hint: 'Check the way from this runner to it (proxy, firewall, HTTPS_PROXY and NO_PROXY).',
        cause: error,
    });
}
function whyUnanswered(error) {
    const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isEnded ? 'no answer in time' : (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(error) || (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error);
}


/***/ }),

/***/ 5911:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ presign)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const ALGORITHM = 'AWS4-HMAC-SHA256';
function presign({ url, query, headers, expiresSeconds, scope }, credentials, nowMs) {
    const date = amzDate(nowMs);
    const signedHeaders = [['host', new URL(url).host], ...headers];
    const { sessionToken } = credentials;
    const token = sessionToken === undefined ? [] : [['X-Amz-Security-Token', sessionToken]];
    const unsigned = [
        ...query,
        ['X-Amz-Algorithm', ALGORITHM],
        ['X-Amz-Credential', `${credentials.accessKeyId}/${scopeOf(date, scope)}`],
        ['X-Amz-Date', date],
        ['X-Amz-Expires', `${expiresSeconds}`],
        ['X-Amz-SignedHeaders', namesOf(signedHeaders)],
        ...token,
    ];
    const canonical = canonicalRequest(canonicalQuery(unsigned), signedHeaders);
    const signature = sign(canonical, date, scope, credentials);
    return `${url}/?${canonicalQuery(unsigned)}&X-Amz-Signature=${signature}`;
}
function canonicalRequest(query, headers) {
    const lines = sorted(headers).map(([name, value]) => `${name}:${value.trim()}\n`);
    return ['GET', '/', query, lines.join(''), namesOf(headers), sha256('')].join('\n');
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
function namesOf(headers) {
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
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function hmac(key, text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(text).digest();
}


/***/ }),

/***/ 1079:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

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

// EXTERNAL MODULE: ./js/cluster/aws/send.js
var send = __webpack_require__(4372);
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
            message: `The EKS token has ${token.length} characters, and clusters refuse more than ${LONGEST_TOKEN}.`,
            hint: 'Assume the role with a shorter session policy, or none.',
        });
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs ?? Number.POSITIVE_INFINITY) };
}

// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __webpack_require__(3488);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var aws_facts = __webpack_require__(1731);
// EXTERNAL MODULE: ./js/lib/jwt.js
var jwt = __webpack_require__(6586);
// EXTERNAL MODULE: ./js/cluster/aws/caller.js
var caller = __webpack_require__(6717);
// EXTERNAL MODULE: ./js/cluster/aws/send.js
var aws_send = __webpack_require__(4372);
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
    const line = openLine(sts);
    try {
        return await ask(stsConfig(sts, line));
    }
    catch (error) {
        throwIfStopped(sts.signal);
        throw refusalOfRole(roleArn, hint, line, error);
    }
}
function stsConfig({ url, region, clockOffsetMs }, line) {
    return {
        endpoint: url,
        region,
        useFipsEndpoint: false,
        useDualstackEndpoint: false,
        systemClockOffset: clockOffsetMs,
        requestHandler: line.handler,
        logger: SILENT,
    };
}
function openLine({ send, signal }) {
    let last = { host: 'AWS', answer: undefined, fault: undefined };
    const handle = async (request) => {
        const url = urlOf(request);
        const method = request.method === 'POST' ? 'POST' : 'GET';
        const body = typeof request.body === 'string' ? request.body : '';
        const soon = AbortSignal.any([signal, AbortSignal.timeout(aws_send/* TRY_MS */.Jv)]);
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
        last: () => last,
    };
}
function urlOf({ protocol, hostname, port, path, query = {} }) {
    const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
    for (const [name, value] of Object.entries(query))
        for (const one of [value ?? ''].flat())
            url.searchParams.append(name, one);
    return url;
}
function refusalOfRole(roleArn, hint, line, error) {
    const { host, answer, fault } = line.last();
    if (answer === undefined)
        return (0,aws_send/* unanswered */.bj)(host, fault ?? error);
    const { code, words } = wordsOf(error, answer);
    const message = `STS refused to assume ${(0,safe_text/* truncate */.xv)(roleArn, 100)}: ${words}.`;
    const keyHint = code === undefined ? undefined : (0,caller/* hintOfKeyFault */.EL)(code);
    return new errors/* ActionError */.lZ({ code: 'unauthorized', message, hint: keyHint ?? hint, cause: error });
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
    const line = openLine(sts);
    const init = {
        profile,
        ignoreCache: true,
        clientConfig: { requestHandler: line.handler, logger: SILENT },
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
        const { host, fault } = line.last();
        throw fault === undefined
            ? refused(`profile ${quoted(profile)}`, error, IN_LATER_STEPS)
            : (0,aws_send/* unanswered */.bj)(host, fault);
    }
}
const IN_LATER_STEPS = 'It must work in later steps too.';
function noProfile(name) {
    const message = `There is no AWS profile ${quoted(name)} with credentials.`;
    return new errors/* ActionError */.lZ({ code: 'input', message, hint: 'Check AWS_PROFILE.' });
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
        throw new errors/* ActionError */.lZ({ code: 'unauthorized', message, hint, cause: error });
    }
}
const NEARBY = { timeout: 1000, maxRetries: 2 };
const AGENT_MS = 6000;
const GET_CREDENTIALS = 'Set role-to-assume with permissions id-token: write, or let an earlier step log in to AWS.';
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
        throw refused('the metadata service of this machine', error, hint, why);
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
    return new errors/* ActionError */.lZ({ code: 'unauthorized', message, hint: 'It must exist in later steps.', cause });
}
function nothingLeft() {
    const message = 'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED keeps it from those of its machine.';
    return new errors/* ActionError */.lZ({ code: 'input', message, hint: GET_CREDENTIALS });
}
function refused(where, error, hint, why = whyRefused(error)) {
    const words = (0,safe_text/* truncate */.xv)((0,safe_text/* withoutSecrets */.cT)((0,safe_text/* toSafeLine */.Dg)(why)), 160);
    return new errors/* ActionError */.lZ({
        code: 'unauthorized',
        message: `No AWS credentials from ${where}: ${words}.`,
        hint,
        cause: error,
    });
}
function whyRefused(error) {
    const status = statusOf(error);
    if (status !== undefined)
        return `status ${status}`;
    return (0,errors/* messageOf */.bD)(error).startsWith('TimeoutError') ? 'no answer in time' : (0,aws_send/* whyUnanswered */.Vc)(error);
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
    const hint = 'Use role-to-assume, which is renewed, or a longer role-duration-seconds in the step that set them.';
    const message = `The AWS keys that this job began with have expired (${check.refusal}).`;
    throw new errors/* ActionError */.lZ({ code: 'unauthorized', message, hint });
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
    const token = await (0,id_token/* mintIdToken */.nT)(context.idTokens, recipe.audience, (0,aws_send/* sendPatiently */.zw)(context.send), signal);
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
        const asking = (0,id_token/* mintIdToken */.nT)(idTokens, AUDIENCE, (0,aws_send/* sendPatiently */.zw)(send), signal);
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


/***/ })

};
;