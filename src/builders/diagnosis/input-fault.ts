import { isMapping, type Mapping } from '../../lib/json.ts';
import { mergeKeyOf } from '../manifests/strategic-merge.ts';

/** Why the API server refuses the template of a pod: its words, and the fields, where it names them. */
type TemplateRefusal = {
  readonly message: string;
  readonly causes: readonly { readonly field: string; readonly message: string }[];
};

/** The input that a refusal is about, what is wrong with it, and what helps where that is not clear from `what`. */
export type InputFault = {
  readonly input: string;
  readonly what: string;
  readonly hint?: string | undefined;
};

/** The template as it was sent, and the user's patch in it; an empty mapping = there is none. */
type Patched = { readonly template: Mapping; readonly patch: Mapping };

/** The input that sets a field, by the field's path. */
const INPUT_OF: readonly (readonly [RegExp, string])[] = [
  [/\.containers\[0\]\.image$/, 'image'],
  [/\.requests(\[cpu\]|\.cpu)$/, 'cpu'],
  [/\.requests(\[memory\]|\.memory)$/, 'memory'],
  [/\.template\.(metadata\.)?annotations\b/, 'buildkitd-config'],
  [/^metadata\.(name|labels)\b|^spec\.selector\b|\.template\.(metadata\.)?labels\b/, 'name'],
];

/**
 * Returns the input to change when the API server refuses the content of a Deployment (400, 422): `pod-patch` where it
 * can be at fault, otherwise the input that sets the field. Returns undefined where no input sets it.
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
  const first = placed.find(({ isPatched }) => isPatched) ?? placed[0];
  if (first === undefined) return { input: 'pod-patch', what: wordsWithoutValue(refusal.message) };
  const fault = first.isPatched ? undefined : faultOfField(first.cause);
  const what = `${first.path}: ${wordsWithoutValue(first.cause.message)}`;
  return fault ?? { input: 'pod-patch', what };
}

/** Returns the fault of the input that sets a field; undefined when no input does. */
function faultOfField({ field, message }: FieldFault): InputFault | undefined {
  const input = INPUT_OF.find(([pattern]) => pattern.test(field))?.[1];
  return input === undefined ? undefined : { input, what: words(message) };
}

/** Returns the fields of a patch that the server does not know, by their paths in the patch. */
export function unknownFields(
  { message }: TemplateRefusal,
  template: Mapping,
  patch: Mapping,
): readonly string[] {
  const fields = [...message.matchAll(/unknown field "([^"]+)"/g)].flatMap(([, field]) => field ?? []);
  const places = fields.map((field) => placeOf(field, template, patch));
  return places.filter(({ isPatched }) => isPatched).map(({ path }) => path);
}

/** True for a refusal of fields that the server does not know (fieldValidation=Strict). */
export function isStrictRefusal({ message }: TemplateRefusal): boolean {
  return message.includes('strict decoding error');
}

function unknownFault(fields: readonly string[]): InputFault {
  const isOne = fields.length === 1;
  const what = `has ${isOne ? 'the unknown field ' : 'unknown fields: '}${fields.join(', ')}`;
  const hint = fields.includes('spec.template')
    ? 'It is the template of a pod itself, not the spec of a Deployment.'
    : `Check ${isOne ? 'its' : 'their'} spelling and place.`;
  return { input: 'pod-patch', what, hint };
}

/** How Go's decoder reports a value of another type: with the field's path, but without indices. */
const WRONG_TYPE =
  /cannot unmarshal (\w+) into Go struct field [\w.]*?\bspec\.template\.([\w.]+) of type (\S+)/;

function typeFault(message: string, patch: Mapping): InputFault | undefined {
  const [, type, path, wanted] = WRONG_TYPE.exec(message) ?? [];
  if (type === undefined || path === undefined || wanted === undefined) return undefined;
  const place = findOfType(patch, path, type);
  if (place === undefined) return undefined;
  const kind = kindOf(wanted);
  return {
    input: 'pod-patch',
    what: `${place} is ${TYPES[type] ?? type}, not ${kind}`,
    hint: quotesHint(type, kind),
  };
}

/** What a person calls a type of Go's decoder. */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'true or false',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a mapping',
};

function kindOf(wanted: string): string {
  if (/^\*?string$/.test(wanted)) return 'text';
  if (/^\*?u?int\d*$/.test(wanted)) return 'a whole number';
  if (/^\*?bool$/.test(wanted)) return 'true or false';
  if (wanted.startsWith('[]')) return 'a list';
  return /^map\[|^\*?v1\./.test(wanted) ? 'a mapping' : wanted;
}

function quotesHint(type: string, wanted: string): string | undefined {
  if ((type === 'bool' || type === 'number') && wanted === 'text') return 'Put it in quotes.';
  return type === 'string' && /number|true/.test(wanted) ? 'Write it without quotes.' : undefined;
}

/** Returns the server's words about one field, or about the object. */
function words(message: string): string {
  return message.replace(OF_OBJECT, '').replace(EXAMPLES, '').replace(/\.$/, '');
}

/** The server's examples and regular expressions are too long for one line. */
const EXAMPLES = / \(e\.g\. .*$/;

const OF_OBJECT = /^Deployment in version "v1" cannot be handled as a Deployment: /;

/** Returns the same without the value that it quotes, since a patch may hold a secret. */
function wordsWithoutValue(message: string): string {
  return words(message).replace(VALUE, '$1: ');
}

const VALUE = /((?:Invalid|Unsupported) value): ("(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]|[^":]*): /;

/** A field that the API server names, by its path in the patch; `isPatched`: the patch sets it. */
type Place = { readonly path: string; readonly isPatched: boolean };

/** The path of the pod's template in a Deployment: a patch is about the template alone. */
const TEMPLATE = 'spec.template.';

/**
 * Returns the place of a field such as `spec.template.spec.containers[0].image` in a patch. The index is that of the
 * merged `template`, whose items have other indices than those of the patch; `path` has the patch's own index where the
 * patch has the item.
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
      path += name === undefined ? `[${list}]` : `.${list}`;
      merged = childOf(merged, list);
      patched = childOf(patched, list);
      continue;
    }
    merged = itemAt(merged, Number(index));
    const place = indexIn(patched, list, merged, Number(index));
    path += `[${place ?? index}]`;
    patched = place === undefined ? undefined : itemAt(patched, place);
  }
  return { path: withoutDot(path), isPatched: patched !== undefined };
}

/** The server leaves out one step here (kubernetes, core validation.go, ValidatePodTemplateSpec). */
const METADATA = /^(labels|annotations)\b/;

/** A name, an index, or a key as in `requests[cpu]`. */
const STEP = /([^.[\]]+)(?![^[]*\])|\[(\d+)\]|\[([^\]]*)\]/g;

/** Returns a path that was put together from steps such as `.name`. */
function withoutDot(path: string): string {
  return path.replace(/^\./, '');
}

function childOf(value: unknown, name: string): unknown {
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function itemAt(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}

/** Returns the index of this item in the patch's list; undefined when the patch does not have it. */
function indexIn(patched: unknown, list: string, item: unknown, index: number): number | undefined {
  if (!Array.isArray(patched)) return undefined;
  const key = mergeKeyOf(list);
  if (key === undefined) return index < patched.length ? index : undefined;
  const place = patched.findIndex((one) => isMapping(one) && isMapping(item) && one[key] === item[key]);
  return place < 0 ? undefined : place;
}

/**
 * Returns the first field of a patch at this path without indices, such as `spec.containers.image`, or directly below it,
 * whose value has this type of JSON; undefined when there is none.
 */
function findOfType(patch: Mapping, path: string, type: string): string | undefined {
  const found = findBelow(patch, path.split('.'), type, '');
  return found === undefined ? undefined : withoutDot(found);
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
  if (name !== undefined) return findBelow(childOf(value, name), others, type, `${at}.${name}`);
  const entry = Object.entries(value).find(([, one]) => typeOf(one) === type);
  return entry === undefined ? undefined : `${at}.${entry[0]}`;
}

/** Returns the type of a value in the words of Go's decoder (encoding/json, UnmarshalTypeError). */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return isMapping(value) ? 'object' : typeof value;
}
