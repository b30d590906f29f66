import { marked } from 'marked';

/** Markdown as a GitHub-flavoured renderer shows it: HTML, of which nothing is taken out. */
export function renderMarkdown(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

/** The tags of HTML, with what is in them, in their order. */
export function tagsOf(html: string): readonly string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

/** The text of HTML that a person sees. */
export function visibleText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');
}

/** The tables of HTML: of each the rows, its head first, and of each row the text of its cells. */
export function tablesOf(html: string): readonly (readonly (readonly string[])[])[] {
  return elementsOf(html, 'table').map((table) =>
    elementsOf(table, 'tr').map((row) => elementsOf(row, 't[hd]').map(visibleText)),
  );
}

/** What stands between the tags of each element of this name, outermost ones. */
export function elementsOf(html: string, name: string): readonly string[] {
  const pattern = new RegExp(`<(${name})(?: [^>]*)?>(.*?)</\\1>`, 'gs');
  return [...html.matchAll(pattern)].map(([, , inside = '']) => inside);
}
