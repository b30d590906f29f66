"use strict";
exports.id = 788;
exports.ids = [788];
exports.modules = {

/***/ 788:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeFailure: () => (/* binding */ writeFailure)
});

// EXTERNAL MODULE: ./js/lib/errors.js
var errors = __webpack_require__(5592);
// EXTERNAL MODULE: ./js/action/inputs/text.js
var inputs_text = __webpack_require__(6723);
// EXTERNAL MODULE: ./js/action/runner/log.js
var log = __webpack_require__(7239);
// EXTERNAL MODULE: ./js/action/runner/outputs.js
var outputs = __webpack_require__(2095);
// EXTERNAL MODULE: ./js/lib/markdown.js
var markdown = __webpack_require__(8470);
// EXTERNAL MODULE: ./js/lib/release.js
var release = __webpack_require__(8138);
// EXTERNAL MODULE: ./js/lib/topics.js
var topics = __webpack_require__(1607);
;// CONCATENATED MODULE: ./js/action/summary/table.js
function renderTable(heads, right, rows) {
    const line = heads.map((_, column) => (column < right ? ':--' : '--:'));
    return [
        `| ${heads.join(' | ')} |`,
        `|${line.join('|')}|`,
        ...rows.map((row) => `| ${row.join(' | ')} |`),
    ].join('\n');
}
function renderFolded(title, parts) {
    return [`<details><summary>${title}</summary>`, ...parts, '</details>'].join('\n\n');
}

;// CONCATENATED MODULE: ./js/action/summary/failure.js





const LONGEST_WORDS = 1500;
function renderFailure(error) {
    const { what, fix, headline, causes } = (0,errors/* explain */.WE)(error);
    const whole = (0,errors/* wholeOf */.l2)(error);
    const words = [...(whole === headline ? [] : [whole]), ...causes];
    const parts = [
        `### ❌ ${topics/* TITLES */.e[error.topic]}`,
        renderText(what),
        ...(fix === undefined ? [] : [`**Fix:** ${renderText(fix)}`]),
        ...(error.details === undefined ? [] : [error.details]),
        `[More about it](${(0,release/* docsLink */._h)('troubleshooting', error.topic)})`,
        ...(words.length === 0 ? [] : [renderFolded('In full', [renderList(words)])]),
    ];
    return `${parts.join('\n\n')}\n`;
}
function renderText(text) {
    const parts = text.split(/`([^`]+)`/);
    return parts
        .map((part, index) => (index % 2 === 1 ? (0,markdown/* toMarkdownCode */.Cu)(part, LONGEST_WORDS) : renderPlain(part)))
        .join('');
}
function renderPlain(text) {
    const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    const blank = (around) => (around === '' ? '' : ' ');
    return `${blank(before)}${(0,markdown/* toMarkdown */.l6)(inside, LONGEST_WORDS)}${blank(after)}`;
}
function renderList(words) {
    return words.map((one) => `- ${(0,markdown/* toMarkdownCode */.Cu)(one, LONGEST_WORDS)}`).join('\n');
}

;// CONCATENATED MODULE: ./js/action/setup/write-failure.js





async function writeFailure(error) {
    if (error.code === 'cancelled' || !(0,inputs_text/* wantsSummary */.ui)())
        return;
    try {
        await (0,outputs/* appendSummary */.fe)(renderFailure(error));
    }
    catch (thrown) {
        log/* runnerLog */.t1.debug(`There is no summary: ${(0,errors/* messageOf */.bD)(thrown)}`);
    }
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
    return cut(text, limit).replace(NOT_PLAIN, (sign) => sign === '$' || sign === '@' ? `<span>${asEntity(sign)}</span>` : asEntity(sign));
}
function toMarkdownCode(text, limit = LONGEST_TEXT) {
    const shown = cut(text, limit);
    if (shown === '')
        return '';
    return /[`|\\]/.test(shown) ? `<code>${shown.replace(NOT_PLAIN, asEntity)}</code>` : `\`${shown}\``;
}
const NOT_PLAIN = /[!-+:-@[-`{-~]|^-|(?<=^\d+)\.(?=\s|$)|(?<=www)\./gi;
function asEntity(sign) {
    return `&#${sign.codePointAt(0)};`;
}
function cut(text, limit) {
    const line = (0,_safe_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toSafeLine */ .Dg)(text).toWellFormed().replace(/\s+/g, ' ').trim();
    const characters = [...line.slice(0, 2 * limit + 2)];
    return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}
function fence(language, text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const marks = '`'.repeat(longest + 1);
    return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}


/***/ })

};
;