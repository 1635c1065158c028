import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };

describe('findService()', () => {
  test('finds the only one that selects the pods', () => {
    const chart = newChart();
    addWorkload(chart, { labels: { app: 'cart', tier: 'web' } });
    addService(chart, { labels: { app: 'cart' } });
    addService(chart, { name: 'basket', selector: { app: 'basket' }, labels: { app: 'basket' } });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'cart' } });
  });

  test('takes the one that is stated where several select the pods', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { labels: { kind: 'cluster' } });
    const service = addService(chart, { name: 'headless', labels: { kind: 'headless' } });
    monitor(chart, { ...SERVICE, service });

    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'headless' } });
  });

  test('takes a construct that holds one', () => {
    const chart = newChart();
    addWorkload(chart);
    const holder = new Construct(chart, 'holder');
    addService(holder, { labels: { a: 'b' } });
    monitor(chart, { ...SERVICE, service: holder });

    expect(errorsOf(chart)).toEqual([]);
  });

  test('selects the Service of exposeViaService, which has neither labels nor port names', () => {
    const chart = newChart();
    const deployment = new kplus.Deployment(chart, 'web', { metadata: { name: 'web' }, containers: [{ image: 'web:1', portNumber: 9000 }] });
    deployment.exposeViaService({ name: 'web' });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'Service').metadata.labels).toEqual({ 'app-monitoring': 'web' });
    expect(synthOnly(chart, 'Service').spec.ports).toEqual([{ name: 'metrics', port: 9000, targetPort: 9000 }]);
    expect(synthOnly(chart, 'ServiceMonitor').spec).toMatchObject({ selector: { matchLabels: { 'app-monitoring': 'web' } }, endpoints: [{ port: 'metrics' }] });
  });

  test.each([
    { it: 'labels of the chart', labels: { team: 'shop' }, own: undefined },
    { it: 'labels of their own', labels: undefined, own: { team: 'shop' } },
    { it: 'labels of which the other has more', labels: { team: 'shop' }, own: undefined },
  ])('selects one Service only where two share $it', ({ labels, own }) => {
    const chart = newChart({ labels });
    addWorkload(chart);
    addService(chart, { labels: own });
    addService(chart, { name: 'basket', selector: { app: 'basket' }, labels: { ...own, extra: 'x' } });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'cart' } });
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.labels['app-monitoring'])).toEqual(['cart', undefined]);
  });

  test('selects by no label that another Service has too', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { labels: { team: 'shop', extra: 'x' } });
    addService(chart, { name: 'basket', selector: { app: 'basket' }, labels: { team: 'shop' } });
    monitor(chart, SERVICE);

    expect(synthOnly(chart, 'ServiceMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'cart' } });
  });

  test('leaves a Service whose name is no label value to the API server, which refuses it', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { name: `a${'.b'.repeat(40)}` });
    monitor(chart, SERVICE);

    expect(errorsOf(chart)).toEqual([expect.stringMatching(/\[shop\/a\.b.*\] AM601: .*: metadata\.name: .* has 81 characters \(at most 63\)/)]);
  });
});

describe('findService() refuses', () => {
  test.each([
    {
      it: 'no Service at all',
      build: () => {},
      expected: ['[shop/monitoring] AM204: no Service selects the pods of Deployment "shop/cart" (labels "app=cart"); Services in the app: none; declare one, or use monitorType: MonitorType.POD'],
    },
    {
      it: 'Services of other pods',
      build: (chart: Construct) => addService(chart, { selector: { app: 'basket' } }),
      expected: ['[shop/monitoring] AM204: no Service selects the pods of Deployment "shop/cart" (labels "app=cart"); Services in the app: "shop/cart-service"; declare one, or use monitorType: MonitorType.POD'],
    },
    {
      it: 'several Services',
      build: (chart: Construct) => [addService(chart), addService(chart, { name: 'headless' })],
      expected: ['[shop/monitoring] AM204: 2 Services select the pods of Deployment "shop/cart": "shop/cart-service", "shop/headless-service"; set service to one of them, so that no pod is scraped twice'],
    },
  ])('$it', ({ build, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    build(chart);
    monitor(chart, SERVICE);

    expect(errorsOf(chart)).toEqual(expected);
  });

  test.each([
    {
      it: 'a Service of other pods',
      make: (chart: Construct) => addService(chart, { selector: { app: 'basket' } }),
      expected: ['[shop/monitoring] AM205: Service "shop/cart" selects "app=basket", but the pods of Deployment "shop/cart" carry "app=cart"; give the Service of this workload, or make its selector match'],
    },
    {
      it: 'a Service without a selector',
      make: (chart: Construct) => addService(chart, { selector: {} }),
      expected: ['[shop/monitoring] AM205: Service "shop/cart" selects nothing, but the pods of Deployment "shop/cart" carry "app=cart"; give the Service of this workload, or make its selector match'],
    },
    {
      it: 'an ExternalName',
      make: (chart: Construct) => addService(chart, { type: 'ExternalName' }),
      expected: ['[shop/monitoring] AM206: Service "shop/cart" is an ExternalName, which has no endpoints to discover; use a Service that selects the pods'],
    },
    {
      it: 'a Service of another namespace',
      make: (chart: Construct) => addService(chart, { namespace: 'other' }),
      expected: ['[shop/monitoring] AM205: Service "other/cart" is in namespace "other" and Deployment "shop/cart" in namespace "shop", but a Service selects pods of its own namespace only; give a Service of the same namespace'],
    },
    {
      it: 'a Service of other pods in another namespace',
      make: (chart: Construct) => addService(chart, { namespace: 'other', selector: { app: 'basket' } }),
      expected: [
        '[shop/monitoring] AM205: Service "other/cart" is in namespace "other" and Deployment "shop/cart" in namespace "shop", but a Service selects pods of its own namespace only; give a Service of the same namespace',
        '[shop/monitoring] AM205: Service "other/cart" selects "app=basket", but the pods of Deployment "shop/cart" carry "app=cart"; give the Service of this workload, or make its selector match',
      ],
    },
    {
      it: 'an Ingress',
      make: (chart: Construct) => addIngress(chart),
      expected: ['[shop/monitoring] AM204: service "shop/cart-ingress" holds no Service; give exactly one'],
    },
    {
      it: 'a construct with two',
      make: (chart: Construct) => { addService(chart, { name: 'two' }); addService(chart); return chart; },
      expected: ['[shop/monitoring] AM204: service "shop" holds 2 Services; give exactly one'],
    },
    {
      it: 'a Service of another app',
      make: () => addService(newChart()),
      expected: ['[shop/monitoring] AM202: service "shop/cart-service" is in another app; give a Service of this app'],
    },
  ])('$it that is stated', ({ make, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { ...SERVICE, service: make(chart) });

    expect(errorsOf(chart)).toEqual(expected);
  });
});

describe('findService() across namespaces', () => {
  test('says of a Service whose namespace is not stated that it is not', () => {
    const chart = newChart();
    const other = new Chart(App.of(chart), 'other');
    addWorkload(chart);
    monitor(chart, { ...SERVICE, service: addService(other) });

    expect(errorsOf(chart)).toEqual([
      '[shop/monitoring] AM205: Service "cart" is in no namespace of its own and Deployment "shop/cart" in namespace "shop", but a Service selects pods of its own namespace only; give a Service of the same namespace',
    ]);
  });
});
