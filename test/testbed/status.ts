import { startedDaemons } from './daemon.ts';
import { isAlive } from './process.ts';
import { problems } from './readiness.ts';
import { readRecord } from './record.ts';

/** State of the bed on this machine; `problems` has a line for each thing that does not hold. */
export type Status =
  | { readonly state: 'down' }
  | { readonly state: 'up' | 'broken'; readonly checkout: string; readonly problems: readonly string[] };

/** Looks at the bed without changing anything. */
export async function status(): Promise<Status> {
  const record = readRecord();
  if (record === undefined) return { state: 'down' };
  const wrong = await whatIsWrong();
  return { state: wrong.length === 0 ? 'up' : 'broken', checkout: record.checkout, problems: wrong };
}

/**
 * What does not hold now, one line each; empty when the bed is up. A dead kubelet's cluster node stays
 * Ready for 40 s, so the processes are looked at as well.
 */
export async function whatIsWrong(): Promise<readonly string[]> {
  const dead = startedDaemons().filter((daemon) => !isAlive(daemon.id));
  return [...dead.map((daemon) => `${daemon.name} has ended`), ...(await problems())];
}
