import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { tryIngress } from '../../lib/kubernetes/ingress';
import { tryService } from '../../lib/kubernetes/service';
import { tryWorkload } from '../../lib/kubernetes/workload';
import { amend } from '../../lib/tree/amendments';
import { apiObjectsIn, AppView, workloadsIn } from '../../lib/tree/from-app';
import { addIngress, addService, addWorkload, newChart } from '../support/app';

const names = (found: readonly { readonly value: { readonly name: string } }[]) => found.map(({ value }) => value.name);

describe('AppView.servicesOf()', () => {
  test('finds each Service that selects the pods once, in other charts too', () => {
    const app = new App();
    const chart = newChart({}, app);
    const workload = tryWorkload(addWorkload(chart, { labels: { app: 'cart', tier: 'web' } }).toJson())!;
    addService(chart, { name: 'both', selector: { app: 'cart', tier: 'web' } });
    addService(chart, { name: 'other', selector: { app: 'basket' } });
    addService(chart, { name: 'all', selector: {} });
    addService(chart, { name: 'elsewhere', namespace: 'elsewhere' });
    addService(new Chart(app, 'second', { namespace: 'shop' }), { name: 'second' });

    expect(names(AppView.now(chart).servicesOf(workload)).sort()).toEqual(['both', 'second']);
  });
});

describe('AppView.workloadsNamed()', () => {
  test('finds workloads of any kind with the name in the namespace', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    addWorkload(chart, { id: 'set', kind: 'StatefulSet' });
    addWorkload(chart, { id: 'other', namespace: 'other' });
    addWorkload(chart, { name: 'basket' });
    const view = AppView.now(chart);

    expect(view.workloadsNamed(view.workload(workload, chart)).map(({ value }) => value.kind)).toEqual(['Deployment', 'StatefulSet']);
  });
});

describe('AppView.ingressesTo()', () => {
  test('finds the Ingresses of the same namespace', () => {
    const chart = newChart();
    const service = tryService(addService(chart).toJson())!;
    const ingress = addIngress(chart);
    addIngress(chart, { name: 'other', backend: 'other' });
    addIngress(chart, { name: 'elsewhere', namespace: 'elsewhere' });

    expect(AppView.now(chart).ingressesTo(service)).toEqual([{ object: ingress, value: tryIngress(ingress.toJson()) }]);
  });
});

describe('AppView.workload()', () => {
  test('shows ports and labels as authored, and annotations as others want them', () => {
    const chart = newChart();
    const object = addWorkload(chart);
    amend(object, {}, [
      { path: ['spec', 'template', 'metadata', 'annotations', 'a'], value: 'b' },
      { path: ['spec', 'template', 'metadata', 'labels', 'a'], value: 'b' },
      { path: ['spec', 'template', 'spec', 'containers', 0, 'ports'], value: { containerPort: 1 }, append: true },
    ]);

    expect(AppView.now(chart).workload(object, chart)).toMatchObject({ podAnnotations: { a: 'b' }, podLabels: { app: 'cart' }, containers: [{ ports: [] }] });
  });
});

describe('AppView.workloadsSelected()', () => {
  test('finds the workloads of a namespace whose pods match', () => {
    const chart = newChart();
    addWorkload(chart);
    addWorkload(chart, { name: 'job', kind: 'CronJob' });
    addWorkload(chart, { name: 'other', labels: { app: 'other' } });
    addWorkload(chart, { name: 'elsewhere', namespace: 'elsewhere' });

    expect(names(AppView.now(chart).workloadsSelected('shop', { matchLabels: { app: 'cart' } }))).toEqual(['cart', 'job']);
    expect(names(AppView.now(chart).workloadsSelected('shop', {}))).toEqual(['cart', 'job', 'other']);
  });
});

describe('AppView.named()', () => {
  test('finds objects by kind and name', () => {
    const chart = newChart();
    const service = addService(chart);
    addIngress(chart);

    expect(AppView.now(chart).named('Service', 'cart')).toEqual([service]);
    expect(AppView.now(chart).named('Service', 'x')).toEqual([]);
  });
});

describe('AppView.ofKind()', () => {
  test('lists objects in tree order', () => {
    const chart = newChart();
    addService(chart, { name: 'b' });
    addService(chart, { name: 'a' });

    expect(AppView.now(chart).ofKind('Service').map(({ name }) => name)).toEqual(['b', 'a']);
    expect(AppView.now(chart).ofKind('Pod')).toEqual([]);
  });
});

describe('AppView.forPass()', () => {
  test('shares one view in a pass, and makes a new one when somebody asks again', () => {
    const chart = newChart();
    const [a, b] = [new Construct(chart, 'a'), new Construct(chart, 'b')];
    const first = AppView.forPass(a);

    expect(AppView.forPass(b)).toBe(first);
    const second = AppView.forPass(b);
    expect(second).not.toBe(first);
    expect(AppView.forPass(a)).toBe(second);
  });

  test('is forgotten when somebody new is in the app', () => {
    const chart = newChart();
    const first = AppView.forPass(chart);
    AppView.forget(chart);

    expect(AppView.forPass(new Construct(chart, 'new'))).not.toBe(first);
  });

  test('keeps apps apart', () => {
    const [one, two] = [newChart(), newChart()];

    expect(AppView.forPass(one)).not.toBe(AppView.forPass(two));
  });
});

describe('apiObjectsIn() and workloadsIn()', () => {
  test('include the construct itself', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    const service = addService(chart);

    expect(apiObjectsIn(workload)).toEqual([workload]);
    expect(apiObjectsIn(chart)).toEqual([workload, service]);
    expect(workloadsIn(chart)).toEqual([workload]);
  });
});
