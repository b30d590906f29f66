import { existsSync, rmSync } from 'node:fs';
import { removeBridge } from './bridge.ts';
import { cgroupMembers, removeCgroup } from './cgroups.ts';
import { clusterNodes, type NodeTraces } from './cluster-nodes.ts';
import type { Log } from './command.ts';
import { startedDaemons } from './daemon.ts';
import { cacheDir, stateDir } from './layout.ts';
import { unmountBelow } from './mounts.ts';
import { removeOutside } from './outside.ts';
import { removeRules } from './pod-traffic.ts';
import { endAll, processesOf } from './process.ts';
import { readRecord } from './record.ts';
import { waitFor } from './wait.ts';

/**
 * Removes the bed, whole or what a crash left of it: processes, mounts, interfaces, cgroups, files.
 * Nothing is asked to end gracefully, since nothing of the bed's state is kept. The cache stays.
 */
export async function removeBed(log: Log): Promise<void> {
  const record = readRecord();
  if (existsSync(stateDir)) log('removing the bed');
  const nodes: readonly NodeTraces[] = [...clusterNodes, ...(record?.traces ?? [])];
  await endProcesses(nodes, record?.cache ?? cacheDir());
  await unmountBelow(stateDir);
  await removeRules();
  for (const node of nodes) {
    await removeBridge(node);
    await waitFor(`removing cgroup ${node.cgroupRoot}`, 20_000, () => removeCgroup(node.cgroupRoot));
  }
  await removeOutside(nodes, record?.before);
  rmSync(stateDir, { recursive: true, force: true });
}

/** Daemons first, so that nobody starts again what the rest ends. */
async function endProcesses(nodes: readonly NodeTraces[], cache: string): Promise<void> {
  await endAll('daemons', () => startedDaemons().map((daemon) => daemon.id));
  // Shims, and daemons whose start was cut off before their pid was kept.
  await endAll('shims', () => processesOf(cache, stateDir));
  for (const node of nodes) await endAll(`pods in ${node.cgroupRoot}`, () => cgroupMembers(node.cgroupRoot));
}
