import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoring } from '../../../lib/app-monitoring/app-monitoring';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { PodsOf } from '../../../lib/kubernetes/workloads/pods-of';
import { addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly } from '../../support/app';

const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'app', image: 'cart:1', ports: [{ name: 'metrics', containerPort: 9000 }] }] } };
const WIDGET: PodsOf = { group: 'example.com', kind: 'Widget', template: 'spec.pods.template' };

function add(scope: Construct, apiVersion: string, kind: string, spec: object): ApiObject {
  return new ApiObject(scope, 'cart', { apiVersion, kind, metadata: { name: 'cart' }, spec });
}

describe('AppMonitoring of an object of another kind', () => {
  test.each([
    { it: 'a ReplicationController', apiVersion: 'v1', kind: 'ReplicationController', spec: { selector: { app: 'cart' }, template: TEMPLATE } },
    { it: 'a Rollout', apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { selector: { matchLabels: { app: 'cart' } }, template: TEMPLATE } },
    { it: 'a DeploymentConfig', apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', spec: { selector: { app: 'cart' }, template: TEMPLATE } },
    { it: 'a DeploymentConfig without a selector', apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', spec: { template: TEMPLATE } },
    { it: 'a StatefulSet of OpenKruise', apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', spec: { selector: { matchLabels: { app: 'cart' } }, template: TEMPLATE } },
    { it: 'a ScaledJob', apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', spec: { jobTargetRef: { template: TEMPLATE } } },
    { it: 'a LeaderWorkerSet', apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', spec: { leaderWorkerTemplate: { workerTemplate: TEMPLATE } } },
  ])('selects the pods of $it', ({ apiVersion, kind, spec }) => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: add(chart, apiVersion, kind, spec) });

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({ selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'metrics' }] });
  });

  test('finds the Service that selects its pods', () => {
    const chart = newChart();
    add(chart, 'argoproj.io/v1alpha1', 'Rollout', { template: TEMPLATE });
    addService(chart, { labels: { app: 'cart' }, ports: [{ name: 'http', port: 80, targetPort: 'metrics' }] });
    monitor(chart, { operatorMode: true, monitorType: MonitorType.SERVICE, port: 'metrics' });

    expect(errorsOf(chart)).toEqual([]);
  });

  test('annotates every template', () => {
    const chart = newChart();
    const task = (name: string) => ({ name, template: { ...TEMPLATE, metadata: { labels: { task: name } } } });
    monitor(chart, { workload: add(chart, 'batch.volcano.sh/v1alpha1', 'Job', { tasks: [task('a'), task('b')] }), port: 9000 });

    expect(synthOnly(chart, 'Job').spec.tasks.map(({ template }: any) => template.metadata.annotations['prometheus.io/port'])).toEqual(['9000', '9000']);
  });

  test('marks every template if they have no label in common', () => {
    const chart = newChart();
    const task = (name: string) => ({ name, template: { ...TEMPLATE, metadata: { labels: { task: name } } } });
    monitor(chart, { operatorMode: true, workload: add(chart, 'batch.volcano.sh/v1alpha1', 'Job', { tasks: [task('a'), task('b')] }), port: 9000 });

    expect(synthOnly(chart, 'Job').spec.tasks.map(({ template }: any) => template.metadata.labels)).toEqual([
      { 'task': 'a', 'app-monitoring': 'cart' }, { 'task': 'b', 'app-monitoring': 'cart' },
    ]);
    expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { 'app-monitoring': 'cart' } });
  });

  test('names the port of a Knative Service as its pods do', () => {
    const chart = newChart();
    const template = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ image: 'x', ports: [{ containerPort: 8080 }] }] } };
    monitor(chart, { operatorMode: true, workload: add(chart, 'serving.knative.dev/v1', 'Service', { template }) });

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({ selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'user-port' }] });
  });

  test('declares no second port on a Knative Service', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: add(chart, 'serving.knative.dev/v1', 'Service', { template: { spec: { containers: [{ image: 'x' }] } } }), port: 9999 });

    expect(errorsOf(chart)).toEqual([
      '[shop/monitoring] AM210: port 9999 is not declared by any container of Service "shop/cart" (declared: "user-port" 8080, "http-queueadm" 8022, "http-autometric" 9090, "http-usermetric" 9091, "queue-port" 8012, "https-port" 8112), which cannot declare another port; use one of those',
    ]);
  });
});

describe('AppMonitoring of a Rollout that refers to a Deployment', () => {
  const spec = { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'base' } };

  test.each([{ it: 'given', isGiven: true }, { it: 'found in the scope', isGiven: false }])('is that of the Deployment when it is $it', ({ isGiven }) => {
    const chart = newChart();
    addWorkload(chart, { name: 'base', ports: [{ name: 'metrics', containerPort: 9000 }] });
    const rollout = add(chart, 'argoproj.io/v1alpha1', 'Rollout', spec);
    monitor(chart, { operatorMode: true, ...isGiven && { workload: rollout } });

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({ selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'metrics' }] });
  });

  test('needs the Deployment', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: add(chart, 'argoproj.io/v1alpha1', 'Rollout', spec) });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM201: Rollout "shop/cart" runs pods of the template of Deployment "base", which is not in its chart; add the Deployment to the chart']);
  });
});

describe('AppMonitoring of a kind that is added', () => {
  test('selects its pods, for every monitor of the app', () => {
    const chart = newChart();
    const workload = add(chart, 'example.com/v1', 'Widget', { selector: { app: 'cart' }, pods: { template: TEMPLATE } });
    monitor(chart, { operatorMode: true, workload, podsOf: [WIDGET] });
    monitor(chart, { operatorMode: true, workload, podsOf: [WIDGET], path: '/more', metadata: { name: 'more' } }, 'more');

    expect(errorsOf(chart)).toEqual([]);
  });

  test('is found by forScope', () => {
    const chart = newChart();
    add(chart, 'example.com/v1', 'Widget', { pods: { template: TEMPLATE } });

    expect(AppMonitoring.forScope(chart, { operatorMode: true, podsOf: [WIDGET] }).apps).toHaveLength(1);
    expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { app: 'cart' } });
  });

  test('is named in the fix where it is not added', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: add(chart, 'example.com/v1', 'Widget', {}) });

    expect(errorsOf(chart)).toEqual([expect.stringMatching(/AM201: workload "shop\/cart" runs no pods \(it holds Widget\); .*; if Widget runs pods of a template, add it to podsOf$/)]);
  });

  test.each([
    { it: 'a group', row: { ...WIDGET, group: 'Example/v1' }, why: '"Example/v1" is not an API group such as example.com' },
    { it: 'a kind', row: { ...WIDGET, kind: 'widgets' }, why: '"widgets" is not a kind such as Widget' },
    { it: 'a path', row: { ...WIDGET, template: '$.spec' }, why: '"$.spec" is not a path such as spec.template' },
    { it: 'a path of the selector', row: { ...WIDGET, selector: '' }, why: '"" is not a path such as spec.template' },
  ])('refuses $it that is not valid', ({ row, why }) => {
    expect(propsRefusal({ podsOf: [row] })).toBe(`AM220 podsOf[0]: ${why}; write it like { group: 'example.com', kind: 'Widget', template: 'spec.template' }`);
  });
});

describe('AppMonitoring of a kind whose pods are not in the manifest', () => {
  const kafka = (chart: Construct) => add(chart, 'kafka.strimzi.io/v1beta2', 'Kafka', { kafka: { replicas: 3 } });

  test.each([
    { it: 'the documented port by default', props: {}, endpoint: { port: 'tcp-prometheus' } },
    { it: 'a given name', props: { port: 'other' }, endpoint: { port: 'other' } },
    { it: 'a given number', props: { port: 1234 }, endpoint: { portNumber: 1234 } },
  ])('selects them by the documented labels, with $it', ({ props, endpoint }) => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: kafka(chart), ...props });

    expect(synthOnly(chart, 'PodMonitor').spec).toMatchObject({
      selector: { matchLabels: { 'strimzi.io/cluster': 'cart', 'strimzi.io/kind': 'Kafka' } }, podMetricsEndpoints: [endpoint],
    });
  });

  test('is not the workload of a scope', () => {
    const chart = newChart();
    kafka(chart);
    addWorkload(chart, { name: 'app' });
    monitor(chart, { operatorMode: true });

    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe('app-pod-monitor');
  });

  test('takes no annotations', () => {
    const chart = newChart();
    monitor(chart, { workload: kafka(chart) });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM221: the pods of Kafka "shop/cart" are not in this app, so annotations cannot be added to them; set operatorMode: true, or set the annotations where the pods are made']);
  });
});
