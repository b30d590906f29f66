import { type Proxies, proxyFor } from '../network/proxy.ts';
import type { ClusterAccess } from './access.ts';

/**
 * The proxy for requests to the cluster, undefined where they go straight: the kubeconfig's own, whatever NO_PROXY
 * says, else that of the environment, as client-go chooses it. Code `input` for one that is not for http or https.
 */
export function proxyOf(access: ClusterAccess, proxies: Proxies): URL | undefined {
  return access.proxyUrl === '' ? proxyFor(new URL(access.server), proxies) : new URL(access.proxyUrl);
}
