/** A mapping of YAML or JSON. */
export type Mapping = Readonly<Record<string, unknown>>;

/** True for a mapping, however it was parsed: own enumerable keys only, so `__proto__` is a name like any other. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value that a text of JSON is; undefined, which JSON has no word for, when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the mapping that a text of JSON is; an empty one for any other text. */
export function readMapping(json: string): Mapping {
  const value = parseJson(json);
  return isMapping(value) ? value : {};
}

/** Returns the mapping of this name in a mapping; an empty one when there is none. */
export function mappingOf(mapping: Mapping, name: string): Mapping {
  const value = ownValue(mapping, name);
  return isMapping(value) ? value : {};
}

/** Returns the text of this name in a mapping; undefined for an empty one and for anything else. */
export function textOf(mapping: Mapping, name: string): string | undefined {
  const value = ownValue(mapping, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the number of this name in a mapping; undefined for anything else. */
export function numberOf(mapping: Mapping, name: string): number | undefined {
  const value = ownValue(mapping, name);
  return typeof value === 'number' ? value : undefined;
}

function ownValue(mapping: Mapping, name: string): unknown {
  return Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}
