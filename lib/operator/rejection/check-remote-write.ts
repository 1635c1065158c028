/** Remote write of a server: its ways to authenticate, and what they refer to. */
import { semverAtLeast } from '../../units/semver';
import { Server, Spec } from '../server';
import { whyNotBasicAuth, whyNotFileAuthorization, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyHeaders } from './check-proxy';
import { whyNotSigV4 } from './check-sigv4';
import { whyNotTls } from './check-tls';
import { References } from './references';
import { firstReason, Reason, under } from '../../go/reason';

/** @see AddRemoteWriteToStore in pkg/prometheus/promcfg.go and validateRemoteWriteSpec in pkg/prometheus/operator.go, v0.94.1 */
export function whyNotRemoteWrite(references: References, { namespace, version }: Server, remote: Spec): Reason {
  return whyNotAuthMethods(remote)
    ?? whyNotAzure(version, remote.azureAd)
    ?? whyNotProxy(remote)
    ?? whyNotBasicAuth(references, namespace, remote.basicAuth)
    ?? whyNotOAuth2(references, namespace, remote.oauth2)
    ?? whyNotTls(references, namespace, remote.tlsConfig)
    ?? whyNotFileAuthorization(references, namespace, remote.authorization)
    ?? whyNotSigV4(references, namespace, remote.sigv4)
    ?? under('failed to read AzureOAuth clientSecret', remote.azureAd?.oauth ? references.whyNotSecret(namespace, remote.azureAd.oauth.clientSecret ?? {}) : undefined)
    ?? whyNotProxyHeaders(references, namespace, remote);
}

/** In this order here; upstream has no order. */
const AUTH_METHODS = ['basicAuth', 'oauth2', 'authorization', 'sigv4', 'azureAd'];

function whyNotAuthMethods(remote: Spec): Reason {
  const stated = AUTH_METHODS.filter((method) => remote[method]).map((method) => `"${method}"`);

  return stated.length > 1 ? `${stated.join(' and ')} can't be set at the same time, at most one of them must be defined` : undefined;
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
    return 'must provide Azure Managed Identity, Azure OAuth, Azure SDK, or Azure Workload Identity in the Azure AD config';
  }
  const pair = AZURE_PAIRS.find((methods) => methods.every((method) => azure[method]));
  if (pair) return `cannot provide both ${pair.map((method) => AZURE_NAMES[method]).join(' and ')} in the Azure AD config`;
  if (azure.managedIdentity && !azure.managedIdentity.clientId && !semverAtLeast(version, EMPTY_IDENTITY_SINCE)) {
    return `managedIdentidy: clientId is required with Prometheus < ${EMPTY_IDENTITY_SINCE}, current = ${version}`;
  }

  return firstReason(AZURE_SINCE, ({ method, since, ids }) => {
    if (!azure[method]) return undefined;
    if (!semverAtLeast(version, since)) return `azureAD.${method} requires Prometheus >= v${since}`;
    const wrong = ids?.find((id) => !UUID.test(azure[method][id] ?? ''));

    return wrong && `the provided ${AZURE_NAMES[method]} ${wrong} is invalid`;
  });
}

/** Plain, in braces, as a URN, or without dashes. */
const UUID = /^(?:urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|.?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}.?|[0-9a-f]{32})$/i;
