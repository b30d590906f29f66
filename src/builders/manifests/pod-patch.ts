import type { V1PodTemplateSpec } from '@kubernetes/client-node';
import { parse, type ScalarTag, type SchemaOptions, YAMLParseError } from 'yaml';
import { ActionError } from '../../lib/errors.ts';
import { isMapping, type Mapping } from '../../lib/json.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { APP_LABEL, BUILDER_LABEL, CONFIG_ANNOTATION, MANAGED_BY } from './names.ts';
import { faultOfPatch, strategicMerge } from './strategic-merge.ts';

/** What the user changes in the builder's pod: a strategic merge patch of its template. `hash` tells patches apart. */
export type PodPatch =
  | { readonly kind: 'none' }
  | { readonly kind: 'patch'; readonly patch: Mapping; readonly hash: string };

type PodTemplate = Wire<V1PodTemplateSpec>;

/** The daemon's container, which buildx execs into as the first one. */
export const DAEMON = 'buildkitd';

/** Of the labels those by which buildx dials and this action knows its own; every mesh label may be changed. */
const KEPT_LABELS = [APP_LABEL, BUILDER_LABEL, ...Object.keys(MANAGED_BY)];

/** The least that a patch has to leave as it is, to try one out before anything is made. */
const SAMPLE: PodTemplate = {
  metadata: {
    labels: Object.fromEntries(KEPT_LABELS.map((name) => [name, 'sample'])),
    annotations: { [CONFIG_ANNOTATION]: 'sample' },
  },
  spec: { containers: [{ name: DAEMON }] },
};

/** The patch as YAML or JSON; code `input`, without its values, when it is none or would break the builder. */
export function parsePodPatch(input: string, text: string): Mapping {
  const patch = parseYaml(input, text);
  if (!isMapping(patch)) throw bad(input, 'is not a mapping', HINT);
  const unknown = Object.keys(patch).find((name) => name !== 'metadata' && name !== 'spec');
  if (unknown !== undefined) throw bad(input, `has ${JSON.stringify(unknown.slice(0, 40))}`, HINT);
  const fault = faultOfPatch(patch, 'pod');
  if (fault !== '') throw bad(input, `cannot be merged: ${fault.slice(0, 120)}`, '');
  patchPod(input, SAMPLE, patch);
  return patch;
}

/** The template with the patch applied; the daemon's container stays first, wherever the merge put it. */
export function patchPod(input: string, template: PodTemplate, patch: Mapping): PodTemplate {
  const merged = daemonFirst(strategicMerge(template, patch));
  if (!hasDaemon(merged)) throw bad(input, `leaves no container ${DAEMON}`, 'The builder runs in it.');
  const { labels = {}, annotations = {} } = merged.metadata ?? {};
  const lost = KEPT_LABELS.find((name) => labels[name] !== template.metadata?.labels?.[name]);
  if (lost !== undefined) throw bad(input, `changes the label ${lost}`, 'The builder is found by it.');
  if (annotations[CONFIG_ANNOTATION] !== template.metadata?.annotations?.[CONFIG_ANNOTATION])
    throw bad(input, `changes the annotation ${CONFIG_ANNOTATION}`, 'Use the input buildkitd-config.');
  return merged;
}

/** Where a patch mounts something into the daemon's container. */
export function mountPathsOf({ spec }: Mapping): readonly string[] {
  const containers =
    isMapping(spec) && Array.isArray(spec.containers) ? spec.containers.filter(isMapping) : [];
  const mounts = containers.find(({ name }) => name === DAEMON)?.volumeMounts;
  if (!Array.isArray(mounts)) return [];
  return mounts
    .filter(isMapping)
    .flatMap(({ mountPath }) => (typeof mountPath === 'string' ? [mountPath] : []));
}

const HINT = 'It has metadata and spec, as the template of a pod.';

function parseYaml(input: string, text: string): unknown {
  try {
    return parse(text, { ...AS_KUBECTL, maxAliasCount: 100, logLevel: 'error' });
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw bad(input, 'is not valid YAML', '');
    const what = error.code === 'DUPLICATE_KEY' ? 'has a key twice' : 'is not valid YAML';
    throw bad(input, `${what} (line ${error.linePos?.[0].line ?? 1})`, '');
  }
}

/** File modes are written with a leading zero, which YAML 1.2 takes for a decimal number and kubectl for an octal one. */
const OCTAL: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^0[0-7]+$/,
  resolve: (digits) => Number.parseInt(digits, 8),
};

const AS_KUBECTL: SchemaOptions = { merge: true, customTags: (tags) => [OCTAL, ...tags] };

/** The merge puts a new container before those that are there, and buildx would find the sidecar. */
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

/** What else is wrong with a template is for the API server to say. */
function hasDaemon(template: Mapping): template is PodTemplate & Mapping {
  const { metadata, spec } = template;
  if (!isMapping(metadata) || !isMapping(spec) || !Array.isArray(spec.containers)) return false;
  const [first] = spec.containers;
  return isMapping(first) && first.name === DAEMON;
}

function bad(input: string, what: string, hint: string): ActionError {
  return new ActionError({ code: 'input', message: `Input ${input} ${what}.`, hint });
}
