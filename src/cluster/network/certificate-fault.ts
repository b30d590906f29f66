import { codeOf } from '../../lib/errors.ts';

/** Certificate faults stay what they are however often one asks (codes of Node's tls documentation). */
export function isCertificateFault(thrown: unknown): boolean {
  return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown));
}

/** The faults that another authority to trust can end. */
const UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;

/** True when nobody whom we trust vouches for a server, or for the proxy before it, which the cause tells. */
export function isUnknownAuthority(thrown: unknown): boolean {
  if (UNKNOWN.test(codeOf(thrown))) return true;
  return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}

/** What a certificate fault says, without the advice to whoever starts Node: a workflow does not. */
export function certificateWords({ message }: Error): string {
  return message.replace(/; if the root CA is installed locally.*$/, '');
}
