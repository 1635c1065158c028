import { podMonitor, prometheus, serviceMonitor } from '../../conformance/sample-manifests';
import { said, service, workload } from '../scene';

const selects = (selector: object | null, metadata: { readonly [field: string]: unknown } = {}) => service({ selector }, metadata);
const custom = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Alertmanager', metadata: { namespace: 'shop', name: 'main' }, spec: {} };

describe('AM907', () => {
  test.each([
    {
      it: 'says which labels the pods have',
      given: [serviceMonitor(), selects({ app: 'crat' }), workload()],
      expected: ['error Service/shop/cart: it selects no pods in "shop", so "ServiceMonitor/shop/cart" finds no targets for it: spec.selector requires app: crat, but the pods of "Deployment/shop/cart" have app: cart; set spec.selector to labels of these pods, or add app: crat to the labels of the pod template'],
    },
    { it: 'says which label is missing', given: [serviceMonitor(), selects({ app: 'cart', tier: 'web' }), workload()], expected: [expect.stringContaining('have no label tier; set spec.selector to labels of these pods, or add tier: web to the labels of the pod template')] },
    { it: 'knows the workload by its name beside custom resources', given: [serviceMonitor(), selects({ app: 'crat' }), workload(), custom], expected: [expect.stringContaining('pods of "Deployment/shop/cart" have app: cart')] },
    { it: 'names all monitors', given: [serviceMonitor(), serviceMonitor({}, {}, { name: 'other' }), selects({ app: 'crat' }), workload()], expected: [expect.stringContaining('so "ServiceMonitor/shop/cart", "ServiceMonitor/shop/other" find no targets for it')] },
    { it: 'looks at the pods of the own namespace', given: [serviceMonitor(), selects({ app: 'cart' }), workload({ namespace: 'web' }), workload({ name: 'carts' }, {}, { selector: { matchLabels: { app: 'carts' } } }, { labels: { app: 'carts' } })], expected: [expect.stringContaining('pods of "Deployment/shop/carts" have app: carts')] },
    { it: 'is silent where pods have the labels', given: [serviceMonitor(), service(), workload()], expected: [] },
    { it: 'is silent where they are scaled to none', given: [serviceMonitor(), service(), workload({}, {}, { replicas: 0 }), workload({ name: 'carts' }, {}, {}, { labels: { app: 'carts' } })], expected: [] },
    { it: 'is silent about labels that pods get when they run', given: [serviceMonitor(), selects({ app: 'cart', role: 'primary' }), workload(), custom], expected: [] },
    { it: 'is silent about the pod of one number', given: [serviceMonitor(), selects({ 'app': 'cart', 'statefulset.kubernetes.io/pod-name': 'cart-1' }), workload()], expected: [] },
    { it: 'is silent about pods that operators make', given: [serviceMonitor(), selects({ alertmanager: 'main' }, { name: 'alerts' }), workload(), custom], expected: [] },
    { it: 'is silent about pods that nothing resembles', given: [serviceMonitor(), selects({ app: 'prometheus' }, { name: 'sidecar' }), workload()], expected: [] },
    { it: 'is silent where there are no workloads', given: [serviceMonitor(), selects({ app: 'crat' })], expected: [] },
    { it: 'is silent about a Service that no ServiceMonitor is for', given: [podMonitor(), selects({ app: 'crat' }), workload()], expected: [] },
    { it: 'is silent without a selector', given: [serviceMonitor(), selects(null), workload()], expected: [] },
    { it: 'is silent about an ExternalName', given: [serviceMonitor(), service({ type: 'ExternalName', externalName: 'db.example', selector: { app: 'crat' } }), workload()], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM907', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [prometheus(), serviceMonitor(), selects({ app: 'crat' }), workload()];

    expect(['AM906', 'AM908', 'AM910', 'AM916'].flatMap((code) => said(code, given))).toEqual([]);
  });
});
