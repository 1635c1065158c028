import { isReplacedByMerging, mergedAnnotations, refusesMerging } from '../../lib/istio/metrics-merging';

const MERGE_METRICS = 'prometheus.istio.io/merge-metrics';
const MERGED = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' };

// test/kubernetes/pods/istio-injection.test.ts has the rows of whole pods.
describe('mergedAnnotations()', () => {
  test.each<{ it: string; given: { [name: string]: string }; expected: { [name: string]: string } }>([
    { it: 'adds the sidecar\'s to none', given: {}, expected: MERGED },
    {
      it: 'leaves the scheme, which the webhook does not read',
      given: { 'prometheus.io/scheme': 'https' },
      expected: { 'prometheus.io/scheme': 'https', ...MERGED },
    },
    {
      it: 'replaces the app\'s in every spelling',
      given: { 'prometheus.io.port': '1', 'prometheus-io/path': '/x', 'a': 'b' },
      expected: { a: 'b', ...MERGED },
    },
    {
      it: 'leaves all where the pod is not to be scraped',
      given: { 'prometheus_io_scrape': 'f', 'prometheus.io/port': '1' },
      expected: { 'prometheus_io_scrape': 'f', 'prometheus.io/port': '1' },
    },
    { it: 'leaves all where merging is off', given: { [MERGE_METRICS]: 'F' }, expected: { [MERGE_METRICS]: 'F' } },
    { it: 'removes the list of targets', given: { 'prometheus.istio.io/scrape-targets': '1:/a,2:/b' }, expected: MERGED },
    {
      it: 'leaves all where the port is the sidecar\'s, in any spelling',
      given: { 'prometheus.io.port': '15020', 'prometheus.io/path': '/metrics' },
      expected: { 'prometheus.io.port': '15020', 'prometheus.io/path': '/metrics' },
    },
  ])('$it', ({ given, expected }) => expect(mergedAnnotations(given)).toEqual(expected));
});

describe('isReplacedByMerging()', () => {
  test.each(['prometheus.io/port', 'prometheus.io.path', 'prometheus-io/port'])('is true for %s', (key) => expect(isReplacedByMerging(key)).toBe(true));

  test.each(['prometheus.io/scrape', 'prometheus.io/scheme', 'prometheus.io/param_', 'k8s.grafana.com/metrics.path'])('is false for %s', (key) => (
    expect(isReplacedByMerging(key)).toBe(false)));
});

describe('refusesMerging()', () => {
  test.each(['0', 'f', 'F', 'false', 'FALSE', 'False'])('is true for %j', (text) => expect(refusesMerging({ [MERGE_METRICS]: text })).toBe(true));

  test.each(['1', 'true', 'T', '', 'no', 'fALSE'])('is false for %j', (text) => expect(refusesMerging({ [MERGE_METRICS]: text })).toBe(false));

  test('is false without the annotation', () => expect(refusesMerging({})).toBe(false));
});
