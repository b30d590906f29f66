import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { NodeTraces } from './cluster-nodes.ts';
import { networkName } from './containerd-config.ts';
import { hasInterpreters, removeEmulator } from './emulator.ts';
import { stateDir, statePath } from './layout.ts';

/** What the machine looked like before `up`, where programs change it and cannot be told not to. */
export type Before = {
  /** Boot of the machine that the rest is about. */
  readonly boot: string;
  readonly missingFolders: readonly string[];
  /** Whether the kernel's table of interpreters was mounted. */
  readonly hadInterpreters: boolean;
  readonly sysctls: Readonly<Record<string, string>>;
};

// Where kube-controller-manager makes volumes (pkg/volume/hostpath/host_path.go, no option).
const volumes = '/tmp/hostpath_pv';
const legacyLogs = '/var/log/containers';
const networkResults = '/var/lib/cni/results';
const devicePlugins = '/var/lib/kubelet/device-plugins';
// Inner folders first. The last one is mount(8)'s.
const folders = [legacyLogs, networkResults, '/var/lib/cni', devicePlugins, '/var/lib/kubelet', '/run/mount'];

// What kubelet sets (setupKernelTunables in pkg/kubelet/cm/container_manager_linux.go); it can only be told
// to refuse to start instead.
const kubeletSysctls = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
];

/** Notes what `removeOutside` has to bring back. */
export function lookBefore(): Before {
  const sysctls = kubeletSysctls.map((name) => [name, readFileSync(`/proc/sys/${name}`, 'utf8').trim()]);
  return {
    boot: bootId(),
    missingFolders: folders.filter((path) => !existsSync(path)),
    hadInterpreters: hasInterpreters(),
    sysctls: Object.fromEntries(sysctls),
  };
}

/** Sends the volumes of claims into the bed's folder: /tmp may be small, or no place for overlayfs. */
export function linkVolumes(): void {
  if (existsSync(volumes))
    throw new Error(`${volumes} belongs to another cluster on this machine; remove it first`);
  symlinkSync(statePath('volumes'), volumes);
}

/** Removes what the bed's programs left outside its folder, and undoes what they changed. */
export async function removeOutside(nodes: readonly NodeTraces[], before: Before | undefined): Promise<void> {
  if (isLink(volumes, (target) => target === statePath('volumes'))) rmSync(volumes);
  removeFrom(legacyLogs, (path) => isLink(path, (target) => target.startsWith(`${stateDir}/`)));
  const results = nodes.map((node) => join(networkResults, `${networkName(node)}-`));
  removeFrom(networkResults, (path) => results.some((prefix) => path.startsWith(prefix)));
  await removeEmulator(before?.boot !== bootId() || before.hadInterpreters);
  if (before === undefined) return;
  if (before.missingFolders.includes(devicePlugins)) rmSync(devicePlugins, { recursive: true, force: true });
  for (const path of before.missingFolders)
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  if (before.boot !== bootId()) return;
  for (const [name, value] of Object.entries(before.sysctls)) writeFileSync(`/proc/sys/${name}`, value);
}

/** Identity of this boot of the machine. */
const bootId = (): string => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();

function removeFrom(folder: string, isOurs: (path: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isOurs))
    rmSync(path);
}

function isLink(path: string, leadsTo: (target: string) => boolean): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isSymbolicLink() === true && leadsTo(readlinkSync(path));
}
