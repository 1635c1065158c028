/** Remote write of a server: its ways to authenticate, and what they refer to. */
import { whyNotBasicAuth, whyNotFileAuthorization, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotSigV4 } from './check-sigv4';
import { whyNotTls } from './check-tls';
import { at, Reason, reject, under } from './reason';
import { References } from './references';
import { Server, Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { semverAtLeast } from '../../units/semver';

/** @see AddRemoteWriteToStore in pkg/prometheus/promcfg.go and validateRemoteWriteSpec in pkg/prometheus/operator.go, v0.94.1 */
export function whyNotRemoteWrite(references: References, { namespace, version }: Server, remote: Spec): Reason {
  const azureOAuth: Spec | undefined = remote.azureAd?.oauth;

  return whyNotAuthMethods(remote)
    ?? at('azureAd', whyNotAzure(version, remote.azureAd))
    ?? whyNotProxy(remote)
    ?? at('basicAuth', whyNotBasicAuth(references, namespace, remote.basicAuth))
    ?? at('oauth2', whyNotOAuth2(references, namespace, remote.oauth2))
    ?? at('tlsConfig', whyNotTls(references, namespace, remote.tlsConfig))
    ?? at('authorization', whyNotFileAuthorization(references, namespace, remote.authorization))
    ?? at('sigv4', whyNotSigV4(references, namespace, remote.sigv4))
    ?? under(
      'failed to read AzureOAuth clientSecret', 'azureAd.oauth.clientSecret',
      azureOAuth ? references.whyNotSecret(namespace, azureOAuth.clientSecret ?? {}) : undefined,
    )
    ?? whyNotProxyHeaders(references, namespace, remote);
}

/** In this order here; upstream has no order. */
const AUTH_METHODS = ['basicAuth', 'oauth2', 'authorization', 'sigv4', 'azureAd'];

function whyNotAuthMethods(remote: Spec): Reason {
  const methods = AUTH_METHODS.filter((method) => remote[method]);
  const named = methods.map((method) => `"${method}"`).join(' and ');

  return methods.length > 1
    ? reject({ cause: 'conflicting-auth', methods }, '', `${named} can't be set at the same time, at most one of them must be defined`)
    : undefined;
}

/** Pairs that exclude each other, in the operator's order. */
const AZURE_PAIRS: readonly (readonly [string, string])[] = [
  ['managedIdentity', 'oauth'], ['oauth', 'sdk'], ['managedIdentity', 'sdk'],
  ['managedIdentity', 'workloadIdentity'], ['oauth', 'workloadIdentity'], ['sdk', 'workloadIdentity'],
];

const AZURE_NAMES: { readonly [method: string]: string } = {
  managedIdentity: 'Azure Managed Identity', oauth: 'Azure OAuth', sdk: 'Azure SDK', workloadIdentity: 'Azure Workload Identity',
};

const AZURE_SINCE: readonly { readonly method: string; readonly since: string; readonly ids?: readonly string[] }[] = [
  { method: 'oauth', since: '2.48.0', ids: ['clientId'] },
  { method: 'sdk', since: '2.52.0' },
  { method: 'workloadIdentity', since: '3.7.0', ids: ['clientId', 'tenantId'] },
];

/** Before it, a managed identity needs a client. */
const EMPTY_IDENTITY_SINCE = '3.5.0';

function whyNotAzure(version: string, azure: Spec | undefined): Reason {
  if (!azure) return undefined;
  if (Object.keys(AZURE_NAMES).every((method) => !azure[method])) {
    return reject({ cause: 'missing-field' }, '', 'must provide Azure Managed Identity, Azure OAuth, Azure SDK, or Azure Workload Identity in the Azure AD config');
  }
  const pair = AZURE_PAIRS.find((methods) => methods.every((method) => azure[method]));
  if (pair) {
    return reject({ cause: 'conflicting-auth', methods: pair }, '', `cannot provide both ${pair.map((method) => AZURE_NAMES[method]).join(' and ')} in the Azure AD config`);
  }
  if (azure.managedIdentity && !azure.managedIdentity.clientId && !semverAtLeast(version, EMPTY_IDENTITY_SINCE)) {
    return reject(
      { cause: 'missing-field' }, 'managedIdentity.clientId', `managedIdentidy: clientId is required with Prometheus < ${EMPTY_IDENTITY_SINCE}, current = ${version}`,
    );
  }

  return firstFound(AZURE_SINCE, ({ method, since, ids }) => {
    if (!azure[method]) return undefined;
    if (!semverAtLeast(version, since)) return reject({ cause: 'prometheus-too-old', since }, method, `azureAD.${method} requires Prometheus >= v${since}`);
    const wrong = ids?.find((id) => !UUID.test(azure[method][id] ?? ''));

    return wrong === undefined ? undefined : reject({ cause: 'invalid-id' }, `${method}.${wrong}`, `the provided ${AZURE_NAMES[method]} ${wrong} is invalid`);
  });
}

/** Plain, in braces, as a URN, or without dashes. */
const UUID = /^(?:urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|.?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.?|[0-9a-f]{32})$/i;
