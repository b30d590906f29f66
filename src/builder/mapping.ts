/** A mapping of YAML or JSON. */
export type Mapping = Readonly<Record<string, unknown>>;

/** True for a mapping, however it was parsed. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
