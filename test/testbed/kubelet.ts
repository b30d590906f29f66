import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { keyPair } from './certificates.ts';
import type { ClusterNode } from './cluster-nodes.ts';
import { containerdSocket } from './containerd-config.ts';
import type { Daemon } from './daemon.ts';
import { writeKubeconfig } from './kubeconfig.ts';

/** Writes the configuration of a cluster node's kubelet. */
export function kubeletDaemon(node: ClusterNode, programs: string): Daemon {
  const config = join(node.folder, 'kubelet.yaml');
  const kubeconfig = join(node.folder, 'kubeconfig');
  writeKubeconfig(kubeconfig, `kubelet-${node.name}`);
  // Pods without a name server fail at once where they would wait for one that they cannot reach.
  writeFileSync(join(node.folder, 'resolv.conf'), '');
  writeFileSync(config, stringify(kubeletConfig(node)));
  const args = [
    `--config=${config}`,
    `--kubeconfig=${kubeconfig}`,
    `--root-dir=${join(node.folder, 'kubelet')}`,
    `--cert-dir=${join(node.folder, 'kubelet-pki')}`,
    `--hostname-override=${node.name}`,
  ];
  return { name: `kubelet-${node.name}`, program: join(programs, 'kubelet'), args };
}

function kubeletConfig(node: ClusterNode): unknown {
  const { certificate, key } = keyPair(`kubelet-${node.name}`);
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: keyPair('ca').certificate },
    },
    authorization: { mode: 'Webhook' },
    tlsCertFile: certificate,
    tlsPrivateKeyFile: key,
    address: node.address,
    port: node.ports.kubelet,
    healthzBindAddress: node.address,
    healthzPort: node.ports.health,
    containerRuntimeEndpoint: `unix://${containerdSocket(node)}`,
    cgroupDriver: 'cgroupfs',
    cgroupRoot: node.cgroupRoot,
    enforceNodeAllocatable: [],
    // From Kubernetes 1.35 a kubelet refuses cgroup version 1 unless told otherwise.
    failCgroupV1: false,
    failSwapOn: false,
    makeIPTablesUtilChains: false,
    resolvConf: join(node.folder, 'resolv.conf'),
    podLogsDir: join(node.folder, 'pod-logs'),
    volumePluginDir: join(node.folder, 'volume-plugins'),
    serializeImagePulls: false,
    // The disk is the developer's: never evict a pod because it is rather full.
    imageGCHighThresholdPercent: 100,
    evictionHard: { 'nodefs.available': '1%', 'imagefs.available': '1%', 'memory.available': '50Mi' },
  };
}
