// The inputs and outputs of action.yml as tables and lists of the pages. `node .ci/readme.ts` writes them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

type Entry = { readonly description: string; readonly default?: string };

/** What action.yml says of inputs and outputs. */
export type Metadata = {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
};

/** Inputs that a reader looks for together. */
type InputGroup = {
  readonly title: string;
  /** A sentence for the list of all inputs. */
  readonly about: string;
  /** Those that most users need: the README shows them. */
  readonly main: readonly string[];
  readonly others: readonly string[];
};

/** All inputs, each in one group; groups and inputs in the order of the pages. A test compares them with action.yml. */
export const INPUT_GROUPS: readonly InputGroup[] = [
  {
    title: 'Cluster',
    about: 'Which cluster the builder is in, and how the job gets access to it.',
    main: ['kubeconfig', 'eks-cluster', 'role-to-assume', 'namespace'],
    others: ['context', 'aws-region', 'server', 'certificate-authority', 'oidc-audience'],
  },
  {
    title: 'Builder',
    about: 'Which builder the job uses, and what its pods look like.',
    main: ['mode', 'name', 'platforms', 'cpu', 'memory'],
    others: ['image', 'security', 'pod-patch', 'buildkitd-config', 'buildkitd-config-inline', 'deployments'],
  },
  {
    title: 'Cache',
    about: 'Where the builder keeps its cache between jobs.',
    main: ['cache-size', 'storage-class'],
    others: ['cache-claim'],
  },
  {
    title: 'Lifetime',
    about: 'How long the builder stays up, and how long this step waits for it: docs/lifecycle.md',
    main: ['keep-warm', 'timeout'],
    others: ['max-job-duration', 'renew'],
  },
  {
    title: 'Trust',
    about:
      'What the job may do for code that people without write access may have written, and what later steps may do.',
    main: ['allow-forks'],
    others: ['allow-exec', 'build-service-account'],
  },
  {
    title: 'Runner',
    about: 'What this step leaves to the rest of the job.',
    main: ['use'],
    others: ['summary'],
  },
  {
    title: 'docker/setup-buildx-action',
    about:
      'Inputs of docker/setup-buildx-action, for workflows that change from one to the other. None has a default. A value that this action does not support stops the step, so that no setting is lost silently.',
    main: [],
    others: [
      ...['version', 'driver', 'driver-opts', 'buildkitd-flags', 'endpoint', 'append'],
      ...['cleanup', 'keep-state', 'cache-binary', 'config', 'config-inline', 'install'],
    ],
  },
];

/** The values of the inputs that take only these, beside an empty one. */
export const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  mode: ['ensure', 'ephemeral', 'connect'],
  security: ['privileged', 'rootless'],
  renew: ['true', 'false'],
  'allow-exec': ['auto', 'true', 'false'],
  'allow-forks': ['true', 'false'],
  use: ['true', 'false'],
  summary: ['true', 'false'],
};

/** What a description says, in its parts: `Default: …` only where no value can be given for it, and `Example: …`. */
type Described = {
  readonly what: string;
  readonly byDefault: string | undefined;
  readonly example: string | undefined;
};

/** Returns the parts of a description. */
export function partsOf({ description }: Entry): Described {
  const [rest = '', example] = description.trim().split(/ Example: `(.*)`$/);
  const [what = '', byDefault] = rest.split(' Default: ');
  return { what, byDefault: byDefault?.replace(/\.$/, ''), example };
}

/** Returns the faults of the groups and descriptions, one line each. */
export function checkInputs({ inputs }: Metadata): readonly string[] {
  const grouped = INPUT_GROUPS.flatMap(({ main, others }) => [...main, ...others]);
  const ofPeer = new Set(INPUT_GROUPS.at(-1)?.others);
  return [
    ...grouped.filter((name) => !(name in inputs)).map((name) => `there is no input ${name} to group`),
    ...Object.entries(inputs).flatMap(([name, entry]) => {
      const count = grouped.filter((one) => one === name).length;
      const faults = count === 1 ? [] : [`input ${name} is in ${count} groups of .ci/inputs.ts`];
      if (!ofPeer.has(name) && partsOf(entry).example === undefined)
        faults.push(`the description of input ${name} does not end with Example: and a value in backticks`);
      // The runner reads a description as a template, and would look for what the expression names.
      if (entry.description.includes('${{'))
        faults.push(`the description of input ${name} has an expression`);
      return faults;
    }),
  ];
}

/** Returns the README's table: the main inputs by group. */
export function renderMainInputs({ inputs }: Metadata): string {
  const rows = INPUT_GROUPS.flatMap(({ title, main }) =>
    main.map((name, index) => {
      const shown = index === 0 ? `**${title}**` : '';
      const { what, byDefault } = partsOf(entryOf(inputs, name));
      const value = defaultOf(inputs, name) ?? byDefault ?? '';
      return `| ${shown} | [\`${name}\`](docs/inputs.md#${name}) | ${value} | ${linked(firstOf(what), 'docs/')} |`;
    }),
  );
  return ['| | input | default | what it is for |', '|---|---|---|---|', ...rows].join('\n');
}

/** Returns the first sentence; all of them for an input whose values have a sentence each. */
function firstOf(what: string): string {
  return what.startsWith('`') ? what : what.replace(/(?<=[^.]\.) [A-Z`].*$/, '');
}

/** Returns all inputs for docs/inputs.md, by group. */
export function renderAllInputs({ inputs }: Metadata): string {
  return INPUT_GROUPS.map(({ title, about, main, others }) => {
    const names = [...main, ...others];
    const isTable = names.every((name) => partsOf(entryOf(inputs, name)).example === undefined);
    const entries = isTable
      ? tableOf('input', 'what a value does', names, inputs)
      : names.map((name) => renderInput(name, inputs)).join('\n\n');
    return `## ${title}\n\n${linked(about, '')}\n\n${entries}`;
  }).join('\n\n');
}

function renderInput(name: string, inputs: Metadata['inputs']): string {
  const { what, byDefault, example } = partsOf(entryOf(inputs, name));
  const values = ALLOWED_VALUES[name]?.map((value) => `\`${value}\``).join(', ');
  const value = defaultOf(inputs, name) ?? byDefault;
  const facts = [
    ...(value === undefined ? [] : [`- Default: ${linked(value, '')}`]),
    ...(values === undefined ? [] : [`- Allowed: ${values}`]),
    ...(example === undefined ? [] : [`- Example: \`${name}: ${yamlOf(example)}\``]),
  ];
  return [`### ${name}`, linked(what, ''), ...(facts.length === 0 ? [] : [facts.join('\n')])].join('\n\n');
}

/** Returns all outputs as a table. */
export function renderOutputs({ outputs }: Metadata): string {
  return tableOf('output', 'what it says', Object.keys(outputs), outputs);
}

function tableOf(
  kind: string,
  heading: string,
  names: readonly string[],
  entries: Readonly<Record<string, Entry>>,
): string {
  const rows = names.map((name) => `| \`${name}\` | ${entryOf(entries, name).description} |`);
  return [`| ${kind} | ${heading} |`, '|---|---|', ...rows].join('\n');
}

function entryOf(entries: Readonly<Record<string, Entry>>, name: string): Entry {
  return entries[name] ?? { description: '' };
}

function defaultOf(inputs: Metadata['inputs'], name: string): string | undefined {
  const value = entryOf(inputs, name).default ?? '';
  return value === '' ? undefined : `\`${value}\``;
}

/** A value as a workflow writes it: quoted where YAML would not read a text, a number or a boolean. */
function yamlOf(value: string): string {
  return /^[{[]|: | #/.test(value) ? `'${value}'` : value;
}

/** Links the pages that a text names by their path, under their titles. `folder` is that of the pages. */
function linked(text: string, folder: string): string {
  return text.replace(/\bdocs\/([\w-]+)\.md/g, (path, page) => {
    const [, title] = /^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8')) ?? [];
    return `[${title}](${folder}${page}.md)`;
  });
}
