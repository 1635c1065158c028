import { ApiObject } from 'cdk8s';
import { AppMonitoringProps, Inspection, MonitorType, Profile, SelectedPods } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly } from '../../support/app';

const PODS: SelectedPods = { selector: { matchLabels: { 'redis.io/cluster': 'queue' } }, ports: [{ name: 'metrics', number: 9121 }] };

describe('AppMonitoring of pods that are not in the app', () => {
  test('selects them by their labels, and scrapes their port', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, pods: PODS });

    expect(synthOnly(chart, 'PodMonitor')).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: { selector: { matchLabels: { 'redis.io/cluster': 'queue' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
    });
  });

  test.each([
    { it: 'by its number, without a name', pods: { ...PODS, ports: [{ number: 9121 }] }, props: {}, expected: { portNumber: 9121 } },
    { it: 'that is set, by number', pods: { ...PODS, ports: [{ number: 1 }, { number: 9121 }] }, props: { port: 9121 }, expected: { portNumber: 9121 } },
    { it: 'that is set, by number in text', pods: { ...PODS, ports: [{ number: 1 }, { number: 9121 }] }, props: { port: '9121' }, expected: { portNumber: 9121 } },
    { it: 'named metrics of several', pods: { ...PODS, ports: [{ number: 6379 }, { name: 'metrics', number: 9121 }] }, props: {}, expected: { port: 'metrics' } },
  ])('scrapes the port $it', ({ pods, props, expected }) => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, pods, ...props });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([expect.objectContaining(expected)]);
  });

  test('may be in another namespace, and so is the monitor', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, pods: { ...PODS, namespace: 'redis' } });

    expect(synthOnly(chart, 'PodMonitor').metadata.namespace).toBe('redis');
  });

  test('are selected from the namespace of the monitor where that is set', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, pods: { ...PODS, namespace: 'redis' }, metadata: { namespace: 'monitoring' } });

    expect(synthOnly(chart, 'PodMonitor')).toMatchObject({ metadata: { namespace: 'monitoring' }, spec: { namespaceSelector: { matchNames: ['redis'] } } });
  });

  test('are selected as they are, whatever else has the labels', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { operatorMode: true, pods: { ...PODS, selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] } } });

    expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual({ matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }] });
    expect(synthOnly(chart, 'Deployment').spec.template.metadata.labels).toEqual({ app: 'cart' });
  });

  test('can be behind a Service of the app', () => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart, { name: 'queue', labels: { app: 'queue' }, selector: PODS.selector.matchLabels, ports: [{ name: 'metrics', port: 9121, targetPort: 'metrics' }] });
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, pods: PODS });

    expect(synthOnly(chart, 'ServiceMonitor').spec.endpoints).toEqual([expect.objectContaining({ port: 'metrics' })]);
  });

  test('have names of their own in each chart', () => {
    const one = newChart();
    const two = newChart();
    [one, two].forEach((chart) => monitor(chart, { operatorMode: true, pods: PODS, metadata: { name: 'redis' } }));

    expect([one, two].map((chart) => synthOnly(chart, 'PodMonitor').metadata.name)).toEqual(['redis', 'redis']);
  });

  test('are in the cluster, for the checks of an app', () => {
    const chart = newChart();
    Profile.custom({}).applyTo(chart);
    addWorkload(chart, { name: 'other', labels: { 'redis.io/cluster': 'que' } });
    monitor(chart, { operatorMode: true, pods: PODS });
    const prometheus = '{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop}, spec: {podMonitorSelector: {}}}';

    expect(errorsOf(chart)).toEqual([]);
    expect(Inspection.ofApp(chart, { external: prometheus }).targets.map(({ url }) => url)).toEqual([expect.stringMatching(/^http:\/\/shop-monitoring-[^/]*:9121\/metrics$/)]);
  });

  test('cannot be annotated', () => {
    const chart = newChart();
    monitor(chart, { pods: PODS });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM221: the pods are not in this app, so annotations cannot be added to them; set operatorMode: true, or give the Service in front of them']);
  });

  test('are annotated on their Service', () => {
    const chart = newChart();
    const service = addService(chart, { selector: PODS.selector.matchLabels, ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] });
    monitor(chart, { pods: PODS, service, monitorType: MonitorType.SERVICE });

    expect(synthOnly(chart, 'Service').metadata.annotations).toMatchObject({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9121' });
  });
});

describe('AppMonitoring refuses', () => {
  test.each<{ readonly it: string; readonly props: AppMonitoringProps; readonly expected: string }>([
    { it: 'pods without labels', props: { pods: { ...PODS, selector: {} } }, expected: "AM222 pods.selector is empty, so it would select every pod of the namespace; set labels that only these pods have, e.g. { matchLabels: { app: 'cart' } }" },
    { it: 'labels in place of a selector', props: { pods: { ...PODS, selector: { app: 'x' } as never } }, expected: "AM222 pods.selector has \"app\", which is not a field of a selector; write labels like { matchLabels: { app: 'cart' } }" },
    { it: 'a selector with an unknown operator', props: { pods: { ...PODS, selector: { matchExpressions: [{ key: 'a', operator: 'Is', values: ['b'] }] } } }, expected: 'AM222 pods.selector is not valid: "Is" is not a valid label selector operator; use label keys, values and operators that are valid in Kubernetes' },
    { it: 'a container of pods', props: { pods: PODS, container: 'x' }, expected: 'AM222 container is set, but the containers of these pods are not known; set port to one of pods.ports instead' },
    { it: 'pods without ports', props: { pods: { ...PODS, ports: [] } }, expected: 'AM222 pods.ports is empty, so there is nothing to scrape; list the port that serves metrics, e.g. { number: 9404 }' },
    { it: 'a port that is no number', props: { pods: { ...PODS, ports: [{ number: 70000 }] } }, expected: 'AM102 pods.ports[0].number 70000 is not a whole number from 1 to 65535; use the number of the port' },
    { it: 'a port name that is not valid', props: { pods: { ...PODS, ports: [{ number: 7000, name: 'My_Port' }] } }, expected: 'AM102 pods.ports[0].name "My_Port" may only hold lower-case letters, digits and "-" between them; use the name of the port, or leave it out' },
    { it: 'a namespace that is not valid', props: { pods: { ...PODS, namespace: 'A' } }, expected: 'AM101 pods.namespace "A" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use the name of a namespace' },
    { it: 'another port', props: { pods: PODS, port: 'http' }, expected: 'AM222 port "http" is not one of pods.ports, which lists "metrics"; use one of those, or add the port to pods.ports' },
    { it: 'another port of an endpoint', props: { pods: PODS, endpoints: [{ port: 9121 }, { port: 1 }] }, expected: 'AM222 endpoints[1].port 1 is not one of pods.ports, which lists "metrics"; use one of those, or add the port to pods.ports' },
  ])('$it', ({ props, expected }) => {
    expect(propsRefusal({ operatorMode: true, ...props })).toBe(expected);
  });

  test('a workload beside pods', () => {
    expect(propsRefusal({ workload: addWorkload(newChart()), pods: PODS })).toBe('AM222 workload and pods are both set, and only one of them can be monitored; remove one of them');
  });
});

describe('AppMonitoring of a Service without a workload', () => {
  const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };

  test.each([
    { it: 'of pods that are not in the app', service: {}, endpoint: { port: 'http' } },
    { it: 'with a named target port', service: { ports: [{ name: 'web', port: 80, targetPort: 'http' }] }, endpoint: { port: 'web' } },
    { it: 'without a selector', service: { selector: {}, ports: [{ name: 'web', port: 9100 }] }, endpoint: { port: 'web' } },
  ])('needs no workload: $it', ({ service, endpoint }) => {
    const chart = newChart();
    const created = monitor(chart, { ...SERVICE, service: addService(chart, { labels: { app: 'cart' }, ...service }) });

    expect(synthOnly(chart, 'ServiceMonitor')).toMatchObject({ metadata: { name: 'cart-service-monitor' }, spec: { endpoints: [endpoint] } });
    expect(created.findings.map(({ message }) => message)).toEqual(['Service "shop/cart" gets metadata.labels.app-monitoring: "cart"']);
  });

  test('monitors the workload that it selects, among several', () => {
    const chart = newChart();
    ['cart', 'stock'].forEach((name) => addWorkload(chart, { name, labels: { app: name }, ports: [{ containerPort: 8080 }] }));
    monitor(chart, { operatorMode: true, service: addService(chart) });

    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe('cart-pod-monitor');
  });

  test('monitors all workloads that it selects', () => {
    const chart = newChart();
    ['blue', 'green'].forEach((color) => addWorkload(chart, { name: `cart-${color}`, labels: { app: 'cart', color } }));
    monitor(chart, { ...SERVICE, service: addService(chart) });

    expect(synthOnly(chart, 'ServiceMonitor').metadata.name).toBe('cart-service-monitor');
  });

  test('needs a monitor type', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, service: addService(chart) });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM201: no workload of this app is behind Service "shop/cart", and monitorType is POD; set monitorType: MonitorType.SERVICE, or set workload or pods']);
  });

  test('is refused where the only workload is another one', () => {
    const chart = newChart();
    addWorkload(chart);
    monitor(chart, { ...SERVICE, service: addService(chart, { selector: { app: 'cert' } }) });

    expect(errorsOf(chart)).toEqual([expect.stringContaining('AM205')]);
  });
});

describe('AppMonitoring of URLs without a workload', () => {
  const PROBE = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115', targets: ['https://shop.example.com'] } };

  test.each([{ it: 'none', names: [] }, { it: 'several', names: ['a', 'b'] }])('probes them with $it in the scope', ({ names }) => {
    const chart = newChart();
    names.forEach((name) => addWorkload(chart, { name }));
    monitor(chart, PROBE);

    expect(synthOnly(chart, 'Probe').spec.targets).toEqual({ staticConfig: { static: ['https://shop.example.com'] } });
  });

  test('probes an Ingress of Services that are not in the app', () => {
    const chart = newChart();
    const ingress: Construct & ApiObject = addIngress(chart, { labels: { app: 'shop' } });
    monitor(chart, { ...PROBE, probe: { prober: 'blackbox:9115' }, ingress });

    expect(synthOnly(chart, 'Probe')).toMatchObject({ metadata: { name: 'cart-probe' }, spec: { targets: { ingress: {} } } });
  });
});
