import fc from 'fast-check';
import { stringify } from 'yaml';

/** What stands in every field that can hold a secret. */
export const CANARY = 'canary-8d1f';

const FIELDS = [
  'token',
  'tokenFile',
  'username',
  'password',
  'client-key',
  'client-key-data',
  'client-certificate-data',
  'exec',
  'auth-provider',
  'as',
  'as-groups',
  'as-user-extra',
  '__proto__',
  'constructor',
];

const value = fc.oneof(
  fc.constant(CANARY),
  fc.constant(Buffer.from(CANARY).toString('base64')),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    '',
    [],
    {},
    [CANARY],
    { name: CANARY },
    { apiVersion: 'client.authentication.k8s.io/v1', command: CANARY },
  ),
  fc.string({ maxLength: 20 }).map((text) => `${text}${CANARY}`),
);

const user = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 4 });
const cluster = fc.dictionary(
  fc.constantFrom(
    'server',
    'certificate-authority-data',
    'certificate-authority',
    'insecure-skip-tls-verify',
    'proxy-url',
    'tls-server-name',
  ),
  value,
  { maxKeys: 3 },
);

const document = fc
  .record({
    user,
    cluster,
    current: fc.constantFrom('x', 'y', '', 7),
    extra: fc.dictionary(fc.string(), value, { maxKeys: 2 }),
  })
  .map(({ user: one, cluster: other, current, extra }) => ({
    ...extra,
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1', ...other } }],
    users: [{ name: 'n', user: one }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'n' } }],
    'current-context': current,
  }));

/** A kubeconfig's text with a piece cut out, doubled, or replaced. */
const damaged = fc
  .tuple(
    document.map((one) => stringify(one)),
    fc.nat(),
    fc.nat({ max: 40 }),
    fc.oneof(
      fc.constant(''),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('\t', '\0', '&a', '*a', '---\n', ': ', '- ', '"', '\r'),
    ),
  )
  .map(([text, at, length, piece]) => {
    const from = at % text.length;
    return text.slice(0, from) + piece + text.slice(from + length);
  });

/** Texts that somebody could give as a kubeconfig: whole, damaged, as JSON, as base64, or nothing of the kind. */
export const anyKubeconfig = fc.oneof(
  document.map((one) => stringify(one)),
  document.map((one) => JSON.stringify(one)),
  damaged,
  damaged,
  damaged.map((text) => Buffer.from(text).toString('base64')),
  fc.string().map((text) => `${CANARY}: ${text}`),
);
