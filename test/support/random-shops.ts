/** Random apps in which a monitor can easily find too much: shared labels, Services and names of ports. From a seed. */
import { ApiObject, App, Chart } from 'cdk8s';
import { AppMonitoring, AppMonitoringProps, MonitorType } from 'cdk8s-app-monitoring';
import * as fc from 'fast-check';

/** One random app. */
export interface RandomShop {
  readonly workloads: readonly RandomWorkload[];
  readonly services: readonly RandomService[];
  /** Numbers of the workloads that are monitored. */
  readonly meant: readonly number[];
  readonly props: AppMonitoringProps;
}

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

/** Plain objects: cdk8s does not take those without a prototype. */
const record = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(fields, { noNullPrototype: true }) as fc.Arbitrary<T>;
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });

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
  monitorType: fc.constantFrom(MonitorType.POD, MonitorType.SERVICE),
  port: optional(fc.oneof<fc.Arbitrary<number | string>[]>(NUMBER, PORT_NAME)),
  container: fc.option(fc.constantFrom('c0', 'c1'), { nil: undefined, freq: 3 }),
  jobName: fc.option(fc.constant('cart'), { nil: undefined, freq: 4 }),
});

const SHOP: fc.Arbitrary<RandomShop> = fc.tuple(
  fc.array(WORKLOAD, { minLength: 1, maxLength: 4 }), fc.array(SERVICE, { maxLength: 3 }), PROPS, fc.nat(), fc.integer({ min: 1, max: 5 }),
).map(([workloads, services, props, first, several]) => ({
  workloads,
  services,
  props,
  meant: [...new Set([first % workloads.length, ...(several === 5 ? [(first + 1) % workloads.length] : [])])],
}));

function withoutGaps<T extends object>(value: T): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as { readonly [name: string]: string };
}

/** Builds the app; each namespace is a chart. */
export function buildShop({ workloads, services, meant, props }: RandomShop): { readonly app: App; readonly monitoring: AppMonitoring } {
  const app = new App();
  const charts = new Map(['shop', 'stock'].map((namespace) => [namespace, new Chart(app, namespace, { namespace })]));
  const objects = workloads.map((workload, i) => new ApiObject(charts.get(workload.namespace)!, `w${i}`, manifestOf(workload, `w${i}`)));
  services.forEach(({ namespace, selector, ports, headless }, i) => new ApiObject(charts.get(namespace)!, `s${i}`, {
    apiVersion: 'v1', kind: 'Service', metadata: { name: `s${i}` }, spec: { selector, ports, ...(headless && { clusterIP: 'None' }) },
  }));
  const own = meant.map((i) => objects[i]);
  const monitoring = new AppMonitoring(charts.get(workloads[meant[0]].namespace)!, 'monitoring', {
    ...props, ...(own.length === 1 ? { workload: own[0] } : { workloads: own }),
  });

  return { app, monitoring };
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
