import { mkdirSync } from 'node:fs';
import { callApi } from './api.ts';
import { createBridge } from './bridge.ts';
import { createCertificates } from './certificates.ts';
import { createCgroup } from './cgroups.ts';
import { clusterNodes, registryAddress } from './cluster-nodes.ts';
import type { Log } from './command.ts';
import { containerdDaemon, pullImage } from './containerd.ts';
import * as controlPlane from './control-plane.ts';
import { startDaemon } from './daemon.ts';
import { baseImage, buildkitImage, type Image, pauseImage } from './images.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import { kubeletDaemon } from './kubelet.ts';
import { kubeconfigPath, statePath } from './layout.ts';
import { linkVolumes } from './outside.ts';
import type { Programs } from './programs.ts';
import { apiServerReady, registryReady, requirements, requireReady } from './readiness.ts';
import { publish, referenceOf, registryDaemon } from './registry.ts';

/** The images that the cluster starts with. */
export type BedImages = { readonly pause: Image; readonly base: Image; readonly buildkit: Image };

/** Makes the images that the cache does not have. */
export async function makeImages(programs: Programs, log: Log): Promise<BedImages> {
  return {
    pause: await pauseImage(log),
    base: await baseImage(log),
    buildkit: await buildkitImage(programs, log),
  };
}

/** Starts the cluster and its registry on a machine where nothing is left of an earlier one. */
export async function startCluster(programs: Programs, images: BedImages, log: Log): Promise<void> {
  await prepareMachine();
  log('starting the control plane');
  await startDaemon(controlPlane.etcdDaemon(programs.etcd));
  await startDaemon(controlPlane.apiServerDaemon(programs.kubernetes));
  await startDaemon(registryDaemon(programs.registry));
  for (const node of clusterNodes)
    await startDaemon(containerdDaemon(node, programs, referenceOf(images.pause)));
  await Promise.all([
    requireReady(apiServerReady).then(() => startClients(programs, log)),
    distribute(programs, images),
  ]);
  log('waiting for the cluster');
  for (const requirement of requirements) await requireReady(requirement);
}

async function prepareMachine(): Promise<void> {
  linkVolumes();
  mkdirSync(statePath('volumes'));
  await createCertificates();
  writeKubeconfig(kubeconfigPath, 'admin');
  for (const name of ['controller-manager', 'scheduler'])
    writeKubeconfig(controlPlane.componentKubeconfig(name), name);
  for (const node of clusterNodes) {
    mkdirSync(node.folder);
    await createBridge(node);
    createCgroup(node.cgroupRoot);
  }
}

/** What gives up when the API server is not there yet. */
async function startClients(programs: Programs, log: Log): Promise<void> {
  log('starting the cluster nodes');
  await startDaemon(controlPlane.controllerManagerDaemon(programs.kubernetes));
  await startDaemon(controlPlane.schedulerDaemon(programs.kubernetes));
  for (const node of clusterNodes) await startDaemon(kubeletDaemon(node, programs.kubernetes));
  const answer = await callApi('POST', '/apis/storage.k8s.io/v1/storageclasses', storageClass);
  if (answer.status !== 201) throw new Error(`storage class: status ${answer.status}: ${answer.body}`);
}

async function distribute(programs: Programs, images: BedImages): Promise<void> {
  await requireReady(registryReady);
  for (const image of [images.pause, images.base, images.buildkit]) await publish(image, registryAddress);
  for (const node of clusterNodes) {
    await pullImage(node, programs, referenceOf(images.pause));
    await pullImage(node, programs, referenceOf(images.buildkit));
  }
}

const storageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'kubernetes.io/host-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};
