import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, Cron, Include, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { Construct } from 'constructs';
import { addService, addWorkload, errorsOf, monitor, newChart, synthOnly } from '../../support/app';

const containers = [{ image: 'web:1', portNumber: 9000 }];
const CLASSES: readonly { readonly kind: string; readonly make: (scope: Construct) => Construct }[] = [
  { kind: 'Deployment', make: (scope) => new kplus.Deployment(scope, 'web', { containers }) },
  {
    kind: 'StatefulSet',
    make: (scope) => new kplus.StatefulSet(scope, 'web', { containers, service: new kplus.Service(scope, 's', { ports: [{ port: 1 }] }) }),
  },
  { kind: 'DaemonSet', make: (scope) => new kplus.DaemonSet(scope, 'web', { containers }) },
  { kind: 'Job', make: (scope) => new kplus.Job(scope, 'web', { containers }) },
  { kind: 'CronJob', make: (scope) => new kplus.CronJob(scope, 'web', { containers, schedule: Cron.daily() }) },
  { kind: 'Pod', make: (scope) => new kplus.Pod(scope, 'web', { containers }) },
];

describe('findWorkload()', () => {
  test.each(CLASSES)('takes a $kind of cdk8s-plus', ({ kind, make }) => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, workload: make(chart) });

    const { podMetricsEndpoints, selector } = synthOnly(chart, 'PodMonitor').spec;
    expect(podMetricsEndpoints[0].portNumber).toBe(9000);
    expect(selector.matchLabels).toEqual({ 'cdk8s.io/metadata.addr': expect.any(String) });
    expect(synthOnly(chart, kind).kind).toBe(kind);
  });

  test.each(['helm.sh/hook', 'argocd.argoproj.io/hook'])('leaves out hooks beside the app: %s', (annotation) => {
    const chart = newChart();
    addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] });
    new ApiObject(chart, 'test', {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'test', labels: { app: 'cart' }, annotations: { [annotation]: 'test' } }, spec: { containers: [{ name: 'a', image: 'x' }] },
    });
    monitor(chart, { operatorMode: true });

    expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual({ matchLabels: { app: 'cart' } });
    expect(synthOnly(chart, 'Deployment').spec.template.metadata.labels).toEqual({ app: 'cart' });
  });

  test.each([{ operatorMode: true }, {}])('warns about a workload that only a hook creates: %p', (props) => {
    const chart = newChart();
    const migrate = new ApiObject(chart, 'migrate', {
      apiVersion: 'batch/v1', kind: 'Job', metadata: { annotations: { 'helm.sh/hook': 'pre-upgrade' } }, spec: { template: { spec: { containers: [{ name: 'a', image: 'x' }] } } },
    });

    expect(monitor(chart, { ...props, workload: migrate }).findings.filter(({ severity }) => severity === 'warning')).toEqual([expect.objectContaining({
      code: 'AM201',
      message: 'Job "shop/migrate" is not part of the running app: Helm creates it only for hook "pre-upgrade", so it is not scraped while the app runs',
      fix: 'set workload to the object that runs the app, or remove the hook annotation if this is it',
    })]);
  });

  /** Kinds without a selector are selected by a label that is unique in the namespace. */
  const SELECTED: { readonly [kind: string]: object } = {
    Job: { 'batch.kubernetes.io/job-name': 'cart' }, CronJob: { 'app-monitoring': 'cart' }, Pod: { 'app-monitoring': 'cart' },
  };

  test.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Pod'])('takes an ApiObject of kind %s, in both modes', (kind) => {
    const [annotated, operated] = [newChart(), newChart()];
    monitor(annotated, { workload: addWorkload(annotated, { kind }) });
    monitor(operated, { workload: addWorkload(operated, { kind }), operatorMode: true });

    expect(JSON.stringify(synthOnly(annotated, kind))).toContain('"prometheus.io/port":"8080"');
    expect(JSON.stringify(synthOnly(annotated, kind))).not.toContain('containerPort');
    expect(JSON.stringify(synthOnly(operated, kind))).toContain('"containerPort":8080');
    expect(synthOnly(operated, 'PodMonitor').spec).toMatchObject({ selector: { matchLabels: SELECTED[kind] ?? { app: 'cart' } }, podMetricsEndpoints: [{ portNumber: 8080 }] });
  });

  test('takes an imported class, whose fields are converted when it is written', () => {
    const chart = newChart();
    const workload = new kplus.k8s.KubeDeployment(chart, 'web', {
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'app' }] } } },
    });
    monitor(chart, { workload });

    expect(synthOnly(chart, 'Deployment').spec.template).toEqual({
      metadata: { labels: { app: 'web' }, annotations: expect.objectContaining({ 'prometheus.io/port': '8080' }) },
      spec: { containers: [{ name: 'app' }] },
    });
  });

  test('takes an Include that holds one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'include-'));
    const source = newChart();
    const file = join(folder, 'app.yaml');
    writeFileSync(file, Yaml.stringify(addWorkload(source).toJson(), addService(source).toJson()));
    const chart = newChart();
    monitor(chart, { workload: new Include(chart, 'included', { url: file }) });
    rmSync(folder, { recursive: true });

    expect(synthOnly(chart, 'Deployment').spec.template.metadata.annotations['prometheus.io/scrape']).toBe('true');
  });

  test('takes a construct of yours that holds one, however deep', () => {
    const chart = newChart();
    const outer = new Construct(chart, 'outer');
    addWorkload(new Construct(outer, 'inner'));
    addWorkload(chart, { name: 'other' });
    monitor(chart, { workload: outer, operatorMode: true });

    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe('cart-pod-monitor');
  });

  test('takes the only one in scope', () => {
    const chart = newChart();
    const scope = new Construct(chart, 'scope');
    addWorkload(scope);
    addWorkload(chart, { name: 'outside' });
    monitor(scope, { operatorMode: true });

    expect(synthOnly(chart, 'PodMonitor').metadata.name).toBe('cart-pod-monitor');
  });
});

describe('findWorkload() refuses', () => {
  test('targets without their monitor type', () => {
    const chart = newChart();
    monitor(chart, { operatorMode: true, probe: { targets: ['https://shop.example.com'] } });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM201: probe.targets is set, but monitorType is not INGRESS, and there is no workload in "shop"; set monitorType: MonitorType.INGRESS to probe the targets']);
  });

  test('no workload in scope', () => {
    const chart = newChart();
    addService(chart);
    monitor(chart);

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM201: there is no workload in "shop"; set workload, or declare one there; for pods that are not in this app, set pods or service']);
  });

  test('several workloads in scope', () => {
    const chart = newChart();
    addWorkload(chart);
    addWorkload(chart, { name: 'worker', kind: 'Job' });
    monitor(chart);

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM203: there are 2 workloads in "shop": "Deployment shop/cart", "Job shop/worker"; set workload to one of them']);
  });

  test('a construct without pods', () => {
    const chart = newChart();
    monitor(chart, { workload: addService(chart) }, 'one');
    monitor(chart, { workload: new Construct(chart, 'empty') }, 'two');
    const fix = 'give a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job, CronJob, Pod, ReplicationController, or another kind of docs/pods.md, or a construct that holds one';

    expect(errorsOf(chart)).toEqual([
      `[shop/one] AM201: workload "shop/cart-service" runs no pods (it holds Service); ${fix}`,
      `[shop/two] AM201: workload "shop/empty" runs no pods; ${fix}`,
    ]);
  });

  test('a construct with several workloads', () => {
    const chart = newChart();
    addWorkload(chart);
    addWorkload(chart, { name: 'basket' });
    monitor(chart, { workload: chart });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM203: workload "shop" holds 2 workloads: "Deployment shop/cart", "Deployment shop/basket"; give one of them, or set workloads to monitor all of them']);
  });

  test('a workload of another app', () => {
    const chart = newChart();
    monitor(chart, { workload: addWorkload(newChart()) });

    expect(errorsOf(chart)).toEqual(['[shop/monitoring] AM202: workload "shop/cart" is in another app; give a workload of this app']);
  });
});
