import { namespace, podMonitor, prometheus, serviceMonitor } from '../../conformance/sample-manifests';
import { said } from '../scene';

const looksIn = (podMonitorNamespaceSelector: object | null, spec: object = {}, name = 'main') => prometheus({ podMonitorNamespaceSelector, ...spec }, { name });
const byTeam = { matchLabels: { team: 'shop' } };
const byName = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

describe('AM903', () => {
  test.each([
    {
      it: 'says that no selector means the own namespace',
      given: [looksIn(null), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" has no podMonitorNamespaceSelector, so it looks in its own namespace "monitoring" alone, and nothing of this one in "shop" is scraped; set podMonitorNamespaceSelector to the labels of the namespace, or to {} for all, or put the PodMonitor into "monitoring"'],
    },
    {
      it: 'says what the labels of the namespace lack',
      given: [looksIn(byTeam), namespace('shop', { team: 'web' }), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not look in namespace "shop", so nothing of it is scraped: podMonitorNamespaceSelector wants team: shop, and the namespace has team: web, kubernetes.io/metadata.name: shop; give the namespace team: shop, or select it in podMonitorNamespaceSelector'],
    },
    { it: 'knows the name of every namespace', given: [looksIn(byName('orders')), podMonitor()], expected: [expect.stringContaining('wants kubernetes.io/metadata.name: orders')] },
    { it: 'adds that the labels are wrong as well', given: [looksIn(null, { podMonitorSelector: { matchLabels: { a: '1' } } }), podMonitor()], expected: [expect.stringContaining('is scraped; podMonitorSelector wants a: 1 as well; set')] },
    { it: 'names the server whose labels are nearest', given: [looksIn(null, { podMonitorSelector: { matchLabels: { a: '1' } } }, 'far'), looksIn(null, {}, 'near'), podMonitor()], expected: [expect.stringContaining('"Prometheus/monitoring/near" has no')] },
    { it: 'is silent where the labels of the namespace are not known', given: [looksIn(byTeam), podMonitor()], expected: [] },
    { it: 'is silent where one of two servers may look there', given: [looksIn(null), looksIn(byTeam, {}, 'other'), podMonitor()], expected: [] },
    { it: 'is silent where only the command line knows the namespace', given: [looksIn(null), podMonitor({}, {}, { namespace: undefined })], expected: [] },
    { it: 'is silent in the own namespace', given: [looksIn(null), podMonitor({}, {}, { namespace: 'monitoring' })], expected: [] },
    { it: 'is silent where the namespace has the labels', given: [looksIn(byTeam), namespace('shop', { team: 'shop' }), podMonitor()], expected: [] },
    { it: 'is silent where labels of the monitor are the cause', given: [looksIn({}, { podMonitorSelector: { matchLabels: { a: '1' } } }), podMonitor()], expected: [] },
    { it: 'is silent where there is no selector for the kind', given: [looksIn(null, { podMonitorSelector: null }), podMonitor()], expected: [] },
    { it: 'looks at the selector of the kind', given: [looksIn(null), serviceMonitor()], expected: [] },
    { it: 'is silent without a server', given: [podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM903', given)).toEqual(expected));

  test('takes labels of namespaces that are in the cluster already', () => {
    expect(said('AM903', [looksIn(byTeam), podMonitor()], { external: JSON.stringify(namespace('shop', {})) })).toHaveLength(1);
  });

  test('takes the place of the general finding', () => expect(said('AM614', [looksIn(null), podMonitor()])).toEqual([]));
});
