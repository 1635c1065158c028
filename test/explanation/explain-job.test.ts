import { BY_POD, BY_SERVICE, container, explain, failing, PM, SERVER, SM } from './explaining';
import { service, workload } from '../causes/scene';
import { namespace, podMonitor, prometheus, serviceMonitor } from '../conformance/sample-manifests';

const pod = (labels: object) => ({ labels });

describe('Inspection.explain() of the jobs of a monitor', () => {
  test.each([
    {
      it: 'namespaces of the monitor',
      given: { ...BY_SERVICE, monitor: serviceMonitor({}, {}, { name: 'carts', namespace: 'monitors' }) },
      subject: 'carts',
      expected: ['discovery: job "serviceMonitor/monitors/carts/0" looks for Endpoints of Services in namespace "monitors", and what its selector wants is in "shop": Service/shop/cart -> set "namespaceSelector" to {matchNames: [shop]}'],
    },
    {
      it: 'a server that keeps monitors to their namespaces',
      given: { ...BY_SERVICE, server: prometheus({ ignoreNamespaceSelectors: true }), monitor: serviceMonitor({}, { namespaceSelector: { any: true } }, { name: 'carts', namespace: 'monitors' }) },
      subject: 'carts',
      expected: [expect.stringMatching(new RegExp(`^discovery: .* -> unset "ignoreNamespaceSelectors" of ${SERVER}, which keeps every monitor to its own namespace$`))],
    },
    {
      it: 'labels of the Service',
      given: { ...BY_SERVICE, service: service({}, { labels: { app: 'carts' } }), workload: workload({}, {}, {}, pod({ app: 'basket' })) },
      expected: ['selector: job "serviceMonitor/shop/cart/0" looks for Endpoints of Services in namespace "shop", and its selector wants app: cart: the nearest, Service/shop/cart, lacks app: cart -> give Service/shop/cart app: cart, or mend the selector of ServiceMonitor/shop/cart'],
    },
    {
      it: 'labels of the pods in place of those of the Service',
      given: { ...BY_SERVICE, service: service({}, { labels: {} }) },
      expected: ['selector: job "serviceMonitor/shop/cart/0" looks for Endpoints of Services in namespace "shop", and its selector wants app: cart: the nearest, Service/shop/cart, lacks app: cart; the pods of Deployment/shop/cart have it, but a ServiceMonitor goes by the labels of the Service -> give Service/shop/cart app: cart, or mend the selector of ServiceMonitor/shop/cart'],
    },
    {
      it: 'no Service at all',
      given: { ...BY_SERVICE, service: namespace('shop', {}) },
      expected: ['selector: job "serviceMonitor/shop/cart/0" looks for Endpoints of Services in namespace "shop", where there is no Service -> add the manifest of the Service, or mend "namespaceSelector"'],
    },
    {
      it: 'a Service without pods',
      given: { ...BY_SERVICE, workload: namespace('shop', {}) },
      expected: ['endpoints: Service/shop/cart selects no pods: its selector wants app: cart, and there is none in "shop" -> add the manifest of the workload'],
    },
    {
      it: 'the selector of the Service',
      given: { ...BY_SERVICE, service: service({ selector: { app: 'cart', tier: 'web' } }) },
      expected: ['endpoints: Service/shop/cart selects no pods: its selector wants app: cart, tier: web, and the nearest, those of Deployment/shop/cart, lack tier: web -> give the pods of Deployment/shop/cart tier: web, or mend the selector of Service/shop/cart'],
    },
    {
      it: 'a Service of a workload without replicas',
      given: { ...BY_SERVICE, workload: workload({}, {}, { replicas: 0 }) },
      expected: ['endpoints: Service/shop/cart selects the pods of Deployment/shop/cart, which runs none -> scale Deployment/shop/cart up'],
    },
    {
      it: 'an ExternalName',
      given: { ...BY_SERVICE, service: service({ type: 'ExternalName', externalName: 'cart.example' }) },
      expected: ['endpoints: Service/shop/cart is an ExternalName, so it has no endpoints -> scrape the name by a ScrapeConfig with static targets, or probe it'],
    },
    {
      it: 'a Service whose endpoints somebody else makes',
      given: { ...BY_SERVICE, service: service({ selector: null }) },
      expected: ['endpoints: Service/shop/cart has no selector, and no Endpoints or EndpointSlice of it is among the manifests -> give Service/shop/cart a selector, or add its EndpointSlice'],
    },
    {
      it: 'a targetPort that no container declares',
      given: { ...BY_SERVICE, service: service({ ports: [{ name: 'metrics', port: 80, targetPort: 'web' }] }) },
      expected: ['endpoints: Service/shop/cart leads to port "web" of its pods, and no container of Deployment/shop/cart declares it (declared: "metrics" (9090)) -> name a declared port as "targetPort" of Service/shop/cart in namespace "shop", or declare it'],
    },
    {
      it: 'a port name that is not on the Service',
      given: { ...BY_SERVICE, service: service({ ports: [{ name: 'http', port: 80, targetPort: 'metrics' }] }) },
      expected: ['port: port "metrics" is no name of a port of Service/shop/cart (has "http" (80)) -> write "port": "http" in ServiceMonitor/shop/cart'],
    },
    {
      it: 'a port number given as a name',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: '80' }), service: service({ ports: [{ name: 'http', port: 80 }, { name: 'other', port: 81 }] }) },
      expected: ['port: port "80" is no name of a port of Service/shop/cart (has "http" (80), "other" (81)) -> write "port": "http" in ServiceMonitor/shop/cart'],
    },
    {
      it: 'a Service port without a name',
      given: { ...BY_SERVICE, service: service({ ports: [{ port: 80, targetPort: 9090 }] }) },
      expected: ['port: port "metrics" is no name of a port of Service/shop/cart (has 80 without a name) -> give the port of Service/shop/cart a name, and ServiceMonitor/shop/cart that name'],
    },
    {
      it: 'an undeclared targetPort of the monitor',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: undefined, targetPort: 1234 }) },
      expected: ['port: no container of Deployment/shop/cart declares a port 1234 (declared: "metrics" (9090)) -> declare it in Deployment/shop/cart, or write a declared port in ServiceMonitor/shop/cart'],
    },
    {
      it: 'relabelings that drop everything',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ action: 'drop', sourceLabels: ['namespace'], regex: 'shop' }] }) },
      expected: [expect.stringMatching(/^rules: job "serviceMonitor\/shop\/cart\/0" drops "cart-0:9090": relabel_configs\[\d+\] drops it: namespace is "shop", which matches "shop" -> change spec.endpoints\[0\].relabelings\[0\] of ServiceMonitor\/shop\/cart, or the labels that it compares$/)],
    },
    {
      it: 'relabelings that drop by the label that the port rule goes by',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: 'other' }] }) },
      expected: [expect.stringMatching(/^rules: .* but it is "metrics" -> change spec.endpoints\[0\].relabelings\[0\] of/)],
    },
    {
      it: 'the rule that the target comes to which gets furthest',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ action: 'drop', sourceLabels: ['namespace'], regex: 'shop' }] }), service: service({ ports: [{ name: 'http', port: 1 }, { name: 'metrics', port: 2 }, { name: 'other', port: 3 }] }) },
      expected: [expect.stringMatching(/^rules: .* namespace is "shop", which matches/)],
    },
    {
      it: 'an address that is none',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ relabelings: [{ targetLabel: '__address__', replacement: 'http://cart' }] }) },
      expected: ['address: job "serviceMonitor/shop/cart/0" drops "cart-0:9090" after relabeling: "http://cart" is not a host name -> change the rules of ServiceMonitor/shop/cart, or the address that they relabel'],
    },
  ])('ends at $it', ({ given, expected, subject = SM }: { given: object; expected: unknown[]; subject?: string }) => {
    const explanation = explain(subject, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    expect(explanation.isScraped).toBe(false);
    expect(explanation.steps[explanation.steps.length - 1].isOk).toBe(false);
  });

  test.each([
    {
      it: 'labels of the pods',
      given: { ...BY_POD, workload: workload({}, {}, {}, pod({ app: 'basket', tier: 'web' })) },
      expected: ['selector: job "podMonitor/shop/cart/0" looks for pods in namespace "shop", and its selector wants app: cart: the nearest, Deployment/shop/cart, lacks app: cart -> give the pods of Deployment/shop/cart app: cart, or mend the selector of PodMonitor/shop/cart'],
    },
    {
      it: 'no replicas',
      given: { ...BY_POD, workload: workload({}, {}, { replicas: 0 }) },
      expected: ['pods: Deployment/shop/cart runs no pods -> scale Deployment/shop/cart up'],
    },
    {
      it: 'a port that is not declared',
      given: { ...BY_POD, workload: workload({}, container([{ name: 'http', containerPort: 8080 }])) },
      expected: ['port: no container of Deployment/shop/cart declares a port named "metrics" (declared: "http" (8080)) -> declare it in Deployment/shop/cart, or write a declared port in PodMonitor/shop/cart'],
    },
    {
      it: 'no declared port',
      given: { ...BY_POD, workload: workload({}, container([])) },
      expected: ['port: no container of Deployment/shop/cart declares a port named "metrics" (declared: none) -> declare it in Deployment/shop/cart, or write a declared port in PodMonitor/shop/cart'],
    },
    {
      it: 'a number given as a name',
      given: { ...BY_POD, monitor: podMonitor({ port: '9090' }) },
      expected: ['port: no container of Deployment/shop/cart declares a port named "9090" (declared: "metrics" (9090)) -> write "portNumber": 9090 in PodMonitor/shop/cart, since "port" is a name'],
    },
    {
      it: 'the second of two ports',
      given: { ...BY_POD, monitor: podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'jvm' }] }) },
      isScraped: true,
      expected: [expect.stringMatching(/^port: no container of Deployment\/shop\/cart declares a port named "jvm"/)],
    },
  ])('of pods ends at $it', ({ given, expected, isScraped = false }: { given: object; expected: unknown[]; isScraped?: boolean }) => {
    const explanation = explain(PM, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    expect(explanation.isScraped).toBe(isScraped);
  });
});
