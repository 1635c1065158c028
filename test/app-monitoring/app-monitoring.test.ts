import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { AppMonitoring } from '../../lib/app-monitoring/app-monitoring';
import { MonitorType } from '../../lib/app-monitoring/monitor-type';
import { Profile } from '../../lib/profiles/profile';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, podAnnotations, synthOnly } from '../support/app';
import { scraped } from '../support/scraped';

const POD = { operatorMode: true };
const COMMUNITY = {
  'prometheus.io/path': '/metrics', 'prometheus.io/port': '8080', 'prometheus.io/scheme': 'http', 'prometheus.io/scrape': 'true',
};

describe('AppMonitoring', () => {
  test('annotates the pods when nothing is said', () => {
    const chart = newChart();
    addWorkload(chart);
    const monitoring = monitor(chart);

    expect(podAnnotations(chart)).toEqual(COMMUNITY);
    expect(monitoring.monitor).toBeUndefined();
    expect(Testing.synth(chart)).toHaveLength(1);
  });

  test('makes a PodMonitor in operator mode', () => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ name: 'web', containerPort: 9080 }] });
    const monitoring = monitor(chart, { operatorMode: true });

    expect(monitoring.monitor!.kind).toBe('PodMonitor');
    expect(podAnnotations(chart)).toEqual({});
    expect(synthOnly(chart, 'PodMonitor')).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'cart-pod-monitor', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { app: 'cart' } },
        podMetricsEndpoints: [{ port: 'web', path: '/metrics', scheme: 'http', interval: '15s', scrapeTimeout: '5s' }],
      },
    });
  });

  test.each([
    { type: MonitorType.SERVICE, kind: 'ServiceMonitor', name: 'cart-service-monitor' },
    { type: MonitorType.POD, kind: 'PodMonitor', name: 'cart-pod-monitor' },
    { type: MonitorType.INGRESS, kind: 'Probe', name: 'cart-probe' },
  ])('makes a $kind, named after the workload', ({ type, kind, name }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart);
    monitor(chart, { operatorMode: true, monitorType: type, probe: { prober: 'blackbox' } });

    expect(synthOnly(chart, kind).metadata).toEqual({ name, namespace: 'shop' });
    expect(errorsOf(chart)).toEqual([]);
  });

  test('leaves what it was given as it was', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    const before = JSON.stringify(workload.toJson());
    monitor(chart);

    expect(JSON.stringify(workload.toJson())).toBe(before);
  });

  test('takes JSON patches on the monitor', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true }).monitor!.addJsonPatch(JsonPatch.add('/spec/fieldOfTomorrow', 1));

    expect(synthOnly(chart, 'PodMonitor').spec.fieldOfTomorrow).toBe(1);
  });

  test('keeps metadata that was stated', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true, metadata: { name: 'mine', namespace: 'monitoring', labels: { a: 'b' }, annotations: { c: 'd' } } });

    expect(synthOnly(chart, 'PodMonitor')).toMatchObject({
      metadata: { name: 'mine', namespace: 'monitoring', labels: { a: 'b' }, annotations: { c: 'd' } },
      spec: { namespaceSelector: { matchNames: ['shop'] } },
    });
  });
});

describe('AppMonitoring.monitor', () => {
  const place = ({ monitor: made }: AppMonitoring) => ({ name: made!.name, namespace: made!.metadata.namespace });

  test.each<{ it: string; build: (chart: Chart) => AppMonitoring; name: unknown; namespace: string }>([
    { it: 'a workload that exists', build: (chart) => { addWorkload(chart); return monitor(chart, POD); }, name: 'cart-pod-monitor', namespace: 'shop' },
    { it: 'a workload that comes later', build: (chart) => { const made = monitor(chart, POD); void place(made); addWorkload(chart); return made; }, name: expect.stringMatching(/^shop-monitoring-c8/), namespace: 'shop' },
    {
      it: 'a workload that is renamed later',
      build: (chart) => { const workload = addWorkload(chart); const made = monitor(chart, POD); workload.addJsonPatch(JsonPatch.replace('/metadata/name', 'basket')); return made; },
      name: 'cart-pod-monitor',
      namespace: 'shop',
    },
    {
      it: 'a workload in another namespace that comes later',
      build: (chart) => { const made = monitor(chart, POD); addWorkload(chart, { namespace: 'other' }); return made; },
      name: expect.stringMatching(/^shop-monitoring-c8/),
      namespace: 'shop',
    },
    { it: 'metadata of its own', build: (chart) => { const made = monitor(chart, { ...POD, metadata: { name: 'mine', namespace: 'monitoring' } }); addWorkload(chart); return made; }, name: 'mine', namespace: 'monitoring' },
  ])('has its final name and namespace when the constructor returns: $it', ({ build, name, namespace }) => {
    const chart = newChart();
    const made = build(chart);
    const before = place(made);
    expect(before).toEqual({ name, namespace });

    expect(synthOnly(chart, 'PodMonitor').metadata).toEqual(before);
    expect(place(made)).toEqual(before);
    expect(scraped(chart)).toHaveLength(1);
  });
});

describe('AppMonitoring expands at synth', () => {
  test('what is added to the workload after it counts', () => {
    const chart = newChart();
    const deployment = new kplus.Deployment(chart, 'web', { select: false });
    monitor(chart, { operatorMode: true, port: 'metrics' });
    deployment.addContainer({ image: 'web:1', ports: [{ name: 'metrics', number: 9090 }] });
    deployment.podMetadata.addLabel('app', 'web');
    deployment.select(kplus.LabelSelector.of({ labels: { app: 'web' } }));

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({ selector: { matchLabels: { app: 'web' } }, podMetricsEndpoints: [{ port: 'metrics' }] });
  });

  test('what is added to the Service after it stays beside the label that is added', () => {
    const chart = newChart();
    addWorkload(chart);
    const service = addService(chart);
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE });
    service.metadata.addLabel('app', 'cart');

    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app': 'cart', 'app-monitoring': 'cart' });
  });

  test('what is added to the tree after it counts: workload, Service, Ingress, JSON patch, profile', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, monitorType: MonitorType.INGRESS });
    addWorkload(chart).addJsonPatch(JsonPatch.replace('/metadata/name', 'basket'));
    addService(chart);
    addIngress(chart);
    Profile.custom({ prober: 'blackbox', labels: { release: 'mon' } }).applyTo(chart);

    expect(synthOnly(chart, 'Probe')).toMatchObject({
      metadata: { labels: { release: 'mon' } }, spec: { prober: { url: 'blackbox' } },
    });
  });

  test('the workload of another chart is found where it is given', () => {
    const app = new App();
    const chart = newChart({}, app);
    const other = new Chart(app, 'monitoring');
    monitor(other, { operatorMode: true, workload: addWorkload(chart) });

    expect(synthOnly(other, 'PodMonitor').metadata).toEqual({ name: 'cart-pod-monitor', namespace: 'shop' });
  });

  test('works without a chart above it where it makes no object', () => {
    const app = new App();
    const chart = newChart({}, app);
    addWorkload(chart);
    monitor(app);

    expect(podAnnotations(chart)).toEqual(COMMUNITY);
  });

  test('all errors of an app stop the synth at once, each with its construct', () => {
    const app = new App();
    const chart = newChart({}, app);
    monitor(chart, {}, 'first');
    monitor(chart, {}, 'second');

    expect(errorsOf(chart)).toEqual([
      '[shop/first] AM201: there is no workload in "shop"; set workload, or declare one there; for pods that are not in this app, set pods or service',
      '[shop/second] AM201: there is no workload in "shop"; set workload, or declare one there; for pods that are not in this app, set pods or service',
    ]);
  });

  test('the faults of all endpoints are reported, sorted', () => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] });
    monitor(chart, { operatorMode: true, endpoints: [{ port: 'dns' }, { port: 'nowhere' }, { port: 80, container: 'x' }] });

    expect(errorsOf(chart).map((line) => line.replace(/:.*/, ''))).toEqual(['[shop/monitoring] AM210', '[shop/monitoring] AM211', '[shop/monitoring] AM212']);
  });
});

describe('AppMonitoring.findings', () => {
  test('tells of errors before any synth, and of none once they are mended', () => {
    const chart = newChart();
    const monitoring = monitor(chart);
    expect(monitoring.findings).toEqual([{
      code: 'AM201', severity: 'error', path: 'shop/monitoring', message: 'there is no workload in "shop"', fix: 'set workload, or declare one there; for pods that are not in this app, set pods or service',
    }]);

    addWorkload(chart);
    expect(monitoring.findings).toEqual([]);
  });

  test('changes nothing by looking', () => {
    const chart = newChart();
    const workload: ApiObject = addWorkload(chart);
    const before = JSON.stringify(workload.toJson());
    const monitoring = monitor(chart);

    expect(monitoring.findings).toEqual(monitoring.findings);
    expect(JSON.stringify(workload.toJson())).toBe(before);
  });
});
