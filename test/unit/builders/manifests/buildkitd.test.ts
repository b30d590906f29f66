import fc from 'fast-check';
import { parse, stringify, type TomlTable } from 'smol-toml';
import { describe, expect, test } from 'vitest';

import {
  type Buildkitd,
  parseBuildkitd,
  refuseTooLarge,
  renderBuildkitd,
  renderRegistries,
} from '../../../../src/builders/manifests/buildkitd.ts';
import type { Cache } from '../../../../src/builders/manifests/spec.ts';
import { ActionError } from '../../../../src/lib/errors.ts';

const CLAIM = { kind: 'claim', size: { text: '100G', value: 100e9 }, storageClass: undefined } as const;
const NONE = { kind: 'none' } as const;

function given(text: string): Buildkitd {
  return { config: parseBuildkitd('Input x', text).config, files: [] };
}

/** What the daemon reads for this configuration of the user. */
function rendered(text: string, cache: Cache = CLAIM): TomlTable {
  return parse(renderBuildkitd(given(text), cache, '/etc/buildkit'));
}

function oci(text: string, cache: Cache = CLAIM): unknown {
  const { worker } = rendered(text, cache);
  return worker;
}

/** By it `docker buildx inspect` shows that the daemon has read all of it. */
const labels = { 'setup-buildx-kubernetes.config': 'read' };

describe('garbage collection', () => {
  test('follows the size of the claim', () => {
    expect(oci('')).toEqual({
      oci: {
        labels,
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
    });
  });

  // Amazon EFS reports 8 EiB, and a static PersistentVolume what somebody wrote.
  test.each([65 * 2 ** 40, 10 * 2 ** 50, 2 ** 63])(
    'goes by the file system where %d bytes are only nominal',
    (value) => {
      expect(oci('', { ...CLAIM, size: { text: '', value } })).toMatchObject({
        oci: {
          gcpolicy: [
            { maxUsedSpace: '10%' },
            { maxUsedSpace: '75%', minFreeSpace: '10%' },
            { all: true, maxUsedSpace: '75%', minFreeSpace: '10%' },
          ],
        },
      });
    },
  );

  test.each([
    { kind: 'existing', claim: 'team', bytes: 100e9 },
    { kind: 'volume', bytes: 100e9 },
  ] as const)('follows the size of a volume of others, $kind', (cache) => {
    expect(oci('', cache)).toEqual(oci(''));
  });

  test.each([
    NONE,
    { kind: 'existing', claim: 'team', bytes: undefined },
    { kind: 'volume', bytes: undefined },
  ] as const)("is BuildKit's own where nobody knows the size, $kind", (cache) => {
    expect(oci('', cache)).toEqual({ oci: { labels } });
  });

  test.each([
    ['gc = true\ngckeepstorage = "200MB"', { gc: true, gckeepstorage: '200MB' }],
    ['gckeepstorage = 200000000', { gckeepstorage: 200_000_000 }],
    ['GCKeepStorage = "10%"', { gckeepstorage: '10%' }],
    ['gc = false', { gc: false }],
    ['gc = true', { gc: true }],
    ['reservedSpace = "1GB"', { reservedSpace: '1GB' }],
    ['maxUsedSpace = "60%"', { maxUsedSpace: '60%' }],
    ['MinFreeSpace = "20GB"', { minFreeSpace: '20GB' }],
    ['[[worker.oci.gcpolicy]]\nkeepBytes = "300MB"', { gcpolicy: [{ keepBytes: '300MB' }] }],
    ['[[worker.oci.GCPolicy]]\nAll = true', { gcpolicy: [{ all: true }] }],
  ])("is the user's own where the user sets any of it: %j", (text, expected) => {
    expect(oci(`[worker.oci]\n${text}`)).toEqual({ oci: { labels, ...expected } });
  });

  test('stays ours beside settings of other things', () => {
    expect(oci('[worker.oci]\nmax-parallelism = 4\n[worker.oci.labels]\nteam = "a"')).toMatchObject({
      oci: { 'max-parallelism': 4, gcpolicy: [{}, {}, {}], labels: { ...labels, team: 'a' } },
    });
  });
});

describe('entitlements', () => {
  test.each([
    ['network.host is allowed, since RUN is in the network of the pod anyway', '', ['network.host']],
    ["the user's own list wins", 'insecure-entitlements = ["security.insecure"]', ['security.insecure']],
    ['an empty one too', 'Insecure-Entitlements = []', []],
    ['host mode says the same', '[worker.oci]\nnetworkMode = "host"', ['network.host']],
    ['none where steps have a network of their own', '[worker.oci]\nnetworkMode = "cni"', undefined],
    ['none in a bridge', '[worker.oci]\nnetworkMode = "bridge"', undefined],
    ['none where CNI may come by itself', '[worker.oci]\ncniConfigPath = "/cni/a.json"', undefined],
    ['none behind an enforced proxy', 'proxyNetwork = true', undefined],
  ])('%s', (_, text, granted) => {
    expect(rendered(text)['insecure-entitlements']).toEqual(granted);
  });
});

test('keys of containerd never start a second worker', () => {
  expect(oci('[worker.containerd]\nnamespace = "buildkit"', NONE)).toEqual({
    oci: { labels },
    containerd: { enabled: false, namespace: 'buildkit' },
  });
});

test('buildx gets the registries, and nothing else', () => {
  const user = given('debug = true\n[Registry."r:5000"]\nHTTP = true\n');
  expect(parse(renderRegistries(user) ?? '')).toEqual({ registry: { 'r:5000': { http: true } } });
  expect(renderRegistries(given('debug = true'))).toBeUndefined();
});

test('the files of a registry are named where the rootless image finds them, paths of the pod stay', () => {
  const config = parse('[registry."r"]\nca = ["/etc/buildkit/certs/r/ca.pem", "/etc/buildkit/own.pem"]');
  const user = { config, files: [{ path: 'certs/r/ca.pem', text: 'PEM' }] };
  expect(parse(renderBuildkitd(user, NONE, '/home/user/.config/buildkit')).registry).toEqual({
    r: { ca: ['/home/user/.config/buildkit/certs/r/ca.pem', '/etc/buildkit/own.pem'] },
  });
});

test('what is not TOML is reported by its line, not by its text', () => {
  const parseBad = (): unknown => parseBuildkitd('Input x', 'debug = true\npassword = "canary');
  expect(parseBad).toThrow(/^Input x is not valid TOML \(line 2\)\.$/);
});

test.each([
  ['debug = "yes"', 'debug is not true or false'],
  ['root = 5', 'root is not a text in quotes'],
  ['[grpc]\naddress = "unix:///run/buildkit/buildkitd.sock"', 'grpc.address is not a list of texts'],
  ['worker = 5', 'worker is not a table'],
  ['[worker.oci.gcpolicy]\nall = true', 'worker.oci.gcpolicy is not a list of tables'],
  ['[[worker.oci.gcpolicy]]\nkeepBytes = true', 'worker.oci.gcpolicy[0].keepBytes is not a size'],
  ['[registry]\n"r:5000" = true', 'registry."r:5000" is not a table'],
  ['[registry."r:5000"]\nhttp = "true"', 'registry."r:5000".http is not true or false'],
  ['debug = true\nDebug = false', 'debug is set twice'],
  ['[history]\nmaxAge = 1979-05-27T07:32:00Z', 'history.maxAge is not a size or a duration'],
])('a value with which BuildKit would not start is named: %j', (text, says) => {
  expect(() => parseBuildkitd('Input x', text)).toThrow(`Input x: ${says}`);
});

test('keys that BuildKit ignores are reported, whatever is in them, and left as they are', () => {
  const text = 'depug = true\n[worker.oci]\ngckeepbytes = "1GB"\n[registry."r"]\nmirror = "a"\n[new]\na = 1';
  const { config, unknown } = parseBuildkitd('Input x', text);
  expect(unknown).toEqual(['depug', 'worker.oci.gckeepbytes', 'registry.r.mirror', 'new']);
  expect(config).toEqual(parse(text));
});

test('a configuration that annotations cannot hold is refused, with what it names', () => {
  const config = { note: 'x'.repeat(150_000) };
  const files = [{ path: 'certs/r/ca.pem', text: 'ä'.repeat(50_000) }];
  expect(() => refuseTooLarge('Input x', { config, files: [] })).not.toThrow();
  expect(() => refuseTooLarge('Input x', { config, files })).toThrow(
    /^Input x and the files that it names are larger than 240 KiB\.$/,
  );
  expect(() => refuseTooLarge('Input x', { config: { note: 'x'.repeat(300_000) }, files: [] })).toThrow(
    /^Input x is larger than 240 KiB\.$/,
  );
});

/** Returns a table with the case of each key's letters chosen by `isUpper`; keys below `registry` are the user's own. */
function recased(value: unknown, isUpper: () => boolean, isOwn = false): unknown {
  if (Array.isArray(value)) return value.map((one) => recased(one, isUpper));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
    const letters = [...key].map((letter) => (isUpper() ? letter.toUpperCase() : letter.toLowerCase()));
    return [isOwn ? key : letters.join(''), recased(one, isUpper, key === 'registry')];
  });
  return Object.fromEntries(entries);
}

const text = fc.stringMatching(/^[a-z/.:]{0,12}$/);
const CONFIG = fc.record(
  {
    debug: fc.boolean(),
    'insecure-entitlements': fc.array(text),
    log: fc.record({ level: text }, { requiredKeys: [] }),
    grpc: fc.record({ address: fc.array(text), tls: fc.record({ cert: text }) }, { requiredKeys: [] }),
    worker: fc.record({
      oci: fc.record(
        {
          enabled: fc.boolean(),
          'max-parallelism': fc.nat(),
          gcpolicy: fc.array(fc.record({ all: fc.boolean(), keepDuration: text, maxUsedSpace: fc.nat() })),
        },
        { requiredKeys: [] },
      ),
    }),
    registry: fc.dictionary(
      fc.stringMatching(/^[A-Za-z]{1,6}$/),
      fc.record({ http: fc.boolean(), mirrors: fc.array(text), keypair: fc.array(fc.record({ key: text })) }),
    ),
    history: fc.record({ maxAge: fc.oneof(fc.nat(), text) }),
  },
  { requiredKeys: [] },
);

/** Values are compared as JSON has them: objects of TOML have no prototype. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('keys mean the same in whatever case their letters are, as they do to BuildKit', () => {
  fc.assert(
    fc.property(CONFIG, fc.infiniteStream(fc.boolean()), (config, cases) => {
      const given = recased(config, () => cases.next().value === true);
      const read = parseBuildkitd('Input x', stringify(given));
      expect(plain(read.config)).toEqual(plain(config));
      expect(read.unknown).toEqual([]);
    }),
  );
});

test('whatever a configuration holds, it is read or refused by its keys alone', () => {
  const known = [
    'debug',
    'root',
    'log',
    'grpc',
    'tls',
    'worker',
    'oci',
    'gcpolicy',
    'registry',
    'mirrors',
    'x',
  ];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.boolean(),
      fc.integer(),
      fc.constant('CANARY'),
      fc.array(fc.constant('CANARY'), { maxLength: 2 }),
      fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2100-01-01') }),
      fc.dictionary(fc.constantFrom(...known), tie('any'), { maxKeys: 4 }),
      fc.array(fc.dictionary(fc.constantFrom(...known), tie('any'), { maxKeys: 3 }), { maxLength: 2 }),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...known), value, { maxKeys: 5 }), (config) => {
      try {
        const { unknown } = parseBuildkitd('Input x', stringify(config));
        expect(unknown.join()).not.toContain('CANARY');
      } catch (thrown) {
        if (!(thrown instanceof ActionError)) throw thrown;
        expect(thrown.code).toBe('input');
        expect(thrown.message).not.toContain('CANARY');
      }
    }),
  );
});
