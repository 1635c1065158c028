/** Fields of a monitor that a ScrapeConfig has as well. */
import { EndpointOf } from './endpoints-of';
import { objectAt } from '../manifests/manifest';
import { Spec } from '../operator-port/server';

/** Names of fields in a monitor and in a ScrapeConfig; one name if both are the same. */
type Names = readonly (string | readonly [monitor: string, scrapeConfig: string])[];

/** Fields of the spec of all three kinds. */
const OF_SPEC: Names = [
  'scrapeClass', 'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets', 'bodySizeLimit',
  'scrapeProtocols', 'fallbackScrapeProtocol', 'scrapeNativeHistograms', 'scrapeClassicHistograms', 'nativeHistogramBucketLimit',
  'nativeHistogramMinBucketFactor', 'convertClassicHistogramsToNHCB',
];

/** Fields of an endpoint, or of the spec of a Probe. */
const OF_ENDPOINT: Names = [
  ['interval', 'scrapeInterval'], 'scrapeTimeout', 'honorLabels', 'trackTimestampsStaleness', ['enableHttp2', 'enableHTTP2'],
  'basicAuth', 'oauth2', 'authorization', 'metricRelabelings',
];

/** Fields of an endpoint, or of the prober of a Probe: whom the request is sent to. */
const OF_REQUEST: Names = [['path', 'metricsPath'], 'scheme', 'proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader'];

/** TLS settings that do not name files. */
export const OF_TLS: Names = ['ca', 'cert', 'keySecret', 'insecureSkipVerify', 'serverName', 'minVersion', 'maxVersion'];

/** The fields that need no other form. */
export function copiedFields({ monitor, endpoint, spec }: EndpointOf): Spec {
  const request = monitor.kind === 'Probe' ? objectAt(spec, ['prober']) : endpoint;
  const { tlsConfig } = endpoint;

  return {
    ...copied(OF_SPEC, spec),
    ...copied(OF_ENDPOINT, endpoint),
    ...copied(OF_REQUEST, request),
    ...tlsConfig && { tlsConfig: copied(OF_TLS, tlsConfig) },
  };
}

/** A field that is empty counts as not set in a monitor, and is often refused in a ScrapeConfig. */
export function copied(names: Names, from: Spec): Spec {
  return Object.fromEntries(names.flatMap((name) => {
    const [field, renamed] = typeof name === 'string' ? [name, name] : name;
    const value: unknown = from[field];

    return value === undefined || value === null || value === '' || Array.isArray(value) && value.length === 0 ? [] : [[renamed, value]];
  }));
}
