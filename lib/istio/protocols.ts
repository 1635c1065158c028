/** How Istio reads the protocol of a Service port. */

/** What a Service port says about its protocol. */
export interface DeclaredProtocol {
  readonly name?: string;
  readonly appProtocol?: string;
}

const HTTP: ReadonlySet<string> = new Set(['http', 'http2', 'http_proxy', 'grpc', 'kubernetes.io/h2c', 'kubernetes.io/ws']);

/**
 * Whether a Service port is declared as plain HTTP, so that a sidecar accepts only HTTP and the mutual TLS of the mesh on it. `appProtocol`
 * goes before the name, of which the part before the first dash counts.
 * @see ConvertProtocol in pkg/config/kube/conversion.go and inboundPermissiveHTTPFilterChainMatchWithMxcOptions of Istio
 */
export function isDeclaredAsHttp({ name = '', appProtocol }: DeclaredProtocol): boolean {
  const [protocol] = (appProtocol ?? name).toLowerCase().split('-');

  return HTTP.has(protocol);
}
