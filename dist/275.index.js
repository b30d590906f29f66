"use strict";
exports.id = 275;
exports.ids = [275];
exports.modules = {

/***/ 6275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  enterEksCluster: () => (/* binding */ enterEksCluster)
});

// EXTERNAL MODULE: ./js/cluster/aws/source.js
var source = __webpack_require__(7087);
// EXTERNAL MODULE: external "lazy:node:net"
var external_lazy_node_net_ = __webpack_require__(1932);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __webpack_require__(3488);
// EXTERNAL MODULE: ./js/cluster/aws/partition.js
var partition = __webpack_require__(4938);
// EXTERNAL MODULE: ./js/cluster/network/proxy.js + 1 modules
var proxy = __webpack_require__(4677);
// EXTERNAL MODULE: ./js/cluster/recipe/aws-clock.js
var aws_clock = __webpack_require__(1079);
// EXTERNAL MODULE: ./js/cluster/recipe/mint.js + 4 modules
var mint = __webpack_require__(6639);
// EXTERNAL MODULE: ./js/cluster/aws/caller.js
var caller = __webpack_require__(6717);
// EXTERNAL MODULE: ./js/cluster/aws/facts.js
var aws_facts = __webpack_require__(1731);
// EXTERNAL MODULE: ./js/cluster/network/trust.js
var trust = __webpack_require__(4409);
// EXTERNAL MODULE: ./js/cluster/network/tunnel.js
var tunnel = __webpack_require__(2281);
;// CONCATENATED MODULE: ./js/cluster/eks/describe.js






const CONNECT_MS = 5000;
const ANSWER_MS = 10_000;
const loadEksClient = () => __webpack_require__.e(/* import() */ 448).then(__webpack_require__.t.bind(__webpack_require__, 5448, 19));
function describeCluster(question, signal) {
    return (0,trust/* trustingSystem */.M)(question.proxies, (trust) => describeTrusting(trust, question, signal));
}
async function describeTrusting(trust, question, signal) {
    const { EKSClient, DescribeClusterCommand } = await loadEksClient();
    const { facts, proxies } = question;
    const { accessKeyId, secretAccessKey, sessionToken } = question.credentials;
    const client = new EKSClient({
        region: question.region,
        useFipsEndpoint: question.useFips,
        useDualstackEndpoint: question.useDualStack,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
        requestHandler: {
            httpAgent: (0,tunnel/* plainAgent */.G_)(plainEndpoint(facts), proxies),
            httpsAgent: (0,tunnel/* secureAgent */.hY)(proxies, trust),
            connectionTimeout: CONNECT_MS,
            requestTimeout: ANSWER_MS,
            throwOnRequestTimeout: true,
        },
    });
    let dateMs;
    client.middlewareStack.add((next) => async (args) => {
        const result = await next(args);
        dateMs = dateOf(result.response);
        return result;
    }, { step: 'deserialize', priority: 'low' });
    try {
        const { cluster } = await client.send(new DescribeClusterCommand({ name: question.name }), {
            abortSignal: signal,
        });
        return { ...readCluster(question.name, cluster), dateMs };
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof errors/* ActionError */.lZ ? error : explain(question, error);
    }
    finally {
        client.destroy();
    }
}
function plainEndpoint(facts) {
    const own = (0,aws_facts/* readUrl */.wo)(facts, 'AWS_ENDPOINT_URL_EKS') ?? (0,aws_facts/* readUrl */.wo)(facts, 'AWS_ENDPOINT_URL');
    return new URL(own ?? 'http://localhost');
}
function dateOf(response) {
    const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
    const date = typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
    return typeof date === 'string' ? (0,caller/* timeOf */.nR)(date) : undefined;
}
function readCluster(name, cluster) {
    if (cluster?.connectorConfig !== undefined)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'eks-not-found',
            message: `Cluster ${name} is only registered with EKS, which does not run it.`,
            hint: 'Use `kubeconfig` for it.',
        });
    if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
        throw new errors/* ActionError */.lZ({
            code: 'not-ready',
            topic: 'eks-not-active',
            message: `EKS cluster ${name} is ${cluster?.status ?? 'not there'}.`,
            hint: 'It must be ACTIVE.',
        });
    const { endpoint, certificateAuthority, resourcesVpcConfig: network } = cluster;
    const ca = certificateAuthority?.data;
    if (!endpoint || !ca)
        throw new errors/* ActionError */.lZ({
            code: 'not-ready',
            topic: 'eks-not-active',
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
            vpc: network?.vpcId,
        },
    };
}
function explain({ name, region }, error) {
    const code = error instanceof Error ? error.name : '';
    const words = (0,safe_text/* truncate */.xv)((0,safe_text/* withoutSecrets */.cT)((0,safe_text/* toSafeLine */.Dg)((0,errors/* messageOf */.bD)(error))), 100);
    if (code === 'ResourceNotFoundException')
        return new errors/* ActionError */.lZ({
            code: 'input',
            topic: 'eks-not-found',
            message: `EKS cluster ${name} does not exist in ${region} of this account.`,
            hint: 'Check `eks-cluster`, `aws-region` and the role.',
            cause: error,
        });
    if (code.startsWith('AccessDenied'))
        return new errors/* ActionError */.lZ({
            code: 'forbidden',
            topic: 'eks-describe',
            message: `The AWS role may not use eks:DescribeCluster on ${name}.`,
            hint: 'Allow it, or set `server` and `certificate-authority`.',
            cause: error,
        });
    if (/Token|Signature|Unrecognized|MissingAuthentication|RequestTimeTooSkewed|RequestExpired/.test(code))
        return new errors/* ActionError */.lZ({
            code: 'unauthorized',
            topic: 'aws-keys',
            message: `EKS rejected the AWS credentials: ${code}: ${words}.`,
            hint: 'Check whether they have expired.',
            cause: error,
        });
    const why = code === 'TimeoutError' ? 'no answer in time' : `${code === 'Error' ? '' : `${code}: `}${words}`;
    return new errors/* ActionError */.lZ({
        code: 'unreachable',
        topic: 'eks-describe',
        message: `EKS in ${region} did not answer about ${name}: ${why}.`,
        hint: 'Check `aws-region`, and the network between this runner and it (proxy, VPC endpoint).',
        cause: error,
    });
}

;// CONCATENATED MODULE: ./js/cluster/eks/entry.js








async function enterEks(request, context, signal) {
    const { name, region, useFips, useDualStack, given, source, proxies } = request;
    const clockReadAt = { nowMs: context.nowMs(), uptimeMs: context.uptimeMs() };
    const recipe = {
        kind: 'eks',
        ...{ cluster: name, clusterId: name, region, useFips, useDualStack, source },
        stsUrl: request.stsUrl ?? `https://${(0,partition/* stsHost */.H)(region, request)}`,
        ...{ madeMs: clockReadAt.nowMs, clockOffsetMs: 0, clockReadAt },
    };
    if (given !== undefined)
        return { ...given, recipe, known: undefined };
    const [credentials] = await Promise.all([(0,mint/* awsCredentialsBy */.B)(recipe, context, signal), loadEksClient()]);
    const question = { name, region, useFips, useDualStack, credentials, facts: source.facts, proxies };
    const { clusterId, server, caPem, reach, dateMs } = await describeCluster(question, signal);
    const awsMs = context.nowMs() + (0,aws_clock/* clockOffset */.wy)(dateMs, context.nowMs());
    await refuseOutOfReach(name, server, reach, (0,proxy/* proxyFor */.iJ)(new URL(server), proxies) !== undefined);
    return {
        server,
        caPem,
        known: credentials,
        recipe: { ...(0,aws_clock/* atServerTime */.M8)(recipe, context, dateMs), clusterId, madeMs: awsMs },
    };
}
const entry_CONNECT_MS = 5000;
async function refuseOutOfReach(name, server, reach, hasProxy) {
    const isForAll = reach.isPublic && (reach.publicCidrs.length === 0 || reach.publicCidrs.includes('0.0.0.0/0'));
    if (isForAll || hasProxy || (await isReachable(new URL(server))))
        return;
    const vpc = reach.vpc ?? 'its VPC';
    const what = reach.isPublic
        ? `The endpoint of EKS cluster ${name} is open only to ${(0,safe_text/* truncate */.xv)(reach.publicCidrs.join(', '), 100)}, and this runner cannot reach it.`
        : `The endpoint of EKS cluster ${name} is private, and this runner cannot reach it.`;
    throw new errors/* ActionError */.lZ({
        code: 'unreachable',
        topic: 'eks-private',
        message: what,
        hint: `Run the job in ${vpc} or in a network that is routed to it, or set HTTPS_PROXY.`,
    });
}
function isReachable({ hostname, port }) {
    return new Promise((done) => {
        const socket = (0,external_lazy_node_net_.connect)({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
        const end = (isOpen) => {
            socket.destroy();
            done(isOpen);
        };
        socket.setTimeout(entry_CONNECT_MS, () => end(false));
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}

// EXTERNAL MODULE: ./js/cluster/recipe/context.js + 1 modules
var recipe_context = __webpack_require__(5832);
// EXTERNAL MODULE: ./js/lib/github/empty-secrets.js
var empty_secrets = __webpack_require__(2502);
// EXTERNAL MODULE: ./js/action/runner/log.js
var log = __webpack_require__(7239);
;// CONCATENATED MODULE: ./js/action/setup/enter-eks.js





async function enterEksCluster(request, environment, signal) {
    const context = (0,recipe_context/* openMintContext */.e)(environment, log/* runnerLog */.t1.mask, undefined);
    const entry = await enterEks(request, context, signal).catch((thrown) => {
        signal.throwIfAborted();
        const isEmpty = request.source.kind === 'environment' && (0,source/* hasNothingSet */.qM)(request.source.facts);
        throw (0,empty_secrets/* withEmptySecrets */.z)(thrown, isEmpty ? (0,empty_secrets/* whySecretsAreEmpty */.N)(environment) : undefined);
    });
    return { entry, source: `eks-cluster ${request.name}` };
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