import { type Container, waitingOf } from './containers.ts';
import type { Trouble } from './observed.ts';
import type { Setting } from './setting.ts';

const NEVER_PULLED: ReadonlySet<string> = new Set([
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'ImagePullBackOff',
  'SignatureValidationFailed',
]);

/** ErrImagePull alone may be the network's mood; when the registry has said no it is final. */
const FINAL_PULL =
  /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;

/** True when a container's image will never be there. */
export function isUnpullable(container: Container): boolean {
  const { reason, message } = waitingOf(container);
  return NEVER_PULLED.has(reason) || (reason === 'ErrImagePull' && FINAL_PULL.test(message));
}

/** Why a container's image will never be there. */
export function pullTrouble(container: Container, { hasPodPatch }: Setting): Trouble | undefined {
  if (!isUnpullable(container)) return undefined;
  const { reason, message } = waitingOf(container);
  const { pod, status, isDaemon, title } = container;
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const image = [...containers, ...initContainers].find((one) => one.name === status.name)?.image ?? '';
  const pulls = 'and that the cluster nodes may pull it (imagePullSecrets, mirror)';
  if (isDaemon) {
    const what = `The builder's image ${image} cannot be pulled: ${reason}: ${message}.`;
    return { what, remedy: `Check the input image, ${pulls}.` };
  }
  const where = hasPodPatch ? 'in pod-patch' : 'where the cluster adds that container';
  return {
    what: `${title} cannot start, its image ${image} cannot be pulled: ${reason}: ${message}.`,
    remedy: `Check that image ${where}, ${pulls}.`,
  };
}
