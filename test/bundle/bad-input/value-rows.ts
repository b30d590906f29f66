import { invalidTemplate } from '../../doubles/api/refusing.ts';
import { base64, CANARY, changeRow, type Row, valueRows } from './row.ts';

const LONG = 'n'.repeat(300);
const QUANTITIES = ['10GB', '-1', '1e99'];
const DURATIONS = ['5 minutes', '-5m', '1000h', `${'9'.repeat(200)}h`];

function pair(number: number, what: string, says: RegExp, given: Row['given']): Row {
  return { number, what, says, given };
}

/** A pod-patch that the API server refuses for one field, in its words. */
function patchRow(number: number, patch: string, field: string, message: string): Row {
  return {
    number,
    what: `pod-patch: ${patch.slice(0, 40)}`,
    says: /^Input pod-patch: /,
    given: () => ({ 'pod-patch': patch }),
    refusal: invalidTemplate(`spec.template.${field}`, message),
  };
}

/** What is wrong with one of the other inputs, or with two of them together. */
export const VALUE_ROWS: readonly Row[] = [
  ...valueRows(39, 'namespace', ['Builds', 'a.b', '../x', 'n'.repeat(64), LONG, 'kube-system']),
  changeRow(39, "a context in Kubernetes' own namespace", /^Input namespace: kube-system belongs to/, {
    context: { namespace: 'kube-system' },
  }),
  changeRow(39, 'a context in no namespace', /context\.namespace is not a DNS label/, {
    context: { namespace: `a/../${CANARY}` },
  }),
  ...valueRows(40, 'name', ['team/ci', '..', LONG, 'ci-🐳', '$(x)', 'a\nb', 'default']),
  ...['cpu', 'memory', 'cache-size'].flatMap((input) => valueRows(44, input, QUANTITIES)),
  ...['timeout', 'max-job-duration', 'keep-warm'].flatMap((input) => valueRows(45, input, DURATIONS)),
  ...['timeout', 'max-job-duration'].flatMap((input) => valueRows(45, input, ['0'])),
  ...valueRows(46, 'platforms', ['linux/amd65', 'linux/amd64,linux/amd64', 'linux/arm64 linux/arm64/v8']),
  ...valueRows(47, 'driver-opts', [`image=x\nenv.TOKEN=${CANARY}`, `labels=${CANARY}`]),
  ...valueRows(47, 'append', [`- platforms: linux/arm64\n  driver-opts: [env.TOKEN=${CANARY}]`]),
  ...valueRows(47, 'driver', ['docker-container', 'remote']),
  ...valueRows(47, 'version', ['latest']),
  ...valueRows(47, 'buildkitd-flags', ['--debug']),
  ...valueRows(47, 'endpoint', ['tcp://localhost:1234']),
  ...valueRows(47, 'config', ['buildkitd.toml']),
  ...valueRows(47, 'config-inline', [`x = "${CANARY}"`]),
  ...['cleanup', 'keep-state', 'cache-binary', 'install'].flatMap((input) => valueRows(47, input, ['1'])),
  ...valueRows(49, 'image', [
    ...['moby/buildkit v0.33.1', '--privileged', 'i'.repeat(600)],
    ...['moby/buildkit:v0.12.5', 'moby/buildkit:v0.33.1-rootless', 'r:5000/buildkit:rootless'],
  ]),
  pair(49, 'an image that is not rootless', /^Input image: .*v0\.33\.1-rootless\.$/, () => ({
    security: 'rootless',
    image: 'r.example.com/moby/buildkit:v0.33.1',
  })),
  pair(44, 'a claim beside a size', /^Inputs cache-claim and cache-size cannot be set together/, () => ({
    'cache-claim': 'team-cache',
    'cache-size': '20Gi',
  })),
  ...['cache-claim', 'storage-class', 'build-service-account'].flatMap((input) =>
    valueRows(44, input, ['Team Cache', '../x']),
  ),
  ...[
    patchRow(
      48,
      `{ spec: { tolerations: [{ operator: ${CANARY} }] } }`,
      'spec.tolerations[0].operator',
      `Unsupported value: "${CANARY}": supported values: "Equal", "Exists"`,
    ),
    patchRow(
      48,
      `{ spec: { tolerations: [{ operator: Exists, value: ${CANARY} }] } }`,
      'spec.tolerations[0].operator',
      `Invalid value: {"operator":"Exists","value":"${CANARY}"}: value must be empty when \`operator\` is 'Exists'`,
    ),
    patchRow(
      48,
      `{ spec: { nodeSelector: { disk: '${CANARY} ssd' } } }`,
      'spec.nodeSelector',
      `Invalid value: "${CANARY} ssd": a valid label must be an empty string or consist of alphanumeric characters`,
    ),
  ],
  ...['use', 'renew', 'summary', 'allow-exec', 'allow-forks'].flatMap((input) =>
    valueRows(50, input, ['yes', '1']),
  ),
  ...valueRows(51, 'kubeconfig', [JSON.stringify(CANARY), base64(JSON.stringify(`${CANARY}: x`))]),
  ...valueRows(51, 'pod-patch', [JSON.stringify(CANARY)]),
  ...valueRows(52, 'buildkitd-config-inline', [
    ...[`[registry.${CANARY}`, `x = ${CANARY}`, `debug = "${CANARY}"`, `root = "/data/${CANARY}"`],
    ...[`[grpc]\naddress = ["tcp://0.0.0.0:1234"]\n[dns]\noptions = ["${CANARY}"]`],
    ...['[worker.oci]\nenabled = false', '[worker.containerd]\nenabled = true'],
    ...['[registry.r]\nca = ["certs/none.pem"]', '[registry.r]\ntlsconfigdir = ["certs.d"]'],
  ]),
  pair(
    52,
    'a buildkitd.toml that is none',
    /^Input buildkitd-config is not valid TOML \(line 2\)/,
    (place) => ({
      'buildkitd-config': place.file('b.toml', `debug = true\n[${CANARY}`),
    }),
  ),
  pair(
    52,
    'a buildkitd.toml that is too large',
    /^Input buildkitd-config is larger than 240 KiB/,
    (place) => ({
      'buildkitd-config': place.file('b.toml', `x = "${'#'.repeat(250 * 1024)}"`),
    }),
  ),
  patchRow(
    53,
    `{ metadata: { labels: { team: '${CANARY} b' } } }`,
    'metadata.labels',
    `Invalid value: "${CANARY} b": a valid label must be an empty string`,
  ),
  patchRow(
    53,
    '{ metadata: { labels: { a/b/c: d } } }',
    'metadata.labels',
    'Invalid value: "a/b/c": a qualified name must consist of alphanumeric characters',
  ),
  pair(
    54,
    'two configurations',
    /^Inputs buildkitd-config and buildkitd-config-inline cannot be set together/,
    () => ({
      'buildkitd-config': 'b.toml',
      'buildkitd-config-inline': `x = '${CANARY}'`,
    }),
  ),
  pair(54, 'deployments of a builder to be made', /^Input deployments is for mode: connect/, () => ({
    deployments: 'agent',
  })),
  pair(54, 'an ephemeral builder kept warm', /^Input keep-warm: /, () => ({
    mode: 'ephemeral',
    'keep-warm': '1h',
  })),
];
