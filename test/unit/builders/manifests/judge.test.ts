import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';

import { parseBuildkitd } from '../../../../src/builders/manifests/buildkitd.ts';
import { judgeNode, type NodeWish, sizedBy } from '../../../../src/builders/manifests/judge.ts';
import type { Mapping } from '../../../../src/lib/json.ts';
import { NODE_SPEC } from './node-spec.ts';

const CLAIM = NODE_SPEC.cache;

function wish(more: Partial<NodeWish> & { readonly toml?: string; readonly patch?: Mapping }): NodeWish {
  const { toml = '', patch, ...rest } = more;
  parse(toml);
  return {
    ...NODE_SPEC,
    configSubject: 'Input buildkitd-config',
    nodeCount: 1,
    buildkitd: { config: parseBuildkitd('Input buildkitd-config', toml).config, files: [] },
    podPatch: patch === undefined ? { kind: 'none' } : { kind: 'patch', patch, hash: '' },
    ...rest,
  };
}

function faults(more: Parameters<typeof wish>[0]): readonly string[] {
  return judgeNode(wish(more)).faults.map((fault) => {
    expect(fault.code).toBe('input');
    return `${fault.message} ${fault.hint ?? ''}`.trim();
  });
}

const daemon = (fields: Mapping): Mapping => ({ spec: { containers: [{ name: 'buildkitd', ...fields }] } });
const rootless = { security: 'rootless', image: 'moby/buildkit:v0.33.1-rootless' } as const;

describe('a configuration that cannot be used is refused by its key', () => {
  test.each([
    ['root = "/data/buildkit"', 'root'],
    ['Root = "/data/buildkit"', 'root'],
    ['root = "/var/lib/buildkit-2"', 'root'],
    ['root = "/etc/buildkit/state"', 'root'],
    ['[grpc]\naddress = ["tcp://0.0.0.0:1234"]', 'grpc.address'],
    ['[GRPC]\nAddress = ["unix:///run/buildkit/other.sock"]', 'grpc.address'],
    ['[grpc]\naddress = ["fd://"]', 'grpc.address'],
    ['[grpc.tls]\ncert = "/etc/buildkit/tls.crt"\nkey = "/etc/buildkit/tls.key"', 'grpc.tls'],
    ['[worker.oci]\nenabled = false', 'worker.oci.enabled'],
    ['[worker.containerd]\nenabled = true', 'worker.containerd.enabled'],
    ['[worker.containerd]\naddress = "tcp://10.0.0.1:1234"', 'worker.containerd.address'],
    ['[worker.oci]\nrootless = true', 'worker.oci.rootless'],
    ['[worker.oci]\nnoProcessSandbox = true', 'worker.oci.noProcessSandbox'],
    ['[worker.oci]\nsnapshotter = "overlay"', 'worker.oci.snapshotter'],
    ['[worker.oci]\nsnapshotter = "fuse-overlayfs"', 'worker.oci.snapshotter'],
    ['[worker.oci]\nnetworkMode = "none"', 'worker.oci.networkMode'],
  ])('%j', (toml, key) => {
    expect(faults({ toml })).toEqual([
      expect.stringMatching(
        new RegExp(`^Input buildkitd-config: ${key.replaceAll('.', '\\.')} cannot be used: `),
      ),
    ]);
  });

  test('all of them are reported', () => {
    const toml = 'root = "/data"\n[worker.oci]\nenabled = false\n[worker.containerd]\nenabled = true';
    expect(faults({ toml })).toHaveLength(3);
  });
});

describe('a configuration of a rootless builder', () => {
  test.each([
    ['root = "/var/lib/buildkit"', 'root'],
    ['[grpc]\naddress = ["unix:///run/buildkit/buildkitd.sock"]', 'grpc.address'],
    ['[grpc]\nuid = 1000', 'grpc.uid'],
    ['[worker.oci]\nrootless = false', 'worker.oci.rootless'],
    ['[worker.oci]\nnoProcessSandbox = false', 'worker.oci.noProcessSandbox'],
  ])('cannot have %j', (toml, key) => {
    expect(faults({ toml, ...rootless })).toEqual([expect.stringContaining(`: ${key} cannot be used`)]);
  });

  test.each([
    'root = "/home/user/.local/share/buildkit"',
    '[grpc]\naddress = ["unix:///run/user/1000/buildkit/buildkitd.sock"]\nuid = 0\ngid = 1000',
    '[worker.oci]\nrootless = true\nnoProcessSandbox = true\nsnapshotter = "fuse-overlayfs"',
  ])('may have %j', (toml) => {
    expect(faults({ toml, ...rootless })).toEqual([]);
  });
});

test.each([
  'root = "/var/lib/buildkit"',
  'root = "/var/lib//buildkit/"',
  'root = "/var/lib/buildkit/deeper"',
  '[grpc]\naddress = ["tcp://0.0.0.0:1234", "unix:///run/buildkit/buildkitd.sock"]',
  '[grpc]\naddress = ["unix:///var/run/buildkit/buildkitd.sock"]',
  '[grpc]\naddress = []\ndebugAddress = "0.0.0.0:6060"\nuid = 0\ngid = 1000',
  '[worker.oci]\nenabled = true\nrootless = false\nsnapshotter = "native"\nmax-parallelism = 4',
  '[worker.containerd]\nenabled = false\nnamespace = "buildkit"',
  '[worker.oci]\nsnapshotter = "own"\nproxySnapshotterPath = "/run/own.sock"',
  '[cdi]\ndisabled = true\n[dns]\nnameservers = ["1.1.1.1"]\n[history]\nmaxAge = 172800\nmaxEntries = 50',
])('a configuration that can be followed is: %j', (toml) => {
  expect(faults({ toml })).toEqual([]);
});

describe('a patch that undoes what the daemon needs is refused', () => {
  test.each<[string, Mapping, RegExp]>([
    [
      'another rootless image',
      daemon({ image: 'moby/buildkit:v0.33.1-rootless' }),
      /^Input pod-patch: .*rootless/,
    ],
    ['an old image', daemon({ image: 'moby/buildkit:v0.12.5' }), /^Input pod-patch: .*too old/],
    ['tcp alone', daemon({ args: ['--addr', 'tcp://0.0.0.0:1234'] }), /buildx connects to unix:/],
    [
      'another socket',
      daemon({ env: [{ name: 'BUILDKIT_HOST', value: 'unix:///run/x.sock' }] }),
      /where no daemon listens/,
    ],
    ['another root', daemon({ args: ['--root=/data'] }), /: \/data: no volume is mounted there/],
    ['another configuration', daemon({ args: ['--config', '/own.toml'] }), /use `buildkitd-config`/],
    [
      'a mount over the configuration',
      {
        spec: {
          volumes: [{ name: 'own', configMap: { name: 'own' } }],
          containers: [{ name: 'buildkitd', volumeMounts: [{ mountPath: '/etc/buildkit', name: 'own' }] }],
        },
      },
      /hides the configuration/,
    ],
    ['no OCI worker', daemon({ args: ['--oci-worker=false'] }), /OCI worker/],
    ['a containerd worker', daemon({ args: ['--containerd-worker=true'] }), /OCI worker/],
    ['sizes in flags', daemon({ args: ['--oci-worker-gc-keepstorage', '200'] }), /buildkitd-config/],
    [
      'no mount for the cache',
      daemon({ volumeMounts: [{ mountPath: '/var/lib/buildkit', $patch: 'delete' }] }),
      /: \/var\/lib\/buildkit: no volume is mounted there/,
    ],
    [
      'a mount of no volume for the cache',
      daemon({ volumeMounts: [{ mountPath: '/var/lib/buildkit', name: 'none' }] }),
      /: \/var\/lib\/buildkit: no volume is mounted there/,
    ],
    [
      'the cache elsewhere',
      daemon({
        volumeMounts: [
          { mountPath: '/var/lib/buildkit', $patch: 'delete' },
          { mountPath: '/data', name: 'cache' },
        ],
      }),
      /: \/var\/lib\/buildkit: no volume is mounted there/,
    ],
    [
      'a read-only volume',
      daemon({ volumeMounts: [{ mountPath: '/var/lib/buildkit', name: 'cache', readOnly: true }] }),
      /read-only/,
    ],
  ])('%s', (_, patch, says) => {
    expect(faults({ patch })).toEqual([expect.stringMatching(says)]);
  });
});

test('a patch and a configuration that fit together are followed', () => {
  const patch = daemon({
    env: [{ name: 'BUILDKIT_HOST', value: 'unix:///run/x.sock' }],
    volumeMounts: [
      { mountPath: '/var/lib/buildkit', $patch: 'delete' },
      { mountPath: '/data', name: 'cache' },
    ],
  });
  const toml = 'root = "/data/buildkit"\n[grpc]\naddress = ["unix:///run/x.sock"]';
  const judged = judgeNode(wish({ patch, toml }));
  expect(judged).toEqual({ cache: CLAIM, faults: [] });
});

describe('a volume of a patch is the cache', () => {
  const volume = (source: Mapping): Mapping => ({ spec: { volumes: [{ name: 'cache', ...source }] } });
  const team = { persistentVolumeClaim: { claimName: 'team-cache' } };

  test.each([
    ['a claim', volume(team), { kind: 'existing', claim: 'team-cache', bytes: undefined }],
    [
      'a claim in place of an emptyDir',
      volume({ emptyDir: null, ...team }),
      { kind: 'existing', claim: 'team-cache', bytes: undefined },
    ],
    ['a folder of the machine', volume({ hostPath: { path: '/ssd' } }), { kind: 'volume', bytes: undefined }],
    [
      'a folder of the machine in place of a claim',
      volume({ persistentVolumeClaim: null, hostPath: { path: '/ssd' } }),
      { kind: 'volume', bytes: undefined },
    ],
    [
      'memory',
      volume({ persistentVolumeClaim: null, emptyDir: { medium: 'Memory', sizeLimit: '8Gi' } }),
      { kind: 'volume', bytes: 8 * 2 ** 30 },
    ],
    ['an emptyDir without a limit', volume({ persistentVolumeClaim: null, emptyDir: {} }), { kind: 'none' }],
    [
      'a claim of the pod',
      volume({
        persistentVolumeClaim: null,
        ephemeral: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '20Gi' } } } } },
      }),
      { kind: 'volume', bytes: 20 * 2 ** 30 },
    ],
    [
      'a volume of another name',
      {
        spec: {
          volumes: [{ name: 'ssd', ...team }],
          containers: [
            { name: 'buildkitd', volumeMounts: [{ mountPath: '/var/lib/buildkit', name: 'ssd' }] },
          ],
        },
      },
      { kind: 'existing', claim: 'team-cache', bytes: undefined },
    ],
    ['nothing of the kind', volume({}), CLAIM],
  ])('%s', (_, patch, cache) => {
    expect(judgeNode(wish({ patch }))).toEqual({ cache, faults: [] });
  });

  test('a claim beside cache-size 0 needs no patch of the emptyDir', () => {
    const judged = judgeNode(wish({ patch: volume(team), cache: { kind: 'none' } }));
    expect(judged).toMatchObject({ cache: { kind: 'existing', claim: 'team-cache' }, faults: [] });
  });

  test('one claim for nodes of two architectures is refused, unless each has a folder of its own', () => {
    const [fault] = faults({ patch: volume(team), nodeCount: 2 });
    expect(fault).toMatch(/^Input pod-patch: 2 nodes would share claim team-cache\./);
    const mount = { mountPath: '/var/lib/buildkit', name: 'cache', subPathExpr: '$(NODE)' };
    const patch = {
      spec: {
        volumes: [{ name: 'cache', ...team }],
        containers: [{ name: 'buildkitd', volumeMounts: [mount] }],
      },
    };
    expect(faults({ patch, nodeCount: 2 })).toEqual([]);
  });

  test('so is the claim of the input', () => {
    const cache = { kind: 'existing', claim: 'team-cache', bytes: undefined } as const;
    const [fault] = faults({ cache, nodeCount: 2 });
    expect(fault).toMatch(/^Input cache-claim: 2 nodes would share claim team-cache\./);
    expect(faults({ cache })).toEqual([]);
  });
});

test('what no pod has is left for the API server to refuse, whatever it is', () => {
  const places = ['image', 'args', 'env', 'volumeMounts'];
  const odd = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.array(fc.jsonValue()), fc.object());
  fc.assert(
    fc.property(fc.constantFrom(...places), odd, odd, (place, value, volume) => {
      const patch = { spec: { volumes: [{ name: 'cache', emptyDir: volume }], containers: [] } };
      const pod = { ...daemon({ [place]: value }), volumes: [] };
      for (const one of [pod, patch]) {
        const faultsOfOne = judgeNode(wish({ patch: one })).faults;
        expect(faultsOfOne.filter(({ code }) => code !== 'input')).toEqual([]);
      }
    }),
  );
});

test('an image that is a number is left for the API server to refuse', () => {
  expect(faults({ patch: daemon({ image: 5 }) })).toEqual([]);
});

test('an argument that is no text is left for the API server to refuse', () => {
  expect(faults({ patch: daemon({ args: ['--debug', { toString: 5 }] }) })).toEqual([]);
});

test('only a volume without a size gets one for garbage collection', () => {
  expect(sizedBy({ kind: 'volume', bytes: undefined }, 5)).toEqual({ kind: 'volume', bytes: 5 });
  expect(sizedBy({ kind: 'volume', bytes: 7 }, 5)).toEqual({ kind: 'volume', bytes: 7 });
  expect(sizedBy({ kind: 'existing', claim: 'c', bytes: undefined }, 5)).toEqual({
    kind: 'existing',
    claim: 'c',
    bytes: undefined,
  });
});
