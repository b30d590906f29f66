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
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
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
    return (0,trust/* trustingSystem */.Mq)(question.proxies, (trust) => describeTrusting(trust, question, signal));
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
            message: `Cluster ${name} is only registered with EKS, which does not run it.`,
            hint: 'Use the input kubeconfig for it.',
        });
    if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
        throw new errors/* ActionError */.lZ({
            code: 'not-ready',
            message: `EKS cluster ${name} is ${cluster?.status ?? 'not there'}.`,
            hint: 'It must be ACTIVE.',
        });
    const { endpoint, certificateAuthority, resourcesVpcConfig: network } = cluster;
    const ca = certificateAuthority?.data;
    if (!endpoint || !ca)
        throw new errors/* ActionError */.lZ({
            code: 'not-ready',
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
            message: `There is no EKS cluster ${name} in ${region} of this account.`,
            hint: 'Check eks-cluster, aws-region and the role.',
            cause: error,
        });
    if (code.startsWith('AccessDenied'))
        return new errors/* ActionError */.lZ({
            code: 'forbidden',
            message: `AWS refuses eks:DescribeCluster on ${name}.`,
            hint: 'Allow it, or set the inputs server and certificate-authority.',
            cause: error,
        });
    if (/Token|Signature|Unrecognized|MissingAuthentication|RequestTimeTooSkewed|RequestExpired/.test(code))
        return new errors/* ActionError */.lZ({
            code: 'unauthorized',
            message: `EKS does not take the AWS credentials: ${code}: ${words}.`,
            hint: 'Are they expired?',
            cause: error,
        });
    const why = code === 'TimeoutError' ? 'no answer in time' : `${code === 'Error' ? '' : `${code}: `}${words}`;
    return new errors/* ActionError */.lZ({
        code: 'unreachable',
        message: `EKS in ${region} gave no answer about ${name}: ${why}.`,
        hint: 'Check aws-region, and the way from this runner to it (proxy, VPC endpoint).',
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
        ? `The endpoint of EKS cluster ${name} is open to ${(0,safe_text/* truncate */.xv)(reach.publicCidrs.join(', '), 100)} alone, and this runner does not reach it.`
        : `The endpoint of EKS cluster ${name} is private, and this runner does not reach it.`;
    throw new errors/* ActionError */.lZ({
        code: 'unreachable',
        message: what,
        hint: `Run the job in ${vpc} or where it is routed to, or set HTTPS_PROXY.`,
    });
}
function isReachable({ hostname, port }) {
    return new Promise((done) => {
        const socket = (0,external_node_net_.connect)({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
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
var log = __webpack_require__(9620);
;// CONCATENATED MODULE: ./js/action/setup/enter-eks.js





async function enterEksCluster(request, environment, signal) {
    const context = (0,recipe_context/* openMintContext */.e)(environment, log/* runnerLog */.t.mask, undefined);
    const entry = await enterEks(request, context, signal).catch((thrown) => {
        signal.throwIfAborted();
        const isEmpty = request.source.kind === 'environment' && (0,source/* hasNothingSet */.qM)(request.source.facts);
        throw (0,empty_secrets/* withEmptySecrets */.z)(thrown, isEmpty ? (0,empty_secrets/* whySecretsAreEmpty */.N)(environment) : '');
    });
    return { entry, source: `EKS cluster ${request.name} in ${request.region}` };
}


/***/ })

};
;