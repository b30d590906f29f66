import { KubeConfig } from '@kubernetes/client-node';

import type { Bed } from '../testbed/bed.ts';

/** Who may do everything in the cluster. */
export function administrator(bed: Bed): KubeConfig {
  const admin = new KubeConfig();
  admin.loadFromFile(bed.kubeconfig);
  return admin;
}
