"use strict";
exports.id = 41;
exports.ids = [41];
exports.modules = {

/***/ 41:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchangeThroughProxies: () => (/* binding */ exchangeThroughProxies)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(692);
;// CONCATENATED MODULE: ./js/cluster/network/exchange.js



const AS_GO = { allowPartialTrustChain: true };
function requestVerified(url, options) {
    return (0,external_node_https_.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
function connectVerified(options) {
    return (0,external_node_tls_.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
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
    const send = target.protocol === 'http:' ? external_node_http_.request : requestVerified;
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
// EXTERNAL MODULE: ./js/cluster/network/fault.js
var fault = __webpack_require__(567);
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
        if (!(0,fault/* isUnknownAuthority */.c2)(error))
            throw error;
        const wider = { ca: [...(0,external_node_tls_.getCACertificates)('default'), ...systemAuthorities(proxies)] };
        known.set(key, wider);
        return connect(wider);
    }
}
function systemAuthorities({ authorityFile: file, authorityFolders: list }) {
    const files = file ? [file] : FILES;
    const folders = list ? list.split(':') : FOLDERS;
    const bundle = files.map(textOf).find((text) => text !== undefined);
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => textOf((0,external_node_path_.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap((pem) => certificatesIn(pem ?? '')))];
}
function certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function textOf(path) {
    try {
        return ((0,external_node_fs_.statSync)(path).isFile() && (0,external_node_fs_.readFileSync)(path, 'latin1')) || undefined;
    }
    catch {
        return undefined;
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

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(30);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(75);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(592);
// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __webpack_require__(26);
// EXTERNAL MODULE: ./js/cluster/network/proxy.js + 2 modules
var network_proxy = __webpack_require__(180);
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
            connected(error instanceof Error ? error : new Error((0,errors/* messageOf */.bD)(error)), new external_node_stream_.Duplex());
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
    return `${(0,external_node_net_.isIP)(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
}
function askFor(target, proxy, ca, limitMs) {
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    const basic = (0,network_proxy/* basicOf */.wV)(proxy);
    const headers = {
        host: target,
        ...(basic === undefined ? {} : { 'proxy-authorization': `Basic ${basic}` }),
    };
    const options = { method: 'CONNECT', host, path: target, headers, agent: false };
    const asking = proxy.protocol === 'https:'
        ?
            requestVerified(proxy, {
                ...options,
                port: proxy.port || 443,
                servername: (0,external_node_net_.isIP)(host) === 0 ? host : '',
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
    const what = status === 407
        ? 'rejected its user or password'
        : `does not allow connections to ${(0,safe_text/* truncate */.xv)(target, 100)}`;
    const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
    return new errors/* ActionError */.lZ({
        code: 'unreachable',
        topic: 'proxy',
        message: `The proxy of this runner ${what} (${status}).`,
        hint,
    });
}
function explained(error) {
    if (!(0,fault/* isCertificateFault */.iM)(error))
        return error;
    const hint = "Add its authority to the kubeconfig's certificate-authority-data, where that is set.";
    return new errors/* ActionError */.lZ({
        code: 'unreachable',
        topic: 'tls',
        message: `The proxy's certificate is not trusted: ${(0,fault/* certificateWords */.X$)(error)}.`,
        hint,
        cause: error,
    });
}
const TUNNEL_LIMIT_MS = 15_000;
function secureAgent(proxies, trust) {
    return new TunnelAgent({ proxyFor: (server) => (0,network_proxy/* proxyFor */.iJ)(server, proxies), limitMs: TUNNEL_LIMIT_MS }, trust);
}
function plainAgent(server, proxies) {
    const proxy = (0,network_proxy/* proxyFor */.iJ)(server, proxies);
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
        return connectVerified({ host, port, servername: (0,external_node_net_.isIP)(host) === 0 ? host : '' });
    }
}

;// CONCATENATED MODULE: ./js/cluster/network/exchange-through-proxies.js



function exchangeThroughProxies(request, proxies, signal) {
    const server = new URL(request.url);
    if (server.protocol === 'http:')
        return exchange(request, plainAgent(server, proxies), signal);
    return trustingSystem(proxies, (trust) => exchange(request, secureAgent(proxies, trust), signal));
}


/***/ })

};
;