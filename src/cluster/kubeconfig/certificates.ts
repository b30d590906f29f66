import { createPrivateKey, X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';

import { type ActionError, inputError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { ClientCertificate } from '../access/access.ts';
import type { Fields } from './fields.ts';

/**
 * Returns the certificate authorities that a kubeconfig names, as PEM; undefined when it names none.
 *
 * @throws ActionError code `input` when there is no certificate in what it names, or all have expired.
 */
export function readAuthorities(cluster: Fields, folder: string): string | undefined {
  const name = 'certificate-authority';
  const pem = readDataOrFile(cluster, name, folder);
  if (pem === undefined) return undefined;
  // Go leaves out what it cannot read in a bundle (crypto/x509, AppendCertsFromPEM); Node stops reading there.
  const authorities = blocksOf(pem).flatMap((block) => certificatesIn(block));
  if (authorities.length === 0) throw bad(cluster, name, 'holds no certificate (PEM)');
  if (authorities.every(isExpired)) throw bad(cluster, name, `expired on ${authorities[0]?.validTo}`);
  return authorities.map((authority) => authority.toString()).join('');
}

/**
 * Returns the text of certificate authorities if each of them can be used. `fault` makes the error from what is wrong.
 *
 * @throws ActionError as `fault` makes it, where there is none, one cannot be read, or all have expired
 */
export function parseAuthority(pem: string, fault: (what: string) => ActionError): string {
  const authorities = blocksOf(pem).map((block) =>
    certificateOf(block, () => fault('has a certificate that cannot be read (PEM)')),
  );
  if (authorities.length === 0) throw fault('holds no certificate (PEM)');
  if (authorities.every(isExpired)) throw fault(`expired on ${authorities[0]?.validTo}`);
  return pem;
}

function blocksOf(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
}

/** Returns the TLS client certificate of a kubeconfig user, compared with its key and the clock. */
export function readCertificate(user: Fields, folder: string): ClientCertificate {
  const certificatePem = readDataOrFile(user, 'client-certificate', folder);
  const keyPem = readDataOrFile(user, 'client-key', folder);
  if (certificatePem === undefined && keyPem === undefined) return { kind: 'none' };
  if (keyPem === undefined) throw bad(user, 'client-certificate', 'has no client-key beside it');
  if (certificatePem === undefined) throw bad(user, 'client-key', 'has no client-certificate beside it');
  const certificate = certificateOf(certificatePem, () =>
    bad(user, 'client-certificate', 'is not a certificate (PEM)'),
  );
  if (isExpired(certificate)) throw bad(user, 'client-certificate', `expired on ${certificate.validTo}`);
  if (!belongsTo(keyPem, certificate, user))
    throw bad(user, 'client-key', 'does not belong to the client-certificate');
  return { kind: 'pair', certificatePem, keyPem };
}

/**
 * Reads `<name>-data` (base64) or the file at `<name>`; both are refused, as kubectl does (clientcmd/validation.go).
 */
function readDataOrFile(fields: Fields, name: string, folder: string): string | undefined {
  const data = fields.text(`${name}-data`)?.replace(/\s+/g, '') || undefined;
  const path = fields.text(name);
  if (data !== undefined && path !== undefined)
    throw bad(fields, name, `is there beside ${name}-data: keep one of them`);
  if (data !== undefined) {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data)) throw bad(fields, `${name}-data`, 'is not base64');
    return Buffer.from(data, 'base64').toString('utf8');
  }
  if (path === undefined) return undefined;
  const file = readRegularFile(resolve(folder, path));
  // Any file can be read as latin1: bundles have comments in all encodings.
  if (file.kind === 'content') return file.bytes.toString('latin1');
  // Without the path: it may be the data itself, in the wrong field.
  const hint =
    'Where that file is, this prints the kubeconfig with it inside: kubectl config view --raw --flatten --minify';
  throw bad(fields, name, `names a file that cannot be used (${file.why})`, hint);
}

function certificatesIn(block: string): readonly X509Certificate[] {
  try {
    return [new X509Certificate(block)];
  } catch {
    return [];
  }
}

function certificateOf(pem: string, fault: () => ActionError): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw fault();
  }
}

function belongsTo(keyPem: string, certificate: X509Certificate, fields: Fields): boolean {
  try {
    return certificate.checkPrivateKey(createPrivateKey(keyPem));
  } catch {
    throw bad(fields, 'client-key', 'is not a private key (PEM, not encrypted)');
  }
}

function isExpired(certificate: X509Certificate): boolean {
  return certificate.validToDate.getTime() < Date.now();
}

function bad(fields: Fields, name: string, what: string, hint?: string): ActionError {
  return inputError('kubeconfig', `${fields.where}.${name} ${what}.`, hint, 'kubeconfig-invalid');
}
