import { App, Chart, Testing } from 'cdk8s';
import { Acknowledgement, AppMonitoring, AppMonitoringProps, MonitorType, Profile } from 'cdk8s-app-monitoring';
import { addService, addWorkload, newChart } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';

const METRICS = { ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'admin', containerPort: 9091 }] };

const stderr = capturedStderr();

/** Warnings of a chart with two monitorings of one workload. */
function warningsOf(first: AppMonitoringProps, second: AppMonitoringProps, change: (chart: Chart) => void = () => undefined): string[] {
  const chart = newChart();
  const workload = addWorkload(chart, METRICS);
  addService(chart, { ports: [{ name: 'metrics', port: 9090 }, { name: 'admin', port: 9091 }] });
  [first, second].forEach((props, i) => new AppMonitoring(chart, `monitoring-${i}`, {
    operatorMode: true, workload, port: 'metrics', ...props, metadata: { name: `cart-${i}`, ...props.metadata },
  }));
  change(chart);
  Testing.synth(chart);

  return stderr().split('\n').filter((line) => line.includes('AM929'));
}

describe('two monitors of one app without a known reader', () => {
  test('are reported if they scrape the same', () => {
    expect(warningsOf({}, {})).toEqual([
      'warning AM929 shop/monitoring-1: PodMonitor "shop/cart-0" and PodMonitor "shop/cart-1" scrape port "metrics" of the same pods at "/metrics", and a server that selects one of them by its labels selects the other as well, so every sample is stored twice; remove one of them, or give one of them a label that another server selects',
    ]);
  });

  test.each<{ it: string; first?: AppMonitoringProps; second: AppMonitoringProps; count: number }>([
    { it: 'the same port by its number', second: { port: 9090 }, count: 1 },
    { it: 'one of several endpoints', second: { endpoints: [{ port: 'admin' }, { port: 'metrics' }] }, count: 1 },
    { it: 'equal labels', first: { labels: { team: 'a' } }, second: { labels: { team: 'a' } }, count: 1 },
    { it: 'two ServiceMonitors', first: { monitorType: MonitorType.SERVICE }, second: { monitorType: MonitorType.SERVICE }, count: 1 },
    { it: 'another port', second: { port: 'admin' }, count: 0 },
    { it: 'another path', second: { path: '/other' }, count: 0 },
    { it: 'other samples', second: { metricRelabelings: [{ action: 'drop' as never, regex: 'go_.*', sourceLabels: ['__name__'] }] }, count: 0 },
    { it: 'other labels, which another server may select', second: { labels: { team: 'b' } }, count: 0 },
    { it: 'another namespace, which another server may read', second: { metadata: { namespace: 'monitoring' } }, count: 0 },
    { it: 'another kind, which another server may select', second: { monitorType: MonitorType.SERVICE }, count: 0 },
    { it: 'annotations', second: { operatorMode: false }, count: 0 },
  ])('$it: $count', ({ first = {}, second, count }) => {
    expect(warningsOf(first, second)).toHaveLength(count);
  });

  test('counts a label that is added to the object', () => {
    expect(warningsOf({}, {}, (chart) => {
      chart.node.findAll().filter((each): each is AppMonitoring => each instanceof AppMonitoring)[0].monitor!.metadata.addLabel('team', 'a');
    })).toEqual([]);
  });

  test('is acknowledged', () => {
    expect(warningsOf({}, {}, (chart) => new Acknowledgement({ code: 'AM929', reason: 'one of them goes soon' }).applyTo(chart))).toEqual([]);
  });

  test('is reported once by the reader, if that is known', () => {
    expect(warningsOf({}, {}, (chart) => Profile.custom({ podMonitorSelector: {} }).applyTo(chart.node.root as App))).toEqual([
      expect.stringContaining('"Profile/custom" scrapes port 9090'),
    ]);
  });
});
