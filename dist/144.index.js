"use strict";
exports.id = 144;
exports.ids = [144];
exports.modules = {

/***/ 9144:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainForbidden: () => (/* binding */ explainForbidden)
});

// EXTERNAL MODULE: external "lazy:./yaml.js"
var external_lazy_yaml_js_ = __webpack_require__(82);
// EXTERNAL MODULE: ./js/builders/manifests/granted.js
var granted = __webpack_require__(8390);
;// CONCATENATED MODULE: ./js/builders/manifests/grant.js


const GRANTS = { ensure: granted/* ENSURE */.hT, connect: granted/* CONNECT */.hg };
const API = 'rbac.authorization.k8s.io';
const UNKNOWN_USER = 'USER';
function renderGrant({ mode, namespace, user = UNKNOWN_USER }) {
    const role = `setup-buildx-kubernetes-${mode}`;
    const rules = GRANTS[mode].map(([resource, ...verbs]) => {
        const [name = '', group = ''] = resource.split('.');
        return { apiGroups: [group], resources: [name], verbs };
    });
    const apiVersion = `${API}/v1`;
    const binding = {
        apiVersion,
        kind: 'RoleBinding',
        metadata: { name: quoted(bindingName(role, user)), namespace: quoted(namespace) },
        subjects: [subjectOf(user)],
        roleRef: { apiGroup: API, kind: 'Role', name: role },
    };
    return [
        { apiVersion, kind: 'Role', metadata: { name: role, namespace: quoted(namespace) }, rules },
        binding,
    ]
        .map((object) => (0,external_lazy_yaml_js_.stringify)(object, AS_KUBECTL))
        .join('---\n');
}
const AS_KUBECTL = { version: '1.1', lineWidth: 0 };
function quoted(text) {
    if (/^[a-z][a-z-]*$/.test(text))
        return text;
    const scalar = new external_lazy_yaml_js_.Scalar(text);
    scalar.type = external_lazy_yaml_js_.Scalar.QUOTE_DOUBLE;
    return scalar;
}
const ACCOUNT = /^system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)$/;
function subjectOf(user) {
    const [, namespace, name] = ACCOUNT.exec(user) ?? [];
    return namespace === undefined || name === undefined
        ? { kind: 'User', apiGroup: API, name: quoted(user) }
        : { kind: 'ServiceAccount', name: quoted(name), namespace: quoted(namespace) };
}
function bindingName(role, user) {
    return `${role}-${user.replace(/[^\w.:@-]/g, '-')}`.slice(0, LONGEST_NAME);
}
const LONGEST_NAME = 253;

// EXTERNAL MODULE: ./js/builders/rollout/missing-rights.js
var missing_rights = __webpack_require__(1360);
// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/lib/markdown.js
var markdown = __webpack_require__(8470);
// EXTERNAL MODULE: ./js/lib/release.js
var release = __webpack_require__(8138);
// EXTERNAL MODULE: ./js/action/setup/job.js
var setup_job = __webpack_require__(7511);
;// CONCATENATED MODULE: ./js/action/setup/explain-forbidden.js






const SESSION = /^arn:[\w-]+:sts::\d+:assumed-role\//;
function explainForbidden(job, missing, cause) {
    const { namespace } = job.access;
    const error = (0,missing_rights/* forbidden */.o)(namespace, missing, cause);
    if (!job.inputs.summary)
        return (0,errors/* changedError */.zi)(error, { hint: `Apply the Role: ${(0,release/* docsLink */._h)('cluster')}` });
    return (0,errors/* changedError */.zi)(error, { details: renderDetails(job, missing) });
}
function renderDetails(job, missing) {
    const { namespace } = job.access;
    const user = missing.isNamed ? missing.user : undefined;
    const yaml = renderGrant({ mode: (0,setup_job/* isBuilderJob */.VN)(job) ? 'ensure' : 'connect', namespace, user });
    const name = user ?? UNKNOWN_USER;
    const who = [
        ...(user === undefined
            ? [`The cluster did not say who the job is: put its name in place of \`${UNKNOWN_USER}\`.`]
            : []),
        ...(SESSION.test(name)
            ? [
                `This name is another one in each run. Give the access entry a group, and bind that: [EKS](${(0,release/* docsLink */._h)('eks')}).`,
            ]
            : []),
    ];
    const check = `kubectl auth can-i --list --namespace ${namespace} --as ${explain_forbidden_quoted(name)}`;
    return [
        'Save this as `grant.yaml`, and run `kubectl apply --filename grant.yaml`:',
        (0,markdown/* fence */.EU)('yaml', yaml),
        ...who,
        'Check what the job may do then:',
        (0,markdown/* fence */.EU)('sh', check),
    ].join('\n\n');
}
function explain_forbidden_quoted(text) {
    return /^[\w.:@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 8470:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ toMarkdownCode),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   l6: () => (/* binding */ toMarkdown)
/* harmony export */ });
/* harmony import */ var _safe_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3488);

const LONGEST_TEXT = 120;
function toMarkdown(text, limit = LONGEST_TEXT) {
    const parts = [];
    for (const [index, word] of cut(text, limit).split(' ').entries()) {
        const isCode = SIGNS.test(word) || (index === 0 && LIST_MARK.test(word));
        const last = parts.at(-1);
        if (last?.isCode === isCode)
            last.words.push(word);
        else
            parts.push({ isCode, words: [word] });
    }
    return parts.map(({ isCode, words }) => (isCode ? asCode(words.join(' ')) : words.join(' '))).join(' ');
}
function toMarkdownCode(text, limit = LONGEST_TEXT) {
    return asCode(cut(text, limit));
}
const SIGNS = /[!#$&*<>@[\\\]^_`{|}~]|:(?!$)|www\./i;
const LIST_MARK = /^[-+=]|^\d+[.)]$/;
function asCode(text) {
    const parts = text.split(/(\|+)/).filter((part) => part !== '');
    return parts
        .map((part) => part.startsWith('|') ? `<code>${'&#124;'.repeat(part.length)}</code>` : asCodeWithoutBars(part))
        .join('');
}
function asCodeWithoutBars(text) {
    const ticks = '`'.repeat(longestTicks(text) + 1);
    const blank = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : '';
    return `${ticks}${blank}${text}${blank}${ticks}`;
}
function longestTicks(text) {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}
function cut(text, limit) {
    const line = (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toSafeLine */ .Dg)(text).toWellFormed().replace(/\s+/g, ' ').trim();
    const characters = [...line.slice(0, 2 * limit + 2)];
    if (characters.length <= limit)
        return line;
    const start = characters.slice(0, limit - 1).join('');
    return `${characters[limit - 1] === ' ' ? start.trimEnd() : withoutCutWord(start, limit)}…`;
}
function withoutCutWord(start, limit) {
    const word = /[^ ]*$/.exec(start)?.[0] ?? '';
    const before = start.slice(0, start.length - word.length);
    if (before.length * 3 > limit)
        return before.trimEnd();
    const kept = /^.*[/:@=,;?]/.exec(word)?.[0] ?? word;
    return (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_0__/* .looksRandom */ .EZ)(kept) ? before.trimEnd() : `${before}${kept}`;
}
function fence(language, text) {
    const marks = '`'.repeat(Math.max(2, longestTicks(text)) + 1);
    return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}


/***/ })

};
;