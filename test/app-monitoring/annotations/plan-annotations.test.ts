import { Duration, Testing } from 'cdk8s';
import { RelabelConfig } from '../../../imports/shared';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../../lib/app-monitoring/auth';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const { INGRESS, SERVICE } = MonitorType;
const { custom, grafana, kusion, prefix } = AnnotationConvention;
const SAID: AppMonitoringProps = { port: 9000, path: '/m?a=1', scheme: Scheme.HTTPS, interval: Duration.seconds(20), timeout: Duration.seconds(2) };

interface Existing {
  readonly pod?: object;
  readonly service?: object;
  readonly ingress?: object;
  readonly ports?: readonly object[];
  readonly targetPort?: number | string;
}

function chartOf(props: AppMonitoringProps, { pod, service, ingress, ports, targetPort = 8080 }: Existing = {}) {
  const chart = newChart();
  addWorkload(chart, { annotations: pod as any, ports });
  addService(chart, { annotations: service as any, ports: [{ name: 'http', port: 80, targetPort }] });
  addIngress(chart, { annotations: ingress as any });

  return { chart, monitoring: monitor(chart, props) };
}

const annotationsOf = (props: AppMonitoringProps, existing?: Existing) => {
  const { chart } = chartOf(props, existing);
  const of = (kind: string) => synthOnly(chart, kind).metadata.annotations;

  return { pod: synthOnly(chart, 'Deployment').spec.template.metadata.annotations, service: of('Service'), ingress: of('Ingress') };
};
const errors = (props: AppMonitoringProps, existing?: Existing) => errorsOf(chartOf(props, existing).chart).map((line) => line.replace('[shop/monitoring] ', ''));

const io = (facts: object) => Object.fromEntries(Object.entries(facts).map(([fact, value]) => [`prometheus.io/${fact}`, value]));
const DEFAULTS = io({ scrape: 'true', scheme: 'http', path: '/metrics', port: '8080' });

describe('planAnnotations()', () => {
  test.each<{ it: string; convention?: AnnotationConvention; expected: object }>([
    { it: 'the community', expected: io({ scrape: 'true', scheme: 'https', path: '/m', port: '9000', param_a: '1' }) },
    { it: 'Kusion', convention: kusion(), expected: { ...io({ scrape: 'true', path: '/m', port: '9000', param_a: '1' }), 'prometheus.io.scheme': 'https' } },
    {
      it: 'a prefix',
      convention: prefix('customized.prometheus'),
      expected: {
        'customized.prometheus/scrape': 'true', 'customized.prometheus/scheme': 'https', 'customized.prometheus/path': '/m', 'customized.prometheus/port': '9000', 'customized.prometheus/param_a': '1',
      },
    },
    {
      it: 'Grafana',
      convention: grafana(),
      expected: {
        'k8s.grafana.com/scrape': 'true',
        'k8s.grafana.com/metrics.scheme': 'https',
        'k8s.grafana.com/metrics.path': '/m',
        'k8s.grafana.com/metrics.portNumber': '9000',
        'k8s.grafana.com/metrics.param_a': '1',
        'k8s.grafana.com/metrics.scrapeInterval': '20s',
        'k8s.grafana.com/metrics.scrapeTimeout': '2s',
      },
    },
    {
      it: 'keys of your own',
      convention: custom({ scrape: 'example.io/should_be_scraped', scheme: 'example.io/scheme', path: 'example.io/p', port: 'example.io/port', paramPrefix: 'q.' }),
      expected: { 'example.io/should_be_scraped': 'true', 'example.io/scheme': 'https', 'example.io/p': '/m', 'example.io/port': '9000', 'q.a': '1' },
    },
  ])('speaks the convention of $it', ({ convention, expected }) => {
    expect(annotationsOf({ ...SAID, annotations: convention }).pod).toEqual(expected);
  });

  test.each<{ it: string; props: AppMonitoringProps; existing?: Existing; expected: object }>([
    { it: 'the pod template', props: {}, expected: { pod: DEFAULTS } },
    { it: 'the Service, with the port of the container', props: { monitorType: SERVICE, port: 80 }, expected: { service: DEFAULTS } },
    {
      it: 'the Service, with the number of a named target',
      props: { monitorType: SERVICE, port: 'http' },
      existing: { ports: [{ name: 'web', containerPort: 7070 }], targetPort: 'web' },
      expected: { service: { ...DEFAULTS, 'prometheus.io/port': '7070' } },
    },
    { it: 'the Ingress, which keeps its own scheme, path and port', props: { monitorType: INGRESS }, expected: { ingress: io({ scrape: 'true' }) } },
    {
      it: 'the Ingress, with what is stated',
      props: { monitorType: INGRESS, scheme: Scheme.HTTPS, path: '/health' },
      expected: { ingress: io({ scrape: 'true', scheme: 'https', path: '/health' }) },
    },
    {
      it: 'the Ingress, with the query string in the path, as the URL is probed',
      props: { monitorType: INGRESS, path: '/h?a=b&a=%20' },
      expected: { ingress: io({ scrape: 'true', path: '/h?a=b&a=%20' }) },
    },
    {
      it: 'the Ingress, with the path that all endpoints share',
      props: { monitorType: INGRESS, path: '/h?a=b', endpoints: [{ params: {} }] },
      expected: { ingress: io({ scrape: 'true', path: '/h?a=b' }) },
    },
    {
      it: 'the pod template, with the number of a named port',
      props: { port: 'web' },
      existing: { ports: [{ name: 'web', containerPort: 7070 }] },
      expected: { pod: { ...DEFAULTS, 'prometheus.io/port': '7070' } },
    },
    { it: 'the pod template, beside other annotations', props: {}, existing: { pod: { a: 'b' } }, expected: { pod: { ...DEFAULTS, a: 'b' } } },
    { it: 'the pod template, where the same is said already', props: {}, existing: { pod: DEFAULTS }, expected: { pod: DEFAULTS } },
  ])('annotates $it', ({ props, existing, expected }) => {
    expect(annotationsOf(props, existing)).toEqual(expected);
  });

  test.each<{ it: string; convention: AnnotationConvention; props: AppMonitoringProps }>([
    { it: 'what every reader assumes', convention: custom({ scrape: 'a/b' }), props: {} },
    { it: 'what every reader assumes when it is stated', convention: custom({ scrape: 'a/b' }), props: { path: '/metrics', scheme: Scheme.HTTP } },
  ])('need not say $it', ({ convention, props }) => {
    expect(annotationsOf({ ...props, annotations: convention }).pod).toEqual({ 'a/b': 'true' });
  });
});

describe('planAnnotations() refuses', () => {
  const key = { name: 'a', key: 'b' };
  const rule: RelabelConfig = { targetLabel: 'a', replacement: 'b' };

  test.each<{ it: string; props: AppMonitoringProps; existing?: Existing; expected: string[] }>([
    {
      it: 'a different annotation',
      props: {},
      existing: { pod: io({ port: '9090' }) },
      expected: ['AM301: the pod template of Deployment "shop/cart" has prometheus.io/port: "9090", and monitoring needs "8080"; remove it, or set the same value in the props'],
    },
    {
      it: 'scraping that is switched off',
      props: {},
      existing: { pod: io({ scrape: 'false' }) },
      expected: ['AM301: the pod template of Deployment "shop/cart" has prometheus.io/scrape: "false", and monitoring needs "true"; remove it, or set the same value in the props'],
    },
    {
      it: 'a different annotation of the Service',
      props: { monitorType: SERVICE },
      existing: { service: io({ path: '/x' }) },
      expected: ['AM301: Service "shop/cart" has prometheus.io/path: "/x", and monitoring needs "/metrics"; remove it, or set the same value in the props'],
    },
    {
      it: 'a different annotation of the Ingress',
      props: { monitorType: INGRESS },
      existing: { ingress: io({ scrape: 'false' }) },
      expected: ['AM301: Ingress "shop/cart" has prometheus.io/scrape: "false", and monitoring needs "true"; remove it, or set the same value in the props'],
    },
    {
      it: 'a second spelling',
      props: {},
      existing: { pod: { 'prometheus.io.scheme': 'http' } },
      expected: ['AM302: the pod template of Deployment "shop/cart" has "prometheus.io.scheme", which Prometheus cannot distinguish from "prometheus.io/scheme"; remove it, or use the annotation convention with that spelling'],
    },
    {
      it: 'all annotations that are in the way, at once',
      props: {},
      existing: { pod: { 'prometheus.io/port': '1', 'prometheus-io/path': '/metrics' } },
      expected: [
        'AM301: the pod template of Deployment "shop/cart" has prometheus.io/port: "1", and monitoring needs "8080"; remove it, or set the same value in the props',
        'AM302: the pod template of Deployment "shop/cart" has "prometheus-io/path", which Prometheus cannot distinguish from "prometheus.io/path"; remove it, or use the annotation convention with that spelling',
      ],
    },
    {
      it: 'several endpoints',
      props: { endpoints: [{ port: 1 }, { port: 2 }] },
      expected: ['AM303: annotations express one port and path, but there are 2 endpoints; set operatorMode: true, or give one endpoint'],
    },
    { it: 'TLS', props: { tls: { serverName: 'a' } }, expected: ['AM303: annotations cannot express "tls"; set operatorMode: true, or leave it out'] },
    { it: 'credentials', props: { auth: Auth.bearer(key) }, expected: ['AM303: annotations cannot express "auth"; set operatorMode: true, or leave it out'] },
    {
      it: 'relabelings',
      props: { relabelings: [rule], metricRelabelings: [rule] },
      expected: ['AM303: annotations cannot express "relabelings", "metricRelabelings"; set operatorMode: true, or leave them out'],
    },
    {
      it: 'limits',
      props: { sampleLimit: 1, nativeHistogramMinBucketFactor: 2 },
      expected: ['AM303: annotations cannot express "sampleLimit", "nativeHistogramMinBucketFactor"; set operatorMode: true, or leave them out'],
    },
    {
      it: 'a scrape class',
      props: { scrapeClass: 'a' },
      expected: ['AM303: annotations cannot express "scrapeClass"; set operatorMode: true, or leave it out'],
    },
    {
      it: 'everything that would be lost, at once',
      props: { honorLabels: false, tls: {}, endpoints: [{ auth: Auth.bearer(key) }] },
      expected: ['AM303: annotations cannot express "tls", "auth", "honorLabels"; set operatorMode: true, or leave them out'],
    },
    {
      it: 'a scheme without a key',
      props: { scheme: Scheme.HTTPS, annotations: custom({ scrape: 'a/b' }) },
      expected: ['AM304: scheme "https" cannot be expressed: the convention has no annotation for it; use another convention, or set operatorMode: true'],
    },
    {
      it: 'a path without a key',
      props: { path: '/m', annotations: custom({ scrape: 'a/b' }) },
      expected: ['AM304: path "/m" cannot be expressed: the convention has no annotation for it; use another convention, or set operatorMode: true'],
    },
    {
      it: 'a port without a key',
      props: { port: 80, annotations: custom({ scrape: 'a/b' }) },
      expected: ['AM304: port "80" cannot be expressed: the convention has no annotation for it; use another convention, or set operatorMode: true'],
    },
    {
      it: 'parameters without a key',
      props: { params: { a: ['b'] }, annotations: custom({ scrape: 'a/b' }) },
      expected: ['AM304: params cannot be expressed: the convention has no annotation for them; use another convention, or set operatorMode: true'],
    },
    {
      it: 'two values of a parameter',
      props: { params: { a: ['b', 'c'] } },
      expected: ['AM304: params.a has 2 values, but an annotation holds one; give one value, or set operatorMode: true'],
    },
    {
      it: 'a parameter Prometheus would rename',
      props: { params: { 'a-b': ['c'] } },
      expected: ['AM304: params.a-b would reach Prometheus as "a_b"; set operatorMode: true'],
    },
    {
      it: 'a parameter that makes no annotation',
      props: { params: { a_: ['c'] } },
      expected: ['AM304: params.a_ would be annotation "prometheus.io/param_a_", which may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; set operatorMode: true'],
    },
    {
      it: 'parameters of an Ingress',
      props: { monitorType: INGRESS, path: '/h?a=b', params: { c: ['d'] } },
      expected: ['AM304: params cannot be expressed for an Ingress: its URL is probed as written; write them into path'],
    },
    {
      it: 'parameters of the only endpoint of an Ingress',
      props: { monitorType: INGRESS, endpoints: [{ params: { c: ['d'] } }] },
      expected: ['AM304: endpoints[0].params cannot be expressed for an Ingress: its URL is probed as written; write them into path'],
    },
    {
      it: 'a Service port that leads to a name nobody declares',
      props: { monitorType: SERVICE, port: 'http' },
      existing: { targetPort: 'injected' },
      expected: ['AM308: port "http" of Service "shop/cart" targets a name that no container declares, and annotations need a port number; set port to that number, or declare the container port'],
    },
  ])('$it', ({ props, existing, expected }) => {
    expect(errors(props, existing)).toEqual(expected);
  });
});

describe('withoutEffect()', () => {
  test.each<{ it: string; props: AppMonitoringProps; expected: string[] }>([
    { it: 'nothing when nothing is idle', props: { port: 80 }, expected: [] },
    {
      it: 'interval and timeout',
      props: { interval: Duration.seconds(3), timeout: Duration.seconds(2) },
      expected: ['AM305 info: "interval", "timeout" have no effect in annotation mode: the Prometheus that reads the annotations decides'],
    },
    {
      it: 'the timeout of an endpoint',
      props: { endpoints: [{ timeout: Duration.seconds(2) }] },
      expected: ['AM305 info: "timeout" has no effect in annotation mode: the Prometheus that reads the annotations decides'],
    },
    {
      it: 'metadata and probe settings',
      props: { metadata: { name: 'a' }, probe: { module: 'a' } },
      expected: ['AM305 info: "metadata", "probe" have no effect in annotation mode: the Prometheus that reads the annotations decides'],
    },
    { it: 'nothing of times the convention has keys for', props: { ...SAID, annotations: grafana() }, expected: [] },
    {
      it: 'the port of an Ingress',
      props: { monitorType: INGRESS, port: 80 },
      expected: ['AM305 info: port has no effect on an Ingress, which is served on its own port', expect.stringContaining('AM309 warning')],
    },
  ])('tells of $it, and lets the synth pass', ({ props, expected }) => {
    const { chart, monitoring } = chartOf(props);

    expect(monitoring.findings.map(({ code, severity, message }) => `${code} ${severity}: ${message}`)).toEqual(expected);
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});

const EXCLUDED = 'Deployment "shop/cart" gets spec.template.metadata.annotations.traffic.sidecar.istio.io/excludeInboundPorts: "8080", so its pods are replaced when this is applied for the first time';

describe('additions beyond annotations', () => {
  const notesOf = (props: AppMonitoringProps, existing?: Existing) => (
    chartOf(props, existing).monitoring.findings.filter(({ code }) => code === 'AM232').map(({ message }) => message));

  test.each<{ it: string; props: AppMonitoringProps; existing?: Existing; expected: string[] }>([
    { it: 'the annotations themselves are no news', props: {}, expected: [] },
    { it: 'annotations of Istio, but for one that has a note of its own', props: { mesh: Istio.exemptedPort() }, expected: [EXCLUDED] },
    { it: 'annotations of Istio, for a Service', props: { monitorType: SERVICE, mesh: Istio.exemptedPort() }, expected: [EXCLUDED] },
    {
      it: 'a container port, where there is no annotation for it',
      props: { annotations: custom({ scrape: 'a/scrape', path: 'a/path', scheme: 'a/scheme' }) },
      expected: [
        'Deployment "shop/cart" gets spec.template.spec.containers[0].ports: {"containerPort":8080}, so its pods are replaced when this is applied for the first time',
      ],
    },
  ])('$it', ({ props, existing, expected }) => {
    expect(notesOf(props, existing)).toEqual(expected);
  });
});
