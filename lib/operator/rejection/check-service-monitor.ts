/** Why a ServiceMonitor is rejected. */
import { Candidate, specOf, whyNotSelectorMechanism } from './candidate';
import { whyNotAuthMethods, whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotFileAccess } from './check-file-access';
import { whyNotProxy, whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotTls, whyNotTlsFields } from './check-tls';
import { at, Reason, rejectIf, under } from './reason';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { operatorSince } from '../operator-since';

/** @see checkServiceMonitor in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotServiceMonitor(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const { selector, selectorMechanism, endpoints, scrapeClass } = specOf(candidate);

  return rejectIf({ cause: 'invalid-selector' }, 'selector', operatorSince(server, 79) ? whyNotLabelSelector(selector) : undefined)
    ?? whyNotSelectorMechanism(server, selectorMechanism)
    ?? firstFound<Spec, Reason>(endpoints, (endpoint, i) => at(
      `endpoints[${i}]`,
      // For the proxy alone, the operator does not say which endpoint has it.
      under(`endpoints[${i}]`, '', whyNotEndpoint(candidate, endpoint)) ?? (operatorSince(server, 84) ? whyNotProxyConfig(references, namespace, endpoint) : undefined),
    ))
    ?? under('scrapeClassName', '', whyNotScrapeClass(server, scrapeClass));
}

function whyNotEndpoint({ server, references, object: { namespace } }: Candidate, endpoint: Spec): Reason {
  const { bearerTokenSecret: token } = endpoint;

  return (server.spec.arbitraryFSAccessThroughSMs?.deny ? whyNotFileAccess(endpoint) : undefined)
    ?? (operatorSince(server, 88) ? whyNotAuthMethods(endpoint, server) : undefined)
    ?? under('tlsConfig', 'tlsConfig', whyNotTlsFields(endpoint.tlsConfig))
    ?? (operatorSince(server, 73) ? whyNotProxy(endpoint) : undefined)
    ?? under('bearerTokenSecret', 'bearerTokenSecret', token?.name ? references.whyNotSecret(namespace, token) : undefined)
    ?? under('basicAuth', 'basicAuth', whyNotBasicAuth(references, namespace, endpoint.basicAuth))
    ?? under('tlsConfig', 'tlsConfig', whyNotTls(references, namespace, endpoint.tlsConfig))
    ?? under('oauth2', 'oauth2', whyNotOAuth2(references, namespace, endpoint.oauth2))
    ?? under('authorization', 'authorization', whyNotAuthorization(references, namespace, endpoint.authorization))
    ?? whyNotTimes(server, endpoint)
    ?? under('relabelConfigs', 'relabelings', whyNotRelabelings(server, endpoint.relabelings))
    ?? under('metricRelabelConfigs', 'metricRelabelings', whyNotRelabelings(server, endpoint.metricRelabelings));
}
