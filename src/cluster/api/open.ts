import type { ClusterAccess } from '../access/access.ts';
import { credentialSource } from '../access/credentials.ts';
import type { Proxies } from '../network/proxy.ts';
import { openApi, type WritableApi } from './api.ts';
import { openReach } from './reach.ts';
import type { RetryBudget } from './retry.ts';
import { openDoubt } from './startup-grace.ts';
import { openTransport } from './transport.ts';
import { warningTeller } from './warnings.ts';

/** What a step brings to the cluster: its proxies, the environment of credential plugins, its log and its signal. */
export type ClusterOptions = {
  readonly proxies: Proxies;
  /** For credential plugins, which inherit it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly budget: RetryBudget;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  readonly mask: (secret: string) => void;
  /** Awaited before each call that writes: what must be kept, so that it can be undone. */
  readonly beforeWrite: () => Promise<unknown>;
};

/** Main can wait a minute for an API server that restarts; post shares its time with other actions' posts. */
export const MAIN_BUDGET: RetryBudget = { totalMs: 60_000, shortestMs: 200, longestMs: 5000 };
export const POST_BUDGET: RetryBudget = { totalMs: 15_000, shortestMs: 200, longestMs: 2000 };

/** Who asks, in the API server's audit log: the steps, or the renewer of holds between them. */
export const STEP_AGENT = 'setup-buildx-kubernetes';
export const RENEWER_AGENT = `${STEP_AGENT}-renewer`;

/** How long a no of an API server that may just have started is doubted: a part of the budget, seconds at most. */
const LONGEST_DOUBT_MS = 3000;

/** Opens the API of a cluster; `close` ends its connections, so that the process can end. */
export function openCluster(
  access: ClusterAccess,
  options: ClusterOptions,
): { readonly api: WritableApi; readonly close: () => void } {
  const { proxies, environment, userAgent, budget, signal, note, mask, beforeWrite } = options;
  const doubt = openDoubt(Math.min(LONGEST_DOUBT_MS, budget.totalMs / 5));
  const { send, close } = openTransport(access, proxies, userAgent, doubt.reopen);
  const credentials = credentialSource(access, environment, mask);
  const api = openApi(access.namespace, {
    send,
    credentials,
    budget,
    doubt,
    reach: openReach(),
    server: access.server,
    signal,
    note,
    warn: warningTeller(note),
    beforeWrite,
  });
  return { api, close };
}
