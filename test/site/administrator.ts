import { KubeConfig, type RequestContext } from '@kubernetes/client-node';

import type { Bed } from '../testbed/bed.ts';

/**
 * Keeps its connections. By itself @kubernetes/client-node opens one for each call, with a TLS handshake that costs
 * more than the call, and tests look at the cluster many times a second.
 */
class PersistentConfig extends KubeConfig {
  #dispatcher: ReturnType<RequestContext['getDispatcher']>;

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    await super.applySecurityAuthentication(context);
    this.#dispatcher ??= context.getDispatcher();
    if (this.#dispatcher !== undefined) context.setDispatcher(this.#dispatcher);
  }
}

/** Who may do everything in the cluster. */
export function administrator(bed: Pick<Bed, 'kubeconfig'>): KubeConfig {
  const admin = new PersistentConfig();
  admin.loadFromFile(bed.kubeconfig);
  return admin;
}
