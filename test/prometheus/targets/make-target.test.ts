import { makeTarget } from '../../../lib/prometheus/targets/make-target';
import { Fields, Texts } from '../../support/manifests/manifest';
import { jobOf } from '../../support/running';

const FOUND = { __address__: 'cart:80', __scheme__: 'http', __metrics_path__: '/metrics', __scrape_interval__: '1m', __scrape_timeout__: '10s', job: 'cart' };

function make(labels: Texts, ...rules: Fields[]): ReturnType<typeof makeTarget> {
  return makeTarget(new Map(Object.entries({ ...FOUND, ...labels })), jobOf({ relabel_configs: rules, params: { a: ['x'] } }));
}

/** Labels of a target that is kept. */
function labelsOf(labels: Texts, ...rules: Fields[]): ReadonlyMap<string, string> {
  const outcome = make(labels, ...rules);
  if (!('url' in outcome)) throw new Error(JSON.stringify(outcome));

  return outcome.labels;
}

describe('makeTarget()', () => {
  test('gives a target its URL, its labels and an instance', () => {
    expect(make({ __meta_kubernetes_pod_name: 'cart-0', __param_a: 'y', __tmp_x: 'z' }, { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' })).toEqual({
      url: 'http://cart:80/metrics?a=y',
      labels: new Map([
        ['__address__', 'cart:80'], ['__metrics_path__', '/metrics'], ['__param_a', 'y'], ['__scheme__', 'http'], ['__scrape_interval__', '1m'], ['__scrape_timeout__', '10s'],
        ['__tmp_x', 'z'], ['instance', 'cart:80'], ['job', 'cart'], ['pod', 'cart-0'],
      ]),
    });
  });

  test.each<{ it: string; labels: Texts; rules: Fields[]; expected: string }>([
    { it: 'as it was found', labels: { instance: 'i' }, rules: [], expected: 'i' },
    { it: 'as rules write it', labels: {}, rules: [{ target_label: 'instance', replacement: 'r' }], expected: 'r' },
    { it: 'that was emptied as the address', labels: { instance: 'i' }, rules: [{ target_label: 'instance', replacement: '' }], expected: 'cart:80' },
    { it: 'as the address that rules write', labels: {}, rules: [{ target_label: '__address__', replacement: 'other' }], expected: 'other' },
  ])('has the instance $it', ({ labels, rules, expected }) => {
    expect(labelsOf(labels, ...rules).get('instance')).toBe(expected);
  });

  test('gives labels in one order, whoever wrote them', () => {
    expect([...labelsOf({})]).toEqual([...labelsOf({ instance: 'cart:80' })]);
  });

  test('tells which rule drops', () => {
    expect(make({}, { target_label: 'a', replacement: 'b' }, { action: 'drop' })).toEqual({ dropped: 1 });
  });

  // PopulateLabels in scrape/target.go, Prometheus v0.314.0
  test.each<{ it: string; labels: Texts; expected: string }>([
    { it: 'no address', labels: { __address__: '' }, expected: 'it has no address' },
    { it: 'a URL in place of an address', labels: { __address__: 'http://cart:80' }, expected: '"http://cart:80" is not a host name' },
    { it: 'an interval that is none', labels: { __scrape_interval__: '1x' }, expected: 'its interval "1x" is not a duration' },
    { it: 'no interval', labels: { __scrape_interval__: '' }, expected: 'its interval "" is not a duration' },
    { it: 'an interval of zero', labels: { __scrape_interval__: '0s' }, expected: 'its interval is 0' },
    { it: 'an interval beyond 292 years', labels: { __scrape_interval__: '293y' }, expected: 'its interval "293y" is not a duration' },
    { it: 'a timeout that is none', labels: { __scrape_timeout__: '10' }, expected: 'its timeout "10" is not a duration' },
    { it: 'a timeout of zero', labels: { __scrape_timeout__: '0' }, expected: 'its timeout is 0' },
    { it: 'a timeout above the interval', labels: { __scrape_timeout__: '60001ms' }, expected: 'its timeout 60001ms is longer than its interval 1m' },
    {
      it: 'a flag that is none',
      labels: { __scrape_native_histograms__: 'yes' },
      expected: 'label __scrape_native_histograms__ is "yes", which is neither true nor false',
    },
    {
      it: 'a flag in mixed capitals',
      labels: { __always_scrape_classic_histograms__: 'tRUE' },
      expected: 'label __always_scrape_classic_histograms__ is "tRUE", which is neither true nor false',
    },
  ])('refuses a target with $it', ({ labels, expected }) => {
    expect(make(labels)).toEqual({ invalid: { label: expect.any(String), value: expect.any(String), why: expected } });
  });

  test.each<{ it: string; labels: Texts }>([
    { it: 'a timeout as long as the interval', labels: { __scrape_timeout__: '60s' } },
    { it: 'any port', labels: { __address__: 'cart:http' } },
    { it: 'an address of any text', labels: { __address__: 'é ?#' } },
    ...['1', 't', 'T', 'TRUE', 'true', 'True', '0', 'f', 'F', 'FALSE', 'false', 'False', ''].map((value) => ({ it: `"${value}" as a flag`, labels: { __convert_classic_histograms_to_nhcb__: value } })),
  ])('takes $it', ({ labels }) => {
    expect(make(labels)).toHaveProperty('url');
  });

  test('tells what is wrong with the address first', () => {
    expect(make({ __address__: 'a/b', __scrape_interval__: '', __scrape_timeout__: '' })).toEqual({ invalid: { label: '__address__', value: 'a/b', why: '"a/b" is not a host name' } });
  });
});
