import { namespace } from '../../support/manifests/cluster';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const looksIn = (podMonitorNamespaceSelector: object | null, spec: object = {}, name = 'main') => prometheus({ podMonitorNamespaceSelector, ...spec }, { name });
const byTeam = { matchLabels: { team: 'shop' } };
const byName = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

describe('AM903', () => {
  test.each([
    {
      it: 'says that no selector means the own namespace',
      given: [looksIn(null), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not set podMonitorNamespaceSelector, so it selects only in its own namespace "monitoring", and this PodMonitor in "shop" has no targets; set podMonitorNamespaceSelector to labels of namespace "shop", or to {} for all namespaces, or move the PodMonitor to "monitoring"'],
    },
    {
      it: 'says what the labels of the namespace lack',
      given: [looksIn(byTeam), namespace('shop', { team: 'web' }), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not select in namespace "shop", so this PodMonitor has no targets: podMonitorNamespaceSelector requires team: shop, but the namespace has team: web, kubernetes.io/metadata.name: shop; change podMonitorNamespaceSelector of "Prometheus/monitoring/main", or set the labels of namespace "shop" to match team: shop'],
    },
    {
      it: 'knows the name of every namespace',
      given: [looksIn(byName('orders')), podMonitor()],
      expected: [expect.stringContaining('requires kubernetes.io/metadata.name: orders')],
    },
    {
      it: 'does not ask for another name of a namespace',
      given: [looksIn({ matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['shop'] }] }), podMonitor()],
      expected: [expect.stringMatching(/; change podMonitorNamespaceSelector of "Prometheus\/monitoring\/main", or move the PodMonitor to another namespace$/)],
    },
    {
      it: 'says that no namespace matches',
      given: [looksIn({ matchExpressions: [{ key: 'team', operator: 'Exists' }, { key: 'team', operator: 'DoesNotExist' }] }), podMonitor()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not select in namespace "shop", so this PodMonitor has no targets: podMonitorNamespaceSelector requires a label team and no label team, which no namespace matches; change podMonitorNamespaceSelector of "Prometheus/monitoring/main"'],
    },
    {
      it: 'adds that the labels are wrong as well',
      given: [looksIn(null, { podMonitorSelector: { matchLabels: { a: '1', b: '2' } } }), podMonitor()],
      expected: [expect.stringContaining('has no targets. Its podMonitorSelector also requires a: 1, b: 2; set')],
    },
    {
      it: 'names the server whose labels are nearest',
      given: [looksIn(null, { podMonitorSelector: { matchLabels: { a: '1' } } }, 'far'), looksIn(null, {}, 'near'), podMonitor()],
      expected: [expect.stringContaining('"Prometheus/monitoring/near" does not set podMonitorNamespaceSelector')],
    },
    { it: 'is silent where the labels of the namespace are not known', given: [looksIn(byTeam), podMonitor()], expected: [] },
    { it: 'is silent where one of two servers may look there', given: [looksIn(null), looksIn(byTeam, {}, 'other'), podMonitor()], expected: [] },
    { it: 'is silent where only the command line knows the namespace', given: [looksIn(null), podMonitor({}, {}, { namespace: undefined })], expected: [] },
    { it: 'is silent in the own namespace', given: [looksIn(null), podMonitor({}, {}, { namespace: 'monitoring' })], expected: [] },
    { it: 'is silent where the namespace has the labels', given: [looksIn(byTeam), namespace('shop', { team: 'shop' }), podMonitor()], expected: [] },
    {
      it: 'is silent where labels of the monitor are the cause',
      given: [looksIn({}, { podMonitorSelector: { matchLabels: { a: '1' } } }), podMonitor()],
      expected: [],
    },
    { it: 'is silent where there is no selector for the kind', given: [looksIn(null, { podMonitorSelector: null }), podMonitor()], expected: [] },
    { it: 'looks at the selector of the kind', given: [looksIn(null), serviceMonitor()], expected: [] },
    { it: 'is silent without a server', given: [podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM903', given)).toEqual(expected));

  test('takes labels of namespaces that are in the cluster already', () => {
    expect(reported('AM903', [looksIn(byTeam), podMonitor()], { external: JSON.stringify(namespace('shop', {})) })).toHaveLength(1);
  });

  test('takes the place of the general finding', () => expect(reported('AM614', [looksIn(null), podMonitor()])).toEqual([]));
});
