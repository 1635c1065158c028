import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment, job } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const selects = (selector: object | null, metadata: { readonly [field: string]: unknown } = {}) => service({ selector }, metadata);
const custom = { apiVersion: 'acid.zalan.do/v1', kind: 'postgresql', metadata: { namespace: 'shop', name: 'main' }, spec: {} };

describe('AM907', () => {
  test.each([
    {
      it: 'says which labels the pods have',
      given: [serviceMonitor(), selects({ app: 'crat' }), deployment()],
      expected: ['error Service/shop/cart: it selects no pods in "shop", so "ServiceMonitor/shop/cart" finds no targets for it: spec.selector requires app: crat, but the pods of "Deployment/shop/cart" have app: cart; set spec.selector to labels of these pods, or add app: crat to the labels of the pod template'],
    },
    {
      it: 'says which label is missing',
      given: [serviceMonitor(), selects({ app: 'cart', tier: 'web' }), deployment()],
      expected: [expect.stringContaining('have no label tier; set spec.selector to labels of these pods, or add tier: web to the labels of the pod template')],
    },
    {
      it: 'knows the workload by its name beside custom resources',
      given: [serviceMonitor(), selects({ app: 'crat' }), deployment(), custom],
      expected: [expect.stringContaining('pods of "Deployment/shop/cart" have app: cart')],
    },
    {
      it: 'names all monitors',
      given: [serviceMonitor(), serviceMonitor({}, {}, { name: 'other' }), selects({ app: 'crat' }), deployment()],
      expected: [expect.stringContaining('so "ServiceMonitor/shop/cart", "ServiceMonitor/shop/other" find no targets for it')],
    },
    {
      it: 'is a warning where only a hook creates the pods',
      given: [serviceMonitor(), service(), job({ metadata: { annotations: { 'helm.sh/hook': 'pre-upgrade' } } }), deployment({ name: 'carts', labels: { app: 'carts' } })],
      expected: ['warning Service/shop/cart: it selects only "Job/shop/cart", which is not part of the running app: Helm creates it only for hook "pre-upgrade", so "ServiceMonitor/shop/cart" finds no targets while the app runs; remove the hook annotation of "Job/shop/cart" if it is part of the running app; otherwise push its metrics to a Pushgateway, and remove the monitor'],
    },
    {
      it: 'looks at the pods of the own namespace',
      given: [serviceMonitor(), selects({ app: 'cart' }), deployment({ namespace: 'web' }), deployment({ name: 'carts', labels: { app: 'carts' } })],
      expected: [expect.stringContaining('pods of "Deployment/shop/carts" have app: carts')],
    },
    {
      it: 'knows the pods of a server by its name',
      given: [prometheus(), serviceMonitor({}, {}, { namespace: 'monitoring' }), selects({ app: 'prometheus', prometheus: 'main' }, { namespace: 'monitoring', name: 'web' })],
      expected: [expect.stringMatching(/spec\.selector requires app: prometheus, but the pods of "Prometheus\/monitoring\/main" have no label app; set spec\.selector to labels of these pods, or add app: prometheus to spec\.podMetadata\.labels of "Prometheus\/monitoring\/main"$/)],
    },
    {
      it: 'is silent about the name of another server',
      given: [prometheus(), serviceMonitor({}, {}, { namespace: 'monitoring' }), selects({ app: 'prometheus', prometheus: 'other-k8s' }, { namespace: 'monitoring', name: 'web' })],
      expected: [],
    },
    { it: 'is silent where pods have the labels', given: [serviceMonitor(), service(), deployment()], expected: [] },
    {
      it: 'is silent where they are scaled to none',
      given: [
        serviceMonitor(),
        service(),
        deployment({ spec: { replicas: 0 } }),
        deployment({ name: 'carts', labels: { app: 'carts' }, selector: { app: 'cart' } }),
      ],
      expected: [],
    },
    {
      it: 'is a note where an operator runs other pods',
      given: [serviceMonitor(), selects({ app: 'cart', role: 'primary' }), deployment(), custom],
      expected: ['info Service/shop/cart: it selects no pods in "shop", so "ServiceMonitor/shop/cart" finds no targets for it unless the operator of postgresql "shop/main" creates such pods, which is not known: spec.selector requires role: primary, but the pods of "Deployment/shop/cart" have no label role; make sure that the operator of postgresql "shop/main" creates such pods; otherwise set spec.selector to labels of these pods, or add role: primary to the labels of the pod template'],
    },
    {
      it: 'is a note where a sidecar sets the label',
      given: [serviceMonitor(), selects({ 'app': 'cart', 'service.istio.io/canonical-name': 'cart' }), deployment({ labels: { 'app': 'cart', 'sidecar.istio.io/inject': 'true' } })],
      expected: [expect.stringMatching(/^info .* unless Istio injects its proxy \(Deployment "shop\/cart" has sidecar\.istio\.io\/inject\)/)],
    },
    {
      it: 'is silent about the pod of one number',
      given: [serviceMonitor(), selects({ 'app': 'cart', 'statefulset.kubernetes.io/pod-name': 'cart-1' }), deployment()],
      expected: [],
    },
    {
      it: 'is silent about pods that operators make',
      given: [serviceMonitor(), selects({ cluster: 'main' }, { name: 'rows' }), deployment(), custom],
      expected: [],
    },
    {
      it: 'is silent about pods that nothing resembles',
      given: [serviceMonitor(), selects({ app: 'prometheus' }, { name: 'sidecar' }), deployment()],
      expected: [],
    },
    { it: 'is silent where there are no workloads', given: [serviceMonitor(), selects({ app: 'crat' })], expected: [] },
    { it: 'is silent about a Service that no ServiceMonitor is for', given: [podMonitor(), selects({ app: 'crat' }), deployment()], expected: [] },
    { it: 'is silent without a selector', given: [serviceMonitor(), selects(null), deployment()], expected: [] },
    {
      it: 'is silent about an ExternalName',
      given: [serviceMonitor(), service({ type: 'ExternalName', externalName: 'db.example', selector: { app: 'crat' } }), deployment()],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM907', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [prometheus(), serviceMonitor(), selects({ app: 'crat' }), deployment()];

    expect(['AM906', 'AM908', 'AM910', 'AM916'].flatMap((code) => reported(code, given))).toEqual([]);
  });
});
