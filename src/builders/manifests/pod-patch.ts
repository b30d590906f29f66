import type { V1PodTemplateSpec } from '@kubernetes/client-node';
import { parse, type ScalarTag, type SchemaOptions, YAMLParseError } from 'yaml';
import { ActionError } from '../../lib/errors.ts';
import { isMapping, type Mapping } from '../../lib/json.ts';
import type { Wire } from '../../lib/kubernetes/kinds.ts';
import { truncate } from '../../lib/safe-text.ts';
import { APP_LABEL, BUILDER_LABEL, CONFIG_ANNOTATION, MANAGED_BY } from './names.ts';
import { faultOfPatch, strategicMerge } from './strategic-merge.ts';

/** What the user changes in the builder's pod: a strategic merge patch of its template. `hash` tells patches apart. */
export type PodPatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'patch'; readonly patch: Mapping; readonly hash: string };

type PodTemplate = Wire<V1PodTemplateSpec>;

/** The name of the daemon's container, which is the first one, since buildx execs into that. */
export const DAEMON = 'buildkitd';

/** The labels by which buildx and this action find pods; a patch may change all others, those of meshes for example. */
const KEPT_LABELS = [APP_LABEL, BUILDER_LABEL, ...Object.keys(MANAGED_BY)];

/** What a patch has to leave as it is, to try one out before anything is created. */
const SAMPLE: PodTemplate = {
  metadata: {
    labels: Object.fromEntries(KEPT_LABELS.map((name) => [name, 'sample'])),
    annotations: { [CONFIG_ANNOTATION]: 'sample' },
  },
  spec: { containers: [{ name: DAEMON }] },
};

/**
 * Reads a patch, which is YAML or JSON.
 *
 * @throws ActionError code `input`, without the patch's values, when it is none or would break the builder
 */
export function parsePodPatch(input: string, text: string): Mapping {
  const patch = parseYaml(input, text);
  if (!isMapping(patch)) throw bad(input, 'is not a mapping', HINT);
  const unknown = Object.keys(patch).find((name) => name !== 'metadata' && name !== 'spec');
  if (unknown !== undefined) throw bad(input, `has ${JSON.stringify(truncate(unknown, 40))}`, HINT);
  const fault = faultOfPatch(patch, 'pod');
  if (fault !== undefined) throw bad(input, `cannot be merged: ${truncate(fault, 120)}`);
  patchPod(input, SAMPLE, patch);
  return patch;
}

/** Returns the template with the patch applied; the daemon's container stays first, wherever the merge put it. */
export function patchPod(input: string, template: PodTemplate, patch: Mapping): PodTemplate {
  const merged = daemonFirst(strategicMerge(template, patch));
  if (!hasDaemon(merged)) throw bad(input, `leaves no container ${DAEMON}`, 'The builder runs in it.');
  const { labels = {}, annotations = {} } = merged.metadata ?? {};
  const lost = KEPT_LABELS.find((name) => labels[name] !== template.metadata?.labels?.[name]);
  if (lost !== undefined)
    throw bad(input, `changes the label ${lost}`, 'The action finds the builder by it.');
  if (annotations[CONFIG_ANNOTATION] !== template.metadata?.annotations?.[CONFIG_ANNOTATION])
    throw bad(input, `changes the annotation ${CONFIG_ANNOTATION}`, 'Use `buildkitd-config`.');
  return merged;
}

/** Returns the paths at which a patch mounts something into the daemon's container. */
export function mountPathsOf({ spec }: Mapping): readonly string[] {
  const containers =
    isMapping(spec) && Array.isArray(spec.containers) ? spec.containers.filter(isMapping) : [];
  const mounts = containers.find(({ name }) => name === DAEMON)?.volumeMounts;
  if (!Array.isArray(mounts)) return [];
  return mounts
    .filter(isMapping)
    .flatMap(({ mountPath }) => (typeof mountPath === 'string' ? [mountPath] : []));
}

const HINT = 'It is the template of a pod: a mapping with metadata and spec.';

function parseYaml(input: string, text: string): unknown {
  try {
    return parse(text, { ...AS_KUBECTL, maxAliasCount: 100, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw bad(input, 'is not valid YAML');
    const what = error.code === 'DUPLICATE_KEY' ? 'has a key twice' : 'is not valid YAML';
    throw bad(input, `${what} (line ${error.linePos?.[0].line ?? 1})`);
  }
}

/** File modes have a leading zero: YAML 1.2 reads a decimal number, and kubectl an octal one. */
const OCTAL: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^0[0-7]+$/,
  resolve: (digits) => Number.parseInt(digits, 8),
};

const AS_KUBECTL: SchemaOptions = { merge: true, customTags: (tags) => [OCTAL, ...tags] };

/** The merge puts a new container first, and buildx would find the sidecar. */
function daemonFirst(template: Mapping): Mapping {
  const { spec } = template;
  if (!isMapping(spec) || !Array.isArray(spec.containers)) return template;
  const isDaemon = (one: unknown): boolean => isMapping(one) && one.name === DAEMON;
  const containers = [
    ...spec.containers.filter(isDaemon),
    ...spec.containers.filter((one) => !isDaemon(one)),
  ];
  return { ...template, spec: { ...spec, containers } };
}

/** The API server says what else is wrong with a template. */
function hasDaemon(template: Mapping): template is PodTemplate & Mapping {
  const { metadata, spec } = template;
  if (!isMapping(metadata) || !isMapping(spec) || !Array.isArray(spec.containers)) return false;
  const [first] = spec.containers;
  return isMapping(first) && first.name === DAEMON;
}

function bad(input: string, what: string, hint?: string): ActionError {
  return new ActionError({ code: 'input', topic: 'pod-patch', message: `Input ${input} ${what}.`, hint });
}
