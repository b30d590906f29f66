import { SignatureProblem } from './signature-problem.ts';

/** Name and value, decoded. */
export type Pair = readonly [name: string, value: string];

/** The pairs of a query, or of a form. */
export function pairsOf(query: string): readonly Pair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [decode(name), decode(value)];
    });
}

/** Path and query of a request. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SignatureProblem('incomplete', 'The query is not URL-encoded.');
  }
}
