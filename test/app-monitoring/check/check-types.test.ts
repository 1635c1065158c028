import { App, Chart, Duration, Lazy, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoring } from '../../../lib/app-monitoring/app-monitoring';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../../lib/app-monitoring/auth';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { Profile } from '../../../lib/profiles/profile';
import { copyPlain } from '../../../lib/units/copy-plain';
import { addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly, thrownFindings, thrownMessage } from '../../support/app';

const LAZY = Lazy.any({ produce: () => 'cart' });
const own = newChart();
const oauth2 = (props: object) => Auth.oauth2({ clientId: { secret: { name: 'a', key: 'id' } }, clientSecret: { name: 'a', key: 'b' }, tokenUrl: 'https://a/token', ...props });

describe('checkTypes()', () => {
  test.each<{ it: string; props: object; expected: string }>([
    { it: 'text as workload', props: { workload: 'cart' }, expected: 'workload is text "cart", and a construct is needed; give the construct itself, for example the Deployment or the Service' },
    { it: 'null as workload', props: { workload: null }, expected: 'workload is null, and a construct is needed; give the construct itself, for example the Deployment or the Service' },
    { it: 'a Lazy workload', props: { workload: LAZY }, expected: 'workload is a Lazy value, and a construct is needed; give the value itself: AppMonitoring reads the app at synth, so nothing has to be lazy' },
    { it: 'a plain object as Service', props: { service: { kind: 'Service' } }, expected: 'service is a plain object, and a construct is needed; give the construct itself, for example the Deployment or the Service' },
    { it: 'a list as Ingress', props: { ingress: [own] }, expected: 'ingress is a list, and a construct is needed; give the construct itself, for example the Deployment or the Service' },
    { it: 'text among workloads', props: { workloads: ['cart'] }, expected: 'workloads is a list with text "cart", and a list of constructs is needed; list the constructs themselves' },
    { it: 'text as profile', props: { profile: 'kube-prometheus-stack' }, expected: 'profile is text "kube-prometheus-stack", and a Profile is needed; use a factory such as Profile.kubePrometheusStack() or Profile.custom({ ... })' },
    { it: 'a plain object as profile', props: { profile: { labels: {} } }, expected: 'profile is a plain object, and a Profile is needed; use a factory such as Profile.kubePrometheusStack() or Profile.custom({ ... })' },
    { it: 'text as mesh', props: { mesh: 'strict' }, expected: 'mesh is text "strict", and a mode of Istio is needed; use a factory such as Istio.strict()' },
    { it: 'text as annotations', props: { annotations: 'community' }, expected: 'annotations is text "community", and an AnnotationConvention is needed; use a factory such as AnnotationConvention.community()' },
    { it: 'text as operatorMode', props: { operatorMode: 'true' }, expected: 'operatorMode is text "true", and true or false is needed; set true or false, or leave it out' },
    { it: 'an object as endpoints', props: { endpoints: { port: 80 } }, expected: 'endpoints is a plain object, and a list of objects is needed; write it like [{ name: value }], or leave it out' },
    { it: 'null among endpoints', props: { endpoints: [null] }, expected: 'endpoints is a list with null, and a list of objects is needed; write it like [{ name: value }], or leave it out' },
    { it: 'a number as path of an endpoint', props: { endpoints: [{ path: 5 }] }, expected: 'endpoints[0].path is number 5, and text is needed; give text, or leave it out' },
    { it: 'text as probe', props: { probe: 'blackbox:9115' }, expected: 'probe is text "blackbox:9115", and an object is needed; write it like { name: value }, or leave it out' },
    { it: 'a construct as container', props: { container: own }, expected: 'container is construct "shop", and text is needed; give text, or leave it out' },
    { it: 'true as port', props: { port: true }, expected: 'port is true, and a number or a name is needed; use the number or the name of a declared port' },
    { it: 'null inside of metadata', props: { metadata: { labels: null } }, expected: 'metadata.labels is null; leave it out, or set a value' },
    { it: 'null as interval', props: { interval: null }, expected: 'interval is null; leave it out, or set a value' },
    { it: 'null in a list', props: { probe: { targets: ['a', null] } }, expected: 'probe.targets[1] is null; leave it out, or set a value' },
    { it: 'a gap among workloads', props: { workloads: [undefined] }, expected: 'workloads is a list with undefined, and a list of constructs is needed; list the constructs themselves' },
    { it: 'text as targets', props: { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { targets: 'https://a' } }, expected: "probe.targets is text \"https://a\", and a list of text is needed; write it like ['a', 'b'], or leave it out" },
    { it: 'text in TLS', props: { tls: { insecureSkipVerify: 'yes' } }, expected: 'tls.insecureSkipVerify is text "yes", and true or false is needed; set true or false, or leave it out' },
    { it: 'text in TLS of an endpoint', props: { endpoints: [{ tls: { ca: 'ca.crt' } }] }, expected: 'endpoints[0].tls.ca is text "ca.crt", and an object is needed; write it like { name: value }, or leave it out' },
    { it: 'a Lazy name', props: { metadata: { name: LAZY } }, expected: 'metadata.name is a Lazy value, and text is needed; give the value itself: AppMonitoring reads the app at synth, so nothing has to be lazy' },
    { it: 'text as names of namespaces', props: { namespaceSelector: { matchNames: 'shop' } }, expected: "namespaceSelector.matchNames is text \"shop\", and a list of text is needed; write it like ['a', 'b'], or leave it out" },
    { it: 'a list as labels of a selector', props: { selector: { matchLabels: ['app'] } }, expected: 'selector.matchLabels is a list with text "app", and an object is needed; write it like { name: value }, or leave it out' },
    { it: 'numbers as ports of pods', props: { pods: { selector: { matchLabels: { a: 'b' } }, ports: [9121] } }, expected: 'pods.ports is a list with number 9121, and a list of objects is needed; write it like [{ name: value }], or leave it out' },
    { it: 'text as source labels of a rule', props: { relabelings: [{ sourceLabels: '__name__', targetLabel: 'a' }] }, expected: "relabelings[0].sourceLabels is text \"__name__\", and a list of text is needed; write it like ['a', 'b'], or leave it out" },
    { it: 'a RegExp in a rule of an endpoint', props: { endpoints: [{ metricRelabelings: [{ action: 'drop', sourceLabels: ['__name__'], regex: /go_.*/ }] }] }, expected: 'endpoints[0].metricRelabelings[0].regex is a RegExp, and text is needed; give text, or leave it out' },
    { it: 'a number in a rule of a Probe', props: { probe: { targets: ['https://a'], relabelings: [{ targetLabel: 'a', replacement: 5 }] } }, expected: 'probe.relabelings[0].replacement is number 5, and text is needed; give text, or leave it out' },
    { it: 'text as setting of histograms', props: { scrapeNativeHistograms: 'true' }, expected: 'scrapeNativeHistograms is text "true", and true or false is needed; set true or false, or leave it out' },
    { it: 'text in attachMetadata', props: { attachMetadata: { node: 'true' } }, expected: 'attachMetadata.node is text "true", and true or false is needed; set true or false, or leave it out' },
    { it: 'a Map as params', props: { params: new Map([['a', ['b']]]) }, expected: 'params is a Map, and an object is needed; write it like { name: value }, or leave it out' },
    { it: 'a Map as labels', props: { labels: new Map([['a', 'b']]) }, expected: 'labels is a Map, and an object is needed; write it like { name: value }, or leave it out' },
    { it: 'a mode of Istio as profile', props: { profile: Istio.ambient() }, expected: 'profile is another object, and a Profile is needed; use a factory such as Profile.kubePrometheusStack() or Profile.custom({ ... })' },
    { it: 'a profile as mesh', props: { mesh: Profile.custom({}) }, expected: 'mesh is another object, and a mode of Istio is needed; use a factory such as Istio.strict()' },
    { it: 'one key as header', props: { proxyUrl: 'http://proxy', proxyConnectHeader: { 'X-Token': { name: 'proxy', key: 'token' } } }, expected: "proxyConnectHeader is a plain object, and a map of lists is needed; write it like { 'X-Token': [{ name: 'proxy', key: 'token' }] }, or leave it out" },
    { it: 'text as finalizers', props: { metadata: { finalizers: 'a' } }, expected: "metadata.finalizers is text \"a\", and a list of text is needed; write it like ['a', 'b'], or leave it out" },
    { it: 'text as scopes of OAuth 2.0', props: { operatorMode: true, auth: oauth2({ scopes: 'metrics.read' }) }, expected: "auth.oauth2.scopes is text \"metrics.read\", and a list of text is needed; write it like ['a', 'b'], or leave it out" },
    { it: 'a number as parameter of OAuth 2.0', props: { operatorMode: true, auth: oauth2({ endpointParams: { a: 1 } }) }, expected: 'auth.oauth2.endpointParams is a plain object, and a map of text is needed; write it like { name: "value" }' },
  ])('refuses $it', ({ props, expected }) => {
    expect(propsRefusal(props)).toBe(`AM123 ${expected}`);
  });

  test.each([null, 'cart', 5, []])('refuses %j in place of the props', (props) => {
    expect(thrownFindings(() => monitor(newChart(), props as never)).map(({ code }) => code)).toEqual(['AM123']);
  });

  test.each<{ it: string; props: object; expected: string }>([
    { it: 'a kind without a template', props: { podsOf: [{ group: 'example.com', kind: 'Widget' }] }, expected: 'AM220 podsOf[0]: it has no template; write it like { group: \'example.com\', kind: \'Widget\', template: \'spec.template\' }' },
    { it: 'a number as kind', props: { podsOf: [{ group: 'example.com', kind: 5, template: 'spec.template' }] }, expected: 'AM220 podsOf[0]: its kind is not text; write it like { group: \'example.com\', kind: \'Widget\', template: \'spec.template\' }' },
    { it: 'empty credentials', props: { operatorMode: true, auth: Auth.oauth2('' as never) }, expected: 'AM111 auth is made without oauth2, so no credentials would be sent; give the credentials to the factory of Auth' },
    { it: 'null as token', props: { operatorMode: true, auth: Auth.bearer(null as never) }, expected: 'AM111 auth.authorization.credentials is missing; name the key of a Secret' },
    { it: 'an object without text', props: { interval: Object.create(null) }, expected: 'AM103 interval "an object" is not a Duration; write it like Duration.seconds(30)' },
  ])('has a code for $it', ({ props, expected }) => {
    expect(propsRefusal(props)).toBe(expected);
  });

  test('a header without a value is left out', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true, proxyUrl: 'http://proxy', proxyConnectHeader: { 'X-Token': undefined as never } });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0].proxyUrl).toBe('http://proxy');
  });

  test.each([
    { it: 'props of a class', props: Object.assign(Object.create({ a: 1 }), { operatorMode: true }) },
    { it: 'undefined', props: { workload: undefined, endpoints: undefined, operatorMode: true } },
  ])('takes $it', ({ props }) => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, props);

    expect(synthOnly(chart, 'PodMonitor')).toBeDefined();
  });

  test.each<{ it: string; props: object; expected: string }>([
    { it: 'an interval as text', props: { interval: '30s' }, expected: 'AM103 interval "30s" is not a Duration; write it like Duration.seconds(30)' },
    { it: 'an interval as number', props: { interval: 30 }, expected: 'AM103 interval 30 is not a Duration; write it like Duration.seconds(30)' },
    { it: 'a scheme in capitals', props: { scheme: 'HTTPS' }, expected: 'AM120 scheme is "HTTPS"; use one of "http", "https"' },
    { it: 'a kind as monitorType', props: { monitorType: 'ServiceMonitor' }, expected: `AM120 monitorType is "ServiceMonitor"; use one of ${Object.values(MonitorType).map((type) => `"${type}"`).join(', ')}` },
    { it: 'a port that is too high, as text', props: { port: '80800' }, expected: 'AM102 port "80800" is not a whole number from 1 to 65535; use the number or the name of a declared port' },
    { it: 'a size that is not text', props: { operatorMode: true, bodySizeLimit: Size.mebibytes(1) }, expected: 'AM123 bodySizeLimit is another object, and text is needed; give text, or leave it out' },
  ])('a common mistake has a fix: $it', ({ props, expected }) => {
    expect(propsRefusal(props)).toBe(expected);
  });

  test('takes what JavaScript writes for an enum or a number', () => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ containerPort: 9000 }] });
    monitor(chart, { operatorMode: true, scheme: 'https' as Scheme, port: '9000' });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0]).toMatchObject({ scheme: 'https', portNumber: 9000 });
  });
});

describe('a constructor that throws', () => {
  test.each<{ it: string; make: (scope: Construct) => unknown }>([
    { it: 'AppMonitoring', make: (scope) => new AppMonitoring(scope, 'monitoring', { workload: 'cart' as never }) },
    { it: 'AppMonitoring.forScope', make: (scope) => AppMonitoring.forScope(scope, { include: ['cart'] as never }) },
    { it: 'an app of AppMonitoring.forScope', make: (scope) => AppMonitoring.forScope(scope, { operatorMode: true, path: 'metrics' }) },
  ])('leaves nothing in the tree: $it', ({ make }) => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ name: 'metrics', containerPort: 9000 }] });
    const before = chart.node.findAll().map(({ node: { path } }) => path);
    expect(thrownMessage(() => make(chart))).toContain('AM1');

    expect(chart.node.findAll().map(({ node: { path } }) => path)).toEqual(before);
    expect(errorsOf(chart)).toEqual([]);
    monitor(chart, { operatorMode: true });
    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe('cart-pod-monitor');
  });

  test('leaves nothing where there is no chart', () => {
    const app = new App();
    expect(() => new AppMonitoring(app, 'monitoring', { operatorMode: true })).toThrow();

    expect(app.node.children).toEqual([]);
  });
});

describe('props', () => {
  test('may be changed after the constructor without effect', () => {
    const chart = newChart();
    addWorkload(chart);
    const props: any = {
      operatorMode: true, endpoints: [{ path: '/a', params: { x: ['1'] } }], metadata: { labels: { a: 'b' } }, relabelings: [{ targetLabel: 'a', replacement: 'b' }],
    };
    monitor(chart, props as AppMonitoringProps);
    const before = JSON.stringify(synthOnly(chart, 'PodMonitor'));
    props.endpoints.push({ path: '/b' });
    props.endpoints[0].params.x.push('2');
    props.endpoints[0].path = '/c';
    props.metadata.labels.c = 'd';
    props.relabelings[0].replacement = 'c';
    props.interval = Duration.seconds(1);

    expect(JSON.stringify(synthOnly(chart, 'PodMonitor'))).toBe(before);
  });

  test('copyPlain() keeps instances', () => {
    const chart = new Chart(new App(), 'c');
    const value = { a: [chart, { b: Duration.seconds(1) }], c: undefined };
    const copy = copyPlain(value);

    expect(copy).toEqual(value);
    expect(copy.a).not.toBe(value.a);
    expect(copy.a[0]).toBe(chart);
  });
});

describe('tls', () => {
  const tls = { serverName: 'cart' };
  const build = (props: AppMonitoringProps) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    monitor(chart, { operatorMode: true, ...props });

    return chart;
  };

  test('is https unless a scheme is set', () => {
    expect(synthOnly(build({ tls }), 'PodMonitor').spec.podMetricsEndpoints[0].scheme).toBe('https');
    expect(synthOnly(build({ endpoints: [{ tls }, {}] }), 'PodMonitor').spec.podMetricsEndpoints.map(({ scheme }: any) => scheme)).toEqual(['https', 'http']);
    expect(synthOnly(build({ tls, monitorType: MonitorType.SERVICE }), 'ServiceMonitor').spec.endpoints[0].scheme).toBe('https');
  });

  test('of a Probe is for the prober', () => {
    const probe = { prober: 'blackbox:9115', targets: ['shop.example.com'] };

    expect(synthOnly(build({ tls, monitorType: MonitorType.INGRESS, probe }), 'Probe').spec.prober).toEqual({ url: 'blackbox:9115', scheme: 'https' });
    expect(propsRefusal({ tls, operatorMode: true, monitorType: MonitorType.INGRESS, probe: { ...probe, proberScheme: Scheme.HTTP } })).toBe(
      'AM110 tls is set, but probe.proberScheme is http, so it would have no effect; leave probe.proberScheme out, which then is https, or remove tls');
  });

  test.each<{ it: string; props: AppMonitoringProps; where: string }>([
    { it: 'the props', props: { tls, scheme: Scheme.HTTP }, where: '' },
    { it: 'an endpoint', props: { endpoints: [{ tls, scheme: Scheme.HTTP }] }, where: 'endpoints[0].' },
    { it: 'an endpoint, beside the scheme of all', props: { scheme: Scheme.HTTP, endpoints: [{ tls }] }, where: 'endpoints[0].' },
  ])('together with http is refused: in $it', ({ props, where }) => {
    expect(propsRefusal(props)).toContain(`AM110 ${where}tls is set, but ${where}scheme is http, so it would have no effect; leave ${where}scheme out, which then is https, or remove ${where}tls`);
  });
});
