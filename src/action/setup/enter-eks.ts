import { hasNothingSet } from '../../cluster/aws/source.ts';
import { type EksEntry, type EksRequest, enterEks } from '../../cluster/eks/entry.ts';
import { openMintContext } from '../../cluster/recipe/context.ts';
import { whySecretsAreEmpty, withEmptySecrets } from '../../lib/github/empty-secrets.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';

/** Asks EKS for the way to a cluster, and says in words which one that is. Codes as of `enterEks`. */
export async function enterEksCluster(
  request: EksRequest,
  environment: Environment,
  signal: AbortSignal,
): Promise<{ readonly entry: EksEntry; readonly source: string }> {
  const context = openMintContext(environment, log.mask, undefined);
  const entry = await enterEks(request, context, signal).catch((thrown: unknown) => {
    signal.throwIfAborted();
    const isEmpty = request.source.kind === 'environment' && hasNothingSet(request.source.facts);
    throw withEmptySecrets(thrown, isEmpty ? whySecretsAreEmpty(environment) : undefined);
  });
  return { entry, source: `eks-cluster ${request.name}` };
}
