import { ActionError } from '../errors.ts';
import type { ClusterAccess } from './access.ts';
import { isDirect } from './no-proxy.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for requests to the cluster, undefined where they go straight: the kubeconfig's own, whatever NO_PROXY
 * says, else that of the environment, as client-go chooses it. Code `input` for one that is not for http or https.
 */
export function proxyOf(access: ClusterAccess, environment: Variables): URL | undefined {
  return access.proxyUrl === '' ? proxyFor(new URL(access.server), environment) : new URL(access.proxyUrl);
}

/** The proxy of the environment for requests to a https server. */
export function proxyFor({ hostname, port }: URL, environment: Variables): URL | undefined {
  const given = environment.https_proxy || environment.HTTPS_PROXY || '';
  const noProxy = environment.no_proxy || environment.NO_PROXY || '';
  const destination = { host: hostname.replace(/^\[|\]$/g, ''), port: port || '443' };
  if (given === '' || isDirect(destination, noProxy)) return undefined;
  const proxy = parseProxy(given);
  if (proxy !== undefined && !isUsable(proxy)) throw unusable(proxy);
  return proxy;
}

/** A URL, or `host:port` as Go takes it; what neither is, Go does not use, and so neither do we. */
function parseProxy(given: string): URL | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/./i.test(given) ? given : `http://${given}`;
  return URL.canParse(url) && hasPlainUser(new URL(url)) ? new URL(url) : undefined;
}

/** True for the proxies that this action can go through. */
export function isUsable({ protocol, hostname }: URL): boolean {
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}

/** True when the user and the password can be decoded; Go refuses such a URL as a whole. */
export function hasPlainUser({ username, password }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}`);
    return true;
  } catch {
    return false;
  }
}

/** The secrets of a proxy's URL, as they stand in it, as they are meant and as they travel. */
export function proxySecrets(proxy: URL): readonly string[] {
  const { username, password } = proxy;
  if (!hasPlainUser(proxy)) return [username, password];
  const plain = [username, password].map(decodeURIComponent);
  return [username, password, ...plain, basicOf(proxy)].filter((secret) => secret !== '');
}

/** User and password as a Basic log-in, '' without a user. */
export function basicOf({ username, password }: URL): string {
  if (username === '' && password === '') return '';
  return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
}

function unusable({ protocol }: URL): ActionError {
  const message = `The variable HTTPS_PROXY names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
  const hint = 'Name one of http:// or https://, or the API server in NO_PROXY.';
  return new ActionError('input', message, hint);
}
