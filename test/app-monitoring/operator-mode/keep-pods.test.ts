import { Chart } from 'cdk8s';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly, WorkloadOptions } from '../../support/app';
import { scraped } from '../../support/scraped';

const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };
const PORTS = { ports: [{ containerPort: 8080 }] };
const colored = (chart: Chart, color: string, options: WorkloadOptions = {}) => addWorkload(chart, { name: `cart-${color}`, labels: { app: 'cart', color }, ...PORTS, ...options });
const sourcesOf = (chart: Chart) => scraped(chart).map((line) => line.split(' ').slice(0, 2).join(' '));

describe('keepPods()', () => {
  test('two monitors on one Service scrape the pods of their own workloads', () => {
    const chart = newChart();
    addService(chart);
    for (const color of ['blue', 'green']) monitor(chart, { ...SERVICE, workload: colored(chart, color) }, color);

    expect(sourcesOf(chart)).toEqual(['cart-blue-service-monitor Deployment/shop/cart-blue', 'cart-green-service-monitor Deployment/shop/cart-green']);
  });

  test.each<{ it: string; other: WorkloadOptions; rule: object }>([
    { it: 'a label of the selector', other: { labels: { app: 'cart', color: 'green' } }, rule: { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_color'], regex: 'blue' } },
    { it: 'the name of a Job', other: { kind: 'Job', labels: { app: 'cart', color: 'blue' } }, rule: { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_label_batch_kubernetes_io_job_name'], regex: '.+' } },
    { it: 'a label that another workload has more', other: { labels: { app: 'cart', color: 'blue', track: 'canary.1' } }, rule: { action: 'drop', sourceLabels: ['__meta_kubernetes_pod_label_track'], regex: 'canary\\.1' } },
    { it: 'a label that is added', other: { labels: { app: 'cart', color: 'blue' } }, rule: { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_app_monitoring'], regex: 'cart-blue' } },
  ])('keeps the pods of one workload by $it', ({ other, rule }) => {
    const chart = newChart();
    addService(chart);
    const workload = colored(chart, 'blue');
    colored(chart, 'other', other);
    monitor(chart, { ...SERVICE, workload, relabelings: [{ targetLabel: 'a', replacement: 'b' }] });

    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints[0].relabelings).toEqual([rule, { targetLabel: 'a', replacement: 'b' }]);
    expect(sourcesOf(chart)).toEqual(['cart-blue-service-monitor Deployment/shop/cart-blue']);
  });

  test.each([
    { it: 'all workloads of the Service', colors: ['blue', 'green'], expected: undefined },
    { it: 'some workloads of the Service', colors: ['blue', 'green', 'red'], expected: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_color'], regex: 'blue|green' }] },
  ])('one monitor keeps the pods of $it', ({ colors, expected }) => {
    const chart = newChart();
    addService(chart);
    const workloads = colors.map((color) => colored(chart, color)).slice(0, 2);
    monitor(chart, { ...SERVICE, workloads, metadata: { name: 'cart' } });

    expect(errorsOf(chart)).toEqual([]);
    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints[0].relabelings).toEqual(expected);
    expect(sourcesOf(chart)).toEqual(['cart Deployment/shop/cart-blue', 'cart Deployment/shop/cart-green']);
  });

  test('a selector of the user is not narrowed', () => {
    const chart = newChart();
    addService(chart, { labels: { app: 'cart' } });
    const workload = colored(chart, 'blue');
    colored(chart, 'green');
    monitor(chart, { ...SERVICE, workload, selector: { matchLabels: { app: 'cart' } } });

    expect(sourcesOf(chart)).toHaveLength(2);
  });
});

describe('container', () => {
  const CONTAINERS = [
    { name: 'a', ports: [{ name: 'metrics', containerPort: 80 }] }, { name: 'b', ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'http', containerPort: 9091 }] },
  ];
  const urlsOf = (chart: Chart) => scraped(chart).map((line) => /:(\d+)\//.exec(line)![1]);
  const build = (props: object, ports?: readonly object[]) => {
    const chart = newChart();
    addWorkload(chart, { containers: CONTAINERS });
    if (ports) addService(chart, { ports });
    monitor(chart, { operatorMode: true, ...(ports && { monitorType: MonitorType.SERVICE }), ...props });

    return chart;
  };

  test.each([
    { it: 'a container', props: { port: 'metrics', container: 'b' }, expected: ['9090'] },
    { it: 'the first container', props: { port: 'metrics', container: 'a' }, expected: ['80'] },
    { it: 'a number', props: { port: 9090 }, expected: ['9090'] },
    { it: 'no port, but a container', props: { container: 'b' }, expected: ['9090'] },
    { it: 'a name that both have', props: { port: 'metrics' }, expected: ['80', '9090'] },
    { it: 'each of them once', props: { endpoints: [{ port: 'metrics', container: 'a' }, { port: 'metrics', container: 'b' }] }, expected: ['80', '9090'] },
  ])('of two with one port name, a PodMonitor scrapes $it alone', ({ props, expected }) => {
    expect(urlsOf(build(props))).toEqual(expected);
  });

  const byName = { name: 'metrics', port: 1, targetPort: 'metrics' };
  test.each([
    { it: 'a named target that leads to another container', props: { port: 'metrics', container: 'b' }, ports: [byName], expected: ['9090'] },
    { it: 'a named target that leads there', props: { port: 'metrics', container: 'a' }, ports: [byName], expected: ['80'] },
    { it: 'a number as target', props: { port: 'metrics', container: 'b' }, ports: [byName, { name: 'b', port: 2, targetPort: 9090 }], expected: ['9090'] },
    { it: 'another name of the Service', props: { port: 'web', container: 'b' }, ports: [byName, { name: 'web', port: 2, targetPort: 'http' }], expected: ['9091'] },
    { it: 'no port', props: { container: 'b' }, ports: [byName], expected: ['9090'] },
  ])('through a Service, a ServiceMonitor scrapes it alone: $it', ({ props, ports, expected }) => {
    expect(urlsOf(build(props, ports))).toEqual(expected);
  });

  test('a port of the Service that leads to another container stops the synth', () => {
    expect(errorsOf(build({ port: 'web', container: 'b' }, [{ name: 'web', port: 2, targetPort: 80 }]))).toEqual([
      '[shop/monitoring] AM212: port "web" of Service "shop/cart" does not lead to container "b"; set port to one that this container serves, or leave container out',
    ]);
  });
});

describe('findService() of several', () => {
  const PODS = { ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }] };
  const web = { name: 'web', ports: [{ name: 'http', port: 80, targetPort: 'http' }] };
  const admin = { name: 'admin', ports: [{ name: 'metrics', port: 9000, targetPort: 'metrics' }] };

  test.each([
    { it: 'the name of the port', props: { port: 'metrics' } },
    { it: 'the number of the port', props: { port: 9000 } },
    { it: 'the number of the target', props: { port: 9090 } },
    { it: 'the port for metrics', props: {} },
    { it: 'all endpoints', props: { endpoints: [{ port: 'metrics' }, { port: 9090, path: '/x' }] } },
  ])('takes the one that has $it', ({ props }) => {
    const chart = newChart();
    addWorkload(chart, PODS);
    [web, admin].forEach((service) => addService(chart, service));
    monitor(chart, { ...SERVICE, ...props });

    expect(errorsOf(chart)).toEqual([]);
    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'admin' } });
  });

  test('refuses to choose between two that have the port', () => {
    const chart = newChart();
    addWorkload(chart, PODS);
    [web, { ...admin, ports: [...admin.ports, ...web.ports] }].forEach((service) => addService(chart, service));
    monitor(chart, { ...SERVICE, port: 'http' });

    expect(errorsOf(chart)).toEqual([expect.stringContaining('AM204: 2 Services select the pods of Deployment "shop/cart"')]);
  });
});
