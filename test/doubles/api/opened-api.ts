import { openApi, type WritableApi } from '../../../src/cluster/api/api.ts';
import { type CallLimits, openStartupGrace, POST_LIMITS } from '../../../src/cluster/api/retry.ts';
import { openMemoryHttp } from './memory-http.ts';
import type { Script, SeenRequest } from './scripted-server.ts';

/** Our API layer in front of a scripted API server, both in this process. */
export type OpenedApi = { readonly api: WritableApi; readonly seen: readonly SeenRequest[] };

/** Opens it in namespace `builds`; `signal` ends its calls. */
export function openScriptedApi(
  script: Script,
  signal = new AbortController().signal,
  limits: CallLimits = POST_LIMITS,
): OpenedApi {
  const { send, seen } = openMemoryHttp(script);
  const api = openApi('builds', {
    send,
    credentials: async () => ({ authorization: undefined, certificate: { kind: 'none' } }),
    limits,
    grace: openStartupGrace(limits.startupMs),
    reach: { hasAnswered: false },
    server: 'https://api.example.com',
    signal,
    note: () => undefined,
    warn: () => undefined,
  });
  return { api, seen };
}
