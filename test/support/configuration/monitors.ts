/** Random ServiceMonitors, PodMonitors and Probes that the operator takes. */
import * as fc from 'fast-check';
import { AUTH, NAMESPACES, PROXY, SAFE_TLS, TLS } from './client';
import {
  BOOLEAN, BYTES, DURATION, LABEL_NAME, LIMIT, mapOf, merged, NAMESPACE_SELECTOR, PROTOCOL, PROTOCOLS, rarely, record, RELABELINGS, SELECTOR, TEXT, TIMEOUT,
} from './values';
import { Manifest } from '../manifests/manifest';

const LIMITS = record({
  sampleLimit: rarely(LIMIT),
  targetLimit: rarely(LIMIT),
  labelLimit: rarely(LIMIT),
  labelNameLengthLimit: rarely(LIMIT),
  labelValueLengthLimit: rarely(LIMIT),
  keepDroppedTargets: rarely(LIMIT, 2),
});
const SAMPLES = record({
  scrapeNativeHistograms: rarely(BOOLEAN, 2),
  nativeHistogramBucketLimit: rarely(LIMIT),
  nativeHistogramMinBucketFactor: rarely(fc.constantFrom('1.1', '1', '1.7', '500m', 2, '0', '1.50', '12e-1', '1.00000000011', '1Ki')),
  scrapeClassicHistograms: rarely(BOOLEAN, 2),
  convertClassicHistogramsToNHCB: rarely(BOOLEAN, 2),
  scrapeProtocols: rarely(PROTOCOLS, 2),
  fallbackScrapeProtocol: rarely(PROTOCOL, 2),
});
const CLASS = record({ scrapeClass: fc.constantFrom('mesh', 'files') });
const INTERVALS = fc.constantFrom({}, { interval: '10s' }).chain((own) => record(
  { scrapeTimeout: TIMEOUT, interval: DURATION.filter((interval) => interval !== '0') }, ['interval'],
).map((one) => ({ ...one, ...own })));
const SCRAPE = record({
  path: fc.constantFrom('/metrics', '', '/a b'),
  params: rarely(mapOf(fc.array(TEXT, { maxLength: 2 })), 2),
  scheme: fc.constantFrom('http', 'HTTPS'),
  honorLabels: BOOLEAN,
  honorTimestamps: BOOLEAN,
  trackTimestampsStaleness: rarely(BOOLEAN, 2),
  followRedirects: rarely(BOOLEAN, 2),
  enableHttp2: rarely(BOOLEAN, 2),
  filterRunning: BOOLEAN,
  relabelings: RELABELINGS,
  metricRelabelings: RELABELINGS,
  targetPort: rarely(fc.constantFrom('http', 8080, 0, '', '8080'), 2),
  port: rarely(fc.constantFrom('http', 'metrics', '', 'yes', '80'), 2),
});
const MONITOR = record({
  namespaceSelector: NAMESPACE_SELECTOR,
  selector: SELECTOR,
  selectorMechanism: rarely(fc.constantFrom('RelabelConfig', 'RoleSelector'), 2),
  jobLabel: fc.constantFrom('app', '', 'app.kubernetes.io/name'),
  podTargetLabels: fc.array(LABEL_NAME, { maxLength: 2 }),
  attachMetadata: rarely(fc.constantFrom({}, { node: true }, { node: false }), 2),
  bodySizeLimit: rarely(BYTES, 2),
}, ['selector']);

const POD_ENDPOINT = merged(
  SCRAPE, INTERVALS, AUTH, PROXY,
  record({ tlsConfig: rarely(SAFE_TLS, 2), portNumber: rarely(fc.constantFrom(80, 65535), 2) }),
);
const ENDPOINT = merged(
  SCRAPE, INTERVALS,
  fc.oneof({ weight: 9, arbitrary: AUTH }, { weight: 1, arbitrary: fc.constant({ bearerTokenFile: '/etc/token' }) }), PROXY,
  record({ tlsConfig: rarely(TLS, 2) }),
);

const SERVICE_MONITOR = merged(
  MONITOR, LIMITS, SAMPLES, CLASS,
  record(
    {
      serviceDiscoveryRole: fc.constantFrom('Endpoints', 'EndpointSlice'),
      targetLabels: fc.array(LABEL_NAME, { maxLength: 2 }),
      endpoints: fc.array(ENDPOINT, { minLength: 1, maxLength: 2 }),
    },
    ['endpoints'],
  ),
);
const POD_MONITOR = merged(
  MONITOR, LIMITS, SAMPLES, CLASS,
  record({ podMetricsEndpoints: fc.array(POD_ENDPOINT, { maxLength: 2 }) }, ['podMetricsEndpoints']),
);

const PROBER = merged(
  record(
    {
      url: fc.constantFrom('prober:9115', 'prober.example.com'),
      scheme: fc.constantFrom('http', 'HTTPS'),
      path: fc.constantFrom('/probe', '/p', ''),
    },
    ['url'],
  ),
  PROXY,
);
const STATIC = record(
  {
    static: fc.array(fc.constantFrom('a.example.com', 'http://b', '[::1]:80', 'yes', '1'), { minLength: 1, maxLength: 2 }),
    labels: fc.dictionary(fc.constantFrom('namespace', 'env', 'a10', 'a9', 'y'), TEXT, { maxKeys: 3, noNullPrototype: true }),
    relabelingConfigs: RELABELINGS,
  },
  ['static'],
);
const INGRESS = record({ selector: SELECTOR, namespaceSelector: NAMESPACE_SELECTOR, relabelingConfigs: RELABELINGS }, ['selector']);
const PROBE = merged(LIMITS, SAMPLES, CLASS, INTERVALS, AUTH, record({
  jobName: rarely(fc.constantFrom('probes', '', 'yes'), 2),
  prober: PROBER,
  module: fc.constantFrom('http_2xx', '', 'yes'),
  params: rarely(
    fc.uniqueArray(
      record(
        {
          name: fc.constantFrom('module', 'target', 'y', 'debug'),
          values: fc.array(TEXT.filter((text) => text !== ''), { minLength: 1, maxLength: 2 }),
        },
        ['name'],
      ),
      { minLength: 1, maxLength: 3, selector: ({ name }) => name },
    ),
    2,
  ),
  targets: fc.oneof(
    STATIC.map((staticConfig) => ({ staticConfig })), INGRESS.map((ingress) => ({ ingress })),
    fc.record({ staticConfig: STATIC, ingress: INGRESS }, { noNullPrototype: true }),
  ),
  metricRelabelings: RELABELINGS,
  tlsConfig: rarely(SAFE_TLS, 2),
  followRedirects: rarely(BOOLEAN, 2),
  enableHttp2: rarely(BOOLEAN, 2),
}, ['prober', 'targets']));

const objects = (kind: string, spec: fc.Arbitrary<object>, maxLength: number): fc.Arbitrary<Manifest[]> => {
  const placed = fc.record({ namespace: fc.constantFrom(...NAMESPACES), spec }, { noNullPrototype: true });

  return fc.array(placed, { maxLength }).map((items) => items.map((item, index) => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: {
      namespace: item.namespace, name: `${kind.toLowerCase()}-${index}`,
    },
    spec: item.spec,
  })));
};

/** Up to two of each. */
export const MONITORS: fc.Arbitrary<Manifest[]> = fc.tuple(
  objects('ServiceMonitor', SERVICE_MONITOR, 2), objects('PodMonitor', POD_MONITOR, 2), objects('Probe', PROBE, 2),
).map((lists) => lists.flat());
