import { isMapping, type Mapping } from '../../lib/json.ts';
import { mergeKeyOf } from './merge-keys.ts';
import { withoutReplaced } from './unions.ts';

/** What a mapping of a patch may say of itself instead of being merged: `$patch: delete` or `replace`. */
const DIRECTIVE = '$patch';

/**
 * A pod template, or a part of one, with a strategic merge patch applied as the API server does it (apimachinery,
 * pkg/util/strategicpatch/patch.go, mergeMap): mappings merge, null deletes, lists merge by key or replace. One thing
 * is easier: another source of a volume replaces the one that was there, see `withoutReplaced`. The patch must have
 * been found well by `faultOf`.
 */
export function strategicMerge(original: Mapping, patch: Mapping): Mapping {
  if (patch[DIRECTIVE] === 'delete') return {};
  if (patch[DIRECTIVE] === 'replace') return cleanMapping(withoutDirective(patch));
  const merged = new Map(Object.entries(original));
  for (const [name, value] of Object.entries(patch)) {
    const result = mergeField(name, merged.get(name), value);
    if (result === undefined) merged.delete(name);
    else merged.set(name, result);
  }
  return Object.fromEntries(merged);
}

/** undefined = the field goes. */
function mergeField(name: string, original: unknown, patch: unknown): unknown {
  if (patch === null) return undefined;
  if (isMapping(original) && isMapping(patch))
    return strategicMerge(withoutReplaced(name, original, patch), patch);
  const key = mergeKeyOf(name);
  if (key !== undefined && isListOfMappings(original) && isListOfMappings(patch))
    return mergeList(name, original, patch, key);
  return clean(patch);
}

function mergeList(
  name: string,
  original: readonly Mapping[],
  patch: readonly Mapping[],
  key: string,
): readonly Mapping[] {
  const plain = patch.filter((item) => !(DIRECTIVE in item));
  const directives = patch.filter((item) => DIRECTIVE in item);
  if (directives.some((item) => item[DIRECTIVE] === 'replace')) return plain.map(cleanMapping);
  const deleted = new Set(directives.map((item) => item[key]));
  const kept = original.filter((item) => !deleted.has(item[key]));
  const merged = plain.map((item) => {
    const found = kept.find((one) => one[key] === item[key]);
    if (found === undefined) return cleanMapping(item);
    return strategicMerge(withoutReplaced(name, found, item), item);
  });
  return inOrder(kept, merged, key);
}

/**
 * The server's order: the patch's items in the patch's order, each before the first of the others that did not come
 * before it already. So a new item stands first.
 */
function inOrder(original: readonly Mapping[], merged: readonly Mapping[], key: string): readonly Mapping[] {
  const places = new Map(original.map((item, index) => [item[key], index]));
  const named = new Set(merged.map((item) => item[key]));
  const others = original.filter((item) => !named.has(item[key]));
  const ordered: Mapping[] = [];
  for (const item of merged) {
    const place = places.get(item[key]) ?? -1;
    while (others[0] !== undefined && (places.get(others[0][key]) ?? 0) < place)
      ordered.push(...others.splice(0, 1));
    ordered.push(item);
  }
  return [...ordered, ...others];
}

/** What the server keeps of a value that it has nothing to merge with: no nulls, and no mapping with a directive. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => !hasDirective(item)).map(clean);
  return isMapping(value) ? (hasDirective(value) ? undefined : cleanMapping(value)) : value;
}

function cleanMapping(mapping: Mapping): Mapping {
  const entries = Object.entries(mapping).map(([name, value]) => [name, clean(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

function hasDirective(value: unknown): boolean {
  return isMapping(value) && DIRECTIVE in value;
}

function withoutDirective(mapping: Mapping): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== DIRECTIVE));
}

function isListOfMappings(value: unknown): value is readonly Mapping[] {
  return Array.isArray(value) && value.every(isMapping);
}
