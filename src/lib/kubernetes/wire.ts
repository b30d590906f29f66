/**
 * A Kubernetes object as it travels in JSON. The types of @kubernetes/client-node describe what its own decoder
 * makes of an answer, in which timestamps are `Date`; here nothing decodes them, so they are RFC 3339 text.
 */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T;
