import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import type { Environment } from '../../../../src/action/runner/environment.ts';
import { makeCertificates, makeExpired } from '../../../doubles/network/certificates.ts';
import { type Given, refusal } from './refusal.ts';
import { readGiven, runnerEnvironment } from './stubbed-step.ts';

const { certificate, key } = makeCertificates().authority;
const expired = makeExpired().certificate;

/** A runner whose home holds the workspace `work`; this test puts files into both. */
let home: string;
let environment: Environment;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'authority-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, 'work'));
  environment = { ...runnerEnvironment(join(home, 'work')), homeFolder: home };
});

function put(path: string, content: string | Buffer): void {
  writeFileSync(join(home, path), content);
}

/** The inputs of a step that trusts this authority. */
function given(value: string, more: Given = {}): Given {
  return { server: 'https://k8s.example', 'oidc-audience': 'a', 'certificate-authority': value, ...more };
}

/** The authority that a step with this value trusts. */
function read(value: string, more: Given = {}): unknown {
  const { cluster } = readGiven(given(value, more), environment);
  return cluster.kind === 'kubeconfig' ? undefined : cluster.given?.caPem;
}

describe('a user who has the authority in a file names it', () => {
  test.each([
    ['from the workspace', 'work/ca', 'ca'],
    ['from its folder', 'ca.pem', '../ca.pem'],
    ['from the home folder', 'ca.pem', '~/ca.pem'],
  ])('%s', (_, path, value) => {
    put(path, `# größe\n${certificate}`);
    expect(read(value)).toContain(certificate.trim());
  });

  test('by its absolute path', () => {
    put('ca.pem', certificate);
    expect(read(join(home, 'ca.pem'))).toBe(certificate);
  });
});

const BAD: readonly (readonly [string, (folder: string) => string, RegExp])[] = [
  ['no such file', () => 'no-such.pem', /^it is no certificate .* no such file exists/],
  ['two lines', () => 'ca.pem\nca.pem', /^it is no certificate/],
  ['a value longer than any path', () => 'x/'.repeat(4000), /^it is no certificate/],
  ['half of a base64 text', () => 'LS0tLS1CRUdJTiBDRVJUSUZJ', /^it holds no certificate/],
  ['a folder', () => '.', /^the file cannot be used \(it is a folder\)/],
  [
    'a FIFO',
    (folder) => {
      execFileSync('mkfifo', [join(folder, 'fifo')]);
      return 'fifo';
    },
    /^the file cannot be used \(it is not a regular file\)/,
  ],
  [
    'a file that is too large',
    (folder) => {
      writeFileSync(join(folder, 'large'), certificate.repeat(3000));
      return 'large';
    },
    /^the file cannot be used \(it is larger than 1 MiB\)/,
  ],
  [
    'a file of something else',
    (folder) => {
      writeFileSync(join(folder, 'key'), key);
      return 'key';
    },
    /^the file holds no certificate/,
  ],
  [
    'a file of an expired one',
    (folder) => {
      writeFileSync(join(folder, 'old'), expired);
      return 'old';
    },
    /^the file expired on/,
  ],
];

test.each(BAD)('%s is told in one line that names the input', (_, make, says) => {
  const value = make(environment.workFolder);
  const error = refusal(given(value), environment);
  expect(error?.code).toBe('input');
  expect(error?.message).toMatch(/^Input certificate-authority: /);
  expect(error?.message.replace('Input certificate-authority: ', '')).toMatch(says);
  expect(error?.message).not.toMatch(/[\r\n]|LS0t/);
  expect(error?.message.length).toBeLessThanOrEqual(300);
});

describe('on an event that outsiders can cause, a file', () => {
  beforeEach(() => {
    environment = { ...environment, eventName: 'issues' };
    put('work/ca.pem', certificate);
    put('ca.pem', certificate);
    symlinkSync(join(home, 'ca.pem'), join(home, 'work/link.pem'));
  });

  test.each(['ca.pem', 'link.pem'])(
    '%s of the workspace is refused, as those of a kubeconfig are',
    (value) => {
      expect(refusal(given(value), environment)).toMatchObject({
        code: 'input',
        message: expect.stringMatching(/^Input certificate-authority: .*outsiders may have written/),
        hint: expect.stringContaining('allow-exec: true'),
      });
      expect(refusal(given(value, { 'allow-exec': 'false' }), environment)?.message).toMatch(/outsiders/);
      expect(read(value, { 'allow-exec': 'true' })).toBe(certificate);
    },
  );

  test('of another folder is trusted, and so is a text', () => {
    expect(read('~/ca.pem')).toBe(certificate);
    expect(read(certificate)).toBe(certificate.trim());
  });
});
