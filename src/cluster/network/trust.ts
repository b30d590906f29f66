import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { isUnknownAuthority } from './fault.ts';
import type { Proxies } from './proxy.ts';

/** Where distributions keep their bundle, and single certificates (Go, crypto/x509/root_linux.go). */
const FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
const FOLDERS = ['/etc/ssl/certs', '/etc/pki/tls/certs'];

/** What a TLS connection trusts; without `ca` Node's own authorities and NODE_EXTRA_CA_CERTS. */
export type Trust = { readonly ca?: string[] };

/** By the variables that name a store. To read one takes some 20 ms: only connections that need it wait for it. */
const known = new Map<string, Trust>();

/**
 * Connects where nothing says whom to trust: with Node's authorities, and when they do not include the server's, again
 * with those of this runner too, as kubectl and buildx do. From then on both are used from the start.
 */
export async function trustingSystem<T>(proxies: Proxies, connect: (trust: Trust) => Promise<T>): Promise<T> {
  const key = JSON.stringify([proxies.authorityFile, proxies.authorityFolders]);
  const trust = known.get(key);
  if (trust !== undefined) return connect(trust);
  try {
    return await connect({});
  } catch (error) {
    if (!isUnknownAuthority(error)) throw error;
    const wider = { ca: [...getCACertificates('default'), ...systemAuthorities(proxies)] };
    known.set(key, wider);
    return connect(wider);
  }
}

/**
 * Returns the authorities of this runner, in PEM, by Go's rules: the file of SSL_CERT_FILE, or the first bundle that
 * is there, and all files of the folders of SSL_CERT_DIR, or of the usual ones. Node's own reading of them knows no
 * list in SSL_CERT_DIR and fewer places, and it prints warnings on stderr.
 */
function systemAuthorities({ authorityFile: file, authorityFolders: list }: Proxies): readonly string[] {
  const files = file ? [file] : FILES;
  const folders = list ? list.split(':') : FOLDERS;
  const bundle = files.map(textOf).find((text) => text !== undefined);
  const single = folders.flatMap((folder) => namesIn(folder).map((name) => textOf(join(folder, name))));
  return [...new Set([bundle, ...single].flatMap((pem) => certificatesIn(pem ?? '')))];
}

function certificatesIn(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

function textOf(path: string): string | undefined {
  try {
    // A device or a pipe may never end.
    return (statSync(path).isFile() && readFileSync(path, 'latin1')) || undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
