/** Why a PodMonitor is rejected. */
import { Spec } from '../server';
import { Candidate, specOf, whyNotSelectorMechanism } from './candidate';
import { whyNotAuthMethods, whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotProxy, whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls, whyNotSafeTlsFields } from './check-tls';
import { firstReason, Reason, under } from '../../go/reason';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';

/** @see checkPodMonitor in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotPodMonitor(candidate: Candidate): Reason {
  const { server } = candidate;
  const { selector, selectorMechanism, podMetricsEndpoints, scrapeClass } = specOf(candidate);

  return under('failed to parse label selector', whyNotLabelSelector(selector))
    ?? whyNotSelectorMechanism(server, selectorMechanism)
    ?? firstReason<Spec>(podMetricsEndpoints, (endpoint, i) => under(`endpoint[${i}]`, whyNotEndpoint(candidate, endpoint)))
    ?? under('scrapeClassName', whyNotScrapeClass(server, scrapeClass));
}

function whyNotEndpoint(candidate: Candidate, endpoint: Spec): Reason {
  const { server } = candidate;

  return whyNotTimes(server, endpoint.interval, endpoint.scrapeTimeout)
    ?? under('relabelConfigs', whyNotRelabelings(server.version, endpoint.relabelings))
    ?? under('metricRelabelConfigs', whyNotRelabelings(server.version, endpoint.metricRelabelings))
    ?? whyNotHttp(candidate, endpoint);
}

/** @see addHTTPConfigToStore in pkg/prometheus/resource_selector.go, v0.94.1 */
function whyNotHttp({ references, object: { namespace } }: Candidate, endpoint: Spec): Reason {
  const { bearerTokenSecret } = endpoint;

  return whyNotAuthMethods(endpoint)
    ?? under('tlsConfig', whyNotSafeTlsFields(endpoint.tlsConfig))
    ?? whyNotProxy(endpoint)
    ?? under('bearerTokenSecret', bearerTokenSecret?.name && bearerTokenSecret.key ? references.whyNotSecret(namespace, bearerTokenSecret) : undefined)
    ?? under('basicAuth', whyNotBasicAuth(references, namespace, endpoint.basicAuth))
    ?? under('tlsConfig', whyNotSafeTls(references, namespace, endpoint.tlsConfig))
    ?? under('oauth2', whyNotOAuth2(references, namespace, endpoint.oauth2))
    ?? under('authorization', whyNotAuthorization(references, namespace, endpoint.authorization))
    ?? under('proxyConfig', whyNotProxyConfig(references, namespace, endpoint));
}
