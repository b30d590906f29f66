import { type Cache, NO_CLASS } from '../../builders/manifests/spec.ts';
import { ActionError } from '../../lib/errors.ts';
import { isDnsSubdomain } from '../../lib/kubernetes/names.ts';
import { parseQuantity } from '../../lib/kubernetes/quantity.ts';
import type { Checked } from './checked.ts';
import { INPUT_DEFAULTS } from './defaults.ts';
import { input, matching } from './text.ts';

const GIB = 2 ** 30;
const SIZE_BOUNDS = { least: GIB, most: 64 * 1024 * GIB };

/** Reads where a builder keeps its cache. */
export function readCache(mode: 'ensure' | 'ephemeral', checked: Checked): Cache {
  const storageClass = checked(readStorageClass, '');
  const claim = checked(() => readExistingClaim(mode, storageClass), '');
  if (claim !== '') return { kind: 'existing', claim, bytes: undefined };
  // The runner fills in the default, so an ephemeral builder cannot tell it from a wish: it has no claim then.
  const isUnwished = mode === 'ephemeral' && input('cache-size') === INPUT_DEFAULTS['cache-size'];
  if (isUnwished) checked(() => refuseUnusedClass(storageClass), undefined);
  if (isUnwished || input('cache-size') === '0') return { kind: 'none' };
  const size = checked(() => parseQuantity('cache-size', input('cache-size'), SIZE_BOUNDS), {
    text: '',
    value: 0,
  });
  return { kind: 'claim', size, storageClass: storageClass || undefined };
}

function readExistingClaim(mode: 'ensure' | 'ephemeral', storageClass: string): string {
  const fits = (text: string): boolean => text === '' || isDnsSubdomain(text);
  const claim = matching('cache-claim', fits, 'It is the name of a PersistentVolumeClaim.');
  if (claim === '') return '';
  if (mode === 'ephemeral')
    throw new ActionError({
      code: 'input',
      message: 'Input cache-claim: an ephemeral builder keeps no cache.',
      hint: 'Use mode: ensure.',
    });
  const other = storageClass === '' ? 'cache-size' : 'storage-class';
  if (storageClass !== '' || input('cache-size') !== INPUT_DEFAULTS['cache-size'])
    throw new ActionError({
      code: 'input',
      message: `Inputs cache-claim and ${other} exclude each other.`,
      hint: 'Keep one of them.',
    });
  return claim;
}

function readStorageClass(): string {
  const fits = (text: string): boolean => text === '' || text === NO_CLASS || isDnsSubdomain(text);
  return matching('storage-class', fits, 'It is the name of a StorageClass, or - for none.');
}

function refuseUnusedClass(storageClass: string): void {
  if (storageClass === '') return;
  const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
  throw new ActionError({
    code: 'input',
    message: 'Input storage-class: an ephemeral builder has no claim by default.',
    hint,
  });
}
