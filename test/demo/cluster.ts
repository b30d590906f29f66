import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { type Bed, bringUp, tearDown } from '../testbed/bed.ts';
import { startedDaemons } from '../testbed/daemon.ts';
import { assertPossible } from '../testbed/embedded.ts';
import { existingCluster } from '../testbed/existing.ts';
import { withLock } from '../testbed/lock.ts';
import { readRecord, sourceVersion } from '../testbed/record.ts';
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
  if (existingCluster() !== undefined)
    return { take, leave: async () => say('the cluster is yours and stays') };
  assertPossible();
  // Not in the midst of somebody's `up`: what runs when it is over is theirs.
  const before = await withLock(say, async () => daemons());
  if (before === '') say('none is up; the first time it is built from source, which takes 10 to 20 minutes');
  return { take, leave: () => leave(before) };
}

/** Who runs now, as text: it changes with every start of a cluster. */
function daemons(): string {
  return startedDaemons()
    .map(({ id }) => `${id.pid}:${id.startTicks}`)
    .sort()
    .join(' ');
}

/** Takes down only what was started since `before`; another version's bed, which bringUp refuses, has a record too. */
async function leave(before: string): Promise<void> {
  if (before !== '' && daemons() === before)
    return say('it was up before and stays: `npm run testbed -- down` ends it');
  if (readRecord()?.version === sourceVersion()) await tearDown(say);
}

/** In processes of their own: building a cluster takes minutes, and nothing of it may go on after a stop. */
async function take({ signal }: Stop): Promise<Bed> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [testbed, 'up'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const endAll = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
  };
  signal.addEventListener('abort', endAll);
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', endAll);
  signal.throwIfAborted();
  if (code !== 0) throw new Error('the cluster did not come up');
  return await bringUp(say);
}
