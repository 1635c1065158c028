import { ApiObject } from 'cdk8s';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addService, addWorkload, monitor, newChart, synthOnly } from '../../support/app';

const { POD, SERVICE } = MonitorType;

describe('annotatedPodPort() and annotatedServicePort()', () => {
  test.each<{ it: string; props: AppMonitoringProps; containers?: object[]; servicePorts?: object[]; expected: string }>([
    { it: 'a number that no container declares', props: { port: 9090 }, expected: '9090' },
    { it: 'a number, in a pod of two containers', props: { port: 9090 }, containers: [{ name: 'a' }, { name: 'b' }], expected: '9090' },
    { it: 'a number beside declared ports', props: { port: 9090 }, containers: [{ name: 'a', ports: [{ containerPort: 80 }, { containerPort: 81 }] }], expected: '9090' },
    { it: 'a number that is declared for UDP', props: { port: 9090 }, containers: [{ name: 'a', ports: [{ containerPort: 9090, protocol: 'UDP' }] }], expected: '9090' },
    { it: 'no number, in a pod of two containers', props: {}, containers: [{ name: 'a' }, { name: 'b' }], expected: '8080' },
    { it: 'a number in a container', props: { port: 9090, container: 'b' }, containers: [{ name: 'a' }, { name: 'b' }], expected: '9090' },
    { it: 'no number in a container', props: { container: 'b' }, containers: [{ name: 'a', ports: [{ containerPort: 1 }] }, { name: 'b' }], expected: '8080' },
    { it: 'a number, on a Service', props: { monitorType: SERVICE, port: 9090 }, expected: '9090' },
    { it: 'a number, on a Service, with two containers', props: { monitorType: SERVICE, port: 9090 }, containers: [{ name: 'a' }, { name: 'b' }], expected: '9090' },
    { it: 'a number that a Service targets by name', props: { monitorType: SERVICE, port: 7070 }, containers: [{ name: 'a', ports: [{ name: 'web', containerPort: 7070 }] }], servicePorts: [{ port: 80, targetPort: 'web' }], expected: '7070' },
    { it: 'a number beside a target that no container declares', props: { monitorType: SERVICE, port: 9090 }, servicePorts: [{ port: 80, targetPort: 'injected' }], expected: '9090' },
    { it: 'no number, on a Service without TCP ports', props: { monitorType: SERVICE }, containers: [{ name: 'a' }, { name: 'b' }], servicePorts: [{ port: 53, protocol: 'UDP' }], expected: '8080' },
  ])('needs no declared port: $it', ({ props, containers, servicePorts, expected }) => {
    const chart = newChart();
    addWorkload(chart, { containers: containers ?? [{ name: 'app' }] });
    addService(chart, servicePorts && { ports: servicePorts });
    monitor(chart, props);
    const { spec: { template } } = synthOnly(chart, 'Deployment');
    const { annotations } = (props.monitorType === SERVICE ? synthOnly(chart, 'Service') : template).metadata;

    expect(annotations['prometheus.io/port']).toBe(expected);
    expect(template.spec.containers.map(({ image: _, ...container }: any) => container)).toEqual(containers ?? [{ name: 'app' }]);
  });

  test.each([{ monitorType: POD }, { monitorType: SERVICE }])('declares the port where the convention has no key for it ($monitorType)', ({ monitorType }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { ports: [{ name: 'http', port: 80, targetPort: 80 }] });
    monitor(chart, { monitorType, annotations: AnnotationConvention.custom({ scrape: 'a/b' }) });
    const ports = monitorType === SERVICE ? undefined : [{ containerPort: 8080 }];

    expect(synthOnly(chart, 'Deployment').spec.template.spec.containers[0].ports).toEqual(ports);
  });

  test('resolves a number in a workload that cannot declare further ports', () => {
    const chart = newChart();
    const workload = new ApiObject(chart, 'knative', {
      apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'fn' }, spec: { template: { spec: { containers: [{ image: 'a', name: 'fn' }] } } },
    });
    monitor(chart, { workload, port: 9090, container: 'fn' });

    expect(synthOnly(chart, 'Service').spec.template.metadata.annotations['prometheus.io/port']).toBe('9090');
  });
});
