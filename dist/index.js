/******/ (() => { // webpackBootstrap
/******/ 	var __webpack_modules__ = ({

/***/ 5070:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* unused reexport */ __nccwpck_require__(5862);


/***/ }),

/***/ 5862:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";
var __webpack_unused_export__;


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


__webpack_unused_export__ = httpOverHttp;
__webpack_unused_export__ = httpsOverHttp;
__webpack_unused_export__ = httpOverHttps;
__webpack_unused_export__ = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 2613:
/***/ ((module) => {

"use strict";
module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

"use strict";
module.exports = require("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

"use strict";
module.exports = require("events");

/***/ }),

/***/ 8611:
/***/ ((module) => {

"use strict";
module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

"use strict";
module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

"use strict";
module.exports = require("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

"use strict";
module.exports = require("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

"use strict";
module.exports = require("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

"use strict";
module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

"use strict";
module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

"use strict";
module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

"use strict";
module.exports = require("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

"use strict";
module.exports = require("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

"use strict";
module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

"use strict";
module.exports = require("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

"use strict";
module.exports = require("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

"use strict";
module.exports = require("node:stream");

/***/ }),

/***/ 7975:
/***/ ((module) => {

"use strict";
module.exports = require("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

"use strict";
module.exports = require("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

"use strict";
module.exports = require("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

"use strict";
module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

"use strict";
module.exports = require("util");

/***/ }),

/***/ 6745:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var resolveBlockMap = __nccwpck_require__(619);
var resolveBlockSeq = __nccwpck_require__(1610);
var resolveFlowCollection = __nccwpck_require__(562);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 6183:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Document = __nccwpck_require__(7977);
var composeNode = __nccwpck_require__(413);
var resolveEnd = __nccwpck_require__(2368);
var resolveProps = __nccwpck_require__(6715);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var composeCollection = __nccwpck_require__(6745);
var composeScalar = __nccwpck_require__(1337);
var resolveEnd = __nccwpck_require__(2368);
var utilEmptyScalarPosition = __nccwpck_require__(6827);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 1337:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var resolveBlockScalar = __nccwpck_require__(293);
var resolveFlowScalar = __nccwpck_require__(7686);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 4260:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(9082);
var Document = __nccwpck_require__(7977);
var errors = __nccwpck_require__(7460);
var identity = __nccwpck_require__(1891);
var composeDoc = __nccwpck_require__(6183);
var resolveEnd = __nccwpck_require__(2368);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 619:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);
var resolveProps = __nccwpck_require__(6715);
var utilContainsNewline = __nccwpck_require__(3151);
var utilFlowIndentCheck = __nccwpck_require__(7319);
var utilMapIncludes = __nccwpck_require__(8279);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 293:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 1610:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var YAMLSeq = __nccwpck_require__(3571);
var resolveProps = __nccwpck_require__(6715);
var utilFlowIndentCheck = __nccwpck_require__(7319);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 2368:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 562:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var resolveEnd = __nccwpck_require__(2368);
var resolveProps = __nccwpck_require__(6715);
var utilContainsNewline = __nccwpck_require__(3151);
var utilMapIncludes = __nccwpck_require__(8279);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 7686:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);
var resolveEnd = __nccwpck_require__(2368);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 6715:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 3151:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 6827:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 7319:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var utilContainsNewline = __nccwpck_require__(3151);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 8279:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 7977:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Alias = __nccwpck_require__(5525);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var toJS = __nccwpck_require__(3119);
var Schema = __nccwpck_require__(1148);
var stringifyDocument = __nccwpck_require__(8577);
var anchors = __nccwpck_require__(7048);
var applyReviver = __nccwpck_require__(7817);
var createNode = __nccwpck_require__(7616);
var directives = __nccwpck_require__(9082);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 7048:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var visit = __nccwpck_require__(1360);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 7817:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 7616:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 9082:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var visit = __nccwpck_require__(1360);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 7460:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 3483:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";
var __webpack_unused_export__;


var composer = __nccwpck_require__(4260);
var Document = __nccwpck_require__(7977);
var Schema = __nccwpck_require__(1148);
var errors = __nccwpck_require__(7460);
var Alias = __nccwpck_require__(5525);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var cst = __nccwpck_require__(3921);
var lexer = __nccwpck_require__(1893);
var lineCounter = __nccwpck_require__(2808);
var parser = __nccwpck_require__(3124);
var publicApi = __nccwpck_require__(4563);
var visit = __nccwpck_require__(1360);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
exports.XT = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
__webpack_unused_export__ = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
exports.qg = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
exports.As = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 6669:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 5525:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var anchors = __nccwpck_require__(7048);
var visit = __nccwpck_require__(1360);
var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);
var toJS = __nccwpck_require__(3119);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 1633:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var createNode = __nccwpck_require__(7616);
var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 5605:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var applyReviver = __nccwpck_require__(7817);
var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 5153:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var createNode = __nccwpck_require__(7616);
var stringifyPair = __nccwpck_require__(9392);
var addPairToJSMap = __nccwpck_require__(1308);
var identity = __nccwpck_require__(1891);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 4305:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Node = __nccwpck_require__(5605);
var toJS = __nccwpck_require__(3119);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 2938:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var stringifyCollection = __nccwpck_require__(3008);
var addPairToJSMap = __nccwpck_require__(1308);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 3571:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var createNode = __nccwpck_require__(7616);
var stringifyCollection = __nccwpck_require__(3008);
var Collection = __nccwpck_require__(1633);
var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var toJS = __nccwpck_require__(3119);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 1308:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var log = __nccwpck_require__(6669);
var merge = __nccwpck_require__(4376);
var stringify = __nccwpck_require__(3376);
var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1891:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 3119:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 6242:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var resolveBlockScalar = __nccwpck_require__(293);
var resolveFlowScalar = __nccwpck_require__(7686);
var errors = __nccwpck_require__(7460);
var stringifyString = __nccwpck_require__(3665);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 2393:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 5207:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3921:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var cstScalar = __nccwpck_require__(6242);
var cstStringify = __nccwpck_require__(2393);
var cstVisit = __nccwpck_require__(5207);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 1893:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var cst = __nccwpck_require__(3921);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 2808:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3124:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3921);
var lexer = __nccwpck_require__(1893);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4563:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var composer = __nccwpck_require__(4260);
var Document = __nccwpck_require__(7977);
var errors = __nccwpck_require__(7460);
var log = __nccwpck_require__(6669);
var identity = __nccwpck_require__(1891);
var lineCounter = __nccwpck_require__(2808);
var parser = __nccwpck_require__(3124);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 1148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var map = __nccwpck_require__(1231);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var tags = __nccwpck_require__(8478);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 1231:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var YAMLMap = __nccwpck_require__(2938);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 5940:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 814:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var YAMLSeq = __nccwpck_require__(3571);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 3724:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var stringifyString = __nccwpck_require__(3665);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 5579:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);
var stringifyNumber = __nccwpck_require__(3677);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 2790:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var stringifyNumber = __nccwpck_require__(3677);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 9772:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var bool = __nccwpck_require__(5579);
var float = __nccwpck_require__(1433);
var int = __nccwpck_require__(2790);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 7331:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);
var map = __nccwpck_require__(1231);
var seq = __nccwpck_require__(814);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 8478:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var bool = __nccwpck_require__(5579);
var float = __nccwpck_require__(1433);
var int = __nccwpck_require__(2790);
var schema = __nccwpck_require__(9772);
var schema$1 = __nccwpck_require__(7331);
var binary = __nccwpck_require__(743);
var merge = __nccwpck_require__(4376);
var omap = __nccwpck_require__(6683);
var pairs = __nccwpck_require__(7221);
var schema$2 = __nccwpck_require__(3381);
var set = __nccwpck_require__(5340);
var timestamp = __nccwpck_require__(3932);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 743:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(4305);
var stringifyString = __nccwpck_require__(3665);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8514:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 2026:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);
var stringifyNumber = __nccwpck_require__(3677);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 7149:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var stringifyNumber = __nccwpck_require__(3677);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 4376:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 6683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var toJS = __nccwpck_require__(3119);
var YAMLMap = __nccwpck_require__(2938);
var YAMLSeq = __nccwpck_require__(3571);
var pairs = __nccwpck_require__(7221);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 7221:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var Scalar = __nccwpck_require__(4305);
var YAMLSeq = __nccwpck_require__(3571);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 3381:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var map = __nccwpck_require__(1231);
var _null = __nccwpck_require__(5940);
var seq = __nccwpck_require__(814);
var string = __nccwpck_require__(3724);
var binary = __nccwpck_require__(743);
var bool = __nccwpck_require__(8514);
var float = __nccwpck_require__(2026);
var int = __nccwpck_require__(7149);
var merge = __nccwpck_require__(4376);
var omap = __nccwpck_require__(6683);
var pairs = __nccwpck_require__(7221);
var set = __nccwpck_require__(5340);
var timestamp = __nccwpck_require__(3932);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 5340:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Pair = __nccwpck_require__(5153);
var YAMLMap = __nccwpck_require__(2938);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 3932:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var stringifyNumber = __nccwpck_require__(3677);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 6767:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 3376:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var anchors = __nccwpck_require__(7048);
var identity = __nccwpck_require__(1891);
var stringifyComment = __nccwpck_require__(2875);
var stringifyString = __nccwpck_require__(3665);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 3008:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 2875:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 8577:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 3677:
/***/ ((__unused_webpack_module, exports) => {

"use strict";


function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9392:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);
var Scalar = __nccwpck_require__(4305);
var stringify = __nccwpck_require__(3376);
var stringifyComment = __nccwpck_require__(2875);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3665:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var Scalar = __nccwpck_require__(4305);
var foldFlowLines = __nccwpck_require__(6767);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 1360:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

"use strict";


var identity = __nccwpck_require__(1891);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


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
// This entry need to be wrapped in an IIFE because it need to be in strict mode.
(() => {
"use strict";

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./js/untrusted.js

/**
 * Text that comes from elsewhere (a cluster, a plugin, a registry), made harmless for the runner's log.
 *
 * The runner takes `::name::` at the start of a line and `##[name]` anywhere in it as a command, on stdout
 * and stderr alike (actions/runner, src/Runner.Common/ActionCommand.cs); carriage returns and escape sequences
 * can hide either from the eye. Line breaks become spaces, so that one message stays one line.
 */
function oneSafeLine(text) {
    return (0,external_node_util_.stripVTControlCharacters)(text)
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
function fitted(what, remedy) {
    const text = oneSafeLine(what);
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
/** As many of the last links as have room. Of a last one that is too long, its start, and the link that leads to it. */
function lastLinks(links, room) {
    const [before = '', last = ''] = [links.at(-2), links.at(-1)];
    if (last.length > room / 2) {
        const lead = before.length < room / 2 ? before : '';
        const isWhole = links.length === (lead === '' ? 1 : 2);
        return { text: `${lead}${cutInside(last, room - lead.length)}`, isWhole };
    }
    const kept = links.filter((_, index) => links.slice(index).join('').length <= room);
    return { text: kept.join(''), isWhole: false };
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
 * that no person would write as words, with separators among them or without.
 */
function withoutSecrets(text) {
    return text
        .replace(/[^\s"'`()<>[\]{},;]{20,}/g, (word) => (looksRandom(word) ? '***' : word))
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
function shortened(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

;// CONCATENATED MODULE: ./js/errors.js

/**
 * The one error type of the action. `message` says what failed and which input or right is concerned,
 * `hint` what to do next ('' when there is nothing to add), `cause` what lay below.
 */
class ActionError extends Error {
    code;
    hint;
    constructor(code, message, hint, cause) {
        super(message, cause === undefined ? {} : { cause });
        this.name = 'ActionError';
        this.code = code;
        this.hint = hint;
    }
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
        return new ActionError('input', `A disk of this runner cannot be written (${code}).`, hint, thrown);
    }
    return new ActionError('internal', messageOf(thrown), 'This is a fault of the action: please report it.', thrown);
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
    return { headline: inOneLine(fitted(error.message, error.hint), error.hint), causes };
}
/** The error in one line, however long that is. */
function wholeOf({ message, hint }) {
    return inOneLine(message, hint);
}
/** Words of others come with or without a full stop of their own. */
function inOneLine(what, hint) {
    return `${what}${hint === '' ? '' : ` ${hint}`}`.replace(/\.{2,}(?=\s|$)/g, '.');
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
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
;// CONCATENATED MODULE: ../../node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ../../node_modules/tunnel/index.js
var node_modules_tunnel = __nccwpck_require__(5070);
;// CONCATENATED MODULE: external "./undici.js"
const external_undici_js_namespaceObject = require("./undici.js");
;// CONCATENATED MODULE: ../../node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = (/* unused pure expression or super */ null && (['OPTIONS', 'GET', 'DELETE', 'HEAD']));
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class lib_HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? https : http;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
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
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
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
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = require("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = require("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ../../node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = require("timers");
;// CONCATENATED MODULE: ../../node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ../../node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
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
;// CONCATENATED MODULE: ./js/log.js



/**
 * The runner replaces a masked value wherever it stands, so hiding a short one would turn half of the log into
 * asterisks; such values are never printed by the action itself. Whoever masks one of less than 8 characters must know
 * that it is a secret. A line of a longer one may be anything.
 */
const SHORTEST_MASK = 4;
const SHORTEST_LINE = 8;
/** The log of the running step. */
const runnerLog = {
    info: (line) => info(oneSafeLine(line)),
    warning: (line) => warning(oneSafeLine(line)),
    debug: (line) => core_debug(oneSafeLine(line)),
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
/** Ends the step as failed: one annotation line, the whole of it below where it has no room, and the causes. */
function fail(error) {
    const { headline, causes } = explain(error);
    const [line, whole] = [oneSafeLine(headline), oneSafeLine(wholeOf(error))];
    setFailed(line);
    if (line !== whole)
        info(`  in full: ${whole}`);
    for (const cause of causes)
        info(`  caused by: ${oneSafeLine(cause)}`);
    if (error.code === 'internal' && error.cause instanceof Error)
        core_debug(oneSafeLine(error.cause.stack ?? ''));
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/error.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = '';
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
        let l = lines[i - 1];
        if (!l)
            continue;
        codeblock += i.toString().padEnd(numberLen, ' ');
        codeblock += ':  ';
        codeblock += l;
        codeblock += '\n';
        if (i === line) {
            codeblock += ' '.repeat(numberLen + column + 2);
            codeblock += '^\n';
        }
    }
    return codeblock;
}
class TomlError extends Error {
    line;
    column;
    codeblock;
    constructor(message, options) {
        const [line, column] = getLineColFromPtr(options.toml, options.ptr);
        const codeblock = makeCodeBlock(options.toml, line, column);
        super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
        this.line = line;
        this.column = column;
        this.codeblock = codeblock;
    }
    /** @internal */
    static x(message, ctx, ptr) {
        throw new TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
    }
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/primitive.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 0x27; /* ' */
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) {
        // Trim initial newline
        if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 0xa /* \n */)
            ctx.p++;
        else if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)
            ctx.p += 2;
    }
    // For the record: it is not worth it to use a fast-path for literal strings using `indexOf`.
    // Doing a char-by-char iteration ends up dispatching less instructions, for the same wall-clock runtime.
    let parsed = '';
    let sliceStart = ctx.p;
    // states:
    //   0 - decoding
    //   1 - decoding escape
    //   2 - whitespace escape (no newline encountered yet, must fail on non-whitespace)
    //   3 - whitespace escape (newline encountered, allowed to transition back to normal decode)
    let state = 0;
    for (; ctx.p < ctx.s.length; ctx.p++) {
        c = ctx.s.charCodeAt(ctx.p);
        // Deal with newlines first, since that simplifies control character checking and handling across all states
        if (isMultiline && (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */))) {
            state = state && 3;
        }
        // Control characters are banned in TOML, so we throw an error if we encounter them
        else if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in strings', ctx);
        }
        // The string might terminate while we're parsing through a newline escape.
        // It must have encountered a newline; otherwise, it'll simply fail in another branch.
        else if ((!state || state === 3) && c === first && (!isMultiline || (ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first))) {
            if (isMultiline) {
                // If the string ends with 4-5 quotes, then the first 1-2 are part of the string
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
            }
            // If we're in a newline escape still, then there's nothing to add.
            if (!state) {
                // Avoid a useless concat operation if the string can be used as-is.
                let s = ctx.s.slice(sliceStart, ctx.p);
                parsed = parsed ? parsed + s : s;
            }
            ctx.p += isMultiline ? 3 : 1;
            return parsed;
        }
        // Baseline state; keep moving forward unless an escape sequence starts
        else if (!state) {
            if (!isLiteral && c === 0x5c /* \ */) {
                parsed += ctx.s.slice(sliceStart, (sliceStart = ctx.p));
                state = 1;
            }
        }
        else if (state === 1) {
            if (c === 0x78 /* x */ || c === 0x75 /* u */ || c === 0x55 /* U */) { // Unicode escape
                let errPtr = ctx.p++ - 1;
                let value = 0;
                let len = c === 0x78 /* x */ ? 2 : c === 0x75 /* u */ ? 4 : 8;
                for (let j = 0; j < len; j++, ctx.p++) {
                    let hex = ctx.s.charCodeAt(ctx.p);
                    let digit = 
                    /* 0-9 */ hex >= 0x30 && hex <= 0x39 ? hex - 0x30 :
                        /* A-F */ hex >= 0x41 && hex <= 0x46 ? hex - 0x41 + 10 :
                            /* a-f */ hex >= 0x61 && hex <= 0x66 ? hex - 0x61 + 10 : -1;
                    if (digit < 0)
                        TomlError.x('invalid non-hex character in unicode escape', ctx);
                    value = (value << 4) | digit;
                }
                // Because JS does bitwise on signed 32bit integers, all 0xfzzzzzzz values are actually seen as negative
                if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
                    TomlError.x('invalid unicode escape', ctx, errPtr);
                }
                parsed += String.fromCodePoint(value);
                sliceStart = ctx.p--;
                state = 0;
            }
            // Newline escape sequence. We only need to care about spaces and tabs; newlines are dealt with earlier
            else if (isMultiline && (c === 0x20 || c === 0x9 /* \t */)) {
                state = 2;
            }
            // Basic escape sequence
            else {
                if (c === 0x62 /* b */)
                    parsed += '\b';
                else if (c === 0x74 /* t */)
                    parsed += '\t';
                else if (c === 0x6e /* n */)
                    parsed += '\n';
                else if (c === 0x66 /* f */)
                    parsed += '\f';
                else if (c === 0x72 /* r */)
                    parsed += '\r';
                else if (c === 0x65 /* e */)
                    parsed += '\x1b';
                else if (c === 0x22 /* " */)
                    parsed += '"';
                else if (c === 0x5c /* \ */)
                    parsed += '\\';
                else
                    TomlError.x('unrecognised escape sequence', ctx);
                sliceStart = ctx.p + 1;
                state = 0;
            }
        }
        // Newline escape continuation: keep moving forward until the first non-whitespace char
        else if (c !== 0x20 && c !== 0x9 /* \t */) {
            if (state === 2)
                TomlError.x('invalid escape: only line-ending whitespace may be escaped', ctx, sliceStart);
            // State cannot be zero, or we'd have branched earlier already.
            // If it's a backslash, immediately transition to the escape state so it can be processed.
            state = !isLiteral && c === 0x5c /* \ */ ? 1 : 0;
            sliceStart = ctx.p;
        }
    }
    TomlError.x('unfinished string', ctx, startPtr);
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/date.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
class TomlDate extends Date {
    #hasDate = false;
    #hasTime = false;
    #offset = null;
    constructor(date, fasttype, unsafeDelim) {
        let hasDate = true;
        let hasTime = true;
        let offset = 'Z';
        let c;
        if (typeof date === 'string') {
            if (fasttype)
                prep: {
                    // Date-time
                    if (fasttype < 3) {
                        if (+date.slice(11, 13) > 23) {
                            date = '';
                            break prep;
                        }
                        // Local
                        if (fasttype === 2) {
                            offset = null;
                            date += 'Z';
                        }
                        // Offset; keep track of offset if not Z
                        else if ((c = date.charCodeAt(date.length - 1)) !== 0x5a /* Z */ && c !== 0x7a /* z */) {
                            offset = date.slice(date.length - 6);
                        }
                        if (unsafeDelim)
                            date = date.slice(0, 10) + 'T' + date.slice(11);
                    }
                    // Time
                    else if (fasttype === 4) {
                        date = +date.slice(0, 2) > 23 ? '' : `0000-01-01T${date}Z`;
                    }
                    hasDate = fasttype !== 4;
                    hasTime = fasttype !== 3;
                }
            else {
                let match = date.match(DATE_TIME_RE);
                if (match) {
                    if (!match[1]) {
                        hasDate = false;
                        date = `0000-01-01T${date}`;
                    }
                    hasTime = !!match[2];
                    // Make sure to use T instead of a space. Breaks in case of extreme values otherwise.
                    hasTime && date[10] === ' ' && (date = date.replace(' ', 'T'));
                    // Do not allow rollover hours.
                    if (match[2] && +match[2] > 23) {
                        date = '';
                    }
                    else {
                        offset = match[3] || null;
                        if (!offset && hasTime)
                            date += 'Z';
                    }
                }
                else {
                    date = '';
                }
            }
        }
        super(date);
        if (!isNaN(this.getTime())) {
            this.#hasDate = hasDate;
            this.#hasTime = hasTime;
            this.#offset = offset;
        }
    }
    isDateTime() {
        return this.#hasDate && this.#hasTime;
    }
    isLocal() {
        return !this.#hasDate || !this.#hasTime || !this.#offset;
    }
    isDate() {
        return this.#hasDate && !this.#hasTime;
    }
    isTime() {
        return this.#hasTime && !this.#hasDate;
    }
    isValid() {
        return this.#hasDate || this.#hasTime;
    }
    toISOString() {
        let iso = super.toISOString();
        // Local Date
        if (this.isDate())
            return iso.slice(0, 10);
        // Local Time
        if (this.isTime())
            return iso.slice(11, 23);
        // Local DateTime
        if (this.#offset === null)
            return iso.slice(0, -1);
        // Offset DateTime
        if (this.#offset === 'Z' || this.#offset === 'z')
            return iso;
        // This part is quite annoying: JS strips the original timezone from the ISO string representation
        // Instead of using a "modified" date and "Z", we restore the representation "as authored"
        let offset = (+(this.#offset.slice(1, 3)) * 60) + +(this.#offset.slice(4, 6));
        offset = this.#offset[0] === '-' ? offset : -offset;
        let offsetDate = new Date(this.getTime() - (offset * 60e3));
        return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = 'Z') {
        let date = new TomlDate(jsDate);
        date.#offset = offset;
        return date;
    }
    static wrapAsLocalDateTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#offset = null;
        return date;
    }
    static wrapAsLocalDate(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasTime = false;
        date.#offset = null;
        return date;
    }
    static wrapAsLocalTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasDate = false;
        date.#offset = null;
        return date;
    }
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/extract.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function isDigit(char, base = 10) {
    return base === 16
        ? (char > 0x2f && char < 0x3a) || (char > 0x40 && char < 0x47) || (char > 0x60 && char < 0x67)
        : (char > 0x2f && char < 0x30 + base);
}
function isEndOfValue(char, delim) {
    // Whitespace -- we're permissive on `\r` for performance; it'll be dealt with later anyway
    return char === 0x20 || char === 0x9 /* \t */ || char === 0xa /* \n */ || char === 0xd /* \r */ ||
        // Structure end or next value delimiter
        (delim && (char === delim || char === 0x2c /* , */)) ||
        // Comment
        char === 0x23; /* # */
}
/** @internal */
function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    // Structs
    if (c === 0x5b /* [ */ || c === 0x7b /* { */) {
        ctx.d-- || TomlError.x('document contains excessively nested structures. aborting.', ctx);
        let value = c === 0x5b /* [ */
            ? parseArray(ctx)
            : parseInlineTable(ctx);
        ctx.d++;
        return value;
    }
    // Strings
    if (c === 0x22 /* " */ || c === 0x27 /* ' */) {
        return parseString(ctx);
    }
    // Booleans
    // We can fast-path because the first character is enough to know the only possible value
    if (c === 0x74 /* t */) { // Only possible valid value is `true`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x72 || ctx.s.charCodeAt(++ctx.p) !== 0x75 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, true;
    }
    if (c === 0x66 /* f */) { // Only possible valid value is `false`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6c || ctx.s.charCodeAt(++ctx.p) !== 0x73 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, false;
    }
    if (c === 0x2b /* + */ || c === 0x2d /* - */) {
        return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 0x2c - c, end);
    }
    // Rough heuristic, but `parseDate` falls back to number parsing if it's a false positive.
    // e.g.: `a = 1\n-------------- = 1` would match this heuristic, but gracefully fallback to numbers.
    if (ctx.s.charCodeAt(ctx.p + 4) === 0x2d /* - */ && ctx.s.charCodeAt(ctx.p + 7) === 0x2d /* - */) {
        return parseDate(ctx, c, end);
    }
    // Same logic as above; `parseTime` falls back to number parsing if it's a false positive.
    if (ctx.s.charCodeAt(ctx.p + 2) === 0x3a /* : */) {
        return parseTime(ctx, c, end);
    }
    return parseNumber(ctx, ctx.p, c, 0, end);
}
// State:
// 0: init
// 1: integer
// 2: fractional dot
// 3: fractional
// 4: exponent letter
// 5: exponent
// 6: exponent sign
// 7: exponent with sign
// >9: underscore; see below
//     -> 12: was integer
//     -> 14: was fractional
//     -> 16: was exponent
// states 2-5, 14, 16 are ONLY permitted iif base === 10
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    // (+/-)inf
    if (c === 0x69 /* i */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x6e || ctx.s.charCodeAt(++ctx.p) !== 0x66)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, (sign || 1) / 0;
    }
    // (+/-)nan
    if (c === 0x6e /* n */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6e)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, NaN;
    }
    // Leading zero
    // Only allowed cases: `0<EOV>`, `0.(...)`, `0e(...)`, `0x(...)`, `0b(...)`, `0o(...)`
    // FWIW, `0e(...)` is a stupid case, but it's not banned per-se so we have to parse it
    if (c === 0x30 /* 0 */) {
        if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
            return ctx.bi === true ? 0n : 0; // note: conveniently deals with `-0`
        if (!sign) {
            if (c === 0x78 /* x */)
                return parseIntegerBaseN(ctx, startPtr, 16, endChr);
            else if (c === 0x62 /* b */)
                return parseIntegerBaseN(ctx, startPtr, 2, endChr);
            else if (c === 0x6f /* o */)
                return parseIntegerBaseN(ctx, startPtr, 8, endChr);
        }
        if (c === 0x2e /* . */)
            state = 2;
        else if (c === 0x65 /* e */ || c === 0x45 /* E */)
            state = 4;
        else
            TomlError.x('illegal leading zero', ctx, startPtr);
    }
    // If the 1st char is not a digit by now, then it's not a valid TOML value at all
    else if (!isDigit(c))
        TomlError.x('invalid value', ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (!state)
            state = 1; // Detects single-digit numbers we can use a fast parse path for
        // The way the states are numbered is not random: underscores are always permitted in odd-numbered states and
        // never permitted in even-numbered ones.
        if (c === 0x5f /* _ */) {
            if (!(state & 1))
                TomlError.x('illegal underscore', ctx);
            state += 11; // 11 is a marker that makes the state even and greater than 9; see the numbering + rationale above
            hasUnderscores = true;
        }
        // Transition to fractional part.
        else if (state === 1 && c === 0x2e /* . */)
            state = 2;
        // Transition to exponent part.
        else if ((state === 1 || state === 3) && (c === 0x65 /* e */ || c === 0x45 /* E */))
            state = 4;
        // + and - are permitted in state 4 only (handled before entering the function for state 0)
        else if (state === 4 && (c === 0x2b /* + */ || c === 0x2d /* - */)) {
            state = 6;
        }
        // All special cases have been handled; only digits are allowed here
        else if (!isDigit(c))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear state flags
        else if (state > 9)
            state -= 11;
        else if (!(state & 1))
            state++;
    }
    // Single-char number; we can fast-path these very easily.
    if (!state) {
        let val = (startChr - 0x30 /* 0 */) * (sign || 1);
        return ctx.bi === true ? BigInt(val) : val;
    }
    // Even-numbered states absolutely require a digit next; not even end of value is permitted
    if (!(state & 1))
        TomlError.x('unfinished numeric value', ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return state > 1
        ? parseFloat(str)
        : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (c === 0x5f /* _ */) {
            if (underscore & 1)
                TomlError.x('illegal underscore', ctx);
            underscore = 3;
        }
        // We only need to check if the number is a valid digit, nothing else is permitted
        else if (!isDigit(c, base))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear underscore flag
        else if (underscore & 1)
            underscore--;
    }
    // Trailing underscore is not allowed
    if (underscore & 1)
        TomlError.x('unfinished numeric value', ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true)
        int: {
            let val = parseInt(str, base);
            if (!Number.isSafeInteger(val)) {
                if (ctx.bi)
                    break int;
                TomlError.x('integer value cannot be represented losslessly', ctx, startPtr);
            }
            return val;
        }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? '0b' : base === 8 ? '0o' : '0x') + str);
}
function parseDate(ctx, c, endChr) {
    let startPtr = ctx.p++, unsafeSeparator;
    if (!isDigit(c) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++))) {
        return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    }
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
        TomlError.x('invalid date-time: date part is malformed', ctx, startPtr);
    if (ctx.p >= ctx.s.length || (((c = ctx.s.charCodeAt(ctx.p)) !== 0x20 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 0x54 /* T */ && c !== 0x74 /* t */)) {
        let t = ctx.s.slice(startPtr, ctx.p);
        return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 0x3a /* : */)
        TomlError.x('invalid date-time: time part is malformed', ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
        if (c === 0x5a /* Z */ || c === 0x7a /* z */) {
            let t = ctx.s.slice(startPtr, ++ctx.p);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, '[+00:00]');
        }
        if (c === 0x2b /* + */ || c === 0x2d /* - */) {
            // Temporal's ZonedDateTime is weird asf when it comes to dealing with traditional offsets...
            // It's 1.2x faster to allocate a new string to pass to ZDT than use Instant.toZonedDateTimeISO
            let t = ctx.s.slice(startPtr, ctx.p += 6);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && ('[' + ctx.s.slice(ctx.p - 6, ctx.p) + ']'));
        }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
        return parseNumber(ctx, --ctx.p, c, 0, endChr);
    }
    if (ctx.s.charCodeAt(ctx.p += 4) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
        let date = new TomlDate(str, type, unsafeDelim);
        if (!date.isValid())
            TomlError.x('invalid date', ctx, errPtr);
        return date;
    }
    try {
        if (temporalSuffix)
            str += temporalSuffix;
        switch (type) {
            case 1: return Temporal.ZonedDateTime.from(str);
            case 2: return Temporal.PlainDateTime.from(str);
            case 3: return Temporal.PlainDate.from(str);
            case 4: return Temporal.PlainTime.from(str);
        }
    }
    catch (e) {
        TomlError.x(e instanceof Error ? e.message : '' + e, ctx, errPtr);
    }
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/util.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function skipComment(ctx) {
    for (; ctx.p < ctx.s.length; ctx.p++) {
        let c = ctx.s.charCodeAt(ctx.p);
        if (c === 0xa /* \n */)
            break;
        if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */) {
            ctx.p++;
            break;
        }
        if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in comments', ctx);
        }
    }
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
        while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 0x20 ||
            c === 0x9 /* \t */ ||
            (!banNewLines &&
                (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)))))
            ctx.p++;
        if (banComments || c !== 0x23 /* # */)
            break;
        skipComment(ctx);
    }
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/struct.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




/** @internal */
function parseKey(ctx, end = 0x3d /* = */) {
    // States:
    // 0: before first char
    // 1: parsing bare key
    // 2: after key component
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
        // End of key
        if (c === end) {
            if (!state)
                TomlError.x('unexpected end of key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            return ctx.p++, parsed;
        }
        // Dotted key separator
        else if (c === 0x2e /* . */) {
            if (!state)
                TomlError.x('illegal empty bare key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            state = 0;
        }
        // Quoted key
        else if (!state && (c === 0x22 /* " */ || c === 0x27 /* ' */)) {
            if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
                TomlError.x('illegal quoted key: multiline strings are not allowed', ctx);
            parsed.push(parseString(ctx));
            state = 2;
            ctx.p--;
        }
        // Whitespace; no-op in state 0 and 2, end of bare key in state 1
        else if (c === 0x20 || c === 0x9 /* \t */) {
            if (state === 1) {
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
                state = 2;
            }
        }
        // If state is post-key, no character is allowed; otherwise ensure it's a bare-key component
        else if (state === 2 || (c < 0x30 && c !== 0x2d /* - */) || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61 && c !== 0x5f /* _ */) || c > 0x7a) {
            TomlError.x('illegal character in key', ctx);
        }
        // Illegal character
        else if (!state) {
            state = 1;
            sliceStart = ctx.p;
        }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x('incomplete key-value: cannot find end of key', ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set();
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x7d /* } */) {
            ctx.p++;
            return res;
        }
        let k;
        let t = res;
        let hasOwn = false;
        let errPtr = ctx.p;
        let key = parseKey(ctx);
        for (let i = 0; i < key.length; i++) {
            if (i)
                t = hasOwn ? t[k] : (t[k] = Object.create(null));
            k = key[i];
            if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== 'object' || seen.has(t[k]))) {
                TomlError.x('trying to redefine an already defined value', ctx, errPtr);
            }
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor')) {
                t = ctx.uk !== 1 && TomlError.x('document contains an unsafe property', ctx, errPtr);
                break;
            }
            if (!hasOwn && unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
            }
        }
        if (hasOwn) {
            TomlError.x('trying to redefine an already defined value', ctx, errPtr);
        }
        skipVoid(ctx, true, true);
        let value = extractValue(ctx, 0x7d /* } */);
        if (t && typeof (t[k] = value) === 'object')
            seen.add(value);
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x7d /* } */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished table', ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x5d /* ] */) {
            ctx.p++;
            return res;
        }
        res.push(extractValue(ctx, 0x5d /* ] */));
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x5d /* ] */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished array', ctx, startPtr);
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/parse.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
        if (i) {
            t = hasOwn ? t[k] : (t[k] = Object.create(null));
            m = (state = m[k]).c;
            if (type === 0 /* Type.DOTTED */ && (state.t === 1 /* Type.EXPLICIT */ || state.t === 2 /* Type.ARRAY */)) {
                return null;
            }
            if (state.t === 2 /* Type.ARRAY */) {
                let l = t.length - 1;
                t = t[l];
                m = m[l].c;
            }
        }
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 /* Type.DOTTED */ && m[k]?.d) {
            return null;
        }
        if (!hasOwn) {
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor'))
                return false;
            if (unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
                Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
            }
            m[k] = {
                t: i < key.length - 1 && type === 2 /* Type.ARRAY */
                    ? 3 /* Type.ARRAY_DOTTED */ : type,
                d: false,
                i: 0,
                c: Object.create(null),
            };
        }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 /* Type.EXPLICIT */ && state.t === 3 /* Type.ARRAY_DOTTED */)) {
        // Bad key type!
        return null;
    }
    if (type === 2 /* Type.ARRAY */) {
        if (!state.d) {
            state.d = true;
            t[k] = [];
        }
        t[k].push(t = Object.create(null));
        state.c[state.i++] = (state = { t: 1 /* Type.EXPLICIT */, d: false, i: 0, c: Object.create(null) });
    }
    if (state.d) {
        // Redefining a table!
        return null;
    }
    state.d = true;
    if (type === 1 /* Type.EXPLICIT */) {
        t = hasOwn ? t[k] : (t[k] = Object.create(null));
    }
    else if (type === 0 /* Type.DOTTED */ && hasOwn) {
        return null;
    }
    return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2)
        TomlError.x(peek === null
            ? 'trying to redefine an already defined table or value'
            : 'document contains an unsafe property', ctx, ptr);
}
function parse(toml, options = {}) {
    let ctx = {
        s: toml,
        p: 0,
        d: options.maxDepth ?? 1000,
        bi: options.integersAsBigInt ?? false,
        ld: options.useLegacyDate ?? true,
        uk: options.unsafeKeyBehaviour === 'throw' ? 2 : options.unsafeKeyBehaviour === 'drop' ? 1 : 0,
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    // BOM is allowed, skip.
    // JS is UTF-16, so we have to check for the UTF-16 BOM instead of the UTF-8 BOM sequence!
    if (toml.charCodeAt(0) === 0xfeff)
        ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
        if (toml.charCodeAt(ctx.p) === 0x5b /* [ */) {
            let isTableArray = toml.charCodeAt(++ctx.p) === 0x5b; /* [ */
            tmp = ctx.p += +isTableArray;
            skipping = false;
            let k = parseKey(ctx, 0x5d /* ] */);
            if (isTableArray) {
                if (toml.charCodeAt(ctx.p) !== 0x5d /* ] */) {
                    TomlError.x('expected end of table array declaration', ctx);
                }
                ctx.p++;
            }
            let p = peekTable(ctx, k, res, meta, isTableArray ? 2 /* Type.ARRAY */ : 1 /* Type.EXPLICIT */);
            if (!p) {
                validateTablePeek(ctx, p, tmp);
                skipping = true;
            }
            else {
                m = p[2];
                tbl = p[1];
            }
        }
        else {
            tmp = ctx.p;
            let k = parseKey(ctx);
            let p = peekTable(ctx, k, tbl, m, 0 /* Type.DOTTED */);
            if (!p && !skipping)
                validateTablePeek(ctx, p, tmp);
            skipVoid(ctx, true, true);
            let v = extractValue(ctx, void 0);
            if (p && !skipping)
                p[1][p[0]] = v;
        }
        skipVoid(ctx, true);
        if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 0xa /* \n */ && (tmp !== 0xd /* \r */ || toml.charCodeAt(ctx.p + 1) !== 0xa /* \n */)) {
            TomlError.x('each key-value declaration must be followed by an end-of-line', ctx);
        }
        skipVoid(ctx);
    }
    return res;
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/stringify.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let BARE_KEY = /^[a-z0-9-_]+$/i;
let HAS_WELLFORMED = !!(''.isWellFormed);
function extendedTypeOf(obj) {
    let type = typeof obj;
    if (type === 'object') {
        if (Array.isArray(obj))
            return 'array';
        if (typeof obj.getUTCDate === 'function' && obj instanceof Date)
            return 'date';
        if (globalThis.Temporal) {
            if (obj.until) {
                if (obj instanceof Temporal.ZonedDateTime)
                    return 'temporal/tz+uc';
                if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate)
                    return 'temporal/uc';
                if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant)
                    return 'temporal';
                if (obj instanceof Temporal.PlainYearMonth)
                    return 'temporal/x';
            }
            else if ((obj.toPlainDate && obj instanceof Temporal.PlainMonthDay) ||
                (obj.negated && obj instanceof Temporal.Duration)) {
                return 'temporal/x';
            }
        }
    }
    return type;
}
function isArrayOfTables(obj) {
    for (let i = 0; i < obj.length; i++) {
        if (extendedTypeOf(obj[i]) !== 'object')
            return false;
    }
    return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
    return JSON.stringify(s).replaceAll('\x7f', '\\u007f');
}
function formatString(s) {
    return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
    if (BARE_KEY.test(s))
        return s;
    if (HAS_WELLFORMED && !s.isWellFormed())
        throw new RangeError('key contains illegal lone surrogates');
    return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    switch (type) {
        // @ts-expect-error -- intentional fallthrough case
        case 'number':
            if (isNaN(val))
                return 'nan';
            if (val === Infinity)
                return 'inf';
            if (val === -Infinity)
                return '-inf';
            if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val)))
                return val.toFixed(1);
        case 'bigint':
        case 'boolean':
        case 'temporal':
            return val.toString();
        case 'string':
            return formatString(val);
        case 'date':
            if (isNaN(val.getTime()))
                throw new TypeError('cannot serialize invalid date');
            return val.toISOString();
        case 'object':
            return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
        case 'array':
            return stringifyArray(val, depth, numberAsFloat, strictTemporal);
        // @ts-expect-error -- intentional fallthrough case
        case 'temporal/tz+uc':
            if (strictTemporal) {
                let tz = val.timeZoneId;
                let tzc = tz.charCodeAt(0);
                if (
                // Classic offset
                tzc !== 0x2b /* + */ && tzc !== 0x2d /* - */ &&
                    (
                    // Fast pre-check pass; see below for the actually accepted values
                    (tzc !== 0x55 /* U */ && tzc !== 0x47 /* G */ && tzc !== 0x5a /* Z */ && tzc !== 0x45 /* E */) ||
                        (
                        // UTC and its aliases; Temporal implementations don't all canonicalise unfortunately
                        tz !== 'UTC' && tz !== 'UCT' && tz !== 'Universal' && tz !== 'Zulu' &&
                            // GMT is a TZ but it's for all intents and purposes equivalent to UTC. Safe to downgrade.
                            !tz.startsWith('GMT') && tz !== 'Greenwich' &&
                            // Etc/* are all safe to downgrade to offset (either UTC, GMT, or offset)
                            !tz.startsWith('Etc/')))) {
                    throw new TypeError('Temporal objects with an IANA timezone are not allowed in Temporal strict mode');
                }
            }
        case 'temporal/uc':
            if (strictTemporal && val.calendarId !== 'iso8601')
                throw new TypeError('Temporal objects with a non-default calendar are not allowed in Temporal strict mode');
            return val.toString({
                calendarName: 'never',
                timeZoneName: 'never',
            });
        case 'temporal/x':
            throw new TypeError('Unsupported ' + val[Symbol.toStringTag]);
    }
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
    let keys = Object.keys(obj);
    if (keys.length === 0)
        return '{}';
    let res = '{ ';
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (i)
            res += ', ';
        res += formatKey(k) + ' = ' + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' }';
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
    if (array.length === 0)
        return '[]';
    let res = '[ ';
    for (let i = 0; i < array.length; i++) {
        if (i)
            res += ', ';
        if (array[i] === null || array[i] === void 0) {
            throw new TypeError('arrays cannot contain null or undefined values');
        }
        res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' ]';
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let res = '';
    for (let i = 0; i < array.length; i++) {
        res += `${res && '\n'}[[${key}]]\n`;
        res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
    }
    return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let preamble = '';
    let tables = '';
    let keys = Object.keys(obj);
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (obj[k] !== null && obj[k] !== void 0) {
            let type = extendedTypeOf(obj[k]);
            if (type === 'symbol' || type === 'function') {
                throw new TypeError(`cannot serialize values of type '${type}'`);
            }
            let key = formatKey(k);
            if (type === 'array' && isArrayOfTables(obj[k])) {
                tables += (tables && '\n') + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
            }
            else if (type === 'object') {
                let tblKey = prefix ? `${prefix}.${key}` : key;
                tables += (tables && '\n') + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
            }
            else {
                preamble += key;
                preamble += ' = ';
                preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal);
                preamble += '\n';
            }
        }
    }
    if (tableKey && (preamble || !tables)) // Create table only if necessary
        preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`;
    return preamble && tables
        ? `${preamble}\n${tables}`
        : preamble || tables;
}
function stringify(obj, { maxDepth = 1000, numbersAsFloat = false, strictTemporal = false } = {}) {
    if (extendedTypeOf(obj) !== 'object') {
        throw new TypeError('stringify can only be called with an object');
    }
    let str = stringifyTable(0, obj, '', maxDepth, numbersAsFloat, strictTemporal);
    if (str[str.length - 1] !== '\n')
        return str + '\n';
    return str;
}

;// CONCATENATED MODULE: ../../node_modules/smol-toml/dist/index.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */





/** @deprecated use `import * as ... from 'smol-toml'` instead */
/* harmony default export */ const dist = ({ parse: parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });

;// CONCATENATED MODULE: ./js/builder/security.js
const PRIVILEGED = {
    pod: {},
    container: { privileged: true },
    args: [],
    configFolder: '/etc/buildkit',
    cacheFolder: '/var/lib/buildkit',
};
/** The user of the rootless image (buildkit, docs/rootless.md). */
const ID = 1000;
/**
 * Unconfined, because the default profiles forbid the mounts and namespaces that builds are made of. Privilege
 * escalation is what newuidmap needs, which carries file capabilities. Kubernetes masks parts of /proc, so a build
 * step cannot get a PID namespace with a /proc of its own.
 */
const ROOTLESS = {
    // A new volume is root's. The kubelet gives it to the group once; else it would at each start give every file below
    // to the group, writable, those of cached layers too (kubernetes, pkg/volume/volume_linux.go).
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
/** The profile of each kind of builder. */
const DAEMON_PROFILES = {
    privileged: PRIVILEGED,
    rootless: ROOTLESS,
};

;// CONCATENATED MODULE: ./js/builder/daemon.js

/** Where the daemon listens that is told nothing else. */
const DEFAULT_ADDRESSES = {
    privileged: 'unix:///run/buildkit/buildkitd.sock',
    rootless: 'unix:///run/user/1000/buildkit/buildkitd.sock',
};
/** Reads how a template starts buildkitd in its first container. */
function readDaemon(template, security) {
    const [container] = template.spec?.containers ?? [];
    const volumes = template.spec?.volumes ?? [];
    const host = container?.env?.find(({ name }) => name === 'BUILDKIT_HOST')?.value;
    return {
        image: container?.image ?? '',
        args: readArgs(container),
        address: normalAddress(host ?? DEFAULT_ADDRESSES[security]),
        mounts: (container?.volumeMounts ?? []).map(({ mountPath, name, readOnly, subPathExpr }) => ({
            path: normalPath(mountPath),
            isReadOnly: readOnly === true,
            isByNode: subPathExpr !== undefined,
            volume: volumes.find((volume) => volume.name === name),
        })),
    };
}
/** Where the daemon keeps its cache: by its argument, its configuration (`root`, '' = unset) or its image. */
function rootOf(daemon, root, security) {
    return normalPath(daemon.args.get('root')?.at(-1) ?? (root === '' ? DAEMON_PROFILES[security].cacheFolder : root));
}
/** The mount that a path of the daemon's container is on; undefined for one that is the image's own. */
function mountOf({ mounts }, path) {
    const around = mounts.filter((mount) => isBelow(path, mount.path));
    return around.toSorted((a, b) => b.path.length - a.path.length)[0];
}
/** `unix:///var/run/x` as `unix:///run/x`, which /var/run is a link to in each of the images. */
function normalAddress(address) {
    const [protocol = '', path = ''] = address.split('://');
    return protocol === 'unix' ? `unix://${normalPath(path).replace(/^\/var\/run\//, '/run/')}` : address;
}
/** An absolute path without `.`, `..` and needless slashes; a relative one is taken from the root, as by the daemon. */
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
/** `--name=value`, `--name value` and `--name`. */
function readArgs(container) {
    const args = new Map();
    const given = container?.args ?? [];
    for (const [index, arg] of given.entries()) {
        const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/s.exec(arg) ?? [];
        if (name === undefined)
            continue;
        const next = given[index + 1] ?? '';
        args.set(name, [...(args.get(name) ?? []), value ?? (next.startsWith('-') ? '' : next)]);
    }
    return args;
}

;// CONCATENATED MODULE: ./js/builder/toml-shape.js
/** Brings a configuration into shape. Upper and lower case are one, as go-toml has it (go-toml v2, unmarshaler.go). */
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
/** True for a table of TOML: dates are objects too. */
function isTable(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toISOString' in value);
}
function shownKey(key) {
    return /^[\w-]{1,40}$/.test(key) ? key : JSON.stringify(key.slice(0, 40));
}

;// CONCATENATED MODULE: ./js/builder/buildkitd-fault.js


/** `[worker.oci] snapshotter`, of what the images have (buildkit, cmd/buildkitd/main_oci_worker.go and Dockerfile). */
const SNAPSHOTTERS = {
    privileged: ['', 'auto', 'overlayfs', 'native', 'stargz'],
    rootless: ['', 'auto', 'overlayfs', 'fuse-overlayfs', 'native', 'stargz'],
};
const NETWORK_MODES = ['', 'auto', 'host', 'cni', 'bridge'];
/**
 * What a configuration, in shape, asks for that no builder of this action can do, or that would keep buildx or the
 * readiness probe out. Where the cache is (`root`) is judged beside the volumes.
 */
function faultsOfBuildkitd(config, security, daemon) {
    const worker = tableIn(config, 'worker');
    return [
        ...faultsOfGrpc(tableIn(config, 'grpc'), security, daemon),
        ...faultsOfOci(tableIn(worker, 'oci'), security),
        ...faultsOfContainerd(tableIn(worker, 'containerd')),
    ];
}
/** A table of a configuration; empty for one that is not there. */
function tableIn(config, name) {
    const value = config[name];
    return isTable(value) ? value : {};
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
    // The socket is mode 0660, and buildctl runs as user 1000, who is root in the daemon's namespace.
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
/** Such a worker keeps its cache in the containerd of its machine, whose socket no builder has. */
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

;// CONCATENATED MODULE: ./js/builder/buildkitd-keys.js
const table = (fields) => ({ kind: 'table', fields });
/** What garbage collection is made of. Where a user sets one of these, none of ours is set. */
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
/** What both kinds of worker have. */
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
/** The keys of BuildKit 0.33 (buildkit, cmd/buildkitd/config/config.go). It ignores others without a word. */
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

;// CONCATENATED MODULE: ./js/builder/labels.js
/** The prefix of our labels and annotations. */
const OURS = 'setup-buildx-kubernetes';
/** What marks an object as ours. Without it an object is somebody else's: refused, untouched. */
const MANAGED_BY = { 'app.kubernetes.io/managed-by': OURS };
/** buildx dials the pods with this label and the node's name (buildx, driver/kubernetes/manifest). */
const APP_LABEL = 'app';
/** The builder that an object belongs to. */
const BUILDER_LABEL = `${OURS}/builder`;
/** On a hold: its job has ended, it is only the keep-warm timer now. */
const RELEASED_ANNOTATION = `${OURS}/released`;
/** On a hold: who holds. */
const HOLDER_ANNOTATION = `${OURS}/holder`;
/** On a hold: the names of the nodes that it may own, separated by commas. */
const NODES_ANNOTATION = `${OURS}/nodes`;
/** On a Deployment: `SPEC_VERSION` of what made it. */
const SPEC_ANNOTATION = `${OURS}/spec`;
/** On a Deployment: `holds` (its owners say how long it lives) or `forever`. */
const LIFE_ANNOTATION = `${OURS}/life`;
/** On a Deployment: the run whose settings its template has. */
const CONFIGURED_BY_ANNOTATION = `${OURS}/configured-by`;
/** On a Deployment: the last job that uses it without owning it. */
const USED_BY_ANNOTATION = `${OURS}/used-by`;
/** On a pod: what its template was made from, to tell it from the pods of earlier templates. */
const TEMPLATE_ANNOTATION = `${OURS}/template`;
/** On a pod: the daemon's configuration. */
const CONFIG_ANNOTATION = `${OURS}/buildkitd.toml`;
/** On a pod: a file that the daemon's configuration names; a number follows. */
const CONFIG_FILE_ANNOTATION = `${OURS}/config-file-`;
/** On a worker, as `docker buildx inspect` shows it: its daemon has read the configuration that was mounted for it. */
const CONFIG_READ_LABEL = `${OURS}.config`;
/** On a pod: a hash of the patch that its template was made with. */
const POD_PATCH_ANNOTATION = `${OURS}/pod-patch`;
/** On a claim: when a builder was last made on it, RFC 3339. */
const LAST_USED_ANNOTATION = `${OURS}/last-used`;
/** The annotations among these that are ours. */
function ownAnnotations(annotations) {
    return Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith(`${OURS}/`)));
}
/** True for an object that this action made. */
function isOurs(object) {
    const labels = object.metadata?.labels ?? {};
    return Object.entries(MANAGED_BY).every(([name, value]) => labels[name] === value);
}
/** The selector of everything ours of one builder. */
function builderSelector(builder) {
    const [managed] = Object.entries(MANAGED_BY).map(([name, value]) => `${name}=${value}`);
    return `${managed},${BUILDER_LABEL}=${builder}`;
}
/** The selector by which buildx finds a node's pods. */
function nodeSelector(node) {
    return `${APP_LABEL}=${node}`;
}
/** The selector of the pods of several nodes. */
function nodesSelector(nodes) {
    const [only = '', ...others] = nodes;
    return others.length === 0 ? nodeSelector(only) : `${APP_LABEL} in (${nodes.join(',')})`;
}
/** The node that a pod belongs to, by the label that buildx finds it by; '' = none. */
function appOf(pod) {
    return pod.metadata?.labels?.[APP_LABEL] ?? '';
}

;// CONCATENATED MODULE: ./js/builder/buildkitd.js






/** Where buildx itself looks for the files of an instance (buildx, util/confutil/container.go). */
const FILES_FOLDER = '/etc/buildkit';
const CACHE_MOUNT_DAYS = 14;
/** Of a volume's size: what BuildKit may fill, and what it must leave free. Its files are not all it counts. */
const USED_SHARE = 0.75;
const FREE_SHARE = 0.1;
/** From this share on, cache mounts, contexts and checkouts that nobody used for two weeks go. */
const OLD_MOUNTS_SHARE = 0.1;
/** Annotations of one object may hold 256 KiB, keys and our own part included (TotalAnnotationSizeLimitB). */
const LARGEST_CONFIG_BYTES = 240 * 1024;
/**
 * The daemon's configuration: garbage collection that follows the volume, merged with the user's own, which wins.
 * BuildKit's default drops every cache mount that was unused for 48 hours once the cache is over 512 MB, so that a
 * Monday build starts without them (buildkit, cmd/buildkitd/config/gcpolicy.go). `configFolder` is where the files
 * are mounted.
 */
function renderBuildkitd(user, cache, configFolder) {
    const config = configFolder === FILES_FOLDER ? user.config : withFilesIn(user, configFolder);
    return stringify(merge(defaultsBeside(user.config, cache), config));
}
/**
 * The part that buildx itself reads on the runner, from its instance: registries, for `imagetools` and for
 * pushing the index of several platforms (buildx, store/storeutil). '' when there is none.
 */
function renderRegistries({ config }) {
    return config.registry === undefined ? '' : stringify({ registry: config.registry });
}
/**
 * Reads a `buildkitd.toml`; `subject` says whose it is, such as `Input buildkitd-config`. Code `input` when it is none.
 * `unknown` are keys that BuildKit would pass over without a word.
 */
function parseBuildkitd(subject, text) {
    const { config, unknown, wrong } = shape(parseToml(subject, text), BUILDKITD_KEYS);
    const [first] = wrong;
    if (first === undefined)
        return { config, unknown };
    throw new ActionError('input', `${subject}: ${first.slice(0, 160)}.`, 'BuildKit would not start with it.');
}
/** Code `input` when a configuration and its files are more than annotations can hold. */
function refuseTooLarge(subject, { config, files }) {
    const texts = [stringify(config), ...files.flatMap(({ path, text }) => [path, text])];
    const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
    if (bytes <= LARGEST_CONFIG_BYTES)
        return;
    const what = files.length === 0 ? 'is' : 'and the files that it names are';
    const hint = 'It travels in annotations, which hold no more.';
    throw new ActionError('input', `${subject} ${what} larger than 240 KiB.`, hint);
}
function parseToml(subject, text) {
    try {
        return parse(text);
    }
    catch (error) {
        const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : '';
        throw new ActionError('input', `${subject} is not valid TOML${line}.`, '');
    }
}
/** What this action adds to the user's own configuration. */
function defaultsBeside(user, cache) {
    const worker = tableIn(user, 'worker');
    const oci = {
        labels: { [CONFIG_READ_LABEL]: 'read' },
        ...gcBeside(tableIn(worker, 'oci'), cache),
    };
    return {
        ...(grantsHostNetwork(user) ? { 'insecure-entitlements': ['network.host'] } : {}),
        // Without the key, BuildKit looks for a containerd.
        worker: worker.containerd === undefined ? { oci } : { oci, containerd: { enabled: false } },
    };
}
/**
 * Build steps are in the pod's network anyway, so this grants nothing that RUN does not have; unless the user gave
 * them a network of their own. docker/setup-buildx-action grants it too, and builds that ask for it are common.
 */
function grantsHostNetwork(user) {
    const { networkMode = 'auto', cniConfigPath = '' } = tableIn(tableIn(user, 'worker'), 'oci');
    const isHost = networkMode === 'host' || (['auto', ''].includes(String(networkMode)) && cniConfigPath === '');
    return isHost && user.proxyNetwork !== true;
}
/** Beside a `gcpolicy` BuildKit reads no other size, so ours goes where the user sets any. */
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
    const share = (part) => Math.floor(volumeBytes * part);
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
/** The configuration with its files in another folder, as the rootless image has one. */
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

;// CONCATENATED MODULE: ./js/builder/duration.js

const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
/**
 * A duration in Go's notation (`90s`, `1h30m`, `0`), in ms. Code `input`, naming the input, for anything else or
 * outside the bounds. Days are left out on purpose: Go has none, and buildx and Kubernetes read such values too.
 */
function parseDuration(input, text, bounds) {
    const ms = durationMs(text);
    if (ms === undefined) {
        throw new ActionError('input', `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a duration.`, 'Write it like 90s, 30m or 1h30m.');
    }
    if (ms < bounds.leastMs || ms > bounds.mostMs) {
        const range = `${formatDuration(bounds.leastMs)} to ${formatDuration(bounds.mostMs)}`;
        throw new ActionError('input', `Input ${input}: ${text.slice(0, 40)} is out of range.`, `It may be ${range}.`);
    }
    return ms;
}
function durationMs(text) {
    if (text === '0')
        return 0;
    if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text))
        return undefined;
    let ms = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
        ms += Number(amount) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
    }
    return Number.isFinite(ms) ? Math.round(ms) : undefined;
}
/** A duration as a person writes it: `1h30m`, `45s`, `0`. Parts of a second are rounded away. */
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

;// CONCATENATED MODULE: ./js/timestamp.js
/** A time as Kubernetes writes it (RFC 3339), in ms since the epoch; NaN when there is none. It asks no clock. */
function timestampMs(text) {
    return Date.parse(text ?? '');
}

;// CONCATENATED MODULE: ./js/builder/hold.js

/**
 * The Job that is a hold: with `parallelism: 0` it never runs a pod, so it is only a timer that
 * kube-controller-manager keeps and the garbage collector acts on (pkg/controller/job, pkg/controller/ttlafterfinished).
 * Its template is never run, but has the most restricted security context, since admission policies read it.
 */
function renderHold(spec) {
    const labels = { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
    return {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: {
            name: spec.name,
            namespace: spec.namespace,
            labels,
            annotations: { [HOLDER_ANNOTATION]: spec.holder, [NODES_ANNOTATION]: spec.nodes.join(',') },
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
/** The garbage collector ends a hold with the runner's pod: nobody is left to use the builder, or to renew it. */
function renderRunner(runner) {
    if (runner.kind === 'elsewhere')
        return {};
    const { name, uid } = runner;
    return { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, blockOwnerDeletion: false }] };
}
/** True while a hold keeps what it owns: it is there, is not being deleted, and its time is not up. */
function isLiving(hold) {
    if (hold.metadata?.deletionTimestamp !== undefined)
        return false;
    const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
    return !(hold.status?.conditions ?? []).some((condition) => ended.includes(condition.type) && condition.status === 'True');
}
/** True while the job that took the hold is still at work, as opposed to a hold that only keeps the builder warm. */
function isInUse(hold) {
    return isLiving(hold) && !wasReleased(hold);
}
/** True when the job that took the hold has let it go. */
function wasReleased(hold) {
    return hold.metadata?.annotations?.[RELEASED_ANNOTATION] !== undefined;
}
/**
 * What keeps a Job's clock from running: a suspended Job has no deadline, and one that another controller manages
 * is not looked at. Kueue does either. '' when nothing does.
 */
function stoppedClock(hold) {
    if (hold.spec?.suspend === true)
        return 'suspended it';
    const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
    return managedBy === 'kubernetes.io/job-controller' ? '' : `gave it to ${managedBy}`;
}
/**
 * The patch with which a job lets go: the hold ends `keepWarmMs` from now. Times are the server's, in ms since
 * the epoch; the deadline counts from `startedMs`. Never null: that would be accepted, and never end.
 */
function renderRelease(hold, startedMs, nowMs, keepWarmMs) {
    const elapsedMs = Math.max(0, nowMs - startedMs);
    const { uid, ownerReferences = [] } = hold.metadata ?? {};
    // From here on the hold keeps the builder warm for others, so it must outlive the runner's pod.
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

;// CONCATENATED MODULE: ./js/builder/renewal.js


const LONGEST_LIFE_MS = 20 * 60_000;
const SHORTEST_LIFE_MS = 10_000;
/** Four renewals in a row may fail before the hold ends. */
const RENEWALS_IN_A_LIFE = 5;
/** How long a hold that is renewed lives after each renewal, hence at most after a runner has died. */
function holdLifeMs(maxJobMs) {
    return Math.min(LONGEST_LIFE_MS, Math.max(maxJobMs / 3, SHORTEST_LIFE_MS));
}
/** The time from one renewal to the next. */
function renewEveryMs(lifeMs) {
    return lifeMs / RENEWALS_IN_A_LIFE;
}
/** The time from a renewal that failed to the next try. */
function retryEveryMs(lifeMs) {
    return renewEveryMs(lifeMs) / 4;
}
/** Decides on the next deadline of a hold, which is never sooner than the one it has. `nowMs` is the server's time. */
function nextDeadline(hold, nowMs, term) {
    const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
    const longest = deadlineSeconds(term.maxJobMs);
    if (wasReleased(hold))
        return { kind: 'over' };
    if (!isLiving(hold))
        return { kind: 'gone' };
    if (deadline >= longest)
        return { kind: 'over' };
    const startedMs = timestampMs(hold.status?.startTime);
    // The controller can lag behind by seconds, and the clock does not run before it has noted the start.
    if (Number.isNaN(startedMs))
        return { kind: 'wait' };
    const seconds = deadlineSeconds(Math.max(0, nowMs - startedMs) + term.lifeMs);
    if (seconds >= longest)
        return { kind: 'last', seconds: longest };
    return seconds > deadline ? { kind: 'renew', seconds } : { kind: 'wait' };
}
/** The deadline of a hold that is to live this long from its start. */
function deadlineSeconds(fromStartMs) {
    return Math.ceil(fromStartMs / 1000);
}
/** The patch that sets a hold's deadline, for the object of this uid alone. */
function renderDeadline(uid, seconds) {
    return { metadata: { uid }, spec: { activeDeadlineSeconds: seconds } };
}
/**
 * The patch that renews a hold. It is refused when anything about the hold has changed since it was read: otherwise
 * it could take back the deadline with which post lets the hold go.
 */
function renderRenewal(uid, resourceVersion, seconds) {
    return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./js/buildx/store-file.js




/** More than an instance with the settings of many registries has. */
const PROBE_BYTES = 64 * 1024;
const REMEDY = 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.';
/** The text of a file, '' when there is none; code `buildx` when it cannot be read. */
async function readOrEmpty(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return '';
        throw new ActionError('buildx', `buildx' folder cannot be read (${codeOf(error)}).`, REMEDY, error);
    }
}
/** False only where a path provably names nothing; one that cannot be looked at may exist. */
function mayExist(path) {
    try {
        (0,external_node_fs_.statSync)(path);
        return true;
    }
    catch (error) {
        return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
    }
}
/** Writes the scratch file, and makes the folder into which it is to be moved; code `buildx` when it cannot. */
async function writeBeside(scratch, path, content) {
    try {
        await makeFolders((0,external_node_path_.dirname)(path));
        await writeNew(scratch, content);
    }
    catch (error) {
        throw unwritable(error);
    }
}
/** Replaces a file by way of the scratch file; code `buildx` when that cannot be done. */
async function replaceFile(path, scratch, content) {
    await writeBeside(scratch, path, content);
    try {
        await (0,promises_.rename)(scratch, path);
    }
    catch (error) {
        throw unwritable(error);
    }
}
/** Code `buildx` when a file such as `probe` cannot be written into its folder; nothing of it is left then. */
async function proveWritable(probe) {
    const folder = (0,external_node_path_.dirname)(probe);
    let made = '';
    try {
        made = await makeFolders(folder);
        await writeNew(probe, Buffer.alloc(PROBE_BYTES));
        await (0,promises_.rm)(probe, { force: true });
    }
    catch (error) {
        if (made !== '')
            await removeEmpty(folder, made);
        throw unwritable(error);
    }
}
/**
 * Makes a folder and those above it, mode 0700; answers the topmost that it made, '' = none. Node's `recursive` would
 * do, but tells of a disk that is read-only as ENOENT.
 */
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
/** Writes a file, mode 0600, whole or not at all. */
async function writeNew(path, content) {
    const file = await (0,promises_.open)(path, 'w', 0o600);
    try {
        await file.writeFile(content);
    }
    catch (error) {
        await (0,promises_.rm)(path, { force: true });
        throw error;
    }
    finally {
        await file.close();
    }
}
/** Of the folders down from `topmost` those that nobody has put anything into. */
async function removeEmpty(folder, topmost) {
    for (let path = folder; path.startsWith(topmost); path = (0,external_node_path_.dirname)(path))
        await (0,promises_.rmdir)(path).catch(() => undefined);
}
function unwritable(error) {
    return new ActionError('buildx', `buildx' folder cannot be written (${codeOf(error)}).`, REMEDY, error);
}

;// CONCATENATED MODULE: ./js/buildx/store.js




/** The start of the names of files that are being written, beside the folders in which buildx reads. */
const TEMPORARY_PREFIX = '.setup-buildx-kubernetes-';
/**
 * Finds buildx' folder as buildx does: BUILDX_CONFIG, else `buildx` beside the Docker CLI's configuration. Absolute,
 * since later steps may run in another folder.
 */
function storeFolderOf(buildxConfig, dockerConfigFolder) {
    return (0,external_node_path_.resolve)(buildxConfig === '' ? (0,external_node_path_.join)(dockerConfigFolder, 'buildx') : buildxConfig);
}
/** The store in buildx' folder as the step sees it that has this folder of its own. */
function storeIn(folder, stepFolder) {
    return { folder, scratch: (0,external_node_path_.join)(folder, `.${(0,external_node_path_.basename)(stepFolder)}`) };
}
/** Code `buildx` when no instance could be written, to be known before a builder is made for it. */
async function proveStore({ scratch }) {
    await proveWritable(scratch);
}
/** The JSON of an instance, '' when there is none of this name. */
async function readInstance(store, name) {
    return readOrEmpty((0,external_node_path_.join)(store.folder, 'instances', name));
}
/** An instance, and for how long it has been in the store. */
async function lookAtInstance(store, name) {
    const json = await readInstance(store, name);
    // Removed meanwhile, or on a file system that does not tell: young.
    const writtenMs = await (0,promises_.stat)((0,external_node_path_.join)(store.folder, 'instances', name)).then(({ mtimeMs }) => mtimeMs, () => Date.now());
    return { json, ageMs: Date.now() - writtenMs };
}
/**
 * Writes an instance, mode 0600. It is written beside `instances/` and linked or renamed in: `buildx ls` fails on any
 * file in there that it cannot read, half-written ones too. A link fails where there is one of this name, so that of
 * two jobs only one gets it; `refuse` throws when what is there is not to be replaced.
 */
async function writeInstance(store, name, json, refuse) {
    const path = (0,external_node_path_.join)(store.folder, 'instances', name);
    await writeBeside(store.scratch, path, json);
    const isNew = await (0,promises_.link)(store.scratch, path).then(() => true, () => false);
    try {
        // Not every file system has links.
        if (!isNew)
            refuse(await lookAtInstance(store, name));
        if (!isNew)
            await (0,promises_.rename)(store.scratch, path);
    }
    finally {
        await (0,promises_.rm)(store.scratch, { force: true });
    }
}
/** Removes an instance and what buildx kept beside it; true when there was one. Others are not touched. */
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./js/machine.js



/** Hex digits of a hash: enough to tell the machines that share a home. */
const MARK_LENGTH = 12;
/** The mark of a machine that does not tell what it is. It is equal to no machine's, not even to itself. */
const UNKNOWN_MACHINE = 'unknown';
/**
 * A mark of this machine, since it was started, and of the mount namespace and root folder that this process has: only
 * where all of them are the same does a path that is not there tell that it is nowhere. Two containers of one machine
 * differ by the namespace, two machines of one image by the boot id (proc(5), namespaces(7)).
 */
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

;// CONCATENATED MODULE: ./js/buildx/job-folder.js


/** The start of the names of our folders in RUNNER_TEMP. */
const FOLDER_PREFIX = 'setup-buildx-kubernetes-';
/** The name of a step's own folder; `own` is a part that no other step has. */
function folderName({ job, machine }, own) {
    return `${FOLDER_PREFIX}${job}-${machine}-${own}`;
}
/** Reads the name of a folder; undefined for one of a version that did not name the machine, or that is none of ours. */
function readFolderName(folder) {
    const match = /^([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+$/.exec((0,external_node_path_.basename)(folder).slice(FOLDER_PREFIX.length));
    const [, job = '', machine = ''] = match ?? [];
    return (0,external_node_path_.basename)(folder).startsWith(FOLDER_PREFIX) && match !== null ? { job, machine } : undefined;
}
/** True when both folders are of steps of one job. */
function isSameJob(one, other) {
    const [marks, others] = [readFolderName(one), readFolderName(other)];
    return marks !== undefined && marks.job === others?.job && (0,external_node_path_.dirname)(one) === (0,external_node_path_.dirname)(other);
}
/** True when a path of this folder that is not there for the step with the folder `own` is nowhere. */
function isSameMachine(folder, own) {
    const machine = readFolderName(own)?.machine ?? UNKNOWN_MACHINE;
    return machine !== UNKNOWN_MACHINE && machine === readFolderName(folder)?.machine;
}

;// CONCATENATED MODULE: ./js/buildx/taken.js



/** No job goes on for longer: max-job is 120 h at most, and a day is for clocks that differ. */
const LONGEST_JOB_MS = 144 * 3_600_000;
/**
 * Code `conflict` when an instance of this name is in the store and not ours to replace. Ours are those whose
 * kubeconfig was made by an earlier step of this job, or whose job is over.
 */
function refuseTaken(name, stored, view) {
    if (stored.json === '' || isAbandoned(stored, view))
        return;
    const kubeconfigs = kubeconfigsOf(stored.json);
    const ours = kubeconfigs.length > 0 && kubeconfigs.every(taken_isOurs);
    if (ours && kubeconfigs.every((path) => isSameJob((0,external_node_path_.dirname)(path), view.folder)))
        return;
    const isHere = ours && kubeconfigs.every((path) => isSameMachine((0,external_node_path_.dirname)(path), view.folder));
    throw new ActionError('conflict', `Input name: buildx has an instance ${name} on this runner already.`, ours ? remedyOfOurs(name, isHere) : 'Choose another name.');
}
function remedyOfOurs(name, isHere) {
    if (isHere)
        return 'Another job of this machine uses it: leave name empty, or choose another.';
    const ways = `Leave name empty, choose another, or, if no job uses it, delete instances/${name} in buildx' folder.`;
    return `A job of another machine or container with this home made it. ${ways}`;
}
/**
 * True for an instance of ours whose job is over. Where its kubeconfig is gone, its job is, if it ran on this machine, in
 * sight of the same files. Of another machine or container nothing but the age tells that.
 */
function isAbandoned({ json, ageMs }, { folder, exists }) {
    const kubeconfigs = kubeconfigsOf(json);
    const isOver = (path) => taken_isOurs(path) && (isSameMachine((0,external_node_path_.dirname)(path), folder) || ageMs > LONGEST_JOB_MS) && !exists(path);
    return kubeconfigs.length > 0 && kubeconfigs.every(isOver);
}
function taken_isOurs(path) {
    return path.includes(`/${FOLDER_PREFIX}`);
}
/** True when the instance is the one that this job wrote, going by the folder of its kubeconfig. */
function isInstanceOf(json, folder) {
    const kubeconfigs = kubeconfigsOf(json);
    return kubeconfigs.length > 0 && kubeconfigs.every((path) => path.startsWith(`${folder}/`));
}
/** The folder of the job that wrote an instance; '' when it is none of ours. */
function folderOfInstance(json) {
    const [kubeconfig = ''] = kubeconfigsOf(json);
    return taken_isOurs(kubeconfig) ? (0,external_node_path_.dirname)(kubeconfig) : '';
}
function kubeconfigsOf(json) {
    try {
        const { Nodes: nodes } = JSON.parse(json);
        return (nodes ?? []).map(({ Endpoint: endpoint = '' }) => URL.canParse(endpoint) ? (new URL(endpoint).searchParams.get('kubeconfig') ?? '') : '');
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./js/buildx/current.js





/** Where a job notes it in its own folder, for other jobs in the same home. */
const NOTE = 'former-current';
/**
 * What is to be put back when this job ends: what the pointer to the current instance holds now, or, where another
 * job of ours has pointed it to its own instance, which goes with that job, what that one is to put back. A pointer
 * to an instance that is gone is not worth it.
 */
async function readFormerCurrent(store) {
    const current = await readOrEmpty((0,external_node_path_.join)(store.folder, 'current'));
    const name = nameIn(current);
    if (name === '')
        return current;
    // Another user of this home may have left what this one cannot read.
    const instance = await readInstance(store, name).catch(() => '');
    if (instance === '')
        return '';
    const folder = folderOfInstance(instance);
    return folder === '' ? current : readOrEmpty((0,external_node_path_.join)(folder, NOTE)).catch(() => '');
}
/** Notes it in the job's own folder. */
async function noteFormerCurrent(folder, former) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, NOTE), former, { mode: 0o600 });
}
/** Puts the pointer back to what it was, unless somebody has pointed it elsewhere since. */
async function restoreCurrent(store, name, former) {
    const path = (0,external_node_path_.join)(store.folder, 'current');
    if (nameIn(await readOrEmpty(path)) !== name)
        return;
    if (former === '')
        await (0,promises_.rm)(path, { force: true });
    else
        await replaceFile(path, store.scratch, former);
}
/** The instance that the pointer names, '' for none or for a Docker context (buildx, store/store.go). */
function nameIn(current) {
    try {
        const { Name: name } = JSON.parse(current);
        return typeof name === 'string' && !name.includes('/') ? name : '';
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./js/builder/names.js
/** A node's name ends up in labels of objects made from it, with a hash behind it: 63 - 11 (`facts` of StatefulSets). */
const LONGEST_NODE_NAME = 52;
const HASH_LENGTH = 8;
/** Room for the longest architecture that a node's name adds (`-ppc64le`, `-mips64le`, with a variant). */
const LONGEST_BUILDER_NAME = LONGEST_NODE_NAME - 10;
/**
 * The builder's name for a repository (`owner/name`): readable, and with a hash, since `a/b-c` and `a-b/c` would
 * otherwise be one builder, with one cache, for two repositories. Repositories differ by letters, not by case.
 */
function builderNameOfRepository(repository, sha256) {
    const name = repository.toLowerCase();
    return hashed(dnsLabel(name), sha256(name), LONGEST_BUILDER_NAME);
}
/**
 * The builder's name in the cluster for the instance name that the user gave. A DNS label of at most 42
 * characters stays as it is; anything else is made one, with a hash that keeps it apart from others.
 */
function builderNameOfInstance(instance, sha256) {
    const name = instance.toLowerCase();
    const label = dnsLabel(name);
    return label === name && name.length <= LONGEST_BUILDER_NAME
        ? name
        : hashed(label, sha256(name), LONGEST_BUILDER_NAME);
}
/**
 * The name of a builder that is one job's own: `random` keeps it apart from every other. What it takes from the
 * name of the shared builder is only for people.
 */
function ephemeralBuilderName(builder, random) {
    return `${builder.slice(0, LONGEST_BUILDER_NAME - 1 - random.length).replace(/-+$/, '')}-${random}`;
}
/**
 * The name of a builder's node for an architecture: Deployment, `app` label and buildx node alike. A rootless node
 * is another one, since it cannot read a privileged one's cache, nor the other way round.
 */
function nodeName(builder, architecture, security, sha256) {
    if (security === 'privileged')
        return `${builder}-${architecture}`;
    const ending = `-${architecture}-${security}`;
    const room = LONGEST_NODE_NAME - ending.length;
    return `${builder.length <= room ? builder : hashed(builder, sha256(builder), room)}${ending}`;
}
/** The name of a node's cache claim. */
function claimName(node) {
    return `${node}-cache`;
}
/** True for what buildx takes as an instance name (buildx, store/util.go); `default` is its own. */
function isInstanceName(name) {
    return /^[a-zA-Z][a-zA-Z0-9._-]{0,99}$/.test(name) && name.toLowerCase() !== 'default';
}
/** True for a DNS label, which namespaces and the names of objects must be (RFC 1123). */
function isDnsLabel(name) {
    return name.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name);
}
/** True for the namespaces that are Kubernetes' own: a name that starts with `kube-` is reserved for them. */
function isSystemNamespace(name) {
    return name.startsWith('kube-');
}
/** True for a DNS subdomain, which the names of Deployments may be. */
function isDnsSubdomain(name) {
    return name.length <= 253 && name.split('.').every(isDnsLabel);
}
function dnsLabel(name) {
    const label = name.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
    return /^[a-z]/.test(label) ? label : `b-${label}`.replace(/-+$/, '');
}
function hashed(label, hash, longest) {
    const room = longest - 1 - HASH_LENGTH;
    return `${label.slice(0, room).replace(/-+$/, '')}-${hash.slice(0, HASH_LENGTH)}`;
}

;// CONCATENATED MODULE: ./js/mapping.js
/** True for a mapping, however it was parsed: own enumerable keys only, so `__proto__` is a name like any other. */
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The mapping that a text of JSON is; empty for any other text. */
function readMapping(json) {
    try {
        const value = JSON.parse(json);
        return isMapping(value) ? value : {};
    }
    catch {
        return {};
    }
}
/** A text of a mapping; '' for anything else, or nothing, of that name. */
function textOf(mapping, name) {
    const value = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./js/buildx/former-choice.js






/** Where a step notes them in its own folder, for later steps of ours. */
const former_choice_NOTE = 'former-choices.json';
/** What the step of ours is to put back that set up this builder; none where it is somebody else's. */
async function readEarlierChoices(store, builder) {
    if (!isInstanceName(builder))
        return [];
    // Another user of this home may have left what this one cannot read.
    const folder = folderOfInstance(await readInstance(store, builder).catch(() => ''));
    if (folder === '')
        return [];
    return (0,promises_.readFile)((0,external_node_path_.join)(folder, former_choice_NOTE), 'utf8').then(parseChoices, () => []);
}
/** Notes them in the step's own folder. */
async function noteFormerChoices(folder, former) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, former_choice_NOTE), JSON.stringify(former), { mode: 0o600 });
}
/** The first whose builder buildx still knows: the name of an instance that is gone fails every later command. */
async function findFormerChoice(store, former) {
    for (const choice of former.slice(0, -1))
        if ((await readInstance(store, choice.builder)) !== '')
            return choice;
    return former.at(-1) ?? { builder: '', config: '' };
}
/** True for what `readEarlierChoices` answers. */
function areFormerChoices(value) {
    return Array.isArray(value) && value.every(isChoice);
}
function isChoice(value) {
    return isMapping(value) && typeof value.builder === 'string' && typeof value.config === 'string';
}
function parseChoices(text) {
    const value = JSON.parse(text);
    return areFormerChoices(value) ? value : [];
}

;// CONCATENATED MODULE: ./js/buildx/instance.js
/**
 * The JSON of an instance (buildx, store/nodegroup.go). The node's name is what buildx dials by, and of the
 * endpoint it reads only `kubeconfig`; `deployment` keeps endpoints apart. Registry settings go into the first
 * node's Files, where buildx itself reads them.
 */
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
    // Go's query parser and ours agree on '+' for a space, and paths may hold one.
    return `kubernetes:///${instance.name}?${query}`;
}
/**
 * The key of an annotation that no API server accepts, because of its blanks, and that says why. When the Deployment
 * of a node is missing, buildx makes a generic privileged one in its place, which nothing would ever remove
 * (driver/kubernetes/driver.go, Bootstrap). This option is read only there: the API server refuses what buildx would
 * make, and the build fails at once with these words. At most 63 characters, or the refusal is about the length too;
 * no `,` `=` `"`, which buildx splits at.
 */
const REFUSED_ANNOTATION = 'The builder is gone. Run the step setup-buildx-kubernetes again';
/** Only options of buildx 0.15: an unknown one makes every later buildx command fail at load. */
function renderDriverOpts(node) {
    const options = { namespace: node.namespace, annotations: `${REFUSED_ANNOTATION}=true` };
    if (node.kind === 'Deployment')
        return options;
    // Of this option buildx takes that it shall look for a StatefulSet; the size is used only by a creation.
    return { ...options, 'persistent-volume-claim.requests.storage': '1Gi' };
}
function renderFiles(instance) {
    if (instance.registriesToml === '')
        return null;
    const toml = { path: 'buildkitd.toml', text: instance.registriesToml };
    const files = [toml, ...instance.files].map(({ path, text }) => [path, base64(text)]);
    return Object.fromEntries(files);
}
function base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}
function renderPlatform({ architecture, os, variant }) {
    return { architecture, os, ...(variant === '' ? {} : { variant }) };
}

;// CONCATENATED MODULE: ./js/buildx/version.js

/** Below this the kubernetes driver takes the wrong cluster when nodes differ, and knows no `timeout`. */
const OLDEST = [0, 15];
/** Below this a build hangs for ever when its builder's pod dies (buildx #556, fixed by #3966). */
const ADVISED = [0, 36];
/** Below this its StatefulSet option does not work (buildx 0.34.0 panics). */
const STATEFUL_SET = [0, 35];
/**
 * Reads what `buildx version` prints (`github.com/docker/buildx v0.36.1 …`). undefined for a build without a
 * release number, of which nothing can be said.
 */
function parseBuildxVersion(output) {
    const match = /\bv?((\d+)\.(\d+)\.\d+\S*)/.exec(output);
    const [, text = '', major, minor] = match ?? [];
    if (match === null || (Number(major) === 0 && Number(minor) === 0))
        return undefined;
    return { text, major: Number(major), minor: Number(minor) };
}
/** Code `buildx` for a version that cannot be worked with. Answers the hint to print, '' when there is none. */
function judgeBuildxVersion(version, needsStatefulSet) {
    if (version === undefined)
        return 'This buildx names no release; nothing is known of its faults.';
    if (version_isBelow(version, OLDEST))
        throw tooOld(version, OLDEST, 'this action');
    if (needsStatefulSet && version_isBelow(version, STATEFUL_SET))
        throw tooOld(version, STATEFUL_SET, 'a StatefulSet');
    return version_isBelow(version, ADVISED)
        ? `buildx ${version.text}: with a version below 0.36 a build hangs when its builder's pod dies.`
        : '';
}
function version_isBelow(version, [major, minor]) {
    return version.major < major || (version.major === major && version.minor < minor);
}
function tooOld(version, [major, minor], what) {
    return new ActionError('buildx', `buildx ${version.text} is too old: ${what} needs ${major}.${minor} or newer.`, 'Install a newer one on the runner.');
}

;// CONCATENATED MODULE: ./js/admission.js
/** A webhook that did not answer, or not in time, may only be restarting. */
function isWebhookDown(message) {
    return message.includes('failed calling webhook');
}
/**
 * True when admission refused an object, by the words of the API server: quota, limits, policies, webhooks. Whoever has
 * no right is answered with `User "x" cannot …` instead (kubernetes, apiserver/pkg/endpoints/handlers/responsewriters).
 */
function isAdmission(message) {
    return (/is forbidden: (?!User ")|denied (?:the )?request|exceeded quota/.test(message) || isWebhookDown(message));
}

;// CONCATENATED MODULE: ./js/network/certificate-fault.js

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

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./js/pause.js

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
async function pause(ms, signal) {
    signal.throwIfAborted();
    await (0,external_node_timers_promises_namespaceObject.setTimeout)(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

;// CONCATENATED MODULE: ./js/cluster/answer.js




/** A policy tells its whole rule book; of that, and of a cause below an error, this many characters are kept. */
const LONGEST_MESSAGE = 4000;
const LONGEST_CAUSE = 1000;
/** Reads the Status object of a 4xx answer. */
function refusalOf(status, body) {
    const document = statusOf(body);
    const reason = typeof document.reason === 'string' ? document.reason : '';
    const message = typeof document.message === 'string' ? document.message : body;
    return { kind: 'refused', status, reason, message: shortened(oneSafeLine(message), LONGEST_MESSAGE) };
}
function statusOf(body) {
    try {
        const value = JSON.parse(body);
        return isMapping(value) ? value : {};
    }
    catch {
        return {};
    }
}
/** The body of a granted answer; a refusal is thrown as what it means while `doing` (`create Jobs in ns`). */
function granted(answer, doing) {
    if (answer.kind === 'ok')
        return answer.body;
    throw refused(answer, doing);
}
/**
 * A call that the API server refused, as the cause of an error. Whoever knows the inputs of the job can tell from it
 * what helps (rollout/explained.ts). `doing` is as in `create Jobs in namespace builds`.
 */
class RefusedCall extends Error {
    refusal;
    doing;
    constructor(refusal, doing) {
        super(`${refusal.status} ${refusal.reason}: ${shortened(refusal.message, LONGEST_CAUSE)}`);
        this.refusal = refusal;
        this.doing = doing;
    }
}
/** The error for a refusal that nothing can be done about here; a RefusedCall is its cause. */
function refused(refusal, doing) {
    const cause = new RefusedCall(refusal, doing);
    const code = answer_codeOf(refusal);
    if (code === 'forbidden') {
        const hint = 'Apply the Role in the README.';
        return new ActionError(code, `The cluster forbids to ${doing}: ${refusal.message}.`, hint, cause);
    }
    const hint = code === 'not-ready' ? 'Ask whoever runs the cluster to allow it.' : '';
    return new ActionError(code, `The cluster refused to ${doing}: ${refusal.message}.`, hint, cause);
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

;// CONCATENATED MODULE: ./js/cluster/retry.js
/** 408 and 429 ask for it; the others come from a server, or a proxy before it, that is restarting. */
const RETRYABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const LONGEST_RETRY_AFTER_MS = 30_000;
/**
 * True when the same call may work a moment later. Every call of this action may be repeated: what it creates
 * has a name of its own or may exist already, and what it patches or deletes is named by uid.
 */
function isRetryable(status) {
    return RETRYABLE_STATUS.has(status);
}
/** The server's Retry-After header in ms (seconds or an HTTP date), 0 when there is none. */
function retryAfterMs(header, nowMs) {
    if (header === undefined || header.trim() === '')
        return 0;
    const seconds = Number(header);
    const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
    return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), LONGEST_RETRY_AFTER_MS);
}
/**
 * The wait before try number `attempt` + 1: full jitter that doubles, never under what the server asked for.
 * `random` is in [0, 1).
 */
function backoffMs(attempt, askedMs, random, budget) {
    const ceiling = Math.min(budget.longestMs, budget.shortestMs * 2 ** attempt);
    return Math.max(askedMs, budget.shortestMs + random * (ceiling - budget.shortestMs));
}

;// CONCATENATED MODULE: ./js/cluster/call.js






/** A call that has not been answered after this long is tried again. */
const CALL_TIMEOUT_MS = 15_000;
/** An admission webhook that does not answer may be restarting, but a call is no place to wait for its repair. */
const WEBHOOK_PATIENCE_MS = 8000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
/**
 * Makes a request until it is answered, within the budget; `read` makes the body of a 2xx answer. Rejects with code
 * `unreachable` or `unauthorized`.
 */
async function callUntilAnswered(options, request, read) {
    const { budget, doubt, signal } = options;
    const startedMs = Date.now();
    let unknown = 0;
    for (let attempt = 0;; attempt += 1) {
        const sentMs = performance.now();
        const outcome = await callOnce(options, request, read, unknown === 1);
        if (outcome.kind === 'unauthorized')
            unknown += 1;
        if (outcome.kind === 'unauthorized' && unknown === 1)
            continue;
        const again = judge(doubt, outcome, sentMs);
        if (again.kind === 'ok' || again.kind === 'refused')
            return again;
        const waitMs = backoffMs(attempt, again.askedMs, Math.random(), budget);
        const passedMs = Date.now() - startedMs;
        if (passedMs + waitMs > patienceMs(again, budget))
            return lastAnswer(again, passedMs);
        options.note(`The API server: ${again.message}; trying again in ${Math.round(waitMs)} ms.`);
        await pause(waitMs, signal);
    }
}
/** There is no time to ask once more. */
function lastAnswer(again, passedMs) {
    if (again.kind === 'blocked')
        return again.refusal;
    throw unreachable(again.message, passedMs);
}
function patienceMs(again, budget) {
    return again.kind === 'blocked' ? WEBHOOK_PATIENCE_MS : budget.totalMs;
}
/** The answer, where it is to be believed, or why to ask again. */
function judge(doubt, outcome, sentMs) {
    if (outcome.kind === 'blocked')
        return outcome;
    if (outcome.kind === 'again') {
        doubt.reopen();
        return outcome;
    }
    const isNo = outcome.kind === 'unauthorized' || (outcome.kind === 'refused' && outcome.status === 403);
    if (!isNo)
        doubt.settle(sentMs);
    if (!isNo || !doubt.isOpen(sentMs)) {
        if (outcome.kind === 'unauthorized')
            throw unauthorized(outcome.message);
        return outcome;
    }
    const status = outcome.kind === 'refused' ? outcome.status : 401;
    return { kind: 'again', message: `answered ${status}, which may be for its start`, askedMs: 0 };
}
async function callOnce(options, request, read, refresh) {
    const credential = await options.credentials(refresh, options.signal);
    try {
        const response = await options.send(request, credential, AbortSignal.any([options.signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]));
        const status = response.statusCode ?? 0;
        const text = await call_textOf(response);
        const serverTimeMs = Date.parse(response.headers.date ?? '') || Date.now();
        if (status >= 200 && status < 300)
            return { kind: 'ok', body: read(text), serverTimeMs };
        if (status === 401)
            return { kind: 'unauthorized', message: refusalOf(status, text).message };
        if (!isRetryable(status))
            return refusalOf(status, text);
        return retryable(status, text, retryAfterMs(response.headers['retry-after'], Date.now()));
    }
    catch (error) {
        options.signal.throwIfAborted();
        if (error instanceof ActionError)
            throw error;
        if (error instanceof Error && isCertificateFault(error))
            throw untrusted(error);
        if (codeOf(error) === 'ERR_INVALID_CHAR')
            throw unsendable();
        return { kind: 'again', message: reasonOf(error), askedMs: 0 };
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
        if (size > LARGEST_ANSWER_BYTES)
            throw new Error('an answer of more than 32 MiB');
    }
    return Buffer.concat(chunks).toString('utf8');
}
function reasonOf(error) {
    // Node tells of any aborted request as AbortError; ours is the only clock that is left here.
    if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
        return `no answer in ${CALL_TIMEOUT_MS / 1000} s`;
    return codeOf(error) || messageOf(error);
}
function untrusted(error) {
    const hint = "Does certificate-authority-data, or where it is empty this runner's own store (SSL_CERT_FILE), vouch for it, or for the proxy in between?";
    return new ActionError('unreachable', `The API server's certificate is not trusted: ${certificateWords(error)}.`, hint, error);
}
/** A token from a file or a plugin, or a name to impersonate, that no HTTP header can carry. */
function unsendable() {
    const hint = 'Copy it anew, in one line.';
    return new ActionError('input', "The kubeconfig's user holds line breaks or control characters.", hint);
}
function unauthorized(message) {
    const hint = 'The credential of the kubeconfig is wrong or has expired.';
    return new ActionError('unauthorized', `The API server does not accept the log-in (401 ${message}).`, hint);
}
function unreachable(message, triedMs) {
    const hint = 'Check the server address, the network and the proxy of this runner.';
    return new ActionError('unreachable', `The API server could not be reached for ${Math.ceil(triedMs / 1000)} s: ${message}.`, hint);
}

;// CONCATENATED MODULE: ./js/cluster/kinds.js
/** The API group and version under which each kind is served. */
const GROUP = {
    deployments: 'apis/apps/v1',
    statefulsets: 'apis/apps/v1',
    jobs: 'apis/batch/v1',
    pods: 'api/v1',
    persistentvolumeclaims: 'api/v1',
    events: 'api/v1',
    secrets: 'api/v1',
};
/** The URL path of one object, or of the collection when `name` is ''. */
function pathOf(kind, namespace, name) {
    const collection = `/${GROUP[kind]}/namespaces/${encodeURIComponent(namespace)}/${kind}`;
    return name === '' ? collection : `${collection}/${encodeURIComponent(name)}`;
}

;// CONCATENATED MODULE: ./js/cluster/watch.js
/**
 * The events of a collection after `resourceVersion`, over one connection, which the server ends after
 * `seconds` (a half-open one is noticed 1 s later). Ends without an error whenever the stream does: after `OVER` the
 * caller may watch on from the last version, otherwise it has to list again. Rejects only when `signal` is aborted, with its reason.
 */
async function* watchEvents(options, collectionPath, resourceVersion, seconds) {
    const { signal } = options;
    const startedMs = Date.now();
    const query = new URLSearchParams({ watch: 'true', resourceVersion, timeoutSeconds: `${seconds}` });
    const path = `${collectionPath}&${query}`;
    const deadline = AbortSignal.timeout((seconds + 1) * 1000);
    try {
        const credential = await options.credentials(false, signal);
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
                    const event = JSON.parse(line);
                    if (event.type === 'ERROR')
                        return;
                    yield event;
                }
            }
            // A proxy that does not stream may answer at once, and with nothing.
            if (Date.now() - startedMs >= (seconds - 1) * 1000)
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

;// CONCATENATED MODULE: ./js/cluster/api.js




const STRATEGIC_MERGE = 'application/strategic-merge-patch+json';
/** buildkitd prints a stack of some 20 lines below its error. */
const LOG_LINES = 60;
/** The API of one namespace of a cluster. */
function openApi(namespace, options) {
    const call = async (method, path, body) => {
        if (method !== 'GET')
            await options.beforeWrite();
        const contentType = method === 'PATCH' ? STRATEGIC_MERGE : 'application/json';
        const request = { method, path, contentType, body: body === undefined ? '' : JSON.stringify(body) };
        return callUntilAnswered(options, request, JSON.parse);
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
            const attributes = { namespace, ...right };
            const review = {
                apiVersion: 'authorization.k8s.io/v1',
                kind: 'SelfSubjectAccessReview',
                spec: { resourceAttributes: attributes },
            };
            return ask(options, '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', review, readAllowed);
        },
        whoAmI: () => {
            const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
            return ask(options, '/apis/authentication.k8s.io/v1/selfsubjectreviews', review, readUser);
        },
        requestToken: (account, request) => ask(options, tokenPath(namespace, account), request, readIssuedToken),
        create: (kind, object) => call('POST', one(kind, ''), object),
        patch: (kind, name, patch) => call('PATCH', one(kind, name), patch),
        deleteForeground: (kind, { name, ...preconditions }) => call('DELETE', one(kind, name), { propagationPolicy: 'Foreground', preconditions }),
        watch: (kind, labelSelector, resourceVersion, seconds) => watchEvents(options, some(kind, { labelSelector }), resourceVersion, seconds),
    };
}
function ask(options, path, review, read) {
    const request = {
        method: 'POST',
        path,
        contentType: 'application/json',
        body: JSON.stringify(review),
    };
    return callUntilAnswered(options, request, read);
}
function tokenPath(namespace, account) {
    const [space, name] = [encodeURIComponent(namespace), encodeURIComponent(account)];
    return `/api/v1/namespaces/${space}/serviceaccounts/${name}/token`;
}
function readIssuedToken(text) {
    const request = JSON.parse(text);
    const { token = '', expirationTimestamp } = request.status ?? {};
    return { token, expiresMs: timestampMs(expirationTimestamp) };
}
function readAllowed(text) {
    const review = JSON.parse(text);
    return review.status?.allowed === true;
}
function readUser(text) {
    const review = JSON.parse(text);
    return review.status?.userInfo?.username ?? '';
}

;// CONCATENATED MODULE: ./js/aws/partition.js
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

;// CONCATENATED MODULE: ./js/aws/sigv4.js

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
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
}

;// CONCATENATED MODULE: ./js/aws/eks-token.js



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
        throw new ActionError('input', `The EKS token has ${token.length} characters, and clusters refuse more than ${LONGEST_TOKEN}.`, 'Assume the role with a shorter session policy, or none.');
    return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs) };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = require("node:net");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = require("node:url");
;// CONCATENATED MODULE: ./js/network/no-proxy.js


/**
 * True when NO_PROXY, or its being this machine, keeps a destination from the proxy. Go's rules
 * (golang.org/x/net/http/httpproxy), since buildx goes by them; Node's proxyEnv knows no CIDR, proxies loopback
 * addresses, and takes `example.com` for that one host.
 */
function isDirect({ host, port }, noProxy) {
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

;// CONCATENATED MODULE: ./js/network/proxy.js



/**
 * The proxy of the environment for requests to a server, undefined where they go straight: as Go, and so buildx,
 * chooses it. Code `input` for one that is not for http or https.
 */
function proxyFor({ protocol, hostname, port }, environment) {
    const isPlain = protocol === 'http:';
    const [lower, upper] = isPlain
        ? ['http_proxy', 'HTTP_PROXY']
        : ['https_proxy', 'HTTPS_PROXY'];
    const given = environment[lower] || environment[upper] || '';
    const noProxy = environment.no_proxy || environment.NO_PROXY || '';
    const host = hostname.replace(/^\[|\]$/g, '');
    if (given === '' || isDirect({ host, port: port || (isPlain ? '80' : '443') }, noProxy))
        return undefined;
    const proxy = parseProxy(given);
    if (proxy !== undefined && !isUsable(proxy))
        throw unusable(upper, proxy, host);
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
    const hint = `Name one of http:// or https://, or ${shortened(host, 100)} in NO_PROXY.`;
    return new ActionError('input', message, hint);
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = require("node:tls");
;// CONCATENATED MODULE: ./js/network/verified.js


/**
 * The only two ways in which this action opens TLS. Node takes `rejectUnauthorized` from the variable
 * NODE_TLS_REJECT_UNAUTHORIZED where no option says it (lib/internal/tls), and jobs set that variable for servers of
 * their own; what we send holds credentials.
 */
/** What is named as an authority is trusted as it is, an intermediate one too, as by kubectl and buildx (Go, crypto/x509). */
const AS_GO = { allowPartialTrustChain: true };
/** An https request whose server, or proxy, is always verified. Not ended yet. */
function requestVerified(url, options) {
    return (0,external_node_https_.request)(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}
/** A TLS connection whose other end is always verified. */
function connectVerified(options) {
    return (0,external_node_tls_namespaceObject.connect)({ ...options, rejectUnauthorized: true, ...AS_GO });
}

;// CONCATENATED MODULE: ./js/network/tunnel.js









/** A proxy that has not let us through after this long never will. */
const TUNNEL_TIMEOUT_MS = 15_000;
/**
 * Connections to https servers, through an HTTP CONNECT proxy where there is one. Not Node's `proxyEnv`: it trusts a
 * https:// proxy by the system's authorities alone, while client-go, and so buildx, goes by those of the cluster; it
 * reads NO_PROXY in its own way; and its tunnels have no end. Server and proxy are always verified.
 */
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
            const proxy = this.#route(new URL(`https://${targetOf(options)}`));
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
        const asking = askFor(targetOf(options), proxy, this.#tls.ca);
        this.#pending.add(asking);
        asking.once('close', () => this.#pending.delete(asking));
        // An agent that gets an error does not look at the stream.
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
        : (0,external_node_http_.request)({ ...options, port: proxy.port || 80 });
    const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), TUNNEL_TIMEOUT_MS);
    asking.once('connect', () => clearTimeout(timer));
    asking.once('close', () => clearTimeout(timer));
    return asking;
}
/** A proxy's no to us is final; its trouble with the server is not. */
function refusal(status, target) {
    if (status !== 407 && status !== 403)
        return new Error(`the proxy answered ${status}`);
    const what = status === 407 ? 'does not accept the log-in' : `forbids the way to ${shortened(target, 100)}`;
    const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
    return new ActionError('unreachable', `The proxy of this runner ${what} (${status}).`, hint);
}
function explained(error) {
    if (!isCertificateFault(error))
        return error;
    const hint = "Its authority must be among the kubeconfig's certificate-authority-data, where there is one.";
    return new ActionError('unreachable', `The proxy's certificate is not trusted: ${certificateWords(error)}.`, hint, error);
}

;// CONCATENATED MODULE: ./js/network/agent.js





/** The connections to https servers, each through the proxy that the environment has for it. */
function secureAgent(environment, trust) {
    return new TunnelAgent((server) => proxyFor(server, environment), trust);
}
/** The connections to one http server. Node goes through a proxy of http:// by itself, but only here is it chosen. */
function plainAgent(server, environment) {
    const proxy = proxyFor(server, environment);
    if (proxy === undefined)
        return new external_node_http_.Agent();
    const proxyEnv = { http_proxy: proxy.href };
    return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new external_node_http_.Agent({ proxyEnv });
}
/** Requests by http through a https:// proxy. Node writes them for the proxy, but would not always verify it. */
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

;// CONCATENATED MODULE: ./js/network/response.js
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

;// CONCATENATED MODULE: ./js/network/exchange.js



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

;// CONCATENATED MODULE: ./js/network/system-authorities.js




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
const known = new WeakMap();
/**
 * Connects where nothing says whom to trust: by Node's authorities, and when they do not know the server's, once more
 * by those of this machine too, as kubectl and buildx do. From then on both are used from the start.
 */
async function trustingSystem(environment, connect) {
    const trust = known.get(environment);
    if (trust !== undefined)
        return connect(trust);
    try {
        return await connect({});
    }
    catch (error) {
        if (!isUnknownAuthority(error))
            throw error;
        const wider = { ca: [...(0,external_node_tls_namespaceObject.getCACertificates)('default'), ...systemAuthorities(environment)] };
        known.set(environment, wider);
        return connect(wider);
    }
}
/**
 * The authorities of this machine, in PEM, by Go's rules: the file of SSL_CERT_FILE, or the first bundle that is there,
 * and all files of the folders of SSL_CERT_DIR, or of the usual ones. Not Node's own reading of them: it knows no list
 * in SSL_CERT_DIR and fewer places, and it complains on stderr.
 */
function systemAuthorities({ SSL_CERT_FILE: file, SSL_CERT_DIR: list }) {
    const files = file ? [file] : FILES;
    const folders = list ? list.split(':') : FOLDERS;
    const bundle = files.map(system_authorities_textOf).find((text) => text !== '') ?? '';
    const single = folders.flatMap((folder) => namesIn(folder).map((name) => system_authorities_textOf((0,external_node_path_.join)(folder, name))));
    return [...new Set([bundle, ...single].flatMap(certificatesIn))];
}
function certificatesIn(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
function system_authorities_textOf(path) {
    try {
        // What is no file may have no end.
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

;// CONCATENATED MODULE: ./js/aws/http.js



/** Sends by the proxies of this environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
function sendThroughProxies(environment) {
    return async (request, signal) => {
        const server = new URL(request.url);
        const isPlain = server.protocol === 'http:';
        if (isPlain)
            return exchange(request, plainAgent(server, environment), signal);
        return trustingSystem(environment, (trust) => exchange(request, secureAgent(environment, trust), signal));
    };
}
/** Sends straight to the machine itself: a proxy cannot know who is asking there. */
const sendDirectly = sendThroughProxies({});

;// CONCATENATED MODULE: ./js/regular-file.js


/** The largest file that an input may name, in bytes: real ones have a few thousand. */
const LARGEST_BYTES = 1024 * 1024;
/**
 * Reads a regular file of at most 1 MiB. It may be anywhere on the runner, also behind a link out of the workspace:
 * whoever writes the workflow can read every file of the runner anyway, and kubeconfigs are seldom in the workspace.
 * What is no regular file is not opened: a FIFO would wait for its writer, and a device has no end.
 */
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
/** Reads at most one byte more than is allowed: what /proc shows has no size beforehand. */
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

;// CONCATENATED MODULE: ./js/aws/retrying.js

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

;// CONCATENATED MODULE: ./js/aws/silence.js

/** Why a request has no answer, in a few words. */
function whySilent(error) {
    // A request that its signal ends is an AbortError, whatever the signal's reason.
    const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
    return isEnded ? 'no answer in time' : codeOf(error) || messageOf(error);
}

;// CONCATENATED MODULE: ./js/aws/machine.js





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
        throw machine_refused(where, `status ${answer.status}`, LOG_IN);
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
        throw machine_refused(where, `status ${answer.status}`, 'Is a role associated with its service account?');
    return readJson(answer.text, where);
}
async function askNearby(send, request, where, hint, signal) {
    try {
        return await send(request, signal);
    }
    catch (error) {
        if (signal.aborted && signal.reason instanceof ActionError)
            throw signal.reason;
        throw machine_refused(where, whySilent(error), hint);
    }
}
function readToken(path) {
    const file = readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined)
        return text;
    throw new ActionError('unauthorized', 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.', 'It must exist in later steps.');
}
function readJson(text, where) {
    const answer = readMapping(text);
    const of = (name) => textOf(answer, name);
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
    return new ActionError('unauthorized', `No AWS credentials from ${where}: ${why}.`, hint);
}

;// CONCATENATED MODULE: ./js/aws/profile.js


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
        throw new ActionError('input', `There is no AWS profile ${JSON.stringify(place.name)}.`, 'Check AWS_PROFILE.');
    const odd = REFUSED.find((name) => profile[name] !== undefined);
    if (odd === undefined || profile.aws_access_key_id !== undefined)
        return profile;
    throw new ActionError('input', `The AWS profile ${JSON.stringify(place.name)} logs in by ${odd}, which this action does not do.`, 'Use role-to-assume, or an earlier step that sets AWS_ACCESS_KEY_ID and the like.');
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

;// CONCATENATED MODULE: ./js/aws/key-fault.js
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

;// CONCATENATED MODULE: ./js/aws/sts-call.js

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

;// CONCATENATED MODULE: ./js/aws/sts.js




/** Credentials of a role for the bearer of a web identity's token. Code `unauthorized` with STS' words. */
async function assumeRoleWithWebIdentity(sts, { roleArn, sessionName }, webIdentityToken, signal) {
    const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: webIdentityToken };
    const answer = await askSts(sts, 'AssumeRoleWithWebIdentity', parameters, signal);
    return readCredentials(answer, roleArn, 'Its trust policy must name the OIDC provider of GitHub and this repository.');
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
    const why = shortened(withoutSecrets(oneSafeLine(words)), 120) || unsaid;
    const what = `STS refused to assume ${shortened(roleArn, 100)}: ${why}.`;
    // Keys that STS does not take say nothing of the role.
    throw new ActionError('unauthorized', what, hintOfKeyFault(code) || hint);
}

;// CONCATENATED MODULE: ./js/jwt.js

/** The claims of a JWT; empty for any other text. Nothing is verified: that is for whoever is to believe them. */
function claimsOf(jwt) {
    return readMapping(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

;// CONCATENATED MODULE: ./js/credential-plugin/id-token.js



/** Reads it from a step's variables; '' in both when the job has no `id-token: write`. */
function idTokenService(environment) {
    return {
        url: environment.ACTIONS_ID_TOKEN_REQUEST_URL ?? '',
        token: environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '',
    };
}
/** True when this job can have ID tokens. */
function hasIdTokens({ url, token }) {
    return url !== '' && token !== '';
}
/** Why there is no ID token, and what gives one. */
function noIdTokens() {
    const hint = 'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
    const what = 'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
    return new ActionError('unauthorized', what, hint);
}
/** A new ID token of this job for an audience; it lives 5 minutes. Code `unauthorized` when there is none. */
async function mintIdToken(service, audience, send, signal) {
    if (!hasIdTokens(service))
        throw noIdTokens();
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
    const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
    const token = answer.status === 200 ? textOf(readMapping(answer.text), 'value') : '';
    if (token !== '')
        return token;
    const hint = 'Its right to ask ends about 6 hours after the job began.';
    throw new ActionError('unauthorized', `GitHub gave no ID token (status ${answer.status}).`, hint);
}
/** When a JWT ends, in ms since the epoch; NaN for what is none. It is not verified: the API server does that. */
function expiryOf(jwt) {
    const { exp } = claimsOf(jwt);
    return typeof exp === 'number' ? exp * 1000 : Number.NaN;
}

;// CONCATENATED MODULE: ./js/credential-plugin/aws-credentials.js






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
        throw new ActionError('input', 'An ID token alone is no AWS credential.', 'Set role-to-assume.');
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
    throw new ActionError('unauthorized', what, 'It must be there in later steps too.');
}
function aws_credentials_readToken(path) {
    const file = readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
    if (text !== undefined && text !== '')
        return text;
    throw new ActionError('unauthorized', 'The file with the web identity token cannot be read.', 'It must exist in later steps too.');
}

;// CONCATENATED MODULE: ./js/credential-plugin/ended-keys.js


/** Keys of a session live for 15 minutes at least (AWS STS API reference), and nothing in them says how long. */
const SHORTEST_SESSION_MS = 14 * 60_000;
/** Without a way to STS the API server has to say it. */
const ASK_MS = 1000;
/**
 * Refuses keys of a session that has ended: signing goes on working, and a build would be told no more than 401.
 * Code `unauthorized`. Asked of STS, and only once the keys can have ended.
 */
async function refuseEndedKeys({ source: { base, role }, madeMs }, sts, credentials, signal) {
    const isYoung = sts.nowMs() - madeMs < SHORTEST_SESSION_MS;
    if (base.kind !== 'keys' || base.sessionToken === '' || isYoung)
        return;
    // A role's own credentials tell their end, and to assume it has proved the keys.
    if (role.kind === 'role')
        return;
    const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
    const code = await callerIdentity(sts, credentials, soon).then(({ refusal }) => refusal, () => '');
    if (!code.startsWith('Expired'))
        return;
    const hint = 'Use role-to-assume, which is renewed, or a longer role-duration-seconds in the step that set them.';
    throw new ActionError('unauthorized', `The AWS keys that this job began with have ended (${code}).`, hint);
}

;// CONCATENATED MODULE: ./js/credential-plugin/bearer.js





/** Credentials that end sooner than this are fetched anew. */
const MARGIN_MS = 5 * 60_000;
/** Those that cannot be are used for as long as this is left, which a call takes. */
const LAST_MS = 60_000;
/** GitHub's tokens live 5 minutes, so there is no room for such a margin. */
const ID_TOKEN_MARGIN_MS = 30_000;
/** A fresh bearer token by a recipe. Code `unauthorized` when there is none to be had. */
async function bearerBy(recipe, kitchen, signal) {
    if (recipe.kind === 'github') {
        const token = await mintIdToken(idTokenService(kitchen.environment), recipe.audience, kitchen.send, signal);
        return { token, expiresMs: expiryOf(token) - ID_TOKEN_MARGIN_MS };
    }
    const credentials = await awsCredentialsBy(recipe, kitchen, signal);
    await refuseEndedKeys(recipe, stsOf(recipe, kitchen), credentials, signal);
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
            idTokens: idTokenService(kitchen.environment),
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

;// CONCATENATED MODULE: ./js/credential-plugin/unanswered.js


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
            throw new ActionError('unreachable', `No credentials: ${new URL(request.url).host} was asked: ${whySilent(error)}.`, hint, error);
        }
    };
}

;// CONCATENATED MODULE: ./js/credential-plugin/kitchen.js



/**
 * Remembers AWS credentials, at first those given, for as long as this process lives; what is secret of them goes to
 * `mask` first.
 */
function openKitchen(environment, mask, given) {
    let known = given;
    return {
        environment,
        send: named(retrying(sendThroughProxies(environment))),
        nowMs: Date.now,
        recall: () => known,
        remember: (credentials) => {
            mask(credentials.secretAccessKey);
            mask(credentials.sessionToken);
            known = credentials;
        },
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./js/child.js

/**
 * Runs a program and answers its stdout. Rejects with the signal's reason, or with what `explain` makes of its
 * failure and of its stderr. Node's own execFile, and not @actions/exec: a cancelled job has 7.5 seconds.
 */
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
        // At the signal Node itself sends SIGTERM, and waits for a child that does not obey for as long as it pleases.
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

;// CONCATENATED MODULE: ./js/cut-secrets.js
/** A piece that is shorter is part of many a word. */
const PIECE = 8;
/** A shorter secret is not one. */
const SHORTEST = 4;
/**
 * The text of a program that knows these secrets, without them: whole, in pieces of 8 characters and more (programs
 * shorten what they quote), and as base64, URLs and JSON encode them. A secret with blanks in it, such as a script, is
 * only cut out as a whole: its words are words.
 */
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
/** Notes where in the text pieces of this length of a secret stand. */
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
    // Where a text stands in another one shifts its base64; what depends on its neighbours is left out.
    const base64 = [0, 1, 2].map((shift) => {
        const whole = Buffer.from(`${'x'.repeat(shift)}${text}`).toString('base64');
        return whole.slice(shift === 0 ? 0 : 4, -4);
    });
    const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    const json = JSON.stringify(text).slice(1, -1);
    const forms = [text, encodeURIComponent(text.toWellFormed()), json, ...base64, ...urlSafe];
    return [...new Set(forms)].filter((form) => form.length >= SHORTEST);
}

;// CONCATENATED MODULE: ./js/cluster/own-plugin.js
/**
 * A program of ours as later steps run it to log in: by the very Node that runs us, and without what a workflow sets for
 * its own programs, which would run in it, or have it trust any server.
 */
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

;// CONCATENATED MODULE: ./js/credential-plugin/cache.js


/** Where the plugin keeps credentials for its next run. */
function cacheOf(recipeFile) {
    return `${recipeFile}.cache`;
}
/**
 * The credentials that an earlier run of the plugin left; undefined when there are none, or the file is not ours to
 * trust. Keys that never end are not left here: they are read where they come from.
 */
function readCache(path) {
    const file = readRegularFile(path);
    if (file.kind === 'none')
        return undefined;
    try {
        const value = JSON.parse(file.bytes.toString('utf8'));
        return isCredentials(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Leaves credentials for the next run, in a file that only this user reads. To lose the race against another is fine. */
function writeCache(path, credentials) {
    if (!Number.isFinite(credentials.expiresMs))
        return;
    const scratch = `${path}.${process.pid}`;
    try {
        (0,external_node_fs_.writeFileSync)(scratch, JSON.stringify(credentials), { mode: 0o600, flag: 'wx' });
        (0,external_node_fs_.renameSync)(scratch, path);
    }
    catch {
        (0,external_node_fs_.rmSync)(scratch, { force: true });
    }
}
function isCredentials(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { accessKeyId, secretAccessKey, sessionToken, expiresMs, } = value;
    const texts = [accessKeyId, secretAccessKey, sessionToken];
    return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}

;// CONCATENATED MODULE: ./js/credential-plugin/recipe-file.js



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
    return new ActionError('unauthorized', `The recipe for credentials of this job is of no use (${why}).`, 'Has its post step run already?');
}

;// CONCATENATED MODULE: ./js/credential-plugin/leave.js





/**
 * Leaves a copy of the plugin's bundle with a recipe in the job's own folder, for buildx in later steps and for post: a
 * checkout can wipe the action's own folder. Answers the section `exec` that runs them.
 */
async function leavePlugin(recipe, known, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (known !== undefined)
        writeCache(cacheOf(recipeFile), known);
    await (0,promises_.copyFile)((0,external_node_path_.join)((0,external_node_path_.dirname)(process.argv[1] ?? ''), 'plugin.js'), plugin);
    await (0,promises_.chmod)(plugin, 0o600);
    const file = await (0,promises_.open)(recipeFile, 'wx', 0o600);
    try {
        await file.writeFile(JSON.stringify(recipe));
    }
    finally {
        await file.close();
    }
    return ownPlugin([plugin, recipeFile]);
}
/** What `leavePlugin` left in this folder, and the plugin since; undefined when it is another plugin that is run. */
function readLeft({ args }, folder) {
    const [plugin, recipeFile] = pathsIn(folder);
    if (args[0] !== plugin || args[1] !== recipeFile)
        return undefined;
    return { recipe: readRecipe(recipeFile), known: readCache(cacheOf(recipeFile)) };
}
function pathsIn(folder) {
    return [(0,external_node_path_.join)(folder, 'plugin.js'), (0,external_node_path_.join)(folder, 'recipe.json')];
}

;// CONCATENATED MODULE: ./js/credential-plugin/recipe.js
/** The values of a recipe that must never be seen in a log. */
function secretsOfRecipe(recipe) {
    if (recipe.kind === 'github')
        return [];
    const { base } = recipe.source;
    if (base.kind === 'keys')
        return [base.secretAccessKey, base.sessionToken];
    return base.kind === 'container' ? [base.token] : [];
}

;// CONCATENATED MODULE: ./js/cluster/access.js
/** The name under which a kubeconfig's cluster has JSON for plugins (clientcmd/api/types.go). */
const PLUGIN_EXTENSION = 'client.authentication.k8s.io/exec';

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-file.js







/**
 * Writes the kubeconfig that later steps and post use: one cluster, one user, one context, everything inlined.
 * buildx reads a single file and its current-context only (buildx, driver/kubernetes/context/load.go).
 * JSON is YAML too, and has no words that a YAML 1.1 parser takes for booleans.
 *
 * The folder is made anew with mode 0700 and must not exist; the file has mode 0600. Answers the file's path. Code
 * `input` when it cannot be written.
 */
async function writeKubeconfig(access, folder) {
    const path = (0,external_node_path_.join)(folder, 'kubeconfig');
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
        const lasting = { ...access, identity: await lastingIdentity(access.identity, folder) };
        await kubeconfig_file_writeNew(path, `${JSON.stringify(renderKubeconfig(lasting), null, 2)}\n`);
    }
    catch (error) {
        const hint = 'It must be a folder of this user, with some free space.';
        throw new ActionError('input', `RUNNER_TEMP cannot be written (${codeOf(error)}).`, hint, error);
    }
    return path;
}
/** What buildx can run in later steps; what only we can do becomes a plugin, which is left beside the kubeconfig. */
async function lastingIdentity(identity, folder) {
    if (identity.kind === 'recipe')
        return { kind: 'exec', plugin: await leavePlugin(identity.recipe, identity.known, folder) };
    return identity;
}
async function kubeconfig_file_writeNew(path, text) {
    const file = await (0,promises_.open)(path, 'wx', 0o600);
    try {
        await file.writeFile(text);
    }
    finally {
        await file.close();
    }
}
/** The kubeconfig document for this access, as kubectl and buildx read it. */
function renderKubeconfig(access) {
    const cluster = {
        server: access.server,
        ...given('certificate-authority-data', kubeconfig_file_base64(access.caPem)),
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
/** The values that must never be seen in a log, in the form in which they could turn up. */
function secretsOf(access) {
    const secrets = [...access.secrets];
    if (access.certificate.kind === 'pair') {
        secrets.push(access.certificate.keyPem, kubeconfig_file_base64(access.certificate.keyPem));
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
    return { 'client-certificate-data': kubeconfig_file_base64(certificatePem), 'client-key-data': kubeconfig_file_base64(keyPem) };
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
function kubeconfig_file_base64(text) {
    return Buffer.from(text, 'utf8').toString('base64');
}

;// CONCATENATED MODULE: ./js/cluster/plugin-command.js




const EARLIER = 'in an earlier step: later builds need it too.';
/** What to do about a plugin that is not there; the kubeconfig's own `installHint` is anybody's text. */
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
/**
 * The program of a credential plugin, as Go's exec.LookPath finds it for client-go: a name on the PATH of the caller,
 * whatever PATH the plugin itself is given, and in absolute folders only. Code `input` when it is not there.
 */
function findPlugin(plugin, environment) {
    const { command } = plugin;
    const folders = (environment.PATH ?? '').split(':').filter(external_node_path_.isAbsolute);
    const places = command.includes('/') ? [command] : folders.map((folder) => (0,external_node_path_.join)(folder, command));
    const program = places.find(isProgram);
    if (program !== undefined)
        return program;
    const where = command.includes('/') ? 'no program' : 'not on PATH';
    const message = `The kubeconfig's credential plugin ${pluginName(plugin)} is ${where}.`;
    throw new ActionError('input', message, remedyOf((0,external_node_path_.basename)(command)));
}
/** The plugin's name for messages, without its folder. */
function pluginName({ command }) {
    return JSON.stringify(shortened((0,external_node_path_.basename)(command), 60));
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

;// CONCATENATED MODULE: ./js/cluster/exec-plugin.js







/** client-go gives a plugin no limit at all; a plugin that asks the network gets this long. */
const PLUGIN_TIMEOUT_MS = 30_000;
const exec_plugin_LARGEST_ANSWER_BYTES = 1024 * 1024;
/**
 * Runs a credential plugin as client-go does (k8s.io/client-go/plugin/pkg/client/auth/exec): the caller's whole
 * environment, then the plugin's own variables, then KUBERNETES_EXEC_INFO; an ExecCredential on stdout. Code `input`
 * when it is not there, `unauthorized` with the plugin's last words when it fails; `signal` ends it.
 */
async function runExecPlugin(plugin, access, environment, signal) {
    const own = Object.fromEntries(plugin.env.map((entry) => [entry.name, entry.value]));
    const env = { ...environment, ...own, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, access)) };
    const options = {
        env,
        signal,
        timeoutMs: PLUGIN_TIMEOUT_MS,
        largestBytes: exec_plugin_LARGEST_ANSWER_BYTES,
    };
    const answer = await runChild(findPlugin(plugin, environment), plugin.args, options, (error, stderr) => pluginFailed(plugin, error, wordsOf(stderr, secretsOf(access))));
    return readExecCredential(plugin, answer);
}
function execInfo(plugin, access) {
    const cluster = {
        server: access.server,
        ...(access.caPem === ''
            ? {}
            : { 'certificate-authority-data': Buffer.from(access.caPem).toString('base64') }),
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
/** The last line of what a plugin said, without what it was given or looks like a secret, before and after it is safe. */
function wordsOf(stderr, secrets) {
    const last = (stderr
        .trim()
        .split(/[\r\n]+/)
        .at(-1) ?? '').slice(0, LONGEST_LINE);
    const safe = withoutKnown(oneSafeLine(withoutKnown(last, secrets)), secrets);
    return shortened(withoutSecrets(safe), LONGEST_WORDS);
}
/** Reads an ExecCredential; code `unauthorized` when it is none, is of another version or holds no credential. */
function readExecCredential(plugin, answer) {
    const document = parseJson(answer);
    const status = isMapping(document) && isMapping(document.status) ? document.status : undefined;
    if (status === undefined || !isMapping(document))
        throw badAnswer(plugin, 'did not print an ExecCredential');
    if (document.apiVersion !== plugin.apiVersion)
        throw badAnswer(plugin, `answered in another version than ${plugin.apiVersion}`);
    const token = exec_plugin_textOf(status.token);
    const certificatePem = exec_plugin_textOf(status.clientCertificateData);
    const keyPem = exec_plugin_textOf(status.clientKeyData);
    if (token === '' && (certificatePem === '' || keyPem === ''))
        throw badAnswer(plugin, 'printed no credential');
    const expires = Date.parse(exec_plugin_textOf(status.expirationTimestamp));
    return {
        token,
        certificate: certificatePem === '' ? { kind: 'none' } : { kind: 'pair', certificatePem, keyPem },
        expiresMs: Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires,
    };
}
function exec_plugin_textOf(value) {
    return typeof value === 'string' ? value : '';
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function badAnswer(plugin, what) {
    return new ActionError('unauthorized', `The kubeconfig's credential plugin ${pluginName(plugin)} ${what}.`, '');
}

;// CONCATENATED MODULE: ./js/cluster/credentials.js





/** A credential that ends sooner than this is fetched anew. */
const EXPIRY_MARGIN_MS = 30_000;
/**
 * The credential source of a cluster access. `environment` is what a plugin inherits; every token or key that a
 * plugin hands out, or a file holds, is given to `mask` first.
 */
function credentialSource(access, environment, mask) {
    const { identity, certificate } = access;
    switch (identity.kind) {
        case 'anonymous':
            return async () => ({ authorization: '', certificate });
        case 'token':
            return async () => ({ authorization: `Bearer ${identity.token}`, certificate });
        case 'basic': {
            const pair = Buffer.from(`${identity.username}:${identity.password}`).toString('base64');
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
/** In our own process the plugin's work is done here. */
function recipeSource({ recipe, known }, certificate, environment, mask) {
    const kitchen = openKitchen(environment, mask, known);
    let last = { token: '', expiresMs: 0 };
    return async (refresh, signal) => {
        if (refresh || last.expiresMs - EXPIRY_MARGIN_MS < Date.now())
            last = await bearerBy(recipe, kitchen, signal);
        mask(last.token);
        return { authorization: `Bearer ${last.token}`, certificate };
    };
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
    return async (refresh, signal) => {
        const known = await (refresh ? run(signal) : (last ?? run(signal)));
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
    const file = readRegularFile(path);
    if (file.kind === 'content')
        return file.bytes.toString('utf8').trim();
    throw new ActionError('input', `The kubeconfig's tokenFile cannot be used (${file.why}).`, 'It must still exist in later steps.');
}

;// CONCATENATED MODULE: ./js/cluster/doubt.js
/** Starts in doubt; the first no after each trouble is doubted for `longestMs`. */
function openDoubt(longestMs) {
    let awayMs = 0;
    /** What was sent later is answered by a server that knows its rights. */
    let knowingMs = Number.POSITIVE_INFINITY;
    let firstNoMs = Number.POSITIVE_INFINITY;
    return {
        reopen: () => {
            awayMs = performance.now();
            knowingMs = Number.POSITIVE_INFINITY;
            firstNoMs = Number.POSITIVE_INFINITY;
        },
        settle: (sentMs) => {
            if (sentMs >= awayMs)
                knowingMs = Math.min(knowingMs, performance.now());
        },
        isOpen: (sentMs) => {
            if (sentMs >= knowingMs)
                return false;
            const nowMs = performance.now();
            firstNoMs = Math.min(firstNoMs, nowMs);
            return nowMs - firstNoMs < longestMs;
        },
    };
}

;// CONCATENATED MODULE: ./js/cluster/proxy.js

/**
 * The proxy for requests to the cluster, undefined where they go straight: the kubeconfig's own, whatever NO_PROXY
 * says, else that of the environment, as client-go chooses it. Code `input` for one that is not for http or https.
 */
function proxyOf(access, environment) {
    return access.proxyUrl === '' ? proxyFor(new URL(access.server), environment) : new URL(access.proxyUrl);
}

;// CONCATENATED MODULE: ./js/cluster/transport.js





/**
 * The HTTPS connections to one cluster: kept alive, at most three, through the proxy that `proxyOf` names. `lost` is
 * told of each connection that ends, also while nobody uses it.
 */
function openTransport(access, environment, userAgent, lost) {
    const agents = openAgents(access, proxyOf(access, environment));
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
        ? trustingSystem(environment, (trust) => sendTrusting(trust, ...parts))
        : sendTrusting(own, ...parts);
    return { send, close: agents.close };
}
/** One agent at a time: another certificate, or other authorities, take connections of their own. */
function openAgents({ tlsServerName }, proxy) {
    let last;
    const agentFor = ({ certificate }, trust) => {
        const key = certificate.kind === 'pair' ? certificate.certificatePem : '';
        if (last?.key === key && last.trust.ca === trust.ca)
            return last.agent;
        last?.agent.destroy();
        const agent = new TunnelAgent(() => proxy, {
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
/** Any text as a part of a header's name, which knows no brackets either; the server decodes it. */
function headerKey(name) {
    return encodeURIComponent(name).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}

;// CONCATENATED MODULE: ./js/cluster/open.js




/** Main can wait a minute for an API server that restarts; post shares its time with other actions' posts. */
const MAIN_BUDGET = { totalMs: 60_000, shortestMs: 200, longestMs: 5000 };
const POST_BUDGET = { totalMs: 15_000, shortestMs: 200, longestMs: 2000 };
/** Who asks, in the API server's audit log: the steps, or the renewer of holds between them. */
const STEP_AGENT = 'setup-buildx-kubernetes';
const RENEWER_AGENT = `${STEP_AGENT}-renewer`;
/** How long a no of an API server that may just have started is doubted: a part of the budget, seconds at most. */
const LONGEST_DOUBT_MS = 3000;
/** Opens the API of a cluster; `close` ends its connections, so that the process can end. */
function openCluster(access, options) {
    const { environment, userAgent, budget, signal, note, mask, beforeWrite } = options;
    const doubt = openDoubt(Math.min(LONGEST_DOUBT_MS, budget.totalMs / 5));
    const { send, close } = openTransport(access, environment, userAgent, doubt.reopen);
    const credentials = credentialSource(access, environment, mask);
    const api = openApi(access.namespace, { send, credentials, budget, doubt, signal, note, beforeWrite });
    return { api, close };
}

;// CONCATENATED MODULE: ./js/environment.js




/** Reads the environment once; code `input` on a runner that this action cannot work on. */
function readEnvironment() {
    const { env } = process;
    const variables = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
    const of = (name) => variables[name] ?? '';
    if (process.platform !== 'linux') {
        throw new ActionError('input', `This action runs on Linux runners, and this one is ${process.platform}.`, 'Use runs-on: ubuntu-latest or the like.');
    }
    if (of('RUNNER_TEMP') === '') {
        throw new ActionError('input', 'The variable RUNNER_TEMP is not set.', 'The runner sets it: run this as a step of a workflow.');
    }
    const homeFolder = of('HOME') || (0,external_node_os_.homedir)();
    const run = `${of('GITHUB_SERVER_URL')}/${of('GITHUB_REPOSITORY')}/actions/runs/${of('GITHUB_RUN_ID')}`;
    return {
        repository: of('GITHUB_REPOSITORY'),
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
        eventName: of('GITHUB_EVENT_NAME'),
        eventPath: of('GITHUB_EVENT_PATH'),
        builderVariable: of('BUILDX_BUILDER'),
        variables,
    };
}
function architectureOf(runner) {
    const name = runner || process.arch.toUpperCase();
    if (name === 'X64')
        return 'amd64';
    return name === 'ARM64' ? 'arm64' : 'unknown';
}

;// CONCATENATED MODULE: ./js/explain-unauthorized.js







const explain_unauthorized_ASK_MS = 5000;
/** AWS takes signatures that are this old or this much ahead, roughly. */
const CLOCK_FAULT_MS = 60_000;
const explain_unauthorized_UNKNOWN = { arn: '', refusal: '', dateMs: Number.NaN };
/** An API server says nothing but 401: what it can mean, the likeliest first, for a way in that we know all about. */
async function explainUnauthorized(error, access, environment) {
    const { identity } = access;
    if (error.code !== 'unauthorized' || identity.kind !== 'recipe')
        return error;
    const { recipe } = identity;
    const kitchen = openKitchen(environment.variables, runnerLog.mask, identity.known);
    if (recipe.kind === 'eks')
        return explainEks(error, recipe, kitchen);
    if (!(await givesTokens(recipe, kitchen)))
        return error;
    const audience = JSON.stringify(shortened(recipe.audience, 60));
    const what = `The API server does not take this job's GitHub ID token (audience ${audience}).`;
    const hint = 'Its AuthenticationConfiguration must name the issuer and this audience, and have rules that this job fits.';
    return new ActionError('unauthorized', what, hint, error);
}
/** False when there is no token in the first place, and the error says why. */
function givesTokens(recipe, kitchen) {
    return bearerBy(recipe, kitchen, AbortSignal.timeout(explain_unauthorized_ASK_MS)).then(({ token }) => {
        runnerLog.mask(token);
        return true;
    }, () => false);
}
async function explainEks(error, recipe, kitchen) {
    const signal = AbortSignal.timeout(explain_unauthorized_ASK_MS);
    try {
        const credentials = await awsCredentialsBy(recipe, kitchen, signal);
        const sts = stsOf(recipe, kitchen);
        // A runner may have no way to STS: tokens need none.
        const caller = await callerIdentity(sts, credentials, signal).catch(() => explain_unauthorized_UNKNOWN);
        return answers401(error, shortened(recipe.cluster, 60), caller);
    }
    catch {
        // There are no credentials in the first place, and the error says that.
        return error;
    }
}
function answers401(error, cluster, { arn, refusal, dateMs }) {
    const clock = clockWords(dateMs - Date.now());
    const keyHint = hintOfKeyFault(refusal);
    if (keyHint !== '') {
        const what = `EKS cluster ${cluster} answers 401, and STS does not take the AWS keys either (${refusal}).`;
        return new ActionError('unauthorized', what, `${keyHint}${clock}`, error);
    }
    const caller = arn === '' ? 'this caller (STS does not tell its ARN)' : shortened(arn, 120);
    const what = `EKS cluster ${cluster} answers 401 to ${caller}.`;
    const hint = `Is eks-cluster its exact name, and has the role an access entry?${clock}`;
    return new ActionError('unauthorized', what, hint, error);
}
function clockWords(offsetMs) {
    if (Number.isNaN(offsetMs))
        return '';
    if (Math.abs(offsetMs) < CLOCK_FAULT_MS)
        return " This runner's clock is right.";
    return ` This runner's clock is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'slow' : 'fast'}.`;
}

;// CONCATENATED MODULE: ./js/aws/url-variable.js

/** The address in a variable, '' when there is none. Code `input` for what is no URL. */
function urlVariable(name, text) {
    if (text === '' || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''))
        return text;
    throw new ActionError('input', `The variable ${name} is not a URL.`, 'Set it to one, or to nothing.');
}

;// CONCATENATED MODULE: ./js/aws/find-source.js





/** Where ECS serves credentials, of which it names the path alone. */
const ECS = 'http://169.254.170.2';
/**
 * Where this step's AWS credentials come from, in the order of AWS' own tools: the job's ID token for the wanted role,
 * else the environment, a profile, a web identity's file, the container's agent, and the machine, with one more hop
 * to the wanted role. Code `input` when the machine is all that is left, and is not to be asked.
 */
function findAwsSource(environment, homeFolder, hasIdTokens, { roleArn, sessionName }) {
    const role = roleArn === '' ? { kind: 'none' } : { kind: 'role', roleArn, sessionName };
    if (roleArn !== '' && hasIdTokens)
        return { base: { kind: 'github' }, role };
    return { base: findBase(environment, homeFolder, sessionName), role };
}
function findBase(environment, homeFolder, sessionName) {
    const of = (name) => environment[name] ?? '';
    // Later steps may run in other folders.
    const path = (name) => of(name) && (0,external_node_path_.resolve)(of(name).replace(/^~(?=\/)/, homeFolder));
    const accessKeyId = of('AWS_ACCESS_KEY_ID');
    const secretAccessKey = of('AWS_SECRET_ACCESS_KEY');
    if (accessKeyId !== '' && secretAccessKey !== '')
        return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken: of('AWS_SESSION_TOKEN') };
    const profile = {
        kind: 'profile',
        name: of('AWS_PROFILE') || of('AWS_DEFAULT_PROFILE') || 'default',
        configFile: path('AWS_CONFIG_FILE') || (0,external_node_path_.join)(homeFolder, '.aws', 'config'),
        credentialsFile: path('AWS_SHARED_CREDENTIALS_FILE') || (0,external_node_path_.join)(homeFolder, '.aws', 'credentials'),
    };
    if (profile.name !== 'default')
        return profile;
    const tokenFile = path('AWS_WEB_IDENTITY_TOKEN_FILE');
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
    return findMachine(of, path('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'));
}
function findMachine(of, tokenFile) {
    const relative = of('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
    const full = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
    const url = relative === '' ? urlVariable(full, of(full)) : `${ECS}${relative}`;
    if (url !== '')
        return { kind: 'container', url, tokenFile, token: of('AWS_CONTAINER_AUTHORIZATION_TOKEN') };
    if (of('AWS_EC2_METADATA_DISABLED').toLowerCase() === 'true')
        throw nothingLeft();
    const machine = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
    return { kind: 'imds', url: urlVariable(machine, of(machine)).replace(/\/+$/, '') || IMDS_URL };
}
function nothingLeft() {
    const what = 'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED keeps it from those of its machine.';
    return new ActionError('input', what, LOG_IN);
}

;// CONCATENATED MODULE: ./js/aws/session-name.js
const LONGEST = 64;
/**
 * The name under which AWS and the cluster see a job: its repository and run (AWS STS API reference, RoleSessionName:
 * 2 to 64 of these characters).
 */
function sessionNameOf(repository, runMark) {
    const plain = (text) => text.replace(/[^\w+=,.@-]/g, '-');
    const end = `-${plain(runMark)}`;
    return `${plain(repository || 'setup-buildx').slice(0, LONGEST - end.length)}${end}`;
}

;// CONCATENATED MODULE: ./js/aws/describe-cluster.js





const CONNECT_MS = 5000;
const ANSWER_MS = 10_000;
/** The AWS SDK, which takes as long to load as all the rest of the action: only here, and once. */
const loadSdk = () => __nccwpck_require__.e(/* import() */ 448).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5448, 19));
/**
 * Asks EKS where a cluster is (DescribeCluster, the only right that is needed for it). Code `input` for a cluster that
 * does not exist, `forbidden`, `unauthorized`, `not-ready` for one that has no endpoint (yet), `unreachable`.
 */
function describeCluster(question, signal) {
    return trustingSystem(question.environment, (trust) => describeTrusting(trust, question, signal));
}
async function describeTrusting(trust, question, signal) {
    const { EKSClient, DescribeClusterCommand } = await loadSdk();
    const { environment } = question;
    const { accessKeyId, secretAccessKey, sessionToken } = question.credentials;
    const client = new EKSClient({
        region: question.region,
        useFipsEndpoint: question.useFips,
        useDualstackEndpoint: question.useDualStack,
        credentials: { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) },
        requestHandler: {
            httpAgent: plainAgent(plainEndpoint(environment), environment),
            httpsAgent: secureAgent(environment, trust),
            connectionTimeout: CONNECT_MS,
            requestTimeout: ANSWER_MS,
            // It only warns otherwise.
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
        const clockOffsetMs = Number.isNaN(dateMs) ? 0 : offsetOf(dateMs - Date.now());
        return { ...readCluster(question.name, cluster), clockOffsetMs };
    }
    catch (error) {
        signal.throwIfAborted();
        throw error instanceof ActionError ? error : describe_cluster_explain(question, error);
    }
    finally {
        client.destroy();
    }
}
/** EKS by http, which only a variable or a profile asks for (AWS SDKs, service-specific endpoints). */
function plainEndpoint(environment) {
    const name = environment.AWS_ENDPOINT_URL_EKS ? 'AWS_ENDPOINT_URL_EKS' : 'AWS_ENDPOINT_URL';
    return new URL(urlVariable(name, environment[name] ?? '') || 'http://localhost');
}
/** A Date header has whole seconds, and the answer was on its way: less than this is no fault of a clock. */
const CLOCK_NOISE_MS = 5000;
function offsetOf(ms) {
    return Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}
function dateOf(response) {
    const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
    const date = typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
    return typeof date === 'string' ? Date.parse(date) : Number.NaN;
}
function readCluster(name, cluster) {
    if (cluster?.connectorConfig !== undefined)
        throw new ActionError('input', `Cluster ${name} is only registered with EKS, which does not run it.`, 'Use the input kubeconfig for it.');
    // Those in which a cluster has an endpoint (aws-cli, awscli/customizations/eks/update_kubeconfig.py).
    if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
        throw new ActionError('not-ready', `EKS cluster ${name} is ${cluster?.status ?? 'not there'}.`, 'It must be ACTIVE.');
    const { endpoint = '', certificateAuthority, resourcesVpcConfig: network } = cluster;
    const ca = certificateAuthority?.data ?? '';
    if (endpoint === '' || ca === '')
        throw new ActionError('not-ready', `EKS cluster ${name} has no endpoint yet.`, 'Run the job again later.');
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
/** By the names of errors (EKS API reference, Common errors). */
function describe_cluster_explain({ name, region }, error) {
    const code = error instanceof Error ? error.name : '';
    const words = shortened(withoutSecrets(oneSafeLine(messageOf(error))), 100);
    if (code === 'ResourceNotFoundException')
        return new ActionError('input', `There is no EKS cluster ${name} in ${region} of this account.`, 'Check eks-cluster, aws-region and the role.', error);
    if (code.startsWith('AccessDenied'))
        return new ActionError('forbidden', `AWS refuses eks:DescribeCluster on ${name}.`, 'Allow it, or set the inputs server and certificate-authority.', error);
    if (/Token|Signature|Unrecognized|MissingAuthentication|RequestTimeTooSkewed|RequestExpired/.test(code))
        return new ActionError('unauthorized', `EKS does not take the AWS credentials: ${code}: ${words}.`, 'Are they expired?', error);
    const why = code === 'TimeoutError' ? 'no answer in time' : `${code === 'Error' ? '' : `${code}: `}${words}`;
    return new ActionError('unreachable', `EKS in ${region} gave no answer about ${name}: ${why}.`, 'Check aws-region, and the way from this runner to it (proxy, VPC endpoint).', error);
}

;// CONCATENATED MODULE: ./js/cluster/eks-reach.js



const eks_reach_CONNECT_MS = 5000;
/**
 * Refuses an endpoint that this runner does not reach and that EKS says is not for everybody: a private one has a
 * public name all the same, and would be called in vain for a minute (EKS User Guide, cluster endpoint). Behind a
 * proxy nothing is tried: it may reach what we do not.
 */
async function refuseOutOfReach(name, server, reach, hasProxy) {
    const isForAll = reach.isPublic && (reach.publicCidrs.length === 0 || reach.publicCidrs.includes('0.0.0.0/0'));
    if (isForAll || hasProxy || (await isReachable(new URL(server))))
        return;
    const vpc = reach.vpc === '' ? 'its VPC' : reach.vpc;
    const what = reach.isPublic
        ? `The endpoint of EKS cluster ${name} is open to ${shortened(reach.publicCidrs.join(', '), 100)} alone, and this runner does not reach it.`
        : `The endpoint of EKS cluster ${name} is private, and this runner does not reach it.`;
    throw new ActionError('unreachable', what, `Run the job in ${vpc} or where it is routed to, or set HTTPS_PROXY.`);
}
function isReachable({ hostname, port }) {
    return new Promise((done) => {
        const socket = (0,external_node_net_namespaceObject.connect)({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
        const end = (isOpen) => {
            socket.destroy();
            done(isOpen);
        };
        socket.setTimeout(eks_reach_CONNECT_MS, () => end(false));
        socket.once('connect', () => end(true));
        socket.once('error', () => end(false));
    });
}

;// CONCATENATED MODULE: ./js/cluster/eks.js





/** Finds the way into an EKS cluster. Codes as of `describeCluster`, and `unreachable` for an endpoint out of reach. */
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
    const recipe = { ...base, madeMs: kitchen.nowMs(), clockOffsetMs: 0 };
    if (given.server !== '')
        return { ...given, recipe, known: undefined };
    // It loads while GitHub and STS are on the way.
    const [credentials] = await Promise.all([awsCredentialsBy(recipe, kitchen, signal), loadSdk()]);
    const { environment } = kitchen;
    const question = { name, region, useFips, useDualStack, credentials, environment };
    const { clusterId, server, caPem, reach, clockOffsetMs } = await describeCluster(question, signal);
    await refuseOutOfReach(name, server, reach, proxyFor(new URL(server), environment) !== undefined);
    return {
        server,
        caPem,
        known: credentials,
        recipe: { ...recipe, clusterId, clockOffsetMs, madeMs: recipe.madeMs + clockOffsetMs },
    };
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-part.js



const NO_LIMITS = { kind: 'none' };
/** The kubeconfig in the file at `path`; code `input` when it cannot be read. `place` says which of several it is. */
function partOf(file, path, from, place) {
    if (file.kind === 'none')
        throw unreadable(from, place, file.why);
    const text = utf8(file.bytes);
    if (text === undefined)
        throw unreadable(from, place, 'it is not UTF-8 text');
    return { text, folder: (0,external_node_path_.dirname)(path), path };
}
/** The path is not told: what was meant as inline text, but is cut or misspelt, would come out with it. */
function unreadable(from, place, why) {
    const input = from === 'the input kubeconfig' ? 'Input kubeconfig' : from;
    const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
    if (place !== '')
        return new ActionError('input', `${input}: ${place} cannot be used (${why}).`, hint);
    return new ActionError('input', `${input} is neither a kubeconfig nor the path of one (${why}).`, hint);
}
/** Which one of several it is, for messages; '' for the only one. */
function placeOf(index, count) {
    return count === 1 ? '' : `file ${index + 1} of ${count}`;
}

;// CONCATENATED MODULE: ./js/cluster/in-cluster.js



/** Where the kubelet mounts the service account (kubernetes, plugin/pkg/admission/serviceaccount). */
const ACCOUNT_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
/**
 * The service account of the pod that the job runs in, as a kubeconfig; undefined outside a pod, or where none is
 * mounted. The token stays a file, since the kubelet renews it, and the namespace is the pod's own.
 */
function fromPod({ host, port, accountFolder }) {
    const token = (0,external_node_path_.join)(accountFolder, 'token');
    if (host === '' || readRegularFile(token).kind === 'none')
        return undefined;
    const cluster = {
        server: ownServer({ host, port }),
        'certificate-authority': (0,external_node_path_.join)(accountFolder, 'ca.crt'),
    };
    const namespace = readNamespace((0,external_node_path_.join)(accountFolder, 'namespace'));
    const document = {
        clusters: [{ name: 'in-cluster', cluster }],
        users: [{ name: 'in-cluster', user: { tokenFile: token } }],
        contexts: [{ name: 'in-cluster', context: { cluster: 'in-cluster', user: 'in-cluster', namespace } }],
        'current-context': 'in-cluster',
    };
    const part = { text: JSON.stringify(document), folder: accountFolder, path: '' };
    return { parts: [part], from: 'the service account of this pod', kind: 'pod', limits: NO_LIMITS };
}
/** The API server of the cluster that this process runs in a pod of, as in a `ClusterAccess`; '' outside a pod. */
function ownServer({ host, port }) {
    const url = `https://${host.includes(':') ? `[${host}]` : host}:${port || '443'}`;
    return URL.canParse(url) ? new URL(url).origin : '';
}
function readNamespace(path) {
    const file = readRegularFile(path);
    return file.kind === 'content' ? (utf8(file.bytes)?.trim() ?? '') : '';
}

;// CONCATENATED MODULE: ./js/cluster/fields.js


function wrong(path, wanted) {
    return new ActionError('input', `Input kubeconfig: ${path} must be ${wanted}.`, '');
}
/** Reads `value` as a mapping; `where` is its path in the document, for messages. */
function fieldsOf(value, where) {
    if (value !== undefined && value !== null && !isMapping(value))
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
            // kubectl reads YAML 1.1, in which these are booleans too.
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

;// CONCATENATED MODULE: ./js/workspace.js



/** As many as Linux follows before it gives up (path_resolution(7)). */
const MOST_LINKS = 40;
/**
 * True when what is at `path` may come from whoever wrote the workspace: it lies in that folder, or a link on the way
 * to it does. A link in the workspace leads to what its author chose, and one from outside may lead in: only a walk
 * along the path sees both. `path` and `workspace` may be links themselves. Where the way cannot be seen: true.
 */
function isOfWorkspace(path, workspace) {
    try {
        const folder = placesTo(workspace).at(-1) ?? '/';
        return placesTo(path).some((place) => workspace_isBelow(place, folder));
    }
    catch {
        return true;
    }
}
/** Every place that the system looks at on its way to a path, without links in what leads there; the file is the last. */
function placesTo(path) {
    const places = [];
    const names = workspace_namesOf((0,external_node_path_.resolve)(path));
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
        names.unshift(...workspace_namesOf(target));
        if (target.startsWith('/'))
            at = '/';
    }
    return [...places, at];
}
function workspace_namesOf(path) {
    return path.split('/').filter((name) => name !== '' && name !== '.');
}
/** Where a link leads; undefined for what is none, or not there. */
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

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-limits.js





/** What runs a program, or code of buildx that speaks to a server of the kubeconfig's choice. */
const PROGRAMS = ['exec', 'auth-provider'];
/** What sends a file of this runner to the server that the kubeconfig names. */
const kubeconfig_limits_FILES = ['certificate-authority', 'tokenFile', 'client-certificate', 'client-key'];
const kubeconfig_limits_REMEDY = 'Log in by a token or by data in it, or set allow-exec: true';
const REMEDY_FOR_EVENT = `${kubeconfig_limits_REMEDY} if no outsider can change it.`;
/**
 * A kubeconfig is code: it names programs to run and files to send. On an event that outsiders can cause, an inline text
 * may be theirs, and so may every file of the workspace; a file elsewhere on the runner, or the pod's own account, is
 * not. Code `input` for files of both kinds together: a server of the one would get the credentials of the other.
 */
function limited(source, allow, { outsiders, workspace }) {
    if (source.kind === 'pod' || allow === 'true')
        return source;
    if (allow === 'false')
        return { ...source, limits: { kind: 'no-files', remedy: `${kubeconfig_limits_REMEDY}.` } };
    if (outsiders === 'none')
        return source;
    const theirs = source.parts.filter(({ path }) => path === '' || isOfWorkspace(path, workspace));
    if (theirs.length === 0)
        return { ...source, limits: { kind: 'no-files-of', workspace } };
    if (theirs.length < source.parts.length)
        throw mixed(source);
    return { ...source, limits: { kind: 'no-files', remedy: REMEDY_FOR_EVENT } };
}
/** Refuses what the limits exclude, before any of it is run or read. */
function refuseBeyond(limits, cluster, user) {
    switch (limits.kind) {
        case 'none':
            return;
        case 'no-files':
            for (const { fields } of [user, cluster]) {
                const field = [...PROGRAMS, ...kubeconfig_limits_FILES].find((name) => fields.has(name));
                if (field !== undefined)
                    throw notAllowed(`${fields.where}.${field} is not allowed here`, limits.remedy);
            }
            return;
        case 'no-files-of':
            for (const entry of [user, cluster])
                refuseNamedFiles(entry, limits.workspace);
    }
}
/** Refuses a credential plugin that was found in the workspace, by its path or on PATH. */
function refuseProgram(limits, program) {
    if (limits.kind === 'no-files-of' && isOfWorkspace(program, limits.workspace))
        throw ofWorkspace(`the credential plugin ${pluginName({ command: program })}`);
}
function refuseNamedFiles({ fields, folder }, workspace) {
    const named = kubeconfig_limits_FILES.find((name) => fields.has(name) && isOfWorkspace((0,external_node_path_.resolve)(folder, fields.text(name)), workspace));
    if (named !== undefined)
        throw ofWorkspace(`${fields.where}.${named}`);
    const exec = fields.fields('exec');
    if (namesFile(exec.texts('args'), workspace))
        throw ofWorkspace(`${exec.where}.args`);
    const values = exec.list('env').map((entry) => entry.text('value'));
    if (namesFile(values, workspace))
        throw ofWorkspace(`${exec.where}.env`);
}
/** True when a word is the path of something in the workspace, where plugins start, or has one behind a `=` or a colon. */
function namesFile(words, workspace) {
    const parts = words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1), ...word.split(':')]);
    return parts.some((part) => {
        const path = (0,external_node_path_.resolve)(workspace, part);
        // A plain word, such as a profile's name, may happen to be a folder's too.
        const isThere = part.includes('/') ? (0,external_node_fs_.existsSync)(path) : isFile(path);
        return isThere && isOfWorkspace(path, workspace);
    });
}
function isFile(path) {
    return (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isFile();
}
function notAllowed(what, remedy) {
    return new ActionError('input', `Input kubeconfig: ${what} (input allow-exec).`, remedy);
}
function ofWorkspace(what) {
    const where = 'is in the workspace, which outsiders may have written for this event';
    return notAllowed(`${what} ${where}`, 'Keep it elsewhere, or set allow-exec: true if no outsider can change it.');
}
function mixed({ from }) {
    const message = `Of ${from}, some are in the workspace, which outsiders may have written for this event.`;
    return new ActionError('input', message, 'Keep all of them elsewhere, or set allow-exec: true.');
}

// EXTERNAL MODULE: ../../node_modules/yaml/dist/index.js
var yaml_dist = __nccwpck_require__(3483);
;// CONCATENATED MODULE: ./js/cluster/kubeconfig-text.js



/** The largest kubeconfig read: a real one with certificates has a few thousand. */
const LONGEST_KUBECONFIG = 1024 * 1024;
/**
 * What the text of a kubeconfig says, as plain data (YAML, of which JSON is a part). `place` says which of several
 * files it is, of which each may be empty or have only a part of it all; '' = the only one.
 *
 * The parser's own message quotes the line it stumbled on, which may hold a token; only the line's number is told.
 */
function parseKubeconfigText(text, place) {
    const refuse = (why, hint) => notKubeconfig(place || 'the text', why, hint);
    if (text.includes('\0'))
        throw refuse('holds a NUL byte');
    if (text.length > LONGEST_KUBECONFIG)
        throw refuse('is larger than 1 MiB');
    const value = parseYaml(text, refuse);
    if (place !== '' && value === null)
        return {};
    if (!isMapping(value))
        throw refuse('is not a mapping');
    refuseOtherKind(value, refuse);
    if (place === '' && !Object.hasOwn(value, 'clusters'))
        throw refuse('has no `clusters`');
    return value;
}
const OPTIONS = { maxAliasCount: 100, uniqueKeys: true, merge: true, logLevel: 'error' };
/** An object of a cluster is none, though it may hold one; kubectl refuses it too. */
function refuseOtherKind(value, refuse) {
    const kind = textOf(value, 'kind');
    if (kind === 'Secret')
        throw refuse('is a Kubernetes Secret', 'Give the value of its key that holds the kubeconfig, as it is.');
    if (kind !== '' && kind !== 'Config')
        throw refuse('is an object of another kind than Config');
}
function parseYaml(text, refuse) {
    try {
        // Merge keys are of YAML 1.1, which kubectl reads. Dashes at the end begin a document with nothing in it.
        return (0,yaml_dist/* parse */.qg)(text.replace(/^\ufeff/, '').replace(/\n---\s*$/, '\n'), OPTIONS);
    }
    catch (error) {
        const line = error instanceof yaml_dist/* YAMLParseError */.XT ? (error.linePos?.[0].line ?? 1) : 1;
        const what = error instanceof yaml_dist/* YAMLParseError */.XT && error.code === 'MULTIPLE_DOCS'
            ? 'holds several documents'
            : 'is not valid YAML';
        throw refuse(`${what} (line ${line})`);
    }
}
function notKubeconfig(subject, why, hint = 'Give the kubeconfig as kubectl reads it.') {
    return new ActionError('input', `Input kubeconfig: ${subject} ${why}.`, hint);
}
/** True when the value is a mapping in YAML or JSON, hence meant as the text itself and not as a path. */
function looksInline(value) {
    return /^\s*\{|^[\ufeff ]*[\w-]+[ \t]*:(\s|$)/m.test(value);
}
/**
 * The text inside strict base64 (one line or wrapped), or '' when the value is not base64 of a text that could
 * be a kubeconfig.
 */
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

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-merge.js





/**
 * Merges as client-go does (clientcmd/loader.go): the first file to name a cluster, a user, a context or the
 * current-context wins, and of what wins nothing is taken from another file. Every file must be readable.
 */
function mergeKubeconfig(parts) {
    const documents = parts.map(({ text, folder, path }, index) => {
        const place = placeOf(index, parts.length);
        const where = place === '' ? 'kubeconfig' : `${place}: kubeconfig`;
        return { fields: fieldsOf(parseKubeconfigText(text, place), where), folder, path };
    });
    const currents = documents.map(({ fields }) => fields.text('current-context'));
    return {
        currentContext: currents.find((name) => name !== '') ?? '',
        clusters: mergeList(documents, 'clusters', 'cluster'),
        contexts: mergeList(documents, 'contexts', 'context'),
        users: mergeList(documents, 'users', 'user'),
    };
}
/** Two of one name in one file both stay, so that whoever asks for it can say so. */
function mergeList(documents, list, body) {
    const merged = [];
    for (const { fields, folder, path } of documents) {
        const known = new Set(merged.map(({ name }) => name));
        const entries = fields.list(list).map((entry) => ({ entry, name: entry.text('name') }));
        const added = entries.filter(({ name }) => !known.has(name));
        merged.push(...added.map(({ entry, name }) => ({ name, fields: entry.fields(body), folder, path })));
    }
    return merged;
}
/** The entry of this name; code `input` when there is none, or more than one in one file. */
function namedIn(merged, list, name) {
    const [found, ...others] = merged[list].filter((entry) => entry.name === name);
    const title = JSON.stringify(shortened(name, 60));
    if (found === undefined) {
        const hint = list === 'contexts' ? knownContexts(merged) : '';
        throw new ActionError('input', `The kubeconfig has no ${list.slice(0, -1)} ${title}.`, hint);
    }
    if (others.length > 0) {
        throw new ActionError('input', `The kubeconfig has several ${list} named ${title}.`, 'Keep one.');
    }
    return found;
}
const MOST_NAMES_LENGTH = 120;
/** Contexts are told by name, since one of them has to be chosen; nothing else of a kubeconfig is. */
function knownContexts({ contexts }) {
    const names = contexts.map(({ name }) => name).join(', ');
    return `It has: ${shortened(oneSafeLine(names), MOST_NAMES_LENGTH) || 'none'}.`;
}

;// CONCATENATED MODULE: ./js/cluster/auth-provider.js


/** What replaces the auth-providers that client-go no longer has (kubernetes 1.26), by their names. */
const auth_provider_REMEDIES = {
    gcp: 'Write the kubeconfig again with gke-gcloud-auth-plugin.',
    azure: 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.',
    openstack: 'Use client-keystone-auth as an exec plugin, or a token.',
};
/** A token that expires sooner than this counts as expired, as in client-go (plugin/pkg/client/auth/oidc). */
const auth_provider_MARGIN_MS = 10_000;
const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';
/**
 * The `auth-provider` of a kubeconfig user. The ID token of `oidc` is used as it is while it is valid; this action does
 * not refresh it, because a refresh token can work only once, and the file that it came from would have to be written.
 *
 * @throws ActionError code `input` for an expired token and for every other provider, with what replaces it.
 */
function readAuthProvider(user, nowMs) {
    const provider = user.fields('auth-provider');
    const name = provider.text('name');
    if (name !== 'oidc') {
        const known = Object.hasOwn(auth_provider_REMEDIES, name);
        const hint = known ? (auth_provider_REMEDIES[name] ?? '') : 'Use an exec plugin or a token.';
        throw bad(provider, known ? `${name} is no longer in Kubernetes` : 'of this name is not supported', hint);
    }
    const config = provider.fields('config');
    const token = config.text('id-token');
    if (token === '')
        throw bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
    const expiresMs = auth_provider_expiryOf(token);
    if (expiresMs === undefined)
        throw bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
    if (expiresMs <= nowMs + auth_provider_MARGIN_MS)
        throw bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
    return { kind: 'token', token };
}
/** When an ID token expires, in ms since the epoch; undefined for what is not a JWT with an `exp`. */
function auth_provider_expiryOf(idToken) {
    const { exp } = claimsOf(idToken);
    return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}
function bad(fields, what, hint) {
    return new ActionError('input', `Input kubeconfig: ${fields.where}: ${what}.`, hint);
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-user.js





/**
 * How a kubeconfig user authenticates, beside a client certificate. Order and exclusions as in client-go:
 * a token and a password together, or a plugin and an auth-provider, are refused (clientcmd/validation.go); a token or
 * a password is used in place of a plugin (plugin/pkg/client/auth/exec), and a tokenFile in place of a token while it
 * can be read (transport/token_source.go).
 */
function readIdentity({ fields: user, folder }, cluster) {
    refuseTogether(user, ['exec', 'auth-provider']);
    refuseTogether(user, ['token', 'tokenFile', 'username'], 'token,tokenFile');
    if (user.has('tokenFile')) {
        const path = (0,external_node_path_.resolve)(folder, user.text('tokenFile'));
        if (!user.has('token') || hasText(path))
            return { kind: 'token-file', path };
    }
    if (user.has('token'))
        return { kind: 'token', token: kubeconfig_user_readToken(user) };
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
        throw kubeconfig_user_bad(user, `has ${given.join(' and ')}`, 'Keep one way to authenticate.');
}
function hasText(path) {
    const file = readRegularFile(path);
    return file.kind === 'content' && file.bytes.toString('latin1').trim() !== '';
}
function kubeconfig_user_readToken(user) {
    const token = user.text('token').trim();
    // RFC 6750: a bearer token has no spaces or quotes; with a line break in it every request would fail oddly.
    if (!/^[\x21-\x7e]+$/.test(token) || token.includes('"')) {
        throw kubeconfig_user_bad(user, 'token holds spaces, quotes or line breaks', 'Copy it anew.');
    }
    return token;
}
function readPlugin(exec, folder, cluster) {
    const apiVersion = exec.text('apiVersion');
    if (apiVersion !== 'client.authentication.k8s.io/v1' &&
        apiVersion !== 'client.authentication.k8s.io/v1beta1') {
        throw kubeconfig_user_bad(exec, 'apiVersion must be client.authentication.k8s.io/v1 or v1beta1', 'Update the tool that wrote it.');
    }
    const mode = exec.text('interactiveMode');
    if (mode === 'Always')
        throw kubeconfig_user_bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
    if (mode === '' && apiVersion.endsWith('/v1')) {
        throw kubeconfig_user_bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
    }
    const command = exec.text('command');
    if (command === '')
        throw kubeconfig_user_bad(exec, 'command is missing', '');
    return {
        apiVersion,
        // A name with a slash starts at the kubeconfig's folder, one without is looked up on PATH (clientcmd/loader.go).
        command: command.includes('/') ? (0,external_node_path_.resolve)(folder, command) : command,
        args: exec.texts('args'),
        env: exec.list('env').map((entry) => ({ name: entry.text('name'), value: entry.text('value') })),
        provideClusterInfo: exec.flag('provideClusterInfo'),
        clusterConfig: readClusterConfig(cluster),
    };
}
/** What a cluster tells plugins, under a name of Kubernetes' own (client.authentication.k8s.io/v1, Cluster.config). */
function readClusterConfig(cluster) {
    const extensions = cluster.list('extensions');
    return extensions.find((one) => one.text('name') === PLUGIN_EXTENSION)?.whole.extension;
}
/** The `as*` fields of a kubeconfig user. */
function readImpersonation(user) {
    const extra = user.fields('as-user-extra');
    const lonely = ['as-uid', 'as-groups', 'as-user-extra'].find((name) => user.has(name));
    if (lonely !== undefined && !user.has('as'))
        throw kubeconfig_user_bad(user, `has ${lonely} without as`, 'Set as, or remove it.');
    return {
        user: user.text('as'),
        uid: user.text('as-uid'),
        groups: user.texts('as-groups'),
        extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
    };
}
function kubeconfig_user_bad(fields, what, hint) {
    return new ActionError('input', `Input kubeconfig: ${fields.where}: ${what}.`, hint);
}

;// CONCATENATED MODULE: ./js/cluster/pem.js




/** The certificate authorities that a kubeconfig names as PEM, '' when it names none. */
function readAuthorities(cluster, folder, name) {
    const pem = readDataOrFile(cluster, name, folder);
    if (pem === '')
        return '';
    // Of a bundle Go leaves out what it cannot read (crypto/x509, AppendCertsFromPEM), where Node stops reading.
    const authorities = blocksOf(pem).flatMap((block) => pem_certificatesIn(block));
    if (authorities.length === 0)
        throw pem_bad(cluster, name, 'holds no certificate (PEM)');
    if (authorities.every(isExpired))
        throw pem_bad(cluster, name, `expired on ${authorities[0]?.validTo}`);
    return authorities.map((authority) => authority.toString()).join('');
}
/** The input certificate-authority, PEM or base64 of it (as DescribeCluster gives it), as PEM. */
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
    return new ActionError('input', `Input certificate-authority ${what}.`, 'Give the one of the cluster.');
}
function blocksOf(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}
/** The TLS client certificate of a kubeconfig user, checked against its key and the clock. */
function readCertificate(user, folder) {
    const certificatePem = readDataOrFile(user, 'client-certificate', folder);
    const keyPem = readDataOrFile(user, 'client-key', folder);
    if (certificatePem === '' && keyPem === '')
        return { kind: 'none' };
    if (keyPem === '')
        throw pem_bad(user, 'client-certificate', 'has no client-key beside it');
    if (certificatePem === '')
        throw pem_bad(user, 'client-key', 'has no client-certificate beside it');
    const certificate = certificateOf(certificatePem, () => notCertificate(user, 'client-certificate'));
    if (isExpired(certificate))
        throw pem_bad(user, 'client-certificate', `expired on ${certificate.validTo}`);
    if (!belongsTo(keyPem, certificate, user))
        throw pem_bad(user, 'client-key', 'does not belong to the client-certificate');
    return { kind: 'pair', certificatePem, keyPem };
}
/** `<name>-data` (base64) or the file at `<name>`; both are refused, as kubectl does (clientcmd/validation.go). */
function readDataOrFile(fields, name, folder) {
    const data = fields.text(`${name}-data`).replace(/\s+/g, '');
    const path = fields.text(name);
    if (data !== '' && path !== '')
        throw pem_bad(fields, name, `is there beside ${name}-data: keep one of them`);
    if (data !== '') {
        if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data))
            throw pem_bad(fields, `${name}-data`, 'is not base64');
        return Buffer.from(data, 'base64').toString('utf8');
    }
    if (path === '')
        return '';
    const file = readRegularFile((0,external_node_path_.resolve)(folder, path));
    // In latin1, which every file is: bundles have comments in all encodings.
    if (file.kind === 'content')
        return file.bytes.toString('latin1');
    // Without the path: what was meant as the data itself would come out with it.
    throw pem_bad(fields, name, `names a file that cannot be used (${file.why})`);
}
function pem_certificatesIn(block) {
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
    return pem_bad(fields, name, 'is not a certificate (PEM)');
}
function belongsTo(keyPem, certificate, fields) {
    try {
        return certificate.checkPrivateKey((0,external_node_crypto_.createPrivateKey)(keyPem));
    }
    catch {
        throw pem_bad(fields, 'client-key', 'is not a private key (PEM, not encrypted)');
    }
}
function isExpired(certificate) {
    return certificate.validToDate.getTime() < Date.now();
}
function pem_bad(fields, name, what) {
    return new ActionError('input', `Input kubeconfig: ${fields.where}.${name} ${what}.`, '');
}

;// CONCATENATED MODULE: ./js/cluster/public-words.js
/**
 * What of a kubeconfig's user is public. Everything else of it counts as a secret, since nobody knows the fields of the
 * next tool; but a mask hides a text wherever it stands in the log of the job, so what logs cannot do without is listed
 * here. Names of fields, options and variables are themselves never secrets.
 */
/** Fields, by their paths below `user`: names, which API servers and tools print, and paths of files. */
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
    // A certificate is shown to everybody; its key is another field.
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
/** The fields of the map `as-user-extra` have names of the cluster's own. */
const PUBLIC_MAP = 'as-user-extra.';
/**
 * Options of the plugins that are in use (aws, aws-iam-authenticator, kubelogin of Azure and of int128, gcloud, doctl,
 * tsh, pinniped, oci, rancher) whose values name places, identities and formats.
 */
const PUBLIC_OPTIONS = new Set([
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
/** Variables of the same kinds. */
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
/** Words that stand alone among a plugin's arguments: its commands. */
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
    // Of the values of options without a name of their own.
    ...['azurecli', 'devicecode', 'interactive', 'managed-identity', 'serviceprincipal', 'workloadidentity'],
]);
const PUBLIC_FORMS = [
    // Regions of AWS, regions and zones of Google.
    /^(af|ap|ca|cn|eu|il|me|mx|sa|us)(-[a-z]+){1,2}-\d$/,
    /^(africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d{1,2}(-[a-z])?$/,
    /^arn:aws[a-z-]*:(iam|sts|eks):[a-z0-9-]*:\d{12}:[\w+=,.@/-]+$/,
    /^client\.authentication\.k8s\.io\/v\d\w*$/,
];
/** True for a text that is public wherever it stands. */
function isPublicText(text) {
    return PUBLIC_WORDS.has(text) || PUBLIC_FORMS.some((form) => form.test(text));
}
const SECRET_NAME = /secret|passw|passphrase|token|credential|assertion|(api|private|access|account|shared)[-_]?key|(^|[-_.])(key|pass|pwd|pin|otp|jwt|sas)$/i;
/** How long, of which kind, where: said about a secret. */
const ABOUT_SECRETS = /[-_.](type|mode|method|format|name|url|uri|endpoint|ttl|timeout|duration|issuer|audience)$/i;
/** True for the name of a field, option or variable whose value is a secret however short it is. */
function isSecretName(name) {
    return SECRET_NAME.test(name) && !ABOUT_SECRETS.test(name);
}
/** True for the name of an option or variable that says where a file or folder is. */
function isPathName(name) {
    return /[-_.](file|dir|path|folder)$/i.test(name);
}

;// CONCATENATED MODULE: ./js/cluster/plugin-arguments.js

/** `--name`, or `-name` as Go's own flags are written; a single letter counts as a name too. */
const OPTION = /^--?([A-Za-z][\w.-]*)$/;
const ASSIGNED = /^-{0,2}([A-Za-z_][\w.-]*)=(.*)$/s;
/** `-pVALUE`: what follows the letter cannot be the rest of a name. */
const ATTACHED = /^-([A-Za-z])(.*[^A-Za-z-].*)$/s;
/**
 * The values among arguments, each with the option before it or in it. Whether an option takes a value only its program
 * knows: a word behind one counts as its value, and a word alone as one of nobody.
 */
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
    // The signs at the end of base64 assign nothing.
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
/** The words of a text that is a script, or a header, with what stands before each. */
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

;// CONCATENATED MODULE: ./js/cluster/user-secrets.js





/** A shorter value is part of many a word; one whose name says that it is a secret may be shorter. */
const user_secrets_SHORTEST = 8;
const SHORTEST_NAMED = 4;
/**
 * The values of a kubeconfig's user that must not be seen: all of 8 characters and more, at whatever depth, but for what
 * is listed as public, and shorter ones that are named as secrets. `known` are texts that are no secrets in any case,
 * since the rest of the kubeconfig says them: its server, its names. The forms in which a value is encoded in its place
 * (base64, JSON) are taken apart too.
 */
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
/** Every text and number, with the path to it and its own name. Anchors may make a mapping a part of itself. */
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
    if (!isMapping(value))
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
/** True for what says where something is. A value that is a path of this runner is not the secret itself. */
function isPlace(name, text) {
    if (PUBLIC_OPTIONS.has(name.toLowerCase().replaceAll('_', '-')))
        return true;
    return text.includes('/') && ((0,external_node_fs_.existsSync)(text) || (isPathName(name) && /^(~|\.{1,2})?\//.test(text)));
}
/** What a value holds that is a secret also without the rest of it. */
function insideOf(text) {
    return [...decoded(text), ...credentialsIn(text), ...inJson(text), ...inScript(text)];
}
/** The text inside base64, which something else of the same length rarely is. */
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
    try {
        const value = JSON.parse(text);
        return scalarsOf({ '': value }).flatMap((scalar) => secretsOfValue(scalar.name, scalar.text));
    }
    catch {
        return [];
    }
}
function inScript(text) {
    if (!/\s/.test(text))
        return [];
    return namedWords(text)
        .filter(({ name, value }) => (isSecretName(name) && value.length >= SHORTEST_NAMED) || looksRandom(value))
        .map(({ value }) => value);
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig.js









/**
 * The one cluster, user and namespace that a kubeconfig names, with every file inlined but a `tokenFile`.
 * Rules of client-go's clientcmd; what buildx could not use later (insecure TLS) is refused here.
 */
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
/** The secrets of all users: a later step can show the whole kubeconfig, of which the runner knows only base64. */
function secretsIn({ clusters, contexts, users }) {
    const servers = clusters.map(({ fields }) => fields.whole.server);
    const namespaces = contexts.map(({ fields }) => fields.whole.namespace);
    const names = [...clusters, ...contexts, ...users].map(({ name }) => name);
    const texts = [...servers, ...namespaces, ...names].filter((text) => typeof text === 'string');
    return users.flatMap(({ fields }) => secretsOfUser(fields.whole, new Set(texts)));
}
/** Of a context, or of none at all, that names nothing: what has no name either (clientcmd/client_config.go). */
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
        throw new ActionError('input', 'The kubeconfig has no current-context.', `Set the input context. ${knownContexts(merged)}`);
    }
    return namedIn(merged, 'contexts', name).fields;
}
function required(fields, name) {
    const value = fields.text(name);
    if (value === '')
        throw new ActionError('input', `Input kubeconfig: ${fields.where}.${name} is missing.`, '');
    return value;
}
/** The input's, which was checked with the others, or the context's. */
function kubeconfig_readNamespace(context, chosen) {
    if (chosen !== '')
        return chosen;
    const namespace = context.text('namespace') || 'default';
    if (isDnsLabel(namespace))
        return namespace;
    throw new ActionError('input', `Input kubeconfig: ${context.where}.namespace is not a DNS label.`, 'Set the input namespace.');
}
function readServer(cluster) {
    if (cluster.flag('insecure-skip-tls-verify')) {
        const hint = 'Give its certificate-authority-data instead.';
        throw new ActionError('input', 'Input kubeconfig: insecure-skip-tls-verify would trust any server.', hint);
    }
    const server = required(cluster, 'server');
    const url = URL.canParse(server) ? new URL(server) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
        throw new ActionError('input', `Input kubeconfig: ${cluster.where}.server must be an https:// URL without a user.`, '');
    }
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
function readProxy(cluster) {
    const proxy = cluster.text('proxy-url');
    if (proxy === '')
        return '';
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (url === undefined || !isUsable(url) || !hasPlainUser(url)) {
        throw new ActionError('input', `Input kubeconfig: ${cluster.where}.proxy-url must be an http:// or https:// URL.`, 'Special characters of its password are percent-encoded; socks5 is not supported.');
    }
    return proxy;
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-list.js




/** More than anybody lists on purpose. */
const MOST_FILES = 64;
const LONGEST_PATH = 4096;
/** The paths in a list as the variable KUBECONFIG has them: by colons, empty ones and repetitions left out. */
function listedPaths(list, workFolder) {
    const paths = list.split(':').filter((path) => path !== '');
    return [...new Set(paths.map((path) => (0,external_node_path_.resolve)(workFolder, path)))];
}
/**
 * Reads files of which some `mayBeMissing`: client-go skips those of the variable KUBECONFIG, and wants all others
 * (clientcmd/loader.go). A file that is there and cannot be read is an error in either case.
 */
function readListed(paths, from, mayBeMissing) {
    if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
        throw new ActionError('input', `${from} names more or longer paths than any system has.`, '');
    const parts = paths.flatMap((path, index) => {
        const file = readRegularFile(path);
        const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
        return isSkipped ? [] : [partOf(file, path, from, placeOf(index, paths.length))];
    });
    if (parts.length > 0)
        return parts;
    throw new ActionError('input', `None of the ${paths.length} files of ${from} is there.`, '');
}

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-source.js







const INPUT = 'the input kubeconfig';
const VARIABLE = 'the variable KUBECONFIG';
const HOME = '~/.kube/config';
/** Finds the kubeconfig; code `input` when there is none or what was given is not one. */
function findKubeconfig(places) {
    const { given, variable, homeFolder, workFolder, pod } = places;
    if (given.trim() !== '')
        return fromInput(given, workFolder);
    const listed = listedPaths(variable, workFolder);
    if (listed.length > 0)
        return fromFiles(readListed(listed, VARIABLE, true), VARIABLE);
    const path = (0,external_node_path_.join)(homeFolder, '.kube', 'config');
    const file = readRegularFile(path);
    if (file.kind === 'none' && file.isMissing)
        return fromPod(pod) ?? nowhere();
    return fromFiles([partOf(file, path, HOME, '')], HOME);
}
function fromInput(given, workFolder) {
    if (looksInline(given))
        return inline(given, INPUT, workFolder);
    const decoded = fromBase64(given);
    if (decoded !== '')
        return inline(decoded, `${INPUT} (base64)`, workFolder);
    const text = given.trim();
    if (/[\0\r\n]/.test(text)) {
        const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
        throw new ActionError('input', 'Input kubeconfig is neither a kubeconfig nor a path.', hint);
    }
    // The path of one file may itself hold a colon.
    const whole = (0,external_node_path_.resolve)(workFolder, text);
    const file = readRegularFile(whole);
    const isOne = file.kind === 'content' || !file.isMissing;
    return fromFiles(readListed(isOne ? [whole] : listedPaths(text, workFolder), INPUT, false), INPUT);
}
function inline(text, from, folder) {
    return { parts: [{ text, folder, path: '' }], from, kind: 'inline', limits: NO_LIMITS };
}
/** The kubeconfig in a file; `from` says in messages whose it is. */
function fromFile(path, from) {
    return fromFiles([partOf(readRegularFile(path), path, from, '')], from);
}
function fromFiles(parts, from) {
    const told = parts.length === 1 ? from : `${from} (${parts.length} files)`;
    return { parts, from: told, kind: 'file', limits: NO_LIMITS };
}
function nowhere() {
    const hint = 'Set the input kubeconfig or the variable KUBECONFIG, or run in a pod with a service account.';
    throw new ActionError('input', 'There is no cluster to speak to: no kubeconfig was given or found.', hint);
}

;// CONCATENATED MODULE: ./js/outsiders.js


/**
 * Judges the events of GitHub Actions by who can cause them and by where their code comes from. What cannot be read, or
 * is not said (a fork that was deleted), counts as code of outsiders, and an event that is not known as their words.
 *
 * Dependabot's branches are the repository's own, so its events count as the repository's: what it changes are versions
 * of dependencies, and GitHub gives its jobs none but the secrets that were made for it.
 */
function outsidersIn({ eventName, eventPath, }) {
    return outsiders_judge(eventName, readEvent(eventPath));
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
    check_run: (payload) => ofChecks(mappingIn(mappingIn(payload, 'check_run'), 'check_suite')),
    check_suite: (payload) => ofChecks(mappingIn(payload, 'check_suite')),
    status: ofStatus,
    // Anybody who can read the repository causes these; no code comes with them.
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
    const pull = mappingIn(payload, 'pull_request');
    return isOneRepository(mappingIn(mappingIn(pull, 'head'), 'repo'), mappingIn(mappingIn(pull, 'base'), 'repo'))
        ? 'none'
        : 'code';
}
/** A pull request that is passed on is said with its repositories, or it is none. */
function ofRelay(payload) {
    const pull = mappingIn(mappingIn(payload, 'client_payload'), 'pull_request');
    const head = textOf(mappingIn(mappingIn(pull, 'head'), 'repo'), 'full_name');
    const isOwn = head === '' || head === textOf(mappingIn(payload, 'repository'), 'full_name');
    return isOwn ? 'none' : 'code';
}
/** The earlier run's repository tells of pull requests; of other events it is the base's whatever they brought. */
function ofRun(payload) {
    const run = mappingIn(payload, 'workflow_run');
    if (!isOneRepository(mappingIn(run, 'head_repository'), mappingIn(run, 'repository')))
        return 'code';
    const event = textOf(run, 'event');
    return /^pull_request/.test(event) ? 'none' : outsiders_judge(event, {});
}
function ofComment(payload) {
    const issue = mappingIn(payload, 'issue');
    return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}
/** A branch is named only where it is the repository's own (GitHub's webhook reference, check_suite). */
function ofChecks(suite) {
    return textOf(suite, 'head_branch') === '' ? 'code' : 'none';
}
/** The branches of the repository that have the commit. */
function ofStatus(payload) {
    return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}
function isOneRepository(head, base) {
    const name = textOf(head, 'full_name');
    return name !== '' && name === textOf(base, 'full_name');
}
function readEvent(path) {
    const file = readRegularFile(path);
    return file.kind === 'none' ? {} : readMapping(utf8(file.bytes) ?? '');
}
function mappingIn(mapping, name) {
    const value = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
    return isMapping(value) ? value : {};
}

;// CONCATENATED MODULE: ./js/find-access.js


















/** The cluster that the inputs and the environment name; its secrets are masked from here on. */
function findCluster(inputs, environment) {
    const { cluster } = inputs;
    const namespace = inputs.namespace || 'default';
    refuseSystem(inputs, namespace);
    switch (cluster.kind) {
        case 'eks':
            return { kind: 'eks', request: eksRequest(cluster, environment), namespace };
        case 'github': {
            const recipe = { kind: 'github', audience: cluster.audience };
            return {
                kind: 'access',
                access: accessBy({ kind: 'recipe', recipe, known: undefined }, cluster.given, namespace, 'the input server'),
            };
        }
        case 'kubeconfig':
            return { kind: 'access', access: findAccess(inputs, environment) };
    }
}
/** Asks for the way to a cluster of EKS; code as of `enterEks`. */
async function enterCluster(found, environment, signal) {
    if (found.kind === 'access')
        return found.access;
    const kitchen = openKitchen(environment.variables, runnerLog.mask, undefined);
    const { recipe, known, ...given } = await enterEks(found.request, kitchen, signal);
    return accessBy({ kind: 'recipe', recipe, known }, given, found.namespace, `EKS cluster ${found.request.name} in ${found.request.region}`);
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
    const { variables } = environment;
    const role = {
        roleArn: cluster.roleArn,
        sessionName: sessionNameOf(environment.repository, environment.runMark),
    };
    return {
        name: cluster.name,
        region: cluster.region,
        given: cluster.given,
        source: findAwsSource(variables, environment.homeFolder, hasIdTokens(idTokenService(variables)), role),
        stsUrl: urlVariable('AWS_ENDPOINT_URL_STS', variables.AWS_ENDPOINT_URL_STS ?? '').replace(/\/+$/, ''),
        useFips: variables.AWS_USE_FIPS_ENDPOINT === 'true',
        useDualStack: variables.AWS_USE_DUALSTACK_ENDPOINT === 'true',
    };
}
function findAccess(inputs, environment) {
    const found = findKubeconfig({
        given: inputs.kubeconfig,
        variable: environment.kubeconfigVariable,
        homeFolder: environment.homeFolder,
        workFolder: environment.workFolder,
        pod: { host: environment.serviceHost, port: environment.servicePort, accountFolder: ACCOUNT_FOLDER },
    });
    const distrust = { outsiders: outsidersIn(environment), workspace: environment.workFolder };
    const source = limited(found, inputs.allowExec, distrust);
    const access = readKubeconfig(source, inputs);
    refuseSystem(inputs, access.namespace);
    for (const secret of secretsOf(access))
        runnerLog.mask(secret);
    const proxy = proxyOf(access, environment.variables);
    if (proxy !== undefined)
        for (const secret of proxySecrets(proxy))
            runnerLog.mask(secret);
    if (access.identity.kind === 'exec')
        refuseProgram(source.limits, findPlugin(access.identity.plugin, environment.variables));
    return access;
}
/** A way to nowhere, by nobody. */
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
/** Stands in for a cluster that could not be found, until all bad inputs are told. */
const NO_CLUSTER = { kind: 'access', access: NO_ACCESS };
function refuseSystem({ mode }, namespace) {
    if (mode !== 'connect' && isSystemNamespace(namespace))
        throw ofKubernetes(namespace);
}
/** Who may make a builder in a namespace is root on its machines, and reads the Secrets of all that runs in it. */
function ofKubernetes(namespace) {
    const hint = 'Give the builder a namespace of its own.';
    return new ActionError('input', `Input namespace: ${namespace} belongs to Kubernetes itself.`, hint);
}

;// CONCATENATED MODULE: ./js/hand-off.js



/**
 * Writes the kubeconfig that later steps get in place of the job's own: the same cluster, entered by a file with a token
 * that only builds. The renewer puts a new token into the file, which client-go reads anew each minute. Both files have
 * mode 0600. Answers the kubeconfig's path.
 */
function leaveBuildsAccess(access, token, folder) {
    const path = (0,external_node_path_.join)(folder, 'builds-kubeconfig');
    const identity = { kind: 'token-file', path: tokenFile(folder) };
    const impersonation = { user: '', uid: '', groups: [], extra: {} };
    const builds = { ...access, identity, impersonation, certificate: { kind: 'none' } };
    replaceToken(folder, token);
    (0,external_node_fs_.writeFileSync)(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`, {
        mode: 0o600,
        flag: 'wx',
    });
    return path;
}
/** Puts another token into the place of the last one, in one step. */
function replaceToken(folder, token) {
    const scratch = `${tokenFile(folder)}.new`;
    (0,external_node_fs_.writeFileSync)(scratch, token, { mode: 0o600 });
    (0,external_node_fs_.renameSync)(scratch, tokenFile(folder));
}
function tokenFile(folder) {
    return (0,external_node_path_.join)(folder, 'builds-token');
}

;// CONCATENATED MODULE: ./js/inputs/checked.js


/** What `read` makes of all inputs; all bad ones are reported together, in one error with code `input`. */
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
/** All in one line; where they do not fit, as many as do without their hints, and all of them below it. */
function together(problems) {
    const whole = problems.map((one) => `${one.message} ${one.hint}`.trim()).join(' ');
    if (whole.length <= LONGEST_HEADLINE)
        return new ActionError('input', whole, '');
    const messages = problems.map((one) => one.message);
    const line = (shown) => {
        const others = messages.length - shown;
        return `${messages.slice(0, shown).join(' ')}${others === 0 ? '' : ` And ${others} more.`}`;
    };
    let shown = 1;
    while (shown < messages.length && line(shown + 1).length <= LONGEST_HEADLINE)
        shown += 1;
    return new ActionError('input', line(shown), '', new Error(whole));
}

;// CONCATENATED MODULE: ./js/builder/quantity.js

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
/**
 * The value of a quantity that the API server wrote, which spells it in its own way (`0.5` comes back as `500m`); NaN
 * for the spellings that `parseQuantity` refuses.
 */
function quantityValue(text) {
    const match = QUANTITY.exec(text);
    return Number(match?.[1]) * (SUFFIX[match?.[2] ?? ''] ?? Number.NaN);
}
/**
 * A quantity in Kubernetes' notation (apimachinery, pkg/api/resource): a number with a suffix such as `m`, `G` or
 * `Gi`. Signs, exponents and exa-sizes, which Kubernetes knows too, are refused: in a builder's size they are
 * mistakes. Code `input`, naming the input, for those, for anything else and outside the bounds.
 */
function parseQuantity(input, text, bounds) {
    const value = quantityValue(text);
    if (Number.isNaN(value) || text.length > 24) {
        const hint = 'Write it as Kubernetes does, like 500m, 2, 2Gi or 50G.';
        throw new ActionError('input', `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a quantity.`, hint);
    }
    if (value < bounds.least || value > bounds.most) {
        throw new ActionError('input', `Input ${input}: ${text} is out of range.`, `It may be ${bounds.least} to ${bounds.most}.`);
    }
    return { text, value };
}

;// CONCATENATED MODULE: ./js/builder/cache-volume.js


/** Volumes that nothing can be written to. */
const READ_ONLY_SOURCES = ['configMap', 'downwardAPI', 'projected', 'secret', 'image'];
/**
 * What a template keeps the folder `root` on. A volume that a pod patch brought is the cache: no claim is made beside
 * it, and garbage collection goes by its size. `wanted` is what the inputs ask for, and `ownClaim` its claim's name.
 */
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
    const claim = volume.persistentVolumeClaim?.claimName;
    if (claim !== undefined && claim !== ownClaim)
        return { kind: 'existing', claim, bytes: undefined };
    const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
    if (Object.keys(volume).some((name) => !ours.includes(name))) {
        const { resources } = volume.ephemeral?.volumeClaimTemplate?.spec ?? {};
        return { kind: 'volume', bytes: cache_volume_bytesOf(resources?.requests?.storage ?? '') };
    }
    if (claim !== undefined)
        return wanted;
    const limit = volume.emptyDir?.sizeLimit;
    return limit === undefined ? { kind: 'none' } : { kind: 'volume', bytes: cache_volume_bytesOf(limit) };
}
function cache_volume_bytesOf(quantity) {
    const value = quantityValue(quantity);
    return Number.isNaN(value) ? undefined : value;
}

;// CONCATENATED MODULE: ./js/builder/life.js

/**
 * How long a Deployment stays. Its owners decide, whatever the annotation says: the garbage collector deletes an object
 * with owners when the last of them ends, and one without owners never.
 */
function foundLife({ metadata }) {
    if ((metadata?.ownerReferences ?? []).length > 0)
        return 'holds';
    return metadata?.annotations?.[LIFE_ANNOTATION] === 'forever' ? 'forever' : 'orphaned';
}
/** The value of the annotation `life` for a builder that this job makes. */
function lifeNote(life) {
    return life.kind === 'forever' ? 'forever' : 'holds';
}

;// CONCATENATED MODULE: ./js/builder/merge-keys.js
/**
 * The lists of a pod template that are merged item by item, each with the field that tells its items apart
 * (patchMergeKey in k8s.io/api, core/v1/types.go); all others replace. None of these names means anything else
 * elsewhere in a pod template.
 */
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
/** The key by which the list of this name is merged; undefined for a list that replaces. */
function mergeKeyOf(list) {
    return MERGE_KEYS.get(list);
}

;// CONCATENATED MODULE: ./js/builder/patch-fault.js


/**
 * What is wrong with a strategic merge patch, by its path and without its values, which may be secret; '' when it can
 * be merged. Of the directives only `$patch` is taken: the others are what kubectl apply computes for itself.
 */
function faultOf(patch, path) {
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
    if (isMapping(value))
        return faultOf(value, path);
    if (!Array.isArray(value))
        return '';
    const key = mergeKeyOf(name);
    const fault = key === undefined ? '' : faultOfKeys(value, key, path);
    if (fault !== '')
        return fault;
    const faults = value.map((item, index) => (isMapping(item) ? faultOf(item, `${path}[${index}]`) : ''));
    return faults.find((one) => one !== '') ?? '';
}
function faultOfKeys(items, key, path) {
    const seen = new Set();
    for (const [index, item] of items.entries()) {
        if (!isMapping(item))
            return `${path}[${index}] is not a mapping`;
        // "$patch: replace" stands alone: it is about the whole list.
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

;// CONCATENATED MODULE: ./js/builder/strategic-merge.js


/** What a mapping of a patch may say of itself instead of being merged: `$patch: delete` or `replace`. */
const DIRECTIVE = '$patch';
/**
 * A pod template, or a part of one, with a strategic merge patch applied as the API server does it (apimachinery,
 * pkg/util/strategicpatch/patch.go, mergeMap): mappings merge, null deletes, lists merge by key or replace. The
 * patch must have been found well by `faultOf`.
 */
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
/** undefined = the field goes. */
function mergeField(name, original, patch) {
    if (patch === null)
        return undefined;
    if (isMapping(original) && isMapping(patch))
        return strategicMerge(original, patch);
    const key = mergeKeyOf(name);
    if (key !== undefined && isListOfMappings(original) && isListOfMappings(patch))
        return strategic_merge_mergeList(original, patch, key);
    return clean(patch);
}
function strategic_merge_mergeList(original, patch, key) {
    const plain = patch.filter((item) => !(DIRECTIVE in item));
    const directives = patch.filter((item) => DIRECTIVE in item);
    if (directives.some((item) => item[DIRECTIVE] === 'replace'))
        return plain.map(cleanMapping);
    const deleted = new Set(directives.map((item) => item[key]));
    const kept = original.filter((item) => !deleted.has(item[key]));
    const merged = plain.map((item) => {
        const found = kept.find((one) => one[key] === item[key]);
        return found === undefined ? cleanMapping(item) : strategicMerge(found, item);
    });
    return inOrder(kept, merged, key);
}
/**
 * The server's order: the patch's items in the patch's order, each before the first of the others that did not come
 * before it already. So a new item stands first.
 */
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
/** What the server keeps of a value that it has nothing to merge with: no nulls, and no mapping with a directive. */
function clean(value) {
    if (Array.isArray(value))
        return value.filter((item) => !hasDirective(item)).map(clean);
    return isMapping(value) ? (hasDirective(value) ? undefined : cleanMapping(value)) : value;
}
function cleanMapping(mapping) {
    const entries = Object.entries(mapping).map(([name, value]) => [name, clean(value)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}
function hasDirective(value) {
    return isMapping(value) && DIRECTIVE in value;
}
function withoutDirective(mapping) {
    return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== DIRECTIVE));
}
function isListOfMappings(value) {
    return Array.isArray(value) && value.every(isMapping);
}

;// CONCATENATED MODULE: ./js/builder/template-fault.js


const OPERATORS = new Set([undefined, null, '', 'Equal', 'Exists', 'Lt', 'Gt']);
const EFFECTS = new Set([
    ...[undefined, null, ''],
    ...['NoSchedule', 'PreferNoSchedule', 'NoExecute'],
]);
/**
 * What the API server would refuse in the parts of a pod's template that are changed most, by its path; '' when it
 * is nothing. Said here, it is said before anything is made (Kubernetes: apimachinery validation.go, core validation.go).
 */
function faultOfTemplate(template, path) {
    const { metadata, spec } = template;
    const labels = isMapping(metadata) ? faultOfLabels(metadata.labels, `${path}.metadata.labels`) : '';
    if (labels !== '' || !isMapping(spec))
        return labels;
    return (faultOfLabels(spec.nodeSelector, `${path}.spec.nodeSelector`) ||
        faultOfTolerations(spec.tolerations, `${path}.spec.tolerations`));
}
function faultOfLabels(labels, path) {
    if (labels === undefined || labels === null)
        return '';
    if (!isMapping(labels))
        return `${path} is not a mapping`;
    const wrongName = Object.keys(labels).find((name) => !name.startsWith('$') && !isLabelName(name));
    if (wrongName !== undefined)
        return `${path} has the name ${JSON.stringify(wrongName.slice(0, 40))}, which is no label's`;
    const wrong = Object.entries(labels).find(([name, value]) => !name.startsWith('$') && !isLabelValue(value));
    return wrong === undefined ? '' : `${path}.${wrong[0]} is not the value of a label`;
}
function faultOfTolerations(tolerations, path) {
    if (!Array.isArray(tolerations))
        return '';
    const faults = tolerations.map((one, index) => faultOfToleration(one, `${path}[${index}]`));
    return faults.find((fault) => fault !== '') ?? '';
}
function faultOfToleration(one, path) {
    if (!isMapping(one))
        return `${path} is not a mapping`;
    if (!OPERATORS.has(one.operator))
        return `${path}.operator is not Exists or Equal`;
    if (one.operator === 'Exists' && typeof one.value === 'string' && one.value !== '')
        return `${path}.value must go, beside the operator Exists`;
    return EFFECTS.has(one.effect) ? '' : `${path}.effect is not NoSchedule, PreferNoSchedule or NoExecute`;
}
function isLabelName(name) {
    const [last = '', ...before] = name.split('/').toReversed();
    const [prefix = 'x', ...more] = before;
    return more.length === 0 && isDnsSubdomain(prefix) && last !== '' && isLabelValue(last);
}
/** null deletes. */
function isLabelValue(value) {
    if (value === null)
        return true;
    return (typeof value === 'string' && value.length <= 63 && /^([A-Za-z0-9]([\w.-]*[A-Za-z0-9])?)?$/.test(value));
}

;// CONCATENATED MODULE: ./js/builder/pod-patch.js







/** The daemon's container, which buildx execs into as the first one. */
const DAEMON = 'buildkitd';
/** Of the labels those by which buildx dials and this action knows its own; every mesh label may be changed. */
const KEPT_LABELS = [APP_LABEL, BUILDER_LABEL, ...Object.keys(MANAGED_BY)];
/** The least that a patch has to leave as it is, to try one out before anything is made. */
const SAMPLE = {
    metadata: {
        labels: Object.fromEntries(KEPT_LABELS.map((name) => [name, 'sample'])),
        annotations: { [CONFIG_ANNOTATION]: 'sample' },
    },
    spec: { containers: [{ name: DAEMON }] },
};
/** The patch as YAML or JSON; code `input`, without its values, when it is none or would break the builder. */
function parsePodPatch(input, text) {
    const patch = pod_patch_parseYaml(input, text);
    if (!isMapping(patch))
        throw pod_patch_bad(input, 'is not a mapping', HINT);
    const unknown = Object.keys(patch).find((name) => name !== 'metadata' && name !== 'spec');
    if (unknown !== undefined)
        throw pod_patch_bad(input, `has ${JSON.stringify(unknown.slice(0, 40))}`, HINT);
    const fault = faultOf(patch, 'pod');
    if (fault !== '')
        throw pod_patch_bad(input, `cannot be merged: ${fault.slice(0, 120)}`, '');
    patchPod(input, SAMPLE, patch);
    const refused = faultOfTemplate(patch, 'pod');
    if (refused !== '')
        throw pod_patch_bad(input, `makes no pod: ${refused.slice(0, 160)}`, '');
    return patch;
}
/** The template with the patch applied; the daemon's container stays first, wherever the merge put it. */
function patchPod(input, template, patch) {
    const merged = daemonFirst(strategicMerge(template, patch));
    if (!hasDaemon(merged))
        throw pod_patch_bad(input, `leaves no container ${DAEMON}`, 'The builder runs in it.');
    const { labels = {}, annotations = {} } = merged.metadata ?? {};
    const lost = KEPT_LABELS.find((name) => labels[name] !== template.metadata?.labels?.[name]);
    if (lost !== undefined)
        throw pod_patch_bad(input, `changes the label ${lost}`, 'The builder is found by it.');
    if (annotations[CONFIG_ANNOTATION] !== template.metadata?.annotations?.[CONFIG_ANNOTATION])
        throw pod_patch_bad(input, `changes the annotation ${CONFIG_ANNOTATION}`, 'Use the input buildkitd-config.');
    return merged;
}
/** Where a patch mounts something into the daemon's container. */
function mountPathsOf({ spec }) {
    const containers = isMapping(spec) && Array.isArray(spec.containers) ? spec.containers.filter(isMapping) : [];
    const mounts = containers.find(({ name }) => name === DAEMON)?.volumeMounts;
    if (!Array.isArray(mounts))
        return [];
    return mounts
        .filter(isMapping)
        .flatMap(({ mountPath }) => (typeof mountPath === 'string' ? [mountPath] : []));
}
const HINT = 'It has metadata and spec, as the template of a pod.';
function pod_patch_parseYaml(input, text) {
    try {
        return (0,yaml_dist/* parse */.qg)(text, { maxAliasCount: 100, logLevel: 'error' });
    }
    catch (error) {
        const line = error instanceof yaml_dist/* YAMLParseError */.XT ? ` (line ${error.linePos?.[0].line ?? 1})` : '';
        throw pod_patch_bad(input, `is not valid YAML${line}`, '');
    }
}
/** The merge puts a new container before those that are there, and buildx would find the sidecar. */
function daemonFirst(template) {
    const { spec } = template;
    if (!isMapping(spec) || !Array.isArray(spec.containers))
        return template;
    const isDaemon = (one) => isMapping(one) && one.name === DAEMON;
    const containers = [
        ...spec.containers.filter(isDaemon),
        ...spec.containers.filter((one) => !isDaemon(one)),
    ];
    return { ...template, spec: { ...spec, containers } };
}
/** What else is wrong with a template is for the API server to say. */
function hasDaemon(template) {
    const { metadata, spec } = template;
    if (!isMapping(metadata) || !isMapping(spec) || !Array.isArray(spec.containers))
        return false;
    const [first] = spec.containers;
    return isMapping(first) && first.name === DAEMON;
}
function pod_patch_bad(input, what, hint) {
    return new ActionError('input', `Input ${input} ${what}.`, hint);
}

;// CONCATENATED MODULE: ./js/builder/spec.js
/**
 * The version of what `deployment.ts` and `pod.ts` make. It only grows; a builder that carries a greater one was
 * made by a newer version of the action and is used as it is.
 */
const SPEC_VERSION = 2;

;// CONCATENATED MODULE: ./js/builder/template.js


/** What a template is made from besides its configuration and its patch, which have annotations of their own. */
function describeTemplate({ image, cpu, memory, cache }) {
    const volume = cache.kind === 'existing' ? cache.claim : cache.kind;
    return `spec=${SPEC_VERSION} image=${image} cpu=${cpu.text} memory=${memory.text} cache=${volume}`;
}
/**
 * True for a pod of the template that its Deployment has now. Told by our annotations of the template, which each of its
 * pods carries: Kubernetes tells pods apart by the hash of their ReplicaSet, and a job has no right to list those.
 */
function isOfTemplate(pod, deployment) {
    // Generation 1: it has had one template only.
    if ((deployment.metadata?.generation ?? 1) === 1)
        return true;
    const has = ownAnnotations(pod.metadata?.annotations ?? {});
    const ought = ownAnnotations(deployment.spec?.template.metadata?.annotations ?? {});
    const names = new Set([...Object.keys(has), ...Object.keys(ought)]);
    return [...names].every((name) => has[name] === ought[name]);
}
/** True for a pod that is told to end, whichever template it is of. */
function isEnding(pod) {
    return pod.metadata?.deletionTimestamp !== undefined;
}

;// CONCATENATED MODULE: ./js/builder/pod.js






/**
 * Service meshes would put their proxy first into the pod, where buildx expects buildkitd, or in the way of its
 * registry traffic. Each reads a label or an annotation of the pod.
 */
const NO_MESH_LABELS = { 'sidecar.istio.io/inject': 'false', 'kuma.io/sidecar-injection': 'disabled' };
const NO_MESH_ANNOTATIONS = {
    'linkerd.io/inject': 'disabled',
    'consul.hashicorp.com/connect-inject': 'false',
};
/** A pod that is moved kills the builds on it; the holds already say when it may go. */
const STAY_ANNOTATIONS = {
    'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
    'karpenter.sh/do-not-disrupt': 'true',
};
/** Since BuildKit 0.14 a daemon that is told to end waits for running builds, for at most this long. */
const GRACE_SECONDS = 60;
/** The pod of a node, as this action makes it. */
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
                    // buildx counts ready replicas, so how soon a builder is usable is how soon this probe says so. A loaded
                    // daemon answers late: it is taken out only after half a minute of silence.
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
/** The configuration travels in the pod's annotations, so that a change of it is a change of the template. */
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
    // Its source comes with the pod patch.
    if (cache.kind === 'volume')
        return { name: 'cache' };
    const name = cache.kind === 'existing' ? cache.claim : claimName(spec.name);
    return { name: 'cache', persistentVolumeClaim: { claimName: name } };
}

;// CONCATENATED MODULE: ./js/builder/deployment.js





/** The owner reference to a hold. It never blocks: that would ask for the right to delete Jobs' finalizers. */
function ownerOf(hold) {
    return { apiVersion: 'batch/v1', kind: 'Job', name: hold.name, uid: hold.uid, blockOwnerDeletion: false };
}
/** The Deployment of a node; `owners` is empty for a `forever` builder. */
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
            // Two pods on one volume would fight for buildkitd's lock.
            strategy: { type: 'Recreate' },
            selector: { matchLabels: { [APP_LABEL]: spec.name } },
            template: renderTemplate(spec, labels),
        },
    };
}
/** The pod with the user's patch, and a note of which one it was. */
function renderTemplate(spec, labels) {
    const pod = renderPod(spec, labels);
    if (spec.podPatch.kind === 'none')
        return pod;
    const { metadata, ...rest } = patchPod('pod-patch', pod, spec.podPatch.patch);
    const annotations = { ...metadata?.annotations, [POD_PATCH_ANNOTATION]: spec.podPatch.hash };
    return { ...rest, metadata: { ...metadata, annotations } };
}
/** The patch that gives a Deployment the template that this job wants, and changes nothing else about it. */
function renderRoll(spec, current) {
    const { uid, resourceVersion } = current.metadata ?? {};
    const { [LIFE_ANNOTATION]: _, ...annotations } = renderDeployment(spec, []).metadata?.annotations ?? {};
    return { metadata: { uid, resourceVersion, annotations }, spec: renderRolledTemplate(spec) };
}
/**
 * The patch that makes a Deployment as this job asks: its template, and its life together with its owners, since one
 * without the other is a builder that is deleted in the middle of a build or stays for ever. `owners` as of a new one:
 * they are added to those that it has, none takes all away.
 */
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
    // $patch is strategic merge's word for "not merged": what the new template leaves out goes.
    return { template: { $patch: 'replace', ...renderDeployment(spec, []).spec?.template } };
}

;// CONCATENATED MODULE: ./js/builder/image.js
/** Below this BuildKit lacks what builders here are made with, and below 0.17 garbage collection empties the cache. */
const OLDEST_MINOR = 29;
const OLDEST_BUILDKIT = `0.${OLDEST_MINOR}`;
/** Tags under which BuildKit's own images of the ordinary variant are known. */
const ORDINARY_TAG = /^(v?\d+\.\d+(\.\d+)?(-rc\d+)?|latest|master|nightly|buildx-stable-1)(-ubuntu)?$/;
/**
 * Judges an image by its name, since nothing else is known before its pod runs: a rootless daemon in a privileged pod
 * finds neither configuration nor volume and serves all the same. A digest alone, or a name of the user's own, tells
 * nothing.
 */
function faultOfImage(image, security) {
    const { name, tag } = readName(image);
    const isRootless = hasWord(tag, 'rootless') || (tag !== '' && hasWord(name, 'rootless'));
    if (isRootless && security === 'privileged')
        return { what: 'is of the rootless variant', remedy: 'Set security: rootless for it.' };
    if (!name.includes('buildkit'))
        return undefined;
    if (isTooOld(tag))
        return { what: 'is too old', remedy: `BuildKit ${OLDEST_BUILDKIT} or newer is needed.` };
    if (!isRootless && security === 'rootless' && ORDINARY_TAG.test(tag)) {
        const remedy = `Beside security: rootless its tag is ${tag.replace(/-ubuntu$/, '')}-rootless.`;
        return { what: 'is not of the rootless variant', remedy };
    }
    return undefined;
}
/**
 * True for a version of BuildKit that is too old, as a tag or the daemon itself tells it. What tells none (`latest`, a
 * build of one's own, `v0.0.0+unknown`) is taken to be new enough.
 */
function isTooOld(version) {
    const [, major, minor] = /^v?(\d+)\.(\d+)(?![\w])/.exec(version) ?? [];
    if (major === undefined || minor === undefined)
        return false;
    return Number(major) === 0 && Number(minor) > 0 && Number(minor) < OLDEST_MINOR;
}
/** The last part of the repository's path, and the tag; '' = none. */
function readName(image) {
    const [reference = ''] = image.toLowerCase().split('@');
    const [name = '', tag = ''] = (reference.split('/').at(-1) ?? '').split(':');
    return { name, tag };
}
function hasWord(text, word) {
    return text.split(/[-._]/).includes(word);
}

;// CONCATENATED MODULE: ./js/builder/judge.js








/** No builder has this name, nor a claim of it: it is no DNS label. */
const judge_SAMPLE = 'SAMPLE';
/**
 * Judges what a node would be made of, before anything is: the configuration and the pod patch may each undo what the
 * other, or this action, needs.
 */
function judgeNode(wish) {
    const { template } = renderDeployment(sampleOf(wish), []).spec ?? {};
    const daemon = readDaemon(template ?? {}, wish.security);
    const { cache, fault } = judgeCache(wish, daemon);
    const faults = [
        ...judgeImage(wish, daemon),
        ...faultsOfBuildkitd(wish.buildkitd.config, wish.security, daemon).map(({ key, why }) => judge_refused(`${wish.configSubject}: ${key} cannot be followed`, why)),
        ...faultsOfArgs(daemon, wish).map((why) => judge_refused('Input pod-patch cannot be followed', why)),
        ...(fault === undefined ? [] : [fault]),
    ];
    return { cache, faults };
}
function sampleOf(wish) {
    const names = { builder: judge_SAMPLE, name: judge_SAMPLE, namespace: judge_SAMPLE, architecture: judge_SAMPLE };
    return { ...wish, ...names, platforms: [], life: { kind: 'forever' }, run: '' };
}
function judgeImage({ image, security }, daemon) {
    const fault = faultOfImage(daemon.image, security);
    if (fault === undefined)
        return [];
    const name = daemon.image === image ? 'image' : 'pod-patch';
    const shown = JSON.stringify(daemon.image.slice(-60));
    return [new ActionError('input', `Input ${name}: ${shown} ${fault.what}.`, fault.remedy)];
}
/** Flags of the daemon win over its configuration, so a patch that replaces them can undo it. */
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
    // What only a flag can say is the user's to say; what is said twice would be said in vain.
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
        const remedy = isOfConfig ? `remove it, the cache is at ${cacheFolder}` : `mount one at ${cacheFolder}`;
        const of = isOfConfig ? '' : `${rootOf(daemon, root, security)}: `;
        return { cache: wish.cache, fault: judge_refused(what, `${of}${place.what}, ${remedy}`) };
    }
    const { cache } = place;
    if (cache.kind !== 'existing' || wish.nodeCount === 1 || place.isByNode)
        return { cache, fault: undefined };
    const name = wish.cache.kind === 'existing' ? 'cache-claim' : 'pod-patch';
    const message = `Input ${name}: ${wish.nodeCount} nodes would share the claim ${cache.claim}.`;
    const hint = 'A claim is the cache of one node: ask for platforms of one architecture.';
    return { cache, fault: new ActionError('input', message, hint) };
}
function judge_refused(what, why) {
    return new ActionError('input', `${what}: ${why}.`, '');
}
/** The size by which garbage collection goes on a volume that tells none. */
function sizedBy(cache, bytes) {
    return cache.kind === 'volume' && cache.bytes === undefined ? { ...cache, bytes } : cache;
}

;// CONCATENATED MODULE: ./js/builder/platform.js

/** The platforms that BuildKit can build for, normalised (containerd, platforms/database.go). */
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
/** Spellings of the same platform, as containerd normalises them. */
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
/** One platform such as `linux/arm64`; code `input`, naming the input, when there is none of that name. */
function parsePlatform(input, text) {
    const lower = text.toLowerCase();
    const name = Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower;
    if (!KNOWN.has(name)) {
        const hint = 'Known are linux/amd64, linux/arm64 and the like.';
        throw new ActionError('input', `Input ${input}: ${JSON.stringify(text.slice(0, 40))} is not a platform.`, hint);
    }
    const [, architecture = '', variant = ''] = name.split('/');
    return { os: 'linux', architecture, variant };
}
/** The platform as text, the inverse of `parsePlatform`. */
function formatPlatform(platform) {
    return [platform.os, platform.architecture, platform.variant].filter((part) => part !== '').join('/');
}
/**
 * The architecture of the cluster node that runs this platform natively, as in the label `kubernetes.io/arch`:
 * 386 and the levels of amd64 run on an amd64 machine.
 */
function nodeArchitecture(platform) {
    return platform.architecture === '386' ? 'amd64' : platform.architecture;
}
/** The platforms by the machines that run them natively, in the order in which each machine is named first. */
function groupByArchitecture(platforms) {
    const architectures = [...new Set(platforms.map(nodeArchitecture))];
    return architectures.map((architecture) => ({
        architecture,
        platforms: platforms.filter((platform) => nodeArchitecture(platform) === architecture),
    }));
}

;// CONCATENATED MODULE: ./js/inputs/defaults.js
/** Every input with its default: the same table as in action.yml, which a test compares. '' = see its description. */
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
    'max-job': '6h',
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
/** The names of all inputs. */
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS).filter(isInputName);
function isInputName(name) {
    return Object.hasOwn(INPUT_DEFAULTS, name);
}

;// CONCATENATED MODULE: ./js/inputs/text.js



/** The input as given, or its default: an empty value is the default, since composite actions pass empty ones. */
function input(name) {
    return getInput(name) || INPUT_DEFAULTS[name];
}
/** The names in an input, which spaces, commas and line breaks separate. */
function words(name) {
    return input(name)
        .split(/[\s,]+/)
        .filter((word) => word !== '');
}
/** The input, which may be true or false. */
function flag(name) {
    const text = input(name).toLowerCase();
    if (text === 'true' || text === 'false')
        return text === 'true';
    throw text_bad(name, text, 'It may be true or false.');
}
/** The input, when it fits; `hint` says what does. */
function matching(name, fits, hint) {
    const text = input(name);
    if (fits(text))
        return text;
    throw text_bad(name, text, hint);
}
/** The inputs that say something else than their default; the runner fills in defaults, so more cannot be known. */
function explicitInputs() {
    const changed = INPUT_NAMES.filter((name) => input(name) !== INPUT_DEFAULTS[name]);
    // Two inputs, one configuration.
    return new Set(changed.map((name) => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name)));
}
/** The error of an input whose value may be shown. */
function text_bad(name, value, hint) {
    const shown = JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
    return new ActionError('input', `Input ${name}: ${shown} is not valid.`, hint);
}

;// CONCATENATED MODULE: ./js/inputs/cache.js





const GIB = 2 ** 30;
const SIZE_BOUNDS = { least: GIB, most: 64 * 1024 * GIB };
/** Reads where a builder keeps its cache. */
function cache_readCache(mode, checked) {
    const storageClass = checked(readStorageClass, '');
    const claim = checked(() => readExistingClaim(mode, storageClass), '');
    if (claim !== '')
        return { kind: 'existing', claim, bytes: undefined };
    // The runner fills in the default, so an ephemeral builder cannot tell it from a wish: it has no claim then.
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
        throw new ActionError('input', 'Input cache-claim: an ephemeral builder keeps no cache.', 'Use mode: ensure.');
    const other = storageClass === '' ? 'cache-size' : 'storage-class';
    if (storageClass !== '' || input('cache-size') !== INPUT_DEFAULTS['cache-size'])
        throw new ActionError('input', `Inputs cache-claim and ${other} exclude each other.`, 'Keep one of them.');
    return claim;
}
function readStorageClass() {
    const fits = (text) => text === '' || isDnsSubdomain(text);
    return matching('storage-class', fits, 'It is the name of a StorageClass.');
}
function refuseUnusedClass(storageClass) {
    if (storageClass === '')
        return;
    const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
    throw new ActionError('input', 'Input storage-class: an ephemeral builder has no claim by default.', hint);
}

;// CONCATENATED MODULE: ./js/inputs/platforms.js



/** The platforms as given, each once; `repeated` says why one may not come twice. */
function readPlatforms(repeated) {
    const platforms = words('platforms').map((word) => parsePlatform('platforms', word));
    const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
    if (distinct.size < platforms.length)
        throw text_bad('platforms', input('platforms'), repeated);
    return platforms;
}
/** The platforms as given, else the runner's own. */
function platformsOrOwn(environment) {
    const given = readPlatforms('It names one twice.');
    if (given.length > 0)
        return given;
    if (environment.architecture !== 'unknown')
        return [parsePlatform('platforms', `linux/${environment.architecture}`)];
    throw new ActionError('input', 'Input platforms is missing, and the architecture of this runner is not known.', 'Set it, for example to linux/amd64.');
}

;// CONCATENATED MODULE: ./js/inputs/connect.js




/** Reads what mode connect alone reads. */
function readConnect(checked) {
    const deployments = words('deployments');
    // Of equal nodes buildx always takes the first (build/resolver/driver.go).
    const platforms = checked(() => readPlatforms('It names one twice, and buildx would never build on the second node.'), []);
    checked(() => {
        refuseOddNames(deployments);
        refuseOddNumber(deployments, platforms);
    }, undefined);
    return { deployments, platforms };
}
/** For the modes that make a builder: what they make has a name of its own. */
function refuseDeployments() {
    if (input('deployments') === '')
        return;
    throw new ActionError('input', 'Input deployments is for mode: connect.', 'Remove it, or set the mode.');
}
function refuseOddNames(deployments) {
    if (deployments.length === 0)
        throw new ActionError('input', 'Input deployments is missing: mode connect needs names.', '');
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

;// CONCATENATED MODULE: ./js/inputs/pod.js




const pod_GIB = 2 ** 30;
const CPU_BOUNDS = { least: 0.001, most: 1024 };
const MEMORY_BOUNDS = { least: pod_GIB / 16, most: 4096 * pod_GIB };
/** Reads what a builder's pod is made of. */
function readPod(checked) {
    const security = checked(readSecurity, 'privileged');
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
/** An image reference as containerd takes it, loosely: what it must not be is something else by mistake. */
function isImage(text) {
    return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}
/** The patch of the pod; empty = none. */
function readPodPatch() {
    const text = input('pod-patch');
    return text === '' ? {} : parsePodPatch('pod-patch', text);
}

;// CONCATENATED MODULE: ./js/inputs/builder.js








const HOUR_MS = 3_600_000;
const MAX_JOB_BOUNDS = { leastMs: 10_000, mostMs: 120 * HOUR_MS };
/** Reads what both modes read that make a builder. */
function readBuilder(mode, environment, buildkitd, checked) {
    const asked = cache_readCache(mode, checked);
    checked(refuseDeployments, undefined);
    const platforms = checked(() => platformsOrOwn(environment), []);
    const pod = readPod(checked);
    const cache = checked(() => builder_judge({ ...pod, cache: asked, platforms }, buildkitd, checked), asked);
    return {
        platforms,
        ...pod,
        cache,
        notes: notesOn(asked, cache),
        maxJobMs: checked(() => parseDuration('max-job', input('max-job'), MAX_JOB_BOUNDS), 0),
        renew: checked(() => flag('renew'), true),
        explicit: explicitInputs(),
    };
}
/** Where the cache comes to lie; what cannot be followed is noted by `checked`. */
function builder_judge({ platforms, podPatch, ...pod }, buildkitd, checked) {
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
/** Inputs of a claim that is not made, since the pod patch brings a volume. */
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

;// CONCATENATED MODULE: ./js/inputs/config-files.js








/**
 * Takes the files that the registries of a configuration name along with it, as buildx does (buildx,
 * util/confutil/container.go): `ca` and `keypair`, and what is in a `tlsconfigdir`. Code `input` for one that cannot
 * be read. Paths of the pod stay as they are.
 */
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
/** Where the file will be, below `FILES_FOLDER`. A file that several registries name travels once. */
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
        throw config_files_unusable(path, place, 'on an event that others can cause, it may only be in the workspace');
    const file = readRegularFile(source);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
    if (text === undefined)
        throw config_files_unusable(path, place, file.kind === 'none' ? file.why : 'it is not a text of PEM');
    return text;
}
/** As BuildKit reads it in the pod: `.crt` are authorities, `.cert` and `.key` are pairs (util/resolver/resolver.go). */
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
        throw config_files_unusable(path, place, codeOf(error) === 'ENOENT' ? 'no such folder' : 'it cannot be read');
    }
}
function pairsOf(keypair, place) {
    if (!Array.isArray(keypair))
        return [];
    return keypair.filter(isTable).map(({ key, cert }) => {
        if (typeof key === 'string' && typeof cert === 'string')
            return { key, cert };
        throw new ActionError('input', `${place.subject}: a keypair has no ${key === undefined ? 'key' : 'cert'}.`, '');
    });
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
/** Links are followed: what is behind one is what would be read. */
function config_files_isBelow(path, folder) {
    try {
        return (0,external_node_fs_.realpathSync)(path).startsWith(`${(0,external_node_fs_.realpathSync)(folder)}/`);
    }
    catch {
        return false;
    }
}
function config_files_unusable(path, { subject }, why) {
    const shown = JSON.stringify(shortened(path, 60));
    const hint = 'It is read on the runner, from the workspace; a path of the pod is below a mount of pod-patch.';
    return new ActionError('input', `${subject}: file ${shown} of a registry cannot be used (${why}).`, hint);
}

;// CONCATENATED MODULE: ./js/inputs/forks.js






const ALLOW = 'set allow-forks: true if you trust everybody who can cause this event.';
/**
 * Refuses to code of outsiders what other jobs share: whoever builds on a builder can read and change its cache, and the
 * Role that makes builders can run commands in all of the namespace. A builder of the job's own is allowed, without a
 * volume, which outsiders could order in any size. Code `input`; nothing else needs to be right before this is said.
 */
function refuseForks(mode, environment) {
    if (!hasCodeOfOutsiders(environment))
        return;
    const event = shortened(environment.eventName, 40);
    if (mode !== 'ephemeral') {
        const message = `Mode ${mode} uses a shared builder, and this ${event} event may bring code of people without write access.`;
        throw new ActionError('input', message, `Set mode: ephemeral, or ${ALLOW}`);
    }
    const size = input('cache-size');
    if (size === '0' || size === INPUT_DEFAULTS['cache-size'])
        return;
    const message = `Input cache-size: this ${event} event may bring code of people without write access, which gets no volume.`;
    throw new ActionError('input', message, `Remove it, or ${ALLOW}`);
}
/**
 * Refuses a file that an input names, or that such a file names in turn, when outsiders may have written it: a
 * configuration can give build steps more rights, and name files of the runner. Code `input`.
 */
function refuseFileOfForks(name, path, environment) {
    if (!hasCodeOfOutsiders(environment) || !isOfWorkspace(path, environment.workFolder))
        return;
    const message = `Input ${name}: a file of the workspace, which people without write access may have written.`;
    throw new ActionError('input', message, `Keep it elsewhere, or ${ALLOW}`);
}
function hasCodeOfOutsiders(environment) {
    return input('allow-forks').toLowerCase() !== 'true' && outsidersIn(environment) === 'code';
}

;// CONCATENATED MODULE: ./js/inputs/buildkitd.js















/** No configuration. */
const NO_BUILDKITD = { config: {}, files: [], subject: '', notes: [] };
/** The configuration of the file or the text; else, as buildx does, of its folder on the runner. */
function readBuildkitd(environment) {
    const path = input('buildkitd-config');
    const inline = input('buildkitd-config-inline');
    if (path !== '' && inline !== '') {
        throw new ActionError('input', 'Inputs buildkitd-config and buildkitd-config-inline exclude each other.', 'Set one.');
    }
    if (inline !== '')
        return buildkitd_read({ subject: 'Input buildkitd-config-inline', text: inline, isTrusted: true }, environment);
    if (path !== '')
        return readFile(path, environment);
    return readDefault(environment);
}
function readFile(path, environment) {
    const source = (0,external_node_path_.resolve)(environment.workFolder, path);
    refuseFileOfForks('buildkitd-config', source, environment);
    const file = readRegularFile(source);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
    if (text === undefined) {
        const why = file.kind === 'none' ? file.why : 'it is not UTF-8 text';
        throw text_bad('buildkitd-config', path, `It is the path of a file; here: ${why}.`);
    }
    const isTrusted = outsidersIn(environment) === 'none' || !isOfWorkspace(source, environment.workFolder);
    return buildkitd_read({ subject: 'Input buildkitd-config', text, isTrusted }, environment);
}
/** The file of the runner that `docker buildx create` takes where none is given (buildx, util/confutil/config.go). */
function readDefault(environment) {
    const { buildxConfig, dockerConfigFolder } = environment;
    const path = (0,external_node_path_.join)(storeFolderOf(buildxConfig, dockerConfigFolder), 'buildkitd.default.toml');
    if (!(0,external_node_fs_.existsSync)(path))
        return NO_BUILDKITD;
    const subject = `The runner's ${path}`;
    const file = readRegularFile(path);
    const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
    if (text === undefined)
        throw new ActionError('input', `${subject} cannot be read.`, 'Remove it, or set buildkitd-config.');
    const { notes, ...given } = buildkitd_read({ subject, text, isTrusted: true }, environment);
    const line = `BuildKit is configured by ${path}, as docker buildx create would.`;
    return { ...given, notes: [{ level: 'info', line }, ...notes] };
}
function buildkitd_read({ subject, text, isTrusted }, environment) {
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
/** What is wrong with the patch is told where it is read for the pod. */
function mountPathsOfPatch() {
    try {
        return mountPathsOf(readPodPatch()).map(normalPath);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./js/aws/arn.js
/** EKS API reference, CreateCluster. */
const NAME = '[0-9A-Za-z][0-9A-Za-z_-]{0,99}';
const CLUSTER = new RegExp(`^arn:(aws[a-z-]*):eks:([a-z0-9-]+):\\d{12}:cluster/(${NAME})$`);
const ROLE = /^arn:(aws[a-z-]*):iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
/** Reads the ARN of an EKS cluster; undefined when it is none. */
function parseClusterArn(text) {
    const [, partition, region, name] = CLUSTER.exec(text) ?? [];
    if (partition === undefined || region === undefined || name === undefined)
        return undefined;
    return { partition, region, name };
}
/** True for what EKS allows as a cluster's name. */
function isClusterName(text) {
    return new RegExp(`^${NAME}$`).test(text);
}
/** The partition that an IAM role is in; undefined when the text is no ARN of a role. */
function partitionOfRole(text) {
    return ROLE.exec(text)?.[1];
}
/** True for the name of a region, one that is not yet known included. */
function isRegion(text) {
    return /^[a-z]{2,5}(-[a-z]+){1,3}-\d{1,2}$/.test(text);
}

;// CONCATENATED MODULE: ./js/inputs/cluster.js





const KUBECONFIG = { kind: 'kubeconfig' };
/** Reads the inputs that name a cluster otherwise than by a kubeconfig. */
function cluster_readCluster(environment, checked) {
    checked(refuseTwoWays, undefined);
    const given = checked(readGiven, { server: '', caPem: '' });
    const audience = input('oidc-audience');
    if (input('eks-cluster') !== '')
        return checked(() => readEks(environment, given), KUBECONFIG);
    return checked(() => {
        if (input('role-to-assume') !== '' || input('aws-region') !== '')
            throw lonely(input('role-to-assume') === '' ? 'aws-region' : 'role-to-assume', 'eks-cluster');
        if (given.server === '' && audience === '')
            return KUBECONFIG;
        if (audience === '')
            throw lonely('server', 'oidc-audience (or eks-cluster)');
        if (given.server === '')
            throw lonely('oidc-audience', 'server and certificate-authority');
        return { kind: 'github', audience, given };
    }, KUBECONFIG);
}
function refuseTwoWays() {
    const ways = ['kubeconfig', 'eks-cluster', 'oidc-audience'].filter((name) => input(name) !== '');
    if (input('context') !== '' && !ways.includes('kubeconfig') && ways.length > 0)
        throw new ActionError('input', `Input context is for kubeconfigs, and ${ways[0]} is set.`, 'Remove one of them.');
    if (ways.length > 1)
        throw new ActionError('input', `Inputs ${ways.join(' and ')} each name a cluster.`, 'Keep one of them.');
}
function readGiven() {
    const text = input('server');
    const pem = input('certificate-authority');
    if (text === '' && pem === '')
        return { server: '', caPem: '' };
    if (text === '')
        throw lonely('certificate-authority', 'server');
    if (pem === '')
        throw lonely('server', 'certificate-authority');
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
        throw new ActionError('input', 'Input server must be an https:// URL without a user.', '');
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
        throw new ActionError('input', 'Input aws-region is missing beside eks-cluster.', 'Set it, or AWS_REGION, or give eks-cluster as an ARN.');
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
function lonely(name, missing) {
    return new ActionError('input', `Input ${name} is set without ${missing}.`, '');
}

;// CONCATENATED MODULE: ./js/inputs/common.js





const common_HOUR_MS = 3_600_000;
const TIMEOUT_BOUNDS = { leastMs: 10_000, mostMs: 6 * common_HOUR_MS };
/** Reads what every mode reads; the kubeconfig itself is read later. */
function readCommon(environment, checked) {
    return {
        kubeconfig: input('kubeconfig'),
        context: input('context'),
        cluster: cluster_readCluster(environment, checked),
        allowExec: checked(readAllowExec, 'false'),
        allowForks: checked(() => flag('allow-forks'), false),
        namespace: checked(common_readNamespace, ''),
        buildsAccount: checked(readBuildsAccount, ''),
        name: checked(common_readName, ''),
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
function common_readNamespace() {
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

;// CONCATENATED MODULE: ./js/inputs/keep-warm.js



const keep_warm_HOUR_MS = 3_600_000;
const BOUNDS = { leastMs: 0, mostMs: 720 * keep_warm_HOUR_MS };
/** How long a shared builder stays up after its last job. */
function readKeepWarm() {
    const given = input('keep-warm');
    if (given === 'forever')
        return { kind: 'forever' };
    return { kind: 'for', ms: parseDuration('keep-warm', given, BOUNDS) };
}
/** For mode ephemeral, whose builder has only one job. */
function refuseKeepWarm() {
    const given = input('keep-warm');
    if (given === INPUT_DEFAULTS['keep-warm'] || given === '0')
        return;
    throw text_bad('keep-warm', given, 'An ephemeral builder goes with its job: remove it, or set mode: ensure.');
}

;// CONCATENATED MODULE: ./js/inputs/setup-buildx.js



/** The input that does what a driver option of the Kubernetes driver does (buildx, driver/kubernetes/factory.go). */
const INPUT_OF_OPTION = {
    image: 'image',
    namespace: 'namespace',
    'requests.cpu': 'cpu',
    'requests.memory': 'memory',
    rootless: 'security: rootless',
    timeout: 'timeout',
    'persistent-volume-claim.requests.storage': 'cache-size',
};
/** The options that the pod's template has a field for. */
const OPTIONS_OF_THE_POD = /^(env\..+|(requests|limits)\..+|nodeselector|tolerations|labels|annotations|serviceaccount|schedulername|qemu\..+|buildkit-root-volume-memory)$/;
const never = () => false;
const isBoolean = (value) => /^(true|false)$/i.test(value);
const isTrue = (value) => /^true$/i.test(value);
const isFalse = (value) => /^false$/i.test(value);
/** The builder goes with its job anyway. */
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
        // What setup-buildx-action itself passes on for this entitlement; it is granted here anyway.
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
/** Inputs that take variables, or whole configurations. */
const MAY_HOLD_SECRETS = new Set(['driver-opts', 'append', 'config-inline']);
/**
 * Refuses what docker/setup-buildx-action would follow and this action does not: a workflow that changes from the one
 * to the other would otherwise get something else than it asks for, without a word.
 */
function refuseUnfollowed(checked) {
    for (const known of KNOWN_INPUTS)
        checked(() => refuseOne(known), undefined);
}
function refuseOne({ name, isHarmless, instead }) {
    const value = input(name);
    if (value === '' || isHarmless(value))
        return;
    const shown = MAY_HOLD_SECRETS.has(name) ? '' : ` (${JSON.stringify(shortened(value, 40))})`;
    throw new ActionError('input', `Input ${name}${shown} is not followed by this action.`, instead(value));
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

;// CONCATENATED MODULE: ./js/inputs.js







/** Reads all inputs; bad ones are noted by `checked`. What `refuseForks` refuses is thrown, whatever else is bad. */
function readInputs(environment, checked) {
    const mode = checked(readMode, 'ensure');
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
    return { ...builder, mode };
}

;// CONCATENATED MODULE: ./js/job.js





/**
 * Names everything. The instance is called what `name` says, verbatim; otherwise it has a part of this run's own,
 * so that two jobs, or two legs of a matrix, in one home do not meet.
 */
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
        return builderNameOfInstance(inputs.name, job_sha256);
    if (inputs.mode === 'connect')
        return builderNameOfInstance(inputs.deployments[0] ?? '', job_sha256);
    if (environment.repository !== '')
        return builderNameOfRepository(environment.repository, job_sha256);
    throw new ActionError('input', 'Input name is missing, and there is no GITHUB_REPOSITORY to make one from.', '');
}
/** The job's mark is the same in all steps of a job, and in no other job: by it a job knows its earlier steps' folders. */
function marksOf({ trackingId, machine }) {
    // Where the runner gives no id, it is at least that of no other machine.
    return { job: job_sha256(trackingId || machine).slice(0, 8), machine };
}
/** SHA-256 of a text, in hex. */
function job_sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function random(bytes) {
    return (0,external_node_crypto_.randomBytes)(bytes).toString('hex');
}

;// CONCATENATED MODULE: ./js/judge-daemons.js



/**
 * Refuses daemons that serve and are not what was asked for, by what they say of themselves: an image need not tell
 * by its name. Code `input`. In mode connect the daemons are others' and their own business.
 */
function refuseWrongDaemons(nodes, deployments, inputs) {
    if (inputs.mode === 'connect')
        return;
    for (const node of nodes) {
        const deployment = deployments.find(({ metadata }) => metadata?.name === node.name);
        if (isTooOld(node.buildkit))
            throw judge_daemons_tooOld(node, deployment, inputs.image);
        if (deployment !== undefined && hasMark(deployment) && !node.labels.has(CONFIG_READ_LABEL))
            throw hasNotRead(node, deployment);
    }
}
/** True for a Deployment whose configuration has the daemon say that it was read. */
function hasMark(deployment) {
    const toml = deployment.spec?.template?.metadata?.annotations?.[CONFIG_ANNOTATION];
    return toml?.includes(CONFIG_READ_LABEL) === true;
}
function judge_daemons_tooOld(node, deployment, wanted) {
    const image = deployment === undefined ? wanted : imageOf(deployment);
    const what = `Input image: node ${node.name} runs BuildKit ${node.buildkit} (${image.slice(-60)})`;
    return new ActionError('input', `${what}, and ${OLDEST_BUILDKIT} or newer is needed.`, wayOut(deployment));
}
function hasNotRead(node, deployment) {
    const what = `Input image: BuildKit of node ${node.name} (${imageOf(deployment).slice(-60)}) did not read its configuration`;
    return new ActionError('input', `${what}. A rootless image needs security: rootless.`, wayOut(deployment));
}
/** It stays for its keep-warm time, and a job that asks for another image rolls it. */
function wayOut(deployment) {
    const { name = '', namespace = '' } = deployment?.metadata ?? {};
    if (name === '')
        return '';
    return `To make it again: kubectl --namespace ${namespace} delete deployment ${name}`;
}
function imageOf(deployment) {
    return deployment.spec?.template?.spec?.containers[0]?.image ?? '';
}

;// CONCATENATED MODULE: ./js/once.js
/** The same, run when it is first asked for and never again; every caller gets the one outcome. */
function once(run) {
    let running;
    return () => {
        running ??= run();
        return running;
    };
}

;// CONCATENATED MODULE: ./js/outputs.js


/**
 * Sets the outputs; `driver`, `platforms` and `nodes` are shaped as docker/setup-buildx-action's. A node of amd64 can
 * build for four more platforms, and a workflow that passes `platforms` on to its build would build them all: what was
 * asked for is told, where it was.
 */
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
/** Makes this builder the one of `docker build`, compose and bake too, which do not read buildx' current one. */
function exportBuilder(name) {
    exportVariable('BUILDX_BUILDER', name);
}
/** Makes later steps look for instances in this folder, whatever DOCKER_CONFIG they have; '' = as buildx would. */
function exportStore(folder) {
    exportVariable('BUILDX_CONFIG', folder);
}
function asAsked(node, asked) {
    return asked.length === 0 ? node : { ...node, platforms: asked.map(formatPlatform) };
}
/** As in docker/setup-buildx-action, what is not there is left out. */
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

;// CONCATENATED MODULE: ./js/cluster/bound-pod.js



/**
 * The pod that the access' own token is bound to, if it is one of the builder's namespace: the kubelet mounts tokens
 * that say so (KEP-1205, claims `kubernetes.io`). Nothing is trusted on the strength of it but our own hold's life. Only
 * at this process' own API server, `server`: in another cluster, which may believe the token all the same, a hold of
 * such an owner would be taken for an orphan and deleted at once.
 */
function boundPodOf(access, server) {
    if (access.identity.kind !== 'token-file' || access.server !== server)
        return undefined;
    const file = readRegularFile(access.identity.path);
    const claims = file.kind === 'content' ? claimsOf(utf8(file.bytes) ?? '') : {};
    const { namespace, pod } = fieldsIn(claims['kubernetes.io']);
    const { name, uid } = fieldsIn(pod);
    if (namespace !== access.namespace || typeof name !== 'string' || typeof uid !== 'string')
        return undefined;
    return { name, uid };
}
function fieldsIn(value) {
    return isMapping(value) ? value : {};
}

;// CONCATENATED MODULE: ./js/plan.js






const plan_HASH_LENGTH = 16;
/** How long the builder of these inputs lives. */
function lifeOf(inputs) {
    return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}
/** What modes ensure and ephemeral will ask of the cluster, as data. */
function planBuilder(inputs, names, access, environment) {
    const { namespace } = access;
    const pod = boundPodOf(access, ownServer({ host: environment.serviceHost, port: environment.servicePort }));
    const { builder } = names;
    const nodes = groupByArchitecture(inputs.platforms).map(({ architecture, platforms }) => ({
        builder,
        namespace,
        name: nodeName(builder, architecture, inputs.security, job_sha256),
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
function planPatch(patch) {
    if (Object.keys(patch).length === 0)
        return { kind: 'none' };
    return { kind: 'patch', patch, hash: job_sha256(JSON.stringify(patch)).slice(0, plan_HASH_LENGTH) };
}

;// CONCATENATED MODULE: ./js/state.js


const KEY = 'setup-buildx-kubernetes';
const READY_KEY = 'ready';
const FOREVER = 'forever';
/** Keeps the state for post. */
function state_saveState(state) {
    saveState(KEY, JSON.stringify(state));
}
/** Takes it back: nothing was made after all. */
function forgetState() {
    saveState(KEY, '');
}
/** Notes that main came to its end, so that the builder is worth keeping warm; or that it stays `forever` by itself. */
function saveReady(isForever) {
    saveState(READY_KEY, isForever ? FOREVER : 'true');
}
/** True when main reached its end. */
function wasReady() {
    return getState(READY_KEY) !== '';
}
/** How long the builder is to live after this job: what was asked for, unless main did not reach its end. */
function lifeAfter(asked) {
    const ready = getState(READY_KEY);
    if (ready === FOREVER)
        return { kind: 'forever' };
    // A builder that never came up is not worth keeping: the next job starts anew, with other inputs perhaps.
    return ready === 'true' ? asked : { kind: 'for', ms: 0 };
}
/** Reads the state that main saved; whatever cannot be trusted whole is not used at all. */
function loadState() {
    const text = getState(KEY);
    if (text === '')
        return { kind: 'none' };
    try {
        const state = JSON.parse(text);
        return isState(state) ? { kind: 'state', state } : { kind: 'unreadable' };
    }
    catch {
        return { kind: 'unreadable' };
    }
}
function isState(value) {
    if (!isRecord(value) || value.version !== 1 || !isHold(value.hold))
        return false;
    const { folder, namespace, instance, storeFolder, formerCurrent, formerBuilder, later } = value;
    const texts = [folder, namespace, instance, storeFolder, formerCurrent, formerBuilder];
    const isWhole = texts.every((text) => typeof text === 'string') && folder !== '' && isPlainName(instance);
    return isWhole && (later === undefined || isLater(later));
}
function isLater(value) {
    if (!isRecord(value))
        return false;
    const { formerConfig, earlierChoices, maxJobMs } = value;
    return typeof formerConfig === 'string' && areFormerChoices(earlierChoices) && typeof maxJobMs === 'number';
}
function isHold(value) {
    if (!isRecord(value))
        return false;
    if (value.kind === 'none')
        return true;
    const { life } = value;
    if (value.kind !== 'job' || !isPlainName(value.name) || !isRecord(life))
        return false;
    if (life.kind === 'forever' || life.kind === 'ephemeral')
        return true;
    return life.kind === 'for' && typeof life.ms === 'number' && life.ms >= 0;
}
/** A name that cannot lead out of a folder. */
function isPlainName(value) {
    return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(value);
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./js/prepare-buildx.js






/**
 * Writes the kubeconfig and makes sure that the instance can be written later; answers the kubeconfig's path. Where
 * that fails nothing of it is left, nor a state that sends post to look for it.
 */
async function prepareBuildx(access, names, store, former) {
    try {
        const kubeconfig = await writeKubeconfig(access, names.folder);
        await noteFormerCurrent(names.folder, former.current);
        await noteFormerChoices(names.folder, former.choices);
        await proveStore(store);
        return kubeconfig;
    }
    catch (error) {
        await (0,promises_.rm)(names.folder, { recursive: true, force: true });
        forgetState();
        throw error;
    }
}

;// CONCATENATED MODULE: ./js/worker.js


/**
 * Its name (actions/runner, src/Runner.Listener/JobDispatcher.cs). It starts the node of an action by itself, in
 * composite actions too; any other parent, such as a wrapper or a container's shell, may end before the job does.
 */
const WORKER_NAME = 'Runner.Worker';
/** Finds the worker among the ancestors of a process of the job, whose parent is `parent`. */
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
/** True when the worker is known to have ended. */
function isWorkerGone(worker) {
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
/** Reads a line of /proc/PID/stat (proc(5)); the name may itself hold blanks and brackets. */
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
        // Killed, but nobody has asked for its exit code yet.
        hasEnded: state === 'Z' || state === 'X',
        parent: Number(parent),
        startTicks,
    };
}

;// CONCATENATED MODULE: ./js/renewal-file.js




const LOOK_MS = 1000;
/** Leaves the order in the job's own folder, which post removes: that is the word to stop. */
function writeRenewalOrder(folder, order) {
    (0,external_node_fs_.writeFileSync)(pathIn(folder), `${JSON.stringify(order)}\n`, { mode: 0o600, flag: 'wx' });
}
/** Reads what `writeRenewalOrder` left. */
function readRenewalOrder(folder) {
    const order = JSON.parse((0,external_node_fs_.readFileSync)(pathIn(folder), 'utf8'));
    return order;
}
/**
 * True until the job is over: post, or whoever empties RUNNER_TEMP after the job, has removed the order, or the
 * runner's worker has been killed, after which nobody empties anything.
 */
function isJobAlive(folder, worker) {
    return (0,external_node_fs_.existsSync)(pathIn(folder)) && !isWorkerGone(worker);
}
/** A signal that is aborted soon after the job is over. `forget` ends the looking. */
function jobSignal(folder, worker) {
    const controller = new AbortController();
    // Not fs.watch, which is silent on some of the file systems that runners have their folders on.
    const timer = setInterval(() => {
        if (!isJobAlive(folder, worker))
            controller.abort(new ActionError('cancelled', 'The job is over.', ''));
    }, LOOK_MS);
    return { signal: controller.signal, forget: () => clearInterval(timer) };
}
function pathIn(folder) {
    return (0,external_node_path_.join)(folder, 'renewal.json');
}

;// CONCATENATED MODULE: ./js/renewer.js


/**
 * Starts this bundle anew, with the word `renew`. The child has no output: one that held main's would keep the step
 * open for 5 s more (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `failed` is told why, until main lets go.
 */
function startRenewer(folder, environment, failed) {
    const [, bundle = ''] = process.argv;
    const child = (0,external_node_child_process_.spawn)(process.execPath, [bundle, 'renew', folder], {
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
    // With 0 it has found that nothing is left to renew.
    child.once('exit', (code, signal) => code === 0 ? resolve(true) : giveUp(`the process for it ended with ${signal ?? code}`));
    const stop = () => {
        if (!isOurs)
            return;
        letGo();
        child.kill('SIGKILL');
    };
    return { isUp, giveUp, stop, letGo };
}

;// CONCATENATED MODULE: ./js/pace.js

/** For an object that answers 409 although it is there: others write to it, or a webhook refuses. */
const CONFLICT_PACE = { firstMs: 700, longestMs: 5000 };
/** How often a write that meets a conflict is tried in all, which takes some 15 s. */
const CONFLICT_TRIES = 6;
/** The pause after a round (from 0), a quarter more or less: jobs that start at once do not stay in step. */
function paceMs({ firstMs, longestMs }, round, random) {
    return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}
/** Pauses after a round (from 0), or rejects with the signal's reason. */
async function pausePaced(pace, round, signal) {
    await pause(paceMs(pace, round, Math.random()), signal);
}

;// CONCATENATED MODULE: ./js/rollout/renew.js





/**
 * Renews a hold once (line 5 of the protocol), unless it is over or `isWanted` says no directly before. A hold that
 * changed since it was read is read again: it may have been released. Code `conflict` when it changes all the time.
 */
async function renewHold({ api, signal }, hold, term, isWanted) {
    for (let round = 0; round < CONFLICT_TRIES; round += 1) {
        if (round > 0)
            await pausePaced(CONFLICT_PACE, round - 1, signal);
        const { next, resourceVersion } = await lookAtHold(api, hold, term);
        if (next.kind === 'over' || !isWanted())
            return 'over';
        if (next.kind === 'gone')
            return 'gone';
        if (next.kind === 'wait')
            return 'again';
        const renewed = await prolong(api, hold, resourceVersion, next);
        if (renewed !== 'changed')
            return renewed;
    }
    throw new ActionError('conflict', `The hold ${hold.name} could not be renewed: it changes all the time.`, '');
}
async function prolong(api, hold, resourceVersion, next) {
    const patch = renderRenewal(hold.uid, resourceVersion, next.seconds);
    const answer = await api.patch('jobs', hold.name, patch);
    if (answer.kind === 'refused' && answer.status === 409)
        return 'changed';
    if (answer.kind === 'refused' && answer.status === 404)
        return 'gone';
    if (!isLiving(granted(answer, `patch Jobs in namespace ${api.namespace}`)))
        return 'gone';
    return next.kind === 'renew' ? 'again' : 'over';
}
/** Looks at a hold with one call. */
async function lookAtHold(api, hold, term) {
    const gone = { next: { kind: 'gone' }, resourceVersion: '' };
    const answer = await api.get('jobs', hold.name);
    if (answer.kind === 'refused' && answer.status === 404)
        return gone;
    const job = granted(answer, `get Jobs in namespace ${api.namespace}`);
    if (job.metadata?.uid !== hold.uid || answer.kind === 'refused')
        return gone;
    const { resourceVersion = '' } = job.metadata;
    return { next: nextDeadline(job, answer.serverTimeMs, term), resourceVersion };
}
/** Gives a hold this long from its start, at once, where nothing renews it. */
async function prolongHold(api, hold, fromStartMs) {
    const patch = renderDeadline(hold.uid, deadlineSeconds(fromStartMs));
    granted(await api.patch('jobs', hold.name, patch), `patch Jobs in namespace ${api.namespace}`);
}

;// CONCATENATED MODULE: ./js/renewal.js








/** How long main waits for a renewer when all else is done. One loads in 0.1 s. */
const PROOF_MS = 5000;
/** The renewal of a job that wants none. */
const NO_RENEWAL = {
    start: () => undefined,
    settle: () => Promise.resolve(),
    stop: () => undefined,
};
/** A renewal from the job's own folder, where the kubeconfig lies. */
function renewalFrom(folder, access, options, term, buildsAccount) {
    let renewer;
    let instead = Promise.resolve();
    return {
        start: (held) => {
            const failed = (why) => {
                instead = goWithout(access, options, held.hold, term, why);
            };
            try {
                writeRenewalOrder(folder, { held, term, worker: findWorker(process.ppid), buildsAccount });
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
/** Gives the hold all of max-job at once. Never rejects. */
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

;// CONCATENATED MODULE: ./js/builder/rights.js
function rights(group, resource, subresource, verbs) {
    return verbs.map((verb) => ({ group, resource, subresource, verb }));
}
/** What buildx itself needs to speak to a builder. */
const RIGHTS_TO_EXEC = rights('', 'pods', 'exec', ['create']);
const HOLDS = rights('batch', 'jobs', '', ['get', 'list', 'create', 'patch', 'delete']);
const BUILDERS = [
    ...rights('apps', 'deployments', '', ['get', 'create', 'patch']),
    ...rights('', 'persistentvolumeclaims', '', ['get', 'create', 'patch']),
    ...rights('', 'pods', '', ['list', 'watch']),
    ...RIGHTS_TO_EXEC,
];
/** What mode ensure needs. Builders with `keep-warm: forever` can do without holds. */
function rightsToEnsure(needsHolds) {
    return needsHolds ? [...HOLDS, ...BUILDERS] : BUILDERS;
}
/** What the input builds-account needs. */
const RIGHTS_TO_HAND_OFF = rights('', 'serviceaccounts', 'token', ['create']);
/** What mode connect needs; a StatefulSet is only looked for when there is no Deployment. */
const RIGHTS_TO_CONNECT = [
    ...rights('apps', 'deployments', '', ['get']),
    ...rights('', 'pods', '', ['list']),
    ...RIGHTS_TO_EXEC,
];
/** Rights in words, by what they are on: `get, patch deployments.apps; create pods/exec`. */
function describeRights(wanted) {
    const verbs = new Map();
    for (const right of wanted)
        verbs.set(nameOf(right), [...(verbs.get(nameOf(right)) ?? []), right.verb]);
    return [...verbs].map(([name, some]) => `${some.join(', ')} ${name}`).join('; ');
}
function nameOf(right) {
    return right.group === '' ? kindOf(right) : `${kindOf(right)}.${right.group}`;
}
/** The resource as a Role names it, for example `pods/exec`. */
function kindOf({ resource, subresource }) {
    return subresource === '' ? resource : `${resource}/${subresource}`;
}
/** The Role that grants these rights, as the object that kubectl applies. */
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

;// CONCATENATED MODULE: ./js/builder/builds-token.js

/** The least that a TokenRequest may ask for (kubernetes, pkg/registry/core/serviceaccount). */
const SHORTEST_LIFE_SECONDS = 600;
/**
 * An empty Secret that goes with the hold, and takes along the tokens that are bound to it: they can be bound to Pods,
 * Secrets and Nodes alone (KEP-1205, KEP-4193), and not to a Job.
 */
function renderAnchor(name, namespace, owner) {
    const metadata = { name, namespace, labels: { ...MANAGED_BY }, ownerReferences: [owner] };
    return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', immutable: true };
}
/** Asks for a token of a service account; without an anchor it lives its life whatever becomes of the hold. */
function renderTokenRequest(lifeMs, anchor) {
    const expirationSeconds = Math.max(SHORTEST_LIFE_SECONDS, Math.ceil(lifeMs / 1000));
    const bound = anchor === undefined ? {} : { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...anchor } };
    return {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        // The API server's own audience.
        spec: { audiences: [], expirationSeconds, ...bound },
    };
}

;// CONCATENATED MODULE: ./js/rollout/builds-token.js





/**
 * Makes a token of the service account that only builds, bound to the hold where this job may make Secrets. Code
 * `forbidden` without the right to make tokens of it, `input` where there is no such account.
 */
async function mintBuildsToken(rollout, { account, lifeMs, hold }) {
    const { api } = rollout;
    const anchor = hold === undefined ? undefined : await findAnchor(rollout, hold);
    const answer = await api.requestToken(account, renderTokenRequest(lifeMs, anchor));
    if (answer.kind === 'refused' && answer.status === 404) {
        const message = `There is no service account ${account} in namespace ${api.namespace}.`;
        throw new ActionError('input', message, 'Check the input builds-account.');
    }
    return granted(answer, `create serviceaccounts/token of ${account} in namespace ${api.namespace}`);
}
/** The Secret that goes with the hold; undefined without the right to make it, which is said. */
async function findAnchor({ api, info }, hold) {
    const made = await api.create('secrets', renderAnchor(hold.name, api.namespace, ownerOf(hold)));
    const answer = made.kind === 'refused' && made.reason === 'AlreadyExists' ? await api.get('secrets', hold.name) : made;
    if (answer.kind === 'ok')
        return { name: hold.name, uid: answer.body.metadata?.uid ?? '' };
    if (answer.status !== 403)
        granted(answer, `create Secrets in namespace ${api.namespace}`);
    info('No right to make Secrets: the token for later steps is not bound to the hold, and ends by itself.');
    return undefined;
}
/** Refuses the hand-off before anything is made, where this job may make no token of the account. */
async function refuseHandOff({ api }, account) {
    const [right] = RIGHTS_TO_HAND_OFF;
    const answer = right === undefined ? undefined : await api.isAllowed({ ...right, name: account });
    if (answer?.kind !== 'ok' || answer.body)
        return;
    const hint = 'Grant it by a Role (README), or remove the input builds-account.';
    const message = `There is no right, in namespace ${api.namespace}, to create serviceaccounts/token of ${account}.`;
    throw new ActionError('forbidden', message, hint);
}

;// CONCATENATED MODULE: ./js/builder/daemon-status.js
/** What the kubelet says of the daemon; of the first container where none has its name. */
function daemonOf(pod) {
    return (pod.status?.containerStatuses?.find((one) => one.name === 'buildkitd') ??
        pod.status?.containerStatuses?.[0]);
}

;// CONCATENATED MODULE: ./js/builder/readiness.js


/** True when a Deployment serves as it was last asked to: the newest template, and a pod of it that is ready. */
function isServing(deployment) {
    const { metadata, status } = deployment;
    const seen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
    return (seen && (status?.readyReplicas ?? 0) >= 1 && (status?.updatedReplicas ?? 0) >= (status?.replicas ?? 0));
}
/** True for a pod that buildx could dial and a probe has found well. */
function isReady(pod) {
    const conditions = pod.status?.conditions ?? [];
    return (pod.metadata?.deletionTimestamp === undefined &&
        conditions.some((one) => one.type === 'Ready' && one.status === 'True'));
}
/**
 * True for a pod that is not ready now but was, in this run of its daemon: one under load, or with a sidecar that has
 * ended. Builds may still be running on it.
 */
function isInterrupted(pod) {
    if (pod.metadata?.deletionTimestamp !== undefined || isOver(pod))
        return false;
    const ready = pod.status?.conditions?.find((one) => one.type === 'Ready');
    const startedAt = daemonOf(pod)?.state?.running?.startedAt;
    return (ready?.status === 'False' && timestampMs(ready.lastTransitionTime) > timestampMs(startedAt ?? undefined));
}
/** True for a pod that a machine has taken, and that has not failed there so far. */
function isStarting(pod) {
    const restarts = pod.status?.containerStatuses?.[0]?.restartCount ?? 0;
    const isEnding = pod.metadata?.deletionTimestamp !== undefined;
    return pod.spec?.nodeName !== undefined && restarts === 0 && !isEnding && !isOver(pod);
}
/** True for a pod that has run to its end and holds no volume any more. */
function isOver(pod) {
    return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}
/**
 * What a builder that is not ready is waiting for, in the scheduler's or kubelet's own words: one line, the same
 * as long as the state is the same. The words come from the cluster and are not to be trusted.
 */
function describePods(pods) {
    const live = pods.filter((pod) => !isOver(pod));
    if (live.length === 0)
        return 'no pod yet';
    return live.map(describePod).join('; ');
}
function describePod(pod) {
    const name = `pod ${pod.metadata?.name ?? '?'}`;
    if (pod.metadata?.deletionTimestamp !== undefined)
        return `${name} is ending`;
    if (isReady(pod))
        return `${name} is ready`;
    const { status } = pod;
    const waiting = status?.containerStatuses?.[0]?.state?.waiting;
    if (waiting !== undefined)
        return `${name}: ${readiness_words(waiting.reason, waiting.message)}`;
    if (status?.containerStatuses?.[0]?.state?.running !== undefined)
        return `${name} runs, buildkitd does not answer yet`;
    return `${name}: ${unscheduled(status) ?? status?.phase ?? 'Pending'}`;
}
function unscheduled(status) {
    const condition = status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
    return condition === undefined ? undefined : readiness_words(condition.reason, condition.message);
}
function readiness_words(reason, message) {
    return [reason, message].filter((word) => word !== undefined && word !== '').join(': ') || 'waiting';
}
/**
 * The condition by which a Deployment says that the pods of its newest template cannot be made. Until its controller
 * has seen that template, and for a moment after, the condition may still be of the ReplicaSet before it
 * (kubernetes, pkg/controller/deployment/progress.go, getReplicaFailures).
 */
function failureOf(deployment) {
    const { metadata, status } = deployment;
    if ((status?.observedGeneration ?? 0) < (metadata?.generation ?? 0))
        return undefined;
    const failure = status?.conditions?.find((one) => one.type === 'ReplicaFailure' && one.status === 'True');
    const progress = status?.conditions?.find((one) => one.type === 'Progressing');
    const newest = /replica ?set "([^"]+)"/i.exec(progress?.message ?? '')?.[1];
    const refused = /^pods "([^"]+)-[^"-]*" is forbidden/.exec(failure?.message ?? '')?.[1];
    const isStale = newest !== undefined && refused !== undefined && newest !== refused;
    return isStale ? undefined : failure;
}
/** What the Deployment itself says against making pods: quota, admission. '' when it says nothing. */
function describeFailure(deployment) {
    const failure = failureOf(deployment);
    return failure === undefined ? '' : readiness_words(failure.reason, failure.message);
}

;// CONCATENATED MODULE: ./js/rollout/preflight.js


/**
 * Asks the API server for each right (SelfSubjectAccessReview). Not by the one review that lists all: under webhook
 * authorizers such as EKS' access policies that one is incomplete. A server that will not say counts as a yes.
 */
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
/** All that is missing in one line. */
function forbidden(namespace, { user, rights }, cause) {
    const message = `${user} has no right, in namespace ${namespace}, to: ${describeRights(rights)}.`;
    return new ActionError('forbidden', message, 'The job summary has the Role to apply.', cause);
}

;// CONCATENATED MODULE: ./js/builder/scaled-down.js
/** The annotations of kube-downscaler and its forks, which scale workloads to 0 at night. */
const DOWNSCALER_PREFIX = 'downscaler/';
/**
 * Why a workload with `replicas: 0` has no pods, and the command that scales it up; undefined for any other. Nobody
 * but a person or a downscaler sets it to 0: who did so wants it, and would do it again.
 */
function scaledDown({ kind, object }, namespace) {
    if (object.spec?.replicas !== 0)
        return undefined;
    const { name = '', annotations = {} } = object.metadata ?? {};
    const isByDownscaler = Object.keys(annotations).some((key) => key.startsWith(DOWNSCALER_PREFIX));
    const what = `${kind} ${name} is scaled to 0${isByDownscaler ? ' by a downscaler' : ''}.`;
    const command = `kubectl --namespace ${namespace} scale ${kind.toLowerCase()} ${name} --replicas=1`;
    const exempt = 'Exempt it (annotation downscaler/exclude: "true"), and scale it up';
    return { what, remedy: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}

;// CONCATENATED MODULE: ./js/rollout/scaled-down.js


/** Code `not-ready` for a workload with `replicas: 0`, for which nobody needs to wait; one that is being deleted goes. */
function refuseScaledDown(workload, namespace) {
    if (workload.object.metadata?.deletionTimestamp !== undefined)
        return;
    const trouble = scaledDown(workload, namespace);
    if (trouble !== undefined)
        throw new ActionError('not-ready', trouble.what, trouble.remedy);
}

;// CONCATENATED MODULE: ./js/rollout/connect.js








/**
 * Mode connect: all nodes of a builder that others made. Code `forbidden` when buildx could not exec into them, which
 * it would say late and darkly.
 */
async function connectBuilder(rollout, names) {
    const { api } = rollout;
    const [missing, listed, ...workloads] = await Promise.all([
        findMissing(api, RIGHTS_TO_EXEC),
        api.list('pods', nodesSelector(names)),
        ...names.map((name) => findWorkload(rollout, name)),
    ]);
    const { items } = granted(listed, `list Pods in namespace ${api.namespace}`);
    const nodes = workloads.map((workload) => checkNode(rollout, workload, items));
    if (missing.rights.length > 0)
        throw forbidden(api.namespace, missing);
    return nodes;
}
/** Checks that buildx could use a node with its pods. Code `conflict` or `not-ready`, with the remedy, where not. */
function checkNode(rollout, { kind, name, object }, allPods) {
    const title = `${kind} ${name}`;
    if (isOurs(object) && foundLife(object) !== 'forever') {
        const hint = 'Use mode: ensure for it: connect holds nothing, so it could go in mid-build.';
        throw new ActionError('conflict', `${title} lives by the holds of other jobs.`, hint);
    }
    refuseNotBuildkitd(title, object.spec?.template);
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
/** Finds a Deployment, else a StatefulSet, of this name; code `input` when there is neither. */
async function findWorkload(rollout, name) {
    const { api } = rollout;
    const deployment = await api.get('deployments', name);
    if (deployment.kind === 'ok')
        return { kind: 'Deployment', name, object: deployment.body };
    if (deployment.status !== 404)
        granted(deployment, `get Deployments in namespace ${api.namespace}`);
    const statefulSet = await api.get('statefulsets', name);
    if (statefulSet.kind === 'ok')
        return { kind: 'StatefulSet', name, object: statefulSet.body };
    const hint = 'Check the inputs deployments and namespace.';
    const where = `${name} in namespace ${api.namespace}`;
    const unseen = statefulSet.status === 403;
    const message = unseen
        ? `There is no Deployment ${where}, and no right to look for a StatefulSet.`
        : `There is no Deployment or StatefulSet ${where}.`;
    throw new ActionError('input', message, hint);
}
function refuseBrokenPods(title, pods) {
    const broken = pods.find((pod) => pod.spec !== undefined && !looksLikeBuildkitd(pod.spec.containers[0]));
    if (broken === undefined)
        return;
    const hint = 'buildx runs its command in the first container: exempt the pods from sidecar injection.';
    throw new ActionError('conflict', `Container 0 of pod ${broken.metadata?.name} of ${title} is not buildkitd.`, hint);
}
function notReady(title, pods) {
    return new ActionError('not-ready', `${title} has no ready replica: ${describePods(pods)}.`, 'Connect waits for nothing: mend it first.');
}
/** buildx computes the label itself and does not read the object's selector (driver/kubernetes/podchooser). */
function refuseUndialable(title, name, object, pods) {
    if (pods.length > 0)
        return;
    const has = object.spec?.template?.metadata?.labels?.[APP_LABEL];
    const label = has === undefined ? 'no such label' : `${APP_LABEL}=${has}`;
    throw new ActionError('conflict', `The pods of ${title} are not labelled ${APP_LABEL}=${name} (${label}).`, 'buildx finds them by this label: add it to the pod template.');
}
function refuseNotBuildkitd(title, template) {
    if (looksLikeBuildkitd(template?.spec?.containers[0]))
        return;
    throw new ActionError('conflict', `Container 0 of ${title} is not buildkitd.`, 'buildx runs its command in the first container.');
}
function looksLikeBuildkitd(container) {
    if (container === undefined)
        return false;
    return [container.name, container.image ?? '', ...(container.command ?? [])].some((word) => word.includes('buildkit'));
}

;// CONCATENATED MODULE: ./js/builder/claim.js


/**
 * The claim that keeps a node's cache. Without owners it stays when the builder goes; an ephemeral builder's is owned
 * by the hold, so that it goes too. ReadWriteOnce, because whether a class can do ReadWriteOncePod is told by no
 * right that a namespaced Role can hold. `nowIso` is RFC 3339.
 */
function renderClaim(spec, cache, owners, nowIso) {
    return {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
            name: claimName(spec.name),
            namespace: spec.namespace,
            labels: { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder },
            annotations: { [LAST_USED_ANNOTATION]: nowIso },
            ...(owners.length === 0 ? {} : { ownerReferences: owners }),
        },
        spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: cache.size.text } },
            ...(cache.storageClass === '' ? {} : { storageClassName: cache.storageClass }),
        },
    };
}

;// CONCATENATED MODULE: ./js/builder/deleted-claim.js
/** Why no builder can come up on a claim that is being deleted, and what to do about it. */
function whyDeleted(name, namespace) {
    return {
        what: `PersistentVolumeClaim ${name} is being deleted, and stays as long as a pod uses it.`,
        remedy: `Run the job again when it is gone. What uses it: kubectl --namespace ${namespace} describe pvc ${name}`,
    };
}
/** A pod that no cluster node has taken gets none while its claim is being deleted; one that runs keeps it. */
function deletedClaim({ claim, pods, setting }) {
    if (!isDeleted(claim) || pods.some((pod) => pod.spec?.nodeName !== undefined))
        return undefined;
    return whyDeleted(setting.claim, setting.namespace);
}
function isDeleted(claim) {
    return claim?.metadata?.deletionTimestamp !== undefined;
}

;// CONCATENATED MODULE: ./js/rollout/claim.js







/** Makes a node's cache claim, unless there is one of that name. */
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
    // A quota refuses before the name is looked at, so "exceeded quota" can hide that the claim is there.
    const found = await api.get('persistentvolumeclaims', name);
    if (found.kind === 'ok')
        return 'exists';
    return granted(created, `create PersistentVolumeClaims in namespace ${api.namespace}`);
}
/** The claim that a node can be made on; code `conflict` for one that is not ours or is being deleted. */
async function findUsableClaim(rollout, spec) {
    const { api } = rollout;
    const name = claimName(spec.name);
    const answer = await api.get('persistentvolumeclaims', name);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = granted(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
    if (!isOurs(found)) {
        const hint = `Choose another name, or label it app.kubernetes.io/managed-by=setup-buildx-kubernetes to hand it over.`;
        throw new ActionError('conflict', `PersistentVolumeClaim ${name} exists and is not ours.`, hint);
    }
    if (found.metadata?.deletionTimestamp !== undefined) {
        const { what, remedy } = whyDeleted(name, api.namespace);
        throw new ActionError('conflict', what, remedy);
    }
    return found;
}
/** The claim of a running builder; undefined when it has none of ours, or this job may not look. */
async function findClaim(rollout, spec) {
    const found = await rollout.api.get('persistentvolumeclaims', claimName(spec.name));
    return found.kind === 'ok' && isOurs(found.body) ? found.body : undefined;
}
/** Notes on a claim that a builder was made on it again, for whoever clears away old ones. */
async function noteUse({ api, info }, claim) {
    const { name = '' } = claim.metadata ?? {};
    info(`Cache claim ${name} is there (${claim.status?.capacity?.storage ?? claim.status?.phase}).`);
    const annotations = { [LAST_USED_ANNOTATION]: new Date().toISOString() };
    await api.patch('persistentvolumeclaims', name, { metadata: { annotations } });
}
/** The node on the volume that is really there, whose size the job's own input need not be. */
function onClaim(spec, claim) {
    const text = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
    const value = quantityValue(text);
    if (spec.cache.kind !== 'claim' || Number.isNaN(value))
        return spec;
    return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}
/**
 * Asks for a larger volume; garbage collection follows with the next wake, since its configuration is a part of the
 * pod. One that cannot grow, or would have to shrink, stays as it is: that is no failure.
 */
async function growClaim({ api, info }, claim, cache) {
    const name = claim.metadata?.name ?? '';
    const asked = claim.spec?.resources?.requests?.storage ?? '';
    const bytes = quantityValue(asked);
    if (cache.size.value === bytes)
        return;
    if (cache.size.value < bytes)
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
/** Says that a claim keeps its StorageClass, where another one was asked for: no claim can change it. */
function tellClass({ info }, { cache, name, namespace }, claim) {
    const has = claim.spec?.storageClassName ?? '';
    if (cache.kind !== 'claim' || cache.storageClass === '' || cache.storageClass === has)
        return;
    const kept = claim.metadata?.name ?? '';
    const of = has === '' ? 'has no StorageClass' : `is of StorageClass ${has}`;
    info(`Cache claim ${kept} ${of}, and no claim can change that: storage-class: ${cache.storageClass} counts for a new one. To have it, with an empty cache: kubectl --namespace ${namespace} delete deployment/${name} persistentvolumeclaim/${kept}`);
}

;// CONCATENATED MODULE: ./js/builder/lost-pod.js

/** A pod's time to end is in its deletionTimestamp already; a busy kubelet may take some seconds more. */
const LATE_AFTER_MS = 10_000;
/** A machine that is replaced goes from the cluster within about a minute, and its pods with it. */
const LOST_AFTER_MS = 60_000;
/**
 * Judges pods that are being deleted. One whose machine is gone stays for ever, and may still write to the volume if
 * the machine is only cut off: so nobody but a person may say that it is over.
 */
function judgeEnd(ending) {
    const pod = ending.pods.find((one) => overdueMs(one, ending.nowMs) > LATE_AFTER_MS);
    if (pod === undefined)
        return { kind: 'coming' };
    const { name = '', deletionTimestamp = '' } = pod.metadata ?? {};
    const machine = pod.spec?.nodeName ?? '';
    const silence = silenceOf(pod, ending);
    const isLost = silence !== '' && overdueMs(pod, ending.nowMs) > LOST_AFTER_MS;
    const why = silence === '' ? '' : `, which does not answer (${silence})`;
    return {
        kind: isLost ? 'lost' : 'late',
        what: `Pod ${name} should have ended at ${deletionTimestamp} on cluster node ${machine}${why}.`,
        remedy: `If that machine is gone for good: kubectl delete node ${machine}, or kubectl delete pod ${name} --force.`,
    };
}
/** Why waiting for an old pod cannot help; undefined while it can. */
function lostPod(ending) {
    const end = judgeEnd(ending);
    return end.kind === 'lost' ? end : undefined;
}
/** How long ago a pod should have ended, in ms; NaN for one that need not. */
function overdueMs(pod, nowMs) {
    return nowMs - timestampMs(pod.metadata?.deletionTimestamp);
}
/** The sign that a pod's machine does not answer; '' when there is none. */
function silenceOf(pod, { clusterNodes, events }) {
    const machine = clusterNodes.find((one) => one.metadata?.name === pod.spec?.nodeName);
    const ready = machine?.status?.conditions?.find((one) => one.type === 'Ready');
    if (ready !== undefined)
        return ready.status === 'True' ? '' : (ready.reason ?? 'NotReady');
    const isEvicted = pod.status?.conditions?.some((one) => one.reason === 'DeletionByTaintManager');
    if (isEvicted === true)
        return 'DeletionByTaintManager';
    const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
    return about.some((event) => event.reason === 'NodeNotReady') ? 'NodeNotReady' : '';
}

;// CONCATENATED MODULE: ./js/rollout/observe-end.js

/** Looks at what could keep pods from ending, if one is late; what this job has no right to see is left out. */
async function observeEnd(api, pods, nowMs) {
    const late = pods.filter((pod) => overdueMs(pod, nowMs) > LATE_AFTER_MS);
    const [events, clusterNodes] = await Promise.all([
        Promise.all(late.map((pod) => readEvents(api, pod.metadata?.name ?? ''))),
        readClusterNodes(api, late),
    ]);
    return { pods, events: events.flat(), clusterNodes, nowMs };
}
/** The events about an object, as the server orders them. */
async function readEvents(api, name) {
    const answer = await api.listEvents(name);
    return answer.kind === 'ok' ? answer.body.items : [];
}
/** The machines of these pods. */
async function readClusterNodes(api, pods) {
    const names = new Set(pods.map((pod) => pod.spec?.nodeName ?? ''));
    const answers = await Promise.all([...names].filter((name) => name !== '').map((name) => api.getClusterNode(name)));
    return answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.body] : []));
}

;// CONCATENATED MODULE: ./js/rollout/timeout.js

/** True for what ends a wait when the step's own time is over. */
function isTimeout(thrown) {
    return thrown instanceof ActionError && thrown.code === 'timeout';
}
/** The step's time is over, with what was waited for and what would help. */
function withWait(timeout, { what, remedy }) {
    return new ActionError('timeout', `${timeout.message} ${what}`, remedy);
}

;// CONCATENATED MODULE: ./js/rollout/gone.js









const PACE = { firstMs: 50, longestMs: 1500 };
/** A pod that is late has been looked at often enough to be in no hurry. */
const LATE_LOOK_MS = 5000;
/**
 * Waits until a node has neither a Deployment nor a pod: two pods must never share a volume (line 8 of the
 * protocol). Code `conflict` for a pod of somebody else's with the node's label, which buildx would dial, and
 * `not-ready` for one whose machine is lost: that it is over, only a person can know.
 */
async function waitUntilGone(rollout, node) {
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
                throw new ActionError('not-ready', end.what, end.remedy);
            if (end.kind === 'coming')
                await pausePaced(PACE, round, rollout.signal);
            else
                await pause(LATE_LOOK_MS, rollout.signal);
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
    const remedy = 'Give it longer by the input timeout, or look at what keeps it.';
    return withWait(timeout, { what: `The last builder ${node} has not ended: ${state}.`, remedy });
}
/** What is left of the last builder, or nothing; nothing to wait for, too, when somebody has made it again. */
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
/** `anew`: somebody else has made it again in the meantime, so there is something to join. */
async function stateOfDeployment(rollout, node) {
    const answer = await rollout.api.get('deployments', node);
    if (answer.kind === 'refused' && answer.status === 404)
        return 'gone';
    const found = granted(answer, `get Deployments in namespace ${rollout.api.namespace}`);
    return found.metadata?.deletionTimestamp === undefined ? 'anew' : 'going';
}
async function listLive(rollout, node) {
    const { items, nowMs } = await listPods(rollout, [node]);
    return { pods: items.filter((pod) => !isOver(pod)), nowMs };
}
function gone_isEnding(pod) {
    return pod.metadata?.deletionTimestamp !== undefined;
}
/** All pods of these nodes, and when that was; code `conflict` for one of somebody else's, which buildx would dial. */
async function listPods({ api }, nodes) {
    const answer = await api.list('pods', nodesSelector(nodes));
    const listed = granted(answer, `list Pods in namespace ${api.namespace}`);
    const nowMs = answer.kind === 'ok' ? answer.serverTimeMs : Number.NaN;
    // One that ends goes as the pods of a builder do; one that is over buildx does not dial.
    const foreign = listed.items.find((pod) => !isOurs(pod) && !isOver(pod) && !gone_isEnding(pod));
    if (foreign === undefined)
        return { ...listed, nowMs };
    const message = `Pod ${foreign.metadata?.name} has the label ${nodeSelector(appOf(foreign))}, but is not ours.`;
    const hint = 'buildx would dial it: choose another name, or remove the label.';
    throw new ActionError('conflict', message, hint);
}

;// CONCATENATED MODULE: ./js/builder/setting.js

/** The setting of a node that this job makes or joins. */
function settingOf(spec) {
    return {
        namespace: spec.namespace,
        node: spec.name,
        claim: spec.cache.kind === 'claim' ? claimName(spec.name) : '',
        hasPodPatch: spec.podPatch.kind === 'patch',
        security: spec.security,
        architecture: spec.architecture,
    };
}
/** The setting of a builder that others made. */
function foreignSetting(namespace) {
    return { namespace, node: '', claim: '', hasPodPatch: false, security: 'privileged', architecture: '' };
}
/** The command that deletes a node's cache with the Deployment whose pod would keep it: the next job makes both again. */
function deleteCache({ namespace, node, claim }) {
    return `kubectl --namespace ${namespace} delete deployment/${node} pvc/${claim}`;
}

;// CONCATENATED MODULE: ./js/builder/essence.js
/**
 * What in the words of well-known refusers tells nothing: what kind of object was refused (this action says that), how
 * the refuser is called inside the cluster, who asked, and the same thing once more. In this order. Sources: Kyverno,
 * Gatekeeper, GKE Warden, OpenShift's SecurityContextConstraint, and the API server, as users have quoted them.
 */
const NOISE = [
    [/\s+/g, ' '],
    [/^Internal error occurred: /, ''],
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
/** A refusal in one line, without what would only take the room of its reason. Not to be trusted. */
function essenceOf(words) {
    return NOISE.reduce((text, [noise, instead]) => text.replace(noise, instead), words).trim();
}

;// CONCATENATED MODULE: ./js/builder/remedy-row.js
/** For what only `pod-patch` can have brought in, if this job has one; `without` where it has none. */
function patchOr(withPatch, without) {
    return ({ hasPodPatch }) => (hasPodPatch ? withPatch : without);
}
/** For an object that a pod refers to and that is not there: `create` is the command that makes it, '' = none is short. */
function remedy_row_notThere(what, field, create = '') {
    return (setting, found) => {
        const fill = (text) => text.replaceAll('NAMESPACE', setting.namespace).replaceAll('NAME', found[1] ?? '');
        const object = fill(what);
        const command = create === '' ? '' : ` (${fill(create)})`;
        if (setting.hasPodPatch)
            return `Create ${object}${command}, or change ${field} in pod-patch.`;
        return `Create ${object}${command}: a policy of the cluster or the pod-patch of another job asks for it.`;
    };
}

;// CONCATENATED MODULE: ./js/builder/policy-remedies.js

const API_POLICY = /(?:Validating|Mutating)AdmissionPolicy/;
/** What can be done here, '' = nothing; or the namespace is let off. */
function orExempt(first) {
    return ({ namespace }, [words = '']) => {
        const exempt = `namespace ${namespace} from that ${API_POLICY.test(words) ? 'policy' : 'webhook'}.`;
        return first === '' ? `Exempt ${exempt}` : `${first}, or exempt ${exempt}`;
    };
}
/** A refusal by a webhook (Kyverno, Gatekeeper, Kubewarden …) or a policy of the API server that gives such a reason. */
function denied(reason) {
    return new RegExp(`^.*(?:admission webhook|AdmissionPolicy).* denied (?:the )?request.*(?:${reason.source}).*$`, 'i');
}
const LIMITS = /\bno (?:\S+ )?limits?\b|\blimits?\b.{0,60}\b(?:required|defined|must|missing)|(?:must|requir|missing|specify)\w*\b.{0,60}\blimits?\b/;
const REQUESTS = /\bno (?:\S+ )?requests?\b/;
const TOO_MUCH = /(?:cpu|memory|storage)\b.{0,60}\b(?:exceed|higher than|greater than|more than|max)/;
const IMAGE = /\b(?:images?|tags?)\b.{0,160}\b(?:registr|repo|allow|trust|verif|sign|digest|tag)|\b(?:registr|repo|signature)\w*\b.{0,100}\bimages?\b/;
const PRIVILEGES = /privilege|runAsNonRoot|run(?:ning)? as (?:non-?)?root|runAsUser|seccomp|apparmor|capabilit/;
/** GKE Autopilot, OpenShift and Pod Security, which know no exemption that a team could give itself. */
const PLATFORMS = [
    {
        words: /violates PodSecurity/,
        remedy: ({ namespace }) => `BuildKit needs that, rootless too: kubectl label --overwrite namespace ${namespace} pod-security.kubernetes.io/enforce=privileged`,
    },
    {
        words: /security context constraint/,
        remedy: ({ namespace }) => `Allow it to a service account (oc --namespace ${namespace} adm policy add-scc-to-user privileged -z NAME) and set serviceAccountName: NAME in pod-patch.`,
    },
    { words: /autogke-.*higher than the Autopilot maximum/, remedy: 'Set the inputs cpu and memory lower.' },
    {
        words: /autogke-disallow-privilege|privileged; not allowed in Autopilot/,
        remedy: 'GKE Autopilot runs no privileged pods: use a GKE Standard cluster.',
    },
    {
        words: /autogke-|in Autopilot/,
        remedy: patchOr('GKE Autopilot allows no such pod: correct pod-patch, or use a GKE Standard cluster.', 'GKE Autopilot allows no such pod: use a GKE Standard cluster.'),
    },
];
/** What helps against platforms, policies and webhooks that want the pod otherwise or not at all. */
const POLICY_REMEDIES = [
    ...PLATFORMS,
    {
        words: /failed calling webhook/,
        remedy: ({ namespace }) => `Repair the service behind that webhook, or exempt namespace ${namespace} from it.`,
    },
    { words: denied(LIMITS), remedy: orExempt('Set limits with the input pod-patch') },
    { words: denied(REQUESTS), remedy: orExempt('Set the requests with the inputs cpu, memory and pod-patch') },
    { words: denied(TOO_MUCH), remedy: orExempt('Set the inputs cpu and memory lower') },
    { words: denied(IMAGE), remedy: orExempt('Set the input image to one that it allows') },
    { words: denied(PRIVILEGES), remedy: orExempt('BuildKit needs that: see security: rootless') },
    {
        words: denied(/\blabels?\b|\bannotations?\b/),
        object: 'pods',
        remedy: orExempt('Set it with the input pod-patch'),
    },
    { words: /^.*(?:admission webhook|AdmissionPolicy).*$/, remedy: orExempt('') },
    {
        words: /images? rejected by webhook backend/,
        remedy: 'Set the input image to one that the image policy of the cluster allows.',
    },
];

;// CONCATENATED MODULE: ./js/builder/quota-remedy.js
/** What asks for a resource that a quota counts (kubernetes, pkg/quota/v1/evaluator/core). */
const ASKED_BY = [
    [/(^|\/)requests\.storage$/, 'set the input cache-size lower', ''],
    [/(^|[/.])persistentvolumeclaims$/, 'set cache-size: 0, or delete claims that no builder uses', ''],
    [/^(requests\.)?cpu$/, 'set the input cpu lower', ''],
    [/^(requests\.)?memory$/, 'set the input memory lower', ''],
    [/^limits\./, "lower the default limits of the namespace's LimitRange", 'lower the limits in pod-patch'],
    [/^count\/jobs\.batch$/, 'set keep-warm lower, so that the holds of ended jobs expire sooner', ''],
    [
        /^(count\/)?(deployments\.apps|replicasets\.apps|pods)$/,
        'let more jobs share a builder (inputs name and platforms)',
        '',
    ],
];
/** What helps against a quota: `asked` is its list of what is too much, for example `requests.cpu=1,pods=1`. */
function remedyOfQuota(asked, hasPodPatch) {
    const names = asked.split(',').map((one) => one.trim().replace(/=.*$/, ''));
    const ways = names.flatMap((name) => {
        const row = ASKED_BY.find(([pattern]) => pattern.test(name));
        if (row === undefined)
            return [];
        const [, way, byPatch] = row;
        return [hasPodPatch && byPatch !== '' ? byPatch : way];
    });
    return `${['Raise the ResourceQuota', ...new Set(ways)].join(', or ')}.`;
}

;// CONCATENATED MODULE: ./js/builder/admission-remedies.js



/** kubernetes, plugin/pkg/admission/resourcequota. */
const QUOTA = [
    {
        words: /exceeded quota: .*?requested: (.*?), used: /,
        remedy: ({ hasPodPatch }, [, asked = '']) => remedyOfQuota(asked, hasPodPatch),
    },
    { words: /exceeded quota/, remedy: 'Raise the ResourceQuota.' },
    {
        words: /failed quota: .*must specify/,
        remedy: 'Give the namespace a LimitRange with defaults, or set what the quota wants with the input pod-patch.',
    },
    {
        words: /insufficient quota to match these scopes/,
        remedy: patchOr('Give the namespace a ResourceQuota for that scope, or change priorityClassName in pod-patch.', 'Give the namespace a ResourceQuota for that scope.'),
    },
];
/** kubernetes, plugin/pkg/admission/limitranger; a limit that it sets meets the validation of the pod. */
const LIMIT_RANGE = [
    {
        words: /maximum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
        remedy: (_, [, most]) => `Set the input cache-size to at most ${most}.`,
    },
    {
        words: /minimum storage usage per PersistentVolumeClaim is ([^\s,]+)/,
        remedy: (_, [, least]) => `Set the input cache-size to at least ${least}.`,
    },
    {
        words: /maximum (cpu|memory) usage per \w+ is ([^\s,]+), but request is/,
        remedy: (_, [, input, most]) => `Set the input ${input} to at most ${most}.`,
    },
    {
        words: /minimum (cpu|memory) usage per \w+ is ([^\s,]+?)(?:, but request is|\. +No request)/,
        remedy: (_, [, input, least]) => `Set the input ${input} to at least ${least}.`,
    },
    {
        words: /(maximum|minimum) ([\w./-]+) usage per \w+ is ([^\s,]+?)(?:, but limit is|\. +No limit)/,
        remedy: (_, [, which, resource, bound]) => `Set a ${resource} limit of at ${which === 'maximum' ? 'most' : 'least'} ${bound} with the input pod-patch, or change the LimitRange.`,
    },
    {
        words: /(cpu|memory) max limit to request ratio/,
        remedy: (_, [, input]) => `Set the input ${input} higher, nearer to the limit that the LimitRange or pod-patch sets.`,
    },
    {
        words: /must be less than or equal to (cpu|memory) limit of (\w+)/,
        remedy: ({ hasPodPatch }, [, input, most]) => `Set the input ${input} to at most ${most}, the limit by ${hasPodPatch ? 'pod-patch or ' : ''}the namespace's LimitRange.`,
    },
    {
        words: /(?:minimum|maximum) \S+ usage per/,
        remedy: "Set the inputs cpu and memory within the namespace's LimitRange.",
    },
];
/** What a pod refers to or asks for (plugin/pkg/admission: priority, runtimeclass, serviceaccount, podnodeselector …). */
const OF_PODS = [
    {
        words: /no PriorityClass with name (\S+) was found/,
        remedy: remedy_row_notThere('the PriorityClass NAME', 'priorityClassName'),
    },
    {
        words: /RuntimeClass "?([^\s"]+)"? not found/,
        remedy: remedy_row_notThere('the RuntimeClass NAME', 'runtimeClassName'),
    },
    {
        words: /error looking up service account [^\s/]+\/([^\s:]+)/,
        remedy: remedy_row_notThere('the service account', 'serviceAccountName', 'kubectl --namespace NAMESPACE create serviceaccount NAME'),
    },
    {
        words: /priority|preemption policy/i,
        object: 'pods',
        remedy: patchOr('Change priorityClassName or priority in pod-patch.', 'Ask whoever runs the cluster about its priority classes.'),
    },
    {
        words: /node label selector conflicts/,
        remedy: patchOr('Change nodeSelector in pod-patch: the namespace has one of its own.', 'Set the input platforms to what the node selector of the namespace allows.'),
    },
    {
        words: /tolerations .*conflict with its namespace/,
        remedy: patchOr('Change tolerations in pod-patch: the namespace allows only some.', ''),
    },
];
/** The API server itself: rights on owners (OpenShift), the namespace, and the shape of what was sent. */
const OF_API = [
    {
        words: /cannot set (?:an ownerRef|blockOwnerDeletion)/,
        remedy: 'Add the verb delete on deployments.apps to the Role in the README: this cluster asks for it.',
    },
    {
        words: /because it is being terminated/,
        remedy: ({ namespace }) => `Wait until it is gone and create it again (kubectl create namespace ${namespace}), or set the input namespace to another.`,
    },
    {
        words: /namespaces? "?([^\s"]+)"? not found/,
        remedy: (_, [, name]) => `Create it (kubectl create namespace ${name}), or set the input namespace to another.`,
    },
    {
        words: /cannot unmarshal (?:bool|number) .*of type string/,
        remedy: patchOr('Put that value in quotes in the input pod-patch: it must be text.', ''),
    },
    {
        words: /(?:unknown|duplicate) field|cannot unmarshal|cannot be handled as/,
        remedy: patchOr('Correct that field in the input pod-patch.', ''),
    },
    {
        words: /is invalid: /,
        object: 'persistentvolumeclaims',
        remedy: 'Check the inputs cache-size and storage-class.',
    },
    { words: /is invalid: /, remedy: patchOr('Correct that in the input pod-patch.', '') },
];
/** What helps when the API server refuses an object. */
const ADMISSION_REMEDIES = [
    ...QUOTA,
    ...LIMIT_RANGE,
    ...POLICY_REMEDIES,
    ...OF_PODS,
    ...OF_API,
];

;// CONCATENATED MODULE: ./js/builder/buildx-remedies.js
/** What helps when a builder is ready and buildx cannot exec into it (client-go, remotecommand; buildx, driver/kubernetes). */
const BUILDX_REMEDIES = [
    {
        words: /executable file not found|exec: "?buildctl"?: |stat \S*buildctl/,
        remedy: ({ namespace }) => `buildx runs buildctl in the first container of the pod: exempt the pods from sidecar injection (kubectl --namespace ${namespace} get pods).`,
    },
    {
        words: /error reading server preface: command terminated|command terminated with exit code/,
        remedy: 'buildkitd must listen on its unix socket: start it with --addr unix:///run/buildkit/buildkitd.sock too.',
    },
    {
        words: /unable to upgrade connection|Upgrade request required|bad handshake/,
        remedy: 'A proxy or load balancer before the API server must pass upgrades (SPDY and WebSocket) on.',
    },
    {
        words: /error dialing backend|No agent available/,
        remedy: 'The API server cannot reach the kubelet of that cluster node (port 10250): check the network between them.',
    },
    {
        words: /admission webhook .*denied/,
        remedy: ({ namespace }) => `Exempt pods/exec in namespace ${namespace} from that webhook.`,
    },
    {
        words: /User "[^"]*" cannot/,
        remedy: 'Grant the right to create pods/exec (the Role in the README).',
    },
];

;// CONCATENATED MODULE: ./js/builder/kubelet-remedies.js


/** What a container or a volume refers to (kubernetes, pkg/kubelet/kuberuntime, pkg/volume). */
const REFERENCES = [
    {
        words: /(?:object "[^"]*"\/"|secret ")([^"]+)" not (?:found|registered)/i,
        remedy: remedy_row_notThere('the Secret NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /configmap "([^"]+)" not found/i,
        remedy: remedy_row_notThere('the ConfigMap NAME in namespace NAMESPACE', 'it'),
    },
    {
        words: /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i,
        remedy: ({ hasPodPatch }, [, key, kind, name]) => `Add the key ${key} to the ${kind} ${name}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
    },
    {
        words: /references non-existent (secret|config) key: (\S+)/,
        remedy: ({ hasPodPatch }, [, kind, key]) => `Add the key ${key} to that ${kind === 'secret' ? 'Secret' : 'ConfigMap'}${hasPodPatch ? ', or change it in pod-patch' : ''}.`,
    },
];
const SECURITY = [
    {
        words: /runAsNonRoot/,
        remedy: ({ security, hasPodPatch }) => {
            if (security === 'rootless')
                return 'Set the input image to a rootless one (moby/buildkit:…-rootless), whose user is not root.';
            const who = hasPodPatch ? 'pod-patch or a policy of the cluster' : 'A policy of the cluster';
            return `${who.charAt(0).toUpperCase()}${who.slice(1)} forbids root: exempt the builder's pods, or set security: rootless.`;
        },
    },
    {
        words: /no runtime for|runtime handler|RuntimeHandler/i,
        remedy: patchOr('Change runtimeClassName in pod-patch: the cluster nodes do not have it.', 'The cluster nodes do not have that runtime: check the RuntimeClass that a policy sets.'),
    },
    {
        words: /seccomp|apparmor/i,
        remedy: patchOr('Change that profile in pod-patch, or load it on the cluster nodes.', 'Check the seccomp and AppArmor set-up of the cluster nodes.'),
    },
];
const VOLUMES = [
    {
        words: /Multi-Attach|already (?:exclusively )?(?:attached|used)/i,
        remedy: ({ namespace }) => `Another pod or a lost cluster node still has the volume: kubectl --namespace ${namespace} get pods --output wide`,
    },
    {
        words: /CSI drivers?\b|does not contain driver/i,
        remedy: 'Install that CSI driver on the cluster nodes, or set the input storage-class to another.',
    },
    {
        words: /hostPath type check failed|subPath|not a shared mount/i,
        remedy: patchOr('Correct that volume or mount in pod-patch.', 'Check the volumes that the cluster adds to pods.'),
    },
    {
        words: /wrong fs type|bad superblock|structure needs cleaning|fsck/i,
        remedy: (setting) => `The file system of the volume is damaged: ${deleteCache(setting)} (the cache is lost).`,
    },
    {
        words: /FailedAttachVolume|FailedMount|FailedMapVolume/,
        remedy: patchOr('Check the volumes of pod-patch, and the storage driver of the cluster.', 'Check the storage driver of the cluster, or set the input storage-class to another.'),
    },
];
/** A cluster node that takes a pod and then refuses or drops it (pkg/kubelet/lifecycle, pkg/kubelet/eviction). */
const NODES = [
    {
        words: /^Pod was rejected: .*OutOf(?:cpu|memory)|^OutOf(?:cpu|memory)/i,
        remedy: 'Set the inputs cpu and memory lower, or add cluster nodes.',
    },
    { words: /^OutOf/, remedy: 'Make room on that cluster node, or add cluster nodes.' },
    {
        words: /^NodeAffinity/,
        remedy: patchOr('Change nodeName or nodeSelector in pod-patch.', 'The labels of that cluster node changed: add cluster nodes.'),
    },
    {
        words: /^UnexpectedAdmissionError/,
        remedy: patchOr('Check the devices that pod-patch asks for, and the device plugin of that cluster node.', 'Restart the kubelet and the device plugins of that cluster node.'),
    },
    {
        words: /^Evicted.*(?:ephemeral-storage|inodes|nodefs|imagefs|DiskPressure)/i,
        remedy: ({ claim }) => claim === ''
            ? 'The disk of the cluster node is full: set cache-size, so that the cache gets a volume of its own.'
            : 'The disk of the cluster node is full: use nodes with a larger one.',
    },
    { words: /^Evicted/, remedy: 'Set the input memory to what builds need, so that the pod is not evicted.' },
];
const START = [
    {
        words: /executable file not found|no such file or directory|exec format error|no command specified/i,
        remedy: patchOr('Check the inputs image and pod-patch (command).', 'Check the input image: it must be one of BuildKit, for the architecture of the cluster node.'),
    },
    {
        words: /no space left on device|disk quota/i,
        remedy: 'The disk of the cluster node is full: free it, or use another cluster node.',
    },
    {
        words: /assign an IP address|no (?:available|free) IP|IPs? .*exhausted/i,
        remedy: 'The network of the cluster has no free addresses for pods: ask whoever runs it for more.',
    },
];
/** What helps when the kubelet cannot start a pod that a cluster node has taken. */
const KUBELET_REMEDIES = [
    ...NODES,
    ...REFERENCES,
    ...SECURITY,
    ...VOLUMES,
    ...START,
];

;// CONCATENATED MODULE: ./js/builder/log-remedies.js

/**
 * rootlesskit and the daemon below it. A cluster node that allows no user namespaces answers ENOSPC or EPERM to the
 * first one (user_namespaces(7)), so these stand before a disk that is full.
 */
const log_remedies_ROOTLESS = [
    {
        words: /rootless mode requires to be executed/,
        remedy: 'With security: rootless the input image must be a rootless one (moby/buildkit:…-rootless).',
    },
    {
        words: /\[rootlesskit:.*(?:fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map)/,
        remedy: 'Its cluster node lets an ordinary user make no user namespaces: see security: rootless in the README.',
    },
    {
        words: /\[rootlesskit:.*(?:\.lock: permission denied|mkdir \S+: permission denied)|(?:\.lock: permission denied|mkdir \S+: permission denied).*\[rootlesskit:/,
        remedy: 'Its volume is not its own: choose a storage-class whose driver honours fsGroup, or cache-size: 0.',
    },
];
/** A full or broken disk: before damage, which names the same files. */
const DISK = [
    {
        words: /no space left on device|disk quota exceeded/,
        remedy: (setting) => {
            if (setting.claim === '')
                return "The disk of its cluster node is full: set cache-size, or free the node's disk.";
            return `Its volume is full: set cache-size higher, or delete the cache: ${deleteCache(setting)}`;
        },
    },
    {
        words: /read-only file system|input\/output error/,
        remedy: (setting) => setting.claim === ''
            ? 'The disk of its cluster node is broken: use another cluster node.'
            : `Its volume is broken: ${deleteCache(setting)} (the cache is lost).`,
    },
];
/** bbolt and the databases that BuildKit and containerd keep in it; a damaged page may show only in the stack. */
const DAMAGED = /invalid database|invalid freelist page|page type is unknown|already freed|checksum error|file size too small|but self identifies as|unexpected fault address|\w\.db: (?:unexpected EOF|invalid|version mismatch)|(?:panic|fatal error|SIGSEGV|SIGBUS).*bbolt|metadata_v2\.db|containerdmeta\.db/;
/** What buildkitd says when it cannot start (buildkit, cmd/buildkitd/main.go; bbolt). */
const LOG_REMEDIES = [
    ...log_remedies_ROOTLESS,
    {
        words: /another instance running/,
        remedy: ({ namespace, node }) => `Another pod uses the same volume: kubectl --namespace ${namespace} get pods${node === '' ? '' : ` --selector app=${node}`}, and delete it.`,
    },
    ...DISK,
    {
        words: DAMAGED,
        remedy: (setting) => setting.claim === ''
            ? 'The cache is corrupt: run the job again.'
            : `The cache on its volume is corrupt: delete it, and the next job starts with an empty one: ${deleteCache(setting)}`,
    },
    {
        words: /failed to (?:load|parse) config|toml: /,
        remedy: 'Check the input buildkitd-config.',
    },
    {
        words: /operation not permitted|permission denied/,
        remedy: 'BuildKit needs a privileged container on this cluster.',
    },
];

;// CONCATENATED MODULE: ./js/builder/scheduler-remedies.js


/** What helps when no cluster node takes the pod (kubernetes, pkg/scheduler/framework/plugins; EKS' fargate-scheduler). */
const SCHEDULER_REMEDIES = [
    {
        words: /on Fargate|Fargate Profile/i,
        remedy: ({ namespace }) => `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`,
    },
    {
        words: /volume node affinity conflict|PersistentVolume's node affinity/,
        remedy: (setting) => `Its volume is in another zone than the free cluster nodes: add one there, or delete the cache: ${deleteCache(setting)}`,
    },
    {
        words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
        remedy: patchOr('Check that claim, which pod-patch may name.', 'Run the job again when the claim is there.'),
    },
    {
        words: /Insufficient (?:cpu|memory)/,
        remedy: 'Set the inputs cpu and memory lower, or add cluster nodes.',
    },
    {
        words: /Insufficient (\S+?)[.,]?(?= |$)/,
        remedy: patchOr('Ask for less of it in pod-patch, or add cluster nodes that have it.', 'Add cluster nodes that have more of it.'),
    },
    { words: /Too many pods/, remedy: 'The cluster nodes are full of pods: add some.' },
    {
        words: /exceed max volume count/,
        remedy: 'The cluster nodes hold as many volumes as they can: add some, or set cache-size: 0.',
    },
    {
        words: /node affinity\/selector/,
        remedy: ({ architecture, hasPodPatch }) => {
            if (architecture === 'arm')
                return 'There is no cluster node of 32-bit arm: leave linux/arm out of the input platforms (README, several platforms).';
            if (hasPodPatch)
                return 'No cluster node has that architecture and the labels that pod-patch asks for: change pod-patch or the input platforms.';
            return 'There is no cluster node of that architecture: set the input platforms.';
        },
    },
    {
        words: /untolerated taint/,
        remedy: 'All cluster nodes are tainted: add a toleration with the input pod-patch, or free one for builders.',
    },
    {
        words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
        remedy: patchOr('Change affinity, spread constraints or ports in pod-patch.', 'Add cluster nodes.'),
    },
    {
        words: /were unschedulable/,
        remedy: 'The cluster nodes are cordoned: kubectl uncordon one, or add some.',
    },
    {
        words: /scheduling gates/i,
        remedy: ({ namespace }) => `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
    },
    {
        words: /unbound immediate/,
        remedy: 'Its claim is not bound: check the provisioner of its StorageClass, or set the input storage-class.',
    },
    {
        words: /in use by other pod|ReadWriteOncePod/,
        remedy: ({ namespace }) => `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
    },
    { words: /no nodes available/, remedy: 'The cluster has no node: add one.' },
];

;// CONCATENATED MODULE: ./js/builder/remedies.js





/** The one table of what helps: by who complains, of what, in which words. */
const TABLE = {
    admission: ADMISSION_REMEDIES,
    scheduler: SCHEDULER_REMEDIES,
    kubelet: KUBELET_REMEDIES,
    log: LOG_REMEDIES,
    buildx: BUILDX_REMEDIES,
};
/** What helps against a complaint, in a sentence that names the input or the object to change; '' = not known. */
function remedies_remedyOf({ speaker, object, words }, setting) {
    const text = words.replace(/\s+/g, ' ');
    for (const row of TABLE[speaker]) {
        const isOfIt = row.object === undefined || object === '' || row.object === object;
        const found = isOfIt ? row.words.exec(text) : null;
        if (found !== null)
            return typeof row.remedy === 'string' ? row.remedy : row.remedy(setting, found);
    }
    return '';
}

;// CONCATENATED MODULE: ./js/rollout/explained.js




/**
 * What was thrown, and, where the API server refused a call for a reason that the table of remedies knows, with what
 * helps this job. What was explained once is not explained again.
 */
function explained_explained(thrown, setting) {
    if (!(thrown instanceof ActionError) || !(thrown.cause instanceof RefusedCall))
        return thrown;
    const { refusal, doing } = thrown.cause;
    const remedy = remedies_remedyOf({ speaker: 'admission', object: objectOf(doing), words: refusal.message }, setting);
    if (remedy === '')
        return thrown;
    const what = `The cluster refused to ${doing}: ${essenceOf(refusal.message)}.`;
    return new ActionError(thrown.code, what, remedy, thrown.cause);
}
/** `create Jobs in namespace builds` is about `jobs`. */
function objectOf(doing) {
    return doing.split(' ')[1]?.toLowerCase() ?? '';
}

;// CONCATENATED MODULE: ./js/rollout/hold.js






/**
 * Takes a hold on a builder (design: line 1 of the protocol). Its name is this job's own, so a name that exists
 * already is our own POST, whose answer got lost. Code `conflict` when something stops the hold's clock.
 */
async function takeHold(api, spec) {
    const doing = `create Jobs in namespace ${spec.namespace}`;
    const answer = await api.create('jobs', renderHold(spec));
    const lost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
    const job = granted(lost ? await api.get('jobs', spec.name) : answer, doing);
    const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
    if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder) {
        throw new ActionError('conflict', `The Job ${spec.name} belongs to somebody else.`, 'Run the job again.');
    }
    const stopped = stoppedClock(job);
    if (stopped !== '') {
        await api.deleteForeground('jobs', hold);
        const hint = 'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).';
        throw new ActionError('conflict', `Something in the cluster took over the hold and ${stopped}.`, hint);
    }
    return hold;
}
/** All holds of a builder, living or not. */
async function listHolds(api, builder) {
    const answer = await api.list('jobs', builderSelector(builder));
    return granted(answer, `list Jobs in namespace ${api.namespace}`).items;
}
const GONE = { kind: 'gone' };
const CHANGED = { kind: 'changed' };
/** Other actions' post steps wait for this one. */
const RELEASE_TRIES = 4;
/**
 * Releases a hold: its builder stays warm as its life says, or as long as others hold it. Deleted in the foreground
 * where there is nothing to keep warm: without a policy the Jobs API would orphan the builder, for ever. Nobody waits
 * until an ephemeral builder is gone: the garbage collector sees to it without this job, which could do no more.
 * Code `conflict` for a Job that this run did not make, or that changes all the time.
 */
async function releaseHold({ api, signal }, name, holder, life) {
    for (let round = 0; round < RELEASE_TRIES; round += 1) {
        if (round > 0)
            await pausePaced(CONFLICT_PACE, round - 1, signal);
        const tried = await tryRelease(api, name, holder, life);
        if (tried.kind !== 'changed')
            return tried;
    }
    const message = `The hold ${name} could not be released: the API server answered 409 Conflict ${RELEASE_TRIES} times.`;
    throw new ActionError('conflict', message, '');
}
async function tryRelease(api, name, holder, life) {
    const answer = await api.get('jobs', name);
    if (answer.kind === 'refused' && answer.status === 404)
        return GONE;
    const job = granted(answer, `get Jobs in namespace ${api.namespace}`);
    const hold = { name, uid: job.metadata?.uid ?? '' };
    if (!isOurs(job))
        throw new ActionError('conflict', `The Job ${name} is not a hold of ours.`, '');
    if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== holder)
        throw new ActionError('conflict', `The Job ${name} is the hold of another run.`, '');
    if (!isLiving(job))
        return GONE;
    const serverTimeMs = answer.kind === 'ok' ? answer.serverTimeMs : Number.NaN;
    const startedMs = timestampMs(job.status?.startTime);
    if (life.kind !== 'for' || life.ms === 0)
        return dropHold(api, hold);
    // Not started yet: the controller is seconds behind. Counting from now makes the end too early by that much.
    const release = renderRelease(job, Number.isNaN(startedMs) ? serverTimeMs : startedMs, serverTimeMs, life.ms);
    const patched = await api.patch('jobs', name, release);
    if (patched.kind === 'refused' && patched.status === 404)
        return GONE;
    if (patched.kind === 'refused' && patched.status === 409)
        return CHANGED;
    const released = granted(patched, `patch Jobs in namespace ${api.namespace}`);
    return isLiving(released) ? { kind: 'kept-warm', job: released } : GONE;
}
async function dropHold(api, hold) {
    const answer = await api.deleteForeground('jobs', hold);
    if (answer.kind === 'refused' && answer.status === 404)
        return GONE;
    if (answer.kind === 'refused' && answer.status === 409)
        return CHANGED;
    granted(answer, `delete Jobs in namespace ${api.namespace}`);
    return { kind: 'deleted' };
}

;// CONCATENATED MODULE: ./js/rollout/holding.js




/** Takes the hold; without the right to make Jobs that is an error, or, where it is not needed, a line. */
async function hold(rollout, spec, isNeeded) {
    const setting = foreignSetting(spec.namespace);
    try {
        return { kind: 'held', hold: await takeHold(rollout.api, spec) };
    }
    catch (thrown) {
        const error = toActionError(explained_explained(thrown, setting));
        if (error.code !== 'forbidden')
            throw error;
        if (isNeeded)
            throw noJobs(error);
        rollout.info('No right to make Jobs: this builder is used without a hold, so nobody sees that it is in use.');
        return { kind: 'none' };
    }
}
function noJobs(error) {
    const hint = 'Apply the Role for mode ensure (README), or set keep-warm: forever.';
    return new ActionError('forbidden', error.message, hint, error.cause);
}

;// CONCATENATED MODULE: ./js/rollout/of-node.js



/** Words of one of a builder's nodes, which say which. */
function inNode(name, words) {
    return `Node ${name}: ${words}`;
}
/** What is wrong with one node, and not with the whole step. */
const OF_NODES = ['input', 'forbidden', 'conflict', 'not-ready'];
/**
 * What went wrong with one of a builder's nodes: where the API server refused something, with what helps this job, and
 * in words that say with which node; a builder with one has no need of it.
 */
function ofNode({ nodes }, spec, thrown) {
    const error = explained_explained(thrown, settingOf(spec));
    if (nodes.length < 2 || !(error instanceof ActionError))
        return error;
    const { code, message, hint, cause } = error;
    if (!OF_NODES.includes(code) || message.includes(spec.name))
        return error;
    return new ActionError(code, inNode(spec.name, message), hint, cause);
}

;// CONCATENATED MODULE: ./js/builder/difference.js







const COMPARED = [
    ...['image', 'cpu', 'memory', 'cache-size', 'cache-claim'],
    ...['buildkitd-config', 'pod-patch'],
];
/**
 * The inputs by which a builder is compared with what this job asks for. Of one that serves only those that the user
 * set: a default is no wish, it never rolls a builder that others use, and a new default comes when the builder is
 * made next. One that is kept forever is not made again by itself, so its image is compared with the default too. A
 * builder that does not serve is of no use to anybody as it is, so all of it counts.
 */
function comparedInputs(running, explicit) {
    if (!isServing(running))
        return new Set(COMPARED);
    return foundLife(running) === 'forever' ? new Set([...explicit, 'image']) : explicit;
}
/**
 * Where a running builder differs from what this job asks for by these inputs. Compared is what this job would make,
 * since a pod patch may say something else than the input.
 */
function differences(spec, running, inputs) {
    const is = readTemplate(running.spec?.template);
    const ought = readTemplate(renderDeployment(spec, []).spec?.template);
    const found = COMPARED.map((input) => ({ input, wanted: ought[input], running: is[input] })).filter((one) => inputs.has(one.input) && !isSame(one));
    // Whether there is a claim, and which one, is one difference.
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
/** The configuration and the files that it names. */
function readConfig(annotations) {
    const files = Object.entries(annotations).filter(([name]) => name.startsWith(CONFIG_FILE_ANNOTATION));
    const parts = files.toSorted(([a], [b]) => a.localeCompare(b)).flat();
    return [annotations[CONFIG_ANNOTATION] ?? '', ...parts].join('\n');
}
/** The server spells quantities in its own way. */
function isSame({ input, wanted, running }) {
    if (input === 'cpu' || input === 'memory')
        return quantityValue(wanted) === quantityValue(running);
    return wanted === running;
}
/** True for a builder that a newer version of the action made: it is never rolled back. */
function isNewer(running) {
    return Number(running.metadata?.annotations?.[SPEC_ANNOTATION] ?? 0) > SPEC_VERSION;
}
/**
 * Where a builder's life differs from what this job asks for: none or one. How long it stays after its last job is not
 * compared, since each job's hold sees to that; nor is an orphan's, which has none.
 */
function lifeDifferences({ life }, running) {
    const found = foundLife(running);
    if (found === 'forever' && life.kind === 'for')
        return [{ input: 'keep-warm', wanted: formatDuration(life.ms), running: 'forever' }];
    if (found === 'holds' && life.kind === 'forever')
        return [{ input: 'keep-warm', wanted: 'forever', running: 'not forever' }];
    return [];
}
/**
 * Differences in one line, and whose wish each is. Configurations are too long to show, and patches may hold a secret.
 */
function describeDifferences(found, explicit) {
    return found.map((one) => describeDifference(one, explicit)).join('; ');
}
function describeDifference({ input, wanted, running }, explicit) {
    if (input === 'buildkitd-config' || input === 'pod-patch')
        return `${input} differs from the running one`;
    const whose = explicit.has(input) ? 'this job asked for' : 'the default is';
    return `${input} is ${running}, ${whose} ${wanted}`;
}

;// CONCATENATED MODULE: ./js/builder/kept.js


/** Why a builder that serves and that is kept forever is not changed without being asked. */
const MAY_BE_CONNECTED = 'jobs of mode connect may be using it';
/** Why a builder is not changed that is changed by others all the time. */
const CONTENDED = 'others change it at the same time';
/** A run's address is some 90 characters long; anything may stand in an annotation. */
const LONGEST_RUN = 150;
/**
 * The sentence that says whose settings a builder has, '' when they are this job's own or nobody knows. The words come
 * from the cluster and are not to be trusted.
 */
function describeAuthor(spec, running) {
    const run = oneSafeLine(running.metadata?.annotations?.[CONFIGURED_BY_ANNOTATION] ?? '');
    return run === '' || run === spec.run ? '' : `Its settings are those of ${shortened(run, LONGEST_RUN)}.`;
}
/** What a person can do so that a builder becomes as jobs ask for it. */
function describeWay({ name, namespace }) {
    return `To change it, when no job uses it: kubectl --namespace ${namespace} delete deployment ${name} (its cache stays, and the next job makes it as it asks).`;
}
/** That a builder ends with its holds although this job asked for `forever`, when that changes, and how to change it now. */
function describeNotForever(spec) {
    const when = 'It ends with its last hold, which this job keeps only while it runs, and the next job makes it forever';
    return `Builder ${spec.name}: keep-warm is not forever, this job asked for forever. ${when}. ${describeWay(spec)}`;
}

;// CONCATENATED MODULE: ./js/rollout/existing-claim.js



/**
 * The node on a claim that others made, with the size of its volume; code `input` when there is no such claim, and
 * `conflict` when it is being deleted. The claim stays as it is.
 */
async function onExistingClaim({ api }, spec, cache) {
    const answer = await api.get('persistentvolumeclaims', cache.claim);
    if (answer.kind === 'refused' && answer.status === 404) {
        const where = `PersistentVolumeClaim ${cache.claim} in namespace ${api.namespace}`;
        throw new ActionError('input', `There is no ${where}.`, 'Check the input cache-claim, or pod-patch.');
    }
    const claim = granted(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
    if (claim.metadata?.deletionTimestamp !== undefined) {
        const message = `PersistentVolumeClaim ${cache.claim} is being deleted.`;
        throw new ActionError('conflict', message, 'Name another one, or wait until it is gone and make it again.');
    }
    const size = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
    const bytes = quantityValue(size);
    return { ...spec, cache: { ...cache, bytes: Number.isNaN(bytes) ? undefined : bytes } };
}

;// CONCATENATED MODULE: ./js/rollout/join.js







/** The garbage collector is mostly done within 60 ms. */
const PROOF_PACE = { firstMs: 20, longestMs: 1500 };
/**
 * Waits until every owner of these Deployments is a living hold, ours among them. A 200 alone proves nothing: the
 * garbage collector may already be deleting for the sake of owners that have just ended (4 of 160 joins were lost
 * that way). Needed after a create as well. One list of holds, made after all patches, judges all of them.
 */
async function proveOwned(rollout, builder, patched, hold) {
    let looked = patched.map((deployment) => ({ kind: 'open', deployment }));
    let conflicts = 0;
    for (let round = 0;; round += 1) {
        const holds = looked.some(isOpen) ? await listHolds(rollout.api, builder) : [];
        const living = new Set(holds.filter(isLiving).map((job) => job.metadata?.uid));
        looked = looked.map((one) => join_judge(one, living, hold));
        const joined = looked.flatMap((one) => (one.kind === 'open' ? [] : [one]));
        if (joined.length === looked.length)
            return joined;
        if (!living.has(hold.uid))
            throw lostHold(hold);
        const refused = looked.find((one) => isOpen(one) && !isOwnedBy(one, hold));
        if (refused !== undefined)
            conflicts += 1;
        if (refused !== undefined && conflicts === CONFLICT_TRIES)
            throw contended(refused);
        await pause(roundMs(looked, round, conflicts), rollout.signal);
        looked = await Promise.all(looked.map((one) => lookAgain(rollout.api, one, hold)));
    }
}
/** The pause before the next round: the more calls that one makes, the longer, and longest while patches are refused. */
function roundMs(looked, round, conflicts) {
    const random = Math.random();
    const ms = conflicts > 0 ? paceMs(CONFLICT_PACE, conflicts - 1, random) : paceMs(PROOF_PACE, round, random);
    return (ms * (1 + looked.filter(isOpen).length)) / 2;
}
function isOwnedBy(looked, hold) {
    return looked.kind !== 'gone' && ownersOf(looked.deployment).includes(hold.uid);
}
function contended(looked) {
    const name = looked.kind === 'gone' ? '' : ` ${looked.deployment.metadata?.name}`;
    const message = `Deployment${name} could not be joined: the API server answered 409 Conflict ${CONFLICT_TRIES} times.`;
    const hint = 'Does a controller or an admission webhook of the cluster change or refuse it? Run the job again.';
    return new ActionError('conflict', message, hint);
}
function isOpen({ kind }) {
    return kind === 'open';
}
function join_judge(looked, living, hold) {
    if (looked.kind !== 'open')
        return looked;
    const { deployment } = looked;
    if (deployment.metadata?.deletionTimestamp !== undefined)
        return { kind: 'gone' };
    const owners = ownersOf(deployment);
    const isProved = owners.includes(hold.uid) && owners.every((owner) => living.has(owner));
    return isProved ? { kind: 'joined', deployment } : looked;
}
async function lookAgain(api, looked, hold) {
    if (looked.kind !== 'open')
        return looked;
    const { deployment } = looked;
    const found = await (isOwnedBy(looked, hold) ? join_read(api, deployment) : addOwner(api, deployment, hold));
    return found === undefined ? { kind: 'gone' } : { kind: 'open', deployment: found };
}
/** The uids of a Deployment's owners; code `conflict` when one of them is no hold, so that we do not meddle. */
function ownersOf(deployment) {
    const owners = deployment.metadata?.ownerReferences ?? [];
    const foreign = owners.find((owner) => owner.kind !== 'Job');
    if (foreign !== undefined) {
        const name = `Deployment ${deployment.metadata?.name}`;
        throw new ActionError('conflict', `${name} is owned by ${foreign.kind} ${foreign.name}, which is no hold.`, 'Choose another name.');
    }
    return owners.map((owner) => owner.uid);
}
/**
 * Adds our hold to the owners of a Deployment (line 3 of the protocol), which is still to be proved; undefined when it
 * is gone. One strategic merge patch with the uid and no resourceVersion: owners merge by uid, so fifty joiners do
 * not conflict. A conflict all the same says nothing of the object: it is read, and answered as it is, without our hold.
 */
async function addOwner(api, deployment, hold) {
    const { name = '', uid = '' } = deployment.metadata ?? {};
    const answer = await api.patch('deployments', name, {
        metadata: { uid, ownerReferences: [ownerOf(hold)] },
    });
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    if (answer.kind === 'refused' && answer.status === 409)
        return join_read(api, deployment);
    return granted(answer, `patch Deployments in namespace ${api.namespace}`);
}
/** The Deployment as it is now; undefined when it is gone, or another has its name. */
async function join_read(api, deployment) {
    const answer = await api.get('deployments', deployment.metadata?.name ?? '');
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
    return found.metadata?.uid === deployment.metadata?.uid ? found : undefined;
}
function lostHold(hold) {
    return new ActionError('conflict', `The hold ${hold.name} ended while it was needed.`, 'Did somebody delete the Job? Run the job again.');
}

;// CONCATENATED MODULE: ./js/rollout/roll.js














/** Each try takes up to five calls. */
const ROLL_PACE = { firstMs: 1500, longestMs: 3000 };
const MOST_TRIES = 4;
/**
 * Brings a joined node closer to what this job asks for. One that serves gets the template that the user asked for
 * explicitly, if no other job uses it and it is not kept forever. One that does not serve, and that no other job holds,
 * is made as this job asks in one write: template, life and owners. Otherwise it stays as it is, and a line says where
 * it differs. Each patch carries uid and resourceVersion, so that whoever comes in between makes it conflict: then
 * everything is looked at again, never forced. undefined: the Deployment is gone, or must be joined again.
 */
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
        await pausePaced(ROLL_PACE, tries - 1, rollout.signal);
    }
}
async function decide(rollout, wanted, current, isContended) {
    const { explicit } = wanted.wish;
    const compared = await compare(rollout, wanted, current);
    const { spec, template, life } = compared;
    const isForever = foundLife(current) === 'forever';
    if (template.length + life.length === 0)
        return { kind: 'keep', lines: [], author: '' };
    const isUp = isServing(current);
    if (isUp && (isForever || template.length === 0))
        return keep(wanted, compared, current, MAY_BE_CONNECTED);
    const why = isContended ? CONTENDED : await reasonToKeep(rollout, wanted, current);
    if (why !== '')
        return keep(wanted, compared, current, why);
    if (isForever && (await mayBeBuilding(rollout, spec, current)))
        return keep(wanted, compared, current, MAY_BE_CONNECTED);
    const changed = isUp ? template : [...template, ...life];
    const lines = [`Builder ${spec.name}: ${describeDifferences(changed, explicit)}.`];
    if (isUp && life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: isUp ? 'roll' : 'remake', lines, ...compared };
}
/** A line for where a node differs from what was asked for, and one for a life that only its next making changes. */
function keep({ wish }, { spec, template, life }, current, why) {
    const isForever = foundLife(current) === 'forever';
    const told = isForever ? [...template, ...life] : template;
    const author = template.length === 0 ? '' : describeAuthor(spec, current);
    const lines = [];
    if (told.length > 0) {
        const difference = `Builder ${spec.name}: ${describeDifferences(told, wish.explicit)}.`;
        const line = [difference, `It is kept as it is: ${why}.`, author, isForever ? describeWay(spec) : ''];
        lines.push(line.filter((words) => words !== '').join(' '));
    }
    if (!isForever && life.length > 0)
        lines.push(describeNotForever(spec));
    return { kind: 'keep', lines, author };
}
/** The claim is looked at only when there is something to compare. */
async function compare(rollout, { wish, spec }, current) {
    const inputs = comparedInputs(current, wish.explicit);
    const life = lifeDifferences(spec, current);
    if (differences(spec, current, inputs).length === 0)
        return { spec, template: [], life };
    const there = await onItsClaim(rollout, spec);
    return { spec: there, template: differences(there, current, inputs), life };
}
/** Garbage collection follows the volume that is there. */
async function onItsClaim(rollout, spec) {
    if (spec.cache.kind === 'existing')
        return onExistingClaim(rollout, spec, spec.cache);
    const claim = spec.cache.kind === 'claim' ? await findClaim(rollout, spec) : undefined;
    return claim === undefined ? spec : onClaim(spec, claim);
}
async function reasonToKeep({ api }, { spec, holding }, current) {
    if (isNewer(current))
        return 'a newer version of the action made it';
    if (holding.kind === 'none')
        return 'without a hold nobody can tell who uses it';
    const others = (await listHolds(api, spec.builder)).filter((job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid);
    return others.length > 0 ? `${others.length} other job(s) use it` : '';
}
/** Jobs of mode connect hold nothing: a daemon that was ready before may have their builds, ready or not. */
async function mayBeBuilding(rollout, spec, current) {
    const { items } = await listPods(rollout, [spec.name]);
    return items.some((pod) => isOfTemplate(pod, current) && isInterrupted(pod));
}
/** Writes the change; undefined when the Deployment has changed since it was looked at, or is gone. */
async function change(rollout, { holding }, { kind, spec, template }, current) {
    const { api, info } = rollout;
    if (template.some(({ input }) => input === 'cache-size' || input === 'cache-claim'))
        await makeMissingClaim(rollout, spec);
    const owners = holding.kind === 'held' && spec.life.kind !== 'forever' ? [ownerOf(holding.hold)] : [];
    // An orphan has no life to change: no owner may be added to it, and it is not kept forever.
    const isWhole = kind === 'remake' && foundLife(current) !== 'orphaned';
    const patch = isWhole ? renderRemake(spec, current, owners) : renderRoll(spec, current);
    const patched = await api.patch('deployments', spec.name, patch);
    if (patched.kind === 'refused' && (patched.status === 404 || patched.status === 409))
        return undefined;
    const deployment = granted(patched, `patch Deployments in namespace ${api.namespace}`);
    const why = kind === 'remake' ? ': it did not serve, and no other job uses it' : '';
    info(`Builder ${spec.name} is rolled${why}.`);
    return deployment;
}
/** A builder that had no claim is rolled onto one, new or old; code `conflict` for one that is not ours. */
async function makeMissingClaim(rollout, spec) {
    if (spec.cache.kind !== 'claim' || (await makeClaim(rollout, spec, spec.cache, [])) !== 'exists')
        return;
    const claim = await findUsableClaim(rollout, spec);
    if (claim !== undefined)
        await noteUse(rollout, claim);
}
/** An owner may have been added to a Deployment that had none; it took only if our hold lives on. */
async function proveRolled(rollout, { wish, holding }, before, deployment) {
    const isNew = foundLife(before) !== 'holds' && foundLife(deployment) === 'holds';
    if (!isNew || holding.kind === 'none')
        return { deployment, author: '' };
    const [proved] = await proveOwned(rollout, wish.hold.builder, [deployment], holding.hold);
    return proved?.kind === 'joined' ? { deployment: proved.deployment, author: '' } : undefined;
}
/** The Deployment after a conflict; undefined when it is gone, another one, or owned by others' holds and not by ours. */
async function roll_lookAgain({ api }, { spec, holding }, before) {
    const answer = await api.get('deployments', spec.name);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
    const { uid, deletionTimestamp } = found.metadata ?? {};
    if (uid !== before.metadata?.uid || deletionTimestamp !== undefined)
        return undefined;
    const owners = ownersOf(found);
    const isLost = owners.length > 0 && holding.kind === 'held' && !owners.includes(holding.hold.uid);
    return isLost ? undefined : found;
}

;// CONCATENATED MODULE: ./js/builder/made-by-buildx.js

/**
 * True for a Deployment as buildx makes one of its own defaults: by the label and by the probe that only it sets
 * (driver/kubernetes/manifest/manifest.go). With a node's name it is what buildx made in the place of a builder that
 * was gone, by an instance of an older version of this action, or one that somebody wrote by hand.
 */
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

;// CONCATENATED MODULE: ./js/rollout/survey.js











/**
 * Looks at all nodes of a builder before anything is written: code `conflict` for a foreign object in the way, and
 * `forbidden` for rights that are missing, which are asked for only when something has to be made.
 */
async function survey(rollout, specs) {
    const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
    if (found.every(({ found }) => found.kind === 'running'))
        return { starts: found, podsVersion: '' };
    await refuseWithoutRights(rollout, specs);
    const [pods, starts] = await Promise.all([
        listPods(rollout, specs.map((spec) => spec.name)),
        Promise.all(found.map((start) => withClaim(rollout, start))),
    ]);
    const { resourceVersion } = pods.metadata;
    return {
        starts: starts.map((start) => afterItsPods(start, pods.items)),
        podsVersion: pods.items.length === 0 ? resourceVersion : '',
    };
}
/** Looks again at a node whose last pods are gone. */
async function surveyAgain(rollout, spec) {
    return withClaim(rollout, await findNode(rollout, spec));
}
async function findNode(rollout, spec) {
    const deployment = await findDeployment(rollout, spec.name);
    if (deployment !== undefined)
        refuseScaledDown({ kind: 'Deployment', object: deployment }, rollout.api.namespace);
    const absent = { kind: 'absent', claim: undefined };
    return { spec, found: deployment === undefined ? absent : { kind: 'running', deployment } };
}
/** The Deployment of a node; undefined when there is none, code `conflict` when it is not ours. */
async function findDeployment(rollout, name) {
    const { api } = rollout;
    const answer = await api.get('deployments', name);
    if (answer.kind === 'refused' && answer.status === 404)
        return undefined;
    const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
    if (isOurs(found))
        return found;
    throw foreign(found, name, api.namespace);
}
/** A Deployment that is not ours is never touched, even one that buildx made in the place of ours. */
function foreign(found, name, namespace) {
    const message = `Deployment ${name} exists in namespace ${namespace} and is not ours`;
    if (!isMadeByBuildx(found)) {
        return new ActionError('conflict', `${message}.`, 'Choose another name, or use it with mode: connect.');
    }
    const hint = `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`;
    return new ActionError('conflict', `${message}: buildx made it, in the place of a builder that was gone.`, hint);
}
async function withClaim(rollout, { spec, found }) {
    if (found.kind === 'absent' && spec.cache.kind === 'existing')
        return { spec: await onExistingClaim(rollout, spec, spec.cache), found };
    // An ephemeral builder's claim is its own, by a name that nobody had before.
    if (found.kind !== 'absent' || spec.cache.kind !== 'claim' || spec.life.kind === 'ephemeral')
        return { spec, found };
    return { spec, found: { kind: 'absent', claim: await findUsableClaim(rollout, spec) } };
}
function afterItsPods({ spec, found }, pods) {
    const hasPods = pods.some((pod) => appOf(pod) === spec.name && !isOver(pod));
    return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}
/** A builder has to be made, so every right is asked for before the first write. */
async function refuseWithoutRights({ api }, specs) {
    const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
    const missing = await findMissing(api, rightsToEnsure(needsHolds));
    if (missing.rights.length > 0)
        throw forbidden(api.namespace, missing);
}

;// CONCATENATED MODULE: ./js/rollout/make.js








/** Makes a node on its claim, which is made too if there is none (line 2 of the protocol). */
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
    if (isOld && explicit.has('cache-size') && spec.cache.kind === 'claim')
        await growClaim(rollout, claim, spec.cache);
    const made = await post(rollout, onClaim(spec, claim), owners);
    if (isOld && made.kind === 'made')
        await noteUse(rollout, claim);
    return made;
}
/** `rival`: a Deployment appeared meanwhile. Code `conflict` for a claim that is there and not there again and again. */
async function findGround(rollout, spec, owners, known) {
    if (spec.cache.kind !== 'claim')
        return { kind: 'none' };
    const isOwn = spec.life.kind === 'ephemeral';
    let claim = known;
    for (let round = 0; claim === undefined; round += 1) {
        if (round === CONFLICT_TRIES)
            throw unsteadyClaim(spec);
        if (round > 0)
            await pausePaced(CONFLICT_PACE, round - 1, rollout.signal);
        const made = await makeClaim(rollout, spec, spec.cache, isOwn ? owners : []);
        if (made !== 'exists')
            return { kind: 'claim', claim: made, isOld: false };
        const rival = await awaitRival(rollout, spec.name);
        if (rival !== undefined)
            return { kind: 'rival', deployment: rival };
        claim = await findUsableClaim(rollout, spec);
    }
    return { kind: 'claim', claim, isOld: true };
}
function unsteadyClaim({ name }) {
    const message = `PersistentVolumeClaim ${claimName(name)} exists when it is created, and does not when it is read.`;
    return new ActionError('conflict', message, 'Does something in the cluster delete it? Run the job again.');
}
const RIVAL_LOOKS_MS = [100, 400];
/** Whoever made the claim a moment ago is about to make the Deployment: to join it saves both of us calls. */
async function awaitRival(rollout, name) {
    for (const lookMs of RIVAL_LOOKS_MS) {
        await pause(lookMs, rollout.signal);
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
    // Quota is checked before the name, so "exceeded quota" can hide an AlreadyExists.
    if (created.reason === 'AlreadyExists' || created.message.includes('exceeded quota')) {
        const found = await findDeployment(rollout, spec.name);
        if (found !== undefined || created.reason === 'AlreadyExists')
            return { kind: 'exists', deployment: found };
    }
    return { kind: 'made', deployment: granted(created, `create Deployments in namespace ${api.namespace}`) };
}

;// CONCATENATED MODULE: ./js/rollout/orphan.js





const YOUNGEST_ORPHAN_MS = 10 * 60_000;
/**
 * Removes a Deployment of ours that lost its last hold without going with it, which only a bare API delete of the
 * hold can bring about: nothing else would ever remove it. A young one is left for whoever is at work on it.
 */
async function removeOrphan(rollout, spec, found) {
    const { api } = rollout;
    const { name = '', uid = '', creationTimestamp = '' } = found.metadata ?? {};
    const answer = await api.get('deployments', name);
    if (answer.kind === 'refused')
        return;
    const { body, serverTimeMs } = answer;
    if (body.metadata?.uid !== uid || (body.metadata.ownerReferences ?? []).length > 0)
        return;
    const ageMs = serverTimeMs - timestampMs(creationTimestamp);
    const users = (await listHolds(api, spec.builder)).filter(isInUse);
    if (ageMs < YOUNGEST_ORPHAN_MS || users.length > 1) {
        const minutes = YOUNGEST_ORPHAN_MS / 60_000;
        throw lost(name, `Delete it, or wait until it is ${minutes} minutes old and unused: a run then makes it anew.`);
    }
    rollout.info(`Builder ${name} had lost its hold: it is made anew.`);
    const deleted = await api.deleteForeground('deployments', { name, uid });
    if (deleted.kind === 'refused' && (deleted.status === 404 || deleted.status === 409))
        return;
    if (deleted.kind === 'refused' && deleted.status === 403)
        throw lost(name, 'Delete it: this job has no right to.');
    granted(deleted, `delete Deployments in namespace ${api.namespace}`);
}
function lost(name, hint) {
    return new ActionError('conflict', `Deployment ${name} has lost its hold.`, hint);
}

;// CONCATENATED MODULE: ./js/rollout/use.js



/**
 * Notes on a Deployment that this job uses without owning it that it does, and answers the Deployment as it is then;
 * undefined when that one is gone. To be called when the job's hold is taken: whoever looked for holds before that, to
 * change or delete the Deployment, does so by its resourceVersion, and meets a conflict. `user` must be the job's own,
 * since a patch that changes nothing leaves the resourceVersion as it is. Where it cannot be noted, a line says so.
 */
async function noteUser({ api, info, signal }, found, user) {
    const { name = '', uid } = found.metadata ?? {};
    const note = { metadata: { uid, annotations: { [USED_BY_ANNOTATION]: user } } };
    let current = found;
    for (let round = 0; round < CONFLICT_TRIES; round += 1) {
        const answer = await api.patch('deployments', name, note);
        if (answer.kind === 'ok')
            return answer.body;
        if (answer.status === 404)
            return undefined;
        if (answer.status === 403)
            break;
        if (answer.status !== 409)
            granted(answer, `patch Deployments in namespace ${api.namespace}`);
        const now = await api.get('deployments', name);
        if (now.kind === 'refused' && now.status === 404)
            return undefined;
        current = granted(now, `get Deployments in namespace ${api.namespace}`);
        if (current.metadata?.uid !== uid)
            return undefined;
        await pausePaced(CONFLICT_PACE, round, signal);
    }
    info(`Builder ${name} does not take a note that this job uses it: another job may change it at the same time.`);
    return current;
}

;// CONCATENATED MODULE: ./js/rollout/settle.js









/** Makes or joins every node, side by side, and proves by one list of holds that it took. */
async function settle(rollout, wish, holding, starts) {
    const tried = await Promise.all(starts.map((start) => tryNode(rollout, wish, holding, start).catch((thrown) => {
        throw ofNode(wish, start.spec, thrown);
    })));
    const hopeful = tried.filter((node) => node !== undefined);
    const settled = await settle_prove(rollout, wish.hold.builder, holding, hopeful);
    const names = new Set(settled.map((node) => node.spec.name));
    return { settled, going: starts.map(({ spec }) => spec).filter(({ name }) => !names.has(name)) };
}
/** Without an owner there is nothing to prove: `forever` builders have none. */
async function settle_prove(rollout, builder, holding, nodes) {
    if (holding.kind === 'none')
        return nodes;
    const owned = nodes.filter((node) => ownersOf(node.deployment).length > 0);
    const proved = await proveOwned(rollout, builder, owned.map((node) => node.deployment), holding.hold);
    const joined = new Map(proved.flatMap((one) => (one.kind === 'joined' ? [[one.deployment.metadata?.uid, one.deployment]] : [])));
    return nodes.flatMap((node) => {
        if (!owned.includes(node))
            return [node];
        const deployment = joined.get(node.deployment.metadata?.uid);
        return deployment === undefined ? [] : [{ ...node, deployment }];
    });
}
async function tryNode(rollout, { explicit, hold }, holding, { spec, found }) {
    if (found.kind === 'ending')
        return undefined;
    const join = { spec, holding, user: hold.name };
    if (found.kind === 'running')
        return tryJoin(rollout, join, found.deployment);
    const made = await makeNode(rollout, spec, explicit, holding, found.claim);
    if (made.kind === 'made') {
        rollout.info(`Builder ${spec.name} made (${spec.image}).`);
        return { spec, deployment: made.deployment, woke: true };
    }
    return made.deployment === undefined ? undefined : tryJoin(rollout, join, made.deployment);
}
/**
 * Over how long jobs that find a builder in the making spread their joins: it would take longer than that anyway.
 * Fifty patches of one object at once kept the API server busy for 8 s with its own conflicts, and the kubelet out.
 */
const JOINS_SPREAD_MS = 2500;
async function tryJoin(rollout, join, found) {
    const { spec, holding, user } = join;
    if (found.metadata?.deletionTimestamp !== undefined)
        return undefined;
    const life = foundLife(found);
    if (life === 'orphaned') {
        await removeOrphan(rollout, spec, found);
        return undefined;
    }
    if (!isServing(found))
        await pause(Math.random() * JOINS_SPREAD_MS, rollout.signal);
    if (life === 'forever') {
        // An owner must never be added here: a reference to a hold that has ended deletes the builder within ms.
        const noted = await noteUser(rollout, found, user);
        if (noted === undefined)
            return undefined;
        const isAsFound = foundLife(noted) === 'forever' && noted.metadata?.deletionTimestamp === undefined;
        return isAsFound ? settledOn(spec, noted) : tryJoin(rollout, join, noted);
    }
    if (holding.kind === 'none')
        throw needsHold(spec.name);
    ownersOf(found);
    const deployment = await addOwner(rollout.api, found, holding.hold);
    if (deployment !== undefined)
        rollout.info(`Builder ${spec.name} joined.`);
    return settledOn(spec, deployment);
}
function settledOn(spec, deployment) {
    return deployment === undefined ? undefined : { spec, deployment, woke: false };
}
function needsHold(name) {
    const message = `Builder ${name} lives by its holds, and this job may make none.`;
    return new ActionError('forbidden', message, 'Apply the Role for mode ensure (README).');
}

;// CONCATENATED MODULE: ./js/builder/daemon-log.js
/** The log of buildkitd without the stacks that it prints below an error, and without empty lines. */
function withoutStacks(log) {
    return log.split('\n').filter((line) => line.trim() !== '' && !FRAMES.some((frame) => frame.test(line)));
}
/** The lines of stacks: those of pkg/errors have no arguments, those of Go's runtime have, with braces for structs. */
const FRAMES = [
    /^\t/,
    /^[\w./*()-]+\.[\w.()*]+$/,
    /^[\w./*()[\]…~@-]+\.[\w.()*[\]…-]+\(.*\)$/,
    /^panic\(.*\)$/,
    /^goroutine \d+ .*:$/,
    /^created by /,
    /^\[signal /,
];
/** The line that says why buildkitd ended, '' when there is none: it names itself before its error. */
function complaintOf(log) {
    const lines = withoutStacks(log);
    return (lines.findLast((line) => /^buildkitd: |level=(error|fatal)|^panic: |^fatal error: |^unexpected fault address/.test(line)) ??
        lines.at(-1) ??
        '');
}

;// CONCATENATED MODULE: ./js/builder/report.js

const MOST_EVENTS = 5;
const MOST_LOG_LINES = 6;
/**
 * What the cluster said of a node that did not become ready, in at most 12 lines: the latest events, each once, and
 * the end of a crashed daemon's log. The words come from the cluster and are not to be trusted.
 */
function renderReport({ events, log }) {
    const told = [...new Set(events.filter(isTelling).map(renderEvent))].slice(-MOST_EVENTS);
    const lines = withoutStacks(log).slice(-MOST_LOG_LINES);
    return [...told, ...lines.map((line) => `  log: ${line}`)];
}
/** Normal events tell what went well, but for an autoscaler's and a volume's that is waited for. */
function isTelling({ type, reason }) {
    return type !== 'Normal' || /Scale|Nominated|Launched|ExternalProvisioning/.test(reason ?? '');
}
function renderEvent({ type, reason, involvedObject, message, count }) {
    const times = count !== undefined && count > 1 ? ` (${count} times)` : '';
    return `  ${type ?? 'Event'} ${reason ?? ''} on ${involvedObject.kind} ${involvedObject.name}: ${message ?? ''}${times}`;
}

;// CONCATENATED MODULE: ./js/builder/crash-trouble.js



/** Why the daemon ends as often as it starts. */
function crashTrouble({ log, pods, setting }, pod) {
    const daemon = daemonOf(pod);
    if (daemon?.state?.waiting?.reason !== 'CrashLoopBackOff')
        return undefined;
    const isLocked = /another instance running/.test(log);
    // The old pod of a node that is being rolled still has the volume: buildkitd comes up once it has ended.
    if (isLocked && pods.some((one) => one.metadata?.deletionTimestamp !== undefined))
        return undefined;
    const { exitCode, reason } = daemon.lastState?.terminated ?? { exitCode: 'unknown', reason: '' };
    const why = reason === 'OOMKilled' ? 'it ran out of memory (OOMKilled)' : `exit code ${exitCode}`;
    const last = complaintOf(log);
    const times = daemon.restartCount === 1 ? '1 restart' : `${daemon.restartCount} restarts`;
    const what = `buildkitd keeps crashing (${times}): ${why}${last === '' ? '' : `: ${last}`}.`;
    if (reason === 'OOMKilled')
        return { what, remedy: 'Set the input memory higher.' };
    const remedy = remedies_remedyOf({ speaker: 'log', object: 'pods', words: log }, setting);
    return { what, remedy: remedy || "Read the builder's log above." };
}

;// CONCATENATED MODULE: ./js/builder/image-trouble.js

const NEVER_PULLED = new Set([
    'InvalidImageName',
    'ErrImageNeverPull',
    'ImagePullBackOff',
]);
/** ErrImagePull alone may be the network's mood; when the registry has said no it is final. */
const FINAL_PULL = /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;
/** Why the daemon's image will never be there. */
function pullTrouble(pod) {
    const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
    if (!NEVER_PULLED.has(reason) && !(reason === 'ErrImagePull' && FINAL_PULL.test(message)))
        return undefined;
    const image = pod.spec?.containers[0]?.image ?? '';
    const remedy = 'Check the input image, and that the cluster nodes may pull it (imagePullSecrets, mirror).';
    return { what: `The builder's image ${image} cannot be pulled: ${reason}: ${message}.`, remedy };
}
const CONFIG_ERRORS = new Set([
    'CreateContainerConfigError',
    'CreateContainerError',
    'RunContainerError',
]);
/** Why the daemon's container will never start. */
function configTrouble(pod) {
    const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
    if (!CONFIG_ERRORS.has(reason))
        return undefined;
    return {
        what: `The builder's container cannot be started: ${reason}: ${message}.`,
        remedy: 'Check the image and the cluster node.',
    };
}

;// CONCATENATED MODULE: ./js/builder/refused-pod.js





/** A webhook may only be restarting. */
const refused_pod_WEBHOOK_PATIENCE_MS = 8000;
/** An account that every namespace gets is made a moment after it. */
const ACCOUNT_PATIENCE_MS = 10_000;
/** Quota, LimitRange, Pod Security and webhooks refuse the pod, not the Deployment, which says so as a condition. */
function refusedPods({ deployment, pods, nowMs, setting }) {
    const failure = describeFailure(deployment);
    if (failure === '' || pods.some((pod) => !isOver(pod)))
        return undefined;
    const sinceMs = timestampMs(failureOf(deployment)?.lastTransitionTime);
    const patience = refused_pod_patienceMs(failure);
    if (patience > 0 && nowMs - sinceMs < patience)
        return undefined;
    const remedy = remedies_remedyOf({ speaker: 'admission', object: 'pods', words: failure }, setting);
    return {
        what: `The cluster does not let the builder's pod be made: ${essenceOf(failure)}.`,
        remedy: remedy || 'Ask whoever runs the cluster to allow it.',
    };
}
/** How long a refusal may be one that passes; the pod is tried again all the while. */
function refused_pod_patienceMs(failure) {
    if (isWebhookDown(failure))
        return refused_pod_WEBHOOK_PATIENCE_MS;
    return failure.includes('error looking up service account') ? ACCOUNT_PATIENCE_MS : 0;
}

;// CONCATENATED MODULE: ./js/builder/autoscaler.js
/**
 * By their events (autoscaler, cluster-autoscaler/processors/status; karpenter, pkg/controllers/provisioning). The
 * scheduler uses the reason FailedScheduling as well, so Karpenter is known by its words.
 */
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
/** The last word of each counts: a full group may get room again. One that starts a machine is enough. */
function scalingWord(events) {
    const last = AUTOSCALERS.flatMap(({ starts, refuses }) => {
        const event = events.findLast((one) => starts(one) || refuses(one));
        if (event === undefined)
            return [];
        return [{ kind: starts(event) ? 'starting' : 'refused', words: event.message ?? event.reason ?? '' }];
    });
    return last.find((one) => one.kind === 'starting') ?? last[0] ?? { kind: 'silent', words: '' };
}

;// CONCATENATED MODULE: ./js/builder/volume-trouble.js

/** The words of the PersistentVolume controller (kubernetes, pkg/controller/volume/persistentvolume). */
const NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;
/**
 * Why a node's claim will not be bound. A claim that waits for its first consumer is as it should be: it is bound
 * once the pod has a place.
 */
function volumeTrouble({ claim, events, setting }) {
    const { name = '' } = claim?.metadata ?? {};
    if (claim === undefined || claim.status?.phase === 'Bound')
        return undefined;
    if (claim.status?.phase === 'Lost') {
        const what = `The volume behind the claim ${name} is gone (phase Lost).`;
        return { what, remedy: `The next job starts with an empty cache after: ${deleteCache(setting)}` };
    }
    const last = events
        .filter((event) => event.involvedObject.name === name && event.type === 'Warning')
        .at(-1);
    const message = last?.message ?? '';
    if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message))
        return noClass(name, setting);
    if (last?.reason !== 'ProvisioningFailed' && !MISSING_CLASS.test(message))
        return undefined;
    const what = `The claim ${name} gets no volume: ${last?.reason}: ${message}.`;
    const remedy = MISSING_CLASS.test(message)
        ? `Set the input storage-class to one that the cluster has, after: ${deleteCache(setting)}`
        : 'Fix the StorageClass or its driver, or set cache-size: 0.';
    return { what, remedy };
}
/** True while a provisioner says that it works on the claim's volume, or the cluster waits for one outside of it. */
function isInTheMaking({ claim, events }) {
    const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
    return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}
function noClass(name, setting) {
    return {
        what: `The claim ${name} gets no volume: the cluster has no default StorageClass.`,
        remedy: `Set cache-size: 0, or the input storage-class after: ${deleteCache(setting)}`,
    };
}

;// CONCATENATED MODULE: ./js/builder/unschedulable.js




/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;
/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
function unschedulable(observed) {
    const { pods, events, setting, nowMs } = observed;
    const pod = pods.find((one) => conditionOf(one) !== undefined);
    const condition = pod === undefined ? undefined : conditionOf(pod);
    if (pod === undefined || condition === undefined)
        return undefined;
    const scaling = scalingWord(events.filter((event) => event.involvedObject.name === pod.metadata?.name));
    const words = condition.message ?? 'no reason given';
    if (scaling.kind === 'starting' || (words.includes(UNBOUND) && isInTheMaking(observed)))
        return undefined;
    if (scaling.kind === 'refused') {
        const what = `No cluster node takes the builder's pod, and the autoscaler starts none: ${scaling.words}.`;
        return { what, remedy: AUTOSCALER_REMEDY };
    }
    if (!(nowMs - timestampMs(condition.lastTransitionTime) > SILENCE_MS))
        return undefined;
    const reason = words.replace(PREEMPTION, '');
    const remedy = remedies_remedyOf({ speaker: 'scheduler', object: 'pods', words: reason }, setting);
    return {
        what: `No cluster node takes the builder's pod: ${reason}.`,
        remedy: remedy || 'Make room for it in the cluster.',
    };
}
/** That no other pod could make way is said after every reason. */
const PREEMPTION = /\.? (no new claims to deallocate, )?preemption: .*$/s;
const UNBOUND = 'unbound immediate';
const AUTOSCALER_REMEDY = 'Let it start a cluster node that fits, or ask for less (inputs cpu, memory, platforms).';
function conditionOf(pod) {
    if (pod.metadata?.deletionTimestamp !== undefined)
        return undefined;
    return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}

;// CONCATENATED MODULE: ./js/builder/trouble.js









/**
 * Why waiting for this node cannot help; undefined while it can. Only states that nothing but a change from outside
 * ends: everything else is waited for, since a Pending pod is what makes an autoscaler act.
 */
function troubleOf(observed) {
    return (scaledDown({ kind: 'Deployment', object: observed.deployment }, observed.setting.namespace) ??
        deletedClaim(observed) ??
        refusedPods(observed) ??
        podTrouble(observed.pods) ??
        firstOf(observed.pods.filter((pod) => !isEnding(pod)), (pod) => crashTrouble(observed, pod)) ??
        volumeTrouble(observed) ??
        unschedulable(observed) ??
        lostPod(observed));
}
/** What the pods alone show, without another look: an image or a configuration that will never do. */
function podTrouble(pods) {
    // One that is told to end is of no account any more, whatever was wrong with it.
    const staying = pods.filter((pod) => !isEnding(pod));
    return firstOf(staying, pullTrouble) ?? firstOf(staying, configTrouble);
}
function firstOf(items, look) {
    for (const item of items) {
        const found = look(item);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./js/builder/waiting.js


const LONGER = 'Input timeout gives it longer.';
/**
 * Who else than the pods' own machine is waited for: whoever makes the volume, and an autoscaler. One line, the same
 * as long as the state is the same; '' for nobody. The words come from the cluster and are not to be trusted.
 */
function describeOthers(observed) {
    const scaling = scalingWord(eventsOfPods(observed));
    const machine = scaling.kind === 'silent' ? '' : `autoscaler: ${scaling.words}`;
    return [describeFailure(observed.deployment), describeClaim(observed), machine]
        .filter((words) => words !== '')
        .join('; ');
}
/** What was waited for in vain, and what would help, for when the step's time is over. */
function lastWait(observed) {
    const claim = describeClaim(observed);
    if (claim !== '')
        return { what: `Last seen: ${claim}.`, remedy: `Look at the provisioner of its StorageClass. ${LONGER}` };
    const scaling = scalingWord(eventsOfPods(observed));
    if (scaling.kind === 'starting')
        return { what: `Last seen: a machine is being started: ${scaling.words}.`, remedy: LONGER };
    return { what: `Last seen: ${describePods(observed.pods)}.`, remedy: LONGER };
}
function describeClaim({ claim, events }) {
    if (claim === undefined || claim.status?.phase === 'Bound')
        return '';
    const { name = '' } = claim.metadata ?? {};
    const last = events.findLast((event) => event.involvedObject.name === name);
    return last === undefined ? '' : `claim ${name}: ${last.reason}: ${last.message}`;
}
function eventsOfPods({ pods, events }) {
    const names = new Set(pods.map((pod) => pod.metadata?.name));
    return events.filter((event) => names.has(event.involvedObject.name));
}

;// CONCATENATED MODULE: ./js/rollout/observe.js






/** Looks at all that could explain why a node is not ready; what this job has no right to see is left out. */
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
        throw new ActionError('not-ready', `Builder ${name} was deleted while this job waited for it.`, 'Run the job again.');
    }
    return granted(answer, `get Deployments in namespace ${api.namespace}`);
}
async function readClaim(api, name) {
    const answer = await api.get('persistentvolumeclaims', name);
    return answer.kind === 'ok' ? answer.body : undefined;
}
/** The log of a daemon that has crashed: of the run that ended, or of this one where that is gone. */
async function readCrashLog(api, pods) {
    const crashed = pods.find((pod) => (pod.status?.containerStatuses?.[0]?.restartCount ?? 0) > 0);
    const container = crashed?.status?.containerStatuses?.[0]?.name;
    if (crashed === undefined || container === undefined)
        return '';
    const name = crashed.metadata?.name ?? '';
    const before = await api.readLog(name, container, true);
    if (before.kind === 'ok' && before.body.trim() !== '')
        return before.body;
    const now = await api.readLog(name, container, false);
    return now.kind === 'ok' ? now.body : '';
}
function timeOf(event) {
    return timestampMs(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp) || 0;
}

;// CONCATENATED MODULE: ./js/rollout/progress.js
/** A progress that has told nothing yet. */
function progressOf({ info }) {
    const told = new Map();
    return (node, state) => {
        if (state !== told.get(node) && state !== '')
            info(`Builder ${node}: ${state}`);
        told.set(node, state);
    };
}

;// CONCATENATED MODULE: ./js/rollout/watch-pods.js






/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;
const LONGEST_ROUND_MS = 5000;
/** A watch on a connection that is dead says as little as one of a pod that waits: none is trusted for longer. */
const SHORT_WATCH_MS = 4000;
/** Beside one whose like has just brought an event well before its end: no proxy between us keeps them back. */
const watch_pods_PROOF_MS = 1000;
/**
 * Watches the pods of all these nodes until each has one that is ready, or any is in trouble, or `isEnough` says so, or
 * the time is over. It goes on from what was seen of them last, which spares a list.
 */
async function watchPods(rollout, nodes, endMs, last, tell, isEnough = () => false) {
    const selector = nodesSelector(nodes.map(({ spec }) => spec.name));
    const isDecided = (pods) => {
        for (const node of nodes)
            tell(node.spec.name, describePods(podsOf(node, pods)));
        return areDecided(nodes, pods) || isEnough(pods);
    };
    let seen = last;
    for (let roundMs = SHORTEST_ROUND_MS;; roundMs = Math.min(roundMs * 2, LONGEST_ROUND_MS)) {
        const startedMs = Date.now();
        if (seen.version === '')
            seen = { ...seen, ...(await watch_pods_listPods(rollout, selector)) };
        if (isDecided(seen.pods))
            return seen;
        const leftMs = Math.max(endMs - Date.now(), watch_pods_PROOF_MS);
        const watchMs = seen.isTrusted ? leftMs : Math.min(leftMs, SHORT_WATCH_MS);
        seen = await watchOnce(rollout, selector, seen, watchMs, isDecided);
        if (isDecided(seen.pods) || Date.now() >= endMs - SHORTEST_ROUND_MS)
            return seen;
        await pause(Math.max(0, startedMs + roundMs - Date.now()), rollout.signal);
    }
}
async function watch_pods_listPods({ api }, selector) {
    const listed = granted(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
    return { pods: listed.items, version: listed.metadata.resourceVersion };
}
/** One watch, until enough has been seen of all pods. */
async function watchOnce({ api }, selector, last, watchMs, isDecided) {
    const pods = new Map(last.pods.map((pod) => [pod.metadata?.uid ?? '', pod]));
    let { version } = last;
    let firstMs = Number.POSITIVE_INFINITY;
    for await (const event of api.watch('pods', selector, last.version, Math.ceil(watchMs / 1000))) {
        if (event.type === 'OVER') {
            const isTrusted = last.isTrusted || Date.now() - firstMs > watch_pods_PROOF_MS;
            return { pods: [...pods.values()], version, isTrusted };
        }
        firstMs = Math.min(firstMs, Date.now());
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
/** True when each of these nodes has a pod that is ready, or any is in trouble: there is nothing to watch for. */
function areDecided(nodes, pods) {
    const of = nodes.map((node) => podsOf(node, pods));
    return podTrouble(of.flat()) !== undefined || of.every((some) => some.some(isReady));
}
/** True when each of these nodes has a pod that a machine is starting, and none is in trouble. */
function areStarting(nodes, pods) {
    const of = nodes.map((node) => podsOf(node, pods));
    return podTrouble(of.flat()) === undefined && of.every((some) => some.some(isStarting));
}
/**
 * The pods that count for one of the nodes: those of its newest template, and those that have yet to end before it can
 * have one. An older one that nobody has told to end yet says nothing about the node.
 */
function podsOf({ spec, deployment }, pods) {
    return pods.filter((pod) => appOf(pod) === spec.name && (isEnding(pod) || isOfTemplate(pod, deployment)));
}

;// CONCATENATED MODULE: ./js/rollout/watch-until-look.js

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const FIRST_LOOK_AFTER_MS = 8000;
const NEXT_LOOK_AFTER_MS = 10_000;
/** When it is known whether machines have taken the pods. From then on a look finds only what the pods show too. */
const GLANCE_AFTER_MS = 4000;
const START_MS = 24_000;
/** Watches the pods of these nodes until it is time to look at everything else too. */
async function watchUntilLook(rollout, nodes, last, isFirst, tell) {
    const startedMs = Date.now();
    const seen = isFirst ? await watchPods(rollout, nodes, startedMs + GLANCE_AFTER_MS, last, tell) : last;
    if (isFirst && areDecided(nodes, seen.pods))
        return seen;
    if (!areStarting(nodes, seen.pods)) {
        const lookMs = isFirst ? FIRST_LOOK_AFTER_MS : NEXT_LOOK_AFTER_MS;
        return watchPods(rollout, nodes, startedMs + lookMs, seen, tell);
    }
    return watchPods(rollout, nodes, startedMs + START_MS, seen, tell, (pods) => !areStarting(nodes, pods));
}

;// CONCATENATED MODULE: ./js/rollout/wait.js














/** A pod that is ready before its Deployment serves must not become a storm of looks: one at a node takes 6 to 9 calls. */
const LOOK_PACE = { firstMs: 2000, longestMs: 6000 };
/**
 * Waits until the Deployments of all nodes serve, printing each change of state. `podsVersion`: from where their pods
 * can be watched, '' when that is not known. Ends by the rollout's signal, with what was waited for last, or with code
 * `not-ready` as soon as waiting for one of them cannot help; both after the cluster's own words.
 */
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
            seen = await watchUntilLook(rollout, waited, seen, round === 0, tellPods);
            const { pods } = seen;
            const looked = await Promise.all(waited.map((node) => look(rollout, node, pods)));
            open = looked.filter((one) => one !== undefined);
            // What was seen is not what the Deployment goes by, so it may be old: it is listed again.
            if (areDecided(waited, pods))
                seen = { ...seen, version: '' };
            for (const one of open)
                refuseHopeless(rollout, one, tellOthers, nodes.length > 1);
            const roundMs = open.length * paceMs(LOOK_PACE, round, Math.random());
            if (open.length > 0)
                await pause(Math.max(0, startedMs + roundMs - performance.now()), rollout.signal);
        }
    }
    catch (thrown) {
        const late = open.find(({ last }) => last !== undefined) ?? open[0];
        if (late === undefined || !isTimeout(thrown))
            throw thrown;
        const { node, last = podsAlone(node.spec, node.deployment, podsOf(node, seen.pods)) } = late;
        tellReport(rollout, node.spec.name, last);
        throw withWait(thrown, troubleIn(node, lastWait(last), nodes.length > 1));
    }
}
/** What is seen of a node that does not serve yet; undefined when it does. */
async function look(rollout, { spec, deployment }, allPods) {
    const pods = podsOf({ spec, deployment }, allPods);
    // A Deployment that was never rolled has no other pods than these; buildx' own proof comes after this anyway.
    if (deployment.metadata?.generation === 1 && pods.some(isReady))
        return undefined;
    const last = await observeUntilCounted(rollout, spec, pods);
    if (isServing(last.deployment))
        return undefined;
    // It may have been rolled since: then these pods are of no account.
    const node = { spec, deployment: last.deployment };
    return { node, last: { ...last, pods: podsOf(node, pods) } };
}
function refuseHopeless(rollout, { node, last }, tell, isOneOfMany) {
    if (last === undefined)
        return;
    const { name } = node.spec;
    tell(name, describeOthers(last));
    const trouble = troubleOf(last);
    if (trouble === undefined)
        return;
    tellReport(rollout, name, last);
    const { what, remedy } = troubleIn(node, trouble, isOneOfMany);
    throw new ActionError('not-ready', what, remedy);
}
/** Of a builder with several nodes the message says which one it is. */
function troubleIn({ spec }, { what, remedy }, isOneOfMany) {
    return isOneOfMany ? { what: inNode(spec.name, what), remedy } : { what, remedy };
}
const FIRST_LOOK_MS = 20;
const LAST_LOOK_MS = 400;
/** The Deployment counts a ready pod some ms after the pod is; buildx goes by the Deployment. */
async function observeUntilCounted(rollout, spec, pods) {
    const { api, signal } = rollout;
    for (let lookMs = FIRST_LOOK_MS; pods.some(isReady) && lookMs < LAST_LOOK_MS; lookMs *= 4) {
        const answer = await api.get('deployments', spec.name);
        if (answer.kind === 'ok' && isServing(answer.body)) {
            return podsAlone(spec, answer.body, pods);
        }
        await pause(lookMs, signal);
    }
    return observe(api, spec, pods);
}
/** For when nothing else was looked at. */
function podsAlone(spec, deployment, pods) {
    const nothing = { claim: undefined, events: [], clusterNodes: [], log: '' };
    return { deployment, nowMs: Number.NaN, pods, setting: settingOf(spec), ...nothing };
}
function tellReport(rollout, node, observed) {
    const report = renderReport(observed);
    if (report.length > 0)
        rollout.info(`What the cluster says of builder ${node}:`);
    for (const line of report)
        rollout.info(line);
}

;// CONCATENATED MODULE: ./js/rollout/ensure.js











/**
 * Mode ensure: finds the builder's nodes or makes them, side by side, held by this job, and waits until all serve.
 * Nothing is written before it is known that no foreign object is in the way. `held` is told of the hold as soon as
 * there is one. When a node fails, the others are left to their holds.
 */
async function ensureBuilder(rollout, wish, held) {
    const { starts, podsVersion } = await survey(rollout, wish.nodes);
    const needsHold = wish.nodes.some((node) => node.life.kind !== 'forever');
    const holding = await hold(rollout, wish.hold, needsHold);
    if (holding.kind === 'held')
        held(holding.hold);
    const nodes = await bringUp(rollout, wish, holding, starts, { podsVersion, round: 0 });
    const deployments = nodes.map(({ deployment }) => deployment);
    const isForever = deployments.every((deployment) => foundLife(deployment) === 'forever');
    return { woke: nodes.some((node) => node.woke), isForever, deployments };
}
/** Between two rounds: each takes more calls than a single write. */
const ROUND_PACE = { firstMs: 1500, longestMs: 6000 };
/** Settles the nodes and waits for them; those that were going when we came are begun anew once they are gone. */
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
    if (round > CONFLICT_TRIES)
        throw unsteady(spec);
    // A single round is the rule, and it has waited for the end of the last builder.
    if (round > 1)
        await pausePaced(ROUND_PACE, round - 2, rollout.signal);
    await waitUntilGone(rollout, spec.name);
    return bringUp(rollout, wish, holding, [await surveyAgain(rollout, spec)], { podsVersion: '', round });
}
function unsteady({ name }) {
    const message = `Builder ${name} was found, and gone again, ${CONFLICT_TRIES} times.`;
    return new ActionError('conflict', message, 'Does something in the cluster delete it? Run the job again.');
}
async function serve(rollout, nodes, podsVersion) {
    try {
        await waitUntilServing(rollout, nodes, podsVersion);
    }
    catch (error) {
        tellStaying(rollout, nodes);
        throw withAuthor(nodes, error);
    }
    return nodes;
}
/** A builder that does not come up with the settings of another run: that run is where to look. */
function withAuthor(nodes, thrown) {
    if (!(thrown instanceof ActionError) || !['not-ready', 'timeout'].includes(thrown.code))
        return thrown;
    const { code, message, hint, cause } = thrown;
    const about = nodes.filter(({ spec }) => nodes.length === 1 || message.includes(spec.name));
    const authors = [...new Set(about.map(({ author }) => author))].filter((author) => author !== '');
    if (authors.length === 0)
        return thrown;
    const whole = [hint, ...authors].filter((words) => words !== '').join(' ');
    return new ActionError(code, message, whole, cause);
}
/** What this job made and nobody owns does not go by itself, and no Role here lets anybody delete it. */
function tellStaying({ api, info }, nodes) {
    for (const { spec } of nodes.filter(({ spec, woke }) => woke && spec.life.kind === 'forever'))
        info(`Builder ${spec.name} is kept, as keep-warm: forever says. If it is not wanted: kubectl delete deployment ${spec.name} --namespace ${api.namespace}`);
}
/** Brings a joined node closer to what this job asks for; undefined when it is to be begun anew. */
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
        throw ofNode(wish, spec, thrown);
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

;// CONCATENATED MODULE: ./js/summary.js



/** Puts the Role that is needed into the job summary, ready to be applied and bound. */
async function writeRole(namespace, user, wanted) {
    const role = (0,yaml_dist/* stringify */.As)(renderRole(namespace, wanted));
    summary
        .addHeading('setup-buildx-kubernetes: a Role is missing', 3)
        .addRaw(`Apply this and bind it to ${user.replace(/[^\w:.@/-]/g, '?')}:`, true)
        .addCodeBlock(role, 'yaml');
    await summary.write();
}

;// CONCATENATED MODULE: ./js/roll-out.js










/** How long a token for later steps lives in mode connect, which has no max-job: a job on GitHub's runners. */
const roll_out_LONGEST_JOB_MS = 6 * 3_600_000;
/** Makes sure of the builder in the cluster, as the mode says. */
async function rollOut(inputs, environment, access, names, cluster, renewal) {
    // What still runs for another node when one has failed ends with this.
    const ending = new AbortController();
    const signal = AbortSignal.any([cluster.signal, ending.signal]);
    const { api, close } = openCluster(access, { ...cluster, signal });
    const rollout = { api, info: runnerLog.info, signal };
    try {
        if (inputs.buildsAccount !== '')
            await refuseHandOff(rollout, inputs.buildsAccount);
        if (inputs.mode === 'connect')
            return await connect(rollout, inputs);
        return await ensure(rollout, inputs, planBuilder(inputs, names, access, environment), renewal);
    }
    catch (thrown) {
        throw await explainForbidden(rollout, inputs, toActionError(thrown));
    }
    finally {
        ending.abort(new ActionError('cancelled', 'Another node of the builder failed.', ''));
        close();
    }
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
    let own;
    const held = (hold) => {
        own = hold;
        renewal.start({ hold, spec: wish.hold, nodes: names });
    };
    const { woke, isForever, deployments } = await ensureBuilder(rollout, wish, held);
    const token = await handOff(rollout, inputs, inputs.maxJobMs, own);
    return { nodes, woke, isForever, token, deployments };
}
/** The token that later steps build with, where the inputs want one. */
async function handOff(rollout, inputs, lifeMs, hold) {
    const { buildsAccount: account } = inputs;
    if (account === '')
        return '';
    const { token, expiresMs } = await mintBuildsToken(rollout, { account, lifeMs, hold });
    runnerLog.mask(token);
    const until = new Date(expiresMs).toISOString();
    // It is the hold that is renewed, and the token with it.
    const isRenewed = inputs.mode !== 'connect' && inputs.renew && hold !== undefined;
    const end = isRenewed ? `${until} or a renewal` : until;
    runnerLog.info(`Later steps build as service account ${account}, until ${end}.`);
    return token;
}
/** Of a right that turned out to be missing, all that are missing, and the Role that grants them. */
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

;// CONCATENATED MODULE: ./js/buildx/command.js





/** Where the Docker CLI looks for plugins (docker/cli, cli-plugins/manager/manager_unix.go). */
const PLUGIN_FOLDERS = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * Finds buildx: the Docker plugin's own program, a stand-alone `buildx` on PATH, or else whatever `docker buildx`
 * starts. The program itself does the same as `docker buildx` in half the time (43 ms against 99 ms for `use`).
 * No Docker daemon is needed, and none is asked. Code `buildx` when there is none.
 */
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
    throw new ActionError('buildx', 'buildx is not on this runner, neither as a Docker plugin nor on PATH.', 'Install it in an earlier step.');
}
async function firstExecutable(paths) {
    const found = await Promise.all(paths.map((path) => (0,promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false)));
    return paths.find((_, index) => found[index]);
}
/** One call of buildx may take this long: `inspect` itself gives up on a node after 20 s. */
const command_CALL_TIMEOUT_MS = 60_000;
const command_LARGEST_ANSWER_BYTES = 8 * 1024 * 1024;
/** A `RunBuildx` for this command; `signal` ends a call that runs. */
function buildxRunner(command, environment, signal) {
    const options = {
        env: environment,
        signal,
        timeoutMs: command_CALL_TIMEOUT_MS,
        largestBytes: command_LARGEST_ANSWER_BYTES,
    };
    return (args) => runChild(command.program, [...command.before, ...args], options, (error, stderr) => buildxFailed(args, error, stderr));
}
function buildxFailed(args, error, stderr) {
    const last = stderr.trim().split('\n').at(-1) ?? '';
    const words = shortened(oneSafeLine(last.replace(/^ERROR: /, '') || error.message), 300);
    return new ActionError('buildx', `docker buildx ${args[0]} failed: ${words}.`, '');
}

;// CONCATENATED MODULE: ./js/buildx/leftovers.js




/** A file that a job was writing when it was killed is not touched sooner than this. */
const OLDEST_WRITE_MS = 60 * 60_000;
/**
 * Removes what jobs that were killed left on a runner that is kept: instances of ours whose kubeconfig is gone, since
 * the runner empties RUNNER_TEMP at the start and at the end of a job. Those of other machines and containers with the
 * same home stay until no job can be that old. Answers the names of the instances that this job
 * removed: jobs that start at once find the same leftovers.
 *
 * Each is read right before it is removed, and not by `buildx rm`, which takes so long to start that another job could
 * have written a living instance of the same name by then. What remains is the moment between two calls of the system.
 */
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
        // Another job may have finished its write, or removed the same file.
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
/**
 * Reads the text of `docker buildx inspect NAME` (buildx, commands/inspect.go): after `Nodes:` a block of
 * `Key: value` lines per node, which starts with `Name:`.
 */
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
        // A star marks what the instance itself asks for.
        platforms: platforms === '' ? [] : platforms.split(',').map((platform) => platform.trim().replace(/\*$/, '')),
    };
}
/** Indented lines below `Labels:`. */
function readLabels(block) {
    const [, lines = ''] = /^Labels:[ \t]*\n((?:[ \t]+.*(?:\n|$))*)/m.exec(block) ?? [];
    const labels = [...lines.matchAll(/^\s+(\S+):\s+(.*?)\s*$/gm)];
    return new Map(labels.map(([, name = '', value = '']) => [name, value]));
}
/** `name="value" other="value"`, each value as Go quotes it. */
function readDriverOpts(text) {
    return [...text.matchAll(/(\S+?)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => `${name}=${value.replace(/\\(.)/g, '$1')}`);
}
/** Why a node cannot be built on, '' when it can: `inspect` exits 0 either way. */
function inspect_troubleOf(nodes) {
    if (nodes.length === 0)
        return 'it shows no node';
    const bad = nodes.find((node) => node.status !== 'running' || node.error !== '' || node.buildkit === '');
    if (bad === undefined)
        return '';
    return `node ${bad.name} is ${bad.status || 'unknown'}${bad.error === '' ? '' : ` (${bad.error})`}`;
}

;// CONCATENATED MODULE: ./js/buildx/proof.js



/** A node whose kubelet has no serving certificate yet refuses the first dials for up to a minute (buildx #2668). */
const LONGEST_PROOF_MS = 60_000;
const proof_FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 5000;
/**
 * Makes buildx itself reach every node of the instance, again while it cannot. Code `buildx` with its words when
 * it could not for a minute.
 */
async function proveReachable(run, name, signal) {
    const endMs = Date.now() + LONGEST_PROOF_MS;
    for (let lookMs = proof_FIRST_LOOK_MS;; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
        const nodes = parseInspect(await run(['inspect', name]));
        const trouble = inspect_troubleOf(nodes);
        if (trouble === '')
            return nodes;
        if (Date.now() + lookMs > endMs) {
            const hint = 'It needs the right to create pods/exec, and a way from this runner to the API server.';
            throw new ActionError('buildx', `buildx does not reach the builder: ${trouble}.`, hint);
        }
        await pause(lookMs, signal);
    }
}

;// CONCATENATED MODULE: ./js/runner-buildx.js







/** Finds buildx; code `buildx` when there is none, or none that can be worked with. */
async function startBuildx(environment, signal) {
    const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
    const version = parseBuildxVersion(await run(['version']));
    judgeBuildxVersion(version, false);
    return { run, version };
}
/** What other jobs left is no reason to fail this one. */
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
/**
 * Makes the instance current and proves that buildx reaches it, side by side: both only read the other's file. Later
 * steps are told its name and the store's folder: a step with a DOCKER_CONFIG of its own would look elsewhere. `judge`
 * throws for nodes that no job should build on.
 */
async function useBuilder(run, store, instance, isCurrent, signal, judge) {
    const [nodes] = await Promise.all([
        proveReachable(run, instance, signal),
        isCurrent ? run(['use', instance]) : Promise.resolve(''),
    ]);
    judge(nodes);
    if (isCurrent) {
        exportStore(store.folder);
        exportBuilder(instance);
    }
    return nodes;
}

;// CONCATENATED MODULE: ./js/stop.js

/**
 * One signal that ends everything that waits: with `late` after `timeoutMs`, or when the runner cancels the step. The runner
 * sends SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to this process alone, so its children end by this too
 * (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `forget` takes the listeners away.
 */
function stopSignal(timeoutMs, late) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(late), timeoutMs);
    const cancel = () => controller.abort(new ActionError('cancelled', 'The job was cancelled.', ''));
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

;// CONCATENATED MODULE: ./js/main.js































/** The main step: from inputs to a builder that buildx has reached. Rejects with an ActionError. */
async function main() {
    const startedMs = Date.now();
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
        if (access.identity.kind === 'exec')
            runnerLog.info(`Builds of later steps, and post, run ${pluginName(access.identity.plugin)} to log in.`);
        await setUp(inputs, access, environment, stop.signal, startedMs).catch(async (thrown) => {
            throw await explainUnauthorized(toActionError(thrown), access, environment);
        });
    }
    finally {
        stop.forget();
    }
}
/** What the inputs ask for and is not, or not only, as it looks. */
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
    return new ActionError('timeout', `The builder was not ready within ${formatDuration(timeoutMs)}.`, hint);
}
async function setUp(inputs, access, environment, signal, startedMs) {
    const buildx = await startBuildx(environment, signal);
    const names = nameJob(inputs, environment);
    const store = storeIn(storeFolderOf(environment.buildxConfig, environment.dockerConfigFolder), names.folder);
    const view = { folder: names.folder, exists: mayExist };
    const refuse = (there) => refuseTaken(names.instance, there, view);
    refuse(await lookAtInstance(store, names.instance));
    // As late as can be: what goes wrong before the first write leaves the runner as it was, and post nothing to do.
    const keep = once(() => keepState(inputs, environment, access, names, store));
    const cluster = clusterOptions(environment, signal, keep);
    const renewal = planRenewal(inputs, access, names, cluster);
    try {
        const [builder] = await Promise.all([
            rollOut(inputs, environment, access, names, cluster, renewal),
            tidyStore(store, view),
        ]);
        const own = await keep();
        const { nodes: asked, woke } = builder;
        const kubeconfig = builder.token === '' ? own : leaveBuildsAccess(access, builder.token, names.folder);
        const hint = judgeBuildxVersion(buildx.version, usesStatefulSet(builder.nodes));
        if (hint !== '')
            runnerLog.info(hint);
        const json = renderInstance(instanceOf(inputs, names.instance, kubeconfig, builder.nodes));
        await writeInstance(store, names.instance, json, refuse);
        const judge = (shown) => refuseWrongDaemons(shown, builder.deployments, inputs);
        const nodes = await useBuilder(buildx.run, store, names.instance, inputs.use, signal, judge);
        const readyMs = Date.now() - startedMs;
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
        environment: environment.variables,
        userAgent: STEP_AGENT,
        budget: MAIN_BUDGET,
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
    const term = { lifeMs: holdLifeMs(maxJobMs), maxJobMs };
    return renewalFrom(names.folder, access, cluster, term, buildsAccount);
}
/** Keeps what post needs, then what later steps need; answers the kubeconfig's path. */
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
        later: { formerConfig, earlierChoices, maxJobMs: inputs.mode === 'connect' ? 0 : inputs.maxJobMs },
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

;// CONCATENATED MODULE: ./js/cluster/kubeconfig-own.js




/**
 * Reads the kubeconfig that main wrote into its folder: all that later processes of the job know of the cluster. They
 * do the work of our own plugin themselves, since post removes it before it is done with the cluster.
 */
async function readOwnKubeconfig(folder, namespace) {
    const given = (0,external_node_path_.join)(folder, 'kubeconfig');
    const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
    const left = access.identity.kind === 'exec' ? readLeft(access.identity.plugin, folder) : undefined;
    return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}

;// CONCATENATED MODULE: ./js/builder/kept-warm.js



/** The names of the nodes that a hold may own; undefined for one of a version that did not note them. */
function nodesOfHold(hold) {
    return hold.metadata?.annotations?.[NODES_ANNOTATION]?.split(',').filter((name) => name !== '');
}
/** Other holds that only keep the builder warm. */
function othersKeptWarm(uid, holds) {
    return holds.filter((job) => job.metadata?.uid !== uid && keptWarm(job) !== undefined);
}
/**
 * Released holds that keep nothing that another released hold does not keep for longer: the own one (`uid`) when there
 * is such another, otherwise those that the own one makes superfluous. Holds are ordered by their end, then by name,
 * and each is removed only in favor of a later one that owns all of its nodes, so that of any number of jobs that do
 * this at the same time none removes the last one. `owners` has at least the own hold's nodes.
 */
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
    const endMs = timestampMs(job.status?.startTime) + (job.spec?.activeDeadlineSeconds ?? Number.NaN) * 1000;
    if (!isLiving(job) || !wasReleased(job) || Number.isNaN(endMs))
        return undefined;
    return { job, uid, name, endMs, nodes: nodesOfHold(job) };
}
function isBefore(one, other) {
    return one.endMs < other.endMs || (one.endMs === other.endMs && one.name < other.name);
}
/** True when `by` owns every node that `hold` owns. */
function isCovered(hold, by, owners) {
    return (hold.nodes ?? ['']).every((node) => {
        const uids = owners.get(node);
        return uids !== undefined && (uids.has(by.uid) || !uids.has(hold.uid));
    });
}

;// CONCATENATED MODULE: ./js/rollout/collapse.js




/** What one job removes at most: more can only be left from jobs of older versions, and later jobs go on with it. */
const MOST_REMOVED = 20;
/** Other actions' post steps wait for this one. */
const LONGEST_MS = 5000;
/**
 * Removes the builder's released holds that keep nothing that another released hold does not keep for longer, so that
 * about one stays, however many jobs an hour there are. `own` is this job's hold as its release left it; when another
 * ends later, it is the own one that goes. The list is made after the release, so that of two jobs at the same time at
 * least one sees both holds. Each is deleted only as it was listed, so that one that changed since stays. Answers how
 * many were removed.
 */
async function collapseHolds(api, own) {
    const startedMs = performance.now();
    const { uid = '', labels = {} } = own.metadata ?? {};
    const holds = await listHolds(api, labels[BUILDER_LABEL] ?? '');
    const nodes = nodesOfHold(own);
    if (nodes === undefined || othersKeptWarm(uid, holds).length === 0)
        return 0;
    const superfluous = superfluousHolds(uid, holds, await readOwners(api, nodes));
    let removed = 0;
    for (const { metadata = {} } of superfluous.slice(0, MOST_REMOVED)) {
        if (performance.now() - startedMs > LONGEST_MS)
            break;
        const { name = '', uid: itsUid = '', resourceVersion = '' } = metadata;
        const answer = await api.deleteForeground('jobs', { name, uid: itsUid, resourceVersion });
        if (answer.kind === 'ok')
            removed += 1;
        else if (answer.status !== 404 && answer.status !== 409)
            granted(answer, `delete Jobs in namespace ${api.namespace}`);
    }
    return removed;
}
async function readOwners(api, nodes) {
    const owners = await Promise.all(nodes.map(async (name) => {
        const answer = await api.get('deployments', name);
        if (answer.kind === 'refused' && answer.status === 404)
            return [];
        const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
        return (found.metadata?.ownerReferences ?? []).map((owner) => owner.uid);
    }));
    return new Map(nodes.map((name, index) => [name, new Set(owners[index])]));
}

;// CONCATENATED MODULE: ./js/post.js



















/** All of post; other actions' posts share the runner's 285 seconds after a cancel. */
const POST_TIMEOUT_MS = 50_000;
/**
 * The post step: undoes what this job alone needed, in an order in which no later command finds half of it. First
 * the instance (buildx would fall back to other credentials when its kubeconfig is missing), then the kubeconfig,
 * then the hold. Never fails the job: what could not be undone is a warning, and ends by itself in the cluster.
 */
async function post_post() {
    const loaded = loadState();
    if (loaded.kind === 'none')
        return runnerLog.info('Nothing was made, so there is nothing to undo.');
    if (loaded.kind === 'unreadable')
        return runnerLog.warning('The state of this step cannot be read: nothing is undone. Holds end by themselves.');
    const { state } = loaded;
    const environment = readEnvironment();
    if (!isOwnFolder(state.folder, environment))
        return runnerLog.warning('The state of this step names another job: nothing is undone. Holds end by themselves.');
    await attempt('remove the buildx instance', () => forgetInstance(state, environment));
    const access = await attempt('read the kubeconfig of this job', () => readAccess(state));
    await attempt('remove the kubeconfig of this job', () => (0,promises_.rm)(state.folder, { recursive: true, force: true }));
    if (access !== undefined)
        await attempt('let go of the builder', () => letGo(state, environment, access));
}
async function attempt(what, run) {
    try {
        return await run();
    }
    catch (thrown) {
        runnerLog.warning(`Could not ${what}: ${explain(toActionError(thrown)).headline}`);
        return undefined;
    }
}
async function forgetInstance(state, environment) {
    const store = storeIn(state.storeFolder, state.folder);
    await (0,promises_.rm)(store.scratch, { force: true });
    const there = await readInstance(store, state.instance);
    // Another step of this job may have set up the same name since, which is in use until its own post.
    if (there !== '' && !isInstanceOf(there, state.folder))
        return;
    if (there !== '')
        await removeInstance(store, state.instance);
    await restoreChoice(state, environment, store);
    if (there !== '')
        await restoreCurrent(store, state.instance, state.formerCurrent);
}
/** Unless a later step has chosen another builder. No step can unset a variable, but an empty one is none to buildx. */
async function restoreChoice(state, environment, store) {
    if (environment.builderVariable !== state.instance)
        return;
    const { formerConfig = '', earlierChoices = [] } = state.later ?? {};
    const former = { builder: state.formerBuilder, config: formerConfig };
    const { builder, config } = await findFormerChoice(store, [former, ...earlierChoices]);
    exportBuilder(builder);
    if (environment.buildxConfig === state.storeFolder)
        exportStore(config);
}
async function readAccess(state) {
    const access = await readOwnKubeconfig(state.folder, state.namespace);
    for (const secret of secretsOf(access))
        runnerLog.mask(secret);
    return access;
}
/** Everything else that post believes, down to the way to the cluster, is in this folder. */
function isOwnFolder(folder, environment) {
    return (0,external_node_path_.dirname)(folder) === environment.temporaryFolder && (0,external_node_path_.basename)(folder).startsWith(FOLDER_PREFIX);
}
/** The process that renews the hold has nobody to tell, so post says what builds may have met. */
function outlived(maxJobMs) {
    const why = `max-job (${formatDuration(maxJobMs)}) was over, or somebody deleted the hold or its builder`;
    return `The hold of this job ended before this job: ${why}. Builds from then on had no builder, unless other jobs held it. Set max-job longer than the job takes.`;
}
async function letGo(state, environment, access) {
    if (state.hold.kind === 'none')
        return;
    const stop = stopSignal(POST_TIMEOUT_MS, new ActionError('timeout', 'Post has no more time for it.', ''));
    const options = {
        environment: environment.variables,
        userAgent: STEP_AGENT,
        budget: POST_BUDGET,
        signal: stop.signal,
        note: runnerLog.info,
        mask: runnerLog.mask,
        beforeWrite: () => Promise.resolve(),
    };
    const { api, close } = openCluster(access, options);
    try {
        const life = lifeAfter(state.hold.life);
        const release = await releaseHold({ api, signal: stop.signal }, state.hold.name, environment.runUrl, life);
        runnerLog.info(`Hold ${state.hold.name}: ${release.kind}.`);
        if (release.kind === 'kept-warm')
            await collapse(api, release.job);
        if (release.kind === 'gone' && wasReady() && life.kind !== 'forever')
            runnerLog.warning(outlived(state.later?.maxJobMs ?? 0));
    }
    finally {
        close();
        stop.forget();
    }
}
/** Holds that are left end by themselves, so a failure is no reason for a warning. */
async function collapse(api, own) {
    try {
        const removed = await collapseHolds(api, own);
        if (removed > 0)
            runnerLog.info(`Removed ${removed} released hold(s) that end before another one.`);
    }
    catch (thrown) {
        runnerLog.info(`Older holds of the builder stay until they end: ${explain(toActionError(thrown)).headline}`);
    }
}

;// CONCATENATED MODULE: ./js/rollout/rehold.js







const rehold_LOOK_MS = 500;
/**
 * Takes a new hold in the place of one that is gone, and joins the nodes that are still there (line 5 of the
 * protocol). It has the name of the one before, by which post lets it go. undefined when nothing is left to hold, or
 * the hold is no longer wanted: then none is left behind, or, if this process is ended right here, one that ends by
 * itself. A call that failed can be made again: a hold that it took already is found by its name.
 */
async function rehold(rollout, held, isWanted) {
    const { api } = rollout;
    await untilNameIsFree(rollout, held.spec.name);
    if ((await findNodes(rollout, held.nodes)).length === 0 || !isWanted())
        return undefined;
    const hold = await takeHold(api, held.spec);
    const isHeld = await joinNodes(rollout, { ...held, hold });
    if (isHeld && isWanted())
        return hold;
    await api.deleteForeground('jobs', hold);
    return undefined;
}
/** A hold that is being deleted keeps its name until the garbage collector has been there. */
async function untilNameIsFree({ api, signal }, name) {
    for (;;) {
        const answer = await api.get('jobs', name);
        if (answer.kind === 'refused' && answer.status === 404)
            return;
        if (isLiving(granted(answer, `get Jobs in namespace ${api.namespace}`)))
            return;
        await pause(rehold_LOOK_MS, signal);
    }
}
/** True when at least one node lives at least as long as the hold. One without owners does so anyhow. */
async function joinNodes(rollout, { hold, spec, nodes }) {
    const found = await findNodes(rollout, nodes);
    // An owner must never be added to one without: a reference to a hold that has ended deletes the builder within ms.
    const owned = found.filter((node) => ownersOf(node).length > 0);
    const unowned = found.filter((node) => !owned.includes(node));
    const noted = await Promise.all(unowned.map((node) => noteUser(rollout, node, hold.uid)));
    const added = await Promise.all(owned.map((node) => addOwner(rollout.api, node, hold)));
    const patched = added.filter((node) => node !== undefined);
    const proved = await proveOwned(rollout, spec.builder, patched, hold);
    return noted.some((node) => node !== undefined) || proved.some(({ kind }) => kind === 'joined');
}
/** The nodes that are there, and neither going nor somebody else's. */
async function findNodes({ api }, names) {
    const found = [];
    for (const name of names) {
        const answer = await api.get('deployments', name);
        if (answer.kind === 'refused' && answer.status === 404)
            continue;
        const node = granted(answer, `get Deployments in namespace ${api.namespace}`);
        if (isOurs(node) && node.metadata?.deletionTimestamp === undefined)
            found.push(node);
    }
    return found;
}

;// CONCATENATED MODULE: ./js/rollout/keep-held.js




/**
 * Renews a job's hold again and again, until max-job is reached, the builder is gone, or the hold is not wanted any
 * more. What fails is tried again, after the hold's end too: others may keep the builder until the cluster can be
 * reached again. `renewed` is told of the hold each time, and fails as a renewal does. Rejects with the rollout's signal.
 */
async function keepHeld(rollout, held, term, isWanted, renewed) {
    const endMs = Date.now() + term.maxJobMs;
    let current = { hold: held.hold, term };
    for (let waitMs = renewEveryMs(term.lifeMs); Date.now() + waitMs < endMs;) {
        await pause(waitMs, rollout.signal);
        try {
            const next = await renewOnce(rollout, held, current, isWanted, endMs);
            if (next === undefined)
                return;
            current = next;
            await renewed(current.hold);
            waitMs = renewEveryMs(term.lifeMs);
        }
        catch {
            waitMs = retryEveryMs(term.lifeMs);
        }
    }
}
/** Renews the hold, or takes a new one for what is left of max-job; undefined when there is no more to do. */
async function renewOnce(rollout, held, { hold, term }, isWanted, endMs) {
    const renewed = await renewHold(rollout, hold, term, isWanted);
    if (renewed === 'again')
        return { hold, term };
    if (renewed === 'over')
        return undefined;
    const maxJobMs = endMs - Date.now();
    const lifeMs = Math.min(term.lifeMs, maxJobMs);
    const anew = await rehold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
    return anew === undefined ? undefined : { hold: anew, term: { lifeMs, maxJobMs } };
}

;// CONCATENATED MODULE: ./js/renew.js









/**
 * The renewer: a child of main that outlives it, and prolongs the job's hold, or takes a new one in its place, until
 * the job is over, its builder is gone or max-job is reached. It prints nothing: nobody would read it. Rejects when
 * it could not do its work.
 */
async function renew(folder) {
    const order = readRenewalOrder(folder);
    const job = jobSignal(folder, order.worker);
    try {
        await renewWhileWanted(folder, order, job.signal);
    }
    catch (thrown) {
        if (!job.signal.aborted)
            throw thrown;
    }
    finally {
        job.forget();
    }
}
async function renewWhileWanted(folder, order, signal) {
    const { held, term, worker, buildsAccount } = order;
    const retryMs = retryEveryMs(term.lifeMs);
    const { api, close } = openCluster(await readOwnKubeconfig(folder, held.spec.namespace), {
        environment: readEnvironment().variables,
        userAgent: RENEWER_AGENT,
        budget: { totalMs: retryMs, shortestMs: 200, longestMs: Math.min(retryMs, 5000) },
        signal,
        note: () => undefined,
        mask: () => undefined,
        beforeWrite: () => Promise.resolve(),
    });
    try {
        await lookAtHold(api, held.hold, term);
        sayUp();
        const rollout = { api, info: () => undefined, signal };
        await keepHeld(rollout, held, term, () => isJobAlive(folder, worker), async (hold) => {
            if (buildsAccount === '')
                return;
            const handOff = { account: buildsAccount, lifeMs: term.maxJobMs, hold };
            replaceToken(folder, (await mintBuildsToken(rollout, handOff)).token);
        });
    }
    finally {
        close();
    }
}
/** Tells main, which waits for it, that a child can live and work here. */
function sayUp() {
    // Main may be gone already, and that is no fault: hence a callback, which keeps the error from being thrown.
    process.send?.('up', undefined, {}, () => undefined);
    if (process.connected)
        process.disconnect();
}

;// CONCATENATED MODULE: ./js/index.js





const [, , phase = 'main', folder = ''] = process.argv;
if (phase === 'renew') {
    renew(folder).catch(() => {
        process.exitCode = 1;
    });
}
else {
    const run = phase === 'post' ? post_post : main;
    run().catch((thrown) => fail(toActionError(thrown)));
}

})();

module.exports = __webpack_exports__;
/******/ })()
;