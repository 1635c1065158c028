import { inspectedYaml } from './everywhere';
import { manyTargets } from './many-targets';
import { toReport } from '../../lib/report/to-report';

const server = (spec = '') => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {scrapeConfigSelector: {}${spec}}
`;
const scrapeConfig = (name: string, targets: readonly string[], relabelings: readonly object[] = []) => `---
apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata: {name: ${name}, namespace: monitoring}
spec: ${JSON.stringify({ staticConfigs: [{ targets }], ...relabelings.length > 0 && { relabelings } })}
`;

describe('relabelingRows()', () => {
  test('has a row for every target and every dropped target of a small report, job by job', () => {
    const drop = { action: 'drop', sourceLabels: ['__address__'], regex: 'y:1' };
    const { relabelings, targets, dropped } = toReport(inspectedYaml(server() + scrapeConfig('a', ['x:1', 'y:1', 'z:1'], [drop]) + scrapeConfig('b', ['x:2'])));

    expect(relabelings.map(({ job, target, dropped: lost }) => [job, target === undefined ? dropped[lost!].address : targets[target].url])).toEqual([
      [0, 'http://x:1/metrics'], [0, 'http://z:1/metrics'], [0, 'y:1'], [1, 'http://x:2/metrics'],
    ]);
    expect(relabelings[2].steps[relabelings[2].steps.length - 1]).toEqual({
      rule: {
        fields: [['action', 'drop'], ['source_labels', '[__address__]'], ['regex', 'y:1']],
        from: 'spec.relabelings[0] of ScrapeConfig/monitoring/a',
      },
      changes: [],
      verdict: 'dropped',
      isOpen: false,
    });
  });

  test('shares rules among the targets of a job', () => {
    const { relabelings: [first, second] } = toReport(inspectedYaml(server() + scrapeConfig('a', ['x:1', 'z:1'])));

    expect(first.steps[0].rule.from).toMatch(/^the operator adds it: /);
    first.steps.forEach(({ rule }, i) => expect(second.steps[i].rule).toBe(rule));
  });

  test('cuts long values', () => {
    const long = { targetLabel: 'long', replacement: 'x'.repeat(201) };
    const { relabelings: [{ steps }] } = toReport(inspectedYaml(server() + scrapeConfig('a', ['x:1'], [long, { ...long, targetLabel: 'fits', replacement: 'y'.repeat(200) }])));
    const values = new Map(steps.flatMap(({ changes }) => changes.map(({ name, after }) => [name, after])));

    expect(values.get('long')).toBe(`${'x'.repeat(200)}…`);
    expect(values.get('fits')).toBe('y'.repeat(200));
  });

  test('takes the first target of each job before the second of any, and ends with the room of the page', () => {
    const padding = Array.from({ length: 100 }, (_, i) => ({ targetLabel: `l${i}`, replacement: 'x'.repeat(200) }));
    const { relabelings, targets } = toReport(inspectedYaml(server() + scrapeConfig('a', ['1:1', '2:1', '3:1', '4:1', '5:1', '6:1'], padding) + scrapeConfig('b', ['1:2', '2:2'], padding)));
    const shown = relabelings.map(({ target }) => targets[target!].url);

    expect(shown.length).toBeGreaterThan(3);
    expect(shown.length).toBeLessThan(8);
    expect(shown).toEqual([...targets.map(({ url }) => url).filter((url) => url.includes(':1/')).slice(0, shown.length - 2), 'http://1:2/metrics', 'http://2:2/metrics']);
  });

  test('has none of jobs in a Secret', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'jobs', namespace: 'monitoring' }, stringData: { jobs: '[{job_name: extra, static_configs: [{targets: ["a:1"]}]}]' } };
    const { relabelings, targets } = toReport(inspectedYaml(`${server(', additionalScrapeConfigs: {name: jobs, key: jobs}')}---\n${JSON.stringify(secret)}`));

    expect(targets).toHaveLength(1);
    expect(relabelings).toEqual([]);
  });

  test('stays small for many targets', () => {
    const { relabelings } = toReport(inspectedYaml(manyTargets(200)));

    expect(relabelings.length).toBeGreaterThan(20);
    expect(JSON.stringify(relabelings).length).toBeLessThan(500_000);
  });
});
