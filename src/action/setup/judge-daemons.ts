import { isTooOld, OLDEST_BUILDKIT } from '../../builders/manifests/daemon.ts';
import { CONFIG_ANNOTATION, CONFIG_READ_LABEL } from '../../builders/manifests/names.ts';
import type { InspectedNode } from '../../buildx/inspect.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { Inputs } from '../inputs/inputs.ts';

/**
 * Refuses daemons that serve and are not what was asked for, by what they report: the name of an image need not show
 * it. In mode connect the daemons are others', and are used as they are.
 *
 * @throws ActionError code `input`.
 */
export function refuseWrongDaemons(
  nodes: readonly InspectedNode[],
  deployments: readonly Deployment[],
  inputs: Inputs,
): void {
  if (inputs.mode === 'connect') return;
  for (const node of nodes) {
    const deployment = deployments.find(({ metadata }) => metadata?.name === node.name);
    if (isTooOld(node.buildkit ?? '')) throw tooOld(node, deployment, inputs.image);
    if (deployment !== undefined && hasMark(deployment) && !node.labels.has(CONFIG_READ_LABEL))
      throw hasNotRead(node, deployment);
  }
}

/** True for a Deployment whose configuration has the daemon say that it was read. */
function hasMark(deployment: Deployment): boolean {
  const toml = deployment.spec?.template?.metadata?.annotations?.[CONFIG_ANNOTATION];
  return toml?.includes(CONFIG_READ_LABEL) === true;
}

function tooOld(node: InspectedNode, deployment: Deployment | undefined, wanted: string): ActionError {
  const image = deployment === undefined ? wanted : imageOf(deployment);
  const what = `Input image: node ${node.name} runs BuildKit ${node.buildkit} (${truncate(image, LONGEST_IMAGE)})`;
  return new ActionError({
    code: 'input',
    topic: 'buildkit-image',
    message: `${what}, but needs ${OLDEST_BUILDKIT} or newer.`,
    hint: wayOut(deployment),
  });
}

const LONGEST_IMAGE = 100;

function hasNotRead(node: InspectedNode, deployment: Deployment): ActionError {
  const image = truncate(imageOf(deployment), LONGEST_IMAGE);
  const needs = 'A rootless image needs `security: rootless`.';
  return new ActionError({
    code: 'input',
    topic: 'buildkit-image',
    message: `Input image: BuildKit of node ${node.name} did not read its configuration (${image}).`,
    hint: [needs, wayOut(deployment)].filter((part) => part !== undefined).join(' '),
  });
}

/** It stays for its keep-warm time, and a job that asks for another image rolls it. */
function wayOut(deployment: Deployment | undefined): string | undefined {
  const { name, namespace } = deployment?.metadata ?? {};
  if (name === undefined) return undefined;
  return `To make it again: kubectl --namespace ${namespace} delete deployment ${name}`;
}

function imageOf(deployment: Deployment): string {
  return deployment.spec?.template?.spec?.containers[0]?.image ?? '';
}
