import { makeTarget } from '../../../lib/prometheus/targets/make-target';
import { Fields, Texts } from '../../support/manifests/manifest';
import { jobOf } from '../../support/running';

const FOUND = { __address__: 'cart:80', __scheme__: 'http', __metrics_path__: '/metrics', __scrape_interval__: '1m', __scrape_timeout__: '10s', job: 'cart' };

function make(labels: Texts, ...rules: Fields[]): ReturnType<typeof makeTarget> {
  return makeBy(undefined, labels, ...rules);
}

function makeBy(version: string | undefined, labels: Texts, ...rules: Fields[]): ReturnType<typeof makeTarget> {
  return makeTarget(new Map(Object.entries({ ...FOUND, ...labels })), jobOf({ relabel_configs: rules, params: { a: ['x'] } }, undefined, version));
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

  // PopulateLabels in scrape/target.go, Prometheus v0.55.1
  test.each<{ it: string; labels: Texts; rules?: Fields[]; address: string; instance?: string }>([
    { it: 'a host', labels: { __address__: 'cart' }, address: 'cart:80' },
    { it: 'a host that is scraped with TLS', labels: { __address__: 'cart', __scheme__: 'https' }, address: 'cart:443' },
    { it: 'a host without a scheme', labels: { __address__: 'cart', __scheme__: '' }, address: 'cart:80' },
    { it: 'an IPv6 address', labels: { __address__: '[::1]' }, address: '[::1]:80' },
    { it: 'an IPv6 address without brackets', labels: { __address__: '::1' }, address: '::1' },
    { it: 'a host with a port', labels: { __address__: 'cart:8080' }, address: 'cart:8080' },
    { it: 'a host with an empty port', labels: { __address__: 'cart:' }, address: 'cart:' },
    { it: 'a host that rules write', labels: {}, rules: [{ target_label: '__address__', replacement: 'other' }], address: 'other:80' },
    { it: 'an instance of its own', labels: { __address__: 'cart', instance: 'i' }, address: 'cart:80', instance: 'i' },
  ])('adds a port in Prometheus 2 alone: $it', ({ labels, rules = [], address, instance = address }) => {
    const [before, after] = [makeBy('2.55.1', labels, ...rules), makeBy('3.0.0', labels, ...rules)];

    expect(before).toMatchObject({ url: expect.stringContaining(`//${address}/metrics`) });
    expect('labels' in before && [before.labels.get('__address__'), before.labels.get('instance')]).toEqual([address, instance]);
    expect('labels' in after && after.labels.get('__address__')).toBe(rules.length > 0 ? 'other' : labels.__address__);
  });

  test.each([
    { version: '2.55.1', expected: { invalid: { label: '__scheme__', value: 'ftp', why: 'its address has no port, and there is no default port for scheme "ftp"' } } },
    { version: '3.0.0', expected: { url: 'ftp://cart/metrics?a=x' } },
  ])('looks for the port of a scheme in Prometheus $version', ({ version, expected }) => {
    expect(makeBy(version, { __address__: 'cart', __scheme__: 'ftp', __param_a: 'x' })).toMatchObject(expected);
  });

  test.each([
    { version: '3.12.0', isTaken: true },
    { version: '3.13.0', isTaken: false },
    { version: undefined, isTaken: false },
  ])('reads flags of rules from Prometheus 3.13 on: $version', ({ version, isTaken }) => {
    expect('url' in makeBy(version, { __scrape_native_histograms__: 'yes' })).toBe(isTaken);
  });

  test('tells what is wrong with the address first', () => {
    expect(make({ __address__: 'a/b', __scrape_interval__: '', __scrape_timeout__: '' })).toEqual({ invalid: { label: '__address__', value: 'a/b', why: '"a/b" is not a host name' } });
  });
});
