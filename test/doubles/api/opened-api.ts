import { openApi, type WritableApi } from '../../../src/cluster/api/api.ts';
import { openStartupGrace, POST_LIMITS } from '../../../src/cluster/api/retry.ts';
import { openMemoryHttp } from './memory-http.ts';
import type { Script, SeenRequest } from './scripted-server.ts';

/** Our API layer in front of a scripted API server, both in this process. */
export type OpenedApi = {
  readonly api: WritableApi;
  readonly seen: readonly SeenRequest[];
  /** What the log says of calls that are tried again. */
  readonly notes: readonly string[];
};

/** Opens it in namespace `builds`; `signal` ends its calls. */
export function openScriptedApi(
  script: Script,
  signal = new AbortController().signal,
  limits = POST_LIMITS,
): OpenedApi {
  const { send, seen } = openMemoryHttp(script);
  const notes: string[] = [];
  const api = openApi('builds', {
    send,
    credentials: async () => ({ authorization: undefined, certificate: { kind: 'none' } }),
    limits,
    grace: openStartupGrace(limits.startupMs),
    reach: { hasAnswered: false },
    server: 'https://api.example.com',
    signal,
    note: (line) => notes.push(line),
    warn: () => undefined,
  });
  return { api, seen, notes };
}
