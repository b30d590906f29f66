import { resolve } from 'node:path';
import { addArm64Node } from './arm64.ts';
import { makeImages } from './bed-images.ts';
import type { EmbeddedBed, Wishes } from './bed-kinds.ts';
import { startCluster } from './cluster.ts';
import { clusterNodes, firstNode, registryAddress } from './cluster-nodes.ts';
import type { Log } from './command.ts';
import { startedDaemons } from './daemon.ts';
import { installPrograms } from './debian.ts';
import { baseReference, buildkitReference } from './images.ts';
import { cacheDir, kubeconfigPath, sourceDir } from './layout.ts';
import { lookBefore } from './outside.ts';
import { assertPortsFree } from './ports.ts';
import { isAlive } from './process.ts';
import { buildPrograms } from './programs.ts';
import { type BedRecord, readRecord, sourceVersion, writeRecord } from './record.ts';
import { rootlessReference } from './rootless-image.ts';
import { whatIsWrong } from './status.ts';
import { localVolumes } from './storage-classes.ts';
import { removeBed } from './teardown.ts';
import { linkTools } from './tools.ts';

const checkout = resolve(sourceDir, '../..');

/** Fails in one line on a machine where no cluster can be started. */
export function assertPossible(): void {
  if (process.platform !== 'linux')
    throw new Error('the test bed needs Linux, or TESTBED_KUBECONFIG and TESTBED_REGISTRY');
  if (process.getuid?.() !== 0) {
    throw new Error(
      'the test bed needs root to start a cluster, or TESTBED_KUBECONFIG and TESTBED_REGISTRY of one',
    );
  }
}

/** Gives the bed that is up, or a new one in place of what a crash left, with what is wished for. */
export async function joinOrStart(wishes: Wishes, log: Log): Promise<EmbeddedBed> {
  const bed = await joinOrStartPlain(log);
  if (wishes.arm64) await addArm64Node(log);
  return bed;
}

async function joinOrStartPlain(log: Log): Promise<EmbeddedBed> {
  const record = readRecord();
  const isRunning = startedDaemons().some((daemon) => isAlive(daemon.id));
  if (record !== undefined && isRunning) {
    if (record.version !== sourceVersion()) throw new Error(refusal(record));
    const wrong = await whatIsWrong();
    if (wrong.length === 0 && record.binDir !== null) return describe(record.binDir);
    log(`the bed that is up is broken, starting it again: ${wrong[0] ?? 'its start was cut off'}`);
  }
  return await start(log);
}

async function start(log: Log): Promise<EmbeddedBed> {
  await installPrograms(
    { ip: 'iproute2', nft: 'nftables', openssl: 'openssl', mount: 'mount', umount: 'mount', tar: 'tar' },
    log,
  );
  const programs = await buildPrograms(log);
  const images = await makeImages(programs, log);
  const binDir = await linkTools(programs.buildkit, log);
  await removeBed(log);
  await assertPortsFree();
  const record: BedRecord = {
    version: sourceVersion(),
    checkout,
    cache: cacheDir(),
    before: lookBefore(),
    traces: clusterNodes.map(({ bridge, cgroupRoot }) => ({ bridge, cgroupRoot })),
    binDir: null,
  };
  writeRecord(record);
  await startCluster(programs, images, log);
  writeRecord({ ...record, binDir });
  return describe(binDir);
}

function describe(binDir: string): EmbeddedBed {
  return {
    kind: 'embedded',
    kubeconfig: kubeconfigPath,
    registry: registryAddress,
    registryInCluster: registryAddress,
    buildkitImage: `${registryAddress}/${buildkitReference()}`,
    rootlessImage: `${registryAddress}/${rootlessReference()}`,
    baseImage: `${registryAddress}/${baseReference}`,
    binDir,
    clusterNode: firstNode.name,
    localVolumes,
  };
}

function refusal(record: BedRecord): string {
  const command = `cd ${record.checkout} && npm run testbed -- down`;
  return `another version of the test bed is up, started by ${record.checkout}; to end it: ${command}`;
}
