/** Checks the proxy of a connection by the rules of the operator, which rejects a whole monitor otherwise. */
import { checkSecretKey } from './check-secret-key';
import { SecretKeySelector } from '../../imports/k8s';
import { Problem } from '../findings/problem';
import { hasCredentials, isUrlOf } from '../units/url';

/** Proxy fields of endpoints, discoveries and OAuth 2.0. */
export interface ProxyFields {
  readonly proxyUrl?: string;
  readonly noProxy?: string;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyConnectHeader?: { readonly [header: string]: SecretKeySelector[] | undefined };
}

/** Checks that there is one proxy, without credentials in its URL. */
export function checkProxy({ proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader = {} }: ProxyFields, where: string): Problem[] {
  const problems: Problem[] = [];
  const add = (message: string, fix: string) => problems.push({ code: 'AM117', message: `${where}${message}`, fix });

  if (proxyUrl !== undefined && !isUrlOf(['http', 'https', 'socks5'], proxyUrl)) {
    add('proxyUrl is not a URL with scheme http, https or socks5', 'write it like "http://proxy:3128"');
  } else if (proxyUrl !== undefined && hasCredentials(proxyUrl)) {
    add('proxyUrl holds credentials, which would be readable in the manifest', 'use proxyConnectHeader with a Secret reference');
  }
  if (proxyFromEnvironment && (proxyUrl !== undefined || noProxy !== undefined)) {
    add('proxyFromEnvironment is set together with proxyUrl or noProxy, which the operator rejects', 'remove one of them');
  }
  if (noProxy !== undefined && proxyUrl === undefined && !proxyFromEnvironment) {
    add('noProxy is set without proxyUrl, which the operator rejects', 'set proxyUrl, or leave noProxy out');
  }
  if (Object.keys(proxyConnectHeader).length > 0 && proxyUrl === undefined && !proxyFromEnvironment) {
    add('proxyConnectHeader is set without a proxy, which the operator rejects', 'set proxyUrl or proxyFromEnvironment');
  }

  return [
    ...problems,
    ...Object.entries(proxyConnectHeader).flatMap(([header, keys]) =>
      (keys ?? []).flatMap((key, i) => checkSecretKey(key, `${where}proxyConnectHeader.${header}[${i}]`))),
  ];
}
