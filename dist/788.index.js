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
        `[More about it](${(0,release/* docsLink */._h)('troubleshooting', error.topic)})`,
        ...(words.length === 0 ? [] : [renderFolded('In full', [renderList(words)])]),
    ];
    return `${parts.join('\n\n')}\n`;
}
function renderText(text) {
    const parts = text.split(/`([^`]+)`/);
    return parts
        .map((part, index) => (index % 2 === 1 ? (0,markdown/* toMarkdownCode */.C)(part, LONGEST_WORDS) : renderPlain(part)))
        .join('');
}
function renderPlain(text) {
    const [, before = '', inside = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    const blank = (around) => (around === '' ? '' : ' ');
    return `${blank(before)}${(0,markdown/* toMarkdown */.l)(inside, LONGEST_WORDS)}${blank(after)}`;
}
function renderList(words) {
    return words.map((one) => `- ${(0,markdown/* toMarkdownCode */.C)(one, LONGEST_WORDS)}`).join('\n');
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


/***/ })

};
;