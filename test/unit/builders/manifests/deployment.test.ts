import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';

import {
  isOfTemplate,
  ownerOf,
  renderClaim,
  renderDeployment,
} from '../../../../src/builders/manifests/deployment.ts';
import { NODE_SPEC } from './node-spec.ts';

const OWNER = ownerOf({ name: 'hold-1', uid: 'uid-1' });

describe('the Deployment of a node', () => {
  const deployment = renderDeployment(NODE_SPEC, [OWNER]);
  const pod = deployment.spec?.template;

  test('is found by buildx, which connects by the label app and the name', () => {
    expect(deployment.metadata?.name).toBe('ci-amd64');
    expect(deployment.spec?.selector.matchLabels).toEqual({ app: 'ci-amd64' });
    expect(pod?.metadata?.labels).toMatchObject({ app: 'ci-amd64' });
  });

  test('has buildkitd as container 0 and keeps service meshes away from it', () => {
    expect(pod?.spec?.containers).toHaveLength(1);
    expect(pod?.spec?.containers[0]).toMatchObject({ name: 'buildkitd', image: NODE_SPEC.image });
    expect(pod?.metadata?.labels).toMatchObject({
      'sidecar.istio.io/inject': 'false',
      'kuma.io/sidecar-injection': 'disabled',
    });
    expect(pod?.metadata?.annotations).toMatchObject({
      'linkerd.io/inject': 'disabled',
      'consul.hashicorp.com/connect-inject': 'false',
    });
  });

  test('is not moved by autoscalers while it may have builds', () => {
    expect(pod?.metadata?.annotations).toMatchObject({
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
      'karpenter.sh/do-not-disrupt': 'true',
    });
  });

  test('never runs two pods on one volume', () => {
    expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(pod?.spec?.volumes).toContainEqual({
      name: 'cache',
      persistentVolumeClaim: { claimName: 'ci-amd64-cache' },
    });
  });

  test('is deleted with its holds, without asking for rights on them', () => {
    expect(deployment.metadata?.ownerReferences).toEqual([
      { apiVersion: 'batch/v1', kind: 'Job', name: 'hold-1', uid: 'uid-1', blockOwnerDeletion: false },
    ]);
  });

  test('gives no token of the cluster to builds', () => {
    expect(pod?.spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });

  test('requests, but limits nothing', () => {
    expect(pod?.spec?.containers[0]?.resources).toEqual({ requests: { cpu: '1', memory: '2Gi' } });
  });

  test('runs on the architecture that was asked for', () => {
    expect(pod?.spec?.nodeSelector).toEqual({ 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' });
  });

  test('has its configuration in the template, so that a change of it is a roll', () => {
    const toml = parse(pod?.metadata?.annotations?.['setup-buildx-kubernetes/buildkitd.toml'] ?? '');
    // The user's own, and 75 % of the 50Gi claim.
    expect(toml).toMatchObject({
      debug: true,
      worker: { oci: { gcpolicy: [{}, { maxUsedSpace: 40_265_318_400 }, {}] } },
    });
    const path = "metadata.annotations['setup-buildx-kubernetes/buildkitd.toml']";
    const items = [{ path: 'buildkitd.toml', fieldRef: { fieldPath: path } }];
    expect(pod?.spec?.volumes).toContainEqual({ name: 'config', downwardAPI: { items } });
  });
});

test('without a claim the cache is deleted with the pod', () => {
  const { spec } = renderDeployment({ ...NODE_SPEC, cache: { kind: 'none' } }, []);
  expect(spec?.template.spec?.volumes).toContainEqual({ name: 'cache', emptyDir: {} });
});

describe('a rootless node', () => {
  const pod = renderDeployment({ ...NODE_SPEC, security: 'rootless' }, []).spec?.template.spec;
  const [container] = pod?.containers ?? [];

  test('is not privileged, but has the profiles that its namespaces need', () => {
    expect(container?.securityContext).toEqual({
      runAsUser: 1000,
      runAsGroup: 1000,
      allowPrivilegeEscalation: true,
      seccompProfile: { type: 'Unconfined' },
      appArmorProfile: { type: 'Unconfined' },
    });
    expect(container?.args).toEqual(['--oci-worker-no-process-sandbox']);
  });

  test('can write its volume, and leaves the files of earlier builds alone', () => {
    expect(pod?.securityContext).toEqual({ fsGroup: 1000, fsGroupChangePolicy: 'OnRootMismatch' });
  });

  test('finds its configuration and its cache where the rootless image looks', () => {
    expect(container?.volumeMounts).toEqual([
      { name: 'config', mountPath: '/home/user/.config/buildkit' },
      { name: 'cache', mountPath: '/home/user/.local/share/buildkit' },
    ]);
  });
});

test('a patched pod has a hash of its patch', () => {
  const patch = { spec: { priorityClassName: 'builds' } };
  const podPatch = { kind: 'patch', patch, hash: '0123' } as const;
  const { spec } = renderDeployment({ ...NODE_SPEC, podPatch }, []);
  expect(spec?.template.spec?.priorityClassName).toBe('builds');
  expect(spec?.template.metadata?.annotations).toMatchObject({ 'setup-buildx-kubernetes/pod-patch': '0123' });
});

test('a forever builder has no owner and says so', () => {
  const { metadata } = renderDeployment({ ...NODE_SPEC, life: { kind: 'forever' } }, []);
  expect(metadata?.ownerReferences).toEqual([]);
  expect(metadata?.annotations).toMatchObject({ 'setup-buildx-kubernetes/life': 'forever' });
});

describe('the cache claim', () => {
  const cache = { kind: 'claim', size: { text: '50Gi', value: 0 }, storageClass: undefined } as const;

  test('has no owner, so that it outlives the builder', () => {
    const claim = renderClaim(NODE_SPEC, cache, [], '2026-01-01T00:00:00Z');
    expect(claim.metadata?.name).toBe('ci-amd64-cache');
    expect(claim.metadata?.ownerReferences).toBeUndefined();
    expect(claim.spec).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '50Gi' } },
    });
  });

  test('of an ephemeral builder is deleted with its hold', () => {
    const claim = renderClaim(NODE_SPEC, cache, [OWNER], '2026-01-01T00:00:00Z');
    expect(claim.metadata?.ownerReferences).toEqual([OWNER]);
  });

  test('names a StorageClass only when one was asked for', () => {
    const claim = renderClaim(NODE_SPEC, { ...cache, storageClass: 'gp3' }, [], '2026-01-01T00:00:00Z');
    expect(claim.spec?.storageClassName).toBe('gp3');
  });
});

describe('a pod is of the newest template', () => {
  const { spec } = renderDeployment(NODE_SPEC, []);
  const rolled = { metadata: { generation: 2 }, ...(spec === undefined ? {} : { spec }) };
  const own = spec?.template.metadata?.annotations ?? {};

  test('when it has its annotations, whatever a webhook has added', () => {
    expect(isOfTemplate({ metadata: { annotations: { ...own, 'istio.io/x': 'y' } } }, rolled)).toBe(true);
  });

  test.each([
    ['another memory', { ...NODE_SPEC, memory: { text: '9Gi', value: 9 * 2 ** 30 } }],
    ['another image', { ...NODE_SPEC, image: 'docker.io/moby/buildkit:v0.32.0' }],
    ['another configuration', { ...NODE_SPEC, buildkitd: { config: { debug: false }, files: [] } }],
    [
      'another file of the configuration',
      { ...NODE_SPEC, buildkitd: { ...NODE_SPEC.buildkitd, files: [{ path: 'ca', text: 'x' }] } },
    ],
    ['a patch', { ...NODE_SPEC, podPatch: { kind: 'patch', patch: {}, hash: '12' } as const }],
    ['no volume', { ...NODE_SPEC, cache: { kind: 'none' } as const }],
  ])('but not with %s', (_, other) => {
    const annotations = renderDeployment(other, []).spec?.template.metadata?.annotations ?? {};
    expect(isOfTemplate({ metadata: { annotations } }, rolled)).toBe(false);
  });

  test('but not when an earlier version of the action, which noted nothing, created it', () => {
    expect(isOfTemplate({ metadata: { annotations: {} } }, rolled)).toBe(false);
  });

  test('whatever it has, while the Deployment has had one template only', () => {
    expect(isOfTemplate({}, { ...rolled, metadata: { generation: 1 } })).toBe(true);
  });
});
