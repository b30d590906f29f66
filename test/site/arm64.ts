import { bringUp } from '../testbed/bed.ts';
import { noWishes } from '../testbed/bed-kinds.ts';
import { arm64Node } from '../testbed/cluster-nodes.ts';
import type { Site } from './site.ts';

/** How long `askForArm64` may take: the first time on a machine, its kubelet is built from source. */
export const arm64TimeoutMs = 20 * 60_000;

/**
 * Gives the bed a cluster node of arm64, unless it has one; its name in the cluster. Undefined on a cluster of somebody
 * else's that has none.
 */
export async function askForArm64({ bed, core }: Pick<Site, 'bed' | 'core'>): Promise<string | undefined> {
  const { items } = await core.listNode({ labelSelector: 'kubernetes.io/arch=arm64' });
  // Without such a node nobody needs images of arm64, which not every machine can fetch.
  if (bed.kind !== 'embedded' && items.length === 0) return undefined;
  await bringUp((line) => process.stdout.write(`${line}\n`), { ...noWishes, arm64: true });
  return bed.kind === 'embedded' ? arm64Node.name : items[0]?.metadata?.name;
}
