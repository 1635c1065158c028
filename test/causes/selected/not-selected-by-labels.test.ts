import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const wants = (selector: object, name = 'main') => prometheus({ podMonitorSelector: selector }, { name });
const labelled = (labels: object) => podMonitor({}, {}, { labels });

describe('AM901', () => {
  test.each([
    {
      it: 'names the label that is missing',
      given: [wants({ matchLabels: { release: 'prometheus' } }), podMonitor(), deployment()],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not select it, so it has no targets: podMonitorSelector requires release: prometheus, but it has no labels; set its metadata.labels to match release: prometheus, or change podMonitorSelector of "Prometheus/monitoring/main"'],
    },
    {
      it: 'lists labels',
      given: [wants({ matchLabels: { release: 'x', role: 'app' } }), labelled({ team: 'shop', tier: 'web' })],
      expected: [expect.stringMatching(/requires release: x, role: app, but it has team: shop, tier: web; set its metadata\.labels to match release: x, role: app, or/)],
    },
    {
      it: 'names the nearest of several servers',
      given: [wants({ matchLabels: { a: '1', b: '2' } }, 'far'), wants({ matchLabels: { a: '1', b: '3' } }, 'near'), labelled({ b: '3' })],
      expected: [expect.stringContaining('"Prometheus/monitoring/near" does not select it, so it has no targets: podMonitorSelector requires a: 1, but it has b: 3')],
    },
    {
      it: 'says expressions in words',
      given: [
        wants({ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', 'y'] }, { key: 'b', operator: 'DoesNotExist' }, { key: 'c', operator: 'Exists' }, { key: 'd', operator: 'NotIn', values: ['z'] }] }),
        labelled({ b: '', d: 'z' }),
      ],
      expected: [expect.stringContaining('requires a in (x, y), no label b, a label c, d not in (z)')],
    },
    {
      it: 'says that no labels match',
      given: [wants({ matchExpressions: [{ key: 'a', operator: 'In', values: ['x'] }, { key: 'a', operator: 'NotIn', values: ['x'] }] }), labelled({ a: 'x' })],
      expected: ['error PodMonitor/shop/cart: "Prometheus/monitoring/main" does not select it, so it has no targets: podMonitorSelector requires a in (x) and a not in (x), which no labels match; change podMonitorSelector of "Prometheus/monitoring/main"'],
    },
    {
      it: 'names a server that labels can match before one that they cannot',
      given: [wants({ matchLabels: { a: '1' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }), wants({ matchLabels: { a: '1', b: '2' } }, 'other'), podMonitor()],
      expected: [expect.stringContaining('"Prometheus/monitoring/other" does not select it')],
    },
    { it: 'is silent where a server selects it', given: [wants({ matchLabels: { a: '1' } }), labelled({ a: '1' })], expected: [] },
    { it: 'is silent where one of two servers selects it', given: [wants({ matchLabels: { a: '1' } }), wants({}, 'other'), podMonitor()], expected: [] },
    {
      it: 'is silent where the namespace is the cause',
      given: [prometheus({ podMonitorSelector: { matchLabels: { a: '1' } }, podMonitorNamespaceSelector: null }), podMonitor()],
      expected: [],
    },
    { it: 'is silent where nothing is selected at all', given: [prometheus({ podMonitorSelector: null }), podMonitor()], expected: [] },
    { it: 'is silent without a server', given: [podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM901', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM614', [wants({ matchLabels: { a: '1' } }), podMonitor()])).toEqual([]);
  });
});
