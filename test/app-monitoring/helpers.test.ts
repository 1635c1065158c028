import { Testing } from 'cdk8s';
import { AppMonitoringProps, Auth, Exporter, Inspection, MonitorType, Profile } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly } from '../support/app';

const PROMETHEUS = `{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: p, namespace: shop},
  spec: {podMonitorSelector: {}, serviceMonitorSelector: {}, probeSelector: {}}}`;
const METRICS = [{ name: 'metrics', containerPort: 9090 }];

describe('jobName', () => {
  test.each([
    { it: 'a PodMonitor', props: {} },
    { it: 'a ServiceMonitor', props: { monitorType: MonitorType.SERVICE } },
    { it: 'a Probe', props: { monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115', targets: ['https://shop.example.com'] } } },
  ])('is the job label of the targets of $it', ({ props }) => {
    const chart = newChart();
    addWorkload(chart, { ports: METRICS });
    addService(chart, { ports: [{ name: 'metrics', port: 9090 }] });
    monitor(chart, { operatorMode: true, jobName: 'cart$1', ...props });

    expect(Inspection.ofApp(chart, { external: PROMETHEUS }).targets.map(({ labels }) => labels.job)).toEqual(['cart$1']);
  });

  test('comes before the rules that are set', () => {
    const chart = newChart();
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, jobName: 'cart', endpoints: [{ relabelings: [{ targetLabel: 'job', replacement: 'own' }] }, { path: '/more' }] });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints.map(({ relabelings }: any) => relabelings)).toEqual([
      [{ targetLabel: 'job', replacement: 'cart' }, { targetLabel: 'job', replacement: 'own' }],
      [{ targetLabel: 'job', replacement: 'cart' }],
    ]);
  });
});

describe('labels', () => {
  test('are on the monitor, beside those of metadata and the profile', () => {
    const chart = newChart();
    Profile.custom({ labels: { release: 'x' } }).applyTo(chart);
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, labels: { team: 'shop' }, metadata: { labels: { tier: 'web' } } });

    expect(synthOnly(chart, 'PodMonitor').metadata.labels).toEqual({ release: 'x', team: 'shop', tier: 'web' });
  });

  test('must not contradict the profile', () => {
    const chart = newChart();
    Profile.custom({ labels: { release: 'x' } }).applyTo(chart);
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, labels: { release: 'y' } });

    expect(errorsOf(chart)).toEqual([expect.stringContaining('AM505')]);
  });

  test('have no effect in annotation mode, nor has jobName', () => {
    const chart = newChart();
    addWorkload(chart, { ports: METRICS });

    expect(monitor(chart, { labels: { team: 'shop' }, jobName: 'cart' }).findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'AM305 "labels", "jobName" have no effect in annotation mode: the Prometheus that reads the annotations decides',
    ]);
  });
});

describe('AppMonitoring refuses', () => {
  test.each<{ readonly it: string; readonly props: AppMonitoringProps; readonly expected: string }>([
    { it: 'a label with two values', props: { labels: { a: '1' }, metadata: { labels: { a: '2' } } }, expected: 'AM227 labels sets "a" to "1", and metadata.labels to "2"; set the label in one of them' },
    { it: 'a label that is not valid', props: { labels: { 'a b': '1' } }, expected: 'AM107 labels "a b": "1" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use a key and a value that are valid in Kubernetes' },
    { it: 'a label that is not text', props: { labels: { a: 1 as never } }, expected: 'AM107 labels "a": 1 is not text; use a key and a value that are valid in Kubernetes' },
    { it: 'an empty job name', props: { jobName: '' }, expected: 'AM227 jobName is empty, so targets would have no job label; set a name, or leave jobName out' },
    { it: 'a job label beside a job name', props: { jobName: 'a', jobLabel: 'b' }, expected: 'AM227 jobName and jobLabel are both set, and both decide the job label; leave one of them out' },
    { it: 'two job names', props: { jobName: 'a', probe: { jobName: 'b' } }, expected: 'AM227 jobName is "a" and probe.jobName is "b"; leave one of them out' },
    { it: 'a Secret without a name', props: { auth: Auth.bearerFromSecret({} as never, 'token') }, expected: expect.stringContaining('AM111') as never },
  ])('$it', ({ props, expected }) => {
    expect(propsRefusal({ operatorMode: true, ...props })).toEqual(expected);
  });
});

describe('Auth of a Secret of cdk8s-plus', () => {
  test('refers to it by name', () => {
    const chart = newChart();
    const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'login' }, stringData: { username: 'a', password: 'b' } });
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, endpoints: [{ auth: Auth.basicFromSecret(secret) }, { path: '/b', auth: Auth.bearerFromSecret(secret, 'password') }] });

    expect(synthOnly(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([
      expect.objectContaining({ basicAuth: { username: { name: 'login', key: 'username' }, password: { name: 'login', key: 'password' } } }),
      expect.objectContaining({ authorization: { credentials: { name: 'login', key: 'password' } } }),
    ]);
  });
});

describe('Exporter', () => {
  test.each([
    { it: 'springBoot()', endpoint: Exporter.springBoot(), expected: { path: '/actuator/prometheus', port: 'metrics' } },
    { it: 'jmx()', endpoint: Exporter.jmx(9404), expected: { path: '/metrics', portNumber: 9404 } },
    { it: 'node()', endpoint: Exporter.node(), expected: { portNumber: 9100 } },
    { it: 'postgres()', endpoint: Exporter.postgres(), expected: { portNumber: 9187 } },
    { it: 'mysql()', endpoint: Exporter.mysql(), expected: { portNumber: 9104 } },
    { it: 'redis()', endpoint: Exporter.redis(), expected: { portNumber: 9121 } },
    { it: 'kubeStateMetrics()', endpoint: Exporter.kubeStateMetrics(), expected: { portNumber: 8080, honorLabels: true } },
    { it: 'pushgateway()', endpoint: Exporter.pushgateway(), expected: { portNumber: 9091, honorLabels: true } },
  ])('$it is an endpoint', ({ endpoint, expected }) => {
    const chart = newChart();
    addWorkload(chart, { ports: METRICS });
    monitor(chart, { operatorMode: true, endpoints: [endpoint] });

    expect(Testing.synth(chart)[1].spec.podMetricsEndpoints).toEqual([expect.objectContaining(expected)]);
  });

  test.each([undefined, 0, 'metrics'])('jmx() refuses %p as port', (port) => {
    expect(() => Exporter.jmx(port as never)).toThrow(/^AM102 Exporter: the port of Exporter.jmx .* is not a whole number from 1 to 65535; give the port/);
  });
});
