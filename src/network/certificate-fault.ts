import { codeOf } from '../errors.ts';

/** Certificate faults stay what they are however often one asks (codes of Node's tls documentation). */
export function isCertificateFault(thrown: unknown): boolean {
  return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown));
}
