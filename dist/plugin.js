/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = require("node:http");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = require("node:util");
;// CONCATENATED MODULE: ./js/lib/safe-text.js

/**
 * Text that comes from elsewhere (a cluster, a plugin, a registry), made harmless for the runner's log.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it as a command, on stdout
 * and stderr alike (actions/runner, src/Runner.Common/ActionCommand.cs); carriage returns and escape sequences
 * can hide either from the eye. Line breaks become spaces, so that one message stays one line.
 */
function toSafeLine(text) {
    return (0,external_node_util_namespaceObject.stripVTControlCharacters)(text)
        .replace(/[\r\n\u2028\u2029]+/g, ' ')
        .replace(/\p{Cc}|\p{Cf}/gu, '')
        .replaceAll('##[', '## [')
        .replace(/^(\s*):(?=:)/, '$1: ');
}
/** The longest line that tells an error, in characters: what a person reads at a glance. */
const LONGEST_HEADLINE = 300;
/** A remedy with long names of the cluster in its command may make the line longer: this much is told of the fault. */
const LEAST_WHAT = 120;
/**
 * What failed in words of others, cut so that it fits into one line together with our own remedy, which is told in
 * full. Errors that wrap others read from the outermost to the cause: the first link says what failed, the last ones
 * why, so links are taken out between them. A link that is too long by itself loses its middle.
 */
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
/** As many of the last links as have room. Of a last one that is too long, its start, and the links that lead to it. */
function lastLinks(links, room) {
    const [leading, last = ''] = [links.slice(0, -1), links.at(-1)];
    const isLong = last.length > room / 2;
    const kept = endOf(isLong ? leading : links, isLong ? room / 2 : room);
    if (!isLong)
        return { text: kept.join(''), isWhole: false };
    const lead = kept.join('');
    return { text: `${lead}${cutInside(last, room - lead.length)}`, isWhole: kept.length === leading.length };
}
/** The last of these texts, as many as have room together. */
function endOf(texts, room) {
    return texts.filter((_, index) => texts.slice(index).join('').length <= room);
}
const GAP = '…: ';
const LEAST_LINK = 30;
/** The start of a sentence tells most of it, and names stand at its end. */
function cutInside(text, limit) {
    if (text.length <= limit)
        return text;
    const endLength = Math.floor(limit / 3);
    return `${text.slice(0, limit - endLength - 1)}…${text.slice(-endLength)}`;
}
/**
 * The text of a program that may tell a secret of its own, without what looks like one: 20 characters or more in a row
 * that no person would write as words, with separators among them or without. Two colons in a row are none: programs
 * write them between words.
 */
function withoutSecrets(text) {
    return text
        .replace(/(?:[^\s"'`()<>[\]{},;:]|(?<!:):(?!:)){20,}/g, (word) => (looksRandom(word) ? '***' : word))
        .replace(/[\w+/=~-]{20,}/g, (word) => (/\d/.test(word) && /[a-z]/i.test(word) ? '***' : word));
}
/** Words as people write them, also in camel case or with a small number behind; versions and algorithms. */
const WORD = /^([A-Z]?[a-z]+|[A-Z]+|[A-Z]*[a-z]+([A-Z][a-z]{2,})+|[A-Z]+[a-z]{2,})?\d{0,2}$/;
const TERM = /^(v\d+(alpha|beta)\d+|k8s|i18n|(sha|x|p|ed|rsa|aes)\d+)$/i;
/** Signs that are in passwords rather than in addresses and paths. */
const ODD_SIGN = /[!$^*|~]/g;
/** True for 8 characters or more with odd signs, or of which half are in runs of letters and digits that are no words. */
function looksRandom(text) {
    if (text.length < 8)
        return false;
    if ((text.match(ODD_SIGN) ?? []).length > 1)
        return true;
    const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
    const odd = runs.filter((run) => /[A-Za-z]/.test(run) && !WORD.test(run) && !TERM.test(run));
    return odd.join('').length * 2 >= runs.join('').length && odd.length > 0;
}
/** The text cut to `limit` characters, so that a message stays readable. */
function truncate(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

;// CONCATENATED MODULE: ./js/lib/errors.js

/** The one error type of the action. */
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
/** What is wrong with one input: `message` is what follows after its name, as in `Input name: ...`. */
function inputError(input, message, hint) {
    return new ActionError({ code: 'input', message: `Input ${input}: ${message}`, hint });
}
/** The cluster, or the home of the runner, is in a state that this job must not change. */
function conflictError(message, hint) {
    return new ActionError({ code: 'conflict', message, hint });
}
/** The credentials of this job are of no use. */
function unauthorizedError(message, hint) {
    return new ActionError({ code: 'unauthorized', message, hint });
}
/** buildx is missing, is not what it should be, or failed. */
function buildxError(message, hint) {
    return new ActionError({ code: 'buildx', message, hint });
}
/** What a disk that is full or broken says, at whatever file it happened. */
const DISK_FAULTS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);
/** Anything that was thrown, as an ActionError; a foreign error becomes code `internal`. */
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
/** The text of anything that was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The code of an error of Node or the system, such as ENOENT; '' when it has none. */
function codeOf(thrown) {
    return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}
/** The error in one line, cut to what a person reads at a glance, and below it the chain of causes, outermost first. */
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
/** The error in one line, however long that is. */
function wholeOf({ message, hint }) {
    return inOneLine(message, hint);
}
/** Words of others come with or without a full stop of their own. */
function inOneLine(what, hint) {
    return `${what}${hint === undefined ? '' : ` ${hint}`}`.replace(/\.{2,}(?=\s|$)/g, '.');
}

;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
;// CONCATENATED MODULE: ./js/cluster/network/no-proxy.js


/**
 * True when NO_PROXY, or its being this machine, keeps a destination from the proxy. Go's rules
 * (golang.org/x/net/http/httpproxy), since buildx goes by them; Node's proxyEnv knows no CIDR, proxies loopback
 * addresses, and takes `example.com` for that one host.
 */
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
/** `host:port`, `[address]:port`, or no port at all. */
function splitPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
    return port === undefined ? [entry, ''] : [bracketed ?? plain ?? '', port];
}
/** Only within one family, unlike a BlockList's own rule: Go keeps `::/0` from holding IPv4 addresses. */
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
/** An IPv4 address that is written as an IPv6 one. */
function unmapped(address) {
    return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
function isLoopback(host) {
    return isInSubnet('127.0.0.0/8', host) || isInSubnet('::1/128', host);
}
function ascii(name) {
    return /^[\x20-\x7e]*$/.test(name) ? name : (0,external_node_url_namespaceObject.domainToASCII)(name) || name;
}

;// CONCATENATED MODULE: ./js/cluster/network/proxy.js



/** Reads the variables that Go, and so buildx, reads; the lower-case name of a variable counts more, an empty one not. */
function readProxies(variables) {
    return {
        http: variables.http_proxy || variables.HTTP_PROXY || undefined,
        https: variables.https_proxy || variables.HTTPS_PROXY || undefined,
        noProxy: variables.no_proxy || variables.NO_PROXY || undefined,
        authorityFile: variables.SSL_CERT_FILE || undefined,
        authorityFolders: variables.SSL_CERT_DIR || undefined,
    };
}
/**
 * Returns the proxy for requests to a server, undefined where they go straight: as Go, and so buildx, chooses it.
 *
 * @throws ActionError code `input` when the proxy is not for http or https.
 */
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
/** A URL, or `host:port` as Go takes it; what neither is, Go does not use, and so neither do we. */
function parseProxy(given) {
    const url = /^[a-z][a-z0-9+.-]*:\/\/./i.test(given) ? given : `http://${given}`;
    return URL.canParse(url) && hasPlainUser(new URL(url)) ? new URL(url) : undefined;
}
/** True for the proxies that this action can go through. */
function isUsable({ protocol, hostname }) {
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}
/** True when the user and the password can be decoded; Go refuses such a URL as a whole. */
function hasPlainUser({ username, password }) {
    try {
        decodeURIComponent(`${username}${password}`);
        return true;
    }
    catch {
        return false;
    }
}
/** A shorter user is a name such as `ci`, which is part of many a word. */
const SHORTEST_USER = 8;
/** The secrets of a proxy's URL, as they stand in it, as they are meant and as they travel. */
function proxySecrets(proxy) {
    const { username, password } = proxy;
    const isPlain = hasPlainUser(proxy);
    const forms = (text) => (isPlain ? [text, decodeURIComponent(text)] : [text]);
    const users = forms(username).filter((user) => user.length >= SHORTEST_USER);
    return [...users, ...forms(password), isPlain ? basicOf(proxy) : ''].filter((secret) => secret !== '');
}
/** User and password as a Basic log-in, '' without a user. */
function basicOf({ username, password }) {
    if (username === '' && password === '')
        return '';
    return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
}
function unusable(variable, { protocol }, host) {
    const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
    const hint = `Name one of http:// or https://, or ${truncate(host, 100)} in NO_PROXY.`;
    return new ActionError({ code: 'input', message, hint });
}

;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = require("node:https");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = require("node:stream");
;// CONCATENATED MODULE: ./js/cluster/network/certificate-fault.js

/** Certificate faults stay what they are however often one asks (codes of Node's tls documentation). */
function isCertificateFault(thrown) {
    return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown));
}
/** The faults that another authority to trust can end. */
const UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;
/** True when nobody whom we trust vouches for a server, or for the proxy before it, which the cause tells. */
function isUnknownAuthority(thrown) {
    if (UNKNOWN.test(codeOf(thrown)))
        return true;
    return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}
/** What a certificate fault says, without the advice to whoever starts Node: a workflow does not. */
function certificateWords({ message }) {
    return message.replace(/; if the root CA is installed locally.*$/, '');
}

;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require("node:tls");
;// CONCATENATED MODULE: ./js/cluster/network/verified.js


/**
 * The only two ways in which this action opens TLS. Node takes `rejectUnauthorized` from the variable
 * NODE_TLS_REJECT_UNAUTHORIZED where no option says it (lib/internal/tls), and jobs set that variable for servers of
 * their own; what we send holds credentials.
 */
/** What is named as an authority is trusted as it is, an intermediate one too, as by kubectl and buildx (Go, crypto/x509). */
const AS_GO = { allowPartialTrustChain: true };
/** An https request whose server, or proxy, is always verified. Not ended yet. */
function requestVerified(url, options) {
    return (0,external_node_https_namespaceObject.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
/** A TLS connection whose other end is always verified. */
function connectVerified(options) {
    return (0,external_node_tls_namespaceObject.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
}

;// CONCATENATED MODULE: ./js/cluster/network/tunnel.js









/** A proxy that has not let us through after this long never will. */
const TUNNEL_TIMEOUT_MS = 15_000;
/**
 * Connections to https servers, through an HTTP CONNECT proxy where there is one. Not Node's `proxyEnv`: it trusts a
 * https:// proxy by the system's authorities alone, while client-go, and so buildx, goes by those of the cluster; it
 * reads NO_PROXY in its own way; and its tunnels have no end. Server and proxy are always verified.
 */
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
            const proxy = this.#route(new URL(`https://${targetOf(options)}`));
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
        const asking = askFor(targetOf(options), proxy, this.#tls.ca);
        this.#pending.add(asking);
        asking.once('close', () => this.#pending.delete(asking));
        // An agent that gets an error does not look at the stream.
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
function askFor(target, proxy, ca) {
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    const basic = basicOf(proxy);
    const headers = { host: target, ...(basic === '' ? {} : { 'proxy-authorization': `Basic ${basic}` }) };
    const options = { method: 'CONNECT', host, path: target, headers, agent: false };
    const asking = proxy.protocol === 'https:'
        ? // Else the name to verify would be taken from the header `host`.
            requestVerified(proxy, {
                ...options,
                port: proxy.port || 443,
                servername: (0,external_node_net_namespaceObject.isIP)(host) === 0 ? host : '',
                ca,
            })
        : (0,external_node_http_namespaceObject.request)({ ...options, port: proxy.port || 80 });
    const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), TUNNEL_TIMEOUT_MS);
    asking.once('connect', () => clearTimeout(timer));
    asking.once('close', () => clearTimeout(timer));
    return asking;
}
/** A proxy's no to us is final; its trouble with the server is not. */
function refusal(status, target) {
    if (status !== 407 && status !== 403)
        return new Error(`the proxy answered ${status}`);
    const what = status === 407 ? 'does not accept the log-in' : `forbids the way to ${truncate(target, 100)}`;
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

;// CONCATENATED MODULE: ./js/cluster/network/agent.js





/** The connections to https servers, each through the proxy for it. */
function secureAgent(proxies, trust) {
    return new TunnelAgent((server) => proxyFor(server, proxies), trust);
}
/** The connections to one http server. Node goes through a proxy of http:// by itself, but only here is it chosen. */
function plainAgent(server, proxies) {
    const proxy = proxyFor(server, proxies);
    if (proxy === undefined)
        return new external_node_http_namespaceObject.Agent();
    const proxyEnv = { http_proxy: proxy.href };
    return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new external_node_http_namespaceObject.Agent({ proxyEnv });
}
/** Requests by http through a https:// proxy. Node writes them for the proxy, but would not always verify it. */
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

;// CONCATENATED MODULE: ./js/cluster/network/response.js
/**
 * Ends a request with this body ('' = none), and answers as soon as the response's head is there. Rejects on any error,
 * and at the signal.
 */
function responseTo(outgoing, body, signal) {
    return new Promise((done, failed) => {
        outgoing.once('response', done);
        outgoing.once('error', failed);
        // Node tells a request that has no socket yet of the signal only when it gets one, from a proxy perhaps never.
        signal.addEventListener('abort', () => failed(signal.reason), { once: true });
        outgoing.end(body === '' ? undefined : body);
    });
}

;// CONCATENATED MODULE: ./js/cluster/network/exchange.js



const LARGEST_ANSWER = 1024 * 1024;
/**
 * Sends a request by an agent that is for this one alone; rejects when there is no whole answer, or at the signal.
 * Follows no redirects.
 */
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
        // An answer that the signal cuts off looks like a lost connection.
        signal.throwIfAborted();
        throw error;
    }
    finally {
        // What still waits for a proxy would keep the process alive.
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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: ./js/cluster/network/system-authorities.js




/** Where distributions keep their bundle, and single certificates (Go, crypto/x509/root_linux.go). */
const FILES = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/ca-bundle.pem',
    '/etc/pki/tls/cacert.pem',
    '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    '/etc/ssl/cert.pem',
];
const FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];
/** By the variables that name a store; reading it takes some 20 ms, which only those wait for that need it. */
const known = new Map();
/**
 * Connects where nothing says whom to trust: by Node's authorities, and when they do not know the server's, once more
 * by those of this machine too, as kubectl and buildx do. From then on both are used from the start.
 */
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
/**
 * The authorities of this machine, in PEM, by Go's rules: the file of SSL_CERT_FILE, or the first bundle that is there,
 * and all files of the folders of SSL_CERT_DIR, or of the usual ones. Not Node's own reading of them: it knows no list
 * in SSL_CERT_DIR and fewer places, and it complains on stderr.
 */
function systemAuthorities({ authorityFile: file, authorityFolders: list }) {
    const files = file ? [file] : FILES;
    const folders = list ? list.split(':') : FOLDERS;
    const bundle = files.map(textOf).find((text) => text !== '') ?? '';
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => textOf((0,external_node_path_namespaceObject.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap(certificatesIn))];
}
function certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function textOf(path) {
    try {
        // What is no file may have no end.
        return (0,external_node_fs_namespaceObject.statSync)(path).isFile() ? (0,external_node_fs_namespaceObject.readFileSync)(path, 'latin1') : '';
    }
    catch {
        return '';
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

;// CONCATENATED MODULE: ./js/cluster/aws/http.js




/** Sends through these proxies. */
function sendThroughProxies(proxies) {
    return async (request, signal) => {
        const server = new URL(request.url);
        const isPlain = server.protocol === 'http:';
        if (isPlain)
            return exchange(request, plainAgent(server, proxies), signal);
        return trustingSystem(proxies, (trust) => exchange(request, secureAgent(proxies, trust), signal));
    };
}
/** Sends straight to the machine itself: a proxy cannot know who is asking there. */
const sendDirectly = sendThroughProxies(readProxies({}));

;// CONCATENATED MODULE: ./js/cluster/aws/retrying.js

const TRIES = 3;
/** One of AWS' servers that does not answer in this time seldom does later. */
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;
/** Asks up to three times: when there is no answer in `tryMs`, or one that says to come again. */
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
/** STS throttles with 400 (STS API reference, Common errors), and so does it say that GitHub gave it no keys in time. */
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
        // Such as a proxy's no, which is final.
        if (isLast || error instanceof ActionError)
            throw error;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./js/lib/json.js
/** True for a mapping, however it was parsed: own enumerable keys only, so `__proto__` is a name like any other. */
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Returns the value that a text of JSON is; undefined, which JSON has no word for, when the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Returns the mapping that a text of JSON is; an empty one for any other text. */
function readMapping(json) {
    const value = parseJson(json);
    return isMapping(value) ? value : {};
}
/** Returns the mapping of this name in a mapping; an empty one when there is none. */
function mappingOf(mapping, name) {
    const value = ownValue(mapping, name);
    return isMapping(value) ? value : {};
}
/** Returns the text of this name in a mapping; undefined for an empty one and for anything else. */
function json_textOf(mapping, name) {
    const value = ownValue(mapping, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Returns the number of this name in a mapping; undefined for anything else. */
function numberOf(mapping, name) {
    const value = ownValue(mapping, name);
    return typeof value === 'number' ? value : undefined;
}
function ownValue(mapping, name) {
    return Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}

;// CONCATENATED MODULE: ./js/lib/system/private-file.js


/**
 * Writes a new file, mode 0600, whole or not at all. Synchronous: our files are small, and a call of Node's promises
 * takes longer than the write.
 *
 * @throws Node's error with code EEXIST when there is a file, or with the code of the fault
 */
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
/**
 * Writes a file, mode 0600, in place of the one that may be there, in one step: whoever reads it sees the old one or the
 * new one. It is written to `scratch` first, which must be on the same file system.
 *
 * @throws Node's error with the code of the fault; the old file is then untouched, and nothing new is left
 */
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
/**
 * Writes a file that only one process writes, and that is to be moved elsewhere, mode 0600. One that a killed process
 * left there is removed first.
 *
 * @throws Node's error with the code of the fault; no file is left then
 */
function writeScratch(path, content) {
    (0,external_node_fs_namespaceObject.rmSync)(path, { force: true });
    writePrivateFile(path, content);
}

;// CONCATENATED MODULE: ./js/lib/system/regular-file.js



/** The largest file that an input may name, in bytes: real ones have a few thousand. */
const LARGEST_BYTES = 1024 * 1024;
/**
 * Reads a regular file of at most 1 MiB. It may be anywhere on the runner, also behind a link out of the workspace:
 * whoever writes the workflow can read every file of the runner anyway, and kubeconfigs are seldom in the workspace.
 * What is no regular file is not opened: a FIFO would wait for its writer, and a device has no end.
 */
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
/** The text, when the bytes are UTF-8. */
function utf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
/** Returns the value that a regular file of JSON has; undefined when there is none that can be read. */
function readJsonFile(path) {
    const file = readRegularFile(path);
    return file.kind === 'none' ? undefined : parseJson(file.bytes.toString('utf8'));
}
/** Reads at most one byte more than is allowed: what /proc shows has no size beforehand. */
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



/** Where the plugin keeps credentials for its next run. */
function cacheOf(recipeFile) {
    return `${recipeFile}.cache`;
}
/** Where the plugin notes for its next run what STS said of the job's own keys. */
function askedOf(recipeFile) {
    return `${recipeFile}.asked`;
}
/**
 * The credentials that an earlier run of the plugin left; undefined when there are none, or the file is not ours to
 * trust. Keys that never end are not left here: they are read where they come from.
 */
function readCache(path) {
    const value = readJsonFile(path);
    return isCredentials(value) ? value : undefined;
}
/** Leaves credentials for the next run. */
function writeCache(path, credentials) {
    if (Number.isFinite(credentials.expiresMs))
        write(path, credentials);
}
/** What an earlier run noted; undefined when there is nothing of use. */
function readAsked(path) {
    const value = readJsonFile(path);
    if (!isMapping(value))
        return undefined;
    const { atMs, refusal } = value;
    return typeof atMs === 'number' && typeof refusal === 'string' ? { atMs, refusal } : undefined;
}
/** Notes it for the next run. */
function writeAsked(path, asked) {
    write(path, asked);
}
/** What cannot be kept is asked for again by the next run. */
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
/**
 * A token as client-go takes it from a credential plugin (k8s.io/client-go/plugin/pkg/client/auth/exec), in the version
 * that `execInfo`, the variable KUBERNETES_EXEC_INFO, asks for.
 */
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
/** By the first parts of a region's name, as in AWS' own partitions.json. */
const OTHERS = {
    'cn-': { name: 'aws-cn', domain: 'amazonaws.com.cn', dualStackDomain: 'api.amazonwebservices.com.cn' },
    'us-gov-': { name: 'aws-us-gov', domain: 'amazonaws.com', dualStackDomain: 'api.aws' },
    'eusc-': { name: 'aws-eusc', domain: 'amazonaws.eu', dualStackDomain: 'api.amazonwebservices.eu' },
    'us-iso-': { name: 'aws-iso', domain: 'c2s.ic.gov', dualStackDomain: 'api.aws.ic.gov' },
    'us-isob-': { name: 'aws-iso-b', domain: 'sc2s.sgov.gov', dualStackDomain: 'api.aws.scloud' },
    'eu-isoe-': { name: 'aws-iso-e', domain: 'cloud.adc-e.uk', dualStackDomain: 'api.cloud-aws.adc-e.uk' },
    'us-isof-': { name: 'aws-iso-f', domain: 'csp.hci.ic.gov', dualStackDomain: 'api.aws.hci.ic.gov' },
};
/** The partition of a region; one that nobody knows yet is taken for a new commercial one, as AWS' own tools do. */
function partitionOf(region) {
    const found = Object.entries(OTHERS).find(([start]) => region.startsWith(start));
    return found?.[1] ?? COMMERCIAL;
}
/** The regional host of STS, by its own endpoint rules: GovCloud's ordinary one is the one with FIPS. */
function stsHost(region, { useFips, useDualStack }) {
    const { name, domain, dualStackDomain } = partitionOf(region);
    const isOrdinary = !useFips || (name === 'aws-us-gov' && !useDualStack);
    return `${isOrdinary ? 'sts' : 'sts-fips'}.${region}.${useDualStack ? dualStackDomain : domain}`;
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = require("node:crypto");
;// CONCATENATED MODULE: ./js/cluster/aws/sigv4.js

const ALGORITHM = 'AWS4-HMAC-SHA256';
/**
 * A GET URL that its bearer can use for `expiresSeconds`, signed in its query (AWS Signature Version 4, "Add the
 * signature to the query string"). `headers` beside host, with lower-case names, have to be sent with it.
 */
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
/** The headers of a signed POST to `/`, the given ones and Authorization among them (Signature Version 4). */
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
/** By code units, and not as people of some country sort. */
function sorted(pairs) {
    return pairs.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)));
}
/** RFC 3986, of which encodeURIComponent leaves out five characters. */
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
/** The verifier counts 15 minutes from X-Amz-Date; one is left for slow clocks, as by AWS' own tools. */
const LIFE_MS = 14 * 60_000;
/** kubernetes-sigs/aws-iam-authenticator, pkg/token/token.go refuses longer ones. */
const LONGEST_TOKEN = 4096;
/**
 * The token that EKS takes: a presigned GetCallerIdentity, whose header x-k8s-aws-id the cluster adds by itself
 * (aws-cli, awscli/customizations/eks/get_token.py; aws-iam-authenticator, pkg/token). Nothing is sent. `nowMs` is
 * AWS' time. Code `input` when credentials are so long that no cluster would take the token: none has refused it.
 */
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
/** A Date header has whole seconds, and the answer was on its way: less than this is no fault of a clock. */
const CLOCK_NOISE_MS = 5000;
/** What STS is asked for only to see its clock may not take long. */
const ASK_MS = 1000;
/** How far a clock is ahead of this runner's, 0 where that is nothing but noise or is not known. */
function clockOffset(dateMs, nowMs) {
    const ms = dateMs - nowMs;
    return Number.isNaN(ms) || Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}
/** The recipe by the clock of a server that has just refused a token of it; as it is where the server does not tell. */
function atServerTime(recipe, kitchen, dateMs) {
    if (Number.isNaN(dateMs))
        return recipe;
    const nowMs = kitchen.nowMs();
    const clockReadAt = { nowMs, uptimeMs: kitchen.uptimeMs() };
    return { ...recipe, clockOffsetMs: clockOffset(dateMs, nowMs), clockReadAt };
}
/**
 * The recipe with an offset that counts now. Machines that are resumed from a snapshot have their clock set after the
 * step has begun, and an offset that was measured before says nothing then: STS is asked for its time again. Where it
 * does not tell, a clock that was just set is right.
 */
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

/** Why a request has no answer, in a few words. */
function whySilent(error) {
    // A request that its signal ends is an AbortError, whatever the signal's reason.
    const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isEnded ? 'no answer in time' : codeOf(error) || messageOf(error);
}

;// CONCATENATED MODULE: ./js/cluster/aws/machine.js





/** The metadata service of a machine; an IPv6 address is chosen by AWS_EC2_METADATA_SERVICE_ENDPOINT. */
const IMDS_URL = 'http://169.254.169.254';
/**
 * What is missing where nothing else was found. No sign of EC2: at this address Azure has a service of its own, which
 * answers strangers with 400 or 404, and GitHub's runners are Azure's.
 */
const LOG_IN = 'Set role-to-assume with permissions id-token: write, or let an earlier step log in to AWS.';
/** Answers to containers get lost after one hop, by default (EC2 User Guide, "Instance metadata options"). */
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";
const TOKEN_SECONDS = 300;
/** Both are next door, but an agent may have to ask AWS first (botocore waits as long: utils.py). */
const MACHINE_MS = 1000;
const AGENT_MS = 2000;
/** The role of the machine (IMDSv2: EC2 User Guide, "Use the Instance Metadata Service"). */
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
/** What the agent of EKS Pod Identity, or ECS, has for this container (AWS SDKs, container credential provider). */
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


/** Ways to log in that need a browser, a program of its own, or a person with a code. */
const REFUSED = [
    'sso_session',
    'sso_start_url',
    'credential_process',
    'login_session',
    'credential_source',
    'mfa_serial',
];
/**
 * Reads a profile as AWS' tools do: the credentials file wins over the config file, whose sections are named
 * `profile NAME`. Code `input` when there is none, or one that logs in by what this action cannot do.
 */
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
/** What logs somebody in; a profile can also say no more than a region. */
const LOG_INS = ['aws_access_key_id', 'role_arn', ...REFUSED];
/** True when there is this profile, and it says how to log in. */
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
/** Sections of `key = value` lines. A line that is indented belongs to the value above it, and none of ours has one. */
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


/** Returns the claims of a JWT, which are not verified; an empty mapping for any other text. */
function claimsOf(jwt) {
    return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
const LONGEST_SUBJECT = 140;
const LONGEST_AUDIENCE = 60;
/** Returns whose a JWT is: what a trust policy has to match, and no secret. undefined when the token does not say. */
function subjectOf(jwt) {
    return shownClaim(jwt, 'sub', LONGEST_SUBJECT);
}
/** Returns for whom a JWT is; undefined when the token does not say, or names several. */
function audienceOf(jwt) {
    return shownClaim(jwt, 'aud', LONGEST_AUDIENCE);
}
function shownClaim(jwt, name, longest) {
    return truncate(toSafeLine(json_textOf(claimsOf(jwt), name) ?? ''), longest) || undefined;
}

;// CONCATENATED MODULE: ./js/cluster/aws/key-fault.js
/** Codes of STS about the keys themselves (AWS STS API reference, Common errors), and what to do about each. */
const HINTS = new Map([
    ['ExpiredToken', 'The AWS keys have ended: let a step before this one log in to AWS anew.'],
    [
        'InvalidClientTokenId',
        'AWS does not know the keys: check the access key, and the session token of temporary ones.',
    ],
    ['SignatureDoesNotMatch', 'Check the secret access key.'],
]);
/** What to do about keys that STS refuses with this code; '' when they are not what is wrong. */
function hintOfKeyFault(code) {
    return HINTS.get(code) ?? '';
}

;// CONCATENATED MODULE: ./js/cluster/aws/sts-call.js

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';
/** AWS takes signatures that are this old or this much ahead (IAM User Guide, "Signature Version 4"). */
const SKEW_MS = 5 * 60_000;
/** As STS says that, and as AWS' common errors say it. */
const SKEW_CODES = new Set([
    'SignatureDoesNotMatch',
    'InvalidSignatureException',
    'RequestExpired',
]);
/** Asks STS by nobody's keys. */
function askSts(sts, action, parameters, signal) {
    const headers = { 'content-type': CONTENT_TYPE };
    const body = sts_call_form(action, parameters);
    return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
}
/** Asks STS by these keys; by its own clock, when it refuses ours. */
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
/** STS answers in XML of a fixed form, with one value of each name that we read; '' when it is not there. */
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





/** Credentials of a role for the bearer of a web identity's token. Code `unauthorized` with STS' words. */
async function assumeRoleWithWebIdentity(sts, { roleArn, sessionName }, webIdentityToken, signal) {
    const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: webIdentityToken };
    const answer = await askSts(sts, 'AssumeRoleWithWebIdentity', parameters, signal);
    const [subject, audience] = [subjectOf(webIdentityToken), audienceOf(webIdentityToken)];
    const token = `its audience ${audience || '(none)'} and its subject ${subject || '(none)'}`;
    return readCredentials(answer, roleArn, `Its trust policy must name the token's issuer, ${token}.`);
}
/** Credentials of a role for somebody who has others already; AWS limits them to an hour. */
async function assumeRole(sts, { roleArn, sessionName, externalId }, credentials, signal) {
    const word = externalId === '' ? {} : { ExternalId: externalId };
    const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, ...word };
    const answer = await askStsSigned(sts, 'AssumeRole', parameters, credentials, signal);
    return readCredentials(answer, roleArn, 'Its trust policy must name the identity that assumes it.');
}
/** Asks STS whose credentials these are. */
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
    // A proxy answers in STS' place with a page of its own, and even with 200.
    const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
    const why = truncate(withoutSecrets(toSafeLine(words)), 120) || unsaid;
    const what = `STS refused to assume ${truncate(roleArn, 100)}: ${why}.`;
    // Keys that STS does not take say nothing of the role.
    throw new ActionError({ code: 'unauthorized', message: what, hint: hintOfKeyFault(code) || hint });
}

;// CONCATENATED MODULE: ./js/lib/github/outsiders.js


/**
 * Judges the events of GitHub Actions by who can cause them and by where their code comes from. What cannot be read, or
 * is not said (a fork that was deleted), counts as code of outsiders, and an event that is not known as their words.
 *
 * Dependabot's branches are the repository's own, so its events count as the repository's: what it changes are versions
 * of dependencies, and GitHub gives its jobs none but the secrets that were made for it.
 */
function outsidersIn({ eventName, eventPath }) {
    return judge(eventName, readEvent(eventPath));
}
const nobody = () => 'none';
const anybody = () => 'words';
const EVENTS = {
    // Caused by those who can write to the repository, or by a clock that they set.
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
    // Whoever deploys a commit has chosen it, and GitHub runs that commit's own workflow.
    deployment: nobody,
    deployment_status: nobody,
    // The code was accepted for the branch by those who can write to it.
    merge_group: nobody,
    // Sent with a token that can write, but bots pass comments on pull requests on by it.
    repository_dispatch: ofRelay,
    // Anybody opens a pull request, with code of a fork; for the others it is that pull request's too.
    pull_request: ofPullRequest,
    pull_request_target: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    // Runs after any other workflow, also one for a fork, and may take that one's artifacts.
    workflow_run: ofRun,
    // Anybody comments; the event does not say whose code the pull request has.
    issue_comment: ofComment,
    // Other services test the code of forks too, and report here.
    check_run: (payload) => ofChecks(mappingOf(mappingOf(payload, 'check_run'), 'check_suite')),
    check_suite: (payload) => ofChecks(mappingOf(payload, 'check_suite')),
    status: ofStatus,
    // Anybody who can read the repository causes these; no code comes with them.
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
/** A pull request that is passed on is said with its repositories, or it is none. */
function ofRelay(payload) {
    const pull = mappingOf(mappingOf(payload, 'client_payload'), 'pull_request');
    const head = json_textOf(mappingOf(mappingOf(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === json_textOf(mappingOf(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
/** The earlier run's repository tells of pull requests; of other events it is the base's whatever they brought. */
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
/** A branch is named only where it is the repository's own (GitHub's webhook reference, check_suite). */
function ofChecks(suite) {
    return json_textOf(suite, 'head_branch') === undefined ? 'code' : 'none';
}
/** The branches of the repository that have the commit. */
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



/** Events of pull requests that get no secrets when the code is a fork's (GitHub docs, "Secrets", "Events that trigger workflows"). */
const WITHOUT_SECRETS = /^pull_request(_review|_review_comment)?$/;
/**
 * Why an input that is set from a secret is empty in this run, as a sentence; '' = no reason is known. The runner
 * cannot tell an empty input from one that is not there.
 */
function whySecretsAreEmpty(run) {
    const { actor, eventName } = run;
    if (WITHOUT_SECRETS.test(eventName) && outsidersIn(run) === 'code')
        return "A fork's pull request gets no secrets and no ID token: inputs that are set from secrets are empty.";
    // A person who runs the job again is another actor only to GITHUB_TRIGGERING_ACTOR.
    if (actor === 'dependabot[bot]')
        return "Dependabot's runs get Dependabot's own secrets alone: inputs that are set from others are empty.";
    return '';
}
/** What was thrown, with that reason before what to do, or in its place where there is no room for both. */
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




/** Returns the service that a step's variables name, none when the job has no `id-token: write`. */
function readIdTokenService(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    if (url && token)
        return { kind: 'service', url, token };
    const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
    return { kind: 'none', why: whySecretsAreEmpty({ actor: '', eventName, eventPath }) || undefined };
}
/** Returns the error of a job that gets no ID token, with what gives it one. */
function noIdTokens(why) {
    const hint = 'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return withEmptySecrets(new ActionError({ code: 'unauthorized', message: what, hint }), why ?? '');
}
/**
 * Returns a new ID token of this job for an audience; it lives 5 minutes.
 *
 * @throws ActionError code `unauthorized` when there is none.
 */
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
/**
 * Returns when a JWT expires, in ms since the epoch; undefined when it does not say. It is not verified: the API server
 * does that.
 */
function expiryOf(jwt) {
    const { exp } = claimsOf(jwt);
    return typeof exp === 'number' ? exp * 1000 : undefined;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/aws-credentials.js






/** The audience that AWS expects of GitHub (aws-actions/configure-aws-credentials). */
const AUDIENCE = 'sts.amazonaws.com';
/** Fresh credentials from a source. Code `unauthorized` with the words of whoever refused. */
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


/** Keys of a session live for 15 minutes at least (AWS STS API reference), and nothing in them says how long. */
const SHORTEST_SESSION_MS = 14 * 60_000;
/** Without a way to STS the API server has to say it. */
const ended_keys_ASK_MS = 1000;
/** Keys that STS has taken are not asked about again for so long: a build dials the builder many times. */
const ASKED_FOR_MS = 60_000;
/**
 * Refuses keys of a session that has ended: signing goes on working, and a build would be told no more than 401.
 * Code `unauthorized`. Asked of STS, only once the keys can have ended, and not again when they have.
 */
async function refuseEndedKeys({ source: { base, role }, madeMs }, asking, credentials, signal) {
    const nowMs = asking.sts.nowMs();
    const isYoung = nowMs - madeMs < SHORTEST_SESSION_MS;
    if (base.kind !== 'keys' || base.sessionToken === '' || isYoung)
        return;
    // A role's own credentials tell their end, and to assume it has proved the keys.
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






/** Credentials that end sooner than this are fetched anew. */
const MARGIN_MS = 5 * 60_000;
/** Those that cannot be are used for as long as this is left, which a call takes. */
const LAST_MS = 60_000;
/** GitHub's tokens live 5 minutes, so there is no room for such a margin. */
const ID_TOKEN_MARGIN_MS = 30_000;
/** A fresh bearer token by a recipe. Code `unauthorized` when there is none to be had. */
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
    // Whoever uses it goes by the clock of this runner.
    return { token, expiresMs: expiresMs - recipe.clockOffsetMs };
}
/** AWS credentials by a recipe: those of last time while they last. */
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
/** The STS of a recipe, on AWS' clock. */
function stsOf({ stsUrl, region, clockOffsetMs }, { send, nowMs }) {
    return { url: stsUrl, region, send, nowMs: () => nowMs() + clockOffsetMs };
}

;// CONCATENATED MODULE: ./js/cluster/recipe/recipe-file.js



/** Reads the recipe that main left; code `unauthorized` when it is gone, as after the end of the job. */
function readRecipe(path) {
    const file = readRegularFile(path);
    if (file.kind === 'none')
        throw noRecipe(`it cannot be read: ${file.why}`);
    try {
        const recipe = JSON.parse(file.bytes.toString('utf8'));
        if (isRecipe(recipe))
            return recipe;
    }
    catch {
        throw noRecipe('it is not JSON');
    }
    throw noRecipe('it is not one of this version');
}
/** True for what main writes, as far as it tells one version from another: nobody else writes here. */
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


/** Says who gave no answer: by its host alone, since a URL can hold a token. */
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

/**
 * Ms since this machine was started: a clock that nobody can set, and that goes on while the machine is suspended, which
 * `performance.now()` does not (clock_gettime(2), CLOCK_BOOTTIME). It counts in hundredths of a second.
 */
function uptimeMs() {
    return (0,external_node_os_namespaceObject.uptime)() * 1000;
}

;// CONCATENATED MODULE: ./js/plugin.js











/** client-go sets a plugin no limit at all, and waits twice for one that hangs: 10 s, its start and end included. */
const BUDGET_MS = 9250;
const HARD_END_MS = 9600;
/** The credential plugin: `node plugin.js RECIPE` prints an ExecCredential, or one line on stderr and exits with 1. */
async function plugin_plugin(recipeFile) {
    const environment = process.env;
    const recipe = readRecipe(recipeFile);
    const over = new AbortController();
    // No ActionError: whoever was asked last is told instead.
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
/** The end of a plugin in which something does not heed its signal: whoever waits in client-go waits for ever. */
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