import { mkdirSync } from 'node:fs';
import type { BedImages } from './bed-images.ts';
import { createCertificates } from './certificates.ts';
import { prepareClusterNode, pullImages } from './cluster-node.ts';
import { firstNode, registryAddress } from './cluster-nodes.ts';
import type { Log } from './command.ts';
import { containerdDaemon } from './containerd.ts';
import * as controlPlane from './control-plane.ts';
import { startDaemon } from './daemon.ts';
import { kubeProxyDaemon } from './kube-proxy.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { kubeletDaemon } from './kubelet.ts';
import { kubeconfigPath, statePath } from './layout.ts';
import { linkVolumes } from './outside.ts';
import { routePods } from './pod-traffic.ts';
import type { Programs } from './programs.ts';
import { apiServerReady, registryReady, requirements, requireReady } from './readiness.ts';
import { publish, referenceOf, registryDaemon } from './registry.ts';
import { createStorageClasses } from './storage-classes.ts';

/** Starts the cluster and its registry on a machine where nothing is left of an earlier one. */
export async function startCluster(programs: Programs, images: BedImages, log: Log): Promise<void> {
  await prepareMachine();
  log('starting the control plane');
  await startDaemon(controlPlane.etcdDaemon(programs.etcd));
  await startDaemon(controlPlane.apiServerDaemon(programs.kubernetes));
  await startDaemon(registryDaemon(programs.registry));
  await startDaemon(containerdDaemon(firstNode, programs, referenceOf(images.pause)));
  await Promise.all([
    requireReady(apiServerReady).then(() => startClients(programs, log)),
    distribute(programs, images),
  ]);
  log('waiting for the cluster');
  for (const requirement of requirements()) await requireReady(requirement);
}

async function prepareMachine(): Promise<void> {
  linkVolumes();
  mkdirSync(statePath('volumes'));
  await createCertificates();
  writeKubeconfig(kubeconfigPath, 'admin');
  for (const name of ['controller-manager', 'scheduler'])
    writeKubeconfig(controlPlane.componentKubeconfig(name), name);
  await prepareClusterNode(firstNode);
  await routePods();
}

/** What gives up when the API server is not there yet. */
async function startClients(programs: Programs, log: Log): Promise<void> {
  log('starting the cluster node');
  await startDaemon(controlPlane.controllerManagerDaemon(programs.kubernetes));
  await startDaemon(controlPlane.schedulerDaemon(programs.kubernetes));
  await startDaemon(kubeProxyDaemon(programs.kubernetes));
  await startDaemon(kubeletDaemon(firstNode, programs.kubernetes));
  await createStorageClasses();
}

async function distribute(programs: Programs, images: BedImages): Promise<void> {
  await requireReady(registryReady);
  for (const image of Object.values(images)) await publish(registryAddress, image);
  await pullImages(firstNode, programs, images);
}
