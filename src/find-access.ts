import { isSystemNamespace } from './builder/names.ts';
import type { ClusterAccess } from './cluster/access.ts';
import { ACCOUNT_FOLDER } from './cluster/in-cluster.ts';
import { readKubeconfig } from './cluster/kubeconfig.ts';
import { secretsOf } from './cluster/kubeconfig-file.ts';
import { limited } from './cluster/kubeconfig-limits.ts';
import { findKubeconfig } from './cluster/kubeconfig-source.ts';
import { findPlugin } from './cluster/plugin-command.ts';
import { proxyOf, proxySecrets } from './cluster/proxy.ts';
import type { Environment } from './environment.ts';
import { ActionError } from './errors.ts';
import { isForkEvent } from './fork.ts';
import type { Inputs } from './inputs.ts';
import { runnerLog as log } from './log.ts';

/** The cluster that the inputs and the environment name; its secrets are masked from here on. */
export function findAccess(inputs: Inputs, environment: Environment): ClusterAccess {
  const source = findKubeconfig({
    given: inputs.kubeconfig,
    variable: environment.kubeconfigVariable,
    homeFolder: environment.homeFolder,
    workFolder: environment.workFolder,
    pod: { host: environment.serviceHost, port: environment.servicePort, accountFolder: ACCOUNT_FOLDER },
  });
  const access = readKubeconfig(limited(source, inputs.allowExec, isForkEvent(environment)), inputs);
  if (inputs.mode !== 'connect' && isSystemNamespace(access.namespace)) throw ofKubernetes(access.namespace);
  for (const secret of secretsOf(access)) log.mask(secret);
  const proxy = proxyOf(access, environment.variables);
  if (proxy !== undefined) for (const secret of proxySecrets(proxy)) log.mask(secret);
  if (access.identity.kind === 'exec') findPlugin(access.identity.plugin, environment.variables);
  return access;
}

/** Stands in for a cluster that could not be found, until all bad inputs are told. */
export const NO_ACCESS: ClusterAccess = {
  source: '',
  server: '',
  caPem: '',
  tlsServerName: '',
  proxyUrl: '',
  namespace: '',
  identity: { kind: 'anonymous' },
  certificate: { kind: 'none' },
  impersonation: { user: '', uid: '', groups: [], extra: {} },
};

/** Who may make a builder in a namespace is root on its machines, and reads the Secrets of all that runs in it. */
function ofKubernetes(namespace: string): ActionError {
  const hint = 'Give the builder a namespace of its own.';
  return new ActionError('input', `Input namespace: ${namespace} belongs to Kubernetes itself.`, hint);
}
