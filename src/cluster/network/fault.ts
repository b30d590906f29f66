import { codeOf, messageOf } from '../../lib/errors.ts';

/** Returns why a request got no answer, in a few words; `within` is the time in which it should have come. */
export function whyUnanswered(thrown: unknown, within = 'in time'): string {
  // Node reports a request that its signal ends as AbortError, whatever the signal's reason.
  const isEnded = thrown instanceof Error && ['AbortError', 'TimeoutError'].includes(thrown.name);
  return isEnded ? `no answer ${within}` : (codeOf(thrown) ?? messageOf(thrown));
}

/** Returns true for a fault of a certificate, which no other try changes (codes of Node's tls documentation). */
export function isCertificateFault(thrown: unknown): boolean {
  return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(codeOf(thrown) ?? '');
}

/** The faults that go away when another authority is trusted. */
const UNKNOWN = /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|CERT_UNTRUSTED)/;

/**
 * Returns true when no trusted authority has signed the certificate of a server, or of the proxy before it (the
 * cause).
 */
export function isUnknownAuthority(thrown: unknown): boolean {
  if (UNKNOWN.test(codeOf(thrown) ?? '')) return true;
  return thrown instanceof Error && thrown.cause !== undefined && isUnknownAuthority(thrown.cause);
}

/** Returns the words of a certificate fault, without the advice for whoever starts Node: a workflow does not. */
export function certificateWords({ message }: Error): string {
  return message.replace(/; if the root CA is installed locally.*$/, '');
}
