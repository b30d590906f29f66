import { mkdirSync } from 'node:fs';
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
import { rootlessImage } from './rootless-image.ts';
import { createStorageClasses } from './storage-classes.ts';

/** The images that the cluster starts with. */
export type BedImages = Readonly<Record<'pause' | 'base' | 'buildkit' | 'rootless', Image>>;

/** Makes the images that the cache does not have. */
export async function makeImages(programs: Programs, log: Log): Promise<BedImages> {
  return {
    pause: await pauseImage(log),
    base: await baseImage(log),
    buildkit: await buildkitImage(programs, log),
    rootless: await rootlessImage(programs, log),
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
  await createStorageClasses();
}

async function distribute(programs: Programs, images: BedImages): Promise<void> {
  await requireReady(registryReady);
  for (const image of Object.values(images)) await publish(image, registryAddress);
  for (const node of clusterNodes) {
    for (const image of [images.pause, images.buildkit, images.rootless])
      await pullImage(node, programs, referenceOf(image));
  }
}
