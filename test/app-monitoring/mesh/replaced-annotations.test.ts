import { ApiObject } from 'cdk8s';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addService, addWorkload, monitor, newChart, WorkloadOptions } from '../../support/app';

const ENABLED = { 'istio-injection': 'enabled' };
const HTTPS = { scheme: Scheme.HTTPS };

function found(props: AppMonitoringProps, workload: WorkloadOptions = {}, labelled: object = ENABLED): string[] {
  const chart = newChart();
  new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: labelled as any } });
  addWorkload(chart, workload);
  addService(chart);

  return monitor(chart, props).findings.map(({ code, severity, message, fix }) => `${code} ${severity}: ${message}; ${fix}`);
}

describe('warnOfReplacedAnnotations()', () => {
  test('warns where a sidecar takes https away', () => {
    expect(found(HTTPS)).toEqual([
      'AM415 warning: the pods of Deployment "shop/cart" get a sidecar of Istio, which by default replaces their annotations and serves metrics over plain http, so scheme https cannot work; set mesh: Istio.exemptedPort(), or Istio.permissive() if the port accepts plain text',
    ]);
  });

  test.each<{ it: string; props: AppMonitoringProps; expected: string }>([
    { it: 'parameters', props: { path: '/m?a=1' }, expected: 'so params cannot work' },
    { it: 'https and parameters', props: { endpoints: [{ ...HTTPS, params: { a: ['b'] } }] }, expected: 'so endpoints[0].scheme https and params cannot work' },
  ])('names $it', ({ props, expected }) => expect(found(props)).toEqual([expect.stringContaining(expected)]));

  test.each<{ it: string; props?: AppMonitoringProps; workload?: WorkloadOptions; labelled?: object }>([
    { it: 'plain http, which the sidecar merges', props: {} },
    { it: 'another path, which the sidecar merges', props: { path: '/m' } },
    { it: 'annotations of a Service', props: { ...HTTPS, monitorType: MonitorType.SERVICE } },
    { it: 'operator mode', props: { ...HTTPS, operatorMode: true } },
    { it: 'keys of another convention', props: { ...HTTPS, annotations: AnnotationConvention.grafana() } },
    { it: 'pods that switch merging off', workload: { annotations: { 'prometheus.istio.io/merge-metrics': 'false' } } },
    { it: 'pods that refuse a sidecar', workload: { annotations: { 'sidecar.istio.io/inject': 'false' } } },
    { it: 'a namespace that does not inject', labelled: {} },
  ])('is silent for $it', ({ props = HTTPS, workload, labelled }) => expect(found(props, workload, labelled).filter((line) => line.startsWith('AM415'))).toEqual([]));
});
