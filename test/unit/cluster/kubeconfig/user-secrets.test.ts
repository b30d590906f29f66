import { expect, test } from 'vitest';

import { secretsOfUser } from '../../../../src/cluster/kubeconfig/user-secrets.ts';

const none: ReadonlySet<string> = new Set();

function execOf(args: readonly string[], env: Readonly<Record<string, string>> = {}): object {
  const entries = Object.entries(env).map(([name, value]) => ({ name, value }));
  const apiVersion = 'client.authentication.k8s.io/v1beta1';
  return {
    exec: { apiVersion, command: 'a-program', installHint: 'Install it somehow', args, env: entries },
  };
}

function secretsOf(user: object, known: ReadonlySet<string> = none): readonly string[] {
  return secretsOfUser(Object.fromEntries(Object.entries(user)), known).toSorted();
}

/** As the tools of the clouds write them; the second is what of it is a secret. */
const WRITTEN: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'EKS by the aws CLI': [
    execOf(
      ['--region', 'eu-central-1', 'eks', 'get-token', '--cluster-name', 'production', '--output', 'json'],
      { AWS_PROFILE: 'production', AWS_REGION: 'us-gov-west-1' },
    ),
    [],
  ],
  'EKS with a role': [
    execOf([
      'token',
      '-i',
      'production',
      '-r',
      'arn:aws:iam::123456789012:role/builds',
      '--log-level=warning',
    ]),
    [],
  ],
  'AKS by kubelogin with a secret': [
    execOf(
      ['get-token', '--login', 'spn', '--environment', 'AzurePublicCloud', '--tenant-id', 'a4c2b1d0-tenant']
        .concat(['--server-id', '6dae42f8-4368-4678-94ff-3960e28e3630', '--client-id', '80faf920-1908'])
        .concat(['--client-secret', 'qE8Q~k3.Zt_x91.LmN-4vb.Rr7w2Yd.']),
    ),
    ['qE8Q~k3.Zt_x91.LmN-4vb.Rr7w2Yd.'],
  ],
  'AKS by kubelogin with variables': [
    execOf(['get-token', '--login', 'workloadidentity', '--server-id=6dae42f8-4368'], {
      AAD_SERVICE_PRINCIPAL_CLIENT_ID: '80faf920-1908',
      AAD_SERVICE_PRINCIPAL_CLIENT_SECRET: 'aad-secret',
      AZURE_FEDERATED_TOKEN_FILE: '/var/run/secrets/azure/tokens/azure-identity-token',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com/',
    }),
    ['aad-secret'],
  ],
  'OIDC by kubectl oidc-login': [
    execOf([
      ...['oidc-login', 'get-token', '--oidc-issuer-url=https://issuer.example.com/realms/ci'],
      ...[
        '--oidc-client-id=kubernetes-ci',
        '--oidc-extra-scope=profile',
        '--oidc-client-secret=oidc.secret~1',
      ],
      ...['--grant-type=password', '--username=somebody@example.com', '--password=hunter2'],
    ]),
    ['hunter2', 'oidc.secret~1'],
  ],
  GKE: [execOf([], { CLOUDSDK_CORE_PROJECT: 'octo-project-1234' }), []],
  'DigitalOcean by doctl': [
    execOf([
      ...['kubernetes', 'cluster', 'kubeconfig', 'exec-credential', '--version=v1beta1', '--context=default'],
      ...['--access-token', 'dop_v1_0123456789abcdef', '--cluster-id', '0f1e2d3c-4b5a'],
    ]),
    ['dop_v1_0123456789abcdef'],
  ],
  Teleport: [
    execOf(['kube', 'credentials', '--kube-cluster=production', '--teleport-cluster=teleport.example.com']),
    [],
  ],
  'minikube, by files': [
    { 'client-certificate': '/home/me/client.crt', 'client-key': '/home/me/client.key' },
    [],
  ],
  'a certificate': [
    {
      'client-certificate-data': 'cHVibGljLWNlcnRpZmljYXRl',
      'client-key-data': 'cHJpdmF0ZS1rZXktb2YtbWluZQ==',
    },
    ['cHJpdmF0ZS1rZXktb2YtbWluZQ==', 'private-key-of-mine'],
  ],
  impersonation: [
    {
      as: 'system:serviceaccount:builds:runner',
      'as-groups': ['system:authenticated'],
      'as-user-extra': { 'example.com/reason': ['continuous-integration'] },
    },
    [],
  ],
  'a password': [{ username: 'an-administrator', password: 'abcd' }, ['abcd']],
  'an ID token': [
    {
      'auth-provider': {
        name: 'oidc',
        config: {
          'idp-issuer-url': 'https://issuer.example.com/realms/ci',
          'client-id': 'kubernetes-ci',
          'client-secret': 'oidc-secret',
          'id-token': 'an.id.token',
          'refresh-token': 'refresh',
        },
      },
    },
    ['an.id.token', 'oidc-secret', 'refresh'],
  ],
};

test.each(Object.entries(WRITTEN))(
  '%s: what is secret is masked, and what logs cannot do without is not',
  (_, row) => {
    const [user, secrets] = row;
    expect(secretsOf(user)).toEqual(secrets);
  },
);

const SECRET = 'aB3~dE6.gH9-jK2_';

/** Where else a secret can be. */
const PLACES: Readonly<Record<string, object>> = {
  'a field that nobody knows': { 'sign-in-phrase': SECRET },
  'a field deep in one that nobody knows': { plugin: { list: [{ settings: { value: SECRET } }] } },
  'a list of lists': { plugin: [[[SECRET]]] },
  'a field of a plugin that nobody knows': { exec: { extra: { value: SECRET } } },
  'a variable': execOf([], { MY_SETTING: SECRET }),
  'an odd variable': { exec: { env: [{ name: 'MY_SETTING', value: { from: SECRET } }, SECRET] } },
  'an argument alone': execOf([SECRET]),
  'an argument behind an option': execOf(['--setting', SECRET]),
  'an argument behind a letter': execOf(['-p', SECRET]),
  'an argument stuck to a letter': execOf([`-p${SECRET}`]),
  'an option with =': execOf([`--setting=${SECRET}`]),
  'an option of Go with =': execOf([`-setting=${SECRET}`]),
  'an assignment': execOf([`SETTING=${SECRET}`]),
  'an assignment behind an option': execOf(['-o', `setting=${SECRET}`]),
  'arguments that are no list': { exec: { args: `--setting ${SECRET}` } },
  'arguments that are no texts': { exec: { args: [['--setting', SECRET], { value: SECRET }] } },
  'an argument behind a switch': execOf(['--verbose', '--', SECRET]),
  'an argument of a shell': execOf(['-c', `my-login --client-secret '${SECRET}' | my-filter`]),
  'a variable in the argument of a shell': execOf(['-c', `SETTING=${SECRET} my-login`]),
  'a header in the argument of a shell': execOf([
    '-c',
    `curl -H "Authorization: Bearer ${SECRET}" https://x.example`,
  ]),
  'a variable that is JSON': execOf([], { SETTINGS: JSON.stringify({ a: [{ value: SECRET }] }) }),
  'an argument that is JSON': execOf(['--settings', JSON.stringify({ value: SECRET })]),
  'a variable that is base64': execOf([], { SETTING: Buffer.from(SECRET).toString('base64') }),
  'base64 of JSON': execOf([], {
    SETTING: Buffer.from(JSON.stringify({ value: SECRET })).toString('base64'),
  }),
  'the password of a URL': execOf([], { HTTPS_PROXY: `http://me:${SECRET}@proxy.example:3128` }),
  'the password of a URL that is public': execOf(['--server', `https://me:${SECRET}@k8s.example`]),
  'a parameter of a URL': execOf(['--server', `https://k8s.example/?api_key=${SECRET}&x=1`]),
};

test.each(Object.entries(PLACES))('a secret in %s is masked', (_, user) => {
  expect(secretsOf(user)).toContain(SECRET);
});

test.each([
  ['--client-secret', 'abcd'],
  ['--client-secret', '-abc'],
  ['--token', '1234567'],
  ['--api-key', 'k3y5'],
  ['--access_key', 'k3y5'],
  ['--clientSecret', 'k3y5'],
])('a short value of the option %s is masked: %s', (option, value) => {
  expect(secretsOf(execOf([option, value]))).toEqual([value]);
  expect(secretsOf(execOf([`${option}=${value}`]))).toEqual([value]);
  expect(secretsOf(execOf([], { [option.replaceAll('-', '_').toUpperCase()]: value }))).toEqual([value]);
});

test.each([
  ['short values', ['spn', '--mode', 'fast', '-v', '4']],
  ['values of switches', ['--use-token=true', '--token', 'false', '--print-secret', 'auto']],
  [
    'what is said about a secret',
    ['--token-type', 'bearer', '--token-ttl=3600', '--credential-mode', 'exec'],
  ],
  ['paths', ['/bin/sh', '--token-cache-dir', '~/.kube/cache/x', '--client-certificate-file=./my/cert.pem']],
  ['names of options', ['--a-very-long-option', '-another-long-option', '--and-one-with-a-value', 'x']],
])('%s of arguments are not masked', (_, args) => {
  expect(secretsOf(execOf(args))).toEqual([]);
});

test('what the rest of the kubeconfig says is not masked', () => {
  const known = new Set(['my-production', 'https://k8s.example']);
  expect(secretsOf(execOf(['--in', 'my-production', '--at=https://k8s.example']), known)).toEqual([]);
});

test('a user that is a part of itself, or very deep, is read to its end', () => {
  const round: Record<string, unknown> = { value: SECRET };
  round.self = round;
  expect(secretsOf({ round })).toEqual([SECRET]);
  let deep: object = { value: SECRET };
  for (let depth = 0; depth < 20_000; depth += 1) deep = { deep };
  expect(secretsOf(deep)).toEqual([SECRET]);
});
