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
  'builds-account': '',
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
  'max-job': '',
  renew: 'true',
  timeout: '10m',
  'buildkitd-config': '',
  'buildkitd-config-inline': '',
  use: 'true',
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
