import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { daemonOf } from './daemon-status.ts';
import type { Trouble } from './observed.ts';

const NEVER_PULLED: ReadonlySet<string> = new Set([
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImagePullBackOff',
]);

/** ErrImagePull alone may be the network's mood; when the registry has said no it is final. */
const FINAL_PULL =
  /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;

/** Why the daemon's image will never be there. */
export function pullTrouble(pod: Wire<V1Pod>): Trouble | undefined {
  const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
  if (!NEVER_PULLED.has(reason) && !(reason === 'ErrImagePull' && FINAL_PULL.test(message))) return undefined;
  const image = pod.spec?.containers[0]?.image ?? '';
  const remedy = 'Check the input image, and that the cluster nodes may pull it (imagePullSecrets, mirror).';
  return { what: `The builder's image ${image} cannot be pulled: ${reason}: ${message}.`, remedy };
}

const CONFIG_ERRORS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** Why the daemon's container will never start. */
export function configTrouble(pod: Wire<V1Pod>): Trouble | undefined {
  const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
  if (!CONFIG_ERRORS.has(reason)) return undefined;
  return {
    what: `The builder's container cannot be started: ${reason}: ${message}.`,
    remedy: 'Check the image and the cluster node.',
  };
}
