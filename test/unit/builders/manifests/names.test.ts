import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  builderNameOfInstance,
  builderNameOfRepository,
  claimName,
  ephemeralBuilderName,
  nodeName,
} from '../../../../src/builders/manifests/names.ts';
import { isInstanceName } from '../../../../src/buildx/instance.ts';
import { isDnsLabel } from '../../../../src/lib/kubernetes/names.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Golden vectors: the hashes come from sha256sum, and the names never change, since caches hang on them. */
describe('a builder keeps its name, or its cache is lost', () => {
  test.each([
    ['acme/app', 'acme-app-5f89da04'],
    ['ACME/App', 'acme-app-5f89da04'],
    ['acme/my.app_one', 'acme-my-app-one-245bd717'],
    // A Service of the same name must start with a letter.
    ['9lives/x', 'b-9lives-x-c006e3fb'],
    [
      'a-very-long-organisation-name-indeed/with-a-repository-that-is-longer-still',
      'a-very-long-organisation-name-ind-a14ce115',
    ],
    ['a/b-c', 'a-b-c-b88f83c8'],
    ['a-b/c', 'a-b-c-4e84717d'],
  ])('of repository %s', (repository, name) => {
    expect(builderNameOfRepository(repository, undefined, sha256)).toBe(name);
  });

  test.each([
    ['ci', 'ci'],
    ['CI', 'ci'],
    ['team.ci_1', 'team-ci-1-ff4ce910'],
    ['x'.repeat(42), 'x'.repeat(42)],
    ['x'.repeat(43), `${'x'.repeat(33)}-cc0b1c2c`],
  ])('of instance %s', (instance, name) => {
    expect(builderNameOfInstance(instance, sha256)).toBe(name);
  });
});

describe('a node keeps its name, or its cache is lost', () => {
  test.each([
    ['ci', 'arm64', 'privileged', 'ci-arm64'],
    ['ci', 'arm64', 'rootless', 'ci-arm64-rootless'],
    ['x'.repeat(42), 'amd64', 'privileged', `${'x'.repeat(42)}-amd64`],
    ['x'.repeat(37), 'amd64', 'rootless', `${'x'.repeat(37)}-amd64-rootless`],
    ['x'.repeat(42), 'amd64', 'rootless', `${'x'.repeat(28)}-2b2573d5-amd64-rootless`],
  ] as const)('of builder %s for %s, %s', (builder, architecture, security, name) => {
    expect(nodeName(builder, architecture, security, sha256)).toBe(name);
  });
});

test("a builder that is one job's own has its random part whole, and room for an architecture", () => {
  expect(ephemeralBuilderName('ci', '0123456789')).toBe('ci-0123456789');
  expect(ephemeralBuilderName('x'.repeat(42), '0123456789')).toBe(`${'x'.repeat(31)}-0123456789`);
  expect(ephemeralBuilderName(`${'x'.repeat(30)}-y`, '0123456789')).toBe(`${'x'.repeat(30)}-0123456789`);
});

test('a claim is named after its node', () => {
  expect(claimName('ci-arm64')).toBe('ci-arm64-cache');
});

test('every repository gives a DNS label with room for an architecture', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.constantFrom('amd64', 'arm64', 'ppc64le', 'mips64le'),
      fc.constantFrom('privileged', 'rootless'),
      (repository, architecture, security) => {
        const name = nodeName(
          builderNameOfRepository(repository, undefined, sha256),
          architecture,
          security,
          sha256,
        );
        expect(isDnsLabel(name)).toBe(true);
        expect(name.length).toBeLessThanOrEqual(52);
        expect(name).toMatch(/^[a-z]/);
      },
    ),
  );
});

test('two repositories never share a builder by their punctuation', () => {
  const word = fc.stringMatching(/^[a-z._-]{1,12}$/);
  fc.assert(
    fc.property(fc.tuple(word, word), fc.tuple(word, word), (one, other) => {
      fc.pre(one.join('/') !== other.join('/'));
      expect(builderNameOfRepository(one.join('/'), undefined, sha256)).not.toBe(
        builderNameOfRepository(other.join('/'), undefined, sha256),
      );
    }),
  );
});

test.each([
  ['ci', true],
  ['Team.ci_1', true],
  ['', false],
  ['1ci', false],
  ['default', false],
  ['Default', false],
  ['../ci', false],
  ['a/b', false],
  ['$(x)', false],
  ['ci\n', false],
  ['🐳', false],
  ['x'.repeat(300), false],
])('instance name %j is taken by buildx: %s', (name, fits) => {
  expect(isInstanceName(name)).toBe(fits);
});

test('repositories of one name at two GitHub servers do not share a cache', () => {
  const of = (server?: string): string => builderNameOfRepository('acme/shop', server, sha256);
  expect(of('https://github.com')).toBe(of());
  expect(of('https://GitHub.com/')).toBe(of());
  const names = new Set([of(), of('https://github.acme.example'), of('https://ghe.example')]);
  expect(names.size).toBe(3);
});
