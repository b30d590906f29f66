import { accessOf, type ClusterAccess } from '../../../src/cluster/access/access.ts';
import type { CredentialFacts } from '../../../src/cluster/access/credentials.ts';
import { readProxies } from '../../../src/cluster/network/proxy.ts';
import { readIdTokenService } from '../../../src/cluster/recipe/id-token.ts';

/** An access of nobody to a server that no name leads to, but for what `change` says. */
export function accessTo(change: Partial<ClusterAccess>): ClusterAccess {
  const server = 'https://k8s.invalid:6443';
  const nobody = {
    source: 'a test',
    server,
    caPem: undefined,
    namespace: 'builds',
    identity: { kind: 'anonymous' },
  } as const;
  return { ...accessOf(nobody), ...change };
}

/** What credentials are fetched with in this environment. */
export function factsOf(
  environment: Readonly<Record<string, string | undefined>>,
  mask: CredentialFacts['mask'] = () => undefined,
): CredentialFacts {
  const [proxies, idTokens] = [readProxies(environment), readIdTokenService(environment)];
  return { proxies, idTokens, environment, mask };
}
