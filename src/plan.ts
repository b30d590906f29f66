import { nodeName } from './builder/names.ts';
import { groupByArchitecture } from './builder/platform.ts';
import type { PodPatch } from './builder/pod-patch.ts';
import { holdLifeMs } from './builder/renewal.ts';
import type { Life, NodeSpec } from './builder/spec.ts';
import type { ClusterAccess } from './cluster/access.ts';
import { boundPodOf } from './cluster/bound-pod.ts';
import { ownServer } from './cluster/in-cluster.ts';
import type { Environment } from './environment.ts';
import type { EnsureInputs, EphemeralInputs } from './inputs.ts';
import { type JobNames, sha256 } from './job.ts';
import type { Mapping } from './mapping.ts';
import type { BuilderWish } from './rollout/ensure.ts';

const HASH_LENGTH = 16;

/** How long the builder of these inputs lives. */
export function lifeOf(inputs: EnsureInputs | EphemeralInputs): Life {
  return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}

/** What modes ensure and ephemeral will ask of the cluster, as data. */
export function planBuilder(
  inputs: EnsureInputs | EphemeralInputs,
  names: JobNames,
  access: ClusterAccess,
  environment: Environment,
): BuilderWish {
  const { namespace } = access;
  const pod = boundPodOf(access, ownServer({ host: environment.serviceHost, port: environment.servicePort }));
  const { builder } = names;
  const nodes = groupByArchitecture(inputs.platforms).map(({ architecture, platforms }) => ({
    builder,
    namespace,
    name: nodeName(builder, architecture, inputs.security, sha256),
    platforms,
    architecture,
    image: inputs.image,
    security: inputs.security,
    cpu: inputs.cpu,
    memory: inputs.memory,
    cache: inputs.cache,
    life: lifeOf(inputs),
    podPatch: planPatch(inputs.podPatch),
    buildkitd: inputs.buildkitd,
    run: environment.runUrl,
    job: names.hold,
  }));
  return {
    nodes,
    hold: {
      name: names.hold,
      builder,
      namespace,
      nodes: nodes.map(({ name }) => name),
      image: inputs.image,
      lifeMs: inputs.renew ? holdLifeMs(inputs.maxJobMs) : inputs.maxJobMs,
      holder: environment.runUrl,
      runner: pod === undefined ? { kind: 'elsewhere' } : { kind: 'pod', ...pod },
    },
    explicit: inputs.explicit,
  };
}

/** The names of the nodes whose cache claim would stay without them; an ephemeral one goes with its hold. */
export function nodesWithClaim(nodes: readonly NodeSpec[]): readonly string[] {
  return nodes
    .filter(({ cache, life }) => cache.kind === 'claim' && life.kind !== 'ephemeral')
    .map(({ name }) => name);
}

function planPatch(patch: Mapping): PodPatch {
  if (Object.keys(patch).length === 0) return { kind: 'none' };
  return { kind: 'patch', patch, hash: sha256(JSON.stringify(patch)).slice(0, HASH_LENGTH) };
}
