import * as core from '@actions/core';

import { type ActionError, inputError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';

/** Every input with its default: the same table as in action.yml, which a test compares. '' = see its description. */
export const INPUT_DEFAULTS = {
  kubeconfig: '',
  context: '',
  'eks-cluster': '',
  'aws-region': '',
  'role-to-assume': '',
  server: '',
  'certificate-authority': '',
  'oidc-audience': '',
  'allow-exec': 'auto',
  'allow-forks': 'false',
  namespace: '',
  'build-service-account': '',
  mode: 'ensure',
  name: '',
  deployments: '',
  platforms: '',
  image: 'docker.io/moby/buildkit:v0.33.1',
  security: 'privileged',
  cpu: '1',
  memory: '2Gi',
  'pod-patch': '',
  'cache-size': '50Gi',
  'storage-class': '',
  'cache-claim': '',
  'keep-warm': '30m',
  'max-job-duration': '',
  renew: 'true',
  timeout: '10m',
  'buildkitd-config': '',
  'buildkitd-config-inline': '',
  use: 'true',
  summary: 'true',
  version: '',
  driver: '',
  'driver-opts': '',
  'buildkitd-flags': '',
  endpoint: '',
  append: '',
  cleanup: '',
  'keep-state': '',
  'cache-binary': '',
  config: '',
  'config-inline': '',
  install: '',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

/** The names of all inputs. */
export const INPUT_NAMES: readonly InputName[] = Object.keys(INPUT_DEFAULTS).filter(isInputName);

function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUT_DEFAULTS, name);
}

/** The values of the input `mode`. */
export type Mode = 'connect' | 'ensure' | 'ephemeral';

/** Inputs that say something when the workflow says nothing. */
type DefaultedName = {
  readonly [Name in InputName]: (typeof INPUT_DEFAULTS)[Name] extends '' ? never : Name;
}[InputName];

/** Returns the input as given, or its default: an empty value is the default, since composite actions pass empty ones. */
export function input(name: DefaultedName): string;
export function input(name: InputName): string | undefined;
export function input(name: InputName): string | undefined {
  return core.getInput(name) || INPUT_DEFAULTS[name] || undefined;
}

/** True for an input that says something else than its default; the runner fills in defaults, so more cannot be known. */
export function isChanged(name: InputName): boolean {
  return (input(name) ?? '') !== INPUT_DEFAULTS[name];
}

/** Returns the inputs that say something else than their default. */
export function explicitInputs(): ReadonlySet<string> {
  // Two inputs, one configuration.
  const shown = (name: InputName): string => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name);
  return new Set(INPUT_NAMES.filter(isChanged).map(shown));
}

/** Returns the names in an input, which spaces, commas and line breaks separate. */
export function words(name: InputName): readonly string[] {
  return input(name)?.match(/[^\s,]+/g) ?? [];
}

/**
 * Returns an input that is true or false.
 *
 * @throws ActionError code 'input' for anything else
 */
export function flag(name: 'allow-forks' | 'renew' | 'use' | 'summary'): boolean {
  const text = input(name).toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw invalidInput(name, text, 'Use true or false.');
}

/** False where the input says so: a step whose inputs are wrong still has its summary. */
export function wantsSummary(): boolean {
  return input('summary').toLowerCase() !== 'false';
}

/**
 * Returns an input that fits; undefined when it is not set. `hint` says what fits.
 *
 * @throws ActionError code 'input' for one that does not fit
 */
export function matching(name: InputName, fits: (text: string) => boolean, hint: string): string | undefined {
  const text = input(name);
  if (text === undefined || fits(text)) return text;
  throw invalidInput(name, text, hint);
}

/** The error for an input whose value may be shown. */
export function invalidInput(name: InputName, value: string, hint: string): ActionError {
  return inputError(name, `${JSON.stringify(truncate(value, 40))} is not valid.`, hint);
}
