import type { ClusterAccess } from '../access/access.ts';
import { credentialSource } from '../access/credentials.ts';
import type { Proxies } from '../network/proxy.ts';
import { warningLogger } from './answer.ts';
import { openApi, type WritableApi } from './api.ts';
import { type CallLimits, openStartupGrace } from './retry.ts';
import { openTransport } from './transport.ts';

/** What a step brings to the cluster: its proxies, the environment of credential plugins, its log and its signal. */
type ClusterOptions = {
  readonly proxies: Proxies;
  /** For credential plugins, which inherit it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly limits: CallLimits;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  readonly mask: (secret: string) => void;
};

/** Who asks, in the API server's audit log: the steps, or the renewer of holds between them. */
export const STEP_AGENT = 'setup-buildx-kubernetes';
export const RENEWER_AGENT = `${STEP_AGENT}-renewer`;

/** Opens the API of a cluster; `close` ends its connections, so that the process can end. */
export function openCluster(
  access: ClusterAccess,
  options: ClusterOptions,
): { readonly api: WritableApi; readonly close: () => void } {
  const { environment, limits, signal, note, mask } = options;
  const grace = openStartupGrace(Math.min(limits.startupMs, limits.totalMs / 5));
  const { send, close } = openTransport(access, options, grace.connectionLost);
  const api = openApi(access.namespace, {
    send,
    credentials: credentialSource(access, environment, mask),
    limits,
    grace,
    reach: { hasAnswered: false },
    server: access.server,
    signal,
    note,
    warn: warningLogger(note),
  });
  return { api, close };
}
