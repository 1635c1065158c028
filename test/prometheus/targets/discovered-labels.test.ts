import { discoveredLabels } from '../../../lib/prometheus/targets/discovered-labels';
import { jobOf } from '../../support/running';

interface Labels { readonly [name: string]: string }

describe('discoveredLabels()', () => {
  const job = jobOf({ job_name: 'cart', params: { module: ['x', 'y'], empty: [] } });
  const DEFAULTS = Object.fromEntries(job.defaults);
  const labelled = (labels: Labels) => ({ labels: new Map(Object.entries(labels)) });

  // PopulateDiscoveredLabels in scrape/target.go, Prometheus v0.314.0
  test.each<{ it: string; group: Labels; target: Labels; expected: Labels }>([
    { it: 'nothing but those of the job', group: {}, target: {}, expected: {} },
    { it: 'those of group and target', group: { a: 'x' }, target: { b: 'y' }, expected: { a: 'x', b: 'y' } },
    { it: 'those of the target before those of the group', group: { a: 'x' }, target: { a: 'y' }, expected: { a: 'y' } },
    { it: 'an empty one of the target before one of the group', group: { a: 'x' }, target: { a: '' }, expected: { a: '' } },
    {
      it: 'those of the group before those of the job',
      group: { job: 'mine', __scheme__: 'https', __param_module: 'z' },
      target: {},
      expected: { job: 'mine', __scheme__: 'https', __param_module: 'z' },
    },
    { it: 'those of the target before those of the job', group: {}, target: { __metrics_path__: '/m' }, expected: { __metrics_path__: '/m' } },
    { it: 'those of the job where the others are empty', group: { job: '' }, target: { __scheme__: '' }, expected: {} },
    { it: 'those of the job where the target empties those of the group', group: { job: 'mine' }, target: { job: '' }, expected: {} },
  ])('has $it', ({ group, target, expected }) => {
    expect(Object.fromEntries(discoveredLabels(job, labelled(group), labelled(target)))).toEqual({ ...DEFAULTS, ...expected });
  });

  // PopulateLabels in scrape/target.go, Prometheus v0.55.1
  test.each([
    { version: '2.55.1', expected: 'x' },
    { version: '3.0.0', expected: 'z' },
    { version: undefined, expected: 'z' },
  ])('prefers parameters to labels that are found in Prometheus 2 alone: $version', ({ version, expected }) => {
    const read = jobOf({ job_name: 'cart', params: { module: ['x', 'y'] } }, undefined, version);

    expect(discoveredLabels(read, labelled({ __param_module: 'z', job: 'mine' }), labelled({}))).toEqual(new Map([...read.defaults, ['__param_module', expected], ['job', 'mine']]));
  });

  test('leaves what it is given as it is', () => {
    const labels = new Map([['a', 'x']]);
    discoveredLabels(job, { labels }, { labels: new Map([['b', 'y']]) });

    expect([...labels]).toEqual([['a', 'x']]);
  });
});
