import { ApiObject } from 'cdk8s';
import { Inspection } from 'cdk8s-app-monitoring';
import { DEPLOYMENT, explain } from './explaining';
import { newChart } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

describe('the subject of Inspection.explain()', () => {
  const given = [prometheus(), podMonitor({}, {}, { name: 'carts' }), deployment(), service(), { ...prometheus({ replicas: 'x' }), kind: 'PodMonitor', metadata: { name: 'broken', namespace: 'shop' } }];

  test.each([
    { subject: 'PodMonitor/shop/carts', expected: 'PodMonitor/shop/carts' },
    { subject: 'shop/carts', expected: 'PodMonitor/shop/carts' },
    { subject: 'carts', expected: 'PodMonitor/shop/carts' },
    { subject: 'Deployment/cart', expected: DEPLOYMENT },
    { subject: 'broken', expected: 'PodMonitor/shop/broken' },
    { subject: 'main', expected: 'Prometheus/monitoring/main' },
  ])('can be $subject', ({ subject, expected }) => expect(explain(subject, given).subject).toBe(expected));

  test.each([
    { subject: 'cart', expected: '"cart" is "Deployment/shop/cart", "Service/shop/cart"' },
    { subject: 'other/cart', expected: 'there is no workload, Service or monitor "other/cart", but "Deployment/shop/cart", "Service/shop/cart"' },
    {
      subject: 'nothing',
      expected: 'there is no workload, Service or monitor "nothing", but "Deployment/shop/cart", "PodMonitor/shop/broken", "PodMonitor/shop/carts", "Service/shop/cart"',
    },
    {
      subject: '',
      expected: 'there is no workload, Service or monitor "", but "Deployment/shop/cart", "PodMonitor/shop/broken", "PodMonitor/shop/carts", "Service/shop/cart"',
    },
  ])('cannot be "$subject"', ({ subject, expected }) => expect(() => explain(subject, given)).toThrow(new Error(`AM616: ${expected}; name one of them`)));

  test.each(['shop/monitor', 'shop/monitor/inner', 'inner'])('can be the path of a construct: %s', (subject) => {
    const chart = newChart();
    const inner = podMonitor({}, {}, { name: 'inner' });
    new ApiObject(new ApiObject(chart, 'monitor', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } }), 'inner', inner as never);

    expect(Inspection.ofApp(chart).explain(subject).subject).toBe('PodMonitor/shop/inner');
  });
});
