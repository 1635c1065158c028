import { ApiObject, Chart } from 'cdk8s';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';
import { scraped } from '../../support/scraped';

const PROBE = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115' } };

interface Rule { readonly host?: string; readonly path?: string; readonly pathType?: string; readonly service?: string }

/** A chart with workloads `cart` and `basket`, and one Ingress for both; `cart` is monitored. */
function build(rules: readonly Rule[], props: AppMonitoringProps = {}, spec: object = {}): Chart {
  const chart = newChart();
  const workload = addWorkload(chart);
  addService(chart);
  addWorkload(chart, { name: 'basket', labels: { app: 'basket' } });
  addService(chart, { name: 'basket', selector: { app: 'basket' } });
  const toRule = ({ host = 'shop.example.com', path, pathType = 'Prefix', service = 'cart' }: Rule) => ({
    ...(host !== '' && { host }), http: { paths: [{ ...(path !== undefined && { path }), pathType, backend: { service: { name: service, port: { number: 80 } } } }] },
  });
  new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'shop' }, spec: { rules: rules.map(toRule), ...spec } });
  monitor(chart, { ...PROBE, workload, ...props });

  return chart;
}

const probed = (chart: Chart) => scraped(chart).map((line) => new URL(line.split(' ')[2]).searchParams.get('target'));

describe('chooseIngressPaths()', () => {
  test.each<{ it: string; rules: readonly Rule[]; props?: AppMonitoringProps; spec?: object; expected: readonly string[] }>([
    { it: 'all paths of an Ingress of its own', rules: [{ path: '/' }, { path: '/b' }], expected: ['http://shop.example.com/', 'http://shop.example.com/b'] },
    { it: 'its own path of a shared Ingress', rules: [{ path: '/cart' }, { path: '/basket', service: 'basket' }], expected: ['http://shop.example.com/cart'] },
    { it: 'its own host of a shared Ingress', rules: [{ path: '/', host: 'cart.example.com' }, { path: '/', host: 'cartxexample.com', service: 'basket' }], expected: ['http://cart.example.com/'] },
    { it: 'a path with characters of patterns that is exact', rules: [{ path: '/a(b)', pathType: 'Exact' }, { path: '/', service: 'basket' }], expected: ['http://shop.example.com/a(b)'] },
    { it: 'no wildcard', rules: [{ path: '/' }, { path: '/', host: '*.example.com' }], expected: ['http://shop.example.com/'] },
    { it: 'no rule of all hosts', rules: [{ path: '/' }, { path: '/', host: '' }], expected: ['http://shop.example.com/'] },
    { it: 'a literal path that depends on the controller', rules: [{ path: '/cart', pathType: 'ImplementationSpecific' }, { pathType: 'ImplementationSpecific', host: 'b.example.com' }], expected: ['http://b.example.com/', 'http://shop.example.com/cart'] },
    { it: 'no pattern beside a path', rules: [{ path: '/cart' }, { path: '/v(1|2)/', pathType: 'ImplementationSpecific' }], expected: ['http://shop.example.com/cart'] },
    { it: 'a rule that leads to the default backend', rules: [{ path: '/basket', service: 'basket' }], spec: { rules: [{ host: 'a.example.com' }, { host: 'b.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'basket', port: { number: 80 } } } }] } }], defaultBackend: { service: { name: 'cart', port: { number: 80 } } } }, expected: ['http://a.example.com/'] },
    { it: 'the path that is set', rules: [{ path: '/' }], props: { path: '/ready' }, expected: ['http://shop.example.com/ready'] },
    { it: 'the path that is set, on each host once', rules: [{ path: '/a' }, { path: '/b' }, { path: '/', host: 'b.example.com' }, { path: '/', host: 'c.example.com', service: 'basket' }], props: { path: '/ready?a=$1&b' }, expected: ['http://b.example.com/ready?a=$1&b', 'http://shop.example.com/ready?a=$1&b'] },
    { it: 'the path that is set in place of a pattern', rules: [{ path: '/cart(/|$)(.*)', pathType: 'ImplementationSpecific' }], props: { path: '/cart/ready' }, expected: ['http://shop.example.com/cart/ready'] },
    { it: 'the path that is set, with the scheme of the Ingress', rules: [{ path: '/' }], props: { path: '/ready' }, spec: { tls: [{ hosts: ['shop.example.com'], secretName: 'shop' }] }, expected: ['https://shop.example.com/ready'] },
  ])('probes $it', ({ rules, props, spec, expected }) => {
    const chart = build(rules, props, spec);

    expect(errorsOf(chart)).toEqual([]);
    expect(probed(chart).sort()).toEqual(expected);
  });

  test('adds no rule where none is needed', () => {
    expect(synthOnly(build([{ path: '/' }]), 'Probe').spec.targets.ingress).toEqual({ selector: { matchLabels: { 'app-monitoring': 'shop' } } });
  });

  test('the label instance is the URL that is probed', () => {
    expect(synthOnly(build([{ path: '/' }], { path: '/ready', relabelings: [{ targetLabel: 'a', replacement: 'b' }] }), 'Probe').spec.targets.ingress.relabelingConfigs).toEqual([
      { sourceLabels: ['__meta_kubernetes_ingress_scheme', '__meta_kubernetes_ingress_host'], separator: '://', targetLabel: '__param_target', replacement: '$1/ready' },
      { sourceLabels: ['__param_target'], targetLabel: 'instance' },
      { targetLabel: 'a', replacement: 'b' },
    ]);
  });

  test.each<{ it: string; rules: readonly Rule[]; expected: string }>([
    {
      it: 'a regular expression',
      rules: [{ path: '/cart(/|$)(.*)', pathType: 'ImplementationSpecific' }, { path: '/', service: 'basket' }],
      expected: '[shop/monitoring] AM226: Ingress "shop/shop" routes to Deployment "shop/cart" by patterns only: "/cart(/|$)(.*)", so it is not known which path to probe; set path to one that reaches the workload, or set probe.targets',
    },
    {
      it: 'a wildcard in the path',
      rules: [{ path: '/*', pathType: 'ImplementationSpecific' }],
      expected: '[shop/monitoring] AM226: Ingress "shop/shop" routes to Deployment "shop/cart" by patterns only: "/*", so it is not known which path to probe; set path to one that reaches the workload, or set probe.targets',
    },
    {
      it: 'a host of others only',
      rules: [{ path: '/', host: '*.example.com' }, { path: '/', service: 'basket' }],
      expected: '[shop/monitoring] AM215: the rules of Ingress "shop/shop" that route to Deployment "shop/cart" have no host of their own (have "*.example.com"), so nothing can be probed; give a rule its host, or set probe.targets',
    },
  ])('stops the synth for $it', ({ rules, expected }) => {
    expect(errorsOf(build(rules))).toEqual([expected]);
  });

  test('says which patterns are left out', () => {
    const chart = build([{ path: '/cart' }, { path: '/v(1|2)/', pathType: 'ImplementationSpecific' }]);
    const { findings } = chart.node.findChild('monitoring') as ReturnType<typeof monitor>;

    expect(findings.filter(({ code }) => code === 'AM233').map(({ severity, message }) => ({ severity, message }))).toEqual([
      { severity: 'info', message: 'Ingress "shop/shop" has paths that are patterns, so they are not probed: "/v(1|2)/"' },
    ]);
  });

  test('of several workloads, probes the paths of all', () => {
    const chart = build([{ path: '/cart' }, { path: '/basket', service: 'basket' }, { path: '/other', service: 'other' }]);
    chart.node.tryRemoveChild('monitoring');
    monitor(chart, { ...PROBE, workloads: [chart], metadata: { name: 'shop' } });

    expect(probed(chart).sort()).toEqual(['http://shop.example.com/basket', 'http://shop.example.com/cart']);
  });
});
