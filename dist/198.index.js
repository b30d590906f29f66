"use strict";
exports.id = 198;
exports.ids = [198];
exports.modules = {

/***/ 4198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainUnauthorized: () => (/* binding */ explainUnauthorized)
/* harmony export */ });
/* harmony import */ var _cluster_aws_caller_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6717);
/* harmony import */ var _cluster_recipe_context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5832);
/* harmony import */ var _cluster_recipe_mint_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6639);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5592);
/* harmony import */ var _lib_jwt_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6586);
/* harmony import */ var _lib_safe_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3488);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7239);







const ASK_MS = 5000;
const UNKNOWN = { arn: undefined, refusal: undefined, dateMs: undefined };
async function explainUnauthorized(error, access, environment) {
    const { identity } = access;
    if (error.code !== 'unauthorized' || identity.kind !== 'recipe')
        return error;
    const { recipe } = identity;
    const context = (0,_cluster_recipe_context_js__WEBPACK_IMPORTED_MODULE_0__/* .openMintContext */ .e)(environment, _runner_log_js__WEBPACK_IMPORTED_MODULE_1__/* .runnerLog */ .t1.mask, identity.known);
    if (recipe.kind === 'eks')
        return explainEks(error, recipe, context);
    const token = await findToken(recipe, context);
    if (token === undefined)
        return error;
    const audience = JSON.stringify((0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(recipe.audience, 60));
    const refused = `The API server rejected this job's GitHub ID token (audience ${audience}).`;
    const what = `${refused} Its subject is ${(0,_lib_jwt_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectOf */ .et)(token) || '(none)'}.`;
    const hint = 'Its AuthenticationConfiguration must name the issuer and this audience, and have rules that match this job.';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({
        code: 'unauthorized',
        topic: 'id-token-rejected',
        message: what,
        hint,
        cause: error,
    });
}
async function findToken(recipe, context) {
    try {
        const { token } = await (0,_cluster_recipe_mint_js__WEBPACK_IMPORTED_MODULE_5__/* .mintToken */ .W)(recipe, context, AbortSignal.timeout(ASK_MS));
        _runner_log_js__WEBPACK_IMPORTED_MODULE_1__/* .runnerLog */ .t1.mask(token);
        return token;
    }
    catch {
        return undefined;
    }
}
async function explainEks(error, recipe, context) {
    const signal = AbortSignal.timeout(ASK_MS);
    try {
        const credentials = await (0,_cluster_recipe_mint_js__WEBPACK_IMPORTED_MODULE_5__/* .awsCredentialsBy */ .B)(recipe, context, signal);
        const asking = (0,_cluster_aws_caller_js__WEBPACK_IMPORTED_MODULE_6__/* .askCaller */ .ZO)((0,_cluster_recipe_context_js__WEBPACK_IMPORTED_MODULE_0__/* .callerQuestionOf */ .j)(recipe, context), credentials, signal);
        return answers401(error, (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(recipe.cluster, 60), await asking.catch(() => UNKNOWN));
    }
    catch {
        return error;
    }
}
function answers401(error, cluster, { arn, refusal, dateMs }) {
    const clock = clockWords(dateMs);
    const keyHint = refusal === undefined ? undefined : (0,_cluster_aws_caller_js__WEBPACK_IMPORTED_MODULE_6__/* .hintOfKeyFault */ .EL)(refusal);
    if (keyHint !== undefined) {
        const what = `EKS cluster ${cluster} answered 401, and STS rejected the AWS keys too (${refusal}).`;
        const hint = `${keyHint}${clock}`;
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({ code: 'unauthorized', topic: 'aws-keys', message: what, hint, cause: error });
    }
    const caller = arn === undefined ? 'this caller (STS does not tell its ARN)' : (0,_lib_safe_text_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(arn, 120);
    const what = `EKS cluster ${cluster} rejected ${caller} (401).`;
    const hint = `Check that \`eks-cluster\` is its exact name, and that the role has an access entry.${clock}`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ActionError */ .lZ({
        code: 'unauthorized',
        topic: 'eks-access-entry',
        message: what,
        hint,
        cause: error,
    });
}
function clockWords(dateMs) {
    if (dateMs === undefined)
        return '';
    const offsetMs = dateMs - Date.now();
    if (Math.abs(offsetMs) < _cluster_aws_caller_js__WEBPACK_IMPORTED_MODULE_6__/* .SKEW_MS */ .eK)
        return " This runner's clock is right.";
    return ` This runner's clock is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'slow' : 'fast'}.`;
}


/***/ })

};
;