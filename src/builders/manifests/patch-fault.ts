import { isMapping, type Mapping } from '../../lib/json.ts';
import { mergeKeyOf } from './merge-keys.ts';

/**
 * What is wrong with a strategic merge patch, by its path and without its values, which may be secret; '' when it can
 * be merged. Of the directives only `$patch` is taken: the others are what kubectl apply computes for itself.
 */
export function faultOf(patch: Mapping, path: string): string {
  for (const [name, value] of Object.entries(patch)) {
    const shown = /^[\w$./-]+$/.test(name) ? name : JSON.stringify(name);
    const fault = faultOfField(name, value, `${path}.${shown}`);
    if (fault !== '') return fault;
  }
  return '';
}

function faultOfField(name: string, value: unknown, path: string): string {
  if (name === '$patch')
    return value === 'delete' || value === 'replace' ? '' : `${path} is not delete or replace`;
  if (name.startsWith('$')) return `${path} is not understood`;
  if (isMapping(value)) return faultOf(value, path);
  if (!Array.isArray(value)) return '';
  const key = mergeKeyOf(name);
  const fault = key === undefined ? '' : faultOfKeys(value, key, path);
  if (fault !== '') return fault;
  const faults = value.map((item, index) => (isMapping(item) ? faultOf(item, `${path}[${index}]`) : ''));
  return faults.find((one) => one !== '') ?? '';
}

function faultOfKeys(items: readonly unknown[], key: string, path: string): string {
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    if (!isMapping(item)) return `${path}[${index}] is not a mapping`;
    // "$patch: replace" stands alone: it is about the whole list.
    if (item.$patch === 'replace') continue;
    const name = item[key];
    if (name === undefined || name === null) return `${path}[${index}] has no ${key}`;
    if (seen.has(name)) return `${path}[${index}] has the same ${key} as an item before it`;
    if (item.$patch === undefined) seen.add(name);
  }
  return '';
}
