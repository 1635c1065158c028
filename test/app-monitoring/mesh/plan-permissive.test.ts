import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, podAnnotations } from '../../support/app';

interface Given {
  readonly ports?: readonly object[];
  readonly props?: AppMonitoringProps;
  readonly annotations?: { readonly [key: string]: string };
}

function chartOf({ ports = [], props, annotations }: Given) {
  const chart = newChart();
  addWorkload(chart, { annotations, ports: [{ name: 'web', containerPort: 8080 }] });
  ports.forEach((port, i) => addService(chart, { name: `cart-${i}`, ports: [{ port: 80, targetPort: 8080, ...port }] }));
  addIngress(chart, { backend: 'cart-0' });
  monitor(chart, { mesh: Istio.permissive(), scheme: Scheme.HTTPS, ...props });

  return chart;
}

const codes = (given: Given) => errorsOf(chartOf(given)).map((line) => /AM\d+/.exec(line)![0]);

describe('planPermissive()', () => {
  test.each<Given & { it: string; expected: string[] }>([
    { it: 'an app without a Service', expected: [] },
    { it: 'a port without a name', ports: [{}], expected: [] },
    { it: 'a port named for https', ports: [{ name: 'https-metrics' }], expected: [] },
    { it: 'a port with appProtocol https', ports: [{ name: 'http', appProtocol: 'https' }], expected: [] },
    { it: 'a port that another Service leaves open', ports: [{ name: 'http' }, { name: 'metrics' }], expected: [] },
    { it: 'another port that is declared as HTTP', ports: [{ name: 'http', targetPort: 9090 }], expected: [] },
    { it: 'a port that does not go through the sidecar', ports: [{ name: 'http' }], annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8080' }, expected: [] },
    { it: 'an Ingress', ports: [{ name: 'http' }], props: { monitorType: MonitorType.INGRESS }, expected: [] },
    { it: 'a port named for http', ports: [{ name: 'http' }], expected: ['AM402'] },
    { it: 'a port that is named for http, by the name of its target', ports: [{ name: 'http', targetPort: 'web' }], expected: ['AM402'] },
    { it: 'a port with appProtocol http', ports: [{ name: 'metrics', appProtocol: 'http' }], expected: ['AM402'] },
    { it: 'a port that all Services declare as HTTP', ports: [{ name: 'http' }, { name: 'grpc' }], expected: ['AM402'] },
  ])('https reaches the app through a permissive sidecar, unless its Services declare the port as HTTP: $it', ({ expected, ...given }) => {
    expect(codes(given)).toEqual(expected);
    expect(codes({ ...given, props: { ...given.props, operatorMode: true, probe: { prober: 'blackbox' } } })).toEqual(expected);
  });

  test('https, path and parameters are in the annotations, and the sidecar leaves them there', () => {
    expect(podAnnotations(chartOf({ props: { path: '/m?a=1' } }))).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/scheme': 'https',
      'prometheus.io/path': '/m',
      'prometheus.io/port': '8080',
      'prometheus.io/param_a': '1',
      'prometheus.istio.io/merge-metrics': 'false',
    });
  });
});
