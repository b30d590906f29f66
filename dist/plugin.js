/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = require("node:https");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require("node:tls");
;// CONCATENATED MODULE: ./js/cluster/network/exchange.js



const AS_GO = { allowPartialTrustChain: true };
function requestVerified(url, options) {
    return (0,external_node_https_namespaceObject.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
function connectVerified(options) {
    return (0,external_node_tls_namespaceObject.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
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
    const send = target.protocol === 'http:' ? external_node_http_namespaceObject.request : requestVerified;
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
;// CONCATENATED MODULE: ./js/lib/base64.js
function toBase64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

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

class ActionError extends Error {
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
    return new ActionError({ code: 'input', message: `Input ${input}: ${message}`, hint });
}
function conflictError(message, hint) {
    return new ActionError({ code: 'conflict', message, hint });
}
function unauthorizedError(message, hint) {
    return new ActionError({ code: 'unauthorized', message, hint });
}
function buildxError(message, hint) {
    return new ActionError({ code: 'buildx', message, hint });
}
const DISK_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);
function toActionError(thrown) {
    if (thrown instanceof ActionError)
        return thrown;
    const code = codeOf(thrown);
    if (DISK_FAULTS.has(code)) {
        const hint = 'RUNNER_TEMP and the Docker configuration need some free space.';
        return new ActionError({
            code: 'input',
            message: `A disk of this runner cannot be written (${code}).`,
            hint,
            cause: thrown,
        });
    }
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
    return pair === ':' ? undefined : toBase64(pair);
}
function unusable(variable, { protocol }, host) {
    const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
    const hint = `Name one of http:// or https://, or ${truncate(host, 100)} in NO_PROXY.`;
    return new ActionError({ code: 'input', message, hint });
}
function isDirect({ host, port }, noProxy) {
    if (host === 'localhost' || isLoopback(host))
        return true;
    const entries = (noProxy ?? '').split(',').map((entry) => entry.trim().toLowerCase());
    return entries.some((entry) => entry === '*' || matches(entry, host, port));
}
function matches(entry, host, port) {
    if ((0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInSubnet(entry, host))
        return true;
    const [name, onPort] = splitPort(entry);
    if (name.length === 0 || (onPort !== undefined && onPort !== port))
        return false;
    if ((0,external_node_net_namespaceObject.isIP)(name) !== 0)
        return (0,external_node_net_namespaceObject.isIP)(host) !== 0 && isInSubnet(`${name}/${(0,external_node_net_namespaceObject.isIP)(name) === 4 ? 32 : 128}`, host);
    if ((0,external_node_net_namespaceObject.isIP)(host) !== 0)
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
function toAscii(name) {
    return /^[\x20-\x7e]*$/.test(name) ? name : (0,external_node_url_namespaceObject.domainToASCII)(name) || name;
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
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
    const bundle = files.map(textOf).find((text) => text !== undefined);
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => textOf((0,external_node_path_namespaceObject.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap((pem) => certificatesIn(pem ?? '')))];
}
function certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function textOf(path) {
    try {
        return ((0,external_node_fs_namespaceObject.statSync)(path).isFile() && (0,external_node_fs_namespaceObject.readFileSync)(path, 'latin1')) || undefined;
    }
    catch {
        return undefined;
    }
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_namespaceObject.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function isCertificateFault(thrown) {
    return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown));
}
const UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;
function isUnknownAuthority(thrown) {
    if (UNKNOWN.test(codeOf(thrown)))
        return true;
    return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}
function certificateWords({ message }) {
    return message.replace(/; if the root CA is installed locally.*$/, '');
}

;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
;// CONCATENATED MODULE: ./js/cluster/network/tunnel.js









class TunnelAgent extends external_node_https_namespaceObject.Agent {
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
            connected(error instanceof Error ? error : new Error(messageOf(error)), new external_node_stream_namespaceObject.Duplex());
        }
        return null;
    }
    #tunnel(proxy, options, connected) {
        const asking = askFor(targetOf(options), proxy, this.#tls.ca, this.#route.limitMs);
        this.#pending.add(asking);
        asking.once('close', () => this.#pending.delete(asking));
        asking.once('error', (error) => connected(explained(error), new external_node_stream_namespaceObject.Duplex()));
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
                servername: (0,external_node_net_namespaceObject.isIP)(host) === 0 ? host : '',
                ca,
            })
        : (0,external_node_http_namespaceObject.request)({ ...options, port: proxy.port || 80 });
    const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), limitMs);
    asking.once('connect', () => clearTimeout(timer));
    asking.once('close', () => clearTimeout(timer));
    return asking;
}
function refusal(status, target) {
    if (status !== 407 && status !== 403)
        return new Error(`the proxy answered ${status}`);
    const what = status === 407
        ? 'does not accept the credentials'
        : `does not allow connections to ${truncate(target, 100)}`;
    const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
    return new ActionError({
        code: 'unreachable',
        message: `The proxy of this runner ${what} (${status}).`,
        hint,
    });
}
function explained(error) {
    if (!isCertificateFault(error))
        return error;
    const hint = "Its authority must be among the kubeconfig's certificate-authority-data, where there is one.";
    return new ActionError({
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
        return new external_node_http_namespaceObject.Agent();
    const proxyEnv = { http_proxy: proxy.href };
    return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new external_node_http_namespaceObject.Agent({ proxyEnv });
}
class SecureProxyAgent extends external_node_http_namespaceObject.Agent {
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
        if (isLast || error instanceof ActionError)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./js/lib/job-files.js
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

;// CONCATENATED MODULE: ./js/lib/json.js
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
function json_textOf(mapping, name) {
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

;// CONCATENATED MODULE: ./js/lib/system/private-file.js


function writePrivateFile(path, content) {
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)(path, content, { mode: 0o600, flag: 'wx' });
    }
    catch (error) {
        if (codeOf(error) !== 'EEXIST')
            (0,external_node_fs_namespaceObject.rmSync)(path, { force: true });
        throw error;
    }
}
function replacePrivateFile(path, content, scratch = `${path}.${process.pid}`) {
    writeScratch(scratch, content);
    try {
        (0,external_node_fs_namespaceObject.renameSync)(scratch, path);
    }
    catch (error) {
        (0,external_node_fs_namespaceObject.rmSync)(scratch, { force: true });
        throw error;
    }
}
function writeScratch(path, content) {
    (0,external_node_fs_namespaceObject.rmSync)(path, { force: true });
    writePrivateFile(path, content);
}

;// CONCATENATED MODULE: ./js/lib/system/regular-file.js



const LARGEST_BYTES = 1024 * 1024;
function readRegularFile(path) {
    try {
        const stats = (0,external_node_fs_namespaceObject.statSync)(path);
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
function readJsonFile(path) {
    const file = readRegularFile(path);
    return file.kind === 'none' ? undefined : parseJson(file.bytes.toString('utf8'));
}
function readBounded(path) {
    const file = (0,external_node_fs_namespaceObject.openSync)(path, external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK);
    try {
        const bytes = Buffer.alloc(LARGEST_BYTES + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < bytes.length; length += read)
            read = (0,external_node_fs_namespaceObject.readSync)(file, bytes, length, bytes.length - length, null);
        return bytes.subarray(0, length);
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
}
function none(why) {
    return { kind: 'none', isMissing: false, why };
}

;// CONCATENATED MODULE: ./js/cluster/recipe/cache.js





function cacheOf(recipeFile) {
    return jobFile((0,external_node_path_namespaceObject.dirname)(recipeFile), 'awsCredentials');
}
function askedOf(recipeFile) {
    return jobFile((0,external_node_path_namespaceObject.dirname)(recipeFile), 'askedKeys');
}
function readCache(path) {
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

;// CONCATENATED MODULE: ./js/cluster/recipe/exec-credential.js
const V1 = 'client.authentication.k8s.io/v1';
const VERSIONS = [V1, 'client.authentication.k8s.io/v1beta1'];
function renderExecCredential(execInfo, { token, expiresMs }) {
    const expirationTimestamp = expiresMs === undefined ? {} : { expirationTimestamp: rfc3339(expiresMs) };
    return JSON.stringify({
        apiVersion: versionOf(execInfo),
        kind: 'ExecCredential',
        status: { token, ...expirationTimestamp },
    });
}
function rfc3339(ms) {
    return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
function versionOf(execInfo) {
    return VERSIONS.find((version) => execInfo.includes(`"${version}"`)) ?? V1;
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

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require("node:crypto");
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
        ['X-Amz-SignedHeaders', namesOf(signedHeaders)],
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
    const authorization = `${ALGORITHM} Credential=${credential}, SignedHeaders=${namesOf(headers)}, Signature=${signature}`;
    return { ...Object.fromEntries(headers), authorization };
}
function canonicalRequest(method, query, headers, body) {
    const lines = sorted(headers).map(([name, value]) => `${name}:${value.trim()}\n`);
    return [method, '/', query, lines.join(''), namesOf(headers), sha256(body)].join('\n');
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
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_namespaceObject.createHmac)('sha256', key).update(text).digest();
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
        throw new ActionError({
            code: 'input',
            message: `The EKS token has ${token.length} characters, and clusters refuse more than ${LONGEST_TOKEN}.`,
            hint: 'Assume the role with a shorter session policy, or none.',
        });
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs) };
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

;// CONCATENATED MODULE: ./js/cluster/aws/silence.js

function whySilent(error) {
    const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isEnded ? 'no answer in time' : codeOf(error) || messageOf(error);
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
        throw refused(where, `status ${answer.status}`, LOG_IN);
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
        throw refused(where, `status ${answer.status}`, 'Is a role associated with its service account?');
    return readJson(answer.text, where);
}
async function askNearby(send, request, where, hint, signal) {
    try {
        return await send(request, signal);
    }
    catch (error) {
        if (signal.aborted && signal.reason instanceof ActionError)
            throw signal.reason;
        throw refused(where, whySilent(error), hint);
    }
}
function readToken(path) {
    const file = readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined)
        return text;
    throw new ActionError({
        code: 'unauthorized',
        message: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.',
        hint: 'It must exist in later steps.',
    });
}
function readJson(text, where) {
    const answer = readMapping(text);
    const of = (name) => json_textOf(answer, name) ?? '';
    const expiresMs = Date.parse(of('Expiration'));
    const credentials = {
        accessKeyId: of('AccessKeyId'),
        secretAccessKey: of('SecretAccessKey'),
        sessionToken: of('Token'),
        expiresMs: Number.isNaN(expiresMs) ? Number.POSITIVE_INFINITY : expiresMs,
    };
    if (credentials.accessKeyId !== '' && credentials.secretAccessKey !== '')
        return credentials;
    throw refused(where, 'no credentials in its answer', LOG_IN);
}
function refused(where, why, hint) {
    return new ActionError({
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
        throw new ActionError({
            code: 'input',
            message: `There is no AWS profile ${JSON.stringify(place.name)}.`,
            hint: 'Check AWS_PROFILE.',
        });
    const odd = REFUSED.find((name) => profile[name] !== undefined);
    if (odd === undefined || profile.aws_access_key_id !== undefined)
        return profile;
    throw new ActionError({
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
    const file = readRegularFile(path);
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
    return truncate(toSafeLine(json_textOf(claimsOf(jwt), name) ?? ''), longest) || undefined;
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
    throw new ActionError({ code: 'unauthorized', message: what, hint: hintOfKeyFault(code) || hint });
}

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
function judge(eventName, payload) {
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
    const head = json_textOf(mappingOf(mappingOf(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === json_textOf(mappingOf(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
function ofRun(payload) {
    const run = mappingOf(payload, 'workflow_run');
    if (!isOneRepository(mappingOf(run, 'head_repository'), mappingOf(run, 'repository')))
        return 'code';
    const event = json_textOf(run, 'event') ?? '';
    return /^pull_request/.test(event) ? 'none' : judge(event, {});
}
function ofComment(payload) {
    const issue = mappingOf(payload, 'issue');
    return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}
function ofChecks(suite) {
    return json_textOf(suite, 'head_branch') === undefined ? 'code' : 'none';
}
function ofStatus(payload) {
    return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}
function isOneRepository(head, base) {
    const name = json_textOf(head, 'full_name');
    return name !== undefined && name === json_textOf(base, 'full_name');
}
function readEvent(path) {
    const file = readRegularFile(path);
    return file.kind === 'none' ? {} : readMapping(utf8(file.bytes) ?? '');
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
    return new ActionError({
        code: error.code,
        message: fitHeadline(error.message, hint),
        hint,
        cause: error.cause,
    });
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
    return withEmptySecrets(new ActionError({ code: 'unauthorized', message: what, hint }), why ?? '');
}
async function mintIdToken(service, audience, send, signal) {
    if (service.kind === 'none')
        throw noIdTokens(service.why);
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
    const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
    const token = answer.status === 200 ? json_textOf(readMapping(answer.text), 'value') : undefined;
    if (token !== undefined)
        return token;
    const hint = 'Its right to ask ends about 6 hours after the job began.';
    throw new ActionError({
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
        throw new ActionError({
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
    throw new ActionError({
        code: 'unauthorized',
        message: what,
        hint: 'It must be there in later steps too.',
    });
}
function aws_credentials_readToken(path) {
    const file = readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined && text !== '')
        return text;
    throw new ActionError({
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
    throw new ActionError({ code: 'unauthorized', message: what, hint });
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

;// CONCATENATED MODULE: ./js/cluster/recipe/recipe-file.js



function readRecipe(path) {
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

;// CONCATENATED MODULE: ./js/cluster/recipe/unanswered.js


function named(send) {
    return async (request, signal) => {
        try {
            return await send(request, signal);
        }
        catch (error) {
            if (signal.aborted && signal.reason instanceof ActionError)
                throw signal.reason;
            if (error instanceof ActionError)
                throw error;
            const hint = 'Check the way from this runner to it (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
            throw new ActionError({
                code: 'unreachable',
                message: `No credentials: ${new URL(request.url).host} was asked: ${whySilent(error)}.`,
                hint,
                cause: error,
            });
        }
    };
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: ./js/lib/system/uptime.js

function uptimeMs() {
    return (0,external_node_os_namespaceObject.uptime)() * 1000;
}

;// CONCATENATED MODULE: ./js/plugin.js











const BUDGET_MS = 9250;
const HARD_END_MS = 9600;
async function plugin_plugin(recipeFile) {
    const environment = process.env;
    const recipe = readRecipe(recipeFile);
    const over = new AbortController();
    const end = new DOMException('no time is left', 'TimeoutError');
    const timer = setTimeout(() => over.abort(end), BUDGET_MS - performance.now());
    const cacheFile = cacheOf(recipeFile);
    const askedFile = askedOf(recipeFile);
    const kitchen = {
        environment,
        send: named(retrying(sendThroughProxies(readProxies(environment)))),
        nowMs: Date.now,
        uptimeMs: uptimeMs,
        recall: () => readCache(cacheFile),
        remember: (credentials) => writeCache(cacheFile, credentials),
        recallAsked: () => readAsked(askedFile),
        rememberAsked: (asked) => writeAsked(askedFile, asked),
    };
    try {
        return renderExecCredential(environment.KUBERNETES_EXEC_INFO ?? '', await bearerBy(recipe, kitchen, over.signal));
    }
    finally {
        clearTimeout(timer);
    }
}
function hardEnd() {
    const hint = 'Check the way from this runner to GitHub and AWS (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
    const end = new ActionError({ code: 'unreachable', message: 'No credentials: no answer in 10 s.', hint });
    return new Promise((_, failed) => setTimeout(() => failed(end), HARD_END_MS - performance.now()));
}
const PREFIX = 'setup-buildx-kubernetes: ';
function lineOf({ code, message, hint }) {
    const what = `${PREFIX}${fitHeadline(message, `${PREFIX}${hint}`)}`;
    return toSafeLine(explain(new ActionError({ code, message: what, hint })).headline);
}
const [, , recipeFile = ''] = process.argv;
Promise.race([plugin_plugin(recipeFile), hardEnd()]).then((text) => {
    process.stdout.write(`${text}\n`, () => process.exit(0));
}, (thrown) => {
    process.stderr.write(`${lineOf(toActionError(thrown))}\n`, () => process.exit(1));
});

module.exports = __webpack_exports__;
/******/ })()
;