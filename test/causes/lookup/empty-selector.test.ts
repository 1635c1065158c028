import { podMonitor, probe, serviceMonitor } from '../../support/manifests/monitors';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const all = (spec: object = {}) => serviceMonitor({}, { selector: {}, ...spec });
const other = service({}, { name: 'orders', labels: {} });

describe('AM944', () => {
  test.each([
    {
      it: 'names what is selected',
      given: [all(), service(), other],
      expected: ['info ServiceMonitor/shop/cart: its selector is empty, so it selects all Services in "shop": "Service/shop/cart", "Service/shop/orders"; set a label in the selector, unless it should select all of them'],
    },
    {
      it: 'names a few of many',
      given: [all(), service(), other, service({}, { name: 'a' }), service({}, { name: 'b' })],
      expected: [expect.stringContaining('"Service/shop/a", "Service/shop/b", "Service/shop/cart" and 1 more')],
    },
    {
      it: 'finds pods',
      given: [podMonitor({}, { selector: { matchLabels: {}, matchExpressions: [] } }), deployment(), deployment({ name: 'orders' })],
      expected: [expect.stringContaining('it selects all pods in "shop": "Deployment/shop/cart", "Deployment/shop/orders"')],
    },
    {
      it: 'knows all namespaces',
      given: [all({ namespaceSelector: { any: true } }), service(), service({}, { namespace: 'web' })],
      expected: [expect.stringContaining('all Services in all namespaces')],
    },
    { it: 'is silent about a single one', given: [all(), service()], expected: [] },
    { it: 'is silent about other namespaces', given: [all(), service(), service({}, { namespace: 'web' })], expected: [] },
    { it: 'is silent with labels', given: [serviceMonitor(), service(), other], expected: [] },
    {
      it: 'is silent with an expression',
      given: [all({ selector: { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] } }), service(), other],
      expected: [],
    },
    { it: 'is silent about static targets', given: [probe(), service(), other], expected: [] },
    { it: 'is silent without Services', given: [all()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM944', given)).toEqual(expected));
});
