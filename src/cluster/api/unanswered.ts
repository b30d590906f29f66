import { ActionError, codeOf } from '../../lib/errors.ts';
import { certificateWords, isCertificateFault, isUnknownAuthority, whyUnanswered } from '../network/fault.ts';

/**
 * Returns why a request got no answer, for a log, where it may get one a moment later.
 *
 * @throws ActionError for a fault that stays: what was sent cannot be sent, or the server is not trusted.
 */
export function whyNoAnswer(thrown: unknown, answerMs: number): string {
  if (thrown instanceof ActionError) throw thrown;
  if (thrown instanceof Error && isCertificateFault(thrown)) throw untrusted(thrown);
  if (codeOf(thrown) === 'ERR_INVALID_CHAR') throw unsendable();
  // Of the clocks that could end it only ours is left here.
  return whyUnanswered(thrown, `in ${answerMs / 1000} s`);
}

function untrusted(error: Error): ActionError {
  const hint = isUnknownAuthority(error)
    ? "Add its authority, or that of a proxy in between, to certificate-authority-data or, where that is empty, to the runner's store (SSL_CERT_FILE)."
    : 'Check server and tls-server-name.';
  const message = `The API server's certificate is not trusted: ${certificateWords(error)}.`;
  return new ActionError({ code: 'unreachable', topic: 'tls', message, hint, cause: error });
}

/** A token from a file or a plugin, or a name to impersonate, that no HTTP header can carry. */
function unsendable(): ActionError {
  return new ActionError({
    code: 'input',
    topic: 'kubeconfig-invalid',
    message: "The kubeconfig's user has line breaks or control characters.",
    hint: 'Copy it again, on one line.',
  });
}

/** The error for a 401 that stays; `message` is the server's. */
export function unauthorized(message: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    message: `The API server rejected the credentials (401 ${message}).`,
    hint: "The kubeconfig's token or certificate is wrong or expired.",
  });
}

/** The error for a server that has given no answer for so long, with why. */
export function unreachable(server: string, why: string, triedMs: number): ActionError {
  const message = `Cannot reach the API server (tried for ${Math.ceil(triedMs / 1000)} s): ${why}.`;
  const { host, hostname } = new URL(server);
  const hint = LOOPBACK.test(hostname)
    ? `${host} is the runner itself: use the address at which the runner reaches the server.`
    : 'Check the server address, the network and the proxy of this runner.';
  return new ActionError({ code: 'unreachable', message, hint });
}

/** The runner itself, as kubeconfigs name the server that were made on a cluster's own node. */
const LOOPBACK =
  /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:.*\.)?localhost|kubernetes\.docker\.internal)$/;
