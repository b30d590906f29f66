import { isMapping, type Mapping } from '../../lib/json.ts';
import { mergeKeyOf } from '../manifests/strategic-merge.ts';

/** What the server has against the template of a pod: words, and, where it says so, which fields. */
type TemplateRefusal = {
  readonly message: string;
  readonly causes: readonly { readonly field: string; readonly message: string }[];
};

/** The input that a refusal is about, what is wrong, and what helps ('' = what is wrong says it). */
export type InputFault = { readonly input: string; readonly what: string; readonly hint: string };

/** The template as it was sent, and what of it the user's patch brought; empty = there is none. */
type Patched = { readonly template: Mapping; readonly patch: Mapping };

/** What the inputs set, by the field's end. */
const INPUT_OF: readonly (readonly [RegExp, string])[] = [
  [/\.containers\[0\]\.image$/, 'image'],
  [/\.requests(\[cpu\]|\.cpu)$/, 'cpu'],
  [/\.requests(\[memory\]|\.memory)$/, 'memory'],
  [/\.template\.(metadata\.)?annotations\b/, 'buildkitd-config'],
  [/^metadata\.(name|labels)\b|^spec\.selector\b|\.template\.(metadata\.)?labels\b/, 'name'],
];

/**
 * The input to change when the API server does not take a Deployment for what is in it (400, 422): `pod-patch` where
 * the fault can be its, otherwise the one that sets the field. undefined: no input sets it.
 */
export function faultOfInput(refusal: TemplateRefusal, patched: Patched): InputFault | undefined {
  const unknown = unknownFields(refusal, patched.template, patched.patch);
  if (unknown.length > 0) return unknownFault(unknown);
  if (Object.keys(patched.patch).length > 0) return faultOfPatch(refusal, patched);
  const [cause] = refusal.causes;
  return cause === undefined ? undefined : faultOfField(cause);
}

type FieldFault = TemplateRefusal['causes'][number];

function faultOfPatch(refusal: TemplateRefusal, { template, patch }: Patched): InputFault {
  const wrongType = typeFault(refusal.message, patch);
  if (wrongType !== undefined) return wrongType;
  const placed = refusal.causes.map((cause) => ({ cause, ...placeOf(cause.field, template, patch) }));
  const told = placed.find(({ isPatched }) => isPatched) ?? placed[0];
  const input = told === undefined || told.isPatched ? undefined : faultOfField(told.cause);
  if (input !== undefined) return input;
  const where = told === undefined ? '' : `${told.path}: `;
  const what = `${where}${wordsWithoutValue(told?.cause.message ?? refusal.message)}`;
  return { input: 'pod-patch', what, hint: '' };
}

/** For a field that an input sets. */
function faultOfField({ field, message }: FieldFault): InputFault | undefined {
  const input = INPUT_OF.find(([pattern]) => pattern.test(field))?.[1];
  return input === undefined ? undefined : { input, what: words(message), hint: '' };
}

/** The fields of a patch that the server does not know, in the patch's words. */
export function unknownFields(
  { message }: TemplateRefusal,
  template: Mapping,
  patch: Mapping,
): readonly string[] {
  return [...message.matchAll(/unknown field "([^"]+)"/g)]
    .map(([, field = '']) => placeOf(field, template, patch))
    .flatMap(({ path, isPatched }) => (isPatched ? [path] : []));
}

/** True for a refusal of fields that the server does not know (fieldValidation=Strict). */
export function isStrictRefusal({ message }: TemplateRefusal): boolean {
  return message.includes('strict decoding error');
}

function unknownFault(fields: readonly string[]): InputFault {
  const [first = ''] = fields;
  const what =
    fields.length === 1 ? `has the unknown field ${first}` : `has unknown fields: ${fields.join(', ')}`;
  const isSpec = fields.includes('spec.template');
  const hint = isSpec
    ? 'It is the template of a pod itself, not the spec of a Deployment.'
    : 'Check how they are spelt and where they stand.';
  return {
    input: 'pod-patch',
    what,
    hint: fields.length === 1 && !isSpec ? 'Check its spelling and place.' : hint,
  };
}

/** How Go's decoder tells of a value of another type, with the field's path but without indices. */
const WRONG_TYPE =
  /cannot unmarshal (\w+) into Go struct field [\w.]*?\bspec\.template\.([\w.]+) of type (\S+)/;

function typeFault(message: string, patch: Mapping): InputFault | undefined {
  const [, type = '', path = '', wanted = ''] = WRONG_TYPE.exec(message) ?? [];
  if (type === '') return undefined;
  const place = findOfType(patch, path, type);
  if (place === undefined) return undefined;
  return {
    input: 'pod-patch',
    what: `${place} is ${articled(type)}, not ${kindOf(wanted)}`,
    hint: hintFor(type, wanted),
  };
}

function articled(type: string): string {
  const words: Readonly<Record<string, string>> = {
    bool: 'true or false',
    number: 'a number',
    string: 'text',
    array: 'a list',
    object: 'a mapping',
  };
  return words[type] ?? type;
}

function kindOf(wanted: string): string {
  if (/^\*?string$/.test(wanted)) return 'text';
  if (/^\*?u?int\d*$/.test(wanted)) return 'a whole number';
  if (/^\*?bool$/.test(wanted)) return 'true or false';
  if (wanted.startsWith('[]')) return 'a list';
  return /^map\[|^\*?v1\./.test(wanted) ? 'a mapping' : wanted;
}

function hintFor(type: string, wanted: string): string {
  const isPlain = type === 'bool' || type === 'number';
  if (isPlain && kindOf(wanted) === 'text') return 'Put it in quotes.';
  return type === 'string' && /number|true/.test(kindOf(wanted)) ? 'Write it without quotes.' : '';
}

/** The server's words about one field, or about the object. */
function words(message: string): string {
  return message.replace(OF_OBJECT, '').replace(EXAMPLES, '').replace(/\.$/, '');
}

/** Examples and a regular expression, for which a line has no room beside the field's name. */
const EXAMPLES = / \(e\.g\. .*$/;

const OF_OBJECT = /^Deployment in version "v1" cannot be handled as a Deployment: /;

/** The same without the value that it quotes: what a patch holds can be a secret. */
function wordsWithoutValue(message: string): string {
  return words(message).replace(VALUE, '$1: ');
}

const VALUE = /((?:Invalid|Unsupported) value): ("(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|[^":]*): /;

/** A field of a Deployment as the API server names it, in the words of the patch; `isPatched`: the patch sets it. */
type Place = { readonly path: string; readonly isPatched: boolean };

/** Where a Deployment has its pod's template, to which a patch belongs. */
const TEMPLATE = 'spec.template.';

/**
 * The place of a field such as `spec.template.spec.containers[0].image` in a patch. The index is that of the merged
 * `template`, in which items stand elsewhere than in the patch; `path` has the patch's own index where it has the item.
 */
function placeOf(field: string, template: Mapping, patch: Mapping): Place {
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
function findOfType(patch: Mapping, path: string, type: string): string | undefined {
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
