import { readFileSync } from 'node:fs';
import { startDaemon, startedDaemons } from './daemon.ts';
import { endAll, type ProcessId } from './process.ts';
import { apiServerReady, requireReady } from './readiness.ts';

const name = 'kube-apiserver';

/** The embedded cluster's API server: its process, and what was run. */
export function apiServerProcess(): {
  readonly id: ProcessId;
  readonly program: string;
  readonly args: string[];
} {
  const id = startedDaemons().find((daemon) => daemon.name === name)?.id;
  if (id === undefined) throw new Error(`no ${name} was started on this machine`);
  const [program = '', ...args] = readFileSync(`/proc/${id.pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  return { id, program, args };
}

/** Kills the embedded cluster's API server as a crash does, and starts it again as it was; resolves when it is ready. */
export async function restartApiServer(): Promise<void> {
  const { id, program, args } = apiServerProcess();
  await endAll(name, () => [id]);
  await startDaemon({ name, program, args });
  await requireReady(apiServerReady);
}
