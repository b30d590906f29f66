import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** A link of a page: where it stands, and what it names. */
export type Link = { readonly page: string; readonly target: string };

/** Reads a file of the repository; undefined when there is none. */
type Read = (path: string) => string | undefined;

/** Reads a file of this checkout. */
export const readPage: Read = (path) =>
  statSync(join(ROOT, path), { throwIfNoEntry: false })?.isFile() === true
    ? readFileSync(join(ROOT, path), 'utf8')
    : undefined;

/** The paths of all pages that people read. */
export function pagePaths(): readonly string[] {
  return globSync(['*.md', 'docs/*.md', '.github/**/*.md', 'test/README.md'], { cwd: ROOT }).sort();
}

const OWN_FILES =
  /https:\/\/(?:github\.com\/(setup-buildx-kubernetes\/){2}(?:blob|tree|raw)|raw\.githubusercontent\.com\/(setup-buildx-kubernetes\/){2}[^/\s]+)\/[^\s)"'`<>]*/g;

/** Returns the links of a page: in Markdown, in HTML, and wherever an address names a file of this repository. */
export function linksOf(page: string, text: string): readonly Link[] {
  const prose = withoutCode(text);
  const targets = [
    ...[...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map(([, target = '']) => target),
    ...[...prose.matchAll(/^ {0,3}\[[^\]^]+\]:\s*<?(\S+?)>?\s*$/gm)].map(([, target = '']) => target),
    ...[...prose.matchAll(/\b(?:href|src|srcset)="([^"\s]+)[^"]*"/g)].map(([, target = '']) => target),
    ...ownAddresses(text),
  ];
  return targets.map((target) => ({ page, target }));
}

/** Returns the addresses in a text that name a file of this repository. */
export function ownAddresses(text: string): readonly string[] {
  return [...text.matchAll(OWN_FILES)].map(([address]) => address.replace(/[.,;:]+$/, ''));
}

/** Returns the pages' text without blocks and spans of code, in which brackets are no links. */
function withoutCode(text: string): string {
  return text
    .replace(/^( *)(`{3,})[\s\S]*?^\1\2 *$/gm, '')
    .replace(/(`+)[^`\n]+\1/g, (span) => `\`${span.length}\``);
}

/** Returns what a link lacks, in words; undefined for one that works, and for addresses of others. */
export function faultOf({ page, target }: Link, read: Read): string | undefined {
  const place = placeOf(page, target);
  if (place === undefined) return undefined;
  const text = read(place.path);
  if (text === undefined && !existsSync(join(ROOT, place.path)))
    return `${page}: ${target}: there is no ${place.path}`;
  if (place.anchor === '' || text === undefined) return undefined;
  return anchorsOf(text).has(place.anchor)
    ? undefined
    : `${page}: ${target}: ${place.path} has no such heading`;
}

type Place = { readonly path: string; readonly anchor: string };

function placeOf(page: string, target: string): Place | undefined {
  const [address = '', anchor = ''] = target.split('#');
  const own =
    /^https:\/\/(?:github\.com|raw\.githubusercontent\.com)\/(?:setup-buildx-kubernetes\/){2}(?:(?:blob|tree|raw)\/)?[^/]+\/(.*)$/.exec(
      address,
    );
  if (own !== null && ownAddresses(target).length > 0) return { path: own[1] ?? '', anchor };
  if (/^[a-z][a-z+.-]*:/.test(address)) return undefined;
  const path = address === '' ? page : join(dirname(page), decodeURI(address));
  return { path, anchor };
}

/** Returns the anchors of a page's headings, as GitHub makes them, and of its HTML. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const prose = text.replace(/^( *)(`{3,})[\s\S]*?^\1\2 *$/gm, '');
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?)(?: +#+)?$/gm)) {
    const slug = slugOf(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  for (const [, id = ''] of prose.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}

/** GitHub keeps letters, digits, `-` and `_`, and writes `-` for each blank. */
function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}
