import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { toBase64 } from '../../lib/base64.ts';
import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';

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

/**
 * Reads the variables that Go, and so buildx, reads; the lower-case name of a variable counts more, an empty one not.
 */
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

/** Returns a URL, or `host:port` as Go takes it, as a URL; undefined for what Go does not use either. */
function parseProxy(given: string): URL | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\/./i.test(given) ? given : `http://${given}`;
  return URL.canParse(url) && hasPlainUser(new URL(url)) ? new URL(url) : undefined;
}

/** Returns true for the proxies that this action can go through. */
export function isUsable({ protocol, host }: URL): boolean {
  return /^https?:$/.test(protocol) && host.length > 0;
}

/** Returns true when the user and the password can be decoded; Go refuses such a URL as a whole. */
export function hasPlainUser({ username, password }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}`);
    return true;
  } catch {
    return false;
  }
}

/** A shorter user is a name such as `ci`, which is a part of many words. */
const SHORTEST_USER = 8;

/** Returns the secrets of a proxy's URL, as they stand in it, decoded, and as they are sent. */
export function proxySecrets(proxy: URL): readonly string[] {
  const { username, password } = proxy;
  const isPlain = hasPlainUser(proxy);
  const forms = (text: string): readonly string[] => (isPlain ? [text, decodeURIComponent(text)] : [text]);
  const users = forms(username).filter((user) => user.length >= SHORTEST_USER);
  const basic = isPlain ? basicOf(proxy) : undefined;
  return [...users, ...forms(password), basic].flatMap((secret) => secret || []);
}

/** Returns user and password for Basic authentication, undefined without a user. */
export function basicOf({ username, password }: URL): string | undefined {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return pair === ':' ? undefined : toBase64(pair);
}

function unusable(variable: string, { protocol }: URL, host: string): ActionError {
  const message = `The variable ${variable} names a ${truncate(protocol, 10)} proxy, which this action cannot use.`;
  const hint = `Use an http:// or https:// proxy, or add ${truncate(host, 100)} to NO_PROXY.`;
  return new ActionError({ code: 'input', topic: 'proxy', message, hint });
}

/** Where a request goes: a name or an IP address without brackets, and a port. */
type Destination = { readonly host: string; readonly port: string };

/**
 * Returns true when NO_PROXY, or its being this host itself, keeps a destination from the proxy. Go's rules
 * (golang.org/x/net/http/httpproxy), because buildx goes by them; Node's proxyEnv knows no CIDR, proxies loopback
 * addresses, and takes `example.com` for that one host.
 */
export function isDirect({ host, port }: Destination, noProxy: string | undefined): boolean {
  if (host === 'localhost' || isLoopback(host)) return true;
  const entries = (noProxy ?? '').split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry === '*' || matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (isIP(host) !== 0 && isInSubnet(entry, host)) return true;
  const [name, onPort] = splitPort(entry);
  if (name.length === 0 || (onPort !== undefined && onPort !== port)) return false;
  if (isIP(name) !== 0) return isIP(host) !== 0 && isInSubnet(`${name}/${isIP(name) === 4 ? 32 : 128}`, host);
  if (isIP(host) !== 0) return false;
  const suffix = name.startsWith('*.') ? name.slice(1) : name;
  if (suffix.startsWith('.')) return host.endsWith(`.${toAscii(suffix.slice(1))}`);
  return host === toAscii(suffix) || host.endsWith(`.${toAscii(suffix)}`);
}

/** `host:port`, `[address]:port`, or no port at all. */
function splitPort(entry: string): readonly [string, string | undefined] {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
  return port === undefined ? [entry, undefined] : [bracketed ?? plain ?? '', port || undefined];
}

/** Only within one family, unlike a BlockList's own rule: Go keeps `::/0` from holding IPv4 addresses. */
function isInSubnet(entry: string, address: string): boolean {
  const [, given = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
  const [net, own] = [unmapped(given), unmapped(address)];
  const length = Number(prefix) - (net === given ? 0 : 96);
  const version = isIP(net);
  if (version === 0 || version !== isIP(own) || length < 0 || length > (version === 4 ? 32 : 128))
    return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(net, length, family);
  return list.check(own, family);
}

/** Returns the IPv4 address that is written as an IPv6 one; any other address as it is. */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(host: string): boolean {
  return isInSubnet('127.0.0.0/8', host) || isInSubnet('::1/128', host);
}

function toAscii(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : domainToASCII(name) || name;
}
