/** Proxy settings of a monitor, a discovery or a server. */
import { at, fieldOfKey, Reason, reject, rejectIf, under } from './reason';
import { References } from './references';
import { parseGoUrl } from '../../go/url';
import { KeyReference } from '../../operator-port/loaded';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { rangeErrorOf } from '../../units/range-error';
import { operatorSince } from '../operator-since';

/**
 * Why the fields do not fit together. Headers are looked at in the order of their names; the operator has no order there.
 * @param parsesUrl whether the URL is read, too
 * @see ProxyConfig.Validate in pkg/apis/monitoring/v1/types.go, v0.94.1
 */
export function whyNotProxy({ proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader }: Spec, parsesUrl = true): Reason {
  const headers = headersOf(proxyConnectHeader);
  if (headers.length > 0 && !proxyFromEnvironment && !proxyUrl) {
    return reject({ cause: 'missing-field' }, 'proxyUrl', 'if proxyConnectHeader is configured, proxyUrl or proxyFromEnvironment must also be configured');
  }
  if (proxyFromEnvironment && proxyUrl) {
    return reject({ cause: 'conflicting-fields', fields: ['proxyFromEnvironment', 'proxyUrl'] }, '', 'if proxyFromEnvironment is configured, proxyUrl must not be configured');
  }
  if (proxyFromEnvironment && noProxy) {
    return reject({ cause: 'conflicting-fields', fields: ['proxyFromEnvironment', 'noProxy'] }, '', 'if proxyFromEnvironment is configured, noProxy must not be configured');
  }
  if (!proxyUrl && noProxy) return reject({ cause: 'missing-field' }, 'proxyUrl', 'if noProxy is configured, proxyUrl must also be configured');

  const whyNotHeaders = firstFound(headers, whyNotHeader);

  return whyNotHeaders !== undefined || !parsesUrl ? whyNotHeaders : rejectIf({ cause: 'invalid-url' }, 'proxyUrl', rangeErrorOf(() => parseGoUrl(proxyUrl ?? '')));
}

/** @see AddProxyConfig in pkg/assets/store.go, v0.94.1 */
export function whyNotProxyHeaders(references: References, namespace: string, { proxyConnectHeader }: Spec): Reason {
  return firstFound(headersOf(proxyConnectHeader), ([header, selectors]) => at(
    fieldOfKey('proxyConnectHeader', header),
    firstFound(selectors, (selector, i) => under(`header[${header}][${i}]`, `[${i}]`, references.whyNotSecret(namespace, selector))),
  ));
}

/** Checks both, as the operator does for monitors. */
export function whyNotProxyConfig(references: References, namespace: string, proxy: Spec): Reason {
  // Up to operator 0.81 the URL is not read.
  return whyNotProxy(proxy, operatorSince(references.operator, 82)) ?? whyNotProxyHeaders(references, namespace, proxy);
}

type Header = readonly [name: string, selectors: readonly (KeyReference & { readonly optional?: boolean })[]];

function headersOf(headers: Spec | undefined): Header[] {
  return Object.entries(headers ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    // Up to operator 0.73 a header has one selector.
    .map(([name, selectors]) => [name, [selectors ?? []].flat()]);
}

function whyNotHeader([name, selectors]: Header): Reason {
  const field = fieldOfKey('proxyConnectHeader', name);
  if (selectors.length === 0) return reject({ cause: 'missing-field' }, field, `proxyConnetHeader[${name}]: selector must not be empty`);
  const missing = selectors.findIndex((selector) => !selector.name && !selector.key && selector.optional === undefined);

  return missing < 0 ? undefined : reject({ cause: 'missing-field' }, `${field}[${missing}]`, `proxyConnectHeader[${name}][${missing}]: selector must be defined`);
}
