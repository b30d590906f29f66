import { isMapping, type Mapping } from '../../lib/json.ts';
import { mergeKeyOf } from './merge-keys.ts';

/** A field of a Deployment as the API server names it, in the words of the patch; `isPatched`: the patch sets it. */
export type Place = { readonly path: string; readonly isPatched: boolean };

/** Where a Deployment has its pod's template, to which a patch belongs. */
const TEMPLATE = 'spec.template.';

/**
 * The place of a field such as `spec.template.spec.containers[0].image` in a patch. The index is that of the merged
 * `template`, in which items stand elsewhere than in the patch; `path` has the patch's own index where it has the item.
 */
export function placeOf(field: string, template: Mapping, patch: Mapping): Place {
  if (!field.startsWith(TEMPLATE)) return { path: field, isPatched: false };
  let merged: unknown = template;
  let patched: unknown = patch;
  let path = '';
  let list = '';
  const inTemplate = field.slice(TEMPLATE.length).replace(METADATA, 'metadata.$1');
  for (const [, name, index, key] of inTemplate.matchAll(STEP)) {
    if (index === undefined) {
      list = name ?? key ?? '';
      path += name === undefined ? `[${list}]` : `${path === '' ? '' : '.'}${list}`;
      merged = childOf(merged, list);
      patched = childOf(patched, list);
      continue;
    }
    merged = itemAt(merged, Number(index));
    const place = indexIn(patched, list, merged, Number(index));
    path += `[${place ?? index}]`;
    patched = place === undefined ? undefined : itemAt(patched, place);
  }
  return { path, isPatched: patched !== undefined };
}

/** The server leaves out one step here (kubernetes, core validation.go, ValidatePodTemplateSpec). */
const METADATA = /^(labels|annotations)\b/;

/** A name, an index, or a key as in `requests[cpu]`. */
const STEP = /([^.[\]]+)(?![^[]*\])|\[(\d+)\]|\[([^\]]*)\]/g;

function childOf(value: unknown, name: string): unknown {
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function itemAt(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}

/** Where the patch has this item of a list; undefined: it has not. */
function indexIn(patched: unknown, list: string, item: unknown, index: number): number | undefined {
  if (!Array.isArray(patched)) return undefined;
  const key = mergeKeyOf(list);
  if (key === undefined) return index < patched.length ? index : undefined;
  const place = patched.findIndex((one) => isMapping(one) && isMapping(item) && one[key] === item[key]);
  return place < 0 ? undefined : place;
}

/**
 * The first field of a patch at this path without indices, such as `spec.containers.image`, or directly below it, whose
 * value has this type of JSON; undefined when there is none.
 */
export function findOfType(patch: Mapping, path: string, type: string): string | undefined {
  return findBelow(patch, path.split('.'), type, '');
}

function findBelow(value: unknown, names: readonly string[], type: string, at: string): string | undefined {
  const [name, ...others] = names;
  if (name === undefined && typeOf(value) === type) return at;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = findBelow(item, names, type, `${at}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isMapping(value)) return undefined;
  if (name !== undefined)
    return findBelow(childOf(value, name), others, type, at === '' ? name : `${at}.${name}`);
  const entry = Object.entries(value).find(([, one]) => typeOf(one) === type);
  return entry === undefined ? undefined : `${at}.${entry[0]}`;
}

/** The type in the words of Go's decoder (encoding/json, UnmarshalTypeError). */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return isMapping(value) ? 'object' : typeof value;
}
