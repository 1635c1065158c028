/** Why a Probe is rejected. */
import { goQuote } from '../../go/quote';
import { Spec } from '../server';
import { Candidate, specOf } from './candidate';
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotProberUrl } from './check-prober';
import { whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotStaticLabels } from './check-static-labels';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls } from './check-tls';
import { Reason, under } from '../../go/reason';

/** @see checkProbe in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotProbe(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const spec = specOf(candidate);
  const { targets = {}, prober = {}, bearerTokenSecret } = spec;

  return under('scrapeClassName', whyNotScrapeClass(server, spec.scrapeClass))
    ?? (targets.staticConfig || targets.ingress ? undefined : 'at least one of .spec.targets.staticConfig and .spec.targets.ingress is required')
    ?? under('bearerTokenSecret', bearerTokenSecret ? references.whyNotSecret(namespace, bearerTokenSecret) : undefined)
    ?? under('basicAuth', whyNotBasicAuth(references, namespace, spec.basicAuth))
    ?? under('tlsConfig', whyNotSafeTls(references, namespace, spec.tlsConfig))
    ?? under('authorization', whyNotAuthorization(references, namespace, spec.authorization))
    ?? under('oauth2', whyNotOAuth2(references, namespace, spec.oauth2))
    ?? whyNotTimes(server, spec.interval, spec.scrapeTimeout)
    ?? under('metricRelabelConfigs', whyNotRelabelings(server.version, spec.metricRelabelings))
    ?? whyNotTargets(server.version, targets)
    ?? under('proxy configuration', whyNotProxyConfig(references, namespace, prober))
    ?? whyNotProber(prober);
}

function whyNotTargets(version: string, { staticConfig, ingress }: Spec): Reason {
  return under('targets.staticConfig.labels', whyNotStaticLabels(version, staticConfig?.labels))
    ?? under('targets.staticConfig.relabelConfigs', whyNotRelabelings(version, staticConfig?.relabelingConfigs))
    ?? under('targets.ingress.relabelConfigs', whyNotRelabelings(version, ingress?.relabelingConfigs));
}

function whyNotProber({ url = '' }: Spec): Reason {
  return under(
    `${goQuote(url)} url specified in proberSpec is invalid, it should be of the format \`hostname\` or \`hostname:port\``,
    whyNotProberUrl(url),
  );
}
