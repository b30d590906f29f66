import { firstNode, services } from './cluster-nodes.ts';
import { run, which } from './command.ts';

const own = 'ip setup-buildx-testbed';
const kubeProxy = ['ip kube-proxy', 'ip6 kube-proxy'];

// Bridges forward for the sake of Services, but no packet of a pod may leave this machine.
const rules = `table ${own} {
  chain forward {
    type filter hook forward priority filter
    iifname "${firstNode.bridge.slice(0, -1)}*" oifname != "${firstNode.bridge.slice(0, -1)}*" drop
  }
}`;

/** Keeps what pods send on this machine, and sends what goes to Services over the bridge. */
export async function routePods(): Promise<void> {
  const [found] = (await tables()).filter((table) => kubeProxy.includes(table));
  if (found !== undefined)
    throw new Error(
      `the kube-proxy of another cluster is on this machine (nft table ${found}); remove it first`,
    );
  await run('nft', [rules]);
  // An address that kube-proxy does not know goes nowhere.
  await run('ip', ['route', 'add', services.range, 'dev', firstNode.bridge]);
}

/** Removes the rules of the bed and of its kube-proxy. Without the bed's own, a kube-proxy is not the bed's. */
export async function removeRules(): Promise<void> {
  const found = await tables();
  if (!found.includes(own)) return;
  for (const table of [...kubeProxy, own].filter((name) => found.includes(name)))
    await run('nft', ['delete', 'table', ...table.split(' ')]);
}

/** The tables of the kernel's packet filter, FAMILY NAME. */
async function tables(): Promise<readonly string[]> {
  if (which('nft') === undefined) return [];
  const list = await run('nft', ['list', 'tables']);
  return list.split('\n').map((line) => line.replace(/^table /, ''));
}
