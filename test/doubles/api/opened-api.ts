import type { WritableApi } from '../../../src/cluster/api/api.ts';
import { openCluster, POST_BUDGET } from '../../../src/cluster/api/open.ts';
import { readProxies } from '../../../src/cluster/network/proxy.ts';
import { makeCertificates } from '../network/certificates.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import type { Script } from './scripted-server.ts';

const certificates = makeCertificates();

/** Our API layer in front of a scripted API server, in this process; `close` is owed. */
export type OpenedApi = {
  readonly api: WritableApi;
  readonly fake: FakeApi;
  readonly close: () => Promise<void>;
};

/** Opens it in namespace `builds`; `signal` ends its calls. */
export async function openScriptedApi(
  script: Script,
  signal = new AbortController().signal,
): Promise<OpenedApi> {
  const fake = await startFakeApi(certificates, script);
  const { api, close } = openCluster(
    {
      source: 'a test',
      server: fake.url,
      caPem: certificates.authority.certificate,
      tlsServerName: '',
      proxyUrl: '',
      namespace: 'builds',
      identity: { kind: 'token', token: 'a-token-of-a-test' },
      certificate: { kind: 'none' },
      impersonation: { user: '', uid: '', groups: [], extra: {} },
      secrets: [],
    },
    {
      proxies: readProxies({}),
      environment: {},
      userAgent: 'a-test',
      budget: POST_BUDGET,
      signal,
      note: () => undefined,
      mask: () => undefined,
      beforeWrite: () => Promise.resolve(),
    },
  );
  return {
    api,
    fake,
    close: async () => {
      close();
      await fake.close();
    },
  };
}
