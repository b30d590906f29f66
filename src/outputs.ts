import * as core from '@actions/core';

import type { InspectedNode } from './buildx/inspect.ts';

/** What later steps can read of the builder. */
export type Outputs = {
  readonly name: string;
  readonly namespace: string;
  readonly kubeconfig: string;
  readonly nodes: readonly InspectedNode[];
  /** This job made the builder's Deployment, new or on a kept cache. */
  readonly woke: boolean;
  /** From the start of the step to a builder that buildx reached. */
  readonly readyMs: number;
};

/** Sets the outputs; `driver`, `platforms` and `nodes` are shaped as docker/setup-buildx-action's. */
export function writeOutputs(outputs: Outputs): void {
  core.setOutput('name', outputs.name);
  core.setOutput('driver', 'kubernetes');
  core.setOutput('platforms', [...new Set(outputs.nodes.flatMap((node) => node.platforms))].join(','));
  core.setOutput('nodes', JSON.stringify(outputs.nodes.map(nodeOutput), null, 2));
  core.setOutput('namespace', outputs.namespace);
  core.setOutput('kubeconfig', outputs.kubeconfig);
  core.setOutput('woke', `${outputs.woke}`);
  core.setOutput('ready-ms', `${outputs.readyMs}`);
}

/** Makes this builder the one of `docker build`, compose and bake too, which do not read buildx' current one. */
export function exportBuilder(name: string): void {
  core.exportVariable('BUILDX_BUILDER', name);
}

/** Makes later steps look for instances in this folder, whatever DOCKER_CONFIG they have; '' = as buildx would. */
export function exportStore(folder: string): void {
  core.exportVariable('BUILDX_CONFIG', folder);
}

function nodeOutput(node: InspectedNode): object {
  const { name, endpoint, status, buildkit, platforms } = node;
  return { name, endpoint, status, buildkit, platforms: platforms.join(',') };
}
