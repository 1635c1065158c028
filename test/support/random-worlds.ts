/** Apps, monitors and servers made at random, from a seed: what the tables have one at a time stands together here. */

import { cronJob, deployment, job, METRICS, pod, service, workload } from './app-on-8080';
import { namespace, node } from './manifests/cluster';
import { AnnotationConvention } from '../../lib/app-monitoring/annotations/convention';
import { ScrapeConfigsForm } from '../../lib/app-monitoring/annotations/scrape-config-props';
import { random } from '../imports/random-object';
import { Fields, Manifest, Texts } from './manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from './manifests/monitors';
import { prometheus, prometheusAgent } from './manifests/servers';
import { endpoints, endpointSlice, ingress, rule } from './manifests/services';
import { Naming, WorkloadParts } from './manifests/workloads';

/** One set of manifests. */
export interface RandomWorld {
  /** Unique among all of a run. */
  readonly name: string;
  readonly manifests: readonly Manifest[];
  /**
   * Text of a `prometheus.yml` that no operator writes.
   * @default - none
   */
  readonly prometheusConfig?: string;
}

/** `count` worlds, from the given seed on: world i is the same in a run of any length. */
export function randomWorlds(seed: number, count: number): RandomWorld[] {
  return Array.from({ length: count }, (_, i) => new Dice(random(seed + i * 7919)).world(`random ${seed + i * 7919}`));
}

const NAMESPACES = ['shop', 'stock', 'monitoring'];
const NAMES = ['cart', 'web', 'db'];
const LABELS: readonly { readonly [label: string]: string }[] = [
  { app: 'cart' }, { app: 'web' }, { app: 'cart', tier: 'front' }, { app: 'cart', tier: '' }, { 'app': 'db', 'app.kubernetes.io/version': '1.2' }, { app: 'a-b_c.d' },
];
const PORTS: readonly Fields[] = [
  METRICS, { containerPort: 8080 }, { name: 'admin', containerPort: 9000 }, { name: 'metrics', containerPort: 9100 }, { name: 'metrics', containerPort: 8080, protocol: 'UDP' }, { name: '8080', containerPort: 8081 },
];
const SERVICE_PORTS: readonly Fields[] = [
  {
    name: 'metrics',
    port: 80,
    targetPort: 8080,
  }, { name: 'metrics', port: 80, targetPort: 'metrics' }, { name: 'admin', port: 9000 }, { name: 'web', port: 443, targetPort: 'admin', appProtocol: 'https' },
  { name: 'udp', port: 53, targetPort: 'metrics', protocol: 'UDP' },
];
const SELECTORS: readonly Fields[] = [
  { matchLabels: { app: 'cart' } }, { matchLabels: { app: 'cart' } }, { matchLabels: { app: 'web' } }, {}, {}, { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
  { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] }, { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'db', 'a-b_c.d'] }] },
  {
    matchLabels: { app: 'cart' },
    matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['front', 'back'] }],
  }, { matchLabels: { 'app.kubernetes.io/version': '1.2' } },
];
const PLACES: readonly (Fields | undefined)[] = [undefined, {}, { any: true }, { any: true }, { matchNames: ['stock'] }, { matchNames: ['shop', 'monitoring'] }];
const RULES: readonly Fields[] = [
  { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'ns' },
  { sourceLabels: ['namespace', 'pod'], separator: '/', targetLabel: 'place' },
  { action: 'keep', sourceLabels: ['namespace'], regex: 'shop|stock' },
  { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_label_tier'], regex: 'front' },
  { action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' },
  { action: 'labelmap', regex: '__meta_kubernetes_(service_.+|pod_controller_.+)' },
  { action: 'labelmap', regex: '__meta_kubernetes_(.+)' },
  { action: 'labeldrop', regex: 'container|service' },
  { sourceLabels: ['__address__'], regex: '(.+):\\d+', targetLabel: '__address__', replacement: '$1:9999' },
  { sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '(.+)', targetLabel: 'ip' },
  { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'instance' },
  { targetLabel: '__param_x', replacement: 'a b' },
  { action: 'hashmod', sourceLabels: ['__meta_kubernetes_pod_name'], modulus: 4, targetLabel: '__tmp_hash' },
  { sourceLabels: ['__meta_kubernetes_pod_name'], regex: 'c.*', targetLabel: '__tmp_disable_sharding', replacement: '1' },
  { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_ready'], regex: 'true' },
  { action: 'uppercase', sourceLabels: ['namespace'], targetLabel: 'upper' },
];

class Dice {
  constructor(private readonly next: () => number) {}

  world(name: string): RandomWorld {
    const manifests = this.distinct([
      ...NAMESPACES.filter(() => this.chance(0.4)).map((place) => namespace(place, { ...this.chance(0.5) && { team: 'a' }, ...this.chance(0.4) && { 'istio-injection': 'enabled' } })),
      ...this.times(1, 4, () => this.app()).flat(),
      ...this.chance(0.3) ? [node('n1', { labels: { zone: 'z' } })] : [],
      ...this.times(1, 3, () => this.monitor()),
      ...this.times(0, 2, () => this.other()),
      this.server(),
      ...this.chance(0.15) ? [prometheusAgent()] : [],
    ]);
    const convention = this.pick([AnnotationConvention.community(), AnnotationConvention.grafana()]);

    return { name, manifests, ...this.chance(0.4) && { prometheusConfig: convention.toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, prober: 'blackbox' }) } };
  }

  /** A workload, mostly with a Service, now and then with an Ingress; names need not be told apart from those of other apps. */
  private app(): Manifest[] {
    const naming = { name: this.pick(NAMES), namespace: this.pick(NAMESPACES), labels: this.pick(LABELS) };
    const annotations = this.chance(0.5) ? this.annotations() : undefined;
    const content = { ...naming, annotations, ...this.content() };
    const runs = this.pick<() => Manifest>([
      () => deployment({ ...content, spec: { replicas: this.pick([1, 1, 3, 0]) } }), () => deployment(content), () => workload('StatefulSet', { ...content, spec: { serviceName: this.pick(NAMES) } }),
      () => workload('DaemonSet', content), () => job(content), () => cronJob(content), () => pod({ ...content, ...this.chance(0.7) && { status: this.status() } }),
    ])();

    return [
      runs,
      ...this.chance(0.85) ? this.service({ ...naming, labels: this.chance(0.8) ? naming.labels : this.pick(LABELS), annotations }, naming.labels) : [],
      ...this.chance(0.3) ? [ingress({ rules: [rule(`${naming.name}.example`, '/', ...this.chance(0.3) ? ['/x'] : [])], ...this.chance(0.4) && { tls: [{ hosts: ['cart.example'] }] } }, { ...naming, annotations })] : [],
    ];
  }

  private content(): WorkloadParts {
    const main = { name: 'cart', image: 'cart:1', ports: this.ports() };
    const fields = { ...this.chance(0.15) && { nodeName: 'n1' }, ...this.chance(0.1) && { hostNetwork: true }, ...this.chance(0.1) && { hostname: 'h', subdomain: this.pick(NAMES) } };

    return {
      pod: {
        containers: [main, ...this.chance(0.25) ? [{ name: 'proxy', image: 'proxy', ports: this.ports() }] : []],
        ...this.chance(0.2) && { initContainers: [{ name: 'init', image: 'init', ports: this.ports(), ...this.chance(0.5) && { restartPolicy: 'Always' } }] },
        ...fields,
      },
    };
  }

  /** Each name once. */
  private ports(): Fields[] {
    const chosen = this.times(0, 2, () => this.pick(PORTS));

    return [...new Map(chosen.map((port) => [port.name ?? port.containerPort, port])).values()];
  }

  private status(): Fields {
    return {
      podIP: `10.0.${Math.floor(this.next() * 200)}.${Math.floor(this.next() * 200)}`,
      phase: this.pick(['Running', 'Running', 'Running', 'Pending', 'Succeeded', 'Failed']),
      conditions: [{ type: 'Ready', status: this.pick(['True', 'True', 'False']) }],
    };
  }

  private service(naming: Required<Naming> & { readonly labels: Texts; readonly annotations?: Texts }, selector: Fields): Manifest[] {
    const ports = [...new Map(this.times(1, 2, () => this.pick(SERVICE_PORTS)).map((port) => [port.name, port])).values()];
    const spec = this.pick<Fields>([{}, {}, { clusterIP: 'None' }, { type: 'NodePort' }, { type: 'LoadBalancer' }, { publishNotReadyAddresses: true }, { type: 'ExternalName', externalName: 'x.example' }]);
    if (this.chance(0.85)) return [service({ selector, ports, ...spec }, naming)];
    const hand = this.chance(0.5)
      ? endpoints([{ addresses: [{ ip: '10.1.2.3' }, { ip: '10.1.2.4' }], ports: [{ name: 'metrics', port: 9100 }] }], naming)
      : endpointSlice([{ addresses: ['10.1.2.3'] }, { addresses: ['10.1.2.4'], conditions: { ready: false } }], [{ name: 'metrics', port: 9100 }], { ...naming, labels: { 'kubernetes.io/service-name': naming.name } });

    return [service({ ports, ...spec, selector: undefined }, naming), hand];
  }

  private annotations(): { [key: string]: string } {
    const prefix = this.pick(['prometheus.io/', 'prometheus.io/', 'k8s.grafana.com/metrics.']);
    const facts: Fields = {
      ...this.chance(0.6) && { [prefix === 'prometheus.io/' ? 'port' : 'portNumber']: this.pick(['9100', '8080', 'metrics', '']) },
      ...this.chance(0.4) && { path: this.pick(['/x', 'y', '']) },
      ...this.chance(0.3) && { scheme: this.pick(['https', 'http', 'tcp']) },
      ...this.chance(0.2) && { param_m: 'a b' },
    };
    const scrape = prefix === 'prometheus.io/' ? 'prometheus.io/scrape' : 'k8s.grafana.com/scrape';

    return { [scrape]: this.pick(['true', 'true', 'true', 'false']), ...Object.fromEntries(Object.entries(facts).map(([fact, value]) => [`${prefix}${fact}`, String(value)])) };
  }

  private monitor(): Manifest {
    const spec = {
      selector: this.pick(SELECTORS),
      namespaceSelector: this.pick(PLACES),
      ...this.chance(0.2) && { selectorMechanism: 'RoleSelector' },
      ...this.chance(0.3) && { podTargetLabels: ['tier', 'app'] },
      ...this.chance(0.3) && { jobLabel: 'app' },
      ...this.chance(0.2) && { attachMetadata: { node: true } },
      ...this.chance(0.2) && { scrapeClass: this.pick(['a', 'b']) },
    };
    const naming = { name: this.pick(['m1', 'm2', 'm3']), namespace: this.pick(NAMESPACES) };
    const port = this.pick<Fields>([
      { port: 'metrics' }, { port: 'metrics' }, { port: 'admin' }, { port: undefined }, { port: undefined, targetPort: 8080 }, { port: undefined, targetPort: 'metrics' },
    ]);
    const endpoint = {
      ...port,
      ...this.chance(0.3) && { path: '/x' },
      ...this.chance(0.2) && { scheme: 'https' },
      ...this.chance(0.2) && { honorLabels: true },
      ...this.chance(0.5) && { relabelings: this.rules() },
    };

    if (this.chance(0.5)) return serviceMonitor(endpoint, { ...spec, ...this.chance(0.3) && { targetLabels: ['app', 'tier'] } }, naming);
    const byNumber = this.chance(0.2) && { port: undefined, targetPort: undefined, portNumber: 9100 };

    return podMonitor({ ...endpoint, ...byNumber, ...this.chance(0.2) && { filterRunning: false } }, spec, naming);
  }

  /** Something else to scrape by. */
  private other(): Manifest {
    const naming = { name: this.pick(['m1', 'm2', 'm3']), namespace: this.pick(NAMESPACES) };

    return this.pick<() => Manifest>([
      () => probe({ targets: { ingress: { selector: this.pick(SELECTORS), namespaceSelector: this.pick(PLACES) } } }, naming),
      () => probe({ targets: { staticConfig: { static: ['a', 'https://b/c'], labels: { x: 'y' } } } }, naming),
      () => scrapeConfig({ staticConfigs: [{ targets: ['a:1', 'b:2'] }], relabelings: this.rules() }, naming),
      () => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [this.discovery()], relabelings: this.rules() }, naming),
    ])();
  }

  private discovery(): Fields {
    return {
      role: this.pick(['Pod', 'Pod', 'Service', 'Endpoints', 'EndpointSlice', 'Ingress', 'Node']),
      ...this.chance(0.3) && { namespaces: { names: ['shop'] } },
    };
  }

  private rules(): Fields[] {
    return this.times(0, 3, () => this.pick(RULES));
  }

  private server(): Manifest {
    return prometheus({
      ...this.chance(0.35) && { shards: this.pick([2, 3]) },
      ...this.chance(0.5) && { serviceDiscoveryRole: this.pick(['Endpoints', 'EndpointSlice']) },
      ...this.chance(0.2) && { enforcedNamespaceLabel: 'tenant' },
      ...this.chance(0.1) && { ignoreNamespaceSelectors: true },
      ...this.chance(0.1) && { podMonitorNamespaceSelector: { matchLabels: { team: 'a' } } },
      ...this.chance(0.1) && { podTargetLabels: ['app'] },
      ...this.chance(0.5) && { scrapeClasses: [{ name: 'a', relabelings: [this.pick(RULES)] }, { name: 'b', attachMetadata: { node: true }, default: this.chance(0.3) }] },
    });
  }

  /** A cluster holds each object once, and workloads of one name would have pods of one name. */
  private distinct(manifests: readonly Manifest[]): Manifest[] {
    const runs = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod']);
    const keyOf = ({ kind, metadata }: Manifest) => `${runs.has(kind) ? 'runs' : kind}/${String(metadata?.namespace)}/${String(metadata?.name)}`;

    return [...new Map([...manifests].reverse().map((manifest) => [keyOf(manifest), manifest])).values()].reverse();
  }

  private times<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + Math.floor(this.next() * (most - least + 1)) }, make);
  }

  private chance(of: number): boolean {
    return this.next() < of;
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)];
  }
}
