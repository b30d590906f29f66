import type { V1Deployment } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { CONFIG_ANNOTATION, SPEC_ANNOTATION } from './labels.ts';
import { type NodeSpec, SPEC_VERSION } from './spec.ts';

/** Something that this job asked for and the running builder has otherwise. */
export type Difference = { readonly input: ComparedInput; readonly wanted: string; readonly running: string };

/** The inputs whose value can be read back from a Deployment. */
export type ComparedInput = 'image' | 'cpu' | 'memory' | 'buildkitd-config' | 'cache-size';

/**
 * Where a running builder differs from what this job asked for *explicitly*. A default is no wish: it never rolls
 * a builder that others use, and a new default comes with the next wake.
 */
export function differences(
  spec: NodeSpec,
  running: Wire<V1Deployment>,
  explicit: ReadonlySet<string>,
): readonly Difference[] {
  const template = running.spec?.template;
  const container = template?.spec?.containers[0];
  const requests = container?.resources?.requests;
  const volume = template?.spec?.volumes?.find((one) => one.name === 'cache');
  const compared: readonly Difference[] = [
    { input: 'image', wanted: spec.image, running: container?.image ?? '' },
    { input: 'cpu', wanted: spec.cpu.text, running: requests?.cpu ?? '' },
    { input: 'memory', wanted: spec.memory.text, running: requests?.memory ?? '' },
    {
      input: 'cache-size',
      wanted: spec.cache.kind === 'none' ? 'no claim' : 'a claim',
      running: volume?.persistentVolumeClaim === undefined ? 'no claim' : 'a claim',
    },
    {
      input: 'buildkitd-config',
      wanted: spec.buildkitdToml,
      running: template?.metadata?.annotations?.[CONFIG_ANNOTATION] ?? '',
    },
  ];
  return compared.filter((one) => explicit.has(one.input) && one.wanted !== one.running);
}

/** True for a builder that a newer version of the action made: it is never rolled back. */
export function isNewer(running: Wire<V1Deployment>): boolean {
  return Number(running.metadata?.annotations?.[SPEC_ANNOTATION] ?? 0) > SPEC_VERSION;
}

/** A difference in one line; configurations are too long to show. */
export function describeDifference(difference: Difference): string {
  if (difference.input === 'buildkitd-config') return 'buildkitd-config differs from the running one';
  return `${difference.input} is ${difference.running}, this job asked for ${difference.wanted}`;
}
