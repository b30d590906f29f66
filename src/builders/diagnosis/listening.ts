import type { V1Container } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';

/**
 * True for a buildkitd that is told where to listen and not by a unix socket, by which buildx enters. Of one that is not
 * told, or is by its configuration, nothing is known here.
 */
export function isWithoutSocket({ command = [], args = [] }: Wire<V1Container>): boolean {
  const words = [...command, ...args];
  const addresses = words.flatMap((word, index) => {
    if (word === '--addr') return [words[index + 1] ?? ''];
    return word.startsWith('--addr=') ? [word.slice('--addr='.length)] : [];
  });
  return addresses.length > 0 && !addresses.some((address) => /^(?:unix|fd):/.test(address));
}
