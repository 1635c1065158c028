import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { IstioExemption } from '../../../lib/app-monitoring/mesh/istio-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, errorsOf, monitor, newChart, podAnnotations, synthOnly, WorkloadOptions } from '../../support/app';

const EXCLUDED = 'traffic.sidecar.istio.io/excludeInboundPorts';
const PEER = Istio.exemptedPort({ exemption: IstioExemption.PEER_AUTHENTICATION });
const mesh = Istio.exemptedPort();

function chartOf(props: AppMonitoringProps, workload: WorkloadOptions = {}) {
  const chart = newChart();
  addWorkload(chart, workload);
  addService(chart, { ports: [{ name: 'http', port: 80, targetPort: props.port === 'http' ? 'injected' : 8080 }] });
  monitor(chart, { operatorMode: true, ...props });

  return chart;
}

describe('planExemptedPort()', () => {
  test.each<{ it: string; existing?: string; props?: AppMonitoringProps; expected: string }>([
    { it: 'the port', expected: '8080' },
    { it: 'the container\'s port, not the Service\'s', props: { monitorType: MonitorType.SERVICE, port: 80 }, expected: '8080' },
    { it: 'each port once', props: { endpoints: [{ port: 1 }, { port: 2 }, { port: 1, path: '/x' }] }, expected: '1,2' },
    { it: 'the port after those that are there', existing: '9090, 15672', expected: '9090,15672,8080' },
    { it: 'no port that is there already', existing: '8080,9090', expected: '8080,9090' },
    { it: 'nothing more than all', existing: '*', expected: '*' },
    { it: 'the port where the list is empty', existing: '', expected: '8080' },
  ])('excludes $it', ({ existing, props, expected }) => {
    const chart = chartOf({ mesh, ...props }, existing === undefined ? {} : { annotations: { [EXCLUDED]: existing } });

    expect(podAnnotations(chart)).toEqual({ [EXCLUDED]: expected });
    expect(errorsOf(chart)).toEqual([]);
  });

  test('leaves the scrape as it is', () => {
    const endpoint = (props: AppMonitoringProps) => synthOnly(chartOf(props), 'PodMonitor').spec;

    expect(endpoint({ mesh })).toEqual(endpoint({}));
    expect(endpoint({ mesh: PEER })).toEqual(endpoint({}));
  });

  test.each<{ it: string; props: AppMonitoringProps; workload?: WorkloadOptions; expected: string[] }>([
    {
      it: 'a list that is none',
      props: { mesh },
      workload: { annotations: { [EXCLUDED]: '80;90' } },
      expected: ['[shop/monitoring] AM404: the pod template has traffic.sidecar.istio.io/excludeInboundPorts: "80;90", which is not a list of ports; write it like "8080,9090"'],
    },
    {
      it: 'a port whose number is not known',
      props: { mesh, monitorType: MonitorType.SERVICE, port: 'http' },
      expected: ['[shop/monitoring] AM404: port is a name that the Service uses and no container declares, so its number is not known; declare the container port'],
    },
    {
      it: 'a PeerAuthentication for pods without labels',
      props: { mesh: PEER },
      workload: { kind: 'Job', labels: {} },
      expected: ['[shop/monitoring] AM404: the pods of Job "shop/cart" have no labels, so a PeerAuthentication could not select them; add a label to the pods, or use IstioExemption.EXCLUDE_INBOUND_PORTS'],
    },
  ])('refuses $it', ({ props, workload, expected }) => {
    const chart = newChart();
    addWorkload(chart, workload);
    addService(chart, { ports: [{ name: 'http', port: 80, targetPort: 'injected' }] });
    monitor(chart, { operatorMode: true, ...props });

    expect(errorsOf(chart)).toEqual(expected);
  });
});

describe('peerAuthenticationSpec()', () => {
  test.each([true, false])('lets plain text through to the container\'s ports of the workload only (operatorMode: %s)', (operatorMode) => {
    expect(synthOnly(chartOf({ mesh: PEER, operatorMode, port: 9090 }), 'PeerAuthentication')).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'PeerAuthentication',
      metadata: { name: 'cart-metrics', namespace: 'shop' },
      spec: { selector: { matchLabels: { app: 'cart' } }, portLevelMtls: { 9090: { mode: 'PERMISSIVE' } } },
    });
  });

  test('selects by what the workload selects, not by every label of its pods', () => {
    const workload = { labels: { app: 'cart', version: '1' }, selector: { matchLabels: { app: 'cart' } } };

    expect(synthOnly(chartOf({ mesh: PEER }, workload), 'PeerAuthentication').spec.selector).toEqual({ matchLabels: { app: 'cart' } });
  });

  test('selects by the labels of the pods where the workload selects by expressions', () => {
    const workload = { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } };

    expect(synthOnly(chartOf({ mesh: PEER }, workload), 'PeerAuthentication').spec.selector).toEqual({ matchLabels: { app: 'cart' } });
  });

  test('reports one error where there is no workload', () => {
    const chart = newChart();
    monitor(chart, { mesh: PEER });

    expect(errorsOf(chart)).toHaveLength(1);
  });
});
