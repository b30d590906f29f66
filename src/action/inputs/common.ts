import { isInstanceName } from '../../buildx/instance.ts';
import type { AllowExec } from '../../cluster/kubeconfig/limits.ts';
import { parseDuration } from '../../lib/duration.ts';
import { isDnsLabel, isDnsSubdomain } from '../../lib/kubernetes/names.ts';
import type { Environment } from '../runner/environment.ts';
import { type GivenBuildkitd, NO_BUILDKITD, readBuildkitd } from './buildkitd.ts';
import type { Checked } from './checked.ts';
import { type ClusterInputs, readCluster } from './cluster.ts';
import { bad, flag, input, matching, words } from './text.ts';

/** What every mode reads. */
export type CommonInputs = {
  readonly kubeconfig: string;
  readonly context: string;
  readonly cluster: ClusterInputs;
  readonly allowExec: AllowExec;
  /** Whether code of outsiders may use what jobs share; `refuseForks` has seen to it. */
  readonly allowForks: boolean;
  readonly namespace: string;
  /** The service account of which later steps get a token; '' = they get the job's own way in. */
  readonly buildsAccount: string;
  /** '' = made from the repository. */
  readonly name: string;
  /** False: the mode chooses the platforms, and all that the nodes can build for is told. */
  readonly asksForPlatforms: boolean;
  readonly timeoutMs: number;
  readonly buildkitd: GivenBuildkitd;
  readonly use: boolean;
};

const HOUR_MS = 3_600_000;
const TIMEOUT_BOUNDS = { leastMs: 10_000, mostMs: 6 * HOUR_MS };

/** Reads what every mode reads; the kubeconfig itself is read later. */
export function readCommon(environment: Environment, checked: Checked): CommonInputs {
  return {
    kubeconfig: input('kubeconfig'),
    context: input('context'),
    cluster: readCluster(environment, checked),
    // What stands in for a bad one must lead to no second complaint: no kubeconfig is used then.
    allowExec: checked(readAllowExec, 'true'),
    allowForks: checked(() => flag('allow-forks'), false),
    namespace: checked(readNamespace, 'default'),
    buildsAccount: checked(readBuildsAccount, ''),
    name: checked(readName, ''),
    asksForPlatforms: words('platforms').length > 0,
    timeoutMs: checked(() => parseDuration('timeout', input('timeout'), TIMEOUT_BOUNDS), 0),
    buildkitd: checked(() => readBuildkitd(environment), NO_BUILDKITD),
    use: checked(() => flag('use'), true),
  };
}

function readAllowExec(): AllowExec {
  const given = input('allow-exec').toLowerCase();
  if (given === 'auto' || given === 'true' || given === 'false') return given;
  throw bad('allow-exec', given, 'It may be auto, true or false.');
}

function readNamespace(): string {
  return matching('namespace', (text) => text === '' || isDnsLabel(text), 'It is a DNS label.');
}

function readBuildsAccount(): string {
  const fits = (text: string): boolean => text === '' || isDnsSubdomain(text);
  return matching('builds-account', fits, 'It is the name of a service account.');
}

function readName(): string {
  const fits = (text: string): boolean => text === '' || isInstanceName(text);
  return matching('name', fits, 'A letter, then letters, digits, dots, dashes.');
}
