import { mkdirSync } from 'node:fs';
import type { BedImages } from './bed-images.ts';
import { createBridge } from './bridge.ts';
import { createCgroup } from './cgroups.ts';
import type { ClusterNode } from './cluster-nodes.ts';
import { pullImage } from './containerd.ts';
import type { Programs } from './programs.ts';
import { containerdReady, requireReady } from './readiness.ts';
import { referenceOf } from './registry.ts';

/** Makes what a cluster node has of this machine, before its first program starts. */
export async function prepareClusterNode(node: ClusterNode): Promise<void> {
  mkdirSync(node.folder, { recursive: true });
  await createBridge(node);
  createCgroup(node.cgroupRoot);
}

/** Brings the images that pods start from to a cluster node, so that no test waits for them. */
export async function pullImages(node: ClusterNode, programs: Programs, images: BedImages): Promise<void> {
  await requireReady(containerdReady(node));
  for (const image of [images.pause, images.buildkit, images.rootless])
    await pullImage(node, programs, referenceOf(image));
}
