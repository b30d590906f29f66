import { parse } from 'smol-toml';
import { expect, test } from 'vitest';

import { parseBuildkitd, renderBuildkitd, renderRegistries } from '../../../src/builder/buildkitd.ts';

const CLAIM = { kind: 'claim', size: { text: '100G', value: 100e9 }, storageClass: '' } as const;

test('garbage collection follows the size of the claim', () => {
  expect(parse(renderBuildkitd({}, CLAIM))).toEqual({
    worker: {
      oci: {
        gc: true,
        gcpolicy: [
          {
            filters: ['type==source.local', 'type==exec.cachemount', 'type==source.git.checkout'],
            keepDuration: '336h',
            maxUsedSpace: 10e9,
          },
          { maxUsedSpace: 75e9, minFreeSpace: 10e9 },
          { all: true, maxUsedSpace: 75e9, minFreeSpace: 10e9 },
        ],
      },
    },
  });
});

test("without a claim BuildKit's own garbage collection stays", () => {
  expect(renderBuildkitd({}, { kind: 'none' }).trim()).toBe('');
});

test("the user's own configuration wins, and the rest of ours stays", () => {
  const user = parse(
    'debug = true\n[worker.oci]\nmax-parallelism = 4\ngc = false\n[registry."r:5000"]\nhttp = true\n',
  );
  const merged = parse(renderBuildkitd(user, CLAIM));
  expect(merged).toMatchObject({
    debug: true,
    worker: { oci: { gc: false, 'max-parallelism': 4, gcpolicy: [{}, {}, {}] } },
    registry: { 'r:5000': { http: true } },
  });
});

test('buildx gets the registries, and nothing else', () => {
  const user = parse('debug = true\n[registry."r:5000"]\nhttp = true\n');
  expect(parse(renderRegistries(user))).toEqual({ registry: { 'r:5000': { http: true } } });
  expect(renderRegistries(parse('debug = true'))).toBe('');
});

test('what is not TOML is told by its line, not by its text', () => {
  const parseBad = (): unknown =>
    parseBuildkitd('buildkitd-config-inline', 'debug = true\npassword = "canary');
  expect(parseBad).toThrow(/^Input buildkitd-config-inline is not valid TOML \(line 2\)\.$/);
});

test('a configuration that annotations cannot hold is refused', () => {
  expect(() => parseBuildkitd('buildkitd-config', `note = "${'x'.repeat(300_000)}"`)).toThrow(
    /^Input buildkitd-config is larger than 240 KiB\.$/,
  );
});
