import type { V1PodTemplateSpec } from '@kubernetes/client-node';
import { formatDuration } from '../../lib/duration.ts';
import type { Deployment, Wire } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { toSafeLine, truncate } from '../../lib/safe-text.ts';
import { foundLife, renderDeployment } from './deployment.ts';
import {
  CONFIG_ANNOTATION,
  CONFIG_FILE_ANNOTATION,
  CONFIGURED_BY_ANNOTATION,
  POD_PATCH_ANNOTATION,
  SPEC_ANNOTATION,
} from './names.ts';
import { type NodeSpec, SPEC_VERSION } from './spec.ts';

/** An input for which this job asks for something else than the running builder has. */
export type Difference = {
  readonly input: ComparedInput | 'keep-warm';
  readonly wanted: string;
  readonly running: string;
};

const COMPARED = [
  ...['image', 'cpu', 'memory', 'cache-size', 'cache-claim'],
  ...['buildkitd-config', 'pod-patch'],
] as const;

/** The inputs whose value can be read back from a Deployment. */
type ComparedInput = (typeof COMPARED)[number];

/** The inputs by which a builder that does not serve is compared: no job can use it as it is, so defaults count too. */
export const ALL_INPUTS: ReadonlySet<string> = new Set(COMPARED);

/**
 * Returns the inputs by which a builder that serves is compared with what this job asks for: those that the user set. A
 * default never rolls a builder that others use; a new default takes effect when the builder is created next. One that
 * is kept forever is not created again by itself, so its image is compared with the default too.
 */
export function comparedInputs(running: Deployment, explicit: ReadonlySet<string>): ReadonlySet<string> {
  return foundLife(running) === 'forever' ? new Set([...explicit, 'image']) : explicit;
}

/**
 * Returns where a running builder differs from what this job asks for by these inputs. It is compared with what this job
 * would create, since a pod patch may say something else than the input.
 */
export function differences(
  spec: NodeSpec,
  running: Deployment,
  inputs: ReadonlySet<string>,
): readonly Difference[] {
  // Most jobs set none: then nothing is rendered, which would load the writer of TOML.
  if (inputs.size === 0) return [];
  const has = readTemplate(running.spec?.template);
  const wants = readTemplate(renderDeployment(spec, []).spec?.template);
  const found = COMPARED.map((input) => ({ input, wanted: wants[input], running: has[input] })).filter(
    (one) => inputs.has(one.input) && !isSame(one),
  );
  // Whether there is a claim, and which one, is one difference.
  const hasNone = found.some(({ input }) => input === 'cache-size');
  return found.filter(({ input }) => !hasNone || input !== 'cache-claim');
}

function readTemplate(
  template: Wire<V1PodTemplateSpec> | undefined,
): Readonly<Record<ComparedInput, string>> {
  const container = template?.spec?.containers[0];
  const requests = container?.resources?.requests;
  const annotations = template?.metadata?.annotations;
  const volume = template?.spec?.volumes?.find((one) => one.name === 'cache');
  return {
    image: container?.image ?? 'none',
    cpu: requests?.cpu ?? 'none',
    memory: requests?.memory ?? 'none',
    'cache-size': volume?.persistentVolumeClaim === undefined ? 'no claim' : 'a claim',
    'cache-claim': volume?.persistentVolumeClaim?.claimName ?? 'no claim',
    'buildkitd-config': readConfig(annotations ?? {}),
    'pod-patch': annotations?.[POD_PATCH_ANNOTATION] ?? 'none',
  };
}

/** Returns the configuration and the files that it names, as one text to compare. */
function readConfig(annotations: Readonly<Record<string, string>>): string {
  const files = Object.entries(annotations).filter(([name]) => name.startsWith(CONFIG_FILE_ANNOTATION));
  const parts = files.toSorted(([a], [b]) => a.localeCompare(b)).flat();
  return [annotations[CONFIG_ANNOTATION], ...parts].join('\n');
}

/** The server writes quantities in its own way: 500m for 0.5, 2Gi for 2048Mi. */
function isSame({ input, wanted, running }: Difference): boolean {
  const value = input === 'cpu' || input === 'memory' ? quantityValue(wanted) : undefined;
  return value === undefined ? wanted === running : value === quantityValue(running);
}

/** True for a builder that a newer version of the action created: it is never rolled back. */
export function isNewer(running: Deployment): boolean {
  return Number(running.metadata?.annotations?.[SPEC_ANNOTATION] ?? 0) > SPEC_VERSION;
}

/**
 * Returns where a builder's life differs from what this job asks for: none or one. How long it lives after its last job is
 * not compared, since each job's hold decides that; nor is the life of an orphan, which has none.
 */
export function lifeDifferences({ life }: NodeSpec, running: Deployment): readonly Difference[] {
  const found = foundLife(running);
  if (found === 'forever' && life.kind === 'for')
    return [{ input: 'keep-warm', wanted: formatDuration(life.ms), running: 'forever' }];
  if (found === 'holds' && life.kind === 'forever')
    return [{ input: 'keep-warm', wanted: 'forever', running: 'not forever' }];
  return [];
}

/** Returns differences in one line. Configurations are too long to show, and patches may hold a secret. */
export function describeDifferences(found: readonly Difference[], explicit: ReadonlySet<string>): string {
  return found.map((one) => describeDifference(one, explicit)).join('; ');
}

function describeDifference({ input, wanted, running }: Difference, explicit: ReadonlySet<string>): string {
  if (input === 'buildkitd-config' || input === 'pod-patch') return `${input} differs from the running one`;
  const whose = explicit.has(input) ? 'this job asked for' : 'the default is';
  return `${input} is ${running}, ${whose} ${wanted}`;
}

/** Why a builder that serves and is kept forever is not changed. */
export const MAY_BE_CONNECTED = 'jobs with mode connect may be using it';

/** Why a builder is not changed that others change all the time. */
export const CONTENDED = 'something else changes it at the same time';

/** A run's address is some 90 characters long; anything may stand in an annotation. */
const LONGEST_RUN = 150;

/**
 * Returns the sentence that says which run a builder has its settings from; undefined when it is not known. It may be
 * this job's own run, of which another job asked for them. The words come from the cluster and are not to be trusted.
 */
export function describeAuthor(running: Deployment): string | undefined {
  const run = toSafeLine(running.metadata?.annotations?.[CONFIGURED_BY_ANNOTATION] ?? '');
  return run === '' ? undefined : `Its settings come from ${truncate(run, LONGEST_RUN)}.`;
}

/** Returns what a person can do so that a builder gets the settings that jobs ask for. */
export function describeHowToChange({ name, namespace }: NodeSpec): string {
  return `To change it, when no job uses it: kubectl --namespace ${namespace} delete deployment ${name} (the cache stays, and the next job creates the builder with its own settings).`;
}

/** Returns that a builder is deleted with its holds although this job asked for `forever`, and how to change that. */
export function describeNotForever(spec: NodeSpec): string {
  const when = '`keep-warm: forever` applies the next time this builder starts; until then it scales to zero';
  return `Builder ${spec.name}: ${when}. ${describeHowToChange(spec)}`;
}
