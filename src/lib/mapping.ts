/** A mapping of YAML or JSON. */
export type Mapping = Readonly<Record<string, unknown>>;

/** True for a mapping, however it was parsed: own enumerable keys only, so `__proto__` is a name like any other. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping that a text of JSON is; empty for any other text. */
export function readMapping(json: string): Mapping {
  try {
    const value: unknown = JSON.parse(json);
    return isMapping(value) ? value : {};
  } catch {
    return {};
  }
}

/** A text of a mapping; '' for anything else, or nothing, of that name. */
export function textOf(mapping: Mapping, name: string): string {
  const value = Object.hasOwn(mapping, name) ? mapping[name] : undefined;
  return typeof value === 'string' ? value : '';
}
