exports.id = 298;
exports.ids = [298];
exports.modules = {

/***/ 2095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ey: () => (/* binding */ exportStore),
/* harmony export */   fe: () => (/* binding */ appendSummary),
/* harmony export */   qr: () => (/* binding */ exportBuilder)
/* harmony export */ });
/* unused harmony export writeOutputs */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5794);


function writeOutputs(outputs) {
    const asked = new Map(outputs.asked.map(({ name, platforms }) => [name, platforms]));
    const nodes = outputs.nodes.map((node) => asAsked(node, asked.get(node.name) ?? []));
    core.setOutput('name', outputs.name);
    core.setOutput('driver', 'kubernetes');
    core.setOutput('platforms', [...new Set(nodes.flatMap((node) => node.platforms))].join(','));
    core.setOutput('nodes', JSON.stringify(nodes.map(nodeOutput), null, 2));
    core.setOutput('namespace', outputs.namespace);
    core.setOutput('kubeconfig', outputs.kubeconfig);
    core.setOutput('created', `${outputs.created}`);
    core.setOutput('ready-ms', `${outputs.readyMs}`);
}
function exportBuilder(name) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN('BUILDX_BUILDER', name);
}
function exportStore(folder) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .exportVariable */ .dN('BUILDX_CONFIG', folder);
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
        'buildkitd-flags': flags,
        buildkit,
        platforms: node.platforms.join(','),
    };
}
async function appendSummary(markdown) {
    await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(markdown, true).write();
}


/***/ }),

/***/ 9394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ openStepApi)
});

// EXTERNAL MODULE: ../../node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(5794);
// EXTERNAL MODULE: ./js/lib/base64.js
var base64 = __webpack_require__(2416);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __webpack_require__(9672);
// EXTERNAL MODULE: ../../node_modules/aws4/aws4.js
var aws4 = __webpack_require__(4428);
var aws4_default = /*#__PURE__*/__webpack_require__.n(aws4);
;// CONCATENATED MODULE: ./js/cluster/aws/sigv4.js

function presign({ url, query, headers, expiresSeconds, scope }, { accessKeyId, secretAccessKey, sessionToken }, nowMs) {
    const date = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
    const parameters = [...query, ['X-Amz-Date', date], ['X-Amz-Expires', `${expiresSeconds}`]];
    const path = `/?${parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
    const request = { ...scope, host: new URL(url).host, path, headers: Object.fromEntries(headers) };
    const token = sessionToken === undefined ? {} : { sessionToken };
    const signed = aws4_default().sign({ ...request, signQuery: true }, { accessKeyId, secretAccessKey, ...token });
    return `${url}${signed.path}`;
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./js/cluster/aws/caller.js

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
        const url = presign(request, credentials, timeMs);
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

;// CONCATENATED MODULE: ./js/cluster/recipe/aws-clock.js

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
    const dateMs = await context.send(question, soon).then(({ headers }) => timeOf(headers.date), () => undefined);
    signal.throwIfAborted();
    return atServerTime(recipe, context, dateMs ?? context.nowMs());
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./js/lib/system/uptime.js

function uptimeMs() {
    return (0,external_node_os_.uptime)() * 1000;
}

// EXTERNAL MODULE: ./js/lib/system/poll.js
var poll = __webpack_require__(7396);
// EXTERNAL MODULE: ./js/cluster/network/fault.js
var fault = __webpack_require__(2567);
;// CONCATENATED MODULE: ./js/cluster/network/send.js



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
        return (0,poll/* poll */.wt)({ pace, signal }, (round) => {
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
            if (signal.aborted && signal.reason instanceof errors/* ActionError */.lZ)
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
        if (isLast || error instanceof errors/* ActionError */.lZ)
            throw error;
        return undefined;
    }
}
function unanswered(host, error) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    return new errors/* ActionError */.lZ({
        code: 'unreachable',
        topic: 'aws-credentials',
        message: `No credentials from ${host}: ${(0,fault/* whyUnanswered */.Vc)(error)}.`,
        hint: 'Check the network between this runner and it (proxy, firewall, HTTPS_PROXY and NO_PROXY).',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./js/cluster/recipe/context.js


function openMintContext({ idTokens, proxies }, mask, given) {
    let known = given;
    let lastCheck;
    return {
        idTokens,
        send: sendThroughProxies(proxies),
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

;// CONCATENATED MODULE: ./js/cluster/aws/eks-token.js



const eks_token_EXPIRES_SECONDS = 60;
const LIFE_MS = 14 * 60_000;
const LONGEST_TOKEN = 4096;
function eksToken(target, credentials, nowMs) {
    const request = {
        url: `https://${stsHost(target.region, target)}`,
        query: [
            ['Action', 'GetCallerIdentity'],
            ['Version', '2011-06-15'],
        ],
        headers: [['x-k8s-aws-id', target.clusterId]],
        expiresSeconds: eks_token_EXPIRES_SECONDS,
        scope: { region: target.region, service: 'sts' },
    };
    const url = presign(request, credentials, nowMs);
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

// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __webpack_require__(26);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var aws_facts = __webpack_require__(1731);
// EXTERNAL MODULE: ./js/lib/jwt.js
var jwt = __webpack_require__(6586);
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
        const soon = AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]);
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
        return unanswered(host, fault ?? error);
    const { code, words } = wordsOf(error, answer);
    const message = `STS refused to assume ${(0,safe_text/* truncate */.xv)(roleArn, 100)}: ${words}.`;
    const keyHint = code === undefined ? undefined : hintOfKeyFault(code);
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
            : unanswered(host, fault);
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

;// CONCATENATED MODULE: ./js/cluster/aws/source.js
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

;// CONCATENATED MODULE: ./js/cluster/recipe/expired-keys.js




const SHORTEST_SESSION_MS = 14 * 60_000;
const expired_keys_ASK_MS = 1000;
const CHECK_LASTS_MS = 5 * 60_000;
async function refuseExpiredKeys(recipe, context, credentials, signal) {
    const { source, madeMs, clockOffsetMs } = recipe;
    if (source.role !== undefined || keysOf(source.facts)?.sessionToken === undefined)
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
    const soon = AbortSignal.any([signal, AbortSignal.timeout(expired_keys_ASK_MS)]);
    const question = callerQuestionOf(recipe, context);
    const refusal = await askCaller(question, credentials, soon).then((caller) => caller.refusal, () => undefined);
    const check = { atMs: question.nowMs, refusal };
    context.rememberCheck(check);
    return check;
}

// EXTERNAL MODULE: ./js/cluster/recipe/id-token.js + 2 modules
var id_token = __webpack_require__(9620);
;// CONCATENATED MODULE: ./js/cluster/recipe/mint.js








const MARGIN_MS = 5 * 60_000;
const LAST_MS = 60_000;
const ID_TOKEN_MARGIN_MS = 30_000;
const AUDIENCE = 'sts.amazonaws.com';
async function mintToken(recipe, context, signal) {
    if (recipe.kind === 'eks')
        return mintEksToken(await atClockOfNow(recipe, context, signal), context, signal);
    const token = await (0,id_token/* mintIdToken */.nT)(context.idTokens, recipe.audience, sendToGitHub(context.send), signal);
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
        const asking = (0,id_token/* mintIdToken */.nT)(idTokens, AUDIENCE, sendToGitHub(send), signal);
        const [token] = await Promise.all([asking, loadSdk()]);
        return assumeRoleWithWebIdentity(source.role, token, sts);
    }
    const keys = keysOf(facts);
    if (keys !== undefined && role === undefined)
        return keys;
    restoreVariables(facts);
    const base = keys ?? (await findCredentials(facts, sts));
    return role === undefined ? base : assumeRole(role, base, sts);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./js/lib/cut-secrets.js
var cut_secrets = __webpack_require__(9559);
// EXTERNAL MODULE: ./js/lib/json.js
var json = __webpack_require__(2369);
// EXTERNAL MODULE: ./js/lib/system/child.js
var child = __webpack_require__(9819);
// EXTERNAL MODULE: ./js/cluster/access/access.js
var access_access = __webpack_require__(8467);
;// CONCATENATED MODULE: ./js/cluster/access/exec-plugin.js









const PLUGIN_TIMEOUT_MS = 30_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;
async function runExecPlugin(plugin, access, environment, signal) {
    const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
    const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
    const options = { env, signal, timeoutMs: PLUGIN_TIMEOUT_MS, largestBytes: LARGEST_ANSWER_BYTES };
    const answer = await (0,child/* runChild */.w)(findPlugin(plugin, environment), plugin.args, options, (error, stderr) => pluginFailed(plugin, error, exec_plugin_wordsOf(stderr, (0,access_access/* secretsOf */.Fj)(access))));
    return readExecCredential(plugin, answer);
}
function execInfo(plugin, access) {
    const cluster = {
        server: access.server,
        'certificate-authority-data': access.caPem === undefined ? undefined : (0,base64/* toBase64 */.n)(access.caPem),
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
function exec_plugin_wordsOf(stderr, secrets) {
    const [line = ''] = /[^\r\n]*$/.exec(stderr.trim()) ?? [];
    const last = line.slice(0, LONGEST_LINE);
    const safe = (0,cut_secrets/* withoutKnown */.O)((0,safe_text/* toSafeLine */.Dg)((0,cut_secrets/* withoutKnown */.O)(last, secrets)), secrets);
    return (0,safe_text/* truncate */.xv)((0,safe_text/* withoutSecrets */.cT)(safe), LONGEST_WORDS);
}
function readExecCredential(plugin, answer) {
    const document = (0,json/* parseJson */.qF)(answer);
    if (!(0,json/* isMapping */.pi)(document) || !(0,json/* isMapping */.pi)(document.status))
        throw badAnswer(plugin, 'did not print an ExecCredential');
    if (document.apiVersion !== plugin.apiVersion)
        throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
    const token = (0,json/* textOf */.b6)(document.status, 'token');
    const certificate = certificateIn(plugin, document.status);
    if (token === undefined && certificate.kind === 'none')
        throw badAnswer(plugin, 'printed no credential');
    const expires = Date.parse((0,json/* textOf */.b6)(document.status, 'expirationTimestamp') ?? '');
    return { token, certificate, expiresMs: Number.isNaN(expires) ? undefined : expires };
}
function certificateIn(plugin, status) {
    const certificatePem = (0,json/* textOf */.b6)(status, 'clientCertificateData');
    const keyPem = (0,json/* textOf */.b6)(status, 'clientKeyData');
    if (certificatePem === undefined && keyPem === undefined)
        return { kind: 'none' };
    if (certificatePem === undefined || keyPem === undefined)
        throw badAnswer(plugin, 'printed only one of a certificate and its key');
    return { kind: 'pair', certificatePem, keyPem };
}
function badAnswer(plugin, what) {
    return new errors/* ActionError */.lZ({
        code: 'unauthorized',
        topic: 'exec-plugin',
        message: `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`,
    });
}
const EARLIER = 'in an earlier step: later builds need it too.';
const REMEDIES = new Map([
    ['aws', `Set \`eks-cluster\` and \`aws-region\`, which need no AWS CLI, or install it ${EARLIER}`],
    ['aws-iam-authenticator', 'Set `eks-cluster` and `aws-region`, which need no such program.'],
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
    const folders = (environment.PATH ?? '').split(':').filter(external_node_path_.isAbsolute);
    const places = command.includes('/') ? [command] : folders.map((folder) => (0,external_node_path_.join)(folder, command));
    const program = places.find(isProgram);
    if (program !== undefined)
        return program;
    const where = command.includes('/') ? 'not a program' : 'not on PATH';
    const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
    throw new errors/* ActionError */.lZ({
        code: 'input',
        topic: 'exec-plugin',
        message,
        hint: REMEDIES.get((0,external_node_path_.basename)(command)) ?? `Install it ${EARLIER}`,
    });
}
function pluginName({ command }) {
    return JSON.stringify((0,safe_text/* truncate */.xv)((0,external_node_path_.basename)(command), 60));
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
    const context = openMintContext(facts, facts.mask, known);
    let current = recipe;
    let last;
    return async (unaccepted, signal) => {
        if (unaccepted !== undefined && current.kind === 'eks')
            current = atServerTime(current, context, unaccepted.serverTimeMs);
        if (last === undefined || unaccepted !== undefined || expiresSoon(last))
            last = await mintToken(current, context, signal);
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

// EXTERNAL MODULE: ./js/cluster/api/answer.js
var answer = __webpack_require__(8091);
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

// EXTERNAL MODULE: ./js/lib/kubernetes/timestamp.js
var timestamp = __webpack_require__(168);
// EXTERNAL MODULE: ./js/lib/kubernetes/admission.js
var admission = __webpack_require__(2617);
// EXTERNAL MODULE: ./js/cluster/api/retry.js
var retry = __webpack_require__(3135);
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






const call_LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
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
        const again = judge(grace, outcome, asking.sentMs);
        if (again.kind === 'ok' || again.kind === 'refused')
            return again;
        asking.trouble = again.kind === 'again' ? again.message : undefined;
        const waitMs = (0,retry/* backoffMs */.jo)(attempt, again.askedMs, Math.random(), limits);
        const passedMs = performance.now() - asking.startedMs;
        if (passedMs + waitMs > (again.kind === 'blocked' ? limits.webhookMs : limits.totalMs))
            return lastAnswer(options, again, passedMs);
        tell(options, asking, again.message, waitMs);
        await (0,poll/* pause */.v7)(waitMs, signal);
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
function judge(grace, outcome, sentMs) {
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
        const text = await call_textOf(response);
        options.warn(response.headersDistinct.warning);
        const serverTimeMs = Date.parse(response.headers.date ?? '') || undefined;
        if (status >= 200 && status < 300)
            return { kind: 'ok', body: read(text), serverTimeMs: serverTimeMs ?? Date.now() };
        if (status === 401)
            return { kind: 'unauthorized', message: (0,answer/* refusalOf */.Of)(status, text).message, serverTimeMs };
        if (!(0,retry/* isRetryable */.r3)(status))
            return (0,answer/* refusalOf */.Of)(status, text);
        const askedMs = (0,retry/* retryAfterMs */.Vs)(response.headers['retry-after'], Date.now(), limits.retryAfterMs);
        return retryable(status, text, askedMs);
    }
    catch (error) {
        signal.throwIfAborted();
        return { kind: 'again', message: whyNoAnswer(error, limits.answerMs), askedMs: 0 };
    }
}
function retryable(status, text, askedMs) {
    const refusal = (0,answer/* refusalOf */.Of)(status, text);
    const message = `answered ${status}`;
    if (!(0,admission/* isWebhookDown */.O)(refusal.message))
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
                    const event = (0,answer/* readObject */.Ag)(line);
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
    const call = (method, path, content) => send(method, path, answer/* readObject */.Ag, content);
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
    const request = (0,answer/* readObject */.Ag)(text);
    const { token, expirationTimestamp } = request.status ?? {};
    const expiresMs = (0,timestamp/* timestampMs */.R)(expirationTimestamp);
    if (token === undefined || expiresMs === undefined)
        throw new Error('an answer without a token');
    return { token, expiresMs };
}
function readAllowed(text) {
    const review = (0,answer/* readObject */.Ag)(text);
    return review.status?.allowed === true;
}
function readUser(text) {
    const review = (0,answer/* readObject */.Ag)(text);
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

// EXTERNAL MODULE: ./js/cluster/network/exchange.js
var exchange = __webpack_require__(42);
// EXTERNAL MODULE: ./js/cluster/network/trust.js
var trust = __webpack_require__(4409);
// EXTERNAL MODULE: ./js/cluster/network/tunnel.js
var tunnel = __webpack_require__(2281);
;// CONCATENATED MODULE: ./js/cluster/api/transport.js




function transport_openTransport(access, { proxies, userAgent, limits }, lost) {
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
    const grace = (0,retry/* openStartupGrace */.Uo)(Math.min(limits.startupMs, limits.totalMs / 5));
    const { send, close } = transport_openTransport(access, options, grace.connectionLost);
    const api = openApi(access.namespace, {
        send: trace === undefined ? send : traceCalls(send, trace),
        credentials: credentialSource(access, options),
        limits,
        grace,
        reach: { hasAnswered: false },
        server: access.server,
        signal,
        note,
        warn: (0,answer/* warningLogger */.ll)(note),
    });
    return { api, close };
}

// EXTERNAL MODULE: ./js/action/runner/log.js + 1 modules
var log = __webpack_require__(9632);
;// CONCATENATED MODULE: ./js/action/runner/step-api.js



function openStepApi(access, { proxies, idTokens, variables }, limits, signal) {
    const facts = { proxies, idTokens, environment: variables, mask: log/* runnerLog */.t1.mask };
    const trace = core/* isDebug */._o() ? log/* runnerLog */.t1.debug : undefined;
    return openCluster(access, { ...facts, userAgent: STEP_AGENT, limits, signal, note: log/* runnerLog */.t1.info, trace }).api;
}


/***/ }),

/***/ 8197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ HOLDER_ANNOTATION),
/* harmony export */   MU: () => (/* binding */ isOurs),
/* harmony export */   Q0: () => (/* binding */ NODES_ANNOTATION),
/* harmony export */   VO: () => (/* binding */ builderSelector),
/* harmony export */   cB: () => (/* binding */ claimName),
/* harmony export */   kF: () => (/* binding */ MADE_BY_ANNOTATION),
/* harmony export */   rL: () => (/* binding */ BUILDER_LABEL),
/* harmony export */   sM: () => (/* binding */ RELEASED_ANNOTATION)
/* harmony export */ });
/* unused harmony exports MANAGED_BY, APP_LABEL, SPEC_ANNOTATION, LIFE_ANNOTATION, CONFIGURED_BY_ANNOTATION, USED_BY_LABEL, TEMPLATE_ANNOTATION, CONFIG_ANNOTATION, CONFIG_FILE_ANNOTATION, CONFIG_READ_LABEL, POD_PATCH_ANNOTATION, LAST_USED_ANNOTATION, ownAnnotations, nodesSelector, appOf, builderNameOfRepository, builderNameOfInstance, ephemeralBuilderName, nodeName */
const OURS = 'setup-buildx-kubernetes';
const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS };
const APP_LABEL = 'app';
const BUILDER_LABEL = `${OURS}/builder`;
const RELEASED_ANNOTATION = `${OURS}/released`;
const HOLDER_ANNOTATION = `${OURS}/holder`;
const NODES_ANNOTATION = `${OURS}/nodes`;
const SPEC_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/spec`));
const LIFE_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/life`));
const CONFIGURED_BY_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/configured-by`));
const USED_BY_LABEL = (/* unused pure expression or super */ null && (`${OURS}/used-by`));
const TEMPLATE_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/template`));
const CONFIG_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/buildkitd.toml`));
const CONFIG_FILE_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/config-file-`));
const CONFIG_READ_LABEL = (/* unused pure expression or super */ null && (`${OURS}.config`));
const POD_PATCH_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/pod-patch`));
const MADE_BY_ANNOTATION = `${OURS}/made-by`;
const LAST_USED_ANNOTATION = (/* unused pure expression or super */ null && (`${OURS}/last-used`));
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

/***/ 341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tH: () => (/* binding */ isInstanceOf)
/* harmony export */ });
/* unused harmony exports folderName, viewFrom, refuseTaken, jobFolderOf, removeLeftovers */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9621);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2369);








function folderName({ job, machine }, own) {
    return `${FOLDER_PREFIX}${job}-${machine}-${own}`;
}
function readFolderName(folder) {
    const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec(basename(folder).slice(FOLDER_PREFIX.length));
    const [, job = '', machine = ''] = match ?? [];
    return basename(folder).startsWith(FOLDER_PREFIX) && match !== null ? { job, machine } : undefined;
}
function isSameJob(one, other) {
    const [marks, others] = [readFolderName(one), readFolderName(other)];
    return marks !== undefined && marks.job === others?.job && dirname(one) === dirname(other);
}
function isSameMachine(folder, own) {
    const machine = readFolderName(own)?.machine ?? UNKNOWN_MACHINE;
    return machine !== UNKNOWN_MACHINE && machine === readFolderName(folder)?.machine;
}
function viewFrom(folder) {
    return { folder, exists: mayExist };
}
function mayExist(path) {
    try {
        statSync(path);
        return true;
    }
    catch (error) {
        const code = codeOf(error);
        return code !== 'ENOENT' && code !== 'ENOTDIR';
    }
}
function refuseTaken(name, stored, view) {
    if (stored === undefined || isAbandoned(stored, view))
        return;
    const kubeconfigs = kubeconfigsOf(stored.json);
    const ours = kubeconfigs.length > 0 && kubeconfigs.every(isOurs);
    if (ours && kubeconfigs.every((path) => isSameJob(dirname(path), view.folder)))
        return;
    const isHere = ours && kubeconfigs.every((path) => isSameMachine(dirname(path), view.folder));
    const hint = ours ? hintForOurs(name, isHere) : 'Change `name`.';
    throw conflictError(`Input name: buildx already has an instance ${name} on this runner.`, hint, 'buildx-instance');
}
function hintForOurs(name, isHere) {
    if (isHere)
        return 'Another job on this machine uses it: leave `name` empty, or change it.';
    const ways = `Leave \`name\` empty, change it, or, if no job uses it, delete instances/${name} in the folder of buildx.`;
    return `A job on another machine or container with this home created it. ${ways}`;
}
const LONGEST_JOB_MS = (/* unused pure expression or super */ null && (144 * 3_600_000));
function isAbandoned({ json, ageMs }, { folder, exists }) {
    const kubeconfigs = kubeconfigsOf(json);
    const hasEnded = (path) => isOurs(path) && (isSameMachine(dirname(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
    return kubeconfigs.length > 0 && kubeconfigs.every(hasEnded);
}
function isOurs(path) {
    return path?.includes(`/${FOLDER_PREFIX}`) === true;
}
function isInstanceOf(json, folder) {
    const kubeconfigs = kubeconfigsOf(json);
    return kubeconfigs.length > 0 && kubeconfigs.every((path) => path?.startsWith(`${folder}/`));
}
function jobFolderOf(json) {
    const [kubeconfig] = kubeconfigsOf(json);
    return isOurs(kubeconfig) ? dirname(kubeconfig) : undefined;
}
function kubeconfigsOf(json) {
    const { Nodes: nodes } = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .readMapping */ .vh)(json);
    return Array.isArray(nodes) ? nodes.map(kubeconfigOf) : [];
}
function kubeconfigOf(node) {
    const endpoint = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isMapping */ .pi)(node) ? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .textOf */ .b6)(node, 'Endpoint') : undefined;
    if (endpoint === undefined || !URL.canParse(endpoint))
        return undefined;
    return new URL(endpoint).searchParams.get('kubeconfig') ?? undefined;
}
async function removeLeftovers(store, view) {
    await removeOldScratch(store);
    const removed = [];
    for (const name of await listNames(join(store.folder, 'instances'))) {
        const stored = await findInstance(store, name);
        if (stored === undefined || !isAbandoned(stored, view))
            continue;
        if (await removeInstance(store, name))
            removed.push(name);
    }
    return removed;
}
const OLDEST_WRITE_MS = (/* unused pure expression or super */ null && (60 * 60_000));
async function removeOldScratch(store) {
    for (const name of await listNames(store.folder)) {
        if (!name.startsWith(SCRATCH_PREFIX))
            continue;
        const path = join(store.folder, name);
        const written = await stat(path).catch(() => undefined);
        if (written !== undefined && Date.now() - written.mtimeMs > OLDEST_WRITE_MS)
            await rm(path, { force: true });
    }
}
async function listNames(folder) {
    return readdir(folder).catch(() => []);
}


/***/ }),

/***/ 8467:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Ol: () => (/* binding */ proxyOf),
/* harmony export */   mA: () => (/* binding */ PLUGIN_EXTENSION)
/* harmony export */ });
/* unused harmony exports accessOf, boundPodOf */
/* harmony import */ var _lib_base64_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2416);
/* harmony import */ var _network_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1963);
/* harmony import */ var _recipe_recipe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7619);






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
    const file = readRegularFile(access.identity.path);
    const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
    const bound = mappingOf(claims, 'kubernetes.io');
    const pod = mappingOf(bound, 'pod');
    const [name, uid] = [textOf(pod, 'name'), textOf(pod, 'uid')];
    if (textOf(bound, 'namespace') !== access.namespace || name === undefined || uid === undefined)
        return undefined;
    return { name, uid };
}


/***/ }),

/***/ 8091:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   ll: () => (/* binding */ warningLogger),
/* harmony export */   sl: () => (/* binding */ bodyOrThrow),
/* harmony export */   z_: () => (/* binding */ refusalError)
/* harmony export */ });
/* unused harmony export RefusedCall */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5592);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2369);
/* harmony import */ var _lib_kubernetes_admission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2617);
/* harmony import */ var _lib_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8138);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26);





const LONGEST_MESSAGE = 4000;
const LONGEST_CAUSE = 1000;
function refusalOf(status, body) {
    const document = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .readMapping */ .vh)(body);
    const reason = typeof document.reason === 'string' ? document.reason : '';
    const message = typeof document.message === 'string' ? document.message : body;
    const words = (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(message), LONGEST_MESSAGE);
    return { kind: 'refused', status, reason, message: words, causes: causesOf(document.details) };
}
const MOST_CAUSES = 20;
function causesOf(details) {
    const causes = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(details) && Array.isArray(details.causes) ? details.causes : [];
    return causes.slice(0, MOST_CAUSES).flatMap((cause) => {
        if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(cause) || typeof cause.field !== 'string')
            return [];
        const message = (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(cause, 'message') ?? ''), LONGEST_CAUSE);
        return [{ field: (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(cause.field), message }];
    });
}
function readObject(text) {
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(text);
    if (isObject(value))
        return value;
    throw new Error('an answer that is not a JSON object');
}
function isObject(value) {
    return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isMapping */ .pi)(value);
}
function bodyOrThrow(answer, doing) {
    if (answer.kind === 'ok')
        return answer.body;
    throw refusalError(answer, doing);
}
class RefusedCall extends Error {
    refusal;
    doing;
    constructor(refusal, doing) {
        const { status, reason, message } = refusal;
        const words = (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(message, LONGEST_CAUSE) || 'no words';
        super(`${status}${reason === '' ? '' : ` ${reason}`}: ${words}`);
        this.refusal = refusal;
        this.doing = doing;
    }
}
function refusalError(refusal, doing) {
    const code = codeOf(refusal);
    const refused = code === 'forbidden' ? 'Not allowed to' : 'The cluster refused to';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
        code,
        topic: topicOf(refusal, code),
        message: `${refused} ${doing}: ${refusal.message || `status ${refusal.status}`}.`,
        hint: HINTS.get(code),
        cause: new RefusedCall(refusal, doing),
    });
}
const HINTS = new Map([
    ['forbidden', `Apply the Role: ${(0,_lib_release_js__WEBPACK_IMPORTED_MODULE_3__/* .docsLink */ ._h)('cluster')}`],
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
    if ((0,_lib_kubernetes_admission_js__WEBPACK_IMPORTED_MODULE_4__/* .isAdmission */ .k)(refusal.message))
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
    return [...header.matchAll(WARNING)].map(([, quoted = '']) => (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLine */ .Dg)(quoted.replace(/\\(.)/g, '$1')), LONGEST_WARNING));
}


/***/ }),

/***/ 3135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SY: () => (/* binding */ POST_LIMITS),
/* harmony export */   Uo: () => (/* binding */ openStartupGrace),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   jo: () => (/* binding */ backoffMs),
/* harmony export */   r3: () => (/* binding */ isRetryable)
/* harmony export */ });
/* unused harmony export MAIN_LIMITS */
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


/***/ }),

/***/ 1731:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pv: () => (/* binding */ readAwsFacts),
/* harmony export */   wo: () => (/* binding */ readUrl)
/* harmony export */ });
/* unused harmony export withSessionName */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5592);


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
        topic: 'aws-credentials',
        message: `The variable ${name} is not a URL.`,
        hint: 'Set it to a URL, or leave it empty.',
    });
}


/***/ }),

/***/ 9773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Uv: () => (/* binding */ readOwnKubeconfig)
});

// UNUSED EXPORTS: readKubeconfig, secretsOfRefused

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/job-files.js
var job_files = __webpack_require__(8394);
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

// EXTERNAL MODULE: ./js/cluster/network/proxy.js
var network_proxy = __webpack_require__(1963);
// EXTERNAL MODULE: external "lazy:node:crypto"
var external_lazy_node_crypto_ = __webpack_require__(7128);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __webpack_require__(9672);
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
function parseAuthority(pem, fault) {
    const authorities = blocksOf(pem).map((block) => certificateOf(block, () => fault('has a certificate that cannot be read (PEM)')));
    if (authorities.length === 0)
        throw fault('holds no certificate (PEM)');
    if (authorities.every(isExpired))
        throw fault(`expired on ${authorities[0]?.validTo}`);
    return pem;
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
        return [new external_lazy_node_crypto_.X509Certificate(block)];
    }
    catch {
        return [];
    }
}
function certificateOf(pem, fault) {
    try {
        return new external_lazy_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw fault();
    }
}
function belongsTo(keyPem, certificate, fields) {
    try {
        return certificate.checkPrivateKey((0,external_lazy_node_crypto_.createPrivateKey)(keyPem));
    }
    catch {
        throw bad(fields, 'client-key', 'is not a private key (PEM, not encrypted)');
    }
}
function isExpired(certificate) {
    return certificate.validToDate.getTime() < Date.now();
}
function bad(fields, name, what, hint) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${fields.where}.${name} ${what}.`, hint, 'kubeconfig-invalid');
}

// EXTERNAL MODULE: external "lazy:./yaml.js"
var external_lazy_yaml_js_ = __webpack_require__(82);
// EXTERNAL MODULE: ./js/lib/json.js
var json = __webpack_require__(2369);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/fields.js



function fields_kubeconfigError(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'input', topic: 'kubeconfig-invalid', message, hint });
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
    if (!(0,json/* isMapping */.pi)(value))
        throw refuse('is not a mapping');
    refuseOtherKind(value, refuse);
    if (place === undefined && !Object.hasOwn(value, 'clusters'))
        throw refuse('has no `clusters`');
    return value;
}
const OPTIONS = { maxAliasCount: 100, uniqueKeys: true, merge: true, logLevel: 'error' };
function refuseOtherKind(value, refuse) {
    const kind = (0,json/* textOf */.b6)(value, 'kind');
    if (kind === 'Secret')
        throw refuse('is a Kubernetes Secret', 'Give the value of its key that holds the kubeconfig, as it is.');
    if (kind !== undefined && kind !== 'Config')
        throw refuse('is an object of another kind than Config');
}
function parseOwnJson(text) {
    if (!text.startsWith('{') || text.includes('"<<"'))
        return undefined;
    const value = (0,json/* parseJson */.qF)(text);
    return `${JSON.stringify(value, undefined, 2)}\n` === text ? value : undefined;
}
function parseYaml(text, refuse) {
    try {
        return (0,external_lazy_yaml_js_.parse)(text.replace(/^\ufeff/, '').replace(/\n---\s*$/, '\n'), OPTIONS);
    }
    catch (error) {
        const line = error instanceof external_lazy_yaml_js_.YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1;
        const what = error instanceof external_lazy_yaml_js_.YAMLParseError && error.code === 'MULTIPLE_DOCS'
            ? 'holds several documents'
            : 'is not valid YAML';
        throw refuse(`${what} (line ${line})`);
    }
}
function notKubeconfig(subject, why, hint = 'Give the kubeconfig as kubectl reads it.') {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${subject} ${why}.`, hint, 'kubeconfig-invalid');
}
function fields_looksInline(value) {
    return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}
function fields_fromBase64(value) {
    const compact = value.replace(/\s+/g, '');
    if (compact.length < 16 || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact))
        return undefined;
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
        return fields_looksInline(text) ? text : undefined;
    }
    catch {
        return undefined;
    }
}
function wrong(path, wanted) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${path} must be ${wanted}.`, undefined, 'kubeconfig-invalid');
}
function fieldsOf(value, where) {
    if (value !== undefined && value !== null && !(0,json/* isMapping */.pi)(value))
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./js/lib/system/workspace.js



const MOST_LINKS = 40;
function workspace_isOfWorkspace(path, workspace) {
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
const REMEDY_FOR_EVENT = (/* unused pure expression or super */ null && (`${REMEDY} if no outsider can change it.`));
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
        throw ofWorkspace(`the credential plugin ${pluginName({ command: program })}`);
}
function refuseNamedFiles({ fields, folder }, workspace) {
    const named = FILES.find((name) => fields.has(name) && workspace_isOfWorkspace((0,external_node_path_.resolve)(folder, fields.text(name) ?? ''), workspace));
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
        return isThere && workspace_isOfWorkspace(path, workspace);
    });
}
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}
function notAllowed(what, remedy) {
    return (0,errors/* inputError */.Xu)('kubeconfig', `${what} (input allow-exec).`, remedy, 'kubeconfig-untrusted');
}
function ofWorkspace(what) {
    const where = 'is in the workspace, which outsiders may have written for this event';
    return notAllowed(`${what} ${where}`, 'Keep it elsewhere, or set `allow-exec: true` if no outsider can change it.');
}
function mixed({ from }) {
    const message = `Of ${from}, some are in the workspace, which outsiders may have written for this event.`;
    const hint = 'Keep all of them elsewhere, or set `allow-exec: true`.';
    return new ActionError({ code: 'input', topic: 'kubeconfig-untrusted', message, hint });
}

// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __webpack_require__(26);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/files.js



const files_NO_LIMITS = { kind: 'none' };
function files_partOf(file, path, from, place) {
    if (file.kind === 'none')
        throw unreadable(from, place, file.why);
    const text = (0,regular_file/* utf8 */.As)(file.bytes);
    if (text === undefined)
        throw unreadable(from, place, 'it is not UTF-8 text');
    return { text, folder: (0,external_node_path_.dirname)(path), path };
}
function unreadable(from, place, why) {
    const input = from === 'the input kubeconfig'
        ? 'Input kubeconfig'
        : `${from.slice(0, 1).toUpperCase()}${from.slice(1)}`;
    const hint = 'Set it to YAML, JSON, base64 of either, or paths of files.';
    if (place !== undefined)
        return fields_kubeconfigError(`${input}: ${place} cannot be used (${why}).`, hint);
    return fields_kubeconfigError(`${input} is neither a kubeconfig nor the path of one (${why}).`, hint);
}
function placeOf(index, count) {
    return count === 1 ? undefined : `file ${index + 1} of ${count}`;
}
const MOST_FILES = 64;
const LONGEST_PATH = 4096;
function files_listedPaths(list, folders) {
    const paths = list.split(':').filter((path) => path.length > 0);
    return [...new Set(paths.map((path) => files_absolute(path, folders)))];
}
function files_absolute(path, { homeFolder, workFolder }) {
    return resolve(workFolder, path.replace(/^~(?=\/|$)/, homeFolder));
}
function files_readListed(paths, from, mayBeMissing) {
    if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
        throw kubeconfigError(`${from} has too many or too long paths.`);
    const parts = paths.flatMap((path, index) => {
        const file = readRegularFile(path);
        const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
        return isSkipped ? [] : [files_partOf(file, path, from, placeOf(index, paths.length))];
    });
    if (parts.length > 0)
        return parts;
    throw kubeconfigError(`None of the ${paths.length} files in ${from} exists.`);
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/merge.js



function merge_mergeKubeconfig(parts) {
    const documents = parts.map(({ text, folder }, index) => {
        const place = placeOf(index, parts.length);
        const where = place === undefined ? 'kubeconfig' : `${place}: kubeconfig`;
        return { fields: fieldsOf(parseKubeconfigText(text, place), where), folder };
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
        throw fields_kubeconfigError(`The kubeconfig has no ${list.slice(0, -1)} ${title}.`, hint);
    }
    if (others.length > 0) {
        throw fields_kubeconfigError(`The kubeconfig has several ${list} named ${title}.`, 'Keep one.');
    }
    return found;
}
const MOST_NAMES_LENGTH = 120;
function knownContexts({ contexts }) {
    const names = contexts.map(({ name }) => name).join(', ');
    return `It has: ${(0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(names), MOST_NAMES_LENGTH) || 'none'}.`;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/source.js







const INPUT = 'the input kubeconfig';
const VARIABLE = 'the variable KUBECONFIG';
const HOME = '~/.kube/config';
function findKubeconfig(places) {
    const { given, variable = '', homeFolder, pod } = places;
    if (given !== undefined && /\S/.test(given))
        return fromInput(given, places);
    if (listedPaths(variable, places).length > 0)
        return fromVariable(variable, places);
    const path = join(homeFolder, '.kube', 'config');
    const file = readRegularFile(path);
    if (file.kind === 'none' && file.isMissing)
        return fromPod(pod) ?? nowhere();
    return fromFiles([partOf(file, path, HOME, undefined)], HOME);
}
function fromVariable(variable, places) {
    const isText = /\n|^\s*\{/.test(variable) && looksInline(variable);
    if (isText || fromBase64(unquoted(variable)) !== undefined) {
        const what = 'The variable KUBECONFIG is a kubeconfig itself, not a list of paths.';
        throw kubeconfigError(what, 'Set `kubeconfig` to it instead.');
    }
    const listed = listedPaths(variable, places);
    if (!listed.some((path) => existsSync(path)))
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
        throw kubeconfigError('Input kubeconfig is an expression without its $.', hint);
    }
    if (looksInline(given))
        return inline(given, INPUT, workFolder);
    const decoded = fromBase64(unquoted(given));
    if (decoded !== undefined)
        return inline(decoded, `${INPUT} (base64)`, workFolder);
    if (/[\0\r\n]/.test(text)) {
        const hint = 'Set it to YAML, JSON, base64 of either, or paths of files.';
        throw kubeconfigError('Input kubeconfig is neither a kubeconfig nor a path.', hint);
    }
    const whole = absolute(text, places);
    const file = readRegularFile(whole);
    const isOne = file.kind === 'content' || !file.isMissing;
    const paths = isOne ? [whole] : listedPaths(text, places);
    if (!paths.every((path) => existsSync(path)))
        refuseUnexpanded(text, 'Input kubeconfig');
    return fromFiles(readListed(paths, INPUT, false), INPUT);
}
function inline(text, from, folder) {
    return { parts: [{ text, folder, path: undefined }], from, kind: 'inline', limits: NO_LIMITS };
}
function fromFile(path, from) {
    return fromFiles([files_partOf((0,regular_file/* readRegularFile */.XF)(path), path, from, undefined)], from);
}
function fromFiles(parts, from) {
    const told = parts.length === 1 ? from : `${from} (${parts.length} files)`;
    return { parts, from: told, kind: 'file', limits: files_NO_LIMITS };
}
function nowhere() {
    const hint = 'Set `kubeconfig`, `eks-cluster` or `oidc-audience`, or run in a pod with a service account. A secret that does not exist is empty.';
    const message = 'No cluster is configured: no kubeconfig was given or found.';
    throw new ActionError({ code: 'input', topic: 'kubeconfig-missing', message, hint });
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
        throw kubeconfigError(`${from}: $(…) is not run here.`, 'Write what it would print.');
    if (paths.includes('$'))
        throw unexpanded(from, '$…', `Write ${expression('env.NAME')}.`);
    if (/(^|:)~[\w-]/.test(paths))
        throw unexpanded(from, '~ with a name', 'Write ~/ or an absolute path.');
}
function unexpanded(from, what, hint) {
    return kubeconfigError(`${from}: ${what} is not expanded here.`, hint);
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

// EXTERNAL MODULE: ./js/lib/jwt.js
var jwt = __webpack_require__(6586);
// EXTERNAL MODULE: ./js/cluster/access/access.js
var access = __webpack_require__(8467);
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
    return extensions.find((one) => one.text('name') === access/* PLUGIN_EXTENSION */.mA)?.whole.extension;
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
    return (0,errors/* inputError */.Xu)('kubeconfig', `${fields.where}: ${what}.`, hint, 'kubeconfig-invalid');
}
const REMEDIES = new Map([
    ['gcp', 'Write the kubeconfig again with gke-gcloud-auth-plugin.'],
    ['azure', 'Convert the kubeconfig with `kubelogin convert-kubeconfig`.'],
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

// EXTERNAL MODULE: external "lazy:node:fs/promises"
var promises_ = __webpack_require__(9621);
;// CONCATENATED MODULE: ./js/cluster/recipe/cache.js





function cache_cacheOf(recipeFile) {
    return (0,job_files/* jobFile */._)((0,external_node_path_.dirname)(recipeFile), 'awsCredentials');
}
function checkOf(recipeFile) {
    return jobFile(dirname(recipeFile), 'askedKeys');
}
function readCache(path) {
    const value = (0,regular_file/* readJsonFile */.JE)(path);
    return isCredentials(value) ? value : undefined;
}
function cache_writeCache(path, credentials) {
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
        replacePrivateFile(path, JSON.stringify(content));
    }
    catch {
        return;
    }
}
function isCredentials(value) {
    if (!(0,json/* isMapping */.pi)(value))
        return false;
    const { accessKeyId, secretAccessKey, sessionToken, expiresMs } = value;
    const texts = [accessKeyId, secretAccessKey, sessionToken ?? ''];
    return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}

// EXTERNAL MODULE: ./js/cluster/recipe/recipe.js
var recipe = __webpack_require__(7619);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig/write.js










async function writeKubeconfig(access, folder) {
    const path = jobFile(folder, 'kubeconfig');
    try {
        await mkdir(folder, { mode: 0o700 });
        const lasting = { ...access, identity: await lastingIdentity(access.identity, folder) };
        writePrivateFile(path, `${JSON.stringify(renderKubeconfig(lasting), null, 2)}\n`);
    }
    catch (error) {
        const hint = 'It must be a writable folder of this user, with some free space.';
        throw new ActionError({
            code: 'input',
            topic: 'runner',
            message: `RUNNER_TEMP cannot be written (${codeOf(error) ?? messageOf(error)}).`,
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
        'certificate-authority-data': access.caPem === undefined ? undefined : toBase64(access.caPem),
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
    return { extensions: [{ name: PLUGIN_EXTENSION, extension: identity.plugin.clusterConfig }] };
}
function renderCertificate(access) {
    if (access.certificate.kind === 'none')
        return {};
    const { certificatePem, keyPem } = access.certificate;
    return { 'client-certificate-data': toBase64(certificatePem), 'client-key-data': toBase64(keyPem) };
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
        writeCache(cacheOf(recipeFile), known);
    await copyOwnFiles(PLUGIN_FILES, folder);
    if (needsSdk(recipe))
        await copyOwnFiles(SDK_FILES, folder);
    writePrivateFile(recipeFile, JSON.stringify(recipe));
    return ownPlugin([plugin, recipeFile]);
}
const PLUGIN_FILES = /^(\d+\.)?plugin\.js$/;
const SDK_FILES = /^aws-credentials\.js$/;
async function copyOwnFiles(names, folder) {
    const own = dirname(process.argv[1] ?? '');
    for (const name of (await readdir(own)).filter((one) => names.test(one)))
        writePrivateFile(join(folder, name), await readFile(join(own, name)));
}
function readInstalledPlugin({ args }, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (args[0] !== plugin || args[1] !== recipeFile)
        return undefined;
    return { recipe: (0,recipe/* readRecipe */.XQ)(recipeFile), known: readCache(cache_cacheOf(recipeFile)) };
}
function pathsIn(folder) {
    return [(0,job_files/* jobFile */._)(folder, 'plugin'), (0,job_files/* jobFile */._)(folder, 'recipe')];
}
function writeBuildsKubeconfig(access, token, folder) {
    const path = jobFile(folder, 'buildKubeconfig');
    const identity = { kind: 'token-file', path: jobFile(folder, 'buildToken') };
    const certificate = { kind: 'none' };
    const builds = { ...access, identity, impersonation: undefined, certificate };
    replaceBuildToken(folder, token);
    writePrivateFile(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`);
    return path;
}
function replaceBuildToken(folder, token) {
    replacePrivateFile(jobFile(folder, 'buildToken'), token);
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig/kubeconfig.js












function readKubeconfig(source, choice) {
    const merged = merge_mergeKubeconfig(source.parts);
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
const NO_CONTEXT = fieldsOf({}, 'kubeconfig.contexts');
const NO_USER = { name: '', fields: fieldsOf({}, 'kubeconfig.users'), folder: '' };
function pickContext(merged, wanted) {
    const name = wanted ?? merged.currentContext;
    if (name === undefined && !hasNameless(merged.contexts)) {
        if (hasNameless(merged.clusters))
            return NO_CONTEXT;
        throw fields_kubeconfigError('The kubeconfig has no current-context.', `Set \`context\`. ${knownContexts(merged)}`);
    }
    return namedIn(merged, 'contexts', name ?? '').fields;
}
function invalid(message, hint) {
    return (0,errors/* inputError */.Xu)('kubeconfig', message, hint, 'kubeconfig-invalid');
}
function required(fields, name) {
    const value = fields.text(name);
    if (value !== undefined)
        return value;
    throw invalid(`${fields.where}.${name} is missing.`);
}
function readNamespace(context, chosen) {
    if (chosen !== undefined)
        return chosen;
    const namespace = context.text('namespace') ?? 'default';
    if (isDnsLabel(namespace))
        return namespace;
    throw invalid(`${context.where}.namespace is not a DNS label.`, 'Set `namespace`.');
}
function readServer(cluster) {
    if (cluster.flag('insecure-skip-tls-verify')) {
        const hint = 'Use certificate-authority-data instead.';
        throw invalid('insecure-skip-tls-verify would trust any server.', hint);
    }
    const server = required(cluster, 'server');
    const url = URL.canParse(server) ? new URL(server) : undefined;
    if (url?.protocol !== 'https:' || url.username || url.password) {
        throw invalid(`${cluster.where}.server must be an https:// URL without a user.`);
    }
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function readProxy(cluster) {
    const proxy = cluster.text('proxy-url');
    if (proxy === undefined)
        return undefined;
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (url === undefined || !(0,network_proxy/* isUsable */.Ng)(url) || !(0,network_proxy/* hasPlainUser */.gG)(url)) {
        throw invalid(`${cluster.where}.proxy-url must be an http:// or https:// URL.`, 'Percent-encode special characters of its password. socks5 is not supported.');
    }
    return proxy;
}
async function readOwnKubeconfig(folder, namespace) {
    const given = (0,job_files/* jobFile */._)(folder, 'kubeconfig');
    const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), {
        context: undefined,
        namespace,
    });
    const left = access.identity.kind === 'exec' ? readInstalledPlugin(access.identity.plugin, folder) : undefined;
    return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}


/***/ }),

/***/ 42:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
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

/***/ 1963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   gG: () => (/* binding */ hasPlainUser),
/* harmony export */   iJ: () => (/* binding */ proxyFor),
/* harmony export */   rq: () => (/* binding */ readProxies),
/* harmony export */   wV: () => (/* binding */ basicOf)
/* harmony export */ });
/* unused harmony export isDirect */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1932);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _lib_base64_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2416);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5592);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26);





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
    return pair === ':' ? undefined : (0,_lib_base64_js__WEBPACK_IMPORTED_MODULE_2__/* .toBase64 */ .n)(pair);
}
function unusable(variable, { protocol }, host) {
    const message = `The variable ${variable} names a ${(0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(protocol, 10)} proxy, which this action cannot use.`;
    const hint = `Use an http:// or https:// proxy, or add ${(0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_3__/* .truncate */ .xv)(host, 100)} to NO_PROXY.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({ code: 'input', topic: 'proxy', message, hint });
}
function isDirect({ host, port }, noProxy) {
    if (host === 'localhost' || isLoopback(host))
        return true;
    const entries = (noProxy ?? '').split(',').map((entry) => entry.trim().toLowerCase());
    return entries.some((entry) => entry === '*' || matches(entry, host, port));
}
function matches(entry, host, port) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && isInSubnet(entry, host))
        return true;
    const [name, onPort] = splitPort(entry);
    if (name.length === 0 || (onPort !== undefined && onPort !== port))
        return false;
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) !== 0)
        return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && isInSubnet(`${name}/${(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name) === 4 ? 32 : 128}`, host);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0)
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
    const version = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(net);
    if (version === 0 || version !== (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(own) || length < 0 || length > (version === 4 ? 32 : 128))
        return false;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
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
    return /^[\x20-\x7e]*$/.test(name) ? name : (0,node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)(name) || name;
}


/***/ }),

/***/ 4409:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
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

"use strict";
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
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2567);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1963);









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


/***/ }),

/***/ 9620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p1: () => (/* binding */ expiryOf),
  nT: () => (/* binding */ mintIdToken),
  UD: () => (/* binding */ readIdTokenService)
});

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __webpack_require__(26);
// EXTERNAL MODULE: ./js/lib/json.js
var json = __webpack_require__(2369);
// EXTERNAL MODULE: ./js/lib/system/regular-file.js
var regular_file = __webpack_require__(9672);
;// CONCATENATED MODULE: ./js/lib/github/outsiders.js


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
    check_run: (payload) => ofChecks((0,json/* mappingOf */.GS)((0,json/* mappingOf */.GS)(payload, 'check_run'), 'check_suite')),
    check_suite: (payload) => ofChecks((0,json/* mappingOf */.GS)(payload, 'check_suite')),
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
    const pull = (0,json/* mappingOf */.GS)(payload, 'pull_request');
    const [head, base] = [(0,json/* mappingOf */.GS)(pull, 'head'), (0,json/* mappingOf */.GS)(pull, 'base')];
    return isOneRepository((0,json/* mappingOf */.GS)(head, 'repo'), (0,json/* mappingOf */.GS)(base, 'repo')) ? 'none' : 'code';
}
function ofRelay(payload) {
    const pull = (0,json/* mappingOf */.GS)((0,json/* mappingOf */.GS)(payload, 'client_payload'), 'pull_request');
    const head = (0,json/* textOf */.b6)((0,json/* mappingOf */.GS)((0,json/* mappingOf */.GS)(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === (0,json/* textOf */.b6)((0,json/* mappingOf */.GS)(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
function ofRun(payload) {
    const run = (0,json/* mappingOf */.GS)(payload, 'workflow_run');
    if (!isOneRepository((0,json/* mappingOf */.GS)(run, 'head_repository'), (0,json/* mappingOf */.GS)(run, 'repository')))
        return 'code';
    const event = (0,json/* textOf */.b6)(run, 'event') ?? '';
    return /^pull_request/.test(event) ? 'none' : judge(event, {});
}
function ofComment(payload) {
    const issue = (0,json/* mappingOf */.GS)(payload, 'issue');
    return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}
function ofChecks(suite) {
    return (0,json/* textOf */.b6)(suite, 'head_branch') === undefined ? 'code' : 'none';
}
function ofStatus(payload) {
    return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}
function isOneRepository(head, base) {
    const name = (0,json/* textOf */.b6)(head, 'full_name');
    return name !== undefined && name === (0,json/* textOf */.b6)(base, 'full_name');
}
function readEvent(path) {
    const file = (0,regular_file/* readRegularFile */.XF)(path);
    return file.kind === 'none' ? {} : (0,json/* readMapping */.vh)((0,regular_file/* utf8 */.As)(file.bytes) ?? '');
}

;// CONCATENATED MODULE: ./js/lib/github/empty-secrets.js



const WITHOUT_SECRETS = /^pull_request(_review|_review_comment)?$/;
function whySecretsAreEmpty(run) {
    const { actor, eventName } = run;
    if (WITHOUT_SECRETS.test(eventName) && outsidersIn(run) === 'code')
        return "A fork's pull request gets no secrets and no ID token: inputs from secrets are empty.";
    if (actor === 'dependabot[bot]')
        return "Dependabot's runs get only Dependabot's own secrets: inputs from other secrets are empty.";
    return undefined;
}
function withEmptySecrets(thrown, why) {
    const error = (0,errors/* toActionError */.ie)(thrown);
    if (why === undefined || error.code === 'internal')
        return error;
    const both = error.hint === undefined ? why : `${why} ${error.hint}`;
    const hint = error.message.length + both.length < safe_text/* LONGEST_HEADLINE */.Qs ? both : why;
    return (0,errors/* changedError */.zi)(error, { message: (0,safe_text/* fitHeadline */.GA)(error.message, hint), hint });
}

// EXTERNAL MODULE: ./js/lib/jwt.js
var lib_jwt = __webpack_require__(6586);
;// CONCATENATED MODULE: ./js/cluster/recipe/id-token.js




function readIdTokenService(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    if (url && token)
        return { kind: 'service', url, token };
    const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
    return { kind: 'none', why: whySecretsAreEmpty({ actor: '', eventName, eventPath }) };
}
function noIdTokens(why) {
    const hint = 'Give the job `permissions: id-token: write`. In a container or under sudo, pass on both variables.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return withEmptySecrets(new errors/* ActionError */.lZ({ code: 'unauthorized', topic: 'id-token', message: what, hint }), why);
}
async function mintIdToken(service, audience, send, signal) {
    if (service.kind === 'none')
        throw noIdTokens(service.why);
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
    const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
    const token = answer.status === 200 ? (0,json/* textOf */.b6)((0,json/* readMapping */.vh)(answer.text), 'value') : undefined;
    if (token !== undefined)
        return token;
    const hint = 'A job can get ID tokens for about 6 hours.';
    throw new errors/* ActionError */.lZ({
        code: 'unauthorized',
        topic: 'id-token',
        message: `GitHub gave no ID token (status ${answer.status}).`,
        hint,
    });
}
function expiryOf(jwt) {
    const { exp } = (0,lib_jwt/* claimsOf */.ds)(jwt);
    return typeof exp === 'number' ? exp * 1000 : undefined;
}


/***/ }),

/***/ 7619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ secretsOfRecipe),
/* harmony export */   XQ: () => (/* binding */ readRecipe)
/* harmony export */ });
/* unused harmony export needsSdk */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5592);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2369);
/* harmony import */ var _lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9672);




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
    return kind === 'id-token' || role !== undefined || keysOf(facts) === undefined;
}
function readRecipe(path) {
    const file = (0,_lib_system_regular_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .XF)(path);
    if (file.kind === 'none')
        throw noRecipe(`it cannot be read: ${file.why}`);
    const recipe = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(file.bytes.toString('utf8'));
    if (recipe === undefined)
        throw noRecipe('it is not JSON');
    if (!isRecipe(recipe))
        throw noRecipe('it is not one of this version');
    return recipe;
}
function isRecipe(value) {
    if (!(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(value))
        return false;
    if (value.kind === 'github')
        return typeof value.audience === 'string';
    const { source, clusterId, region, stsUrl } = value;
    const texts = [clusterId, region, stsUrl];
    return (value.kind === 'eks' &&
        texts.every((text) => typeof text === 'string') &&
        (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(source) &&
        (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(source.facts) &&
        (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isMapping */ .pi)(source.facts.variables));
}
function noRecipe(why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
        code: 'unauthorized',
        topic: 'credentials-file',
        message: `This job's credentials file is unusable (${why}).`,
        hint: 'Has the post step of this job already run?',
    });
}


/***/ }),

/***/ 2416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toBase64)
/* harmony export */ });
function toBase64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}


/***/ }),

/***/ 9559:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
/* unused harmony export parseDuration */


const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
function parseDuration(input, text, bounds) {
    const ms = durationMs(text);
    if (ms === undefined) {
        const shown = JSON.stringify(truncate(text, 40));
        throw inputError(input, `${shown} is not a duration.`, 'Write it like 90s, 30m or 1h30m.');
    }
    if (ms < bounds.leastMs || ms > bounds.mostMs) {
        const range = `${formatDuration(bounds.leastMs)} to ${formatDuration(bounds.mostMs)}`;
        throw inputError(input, `${truncate(text, 40)} is out of range.`, `Use ${range}.`);
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

/***/ 8394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ jobFile),
/* harmony export */   k: () => (/* binding */ FOLDER_PREFIX)
/* harmony export */ });
const FOLDER_PREFIX = 'setup-buildx-kubernetes-';
const JOB_FILES = {
    kubeconfig: 'kubeconfig',
    buildKubeconfig: 'build-kubeconfig',
    buildToken: 'build-token',
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

/***/ 6586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ audienceOf),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   et: () => (/* binding */ subjectOf)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2369);
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26);


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

/***/ 2617:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isWebhookDown),
/* harmony export */   k: () => (/* binding */ isAdmission)
/* harmony export */ });
function isWebhookDown(message) {
    return message.includes('failed calling webhook');
}
function isAdmission(message) {
    return (/is forbidden: (?!User ")|denied (?:the )?request|exceeded quota/.test(message) || isWebhookDown(message));
}


/***/ }),

/***/ 168:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ timestampMs)
/* harmony export */ });
/* unused harmony export ageMs */
function timestampMs(text) {
    const ms = Date.parse(text ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
function ageMs(text, nowMs) {
    const ms = timestampMs(text);
    return ms === undefined || nowMs === undefined ? undefined : nowMs - ms;
}


/***/ }),

/***/ 9819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ runChild)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2099);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);

function runChild(program, args, { env, signal, timeoutMs, largestBytes, output }, explain) {
    const options = {
        env: { ...env },
        signal,
        timeout: timeoutMs,
        maxBuffer: largestBytes,
        killSignal: 'SIGKILL',
    };
    return new Promise((done, failed) => {
        signal.throwIfAborted();
        let child;
        const kill = () => child?.kill('SIGKILL');
        signal.addEventListener('abort', kill);
        child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(program, args, options, (error, stdout, stderr) => {
            signal.removeEventListener('abort', kill);
            if (error === null)
                done(output === 'stderr' ? stderr : stdout);
            else
                failed(signal.aborted ? signal.reason : explain(error, stderr));
        });
        child.stdin?.end();
    });
}


/***/ }),

/***/ 7396:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jw: () => (/* binding */ CONFLICT_PACE),
/* harmony export */   v7: () => (/* binding */ pause),
/* harmony export */   wt: () => (/* binding */ poll)
/* harmony export */ });
/* unused harmony exports CONFLICT_TRIES, paceMs */
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
const CONFLICT_PACE = { firstMs: 700, longestMs: 5000 };
const CONFLICT_TRIES = 6;
function paceMs({ firstMs, longestMs }, round, random) {
    return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}
async function poll({ pace, tries, signal }, look) {
    for (let round = 0;; round += 1) {
        const found = await look(round);
        if (found !== undefined || round + 1 === tries)
            return found;
        const ms = typeof pace === 'function' ? pace(round) : paceMs(pace, round, Math.random());
        await pause(ms, signal);
    }
}


/***/ }),

/***/ 9672:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ utf8),
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   XF: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5592);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2369);



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