import { stringify } from 'yaml';
import { answer, type FakeApi, startFakeApi } from '../../doubles/api/fake-api.ts';
import type { SeenRequest } from '../../doubles/api/scripted-server.ts';
import { makeCertificates, makeChain } from '../../doubles/network/certificates.ts';

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const { authority, server, client } = makeCertificates();
export const chain = makeChain();

/** The API servers: one that an authority of its own vouches for, one with the whole chain, one with its own alone. */
export type Servers = Readonly<Record<'own' | 'chained' | 'unchained', FakeApi>>;

/** Those of this file's tests. */
export let servers: Servers;

/** Starts them. */
export async function startServers(): Promise<void> {
  const script = (_: SeenRequest, response: Parameters<typeof answer>[0]): void =>
    answer(response, 200, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } });
  const start = (cert: string, key: string): Promise<FakeApi> =>
    startFakeApi({ authority, server, client }, script, { cert, key });
  const { certificate, key } = chain.server;
  servers = {
    own: await startFakeApi({ authority, server, client }, script),
    chained: await start(`${certificate}${chain.intermediate.certificate}`, key),
    unchained: await start(certificate, key),
  };
}

export type Change = {
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
  readonly top?: object;
};
export const CA = { 'certificate-authority-data': base64(authority.certificate) };
export const at = (name: keyof Servers): object => ({ server: servers[name].url });

/** A kubeconfig of the server `own`, changed. */
export function kubeconfig({ cluster, user, context, top }: Change = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { ...at('own'), ...(cluster ?? CA) } }],
    users: [{ name: 'u', user: user ?? { token: 'a-token-of-a-test' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'builds', ...context } }],
    'current-context': 'x',
    ...top,
  });
}

/** The files of a row by name, the first of which is the kubeconfig; more variables, with `FOLDER` for their folder. */
export type Row = {
  readonly what: string;
  readonly files: () => Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

export const row = (what: string, change: () => Change): Row => ({
  what,
  files: () => ({ config: kubeconfig(change()) }),
});
export const text = (
  what: string,
  make: () => string,
  files: Readonly<Record<string, string>> = {},
): Row => ({
  what,
  files: () => ({ config: make(), ...files }),
});
export const exec = (change: object = {}): object => ({
  apiVersion: 'client.authentication.k8s.io/v1',
  command: './login',
  interactiveMode: 'Never',
  ...change,
});

/** A kubeconfig whose user is this YAML. */
export const merged = (user: string): string => `
x-users:
- &me {token: a-token-of-a-test, as: bob}
- &other {as: alice, as-uid: '17'}
- &both {<<: *me, as-uid: '18'}
${kubeconfig({ top: { users: undefined } })}
users: [{name: u, user: ${user}}]
`;

/** A plugin whose token tells what it was given. */
export const LOGIN = `#!${process.execPath}
const { apiVersion, spec } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
const config = spec.cluster === undefined ? 'none' : JSON.stringify(Object.entries(spec.cluster.config ?? {}).sort());
const token = 'plugin-' + Buffer.from(config).toString('hex');
console.log(JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token } }));
`;
export const EXTENSIONS = [
  { name: 'client.authentication.k8s.io/exec', extension: { region: 'here', audience: ['a', 'b'] } },
  { name: 'other', extension: { x: 1 } },
];
