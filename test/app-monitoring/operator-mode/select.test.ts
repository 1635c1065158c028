import { Testing } from 'cdk8s';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly, WorkloadOptions } from '../../support/app';

/** What the only PodMonitor selects, and the names of the workloads whose pods it finds. */
function selection(first: WorkloadOptions, second: WorkloadOptions) {
  const chart = newChart();
  const workload = addWorkload(chart, first);
  addWorkload(chart, { name: 'basket', ...second });
  monitor(chart, { operatorMode: true, workload });
  const manifests = Testing.synth(chart);
  const { matchLabels } = manifests.find(({ kind }) => kind === 'PodMonitor').spec.selector;
  const labelsOf = ({ kind, metadata, spec }: any) => (kind === 'Pod' ? metadata : (spec.jobTemplate?.spec ?? spec).template.metadata).labels ?? {};
  const found = manifests.filter(({ kind }) => kind !== 'PodMonitor')
    .filter((manifest) => Object.entries(matchLabels).every(([key, value]) => labelsOf(manifest)[key] === value))
    .map(({ metadata }) => metadata.name);

  return { matchLabels, found };
}

describe('selectPods()', () => {
  test.each<{ it: string; first: WorkloadOptions; second: WorkloadOptions; marked: boolean }>([
    { it: 'workloads with labels of their own', first: {}, second: { labels: { app: 'basket' } }, marked: false },
    { it: 'two Jobs that share their labels', first: { kind: 'Job' }, second: { kind: 'Job' }, marked: true },
    { it: 'a Pod and a CronJob that share their labels', first: { kind: 'Pod' }, second: { kind: 'CronJob' }, marked: true },
    { it: 'a Job whose labels another has, and one more', first: { kind: 'Job' }, second: { kind: 'Job', labels: { app: 'cart', x: 'y' } }, marked: true },
    { it: 'two Deployments that share their labels', first: {}, second: {}, marked: true },
    { it: 'a workload of another namespace', first: { kind: 'Job' }, second: { kind: 'Job', namespace: 'other' }, marked: false },
    { it: 'two Jobs without labels', first: { kind: 'Job', labels: {} }, second: { kind: 'Job', labels: {} }, marked: true },
  ])('finds the pods of one workload only: $it', ({ first, second, marked }) => {
    const { matchLabels, found } = selection(first, second);

    expect(Object.hasOwn(matchLabels, 'app-monitoring')).toBe(marked);
    if (second.namespace === undefined) expect(found).toEqual(['cart']);
  });

  test('refuses a workload that does not select its own pods', () => {
    const chart = newChart();
    addWorkload(chart, { selector: { matchLabels: { app: 'basket' } } });
    monitor(chart, { operatorMode: true });

    expect(errorsOf(chart)).toEqual([
      '[shop/monitoring] AM214: Deployment "shop/cart" does not select its own pods, so the API server refuses it and no pod would be found; make spec.selector match the labels of the pod template',
    ]);
  });
});

describe('selectIngress()', () => {
  const LABELS = { app: 'cart' };
  test.each<{ it: string; labels?: { [key: string]: string }; others?: { [key: string]: string }; expected: object }>([
    { it: 'its own labels', labels: LABELS, others: { app: 'basket' }, expected: LABELS },
    { it: 'a label of its own where it has none', expected: { 'app-monitoring': 'cart' } },
    { it: 'a label of its own where another Ingress carries them too', labels: LABELS, others: { ...LABELS, x: 'y' }, expected: { 'app-monitoring': 'cart' } },
  ])('selects an Ingress by $it', ({ labels, others, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    const ingress = addIngress(chart, { labels });
    addIngress(chart, { name: 'other', backend: 'other', labels: others });
    monitor(chart, { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115' } });

    expect(synthOnly(chart, 'Probe').spec.targets.ingress.selector.matchLabels).toEqual(expected);
    expect(ingress.toJson().metadata.labels).toEqual({ ...labels, ...expected });
  });
});
