import { object } from '../../support/manifests/manifest';
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

const installer = (apiVersion: string, kind: string, spec: object) => object(apiVersion, kind, { spec }, { namespace: 'argocd', name: 'broker' });
const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', {
  spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
}, { name: 'edge' });
const ofHook = deployment({ name: 'migrate', labels: { app: 'migrate' }, metadata: { annotations: { 'helm.sh/hook': 'test' } } });
const annotatedNamespace = (annotations: object) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations } });

describe('AM906', () => {
  test.each([
    {
      it: 'says that no labels match',
      given: [serviceMonitor({}, { selector: { matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } }), labelled({ app: 'cart' }), custom],
      expected: ['error ServiceMonitor/shop/cart: no Service can match its selector, so it has no targets: it requires app: cart and no label app, which no labels match; set its selector to labels that the Services have'],
    },
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
      it: 'reports both mistakes if the Service is in another namespace and has no labels',
      given: [selects({ app: 'cart' }, { namespace: 'monitoring' }), service({ selector: { app: 'x' } }, { namespace: 'monitoring', name: 'other', labels: {} }), labelled({}), deployment()],
      expected: ['error ServiceMonitor/monitoring/cart: no Service in "monitoring" matches its selector, so it has no targets: the pods of "Service/shop/cart" have app: cart, but this Service is in namespace "shop", and has no labels; set namespaceSelector.matchNames to ["shop"], and add app: cart to metadata.labels of "Service/shop/cart"'],
    },
    {
      it: 'is a warning where only a hook creates what it selects',
      given: [selectsPods({ app: 'migrate' }), deployment(), ofHook],
      expected: ['warning PodMonitor/shop/cart: it selects only "Deployment/shop/migrate", which is not part of the running app: Helm creates it only for hook "test", so it has no targets while the app runs; remove the hook annotation of "Deployment/shop/migrate" if it is part of the running app; otherwise push its metrics to a Pushgateway, and remove the monitor'],
    },
    {
      it: 'is a warning where a hook creates the Service',
      given: [selects({ app: 'cart' }), service({}, { annotations: { 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' } }), deployment()],
      expected: [expect.stringMatching(/^warning .*it selects only "Service\/shop\/cart", .*: Argo CD creates it only for hook "PreSync", so it has no targets/)],
    },
    {
      it: 'is a note where others may bring the pods beside a hook',
      given: [selectsPods({ app: 'migrate' }), deployment(), ofHook, installer('argoproj.io/v1alpha1', 'Application', { destination: { namespace: 'shop' } })],
      expected: [expect.stringMatching(/^info .*it selects only "Deployment\/shop\/migrate", .* unless Application "argocd\/broker" installs such pods/)],
    },
    { it: 'is silent where the app runs beside a hook', given: [selectsPods({ app: 'cart' }), deployment(), { ...ofHook, spec: deployment().spec }], expected: [] },
    { it: 'is silent about a hook in another namespace', given: [selectsPods({ app: 'migrate' }), { ...ofHook, metadata: { ...ofHook.metadata, namespace: 'web' } }], expected: [] },
    {
      it: 'lists the labels that it requires',
      given: [selects({ tier: 'x', role: 'y' }), service(), deployment()],
      expected: [expect.stringMatching(/^error .*no Service in "shop" matches its selector, so it has no targets: it requires tier: x, role: y; set its selector to labels that the Services have$/)],
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
      it: 'is a note beside custom resources, whose operators create Services',
      given: [selects({ cluster: 'search' }), service(), deployment(), custom],
      expected: ['info ServiceMonitor/shop/cart: no Service in "shop" matches its selector, so it has no targets unless the operator of Elasticsearch "shop/search" creates such a Service, which is not known: it requires cluster: search; make sure that the operator of Elasticsearch "shop/search" creates such a Service; otherwise set its selector to labels that the Services have'],
    },
    {
      it: 'is a note beside what installs into the namespace',
      given: [selects({ app: 'broker' }), service(), deployment(), installer('argoproj.io/v1alpha1', 'Application', { destination: { namespace: 'shop' } })],
      expected: [expect.stringContaining('info ServiceMonitor/shop/cart: no Service in "shop" matches its selector, so it has no targets unless Application "argocd/broker" installs such a Service, which is not known')],
    },
    {
      it: 'is an error beside what installs into another namespace',
      given: [selects({ app: 'broker' }), service(), deployment(), installer('argoproj.io/v1alpha1', 'Application', { destination: { namespace: 'web' } })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note where a controller creates the proxy of a Gateway',
      given: [selectsPods({ 'gateway.networking.k8s.io/gateway-name': 'edge' }), deployment(), gateway],
      expected: [expect.stringContaining('info PodMonitor/shop/cart: no pod in "shop" matches its selector, so it has no targets unless the controller of Gateway "shop/edge" creates such pods, which is not known')],
    },
    {
      it: 'is a note where the proxy of a Gateway runs in the namespace of its controller',
      given: [
        podMonitor({}, { selector: { matchLabels: { 'gateway.envoyproxy.io/owning-gateway-name': 'edge' } } }, { namespace: 'envoy-gateway-system' }),
        deployment({ namespace: 'envoy-gateway-system' }), gateway,
      ],
      expected: [expect.stringMatching(/^info .* unless the controller of Gateway "shop\/edge" creates such pods/)],
    },
    {
      it: 'is an error where the Gateway has another name',
      given: [selectsPods({ 'gateway.networking.k8s.io/gateway-name': 'egde' }), deployment(), gateway],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note where the namespace asks for a proxy that sets the label',
      given: [selectsPods({ 'linkerd.io/control-plane-ns': 'linkerd' }), annotatedNamespace({ 'linkerd.io/inject': 'enabled' }), deployment()],
      expected: ['info PodMonitor/shop/cart: no pod in "shop" matches its selector, so it has no targets unless Linkerd injects its proxy (Namespace "shop" has linkerd.io/inject), which is not known: it requires linkerd.io/control-plane-ns: linkerd; make sure that Linkerd injects its proxy (Namespace "shop" has linkerd.io/inject); otherwise set its selector to labels that the pods have'],
    },
    {
      it: 'is a note where it is not known whether the namespace asks for it',
      given: [selectsPods({ 'linkerd.io/control-plane-ns': 'linkerd' }), deployment()],
      expected: [expect.stringMatching(/^info .* unless Linkerd injects its proxy, which is not known/)],
    },
    {
      it: 'is an error where the pods refuse the proxy',
      given: [selectsPods({ 'linkerd.io/control-plane-ns': 'linkerd' }), annotatedNamespace({ 'linkerd.io/inject': 'enabled' }), deployment({ annotations: { 'linkerd.io/inject': 'disabled' } })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is an error where other labels are missing, too',
      given: [selectsPods({ 'linkerd.io/control-plane-ns': 'linkerd', 'app': 'crat' }), deployment()],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note where Dapr creates a Service for annotated pods',
      given: [selects({ 'dapr.io/enabled': 'true' }), service(), deployment({ annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'cart' } })],
      expected: [expect.stringMatching(/^info .* unless Dapr, for Deployment "shop\/cart", creates such a Service/)],
    },
    {
      it: 'is an error where the Service of Dapr does not have the label',
      given: [selects({ app: 'crat' }), service(), deployment({ annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'cart' } })],
      expected: [expect.stringMatching(/^error /)],
    },
    {
      it: 'is a note beside a policy that changes objects',
      given: [selects({ team: 'x' }), service(), object('kyverno.io/v1', 'ClusterPolicy', { spec: { rules: [{ mutate: {} }] } }, { namespace: undefined, name: 'labels' })],
      expected: [expect.stringMatching(/^info .* unless ClusterPolicy "labels" changes these objects/)],
    },
    {
      it: 'names two of many',
      given: [selects({ app: 'broker' }), service(), ...['a', 'b', 'c', 'd'].map((name) => object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: {} }, { name }))],
      expected: [expect.stringContaining('unless HelmRelease "shop/a" installs such a Service or HelmRelease "shop/b" installs such a Service or 2 others do, which is not known')],
    },
    {
      it: 'knows pods without a Service, beside other Services',
      given: [selects({ app: 'cart' }), deployment(), service({ selector: { app: 'x' } }, { name: 'x', labels: { app: 'x' } })],
      expected: ['error ServiceMonitor/shop/cart: no Service matches its selector, so it has no targets: the pods of "Deployment/shop/cart" match it (app: cart), but a ServiceMonitor selects Services, and the manifests have no Service for these pods; add a Service that selects these pods and has app: cart in metadata.labels, or use a PodMonitor'],
    },
    {
      it: 'is a note on pods without a Service where all Services may be elsewhere',
      given: [selects({ app: 'cart' }), deployment()],
      expected: [expect.stringMatching(/^info ServiceMonitor\/shop\/cart: no Service matches its selector, so it has no targets unless other manifests have such a Service, which is not known: the pods of "Deployment\/shop\/cart" match it/)],
    },
    { it: 'is silent on pods whose Service has placeholders', given: [selects({ app: 'cart' }), deployment(), service({}, { name: '${APP}' })], expected: [] },
    {
      it: 'may be a proxy of Envoy Gateway, which is in its own namespace',
      given: [
        podMonitor({}, { selector: { matchLabels: { 'app.kubernetes.io/name': 'envoy', 'app.kubernetes.io/component': 'proxy' } } }, { namespace: 'envoy-gateway-system' }),
        deployment({ namespace: 'envoy-gateway-system' }), gateway,
      ],
      expected: [expect.stringMatching(/^info .* unless the controller of Gateway "shop\/edge" creates such pods, which is not known/)],
    },
    { it: 'is silent where all Services and pods may be elsewhere', given: [selects({ app: 'pay' }), deployment()], expected: [] },
    {
      it: 'names only who is about the same app, if there is one',
      given: [
        selects({ app: 'search' }), service(), object('kafka.strimzi.io/v1beta2', 'Kafka', {}, { name: 'events' }), object('kafka.strimzi.io/v1beta2', 'Kafka', {}, { name: 'orders' }), custom,
      ],
      expected: [expect.stringContaining('unless the operator of Elasticsearch "shop/search" creates such a Service, which is not known')],
    },
    {
      it: 'counts the others',
      given: [selects({ app: 'web' }), service(), ...['a', 'b', 'c'].map((name) => object('kafka.strimzi.io/v1beta2', 'Kafka', {}, { name }))],
      expected: [expect.stringContaining('unless the operator of Kafka "shop/a" creates such a Service or the operator of Kafka "shop/b" creates such a Service or 1 other does, which is not known')],
    },
    {
      it: 'may be brought by a composite resource, which has no namespace',
      given: [selects({ app: 'search' }), service(), { apiVersion: 'platform.example.com/v1', kind: 'XSearch', metadata: { name: 'search' } }],
      expected: [expect.stringMatching(/^info ServiceMonitor\/shop\/cart: .* unless the operator of XSearch "search" creates such a Service, which is not known/)],
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
