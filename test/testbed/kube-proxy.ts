import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { bridgeAddress, firstNode } from './cluster-nodes.ts';
import type { Daemon } from './daemon.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { statePath } from './layout.ts';

/** Writes the configuration of kube-proxy. One does for all cluster nodes: they share this machine's network. */
export function kubeProxyDaemon(programs: string): Daemon {
  const config = statePath('kube-proxy.yaml');
  const kubeconfig = statePath('kube-proxy.kubeconfig');
  writeKubeconfig(kubeconfig, 'kube-proxy');
  const content = {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clientConnection: { kubeconfig },
    hostnameOverride: firstNode.name,
    mode: 'nftables',
    // Otherwise a pod of the same bridge answers past this machine, which then cannot undo the translation.
    nftables: { masqueradeAll: true },
    nodePortAddresses: [`${bridgeAddress}/32`],
    // The machine's own limits stay as they are.
    conntrack: { maxPerCore: 0, min: 0 },
    healthzBindAddress: '127.0.0.1:17256',
    metricsBindAddress: '127.0.0.1:17255',
  };
  writeFileSync(config, stringify(content));
  return { name: 'kube-proxy', program: join(programs, 'kube-proxy'), args: [`--config=${config}`] };
}
