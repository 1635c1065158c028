import { BY_POD, BY_SERVICE, container, explain, failing, failure, PM, SM } from './explaining';
import { namespace } from '../support/manifests/cluster';
import { podMonitor, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

describe('Inspection.explain() of the jobs of a monitor', () => {
  test.each([
    {
      it: 'namespaces of the monitor',
      given: { ...BY_SERVICE, monitor: serviceMonitor({}, {}, { name: 'carts', namespace: 'monitors' }) },
      subject: 'carts',
      expected: ['discovery: AM904 ServiceMonitor/monitors/carts'],
      words: ['"shop"', '"monitors"', 'Service/shop/cart', 'namespaceSelector'],
    },
    {
      it: 'a server that keeps monitors to their namespaces',
      given: {
        ...BY_SERVICE,
        server: prometheus({ ignoreNamespaceSelectors: true }),
        monitor: serviceMonitor({}, { namespaceSelector: { any: true } }, { name: 'carts', namespace: 'monitors' }),
      },
      subject: 'carts',
      expected: ['discovery: AM905 ServiceMonitor/monitors/carts'],
      words: ['"shop"', 'ignoreNamespaceSelectors'],
    },
    {
      it: 'labels of the Service',
      given: {
        ...BY_SERVICE,
        service: service({}, { labels: { app: 'carts' } }),
        workload: deployment({ labels: { app: 'basket' }, selector: { app: 'cart' } }),
      },
      expected: ['selector: AM906 ServiceMonitor/shop/cart'],
      words: ['app: cart', 'Service/shop/cart', 'app: carts'],
    },
    {
      it: 'labels of the pods in place of those of the Service',
      given: { ...BY_SERVICE, service: service({}, { labels: {} }) },
      expected: ['selector: AM906 ServiceMonitor/shop/cart'],
      words: ['app: cart', 'Service/shop/cart', 'pods'],
    },
    {
      it: 'no Service at all',
      given: { ...BY_SERVICE, service: namespace('shop', {}), workload: deployment({ labels: { app: 'pay' } }) },
      expected: ['selector: not known: job "serviceMonitor/shop/cart/0" looks for Endpoints of Services in namespace "shop", but the manifests hold nothing there with app: cart; other manifests may bring it -> add the manifests of the Services, or change the selector of ServiceMonitor/shop/cart'],
    },
    {
      it: 'no Service in any namespace',
      given: { ...BY_SERVICE, monitor: serviceMonitor({}, { namespaceSelector: { any: true } }), service: namespace('shop', {}), workload: deployment({ labels: { app: 'pay' } }) },
      expected: [expect.stringContaining('looks for Endpoints of Services in all namespaces, but')],
    },
    {
      it: 'pods with the labels, and no Service at all',
      given: { ...BY_SERVICE, service: namespace('shop', {}) },
      expected: ['selector: AM906 ServiceMonitor/shop/cart'],
      words: ['unless other manifests have such a Service', 'the pods of "Deployment/shop/cart" match it'],
    },
    {
      it: 'the Service of the API servers, which every cluster has',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: 'https' }, { namespaceSelector: { matchNames: ['default'] }, selector: { matchLabels: { component: 'apiserver', provider: 'kubernetes' } } }) },
      expected: ['endpoints: not known: Service/default/kubernetes leads to the API servers, whose addresses are not in the manifests; its only port is "https" -> look at job "serviceMonitor/shop/cart/0" among the targets of Prometheus'],
    },
    {
      it: 'a Service without pods',
      given: { ...BY_SERVICE, workload: namespace('shop', {}) },
      expected: ['endpoints: not known: Service/shop/cart selects pods by app: cart, and no workload in the manifests has these labels -> add the manifest of the workload'],
    },
    {
      it: 'the selector of the Service',
      given: { ...BY_SERVICE, service: service({ selector: { app: 'cart', tier: 'web' } }) },
      expected: ['endpoints: AM907 Service/shop/cart'],
      words: ['tier: web', 'Deployment/shop/cart'],
    },
    {
      it: 'a Service of a workload without replicas',
      given: { ...BY_SERVICE, workload: deployment({ spec: { replicas: 0 } }) },
      expected: ['endpoints: not known: Service/shop/cart selects the pods of Deployment/shop/cart, which runs no pods at the moment: "replicas" is 0 -> set "replicas" of Deployment/shop/cart to 1 or more'],
    },
    {
      it: 'an ExternalName',
      given: { ...BY_SERVICE, service: service({ type: 'ExternalName', externalName: 'cart.example' }) },
      expected: ['endpoints: AM916 Service/shop/cart'],
      words: ['ExternalName', 'ScrapeConfig'],
    },
    {
      it: 'a Service whose endpoints somebody else makes',
      given: { ...BY_SERVICE, service: service({ selector: null }) },
      expected: ['endpoints: AM916 Service/shop/cart'],
      words: ['selector', 'EndpointSlice'],
    },
    {
      it: 'a targetPort that no container declares',
      given: { ...BY_SERVICE, service: service({ ports: [{ name: 'metrics', port: 80, targetPort: 'web' }] }) },
      expected: ['port: AM910 ServiceMonitor/shop/cart'],
      words: ['"web"', 'Service/shop/cart', 'Deployment/shop/cart', '"metrics" 9090'],
    },
    {
      it: 'a port name that is not on the Service',
      given: { ...BY_SERVICE, service: service({ ports: [{ name: 'http', port: 80, targetPort: 'metrics' }] }) },
      expected: ['port: AM908 ServiceMonitor/shop/cart'],
      words: ['"metrics"', 'Service/shop/cart', '"http" 80'],
    },
    {
      it: 'a port number given as a name',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: '80' }), service: service({ ports: [{ name: 'http', port: 80 }, { name: 'other', port: 81 }] }) },
      expected: ['port: AM909 ServiceMonitor/shop/cart'],
      words: ['"80"', '"http"'],
    },
    {
      it: 'a Service port without a name',
      given: { ...BY_SERVICE, service: service({ ports: [{ port: 80, targetPort: 9090 }] }) },
      expected: ['port: AM908 ServiceMonitor/shop/cart'],
      words: ['"metrics"', '80 without a name'],
    },
    {
      it: 'an undeclared targetPort of the monitor',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: undefined, targetPort: 1234 }) },
      expected: ['port: AM910 ServiceMonitor/shop/cart'],
      words: ['1234', 'Deployment/shop/cart', '"metrics" 9090'],
    },
    {
      it: 'relabelings that drop everything',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ action: 'drop', sourceLabels: ['namespace'], regex: 'shop' }] }) },
      expected: ['rules: AM925 ServiceMonitor/shop/cart'],
      words: ['relabelings[0]', 'namespace is "shop", which matches "shop"'],
    },
    {
      it: 'relabelings that drop by the label that the port rule goes by',
      given: {
        ...BY_SERVICE,
        monitor: serviceMonitor({ relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: 'other' }] }),
      },
      expected: ['rules: AM925 ServiceMonitor/shop/cart'],
      words: ['relabelings[0]', 'but it is "metrics"'],
    },
    {
      it: 'the rule that the target comes to which gets furthest',
      given: {
        ...BY_SERVICE,
        monitor: serviceMonitor({ relabelings: [{ action: 'drop', sourceLabels: ['namespace'], regex: 'shop' }] }),
        service: service({ ports: [{ name: 'http', port: 1 }, { name: 'metrics', port: 2 }, { name: 'other', port: 3 }] }),
      },
      expected: ['rules: AM925 ServiceMonitor/shop/cart'],
      words: ['namespace is "shop"'],
    },
    {
      it: 'a rule that keeps what a webhook adds, of the pod that asks for it',
      given: {
        ...BY_POD,
        namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: { 'linkerd.io/inject': 'enabled' } } },
        monitor: podMonitor({ port: undefined, relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: 'linkerd-proxy' }] }, { selector: {}, namespaceSelector: { any: true } }),
      },
      subject: PM,
      expected: [expect.stringMatching(/^rules: not known: job "podMonitor\/shop\/cart\/0" drops all targets of Deployment\/shop\/cart that the manifests show unless Linkerd injects its proxy \(Namespace "shop" has linkerd.io\/inject\): .* -> make sure that Linkerd injects its proxy/) as never],
    },
    {
      it: 'an address that is none',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ targetLabel: '__address__', replacement: 'http://cart' }] }) },
      expected: ['address: AM969 ServiceMonitor/shop/cart'],
      words: ['Prometheus drops the only target', '"http://cart"'],
    },
  ])('ends at $it', ({ given, expected, words = [], subject = SM }: { given: object; expected: string[]; words?: string[]; subject?: string }) => {
    const explanation = explain(subject, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    words.forEach((word) => expect(failure(explanation)).toContain(word));
    expect(explanation.isScraped).toBe(false);
    expect(explanation.steps[explanation.steps.length - 1].isOk).toBe(false);
  });

  test.each([
    {
      it: 'labels of the pods',
      given: { ...BY_POD, workload: deployment({ labels: { app: 'basket', tier: 'web' } }) },
      expected: ['selector: AM906 PodMonitor/shop/cart'],
      words: ['app: cart'],
    },
    {
      it: 'no replicas',
      given: { ...BY_POD, workload: deployment({ spec: { replicas: 0 } }) },
      expected: ['pods: not known: Deployment/shop/cart runs no pods at the moment: "replicas" is 0 -> set "replicas" of Deployment/shop/cart to 1 or more'],
    },
    {
      it: 'a port that is not declared',
      given: { ...BY_POD, workload: deployment({ pod: container([{ name: 'http', containerPort: 8080 }]) }) },
      expected: ['port: AM910 PodMonitor/shop/cart'],
      words: ['"metrics"', '"http" 8080'],
    },
    {
      it: 'no declared port',
      given: { ...BY_POD, workload: deployment({ pod: container([]) }) },
      expected: ['port: AM910 PodMonitor/shop/cart'],
      words: ['"metrics"', 'Deployment/shop/cart'],
    },
    {
      it: 'a number given as a name',
      given: { ...BY_POD, monitor: podMonitor({ port: '9090' }) },
      expected: ['port: AM909 PodMonitor/shop/cart'],
      words: ['"9090"', '"metrics"'],
    },
    {
      it: 'the second of two ports',
      given: { ...BY_POD, monitor: podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'jvm' }] }) },
      isScraped: true,
      expected: ['port: AM910 PodMonitor/shop/cart'],
      words: ['podMetricsEndpoints[1]', '"jvm"'],
    },
  ])('of pods ends at $it', ({ given, expected, words = [], isScraped = false }: { given: object; expected: string[]; words?: string[]; isScraped?: boolean }) => {
    const explanation = explain(PM, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    words.forEach((word) => expect(failure(explanation)).toContain(word));
    expect(explanation.isScraped).toBe(isScraped);
  });
});

describe('Inspection.explain() of the discoveries of a ScrapeConfig', () => {
  const dns = { dnsSDConfigs: [{ names: ['a.example'], type: 'A', port: 80 }] };
  const roles = (...names: readonly string[]) => ({ kubernetesSDConfigs: names.map((role) => ({ role })) });

  test.each([
    { it: 'a target', spec: { staticConfigs: [{ targets: ['a:1'] }] }, expected: 'lists a:1' },
    { it: 'targets of two lists', spec: { staticConfigs: [{ targets: ['a:1'] }, { targets: ['b:1'] }] }, expected: 'lists a:1, b:1' },
    { it: 'a role', spec: roles('Pod'), expected: 'looks for pod in the cluster' },
    { it: 'two roles', spec: roles('Pod', 'Service'), expected: 'looks for pod, service in the cluster' },
    { it: 'a discovery outside', spec: dns, expected: 'asks dns_sd_configs, whose targets are not known until run time' },
    { it: 'two discoveries outside', spec: { ...dns, consulSDConfigs: [{ server: 'consul:8500' }] }, expected: 'asks consul_sd_configs, dns_sd_configs, whose targets are not known until run time' },
    { it: 'all of these', spec: { staticConfigs: [{ targets: ['a:1'] }], ...roles('Pod'), ...dns }, expected: 'lists a:1, and looks for pod in the cluster, and asks dns_sd_configs, whose targets are not known until run time' },
  ])('says of $it that it $expected', ({ spec, expected }) => {
    const { steps } = explain('ScrapeConfig/shop/cart', [prometheus(), scrapeConfig({ staticConfigs: undefined, ...spec }), deployment()]);

    expect(steps.filter(({ stage }) => stage === 'discovery').map(({ message }) => message)).toEqual([`job "scrapeConfig/shop/cart" ${expected}`]);
  });
});

describe('Inspection.explain() of a job that loses a part', () => {
  const listing = (targets: readonly string[], spec: object = {}) => [prometheus(), scrapeConfig({ staticConfigs: [{ targets }], ...spec })];
  const scraped = ({ steps }: ReturnType<typeof explain>) => steps.filter(({ stage, isOk }) => stage === 'targets' && isOk).map(({ message }) => message);

  test.each([
    {
      it: 'of targets that are URLs',
      given: listing(['http://10.0.0.5:9100', '10.0.0.6:9100/metrics', '10.0.0.7', 'https://x.example.com']),
      expected: ['job "scrapeConfig/shop/cart" scrapes http://10.0.0.7/metrics, and drops 3 of 4 targets'],
      fails: ['address: AM969 ScrapeConfig/shop/cart'],
    },
    {
      it: 'of targets that its own rules drop',
      given: listing(['a', 'b', 'c'], { relabelings: [{ action: 'drop', sourceLabels: ['__address__'], regex: 'a|b' }] }),
      expected: ['job "scrapeConfig/shop/cart" scrapes http://c/metrics, and drops 2 of 3 targets, for example "a": spec.relabelings[0] of ScrapeConfig/shop/cart drops it: __address__ is "a", which matches "a|b"'],
      fails: [],
    },
    {
      it: 'of no target',
      given: listing(['a']),
      expected: ['job "scrapeConfig/shop/cart" scrapes http://a/metrics'],
      fails: [],
    },
    {
      it: 'of all samples',
      given: listing(['a'], { metricRelabelings: [{ action: 'keep', sourceLabels: ['__address__'], regex: 'a' }] }),
      expected: ['job "scrapeConfig/shop/cart" scrapes http://a/metrics'],
      fails: ['rules: AM966 ScrapeConfig/shop/cart'],
    },
  ])('counts $it', ({ given, expected, fails }) => {
    const explanation = explain('ScrapeConfig/shop/cart', given);

    expect(scraped(explanation)).toEqual(expected);
    expect(failing(explanation)).toEqual(fails);
    expect(explanation.isScraped).toBe(true);
  });

  test('shows a workload only what is about it', () => {
    const other = deployment({ name: 'other', annotations: { path: '/x' } });
    const rules = [{ sourceLabels: ['__address__', '__meta_kubernetes_pod_annotation_path'], regex: '(.*);(/.*)', targetLabel: '__address__', replacement: '$1$2' }];
    const given = [prometheus(), podMonitor({ relabelings: rules }), deployment(), other];

    expect(failing(explain('Deployment/shop/cart', given))).toEqual([]);
    expect(failing(explain('Deployment/shop/other', given))).toEqual(['address: AM969 PodMonitor/shop/cart']);
    expect(failing(explain('PodMonitor/shop/cart', given))).toEqual(['address: AM969 PodMonitor/shop/cart']);
  });
});
