import { ApiObject, Chart, Testing } from 'cdk8s';
import { AppMonitoring, AppMonitoringProps, IMonitorable, MonitorType, ScopeMonitoringProps } from 'cdk8s-app-monitoring';
import { Construct } from 'constructs';
import { addService, addWorkload, newChart } from '../support/app';

/** A construct that gives what a function returns. */
class Part extends Construct implements IMonitorable {
  public constructor(scope: Construct, id: string, private readonly give: (part: Part) => AppMonitoringProps) {
    super(scope, id);
  }

  public monitoringProps(): AppMonitoringProps {
    return this.give(this);
  }
}

const OPERATED = { operatorMode: true } as const;
const METRICS = { ports: [{ name: 'metrics', containerPort: 9090 }] };
const QUEUE = { selector: { matchLabels: { app: 'queue' } }, ports: [{ name: 'metrics', number: 9121 }] };
const KAFKA = { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', metadata: { name: 'events' }, spec: { kafka: { metricsConfig: {} } } };

function addColors(scope: Construct): ApiObject[] {
  return ['blue', 'green'].map((name) => addWorkload(scope, { name, labels: { app: name }, ...METRICS }));
}

/** Monitors of a chart: their names, and what they select or probe. */
function monitors(chart: Chart) {
  return Testing.synth(chart).filter(({ kind }) => /Monitor$|^Probe$/.test(kind as string))
    .map(({ metadata, spec }): unknown => [metadata.name.replace(/-c8[0-9a-f]+/, ''), spec.selector?.matchLabels ?? spec.selector ?? spec.targets]);
}

function scopeOf(give: (part: Part) => AppMonitoringProps, props: ScopeMonitoringProps = OPERATED) {
  const chart = newChart();
  const part = new Part(chart, 'part', give);

  return { chart, part, scope: AppMonitoring.forScope(chart, props) };
}

describe('IMonitorable', () => {
  test.each<{ it: string; give: (part: Part) => AppMonitoringProps; expected: unknown[] }>([
    { it: 'an object whose operator makes the pods', give: (part) => ({ workload: new ApiObject(part, 'events', KAFKA) }), expected: [['events-pod-monitor', expect.anything()]] },
    { it: 'such an object in it', give: (part) => (new ApiObject(part, 'events', KAFKA), {}), expected: [['events-pod-monitor', expect.anything()]] },
    { it: 'pods that are not in the app', give: () => ({ pods: QUEUE }), expected: [['shop-part-monitoring-pod-monitor', { app: 'queue' }]] },
    { it: 'several workloads for one monitor', give: (part) => ({ workloads: addColors(part) }), expected: [['shop-part-monitoring-pod-monitor', { matchExpressions: [{ key: 'app', operator: 'In', values: ['blue', 'green'] }] }]] },
    {
      it: 'targets to probe',
      give: () => ({ monitorType: MonitorType.INGRESS, probe: { prober: 'prober:9115', targets: ['https://a.example.com'] } }),
      expected: [['shop-part-monitoring-probe', { staticConfig: { static: ['https://a.example.com'] } }]],
    },
    {
      it: 'a Service without a workload',
      give: (part) => ({ monitorType: MonitorType.SERVICE, service: addService(part, { name: 'db', selector: { app: 'db' } }) }),
      expected: [['db-service-monitor', { 'app-monitoring': 'db' }]],
    },
  ])('is monitored by what it gives: $it', ({ give, expected }) => {
    const { chart, scope } = scopeOf(give);

    expect(monitors(chart)).toEqual(expected);
    expect(scope.findings).toEqual([]);
    expect(AppMonitoring.forScope(chart, OPERATED).apps).toEqual([]);
  });

  test('may give a workload outside of the scope', () => {
    const chart = newChart();
    const workload = addWorkload(chart, METRICS);
    const inner = new Construct(chart, 'inner');
    new Part(inner, 'part', () => ({ workload, path: '/stats' }));

    expect(AppMonitoring.forScope(inner, OPERATED).apps).toHaveLength(1);
    expect(monitors(chart)).toEqual([['cart-pod-monitor', { app: 'cart' }]]);
  });

  test('is asked once, so it may create objects then', () => {
    let asked = 0;
    const { chart } = scopeOf((part) => {
      asked += 1;
      addWorkload(part, METRICS);

      return {};
    });
    AppMonitoring.forScope(chart, OPERATED);
    Testing.synth(chart);

    expect(asked).toBe(1);
  });

  test('leaves nothing in the tree if its props are wrong', () => {
    const chart = newChart();
    const part = new Part(chart, 'part', () => ({ pods: QUEUE, port: -1 }));

    expect(() => AppMonitoring.forScope(chart, OPERATED)).toThrow('AM102');
    expect([...chart.node.children, ...part.node.children]).toEqual([part]);
  });

  test('is named where it holds nothing to monitor', () => {
    const { scope } = scopeOf(() => ({ path: '/stats' }));

    expect(scope.findings.map(({ code, message, fix }) => `${code} ${message}; ${fix}`)).toEqual([
      expect.stringMatching(/^AM225/),
      'AM218 construct "shop/part" implements IMonitorable, but no workload is in it, so it is not monitored; return workload, workloads, pods or service in monitoringProps()',
    ].sort());
  });

  test('stops the synth if it is added later', () => {
    const { chart } = scopeOf((part) => ({ workloads: addColors(part) }));
    new Part(chart, 'late', () => ({ pods: QUEUE }));

    expect(() => Testing.synth(chart)).toThrow('AM219: construct "shop/late" was added after AppMonitoring.forScope');
  });

  test('may have a child named "monitoring"', () => {
    const { part } = scopeOf((it) => (new Construct(it, 'monitoring'), { pods: QUEUE }));

    expect(part.node.children.map(({ node }) => node.id)).toEqual(['monitoring', 'scope-monitoring']);
  });

  test.each<{ it: string; pick: (part: Part) => ScopeMonitoringProps; expected: number }>([
    { it: 'it is excluded', pick: (part) => ({ exclude: [part] }), expected: 0 },
    { it: 'it is included', pick: (part) => ({ include: [part] }), expected: 2 },
    { it: 'something else is included', pick: (part) => ({ include: [part.node.scope!.node.findChild('other')] }), expected: 0 },
    { it: 'one of its workloads is excluded', pick: (part) => ({ exclude: [part.node.findChild('blue')] }), expected: 1 },
  ])('is chosen like its workloads: $it', ({ pick, expected }) => {
    const chart = newChart();
    new Construct(chart, 'other');
    const part = new Part(chart, 'part', () => ({ workloads: colors }));
    const colors = addColors(part);
    AppMonitoring.forScope(chart, { ...OPERATED, ...pick(part) });

    const selected = Testing.synth(chart).filter(({ kind }) => kind === 'PodMonitor').flatMap(({ spec: { selector } }) => (
      selector.matchLabels ? [selector.matchLabels.app as string] : selector.matchExpressions[0].values as string[]));
    expect(selected).toHaveLength(expected);
  });
});
