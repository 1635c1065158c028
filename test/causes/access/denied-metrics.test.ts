import { binding, serverWithAccount } from '../../support/manifests/access';
import { Fields, Manifest, object } from '../../support/manifests/manifest';
import { serviceMonitor } from '../../support/manifests/monitors';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const TOKEN = { bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' };
const DISCOVERY = { apiGroups: [''], resources: ['pods', 'services', 'endpoints'], verbs: ['get', 'list', 'watch'] };
const GET_METRICS = { nonResourceURLs: ['/metrics'], verbs: ['get'] };
const GET_NODES = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] };
const PROXY = { name: 'kube-rbac-proxy', image: 'quay.io/brancz/kube-rbac-proxy:v0.19.1', args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/'], ports: [{ name: 'https', containerPort: 8443 }] };

const allowing = (...rules: readonly Fields[]) => [object('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [DISCOVERY, ...rules] }, { namespace: undefined, name: 'discovery' }), binding('')];
const kubelets = (endpoint: Fields = {}) => serviceMonitor({ port: 'https-metrics', scheme: 'https', ...TOKEN, ...endpoint }, { selector: { matchLabels: { 'k8s-app': 'kubelet' } }, namespaceSelector: { matchNames: ['kube-system'] } });
const apiServers = (endpoint: Fields = {}) => serviceMonitor({ port: 'https', scheme: 'https', ...TOKEN, ...endpoint }, { selector: { matchLabels: { component: 'apiserver', provider: 'kubernetes' } }, namespaceSelector: { matchNames: ['default'] } });
const behindProxy = (proxy: Fields = {}): Manifest[] => [
  deployment({ pod: { containers: [{ name: 'cart', image: 'cart' }, { ...PROXY, ...proxy }] } }), service({ ports: [{ name: 'metrics', port: 8443, targetPort: 'https' }] }), serviceMonitor({ scheme: 'https', ...TOKEN }),
];
const SENDS = 'endpoints[0] sends the token of ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" to';

describe('AM950', () => {
  test.each([
    {
      it: 'finds that kubelets ask for nodes/metrics',
      given: [...allowing(GET_METRICS), kubelets()],
      expected: [`warning ServiceMonitor/shop/cart: ${SENDS} the kubelet, and no role allows this account to get nodes/metrics, so the scrape is answered with 403 Forbidden; create a ClusterRole with get on nodes/metrics, and bind it to this ServiceAccount with a ClusterRoleBinding`],
    },
    {
      it: 'finds that the API server asks for its path',
      given: [...allowing(GET_NODES), apiServers()],
      expected: [`warning ServiceMonitor/shop/cart: ${SENDS} the API server, and no role allows this account to get "/metrics", so the scrape is answered with 403 Forbidden; create a ClusterRole with get on nonResourceURLs "/metrics", and bind it to this ServiceAccount with a ClusterRoleBinding`],
    },
    { it: 'reads the path', given: [...allowing(GET_METRICS), apiServers({ path: '/metrics/slis' })], expected: [expect.stringContaining('to get "/metrics/slis"')] },
    { it: 'finds a kube-rbac-proxy', given: [...allowing(), ...behindProxy()], expected: [expect.stringContaining('to kube-rbac-proxy of "Deployment/shop/cart", and no role allows')] },
    { it: 'reads the command of a kube-rbac-proxy', given: [...allowing(), ...behindProxy({ command: ['/kube-rbac-proxy', ...PROXY.args], args: undefined })], expected: [expect.stringContaining('to kube-rbac-proxy of')] },
    { it: 'is silent where its command has a configuration', given: [...allowing(), ...behindProxy({ command: ['/kube-rbac-proxy', '--config-file=/etc/proxy.yaml'] })], expected: [] },
    {
      it: 'finds that no token is sent to a kube-rbac-proxy',
      given: [...allowing(), ...behindProxy().slice(0, 2), serviceMonitor({ scheme: 'https' })],
      expected: ['warning ServiceMonitor/shop/cart: endpoints[0] sends no token to kube-rbac-proxy of "Deployment/shop/cart", which asks for one, so the scrape is answered with 401 Unauthorized; set endpoints[0].bearerTokenFile to "/var/run/secrets/kubernetes.io/serviceaccount/token", or set authorization'],
    },
    {
      it: 'is silent where a client certificate is sent',
      given: [...allowing(), ...behindProxy().slice(0, 2), serviceMonitor({ scheme: 'https', tlsConfig: { certFile: '/a', keyFile: '/b' } })],
      expected: [],
    },
    { it: 'is silent where kubelets are allowed', given: [...allowing(GET_NODES), kubelets(), kubelets({ path: '/metrics/cadvisor' })], expected: [] },
    { it: 'is silent where the path is allowed', given: [...allowing(GET_METRICS), apiServers()], expected: [] },
    { it: 'is silent where paths are allowed by a star', given: [...allowing({ nonResourceURLs: ['/met*'], verbs: ['get'] }), ...behindProxy()], expected: [] },
    { it: 'is silent where the proxy has a configuration', given: [...allowing(), ...behindProxy({ args: [...PROXY.args, '--config-file=/etc/proxy.yaml'] })], expected: [] },
    { it: 'is silent where the proxy listens elsewhere', given: [...allowing(), ...behindProxy({ args: ['--secure-listen-address=:9443'] })], expected: [] },
    { it: 'is silent where another token is sent', given: [...allowing(), kubelets({ bearerTokenFile: '/etc/token' })], expected: [] },
    { it: 'is silent where no token is sent', given: [...allowing(), kubelets({ bearerTokenFile: undefined })], expected: [] },
    { it: 'is silent where no binding is known', given: [kubelets()], expected: [] },
    {
      it: 'is silent where a role may be installed',
      given: [...allowing(), kubelets(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [],
    },
    {
      it: 'reads the scrape class',
      given: [...allowing(), kubelets({ bearerTokenFile: undefined })],
      spec: { scrapeClasses: [{ name: 'own', default: true, authorization: { credentialsFile: TOKEN.bearerTokenFile } }] },
      expected: [expect.stringContaining('the kubelet')],
    },
  ])('$it', ({ given, spec, expected }) => expect(reported('AM950', [serverWithAccount('main', spec), ...given])).toEqual(expected));
});
