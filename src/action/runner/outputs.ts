import * as core from '@actions/core';
import type { InspectedNode } from '../../buildx/inspect.ts';
import { formatPlatform, type Platform } from '../../lib/platform.ts';

/** What later steps can read of the builder. */
export type Outputs = {
  readonly name: string;
  readonly namespace: string;
  readonly kubeconfig: string;
  readonly nodes: readonly InspectedNode[];
  /** The platforms that each node was asked for; none for a node = all that it can. */
  readonly asked: readonly { readonly name: string; readonly platforms: readonly Platform[] }[];
  /** This job made the builder's Deployment, new or on a kept cache. */
  readonly created: boolean;
  /** From the start of the step to a builder that buildx reached. */
  readonly readyMs: number;
};

/**
 * Sets the outputs; `driver`, `platforms` and `nodes` are shaped as docker/setup-buildx-action's. A node of amd64 can
 * build for four more platforms, and a workflow that passes `platforms` on to its build would build them all: what was
 * asked for is the output, where something was.
 */
export function writeOutputs(outputs: Outputs): void {
  const asked = new Map(outputs.asked.map(({ name, platforms }) => [name, platforms]));
  const nodes = outputs.nodes.map((node) => asAsked(node, asked.get(node.name) ?? []));
  core.setOutput('name', outputs.name);
  core.setOutput('driver', 'kubernetes');
  core.setOutput('platforms', [...new Set(nodes.flatMap((node) => node.platforms))].join(','));
  core.setOutput('nodes', JSON.stringify(nodes.map(nodeOutput), null, 2));
  core.setOutput('namespace', outputs.namespace);
  core.setOutput('kubeconfig', outputs.kubeconfig);
  core.setOutput('created', `${outputs.created}`);
  core.setOutput('ready-ms', `${outputs.readyMs}`);
}

/** Makes this builder the one of `docker build`, compose and bake too, which do not read buildx' current one. */
export function exportBuilder(name: string): void {
  core.exportVariable('BUILDX_BUILDER', name);
}

/** Makes later steps look for instances in this folder, whatever their DOCKER_CONFIG is; '' = as buildx would. */
export function exportStore(folder: string): void {
  core.exportVariable('BUILDX_CONFIG', folder);
}

function asAsked(node: InspectedNode, asked: readonly Platform[]): InspectedNode {
  return asked.length === 0 ? node : { ...node, platforms: asked.map(formatPlatform) };
}

/** As in docker/setup-buildx-action, what is absent is omitted. */
function nodeOutput(node: InspectedNode): object {
  const { name, endpoint, status, buildkit, driverOpts, flags } = node;
  return {
    name,
    endpoint,
    'driver-opts': driverOpts.length === 0 ? undefined : driverOpts,
    status,
    'buildkitd-flags': flags,
    buildkit,
    platforms: node.platforms.join(','),
  };
}

/** Adds Markdown to the job summary. */
export async function appendSummary(markdown: string): Promise<void> {
  await core.summary.addRaw(markdown, true).write();
}
