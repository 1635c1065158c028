import { MonitorType } from 'cdk8s-app-monitoring';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };

describe('the label app-monitoring', () => {
  test('of a Service is kept', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { labels: { 'app-monitoring': 'mine' } });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app-monitoring': 'mine' });
    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'mine' } });
  });

  test('of a Service is replaced if another Service has it', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { labels: { 'app-monitoring': 'mine' } });
    addService(chart, { name: 'other', selector: { app: 'other' }, labels: { 'app-monitoring': 'mine' } });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'cart' } });
  });

  test('of a selector is not replaced', () => {
    const chart = newChart();
    const labels = { 'app': 'cart', 'app-monitoring': 'mine' };
    const workload = addWorkload(chart, { labels });
    addWorkload(chart, { name: 'other', labels });
    monitor(chart, { operatorMode: true, workload });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM234: pods of other workloads match the labels of Deployment "shop/cart", whose selector has the label "app-monitoring", so it cannot be used to tell them apart; give the pods a label that the others do not have, or set selector']);
  });
});
