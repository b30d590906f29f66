import { accessOf, type ClusterAccess, proxyOf, secretsOf } from '../../cluster/access/access.ts';
import { findPlugin } from '../../cluster/access/exec-plugin.ts';
import { sessionNameOf } from '../../cluster/aws/arn.ts';
import { readUrl, withSessionName } from '../../cluster/aws/facts.ts';
import { awsSourceOf } from '../../cluster/aws/source.ts';
import type { EksRequest } from '../../cluster/eks/entry.ts';
import type { KubeconfigSource } from '../../cluster/kubeconfig/files.ts';
import { ACCOUNT_FOLDER } from '../../cluster/kubeconfig/in-cluster.ts';
import {
  type KubeconfigChoice,
  readKubeconfig,
  secretsOfRefused,
} from '../../cluster/kubeconfig/kubeconfig.ts';
import { limitKubeconfig, refuseProgram } from '../../cluster/kubeconfig/limits.ts';
import { findKubeconfig } from '../../cluster/kubeconfig/source.ts';
import { proxySecrets } from '../../cluster/network/proxy.ts';
import { ActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty, withEmptySecrets } from '../../lib/github/empty-secrets.ts';
import { outsidersIn } from '../../lib/github/outsiders.ts';
import { isSystemNamespace } from '../../lib/kubernetes/names.ts';
import type { ClusterInputs, NamedCluster } from '../inputs/cluster.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';

/** The way to a cluster, which for one of EKS has to be asked for. */
export type FoundCluster =
  | { readonly kind: 'access'; readonly access: ClusterAccess }
  | { readonly kind: 'eks'; readonly request: EksRequest; readonly namespace: string };

/** Finds the cluster that the inputs and the environment name, and masks its secrets. */
export function findCluster(inputs: ClusterInputs, environment: Environment): FoundCluster {
  const { cluster, namespace = 'default' } = inputs;
  refuseSystem(inputs, namespace);
  switch (cluster.kind) {
    case 'eks':
      return {
        kind: 'eks',
        request: tellingSecrets(environment, () => eksRequest(cluster, environment)),
        namespace,
      };
    case 'github': {
      const recipe = { kind: 'github', audience: cluster.audience } as const;
      return {
        kind: 'access',
        access: maskedAccess({
          source: 'the input server',
          ...cluster.given,
          namespace,
          identity: { kind: 'recipe', recipe, known: undefined },
        }),
      };
    }
    case 'kubeconfig':
      return { kind: 'access', access: findAccess(inputs, environment) };
  }
}

/** Returns the way to the cluster, for which EKS is asked where it is one of EKS. */
export async function enterCluster(
  found: FoundCluster,
  environment: Environment,
  signal: AbortSignal,
): Promise<ClusterAccess> {
  if (found.kind === 'access') return found.access;
  // Few jobs need it, and it takes as long to load as all that others need.
  const { enterEksCluster } = await import('./enter-eks.ts');
  const { entry, source } = await enterEksCluster(found.request, environment, signal);
  const { server, caPem, recipe, known } = entry;
  return maskedAccess({
    source,
    server,
    caPem,
    namespace: found.namespace,
    identity: { kind: 'recipe', recipe, known },
  });
}

/** What fails for want of an input may have been set from a secret. */
function tellingSecrets<T>(environment: Environment, find: () => T): T {
  try {
    return find();
  } catch (thrown) {
    throw withEmptySecrets(thrown, whySecretsAreEmpty(environment));
  }
}

function maskedAccess(given: Parameters<typeof accessOf>[0]): ClusterAccess {
  const access = accessOf(given);
  for (const secret of secretsOf(access)) log.mask(secret);
  return access;
}

function eksRequest(cluster: Extract<NamedCluster, { kind: 'eks' }>, environment: Environment): EksRequest {
  const { aws: facts, idTokens, proxies } = environment;
  const { name, region, roleArn, given } = cluster;
  const sessionName = sessionNameOf(environment.repository ?? '', environment.runMark);
  const role = roleArn === undefined ? undefined : { roleArn, sessionName };
  return {
    name,
    region,
    given,
    source: awsSourceOf(withSessionName(facts, sessionName), role, idTokens.kind === 'service'),
    stsUrl: readUrl(facts, 'AWS_ENDPOINT_URL_STS')?.replace(/\/+$/, ''),
    proxies,
    useFips: facts.variables.AWS_USE_FIPS_ENDPOINT === 'true',
    useDualStack: facts.variables.AWS_USE_DUALSTACK_ENDPOINT === 'true',
  };
}

function findAccess(inputs: ClusterInputs, environment: Environment): ClusterAccess {
  const places = {
    given: inputs.kubeconfig,
    variable: environment.kubeconfigVariable,
    homeFolder: environment.homeFolder,
    workFolder: environment.workFolder,
    pod: { host: environment.serviceHost, port: environment.servicePort, accountFolder: ACCOUNT_FOLDER },
  };
  const isGiven = inputs.kubeconfig !== undefined;
  const found = isGiven ? findKubeconfig(places) : tellingSecrets(environment, () => findKubeconfig(places));
  const distrust = { outsiders: outsidersIn(environment), workspace: environment.workFolder };
  const source = limitKubeconfig(found, inputs.allowExec, distrust);
  const access = readMasked(source, inputs);
  refuseSystem(inputs, access.namespace);
  for (const secret of secretsOf(access)) log.mask(secret);
  const proxy = proxyOf(access, environment.proxies);
  if (proxy !== undefined) for (const secret of proxySecrets(proxy)) log.mask(secret);
  if (access.identity.kind === 'exec')
    refuseProgram(source.limits, findPlugin(access.identity.plugin, environment.variables));
  return access;
}

/** Reads a kubeconfig; what is secret in one that is refused is masked before the error is thrown. */
function readMasked(source: KubeconfigSource, choice: KubeconfigChoice): ClusterAccess {
  try {
    return readKubeconfig(source, choice);
  } catch (thrown) {
    for (const secret of secretsOfRefused(source)) log.mask(secret);
    throw thrown;
  }
}

function refuseSystem({ mode }: ClusterInputs, namespace: string): void {
  if (mode !== 'connect' && isSystemNamespace(namespace)) throw ofKubernetes(namespace);
}

/** Whoever may create a builder in a namespace is root on its nodes, and reads the Secrets of all that runs in it. */
function ofKubernetes(namespace: string): ActionError {
  const hint = 'Give the builder a namespace of its own.';
  return new ActionError({
    code: 'input',
    message: `Input namespace: ${namespace} belongs to Kubernetes itself.`,
    hint,
  });
}
