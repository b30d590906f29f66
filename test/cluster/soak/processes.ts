import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine: the words of its command, its cgroups as text, and the memory that it holds. */
export type Process = {
  readonly words: readonly string[];
  readonly cgroups: string;
  readonly residentKib: number;
};

/** All processes that can be read. */
export function processes(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? read(name) : []));
}

function read(pid: string): readonly Process[] {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const cgroups = readFileSync(`/proc/${pid}/cgroup`, 'utf8');
    return [{ words, cgroups, residentKib: Number(resident ?? '0') }];
  } catch {
    return []; // it has ended
  }
}
