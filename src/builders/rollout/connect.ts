import type { V1Container, V1PodTemplateSpec } from '@kubernetes/client-node';
import { bodyOrThrow } from '../../cluster/api/answer.ts';
import { ActionError, conflictError } from '../../lib/errors.ts';
import type { Deployment, Pod, StatefulSet, Wire } from '../../lib/kubernetes/kinds.ts';
import { describePods, isOver } from '../diagnosis/pods.ts';
import { isWithoutSocket } from '../diagnosis/workload.ts';
import { find, type ReadOnlyRollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { APP_LABEL, appOf, isOurs, nodesSelector } from '../manifests/names.ts';
import { RIGHTS_TO_EXEC } from '../manifests/rights.ts';
import { refuseScaledDown } from './find-node.ts';
import { findMissing, forbidden } from './missing-rights.ts';

/** A builder node that others created; buildx has to be told which kind it is. */
export type ConnectedNode = { readonly name: string; readonly kind: 'Deployment' | 'StatefulSet' };

type Workload = ConnectedNode & { readonly object: Deployment | StatefulSet };

/**
 * Mode connect: returns all nodes of a builder that others created.
 *
 * @throws ActionError code `input` when one is not there, `conflict` or `not-ready` when buildx could not use it,
 * `forbidden` when buildx could not exec into its pods, which it would say late and in unclear words
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
function checkNode(rollout: ReadOnlyRollout, workload: Workload, allPods: readonly Pod[]): ConnectedNode {
  const { kind, name, object } = workload;
  const title = `${kind} ${name}`;
  if (isOurs(object) && foundLife(object) !== 'forever') {
    const what = `${title} was created by mode ensure and can scale to zero mid-build.`;
    throw conflictError(what, 'Use `mode: ensure`.', 'connect-unfit');
  }
  refuseTemplate(title, object.spec?.template);
  refuseScaledDown({ kind, object }, rollout.api.namespace);
  const pods = allPods.filter((pod) => appOf(pod) === name && !isOver(pod));
  refuseBrokenPods(title, pods);
  if ((object.status?.readyReplicas ?? 0) === 0) throw notReady(title, pods);
  refuseUndialable(title, workload, pods);
  if (kind === 'StatefulSet' && pods.length > 1) {
    rollout.info(`${title} has ${pods.length} pods: buildx picks one by the path of the build context.`);
  }
  return { name, kind };
}

/** Returns the Deployment, else the StatefulSet, of this name. */
async function findWorkload({ api }: ReadOnlyRollout, name: string): Promise<Workload> {
  const deployment = await find(api, 'deployments', name);
  if (deployment !== undefined) return { kind: 'Deployment', name, object: deployment };
  const statefulSet = await api.get('statefulsets', name);
  if (statefulSet.kind === 'ok') return { kind: 'StatefulSet', name, object: statefulSet.body };
  const hint = 'Check `deployments` and `namespace`.';
  const unseen = statefulSet.status === 403;
  const message = unseen
    ? `Deployment ${name} does not exist in namespace ${api.namespace}, and this job may not look for a StatefulSet.`
    : `No Deployment or StatefulSet ${name} exists in namespace ${api.namespace}.`;
  throw new ActionError({ code: 'input', topic: 'connect-unfit', message, hint });
}

function refuseBrokenPods(title: string, pods: readonly Pod[]): void {
  const broken = pods.find((pod) => pod.spec !== undefined && !looksLikeBuildkitd(pod.spec.containers[0]));
  if (broken === undefined) return;
  throw conflictError(
    `Container 0 of pod ${broken.metadata?.name} of ${title} is not buildkitd.`,
    'buildx runs its command in the first container: exempt the pods from sidecar injection.',
    'sidecar',
  );
}

function notReady(title: string, pods: readonly Pod[]): ActionError {
  return new ActionError({
    code: 'not-ready',
    topic: 'connect-not-ready',
    message: `${title} has no ready replica: ${describePods(pods)}.`,
    hint: `\`mode: connect\` does not wait: fix the ${title.split(' ')[0]} first.`,
  });
}

/** buildx computes the label itself and does not read the object's selector (driver/kubernetes/podchooser). */
function refuseUndialable(title: string, { name, object }: Workload, pods: readonly Pod[]): void {
  if (pods.length > 0) return;
  const has = object.spec?.template?.metadata?.labels?.[APP_LABEL];
  const label = has === undefined ? 'no such label' : `${APP_LABEL}=${has}`;
  throw conflictError(
    `The pods of ${title} do not have the label ${APP_LABEL}=${name} (${label}).`,
    'buildx finds them by this label: add it to the pod template.',
    'connect-unfit',
  );
}

function refuseTemplate(title: string, template: Wire<V1PodTemplateSpec> | undefined): void {
  const [daemon] = template?.spec?.containers ?? [];
  if (daemon === undefined || !looksLikeBuildkitd(daemon))
    throw conflictError(
      `Container 0 of ${title} is not buildkitd.`,
      'buildx runs its command in the first container: make that buildkitd.',
      'sidecar',
    );
  if (isWithoutSocket(daemon))
    throw conflictError(
      `The buildkitd of ${title} does not listen on a unix socket.`,
      'buildx connects to the socket: add --addr unix:///run/buildkit/buildkitd.sock to its arguments.',
      'connect-unfit',
    );
}

function looksLikeBuildkitd(container: Wire<V1Container> | undefined): boolean {
  if (container === undefined) return false;
  return [container.name, container.image ?? '', ...(container.command ?? [])].some((word) =>
    word.includes('buildkit'),
  );
}
