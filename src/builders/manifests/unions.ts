import type { Mapping } from '../../lib/json.ts';

/** The ways to probe a container, of which a probe has one (k8s.io/api, core/v1/types.go, ProbeHandler). */
const HANDLERS: ReadonlySet<string> = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);

const PROBES: ReadonlySet<string> = new Set(['readinessProbe', 'livenessProbe', 'startupProbe']);

/**
 * `original` without the alternatives that the patch replaces, where the field of this name may have only one of them:
 * a volume has one source, a probe one handler. The server leaves both, and then refuses the pod, unless the patch also
 * says `emptyDir: null`; nobody can mean that.
 */
export function withoutReplaced(name: string, original: Mapping, patch: Mapping): Mapping {
  const isAlternative = alternativesOf(name);
  const chosen = Object.entries(patch).filter(([field, value]) => isAlternative(field) && value !== null);
  if (chosen.length === 0) return original;
  const kept = Object.entries(original).filter(([field]) => !isAlternative(field) || field in patch);
  return Object.fromEntries(kept);
}

/** Which fields exclude each other in an item of the list, or in the mapping, of this name. */
function alternativesOf(name: string): (field: string) => boolean {
  if (name === 'volumes') return (field) => field !== 'name' && !field.startsWith('$');
  return (field) => PROBES.has(name) && HANDLERS.has(field);
}
