import type { KeepWarm } from '../../builders/manifests/spec.ts';
import { isInstanceName } from '../../buildx/instance.ts';
import { parseDuration } from '../../lib/duration.ts';
import { ActionError } from '../../lib/errors.ts';
import { isDnsSubdomain } from '../../lib/kubernetes/names.ts';
import type { Platform } from '../../lib/platform.ts';
import type { Environment } from '../runner/environment.ts';
import { type BuilderInputs, readBuilder, readPlatforms } from './builder.ts';
import { type GivenBuildkitd, type Note, readBuildkitd } from './buildkitd.ts';
import { type ClusterInputs, readClusterInputs } from './cluster.ts';
import { refuseClaimOfForks, refuseForks } from './forks.ts';
import { readAll, reportTogether } from './read-all.ts';
import { refuseUnfollowed } from './setup-buildx.ts';
import { flag, input, invalidInput, isChanged, type Mode, matching, words } from './text.ts';

export type ConnectInputs = CommonInputs & {
  readonly mode: 'connect';
  readonly deployments: readonly string[];
  /** As many as deployments, or none. */
  readonly platforms: readonly Platform[];
  readonly buildkitd: GivenBuildkitd;
  readonly notes: readonly Note[];
};

export type EnsureInputs = CommonInputs &
  BuilderInputs & { readonly mode: 'ensure'; readonly keepWarm: KeepWarm };

export type EphemeralInputs = CommonInputs & BuilderInputs & { readonly mode: 'ephemeral' };

/** All inputs but those that only name the cluster. */
export type Inputs = ConnectInputs | EnsureInputs | EphemeralInputs;

/** What every mode reads. */
type CommonInputs = {
  /** Whether code of outsiders may use what jobs share; `refuseForks` has judged by it. */
  readonly allowForks: boolean;
  /** The service account for which later steps get a token; undefined = they get the job's own credentials. */
  readonly buildServiceAccount: string | undefined;
  /** Undefined = the repository's name is used. */
  readonly name: string | undefined;
  /** False: the mode chooses the platforms, and the outputs name all that the nodes can build for. */
  readonly asksForPlatforms: boolean;
  readonly timeoutMs: number;
  readonly use: boolean;
  /** Whether post writes a job summary. */
  readonly summary: boolean;
};

/**
 * Reads all inputs, and finds the cluster that they name by `findCluster`, so that what is wrong with it is reported with
 * the bad inputs.
 *
 * @throws ActionError code 'input' for all bad inputs together; what `refuseForks` refuses is reported alone
 */
export function readInputs<Found>(
  environment: Environment,
  findCluster: (inputs: ClusterInputs) => Found,
): { readonly inputs: Inputs; readonly found: Found } {
  return reportTogether(() => {
    const mode = guessMode();
    refuseForks(mode, environment);
    const { found, common, own } = readAll({
      mode: readMode,
      unfollowed: refuseUnfollowed,
      common: readCommon,
      own: () => readInputsOf(mode, environment),
      found: () => findCluster(readClusterInputs(mode, environment)),
    });
    return { inputs: { ...common, ...own }, found };
  });
}

/** Guesses a bad one, so that inputs of the mode that was meant are not reported to be out of place. */
function guessMode(): Mode {
  const mode = input('mode');
  if (isMode(mode)) return mode;
  return input('deployments') === undefined ? 'ensure' : 'connect';
}

function readMode(): Mode {
  const mode = input('mode');
  if (isMode(mode)) return mode;
  throw invalidInput('mode', mode, 'Use ensure, ephemeral or connect.');
}

function isMode(text: string): text is Mode {
  return text === 'connect' || text === 'ensure' || text === 'ephemeral';
}

const HOUR_MS = 3_600_000;
const TIMEOUT_BOUNDS = { leastMs: 10_000, mostMs: 6 * HOUR_MS };

function readCommon(): CommonInputs {
  return readAll({
    allowForks: () => flag('allow-forks'),
    buildServiceAccount: () =>
      matching('build-service-account', isDnsSubdomain, 'It is the name of a service account.'),
    name: () => matching('name', isInstanceName, 'A letter, then letters, digits, dots, dashes.'),
    asksForPlatforms: () => words('platforms').length > 0,
    timeoutMs: () => parseDuration('timeout', input('timeout'), TIMEOUT_BOUNDS),
    use: () => flag('use'),
    summary: () => flag('summary'),
  });
}

type OfMode<Some> = Some extends Inputs ? Omit<Some, keyof CommonInputs> : never;

function readInputsOf(mode: Mode, environment: Environment): OfMode<Inputs> {
  switch (mode) {
    case 'connect': {
      const buildkitd = () => readBuildkitd(environment);
      const { nodes, ...rest } = readAll({ nodes: readConnect, buildkitd });
      return { mode, ...nodes, ...rest, notes: notesOnConnect() };
    }
    case 'ensure': {
      const builder = () => readBuilder(mode, environment);
      const read = readAll({ builder, keepWarm: readKeepWarm });
      return { mode, ...read.builder, keepWarm: read.keepWarm };
    }
    case 'ephemeral': {
      const { builder } = readAll({
        builder: () => readBuilder(mode, environment),
        keepWarm: refuseKeepWarm,
      });
      refuseClaimOfForks(builder.cache, environment);
      return { mode, ...builder };
    }
  }
}

/** Reads what mode connect alone reads. */
function readConnect(): Pick<ConnectInputs, 'deployments' | 'platforms'> {
  const read = readAll({
    deployments: readDeployments,
    // Of equal nodes buildx always takes the first (build/resolver/driver.go).
    platforms: () =>
      readPlatforms('It names an architecture twice: buildx would never build on the second node.'),
  });
  if (read.platforms.length === 0 || read.platforms.length === read.deployments.length) return read;
  const hint = 'Give one for each of deployments, in their order, or none.';
  throw invalidInput('platforms', input('platforms') ?? '', hint);
}

/** What only a builder has that this action creates. */
const OF_OWN_BUILDERS = [
  ...(['image', 'security', 'cpu', 'memory', 'pod-patch', 'cache-size', 'storage-class'] as const),
  ...(['cache-claim', 'keep-warm', 'max-job-duration', 'renew'] as const),
];

function notesOnConnect(): readonly Note[] {
  const unused = OF_OWN_BUILDERS.filter(isChanged);
  if (unused.length === 0) return [];
  const are = unused.length === 1 ? 'is' : 'are';
  const line = `Mode connect uses a builder of others as it is: ${unused.join(', ')} ${are} not used.`;
  return [{ level: 'info', line }];
}

function readDeployments(): readonly string[] {
  const names = words('deployments');
  if (names.length === 0)
    throw new ActionError({
      code: 'input',
      message: 'Input deployments is missing: mode connect needs names.',
    });
  const odd = names.find((name) => !isDnsSubdomain(name));
  if (odd !== undefined) throw invalidInput('deployments', odd, 'It is the name of a Deployment.');
  if (new Set(names).size < names.length)
    throw invalidInput('deployments', names.join(' '), 'Name each once.');
  return names;
}

const KEEP_WARM_BOUNDS = { leastMs: 0, mostMs: 720 * HOUR_MS };

/** Reads how long a shared builder stays up after its last job. */
function readKeepWarm(): KeepWarm {
  const given = input('keep-warm');
  if (given === 'forever') return { kind: 'forever' };
  return { kind: 'for', ms: parseDuration('keep-warm', given, KEEP_WARM_BOUNDS) };
}

/** For mode ephemeral, whose builder has only one job. */
function refuseKeepWarm(): void {
  const given = input('keep-warm');
  if (!isChanged('keep-warm') || given === '0') return;
  const hint = 'An ephemeral builder is removed with its job: remove this input, or set mode: ensure.';
  throw invalidInput('keep-warm', given, hint);
}
