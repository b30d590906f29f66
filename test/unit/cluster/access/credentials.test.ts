import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { accessOf, type Identity, secretsOf } from '../../../../src/cluster/access/access.ts';
import { credentialSource } from '../../../../src/cluster/access/credentials.ts';
import { factsOf } from '../../../doubles/api/access.ts';
import { execCredential } from '../../../site/canary.ts';

const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
afterAll(() => rmSync(folder, { recursive: true }));

const NO_SIGNAL = new AbortController().signal;

function access(identity: Identity) {
  return accessOf({ source: 'a test', server: 'https://x', caPem: undefined, namespace: 'builds', identity });
}

/** The credentials of an identity, and all that was masked so far. */
function open(identity: Identity) {
  const masked: string[] = [];
  const next = credentialSource(
    access(identity),
    factsOf(process.env, (secret) => masked.push(secret)),
  );
  return { next: () => next(undefined, NO_SIGNAL), masked };
}

let plugins = 0;

/** A plugin that prints this after some shell commands, and how often it has run. */
function plugin(status: object, before = '') {
  plugins += 1;
  const [path, runs] = [join(folder, `plugin-${plugins}`), join(folder, `runs-${plugins}`)];
  writeFileSync(runs, '');
  writeFileSync(
    path,
    `#!/bin/sh\necho run >> ${runs}\n${before}\ncat <<'END'\n${execCredential(status)}\nEND\n`,
  );
  chmodSync(path, 0o700);
  const identity: Identity = {
    kind: 'exec',
    plugin: {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: path,
      args: [],
      env: [],
      provideClusterInfo: false,
      clusterConfig: undefined,
    },
  };
  return { identity, runs: () => readFileSync(runs, 'utf8').split('\n').length - 1 };
}

describe('a secret that comes only as it is needed is masked before it is used', () => {
  test('the token of a file, which rotates', async () => {
    const path = join(folder, 'token');
    const { next, masked } = open({ kind: 'token-file', path });
    for (const token of ['token-of-today', 'token-of-tomorrow']) {
      writeFileSync(path, `${token}\n`);
      expect(await next()).toMatchObject({ authorization: `Bearer ${token}` });
      expect(masked).toContain(token);
    }
  });

  test('the token of a plugin', async () => {
    const { next, masked } = open(plugin({ token: 'token-of-a-plugin' }).identity);
    expect(await next()).toMatchObject({ authorization: 'Bearer token-of-a-plugin' });
    expect(masked).toEqual(['token-of-a-plugin']);
  });

  test('the key of a plugin', async () => {
    const status = { clientCertificateData: 'certificate', clientKeyData: 'key-of-a-plugin' };
    const { next, masked } = open(plugin(status).identity);
    expect(await next()).toMatchObject({ certificate: { kind: 'pair', keyPem: 'key-of-a-plugin' } });
    expect(masked).toEqual(['key-of-a-plugin']);
  });
});

/** How our own plugin gets a token in later steps, by keys of the step; `known` are those of a role. */
const BY_KEYS: Identity = {
  kind: 'recipe',
  recipe: {
    kind: 'eks',
    ...{ cluster: 'c', clusterId: 'c', region: 'eu-central-1', stsUrl: 'https://sts' },
    ...{ useFips: false, useDualStack: false, clockOffsetMs: 0, madeMs: 0 },
    source: {
      kind: 'environment',
      role: undefined,
      facts: { variables: { AWS_SECRET_ACCESS_KEY: 'key-of-the-step' }, homeFolder: '/home' },
    },
  },
  known: {
    accessKeyId: 'A',
    secretAccessKey: 'key-of-the-role',
    sessionToken: 'session-of-the-role',
    expiresMs: undefined,
  },
};

test.each<[string, Identity, readonly string[]]>([
  ['an AWS key', BY_KEYS, ['key-of-the-step', 'key-of-the-role', 'session-of-the-role']],
  ['a token', { kind: 'token', token: 'a-token' }, ['a-token']],
  ['a password', { kind: 'basic', username: 'u', password: 'a-password' }, ['a-password']],
])('%s is a secret', (_, identity, secrets) => {
  expect(secretsOf(access(identity))).toEqual(secrets);
});

test('the secrets of a proxy and of a certificate are secrets', () => {
  const given = {
    ...access({ kind: 'anonymous' }),
    proxyUrl: 'http://user:a-password@proxy.example.com',
    certificate: { kind: 'pair', certificatePem: 'c', keyPem: 'a-key' },
    secrets: ['of-another-field'],
  } as const;
  const secrets = ['a-password', 'a-key', 'of-another-field'];
  expect(secretsOf(given)).toEqual(expect.arrayContaining(secrets));
});

test('a plugin that fails is reported with its own last line, without its secrets', async () => {
  const { next } = open(
    plugin({}, 'echo "starting" >&2; echo "no session for hidden-value" >&2; exit 1').identity,
  );
  await expect(next()).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringMatching(/plugin-\d+".* failed: no session for /),
  });
});

describe('a token of a plugin', () => {
  const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();

  test.each([
    ['that does not expire', undefined, 1],
    ['that is good for minutes', 300, 1],
    ['that expires in 35 s', 35, 1],
    ['that would expire on its way, in 25 s', 25, 3],
    ['that has expired', -5, 3],
  ])('%s: the plugin runs %s s before its end', async (_, seconds, runs) => {
    const expirationTimestamp = seconds === undefined ? undefined : inSeconds(seconds);
    const made = plugin({ token: 't', expirationTimestamp });
    const { next } = open(made.identity);
    await next();
    await next();
    // One that expires soon is asked for once more at once, and again for each later request.
    expect(made.runs()).toBe(runs);
  });
});
