/**
 * What helps when rootlesskit or the daemon below it does not start; '' when that is not what the log tells. A machine
 * that allows no user namespaces answers ENOSPC or EPERM to the first one (user_namespaces(7)).
 */
export function remedyOfRootless(log: string): string {
  if (!log.includes('[rootlesskit:')) return '';
  if (/fork\/exec \/proc\/self\/exe|new[ug]idmap|[ug]id_map/.test(log))
    return 'Its machine lets an ordinary user make no user namespaces: see security: rootless in the README.';
  if (/\.lock: permission denied|mkdir \S+: permission denied/.test(log))
    return 'Its volume is not its own: choose a storage-class whose driver honours fsGroup, or cache-size: 0.';
  return '';
}
