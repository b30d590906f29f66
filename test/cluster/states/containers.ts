import type { Site } from '../../site/site.ts';
import { speakAtOnce } from './own-node.ts';
import { READ_LOG } from './pods.ts';
import { type State, state } from './state.ts';

/** The inputs of a builder without a claim, whose pod has this besides. */
function patched(spec: object): State['inputs'] {
  return () => ({ 'cache-size': '0', 'pod-patch': JSON.stringify({ spec }) });
}

/** A container beside buildkitd, of an image that is there and has a shell. */
function agent(site: Site, script: string): object {
  return { name: 'agent', image: site.bed.buildkitImage, command: ['sh', '-c', script] };
}

/** What a pod refers to and is not there is waited for as long as an operator may need to make it. */
const PATIENCE_MS = 10_000;

const NON_ROOT = { name: 'buildkitd', securityContext: { runAsNonRoot: true } };
const VARIABLE = { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'proxy', key: 'token' } } };

/** A container or a volume that this action does not make keeps the pod from being ready, or from being made at all. */
export const CONTAINER_STATES: readonly State[] = [
  state({
    title: 'a Secret of a volume that is not there',
    inputs: patched({
      volumes: [{ name: 'ca', secret: { secretName: 'registry-ca' } }],
      containers: [{ name: 'buildkitd', volumeMounts: [{ name: 'ca', mountPath: '/etc/ca' }] }],
    }),
    cause: /^The builder's pod cannot start: FailedMount: .*secret "registry-ca" not found\./,
    remedy: /Create the Secret registry-ca in namespace t-\w+, or change it in `pod-patch`\.$/,
    existsAfterMs: PATIENCE_MS,
  }),
  state({
    title: 'a Secret of a variable that is not there',
    inputs: patched({ containers: [{ name: 'buildkitd', env: [VARIABLE] }] }),
    cause: /^The builder's container cannot start: CreateContainerConfigError: secret "proxy" not found\./,
    remedy: /Create the Secret proxy in namespace t-\w+, or change it in `pod-patch`\.$/,
    existsAfterMs: PATIENCE_MS,
  }),
  state({
    title: 'a policy that forbids root',
    inputs: patched({ containers: [NON_ROOT] }),
    cause:
      /^The builder's container cannot start: CreateContainerConfigError: container has runAsNonRoot and image will run as root\./,
    remedy: /Remove runAsNonRoot from `pod-patch`, exempt .*, or set `security: rootless`\.$/,
  }),
  state({
    title: 'an image of an init container that is not there',
    inputs: (site) =>
      patched({ initContainers: [{ name: 'binfmt', image: `${site.bed.registry}/binfmt:none` }] })(site),
    cause: /^Init container binfmt cannot start, its image \S+\/binfmt:none cannot be pulled: /,
    remedy: /Check that image in `pod-patch`, and that the cluster nodes may pull it/,
    existsAfterMs: 5000,
  }),
  state({
    title: 'a sidecar that ends again and again',
    // Without a probe that fails, the pod is ready in the moment in which both of its containers run.
    inputs: (site) => {
      const readinessProbe = { exec: { command: ['false'] } };
      return patched({ containers: [{ ...agent(site, 'echo no licence; exit 3'), readinessProbe }] })(site);
    },
    cause: /^Container agent keeps crashing \(\d+ restarts?\): exit code 3: no licence\./,
    remedy: /Fix that container in `pod-patch`, unless something in the cluster adds it\.$/,
    existsAfterMs: 20_000,
  }),
  state({
    title: 'a buildkitd that ends again and again beside a sidecar that is well',
    inputs: (site) => {
      const daemon = { name: 'buildkitd', args: ['--oci-worker-snapshotter=beside-agent'] };
      return patched({ containers: [daemon, agent(site, 'trap "exit 0" TERM; sleep 600 & wait')] })(site);
    },
    cause: /^buildkitd keeps crashing \(\d+ restarts?\): exit code 1: .*beside-agent/,
    remedy: READ_LOG,
    existsAfterMs: 20_000,
  }),
  state({
    title: 'a PriorityClass that is not there',
    inputs: patched({ priorityClassName: 'ci-high' }),
    cause: /^The cluster rejected the builder's pod: no PriorityClass with name ci-high was found\./,
    remedy: /Create the PriorityClass ci-high, or change priorityClassName in `pod-patch`\.$/,
  }),
  state({
    title: 'a RuntimeClass that is not there',
    inputs: patched({ runtimeClassName: 'gvisor' }),
    cause: /^The cluster rejected the builder's pod: pod rejected: RuntimeClass "gvisor" not found\./,
    remedy: /Create the RuntimeClass gvisor, or change runtimeClassName in `pod-patch`\.$/,
  }),
  state({
    title: 'a service account that is not there',
    inputs: patched({ serviceAccountName: 'builder' }),
    cause: /^The cluster rejected the builder's pod: error looking up .*serviceaccount "builder" not found\./,
    remedy: /create serviceaccount builder\), or change serviceAccountName in `pod-patch`\.$/,
    existsAfterMs: PATIENCE_MS,
  }),
  state({
    title: 'a Fargate profile that takes the pod',
    inputs: patched({ schedulerName: 'fargate-scheduler' }),
    meanwhile: (site) =>
      speakAtOnce(site, {
        component: 'fargate-scheduler',
        reason: 'FailedScheduling',
        message: 'Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
      }),
    cause: /^No node can run the builder: Pod not supported on Fargate: .* Privileged\./,
    remedy: /Fargate cannot run BuildKit: take namespace t-\w+ out of the Fargate profile/,
  }),
];

/** The claim is more than the namespace may have. */
export const CLAIM_STATES: readonly State[] = [
  state({
    title: 'a quota on storage that is used up',
    inputs: () => ({}),
    prepare: ({ core, namespace }) =>
      core.createNamespacedResourceQuota({
        namespace,
        body: { metadata: { name: 'small' }, spec: { hard: { 'requests.storage': '512Mi' } } },
      }),
    cause:
      /^The cluster refused to create PersistentVolumeClaims in namespace \S+: exceeded quota: small, requested: requests\.storage=1Gi/,
    remedy: /Raise the ResourceQuota, or lower `cache-size`\.$/,
  }),
  state({
    title: 'a LimitRange for claims that allows less',
    inputs: () => ({}),
    prepare: ({ core, namespace }) => {
      const limits = [{ type: 'PersistentVolumeClaim', max: { storage: '512Mi' } }];
      return core.createNamespacedLimitRange({
        namespace,
        body: { metadata: { name: 'small' }, spec: { limits } },
      });
    },
    cause:
      /^The cluster refused to create PersistentVolumeClaims in namespace \S+: maximum storage usage per PersistentVolumeClaim is 512Mi, but request is 1Gi\./,
    remedy: /Set `cache-size` to at most 512Mi\.$/,
  }),
];
