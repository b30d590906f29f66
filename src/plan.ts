import { renderBuildkitd } from './builder/buildkitd.ts';
import { nodeName } from './builder/names.ts';
import type { Environment } from './environment.ts';
import type { EnsureInputs } from './inputs.ts';
import type { JobNames } from './job.ts';
import type { BuilderWish } from './rollout/ensure.ts';

/** What mode ensure will ask of the cluster, as data. */
export function planBuilder(
  inputs: EnsureInputs,
  names: JobNames,
  namespace: string,
  environment: Environment,
): BuilderWish {
  const { builder } = names;
  return {
    node: {
      builder,
      namespace,
      name: nodeName(builder, inputs.architecture),
      platforms: inputs.platforms,
      architecture: inputs.architecture,
      image: inputs.image,
      cpu: inputs.cpu,
      memory: inputs.memory,
      cache: inputs.cache,
      keepWarm: inputs.keepWarm,
      buildkitdToml: renderBuildkitd(inputs.buildkitd, inputs.cache),
    },
    hold: {
      name: names.hold,
      builder,
      namespace,
      image: inputs.image,
      lifeMs: inputs.maxJobMs,
      holder: environment.runUrl,
    },
    explicit: inputs.explicit,
  };
}
