/** Why a PodMonitor is rejected. */
import { Candidate, specOf, whyNotSelectorMechanism } from './candidate';
import { whyNotAuthMethods, whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls, whyNotSafeTlsFields } from './check-tls';
import { Reason, rejectIf, under } from './reason';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { operatorSince } from '../operator-since';

/** @see checkPodMonitor in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotPodMonitor(candidate: Candidate): Reason {
  const { server } = candidate;
  const { selector, selectorMechanism, podMetricsEndpoints, scrapeClass } = specOf(candidate);

  return under('failed to parse label selector', '', rejectIf({ cause: 'invalid-selector' }, 'selector', operatorSince(server, 79) ? whyNotLabelSelector(selector) : undefined))
    ?? whyNotSelectorMechanism(server, selectorMechanism)
    ?? firstFound<Spec, Reason>(podMetricsEndpoints, (endpoint, i) => under(`endpoint[${i}]`, `podMetricsEndpoints[${i}]`, whyNotEndpoint(candidate, endpoint)))
    ?? under('scrapeClassName', '', whyNotScrapeClass(server, scrapeClass));
}

function whyNotEndpoint(candidate: Candidate, endpoint: Spec): Reason {
  const { server } = candidate;

  return whyNotTimes(server, endpoint)
    ?? under('relabelConfigs', 'relabelings', whyNotRelabelings(server, endpoint.relabelings))
    ?? under('metricRelabelConfigs', 'metricRelabelings', whyNotRelabelings(server, endpoint.metricRelabelings))
    ?? whyNotHttp(candidate, endpoint);
}

/** @see addHTTPConfigToStore in pkg/prometheus/resource_selector.go, v0.94.1 */
function whyNotHttp({ server, references, object: { namespace } }: Candidate, endpoint: Spec): Reason {
  const { bearerTokenSecret: token } = endpoint;

  return (operatorSince(server, 86) ? whyNotAuthMethods(endpoint, server) : undefined)
    ?? under('tlsConfig', 'tlsConfig', whyNotSafeTlsFields(endpoint.tlsConfig))
    ?? (operatorSince(server, 73) ? whyNotProxy(endpoint) : undefined)
    ?? under('bearerTokenSecret', 'bearerTokenSecret', token?.name && (token.key || !operatorSince(server, 75)) ? references.whyNotSecret(namespace, token) : undefined)
    ?? under('basicAuth', 'basicAuth', whyNotBasicAuth(references, namespace, endpoint.basicAuth))
    ?? under('tlsConfig', 'tlsConfig', whyNotSafeTls(references, namespace, endpoint.tlsConfig))
    ?? under('oauth2', 'oauth2', whyNotOAuth2(references, namespace, endpoint.oauth2))
    ?? under('authorization', 'authorization', whyNotAuthorization(references, namespace, endpoint.authorization))
    ?? under('proxyConfig', '', operatorSince(server, 84) ? whyNotProxyConfig(references, namespace, endpoint) : undefined);
}
