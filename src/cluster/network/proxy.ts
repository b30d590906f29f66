import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { isDirect } from './no-proxy.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The proxy of the environment for requests to a server, undefined where they go straight: as Go, and so buildx,
 * chooses it. Code `input` for one that is not for http or https.
 */
export function proxyFor({ protocol, hostname, port }: URL, environment: Variables): URL | undefined {
  const isPlain = protocol === 'http:';
  const [lower, upper] = isPlain
    ? (['http_proxy', 'HTTP_PROXY'] as const)
    : (['https_proxy', 'HTTPS_PROXY'] as const);
  const given = environment[lower] || environment[upper] || '';
  const noProxy = environment.no_proxy || environment.NO_PROXY || '';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (given === '' || isDirect({ host, port: port || (isPlain ? '80' : '443') }, noProxy)) return undefined;
  const proxy = parseProxy(given);
  if (proxy !== undefined && !isUsable(proxy)) throw unusable(upper, proxy, host);
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
  return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
}

function unusable(variable: string, { protocol }: URL, host: string): ActionError {
  const message = `The variable ${variable} names a ${protocol.slice(0, 10)} proxy, which this action cannot use.`;
  const hint = `Name one of http:// or https://, or ${truncate(host, 100)} in NO_PROXY.`;
  return new ActionError({ code: 'input', message, hint });
}
