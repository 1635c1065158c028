/** Random apps with random monitoring, from a seed: the same seed gives the same cases. */
import { ApiObject, App, Chart, Duration } from 'cdk8s';
import {
  AppMonitoring, AppMonitoringProps, Auth, EndpointProps, imports, Istio, IstioExemption, MonitorProps, MonitorType, ProberProps,
  Profile, Scheme,
} from 'cdk8s-app-monitoring';
import * as fc from 'fast-check';
import { frontOf, gatewayOf, hasGateway, RANDOM_FRONT, RandomFront } from './random-fronts';

/** Names of the Secrets that are referred to. */
const CLIENT_SECRET = 'client';
const TLS_SECRET = 'tls';

/** What came of one random app: manifests, or the words it was refused with. */
export interface RandomCase {
  readonly id: string;
  readonly manifests: readonly object[];
  readonly refusal?: string;
}

/** `count` cases of a seed. */
export function randomCases(seed: number, count: number): RandomCase[] {
  return fc.sample(APP, { seed, numRuns: count }).map((app, i) => synth(`random-${seed}-${i}`, app));
}

interface RandomApp {
  readonly containers: readonly RandomContainer[];
  readonly service: { readonly labels: boolean; readonly ports: readonly object[]; readonly twin: boolean };
  readonly chartLabels: boolean;
  /** Given as `ingress` of a Probe in place of the Ingress that it finds. */
  readonly front?: RandomFront;
  readonly props: Omit<AppMonitoringProps, 'workload'>;
}

interface RandomContainer { readonly name: string; readonly ports: readonly object[] }

/** Plain objects: cdk8s trips over those without a prototype. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;

/** Everything but the workload's ports may stay out; numbers are few, so that they meet. */
const NUMBER = fc.constantFrom(80, 8080, 9080, 9090);
const PORT_NAME = fc.constantFrom('http', 'metrics', 'http-metrics', 'admin');
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const CONTAINER_PORTS = fc.uniqueArray(record({ containerPort: NUMBER, name: optional(PORT_NAME) }), {
  maxLength: 3, comparator: (a, b) => a.containerPort === b.containerPort || (a.name !== undefined && a.name === b.name),
});
const CONTAINERS = fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => record({ name: fc.constant(`c${i}`), ports: i === 0 ? CONTAINER_PORTS : fc.constant([]) }))));
const SERVICE_PORTS = fc.oneof(
  record({ port: NUMBER, name: optional(PORT_NAME), targetPort: optional(fc.oneof(NUMBER, PORT_NAME)) }).map((port) => [port]),
  fc.uniqueArray(record({ port: NUMBER, name: PORT_NAME, targetPort: optional(NUMBER) }), {
    minLength: 2, maxLength: 3, comparator: (a, b) => a.port === b.port || a.name === b.name,
  }),
);

const SECRET = fc.constantFrom('user', 'password', 'token').map((key) => ({ name: CLIENT_SECRET, key }));
const TLS = record({
  ca: optional(fc.constant({ secret: { name: TLS_SECRET, key: 'ca.crt' } })),
  pair: fc.boolean(),
  serverName: optional(fc.constant('cart.example.com')),
  insecureSkipVerify: optional(fc.boolean()),
  minVersion: optional(fc.constantFrom(...Object.values(imports.TlsVersion))),
  caFile: rarely(fc.constant('/etc/ca.pem')),
}).map(({ pair, ca, caFile, ...rest }) => ({
  ...rest,
  ...(caFile ? { caFile } : { ca }),
  ...(pair && { cert: { secret: { name: TLS_SECRET, key: 'tls.crt' } }, keySecret: { name: TLS_SECRET, key: 'tls.key' } }),
}));
const AUTH = fc.oneof(
  record({ username: SECRET, password: SECRET }).map(Auth.basic),
  SECRET.map(Auth.bearer),
  record({ type: fc.constantFrom('Bearer', 'Token'), credentials: SECRET }).map(Auth.authorization),
  record({ clientId: SECRET, clientSecret: SECRET, scopes: optional(fc.constant<string[]>(['read'])) })
    .map(({ clientId, ...rest }) => Auth.oauth2({ ...rest, clientId: { secret: clientId }, tokenUrl: 'https://issuer.example.com/token' })),
  SECRET.map(Auth.bearerTokenSecret),
  fc.constant(Auth.bearerTokenFile('/var/run/token')),
);

const LABEL = fc.constantFrom('__address__', 'namespace', 'pod', 'team', '__tmp_x');
const SOURCES = fc.array(LABEL, { minLength: 1, maxLength: 2 });
const REGEX = fc.constantFrom('(.*)', 'a|b', '[^:]+', '(?i)cart');
const ACTION = imports.RelabelConfigAction;
/** Rules the operator takes; those it rejects are asked about one by one in check-relabelings.conformance.ts. */
const RULE: fc.Arbitrary<imports.RelabelConfig> = fc.oneof(
  record({ sourceLabels: SOURCES, regex: optional(REGEX), targetLabel: fc.oneof(LABEL, fc.constant('${1}_x')), replacement: optional(fc.constant('x$1')) }),
  record({ action: fc.constantFrom(ACTION.KEEP, ACTION.DROP), sourceLabels: SOURCES, regex: REGEX }),
  record({ action: fc.constant(ACTION.HASHMOD), sourceLabels: SOURCES, targetLabel: LABEL, modulus: fc.constant(4) }),
  record({ action: fc.constantFrom(ACTION.LABELDROP, ACTION.LABELKEEP), regex: REGEX }),
  record({ action: fc.constant(ACTION.LABELMAP), regex: REGEX, replacement: optional(fc.constant('x_$1')) }),
  record({
    action: fc.constantFrom(ACTION.LOWERCASE, ACTION.UPPERCASE, ACTION.KEEPEQUAL, ACTION.DROPEQUAL),
    sourceLabels: SOURCES,
    targetLabel: LABEL,
  }),
);
const RULES = fc.array(RULE, { maxLength: 2 });

const PROXY = fc.oneof(
  { weight: 12, arbitrary: fc.constant<EndpointProps>({}) },
  { weight: 1, arbitrary: record({ proxyUrl: fc.constantFrom('http://proxy.example.com:3128', 'socks5://proxy:1080'), noProxy: optional(fc.constant('localhost')) }) },
  { weight: 1, arbitrary: fc.constant({ proxyFromEnvironment: true, proxyConnectHeader: { 'Proxy-Authorization': [{ name: CLIENT_SECRET, key: 'token' }] } }) },
);

const ENDPOINT: fc.Arbitrary<EndpointProps> = record({
  port: optional(fc.oneof<fc.Arbitrary<number | string>[]>(NUMBER, PORT_NAME, fc.constant('8080'))),
  container: rarely(fc.constantFrom('c0', 'c1')),
  path: optional(fc.constantFrom('/metrics', '/actuator/metrics', '/m?x=1&x=2', '/a%20b')),
  scheme: optional(fc.constantFrom(...Object.values(Scheme))),
  interval: optional(fc.integer({ min: 6_000, max: 200_000_000 }).map((millis) => Duration.millis(millis))),
  timeout: rarely(fc.integer({ min: 1, max: 6_000 }).map((millis) => Duration.millis(millis))),
  params: rarely(fc.constant({ 'format': ['prometheus'], 'match[]': ['a', 'b'] })),
  tls: rarely(TLS),
  auth: rarely(AUTH),
  relabelings: rarely(RULES),
  metricRelabelings: rarely(RULES),
  honorLabels: rarely(fc.boolean()),
  honorTimestamps: rarely(fc.boolean()),
  trackTimestampsStaleness: rarely(fc.boolean()),
  enableHttp2: rarely(fc.boolean()),
  followRedirects: rarely(fc.boolean()),
  filterRunning: rarely(fc.boolean()),
});
const SCRAPED = fc.tuple(ENDPOINT, PROXY).map(([endpoint, proxy]) => ({ ...endpoint, ...proxy }) as EndpointProps);

const LIMIT = rarely(fc.constantFrom(0, 1, 5000));
const PROTOCOL = fc.constantFrom(...Object.values(imports.ScrapeProtocol));
const MONITOR: fc.Arbitrary<MonitorProps> = record({
  jobLabel: rarely(fc.constantFrom('app.kubernetes.io/name', 'team')),
  podTargetLabels: rarely(fc.constant(['version'])),
  sampleLimit: LIMIT,
  targetLimit: LIMIT,
  labelLimit: LIMIT,
  labelNameLengthLimit: LIMIT,
  labelValueLengthLimit: LIMIT,
  keepDroppedTargets: LIMIT,
  bodySizeLimit: rarely(fc.constantFrom('0', '10MB', '1.5GiB', '512KiB')),
  scrapeProtocols: rarely(fc.uniqueArray(PROTOCOL, { minLength: 1, maxLength: 3 })),
  fallbackScrapeProtocol: rarely(PROTOCOL),
  scrapeClassicHistograms: rarely(fc.boolean()),
  scrapeNativeHistograms: rarely(fc.boolean()),
  nativeHistogramBucketLimit: LIMIT,
  nativeHistogramMinBucketFactor: rarely(fc.constantFrom(1.1, 2)),
  convertClassicHistogramsToNhcb: rarely(fc.boolean()),
  attachMetadata: rarely(fc.constantFrom({ node: true }, { node: false })),
  scrapeClass: rarely(fc.constant('istio-mtls')),
  selectorMechanism: rarely(fc.constantFrom(...Object.values(imports.SelectorMechanism))),
});

const PROBE: fc.Arbitrary<ProberProps> = record({
  prober: optional(fc.constantFrom('blackbox-exporter:9115', 'blackbox-exporter.monitoring.svc', '[::1]:9115', '10.0.0.1')),
  proberScheme: rarely(fc.constantFrom(...Object.values(Scheme))),
  proberPath: rarely(fc.constant('/probe')),
  module: optional(fc.constant('http_2xx')),
  targets: rarely(fc.constant(['https://shop.example.com/health', 'shop.example.com'])),
  jobName: rarely(fc.constant('shop')),
  relabelings: rarely(RULES),
});

const MESH = fc.oneof(
  fc.constantFrom(undefined, '1.30', '1.31').map((version) => Istio.metricsMerging({ version })),
  fc.constant(Istio.permissive()),
  fc.constant(Istio.strict()),
  fc.constantFrom(...Object.values(IstioExemption)).map((exemption) => Istio.exemptedPort({ exemption })),
  fc.constant(Istio.ambient()),
);
const PROFILE = fc.constantFrom(Profile.kubePrometheusStack(), Profile.kubePrometheus({ readableNamespaces: ['shop'] }), Profile.custom({ labels: { team: 'shop' }, prober: 'blackbox:9115' }));

/** Fields of one kind only, and settings that operator and annotation mode do not share. */
const MODE: fc.Arbitrary<AppMonitoringProps> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(SCRAPED, MONITOR).map(([endpoint, monitor]): AppMonitoringProps => ({ ...endpoint, ...monitor, operatorMode: true })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(SCRAPED, MONITOR, record({
      targetLabels: rarely(fc.constant<string[]>(['team', 'app.kubernetes.io/name'])),
      serviceDiscoveryRole: rarely(fc.constantFrom(...Object.values(imports.ServiceDiscoveryRole))),
    })).map(([endpoint, monitor, service]): AppMonitoringProps =>
      ({ ...endpoint, ...monitor, ...service, operatorMode: true, monitorType: MonitorType.SERVICE })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(record({ interval: optional(fc.constant(Duration.minutes(1))), tls: rarely(TLS), auth: rarely(AUTH), params: rarely(fc.constant({ a: ['b'] })) }), LIMIT, PROBE)
      .map(([endpoint, sampleLimit, probe]) =>
        ({ ...endpoint, sampleLimit, probe, operatorMode: true, monitorType: MonitorType.INGRESS }) as AppMonitoringProps),
  },
  {
    weight: 2,
    arbitrary: record({ port: optional(NUMBER), path: optional(fc.constant('/m')), monitorType: optional(fc.constantFrom(...Object.values(MonitorType))) }),
  },
);

const APP: fc.Arbitrary<RandomApp> = record({
  containers: CONTAINERS,
  service: record({ labels: fc.boolean(), ports: SERVICE_PORTS, twin: fc.boolean() }),
  chartLabels: fc.boolean(),
  front: optional(RANDOM_FRONT),
  props: fc.tuple(MODE, record({
    endpoints: rarely(fc.array(SCRAPED, { minLength: 1, maxLength: 3 })),
    mesh: rarely(MESH),
    profile: optional(PROFILE),
  })).map(([mode, { profile, ...rest }]) => ({ ...mode, ...rest, ...(mode.operatorMode && { profile }) })),
});

function synth(id: string, { containers, service, chartLabels, front, props }: RandomApp): RandomCase {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop', ...(chartLabels && { labels: { part: 'shop' } }) });
  const pods = { app: 'cart' };
  const workload = new ApiObject(chart, 'workload', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart' },
    spec: {
      selector: { matchLabels: pods },
      template: { metadata: { labels: pods }, spec: { containers: containers.map((container) => ({ ...container, image: 'cart' })) } },
    },
  });
  addService(chart, 'cart', service, pods);
  if (service.twin) addService(chart, 'other', service, { app: 'other' });
  new ApiObject(chart, 'ingress', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'cart' },
    spec: { rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'cart', port: { number: 80 } } } }] } }] },
  });

  const given = props.monitorType === MonitorType.INGRESS && front ? { ingress: addFront(chart, front) } : {};

  try {
    new AppMonitoring(chart, 'monitoring', { ...props, ...given, workload });

    return { id, manifests: chart.toJson() };
  } catch (error) {
    return { id, manifests: [], refusal: (error as Error).message };
  }
}

function addFront(chart: Chart, front: RandomFront): ApiObject {
  if (hasGateway(front)) new ApiObject(chart, 'gateway', gatewayOf(front, 0));

  return new ApiObject(chart, 'front', frontOf(front, 0, ['cart', 'other'].map((name) => ({ name, ports: [{ port: 80 }] }))));
}

function addService(chart: Chart, name: string, { labels, ports }: RandomApp['service'], selector: { [label: string]: string }): void {
  new ApiObject(chart, `service-${name}`, {
    apiVersion: 'v1', kind: 'Service', metadata: { name, ...(labels && { labels: { tier: 'backend' } }) }, spec: { selector, ports },
  });
}
