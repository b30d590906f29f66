import { holdLifeMs } from '../../builders/manifests/hold.ts';
import { nodeName } from '../../builders/manifests/names.ts';
import type { PodPatch } from '../../builders/manifests/pod-patch.ts';
import type { Life, NodeSpec } from '../../builders/manifests/spec.ts';
import type { BuilderWish } from '../../builders/rollout/ensuring.ts';
import { boundPodOf } from '../../cluster/access/access.ts';
import { ownServer } from '../../cluster/kubeconfig/in-cluster.ts';
import type { Mapping } from '../../lib/json.ts';
import { groupByArchitecture } from '../../lib/platform.ts';
import type { EnsureInputs, EphemeralInputs } from '../inputs/inputs.ts';
import { type BuilderJob, sha256 } from './job.ts';

const HASH_LENGTH = 16;

/** How long the builder of these inputs lives. */
export function lifeOf(inputs: EnsureInputs | EphemeralInputs): Life {
  return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}

/** What modes ensure and ephemeral will ask of the cluster, as data. */
export function planBuilder({ inputs, names, access, environment }: BuilderJob): BuilderWish {
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
