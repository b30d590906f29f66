import type { V1Deployment, V1PodTemplateSpec } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { renderDeployment } from './deployment.ts';
import {
  CONFIG_ANNOTATION,
  CONFIG_FILE_ANNOTATION,
  POD_PATCH_ANNOTATION,
  SPEC_ANNOTATION,
} from './labels.ts';
import { quantityValue } from './quantity.ts';
import { type NodeSpec, SPEC_VERSION } from './spec.ts';

/** Something that this job asked for and the running builder has otherwise. */
export type Difference = { readonly input: ComparedInput; readonly wanted: string; readonly running: string };

const COMPARED = [
  ...['image', 'cpu', 'memory', 'cache-size', 'cache-claim'],
  ...['buildkitd-config', 'pod-patch'],
] as const;

/** The inputs whose value can be read back from a Deployment. */
export type ComparedInput = (typeof COMPARED)[number];

/**
 * Where a running builder differs from what this job asked for *explicitly*. A default is no wish: it never rolls
 * a builder that others use, and a new default comes with the next wake. Compared is what this job would make, since
 * a pod patch may say something else than the input.
 */
export function differences(
  spec: NodeSpec,
  running: Wire<V1Deployment>,
  explicit: ReadonlySet<string>,
): readonly Difference[] {
  const is = readTemplate(running.spec?.template);
  const ought = readTemplate(renderDeployment(spec, []).spec?.template);
  return COMPARED.map((input) => ({ input, wanted: ought[input], running: is[input] })).filter(
    (one) => explicit.has(one.input) && !isSame(one),
  );
}

function readTemplate(
  template: Wire<V1PodTemplateSpec> | undefined,
): Readonly<Record<ComparedInput, string>> {
  const container = template?.spec?.containers[0];
  const requests = container?.resources?.requests;
  const annotations = template?.metadata?.annotations;
  const volume = template?.spec?.volumes?.find((one) => one.name === 'cache');
  return {
    image: container?.image ?? '',
    cpu: requests?.cpu ?? '',
    memory: requests?.memory ?? '',
    'cache-size': volume?.persistentVolumeClaim === undefined ? 'no claim' : 'a claim',
    'cache-claim': volume?.persistentVolumeClaim?.claimName ?? 'no claim',
    'buildkitd-config': readConfig(annotations ?? {}),
    'pod-patch': annotations?.[POD_PATCH_ANNOTATION] ?? '',
  };
}

/** The configuration and the files that it names. */
function readConfig(annotations: Readonly<Record<string, string>>): string {
  const files = Object.entries(annotations).filter(([name]) => name.startsWith(CONFIG_FILE_ANNOTATION));
  const parts = files.toSorted(([a], [b]) => a.localeCompare(b)).flat();
  return [annotations[CONFIG_ANNOTATION] ?? '', ...parts].join('\n');
}

/** The server spells quantities in its own way. */
function isSame({ input, wanted, running }: Difference): boolean {
  if (input === 'cpu' || input === 'memory') return quantityValue(wanted) === quantityValue(running);
  return wanted === running;
}

/** True for a builder that a newer version of the action made: it is never rolled back. */
export function isNewer(running: Wire<V1Deployment>): boolean {
  return Number(running.metadata?.annotations?.[SPEC_ANNOTATION] ?? 0) > SPEC_VERSION;
}

/** A difference in one line; configurations are too long to show, and patches may hold a secret. */
export function describeDifference({ input, wanted, running }: Difference): string {
  if (input === 'buildkitd-config' || input === 'pod-patch') return `${input} differs from the running one`;
  return `${input} is ${running}, this job asked for ${wanted}`;
}
