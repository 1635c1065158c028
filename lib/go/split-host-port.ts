/** Host and port of an address, as Go splits it. */

/**
 * Host and port around the last colon; undefined for an address without a port.
 * @see SplitHostPort in net, Go 1.26
 */
export function splitHostPort(address: string): { readonly host: string; readonly port: string } | undefined {
  const [, bracketed, plain, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(address) ?? [];

  return port === undefined ? undefined : { host: bracketed ?? plain, port };
}
