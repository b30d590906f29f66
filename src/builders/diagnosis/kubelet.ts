import type { Event, Pod } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import {
  type Container,
  containersOf,
  hasRun,
  isEnding,
  isMisconfigured,
  isOver,
  liveContainersOf,
  reasonAndMessage,
  waitingOf,
} from './pods.ts';
import { shortenRefusal } from './policy.ts';
import {
  about,
  claimOr,
  findRemedy,
  type HintRow,
  notThere,
  type Observed,
  type Problem,
  patchOr,
} from './problem.ts';

/** What the kubelet, or the attach-detach controller, says of a pod whose volumes or network are not there. */
const POD_ERRORS: readonly string[] = [
  'FailedMount',
  'FailedAttachVolume',
  'FailedMapVolume',
  'FailedCreatePodSandBox',
];

const REFERENCE_GRACE_MS = 10_000;

/**
 * How long a failure may still end by itself; the first row that fits. The kubelet tries a mount again after 0.5, 1, 2, 4
 * and 8 s, so an operator that creates a Secret within seconds of the pod is waited for. A cluster node that has just
 * started registers its drivers and its network within about a minute, and a volume is detached from the cluster node of
 * the last pod within about two.
 */
const GRACE_MS: readonly (readonly [RegExp, number])[] = [
  [/hostPath type check failed|runAsNonRoot|no runtime for|executable file not found/, 0],
  [/not found in the list of registered CSI drivers|does not contain driver/, 90_000],
  [/not found|not registered|couldn't find key|references non-existent/, REFERENCE_GRACE_MS],
  [/Multi-Attach|timed out|deadline exceeded|is reserved|FailedCreatePodSandBox/, 120_000],
  [/^(?:FailedMount|FailedAttachVolume|FailedMapVolume)/, 60_000],
];

function graceMs(words: string): number {
  return GRACE_MS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

/** True for a container that the kubelet can never create. */
export function isUncreatable(container: Container): boolean {
  return isMisconfigured(container) && graceMs(wordsOf(container)) === 0;
}

function wordsOf(container: Container): string {
  return reasonAndMessage(waitingOf(container) ?? {});
}

/** True for an event that says why a pod's containers have not been started. */
export function isStartFailure({ type, reason = '' }: Event): boolean {
  return type === 'Warning' && POD_ERRORS.includes(reason);
}

/** The kubelet reports these once a pod's network and volumes are there, whatever was wrong with them before. */
export function isProgress({ reason = '' }: Event): boolean {
  return /^(?:Pulling|Pulled|Created|Started)$/.test(reason);
}

/** Returns why the kubelet cannot start a container or mount a volume; undefined while that may still end by itself. */
export function startProblem(observed: Observed): Problem | undefined {
  const { nowMs, setting } = observed;
  for (const { pod, subject, words } of startFailures(observed)) {
    const startedAgoMs = ageMs(pod.status?.startTime, nowMs);
    if (startedAgoMs !== undefined && startedAgoMs < graceMs(words)) continue;
    const hint = `Check \`image\`${setting.hasPodPatch ? ', `pod-patch`' : ''} and the cluster node.`;
    const remedy = findRemedy(KUBELET_HINTS, words, setting) ?? { topic: 'container-start', hint };
    return { what: `${subject} cannot start: ${shortenRefusal(words)}.`, ...remedy };
  }
  return undefined;
}

/** True while something is wrong that may end by itself within seconds: it is looked at again after them. */
export function isDecidedSoon(observed: Observed): boolean {
  return startFailures(observed).some(({ words }) => graceMs(words) <= REFERENCE_GRACE_MS);
}

type StartFailure = { readonly pod: Pod; readonly subject: string; readonly words: string };

function startFailures({ pods, events }: Observed): readonly StartFailure[] {
  const live = pods.filter((pod) => !isOver(pod) && !isEnding(pod));
  return live.map((pod) => startFailureOf(pod, events)).filter((failure) => failure !== undefined);
}

function startFailureOf(pod: Pod, events: readonly Event[]): StartFailure | undefined {
  const container = containersOf(pod).find(isMisconfigured);
  if (container !== undefined) {
    const subject = container.isDaemon ? "The builder's container" : container.title;
    return { pod, subject, words: wordsOf(container) };
  }
  if (hasRun(pod)) return undefined;
  const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
  const last = about.findLast((event) => isStartFailure(event) || isProgress(event));
  if (last === undefined || !isStartFailure(last)) return undefined;
  return { pod, subject: "The builder's pod", words: reasonAndMessage(last) };
}

const NEVER_PULLED: readonly string[] = [
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'ImagePullBackOff',
  'SignatureValidationFailed',
];

/** ErrImagePull alone may be a network that fails for a moment; what the registry refuses is final. */
const FINAL_PULL =
  /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;

/** True when a container's image can never be pulled. */
export function isUnpullable(container: Container): boolean {
  const { reason = '', message = '' } = waitingOf(container) ?? {};
  return NEVER_PULLED.includes(reason) || (reason === 'ErrImagePull' && FINAL_PULL.test(message));
}

/** Returns why a container's image can never be pulled. */
export function pullProblem({ pods, setting }: Observed): Problem | undefined {
  const container = liveContainersOf(pods).find(isUnpullable);
  if (container === undefined) return undefined;
  const { pod, status, isDaemon, title } = container;
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const image = [...containers, ...initContainers].find((one) => one.name === status.name)?.image ?? '';
  const pulls = 'and that the cluster nodes may pull it (imagePullSecrets, mirror)';
  const why = `cannot be pulled: ${wordsOf(container)}.`;
  if (isDaemon)
    return {
      topic: 'image-pull',
      what: `The builder's image ${image} ${why}`,
      hint: `Check \`image\`, ${pulls}.`,
    };
  const where = setting.hasPodPatch ? 'in `pod-patch`' : 'where the cluster adds that container';
  return {
    topic: 'image-pull',
    what: `${title} cannot start, its image ${image} ${why}`,
    hint: `Check that image ${where}, ${pulls}.`,
  };
}

/** What a container or a volume refers to (kubernetes, pkg/kubelet/kuberuntime, pkg/volume). */
const REFERENCES = about('missing-object', [
  {
    words: /(?:object "[^"]*"\/"|secret ")([^"]+)" not (?:found|registered)/i,
    hint: notThere('the Secret NAME in namespace NAMESPACE', 'it'),
  },
  {
    words: /configmap "([^"]+)" not found/i,
    hint: notThere('the ConfigMap NAME in namespace NAMESPACE', 'it'),
  },
  {
    words: /couldn't find key (\S+) in (Secret|ConfigMap) (\S+)/i,
    hint: ({ hasPodPatch }, [, key, kind, name]) =>
      `Add the key ${key} to the ${kind} ${name}${hasPodPatch ? ', or change it in `pod-patch`' : ''}.`,
  },
  {
    words: /references non-existent (secret|config) key: (\S+)/,
    hint: ({ hasPodPatch }, [, kind, key]) =>
      `Add the key ${key} to that ${kind === 'secret' ? 'Secret' : 'ConfigMap'}${hasPodPatch ? ', or change it in `pod-patch`' : ''}.`,
  },
]);

const SECURITY = about('container-start', [
  {
    words: /runAsNonRoot/,
    hint: ({ security, hasPodPatch }) => {
      if (security === 'rootless')
        return 'Set `image` to a rootless one (moby/buildkit:…-rootless), whose user is not root.';
      return hasPodPatch
        ? 'Remove runAsNonRoot from `pod-patch`, exempt the pods from the policy that sets it, or set `security: rootless`.'
        : 'Exempt the pods from the policy that forbids root, or set `security: rootless`.';
    },
  },
  {
    words: /no runtime for|runtime handler|RuntimeHandler/i,
    hint: patchOr(
      'Change runtimeClassName in `pod-patch`: the cluster nodes do not have it.',
      'The cluster nodes do not have that runtime: check the RuntimeClass that a policy sets.',
    ),
  },
  {
    words: /seccomp|apparmor/i,
    hint: patchOr(
      'Change that profile in `pod-patch`, or load it on the cluster nodes.',
      'Check the seccomp and AppArmor profiles of the cluster nodes.',
    ),
  },
]);

const VOLUMES: readonly HintRow[] = [
  {
    topic: 'volume-in-use',
    words: /Multi-Attach|already (?:exclusively )?(?:attached|used)/i,
    hint: ({ namespace }) =>
      `Another pod or a lost cluster node still has the volume: kubectl --namespace ${namespace} get pods --output wide`,
  },
  {
    topic: 'volume-mount',
    words: /CSI drivers?\b|does not contain driver/i,
    hint: 'Install that CSI driver on the cluster nodes, or change `storage-class`.',
  },
  {
    topic: 'volume-mount',
    words: /hostPath type check failed|subPath|not a shared mount/i,
    hint: patchOr(
      'Correct that volume or mount in `pod-patch`.',
      'Check the volumes that the cluster adds to pods.',
    ),
  },
  {
    topic: 'cache-damaged',
    words: /wrong fs type|bad superblock|structure needs cleaning|fsck/i,
    hint: claimOr(
      (deletion) => `The file system of the volume is damaged: ${deletion} (the cache is lost).`,
      'The file system of that volume is damaged: repair or replace it.',
    ),
  },
  {
    topic: 'volume-mount',
    words: /FailedAttachVolume|FailedMount|FailedMapVolume/,
    hint: patchOr(
      'Check the volumes of `pod-patch`, and the storage driver of the cluster.',
      'Check the storage driver of the cluster, or change `storage-class`.',
    ),
  },
];

/** A cluster node that takes a pod and then refuses or drops it (pkg/kubelet/lifecycle, pkg/kubelet/eviction). */
const NODES = about('node-rejected', [
  {
    words: /^Pod was rejected: .*OutOf(?:cpu|memory)|^OutOf(?:cpu|memory)/i,
    hint: 'Lower `cpu` and `memory`, or add cluster nodes.',
  },
  { words: /^OutOf/, hint: 'Make room on that cluster node, or add cluster nodes.' },
  {
    words: /^NodeAffinity/,
    hint: patchOr(
      'Change nodeName or nodeSelector in `pod-patch`.',
      'The labels of that cluster node changed: add cluster nodes.',
    ),
  },
  {
    words: /^UnexpectedAdmissionError/,
    hint: patchOr(
      'Check the devices that `pod-patch` asks for, and the device plugin of that cluster node.',
      'Restart the kubelet and the device plugins of that cluster node.',
    ),
  },
  {
    words: /^Evicted.*(?:ephemeral-storage|inodes|nodefs|imagefs|DiskPressure)/i,
    hint: claimOr(
      () => 'The disk of the cluster node is full: use nodes with a larger disk.',
      'The disk of the cluster node is full: set `cache-size`, so that the cache gets a volume of its own.',
    ),
  },
  { words: /^Evicted/, hint: 'Set `memory` to what builds need, so that the pod is not evicted.' },
]);

const START: readonly HintRow[] = [
  {
    topic: 'container-start',
    words: /executable file not found|no such file or directory|exec format error|no command specified/i,
    hint: patchOr(
      'Check `image`, and command in `pod-patch`.',
      'Check `image`: it must be BuildKit for the architecture of the cluster node.',
    ),
  },
  {
    topic: 'cache-full',
    words: /no space left on device|disk quota/i,
    hint: 'The disk of the cluster node is full: free it, or use another cluster node.',
  },
  {
    topic: 'pod-network',
    words: /assign an IP address|no (?:available|free) IP|IPs? .*exhausted/i,
    hint: 'The network of the cluster has no free addresses for pods: ask whoever runs it for more.',
  },
];

/** What helps when the kubelet cannot start a pod that a cluster node has taken. */
export const KUBELET_HINTS: readonly HintRow[] = [...NODES, ...REFERENCES, ...SECURITY, ...VOLUMES, ...START];
