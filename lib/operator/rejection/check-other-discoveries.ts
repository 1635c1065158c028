/** What single discoveries ask for beside credentials. */
import { Reason, reject } from './reason';
import { goQuote } from '../../go/quote';
import { parseGoUrl } from '../../go/url';
import { Spec } from '../../operator-port/server';

/**
 * DNS records other than SRV have no port.
 * @see validateDNSSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotPort({ type, port }: Spec): Reason {
  const hasPort = typeof port === 'number';

  return typeof type === 'string' && type !== 'SRV' && !hasPort
    ? reject({ cause: 'missing-field' }, 'port', `port required for record type ${goQuote(type)}`)
    : undefined;
}

/**
 * For a URL that can be read. Its scheme is not looked at: the schema has the same pattern.
 * @see validatePuppetDBSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotPuppetUrl({ url }: Spec): Reason {
  return parseGoUrl(url).host === '' ? reject({ cause: 'invalid-url' }, 'url', 'host is missing in URL') : undefined;
}
