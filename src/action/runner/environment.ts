import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

import { type AwsFacts, readAwsFacts } from '../../cluster/aws/facts.ts';
import { type Proxies, readProxies } from '../../cluster/network/proxy.ts';
import { type IdTokenService, readIdTokenService } from '../../cluster/recipe/id-token.ts';
import { ActionError } from '../../lib/errors.ts';

/** What the runner and the job's earlier steps say by variables. */
export type Environment = {
  /** `owner/name` of the repository whose workflow runs. */
  readonly repository: string | undefined;
  /** GitHub's address, such as https://github.com. */
  readonly serverUrl: string | undefined;
  /** Where a person finds this run. */
  readonly runUrl: string;
  /** A part of names that is this run's own: digits and dashes. */
  readonly runMark: string;
  /** The job's own among all jobs of this runner (actions/runner, src/Runner.Worker/JobExtension.cs). */
  readonly trackingId: string | undefined;
  readonly architecture: 'amd64' | 'arm64' | 'unknown';
  readonly temporaryFolder: string;
  readonly workFolder: string;
  readonly homeFolder: string;
  readonly path: string;
  readonly kubeconfigVariable: string;
  /** Where a pod finds its API server; '' in both outside a pod. */
  readonly serviceHost: string;
  readonly servicePort: string;
  readonly awsRegion: string | undefined;
  readonly buildxConfig: string;
  readonly dockerConfigFolder: string;
  /** Who started the run, by GitHub's name for them; of a run that is started again, who did so first. */
  readonly actor: string;
  /** The event that started the run, and the file with its payload. */
  readonly eventName: string;
  readonly eventPath: string;
  /** BUILDX_BUILDER as this step found it. */
  readonly builderVariable: string;
  readonly proxies: Proxies;
  /** Where this job asks for ID tokens. */
  readonly idTokens: IdTokenService;
  readonly aws: AwsFacts;
  /** All variables but inputs and state, for child processes alone: they need not know the kubeconfig. */
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/**
 * Reads the environment of the process, once.
 *
 * @throws ActionError code `input` on a runner that this action cannot work on.
 */
export function readEnvironment(): Environment {
  const { env } = process;
  const variables = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
  const of = (name: string): string => variables[name] ?? '';
  refuseOtherRunners(of('RUNNER_TEMP'));
  const homeFolder = of('HOME') || homedir();
  const run = `${of('GITHUB_SERVER_URL')}/${of('GITHUB_REPOSITORY')}/actions/runs/${of('GITHUB_RUN_ID')}`;
  return {
    repository: of('GITHUB_REPOSITORY') || undefined,
    serverUrl: of('GITHUB_SERVER_URL') || undefined,
    runUrl: `${run}/attempts/${of('GITHUB_RUN_ATTEMPT') || '1'}`,
    runMark:
      `${of('GITHUB_RUN_ID')}-${of('GITHUB_RUN_ATTEMPT')}`.replace(/[^0-9-]/g, '').replace(/^-|-$/g, '') ||
      '0',
    trackingId: of('RUNNER_TRACKING_ID') || undefined,
    architecture: architectureOf(of('RUNNER_ARCH')),
    temporaryFolder: resolve(of('RUNNER_TEMP')),
    workFolder: of('GITHUB_WORKSPACE') || process.cwd(),
    homeFolder,
    path: of('PATH'),
    kubeconfigVariable: of('KUBECONFIG'),
    serviceHost: of('KUBERNETES_SERVICE_HOST'),
    servicePort: of('KUBERNETES_SERVICE_PORT'),
    awsRegion: of('AWS_REGION') || of('AWS_DEFAULT_REGION') || undefined,
    buildxConfig: of('BUILDX_CONFIG'),
    dockerConfigFolder: of('DOCKER_CONFIG') || join(homeFolder, '.docker'),
    actor: of('GITHUB_ACTOR'),
    eventName: of('GITHUB_EVENT_NAME'),
    eventPath: of('GITHUB_EVENT_PATH'),
    builderVariable: of('BUILDX_BUILDER'),
    proxies: readProxies(variables),
    idTokens: readIdTokenService(variables),
    aws: readAwsFacts(variables, homeFolder),
    variables,
  };
}

function refuseOtherRunners(temporaryFolder: string): void {
  if (process.platform !== 'linux') {
    throw new ActionError({
      code: 'input',
      topic: 'runner',
      message: `This action needs a Linux runner, and this one is ${process.platform}.`,
      hint: 'Use a Linux runner, for example `runs-on: ubuntu-latest`.',
    });
  }
  if (temporaryFolder === '') {
    throw new ActionError({
      code: 'input',
      topic: 'runner',
      message: 'The variable RUNNER_TEMP is not set.',
      hint: 'Run this as a step of a workflow: the runner sets it.',
    });
  }
}

function architectureOf(runner: string): Environment['architecture'] {
  const name = runner || process.arch.toUpperCase();
  if (name === 'X64') return 'amd64';
  return name === 'ARM64' ? 'arm64' : 'unknown';
}
