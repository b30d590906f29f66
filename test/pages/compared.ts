import { isDeepStrictEqual } from 'node:util';

import { parse } from 'yaml';
import { readExample, readExampleFile, withoutHeader } from './examples.ts';
import type { Block } from './readme.ts';

/** What is wrong with a block that shows something of examples/, in words; undefined when it shows what is there. */
export function faultOf({ kind, name, text }: Block): string | undefined {
  if (kind === 'part')
    return isPartOf(parse(text), parse(readExample(name))) ? undefined : `is no part of examples/${name}.yml`;
  const file = FILES[kind]?.(name);
  if (file === undefined) return undefined;
  return withoutHeader(readExampleFile(file)) === withoutHeader(text)
    ? undefined
    : `differs from examples/${file}`;
}

/** The file of examples/ that a block of a kind shows whole. */
const FILES: Readonly<Record<string, (name: string) => string>> = {
  example: (name) => `${name}.yml`,
  action: (name) => `${name}/action.yml`,
  file: (name) => `files/${name}`,
};

/**
 * True when YAML is a part of other YAML: each key that it has at its top is somewhere in the other one with a value that
 * has all that its own has, and a list has its items in their order, with others between them.
 */
export function isPartOf(part: unknown, whole: unknown): boolean {
  if (!isMapping(part)) return isSomewhere(part, whole);
  return Object.entries(part).every(([key, value]) => isSomewhere({ [key]: value }, whole));
}

function isSomewhere(part: unknown, whole: unknown): boolean {
  if (isWithin(part, whole)) return true;
  const below = Array.isArray(whole) ? whole : isMapping(whole) ? Object.values(whole) : [];
  return below.some((one) => isSomewhere(part, one));
}

function isWithin(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && areInOrder(part, whole);
  if (!isMapping(part)) return isDeepStrictEqual(part, whole);
  return isMapping(whole) && Object.entries(part).every(([key, value]) => isWithin(value, whole[key]));
}

function areInOrder([first, ...rest]: readonly unknown[], whole: readonly unknown[]): boolean {
  if (first === undefined) return true;
  const at = whole.findIndex((one) => isWithin(first, one));
  return at >= 0 && areInOrder(rest, whole.slice(at + 1));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
