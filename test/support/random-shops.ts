/** Random apps in which a monitor can easily find too much: shared labels, Services, Ingresses, routes and names of ports. From a seed. */
import { ApiObject, App, Chart } from 'cdk8s';
import { AppMonitoring, AppMonitoringProps, Istio, IstioExemption, MonitorType, Profile } from 'cdk8s-app-monitoring';
import * as fc from 'fast-check';
import { frontOf, gatewayOf, hasGateway, RANDOM_FRONT, RandomFront } from './random-fronts';

/** One random app. */
export interface RandomShop {
  readonly workloads: readonly RandomWorkload[];
  readonly services: readonly RandomService[];
  readonly fronts: readonly RandomFront[];
  readonly monitors: readonly RandomMonitor[];
  /** The label `istio-injection` of its namespaces; without it there is no mesh. */
  readonly injection?: 'enabled' | 'disabled';
}

/** An AppMonitoring. */
export interface RandomMonitor {
  /** Numbers of the workloads that it monitors; no two monitors have one in common. */
  readonly meant: readonly number[];
  readonly props: AppMonitoringProps;
  readonly mesh?: MeshName;
  /** Number of the Ingress or route that it is given; without it, it finds one. */
  readonly front?: number;
  /** Static targets, if it is a Probe. */
  readonly targets?: readonly string[];
}

/** A mode of Istio. */
export type MeshName = keyof typeof MODES;

/** A workload; its name is `w` with its number. */
export interface RandomWorkload {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Job' | 'CronJob' | 'Pod';
  readonly namespace: string;
  readonly labels: { readonly [name: string]: string };
  /** Whether its selector has only the label "app", as that of an app with a canary. */
  readonly isWide: boolean;
  readonly containers: readonly (readonly RandomPort[])[];
}

/** A port of a container. */
export interface RandomPort {
  readonly containerPort: number;
  readonly name?: string;
}

/** A Service; its name is `s` with its number. */
export interface RandomService {
  readonly namespace: string;
  readonly selector: { readonly [name: string]: string };
  readonly ports: readonly { readonly port: number; readonly name?: string; readonly targetPort?: number | string }[];
  readonly headless: boolean;
}

/** `count` apps of a seed. */
export function randomShops(seed: number, count: number): RandomShop[] {
  return fc.sample(SHOP, { seed, numRuns: count });
}

const MODES = {
  merging: () => Istio.metricsMerging(),
  permissive: () => Istio.permissive(),
  strict: () => Istio.strict(),
  exempted: () => Istio.exemptedPort(),
  exemptedByPolicy: () => Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }),
  ambient: () => Istio.ambient(),
};

/** Plain objects: cdk8s does not take those without a prototype. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => (
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value }));

/** Few values, so that they meet. */
const NAMESPACE = fc.constantFrom('shop', 'shop', 'shop', 'stock');
const NUMBER = fc.constantFrom(80, 8080, 9090);
const PORT_NAME = fc.constantFrom('http', 'metrics', 'admin');
const LABELS = record({ app: fc.constantFrom('a', 'b'), track: optional(fc.constantFrom('blue', 'green')), team: optional(fc.constant('x')) }).map(withoutGaps);
const PORTS = fc.uniqueArray(record<RandomPort>({ containerPort: NUMBER, name: optional(PORT_NAME) }), {
  maxLength: 2, comparator: (a, b) => a.containerPort === b.containerPort || (a.name !== undefined && a.name === b.name),
});
const WORKLOAD = record<RandomWorkload>({
  kind: fc.constantFrom('Deployment', 'Deployment', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'),
  namespace: NAMESPACE,
  labels: LABELS,
  isWide: fc.boolean(),
  containers: fc.array(PORTS, { minLength: 1, maxLength: 2 }),
});
const SERVICE = record<RandomService>({
  namespace: NAMESPACE,
  selector: record({ app: fc.constantFrom('a', 'b'), track: fc.option(fc.constantFrom('blue', 'green'), { nil: undefined, freq: 4 }) }).map(withoutGaps),
  ports: fc.uniqueArray(record({ port: NUMBER, name: PORT_NAME, targetPort: optional(fc.oneof<fc.Arbitrary<number | string>[]>(NUMBER, PORT_NAME)) }), {
    minLength: 1, maxLength: 2, comparator: (a, b) => a.port === b.port || a.name === b.name,
  }),
  headless: fc.boolean(),
});
const PROPS: fc.Arbitrary<AppMonitoringProps> = record({
  operatorMode: fc.constantFrom(true, true, false),
  monitorType: fc.constantFrom(MonitorType.POD, MonitorType.POD, MonitorType.SERVICE, MonitorType.SERVICE, MonitorType.INGRESS, MonitorType.INGRESS),
  port: optional(fc.oneof<fc.Arbitrary<number | string>[]>(NUMBER, PORT_NAME)),
  container: rarely(fc.constantFrom('c0', 'c1')),
  jobName: fc.option(fc.constant('cart'), { nil: undefined, freq: 4 }),
});
/** URLs, hosts and addresses, each alone or with another one. */
const TARGETS: readonly (readonly string[])[] = [
  ['https://www.example.com/health'], ['www.example.com', 'www.example.com:8443/a?b=c'], ['http://10.1.2.3:8080/', 'http://user.example.com/%20'], ['[2001:db8::1]:80'],
];
const MONITOR = record<Omit<RandomMonitor, 'meant'> & { readonly several: boolean; readonly fits: boolean }>({
  props: PROPS,
  mesh: rarely(fc.constantFrom(...Object.keys(MODES) as MeshName[])),
  front: optional(fc.nat(1)),
  targets: rarely(fc.constantFrom(...TARGETS)),
  several: fc.nat(4).map((n) => n === 0),
  fits: fc.nat(3).map((n) => n > 0),
});

const SHOP: fc.Arbitrary<RandomShop> = fc.tuple(
  fc.array(WORKLOAD, { minLength: 1, maxLength: 4 }), fc.array(SERVICE, { maxLength: 3 }), fc.array(RANDOM_FRONT, { minLength: 1, maxLength: 2 }), fc.nat(),
  fc.array(MONITOR, { minLength: 1, maxLength: 2 }), rarely(fc.constantFrom<NonNullable<RandomShop['injection']>[]>('enabled', 'enabled', 'disabled')),
).map(([workloads, services, fronts, first, monitors, injection]) => {
  const numbers = workloads.map((_, i) => (i + first) % workloads.length);
  const placed = monitors.map(({ several, ...monitor }) => ({ ...monitor, meant: numbers.splice(0, several ? 2 : 1) })).filter(({ meant }) => meant.length > 0);
  const [around, behind] = [[...services], [...fronts]];
  for (const { fits, meant: [number], props } of placed) {
    if (fits && props.monitorType !== MonitorType.POD) addFitting(workloads[number], props, around, behind);
  }

  const isInMesh = placed.some(({ mesh }) => mesh !== undefined && mesh !== 'ambient');

  return {
    workloads,
    services: around,
    fronts: behind,
    injection: injection ?? (isInMesh ? 'enabled' : undefined),
    // No route is found by itself.
    monitors: placed.map(({ fits, ...monitor }) => (fits && monitor.props.operatorMode && behind[0]?.kind !== 'Ingress' ? { ...monitor, front: 0 } : monitor)),
  };
});

/** Makes one of the Services, and one of the Ingresses or routes, lead to a workload: by chance they seldom do. Routes have no annotations. */
function addFitting(
  { namespace, labels }: RandomWorkload, { monitorType, operatorMode }: AppMonitoringProps, services: RandomService[], fronts: RandomFront[],
): void {
  const { ports, headless } = services[0] ?? { ports: [{ port: 80, name: 'http', targetPort: 8080 }], headless: false };
  services[0] = { namespace, selector: labels, ports, headless };
  const { rules: [, ...others], ...front } = fronts[0];
  if (monitorType === MonitorType.INGRESS) fronts[0] = { ...front, ...!operatorMode && { kind: 'Ingress' }, namespace, rules: [{ path: '/c', service: 0 }, ...others] };
}

function withoutGaps<T extends object>(value: T): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as { readonly [name: string]: string };
}

/** Address of the prober of Probes and annotated Ingresses. */
export const PROBER = 'blackbox:9115';

/** Builds the app; each namespace is a chart. */
export function buildShop(shop: RandomShop): { readonly app: App; readonly monitorings: readonly AppMonitoring[] } {
  const { workloads, services, fronts, monitors, injection } = shop;
  const app = new App();
  const charts = new Map(['shop', 'stock'].map((namespace) => [namespace, new Chart(app, namespace, { namespace })]));
  if (injection) charts.forEach((chart, name) => new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'istio-injection': injection } } }));
  const objects = workloads.map((workload, i) => new ApiObject(charts.get(workload.namespace)!, `w${i}`, manifestOf(workload, `w${i}`)));
  services.forEach(({ namespace, selector, ports, headless }, i) => new ApiObject(charts.get(namespace)!, `s${i}`, {
    apiVersion: 'v1', kind: 'Service', metadata: { name: `s${i}` }, spec: { selector, ports, ...(headless && { clusterIP: 'None' }) },
  }));
  const placed = fronts.map((front, i) => new ApiObject(charts.get(front.namespace)!, `f${i}`, frontOf(front, i, services)));
  fronts.forEach((front, i) => hasGateway(front) && new ApiObject(charts.get(front.namespace)!, `g${i}`, gatewayOf(front, i)));
  const monitorings = monitors.map(({ meant, props, mesh, front, targets }, i) => {
    const own = meant.map((number) => objects[number]);
    const isProbe = props.monitorType === MonitorType.INGRESS;

    return new AppMonitoring(charts.get(workloads[meant[0]].namespace)!, `monitoring-${i}`, {
      ...props,
      ...(own.length === 1 ? { workload: own[0] } : { workloads: own }),
      ...(mesh && { mesh: MODES[mesh]() }),
      ...(isProbe && props.operatorMode && { probe: { prober: PROBER, ...targets && { targets: [...targets] } } }),
      ...(isProbe && !props.operatorMode && { profile: Profile.custom({ readsAnnotations: true, prober: PROBER }) }),
      ...(isProbe && front !== undefined && placed[front] && !(props.operatorMode && targets) && { ingress: placed[front] }),
    });
  });

  return { app, monitorings };
}

function manifestOf({ kind, labels, isWide, containers }: RandomWorkload, name: string) {
  const isJob = kind === 'Job' || kind === 'CronJob';
  const pods = { containers: containers.map((ports, i) => ({ name: `c${i}`, image: 'cart', ports })), ...(isJob && { restartPolicy: 'Never' }) };
  const template = { metadata: { labels }, spec: pods };
  switch (kind) {
    case 'Pod': return { apiVersion: 'v1', kind, metadata: { name, labels }, spec: pods };
    case 'Job': return { apiVersion: 'batch/v1', kind, metadata: { name }, spec: { template } };
    case 'CronJob': return { apiVersion: 'batch/v1', kind, metadata: { name }, spec: { schedule: '5 * * * *', jobTemplate: { spec: { template } } } };
    default: return { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { selector: { matchLabels: isWide ? { app: labels.app } : labels }, template } };
  }
}
