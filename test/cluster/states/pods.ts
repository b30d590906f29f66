import { NODE, type State, state } from './state.ts';

/** Nothing more is known of it than what the log says. */
export const READ_LOG = /Read the builder's log above\.$/;

/** The pod is there or cannot be, and its own words or those of its Deployment tell why. */
export const POD_STATES: readonly State[] = [
  state({
    title: 'an image that is not there',
    inputs: ({ bed }) => ({ 'cache-size': '0', image: `${bed.registry}/moby/buildkit:none` }),
    cause: /^The builder's image \S+\/moby\/buildkit:none cannot be pulled: .*not found\./,
    remedy: /Check `image`/,
    existsAfterMs: 5000,
  }),
  state({
    title: 'a buildkitd that ends again and again',
    inputs: () => {
      const containers = [{ name: 'buildkitd', args: ['--oci-worker-snapshotter=none-such'] }];
      return { 'cache-size': '0', 'pod-patch': JSON.stringify({ spec: { containers } }) };
    },
    cause: /^buildkitd keeps crashing \(\d+ restarts?\): exit code 1: .*none-such/,
    remedy: READ_LOG,
    existsAfterMs: 20_000,
  }),
  state({
    title: 'a quota that is used up',
    prepare: ({ core, namespace }) =>
      core.createNamespacedResourceQuota({
        namespace,
        body: { metadata: { name: 'none' }, spec: { hard: { pods: '0' } } },
      }),
    cause: /^The cluster rejected the builder's pod: .*exceeded quota: none/,
    remedy: /Raise the ResourceQuota, or let more jobs share a builder/,
  }),
  state({
    title: 'a LimitRange that allows less',
    inputs: () => ({ 'cache-size': '0', memory: '128Mi' }),
    prepare: ({ core, namespace }) => {
      const limits = [{ type: 'Container', max: { memory: '64Mi' } }];
      return core.createNamespacedLimitRange({
        namespace,
        body: { metadata: { name: 'small' }, spec: { limits } },
      });
    },
    cause: /^The cluster rejected the builder's pod: .*64Mi/,
    remedy: /Set `memory` to at most 64Mi, the limit that the namespace's LimitRange sets\.$/,
  }),
  state({
    title: 'Pod Security that forbids privileged pods',
    prepare: ({ core, namespace }) => {
      const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
      return core.replaceNamespace({ name: namespace, body: { metadata: { name: namespace, labels } } });
    },
    cause: /^The cluster rejected the builder's pod: .*violates PodSecurity "baseline:latest": privileged/,
    remedy: /kubectl label --overwrite namespace t-\w+ pod-security\.kubernetes\.io\/enforce=privileged$/,
  }),
];

/** A pod that no node takes, and no autoscaler speaks. */
export const PLACE_STATES: readonly State[] = [
  state({
    title: 'no node that is large enough',
    inputs: () => ({ 'cache-size': '0', cpu: '1000' }),
    cause: /^No node can run the builder: .*Insufficient cpu/,
    remedy: /Lower `cpu` and `memory`, or add nodes\.$/,
    existsAfterMs: 60_000,
  }),
  state({
    title: 'no node of that architecture',
    inputs: () => ({ 'cache-size': '0', platforms: 'linux/s390x' }),
    cause: /^No node can run the builder: .*node affinity\/selector/,
    remedy: /No node has the architecture s390x: change `platforms`, for example to linux\/amd64 .*\.$/,
    existsAfterMs: 60_000,
  }),
  state({
    title: 'a volume in another zone',
    inputs: () => ({ 'storage-class': 'by-hand' }),
    prepare: async ({ core, namespace }, later) => {
      const values = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['elsewhere'] }];
      const spec = {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'by-hand',
        persistentVolumeReclaimPolicy: 'Delete',
        claimRef: { namespace, name: `${NODE}-cache` },
        hostPath: { path: '/tmp' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: values }] } },
      };
      later(() => core.deletePersistentVolume({ name: namespace }));
      await core.createPersistentVolume({ body: { metadata: { name: namespace }, spec } });
    },
    cause:
      /^No node can run the builder: .*(volume node affinity conflict|didn't match PersistentVolume's node affinity)/,
    remedy:
      /Its volume is in another zone: .*: kubectl --namespace t-\w+ delete deployment\/trouble-amd64 pvc\/trouble-amd64-cache$/,
    existsAfterMs: 60_000,
    left: [`claims/${NODE}-cache`],
  }),
];
