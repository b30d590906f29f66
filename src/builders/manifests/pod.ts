import type {
  V1DownwardAPIVolumeFile,
  V1PodSpec,
  V1PodTemplateSpec,
  V1Volume,
} from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/kinds.ts';
import { renderBuildkitd } from './buildkitd.ts';
import { DAEMON_PROFILES } from './daemon.ts';
import { CONFIG_ANNOTATION, CONFIG_FILE_ANNOTATION, claimName, TEMPLATE_ANNOTATION } from './names.ts';
import { DAEMON } from './pod-patch.ts';
import { type NodeSpec, SPEC_VERSION } from './spec.ts';

/**
 * Service meshes would make their proxy the first container, where buildx expects buildkitd, or send its registry traffic
 * through the proxy. Each mesh reads a label or an annotation of the pod.
 */
const NO_MESH_LABELS = { 'sidecar.istio.io/inject': 'false', 'kuma.io/sidecar-injection': 'disabled' };

const NO_MESH_ANNOTATIONS = {
  'linkerd.io/inject': 'disabled',
  'consul.hashicorp.com/connect-inject': 'false',
};

/** A pod that is moved ends the builds on it; the holds already say when it may be deleted. */
const STAY_ANNOTATIONS = {
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
  'karpenter.sh/do-not-disrupt': 'true',
};

/** Since BuildKit 0.14 a daemon that is told to end waits for running builds, for at most this long. */
const GRACE_SECONDS = 60;

/** Returns the pod of a node, without the user's patch. */
export function renderPod(spec: NodeSpec, labels: Readonly<Record<string, string>>): Wire<V1PodTemplateSpec> {
  return {
    metadata: {
      labels: { ...labels, ...NO_MESH_LABELS },
      annotations: {
        ...NO_MESH_ANNOTATIONS,
        ...STAY_ANNOTATIONS,
        [TEMPLATE_ANNOTATION]: describeTemplate(spec),
        ...renderConfig(spec),
      },
    },
    spec: renderPodSpec(spec),
  };
}

/** What of a node's spec its pod's own is made of: all but the text of its configuration, which is in annotations. */
export type PodParts = Pick<NodeSpec, 'name' | 'architecture' | 'image' | 'security' | 'cpu' | 'memory'> &
  Pick<NodeSpec, 'cache' | 'buildkitd'>;

/** Returns the spec of a node's pod, without the user's patch. */
export function renderPodSpec(spec: PodParts): Wire<V1PodSpec> {
  const profile = DAEMON_PROFILES[spec.security];
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: GRACE_SECONDS,
    nodeSelector: { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': spec.architecture },
    securityContext: profile.pod,
    containers: [
      {
        name: DAEMON,
        image: spec.image,
        imagePullPolicy: 'IfNotPresent',
        args: profile.args,
        securityContext: profile.container,
        resources: { requests: { cpu: spec.cpu.text, memory: spec.memory.text } },
        // buildx counts ready replicas, so how soon a builder is usable is how soon this probe says so. A loaded
        // daemon answers late: it is taken out only after half a minute of silence.
        readinessProbe: {
          exec: { command: ['buildctl', 'debug', 'workers'] },
          periodSeconds: 1,
          timeoutSeconds: 10,
          failureThreshold: 3,
        },
        volumeMounts: [
          { name: 'config', mountPath: profile.configFolder },
          { name: 'cache', mountPath: profile.cacheFolder },
        ],
      },
    ],
    volumes: [renderConfigVolume(spec), renderCacheVolume(spec)],
  };
}

/** The pod's annotations carry the configuration, so that a change of it is a change of the template. */
function renderConfig({ buildkitd, cache, security }: NodeSpec): Readonly<Record<string, string>> {
  const { configFolder } = DAEMON_PROFILES[security];
  const files = buildkitd.files.map(
    ({ text }, index) => [`${CONFIG_FILE_ANNOTATION}${index}`, text] as const,
  );
  const toml = renderBuildkitd(buildkitd, cache, configFolder);
  return { [CONFIG_ANNOTATION]: toml, ...Object.fromEntries(files) };
}

function renderConfigVolume({ buildkitd }: PodParts): Wire<V1Volume> {
  const item = (path: string, annotation: string): Wire<V1DownwardAPIVolumeFile> => ({
    path,
    fieldRef: { fieldPath: `metadata.annotations['${annotation}']` },
  });
  const files = buildkitd.files.map(({ path }, index) => item(path, `${CONFIG_FILE_ANNOTATION}${index}`));
  return { name: 'config', downwardAPI: { items: [item('buildkitd.toml', CONFIG_ANNOTATION), ...files] } };
}

function renderCacheVolume(spec: PodParts): Wire<V1Volume> {
  const { cache } = spec;
  if (cache.kind === 'none') return { name: 'cache', emptyDir: {} };
  // Its source comes with the pod patch.
  if (cache.kind === 'volume') return { name: 'cache' };
  const name = cache.kind === 'existing' ? cache.claim : claimName(spec.name);
  return { name: 'cache', persistentVolumeClaim: { claimName: name } };
}

/** Returns what a template is rendered from besides its configuration and its patch, which have annotations of their own. */
function describeTemplate({ image, cpu, memory, cache }: NodeSpec): string {
  const volume = cache.kind === 'existing' ? cache.claim : cache.kind;
  return `spec=${SPEC_VERSION} image=${image} cpu=${cpu.text} memory=${memory.text} cache=${volume}`;
}
