import { Testing } from 'cdk8s';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Auth } from '../../../lib/app-monitoring/auth';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Scheme } from '../../../lib/endpoint/scheme';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, synthOnly, WorkloadOptions } from '../../support/app';

const { INGRESS, POD, SERVICE } = MonitorType;
const key = { name: 'tls', key: 'crt' };

function chartOf(props: AppMonitoringProps, workload: WorkloadOptions = {}) {
  const chart = newChart();
  addWorkload(chart, workload);
  addService(chart);
  addIngress(chart);
  monitor(chart, { operatorMode: true, ...(props.monitorType === INGRESS && { probe: { prober: 'blackbox' } }), ...props });

  return chart;
}

describe('planPodMonitor()', () => {
  test('gives each endpoint its own settings over the shared ones', () => {
    const spec = synthOnly(chartOf({ path: '/shared', honorLabels: true, endpoints: [{ port: 1 }, { port: 2, path: '/own', honorLabels: undefined }, { port: 3, honorLabels: false }] }), 'PodMonitor').spec;

    expect(spec.podMetricsEndpoints.map(({ portNumber, path, honorLabels }: any) => ({ portNumber, path, honorLabels }))).toEqual([
      {
        portNumber: 1,
        path: '/shared',
        honorLabels: true,
      }, { portNumber: 2, path: '/own', honorLabels: true }, { portNumber: 3, path: '/shared', honorLabels: false },
    ]);
  });

  test.each([
    { it: 'the shorter of 5s and the interval', seconds: 3, expected: { interval: '3s', scrapeTimeout: '3s' } },
    { it: '5s', seconds: 60, expected: { interval: '1m', scrapeTimeout: '5s' } },
  ])('has by default a timeout of $it', ({ seconds, expected }) => {
    const interval = { toMilliseconds: () => seconds * 1000 } as any;

    expect(synthOnly(chartOf({ interval }), 'PodMonitor').spec.podMetricsEndpoints[0]).toMatchObject(expected);
  });

  test.each([
    { it: 'the query string of the path', props: { path: '/m?a=1&b=x%20y&a=2' }, expected: { path: '/m', params: { a: ['1', '2'], b: ['x y'] } } },
    {
      it: 'a query string after the params',
      props: { path: '/m?a=2', params: { a: ['1'], c: ['3'] } },
      expected: { path: '/m', params: { a: ['1', '2'], c: ['3'] } },
    },
  ])('moves $it to params', ({ props, expected }) => {
    expect(synthOnly(chartOf(props), 'PodMonitor').spec.podMetricsEndpoints[0]).toMatchObject(expected);
  });

  test.each<{ it: string; workload: WorkloadOptions; selector: object; marked?: boolean }>([
    { it: 'what the workload selects', workload: {}, selector: { matchLabels: { app: 'cart' } } },
    {
      it: 'expressions',
      workload: { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } },
      selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
    },
    {
      it: 'a label of its own where a CronJob has none',
      workload: { kind: 'CronJob', labels: {} },
      selector: { matchLabels: { 'app-monitoring': 'cart' } },
      marked: true,
    },
    { it: 'the name of a Job', workload: { kind: 'Job', labels: {} }, selector: { matchLabels: { 'batch.kubernetes.io/job-name': 'cart' } } },
    { it: 'a label of its own on a Pod', workload: { kind: 'Pod' }, selector: { matchLabels: { 'app-monitoring': 'cart' } }, marked: true },
    { it: 'the address that cdk8s-plus gives a Pod', workload: { kind: 'Pod', labels: { 'cdk8s.io/metadata.addr': 'c8' } }, selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'c8' } } },
  ])('selects by $it', ({ workload, selector, marked = false }) => {
    const chart = newChart();
    addWorkload(chart, workload);
    monitor(chart, { operatorMode: true });

    expect(synthOnly(chart, 'PodMonitor').spec.selector).toEqual(selector);
    expect(JSON.stringify(synthOnly(chart, workload.kind ?? 'Deployment')).includes('"app-monitoring":"cart"')).toBe(marked);
  });

  test('names the namespace of the pods where it stands in another', () => {
    expect(synthOnly(chartOf({ metadata: { namespace: 'monitoring' } }), 'PodMonitor')).toMatchObject({
      metadata: { namespace: 'monitoring' }, spec: { namespaceSelector: { matchNames: ['shop'] } },
    });
    expect(synthOnly(chartOf({ metadata: { namespace: 'shop' } }), 'PodMonitor').spec.namespaceSelector).toBeUndefined();
  });

  test('cannot name a namespace that is not stated', () => {
    const chart = newChart({ namespace: undefined });
    addWorkload(chart);
    monitor(chart, { operatorMode: true, metadata: { namespace: 'monitoring' } });

    expect(errorsOf(chart)).toEqual([
      expect.stringContaining('AM209: the monitor is in namespace "monitoring", but the namespace of the workload is not set, so the monitor cannot select it; set the namespace of the chart or workload'),
    ]);
  });
});

describe('stamp()', () => {
  test.each([
    { it: 'takes the longest name there is', length: 253 - '-pod-monitor'.length, metadata: undefined, expected: [] },
    { it: 'takes a stated name instead of one that is too long', length: 253, metadata: { name: 'cart' }, expected: [] },
    {
      it: 'refuses a name that is too long',
      length: 253,
      metadata: undefined,
      expected: [expect.stringMatching(/AM101: the name of the monitor would be "x+…", which has 265 characters \(at most 253\); set metadata\.name$/)],
    },
  ])('$it', ({ length, metadata, expected }) => {
    const chart = newChart();
    addWorkload(chart, { name: 'x'.repeat(length) });
    monitor(chart, { operatorMode: true, metadata });

    expect(errorsOf(chart)).toEqual(expected);
  });
});

describe('planServiceMonitor() and planProbe()', () => {
  test('name the namespace too', () => {
    const metadata = { namespace: 'monitoring' };

    expect(synthOnly(chartOf({ monitorType: SERVICE, metadata }), 'ServiceMonitor').spec.namespaceSelector).toEqual({ matchNames: ['shop'] });
    expect(synthOnly(chartOf({ monitorType: INGRESS, metadata }), 'Probe').spec.targets.ingress.namespaceSelector).toEqual({ matchNames: ['shop'] });
  });

  test('leave the query string of a path out of a Probe, which has none', () => {
    expect(synthOnly(chartOf({ monitorType: INGRESS, path: '/m?a=1', params: { b: ['2'] } }), 'Probe').spec.params).toEqual([{ name: 'b', values: ['2'] }]);
  });
});

describe('checkKind() refuses', () => {
  const Probe = { monitorType: INGRESS };

  test.each<{ it: string; props: AppMonitoringProps; expected: string[] }>([
    {
      it: 'targetLabels on a PodMonitor',
      props: { targetLabels: ['a'] },
      expected: ['[shop/monitoring] AM115: a PodMonitor has no "targetLabels"; leave it out, or use another monitorType'],
    },
    {
      it: 'fields of a Service on a PodMonitor',
      props: { targetLabels: ['a'], serviceDiscoveryRole: 'Endpoints' as any },
      expected: ['[shop/monitoring] AM115: a PodMonitor has no "targetLabels", "serviceDiscoveryRole"; leave them out, or use another monitorType'],
    },
    {
      it: 'a jobLabel on a Probe',
      props: { ...Probe, jobLabel: 'a' },
      expected: ['[shop/monitoring] AM115: a Probe has no "jobLabel"; leave it out, or use another monitorType'],
    },
    {
      it: 'bodySizeLimit and attachMetadata on a Probe',
      props: { ...Probe, bodySizeLimit: '1MB', attachMetadata: { node: true } },
      expected: ['[shop/monitoring] AM115: a Probe has no "bodySizeLimit", "attachMetadata"; leave them out, or use another monitorType'],
    },
    {
      it: 'honorLabels on a Probe',
      props: { ...Probe, honorLabels: false, filterRunning: true },
      expected: ['[shop/monitoring] AM115: a Probe has no "honorLabels", "filterRunning"; leave them out, or use another monitorType'],
    },
    {
      it: 'two endpoints of a Probe',
      props: { ...Probe, endpoints: [{}, { params: { a: ['b'] } }] },
      expected: ['[shop/monitoring] AM115: a Probe has one endpoint; use one AppMonitoring for each endpoint'],
    },
    {
      it: 'files on a PodMonitor',
      props: { tls: { caFile: '/ca', certFile: '/c', keySecret: key } },
      expected: ['[shop/monitoring] AM119: a PodMonitor cannot name files: "tls.caFile", "tls.certFile"; use Secret references, a scrapeClass, or MonitorType.SERVICE'],
    },
    {
      it: 'a token file on a Probe',
      props: { ...Probe, auth: Auth.bearerTokenFile('/t') },
      expected: ['[shop/monitoring] AM119: a Probe cannot name files: "auth.bearerTokenFile"; use Secret references, a scrapeClass, or MonitorType.SERVICE'],
    },
    {
      it: 'the same endpoint twice',
      props: { endpoints: [{ port: 1 }, { port: 2 }, { port: '1' }] },
      expected: ['[shop/monitoring] AM118: endpoints[0] and endpoints[2] are the same scrape, so every sample would be stored twice; remove one of them'],
    },
    {
      it: 'the same Service port twice',
      props: { monitorType: SERVICE, endpoints: [{ port: 80 }, { port: 8080 }] },
      expected: ['[shop/monitoring] AM118: endpoints[0] and endpoints[1] are the same scrape, so every sample would be stored twice; remove one of them'],
    },
  ])('$it', ({ props, expected }) => {
    expect(errorsOf(chartOf(props))).toEqual(expected);
  });

  test('no endpoints that differ in path, params or scheme', () => {
    const endpoints = [{ port: 1 }, { port: 1, path: '/a' }, { port: 1, params: { a: ['b'] } }, { port: 1, scheme: Scheme.HTTPS }];

    expect(errorsOf(chartOf({ endpoints }))).toEqual([]);
  });
});

describe('kindNotes()', () => {
  test.each<{ it: string; props: AppMonitoringProps; message: string | undefined }>([
    { it: 'nothing about what has an effect', props: { port: 80, path: '/m' }, message: undefined },
    { it: 'probe settings on a PodMonitor', props: { probe: { module: 'a' } }, message: '"probe" has no effect on a PodMonitor' },
    { it: 'port and scheme on a Probe', props: { monitorType: INGRESS, port: 80, scheme: Scheme.HTTPS }, message: '"port", "scheme" have no effect on a Probe' },
    { it: 'nothing about the path on a Probe of an Ingress', props: { monitorType: INGRESS, path: '/m' }, message: undefined },
    { it: 'the path beside targets', props: { monitorType: INGRESS, path: '/m', probe: { prober: 'blackbox', targets: ['shop'] } }, message: '"path" has no effect on a Probe' },
  ])('tell $it, and let the synth pass', ({ props, message }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    addIngress(chart);
    const monitoring = monitor(chart, { operatorMode: true, ...(props.monitorType === INGRESS && { probe: { prober: 'blackbox' } }), ...props });

    expect(monitoring.findings.filter(({ code }) => code !== 'AM232').map((finding) => [finding.code, finding.severity, finding.message])).toEqual(message ? [['AM116', 'info', message]] : []);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('default type is POD', () => {
    expect(errorsOf(chartOf({ monitorType: POD }))).toEqual([]);
  });
});
