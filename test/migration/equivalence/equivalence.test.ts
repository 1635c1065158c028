import { InspectedTarget } from '../../../lib/inspection/inspected-target';
import { equivalenceOf, losesTargets } from '../../../lib/migration/equivalence/equivalence';
import { renderEquivalence } from '../../../lib/migration/equivalence/render-equivalence';

const target = (url: string, labels: InspectedTarget['labels'] = { job: 'cart' }, job = 'cart'): InspectedTarget => ({
  server: 'prometheus.yml', job, url, labels, source: 'Pod/shop/cart',
});
const later = (url: string, labels?: InspectedTarget['labels']): InspectedTarget => ({ ...target(url, labels, 'scrapeConfig/shop/cart'), server: 'Prometheus/m/main' });
const JOB = { name: 'cart', becomes: ['ScrapeConfig/shop/cart'], differences: [], notes: [] };

describe('equivalenceOf()', () => {
  test.each([
    { it: 'ignores names of servers and jobs', before: [target('http://a')], after: [later('http://a')], expected: '1 target before, 1 after: 0 lost, 0 gained, 0 relabelled' },
    { it: 'reports lost targets', before: [target('http://a'), target('http://b')], after: [later('http://a')], expected: '2 targets before, 1 after: 1 lost, 0 gained, 0 relabelled' },
    { it: 'reports gained targets', before: [], after: [later('http://a')], expected: '0 targets before, 1 after: 0 lost, 1 gained, 0 relabelled' },
    { it: 'reports the label job', before: [target('http://a')], after: [later('http://a', { job: 'x' })], expected: '1 target before, 1 after: 0 lost, 0 gained, 1 relabelled' },
    { it: 'counts twins', before: [target('http://a'), target('http://a')], after: [later('http://a')], expected: '2 targets before, 1 after: 1 lost, 0 gained, 0 relabelled' },
    { it: 'compares nothing with nothing', before: [], after: [], expected: '0 targets before, 0 after: 0 lost, 0 gained, 0 relabelled' },
  ])('$it', ({ before, after, expected }) => {
    expect(renderEquivalence(equivalenceOf([JOB], before, after)).trimEnd().split('\n').pop()).toBe(expected);
  });

  test('pairs a relabelled target with what it was', () => {
    const before = [target('http://a', { job: 'cart', team: 'x' }), target('http://a', { job: 'cart', team: 'y' })];
    const { targets } = equivalenceOf([JOB], before, [later('http://a', { job: 'cart', team: 'x' }), later('http://a', { job: 'cart', zone: 'z' })]);

    expect(targets!.relabelled).toEqual([{ before: before[1], after: later('http://a', { job: 'cart', zone: 'z' }) }]);
  });

  test.each([
    { it: 'a lost target', equivalence: equivalenceOf([JOB], [target('http://a')], []), loses: true },
    { it: 'a job that is not migrated', equivalence: equivalenceOf([{ ...JOB, becomes: [], differences: [{ field: 'a', text: 'b' }] }]), loses: true },
    { it: 'a job without targets', equivalence: equivalenceOf([{ ...JOB, becomes: [] }]), loses: false },
    { it: 'a gained target', equivalence: equivalenceOf([JOB], [], [later('http://a')]), loses: false },
    { it: 'a job with differences', equivalence: equivalenceOf([{ ...JOB, differences: [{ field: 'proxy_url', text: 'x' }] }]), loses: false },
  ])('losesTargets() is $loses for $it', ({ equivalence, loses }) => {
    expect(losesTargets(equivalence)).toBe(loses);
  });
});

describe('renderEquivalence()', () => {
  test('shows jobs, targets and a summary', () => {
    const jobs = [
      { ...JOB, notes: ['it is scraped every 30s'] },
      { name: 'proxy', becomes: ['ScrapeConfig/shop/proxy'], differences: [{ field: 'proxy_url', text: 'its login is left out' }], notes: [] },
      { name: 'odd\n\u202e', becomes: [], differences: [{ field: 'scheme', text: 'is unknown' }, { field: '', text: 'it has two\nlines' }], notes: [] },
    ];
    const text = renderEquivalence(equivalenceOf(jobs, [target('http://a'), target('http://b')], [later('http://b', { job: 'cart', pod: 'p' }), later('http://c')]));

    expect(text).toBe(`cart -> ScrapeConfig/shop/cart
  note: it is scraped every 30s
proxy -> ScrapeConfig/shop/proxy
  proxy_url: its login is left out
odd\\u000a\\u202e -> not migrated
  scheme: is unknown
  it has two\\u000alines
- cart http://a {job="cart"}
+ scrapeConfig/shop/cart http://c {job="cart"}
~ scrapeConfig/shop/cart http://b
    pod: no label -> "p"
3 jobs: 1 equivalent, 1 with differences, 1 not migrated
2 targets before, 2 after: 1 lost, 1 gained, 1 relabelled
`);
  });
});
