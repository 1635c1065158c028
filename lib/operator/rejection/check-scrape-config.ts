/** Why a ScrapeConfig is rejected. */
import { Candidate, specOf } from './candidate';
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { DiscoveryPlace } from './check-discovery';
import { whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls } from './check-tls';
import { ALL_DISCOVERIES_SINCE, DISCOVERIES, SdConfigChecks } from './discoveries';
import { at, Reason, reject, under } from './reason';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { semverAtLeast } from '../../units/semver';
import { operatorSince } from '../operator-since';

/** @see checkScrapeConfig in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotScrapeConfig(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const spec = specOf(candidate);
  const place = { references, namespace, server, version: server.version };

  return whyNotScrapeClass(server, spec.scrapeClass)
    ?? under('relabelConfigs', 'relabelings', whyNotRelabelings(server, spec.relabelings))
    ?? under('basicAuth', 'basicAuth', whyNotBasicAuth(references, namespace, spec.basicAuth))
    ?? under('authorization', 'authorization', whyNotAuthorization(references, namespace, spec.authorization))
    ?? under('oauth2', 'oauth2', whyNotOAuth2(references, namespace, spec.oauth2))
    ?? under('tlsConfig', 'tlsConfig', whyNotSafeTls(references, namespace, spec.tlsConfig))
    ?? whyNotTimes(server, spec, 'scrapeInterval')
    ?? whyNotProxyConfig(references, namespace, spec)
    ?? under('metricRelabelConfigs', 'metricRelabelings', whyNotRelabelings(server, spec.metricRelabelings))
    ?? firstFound(DISCOVERIES, (discovery) => under(discovery.called ?? discovery.field, '', whyNotDiscovery(discovery, spec, place)));
}

function whyNotDiscovery({ field, since, checks }: SdConfigChecks, spec: Spec, place: DiscoveryPlace): Reason {
  const entries: readonly Spec[] = spec[field] ?? [];
  if (since && operatorSince(place.server, since.fromOperator) && !semverAtLeast(place.version, since.version)) {
    return entries.length > 0
      ? reject({ cause: 'prometheus-too-old', since: since.version }, field, since.says)
      : reject({ cause: 'prometheus-too-old-for-scrape-configs', since: ALL_DISCOVERIES_SINCE }, '', since.says);
  }

  return firstFound(entries, (config, i) => at(`${field}[${i}]`, firstFound(checks, (check) => check(config, place, i))));
}
