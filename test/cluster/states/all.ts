import { ADMISSION_STATES } from './admission.ts';
import { CLAIM_STATES, CONTAINER_STATES } from './containers.ts';
import { AUTOSCALER_STATES, LOST_STATES } from './nodes.ts';
import { PLACE_STATES, POD_STATES } from './pods.ts';
import type { State } from './state.ts';
import { NO_DEFAULT_CLASS, VOLUME_STATES } from './volumes.ts';

/** Those that touch nothing of the cluster that another namespace would notice. */
export const STATES: readonly State[] = [
  ...PLACE_STATES,
  ...POD_STATES,
  ...CONTAINER_STATES,
  ...CLAIM_STATES,
  ...ADMISSION_STATES,
  ...VOLUME_STATES,
  ...AUTOSCALER_STATES,
];

/** Those that others would notice, though not each other. */
export const CLUSTER_STATES: readonly State[] = [...LOST_STATES, NO_DEFAULT_CLASS];
