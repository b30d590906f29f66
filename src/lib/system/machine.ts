import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** Hex digits of a hash: enough to tell the machines that share a home. */
const MARK_LENGTH = 12;

/** The mark of a machine that does not tell what it is. It is equal to no machine's, not even to itself. */
export const UNKNOWN_MACHINE = 'unknown';

/**
 * A mark of this machine, since it was started, and of the mount namespace and root folder that this process has: only
 * where all of them are the same does a path that is not there tell that it is nowhere. Two containers of one machine
 * differ by the namespace, two machines of one image by the boot id (proc(5), namespaces(7)).
 */
export function readMachineMark(): string {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const namespace = readlinkSync('/proc/self/ns/mnt');
    const { dev, ino } = statSync('/');
    const text = JSON.stringify([bootId, namespace, dev, ino, hostname()]);
    return createHash('sha256').update(text).digest('hex').slice(0, MARK_LENGTH);
  } catch {
    return UNKNOWN_MACHINE;
  }
}
