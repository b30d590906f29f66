import { afterAll, describe, expect, test } from 'vitest';

import { ensureInputs } from '../support/ensure-inputs.ts';
import { keepForGallery, writeGallery } from '../support/gallery.ts';
import type { StepResult } from '../support/runner/result.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';

afterAll(writeGallery);

type State = {
  readonly title: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Brings the cluster into the state. */
  readonly prepare: (site: Site) => Promise<unknown>;
  readonly cause: RegExp;
  readonly remedy: RegExp;
  /** From when on the state exists, after the start of the step. */
  readonly existsAfterMs: number;
  readonly left: readonly string[];
};

const NOTHING = async (): Promise<void> => undefined;
const NO_CACHE = { 'cache-size': '0' };

const STATES: readonly State[] = [
  {
    title: 'an image that is not there',
    inputs: { ...NO_CACHE, image: 'REGISTRY/moby/buildkit:none' },
    prepare: NOTHING,
    cause:
      /^The builder's image \S+\/moby\/buildkit:none cannot be pulled: (ErrImagePull|ImagePullBackOff): .*not found/,
    remedy: /Check the input image/,
    existsAfterMs: 5000,
    left: [],
  },
  {
    title: 'a buildkitd that ends again and again',
    inputs: { ...NO_CACHE, 'buildkitd-config-inline': '[worker.oci]\nsnapshotter = "none-such"\n' },
    prepare: NOTHING,
    cause: /^buildkitd ends again and again, \d+ times so far: exit code 1: .*none-such/,
    remedy: /Read the builder's log above/,
    existsAfterMs: 20_000,
    left: [],
  },
  {
    title: 'no machine that is large enough',
    inputs: { ...NO_CACHE, cpu: '1000' },
    prepare: NOTHING,
    cause: /^No cluster node takes the builder's pod: .*Insufficient cpu/,
    remedy: /Set the inputs cpu and memory lower, or add machines/,
    existsAfterMs: 60_000,
    left: [],
  },
  {
    title: 'no machine of that architecture',
    inputs: { ...NO_CACHE, platforms: 'linux/s390x' },
    prepare: NOTHING,
    cause: /^No cluster node takes the builder's pod: .*node affinity\/selector/,
    remedy: /no machine of that architecture/,
    existsAfterMs: 60_000,
    left: [],
  },
  {
    title: 'a quota that is used up',
    inputs: NO_CACHE,
    prepare: ({ core, namespace }) =>
      core.createNamespacedResourceQuota({
        namespace,
        body: { metadata: { name: 'none' }, spec: { hard: { pods: '0' } } },
      }),
    cause: /^The cluster does not let the builder's pod be made: FailedCreate: .*exceeded quota: none/,
    remedy: /Raise the ResourceQuota/,
    existsAfterMs: 3000,
    left: [],
  },
  {
    title: 'a LimitRange that allows less',
    inputs: { ...NO_CACHE, memory: '128Mi' },
    prepare: ({ core, namespace }) => {
      const limits = [{ type: 'Container', max: { memory: '64Mi' } }];
      return core.createNamespacedLimitRange({
        namespace,
        body: { metadata: { name: 'small' }, spec: { limits } },
      });
    },
    cause: /^The cluster does not let the builder's pod be made: FailedCreate: /,
    remedy: /LimitRange|Set the inputs cpu and memory/,
    existsAfterMs: 3000,
    left: [],
  },
  {
    title: 'Pod Security that forbids privileged pods',
    inputs: NO_CACHE,
    prepare: ({ core, namespace }) => {
      const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
      return core.replaceNamespace({ name: namespace, body: { metadata: { name: namespace, labels } } });
    },
    cause:
      /^The cluster does not let the builder's pod be made: FailedCreate: .*violates PodSecurity "baseline:latest": privileged/,
    remedy: /label its namespace pod-security\.kubernetes\.io\/enforce=privileged/,
    existsAfterMs: 3000,
    left: [],
  },
  {
    title: 'a StorageClass that is not there',
    inputs: { 'storage-class': 'none-such' },
    prepare: NOTHING,
    cause: /^The claim trouble-amd64-cache gets no volume: ProvisioningFailed: .*"none-such" not found/,
    remedy: /Set the input storage-class to one that the cluster has/,
    existsAfterMs: 3000,
    left: ['claims/trouble-amd64-cache'],
  },
  {
    title: 'a volume in another zone',
    inputs: { 'storage-class': 'by-hand' },
    prepare: async ({ core, namespace }) => {
      const values = [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['elsewhere'] }];
      const spec = {
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'by-hand',
        persistentVolumeReclaimPolicy: 'Delete',
        claimRef: { namespace, name: 'trouble-amd64-cache' },
        hostPath: { path: '/tmp' },
        nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: values }] } },
      };
      await core.createPersistentVolume({ body: { metadata: { name: namespace }, spec } });
    },
    cause:
      /^No cluster node takes the builder's pod: .*volume node affinity conflict|didn't match PersistentVolume's node affinity/,
    remedy: /another zone/,
    existsAfterMs: 60_000,
    left: ['claims/trouble-amd64-cache'],
  },
];

describe('a state that waiting cannot end', () => {
  test.concurrent.each(STATES)(
    '$title is told with its cause and its remedy',
    { timeout: 180_000 },
    async (state) => {
      const site = await makeSite();
      try {
        await state.prepare(site);
        const job = site.newJob();
        const inputs = Object.entries(state.inputs).map(([name, value]) => [
          name,
          value.replace('REGISTRY', site.bed.registry),
        ]);
        const main = await job.runMain(ensureInputs(site, 'trouble', Object.fromEntries(inputs)));
        keepForGallery(state.title, main);
        expect(main.exitCode).toBe(1);
        expectExplained(main, state);
        expect(main.durationMs - state.existsAfterMs).toBeLessThan(15_000);
        expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
        await untilContents(site, 60_000, state.left);
      } finally {
        await site.core.deletePersistentVolume({ name: site.namespace }).catch(() => undefined);
        await site.remove();
      }
    },
  );
});

function expectExplained(main: StepResult, { cause, remedy }: State): void {
  expect(main.annotations).toHaveLength(1);
  const message = main.annotations[0]?.message ?? '';
  expect(message).toMatch(cause);
  expect(message).toMatch(remedy);
  expect(message).not.toMatch(/\n/);
  const said = main.log.split('\n');
  const from = said.findIndex((line) => line.startsWith('What the cluster says'));
  if (from >= 0) expect(said.length - from).toBeLessThanOrEqual(14);
}
