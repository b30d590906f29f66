/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 567:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vc: () => (/* binding */ whyUnanswered),
/* harmony export */   X$: () => (/* binding */ certificateWords),
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   iM: () => (/* binding */ isCertificateFault)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(592);

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

/***/ 180:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  wV: () => (/* binding */ basicOf),
  iJ: () => (/* binding */ proxyFor),
  rq: () => (/* binding */ readProxies)
});

// UNUSED EXPORTS: hasPlainUser, isDirect, isUsable, proxySecrets

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
;// CONCATENATED MODULE: ./js/lib/base64.js
function toBase64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(592);
// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __nccwpck_require__(26);
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

/***/ 592:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   ie: () => (/* binding */ toActionError),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony exports inputError, conflictError, buildxError, wholeOf */
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

/***/ 26:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

"use strict";

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qs: () => (/* binding */ LONGEST_HEADLINE),
  GA: () => (/* binding */ fitHeadline),
  Dg: () => (/* binding */ toSafeLine),
  xv: () => (/* binding */ truncate),
  cT: () => (/* binding */ withoutSecrets)
});

// UNUSED EXPORTS: looksRandom

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

/***/ 428:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var aws4 = exports,
    url = __nccwpck_require__(16),
    querystring = __nccwpck_require__(480),
    crypto = __nccwpck_require__(982),
    lru = __nccwpck_require__(10),
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

/***/ 10:
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


/***/ }),

/***/ 643:
/***/ ((module) => {

"use strict";
module.exports = require("./aws-credentials.js");

/***/ }),

/***/ 982:
/***/ ((module) => {

"use strict";
module.exports = require("crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

"use strict";
module.exports = require("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

"use strict";
module.exports = require("node:https");

/***/ }),

/***/ 30:
/***/ ((module) => {

"use strict";
module.exports = require("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

"use strict";
module.exports = require("node:stream");

/***/ }),

/***/ 692:
/***/ ((module) => {

"use strict";
module.exports = require("node:tls");

/***/ }),

/***/ 480:
/***/ ((module) => {

"use strict";
module.exports = require("querystring");

/***/ }),

/***/ 16:
/***/ ((module) => {

"use strict";
module.exports = require("url");

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
/******/ 			return "" + chunkId + ".plugin.js";
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
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __nccwpck_require__(592);
;// CONCATENATED MODULE: ./js/lib/system/pace.js

const CONFLICT_PACE = { firstMs: 700, longestMs: 5000 };
const CONFLICT_TRIES = 6;
function paceMs({ firstMs, longestMs }, round, random) {
    return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}
async function pausePaced(pace, round, signal) {
    await pause(paceMs(pace, round, Math.random()), signal);
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

;// CONCATENATED MODULE: ./js/lib/system/poll.js


async function poll({ pace, tries, signal }, look) {
    for (let round = 0;; round += 1) {
        const found = await look(round);
        if (found !== undefined || round + 1 === tries)
            return found;
        const ms = typeof pace === 'function' ? pace(round) : paceMs(pace, round, Math.random());
        await pause_pause(ms, signal);
    }
}

// EXTERNAL MODULE: ./js/cluster/network/fault.js
var fault = __nccwpck_require__(567);
;// CONCATENATED MODULE: ./js/cluster/aws/send.js



function send_sendThroughProxies(proxies) {
    return async (request, signal) => {
        const { exchangeThroughProxies } = await __nccwpck_require__.e(/* import() */ 477).then(__nccwpck_require__.bind(__nccwpck_require__, 477));
        return exchangeThroughProxies(request, proxies, signal);
    };
}
const TRIES = 3;
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;
function sendWithRetries(send, tryMs = TRY_MS) {
    return (request, signal) => {
        const pace = (round) => SHORTEST_WAIT_MS * 2 ** (round + 1) * Math.random();
        return poll({ pace, signal }, (round) => {
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
        message: `No credentials: ${host} was asked: ${(0,fault/* whyUnanswered */.Vc)(error)}.`,
        hint: 'Check the way from this runner to it (proxy, firewall, HTTPS_PROXY and NO_PROXY).',
        cause: error,
    });
}

// EXTERNAL MODULE: ./js/cluster/network/proxy.js + 2 modules
var proxy = __nccwpck_require__(180);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
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

;// CONCATENATED MODULE: ./js/lib/system/regular-file.js



const LARGEST_BYTES = 1024 * 1024;
function readRegularFile(path) {
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
        const code = (0,errors/* codeOf */.$N)(error);
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

;// CONCATENATED MODULE: ./js/cluster/recipe/cache.js





function cacheOf(recipeFile) {
    return jobFile((0,external_node_path_.dirname)(recipeFile), 'awsCredentials');
}
function checkOf(recipeFile) {
    return jobFile((0,external_node_path_.dirname)(recipeFile), 'askedKeys');
}
function readCache(path) {
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
    const texts = [accessKeyId, secretAccessKey, sessionToken ?? ''];
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

// EXTERNAL MODULE: ./js/lib/safe-text.js + 1 modules
var safe_text = __nccwpck_require__(26);
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
    const head = textOf(mappingOf(mappingOf(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === undefined || head === textOf(mappingOf(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
function ofRun(payload) {
    const run = mappingOf(payload, 'workflow_run');
    if (!isOneRepository(mappingOf(run, 'head_repository'), mappingOf(run, 'repository')))
        return 'code';
    const event = textOf(run, 'event') ?? '';
    return /^pull_request/.test(event) ? 'none' : judge(event, {});
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
    return undefined;
}
function withEmptySecrets(thrown, why) {
    const error = (0,errors/* toActionError */.ie)(thrown);
    if (why === undefined || error.code === 'internal')
        return error;
    const both = error.hint === undefined ? why : `${why} ${error.hint}`;
    const hint = error.message.length + both.length < safe_text/* LONGEST_HEADLINE */.Qs ? both : why;
    return new errors/* ActionError */.lZ({
        code: error.code,
        message: (0,safe_text/* fitHeadline */.GA)(error.message, hint),
        hint,
        cause: error.cause,
    });
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
    return (0,safe_text/* truncate */.xv)((0,safe_text/* toSafeLine */.Dg)(textOf(claimsOf(jwt), name) ?? ''), longest) || undefined;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/id-token.js




function readIdTokenService(environment) {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
    if (url && token)
        return { kind: 'service', url, token };
    const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
    return { kind: 'none', why: whySecretsAreEmpty({ actor: '', eventName, eventPath }) };
}
function noIdTokens(why) {
    const hint = 'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return withEmptySecrets(new errors/* ActionError */.lZ({ code: 'unauthorized', message: what, hint }), why);
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
    const hint = 'A job can get ID tokens for about 6 hours.';
    throw new errors/* ActionError */.lZ({
        code: 'unauthorized',
        message: `GitHub gave no ID token (status ${answer.status}).`,
        hint,
    });
}
function expiryOf(jwt) {
    const { exp } = claimsOf(jwt);
    return typeof exp === 'number' ? exp * 1000 : undefined;
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

// EXTERNAL MODULE: ../../node_modules/aws4/aws4.js
var aws4 = __nccwpck_require__(428);
;// CONCATENATED MODULE: ./js/cluster/aws/sigv4.js

function presign({ url, query, headers, expiresSeconds, scope }, { accessKeyId, secretAccessKey, sessionToken }, nowMs) {
    const date = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
    const parameters = [...query, ['X-Amz-Date', date], ['X-Amz-Expires', `${expiresSeconds}`]];
    const path = `/?${parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`;
    const request = { ...scope, host: new URL(url).host, path, headers: Object.fromEntries(headers) };
    const token = sessionToken === undefined ? {} : { sessionToken };
    const signed = (0,aws4.sign)({ ...request, signQuery: true }, { accessKeyId, secretAccessKey, ...token });
    return `${url}${signed.path}`;
}
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

;// CONCATENATED MODULE: ./js/cluster/aws/eks-token.js



const EXPIRES_SECONDS = 60;
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
        expiresSeconds: EXPIRES_SECONDS,
        scope: { region: target.region, service: 'sts' },
    };
    const url = presign(request, credentials, nowMs);
    const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
    if (token.length > LONGEST_TOKEN)
        throw new errors/* ActionError */.lZ({
            code: 'input',
            message: `The EKS token has ${token.length} characters, and clusters refuse more than ${LONGEST_TOKEN}.`,
            hint: 'Assume the role with a shorter session policy, or none.',
        });
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs ?? Number.POSITIVE_INFINITY) };
}

;// CONCATENATED MODULE: ./js/cluster/aws/facts.js


const PATHS = new Set([
    'AWS_CONFIG_FILE',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);
function readAwsFacts(environment, homeFolder) {
    const absolute = (path) => resolve(path.replace(/^~(?=\/)/, homeFolder));
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
    throw new errors/* ActionError */.lZ({
        code: 'input',
        message: `The variable ${name} is not a URL.`,
        hint: 'Set it to one, or to nothing.',
    });
}

;// CONCATENATED MODULE: ./js/cluster/aws/caller.js

const SKEW_MS = 5 * 60_000;
const SKEW_CODES = ['SignatureDoesNotMatch', 'InvalidSignatureException', 'RequestExpired'];
const caller_EXPIRES_SECONDS = 60;
const QUERY = [
    ['Action', 'GetCallerIdentity'],
    ['Version', '2011-06-15'],
];
async function askCaller({ stsUrl, region, nowMs, send }, credentials, signal) {
    const askAt = async (timeMs) => {
        const scope = { region, service: 'sts' };
        const request = { url: stsUrl, query: QUERY, headers: [], expiresSeconds: caller_EXPIRES_SECONDS, scope };
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

;// CONCATENATED MODULE: ./js/cluster/aws/sdk.js





const loadSdk = () => Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 643, 23));
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
    const [subject, audience] = [subjectOf(webIdentityToken), audienceOf(webIdentityToken)];
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
        const body = sdk_textOf(request.body);
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
function sdk_textOf(body) {
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
const GET_CREDENTIALS = 'Set role-to-assume with permissions id-token: write, or let an earlier step configure AWS credentials.';
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";
async function findNearby(facts, signal) {
    const { variables } = facts;
    const url = readUrl(facts, 'AWS_CONTAINER_CREDENTIALS_FULL_URI');
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
    return new errors/* ActionError */.lZ({ code: 'unauthorized', message, hint: 'It must exist in later steps.', cause });
}
function nothingLeft() {
    const message = 'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED turns off those of the EC2 instance.';
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
function source_keysOf({ variables }) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
    if (accessKeyId === undefined || secretAccessKey === undefined)
        return undefined;
    return { accessKeyId, secretAccessKey, sessionToken: variables.AWS_SESSION_TOKEN, expiresMs: undefined };
}
function hasNothingSet({ variables }) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
    return ![...names, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'].some((name) => name in variables);
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

;// CONCATENATED MODULE: ./js/cluster/recipe/context.js


function openMintContext({ idTokens, proxies }, mask, given) {
    let known = given;
    let lastCheck;
    return {
        idTokens,
        send: sendThroughProxies(proxies),
        nowMs: Date.now,
        uptimeMs,
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

;// CONCATENATED MODULE: ./js/cluster/recipe/expired-keys.js




const SHORTEST_SESSION_MS = 14 * 60_000;
const expired_keys_ASK_MS = 1000;
const CHECK_LASTS_MS = 5 * 60_000;
async function refuseExpiredKeys(recipe, context, credentials, signal) {
    const { source, madeMs, clockOffsetMs } = recipe;
    if (source.role !== undefined || source_keysOf(source.facts)?.sessionToken === undefined)
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
    const soon = AbortSignal.any([signal, AbortSignal.timeout(expired_keys_ASK_MS)]);
    const question = callerQuestionOf(recipe, context);
    const refusal = await askCaller(question, credentials, soon).then((caller) => caller.refusal, () => undefined);
    const check = { atMs: question.nowMs, refusal };
    context.rememberCheck(check);
    return check;
}

;// CONCATENATED MODULE: ./js/cluster/recipe/mint.js








const MARGIN_MS = 5 * 60_000;
const LAST_MS = 60_000;
const ID_TOKEN_MARGIN_MS = 30_000;
const AUDIENCE = 'sts.amazonaws.com';
async function mintToken(recipe, context, signal) {
    if (recipe.kind === 'eks')
        return mintEksToken(await atClockOfNow(recipe, context, signal), context, signal);
    const token = await mintIdToken(context.idTokens, recipe.audience, sendPatiently(context.send), signal);
    const expiresMs = expiryOf(token);
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
        const asking = mintIdToken(idTokens, AUDIENCE, sendPatiently(send), signal);
        const [token] = await Promise.all([asking, loadSdk()]);
        return assumeRoleWithWebIdentity(source.role, token, sts);
    }
    const keys = source_keysOf(facts);
    if (keys !== undefined && role === undefined)
        return keys;
    restoreVariables(facts);
    const base = keys ?? (await findCredentials(facts, sts));
    return role === undefined ? base : assumeRole(role, base, sts);
}

;// CONCATENATED MODULE: ./js/cluster/recipe/recipe.js




const SECRET_VARIABLES = (/* unused pure expression or super */ null && ([
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_CONTAINER_AUTHORIZATION_TOKEN',
]));
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
    return new errors/* ActionError */.lZ({
        code: 'unauthorized',
        message: `The recipe for credentials of this job is of no use (${why}).`,
        hint: 'Has its post step run already?',
    });
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: ./js/lib/system/uptime.js

function uptime_uptimeMs() {
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
    const checkFile = checkOf(recipeFile);
    const context = {
        idTokens: readIdTokenService(environment),
        send: send_sendThroughProxies((0,proxy/* readProxies */.rq)(environment)),
        nowMs: Date.now,
        uptimeMs: uptime_uptimeMs,
        recall: () => readCache(cacheFile),
        remember: (credentials) => writeCache(cacheFile, credentials),
        recallCheck: () => readCheck(checkFile),
        rememberCheck: (check) => writeCheck(checkFile, check),
    };
    try {
        const token = await mintToken(recipe, context, over.signal);
        return renderExecCredential(environment.KUBERNETES_EXEC_INFO ?? '', token);
    }
    finally {
        clearTimeout(timer);
    }
}
function hardEnd() {
    const hint = 'Check the way from this runner to GitHub and AWS (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
    const end = new errors/* ActionError */.lZ({ code: 'unreachable', message: 'No credentials: no answer in 10 s.', hint });
    return new Promise((_, failed) => setTimeout(() => failed(end), HARD_END_MS - performance.now()));
}
const PREFIX = 'setup-buildx-kubernetes: ';
function lineOf({ code, message, hint }) {
    const what = `${PREFIX}${(0,safe_text/* fitHeadline */.GA)(message, `${PREFIX}${hint}`)}`;
    return (0,safe_text/* toSafeLine */.Dg)((0,errors/* explain */.WE)(new errors/* ActionError */.lZ({ code, message: what, hint })).headline);
}
const [, , recipeFile = ''] = process.argv;
Promise.race([plugin_plugin(recipeFile), hardEnd()]).then((text) => {
    process.stdout.write(`${text}\n`, () => process.exit(0));
}, (thrown) => {
    process.stderr.write(`${lineOf((0,errors/* toActionError */.ie)(thrown))}\n`, () => process.exit(1));
});

})();

module.exports = __webpack_exports__;
/******/ })()
;