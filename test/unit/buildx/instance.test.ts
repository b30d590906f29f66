import { expect, test } from 'vitest';

import { renderInstance } from '../../../src/buildx/instance.ts';
import { isInstanceOf } from '../../../src/buildx/ownership.ts';

const INSTANCE = {
  name: 'ci-1',
  kubeconfig: '/tmp/a b/setup-buildx-kubernetes-a-1/kubeconfig',
  nodes: [
    {
      name: 'ci-amd64',
      kind: 'Deployment',
      namespace: 'builds',
      platforms: [{ os: 'linux', architecture: 'amd64', variant: 'v2' }],
    },
  ],
  registriesToml: undefined,
  files: [],
} as const;

/** The form is buildx' own (store/nodegroup.go), as `docker buildx create` writes it. */
test('an instance is what buildx reads', () => {
  expect(JSON.parse(renderInstance(INSTANCE))).toEqual({
    Name: 'ci-1',
    Driver: 'kubernetes',
    Nodes: [
      {
        Name: 'ci-amd64',
        Endpoint:
          'kubernetes:///ci-1?deployment=ci-amd64&kubeconfig=%2Ftmp%2Fa+b%2Fsetup-buildx-kubernetes-a-1%2Fkubeconfig',
        Platforms: [{ architecture: 'amd64', os: 'linux', variant: 'v2' }],
        Flags: null,
        DriverOpts: {
          namespace: 'builds',
          annotations:
            'The builder is gone. Run the step setup-buildx-kubernetes again=the error text for that case',
        },
        Files: null,
      },
    ],
    Dynamic: false,
  });
});

/** The rules: buildx, driver/kubernetes/factory.go (splitMultiValues); kubernetes, IsQualifiedName. */
test('buildx can read the annotation that it could not make a builder with, and no API server accepts it', () => {
  const [pair = '', ...others] = `${JSON.parse(json).Nodes[0].DriverOpts.annotations}`.split(',');
  expect(others).toEqual([]);
  expect(pair.split('=')).toHaveLength(2);
  expect(pair).not.toContain('"');
  const [key = ''] = pair.split('=');
  expect(key.length).toBeLessThanOrEqual(63);
  expect(key).not.toMatch(/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/);
  expect(key).not.toContain('/');
});

test('registries go into the files of the first node, a StatefulSet is asked for by its option', () => {
  const files = [{ path: 'certs/r_5000/ca.pem', text: 'PEM' }];
  const node = { name: 'sts', kind: 'StatefulSet', namespace: 'builds', platforms: [] } as const;
  const json = JSON.parse(
    renderInstance({ ...INSTANCE, nodes: [node, node], registriesToml: 'a = 1\n', files }),
  );
  expect(json.Nodes[0].Files).toEqual({ 'buildkitd.toml': 'YSA9IDEK', 'certs/r_5000/ca.pem': 'UEVN' });
  expect(json.Nodes[1].Files).toBeNull();
  expect(json.Nodes[0].Platforms).toBeNull();
  expect(json.Nodes[0].DriverOpts).toMatchObject({
    'persistent-volume-claim.requests.storage': expect.any(String),
  });
});

const json = renderInstance(INSTANCE);

test('post knows the instance of its own job by the folder of its kubeconfig', () => {
  expect(isInstanceOf(json, '/tmp/a b/setup-buildx-kubernetes-a-1')).toBe(true);
  expect(isInstanceOf(json, '/tmp/a b/setup-buildx-kubernetes-a-11')).toBe(false);
  expect(isInstanceOf('', '/tmp/a b/setup-buildx-kubernetes-a-1')).toBe(false);
});
