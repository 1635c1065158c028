import { JsonPatch } from 'cdk8s';
import { MonitorType } from 'cdk8s-app-monitoring';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart } from '../../support/app';

const AM310 = ({ code }: { readonly code: string }) => code === 'AM310';

describe('AppMonitoring warns where annotations are read for others as well', () => {
  test('pods of another workload behind the Service', () => {
    const chart = newChart();
    const workload = addWorkload(chart, { labels: { app: 'cart', color: 'blue' } });
    addWorkload(chart, { name: 'green', labels: { app: 'cart', color: 'green' } });
    addService(chart);
    const monitoring = monitor(chart, { workload, monitorType: MonitorType.SERVICE });

    expect(monitoring.findings.filter(AM310).map(({ message }) => message)).toEqual([
      'Service "shop/cart" also selects the pods of Deployment "shop/green", and its annotations are read for all of it, so these are scraped as well',
    ]);
  });

  test('paths of another Service in the Ingress', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    addWorkload(chart, { name: 'stock', labels: { app: 'stock' } });
    addService(chart);
    addService(chart, { name: 'stock', selector: { app: 'stock' } });
    const path = { path: '/stock', pathType: 'Prefix', backend: { service: { name: 'stock', port: { number: 80 } } } };
    addIngress(chart).addJsonPatch(JsonPatch.add('/spec/rules/0/http/paths/-', path));
    const monitoring = monitor(chart, { workload, monitorType: MonitorType.INGRESS });

    expect(monitoring.findings.filter(AM310).map(({ message }) => message)).toEqual([
      'Ingress "shop/cart" also routes to "stock", and its annotations are read for all of it, so these are probed as well',
    ]);
  });

  test.each([MonitorType.POD, MonitorType.SERVICE, MonitorType.INGRESS])('not for an app alone (%s)', (monitorType) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart);
    const monitoring = monitor(chart, { monitorType });

    expect(monitoring.findings.filter(AM310)).toEqual([]);
    expect(errorsOf(chart)).toEqual([]);
  });

  test('not for workloads that are all monitored', () => {
    const chart = newChart();
    const workloads = ['blue', 'green'].map((color) => addWorkload(chart, { name: color, labels: { app: 'cart', color } }));
    addService(chart);

    expect(monitor(chart, { workloads, monitorType: MonitorType.SERVICE }).findings.filter(AM310)).toEqual([]);
  });
});
