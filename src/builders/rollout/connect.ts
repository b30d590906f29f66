import type { V1Container, V1PodTemplateSpec } from '@kubernetes/client-node';
import { bodyOrThrow } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment, Pod, StatefulSet } from '../../lib/kubernetes/kinds.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { describePods, isOver } from '../diagnosis/pods.ts';
import { isWithoutSocket } from '../diagnosis/workload.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { APP_LABEL, appOf, isOurs, nodesSelector } from '../manifests/names.ts';
import { RIGHTS_TO_EXEC } from '../manifests/rights.ts';
import { refuseScaledDown } from './find-node.ts';
import { findMissing, forbidden } from './missing-rights.ts';

/** A builder node that others made; buildx has to be told which kind it is. */
export type ConnectedNode = { readonly name: string; readonly kind: 'Deployment' | 'StatefulSet' };

type Workload = ConnectedNode & { readonly object: Deployment | StatefulSet };

/**
 * Mode connect: all nodes of a builder that others made. Code `forbidden` when buildx could not exec into them, which
 * it would say late and darkly.
 */
export async function connectBuilder(
  rollout: ReadOnlyRollout,
  names: readonly string[],
): Promise<readonly ConnectedNode[]> {
  const { api } = rollout;
  const [missing, listed, ...workloads] = await Promise.all([
    findMissing(api, RIGHTS_TO_EXEC),
    api.list('pods', nodesSelector(names)),
    ...names.map((name) => findWorkload(rollout, name)),
  ]);
  const { items } = bodyOrThrow(listed, `list Pods in namespace ${api.namespace}`);
  const nodes = workloads.map((workload) => checkNode(rollout, workload, items));
  if (missing.rights.length > 0) throw forbidden(api.namespace, missing);
  return nodes;
}

/** Checks that buildx could use a node with its pods. Code `conflict` or `not-ready`, with the hint, where not. */
function checkNode(
  rollout: ReadOnlyRollout,
  { kind, name, object }: Workload,
  allPods: readonly Pod[],
): ConnectedNode {
  const title = `${kind} ${name}`;
  if (isOurs(object) && foundLife(object) !== 'forever') {
    const hint = 'Use mode: ensure for it: connect holds nothing, so it could go in mid-build.';
    throw new ActionError({ code: 'conflict', message: `${title} lives by the holds of other jobs.`, hint });
  }
  refuseNotBuildkitd(title, object.spec?.template);
  refuseWithoutSocket(title, object.spec?.template);
  refuseScaledDown({ kind, object }, rollout.api.namespace);
  const pods = allPods.filter((pod) => appOf(pod) === name && !isOver(pod));
  refuseBrokenPods(title, pods);
  if ((object.status?.readyReplicas ?? 0) === 0) throw notReady(title, pods);
  refuseUndialable(title, name, object, pods);
  if (kind === 'StatefulSet' && pods.length > 1) {
    rollout.info(`${title} has ${pods.length} pods: buildx picks one by the path of the build context.`);
  }
  return { name, kind };
}

/** Finds a Deployment, else a StatefulSet, of this name; code `input` when there is neither. */
async function findWorkload(rollout: ReadOnlyRollout, name: string): Promise<Workload> {
  const { api } = rollout;
  const deployment = await api.get('deployments', name);
  if (deployment.kind === 'ok') return { kind: 'Deployment', name, object: deployment.body };
  if (deployment.status !== 404) bodyOrThrow(deployment, `get Deployments in namespace ${api.namespace}`);
  const statefulSet = await api.get('statefulsets', name);
  if (statefulSet.kind === 'ok') return { kind: 'StatefulSet', name, object: statefulSet.body };
  const hint = 'Check the inputs deployments and namespace.';
  const where = `${name} in namespace ${api.namespace}`;
  const unseen = statefulSet.status === 403;
  const message = unseen
    ? `There is no Deployment ${where}, and no right to look for a StatefulSet.`
    : `There is no Deployment or StatefulSet ${where}.`;
  throw new ActionError({ code: 'input', message, hint });
}

function refuseBrokenPods(title: string, pods: readonly Pod[]): void {
  const broken = pods.find((pod) => pod.spec !== undefined && !looksLikeBuildkitd(pod.spec.containers[0]));
  if (broken === undefined) return;
  const hint = 'buildx runs its command in the first container: exempt the pods from sidecar injection.';
  throw new ActionError({
    code: 'conflict',
    message: `Container 0 of pod ${broken.metadata?.name} of ${title} is not buildkitd.`,
    hint,
  });
}

function notReady(title: string, pods: readonly Pod[]): ActionError {
  return new ActionError({
    code: 'not-ready',
    message: `${title} has no ready replica: ${describePods(pods)}.`,
    hint: 'Connect waits for nothing: fix it first.',
  });
}

/** buildx computes the label itself and does not read the object's selector (driver/kubernetes/podchooser). */
function refuseUndialable(
  title: string,
  name: string,
  object: Deployment | StatefulSet,
  pods: readonly Pod[],
): void {
  if (pods.length > 0) return;
  const has = object.spec?.template?.metadata?.labels?.[APP_LABEL];
  const label = has === undefined ? 'no such label' : `${APP_LABEL}=${has}`;
  throw new ActionError({
    code: 'conflict',
    message: `The pods of ${title} are not labelled ${APP_LABEL}=${name} (${label}).`,
    hint: 'buildx finds them by this label: add it to the pod template.',
  });
}

function refuseNotBuildkitd(title: string, template: Wire<V1PodTemplateSpec> | undefined): void {
  if (looksLikeBuildkitd(template?.spec?.containers[0])) return;
  throw new ActionError({
    code: 'conflict',
    message: `Container 0 of ${title} is not buildkitd.`,
    hint: 'buildx runs its command in the first container.',
  });
}

function refuseWithoutSocket(title: string, template: Wire<V1PodTemplateSpec> | undefined): void {
  const [daemon] = template?.spec?.containers ?? [];
  if (daemon === undefined || !isWithoutSocket(daemon)) return;
  const hint =
    'buildx enters by the socket: add --addr unix:///run/buildkit/buildkitd.sock to its arguments.';
  throw new ActionError({
    code: 'conflict',
    message: `The buildkitd of ${title} listens on no unix socket.`,
    hint,
  });
}

function looksLikeBuildkitd(container: Wire<V1Container> | undefined): boolean {
  if (container === undefined) return false;
  return [container.name, container.image ?? '', ...(container.command ?? [])].some((word) =>
    word.includes('buildkit'),
  );
}
