import { Duration } from 'cdk8s';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, errorsOf, monitor, newChart, podAnnotations, synthOnly } from '../../support/app';

const mesh = Istio.metricsMerging();
const several = Istio.metricsMerging({ version: '1.31' });
const endpoints = [{ port: 8080 }, { port: 9100, path: '/x' }];

function chartOf(props: AppMonitoringProps, annotations?: { readonly [key: string]: string }) {
  const chart = newChart();
  addWorkload(chart, { annotations, ports: [{ name: 'web', containerPort: 8080 }] });
  addService(chart, { ports: [{ name: 'http', port: 80, targetPort: props.port === 'http' ? 'injected' : 8080 }, { name: 'second', port: 81, targetPort: 8080 }] });

  return { chart, monitoring: monitor(chart, props) };
}

const errors = (props: AppMonitoringProps, annotations?: { readonly [key: string]: string }) =>
  errorsOf(chartOf(props, annotations).chart).map((line) => line.replace('[shop/monitoring] ', ''));

describe('planMetricsMerging()', () => {
  const merged = {
    path: '/stats/prometheus',
    scheme: 'http',
    interval: '15s',
    scrapeTimeout: '5s',
    relabelings: [
      { sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '([^:]+)', targetLabel: '__address__', replacement: '$1:15020' },
      { sourceLabels: ['__meta_kubernetes_pod_ip'], regex: '(.*:.*)', targetLabel: '__address__', replacement: '[$1]:15020' },
    ],
  };
  const said = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080', 'prometheus.io/path': '/m' };

  test('selects the app\'s port and goes to the sidecar\'s, on IPv4 and IPv6; the sidecar learns of the app by annotations', () => {
    const { chart } = chartOf({ operatorMode: true, mesh, path: '/m' });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'web', ...merged }]);
    expect(podAnnotations(chart)).toEqual(said);
  });

  test('does so through a Service', () => {
    const { chart } = chartOf({ operatorMode: true, monitorType: MonitorType.SERVICE, mesh, path: '/m' });

    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints).toEqual([{ port: 'http', ...merged }]);
    expect(podAnnotations(chart)).toEqual(said);
  });

  test('puts rules of yours after its own', () => {
    const rule = { targetLabel: 'team', replacement: 'a' };
    const { chart } = chartOf({ operatorMode: true, mesh, relabelings: [rule] });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0].relabelings).toEqual([...merged.relabelings, rule]);
  });

  test.each([
    { operatorMode: true, scheme: undefined },
    { operatorMode: false, scheme: 'http' },
  ])('lists several ports from Istio 1.31 on, the first of them for older agents too (operatorMode: $operatorMode)', ({ operatorMode, scheme }) => {
    const { chart } = chartOf({ operatorMode, mesh: several, endpoints });

    expect(podAnnotations(chart)).toEqual({
      'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080', 'prometheus.io/path': '/metrics', ...(scheme && { 'prometheus.io/scheme': scheme }), 'prometheus.istio.io/scrape-targets': '8080:/metrics,9100:/x',
    });
    expect(synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports).toHaveLength(operatorMode ? 2 : 1);
    if (operatorMode) expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([{ port: 'web', ...merged }]);
  });

  test('tells what is lost', () => {
    expect(chartOf({ mesh }).monitoring.findings.map(({ code, severity }) => [code, severity])).toEqual([['AM406', 'info']]);
  });

  test.each<{ it: string; props: AppMonitoringProps; annotations?: { readonly [key: string]: string }; expected: string[] }>([
    {
      it: 'several ports of an unknown version',
      props: { mesh, endpoints },
      expected: ["AM407: Istio of unknown version merges one port only, but there are 2 endpoints; use Istio.metricsMerging({ version: '1.31' }) or newer, or one endpoint"],
    },
    {
      it: 'several ports before 1.31',
      props: { operatorMode: true, mesh: Istio.metricsMerging({ version: '1.30.9' }), endpoints },
      expected: ["AM407: Istio 1.30.9 merges one port only, but there are 2 endpoints; use Istio.metricsMerging({ version: '1.31' }) or newer, or one endpoint"],
    },
    {
      it: 'endpoints with settings of their own',
      props: { operatorMode: true, mesh: several, endpoints: [endpoints[0], { port: 9100, interval: Duration.seconds(30) }] },
      expected: ['AM407: the endpoints have different settings, but metrics merging makes one scrape of them; give all endpoints the same interval, timeout and relabelings'],
    },
    {
      it: 'the same target twice',
      props: { mesh: several, endpoints: [{ port: 1 }, { port: 1 }] },
      expected: ['AM118: endpoints[0] and endpoints[1] are the same scrape, so every sample would be stored twice; remove one of them'],
    },
    {
      it: 'the same target twice, before it asks for a version',
      props: { mesh, endpoints: [{ port: 8080 }, { port: 'web' }] },
      expected: ['AM118: endpoints[0] and endpoints[1] are the same scrape, so every sample would be stored twice; remove one of them'],
    },
    {
      it: 'two ports of the Service that lead to the same target',
      props: { operatorMode: true, monitorType: MonitorType.SERVICE, mesh: several, endpoints: [{ port: 80 }, { port: 81 }] },
      expected: ['AM118: endpoints[0] and endpoints[1] are the same scrape, so every sample would be stored twice; remove one of them'],
    },
    {
      it: 'another convention',
      props: { mesh, annotations: AnnotationConvention.grafana() },
      expected: ['AM408: the sidecar reads prometheus.io annotations only; use AnnotationConvention.community(), or leave mesh out'],
    },
    {
      it: 'a pod that opts out as Go writes it',
      props: { operatorMode: true, mesh },
      annotations: { 'prometheus.istio.io/merge-metrics': '0' },
      expected: ['AM411: the pod template has prometheus.istio.io/merge-metrics: "0", which switches merging off; remove it, or use Istio.permissive() or Istio.exemptedPort()'],
    },
    {
      it: 'a pod that opts out',
      props: { operatorMode: true, mesh },
      annotations: { 'prometheus.istio.io/merge-metrics': 'false' },
      expected: ['AM411: the pod template has prometheus.istio.io/merge-metrics: "false", which switches merging off; remove it, or use Istio.permissive() or Istio.exemptedPort()'],
    },
    {
      it: 'a pod that is not to be scraped',
      props: { operatorMode: true, mesh },
      annotations: { 'prometheus.io/scrape': 'false' },
      expected: ['AM301: the pod template of Deployment "shop/cart" has prometheus.io/scrape: "false", and monitoring needs "true"; remove it, or set the same value in the props'],
    },
    {
      it: 'a Service port whose number is not known',
      props: { operatorMode: true, monitorType: MonitorType.SERVICE, mesh, port: 'http' },
      expected: ['AM404: port is a name that the Service uses and no container declares, so its number is not known; declare the container port'],
    },
  ])('refuses $it', ({ props, annotations, expected }) => {
    expect(errors(props, annotations)).toEqual(expected);
  });

  test('takes the Kusion spelling, which the sidecar reads as well', () => {
    expect(errors({ mesh, annotations: AnnotationConvention.kusion() })).toEqual([]);
  });
});
