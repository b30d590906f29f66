import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { type Bed, bringUp, tearDown } from '../testbed/bed.ts';
import { assertPossible } from '../testbed/embedded.ts';
import { existingCluster } from '../testbed/existing.ts';
import { withLock } from '../testbed/lock.ts';
import { readRecord, sourceVersion } from '../testbed/record.ts';
import { status } from '../testbed/status.ts';
import { say } from './screen.ts';
import type { Stop } from './stop.ts';

const testbed = join(import.meta.dirname, '..', 'testbed', 'cli.ts');

/** The cluster of the demo. */
export type Cluster = {
  /** Brings it up, or joins what is there. */
  readonly take: (stop: Stop) => Promise<Bed>;
  /** Takes it down, if it is the demo's own. */
  readonly leave: () => Promise<void>;
};

/** Finds out whose cluster it will be; changes nothing. */
export async function findCluster(): Promise<Cluster> {
  if (existingCluster() !== undefined) return others('the cluster is yours and stays');
  assertPossible();
  const { state } = await withLock(say, status);
  if (state === 'up') return others('the cluster was up before and stays: `npm run testbed -- down` ends it');
  return { take: start, leave: takeDown };
}

function others(why: string): Cluster {
  return { take: () => bringUp(say), leave: async () => say(why) };
}

/** In processes of their own: building a cluster takes minutes, and nothing of it may go on after a stop. */
async function start({ signal }: Stop): Promise<Bed> {
  signal.throwIfAborted();
  say('the first time this builds a cluster from source, which takes 10 to 20 minutes');
  const child = spawn(process.execPath, [testbed, 'up'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const endAll = () => {
    if (child.pid !== undefined) process.kill(-child.pid);
  };
  signal.addEventListener('abort', endAll);
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', endAll);
  signal.throwIfAborted();
  if (code !== 0) throw new Error('the cluster did not come up');
  return await bringUp(say);
}

/** What bringUp refused to touch, another version's bed, has a record too. */
async function takeDown(): Promise<void> {
  if (readRecord()?.version === sourceVersion()) await tearDown(say);
}
