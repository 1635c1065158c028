import { App, Chart, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../lib/app-monitoring/mesh/istio';
import { IstioExemption } from '../../lib/app-monitoring/mesh/istio-props';
import { MonitorType } from '../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, podAnnotations, synthOnly } from '../support/app';

const EXCLUDED = 'traffic.sidecar.istio.io/excludeInboundPorts';
const text = (chart: Chart) => JSON.stringify(Testing.synth(chart));

/** Everything at once: two modes, three kinds of objects, additions to each. */
function everything(): Chart {
  const chart = newChart();
  addWorkload(chart);
  addService(chart, { ports: [{ port: 80, targetPort: 8080 }] });
  addIngress(chart);
  monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, mesh: Istio.metricsMerging() }, 'service');
  monitor(chart, { operatorMode: true, mesh: Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }), port: 9090 }, 'pod');
  monitor(chart, { monitorType: MonitorType.INGRESS }, 'ingress');

  return chart;
}

describe('AppMonitoring over several synths', () => {
  test('gives the same bytes twice', () => {
    const chart = everything();

    expect(text(chart)).toBe(text(chart));
  });

  test('gives the same bytes in a hundred apps', () => {
    const renders = new Set(Array.from({ length: 100 }, () => text(everything())));

    expect(renders.size).toBe(1);
  });

  test('gives the same bytes after its findings were read', () => {
    const chart = newChart();
    addWorkload(chart);
    const monitoring = monitor(chart, { operatorMode: true });
    const before = text(chart);
    void monitoring.findings;

    expect(text(chart)).toBe(before);
  });

  test('keeps a label that is added in between, and the selector', () => {
    const chart = newChart();
    addWorkload(chart);
    const service = addService(chart);
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE });
    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app-monitoring': 'cart' });

    service.metadata.addLabel('app', 'cart');
    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app': 'cart', 'app-monitoring': 'cart' });
    expect(synthOnly(chart, 'ServiceMonitor').spec.selector.matchLabels).toEqual({ 'app-monitoring': 'cart' });
  });

  test('keeps the label of a Service where somebody new, earlier in the tree, looks at it first', () => {
    const chart = newChart();
    const early = new Construct(chart, 'early');
    const workload = addWorkload(chart);
    const service = addService(chart);
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, workload }, 'late');
    text(chart);
    service.metadata.addLabel('app', 'cart');
    monitor(early, { operatorMode: true, monitorType: MonitorType.SERVICE, workload, metadata: { name: 'early' }, path: '/x' });

    expect(Testing.synth(chart).filter(({ kind }) => kind === 'ServiceMonitor').map(({ spec }) => spec.selector.matchLabels)).toEqual([{ 'app-monitoring': 'cart' }, { 'app-monitoring': 'cart' }]);
  });

  test('takes a declared port back once the author declares it', () => {
    const chart = newChart();
    const deployment = new kplus.Deployment(chart, 'web', { containers: [{ image: 'web:1' }] });
    monitor(chart, { operatorMode: true, port: 9090 });
    const ports = () => synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports;
    expect(ports()).toEqual([{ containerPort: 9090 }]);

    deployment.containers[0].addPort({ name: 'metrics', number: 9090 });
    expect(ports()).toEqual([{ containerPort: 9090, name: 'metrics' }]);
    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0]).toMatchObject({ port: 'metrics' });
  });

  test('follows a workload that is replaced, and leaves the old one alone', () => {
    const chart = newChart();
    const old = addWorkload(chart);
    monitor(chart);
    text(chart);
    chart.node.tryRemoveChild('cart');
    addWorkload(chart, { name: 'basket' });

    expect(podAnnotations(chart)).toMatchObject({ 'prometheus.io/scrape': 'true' });
    expect(old.toJson().spec.template.metadata.annotations).toBeUndefined();
  });

  test('takes everything back when it can no longer be planned', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    const before = JSON.stringify(workload.toJson());
    monitor(chart);
    text(chart);
    addWorkload(chart, { name: 'basket' });

    expect(errorsOf(chart)).toHaveLength(1);
    expect(JSON.stringify(workload.toJson())).toBe(before);
  });

  test('works again after a synth that failed', () => {
    const chart = newChart();
    const { name } = monitor(chart, { operatorMode: true }).monitor!;
    expect(errorsOf(chart)).toHaveLength(1);
    addWorkload(chart);

    expect(errorsOf(chart)).toEqual([]);
    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe(name);
  });
});

describe('AppMonitoring in several charts and apps', () => {
  test('serves every chart of an app', () => {
    const app = new App();
    const charts = ['a', 'b', 'c'].map((id) => {
      const chart = new Chart(app, id, { namespace: id });
      addWorkload(chart, { name: id });
      monitor(chart, { operatorMode: true });

      return chart;
    });

    expect(charts.map((chart) => synthOnly(chart, 'PodMonitor').metadata)).toEqual(
      ['a', 'b', 'c'].map((id) => ({ name: `${id}-pod-monitor`, namespace: id })));
  });

  test('does not see the other app of a process', () => {
    const build = (props: AppMonitoringProps) => {
      const chart = newChart();
      addWorkload(chart);
      addService(chart);
      monitor(chart, props);

      return chart;
    };
    const one = build({ operatorMode: true, monitorType: MonitorType.SERVICE });
    const two = build({ operatorMode: true, monitorType: MonitorType.SERVICE });
    const alone = text(one);
    text(two);

    expect(text(one)).toBe(alone);
    expect(text(two)).toBe(alone);
  });
});

describe('AppMonitoring twice on one workload', () => {
  const two = (first: AppMonitoringProps, second: AppMonitoringProps) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    monitor(chart, first, 'first');
    monitor(chart, second, 'second');

    return chart;
  };

  test('both declare their port', () => {
    const chart = two({ operatorMode: true, port: 1 }, { operatorMode: true, port: 2, metadata: { name: 'second' } });

    expect(synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports).toEqual([{ containerPort: 1 }, { containerPort: 2 }]);
  });

  test('declare a port that both need once', () => {
    const chart = two({ operatorMode: true, port: 1 }, { operatorMode: true, port: 1, path: '/x', metadata: { name: 'second' } });

    expect(synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports).toEqual([{ containerPort: 1 }]);
  });

  test('share the label of a Service that had none', () => {
    const service = { operatorMode: true, monitorType: MonitorType.SERVICE };
    const chart = two(service, { ...service, path: '/x', metadata: { name: 'second' } });

    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app-monitoring': 'cart' });
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'ServiceMonitor').map(({ spec }) => spec.selector.matchLabels))
      .toEqual([{ 'app-monitoring': 'cart' }, { 'app-monitoring': 'cart' }]);
  });

  test('join in the list of excluded ports', () => {
    const mesh = Istio.exemptedPort();
    const chart = two({ operatorMode: true, mesh, port: 1 }, { operatorMode: true, mesh, port: 2, metadata: { name: 'second' } });
    text(chart);

    expect(podAnnotations(chart)[EXCLUDED]).toBe('1,2');
  });

  test('leave no excluded port behind that changed', () => {
    const mesh = Istio.exemptedPort();
    const ports = [{ name: 'a', containerPort: 1 }, { name: 'b', containerPort: 2 }];
    const chart = newChart();
    addWorkload(chart, { ports: Lazy.any({ produce: () => ports }) as never, annotations: { [EXCLUDED]: '80' } });
    monitor(chart, { operatorMode: true, mesh, port: 'a' }, 'first');
    monitor(chart, { operatorMode: true, mesh, port: 'b', metadata: { name: 'second' } }, 'second');
    expect(podAnnotations(chart)[EXCLUDED]).toBe('80,1,2');

    ports[0].containerPort = 3;
    expect(podAnnotations(chart)[EXCLUDED]).toBe('80,3,2');
    ports[1].containerPort = 4;
    expect(podAnnotations(chart)[EXCLUDED]).toBe('80,3,4');
  });

  test('may not want different annotations', () => {
    expect(errorsOf(two({ port: 1 }, { port: 2 }))).toEqual([
      '[shop/second] AM301: the pod template of Deployment "shop/cart" has prometheus.io/port: "1", and monitoring needs "2"; remove it, or set the same value in the props',
    ]);
  });

  test('a monitoring that was removed after a synth adds nothing any more', () => {
    const chart = two({ port: 8080 }, { operatorMode: true, port: 8080, monitorType: MonitorType.POD });
    expect(JSON.stringify(Testing.synth(chart))).toContain('prometheus.io/scrape');
    chart.node.tryRemoveChild('first');

    expect(JSON.stringify(Testing.synth(chart))).not.toContain('prometheus.io');
  });

  test('may not make two monitors of one name', () => {
    expect(errorsOf(two({ operatorMode: true, port: 1 }, { operatorMode: true, port: 2 }))).toEqual([
      '[shop/first] AM121: PodMonitor "cart-pod-monitor" is already made by "shop/second/Default", and the cluster keeps only the last of two objects with one name; set metadata.name, or list both in endpoints of one AppMonitoring',
      '[shop/second] AM121: PodMonitor "cart-pod-monitor" is already made by "shop/first/Default", and the cluster keeps only the last of two objects with one name; set metadata.name, or list both in endpoints of one AppMonitoring',
    ]);
  });

  test('may not make two monitors of one given name', () => {
    const named = { operatorMode: true, metadata: { name: 'cart' } };

    expect(errorsOf(two({ ...named, port: 1 }, { ...named, port: 2 }))[0]).toMatch(/; set another metadata\.name, or list both in endpoints of one AppMonitoring$/);
  });

  test('make two monitors where the workload comes late, since each is named after its construct', () => {
    const chart = newChart();
    const names = ['first', 'second'].map((id, port) => monitor(chart, { operatorMode: true, port: port + 1 }, id).monitor!.name);
    addWorkload(chart);

    expect(errorsOf(chart)).toEqual([]);
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'PodMonitor').map(({ metadata }) => metadata.name)).toEqual(names);
    expect(names).toEqual([expect.stringMatching(/^shop-first-c8/), expect.stringMatching(/^shop-second-c8/)]);
  });

  test('may not make two PeerAuthentications of one name', () => {
    const mesh = Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION });

    expect(errorsOf(two({ mesh }, { operatorMode: true, mesh }))).toEqual([
      expect.stringContaining('[shop/first] AM121: PeerAuthentication "cart-metrics" is already made by "shop/second/PeerAuthentication"'),
      expect.stringContaining('[shop/second] AM121: PeerAuthentication "cart-metrics" is already made by "shop/first/PeerAuthentication"'),
    ]);
  });
});
