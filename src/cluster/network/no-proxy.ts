import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** Where a request goes: a name or an IP address without brackets, and a port. */
export type Destination = { readonly host: string; readonly port: string };

/**
 * True when NO_PROXY, or its being this machine, keeps a destination from the proxy. Go's rules
 * (golang.org/x/net/http/httpproxy), since buildx goes by them; Node's proxyEnv knows no CIDR, proxies loopback
 * addresses, and takes `example.com` for that one host.
 */
export function isDirect({ host, port }: Destination, noProxy = ''): boolean {
  if (host === 'localhost' || isLoopback(host)) return true;
  const entries = noProxy.split(',').map((entry) => entry.trim().toLowerCase());
  return entries.some((entry) => entry === '*' || matches(entry, host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (isIP(host) !== 0 && isInSubnet(entry, host)) return true;
  const [name, onPort] = splitPort(entry);
  if (name === '' || (onPort !== '' && onPort !== port)) return false;
  if (isIP(name) !== 0) return isIP(host) !== 0 && isInSubnet(`${name}/${isIP(name) === 4 ? 32 : 128}`, host);
  if (isIP(host) !== 0) return false;
  const suffix = name.startsWith('*.') ? name.slice(1) : name;
  if (suffix.startsWith('.')) return host.endsWith(`.${ascii(suffix.slice(1))}`);
  return host === ascii(suffix) || host.endsWith(`.${ascii(suffix)}`);
}

/** `host:port`, `[address]:port`, or no port at all. */
function splitPort(entry: string): readonly [string, string] {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(entry) ?? [];
  return port === undefined ? [entry, ''] : [bracketed ?? plain ?? '', port];
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

/** An IPv4 address that is written as an IPv6 one. */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(host: string): boolean {
  return isInSubnet('127.0.0.0/8', host) || isInSubnet('::1/128', host);
}

function ascii(name: string): string {
  return /^[\x20-\x7e]*$/.test(name) ? name : domainToASCII(name) || name;
}
