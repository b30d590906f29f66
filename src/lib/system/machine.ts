import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** Hex digits of a hash: enough to distinguish the machines that share a home. */
const MARK_LENGTH = 12;

/** The mark of a machine that cannot be identified. It counts as equal to no other, not even to itself. */
export const UNKNOWN_MACHINE = 'unknown';

/**
 * Returns a mark of this machine since it was started, and of the mount namespace and root folder of this process: only
 * where all of them are the same, a path that is not there does not exist at all. Two containers of one machine
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
