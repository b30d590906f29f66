import { parsePodPatch } from '../../builders/manifests/pod-patch.ts';
import type { Security } from '../../builders/manifests/spec.ts';
import type { Mapping } from '../../lib/json.ts';
import { parseQuantity, type Quantity, type QuantityBounds } from '../../lib/kubernetes/quantity.ts';
import type { Checked } from './checked.ts';
import { INPUT_DEFAULTS } from './defaults.ts';
import { bad, input, matching } from './text.ts';

/** What a builder's pod is made of. */
export type PodInputs = {
  readonly image: string;
  readonly security: Security;
  readonly cpu: Quantity;
  readonly memory: Quantity;
  /** Empty = the pod is as this action makes it. */
  readonly podPatch: Mapping;
};

const GIB = 2 ** 30;
const CPU_BOUNDS = { least: 0.001, most: 1024 };
const MEMORY_BOUNDS = { least: GIB / 16, most: 4096 * GIB };

/** Reads what a builder's pod is made of. */
export function readPod(checked: Checked): PodInputs {
  // A bad one is judged by the image, so that the two are not told to disagree.
  const security = checked(readSecurity, input('image').endsWith('-rootless') ? 'rootless' : 'privileged');
  const quantity = (name: 'cpu' | 'memory', bounds: QuantityBounds): Quantity =>
    checked(() => parseQuantity(name, input(name), bounds), { text: '', value: 0 });
  return {
    security,
    image: checked(() => readImage(security), ''),
    cpu: quantity('cpu', CPU_BOUNDS),
    memory: quantity('memory', MEMORY_BOUNDS),
    podPatch: checked(readPodPatch, {}),
  };
}

function readSecurity(): Security {
  const security = input('security');
  if (security === 'privileged' || security === 'rootless') return security;
  throw bad('security', security, 'It may be privileged or rootless.');
}

function readImage(security: Security): string {
  const image = matching('image', isImage, 'It is an image reference, without spaces.');
  return security === 'rootless' && image === INPUT_DEFAULTS.image ? `${image}-rootless` : image;
}

/** An image reference as containerd takes it, loosely: what it must not be is something else by mistake. */
function isImage(text: string): boolean {
  return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}

/** The patch of the pod; empty = none. */
export function readPodPatch(): Mapping {
  const text = input('pod-patch');
  return text === '' ? {} : parsePodPatch('pod-patch', text);
}
