import { ApiObject, Chart } from 'cdk8s';
import { Acknowledgements, Inspection, Severity } from 'cdk8s-app-monitoring';
import { podMonitor, prometheus } from '../conformance/sample-manifests';
import { newChart } from '../support/app';

/** A PodMonitor that no server selects: AM901. */
function unselected(): { readonly chart: Chart; readonly monitor: ApiObject } {
  const chart = newChart();
  new ApiObject(chart, 'server', prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }) as never);

  return { chart, monitor: new ApiObject(chart, 'monitor', podMonitor() as never) };
}

const told = (chart: Chart) => Inspection.ofApp(chart).findings.map(({ code, severity, acknowledged }) => ({ code, severity, acknowledged }));

describe('Acknowledgements.add()', () => {
  test.each([
    { it: 'the construct that has it', scopeOf: ({ monitor }: ReturnType<typeof unselected>) => monitor },
    { it: 'a construct around it', scopeOf: ({ chart }: ReturnType<typeof unselected>) => chart },
    { it: 'the whole app', scopeOf: ({ chart }: ReturnType<typeof unselected>) => chart.node.root },
  ])('makes a finding information, with its reason: $it', ({ scopeOf }) => {
    const app = unselected();
    Acknowledgements.add(scopeOf(app), 'AM901', 'read by another team');

    expect(told(app.chart)).toEqual([{ code: 'AM901', severity: Severity.INFO, acknowledged: 'read by another team' }]);
  });

  test('leaves other findings, and those of others', () => {
    const app = unselected();
    Acknowledgements.add(app.monitor, 'AM902', 'x');
    Acknowledgements.add(app.chart.node.findChild('server'), 'AM901', 'x');

    expect(told(app.chart)).toEqual([{ code: 'AM901', severity: Severity.ERROR, acknowledged: undefined }]);
  });

  test('takes the reason nearest to the finding, the last one where there are several', () => {
    const app = unselected();
    Acknowledgements.add(app.chart, 'AM901', 'far');
    Acknowledgements.add(app.monitor, 'AM901', 'first');
    Acknowledgements.add(app.monitor, 'AM901', 'last');

    expect(told(app.chart)[0].acknowledged).toBe('last');
  });

  test.each([
    { code: 'AM901', reason: ' ', expected: 'AM507 shop: the finding AM901 is acknowledged without a reason' },
    { code: 'AM1', reason: 'x', expected: 'AM507 shop: "AM1" is no code of a finding' },
    { code: '', reason: 'x', expected: 'AM507 shop: "" is no code of a finding' },
  ])('refuses "$code" because "$reason"', ({ code, reason, expected }) => {
    expect(() => Acknowledgements.add(newChart(), code, reason)).toThrow(expected);
  });
});
