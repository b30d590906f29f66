import type { V1OwnerReference } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { LIFE_ANNOTATION } from './labels.ts';
import type { Life } from './spec.ts';

/** What tells how long an object stays: its owners, and the note of what made it. */
type Living = {
  readonly metadata?: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly Wire<V1OwnerReference>[];
  };
};

/**
 * How long a Deployment of ours stays: as long as the `holds` that own it, or `forever`. `orphaned`: it had owners and
 * lost them without being deleted with them.
 */
export type FoundLife = 'holds' | 'forever' | 'orphaned';

/**
 * How long a Deployment stays. Its owners decide, whatever the annotation says: the garbage collector deletes an object
 * with owners when the last of them ends, and one without owners never.
 */
export function foundLife({ metadata }: Living): FoundLife {
  if ((metadata?.ownerReferences ?? []).length > 0) return 'holds';
  return metadata?.annotations?.[LIFE_ANNOTATION] === 'forever' ? 'forever' : 'orphaned';
}

/** The value of the annotation `life` for a builder that this job makes. */
export function lifeNote(life: Life): 'holds' | 'forever' {
  return life.kind === 'forever' ? 'forever' : 'holds';
}
