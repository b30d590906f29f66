import { toBase64 } from '../../lib/base64.ts';
import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { isDirect } from './no-proxy.ts';

/** How this runner reaches other servers, as its environment says it; read once, at the edge. */
export type Proxies = {
  /** The proxy of requests by http, a URL or `host:port`. */
  readonly http: string | undefined;
  /** The proxy of requests by https. */
  readonly https: string | undefined;
  /** NO_PROXY: the servers that no proxy is used for. */
  readonly noProxy: string | undefined;
  /** SSL_CERT_FILE: the bundle of authorities in place of the system's. */
  readonly authorityFile: string | undefined;
  /** SSL_CERT_DIR: the folders with authorities in place of the system's, separated by colons. */
  readonly authorityFolders: string | undefined;
};

/** Reads the variables that Go, and so buildx, reads; the lower-case name of a variable counts more, an empty one not. */
export function readProxies(variables: Readonly<Record<string, string | undefined>>): Proxies {
  return {
    http: variables.http_proxy || variables.HTTP_PROXY || undefined,
    https: variables.https_proxy || variables.HTTPS_PROXY || undefined,
    noProxy: variables.no_proxy || variables.NO_PROXY || undefined,
    authorityFile: variables.SSL_CERT_FILE || undefined,
    authorityFolders: variables.SSL_CERT_DIR || undefined,
  };
}

/**
 * Returns the proxy for requests to a server, undefined where they go straight: as Go, and so buildx, chooses it.
 *
 * @throws ActionError code `input` when the proxy is not for http or https.
 */
export function proxyFor({ protocol, hostname, port }: URL, proxies: Proxies): URL | undefined {
  const isPlain = protocol === 'http:';
  const given = isPlain ? proxies.http : proxies.https;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (given === undefined || isDirect({ host, port: port || (isPlain ? '80' : '443') }, proxies.noProxy))
    return undefined;
  const proxy = parseProxy(given);
  if (proxy !== undefined && !isUsable(proxy))
    throw unusable(isPlain ? 'HTTP_PROXY' : 'HTTPS_PROXY', proxy, host);
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

/** A shorter user is a name such as `ci`, which is part of many a word. */
const SHORTEST_USER = 8;

/** The secrets of a proxy's URL, as they stand in it, as they are meant and as they travel. */
export function proxySecrets(proxy: URL): readonly string[] {
  const { username, password } = proxy;
  const isPlain = hasPlainUser(proxy);
  const forms = (text: string): readonly string[] => (isPlain ? [text, decodeURIComponent(text)] : [text]);
  const users = forms(username).filter((user) => user.length >= SHORTEST_USER);
  return [...users, ...forms(password), isPlain ? basicOf(proxy) : ''].filter((secret) => secret !== '');
}

/** User and password as a Basic log-in, '' without a user. */
export function basicOf({ username, password }: URL): string {
  if (username === '' && password === '') return '';
  return toBase64(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
}

function unusable(variable: string, { protocol }: URL, host: string): ActionError {
  const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
  const hint = `Name one of http:// or https://, or ${truncate(host, 100)} in NO_PROXY.`;
  return new ActionError({ code: 'input', message, hint });
}
