import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fence, toMarkdown, toMarkdownCode } from '../../../src/lib/markdown.ts';
import { toSafeLine } from '../../../src/lib/safe-text.ts';
import { renderMarkdown, tablesOf, tagsOf, visibleText } from '../../doubles/github/rendered.ts';

const HOSTILE = [
  'a | b || c \\| d',
  '`tick` ``two`` ```three',
  '<img src=x onerror=alert(1)> <script>alert(1)</script>',
  '</details></table> <!-- comment',
  '[text](https://evil.example/) ![picture](https://evil.example/p.png)',
  'https://evil.example/?a=b www.evil.example mail@evil.example',
  '**bold** _it_ ~~gone~~ $x^2$ $`y`$ :tada: #1 @everyone',
  '# heading',
  '- list',
  '1. list',
  '> quote',
  '    indented',
  '---',
  '&lt;b&gt; &amp;amp; &#60;i&#62;',
  '\\',
  'ends with \\',
  '`',
  'שלום \u202egnirts desrever\u202c',
  '::error::fake ##[error]fake',
  'one\n\n| two | three |\r\n```\nfour\u2028five',
] as const;

function cellOf(markdown: string): { readonly html: string; readonly cells: readonly (readonly string[])[] } {
  const html = renderMarkdown(`| A | B |\n|:--|--:|\n| ${markdown} | 1 |\n`);
  const [cells = []] = tablesOf(html);
  return { html, cells };
}

/** As people see it: no line breaks, and nothing that cannot be seen. */
function shown(text: string): string {
  return toSafeLine(text).toWellFormed().replace(/\s+/g, ' ').trim();
}

const TABLE_TAGS = /^<\/?(table|thead|tbody|tr|t[hd]( align="(left|right)")?)>$/;

function foreignTags(html: string): readonly string[] {
  return tagsOf(html).filter((tag) => !TABLE_TAGS.test(tag) && !/^<\/?(p|code|span)>$/.test(tag));
}

test.each(HOSTILE)('text of others stays text in a cell: %j', (text) => {
  const { html, cells } = cellOf(toMarkdown(text));
  expect(foreignTags(html)).toEqual([]);
  expect(cells).toEqual([
    ['A', 'B'],
    [shown(text), '1'],
  ]);
});

test.each(HOSTILE)('text of others stays text as code: %j', (text) => {
  const { html, cells } = cellOf(toMarkdownCode(text));
  expect(foreignTags(html)).toEqual([]);
  expect(cells[1]).toEqual([shown(text), '1']);
});

test.each(HOSTILE)('text of others stays text in a paragraph: %j', (text) => {
  const html = renderMarkdown(`${toMarkdown(text)} · ${toMarkdownCode(text)}`);
  expect(foreignTags(html)).toEqual([]);
  expect(visibleText(html).trim()).toBe(`${shown(text)} · ${shown(text)}`);
});

const pieces = fc.constantFrom(
  ...['|', '\\', '`', '``', '<', '>', '</details>', '[', '](', ')', '*', '_', '~~', '$', '@a', '&', ';', '#'],
  ...[
    'https://a.b',
    'www.a.b',
    'a@b.c',
    '<!--',
    '-->',
    '<![CDATA[',
    '\n',
    '\n\n',
    '\r',
    ' ',
    '\t',
    '😀',
    '\ud800',
  ],
);
const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 });

test('no text leaves its cell or brings a tag, as text or as code', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join('');
      for (const markdown of [toMarkdown(text, 500), toMarkdownCode(text, 500)]) {
        const { html, cells } = cellOf(markdown);
        expect(foreignTags(html)).toEqual([]);
        expect(cells[1]).toEqual([shown(text), '1']);
      }
    }),
  );
});

test.each([
  ['a text that fits', 'a'.repeat(10), 'a'.repeat(10)],
  ['one character more', 'a'.repeat(11), `${'a'.repeat(9)}…`],
  ['characters of two units', '😀'.repeat(10), '😀'.repeat(10)],
  ['one of them more', '😀'.repeat(11), `${'😀'.repeat(9)}…`],
  ['a megabyte', 'x'.repeat(2 ** 20), `${'x'.repeat(9)}…`],
])('%s is cut where it has no room, between characters', (_, text, cut) => {
  expect(toMarkdown(text, 10)).toBe(cut);
  expect(toMarkdownCode(text, 10)).toBe(`\`${cut}\``);
});

test('what people write most stays as they wrote it', () => {
  expect(toMarkdownCode('RUN --mount=type=cache,target=/root/.npm npm ci && npm run build')).toBe(
    '`RUN --mount=type=cache,target=/root/.npm npm ci && npm run build`',
  );
  expect(toMarkdown('exit code 1')).toBe('exit code 1');
});

const SIGNED = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-_+/=.:,;@#$%^&*~!?(){}[]<>\'"\\`'),
  minLength: 4,
  maxLength: 60,
});

test('a secret of the job stays in one piece, so that the runner masks it', () => {
  fc.assert(
    fc.property(SIGNED, (secret) => {
      const text = `cannot log in by ${secret} | see https://a.b: denied`;
      expect(toMarkdown(text, 500)).toContain(secret);
      expect(toMarkdownCode(text, 500)).toContain(secret);
    }),
  );
});

test('of a secret where a text is cut no part is shown, which the runner would not mask', () => {
  const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
  const long = `eyJhbGciOiJSUzI1NiJ9${'.Zm9v8Kd1mQ'.repeat(20)}`;
  for (const text of [
    `RUN npm config set ${token}`,
    `RUN ${long}`,
    `RUN TOKEN=${long} make`,
    `RUN ${token} x`,
  ]) {
    const shown = [toMarkdown(text, 40), toMarkdownCode(text, 40)].join('\n');
    expect(shown).toContain('RUN');
    expect(shown.replaceAll(token, '***')).not.toMatch(/ghp_|eyJ/);
  }
  expect(toMarkdownCode(`FROM docker.io/library/alpine:3@sha256:${'3f9a'.repeat(16)}`, 60)).toBe(
    '`FROM docker.io/library/alpine:3@sha256:…`',
  );
});

test('a text of which nothing can be seen is no empty code', () => {
  expect(toMarkdownCode(' \u200b\n')).toBe('');
});

test('nothing in a block of code ends it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('```', '````', '\n', 'a', '~~~'), { maxLength: 20 }), (parts) => {
      const html = renderMarkdown(`${fence('yaml', parts.join(''))}\n\nafter`);
      expect(html.match(/<pre/g)).toHaveLength(1);
      expect(html).toMatch(/<p[^>]*>after<\/p>/);
    }),
  );
});
