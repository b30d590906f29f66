import { makeImages } from './bed-images.ts';
import { removeBridge } from './bridge.ts';
import { prepareClusterNode, pullImages } from './cluster-node.ts';
import { arm64Node, registryAddress } from './cluster-nodes.ts';
import type { Log } from './command.ts';
import { containerdDaemon, hasStarted } from './containerd.ts';
import { startDaemon } from './daemon.ts';
import { registerEmulator } from './emulator.ts';
import { arm64BaseImage } from './images.ts';
import { kubeletDaemon } from './kubelet.ts';
import { buildArm64Kubelet, buildPrograms } from './programs.ts';
import { nodeReady, requireReady } from './readiness.ts';
import { publish, referenceOf } from './registry.ts';

/**
 * Adds an arm64 machine to the cluster that is up, unless it has one. Emulated are its kubelet, which tells the
 * cluster the architecture, and the RUN steps of arm64 images. containerd, and so its pods (BuildKit's too), are
 * this machine's own programs: runc cannot run under QEMU, which knows no clone(2) into new namespaces.
 */
export async function addArm64Node(log: Log): Promise<void> {
  if (hasStarted(arm64Node)) return;
  if (process.arch !== 'x64') throw new Error('the arm64 cluster node is for amd64 machines: it is emulated');
  const programs = await buildPrograms(log);
  const kubelet = await buildArm64Kubelet(log);
  const images = await makeImages(programs, log);
  await publish(registryAddress, images.base, await arm64BaseImage(log));
  log(`adding the arm64 cluster node ${arm64Node.name}`);
  await registerEmulator(log);
  // A crash may have left it before anything of this cluster node was started.
  await removeBridge(arm64Node);
  await prepareClusterNode(arm64Node);
  await startDaemon(containerdDaemon(arm64Node, programs, referenceOf(images.pause)));
  await pullImages(arm64Node, programs, images);
  await startDaemon(kubeletDaemon(arm64Node, kubelet));
  await requireReady(nodeReady(arm64Node));
}
