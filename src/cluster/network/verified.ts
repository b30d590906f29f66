import type { ClientRequest } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/**
 * The only two ways in which this action opens TLS. Node takes `rejectUnauthorized` from the variable
 * NODE_TLS_REJECT_UNAUTHORIZED where no option says it (lib/internal/tls), and jobs set that variable for servers of
 * their own; what we send holds credentials.
 */

/** What is named as an authority is trusted as it is, an intermediate one too, as by kubectl and buildx (Go, crypto/x509). */
export const AS_GO = { allowPartialTrustChain: true } as const;

/** An https request whose server, or proxy, is always verified. Not ended yet. */
export function requestVerified(url: URL, options: RequestOptions): ClientRequest {
  return request(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}

/** A TLS connection whose other end is always verified. */
export function connectVerified(options: ConnectionOptions): TLSSocket {
  return connect({ ...options, rejectUnauthorized: true, ...AS_GO });
}
