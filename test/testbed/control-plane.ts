import { join } from 'node:path';
import { accountKeys, keyPair } from './certificates.ts';
import { bridgeAddress, services } from './cluster-nodes.ts';
import type { Daemon } from './daemon.ts';
import { statePath } from './layout.ts';

/** Ports of the control plane, all on 127.0.0.1 but for the API server's. */
export const ports = { api: 17443, etcd: 17379, etcdPeer: 17380, controllerManager: 17257, scheduler: 17259 };

/** The API server as its clients reach it, on this machine and in pods. */
export const apiServerUrl = `https://${bridgeAddress}:${ports.api}`;

/** Kubeconfig of a component of the control plane. */
export const componentKubeconfig = (name: string): string => statePath(`${name}.kubeconfig`);

/** The cluster's store; what it holds need not survive a crash of the machine. */
export function etcdDaemon(programs: string): Daemon {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  const urls = [
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
  const args = [`--data-dir=${statePath('etcd')}`, ...urls, '--unsafe-no-fsync', '--log-level=warn'];
  // go build names a program after its import path, and etcd's is …/server/v3.
  return { name: 'etcd', program: join(programs, 'server'), args };
}

/** The API server: RBAC as in any cluster; it reaches kubelets by their names. */
export function apiServerDaemon(programs: string): Daemon {
  const server = keyPair('apiserver');
  const admin = keyPair('admin');
  const authority = keyPair('ca').certificate;
  const args = [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    `--bind-address=${bridgeAddress}`,
    `--secure-port=${ports.api}`,
    `--tls-cert-file=${server.certificate}`,
    `--tls-private-key-file=${server.key}`,
    `--client-ca-file=${authority}`,
    `--kubelet-client-certificate=${admin.certificate}`,
    `--kubelet-client-key=${admin.key}`,
    `--kubelet-certificate-authority=${authority}`,
    '--kubelet-preferred-address-types=Hostname',
    `--service-account-key-file=${accountKeys.public}`,
    `--service-account-signing-key-file=${accountKeys.private}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-cluster-ip-range=${services.range}`,
    '--authorization-mode=Node,RBAC',
    '--allow-privileged=true',
    '--profiling=false',
  ];
  return { name: 'kube-apiserver', program: join(programs, 'kube-apiserver'), args };
}

/** Controllers, with the provisioner that makes a folder of this machine for each claim. */
export function controllerManagerDaemon(programs: string): Daemon {
  const args = [
    `--kubeconfig=${componentKubeconfig('controller-manager')}`,
    '--use-service-account-credentials',
    `--service-account-private-key-file=${accountKeys.private}`,
    `--root-ca-file=${keyPair('ca').certificate}`,
    '--enable-hostpath-provisioner=true',
    '--leader-elect=false',
    '--profiling=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${ports.controllerManager}`,
    `--flex-volume-plugin-dir=${statePath('volume-plugins')}`,
  ];
  return { name: 'kube-controller-manager', program: join(programs, 'kube-controller-manager'), args };
}

/** The scheduler. */
export function schedulerDaemon(programs: string): Daemon {
  const args = [
    `--kubeconfig=${componentKubeconfig('scheduler')}`,
    '--leader-elect=false',
    '--profiling=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${ports.scheduler}`,
  ];
  return { name: 'kube-scheduler', program: join(programs, 'kube-scheduler'), args };
}
