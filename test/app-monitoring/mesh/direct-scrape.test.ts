import { ApiObject } from 'cdk8s';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { IstioExemption } from '../../../lib/app-monitoring/mesh/istio-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { Inspection } from '../../../lib/inspection/inspection';
import { addService, addWorkload, errorsOf, monitor, newChart, podAnnotations, WorkloadOptions } from '../../support/app';

const MERGE = 'prometheus.istio.io/merge-metrics';
const { community, custom, grafana, kusion, prefix } = AnnotationConvention;
const DIRECT = {
  'exempted port': Istio.exemptedPort(),
  'exempted by PeerAuthentication': Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION }),
  'permissive': Istio.permissive(),
  'ambient': Istio.ambient(),
};

interface Given { readonly workload?: WorkloadOptions; readonly namespace?: object }

function chartOf(props: AppMonitoringProps, { workload, namespace }: Given = {}) {
  const chart = newChart();
  if (namespace) new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: namespace as any } });
  addWorkload(chart, workload);
  addService(chart, { ports: [{ port: 80, targetPort: 8080 }] });

  return { chart, monitoring: monitor(chart, props) };
}

const merges = (props: AppMonitoringProps, given?: Given) => podAnnotations(chartOf(props, given).chart)[MERGE];

describe('scrapedDirectly()', () => {
  test.each(Object.entries(DIRECT))('switches merging off for annotations of pods: %s', (_, mesh) => {
    expect(merges({ mesh })).toBe('false');
  });

  test.each<{ it: string; props: AppMonitoringProps; given?: Given; expected?: string }>([
    { it: 'the other spelling', props: { annotations: kusion() }, expected: 'false' },
    { it: 'keys of your own with one that Istio replaces', props: { annotations: custom({ scrape: 'a/b', port: 'prometheus.io.port' }) }, expected: 'false' },
    { it: 'another prefix', props: { annotations: prefix('customized.prometheus') } },
    { it: 'Grafana', props: { annotations: grafana() } },
    { it: 'a key for scrape alone, whose value Istio keeps', props: { annotations: custom({ scrape: 'prometheus.io/scrape' }) } },
    { it: 'annotations of a Service', props: { monitorType: MonitorType.SERVICE } },
    { it: 'operator mode', props: { operatorMode: true } },
    { it: 'pods that say so already, as Go reads it', props: {}, given: { workload: { annotations: { [MERGE]: 'F' } } }, expected: 'F' },
  ])('does so only where it is needed: $it', ({ props, given, expected }) => {
    expect(merges({ mesh: Istio.exemptedPort(), ...props }, given)).toBe(expected);
  });

  test.each<{ it: string; given: Given; expected?: string }>([
    { it: 'a namespace that is not known', given: {}, expected: 'false' },
    { it: 'an ambient namespace that injects', given: { namespace: { 'istio.io/dataplane-mode': 'ambient', 'istio-injection': 'enabled' } }, expected: 'false' },
    { it: 'a pod with its sidecar', given: { namespace: {}, workload: { containers: [{ name: 'app' }, { name: 'istio-proxy' }] } }, expected: 'false' },
    { it: 'an ambient namespace', given: { namespace: { 'istio.io/dataplane-mode': 'ambient' } } },
    { it: 'pods on the network of their node', given: { workload: { pod: { hostNetwork: true } } } },
  ])('does so in ambient mode unless the pods have no sidecar: $it', ({ given, expected }) => {
    expect(merges({ mesh: Istio.ambient() }, given)).toBe(expected);
  });

  test('tells of it', () => {
    expect(chartOf({ mesh: Istio.permissive() }).monitoring.findings).toMatchObject([{ code: 'AM414', severity: 'info' }]);
  });

  test('refuses a pod template that switches merging on', () => {
    const { chart } = chartOf({ mesh: Istio.exemptedPort() }, { workload: { annotations: { [MERGE]: 'true' } } });

    expect(errorsOf(chart)).toEqual([
      '[shop/monitoring] AM411: the pod template has prometheus.istio.io/merge-metrics: "true", so the sidecar replaces the annotations that this mode needs; remove it, or use Istio.metricsMerging()',
    ]);
  });

  test.each(Object.entries(DIRECT))('https, parameters and other paths are scraped from the app itself: %s', (_, mesh) => {
    const { chart } = chartOf({ mesh, port: 9443, scheme: Scheme.HTTPS, path: '/m?a=1' }, { namespace: { 'istio-injection': 'enabled' } });
    const { targets } = Inspection.ofApp(chart.node.root, { prometheusConfig: community().toScrapeConfigs() });

    expect(targets.map(({ url }) => url.replace(/\/\/[^:]+/, '//pod'))).toEqual(['https://pod:9443/m?a=1']);
  });
});
