/** What single discoveries ask for beside credentials. */
import { goQuote } from '../../go/quote';
import { Reason } from '../../go/reason';
import { parseGoUrl } from '../../go/url';
import { Spec } from '../server';

/**
 * DNS records other than SRV do not say a port.
 * @see validateDNSSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotPort({ type, port }: Spec): Reason {
  const hasPort = typeof port === 'number';

  return typeof type === 'string' && type !== 'SRV' && !hasPort ? `port required for record type ${goQuote(type)}` : undefined;
}

/**
 * For a URL that is readable.
 * @see validatePuppetDBSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotPuppetUrl({ url }: Spec): Reason {
  const { scheme, host } = parseGoUrl(url);
  if (scheme !== 'http' && scheme !== 'https') return "URL scheme must be 'http' or 'https'";

  return host === '' ? 'host is missing in URL' : undefined;
}
