/** Proxy settings of a monitor, a discovery or a server. */
import { firstReason, Reason, reasonOf, under } from '../../go/reason';
import { parseGoUrl } from '../../go/url';
import { KeyReference } from '../loaded';
import { Spec } from '../server';
import { References } from './references';

/**
 * Whether the fields fit together. Headers are looked at in the order of their names; the operator has no order there.
 * @see ProxyConfig.Validate in pkg/apis/monitoring/v1/types.go, v0.94.1
 */
export function whyNotProxy({ proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader }: Spec): Reason {
  const headers = headersOf(proxyConnectHeader);
  if (headers.length > 0 && !proxyFromEnvironment && !proxyUrl) {
    return 'if proxyConnectHeader is configured, proxyUrl or proxyFromEnvironment must also be configured';
  }
  if (proxyFromEnvironment && proxyUrl) return 'if proxyFromEnvironment is configured, proxyUrl must not be configured';
  if (proxyFromEnvironment && noProxy) return 'if proxyFromEnvironment is configured, noProxy must not be configured';
  if (!proxyUrl && noProxy) return 'if noProxy is configured, proxyUrl must also be configured';

  return firstReason(headers, whyNotHeader) ?? reasonOf(() => parseGoUrl(proxyUrl ?? ''));
}

/** @see AddProxyConfig in pkg/assets/store.go, v0.94.1 */
export function whyNotProxyHeaders(references: References, namespace: string, { proxyConnectHeader }: Spec): Reason {
  return firstReason(headersOf(proxyConnectHeader), ([header, selectors]) =>
    firstReason(selectors, (selector, i) => under(`header[${header}][${i}]`, references.whyNotSecret(namespace, selector))));
}

/** Both of them, as monitors are checked. */
export function whyNotProxyConfig(references: References, namespace: string, proxy: Spec): Reason {
  return whyNotProxy(proxy) ?? whyNotProxyHeaders(references, namespace, proxy);
}

type Header = readonly [name: string, selectors: readonly (KeyReference & { readonly optional?: boolean })[]];

function headersOf(headers: Spec | undefined): Header[] {
  return Object.entries(headers ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, selectors]) => [name, selectors ?? []]);
}

function whyNotHeader([name, selectors]: Header): Reason {
  if (selectors.length === 0) return `proxyConnetHeader[${name}]: selector must not be empty`;
  const missing = selectors.findIndex((selector) => !selector.name && !selector.key && selector.optional === undefined);

  return missing < 0 ? undefined : `proxyConnectHeader[${name}][${missing}]: selector must be defined`;
}
