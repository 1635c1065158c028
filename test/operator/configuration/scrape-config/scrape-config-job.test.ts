import { Spec } from '../../../../lib/operator-port/server';
import { YamlMap } from '../../../../lib/operator-port/yaml';
import { jobOf, textOf } from '../../../support/scrape-config/job-of';

const RULE = { targetLabel: 'env', replacement: 'prod', action: 'replace' };
const CLASS_RULE = { targetLabel: 'team', replacement: 'shop', action: 'replace' };
const JOB_RULE = ['job', '__tmp_prometheus_job_name'];

/** What tells rules apart: sources, target, action. */
function rulesOf(job: YamlMap, key = 'relabel_configs'): unknown[] {
  return (job.get(key) as YamlMap[] | undefined ?? []).map((rule) =>
    [rule.get('source_labels'), rule.get('target_label'), rule.get('action')].flat().filter((part) => part !== undefined));
}

function keysOf(spec: Spec, server: Spec = {}): string[] {
  return [...jobOf(spec, { server }).job.keys()];
}

describe('scrapeConfigJob()', () => {
  test('writes the least', () => {
    const { job } = jobOf({});

    expect(textOf([job])).toBe('- job_name: scrapeConfig/shop/cart\n  relabel_configs:\n  - source_labels:\n    - job\n    target_label: __tmp_prometheus_job_name\n');
  });

  test('writes fields in the operator\'s order', () => {
    const spec = {
      honorTimestamps: true,
      trackTimestampsStaleness: true,
      honorLabels: true,
      metricsPath: '/m',
      params: { b: ['1'], a: ['2'] },
      enableCompression: true,
      enableHTTP2: true,
      scrapeInterval: '1m',
      scrapeTimeout: '10s',
      scrapeProtocols: ['PrometheusText1.0.0'],
      fallbackScrapeProtocol: 'PrometheusText0.0.4',
      scheme: 'HTTPS',
      proxyUrl: 'http://p',
      basicAuth: { username: { name: 'a', key: 'u' }, password: { name: 'a', key: 'p' } },
      tlsConfig: { serverName: 's' },
      sampleLimit: 1,
      nativeHistogramBucketLimit: 2,
      bodySizeLimit: '1MB',
      staticConfigs: [{ targets: ['a'] }],
      metricRelabelings: [RULE],
      nameValidationScheme: 'UTF8',
      nameEscapingScheme: 'AllowUTF8',
    };

    expect(keysOf(spec)).toEqual([
      'job_name', 'honor_timestamps', 'track_timestamps_staleness', 'honor_labels', 'metrics_path', 'params', 'enable_compression', 'enable_http2',
      'scrape_interval', 'scrape_timeout', 'scrape_protocols', 'fallback_scrape_protocol', 'scheme', 'proxy_url', 'basic_auth', 'tls_config', 'sample_limit',
      'native_histogram_bucket_limit', 'body_size_limit', 'static_configs', 'relabel_configs', 'metric_relabel_configs', 'metric_name_validation_scheme',
      'metric_name_escaping_scheme',
    ]);
  });

  test.each([
    { it: 'spells the scheme in lower case', spec: { scheme: 'HTTPS' }, key: 'scheme', expected: 'https' },
    { it: 'spells the validation scheme in lower case', spec: { nameValidationScheme: 'UTF8' }, key: 'metric_name_validation_scheme', expected: 'utf8' },
    { it: 'renames ways of escaping', spec: { nameEscapingScheme: 'AllowUTF8' }, key: 'metric_name_escaping_scheme', expected: 'allow-utf-8' },
    { it: 'leaves empty params out', spec: { params: {} }, key: 'params', expected: undefined },
    { it: 'says nothing of timestamps that the object does not mention', spec: {}, key: 'honor_timestamps', expected: undefined },
    { it: 'overrides timestamps that it does', spec: { honorTimestamps: true }, key: 'honor_timestamps', expected: false },
    { it: 'overrides labels that it mentions', spec: { honorLabels: true }, key: 'honor_labels', expected: false },
    { it: 'says nothing of labels that it does not', spec: {}, key: 'honor_labels', expected: undefined },
    { it: 'takes the lower of two limits', spec: { sampleLimit: 9 }, key: 'sample_limit', expected: 5 },
    { it: 'leaves an enforced limit to the global section', spec: {}, key: 'sample_limit', expected: undefined },
    { it: 'takes the lower of two sizes', spec: { bodySizeLimit: '2MB' }, key: 'body_size_limit', expected: '1MB' },
  ])('$it', ({ spec, key, expected }) => {
    const { job } = jobOf(spec, { server: { overrideHonorTimestamps: true, overrideHonorLabels: true, enforcedSampleLimit: 5, enforcedBodySizeLimit: '1MB' } });

    expect(job.get(key)).toEqual(expected);
  });

  test.each([
    { it: 'compression', spec: { enableCompression: true }, field: 'enableCompression', since: '2.49.0', below: '2.48.1' },
    { it: 'validation of names', spec: { nameValidationScheme: 'Legacy' }, field: 'nameValidationScheme', since: '3.0.0', below: '3.0.0-rc.0' },
    { it: 'escaping of names', spec: { nameEscapingScheme: 'Dots' }, field: 'nameEscapingScheme', since: '3.4.0', below: '3.3.1' },
  ])('notes $it below the version that knows it', ({ spec, field, since, below }) => {
    expect(jobOf(spec, { server: { version: below } }).ignored).toEqual([{ object: 'ScrapeConfig/shop/cart', field: `spec.${field}`, since, until: undefined }]);
    expect(jobOf(spec, { server: { version: since } }).ignored).toEqual([]);
  });

  test('puts rules of the class before the job\'s name and the object\'s own', () => {
    const { job } = jobOf({ jobName: 'cart', relabelings: [RULE] }, { server: { scrapeClasses: [{ name: 'a', default: true, relabelings: [CLASS_RULE] }] } });

    expect(rulesOf(job)).toEqual([JOB_RULE, ['team', 'replace'], ['job', 'replace'], ['env', 'replace']]);
  });

  test.each([
    { it: 'enforces the namespace after rules of the object', spec: { relabelings: [RULE] }, expected: [JOB_RULE, ['env', 'replace'], ['ns']] },
    { it: 'does not enforce it without any', spec: {}, expected: [JOB_RULE] },
    { it: 'does not enforce it with rules of the class alone', spec: { scrapeClass: 'a' }, expected: [JOB_RULE, ['team', 'replace']] },
  ])('$it', ({ spec, expected }) => {
    const { job } = jobOf(spec, { server: { enforcedNamespaceLabel: 'ns', scrapeClasses: [{ name: 'a', relabelings: [CLASS_RULE] }] } });

    expect(rulesOf(job)).toEqual(expected);
    expect(rulesOf(job, 'metric_relabel_configs')).toEqual([['ns']]);
  });

  const hashmod = { sourceLabels: ['a'], targetLabel: 'b', modulus: 2, action: 'HashMod' };

  test.each([
    { it: 'adds no rules of shards for one', spec: {}, server: { shards: 1 }, rules: 1 },
    { it: 'takes no shards for one', spec: {}, server: { shards: 0 }, rules: 1 },
    { it: 'adds them for two', spec: {}, server: { shards: 2 }, rules: 1 + 5 },
    { it: 'leaves dividing to the object', spec: { relabelings: [hashmod] }, server: { shards: 2 }, rules: 2 },
    { it: 'leaves dividing to the class', spec: {}, server: { shards: 2, scrapeClasses: [{ name: 'a', default: true, relabelings: [hashmod] }] }, rules: 2 },
  ])('$it', ({ spec, server, rules }) => {
    expect(rulesOf(jobOf(spec, { server }).job)).toHaveLength(rules);
  });

  test('writes the same a hundred times, and changes nothing that it is given', () => {
    const spec = { params: { b: ['1'], a: ['2'] }, ec2SDConfigs: [{ filters: [{ name: 'b', values: ['x'] }, { name: 'a', values: ['y'] }] }] };
    const before = JSON.stringify(spec);

    const texts = new Set(Array.from({ length: 100 }, () => textOf([jobOf(spec).job])));

    expect(texts.size).toBe(1);
    expect(JSON.stringify(spec)).toBe(before);
  });
});
