import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const selects = (matchLabels: object, metadata: { readonly [field: string]: unknown } = {}) => serviceMonitor({}, { selector: { matchLabels } }, metadata);
const selectsPods = (matchLabels: object) => podMonitor({}, { selector: { matchLabels } });
const labelled = (labels: object) => service({}, { labels });
const custom = { apiVersion: 'elasticsearch.k8s.elastic.co/v1', kind: 'Elasticsearch', metadata: { namespace: 'shop', name: 'search' } };
const patroni = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { namespace: 'shop', name: 'db' }, rules: [{ apiGroups: [''], resources: ['services'], verbs: ['create'] }] };
const everywhere = { ...patroni, kind: 'ClusterRole', metadata: { name: 'operator' } };

describe('AM906', () => {
  test.each([
    {
      it: 'distinguishes labels of pods from those of the Service',
      given: [selects({ app: 'cart' }), labelled({ name: 'cart' }), deployment()],
      expected: ['error ServiceMonitor/shop/cart: no Service matches its selector, so it has no targets: the pods of "Service/shop/cart" have app: cart, but the Service has name: cart; add app: cart to metadata.labels of "Service/shop/cart", or select by a label that it has'],
    },
    {
      it: 'knows labels of pods from the selector of the Service',
      given: [selects({ app: 'cart' }), labelled({}), custom],
      expected: [expect.stringContaining('but the Service has no labels')],
    },
    {
      it: 'names the Service that is nearest',
      given: [selects({ app: 'crat' }), service(), deployment()],
      expected: ['error ServiceMonitor/shop/cart: no Service in "shop" matches its selector, so it has no targets: it requires app: crat, and the closest match, "Service/shop/cart", has app: cart; set its selector to labels of "Service/shop/cart", or add app: crat to the labels of that object'],
    },
    {
      it: 'names a label that is missing',
      given: [selects({ app: 'cart', tier: 'web' }), service({ selector: { app: 'x' } })],
      expected: [expect.stringContaining('it requires tier: web, and the closest match, "Service/shop/cart", has no label tier')],
    },
    {
      it: 'names none where none is near',
      given: [selects({ name: 'search-engine' }), service()],
      expected: [expect.stringMatching(/no Service in "shop" matches its selector, so it has no targets: it requires name: search-engine; set its selector to labels that the Services have$/)],
    },
    {
      it: 'distinguishes labels of a workload from those of its pods',
      given: [selectsPods({ team: 'shop' }), deployment({ metadata: { labels: { team: 'shop' } } })],
      expected: ['error PodMonitor/shop/cart: no pod matches its selector, so it has no targets: "Deployment/shop/cart" has team: shop, but its pods have app: cart; add team: shop to the labels of the pod template, or select by a label that the pods have'],
    },
    {
      it: 'distinguishes labels of a Service from those of pods',
      given: [selectsPods({ team: 'shop' }), labelled({ team: 'shop' }), deployment()],
      expected: [expect.stringContaining('"Service/shop/cart" has team: shop, but its pods have app: cart')],
    },
    {
      it: 'finds pods of no workload',
      given: [selectsPods({ app: 'card' }), deployment()],
      expected: [expect.stringContaining('no pod in "shop" matches its selector, so it has no targets: it requires app: card, and the closest match, "Deployment/shop/cart", has app: cart')],
    },
    {
      it: 'does not change its mind for a server',
      given: [prometheus(), selects({ app: 'crat' }), service(), deployment()],
      expected: [expect.stringContaining('no Service in "shop" matches its selector, so it has no targets: it requires app: crat')],
    },
    { it: 'is silent where a Service has the labels', given: [selects({ app: 'cart' }), service(), service({}, { name: 'x', labels: {} })], expected: [] },
    { it: 'is silent where there are no Services', given: [selects({ app: 'crat' }), deployment({ labels: {}, selector: { app: 'cart' } })], expected: [] },
    {
      it: 'is silent beside custom resources, whose operators make Services',
      given: [selects({ cluster: 'search' }), service(), deployment(), custom],
      expected: [],
    },
    { it: 'is silent beside an app that may make Services', given: [selects({ cluster: 'db' }), service(), deployment(), patroni], expected: [] },
    { it: 'is silent beside an operator', given: [selects({ cluster: 'db' }), service(), deployment(), everywhere], expected: [] },
    {
      it: 'is silent in the namespaces of the cluster itself',
      given: [
        serviceMonitor({}, { selector: { matchLabels: { 'k8s-app': 'kubelet' } }, namespaceSelector: { matchNames: ['kube-system'] } }),
        service({}, { namespace: 'kube-system', labels: { 'k8s-app': 'coredns' } }),
      ],
      expected: [],
    },
    {
      it: 'is silent about the API server',
      given: [
        serviceMonitor({}, { selector: { matchLabels: { component: 'apiserver' } }, namespaceSelector: { matchNames: ['default'] } }),
        service({}, { namespace: 'default' }),
      ],
      expected: [],
    },
    {
      it: 'is silent where all namespaces are looked at',
      given: [serviceMonitor({}, { selector: { matchLabels: { app: 'crat' } }, namespaceSelector: { any: true } }), service()],
      expected: [],
    },
    { it: 'is silent with an empty selector', given: [serviceMonitor({}, { selector: {} }, { namespace: 'web' }), service()], expected: [] },
    {
      it: 'is silent where only the command line knows the namespace',
      given: [
        serviceMonitor({}, { namespaceSelector: { matchNames: ['web'] } }),
        service({}, { namespace: undefined }),
        service({}, { namespace: 'web', labels: {} }),
      ],
      expected: [],
    },
    {
      it: 'is silent where the namespace is the cause',
      given: [selects({ app: 'cart' }, { namespace: 'web' }), service({}, { namespace: 'web', labels: {}, name: 'x' }), service()],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM906', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [prometheus(), selects({ app: 'crat' }), service(), deployment()];

    expect(['AM904', 'AM907', 'AM908', 'AM910'].flatMap((code) => reported(code, given))).toEqual([]);
  });
});
