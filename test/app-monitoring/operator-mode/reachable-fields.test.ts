import { Duration } from 'cdk8s';
import {
  AttachMetadata, RelabelConfig, ScrapeProtocol, SelectorMechanism, ServiceDiscoveryRole, TlsConfig, TlsVersion,
} from '../../../imports/shared';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../../lib/app-monitoring/auth';
import { EndpointProps } from '../../../lib/app-monitoring/endpoint-props';
import { MonitorProps } from '../../../lib/app-monitoring/monitor-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { Profile } from '../../../lib/profiles/profile';
import { SCHEMAS } from '../../imports/random-object';
import { addIngress, addService, addWorkload, monitor, newChart, synthOnly } from '../../support/app';

const key = { name: 'secret', key: 'key' };
const rule: RelabelConfig = { sourceLabels: ['a'], separator: ',', regex: '(.+)', targetLabel: 'b', replacement: '$1' };
const safeTls: TlsConfig = {
  ca: { secret: key }, cert: { configMap: key }, keySecret: key, serverName: 'cart', insecureSkipVerify: false, minVersion: TlsVersion.TLS12, maxVersion: TlsVersion.TLS13,
};
const attachMetadata: AttachMetadata = { node: true };
const proxy = { proxyUrl: 'http://proxy:3128', noProxy: 'a.svc', proxyConnectHeader: { 'X-Token': [key] } };

const ENDPOINT: EndpointProps = {
  port: 8080,
  path: '/m',
  scheme: Scheme.HTTPS,
  interval: Duration.seconds(30),
  timeout: Duration.seconds(9),
  params: { a: ['1', '2'] },
  tls: safeTls,
  relabelings: [rule],
  metricRelabelings: [rule],
  honorLabels: true,
  honorTimestamps: false,
  trackTimestampsStaleness: true,
  enableHttp2: false,
  followRedirects: false,
  filterRunning: false,
  ...proxy,
};
const MONITOR: MonitorProps = {
  sampleLimit: 1,
  targetLimit: 2,
  labelLimit: 3,
  labelNameLengthLimit: 4,
  labelValueLengthLimit: 5,
  keepDroppedTargets: 6,
  scrapeProtocols: [ScrapeProtocol.PROMETHEUS_PROTO],
  fallbackScrapeProtocol: ScrapeProtocol.PROMETHEUS_PROTO,
  scrapeClassicHistograms: true,
  scrapeNativeHistograms: false,
  nativeHistogramBucketLimit: 7,
  nativeHistogramMinBucketFactor: 1.1,
  convertClassicHistogramsToNhcb: true,
  scrapeClass: 'class',
};
const POD: MonitorProps = {
  ...MONITOR, jobLabel: 'app', podTargetLabels: ['app'], bodySizeLimit: '1MB', attachMetadata, selectorMechanism: SelectorMechanism.ROLE_SELECTOR,
};
const SERVICE: MonitorProps = { ...POD, targetLabels: ['team'], serviceDiscoveryRole: ServiceDiscoveryRole.ENDPOINT_SLICE };

const EXPECTED_TLS = {
  ca: { secret: key }, cert: { configMap: key }, keySecret: key, serverName: 'cart', insecureSkipVerify: false, minVersion: 'TLS12', maxVersion: 'TLS13',
};
const EXPECTED_ENDPOINT = {
  path: '/m',
  scheme: 'https',
  interval: '30s',
  scrapeTimeout: '9s',
  params: { a: ['1', '2'] },
  tlsConfig: EXPECTED_TLS,
  relabelings: [rule],
  metricRelabelings: [rule],
  honorLabels: true,
  honorTimestamps: false,
  trackTimestampsStaleness: true,
  enableHttp2: false,
  followRedirects: false,
  filterRunning: false,
  ...proxy,
};
const EXPECTED_MONITOR = {
  sampleLimit: 1,
  targetLimit: 2,
  labelLimit: 3,
  labelNameLengthLimit: 4,
  labelValueLengthLimit: 5,
  keepDroppedTargets: 6,
  scrapeProtocols: ['PrometheusProto'],
  fallbackScrapeProtocol: 'PrometheusProto',
  scrapeClassicHistograms: true,
  scrapeNativeHistograms: false,
  nativeHistogramBucketLimit: 7,
  nativeHistogramMinBucketFactor: '1.1',
  convertClassicHistogramsToNHCB: true,
  scrapeClass: 'class',
};
const EXPECTED_POD = { ...EXPECTED_MONITOR, jobLabel: 'app', podTargetLabels: ['app'], bodySizeLimit: '1MB', attachMetadata, selectorMechanism: 'RoleSelector' };

const BASIC = Auth.basic({ username: key, password: key });
const AUTHS: readonly { readonly auth: Auth; readonly expected: object }[] = [
  { auth: BASIC, expected: { basicAuth: { username: key, password: key } } },
  { auth: Auth.bearer(key), expected: { authorization: { credentials: key } } },
  { auth: Auth.authorization({ type: 'Token', credentials: key }), expected: { authorization: { type: 'Token', credentials: key } } },
  { auth: Auth.bearerTokenSecret(key), expected: { bearerTokenSecret: key } },
  {
    auth: Auth.oauth2({ clientId: { secret: key }, clientSecret: key, tokenUrl: 'https://issuer/token', scopes: ['a'], endpointParams: { b: 'c' } }),
    expected: { oauth2: { clientId: { secret: key }, clientSecret: key, tokenUrl: 'https://issuer/token', scopes: ['a'], endpointParams: { b: 'c' } } },
  },
];

function specOf(kind: string, props: AppMonitoringProps): any {
  const chart = newChart();
  addWorkload(chart, { ports: [{ name: 'web', containerPort: 8080 }] });
  addService(chart, { labels: { app: 'cart' } });
  addIngress(chart);
  monitor(chart, { operatorMode: true, ...props });

  return synthOnly(chart, kind).spec;
}

const service = (props: AppMonitoringProps) => specOf('ServiceMonitor', { monitorType: MonitorType.SERVICE, ...props });
const pod = (props: AppMonitoringProps) => specOf('PodMonitor', { monitorType: MonitorType.POD, ...props });
const probe = (props: AppMonitoringProps) => specOf('Probe', { monitorType: MonitorType.INGRESS, ...props, probe: { prober: 'blackbox:9115', ...props.probe } });

/** What a Probe takes of the endpoint. */
const PROBE_ENDPOINT: EndpointProps = {
  interval: Duration.seconds(30),
  timeout: Duration.seconds(9),
  params: { a: ['1', '2'] },
  tls: safeTls,
  relabelings: [rule],
  metricRelabelings: [rule],
  enableHttp2: false,
  followRedirects: false,
  ...proxy,
};
const EXPECTED_PROBE = {
  ...EXPECTED_MONITOR,
  interval: '30s',
  scrapeTimeout: '9s',
  params: [{ name: 'a', values: ['1', '2'] }],
  tlsConfig: EXPECTED_TLS,
  metricRelabelings: [rule],
  enableHttp2: false,
  followRedirects: false,
};

describe('planOperatorMode()', () => {
  test.each(AUTHS)('writes a whole ServiceMonitor and nothing else, with $expected', ({ auth, expected }) => {
    expect(service({ ...ENDPOINT, ...SERVICE, auth })).toEqual({
      ...EXPECTED_POD,
      targetLabels: ['team'],
      serviceDiscoveryRole: 'EndpointSlice',
      selector: { matchLabels: { 'app-monitoring': 'cart' } },
      endpoints: [{ port: 'http', ...EXPECTED_ENDPOINT, ...expected }],
    });
  });

  test.each(AUTHS)('writes a whole PodMonitor and nothing else, with $expected', ({ auth, expected }) => {
    expect(pod({ ...ENDPOINT, ...POD, auth })).toEqual({
      ...EXPECTED_POD,
      selector: { matchLabels: { app: 'cart' } },
      podMetricsEndpoints: [{ port: 'web', ...EXPECTED_ENDPOINT, ...expected }],
    });
  });

  test.each(AUTHS)('writes a whole Probe and nothing else, with $expected', ({ auth, expected }) => {
    const settings = { proberScheme: Scheme.HTTPS, proberPath: '/p', module: 'm', jobName: 'j', relabelings: [{ ...rule, targetLabel: 'c' }] };

    expect(probe({ ...PROBE_ENDPOINT, ...MONITOR, auth, probe: settings })).toEqual({
      ...EXPECTED_PROBE,
      ...expected,
      jobName: 'j',
      module: 'm',
      prober: { url: 'blackbox:9115', scheme: 'https', path: '/p', ...proxy },
      targets: { ingress: { selector: { matchLabels: { 'app-monitoring': 'cart' } }, relabelingConfigs: [rule, { ...rule, targetLabel: 'c' }] } },
    });
  });

  test.each([
    { kind: 'ServiceMonitor', specWith: service },
    { kind: 'PodMonitor', specWith: pod },
    { kind: 'Probe', specWith: probe },
  ])('writes a field that is newer than operator 0.94 in a $kind', ({ specWith }) => {
    const profile = Profile.custom({ operatorVersion: '0.95.0', prometheusVersion: '3.14.0' });

    expect(specWith({ extraScrapeMetrics: true, profile })).toMatchObject({ extraScrapeMetrics: true });
  });

  test('writes a whole Probe of static targets', () => {
    expect(probe({ probe: { targets: ['https://shop'], labels: { team: 'a' }, relabelings: [rule] } })).toEqual({
      interval: '15s',
      scrapeTimeout: '5s',
      prober: { url: 'blackbox:9115' },
      targets: { staticConfig: { static: ['https://shop'], labels: { team: 'a' }, relabelingConfigs: [rule] } },
    });
  });

  test('writes files on a ServiceMonitor', () => {
    const tls = { caFile: '/ca', certFile: '/cert', keyFile: '/key' };

    expect(service({ tls, auth: Auth.bearerTokenFile('/token') }).endpoints[0]).toMatchObject({ tlsConfig: tls, bearerTokenFile: '/token' });
  });
});

describe('every field of the CRDs', () => {
  const fieldsOf = (definition: string) => Object.keys(SCHEMAS.definitions[definition].properties!).sort();
  const written = (...objects: readonly object[]) => new Set(objects.flatMap((object) => Object.keys(object)));
  const missing = (definition: string, fields: ReadonlySet<string>, ...own: readonly string[]) =>
    fieldsOf(definition).filter((field) => !fields.has(field) && !own.includes(field));

  const services = [...AUTHS, { auth: Auth.bearerTokenFile('/t') }].map(({ auth }) => service({ ...ENDPOINT, ...SERVICE, auth }))
    .concat(service({ port: 9090, proxyFromEnvironment: true }));
  const pods = AUTHS.map(({ auth }) => pod({ ...ENDPOINT, ...POD, auth })).concat(pod({ port: 9090, proxyFromEnvironment: true }));
  const settings = { proberScheme: Scheme.HTTPS, proberPath: '/p', module: 'm', jobName: 'j' };
  const probes = AUTHS.map(({ auth }) => probe({ ...PROBE_ENDPOINT, ...MONITOR, auth, probe: settings }))
    .concat(probe({ proxyFromEnvironment: true, probe: { targets: ['a'], labels: { a: 'b' }, relabelings: [rule] } }));

  test.each([
    { it: 'ServiceMonitor', definition: 'ServiceMonitorSpec', fields: written(...services), own: ['namespaceSelector'] },
    { it: 'an endpoint of a ServiceMonitor', definition: 'Endpoint', fields: written(...services.map(({ endpoints }) => endpoints[0])), own: [] },
    { it: 'PodMonitor', definition: 'PodMonitorSpec', fields: written(...pods), own: ['namespaceSelector'] },
    {
      it: 'an endpoint of a PodMonitor',
      definition: 'PodMetricsEndpoint',
      fields: written(...pods.map(({ podMetricsEndpoints }) => podMetricsEndpoints[0])),
      own: ['targetPort'],
    },
    { it: 'Probe', definition: 'ProbeSpec', fields: written(...probes), own: [] },
    { it: 'the prober of a Probe', definition: 'ProberSpec', fields: written(...probes.map(({ prober }) => prober)), own: [] },
    { it: 'the targets of a Probe', definition: 'ProbeTargets', fields: written(...probes.map(({ targets }) => targets)), own: [] },
    {
      it: 'the static targets of a Probe',
      definition: 'ProbeTargetStaticConfig',
      fields: written(...probes.map(({ targets }) => targets.staticConfig ?? {})),
      own: [],
    },
    {
      it: 'the Ingress of a Probe',
      definition: 'ProbeTargetIngress',
      fields: written(...probes.map(({ targets }) => targets.ingress ?? {})),
      own: ['namespaceSelector'],
    },
  ])('of $it can be reached through a prop', ({ definition, fields, own }) => {
    expect(missing(definition, fields, ...own)).toEqual([]);
    expect([...fields].filter((field) => !fieldsOf(definition).includes(field))).toEqual([]);
  });
});
