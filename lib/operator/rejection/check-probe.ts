/** Why a Probe is rejected. */
import { Candidate, specOf } from './candidate';
import { whyNotAuthorization, whyNotBasicAuth, whyNotOAuth2 } from './check-auth';
import { whyNotOlderProberUrl, whyNotProberUrl } from './check-prober';
import { whyNotProxy, whyNotProxyConfig } from './check-proxy';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotScrapeClass } from './check-scrape-class';
import { whyNotStaticLabels } from './check-static-labels';
import { whyNotTimes } from './check-times';
import { whyNotSafeTls } from './check-tls';
import { at, Reason, reject, rejectIf, under } from './reason';
import { goQuote } from '../../go/quote';
import { KeyReference } from '../../operator-port/loaded';
import { Server, Spec } from '../../operator-port/server';
import { operatorSince } from '../operator-since';

/** @see checkProbe in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotProbe(candidate: Candidate): Reason {
  const { server, references, object: { namespace } } = candidate;
  const spec = specOf(candidate);
  const { targets = {}, prober = {}, bearerTokenSecret } = spec;

  return under('scrapeClassName', '', whyNotScrapeClass(server, spec.scrapeClass))
    ?? whyNoTargets(targets)
    ?? under('bearerTokenSecret', 'bearerTokenSecret', isTokenRead(server, bearerTokenSecret) ? references.whyNotSecret(namespace, bearerTokenSecret) : undefined)
    ?? under('basicAuth', 'basicAuth', whyNotBasicAuth(references, namespace, spec.basicAuth))
    ?? under('tlsConfig', 'tlsConfig', whyNotSafeTls(references, namespace, spec.tlsConfig))
    ?? under('authorization', 'authorization', whyNotAuthorization(references, namespace, spec.authorization))
    ?? under('oauth2', 'oauth2', whyNotOAuth2(references, namespace, spec.oauth2))
    ?? whyNotTimes(server, spec)
    ?? under('metricRelabelConfigs', 'metricRelabelings', whyNotRelabelings(server, spec.metricRelabelings))
    ?? at('targets', whyNotTargets(server, targets))
    ?? under('proxy configuration', 'prober', whyNotProberProxy(candidate, prober))
    ?? whyNotProber(server, prober);
}

/** Up to operator 0.87 a reference without a name is not read, and from 0.75 to 0.87 neither is one without a key. */
function isTokenRead(server: Server, token: KeyReference | undefined): boolean {
  if (operatorSince(server, 88)) return !!token;

  return !!token?.name && (!!token.key || !operatorSince(server, 75));
}

function whyNoTargets({ staticConfig, ingress }: Spec): Reason {
  return staticConfig || ingress
    ? undefined
    : reject({ cause: 'missing-field' }, 'targets', 'at least one of .spec.targets.staticConfig and .spec.targets.ingress is required');
}

function whyNotTargets(server: Server, { staticConfig, ingress }: Spec): Reason {
  return under('targets.staticConfig.labels', 'staticConfig', operatorSince(server, 92) ? whyNotStaticLabels(server, staticConfig?.labels) : undefined)
    ?? under('targets.staticConfig.relabelConfigs', 'staticConfig.relabelingConfigs', whyNotRelabelings(server, staticConfig?.relabelingConfigs))
    ?? under('targets.ingress.relabelConfigs', 'ingress.relabelingConfigs', whyNotRelabelings(server, ingress?.relabelingConfigs));
}

/** Up to operator 0.83 a prober has the URL of a proxy alone. */
function whyNotProberProxy({ server, references, object: { namespace } }: Candidate, prober: Spec): Reason {
  if (operatorSince(server, 84)) return whyNotProxyConfig(references, namespace, prober);

  return operatorSince(server, 73) ? whyNotProxy(prober) : undefined;
}

function whyNotProber(server: Server, { url = '' }: Spec): Reason {
  return under(
    `${goQuote(url)} url specified in proberSpec is invalid, it should be of the format \`hostname\` or \`hostname:port\``,
    'prober',
    rejectIf({ cause: 'invalid-prober' }, 'url', operatorSince(server, 89) ? whyNotProberUrl(url) : whyNotOlderProberUrl(url)),
  );
}
