import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as core from '@actions/core';
import type { TomlTable } from 'smol-toml';

import { parseBuildkitd } from './builder/buildkitd.ts';
import { parseDuration } from './builder/duration.ts';
import type { Mapping } from './builder/mapping.ts';
import { isDnsLabel, isDnsSubdomain, isInstanceName } from './builder/names.ts';
import { nodeArchitecture, type Platform, parsePlatform } from './builder/platform.ts';
import { parsePodPatch } from './builder/pod-patch.ts';
import { parseQuantity, type Quantity } from './builder/quantity.ts';
import type { Cache, KeepWarm, Security } from './builder/spec.ts';
import type { Environment } from './environment.ts';
import { ActionError, toActionError } from './errors.ts';

/** Every input with its default: the same table as in action.yml, which a test compares. '' = see its description. */
export const INPUT_DEFAULTS = {
  kubeconfig: '',
  context: '',
  namespace: '',
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
  'keep-warm': '30m',
  'max-job': '6h',
  renew: 'true',
  timeout: '10m',
  'buildkitd-config': '',
  'buildkitd-config-inline': '',
  use: 'true',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

function isInputName(name: string): name is InputName {
  return Object.hasOwn(INPUT_DEFAULTS, name);
}

const INPUT_NAMES = Object.keys(INPUT_DEFAULTS).filter(isInputName);

/** What every mode reads. */
export type CommonInputs = {
  readonly kubeconfig: string;
  readonly context: string;
  readonly namespace: string;
  /** '' = made from the repository. */
  readonly name: string;
  readonly timeoutMs: number;
  readonly buildkitd: TomlTable;
  readonly use: boolean;
};

export type ConnectInputs = CommonInputs & {
  readonly mode: 'connect';
  readonly deployments: readonly string[];
  /** As many as deployments, or none. */
  readonly platforms: readonly Platform[];
};

/** What both modes read that make a builder. */
type BuilderInputs = CommonInputs & {
  /** One or more of the same architecture. */
  readonly platforms: readonly Platform[];
  readonly architecture: string;
  readonly image: string;
  readonly security: Security;
  readonly cpu: Quantity;
  readonly memory: Quantity;
  /** Empty = the pod is as this action makes it. */
  readonly podPatch: Mapping;
  readonly cache: Cache;
  readonly maxJobMs: number;
  readonly renew: boolean;
  /** The inputs that say something else than their default; the runner fills in defaults, so more cannot be known. */
  readonly explicit: ReadonlySet<string>;
};

export type EnsureInputs = BuilderInputs & { readonly mode: 'ensure'; readonly keepWarm: KeepWarm };

export type EphemeralInputs = BuilderInputs & { readonly mode: 'ephemeral' };

export type Inputs = ConnectInputs | EnsureInputs | EphemeralInputs;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GIB = 2 ** 30;

/** Reads all inputs; all bad ones are reported together, in one error with code `input`. */
export function readInputs(environment: Environment): Inputs {
  const problems: ActionError[] = [];
  const checked = <T>(read: () => T, instead: T): T => {
    try {
      return read();
    } catch (error) {
      problems.push(toActionError(error));
      return instead;
    }
  };
  const mode = checked(readMode, 'ensure');
  const common = readCommon(environment, checked);
  const inputs = readInputsOf(mode, common, environment, checked);
  const [first, ...others] = problems;
  if (first === undefined) return inputs;
  if (others.length === 0) throw first;
  throw new ActionError('input', problems.map((one) => `${one.message} ${one.hint}`.trim()).join(' '), '');
}

type Checked = <T>(read: () => T, instead: T) => T;

function readInputsOf(
  mode: Inputs['mode'],
  common: CommonInputs,
  environment: Environment,
  checked: Checked,
): Inputs {
  if (mode === 'connect') return readConnect(common, checked);
  const cache = readCache(mode, checked);
  const builder = { ...common, ...readBuilder(environment, checked), cache };
  if (mode === 'ensure') return { ...builder, mode, keepWarm: checked(readKeepWarm, { kind: 'forever' }) };
  checked(refuseKeptEphemeral, undefined);
  return { ...builder, mode };
}

/** The input as given, or its default: an empty value is the default, since composite actions pass empty ones. */
function input(name: InputName): string {
  return core.getInput(name) || INPUT_DEFAULTS[name];
}

function words(name: InputName): readonly string[] {
  return input(name)
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

function readMode(): Inputs['mode'] {
  const mode = input('mode');
  if (mode === 'connect' || mode === 'ensure' || mode === 'ephemeral') return mode;
  throw bad('mode', mode, 'It may be ensure, ephemeral or connect.');
}

function readCommon(environment: Environment, checked: Checked): CommonInputs {
  return {
    kubeconfig: core.getInput('kubeconfig'),
    context: input('context'),
    namespace: checked(
      () => matching('namespace', (text) => text === '' || isDnsLabel(text), 'It is a DNS label.'),
      '',
    ),
    name: checked(
      () =>
        matching(
          'name',
          (text) => text === '' || isInstanceName(text),
          'A letter, then letters, digits, dots, dashes.',
        ),
      '',
    ),
    timeoutMs: checked(
      () => parseDuration('timeout', input('timeout'), { leastMs: 10_000, mostMs: 6 * HOUR_MS }),
      0,
    ),
    buildkitd: checked(() => readBuildkitd(environment), {}),
    use: checked(() => readFlag('use'), true),
  };
}

function readConnect(common: CommonInputs, checked: Checked): ConnectInputs {
  const deployments = words('deployments');
  const platforms = checked(readPlatforms, []);
  checked(() => {
    if (deployments.length === 0)
      throw new ActionError('input', 'Input deployments is missing: mode connect needs names.', '');
    const odd = deployments.find((name) => !isDnsSubdomain(name));
    if (odd !== undefined) throw bad('deployments', odd, 'It is the name of a Deployment.');
    if (new Set(deployments).size < deployments.length)
      throw bad('deployments', deployments.join(' '), 'Name each once.');
    if (platforms.length > 0 && platforms.length !== deployments.length) {
      throw bad(
        'platforms',
        core.getInput('platforms'),
        'Give one for each of deployments, in their order, or none.',
      );
    }
  }, undefined);
  return { ...common, mode: 'connect', deployments, platforms };
}

function readBuilder(
  environment: Environment,
  checked: Checked,
): Omit<BuilderInputs, keyof CommonInputs | 'cache'> {
  const platforms = checked(() => platformsOrOwn(environment), []);
  checked(() => {
    if (input('deployments') !== '')
      throw new ActionError(
        'input',
        'Input deployments is for mode: connect.',
        'Remove it, or set the mode.',
      );
  }, undefined);
  const quantity = (name: 'cpu' | 'memory', least: number, most: number): Quantity =>
    checked(() => parseQuantity(name, input(name), { least, most }), { text: '', value: 0 });
  const security = checked(readSecurity, 'privileged');
  return {
    platforms,
    architecture: checked(() => oneArchitecture(platforms), ''),
    image: checked(() => readImage(security), ''),
    security,
    cpu: quantity('cpu', 0.001, 1024),
    memory: quantity('memory', 64 * 2 ** 20, 4096 * GIB),
    podPatch: checked(readPodPatch, {}),
    maxJobMs: checked(
      () => parseDuration('max-job', input('max-job'), { leastMs: 10_000, mostMs: 120 * HOUR_MS }),
      0,
    ),
    renew: checked(() => readFlag('renew'), true),
    explicit: explicitInputs(),
  };
}

function explicitInputs(): ReadonlySet<string> {
  const changed = INPUT_NAMES.filter((name) => input(name) !== INPUT_DEFAULTS[name]);
  // Two inputs, one configuration.
  return new Set(changed.map((name) => (name === 'buildkitd-config-inline' ? 'buildkitd-config' : name)));
}

function platformsOrOwn(environment: Environment): readonly Platform[] {
  const given = readPlatforms();
  if (given.length > 0) return given;
  if (environment.architecture !== 'unknown')
    return [parsePlatform('platforms', `linux/${environment.architecture}`)];
  throw new ActionError(
    'input',
    'Input platforms is missing, and the architecture of this runner is not known.',
    'Set it, for example to linux/amd64.',
  );
}

function readPlatforms(): readonly Platform[] {
  const platforms = words('platforms').map((word) => parsePlatform('platforms', word));
  const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
  if (distinct.size < platforms.length)
    throw bad('platforms', core.getInput('platforms'), 'It names one twice.');
  return platforms;
}

function oneArchitecture(platforms: readonly Platform[]): string {
  const [first = '', ...others] = new Set(platforms.map(nodeArchitecture));
  if (others.length === 0) return first;
  throw bad(
    'platforms',
    core.getInput('platforms'),
    'Mode ensure makes a node for one architecture so far: name platforms of one.',
  );
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

function readPodPatch(): Mapping {
  const text = input('pod-patch');
  return text === '' ? {} : parsePodPatch('pod-patch', text);
}

function readCache(mode: 'ensure' | 'ephemeral', checked: Checked): Cache {
  const fits = (text: string): boolean => text === '' || isDnsSubdomain(text);
  const storageClass = checked(
    () => matching('storage-class', fits, 'It is the name of a StorageClass.'),
    '',
  );
  // The runner fills in the default, so an ephemeral builder cannot tell it from a wish: it has no claim then.
  const isUnwished = mode === 'ephemeral' && input('cache-size') === INPUT_DEFAULTS['cache-size'];
  if (isUnwished) checked(() => refuseUnusedClass(storageClass), undefined);
  if (isUnwished || input('cache-size') === '0') return { kind: 'none' };
  const bounds = { least: GIB, most: 64 * 1024 * GIB };
  const size = checked(() => parseQuantity('cache-size', input('cache-size'), bounds), {
    text: '',
    value: 0,
  });
  return { kind: 'claim', size, storageClass };
}

function refuseUnusedClass(storageClass: string): void {
  if (storageClass === '') return;
  const hint = `Set cache-size to another size than ${INPUT_DEFAULTS['cache-size']}, or remove it.`;
  throw new ActionError('input', 'Input storage-class: an ephemeral builder has no claim by default.', hint);
}

function refuseKeptEphemeral(): void {
  const given = input('keep-warm');
  if (given === INPUT_DEFAULTS['keep-warm'] || given === '0') return;
  throw bad('keep-warm', given, 'An ephemeral builder goes with its job: remove it, or set mode: ensure.');
}

function readKeepWarm(): KeepWarm {
  if (input('keep-warm') === 'forever') return { kind: 'forever' };
  return {
    kind: 'for',
    ms: parseDuration('keep-warm', input('keep-warm'), { leastMs: 0, mostMs: 720 * HOUR_MS }),
  };
}

function readBuildkitd(environment: Environment): TomlTable {
  const path = input('buildkitd-config');
  const inline = input('buildkitd-config-inline');
  if (path !== '' && inline !== '') {
    throw new ActionError(
      'input',
      'Inputs buildkitd-config and buildkitd-config-inline exclude each other.',
      'Set one.',
    );
  }
  if (path === '') return parseBuildkitd('buildkitd-config-inline', inline);
  try {
    return parseBuildkitd('buildkitd-config', readFileSync(resolve(environment.workFolder, path), 'utf8'));
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw bad('buildkitd-config', path, 'It is the path of a file that can be read.');
  }
}

function readFlag(name: 'use' | 'renew'): boolean {
  const text = input(name).toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw bad(name, text, 'It may be true or false.');
}

/** An image reference as containerd takes it, loosely: what it must not be is something else by mistake. */
function isImage(text: string): boolean {
  return text.length <= 512 && /^[a-zA-Z0-9][\w.:/@-]*$/.test(text);
}

function matching(name: InputName, fits: (text: string) => boolean, hint: string): string {
  const text = input(name);
  if (fits(text)) return text;
  throw bad(name, text, hint);
}

function bad(name: InputName, value: string, hint: string): ActionError {
  const shown = JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  return new ActionError('input', `Input ${name}: ${shown} is not valid.`, hint);
}
