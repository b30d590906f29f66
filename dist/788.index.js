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
// EXTERNAL MODULE: ./js/lib/safe-text.js
var safe_text = __webpack_require__(3488);
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
    const words = [...((0,safe_text/* toSafeLine */.Dg)(whole) === (0,safe_text/* toSafeLine */.Dg)(headline) ? [] : [whole]), ...causes];
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
        .reduce((before, part) => `${before}${isOneRun(before, part) ? '<span></span>' : ''}${part}`, '');
}
function isOneRun(before, after) {
    return before.endsWith('`') && after.startsWith('`');
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