/** What bounds the memory and time that clients of the webhook can take. */

/** Limits of the server. */
export interface Limits {
  /** Size of one body. */
  readonly maxBodyBytes: number;
  /** Size of all bodies that are read at a time. */
  readonly maxBytesAtOnce: number;
  readonly maxConnections: number;
  /** Time for the TLS handshake. */
  readonly handshakeMillis: number;
  /** Time for the headers of a request. */
  readonly headersMillis: number;
  /** Time for a whole request; the API server waits 30 seconds at most. */
  readonly requestMillis: number;
  /** Time without a byte after which a response is given up. */
  readonly responseIdleMillis: number;
  /** Time that a client may go on sending a body that is refused already. */
  readonly passOverMillis: number;
  /** Time that an unused connection is kept, longer than clients written in Go keep it. */
  readonly keepAliveMillis: number;
  /** Time for requests in flight when the server stops. */
  readonly stopMillis: number;
  /** Time between two looks at the certificate. */
  readonly certificateMillis: number;
}

/** The limits of the command. */
export const LIMITS: Limits = {
  maxBodyBytes: 32 * 1024 * 1024,
  maxBytesAtOnce: 64 * 1024 * 1024,
  maxConnections: 200,
  handshakeMillis: 10_000,
  headersMillis: 10_000,
  requestMillis: 30_000,
  responseIdleMillis: 30_000,
  passOverMillis: 1_000,
  keepAliveMillis: 120_000,
  stopMillis: 20_000,
  certificateMillis: 5_000,
};
