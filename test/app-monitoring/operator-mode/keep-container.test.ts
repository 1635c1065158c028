import { MonitorType } from 'cdk8s-app-monitoring';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const TWICE = [
  { name: 'app', image: 'cart', ports: [{ name: 'http', containerPort: 8080 }] },
  { name: 'proxy', image: 'proxy', ports: [{ name: 'metrics', containerPort: 8080 }] },
];
const keeps = (container: string) => [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: container }];

describe('keepContainer()', () => {
  test.each([
    { it: 'the given container', props: { container: 'proxy' }, expected: { port: 'metrics', relabelings: keeps('proxy') } },
    { it: 'the container with the name of the port', props: { port: 'http' }, expected: { port: 'http', relabelings: keeps('app') } },
    { it: 'the first one by number', props: { port: 8080 }, expected: { relabelings: keeps('app') } },
  ])('scrapes a port that two containers declare once: $it', ({ props, expected }) => {
    const chart = newChart();
    addWorkload(chart, { containers: TWICE });
    monitor(chart, { operatorMode: true, ...props });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([expect.objectContaining(expected)]);
  });

  test('also beside the ports of a Service', () => {
    const chart = newChart();
    addWorkload(chart, { containers: [...TWICE, { name: 'web', image: 'web', ports: [{ containerPort: 80 }] }] });
    addService(chart, { ports: [{ name: 'http', port: 80 }] });
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, port: 'metrics' });

    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints).toEqual([expect.objectContaining({ targetPort: 'metrics', relabelings: keeps('proxy') })]);
  });

  test('adds no rule for one declaration', () => {
    const chart = newChart();
    addWorkload(chart, { containers: [TWICE[0], { name: 'proxy', image: 'proxy' }] });
    monitor(chart, { operatorMode: true, port: 8080 });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints[0].relabelings).toBeUndefined();
  });

  test('a container that would declare the port of another one is refused', () => {
    const chart = newChart();
    addWorkload(chart, { containers: [TWICE[0], { name: 'proxy', image: 'proxy' }] });
    monitor(chart, { operatorMode: true, container: 'proxy', port: 8080 });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM212: port 8080 is declared by container "app" of Deployment "shop/cart", and not by "proxy"; only one container of a pod can listen on it; set port to one of container "proxy", or container to "app"']);
  });
});
