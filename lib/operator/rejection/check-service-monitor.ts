/** Why a ServiceMonitor is rejected. */
import { Spec } from '../server';
import { Candidate, specOf, whyNotSelectorMechanism } from './candidate';
import { whyNotAuthMethods, whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotFileAccess } from './check-file-access';
import { whyNotProxy, whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotTls, whyNotTlsFields } from './check-tls';
import { firstReason, Reason, under } from '../../go/reason';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';

/** @see checkServiceMonitor in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotServiceMonitor(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const { selector, selectorMechanism, endpoints, scrapeClass } = specOf(candidate);

  return whyNotLabelSelector(selector)
    ?? whyNotSelectorMechanism(server, selectorMechanism)
    ?? firstReason<Spec>(endpoints, (endpoint, i) =>
      // Of the proxy alone, the operator does not say which endpoint has it.
      under(`endpoints[${i}]`, whyNotEndpoint(candidate, endpoint)) ?? whyNotProxyConfig(references, namespace, endpoint))
    ?? under('scrapeClassName', whyNotScrapeClass(server, scrapeClass));
}

function whyNotEndpoint({ server, references, object: { namespace } }: Candidate, endpoint: Spec): Reason {
  const { bearerTokenSecret } = endpoint;

  return (server.spec.arbitraryFSAccessThroughSMs?.deny ? whyNotFileAccess(endpoint) : undefined)
    ?? whyNotAuthMethods(endpoint)
    ?? under('tlsConfig', whyNotTlsFields(endpoint.tlsConfig))
    ?? whyNotProxy(endpoint)
    ?? under('bearerTokenSecret', bearerTokenSecret?.name ? references.whyNotSecret(namespace, bearerTokenSecret) : undefined)
    ?? under('basicAuth', whyNotBasicAuth(references, namespace, endpoint.basicAuth))
    ?? under('tlsConfig', whyNotTls(references, namespace, endpoint.tlsConfig))
    ?? under('oauth2', whyNotOAuth2(references, namespace, endpoint.oauth2))
    ?? under('authorization', whyNotAuthorization(references, namespace, endpoint.authorization))
    ?? whyNotTimes(server, endpoint.interval, endpoint.scrapeTimeout)
    ?? under('relabelConfigs', whyNotRelabelings(server.version, endpoint.relabelings))
    ?? under('metricRelabelConfigs', whyNotRelabelings(server.version, endpoint.metricRelabelings));
}
