import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, PEM. */
export type PemPair = { readonly certificate: string; readonly key: string };

/** One authority, a server certificate for 127.0.0.1 and localhost, and a client's, made with openssl each time. */
export type TestCertificates = {
  readonly authority: PemPair;
  readonly server: PemPair;
  readonly client: PemPair;
};

const NEW_KEY = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes a certificate that is valid for two days; its files stay in the folder. */
function makerIn(folder: string): (name: string, args: readonly string[]) => PemPair {
  return (name, args) => {
    const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
    const files = ['-keyout', key, '-out', certificate];
    execFileSync('openssl', [...NEW_KEY, '-days', '2', '-subj', `/CN=${name}`, ...files, ...args], {
      stdio: 'pipe',
    });
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  };
}

/** Makes them, valid for two days; the server's also for these names. */
export function makeCertificates(names: readonly string[] = []): TestCertificates {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    const make = makerIn(folder);
    const authority = make('authority', ['-addext', 'basicConstraints=critical,CA:TRUE']);
    const signed = ['-CA', join(folder, 'authority.crt'), '-CAkey', join(folder, 'authority.key')];
    const alternatives = [
      'IP:127.0.0.1',
      'DNS:localhost',
      ...names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`),
    ].join();
    const server = make('server', [...signed, '-addext', `subjectAltName=${alternatives}`]);
    return { authority, server, client: make('client', signed) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A root authority, the intermediate one that it signed, and a server's certificate that this one signed. */
export type TestChain = {
  readonly root: PemPair;
  readonly intermediate: PemPair;
  readonly server: PemPair;
};

/** Makes them, valid for two days; the server is 127.0.0.1, localhost and these names. */
export function makeChain(names: readonly string[] = []): TestChain {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    const make = makerIn(folder);
    const signedBy = (name: string) => [
      '-CA',
      join(folder, `${name}.crt`),
      '-CAkey',
      join(folder, `${name}.key`),
    ];
    const authority = ['-addext', 'basicConstraints=critical,CA:TRUE'];
    const root = make('root', authority);
    const intermediate = make('intermediate', [...signedBy('root'), ...authority]);
    const alternatives = ['IP:127.0.0.1', 'DNS:localhost', ...names.map((name) => `DNS:${name}`)].join();
    const server = make('server', [
      ...signedBy('intermediate'),
      '-addext',
      `subjectAltName=${alternatives}`,
      '-addext',
      'basicConstraints=critical,CA:FALSE',
    ]);
    return { root, intermediate, server };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A certificate that was over yesterday, with its key. */
export function makeExpired(): PemPair {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    const [key, request, certificate] = [join(folder, 'key'), join(folder, 'request'), join(folder, 'pem')];
    const openssl = (args: readonly string[]): Buffer => execFileSync('openssl', args, { stdio: 'pipe' });
    const newKey = NEW_KEY.filter((arg) => arg !== '-x509');
    openssl([...newKey, '-subj', '/CN=expired', '-keyout', key, '-out', request]);
    openssl(['x509', '-req', '-in', request, '-signkey', key, '-days', '-1', '-out', certificate]);
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
