import { describe, expect, test } from 'vitest';
import { ADMISSION_HINTS } from '../../../../src/builders/diagnosis/admission.ts';
import { errorLineOf, LOG_HINTS } from '../../../../src/builders/diagnosis/crash.ts';
import { KUBELET_HINTS } from '../../../../src/builders/diagnosis/kubelet.ts';
import { shortenRefusal } from '../../../../src/builders/diagnosis/policy.ts';
import { findRemedy, type HintRow, type Setting } from '../../../../src/builders/diagnosis/problem.ts';
import { SCHEDULER_HINTS } from '../../../../src/builders/diagnosis/scheduler.ts';
import { BUILDX_HINTS } from '../../../../src/builders/diagnosis/unreached.ts';
import { ActionError, explain } from '../../../../src/lib/errors.ts';

const SETTING: Setting = {
  namespace: 'builds',
  node: 'ci-amd64',
  claim: { name: 'ci-amd64-cache', isOwn: true },
  hasPodPatch: false,
  security: 'privileged',
  architecture: 'amd64',
  clusterArchitecture: undefined,
};
const PATCHED: Setting = { ...SETTING, hasPodPatch: true };
const NO_CLAIM: Setting = { ...SETTING, claim: undefined };
const TEAM_CLAIM: Setting = { ...SETTING, claim: { name: 'team-cache', isOwn: false } };
const ROOTLESS: Setting = { ...SETTING, security: 'rootless' };

type Case = readonly [
  object: string | undefined,
  words: string,
  setting: Setting,
  hint: RegExp,
  essential: RegExp,
];

const DENIED = 'admission webhook "validate.kyverno.svc-fail" denied the request:';
const WARDEN =
  'admission webhook "warden-validating.common-webhooks.networking.gke.io" denied the request: GKE Warden rejected the request because it violates one or more constraints.\nViolations details:';
const ASKED_BY =
  "Requested by user: 'system:serviceaccount:arc-runners:setup-buildx-kubernetes', groups: 'system:serviceaccounts,system:serviceaccounts:arc-runners,system:authenticated'.";
const NOT_USABLE = ['anyuid', 'restricted', 'nonroot-v2', 'nonroot', 'hostmount-anyuid', 'hostnetwork-v2']
  .map((name) => `provider "${name}": Forbidden: not usable by user or serviceaccount`)
  .join(', ');

function quota(object: string, asked: string): string {
  return `${object} "ci-amd64" is forbidden: exceeded quota: team, requested: ${asked}, used: x=0, limited: x=0`;
}

/** Words as clusters and users' reports have them. */
const ADMISSION: readonly Case[] = [
  [
    'persistentvolumeclaims',
    quota('persistentvolumeclaims', 'requests.storage=50Gi'),
    SETTING,
    /^Raise the ResourceQuota, or lower `cache-size`\.$/,
    /requests\.storage=50Gi/,
  ],
  [
    'persistentvolumeclaims',
    quota('persistentvolumeclaims', 'gold.storageclass.storage.k8s.io/requests.storage=50Gi'),
    SETTING,
    /lower `cache-size`\.$/,
    /gold/,
  ],
  [
    'persistentvolumeclaims',
    quota('persistentvolumeclaims', 'persistentvolumeclaims=1'),
    SETTING,
    /or set `cache-size: 0`, or delete claims/,
    /persistentvolumeclaims=1/,
  ],
  [
    'persistentvolumeclaims',
    quota('persistentvolumeclaims', 'gold.storageclass.storage.k8s.io/persistentvolumeclaims=1'),
    SETTING,
    /or set `cache-size: 0`/,
    /gold/,
  ],
  [
    'deployments',
    quota('deployments.apps', 'count/deployments.apps=1'),
    SETTING,
    /let more jobs share a builder/,
    /count\/deployments/,
  ],
  ['pods', quota('pods', 'pods=1'), SETTING, /let more jobs share a builder/, /pods=1/],
  ['pods', quota('pods', 'count/pods=1'), SETTING, /let more jobs share a builder/, /pods=1/],
  ['jobs', quota('jobs.batch', 'count/jobs.batch=1'), SETTING, /lower `keep-warm`/, /count\/jobs/],
  [
    'pods',
    quota('pods', 'requests.cpu=1,requests.memory=2Gi'),
    SETTING,
    /or lower `cpu`, or lower `memory`\.$/,
    /requests\.cpu=1/,
  ],
  [
    'pods',
    quota('pods', 'memory=2Gi'),
    SETTING,
    /^Raise the ResourceQuota, or lower `memory`\.$/,
    /memory=2Gi/,
  ],
  ['pods', quota('pods', 'limits.memory=8Gi'), SETTING, /LimitRange\.$/, /limits\.memory/],
  [
    'pods',
    quota('pods', 'limits.memory=8Gi'),
    PATCHED,
    /lower the limits in `pod-patch`\.$/,
    /limits\.memory/,
  ],
  ['pods', quota('pods', 'requests.nvidia.com/gpu=1'), SETTING, /^Raise the ResourceQuota\.$/, /gpu=1/],
  [
    'pods',
    'pods "x" is forbidden: failed quota: team: must specify limits.cpu for: buildkitd; limits.memory for: buildkitd',
    SETTING,
    /LimitRange with defaults, or set them with `pod-patch`\.$/,
    /must specify limits\.cpu/,
  ],
  [
    'persistentvolumeclaims',
    'persistentvolumeclaims "x" is forbidden: maximum storage usage per PersistentVolumeClaim is 10Gi, but request is 50Gi',
    SETTING,
    /^Set `cache-size` to at most 10Gi\.$/,
    /but request is 50Gi/,
  ],
  [
    'persistentvolumeclaims',
    'persistentvolumeclaims "x" is forbidden: minimum storage usage per PersistentVolumeClaim is 5Gi, but request is 1Gi',
    SETTING,
    /^Set `cache-size` to at least 5Gi\.$/,
    /but request is 1Gi/,
  ],
  [
    'pods',
    'pods "x" is forbidden: maximum cpu usage per Pod is 2, but request is 4',
    SETTING,
    /^Set `cpu` to at most 2\.$/,
    /but request is 4/,
  ],
  [
    'pods',
    'pods "x" is forbidden: minimum memory usage per Container is 4Gi, but request is 2Gi',
    SETTING,
    /^Set `memory` to at least 4Gi\.$/,
    /but request is 2Gi/,
  ],
  [
    'pods',
    'pods "x" is forbidden: minimum cpu usage per Container is 250m.  No request is specified',
    SETTING,
    /^Set `cpu` to at least 250m\.$/,
    /No request/,
  ],
  [
    'pods',
    'pods "x" is forbidden: maximum memory usage per Container is 1Gi.  No limit is specified',
    SETTING,
    /^Set a memory limit of at most 1Gi with `pod-patch`/,
    /No limit/,
  ],
  [
    'pods',
    'pods "x" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi',
    PATCHED,
    /^Set a memory limit of at most 1Gi with `pod-patch`/,
    /but limit is 2Gi/,
  ],
  [
    'pods',
    'pods "x" is forbidden: memory max limit to request ratio per Container is 2, but provided ratio is 4.000000',
    SETTING,
    /^Raise `memory`/,
    /ratio is 4/,
  ],
  [
    'pods',
    'Pod "x" is invalid: spec.containers[0].resources.requests: Invalid value: "128Mi": must be less than or equal to memory limit of 64Mi',
    SETTING,
    /^Set `memory` to at most 64Mi, the limit that the namespace's LimitRange sets\.$/,
    /limit of 64Mi/,
  ],
  [
    'pods',
    'pods "x" is forbidden: violates PodSecurity "restricted:latest": privileged (container "buildkitd" must not set securityContext.privileged=true), allowPrivilegeEscalation != false (container "buildkitd" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "buildkitd" must set securityContext.capabilities.drop=["ALL"])',
    SETTING,
    /kubectl label --overwrite namespace builds pod-security\.kubernetes\.io\/enforce=privileged$/,
    /violates PodSecurity "restricted/,
  ],
  [
    'pods',
    `pods "ci-amd64-586f8db77c-" is forbidden: unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount, provider restricted-v2: .containers[0].privileged: Invalid value: true: Privileged containers are not allowed, ${NOT_USABLE}]`,
    SETTING,
    /add-scc-to-user privileged -z NAME\) and set serviceAccountName: NAME in `pod-patch`\.$/,
    /Privileged containers are not allowed/,
  ],
  [
    'deployments',
    `${WARDEN} {"[denied by autogke-disallow-privilege]":["container buildkitd is privileged; not allowed in Autopilot"]}\n${ASKED_BY}`,
    SETTING,
    /^GKE Autopilot runs no privileged pods: use a GKE Standard cluster\.$/,
    /container buildkitd is privileged; not allowed in Autopilot/,
  ],
  [
    'pods',
    `${WARDEN} {"[denied by autogke-disallow-hostnamespaces]":["enabling hostNetwork is not allowed in Autopilot."],"[denied by autogke-no-write-mode-hostpath]":["hostPath volume cache in container buildkitd is accessed in write mode; disallowed in Autopilot."]}\n${ASKED_BY}`,
    PATCHED,
    /correct `pod-patch`/,
    /hostNetwork is not allowed/,
  ],
  [
    'deployments',
    `${WARDEN} {"[denied by autogke-pod-limit-constraints]":["Total memory requested by containers for workload 'ci' is higher than the Autopilot maximum of '74Gi'."]}\n${ASKED_BY}`,
    SETTING,
    /^Lower `cpu` and `memory`\.$/,
    /higher than the Autopilot maximum of '74Gi'/,
  ],
  [
    'deployments',
    `${DENIED} \n\nresource Deployment/builds/ci-amd64 was blocked due to the following policies \n\ndisallow-privileged-containers:\n  autogen-privileged-containers: 'validation error: Privileged mode is disallowed. The fields spec.containers[*].securityContext.privileged and spec.initContainers[*].securityContext.privileged must be unset or set to \`false\`. rule autogen-privileged-containers failed at path /spec/template/spec/containers/0/securityContext/privileged/'`,
    SETTING,
    /`security: rootless`, or exempt namespace builds from that webhook\.$/,
    /disallow-privileged-containers: Privileged mode is disallowed/,
  ],
  [
    'pods',
    `${DENIED} \n\nresource Pod/builds/ci-amd64-6df was blocked due to the following policies \n\nrequire-requests-limits:\n  validate-resources: 'validation error: CPU and memory resource requests and limits are required. rule validate-resources failed at path /spec/containers/0/resources/limits/'`,
    SETTING,
    /^Set limits with `pod-patch`, or exempt namespace builds from that webhook\.$/,
    /require-requests-limits: CPU and memory resource requests and limits are required/,
  ],
  [
    'pods',
    `${DENIED} \n\nresource Pod/builds/ci-amd64-6df was blocked due to the following policies \n\nrestrict-image-registries:\n  validate-registries: 'validation error: Unknown image registry. rule validate-registries failed at path /spec/containers/0/image/'`,
    SETTING,
    /^Set `image` to one that it allows, or exempt/,
    /restrict-image-registries: Unknown image registry/,
  ],
  [
    'pods',
    'admission webhook "mutate.kyverno.svc-fail" denied the request: \n\nresource Pod/builds/ci was blocked due to the following policies\n\nverify:\n  verify: \'failed to verify image docker.io/moby/buildkit:v0.33.1: .attestors[0].entries[0].keyless: no matching signatures found\'',
    SETTING,
    /^Set `image`/,
    /failed to verify image/,
  ],
  [
    'pods',
    'admission webhook "validation.gatekeeper.sh" denied the request: [container-must-have-limits] container <buildkitd> has no resource limits\n[container-must-meet-ratio] container <buildkitd> has no resource limits\n[container-must-meet-ratio] container <buildkitd> has no resource requests',
    SETTING,
    /^Set limits with `pod-patch`/,
    /\[container-must-have-limits\] container <buildkitd> has no resource limits/,
  ],
  [
    'pods',
    'admission webhook "validation.gatekeeper.sh" denied the request: [denied by container-limits] container <buildkitd> has no memory limit',
    SETTING,
    /^Set limits with `pod-patch`/,
    /no memory limit/,
  ],
  [
    'pods',
    'admission webhook "validation.gatekeeper.sh" denied the request: [repo-is-openpolicyagent] container <buildkitd> has an invalid image repo <docker.io/moby/buildkit:v0.33.1>, allowed repos are ["registry.example.com/"]',
    SETTING,
    /^Set `image`/,
    /allowed repos are \["registry\.example\.com\/"\]/,
  ],
  [
    'pods',
    'admission webhook "validation.gatekeeper.sh" denied the request: [psp-privileged-container] Privileged container is not allowed: buildkitd, securityContext: {"privileged": true}',
    SETTING,
    /`security: rootless`, or exempt/,
    /Privileged container is not allowed/,
  ],
  [
    'deployments',
    "admission webhook \"kw.cap.container-resources-policy.kubewarden.admission\" denied the request: memory limit '12Gi' exceeds the max allowed value '4G'",
    SETTING,
    /^Lower `cpu` and `memory`, or exempt/,
    /exceeds the max allowed/,
  ],
  [
    'pods',
    'admission webhook "w.example.com" denied the request: no reason that anybody knows',
    SETTING,
    /^Exempt namespace builds from that webhook\.$/,
    /no reason that anybody knows/,
  ],
  [
    'deployments',
    "deployments.apps \"ci\" is forbidden: ValidatingAdmissionPolicy 'p.example.com' with binding 'b' denied request: no builders on Fridays",
    SETTING,
    /^Exempt namespace builds from that policy\.$/,
    /p\.example\.com.*no builders on Fridays/,
  ],
  [
    'jobs',
    'Internal error occurred: failed calling webhook "w.example.com": failed to call webhook: Post "https://w.hooks.svc:443/validate?timeout=10s": dial tcp 10.96.0.7:443: connect: connection refused',
    SETTING,
    /^Fix the service behind that webhook, or exempt namespace builds from it\.$/,
    /"w\.example\.com".*connection refused/,
  ],
  [
    'pods',
    'pods "x" is forbidden: no PriorityClass with name ci-high was found',
    PATCHED,
    /^Create the PriorityClass ci-high, or change priorityClassName in `pod-patch`\.$/,
    /ci-high/,
  ],
  [
    'pods',
    'pods "x" is forbidden: no PriorityClass with name ci-high was found',
    SETTING,
    /^Create the PriorityClass ci-high: .*another job/,
    /ci-high/,
  ],
  [
    'pods',
    'pods "x" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
    PATCHED,
    /^Create the RuntimeClass gvisor, or change runtimeClassName in `pod-patch`\.$/,
    /gvisor/,
  ],
  [
    'pods',
    'pods "x" is forbidden: error looking up service account builds/builder: serviceaccount "builder" not found',
    PATCHED,
    /kubectl --namespace builds create serviceaccount builder\), or change serviceAccountName in `pod-patch`\.$/,
    /builder/,
  ],
  [
    'pods',
    'pods "x" is forbidden: pods with system-node-critical priorityClass is not permitted in builds namespace',
    PATCHED,
    /priorityClassName/,
    /system-node-critical/,
  ],
  [
    'deployments',
    'deployments.apps "x" is forbidden: cannot set an ownerRef on a resource you can\'t delete: , <nil>',
    SETTING,
    /verb delete on deployments\.apps/,
    /ownerRef/,
  ],
  [
    'jobs',
    'jobs.batch "x" is forbidden: unable to create new content in namespace builds because it is being terminated',
    SETTING,
    /^Wait until it is gone .*kubectl create namespace builds/,
    /being terminated/,
  ],
  [
    'jobs',
    'namespaces "builds" not found',
    SETTING,
    /^Create it \(kubectl create namespace builds\), or change `namespace`/,
    /not found/,
  ],
  [
    'deployments',
    'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal bool into Go struct field Toleration.spec.template.spec.tolerations.value of type string',
    PATCHED,
    /^Put that value in quotes in `pod-patch`/,
    /tolerations\.value of type string/,
  ],
  [
    'deployments',
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.template.spec.toleration"',
    PATCHED,
    /^Correct that field in `pod-patch`\.$/,
    /unknown field "spec\.template\.spec\.toleration"/,
  ],
  [
    'deployments',
    'Deployment.apps "ci" is invalid: spec.template.spec.volumes[1].persistentVolumeClaim: Forbidden: may not specify more than 1 volume type',
    PATCHED,
    /^Correct that in `pod-patch`\.$/,
    /more than 1 volume type/,
  ],
  [
    'persistentvolumeclaims',
    'PersistentVolumeClaim "ci" is invalid: spec.storageClassName: Invalid value: "A_B"',
    SETTING,
    /`storage-class`\.$/,
    /A_B/,
  ],
];

const SCHEDULER: readonly Case[] = [
  [
    'pods',
    'Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
    SETTING,
    /^Fargate cannot run BuildKit: take namespace builds out of the Fargate profile/,
    /fields: Privileged/,
  ],
  [
    'pods',
    '0/3 nodes are available: 3 Insufficient cpu.',
    SETTING,
    /^Lower `cpu` and `memory`/,
    /Insufficient cpu/,
  ],
  ['pods', '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.', PATCHED, /pod-patch/, /gpu/],
  [
    'pods',
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
    SETTING,
    /^No node has the architecture amd64: change `platforms`, for example to linux\/arm64 /,
    /affinity/,
  ],
  [
    'pods',
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
    PATCHED,
    /pod-patch/,
    /affinity/,
  ],
  [
    'pods',
    "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
    { ...SETTING, architecture: 'arm' },
    /32-bit Arm: remove linux\/arm from/,
    /affinity/,
  ],
  [
    'pods',
    '0/1 nodes are available: 1 node(s) had untolerated taint {a: b}.',
    SETTING,
    /toleration with `pod-patch`/,
    /\{a: b\}/,
  ],
  [
    'pods',
    '0/3 nodes are available: 3 node(s) had volume node affinity conflict.',
    SETTING,
    /another zone.*kubectl --namespace builds delete deployment\/ci-amd64 pvc\/ci-amd64-cache$/,
    /conflict/,
  ],
  ['pods', '0/3 nodes are available: 3 Too many pods.', SETTING, /as many pods as they may/, /Too many/],
  [
    'pods',
    '0/3 nodes are available: 3 node(s) exceed max volume count.',
    SETTING,
    /cache-size: 0/,
    /volume count/,
  ],
  [
    'pods',
    '0/3 nodes are available: persistentvolumeclaim "team" not found.',
    PATCHED,
    /pod-patch/,
    /"team"/,
  ],
  ['pods', '0/3 nodes are available: 3 node(s) were unschedulable.', SETTING, /uncordon/, /unschedulable/],
  [
    'pods',
    'Scheduling is blocked due to non-empty scheduling gates',
    SETTING,
    /Kueue.*namespace builds/,
    /gates/,
  ],
  [
    'pods',
    '0/2 nodes are available: 2 node(s) had volumes, node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
    SETTING,
    /kubectl --namespace builds get pods/,
    /ReadWriteOncePod/,
  ],
];

const KUBELET: readonly Case[] = [
  [
    'pods',
    'CreateContainerConfigError: secret "proxy" not found',
    PATCHED,
    /^Create the Secret proxy in namespace builds, or change it in `pod-patch`\.$/,
    /"proxy"/,
  ],
  [
    'pods',
    'CreateContainerConfigError: secret "proxy" not found',
    SETTING,
    /^Create the Secret proxy in namespace builds: /,
    /"proxy"/,
  ],
  [
    'pods',
    'CreateContainerConfigError: configmap "team" not found',
    PATCHED,
    /^Create the ConfigMap team in namespace builds/,
    /"team"/,
  ],
  [
    'pods',
    "CreateContainerConfigError: couldn't find key https in Secret builds/proxy",
    PATCHED,
    /^Add the key https to the Secret builds\/proxy, or change it in `pod-patch`\.$/,
    /https/,
  ],
  [
    'pods',
    'FailedMount: MountVolume.SetUp failed for volume "ca" : secret "registry-ca" not found',
    PATCHED,
    /^Create the Secret registry-ca in namespace builds, or change it in `pod-patch`\.$/,
    /registry-ca/,
  ],
  [
    'pods',
    'FailedMount: MountVolume.SetUp failed for volume "ca" : references non-existent secret key: ca.pem',
    PATCHED,
    /^Add the key ca\.pem to that Secret/,
    /ca\.pem/,
  ],
  [
    'pods',
    'FailedMount: MountVolume.SetUp failed for volume "x" : hostPath type check failed: /x is not a directory',
    PATCHED,
    /pod-patch/,
    /\/x is not/,
  ],
  [
    'pods',
    'FailedAttachVolume: Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
    SETTING,
    /kubectl --namespace builds get pods --output wide$/,
    /pvc-1/,
  ],
  [
    'pods',
    'FailedMount: MountVolume.MountDevice failed for volume "pvc-1" : kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: driver name ebs.csi.aws.com not found in the list of registered CSI drivers',
    SETTING,
    /Install that CSI driver/,
    /ebs\.csi\.aws\.com/,
  ],
  [
    'pods',
    'CreateContainerConfigError: container has runAsNonRoot and image will run as root (pod: "ci_builds(1)", container: buildkitd)',
    SETTING,
    /^Exempt the pods from the policy that forbids root, or set `security: rootless`\.$/,
    /will run as root/,
  ],
  [
    'pods',
    'CreateContainerConfigError: container has runAsNonRoot and image will run as root (pod: "ci_builds(1)", container: buildkitd)',
    PATCHED,
    /^Remove runAsNonRoot from `pod-patch`/,
    /will run as root/,
  ],
  [
    'pods',
    'CreateContainerConfigError: container has runAsNonRoot and image will run as root',
    ROOTLESS,
    /Set `image` to a rootless one/,
    /will run as root/,
  ],
  [
    'pods',
    'FailedCreatePodSandBox: Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox runtime: no runtime for "runsc" is configured',
    PATCHED,
    /runtimeClassName in `pod-patch`/,
    /runsc/,
  ],
  [
    'pods',
    'RunContainerError: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "buildkitd-x": executable file not found in $PATH',
    PATCHED,
    /command in `pod-patch`/,
    /buildkitd-x/,
  ],
  [
    'pods',
    "OutOfcpu: Pod was rejected: Node didn't have enough resource: cpu, requested: 1000, used: 1800, capacity: 2000",
    SETTING,
    /Lower `cpu` and `memory`/,
    /enough resource: cpu/,
  ],
  [
    'pods',
    "NodeAffinity: Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    PATCHED,
    /nodeName or nodeSelector in `pod-patch`/,
    /NodeAffinity/,
  ],
  [
    'pods',
    'UnexpectedAdmissionError: Allocate failed due to no healthy devices present; cannot allocate unhealthy devices nvidia.com/gpu, which is unexpected',
    PATCHED,
    /devices that `pod-patch` asks for/,
    /no healthy devices/,
  ],
  [
    'pods',
    'Evicted: The node was low on resource: ephemeral-storage. Threshold quantity: 1, available: 0',
    NO_CLAIM,
    /set `cache-size`/,
    /ephemeral-storage/,
  ],
];

const LOG: readonly Case[] = [
  [
    'pods',
    'exec /usr/bin/buildkitd: exec format error',
    SETTING,
    /^Check `image`: it must be BuildKit for the architecture/,
    /exec format error/,
  ],
  [
    'pods',
    'buildkitd: open /var/lib/buildkit/containerdmeta.db: permission denied',
    SETTING,
    /^BuildKit needs a privileged container/,
    /permission/,
  ],
  [
    'pods',
    'buildkitd: failed to open metadata_v2.db: timeout',
    SETTING,
    /Another pod uses the same volume/,
    /timeout/,
  ],
  [
    'pods',
    'buildkitd: invalid database',
    TEAM_CLAIM,
    /delete deployment\/ci-amd64, then empty or replace the claim team-cache$/,
    /invalid database/,
  ],
  [
    'pods',
    'panic: invalid freelist page: 0, page type is unknown<00>',
    SETTING,
    /corrupt: .*kubectl --namespace builds delete deployment\/ci-amd64 pvc\/ci-amd64-cache$/,
    /freelist/,
  ],
  ['pods', 'panic: page 5 already freed', SETTING, /corrupt/, /already freed/],
  [
    'pods',
    'panic: assertion failed: Page expected to be: 3, but self identifies as 0',
    SETTING,
    /corrupt/,
    /Page expected/,
  ],
  ['pods', 'buildkitd: /var/lib/buildkit/history.db: unexpected EOF', SETTING, /corrupt/, /history/],
  ['pods', 'buildkitd: invalid database', SETTING, /corrupt/, /invalid/],
  ['pods', 'buildkitd: failed to open database file: checksum error', SETTING, /corrupt/, /checksum/],
  [
    'pods',
    'unexpected fault address 0x7f12\nfatal error: fault\n[signal SIGBUS: bus error code=0x2]\ngo.etcd.io/bbolt.(*Cursor).search(0xc000, {0xc000, 0x3, 0x4}, 0x1)',
    SETTING,
    /corrupt/,
    /fault/,
  ],
  [
    'pods',
    'panic: runtime error: slice bounds out of range [:4096] with capacity 0\ngoroutine 1 [running]:\ngo.etcd.io/bbolt/internal/common.(*Page).LeafPageElement({0x1, 0x2}, 0x3)',
    SETTING,
    /corrupt/,
    /slice bounds/,
  ],
  [
    'pods',
    'buildkitd: write /var/lib/buildkit/containerdmeta.db: no space left on device',
    SETTING,
    /^The cache volume is full: raise `cache-size`, or delete the cache: kubectl --namespace builds delete/,
    /no space/,
  ],
  [
    'pods',
    'buildkitd: write /var/lib/buildkit/metadata_v2.db: no space left on device',
    NO_CLAIM,
    /disk of the cluster node is full/,
    /no space/,
  ],
  [
    'pods',
    'buildkitd: write /var/lib/buildkit/cache.db: disk quota exceeded',
    SETTING,
    /^The cache volume is full/,
    /quota/,
  ],
  [
    'pods',
    'buildkitd: open /var/lib/buildkit/buildkitd.lock: read-only file system',
    SETTING,
    /^The cache volume is broken/,
    /read-only/,
  ],
  [
    'pods',
    'buildkitd: rootless mode requires to be executed as the mapped root in a user namespace; you may use RootlessKit for setting up the namespace',
    ROOTLESS,
    /`image` must be a rootless one/,
    /rootless mode/,
  ],
  [
    'pods',
    'buildkitd: failed to load config: toml: array is incomplete',
    SETTING,
    /^Check `buildkitd-config`\.$/,
    /incomplete/,
  ],
  [
    'pods',
    'buildkitd: could not lock /x/buildkitd.lock, another instance running?',
    SETTING,
    /kubectl --namespace builds get pods --selector app=ci-amd64/,
    /lock/,
  ],
];

const BUILDX: readonly Case[] = [
  [
    undefined,
    'node x-amd64 is inactive (... failed to find ready connection: exec: "buildctl": executable file not found in $PATH)',
    SETTING,
    /exempt the pods from sidecar injection/,
    /buildctl/,
  ],
  [
    undefined,
    'node x is error (error reading server preface: command terminated with exit code 1)',
    SETTING,
    /--addr unix:\/\/\/run\/buildkit\/buildkitd\.sock too\.$/,
    /preface/,
  ],
  [
    undefined,
    'node x is error (unable to upgrade connection: Upgrade request required)',
    SETTING,
    /pass on upgrades/,
    /Upgrade/,
  ],
  [undefined, 'node x is error (websocket: bad handshake)', SETTING, /pass on upgrades/, /handshake/],
  [
    undefined,
    'node x is error (error dialing backend: dial tcp 10.0.0.5:10250: i/o timeout)',
    SETTING,
    /port 10250/,
    /10250/,
  ],
  [
    undefined,
    'node x is error (pods "x" is forbidden: User "u" cannot create resource "pods/exec" in API group "")',
    SETTING,
    /right to create pods\/exec/,
    /pods\/exec/,
  ],
];

const SPOKEN: readonly (readonly [string, readonly HintRow[], string, readonly Case[]])[] = [
  [
    'admission',
    ADMISSION_HINTS,
    'The cluster refused to create Deployments in namespace builds: ',
    ADMISSION,
  ],
  ['scheduler', SCHEDULER_HINTS, 'No node can run the builder: ', SCHEDULER],
  ['kubelet', KUBELET_HINTS, "The builder's container cannot start: ", KUBELET],
  ['log', LOG_HINTS, 'buildkitd keeps crashing (3 restarts): exit code 1: ', LOG],
  ['buildx', BUILDX_HINTS, 'buildx cannot reach the builder: ', BUILDX],
];

describe.each(SPOKEN)('what helps where %s refuses', (speaker, rows, what, cases) => {
  test.each(cases)('about %s: %s', (object, words, setting, hint, essential) => {
    const told = findRemedy(rows, words, setting, object)?.hint ?? '';
    expect(told).toMatch(hint);
    const { headline } = explain(
      new ActionError({
        code: 'not-ready',
        message: `${what}${speaker === 'log' ? errorLineOf(words) : shortenRefusal(words)}.`,
        hint: told,
      }),
    );
    expect(headline).toMatch(essential);
    expect(headline.endsWith(told)).toBe(true);
    expect(headline.length).toBeLessThanOrEqual(300);
  });
});

test('a right that is missing is no refusal by admission', () => {
  const words =
    'jobs.batch is forbidden: User "u" cannot create resource "jobs" in API group "batch" in the namespace "builds"';
  expect(findRemedy(ADMISSION_HINTS, words, SETTING, 'jobs')).toBeUndefined();
});

test('no hint asks to change a pod-patch that this job does not have', () => {
  for (const [, rows, , cases] of SPOKEN) {
    for (const [object, words] of cases) {
      const told = findRemedy(rows, words, SETTING, object)?.hint ?? '';
      expect(told).not.toMatch(/(change|correct) .*pod-patch/i);
    }
  }
});
