import { ApiObject, Chart, Testing, Yaml } from 'cdk8s';
import { Acknowledgement, Inspection, Severity } from 'cdk8s-app-monitoring';
import { newChart } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

/** A PodMonitor that no server selects: AM901. */
function unselected(): { readonly chart: Chart; readonly monitor: ApiObject } {
  const chart = newChart();
  new ApiObject(chart, 'server', prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }) as never);

  return { chart, monitor: new ApiObject(chart, 'monitor', podMonitor() as never) };
}

const reported = (chart: Chart) => Inspection.ofApp(chart).findings.map(({ code, severity, acknowledged }) => ({ code, severity, acknowledged }));

describe('Acknowledgement', () => {
  test.each([
    { it: 'the construct that has it', scopeOf: ({ monitor }: ReturnType<typeof unselected>) => monitor },
    { it: 'a construct around it', scopeOf: ({ chart }: ReturnType<typeof unselected>) => chart },
    { it: 'the whole app', scopeOf: ({ chart }: ReturnType<typeof unselected>) => chart.node.root },
  ])('makes a finding information, with its reason: $it', ({ scopeOf }) => {
    const app = unselected();
    new Acknowledgement({ code: 'AM901', reason: 'read by another team' }).applyTo(scopeOf(app));

    expect(reported(app.chart)).toEqual([{ code: 'AM901', severity: Severity.INFO, acknowledged: 'read by another team' }]);
  });

  test('leaves other findings, and those of others', () => {
    const app = unselected();
    new Acknowledgement({ code: 'AM902', reason: 'x' }).applyTo(app.monitor);
    new Acknowledgement({ code: 'AM901', reason: 'x' }).applyTo(app.chart.node.findChild('server'));

    expect(reported(app.chart)).toEqual([
      { code: 'AM519', severity: Severity.INFO, acknowledged: undefined },
      { code: 'AM519', severity: Severity.INFO, acknowledged: undefined },
      { code: 'AM901', severity: Severity.ERROR, acknowledged: undefined },
    ]);
  });

  test('takes the reason nearest to the finding, the last one where there are several', () => {
    const app = unselected();
    new Acknowledgement({ code: 'AM901', reason: 'far' }).applyTo(app.chart);
    new Acknowledgement({ code: 'AM901', reason: 'first' }).applyTo(app.monitor);
    new Acknowledgement({ code: 'AM901', reason: 'last' }).applyTo(app.monitor);

    expect(reported(app.chart).find(({ code }) => code === 'AM901')?.acknowledged).toBe('last');
  });

  test.each([
    { code: 'AM901', reason: ' ', expected: 'AM507 Acknowledgement: finding AM901 is accepted without a reason' },
    { code: 'AM1', reason: 'x', expected: 'AM507 Acknowledgement: "AM1" is not a code of a finding' },
    { code: '', reason: 'x', expected: 'AM507 Acknowledgement: "" is not a code of a finding' },
    { code: 'AM9999', reason: 'x', expected: 'AM507 Acknowledgement: "AM9999" is not a code of a finding' },
    { code: 'AM901', reason: 'x', until: '2027-02-30', expected: 'AM507 Acknowledgement: "2027-02-30" is not a date' },
  ])('refuses "$code" because "$reason"', ({ expected, ...props }) => {
    expect(() => new Acknowledgement(props)).toThrow(expected);
  });

  test('counts until its last day, and is reported after it', () => {
    const findings = (until: string) => {
      const { chart, monitor } = unselected();
      new Acknowledgement({ code: 'AM901', reason: 'moving', until }).applyTo(monitor);

      return reported(chart);
    };

    expect(findings('2999-12-31')).toEqual([{ code: 'AM901', severity: Severity.INFO, acknowledged: 'moving (until 2999-12-31)' }]);
    expect(findings('2020-01-31').map(({ code, severity }) => `${code} ${severity}`)).toEqual(['AM518 warning', 'AM901 error']);
  });
});

describe('the annotation of an Acknowledgement', () => {
  const annotations = (chart: Chart) => Testing.synth(chart).map(({ kind, metadata }: any) => `${kind} ${metadata.annotations?.['cdk8s-app-monitoring/accept'] ?? '-'}`);

  test('is on the objects in its scope that can have the finding', () => {
    const { chart } = unselected();
    new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap' });
    new Acknowledgement({ code: 'AM901', reason: ' read by\n another team ' }).applyTo(chart);
    new Acknowledgement({ code: 'AM602', reason: 'until the upgrade' }).applyTo(chart.node.root);

    expect(annotations(chart)).toEqual([
      'Prometheus AM602: until the upgrade\nAM901 read by another team',
      'PodMonitor AM602: until the upgrade\nAM901 read by another team',
      'ConfigMap AM602: until the upgrade',
    ]);
  });

  test.each([
    { it: 'without an Acknowledgement', code: undefined },
    { it: 'for a finding that only a synth has', code: 'AM217' },
  ])('is not there $it', ({ code }) => {
    const { chart } = unselected();
    if (code !== undefined) new Acknowledgement({ code, reason: 'x' }).applyTo(chart);

    expect(Testing.synth(chart)).toEqual(Testing.synth(unselected().chart));
  });

  test('follows lines that are there, is written once, and is the same in every synth', () => {
    const { chart, monitor } = unselected();
    monitor.metadata.addAnnotation('cdk8s-app-monitoring/accept', 'AM602 newer CRDs');
    new Acknowledgement({ code: 'AM901', reason: 'x', until: '2999-12-31' }).applyTo(monitor);
    const first = Testing.synth(chart);

    expect(first[1].metadata.annotations).toEqual({ 'cdk8s-app-monitoring/accept': 'AM602 newer CRDs\nAM901 until 2999-12-31 x' });
    expect(Testing.synth(chart)).toEqual(first);
  });

  test('is understood by those who read the manifests', () => {
    const { chart } = unselected();
    new Acknowledgement({ code: 'AM901', reason: 'read by another team' }).applyTo(chart);

    expect(Inspection.ofYaml(Yaml.stringify(...Testing.synth(chart))).findings).toEqual([
      expect.objectContaining({ code: 'AM901', severity: Severity.INFO, acknowledged: 'read by another team' }),
    ]);
  });
});
