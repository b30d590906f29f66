import { claimName } from '../../builders/manifests/names.ts';
import type { ReadableApi } from '../../cluster/api/api.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import type { SetUpFacts } from '../runner/state.ts';

/** True where main joined a node, and did not look at its volume. */
export function lacksSizes({ keepWarm, nodes }: SetUpFacts): boolean {
  return keepWarm !== undefined && nodes.some(({ cacheSizeBytes }) => cacheSizeBytes === undefined);
}

/** Returns the facts with the sizes of the cache volumes that main did not look at; a node may have none. */
export async function withClaimSizes(api: ReadableApi, setUp: SetUpFacts): Promise<SetUpFacts> {
  const nodes = await Promise.all(
    setUp.nodes.map(async (node) => ({
      ...node,
      cacheSizeBytes: node.cacheSizeBytes ?? (await readSize(api, node.name)),
    })),
  );
  return { ...setUp, nodes };
}

async function readSize(api: ReadableApi, node: string): Promise<number | undefined> {
  const found = await api.get('persistentvolumeclaims', claimName(node));
  if (found.kind !== 'ok') return undefined;
  const { spec, status } = found.body;
  // What it has, and not what it asks for: a volume grows some time after its claim.
  return quantityValue(status?.capacity?.storage ?? spec?.resources?.requests?.storage ?? '');
}
