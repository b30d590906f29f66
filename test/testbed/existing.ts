import { resolve } from 'node:path';
import type { CommonBed, ExistingBed, Wishes } from './bed-kinds.ts';
import type { Log } from './command.ts';
import { arm64BaseImage, baseImage, baseReference, buildkitReference } from './images.ts';
import { buildBuildkit } from './programs.ts';
import { publish } from './registry.ts';
import { rootlessReference } from './rootless-image.ts';
import { linkInstalledTools, linkTools } from './tools.ts';

/** What the environment says about an existing cluster. */
export type ExistingCluster = Pick<
  CommonBed,
  'kubeconfig' | 'registry' | 'registryInCluster' | 'buildkitImage' | 'rootlessImage'
>;

/**
 * The existing cluster that TESTBED_KUBECONFIG and TESTBED_REGISTRY name, undefined without them.
 * TESTBED_REGISTRY_IN_CLUSTER: its other name for pods; TESTBED_BUILDKIT_IMAGE and TESTBED_ROOTLESS_IMAGE: what to
 * run there.
 */
export function existingCluster(): ExistingCluster | undefined {
  const { TESTBED_KUBECONFIG: kubeconfig, TESTBED_REGISTRY: registry } = process.env;
  if (!kubeconfig && !registry) return undefined;
  if (!kubeconfig || !registry)
    throw new Error('set both TESTBED_KUBECONFIG and TESTBED_REGISTRY, or neither');
  return {
    kubeconfig: resolve(kubeconfig),
    registry,
    registryInCluster: process.env.TESTBED_REGISTRY_IN_CLUSTER || registry,
    buildkitImage: process.env.TESTBED_BUILDKIT_IMAGE || `docker.io/${buildkitReference()}`,
    rootlessImage: process.env.TESTBED_ROOTLESS_IMAGE || `docker.io/${rootlessReference()}`,
  };
}

/** Pushes the base image to its registry and finds the client programs; needs no root. */
export async function connectExisting(
  cluster: ExistingCluster,
  wishes: Wishes,
  log: Log,
): Promise<ExistingBed> {
  const binDir = (await linkInstalledTools(log)) ?? (await linkTools(await buildBuildkit(log), log));
  const others = wishes.arm64 ? [await arm64BaseImage(log)] : [];
  await publish(cluster.registry, await baseImage(log), ...others);
  return { kind: 'existing', ...cluster, baseImage: `${cluster.registryInCluster}/${baseReference}`, binDir };
}
