import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const PROBE = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox' } };

describe('findIngress()', () => {
  test('finds the only one that routes to the Service, and gives it a label of its own', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart, { labels: { team: 'shop' } });
    addIngress(chart, { name: 'other', backend: 'other', labels: { team: 'shop' } });
    monitor(chart, PROBE);

    expect(synthOnly(chart, 'Probe').spec.targets).toEqual({ ingress: { selector: { matchLabels: { 'app-monitoring': 'cart' } } } });
  });

  test('takes the one that is stated where several route there', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart);
    const ingress = addIngress(chart, { name: 'public' });
    monitor(chart, { ...PROBE, ingress });

    expect(synthOnly(chart, 'Probe').spec.targets.ingress.selector.matchLabels).toEqual({ 'app-monitoring': 'public' });
  });

  test('looks behind the stated Service only', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    const service = addService(chart, { name: 'second' });
    addIngress(chart);
    addIngress(chart, { name: 'second', backend: 'second' });
    monitor(chart, { ...PROBE, service });

    expect(synthOnly(chart, 'Probe').spec.targets.ingress.selector.matchLabels).toEqual({ 'app-monitoring': 'second' });
  });

  test('finds an Ingress that routes to two Services of the workload once', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addService(chart, { name: 'second' });
    const ingress = addIngress(chart);
    ingress.toJson = ((plain) => () => {
      const json = plain.call(ingress);
      json.spec.defaultBackend = { service: { name: 'second', port: { number: 80 } } };

      return json;
    })(ingress.toJson);
    monitor(chart, PROBE);

    expect(errorsOf(chart)).toEqual([]);
  });
});

describe('findIngress() refuses', () => {
  test.each([
    {
      it: 'no Ingress',
      build: () => {},
      expected: ['[shop/monitoring] AM207: no Ingress routes to a Service of Deployment "shop/cart"; Ingresses in the app: none; declare one, or set probe.targets'],
    },
    {
      it: 'no Ingress, but names the route',
      build: (chart: Construct) => {
        const spec = { hostnames: ['a.example.com'], rules: [{ backendRefs: [{ name: 'cart' }] }] };
        new ApiObject(chart, 'route', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'cart' }, spec });
      },
      expected: ['[shop/monitoring] AM207: no Ingress routes to a Service of Deployment "shop/cart"; Ingresses in the app: none; set ingress to the HTTPRoute "shop/route"'],
    },
    {
      it: 'an Ingress of another Service',
      build: (chart: Construct) => addIngress(chart, { backend: 'basket' }),
      expected: ['[shop/monitoring] AM207: no Ingress routes to a Service of Deployment "shop/cart"; Ingresses in the app: "shop/cart-ingress"; declare one, or set probe.targets'],
    },
    {
      it: 'several Ingresses',
      build: (chart: Construct) => [addIngress(chart), addIngress(chart, { name: 'public' })],
      expected: ['[shop/monitoring] AM207: 2 Ingresses route to Deployment "shop/cart": "shop/cart-ingress", "shop/public-ingress"; set ingress to one of them'],
    },
  ])('$it', ({ build, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    build(chart);
    monitor(chart, PROBE);

    expect(errorsOf(chart)).toEqual(expected);
  });

  test.each([
    {
      it: 'an Ingress of another Service',
      make: (chart: Construct) => addIngress(chart, { backend: 'basket' }),
      expected: ['[shop/monitoring] AM208: Ingress "shop/cart" routes to "basket", which does not select the pods of Deployment "shop/cart"; give the Ingress of this workload'],
    },
    {
      it: 'an Ingress without backends',
      make: (chart: Construct) => new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'cart' }, spec: { rules: [] } }),
      expected: ['[shop/monitoring] AM208: Ingress "shop/cart" routes to no Service; give the Ingress of this workload'],
    },
    {
      it: 'an Ingress of another namespace',
      make: (chart: Construct) => addIngress(chart, { namespace: 'other' }),
      expected: ['[shop/monitoring] AM208: Ingress "other/cart" is in another namespace than Deployment "shop/cart"; give an Ingress of the same namespace'],
    },
    {
      it: 'a Service',
      make: (chart: Construct) => addService(chart, { name: 'x' }),
      expected: ['[shop/monitoring] AM207: ingress "shop/x-service" holds no Ingress and no route that is known; give an Ingress, HTTPRoute, GRPCRoute, TLSRoute, Route of OpenShift or VirtualService, or set probe.targets'],
    },
    {
      it: 'an Ingress of another app',
      make: () => addIngress(newChart()),
      expected: ['[shop/monitoring] AM202: ingress "shop/cart-ingress" is in another app; give an Ingress of this app'],
    },
  ])('$it that is stated', ({ make, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    monitor(chart, { ...PROBE, ingress: make(chart) });

    expect(errorsOf(chart)).toEqual(expected);
  });
});
