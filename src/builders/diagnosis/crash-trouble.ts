import { type Container, crashedOf, isCrashing } from './containers.ts';
import { complaintOf, withoutStacks } from './daemon-log.ts';
import { KUBELET_REMEDIES } from './kubelet-remedies.ts';
import { LOG_REMEDIES } from './log-remedies.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyIn } from './remedy-row.ts';
import type { Setting } from './setting.ts';

/** Why a container of the builder ends as often as it starts. */
export function crashTrouble({ log, pods, setting }: Observed): Trouble | undefined {
  const crashed = crashedOf(pods);
  if (crashed === undefined || !isCrashing(crashed)) return undefined;
  // The old pod of a node that is being rolled still has the volume: buildkitd comes up once it has ended.
  if (isLocked(log) && pods.some((one) => one.metadata?.deletionTimestamp !== undefined)) return undefined;
  const { restartCount } = crashed.status;
  const times = restartCount === 1 ? '1 restart' : `${restartCount} restarts`;
  const { why, remedy } = isOutOfMemory(crashed)
    ? outOfMemory(crashed, setting)
    : failed(crashed, log, setting);
  return { what: `${crashed.title} keeps crashing (${times}): ${why}.`, remedy };
}

function isLocked(log: string): boolean {
  return /another instance running/.test(log);
}

type End = { readonly why: string; readonly remedy: string };

function failed(crashed: Container, log: string, setting: Setting): End {
  const { exitCode = 'unknown', message = '' } = crashed.status.lastState?.terminated ?? {};
  const last = crashed.isDaemon ? complaintOf(log) : (withoutStacks(log).at(-1) ?? '');
  // A program that could not be started wrote no log: the container runtime says why.
  const words = last || message;
  const why = `exit code ${exitCode}${words === '' ? '' : `: ${words}`}`;
  if (!crashed.isDaemon) return { why, remedy: remedyOfOthers(setting) };
  const remedy =
    remedyIn(LOG_REMEDIES, log, setting) ??
    remedyIn(KUBELET_REMEDIES, message, setting) ??
    "Read the builder's log above.";
  return { why, remedy };
}

/** A container that this action does not make. */
export function remedyOfOthers({ hasPodPatch, namespace }: Setting): string {
  return hasPodPatch
    ? 'Fix that container in pod-patch, unless something in the cluster adds it.'
    : `Something in the cluster adds that container: fix it, or exempt namespace ${namespace} from it.`;
}

function isOutOfMemory({ status }: Container): boolean {
  return status.lastState?.terminated?.reason === 'OOMKilled';
}

/** The input memory is a request: what kills is a limit, which others set, or a cluster node that has no more. */
function outOfMemory({ pod, status, isDaemon }: Container, { hasPodPatch }: Setting): End {
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const spec = [...containers, ...initContainers].find((one) => one.name === status.name);
  const limit = spec?.resources?.limits?.memory;
  if (limit === undefined) {
    const remedy = isDaemon
      ? 'Set the input memory higher, so that the pod gets a cluster node with more room.'
      : 'Give that container a memory request, or use larger cluster nodes.';
    return { why: 'the cluster node ran out of memory (OOMKilled; the container has no limit)', remedy };
  }
  const where = hasPodPatch ? 'in pod-patch or the LimitRange' : "in the namespace's LimitRange";
  return { why: `it reached its memory limit of ${limit} (OOMKilled)`, remedy: `Raise that limit ${where}.` };
}
