import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { input } from './text.ts';

/** An input of docker/setup-buildx-action that this action does not act on. */
type KnownInput = {
  readonly name: KnownName;
  /** True for a value that asks for nothing else than what happens anyway. */
  readonly isHarmless: (value: string) => boolean;
  /** What to do in place of it. */
  readonly instead: (value: string) => string;
};

type KnownName =
  | 'version'
  | 'driver'
  | 'driver-opts'
  | 'buildkitd-flags'
  | 'endpoint'
  | 'append'
  | 'cleanup'
  | 'keep-state'
  | 'cache-binary'
  | 'config'
  | 'config-inline'
  | 'install';

/** The input for each driver option of the Kubernetes driver (buildx, driver/kubernetes/factory.go). */
const INPUT_OF_OPTION: Readonly<Record<string, string>> = {
  image: 'image',
  namespace: 'namespace',
  'requests.cpu': 'cpu',
  'requests.memory': 'memory',
  rootless: 'security: rootless',
  timeout: 'timeout',
  'persistent-volume-claim.requests.storage': 'cache-size',
};

/** The options that the pod's template has a field for. */
const OPTIONS_OF_THE_POD =
  /^(env\..+|(requests|limits)\..+|nodeselector|tolerations|labels|annotations|serviceaccount|schedulername|qemu\..+|buildkit-root-volume-memory)$/;

const never = (): boolean => false;
const isBoolean = (value: string): boolean => /^(true|false)$/i.test(value);
const isTrue = (value: string): boolean => /^true$/i.test(value);
const isFalse = (value: string): boolean => /^false$/i.test(value);

/** The builder is removed with its job anyway. */
const isRemovedWithJob = (): boolean => input('mode') === 'ephemeral' || input('keep-warm') === '0';

const KNOWN_INPUTS: readonly KnownInput[] = [
  {
    name: 'version',
    isHarmless: never,
    instead: () => "Remove it, or install that buildx in an earlier step: this action uses the runner's own.",
  },
  {
    name: 'driver',
    isHarmless: (value) => value === 'kubernetes',
    instead: () => 'Remove it: builders of this action use the kubernetes driver.',
  },
  { name: 'driver-opts', isHarmless: never, instead: insteadOfOptions },
  {
    name: 'buildkitd-flags',
    // What setup-buildx-action itself passes on for this entitlement; it is granted here anyway.
    isHarmless: (value) => /^--allow-insecure-entitlement[= ]network\.host$/.test(value),
    instead: () => 'Set debug = true or insecure-entitlements = [...] in buildkitd-config-inline.',
  },
  {
    name: 'endpoint',
    isHarmless: never,
    instead: () => 'For a builder that you run in the cluster, set mode: connect and deployments.',
  },
  {
    name: 'append',
    isHarmless: never,
    instead: () => 'Set platforms: the builder gets a node for each architecture.',
  },
  {
    name: 'cleanup',
    isHarmless: (value) => isFalse(value) || (isTrue(value) && isRemovedWithJob()),
    instead: () => 'For a builder that is deleted with its job, set keep-warm: 0 or mode: ephemeral.',
  },
  {
    name: 'keep-state',
    isHarmless: isFalse,
    instead: () => 'Remove it: the cache volume keeps the state.',
  },
  { name: 'cache-binary', isHarmless: isBoolean, instead: () => 'Use true or false.' },
  { name: 'config', isHarmless: never, instead: () => 'Set buildkitd-config instead.' },
  { name: 'config-inline', isHarmless: never, instead: () => 'Set buildkitd-config-inline instead.' },
  {
    name: 'install',
    isHarmless: (value) => isFalse(value) || (isTrue(value) && input('use').toLowerCase() === 'true'),
    instead: () => 'Remove it, or set use: true, which sends docker build to the builder too.',
  },
];

/** Inputs that take variables, or whole configurations. */
const MAY_HOLD_SECRETS: ReadonlySet<KnownName> = new Set(['driver-opts', 'append', 'config-inline']);

/**
 * Refuses what docker/setup-buildx-action would follow and this action does not: a workflow that changes from the one
 * to the other would otherwise get something else than it asks for, without a word.
 *
 * @throws AggregateError of all such inputs
 */
export function refuseUnfollowed(): void {
  const problems = KNOWN_INPUTS.flatMap(problemOf);
  if (problems.length > 0) throw new AggregateError(problems);
}

function problemOf({ name, isHarmless, instead }: KnownInput): readonly ActionError[] {
  const value = input(name);
  if (value === undefined || isHarmless(value)) return [];
  const shown = MAY_HOLD_SECRETS.has(name) ? '' : ` (${JSON.stringify(truncate(value, 40))})`;
  const message = `Input ${name}${shown} is not supported by this action.`;
  return [new ActionError({ code: 'input', message, hint: instead(value) })];
}

function insteadOfOptions(value: string): string {
  const options = value.split(/[\n,]/).map((part) => part.trim().replace(/^"/, '').split('=')[0] ?? '');
  const inputs = options.flatMap((option) => {
    if (Object.hasOwn(INPUT_OF_OPTION, option)) return [`${INPUT_OF_OPTION[option]} for ${option}`];
    return OPTIONS_OF_THE_POD.test(option) ? [`pod-patch for ${option.slice(0, 30)}`] : [];
  });
  if (inputs.length === 0) return 'Remove it: no input replaces these options.';
  return `Set ${[...new Set(inputs)].slice(0, 5).join(', ')}.`;
}
