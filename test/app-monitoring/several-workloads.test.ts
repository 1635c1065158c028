import { App, Chart, Testing } from 'cdk8s';
import { Istio, IstioExemption, MonitorType } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { tryUnion } from '../../lib/app-monitoring/merge-plans';
import { LabelSelector } from '../../lib/manifests/selectors/selector';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly } from '../support/app';

const METRICS = [{ name: 'metrics', containerPort: 9090 }];

const colored = (scope: Construct, color: string) => addWorkload(scope, { name: `cart-${color}`, labels: { app: 'cart', color }, ports: METRICS });

describe('AppMonitoring of several workloads', () => {
  test('selects the pods of all, and changes none of them', () => {
    const chart = newChart();
    const workloads = ['blue', 'green'].map((color) => colored(chart, color));
    monitor(chart, { operatorMode: true, workloads, metadata: { name: 'cart' } });

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({
      selector: { matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'color', operator: 'In', values: ['blue', 'green'] }] },
      podMetricsEndpoints: [{ port: 'metrics' }],
    });
    expect(Testing.synth(chart)[0].spec.template.metadata).toEqual({ labels: { app: 'cart', color: 'blue' } });
  });

  test.each([
    { it: 'in one order', pick: ([deployment, job]: Construct[]) => [deployment, job], expected: 'Deployment "shop/web" needs "80" as annotation "prometheus.io/port" of Service "shop/front-service", and Job "shop/batch" needs "8080"' },
    { it: 'in the other order', pick: ([deployment, job]: Construct[]) => [job, deployment], expected: 'Job "shop/batch" needs "8080" as annotation "prometheus.io/port" of Service "shop/front-service", and Deployment "shop/web" needs "80"' },
  ])('refuses one annotated Service for pods that serve metrics on different ports, $it', ({ pick, expected }) => {
    const chart = newChart();
    const workloads = [
      addWorkload(chart, { name: 'web', labels: { app: 'a' }, ports: [{ name: 'metrics', containerPort: 80 }] }),
      addWorkload(chart, { name: 'batch', kind: 'Job', labels: { app: 'a' }, ports: [] }),
    ];
    addService(chart, { name: 'front', selector: { app: 'a' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
    monitor(chart, { monitorType: MonitorType.SERVICE, workloads: pick(workloads) });

    expect(errorsOf(chart)).toEqual([`[shop/monitoring] AM224: ${expected}; set port to a number that both serve, or use MonitorType.POD`]);
  });

  test('takes every workload in a construct, each once', () => {
    const chart = newChart();
    const part = new Construct(chart, 'part');
    const [blue] = ['blue', 'green', 'red'].map((color) => colored(part, color));
    monitor(chart, { operatorMode: true, workloads: [part, blue] });

    expect(synthOnly(chart, 'PodMonitor').spec.selector.matchExpressions[0].values).toEqual(['blue', 'green', 'red']);
  });

  test('adds a label where no selector matches only these', () => {
    const chart = newChart();
    const workloads = ['web', 'worker'].map((name) => addWorkload(chart, { name, labels: { [name]: 'yes' }, ports: METRICS }));
    const { findings } = monitor(chart, { operatorMode: true, workloads });
    const [web, worker, { spec: { selector } }] = Testing.synth(chart);
    const value = selector.matchLabels['app-monitoring'];

    expect(value).toMatch(/^c8[0-9a-f]{40}$/);
    expect([web, worker].map(({ spec }) => spec.template.metadata.labels)).toEqual([{ 'app-monitoring': value, 'web': 'yes' }, { 'app-monitoring': value, 'worker': 'yes' }]);
    expect(findings.map(({ code, message }) => [code, /^Deployment "shop\/(\w+)" gets spec.template.metadata.labels.app-monitoring/.exec(message)?.[1]])).toEqual([['AM232', 'web'], ['AM232', 'worker']]);
  });

  test('annotates each of them', () => {
    const chart = newChart();
    monitor(chart, { workloads: ['blue', 'green'].map((color) => colored(chart, color)) });

    expect(Testing.synth(chart).map(({ spec }) => spec.template.metadata.annotations['prometheus.io/port'])).toEqual(['9090', '9090']);
  });

  test('selects the Service that all are behind', () => {
    const chart = newChart();
    const workloads = ['blue', 'green'].map((color) => colored(chart, color));
    addService(chart, { labels: { app: 'cart' }, ports: [{ port: 9090 }] });
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, workloads });

    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints).toEqual([expect.objectContaining({ port: 'metrics' })]);
    expect(synthOnly(chart, 'Service').spec.ports).toEqual([{ name: 'metrics', port: 9090 }]);
  });

  test('selects the Services of each', () => {
    const chart = newChart();
    const workloads = ['web', 'worker'].map((name) => addWorkload(chart, { name, labels: { app: name }, ports: METRICS }));
    ['web', 'worker'].forEach((name) => addService(chart, { name, selector: { app: name }, labels: { app: name }, ports: [{ name: 'metrics', port: 9090 }] }));
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, workloads });

    expect(errorsOf(chart)).toEqual([]);
    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints).toEqual([expect.objectContaining({ port: 'metrics' })]);
  });

  test('probes the Ingress of all', () => {
    const chart = newChart();
    const workloads = ['blue', 'green'].map((color) => colored(chart, color));
    addService(chart);
    addIngress(chart);
    monitor(chart, { operatorMode: true, monitorType: MonitorType.INGRESS, workloads, probe: { prober: 'blackbox' } });

    expect(errorsOf(chart)).toEqual([]);
  });

  test('stays the same in a second synth', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workloads: ['web', 'worker'].map((name) => addWorkload(chart, { name, labels: { [name]: 'yes' }, ports: METRICS })) });

    expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
  });
});

describe('AppMonitoring of several workloads refuses', () => {
  test.each([
    {
      it: 'other ports',
      other: [{ name: 'http', containerPort: 8080 }],
      props: {},
      expected: 'AM224: Deployment "shop/a" would be scraped on port "metrics" and Deployment "shop/b" on port "http", and one monitor has the same ports for all; give the port the same name or number in each workload, or use one AppMonitoring for each',
    },
    {
      it: 'a PeerAuthentication',
      other: METRICS,
      props: { mesh: Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }) },
      expected: 'AM224: one PeerAuthentication cannot select the pods of several workloads: "a", "b"; use IstioExemption.EXCLUDE_INBOUND_PORTS, or one AppMonitoring for each workload',
    },
  ])('$it', ({ other, props, expected }) => {
    const chart = newChart();
    const workloads = [addWorkload(chart, { name: 'a', labels: { app: 'a' }, ports: METRICS }), addWorkload(chart, { name: 'b', labels: { app: 'b' }, ports: other })];
    monitor(chart, { operatorMode: true, workloads, ...props });

    expect(errorsOf(chart)).toEqual([`[shop/monitoring] ${expected}`]);
  });

  test('other namespaces', () => {
    const chart = newChart();
    const other = new Chart(chart.node.root as App, 'other', { namespace: 'other' });
    const workloads = [chart, other].map((scope, i) => addWorkload(scope, { name: `w${i}`, labels: { app: `w${i}` }, ports: METRICS }));
    monitor(chart, { operatorMode: true, workloads });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM224: Deployment "shop/w0" and Deployment "other/w1" are in different namespaces, and one monitor selects the same labels in all of them; use one AppMonitoring for each']);
  });

  test('all that are no workloads', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workloads: [addService(chart), addService(chart, { name: 'x' })] });

    expect(errorsOf(chart).map((line) => line.slice(0, 24))).toEqual(['[shop/monitoring] AM201:', '[shop/monitoring] AM201:']);
  });

  test.each([
    { it: 'an empty list', props: { workloads: [] }, expected: 'AM222 workloads is an empty list, so nothing would be scraped; list at least one workload' },
    { it: 'a workload beside', props: { workload: newChart(), workloads: [newChart()] }, expected: 'AM222 workload and workloads are both set, and only one of them can be monitored; remove one of them' },
  ])('$it', ({ props, expected }) => {
    expect(propsRefusal(props)).toBe(expected);
  });
});

describe('tryUnion()', () => {
  test.each<{ readonly it: string; readonly given: readonly LabelSelector[]; readonly expected?: LabelSelector }>([
    { it: 'one selector', given: [{ matchLabels: { a: '1' } }], expected: { matchLabels: { a: '1' } } },
    { it: 'equal selectors', given: [{ matchLabels: { a: '1' } }, { matchLabels: { a: '1' } }], expected: { matchLabels: { a: '1' } } },
    { it: 'one label that differs', given: [{ matchLabels: { a: '2' } }, { matchLabels: { a: '1' } }], expected: { matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] } },
    { it: 'two labels that differ', given: [{ matchLabels: { a: '1', b: '1' } }, { matchLabels: { a: '2', b: '2' } }], expected: undefined },
    { it: 'other keys', given: [{ matchLabels: { a: '1' } }, { matchLabels: { b: '1' } }], expected: undefined },
    { it: 'more keys', given: [{ matchLabels: { a: '1' } }, { matchLabels: { a: '1', b: '1' } }], expected: { matchLabels: { a: '1' } } },
    { it: 'expressions', given: [{ matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'Exists' }] }, { matchLabels: { a: '2' } }], expected: undefined },
    { it: 'no selector', given: [], expected: undefined },
  ])('of $it', ({ given, expected }) => {
    expect(tryUnion(given)).toEqual(expected);
  });
});
