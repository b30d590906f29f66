import { vi } from 'vitest';
import type { ClusterInputs } from '../../../../src/action/inputs/cluster.ts';
import { type Inputs, readInputs } from '../../../../src/action/inputs/inputs.ts';
import type { Environment } from '../../../../src/action/runner/environment.ts';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { inputVariables } from '../../../doubles/runner/inputs.ts';
import { declaredDefaults } from './action-yml.ts';

/** A hosted runner of amd64 whose workspace is `workFolder`. */
export function runnerEnvironment(workFolder = '/nowhere'): Environment {
  return {
    repository: 'octo-org/octo-repo',
    serverUrl: 'https://github.com',
    runUrl: 'https://github.com/octo-org/octo-repo/actions/runs/1/attempts/1',
    runMark: '1-1',
    trackingId: 'github_1',
    architecture: 'amd64',
    temporaryFolder: '/nowhere',
    workFolder,
    homeFolder: '/nowhere',
    path: '',
    kubeconfigVariable: '',
    awsRegion: '',
    serviceHost: '',
    servicePort: '',
    buildxConfig: '',
    dockerConfigFolder: '/nowhere/.docker',
    actor: 'octocat',
    eventName: 'push',
    eventPath: '/nowhere',
    builderVariable: '',
    proxies: readProxies({}),
    idTokens: { kind: 'none', why: undefined },
    aws: { variables: {}, homeFolder: '/nowhere' },
    variables: {},
  };
}

/** Reads the inputs of a step that has these in `with:`, as the runner passes them on: with action.yml's defaults. */
export function readGiven(
  given: Readonly<Record<string, string>>,
  environment: Environment = runnerEnvironment(),
): Inputs & ClusterInputs {
  for (const [name, value] of Object.entries(inputVariables(given, declaredDefaults)))
    vi.stubEnv(name, value);
  const { inputs, found } = readInputs(environment, (asked) => asked);
  return { ...found, ...inputs };
}
