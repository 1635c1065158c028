import { ApiObject } from 'cdk8s';
import { AppMonitoringProps, MonitorType, Scheme } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const PROBE = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox' } };
const TO_CART = { backendRefs: [{ name: 'cart', port: 80 }] };
const GATEWAY = 'gateway.networking.k8s.io/v1';
const PARENT = { parentRefs: [{ name: 'public' }] };

interface Given {
  readonly it: string;
  readonly kind?: string;
  readonly spec: object;
  readonly listeners?: readonly object[];
  readonly props?: AppMonitoringProps;
}

function route(scope: Construct, spec: object, kind = 'HTTPRoute', apiVersion = GATEWAY): ApiObject {
  return new ApiObject(scope, 'route', { apiVersion, kind, metadata: { name: 'cart' }, spec });
}

const gateway = (scope: Construct, listeners: readonly object[]) => new ApiObject(scope, 'gateway', { apiVersion: GATEWAY, kind: 'Gateway', metadata: { name: 'public' }, spec: { listeners } });

const HTTP = { name: 'web', port: 80, protocol: 'HTTP' };
const HTTPS = { name: 'secure', port: 443, protocol: 'HTTPS' };

describe('AppMonitoring of a route', () => {
  test.each<Given & { readonly expected: readonly string[] }>([
    { it: 'its hosts without wildcards', spec: { hostnames: ['shop.example.com', '*.example.com'], rules: [TO_CART] }, expected: ['shop.example.com'] },
    { it: 'the paths of its rules', spec: { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { value: '/cart' } }, { path: { type: 'Exact', value: '/ready' } }] }] }, expected: ['a.example.com/cart', 'a.example.com/ready'] },
    { it: 'the rules of this workload', spec: { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { value: '/cart' } }] }, { backendRefs: [{ name: 'stock' }] }] }, expected: ['a.example.com/cart'] },
    { it: 'the scheme of the listener', spec: { ...PARENT, hostnames: ['a.example.com'], rules: [TO_CART] }, listeners: [HTTPS], expected: ['https://a.example.com'] },
    { it: 'TLS rather than plain http', spec: { ...PARENT, hostnames: ['a.example.com'], rules: [TO_CART] }, listeners: [HTTP, HTTPS], expected: ['https://a.example.com'] },
    { it: 'the listener of the section', spec: { parentRefs: [{ name: 'public', sectionName: 'web' }], hostnames: ['a.example.com'], rules: [TO_CART] }, listeners: [HTTP, HTTPS], expected: ['http://a.example.com'] },
    { it: 'the port of the listener', spec: { ...PARENT, hostnames: ['a.example.com'], rules: [TO_CART] }, listeners: [{ ...HTTPS, port: 8443 }], expected: ['https://a.example.com:8443'] },
    { it: 'the host of the listener, without hosts', spec: { ...PARENT, rules: [TO_CART] }, listeners: [{ ...HTTPS, hostname: 'a.example.com' }, { ...HTTPS, hostname: '*.b.com' }], expected: ['https://a.example.com'] },
    { it: 'no listener without a host, without hosts', spec: { ...PARENT, rules: [TO_CART] }, listeners: [HTTP, { ...HTTPS, hostname: 'a.example.com' }], expected: ['https://a.example.com'] },
    { it: 'the host of the listener, with a wildcard', spec: { ...PARENT, hostnames: ['*.example.com'], rules: [TO_CART] }, listeners: [{ ...HTTPS, hostname: 'a.example.com' }], expected: ['https://a.example.com'] },
    { it: 'hosts that a listener accepts', spec: { ...PARENT, hostnames: ['a.example.com', 'a.example.org'], rules: [TO_CART] }, listeners: [{ ...HTTPS, hostname: '*.example.com' }], expected: ['https://a.example.com'] },
    { it: 'no more than the host of a Gateway that is elsewhere', spec: { parentRefs: [{ name: 'other' }], hostnames: ['a.example.com'], rules: [TO_CART] }, listeners: [HTTPS], expected: ['a.example.com'] },
    { it: 'the path that is set', spec: { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { type: 'RegularExpression', value: '/c.*' } }] }] }, props: { path: '/cart' }, expected: ['a.example.com/cart'] },
    { it: 'the scheme that is set', spec: { hostnames: ['a.example.com'], rules: [TO_CART] }, props: { scheme: Scheme.HTTPS }, expected: ['https://a.example.com'] },
    { it: 'host and port for gRPC', kind: 'GRPCRoute', spec: { ...PARENT, hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ method: { service: 'x' } }] }] }, listeners: [HTTPS], expected: ['a.example.com:443'] },
    { it: 'TLS passed through', kind: 'TLSRoute', spec: { hostnames: ['a.example.com'], rules: [TO_CART] }, expected: ['https://a.example.com'] },
    { it: 'the targets that are set', spec: { hostnames: ['a.example.com'], rules: [TO_CART] }, props: { probe: { prober: 'blackbox', targets: ['https://b.example.com'] } }, expected: ['https://b.example.com'] },
    { it: 'no rule that sends the workload no requests', spec: { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { value: '/cart' } }] }, { backendRefs: [{ name: 'cart', weight: 0 }, { name: 'stock' }] }] }, expected: ['a.example.com/cart'] },
    { it: 'a backend that is no Service', spec: { hostnames: ['a.example.com'], rules: [{ backendRefs: [{ kind: 'ServiceImport', name: 'x' }] }] }, expected: ['a.example.com'] },
  ])('probes $it', ({ kind, spec, listeners, props, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    if (listeners) gateway(chart, listeners);
    const { findings } = monitor(chart, { ...PROBE, ingress: route(chart, spec, kind), ...props });

    expect(synthOnly(chart, 'Probe').spec.targets).toEqual({ staticConfig: { static: expected } });
    expect(findings).toEqual([]);
  });

  test.each([
    { it: 'an OpenShift Route', spec: { host: 'a.example.com', path: '/cart', to: { kind: 'Service', name: 'cart' }, tls: { termination: 'edge' } }, expected: ['https://a.example.com/cart'] },
    { it: 'an OpenShift Route with the weight of a backend', spec: { host: 'a.example.com', to: { kind: 'Service', name: 'cart', weight: 100 }, alternateBackends: [{ name: 'stock', weight: 0 }] }, expected: ['http://a.example.com'] },
    { it: 'an OpenShift Route without TLS', spec: { host: 'a.example.com', to: { kind: 'Service', name: 'stock' }, alternateBackends: [{ name: 'cart' }] }, expected: ['http://a.example.com'] },
  ])('probes $it', ({ spec, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    monitor(chart, { ...PROBE, ingress: route(chart, spec, 'Route', 'route.openshift.io/v1') });

    expect(synthOnly(chart, 'Probe').spec.targets.staticConfig.static).toEqual(expected);
  });

  test.each([
    { it: 'its hosts', spec: { gateways: ['public'], hosts: ['a.example.com', '*.b.com', 'cart'] }, servers: [], expected: ['a.example.com'] },
    { it: 'the scheme of its Gateway', spec: { gateways: ['public'], hosts: ['a.example.com'] }, servers: [{ port: { number: 443, protocol: 'HTTPS' }, hosts: ['*'] }], expected: ['https://a.example.com'] },
    { it: 'the server for the host', spec: { gateways: ['shop/public', 'mesh'], hosts: ['a.example.com'] }, servers: [{ port: { number: 443, protocol: 'HTTPS' }, hosts: ['b.example.com'] }, { port: { number: 8080, protocol: 'HTTP' }, hosts: ['./*.example.com'] }], expected: ['http://a.example.com:8080'] },
    { it: 'no paths of the mesh alone', spec: { gateways: ['public', 'mesh'], hosts: ['a.example.com'], match: [{ uri: { prefix: '/cart' }, gateways: ['public'] }, { uri: { prefix: '/inside' }, gateways: ['mesh'] }, { uri: { prefix: '/own' }, sourceNamespace: 'shop' }] }, servers: [], expected: ['a.example.com/cart'] },
    { it: 'no paths of other hosts', spec: { gateways: ['public'], hosts: ['a.example.com', 'b.example.com'], match: [{ uri: { prefix: '/cart' } }, { uri: { prefix: '/b' }, authority: { exact: 'b.example.com' } }] }, servers: [], expected: ['a.example.com/cart', 'b.example.com/cart'] },
    { it: 'paths', spec: { gateways: ['public'], hosts: ['a.example.com'], match: [{ uri: { prefix: '/cart' } }, { uri: { regex: '.*' } }, { uri: { exact: '/post' }, method: { exact: 'POST' } }] }, servers: [], expected: ['a.example.com/cart'] },
  ])('probes a VirtualService: $it', ({ spec: { match, ...spec }, servers, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    new ApiObject(chart, 'gateway', { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'public' }, spec: { servers } });
    const http = [{ match, route: [{ destination: { host: 'cart.shop.svc.cluster.local' } }] }];
    monitor(chart, { ...PROBE, ingress: route(chart, { ...spec, http }, 'VirtualService', 'networking.istio.io/v1') });

    expect(synthOnly(chart, 'Probe').spec.targets.staticConfig.static).toEqual(expected);
  });

  test('needs no workload', () => {
    const chart = newChart();
    monitor(chart, { ...PROBE, ingress: route(chart, { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { value: '/cart' } }] }] }) });

    expect(synthOnly(chart, 'Probe')).toMatchObject({ metadata: { name: 'cart-probe' }, spec: { targets: { staticConfig: { static: ['a.example.com/cart'] } } } });
  });

  test('of several workloads has the paths of all of them', () => {
    const chart = newChart();
    const workloads = [addWorkload(chart), addWorkload(chart, { name: 'stock', labels: { app: 'stock' } })];
    addService(chart);
    addService(chart, { name: 'stock', selector: { app: 'stock' } });
    const rules = ['cart', 'stock', 'other'].map((name) => ({ matches: [{ path: { value: `/${name}` } }], backendRefs: [{ name }] }));
    monitor(chart, { ...PROBE, workloads, ingress: route(chart, { hostnames: ['a.example.com'], rules }) });

    expect(synthOnly(chart, 'Probe').spec.targets.staticConfig.static).toEqual(['a.example.com/cart', 'a.example.com/stock']);
  });

  test('may be of a workload among several', () => {
    const chart = newChart();
    addWorkload(chart);
    addWorkload(chart, { name: 'stock', labels: { app: 'stock' } });
    addService(chart);
    monitor(chart, { ...PROBE, ingress: route(chart, { hostnames: ['a.example.com'], rules: [TO_CART, { backendRefs: [{ name: 'stock' }] }] }) });

    expect(synthOnly(chart, 'Probe').metadata.name).toBe('cart-probe');
  });
});

describe('AppMonitoring refuses a route', () => {
  test.each<Given & { readonly expected: string }>([
    {
      it: 'without a host',
      spec: { hostnames: ['*.example.com'], rules: [TO_CART] },
      expected: 'AM215: HTTPRoute "cart" has no hostname of its own (has "*.example.com"), so nothing can be probed; set probe.targets to the URLs to probe',
    },
    {
      it: 'that no listener serves',
      spec: { ...PARENT, hostnames: ['a.example.com'], rules: [TO_CART] },
      listeners: [{ ...HTTPS, hostname: '*.example.org' }],
      expected: 'AM215: no gateway serves the hosts of HTTPRoute "cart" ("a.example.com"), so nothing can be probed; attach it to a gateway that serves one of its hosts, or set probe.targets to the URLs to probe',
    },
    {
      it: 'that only redirects',
      spec: { hostnames: ['a.example.com'], rules: [{ filters: [{ type: 'RequestRedirect' }] }] },
      expected: 'AM208: HTTPRoute "cart" has no rule that sends HTTP requests to a Service, so no request reaches Deployment "shop/cart"; give the route of this workload',
    },
    {
      it: 'that sends the workload no requests',
      spec: { hostnames: ['a.example.com'], rules: [{ backendRefs: [{ name: 'cart', weight: 0 }, { name: 'stock' }] }] },
      expected: 'AM208: HTTPRoute "cart" routes to "stock", which does not select the pods of Deployment "shop/cart"; give the route of this workload',
    },
    {
      it: 'of other Services',
      spec: { hostnames: ['a.example.com'], rules: [{ backendRefs: [{ name: 'stock' }] }] },
      expected: 'AM208: HTTPRoute "cart" routes to "stock", which does not select the pods of Deployment "shop/cart"; give the route of this workload',
    },
    {
      it: 'of a Service in another namespace',
      spec: { hostnames: ['a.example.com'], rules: [{ backendRefs: [{ name: 'cart', namespace: 'other' }] }] },
      expected: 'AM208: HTTPRoute "cart" routes to "cart", which does not select the pods of Deployment "shop/cart"; give the route of this workload',
    },
    {
      it: 'of regular expressions',
      spec: { hostnames: ['a.example.com'], rules: [{ ...TO_CART, matches: [{ path: { type: 'RegularExpression', value: '/c.*' } }, { headers: [{ name: 'a', value: 'b' }] }] }] },
      expected: 'AM226: HTTPRoute "cart" has no path that a probe can request: its rules match regular expressions, headers, parameters or other methods than GET; set path to one that reaches the workload, or set probe.targets',
    },
    {
      it: 'in annotation mode',
      spec: { hostnames: ['a.example.com'], rules: [TO_CART] },
      props: { operatorMode: false },
      expected: 'AM207: ingress "shop/route" holds the HTTPRoute "cart", which cannot be annotated for a scrape; set operatorMode: true, so that a Probe gets its URLs',
    },
  ])('$it', ({ spec, listeners, props, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    if (listeners) gateway(chart, listeners);
    monitor(chart, { ...PROBE, ingress: route(chart, spec), ...props });

    expect(errorsOf(chart)).toEqual([`[shop/monitoring] ${expected.replace(' "cart" ', ' "shop/cart" ')}`]);
  });

  test('of a VirtualService for the mesh alone', () => {
    const chart = newChart();
    monitor(chart, { ...PROBE, ingress: route(chart, { hosts: ['cart.shop.svc.cluster.local'] }, 'VirtualService', 'networking.istio.io/v1') });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM215: no gateway serves the hosts of VirtualService "shop/cart" ("cart.shop.svc.cluster.local"), so nothing can be probed; attach it to a gateway that serves one of its hosts, or set probe.targets to the URLs to probe']);
  });
});
