import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { AppMonitoring, imports, Inspection, Profile, SynthValidation } from 'cdk8s-app-monitoring';
import { addWorkload, newChart } from '../support/app';

interface Labels {
  readonly [key: string]: string;
}

const STACK = Profile.kubePrometheusStack({ release: 'x' });

function chartWith(labels?: Labels, profile = STACK, app = new App()): Chart {
  const chart = newChart({}, app);
  profile.applyTo(chart);
  new ApiObject(chart, 'rule', { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'cart', ...labels && { labels } }, spec: { groups: [] } });
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'metrics', containerPort: 9090 }] }), operatorMode: true });

  return chart;
}

const labelsOf = (chart: Chart) => Testing.synth(chart).find(({ kind }) => kind === 'PrometheusRule').metadata.labels;

describe('a PrometheusRule of an app', () => {
  test.each<{ readonly it: string; readonly labels?: Labels; readonly profile: Profile; readonly expected?: Labels }>([
    { it: 'of the ready profile', labels: undefined, profile: STACK, expected: { release: 'x' } },
    { it: 'beside its own', labels: { team: 'shop' }, profile: STACK, expected: { release: 'x', team: 'shop' } },
    { it: 'one of several values', labels: undefined, profile: Profile.custom({ ruleSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] } }), expected: { a: '1' } },
    { it: 'but keeps one that it has', labels: { release: 'y' }, profile: STACK, expected: { release: 'y' } },
    { it: 'but no labels of monitors', labels: undefined, profile: Profile.custom({ labels: { team: 'a' } }), expected: undefined },
    { it: 'from the real object', labels: undefined, profile: Profile.fromManifests(prometheus({ ruleSelector: { matchLabels: { role: 'alerts' } } })), expected: { role: 'alerts' } },
  ])('gets the labels that its profile selects rules by: $it', ({ labels, profile, expected }) => {
    expect(labelsOf(chartWith(labels, profile))).toEqual(expected);
  });

  test('gets them in each synth, and loses them with the profile', () => {
    const chart = chartWith({ team: 'shop' });
    const [first, second] = [labelsOf(chart), labelsOf(chart)];
    Profile.custom({}).applyTo(chart);

    expect([first, second, labelsOf(chart)]).toEqual([{ release: 'x', team: 'shop' }, { release: 'x', team: 'shop' }, { team: 'shop' }]);
  });

  test('gets them in an inspection, too', () => {
    const chart = chartWith();
    const rule = Inspection.ofApp(chart).toJson();

    expect(JSON.stringify(rule)).not.toContain('AM970');
    expect(labelsOf(chart)).toEqual({ release: 'x' });
  });

  test('of a generated class gets them, with a SynthValidation alone', () => {
    const chart = newChart();
    new imports.PrometheusRule(chart, 'rule', { metadata: { name: 'cart' }, spec: { groups: [] } });
    STACK.applyTo(chart);
    new SynthValidation().applyTo(chart);

    expect(labelsOf(chart)).toEqual({ release: 'x' });
  });

  test('is a warning where it contradicts the profile', () => {
    const chart = chartWith({ release: 'y' });
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    Testing.synth(chart);

    expect(write.mock.calls.map(([line]) => line)).toEqual([expect.stringMatching(/^warning AM970 shop\/rule: .* requires release: x, but it has release: y/)]);
    write.mockRestore();
  });
});

function prometheus(spec: object): string {
  const selectors = { podMonitorSelector: {}, podMonitorNamespaceSelector: {} };

  return JSON.stringify({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { namespace: 'monitoring', name: 'main' }, spec: { ...selectors, ruleNamespaceSelector: {}, ...spec } });
}
