import { ApiObject, Chart } from 'cdk8s';
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

    expect(reported(app.chart)).toEqual([{ code: 'AM901', severity: Severity.ERROR, acknowledged: undefined }]);
  });

  test('takes the reason nearest to the finding, the last one where there are several', () => {
    const app = unselected();
    new Acknowledgement({ code: 'AM901', reason: 'far' }).applyTo(app.chart);
    new Acknowledgement({ code: 'AM901', reason: 'first' }).applyTo(app.monitor);
    new Acknowledgement({ code: 'AM901', reason: 'last' }).applyTo(app.monitor);

    expect(reported(app.chart)[0].acknowledged).toBe('last');
  });

  test.each([
    { code: 'AM901', reason: ' ', expected: 'AM507 Acknowledgement: finding AM901 is acknowledged without a reason' },
    { code: 'AM1', reason: 'x', expected: 'AM507 Acknowledgement: "AM1" is not a code of a finding' },
    { code: '', reason: 'x', expected: 'AM507 Acknowledgement: "" is not a code of a finding' },
  ])('refuses "$code" because "$reason"', ({ code, reason, expected }) => {
    expect(() => new Acknowledgement({ code, reason })).toThrow(expected);
  });
});
