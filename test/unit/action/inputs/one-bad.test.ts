import { expect, test, vi } from 'vitest';
import { INPUT_GROUPS } from '../../../../.ci/inputs.ts';
import { readInputs } from '../../../../src/action/inputs/inputs.ts';
import { findCluster } from '../../../../src/action/setup/find-cluster.ts';
import { explain, toActionError } from '../../../../src/lib/errors.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';
import { inputVariables } from '../../../doubles/runner/inputs.ts';
import { tokenKubeconfig } from '../../../site/kubeconfig.ts';
import { declaredDefaults } from './action-yml.ts';
import { runnerEnvironment } from './stubbed-step.ts';

const { authority } = makeCertificates();
const endpoint = { server: 'https://k8s.example', caPem: authority.certificate };
const kubeconfig = tokenKubeconfig(endpoint, 'builds', 'a-token-of-a-test');
const ofKubernetes = tokenKubeconfig(endpoint, 'kube-system', 'a-token-of-a-test');
const given = { server: endpoint.server, 'certificate-authority': endpoint.caPem };
const role = 'arn:aws:iam::123456789012:role/builds';
const eks = { 'eks-cluster': 'prod', 'aws-region': 'eu-central-1', 'role-to-assume': role };

type Given = Readonly<Record<string, string>>;

/** Jobs whose inputs are all right. */
const JOBS: Readonly<Record<string, Given>> = {
  'a kubeconfig': { kubeconfig },
  'mode connect': { kubeconfig, mode: 'connect', deployments: 'agent', platforms: 'linux/amd64' },
  "mode connect in Kubernetes' own namespace": {
    kubeconfig: ofKubernetes,
    mode: 'connect',
    deployments: 'agent',
  },
  'a namespace beside a context of another': { kubeconfig: ofKubernetes, namespace: 'builds' },
  'mode ephemeral': { kubeconfig, mode: 'ephemeral', 'cache-size': '10Gi', 'storage-class': 'fast' },
  'a rootless builder': {
    kubeconfig,
    security: 'rootless',
    image: 'registry.example/buildkit:v0.33.1-rootless',
  },
  'a plugin': {
    kubeconfig: kubeconfig.replace(
      'token: a-token-of-a-test',
      'exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/true, interactiveMode: Never}',
    ),
  },
  EKS: eks,
  'EKS by ARN': {
    'eks-cluster': 'arn:aws:eks:eu-central-1:123456789012:cluster/prod',
    'role-to-assume': role,
  },
  'EKS, and where it is': { ...eks, ...given },
  "GitHub's ID token": { 'oidc-audience': 'a', ...given },
};

/** A bad value of each input that can have one. */
const BAD: Given = {
  kubeconfig: 'clusters: 5',
  context: 'none',
  'eks-cluster': '-x',
  'aws-region': 'eu-central-1a',
  'role-to-assume': 'builds',
  server: 'http://k8s.example',
  'certificate-authority': 'none',
  'allow-exec': 'yes',
  namespace: 'Builds',
  'build-service-account': 'A b',
  mode: 'conect',
  name: '../x',
  deployments: '../x',
  platforms: 'linux/amd65',
  image: 'a b',
  security: 'rotless',
  cpu: '1x',
  memory: '10GB',
  'pod-patch': '[]',
  'cache-size': '10GB',
  'storage-class': 'A b',
  'keep-warm': '5 minutes',
  'max-job-duration': '5 minutes',
  renew: 'yes',
  timeout: '5 minutes',
  'cache-claim': 'A b',
  'buildkitd-config': '/none',
  'buildkitd-config-inline': '[registry',
  'allow-forks': 'yes',
  use: 'yes',
  summary: 'yes',
  version: 'latest',
  driver: 'remote',
  'driver-opts': 'image=x',
  'buildkitd-flags': '--debug',
  endpoint: 'tcp://localhost:1234',
  append: '- platforms: linux/arm64',
  cleanup: 'yes',
  'keep-state': 'true',
  'cache-binary': 'yes',
  config: 'buildkitd.toml',
  'config-inline': 'debug = true',
  install: 'yes',
};

/** Inputs of which every value may be meant. */
const NEVER_BAD = ['oidc-audience'];

test('every input has a bad value here, or can have none', () => {
  expect([...Object.keys(BAD), ...NEVER_BAD].toSorted()).toEqual(Object.keys(declaredDefaults).toSorted());
});

/** What main says of these inputs before it asks anybody, '' when they are right. */
function problemOf(inputs: Given): string {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  for (const [name, value] of Object.entries(inputVariables(inputs, declaredDefaults)))
    vi.stubEnv(name, value);
  const keys = { AWS_ACCESS_KEY_ID: 'an-id', AWS_SECRET_ACCESS_KEY: 'a-key' };
  const environment = { ...runnerEnvironment(), aws: { variables: keys, homeFolder: '/nowhere' } };
  try {
    readInputs(environment, (asked) => findCluster(asked, environment));
    return '';
  } catch (thrown) {
    return explain(toActionError(thrown)).headline;
  }
}

test.each(Object.entries(JOBS))('%s: all inputs are right', (_, inputs) => {
  expect(problemOf(inputs)).toBe('');
});

/** Inputs that only some jobs have, and that are not just bad, but out of place in the others. */
const OF_SOME = new Set([
  'kubeconfig',
  'context',
  'deployments',
  'storage-class',
  ...Object.keys({ ...eks, ...given }),
]);
const OF_ALL = new Set([
  'namespace',
  'allow-exec',
  'build-service-account',
  'mode',
  'name',
  'timeout',
  'buildkitd-config',
  'buildkitd-config-inline',
  'allow-forks',
  'use',
  'summary',
  ...(INPUT_GROUPS.at(-1)?.others ?? []),
]);

function fits(name: string, inputs: Given): boolean {
  if (name in inputs || OF_ALL.has(name)) return true;
  if (name === 'context') return 'kubeconfig' in inputs;
  if (OF_SOME.has(name) || inputs.mode === 'connect') return false;
  return inputs.mode !== 'ephemeral' || name !== 'keep-warm';
}

const CASES = Object.entries(JOBS).flatMap(([job, inputs]) =>
  Object.entries(BAD)
    .filter(([name]) => fits(name, inputs))
    .map(([name, value]) => [job, name, { ...inputs, [name]: value }] as const),
);

test.each(CASES)('%s: of one bad input, %s, nothing else is said', (_, name, inputs) => {
  const line = problemOf(inputs);
  expect(line).toMatch(
    name === 'context' ? /^The kubeconfig has no context/ : new RegExp(`^Input ${name}\\b`),
  );
  expect(line.match(/\bInputs? [a-z-]+|There is no|The kubeconfig/g), line).toHaveLength(1);
});

test.each([
  [
    'two ways to a cluster',
    { ...eks, kubeconfig },
    /^Inputs kubeconfig and eks-cluster each name a cluster\. Set only one of them\.$/,
  ],
  [
    'a role without its cluster',
    { 'role-to-assume': role },
    /^Input role-to-assume also needs eks-cluster\.$/,
  ],
  [
    'a region without its cluster',
    { 'aws-region': 'eu-central-1' },
    /^Input aws-region also needs eks-cluster\.$/,
  ],
  ['an audience without its server', { 'oidc-audience': 'a' }, /^Input oidc-audience also needs server and/],
  [
    'a server without its authority',
    { 'oidc-audience': 'a', server: given.server },
    /^Input server also needs certificate-authority\.$/,
  ],
])('%s is told in one line', (_, inputs, says) => {
  expect(problemOf(inputs)).toMatch(says);
  expect(problemOf(inputs)).not.toMatch(/There is no cluster/);
});
