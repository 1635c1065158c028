import { App, Chart, Testing } from 'cdk8s';
import { AppMonitoring, AppMonitoringProps, IMonitorable, Profile, ScopeMonitoringProps } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { addWorkload, newChart } from '../support/app';

const METRICS = { ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }] };
const PLAIN = { ports: [{ name: 'http', containerPort: 8081 }] };
const ON_8080 = { ports: [{ containerPort: 8080 }, { containerPort: 9000 }] };

const monitors = (chart: Chart) => Testing.synth(chart).filter(({ kind }) => kind === 'PodMonitor')
  .map(({ metadata, spec }) => ({ name: metadata.name, endpoint: spec.podMetricsEndpoints[0] }));

describe('AppMonitoring.forScope()', () => {
  test.each([null, undefined, 'shop'])('refuses %p as scope', (scope) => {
    expect(() => AppMonitoring.forScope(scope as never)).toThrow(/^AM123 AppMonitoring.forScope: "scope" is .*, and a construct is needed; give a construct as "scope"$/);
  });

  test('is called scope, too, as it was before', () => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...METRICS });

    const scope = AppMonitoring.scope(chart, { operatorMode: true });

    expect(scope.apps).toHaveLength(1);
    expect(scope.monitorings).toBe(scope.apps);
  });

  test('monitors every workload with a port for metrics, by that port', () => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...METRICS });
    addWorkload(chart, { name: 'b', ports: [{ name: 'http-metrics', containerPort: 9100 }] });
    addWorkload(chart, { name: 'c', ...PLAIN });
    addWorkload(chart, { name: 'd', ...ON_8080 });
    const { apps, findings } = AppMonitoring.forScope(chart, { operatorMode: true });

    expect(apps).toHaveLength(3);
    expect(monitors(chart)).toEqual([
      { name: 'a-pod-monitor', endpoint: expect.objectContaining({ port: 'metrics' }) },
      { name: 'b-pod-monitor', endpoint: expect.objectContaining({ port: 'http-metrics' }) },
      { name: 'd-pod-monitor', endpoint: expect.objectContaining({ portNumber: 8080 }) },
    ]);
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(['AM218 Deployment "shop/c" declares no port for metrics, so it is not monitored']);
  });

  test.each([
    { it: 'a number', port: 8080, expected: ['a-pod-monitor'] },
    { it: 'a name', port: 'http', expected: ['a-pod-monitor', 'c-pod-monitor'] },
    { it: 'a port that only one declares', port: 9090, expected: ['a-pod-monitor'] },
    { it: 'a port that none declares', port: 1234, expected: [] },
  ])('goes by the port that is stated: $it', ({ port, expected }) => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...METRICS });
    addWorkload(chart, { name: 'c', ...PLAIN });
    AppMonitoring.forScope(chart, { operatorMode: true, port });

    expect(monitors(chart).map(({ name }) => name)).toEqual(expected);
  });

  test('leaves what is monitored already', () => {
    const chart = newChart();
    const workload = addWorkload(chart, { name: 'a', ...METRICS });
    new AppMonitoring(chart, 'own', { workload, operatorMode: true, path: '/own' });
    const { apps, findings } = AppMonitoring.forScope(chart, { operatorMode: true });

    expect(apps).toEqual([]);
    expect(findings.map(({ code, severity, message }) => `${code} ${severity} ${message}`)).toEqual([
      'AM225 warning AppMonitoring.forScope monitors nothing: "shop" has no workload that is not monitored or left out already',
    ]);
    expect(monitors(chart)).toEqual([{ name: 'a-pod-monitor', endpoint: expect.objectContaining({ path: '/own' }) }]);
  });

  test('asks constructs that say how they are monitored', () => {
    class Queue extends Construct implements IMonitorable {
      constructor(scope: Construct, id: string) {
        super(scope, id);
        addWorkload(this, { name: 'queue', ...PLAIN });
      }

      public monitoringProps(): AppMonitoringProps {
        return { port: 'http', path: '/stats' };
      }
    }
    const chart = newChart();
    new Queue(chart, 'queue');
    AppMonitoring.forScope(chart, { operatorMode: true, path: '/all' });

    expect(monitors(chart)).toEqual([{ name: 'queue-pod-monitor', endpoint: expect.objectContaining({ port: 'http', path: '/stats' }) }]);
  });

  test.each([
    { given: null, expected: 'AM123 shop/queue: props is null, and an object is needed; write it like { name: value }, or leave it out' },
    { given: { workload: 'queue' }, expected: 'AM123 shop/queue: workload is text "queue", and a construct is needed; give the construct itself, for example the Deployment or the Service' },
  ])('refuses $given as props of such a construct', ({ given, expected }) => {
    const chart = newChart();
    Object.assign(new Construct(chart, 'queue'), { monitoringProps: () => given });

    expect(() => AppMonitoring.forScope(chart, { operatorMode: true })).toThrow(expected);
  });

  test('takes all charts of an app, and puts each monitor beside its workload', () => {
    const app = new App();
    const charts = ['one', 'two'].map((id) => new Chart(app, id, { namespace: id }));
    charts.forEach((chart) => addWorkload(chart, { name: 'a', ...METRICS }));
    AppMonitoring.forScope(app, { operatorMode: true });

    expect(charts.map((chart) => Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.namespace}`))).toEqual([
      ['Deployment one', 'PodMonitor one'], ['Deployment two', 'PodMonitor two'],
    ]);
  });

  test('stops the synth for a workload that comes later', () => {
    const chart = newChart();
    const scope = AppMonitoring.forScope(chart, { operatorMode: true });
    addWorkload(chart, { name: 'late', ...METRICS });

    expect(scope.findings.map(({ code }) => code)).toEqual(['AM219']);
    expect(() => Testing.synth(chart)).toThrow('AM219: Deployment "shop/late" was added after AppMonitoring.forScope, so it is not monitored; call AppMonitoring.forScope after the last workload is added, or once more');
  });

  test.each([{ it: 'nothing', props: {} }, { it: 'annotations', props: { operatorMode: false } }])('makes annotations by default: $it', ({ props }) => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...METRICS });
    AppMonitoring.forScope(chart, props);

    expect(Testing.synth(chart)[0].spec.template.metadata.annotations).toMatchObject({ 'prometheus.io/port': '9090' });
  });

  test('has nothing to do in an empty scope', () => {
    expect(AppMonitoring.forScope(newChart()).apps).toEqual([]);
  });

  test('can be called again for what was added', () => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...METRICS });
    AppMonitoring.forScope(chart, { operatorMode: true });
    addWorkload(chart, { name: 'b', ...METRICS });
    const { apps } = AppMonitoring.forScope(chart, { operatorMode: true });

    expect(apps.map(({ monitor }) => monitor?.name)).toEqual(['b-pod-monitor']);
    expect(monitors(chart).map(({ name }) => name)).toEqual(['a-pod-monitor', 'b-pod-monitor']);
  });

  test.each([
    { it: 'only what is included', pick: (parts: Construct[]) => ({ include: [parts[0]] }), expected: ['one-pod-monitor'] },
    { it: 'all but what is excluded', pick: (parts: Construct[]) => ({ exclude: [parts[0]] }), expected: ['two-pod-monitor', 'three-pod-monitor'] },
    { it: 'what is included without what is excluded', pick: ([one, two]: Construct[]) => ({ include: [one, two], exclude: [two] }), expected: ['one-pod-monitor'] },
  ])('monitors $it', ({ pick, expected }) => {
    const chart = newChart();
    const parts = ['one', 'two', 'three'].map((name) => {
      const part = new Construct(chart, name);
      addWorkload(part, { name, ...METRICS });

      return part;
    });
    AppMonitoring.forScope(chart, { operatorMode: true, ...pick(parts) });

    expect(monitors(chart).map(({ name }) => name)).toEqual(expected);
  });

  test.each([
    { it: 'a construct outside the scope', props: () => ({ include: [newChart()] }), expected: 'AM223 shop/app-monitoring: include[0] "shop" is not in the scope "shop"; give constructs of the scope' },
    { it: 'a port', props: () => ({ port: -1 }), expected: 'AM102 shop/app-monitoring: port -1' },
    { it: 'an interval', props: () => ({ interval: '30s' as never }), expected: 'AM103 shop/app-monitoring: interval "30s"' },
    { it: 'no endpoints', props: () => ({ endpoints: [] }), expected: 'AM114 shop/app-monitoring: endpoints is an empty list' },
    { it: 'URLs to probe', props: () => ({ probe: { prober: 'prober:9115', targets: ['https://a.example.com'] } }), expected: 'AM223 shop/app-monitoring: probe.targets is set for AppMonitoring.forScope' },
    { it: 'a workload', props: (chart: Chart) => ({ workload: chart }), expected: 'AM223 shop/app-monitoring: workload is set for AppMonitoring.forScope, which finds the workloads itself; set include, or use new AppMonitoring' },
  ])('refuses $it', ({ props, expected }) => {
    const chart = newChart();

    expect(() => AppMonitoring.forScope(chart, props(chart))).toThrow(expected);
    expect(chart.node.children).toEqual([]);
  });

  test('takes the number of a port as text, as AppMonitoring does', () => {
    const chart = newChart();
    addWorkload(chart, { name: 'a', ...ON_8080 });

    expect(AppMonitoring.forScope(chart, { operatorMode: true, port: '9000' }).apps).toHaveLength(1);
  });

  test('warns on standard error where it monitors nothing', () => {
    const chart = newChart();
    Profile.custom({}).applyTo(chart);
    addWorkload(chart, { name: 'c', ...PLAIN });
    AppMonitoring.forScope(chart, { operatorMode: true });
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    Testing.synth(chart);

    expect(write.mock.calls.map(([line]) => line)).toEqual([
      'warning AM225 shop/app-monitoring: AppMonitoring.forScope monitors nothing: "shop" has 1 workload without a port for metrics; name the port "metrics", or set port\n',
    ]);
    write.mockRestore();
  });
});

describe('names of monitors of AppMonitoring.forScope()', () => {
  interface Placed { readonly name?: string; readonly namespaces?: readonly string[] }

  const named = (kinds: readonly string[], props: ScopeMonitoringProps, { name, namespaces = [] }: Placed = {}) => {
    const chart = newChart();
    kinds.forEach((kind, i) => addWorkload(chart, { id: `w${i}`, kind, name: name ?? `w${i}`, namespace: namespaces[i], ...METRICS }));
    const before = chart.node.children.length;

    return { chart, before, monitored: () => AppMonitoring.forScope(chart, { operatorMode: true, ...props }) };
  };

  test('are refused if metadata.name is for several workloads, and nothing is left behind', () => {
    const { chart, before, monitored } = named(['Deployment', 'Deployment'], { metadata: { name: 'x' } });

    expect(monitored).toThrow('AM223 shop/app-monitoring: 2 PodMonitors of AppMonitoring.forScope would have the name "x", and the cluster keeps only the last of them: "shop/w0", "shop/w1"; leave metadata.name out, so that each monitor is named after its workload, or set workloads of one AppMonitoring to monitor them together');
    expect(chart.node.children).toHaveLength(before);
  });

  test('are refused if two workloads have one name', () => {
    const { monitored } = named(['Deployment', 'StatefulSet'], {}, { name: 'cart' });

    expect(monitored).toThrow(/^AM121 shop\/app-monitoring: 2 PodMonitors of AppMonitoring.forScope would have the name "cart-pod-monitor", .*; exclude all but one of them, and add an AppMonitoring with metadata.name for each of the others$/);
  });

  test.each([
    { it: 'metadata.name is for one workload', kinds: ['Deployment'], props: { metadata: { name: 'x' } } },
    { it: 'namespaces differ', kinds: ['Deployment', 'Deployment'], props: { metadata: { name: 'x' } }, namespaces: ['a', 'b'] },
    { it: 'nothing is written in annotation mode', kinds: ['Deployment', 'Deployment'], props: { metadata: { name: 'x' }, operatorMode: false } },
    { it: 'metadata has no name', kinds: ['Deployment', 'Deployment'], props: { metadata: { labels: { a: 'b' } } } },
  ])('are taken if $it', ({ kinds, props, namespaces }) => {
    expect(named(kinds, props, { namespaces }).monitored().apps).toHaveLength(kinds.length);
  });
});
