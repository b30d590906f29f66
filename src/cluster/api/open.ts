import type { ClusterAccess } from '../access/access.ts';
import { type CredentialFacts, credentialSource } from '../access/credentials.ts';
import { warningLogger } from './answer.ts';
import { openApi, type WritableApi } from './api.ts';
import { type CallLimits, openStartupGrace } from './retry.ts';
import { traceCalls } from './trace.ts';
import { openTransport } from './transport.ts';

/** What a step brings to the cluster, beside its credentials: who it is, its limits, its signal and its log. */
type ClusterOptions = CredentialFacts & {
  readonly userAgent: string;
  readonly limits: CallLimits;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  /** Takes a line about each request; undefined: nobody wants to know. */
  readonly trace?: ((line: string) => void) | undefined;
};

/** Who asks, in the API server's audit log: the steps, or the renewer of holds between them. */
export const STEP_AGENT = 'setup-buildx-kubernetes';
export const RENEWER_AGENT = `${STEP_AGENT}-renewer`;

/** Opens the API of a cluster; `close` ends its connections, so that the process can end. */
export function openCluster(
  access: ClusterAccess,
  options: ClusterOptions,
): { readonly api: WritableApi; readonly close: () => void } {
  const { limits, signal, note, trace } = options;
  const grace = openStartupGrace(Math.min(limits.startupMs, limits.totalMs / 5));
  const { send, close } = openTransport(access, options, grace.connectionLost);
  const api = openApi(access.namespace, {
    send: trace === undefined ? send : traceCalls(send, trace),
    credentials: credentialSource(access, options),
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
