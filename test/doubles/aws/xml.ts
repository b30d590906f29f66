/** A value of an answer: a text, or named values in their order. */
export type Tree = string | { readonly [name: string]: Tree };

const NAMES: Readonly<Record<string, string>> = {
  '<': 'lt',
  '>': 'gt',
  '&': 'amp',
  '"': 'quot',
  "'": '#39',
};

/** Writes named values as elements. */
export function toXml(tree: Tree): string {
  if (typeof tree === 'string') return tree.replace(/[<>&"']/g, (letter) => `&${NAMES[letter]};`);
  return Object.entries(tree)
    .map(([name, value]) => `<${name}>${toXml(value)}</${name}>`)
    .join('');
}
