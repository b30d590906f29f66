import type { ClusterAccess } from './cluster/access.ts';
import { readKubeconfig } from './cluster/kubeconfig.ts';
import { secretsOf } from './cluster/kubeconfig-file.ts';
import { findKubeconfig } from './cluster/kubeconfig-source.ts';
import type { Environment } from './environment.ts';
import type { CommonInputs } from './inputs/common.ts';
import { runnerLog as log } from './log.ts';

/** The cluster that the inputs and the environment name; its secrets are masked from here on. */
export async function findAccess(inputs: CommonInputs, environment: Environment): Promise<ClusterAccess> {
  const source = await findKubeconfig({
    given: inputs.kubeconfig,
    variable: environment.kubeconfigVariable,
    homeFolder: environment.homeFolder,
    workFolder: environment.workFolder,
  });
  const access = await readKubeconfig(source, inputs);
  for (const secret of secretsOf(access)) log.mask(secret);
  log.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
  return access;
}
