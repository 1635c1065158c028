/** Why a ScrapeConfig is rejected. */
import { semverAtLeast } from '../../units/semver';
import { Spec } from '../server';
import { Candidate, specOf } from './candidate';
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { DiscoveryPlace } from './check-discovery';
import { whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls } from './check-tls';
import { DISCOVERIES, SdConfigChecks } from './discoveries';
import { firstReason, Reason, under } from '../../go/reason';

/** @see checkScrapeConfig in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotScrapeConfig(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const spec = specOf(candidate);
  const place = { references, namespace, version: server.version };

  return whyNotScrapeClass(server, spec.scrapeClass)
    ?? under('relabelConfigs', whyNotRelabelings(server.version, spec.relabelings))
    ?? under('basicAuth', whyNotBasicAuth(references, namespace, spec.basicAuth))
    ?? under('authorization', whyNotAuthorization(references, namespace, spec.authorization))
    ?? under('oauth2', whyNotOAuth2(references, namespace, spec.oauth2))
    ?? under('tlsConfig', whyNotSafeTls(references, namespace, spec.tlsConfig))
    ?? whyNotTimes(server, spec.scrapeInterval, spec.scrapeTimeout)
    ?? whyNotProxyConfig(references, namespace, spec)
    ?? under('metricRelabelConfigs', whyNotRelabelings(server.version, spec.metricRelabelings))
    ?? firstReason(DISCOVERIES, (discovery) => under(discovery.called ?? discovery.field, whyNotDiscovery(discovery, spec, place)));
}

function whyNotDiscovery({ field, since, checks }: SdConfigChecks, spec: Spec, place: DiscoveryPlace): Reason {
  if (since && !semverAtLeast(place.version, since.version)) return since.says;

  return firstReason<Spec>(spec[field], (config, i) => firstReason(checks, (check) => check(config, place, i)));
}
